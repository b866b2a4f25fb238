"""Days and instants: Norwegian time, birthdays, spans."""

# ruff: noqa: DTZ001  # a wall shows no zone

from __future__ import annotations

import calendar
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ansvar_core import LeapBirthday, NorwegianTime, Span
from ansvar_core.dates import birthday, day_of, is_working_day, start_of
from ansvar_core.values.instants import instant

OSLO = NorwegianTime()
YEARS = range(1996, 2101)
thorough = settings(derandomize=True, deadline=None, max_examples=300)
days = st.dates(date(1990, 1, 1), date(2120, 12, 31))
walls = st.datetimes(datetime(1996, 1, 1), datetime(2100, 12, 31))


def last_sunday(year: int, month: int) -> int:
    """The day of the month, by counting the calendar's weeks."""
    return max(week[calendar.SUNDAY] for week in calendar.Calendar(0).monthdayscalendar(year, month))


def eu_offset(utc: datetime) -> timedelta:
    """The offset by the rule of the European Union, said in UTC."""
    begins = datetime(utc.year, 3, last_sunday(utc.year, 3), 1)
    ends = datetime(utc.year, 10, last_sunday(utc.year, 10), 1)
    return timedelta(hours=2 if begins <= utc < ends else 1)


def reference() -> ZoneInfo | None:
    """The system's own data about Oslo, where the machine has any."""
    try:
        return ZoneInfo("Europe/Oslo")
    except ZoneInfoNotFoundError:
        return None


def near_changes() -> list[datetime]:
    """Every quarter of an hour within two hours of each change of the clock, in UTC."""
    changes = [datetime(year, month, last_sunday(year, month), 1) for year in YEARS for month in (3, 10)]
    return [change + timedelta(minutes=15 * step) for change in changes for step in range(-8, 9)]


def test_the_clock_changes_when_the_rule_of_the_union_says() -> None:
    """From 1996 to 2100 every instant near a change of the clock has the offset of the European rule."""
    for utc in near_changes():
        assert OSLO.fromutc(utc.replace(tzinfo=OSLO)).replace(tzinfo=None) == utc + eu_offset(utc)


def test_norwegian_time_is_what_the_system_knows() -> None:
    """Where the system has data about Oslo, every instant near a change, and both readings of the wall, agree."""
    known = reference()
    for utc in near_changes() if known is not None else ():
        theirs = utc.replace(tzinfo=UTC).astimezone(known)
        ours = utc.replace(tzinfo=UTC).astimezone(OSLO)
        assert (ours.replace(tzinfo=None), ours.fold) == (theirs.replace(tzinfo=None), theirs.fold)
        wall = theirs.replace(tzinfo=None)
        for fold in (0, 1):
            assert wall.replace(tzinfo=OSLO, fold=fold).utcoffset() == wall.replace(tzinfo=known, fold=fold).utcoffset()
            assert wall.replace(tzinfo=OSLO, fold=fold).tzname() == wall.replace(tzinfo=known, fold=fold).tzname()


@thorough
@given(walls)
def test_an_instant_comes_back_from_the_wall(utc: datetime) -> None:
    """Told on the Norwegian wall and read back, an instant is the same, also in the hour that comes twice."""
    moment = utc.replace(tzinfo=UTC)
    wall = moment.astimezone(OSLO)

    assert wall.astimezone(UTC) == moment
    assert wall.utcoffset() == eu_offset(utc)
    assert instant(wall) == moment


@thorough
@given(walls, st.integers(0, 1))
def test_both_readings_of_a_wall_time_are_an_hour_apart_only_at_a_change(wall: datetime, fold: int) -> None:
    """Which of two readings is meant matters in two hours of the year, when the clock changes, and never else."""
    near = {
        datetime(wall.year, 3, last_sunday(wall.year, 3), 2),
        datetime(wall.year, 10, last_sunday(wall.year, 10), 2),
    }
    changing = wall.replace(minute=0, second=0, microsecond=0) in near
    first, second = (wall.replace(tzinfo=OSLO, fold=each).utcoffset() for each in (0, 1))

    assert changing == (first != second)


@thorough
@given(days)
def test_a_day_begins_at_its_first_instant(day: date) -> None:
    """A day's first instant is inside it, and the instant before is in the day before."""
    start = start_of(day, OSLO)

    assert day_of(start, OSLO) == day
    assert day_of(start - timedelta(microseconds=1), OSLO) == day - timedelta(days=1)


@thorough
@given(walls, st.integers(-14, 14))
def test_an_instant_is_the_same_whatever_offset_it_is_told_in(utc: datetime, hours: int) -> None:
    """The zone a caller uses changes neither the instant nor the day it belongs to."""
    moment = utc.replace(tzinfo=UTC)
    told = instant(moment.astimezone(timezone(timedelta(hours=hours))))

    assert told == moment
    assert day_of(told, OSLO) == day_of(moment, OSLO)


def test_norwegian_time_is_one_value() -> None:
    """Two are equal, and one survives being pickled."""
    assert pickle.loads(pickle.dumps(OSLO)) == NorwegianTime() == OSLO  # noqa: S301
    assert hash(NorwegianTime()) == hash(OSLO)


@thorough
@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.integers(0, 80), st.sampled_from(LeapBirthday))
@example(date(2008, 2, 29), 16, LeapBirthday.MARCH_1)
@example(date(2008, 2, 29), 18, LeapBirthday.MARCH_1)
@example(date(2008, 2, 29), 18, LeapBirthday.FEBRUARY_28)
def test_a_birthday_is_the_same_day_of_the_year(born: date, age: int, leap: LeapBirthday) -> None:
    """A birthday is that day of that year; only 29 February in a common year is another, as the policy says."""
    year = born.year + age
    if (born.month, born.day) != (2, 29) or calendar.isleap(year):
        expected = date(year, born.month, born.day)
    else:
        expected = date(year, 3, 1) if leap is LeapBirthday.MARCH_1 else date(year, 2, 28)

    assert birthday(born, age, leap) == expected


@thorough
@given(days, st.integers(0, 1200), st.integers(0, 1200), st.sampled_from((1, -1)))
@example(date(2026, 1, 31), 1, 0, 1)
@example(date(2028, 3, 31), 1, 0, -1)
def test_a_span_adds_months_first_and_ends_in_the_month_it_says(anchor: date, months: int, more: int, way: int) -> None:
    """Months are counted from the anchor and end on the last day of a shorter month; then the days are added."""
    if not months and not more:
        months = 1
    index = anchor.year * 12 + anchor.month - 1 + way * months
    year, month = index // 12, index % 12 + 1
    day = min(anchor.day, calendar.monthrange(year, month)[1])
    expected = date(year, month, day) + timedelta(days=way * more)
    span = Span(months=months, days=more)

    assert (span.after if way == 1 else span.before)(anchor) == expected


@thorough
@given(days, st.integers(1, 60), st.sampled_from((1, -1)))
def test_working_days_are_counted_one_by_one(anchor: date, number: int, way: int) -> None:
    """The day that many working days away is one itself, with that many from the anchor to it."""
    span = Span(working_days=number)
    found = span.after(anchor) if way == 1 else span.before(anchor)
    passed = [anchor + timedelta(days=way * step) for step in range(1, abs((found - anchor).days) + 1)]

    assert is_working_day(found)
    assert sum(map(is_working_day, passed)) == number
