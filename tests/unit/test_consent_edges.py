"""What consent covers, at the edges: periods, gaps that are told whole, and one parent who is enough."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from ansvar_core import (
    AgencyRecorded,
    Capacity,
    ConsentConfirmed,
    ConsentItem,
    ConsentObject,
    ConsentWithdrawn,
    Dated,
    EndingDecided,
    EndingReason,
    FamilyAccessDecided,
    FinalEvaluationMade,
    FormScope,
    GroupEnded,
    Policy,
    Rulebook,
)
from ansvar_core.derive.consent import Why, cover, covered, standing_still
from ansvar_core.derive.setting import Setting
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, PRACTICE, SCHOOL, START, TEACHER, USER, Life

COOPERATION, EXCHANGE = ConsentObject.COOPERATION, ConsentObject.EXCHANGE


def here(life: Life, at: datetime | None = None) -> Setting:
    return Setting.of(life.state, at or life.now, life.book.policies)


def second_period() -> Life:
    """A group that ended, and whose need is seen again a year later."""
    life = Life().established()
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    life.wait(days=365)
    return life.need()


class TestPeriods:
    """A new period counts no old consent, and takes nothing away from the time before it."""

    def test_the_old_consent_governs_the_time_before_the_new_period(self) -> None:
        """Asked about the last instant of the old period it covers, and from the first of the new one no more."""
        life = second_period()
        begun = life.state.period_started
        before = cover(here(life, begun - timedelta(microseconds=1)), COOPERATION, HEALTH)
        after = cover(here(life, begun), COOPERATION, HEALTH)

        assert before.gaps == ()
        assert [(gap.why, gap.party) for gap in after.gaps] == [(Why.OLD_PERIOD, MUM), (Why.OLD_PERIOD, DAD)]

    def test_asked_about_the_old_papers_the_old_consent_counts(self) -> None:
        """For both objects, when the period is named; without it, for neither."""
        life = second_period()

        assert covered(here(life), HEALTH, period=1).gaps == ()
        assert {gap.object for gap in covered(here(life), HEALTH).gaps} == {COOPERATION, EXCHANGE}
        assert cover(here(life), COOPERATION, HEALTH, period=1).gaps == ()

    def test_no_period_is_asked_for_that_has_not_begun(self) -> None:
        """A period to come asks no more of a consent than the one that is."""
        life = Life().established()

        assert cover(here(life), COOPERATION, HEALTH, period=7).gaps == ()

    def test_a_confirmation_is_judged_by_the_giving_it_rests_on(self) -> None:
        """Confirmed by one who could give it then and can now, it covers the new period."""
        life = second_period()
        for parent in (MUM, DAD):
            life.record(ConsentConfirmed, parent, grantor=parent)

        assert cover(here(life), EXCHANGE, HEALTH).gaps == ()


class TestGaps:
    """A gap says whose, about what, since which entry, and from or until which day."""

    def test_a_withdrawal_is_told_whole(self) -> None:
        """With the position of the withdrawal, which says when it was."""
        life = Life().established()
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=(ConsentItem(object=COOPERATION, agency=SCHOOL),))
        (gap,) = covered(here(life), SCHOOL).gaps

        assert (gap.why, gap.object, gap.agency, gap.party) == (Why.WITHDRAWN, COOPERATION, SCHOOL, DAD)
        assert (gap.capacity, gap.position, gap.day) == (Capacity.PARENT, len(life.events), None)

    def test_what_was_never_said_stands_nowhere(self) -> None:
        """Nobody asked about it: no position and no day."""
        life = Life().established()
        gaps = cover(here(life), EXCHANGE, "a-practice").gaps

        assert [(gap.why, gap.position, gap.day) for gap in gaps] == [(Why.NOT_ASKED, None, None)] * 2

    def test_a_consent_that_ran_out_names_its_last_day_and_one_to_come_its_first(self) -> None:
        """The day itself, whichever of the two it is about."""
        life = Life().need().assessed().prepared(NURSE, last_day=date(2026, 3, 1), first_day=date(2026, 2, 1))
        early = cover(here(life), COOPERATION, HEALTH).gaps
        late = cover(here(life, datetime(2026, 3, 2, 12, tzinfo=UTC)), COOPERATION, HEALTH).gaps

        assert {(gap.why, gap.day) for gap in early} == {(Why.NOT_YET, date(2026, 2, 1))}
        assert {(gap.why, gap.day) for gap in late} == {(Why.RUN_OUT, date(2026, 3, 1))}

    def test_where_nobody_can_consent_the_gap_names_the_agency(self) -> None:
        """And nobody else, because there is nobody to name."""
        life = Life().need(parents=())
        (gap,) = cover(here(life), EXCHANGE, HEALTH).gaps

        assert (gap.why, gap.object, gap.agency, gap.party) == (Why.NOBODY_CAN, EXCHANGE, HEALTH, None)

    def test_a_group_that_stands_still_tells_of_every_agency(self) -> None:
        """Not of the last one alone."""
        life = Life().established(NURSE, TEACHER)
        life.do(ConsentWithdrawn, DAD, grantor=DAD)

        assert {gap.agency for gap in standing_still(here(life)).gaps} == {HEALTH, SCHOOL}

    def test_both_objects_are_told_of(self) -> None:
        """Cooperation first, then exchange."""
        life = Life().established()
        life.do(ConsentWithdrawn, DAD, grantor=DAD)

        assert [gap.object for gap in covered(here(life), HEALTH).gaps] == [COOPERATION, EXCHANGE]


class TestOneParent:
    """One parent may be enough for cooperation; that the youth has said yes makes no parent enough."""

    def test_the_youths_own_yes_is_not_a_parents(self) -> None:
        """Between the two ages both must, also where one parent would do."""
        policy = Policy(youth_consents_from=15, parents_consent_until=18, one_parent_enough_for_cooperation=True)
        life = Life(Rulebook.under(Dated.always("policy", policy)))
        life.need(born=date(2010, 1, 1)).assessed()
        life.consent(USER, HEALTH, capacity=Capacity.SELF)
        gaps = cover(here(life), COOPERATION, HEALTH).gaps
        life.consent(MUM, HEALTH)

        assert [(gap.party, gap.why) for gap in gaps] == [(MUM, Why.NOT_ASKED), (DAD, Why.NOT_ASKED)]
        assert cover(here(life), COOPERATION, HEALTH).gaps == ()
        assert [gap.party for gap in cover(here(life), EXCHANGE, HEALTH).gaps] == [DAD]

    def test_the_grounds_of_one_alone_are_of_the_consent_that_stands(self) -> None:
        """A parent who consents alone on a recorded ground is enough for exchange too."""
        life = Life().need().assessed()
        life.consent(MUM, HEALTH, alone_ground="d-alone")

        assert covered(here(life), HEALTH).gaps == ()
        assert cover(here(life), EXCHANGE, HEALTH).gaps == ()


class TestForTheWholeOfIt:
    """A no to everything, and a form in place of all earlier, reach what comes after them in the record."""

    def test_a_no_to_everything_is_a_no_for_an_agency_that_comes_later(self) -> None:
        """To both objects, with the entry of the no."""
        life = Life().established()
        life.do(ConsentWithdrawn, DAD, grantor=DAD)
        said_no = len(life.events)
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        gaps = [gap for gap in covered(here(life), PRACTICE).gaps if gap.party == DAD]

        assert [(gap.why, gap.object, gap.position) for gap in gaps] == [
            (Why.WITHDRAWN, COOPERATION, said_no),
            (Why.WITHDRAWN, EXCHANGE, said_no),
        ]

    def test_a_no_to_one_thing_is_no_answer_for_another(self) -> None:
        """Nobody has been asked about the new agency."""
        life = Life().established()
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=(ConsentItem(object=COOPERATION, agency=SCHOOL),))
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])

        assert {gap.why for gap in covered(here(life), PRACTICE).gaps} == {Why.NOT_ASKED}

    def test_a_form_in_place_of_all_says_nothing_of_an_agency_that_comes_later(self) -> None:
        """It replaced what had been given; what had not is not asked about."""
        life = Life().established()
        life.consent(DAD, HEALTH, scope=FormScope.IN_PLACE_OF_ALL)
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])

        assert {gap.why for gap in covered(here(life), PRACTICE).gaps} == {Why.NOT_ASKED}
        assert [gap.why for gap in covered(here(life), SCHOOL).gaps] == [Why.REPLACED, Why.REPLACED]
        assert covered(here(life), HEALTH).gaps == ()

    def test_a_form_from_before_that_is_written_down_after_is_replaced_too(self) -> None:
        """But not what the new form itself was about, and not what is given afterwards."""
        life = Life().need().assessed()
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        before = life.now
        life.wait(days=3).consent(DAD, HEALTH, scope=FormScope.IN_PLACE_OF_ALL)
        for agency in (SCHOOL, HEALTH):
            life.wait(minutes=1)
            late = {"at": before, "recorded_at": life.now + timedelta(minutes=1), "first_day": before.date()}
            life.consent(DAD, agency, **late)
        history = {
            agency: [step.status.value for step in life.state.consents[DAD, COOPERATION, agency].history]
            for agency in (SCHOOL, HEALTH)
        }
        life.consent(DAD, SCHOOL)
        after = [step.status.value for step in life.state.consents[DAD, COOPERATION, SCHOOL].history]

        assert history == {SCHOOL: ["given", "replaced"], HEALTH: ["given", "given"]}
        assert after == ["given", "replaced", "given"]

    def test_before_anything_was_said_nobody_had_been_asked(self) -> None:
        """Asked about an earlier instant, the answers that came later are not there."""
        life = Life().established()

        assert {gap.why for gap in covered(here(life, START), HEALTH).gaps} == {Why.NOT_ASKED}

    def test_what_the_user_decides_last_counts_also_when_it_is_written_down_first(self) -> None:
        """Two decisions about one party stand in the order in which they were made."""
        life = Life().need(born=date(2008, 1, 1))
        before = life.now
        life.wait(days=1).do(FamilyAccessDecided, USER, party=MUM, allowed=False)
        life.wait(days=1)
        recorded = life.now + timedelta(minutes=1)
        life.record(FamilyAccessDecided, USER, party=MUM, allowed=True, at=before, recorded_at=recorded)

        assert [each.allowed for each in life.state.family_access] == [True, False]
