"""An event checks what is true of itself, and nothing about the world."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    AgencyRecorded,
    AgendaItem,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentWithdrawn,
    Event,
    Grant,
    InvalidValue,
    MeetingCalled,
    MeetingMoved,
    MeetingPlanned,
    MemberJoined,
    NeedSeen,
    OtherBasisRecorded,
    PlanEvaluated,
    Topic,
    WorkDone,
)
from ansvar_core.events.base import said
from support.fields import id_fields, sets_of_ids
from support.samples import HAPPENED, MEETS, sample

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
HEAD: dict[str, Any] = {"id": "e-1", "group": "g-1", "at": HAPPENED, "actor": "p-1"}
NUMBER = "1" * 11


def fields(found: Callable[[type[Event]], Iterable[str]]) -> list[Any]:
    """Every field of every event that is of some sort."""
    return [pytest.param(kind, name, id=f"{kind.tag}.{name}") for kind in EVENT_TYPES for name in found(kind)]


class TestHeader:
    """Every event says what, when and whose it is."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_is_recorded_when_it_happens_by_whoever_does_it_unless_said(self, kind: type[Event]) -> None:
        """The two defaults are the ordinary case."""
        full = sample(kind)
        own = {field.name: getattr(full, field.name) for field in attrs.fields(kind)[6:]}
        event = kind(**HEAD, **own)

        assert (event.recorded_at, event.recorded_by) == (HAPPENED, "p-1")

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_is_recorded_before_it_happened(self, kind: type[Event]) -> None:
        """Not by a second, and whatever else the event checks."""
        with pytest.raises(InvalidValue, match="before it happened") as caught:
            sample(kind, recorded_at=HAPPENED - timedelta(seconds=1))

        assert caught.value.field == "recorded_at"
        assert sample(kind, recorded_at=HAPPENED).recorded_at == HAPPENED

    @pytest.mark.parametrize("field", ["at", "recorded_at"])
    def test_a_time_without_an_offset_is_refused(self, field: str) -> None:
        """A wall clock alone is no instant."""
        with pytest.raises(InvalidValue, match="offset"):
            sample(WorkDone, **{field: datetime(2026, 6, 3)})  # noqa: DTZ001  # the claim

    def test_times_are_compared_as_instants(self) -> None:
        """An earlier wall clock further east is not earlier."""
        later_by_the_clock = (HAPPENED + timedelta(minutes=1)).astimezone(UTC)

        assert sample(WorkDone, recorded_at=later_by_the_clock).recorded_at == later_by_the_clock

    @pytest.mark.parametrize(("kind", "field"), fields(id_fields))
    def test_an_identity_number_is_refused_wherever_an_id_stands(self, kind: type[Event], field: str) -> None:
        """Every id of every event is looked at, and the error does not repeat it."""
        with pytest.raises(InvalidValue, match="national identity number") as caught:
            sample(kind, **{field: NUMBER})

        assert caught.value.field == field
        assert NUMBER not in str(caught.value)

    @pytest.mark.parametrize(("kind", "field"), fields(sets_of_ids))
    def test_a_single_text_is_no_collection_of_ids(self, kind: type[Event], field: str) -> None:
        """One name where several belong would be read as its letters."""
        with pytest.raises(InvalidValue, match="must be a collection"):
            sample(kind, **{field: "p-mum"})

    @pytest.mark.parametrize(("kind", "field"), fields(sets_of_ids))
    def test_an_identity_number_is_refused_inside_a_collection(self, kind: type[Event], field: str) -> None:
        """Every id in a collection is looked at."""
        with pytest.raises(InvalidValue, match="national identity number"):
            sample(kind, **{field: ["p-1", NUMBER]})


