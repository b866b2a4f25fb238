"""What follows from a group on a day: the setting, agencies, chair, topics, consent at a glance and the rota."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from ansvar_core import (
    Agency,
    CareTakenOver,
    ChairRule,
    ConsentWithdrawn,
    CoordinatorStatus,
    Dated,
    Group,
    LeapBirthday,
    LegalGuardian,
    Member,
    MemberChanged,
    MemberLeft,
    NotInForce,
    Parent,
    Place,
    Policy,
    Role,
    Rulebook,
    Source,
    Tie,
    Topic,
    WhyNext,
)
from ansvar_core.derive.agencies import bound_to_attend, counted_agencies, professional_for
from ansvar_core.derive.chair import chair_allowed, expected_chair
from ansvar_core.derive.consent import Why, cover, entitled_to_say_no, may_consent, requirement
from ansvar_core.derive.roles import roles_of
from ansvar_core.derive.setting import Setting, holds
from ansvar_core.derive.topics import route
from ansvar_core.entities.consent import Capacity, ConsentObject, ConsentStatus, ConsentStep
from ansvar_core.entities.group import CompetenceDecision, Office, Vacancy
from ansvar_core.entities.meeting import Meeting, MeetingStatus
from ansvar_core.values.ledger import Ledger
from support.life import DAD, HEALTH, MUM, NURSE, PHYSIO, PPT, SCHOOL, START, TEACHER, USER, Life
from support.samples import world

ALWAYS = Dated.always("policy", Policy())
NOON = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)


def setting(at: datetime = NOON, policies: Dated[Policy] = ALWAYS, **changes: object) -> Setting:
    """The world's group at an instant, with some of its facts changed."""
    group: Group = attrs.evolve(world()[1], **changes)
    return Setting.of(group, at, policies)


