"""Rules at the edges: lives that went wrong, papers that come late, and a room with more than one thing amiss."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from ansvar_core import (
    ChangeProposal,
    ConsentItem,
    ConsentObject,
    ConsentWithdrawn,
    Difference,
    EndingDecided,
    EndingReason,
    GoalSet,
    GroupEstablished,
    InvalidPolicy,
    InvalidValue,
    MeetingOpened,
    NeedSeen,
    Profile,
    RoutinePoint,
    Rulebook,
    Setting,
    Situation,
    StandIn,
    Text,
    When,
)
from ansvar_core.rules.base import Obligation, StandingCheck, _again, said_by
from support.life import NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, USER, Life


class TestAfterWhatWentWrong:
    """A record with wrong steps in it is asked about like any other."""

    def test_an_end_without_a_coordinator_is_owed_by_nobody_known(self) -> None:
        """The duty stands, and says that there is nobody who holds it."""
        life = Life().need().assessed()
        life.record(GroupEstablished)
        life.record(EndingDecided, reason=EndingReason.NEED_CEASED)
        (owed,) = life.duties("ending.final-evaluation")

        assert (owed.who, owed.position) == (None, len(life.events))

    def test_goals_in_a_ring_are_found_from_outside_it(self) -> None:
        """A goal put under one of them is told of, and the asking comes to an end."""
        life = Life().established()
        life.do(GoalSet, goal="g-1")
        life.do(GoalSet, goal="g-2", parent="g-1")
        life.record(GoalSet, goal="g-1", parent="g-2")
        verdict = life.ask(GoalSet, goal="g-3", parent="g-1")

        (finding,) = (each for each in verdict.findings if each.remedies == (ChangeProposal(fields={"parent": None}),))
        assert [(fact.field, fact.subject) for fact in finding.facts] == [("parent", "g-3")]


class TestInTheRoom:
    """B3: everybody in the room is asked about, those who stand in for somebody too."""

    def test_a_stand_in_hides_nobody(self) -> None:
        """Two agencies that are not covered are two findings."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call()
        for agency in (SCHOOL, PRACTICE):
            for parent in life.state.parents:
                items = tuple(ConsentItem(object=thing, agency=agency) for thing in ConsentObject)
                life.do(ConsentWithdrawn, parent, grantor=parent, items=items)
        verdict = life.ask(
            MeetingOpened,
            meeting="m-1",
            present={NURSE, TEACHER, "p-other", USER},
            stand_ins=(StandIn(member=PHYSIO, party="p-other"),),
            chair=NURSE,
        )
        facts = [each.facts[0] for each in verdict.findings if each.facts and each.facts[0].field == "present"]

        assert {(fact.subject, fact.about) for fact in facts} >= {(TEACHER, SCHOOL), ("p-other", PRACTICE)}


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2027, 1, 2), date(2027, 1, 1)), (date.max, date.min)],
)
def test_no_rule_ends_before_it_begins(first: date, last: date) -> None:
    """Neither a check nor an obligation; one that ends on its first day is in force that day."""
    source = said_by("B3")
    with pytest.raises(InvalidValue):
        Obligation(
            code="own.duty",
            source=source,
            opened_by=(NeedSeen,),
            settled_by=(),
            owed=lambda setting: None,
            first_day=first,
            last_day=last,
        )
    with pytest.raises(InvalidValue):
        StandingCheck(
            code="own.rule",
            source=source,
            governs=(NeedSeen,),
            judge=lambda s: None,
            first_day=first,
            last_day=last,
        )
    day = Obligation(
        code="own.duty",
        source=source,
        opened_by=(NeedSeen,),
        settled_by=(),
        owed=lambda setting: None,
        first_day=last,
        last_day=last,
    )
    assert day.last_day == last


def test_a_source_is_our_own_decision_only_when_it_says_so() -> None:
    """What the guideline says is not put down to us."""
    assert said_by("B3").design is False
    assert said_by("B3", design=True).design is True


def test_a_meeting_that_meets_the_point_itself_leaves_nothing_owed_of_it() -> None:
    """What is owed then is of the meeting after it, though both are before the next."""
    words = Text(nb="det er fulgt opp", nn="det er følgt opp", en="it is followed up")
    code = "our-town.followed-up"
    point = RoutinePoint(code=code, what=words, when=When.AFTER, event="meeting-ended", by_next_meeting=True)
    profile = Profile(name="our-town", label=words, differences=(Difference(what=point, because=words),))
    life = Life(book=Rulebook.of(profile)).established()
    life.call("m-1")
    life.open("m-1")
    life.end("m-1", routine={code})
    assert life.duties(code) == []
    life.met("m-2")
    (duty,) = life.duties(code)

    assert duty.position == life.state.meetings["m-2"].ended_position


def _nothing(situation: Situation) -> None:
    return None


def _nobody(setting: Setting) -> None:
    return None


class TestTravelling:
    """A rule of the library travels as its code, and one of somebody's own as it is."""

    def test_a_code_that_this_version_has_not_is_refused_in_words(self) -> None:
        """The error says which, and that the version lacks it."""
        with pytest.raises(InvalidPolicy, match=r"no\.such-rule: there is no such rule in this version of the library"):
            _again("no.such-rule", {})

    def test_a_rule_of_ones_own_under_a_code_of_the_library_comes_back_as_it_is(self) -> None:
        """What judges tells the two apart, also where they are not even of one kind."""
        own = (
            StandingCheck(code="consent.informed", source=said_by("B3"), governs=(NeedSeen,), judge=_nothing),
            Obligation(
                code="consent.informed", source=said_by("B3"), opened_by=(NeedSeen,), settled_by=(), owed=_nobody
            ),
        )
        assert tuple(pickle.loads(pickle.dumps(each)) for each in own) == own  # noqa: S301
