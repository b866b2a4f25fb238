"""What was written by an older library is read for ever, one step from each version to the next."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from ansvar_core import (
    EVENT_TYPES,
    CorruptRecord,
    WorkDone,
    event_from_dict,
    event_to_dict,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
)
from ansvar_core.codec import quick, records
from ansvar_core.codec.records import FORMAT, FORMAT_VERSION
from ansvar_core.codec.upcasting import EVENT_STEPS, EVENT_STEPS_BACK, RECORD_STEPS, downcast, handed_on, upcast
from support.samples import sample

GOLDEN = Path(__file__).parents[1] / "golden" / "records"
MUSEUM = sorted(GOLDEN.iterdir())
FIRST = [path for path in MUSEUM if path.name.endswith(".v1.json")]
SECOND = [path for path in MUSEUM if path.name.endswith(".v2.json")]


class TestSteps:
    """There is one step from each version to the next, and no other."""

    def test_every_older_version_of_every_event_has_its_step(self) -> None:
        """A class that gets a new version cannot forget those before it."""
        expected = {(kind.tag, version) for kind in EVENT_TYPES for version in range(1, kind.version)}

        assert expected == set(EVENT_STEPS)

    def test_every_step_that_changes_something_can_be_taken_back(self) -> None:
        """What was written is written again the same, in the version it was written in."""
        changing = {place for place, step in EVENT_STEPS.items() if step is not handed_on}

        assert changing == set(EVENT_STEPS_BACK)
        for tag, version in changing:
            path = GOLDEN.parent / "events" / f"{tag}.v{version}.json"
            data = json.loads(path.read_text(encoding="utf-8"))
            assert EVENT_STEPS_BACK[tag, version](EVENT_STEPS[tag, version](data)) == data

    def test_a_field_that_has_another_name_now_has_only_the_old_one_in_an_old_event(self) -> None:
        """A version has its own names, whatever came after it."""
        path = GOLDEN.parent / "events" / "process-evaluated.v1.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        del data["asked"]

        with pytest.raises(CorruptRecord, match=r"^questions: is missing"):
            event_from_dict(data)
        with pytest.raises(CorruptRecord, match=r"^\$: has a field that came with a later version"):
            event_from_dict({**data, "questions": ["user-heard"]})

    def test_every_older_version_of_the_record_has_its_step(self) -> None:
        """So has the format of the whole."""
        assert {(FORMAT, version) for version in range(1, FORMAT_VERSION)} == set(RECORD_STEPS)

    def test_steps_are_taken_in_order_from_the_version_to_the_current(self) -> None:
        """None is left out, and none before the version is taken."""
        steps = {("x", number): lambda data, number=number: {"way": [*data["way"], number]} for number in range(1, 5)}

        assert upcast("x", {"way": []}, 1, 5, steps) == {"way": [1, 2, 3, 4]}
        assert upcast("x", {"way": []}, 3, 5, steps) == {"way": [3, 4]}
        assert upcast("x", {"way": []}, 5, 5, steps) == {"way": []}
        assert downcast("x", {"way": []}, 1, 5, steps) == {"way": [4, 3, 2, 1]}
        assert downcast("x", {"way": []}, 4, 5, {}) == {"way": []}


def _first(fields: dict[str, Any]) -> dict[str, Any]:
    """In the made-up version 1, the work was called an item."""
    rest = {name: value for name, value in fields.items() if name != "item"}
    return {**rest, "task": fields["item"]} if "item" in fields else rest


def _second(fields: dict[str, Any]) -> dict[str, Any]:
    """In the made-up version 2, it was called a task, and ids were written in capitals."""
    rest = {name: value for name, value in fields.items() if name != "task"}
    return {**rest, "work": fields["task"].lower()} if "task" in fields else rest


def _first_again(fields: dict[str, Any]) -> dict[str, Any]:
    return {("item" if name == "task" else name): value for name, value in fields.items()}


def _second_again(fields: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in fields.items() if name != "work"}
    return {**rest, "task": fields["work"].upper()}


@pytest.fixture
def third(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library in which `work-done` has come to its third version."""
    steps = MappingProxyType({("work-done", 1): _first, ("work-done", 2): _second})
    monkeypatch.setattr(WorkDone, "version", 3)
    monkeypatch.setattr(records, "EVENT_STEPS", steps)
    monkeypatch.setattr(quick, "EVENT_STEPS", steps)
    back = MappingProxyType({("work-done", 1): _first_again, ("work-done", 2): _second_again})
    monkeypatch.setattr(records, "EVENT_STEPS_BACK", back)


def old(version: int, **fields: Any) -> dict[str, Any]:
    """An event as the made-up versions wrote it."""
    kept = {name: value for name, value in event_to_dict(sample(WorkDone)).items() if name != "work"}
    return {**kept, "v": version, **fields}


