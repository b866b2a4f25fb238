"""Who owes what by when."""

from __future__ import annotations

from datetime import date

from ansvar_core.derive.setting import Setting
from ansvar_core.rules.edition import Edition
from ansvar_core.values.duty import Duty

__all__ = ["duties", "overdue"]


def duties(setting: Setting, rules: Edition) -> tuple[Duty, ...]:
    """Everything that is owed in a setting, what is overdue first and then by day (plikter)."""
    owed = [duty for obligation in rules.owed for duty in obligation.duties(setting)]
    return tuple(sorted(owed, key=_by_day))


def overdue(setting: Setting, rules: Edition) -> tuple[Duty, ...]:
    """Everything that is overdue in a setting, by day, and last what nobody knows of (forfalte plikter)."""
    owed = [duty for obligation in rules.breachable for duty in obligation.duties(setting)]
    found = [duty for duty in owed if duty.overdue or duty.unknown]
    return tuple(sorted(found, key=_by_day))


def _by_day(duty: Duty) -> tuple[bool, date, int, str]:
    return (not duty.overdue, duty.due or date.max, duty.position, duty.code)
