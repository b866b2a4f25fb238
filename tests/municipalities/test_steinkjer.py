from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from municipalities.steinkjer import PROFILE

from ansvar_core import (
    AgencyRecorded,
    AnotherActor,
    Attendance,
    Capacity,
    ChairAgreed,
    ChangeProposal,
    ConsentGiven,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorOffered,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    Finding,
    GroupEnded,
    GroupEstablished,
    Instead,
    Language,
    Manner,
    MeetingCalled,
    MeetingPlanned,
    Member,
    MemberJoined,
    ParticipantJoined,
    PlanReferred,
    RoutineFollowed,
    Rulebook,
    event_from_step,
)
from support.life import AGENCIES, COUNSEL, HEALTH, MUM, NURSE, PPT, SCHOOL, TEACHER, USER, Life, both

STEINKJER = Rulebook.of(PROFILE)
STANDARD = Rulebook.standard()
CHECKLIST, TOGETHER = "steinkjer.checklist-used", "steinkjer.plan-opened-together"
ASKED, NETWORK = "steinkjer.user-asked-about-coordinator", "steinkjer.request-to-leader-network"
OFFICE, UNSOLVED = "steinkjer.request-to-allocation-office", "steinkjer.unsolved-to-head-of-health"
TOLD, LEADER = "steinkjer.user-told-of-ending", "steinkjer.leader-informed"
PARTNERS = "steinkjer.partners-informed"
CHAIR, SAME, MUNICIPAL = "steinkjer.chair-named", "steinkjer.same-last-day", "steinkjer.municipal-coordinator"
USUAL = {"meeting-called": CHECKLIST, "plan-referred": TOGETHER, "coordinator-offered": ASKED}
LAST = date(2026, 12, 31)


class SteinkjerLife(Life):
    """A life in which the routine is followed, and the mother lets people in."""

    def __init__(self) -> None:
        super().__init__(book=STEINKJER)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind.tag in USUAL:
            fields.setdefault("routine", {USUAL[kind.tag]})
        if kind in (MemberJoined, ParticipantJoined) and actor == NURSE:
            actor = MUM if MUM in self.state.parents else USER
            fields.setdefault("recorded_by", NURSE)
        return super().make(kind, actor, **fields)

    def ready(self, *members: str) -> SteinkjerLife:
        self.need().assessed().prepared(*members, last_day=LAST)
        return self

    def going(self, *members: str) -> SteinkjerLife:
        self.ready(*members).do(GroupEstablished)
        return self

    def form(self, **fields: Any) -> ConsentGiven:
        """The mother's form, as she might give it now."""
        form = {
            "grantor": MUM,
            "capacity": Capacity.PARENT,
            "grants": both(HEALTH, last_day=LAST),
            "first_day": self.now.date(),
            "manner": Manner.WRITTEN,
            "informed": True,
            "document": "d-scan",
        }
        made: ConsentGiven = self.make(ConsentGiven, MUM, recorded_by=NURSE, **(form | fields))
        return made


def found(life: Life, code: str, event: Event) -> Finding | None:
    """The finding of one rule in Steinkjer."""
    return next((each for each in STEINKJER.assess(life.group, event).findings if each.code == code), None)


def standard_duties(life: Life) -> set[str]:
    """What the standard rules say is owed on the same record."""
    return {each.code for each in STANDARD.duties(life.state, life.now)}


class TestTheCoordinatorChairs:
    """STE-01: the coordinator leads the meetings."""

    def test_another_chair_is_refused_here_even_when_agreed_and_in_order_elsewhere(self) -> None:
        life = SteinkjerLife().going()
        call = life.calling(chair=TEACHER)
        life.do(MeetingPlanned, meeting="m-1", starts=call["starts"])
        life.do(ChairAgreed, USER, meeting="m-1", party=TEACHER)
        event = life.make(MeetingCalled, **call)
        assert "meeting.chair" not in STANDARD.assess(life.group, event).codes
        finding = found(life, "meeting.chair", event)
        assert finding is not None
        assert finding.blocks
        (remedy,) = finding.remedies
        assert isinstance(remedy, ChangeProposal)
        assert remedy.fields == {"chair": NURSE}


