"""What was recorded in error: what can be taken back, once, and by whom."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from ansvar_core import (
    AccessRestricted,
    AnotherActor,
    Because,
    ConsentGiven,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    DoFirst,
    EndingDecided,
    EndingReason,
    Event,
    FamilyAccessDecided,
    FinalEvaluationMade,
    Group,
    GroupEnded,
    Instead,
    MemberLeft,
    NeedSeen,
    Nothing,
    ObjectionRecorded,
    RecordedInError,
    RelayDeclined,
    RestrictionLifted,
    TrustedPersonAgreed,
)
from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.fold.taking_back import TakingBack
from support.found import blocks, way_out
from support.life import DAD, GRAN, MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life
from support.samples import sample

# What every event leaves.
_HEADER = ("version", "seen", "facts", "void", "recorded_until", "latest")


def group() -> Life:
    return Life().established(NURSE, TEACHER, PHYSIO)


def last(life: Life, kind: type[Event]) -> str:
    return [each.id for each in life.events if isinstance(each, kind)][-1]


def void(life: Life, kind: type[Event], actor: str = NURSE) -> Life:
    life.do(RecordedInError, actor, event=last(life, kind), reason="another group's")
    return life


def same(one: Group, other: Group) -> bool:
    names = [each.name for each in attrs.fields(Group) if each.name not in _HEADER]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _names(kind: type[Event]) -> set[str]:
    return {each.name for each in attrs.fields(kind)}


class TestNothingToVoid:
    """Our own: putting right needs something that was recorded, besides the need it all began with."""

    code = "error.nothing-to-void"

    def test_blocks_while_there_is_nothing(self) -> None:
        """The need cannot be taken back; the first thing that is said after it can."""
        life = Life().need(parents=())
        need = last(life, NeedSeen)
        verdict = life.ask(RecordedInError, event=need, reason="wrong group")

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].kind == "member-joined"
        assert self.code not in group().ask(RecordedInError, event=need, reason="wrong group").codes

    def test_blocks_those_to_whom_no_word_belongs(self) -> None:
        """What only another can take back is nothing for this one, and the options say so to each."""
        life = Life().need(parents=())
        life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
        verdict = life.ask(RecordedInError, event=last(life, EndingDecided), reason="not so")
        assert way_out(verdict, self.code, Nothing).because is Because.NOT_YOURS
        assert life.ask(RecordedInError, USER, event=last(life, EndingDecided), reason="not so").permitted
        for actor, possible in ((NURSE, False), (USER, True)):
            listed = life.book.options(life.state, life.now, actor)
            assert [each.possible for each in listed if each.kind == "recorded-in-error"] == [possible]


class TestWhatCanBeVoid:
    """Our own: every fact can be taken back but the need that a record or a period begins with, and the end before."""

    code = "error.what-can-be-void"

    def test_the_beginning_cannot_be_taken_back(self) -> None:
        """It blocks, and in a record it changes nothing."""
        life = group()
        before = life.state
        assert blocks(life.ask(RecordedInError, event=last(life, NeedSeen), reason="r"), self.code)
        life.record(RecordedInError, event=last(life, NeedSeen), reason="r")
        assert same(life.state, before)

    def test_an_end_stands_once_a_period_has_begun(self) -> None:
        """Until then it can be taken back; and so does the need that began the period."""
        life = group()
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        assert life.ask(RecordedInError, event=last(life, GroupEnded), reason="r").permitted
        life.need()
        for kind in (GroupEnded, NeedSeen):
            verdict = life.ask(RecordedInError, event=last(life, kind), reason="r")
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, Nothing).because is Because.HAS_HAPPENED

    def test_all_else_can(self) -> None:
        """Each fact of a group that has been established, by whoever's word it was."""
        life = group()
        for event in life.events[1:]:
            assert life.ask(RecordedInError, event.actor, event=event.id, reason="wrong group").permitted


