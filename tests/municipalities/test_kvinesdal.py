"""Kvinesdal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from municipalities.kvinesdal import PROFILE

from ansvar_core import (
    Capacity,
    ChangeProposal,
    CoordinatorOffered,
    Deadline,
    GroupEstablished,
    Language,
    MeasureAgreed,
    Rulebook,
    Task,
    TaskAgreed,
    WorkDone,
)
from support.found import informs, way_out
from support.life import HEALTH, NURSE, SCHOOL, TEACHER, USER, Life

BOOK = Rulebook.of(PROFILE)
MEASURES, WISH = "kvinesdal.ends-in-measures", "kvinesdal.wish-asked-for"
YOUNG = date(2012, 5, 1)
NEXT = Deadline(next_meeting=True)


def group(book: Rulebook | None = BOOK, born: date = YOUNG) -> Life:
    """A group of a child, just established."""
    return Life(book).need(born).assessed().established()


def grown(born: date) -> Life:
    """A group of somebody who consents alone."""
    life = Life(BOOK).need(born, parents=()).assessed(heard=False).prepared(consents=False)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.do(GroupEstablished)
    return life


class TestMeetingsEndInMeasures:
    def test_a_meeting_without_a_measure_leaves_one_owed(self) -> None:
        """The coordinator owes it until the next meeting."""
        life = group().met()
        (duty,) = life.duties(MEASURES)
        assert (duty.who, duty.subject, duty.next_meeting, duty.overdue) == (NURSE, "m-1", True, False)

    def test_a_task_in_the_minutes_is_enough(self) -> None:
        """Who does what by when, in the minutes, and nothing more is owed."""
        life = group()
        life.call()
        life.open()
        life.end()
        life.write(tasks=(Task(id="w-1", responsible=TEACHER, deadline=NEXT),))
        assert life.duties(MEASURES) == []

    @pytest.mark.parametrize("kind", [MeasureAgreed, TaskAgreed])
    def test_what_is_agreed_in_or_after_the_meeting_is_enough(self, kind: type[MeasureAgreed | TaskAgreed]) -> None:
        """A measure agreed while the meeting is open counts, and so does a task agreed later."""
        during, after = group(), group().met()
        during.call()
        during.open()
        for life in (during, after):
            life.do(kind, work="w-1", responsible=TEACHER, deadline=NEXT)
        during.end()
        assert during.duties(MEASURES) == []
        assert after.duties(MEASURES) == []

    @pytest.mark.parametrize("given", [{"responsible": TEACHER}, {"deadline": NEXT}])
    def test_what_is_not_concrete_is_not_enough(self, given: dict[str, Any]) -> None:
        """A measure without somebody who answers for it, or without a deadline, settles nothing."""
        life = group().met()
        life.do(MeasureAgreed, work="w-1", **given)
        assert [duty.subject for duty in life.duties(MEASURES)] == ["m-1"]

    def test_a_measure_done_before_the_meeting_does_not_count(self) -> None:
        """Each meeting ends in something of its own; a finished measure still counts for the one it was agreed in."""
        life = group().met()
        life.do(MeasureAgreed, work="w-1", responsible=TEACHER, deadline=NEXT)
        life.do(WorkDone, work="w-1")
        assert life.duties(MEASURES) == []
        life.met("m-2")
        assert [duty.subject for duty in life.duties(MEASURES)] == ["m-2"]

    def test_the_next_meeting_makes_it_a_breach(self) -> None:
        """Once a meeting has been held since, it is overdue, and an audit finds it; the standard's does not."""
        life = group().met().met("m-2")
        assert [(duty.subject, duty.overdue) for duty in life.duties(MEASURES)] == [("m-1", True), ("m-2", False)]
        assert MEASURES in {each.duty.code for each in life.audit().owed}
        standard = Rulebook.standard().audit(life.events, life.now)
        assert {each.duty.code for each in life.audit().owed} - {each.duty.code for each in standard.owed} == {MEASURES}

    def test_agreed_in_time_is_no_breach(self) -> None:
        """What is agreed before the next meeting opens is in time."""
        life = group().met()
        life.do(MeasureAgreed, work="w-1", responsible=TEACHER, deadline=NEXT)
        life.met("m-2")
        assert MEASURES not in {each.duty.code for each in life.audit().owed}

    def test_a_core_group_is_for_the_young(self) -> None:
        """It is owed from the day the user is twelve until the day before the user is twenty-two."""
        younger, last, older = (
            group(born=date(2014, 9, 1)).met(),
            grown(date(2004, 3, 1)).met(),
            grown(date(2003, 5, 1)),
        )
        assert younger.duties(MEASURES) == []
        assert [duty.code for duty in younger.until(oslo(2026, 9, 1)).duties(MEASURES)] == [MEASURES]
        assert [duty.code for duty in last.duties(MEASURES)] == [MEASURES]
        assert last.until(oslo(2026, 3, 1)).duties(MEASURES) == []
        assert older.met().duties(MEASURES) == []

    def test_the_birthdays_are_foretold(self) -> None:
        """The day it begins to be owed is known beforehand."""
        life = group(born=date(2014, 9, 1)).met()
        assert life.book.next_change(life.state, life.now) == oslo(2026, 9, 1)
        assert Rulebook.standard().next_change(life.state, life.now) != oslo(2026, 9, 1)


def oslo(year: int, month: int, day: int) -> datetime:
    """The first instant of a day in Norway."""
    return datetime(year, month, day, tzinfo=Rulebook.standard().at(Life().now).policy.zone).astimezone(UTC)


def test_the_family_is_asked_whom_they_want() -> None:
    """Asking somebody to coordinate without it informs, and hinders nobody; the standard says nothing."""
    life = Life(BOOK).need(YOUNG).assessed()
    verdict = life.ask(CoordinatorOffered, party=NURSE)
    assert verdict.permitted
    assert informs(verdict, WISH)
    change = way_out(verdict, WISH, ChangeProposal)
    assert WISH not in life.ask(CoordinatorOffered, party=NURSE, **change.fields).codes
    assert WISH not in Life().need(YOUNG).assessed().ask(CoordinatorOffered, party=NURSE).codes


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [MEASURES, WISH])
def test_own_rules_read_in_every_language(code: str, language: Language) -> None:
    """What is wrong, why, and what to do: each is a whole sentence without an open slot."""
    text = BOOK.text(code)
    for part in (text.wrong, text.why, text.do):
        assert part[language].endswith(".")
        assert not set("{}") & set(part[language])
