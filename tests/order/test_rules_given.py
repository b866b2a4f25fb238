"""The order in which rules, differences and choices are given is no fact: the answers have one order of their own."""

from __future__ import annotations

from random import Random
from typing import Any, TypeVar

import attrs
import pytest

from ansvar_core import InvalidValue, Policy, Profile, Rulebook
from order.answers import ask_some
from order.lives import CHANGING, STRICT, books, profiles
from order.told import Digests

T = TypeVar("T")
RULES = ("checks", "reading_checks", "obligations")
LISTS = ("gates", "permissions", "routine", "weights")


def shuffled(things: tuple[T, ...], seed: int) -> tuple[T, ...]:
    """In another order: turned round first, then by chance."""
    return things[::-1] if seed == 0 else tuple(Random(seed).sample(things, len(things)))  # noqa: S311  # no secret


def mixed(value: T, names: tuple[str, ...], seed: int) -> T:
    """The same value with some of its lists given in another order."""
    thing: Any = value
    other: T = attrs.evolve(thing, **{name: shuffled(getattr(thing, name), seed) for name in names})
    return other


def answers(**instead: Rulebook) -> list[str]:
    """The digests of a few cases, with other books in place of some."""
    digests = Digests()
    ask_some(digests.put, {**books(), **instead})
    return digests.lines()


@pytest.fixture(scope="module")
def plain() -> list[str]:
    """The digests with everything in the order it is written."""
    return answers()


SEEDS = [pytest.param(0, id="backwards"), pytest.param(1, id="by chance")]


@pytest.mark.heavy
class TestRules:
    """A rulebook is a set of rules."""

    @pytest.mark.parametrize("seed", SEEDS)
    def test_rules_given_in_any_order_answer_the_same(self, seed: int, plain: list[str]) -> None:
        """The same findings in the same order, the same duties, agenda, options and texts."""
        other = {name: mixed(books()[name], RULES, seed) for name in ("standard", "changing", "viborg")}

        assert answers(**other) == plain

    @pytest.mark.parametrize("name", books())
    def test_rulebooks_of_the_same_rules_are_equal(self, name: str) -> None:
        """Whoever gave them in whatever order."""
        book = books()[name]

        assert mixed(book, RULES, 0) == book
        assert hash(mixed(book, RULES, 0)) == hash(book)

    def test_a_rule_more_is_seen(self, plain: list[str]) -> None:
        """One rule left out changes the answers, so the comparison would see a rule that was lost."""
        book = books()["changing"]
        fewer = attrs.evolve(book, checks=tuple(each for each in book.checks if each.code != "changing.second"))

        assert answers(changing=fewer) != plain


@pytest.mark.heavy
class TestProfiles:
    """A profile is a set of differences, of days on which they hold, and of rules."""

    @pytest.mark.parametrize("seed", SEEDS)
    def test_differences_given_in_any_order_answer_the_same(self, seed: int, plain: list[str]) -> None:
        """Differences, words and rules of its own, shuffled all at once."""
        other = mixed(CHANGING, ("differences", "terms", *RULES), seed)

        assert answers(changing=Rulebook.of(other)) == plain

    @pytest.mark.parametrize("name", profiles())
    def test_rulebooks_of_the_same_differences_are_equal(self, name: str) -> None:
        """So nobody is told of a change where a file was sorted."""
        profile: Profile = profiles()[name]
        other = Rulebook.of(mixed(profile, ("differences", "terms", *RULES), 0))

        assert other == Rulebook.of(profile)
        assert other.changes() == Rulebook.of(profile).changes()

    @pytest.mark.parametrize("seed", SEEDS)
    def test_policies_of_the_same_choices_are_equal(self, seed: int) -> None:
        """Gates, permissions, points and weights are told apart by what they are about."""
        policies = [STRICT, *(policy for book in books().values() for _, policy in book.policies.versions)]

        assert any(len(getattr(each, name)) > 1 for each in policies for name in LISTS)
        assert [each for each in policies if mixed(each, LISTS, seed) != each] == []

    def test_a_choice_of_another_sort_is_refused_with_its_field(self) -> None:
        """Putting choices in order does not stumble over what is none."""
        with pytest.raises(InvalidValue, match="gates: must be a Gate"):
            Policy(gates=["meeting-called"])  # type: ignore[list-item]  # what is refused
