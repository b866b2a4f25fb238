"""Whose consent it takes: parents, youth, guardians, child welfare, and nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from ansvar_core import (
    AgencyRecorded,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Capacity,
    CareTakenOver,
    CareTakenOverRecorded,
    ChildHeard,
    CompetenceDecided,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    GroupEstablished,
    GuardianRecorded,
    HearingManner,
    LeapBirthday,
    LegalGuardian,
    MeetingCalled,
    MeetingOpened,
    Parent,
    ParentRecorded,
    ParticipantJoined,
    Policy,
    PreparationStopped,
    Rulebook,
    VoiceArranged,
)
from support.found import found
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life

GUARDIAN = "p-guardian"
BOTH = ("establish.consent-to-cooperation", "establish.consent-to-exchange")


def ready(life: Life) -> Life:
    """Everything but the consents, for whoever the user is."""
    return life.assessed().prepared(consents=False)


def blocking(life: Life) -> tuple[str, ...]:
    return tuple(each.code for each in life.ask(GroupEstablished).blocking)


def missing(life: Life) -> set[str | None]:
    """Whose consent is missing before the group can be established."""
    verdict = life.ask(GroupEstablished)
    return {fact.subject for each in verdict.findings if each.code in BOTH for fact in each.facts}


def mandate(life: Life, personal: bool, last_day: date | None = None) -> None:
    guardian = LegalGuardian(party=GUARDIAN, personal=personal, decision="d-mandate", last_day=last_day)
    life.do(GuardianRecorded, guardian=guardian)


# --- two parents --------------------------------------------------------------------------------------------------


def test_one_parent_refuses_and_there_is_no_group() -> None:
    """Both holders of parental responsibility consent; the one who says no is heard, and the preparation stops."""
    life = ready(Life().need())
    life.consent(MUM, HEALTH, SCHOOL)
    life.do(ConsentRefused, DAD, grantor=DAD)
    assert blocking(life) == BOTH
    assert missing(life) == {DAD}
    life.do(PreparationStopped, NURSE)
    assert life.path == ["need-seen", "being-assessed", "being-prepared", "not-started"]


def test_one_parent_can_be_enough_for_cooperation_and_never_for_exchange() -> None:
    """Where a municipality says so, a silent parent does not hold up the cooperation; the exchange waits."""
    life = ready(Life(Rulebook.under(Policy(one_parent_enough_for_cooperation=True))).need())
    life.consent(MUM, HEALTH, SCHOOL)
    assert blocking(life) == ("establish.consent-to-exchange",)
    life.do(ConsentRefused, DAD, grantor=DAD)
    assert blocking(life) == BOTH


def test_alone_on_a_recorded_ground_until_the_other_says_no() -> None:
    """One parent consents alone to exchange on a recorded ground; a recorded no by the other still stops it."""
    life = ready(Life().need())
    life.consent(MUM, HEALTH, SCHOOL, alone_ground="d-ground")
    life.do(GroupEstablished)
    life.do(ConsentRefused, DAD, grantor=DAD)
    assert "consent.standing-still" in life.ask(MeetingCalled, **life.calling()).codes
    assert life.path[-1] == "established"


@pytest.mark.parametrize("last_day", [None, date(2026, 2, 1)])
def test_the_others_narrowing_is_a_no_to_what_it_left_out(last_day: date | None) -> None:
    """Father's lone ground does not reach what mother took out of her consent, also when hers has run out since."""
    life = ready(Life().need())
    life.consent(MUM, HEALTH, SCHOOL, last_day=last_day)
    life.consent(DAD, HEALTH, SCHOOL, alone_ground="d-ground")
    life.do(GroupEstablished)
    life.met()
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
    life.until(datetime(2026, 2, 5, 9, tzinfo=UTC))

    assert not life.book.may_read(life.state, TEACHER, "m-1", life.now).permitted
    assert "meeting.called-agency-covered" in life.ask(MeetingCalled, **life.calling("m-2")).codes


