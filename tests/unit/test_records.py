"""Events and records as plain data and as text: what is written is read as the same, or the fault is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    CorruptRecord,
    Event,
    Record,
    RoutineFollowed,
    WorkDone,
    event_from_dict,
    event_from_json,
    event_to_dict,
    event_to_json,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
)
from ansvar_core.codec.records import fields_known
from support.life import NURSE
from support.nodes import Asked
from support.samples import NUMBER, SECRET, sample, world

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
GROUP_RECORD = Record(group="g-1", events=world()[0])
TESTS = Path(__file__).parents[1]
EXAMPLES = sorted((TESTS.parent / "examples" / "records").glob("*.json"))
RECORDS = [path for path in EXAMPLES if "breaches" not in path.name]


def faults_in(data: Any) -> dict[str, str]:
    """Where the codec finds faults in a record, and which."""
    with pytest.raises(CorruptRecord) as caught:
        record_from_dict(data)
    assert (caught.value.path, caught.value.problem) == caught.value.faults[0]
    assert len(dict(caught.value.faults)) == len(caught.value.faults), "a place is told once"
    return dict(caught.value.faults)


def twenty() -> dict[str, Any]:
    """A record of twenty events that could not be better."""
    return record_to_dict(Record(group="g-1", events=[sample(WorkDone, id=f"e-{n}") for n in range(20)]))


NEEDED = {
    # The one event that is nothing but its points of the routine cannot be without them.
    ("routine-followed", "routine"),
    # One or the other has to be said.
    ("trusted-person-agreed", "party"),
    ("voice-arranged", "party"),
    ("people-taken-over", "members"),
}


class TestEvents:
    """An event is read as it was written."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_event_comes_back_as_it_was(self, kind: type[Event]) -> None:
        """With every field, and with only those that are required."""
        full = sample(kind)
        required = {
            field.name: getattr(full, field.name)
            for field in attrs.fields(kind)
            if field.default is attrs.NOTHING or (kind.tag, field.name) in NEEDED
        }

        for event in (full, kind(**required)):
            assert event_from_dict(event_to_dict(event)) == event
            assert event_from_json(event_to_json(event)) == event
            assert event_from_json(event_to_json(event).encode()) == event

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_same_event_always_gives_the_same_text(self, kind: type[Event]) -> None:
        """Tag and version first, sets sorted, defaults left out."""
        text = event_to_json(sample(kind))
        data = json.loads(text)

        assert list(data)[:2] == ["tag", "v"]
        assert event_to_json(event_from_json(text)) == text
        for value in data.values():
            if isinstance(value, list) and all(isinstance(each, str) for each in value):
                assert value == sorted(value)

    def test_what_has_its_default_is_left_out(self) -> None:
        """A field that comes later, with a default, changes no old text."""
        event = sample(WorkDone, recorded_at=sample(WorkDone).at, recorded_by=NURSE, routine=())

        assert list(event_to_dict(event)) == ["tag", "v", "id", "group", "at", "actor", "work"]

    @pytest.mark.parametrize("kind", [each for each in EVENT_TYPES if each is not RoutineFollowed])
    def test_an_event_from_before_there_were_routines_is_read(self, kind: type[Event]) -> None:
        """A text without the field means that no point of a routine was met."""
        data = event_to_dict(sample(kind))
        del data["routine"]

        assert event_from_dict(data) == sample(kind, routine=())

    @pytest.mark.parametrize("tag", [None, 7, "", "work-finished", "WorkDone", "work-done ", ["work-done"], {}])
    def test_an_unknown_tag_is_a_fault(self, tag: object) -> None:
        """A kind of event that this library does not know is no event."""
        with pytest.raises(CorruptRecord) as caught:
            event_from_dict({**event_to_dict(sample(WorkDone)), "tag": tag})

        assert caught.value.faults == (("tag", "is missing or unknown"),)

    @pytest.mark.parametrize("version", [None, 0, -1, "1", True, 1.0])
    def test_what_is_no_version_is_a_fault(self, version: object) -> None:
        """A version is a whole number from 1."""
        with pytest.raises(CorruptRecord) as caught:
            event_from_dict({**event_to_dict(sample(WorkDone)), "v": version})

        assert caught.value.faults == (("v", "must be a version number"),)

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_version_from_the_future_is_a_fault_of_its_own(self, kind: type[Event]) -> None:
        """The event is right, and this library is too old."""
        with pytest.raises(CorruptRecord) as caught:
            event_from_dict({**event_to_dict(sample(kind)), "v": kind.version + 1})

        problem = "is a version from the future; this library is too old to read it"
        assert caught.value.faults == (("v", problem),)

    @pytest.mark.parametrize("data", [None, [], "work-done", 7, [("tag", "work-done")]])
    def test_what_is_no_object_is_a_fault(self, data: object) -> None:
        """An event has named fields."""
        with pytest.raises(CorruptRecord) as caught:
            event_from_dict(data)

        assert caught.value.faults == (("$", "must be an object with named fields"),)


