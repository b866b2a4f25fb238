"""What a fold is, and how a value is changed.

An event changes a handful of things in a group of more than forty, often several times over.  So a fold works on a
*draft*: one copy of the group for an event, changed in place, that becomes a group when the fold is done.  Nobody else
ever sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from ansvar_core.entities.group import Group
from ansvar_core.events.base import Event

__all__ = ["Folds", "change", "draft", "settled"]

Folds: TypeAlias = Mapping[type[Event], Callable[[Group, Any, int], Group]]
"""From a kind of event to how it changes a group, given the event and its position in the record."""

T = TypeVar("T")


class _Draft(Group):
    """A group that can still be changed.  It has the fields of one and none of its own, so it can become one."""

    __slots__ = ()


def draft(group: Group) -> Group:
    """A copy of a group that `change` changes in place (utkast)."""
    made = object.__new__(_Draft)
    _copy(Group, group, made)
    return made


def settled(made: Group) -> Group:
    """The group that a draft has become (ferdig)."""
    object.__setattr__(made, "__class__", Group)
    return made


def change(value: T, **changes: Any) -> T:
    """The same value with some fields changed (endre)."""
    kind = type(value)
    made = value
    if kind is not _Draft:
        made = object.__new__(kind)
        _copy(kind, value, made)
    for name, new in changes.items():
        object.__setattr__(made, name, new)
    return made


def _copy(kind: type[Any], value: object, made: object) -> None:
    # Twice as fast as `attrs.evolve`, which asks for every field by name and goes through `__init__` and its
    # validators again.  What a fold writes comes from events, which have been checked.
    names, values_of = _FIELDS.get(kind) or _fields(kind)
    put = object.__setattr__
    for name, known in zip(names, values_of(value), strict=True):
        put(made, name, known)


def _fields(kind: type[Any]) -> tuple[tuple[str, ...], attrgetter[Any]]:
    names = tuple(field.name for field in attrs.fields(kind))
    return _FIELDS.setdefault(kind, (names, attrgetter(*names)))


_FIELDS: Final[dict[type[Any], tuple[tuple[str, ...], attrgetter[Any]]]] = {}
