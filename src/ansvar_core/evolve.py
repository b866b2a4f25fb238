"""The fold: the record becomes the present.

It judges nothing, and knows no policy and no zone.  It takes every event to the status where the event says it leads,
so a record with wrong steps in it still opens.  What cannot be *placed* is another matter: an unknown or doubled id, an
event of another group, a life that does not begin with a need.  That is `CorruptRecord`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from ansvar_core.entities.group import Group, Latest
from ansvar_core.entities.people import IdSort
from ansvar_core.errors import CorruptRecord
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import references
from ansvar_core.events.ending import RecordedInError
from ansvar_core.events.need import NeedSeen
from ansvar_core.events.people import IdChanged, IdsJoined, UserRecorded
from ansvar_core.fold import consent, coordination, ending, meeting, minutes, need, people, routine, work
from ansvar_core.fold.base import Folds, change, draft, settled
from ansvar_core.fold.renaming import named
from ansvar_core.lifecycle import Machine
from ansvar_core.moves import Move, moves

__all__ = ["FOLD_VERSION", "evolve", "misplaced", "replay"]

FOLD_VERSION: Final = 5
"""Raised whenever the same record adds up to another group than before (foldens versjon)."""

_FOLDS: Final[Folds] = {
    **need.FOLD,
    **people.FOLD,
    **consent.FOLD,
    **coordination.FOLD,
    **meeting.FOLD,
    **minutes.FOLD,
    **work.FOLD,
    **ending.FOLD,
    **routine.FOLD,
}


def replay(events: Iterable[Event], *, after: Group | None = None) -> Group | None:
    """The group that a record adds up to, or None for an empty one (avspilling).

    Judges nothing.  Where `after` is the group that the events before add up to, as a snapshot has it, the rest is
    enough.  Raises `CorruptRecord` with the place (`events[17].meeting`) for what cannot be placed.
    """
    group = after
    for index, event in enumerate(events, 0 if after is None else after.version):
        problem = misplaced(group, event)
        if problem is not None:
            raise CorruptRecord(f"events[{index}].{problem[0]}", problem[1])
        group = _placed(group, event)
    return group


def evolve(group: Group | None, event: Event) -> Group:
    """The group after one more event (neste tilstand); raises `CorruptRecord` for what cannot be placed."""
    problem = misplaced(group, event)
    if problem is not None:
        raise CorruptRecord(*problem)
    return _placed(group, event)


def misplaced(group: Group | None, event: Event) -> tuple[str, str] | None:
    """Why an event cannot be placed in a group's record: the field and the problem (kan ikke plasseres)."""
    if group is None:
        return None if isinstance(event, NeedSeen) else ("tag", "a record begins with a need that is seen")
    if event.group != group.id:
        return ("group", "an event of another group")
    if event.id in group.seen:
        return ("id", "this id already stands in the record")
    if isinstance(event, NeedSeen | UserRecorded) and event.user.id != group.user.id:
        return ("user.id", "another user than the group's")
    if isinstance(event, RecordedInError) and event.event not in group.seen:
        return ("event", "an unknown event")
    if isinstance(event, IdChanged | IdsJoined):
        return _unknown_id(group, event)
    for path, sort, thing in references(event):
        if thing not in _KNOWN[sort](group):
            return (path, f"an unknown {sort.replace('_', ' ')}")
    return None


def _unknown_id(group: Group, event: IdChanged | IdsJoined) -> tuple[str, str] | None:
    known = named(group, event.of)
    ids = ("old",) if isinstance(event, IdChanged) else ("kept", "other")
    for name in ids:
        if getattr(event, name) not in known:
            return (name, f"an unknown {event.of}")
    if isinstance(event, IdChanged) and event.new in known:
        return ("new", f"already names {'somebody' if event.of is IdSort.PARTY else 'an agency'}")
    return None


_KNOWN: Final[dict[str, Callable[[Group], Any]]] = {
    "agency": lambda group: group.agencies,
    "member": lambda group: group.members,
    "meeting": lambda group: group.meetings,
    "outside_meeting": lambda group: group.outside_meetings,
    "objection": lambda group: group.objections,
    "goal": lambda group: group.goals,
    "work": lambda group: group.work,
    "event": lambda group: group.seen,
    "participant": lambda group: {each.party for each in group.participations},
}


def _placed(group: Group | None, event: Event) -> Group:
    if group is None:
        assert isinstance(event, NeedSeen)  # noqa: S101  # told by `misplaced`
        return _noted(need.opened(event), event, 1)
    position = group.version + 1
    own, *others = moves(event, group)
    fold = _FOLDS.get(type(event))
    after = draft(group)
    if fold is not None:
        after = fold(after, event, position)
    for move in others:
        after = _moved(group, after, event, position, move)
    after = change(
        _noted(after, event, position),
        version=position,
        seen=group.seen.put(event.id, position),
        recorded_until=max(group.recorded_until, event.recorded_at),
        status=own.target or after.status,
    )
    return settled(after)


def _noted(group: Group, event: Event, position: int) -> Group:
    """What every event leaves behind: that it happened, and what it says of the municipality's own routine."""
    # What happened before the period belongs to the one before.
    when = Latest(at=event.at, position=position, period=group.period_of(event.at))
    routine = group.routine
    for code in sorted(event.routine):
        routine = routine.put(code, _later(routine.get(code), when))
    return change(group, latest=group.latest.put(event.tag, _later(group.latest.get(event.tag), when)), routine=routine)


def _later(known: Latest | None, when: Latest) -> Latest:
    """A late entry counts from its own date, so it does not hide what happened after it."""
    return known if known is not None and known.at > when.at else when


def _moved(before: Group, group: Group, event: Event, position: int, move: Move) -> Group:
    match move.table.machine:
        case Machine.CONSENT:
            return consent.answered(group, event, position, move)
        case Machine.MEETING:
            return meeting.moved(before, group, event.subject or "", move.target)
        case _:
            return group
