"""Consent at the edges: what is kept of a form, whose no it is, and which restriction is lifted."""

from __future__ import annotations

from datetime import date

import pytest

from ansvar_core import (
    AccessRestricted,
    Because,
    Capacity,
    ChangeProposal,
    ConsentGiven,
    ConsentNarrowed,
    ConsentObject,
    ConsentWithdrawn,
    Dated,
    DoFirst,
    FamilyAccessDecided,
    Grant,
    Instead,
    Manner,
    Nothing,
    Policy,
    RestrictionLifted,
    Rulebook,
    Step,
)
from support.found import found, way_out
from support.life import DAD, HEALTH, KINDS, MUM, NURSE, SCHOOL, TEACHER, USER, Life

EXCHANGE = ConsentObject.EXCHANGE


class TestKindsListed:
    """B3: what is not listed is taken out of a form, and nothing else of it is changed."""

    def test_a_grant_keeps_its_last_day(self) -> None:
        """The remedy is the same form without the unknown kind, for as long as it was meant."""
        life = Life().need().assessed()
        last = date(2027, 1, 1)
        odd = Grant(object=EXCHANGE, agency=HEALTH, kinds=frozenset({"health", "gossip"}), last_day=last)
        sound = Grant(object=ConsentObject.COOPERATION, agency=HEALTH, last_day=last)
        verdict = life.ask(
            ConsentGiven,
            MUM,
            grantor=MUM,
            capacity=Capacity.PARENT,
            grants=(sound, odd),
            first_day=date(2026, 1, 5),
            manner=Manner.WRITTEN,
            informed=True,
            document="d-form",
        )
        change = way_out(verdict, "consent.kinds-listed", ChangeProposal)

        meant = Grant(object=EXCHANGE, agency=HEALTH, kinds=frozenset({"health"}), last_day=last)
        assert change.fields == {"grants": (sound, meant)}


class TestWhoseNo:
    """B3: a no is one's own, and one reason is enough to say so."""

    def test_somebody_elses_no_is_told_once(self) -> None:
        """A stranger who withdraws for a parent hears whose it is, not also that they have nothing to withdraw."""
        life = Life().established()
        verdict = life.ask(ConsentWithdrawn, TEACHER, grantor=MUM)

        assert set(verdict.codes) & {"consent.own-no", "consent.may-say-no"} == {"consent.own-no"}

    def test_before_there_is_a_form_a_stranger_is_told_too(self) -> None:
        """Asked what is possible, with nobody's consent in question."""
        life = Life().need(parents=())
        option = next(
            each
            for each in life.book.options(life.state, life.now, TEACHER)
            if (each.kind, each.subject) == ("consent-refused", None)
        )

        (finding,) = option.findings
        assert finding.code == "consent.may-say-no"
        assert [type(each) for each in finding.remedies] == [Instead], "there is nobody whose act it would be"


class TestNarrowing:
    """B3: one narrows what stood at the time."""

    def test_what_was_withdrawn_later_could_be_narrowed_before(self) -> None:
        """A narrowing that is written down late is judged by its own time."""
        life = Life().established()
        before = life.now
        life.wait(days=3).do(ConsentWithdrawn, MUM, grantor=MUM)
        event = life.make(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"}, recorded_by=NURSE)
        late = event.but(at=before, recorded_at=event.recorded_at)

        assert "consent.nothing-to-narrow" not in life.book.assess(life.group, late).codes
        assert "consent.nothing-to-narrow" in life.book.assess(life.group, event).codes

    def test_no_more_than_stood_is_proposed(self) -> None:
        """What was never given cannot come in by a narrowing; what both have in common can stay."""
        life = Life().need().assessed()
        life.consent(MUM, HEALTH, kinds=("health", "learning"))
        verdict = life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=HEALTH, kinds={"health", "coordination"})
        none = life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=HEALTH, kinds={"coordination"})

        change, other = (way_out(each, "consent.narrowing-narrows", ChangeProposal) for each in (verdict, none))
        assert change.fields == {"kinds": frozenset({"health"})}
        assert other.fields == {"kinds": frozenset({"health", "learning"})}
        fact = found(verdict, "consent.narrowing-narrows").facts[0]
        assert (fact.subject, fact.about, fact.position) == (MUM, HEALTH, len(life.events))

    def test_to_what_it_was_is_no_more_than_it_was(self) -> None:
        """The same kinds again are in order, and change nothing."""
        life = Life().need().assessed()
        life.consent(MUM, HEALTH, kinds=("health", "learning"))
        verdict = life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=HEALTH, kinds={"health", "learning"})

        assert "consent.narrowing-narrows" not in verdict.codes

    def test_whose_consent_it_is_and_not_who_writes(self) -> None:
        """One who has given none and narrows a parent's hears whose it is, not that there is nothing to narrow."""
        life = Life().established()
        verdict = life.ask(ConsentNarrowed, NURSE, grantor=MUM, agency=SCHOOL, kinds={"health"})

        assert set(verdict.codes) & {"consent.own-no", "consent.nothing-to-narrow"} == {"consent.own-no"}


