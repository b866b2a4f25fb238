"""A dated value has the value of the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansvar_core import Dated, InvalidValue, NotInForce

NEW_YEAR, SUMMER = date(2027, 1, 1), date(2027, 7, 1)
DAY = timedelta(days=1)


class TestDated:
    """Each version is in force from its day until the next."""

    @pytest.mark.parametrize(
        ("day", "value"),
        [
            (date.min, "old"),
            (NEW_YEAR - DAY, "old"),
            (NEW_YEAR, "new"),
            (SUMMER - DAY, "new"),
            (SUMMER, "newest"),
            (date.max, "newest"),
        ],
    )
    def test_both_sides_of_every_day(self, day: date, value: str) -> None:
        """The first day is inside, the day before it is not, and the order they are given in does not matter."""
        dated = Dated("ours", [(SUMMER, "newest"), (None, "old"), (NEW_YEAR, "new")])

        assert dated.at(day) == value
        assert dated.days == (NEW_YEAR, SUMMER)

    def test_before_its_first_day_it_has_no_value_and_says_so(self) -> None:
        """Nothing is assumed about the time before."""
        dated = Dated("ours", [(NEW_YEAR, 1)])

        with pytest.raises(NotInForce, match="'ours' has no value in force on 2026-12-31") as caught:
            dated.at(NEW_YEAR - DAY)
        assert (caught.value.name, caught.value.day) == ("ours", NEW_YEAR - DAY)

    def test_an_undated_value_holds_always(self) -> None:
        """There is no day on which it is not in force."""
        always = Dated.always("ours", 7)

        assert (always.at(date.min), always.at(date.max), always.days) == (7, 7, ())

    @pytest.mark.parametrize(
        ("versions", "problem"),
        [
            ([], "at least one version"),
            ([(NEW_YEAR, 1), (NEW_YEAR, 2)], "two versions are in force from the same day"),
            ([(None, 1), (None, 2)], "two versions are in force from the same day"),
        ],
    )
    def test_what_does_not_say_one_value_a_day_is_refused(self, versions: list[tuple[date, int]], problem: str) -> None:
        """Two versions from one day would leave the choice to chance."""
        with pytest.raises(InvalidValue, match=problem):
            Dated("ours", versions)

    @given(st.lists(st.tuples(st.none() | st.dates(), st.integers()), min_size=1, unique_by=lambda pair: pair[0]))
    def test_changing_each_version_keeps_the_days(self, versions: list[tuple[date | None, int]]) -> None:
        """What follows from a dated value is dated by the same days."""
        dated = Dated("ours", versions)
        doubled = dated.map(lambda value: value * 2)

        assert doubled.days == dated.days
        assert [value for _, value in doubled.versions] == [2 * value for _, value in dated.versions]
