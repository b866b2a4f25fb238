"""Levanger."""

from __future__ import annotations

from typing import Any

import pytest
from municipalities.levanger import PROFILE

from ansvar_core import (
    AgencyRecorded,
    AgendaItem,
    AnotherActor,
    ChairAgreed,
    ChangeProposal,
    Event,
    GroupEstablished,
    Language,
    MeetingCalled,
    MeetingCancelled,
    MeetingMoved,
    MeetingPlanned,
    Member,
    MemberJoined,
    ParticipantJoined,
    Rulebook,
    Topic,
    Verdict,
)
from support.found import asked, blocks, found, warns, way_out
from support.life import AGENCIES, COUNSEL, DAD, GRAN, MUM, NURSE, PPT, TEACHER, USER, Life

BOOK = Rulebook.of(PROFILE)
SIZE, FIRST = "levanger.size-weighed", "levanger.users-topics-first"
OWN = AgendaItem(id="i-1", topic=Topic.USERS_OWN, kinds={"health"})
GOALS = AgendaItem(id="i-2", topic=Topic.GOALS_AND_MEASURES)


class Invited(Life):
    """A life in which it is the mother who takes people into the group."""

    def do(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Verdict:
        """The same, with her as the actor when somebody joins."""
        return super().do(kind, MUM if kind in (MemberJoined, ParticipantJoined) else actor, **fields)


def group(book: Rulebook | None = BOOK) -> Life:
    """A group established with two agencies, coordinated by the nurse."""
    return Invited(book).established()


def call(life: Life, actor: str = NURSE, **fields: Any) -> Verdict:
    """What is said of a call by somebody, with these fields changed."""
    return life.ask(MeetingCalled, actor, **{**life.calling(agenda=(OWN, GOALS)), **fields})


def test_a_group_in_levanger_is_in_order() -> None:
    """The user invites, the size is weighed, the coordinator calls, and the user's topic comes first."""
    life = Invited(BOOK).need().assessed().prepared()
    life.do(GroupEstablished, routine={SIZE})
    life.met(agenda=(OWN, GOALS))
    assert life.audit().in_order


class TestInviting:
    def joining(self, book: Rulebook | None, actor: str, **header: str) -> Verdict:
        life = group(book)
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        return life.ask(MemberJoined, actor, member=Member(party=PPT, agency=COUNSEL), **header)

    @pytest.mark.parametrize(("actor", "may"), [(USER, True), (MUM, True), (DAD, True), (NURSE, False), (GRAN, False)])
    def test_the_user_decides_who_takes_part(self, actor: str, may: bool) -> None:
        """The user, and those who consent for the user, take members in; in the standard the coordinator can too."""
        assert self.joining(BOOK, actor).permitted is may
        assert self.joining(None, actor).permitted

    def test_the_coordinator_can_write_it_down(self) -> None:
        """Whose act it is counts, not who recorded it."""
        assert self.joining(BOOK, MUM, recorded_by=NURSE).permitted

    def test_the_refusal_says_who_can(self) -> None:
        """The remedy names the user and the parents."""
        assert set(way_out(self.joining(BOOK, NURSE), "role.invite", AnotherActor).actors) == {USER, MUM, DAD}

    def test_the_same_goes_for_the_users_own_people(self) -> None:
        """A professional invites no one of the family either."""
        assert blocks(group().ask(ParticipantJoined, NURSE, party=GRAN), "role.invite")
        assert group(None).ask(ParticipantJoined, NURSE, party=GRAN).permitted


def test_the_size_is_weighed() -> None:
    """A group established without a thought to its size warns, and no number is set."""
    life = Invited(BOOK).need().assessed().prepared()
    verdict = life.ask(GroupEstablished)
    assert verdict.permitted
    assert warns(verdict, SIZE)
    change = way_out(verdict, SIZE, ChangeProposal)
    assert life.ask(GroupEstablished, **change.fields).codes == ()
    assert BOOK.at(life.now).policy.size_warning is None
    assert SIZE not in Rulebook.standard().assess(life.state, life.make(GroupEstablished)).codes


class TestAgenda:
    def test_the_users_topics_lead(self) -> None:
        """An agenda that begins with anything else is refused; the standard takes it."""
        verdict = call(group(), agenda=(GOALS, OWN))
        assert blocks(verdict, FIRST)
        assert [fact.subject for fact in found(verdict, FIRST).facts] == [GOALS.id]
        assert asked(verdict, FIRST) == {"agenda"}
        assert call(group(None), agenda=(GOALS, OWN)).permitted

    def test_what_comes_after_is_free(self) -> None:
        """The user's topic first is all that is asked."""
        assert call(group(), agenda=(OWN, GOALS)).permitted
        assert call(group(), agenda=(OWN,)).permitted

    def test_no_agenda_is_another_matter(self) -> None:
        """A call without an agenda warns as in the standard: nothing stands before the user's topics."""
        assert warns(call(group(), agenda=()), "meeting.agenda")
        assert FIRST not in call(group(), agenda=()).codes


class TestCalling:
    def test_the_coordinator_calls(self) -> None:
        """Another member cannot call; in the standard any can."""
        assert call(group()).permitted
        assert blocks(call(group(), TEACHER), "role.call")
        assert way_out(call(group(), TEACHER), "role.call", AnotherActor).actors == (NURSE,)
        assert call(group(None), TEACHER).permitted

    def test_whoever_is_agreed_to_chair_calls_too(self) -> None:
        """Once it is agreed that the teacher chairs a meeting, the teacher can call it."""
        life = group()
        life.do(MeetingPlanned, meeting="m-1", starts=life.calling()["starts"])
        assert not call(life, TEACHER).permitted
        life.do(ChairAgreed, meeting="m-1", party=TEACHER)
        assert call(life, TEACHER, chair=TEACHER).permitted

    def test_moving_is_the_same_matter(self) -> None:
        """Only the coordinator, or the chair, moves a meeting; anybody can call it off, which tidies up."""
        life, other = group(), group(None)
        for each in (life, other):
            each.call(agenda=(OWN, GOALS))
        fields = {"meeting": "m-1", "starts": life.now.replace(year=2027)}
        assert blocks(life.ask(MeetingMoved, TEACHER, **fields), "role.call")
        assert life.ask(MeetingMoved, NURSE, **fields).permitted
        assert other.ask(MeetingMoved, TEACHER, **fields).permitted
        assert life.ask(MeetingCancelled, TEACHER, meeting="m-1").permitted


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [SIZE, FIRST])
def test_own_rules_read_in_every_language(code: str, language: Language) -> None:
    """What is wrong, why, and what to do: each is a whole sentence without an open slot."""
    text = BOOK.text(code)
    for part in (text.wrong, text.why, text.do):
        assert part[language].endswith(".")
        assert not set("{}") & set(part[language])
