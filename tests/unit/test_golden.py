"""The permanent record: what was written once is read for ever, and written the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import EVENT_TYPES, TABLES, Event, event_from_dict, event_from_json, event_to_dict
from ansvar_core.events.base import NOT_WRITTEN
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.export.mermaid import state_diagram
from support.samples import DESPITE, OTHERWISE, as_of, filled, sample

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = sorted((GOLDEN / "events").iterdir())
# Fields of the header that were added to a version later, with a default: what was written before they came is read all
# the same.  What is called by one of them has it.
ADDED: dict[str, Any] = {"routine": frozenset(), "despite": frozenset()}


def data_of(path: Path) -> dict[str, Any]:
    """What stands in a file."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def said_by(path: Path) -> Event:
    """The sample that a file was written from, as its version and its day could say it."""
    data = data_of(path)
    kind = EVENT_TYPE_BY_TAG[data["tag"]]
    fields = OTHERWISE.get(kind.tag, {}).get(path.stem.partition(".")[2].partition(".")[2], {})
    meant = sample(
        kind, **{"despite": DESPITE} | fields | {name: empty for name, empty in ADDED.items() if name not in data}
    )
    return meant if data["v"] == kind.version else as_of(meant, data["v"])


def is_newest(path: Path) -> bool:
    """Whether a file is of the newest version of its kind, with all that the header can hold."""
    data = data_of(path)
    return data["v"] == EVENT_TYPE_BY_TAG[data["tag"]].version and set(ADDED) <= set(data)


NEWEST = [path for path in FILES if is_newest(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryFile:
    """A golden file is an event as it was written, with every field filled in that there was."""

    def test_it_is_read_and_written_the_same(self, path: Path) -> None:
        """The current code reads the file, and writes the same fields in the same order."""
        text = path.read_text(encoding="utf-8")
        event = event_from_json(text)

        assert json.dumps(event_to_dict(event), indent=2, ensure_ascii=False) + "\n" == text

    def test_it_says_what_its_sample_says(self, path: Path) -> None:
        """What is read means the same as on the day it was written, and in the version it was written in."""
        event = event_from_json(path.read_text(encoding="utf-8"))

        assert event == said_by(path)
        assert event.written_as == data_of(path)["v"]


class TestNewest:
    """The newest files of a kind have all that can be said today."""

    @pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
    def test_they_have_every_field(self, kind: type[Event]) -> None:
        """No field of the schema is left to its default, so none can change its meaning unseen.

        What cannot be said at the same time stands in a file of its own.
        """
        files = [data_of(path) for path in NEWEST if path.name.startswith(f"{kind.tag}.v")]
        written = set().union(*files)

        assert len(files) == 1 + len(OTHERWISE.get(kind.tag, {}))
        assert {field.name for field in attrs.fields(kind)} - {NOT_WRITTEN} | {"tag", "v"} == written
        assert list(filled(event_from_dict(files[0]))) == []


def test_every_kind_and_version_has_its_file_and_no_file_is_stray() -> None:
    """A kind of event, or a version of one, cannot come or go without its file."""
    expected = {f"{kind.tag}.v{version}.json" for kind in EVENT_TYPES for version in range(1, kind.version + 1)}
    otherwise = {
        f"{kind.tag}.v{kind.version}.{name}.json" for kind in EVENT_TYPES for name in OTHERWISE.get(kind.tag, ())
    }
    # Written on the day that a field of the header was added, for every kind that there was.
    later = {path.name for path in FILES if path.stem.rpartition(".")[2] in ADDED}

    assert {path.name for path in FILES} == expected | otherwise | later
    assert {data_of(path)["tag"] for path in NEWEST} == set(EVENT_TYPE_BY_TAG)
    assert {name for name in ADDED if any(path.stem.endswith(f".{name}") for path in FILES)} == set(ADDED)


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
def test_a_file_is_of_the_kind_it_is_called_by(kind: type[Event]) -> None:
    """The name of a file is the tag and the version that stand in it."""
    data = json.loads((GOLDEN / "events" / f"{kind.tag}.v1.json").read_text(encoding="utf-8"))

    assert (data["tag"], data["v"]) == (kind.tag, 1)


def test_the_diagrams_are_as_written_down() -> None:
    """A change of what may follow what is seen in a review, as a drawing."""
    drawn = "\n".join(f"%% {table.machine}\n{state_diagram(table)}" for table in TABLES)

    assert drawn == (GOLDEN / "states.mmd").read_text(encoding="utf-8")
