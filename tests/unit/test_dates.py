"""Days and instants: offsets, the Norwegian zone, birthdays, spans and holidays."""

from __future__ import annotations

import pickle
import zoneinfo
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansvar_core import InvalidValue, LeapBirthday, NorwegianTime, Span
from ansvar_core.dates import birthday, day_of, holidays, is_working_day, start_of
from ansvar_core.values.instants import instant

OSLO = NorwegianTime()
HOUR = timedelta(hours=1)


class TestInstant:
    """An instant has a fixed offset."""

    def test_a_time_without_an_offset_is_refused(self) -> None:
        """Nobody can say when it was."""
        with pytest.raises(InvalidValue, match="starts: a time must say its offset"):
            instant(datetime(2026, 1, 1, 9, 0), "starts")  # noqa: DTZ001  # the claim

    @pytest.mark.parametrize("wrong", ["2026-01-01T09:00Z", None, date(2026, 1, 1)])
    def test_what_is_no_time_is_refused(self, wrong: Any) -> None:
        """A text or a day is not an instant."""
        with pytest.raises(InvalidValue, match="must be a datetime"):
            instant(wrong)

    def test_an_instant_keeps_its_moment_and_its_offset(self) -> None:
        """The named zone goes, the offset it gave stays."""
        given_in_zone = datetime(2026, 7, 1, 9, 0, tzinfo=OSLO)
        fixed = instant(given_in_zone)

        assert fixed == given_in_zone
        assert fixed.tzinfo == timezone(2 * HOUR)
        assert instant(fixed) is fixed

    def test_the_hour_that_comes_twice_is_told_apart(self) -> None:
        """In the night the clocks go back, the later of two equal wall times is later."""
        first = datetime(2026, 10, 25, 2, 30, tzinfo=OSLO)
        second = first.replace(fold=1)

        assert first == second, "as Python compares wall clocks in one zone"
        assert instant(second) - instant(first) == HOUR
        assert instant(second).fold == 0


class TestNorwegianTime:
    """The Norwegian zone from its rule."""

    @given(st.datetimes(datetime(1996, 1, 1), datetime(2037, 12, 31)))  # noqa: DTZ001  # made aware below
    def test_it_agrees_with_the_time_zone_database(self, moment: datetime) -> None:
        """Since 1996 the rule and the database say the same, both ways."""
        utc = moment.replace(tzinfo=UTC)
        database = zoneinfo.ZoneInfo("Europe/Oslo")
        ours, theirs = utc.astimezone(OSLO), utc.astimezone(database)

        assert ours.replace(tzinfo=None) == theirs.replace(tzinfo=None)
        assert (ours.fold, ours.utcoffset(), ours.dst(), ours.tzname()) == (
            theirs.fold,
            theirs.utcoffset(),
            theirs.dst(),
            theirs.tzname(),
        )
        assert ours.astimezone(UTC) == utc

    @pytest.mark.parametrize("fold", [0, 1])
    @pytest.mark.parametrize("minute", range(0, 60, 15))
    @pytest.mark.parametrize("hour", range(5))
    @pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)])
    def test_every_wall_time_of_both_nights(self, day: date, hour: int, minute: int, fold: int) -> None:
        """The hour that never comes and the hour that comes twice are read as the database reads them."""
        wall = datetime(day.year, day.month, day.day, hour, minute, fold=fold)  # noqa: DTZ001  # made aware below
        database = zoneinfo.ZoneInfo("Europe/Oslo")

        assert wall.replace(tzinfo=OSLO).utcoffset() == wall.replace(tzinfo=database).utcoffset()

    def test_it_is_one_value(self) -> None:
        """Two of them are the same zone, also after a journey."""
        again = pickle.loads(pickle.dumps(OSLO))  # noqa: S301  # made here

        assert again == OSLO == NorwegianTime()
        assert hash(again) == hash(OSLO)
        assert OSLO != UTC
        assert repr(OSLO) == "NorwegianTime()"
        assert OSLO.dst(None) == timedelta(0)


class TestDays:
    """A day exists in a zone."""

    @pytest.mark.parametrize(
        ("moment", "zone", "day"),
        [
            (datetime(2026, 1, 1, 23, 0, tzinfo=UTC), OSLO, date(2026, 1, 2)),
            (datetime(2026, 1, 1, 22, 59, tzinfo=UTC), OSLO, date(2026, 1, 1)),
            (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), OSLO, date(2026, 7, 2)),
            (datetime(2026, 1, 1, 23, 0, tzinfo=UTC), UTC, date(2026, 1, 1)),
        ],
    )
    def test_midnight_is_the_zones(self, moment: datetime, zone: tzinfo, day: date) -> None:
        """The same instant is on another day in another zone."""
        assert day_of(moment, zone) == day

    @given(st.dates(date(1996, 1, 1), date(2100, 1, 1)))
    def test_a_day_begins_at_its_first_instant(self, day: date) -> None:
        """The first instant is on the day, and the one before it is not."""
        first = start_of(day, OSLO)

        assert first.tzinfo is UTC
        assert day_of(first, OSLO) == day
        assert day_of(first - timedelta(microseconds=1), OSLO) == day - timedelta(days=1)


