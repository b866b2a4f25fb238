"""What is read is right, or every place where it is not is named, and nothing of it is repeated."""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    Capacity,
    ConsentGiven,
    CorruptRecord,
    Event,
    Group,
    LegalGuardian,
    MeetingCalled,
    MinutesWritten,
    NeedSeen,
    RoutineFollowed,
    Text,
    WorkDone,
    event_from_dict,
    event_from_json,
    event_to_dict,
    event_to_json,
)
from ansvar_core.codec import converters, faults
from ansvar_core.codec.records import record_from_json
from ansvar_core.codec.snapshots import group_from_json
from ansvar_core.codec.upcasting import EVENT_STEPS, upcast
from ansvar_core.evolve import evolve
from ansvar_core.values.checked import LARGEST
from ansvar_core.values.ledger import Ledger
from support.fields import id_fields, sets_of_ids
from support.nodes import Asked, leaves, objects, places, put, taken, told
from support.samples import NUMBER, SECRET, sample

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
GOLDEN = Path(__file__).parents[1] / "golden" / "events"
NEVER = 3.5
"""A fraction, which no field of any event is."""
HALF = "\ud800"


def faults_of(data: Any) -> dict[str, str]:
    """Where the codec finds faults in an event, and which."""
    with pytest.raises(CorruptRecord) as caught:
        event_from_dict(data)
    assert len(dict(caught.value.faults)) == len(caught.value.faults), "a place is told once"
    return dict(caught.value.faults)


def written(kind: type[Event]) -> dict[str, Any]:
    """A kind's sample as plain data, every field filled in."""
    return event_to_dict(sample(kind))


def parts(path: str) -> tuple[str | int, ...]:
    """A place in words, taken apart."""
    steps = path.replace("[", ".").replace("]", "").split(".")
    return tuple(int(step) if step.isdigit() else step for step in steps)


