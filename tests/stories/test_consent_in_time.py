"""Consent on the exact day: it starts, ends, is narrowed, and the nights the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ansvar_core import (
    Capacity,
    ConsentAskedFor,
    ConsentGiven,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentWithdrawn,
    FormScope,
    GroupEstablished,
    Manner,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    MinutesShared,
    Wait,
)
from support.found import way_out
from support.life import DAD, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life, both

EXCHANGE = (ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),)


def reads(life: Life, at: datetime, party: str = TEACHER) -> bool:
    return life.book.may_read(life.state, party, "m-1", at).permitted


def calls(life: Life, at: datetime) -> bool:
    """Whether a meeting could be called at exactly this instant."""
    life.until(at - timedelta(minutes=1))
    return life.ask(MeetingCalled, **life.calling("m-9")).permitted


def test_the_first_day_begins_at_midnight_where_the_municipality_is() -> None:
    """A consent from 1 February counts from that midnight in Norway, not a minute before."""
    life = Life().need().assessed().prepared(first_day=date(2026, 2, 1))
    midnight = datetime(2026, 1, 31, 23, 0, tzinfo=UTC)

    early = life.ask(GroupEstablished, at=midnight - timedelta(seconds=1), recorded_at=midnight)
    assert way_out(early, "establish.consent-to-exchange", Wait).until == midnight
    assert life.book.next_change(life.state, life.now) == midnight
    life.until(midnight - timedelta(minutes=1))
    life.do(GroupEstablished)
    assert life.path == ["need-seen", "being-assessed", "being-prepared", "established"]


@pytest.mark.parametrize(
    ("last_day", "inside", "outside"),
    [
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 30, tzinfo=UTC), datetime(2026, 3, 29, 22, 30, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 22, 30, tzinfo=UTC), datetime(2026, 3, 28, 23, 30, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 23, 30, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 21, 30, tzinfo=UTC), datetime(2026, 10, 24, 22, 30, tzinfo=UTC)),
    ],
)
def test_the_last_day_ends_at_its_own_midnight(last_day: date, inside: datetime, outside: datetime) -> None:
    """Both nights the clocks change, the last day ends when the day does: at 22 or 23 by UTC, as it falls."""
    life = Life().established(last_day=last_day).met()

    assert reads(life, inside)
    assert not reads(life, outside)
    assert calls(life, inside)
    assert not calls(life, outside)
    assert life.path[-1] == "established"


@pytest.mark.parametrize("hour", [0, 1])
def test_the_hour_that_comes_twice_is_two_hours(hour: int) -> None:
    """A withdrawal in the first half past two does not stand after a reading in the second one."""
    life = Life().established().met()
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    life.until((first, second)[hour] - timedelta(minutes=1))
    life.do(ConsentWithdrawn, MUM, grantor=MUM)

    between = first + timedelta(minutes=30)
    assert reads(life, first - timedelta(minutes=1))
    assert reads(life, between) is (hour == 1)
    assert not reads(life, second + timedelta(minutes=1))


def test_a_withdrawal_takes_effect_at_once_and_not_before() -> None:
    """What was lawful the minute before is closed from the instant of the withdrawal."""
    life = Life().established().met()
    life.do(ConsentWithdrawn, DAD, grantor=DAD, items=EXCHANGE)
    then = life.now

    assert reads(life, then - timedelta(microseconds=1))
    assert not reads(life, then)
    assert reads(life, then, NURSE)
    assert life.path[-1] == "established"


def test_narrowed_for_one_agency_the_others_go_on() -> None:
    """Mother wants health kept from the school: the school is out of the room for it, the health station is not."""
    life = Life().established().met()
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})

    assert not reads(life, life.now)
    assert reads(life, life.now, NURSE)
    refused = life.ask(MinutesShared, meeting="m-1", recipients={USER, NURSE, TEACHER})
    assert refused.codes == ("minutes.recipient-may-read",)
    life.do(MinutesShared, meeting="m-1", recipients={USER, NURSE})

    without_school = life.calling("m-2", called={NURSE}, minute_taker=NURSE)
    life.do(MeetingCalled, **without_school)
    life.until(life.state.meetings["m-2"].starts or life.now)
    with_school = life.ask(MeetingOpened, meeting="m-2", present={USER, NURSE, TEACHER}, chair=NURSE)
    assert "meeting.agency-in-room-covered" in with_school.codes
    life.do(MeetingOpened, meeting="m-2", present={USER, NURSE}, chair=NURSE)
    assert life.path == ["need-seen", "being-assessed", "being-prepared", "established"]


def test_cooperation_without_exchange_starts_no_group() -> None:
    """A family that says yes to cooperation and no to exchange is not brought into a room."""
    life = Life().need().assessed().prepared(consents=False)
    for parent in (MUM, DAD):
        grants = tuple(grant for each in (HEALTH, SCHOOL) for grant in both(each))
        only = tuple(grant for grant in grants if grant.object is ConsentObject.COOPERATION)
        life.do(
            ConsentGiven,
            parent,
            grantor=parent,
            capacity=Capacity.PARENT,
            grants=only,
            first_day=date(2026, 1, 5),
            manner=Manner.WRITTEN,
            informed=True,
            document="d-form",
        )
    verdict = life.ask(GroupEstablished)
    assert [each.code for each in verdict.blocking] == ["establish.consent-to-exchange"]
    assert life.path[-1] == "being-prepared"


def test_a_form_in_place_of_all_takes_away_what_it_does_not_name() -> None:
    """Mother's new form names only the health station: the school is no longer covered, from that minute."""
    life = Life().established().met()
    life.consent(MUM, HEALTH, scope=FormScope.IN_PLACE_OF_ALL)

    assert not reads(life, life.now)
    assert reads(life, life.now, NURSE)
    assert reads(life, life.now - timedelta(minutes=1))


