"""Values that are in force from a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Generic, TypeVar

import attrs

from ansvar_core.errors import NotInForce
from ansvar_core.values.invalid import InvalidValue

__all__ = ["Dated"]

T = TypeVar("T")
U = TypeVar("U")


def _ordered(versions: Iterable[tuple[date | None, Any]]) -> tuple[tuple[date | None, Any], ...]:
    return tuple(sorted(versions, key=lambda pair: (pair[0] is not None, pair[0] or date.min)))


@attrs.frozen
class Dated(Generic[T]):
    """A value with the days from which its versions are in force (datert verdi).

    `None` as the day means: always, or as long as anybody remembers.  Without such a version there is no value before
    the first day, and asking for it raises `NotInForce`.
    """

    name: str
    versions: tuple[tuple[date | None, T], ...] = attrs.field(converter=_ordered)
    _from: tuple[date, ...] = attrs.field(init=False, eq=False, repr=False)
    """The first day of each, to be found by halving."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_from", tuple(day or date.min for day, _ in self.versions))
        days = [day for day, _ in self.versions]
        if not days:
            raise InvalidValue(self.name, "a dated value needs at least one version")
        if len(set(days)) != len(days):
            raise InvalidValue(self.name, "two versions are in force from the same day")

    @classmethod
    def always(cls, name: str, value: T) -> Dated[T]:
        """A value without dates (alltid)."""
        return cls(name, ((None, value),))

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something changes (ikrafttredelser)."""
        return tuple(day for day, _ in self.versions if day is not None)

    def at(self, day: date) -> T:
        """The version in force on a day (verdi på dato); raises `NotInForce` before the first."""
        index = bisect_right(self._from, day) - 1
        if index < 0:
            raise NotInForce(self.name, day)
        return self.versions[index][1]

    def before(self, day: date) -> Dated[T]:
        """The same as if no version from the day on had ever come (slik det var før en dag)."""
        earlier = tuple(each for each in self.versions if each[0] is None or each[0] < day)
        return Dated(self.name, earlier or self.versions)

    def map(self, change: Callable[[T], U]) -> Dated[U]:
        """The same days with each version changed (omform)."""
        return Dated(self.name, tuple((day, change(value)) for day, value in self.versions))
