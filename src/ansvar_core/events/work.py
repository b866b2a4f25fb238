"""The plan, its goals, the work agreed, and its evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import attrs

from ansvar_core.entities.meeting import ProcessQuestion
from ansvar_core.entities.plan import Deadline
from ansvar_core.events.base import Event, Gives, nonempty, refers
from ansvar_core.values.checked import checked
from ansvar_core.values.ids import (
    DocumentId,
    GoalId,
    MeetingId,
    PartyId,
    WorkId,
)

__all__ = [
    "GoalSet",
    "HandoverAccepted",
    "HandoverOffered",
    "MeasureAgreed",
    "PlanEvaluated",
    "PlanReferred",
    "ProcessEvaluated",
    "TaskAgreed",
    "WorkChanged",
    "WorkDone",
    "WorkDropped",
]


if TYPE_CHECKING:  # What else is taken; the field's own check makes it what is kept.

    def _questions(value: Iterable[ProcessQuestion]) -> frozenset[ProcessQuestion]: ...

else:
    _questions = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class PlanReferred(Event):
    """The user has an individual plan, which lives elsewhere (henvisning til individuell plan).

    Source: A9, A10, B7, B19.
    """

    tag: ClassVar[str] = "plan-referred"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("where a plan is")

    plan: DocumentId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class GoalSet(Event):
    """A goal or a sub-goal is set, or set anew (mål satt).

    `from_plan` says that it starts from the individual plan.  Source: A10, B2, B22.
    """

    tag: ClassVar[str] = "goal-set"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("what is aimed at")

    goal: GoalId
    parent: GoalId | None = attrs.field(default=None, metadata=refers("goal"))
    responsible: PartyId | None = None
    deadline: Deadline | None = None
    from_plan: bool = False
    text: str | None = None
    reason: str | None = None

    @property
    def subject(self) -> str | None:
        return self.goal


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class _Agreed(Event):
    work: WorkId
    responsible: PartyId | None = None
    deadline: Deadline | None = None
    text: str | None = None

    @property
    def subject(self) -> str | None:
        return self.work


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MeasureAgreed(_Agreed):
    """A measure is agreed (tiltak avtalt).

    Source: B22.
    """

    tag: ClassVar[str] = "measure-agreed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("who does what is work, not a right")

    goal: GoalId | None = attrs.field(default=None, metadata=refers("goal"))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class TaskAgreed(_Agreed):
    """A task is agreed outside the minutes (oppgave avtalt).

    Source: B21, B22.
    """

    tag: ClassVar[str] = "task-agreed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("who does what is work, not a right")

    measure: WorkId | None = attrs.field(default=None, metadata=refers("work"))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class _OfWork(Event):
    work: WorkId = attrs.field(metadata=refers("work"))

    @property
    def subject(self) -> str | None:
        return self.work


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class WorkChanged(_OfWork):
    """An open work item gets another responsible or deadline (arbeid endret).

    Source: B22, B27; our own decision (putting right).
    """

    tag: ClassVar[str] = "work-changed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("who does what is work, not a right")

    responsible: PartyId | None = None
    deadline: Deadline | None = None
    reason: str = attrs.field(validator=nonempty)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class WorkDone(_OfWork):
    """A measure or a task is done (arbeid utført).

    Source: B27.
    """

    tag: ClassVar[str] = "work-done"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that work was done happened")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class WorkDropped(_OfWork):
    """A measure or a task is given up (arbeid oppgitt).

    `user_told` says that the user knows.  Source: B38; our own decision.
    """

    tag: ClassVar[str] = "work-dropped"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that work was given up happened")

    reason: str = attrs.field(validator=nonempty)
    user_told: bool


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class HandoverOffered(_OfWork):
    """Somebody is asked to take over a work item (overtakelse forespurt).

    Source: B37; our own decision.
    """

    tag: ClassVar[str] = "handover-offered"
    exchanges: ClassVar[bool] = True
    gives: ClassVar[Gives] = Gives.all_of_it("who is asked may accept")

    to: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class HandoverAccepted(_OfWork):
    """The one asked has taken over a work item (overtakelse akseptert).

    Source: B37; our own decision.
    """

    tag: ClassVar[str] = "handover-accepted"
    exchanges: ClassVar[bool] = True
    gives: ClassVar[Gives] = Gives.all_of_it("the work, and what stands in it, becomes somebody else's")

    to: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class PlanEvaluated(Event):
    """Sub-goals, measures and progress are evaluated (planen evaluert).

    `next_on` is the day of the next evaluation.  Source: B28.
    """

    tag: ClassVar[str] = "plan-evaluated"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that it was evaluated happened")

    next_on: date | None = None
    meeting: MeetingId | None = attrs.field(default=None, metadata=refers("meeting"))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ProcessEvaluated(Event):
    """The process of a meeting is evaluated (møteprosessen evaluert).

    `asked` are the questions that were gone through.  Source: B16, B29.
    """

    tag: ClassVar[str] = "process-evaluated"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that it was evaluated happened")

    meeting: MeetingId = attrs.field(metadata=refers("meeting"))
    asked: frozenset[ProcessQuestion] = attrs.field(converter=_questions)
    text: str | None = None

    @property
    def subject(self) -> str | None:
        return self.meeting