class TestRecords:
    """A record is read as it was written."""

    def test_a_record_comes_back_as_it_was(self) -> None:
        """As a dict and as text, one event a line."""
        text = record_to_json(GROUP_RECORD)

        assert record_from_dict(record_to_dict(GROUP_RECORD)) == GROUP_RECORD
        assert record_from_json(text) == GROUP_RECORD
        assert record_from_json(text.encode()) == GROUP_RECORD
        assert json.loads(text) == record_to_dict(GROUP_RECORD)
        assert len(text.splitlines()) == len(GROUP_RECORD) + 2

    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
    def test_an_example_is_written_as_it_stands(self, path: Path) -> None:
        """To the letter."""
        text = path.read_text(encoding="utf-8")

        assert record_to_json(record_from_json(text)) == text

    def test_one_event_stands_on_a_line_whatever_is_kept_for_others(self) -> None:
        """Also where it holds objects with positions of their own."""
        data = twenty()
        later = [{"a": 1}, {"position": 2}]
        for index in (0, 1, 5):
            data["events"][index]["later"] = later
        text = record_to_json(record_from_json(json.dumps(data), keep_unknown=True))
        head, *lines, end = text.splitlines()

        assert json.loads(text) == data
        assert head == '{"format": "ansvar-record", "version": 3, "group": "g-1", "events": ['
        assert [json.loads(line.strip().removesuffix(",")) for line in lines] == data["events"]
        assert {line.partition(":")[0] for line in lines} == {'  {"position"'}
        assert end == "]}"

    def test_a_text_is_read_strictly_unless_asked_otherwise(self) -> None:
        """A field that this library does not know is a fault."""
        data = twenty()
        data["events"][0]["later"] = 1
        with pytest.raises(CorruptRecord) as caught:
            record_from_json(json.dumps(data))

        assert caught.value.faults == (("events[0].later", "is no field here"),)

    def test_an_empty_record_comes_back_as_it_was(self) -> None:
        """There is a group before anything has happened."""
        empty = Record(group="g-1")

        assert record_from_json(record_to_json(empty)) == empty

    def test_a_record_says_what_it_is_and_where_every_event_stands(self) -> None:
        """Format and version first, positions from 1 without a gap."""
        data = record_to_dict(GROUP_RECORD)

        assert list(data) == ["format", "version", "group", "events"]
        assert (data["format"], data["version"], data["group"]) == ("ansvar-record", 3, "g-1")
        assert [each["position"] for each in data["events"]] == list(range(1, len(GROUP_RECORD) + 1))
        assert {next(iter(each)) for each in data["events"]} == {"position"}


MANY: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "an unknown tag": ({"tag": "work-finished"}, {".tag": "is missing or unknown"}),
    "a missing tag": ({"tag": None}, {".tag": "is missing or unknown"}),
    "a version from the future": (
        {"v": 2},
        {".v": "is a version from the future; this library is too old to read it"},
    ),
    "an unknown field": ({"later": 1}, {".later": "is no field here"}),
    "a missing field": ({"actor": ...}, {".actor": "is missing"}),
    "a wrong type": ({"actor": 7}, {".actor": "must be text"}),
    "a naive time": ({"at": "2026-06-01T10:00:00"}, {".at": "must say its offset from UTC"}),
    "a gap": ({"position": 19}, {".position": "a gap: position 18 is missing"}),
    "a position twice": ({"position": 17}, {".position": "stands there twice, or too late"}),
    "a position too late": ({"position": 3}, {".position": "stands there twice, or too late"}),
    "no position": ({"position": ...}, {".position": "must be a position, counted from 1"}),
    "a position of nothing": ({"position": 0}, {".position": "must be a position, counted from 1"}),
    "a position that is true": ({"position": True}, {".position": "must be a position, counted from 1"}),
    "a position in words": ({"position": "18"}, {".position": "must be a position, counted from 1"}),
    "a duplicate": ({"id": "e-3"}, {".id": "this id already stands in the record"}),
    "another group": ({"group": "g-2"}, {".group": "an event of another group"}),
    "an identity number": (
        {"work": NUMBER},
        {".work": "this is shaped like a national identity number; give an opaque id instead"},
    ),
}