class TestBirthday:
    """The day somebody reaches an age."""

    @pytest.mark.parametrize(
        ("born", "age", "leap", "day"),
        [
            (date(2010, 5, 17), 16, LeapBirthday.MARCH_1, date(2026, 5, 17)),
            (date(2012, 2, 29), 16, LeapBirthday.MARCH_1, date(2028, 2, 29)),
            (date(2012, 2, 29), 15, LeapBirthday.MARCH_1, date(2027, 3, 1)),
            (date(2012, 2, 29), 15, LeapBirthday.FEBRUARY_28, date(2027, 2, 28)),
            (date(2011, 2, 28), 16, LeapBirthday.MARCH_1, date(2027, 2, 28)),
            (date(2011, 3, 1), 16, LeapBirthday.FEBRUARY_28, date(2027, 3, 1)),
        ],
    )
    def test_both_readings_of_a_leap_birthday(self, born: date, age: int, leap: LeapBirthday, day: date) -> None:
        """Only one born on 29 February, in a common year, has two readings."""
        assert birthday(born, age, leap) == day


class TestSpan:
    """A length of time in calendar terms."""

    @pytest.mark.parametrize(
        ("span", "fewest"),
        [
            (Span(days=1), 1),
            (Span(months=1), 28),
            (Span(months=13), 364),
            (Span(working_days=3), 3),
            (Span(months=1, days=2), 30),
        ],
    )
    def test_it_is_never_shorter_than_its_fewest_days(self, span: Span, fewest: int) -> None:
        """From every day of four years."""
        days = [date(2024, 1, 1) + timedelta(days=each) for each in range(4 * 366)]

        assert span.fewest_days == fewest
        assert min((span.after(day) - day).days for day in days) >= fewest

    @pytest.mark.parametrize(
        ("span", "anchor", "after"),
        [
            (Span(months=1), date(2026, 1, 31), date(2026, 2, 28)),
            (Span(months=1), date(2028, 1, 31), date(2028, 2, 29)),
            (Span(months=12), date(2028, 2, 29), date(2029, 2, 28)),
            (Span(days=14), date(2026, 12, 24), date(2027, 1, 7)),
            (Span(months=1, days=1), date(2026, 1, 31), date(2026, 3, 1)),
            (Span(working_days=1), date(2026, 1, 2), date(2026, 1, 5)),
            (Span(working_days=3), date(2026, 4, 1), date(2026, 4, 9)),
            (Span(working_days=1), date(2026, 5, 13), date(2026, 5, 15)),
        ],
    )
    def test_what_comes_after(self, span: Span, anchor: date, after: date) -> None:
        """Months end on the last day of a shorter month; working days leave out weekends and holidays."""
        assert span.after(anchor) == after

    @pytest.mark.parametrize(
        ("span", "anchor", "before"),
        [
            (Span(months=1), date(2026, 3, 31), date(2026, 2, 28)),
            (Span(days=14), date(2026, 1, 7), date(2025, 12, 24)),
            (Span(working_days=3), date(2026, 4, 7), date(2026, 3, 30)),
        ],
    )
    def test_what_comes_before(self, span: Span, anchor: date, before: date) -> None:
        """The same lengths are walked backwards."""
        assert span.before(anchor) == before

    @pytest.mark.parametrize(
        "parts", [{}, {"days": 0}, {"days": -1}, {"months": 1201}, {"days": 1.5}, {"days": True}, {"days": "1"}]
    )
    def test_what_is_no_length_is_refused(self, parts: dict[str, Any]) -> None:
        """A span is some whole months and days ahead, and never so many that there is no calendar."""
        with pytest.raises(InvalidValue, match=r"must be a whole number|whole numbers from 0 to 1200"):
            Span(**parts)


class TestHolidays:
    """The Norwegian public holidays."""

    def test_the_holidays_of_a_year(self) -> None:
        """Five fixed days and seven that move with Easter, in order."""
        assert holidays(2026) == (
            date(2026, 1, 1),
            date(2026, 4, 2),
            date(2026, 4, 3),
            date(2026, 4, 5),
            date(2026, 4, 6),
            date(2026, 5, 1),
            date(2026, 5, 14),
            date(2026, 5, 17),
            date(2026, 5, 24),
            date(2026, 5, 25),
            date(2026, 12, 25),
            date(2026, 12, 26),
        )

    def test_two_holidays_on_one_day_are_one(self) -> None:
        """In 2008 Ascension Day fell on 1 May."""
        assert len(holidays(2008)) == 11

    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (date(2026, 1, 2), True),
            (date(2026, 1, 3), False),
            (date(2026, 1, 4), False),
            (date(2026, 5, 14), False),
            (date(2026, 5, 15), True),
            (date(2026, 12, 24), True),
        ],
    )
    def test_a_working_day_is_monday_to_friday_and_no_holiday(self, day: date, works: bool) -> None:
        """Christmas Eve is no public holiday."""
        assert is_working_day(day) is works
