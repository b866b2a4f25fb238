"""Who may read what, reason by reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest

from ansvar_core import (
    Act,
    AgencyRecorded,
    CareTakenOver,
    Dated,
    Group,
    LegalGuardian,
    Member,
    MemberChanged,
    MemberLeft,
    Permission,
    Policy,
    Role,
)
from ansvar_core.derive.access import Denial, Denied, can_read, denied, other_basis, restriction
from ansvar_core.derive.consent import Why
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import CompetenceDecision, FamilyAccess, OtherBasis, Restriction
from ansvar_core.values.ledger import Ledger
from support.life import AGENCIES, DAD, GRAN, MUM, NURSE, PRACTICE, SCHOOL, TEACHER, USER, Life
from support.samples import world

ALWAYS = Dated.always("policy", Policy())
NOON = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
HEALTH_ONLY = frozenset({"health"})
BORN_ADULT = date(1990, 1, 1)


def setting(at: datetime = NOON, policies: Dated[Policy] = ALWAYS, **changes: object) -> Setting:
    """The world's group at an instant, with some of its facts changed."""
    group: Group = attrs.evolve(world()[1], **changes)
    return Setting.of(group, at, policies)


def said(party: str, allowed: bool, kinds: frozenset[str] = frozenset(), days: int = -1, by: str = MUM) -> FamilyAccess:
    return FamilyAccess(party=party, allowed=allowed, by=by, kinds=kinds, at=NOON + timedelta(days=days), position=5)


def reading_for(*roles: Role) -> Dated[Policy]:
    """A municipality that reserves reading for some roles."""
    return Dated.always("policy", Policy(permissions=[Permission(act=Act.READ, roles=frozenset(roles))]))


class TestRestriction:
    """A restriction wins over everything but the user's own access."""

    @pytest.mark.parametrize(
        ("meeting", "lifted", "at", "closed"),
        [
            (None, None, NOON, True),
            ("m-1", None, NOON, True),
            ("m-0", None, NOON, False),
            (None, None, NOON - timedelta(days=2), False),
            (None, NOON, NOON, False),
            (None, NOON + timedelta(days=1), NOON, True),
        ],
    )
    def test_it_closes_what_it_is_about_while_it_stands(
        self, meeting: str | None, lifted: datetime | None, at: datetime, closed: bool
    ) -> None:
        """From its own instant until it is lifted; for one meeting, or for everything."""
        each = Restriction(
            party=MUM, meeting=meeting, basis="b", at=NOON - timedelta(days=1), position=7, lifted_at=lifted
        )
        here = setting(at, restrictions=(each,))
        facts = here.group.meetings["m-1"]
        found = denied(here, MUM, facts, HEALTH_ONLY)

        assert (restriction(here, MUM, facts.id) is not None) is closed
        assert (found is not None and (found.why, found.position) == (Denial.RESTRICTED, 7)) is closed
        assert restriction(here, DAD, facts.id) is None

    def test_the_user_reads_all_the_same(self) -> None:
        """Nobody closes somebody's own papers here."""
        each = Restriction(party=USER, meeting=None, basis="b", at=NOON, position=7)

        assert can_read(setting(restrictions=(each,)), USER)


