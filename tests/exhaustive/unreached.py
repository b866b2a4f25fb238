"""What no walk can come to, by name, and why."""

from __future__ import annotations

from typing import Final

from exhaustive.account import Pair

_UNSET: Final = "no day is set for it, and a day that is not set is never a breach"

NEVER_OVERDUE: Final[dict[str, str]] = {
    "consent.objection-answered": _UNSET,
    "consent.renewed": "it asks, and binds nobody: a consent that has run out already stops what needs it",
    "coordinator.new": _UNSET,
    "ending.final-evaluation": _UNSET,
    "member.sub-responsibility": _UNSET,
}
"""Obligations that are owed and settled, and never a breach."""

_OLD: Final = (
    "a group that is not established has meetings of an earlier period only, and no comment on those is in order"
)

NEVER_STEPPED: Final[dict[Pair, str]] = {
    ("group", status, "minutes-commented", None): _OLD
    for status in ("need-seen", "being-assessed", "not-started", "being-prepared")
}
"""Steps that a table allows, and another rule refuses in every state there is."""
