"""A withdrawal is never refused to the one entitled, wherever the group stands."""

from __future__ import annotations

from typing import Any

import pytest

from ansvar_core import (
    AnotherActor,
    AssessmentStarted,
    ConsentRefused,
    ConsentWithdrawn,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    Gate,
    GroupEnded,
    GroupEstablished,
    Instead,
    InvalidPolicy,
    MeetingCalled,
    MeetingEnded,
    MinutesShared,
    MinutesWritten,
    NeedSeen,
    ObjectionAnswered,
    ObjectionRecorded,
    Policy,
    Rulebook,
)
from support.found import way_out
from support.life import AGENCIES, DAD, GRAN, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life

ORDINARY = ["need-seen", "being-assessed", "being-prepared", "established"]


def need_seen() -> Life:
    return Life().need()


def being_assessed() -> Life:
    life = Life().need()
    life.do(AssessmentStarted, together_with={USER})
    return life


def being_prepared() -> Life:
    return Life().need().assessed().prepared()


def established() -> Life:
    return Life().established()


def called() -> Life:
    life = established()
    life.call()
    return life


def in_a_meeting() -> Life:
    life = called()
    life.open()
    return life


def standing_still() -> Life:
    life = established()
    life.do(ConsentWithdrawn, DAD, grantor=DAD)
    return life


def ending() -> Life:
    life = established()
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    return life


def ended() -> Life:
    life = ending()
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    return life


def started_again() -> Life:
    life = ended()
    life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
    return life


EVERYWHERE = [
    need_seen,
    being_assessed,
    being_prepared,
    established,
    called,
    in_a_meeting,
    standing_still,
    ending,
    ended,
    started_again,
]


@pytest.mark.parametrize("kind", [ConsentWithdrawn, ConsentRefused])
@pytest.mark.parametrize("where", EVERYWHERE)
def test_never_refused_and_moves_nothing(where: Any, kind: Any) -> None:
    """A parent says no from everywhere in a group's life; the status stays where people left it."""
    life = where()
    path = list(life.path)
    verdict = life.do(kind, MUM, grantor=MUM, recorded_by=NURSE)
    assert verdict.findings == ()
    assert life.path == path


@pytest.mark.parametrize("where", EVERYWHERE)
def test_twice_is_no_fault(where: Any) -> None:
    """Saying it again is in order: nobody has to know what stood before."""
    life = where()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    assert life.ask(ConsentWithdrawn, MUM, grantor=MUM).permitted


@pytest.mark.parametrize("where", EVERYWHERE)
def test_nothing_is_shared_afterwards(where: Any) -> None:
    """From wherever it is said, no agency is called from that minute."""
    life = where()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    verdict = life.ask(MeetingCalled, **life.calling("m-9", called={NURSE, TEACHER}, invited={USER}))
    assert "consent.standing-still" in verdict.codes


def test_in_the_middle_of_a_meeting() -> None:
    """The meeting can be ended and written down by those who were there; it is not shared on."""
    life = in_a_meeting()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    life.do(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)
    writer = life.state.meetings["m-1"].minute_taker or TEACHER
    life.do(MinutesWritten, writer, meeting="m-1", writer=writer, kinds={"health"})
    assert not life.ask(MinutesShared, meeting="m-1", recipients={USER, NURSE}).permitted
    assert not life.book.may_read(life.state, NURSE, "m-1", life.now).permitted
    assert life.book.may_read(life.state, MUM, "m-1", life.now).permitted
    assert life.path == ORDINARY


def test_while_standing_still_the_end_is_reached_without_consent() -> None:
    """Both have withdrawn; the family ends the group, and the services carry it out from what they know."""
    life = standing_still()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    assert life.path == [*ORDINARY, "ending", "ended"]
    assert life.audit().in_order


def test_the_entitled_who_gave_none_stops_everything() -> None:
    """The other parent never answered; one word from him stops the one who was alone on a recorded ground."""
    life = Life().need().assessed().prepared(consents=False)
    life.consent(MUM, HEALTH, SCHOOL, alone_ground="d-ground")
    life.do(GroupEstablished)
    life.do(ConsentWithdrawn, DAD, grantor=DAD)
    assert "consent.standing-still" in life.ask(MeetingCalled, **life.calling()).codes
    life.consent(DAD, HEALTH, SCHOOL)
    assert life.ask(MeetingCalled, **life.calling()).permitted
    assert life.path == ORDINARY


@pytest.mark.parametrize("party", [GRAN, TEACHER, USER])
def test_somebody_elses_no_becomes_an_objection_that_is_owed_an_answer(party: str) -> None:
    """A grandmother, a professional and a child of ten cannot withdraw; each is told who can, and is heard."""
    life = established()
    refused = life.ask(ConsentWithdrawn, party, grantor=party)
    step = way_out(refused, "consent.may-say-no", Instead).steps[0]
    assert way_out(refused, "consent.may-say-no", AnotherActor).actors == (MUM, DAD)

    life.do(ObjectionRecorded, party, objection="o-1", **step.fields)
    assert life.ask(MeetingCalled, **life.calling()).permitted
    assert [duty.who for duty in life.duties("consent.objection-answered")] == [NURSE]
    life.do(ObjectionAnswered, objection="o-1")
    assert life.duties("consent.objection-answered") == []
    assert life.path == ORDINARY


@pytest.mark.parametrize("event", ["consent-withdrawn", "consent-refused", "consent-narrowed", "ending-decided"])
def test_no_municipality_can_make_a_no_wait(event: str) -> None:
    """A policy that lets an overdue duty hold up a withdrawal is no policy."""
    with pytest.raises(InvalidPolicy):
        Rulebook.under(Policy(gates=(Gate(duty="minutes.read", event=event),)))


def test_given_anew_after_a_withdrawal() -> None:
    """A new form opens what the withdrawal closed, from its own minute."""
    life = Life().established().met()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    closed = life.now
    life.consent(MUM, HEALTH, SCHOOL)
    assert not life.book.may_read(life.state, TEACHER, "m-1", closed).permitted
    assert life.book.may_read(life.state, TEACHER, "m-1", life.now).permitted