class TestPlaces:
    """Every fault is told by its place, in words of the library's own."""

    @pytest.mark.parametrize(
        ("kind", "path", "value", "problem"),
        [
            (WorkDone, "work", 7, "must be text"),
            (WorkDone, "work", None, "must be text"),
            (WorkDone, "work", "", "an id has 1 to 200 characters"),
            (WorkDone, "work", " w", "an id has only printable characters and no blanks at its ends"),
            (WorkDone, "at", "2026-06-01T10:00:00", "must say its offset from UTC"),
            (WorkDone, "at", "yesterday", "must be a time in ISO 8601 with its offset"),
            (WorkDone, "at", "2026-06-01", "must be a time in ISO 8601 with its offset"),
            (WorkDone, "at", "2026-06-01T10:00Z", "must be a time in ISO 8601 with its offset"),
            (WorkDone, "at", "2026-06-01T10:00:00+02:00:30", "must be a time in ISO 8601 with its offset"),
            (WorkDone, "at", "2026-06-01T25:00:00Z", "is a time that does not exist"),
            (WorkDone, "at", "2026-06-01T10:00:00+24:00", "is a time that does not exist"),
            (WorkDone, "at", "٢٠٢٦-06-01T10:00:00Z", "must be a time in ISO 8601 with its offset"),
            (WorkDone, "at", 1780300800, "must be a time in ISO 8601 with its offset"),
            (WorkDone, "recorded_at", "2020-01-01T00:00:00Z", "nothing can be recorded before it happened"),
            (WorkDone, "routine", ["there.said", "there.said"], "has the same entry twice"),
            (NeedSeen, "user", "u-1", "must be an object with named fields"),
            (NeedSeen, "user.birth_date", "2015-13-01", "is a day that does not exist"),
            (NeedSeen, "user.birth_date", "20150501", "must be a day as YYYY-MM-DD"),
            (NeedSeen, "user.birth_date", "2015-W01-1", "must be a day as YYYY-MM-DD"),
            (NeedSeen, "user.birth_date", "٢٠١٥-05-01", "must be a day as YYYY-MM-DD"),
            (NeedSeen, "user.birth_date", 2015, "must be a day as YYYY-MM-DD"),
            (NeedSeen, "user.birth_date", "2015-05-01T00:00:00Z", "must be a day as YYYY-MM-DD"),
            (NeedSeen, "long_lasting", 1, "must be true or false"),
            (NeedSeen, "long_lasting", "true", "must be true or false"),
            (NeedSeen, "agency.tie", "private", "is none of the values of Tie"),
            (NeedSeen, "agency.tie", ["municipal"], "is none of the values of Tie"),
            (NeedSeen, "agency.unheard", "x", "is no field here"),
            (ConsentGiven, "grants", {}, "must be a list"),
            (ConsentGiven, "grants", [], "needs at least one entry"),
            (ConsentGiven, "grants[1].kinds", "health", "must be a list"),
            (ConsentGiven, "grants[1].kinds", ["health", "health"], "has the same entry twice"),
            (ConsentGiven, "grants[1].kinds[0]", 7, "must be text"),
            (MeetingCalled, "called[1]", 7, "must be text"),
            (MeetingCalled, "ends", "2026-06-16T08:00:00Z", "a meeting ends after it starts"),
            (MinutesWritten, "tasks[1].deadline.day", "2026-02-30", "is a day that does not exist"),
        ],
    )
    def test_a_fault_is_named_by_its_place(self, kind: type[Event], path: str, value: Any, problem: str) -> None:
        """Down to the field in the entry in the list, and nothing else is told."""
        assert {path: problem} == faults_of(put(written(kind), parts(path), value))

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_is_never_right_is_named_wherever_it_stands(self, kind: type[Event]) -> None:
        """Every place of every kind of event, one at a time: that place is told and no other."""
        data = written(kind)

        assert [path for path, _ in places(data) if set(faults_of(put(data, path, NEVER))) != {told(path)}] == []

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_missing_field_is_named(self, kind: type[Event]) -> None:
        """Each that is required, one at a time and all together."""
        whole = written(kind)
        required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]

        for name in required:
            assert faults_of(taken(whole, (name,))) == {name: "is missing"}
        assert faults_of({"tag": kind.tag, "v": 1}) == dict.fromkeys(required, "is missing")

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_unknown_field_is_named_on_every_level(self, kind: type[Event]) -> None:
        """What this version does not know is not thrown away."""
        data = written(kind)

        for path in objects(data):
            place = (*path, "later_field")
            assert faults_of(put(data, place, 1)) == {told(place): "is no field here"}

    def test_a_name_that_is_no_text_is_a_fault(self) -> None:
        """A dict of Python's can have any name."""
        assert faults_of({**written(WorkDone), 7: 1}) == {"…": "is no field here"}


