"""Instants: aware, and compared in UTC."""

from __future__ import annotations

from datetime import date, datetime, timezone

from ansvar_core.values.invalid import InvalidValue

__all__ = ["instant"]


def instant(value: datetime, field: str = "at") -> datetime:
    """An instant with its offset fixed as it was given (tidspunkt).

    Two times in one named zone are compared by Python by the wall clock, which is wrong in the night the clocks change.
    With a fixed offset they are compared in UTC.  Raises `InvalidValue` for a naive time.
    """
    # Nearly every time is of these very classes, and needs no more questions: 0.1 µs for each.
    if type(value) is not datetime or type(value.tzinfo) is not timezone:
        value = _fixed(value, field)
    if not date.min.year < value.year < date.max.year:
        # In another zone it could be on a day that does not exist.
        raise InvalidValue(field, "a time must be after the first year that there is, and before the last")
    return value


def _fixed(value: datetime, field: str) -> datetime:
    if not isinstance(value, datetime):
        raise InvalidValue(field, "a time must be a datetime")
    offset = value.utcoffset()
    if offset is None:
        raise InvalidValue(field, "a time must say its offset from UTC")
    # Plain, whatever class of time it came as, so that it is written, read and compared as any other.
    parts = (value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond)
    return datetime(*parts, tzinfo=timezone(offset))
