"""Øygarden."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from municipalities.oygarden import PROFILE

from ansvar_core import Capacity, CoordinatorAccepted, CoordinatorOffered, GroupEstablished, Language, Rulebook
from support.found import informs, warns
from support.life import DAD, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life

HERE, STANDARD = Rulebook.of(PROFILE), Rulebook.standard()


def test_one_service_alone_is_worth_knowing_and_no_warning() -> None:
    """A group can start with one service alone; the standard warns."""
    life = Life(HERE).need().assessed().prepared(NURSE)
    start = life.make(GroupEstablished)

    assert informs(HERE.assess(life.group, start), "establish.min-agencies")
    assert warns(STANDARD.assess(life.group, start), "establish.min-agencies")


def test_two_services_are_the_rule() -> None:
    """With two services there is nothing to say about their number."""
    life = Life(HERE).need().assessed().prepared(NURSE, TEACHER)

    assert "establish.min-agencies" not in life.ask(GroupEstablished).codes


@pytest.mark.parametrize(("day", "expected"), [(19, (MUM, DAD)), (20, (USER,))])
def test_the_young_consent_from_their_sixteenth_birthday(day: int, expected: tuple[str, ...]) -> None:
    """Until the day before it is the parents who must, from the day itself the young person."""
    life = Life(HERE).need(born=date(2010, 1, 20))

    assert expected == HERE.consent(life.state, datetime(2026, 1, day, 12, tzinfo=UTC)).required.parties


def test_a_pregnant_woman_consents_for_herself() -> None:
    """A grown user consents alone, and a group can start on it."""
    life = Life(HERE).need(born=date(1995, 5, 1), parents=()).assessed(heard=False)
    life.prepared(NURSE, TEACHER, consents=False)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)

    assert life.do(GroupEstablished).permitted


def test_the_log_goes_with_the_user_when_the_holder_changes() -> None:
    """After another has taken over, the group is the same, with all that was written before."""
    life = Life(HERE).established(NURSE, TEACHER).met()
    life.do(CoordinatorOffered, party=TEACHER)
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)

    assert life.state.coordinator.holder == TEACHER
    assert HERE.may_read(life.state, USER, "m-1", life.now)
    assert HERE.may_read(life.state, TEACHER, "m-1", life.now)


@pytest.mark.parametrize(
    ("language", "here", "there"),
    [
        (Language.NB, "Gruppa har ingen stafettholder.", "Gruppa har ingen koordinator."),
        (Language.NN, "Gruppa har ingen stafetthaldar.", "Gruppa har ingen koordinator."),
        (Language.EN, "The group has no relay holder.", "The group has no coordinator."),
    ],
)
def test_the_coordinator_is_called_holder(language: Language, here: str, there: str) -> None:
    """Every text says so, in all three languages."""
    assert here == HERE.text("establish.coordinator").wrong[language]
    assert there == STANDARD.text("establish.coordinator").wrong[language]
