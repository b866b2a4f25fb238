"""Claims about fields: a field holds what its type says (design 2.12; cases 14).

The table of wrong values is derived from the annotations of every class, so that no class and no field is left out.
Written from the sources by somebody who has not read how the fields are checked.
"""

from __future__ import annotations

import collections.abc
import enum
import json
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ansvar_core
from ansvar_core import (
    EVENT_TYPES,
    NORWAY,
    Agency,
    AgencyRecorded,
    AnotherActor,
    Breach,
    ChangeProposal,
    Choice,
    CompetenceDecided,
    ConsentWithdrawn,
    ContentCheck,
    Deadline,
    Difference,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    Fact,
    FamilyAccessDecided,
    Gate,
    InvalidPolicy,
    InvalidValue,
    MeetingEnded,
    NeedSeen,
    NextOfKinRecorded,
    Nothing,
    NotOwed,
    Obligation,
    Owing,
    Permission,
    Policy,
    Profile,
    Reading,
    ReadingCheck,
    Record,
    Role,
    RoutinePoint,
    Rulebook,
    RuleText,
    Setting,
    Source,
    Span,
    StandingCheck,
    Step,
    Text,
    Tie,
    Topic,
    User,
    Wait,
    Weight,
    When,
    Without,
    can_read,
    covered,
    event_from_json,
    event_to_json,
    replay,
)
from support.life import HEALTH, MUM, NURSE, SCHOOL, TEACHER, Life
from support.samples import sample

MARK = "hemmelig-7f3a"
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
SAME = Text(nb="-", nn="-", en="-")
WORDS = RuleText(wrong=SAME, why=SAME, do=SAME)


class Word(str):
    """A text of another class than str."""

    __slots__ = ()


class Moment(datetime):
    """An instant of another class than datetime, as test clocks and other libraries make them."""


class Day(date):
    """A day of another class than date."""


class Colour(enum.StrEnum):
    """An enumeration that nothing here asks for."""

    RED = "red-as-nothing-here"


@attrs.frozen(kw_only=True)
class Stranger:
    """A frozen value that no field asks for."""

    id: str = "u-1"


def nothing(situation: Any, *_: Any) -> None:
    """A judge that has nothing to say."""


def owed_nothing(setting: Any) -> tuple[Owing, ...]:
    """An obligation of which nothing is owed."""
    return ()


def _of_rules() -> Iterator[Any]:
    yield Fact(position=1, field="starts", subject="m-1", about="p-1", day=date(2026, 1, 1))
    yield Breach(facts=(Fact(field="starts"),), remedies=(Wait(until=AT),))
    yield Wait(until=AT)
    yield Nothing(because=ansvar_core.Because.OTHERS_DECIDE)
    yield AnotherActor(actors=("p-1",))
    yield Step(kind="need-seen", fields={"long_lasting": True}, asks=("user",))
    yield DoFirst(steps=(Step(kind="need-seen"),))
    yield ChangeProposal(fields={"chair": "p-1"}, asks=("chair",), without={"called": ("p-2",)})
    yield Owing(who="p-1", position=1, subject="m-1", about="p-2", due=date(2026, 1, 1))
    yield Reading(party="p-1", meeting="m-1", item="i-1")
    yield Source(statements=("B1",), design=True, local=("§ 4",))
    yield SAME
    yield WORDS
    for kind, rest in (
        (StandingCheck, {"governs": (NeedSeen,), "judge": nothing}),
        (ContentCheck, {"governs": (NeedSeen,), "judge": nothing}),
        (ReadingCheck, {"judge": nothing}),
    ):
        yield kind(code="town.x", effect=Effect.WARNS, source=Source(design=True), text=WORDS, **rest)  # type: ignore[operator]
    yield Obligation(
        code="town.owed",
        source=Source(design=True),
        opened_by=(NeedSeen,),
        settled_by=(EndingDecided,),
        owed=owed_nothing,
        text=WORDS,
    )


def _of_policy() -> Iterator[Any]:
    yield Policy()
    yield Span(days=3)
    yield Gate(duty="minutes.written", event="meeting-called")
    yield Permission(act=ansvar_core.Act.CALL, roles=frozenset({Role.COORDINATOR}))
    yield Weight(code="meeting.next-date", effect=Effect.BLOCKS)
    yield NotOwed(code="minutes.read")
    yield Without(key="minutes.deadline")
    yield Choice(key="minutes.deadline", value=Span(days=3))
    yield Difference(what=NotOwed(code="minutes.read"), because=SAME, first_day=date(2026, 1, 1))
    yield RoutinePoint(code="town.told", what=SAME, when=When.BEFORE, event="group-ended", because=SAME)
    yield Profile(name="town", label=SAME, documents=("Rutine",))


