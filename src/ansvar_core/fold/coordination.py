"""How the offices of coordinator and relay holder, and the establishing, change the group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ansvar_core.entities.group import CoordinatorStatus, Group, Office, Vacancy
from ansvar_core.events import coordination as k
from ansvar_core.events.base import Event
from ansvar_core.fold.base import Folds, change

__all__ = ["FOLD"]

_LAID_DOWN: Final = CoordinatorStatus.LAID_DOWN


def _office(name: str, status: CoordinatorStatus) -> Callable[[Group, Any, int], Group]:
    """The fold of an event that moves one person in an office; an acceptance also relieves the holder."""

    def fold(group: Group, event: Any, position: int) -> Group:
        office: Office = getattr(group, name)
        asked = office.asked.put(event.party, status)
        if status is CoordinatorStatus.ACCEPTED:
            old = office.holder
            if old is not None and old != event.party and _accepted_later(group, event, office):
                # Two steps of the table at once: to accepted, and out of it by the holder's answer.
                return change(group, **{name: change(office, asked=office.asked.put(event.party, _LAID_DOWN))})
            # One who had laid it down and has been asked again is moved by nobody else's answer.
            if old is not None and old != event.party and office.status_of(old) is CoordinatorStatus.ACCEPTED:
                asked = asked.put(old, CoordinatorStatus.LAID_DOWN)
            office = Office(holder=event.party, since=position)
        elif status is CoordinatorStatus.LAID_DOWN and office.holder == event.party:
            office = change(office, laid_down_position=position)
            if isinstance(event, k.VacancyRecorded) and not event.despite:
                gap = Vacancy(agency=event.agency, at=event.at, position=position)
                office = change(office, holder=None, vacancy=gap)
        return change(group, **{name: change(office, asked=asked)})

    return fold


def _accepted_later(group: Group, event: Event, office: Office) -> bool:
    """Whether the holder accepted after what is now written down late, and so has relieved whoever it is about."""
    accepted = group.latest.get(event.tag)
    return accepted is not None and accepted.position == office.since and accepted.at > event.at


FOLD: Final[Folds] = {
    k.CoordinatorOffered: _office("coordinator", CoordinatorStatus.OFFERED),
    k.CoordinatorAccepted: _office("coordinator", CoordinatorStatus.ACCEPTED),
    k.CoordinatorDeclined: _office("coordinator", CoordinatorStatus.DECLINED),
    k.CoordinatorLaidDown: _office("coordinator", CoordinatorStatus.LAID_DOWN),
    k.VacancyRecorded: _office("coordinator", CoordinatorStatus.LAID_DOWN),
    k.RelayOffered: _office("relay_holder", CoordinatorStatus.OFFERED),
    k.RelayAccepted: _office("relay_holder", CoordinatorStatus.ACCEPTED),
    k.RelayDeclined: _office("relay_holder", CoordinatorStatus.DECLINED),
    k.GroupEstablished: lambda group, event, position: change(
        group, established_position=position, first_evaluation_on=event.first_evaluation_on
    ),
}
"""How each of these events changes a group."""
