"""Records as event logs, for those who look for patterns in how groups live: XES (IEEE 1849) and OCEL 2.0.

Both hold opaque ids, kinds of event, instants and statuses, and no free text and no personal fact.  They are still
about people: whoever knows whose an id is can read a life in them.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core.codec.converting import unstructured
from ansvar_core.entities.group import CoordinatorStatus, Group
from ansvar_core.entities.meeting import AgendaItem, MeetingStatus
from ansvar_core.events.base import Event
from ansvar_core.events.coordination import CoordinatorAccepted, RelayAccepted
from ansvar_core.events.ending import RecordedInError
from ansvar_core.events.meeting import OutsideMeetingHeld, UserToldOfOutsideMeeting
from ansvar_core.evolve import evolve
from ansvar_core.fold.told import RELAY_HOLDER
from ansvar_core.lifecycle import Machine, Status
from ansvar_core.moves import RELAY, moves
from ansvar_core.record import Record
from ansvar_core.values.ids import sort_named
from ansvar_core.values.invalid import InvalidValue

__all__ = ["Step", "ocel", "steps", "xes"]


# --- what moved ---------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Step:
    """One event in the life of one machine (steg).

    `case` names the period of the group, the meeting, the work item, the consent, or the person asked to take an
    office in a period.  `to` is the status the event leads to, or None where it is about the thing without moving it.
    """

    machine: Machine
    case: str
    position: int
    event: Event
    to: Status | None


def steps(record: Record) -> Iterator[Step]:
    """Every step of every machine in a record, in the order of the record (steg i loggen).

    Judges nothing.  What changes a consent without being an answer about it is not here: a form recorded in error, and
    a whole "no" that comes to hold for an agency recorded later.  Raises `CorruptRecord` for what cannot be placed.
    """
    for before, position, event, after in _unfolded(record):
        for machine, key, to in _moved(before, event, after):
            yield Step(machine=machine, case=_name(record.group, *key), position=position, event=event, to=to)


def _unfolded(record: Record) -> Iterator[tuple[Group | None, int, Event, Group]]:
    before: Group | None = None
    for position, event in enumerate(record, 1):
        after = evolve(before, event)
        yield before, position, event, after
        before = after


_OFFICES: Final = (Machine.COORDINATOR.value, RELAY_HOLDER)


def _moved(
    before: Group | None, event: Event, after: Group
) -> Iterator[tuple[Machine, tuple[str, ...], Status | None]]:
    for move in moves(event, before):
        machine, subject = move.table.machine, move.subject
        match machine:
            case Machine.GROUP:
                yield machine, (str(after.period),), move.target
            case Machine.COORDINATOR:
                office = _OFFICES[type(event) in RELAY]
                yield machine, (str(after.period), office, str(subject)), move.target
            case _:
                yield machine, subject if isinstance(subject, tuple) else (str(subject),), move.target
    if before is None:
        return
    match event:
        case CoordinatorAccepted() | RelayAccepted():
            # Whoever had the office is moved by somebody else's event.
            relay = isinstance(event, RelayAccepted)
            was, now = (each.relay_holder if relay else each.coordinator for each in (before, after))
            holder = was.holder
            if holder is not None and holder != event.party and was.status_of(holder) is not now.status_of(holder):
                key = (str(after.period), _OFFICES[relay], holder)
                yield Machine.COORDINATOR, key, CoordinatorStatus(now.status_of(holder))
        case RecordedInError():
            for meeting in before.meetings.values():
                stands = after.meetings.get(meeting.id, meeting).status
                if stands is MeetingStatus.VOID and meeting.status is not stands:
                    yield Machine.MEETING, (meeting.id,), stands
        case _:
            pass


def _name(*parts: str) -> str:
    """Several ids as one, of which no two are alike (sammensatt id)."""
    return "/".join(part.replace("%", "%25").replace("/", "%2F") for part in parts)


def _once(records: Iterable[Record]) -> Iterator[Record]:
    seen: set[str] = set()
    for index, record in enumerate(records):
        if record.group in seen:
            raise InvalidValue(f"records[{index}].group", "the records of a group stand in a log once")
        seen.add(record.group)
        yield record


# --- XES ----------------------------------------------------------------------------------------------------------

_EXTENSIONS: Final = (("Concept", "concept"), ("Lifecycle", "lifecycle"), ("Organizational", "org"), ("Time", "time"))
_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_STAYS: Final = "-"


def xes(records: Iterable[Record], machine: Machine = Machine.GROUP) -> Iterator[str]:
    """Records as an XES event log of IEEE 1849, line by line (hendelseslogg).

    A case is a period of a group: a group that is taken up again starts a new one.  With another `machine` it is a
    meeting, a work item, a consent, or a person asked to take an office, and the log has the events that are about it.
    An event is called by its tag.  Its time is when it was recorded, which is the order of the record; `ansvar:at` is
    when it happened, `ansvar:position` its place in the record, and `ansvar:to` the status it leads the case to, `-`
    where it stays.  Raises `InvalidValue` when a group is given twice, and `CorruptRecord` for what cannot be placed.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">'
    for name, prefix in _EXTENSIONS:
        yield f'<extension name="{name}" prefix="{prefix}" uri="http://www.xes-standard.org/{prefix}.xesext"/>'
    yield from ('<global scope="trace">', _attribute("concept:name", ""), _attribute("ansvar:group", ""), "</global>")
    yield from ('<global scope="event">', *_event(None), "</global>")
    yield '<classifier name="Activity" scope="event" keys="concept:name"/>'
    yield '<classifier name="Step" scope="event" keys="concept:name ansvar:to"/>'
    yield _attribute("lifecycle:model", "standard")
    yield _attribute("ansvar:machine", machine)
    for record in _once(records):
        cases: dict[str, list[Step]] = {}
        for step in steps(record):
            if step.machine is machine:
                cases.setdefault(step.case, []).append(step)
        for case, taken in cases.items():
            yield "<trace>"
            yield _attribute("concept:name", case)
            yield _attribute("ansvar:group", record.group)
            for step in taken:
                yield from ("<event>", *_event(step), "</event>")
            yield "</trace>"
    yield "</log>"


