"""What is nested a hundred thousand deep is refused by every entrance, in our own words, before it is read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from ansvar_core import (
    CorruptRecord,
    InvalidPolicy,
    MinutesWritten,
    NeedSeen,
    Record,
    event_from_dict,
    event_from_json,
    event_to_dict,
    group_from_dict,
    group_from_json,
    group_to_dict,
    profile_from_dict,
    record_from_dict,
    record_from_json,
    record_to_dict,
)
from ansvar_core.codec.quick import event_from_trusted, record_from_trusted
from support.nodes import places, put
from support.samples import sample, world

MANY = 100_000
TOLD = "is nested too deep to be read"
TEXTS: dict[str, Callable[[Any], Any]] = {
    "event": event_from_json,
    "record": record_from_json,
    "record, unknown kept": lambda text: record_from_json(text, keep_unknown=True),
    "snapshot": group_from_json,
}
SHAPES = {
    "lists": "[" * MANY + "]" * MANY,
    "objects": '{"events":' * MANY + "1" + "}" * MANY,
    "left open": "[" * MANY,
    "both, left open": '{"events": [' * MANY,
    "in a record": '{"format": "ansvar-record", "version": 3, "group": "g-1", "events": [' + "[" * MANY,
    "in a field that is not known": '{"tag": "work-done", "later": ' + "[" * MANY + "]" * MANY + "}",
    "after much that is as it should be": '{"events": [' + '{"a": "]]]]"},\n' * 9_999 + "[" * MANY,
}
ENCODED: dict[str, Callable[[str], Any]] = {
    "text": str,
    "bytes": str.encode,
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-32": lambda text: text.encode("utf-32-le"),
}


def deep(*, named: bool, levels: int = MANY) -> Any:
    made: Any = 1
    for _ in range(levels):
        made = {"events": made} if named else [made]
    return made


class TestText:
    """A text goes down further than anything can follow."""

    @pytest.mark.parametrize("encoded", ENCODED.values(), ids=ENCODED)
    @pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
    @pytest.mark.parametrize("read", TEXTS.values(), ids=TEXTS)
    def test_it_is_refused_by_every_entrance(
        self, read: Callable[[Any], Any], text: str, encoded: Callable[[str], Any]
    ) -> None:
        """It says what is wrong, and not that it is no JSON."""
        with pytest.raises(CorruptRecord) as caught:
            read(encoded(text))

        assert caught.value.faults == (("$", TOLD),)

    @pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
    @pytest.mark.parametrize("read", [event_from_trusted, record_from_trusted])
    def test_it_is_refused_also_where_nothing_is_checked(self, read: Callable[[Any], Any], text: str) -> None:
        """There the reader of JSON has a limit of its own."""
        for given in (text, text.encode()):
            with pytest.raises(CorruptRecord):
                read(given)

    def test_no_limit_of_the_hosts_own_is_needed(self) -> None:
        """One that has raised Python's limit would have had its process ended."""
        code = """
import sys
from ansvar_core import *
sys.setrecursionlimit(10**9)
text, deep = "[" * 10**5, 1
for _ in range(10**5):
    deep = [deep]
event = {"tag": "need-seen", "v": 1, "id": deep, "cause": deep, "at": deep, "user": deep, "routine": deep}
dicts = ((event_from_dict, deep), (event_from_dict, event), (record_from_dict, {"events": deep}))
for read, given in ((event_from_json, text), (record_from_json, text), (group_from_json, text), *dicts):
    try:
        read(given)
    except CorruptRecord as error:
        print("refused")
"""
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

        assert found.stdout.split() == ["refused"] * 6

    def test_what_is_kept_for_others_is_no_deeper_than_it_may_be(self) -> None:
        """Two hundred levels are read; of those that are not known a hundred are kept."""
        data = record_to_dict(Record(group="g-1", events=[sample(NeedSeen)]))
        data["events"][0]["later"] = deep(named=False, levels=150)

        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(data, keep_unknown=True)
        assert caught.value.faults == (("events[0]", "an unknown field is nested too deep to be kept"),)


class TestData:
    """Data that has been read by others, and is no text any more."""

    @pytest.mark.parametrize("named", [True, False])
    def test_it_is_refused_at_every_place_of_an_event(self, named: bool) -> None:
        """Whatever should have stood there."""
        value = deep(named=named)
        for kind in (NeedSeen, MinutesWritten):
            data = event_to_dict(sample(kind))
            for path, _ in places(data):
                with pytest.raises(CorruptRecord) as caught:
                    event_from_dict(put(data, path, value) if path else value)
                assert caught.value.faults

    @pytest.mark.parametrize("keep", [True, False])
    @pytest.mark.parametrize("named", [True, False])
    def test_it_is_refused_at_every_place_of_a_record(self, named: bool, keep: bool) -> None:
        """Also where unknown fields are kept."""
        value = deep(named=named)
        data = record_to_dict(Record(group="g-1", events=[sample(NeedSeen)]))
        for path, _ in places(data):
            with pytest.raises(CorruptRecord):
                record_from_dict(put(data, path, value) if path else value, keep_unknown=keep)
        for path in ((), ("events", 0), ("events", 0, "user")):
            with pytest.raises(CorruptRecord):
                record_from_dict(put(data, (*path, "later"), value), keep_unknown=keep)

    @pytest.mark.parametrize("named", [True, False])
    def test_it_is_refused_in_a_snapshot_and_in_a_profile(self, named: bool) -> None:
        """At the outermost places, and in the group."""
        value, data = deep(named=named), group_to_dict(world()[1])
        for path in ((), ("group",), *(("group", name) for name in data["group"])):
            with pytest.raises(CorruptRecord):
                group_from_dict(put(data, path, value) if path else value)
        for given in (value, {"name": value}, {"label": {"nb": value}}, {"choices": [value]}):
            with pytest.raises(InvalidPolicy) as caught:
                profile_from_dict(given)
            assert caught.value.faults == (("$", TOLD),)
