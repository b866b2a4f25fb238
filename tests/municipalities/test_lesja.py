from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from municipalities.lesja import PROFILE

from ansvar_core import (
    AgencyRecorded,
    Capacity,
    ChangeProposal,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    Finding,
    GoalSet,
    GroupEstablished,
    Language,
    MeetingCalled,
    RoutineFollowed,
    Rulebook,
    event_from_step,
)
from support.life import AGENCIES, HEALTH, NURSE, SCHOOL, USER, Life

LESJA = Rulebook.of(PROFILE)
STANDARD = Rulebook.standard()
NEED, HEARD, GOALS = "lesja.need-decided", "lesja.child-heard-on-members", "lesja.goals-at-the-start"


class LesjaLife(Life):
    """A life in which every call says that the need decided."""

    def __init__(self) -> None:
        super().__init__(book=LESJA)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind is MeetingCalled:
            fields.setdefault("routine", {NEED})
        return super().make(kind, actor, **fields)


def found(life: Life, code: str, event: Event) -> Finding | None:
    """The finding of one rule in Lesja."""
    return next((each for each in LESJA.assess(life.group, event).findings if each.code == code), None)


def adult() -> Life:
    """A grown-up's group, ready to be established."""
    life = LesjaLife()
    life.need(born=date(1990, 5, 1), parents=()).assessed(heard=False)
    life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.prepared(consents=False)
    return life


class TestTheNeedDecides:
    """LES-01: what the child needs decides what is talked about and who comes."""

    def test_a_call_that_does_not_say_so_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = LesjaLife().established()
        call = life.make(MeetingCalled, routine=(), **life.calling())
        assert STANDARD.assess(life.group, call).permitted
        assert not LESJA.assess(life.group, call).permitted

    def test_saying_so_in_the_call_takes_the_refusal_away(self) -> None:
        life = LesjaLife().established()
        call = life.make(MeetingCalled, routine=(), **life.calling())
        finding = found(life, NEED, call)
        assert finding is not None
        (remedy,) = finding.remedies
        assert isinstance(remedy, ChangeProposal)
        assert LESJA.assess(life.group, call.changed(remedy)).permitted

    def test_a_grown_ups_meeting_is_called_without_it(self) -> None:
        life = adult()
        life.do(GroupEstablished)
        assert life.call(routine=()).permitted


class TestTheChildOnWhoTakesPart:
    """LES-02: the child ought to be heard on who takes part."""

    def test_establishing_warns_here_and_not_elsewhere_until_the_child_is_heard_on_it(self) -> None:
        life = LesjaLife().need().assessed().prepared()
        proposal = life.make(GroupEstablished)
        finding = found(life, HEARD, proposal)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        assert LESJA.assess(life.group, proposal).permitted
        assert HEARD not in STANDARD.assess(life.group, proposal).codes

    def test_the_warning_goes_when_the_child_has_been_heard_on_it(self) -> None:
        life = LesjaLife().need().assessed().prepared()
        life.do(RoutineFollowed, routine={HEARD})
        assert HEARD not in life.do(GroupEstablished).codes

    def test_it_is_not_asked_about_a_grown_up(self) -> None:
        assert HEARD not in adult().do(GroupEstablished).codes


class TestGoalsAtTheStart:
    """LES-03: goals are set at the start."""

    def test_the_first_meeting_is_called_without_a_goal(self) -> None:
        assert LesjaLife().established().call().permitted

    def test_the_second_is_refused_here_and_in_order_elsewhere_while_there_is_none(self) -> None:
        life = LesjaLife().established().met("m-1")
        call = life.make(MeetingCalled, **life.calling("m-2"))
        assert LESJA.assess(life.group, call).permitted is False
        assert STANDARD.assess(life.group, call.but(routine=())).permitted

    def test_setting_the_goal_that_the_remedy_asks_for_opens_the_call(self) -> None:
        life = LesjaLife().established().met("m-1")
        finding = found(life, GOALS, life.make(MeetingCalled, **life.calling("m-2")))
        assert finding is not None
        (remedy,) = finding.remedies
        assert isinstance(remedy, DoFirst)
        (step,) = remedy.steps
        goal = event_from_step(step, life.group, id="e-goal", at=life.now, actor=NURSE, goal="g-speech")
        assert isinstance(goal, GoalSet)
        life.do(GoalSet, goal=goal.goal)
        assert life.call("m-2").permitted

    def test_the_refusal_points_at_the_meeting_that_set_no_goal(self) -> None:
        life = LesjaLife().established().met("m-1")
        finding = found(life, GOALS, life.make(MeetingCalled, **life.calling("m-2")))
        assert finding is not None
        (fact,) = finding.facts
        assert ("m-1", life.state.meetings["m-1"].ended_position) == (fact.subject, fact.position)

    def test_a_last_meeting_needs_no_goal_when_the_group_is_ending(self) -> None:
        life = LesjaLife().established().met("m-1")
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        assert life.call("m-2").permitted


@pytest.mark.parametrize("code", [NEED, HEARD, GOALS])
def test_every_rule_of_its_own_reads_in_three_languages(code: str) -> None:
    text = LESJA.text(code)
    for part in (text.wrong, text.why, text.do):
        said = [part[language] for language in Language]
        assert len(said) == len(set(said))
        assert not any("{" in each for each in said)
