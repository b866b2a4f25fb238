"""Consent: nothing without it, and no without a form."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    AgendaItem,
    AnotherActor,
    Because,
    Capacity,
    ChangeProposal,
    CompetenceDecided,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentWithdrawn,
    DoFirst,
    EndingDecided,
    EndingReason,
    FamilyAccessDecided,
    FinalEvaluationMade,
    Floor,
    Grant,
    GroupEnded,
    GroupEstablished,
    GuardianRecorded,
    Instead,
    LegalGuardian,
    Manner,
    MeetingCalled,
    MeetingMoved,
    MeetingOpened,
    MinutesShared,
    NeedSeen,
    Nothing,
    ObjectionAnswered,
    ObjectionRecorded,
    OtherBasisRecorded,
    Policy,
    RestrictionLifted,
    Rulebook,
    Topic,
    Verdict,
    Wait,
)
from support.found import blocks, found, informs, warns, way_out
from support.life import (
    AGENCIES,
    DAD,
    GRAN,
    HEALTH,
    KINDS,
    MUM,
    NURSE,
    PHYSIO,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
    Life,
    both,
)


def item(agency: str, thing: ConsentObject = ConsentObject.EXCHANGE) -> tuple[ConsentItem, ...]:
    return (ConsentItem(object=thing, agency=agency),)


def form(life: Life, grantor: str = MUM, **fields: Any) -> Verdict:
    """What the rules say about a form from a parent, for the school, in order but for what is given."""
    grants = fields.pop("grants", both(SCHOOL, last_day=date(2027, 1, 1)))
    rest = {
        "recorded_by": NURSE,
        "capacity": Capacity.PARENT,
        "first_day": date(2026, 1, 5),
        "manner": Manner.WRITTEN,
        "informed": True,
        "document": "d-form",
        **fields,
    }
    return life.ask(ConsentGiven, rest.pop("actor", grantor), grantor=grantor, grants=grants, **rest)


def ready(**fields: Any) -> Life:
    return Life().need().assessed().prepared(**fields)


def asked_for_school(life: Life) -> Life:
    life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
    return life


class TestConsentToCooperation:
    """B3: consent to the cooperation is obtained before the group is established."""

    code = "establish.consent-to-cooperation"

    def test_an_agency_without_it_blocks_and_the_form_is_told(self) -> None:
        life = ready()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=item(SCHOOL, ConsentObject.COOPERATION))
        verdict = life.ask(GroupEstablished)

        assert blocks(verdict, self.code)
        assert found(verdict, self.code).floor is Floor.GUIDELINE
        assert [(fact.subject, fact.about) for fact in found(verdict, self.code).facts] == [(MUM, SCHOOL)]
        steps = way_out(verdict, self.code, DoFirst).steps
        assert [(step.kind, step.fields["grantor"]) for step in steps] == [("consent-given", MUM)]
        assert "establish.consent-to-exchange" not in verdict.codes

    def test_nobody_asked_is_everybody_missing(self) -> None:
        verdict = ready(consents=False).ask(GroupEstablished)
        assert {fact.subject for fact in found(verdict, self.code).facts} == {MUM, DAD}

    def test_everybodys_yes_for_every_agency_is_enough(self) -> None:
        assert ready().ask(GroupEstablished).permitted


class TestConsentToExchange:
    """B3: consent to exchange is obtained for every agency before the group is established."""

    code = "establish.consent-to-exchange"

    def test_one_parent_missing_blocks_by_law(self) -> None:
        life = ready()
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=item(SCHOOL))
        verdict = life.ask(GroupEstablished)

        assert blocks(verdict, self.code)
        assert found(verdict, self.code).floor is Floor.LAW
        assert "establish.consent-to-cooperation" not in verdict.codes

    def test_a_consent_that_begins_later_is_waited_for(self) -> None:
        life = ready(first_day=date(2026, 2, 1))
        verdict = life.ask(GroupEstablished)
        until = way_out(verdict, self.code, Wait).until

        assert blocks(verdict, self.code)
        assert until.isoformat() == "2026-01-31T23:00:00+00:00"
        life.until(until - timedelta(minutes=1))
        assert life.ask(GroupEstablished).permitted

    def test_waiting_is_no_way_out_when_another_consent_runs_out_meanwhile(self) -> None:
        life = ready(consents=False)
        life.consent(MUM, HEALTH, SCHOOL, first_day=date(2026, 1, 10), last_day=date(2026, 1, 12))
        life.consent(DAD, HEALTH, SCHOOL, first_day=date(2026, 1, 20))
        remedies = found(life.ask(GroupEstablished), self.code).remedies
        assert [type(each) for each in remedies] == [DoFirst]

    def test_what_has_run_out_is_not_waited_for(self) -> None:
        """The day it ran out on lies behind; only a new form helps."""
        life = ready(consents=False)
        for parent in (MUM, DAD):
            life.consent(parent, HEALTH, SCHOOL, last_day=life.now.date())
        life.wait(days=2)
        remedies = found(life.ask(GroupEstablished), self.code).remedies
        assert [type(each) for each in remedies] == [DoFirst]

    def test_consent_for_every_agency_is_enough(self) -> None:
        assert self.code not in ready().ask(GroupEstablished).codes


class TestNobodyCan:
    """B3: where nobody can consent it blocks, and says that others must decide."""

    code = "consent.nobody-can"

    def test_a_child_without_anybody_to_consent_blocks(self) -> None:
        verdict = Life().need(parents=()).assessed().prepared(consents=False).ask(GroupEstablished)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.OTHERS_DECIDE
        assert "establish.consent-to-exchange" not in verdict.codes

    def test_it_stops_meetings_too(self) -> None:
        life = Life(start=Life().now)
        life.need(born=date(1990, 5, 1), parents=()).assessed().prepared(consents=False)
        life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
        life.do(GroupEstablished)
        life.do(CompetenceDecided, competent=False, decision="d-1")
        verdict = life.ask(MeetingCalled, **life.calling())
        assert blocks(verdict, self.code)
        assert "consent.standing-still" not in verdict.codes

    def test_a_guardian_can(self) -> None:
        life = Life().need(parents=()).assessed().prepared(consents=False)
        guardian = LegalGuardian(party="p-guardian", personal=True, decision="d-1")
        life.do(GuardianRecorded, guardian=guardian)
        verdict = life.ask(GroupEstablished)
        assert self.code not in verdict.codes
        assert "establish.consent-to-exchange" in verdict.codes


class TestStandingStill:
    """B3: a group that consent covers for no agency stands still; nothing is exchanged and nobody called."""

    code = "consent.standing-still"

    def test_nobody_is_called(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        verdict = life.ask(MeetingCalled, **life.calling())
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].fields["grantor"] == MUM

    def test_no_meeting_is_opened(self) -> None:
        life = Life().established()
        life.call()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        verdict = life.ask(MeetingOpened, meeting="m-1", present={USER, NURSE, TEACHER}, chair=NURSE)
        assert blocks(verdict, self.code)

    def test_no_minutes_are_shared(self) -> None:
        life = Life().established().met()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        assert blocks(life.ask(MinutesShared, meeting="m-1", recipients={TEACHER}), self.code)

    def test_no_meeting_is_moved(self) -> None:
        life = Life().established()
        life.call()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        verdict = life.ask(MeetingMoved, meeting="m-1", starts=life.now + timedelta(days=30))
        assert blocks(verdict, self.code)

    def test_one_agency_left_does_not_stand_still(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=item(SCHOOL))
        assert self.code not in life.ask(MeetingCalled, **life.calling()).codes

    def test_it_stands_still_for_kinds_that_nobody_may_talk_about(self) -> None:
        life = Life().established(kinds={"coordination", "health"})
        life.call()
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=HEALTH, kinds={"coordination"})
        verdict = life.ask(MeetingOpened, meeting="m-1", present={USER, NURSE, TEACHER}, chair=NURSE)
        assert blocks(verdict, self.code)

    def test_a_meeting_is_moved_whatever_its_agenda_is_about(self) -> None:
        """Moving tells nobody anything of the kinds on the agenda: whom it calls anew, another rule asks about."""
        life = Life().established(kinds={"coordination", "health"})
        life.call()
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=HEALTH, kinds={"coordination"})
        verdict = life.ask(MeetingMoved, meeting="m-1", starts=life.now + timedelta(days=30))

        assert self.code not in verdict.codes
        assert "meeting.moved-agency-covered" in verdict.codes

    def test_a_meeting_about_nothing_that_needs_more_is_opened(self) -> None:
        """Only the kinds on the agenda are asked about, and there are none here that are not covered."""
        life = Life().established(kinds={"coordination"})
        life.call(agenda=(AgendaItem(id="i-1", topic=Topic.FOLLOW_UP, kinds=frozenset({"coordination"})),))
        verdict = life.ask(MeetingOpened, meeting="m-1", present={USER, NURSE, TEACHER}, chair=NURSE)

        assert self.code not in verdict.codes

    def test_what_has_run_out_is_signed_anew_and_not_waited_for(self) -> None:
        """The last day lies behind, and no day to come brings the consent back."""
        life = Life().established(last_day=date(2026, 1, 10))
        life.until(life.now.replace(day=11))
        verdict = life.ask(MeetingCalled, **life.calling())
        assert [type(each) for each in found(verdict, self.code).remedies] == [DoFirst]


class TestCalledAgencyCovered:
    """B3: an agency is called only when consent covers it for what the agenda needs."""

    code = "meeting.called-agency-covered"

    def test_an_agency_not_covered_is_named_and_can_be_left_out(self) -> None:
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=item(PRACTICE))
        verdict = life.ask(MeetingCalled, **life.calling())

        assert blocks(verdict, self.code)
        assert (found(verdict, self.code).facts[0].subject, found(verdict, self.code).facts[0].about) == (
            PHYSIO,
            PRACTICE,
        )
        assert PHYSIO not in way_out(verdict, self.code, ChangeProposal).fields["called"]
        assert way_out(verdict, self.code, DoFirst).steps[0].fields["grantor"] == DAD

    def test_being_only_invited_changes_nothing(self) -> None:
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=item(PRACTICE))
        fields = life.calling(called={NURSE, TEACHER}, invited={USER, PHYSIO})
        assert blocks(life.ask(MeetingCalled, **fields), self.code)

    def test_cooperation_alone_calls_nobody(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=item(SCHOOL, ConsentObject.EXCHANGE))
        assert blocks(life.ask(MeetingCalled, **life.calling()), self.code)

    def test_a_kind_outside_the_consent_blocks_and_the_same_call_without_it_passes(self) -> None:
        life = Life().established()
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
        plain = (AgendaItem(id="i-1", topic=Topic.FOLLOW_UP, kinds=frozenset({"coordination"})),)

        assert blocks(life.ask(MeetingCalled, **life.calling()), self.code)
        assert self.code not in life.ask(MeetingCalled, **life.calling(agenda=plain)).codes

    def test_the_family_is_called_without_consent_to_themselves(self) -> None:
        life = Life().established()
        assert self.code not in life.ask(MeetingCalled, **life.calling()).codes


class TestRunsOutBefore:
    """B3: a call warns when consent will have run out on the day of the meeting."""

    code = "meeting.consent-runs-out-before"

    def test_it_warns_the_day_after_the_last(self) -> None:
        life = Life().established(last_day=date(2026, 1, 18))
        verdict = life.ask(MeetingCalled, **life.calling(days=14))
        findings = [each for each in verdict.findings if each.code == self.code]

        assert verdict.permitted
        assert {each.effect.value for each in findings} == {"warns"}
        assert {fact.about for each in findings for fact in each.facts} == {HEALTH, SCHOOL}

    def test_the_last_day_itself_is_inside(self) -> None:
        life = Life().established(last_day=date(2026, 1, 19))
        assert self.code not in life.ask(MeetingCalled, **life.calling(days=14)).codes

    def test_moving_past_the_last_day_warns(self) -> None:
        life = Life().established(last_day=date(2026, 1, 19))
        life.call()
        late = life.ask(MeetingMoved, meeting="m-1", starts=life.now + timedelta(days=15))
        soon = life.ask(MeetingMoved, meeting="m-1", starts=life.now + timedelta(days=13))
        assert self.code in late.codes
        assert self.code not in soon.codes

    def test_a_birthday_in_between_warns_and_no_parents_form_is_suggested(self) -> None:
        life = Life().need(born=date(2010, 1, 15)).assessed().established()
        verdict = life.ask(MeetingCalled, **life.calling(days=14))
        steps = [
            step
            for each in verdict.findings
            if each.code == self.code
            for remedy in each.remedies
            if isinstance(remedy, DoFirst)
            for step in remedy.steps
        ]
        assert self.code in verdict.codes
        assert steps == []

    def test_an_exchange_that_runs_out_alone_warns(self) -> None:
        """The cooperation lasts on, which does not hide that nothing can be exchanged at the meeting."""
        life = Life().need().assessed()
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        life.prepared(consents=False)
        grants = tuple(
            grant
            for agency in (HEALTH, SCHOOL)
            for grant in (
                Grant(object=ConsentObject.COOPERATION, agency=agency),
                Grant(object=ConsentObject.EXCHANGE, agency=agency, kinds=KINDS, last_day=date(2026, 1, 18)),
            )
        )
        for parent in (MUM, DAD):
            life.do(
                ConsentGiven,
                parent,
                grantor=parent,
                capacity=Capacity.PARENT,
                grants=grants,
                recorded_by=NURSE,
                first_day=date(2026, 1, 5),
                manner=Manner.WRITTEN,
                informed=True,
                document="d-form",
            )
        life.do(GroupEstablished)
        verdict = life.ask(MeetingCalled, **life.calling(days=14))
        findings = [each for each in verdict.findings if each.code == self.code]

        assert [{(fact.field, fact.about) for fact in each.facts} for each in findings] == [
            {("exchange", HEALTH)},
            {("exchange", SCHOOL)},
        ]


class TestHasNoSay:
    """B3: consent is given by somebody whose consent counts."""

    code = "consent.grantor-has-no-say"

    def test_somebody_without_parental_responsibility_cannot_consent(self) -> None:
        life = asked_for_school(Life().need(parents=(MUM,)))
        verdict = form(life, DAD)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields["grantor"] == MUM

    def test_a_child_cannot_consent_for_itself(self) -> None:
        assert blocks(form(asked_for_school(Life().need()), USER, capacity=Capacity.SELF), self.code)

    def test_a_guardian_for_economy_alone_cannot(self) -> None:
        life = asked_for_school(Life().need(born=date(1990, 5, 1), parents=()))
        life.do(CompetenceDecided, competent=False, decision="d-1")
        life.do(GuardianRecorded, guardian=LegalGuardian(party=GRAN, personal=False, decision="d-2"))
        verdict = form(life, GRAN, capacity=Capacity.GUARDIAN)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.OTHERS_DECIDE

    def test_a_parent_can(self) -> None:
        assert form(asked_for_school(Life().need())).permitted


class TestWrongCapacity:
    """B3: whoever consents does it in the capacity they have."""

    code = "consent.wrong-capacity"

    def test_a_parent_is_no_guardian(self) -> None:
        verdict = form(asked_for_school(Life().need()), capacity=Capacity.GUARDIAN)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"capacity": Capacity.PARENT}

    def test_the_right_capacity_passes(self) -> None:
        assert self.code not in form(asked_for_school(Life().need())).codes


class TestOwnAct:
    """B3: nobody consents, or confirms, for somebody else."""

    code = "consent.own-act"

    def test_one_parent_does_not_sign_for_the_other(self) -> None:
        verdict = form(asked_for_school(Life().need()), DAD, actor=MUM)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (DAD,)

    def test_a_professional_writes_it_down_and_does_not_give_it(self) -> None:
        life = asked_for_school(Life().need())
        assert blocks(form(life, MUM, actor=NURSE), self.code)
        assert form(life, MUM, recorded_by=NURSE).permitted

    def test_nobody_confirms_for_another(self) -> None:
        assert blocks(Life().established().ask(ConsentConfirmed, NURSE, grantor=MUM), self.code)


class TestInformed:
    """B3: consent is informed."""

    code = "consent.informed"

    def test_a_consent_of_one_not_informed_is_none(self) -> None:
        verdict = form(asked_for_school(Life().need()), informed=False)
        assert blocks(verdict, self.code)
        assert found(verdict, self.code).floor is Floor.LAW

    def test_an_informed_one_passes(self) -> None:
        assert self.code not in form(asked_for_school(Life().need())).codes


class TestManner:
    """B3: consent is given in a way that the municipality accepts."""

    code = "consent.manner"

    def test_a_policy_may_ask_for_paper(self) -> None:
        book = Rulebook.under(Policy(consent_manners={Manner.WRITTEN}))
        verdict = form(asked_for_school(Life(book).need()), manner=Manner.ORAL_IN_JOURNAL)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"manner": Manner.WRITTEN}

    def test_a_word_noted_in_the_journal_is_enough_where_nothing_else_is_said(self) -> None:
        assert form(asked_for_school(Life().need()), manner=Manner.ORAL_IN_JOURNAL).permitted


class TestDocumented:
    """B3: it can be shown afterwards that consent was given."""

    code = "consent.documented"

    def test_without_a_document_it_warns(self) -> None:
        verdict = form(asked_for_school(Life().need()), document=None)
        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).asks == ("document",)

    def test_with_one_it_does_not(self) -> None:
        assert self.code not in form(asked_for_school(Life().need())).codes


class TestLastDay:
    """B3: a consent without a last day stands, and somebody should look at it."""

    code = "consent.last-day"

    def test_an_open_end_warns_for_each_grant(self) -> None:
        verdict = form(asked_for_school(Life().need()), grants=both(SCHOOL))
        assert warns(verdict, self.code)
        assert [fact.about for fact in found(verdict, self.code).facts] == [SCHOOL, SCHOOL]

    def test_a_last_day_does_not(self) -> None:
        assert self.code not in form(asked_for_school(Life().need())).codes

    def test_where_a_last_day_is_required_the_other_rule_speaks(self) -> None:
        book = Rulebook.under(Policy(consent_last_day_required=True))
        assert self.code not in form(asked_for_school(Life(book).need()), grants=both(SCHOOL)).codes


class TestLastDayRequired:
    """B3: a municipality can require that every consent has a last day."""

    code = "consent.last-day-required"

    def test_an_open_end_blocks(self) -> None:
        life = asked_for_school(Life(Rulebook.under(Policy(consent_last_day_required=True))).need())
        assert blocks(form(life, grants=both(SCHOOL)), self.code)

    def test_each_agency_has_its_own_last_day(self) -> None:
        life = asked_for_school(Life(Rulebook.under(Policy(consent_last_day_required=True))).need())
        grants = (*both(SCHOOL, last_day=date(2026, 6, 1)), *both(HEALTH))
        assert {fact.about for fact in found(form(life, grants=grants), self.code).facts} == {HEALTH}

    def test_by_default_it_is_silent(self) -> None:
        assert self.code not in form(asked_for_school(Life().need()), grants=both(SCHOOL)).codes


class TestKindsListed:
    """B3: consent names kinds of information that the municipality has words for."""

    code = "consent.kinds-listed"

    def test_an_unknown_kind_blocks(self) -> None:
        verdict = form(asked_for_school(Life().need()), grants=both(SCHOOL, {"health", "gossip"}))
        kept = way_out(verdict, self.code, ChangeProposal).fields["grants"]
        assert blocks(verdict, self.code)
        assert [grant.kinds for grant in kept] == [frozenset(), frozenset({"health"})]

    def test_known_kinds_pass(self) -> None:
        assert self.code not in form(asked_for_school(Life().need())).codes


class TestOtherBasisBeside:
    """B3: another legal basis is named beside the answer on consent, and does not change it."""

    code = "consent.other-basis"

    def life(self) -> Life:
        life = Life().established().met()
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=item(SCHOOL))
        return life

    def test_it_is_named_and_the_call_is_still_refused(self) -> None:
        life = self.life()
        life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"health"}, basis="b")
        verdict = life.ask(MeetingCalled, **life.calling("m-2"))
        assert informs(verdict, self.code)
        assert found(verdict, self.code).facts[0].about == SCHOOL
        assert blocks(verdict, "meeting.called-agency-covered")

    def test_it_is_named_when_minutes_are_shared(self) -> None:
        life = self.life()
        life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"health"}, basis="b")
        verdict = life.ask(MinutesShared, meeting="m-1", recipients={TEACHER})
        assert informs(verdict, self.code)
        assert blocks(verdict, "minutes.recipient-may-read")

    def test_a_basis_for_less_than_is_shared_is_none(self) -> None:
        life = self.life()
        life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"learning"}, basis="b")
        assert self.code not in life.ask(MinutesShared, meeting="m-1", recipients={TEACHER}).codes

    def test_where_consent_covers_nothing_else_is_named(self) -> None:
        life = Life().established().met()
        life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"health"}, basis="b")
        assert self.code not in life.ask(MinutesShared, meeting="m-1", recipients={TEACHER}).codes

    def test_it_is_named_where_consent_is_too_narrow(self) -> None:
        """What the agenda needs is asked about, not whether there is any consent at all."""
        life = Life().established()
        life.do(ConsentNarrowed, DAD, grantor=DAD, agency=SCHOOL, kinds={"coordination"})
        life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"health"}, basis="b")
        finding = found(life.ask(MeetingCalled, **life.calling()), self.code)

        assert [(fact.position, fact.about) for fact in finding.facts] == [(life.state.version, SCHOOL)]


class TestMaySayNo:
    """B3: a withdrawal is never refused to the one entitled, and nobody else can withdraw."""

    code = "consent.may-say-no"

    @pytest.mark.parametrize("kind", [ConsentWithdrawn, ConsentRefused])
    @pytest.mark.parametrize("party", [NURSE, TEACHER, GRAN, USER])
    def test_somebody_elses_no_is_an_objection(self, kind: Any, party: str) -> None:
        verdict = Life().established().ask(kind, party, grantor=party)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (MUM, DAD)
        step = way_out(verdict, self.code, Instead).steps[0]
        assert (step.kind, step.fields) == ("objection-recorded", {"party": party})

    @pytest.mark.parametrize("kind", [ConsentWithdrawn, ConsentRefused])
    def test_the_entitled_who_gave_none_can_say_no(self, kind: Any) -> None:
        assert Life().need().ask(kind, DAD, grantor=DAD).permitted

    def test_who_gave_it_can_take_it_back_also_when_no_longer_asked(self) -> None:
        life = Life().need(born=date(2010, 1, 15)).assessed().established()
        life.wait(days=30)
        assert life.ask(ConsentWithdrawn, MUM, grantor=MUM).permitted

    def test_the_youth_among_those_asked_can_say_no_where_no_parent_is_known(self) -> None:
        book = Rulebook.under(Policy(youth_consents_from=15, parents_consent_until=18))
        life = Life(book).need(born=date(2009, 1, 2), parents=())
        assert life.ask(ConsentWithdrawn, USER, grantor=USER).permitted


class TestOwnNo:
    """B3: a no is the grantor's own."""

    code = "consent.own-no"

    @pytest.mark.parametrize("actor", [NURSE, DAD])
    def test_nobody_withdraws_for_another(self, actor: str) -> None:
        verdict = Life().established().ask(ConsentWithdrawn, actor, grantor=MUM)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (MUM,)
        assert way_out(verdict, self.code, Instead).steps[0].kind == "objection-recorded"

    def test_a_professional_may_write_it_down(self) -> None:
        assert Life().established().ask(ConsentWithdrawn, MUM, grantor=MUM, recorded_by=NURSE).permitted