class TestAnswering:
    """B14: an answer answers something."""

    def test_with_no_objection_the_way_is_to_record_one(self) -> None:
        """What the record would need is told, with what must be filled in."""
        life = Life().established()
        options = life.book.options(life.state, life.now, NURSE)
        option = next(each for each in options if (each.kind, each.subject) == ("objection-answered", None))
        finding = next(each for each in option.findings if each.code == "objection.nothing-to-answer")

        assert finding.remedies == (DoFirst(steps=(Step(kind="objection-recorded", asks=("objection", "party")),)),)


class TestThatRestriction:
    """B25: what is lifted is a restriction of that person, of that meeting, that still stands."""

    code = "access.another-restriction"

    def test_only_the_ones_own_that_stand_are_proposed(self) -> None:
        """Neither another's restriction nor one that has been lifted is an answer."""
        life = Life().established().met("m-1").met("m-2")
        for party, meeting in ((MUM, None), (DAD, "m-1"), (MUM, "m-1")):
            life.do(AccessRestricted, party=party, meeting=meeting, basis="basis")
        life.do(RestrictionLifted, party=MUM)
        verdict = life.ask(RestrictionLifted, party=MUM, meeting="m-2")
        finding = found(verdict, self.code)

        assert finding.remedies == (ChangeProposal(fields={"meeting": "m-1"}),)
        assert [(each.field, each.subject, each.about) for each in finding.facts] == [("meeting", MUM, "m-2")]
        assert self.code not in life.ask(RestrictionLifted, party=MUM, meeting="m-1").codes


class TestUserDecides:
    """B25: once the user decides, nobody else does, also where the parents' consent is needed beside the user's."""

    code = "access.user-decides"

    @pytest.fixture
    def life(self) -> Life:
        policy = Policy(youth_consents_from=15, parents_consent_until=18)
        return Life(Rulebook.under(Dated.always("policy", policy))).need(born=date(2010, 1, 1))

    def test_the_user_decides_about_a_parent(self, life: Life) -> None:
        """Who reads in their own right before does so no more against the user's word."""
        assert self.code not in life.ask(FamilyAccessDecided, USER, party=MUM, allowed=False).codes

    def test_a_parent_does_not_decide(self, life: Life) -> None:
        """And is told who does."""
        verdict = life.ask(FamilyAccessDecided, DAD, party="p-gran", allowed=True)

        assert [each.actors for each in found(verdict, self.code).remedies] == [(USER,)]  # type: ignore[union-attr]  # each names actors

    def test_before_that_the_parents_decide_but_not_about_each_other(self) -> None:
        """A parent reads as one who consents."""
        life = Life().need()
        about_dad = life.ask(FamilyAccessDecided, MUM, party=DAD, allowed=False)

        assert found(about_dad, self.code).remedies == (Nothing(because=Because.NOT_YOURS),)
        assert self.code not in life.ask(FamilyAccessDecided, MUM, party="p-gran", allowed=True).codes


def test_a_step_asks_for_all_that_its_event_cannot_be_without() -> None:
    """Whoever follows a remedy is asked for every field that has no default, and for none that is given."""
    life = Life().established()
    verdict = life.ask(ConsentNarrowed, TEACHER, grantor=TEACHER, agency=SCHOOL, kinds={"health"})
    steps = [step for each in verdict.findings for remedy in each.remedies for step in getattr(remedy, "steps", ())]
    give = next(step for step in steps if step.kind == "consent-given")

    assert set(give.fields) == {"grantor"}
    assert set(give.asks) == {"capacity", "grants", "first_day", "manner", "informed"}


def test_all_kinds_may_be_named() -> None:
    """A form about everything that is listed is in order."""
    life = Life().need().assessed()
    listed = life.book.policies.at(life.now.date()).information_kinds
    verdict = life.consent(MUM, HEALTH, kinds=listed)

    assert listed >= KINDS
    assert "consent.kinds-listed" not in verdict.codes
