"""Lillesand."""

from __future__ import annotations

from typing import Any

import pytest
from municipalities.lillesand import PROFILE

from ansvar_core import (
    AgencyRecorded,
    ChairAgreed,
    ChangeProposal,
    ConsentAskedFor,
    ConsentItem,
    ConsentObject,
    Deadline,
    GoalSet,
    Language,
    MeasureAgreed,
    MeetingCalled,
    MeetingOpened,
    MeetingPlanned,
    Member,
    MemberJoined,
    Rulebook,
    TaskAgreed,
    Verdict,
    WhyNext,
)
from support.found import blocks, warns, way_out
from support.life import AGENCIES, COUNSEL, DAD, MUM, NURSE, PPT, TEACHER, USER, Life

BOOK = Rulebook.of(PROFILE)


def group(book: Rulebook | None = BOOK) -> Life:
    """A group established with two agencies, coordinated by the nurse."""
    return Life(book).established()


def call(life: Life, **fields: Any) -> Verdict:
    """What is said of an ordinary call with these fields changed."""
    return life.ask(MeetingCalled, **{**life.calling(), **fields})


def test_a_group_in_lillesand_is_in_order() -> None:
    """Two meetings with the coordinator leading and keeping the log, and an audit with nothing to say."""
    life = group().met()
    life.do(GoalSet, goal="goal-1")
    life.met("m-2")
    assert life.audit().in_order


def test_the_user_is_asked_to_the_meeting() -> None:
    """A call that leaves the user out is refused, where the standard warns."""
    assert blocks(call(group(), invited={MUM, DAD}), "meeting.user-called")
    assert warns(call(group(None), invited={MUM, DAD}), "meeting.user-called")


class TestChair:
    def agreed(self, book: Rulebook | None) -> Life:
        """A meeting that it is agreed the teacher shall chair."""
        life = group(book)
        life.do(MeetingPlanned, meeting="m-1", starts=life.calling()["starts"])
        life.do(ChairAgreed, meeting="m-1", party=TEACHER)
        return life

    def test_the_coordinator_leads_whatever_is_agreed(self) -> None:
        """An agreement that somebody else chairs is not enough here; in the standard it is."""
        verdict = call(self.agreed(BOOK), chair=TEACHER)
        assert blocks(verdict, "meeting.chair")
        change = way_out(verdict, "meeting.chair", ChangeProposal)
        assert change.fields == {"chair": NURSE}
        assert call(self.agreed(None), chair=TEACHER).permitted

    def test_nobody_else_opens_while_the_coordinator_is_there(self) -> None:
        """While the coordinator is there, nobody else can open the meeting; in the standard the one agreed can."""
        here, there = self.agreed(BOOK), self.agreed(None)
        for life in (here, there):
            life.call(chair=NURSE if life is here else None, minute_taker=NURSE)
            life.wait(days=14)
        opening: dict[str, Any] = {"meeting": "m-1", "chair": TEACHER, "present": {USER, MUM, DAD, NURSE, TEACHER}}
        assert blocks(here.ask(MeetingOpened, **opening), "meeting.chair-at-opening")
        assert there.ask(MeetingOpened, **opening).permitted


class TestConsent:
    def joining(self, book: Rulebook | None, *asked: str) -> Verdict:
        """What is said of a service that joins a group under way, when some have been asked about it."""
        life = group(book)
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        items = tuple(ConsentItem(object=each, agency=COUNSEL) for each in ConsentObject)
        for parent in asked:
            life.do(ConsentAskedFor, grantor=parent, items=items)
        return life.ask(MemberJoined, member=Member(party=PPT, agency=COUNSEL))

    def test_a_service_that_joins_stands_in_the_consent_form(self) -> None:
        """A service nobody has been asked about cannot join, where the standard warns."""
        assert blocks(self.joining(BOOK), "member.agency-consent")
        assert warns(self.joining(None), "member.agency-consent")

    def test_all_who_consent_are_asked(self) -> None:
        """One parent asked is not enough, both are."""
        assert blocks(self.joining(BOOK, MUM), "member.agency-consent")
        assert self.joining(BOOK, MUM, DAD).permitted


@pytest.mark.parametrize("kind", [MeasureAgreed, TaskAgreed])
def test_every_measure_has_somebody_who_answers_for_it(kind: type[MeasureAgreed | TaskAgreed]) -> None:
    """A measure or a task that is nobody's, or has no deadline, is refused; the standard warns."""
    due = Deadline(next_meeting=True)
    for given in ({"deadline": due}, {"responsible": TEACHER}):
        assert blocks(group().ask(kind, work="w-1", **given), "work.concrete")
        assert warns(group(None).ask(kind, work="w-1", **given), "work.concrete")
    assert group().ask(kind, work="w-1", responsible=TEACHER, deadline=due).permitted


class TestLog:
    def test_the_coordinator_keeps_the_log_every_time(self) -> None:
        """No turns are taken: the coordinator comes next, and next again; in the standard it is the teacher's turn."""
        here, there = group(), group(None)
        turns = here.book.rota(here.state, here.now, 3)
        assert [(turn.party, turn.why) for turn in turns] == [(NURSE, WhyNext.BY_THE_RULE)] * 3
        assert there.book.rota(there.state, there.now, 1)[0].party == TEACHER

    def test_somebody_else_writes_only_for_a_reason(self) -> None:
        """Another minute-taker is refused unless it is said why; in the standard it is the teacher's turn."""
        verdict = call(group(), minute_taker=TEACHER)
        assert blocks(verdict, "meeting.minute-taker-by-rule")
        assert way_out(verdict, "meeting.minute-taker-by-rule", ChangeProposal).fields == {"minute_taker": NURSE}
        assert call(group(), minute_taker=TEACHER, off_rota_reason="the coordinator is away").permitted
        assert call(group(None), minute_taker=TEACHER).permitted

    def test_the_next_minute_taker_is_not_asked_for(self) -> None:
        """There is nobody to agree on at the end of a meeting, where the standard warns."""
        here, there = group(), group(None)
        for life in (here, there):
            life.call()
            life.open()
        assert "meeting.next-minute-taker" not in here.end(next_minute_taker=None).codes
        assert warns(there.end(next_minute_taker=None), "meeting.next-minute-taker")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("difference", PROFILE.differences, ids=lambda each: each.key)
def test_every_difference_gives_its_reason_in_every_language(difference: Any, language: Language) -> None:
    """The reason is a whole sentence, and its source is in the municipality's own guideline."""
    assert difference.because[language].endswith(".")
    assert difference.source.local
