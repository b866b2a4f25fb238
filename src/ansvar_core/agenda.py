"""The next meeting's agenda, drawn from the plan, the minutes and what is owed (A10, B23)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import GroupStatus
from ansvar_core.entities.meeting import Topic
from ansvar_core.entities.plan import WorkItem
from ansvar_core.rules.owing import next_meeting_day
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import Duty

__all__ = ["AgendaPoint", "WhyOnAgenda", "agenda"]


class WhyOnAgenda(StrEnum):
    """Why something is suggested for the agenda (hvorfor på sakslista)."""

    USER_FIRST = "user-first"
    """What the user and the family want to take up comes first."""
    PLAN_IS_THE_START = "plan-is-the-start"
    """There is an individual plan, and the work starts from it (A10)."""
    AGREED_LAST = "agreed-last"
    """It was agreed to be done by now (B23, B27)."""
    WITHOUT_RESPONSIBLE = "without-responsible"
    """Nobody answers for it, or it has no deadline (B22)."""
    OBJECTION = "objection"
    NO_GOALS = "no-goals"
    EVALUATION_DUE = "evaluation-due"
    CONSENT_RUNS_OUT = "consent-runs-out"
    GROUND_TO_END = "ground-to-end"
    NO_COORDINATOR = "no-coordinator"
    FINAL_EVALUATION = "final-evaluation"
    PROCESS = "process"
    """The meeting itself, at its end (B29)."""


@attrs.frozen(kw_only=True, repr=False)
class AgendaPoint(Discreet):
    """A suggested item, why it is there, and what it is about (forslag til sak)."""

    topic: Topic
    why: WhyOnAgenda
    subject: str | None = None
    who: str | None = None


_FROM_DUTY = {
    "consent.objection-answered": (Topic.USERS_OWN, WhyOnAgenda.OBJECTION),
    "goals.set": (Topic.GOALS_AND_MEASURES, WhyOnAgenda.NO_GOALS),
    "coordinator.new": (Topic.DIVISION_OF_WORK, WhyOnAgenda.NO_COORDINATOR),
    "ending.considered": (Topic.ENDING, WhyOnAgenda.GROUND_TO_END),
    "ending.final-evaluation": (Topic.ENDING, WhyOnAgenda.FINAL_EVALUATION),
}


def agenda(setting: Setting, owed: tuple[Duty, ...]) -> tuple[AgendaPoint, ...]:
    """The agenda suggested for the next meeting, in the order to take it (forslag til saksliste).

    A group that has ended has no next meeting.
    """
    if setting.group.status is GroupStatus.ENDED:
        return ()
    return tuple(dict.fromkeys(_points(setting, owed)))


def _points(setting: Setting, owed: tuple[Duty, ...]) -> Iterator[AgendaPoint]:
    group = setting.group
    yield AgendaPoint(topic=Topic.USERS_OWN, why=WhyOnAgenda.USER_FIRST, who=group.user.id)
    if group.plan is not None:
        yield AgendaPoint(topic=Topic.INDIVIDUAL_PLAN, why=WhyOnAgenda.PLAN_IS_THE_START, subject=group.plan.id)
    horizon = next_meeting_day(setting)
    for duty in owed:
        # What is due after the next meeting is for a later one.
        later = horizon is not None and duty.due is not None and duty.due > horizon
        item = setting.group.work.get(duty.subject or "") if duty.code == "work.done" else None
        if item is not None and not later:
            yield _work(item)
    for duty in owed:
        if duty.code in _FROM_DUTY:
            topic, why = _FROM_DUTY[duty.code]
            yield AgendaPoint(topic=topic, why=why, subject=duty.subject, who=duty.who)
        soon = duty.due is not None and horizon is not None and duty.due <= horizon
        if duty.code == "plan.evaluated" and (soon or duty.due is None or horizon is None):
            yield AgendaPoint(topic=Topic.EVALUATION, why=WhyOnAgenda.EVALUATION_DUE, who=duty.who)
        if duty.code == "consent.renewed" and soon:
            yield AgendaPoint(topic=Topic.CONSENT, why=WhyOnAgenda.CONSENT_RUNS_OUT, subject=duty.subject)
    if setting.policy.process_evaluation:
        yield AgendaPoint(topic=Topic.EVALUATION, why=WhyOnAgenda.PROCESS)


def _work(item: WorkItem) -> AgendaPoint:
    if item.responsible is None or item.deadline is None:
        why, topic = WhyOnAgenda.WITHOUT_RESPONSIBLE, Topic.GOALS_AND_MEASURES
    else:
        why, topic = WhyOnAgenda.AGREED_LAST, Topic.FOLLOW_UP
    return AgendaPoint(topic=topic, why=why, subject=item.id, who=item.responsible)
