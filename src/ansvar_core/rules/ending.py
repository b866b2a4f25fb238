"""Ending the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.derive.agencies import counted_agencies
from ansvar_core.derive.consent import requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import CoordinatorStatus, EndingReason, GroupStatus
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.events.ending import (
    EndingConsidered,
    EndingDecided,
    EndingRegretted,
    FinalEvaluationMade,
    GroupEnded,
    RecordedInError,
)
from ansvar_core.events.meeting import MeetingEnded
from ansvar_core.events.need import NeedReviewed, PreparationStopped
from ansvar_core.events.people import MemberChanged, MemberJoined, MemberLeft
from ansvar_core.events.work import WorkDropped
from ansvar_core.rules.base import Breach, Check, ContentCheck, Obligation, Owing, Situation, StandingCheck, said_by
from ansvar_core.rules.owing import met_since, next_meeting_day
from ansvar_core.values.findings import (
    AnotherActor,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Floor,
    Instead,
    Remedy,
    Step,
)

__all__ = ["CHECKS", "OBLIGATIONS"]


def _entitled(setting: Setting) -> tuple[str, ...]:
    """The user, and everyone whose consent is required."""
    return tuple(dict.fromkeys((setting.group.user.id, *requirement(setting).parties)))


def _service(setting: Setting) -> tuple[str, ...]:
    """Who may decide for the services: the coordinator, or anyone of the agency that answers in a vacancy."""
    office = setting.group.coordinator
    if office.holder is not None:
        return (office.holder,)
    agency = office.vacancy.agency if office.vacancy else setting.group.need.agency
    members = tuple(each.party for each in setting.group.current_members if each.member.agency == agency)
    return (*members, agency)


def _who(situation: Situation) -> Breach | None:
    allowed = (*_entitled(situation.setting), *_service(situation.setting))
    if situation.actor not in allowed:
        return Breach(facts=(Fact(field="actor", subject=situation.actor),), remedies=(AnotherActor(actors=allowed),))
    return None


# A coordinator ends the work when its ground is gone; a wish to end is the user's and the family's own.
_SERVICE_REASONS: Final = frozenset(EndingReason) - {EndingReason.USERS_WISH}


def _reason(situation: Situation, event: EndingDecided) -> Breach | None:
    entitled = _entitled(situation.setting)
    if event.reason not in _SERVICE_REASONS and event.actor not in entitled:
        remedies: tuple[Remedy, ...] = (AnotherActor(actors=entitled), ChangeProposal(asks=("reason",)))
        return Breach(facts=(Fact(field="reason", subject=event.actor),), remedies=remedies)
    return None


def _was_established(situation: Situation) -> Breach | None:
    if situation.group.established_position is None:
        return Breach(remedies=(Instead(steps=(Step(kind=GroupEnded.tag), Step(kind="need-seen"))),))
    return None


def _may_regret(situation: Situation) -> Breach | None:
    ending = situation.group.ending
    if ending is None:
        return None
    entitled = _entitled(situation.setting)
    own = tuple(party for party in dict.fromkeys(ending.decided_by) if party in entitled)
    allowed = own or (*entitled, *_service(situation.setting))
    if situation.actor not in allowed:
        fact = Fact(position=ending.position, field="actor", subject=situation.actor)
        return Breach(facts=(fact,), remedies=(AnotherActor(actors=allowed),))
    return None


def _evaluated(situation: Situation) -> Breach | None:
    group = situation.group
    worked = group.established_position is not None
    if worked and group.ending is not None and group.ending.final_evaluation_position is None:
        step = Step(kind=FinalEvaluationMade.tag, asks=("document",))
        return Breach(facts=(Fact(position=group.ending.position),), remedies=(DoFirst(steps=(step,)),))
    return None


def _work_disposed(situation: Situation) -> Breach | None:
    group = situation.group
    if group.open_work:
        steps = tuple(
            Step(kind=WorkDropped.tag, fields={"work": work, "user_told": True}, asks=("reason",))
            for work in group.open_work
        )
        facts = tuple(Fact(position=group.work[work].position, subject=work) for work in group.open_work)
        return Breach(facts=facts, remedies=(DoFirst(steps=steps),))
    return None


def _no_meeting_open(situation: Situation) -> Breach | None:
    group = situation.group
    waiting = [
        group.meetings[each]
        for each in group.live_meetings
        if group.meetings[each].status in (MeetingStatus.PLANNED, MeetingStatus.CALLED, MeetingStatus.OPEN)
    ]
    if waiting:
        steps = tuple(
            Step(
                kind=MeetingEnded.tag,
                fields={"meeting": each.id},
                asks=("tasks_agreed", "process_evaluated"),
            )
            if each.status is MeetingStatus.OPEN
            else Step(kind="meeting-cancelled", fields={"meeting": each.id})
            for each in waiting
        )
        facts = tuple(Fact(position=each.position, subject=each.id) for each in waiting)
        return Breach(facts=facts, remedies=(DoFirst(steps=steps),))
    return None


def _successor(situation: Situation, event: GroupEnded) -> Breach | None:
    if event.successor is None:
        return None
    status = situation.group.relay_holder.status_of(event.successor)
    if status is not CoordinatorStatus.ACCEPTED:
        accept = Step(kind="relay-accepted", fields={"party": event.successor})
        offer = Step(kind="relay-offered", fields={"party": event.successor})
        steps = (accept,) if status is CoordinatorStatus.OFFERED else (offer, accept)
        remedies = (DoFirst(steps=steps), ChangeProposal(fields={"successor": None}))
        return Breach(facts=(Fact(field="successor", subject=event.successor),), remedies=remedies)
    return None


def _leftovers(situation: Situation) -> Breach | None:
    group = situation.group
    unwritten = [
        group.meetings[each] for each in group.live_meetings if group.meetings[each].status is MeetingStatus.ENDED
    ]
    if unwritten:
        steps = tuple(
            Step(kind="minutes-written", fields={"meeting": each.id}, asks=("writer", "kinds")) for each in unwritten
        )
        facts = tuple(Fact(position=each.ended_position, subject=each.id) for each in unwritten)
        return Breach(facts=facts, remedies=(DoFirst(steps=steps),))
    return None


# --- owed ---------------------------------------------------------------------------------------------------------


def _ground(setting: Setting) -> int | None:
    """Where the record shows a ground to end: the need has ceased, or there are too few agencies left."""
    group = setting.group
    grounds = []
    if group.ceased_position is not None:
        grounds.append(group.ceased_position)
    fewest = setting.policy.min_agencies
    if group.reduced_position is not None and fewest is not None and len(counted_agencies(setting)) < fewest:
        grounds.append(group.reduced_position)
    considered = group.ending_considered_position or 0
    return max((each for each in grounds if each > considered), default=None)


def _to_consider(setting: Setting) -> Owing | None:
    group = setting.group
    if group.status is not GroupStatus.ESTABLISHED:
        return None
    position = _ground(setting)
    if position is None:
        return None
    evaluation = group.evaluation
    planned = evaluation.next_on if evaluation is not None and evaluation.position < position else None
    next_day = next_meeting_day(setting)
    days = [day for day in (planned, next_day) if day is not None]
    evaluated = evaluation is not None and evaluation.position > position
    late = planned is not None and setting.day > planned
    return Owing(
        who=group.coordinator.holder,
        position=position,
        due=min(days, default=None),
        next_meeting=True,
        overdue=met_since(setting, position) or evaluated or late,
    )


def _final(setting: Setting) -> Owing | None:
    group = setting.group
    ending = group.ending
    if group.status is not GroupStatus.ENDING or ending is None or group.established_position is None:
        return None
    if ending.final_evaluation_position is None:
        who = group.coordinator.holder or (group.coordinator.vacancy.agency if group.coordinator.vacancy else None)
        return Owing(who=who, position=ending.position)
    return None


_OUR_END: Final = said_by("B5", "B36", design=True)

CHECKS: Final[tuple[Check, ...]] = (
    StandingCheck(code="ending.who-decides", governs=(EndingDecided,), source=_OUR_END, judge=_who),
    ContentCheck(code="ending.reason", governs=(EndingDecided,), source=_OUR_END, judge=_reason),
    StandingCheck(
        code="preparation.who-stops",
        governs=(PreparationStopped,),
        source=said_by("B3", "B4", design=True),
        judge=_who,
    ),
    StandingCheck(
        code="ending.nothing-to-go-back-to",
        governs=(EndingRegretted,),
        floor=Floor.SOUNDNESS,
        source=said_by("B3", "B39", design=True),
        judge=_was_established,
    ),
    StandingCheck(
        code="ending.who-regrets",
        governs=(EndingRegretted,),
        source=said_by("B5", design=True),
        judge=_may_regret,
    ),
    StandingCheck(code="end.final-evaluation", governs=(GroupEnded,), source=said_by("B38"), judge=_evaluated),
    StandingCheck(
        code="end.work-disposed", governs=(GroupEnded,), source=said_by("B27", "B38", design=True), judge=_work_disposed
    ),
    StandingCheck(
        code="end.meetings-closed",
        governs=(GroupEnded,),
        floor=Floor.SOUNDNESS,
        source=said_by("B38", design=True),
        judge=_no_meeting_open,
    ),
    StandingCheck(
        code="end.minutes-written",
        governs=(GroupEnded,),
        effect=Effect.WARNS,
        source=said_by("B26", "B27", design=True),
        judge=_leftovers,
    ),
    ContentCheck(
        code="end.successor-accepted",
        governs=(GroupEnded,),
        source=said_by("B37", design=True),
        judge=_successor,
    ),
)
"""Ending (regler for avslutning)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    Obligation(
        code="ending.considered",
        source=said_by("B36"),
        opened_by=(MemberLeft, MemberChanged, RecordedInError, NeedReviewed),
        settled_by=(EndingConsidered, EndingDecided),
        voided_by=(MemberJoined, NeedReviewed),
        owed=_to_consider,
    ),
    Obligation(
        code="ending.final-evaluation",
        source=said_by("B38"),
        opened_by=(EndingDecided,),
        settled_by=(FinalEvaluationMade,),
        voided_by=(EndingRegretted,),
        owed=_final,
        never_overdue=True,
    ),
)
"""What is owed about ending (plikter om avslutning)."""
