"""Goals, and the work that is agreed to reach them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from ansvar_core.values.checked import checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import DocumentId, GoalId, MeetingId, PartyId, WorkId
from ansvar_core.values.invalid import InvalidValue

__all__ = ["Deadline", "Goal", "IndividualPlan", "PlanEvaluation", "Task", "WorkItem", "WorkKind", "WorkStatus"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Deadline:
    """When something is to be done (frist): on a day at the latest, or until the next meeting."""

    day: date | None = None
    next_meeting: bool = False

    def __attrs_post_init__(self) -> None:
        if (self.day is not None) == self.next_meeting:
            raise InvalidValue("deadline", "give either a day or the next meeting")


@attrs.frozen(kw_only=True, repr=False)
class IndividualPlan(Discreet):
    """A reference to the user's individual plan, which lives elsewhere (individuell plan, IP)."""

    id: DocumentId
    position: int


@attrs.frozen(kw_only=True, repr=False)
class Goal(Discreet):
    """A goal, or a sub-goal of another (mål)."""

    id: GoalId
    position: int
    parent: GoalId | None = None
    responsible: PartyId | None = None
    deadline: Deadline | None = None
    from_plan: bool = False


class WorkKind(StrEnum):
    """What a work item is (arbeidets art)."""

    MEASURE = "measure"
    """Tiltak."""
    TASK = "task"
    """Oppgave."""


class WorkStatus(StrEnum):
    """Where a work item stands (arbeidets status)."""

    NONE = "none"
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    HANDED_OVER = "handed-over"


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Task(Discreet):
    """A task as the minutes have it: who does what until when (oppgave i referatet, B27)."""

    id: WorkId
    responsible: PartyId | None = None
    deadline: Deadline | None = None
    text: str | None = None
    measure: WorkId | None = None

    def agrees(self, other: Task) -> bool:
        """Whether another line says the same about who does it until when, and for which measure (samme linje)."""
        said, also = ((each.responsible, each.deadline, each.measure) for each in (self, other))
        return said == also


@attrs.frozen(kw_only=True, repr=False)
class WorkItem(Discreet):
    """A measure or a task in its life (tiltak eller oppgave)."""

    id: WorkId
    kind: WorkKind
    status: WorkStatus
    position: int
    period: int
    agreed_at: datetime
    goal: GoalId | None = None
    measure: WorkId | None = None
    responsible: PartyId | None = None
    deadline: Deadline | None = None
    meeting: MeetingId | None = None
    offered_to: PartyId | None = None


@attrs.frozen(kw_only=True, repr=False)
class PlanEvaluation(Discreet):
    """The plan was evaluated, and the next date set (evaluering av planen, B28)."""

    position: int
    at: datetime
    next_on: date | None