class TestValues:
    """An event is a value."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_is_equal_to_what_says_the_same_and_can_be_a_key(self, kind: type[Event]) -> None:
        """Two events with the same facts are the same event."""
        assert sample(kind) == sample(kind)
        assert hash(sample(kind)) == hash(sample(kind))
        assert sample(kind) != sample(kind, id="e-other")

    @pytest.mark.parametrize("kind", KINDS)
    def test_its_subject_is_an_id_it_carries(self, kind: type[Event]) -> None:
        """What an event is about stands in it, or it is about the group."""
        event = sample(kind)
        own = {getattr(event, name) for name in id_fields(kind) if name not in attrs.fields_dict(Event)}
        member = {event.member.party} if hasattr(event, "member") else set()

        assert event.subject in {None, *own, *member}

    def test_but_changes_some_fields_and_checks_them(self) -> None:
        """The same event, changed, is checked as a new one is."""
        event = sample(MeetingPlanned)

        assert event.but(meeting="m-9").meeting == "m-9"
        assert event.but() == event
        with pytest.raises(InvalidValue, match="ends after it starts"):
            event.but(ends=event.starts)

    @pytest.mark.parametrize(("name", "told"), [("chairman", "chairman"), ("Kari Nordmann", "changes")])
    def test_but_changes_no_field_that_there_is_not(self, name: str, told: str) -> None:
        """It says which, but where what is given for a name is none, and may be anything."""
        with pytest.raises(InvalidValue, match="is no field of this kind of event") as caught:
            sample(MeetingPlanned).but(**{name: "p-1"})

        assert caught.value.field == told

    @pytest.mark.parametrize(
        ("fields", "told"),
        [({"goal": "go-1", "work": "w-1"}, "work"), ({"goal": None, "goal_status": "reached"}, "goal_status")],
    )
    def test_an_evaluation_is_of_one_thing(self, fields: dict[str, Any], told: str) -> None:
        """Of a goal or of a measure, and how a goal stands is said of a goal."""
        with pytest.raises(InvalidValue) as caught:
            sample(PlanEvaluated, **{"goal": None, "work": None, "goal_status": None, **fields})

        assert caught.value.field == told

    @pytest.mark.parametrize("change", [{"meeting": "m-9"}, None, "meeting"])
    def test_changed_takes_a_remedy_and_nothing_else(self, change: Any) -> None:
        """Its parts mean what a remedy says that they mean."""
        with pytest.raises(InvalidValue, match="must be a ChangeProposal") as caught:
            sample(MeetingPlanned).changed(change)

        assert caught.value.field == "change"


class TestMeetings:
    """A meeting ends after it starts."""

    @pytest.mark.parametrize("kind", [MeetingPlanned, MeetingCalled, MeetingMoved])
    @pytest.mark.parametrize("length", [timedelta(0), timedelta(minutes=-1)])
    def test_a_meeting_without_length_is_refused(self, kind: type[Event], length: timedelta) -> None:
        """Not at the same instant, and not before."""
        with pytest.raises(InvalidValue, match="ends after it starts") as caught:
            sample(kind, starts=MEETS, ends=MEETS + length)

        assert caught.value.field == "ends"

    @pytest.mark.parametrize("kind", [MeetingPlanned, MeetingCalled, MeetingMoved])
    def test_the_end_may_be_open(self, kind: type[Event]) -> None:
        """A missing end is a matter for a rule."""
        assert getattr(sample(kind, ends=None), "ends") is None  # noqa: B009  # not a field of every event

    @pytest.mark.parametrize("field", ["starts", "ends"])
    def test_a_wrong_time_is_named(self, field: str) -> None:
        """The error says which of the two times it was."""
        with pytest.raises(InvalidValue) as caught:
            sample(MeetingPlanned, **{field: datetime(2026, 6, 16)})  # noqa: DTZ001  # the claim

        assert caught.value.field == field

    def test_two_items_of_one_agenda_have_two_ids(self) -> None:
        """What is said about an item must be about one item."""
        item = AgendaItem(id="i-1", topic=Topic.FOLLOW_UP)

        with pytest.raises(InvalidValue, match="two agenda items have the same id"):
            sample(MeetingCalled, agenda=[item, item])


COOPERATION = Grant(object=ConsentObject.COOPERATION, agency="a-1")


class TestConsent:
    """A form says something, once."""

    @pytest.mark.parametrize(
        ("kind", "field"),
        [
            (ConsentAskedFor, "items"),
            (ConsentGiven, "grants"),
            (ConsentNarrowed, "kinds"),
            (OtherBasisRecorded, "kinds"),
        ],
    )
    def test_an_empty_form_is_refused(self, kind: type[Event], field: str) -> None:
        """Asking for nothing, giving nothing and narrowing to nothing are no answers; withdrawing is."""
        with pytest.raises(InvalidValue, match="at least one entry") as caught:
            sample(kind, **{field: ()})

        assert caught.value.field == field

    @pytest.mark.parametrize("kind", [ConsentRefused, ConsentWithdrawn, ConsentConfirmed])
    def test_no_items_is_everything(self, kind: type[Event]) -> None:
        """Saying no, and confirming, need no list."""
        assert getattr(sample(kind, items=()), "items") == ()  # noqa: B009  # not a field of every event

    def test_a_grant_that_stands_twice_is_refused(self) -> None:
        """One form cannot say two things about one object for one agency."""
        again = attrs.evolve(COOPERATION, last_day=date(2030, 1, 1))

        with pytest.raises(InvalidValue, match="stands twice"):
            sample(ConsentGiven, grants=[COOPERATION, again])

    def test_a_grant_that_ends_before_the_form_begins_is_refused(self) -> None:
        """The first day is inside, so they may be the same day."""
        first = sample(ConsentGiven).first_day
        same_day = attrs.evolve(COOPERATION, last_day=first)

        assert sample(ConsentGiven, grants=[same_day]).grants == (same_day,)
        with pytest.raises(InvalidValue, match="a last day is before the first"):
            sample(ConsentGiven, grants=[attrs.evolve(COOPERATION, last_day=first - timedelta(days=1))])


def required_texts() -> list[Any]:
    """Every field of every event that needs text."""
    return [
        pytest.param(kind, field.name, id=f"{kind.tag}.{field.name}")
        for kind in EVENT_TYPES
        for field in attrs.fields(kind)
        if getattr(field.validator, "__name__", "") == "nonempty"
    ]


class TestTexts:
    """A text that is required says something."""

    @pytest.mark.parametrize("empty", ["", "  \n", None, 7])
    @pytest.mark.parametrize(("kind", "field"), required_texts())
    def test_an_empty_text_is_refused(self, kind: type[Event], field: str, empty: object) -> None:
        """Blanks are no reason."""
        with pytest.raises(InvalidValue, match=r"needs text|must be text") as caught:
            sample(kind, **{field: empty})

        assert caught.value.field == field

    @pytest.mark.parametrize(("text", "says"), [("x", True), (" x ", True), ("", False), (" \t", False), (None, False)])
    def test_a_free_text_says_something_or_not(self, text: str | None, says: bool) -> None:
        """A missing text and a blank one are alike."""
        assert said(text) is says


class TestSubjects:
    """What an event about people is about."""

    def test_a_member_is_the_subject_of_joining(self) -> None:
        """The person, not the agency."""
        event = sample(MemberJoined)

        assert event.subject == event.member.party

    @pytest.mark.parametrize("kind", [NeedSeen, AgencyRecorded])
    def test_facts_about_the_case_are_about_the_group(self, kind: type[Event]) -> None:
        """There is no machine of their own behind them."""
        assert sample(kind).subject is None