class TestWhoseWord:
    """B3: taking back a no gives nobody more than a new yes would: it is the word of the one whose no it is."""

    code = "error.whose-word"

    def no(self, kind: type[Event], life: Life) -> str:
        fields: dict[type[Event], dict[str, Any]] = {
            ConsentRefused: {"grantor": MUM},
            ConsentWithdrawn: {"grantor": MUM},
            ConsentNarrowed: {"grantor": MUM, "agency": SCHOOL, "kinds": {"learning"}},
            ObjectionRecorded: {"objection": "o-1", "party": MUM},
            EndingDecided: {"reason": EndingReason.USERS_WISH},
            FamilyAccessDecided: {"party": GRAN, "allowed": False},
        }
        life.do(kind, MUM, **fields[kind])
        return last(life, kind)

    @pytest.mark.parametrize(
        "kind",
        [ConsentRefused, ConsentWithdrawn, ConsentNarrowed, ObjectionRecorded, EndingDecided, FamilyAccessDecided],
    )
    def test_a_no_is_taken_back_by_whose_it_is(self, kind: type[Event]) -> None:
        """By another it stays said, whatever the record says; by themselves it never was."""
        life = group()
        before = life.state
        event = self.no(kind, life)
        said = life.state
        verdict = life.ask(RecordedInError, event=event, reason="she did not mean it")
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (MUM,)
        consent = kind in (ConsentRefused, ConsentWithdrawn, ConsentNarrowed)
        if consent:
            assert way_out(verdict, self.code, Instead).steps[0].kind == "consent-given"
        life.record(RecordedInError, event=event, reason="she did not mean it")
        assert same(life.state, said)
        life.do(RecordedInError, MUM, event=event, reason="it was about my other child")
        assert same(life.state, before)
        # And it is brought back by anybody: that gives less.
        life.do(RecordedInError, event=last(life, RecordedInError), reason="no")
        assert same(life.state, said)

    def test_a_yes_is_taken_back_by_anybody_and_brought_back(self) -> None:
        """A form in the wrong record is found by whoever keeps it, who may have been wrong."""
        life = group()
        life.consent(MUM, SCHOOL)
        before = life.state
        void(life, ConsentGiven)
        void(life, RecordedInError)
        assert same(life.state, before)

    def test_that_one_never_said_yes_is_a_no(self) -> None:
        """Only who said it brings the yes back; and what a second taking back takes back is the same thing."""
        life = group()
        life.consent(MUM, SCHOOL)
        void(life, ConsentGiven, MUM)
        assert blocks(life.ask(RecordedInError, event=last(life, RecordedInError), reason="r"), self.code)
        void(life, RecordedInError, MUM)
        assert life.ask(RecordedInError, DAD, event=last(life, RecordedInError), reason="r").permitted

    def test_a_yes_about_reading_is_the_same(self) -> None:
        """Who said it, and says that they never did."""
        life = group()
        life.do(FamilyAccessDecided, MUM, party=GRAN, allowed=True)
        void(life, FamilyAccessDecided, MUM)
        assert blocks(life.ask(RecordedInError, event=last(life, RecordedInError), reason="r"), self.code)

    @pytest.mark.parametrize("kind", NEVER_HINDERED)
    def test_what_nobody_may_hinder_nobody_strikes_out(self, kind: type[Event]) -> None:
        """Each has somebody whose word it is; a restriction has somebody who may not."""
        own = {"party": MUM} if kind is not AccessRestricted else {}
        event = sample(kind, **{"actor": MUM, **({"grantor": MUM} if "grantor" in _names(kind) else {})})
        event = event.but(**own) if "party" in _names(kind) else event
        may = TakingBack([event]).who_may(1)
        assert not may.admits(DAD)
        assert may.admits(MUM)

    @pytest.mark.parametrize("kind", [CoordinatorDeclined, CoordinatorLaidDown, RelayDeclined, MemberLeft])
    def test_what_others_wrote_down_of_somebody_is_no_word_of_theirs(self, kind: type[Event]) -> None:
        """Whoever keeps the record can have been wrong about it."""
        assert TakingBack([sample(kind, party=TEACHER, actor=NURSE)]).who_may(1).admits(NURSE)
        assert not TakingBack([sample(kind, party=TEACHER, actor=TEACHER)]).who_may(1).admits(NURSE)

    def test_nobody_opens_the_door_that_is_shut_on_them(self) -> None:
        """Neither by voiding the restriction, nor by bringing back that it was lifted."""
        life = group()
        life.do(AccessRestricted, party=DAD, basis="decision")
        shut = last(life, AccessRestricted)
        verdict = life.ask(RecordedInError, DAD, event=shut, reason="r")
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.NOT_YOURS
        life.record(RecordedInError, DAD, event=shut, reason="r")
        assert len(life.state.restrictions) == 1
        life.do(RestrictionLifted, party=DAD)
        void(life, RestrictionLifted)
        assert life.state.restrictions[0].lifted_at is None
        assert blocks(life.ask(RecordedInError, DAD, event=last(life, RecordedInError), reason="r"), self.code)
        void(life, RecordedInError)
        assert life.state.restrictions[0].lifted_at is not None
        life.do(RecordedInError, event=shut, reason="another's")
        assert life.state.restrictions == ()


class TestAlreadyVoid:
    """Our own: what has been taken back is not taken back again."""

    code = "error.already-void"

    def test_a_second_taking_back_says_nothing(self) -> None:
        """It blocks, and in a record it changes nothing."""
        life = group()
        shut = last(life, TrustedPersonAgreed)
        void(life, TrustedPersonAgreed)
        before = life.state
        verdict = life.ask(RecordedInError, event=shut, reason="r")
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.ALREADY_DONE
        life.record(RecordedInError, event=shut, reason="r")
        assert same(life.state, before)