class TestTheCall:
    """STE-02: who answers for the meeting is known in advance, and there is a checklist."""

    def test_a_call_without_a_chair_warns_here_and_not_elsewhere(self) -> None:
        life = SteinkjerLife().going()
        call = life.make(MeetingCalled, **life.calling(chair=None))
        finding = found(life, CHAIR, call)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        (remedy,) = finding.remedies
        assert isinstance(remedy, ChangeProposal)
        assert found(life, CHAIR, call.changed(remedy)) is None
        assert STANDARD.assess(life.group, call.but(routine=())).permitted
        assert not {CHAIR, CHECKLIST} & set(STANDARD.assess(life.group, call.but(routine=())).codes)

    def test_a_call_without_the_checklist_warns_and_with_it_does_not(self) -> None:
        life = SteinkjerLife().going()
        call = life.make(MeetingCalled, routine=(), **life.calling())
        finding = found(life, CHECKLIST, call)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        assert CHECKLIST not in life.call().codes


class TestTheEnd:
    """STE-05, STE-06, STE-07: the user, the coordinator's leader and the partners know that it ends."""

    def ending(self) -> SteinkjerLife:
        life = SteinkjerLife().going()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        return life

    @pytest.mark.parametrize("code", [TOLD, LEADER, PARTNERS])
    def test_ending_without_one_of_the_three_is_refused_here_and_in_order_elsewhere(self, code: str) -> None:
        life = self.ending()
        life.do(RoutineFollowed, routine={TOLD, LEADER, PARTNERS} - {code})
        end = life.make(GroupEnded)
        assert STANDARD.assess(life.group, end).permitted
        finding = found(life, code, end)
        assert finding is not None
        assert finding.blocks
        (remedy,) = finding.remedies
        assert isinstance(remedy, DoFirst)
        step = event_from_step(remedy.steps[0], life.group, id="e-step", at=life.now, actor=NURSE)
        assert STEINKJER.assess(STEINKJER.advance(life.group, step), end).permitted

    def test_the_decision_to_end_waits_for_none_of_them(self) -> None:
        life = SteinkjerLife().going()
        assert life.ask(EndingDecided, USER, reason=EndingReason.USERS_WISH).permitted


class TestThePlanIsOpenedTogether:
    """STE-08: owner and coordinator open the plan together."""

    def test_a_plan_that_was_not_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = SteinkjerLife().going()
        plan = life.make(PlanReferred, plan="d-plan", routine=())
        assert STANDARD.assess(life.group, plan).permitted
        assert found(life, TOGETHER, plan) is not None
        assert not STEINKJER.assess(life.group, plan).permitted
        assert life.do(PlanReferred, plan="d-plan").permitted


class TestTheOwnerLetsPeopleIn:
    """STE-09: the owner decides who has access and for how long."""

    def test_the_services_take_nobody_in_by_themselves_here_and_do_elsewhere(self) -> None:
        life = SteinkjerLife().going()
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        for parent in life.state.parents:
            life.consent(parent, COUNSEL, last_day=LAST)
        member = Member(party=PPT, agency=COUNSEL, function="function", sub_responsibility="part")
        by_coordinator = life.make(MemberJoined, TEACHER, member=member)
        assert STANDARD.assess(life.group, by_coordinator).permitted
        finding = found(life, "role.invite", by_coordinator)
        assert finding is not None
        assert finding.blocks
        (remedy,) = finding.remedies
        assert isinstance(remedy, AnotherActor)
        assert {USER, *life.state.parents} == set(remedy.actors)
        for actor in remedy.actors:
            assert STEINKJER.assess(life.group, by_coordinator.but(actor=actor)).permitted

    def test_a_consent_without_a_last_day_is_refused_here_and_warned_of_elsewhere(self) -> None:
        life = SteinkjerLife()
        life.need()
        form = life.form(grants=both(HEALTH))
        assert STANDARD.assess(life.group, form).permitted
        assert not STEINKJER.assess(life.group, form).permitted
        assert STEINKJER.assess(life.group, form.but(grants=both(HEALTH, last_day=LAST))).permitted


