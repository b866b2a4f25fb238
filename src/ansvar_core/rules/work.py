"""Goals, measures, tasks and evaluations."""

from __future__ import annotations

from datetime import date
from typing import Final

from ansvar_core.derive.agencies import professional_for
from ansvar_core.derive.consent import cover, requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.consent import ConsentObject
from ansvar_core.entities.group import GroupStatus
from ansvar_core.entities.plan import WorkItem
from ansvar_core.events.coordination import GroupEstablished
from ansvar_core.events.ending import EndingDecided
from ansvar_core.events.meeting import MeetingEnded
from ansvar_core.events.minutes import MinutesCorrected, MinutesWritten
from ansvar_core.events.work import (
    GoalSet,
    HandoverAccepted,
    HandoverOffered,
    MeasureAgreed,
    PlanEvaluated,
    TaskAgreed,
    WorkChanged,
    WorkDone,
    WorkDropped,
)
from ansvar_core.rules.base import (
    Breach,
    Check,
    ContentCheck,
    Obligation,
    Owing,
    Situation,
    StandingCheck,
    said_by,
)
from ansvar_core.rules.owing import met_since, next_meeting_day
from ansvar_core.rules.remedies import consent_facts, consent_remedies, dropped_instead
from ansvar_core.values.findings import (
    AnotherActor,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Floor,
    Step,
)
from ansvar_core.values.law import Ground

__all__ = ["CHECKS", "OBLIGATIONS"]


def _concrete(situation: Situation, event: MeasureAgreed | TaskAgreed) -> Breach | None:
    missing = tuple(name for name in ("responsible", "deadline") if getattr(event, name) is None)
    if missing:
        facts = tuple(Fact(field=name, subject=event.work) for name in missing)
        return Breach(facts=facts, remedies=(ChangeProposal(asks=missing),))
    return None


def _already_agreed(situation: Situation, event: MeasureAgreed | TaskAgreed) -> Breach | None:
    known = situation.group.work.get(event.work)
    if known is not None:
        fact = Fact(position=known.position, field="work", subject=event.work)
        return Breach(facts=(fact,), remedies=(ChangeProposal(asks=("work",)),))
    return None


def _loop(situation: Situation, event: GoalSet) -> Breach | None:
    above, goals = event.parent, situation.group.goals
    seen = {event.goal}
    while above is not None and above not in seen:
        seen.add(above)
        goal = goals.get(above)
        above = goal.parent if goal else None
    if above is not None:
        return Breach(
            facts=(Fact(field="parent", subject=event.goal),), remedies=(ChangeProposal(fields={"parent": None}),)
        )
    return None


def _to_receiver(situation: Situation, work: str, to: str) -> Breach | None:
    """What is handed over tells the receiver about the user, so the receiver's agency must be covered.

    Whoever has left an agency's seat takes nothing over, whatever part they take otherwise.
    """
    group = situation.group
    agency = group.agency_of(to) if group.is_member(to) else None
    family = {group.user.id, *requirement(situation.setting).parties, *group.participants}
    if to in family and professional_for(situation.setting, to) is None:
        return None
    instead = dropped_instead(work)
    if agency is None:
        return Breach(facts=(Fact(field="to", subject=to),), remedies=(instead,))
    gaps = cover(situation.setting, ConsentObject.EXCHANGE, agency).gaps
    if gaps:
        facts = (Fact(field="to", subject=to, about=agency), *consent_facts(gaps))
        return Breach(facts=facts, remedies=(*consent_remedies(situation.setting, gaps), instead))
    return None


def _offered_to(situation: Situation, event: HandoverOffered) -> Breach | None:
    return _to_receiver(situation, event.work, event.to)


def _accepted_by(situation: Situation) -> Breach | None:
    item = situation.group.work.get(situation.subject or "")
    if item is not None and item.offered_to is not None:
        return _to_receiver(situation, item.id, item.offered_to)
    return None


def _was_asked(situation: Situation) -> Breach | None:
    item = situation.group.work.get(situation.subject or "")
    if item is not None and item.offered_to is None:
        step = Step(kind=HandoverOffered.tag, fields={"work": item.id}, asks=("to",))
        return Breach(
            facts=(Fact(position=item.position, field="work", subject=item.id),), remedies=(DoFirst(steps=(step,)),)
        )
    return None


def _accepts_self(situation: Situation) -> Breach | None:
    item = situation.group.work.get(situation.subject or "")
    asked = item.offered_to if item else None
    if asked is not None and situation.actor != asked:
        fact = Fact(field="actor", subject=situation.actor, about=asked)
        return Breach(facts=(fact,), remedies=(AnotherActor(actors=(asked,)),))
    return None


def _the_one_asked(situation: Situation, event: HandoverAccepted) -> Breach | None:
    item = situation.group.work.get(event.work)
    asked = item.offered_to if item else None
    if asked is not None and event.to != asked:
        return Breach(
            facts=(Fact(field="to", subject=event.to, about=asked),), remedies=(ChangeProposal(fields={"to": asked}),)
        )
    return None


def _user_told(situation: Situation, event: WorkDropped) -> Breach | None:
    if not event.user_told:
        return Breach(
            facts=(Fact(field="user_told", subject=event.work),), remedies=(ChangeProposal(fields={"user_told": True}),)
        )
    return None


def _next_date(situation: Situation, event: PlanEvaluated) -> Breach | None:
    if event.next_on is None and situation.group.ending is None:
        return Breach(facts=(Fact(field="next_on"),), remedies=(ChangeProposal(asks=("next_on",)),))
    return None