def test_a_form_in_place_of_all_also_takes_what_was_being_asked_about_anew() -> None:
    """Asking anew keeps the old yes alive, so a form in place of all must end that yes too."""
    life = Life().established().met()
    items = tuple(ConsentItem(object=thing, agency=SCHOOL) for thing in ConsentObject)
    life.do(ConsentAskedFor, grantor=MUM, items=items)
    assert reads(life, life.now)
    life.consent(MUM, HEALTH, scope=FormScope.IN_PLACE_OF_ALL)
    assert not reads(life, life.now)


def test_a_form_for_these_agencies_leaves_the_others_alone() -> None:
    """A form that renews the health station says nothing about the school."""
    life = Life().established().met()
    life.consent(MUM, HEALTH, last_day=date(2026, 12, 31))
    assert reads(life, life.now)


def test_each_agency_has_its_own_last_day() -> None:
    """The school's part of the form runs out in spring, the health station's in summer."""
    life = Life().need().assessed().prepared(consents=False)
    for parent in (MUM, DAD):
        life.consent(parent, HEALTH, last_day=date(2026, 6, 30))
        life.consent(parent, SCHOOL, last_day=date(2026, 3, 31))
    life.do(GroupEstablished)
    life.met()
    assert not reads(life, datetime(2026, 4, 1, 12, tzinfo=UTC))
    assert reads(life, datetime(2026, 4, 1, 12, tzinfo=UTC), NURSE)
    assert not reads(life, datetime(2026, 7, 1, 12, tzinfo=UTC), NURSE)


def test_running_out_in_the_middle_of_a_meeting_does_not_lock_the_door() -> None:
    """A meeting that was rightly opened can be ended and written down; it is the sharing that waits."""
    life = Life().established(last_day=date(2026, 1, 19))
    life.call()
    life.open()
    life.until(datetime(2026, 1, 20, 9, tzinfo=UTC))
    life.do(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)
    life.write()
    refused = life.ask(MinutesShared, meeting="m-1", recipients={USER, TEACHER})
    assert not refused.permitted
    assert life.path[-1] == "established"