class TestAllAtOnce:
    """Whoever mends an event sees the whole work, not the first fault of it."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_wrong_type_is_told(self, kind: type[Event]) -> None:
        """At whatever depth, and however many."""
        data = written(kind)
        wrong = [path for path, _ in leaves(data) if path not in (("tag",), ("v",))]
        for path in wrong:
            data = put(data, path, NEVER)

        assert set(faults_of(data)) == {told(path) for path in wrong}

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_id_that_is_no_id_is_told(self, kind: type[Event]) -> None:
        """Also those that only the class itself can judge."""
        data = written(kind)
        single = list(id_fields(kind))
        several = list(sets_of_ids(kind))
        data.update(dict.fromkeys(single, ""), **{name: [" "] for name in several})

        assert set(faults_of(data)) == {*single, *several}
        assert {"id", "group", "actor", "recorded_by", "routine"} <= {*single, *several}

    def test_faults_of_every_sort_are_told_together(self) -> None:
        """Missing, unknown, of another type, not to be accepted: none hides another."""
        data = written(ConsentGiven)
        del data["grantor"], data["grants"][0]["agency"]
        data |= {"later": 1, "at": "2026-06-01T10:00:00", "id": "", "informed": "yes", "capacity": "aunt"}
        data["grants"][1] |= {"more": 1, "agency": "", "last_day": "2027-02-30"}

        assert faults_of(data) == {
            "grantor": "is missing",
            "grants[0].agency": "is missing",
            "later": "is no field here",
            "at": "must say its offset from UTC",
            "id": "an id has 1 to 200 characters",
            "informed": "must be true or false",
            "capacity": "is none of the values of Capacity",
            "grants[1].more": "is no field here",
            "grants[1].agency": "an id has 1 to 200 characters",
            "grants[1].last_day": "is a day that does not exist",
        }


def said(error: CorruptRecord) -> str:
    """All that an error says to whoever prints, logs or looks into it."""
    assert error.__cause__ is None
    assert error.__context__ is None or error.__suppress_context__
    return f"{error} {error!r} {error.args!r} {error.faults!r} {''.join(traceback.format_exception_only(error))}"


class TestNothingRepeated:
    """An error can be logged, because no content of what was read stands in it."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_field_of_any_event_is_repeated(self, kind: type[Event]) -> None:
        """A secret as a text, an entry, a value and a name, in every place of the event."""
        data = written(kind)
        told_of = 0
        for path, _ in places(data):
            for value in (f"{SECRET} {NUMBER}", [SECRET, SECRET], {SECRET: SECRET}, {SECRET.lower(): SECRET * 99}):
                try:
                    event_from_dict(put(data, path, value))
                except CorruptRecord as error:
                    told_of += 1
                    assert SECRET not in said(error).replace(f".{SECRET.lower()}", "")  # noqa: PT017  # if there is one
        assert told_of > 3 * len(list(places(data))) - 1

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_name_of_a_field_that_may_be_content_is_repeated(self, kind: type[Event]) -> None:
        """Somebody's name typed where a field's should be, on every level."""
        data = written(kind)
        for path in objects(data):
            with pytest.raises(CorruptRecord) as caught:
                event_from_dict(put(data, (*path, f"{SECRET} Someone"), SECRET))
            assert SECRET not in said(caught.value)
            assert dict(caught.value.faults) == {told((*path, "…")): "is no field here"}

    def test_no_text_that_is_no_json_is_repeated(self) -> None:
        """Nor where in it the reading stopped."""
        for text in (SECRET, f'{{"{SECRET}": ', f'{{"{SECRET}": 1, "{SECRET}": 2}}', SECRET.encode() + b"\xff"):
            with pytest.raises(CorruptRecord) as caught:
                event_from_json(text)
            assert SECRET not in said(caught.value)

    def test_a_fault_that_nobody_thought_of_is_told_by_its_place_alone(self) -> None:
        """The words of another error may hold content."""
        error = TypeError(f"{SECRET} is not a number")
        error.add_note("a note of no use")

        assert list(faults.faults_of(error, "events[0].work")) == [("events[0].work", "cannot be what it should be")]
        assert faults._step(error) == ""


BROKEN: dict[str, str | bytes] = {
    "nothing": "",
    "half": "{",
    "other quotes": "{'tag': 1}",
    "a name twice": '{"tag": "work-done", "tag": "need-seen"}',
    "a name twice inside": '{"tag": {"a": 1, "a": 1}}',
    "a name twice in a list": '{"events": [{"id": "e-1", "id": "e-1"}]}',
    "no number": '{"v": NaN}',
    "endless": '{"v": Infinity}',
    "endless below": '{"v": -Infinity}',
    "a number of 5000 digits": '{"v": ' + "9" * 5000 + "}",
    "no UTF-8": b"\xff\xfe\xfa",
}


