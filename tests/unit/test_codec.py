"""Records and answers, in and out: what is read is right, or every place where it is not is named."""

from __future__ import annotations

import copy
import json
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    AnotherActor,
    Because,
    ChangeProposal,
    ConsentGiven,
    CorruptRecord,
    DoFirst,
    Duty,
    Effect,
    Event,
    Fact,
    Finding,
    Floor,
    Instead,
    MeetingCalled,
    MeetingEnded,
    MinutesWritten,
    NeedSeen,
    Nothing,
    Record,
    Remedy,
    RoutineFollowed,
    Rulebook,
    RuleText,
    Source,
    Step,
    Text,
    Topic,
    Verdict,
    Wait,
    WorkDone,
    answer_to_dict,
    answer_to_json,
    event_from_dict,
    event_from_json,
    event_to_dict,
    event_to_json,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
)
from ansvar_core.codec import converting
from ansvar_core.rules.base import StandingCheck
from support.life import NURSE, TEACHER
from support.samples import sample, world

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
GROUP_RECORD = Record(group="g-1", events=world()[0])


def faults_of(data: Any) -> dict[str, str]:
    """Where the codec finds faults in an event, and which."""
    with pytest.raises(CorruptRecord) as caught:
        event_from_dict(data)
    return dict(caught.value.faults)


def changed(kind: type[Event], path: str, value: Any) -> dict[str, Any]:
    """A kind's sample as a dict, with another value at a path."""
    data = copy.deepcopy(event_to_dict(sample(kind)))
    at: Any = data
    *way, last = path.replace("[", ".").replace("]", "").split(".")
    for part in way:
        at = at[int(part)] if part.isdigit() else at[part]
    at[int(last) if last.isdigit() else last] = value
    return data


