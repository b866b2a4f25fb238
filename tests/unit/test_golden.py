"""The permanent record: what was written once is read for ever, and written the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import EVENT_TYPES, TABLES, Event, event_from_dict, event_from_json, event_to_dict
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.export.mermaid import state_diagram
from support.samples import DESPITE, filled, sample

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = sorted((GOLDEN / "events").iterdir())
# Fields that were added to a version later, with a default: what was written before they came is read all the same.
ADDED = ("routine", "despite")
LATER = [path for path in FILES if path.name.split(".")[2] in ADDED]
NEWEST = [path for path in LATER if path.name.split(".")[2] == ADDED[-1]]


def lacks(path: Path) -> dict[str, Any]:
    """The fields that had not come when a file was written, at their defaults."""
    added = path.name.split(".")[2]
    first = () if path.name == "routine-followed.v1.json" else ADDED[:1]
    later = ADDED[ADDED.index(added) + 1 :] if added in ADDED else (*first, *ADDED[1:])
    return dict.fromkeys(later, ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryFile:
    """A golden file is an event as it was written, with every field filled in that there was."""

    def test_it_is_read_and_written_the_same(self, path: Path) -> None:
        """The current code reads the file, and writes the same fields in the same order."""
        text = path.read_text(encoding="utf-8")
        event = event_from_json(text)

        assert json.dumps(event_to_dict(event), indent=2, ensure_ascii=False) + "\n" == text

    def test_it_says_what_its_sample_says(self, path: Path) -> None:
        """What is read means the same as on the day it was written."""
        event = event_from_json(path.read_text(encoding="utf-8"))

        assert event == sample(type(event), despite=DESPITE).but(**lacks(path))


@pytest.mark.parametrize("path", NEWEST, ids=lambda path: path.stem)
class TestNewest:
    """The newest file of a kind has all that can be said today."""

    def test_it_has_every_field(self, path: Path) -> None:
        """No field of the schema is left to its default, so none can change its meaning unseen."""
        data = json.loads(path.read_text(encoding="utf-8"))
        kind = EVENT_TYPE_BY_TAG[data["tag"]]

        assert {field.name for field in attrs.fields(kind)} | {"tag", "v"} == set(data)
        assert list(filled(event_from_dict(data))) == []


def test_every_kind_and_version_has_its_file_and_no_file_is_stray() -> None:
    """A kind of event, or a version of one, cannot come or go without its file."""
    expected = {f"{kind.tag}.v{version}.json" for kind in EVENT_TYPES for version in range(1, kind.version + 1)}
    later = {path.name for path in LATER}

    assert {path.name for path in FILES} == expected | later
    assert len(NEWEST) == len(EVENT_TYPES)


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
def test_a_file_is_of_the_kind_it_is_called_by(kind: type[Event]) -> None:
    """The name of a file is the tag and the version that stand in it."""
    data = json.loads((GOLDEN / "events" / f"{kind.tag}.v1.json").read_text(encoding="utf-8"))

    assert (data["tag"], data["v"]) == (kind.tag, 1)


def test_the_diagrams_are_as_written_down() -> None:
    """A change of what may follow what is seen in a review, as a drawing."""
    drawn = "\n".join(f"%% {table.machine}\n{state_diagram(table)}" for table in TABLES)

    assert drawn == (GOLDEN / "states.mmd").read_text(encoding="utf-8")