class TestEquallyLongConsents:
    """STE-10: those who are always there ought to have equally long consents."""

    UNEQUAL = (*both(HEALTH, last_day=LAST), *both(SCHOOL, last_day=date(2026, 6, 30)))

    def with_school(self, attendance: Attendance | None) -> SteinkjerLife:
        life = SteinkjerLife()
        life.need().assessed()
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        if attendance is not None:
            life.member(TEACHER, attendance=attendance)
        return life

    @pytest.mark.parametrize("attendance", [Attendance.EVERY_MEETING, None])
    def test_different_last_days_on_one_form_warn_here_and_not_elsewhere(self, attendance: Attendance | None) -> None:
        life = self.with_school(attendance)
        form = life.form(grants=self.UNEQUAL)
        finding = found(life, SAME, form)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        assert {HEALTH, SCHOOL} == {fact.about for fact in finding.facts}
        assert SAME not in STANDARD.assess(life.group, form).codes

    def test_those_who_come_as_needed_can_have_another(self) -> None:
        life = self.with_school(Attendance.AS_NEEDED)
        assert found(life, SAME, life.form(grants=self.UNEQUAL)) is None

    def test_equal_last_days_take_the_warning_away(self) -> None:
        life = self.with_school(None)
        form = life.form(grants=self.UNEQUAL)
        finding = found(life, SAME, form)
        assert finding is not None
        (remedy,) = finding.remedies
        assert isinstance(remedy, ChangeProposal)
        equal = form.changed(remedy, grants=(*both(HEALTH, last_day=LAST), *both(SCHOOL, last_day=LAST)))
        assert found(life, SAME, equal) is None


class TestConsentOnPaper:
    """STE-11: the consent is on paper, signed, and scanned into the tool."""

    def test_an_oral_consent_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = SteinkjerLife()
        life.need()
        form = life.form(manner=Manner.ORAL_IN_JOURNAL)
        assert STANDARD.assess(life.group, form).permitted
        assert tuple(each.code for each in STEINKJER.assess(life.group, form).blocking) == ("consent.manner",)

    def test_a_consent_that_is_not_scanned_is_refused_here_and_warned_of_elsewhere(self) -> None:
        life = SteinkjerLife()
        life.need()
        form = life.form(document=None)
        assert STANDARD.assess(life.group, form).permitted
        assert tuple(each.code for each in STEINKJER.assess(life.group, form).blocking) == ("consent.documented",)

    def test_withdrawing_needs_no_paper(self) -> None:
        assert SteinkjerLife().going().ask(ConsentWithdrawn, MUM, grantor=MUM).permitted


class TestWhoIsCoordinator:
    """STE-14, STE-16: the user has a say, and it ought to be a municipal employee."""

    def test_asking_somebody_without_the_users_say_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = SteinkjerLife()
        life.need().assessed()
        offer = life.make(CoordinatorOffered, party=NURSE, routine=())
        assert STANDARD.assess(life.group, offer).permitted
        finding = found(life, ASKED, offer)
        assert finding is not None
        assert finding.blocks
        assert STEINKJER.assess(life.group, offer.but(routine={ASKED})).permitted

    def test_establishing_with_one_from_outside_warns_here_and_not_elsewhere(self) -> None:
        life = SteinkjerLife().ready(NURSE, PPT)
        assert MUNICIPAL not in STEINKJER.assess(life.group, life.make(GroupEstablished)).codes
        life.do(CoordinatorOffered, party=PPT)
        assert MUNICIPAL not in life.do(CoordinatorAccepted, PPT, party=PPT).codes
        establish = life.make(GroupEstablished)
        finding = found(life, MUNICIPAL, establish)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        assert {(PPT, COUNSEL)} == {(fact.subject, fact.about) for fact in finding.facts}
        assert MUNICIPAL not in STANDARD.assess(life.group, establish).codes

    def test_the_remedys_steps_lead_to_a_municipal_coordinator(self) -> None:
        life = SteinkjerLife().ready(NURSE, PPT)
        life.do(CoordinatorOffered, party=PPT)
        life.do(CoordinatorAccepted, PPT, party=PPT)
        finding = found(life, MUNICIPAL, life.make(GroupEstablished))
        assert finding is not None
        (remedy,) = finding.remedies
        assert isinstance(remedy, DoFirst)
        answers = {"coordinator-offered": {"routine": {ASKED}}, "coordinator-accepted": {}}
        group = life.group
        for index, step in enumerate(remedy.steps):
            event = event_from_step(
                step, group, id=f"e-step-{index}", at=life.now, actor=NURSE, party=NURSE, **answers[step.kind]
            )
            group = STEINKJER.advance(group, event)
        assert MUNICIPAL not in STEINKJER.assess(group, life.make(GroupEstablished)).codes

    def test_a_later_coordinator_from_outside_warns_when_accepting(self) -> None:
        life = SteinkjerLife().going(NURSE, TEACHER, PPT)
        for party, outside in ((PPT, True), (TEACHER, False)):
            life.do(CoordinatorOffered, party=party)
            accept = life.make(CoordinatorAccepted, party, party=party)
            finding = found(life, MUNICIPAL, accept)
            assert outside is (finding is not None)
            if finding is not None:
                assert {Instead} == {type(remedy) for remedy in finding.remedies}