def with_faults(data: dict[str, Any], index: int, changes: dict[str, Any]) -> None:
    """Changes in one event; `...` takes a field away."""
    event = data["events"][index]
    event.update(changes)
    data["events"][index] = {name: value for name, value in event.items() if value is not ...}


class TestFaults:
    """What is wrong with a record is told by its place."""

    @pytest.mark.parametrize(("changes", "faults"), MANY.values(), ids=MANY.keys())
    def test_a_fault_of_an_event_is_told_with_where_the_event_stands(
        self, changes: dict[str, Any], faults: dict[str, str]
    ) -> None:
        """Such as `events[17].grantor`."""
        data = twenty()
        # It is the last, because a wrong position leaves its mark on the next.
        del data["events"][18:]
        with_faults(data, 17, changes)

        assert faults_in(data) == {f"events[17]{place}": problem for place, problem in faults.items()}

    def test_an_event_that_is_none_is_told_by_its_place(self) -> None:
        """It has no fields to be wrong."""
        data = twenty()
        data["events"][17] = SECRET

        assert faults_in(data) == {"events[17]": "must be an object with named fields"}

    def test_events_that_were_taken_out_are_told_as_a_gap(self) -> None:
        """At the place where they were."""
        data = twenty()
        del data["events"][4:7]

        assert faults_in(data) == {"events[4].position": "a gap: position 5 is missing"}

    def test_an_event_that_stands_there_twice_is_told_by_place_and_id(self) -> None:
        """Both are wrong."""
        data = twenty()
        data["events"].insert(5, data["events"][4])

        assert faults_in(data) == {
            "events[5].position": "stands there twice, or too late",
            "events[5].id": "this id already stands in the record",
        }

    def test_events_that_changed_places_are_told_by_their_positions(self) -> None:
        """The order is the record's own."""
        data = twenty()
        data["events"][4], data["events"][5] = data["events"][5], data["events"][4]

        assert faults_in(data) == {
            "events[4].position": "a gap: position 5 is missing",
            "events[5].position": "stands there twice, or too late",
        }

    def test_all_independent_faults_of_one_event_are_told(self) -> None:
        """What is wrong with its place, its id and its group, though it cannot be read either."""
        data = twenty()
        with_faults(
            data, 17, {"position": 40, "group": "g-2", "id": "e-3", "actor": ..., "later": 1, "at": "now", "work": ""}
        )

        faults = faults_in(data)
        assert {place: problem for place, problem in faults.items() if "events[17]" in place} == {
            "events[17].position": "a gap: position 18 is missing",
            "events[17].group": "an event of another group",
            "events[17].id": "this id already stands in the record",
            "events[17].actor": "is missing",
            "events[17].later": "is no field here",
            "events[17].at": "must be a time in ISO 8601 with its offset",
            "events[17].work": "an id has 1 to 200 characters",
        }

    def test_an_id_that_stands_twice_is_told_though_the_first_cannot_be_read(self) -> None:
        """One fault hides no other."""
        data = twenty()
        with_faults(data, 3, {"actor": ...})
        with_faults(data, 17, {"id": "e-3"})

        assert faults_in(data) == {
            "events[3].actor": "is missing",
            "events[17].id": "this id already stands in the record",
        }

    def test_all_faults_of_a_record_come_at_once(self) -> None:
        """Whoever mends it sees the whole work."""
        data = record_to_dict(GROUP_RECORD) | {"format": "other", "version": 4, "More": 1, "extra": 2}
        del data["events"][0]["user"]["birth_date"]
        data["events"][1]["parent"]["party"] = ""
        data["events"][2]["tag"] = "unheard-of"
        data["events"][3] = "no event"
        data["events"][5]["group"] = "g-2"

        assert faults_in(data) == {
            "…": "is no field here",
            "extra": "is no field here",
            "format": "must be 'ansvar-record'",
            "version": "is not a version of the format that this library reads",
            "events[0].user.birth_date": "is missing",
            "events[1].parent.party": "an id has 1 to 200 characters",
            "events[2].tag": "is missing or unknown",
            "events[3]": "must be an object with named fields",
            "events[5].group": "an event of another group",
        }

    @pytest.mark.parametrize("group", ["", None, 7, ["g-1"], NUMBER, " g-1"])
    def test_a_group_that_is_no_id_is_told_once(self, group: object) -> None:
        """Its events are not blamed for it."""
        assert list(faults_in({**twenty(), "group": group})) == ["group"]

    @pytest.mark.parametrize("name", ["format", "version", "group", "events"])
    def test_a_missing_head_is_told(self, name: str) -> None:
        """Each of the four."""
        data = {key: value for key, value in twenty().items() if key != name}

        assert list(faults_in(data)) == [name]

    @pytest.mark.parametrize("data", [None, [], "x", 7])
    def test_what_is_no_record_is_a_fault(self, data: object) -> None:
        """A record is an object."""
        assert faults_in(data) == {"$": "must be an object with named fields"}

    @pytest.mark.parametrize("events", [None, {}, "[]", 7])
    def test_events_must_be_a_list(self, events: object) -> None:
        """In their order."""
        assert faults_in({**twenty(), "events": events}) == {"events": "must be a list"}

    @pytest.mark.parametrize("version", [0, 4, True, None, "3", 3.0])
    def test_another_version_of_the_format_is_a_fault(self, version: object) -> None:
        """The whole is versioned as well as each event."""
        problem = "is not a version of the format that this library reads"

        assert faults_in({**twenty(), "version": version}) == {"version": problem}

    @pytest.mark.parametrize("name", [None, 7, ["e-1"], {}])
    def test_an_id_that_is_no_text_is_told_once(self, name: object) -> None:
        """It stands for nothing, so it stands nowhere twice."""
        data = twenty()
        for each in data["events"][3:5]:
            each["id"] = name

        assert faults_in(data) == {"events[3].id": "must be text", "events[4].id": "must be text"}

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"id": ""}, {".id": "an id has 1 to 200 characters"}),
            ({"group": ""}, {".group": "an id has 1 to 200 characters"}),
            ({"id": 7, "tag": None}, {".tag": "is missing or unknown"}),
            ({"id": ["e-1"], "tag": None}, {".tag": "is missing or unknown"}),
        ],
    )
    def test_a_name_that_is_wrong_in_itself_is_not_compared_with_others(
        self, changes: dict[str, Any], told: dict[str, str]
    ) -> None:
        """An id that is none stands nowhere twice, and a group that is none is no other group."""
        data = twenty()
        for index in (3, 4):
            with_faults(data, index, changes)

        assert faults_in(data) == {
            f"events[{index}]{place}": problem for index in (3, 4) for place, problem in told.items()
        }

    @pytest.mark.parametrize(
        ("position", "problem"),
        [
            (2**53 - 1, "a gap: position 18 is missing"),
            (2**53, "must be a position, counted from 1"),
        ],
    )
    def test_a_position_is_no_larger_than_every_reader_has_exactly(self, position: int, problem: str) -> None:
        """The largest whole number of JSON is one still."""
        data = twenty()
        del data["events"][18:]
        with_faults(data, 17, {"position": position})

        assert faults_in(data) == {"events[17].position": problem}

    def test_a_group_of_anothers_kind_of_text_is_told(self) -> None:
        """What is read is plain data: a text is a text, and nothing that is made of one."""

        class Word(str):
            __slots__ = ()

        assert faults_in({**twenty(), "group": Word("g-1")}) == {"group": "an id must be text"}

    def test_no_more_faults_are_told_than_a_thousand(self) -> None:
        """The first ones, and reading stops."""
        faults = faults_in({**twenty(), "events": [SECRET] * 5_000})

        assert list(faults) == [f"events[{index}]" for index in range(1_000)]

    def test_no_more_names_are_told_than_a_thousand(self) -> None:
        """An object can have any number of names that are no fields."""
        names = {f"x_{one}{two}{three}": 1 for one in "abcdefghijk" for two in "abcdefghijk" for three in "abcdefghijk"}

        assert fields_known({**names, "events": 1}, ("events",)) == [
            (name, "is no field here") for name in list(names)[:1_000]
        ]

    def test_reading_stops_at_the_thousandth_fault(self) -> None:
        """The event after it is not even asked for its fields."""
        before, after = Asked(), Asked()
        faults_in({**twenty(), "events": [SECRET] * 999 + [before]})
        faults_in({**twenty(), "events": [SECRET] * 1_000 + [after]})

        assert (before.asked, after.asked) == (True, False)

    def test_no_content_of_the_record_is_repeated(self) -> None:
        """Neither of its head nor of its events."""
        events = [{**each, "id": f"{SECRET}\n", "tag": SECRET, "position": SECRET} for each in twenty()["events"]]
        data = {"format": SECRET, "version": SECRET, "group": f"{SECRET} {NUMBER}", "events": events, SECRET: 1}

        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(data)

        error = caught.value
        assert SECRET not in f"{error} {error!r} {error.args} {error.faults}"
