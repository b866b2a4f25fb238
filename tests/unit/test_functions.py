"""Which functions a rule can ask."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from ansvar_core import InvalidPolicy
from ansvar_core.rules.functions import must_answer


def _answers(situation: object, event: object) -> None:
    return None


def _yields(situation: object, event: object) -> Iterator[object]:
    yield event


class TestMustAnswer:
    """What could lose an answer is refused with the code of its rule."""

    @pytest.mark.parametrize("function", [_answers, partial(_answers), lambda *_: None, lambda a, b, c=None: None])
    def test_what_answers(self, function: Any) -> None:
        """An ordinary function, and whatever else can be asked."""
        must_answer("town.x", "judge", function, ("this", "that"), "something")

    @pytest.mark.parametrize(
        ("function", "problem"),
        [
            (_yields, "`judge` yields, and what it returns would be lost; let it return something"),
            (partial(_yields), "`judge` yields, and what it returns would be lost; let it return something"),
            (4, "`judge` must be a function that returns something"),
            (int, "`judge` must be a function that returns something"),
            (lambda a: None, "`judge` must take this and that, by position"),
        ],
    )
    def test_what_does_not(self, function: Any, problem: str) -> None:
        """The problem says what to do instead."""
        with pytest.raises(InvalidPolicy) as caught:
            must_answer("town.x", "judge", function, ("this", "that"), "something")
        assert (caught.value.key, caught.value.problem) == ("town.x", problem)
