"""Reading after the meeting, after leaving, after the end, and after the birthdays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ansvar_core import (
    AccessRestricted,
    Capacity,
    ConsentConfirmed,
    ConsentItem,
    ConsentObject,
    ConsentWithdrawn,
    EndingDecided,
    EndingReason,
    FamilyAccessDecided,
    FinalEvaluationMade,
    GroupEnded,
    GroupEstablished,
    MeetingCalled,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCorrected,
    MinutesShared,
    NeedSeen,
    NextOfKinRecorded,
    OtherBasisRecorded,
    RestrictionLifted,
)
from support.found import blocks, informs
from support.life import AGENCIES, DAD, GRAN, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life

EXCHANGE = (ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),)
ORDINARY = ["need-seen", "being-assessed", "being-prepared", "established"]


def reads(life: Life, party: str, at: datetime | None = None, meeting: str = "m-1") -> bool:
    return life.book.may_read(life.state, party, meeting, at or life.now).permitted


def end(life: Life) -> Life:
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    return life


def again(life: Life) -> Life:
    life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
    return life


def test_minutes_are_not_shared_with_an_agency_that_lost_consent_after_the_meeting() -> None:
    """The teacher sat in the room; the consent was withdrawn before the minutes were ready, so they go to the rest."""
    life = Life().established()
    life.call()
    life.open()
    life.end()
    life.write()
    life.do(ConsentWithdrawn, DAD, grantor=DAD, items=EXCHANGE)

    everybody = {USER, MUM, DAD, NURSE, TEACHER}
    refused = life.ask(MinutesShared, meeting="m-1", recipients=everybody)
    assert [each.code for each in refused.blocking] == ["minutes.recipient-may-read"]
    life.do(MinutesShared, meeting="m-1", recipients=everybody - {TEACHER})
    assert life.path == ORDINARY


def test_what_was_read_before_the_withdrawal_was_lawful() -> None:
    """An audit of the time before does not turn yesterday's reading into a breach."""
    life = Life().established().met()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    assert life.audit().in_order


def test_one_who_got_the_minutes_in_time_can_still_say_so() -> None:
    """Acknowledging what was lawfully shared is in order also when no more is."""
    life = Life().established()
    life.call()
    life.open()
    life.end()
    life.write()
    life.share()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    assert life.ask(MinutesAcknowledged, TEACHER, meeting="m-1", party=TEACHER).permitted
    assert not reads(life, TEACHER)


def test_access_restricted_and_lifted() -> None:
    """Father's access is closed on a basis the host records, and opened again when it is lifted."""
    life = Life().established().met()
    opened = life.now
    life.do(AccessRestricted, party=DAD, basis="b")
    closed = life.now
    assert not life.ask(MinutesShared, meeting="m-1", recipients={USER, DAD}).permitted
    life.do(RestrictionLifted, party=DAD)

    assert [reads(life, DAD, at) for at in (opened, closed, life.now)] == [True, False, True]
    assert life.path == ORDINARY


def test_a_restriction_outlives_the_group() -> None:
    """Ending the group, and starting it again, opens nothing that was closed."""
    life = Life().established().met()
    life.do(AccessRestricted, party=DAD, basis="b")
    again(end(life))
    assert not reads(life, DAD)
    assert life.path == [*ORDINARY, "ending", "ended", "need-seen"]


def test_parents_after_sixteen_and_after_eighteen() -> None:
    """Parents read until eighteen also after the youth's own consent; from that day only if the user says so."""
    life = Life().need(born=date(2010, 3, 1)).assessed().established().met()
    of_own_consent = datetime(2026, 3, 1, 12, tzinfo=UTC)
    grown = datetime(2028, 3, 1, 12, tzinfo=UTC)

    assert reads(life, MUM, of_own_consent)
    assert reads(life, MUM, grown - timedelta(days=1))
    assert not reads(life, MUM, grown)
    life.until(grown)
    life.do(FamilyAccessDecided, USER, party=MUM, allowed=True)
    assert reads(life, MUM)
    assert not reads(life, DAD)


