from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from municipalities.kvinnherad import ASKED, PROFILE

from ansvar_core import (
    AgencyRecorded,
    Capacity,
    CompetenceDecided,
    ConsentGiven,
    CoordinatorOffered,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    FamilyAccessDecided,
    FinalEvaluationMade,
    GroupEnded,
    GroupEstablished,
    Language,
    Manner,
    NextOfKinRecorded,
    PlanReferred,
    RoutineFollowed,
    Rulebook,
    event_from_step,
)
from support.life import AGENCIES, DAD, GRAN, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life, both

KVINNHERAD = Rulebook.of(PROFILE)
STANDARD = Rulebook.standard()
PLAN, QUESTION, NEAREST = (
    "kvinnherad.plan-takes-over",
    "kvinnherad.closed-with-the-question",
    "kvinnherad.nearest-the-child",
)
UNCOVERED = "establish.consent-to-cooperation"


class KvinnheradLife(Life):
    """A life in which the one nearest the child is asked to hold the baton."""

    def __init__(self) -> None:
        super().__init__(book=KVINNHERAD)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind is CoordinatorOffered:
            fields.setdefault("routine", {NEAREST})
        return super().make(kind, actor, **fields)


def youth(born: date, *grantors: str) -> Life:
    """A young person's group ready to be established, with consent from some."""
    life = KvinnheradLife()
    life.need(born=born).assessed()
    life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
    for grantor in grantors:
        life.consent(grantor, HEALTH, SCHOOL, capacity=Capacity.SELF if grantor == USER else Capacity.PARENT)
    life.prepared(consents=False)
    return life


FIFTEEN, SEVENTEEN = date(2010, 6, 1), date(2008, 6, 1)


