"""Pairs of events that have an order: a life up to the first, and the second as it could be told.

Each gives when the first happened, and the kind, the actor and the fields of the second.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from ansvar_core import (
    AccessRestricted,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    ChildHeard,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    Deadline,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    Event,
    FinalEvaluationMade,
    GroupEnded,
    GroupEstablished,
    HandoverAccepted,
    HandoverOffered,
    HearingManner,
    MeetingCancelled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MemberChanged,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCommented,
    MinutesCorrected,
    MinutesShared,
    MinutesWritten,
    NeedSeen,
    ObjectionAnswered,
    ObjectionRecorded,
    OutsideMeetingHeld,
    ParticipantLeft,
    RelayAccepted,
    RelayOffered,
    RestrictionLifted,
    TaskAgreed,
    Topic,
    User,
    UserToldOfOutsideMeeting,
    WorkDone,
    WorkDropped,
)
from support.life import AGENCIES, DAD, GRAN, HEALTH, MUM, NURSE, TEACHER, USER, Life

Second = tuple[datetime, type[Event], str, dict[str, Any]]


def met(life: Life) -> None:
    """A meeting is called, opened and ended."""
    life.established().call()
    life.open()
    life.end()


# --- pairs of which the second cannot have been before the first ------------------------------------------------------


def ended_after_opened(life: Life) -> Second:
    life.established().call()
    life.open()
    return life.now, MeetingEnded, NURSE, {"meeting": "m-1", "tasks_agreed": True, "process_evaluated": True}


def written_after_held(life: Life) -> Second:
    met(life)
    return life.now, MinutesWritten, TEACHER, {"meeting": "m-1", "writer": TEACHER, "kinds": {"health"}}


def shared_after_written(life: Life) -> Second:
    met(life)
    life.write()
    return life.now, MinutesShared, NURSE, {"meeting": "m-1", "recipients": {TEACHER, NURSE, MUM, DAD, USER}}


def read_after_shared(life: Life) -> Second:
    met(life)
    life.write()
    life.share()
    return life.now, MinutesAcknowledged, NURSE, {"meeting": "m-1", "party": NURSE}


def commented_after_shared(life: Life) -> Second:
    met(life)
    life.write()
    life.share()
    return life.now, MinutesCommented, NURSE, {"meeting": "m-1", "party": NURSE, "text": "a comment"}


def corrected_after_written(life: Life) -> Second:
    met(life)
    life.write()
    return life.now, MinutesCorrected, TEACHER, {"meeting": "m-1", "kinds": {"health"}, "reason": "a slip"}


def opened_after_called(life: Life) -> Second:
    life.established().call()
    called = life.now
    life.wait(days=14)
    return called, MeetingOpened, NURSE, {"meeting": "m-1", "present": {NURSE, TEACHER, USER}, "chair": NURSE}


def cancelled_after_called(life: Life) -> Second:
    life.established().call()
    return life.now, MeetingCancelled, NURSE, {"meeting": "m-1", "reason": "illness"}


def moved_after_called(life: Life) -> Second:
    life.established().call()
    return life.now, MeetingMoved, NURSE, {"meeting": "m-1", "starts": life.now + timedelta(days=20)}


def accepted_after_offered(life: Life) -> Second:
    life.established()
    life.wait(days=40)
    life.do(CoordinatorOffered, NURSE, party=TEACHER)
    return life.now, CoordinatorAccepted, TEACHER, {"party": TEACHER}


def declined_after_offered(life: Life) -> Second:
    life.established()
    life.do(CoordinatorOffered, NURSE, party=TEACHER)
    return life.now, CoordinatorDeclined, TEACHER, {"party": TEACHER}


def laid_down_after_accepted(life: Life) -> Second:
    life.established()
    life.do(CoordinatorOffered, NURSE, party=TEACHER)
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
    return life.now, CoordinatorLaidDown, TEACHER, {"party": TEACHER}


def _task(life: Life) -> datetime:
    life.established()
    life.do(TaskAgreed, NURSE, work="w-1", responsible=TEACHER, deadline=Deadline(day=date(2026, 6, 1)))
    return life.now


def done_after_agreed(life: Life) -> Second:
    return _task(life), WorkDone, TEACHER, {"work": "w-1"}


def dropped_after_agreed(life: Life) -> Second:
    return _task(life), WorkDropped, TEACHER, {"work": "w-1", "reason": "no need", "user_told": True}


def handed_over_after_offered(life: Life) -> Second:
    _task(life)
    life.do(HandoverOffered, TEACHER, work="w-1", to=NURSE)
    return life.now, HandoverAccepted, NURSE, {"work": "w-1", "to": NURSE}


def offered_after_agreed(life: Life) -> Second:
    return _task(life), HandoverOffered, TEACHER, {"work": "w-1", "to": NURSE}


def assessment_after_need(life: Life) -> Second:
    life.do(
        NeedSeen,
        user=User(id=USER, birth_date=date(2015, 5, 1)),
        agency=AGENCIES[HEALTH],
        long_lasting=True,
        coordinated=True,
    )
    return life.now, AssessmentStarted, NURSE, {"together_with": {USER}}


def concluded_after_started(life: Life) -> Second:
    life.need().do(AssessmentStarted, together_with={USER})
    started = life.now
    life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
    return started, AssessmentConcluded, NURSE, {"outcome": AssessmentOutcome.START, "together_with": {USER}}


def established_after_concluded(life: Life) -> Second:
    life.need().assessed()
    concluded = life.now
    life.prepared()
    return concluded, GroupEstablished, NURSE, {}


def _ending(life: Life) -> datetime:
    life.established()
    life.wait(days=3)
    life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
    return life.now


def ended_after_evaluated(life: Life) -> Second:
    _ending(life)
    life.do(FinalEvaluationMade, NURSE, document="d-final")
    return life.now, GroupEnded, NURSE, {}


def regretted_after_decided(life: Life) -> Second:
    return _ending(life), EndingRegretted, MUM, {}


def relay_accepted_after_offered(life: Life) -> Second:
    _ending(life)
    life.do(RelayOffered, NURSE, party=TEACHER)
    return life.now, RelayAccepted, TEACHER, {"party": TEACHER}


def left_after_joined(life: Life) -> Second:
    life.established()
    joined = next(event.at for event in life.events if event.tag == "member-joined" and event.member.party == TEACHER)
    return joined, MemberLeft, TEACHER, {"party": TEACHER}


def changed_after_joined(life: Life) -> Second:
    life.established()
    found = next(event for event in life.events if event.tag == "member-joined" and event.member.party == TEACHER)
    return found.at, MemberChanged, NURSE, {"member": found.member, "reason": "a new term"}


def participant_left_after_joined(life: Life) -> Second:
    life.established()
    joined = next(event.at for event in life.events if event.tag == "participant-joined" and event.party == DAD)
    return joined, ParticipantLeft, DAD, {"party": DAD}


def answered_after_objected(life: Life) -> Second:
    life.established()
    life.do(ObjectionRecorded, GRAN, objection="o-1", party=GRAN)
    return life.now, ObjectionAnswered, NURSE, {"objection": "o-1"}


def told_after_held_outside(life: Life) -> Second:
    life.established()
    life.do(OutsideMeetingHeld, NURSE, meeting="m-out", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE, TEACHER})
    return life.now, UserToldOfOutsideMeeting, NURSE, {"meeting": "m-out"}


def lifted_after_restricted(life: Life) -> Second:
    life.established()
    life.do(AccessRestricted, NURSE, party=TEACHER, basis="d-basis")
    return life.now, RestrictionLifted, NURSE, {"party": TEACHER}


def new_period_after_the_last(life: Life) -> Second:
    _ending(life)
    life.do(FinalEvaluationMade, NURSE, document="d-final")
    life.wait(days=30)
    life.do(GroupEnded, NURSE)
    rest = {"user": User(id=USER, birth_date=date(2015, 5, 1)), "agency": AGENCIES[HEALTH]}
    return life.now, NeedSeen, NURSE, {**rest, "long_lasting": True, "coordinated": True}


PAIRS: list[Callable[[Life], Second]] = [
    ended_after_opened,
    written_after_held,
    shared_after_written,
    read_after_shared,
    commented_after_shared,
    corrected_after_written,
    opened_after_called,
    cancelled_after_called,
    moved_after_called,
    accepted_after_offered,
    declined_after_offered,
    laid_down_after_accepted,
    done_after_agreed,
    dropped_after_agreed,
    handed_over_after_offered,
    offered_after_agreed,
    assessment_after_need,
    concluded_after_started,
    established_after_concluded,
    ended_after_evaluated,
    regretted_after_decided,
    relay_accepted_after_offered,
    left_after_joined,
    changed_after_joined,
    participant_left_after_joined,
    answered_after_objected,
    told_after_held_outside,
    lifted_after_restricted,
    new_period_after_the_last,
]
