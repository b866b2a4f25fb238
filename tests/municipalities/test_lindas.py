"""Lindås."""

from __future__ import annotations

from datetime import UTC, date, datetime

from municipalities.lindas import PROFILE

from ansvar_core import MeetingCalled, MeetingMoved, Rulebook
from support.found import asked, blocks, warns
from support.life import NURSE, TEACHER, Life

HERE, STANDARD = Rulebook.of(PROFILE), Rulebook.standard()


def group() -> Life:
    return Life(HERE).established(NURSE, TEACHER)


def ended() -> Life:
    """A group whose first meeting ended on 19 January."""
    life = group()
    life.call()
    life.open()
    life.end()
    return life


def noon(day: int) -> datetime:
    """Noon on a day in April."""
    return datetime(2026, 4, day, 12, tzinfo=UTC)


def test_a_meeting_is_owed_each_quarter() -> None:
    """Three months after the last, by the coordinator; in the standard none is owed."""
    life = ended()
    standard = STANDARD.duties(life.state, life.now)

    assert [(duty.who, duty.due, duty.overdue) for duty in life.duties("meeting.held")] == [
        (NURSE, date(2026, 4, 19), False)
    ]
    assert "meeting.held" not in {duty.code for duty in standard}


def test_the_quarter_is_over_the_day_after() -> None:
    """On the last day it is not late, the day after it is."""
    life = ended().until(noon(19))

    assert not life.duties("meeting.held")[0].overdue
    assert life.until(noon(20)).duties("meeting.held")[0].overdue


def test_the_call_goes_out_a_week_ahead() -> None:
    """Seven days are enough and six are refused; the standard has no notice."""
    life = group()
    in_time = life.make(MeetingCalled, **life.calling(days=7))
    late = life.make(MeetingCalled, **life.calling(days=6))

    assert HERE.assess(life.group, in_time).permitted
    assert blocks(HERE.assess(life.group, late), "meeting.notice")
    assert "meeting.notice" not in STANDARD.assess(life.group, late).codes


def test_a_meeting_is_not_moved_into_the_week() -> None:
    """The new time is a week away too."""
    life = group()
    life.call()
    facts = life.state.meetings["m-1"]
    assert facts.starts is not None
    sooner = life.make(MeetingMoved, meeting="m-1", starts=facts.starts.replace(day=facts.starts.day - 9))

    assert blocks(HERE.assess(life.group, sooner), "meeting.notice")
    assert STANDARD.assess(life.group, sooner).permitted


def test_the_agenda_goes_with_the_call() -> None:
    """A call without one is refused; the standard warns."""
    life = group()
    call = life.make(MeetingCalled, **life.calling(agenda=()))
    verdict = HERE.assess(life.group, call)

    assert blocks(verdict, "meeting.agenda")
    assert asked(verdict, "meeting.agenda") == {"agenda"}
    assert warns(STANDARD.assess(life.group, call), "meeting.agenda")


def test_the_minutes_are_written_within_two_days() -> None:
    """The second day is the last; in the standard there is no day."""
    life = ended()
    (here,) = life.duties("minutes.written")
    (there,) = [duty for duty in STANDARD.duties(life.state, life.now) if duty.code == "minutes.written"]

    assert (here.due, there.due) == (date(2026, 1, 21), None)


def test_the_minutes_go_out_within_two_days_of_the_meeting() -> None:
    """Counted from the meeting, not from the writing; in the standard it is by the next meeting."""
    life = ended().wait(days=1)
    life.write()
    here = {(duty.due, duty.next_meeting, duty.overdue) for duty in life.duties("minutes.shared")}
    there = {
        (duty.due, duty.next_meeting) for duty in STANDARD.duties(life.state, life.now) if duty.code == "minutes.shared"
    }
    late = {duty.overdue for duty in life.wait(days=2).duties("minutes.shared")}

    assert here == {(date(2026, 1, 21), False, False)}
    assert there == {(None, True)}
    assert late == {True}


def test_sharing_settles_it() -> None:
    """Once everybody has the minutes nothing is owed about them."""
    life = ended()
    life.write()
    life.share()

    assert life.duties("minutes.shared") == []
