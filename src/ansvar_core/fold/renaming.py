"""One id read as another everywhere in a group.

Where an id stands, and what it names, is said by the annotations of the fields.  So a field that is added later is
walked over like the others.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import NoneType
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from ansvar_core.entities.consent import Consent
from ansvar_core.entities.group import CoordinatorStatus, Group, Membership, Stint, Told
from ansvar_core.entities.people import IdSort
from ansvar_core.fold.base import change
from ansvar_core.fold.told import PARTICIPANT, RELAY_HOLDER
from ansvar_core.lifecycle import Machine
from ansvar_core.values.ids import Id, PartyId
from ansvar_core.values.ledger import Ledger

__all__ = ["named", "now_called", "read_as", "renamed"]

_Read: TypeAlias = Callable[[str], str]
_Walk: TypeAlias = Callable[[Any, _Read], Any]


def renamed(group: Group, sort: str, old: str, new: str) -> dict[str, Any]:
    """What is otherwise in a group where one id of a sort is read as another (lest under ny id)."""
    found = _changed(group, Group, sort, lambda each: new if each == old else each)
    return {**found, **_of_things(group, _THINGS.get(sort, frozenset()), old, new)}


T = TypeVar("T")


def read_as(value: T, sort: str, old: str, new: str) -> T:
    """A value in which one id of a sort is read as another (lest med ny id)."""
    changes = _changed(value, type(value), sort, lambda found: new if found == old else found)
    return change(value, **changes) if changes else value


# The sorts of thing that are known by the id of a person or of an agency, where what is told of things is kept.
_THINGS: Final[Mapping[str, frozenset[str]]] = {
    "party": frozenset({Machine.COORDINATOR.value, RELAY_HOLDER, PARTICIPANT, "member"}),
    "agency": frozenset({"agency"}),
}


def _of_things(group: Group, sorts: frozenset[str], old: str, new: str) -> dict[str, Any]:
    """What is told of things, and what never was, where a thing is known by an id of the sort."""

    def now(thing: tuple[str, str]) -> tuple[str, str]:
        return (thing[0], new) if thing[0] in sorts and thing[1] == old else thing

    found: dict[str, Any] = {}
    void = frozenset(map(now, group.void))
    if void != group.void:
        found["void"] = void
    if any(now(thing) != thing for thing in group.told):
        told: dict[tuple[str, str], tuple[Told, ...]] = {}
        for thing, entries in group.told.items():
            both = (*told.get(now(thing), ()), *entries)
            told[now(thing)] = tuple(sorted(both, key=lambda each: each.position))
        found["told"] = Ledger(told.items())
    return found


def named(group: Group, sort: str) -> frozenset[str]:
    """Every id of a sort that stands in a group (kjente id-er)."""
    found: list[str] = []

    def noted(each: str) -> str:
        found.append(each)
        return each

    _changed(group, Group, sort, noted)
    return frozenset(found)


def now_called(group: Group, party: PartyId) -> PartyId:
    """Whom an id is of now (hvem): one that was given up, and that nobody else has got, is of whoever had it."""
    if not group.id_changes or party in named(group, "party"):
        return party
    for each in group.id_changes:
        party = each.new if each.of is IdSort.PARTY and each.old == party else party
    return party


def _changed(value: Any, kind: Any, sort: str, read: _Read) -> dict[str, Any]:
    walked = ((name, getattr(value, name), walk(getattr(value, name), read)) for name, walk in _fields(kind, sort))
    return {name: after for name, before, after in walked if after != before}


@cache
def _fields(kind: Any, sort: str) -> tuple[tuple[str, _Walk], ...]:
    """The fields of a class under which an id of a sort can stand, with the way to it."""
    hints = typing.get_type_hints(kind, include_extras=True)
    ways = ((field.name, _walk(hints[field.name], sort)) for field in attrs.fields(kind))
    return tuple((name, way) for name, way in ways if way is not None)


@cache
def _walk(hint: Any, sort: str) -> _Walk | None:
    """How a value of a type is read with other ids; None where no id of the sort can stand in it."""
    arguments, origin = typing.get_args(hint), typing.get_origin(hint)
    if origin is typing.Annotated:
        return _of_id if Id(sort) in arguments[1:] else None
    if NoneType in arguments:
        (one,) = (each for each in arguments if each is not NoneType)
        return _maybe(_walk(one, sort))
    if origin is Ledger:
        return _of_ledger(*(_walk(each, sort) for each in arguments))
    if origin in (tuple, frozenset):
        return _of_many(origin, arguments, sort)
    return _of_class(hint, sort) if isinstance(hint, type) and attrs.has(hint) else None


def _of_id(value: str, read: _Read) -> str:
    return read(value)


def _maybe(walk: _Walk | None) -> _Walk | None:
    return None if walk is None else lambda value, read: None if value is None else walk(value, read)


def _of_many(origin: Any, arguments: tuple[Any, ...], sort: str) -> _Walk | None:
    if origin is tuple and arguments[-1] is not Ellipsis:
        walks = tuple(_walk(each, sort) for each in arguments)
        if not any(walks):
            return None
        return lambda value, read: tuple(
            each if walk is None else walk(each, read) for each, walk in zip(value, walks, strict=True)
        )
    one = _walk(arguments[0], sort)
    return None if one is None else lambda value, read: origin(one(each, read) for each in value)


def _of_class(kind: Any, sort: str) -> _Walk | None:
    if not _fields(kind, sort):
        return None

    def walk(value: Any, read: _Read) -> Any:
        changes = _changed(value, kind, sort, read)
        return change(value, **changes) if changes else value

    return walk


def _of_ledger(key: _Walk | None, entry: _Walk | None) -> _Walk | None:
    if key is None and entry is None:
        return None

    def walk(value: Ledger[Any, Any], read: _Read) -> Ledger[Any, Any]:
        made: dict[Any, tuple[Any, bool]] = {}
        for before, held in value.items():
            name = before if key is None else key(before, read)
            here = held if entry is None else entry(held, read)
            kept = name == before
            if name in made:
                known, was_kept = made[name]
                here = _both(known, here) if was_kept else _both(here, known)
            made[name] = (here, kept)
        return Ledger((name, each) for name, (each, _) in made.items())

    return walk


def _one_after_another(stints: Iterable[Stint]) -> list[Stint]:
    """The stretches of one who was a member under two ids: where they overlap, the later is a change of the earlier.

    When it ends before the earlier one does, the earlier goes on.  All of them belong to one joining.
    """
    made: list[Stint] = []
    for each in sorted(stints, key=lambda each: (each.start, each.position)):
        last = made[-1] if made else None
        if last is None or (last.end is not None and last.end <= each.start):
            made.append(each)
            continue
        made[-1] = change(last, end=each.start)
        made.append(change(each, joined=last.joined))
        if each.end is not None and (last.end is None or each.end < last.end):
            made.append(change(last, start=each.end))
    return made


def _both(kept: Any, other: Any) -> Any:
    """What is known of the one, when both ids name the same: what either has said or done stays."""
    match kept:
        case Consent():
            for step in other.history:
                kept = kept.with_step(step)
            return kept
        case Membership():
            stints = _one_after_another((*kept.stints, *other.stints))
            turns = sorted((*kept.turns, *other.turns), key=lambda each: (each.at, each.position))
            # Whoever is a member under one of them is so; of two, by what was told last.
            latest = max((kept, other), key=lambda each: (each.current, each.position))
            return change(latest, stints=tuple(stints), turns=tuple(turns))
        case CoordinatorStatus():
            return other if other is CoordinatorStatus.ACCEPTED else kept
        case _:
            return kept
