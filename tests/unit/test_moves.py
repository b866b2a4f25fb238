"""Where events say that they lead, and where the fold takes them."""

from __future__ import annotations

import pytest

from ansvar_core import ConsentAskedFor, ConsentConfirmed, ConsentItem, ConsentObject, ConsentStatus
from ansvar_core.entities.consent import ConsentKey
from ansvar_core.events.consent import ConsentNarrowed, ConsentRefused
from ansvar_core.lifecycle import CONSENT
from ansvar_core.moves import moves
from support.life import HEALTH, MUM, Life

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
