"""How two groups differ, field by field, without showing what is personal.

Ids, statuses, positions and instants are shown.  Of everything else it is only said that it differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import attrs

__all__ = ["differences"]

# By how a field is declared, so that a new field is hidden until its type says that it is an id, a status or a place.
_SHOWN: Final = frozenset(
    {
        *("AgencyId", "DocumentId", "EventId", "GoalId", "GroupId", "ItemId", "MeetingId", "ObjectionId", "PartyId"),
        *("WorkId", "int", "datetime", "ConsentObject", "None", "frozenset", "tuple"),
        *("GroupStatus", "ConsentStatus", "MeetingStatus", "CoordinatorStatus", "WorkStatus"),
    }
)


def differences(one: object, other: object) -> tuple[str, ...]:
    """Every place where two values differ, with what stands there if it may be shown (forskjeller)."""
    return tuple(_between("", one, other, shown=False))


def _between(path: str, one: Any, other: Any, *, shown: bool) -> Iterator[str]:
    if one == other:
        return
    if attrs.has(type(one)) and type(one) is type(other):
        for field in attrs.fields(type(one)):
            may = _may_show(type(one), field.name)
            inside = (getattr(each, field.name) for each in (one, other))
            yield from _between(f"{path}.{field.name}".lstrip("."), *inside, shown=may)
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in (*one, *(each for each in other if each not in one)):
            place = f"{path}[{_key(key)}]"
            if key not in one or key not in other:
                yield f"{place}: only in the {'first' if key in one else 'second'}"
            else:
                yield from _between(place, one[key], other[key], shown=isinstance(one[key], int))
    elif isinstance(one, tuple) and isinstance(other, tuple) and any(attrs.has(type(each)) for each in (*one, *other)):
        for index, pair in enumerate(zip(one, other, strict=False)):
            yield from _between(f"{path}[{index}]", *pair, shown=shown)
        if len(one) != len(other):
            yield f"{path}: {len(one)} entries in the first, {len(other)} in the second"
    elif shown:
        yield f"{path}: {_value(one)} in the first, {_value(other)} in the second"
    else:
        missing = [name for name, each in (("first", one), ("second", other)) if each is None]
        yield f"{path or 'the whole'}: " + (f"nothing in the {missing[0]}" if missing else "not the same (not shown)")


def _may_show(kind: type, name: str) -> bool:
    """Whether a field is declared as an id, a status, a place in the record or an instant."""
    declared = next(notes[name] for each in kind.__mro__ if name in (notes := getattr(each, "__annotations__", {})))
    return set(re.findall(r"\w+", str(declared))) <= _SHOWN


def _key(key: object) -> str:
    return ", ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)


def _value(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case StrEnum():
            return value.value
        case datetime():
            return value.isoformat()
        case frozenset() | tuple():
            return "{" + ", ".join(sorted(_value(each) for each in value)) + "}"
        case _:
            return str(value)