def _inside(value: Any) -> Iterator[Any]:
    if attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from _inside(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset | list):
        for each in value:
            yield from _inside(each)


@cache
def known() -> dict[type[Any], Any]:
    """One right value of every class that a caller makes."""
    found: dict[type[Any], Any] = {kind: sample(kind) for kind in EVENT_TYPES}
    for kind in EVENT_TYPES:
        for each in _inside(sample(kind)):
            found.setdefault(type(each), each)
    for each in (*_of_rules(), *_of_policy()):
        found[type(each)] = each
    return found


def hint(owner: type[Any], name: str) -> Any:
    """What the annotation of a field says."""
    return typing.get_type_hints(owner)[name]


def made(owner: type[Any]) -> list[str]:
    """The fields of a class that a caller gives, in their order."""
    return [each.name for each in attrs.fields(owner) if each.init and not each.name.startswith("_")]


def parts(annotation: Any) -> tuple[Any, ...]:
    """The alternatives of an annotation."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return tuple(part for each in typing.get_args(annotation) for part in parts(each))
    return (annotation,)


_COLLECTIONS = (tuple, frozenset, list, set, collections.abc.Iterable)
_WRONG: dict[Any, tuple[Any, ...]] = {
    bool: (MARK, "nei", "false", "0", "", "true", 0, 1, None, 1.0, (), {}),
    str: (None, 7, True, b"p-1", ("p-1",), {"p-1"}, date(2026, 1, 1), 1.5, object()),
    int: (MARK, "3", True, False, None, 1.0, 1.5, (), date(2026, 1, 1)),
    date: (
        MARK,
        "2026-03-01",
        datetime(2026, 3, 1, tzinfo=UTC),
        datetime(2026, 3, 1),  # noqa: DTZ001 - a naive instant is one of the wrong ones
        Moment(2026, 3, 1, tzinfo=UTC),
        20260301,
        1.5,
        True,
        None,
    ),
    datetime: (
        MARK,
        "2026-03-01T09:00:00+00:00",
        datetime(2026, 3, 1),  # noqa: DTZ001 - a naive instant is one of the wrong ones
        date(2026, 3, 1),
        1772355600,
        1772355600.5,
        True,
        None,
    ),
    tzinfo: (MARK, "Europe/Oslo", None, timedelta(hours=1), 60, True),
}


def wrong(annotation: Any) -> Iterator[Any]:
    """Values that no alternative of an annotation takes."""
    alternatives = parts(annotation)
    if Any in alternatives or any(isinstance(each, typing.TypeVar) for each in alternatives):
        return
    candidates = [each for one in alternatives for each in _wrong(one)]
    for value in candidates:
        if value is None and type(None) in alternatives:
            continue
        if not any(_takes(one, value) for one in alternatives):
            yield value


def _wrong(one: Any) -> Iterator[Any]:
    origin = typing.get_origin(one)
    if one is type(None):
        return
    if one in _WRONG:
        yield from _WRONG[one]
    elif isinstance(one, type) and issubclass(one, enum.Enum):
        yield from (MARK, 0, 1, True, None, Colour.RED, "", next(iter(one)).name + "x", ("red",), b"x")
    elif origin in _COLLECTIONS:
        yield from (MARK, "p-1", None, 7, True, object())
        inner = typing.get_args(one)[0]
        if inner is str:
            yield from ({"p-1": True}, b"p-1")
        for value in wrong(inner):
            yield [value]
    elif isinstance(one, type) and attrs.has(one):
        yield from (MARK, None, 7, True, {"id": "u-1"}, {}, Stranger(), one, ())
    elif origin is type:
        yield from (MARK, None, 7, object)
    elif origin is collections.abc.Callable:
        yield from (MARK, None, 7, ())


def _takes(one: Any, value: Any) -> bool:
    """Whether an alternative takes a value: by its type, or because the conversion is exact and harmless."""
    if one is type(None):
        return value is None
    origin = typing.get_origin(one)
    if isinstance(one, type) and issubclass(one, enum.Enum):
        return isinstance(value, one) or (type(value) is str and value in {each.value for each in one})
    if one in (bool, int, str, date):
        return type(value) is one
    if one is datetime:
        return isinstance(value, datetime) and value.tzinfo is not None
    if origin in _COLLECTIONS:
        inner = typing.get_args(one)[0]
        return isinstance(value, tuple | frozenset | list | set) and all(
            any(_takes(part, each) for part in parts(inner)) for each in value
        )
    if origin in (collections.abc.Mapping, dict):
        return isinstance(value, collections.abc.Mapping)
    return isinstance(one, type) and isinstance(value, one)


def _all() -> list[Any]:
    return [
        pytest.param(owner, name, id=f"{owner.__name__}-{name}")
        for owner in known()
        for name in made(owner)
        if list(wrong(hint(owner, name)))
    ]


def _is_of_policy(owner: type[Any]) -> bool:
    return not issubclass(owner, Event) and owner in {type(each) for each in (*_of_policy(), *_of_rules())}


def _said(owner: type[Any], name: str, value: Any) -> str | None:
    """What is wrong with how a wrong value is met; None when it is refused as it should be."""
    alias = attrs.fields_dict(owner)[name].alias
    try:
        attrs.evolve(known()[owner], **{alias: value})
    except InvalidValue as error:
        if error.field.split("[")[0].split(".")[0] != name:
            return f"{value!r}: refused as {error.field!r}"
        return f"{value!r}: repeated in the error" if MARK in str(error) else None
    except InvalidPolicy as error:
        # a profile is right, or InvalidPolicy says what is wrong (write-a-profile)
        if not _is_of_policy(owner):
            return f"{value!r}: InvalidPolicy"
        return f"{value!r}: repeated in the error" if MARK in str(error) else None
    except Exception as error:  # noqa: BLE001 - any other error is the finding
        return f"{value!r}: {type(error).__name__}"
    return f"{value!r}: taken"


class TestTable:
    """The table of this page leaves nothing out."""

    def test_every_kind_of_event_is_in_it(self) -> None:
        assert set(EVENT_TYPES) <= set(known())

    def test_everything_an_event_holds_is_in_it(self) -> None:
        todo: list[Any] = list(EVENT_TYPES)
        seen: set[Any] = set()
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            if isinstance(one, type) and attrs.has(one):
                todo.extend(hint(one, name) for name in made(one))
            else:
                todo.extend(typing.get_args(one))
        held = {one for one in seen if isinstance(one, type) and attrs.has(one)}
        assert len(held) > len(EVENT_TYPES) + 10
        assert held <= set(known())

    @pytest.mark.parametrize("owner", list(known()), ids=lambda owner: owner.__name__)
    def test_the_right_value_is_right(self, owner: type[Any]) -> None:
        """What this page changes one field of can be made again as it is."""
        assert attrs.evolve(known()[owner]) == known()[owner]


class TestWrong:
    """What is not of the field's type is refused where it is made, with the field's name (design 2.12; cases 14)."""

    @pytest.mark.parametrize(("owner", "name"), _all())
    def test_is_refused(self, owner: type[Any], name: str) -> None:
        said = [_said(owner, name, value) for value in wrong(hint(owner, name))]
        assert said
        assert [each for each in said if each is not None] == []

    @pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.tag)
    def test_is_refused_by_name_of_the_field_from_but_as_well(self, kind: type[Event]) -> None:
        """A changed proposal is a value that is made: `but` looks at the field too (design 2.12)."""
        with pytest.raises(InvalidValue) as caught:
            sample(kind).but(at="2026-03-01T09:00:00+00:00")
        assert caught.value.field == "at"

    def test_the_error_has_no_trace_of_the_value(self) -> None:
        """The value may be personal; neither the error nor what is printed under it repeats it (design 2.8)."""
        wrongs: list[tuple[Callable[..., Any], dict[str, Any]]] = [
            (Agency, {"id": "a-1", "kind": "school", "tie": MARK}),
            (User, {"id": "u-1", "birth_date": MARK}),
            (Deadline, {"day": MARK}),
        ]
        for build, fields in wrongs:
            with pytest.raises(InvalidValue) as caught:
                build(**fields)
            error: BaseException | None = caught.value
            while error is not None:
                assert MARK not in f"{error} {error.args!r}"
                error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)

    def test_a_no_told_as_text_gives_no_right(self) -> None:
        """`allowed="false"` let grandmother read, `competent="nei"` let a child consent alone (cases 14)."""
        head = {"id": "e-1", "group": "g-1", "at": AT, "actor": NURSE}
        for build in (
            lambda: FamilyAccessDecided(**head, party="p-gran", allowed="false"),  # type: ignore[arg-type]
            lambda: CompetenceDecided(**head, competent="nei", decision="d-1"),  # type: ignore[arg-type]
            lambda: MeetingEnded(**head, meeting="m-1", tasks_agreed="no", process_evaluated=True),  # type: ignore[arg-type]
        ):
            with pytest.raises(InvalidValue):
                build()

    def test_an_ending_without_a_reason_cannot_be_made(self) -> None:
        """`EndingDecided(reason=None)` was permitted, and the record could no longer be read (cases 14)."""
        with pytest.raises(InvalidValue, match="reason"):
            EndingDecided(id="e-1", group="g-1", at=AT, actor=MUM, reason=None)  # type: ignore[arg-type]


class TestConverted:
    """What is exact and harmless is converted (design 2.12)."""

    @pytest.mark.parametrize("owner", list(known()), ids=lambda owner: owner.__name__)
    def test_the_text_of_an_enumeration_is_its_member(self, owner: type[Any]) -> None:
        for name in made(owner):
            value = getattr(known()[owner], name)
            if isinstance(value, enum.Enum):
                again = getattr(attrs.evolve(known()[owner], **{name: str(value.value)}), name)
                assert again is value, name

    @pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.tag)
    @pytest.mark.parametrize("shape", [list, tuple, iter, lambda each: (one for one in each)])
    def test_any_collection_is_the_one_that_is_kept(self, kind: type[Event], shape: Callable[[Any], Any]) -> None:
        event = sample(kind)
        for name in made(kind):
            value = getattr(event, name)
            if isinstance(value, tuple | frozenset):
                again = getattr(attrs.evolve(event, **{name: shape(value)}), name)
                assert (again, type(again)) == (value, type(value)), name

    @pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.tag)
    @pytest.mark.parametrize(
        "zone", [UTC, timezone(timedelta(hours=-9, minutes=-30)), ZoneInfo("Europe/Oslo")], ids=str
    )
    def test_any_aware_instant_is_a_plain_one(self, kind: type[Event], zone: tzinfo) -> None:
        """A subclass of datetime, in any zone, is kept as a plain datetime of the same instant."""
        event = sample(kind)
        for name in made(kind):
            value = getattr(event, name)
            if isinstance(value, datetime):
                local = value.astimezone(zone)
                odd = Moment(*local.timetuple()[:6], local.microsecond, tzinfo=local.tzinfo, fold=local.fold)
                again = getattr(attrs.evolve(event, **{name: odd}), name)
                assert type(again) is datetime, name
                assert again.timestamp() == value.timestamp(), name

    @pytest.mark.parametrize("owner", list(known()), ids=lambda owner: owner.__name__)
    def test_a_subclass_is_plain_or_refused(self, owner: type[Any]) -> None:
        """Of text and days as of instants: what is kept is plain, or it is not taken (design 2.12; ours)."""
        value = known()[owner]
        for name in made(owner):
            kept = getattr(value, name)
            odd: Any
            if type(kept) is str:
                odd = Word(kept)
            elif type(kept) is date:
                odd = Day(kept.year, kept.month, kept.day)
            else:
                continue
            try:
                again = getattr(attrs.evolve(value, **{name: odd}), name)
            except (InvalidValue, InvalidPolicy):
                continue
            assert type(again) is type(kept), name

    def test_a_collection_is_read_once_and_kept(self) -> None:
        """A list that the caller changes afterwards changes no event."""
        mine = ["u-1"]
        event = ansvar_core.AssessmentStarted(
            id="e-1",
            group="g-1",
            at=AT,
            actor=NURSE,
            together_with=mine,  # type: ignore[arg-type]
        )
        mine.append("p-later")
        assert event.together_with == frozenset({"u-1"})


class TestClosed:
    """Event classes are closed: a subclass outside the catalogue is refused when it is defined (design 2.12)."""

    @pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.tag)
    def test_a_subclass_of_an_event_cannot_be_defined(self, kind: type[Event]) -> None:
        with pytest.raises((TypeError, InvalidValue)):
            type("Odd", (kind,), {})

    def test_nor_one_of_the_base(self) -> None:
        with pytest.raises((TypeError, InvalidValue)):
            type("Odd", (Event,), {"tag": "odd", "version": 1})

    def test_what_is_left_of_a_refused_one_answers_nothing_wrong(self) -> None:
        """Trying leaves the catalogue, and the events in it, as they were."""
        before = tuple(EVENT_TYPES)
        with pytest.raises((TypeError, InvalidValue)):
            type("Odd", (NextOfKinRecorded,), {})
        assert tuple(EVENT_TYPES) == before
        assert event_from_json(event_to_json(sample(NextOfKinRecorded))) == sample(NextOfKinRecorded)


# --- what can be made can be written ----------------------------------------------------------------------------------

_OSLO = ZoneInfo("Europe/Oslo")
_ZONES = st.sampled_from(
    [
        UTC,
        timezone(timedelta(hours=2)),
        timezone(timedelta(hours=-11, minutes=-30)),
        timezone(timedelta(minutes=43)),
        _OSLO,
    ]
)
_INSTANTS = st.one_of(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1), timezones=_ZONES),  # noqa: DTZ001
    st.sampled_from(
        [
            datetime(2026, 10, 25, 2, 30, tzinfo=_OSLO),
            datetime(2026, 10, 25, 2, 30, tzinfo=_OSLO, fold=1),
            datetime(2026, 3, 29, 2, 30, tzinfo=_OSLO),
            datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2))),
            datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=timezone(timedelta(hours=-2))),
            datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(seconds=1))),
            datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(microseconds=1))),
        ]
    ),
)
_IDS = st.one_of(
    st.sampled_from(["u-1", "p-mum", "a-health", "m-1", "ø-é", "Å-1"]),
    st.text(min_size=1, max_size=8),
)
_TEXTS = st.text(st.characters(), max_size=12)
_DAYS = st.one_of(st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


def _of(annotation: Any, name: str) -> st.SearchStrategy[Any]:
    """Any value that a caller could think fits an annotation."""
    return st.one_of([_one(each, name) for each in parts(annotation)])


def _one(one: Any, name: str) -> st.SearchStrategy[Any]:
    if one is type(None):
        return st.none()
    if one is bool:
        return st.booleans()
    if one is int:
        return st.integers(min_value=-3, max_value=2**70)
    if one is str:
        return _TEXTS if name in {"text", "reason", "note", "purpose"} else _IDS
    if one is date:
        return _DAYS
    if one is datetime:
        return _INSTANTS
    if isinstance(one, type) and issubclass(one, enum.Enum):
        return st.sampled_from(list(one))
    if typing.get_origin(one) in _COLLECTIONS:
        return st.lists(_of(typing.get_args(one)[0], name), max_size=3)
    return st.just(known()[one])


def _built(owner: type[Event]) -> st.SearchStrategy[dict[str, Any]]:
    """A few fields of an event's sample, put to something else."""
    return st.fixed_dictionaries(
        {}, optional={name: _of(hint(owner, name), name) for name in made(owner) if name != "written_as"}
    )


