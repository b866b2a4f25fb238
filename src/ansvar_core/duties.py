"""Who owes what by when."""

from __future__ import annotations

from datetime import date

from ansvar_core.derive.setting import Setting
from ansvar_core.rules.edition import Edition
from ansvar_core.values.duty import Duty

__all__ = ["duties"]


def duties(setting: Setting, rules: Edition) -> tuple[Duty, ...]:
    """Everything that is owed in a setting, what is overdue first and then by day (plikter)."""
    owed = [duty for obligation in rules.obligations for duty in obligation.duties(setting)]
    return tuple(sorted(owed, key=lambda duty: (not duty.overdue, duty.due or date.max, duty.position, duty.code)))
