"""Whatever library a zone comes from: which day an instant is on, and at which instant a day begins."""

from __future__ import annotations

import time
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
import pytz
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st

from ansvar_core import NorwegianTime
from ansvar_core.dates import day_of, start_of

INSTANT, MINUTE, DAY = timedelta(microseconds=1), timedelta(minutes=1), timedelta(days=1)

# Each with a year of its own: clocks that change at midnight, just after it, by half an hour, and across the date line.
ZONES = {
    "Europe/Oslo": 2026,
    "Africa/Cairo": 2010,
    "Africa/Casablanca": 2019,
    "America/Asuncion": 2023,
    "America/Havana": 2023,
    "America/New_York": 2024,
    "America/Santiago": 2022,
    "America/Sao_Paulo": 2018,
    "America/Scoresbysund": 2023,
    "America/St_Johns": 2010,
    "Antarctica/Troll": 2023,
    "Asia/Amman": 2014,
    "Asia/Beirut": 2022,
    "Asia/Gaza": 2012,
    "Asia/Kathmandu": 2024,
    "Asia/Tehran": 2021,
    "Atlantic/Azores": 2023,
    "Australia/Lord_Howe": 2023,
    "Pacific/Apia": 2011,
    "Pacific/Chatham": 2024,
}
LIBRARIES = {"zoneinfo": zoneinfo.ZoneInfo, "dateutil": tz.gettz, "pytz": pytz.timezone}
LEFT_OUT = date(2011, 12, 30)
"""Samoa had no such day."""


def days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += DAY


def is_first(first: datetime, day: date, zone: tzinfo, *, usual: bool) -> bool:
    """Whether no instant before it is on the day: at each minute of the day before, where the clocks change."""
    earlier = [first - INSTANT] if usual else [first - INSTANT, *(first - MINUTE * each for each in range(1, 1560))]
    return all(day_of(each, zone) < day for each in earlier)


class TestEachDayOfTheYear:
    """Twenty zones, from three libraries: those that have a hash and those that have none."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("library", LIBRARIES)
    @pytest.mark.parametrize("name", ZONES)
    def test_a_day_begins_at_its_first_instant(self, name: str, library: str) -> None:
        """Whose day it is, and no instant before it; also where midnight comes twice, or never."""
        zone = LIBRARIES[library](name)
        days = [*days_of(ZONES[name])]
        starts = [start_of(day, zone) for day in days]
        for place, (day, first) in enumerate(zip(days, starts, strict=True)):
            usual = 0 < place < len(days) - 1 and starts[place + 1] - first == first - starts[place - 1] == DAY
            whose = day + DAY if (name, day) == ("Pacific/Apia", LEFT_OUT) else day
            assert first.tzinfo is UTC
            assert day_of(first, zone) == whose
            assert is_first(first, day, zone, usual=usual), day

    @pytest.mark.parametrize("name", ZONES)
    def test_the_libraries_agree(self, name: str) -> None:
        """Three ways to say the same zone are one zone."""
        one, *others = ([start_of(day, make(name)) for day in days_of(ZONES[name])] for make in LIBRARIES.values())
        assert all(other == one for other in others)

    @pytest.mark.parametrize(
        "zone",
        [
            UTC,
            NorwegianTime(),
            timezone(timedelta(hours=23, minutes=59)),
            timezone(-timedelta(hours=23, minutes=59)),
            timezone(timedelta(hours=5, minutes=45, seconds=7)),
            tz.tzutc(),
            tz.tzlocal(),
            tz.tzoffset("office", 3600),
            tz.tzoffset(None, -12_345),
            tz.tzrange("CET", 3600, "CEST"),
            tz.tzstr("CET-1CEST,M3.5.0,M10.5.0/3"),
            pytz.utc,
            pytz.FixedOffset(330),
        ],
        ids=repr,
    )
    def test_zones_of_other_sorts(self, zone: tzinfo) -> None:
        """Fixed offsets, that of the machine, and rules without a file."""
        for day in days_of(2026):
            first = start_of(day, zone)
            assert day_of(first, zone) == day
            assert day_of(first - INSTANT, zone) == day - DAY

    @pytest.mark.parametrize("rule", ["CET-1CEST,M3.5.0,M10.5.0/3", "NST3:30NDT,M3.2.0/0:01,M11.1.0/0:01", "UTC0"])
    def test_the_zone_of_the_machine(self, rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whatever it is, and though it may be another the next moment."""
        with monkeypatch.context() as patched:
            patched.setenv("TZ", rule)
            time.tzset()
            zone = tz.tzlocal()
            for day in days_of(2026):
                assert day_of(start_of(day, zone), zone) == day
        time.tzset()


