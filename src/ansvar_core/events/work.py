"""The plan, its goals, the work agreed, and its evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import attrs

from ansvar_core.entities.meeting import ProcessQuestion
from ansvar_core.entities.plan import Deadline, GoalStatus
from ansvar_core.events.base import Event, nonempty, refers
from ansvar_core.values.ids import (
    DocumentId,
    GoalId,
    MeetingId,
    PartyId,
    WorkId,
    as_ids,
    as_optional_ids,
    is_id,
    is_ids,
    is_optional_id,
    is_optional_ids,
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


def _questions(value: Iterable[ProcessQuestion]) -> frozenset[ProcessQuestion]:
    return frozenset(value)


@attrs.frozen(kw_only=True, repr=False)
class PlanReferred(Event):
    """The user has an individual plan, which lives elsewhere (henvisning til individuell plan).

    Source: A9, A10, B7, B19.
    """

    tag: ClassVar[str] = "plan-referred"
    exchanges: ClassVar[bool] = False

    plan: DocumentId = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True, repr=False)
class GoalSet(Event):
    """A goal or a sub-goal is set, or set anew (mål satt).

    `from_plan` says that it starts from the individual plan, `also_responsible` are those who answer for it together
    with the one responsible.  Source: A10, B2, B22.
    """

    tag: ClassVar[str] = "goal-set"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    goal: GoalId = attrs.field(validator=is_id)
    parent: GoalId | None = attrs.field(default=None, validator=is_optional_id, metadata=refers("goal"))
    responsible: PartyId | None = attrs.field(default=None, validator=is_optional_id)
    deadline: Deadline | None = None
    from_plan: bool = False
    text: str | None = None
    reason: str | None = None
    also_responsible: frozenset[PartyId] = attrs.field(
        default=frozenset(), converter=as_ids, validator=is_ids, metadata=since(2)
    )

    @property
    def subject(self) -> str | None:
        return self.goal


@attrs.frozen(kw_only=True, repr=False)
class _Agreed(Event):
    work: WorkId = attrs.field(validator=is_id)
    responsible: PartyId | None = attrs.field(default=None, validator=is_optional_id)
    deadline: Deadline | None = None
    text: str | None = None
    also_responsible: frozenset[PartyId] = attrs.field(
        default=frozenset(), converter=as_ids, validator=is_ids, metadata=since(2)
    )

    @property
    def subject(self) -> str | None:
        return self.work


@attrs.frozen(kw_only=True, repr=False)
class MeasureAgreed(_Agreed):
    """A measure is agreed (tiltak avtalt).

    `also_responsible` are those who do it together with the one responsible.  Source: B22.
    """

    tag: ClassVar[str] = "measure-agreed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    goal: GoalId | None = attrs.field(default=None, validator=is_optional_id, metadata=refers("goal"))


@attrs.frozen(kw_only=True, repr=False)
class TaskAgreed(_Agreed):
    """A task is agreed outside the minutes (oppgave avtalt).

    `also_responsible` are those who do it together with the one responsible.  Source: B21, B22.
    """

    tag: ClassVar[str] = "task-agreed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    measure: WorkId | None = attrs.field(default=None, validator=is_optional_id, metadata=refers("work"))


@attrs.frozen(kw_only=True, repr=False)
class _OfWork(Event):
    work: WorkId = attrs.field(validator=is_id, metadata=refers("work"))

    @property
    def subject(self) -> str | None:
        return self.work


@attrs.frozen(kw_only=True, repr=False)
class WorkChanged(_OfWork):
    """An open work item gets another responsible or deadline (arbeid endret).

    What is None stays as it was; `also_responsible` that is empty is nobody besides the one responsible.  Source: B22,
    B27; our own decision (putting right).
    """

    tag: ClassVar[str] = "work-changed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    responsible: PartyId | None = attrs.field(default=None, validator=is_optional_id)
    deadline: Deadline | None = None
    reason: str = attrs.field(validator=nonempty)
    also_responsible: frozenset[PartyId] | None = attrs.field(
        default=None, converter=as_optional_ids, validator=is_optional_ids, metadata=since(2)
    )


@attrs.frozen(kw_only=True, repr=False)
class WorkDone(_OfWork):
    """A measure or a task is done (arbeid utført).

    Source: B27.
    """

    tag: ClassVar[str] = "work-done"
    exchanges: ClassVar[bool] = False


@attrs.frozen(kw_only=True, repr=False)
class WorkDropped(_OfWork):
    """A measure or a task is given up (arbeid oppgitt).

    `user_told` says that the user knows.  Source: B38; our own decision.
    """

    tag: ClassVar[str] = "work-dropped"
    exchanges: ClassVar[bool] = False

    reason: str = attrs.field(validator=nonempty)
    user_told: bool


@attrs.frozen(kw_only=True, repr=False)
class HandoverOffered(_OfWork):
    """Somebody is asked to take over a work item (overtakelse forespurt).

    Source: B37; our own decision.
    """

    tag: ClassVar[str] = "handover-offered"
    exchanges: ClassVar[bool] = True

    to: PartyId = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True, repr=False)
class HandoverAccepted(_OfWork):
    """The one asked has taken over a work item (overtakelse akseptert).

    Source: B37; our own decision.
    """

    tag: ClassVar[str] = "handover-accepted"
    exchanges: ClassVar[bool] = True

    to: PartyId = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True, repr=False)
class HandoverDeclined(_OfWork):
    """The one asked does not take over a work item (overtakelse avslått).

    Source: B37; our own decision.
    """

    tag: ClassVar[str] = "handover-declined"
    exchanges: ClassVar[bool] = False

    to: PartyId = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True, repr=False)
class PlanEvaluated(Event):
    """Sub-goals, measures and progress are evaluated (planen evaluert).

    `next_on` is the day of the next evaluation.  `goal` or `work` says that it is one goal or one measure that was,
    with a next day of its own, and `goal_status` where the goal stands.  Raises `InvalidValue` for both, and for a
    status without a goal.  Source: B28.
    """

    tag: ClassVar[str] = "plan-evaluated"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    next_on: date | None = None
    meeting: MeetingId | None = attrs.field(default=None, validator=is_optional_id, metadata=refers("meeting"))
    goal: GoalId | None = attrs.field(default=None, validator=is_optional_id, metadata=refers("goal") | since(2))
    work: WorkId | None = attrs.field(default=None, validator=is_optional_id, metadata=refers("work") | since(2))
    goal_status: GoalStatus | None = attrs.field(default=None, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.goal is not None and self.work is not None:
            raise InvalidValue("work", "name a goal or a measure, not both")
        if self.goal_status is not None and self.goal is None:
            raise InvalidValue("goal_status", "says of which goal")


@attrs.frozen(kw_only=True, repr=False)
class ProcessEvaluated(Event):
    """The process of a meeting is evaluated (møteprosessen evaluert).

    `questions` are those that were gone through.  Source: B16, B29.
    """

    tag: ClassVar[str] = "process-evaluated"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    meeting: MeetingId = attrs.field(validator=is_id, metadata=refers("meeting"))
    questions: frozenset[ProcessQuestion] = attrs.field(converter=_questions, metadata=once_called("asked", 2))
    text: str | None = None

    @property
    def subject(self) -> str | None:
        return self.meeting