class TestRoundTrip:
    """What is written is read as the same."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_event_comes_back_as_it_was(self, kind: type[Event]) -> None:
        """With every field, and with only those that are required."""
        full = sample(kind)
        required = {
            field.name: getattr(full, field.name)
            for field in attrs.fields(kind)
            # The one event that is nothing but its points of the routine cannot be without them.
            if field.default is attrs.NOTHING or (kind is RoutineFollowed and field.name == "routine")
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

    def test_a_time_keeps_its_offset(self) -> None:
        """What was given is what is written."""
        assert event_to_dict(sample(WorkDone))["at"] == "2026-06-01T10:00:00+02:00"

    def test_a_record_comes_back_as_it_was(self) -> None:
        """As a dict and as text, one event a line."""
        text = record_to_json(GROUP_RECORD)

        assert record_from_dict(record_to_dict(GROUP_RECORD)) == GROUP_RECORD
        assert record_from_json(text) == GROUP_RECORD
        assert record_from_json(text.encode()) == GROUP_RECORD
        assert json.loads(text) == record_to_dict(GROUP_RECORD)
        assert len(text.splitlines()) == len(GROUP_RECORD) + 2

    def test_an_empty_record_comes_back_as_it_was(self) -> None:
        """There is a group before anything has happened."""
        empty = Record(group="g-1")

        assert record_from_json(record_to_json(empty)) == empty


class TestFaults:
    """Every fault is told by its place, in words of the library's own."""

    @pytest.mark.parametrize(
        ("kind", "path", "value", "problem"),
        [
            (WorkDone, "work", 7, "must be text"),
            (WorkDone, "work", None, "must be text"),
            (WorkDone, "work", "", "an id has 1 to 200 characters"),
            (WorkDone, "at", "2026-06-01T10:00:00", "must say its offset from UTC"),
            (WorkDone, "at", "yesterday", "must be a time in ISO 8601 with its offset"),
            (WorkDone, "at", 1780300800, "must be a time in ISO 8601 with its offset"),
            (WorkDone, "recorded_at", "2020-01-01T00:00:00Z", "nothing can be recorded before it happened"),
            (NeedSeen, "user", "u-1", "must be an object with named fields"),
            (NeedSeen, "user.birth_date", "2015-13-01", "is a day that does not exist"),
            (NeedSeen, "user.birth_date", "20150501", "must be a day as YYYY-MM-DD"),
            (NeedSeen, "user.birth_date", "2015-W01-1", "must be a day as YYYY-MM-DD"),
            (NeedSeen, "user.birth_date", 2015, "must be a day as YYYY-MM-DD"),
            (NeedSeen, "long_lasting", 1, "must be true or false"),
            (NeedSeen, "long_lasting", "true", "must be true or false"),
            (NeedSeen, "agency.tie", "private", "is none of the values of Tie"),
            (NeedSeen, "agency.tie", ["municipal"], "is none of the values of Tie"),
            (NeedSeen, "agency.unheard", "x", "is no field here"),
            (ConsentGiven, "grants", {}, "must be a list"),
            (ConsentGiven, "grants", [], "needs at least one entry"),
            (ConsentGiven, "grants[1].kinds", "health", "must be a list"),
            (ConsentGiven, "grants[1].kinds", ["health", "health"], "has the same entry twice"),
            (ConsentGiven, "grants[1].kinds", [7], "must be text"),
            (MeetingCalled, "called", ["p-1", 7], "must be text"),
            (MeetingCalled, "ends", "2026-06-16T08:00:00Z", "a meeting ends after it starts"),
            (MinutesWritten, "tasks[1].deadline.day", "2026-02-30", "is a day that does not exist"),
        ],
    )
    def test_a_fault_is_named_by_its_place(self, kind: type[Event], path: str, value: Any, problem: str) -> None:
        """Down to the field in the entry in the list."""
        places = faults_of(changed(kind, path, value))

        assert problem in places.values()
        [place] = [each for each, what in places.items() if what == problem]
        assert place.startswith(path)

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_missing_field_is_named(self, kind: type[Event]) -> None:
        """Each that is required, one at a time and all together."""
        whole = event_to_dict(sample(kind))
        required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]

        for name in required:
            without = {key: value for key, value in whole.items() if key != name}
            assert faults_of(without) == {name: "is missing"}
        assert faults_of({"tag": kind.tag, "v": 1}) == dict.fromkeys(required, "is missing")

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_unknown_field_is_named(self, kind: type[Event]) -> None:
        """What this version does not know is not thrown away."""
        data = event_to_dict(sample(kind))

        assert faults_of({**data, "later_field": 1}) == {"later_field": "is no field here"}

    def test_an_unknown_name_that_may_be_content_is_not_repeated(self) -> None:
        """A field name can be anything that somebody typed."""
        data = event_to_dict(sample(WorkDone))

        assert faults_of({**data, "Kari Nordmann": 1}) == {"…": "is no field here"}

    @pytest.mark.parametrize("tag", [None, 7, "", "work-finished", "WorkDone", ["work-done"]])
    def test_an_unknown_tag_is_a_fault(self, tag: object) -> None:
        """A kind of event that this library does not know is no event."""
        assert faults_of({**event_to_dict(sample(WorkDone)), "tag": tag}) == {"tag": "is missing or unknown"}

    @pytest.mark.parametrize("version", [None, 0, -1, "1", True, 1.0])
    def test_what_is_no_version_is_a_fault(self, version: object) -> None:
        """A version is a whole number from 1."""
        assert faults_of({**event_to_dict(sample(WorkDone)), "v": version}) == {"v": "must be a version number"}

    def test_a_version_from_the_future_is_a_fault_of_its_own(self) -> None:
        """The record is right, and this library is too old."""
        problem = "is a version from the future; this library is too old to read it"

        assert faults_of({**event_to_dict(sample(WorkDone)), "v": 2}) == {"v": problem}

    @pytest.mark.parametrize("data", [None, [], "work-done", 7])
    def test_what_is_no_object_is_a_fault(self, data: object) -> None:
        """An event has named fields."""
        assert faults_of(data) == {"$": "must be an object with named fields"}

    def test_all_faults_come_at_once(self) -> None:
        """Whoever mends a record sees the whole work."""
        events = [event_to_dict(event) for event in GROUP_RECORD]
        del events[0]["user"]["birth_date"]
        events[1]["parent"]["party"] = ""
        events[2] = {**events[2], "tag": "unheard-of"}
        events[3] = "no event"
        data = {"format": "other", "version": 2, "group": "", "events": events, "More": 1, "extra": 2}

        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(data)

        assert dict(caught.value.faults) == {
            "…": "is no field here",
            "extra": "is no field here",
            "format": "must be 'ansvar-record'",
            "version": "is not a version of the format that this library reads",
            "events[0].user.birth_date": "is missing",
            "events[1].parent.party": "an id has 1 to 200 characters",
            "events[2].tag": "is missing or unknown",
            "events[3]": "must be an object with named fields",
            "group": "an id has 1 to 200 characters",
        }
        assert (caught.value.path, caught.value.problem) == caught.value.faults[0]

    @pytest.mark.parametrize("data", [None, [], "x", 7])
    def test_what_is_no_record_is_a_fault(self, data: object) -> None:
        """A record is an object."""
        with pytest.raises(CorruptRecord, match=r"^\$: must be an object"):
            record_from_dict(data)

    @pytest.mark.parametrize("events", [None, {}, "[]"])
    def test_events_must_be_a_list(self, events: object) -> None:
        """In their order."""
        with pytest.raises(CorruptRecord, match=r"^events: must be a list"):
            record_from_dict({**record_to_dict(GROUP_RECORD), "events": events})

    @pytest.mark.parametrize("version", [0, 2, "1", True, None])
    def test_another_version_of_the_format_is_a_fault(self, version: object) -> None:
        """The whole is versioned as well as each event."""
        with pytest.raises(CorruptRecord, match=r"^version: is not a version of the format"):
            record_from_dict({**record_to_dict(GROUP_RECORD), "version": version})


