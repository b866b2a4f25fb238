"""The quick way in and out: the same data as the codec's, and the same values."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    Event,
    NeedSeen,
    Record,
    WorkDone,
    event_to_dict,
    event_to_json,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
    seal,
)
from ansvar_core.codec.quick import (
    _reader,
    event_from_trusted,
    event_to_bytes,
    record_from_trusted,
    record_to_bytes,
)
from support.samples import sample, world

ROOT = Path(__file__).parents[2]
KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
RECORDS = sorted((ROOT / "tests" / "golden" / "records").iterdir())


NEEDED = (
    ("routine-followed", "routine"),
    ("trusted-person-agreed", "party"),
    ("voice-arranged", "party"),
    ("people-taken-over", "members"),
)
"""What has a default and has to be said all the same, because one of several things has to be."""


def bare(kind: type[Event]) -> Event:
    """An event of a kind with only what it must have."""
    full = sample(kind)
    must = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    must += [field for tag, field in NEEDED if tag == kind.tag]
    return kind(**{name: getattr(full, name) for name in must})


def inside(value: Any) -> list[Any]:
    """Every value in a value with its type, so that a text is no word of a list and a list no tuple."""
    if attrs.has(type(value)):
        fields = [inside(getattr(value, field.name)) for field in attrs.fields(type(value))]
        return [type(value), fields]
    if isinstance(value, tuple):
        return [tuple, [inside(each) for each in value]]
    if isinstance(value, frozenset):
        return [frozenset, sorted(map(str, value)), {type(each) for each in value}]
    return [type(value), value]


@pytest.mark.parametrize("kind", KINDS)
class TestEvents:
    """One event at a time, with every field and with as few as can be."""

    def test_the_bytes_hold_the_same_data_as_the_text(self, kind: type[Event]) -> None:
        """In the same order."""
        for event in (sample(kind), bare(kind)):
            assert json.loads(event_to_bytes(event)) == event_to_dict(event)
            assert list(json.loads(event_to_bytes(event))) == list(event_to_dict(event))

    def test_a_trusted_event_is_the_same_to_its_innermost_value(self, kind: type[Event]) -> None:
        """Of the same types, with the same defaults, and as good as any in a set."""
        for event in (sample(kind), bare(kind)):
            for text in (event_to_bytes(event), event_to_json(event), event_to_json(event).encode()):
                read = event_from_trusted(text)
                assert read == event
                assert inside(read) == inside(event)
                assert hash(read) == hash(event)
                assert event_to_json(read) == event_to_json(event)

    def test_a_trusted_event_is_frozen(self, kind: type[Event]) -> None:
        """It is made past the validators, not past what it is."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            event_from_trusted(event_to_bytes(sample(kind))).actor = "p-other"  # type: ignore[misc]  # frozen is the claim


class TestRecords:
    """A whole record."""

    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
    def test_the_bytes_hold_the_same_data_as_the_text(self, path: Path) -> None:
        """And the codec reads them as the same record."""
        record = record_from_json(path.read_text(encoding="utf-8"))

        assert json.loads(record_to_bytes(record)) == record_to_dict(record)
        assert record_from_json(record_to_bytes(record)) == record

    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
    def test_a_trusted_record_is_the_same(self, path: Path) -> None:
        """Whether it was written quickly or not, and its seals are the same."""
        record = record_from_json(path.read_text(encoding="utf-8"))

        for text in (record_to_bytes(record), record_to_json(record)):
            read = record_from_trusted(text)
            assert read == record
            assert [inside(event) for event in read] == [inside(event) for event in record]
            assert seal(read) == seal(record)

    def test_an_empty_record_is_one(self) -> None:
        """There is a group before anything has happened."""
        empty = Record(group="g-1")

        assert record_from_trusted(record_to_bytes(empty)) == empty
        assert record_from_json(record_to_bytes(empty)) == empty

    def test_fields_kept_for_others_are_written_too(self) -> None:
        """With whatever numbers they hold."""
        data = record_to_dict(Record(group="g-1", events=[sample(WorkDone), sample(NeedSeen)]))
        data["events"][0]["later"] = {"big": 10**40, "å": [1.0, None]}
        data["events"][1]["user"]["later"] = 1
        record = record_from_dict(data, keep_unknown=True)

        assert json.dumps(json.loads(record_to_bytes(record))) == json.dumps(record_to_dict(record))
        assert record_from_json(record_to_bytes(record), keep_unknown=True) == record

    def test_the_same_record_gives_the_same_bytes_in_every_process(self) -> None:
        """Sets have no order of their own, and another process has another hash seed."""
        code = (
            "import sys; from ansvar_core import record_from_json; "
            "from ansvar_core.codec.quick import record_from_trusted, record_to_bytes; "
            "text = open(sys.argv[1], encoding='utf-8').read(); "
            "sys.stdout.buffer.write(record_to_bytes(record_from_trusted(record_to_bytes(record_from_json(text)))))"
        )
        path = RECORDS[0]
        found = {
            subprocess.run(  # noqa: S603  # our own interpreter and code
                [sys.executable, "-c", code, str(path)],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("0", "1", "4711")
        }

        assert {record_to_bytes(record_from_json(path.read_text(encoding="utf-8")))} == found

    def test_sets_are_written_in_order(self) -> None:
        """Every set of every kind of event."""
        for event in (*map(sample, EVENT_TYPES), *world()[0]):
            assert json.loads(event_to_bytes(event)) == json.loads(event_to_json(event))


class _StandIn:
    """What a sandbox puts before a class: equal to it, and not the same."""

    def __init__(self, kind: type[Any]) -> None:
        self.kind = kind

    def __eq__(self, other: object) -> bool:
        return self.kind == (other.kind if isinstance(other, _StandIn) else other)

    def __hash__(self) -> int:
        return hash(self.kind)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (date, "2026-02-01", date(2026, 2, 1)),
        (datetime, "2026-02-01T10:00:00+00:00", datetime(2026, 2, 1, 10, tzinfo=UTC)),
    ],
)
def test_days_are_read_as_days_in_a_sandbox_too(kind: type[Any], text: str, value: Any) -> None:
    """Where something equal stands in for `date` and `datetime`, what is read is a day or an instant and no text."""
    read = _reader(_StandIn(kind))

    assert read is not None
    assert read(text) == value


@attrs.frozen(kw_only=True)
class _Made:
    """A class whose fields have defaults of every sort."""

    day: date | None
    said: list[str] = attrs.field(factory=list)
    other: date | None = attrs.field(default=attrs.Factory(lambda self: self.day, takes_self=True))


def test_what_is_left_out_gets_its_default_whatever_makes_it() -> None:
    """A function that asks the value and one that does not; and nothing is nothing where there may be a day."""
    assert _reader(_Made)({"day": "2026-02-01"}) == _Made(day=date(2026, 2, 1))  # type: ignore[misc]  # a class is read
    assert _reader(_Made)({"day": None}) == _Made(day=None)  # type: ignore[misc]  # a class is read


def test_the_library_does_not_need_it() -> None:
    """Who does not ask for the quick way needs no more packages for it."""
    code = (
        "import sys; sys.modules['orjson'] = None; import ansvar_core; import ansvar_core.codec; "
        "print('ansvar_core.codec.quick' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)  # noqa: S603

    assert found.stdout.strip() == "False"
