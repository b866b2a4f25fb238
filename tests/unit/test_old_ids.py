"""Ids as they were written before format 3: found in old data, kept, and put back."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from ansvar_core import (
    EVENT_TYPES,
    CorruptRecord,
    Event,
    InvalidValue,
    NeedSeen,
    Record,
    Rulebook,
    answer_to_dict,
    digest,
    event_from_dict,
    event_from_json,
    event_to_dict,
    event_to_json,
    group_from_dict,
    group_from_json,
    group_to_dict,
    group_to_json,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
    replay,
    seal,
    verify,
)
from ansvar_core.codec.old_ids import any_as_written, found_as_written, ids_as_written, put_as_written
from ansvar_core.codec.quick import event_from_trusted, event_to_bytes, record_from_trusted, record_to_bytes
from ansvar_core.entities.group import Group
from ansvar_core.evolve import evolve
from ansvar_core.values.ids import IdAsWritten
from support.nodes import leaves, put, taken
from support.samples import sample

GOLDEN = Path(__file__).parents[1] / "golden" / "records"
OLD = (GOLDEN / "as-written.v2.json").read_text(encoding="utf-8")
PLAIN = (GOLDEN / "begun.v2.json").read_text(encoding="utf-8")
KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
LOOKS = {
    "decomposed": "-e\u0301",
    "full-width digit": "-\uff11",
    "other digit": "-\u0663",
    "raised digit": "-\u00b2",
    "unseen": "-\ufe0f",
    "a number with a dash": " 123456\u201378901",
    "a number with a slash": " 123456/78901",
}


def aged(value: Any, look: str) -> Any:
    """Data with every text in it changed that is an id, told by how ids look in the examples."""
    if isinstance(value, dict):
        return {name: each if name in _TEXTS else aged(each, look) for name, each in value.items()}
    if isinstance(value, list):
        return [aged(each, look) for each in value]
    return f"{value}{look}" if isinstance(value, str) and _like_an_id(value) else value


_TEXTS = {"tag", "at", "recorded_at", "manner", "topic", "starts", "ends"}


def _like_an_id(text: str) -> bool:
    return text[:2] in {"p-", "a-", "u-", "e-", "g-", "m-", "w-", "o-", "i-", "d-"} and " " not in text


def old(look: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(PLAIN)
    return {**aged(data, look), "version": 2}


def stood(record: Record) -> Group:
    group = replay(record)
    assert group is not None
    return group


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
class TestRecords:
    """A record up to format 2 is read as it was written, whatever its ids look like."""

    def test_it_is_read_and_written_the_same(self, look: str) -> None:
        """By dict, text and bytes, with unknown fields and without, in the format that takes its ids."""
        data = old(look)
        for keep in (False, True):
            record = record_from_dict(data, keep_unknown=keep)
            assert record_to_dict(record) == data
            assert not any_as_written(record_to_dict(record)), "it is plain data"
            assert json.loads(record_to_bytes(record)) == data
            assert record_from_json(record_to_json(record), keep_unknown=keep) == record
            assert record_from_trusted(record_to_bytes(record)) == record
            assert record_to_dict(record_from_trusted(record_to_bytes(record))) == data

    def test_nobody_else_may_write_so(self, look: str) -> None:
        """The same in today's format is refused at every id; and an event by itself, but where it is asked for."""
        data = {**old(look), "version": 3}
        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(data)
        places = {place for place, _ in caught.value.faults}
        assert {"group", "events[0].id", "events[0].user.id", "events[0].agency.id", "events[0].actor"} <= places

        first = {name: each for name, each in data["events"][0].items() if name != "position"}
        with pytest.raises(CorruptRecord):
            event_from_dict(first)
        event = event_from_dict(first, as_written=True)
        assert event_to_dict(event) == first
        assert event_from_json(event_to_json(event), as_written=True) == event
        assert event_from_trusted(event_to_bytes(event), as_written=True) == event
        assert type(event_from_trusted(event_to_bytes(event), as_written=True).id) is IdAsWritten
        assert event_from_dict(event_to_dict(event)) == event, "what was read so may be read again"
        with pytest.raises(InvalidValue):
            NeedSeen(**{**_fields(event), "actor": str(event.actor)})

    def test_life_goes_on_as_with_any_ids(self, look: str) -> None:
        """The same group, and the same answers to every question, but for the names."""
        plain, aged_record = record_from_json(PLAIN), record_from_dict(old(look))
        one, other = stood(plain), stood(aged_record)
        at, book = plain.events[-1].at, Rulebook.standard()

        assert group_to_dict(other)["group"] == _renamed(group_to_dict(one)["group"], look)
        assert len(book.audit(aged_record, at).judged) == len(book.audit(plain, at).judged)
        for mine, theirs in zip(one.members, other.members, strict=True):
            options = book.options(one, at, mine), book.options(other, at, theirs)
            assert [(each.kind, each.possible) for each in options[0]] == [
                (each.kind, each.possible) for each in options[1]
            ]
        assert len(book.duties(one, at)) == len(book.duties(other, at))
        assert answer_to_dict(book.rota(other, at, 3)) == aged(answer_to_dict(book.rota(one, at, 3)), look)

    def test_a_snapshot_comes_back_and_life_goes_on_from_it(self, look: str) -> None:
        """Its ids are listed, and what comes after is placed as on the record."""
        record = record_from_dict(old(look))
        for position in range(1, len(record), 13):
            group = stood(Record(group=record.group, events=record.events[:position]))
            data = group_to_dict(group)
            again = group_from_json(group_to_json(group))
            assert again == group_from_dict(data) == group
            assert not any_as_written(data), "it is plain data"
            assert data["as_written"] == sorted(data["as_written"])
            assert f"e-0001{look}" in data["as_written"]
            for event in record.events[position:]:
                again = evolve(again, event)
            assert again == stood(record)
            with pytest.raises(CorruptRecord):
                group_from_json(json.dumps({**data, "as_written": []}))

    def test_it_is_sealed_and_travels_as_any(self, look: str) -> None:
        """The digest is that of its text."""
        record = record_from_dict(old(look))
        seals = seal(record)

        assert verify(record_from_json(record_to_json(record)), seals) == ()
        assert pickle.loads(pickle.dumps(record)) == record == copy.deepcopy(record)  # noqa: S301  # made here
        assert record_to_dict(pickle.loads(pickle.dumps(record)))["version"] == 2  # noqa: S301  # made here


