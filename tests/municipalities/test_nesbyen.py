from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from municipalities.nesbyen import PROFILE

from ansvar_core import (
    AgendaItem,
    AnotherActor,
    ChangeProposal,
    Event,
    Finding,
    GroupEstablished,
    Language,
    MeetingCalled,
    MeetingCancelled,
    MeetingMoved,
    PlanReferred,
    RoutineFollowed,
    Rulebook,
    Topic,
)
from support.life import MUM, NURSE, TEACHER, Life

NESBYEN = Rulebook.of(PROFILE)
STANDARD = Rulebook.standard()
STARTED, CONSENTED, UPDATED = "nesbyen.plan-work-started", "nesbyen.plan-consented-to", "nesbyen.plan-updated"
PLAN_ITEM = AgendaItem(id="i-plan", topic=Topic.INDIVIDUAL_PLAN)


class NesbyenLife(Life):
    """A life in which a plan that is referred to has been consented to."""

    def __init__(self) -> None:
        super().__init__(book=NESBYEN)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind is PlanReferred:
            fields.setdefault("routine", {CONSENTED})
        return super().make(kind, actor, **fields)

    def with_plan(self) -> NesbyenLife:
        self.established()
        self.do(PlanReferred, plan="d-plan-1")
        return self


def found(life: Life, code: str, event: Event) -> Finding | None:
    """The finding of one rule in Nesbyen."""
    return next((each for each in NESBYEN.assess(life.group, event).findings if each.code == code), None)


def standard_duties(life: Life, code: str) -> list[Any]:
    """What the standard rules say is owed on the same record."""
    return [each for each in STANDARD.duties(life.state, life.now) if each.code == code]


class TestThePlanIsOnTheAgenda:
    """NES-04: all of the group contribute to the individual plan."""

    def test_a_call_without_the_plan_is_refused_here_and_warned_of_elsewhere(self) -> None:
        life = NesbyenLife().with_plan()
        call = life.make(MeetingCalled, **life.calling())
        assert "meeting.starts-from-plan" in STANDARD.assess(life.group, call).codes
        assert STANDARD.assess(life.group, call).permitted
        assert not NESBYEN.assess(life.group, call).permitted

    def test_a_call_with_the_plan_on_the_agenda_is_in_order(self) -> None:
        assert NesbyenLife().with_plan().call(agenda=(PLAN_ITEM,)).permitted

    def test_a_group_without_a_plan_meets_as_elsewhere(self) -> None:
        assert NesbyenLife().established().call().permitted


class TestThePlanIsKeptUpWithTheMeetings:
    """NES-04: what a meeting adds is put into the plan before the next."""

    def test_it_is_owed_here_and_not_elsewhere_once_a_meeting_has_ended(self) -> None:
        life = NesbyenLife().with_plan()
        assert life.duties(UPDATED) == []
        life.met("m-1", agenda=(PLAN_ITEM,))
        (duty,) = life.duties(UPDATED)
        assert (duty.who, duty.subject, duty.next_meeting, duty.overdue) == (NURSE, "d-plan-1", True, False)
        assert life.state.meetings["m-1"].ended_position == duty.position
        assert standard_duties(life, UPDATED) == []

    def test_the_next_meeting_is_the_last_day(self) -> None:
        life = NesbyenLife().with_plan().met("m-1", agenda=(PLAN_ITEM,))
        life.call("m-2", agenda=(PLAN_ITEM,))
        (duty,) = life.duties(UPDATED)
        starts = life.state.meetings["m-2"].starts
        assert starts is not None
        assert starts.date() == duty.due

    def test_referring_to_the_new_version_settles_it(self) -> None:
        life = NesbyenLife().with_plan().met("m-1", agenda=(PLAN_ITEM,))
        life.do(PlanReferred, plan="d-plan-2")
        assert life.duties(UPDATED) == []

    def test_a_meeting_later_it_is_a_breach_that_an_audit_finds(self) -> None:
        life = NesbyenLife().with_plan().met("m-1", agenda=(PLAN_ITEM,)).met("m-2", agenda=(PLAN_ITEM,))
        (duty,) = life.duties(UPDATED)
        assert duty.overdue
        assert UPDATED in [each.duty.code for each in life.audit().owed]
        assert UPDATED not in [each.duty.code for each in STANDARD.audit(life.events, life.now).owed]

    def test_a_group_without_a_plan_owes_nothing_about_it(self) -> None:
        assert NesbyenLife().established().met("m-1").duties(UPDATED) == []


class TestTheCoordinatorCalls:
    """NES-05: the coordinator sees that meetings are coordinated."""

    def test_another_members_call_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = NesbyenLife().established()
        call = life.make(MeetingCalled, TEACHER, **life.calling())
        assert STANDARD.assess(life.group, call).permitted
        finding = found(life, "role.call", call)
        assert finding is not None
        assert finding.blocks
        assert (AnotherActor(actors=(NURSE,)),) == finding.remedies

    @pytest.mark.parametrize("actor", [TEACHER, MUM])
    def test_nobody_else_moves_a_meeting_but_anybody_calls_it_off(self, actor: str) -> None:
        life = NesbyenLife().established()
        life.call()
        moved = life.make(MeetingMoved, actor, meeting="m-1", starts=life.now + timedelta(days=30))
        assert not NESBYEN.assess(life.group, moved).permitted
        assert NESBYEN.assess(life.group, moved.but(actor=NURSE)).permitted
        assert STANDARD.assess(life.group, moved).permitted
        assert life.ask(MeetingCancelled, actor, meeting="m-1").permitted


class TestWorkOnThePlanBegins:
    """NES-05: the coordinator sees that work on the plan begins."""

    def test_it_is_owed_by_the_coordinator_from_the_establishing_here_and_not_elsewhere(self) -> None:
        life = NesbyenLife().need().assessed().prepared()
        assert life.duties(STARTED) == []
        life.do(GroupEstablished)
        (duty,) = life.duties(STARTED)
        assert (duty.who, duty.due, duty.overdue) == (NURSE, None, False)
        assert standard_duties(life, STARTED) == []

    def test_it_is_settled_when_the_routine_is_followed_or_the_plan_is_there(self) -> None:
        followed = NesbyenLife().established()
        followed.do(RoutineFollowed, routine={STARTED})
        referred = NesbyenLife().established()
        referred.do(PlanReferred, plan="d-plan-1", routine={CONSENTED, STARTED})
        assert [] == followed.duties(STARTED) == referred.duties(STARTED)


class TestNoPlanWithoutConsent:
    """NES-06: no individual plan without consent."""

    def test_a_plan_nobody_has_consented_to_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = NesbyenLife().established()
        plan = life.make(PlanReferred, plan="d-plan-1", routine=())
        assert STANDARD.assess(life.group, plan).permitted
        finding = found(life, CONSENTED, plan)
        assert finding is not None
        assert finding.blocks
        (remedy,) = finding.remedies
        assert isinstance(remedy, ChangeProposal)
        assert NESBYEN.assess(life.group, plan.changed(remedy)).permitted


@pytest.mark.parametrize("code", [STARTED, CONSENTED, UPDATED])
def test_every_rule_of_its_own_reads_in_three_languages(code: str) -> None:
    text = NESBYEN.text(code)
    for part in (text.wrong, text.why, text.do):
        said = [part[language] for language in Language]
        assert len(said) == len(set(said))
        assert not any("{" in each for each in said)
