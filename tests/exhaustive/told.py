"""What the alphabets of groups that meet have in common."""

from __future__ import annotations

from datetime import date
from typing import Any

from support.life import (
    MUM,
    NURSE,
    TEACHER,
    USER,
    Life,
)

FAMILY = frozenset({USER, MUM})
STAFF = frozenset({NURSE, TEACHER})
ALL = FAMILY | STAFF
ENDED = {"meeting": "m-1", "tasks_agreed": True, "process_evaluated": True, "next_meeting_on": date(2026, 6, 1)}


def established(*members: str) -> Life:
    """One parent, everything consented to, established."""
    return Life().need(parents=(MUM,)).assessed().established(*members)


def answered_less(most: int) -> Any:
    """A bound on answers: while no consent has been answered about more often than this."""
    return lambda group: all(len(each.history) < most for each in group.consents.values())


def once(meeting: str) -> Any:
    return lambda group: meeting not in group.meetings