def test_the_others_narrowing_before_any_yes_is_a_no_too() -> None:
    """Asked, and answering only with fewer kinds, is no silence that the other parent can speak over."""
    life = ready(Life().need())
    life.consent(DAD, HEALTH, SCHOOL, alone_ground="d-ground")
    life.record(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
    assert missing(life) == {MUM}


def test_a_yes_from_somebody_without_parental_responsibility_is_nobodys() -> None:
    """The father who has no parental responsibility can neither give consent nor keep the group waiting for it."""
    life = ready(Life().need(parents=(MUM,)))
    life.consent(MUM, HEALTH, SCHOOL)
    verdict = life.record(
        type(life.events[-1]), DAD, **{**_form(life), "grantor": DAD}
    )  # written down although it was refused
    assert "consent.grantor-has-no-say" in verdict.codes
    assert blocking(life) == ()


def test_a_yes_wrongly_taken_does_not_cover_when_the_responsibility_comes_later() -> None:
    """Whether a consent was rightly given is judged by the day it was given."""
    life = ready(Life().need(parents=(MUM,)))
    life.consent(MUM, HEALTH, SCHOOL)
    life.record(type(life.events[-1]), DAD, **{**_form(life), "grantor": DAD})
    life.do(ParentRecorded, parent=Parent(party=DAD, first_day=date(2026, 1, 6)))
    life.do(ParticipantJoined, party=DAD)
    life.wait(days=2)
    assert missing(life) == {DAD}


def _form(life: Life) -> dict[str, Any]:
    last = life.events[-1]
    return {name: getattr(last, name) for name in ("capacity", "grants", "first_day", "manner", "informed", "document")}


# --- coming of age ------------------------------------------------------------------------------------------------


def test_of_age_between_the_call_and_the_meeting() -> None:
    """The parents' consent called the meeting; on the day of it the youth is sixteen, and it takes the youth's own."""
    life = Life().need(born=date(2010, 1, 15)).assessed().established()
    warned = life.call(days=14)
    assert "meeting.consent-runs-out-before" in warned.codes

    life.until(datetime(2026, 1, 19, 9, 30, tzinfo=UTC))
    present = {USER, NURSE, TEACHER}
    refused = life.ask(MeetingOpened, meeting="m-1", present=present, chair=NURSE)
    assert {fact.subject for fact in found(refused, "consent.standing-still").facts} == {USER}
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.do(MeetingOpened, meeting="m-1", present=present, chair=NURSE)
    assert life.path == ["need-seen", "being-assessed", "being-prepared", "established"]


@pytest.mark.parametrize(
    ("born", "before", "after"),
    [
        (date(2010, 7, 10), datetime(2026, 7, 9, 21, 30, tzinfo=UTC), datetime(2026, 7, 9, 22, 30, tzinfo=UTC)),
        (date(2010, 2, 10), datetime(2026, 2, 9, 22, 30, tzinfo=UTC), datetime(2026, 2, 9, 23, 30, tzinfo=UTC)),
        (date(2010, 3, 29), datetime(2026, 3, 28, 22, 30, tzinfo=UTC), datetime(2026, 3, 28, 23, 30, tzinfo=UTC)),
        (date(2010, 10, 25), datetime(2026, 10, 24, 21, 30, tzinfo=UTC), datetime(2026, 10, 24, 22, 30, tzinfo=UTC)),
    ],
)
def test_a_birthday_begins_at_midnight_where_the_municipality_is(born: date, before: datetime, after: datetime) -> None:
    """The parents' consent counts until the day before the birthday, and not one hour of the birthday itself."""
    life = Life().need(born=born).assessed().established().met()
    assert life.book.may_read(life.state, TEACHER, "m-1", before).permitted
    assert not life.book.may_read(life.state, TEACHER, "m-1", after).permitted


@pytest.mark.parametrize(
    ("leap", "last", "first"),
    [
        (LeapBirthday.MARCH_1, date(2027, 2, 28), date(2027, 3, 1)),
        (LeapBirthday.FEBRUARY_28, date(2027, 2, 27), date(2027, 2, 28)),
    ],
)
def test_born_on_the_twenty_ninth_of_february(leap: LeapBirthday, last: date, first: date) -> None:
    """In a common year the youth grows older on 1 March, or on 28 February where the municipality says so."""
    book = Rulebook.under(Policy(youth_consents_from=15, parents_consent_until=16, leap_birthday=leap))
    life = Life(book, start=datetime(2027, 1, 11, 9, tzinfo=UTC)).need(born=date(2012, 2, 29)).assessed()
    life.established().met()
    on, after = (datetime.combine(day, time(11), UTC) for day in (last, first))
    assert book.may_read(life.state, TEACHER, "m-1", on).permitted
    assert not book.may_read(life.state, TEACHER, "m-1", after).permitted


def test_in_a_leap_year_the_day_is_the_day() -> None:
    """Sixteen years after 29 February there is a 29 February."""
    life = Life(start=datetime(2028, 1, 10, 9, tzinfo=UTC)).need(born=date(2012, 2, 29)).assessed().established().met()
    assert life.book.may_read(life.state, TEACHER, "m-1", datetime(2028, 2, 28, 12, tzinfo=UTC)).permitted
    assert not life.book.may_read(life.state, TEACHER, "m-1", datetime(2028, 2, 29, 12, tzinfo=UTC)).permitted


def test_between_fifteen_and_eighteen_it_takes_all_of_them() -> None:
    """Where a municipality asks the youth from fifteen and the parents to eighteen, neither speaks for the other."""
    book = Rulebook.under(Policy(youth_consents_from=15, parents_consent_until=18))
    life = ready(Life(book).need(born=date(2010, 6, 1)))
    for parent in (MUM, DAD):
        life.consent(parent, HEALTH, SCHOOL, alone_ground="d-ground")
    assert missing(life) == {USER}
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.do(GroupEstablished)
    life.do(ConsentWithdrawn, USER, grantor=USER)
    assert "consent.standing-still" in life.ask(MeetingCalled, **life.calling()).codes


def test_from_eighteen_the_parents_are_no_longer_asked() -> None:
    """On the eighteenth birthday the user's own consent is enough, and a parent's withdrawal changes nothing."""
    book = Rulebook.under(Policy(youth_consents_from=15, parents_consent_until=18))
    life = ready(Life(book).need(born=date(2008, 2, 10)))
    for parent in (MUM, DAD):
        life.consent(parent, HEALTH, SCHOOL)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.do(GroupEstablished)
    life.do(ConsentWithdrawn, DAD, grantor=DAD)
    assert not life.ask(MeetingCalled, **life.calling()).permitted
    life.until(datetime(2026, 2, 9, 23, 0, tzinfo=UTC))
    assert life.ask(MeetingCalled, **life.calling()).permitted


# --- without competence -------------------------------------------------------------------------------------------


def test_a_youth_without_competence_is_spoken_for_by_the_parents() -> None:
    """A decision on competence brings the parents' word back between sixteen and eighteen, and no longer."""
    life = Life().need(born=date(2008, 3, 10)).assessed().prepared(consents=False)
    assert missing(life) == {USER}
    life.do(CompetenceDecided, competent=False, decision="d-competence")
    assert missing(life) == {MUM, DAD}
    for parent in (MUM, DAD):
        life.consent(parent, HEALTH, SCHOOL)
    life.do(GroupEstablished)
    life.until(datetime(2026, 3, 9, 23, 0, tzinfo=UTC))
    assert "consent.nobody-can" in life.ask(MeetingCalled, **life.calling()).codes
    assert life.path[-1] == "established"


def test_a_parent_who_becomes_guardian_consents_anew() -> None:
    """What mother said as mother does not follow her into the office of guardian when the child is of full age."""
    life = Life().need(born=date(2008, 3, 10), parents=(MUM,)).assessed().prepared(consents=False)
    life.do(CompetenceDecided, competent=False, decision="d-competence")
    life.consent(MUM, HEALTH, SCHOOL)
    life.do(GroupEstablished)
    life.do(
        GuardianRecorded,
        guardian=LegalGuardian(party=MUM, personal=True, decision="d-mandate", first_day=date(2026, 3, 10)),
    )
    life.until(datetime(2026, 3, 10, 9, tzinfo=UTC))
    refused = life.ask(MeetingCalled, **life.calling())
    assert {fact.subject for fact in found(refused, "consent.standing-still").facts} == {MUM}
    life.consent(MUM, HEALTH, SCHOOL, capacity=Capacity.GUARDIAN)
    assert life.ask(MeetingCalled, **life.calling()).permitted


def test_a_guardian_within_the_mandate() -> None:
    """Economy alone is no mandate to consent; a personal one is, until its last day."""
    life = ready(Life().need(born=date(1990, 5, 1), parents=()))
    life.do(CompetenceDecided, competent=False, decision="d-competence")
    assert "consent.nobody-can" in blocking(life)
    mandate(life, personal=False)
    assert "consent.nobody-can" in blocking(life)
    mandate(life, personal=True, last_day=date(2026, 1, 31))
    life.do(ParticipantJoined, party=GUARDIAN)
    assert missing(life) == {GUARDIAN}
    life.consent(GUARDIAN, HEALTH, SCHOOL, capacity=Capacity.GUARDIAN)
    life.do(GroupEstablished)

    life.until(datetime(2026, 1, 31, 21, 30, tzinfo=UTC))
    assert life.ask(MeetingCalled, **life.calling()).permitted
    life.until(datetime(2026, 1, 31, 23, 30, tzinfo=UTC))
    assert "consent.nobody-can" in life.ask(MeetingCalled, **life.calling()).codes
    assert life.path == ["need-seen", "being-assessed", "being-prepared", "established"]


def test_competence_that_comes_back_makes_the_user_the_one_to_ask() -> None:
    """A later decision counts from its own day; the guardian's yes is then nobody's."""
    life = ready(Life().need(born=date(1990, 5, 1), parents=()))
    life.do(CompetenceDecided, competent=False, decision="d-1")
    mandate(life, personal=True)
    life.do(ParticipantJoined, party=GUARDIAN)
    life.consent(GUARDIAN, HEALTH, SCHOOL, capacity=Capacity.GUARDIAN)
    life.do(GroupEstablished)
    life.do(CompetenceDecided, competent=True, decision="d-2")
    refused = life.ask(MeetingCalled, **life.calling())
    assert {fact.subject for fact in found(refused, "consent.standing-still").facts} == {USER}


# --- child welfare ------------------------------------------------------------------------------------------------


def test_child_welfare_has_taken_over_care() -> None:
    """From that day child welfare consents; the parents' yes no longer covers, and comes back with the care."""
    life = Life().established().met()
    care = CareTakenOver(party="p-welfare", decision="d-care", first_day=date(2026, 3, 1))
    life.do(CareTakenOverRecorded, care=care)
    life.until(datetime(2026, 2, 28, 21, 30, tzinfo=UTC))
    assert life.book.may_read(life.state, TEACHER, "m-1", life.now).permitted

    life.until(datetime(2026, 2, 28, 23, 30, tzinfo=UTC))
    assert not life.book.may_read(life.state, TEACHER, "m-1", life.now).permitted
    assert not life.book.may_read(life.state, MUM, "m-1", life.now).permitted
    refused = life.ask(MeetingCalled, **life.calling("m-2"))
    assert {fact.subject for fact in found(refused, "consent.standing-still").facts} == {"p-welfare"}
    life.consent("p-welfare", HEALTH, SCHOOL, capacity=Capacity.CHILD_WELFARE)
    assert life.ask(MeetingCalled, **life.calling("m-2")).permitted

    back = CareTakenOver(party="p-welfare", decision="d-care", first_day=date(2026, 3, 1), last_day=date(2026, 3, 10))
    life.do(CareTakenOverRecorded, care=back, reason="given back")
    life.do(ConsentWithdrawn, DAD, grantor=DAD)
    assert life.ask(MeetingCalled, **life.calling("m-2")).permitted
    life.until(datetime(2026, 3, 11, 9, tzinfo=UTC))
    assert not life.ask(MeetingCalled, **life.calling("m-2")).permitted


def test_child_welfare_does_not_consent_for_a_youth_who_does_so_alone() -> None:
    """At sixteen the youth consents, also in care."""
    life = Life().need(born=date(2010, 1, 15)).assessed()
    life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
    care = CareTakenOver(party="p-welfare", decision="d-care", first_day=date(2026, 1, 1))
    life.do(CareTakenOverRecorded, care=care)
    life.prepared(consents=False)
    life.consent("p-welfare", HEALTH, SCHOOL, capacity=Capacity.CHILD_WELFARE)
    life.wait(days=14)
    assert missing(life) == {USER}


# --- the child's own voice ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "manner", "by"),
    [(date(2025, 12, 24), HearingManner.OBSERVED, NURSE), (date(2011, 5, 1), HearingManner.DECLINED, None)],
)
def test_a_newborn_is_observed_and_a_teenager_declines(born: date, manner: HearingManner, by: str | None) -> None:
    """Every child is heard in its own manner: nobody is too young, and a no to talking is an answer."""
    life = Life().need(born=born)
    life.do(AssessmentStarted, together_with={MUM})
    closing: dict[str, Any] = {"outcome": AssessmentOutcome.START, "together_with": {MUM}}
    assert "assessment.child-heard" in life.ask(AssessmentConcluded, **closing).codes
    life.do(ChildHeard, manner=manner, by=by)
    life.do(AssessmentConcluded, **closing)
    life.prepared()
    life.do(GroupEstablished)
    life.call()
    life.do(VoiceArranged, meeting="m-1", party=MUM)
    life.open(absent=(USER,))
    assert life.path == ["need-seen", "being-assessed", "being-prepared", "established"]
