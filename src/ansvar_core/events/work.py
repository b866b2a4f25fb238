"""The plan, its goals, the work agreed, and its evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import attrs

from ansvar_core.entities.meeting import ProcessQuestion
from ansvar_core.entities.plan import Deadline, GoalStatus
from ansvar_core.events.base import Event, Gives, nonempty, refers
from ansvar_core.values.checked import any_ids, any_optional_ids, checked
from ansvar_core.values.ids import (
    DocumentId,
    GoalId,
    MeetingId,
    PartyId,
    WorkId,
)
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import once_called, since

__all__ = [
    "GoalSet",
    "HandoverAccepted",
    "HandoverDeclined",
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

    `from_plan` says that it starts from the individual plan, `also_responsible` are those who answer for it together
    with the one responsible.  Source: A10, B2, B22.
    """

    tag: ClassVar[str] = "goal-set"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("what is aimed at")

    goal: GoalId
    parent: GoalId | None = attrs.field(default=None, metadata=refers("goal"))
    responsible: PartyId | None = None
    deadline: Deadline | None = None
    from_plan: bool = False
    text: str | None = None
    reason: str | None = None
    also_responsible: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids, metadata=since(2))

    @property
    def subject(self) -> str | None:
        return self.goal


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class _Agreed(Event):
    work: WorkId
    responsible: PartyId | None = None
    deadline: Deadline | None = None
    text: str | None = None
    also_responsible: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids, metadata=since(2))

    @property
    def subject(self) -> str | None:
        return self.work


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MeasureAgreed(_Agreed):
    """A measure is agreed (tiltak avtalt).

    `also_responsible` are those who do it together with the one responsible.  Source: B22.
    """

    tag: ClassVar[str] = "measure-agreed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("who does what is work, not a right")

    goal: GoalId | None = attrs.field(default=None, metadata=refers("goal"))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class TaskAgreed(_Agreed):
    """A task is agreed outside the minutes (oppgave avtalt).

    `also_responsible` are those who do it together with the one responsible.  Source: B21, B22.
    """

    tag: ClassVar[str] = "task-agreed"
    version: ClassVar[int] = 2
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

    What is None stays as it was; `also_responsible` that is empty is nobody besides the one responsible.  Source: B22,
    B27; our own decision (putting right).
    """

    tag: ClassVar[str] = "work-changed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("who does what is work, not a right")

    responsible: PartyId | None = None
    deadline: Deadline | None = None
    reason: str = attrs.field(validator=nonempty)
    also_responsible: frozenset[PartyId] | None = attrs.field(
        default=None, converter=any_optional_ids, metadata=since(2)
    )


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
class HandoverDeclined(_OfWork):
    """The one asked does not take over a work item (overtakelse avslått).

    Source: B37; our own decision.
    """

    tag: ClassVar[str] = "handover-declined"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")

    to: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class PlanEvaluated(Event):
    """Sub-goals, measures and progress are evaluated (planen evaluert).

    `next_on` is the day of the next evaluation.  `goal` or `work` says that it is one goal or one measure that was,
    with a next day of its own, and `goal_status` where the goal stands.  Raises `InvalidValue` for both, and for a
    status without a goal.  Source: B28.
    """

    tag: ClassVar[str] = "plan-evaluated"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that it was evaluated happened")

    next_on: date | None = None
    meeting: MeetingId | None = attrs.field(default=None, metadata=refers("meeting"))
    goal: GoalId | None = attrs.field(default=None, metadata=refers("goal") | since(2))
    work: WorkId | None = attrs.field(default=None, metadata=refers("work") | since(2))
    goal_status: GoalStatus | None = attrs.field(default=None, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.goal is not None and self.work is not None:
            raise InvalidValue("work", "name a goal or a measure, not both")
        if self.goal_status is not None and self.goal is None:
            raise InvalidValue("goal_status", "says of which goal")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ProcessEvaluated(Event):
    """The process of a meeting is evaluated (møteprosessen evaluert).

    `questions` are those that were gone through.  Source: B16, B29.
    """

    tag: ClassVar[str] = "process-evaluated"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that it was evaluated happened")

    meeting: MeetingId = attrs.field(metadata=refers("meeting"))
    questions: frozenset[ProcessQuestion] = attrs.field(converter=_questions, metadata=once_called("asked", 2))
    text: str | None = None

    @property
    def subject(self) -> str | None:
        return self.meeting