class TestNarrows:
    """B3: a narrowing leaves fewer kinds, never more."""

    code = "consent.narrowing-narrows"

    def test_a_kind_that_was_not_given_blocks(self) -> None:
        life = Life().established(kinds={"coordination", "health"})
        verdict = life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health", "learning"})
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"kinds": {"health"}}

    def test_fewer_kinds_pass(self) -> None:
        life = Life().established()
        assert self.code not in life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"}).codes

    def test_a_second_narrowing_is_measured_by_the_first(self) -> None:
        life = Life().established()
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
        assert blocks(life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds=KINDS), self.code)


class TestNothingToNarrow:
    """B3: only a consent to exchange can be narrowed."""

    code = "consent.nothing-to-narrow"

    def test_without_one_it_blocks(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        verdict = life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"})
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].kind == "consent-given"

    def test_with_one_it_passes(self) -> None:
        life = Life().established()
        assert self.code not in life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"}).codes

    def test_a_consent_to_cooperate_is_none_to_narrow(self) -> None:
        """Where only the exchange is taken back, what is left has no kinds to narrow."""
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=(*item(SCHOOL), *item(HEALTH)))
        verdict = life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"})

        assert blocks(verdict, self.code)
        assert [(fact.field, fact.subject) for fact in found(verdict, self.code).facts] == [("grantor", MUM)]