def test_the_youth_can_say_otherwise() -> None:
    """From sixteen it is the youth who decides whether mother reads, and mother cannot decide it back."""
    life = Life().need(born=date(2010, 1, 1)).assessed().prepared(consents=False)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.do(GroupEstablished)
    life.met()
    assert reads(life, MUM)
    life.do(FamilyAccessDecided, USER, party=MUM, allowed=False)
    assert not reads(life, MUM)
    assert not life.ask(FamilyAccessDecided, MUM, party=MUM, allowed=True).permitted


@pytest.mark.parametrize("years", [2026, 2028])
def test_what_the_parents_decided_about_others_ends_when_the_youth_decides(years: int) -> None:
    """Grandmother read by the parents' word; from the age of own consent it takes the youth's."""
    life = Life().need(born=date(2010, 3, 1)).assessed().established().met()
    life.do(NextOfKinRecorded, party=GRAN)
    life.do(FamilyAccessDecided, MUM, party=GRAN, allowed=True)
    assert reads(life, GRAN, datetime(2026, 2, 28, 12, tzinfo=UTC))
    assert not reads(life, GRAN, datetime(years, 3, 1, 12, tzinfo=UTC))


def test_after_leaving() -> None:
    """The teacher who moved on reads what was held in her time, while the school is covered, and nothing later."""
    life = Life().established().met()
    life.member("p-new", agency=SCHOOL)
    life.do(MemberLeft, party=TEACHER)
    life.met("m-2")
    assert reads(life, TEACHER)
    assert not reads(life, TEACHER, meeting="m-2")
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=EXCHANGE)
    assert not reads(life, TEACHER)
    assert reads(life, NURSE, meeting="m-2")
    assert life.path == ORDINARY


def test_after_the_end_the_same_holds() -> None:
    """The end of the group neither opens nor closes a drawer; consent and birthdays still do."""
    life = end(Life().established(last_day=date(2026, 12, 31)).met())
    assert reads(life, TEACHER)
    assert not reads(life, "p-stranger")
    assert reads(life, TEACHER, datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
    assert not reads(life, TEACHER, datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    life.do(ConsentWithdrawn, DAD, grantor=DAD)
    assert not reads(life, TEACHER)
    assert reads(life, USER)
    assert life.path == [*ORDINARY, "ending", "ended"]


def test_a_new_period_asks_anew_and_old_minutes_stay_where_they_were() -> None:
    """The old consent calls no new meeting until confirmed; it still opens the old minutes, and can be withdrawn."""
    life = again(end(Life().established().met()))
    life.assessed().prepared(consents=False)
    assert {each.code for each in life.ask(GroupEstablished).blocking} == {
        "establish.consent-to-cooperation",
        "establish.consent-to-exchange",
    }
    assert reads(life, TEACHER)
    life.do(ConsentConfirmed, MUM, grantor=MUM)
    assert not life.ask(GroupEstablished).permitted
    life.do(ConsentConfirmed, DAD, grantor=DAD)
    life.do(GroupEstablished)

    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    assert not reads(life, TEACHER)
    assert "consent.standing-still" in life.ask(MeetingCalled, **life.calling("m-2")).codes
    assert life.path == [*ORDINARY, "ending", "ended", *ORDINARY]


def test_an_old_consent_is_withdrawn_before_anybody_confirmed_it() -> None:
    """A withdrawal between two periods closes the old minutes, and leaves nothing to confirm."""
    life = again(end(Life().established().met()))
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    assert not reads(life, TEACHER)
    assert "consent.nothing-to-confirm" in life.ask(ConsentConfirmed, MUM, grantor=MUM).codes


def test_another_basis_is_named_and_nothing_else() -> None:
    """The library answers on consent: no. Beside it stands that the host has recorded something else."""
    life = Life().established().met()
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=EXCHANGE)
    life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"health"}, basis="b")
    verdict = life.book.may_read(life.state, TEACHER, "m-1", life.now)
    assert blocks(verdict, "access.no-consent")
    assert informs(verdict, "access.other-basis")


def test_a_corrected_version_is_read_by_what_it_holds() -> None:
    """Minutes that turn out to hold more than the consent reaches are closed by their own correction."""
    life = Life().established(kinds={"coordination", "health"}).met()
    assert reads(life, TEACHER)
    life.do(MinutesCorrected, TEACHER, meeting="m-1", kinds={"health", "family"}, reason="r")
    assert not reads(life, TEACHER)
    assert reads(life, USER)
