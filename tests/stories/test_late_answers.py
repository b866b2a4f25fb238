"""Answers about everything, and answers of an earlier period, that come into the record late."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    ConsentRefused,
    ConsentWithdrawn,
    EndingDecided,
    EndingReason,
    FormScope,
    GroupEnded,
    GroupEstablished,
    MeetingCalled,
    NeedSeen,
    RestrictionLifted,
)
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, USER, Life


def late(life: Life, at: datetime) -> dict[str, Any]:
    """The header of something that happened earlier and is written down now."""
    return {"at": at, "recorded_at": life.now + timedelta(minutes=1), "recorded_by": NURSE}


def physio_called(life: Life) -> bool:
    """Whether the physiotherapist, and so the practice, could be called now."""
    if not life.state.is_member(PHYSIO):
        life.member(PHYSIO)
    codes = life.ask(MeetingCalled, **life.calling("m-9", called={PHYSIO}, invited={USER})).codes
    return "meeting.called-agency-covered" not in codes and "consent.standing-still" not in codes


@pytest.mark.parametrize("no", [ConsentRefused, ConsentWithdrawn])
def test_a_no_to_everything_is_a_no_to_what_comes_later(no: Any) -> None:
    """Father said no to everything; mother's lone ground does not reach an agency that came in afterwards."""
    life = Life().established()
    life.do(no, DAD, grantor=DAD)
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    life.consent(MUM, PRACTICE, alone_ground="d-ground")
    assert not physio_called(life)
    life.consent(DAD, PRACTICE)
    assert physio_called(life)


def test_a_late_yes_for_a_new_agency_does_not_undo_a_whole_withdrawal() -> None:
    """A form from before the withdrawal, for an agency recorded after it, is covered by the withdrawal."""
    life = Life().established()
    before = life.now
    life.wait(days=1)
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    life.consent(DAD, PRACTICE)
    life.consent(MUM, PRACTICE, first_day=date(2026, 1, 5), **late(life, before))
    assert not physio_called(life)


def test_a_late_yes_does_not_undo_a_form_in_place_of_all_earlier() -> None:
    """A form from before the one that stands in place of all earlier is one of the earlier."""
    life = Life().established()
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    life.consent(DAD, PRACTICE)
    before = life.now
    life.wait(days=1)
    life.consent(MUM, HEALTH, SCHOOL, scope=FormScope.IN_PLACE_OF_ALL)
    life.consent(MUM, PRACTICE, first_day=date(2026, 1, 5), **late(life, before))
    assert not physio_called(life)


def test_a_form_of_the_old_period_written_down_in_the_new_one_is_an_old_consent() -> None:
    """When it was said decides which period it is of, not when somebody found the paper."""
    life = Life().need().assessed().prepared(consents=False)
    for parent in (MUM, DAD):
        life.consent(parent, HEALTH)
    old = life.now
    life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
    life.do(GroupEnded)
    life.wait(days=30)
    life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
    life.assessed().prepared(consents=False)
    for parent in (MUM, DAD):
        life.consent(parent, HEALTH, SCHOOL, first_day=date(2026, 1, 5), **late(life, old))
    codes = {each.code for each in life.ask(GroupEstablished).blocking}
    assert codes == {"establish.consent-to-cooperation", "establish.consent-to-exchange"}


def test_a_lifting_written_down_late_lifts_nothing_closed_after_it() -> None:
    """A restriction made on Tuesday stands, although Monday's lifting of another is written down on Friday."""
    life = Life().established().met()
    monday = life.now
    life.wait(days=1)
    life.do(AccessRestricted, party=DAD, basis="b")
    life.wait(days=3)
    life.record(RestrictionLifted, party=DAD, **late(life, monday))
    assert not life.book.may_read(life.state, DAD, "m-1", life.now).permitted
    life.do(RestrictionLifted, party=DAD)
    assert life.book.may_read(life.state, DAD, "m-1", life.now).permitted
