"""How what is told of one thing is kept, so that the order it must have had can be asked for.

A thing is known by its sort and its id.  What moves it, and what is only in order at some stages of it, is kept with
the instant it happened; what can be said at any later stage (that somebody has read, or was excused) is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, TypeAlias

from ansvar_core.entities.group import CoordinatorStatus, Group, Told
from ansvar_core.events import coordination as k
from ansvar_core.events import meeting as m
from ansvar_core.events import minutes as r
from ansvar_core.events import people as p
from ansvar_core.events import work as w
from ansvar_core.events.base import Event
from ansvar_core.fold.base import change
from ansvar_core.lifecycle import Machine
from ansvar_core.moves import RELAY, Move
from ansvar_core.values.ledger import Ledger

__all__ = ["GOAL", "PARTICIPANT", "RELAY_HOLDER", "Thing", "at_another_time", "happened", "telling", "thing_of"]

Thing: TypeAlias = tuple[str, str]
"""A sort of thing, and the id of one."""

GOAL: Final = "goal"
PARTICIPANT: Final = "participant"
RELAY_HOLDER: Final = "relay-holder"
# Said at any stage once the meeting is called, held or written about, so nothing that comes in before makes it wrong.
_ANY_TIME: Final = frozenset({m.AbsenceExcused, w.ProcessEvaluated, r.MinutesAcknowledged, r.MinutesCommented})


def thing_of(kind: type[Event], move: Move) -> Thing | None:
    """The thing that a move is of; None for a consent, which keeps its own history (gjenstand)."""
    match move.table.machine:
        case Machine.GROUP:
            return (Machine.GROUP.value, "")
        case Machine.CONSENT:
            return None
        case Machine.COORDINATOR if kind in RELAY:
            return (RELAY_HOLDER, str(move.subject))
        case machine:
            return (machine.value, str(move.subject))


def happened(group: Group, event: Event, move: Move) -> datetime:
    """When a move happened: what minutes tell of work was agreed in the meeting (skjedde)."""
    if move.table.machine is Machine.WORK and isinstance(event, r.MinutesWritten | r.MinutesCorrected):
        opened = group.meetings[event.meeting].opened_at
        return event.at if opened is None else min(opened, event.at)
    return event.at


def telling(before: Group, group: Group, event: Event, position: int, moves: Iterable[Move]) -> Group:
    """What an event tells of each thing it is about, kept with the rest that is told of it (fortalt)."""
    told = group.told
    for thing, entry in _entries(before, group, event, position, moves):
        told = told.put(thing, (*told.get(thing, ()), entry))
    return group if told is group.told else change(group, told=told)


def _entries(
    before: Group, group: Group, event: Event, position: int, moves: Iterable[Move]
) -> Iterator[tuple[Thing, Told]]:
    kind = type(event)
    for move in moves:
        thing = thing_of(kind, move)
        if thing is None or kind in _ANY_TIME or (move.table.machine is Machine.GROUP and move.target is None):
            continue
        status = None if move.target is None else str(move.target)
        yield thing, Told(tag=kind.tag, at=happened(before, event, move), position=position, status=status)
    if isinstance(event, k.CoordinatorAccepted | k.RelayAccepted):
        yield from _relieved(before, group, event, position)
    elif isinstance(event, w.GoalSet):
        yield (GOAL, event.goal), Told(tag=kind.tag, at=event.at, position=position)
    elif isinstance(event, p.ParticipantJoined | p.ParticipantLeft):
        yield (PARTICIPANT, event.party), Told(tag=kind.tag, at=event.at, position=position)


def _relieved(
    before: Group, group: Group, event: k.CoordinatorAccepted | k.RelayAccepted, position: int
) -> Iterator[tuple[Thing, Told]]:
    """Whoever is no longer in the office because somebody accepted: the holder, or one who is written down late."""
    relay = isinstance(event, k.RelayAccepted)
    sort = RELAY_HOLDER if relay else Machine.COORDINATOR.value
    then, now = (each.relay_holder if relay else each.coordinator for each in (before, group))
    for party, status in now.asked.items():
        accepted = party == event.party or then.status_of(party) is CoordinatorStatus.ACCEPTED
        if accepted and status is CoordinatorStatus.LAID_DOWN:
            at = max(event.at, before.latest[event.tag].at) if event.tag in before.latest else event.at
            yield (sort, party), Told(tag=event.tag, at=at, position=position, status=status.value)


def at_another_time(
    told: Ledger[Thing, tuple[Told, ...]], position: int, wrong: datetime, right: datetime
) -> Ledger[Thing, tuple[Told, ...]]:
    """What was told at a position by a clock that was wrong, at the time it really was (rett tidspunkt)."""
    for thing, entries in told.items():
        if any((each.position, each.at) == (position, wrong) for each in entries):
            put_right = (
                change(each, at=right) if (each.position, each.at) == (position, wrong) else each for each in entries
            )
            told = told.put(thing, tuple(put_right))
    return told
