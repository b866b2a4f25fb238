"""All rules of the library."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules import (
    access,
    appointing,
    calling,
    consent,
    ending,
    establishing,
    exchange,
    meeting,
    minutes,
    need,
    record,
    roles,
    routine,
    work,
)
from ansvar_core.rules.base import Check, Obligation, ReadingCheck

__all__ = ["CHECKS", "OBLIGATIONS", "READING_CHECKS"]

CHECKS: Final[tuple[Check, ...]] = (
    *record.CHECKS,
    *routine.CHECKS,
    *roles.CHECKS,
    *need.CHECKS,
    *exchange.CHECKS,
    *consent.CHECKS,
    *establishing.CHECKS,
    *calling.CHECKS,
    *appointing.CHECKS,
    *meeting.CHECKS,
    *minutes.CHECKS,
    *work.CHECKS,
    *ending.CHECKS,
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
