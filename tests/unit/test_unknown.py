"""Fields that this library does not know: an error, or kept untouched for a host that asks for it."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansvar_core import (
    EVENT_TYPES,
    CorruptRecord,
    Event,
    MinutesWritten,
    NeedSeen,
    Record,
    Unknown,
    WorkDone,
    event_to_dict,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
)
from ansvar_core.codec.unknown import put_back, take_out
from ansvar_core.values.ledger import Ledger
from support.nodes import Path, objects, put, told
from support.samples import SECRET, sample

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def whole(*events: dict[str, Any]) -> dict[str, Any]:
    """A record around events as plain data."""
    placed = [{"position": place, **each} for place, each in enumerate(events, 1)]
    return {"format": "ansvar-record", "version": 3, "group": "g-1", "events": placed}


def kept(data: Any) -> Record:
    return record_from_dict(data, keep_unknown=True)


def exactly(data: Any) -> str:
    """Data as text, in which 1, 1.0 and true are not the same."""
    return json.dumps(data, sort_keys=True)


def with_everywhere(data: dict[str, Any], value: Any) -> dict[str, Any]:
    """An event with an unknown field in every object of it."""
    for path in list(objects(data)):
        data = put(data, (*path, "later_field"), value)
    return data


class TestKept:
    """What is kept comes out where it was, as it was."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_is_kept_on_every_level_one_at_a_time(self, kind: type[Event]) -> None:
        """In the event, in an object inside it, in an entry of a list."""
        event = sample(kind)
        for path in objects(event_to_dict(event)):
            place: Path = (*path, "later_field")
            data = whole(put(event_to_dict(event), place, {"b": [1.0, None], "a": ""}))
            record = kept(data)

            assert record.events == (event,)
            assert [each.path for each in record.unknown[event.id]] == [place]
            assert exactly(record_to_dict(record)) == exactly(data)

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_is_kept_on_every_level_at_once(self, kind: type[Event]) -> None:
        """And again when what was written is read once more."""
        data = whole(with_everywhere(event_to_dict(sample(kind)), [1, {"x": True}]))
        record = kept(data)

        assert exactly(record_to_dict(record)) == exactly(data)
        assert kept(record_to_dict(record)) == record
        assert record_from_json(record_to_json(record), keep_unknown=True) == record

    @settings(deadline=None, derandomize=True, max_examples=200)
    @given(value=JSON, name=st.text(min_size=1).filter(lambda name: name not in event_to_dict(sample(MinutesWritten))))
    def test_whatever_it_is_it_comes_out_unchanged(self, value: Any, name: str) -> None:
        """Any JSON under any name."""
        if name == "position":
            return
        data = whole(put(put(event_to_dict(sample(MinutesWritten)), ("tasks", 1, f"{name}!"), value), (name,), value))

        assert exactly(json.loads(record_to_json(kept(data)).encode())) == exactly(data)

    def test_numbers_that_others_cannot_hold_come_out_unchanged(self) -> None:
        """A whole number is no fraction, however long."""
        data = whole({**event_to_dict(sample(WorkDone)), "later": [10**400, -(10**30), 0.1, 1e300, 1.0, -0.0]})

        assert exactly(json.loads(record_to_json(kept(data)))) == exactly(data)

    def test_only_the_events_that_have_some_are_noted(self) -> None:
        """An event is the same with and without."""
        plain = event_to_dict(sample(WorkDone, id="e-1"))
        record = kept(whole(plain, {**plain, "id": "e-2", "later": 1}, {**plain, "id": "e-3"}))

        assert list(record.unknown) == ["e-2"]
        assert record.events == tuple(sample(WorkDone, id=f"e-{number}") for number in (1, 2, 3))

    def test_a_record_without_any_is_the_same_either_way(self) -> None:
        """Asking changes nothing where there is nothing to keep."""
        data = whole(event_to_dict(sample(WorkDone)))

        assert kept(data) == record_from_dict(data)

    def test_appending_loses_nothing(self) -> None:
        """The record goes on, and what came with the old events is still there."""
        data = whole(with_everywhere(event_to_dict(sample(MinutesWritten)), SECRET))
        after = kept(data).append([sample(WorkDone, id="e-new")], seen=1)
        after = after.append([sample(WorkDone, id="e-newer")], seen=2).append([sample(WorkDone, id="e-new")], seen=3)

        assert exactly(record_to_dict(after)["events"][:1]) == exactly(data["events"])
        assert len(after) == 3

    def test_what_is_kept_is_not_shown(self) -> None:
        """It may be anything."""
        record = kept(whole({**event_to_dict(sample(WorkDone)), SECRET: SECRET}))
        [unknown] = record.unknown["e-work-done"]

        assert SECRET not in f"{record!r} {record} {unknown!r} {unknown}"
        assert unknown == Unknown(path=(SECRET,), value=json.dumps(SECRET))

    def test_writing_twice_gives_the_same(self) -> None:
        """Putting back takes nothing away from the record."""
        record = kept(whole(with_everywhere(event_to_dict(sample(MinutesWritten)), {"deep": [1]})))
        first = record_to_dict(record)
        first["events"][0]["later_field"]["deep"].append(2)

        assert record_to_dict(record)["events"][0]["later_field"] == {"deep": [1]}


