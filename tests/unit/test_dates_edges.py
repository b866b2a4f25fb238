"""Days and dated values at the edges: the first and the last year, subclasses, and what an error says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from ansvar_core import Dated, InvalidValue, LeapBirthday, NorwegianTime, NotInForce, Span
from ansvar_core.dates import birthday, start_of
from ansvar_core.values.instants import instant

OSLO = NorwegianTime()
JANUARY, JULY = date(2027, 1, 1), date(2027, 7, 1)


class Stamp(datetime):
    """A host's own kind of time."""


class TestInstant:
    """What is no instant is refused in words that name the field."""

    @pytest.mark.parametrize("year", [2, 9998])
    def test_every_year_but_two_has_instants(self, year: int) -> None:
        """From the second year that there is to the last but one."""
        moment = datetime(year, 6, 1, tzinfo=UTC)

        assert instant(moment) is moment

    @pytest.mark.parametrize("year", [1, 9999])
    def test_the_first_and_the_last_year_have_none(self, year: int) -> None:
        """In another zone it could be on a day that does not exist."""
        with pytest.raises(InvalidValue) as caught:
            instant(datetime(year, 6, 1, tzinfo=UTC), "starts")
        text = "starts: a time must be after the first year that there is, and before the last"
        assert str(caught.value) == text

    @pytest.mark.parametrize(
        ("wrong", "text"),
        [
            ("2026-01-01T09:00Z", "at: a time must be a datetime"),
            (datetime(2026, 1, 1), "at: a time must say its offset from UTC"),  # noqa: DTZ001  # the claim
        ],
    )
    def test_a_field_that_is_not_named_is_when_it_happened(self, wrong: Any, text: str) -> None:
        """The whole of the text, which a host shows."""
        with pytest.raises(InvalidValue) as caught:
            instant(wrong)
        assert str(caught.value) == text

    def test_a_hosts_own_kind_of_time_becomes_a_plain_one(self) -> None:
        """The same instant with the same offset, and nothing of the host's own class."""
        stamp = Stamp(2026, 1, 1, 9, tzinfo=timezone(timedelta(hours=1), "office"))

        assert type(instant(stamp)) is datetime
        assert instant(stamp) == stamp
        assert instant(stamp).utcoffset() == timedelta(hours=1)


class TestEndsOfTheCalendar:
    """What would be outside the calendar is the nearest day that there is."""

    def test_the_first_day_begins_with_time(self) -> None:
        """In a zone east of UTC it would have begun before."""
        assert start_of(date.min, OSLO) == datetime.min.replace(tzinfo=UTC)

    def test_the_last_day_has_a_beginning_in_every_zone(self) -> None:
        """Midnight of it is an instant that there is, however far west."""
        far_west = timezone(-timedelta(hours=23, minutes=59))

        assert start_of(date.max, far_west) == datetime(9999, 12, 31, 23, 59, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("born", "expected"),
        [(date(9981, 5, 1), date(9999, 5, 1)), (date(9982, 5, 1), date.max), (date.max, date.max)],
    )
    def test_a_birthday_is_never_after_the_last_day(self, born: date, expected: date) -> None:
        """The last year that there is still has its birthdays."""
        assert birthday(born, 18, LeapBirthday.MARCH_1) == expected

    def test_a_span_out_of_bounds_is_refused_by_name(self) -> None:
        """The whole of the text."""
        with pytest.raises(InvalidValue) as caught:
            Span()
        assert str(caught.value) == "span: needs whole numbers from 0 to 1200, and at least one above 0"


class TestDated:
    """A dated value keeps its name and its order through whatever is made of it."""

    def test_a_version_from_of_old_comes_before_one_from_the_first_day(self) -> None:
        """Whatever order they are given in: the dated one is in force on its day."""
        dated = Dated("ours", [(date.min, "dated"), (None, "old")])

        assert dated.versions == ((None, "old"), (date.min, "dated"))
        assert dated.at(date.min) == "dated"

    def test_the_order_is_that_of_the_days_and_not_of_the_values(self) -> None:
        """A later version is later also when it is less."""
        assert [value for _, value in Dated("ours", [(JULY, 1), (JANUARY, 9)]).versions] == [9, 1]

    @pytest.mark.parametrize(
        ("versions", "text"),
        [
            ([], "ours: a dated value needs at least one version"),
            ([(JULY, 1), (JULY, 2)], "ours: two versions are in force from the same day"),
        ],
    )
    def test_the_error_names_the_value(self, versions: list[tuple[date, int]], text: str) -> None:
        """The whole of the text."""
        with pytest.raises(InvalidValue) as caught:
            Dated("ours", versions)
        assert str(caught.value) == text

    def test_what_had_come_before_a_day_is_what_is_left(self) -> None:
        """The version of the day itself is not of the time before it; one from of old is."""
        dated = Dated("ours", [(None, "old"), (JANUARY, "new"), (JULY, "newest")])

        assert dated.before(JULY) == Dated("ours", [(None, "old"), (JANUARY, "new")])
        assert dated.before(JANUARY) == Dated("ours", [(None, "old")])
        assert dated.before(date(2027, 7, 2)) == dated

    def test_where_there_was_nothing_before_it_stays_as_it_is(self) -> None:
        """A value without versions is no value."""
        dated = Dated("ours", [(JANUARY, "new")])

        assert dated.before(JANUARY) == dated

    def test_the_name_follows(self) -> None:
        """So that an error about a derived value names what it came from."""
        dated = Dated("ours", [(JANUARY, 1)])
        made = (dated.map(str), dated.before(JULY), Dated.always("ours", 1))

        assert {each.name for each in made} == {"ours"}
        with pytest.raises(NotInForce, match="'ours' has no value"):
            dated.map(str).at(date(2026, 12, 31))
