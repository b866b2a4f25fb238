from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from municipalities.kristiansand import PROFILE

from ansvar_core import (
    Capacity,
    ChangeProposal,
    ConsentGiven,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    Event,
    FamilyAccessDecided,
    FinalEvaluationMade,
    Finding,
    GroupEnded,
    GroupEstablished,
    Language,
    Manner,
    Member,
    MemberJoined,
    MemberLeft,
    NextOfKinRecorded,
    PlanReferred,
    RoutineFollowed,
    Rulebook,
    event_from_step,
)
from support.life import DAD, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life, both

KRISTIANSAND = Rulebook.of(PROFILE)
STANDARD = Rulebook.standard()
AUTHORISED, ARCHIVED, PLAN = "kristiansand.authorised", "kristiansand.archived", "kristiansand.plan-takes-over"
DOCUMENTED, READ = "consent.documented", "role.read"
AUNT, COLLEAGUE = "p-aunt", "p-colleague"


class KristiansandLife(Life):
    """A life in which every member has an authorisation form."""

    def __init__(self) -> None:
        super().__init__(book=KRISTIANSAND)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind is MemberJoined:
            fields.setdefault("routine", {AUTHORISED})
        return super().make(kind, actor, **fields)


def ending(life: Life) -> Life:
    """The end is decided, and the work summed up."""
    life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-summary")
    return life


def found(life: Life, code: str, event: Event) -> Finding:
    """The one finding of a rule in Kristiansand."""
    (finding,) = (each for each in KRISTIANSAND.assess(life.group, event).findings if each.code == code)
    return finding


class TestAccessFollowsTheRole:
    """KRS-01: access is by role."""

    def test_one_without_a_role_does_not_read_here_though_the_family_agrees(self) -> None:
        life = KristiansandLife().established().met()
        life.do(FamilyAccessDecided, MUM, party=AUNT, allowed=True)
        assert STANDARD.may_read(life.state, AUNT, "m-1", life.now).permitted
        refused = KRISTIANSAND.may_read(life.state, AUNT, "m-1", life.now)
        assert (refused.permitted, READ in refused.codes) == (False, True)

    def test_the_role_of_next_of_kin_opens_what_the_family_agrees_to(self) -> None:
        life = KristiansandLife().established().met()
        life.do(FamilyAccessDecided, MUM, party=AUNT, allowed=True)
        life.do(NextOfKinRecorded, party=AUNT)
        assert KRISTIANSAND.may_read(life.state, AUNT, "m-1", life.now).permitted

    def test_a_member_who_has_left_reads_no_longer_here_and_old_minutes_elsewhere(self) -> None:
        life = KristiansandLife().established().met()
        assert KRISTIANSAND.may_read(life.state, TEACHER, "m-1", life.now).permitted
        life.do(MemberLeft, party=TEACHER)
        assert STANDARD.may_read(life.state, TEACHER, "m-1", life.now).permitted
        assert not KRISTIANSAND.may_read(life.state, TEACHER, "m-1", life.now).permitted

    @pytest.mark.parametrize("party", [USER, MUM, DAD])
    def test_the_user_and_the_parents_always_read(self, party: str) -> None:
        life = KristiansandLife().established().met()
        assert KRISTIANSAND.may_read(life.state, party, "m-1", life.now).permitted


class TestTheArchive:
    """KRS-01: there is a procedure for the archive, so closing warns while the log is not archived."""

    def test_closing_an_unarchived_log_warns_here_and_not_elsewhere(self) -> None:
        life = ending(KristiansandLife().established())
        closing = life.make(GroupEnded)
        assert found(life, ARCHIVED, closing).effect is Effect.WARNS
        assert KRISTIANSAND.assess(life.group, closing).permitted
        assert ARCHIVED not in STANDARD.assess(life.group, closing).codes

    def test_doing_what_the_remedy_says_takes_the_warning_away(self) -> None:
        life = ending(KristiansandLife().established())
        (remedy,) = found(life, ARCHIVED, life.make(GroupEnded)).remedies
        assert isinstance(remedy, DoFirst)
        done = event_from_step(remedy.steps[0], life.group, id="e-archive", at=life.now, actor=NURSE)
        life.do(type(done), routine=done.routine)
        assert ARCHIVED not in life.do(GroupEnded).codes


