"""A legal frame says what the law is on a day, and is refused when it lacks what everything rests on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    NORWAY,
    Capacity,
    Dated,
    Ground,
    InvalidPolicy,
    LawReference,
    LegalFrame,
    Mark,
    NotInForce,
    Source,
)

DAY, LATER = date(2027, 1, 1), date(2028, 7, 1)
BEFORE = timedelta(days=1)
OLD = LawReference(act="the old act", section="4", mark=Mark.CONFIRMED)
NEW = LawReference(act="the new act", section="7", mark=Mark.GENERAL_KNOWLEDGE)
NEEDED = (Ground.RELEASE, Ground.WITHDRAWAL, Ground.WHO_CONSENTS, Ground.CONSENT_FOR_CHILD)


def frame(**changes: Any) -> LegalFrame:
    """A made-up frame: the Norwegian one with some of it changed."""
    return attrs.evolve(NORWAY, name="made-up", **changes)


def with_law(ground: Ground, *versions: tuple[date | None, tuple[LawReference, ...]]) -> LegalFrame:
    return frame(grounds={**NORWAY.grounds, ground: Dated(f"frame.grounds.{ground}", versions)})


CHANGING = with_law(Ground.PLAN, (None, (OLD,)), (DAY, (NEW,)), (LATER, ()))


class TestNeeded:
    """What no promise about consent could be kept without."""

    @pytest.mark.parametrize("ground", NEEDED)
    def test_a_frame_without_it_is_refused_and_told_what_it_lacks(self, ground: Ground) -> None:
        """What lifts secrecy, that consent can be withdrawn, and who consents, also for a child."""
        rest = {each: law for each, law in NORWAY.grounds.items() if each is not ground}

        with pytest.raises(InvalidPolicy, match=f"which provision is the ground '{ground}'") as caught:
            frame(grounds=rest)
        assert caught.value.key == "frame.grounds"

    def test_nothing_else_is_needed(self) -> None:
        """Another country may have no provision for the rest."""
        small = frame(grounds={each: NORWAY.grounds[each] for each in NEEDED})

        assert [each for each in Ground if small.provisions(each, DAY)] == list(NEEDED)


class TestOnADay:
    """Provisions and ages have days."""

    @pytest.mark.parametrize(
        ("day", "law"),
        [
            (date.min, (OLD,)),
            (DAY - BEFORE, (OLD,)),
            (DAY, (NEW,)),
            (LATER - BEFORE, (NEW,)),
            (LATER, ()),
        ],
    )
    def test_both_sides_of_every_day(self, day: date, law: tuple[LawReference, ...]) -> None:
        """A change in law is a second version beside the first; a law can also go out of force."""
        assert CHANGING.provisions(Ground.PLAN, day) == law

    def test_where_the_law_says_nothing_there_is_no_provision(self) -> None:
        """Such a ground is not an error."""
        none = frame(grounds={each: NORWAY.grounds[each] for each in NEEDED})

        assert none.provisions(Ground.PLAN, DAY) == ()

    def test_before_its_first_day_a_dated_provision_has_no_value_and_says_so(self) -> None:
        """Whether the law said nothing before must be said, with an undated version without provisions."""
        dated = with_law(Ground.PLAN, (DAY, (NEW,)))

        with pytest.raises(NotInForce, match=r"frame\.grounds\.plan"):
            dated.provisions(Ground.PLAN, DAY - BEFORE)
        assert dated.provisions(Ground.PLAN, DAY) == (NEW,)

    def test_the_days_are_those_of_ages_and_provisions_in_order_and_once(self) -> None:
        """What changes on one day is one change."""
        changing = attrs.evolve(
            CHANGING, full_age=Dated("frame.full_age", [(None, 18), (DAY, 17), (date(2029, 1, 1), 18)])
        )

        assert changing.days == (DAY, LATER, date(2029, 1, 1))
        assert NORWAY.days == ()


class TestBefore:
    """The same law as if nothing in it had changed from a day on."""

    def test_ages_and_provisions_stay_as_they_were(self) -> None:
        """What changed earlier has changed all the same."""
        changing = attrs.evolve(CHANGING, full_age=Dated("frame.full_age", [(None, 18), (LATER, 17)]))
        stayed = changing.before(LATER)

        assert stayed.days == (DAY,)
        assert stayed.full_age.at(date.max) == 18
        assert stayed.provisions(Ground.PLAN, date.max) == (NEW,)
        assert stayed.provisions(Ground.PLAN, DAY - BEFORE) == (OLD,)
        assert stayed.name == changing.name

    def test_a_law_without_days_is_the_same(self) -> None:
        """There is nothing to hold back."""
        assert NORWAY.before(DAY) == NORWAY

    def test_what_has_no_earlier_version_is_left_as_it_is(self) -> None:
        """It had no value before either."""
        dated = with_law(Ground.PLAN, (DAY, (NEW,)))

        assert dated.before(DAY).grounds[Ground.PLAN] == dated.grounds[Ground.PLAN]


class TestSourced:
    """A rule names a ground, and the frame says which provision that is."""

    def test_the_provisions_of_every_ground_are_named_once_and_in_order(self) -> None:
        """Two grounds can rest on one provision."""
        twice = frame(
            grounds={
                **NORWAY.grounds,
                Ground.PLAN: Dated.always("frame.grounds.plan", (NEW, OLD)),
                Ground.COORDINATOR: Dated.always("frame.grounds.coordinator", (OLD,)),
            }
        )
        source = Source(statements=("B1",), grounds=(Ground.COORDINATOR, Ground.PLAN))

        assert twice.sourced(source, DAY) == attrs.evolve(source, law=(OLD, NEW))

    def test_without_a_ground_or_a_provision_a_source_is_left_as_it_is(self) -> None:
        """Nothing is made up."""
        plan = Source(statements=("B1",), grounds=(Ground.PLAN,))

        assert NORWAY.sourced(Source(statements=("B1",)), DAY) == Source(statements=("B1",))
        assert CHANGING.sourced(plan, LATER) == plan
        assert CHANGING.sourced(plan, LATER - BEFORE).law == (NEW,)


class TestNorway:
    """The Norwegian frame."""

    def test_it_names_a_provision_for_every_ground(self) -> None:
        """So no rule of the standard loses its law."""
        assert [ground for ground in Ground if not NORWAY.provisions(ground, DAY)] == []

    def test_only_what_an_official_page_confirms_is_marked_so(self) -> None:
        """The rest is common knowledge, or a reading of ours."""
        marked = {
            str(each) for ground in Ground for each in NORWAY.provisions(ground, DAY) if each.mark is Mark.CONFIRMED
        }

        assert marked == {
            "helsepersonelloven § 22",
            "helsepersonelloven § 25",
            "pasient- og brukerrettighetsloven § 4-4",
            "barnelova § 31",
            "helse- og omsorgstjenesteloven § 7-1",
            "helse- og omsorgstjenesteloven § 7-2",
            "vergemålsloven § 2",
        }

    def test_that_rules_on_consent_to_care_reach_this_consent_is_marked_as_an_analogy(self) -> None:
        """The provisions are about health care, which is something near."""
        about_care = (Ground.WITHDRAWAL, Ground.FORM, Ground.WHO_CONSENTS, Ground.CONSENT_FOR_CHILD)
        marks = {each.mark for ground in about_care for each in NORWAY.provisions(ground, DAY)}

        assert marks == {Mark.ANALOGY}

    def test_everybody_who_can_consent_can_do_so(self) -> None:
        """Every capacity the library knows."""
        assert frozenset(Capacity) == NORWAY.capacities
        assert frame(capacities=[Capacity.SELF]).capacities == {Capacity.SELF}
