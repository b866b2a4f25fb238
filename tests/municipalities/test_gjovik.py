"""Gjøvik."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from municipalities.gjovik import PROFILE

from ansvar_core import (
    Capacity,
    ChairAgreed,
    CoordinatorOffered,
    GroupEstablished,
    Language,
    MeetingCalled,
    MeetingOpened,
    MeetingPlanned,
    NeedReviewed,
    PlanReferred,
    Rulebook,
)
from support.found import asked, blocks, informs, warns
from support.life import DAD, HEALTH, MUM, NURSE, PHYSIO, SCHOOL, USER, Life

BOOK = Rulebook.of(PROFILE)
PLAN, CHAIR = "gjovik.plan-in-ninth-year", "gjovik.municipal-chair"
NINTH, EIGHTH, TENTH = date(2011, 12, 31), date(2012, 1, 1), date(2010, 12, 31)
"""Born so as to be in that school year in January 2026."""


def oslo(year: int, month: int, day: int) -> datetime:
    """The first instant of a day in Norway."""
    return datetime(year, month, day, tzinfo=Rulebook.standard().at(Life().now).policy.zone).astimezone(UTC)


class TestTheYoungConsent:
    def consenters(self, book: Rulebook | None, born: date) -> set[str]:
        life = Life(book).need(born)
        return set(life.book.consent(life.state, life.now).required.parties)

    def test_from_fifteen_the_young_consent_themselves(self) -> None:
        """From the fifteenth birthday, and not the day before, their consent is needed beside the parents'."""
        today = Life().now.date()
        fifteen = today.replace(year=today.year - 15)
        assert self.consenters(BOOK, fifteen) == {USER, MUM, DAD}
        assert self.consenters(BOOK, fifteen.replace(day=fifteen.day + 1)) == {MUM, DAD}
        assert self.consenters(None, fifteen) == {MUM, DAD}

    def test_from_sixteen_they_consent_alone(self) -> None:
        """As in the standard."""
        today = Life().now.date()
        sixteen = today.replace(year=today.year - 16)
        assert self.consenters(BOOK, sixteen) == self.consenters(None, sixteen) == {USER}

    def test_a_group_waits_for_the_young_persons_own_consent(self) -> None:
        """At fifteen the parents' consent alone establishes a group in the standard, and not here."""
        here, there = (Life(book).need(date(2010, 6, 1)).assessed().prepared() for book in (BOOK, None))
        assert blocks(here.ask(GroupEstablished), "establish.consent-to-cooperation")
        assert there.ask(GroupEstablished).permitted
        here.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
        assert here.ask(GroupEstablished).permitted


