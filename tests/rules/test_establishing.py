"""Establishing: the members, the coordinator, and the people around the user."""

from __future__ import annotations

from datetime import date

import pytest

from ansvar_core import (
    AgencyRecorded,
    AnotherActor,
    Because,
    Capacity,
    ChangeProposal,
    ConsentAskedFor,
    ConsentItem,
    ConsentObject,
    ConsentRefused,
    CoordinatorAccepted,
    CoordinatorLaidDown,
    CoordinatorOffered,
    DoFirst,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    GroupEnded,
    GroupEstablished,
    GuardianRecorded,
    LegalGuardian,
    MeetingCalled,
    MeetingMoved,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    Nothing,
    ParticipantJoined,
    ParticipantLeft,
    Policy,
    RelayAccepted,
    RelayOffered,
    Rulebook,
    Step,
    TrustedPersonAgreed,
    VacancyReason,
    VacancyRecorded,
)
from support.found import blocks, found, warns, way_out
from support.life import (
    AGENCIES,
    DAD,
    GRAN,
    HEALTH,
    MUM,
    NURSE,
    PHYSIO,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
    Life,
)


def ready(life: Life | None = None) -> Life:
    return (life or Life()).need().assessed().prepared()


def bare() -> Life:
    return Life().need().assessed()


class TestSomeMembers:
    """A5, B1: a group is made up of people who help."""

    code = "establish.members"

    def test_nobody_is_no_group(self) -> None:
        verdict = bare().ask(GroupEstablished)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].kind == "member-joined"

    def test_one_is_somebody(self) -> None:
        assert self.code not in bare().member(NURSE).ask(GroupEstablished).codes

    def test_one_who_left_is_not(self) -> None:
        life = bare().member(NURSE)
        life.do(MemberLeft, party=NURSE)
        assert self.code in life.ask(GroupEstablished).codes


class TestMemberFunction:
    """A7: it is clear what each member's role is."""

    code = "establish.member-function"

    @pytest.mark.parametrize("function", [None, "", "   "])
    def test_a_member_without_a_function_blocks(self, function: str | None) -> None:
        verdict = bare().member(NURSE).member(TEACHER, function=function).ask(GroupEstablished)
        assert blocks(verdict, self.code)
        assert [fact.subject for fact in found(verdict, self.code).facts] == [TEACHER]
        step = way_out(verdict, self.code, DoFirst).steps[0]
        assert (step.kind, step.asks) == ("member-changed", ("member.function",))

    def test_everybody_with_a_function_passes(self) -> None:
        assert self.code not in ready().ask(GroupEstablished).codes


class TestSubResponsibilityFirst:
    """B12: each member has a binding sub-responsibility before the group is established."""

    code = "establish.sub-responsibility"

    def test_a_member_without_one_blocks_until_it_is_agreed(self) -> None:
        life = ready()
        member = Member(party=TEACHER, agency=SCHOOL, function="function")
        life.do(MemberChanged, member=member)
        verdict = life.ask(GroupEstablished)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].asks == ("member.sub_responsibility",)

        life.do(MemberChanged, member=Member(party=TEACHER, agency=SCHOOL, function="f", sub_responsibility="part"))
        assert life.ask(GroupEstablished).permitted

    def test_one_who_has_left_owes_none(self) -> None:
        life = ready().member(PHYSIO, sub_responsibility=None)
        assert self.code in life.ask(GroupEstablished).codes
        life.do(MemberLeft, party=PHYSIO)
        assert self.code not in life.ask(GroupEstablished).codes


class TestUserAndFamily:
    """B9: the user and those responsible for the child take part in the group."""

    code = "establish.user-and-family"

    @pytest.mark.parametrize("party", [USER, MUM, DAD])
    def test_none_of_them_is_left_out(self, party: str) -> None:
        life = ready()
        life.do(ParticipantLeft, party=party)
        verdict = life.ask(GroupEstablished)
        assert blocks(verdict, self.code)
        assert [fact.subject for fact in found(verdict, self.code).facts] == [party]
        assert way_out(verdict, self.code, DoFirst).steps[0].fields == {"party": party}

    def test_a_grown_users_parents_need_not_be_there(self) -> None:
        life = Life().need(born=date(1990, 5, 1), parents=()).assessed().prepared(consents=False)
        assert self.code not in life.ask(GroupEstablished).codes

    def test_a_guardian_who_decides_is(self) -> None:
        life = Life().need(parents=()).assessed().prepared(consents=False)
        life.do(GuardianRecorded, guardian=LegalGuardian(party="p-guardian", personal=True, decision="d-1"))
        assert found(life.ask(GroupEstablished), self.code).facts[0].subject == "p-guardian"

    def test_one_of_them_who_is_a_member_takes_part(self) -> None:
        life = ready().member(MUM, agency=SCHOOL)
        life.do(ParticipantLeft, party=MUM)
        assert self.code not in life.ask(GroupEstablished).codes


