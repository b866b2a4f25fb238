"""When the next answer changes if nobody does anything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from ansvar_core import (
    Capacity,
    CareTakenOver,
    CareTakenOverRecorded,
    Dated,
    Deadline,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    GroupEnded,
    GuardianRecorded,
    LegalGuardian,
    Parent,
    ParentRecorded,
    PlanEvaluated,
    Policy,
    Rulebook,
    Span,
    TaskAgreed,
)
from support.life import DAD, HEALTH, NURSE, PHYSIO, START, TEACHER, USER, Life

TICK = timedelta(microseconds=1)


def answers(life: Life, at: datetime) -> tuple[Any, ...]:
    """What people would see: duties, who may read, and what is possible, without the instants themselves."""
    group, book = life.state, life.book
    meetings = tuple(group.meetings)
    readers = (*group.members, *group.parents, *group.guardians)
    return (
        [(duty.key, duty.due, duty.overdue) for duty in book.duties(group, at)],
        [book.may_read(group, who, meeting, at).permitted for who in readers for meeting in meetings],
        [(each.kind, each.subject, each.possible) for each in book.options(group, at, NURSE)],
    )


def hits(life: Life, moment: datetime | None) -> None:
    """The answer is another at the instant, and the same just before it as now."""
    assert moment is not None
    assert answers(life, life.now) == answers(life, moment - TICK)
    assert answers(life, moment) != answers(life, moment - TICK)


def oslo(year: int, month: int, day: int) -> datetime:
    """The first instant of a day in Norway, summer or winter."""
    return datetime(year, month, day, tzinfo=Policy().zone).astimezone(UTC)


def next_change(life: Life) -> datetime | None:
    return life.book.next_change(life.state, life.now)


def met(book: Rulebook | None = None, **consent: Any) -> Life:
    return Life(book).established(NURSE, TEACHER, PHYSIO, **consent).met()


def test_a_consent_runs_out() -> None:
    """The day after the last day of the consent, whose last day is inside."""
    life = met(last_day=date(2026, 8, 31))
    assert next_change(life) == oslo(2026, 9, 1)
    hits(life, next_change(life))


def test_a_consent_begins() -> None:
    """A form that holds from a later day changes the answer on that day."""
    life = Life().need().assessed().prepared(NURSE, TEACHER, first_day=date(2026, 2, 1))
    assert next_change(life) == oslo(2026, 2, 1)
    hits(life, next_change(life))


@pytest.mark.parametrize(
    ("born", "of_age"),
    [(date(2010, 7, 15), oslo(2026, 7, 15)), (date(2012, 2, 29), oslo(2028, 2, 29)), (date(2011, 3, 28), None)],
)
def test_the_young_person_comes_of_age(born: date, of_age: datetime | None) -> None:
    """From the birthday the parents no longer suffice; the day begins at midnight in Norway, in summer time too."""
    life = Life().need(born).assessed()
    life.established(NURSE, TEACHER).met()
    expected = of_age or oslo(2027, 3, 28)
    assert next_change(life) == expected
    hits(life, next_change(life))


def test_a_duty_becomes_late() -> None:
    """The day after a deadline, and then the next one."""
    life = met()
    for work, day in (("w-1", date(2026, 3, 1)), ("w-2", date(2026, 4, 1))):
        life.do(TaskAgreed, work=work, responsible=TEACHER, deadline=Deadline(day=day))
    first = next_change(life)
    assert first == oslo(2026, 3, 2)
    hits(life, first)
    life.until(first)
    assert next_change(life) == oslo(2026, 4, 2)
    hits(life, next_change(life))


def test_an_evaluation_becomes_late() -> None:
    """The day after the day agreed."""
    life = met()
    life.do(PlanEvaluated, next_on=date(2026, 6, 1))
    assert next_change(life) == oslo(2026, 6, 2)
    hits(life, next_change(life))


def test_minutes_become_late() -> None:
    """The day after the last day of the deadline."""
    life = Life(Rulebook.under(Policy(minutes_deadline=Span(days=7)))).established()
    life.call(starts=START + timedelta(days=10), ends=START + timedelta(days=10, hours=1))
    life.open()
    life.end()
    assert next_change(life) == oslo(2026, 1, 23)
    hits(life, next_change(life))


def test_an_old_consent_runs_out_in_a_new_period() -> None:
    """The old consent still governs the old minutes, so the day it runs out is a change in the new period too."""
    life = met(last_day=date(2026, 8, 31))
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    life.need()
    assert next_change(life) == oslo(2026, 9, 1)
    hits(life, next_change(life))


def test_a_role_ends() -> None:
    """The day after a parent's last day, when one signature fewer is needed."""
    life = met()
    life.do(ParentRecorded, parent=Parent(party=DAD, last_day=date(2026, 5, 31)), reason="new judgment")
    assert next_change(life) == oslo(2026, 6, 1)
    hits(life, next_change(life))


def test_care_is_taken_over() -> None:
    """From the first day of the decision child welfare consents, and the parents' forms cover no more."""
    life = met()
    care = CareTakenOver(party="p-welfare", decision="d-care", first_day=date(2026, 5, 1), last_day=date(2026, 6, 30))
    life.do(CareTakenOverRecorded, care=care)
    assert next_change(life) == oslo(2026, 5, 1)
    hits(life, next_change(life))
    life.until(oslo(2026, 5, 1))
    assert next_change(life) == oslo(2026, 7, 1)
    hits(life, next_change(life))


def test_a_mandate_that_decides_nothing_changes_nothing() -> None:
    """A guardian without a personal mandate ends, and no answer is another; the next change is the birthday."""
    life = met()
    guardian = LegalGuardian(party="p-verge", personal=False, decision="d-1", last_day=date(2026, 5, 1))
    life.do(GuardianRecorded, guardian=guardian)
    assert next_change(life) == oslo(2031, 5, 1)


def test_the_policy_changes() -> None:
    """The day on which another policy comes into force, also where the answers of today would stay the same."""
    versions = ((None, Policy()), (date(2026, 9, 1), Policy(minutes_deadline=Span(days=7))))
    life = Life(Rulebook.under(Dated("policy", versions))).established()
    assert next_change(life) == oslo(2026, 9, 1)


def test_never() -> None:
    """A grown-up whose consent has no last day is asked nothing new by time alone."""
    life = Life().need(date(1990, 1, 1), parents=()).assessed(heard=False)
    life.consent(USER, HEALTH, capacity=Capacity.SELF)
    assert next_change(life) is None
    assert answers(life, life.now) == answers(life, life.now + timedelta(days=20_000))


def test_every_step_to_the_end() -> None:
    """Walking from change to change passes each day on which an answer changes, and none twice."""
    life = met(last_day=date(2026, 8, 31))
    life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(day=date(2026, 3, 1)))
    life.do(PlanEvaluated, next_on=date(2026, 6, 1))
    steps = []
    at: datetime | None = life.now
    while at is not None:
        at = life.book.next_change(life.state, at)
        if at is not None:
            steps.append(at)
    assert steps == [
        oslo(2026, 3, 2),
        oslo(2026, 6, 2),
        oslo(2026, 9, 1),
        oslo(2031, 5, 1),
        oslo(2033, 5, 1),
    ]
    for before, after in pairwise(steps):
        assert answers(life, before) == answers(life, after - TICK)


def test_the_answers_of_this_page_are_not_empty() -> None:
    """What is compared above holds duties, readings and options."""
    life = met()
    assert all(answers(life, life.now))