class TestText:
    """JSON that can be misread is not read."""

    @pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
    def test_it_is_corrupt(self, text: str | bytes) -> None:
        """Broken, doubled, endless or not a number: never an answer, never another error."""
        for reads in (event_from_json, record_from_json, group_from_json):
            with pytest.raises(CorruptRecord, match=r"^\$: is not JSON that can be read$"):
                reads(text)

    @pytest.mark.parametrize("number", ["1e999", "-1e999", "9" * 4000, "0.1", "1E2", "-0"])
    def test_a_number_is_no_version_text_or_time(self, number: str) -> None:
        """However large or small."""
        data = written(WorkDone)
        for name in ("v", "at", "work"):
            text = json.dumps({**data, name: "HERE"}).replace('"HERE"', number)
            with pytest.raises(CorruptRecord, match=rf"^{name}: (must be|is a version from the future)"):
                event_from_json(text)

    def test_letters_are_written_as_letters(self) -> None:
        """The text can be read by people."""
        assert "bråk" in event_to_json(sample(WorkDone, work="w-bråk"))

    @pytest.mark.parametrize("kind", KINDS)
    def test_half_a_character_is_a_fault_wherever_it_stands(self, kind: type[Event]) -> None:
        """It could be read and never be written again."""
        data = written(kind)

        for path, value in leaves(data):
            if isinstance(value, str):
                text = json.dumps(put(data, path, f"{value}{HALF}"))
                with pytest.raises(CorruptRecord) as caught:
                    event_from_json(text)
                assert [place for place, _ in caught.value.faults] == [told(path)]

    def test_a_whole_character_outside_the_first_plane_is_text(self) -> None:
        """Two halves that belong together are one."""
        data = json.dumps({**written(RoutineFollowed), "document": "d-\U0001f333"})

        assert event_from_json(data) == sample(RoutineFollowed, document="d-\U0001f333")


class Liar(Mapping[str, Any]):
    """Says that it has names, and breaks when it is asked for them."""

    def __getitem__(self, name: str) -> Any:
        raise OSError(SECRET)

    def __iter__(self) -> Iterator[str]:
        raise OSError(SECRET)

    def __len__(self) -> int:
        return 3


HALF_RIGHT = {"nb": 7, "nn": 7, "en": "x"}


class TestBounded:
    """However much is wrong, an answer comes, and it is no longer than anybody reads."""

    def test_no_more_faults_are_told_than_a_thousand(self) -> None:
        """The first ones."""
        faults = faults_of({**written(WorkDone), "routine": [NEVER] * 5_000})

        assert list(faults) == [f"routine[{index}]" for index in range(1_000)]

    def test_no_more_faults_of_one_event_are_told_either(self) -> None:
        """However many lists they stand in."""
        faults = faults_of({**written(MeetingCalled), "called": [NEVER] * 900, "invited": [NEVER] * 900})

        assert list(faults) == [f"called[{n}]" for n in range(900)] + [f"invited[{n}]" for n in range(100)]

    @pytest.mark.parametrize(
        ("kind", "wrong", "last", "most"),
        [
            (tuple[Text, ...], 7, lambda asked: asked, 1_000),
            (tuple[Text, ...], HALF_RIGHT, lambda asked: asked, 500),
            (Ledger[str, Text], ["a", 7], lambda asked: ["a", asked], 1_000),
            (Ledger[str, Text], ["a", HALF_RIGHT], lambda asked: ["a", asked], 500),
        ],
    )
    def test_a_list_is_read_until_a_thousand_faults_are_found(
        self, kind: Any, wrong: Any, last: Any, most: int
    ) -> None:
        """And not one entry longer, or a long list would fill memory."""
        before, after = Asked(), Asked()
        for number, asked in ((most - 1, before), (most, after)):
            with pytest.raises(Exception) as caught:  # noqa: PT011  # which error it is, is the codec's own matter
                converters.structured([*[wrong] * number, last(asked)], kind)
            assert len(list(faults.faults_of(caught.value, "list"))) >= 1_000

        assert (before.asked, after.asked) == (True, False)

    def test_a_mapping_that_will_not_say_what_is_in_it_is_no_object(self) -> None:
        """A caller's own kind of dict can raise anything, and its words are not repeated."""
        assert faults_of(Liar()) == {"$": "must be an object with named fields"}
        assert faults_of({**written(NeedSeen), "user": Liar()}) == {"user": "must be an object with named fields"}

    def test_a_mapping_that_says_what_is_in_it_is_an_object(self) -> None:
        """A caller's own kind of dict holds named fields like any other, outside and inside."""
        data = written(NeedSeen)

        assert event_from_dict(MappingProxyType({**data, "user": MappingProxyType(data["user"])})) == sample(NeedSeen)