class TestTrustedPerson:
    """B13: it is agreed who is the user's trusted person."""

    code = "establish.trusted-person"

    def test_without_one_it_blocks(self) -> None:
        life = bare()
        verdict = life.ask(GroupEstablished)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].kind == "trusted-person-agreed"
        life.do(TrustedPersonAgreed, USER, party=GRAN)
        assert self.code not in life.ask(GroupEstablished).codes


class TestHasCoordinator:
    """B10: a coordinator is chosen before the group is established."""

    code = "establish.coordinator"

    def test_nobody_asked_blocks(self) -> None:
        verdict = bare().ask(GroupEstablished)
        assert blocks(verdict, self.code)
        steps = way_out(verdict, self.code, DoFirst).steps
        assert [step.kind for step in steps] == ["coordinator-offered", "coordinator-accepted"]

    def test_being_asked_is_not_having_accepted(self) -> None:
        life = bare()
        life.do(CoordinatorOffered, party=NURSE)
        steps = way_out(life.ask(GroupEstablished), self.code, DoFirst).steps
        assert [(step.kind, step.fields) for step in steps] == [("coordinator-accepted", {"party": NURSE})]

    def test_one_who_accepted_is_enough(self) -> None:
        assert self.code not in ready().ask(GroupEstablished).codes


class TestCoordinatorTakesPart:
    """B10: the coordinator is one of the group."""

    code = "establish.coordinator-takes-part"

    def test_a_coordinator_outside_the_group_blocks(self) -> None:
        life = ready()
        life.do(MemberLeft, party=NURSE)
        verdict = life.ask(GroupEstablished)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].fields == {"member.party": NURSE}

    def test_a_coordinator_inside_passes(self) -> None:
        assert self.code not in ready().ask(GroupEstablished).codes

    def test_without_a_coordinator_the_other_rule_speaks(self) -> None:
        assert self.code not in bare().ask(GroupEstablished).codes


class TestMinAgencies:
    """B1: several agencies contribute; fewer than the municipality wants warns."""

    code = "establish.min-agencies"

    def test_one_agency_warns_and_does_not_stop(self) -> None:
        verdict = bare().prepared(NURSE).ask(GroupEstablished)
        assert warns(verdict, self.code)
        assert verdict.permitted

    def test_two_do_not(self) -> None:
        assert self.code not in ready().ask(GroupEstablished).codes

    def test_a_kind_of_agency_that_does_not_count_is_not_counted(self) -> None:
        book = Rulebook.under(Policy(uncounted_agency_kinds={"school"}))
        assert self.code in ready(Life(book)).ask(GroupEstablished).codes

    def test_a_municipality_may_choose_no_number(self) -> None:
        book = Rulebook.under(Policy(min_agencies=None))
        assert self.code not in Life(book).need().assessed().prepared(NURSE).ask(GroupEstablished).codes


class TestSoberSize:
    """A3, B6: a large group costs more than it gives; there is a warning only where a number is chosen."""

    code = "group.size"

    def test_one_more_than_the_number_warns(self) -> None:
        life = ready(Life(Rulebook.under(Policy(size_warning=2))))
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        verdict = life.ask(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE))
        assert warns(verdict, self.code)
        assert len(way_out(verdict, self.code, DoFirst).steps) == 1

    def test_the_number_itself_does_not(self) -> None:
        life = ready(Life(Rulebook.under(Policy(size_warning=2))))
        assert self.code not in life.ask(GroupEstablished).codes

    def test_without_a_number_no_size_warns(self) -> None:
        life = ready()
        for index in range(20):
            life.do(
                MemberJoined, member=Member(party=f"p-{index}", agency=SCHOOL, function="f", sub_responsibility="s")
            )
        assert self.code not in life.ask(GroupEstablished).codes


class TestJoinedTwice:
    """One is a member once."""

    code = "member.already"

    def test_joining_again_is_nothing(self) -> None:
        verdict = bare().member(NURSE).ask(MemberJoined, member=Member(party=NURSE, agency=HEALTH))
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.ALREADY_DONE

    def test_one_who_left_can_come_back(self) -> None:
        life = bare().member(NURSE)
        life.do(MemberLeft, party=NURSE)
        assert self.code not in life.ask(MemberJoined, member=Member(party=NURSE, agency=HEALTH)).codes