class TestNothingToAnswer:
    """B14: an objection is answered once."""

    code = "objection.nothing-to-answer"

    def test_an_answered_objection_is_done_with(self) -> None:
        life = Life().established()
        life.do(ObjectionRecorded, GRAN, objection="o-1", party=GRAN)
        life.do(ObjectionAnswered, objection="o-1")
        verdict = life.ask(ObjectionAnswered, objection="o-1")
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.ALREADY_DONE

    def test_an_open_one_can_be_answered(self) -> None:
        life = Life().established()
        life.do(ObjectionRecorded, GRAN, objection="o-1", party=GRAN)
        assert life.ask(ObjectionAnswered, objection="o-1").permitted


class TestNothingToLift:
    """B25: only access that is closed can be opened."""

    code = "access.nothing-to-lift"

    def test_open_access_is_not_lifted(self) -> None:
        verdict = Life().established().ask(RestrictionLifted, party=DAD)
        assert blocks(verdict, self.code)

    def test_closed_access_can_be_lifted_once(self) -> None:
        life = Life().established()
        life.do(AccessRestricted, party=DAD, basis="b")
        assert life.ask(RestrictionLifted, party=DAD).permitted
        life.do(RestrictionLifted, party=DAD)
        assert blocks(life.ask(RestrictionLifted, party=DAD), self.code)