class TestFamily:
    """Those who consent for the user read, and others as the user decides."""

    @pytest.mark.parametrize("party", [MUM, DAD])
    def test_a_childs_parents_read(self, party: str) -> None:
        """Also after the youth's own consent, until full age."""
        youth = attrs.evolve(world()[1].user, birth_date=date(2009, 1, 1))
        adult = attrs.evolve(world()[1].user, birth_date=BORN_ADULT)

        assert can_read(setting(), party)
        assert can_read(setting(user=youth), party)
        assert not can_read(setting(user=adult), party)

    def test_where_child_welfare_has_taken_over_it_reads_and_the_parents_do_not(self) -> None:
        """Whoever decides for the child reads about it."""
        care = CareTakenOver(party="p-care", decision="d-1", first_day=date(2026, 1, 1))
        youth = attrs.evolve(world()[1].user, birth_date=date(2009, 1, 1))

        decisions = Ledger([(care.decision, care)])
        for here in (setting(care=decisions), setting(care=decisions, user=youth)):
            assert can_read(here, "p-care")
            assert not can_read(here, MUM)

    def test_an_adults_guardian_reads_while_the_user_cannot_consent(self) -> None:
        """The guardian then consents for the user."""
        adult = attrs.evolve(world()[1].user, birth_date=BORN_ADULT)
        guardians = type(world()[1].guardians)(
            [("p-guardian", LegalGuardian(party="p-guardian", personal=True, decision="d-1"))]
        )
        unable = (CompetenceDecision(competent=False, decision="d-2", at=NOON, position=1),)

        assert can_read(setting(user=adult, guardians=guardians, competence=unable), "p-guardian")
        found = denied(setting(user=adult, guardians=guardians), "p-guardian", None, frozenset())
        assert found is not None
        assert found.why is Denial.USER_HAS_NOT_AGREED

    @pytest.mark.parametrize(
        ("decisions", "kinds", "reads"),
        [
            ((), HEALTH_ONLY, False),
            ((said(GRAN, allowed=True),), HEALTH_ONLY, True),
            ((said(GRAN, allowed=True, kinds=HEALTH_ONLY),), HEALTH_ONLY, True),
            ((said(GRAN, allowed=True, kinds=HEALTH_ONLY),), frozenset({"family"}), False),
            ((said(GRAN, allowed=True), said(GRAN, allowed=False, days=0)), HEALTH_ONLY, False),
            ((said(GRAN, allowed=True), said(GRAN, allowed=False, days=1)), HEALTH_ONLY, True),
            ((said(MUM, allowed=True),), HEALTH_ONLY, False),
        ],
    )
    def test_somebody_close_reads_as_was_decided_last(
        self, decisions: tuple[FamilyAccess, ...], kinds: frozenset[str], reads: bool
    ) -> None:
        """All kinds, or those that were named; what is decided later counts later."""
        found = denied(setting(family_access=decisions), GRAN, None, kinds)

        assert (found is None) is reads
        if found is not None:
            assert found.why is Denial.USER_HAS_NOT_AGREED

    def test_what_others_decided_for_a_child_does_not_bind_the_grown_up(self) -> None:
        """From when the user consents alone, only the user's own decision counts."""
        youth = attrs.evolve(world()[1].user, birth_date=date(2010, 6, 1))
        before = FamilyAccess(
            party=GRAN, allowed=True, by=MUM, kinds=frozenset(), at=datetime(2026, 5, 1, tzinfo=UTC), position=5
        )

        assert can_read(setting(datetime(2026, 5, 20, tzinfo=UTC), user=youth, family_access=(before,)), GRAN)
        assert not can_read(setting(datetime(2026, 6, 20, tzinfo=UTC), user=youth, family_access=(before,)), GRAN)

    def test_a_denial_points_at_the_decision_that_it_turned_on(self) -> None:
        """One who was let in to less, one who was shut out, and one about whom nothing has been decided."""
        narrow, shut_out = said(GRAN, allowed=True, kinds=HEALTH_ONLY), said(MUM, allowed=False)
        decided = setting(family_access=(narrow, shut_out))
        denials = [
            denied(decided, GRAN, None, frozenset({"family"})),
            denied(decided, MUM, None, HEALTH_ONLY),
            denied(setting(), GRAN, None, HEALTH_ONLY),
        ]

        assert [each and (each.why, each.position) for each in denials] == [
            (Denial.USER_HAS_NOT_AGREED, 5),
            (Denial.USER_HAS_NOT_AGREED, 5),
            (Denial.USER_HAS_NOT_AGREED, None),
        ]

    def test_what_the_user_decided_stands_when_the_user_can_no_longer_consent(self) -> None:
        """It was the user's own to decide then, and the guardian's word in between is another matter."""
        adult = attrs.evolve(world()[1].user, birth_date=BORN_ADULT)
        unable = (CompetenceDecision(competent=False, decision="d-2", at=NOON, position=1),)
        own = said(GRAN, allowed=True, by=USER)

        assert can_read(setting(user=adult, competence=unable, family_access=(own,)), GRAN)
        assert not can_read(setting(user=adult, competence=unable, family_access=(said(GRAN, allowed=True),)), GRAN)

    def test_where_the_user_consents_beside_the_parents_only_the_user_decides(self) -> None:
        """Between the two ages a parent's consent is still asked for, and the parent's word about others no more."""
        both = Dated.always("policy", Policy(youth_consents_from=15, parents_consent_until=18))
        youth = attrs.evolve(world()[1].user, birth_date=date(2009, 1, 1))

        assert can_read(setting(policies=both, user=youth, family_access=(said(GRAN, allowed=True, by=USER),)), GRAN)
        assert not can_read(setting(policies=both, user=youth, family_access=(said(GRAN, allowed=True),)), GRAN)

    def test_a_stranger_has_no_part(self) -> None:
        """And is told only that."""
        found = denied(setting(), "p-stranger", None, frozenset())

        assert found is not None
        assert (found.why, found.gaps, found.position) == (Denial.NO_PART, (), None)


