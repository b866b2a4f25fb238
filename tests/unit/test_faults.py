"""Faults are told by their places, and never by the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from cattrs.errors import ForbiddenExtraKeysError

from ansvar_core.codec.faults import FIELD_NAME, Fault, faults_of, fields_of, told_name
from ansvar_core.errors import InvalidPolicy, InvalidValue


class Unwilling(Mapping[str, Any]):
    """A mapping of the caller's own that will not say what it holds."""

    def __getitem__(self, key: str) -> Any:
        raise RuntimeError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(("id",))

    def __len__(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Fault("is wrong"), ("events[3].at", "is wrong")),
        (KeyError("secret"), ("events[3].at", "is missing")),
        (InvalidPolicy("key", "cannot be softened"), ("events[3].at", "cannot be softened")),
        (InvalidValue("day", "needs a day"), ("events[3].at.day", "needs a day")),
        (InvalidValue("at", "needs an offset"), ("events[3].at", "needs an offset")),
        (RuntimeError("secret"), ("events[3].at", "cannot be what it should be")),
    ],
)
def test_an_error_is_told_in_words_of_our_own(error: Exception, told: tuple[str, str]) -> None:
    """What a foreign error says may hold content, so none of it is repeated."""
    assert list(faults_of(error, "events[3].at")) == [told]


@pytest.mark.parametrize(
    ("path", "told"), [("", ["later", "more"]), ("events[3]", ["events[3].later", "events[3].more"])]
)
def test_a_name_too_many_is_told_by_where_it_stands(path: str, told: list[str]) -> None:
    """At the top there is nothing to tell before it."""
    error = ForbiddenExtraKeysError("", Fault, {"more", "later"})

    assert list(faults_of(error, path)) == [(place, "is no field here") for place in told]


@pytest.mark.parametrize("name", ["Kari", "a b", "a" * 41, "æ", "1a", "", 7, None, b"id"])
def test_what_is_no_name_of_a_field_is_not_repeated(name: Any) -> None:
    """It could be anything somebody typed."""
    assert told_name(name) == "…"


@pytest.mark.parametrize("name", ["id", "recorded_at", "a" * 40])
def test_the_name_of_a_field_is(name: str) -> None:
    """A reader must know which."""
    assert FIELD_NAME.fullmatch(name)
    assert told_name(name) == name


@pytest.mark.parametrize("data", [None, 7, "x", [("id", 1)], Unwilling()])
def test_what_is_no_object_has_no_fields(data: Any) -> None:
    """Nor has one that will not say."""
    assert fields_of(data) is None