class TestNothingToConfirm:
    """B39: only a consent that stands can be confirmed for a new period."""

    code = "consent.nothing-to-confirm"

    def test_a_withdrawn_consent_is_given_anew_not_confirmed(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        verdict = life.ask(ConsentConfirmed, MUM, grantor=MUM)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].kind == "consent-given"

    def test_a_question_is_no_answer_to_confirm(self) -> None:
        life = asked_for_school(Life().need())
        life.do(ConsentAskedFor, grantor=MUM, items=item(SCHOOL))
        assert blocks(life.ask(ConsentConfirmed, MUM, grantor=MUM), self.code)

    def test_a_standing_one_can_be_confirmed(self) -> None:
        assert Life().established().ask(ConsentConfirmed, MUM, grantor=MUM).permitted


class TestUserDecidesAccess:
    """B25: who close to the user may read is the user's to decide, and before that those who consent."""

    code = "access.user-decides"

    @pytest.mark.parametrize("actor", [NURSE, GRAN, USER])
    def test_nobody_else_decides_for_a_child(self, actor: str) -> None:
        verdict = Life().established().ask(FamilyAccessDecided, actor, party=GRAN, allowed=True)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (MUM, DAD)

    def test_a_parent_decides_for_a_child(self) -> None:
        assert Life().established().ask(FamilyAccessDecided, MUM, party=GRAN, allowed=True).permitted

    def test_one_parent_does_not_shut_the_other_out(self) -> None:
        verdict = Life().established().ask(FamilyAccessDecided, MUM, party=DAD, allowed=False)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.NOT_YOURS

    def test_from_the_own_age_only_the_user_decides(self) -> None:
        life = Life().need(born=date(2010, 1, 1))
        assert life.ask(FamilyAccessDecided, USER, party=MUM, allowed=False).permitted
        assert blocks(life.ask(FamilyAccessDecided, MUM, party=MUM, allowed=True), self.code)

    def test_where_nobody_can_consent_nobody_here_decides(self) -> None:
        """There is no other actor to point to, and the answer says that others must decide."""
        verdict = Life().need(parents=()).ask(FamilyAccessDecided, NURSE, party=GRAN, allowed=True)

        assert blocks(verdict, self.code)
        assert found(verdict, self.code).remedies == (Nothing(because=Because.OTHERS_DECIDE),)


