"""What no walk can come to, by name, and why."""

from __future__ import annotations

from typing import Final

_UNSET: Final = "no day is set for it, and a day that is not set is never a breach"

NEVER_OVERDUE: Final[dict[str, str]] = {
    "consent.objection-answered": _UNSET,
    "consent.renewed": "it asks, and binds nobody: a consent that has run out already stops what needs it",
    "coordinator.new": _UNSET,
    "ending.final-evaluation": _UNSET,
    "member.sub-responsibility": _UNSET,
}
"""Obligations that are owed and settled, and never a breach."""