def _interval(situation: Situation, event: PlanEvaluated) -> Breach | None:
    longest = situation.policy.plan_evaluation_interval
    if longest is None or event.next_on is None:
        return None
    latest = longest.after(situation.day)
    if event.next_on > latest:
        return Breach(
            facts=(Fact(field="next_on", day=latest),), remedies=(ChangeProposal(fields={"next_on": latest}),)
        )
    return None


# --- owed ---------------------------------------------------------------------------------------------------------


def _goals(setting: Setting) -> Owing | None:
    """Owed from the first meeting on, so due at the next."""
    group = setting.group
    if group.goals or group.last_held is None or group.status not in (GroupStatus.ESTABLISHED, GroupStatus.ENDING):
        return None
    held = [each for each in group.meetings.values() if each.period == group.period and each.held]
    first = min(held, key=lambda each: each.ended_position or 0, default=None)
    # A record with wrong steps in it can have ended a meeting of an earlier period.
    if first is None:
        return None
    return Owing(
        who=group.coordinator.holder,
        position=first.ended_position or first.position,
        due=next_meeting_day(setting),
        next_meeting=True,
        overdue=met_since(setting, first.ended_position or first.position),
    )


def _agreed_with(setting: Setting, item: WorkItem) -> bool:
    """Whether it was agreed with somebody who is bound by it: a member, now or before."""
    return item.responsible is None or item.responsible in setting.group.members


def _open_work(setting: Setting) -> tuple[Owing, ...]:
    owed: list[Owing] = []
    for work in setting.group.open_work:
        item = setting.group.work[work]
        deadline = item.deadline
        until_next = deadline is not None and deadline.next_meeting
        due: date | None = next_meeting_day(setting) if until_next else (deadline.day if deadline else None)
        met = until_next and met_since(setting, item.position, item.agreed_at)
        late = met or (due is not None and not until_next and setting.day > due)
        binding = _agreed_with(setting, item)
        owed.append(
            Owing(
                who=item.responsible,
                position=item.position,
                subject=item.id,
                due=due,
                next_meeting=until_next,
                overdue=late and binding,
                binding=binding,
            )
        )
    return tuple(owed)


def _evaluation(setting: Setting) -> Owing | None:
    group = setting.group
    if group.status not in (GroupStatus.ESTABLISHED, GroupStatus.ENDING) or group.ending is not None:
        return None
    last = group.evaluation
    position = last.position if last else group.established_position
    if position is None:
        return None
    due = last.next_on if last else None
    return Owing(
        who=group.coordinator.holder,
        position=position,
        due=due,
        overdue=due is not None and setting.day > due,
    )


_GOALS: Final = said_by("B2")
_WORK: Final = said_by("B27")
_EVALUATION: Final = said_by("B28")
_COVERED: Final = said_by("B3", "B37", Ground.RELEASE)

CHECKS: Final[tuple[Check, ...]] = (
    ContentCheck(
        code="work.concrete",
        governs=(MeasureAgreed, TaskAgreed),
        effect=Effect.WARNS,
        source=said_by("B22"),
        judge=_concrete,
    ),
    ContentCheck(
        code="work.already-agreed",
        governs=(MeasureAgreed, TaskAgreed),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_already_agreed,
    ),
    ContentCheck(
        code="goal.in-a-circle",
        governs=(GoalSet,),
        floor=Floor.SOUNDNESS,
        source=said_by("B28", design=True),
        judge=_loop,
    ),
    ContentCheck(
        code="handover.receiver-covered",
        governs=(HandoverOffered,),
        floor=Floor.LAW,
        source=_COVERED,
        judge=_offered_to,
    ),
    StandingCheck(
        code="handover.accepter-covered",
        governs=(HandoverAccepted,),
        floor=Floor.LAW,
        source=_COVERED,
        judge=_accepted_by,
    ),
    StandingCheck(
        code="handover.nobody-asked",
        governs=(HandoverAccepted,),
        floor=Floor.SOUNDNESS,
        source=said_by("B37", design=True),
        judge=_was_asked,
    ),
    StandingCheck(
        code="handover.accepts-in-person",
        governs=(HandoverAccepted,),
        source=said_by("B37", design=True),
        judge=_accepts_self,
    ),
    ContentCheck(
        code="handover.the-one-asked",
        governs=(HandoverAccepted,),
        floor=Floor.SOUNDNESS,
        source=said_by("B37", design=True),
        judge=_the_one_asked,
    ),
    ContentCheck(
        code="work.dropped-user-told",
        governs=(WorkDropped,),
        effect=Effect.WARNS,
        source=said_by("B38", design=True),
        judge=_user_told,
    ),
    ContentCheck(
        code="plan.next-evaluation",
        governs=(PlanEvaluated,),
        effect=Effect.WARNS,
        source=said_by("B28", design=True),
        judge=_next_date,
    ),
    ContentCheck(
        code="plan.evaluation-interval",
        governs=(PlanEvaluated,),
        effect=Effect.WARNS,
        source=said_by("B28", design=True),
        judge=_interval,
    ),
)
"""Goals, work and evaluation (regler for mål, arbeid og evaluering)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    Obligation(
        code="goals.set",
        source=_GOALS,
        opened_by=(MeetingEnded,),
        settled_by=(GoalSet,),
        owed=_goals,
    ),
    Obligation(
        code="work.done",
        source=_WORK,
        opened_by=(MinutesWritten, MinutesCorrected, MeasureAgreed, TaskAgreed, WorkChanged),
        settled_by=(WorkDone, HandoverAccepted),
        voided_by=(WorkDropped, WorkChanged),
        owed=_open_work,
    ),
    Obligation(
        code="plan.evaluated",
        source=_EVALUATION,
        opened_by=(GroupEstablished, PlanEvaluated),
        settled_by=(PlanEvaluated,),
        voided_by=(EndingDecided,),
        owed=_evaluation,
    ),
)
"""What is owed about work (plikter om arbeid)."""