class TestTimes:
    """A time is written as it was given, in a form that everybody can read."""

    def test_a_time_keeps_its_offset(self) -> None:
        """What was given is what is written."""
        assert written(WorkDone)["at"] == "2026-06-01T10:00:00+02:00"

    @pytest.mark.parametrize("text", ["2026-06-01T10:00:00Z", "2026-06-01T10:00:00.123456+05:30"])
    def test_a_time_is_the_same_instant_after_a_journey(self, text: str) -> None:
        """Z, fractions of a second and half hours included."""
        event = event_from_dict({**written(WorkDone), "at": text, "recorded_at": text})

        assert event.at == datetime.fromisoformat(text)
        assert event_from_json(event_to_json(event)) == event

    @pytest.mark.parametrize("seconds", [3208, 17, -17, 86_399])
    def test_an_offset_that_is_no_whole_minute_is_written_in_utc(self, seconds: int) -> None:
        """Local time was not always a whole minute from UTC, and RFC 3339 has no seconds in an offset."""
        old = datetime(1890, 1, 1, 12, tzinfo=timezone(timedelta(seconds=seconds)))
        event = sample(WorkDone, at=old, recorded_at=old)

        assert event_to_dict(event)["at"] == old.astimezone(UTC).isoformat()
        assert event_from_json(event_to_json(event)) == event

    @pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
    def test_it_is_written_in_utc_whatever_the_time_where_it_is_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The machine's own zone is nobody's business."""
        old = datetime(1890, 1, 1, 12, tzinfo=timezone(timedelta(seconds=3208)))
        try:
            with monkeypatch.context() as patch:
                patch.setenv("TZ", "HERE-05:30")
                time.tzset()
                said = event_to_dict(sample(WorkDone, at=old, recorded_at=old))["at"]
        finally:
            time.tzset()

        assert said == "1890-01-01T11:06:32+00:00"


def exactly(value: Any) -> Any:
    """A value with the types of all that is in it, so that a word is no text and a list no tuple."""
    if isinstance(value, list | tuple | frozenset):
        return type(value), [exactly(each) for each in value]
    return type(value), value


DAY = date(2026, 6, 1)
WORDS = Text(nb="a", nn="b", en="c")
PLAIN_WORDS = {"nb": "a", "nn": "b", "en": "c"}


class TestKinds:
    """A value of any kind that a field can have is written and read, carefully or not."""

    @pytest.mark.parametrize(
        ("kind", "value", "data"),
        [
            (int, LARGEST, 2**53 - 1),
            (int, -LARGEST, 1 - 2**53),
            (str | None, None, None),
            (str | None, "a", "a"),
            (date | None, None, None),
            (date | None, DAY, "2026-06-01"),
            (Capacity | None, None, None),
            (Capacity | None, Capacity.PARENT, "parent"),
            (Text | None, None, None),
            (Text | None, WORDS, PLAIN_WORDS),
            (frozenset[str], frozenset({"ø"}), ["ø"]),
            (frozenset[Capacity], frozenset({Capacity.PARENT}), ["parent"]),
            (frozenset[tuple[Capacity, str]], frozenset({(Capacity.PARENT, "a")}), [["parent", "a"]]),
            (tuple[str, ...], ("b", "a"), ["b", "a"]),
            (tuple[str, ...], (), []),
            (tuple[Capacity, ...], (Capacity.PARENT,), ["parent"]),
            (tuple[str | None, ...], (None, "a"), [None, "a"]),
            (tuple[Text, ...], (WORDS, WORDS), [PLAIN_WORDS, PLAIN_WORDS]),
            (tuple[date], (DAY,), ["2026-06-01"]),
            (tuple[date, Capacity], (DAY, Capacity.PARENT), ["2026-06-01", "parent"]),
            (tuple[str | None, date | None], ("a", DAY), ["a", "2026-06-01"]),
            (tuple[Text, date, str], (WORDS, DAY, "a"), [PLAIN_WORDS, "2026-06-01", "a"]),
        ],
        ids=str,
    )
    def test_a_value_comes_back_as_what_it_was(self, kind: Any, value: Any, data: Any) -> None:
        """To its innermost types."""
        assert converters.unstructured(value, kind) == data
        assert exactly(converters.structured(data, kind)) == exactly(value)
        assert exactly(converters.careful(data, kind)) == exactly(value)

    @pytest.mark.parametrize(
        ("kind", "data", "fault"),
        [
            (int, 2**53, ("", "is too large a number")),
            (int, -(2**53), ("", "is too large a number")),
            (Capacity | None, "aunt", ("", "is none of the values of Capacity")),
            (Capacity | None, ["parent"], ("", "is none of the values of Capacity")),
            (frozenset[str], "abc", ("", "must be a list")),
            (frozenset[str], {"a": 1}, ("", "must be a list")),
            (frozenset[str], [b"a"], ("[0]", "must be text")),
            (frozenset[str], ["a", "ø", HALF], ("[2]", "has half a character, a lone surrogate")),
            (frozenset[Capacity], ["aunt"], ("[0]", "is none of the values of Capacity")),
            (tuple[str, str], "ab", ("", "must be a list of 2")),
            (tuple[str, str], ["a", "b", "c"], ("", "must be a list of 2")),
        ],
        ids=str,
    )
    def test_what_is_no_such_value_is_refused(self, kind: Any, data: Any, fault: tuple[str, str]) -> None:
        """However much it looks like one."""
        for reads in (converters.structured, converters.careful):
            with pytest.raises(Exception) as caught:  # noqa: PT011  # which error it is, is the codec's own matter
                reads(data, kind)
            assert list(faults.faults_of(caught.value, "")) == [fault]


class TestLists:
    """Rows, and maps that remember everything, are read with the same care."""

    @pytest.mark.parametrize(
        ("data", "fault"),
        [
            ({}, "must be a list"),
            ([["a", 1], ["a", 2]], "has the same entry twice"),
            ([["a"]], "must be a list of 2"),
            ([["a", 1, 2]], "must be a list of 2"),
            (["ab"], "must be a list of 2"),
        ],
    )
    def test_a_map_that_is_none_is_told(self, data: Any, fault: str) -> None:
        """It is a list of pairs, each key once."""
        kind = Ledger[str, int]
        with pytest.raises(Exception) as caught:  # noqa: PT011  # which error it is, is the codec's own matter
            converters.structured(data, kind)

        assert [problem for _, problem in faults.faults_of(caught.value, "map")] == [fault]

    def test_a_map_keeps_its_order(self) -> None:
        """The order in which things were first recorded."""
        kept = Ledger([("b", 1), ("a", 2)])
        data = converters.unstructured(kept, Ledger[str, int])

        assert data == [["b", 1], ["a", 2]]
        assert list(converters.structured(data, Ledger[str, int]).items()) == [("b", 1), ("a", 2)]

    def test_what_a_map_holds_is_written_as_its_own_kind(self) -> None:
        """Keys and entries, to plain data all through."""
        kind = Ledger[Capacity, tuple[Text, date]]
        data = converters.unstructured(Ledger([(Capacity.PARENT, (WORDS, DAY))]), kind)

        assert data == [["parent", [PLAIN_WORDS, "2026-06-01"]]]

    def test_nothing_is_made_when_the_first_entry_is_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """How to write a group is found with its class; a group that is the first with a guardian makes no code."""
        bare = evolve(None, sample(NeedSeen))
        guardian = LegalGuardian(party="p-ina", personal=True, decision="doc-1")
        writing = converters._converter(detailed=False).get_unstructure_hook(Group)
        monkeypatch.setattr(converters, "make_dict_unstructure_fn", None)

        assert "guardians" not in writing(bare)
        assert [
            key for key, _ in writing(attrs.evolve(bare, guardians=Ledger([("p-ina", guardian)])))["guardians"]
        ] == ["p-ina"]


class TestMuseum:
    """The careful reading and the quick one agree."""

    @pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.stem)
    def test_what_is_right_is_the_same_however_carefully_it_is_read(self, path: Path) -> None:
        """Only faults are told differently."""
        data = json.loads(path.read_text(encoding="utf-8"))
        event = event_from_dict(data)
        version = data["v"]
        fields = upcast(event.tag, {**data, "written_as": version}, version, event.version, EVENT_STEPS)

        assert (
            converters.careful({name: fields[name] for name in fields if name not in ("tag", "v")}, type(event))
            == event
        )
