"""Reading and writing is there from the first import, and what it takes is loaded when it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ansvar_core import EVENT_TYPES, MeetingCancelled
from ansvar_core.codec import converting
from support.samples import sample

LOADED = """
import sys
import ansvar_core
assert "cattrs" not in sys.modules, "loaded by importing"
assert "ansvar_core.rules.texts" not in sys.modules, "texts are loaded by importing"
{use}
assert "cattrs" in sys.modules, "not what reads and writes"
"""
USES = {
    "reading": "ansvar_core.event_from_dict({'tag': 'group-ended', 'v': 1, 'id': 'e', 'group': 'g', 'actor': 'p',"
    " 'at': '2026-01-05T09:00:00+01:00'})",
    "writing": "import datetime as d\nansvar_core.event_to_dict(ansvar_core.GroupEnded("
    "id='e', group='g', actor='p', at=d.datetime(2026, 1, 5, tzinfo=d.UTC)))",
}


class TestLoaded:
    """Many import the library to ask it, and write nothing."""

    @pytest.mark.parametrize("use", USES.values(), ids=USES)
    def test_what_reads_and_writes_is_loaded_when_it_is_first_used(self, use: str) -> None:
        """Importing the library loads no cattrs and no texts."""
        subprocess.run([sys.executable, "-W", "error", "-c", LOADED.format(use=use)], check=True)  # noqa: S603  # our own


class TestBothWays:
    """What is written is read, with care and without."""

    @pytest.mark.parametrize("kind", EVENT_TYPES)
    def test_a_value_comes_back(self, kind: type[MeetingCancelled]) -> None:
        """As what it was, from plain data that needs no kind to be written."""
        event = sample(kind)
        data = converting.unstructured(event)

        assert data == converting.unstructured(event, kind)
        assert converting.structured(data, kind) == converting.careful(data, kind) == event

    def test_what_is_no_class_is_written_as_what_it_is_said_to_be(self) -> None:
        """A set is written sorted, as a list, and read again."""
        data = converting.unstructured(frozenset({"b", "a"}), frozenset[str])

        assert data == ["a", "b"]
        assert converting.careful(data, frozenset[str]) == {"a", "b"}
