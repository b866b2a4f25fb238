"""All rules of the library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, TypeVar

from ansvar_core.rules import (
    access,
    appointing,
    calling,
    consent,
    ending,
    establishing,
    exchange,
    in_error,
    meeting,
    minutes,
    need,
    order,
    record,
    restricted,
    roles,
    routine,
    work,
)
from ansvar_core.rules.base import Check, Obligation, ReadingCheck

__all__ = ["CHECKS", "LIBRARY", "OBLIGATIONS", "READING_CHECKS", "in_order"]

CHECKS: Final[tuple[Check, ...]] = (
    *record.CHECKS,
    *order.CHECKS,
    *routine.CHECKS,
    *roles.CHECKS,
    *need.CHECKS,
    *exchange.CHECKS,
    *restricted.CHECKS,
    *consent.CHECKS,
    *establishing.CHECKS,
    *calling.CHECKS,
    *appointing.CHECKS,
    *meeting.CHECKS,
    *minutes.CHECKS,
    *work.CHECKS,
    *ending.CHECKS,
    *in_error.CHECKS,
)
"""Every check about an event (kontroller)."""

READING_CHECKS: Final[tuple[ReadingCheck, ...]] = (*access.READING_CHECKS, *roles.READING_CHECKS)
"""Every check about a reading (innsynskontroller)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    *exchange.OBLIGATIONS,
    *consent.OBLIGATIONS,
    *establishing.OBLIGATIONS,
    *calling.OBLIGATIONS,
    *minutes.OBLIGATIONS,
    *work.OBLIGATIONS,
    *ending.OBLIGATIONS,
)
"""Every obligation (plikter)."""

LIBRARY: Final = {each.code: each for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)}
"""The library's own rules by their code (bibliotekets regler)."""

_PLACE: Final = {code: place for place, code in enumerate(LIBRARY)}
_R = TypeVar("_R", bound=Check | ReadingCheck | Obligation)


def in_order(rules: Iterable[_R]) -> tuple[_R, ...]:
    """Rules in the order in which they are asked and told (rekkefølge).

    The library's own as they stand above, then others by code and first day: in which order a host lists its rules is
    no fact, and must not be seen in an answer.
    """
    return tuple(
        sorted(rules, key=lambda each: (_PLACE.get(each.code, len(_PLACE)), each.code, each.first_day or date.min))
    )