class TestObjectionAnswered:
    """B14: an objection is owed an answer."""

    code = "consent.objection-answered"

    def test_it_is_owed_by_the_coordinator_until_answered(self) -> None:
        life = Life().established()
        life.do(ObjectionRecorded, GRAN, objection="o-1", party=GRAN)
        duty = life.duties(self.code)[0]
        assert (duty.who, duty.subject, duty.position) == (NURSE, "o-1", life.state.version)

        life.do(ObjectionAnswered, objection="o-1")
        assert life.duties(self.code) == []

    def test_nothing_is_owed_without_an_objection(self) -> None:
        assert Life().established().duties(self.code) == []

    def test_a_new_period_closes_it(self) -> None:
        life = Life().established()
        life.do(ObjectionRecorded, GRAN, objection="o-1", party=GRAN)
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        assert len(life.duties(self.code)) == 1
        life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
        assert life.duties(self.code) == []


class TestRenewed:
    """B3: consent that runs out, or will be another's to give, is asked for in time; if not, the group stands still."""

    code = "consent.renewed"
    own = (USER, date(2031, 4, 30))
    """The user's own consent is needed from the sixteenth birthday, 1 May 2031."""

    def owed(self, life: Life) -> set[tuple[str | None, date | None]]:
        duties = life.duties(self.code)
        assert not any(duty.binding or duty.overdue for duty in duties)
        return {(duty.subject, duty.due) for duty in duties}

    def test_it_is_due_on_the_last_day_and_binds_nobody(self) -> None:
        life = Life().established(last_day=date(2026, 6, 30))
        assert self.owed(life) == {(MUM, date(2026, 6, 30)), (DAD, date(2026, 6, 30)), self.own}

    def test_the_users_own_is_due_the_day_before_the_birthday(self) -> None:
        life = Life().need(born=date(2010, 9, 1)).assessed().established()
        assert self.owed(life) == {(USER, date(2026, 8, 31))}

    def test_after_the_birthday_the_users_own_is_still_missing(self) -> None:
        life = Life().need(born=date(2010, 9, 1)).assessed().established()
        life.until(life.now.replace(month=9, day=2))
        assert self.owed(life) == {(USER, None)}

    def test_a_new_form_settles_it(self) -> None:
        life = Life().established(last_day=date(2026, 6, 30))
        life.consent(MUM, HEALTH, SCHOOL, last_day=date(2027, 6, 30))
        assert self.owed(life) == {(MUM, date(2027, 6, 30)), (DAD, date(2026, 6, 30)), self.own}

    def test_a_no_voids_it(self) -> None:
        life = Life().established(last_day=date(2026, 6, 30))
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        assert self.owed(life) == {(DAD, date(2026, 6, 30)), self.own}

    def test_the_day_after_it_is_what_the_group_waits_for(self) -> None:
        life = Life().established(last_day=date(2026, 6, 30))
        life.until(life.now.replace(month=7, day=1))
        assert self.owed(life) == {(MUM, date(2026, 6, 30)), (DAD, date(2026, 6, 30)), self.own}

    def test_the_users_own_is_owed_from_when_the_group_was_established(self) -> None:
        """Nobody gave it anything to begin with, so it stands where the group began."""
        life = Life().established()
        (duty,) = life.duties(self.code)
        assert (duty.subject, duty.position) == (USER, life.state.established_position)

    def test_on_the_birthday_itself_it_is_no_longer_to_come(self) -> None:
        """From that day the user's own consent is missing, and nothing is due the day before."""
        life = Life().need(born=date(2010, 9, 1)).assessed().established()
        life.until(life.now.replace(month=9, day=1))
        assert self.owed(life) == {(USER, None)}

    def test_on_the_last_day_itself_it_is_still_due(self) -> None:
        """The last day is the day it is due, and not yet over."""
        life = Life().established(last_day=date(2026, 6, 30))
        life.until(life.now.replace(month=6, day=30))
        assert self.owed(life) == {(MUM, date(2026, 6, 30)), (DAD, date(2026, 6, 30)), self.own}

    def test_what_covers_nobody_who_takes_part_need_not_be_renewed(self) -> None:
        """A consent for an agency that is not in the group runs out without anybody being asked."""
        life = Life().established()
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        life.consent(MUM, PRACTICE, last_day=date(2026, 6, 30))
        assert self.owed(life) == {self.own}


def test_a_grant_without_kinds_is_no_exchange() -> None:
    """A consent to exchange nothing at all cannot even be written down."""
    with pytest.raises(ValueError, match="kinds"):
        Grant(object=ConsentObject.EXCHANGE, agency=SCHOOL)
