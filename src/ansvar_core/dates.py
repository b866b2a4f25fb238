"""Days and instants.  `python-dateutil` lives here alone.

House rules.  Instants are aware and compared in UTC.  A *day* exists only in a zone, which comes from the policy.
Months are always added from the anchor, and the rounding is named: the last day of a shorter month.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Final

import attrs
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from ansvar_core.values.checked import checked
from ansvar_core.values.invalid import InvalidValue

__all__ = [
    "LeapBirthday",
    "NorwegianTime",
    "Span",
    "birthday",
    "day_of",
    "holidays",
    "is_working_day",
    "start_of",
]


_WINTER: Final = timedelta(hours=1)
_SUMMER: Final = timedelta(hours=2)


class NorwegianTime(tzinfo):
    """Norwegian civil time from its rule, reading no file (norsk tid).

    UTC+1, and UTC+2 from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.  That has been the
    rule since 1996; earlier instants are given by the same rule, which for them is an approximation.
    """

    def __repr__(self) -> str:
        return "NorwegianTime()"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NorwegianTime)

    def __hash__(self) -> int:
        return hash(NorwegianTime)

    def __reduce__(self) -> tuple[type[NorwegianTime], tuple[()]]:
        return NorwegianTime, ()

    def tzname(self, moment: datetime | None) -> str:
        return "CEST" if self.dst(moment) else "CET"

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=1) + self.dst(moment)

    def dst(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return timedelta(0)
        wall = moment.replace(tzinfo=None)
        begins, ends = _summer(wall.year)
        begins, ends = begins + _WINTER, ends + _SUMMER
        # The hour before `ends` comes twice; `fold` says which of the two.  The hour after `begins` never comes; PEP
        # 495 reads it with the offset from before (fold 0) or after (fold 1) the gap.
        if moment.fold:
            return timedelta(hours=1) if begins <= wall < ends - timedelta(hours=1) else timedelta(0)
        return timedelta(hours=1) if begins + timedelta(hours=1) <= wall < ends else timedelta(0)

    def fromutc(self, moment: datetime) -> datetime:
        utc = moment.replace(tzinfo=None)
        begins, ends = _summer(utc.year)
        if begins <= utc < ends:
            return moment + _SUMMER
        second_time = ends <= utc < ends + _WINTER
        return (moment + _WINTER).replace(fold=1) if second_time else moment + _WINTER


# The same two instants are asked for by every day of an instant; kept, they cost a tenth.
@lru_cache(maxsize=256)
def _summer(year: int) -> tuple[datetime, datetime]:
    """The first instant of summer time in a year and the first after it, in UTC."""
    return _last_sunday(year, 3).replace(hour=1), _last_sunday(year, 10).replace(hour=1)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31)  # noqa: DTZ001  # wall time, as the rule is told
    return last - timedelta(days=(last.weekday() + 1) % 7)


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The calendar day of an instant in a zone (dato)."""
    try:
        return _kept_day(moment, zone)
    except TypeError:
        # Many a zone has no hash, those of dateutil among them; then nothing is kept.
        return moment.astimezone(zone).date()