_EXAMPLES = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


class TestWritten:
    """What can be made can be written, and what is written can be read (design 2.12)."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.tag)
    @_EXAMPLES
    @given(data=st.data())
    def test_everything_that_can_be_made(self, kind: type[Event], data: st.DataObject) -> None:
        try:
            event = attrs.evolve(sample(kind), **data.draw(_built(kind)))
        except InvalidValue:
            return
        text = event_to_json(event)
        text.encode("utf-8")
        again = event_from_json(text)
        assert again == event
        assert hash(again) == hash(event)
        assert event_to_json(again) == text

    @pytest.mark.parametrize(
        "at",
        [
            pytest.param(datetime(2026, 10, 25, 2, 30, tzinfo=_OSLO), id="the hour that comes twice, first"),
            pytest.param(datetime(2026, 10, 25, 2, 30, tzinfo=_OSLO, fold=1), id="the hour that comes twice, second"),
            pytest.param(datetime(2026, 3, 29, 2, 30, tzinfo=_OSLO), id="the hour that is not there"),
        ],
    )
    def test_around_the_changing_of_the_clocks(self, at: datetime) -> None:
        """Python calls such an instant unequal to itself in another zone; an event is equal to what is read back."""
        event = NextOfKinRecorded(id="e-1", group="g-1", at=at, actor=NURSE, party="p-gran")
        again = event_from_json(event_to_json(event))
        assert again == event
        assert hash(again) == hash(event)
        assert again.at.timestamp() == at.timestamp()

    @pytest.mark.parametrize(
        "at",
        [
            datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2))),
            datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-2))),
        ],
        ids=["before the first year", "after the last year"],
    )
    def test_an_instant_that_has_no_place_in_utc_is_refused_or_answered(self, at: datetime) -> None:
        """It is refused when made, or can be asked about and folded like any other; nothing overflows (ours)."""
        life = Life().need()
        try:
            event = NextOfKinRecorded(id="e-x", group="g-1", at=at, actor=NURSE, party="p-gran")
        except InvalidValue:
            return
        life.book.assess(life.state, event)
        replay([*life.events, event])


class TestEqual:
    """Equal events lead to equal groups (design 2.12)."""

    @_EXAMPLES
    @given(zone=_ZONES, shape=st.sampled_from([list, tuple, set, frozenset]), words=st.booleans())
    def test_however_they_were_told(self, zone: tzinfo, shape: Callable[[Any], Any], words: bool) -> None:
        def told(plain: bool) -> list[Event]:
            events: list[Event] = []
            for event in _year():
                if plain:
                    events.append(event)
                    continue
                changes: dict[str, Any] = {}
                for name in made(type(event)):
                    value = getattr(event, name)
                    if isinstance(value, datetime):
                        changes[name] = value.astimezone(zone)
                    elif isinstance(value, frozenset):
                        changes[name] = shape(value)
                    elif isinstance(value, enum.Enum) and words:
                        changes[name] = str(value.value)
                events.append(attrs.evolve(event, **changes))
            return events

        left, right = told(plain=True), told(plain=False)
        assert left == right
        assert [hash(event) for event in left] == [hash(event) for event in right]
        assert replay(left) == replay(right)
        assert Record(group="g-1", events=tuple(left)) == Record(group="g-1", events=tuple(right))


@cache
def _year() -> tuple[Event, ...]:
    return tuple(Life().established().met("m-1").events)


@cache
def _life() -> Life:
    return Life().established().met("m-1")


# --- the arguments of questions ---------------------------------------------------------------------

NAIVE = datetime(2026, 6, 1, 9)  # noqa: DTZ001 - this is the claim
WRONG_AT = [NAIVE, "2026-06-01T09:00:00+00:00", date(2026, 6, 1), None, 1772355600, True]
WRONG_GROUP = ["g-1", {}, (), 7, True, Stranger()]
WRONG_PARTY = [None, 7, "", True, ("p-1",), b"p-1"]


def _asked() -> dict[str, Callable[..., Any]]:
    life = _life()
    book, group, at = life.book, life.state, life.now
    call = next(event for event in life.events if event.tag == "meeting-called")
    right: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
        "assess": (book.assess, {"group": group, "event": call}),
        "advance": (book.advance, {"group": group, "event": call}),
        "advance_all": (book.advance_all, {"group": group, "events": [call]}),
        "reassess": (book.reassess, {"record": life.log, "events": [call], "seen": life.log.version}),
        "options": (book.options, {"group": group, "at": at, "actor": NURSE}),
        "duties": (book.duties, {"group": group, "at": at}),
        "agenda": (book.agenda, {"group": group, "at": at}),
        "rota": (book.rota, {"group": group, "at": at}),
        "may_read": (book.may_read, {"group": group, "party": NURSE, "meeting": "m-1", "at": at}),
        "route": (book.route, {"topic": Topic.USERS_OWN, "at": at}),
        "next_change": (book.next_change, {"group": group, "at": at}),
        "consent": (book.consent, {"group": group, "at": at}),
        "at": (book.at, {"at": at}),
        "audit": (book.audit, {"record": life.events, "until": at}),
        "touched": (lambda **given: list(book.touched(**given)), {"groups": [group], "day": date(2026, 6, 1)}),
        "text": (book.text, {"code": "minutes.written", "at": at}),
    }
    for later in ("register", "next_meeting", "recipients"):
        question = getattr(book, later, None)
        if question is not None:
            rest: dict[str, Any] = {
                "register": {"group": group, "event": call},
                "next_meeting": {"group": group, "at": at},
                "recipients": {"group": group, "meeting": "m-1", "at": at},
            }[later]
            right[later] = (question, rest)

    def ask(question: str, **changed: Any) -> Any:
        function, given = right[question]
        return function(**{**given, **changed})

    return {name: lambda name=name, **changed: ask(name, **changed) for name in right}


OF_GROUP = ["assess", "advance", "advance_all", "options", "register"]
OF_GROUP_ALONE = ["duties", "agenda", "rota", "may_read", "next_change", "consent"]
OF_INSTANT = ["options", "duties", "agenda", "rota", "may_read", "route", "next_change", "consent", "at"]


def _refused(question: str, argument: str, values: Iterable[Any]) -> None:
    asked = _asked()
    if question not in asked:
        pytest.fail(f"there is no question {question!r} (design 1)")
    said = []
    for value in values:
        try:
            asked[question](**{argument: value})
        except InvalidValue as error:
            if error.field.split("[")[0] != argument:
                said.append(f"{value!r}: refused as {error.field!r}")
        except Exception as error:  # noqa: BLE001 - any other error is the finding
            said.append(f"{value!r}: {type(error).__name__}")
        else:
            said.append(f"{value!r}: taken")
    assert said == []


class TestAsked:
    """An argument of a question is what its type says, or is refused by its name (design 2.12)."""

    @pytest.mark.parametrize("question", OF_GROUP)
    def test_a_wrong_group(self, question: str) -> None:
        _refused(question, "group", WRONG_GROUP)

    @pytest.mark.parametrize("question", OF_GROUP_ALONE)
    def test_a_wrong_group_or_none(self, question: str) -> None:
        _refused(question, "group", [*WRONG_GROUP, None])

    @pytest.mark.parametrize("question", ["assess", "advance", "register"])
    def test_a_wrong_event(self, question: str) -> None:
        _refused(question, "event", [None, "need-seen", {}, {"tag": "need-seen"}, 7, NeedSeen, Stranger(), ()])

    @pytest.mark.parametrize("question", ["advance_all", "reassess"])
    def test_wrong_events(self, question: str) -> None:
        _refused(question, "events", [None, "need-seen", 7, ["need-seen"], [None], [{"tag": "need-seen"}], [NeedSeen]])

    @pytest.mark.parametrize("question", OF_INSTANT)
    def test_a_wrong_instant(self, question: str) -> None:
        _refused(question, "at", WRONG_AT)

    def test_a_wrong_instant_for_a_text(self) -> None:
        _refused("text", "at", [each for each in WRONG_AT if each is not None])

    def test_a_wrong_instant_of_an_audit(self) -> None:
        _refused("audit", "until", WRONG_AT)

    def test_a_wrong_day_of_a_change(self) -> None:
        _refused("touched", "day", ["2026-06-01", NAIVE, AT, None, 20260601, True])

    def test_wrong_groups_of_a_change(self) -> None:
        _refused("touched", "groups", [None, "g-1", 7, ["g-1"], [None]])

    def test_a_wrong_number_of_turns(self) -> None:
        _refused("rota", "n", [True, "2", 1.5, 2.0, None, -1])

    def test_a_wrong_party(self) -> None:
        _refused("may_read", "party", WRONG_PARTY)
        _refused("options", "actor", WRONG_PARTY)
        _refused("rota", "chair", [each for each in WRONG_PARTY if each is not None])

    def test_a_wrong_meeting(self) -> None:
        _refused("may_read", "meeting", WRONG_PARTY)

    def test_a_text_for_a_collection(self) -> None:
        """A text is a collection of letters to Python; as ids it is a slip."""
        _refused("rota", "absent", [TEACHER, 7, None, [None], [7], {TEACHER: True}])
        _refused("rota", "kinds", ["health", 7, None, [None], [7], {"health": True}])

    def test_a_wrong_version(self) -> None:
        _refused("reassess", "seen", [True, "3", 1.5, None, -1, 10_000])

    def test_a_wrong_topic(self) -> None:
        _refused("route", "topic", ["no-such-topic", None, 7, True, Colour.RED])

    def test_the_text_of_a_topic_is_the_topic(self) -> None:
        asked = _asked()
        assert asked["route"](topic="staff-complaint") == asked["route"](topic=Topic.STAFF_COMPLAINT)

    def test_any_collection_of_people_is_taken(self) -> None:
        asked = _asked()
        for shape in (list, tuple, set, frozenset, iter):
            assert asked["rota"](absent=shape([TEACHER])) == asked["rota"](absent={TEACHER})

    def test_an_audit_of_what_is_no_record(self) -> None:
        """What is no record is told with one of our own errors."""
        asked = _asked()
        for value in (None, 7, "need-seen", ["need-seen"], [None], [{}], {"events": []}):
            with pytest.raises((InvalidValue, ansvar_core.CorruptRecord)):
                asked["audit"](record=value)

    def test_a_replay_of_what_is_no_event(self) -> None:
        for value in (None, 7, "need-seen", ["need-seen"], [None], [{}], [NeedSeen]):
            with pytest.raises((InvalidValue, ansvar_core.CorruptRecord)):
                replay(value)  # type: ignore[arg-type]

    def test_functions_for_rule_authors_take_any_collection_of_kinds(self) -> None:
        """`covered(setting, "a-health", {"health"})` raised "unhashable type" (cases 14)."""
        caught: list[tuple[Any, ...]] = []

        def judge(situation: Any) -> None:
            setting: Setting = situation.setting
            caught.append(
                (
                    covered(setting, HEALTH, {"health"}) == covered(setting, HEALTH, frozenset({"health"})),  # type: ignore[arg-type]
                    covered(setting, SCHOOL, ["health"]) == covered(setting, SCHOOL, frozenset({"health"})),  # type: ignore[arg-type]
                    can_read(setting, NURSE, ["health"]) == can_read(setting, NURSE, frozenset({"health"})),  # type: ignore[arg-type]
                )
            )

        check = StandingCheck(
            code="town.asks",
            governs=(ConsentWithdrawn,),
            effect=Effect.INFORMS,
            source=Source(design=True),
            judge=judge,  # type: ignore[arg-type]
            text=WORDS,
        )
        book = Rulebook.of(Profile(name="town", label=SAME, checks=[check]))
        life = _life()
        event = ConsentWithdrawn(id="e-w", group="g-1", at=life.now, actor=MUM, grantor=MUM)
        verdict = book.assess(life.state, event)
        assert verdict.permitted
        assert caught == [(True, True, True)]


class TestNoCrash:
    """A value that was taken can be asked about without a crash, and a withdrawal is never stopped (design 2.2)."""

    @pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.tag)
    def test_a_withdrawal_after_any_event_that_can_be_made(self, kind: type[Event]) -> None:
        """After each event with each field put to something odd that is taken, mother can still withdraw."""
        life = _life()
        later = life.now + timedelta(days=1)
        withdrawn = ConsentWithdrawn(id="e-no", group="g-1", at=later + timedelta(hours=1), actor=MUM, grantor=MUM)
        for name in made(kind):
            if name in {"id", "group", "at", "recorded_at"}:
                continue
            for value in wrong(hint(kind, name)):
                try:
                    event = attrs.evolve(
                        sample(kind), id="e-odd", group="g-1", at=later, recorded_at=later, **{name: value}
                    )
                except InvalidValue:
                    continue
                after = replay([event], after=life.state)
                assert life.book.assess(after, withdrawn).permitted, name

    def test_a_deadline_told_as_an_instant_poisons_no_group(self) -> None:
        """`Deadline(day=datetime(...))` was taken, and every later question raised TypeError (cases 14)."""
        for day in (AT, NAIVE, "2026-03-01"):
            with pytest.raises(InvalidValue) as caught:
                Deadline(day=day)  # type: ignore[arg-type]
            assert caught.value.field == "day"


class TestJson:
    """What is read is looked at as what is made is (design 2.7, 2.12)."""

    def _plain(self, **changed: Any) -> str:
        data = json.loads(event_to_json(sample(AgencyRecorded)))
        return json.dumps({**data, **changed})

    @pytest.mark.parametrize("value", ["nei", 0, 1, "true", None, [], {}])
    def test_a_truth_is_true_or_false(self, value: Any) -> None:
        agency = {"id": "a-1", "tie": "municipal", "kind": "school", "counts": value}
        with pytest.raises(ansvar_core.CorruptRecord, match="counts"):
            event_from_json(self._plain(agency=agency))

    def test_one_name_said_twice_is_a_fault(self) -> None:
        """Two values under one name: readers differ in which one counts, so neither does."""
        text = event_to_json(sample(EndingDecided))
        twice = text.replace('"reason"', '"reason": "died", "reason"', 1)
        assert twice != text
        with pytest.raises(ansvar_core.CorruptRecord):
            event_from_json(twice)

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "1.0"])
    def test_a_number_that_is_none_is_a_fault(self, number: str) -> None:
        text = event_to_json(sample(EndingDecided))
        with pytest.raises(ansvar_core.CorruptRecord):
            event_from_json(re.sub(r'"v": ?[0-9]+', f'"v": {number}', text, count=1))

    def test_what_has_no_place_in_utf8_is_refused_when_made_or_read(self) -> None:
        """Half a character cannot be written to a file: it is refused with the field's name (ours)."""
        with pytest.raises(InvalidValue):
            EndingDecided(id="e-1", group="g-1", at=AT, actor=MUM, reason=EndingReason.USERS_WISH, note="\ud800")

    def test_the_tie_of_an_agency_in_other_letters_is_no_tie(self) -> None:
        for tie in ("Municipal", "MUNICIPAL", " municipal", "municipal "):
            with pytest.raises(InvalidValue) as caught:
                Agency(id="a-1", kind="school", tie=tie)  # type: ignore[arg-type]
            assert caught.value.field == "tie"
        assert Agency(id="a-1", kind="school", tie="municipal").tie is Tie.MUNICIPAL  # type: ignore[arg-type]

    def test_the_frame_of_a_policy_is_a_frame(self) -> None:
        with pytest.raises((InvalidValue, InvalidPolicy)):
            Policy(frame="norway")  # type: ignore[arg-type]
        assert Policy(frame=NORWAY) == Policy()
