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
    _copy(_writing(Group), group, made)
    return made


def settled(made: Group) -> Group:
    """The group that a draft has become (ferdig)."""
    object.__setattr__(made, "__class__", Group)
    return made


def change(value: T, **changes: Any) -> T:
    """The same value with some fields changed (endre)."""
    kind = type(value)
    made = value
    if kind is _Draft:
        writing = _writing(Group)
    else:
        writing = _writing(kind)
        made = object.__new__(kind)
        _copy(writing, value, made)
    for name, new in changes.items():
        writing.by_name[name](made, new)
    return made


@attrs.frozen(kw_only=True)
class _Writing:
    """How the fields of a class are read all at once, and written one by one."""

    read: Callable[[Any], tuple[Any, ...]]
    by_name: Mapping[str, Callable[[Any, Any], None]]
    write: tuple[Callable[[Any, Any], None], ...]


def _copy(writing: _Writing, value: object, made: object) -> None:
    # Half of what `attrs.evolve` takes, which asks for every field by name and goes through `__init__` and its
    # validators again, and for a group a third less than through `object.__setattr__`.  What a fold writes comes from
    # events, which have been checked.
    for write, known in zip(writing.write, writing.read(value), strict=True):
        write(made, known)


def _writing(kind: type[Any]) -> _Writing:
    return _WRITING.get(kind) or _WRITING.setdefault(kind, _found(kind))


def _found(kind: type[Any]) -> _Writing:
    names = tuple(field.name for field in attrs.fields(kind))
    by_name = {name: getattr(kind, name).__set__ for name in names}
    return _Writing(read=attrgetter(*names), by_name=by_name, write=tuple(by_name.values()))


_WRITING: Final[dict[type[Any], _Writing]] = {}