class Liar(Mapping[str, Any]):
    """Says that it has names, and breaks when it is asked for them."""

    def __getitem__(self, name: str) -> Any:
        raise OSError(SECRET)

    def __iter__(self) -> Iterator[str]:
        raise OSError(SECRET)

    def __len__(self) -> int:
        return 3


class TestStillAFault:
    """Keeping fields is no way around the rest."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_unknown_field_is_a_fault_unless_asked_for(self, kind: type[Event]) -> None:
        """Strict is what a host gets that says nothing."""
        data = with_everywhere(event_to_dict(sample(kind)), 1)
        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(whole(data))

        expected = {f"events[0].{told((*path, 'later_field'))}" for path in objects(event_to_dict(sample(kind)))}
        assert {place for place, _ in caught.value.faults} == expected

    @pytest.mark.parametrize(
        ("changes", "faults"),
        [
            ({"tag": "work-finished"}, {"tag": "is missing or unknown"}),
            ({"v": 2}, {"v": "is a version from the future; this library is too old to read it"}),
            ({"work": 7}, {"work": "must be text"}),
            ({"group": "g-2"}, {"group": "an event of another group"}),
        ],
    )
    def test_every_other_fault_is_one_still(self, changes: dict[str, Any], faults: dict[str, str]) -> None:
        """A kind of event that is not known cannot be judged, kept or not."""
        with pytest.raises(CorruptRecord) as caught:
            kept(whole({**event_to_dict(sample(WorkDone)), "later": 1, **changes}))

        assert dict(caught.value.faults) == {f"events[0].{place}": problem for place, problem in faults.items()}

    def test_an_object_that_will_not_say_what_is_in_it_is_a_fault(self) -> None:
        """A caller's own kind of dict can raise anything; it is told like any other that is no object."""
        with pytest.raises(CorruptRecord) as caught:
            kept(whole({**event_to_dict(sample(NeedSeen)), "user": Liar()}))

        assert caught.value.faults == (("events[0].user", "must be an object with named fields"),)

    def test_the_head_of_a_record_has_no_fields_to_keep(self) -> None:
        """What this library does not know about the whole, it cannot vouch for."""
        with pytest.raises(CorruptRecord) as caught:
            kept({**whole(), "later": 1})

        assert caught.value.faults == (("later", "is no field here"),)

    @pytest.mark.parametrize(
        ("fields", "problem"),
        [
            ({"later": float("nan")}, "an unknown field is no JSON that can be kept"),
            ({"later": [float("inf")]}, "an unknown field is no JSON that can be kept"),
            ({"later": {1, 2}}, "an unknown field is no JSON that can be kept"),
            ({"later": "\ud800"}, "an unknown field is no JSON that can be kept"),
            ({"later": {"\udfff": 1}}, "an unknown field is no JSON that can be kept"),
            ({"\ud800": 1}, "an unknown field is no JSON that can be kept"),
            ({"later": {1: 1, "a": 2}}, "an unknown field is no JSON that can be kept"),
            ({7: 1}, "has a name that is no text"),
        ],
    )
    def test_what_is_no_json_is_not_kept(self, fields: dict[Any, Any], problem: str) -> None:
        """It could not be written again."""
        with pytest.raises(CorruptRecord) as caught:
            kept(whole({**event_to_dict(sample(WorkDone)), **fields}))

        assert caught.value.faults == (("events[0]", problem),)

    def test_what_is_nested_too_deep_is_not_kept(self) -> None:
        """A hundred levels are enough for anybody, and endless ones could not be written again."""
        deep: Any = 1
        for _ in range(100):
            deep = [{"in": deep}] if isinstance(deep, int) else {"in": deep}
        tied: list[Any] = []
        tied.append(tied)
        rows: Any = ()
        for _ in range(100_000):
            rows = (rows,)

        fine = whole({**event_to_dict(sample(WorkDone)), "later": deep["in"]})
        assert exactly(record_to_dict(kept(fine))) == exactly(fine)
        for value in ({"in": deep}, tied, {"a": tied}, rows):
            with pytest.raises(CorruptRecord) as caught:
                kept(whole({**event_to_dict(sample(WorkDone)), "later": value}))
            assert [place for place, _ in caught.value.faults] == ["events[0]"]


