"""Every parameter says what its value must be, and refuses anything else by its key."""

from __future__ import annotations

from typing import Any

import pytest

from ansvar_core import InvalidPolicy, Policy
from ansvar_core.allowed import _KINDS, check_choice
from ansvar_core.values.parameter import parameters

PARAMETERS = parameters(Policy)


def test_every_parameter_says_what_it_must_be() -> None:
    """None can be given anything at all."""
    assert set(_KINDS) == set(PARAMETERS)


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_standard_is_allowed(name: str) -> None:
    """What nobody chose otherwise is right."""
    check_choice(name, PARAMETERS[name].key, getattr(Policy(), name))


@pytest.mark.parametrize(
    "value", [object(), 3.5, "x", {"x": 1}, [object()]], ids=["object", "float", "text", "dict", "list"]
)
@pytest.mark.parametrize("name", PARAMETERS)
def test_what_it_cannot_be_is_refused_by_its_key(name: str, value: Any) -> None:
    """With what it must be."""
    if isinstance(value, dict) and name in {"information_kinds", "uncounted_agency_kinds", "unowed"}:
        check_choice(name, PARAMETERS[name].key, value)  # A dict is a collection of its words.
        return
    with pytest.raises(InvalidPolicy, match="must be") as caught:
        check_choice(name, PARAMETERS[name].key, value)
    assert caught.value.key == PARAMETERS[name].key


@pytest.mark.parametrize("value", [0, -1, 10_001, True])
def test_a_count_is_a_number_that_a_group_can_come_near(value: int) -> None:
    """More is a slip, and would be counted up to."""
    with pytest.raises(InvalidPolicy, match="from 1 to 10000"):
        check_choice("min_agencies", "establish.min_agencies", value)


@pytest.mark.parametrize("value", [1, 10_000, None])
def test_the_ends_of_a_count_are_inside(value: int | None) -> None:
    """So is not having chosen."""
    check_choice("min_agencies", "establish.min_agencies", value)
