"""How goals, work and evaluations change the group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ansvar_core.entities.group import Group
from ansvar_core.entities.plan import (
    Deadline,
    Goal,
    Handover,
    HandoverAnswer,
    IndividualPlan,
    Line,
    PlanEvaluation,
    Task,
    WorkItem,
    WorkKind,
    WorkStatus,
)
from ansvar_core.events import minutes as r
from ansvar_core.events import work as w
from ansvar_core.fold.base import Folds, change
from ansvar_core.moves import struck_out
from ansvar_core.values.ids import WorkId

__all__ = ["FOLD", "line_corrected", "task_agreed"]


def _goal(group: Group, event: w.GoalSet, position: int) -> Group:
    made = Goal(
        id=event.goal,
        position=position,
        parent=event.parent,
        responsible=event.responsible,
        deadline=event.deadline,
        from_plan=event.from_plan,
        also_responsible=event.also_responsible,
    )
    return change(group, goals=group.goals.put(made.id, made))


def _work(group: Group, item: WorkItem) -> Group:
    is_open = item.status is WorkStatus.OPEN
    rest = tuple(each for each in group.open_work if each != item.id)
    open_work = (group.open_work if item.id in group.open_work else (*rest, item.id)) if is_open else rest
    return change(group, work=group.work.put(item.id, item), open_work=open_work)


def task_agreed(group: Group, task: Task, event: r.MinutesWritten | r.MinutesCorrected, position: int) -> Group:
    """A task that the minutes have, and nothing new where it is agreed already (oppgave ført)."""
    known = group.work.get(task.id)
    line = _line(known, task, event, position)
    agreed = (task.responsible, task.deadline)
    same = known is not None and agreed == (known.responsible, known.deadline)
    if known is not None and same and known.status is WorkStatus.OPEN:
        told = change(known, line=line, also_responsible=task.also_responsible)
        return group if told == known else change(group, work=group.work.put(known.id, told))
    made = WorkItem(
        id=task.id,
        kind=WorkKind.TASK,
        status=WorkStatus.OPEN,
        position=position,
        period=group.meetings[event.meeting].period,
        agreed_at=event.at,
        measure=task.measure,
        responsible=task.responsible,
        deadline=task.deadline,
        meeting=event.meeting,
        also_responsible=task.also_responsible,
        line=line,
    )
    return _of_period(group, made)


def line_corrected(
    group: Group, before: Task | None, task: Task | None, event: r.MinutesCorrected, position: int
) -> Group:
    """What a line that is another in the corrected minutes changes (linje rettet).

    It puts right what was agreed at the meeting, and leaves what has been agreed or done since.
    """
    if task is None:
        left = group.work.get(before.id) if before is not None else None
        if left is None or not struck_out(group, left):
            return group
        return _of_period(group, change(left, status=WorkStatus.DROPPED))
    known = group.work.get(task.id)
    if before is None:
        # What is done stays done, also where its line had been left out.
        return group if known is not None and known.status in _SETTLED else task_agreed(group, task, event, position)
    if known is None:
        return task_agreed(group, task, event, position)
    said = {name: getattr(task, name) for name in ("responsible", "deadline", "measure", "also_responsible")}
    put_right: dict[str, Any] = {
        name: value
        for name, value in said.items()
        if value != getattr(before, name) and getattr(known, name) == getattr(before, name)
    }
    if put_right.keys() & {"responsible", "deadline"}:
        # Who owes it, or until when, is another from now on; which measure it is for changes nothing about that.
        put_right.update(position=position, agreed_at=event.at)
    if task.status is not None:
        put_right["line"] = _line(known, task, event, position)
    return _of_period(group, change(known, **put_right)) if put_right else group


_SETTLED: Final = (WorkStatus.DONE, WorkStatus.HANDED_OVER)


def _of_period(group: Group, item: WorkItem) -> Group:
    if item.period != group.period:
        # What an earlier period agreed to do is closed with it, and is known all the same.
        return change(group, work=group.work.put(item.id, item))
    return _work(group, item)


def _line(
    known: WorkItem | None, task: Task, event: r.MinutesWritten | r.MinutesCorrected, position: int
) -> Line | None:
    before = known.line if known is not None else None
    if task.status is None:
        return before
    return Line(status=task.status, reason=task.reason, meeting=event.meeting, at=event.at, position=position)


def _agreed(group: Group, event: w.MeasureAgreed | w.TaskAgreed, position: int) -> Group:
    is_measure = isinstance(event, w.MeasureAgreed)
    made = WorkItem(
        id=event.work,
        kind=WorkKind.MEASURE if is_measure else WorkKind.TASK,
        status=WorkStatus.OPEN,
        position=position,
        period=group.period,
        agreed_at=event.at,
        goal=event.goal if isinstance(event, w.MeasureAgreed) else None,
        measure=event.measure if isinstance(event, w.TaskAgreed) else None,
        responsible=event.responsible,
        deadline=event.deadline,
        also_responsible=event.also_responsible,
    )
    return _work(group, made)


def _work_changed(group: Group, event: w.WorkChanged, position: int) -> Group:
    item = group.work[event.work]
    responsible: str | None = event.responsible or item.responsible
    deadline: Deadline | None = event.deadline or item.deadline
    changed = change(
        item,
        status=WorkStatus.OPEN,
        position=position,
        agreed_at=event.at,
        responsible=responsible,
        deadline=deadline,
        also_responsible=item.also_responsible if event.also_responsible is None else event.also_responsible,
    )
    return _work(group, changed)


def _closed(status: WorkStatus) -> Callable[[Group, Any, int], Group]:
    def fold(group: Group, event: Any, position: int) -> Group:
        work: WorkId = event.work
        return _work(group, change(group.work[work], status=status, offered_to=None))

    return fold


def _handover(answer: HandoverAnswer, event: Any, position: int) -> Handover:
    return Handover(to=event.to, answer=answer, by=event.actor, at=event.at, position=position)


def _offered(group: Group, event: w.HandoverOffered, position: int) -> Group:
    item = group.work[event.work]
    handovers = (*item.handovers, _handover(HandoverAnswer.OFFERED, event, position))
    return _work(group, change(item, offered_to=event.to, handovers=handovers))


def _handed_over(group: Group, event: w.HandoverAccepted, position: int) -> Group:
    item = group.work[event.work]
    handovers = (*item.handovers, _handover(HandoverAnswer.ACCEPTED, event, position))
    taken = change(item, status=WorkStatus.HANDED_OVER, offered_to=None, handed_to=event.to, handovers=handovers)
    return _work(group, taken)


def _declined(group: Group, event: w.HandoverDeclined, position: int) -> Group:
    item = group.work[event.work]
    handovers = (*item.handovers, _handover(HandoverAnswer.DECLINED, event, position))
    # A no of one who is not the one asked now, or is no longer, takes nobody else's offer away.
    asked = None if item.offered_to == event.to else item.offered_to
    return _work(group, change(item, offered_to=asked, handovers=handovers))


def _evaluated(group: Group, event: w.PlanEvaluated, position: int) -> Group:
    made = PlanEvaluation(position=position, at=event.at, next_on=event.next_on, by=event.actor, meeting=event.meeting)
    # One that is written down late does not take the place of a later one.
    if event.goal is not None:
        goal = group.goals[event.goal]
        if not _later(goal.evaluated, made):
            return group
        status = event.goal_status or goal.status
        return change(group, goals=group.goals.put(goal.id, change(goal, evaluated=made, status=status)))
    if event.work is not None:
        item = group.work[event.work]
        if not _later(item.evaluated, made):
            return group
        return change(group, work=group.work.put(item.id, change(item, evaluated=made)))
    return change(group, evaluation=made) if _later(group.evaluation, made) else group


def _later(known: PlanEvaluation | None, made: PlanEvaluation) -> bool:
    return known is None or known.at <= made.at


FOLD: Final[Folds] = {
    w.PlanReferred: lambda group, event, position: change(group, plan=IndividualPlan(id=event.plan, position=position)),
    w.GoalSet: _goal,
    w.MeasureAgreed: _agreed,
    w.TaskAgreed: _agreed,
    w.WorkChanged: _work_changed,
    w.WorkDone: _closed(WorkStatus.DONE),
    w.WorkDropped: _closed(WorkStatus.DROPPED),
    w.HandoverOffered: _offered,
    w.HandoverAccepted: _handed_over,
    w.HandoverDeclined: _declined,
    w.PlanEvaluated: _evaluated,
}
"""How each of these events changes a group."""
