"""What is left when something has gone wrong, or is over."""

from __future__ import annotations

from datetime import date

from ansvar_core import (
    AccessRestricted,
    Agency,
    Capacity,
    ConsentGiven,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    Deadline,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    FinalEvaluationMade,
    Gate,
    GroupEnded,
    Manner,
    MeasureAgreed,
    MeetingPlanned,
    MinutesAcknowledged,
    MinutesCorrected,
    NeedSeen,
    Policy,
    RestrictionLifted,
    Rulebook,
    Tie,
    User,
    WorkChanged,
)
from support.found import blocks, found
from support.life import DAD, MUM, NURSE, SCHOOL, TEACHER, USER, Life, both


def ended(life: Life) -> Life:
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    return life


def test_a_group_that_has_ended_has_no_next_meeting() -> None:
    """No agenda and no minute-takers are suggested after the end."""
    life = ended(Life().established().met())
    assert life.book.agenda(life.state, life.now) == ()
    assert life.book.rota(life.state, life.now, 3) == ()


def test_going_back_to_a_group_that_never_was_owes_no_evaluation() -> None:
    """A wrong step in the record opens, and nothing is owed about work that never began."""
    life = Life().need().assessed()
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    assert "ending.nothing-to-go-back-to" in life.record(EndingRegretted, USER).codes
    assert life.duties("plan.evaluated") == []


def test_a_no_to_everything_holds_for_the_agency_that_sees_the_need_next() -> None:
    """Who has said no to all has said no to an agency that comes later, also through a new need."""
    life = Life().established()
    life.do(ConsentRefused, DAD, grantor=DAD)
    ended(life)
    new = Agency(id="a-new", tie=Tie.MUNICIPAL, kind="new")
    user = User(id=USER, birth_date=date(2015, 5, 1))
    life.do(NeedSeen, user=user, agency=new, long_lasting=True, coordinated=True)
    consent = life.state.consents[DAD, ConsentObject.EXCHANGE, "a-new"]
    assert consent.status.value == "refused"


def test_a_narrowing_comes_into_its_own_when_the_yes_before_it_is_written_down() -> None:
    """What was said in the end does not turn on the order in which it was registered."""
    late, soon = Life().established(), Life().established()
    for life in (late, soon):
        life.do(ConsentRefused, MUM, grantor=MUM)
        life.wait(days=1)
    yes = {
        "grantor": MUM,
        "capacity": Capacity.PARENT,
        "grants": both(SCHOOL),
        "first_day": late.now.date(),
        "manner": Manner.WRITTEN,
        "informed": True,
        "document": "d-1",
    }
    no_more = {"grantor": MUM, "agency": SCHOOL, "kinds": {"health"}}
    first, second = soon.now.replace(hour=8), soon.now.replace(hour=20)
    soon.wait(days=2)
    late.wait(days=2)
    for kind, at, fields in ((ConsentGiven, first, yes), (ConsentNarrowed, second, no_more)):
        soon.record(kind, MUM, at=at, recorded_at=soon.now, **fields)
    for kind, at, fields in ((ConsentNarrowed, second, no_more), (ConsentGiven, first, yes)):
        late.record(kind, MUM, at=at, recorded_at=late.now, **fields)
    held = [life.state.consents[MUM, ConsentObject.EXCHANGE, SCHOOL].on(life.now) for life in (soon, late)]
    assert [each.kinds if each else None for each in held] == [{"health"}, {"health"}]


def test_reading_the_first_version_is_not_reading_the_second() -> None:
    """Who has read what they were given still owes the corrected minutes when those reach them."""
    life = Life().established()
    life.call()
    life.open()
    life.end()
    life.write()
    life.share()
    life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, reason="wrong date")
    life.do(MinutesAcknowledged, NURSE, meeting="m-1", party=NURSE)
    life.share()
    assert NURSE in {duty.who for duty in life.duties("minutes.read")}


def test_a_restriction_is_lifted_as_it_was_set() -> None:
    """Lifting everything does not lift what was closed for one meeting, and the way is to name the meeting."""
    life = Life().established().met()
    life.do(AccessRestricted, party=DAD, meeting="m-1", basis="decision")
    verdict = life.ask(RestrictionLifted, party=DAD)
    assert blocks(verdict, "access.another-restriction")
    (way,) = found(verdict, "access.another-restriction").remedies
    lifted = life.make(RestrictionLifted, party=DAD).changed(way)
    assert life.book.assess(life.state, lifted).permitted


def test_a_gate_says_which_work_it_waits_for() -> None:
    """While work is overdue the gated event waits, and the way out names the work."""
    book = Rulebook.under(Policy(gates=(Gate(duty="work.done", event="meeting-planned"),)))
    life = Life(book).established()
    life.do(MeasureAgreed, work="w-1", responsible=TEACHER)
    life.do(WorkChanged, work="w-1", deadline=Deadline(day=life.now.date()), reason="agreed")
    life.wait(days=40)
    verdict = life.ask(MeetingPlanned, meeting="m-9", starts=life.now, ends=None)
    (way,) = found(verdict, "duty.gate").remedies
    assert way.steps[0].fields == {"work": "w-1"}