class TestMembers:
    """A member reads while the agency is covered."""

    def test_one_who_left_reads_what_was_held_before_and_no_more(self) -> None:
        """And only while still covered."""
        life = Life().established().met("m-1")
        life.do(MemberLeft, party=TEACHER)
        life.wait(days=1)
        here = Setting.of(life.state, life.now, ALWAYS)
        found = denied(here, TEACHER, None, frozenset())

        assert denied(here, TEACHER, life.state.meetings["m-1"], HEALTH_ONLY) is None
        assert found is not None
        assert found.why is Denial.NOT_MEMBER_THEN

    def test_at_an_earlier_instant_it_is_the_agency_of_that_time_that_counts(self) -> None:
        """A later move to an agency without consent takes nothing away from before it."""
        life = Life().established()
        before = life.now
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        life.do(MemberChanged, member=Member(party=TEACHER, agency=PRACTICE, sub_responsibility="part"))
        then, now = (Setting.of(life.state, at, ALWAYS) for at in (before, life.now))

        assert can_read(then, TEACHER, HEALTH_ONLY)
        assert not can_read(now, TEACHER, HEALTH_ONLY)

    def test_what_the_consent_does_not_name_is_not_read(self) -> None:
        """The gaps say whose consent it was."""
        found = denied(setting(), TEACHER, None, frozenset({"economy"}))

        assert found is not None
        assert found.why is Denial.NO_CONSENT
        assert {gap.party for gap in found.gaps} == {MUM, DAD}
        assert can_read(setting(), TEACHER, HEALTH_ONLY)

    def test_papers_of_an_old_period_are_read_under_the_consents_of_that_period(self) -> None:
        """Those of the new period, and of today, need a consent of the new one."""
        here = setting(period=2, period_started=NOON - timedelta(hours=1))
        old = here.group.meetings["m-1"]
        new = attrs.evolve(old, period=2)
        denials = [denied(here, TEACHER, meeting, HEALTH_ONLY) for meeting in (new, None)]

        assert denied(here, TEACHER, old, HEALTH_ONLY) is None
        for found in denials:
            assert found is not None
            assert found.why is Denial.NO_CONSENT
            assert {(gap.why, gap.party) for gap in found.gaps} == {(Why.OLD_PERIOD, MUM), (Why.OLD_PERIOD, DAD)}

    def test_a_word_about_somebody_close_is_no_consent_for_a_professional(self) -> None:
        """A member's access follows the agency's consent."""
        word = said(TEACHER, allowed=True)

        assert not can_read(setting(family_access=(word,)), TEACHER, frozenset({"economy"}))
        assert can_read(setting(family_access=(said(NURSE, allowed=False),)), NURSE, HEALTH_ONLY)


class TestReserved:
    """A municipality may reserve reading for roles, and opens nothing by it."""

    def test_those_without_the_role_are_told_that_it_is_reserved(self) -> None:
        """The coordinator reads, another member does not, and those who consent for the user always do."""
        here = setting(policies=reading_for(Role.COORDINATOR))
        found = {party: denied(here, party, None, HEALTH_ONLY) for party in (USER, MUM, DAD, NURSE, TEACHER)}

        assert {party for party, no in found.items() if no is None} == {USER, MUM, DAD, NURSE}
        assert found[TEACHER] == Denied(why=Denial.RESERVED)

    def test_what_the_rules_deny_is_denied_for_their_reason(self) -> None:
        """Whether or not the role is there too."""
        here = setting(policies=reading_for(Role.COORDINATOR))
        kept_from = [denied(here, NURSE, None, frozenset({"economy"})), denied(here, "p-stranger", None, frozenset())]

        assert [each and each.why for each in kept_from] == [Denial.NO_CONSENT, Denial.NO_PART]

    def test_the_chair_who_is_meant_is_that_of_the_meeting(self) -> None:
        """One who led another meeting has no part in the papers of this one, nor has anybody in those of today."""
        here = setting(policies=reading_for(Role.CHAIR))
        led = attrs.evolve(here.group.meetings["m-1"], chair=TEACHER)

        assert denied(here, TEACHER, led, HEALTH_ONLY) is None
        assert denied(here, NURSE, led, HEALTH_ONLY) == Denied(why=Denial.RESERVED)
        assert denied(here, TEACHER, None, HEALTH_ONLY) == Denied(why=Denial.RESERVED)


class TestOtherBasis:
    """Another legal basis is named beside the answer."""

    @pytest.mark.parametrize(
        ("agency", "kinds", "at", "named"),
        [
            (SCHOOL, HEALTH_ONLY, NOON, True),
            (SCHOOL, frozenset(), NOON, True),
            (SCHOOL, frozenset({"health", "family"}), NOON, False),
            ("a-health", HEALTH_ONLY, NOON, False),
            (None, HEALTH_ONLY, NOON, False),
            (SCHOOL, HEALTH_ONLY, NOON - timedelta(days=1), False),
        ],
    )
    def test_it_must_cover_all_of_it(
        self, agency: str | None, kinds: frozenset[str], at: datetime, named: bool
    ) -> None:
        """For that agency, from its own instant."""
        basis = OtherBasis(agency=SCHOOL, kinds=HEALTH_ONLY, basis="b", position=3, at=NOON)

        assert (other_basis(setting(at, other_bases=(basis,)), agency, kinds) == basis) is named
