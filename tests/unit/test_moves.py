"""Where events say that they lead, and where the fold takes them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ansvar_core import (
    AgencyRecorded,
    Capacity,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentItem,
    ConsentObject,
    ConsentStatus,
    ConsentWithdrawn,
    FormScope,
    Manner,
)
from ansvar_core.entities.consent import ConsentKey
from ansvar_core.events.consent import ConsentNarrowed, ConsentRefused
from ansvar_core.lifecycle import CONSENT
from ansvar_core.moves import Move, moves
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, PRACTICE, SCHOOL, Life, both

EXCHANGE = ConsentItem(object=ConsentObject.EXCHANGE, agency=HEALTH)
KEY: ConsentKey = (MUM, EXCHANGE.object, EXCHANGE.agency)


def asked_again(*, narrowed: bool) -> Life:
    life = Life().need(parents=(MUM,))
    life.consent(MUM, HEALTH)
    if narrowed:
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=HEALTH, kinds={"health"})
    life.do(ConsentAskedFor, grantor=MUM, items=(EXCHANGE,))
    return life


@pytest.mark.parametrize("narrowed", [False, True], ids=["given", "narrowed"])
def test_confirming_answers_the_question_that_was_asked_anew(narrowed: bool) -> None:
    """Asked anew and confirmed, a consent is where the table says: what it was before it was asked for."""
    life = asked_again(narrowed=narrowed)
    was = life.state.consents[KEY].status
    confirmed = life.make(ConsentConfirmed, MUM, grantor=MUM)
    led = {move.subject: move.target for move in moves(confirmed, life.state)}[KEY]
    life.do(ConsentConfirmed, MUM, grantor=MUM)

    assert was is ConsentStatus.ASKED_FOR
    assert led is life.state.consents[KEY].status is (ConsentStatus.NARROWED if narrowed else ConsentStatus.GIVEN)
    assert led in CONSENT.moves[was][ConsentConfirmed]


def test_confirming_what_was_refused_leads_nowhere() -> None:
    """A question asked after a "no" is still open when somebody confirms, for there is nothing to confirm."""
    life = Life().need(parents=(MUM,))
    life.do(ConsentRefused, MUM, grantor=MUM, items=(EXCHANGE,))
    life.do(ConsentAskedFor, grantor=MUM, items=(EXCHANGE,))
    confirmed = life.make(ConsentConfirmed, MUM, grantor=MUM, items=(EXCHANGE,))

    assert [move for move in moves(confirmed, life.state) if move.table is CONSENT] == []
    assert "consent.nothing-to-confirm" in life.record(ConsentConfirmed, MUM, grantor=MUM, items=(EXCHANGE,)).codes
    assert life.state.consents[KEY].status is ConsentStatus.ASKED_FOR


def test_a_form_in_place_of_all_replaces_what_stands_of_the_one_who_signs_it() -> None:
    """Not what another has given, nor what was withdrawn, nor what the form itself names."""
    life = Life().need()
    for agency in (SCHOOL, PRACTICE):
        life.do(AgencyRecorded, agency=AGENCIES[agency])
    life.consent(MUM, HEALTH, SCHOOL)
    life.consent(DAD, HEALTH, SCHOOL, PRACTICE)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=(EXCHANGE,))
    form = life.make(
        ConsentGiven,
        MUM,
        grantor=MUM,
        capacity=Capacity.PARENT,
        grants=both(PRACTICE),
        recorded_by=NURSE,
        first_day=life.now.date(),
        manner=Manner.WRITTEN,
        informed=True,
        scope=FormScope.IN_PLACE_OF_ALL,
    )
    led = [(move.subject, move.target) for move in moves(form, life.state) if move.table is CONSENT]
    cooperation, exchange = ConsentObject.COOPERATION, ConsentObject.EXCHANGE

    assert sorted(led) == sorted(
        [
            ((MUM, cooperation, PRACTICE), ConsentStatus.GIVEN),
            ((MUM, exchange, PRACTICE), ConsentStatus.GIVEN),
            ((MUM, cooperation, HEALTH), ConsentStatus.REPLACED),
            ((MUM, cooperation, SCHOOL), ConsentStatus.REPLACED),
            ((MUM, exchange, SCHOOL), ConsentStatus.REPLACED),
        ]
    )


def test_confirming_is_judged_by_where_the_consent_stood_when_it_was_confirmed() -> None:
    """A "no" of that day cannot be confirmed, though there has been a "yes" since; without items it is no step."""
    life = Life().need(parents=(MUM,))
    life.do(ConsentRefused, MUM, grantor=MUM, items=(EXCHANGE,))
    then = life.wait(days=1).now
    life.wait(days=1).consent(MUM, HEALTH)
    late = {"grantor": MUM, "at": then, "recorded_at": life.now + timedelta(hours=1)}
    named, whole = (life.make(ConsentConfirmed, MUM, items=items, **late) for items in ((EXCHANGE,), ()))

    assert [move for move in moves(named, life.state) if move.table is CONSENT] == [Move(CONSENT, KEY, None)]
    assert [move for move in moves(whole, life.state) if move.table is CONSENT] == []