def _fields(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in ("id", "group", "at", "actor", "user", "agency")} | {
        "long_lasting": True,
        "coordinated": True,
    }


def _renamed(data: Any, look: str) -> Any:
    """A group's data with the ids in it aged, and what is sorted by them sorted again."""
    return json.loads(json.dumps(aged(data, look)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_of_every_kind_of_event_is_read_as_written(kind: type[Event]) -> None:
    """None is missed, and free text stays the text it is."""
    data = event_to_dict(sample(kind))
    aged_data = json.loads(json.dumps(data))
    for path, value in leaves(data):
        if type(value) is str:
            changed = put(aged_data, path, f"{value}e\u0301")
            try:
                event_from_dict(changed)
            except CorruptRecord:
                try:
                    event = event_from_dict(changed, as_written=True)
                except CorruptRecord:
                    continue  # neither an id nor a text
                assert event_to_dict(event) == changed
                assert found_as_written(event_to_dict(event)) == {f"{value}e\u0301"}
                assert event_from_trusted(event_to_bytes(event), as_written=True) == event
                assert found_as_written(event_to_dict(event_from_trusted(json.dumps(changed), as_written=True)))


class TestRecordsWithout:
    """Where there are no such ids, nothing is another than it was."""

    def test_an_old_record_of_plain_ids_is_written_in_todays_format(self) -> None:
        """And its digests stay."""
        record = record_from_json(PLAIN)

        assert record_to_dict(record)["version"] == 3
        again = record_from_json(record_to_json(record))
        assert [digest(event) for event in record] == [digest(event) for event in again]

    def test_one_event_with_such_an_id_makes_it_the_old_format(self) -> None:
        """Wherever it stands, and once it is gone no more."""
        (first, *rest) = record_from_json(PLAIN).events
        inside = {**event_to_dict(first)["user"], "id": "u-e\u0301"}
        aged_event = event_from_dict({**event_to_dict(first), "user": inside}, as_written=True)

        for events in ([aged_event, *rest], [*rest, aged_event]):
            record = Record(group=first.group, events=events)
            assert record_to_dict(record)["version"] == 2
            assert json.loads(record_to_bytes(record))["version"] == 2
            assert record_from_json(record_to_json(record)) == record
        assert record_to_dict(Record(group=first.group, events=rest))["version"] == 3
        assert record_to_dict(Record(group=IdAsWritten("g-e\u0301")))["version"] == 2

    @pytest.mark.parametrize("bad", ["", " p", "p\n", "1" * 11, f"{'1' * 6}-{'1' * 5}", "x" * 201, "p\u200b"])
    def test_what_never_was_an_id_is_none_in_an_old_record_either(self, bad: str) -> None:
        """It is read as strictly as on the day it was written."""
        data = json.loads(OLD)
        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(put(data, ("events", 3, "actor"), bad))
        assert [place for place, _ in caught.value.faults] == ["events[3].actor"]

    def test_the_other_faults_of_an_old_record_are_told(self) -> None:
        """And those alone."""
        data = put(json.loads(OLD), ("events", 3, "later"), 1)
        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(put(data, ("events", 4, "actor"), 7))
        assert dict(caught.value.faults) == {"events[3].later": "is no field here", "events[4].actor": "must be text"}

    @pytest.mark.parametrize(
        ("value", "place"),
        [(None, "as_written"), ("p", "as_written"), ([1], "as_written[0]"), ([["p"]], "as_written[0]")],
    )
    def test_the_list_in_a_snapshot_is_read_strictly(self, value: object, place: str) -> None:
        """It is a list of texts, and it is there."""
        data = group_to_dict(stood(record_from_json(OLD)))
        for wrong, told in ((put(data, ("as_written",), value), place), (taken(data, ("as_written",)), "as_written")):
            with pytest.raises(CorruptRecord) as caught:
                group_from_dict(wrong)
            assert [each for each, _ in caught.value.faults] == [told]


class TestData:
    """Plain data with such ids in it."""

    def test_they_are_found_and_put_back(self) -> None:
        """At every depth, and nothing else is touched."""
        one = IdAsWritten("e\u0301")
        data = {"a": [[one], {"b": "e\u0301"}], "c": 1, "d": "x"}

        assert found_as_written(data) == {"e\u0301"}
        assert any_as_written(data)
        assert any_as_written([{}, one])
        assert not any_as_written({"a": [["e\u0301"], {"b": 1}], "c": []})
        assert found_as_written({"c": 1}) == found_as_written([]) == frozenset()
        put_in = put_as_written(data, {"e\u0301"})
        assert put_in == data
        assert type(put_in["a"][1]["b"]) is IdAsWritten
        assert type(put_in["d"]) is str

    def test_what_is_no_id_stays_as_it_is(self) -> None:
        """Whatever stands where an id should, others tell."""
        data: dict[str, Any] = {"actor": 7, "id": None, "user": "x", "agency": [1, {"id": "e\u0301"}], "other": []}
        made = ids_as_written(data, NeedSeen)

        assert made == data
        assert type(made["agency"][1]["id"]) is IdAsWritten