_BEGINNING_OF_TIME: Final = "1970-01-01T00:00:00+00:00"


def _event(step: Step | None) -> Iterator[str]:
    """The attributes that every event has, or what stands for each where there is no event."""
    event = step.event if step else None
    yield _attribute("concept:name", event.tag if event else "")
    yield _attribute("lifecycle:transition", "complete")
    yield _attribute("org:resource", event.actor if event else "")
    yield _attribute("time:timestamp", unstructured(event.recorded_at) if event else _BEGINNING_OF_TIME, "date")
    yield _attribute("ansvar:at", unstructured(event.at) if event else _BEGINNING_OF_TIME, "date")
    yield _attribute("ansvar:event", event.id if event else "")
    yield _attribute("ansvar:position", str(step.position if step else 0), "int")
    yield _attribute("ansvar:to", (step.to if step else None) or _STAYS)


def _attribute(key: str, value: str, kind: str = "string") -> str:
    return f'<{kind} key="{key}" value="{value.translate(_ESCAPED)}"/>'


# --- OCEL ---------------------------------------------------------------------------------------------------------

_GROUP, _MEETING, _PARTY, _AGENCY, _WORK, _CONSENT = "group", "meeting", "party", "agency", "work", "consent"
_OUTSIDE, _GOAL, _OBJECTION = "outside-meeting", "goal", "objection"
_SHARED: Final = (_GROUP, _PARTY, _AGENCY)
"""What is the same thing in every record that names it; the rest is a group's own."""

_SORTS: Final[Mapping[str | None, str]] = MappingProxyType(
    {each: each for each in (_GROUP, _MEETING, _PARTY, _AGENCY, _WORK, _GOAL, _OBJECTION)}
)
"""What an id names, by the mark in its annotation."""
_EXCEPTIONS: Final[Mapping[tuple[type[Any], str], str]] = MappingProxyType(
    {(OutsideMeetingHeld, "meeting"): _OUTSIDE, (UserToldOfOutsideMeeting, "meeting"): _OUTSIDE}
)
_Object: TypeAlias = tuple[str, ...]
"""The sort of thing, then the ids that together name it."""
_Life: TypeAlias = list[tuple[datetime, Status]]