class TestText:
    """JSON that can be misread is not read."""

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "{'tag': 1}",
            '{"tag": "work-done", "tag": "need-seen"}',
            '{"tag": {"a": 1, "a": 1}}',
            '{"v": NaN}',
            '{"v": Infinity}',
            '{"v": -Infinity}',
            "[" * 100_000,
            '{"a":' * 100_000,
            b"\xff\xfe\xfa",
        ],
        ids=lambda text: repr(text[:12]),
    )
    def test_it_is_corrupt(self, text: str | bytes) -> None:
        """Broken, doubled, endless or not a number: never an answer, never another error."""
        for reads in (event_from_json, record_from_json):
            with pytest.raises(CorruptRecord, match=r"^\$: is not JSON that can be read$"):
                reads(text)

    def test_letters_are_written_as_letters(self) -> None:
        """The text can be read by people."""
        assert "bråk" in event_to_json(sample(WorkDone, work="w-bråk"))


EVERY_REMEDY: tuple[Remedy, ...] = (
    DoFirst(steps=(Step(kind="consent-given", fields={"grants": sample(ConsentGiven).grants}, asks=("manner",)),)),
    ChangeProposal(fields={"present": frozenset({"p-2", "p-1"}), "starts": datetime(2026, 1, 1, tzinfo=UTC)}),
    Instead(steps=(Step(kind="objection-recorded"),)),
    AnotherActor(actors=("p-mum",)),
    Wait(until=datetime(2026, 2, 1, tzinfo=UTC)),
    Nothing(because=Because.IT_IS_OVER),
)
FINDING = Finding(
    code="own.rule",
    effect=Effect.BLOCKS,
    floor=Floor.LAW,
    source=Source(statements=("B3",)),
    facts=(Fact(position=4, subject="p-mum", day=date(2026, 1, 1)),),
    remedies=EVERY_REMEDY,
)
WORDS = RuleText(
    wrong=Text(nb="galt", nn="gale", en="wrong"),
    why=Text(nb="hvorfor", nn="kvifor", en="why"),
    do=Text(nb="gjør", nn="gjer", en="do"),
)
OWN = StandingCheck(
    code="own.rule", source=Source(design=True), governs=(WorkDone,), judge=lambda _: iter(()), text=WORDS
)
BOOK = Rulebook(checks=(*Rulebook.standard().checks, OWN))