def _nested(kind: type[Any], seen: set[type[Any]]) -> Iterator[tuple[str, Any, Any]]:
    """Every field of a class and of the classes inside it, with its type and default."""
    if kind in seen:
        return
    seen.add(kind)
    hints = typing.get_type_hints(kind)
    for field in attrs.fields(kind):
        yield f"{kind.__name__}.{field.name}", hints[field.name], field.default
        for inner in _classes(hints[field.name]):
            yield from _nested(inner, seen)


def _classes(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and attrs.has(hint):
        yield hint
    for each in typing.get_args(hint):
        yield from _classes(each)


class TestPlaces:
    """What is taken out can be put back in the same place."""

    def test_no_object_inside_an_event_has_an_object_for_its_default(self) -> None:
        """What has its default is not written, and then there would be no place to put a field back in."""
        seen: set[type[Any]] = set()
        fields = [each for kind in EVENT_TYPES for each in _nested(kind, seen)]

        assert len(fields) > 200
        assert [name for name, _, default in fields if attrs.has(type(default)) and type(default) in seen] == []

    def test_no_set_holds_objects(self) -> None:
        """A set is written sorted, and a place in it would be another's."""
        seen: set[type[Any]] = set()
        fields = [each for kind in EVENT_TYPES for each in _nested(kind, seen)]
        sets = [name for name, hint, _ in fields if typing.get_origin(hint) is frozenset and list(_classes(hint))]

        assert sets == []

    def test_a_field_in_what_is_not_written_gets_a_place(self) -> None:
        """An object that would be left out is written for it."""
        unknown = (Unknown(path=("inner", "later"), value="[1]"), Unknown(path=("inner", "more"), value="2"))

        assert put_back({"a": 1}, unknown) == {"a": 1, "inner": {"later": [1], "more": 2}}

    def test_a_wrong_type_is_left_for_the_reading_to_tell(self) -> None:
        """A text where an object should be, a list where a text should be, a text in a list of objects."""
        data = {"tasks": ["t-1", {"id": "t-2", "later": 1}, [{"x": 1}]], "document": [{"x": 1}], "writer": {"x": 1}}
        assert take_out({"user": "u-1", "agency": None}, NeedSeen) == ({"user": "u-1", "agency": None}, ())
        known, unknown = take_out(data, MinutesWritten)

        assert known == {**data, "tasks": ["t-1", {"id": "t-2"}, [{"x": 1}]]}
        assert unknown == (Unknown(path=("tasks", 1, "later"), value="1"),)


def test_a_record_made_by_hand_keeps_what_it_is_given() -> None:
    """`unknown` is a field like any other."""
    event = sample(WorkDone)
    record = Record(
        group="g-1", events=[event], unknown=Ledger([(event.id, (Unknown(path=("later",), value="null"),))])
    )

    assert record_to_dict(record)["events"][0]["later"] is None
    assert kept(record_to_dict(record)) == record