@cache
def _plan(kind: Any) -> tuple[tuple[str, str | None], ...]:
    """The fields of a kind of thing, and what the ids in them name."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return tuple(
        (field.name, _EXCEPTIONS.get((kind, field.name), _SORTS.get(sort_named(hints[field.name]))))
        for field in attrs.fields(kind)
    )


def _named(thing: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """What a thing names, at any depth: as what, what sort of thing, and its id."""
    kind: Any = type(thing)
    for field, sort in _plan(kind):
        value = getattr(thing, field)
        name = f"{path}{field}"
        # A set has no order of its own, and the log is to be the same each time.
        many = sorted(value) if isinstance(value, frozenset) else value
        for each in many if isinstance(many, tuple | list) else (many,):
            if isinstance(each, str):
                if sort is not None:
                    yield name.removesuffix(".id"), sort, each
            elif attrs.has(type(each)) and not isinstance(each, AgendaItem):
                yield from _named(each, f"{name}.")


def _of(group: str, sort: str, named: str) -> _Object:
    return (sort, named) if sort in _SHARED else (sort, group, named)


def _statuses(before: Group | None, after: Group) -> Iterator[tuple[_Object, Status]]:
    """Every thing whose status an event has changed, and the status."""
    if before is None or after.status is not before.status:
        yield (_GROUP, after.id), after.status
    known: tuple[tuple[str, Mapping[Any, Any], Mapping[Any, Any]], ...] = (
        (_MEETING, before.meetings if before else {}, after.meetings),
        (_WORK, before.work if before else {}, after.work),
        (_CONSENT, before.consents if before else {}, after.consents),
    )
    for sort, old, new in known:
        for key, thing in new.items() if new is not old else ():
            if thing.status != (old[key].status if key in old else _NOWHERE):
                yield (sort, after.id, *(key if isinstance(key, tuple) else (key,))), thing.status


_NOWHERE: Final = "none"


def _related(before: Group | None, event: Event, after: Group) -> Iterator[tuple[_Object, str]]:
    """What an event is about, and as what: by its fields, then what else it moves."""
    named = [(_of(event.group, sort, each), name.replace("_", "-")) for name, sort, each in _named(event)]
    yield from named
    about = {thing for thing, _ in named}
    moved = [(_CONSENT, event.group, *key) for machine, key, _ in _moved(before, event, after) if machine is _CONSENTS]
    for thing in (*moved, *(thing for thing, _ in _statuses(before, after))):
        if thing not in about:
            yield thing, thing[0]


_CONSENTS: Final = Machine.CONSENT


def ocel(records: Iterable[Record]) -> dict[str, Any]:
    """Records as a JSON-ready OCEL 2.0 event log, where an event is about several things at once (objektsentrert logg).

    Things are the groups, meetings, meetings outside the group, parties, agencies, goals, work items, consents and
    objections that the events name; parties and agencies are the same in all records, the rest is each group's own.
    A relation is called by the field that names the thing.  Groups, meetings, work items and consents have a status
    from each instant on.  The time of an event is when it was recorded, which is the order of the record.  Raises
    `InvalidValue` when a group is given twice, and `CorruptRecord` for what cannot be placed.
    """
    lives: dict[_Object, _Life] = {}
    users: dict[str, str] = {}
    events: list[dict[str, Any]] = []
    for record in _once(records):
        for before, position, event, after in _unfolded(record):
            related = tuple(dict.fromkeys(_related(before, event, after)))
            for thing, _ in related:
                lives.setdefault(thing, [])
            for thing, status in _statuses(before, after):
                lives[thing].append((event.recorded_at, status))
            users[event.group] = after.user.id
            events.append(_event_of(event, position, related))
    sorts, tags = {thing[0] for thing in lives}, {each["type"] for each in events}
    return {
        "objectTypes": [{"name": sort, "attributes": _typed(_HAS if sort in _LIVES else {})} for sort in sorted(sorts)],
        "eventTypes": [{"name": tag, "attributes": _typed(_SAYS)} for tag in sorted(tags)],
        "objects": [_object_of(thing, life, users) for thing, life in lives.items()],
        "events": events,
    }


_LIVES: Final = (_GROUP, _MEETING, _WORK, _CONSENT)
_HAS: Final = MappingProxyType({"status": "string"})
_SAYS: Final = MappingProxyType({"event": "string", "position": "integer", "at": "time"})


def _typed(attributes: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "type": kind} for name, kind in attributes.items()]


def _event_of(event: Event, position: int, related: Iterable[tuple[_Object, str]]) -> dict[str, Any]:
    # The format has every value as text, whatever type is declared.
    said = {"event": event.id, "position": str(position), "at": unstructured(event.at)}
    return {
        "id": _name(event.group, str(position)),
        "type": event.tag,
        "time": unstructured(event.recorded_at),
        "attributes": [{"name": name, "value": value} for name, value in said.items()],
        "relationships": [{"objectId": _name(*thing), "qualifier": name} for thing, name in related],
    }


def _object_of(thing: _Object, life: _Life, users: Mapping[str, str]) -> dict[str, Any]:
    sort, *ids = thing
    to: list[tuple[_Object, str]] = []
    if sort == _GROUP:
        to = [((_PARTY, users[ids[0]]), "user")]
    elif sort not in _SHARED:
        to = [((_GROUP, ids[0]), "group")]
    if sort == _CONSENT:
        to += [((_PARTY, ids[1]), "grantor"), ((_AGENCY, ids[3]), "agency")]
    return {
        "id": _name(*thing),
        "type": sort,
        "attributes": [
            {"name": "status", "value": status.value, "time": unstructured(since)} for since, status in life
        ],
        "relationships": [{"objectId": _name(*each), "qualifier": name} for each, name in to],
    }
