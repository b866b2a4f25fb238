"""All rules of the library: their order, and how they travel."""

from __future__ import annotations

import pickle
import random

import attrs
import pytest

from ansvar_core import CHECKS, OBLIGATIONS, READING_CHECKS, Effect, InvalidPolicy, Rulebook
from ansvar_core.rules.base import Check, _again
from ansvar_core.rules.catalogue import LIBRARY, in_order

ALL = (*CHECKS, *READING_CHECKS, *OBLIGATIONS)


class TestInOrder:
    """In which order rules are listed is no fact."""

    def test_any_order_gives_the_same(self) -> None:
        """The library's as they stand, then others by code."""
        own = [attrs.evolve(CHECKS[1], code=code) for code in ("own.b", "own.a")]
        for seed in range(5):
            given: list[Check] = [*CHECKS, *own]
            random.Random(seed).shuffle(given)  # noqa: S311  # no secret
            assert in_order(given) == (*CHECKS, own[1], own[0])

    def test_the_library_has_every_rule_once(self) -> None:
        """By its code, which is for ever."""
        assert tuple(LIBRARY.values()) == ALL


class TestPickled:
    """A rule of the library travels as its code."""

    def test_every_rule_comes_back_as_itself(self) -> None:
        """Equal, with the judge that the library has."""
        for rule in ALL:
            assert pickle.loads(pickle.dumps(rule)) == rule  # noqa: S301

    def test_what_a_policy_made_of_it_comes_along(self) -> None:
        """Its effect here, with the same judge."""
        softer = attrs.evolve(CHECKS[2], effect=Effect.INFORMS)
        back = pickle.loads(pickle.dumps(softer))  # noqa: S301

        assert back == softer
        assert back.judge is CHECKS[2].judge

    def test_a_rulebook_is_small(self) -> None:
        """So that it can be sent to every worker."""
        book = Rulebook.standard()
        written = pickle.dumps(book)

        assert pickle.loads(written) == book  # noqa: S301
        assert len(written) < 12_000

    def test_a_rule_that_is_no_longer_there_is_an_error_that_names_it(self) -> None:
        """A rulebook pickled by another version of the library is not opened half."""
        with pytest.raises(InvalidPolicy) as raised:
            _again("no.such-rule", {})

        assert raised.value.faults[0][0] == "no.such-rule"
