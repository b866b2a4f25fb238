"""A field holds what its type says, and an argument too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Annotated, Any

import attrs
import pytest

from ansvar_core.entities.people import Parent, Tie, User
from ansvar_core.events.need import NeedSeen
from ansvar_core.values.checked import LARGEST, any_ids, asked, checked, checking
from ansvar_core.values.ids import PartyId, Word
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.ledger import Ledger

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = date(2026, 6, 1)


class Text(str):
    __slots__ = ()


class Day(date):
    pass


class Moment(datetime):
    pass


class Other(StrEnum):
    MUNICIPAL = "municipal"


class Kin(User):
    __slots__ = ()


USER = User(id="u-1", birth_date=DAY)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Tree:
    """A class that names itself, and one that is defined after it."""

    above: Tree | None = None
    leaf: Leaf | None = None
    whatever: Any = None


@attrs.frozen(kw_only=True, field_transformer=checked)
class Leaf:
    size: int


@attrs.frozen(kw_only=True, field_transformer=checked)
class Grown(Leaf):
    green: bool = True


TAKEN: list[tuple[Any, Any, Any]] = [
    (str, "text", "text"),
    (str, Text("text"), "text"),
    (str, Tie.MUNICIPAL, "municipal"),
    (bool, True, True),
    (int, -3, -3),
    (int, LARGEST, LARGEST),
    (date, DAY, DAY),
    (date, Day(2026, 6, 1), DAY),
    (datetime, NOON, NOON),
    (datetime, Moment(2026, 6, 1, 12, tzinfo=UTC), NOON),
    (Tie, Tie.MUNICIPAL, Tie.MUNICIPAL),
    (Tie, "municipal", Tie.MUNICIPAL),
    (StrEnum, Tie.MUNICIPAL, Tie.MUNICIPAL),
    (User, USER, USER),
    (User | None, None, None),
    (Tie | None, "external", Tie.EXTERNAL),
    (str | None, None, None),
    (PartyId, "p-1", "p-1"),
    (PartyId | None, None, None),
    (Annotated[int, "counted"], 3, 3),
    (Annotated[int, "counted"] | None, None, None),
    (tuple[int, ...], [1, 2], (1, 2)),
    (tuple[int, ...], (), ()),
    (tuple[Any, ...], iter("ab"), ("a", "b")),
    (tuple, [1], (1,)),
    (tuple[str, int], ["a", 1], ("a", 1)),
    (tuple[Any, int], ["a", 1], ("a", 1)),
    (frozenset[PartyId], ["p-1", "p-1"], frozenset({"p-1"})),
    (frozenset[PartyId], frozenset(), frozenset()),
    (frozenset[Any], {1}, frozenset({1})),
    (frozenset, [1], frozenset({1})),
    (User | Parent, USER, USER),
    (Leaf | Any, 3, 3),
    (Mapping[str, int], {"a": 1}, {"a": 1}),
    (Callable[[], int], len, len),
    (type[Leaf], Grown, Grown),
    (Ledger[str, int], Ledger([("a", 1)]), Ledger([("a", 1)])),
]
REFUSED: list[tuple[Any, Any, str]] = [
    (str, 3, "must be text"),
    (str, None, "must be text"),
    (str, b"text", "must be text"),
    (str, "\ud800", "half a character"),
    (str | None, 3, "must be text"),
    (bool, "nei", "must be true or false"),
    (bool, 0, "must be true or false"),
    (bool, None, "must be true or false"),
    (int, True, "must be a whole number"),
    (int, 1.0, "must be a whole number"),
    (int, LARGEST + 1, "too large"),
    (int, -LARGEST - 1, "too large"),
    (date, NOON, "must be a day"),
    (date, "2026-06-01", "must be a day"),
    (datetime, DAY, "must be a datetime"),
    (datetime, "2026-06-01T12:00:00Z", "must be a datetime"),
    (datetime, NOON.replace(tzinfo=None), "offset from UTC"),
    (datetime, NOON.replace(year=9999), "before the last"),
    (Tie, "elsewhere", "one of the values of Tie"),
    (Tie, Other.MUNICIPAL, "one of the values of Tie"),
    (Tie, None, "one of the values of Tie"),
    (Tie, ["municipal"], "one of the values of Tie"),
    (User, {"id": "u-1"}, "must be a User"),
    (User, Kin(id="u-1", birth_date=DAY), "must be a User"),
    (NeedSeen, None, "must be a NeedSeen"),
    (PartyId, "", "an id has 1 to 200 characters"),
    (PartyId, "a b\u200b", "printable"),
    (PartyId, " a", "no blanks at its ends"),
    (PartyId, None, "an id must be text"),
    (PartyId, Text(), "an id has 1 to 200 characters"),
    (tuple[int, ...], "12", "must be a collection"),
    (tuple[int, ...], {1: 2}, "must be a collection"),
    (tuple[int, ...], 3, "must be a collection"),
    (tuple[int, ...], [1, "2"], "must be a whole number"),
    (tuple[str, int], ["a"], "must have 2 parts"),
    (tuple[str, int], ["a", "b"], "must be a whole number"),
    (frozenset[PartyId], "p-1", "must be a collection"),
    (frozenset[PartyId], ["p-1", ["p-2"]], "an id must be text"),
    (frozenset[Any], [[1]], "cannot be in a set"),
    (User | Parent, "u-1", "must be User or Parent"),
    (User | Parent | None, "u-1", "must be User or Parent"),
    (Mapping[str, int], [("a", 1)], "must be a mapping"),
    (type[Leaf], "Leaf", "must be a class"),
    (Ledger[str, int], {"a": 1}, "must be a Ledger"),
]


def checked_as(hint: Any, value: Any) -> Any:
    """A value as a field of some type would hold it."""
    check = checking(hint, "field")
    return value if check is None else check(value)


class TestChecking:
    """Each annotation asks for its own."""

    @pytest.mark.parametrize(("hint", "given", "held"), TAKEN)
    def test_what_is_exact_and_harmless_is_converted(self, hint: Any, given: Any, held: Any) -> None:
        """The value held is of the very type, and says the same."""
        found = checked_as(hint, given)

        assert found == held
        assert type(found) is type(held)

    @pytest.mark.parametrize(("hint", "given", "problem"), REFUSED)
    def test_everything_else_is_refused_with_the_field(self, hint: Any, given: Any, problem: str) -> None:
        """The error says where and what it must be, and never what it was."""
        with pytest.raises(InvalidValue, match=problem) as caught:
            checked_as(hint, given)

        assert caught.value.field == "field"

    @pytest.mark.parametrize("hint", [Any, object, Any | None])
    def test_where_anything_will_do_nothing_is_asked(self, hint: Any) -> None:
        """A value of a municipality's parameter is judged by its key, not here."""
        assert checking(hint, "field") is None

    def test_an_instant_keeps_its_offset(self) -> None:
        """Whatever class of time and zone it came in, it is plain and at the same instant."""
        summer = timezone(timedelta(hours=2))
        found = checked_as(datetime, Moment(2026, 6, 1, 14, tzinfo=summer))

        assert (type(found), found, found.utcoffset()) == (datetime, NOON, timedelta(hours=2))


