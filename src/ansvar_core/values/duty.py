"""What somebody owes."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from ansvar_core.values.checked import checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.law import Source

__all__ = ["RULE_FAILED", "Duty"]

RULE_FAILED: Final = "rule.failed"
"""The code of what is told where a rule of somebody's own gave no answer (regelen svikter)."""


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Duty(Discreet):
    """Something owed by somebody (plikt).

    `who` is a party, or an agency where nobody is named.  `due` is the last day in time, `next_meeting` says that it is
    owed until the next meeting (then `due` is that meeting's day, if one is set).  With neither, it is owed without a
    day and never becomes a breach.  `position` is where the record opened it, `subject` and
    `about` what it is about (a meeting's minutes, and who is to have them); where the municipality's own
    rule about it failed, `about` is `rule.failed`, and nobody is named and no day is set.  `binding` is
    false for what the user and the family have agreed to: it is shown, and is never a breach.
    """

    code: str
    source: Source
    who: str | None
    position: int
    subject: str | None = None
    about: str | None = None
    due: date | None = None
    next_meeting: bool = False
    overdue: bool = False
    binding: bool = True

    @property
    def unknown(self) -> bool:
        """Whether nobody knows if it is owed, because the municipality's own rule failed (uvisst)."""
        return self.about == RULE_FAILED

    @property
    def key(self) -> tuple[str, str | None, str | None, str | None, int]:
        """What tells it from other duties (nøkkel)."""
        return (self.code, self.subject, self.about, self.who, self.position)