class TestIsMember:
    """Only a member leaves, and only a membership is changed."""

    code = "member.not-in-the-group"

    def test_one_who_has_left_does_not_leave_again(self) -> None:
        life = bare().member(TEACHER)
        life.do(MemberLeft, party=TEACHER)
        verdict = life.ask(MemberLeft, party=TEACHER)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].fields == {"member.party": TEACHER}
        assert self.code in life.ask(MemberChanged, member=Member(party=TEACHER, agency=SCHOOL)).codes

    def test_a_member_can_leave(self) -> None:
        assert bare().member(TEACHER).ask(MemberLeft, party=TEACHER).permitted

    def test_where_there_are_no_members_somebody_must_join(self) -> None:
        life = bare()
        options = [each for each in life.book.options(life.state, life.now, NURSE) if each.kind == MemberLeft.tag]
        remedies = [
            remedy
            for option in options
            for finding in option.findings
            if finding.code == self.code
            for remedy in finding.remedies
        ]
        assert [each.subject for each in options] == [None]
        assert remedies == [DoFirst(steps=(Step(kind=MemberJoined.tag, asks=("member",)),))]


class TestAgencyConsent:
    """B3: those who consent are asked about an agency before it comes into a running group."""

    code = "member.agency-consent"

    def running(self) -> Life:
        life = Life().established()
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        return life

    def test_a_new_agency_nobody_asked_about_warns(self) -> None:
        verdict = self.running().ask(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE))
        steps = way_out(verdict, self.code, DoFirst).steps
        assert warns(verdict, self.code)
        assert [(step.kind, step.fields["grantor"]) for step in steps] == [
            ("consent-asked-for", MUM),
            ("consent-asked-for", DAD),
        ]

    def test_a_question_is_enough_for_this(self) -> None:
        life = self.running()
        items = tuple(ConsentItem(object=thing, agency=PRACTICE) for thing in ConsentObject)
        for parent in (MUM, DAD):
            life.do(ConsentAskedFor, grantor=parent, items=items)
        assert self.code not in life.ask(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE)).codes

    def test_one_more_from_an_agency_already_there_needs_no_question(self) -> None:
        verdict = self.running().ask(MemberJoined, member=Member(party="p-2", agency=SCHOOL))
        assert self.code not in verdict.codes

    def test_somebody_who_comes_for_it_from_another_agency_warns(self) -> None:
        """A move brings an agency in as a joining does, but for one that has somebody there."""
        life = self.running()
        verdict = life.ask(MemberChanged, member=Member(party=TEACHER, agency=PRACTICE))
        assert warns(verdict, self.code)
        assert [step.fields["grantor"] for step in way_out(verdict, self.code, DoFirst).steps] == [MUM, DAD]
        for agency in (HEALTH, SCHOOL):
            assert self.code not in life.ask(MemberChanged, member=Member(party=TEACHER, agency=agency)).codes

    def test_while_the_group_is_prepared_consent_is_asked_for_anyway(self) -> None:
        life = bare()
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        assert self.code not in life.ask(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE)).codes


class TestConsentFirst:
    """B3, B10: consent comes first, then a coordinator."""

    code = "coordinator.consent-first"

    def test_asking_a_coordinator_before_anybody_consented_warns(self) -> None:
        verdict = bare().ask(CoordinatorOffered, party=NURSE)
        assert warns(verdict, self.code)
        assert {fact.subject for fact in found(verdict, self.code).facts} == {MUM, DAD}

    def test_after_the_forms_it_does_not(self) -> None:
        life = bare()
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        for parent in (MUM, DAD):
            life.consent(parent, SCHOOL)
        assert self.code not in life.ask(CoordinatorOffered, party=NURSE).codes

    def test_a_running_group_changes_coordinator_without_a_word_about_it(self) -> None:
        assert self.code not in Life().established().ask(CoordinatorOffered, party=TEACHER).codes


class TestNotTheHolder:
    """B10: a vacancy is after the one who was coordinator."""

    code = "coordinator.not-the-holder"

    def test_somebody_else_leaves_no_vacancy(self) -> None:
        life = Life().established()
        verdict = life.ask(VacancyRecorded, party=TEACHER, reason=VacancyReason.LEFT, agency=HEALTH)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"party": NURSE}

    def test_the_coordinator_does_also_after_laying_it_down(self) -> None:
        life = Life().established()
        assert life.ask(VacancyRecorded, party=NURSE, reason=VacancyReason.DIED, agency=HEALTH).permitted
        life.do(CoordinatorLaidDown, NURSE, party=NURSE)
        assert life.ask(VacancyRecorded, party=NURSE, reason=VacancyReason.LEFT, agency=HEALTH).permitted

    def test_it_is_recorded_once(self) -> None:
        life = Life().established()
        life.do(VacancyRecorded, party=NURSE, reason=VacancyReason.ILL, agency=HEALTH)
        verdict = life.ask(VacancyRecorded, party=NURSE, reason=VacancyReason.ILL, agency=HEALTH)
        assert way_out(verdict, self.code, Nothing).because is Because.ALREADY_DONE