class TestAnswers:
    """An answer is JSON-ready, and can carry its texts."""

    def test_a_verdict_says_first_whether_it_is_permitted(self) -> None:
        """And then every finding with every sort of remedy."""
        answer = answer_to_dict(Verdict(findings=(FINDING,)))

        assert list(answer) == ["permitted", "findings"]
        assert answer["permitted"] is False
        [finding] = answer["findings"]
        assert finding["facts"] == [{"position": 4, "subject": "p-mum", "day": "2026-01-01"}]
        assert "text" not in finding
        assert [each["remedy"] for each in finding["remedies"]] == [
            "do-first",
            "change-proposal",
            "instead",
            "another-actor",
            "wait",
            "nothing",
        ]
        assert finding["remedies"][1]["fields"] == {"present": ["p-1", "p-2"], "starts": "2026-01-01T00:00:00+00:00"}
        assert finding["remedies"][4]["until"] == "2026-02-01T00:00:00+00:00"
        assert finding["remedies"][5]["because"] == "it-is-over"

    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("nb", {"wrong": "galt", "why": "hvorfor", "do": "gjør"}),
            ("nn", {"wrong": "gale", "why": "kvifor", "do": "gjer"}),
            ("en", {"wrong": "wrong", "why": "why", "do": "do"}),
        ],
    )
    def test_with_a_rulebook_findings_and_duties_carry_their_texts(
        self, language: str, expected: dict[str, str]
    ) -> None:
        """In the language asked for."""
        duty = Duty(code="own.rule", source=Source(design=True), who="p-1", position=4)

        assert answer_to_dict(Verdict(findings=(FINDING,)), BOOK, language)["findings"][0]["text"] == expected
        assert answer_to_dict((duty,), BOOK, language)[0]["text"] == expected

    def test_a_language_that_does_not_exist_is_an_error(self) -> None:
        """Also where there is nothing to say in it."""
        with pytest.raises(ValueError, match="is not a valid Language"):
            answer_to_dict((), None, "sv")

    def test_every_answer_is_json(self) -> None:
        """What comes out of each question can be sent."""
        events, group = world()
        book, at = Rulebook.standard(), events[-1].at
        answers: list[Any] = [
            book.assess(group, sample(MeetingEnded), explain=True),
            book.audit(events, at),
            book.options(group, at, NURSE),
            book.duties(group, at),
            book.agenda(group, at),
            book.rota(group, at, 4),
            book.may_read(group, TEACHER, "m-1", at),
            book.route(Topic.AGENCY_DISAGREEMENT, at),
            book.next_change(group, at),
        ]

        for answer in answers:
            assert json.loads(answer_to_json(answer)) == answer_to_dict(answer)

    def test_a_report_says_first_whether_all_is_in_order_and_an_option_whether_it_is_possible(self) -> None:
        """What a reader looks for first."""
        events, group = world()
        book, at = Rulebook.standard(), events[-1].at

        assert next(iter(answer_to_dict(book.audit(events, at)))) == "in_order"
        assert next(iter(answer_to_dict(book.options(group, at, NURSE))[0])) == "possible"


class TestUnforeseen:
    """A fault that nobody thought of is still told by its place."""

    def test_it_repeats_nothing(self) -> None:
        """The words of another error may hold content."""
        error = TypeError("Kari Nordmann is not a number")
        error.add_note("a note of no use")

        assert list(converting.faults_of(error, "events[0].work")) == [
            ("events[0].work", "cannot be what it should be")
        ]
        assert converting._step(error) == ""