@pytest.mark.usefixtures("third")
class TestANewVersionOfAnEvent:
    """An event of any version is read as today's, and written as it was."""

    @pytest.mark.parametrize(
        "data",
        [old(1, item="W-READING"), old(2, task="W-READING"), old(3, work="w-reading")],
        ids=["first", "second", "third"],
    )
    def test_every_version_is_read_as_the_same_event(self, data: dict[str, Any]) -> None:
        """Through every step that it needs, and through no other."""
        event = event_from_dict(data)

        assert event == sample(WorkDone, work="w-reading", written_as=data["v"])
        assert event_to_dict(event) == data
        assert event.but(written_as=3) == sample(WorkDone, work="w-reading")

    @pytest.mark.parametrize("data", [old(1, item="W-READING"), old(2, task="W-READING")], ids=["first", "second"])
    def test_what_is_trusted_takes_the_same_steps(self, data: dict[str, Any]) -> None:
        """It was right when it was written; the fields are those of its day all the same."""
        event = quick.event_from_trusted(json.dumps(data))

        assert event == sample(WorkDone, work="w-reading", written_as=data["v"])
        assert json.loads(quick.event_to_bytes(event)) == data

    @pytest.mark.parametrize("task", [None, 7, {}, [[]]])
    def test_what_a_step_stumbles_over_is_a_fault(self, task: object) -> None:
        """A step expects what was right in its day; anything else never was."""
        with pytest.raises(CorruptRecord) as caught:
            event_from_dict(old(2, task=task))

        assert caught.value.faults == (("$", "cannot be read as version 2 of its kind"),)

    def test_events_of_all_versions_stand_in_one_record(self) -> None:
        """A record is kept for decades, and nobody rewrites it."""
        events = [
            {"position": 1, **old(1, id="e-1", item="W-READING")},
            {"position": 2, **old(2, id="e-2", task="W-READING")},
            {"position": 3, **old(3, id="e-3", work="w-reading")},
        ]
        data = {"format": FORMAT, "version": FORMAT_VERSION, "group": "g-1", "events": events}

        for keep in (False, True):
            record = record_from_dict(data, keep_unknown=keep)
            assert record_to_dict(record)["events"] == events
            assert record.events == tuple(sample(WorkDone, id=f"e-{number}", written_as=number) for number in (1, 2, 3))
            assert dict(record.unknown) == {}

    @pytest.mark.parametrize(
        ("data", "faults"),
        [
            (old(1), {"work": "is missing"}),
            (old(1, item="W", actor=""), {"actor": "an id has 1 to 200 characters"}),
            (old(3, task="W"), {"work": "is missing", "task": "is no field here"}),
            (old(2, item="W"), {"work": "is missing", "item": "is no field here"}),
            (old(4, work="w"), {"v": "is a version from the future; this library is too old to read it"}),
        ],
    )
    def test_old_events_are_read_as_strictly(self, data: dict[str, Any], faults: dict[str, str]) -> None:
        """A field belongs to its version."""
        with pytest.raises(CorruptRecord) as caught:
            event_from_dict(data)

        assert dict(caught.value.faults) == faults


@pytest.mark.parametrize("path", FIRST, ids=lambda path: path.stem)
class TestRecordsOfTheFirstFormat:
    """A record from before there were positions is read, and written as today's."""

    def test_it_is_read_and_written_with_positions_and_nothing_else(self, path: Path) -> None:
        """The positions are those that its order gives."""
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
        placed = [{"position": place, **each} for place, each in enumerate(data["events"], 1)]

        assert data["version"] == 1
        assert record_to_dict(record_from_json(text)) == {**data, "version": 3, "events": placed}

    def test_its_faults_are_told_by_their_places(self, path: Path) -> None:
        """An old record is read as strictly as a new one."""
        data = json.loads(path.read_text(encoding="utf-8"))
        data["events"][3] = "no event"
        data["events"][4]["later"] = 1
        data["events"][5]["id"] = data["events"][2]["id"]
        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(data)

        assert dict(caught.value.faults) == {
            "events[3]": "must be an object with named fields",
            "events[4].later": "is no field here",
            "events[5].id": "this id already stands in the record",
        }


@pytest.mark.parametrize("events", [None, 7, "[]", {"0": {}}])
def test_a_first_format_without_a_list_of_events_is_a_fault(events: object) -> None:
    """The step does not choke on what it cannot place."""
    with pytest.raises(CorruptRecord) as caught:
        record_from_dict({"format": FORMAT, "version": 1, "group": "g-1", "events": events})

    assert caught.value.faults == (("events", "must be a list"),)


class TestRecordsOfTheSecondFormat:
    """A record from before it was asked of ids that they look like nothing but themselves."""

    @pytest.mark.parametrize("path", SECOND, ids=lambda path: path.stem)
    def test_it_is_written_as_it_was_where_its_ids_are_old(self, path: Path) -> None:
        """Letter by letter; and where they are not, in today's format, which otherwise is the same."""
        text = path.read_text(encoding="utf-8")
        written = record_to_json(record_from_json(text))

        assert written == (text if path.stem.startswith("as-written") else text.replace(": 2,", ": 3,", 1))

    def test_todays_is_written_as_it_was(self) -> None:
        """Letter by letter."""
        text = (GOLDEN / "begun.v3.json").read_text(encoding="utf-8")

        assert record_to_json(record_from_json(text)) == text


def test_the_museum_has_a_record_of_every_format() -> None:
    """What is promised for ever is tried every time."""
    versions = {json.loads(path.read_text(encoding="utf-8"))["version"] for path in MUSEUM}

    assert set(range(1, FORMAT_VERSION + 1)) == versions