class TestTheParentsAlwaysAgree:
    """KVH-01: the parents always have to agree to a log."""

    def test_a_seventeen_year_olds_own_yes_is_enough_elsewhere_and_not_here(self) -> None:
        life = youth(SEVENTEEN, USER)
        start = life.make(GroupEstablished)
        assert STANDARD.assess(life.group, start).permitted
        here = KVINNHERAD.assess(life.group, start)
        assert (here.permitted, UNCOVERED in here.codes) == (False, True)

    def test_with_the_parents_too_it_is_in_order(self) -> None:
        assert youth(SEVENTEEN, USER, MUM, DAD).do(GroupEstablished).permitted

    @pytest.mark.parametrize(("day", "required"), [(date(2026, 5, 31), {USER, MUM, DAD}), (date(2026, 6, 1), {USER})])
    def test_it_lasts_until_the_day_before_the_eighteenth_birthday(self, day: date, required: set[str]) -> None:
        life = youth(SEVENTEEN, USER, MUM, DAD)
        life.until(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        assert required == set(KVINNHERAD.consent(life.state, life.now).required.parties)


class TestFromFifteen:
    """KVH-02: from 15 the young person may be able to consent."""

    def test_the_parents_alone_are_enough_elsewhere_and_not_here(self) -> None:
        life = youth(FIFTEEN, MUM, DAD)
        start = life.make(GroupEstablished)
        assert STANDARD.assess(life.group, start).permitted
        here = KVINNHERAD.assess(life.group, start)
        assert (here.permitted, UNCOVERED in here.codes) == (False, True)

    def test_with_the_young_persons_own_yes_it_is_in_order(self) -> None:
        assert youth(FIFTEEN, MUM, DAD, USER).do(GroupEstablished).permitted

    def test_a_fifteen_year_old_who_cannot_consent_is_not_asked(self) -> None:
        life = youth(FIFTEEN, MUM, DAD)
        life.do(CompetenceDecided, competent=False, decision="d-decision")
        assert life.do(GroupEstablished).permitted

    def test_the_yes_of_a_fourteen_year_old_is_refused(self) -> None:
        life = KvinnheradLife().need(born=date(2011, 6, 1)).assessed()
        form = life.make(
            ConsentGiven,
            USER,
            grantor=USER,
            capacity=Capacity.SELF,
            grants=both(HEALTH),
            first_day=life.now.date(),
            manner=Manner.WRITTEN,
            informed=True,
            document="d-form",
        )
        assert not KVINNHERAD.assess(life.group, form).permitted


class TestThePlanTakesOver:
    """KVH-03: with the right to a plan the log is closed."""

    def test_the_relay_holder_owes_the_decision_to_end_here_and_not_elsewhere(self) -> None:
        life = KvinnheradLife().established()
        assert life.duties(PLAN) == []
        life.do(PlanReferred, plan="d-plan")
        (duty,) = life.duties(PLAN)
        assert (NURSE, life.state.version, True, False) == (duty.who, duty.position, duty.next_meeting, duty.overdue)
        assert PLAN not in {each.code for each in STANDARD.duties(life.state, life.now)}

    def test_it_is_a_breach_when_a_meeting_has_been_held_since(self) -> None:
        life = KvinnheradLife().established()
        life.do(PlanReferred, plan="d-plan")
        life.met()
        assert PLAN in {each.duty.code for each in life.audit().owed}

    def test_deciding_to_end_settles_it(self) -> None:
        life = KvinnheradLife().established()
        life.do(PlanReferred, plan="d-plan")
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        assert life.duties(PLAN) == []


class TestAskedAboutACoordinator:
    """KVH-04: then a coordinator takes over, if the user wishes."""

    @staticmethod
    def closing(reason: EndingReason = EndingReason.NEED_CEASED, *, plan: bool = True) -> Life:
        life = KvinnheradLife().established()
        if plan:
            life.do(PlanReferred, plan="d-plan")
        life.do(EndingDecided, life.state.user.id, reason=reason)
        life.do(FinalEvaluationMade, document="d-summary")
        return life

    def test_the_question_is_owed_from_the_plan_on_and_late_after_a_meeting(self) -> None:
        life = KvinnheradLife().established()
        assert life.duties(ASKED) == []
        life.do(PlanReferred, plan="d-plan")
        assert [(each.who, each.overdue) for each in life.duties(ASKED)] == [(NURSE, False)]
        life.met()
        assert [each.overdue for each in life.duties(ASKED)] == [True]

    def test_asking_settles_it(self) -> None:
        life = KvinnheradLife().established()
        life.do(PlanReferred, plan="d-plan")
        life.do(RoutineFollowed, routine={ASKED})
        assert life.duties(ASKED) == []

    def test_closing_without_having_asked_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = self.closing()
        end = life.make(GroupEnded)
        assert STANDARD.assess(life.group, end).permitted
        assert tuple(each.code for each in KVINNHERAD.assess(life.group, end).findings if each.blocks) == (QUESTION,)

    def test_doing_what_the_remedy_says_opens_the_end(self) -> None:
        life = self.closing()
        (finding,) = (each for each in KVINNHERAD.assess(life.group, life.make(GroupEnded)).findings if each.blocks)
        (remedy,) = finding.remedies
        assert isinstance(remedy, DoFirst)
        asked = event_from_step(remedy.steps[0], life.group, id="e-asked", at=life.now, actor=NURSE)
        life.do(type(asked), routine=asked.routine)
        assert life.do(GroupEnded).permitted

    def test_an_answer_from_before_the_plan_does_not_count(self) -> None:
        life = KvinnheradLife().established()
        life.do(RoutineFollowed, routine={ASKED})
        life.do(PlanReferred, plan="d-plan")
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-summary")
        assert not life.ask(GroupEnded).permitted

    def test_a_log_without_a_plan_is_closed_without_the_question(self) -> None:
        assert self.closing(plan=False).do(GroupEnded).permitted

    @pytest.mark.parametrize("reason", [EndingReason.DIED, EndingReason.MOVED, EndingReason.NO_CONSENT])
    def test_an_end_that_is_not_the_plans_doing_waits_for_no_question(self, reason: EndingReason) -> None:
        assert self.closing(reason).do(GroupEnded).permitted


class TestWhoReads:
    """KVH-05: only parents, and services that consent covers, may read."""

    def test_a_grandparent_the_family_agrees_to_reads_elsewhere_and_not_here(self) -> None:
        life = KvinnheradLife().established().met()
        life.do(NextOfKinRecorded, party=GRAN)
        life.do(FamilyAccessDecided, MUM, party=GRAN, allowed=True)
        assert STANDARD.may_read(life.state, GRAN, "m-1", life.now).permitted
        here = KVINNHERAD.may_read(life.state, GRAN, "m-1", life.now)
        assert (here.permitted, "role.read" in here.codes) == (False, True)

    @pytest.mark.parametrize("party", [USER, MUM, DAD, NURSE, TEACHER])
    def test_the_family_and_the_services_read(self, party: str) -> None:
        life = KvinnheradLife().established().met()
        assert KVINNHERAD.may_read(life.state, party, "m-1", life.now).permitted


class TestNearestTheChild:
    """KVH-06: the holder ought to be the one in the services who is nearest the child."""

    def test_an_offer_that_does_not_say_so_warns_here_and_not_elsewhere(self) -> None:
        life = KvinnheradLife().established()
        offer = life.make(CoordinatorOffered, party=TEACHER, routine=())
        (finding,) = (each for each in KVINNHERAD.assess(life.group, offer).findings if each.code == NEAREST)
        assert finding.effect is Effect.WARNS
        assert KVINNHERAD.assess(life.group, offer).permitted
        assert NEAREST not in STANDARD.assess(life.group, offer).codes

    def test_saying_so_takes_the_warning_away(self) -> None:
        life = KvinnheradLife().established()
        assert NEAREST not in life.do(CoordinatorOffered, party=TEACHER).codes

    @pytest.mark.parametrize(
        ("language", "word"), [("nb", "stafettholder"), ("nn", "stafetthaldar"), ("en", "relay holder")]
    )
    def test_the_texts_speak_of_a_relay_holder(self, language: str, word: str) -> None:
        code = "establish.coordinator"
        assert word in KVINNHERAD.text(code).wrong[language]
        assert word not in STANDARD.text(code).wrong[language]


@pytest.mark.parametrize("code", [PLAN, ASKED, QUESTION, NEAREST])
def test_every_rule_of_its_own_reads_in_three_languages(code: str) -> None:
    """The words are there in each language, with every slot filled."""
    text = KVINNHERAD.text(code)
    for part in (text.wrong, text.why, text.do):
        said = [part[language] for language in Language]
        assert len(set(said)) > 1
        assert not any("{" in each for each in said)
