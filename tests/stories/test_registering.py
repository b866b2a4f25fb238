"""What is written down late, by somebody else, or in error."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from ansvar_core import (
    Because,
    ConsentConfirmed,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentWithdrawn,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    GroupEnded,
    GroupEstablished,
    Instead,
    MeetingCalled,
    MeetingOpened,
    NeedSeen,
    Nothing,
    RecordedInError,
    StandIn,
    Verdict,
)
from support.found import blocks, way_out
from support.life import (
    AGENCIES,
    DAD,
    HEALTH,
    KINDS,
    MUM,
    NURSE,
    PHYSIO,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
    Life,
)

EXCHANGE = (ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),)


def late(life: Life, at: datetime) -> dict[str, Any]:
    """The header of something that happened earlier and is written down now."""
    return {"at": at, "recorded_at": life.now + timedelta(minutes=1), "recorded_by": NURSE}


def reads(life: Life) -> bool:
    """Whether the school reads the minutes of m-1."""
    return life.book.may_read(life.state, TEACHER, "m-1", life.now).permitted


def test_registered_the_day_after() -> None:
    """A consent said on Monday and written down on Tuesday counts from Monday, and the record says both days."""
    life = Life().need().assessed().prepared(consents=False)
    life.consent(MUM, HEALTH, SCHOOL)
    said = life.now
    life.wait(days=1)
    first_day = date(2026, 1, 5)
    life.consent(DAD, HEALTH, SCHOOL, first_day=first_day, **late(life, said))
    life.do(GroupEstablished)

    form = life.events[-2]
    assert (form.at, form.recorded_by, form.actor) == (said, NURSE, DAD)
    assert form.recorded_at - form.at > timedelta(days=1)
    assert life.audit().in_order
    assert life.path == ["need-seen", "being-assessed", "being-prepared", "established"]


def test_an_audit_marks_what_a_late_entry_covers_and_keeps_the_finding() -> None:
    """The group was established before the form was in the record; that the form existed is said beside the breach."""
    life = Life().need().assessed().prepared(consents=False)
    life.consent(MUM, HEALTH, SCHOOL)
    said = life.now
    life.wait(days=1)
    life.record(GroupEstablished)
    established = life.state.version
    life.wait(days=1)
    life.consent(DAD, HEALTH, SCHOOL, first_day=date(2026, 1, 5), **late(life, said))

    breaches = [each for each in life.audit().refused if each.position == established]
    assert {each.finding.code for each in breaches} == {
        "establish.consent-to-cooperation",
        "establish.consent-to-exchange",
    }
    assert {each.covered_by for each in breaches} == {established + 1}


def test_two_registrars_write_for_the_same_parent() -> None:
    """Who wrote it down is a fact of its own; the act is the parent's whoever holds the pen."""
    life = Life().established().met()
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"}, recorded_by=TEACHER)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=EXCHANGE, recorded_by=NURSE)
    assert [event.recorded_by for event in life.events[-2:]] == [TEACHER, NURSE]
    assert {event.actor for event in life.events[-2:]} == {MUM}
    assert not reads(life)


def test_a_late_yes_does_not_undo_a_no() -> None:
    """Mother signed on Monday and withdrew on Tuesday; that Monday's form is found on Friday changes nothing."""
    life = Life().established().met()
    monday = life.now
    life.wait(days=1)
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    life.wait(days=3)
    life.consent(MUM, HEALTH, SCHOOL, first_day=date(2026, 1, 5), **late(life, monday))
    assert not reads(life)
    assert "consent.standing-still" in life.ask(MeetingCalled, **life.calling("m-2")).codes


def test_a_late_withdrawal_takes_the_ground_from_a_narrowing_after_it() -> None:
    """A narrowing never gives: with the withdrawal in its place in time, there was nothing left to narrow."""
    life = Life().established().met()
    withdrawn = life.now
    life.wait(days=2)
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"})
    assert reads(life)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=EXCHANGE, **late(life, withdrawn))
    assert not reads(life)


