"""What a fold is, and how a value is changed.

An event changes a handful of things in a group of more than forty, often several times over.  So a fold works on a
*draft*: one copy of the group for an event, changed in place, that becomes a group when the fold is done.  Nobody else
ever sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from ansvar_core.entities.group import Group
from ansvar_core.events.base import Event

__all__ = ["Folds", "change", "draft", "settled"]

Folds: TypeAlias = Mapping[type[Event], Callable[[Group, Any, int], Group]]
"""From a kind of event to how it changes a group, given the event and its position in the record."""

T = TypeVar("T")


def draft(group: Group) -> Group:
    """A copy of a group that `change` changes in place (utkast)."""
    return _opened(group)


def settled(made: Group) -> Group:
    """The group that a draft has become (ferdig)."""
    made.__class__ = Group
    return made


def change(value: T, **changes: Any) -> T:
    """The same value with some fields changed (endre)."""
    if type(value) is _kinds[Group].open:
        for name, new in changes.items():
            setattr(value, name, new)
        return value
    made = _opened(value)
    for name, new in changes.items():
        setattr(made, name, new)
    made.__class__ = type(value)
    return made


# Changing a group or a meeting by `attrs.evolve` asks for every field by name and goes through `__init__` and its
# validators again; what a fold writes comes from events, which have been checked.  Here a class gets a subclass that
# can be written to, without fields of its own, so that an instance can become one of the class again; and a function
# that copies every field, written out as attrs writes out `__init__`.  A copy of a group takes 0.4 µs and not 12, and
# an event changes two or three things: half of what moving on took (CPython 3.11).


@attrs.frozen
class _Kind:
    open: type[Any]
    copied: Callable[[Any, Any], Any]


def _opened(value: T) -> T:
    kind = _kinds.get(type(value)) or _kinds.setdefault(type(value), _kind(type(value)))
    made: T = kind.copied(value, object.__new__(kind.open))
    return made


def _kind(closed: type[Any]) -> _Kind:
    # Both, because they share one slot in C: with one of them alone writing stays slow.
    writes = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    lines = "".join(f"    made.{field.name} = value.{field.name}\n" for field in attrs.fields(closed))
    made: dict[str, Any] = {}
    exec(f"def copied(value, made):\n{lines}    return made\n", made)  # noqa: S102  # of our own fields' names
    return _Kind(type(f"_Open{closed.__name__}", (closed,), {"__slots__": (), **writes}), made["copied"])


_kinds: Final[dict[type[Any], _Kind]] = {Group: _kind(Group)}