# Judging an event asks for the day of the same few instants: when it happened, when each consent was given.  4 µs each.
@lru_cache(maxsize=1024)
def _kept_day(moment: datetime, zone: tzinfo) -> date:
    return moment.astimezone(zone).date()


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first instant of a day in a zone, in UTC (døgnets begynnelse).

    That is the first instant whose day it is: where the clocks change at midnight, the day can begin at another hour,
    or twice.  A day that the zone has left out begins with the day after it.  Of the first and the last day that there
    is, as near as an instant can come.
    """
    try:
        return _kept_start(day, zone)
    except TypeError:
        return _start_of(day, zone)


_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_INSTANT: Final = timedelta(microseconds=1)


def _start_of(day: date, zone: tzinfo) -> datetime:
    # The zone is only ever asked for the wall clock of an instant.  The way back, from a wall clock to its instant,
    # some cannot tell (pytz answers with the oldest offset there is), and none can where midnight never comes.
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    try:
        before, after = (_offset(midnight + way, zone) for way in (-_DAY, _DAY))
    except (OverflowError, ValueError):
        return _at_an_end(midnight, zone)
    first = midnight - before
    if before == after and first.astimezone(zone).date() == day != (first - _INSTANT).astimezone(zone).date():
        return first
    return _sought(day, midnight, zone)


# What comes next is asked for at each day on which something may change.
_kept_start = lru_cache(maxsize=1024)(_start_of)


def _offset(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.astimezone(zone).replace(tzinfo=UTC) - moment


def _at_an_end(midnight: datetime, zone: tzinfo) -> datetime:
    """Where the calendar ends within a day, no clock is changed."""
    inside = midnight + (2 * _DAY if midnight.year == date.min.year else -2 * _DAY)
    try:
        return midnight - _offset(inside, zone)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC) if midnight.year == date.min.year else datetime.max.replace(tzinfo=UTC)


def _sought(day: date, midnight: datetime, zone: tzinfo) -> datetime:
    """The first instant of a day on which, or near which, the clocks change.

    It is either a midnight, under one of the offsets of those days, or within the first hour at whose end it is the day
    and at whose beginning it was not.
    """
    hours = [midnight + number * _HOUR for number in range(-26, 51)]
    midnights = {midnight - _offset(hour, zone) for hour in hours}
    found = [each for each in midnights if each.astimezone(zone).replace(tzinfo=UTC) == midnight]
    begins = next(index for index, hour in enumerate(hours) if hour.astimezone(zone).date() >= day)
    low, high = hours[begins - 1], hours[begins]
    while high - low > _INSTANT:
        middle = low + (high - low) // 2
        if middle.astimezone(zone).date() >= day:
            high = middle
        else:
            low = middle
    return min((*found, high))


class LeapBirthday(StrEnum):
    """When one born on 29 February grows older in a common year (fødselsdag for skuddårsbarn)."""

    MARCH_1 = "march-1"
    FEBRUARY_28 = "february-28"


def birthday(born: date, age: int, leap: LeapBirthday) -> date:
    """The day somebody reaches an age (fødselsdag); the last day that there is, where there is no such day."""
    if born.year + age > date.max.year:
        return date.max
    # By hand, because every rule about consent asks: a sum by `relativedelta` costs ten times as much.
    year = born.year + age
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1) if leap is LeapBirthday.MARCH_1 else date(year, 2, 28)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Span:
    """A length of time in calendar terms (tidsrom).

    `months` are added first, then `days`, then `working_days`.  Months end on the last day of a shorter month.
    """

    months: int = 0
    days: int = 0
    working_days: int = 0

    def __attrs_post_init__(self) -> None:
        parts = (self.months, self.days, self.working_days)
        if not all(type(part) is int and 0 <= part <= 1200 for part in parts) or not any(parts):
            raise InvalidValue("span", "needs whole numbers from 0 to 1200, and at least one above 0")

    @property
    def fewest_days(self) -> int:
        """No fewer days than this, wherever it begins (minste antall dager)."""
        return 28 * self.months + self.days + self.working_days

    def after(self, anchor: date) -> date:
        """The day this long after the anchor, no later than the last that there is (dagen etter)."""
        try:
            return self._walk(anchor, 1)
        except (OverflowError, ValueError):
            return date.max

    def before(self, anchor: date) -> date:
        """The day this long before the anchor, no earlier than the first that there is (dagen før)."""
        try:
            return self._walk(anchor, -1)
        except (OverflowError, ValueError):
            return date.min

    def _walk(self, anchor: date, way: int) -> date:
        day = anchor + relativedelta(months=self.months * way) + timedelta(days=self.days * way)
        left = self.working_days
        while left:
            day += timedelta(days=way)
            left -= is_working_day(day)
        return day


def holidays(year: int) -> tuple[date, ...]:
    """The public holidays of a Norwegian year, in order (helligdager).  Ordinary Sundays are not among them."""
    sunday = easter(year)
    moving = (-3, -2, 0, 1, 39, 49, 50)
    fixed = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
    days = {sunday + timedelta(days=offset) for offset in moving} | {date(year, *day) for day in fixed}
    return tuple(sorted(days))


def is_working_day(day: date) -> bool:
    """Monday to Friday and no public holiday (virkedag)."""
    return day.weekday() < 5 and day not in holidays(day.year)
