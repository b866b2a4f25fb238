"""How what the municipality keeps account of by itself changes the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.entities.facts import MarkState, Tick
from ansvar_core.entities.group import Group
from ansvar_core.events import routine as o
from ansvar_core.fold.base import Folds, change

__all__ = ["FOLD"]


def _followed(group: Group, event: o.RoutineFollowed, position: int) -> Group:
    if event.meeting is None and event.event is None and event.party is None:
        # A point by itself: that it was met, and when, stands with the points of every event.
        return group
    made = tuple(
        Tick(
            code=code,
            meeting=event.meeting,
            event=event.event,
            party=event.party,
            at=event.at,
            position=position,
            period=group.period_of(event.at),
        )
        for code in sorted(event.routine)
    )
    return change(group, ticks=(*group.ticks, *made))


def _mark(group: Group, event: o.MarkSet, position: int) -> Group:
    made = MarkState(mark=event.mark, on=event.on, by=event.actor, at=event.at, position=position)
    known = group.marks.get(event.mark)
    # One that is written down late does not take the place of a later one.
    return group if known is not None and known.at > event.at else change(group, marks=group.marks.put(made.mark, made))


FOLD: Final[Folds] = {
    o.RoutineFollowed: _followed,
    o.MarkSet: _mark,
}
"""How each of these events changes a group."""
