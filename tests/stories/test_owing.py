"""What is owed over time: settled, settled late, voided, never late, and registered late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ansvar_core import (
    Deadline,
    EndingDecided,
    EndingReason,
    GoalSet,
    HandoverAccepted,
    HandoverOffered,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCorrected,
    PlanEvaluated,
    Policy,
    Rulebook,
    Span,
    Task,
    TaskAgreed,
    WorkChanged,
    WorkDone,
    WorkDropped,
)
from support.life import MUM, NURSE, PHYSIO, TEACHER, USER, Life

NEXT = Deadline(next_meeting=True)


def group(book: Rulebook | None = None) -> Life:
    """A group that has its goal, so that nothing else is owed."""
    life = Life(book).established(NURSE, TEACHER, PHYSIO)
    life.do(GoalSet, goal="g-1")
    return life


def agreed(life: Life, deadline: Deadline = NEXT, responsible: str = PHYSIO) -> int:
    """A meeting whose minutes give somebody a task; returns where it stands in the record."""
    life.call("m-1")
    life.open("m-1")
    life.end("m-1")
    life.write("m-1", tasks=(Task(id="w-1", responsible=responsible, deadline=deadline),))
    position = life.state.version
    life.share("m-1")
    life.read("m-1")
    return position


def breaches(life: Life) -> list[tuple[Any, ...]]:
    return [(each.duty.code, each.position, each.noticed, each.covered_by) for each in life.audit().owed]


def test_settled_in_time() -> None:
    """A task until the next meeting, done before it, leaves no trace in the audit."""
    life = group()
    agreed(life)
    life.do(WorkDone, PHYSIO, work="w-1")
    life.met("m-2")
    assert life.audit().in_order
    assert life.path[-1] == "established"


def test_settled_late() -> None:
    """Done after the next meeting, it is settled, and it was a breach from the end of that meeting."""
    life = group()
    position = agreed(life)
    life.call("m-2")
    life.open("m-2")
    life.end("m-2")
    noticed = life.state.version
    assert [duty.overdue for duty in life.duties("work.done")] == [True]
    life.do(WorkDone, PHYSIO, work="w-1")
    assert life.duties("work.done") == []
    assert breaches(life) == [("work.done", position, noticed, None)]


def test_settled_in_time_but_registered_late() -> None:
    """Done before the meeting and written down after it: the breach is shown, covered by the late entry."""
    life = group()
    position = agreed(life)
    done = life.now + timedelta(days=1)
    life.call("m-2")
    life.open("m-2")
    life.end("m-2")
    noticed = life.state.version
    life.do(WorkDone, PHYSIO, work="w-1", at=done, recorded_at=life.now)
    assert breaches(life) == [("work.done", position, noticed, noticed + 1)]


def test_registered_late_and_late_all_the_same() -> None:
    """Done after the meeting and written down later still covers nothing."""
    life = group()
    position = agreed(life)
    life.call("m-2")
    life.open("m-2")
    life.end("m-2")
    noticed = life.state.version
    done = life.now + timedelta(days=1)
    life.wait(days=5)
    life.do(WorkDone, PHYSIO, work="w-1", at=done, recorded_at=life.now)
    assert breaches(life) == [("work.done", position, noticed, None)]


@pytest.mark.parametrize(("done", "covered"), [(date(2026, 3, 1), True), (date(2026, 3, 2), False)])
def test_a_day_and_a_late_entry(done: date, covered: bool) -> None:
    """Done on the last day is in time, done the day after is not, however late both are written down."""
    life = group()
    position = agreed(life, Deadline(day=date(2026, 3, 1)))
    life.until(life.now.replace(month=3, day=10))
    when = life.now.replace(month=done.month, day=done.day)
    noticed = life.state.version
    life.do(WorkDone, PHYSIO, work="w-1", at=when, recorded_at=life.now)
    assert breaches(life) == [("work.done", position, noticed, noticed + 1 if covered else None)]


def test_a_meeting_two_meetings_ago() -> None:
    """What was done between two meetings, and written down after the second, was late for the first."""
    life = group()
    position = agreed(life)
    life.met("m-2")
    done = life.now + timedelta(hours=1)
    life.met("m-3")
    life.do(WorkDone, PHYSIO, work="w-1", at=done, recorded_at=life.now)
    (owed,) = life.audit().owed
    assert (owed.duty.code, owed.position, owed.covered_by) == ("work.done", position, None)


def test_a_meeting_that_lasted_longer_than_the_next_gives_no_more_time() -> None:
    """What was due at the next meeting stays overdue when one that was opened before it ends after that."""
    life = group()
    life.call("m-long", 7)
    life.open("m-long")
    life.do(TaskAgreed, work="w-1", responsible=PHYSIO, deadline=NEXT)
    life.wait(minutes=5)
    life.call("m-short", 1)
    life.open("m-short")
    life.end("m-short")
    (before,) = life.duties("work.done")
    life.end("m-long")
    (after,) = life.duties("work.done")

    assert (before.overdue, after.overdue) == (True, True)


def test_minutes_written_in_time_but_registered_late() -> None:
    """Minutes that were finished within the deadline cover the breach when they are entered after it."""
    life = group(Rulebook.under(Policy(minutes_deadline=Span(days=7))))
    life.call("m-1")
    life.open("m-1")
    life.end("m-1")
    ended = life.state.version
    written = life.now + timedelta(days=3)
    life.wait(days=20)
    life.write("m-1", at=written, recorded_at=life.now)
    assert breaches(life) == [("minutes.written", ended, ended, ended + 1)]


def test_read_late_for_one_and_in_time_for_another() -> None:
    """Each owes their own reading: one reads in time, one late, one in time and enters it late."""
    life = Life().established(NURSE, TEACHER, PHYSIO)
    life.do(GoalSet, goal="g-1")
    life.call("m-1")
    life.open("m-1")
    life.end("m-1")
    life.write("m-1", writer=TEACHER)
    life.share("m-1")
    shared = life.state.version
    life.do(MinutesAcknowledged, NURSE, meeting="m-1", party=NURSE)
    read = life.now + timedelta(hours=1)
    life.call("m-2")
    life.open("m-2")
    life.end("m-2")
    noticed = life.state.version
    life.do(MinutesAcknowledged, PHYSIO, meeting="m-1", party=PHYSIO, at=read, recorded_at=life.now)
    assert [each for each in breaches(life) if each[0] == "minutes.read"] == [
        ("minutes.read", shared, noticed, noticed + 1)
    ]


@pytest.mark.parametrize("how", ["dropped", "changed", "handed-over"])
def test_voided(how: str) -> None:
    """Given up, put off or taken over before the next meeting, it is no breach of the one who had it."""
    life = group()
    agreed(life)
    if how == "dropped":
        life.do(WorkDropped, work="w-1", reason="no longer needed", user_told=True)
    elif how == "changed":
        life.do(WorkChanged, work="w-1", deadline=Deadline(day=date(2027, 1, 1)), reason="waiting for a reply")
    else:
        life.do(HandoverOffered, work="w-1", to=TEACHER)
        life.do(HandoverAccepted, TEACHER, work="w-1", to=TEACHER)
    life.met("m-2")
    assert life.audit().in_order


def test_put_off_too_late() -> None:
    """A new deadline after the old one has passed takes nothing back."""
    life = group()
    position = agreed(life, Deadline(day=date(2026, 3, 1)))
    life.until(life.now.replace(month=3, day=10))
    noticed = life.state.version
    life.do(WorkChanged, work="w-1", deadline=Deadline(day=date(2026, 5, 1)), reason="more time")
    assert [duty.overdue for duty in life.duties("work.done")] == [False]
    assert breaches(life) == [("work.done", position, noticed, None)]


@pytest.mark.parametrize("who", [USER, MUM])
def test_the_family_is_never_in_breach(who: str) -> None:
    """What the user and the family agreed to is shown as agreed for as long as it is open, and is never a breach."""
    life = group()
    agreed(life, Deadline(day=date(2026, 2, 1)), responsible=who)
    life.do(TaskAgreed, work="w-2", responsible=who, deadline=NEXT)
    life.met("m-2")
    life.wait(days=400)
    owed = [(duty.subject, duty.binding, duty.overdue) for duty in life.duties("work.done")]
    assert sorted(owed) == [("w-1", False, False), ("w-2", False, False)]
    assert life.audit().in_order


def test_one_who_has_left_is_held_to_what_was_agreed() -> None:
    """Leaving the group does not undo a task; it is shown until somebody disposes of it."""
    life = group()
    agreed(life, Deadline(day=date(2026, 6, 1)))
    life.do(MemberLeft, party=PHYSIO)
    assert [(duty.who, duty.binding) for duty in life.duties("work.done")] == [(PHYSIO, True)]


def test_corrected_minutes_are_shared_and_read_anew() -> None:
    """A corrected version is another text: those who read the old one owe reading the new, and nothing is late yet."""
    life = group()
    agreed(life)
    life.do(WorkDone, PHYSIO, work="w-1")
    assert [duty.code for duty in life.duties() if duty.code.startswith("minutes.")] == []
    life.do(MinutesCorrected, meeting="m-1", kinds={"health", "learning"}, reason="school left out")
    assert {duty.about for duty in life.duties("minutes.shared")} >= {NURSE, PHYSIO, MUM}
    assert life.duties("minutes.read") == []
    life.share("m-1")
    assert {duty.who for duty in life.duties("minutes.read")} == {NURSE, PHYSIO}
    life.read("m-1")
    assert life.duties("minutes.read") == life.duties("minutes.shared") == []
    assert [version.version for version in life.state.meetings["m-1"].minutes] == [1, 2]
    assert life.audit().in_order


def test_an_evaluation_put_off() -> None:
    """Missed, the evaluation is a breach once; made late, it sets a new date and owes nothing until then."""
    life = group()
    life.do(PlanEvaluated, next_on=date(2026, 3, 1))
    position = life.state.version
    life.until(life.now.replace(month=4, day=1))
    noticed = life.state.version
    life.do(PlanEvaluated, next_on=date(2026, 10, 1))
    assert [duty.overdue for duty in life.duties("plan.evaluated")] == [False]
    assert breaches(life) == [("plan.evaluated", position, noticed, None)]


def test_unset_dates_are_never_a_breach() -> None:
    """A life with no date agreed anywhere owes much, and years later nothing of it is late."""
    life = group()
    life.call("m-1")
    life.open("m-1")
    life.end("m-1")
    life.wait(days=3650)
    assert {duty.code for duty in life.duties()} == {"minutes.written", "plan.evaluated", "consent.renewed"}
    assert not any(duty.overdue for duty in life.duties())
    assert life.audit().in_order


def test_what_is_overdue_comes_first() -> None:
    """The list of duties is in the order to look at it: late first, then by day, then what has none."""
    life = group()
    for work, deadline in (("w-far", date(2026, 9, 1)), ("w-late", date(2026, 1, 10)), ("w-near", date(2026, 3, 1))):
        life.do(TaskAgreed, work=work, responsible=TEACHER, deadline=Deadline(day=deadline))
    life.until(life.now.replace(day=20))
    agreed_or_planned = [duty for duty in life.duties() if duty.code in ("work.done", "plan.evaluated")]
    assert [(duty.subject, duty.overdue) for duty in agreed_or_planned] == [
        ("w-late", True),
        ("w-near", False),
        ("w-far", False),
        (None, False),
    ]


def test_deciding_to_end_closes_the_evaluation_and_not_the_work() -> None:
    """From the decision it is the final evaluation that is owed; what was agreed stays agreed."""
    life = group()
    agreed(life)
    life.do(PlanEvaluated, next_on=date(2026, 2, 1))
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.wait(days=100)
    assert life.duties("plan.evaluated") == []
    assert [duty.who for duty in life.duties("ending.final-evaluation")] == [NURSE]
    assert [duty.subject for duty in life.duties("work.done")] == ["w-1"]


def test_the_next_meeting_is_the_first_to_come() -> None:
    """Whichever was called first, and also where two begin at once; its day is the one in Norway."""
    life = group()
    agreed(life)
    life.call("m-2", days=60)
    starts = datetime(2026, 2, 27, 23, 30, tzinfo=UTC)
    for meeting in ("m-3", "m-4"):
        life.call(meeting, starts=starts, ends=starts + timedelta(hours=1))

    assert [duty.due for duty in life.duties("work.done")] == [date(2026, 2, 28)]


def test_asked_about_an_earlier_instant_the_meetings_held_by_then_count() -> None:
    """What was to be done by the second meeting was late from its opening, also seen from after the third."""
    life = group()
    agreed(life)
    life.met("m-2").met("m-3")
    opened = life.state.meetings["m-2"].opened_at
    assert opened is not None

    for moment, late in ((opened - timedelta(seconds=1), False), (opened, True), (opened + timedelta(days=1), True)):
        owed = [each for each in life.book.duties(life.state, moment) if each.code == "work.done"]
        assert [each.overdue for each in owed] == [late]