class TestClocksChangeAtMidnight:
    """The days on which the wall clock is no help."""

    @pytest.mark.parametrize("make", LIBRARIES.values(), ids=LIBRARIES)
    @pytest.mark.parametrize(
        ("name", "day", "first"),
        [
            # It never is midnight: the day begins at one o'clock.
            ("America/Sao_Paulo", date(2018, 11, 4), datetime(2018, 11, 4, 3, tzinfo=UTC)),
            # Midnight comes twice: the first time counts.
            ("America/Havana", date(2023, 11, 5), datetime(2023, 11, 5, 4, tzinfo=UTC)),
            # At midnight it is eleven o'clock again: the day has not begun yet.
            ("America/Asuncion", date(2023, 3, 26), datetime(2023, 3, 26, 4, tzinfo=UTC)),
            # A minute past midnight it is yesterday again: but the day had begun.
            ("America/St_Johns", date(2010, 11, 7), datetime(2010, 11, 7, 2, 30, tzinfo=UTC)),
            # There is no such day.
            ("Pacific/Apia", LEFT_OUT, datetime(2011, 12, 30, 10, tzinfo=UTC)),
            ("Pacific/Apia", date(2011, 12, 31), datetime(2011, 12, 30, 10, tzinfo=UTC)),
        ],
    )
    def test_it_is_the_first_instant_of_the_day(
        self, name: str, day: date, first: datetime, make: type[zoneinfo.ZoneInfo]
    ) -> None:
        """As it was."""
        assert start_of(day, make(name)) == first

    def test_the_oldest_offset_that_there_was_is_not_taken(self) -> None:
        """In pytz a zone that is given a wall clock answers with local mean time."""
        zone = pytz.timezone("Europe/Oslo")
        day = date(2026, 1, 5)

        assert datetime(2026, 1, 5, tzinfo=zone).utcoffset() != timedelta(hours=1), "the trap"
        assert start_of(day, zone) == start_of(day, NorwegianTime()) == datetime(2026, 1, 4, 23, tzinfo=UTC)


class TestEndsOfTheCalendar:
    """The first and the last days that there are."""

    @pytest.mark.parametrize("make", LIBRARIES.values(), ids=LIBRARIES)
    @pytest.mark.parametrize("name", ZONES)
    def test_every_zone_answers(self, name: str, make: type[zoneinfo.ZoneInfo]) -> None:
        """As near as an instant can come, and in order."""
        zone = make(name)
        firsts = [start_of(date.min + DAY * each, zone) for each in range(4)]
        lasts = [start_of(date.max - DAY * each, zone) for each in range(4)]

        assert firsts == sorted(firsts)
        assert lasts == sorted(lasts, reverse=True)
        for day, first in ((date.min + 2 * DAY, firsts[2]), (date.max - 2 * DAY, lasts[2])):
            assert day_of(first, zone) == day


class Counting(tzinfo):
    """A zone that tells how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def utcoffset(self, moment: datetime | None) -> timedelta:
        self.asked += 1
        return timedelta(hours=1)

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta(0)


class TestKept:
    """What is asked for again and again is worked out once, where the zone allows it."""

    def test_a_zone_with_a_hash_is_asked_once(self) -> None:
        """For the same instant or day."""
        zone = Counting()
        moment, day = datetime(2026, 1, 5, 12, tzinfo=UTC), date(2026, 1, 5)
        assert (day_of(moment, zone), start_of(day, zone)) == (day, datetime(2026, 1, 4, 23, tzinfo=UTC))
        asked = zone.asked

        assert (day_of(moment, zone), start_of(day, zone)) == (day, datetime(2026, 1, 4, 23, tzinfo=UTC))
        assert zone.asked == asked

    def test_an_error_of_the_zones_own_is_not_taken_for_a_missing_hash(self) -> None:
        """It comes out as it is."""

        class Failing(Counting):
            def utcoffset(self, moment: datetime | None) -> timedelta:
                raise TypeError("of its own")

        with pytest.raises(TypeError, match="of its own"):
            day_of(datetime(2026, 1, 5, 12, tzinfo=UTC), Failing())
        with pytest.raises(TypeError, match="of its own"):
            start_of(date(2026, 1, 5), Failing())

    @given(moment=st.datetimes(datetime(1996, 1, 1), datetime(2037, 12, 31)))  # noqa: DTZ001  # made aware below
    def test_with_and_without_a_hash_the_day_is_the_same(self, moment: datetime) -> None:
        """At any instant."""
        utc = moment.replace(tzinfo=UTC)
        days = {day_of(utc, zone) for zone in (NorwegianTime(), *(make("Europe/Oslo") for make in LIBRARIES.values()))}

        assert len(days) == 1
