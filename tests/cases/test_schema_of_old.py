"""What was written before a fact could be said is read, judged and written again as it was, and was not asked then."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    AssessmentStarted,
    CorruptRecord,
    EndingDecided,
    EndingReason,
    Event,
    Grant,
    InvalidValue,
    MeetingEnded,
    MinutesWritten,
    Rulebook,
    Seal,
    TrustedPersonAgreed,
    WorkDone,
    event_from_dict,
    event_to_dict,
    event_to_json,
    json_schema,
    record_from_json,
    record_to_json,
    seal,
    verify,
)
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.export.cloudevents import cloud_event
from ansvar_core.values import versions
from ansvar_core.values.versions import came_with
from support.samples import OTHERWISE, as_of, sample

GOLDEN = Path(__file__).parents[1] / "golden"
EXAMPLES = Path(__file__).parents[2] / "examples" / "records"
FILES = sorted((GOLDEN / "events").iterdir())
SECOND = [kind for kind in EVENT_TYPES if kind.version > 1]
OLD = [path for path in FILES if json.loads(path.read_text(encoding="utf-8"))["v"] == 1]
RECORDS = ("child", "adult", "went-wrong")


def later(kind: type[Event]) -> list[str]:
    """The fields that came after the first version, at any depth."""
    return [name for name, version in came_with(kind).items() if version > 1]


class TestNotAsked:
    """What a version had no place for was not asked; what it had a place for was, also where nothing was said."""

    @pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
    def test_an_old_file_was_asked_for_what_there_was_and_for_nothing_newer(self, path: Path) -> None:
        event = event_from_dict(json.loads(path.read_text(encoding="utf-8")))
        fields = came_with(type(event))

        assert {name for name in fields if not event.asked(name)} == set(later(type(event)))
        assert all(event.asked(field.name) for field in attrs.fields(Event))

    @pytest.mark.parametrize("kind", SECOND, ids=lambda kind: kind.tag)
    def test_every_second_version_has_something_new(self, kind: type[Event]) -> None:
        """A field, a word, a name, or that something need not be said."""
        marks = {mark for field in attrs.fields(kind) for mark in field.metadata}

        assert later(kind) or marks & {"words_since", "once_called", "optional_since"}

    @pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.tag)
    def test_an_event_of_today_was_asked_for_everything(self, kind: type[Event]) -> None:
        assert all(sample(kind).asked(name) for name in came_with(kind))

    def test_what_no_version_has_is_an_error(self) -> None:
        with pytest.raises(KeyError, match="user_told"):
            sample(WorkDone).asked("user_told")

    def test_fields_inside_fields_are_asked_for_by_their_place(self) -> None:
        old = as_of(sample(MinutesWritten), 1)

        assert not old.asked("tasks.status")
        assert old.asked("tasks.deadline")
        assert old.asked("tasks.deadline.day")
        assert sample(MinutesWritten).asked("tasks.status")


class TestWrittenAgain:
    """Nothing that was written is ever written otherwise."""

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_every_file_gives_the_same_bytes(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        event = event_from_dict(json.loads(text))

        assert json.dumps(event_to_dict(event), indent=2, ensure_ascii=False) + "\n" == text
        assert "written_as" not in event_to_json(event)

    @pytest.mark.parametrize("name", RECORDS)
    def test_old_records_come_out_as_they_went_in_and_their_seals_hold(self, name: str) -> None:
        text = (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")
        record = record_from_json(text)
        kept = [Seal(**each) for each in json.loads((GOLDEN / "seals" / f"{name}.json").read_text(encoding="utf-8"))]
        old = record_from_json((GOLDEN / "records" / f"{name}.v1.json").read_text(encoding="utf-8"))

        assert record_to_json(record) == text
        assert verify(old, kept) == ()
        assert seal(old) == tuple(kept)

    def test_an_envelope_names_the_version_it_carries(self) -> None:
        old = as_of(sample(AssessmentStarted), 1)

        assert cloud_event(old, "urn:x")["type"] == "ansvar.core.v1.assessment-started"
        assert cloud_event(old.but(user_declined=True), "urn:x")["type"] == "ansvar.core.v2.assessment-started"

    @pytest.mark.parametrize("kind", SECOND, ids=lambda kind: kind.tag)
    def test_both_versions_stand_in_the_schema(self, kind: type[Event]) -> None:
        written = json_schema("event")["$defs"]
        names = [f"event.{kind.tag}.v2", f"event.{kind.tag}.v1"]

        assert written[f"event.{kind.tag}"] == {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in names]}
        assert [written[name]["properties"]["v"]["const"] for name in names] == [2, 1]
        assert all("written_as" not in written[name]["properties"] for name in names)


class TestJudgedAsBefore:
    """An audit of a record from before says what it said."""

    def test_the_record_that_went_wrong_has_the_breaches_it_had(self) -> None:
        record = record_from_json((EXAMPLES / "went-wrong.json").read_text(encoding="utf-8"))
        until = record.events[-1].recorded_at + timedelta(days=1)
        report = Rulebook.standard().audit(record, until)
        told = json.loads((EXAMPLES / "went-wrong.breaches.json").read_text(encoding="utf-8"))

        assert report.refused
        assert all(each.finding.code != "record.old-version" for each in report.judged)
        codes = {each.finding.code for each in report.refused} | {each.duty.code for each in report.owed}
        assert codes & set(_codes_in(told))

    @pytest.mark.parametrize("name", ["child", "adult"])
    def test_the_records_in_order_are_in_order(self, name: str) -> None:
        record = record_from_json((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))

        assert Rulebook.standard().audit(record, record.events[-1].recorded_at).in_order


def _codes_in(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [code for key, value in data.items() for code in (*_codes_in(value), str(key))]
    if isinstance(data, list):
        return [code for each in data for code in _codes_in(each)]
    return [data] if isinstance(data, str) else []


class TestNoOldVersionSaysWhatCameLater:
    """An old version cannot hold what it had no place for, whoever makes it or reads it."""

    @pytest.mark.parametrize("kind", [kind for kind in SECOND if later(kind)], ids=lambda kind: kind.tag)
    def test_each_field_that_came_later_is_refused_by_name(self, kind: type[Event]) -> None:
        whole = sample(kind)
        for name in {each.partition(".")[0] for each in later(kind)}:
            value = getattr(whole, name)
            if value == attrs.fields_dict(kind)[name].default:
                continue
            with pytest.raises(InvalidValue) as caught:
                attrs.evolve(as_of(whole, 1), **{name: value})
            places = [each for each in later(kind) if each.partition(".")[0] == name]
            assert caught.value.field in {each.rpartition(".")[2] for each in places}

    @pytest.mark.parametrize("kind", [kind for kind in SECOND if later(kind)], ids=lambda kind: kind.tag)
    def test_reading_refuses_it_too_with_the_place(self, kind: type[Event]) -> None:
        told = [sample(kind, **changes) for changes in ({}, *OTHERWISE.get(kind.tag, {}).values())]
        newer = [each for each in told if list(versions.newer(each, 1))]
        assert newer
        for event in newer:
            with pytest.raises(CorruptRecord, match="version 1"):
                event_from_dict({**event_to_dict(event), "v": 1})

    def test_words_that_came_later_are_refused(self) -> None:
        with pytest.raises(InvalidValue, match="version 1") as caught:
            sample(EndingDecided, reason=EndingReason.GOALS_REACHED, written_as=1)
        assert caught.value.field == "reason"
        assert sample(EndingDecided, reason=EndingReason.MOVED, written_as=1).written_as == 1

    @pytest.mark.parametrize("name", ["tasks_agreed", "process_evaluated"])
    def test_what_had_to_be_said_is_not_left_out_of_an_old_version(self, name: str) -> None:
        data = event_to_dict(as_of(sample(MeetingEnded), 1))

        with pytest.raises(CorruptRecord, match=rf"^{name}: had to be said in version 1"):
            event_from_dict({key: value for key, value in data.items() if key != name})
        with pytest.raises(CorruptRecord, match=rf"^{name}: had to be said in version 1"):
            event_from_dict({**data, name: None})
        assert event_from_dict({**data, name: None, "v": 2}).written_as == 2

    def test_neither_of_two_is_no_old_trusted_person(self) -> None:
        data = event_to_dict(as_of(sample(TrustedPersonAgreed), 1))
        del data["party"]

        with pytest.raises(CorruptRecord, match=r"^party: "):
            event_from_dict(data)

    @pytest.mark.parametrize("version", [0, -1, 3, "1", 1.0, None, True])
    def test_there_is_no_other_version(self, version: Any) -> None:
        with pytest.raises(InvalidValue, match="written_as") as caught:
            sample(EndingDecided, written_as=version)
        assert caught.value.field == "written_as"

    @pytest.mark.parametrize("version", [1, 2])
    def test_the_version_is_no_field_of_what_is_written(self, version: int) -> None:
        data = event_to_dict(as_of(sample(AssessmentStarted), version))

        with pytest.raises(CorruptRecord, match=r"^written_as: is no field here$"):
            event_from_dict({**data, "written_as": 1})


class TestChanged:
    """A changed event keeps its version, unless it says what that version could not."""

    def test_what_it_could_say_it_says_in_its_own_version(self) -> None:
        old = as_of(sample(AssessmentStarted), 1)

        assert old.but(together_with=()).written_as == 1
        assert attrs.evolve(old, actor="p-other").written_as == 1

    @pytest.mark.parametrize(
        "changes", [{"user_declined": True}, {"spoken_for_by": {"p-gran"}}, {"user_declined": True, "written_as": 2}]
    )
    def test_what_it_could_not_makes_it_one_of_today(self, changes: dict[str, Any]) -> None:
        assert as_of(sample(AssessmentStarted), 1).but(**changes).written_as == 2

    def test_a_form_that_opens_earlier_minutes_is_one_of_today(self) -> None:
        kind = EVENT_TYPE_BY_TAG["consent-given"]
        old = as_of(sample(kind), 1)
        grant: Grant = sample(kind).grants[-1]

        assert old.but(first_day=date(2026, 6, 2)).written_as == 1
        assert old.but(grants=(grant,)).written_as == 2

    def test_what_is_left_out_that_had_to_be_said_makes_it_one_of_today(self) -> None:
        assert as_of(sample(MeetingEnded), 1).but(tasks_agreed=None).written_as == 2
