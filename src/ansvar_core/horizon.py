"""When the next derived answer changes if nobody does anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from ansvar_core.dated import Dated
from ansvar_core.dates import start_of
from ansvar_core.derive.access import can_read, readers
from ansvar_core.derive.consent import cover, covered, requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.consent import ConsentObject
from ansvar_core.rules.edition import Edition
from ansvar_core.values.duty import Duty

__all__ = ["next_change"]

Duties = Callable[[Setting], tuple[Duty, ...]]


def next_change(setting: Setting, duties: Duties, editions: Dated[Edition]) -> datetime | None:
    """The first instant after now at which an answer is another, or None if none ever is (neste endring).

    Watched are: whose consent is required, what it covers for each agency, who may read, what is owed and overdue, and
    which rules are in force.
    """
    now = _answers(setting, duties, editions)
    for moment in sorted(set(_moments(setting, duties, editions))):
        if moment > setting.at and _answers(setting.on(moment), duties, editions) != now:
            return moment
    return None


def _answers(setting: Setting, duties: Duties, editions: Dated[Edition]) -> tuple[Any, ...]:
    group = setting.group
    agencies = tuple(group.agencies)
    return (
        requirement(setting),
        setting.is_child,
        tuple(covered(setting, agency).gaps for agency in agencies),
        # Old consents govern the reading of old minutes, so each period is asked about by itself.
        tuple(
            bool(cover(setting, ConsentObject.EXCHANGE, agency, period=period))
            for agency in agencies
            for period in range(1, group.period)
        ),
        tuple(can_read(setting, party) for party in readers(group)),
        frozenset((duty.key, duty.overdue) for duty in duties(setting)),
        editions.at(setting.day),
    )


def _moments(setting: Setting, duties: Duties, editions: Dated[Edition]) -> Iterator[datetime]:
    own = (day for _, edition in editions.versions for each in edition.owed for day in each.days(setting))
    for day in (*_days(setting, duties), *own, *editions.days):
        yield start_of(day, setting.policy.zone)


def _days(setting: Setting, duties: Duties) -> Iterator[date]:
    group = setting.group
    yield from setting.birthdays
    for consent in group.consents.values():
        for step in consent.history:
            yield from _around(step.first_day, step.last_day)
    for lasting in setting.roles:
        yield from _around(lasting.first_day, lasting.last_day)
    for duty in duties(setting):
        yield from _around(None, duty.due)


def _around(first: date | None, last: date | None) -> Iterator[date]:
    if first is not None:
        yield first
    if last is not None and last < date.max:
        yield last + timedelta(days=1)