class TestAcceptsInPerson:
    """B10: nobody is made coordinator, or relay holder, by somebody else."""

    code = "coordinator.accepts-in-person"

    def test_somebody_elses_yes_is_none(self) -> None:
        life = Life().established()
        life.do(CoordinatorOffered, party=TEACHER)
        verdict = life.ask(CoordinatorAccepted, NURSE, party=TEACHER)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (TEACHER,)
        assert life.ask(CoordinatorAccepted, TEACHER, party=TEACHER).permitted

    def test_the_relay_is_taken_in_person_too(self) -> None:
        life = Life().established()
        life.do(RelayOffered, party=TEACHER)
        assert blocks(life.ask(RelayAccepted, NURSE, party=TEACHER), self.code)
        assert life.ask(RelayAccepted, TEACHER, party=TEACHER).permitted


class TestVacant:
    """B10: while nobody is coordinator, calls warn."""

    code = "coordinator.vacant"

    def test_a_call_and_a_move_warn_in_a_vacancy(self) -> None:
        life = Life().established()
        life.call()
        life.do(VacancyRecorded, party=NURSE, reason=VacancyReason.DIED, agency=HEALTH)
        call = life.ask(MeetingCalled, TEACHER, **life.calling("m-2", chair=None))
        moved = life.ask(MeetingMoved, TEACHER, meeting="m-1", starts=life.state.meetings["m-1"].starts)
        steps = way_out(call, self.code, DoFirst).steps

        assert warns(call, self.code)
        assert warns(moved, self.code)
        assert [step.kind for step in steps] == ["coordinator-offered", "coordinator-accepted"]
        assert found(call, self.code).facts[0].about == HEALTH

    def test_one_who_laid_it_down_still_answers(self) -> None:
        life = Life().established()
        life.do(CoordinatorLaidDown, NURSE, party=NURSE)
        assert self.code not in life.ask(MeetingCalled, **life.calling()).codes


class TestSubResponsibilityOwed:
    """A8, B12: one who comes in later agrees a sub-responsibility too."""

    code = "member.sub-responsibility"

    def test_it_is_owed_by_the_member_until_agreed(self) -> None:
        life = Life().established()
        life.do(MemberJoined, member=Member(party="p-2", agency=SCHOOL))
        assert [(duty.who, duty.due) for duty in life.duties(self.code)] == [("p-2", None)]
        life.do(MemberChanged, member=Member(party="p-2", agency=SCHOOL, sub_responsibility="part"))
        assert life.duties(self.code) == []

    def test_leaving_voids_it(self) -> None:
        life = Life().established()
        life.do(MemberJoined, member=Member(party="p-2", agency=SCHOOL))
        life.do(MemberLeft, party="p-2")
        assert life.duties(self.code) == []

    def test_nothing_is_owed_before_the_group_is_established(self) -> None:
        assert bare().member(NURSE, sub_responsibility=None).duties(self.code) == []

    def test_nor_after_it_has_ended(self) -> None:
        life = Life().established()
        life.do(MemberJoined, member=Member(party="p-2", agency=SCHOOL))
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        assert life.duties(self.code) == []


class TestNewCoordinator:
    """B10: where the coordinator is gone or has laid it down, a new one is owed."""

    code = "coordinator.new"

    def test_in_a_vacancy_it_is_owed_by_the_agency_that_answers(self) -> None:
        life = Life().established()
        life.do(VacancyRecorded, party=NURSE, reason=VacancyReason.DIED, agency=HEALTH)
        assert [(duty.who, duty.due) for duty in life.duties(self.code)] == [(HEALTH, None)]
        life.do(CoordinatorOffered, party=TEACHER)
        assert len(life.duties(self.code)) == 1
        life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
        assert life.duties(self.code) == []

    def test_after_laying_it_down_the_old_agency_owes_it(self) -> None:
        life = Life().established()
        life.do(CoordinatorLaidDown, NURSE, party=NURSE)
        assert [duty.who for duty in life.duties(self.code)] == [HEALTH]

    def test_with_a_coordinator_nothing_is_owed(self) -> None:
        assert Life().established().duties(self.code) == []

    def test_after_the_end_nothing_is_owed(self) -> None:
        life = Life().established()
        life.do(CoordinatorLaidDown, NURSE, party=NURSE)
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        assert life.duties(self.code) == []


def test_a_refusal_is_no_consent_to_ask_a_coordinator_on() -> None:
    """While one parent has said no, asking a coordinator warns, and the group cannot be established."""
    life = bare()
    life.do(ConsentRefused, DAD, grantor=DAD)
    life.consent(MUM, HEALTH, capacity=Capacity.PARENT)
    verdict = life.ask(CoordinatorOffered, party=NURSE)
    assert "coordinator.consent-first" in verdict.codes
    life.do(ParticipantJoined, party=MUM)
    assert "establish.consent-to-exchange" in life.ask(GroupEstablished).codes
