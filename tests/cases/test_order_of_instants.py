"""Within one thing, instants stand in the order the thing has, however late they are written down.

One row for each kind of event that has an order: a life in which what it must not come before has been told, the
instant of that, and what the event says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from ansvar_core import (
    AbsenceExcused,
    AccessRestricted,
    AgencyRecorded,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    CallAnswered,
    ChairAgreed,
    ChangeProposal,
    ChildHeard,
    ClockCorrected,
    ConsentConfirmed,
    ConsentNarrowed,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    Deadline,
    Effect,
    EndingConsidered,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    Event,
    FinalEvaluationMade,
    GoalSet,
    GroupEnded,
    GroupEstablished,
    HandoverAccepted,
    HandoverDeclined,
    HandoverOffered,
    HearingManner,
    InvalidPolicy,
    MeasureAgreed,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCommented,
    MinutesCorrected,
    MinutesShared,
    MinutesWritten,
    NeedReviewed,
    NeedSeen,
    ObjectionAnswered,
    ObjectionRecorded,
    OutsideMeetingHeld,
    Parent,
    ParentRecorded,
    ParentsNeedRecorded,
    ParticipantJoined,
    ParticipantLeft,
    PeopleTakenOver,
    PlanEvaluated,
    PlanReferred,
    Policy,
    PreparationStopped,
    ProcessEvaluated,
    ProcessQuestion,
    RecordedInError,
    RelayAccepted,
    RelayDeclined,
    RelayOffered,
    RestrictionLifted,
    Rulebook,
    Task,
    TaskAgreed,
    Topic,
    TrustedPersonAgreed,
    UserTold,
    UserToldOfOutsideMeeting,
    VacancyReason,
    VacancyRecorded,
    Verdict,
    VoiceArranged,
    Weight,
    WorkChanged,
    WorkDone,
    WorkDropped,
)
from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.events.catalogue import EVENT_TYPES
from ansvar_core.rules.order import CHECKS, ONLY_WARNED
from support.found import blocks, found, warns, way_out
from support.life import (
    AGENCIES,
    DAD,
    GRAN,
    HEALTH,
    MUM,
    NURSE,
    PHYSIO,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
    Life,
)

CODE = "record.out-of-order"
HOUR = timedelta(hours=1)
Fields: TypeAlias = Mapping[str, Any]


def last(life: Life) -> datetime:
    """When the latest entry happened; a day passes before and after each of those that count."""
    at = life.events[-1].at
    life.wait(days=2)
    return at


def needed(life: Life) -> datetime:
    life.wait(days=1).need()
    life.wait(days=2)
    return life.events[0].at


def being_assessed(life: Life) -> datetime:
    life.need().wait(days=1)
    life.do(AssessmentStarted, together_with={USER})
    return last(life)


def being_prepared(life: Life) -> datetime:
    life.need()
    life.do(AssessmentStarted, together_with={USER})
    life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
    life.wait(days=1)
    life.do(AssessmentConcluded, outcome=AssessmentOutcome.START, together_with={USER})
    return last(life)


def established(life: Life) -> datetime:
    life.need().assessed().prepared().wait(days=1)
    life.do(GroupEstablished)
    return last(life)


def after(kind: type[Event], actor: str = NURSE, **fields: Any) -> Callable[[Life], datetime]:
    """An established group in which something more has happened."""

    def told(life: Life) -> datetime:
        life.established().wait(days=1)
        life.do(kind, actor, **fields)
        return last(life)

    return told


def planned(life: Life) -> datetime:
    life.established().wait(days=1)
    life.do(MeetingPlanned, meeting="m-1", starts=life.now + timedelta(days=14))
    return last(life)


def called(life: Life) -> datetime:
    life.established().wait(days=1)
    life.call("m-1", days=14)
    return last(life)


def opened(life: Life) -> datetime:
    called(life)
    life.open()
    return last(life)


def ended(life: Life) -> datetime:
    life.established()
    life.call()
    life.open()
    life.end()
    return last(life)


def written(life: Life) -> datetime:
    ended(life)
    life.write()
    return last(life)


def shared(life: Life) -> datetime:
    written(life)
    life.share()
    return last(life)


def agreed(life: Life) -> datetime:
    return after(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))(life)


def offered(life: Life) -> datetime:
    agreed(life)
    life.do(HandoverOffered, work="w-1", to=NURSE)
    return last(life)


def joined(life: Life) -> datetime:
    life.established()
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    for parent in (MUM, DAD):
        life.consent(parent, PRACTICE)
    life.wait(days=1)
    life.member(PHYSIO)
    return last(life)


def given(life: Life) -> datetime:
    life.established()
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    life.wait(days=1).consent(MUM, PRACTICE)
    return last(life)


def ending(life: Life) -> datetime:
    return after(EndingDecided, reason=EndingReason.NEED_CEASED)(life)


def summed_up(life: Life) -> datetime:
    ending(life)
    life.do(FinalEvaluationMade, document="d-final")
    return last(life)


def over(life: Life) -> datetime:
    summed_up(life)
    life.do(GroupEnded)
    return last(life)


def _member(party: str, agency: str) -> Member:
    return Member(party=party, agency=agency, function="function", sub_responsibility="part")


def assessed_again(life: Life) -> datetime:
    """A new period is being assessed, in which nobody takes part yet."""
    over(life)
    life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
    life.wait(days=1)
    life.do(AssessmentStarted, together_with={USER})
    return last(life)


def _new_parent(life: Life) -> datetime:
    """Somebody who has said nothing about any agency before."""
    life.established().wait(days=1)
    life.do(ParentRecorded, parent=Parent(party="p-new"))
    life.consent("p-new", SCHOOL)
    return last(life)


def _in_office(life: Life) -> datetime:
    after(CoordinatorOffered, party=TEACHER)(life)
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
    return last(life)


MEETS = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
TASK: Fields = {"responsible": TEACHER, "deadline": Deadline(next_meeting=True)}
IN_M1: Fields = {"meeting": "m-1"}
HEALTH_ALONE = frozenset({"health"})

Row: TypeAlias = tuple[type[Event], str, Callable[[Life], datetime], Fields]

ROWS: tuple[Row, ...] = (
    (
        NeedSeen,
        NURSE,
        over,
        {"user": None, "agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True},
    ),
    (NeedReviewed, NURSE, being_assessed, {"long_lasting": True, "coordinated": True}),
    (AssessmentStarted, NURSE, needed, {"together_with": {USER}}),
    (
        AssessmentConcluded,
        NURSE,
        being_assessed,
        {"outcome": AssessmentOutcome.START, "together_with": {USER}},
    ),
    (ChildHeard, NURSE, needed, {"manner": HearingManner.TALKED_WITH, "by": NURSE}),
    (PreparationStopped, MUM, being_prepared, {}),
    (TrustedPersonAgreed, USER, being_assessed, {"party": GRAN}),
    (ParticipantJoined, NURSE, being_assessed, {"party": USER}),
    (ParticipantLeft, GRAN, after(ParticipantJoined, party=GRAN), {"party": GRAN}),
    (MemberJoined, NURSE, being_assessed, {"member": _member(NURSE, HEALTH)}),
    (MemberChanged, NURSE, joined, {"member": _member(PHYSIO, PRACTICE)}),
    (MemberLeft, PHYSIO, joined, {"party": PHYSIO}),
    (PeopleTakenOver, NURSE, assessed_again, {"members": {TEACHER}}),
    (UserTold, NURSE, after(ObjectionRecorded, MUM, objection="o-1", party=MUM), {"event": "last"}),
    (
        ParentsNeedRecorded,
        NURSE,
        called,
        {**IN_M1, "party": DAD, "kinds": HEALTH_ALONE, "ground": "g", "agency": HEALTH},
    ),
    (ConsentNarrowed, MUM, given, {"grantor": MUM, "agency": PRACTICE, "kinds": HEALTH_ALONE}),
    (ConsentConfirmed, "p-new", _new_parent, {"grantor": "p-new"}),
    (ObjectionAnswered, NURSE, after(ObjectionRecorded, USER, objection="o-1", party=USER), {"objection": "o-1"}),
    (RestrictionLifted, NURSE, after(AccessRestricted, party=DAD, basis="b"), {"party": DAD}),
    (CoordinatorOffered, NURSE, being_prepared, {"party": TEACHER}),
    (CoordinatorAccepted, TEACHER, after(CoordinatorOffered, party=TEACHER), {"party": TEACHER}),
    (CoordinatorDeclined, TEACHER, after(CoordinatorOffered, party=TEACHER), {"party": TEACHER}),
    (CoordinatorLaidDown, TEACHER, _in_office, {"party": TEACHER}),
    (
        VacancyRecorded,
        NURSE,
        _in_office,
        {"party": TEACHER, "reason": VacancyReason.ILL, "agency": HEALTH},
    ),
    (GroupEstablished, NURSE, being_prepared, {}),
    (MeetingPlanned, NURSE, established, {"meeting": "m-9", "starts": MEETS}),
    (
        MeetingCalled,
        NURSE,
        planned,
        {**IN_M1, "purpose": "purpose", "starts": MEETS, "called": {NURSE, TEACHER}, "invited": {USER}},
    ),
    (MeetingMoved, NURSE, called, {**IN_M1, "starts": MEETS}),
    (MeetingCancelled, NURSE, called, IN_M1),
    (CallAnswered, TEACHER, called, {**IN_M1, "party": TEACHER, "coming": False}),
    (ChairAgreed, NURSE, called, {**IN_M1, "party": TEACHER}),
    (VoiceArranged, NURSE, called, {**IN_M1, "party": GRAN}),
    (MeetingOpened, NURSE, called, {**IN_M1, "present": {NURSE, TEACHER, USER}, "chair": NURSE}),
    (AbsenceExcused, NURSE, called, {**IN_M1, "party": TEACHER, "reason": "ill"}),
    (MeetingEnded, NURSE, opened, {**IN_M1, "tasks_agreed": True, "process_evaluated": True}),
    (
        OutsideMeetingHeld,
        NURSE,
        being_prepared,
        {"meeting": "x-1", "topic": Topic.TRAINING, "by": {NURSE, TEACHER}},
    ),
    (
        UserToldOfOutsideMeeting,
        NURSE,
        after(OutsideMeetingHeld, meeting="x-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE, TEACHER}),
        {"meeting": "x-1"},
    ),
    (MinutesWritten, TEACHER, ended, {**IN_M1, "writer": TEACHER, "kinds": HEALTH_ALONE}),
    (MinutesCorrected, TEACHER, written, {**IN_M1, "kinds": HEALTH_ALONE, "reason": "a name"}),
    (MinutesShared, NURSE, written, {**IN_M1, "recipients": {NURSE, TEACHER, USER, MUM, DAD}}),
    (MinutesAcknowledged, TEACHER, shared, {**IN_M1, "party": TEACHER}),
    (MinutesCommented, TEACHER, shared, {**IN_M1, "party": TEACHER}),
    (PlanReferred, NURSE, being_prepared, {"plan": "d-plan"}),
    (GoalSet, NURSE, after(GoalSet, goal="go-1"), {"goal": "go-2", "parent": "go-1"}),
    (MeasureAgreed, NURSE, after(GoalSet, goal="go-1"), {"work": "w-9", "goal": "go-1", **TASK}),
    (TaskAgreed, NURSE, after(MeasureAgreed, work="w-m", **TASK), {"work": "w-9", "measure": "w-m", **TASK}),
    (WorkChanged, NURSE, agreed, {"work": "w-1", "responsible": NURSE, "reason": "r"}),
    (WorkDone, TEACHER, agreed, {"work": "w-1"}),
    (WorkDropped, TEACHER, agreed, {"work": "w-1", "reason": "r", "user_told": True}),
    (HandoverOffered, TEACHER, agreed, {"work": "w-1", "to": NURSE}),
    (HandoverAccepted, NURSE, offered, {"work": "w-1", "to": NURSE}),
    (HandoverDeclined, NURSE, offered, {"work": "w-1", "to": NURSE}),
    (PlanEvaluated, NURSE, opened, {"next_on": date(2026, 6, 1), **IN_M1}),
    (ProcessEvaluated, NURSE, opened, {**IN_M1, "questions": tuple(ProcessQuestion)}),
    (EndingConsidered, NURSE, established, {"go_on_because": "needed"}),
    (EndingDecided, MUM, established, {"reason": EndingReason.USERS_WISH}),
    (EndingRegretted, NURSE, ending, {"reason": "r"}),
    (RelayOffered, NURSE, established, {"party": TEACHER}),
    (RelayAccepted, TEACHER, after(RelayOffered, party=TEACHER), {"party": TEACHER}),
    (RelayDeclined, TEACHER, after(RelayOffered, party=TEACHER), {"party": TEACHER}),
    (FinalEvaluationMade, NURSE, ending, {"document": "d-final"}),
    (GroupEnded, NURSE, summed_up, {}),
    (RecordedInError, NURSE, called, {"event": "last", "reason": "another group's"}),
)


def proposal(life: Life, row: Row, at: datetime, recorded: datetime | None = None) -> Event:
    kind, actor, _, fields = row
    given = dict(fields)
    if given.get("event") == "last":
        given["event"] = life.events[-1].id
    if "user" in given:
        given["user"] = life.state.user
    event: Event = life.make(kind, actor, **given)
    return event.but(at=at, recorded_at=recorded or event.at)


def ids(row: Row) -> str:
    return row[0].tag


def test_every_kind_that_has_an_order_stands_here() -> None:
    assert {row[0] for row in ROWS} == set(CHECKS[0].governs)
    assert {row[0] for row in ROWS} | FREE == set(EVENT_TYPES)


FREE = {
    kind
    for kind in EVENT_TYPES
    if kind.tag
    in {
        # Facts about people and agencies, which are true from when they are true.
        "user-recorded",
        "competence-decided",
        "parent-recorded",
        "guardian-recorded",
        "care-taken-over-recorded",
        "next-of-kin-recorded",
        "agency-recorded",
        "invitations-declined",
        "role-holder-recorded",
        "user-died",
        # What is said about consent needs nothing before it.
        "consent-asked-for",
        "consent-given",
        "consent-refused",
        "consent-withdrawn",
        "objection-recorded",
        "other-basis-recorded",
        "family-access-decided",
        "minutes-for-user-decided",
        "access-restricted",
        # About the record itself, which has rules of its own for it, and about a routine of somebody's own.
        "clock-corrected",
        "id-changed",
        "ids-joined",
        "routine-followed",
        "mark-set",
    }
}


@pytest.mark.parametrize("row", ROWS, ids=ids)
class TestEveryKind:
    def test_at_the_same_instant_is_in_order(self, row: Row) -> None:
        life = Life()
        told = row[2](life)
        assert CODE not in life.book.assess(life.state, proposal(life, row, told)).codes

    def test_the_right_order_told_late_is_in_order(self, row: Row) -> None:
        life = Life()
        told = row[2](life)
        assert CODE not in life.book.assess(life.state, proposal(life, row, told + HOUR)).codes

    def test_the_wrong_order_told_late_is_found_where_it_stands(self, row: Row) -> None:
        life = Life()
        told = row[2](life)
        verdict = life.book.assess(life.state, proposal(life, row, told - HOUR))
        finding = found(verdict, CODE)
        assert finding.effect is (Effect.WARNS if row[0] in ONLY_WARNED else Effect.BLOCKS)
        places = [life.events[fact.position - 1].at for fact in finding.facts if fact.position is not None]
        assert told in places
        assert {fact.field for fact in finding.facts} == {"at"}
        assert way_out(verdict, CODE, ChangeProposal).asks == ("at",)

    def test_telling_the_right_time_puts_it_right(self, row: Row) -> None:
        life = Life()
        told = row[2](life)
        event = proposal(life, row, told - HOUR)
        remedy = way_out(life.book.assess(life.state, event), CODE, ChangeProposal)
        assert CODE not in life.book.assess(life.state, event.changed(remedy, at=told)).codes

    def test_written_down_before_what_it_comes_after_it_is_found_too(self, row: Row) -> None:
        life = Life()
        told = row[2](life)
        verdict = life.book.assess(life.state, proposal(life, row, told - HOUR, told - HOUR))
        assert "record.goes-back" in verdict.codes
        # An entry is ahead of one that says it is wrong only by a clock, which is all there is to say of it.
        assert (CODE in verdict.codes) is (row[0] is not RecordedInError)
        if row[0] in NEVER_HINDERED:
            assert warns(verdict, "record.goes-back")

    def test_at_its_own_time_it_is_in_order(self, row: Row) -> None:
        life = Life()
        row[2](life)
        assert CODE not in life.book.assess(life.state, proposal(life, row, life.now)).codes


def late(life: Life, kind: type[Event], at: datetime, actor: str = NURSE, **fields: Any) -> Verdict:
    event = life.make(kind, actor, **fields)
    return life.book.assess(life.state, event.but(at=at, recorded_at=event.at))


class TestAStepThatIsAlreadyTold:
    """What is told in its own time contradicts what has been told too early of the same thing."""

    def test_a_meeting_that_ended_before_anybody_opened_it(self) -> None:
        life = Life()
        called(life)
        life.record(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)
        over = last(life)
        facts: dict[str, Any] = {**IN_M1, "present": {NURSE, TEACHER, USER}, "chair": NURSE}

        verdict = life.ask(MeetingOpened, **facts)
        assert blocks(verdict, CODE)
        assert found(verdict, CODE).facts[0].position == len(life.events)
        assert CODE not in late(life, MeetingOpened, over - HOUR, **facts).codes
        assert CODE not in late(life, MeetingOpened, over, **facts).codes

    def test_what_is_merely_done_already_is_no_contradiction(self) -> None:
        life = Life()
        opened(life)
        life.end()
        verdict = life.ask(MeetingOpened, meeting="m-1", present={NURSE}, chair=NURSE)
        assert blocks(verdict, "meeting.not-now")
        assert CODE not in verdict.codes

    def test_a_chair_who_was_agreed_on_after_the_meeting_began(self) -> None:
        life = Life()
        told = called(life)
        life.do(ChairAgreed, meeting="m-1", party=TEACHER)
        chosen = last(life)
        facts: dict[str, Any] = {**IN_M1, "present": {NURSE, TEACHER, USER}, "chair": TEACHER}
        assert told < chosen - HOUR
        assert blocks(late(life, MeetingOpened, chosen - HOUR, **facts), CODE)
        assert CODE not in late(life, MeetingOpened, chosen, **facts).codes

    def test_a_second_call_after_the_meeting_began(self) -> None:
        life = Life()
        called(life)
        life.call("m-1", days=10)
        again = last(life)
        facts: dict[str, Any] = {**IN_M1, "present": {NURSE, TEACHER, USER}, "chair": NURSE}
        assert blocks(late(life, MeetingOpened, again - HOUR, **facts), CODE)

    def test_an_excuse_can_be_noted_afterwards(self) -> None:
        life = Life()
        opened(life)
        life.end()
        assert CODE not in life.ask(AbsenceExcused, meeting="m-1", party=TEACHER, reason="ill").codes

    def test_an_end_before_the_last_meeting(self) -> None:
        life = Life()
        life.established()
        life.call()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        before = last(life)
        life.open()
        life.end()
        last(life)
        assert blocks(late(life, GroupEnded, before), CODE)
        assert CODE not in life.ask(GroupEnded).codes

    def test_an_end_before_the_successor_said_yes(self) -> None:
        life = Life()
        summed_up(life)
        life.do(RelayOffered, party=TEACHER)
        before = last(life)
        life.do(RelayAccepted, TEACHER, party=TEACHER)
        last(life)
        assert blocks(late(life, GroupEnded, before, successor=TEACHER), CODE)
        assert CODE not in late(life, GroupEnded, before).codes

    def test_a_decision_that_somebody_joins_later_but_made_earlier_is_no_contradiction(self) -> None:
        life = Life()
        decided = ending(life)
        verdict = late(life, EndingDecided, decided - HOUR, MUM, reason=EndingReason.USERS_WISH)
        assert verdict.permitted
        assert CODE not in verdict.codes


class TestMoreThanOneRound:
    """Asked anew, an office is judged by the round that the answer belongs to."""

    def test_a_yes_from_between_two_offers(self) -> None:
        life = Life()
        life.established()
        life.do(CoordinatorOffered, party=TEACHER)
        life.do(CoordinatorDeclined, TEACHER, party=TEACHER)
        between = last(life)
        life.do(CoordinatorOffered, party=TEACHER)
        again = last(life)
        assert blocks(late(life, CoordinatorAccepted, between + HOUR, TEACHER, party=TEACHER), CODE)
        assert CODE not in late(life, CoordinatorAccepted, again, TEACHER, party=TEACHER).codes

    def test_whoever_was_relieved_had_the_office_until_then(self) -> None:
        life = Life()
        relieved = _in_office(life)
        assert relieved in [each.at for each in life.state.told["coordinator", NURSE]]
        life.do(CoordinatorOffered, party=NURSE)
        assert CODE not in life.ask(CoordinatorAccepted, NURSE, party=NURSE).codes

    def test_a_member_who_came_back_left_before(self) -> None:
        life = Life()
        joined(life)
        life.do(MemberLeft, PHYSIO, party=PHYSIO)
        left = last(life)
        life.member(PHYSIO)
        last(life)
        assert warns(late(life, MemberLeft, left + HOUR, PHYSIO, party=PHYSIO), CODE)
        assert CODE not in late(life, MemberLeft, left - HOUR, PHYSIO, party=PHYSIO).codes


class TestWork:
    """Work that minutes tell of was agreed in the meeting, and is done where nobody need see it."""

    def life(self) -> tuple[Life, datetime]:
        life = Life()
        life.established()
        life.call()
        life.open()
        opened_at = life.events[-1].at
        life.end()
        life.wait(days=3)
        life.write(tasks=(Task(id="w-1", **TASK),))
        life.wait(days=3)
        return life, opened_at

    def test_done_between_the_meeting_and_its_minutes_is_in_order(self) -> None:
        life, opened_at = self.life()
        assert late(life, WorkDone, opened_at + timedelta(days=1), TEACHER, work="w-1").permitted

    def test_done_before_the_meeting_is_not(self) -> None:
        life, opened_at = self.life()
        assert blocks(late(life, WorkDone, opened_at - HOUR, TEACHER, work="w-1"), CODE)

    def test_put_off_by_somebody_who_did_not_know_that_it_was_done(self) -> None:
        life, _ = self.life()
        done = life.now
        life.wait(days=1).do(WorkChanged, work="w-1", responsible=NURSE, reason="r")
        assert late(life, WorkDone, done, TEACHER, work="w-1").permitted

    def test_a_task_of_a_measure_that_was_agreed_on_afterwards(self) -> None:
        life = Life()
        ended(life)
        before = life.now
        life.wait(days=1).do(MeasureAgreed, work="w-m", **TASK)
        life.wait(days=1)
        facts: dict[str, Any] = {**IN_M1, "writer": TEACHER, "kinds": HEALTH_ALONE}
        tasks = (Task(id="w-2", measure="w-m", **TASK),)
        assert blocks(late(life, MinutesWritten, before, TEACHER, tasks=tasks, **facts), CODE)
        assert CODE not in life.ask(MinutesWritten, TEACHER, tasks=tasks, **facts).codes


class TestNothingIsHindered:
    """On answers about consent, and on what nothing may hinder, it warns."""

    def test_a_no_needs_nothing_before_it(self) -> None:
        life = Life()
        life.established()
        life.wait(days=2)
        verdict = late(life, ConsentWithdrawn, life.events[0].at - HOUR, MUM, grantor=MUM)
        assert verdict.permitted
        assert verdict.codes == ()

    @pytest.mark.parametrize("row", [row for row in ROWS if row[0] in ONLY_WARNED], ids=ids)
    def test_whatever_it_is_dated_it_is_permitted(self, row: Row) -> None:
        life = Life()
        told = row[2](life)
        assert life.book.assess(life.state, proposal(life, row, told - HOUR)).permitted

    def test_only_these_are_warned(self) -> None:
        assert {row[0] for row in ROWS if row[0] in ONLY_WARNED} == {
            PreparationStopped,
            ParticipantLeft,
            MemberLeft,
            ConsentNarrowed,
            ConsentConfirmed,
            EndingDecided,
        }


def test_what_was_recorded_in_error_comes_before_nothing() -> None:
    """A step that never was leaves no instant behind."""
    life = Life()
    life.established().wait(days=1)
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    before = life.now
    life.wait(days=1).do(ParticipantJoined, party=GRAN)
    wrong = life.events[-1].id
    life.wait(days=1)
    assert CODE in late(life, ParticipantLeft, before, GRAN, party=GRAN).codes
    life.record(RecordedInError, event=wrong, reason="another group's")
    assert CODE not in late(life, ParticipantLeft, before, GRAN, party=GRAN).codes


def test_an_entry_that_was_written_by_a_wrong_clock_comes_before_what_came_after_it() -> None:
    """Written down as it happened, so that the clock that was put right says when it happened."""
    life = Life()
    called(life)
    life.open()
    there = life.events[-1]
    far = there.at + timedelta(days=365 * 5)
    ended_ = life.make(MeetingEnded, **{**IN_M1, "tasks_agreed": True, "process_evaluated": True})
    life._put(ended_.but(at=far, recorded_at=far))
    position = len(life.events)
    life.wait(hours=2)
    facts: dict[str, Any] = {**IN_M1, "writer": TEACHER, "kinds": HEALTH_ALONE}
    assert CODE in life.ask(MinutesWritten, TEACHER, **facts).codes
    life.do(ClockCorrected, at_position=position, corrected_to=ended_.at)
    assert CODE not in life.ask(MinutesWritten, TEACHER, **facts).codes


def test_the_rule_cannot_be_softened() -> None:
    with pytest.raises(InvalidPolicy):
        Rulebook.under(Policy(weights=(Weight(code=CODE, effect=Effect.WARNS),)))
