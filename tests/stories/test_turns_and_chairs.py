"""Whoever stops chairing comes into the rotation with the next meeting, whatever happens in between."""

from __future__ import annotations

import pytest

from ansvar_core import ChairAgreed
from support.life import DAD, NURSE, PHYSIO, PPT, SCHOOL, TEACHER, Life


def two_meetings(*, given_again: bool) -> Life:
    """Two meetings that the nurse chairs; a consent that stands may be given again before the second is written up."""
    life = Life().established(NURSE, TEACHER, PHYSIO, PPT).met("m-1")
    life.call("m-2")
    life.open("m-2")
    if given_again:
        life.consent(DAD, SCHOOL)
    life.end("m-2")
    life.write("m-2")
    return life


@pytest.mark.parametrize("given_again", [False, True])
def test_who_chaired_last_starts_where_the_others_stand_when_another_is_to_chair(*, given_again: bool) -> None:
    """A consent given again between a meeting and its minutes changes nobody's turn."""
    life = two_meetings(given_again=given_again)
    turns = life.book.rota(life.state, life.now, 3, chair=PPT)
    assert [(each.party, each.turns) for each in turns] == [(TEACHER, 1), (PHYSIO, 1), (NURSE, 1)]


@pytest.mark.parametrize("given_again", [False, True])
def test_who_chaired_keeps_the_start_from_the_first_meeting_that_another_chairs(*, given_again: bool) -> None:
    """The start is settled once, when somebody else has opened a meeting, and no later event moves it."""
    life = two_meetings(given_again=given_again)
    life.call("m-3", minute_taker=TEACHER, off_rota_reason="agreed")
    life.do(ChairAgreed, meeting="m-3", party=PPT)
    life.open("m-3", chair=PPT)
    life.end("m-3")
    life.write("m-3")
    turns = life.book.rota(life.state, life.now, 2, chair=PPT)
    assert [(each.party, each.turns) for each in turns] == [(PHYSIO, 1), (NURSE, 1)]
