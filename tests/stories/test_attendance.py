"""Who comes to a meeting, and who does not."""

from __future__ import annotations

from datetime import timedelta

from ansvar_core import (
    Absence,
    AbsenceExcused,
    ChildHeard,
    HearingManner,
    MeetingOpened,
    StandIn,
    VoiceArranged,
)
from support.found import blocks, warns
from support.life import DAD, GRAN, MUM, NURSE, PHYSIO, PPT, TEACHER, USER, Life


def called() -> Life:
    life = Life().established(NURSE, TEACHER, PHYSIO, PPT)
    life.call()
    return life


def finished(life: Life) -> Life:
    life.end()
    life.write()
    life.share()
    return life.read()


def breaches(life: Life) -> list[tuple[str, int | None]]:
    """Who stayed away without excuse, by the audit."""
    owed = life.audit().owed
    return [(each.duty.who, each.covered_by) for each in owed if each.duty.code == "meeting.attendance"]


def test_the_user_is_absent_and_a_voice_is_arranged() -> None:
    """The meeting can be held, and warns that the user is not there."""
    life = called()
    life.do(VoiceArranged, meeting="m-1", party=GRAN)
    verdict = life.open(absent=[USER])
    assert warns(verdict, "meeting.user-present")
    assert "meeting.users-voice" not in verdict.codes
    assert finished(life).audit().in_order


def test_the_user_is_absent_and_nobody_brings_the_voice() -> None:
    """Held all the same, the meeting is a breach at its opening, and settling the voice afterwards does not mend it."""
    life = called()
    present = life.state.meetings["m-1"].called | {MUM, DAD}
    starts = life.state.meetings["m-1"].starts
    assert starts is not None
    life.until(starts)
    verdict = life.record(MeetingOpened, meeting="m-1", present=present, chair=NURSE)
    opened = life.state.version
    assert blocks(verdict, "meeting.users-voice")
    finished(life)

    assert [(each.position, each.finding.code) for each in life.audit().refused] == [(opened, "meeting.users-voice")]


def test_an_absent_child_is_heard_before_each_meeting() -> None:
    """Heard before the first meeting is not heard before the second."""
    life = called()
    life.do(VoiceArranged, meeting="m-1", party=MUM)
    life.open(absent=[USER])
    finished(life)
    life.call("m-2")
    life.do(VoiceArranged, meeting="m-2", party=MUM)
    present = (life.state.meetings["m-2"].called | {MUM, DAD}) - {USER}
    assert blocks(life.ask(MeetingOpened, meeting="m-2", present=present, chair=NURSE), "meeting.child-heard")
    life.do(ChildHeard, manner=HearingManner.DECLINED)
    assert life.open("m-2", absent=[USER]).permitted


def test_absent_without_excuse() -> None:
    """An obliged member who just stays away is a breach; an external one who does the same is not."""
    life = called()
    life.open(absent=[PHYSIO, PPT])
    assert breaches(finished(life)) == [(PHYSIO, None)]


def test_absent_with_no_reason_noted() -> None:
    """An absence with a reason is excused; one that is only noted is not."""
    life = called()
    absences = (Absence(party=PHYSIO), Absence(party=TEACHER, reason="ill"))
    life.open(absent=[PHYSIO, TEACHER], minute_taker=PPT, absences=absences)
    assert breaches(finished(life)) == [(PHYSIO, None)]


def test_excused_before() -> None:
    """The chair notes the reason before the meeting, and there is no breach."""
    life = called()
    life.do(AbsenceExcused, meeting="m-1", party=PHYSIO, reason="on leave")
    life.open(absent=[PHYSIO])
    assert breaches(finished(life)) == []


def test_excused_at_the_opening() -> None:
    """The chair notes the reason when the meeting opens."""
    life = called()
    life.open(absent=[PHYSIO], absences=(Absence(party=PHYSIO, reason="on leave"),))
    assert breaches(finished(life)) == []


def test_excused_while_the_meeting_is_open() -> None:
    """A message that arrives during the meeting is in time."""
    life = called()
    life.open(absent=[PHYSIO])
    life.do(AbsenceExcused, meeting="m-1", party=PHYSIO, reason="on leave")
    assert breaches(finished(life)) == []


def test_excused_after() -> None:
    """Excused when the meeting is over settles the duty, and the breach stays."""
    life = called()
    life.open(absent=[PHYSIO])
    life.end()
    life.do(AbsenceExcused, meeting="m-1", party=PHYSIO, reason="on leave")
    assert life.duties("meeting.attendance") == []
    assert breaches(life) == [(PHYSIO, None)]


def test_excused_before_and_written_down_after() -> None:
    """What the chair noted in time and somebody registered late covers the breach, which is still shown."""
    life = called()
    noted = life.now + timedelta(days=1)
    life.open(absent=[PHYSIO])
    life.end()
    life.do(AbsenceExcused, meeting="m-1", party=PHYSIO, reason="on leave", at=noted, recorded_at=life.now)
    assert breaches(life) == [(PHYSIO, life.state.version)]


def test_represented() -> None:
    """The agency sends somebody else: the member's duty is kept, and the stand-in writes nothing and owes nothing."""
    life = called()
    facts = life.state.meetings["m-1"]
    life.open(
        present=(facts.called | facts.invited | {"p-vicar"}) - {PHYSIO},
        stand_ins=(StandIn(party="p-vicar", member=PHYSIO),),
    )
    assert finished(life).audit().in_order
    assert life.path[-1] == "established"