class TestTheFormForEveryone:
    """KRS-06: there is an authorisation form for every participant."""

    @staticmethod
    def consent(life: Life) -> Any:
        return life.make(
            ConsentGiven,
            MUM,
            grantor=MUM,
            capacity=Capacity.PARENT,
            grants=both(HEALTH),
            first_day=life.now.date(),
            manner=Manner.WRITTEN,
            informed=True,
        )

    def test_a_consent_without_a_form_is_refused_here_and_warned_of_elsewhere(self) -> None:
        life = KristiansandLife().need().assessed()
        consent = self.consent(life)
        assert found(life, DOCUMENTED, consent).blocks
        elsewhere = STANDARD.assess(life.group, consent)
        assert (elsewhere.permitted, DOCUMENTED in elsewhere.codes) == (True, True)

    def test_the_form_takes_the_refusal_away(self) -> None:
        life = KristiansandLife().need().assessed()
        consent = self.consent(life)
        (remedy,) = found(life, DOCUMENTED, consent).remedies
        assert isinstance(remedy, ChangeProposal)
        assert KRISTIANSAND.assess(life.group, consent.changed(remedy, document="d-form")).permitted

    def test_a_member_without_a_form_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = KristiansandLife().established()
        member = Member(party=COLLEAGUE, agency=SCHOOL, function="function", sub_responsibility="part")
        joining = life.make(MemberJoined, member=member, routine=())
        assert STANDARD.assess(life.group, joining).permitted
        (remedy,) = found(life, AUTHORISED, joining).remedies
        assert isinstance(remedy, ChangeProposal)
        assert not KRISTIANSAND.assess(life.group, joining).permitted
        assert KRISTIANSAND.assess(life.group, joining.changed(remedy)).permitted


class TestThePlanTakesOver:
    """KRS-04: the log is closed when a child who is entitled to a plan wants one."""

    def test_the_coordinator_owes_the_decision_to_end_here_and_not_elsewhere(self) -> None:
        life = KristiansandLife().established()
        assert life.duties(PLAN) == []
        life.do(PlanReferred, plan="d-plan")
        (duty,) = life.duties(PLAN)
        assert (NURSE, life.state.version, True, False) == (duty.who, duty.position, duty.next_meeting, duty.overdue)
        assert PLAN not in {each.code for each in STANDARD.duties(life.state, life.now)}

    def test_it_is_a_breach_when_a_meeting_has_been_held_since(self) -> None:
        life = KristiansandLife().established()
        life.do(PlanReferred, plan="d-plan")
        life.met()
        assert [each.overdue for each in life.duties(PLAN)] == [True]
        assert PLAN in {each.duty.code for each in life.audit().owed}

    def test_the_day_of_the_next_meeting_is_its_day(self) -> None:
        life = KristiansandLife().established()
        life.do(PlanReferred, plan="d-plan")
        life.call(days=7)
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        assert [starts.date()] == [each.due for each in life.duties(PLAN)]

    def test_deciding_to_end_settles_it_and_regretting_opens_it_again(self) -> None:
        life = KristiansandLife().established()
        life.do(PlanReferred, plan="d-plan")
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        assert life.duties(PLAN) == []
        life.do(EndingRegretted)
        assert len(life.duties(PLAN)) == 1

    def test_it_is_owed_until_the_day_before_the_eighteenth_birthday(self) -> None:
        life = KristiansandLife().established()
        life.do(PlanReferred, plan="d-plan")
        life.until(datetime(2033, 4, 30, 12, tzinfo=UTC))
        assert len(life.duties(PLAN)) == 1
        life.until(datetime(2033, 5, 1, 12, tzinfo=UTC))
        assert life.duties(PLAN) == []

    def test_a_plan_from_an_earlier_log_asks_for_nothing_in_a_new_one(self) -> None:
        life = KristiansandLife().established()
        life.do(PlanReferred, plan="d-plan")
        ending(life)
        life.do(RoutineFollowed, routine={ARCHIVED})
        life.do(GroupEnded)
        life.wait(days=30).need(parents=()).assessed().prepared()
        life.do(GroupEstablished)
        assert life.duties(PLAN) == []


@pytest.mark.parametrize("code", [AUTHORISED, ARCHIVED, PLAN])
def test_every_rule_of_its_own_reads_in_three_languages(code: str) -> None:
    """The words are there in each language, with every slot filled."""
    text = KRISTIANSAND.text(code)
    for part in (text.wrong, text.why, text.do):
        said = [part[language] for language in Language]
        assert len(set(said)) > 1
        assert not any("{" in each for each in said)
