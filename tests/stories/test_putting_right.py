"""What was recorded wrongly is put right by new events; nothing is rewritten."""

from __future__ import annotations

import pytest

from ansvar_core import (
    AbsenceExcused,
    Deadline,
    GoalSet,
    MeetingCalled,
    MeetingOpened,
    MemberJoined,
    MinutesCorrected,
    MinutesShared,
    MinutesWritten,
    RecordedInError,
    Task,
    WorkDone,
)
from support.found import blocks
from support.life import NURSE, PHYSIO, TEACHER, Life


def group() -> Life:
    life = Life().established(NURSE, TEACHER, PHYSIO)
    life.do(GoalSet, goal="g-1")
    return life


def event_id(life: Life, tag: str, place: int = 0) -> str:
    return [each.id for each in life.events if each.tag == tag][place]


def test_a_meeting_that_never_was() -> None:
    """Void, a meeting opens nothing, is owed nothing, and takes its turn and its place as the last one with it."""
    life = group().met("m-1")
    life.call("m-2")
    life.open("m-2", absent=[PHYSIO], minute_taker=TEACHER)
    life.end("m-2")
    life.write("m-2")
    assert life.state.last_held == "m-2"
    assert {duty.who for duty in life.duties("meeting.attendance")} == {PHYSIO}
    life.do(RecordedInError, event=event_id(life, "meeting-called", 1), reason="another group's meeting")

    assert life.state.meetings["m-2"].status == "void"
    assert life.state.last_held == "m-1"
    assert life.duties("meeting.attendance") == life.duties("minutes.shared") == []
    assert [turn.party for turn in life.book.rota(life.state, life.now, 1)] == [PHYSIO]
    for kind, fields in (
        (MinutesShared, {"recipients": {NURSE}}),
        (MinutesWritten, {"writer": NURSE, "kinds": {"health"}}),
        (AbsenceExcused, {"party": PHYSIO, "reason": "ill"}),
        (MeetingOpened, {"present": {NURSE}, "chair": NURSE}),
    ):
        assert blocks(life.ask(kind, meeting="m-2", **fields), "meeting.not-now")
    assert life.path[-1] == "established"


def test_what_was_judged_before_is_not_rewritten() -> None:
    """The breach at the void meeting stays in the audit, where it was noticed when it stood in the record."""
    life = group()
    life.call("m-1")
    life.open("m-1", absent=[PHYSIO])
    life.end("m-1")
    noticed = life.state.version
    life.do(RecordedInError, event=event_id(life, "meeting-called"), reason="another group's meeting")
    owed = [(each.duty.code, each.noticed, each.covered_by) for each in life.audit().owed]
    assert owed == [("meeting.attendance", noticed, None)]


@pytest.mark.parametrize("stage", ["called", "open", "ended", "written", "shared"])
def test_a_meeting_can_be_void_at_every_stage(stage: str) -> None:
    """However far it had come, it never was."""
    life = group()
    life.call("m-1")
    for name, step in (("open", life.open), ("ended", life.end), ("written", life.write), ("shared", life.share)):
        if stage == "called":
            break
        step()
        if name == stage:
            break
    life.do(RecordedInError, event=event_id(life, "meeting-called"), reason="another group's meeting")
    assert life.state.meetings["m-1"].status == "void"
    assert life.state.last_held is None
    assert {duty.code for duty in life.duties()} == {"plan.evaluated", "consent.renewed"}


def test_a_membership_that_never_was() -> None:
    """Void, a member is not in the group, is not called or due, and can join rightly afterwards."""
    life = group()
    joined = event_id(life, "member-joined", 2)
    member = life.state.members[PHYSIO].member
    life.do(RecordedInError, event=joined, reason="another group's member")

    assert not life.state.is_member(PHYSIO)
    assert PHYSIO not in [turn.party for turn in life.book.rota(life.state, life.now, 3)]
    calling = life.calling(called=frozenset({NURSE, TEACHER, PHYSIO}))
    assert blocks(life.ask(MeetingCalled, **calling), "meeting.called-take-part")
    assert not life.book.may_read(life.met("m-1").state, PHYSIO, "m-1", life.now).permitted
    life.do(MemberJoined, member=member)
    assert life.state.is_member(PHYSIO)
    assert life.audit().in_order


def test_minutes_corrected_are_shared_anew() -> None:
    """A corrected version is a new one: it is written, not shared, until it is shared, and keeps its writer."""
    life = group().met("m-1")
    assert life.state.meetings["m-1"].status == "minutes-shared"
    life.do(MinutesCorrected, NURSE, meeting="m-1", kinds={"health", "learning"}, reason="a name was wrong")

    meeting = life.state.meetings["m-1"]
    assert meeting.status == "minutes-written"
    assert [(each.version, each.writer) for each in meeting.minutes] == [(1, TEACHER), (2, TEACHER)]
    assert [sorted(each.readers) for each in meeting.minutes][1] == []
    assert {duty.about for duty in life.duties("minutes.shared")} >= {PHYSIO}
    life.share("m-1")
    life.read("m-1")
    assert life.state.meetings["m-1"].status == "minutes-shared"
    assert life.duties("minutes.shared") == life.duties("minutes.read") == []
    assert life.audit().in_order


def test_a_correction_gives_nobody_a_second_turn() -> None:
    """The turn was counted when the minutes were first written."""
    life = group().met("m-1")
    life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, reason="a name was wrong")
    turns = life.state.members[TEACHER].turns
    assert [turn.meeting for turn in turns] == ["m-1"]


def test_a_correction_can_add_a_task_and_not_open_a_closed_one() -> None:
    """What is done stays done, repeated or left out; a task that was forgotten is binding from the correction on."""
    life = group()
    life.call()
    life.open()
    life.end()
    done = Task(id="w-1", responsible=PHYSIO, deadline=Deadline(next_meeting=True))
    life.write(tasks=(done,))
    life.do(WorkDone, PHYSIO, work="w-1")
    assert life.ask(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=(done,), reason="again").permitted
    more = Task(id="w-2", responsible=TEACHER, deadline=Deadline(next_meeting=True))
    life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=(more,), reason="forgotten")
    assert [(duty.subject, duty.position) for duty in life.duties("work.done")] == [("w-2", life.state.version)]