def test_a_late_narrowing_also_narrows_what_was_narrowed_after_it() -> None:
    """Two narrowings leave what both leave, in whatever order they are written down."""
    life = Life().established().met()
    first = life.now
    life.wait(days=2)
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination", "health"})
    assert reads(life)
    kinds = {"coordination", "learning"}
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds=kinds, **late(life, first))
    assert not reads(life)


def test_a_late_withdrawal_leaves_a_confirmation_without_ground() -> None:
    """Confirming what had been withdrawn confirms nothing, although the withdrawal was written down last."""
    life = Life().established().met()
    withdrawn = life.now
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
    for parent in (MUM, DAD):
        life.do(ConsentConfirmed, parent, grantor=parent)
    assert reads(life)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, **late(life, withdrawn))
    assert not reads(life)
    assert life.path[-3:] == ["ending", "ended", "need-seen"]


def in_error(life: Life, event: str) -> Verdict:
    return life.ask(RecordedInError, event=event, reason="r")


def test_a_consent_recorded_in_error_covers_no_more() -> None:
    """The form belonged in another record: nothing rests on it from now, and what was done before is not rewritten."""
    life = Life().established().met()
    wrong = next(event.id for event in life.events if event.tag == "consent-given" and event.actor == MUM)
    life.do(RecordedInError, event=wrong, reason="r")
    assert not reads(life)
    assert "consent.standing-still" in life.ask(MeetingCalled, **life.calling("m-2")).codes
    assert life.audit().in_order
    assert blocks(in_error(life, wrong), "error.already-void")


def test_what_rests_on_a_voided_yes_falls_with_it() -> None:
    """A narrowing and a confirmation say how far a yes reaches; without the yes they reach nowhere."""
    life = Life().established().met()
    wrong = next(event.id for event in life.events if event.tag == "consent-given" and event.actor == MUM)
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"})
    life.do(ConsentConfirmed, MUM, grantor=MUM)
    assert reads(life)
    life.do(RecordedInError, event=wrong, reason="r")
    assert not reads(life)


def test_a_narrowing_survives_the_form_it_was_said_about() -> None:
    """When the newer form turns out to be wrong, the older one comes back only as far as mother still wants."""
    life = Life().established().met()
    life.consent(MUM, SCHOOL)
    wrong = life.events[-1].id
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
    life.do(RecordedInError, event=wrong, reason="r")
    assert not reads(life)


def test_a_withdrawal_cannot_be_declared_an_error() -> None:
    """A no is never taken away by somebody's correction: it is answered by a new yes."""
    life = Life().established().met()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    refused = in_error(life, life.events[-1].id)
    assert blocks(refused, "error.whose-word")
    assert way_out(refused, "error.whose-word", Instead).steps[0].kind == "consent-given"
    life.record(RecordedInError, event=life.events[-1].id, reason="r")
    assert not reads(life)


def test_a_need_that_was_seen_cannot_be_void() -> None:
    """It is what the record begins with."""
    life = Life().established()
    refused = in_error(life, life.events[0].id)
    assert way_out(refused, "error.what-can-be-void", Nothing).because is Because.HAS_HAPPENED


def test_an_agency_without_consent_does_not_come_in_as_somebody_elses_stand_in() -> None:
    """The physiotherapist whose practice is not covered is not in the room for the school either."""
    life = Life().established(NURSE, TEACHER, PHYSIO, kinds=KINDS)
    life.call(minute_taker=NURSE, off_rota_reason="r")
    items = (ConsentItem(object=ConsentObject.EXCHANGE, agency=PRACTICE),)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=items)
    life.until(life.state.meetings["m-1"].starts or life.now)
    verdict = life.ask(
        MeetingOpened,
        meeting="m-1",
        present={USER, NURSE, PHYSIO},
        chair=NURSE,
        stand_ins=(StandIn(party=PHYSIO, member=TEACHER),),
    )
    assert blocks(verdict, "meeting.agency-in-room-covered")
