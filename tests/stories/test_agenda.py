"""The agenda suggested for the next meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ansvar_core import (
    Deadline,
    EndingDecided,
    EndingReason,
    GoalSet,
    MeasureAgreed,
    MeetingPlanned,
    NeedReviewed,
    ObjectionAnswered,
    ObjectionRecorded,
    PlanEvaluated,
    PlanReferred,
    Task,
    Topic,
    VacancyReason,
    VacancyRecorded,
    WorkDone,
)
from support.life import GRAN, HEALTH, NURSE, PHYSIO, START, TEACHER, USER, Life


def points(life: Life) -> list[tuple[str, str, str | None]]:
    return [(point.topic, point.why, point.subject) for point in life.book.agenda(life.state, life.now)]


def whys(life: Life) -> list[str]:
    return [point.why for point in life.book.agenda(life.state, life.now)]


def test_the_user_comes_first_and_the_meeting_itself_last() -> None:
    """A new group has the user's own matters, its first evaluation, and the evaluation of the meeting."""
    life = Life().established()
    life.call()
    assert points(life) == [
        (Topic.USERS_OWN, "user-first", None),
        (Topic.EVALUATION, "evaluation-due", None),
        (Topic.EVALUATION, "process", None),
    ]
    assert life.book.agenda(life.state, life.now)[0].who == USER


def test_the_plan_is_where_it_starts() -> None:
    """With an individual plan, it comes right after the user."""
    life = Life().established()
    life.do(PlanReferred, plan="d-plan")
    assert points(life)[1] == (Topic.INDIVIDUAL_PLAN, "plan-is-the-start", "d-plan")


def test_drawn_from_the_last_minutes() -> None:
    """The tasks of the last minutes are the agenda of the next meeting, until they are done."""
    life = Life().established(NURSE, TEACHER, PHYSIO)
    life.do(GoalSet, goal="g-1")
    life.call()
    life.open()
    life.end()
    tasks = tuple(
        Task(id=work, responsible=who, deadline=Deadline(next_meeting=True))
        for work, who in (("w-1", TEACHER), ("w-2", USER))
    )
    life.write(tasks=tasks)
    followed_up = [point for point in points(life) if point[0] is Topic.FOLLOW_UP]
    assert followed_up == [(Topic.FOLLOW_UP, "agreed-last", "w-1"), (Topic.FOLLOW_UP, "agreed-last", "w-2")]
    life.do(WorkDone, TEACHER, work="w-1")
    assert [point[2] for point in points(life) if point[0] is Topic.FOLLOW_UP] == ["w-2"]


def test_what_nobody_answers_for() -> None:
    """A measure without somebody responsible or without a deadline is taken up to be made concrete."""
    life = Life().established()
    life.do(MeasureAgreed, work="w-1", responsible=TEACHER)
    life.do(MeasureAgreed, work="w-2", deadline=Deadline(next_meeting=True))
    assert [point for point in points(life) if point[1] == "without-responsible"] == [
        (Topic.GOALS_AND_MEASURES, "without-responsible", "w-1"),
        (Topic.GOALS_AND_MEASURES, "without-responsible", "w-2"),
    ]


def test_what_is_owed() -> None:
    """No goals, an objection, no coordinator and a ground to end are on the agenda until they are settled."""
    life = Life().established(NURSE, TEACHER, PHYSIO).met()
    assert "no-goals" in whys(life)
    life.do(GoalSet, goal="g-1")
    assert "no-goals" not in whys(life)
    life.do(ObjectionRecorded, GRAN, objection="o-1", party=GRAN)
    assert (Topic.USERS_OWN, "objection", "o-1") in points(life)
    life.do(ObjectionAnswered, objection="o-1")
    assert "objection" not in whys(life)
    life.do(NeedReviewed, long_lasting=True, coordinated=False)
    assert "ground-to-end" in whys(life)
    life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.LEFT, agency=HEALTH)
    assert "no-coordinator" in whys(life)
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    assert "ground-to-end" not in whys(life)
    assert "final-evaluation" in whys(life)


@pytest.mark.parametrize(
    ("last", "there"), [(date(2026, 2, 1), True), (date(2026, 2, 15), True), (date(2026, 2, 16), False)]
)
def test_what_falls_due_by_the_next_meeting(last: date, there: bool) -> None:
    """What falls due on the day of the next meeting or before is taken up at it; what falls due later is not."""
    life = Life().established(NURSE, TEACHER, last_day=last)
    life.do(PlanEvaluated, next_on=last)
    starts = START.replace(month=2, day=15)
    life.do(MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
    assert ("evaluation-due" in whys(life)) is there
    assert ("consent-runs-out" in whys(life)) is there


def test_nothing_stands_twice() -> None:
    """Each point is there once, however many duties lead to it."""
    life = Life().established(NURSE, TEACHER, PHYSIO, last_day=date(2026, 3, 1))
    listed = points(life)
    assert len(listed) == len(set(listed))