class TestSetting:
    """The day of an instant is the policy's, and so is the policy of a day."""

    @pytest.mark.parametrize(
        ("moment", "day", "youth"),
        [
            (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31), 16),
            (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1), 15),
        ],
    )
    def test_the_policy_is_the_one_of_the_local_day(self, moment: datetime, day: date, youth: int) -> None:
        """An hour before midnight in UTC the new year has begun in Norway."""
        policies = Dated("policy", [(None, Policy()), (date(2027, 1, 1), Policy(youth_consents_from=15))])
        found = setting(moment, policies)

        assert (found.day, found.policy.youth_consents_from) == (day, youth)

    def test_another_instant_is_another_setting_of_the_same_group(self) -> None:
        """And the same instant is the same setting."""
        now = setting()
        later = now.on(NOON + timedelta(days=1))

        assert now.on(NOON) is now
        assert (later.group, later.day) == (now.group, date(2026, 6, 2))

    @pytest.mark.parametrize(
        ("moment", "child"),
        [(datetime(2033, 4, 30, 21, 59, tzinfo=UTC), True), (datetime(2033, 4, 30, 22, 0, tzinfo=UTC), False)],
    )
    def test_a_child_is_a_child_until_the_birthday(self, moment: datetime, child: bool) -> None:
        """Full age comes at midnight in the policy's zone."""
        assert setting(moment).is_child is child

    def test_a_decision_on_competence_stands_until_the_next(self) -> None:
        """Without one, everybody can consent."""
        decisions = tuple(
            CompetenceDecision(competent=competent, decision="d-1", at=NOON + timedelta(days=days), position=1)
            for days, competent in ((0, False), (10, True))
        )

        assert setting(NOON - timedelta(days=1), competence=decisions).is_competent
        assert not setting(NOON, competence=decisions).is_competent
        assert setting(NOON + timedelta(days=10), competence=decisions).is_competent

    @pytest.mark.parametrize(
        ("leap", "day"), [(LeapBirthday.MARCH_1, date(2030, 3, 1)), (LeapBirthday.FEBRUARY_28, date(2030, 2, 28))]
    )
    def test_one_born_on_a_leap_day_grows_older_on_the_day_of_the_policy(self, leap: LeapBirthday, day: date) -> None:
        """Asked about one age, and among all the birthdays that an answer can turn on."""
        born = attrs.evolve(world()[1].user, birth_date=date(2012, 2, 29))
        here = setting(policies=Dated.always("policy", Policy(leap_birthday=leap)), user=born)

        assert here.birthday(18) == day
        assert here.birthdays == (date(2028, 2, 29), day)

    def test_of_two_decisions_about_care_the_one_from_the_latest_day_holds(self) -> None:
        """Whichever was written down first."""
        old = CareTakenOver(party="p-old", decision="d-1", first_day=date(2026, 1, 1))
        new = CareTakenOver(party="p-new", decision="d-2", first_day=date(2026, 5, 1))

        for order in ((old, new), (new, old)):
            assert setting(care=Ledger([(each.decision, each) for each in order])).in_care_of == "p-new"

    def test_before_the_first_policy_there_is_none(self) -> None:
        """It begins with its first day in its own zone, an hour before that day in UTC."""
        policies = Dated("policy", [(date(2027, 1, 1), Policy())])
        begun = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)

        assert setting(begun, policies).day == date(2027, 1, 1)
        with pytest.raises(NotInForce):
            setting(begun - timedelta(microseconds=1), policies)

    @pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the machine cannot be set here")
    @pytest.mark.parametrize("machine", ["UTC0", "EAST-13", "WEST11"])
    def test_an_instant_has_one_day_wherever_the_machine_stands(
        self, machine: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """By the zone of the policy in force, also where another policy has another zone."""
        west, east = timezone(timedelta(hours=-5)), timezone(timedelta(hours=2))
        policies = Dated("policy", [(None, Policy(zone=east)), (date(2027, 1, 1), Policy(zone=west))])
        moments = [
            datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
            datetime(2027, 1, 1, 0, 30, tzinfo=UTC),
            datetime(2027, 6, 1, 2, 0, tzinfo=UTC),
        ]
        monkeypatch.setenv("TZ", machine)
        time.tzset()
        try:
            days = [setting(each, policies).day for each in moments]
        finally:
            monkeypatch.undo()
            time.tzset()

        assert days == [date(2027, 1, 1), date(2026, 12, 31), date(2027, 5, 31)]

    @pytest.mark.parametrize(
        ("first", "last", "inside"),
        [
            (None, None, True),
            (date(2026, 6, 1), date(2026, 6, 1), True),
            (date(2026, 6, 2), None, False),
            (None, date(2026, 5, 31), False),
        ],
    )
    def test_first_and_last_day_are_inside(self, first: date | None, last: date | None, inside: bool) -> None:
        """A role holds on both of them."""
        assert holds(Parent(party=MUM, first_day=first, last_day=last), date(2026, 6, 1)) is inside


class TestAgencies:
    """Which agencies count, and who must come."""

    def test_an_agency_counts_unless_it_or_its_kind_does_not(self) -> None:
        """By what is recorded about it, and by the policy."""
        agencies = world()[1].agencies
        not_counting = agencies.put(HEALTH, attrs.evolve(agencies[HEALTH], counts=False))
        without_schools = Dated.always("policy", Policy(uncounted_agency_kinds=["school"]))

        assert counted_agencies(setting()) == (HEALTH, SCHOOL)
        assert counted_agencies(setting(agencies=not_counting)) == (SCHOOL,)
        assert counted_agencies(setting(policies=without_schools)) == (HEALTH,)

    @pytest.mark.parametrize(
        ("tie", "bound"), [(Tie.MUNICIPAL, True), (Tie.OPERATING_AGREEMENT, True), (Tie.EXTERNAL, False)]
    )
    def test_those_employed_or_with_an_agreement_must_come(self, tie: Tie, bound: bool) -> None:
        """The family and those who are not members are bound by nothing."""
        agencies = world()[1].agencies.put(SCHOOL, Agency(id=SCHOOL, tie=tie, kind="school"))

        here = setting(agencies=agencies)
        assert bound_to_attend(here, TEACHER, here.at) is bound
        assert not bound_to_attend(here, MUM, here.at)
        assert not bound_to_attend(here, PHYSIO, here.at)


def meeting(chair: str | None = None, agreed: str | None = None) -> Meeting:
    return Meeting(id="m-2", period=1, position=1, status=MeetingStatus.CALLED, chair=chair, agreed_chair=agreed)


class TestChair:
    """Who chairs, under each of the four rules."""

    @pytest.mark.parametrize(
        ("rule", "agreed", "expected"),
        [
            (ChairRule.COORDINATOR_UNLESS_AGREED, None, NURSE),
            (ChairRule.COORDINATOR_UNLESS_AGREED, USER, USER),
            (ChairRule.COORDINATOR_ONLY, None, NURSE),
            (ChairRule.COORDINATOR_ONLY, USER, NURSE),
            (ChairRule.RELAY_HOLDER, None, TEACHER),
        ],
    )
    def test_who_is_to_chair(self, rule: ChairRule, agreed: str | None, expected: str) -> None:
        """The one agreed beforehand, where that may be agreed; else the office that the policy points at."""
        policies = Dated.always("policy", Policy(chair_rule=rule))
        relay = Office(holder=TEACHER)

        assert expected_chair(setting(policies=policies, relay_holder=relay), meeting(agreed=agreed)) == expected

    def test_the_one_named_comes_first_and_an_empty_office_points_at_nobody(self) -> None:
        """Whoever is named in the call is asked about, whatever the rule."""
        assert expected_chair(setting(), meeting(chair=TEACHER)) == TEACHER
        assert expected_chair(setting(), meeting(chair=TEACHER), MUM) == MUM
        assert expected_chair(setting(), None) == NURSE
        assert expected_chair(setting(coordinator=Office()), None) is None

    @pytest.mark.parametrize(
        ("rule", "agreed", "allowed"),
        [
            (ChairRule.NAMED_IN_THE_CALL, None, {NURSE, TEACHER, USER}),
            (ChairRule.COORDINATOR_ONLY, USER, {NURSE}),
            (ChairRule.COORDINATOR_UNLESS_AGREED, USER, {USER}),
            (ChairRule.COORDINATOR_UNLESS_AGREED, None, {NURSE}),
            (ChairRule.RELAY_HOLDER, None, {TEACHER}),
        ],
    )
    def test_who_may_chair(self, rule: ChairRule, agreed: str | None, allowed: set[str]) -> None:
        """Each rule lets in those it names and nobody else."""
        policies = Dated.always("policy", Policy(chair_rule=rule))
        relay = Office(holder=TEACHER, asked=Office().asked.put(TEACHER, CoordinatorStatus.ACCEPTED))
        here = setting(policies=policies, relay_holder=relay)

        assert {
            party for party in (NURSE, TEACHER, USER) if chair_allowed(here, meeting(agreed=agreed), party)
        } == allowed


class TestProfessionals:
    """Somebody who comes for an agency, and somebody who is the user's own."""

    def test_one_who_left_still_came_for_the_agency(self) -> None:
        """Only the user's own people are their own again; and nobody who never was a member comes for any."""
        life = Life().established(NURSE, TEACHER)
        life.do(MemberLeft, party=TEACHER)
        group = life.state
        nothing_left = group.members.put(TEACHER, attrs.evolve(group.members[TEACHER], stints=()))

        def comes_for(party: str, **changes: Any) -> str | None:
            return professional_for(Setting.of(attrs.evolve(group, **changes), life.now, ALWAYS), party)

        assert (comes_for(NURSE), comes_for(TEACHER), comes_for(MUM)) == (HEALTH, SCHOOL, None)
        assert comes_for(TEACHER, parents=group.parents.put(TEACHER, Parent(party=TEACHER))) is None
        assert comes_for(NURSE, parents=group.parents.put(NURSE, Parent(party=NURSE))) == HEALTH
        assert comes_for(TEACHER, next_of_kin=frozenset({TEACHER})) is None
        assert comes_for(TEACHER, members=nothing_left) is None

    @pytest.mark.parametrize(
        ("first", "last", "own"), [(-9, 0, True), (0, 9, True), (-9, -1, False), (1, 9, False)], ids=str
    )
    def test_one_who_left_is_the_users_own_while_they_are_a_parent_or_a_guardian(
        self, first: int, last: int, own: bool
    ) -> None:
        """First and last day are inside; who was recorded as one for other days comes for the agency all the same."""
        life = Life().established(NURSE, TEACHER)
        life.do(MemberLeft, party=TEACHER)
        group, today = life.state, life.now.date()
        days = {"first_day": today + timedelta(days=first), "last_day": today + timedelta(days=last)}
        parent = Parent(party=TEACHER, **days)
        guardian = LegalGuardian(party=TEACHER, decision="d-guardian", personal=False, **days)
        for changes in (
            {"parents": group.parents.put(TEACHER, parent)},
            {"guardians": group.guardians.put(TEACHER, guardian)},
        ):
            here = Setting.of(attrs.evolve(group, **changes), life.now, ALWAYS)
            assert professional_for(here, TEACHER) == (None if own else SCHOOL)

    def test_one_who_left_is_bound_to_come_no_more(self) -> None:
        """Though the agency that they came for is known."""
        life = Life().established(NURSE, TEACHER)
        life.do(MemberLeft, party=TEACHER)
        here = Setting.of(life.state, life.now, ALWAYS)

        before = life.now - timedelta(minutes=1)
        assert [bound_to_attend(here, who, life.now) for who in (NURSE, TEACHER)] == [True, False]
        assert [bound_to_attend(here, who, before) for who in (NURSE, TEACHER)] == [True, False]

    def test_one_who_comes_for_another_agency_since_was_bound_by_the_one_of_then(self) -> None:
        """Neither before they came at all."""
        life = Life().established(NURSE, TEACHER, PPT)
        then = life.now
        life.wait(days=1).do(MemberChanged, member=Member(party=PPT, agency=SCHOOL))
        here = Setting.of(life.state, life.now, ALWAYS)

        assert not bound_to_attend(here, PPT, then)
        assert bound_to_attend(here, PPT, life.now)
        assert not bound_to_attend(here, PPT, START - timedelta(days=1))


class TestRoles:
    """What somebody is to the group."""

    def test_while_there_is_no_coordinator_the_agency_that_answers_has_the_role(self) -> None:
        """Through its members, and nobody else; with a coordinator, or with nobody to answer, only the holder."""
        gap = Vacancy(agency=SCHOOL, at=NOON, position=9)
        offices = {
            "vacant": Office(vacancy=gap),
            "held": Office(holder=NURSE, vacancy=gap),
            "nobody": Office(),
        }
        asked = (USER, MUM, NURSE, TEACHER, HEALTH, SCHOOL)
        found = {
            name: {each for each in asked if Role.COORDINATOR in roles_of(setting(coordinator=office), each)}
            for name, office in offices.items()
        }

        assert found == {"vacant": {TEACHER, SCHOOL}, "held": {NURSE}, "nobody": set()}


class TestTopics:
    """Where a topic belongs."""

    @pytest.mark.parametrize(
        ("topic", "place", "told"),
        [
            (Topic.STAFF_COMPLAINT, Place.THE_PERSON_OR_LEADER, False),
            (Topic.RESOURCE_COMPLAINT, Place.CASE_PROCEDURE, False),
            (Topic.TRAINING, Place.WORK_MEETING, False),
            (Topic.AGENCY_DISAGREEMENT, Place.COOPERATION_MEETING, True),
        ],
    )
    def test_four_topics_go_elsewhere(self, topic: Topic, place: Place, told: bool) -> None:
        """And of one of them the user is told."""
        found = route(topic, Policy())

        assert (found.topic, found.place, found.user_must_be_told, found.in_group) == (topic, place, told, False)

    def test_a_place_outside_is_a_statement_of_its_own(self) -> None:
        """With the one about telling the user where the user is told."""
        outside = (Topic.STAFF_COMPLAINT, Topic.RESOURCE_COMPLAINT, Topic.TRAINING, Topic.AGENCY_DISAGREEMENT)

        assert [route(each, Policy()).source.statements for each in outside] == [
            ("B31",),
            ("B32",),
            ("B33",),
            ("B34", "B35"),
        ]

    def test_what_a_municipality_takes_into_the_group_is_our_own_decision(self) -> None:
        """No statement says so of the four that otherwise go elsewhere; of what belongs there one does."""
        training, plan = (route(each, Policy(topics_excluded=())) for each in (Topic.TRAINING, Topic.INDIVIDUAL_PLAN))

        assert (training.topic, training.place, training.source) == (
            Topic.TRAINING,
            Place.THE_GROUP,
            Source(design=True),
        )
        assert (plan.topic, plan.source) == (Topic.INDIVIDUAL_PLAN, Source(statements=("B19",)))

    @pytest.mark.parametrize("topic", list(Topic))
    def test_every_topic_has_a_place_and_a_source(self, topic: Topic) -> None:
        """Under a policy that excludes nothing, every topic is for the group."""
        ordinary, open_to_all = route(topic, Policy()), route(topic, Policy(topics_excluded=()))

        assert ordinary.source.statements
        assert open_to_all.in_group
        assert not open_to_all.user_must_be_told
        assert open_to_all.source.statements or open_to_all.source.design


BORN_17_AGO, BORN_ADULT = date(2009, 1, 1), date(1990, 1, 1)
GUARDIAN = LegalGuardian(party="p-guardian", personal=True, decision="d-1")
MONEY_ONLY = LegalGuardian(party="p-money", personal=False, decision="d-2")


class TestRequirement:
    """Who must consent, by age, competence and who answers for a child."""

    @pytest.mark.parametrize(
        ("born", "competent", "care", "parents", "guardians", "expected"),
        [
            (date(2015, 5, 1), True, False, True, True, {(MUM, "parent"), (DAD, "parent")}),
            (date(2015, 5, 1), True, True, True, True, {("p-care", "child-welfare")}),
            (date(2015, 5, 1), True, False, False, True, {("p-guardian", "guardian")}),
            (date(2015, 5, 1), True, False, False, False, set()),
            (BORN_17_AGO, True, False, True, True, {(USER, "self")}),
            (BORN_17_AGO, False, False, True, True, {(MUM, "parent"), (DAD, "parent")}),
            (BORN_17_AGO, False, False, False, False, set()),
            (BORN_ADULT, True, True, True, True, {(USER, "self")}),
            (BORN_ADULT, False, False, True, True, {("p-guardian", "guardian")}),
            (BORN_ADULT, False, False, True, False, set()),
        ],
    )
    def test_who_must(  # noqa: PLR0917  # one row, one case
        self,
        born: date,
        competent: bool,
        care: bool,
        parents: bool,
        guardians: bool,
        expected: set[tuple[str, str]],
    ) -> None:
        """One with an economic mandate alone never; where nobody can, nobody is made up."""
        group = world()[1]
        here = setting(
            user=attrs.evolve(group.user, birth_date=born),
            competence=() if competent else (CompetenceDecision(competent=False, decision="d", at=NOON, position=1),),
            care=Ledger(
                [("d-3", CareTakenOver(party="p-care", decision="d-3", first_day=date(2026, 1, 1)))] if care else ()
            ),
            parents=group.parents if parents else type(group.parents)(),
            guardians=type(group.guardians)(
                [("p-money", MONEY_ONLY), *([("p-guardian", GUARDIAN)] if guardians else [])]
            ),
        )
        found = requirement(here)

        assert {(each.party, each.capacity.value) for each in found.consenters} == expected
        assert all(may_consent(here, each.party, each.capacity) for each in found.consenters)
        assert all(entitled_to_say_no(here, party) for party in found.parties)
        assert not any(may_consent(here, "p-stranger", capacity) for capacity in Capacity)

    def test_between_the_two_ages_both_must(self) -> None:
        """The young person from the own age, the parents until theirs."""
        policies = Dated.always("policy", Policy(youth_consents_from=15, parents_consent_until=18))
        group = world()[1]
        here = setting(policies=policies, user=attrs.evolve(group.user, birth_date=BORN_17_AGO))

        assert requirement(here).parties == (USER, MUM, DAD)

    def test_a_parent_cannot_consent_while_child_welfare_decides(self) -> None:
        """Unless the law knows no such capacity: then nobody has taken it from them."""
        taken = CareTakenOver(party="p-care", decision="d-1", first_day=date(2026, 1, 1))
        frame = attrs.evolve(Policy().frame, name="made-up", capacities=set(Capacity) - {Capacity.CHILD_WELFARE})
        unknown = Dated.always("policy", Policy(frame=frame))
        free, in_care = setting(), setting(care=Ledger([("d-1", taken)]))
        without = setting(policies=unknown, care=Ledger([("d-1", taken)]))

        assert [may_consent(here, MUM, Capacity.PARENT) for here in (free, in_care, without)] == [True, False, True]
        assert [requirement(here).parties for here in (in_care, without)] == [("p-care",), (MUM, DAD)]

    @pytest.mark.parametrize(("first_day", "gaps"), [(None, []), (date(2026, 4, 1), [Why.NOT_RIGHTLY_GIVEN])])
    def test_what_rests_on_a_consent_is_as_rightly_given_as_that(self, first_day: date | None, gaps: list[Why]) -> None:
        """Confirmed by somebody who had become a parent, it is still what one who was not a parent had given."""
        group = world()[1]
        key = (DAD, ConsentObject.EXCHANGE, SCHOOL)
        given = ConsentStep(
            status=ConsentStatus.GIVEN,
            at=datetime(2026, 3, 1, tzinfo=UTC),
            position=1,
            period=1,
            rests_on=1,
            first_day=date(2026, 3, 1),
            kinds=frozenset({"health"}),
            capacity=Capacity.PARENT,
        )
        confirmed = attrs.evolve(given, at=datetime(2026, 5, 1, tzinfo=UTC), position=2)
        consents = group.consents.put(key, attrs.evolve(group.consents[key], history=(given, confirmed)))
        parents = group.parents.put(DAD, Parent(party=DAD, first_day=first_day))
        here = setting(consents=consents, parents=parents)

        assert [gap.why for gap in cover(here, ConsentObject.EXCHANGE, SCHOOL).gaps if gap.party == DAD] == gaps

    def test_one_who_has_answered_may_take_it_back_and_a_stranger_may_not(self) -> None:
        """Also one whose consent is no longer enough."""
        adult = setting(user=attrs.evolve(world()[1].user, birth_date=BORN_ADULT))

        assert entitled_to_say_no(adult, MUM)
        assert not entitled_to_say_no(adult, "p-stranger")


class TestOverview:
    """Consent at a glance."""

    def test_a_covered_group_and_one_that_stands_still(self) -> None:
        """The withdrawal of one of two parents stops all of it."""
        life = Life().established()
        before = life.book.consent(life.state, life.now)
        life.do(ConsentWithdrawn, DAD, grantor=DAD)
        after = life.book.consent(life.state, life.now)

        assert (before.stands_still, after.stands_still) == (False, True)
        assert [(each.agency, each.covered) for each in before.agencies] == [(HEALTH, True), (SCHOOL, True)]
        assert [(each.agency, each.covered) for each in after.agencies] == [(HEALTH, False), (SCHOOL, False)]
        assert before.required.parties == (MUM, DAD)


class TestRota:
    """Whose turn it is, and why."""

    def test_the_reason_is_what_decided(self) -> None:
        """First who joined first; then who has had fewest; then who is left."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        first = life.book.rota(life.state, life.now, 4, chair="p-other")
        alone = life.book.rota(life.state, life.now, 1, chair="p-other", absent=[NURSE, TEACHER])

        assert [each.party for each in first] == [NURSE, TEACHER, PHYSIO, NURSE]
        assert [each.turns for each in first] == [0, 0, 0, 1]
        assert first[0].why is WhyNext.JOINED_FIRST
        assert first[1].why is WhyNext.JOINED_FIRST
        assert first[2].why is WhyNext.FEWEST_TURNS
        assert [(each.party, each.why) for each in alone] == [(PHYSIO, WhyNext.ONLY_ONE)]

    def test_with_nobody_eligible_nobody_is_suggested(self) -> None:
        """An answer is never made up."""
        life = Life().established(NURSE, TEACHER)

        assert life.book.rota(life.state, life.now, 3, chair=NURSE, absent=[TEACHER])[:0] == ()
        assert life.book.rota(life.state, life.now, 1, chair=NURSE, absent=[TEACHER]) == ()
        assert life.book.rota(life.state, life.now, 0) == ()

    def test_one_who_may_not_read_is_not_suggested(self) -> None:
        """The minutes are read by whoever writes them."""
        life = Life().established(NURSE, TEACHER, PPT)
        turns = life.book.rota(life.state, life.now, 3, chair=NURSE, kinds=["economy"])

        assert turns == ()

    def test_the_coordinator_chairs_unless_another_is_named(self) -> None:
        """So the coordinator is not due, unless the policy lets the chair write."""
        life = Life().established(NURSE, TEACHER)
        both = Rulebook.under(Policy(chair_takes_minutes=True))

        assert {each.party for each in life.book.rota(life.state, life.now, 2)} == {TEACHER}
        assert {each.party for each in both.rota(life.state, life.now, 2)} == {NURSE, TEACHER}