class TestWhereTheRequestGoes:
    """STE-15: one office for children and another for adults, and the head of health for what is not solved."""

    @pytest.mark.parametrize(
        ("born", "parents", "code"), [(date(2015, 5, 1), (MUM,), NETWORK), (date(1990, 5, 1), (), OFFICE)]
    )
    def test_the_agency_that_saw_the_need_owes_sending_it_here_and_not_elsewhere(
        self, born: date, parents: tuple[str, ...], code: str
    ) -> None:
        life = SteinkjerLife()
        life.need(born=born, parents=parents)
        owed = [duty for duty in life.duties() if duty.code in (NETWORK, OFFICE)]
        assert [(code, HEALTH, None, False)] == [(duty.code, duty.who, duty.due, duty.overdue) for duty in owed]
        assert not {NETWORK, OFFICE} & standard_duties(life)
        life.do(RoutineFollowed, routine={code})
        assert life.duties(code) == []

    def test_a_no_with_nobody_else_asked_goes_to_the_head_of_health_here_and_nowhere_elsewhere(self) -> None:
        life = SteinkjerLife()
        life.need().assessed()
        life.do(CoordinatorOffered, party=NURSE)
        assert life.duties(UNSOLVED) == []
        life.do(CoordinatorDeclined, NURSE, party=NURSE)
        (duty,) = life.duties(UNSOLVED)
        assert (HEALTH, life.state.version, None, False) == (duty.who, duty.position, duty.due, duty.overdue)
        assert UNSOLVED not in standard_duties(life)
        life.do(CoordinatorOffered, party=TEACHER)
        assert life.duties(UNSOLVED) == []

    def test_a_no_is_no_matter_for_the_head_of_health_while_another_is_asked_or_answers(self) -> None:
        life = SteinkjerLife()
        life.need().assessed()
        for party in (NURSE, TEACHER):
            life.do(CoordinatorOffered, party=party)
        life.do(CoordinatorDeclined, NURSE, party=NURSE)
        assert life.duties(UNSOLVED) == []
        life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
        life.do(CoordinatorOffered, party=NURSE)
        life.do(CoordinatorDeclined, NURSE, party=NURSE)
        assert life.duties(UNSOLVED) == []


@pytest.mark.parametrize(
    "code",
    [CHECKLIST, TOGETHER, ASKED, NETWORK, OFFICE, UNSOLVED, TOLD, LEADER, PARTNERS, CHAIR, SAME, MUNICIPAL],
)
def test_every_rule_of_its_own_reads_in_three_languages(code: str) -> None:
    text = STEINKJER.text(code)
    for part in (text.wrong, text.why, text.do):
        said = [part[language] for language in Language]
        assert len(said) == len(set(said))
        assert not any("{" in each for each in said)