class TestChecked:
    """The fields of a class are checked wherever a value is made."""

    def test_a_class_can_name_itself_and_what_comes_after_it(self) -> None:
        """Such an annotation is looked up when the first value comes."""
        tree = Tree(above=Tree(leaf=Leaf(size=1)), whatever=object())

        assert tree.above is not None
        with pytest.raises(InvalidValue, match="above: must be a Tree"):
            Tree(above=USER)  # type: ignore[arg-type]  # the wrong type is the claim
        with pytest.raises(InvalidValue, match="leaf: must be a Leaf"):
            attrs.evolve(tree, leaf="a")

    def test_what_is_inherited_is_checked_too(self) -> None:
        """As in the class it comes from."""
        with pytest.raises(InvalidValue, match="size: must be a whole number"):
            Grown(size="1")  # type: ignore[arg-type]  # the wrong type is the claim
        assert Grown(size=1).green

    def test_a_converter_of_ones_own_comes_first(self) -> None:
        """It puts in order what has an order, and what it makes is checked."""

        def ordered(value: Iterable[int]) -> tuple[int, ...]:
            return tuple(sorted(value))

        @attrs.frozen(kw_only=True, field_transformer=checked)
        class Row:
            numbers: tuple[int, ...] = attrs.field(converter=ordered)
            names: frozenset[Word] = attrs.field(converter=any_ids, default=frozenset())
            rest: Any = attrs.field(converter=ordered, default=())

        assert Row(numbers=[3, 1]).numbers == (1, 3)
        assert Row(numbers=[1], names=["a"], rest=[2, 1]).rest == (1, 2)
        with pytest.raises(InvalidValue, match="numbers: must be a whole number"):
            Row(numbers=["b", "a"])  # type: ignore[list-item]  # the wrong type is the claim


class Asked:
    @asked
    def ask(self, day: date, who: PartyId, *, often: int = 1, rest: Any = None) -> tuple[date, str, int]:
        """Say what was asked."""
        return day, who, often


class TestAsked:
    """The arguments of a question are what they should be."""

    def test_what_is_right_comes_through(self) -> None:
        """By place or by name, and converted where that is harmless."""
        assert Asked().ask(Day(2026, 6, 1), who="p-1", often=2, rest=1) == (DAY, "p-1", 2)
        assert type(Asked().ask(Day(2026, 6, 1), "p-1")[0]) is date
        assert Asked.ask.__doc__ == "Say what was asked."

    @pytest.mark.parametrize(
        ("given", "named", "argument"),
        [
            ((NOON, "p-1"), {}, "day"),
            ((DAY, ""), {}, "who"),
            ((DAY,), {"who": 3}, "who"),
            ((DAY, "p"), {"often": "1"}, "often"),
        ],
    )
    def test_what_is_wrong_is_named(self, given: tuple[Any, ...], named: dict[str, Any], argument: str) -> None:
        """The argument, and never what was in it."""
        with pytest.raises(InvalidValue) as caught:
            Asked().ask(*given, **named)

        assert caught.value.field == argument

    def test_too_few_and_too_many_are_for_python_to_refuse(self) -> None:
        """As of any function."""
        with pytest.raises(TypeError):
            Asked().ask(DAY)  # type: ignore[call-arg]  # too few is the claim
        with pytest.raises(TypeError):
            Asked().ask(DAY, "p-1", 3)  # type: ignore[misc]  # too many is the claim
        with pytest.raises(TypeError):
            Asked().ask(DAY, "p-1", soon=True)  # type: ignore[call-arg]  # an unknown one is the claim