class TestPlanInTheNinthYear:
    def owed(self, life: Life) -> list[tuple[Any, ...]]:
        return [(duty.who, duty.due, duty.overdue) for duty in life.duties(PLAN)]

    def test_a_pupil_in_the_ninth_year_is_to_have_a_plan(self) -> None:
        """It is owed by the end of June, by the agency that saw the need until there is a coordinator."""
        life = Life(BOOK).need(NINTH).assessed()
        assert self.owed(life) == [(HEALTH, date(2026, 6, 30), False)]
        life.prepared()
        assert self.owed(life) == [(NURSE, date(2026, 6, 30), False)]

    def test_the_year_of_birth_decides(self) -> None:
        """One born a day later is in the eighth year and owed nothing yet; one born a year before is past it."""
        assert self.owed(Life(BOOK).need(EIGHTH).assessed()) == []
        assert self.owed(Life(BOOK).need(TENTH).assessed()) == []

    def test_the_ninth_year_begins_in_august(self) -> None:
        """It is owed from the first of August on, and that day is known beforehand."""
        life = Life(BOOK).need(EIGHTH).assessed()
        assert life.book.next_change(life.state, life.now) == oslo(2026, 8, 1)
        assert self.owed(life.until(oslo(2026, 8, 1))) == [(HEALTH, date(2027, 6, 30), False)]

    def test_a_year_without_a_plan_is_a_breach(self) -> None:
        """The last of June is in time, the day after is not; an audit says so, and the standard's does not."""
        life = Life(BOOK).need(NINTH).assessed()
        assert not life.until(oslo(2026, 6, 30)).duties(PLAN)[0].overdue
        assert life.until(oslo(2026, 7, 1)).duties(PLAN)[0].overdue
        assert [each.duty.code for each in life.audit().owed] == [PLAN]
        assert Rulebook.standard().audit(life.events, life.now).in_order

    def test_the_plan_settles_it(self) -> None:
        """Once a plan is referred to, nothing is owed, and it was in time."""
        life = Life(BOOK).need(NINTH).assessed()
        life.do(PlanReferred, plan="d-plan")
        assert self.owed(life.until(oslo(2026, 9, 1))) == []
        assert life.audit().in_order

    @pytest.mark.parametrize("gone", ["long_lasting", "coordinated"])
    def test_only_lasting_complex_needs(self, gone: str) -> None:
        """Where the need no longer lasts, or is no longer to be coordinated, no plan is owed on this ground."""
        life = Life(BOOK).need(NINTH).assessed()
        need: dict[str, Any] = {"long_lasting": True, "coordinated": True, gone: False}
        life.do(NeedReviewed, **need)
        assert self.owed(life) == []


def test_the_coordinator_may_be_asked_before_the_consent() -> None:
    """To ask somebody to coordinate before there is consent only informs, where the standard warns."""
    here, there = (Life(book).need().assessed() for book in (BOOK, None))
    assert informs(here.ask(CoordinatorOffered, party=NURSE), "coordinator.consent-first")
    assert warns(there.ask(CoordinatorOffered, party=NURSE), "coordinator.consent-first")


class TestMunicipalChair:
    def agreed(self, book: Rulebook | None) -> Life:
        """A meeting that it is agreed the physiotherapist, who is not the municipality's own, shall chair."""
        life = Life(book).established(NURSE, PHYSIO)
        life.do(MeetingPlanned, meeting="m-1", starts=life.calling()["starts"])
        life.do(ChairAgreed, meeting="m-1", party=PHYSIO)
        return life

    def test_another_chair_is_told_of(self) -> None:
        """A chair from outside the municipality is in order, and informs; the standard says nothing."""
        here, there = self.agreed(BOOK), self.agreed(None)
        verdict = here.ask(MeetingCalled, **here.calling(chair=PHYSIO))
        assert verdict.permitted
        assert informs(verdict, CHAIR)
        assert asked(verdict, CHAIR) == {"chair"}
        assert CHAIR not in there.ask(MeetingCalled, **there.calling(chair=PHYSIO)).codes

    def test_at_the_opening_too(self) -> None:
        """It is told again when the meeting opens."""
        life = self.agreed(BOOK)
        life.call(chair=PHYSIO, minute_taker=NURSE)
        life.wait(days=14)
        verdict = life.ask(MeetingOpened, meeting="m-1", chair=PHYSIO, present={USER, MUM, DAD, NURSE, PHYSIO})
        assert verdict.permitted
        assert informs(verdict, CHAIR)

    def test_the_municipalitys_own_is_what_is_usual(self) -> None:
        """A coordinator from the municipality chairs without a word, and so does a call that names nobody yet."""
        life = Life(BOOK).established(NURSE, PHYSIO)
        assert CHAIR not in life.ask(MeetingCalled, **life.calling()).codes
        assert CHAIR not in life.ask(MeetingCalled, **life.calling(chair=None)).codes


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [PLAN, CHAIR])
def test_own_rules_read_in_every_language(code: str, language: Language) -> None:
    """What is wrong, why, and what to do: each is a whole sentence without an open slot."""
    text = BOOK.text(code)
    for part in (text.wrong, text.why, text.do):
        assert part[language].endswith(".")
        assert not set("{}") & set(part[language])
