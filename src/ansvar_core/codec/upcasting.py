"""How what was written by an older library is read for ever: one step from each version to the next.

An event class carries the version of its schema.  When a field changes meaning, the class gets a new version, and here
one function that takes the fields of the old to those of the new.  A field that is added with a default needs neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from ansvar_core.codec.faults import fields_of

__all__ = ["EVENT_STEPS", "RECORD_STEPS", "Step", "upcast"]

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

EVENT_STEPS: Final[Mapping[tuple[str, int], Step]] = MappingProxyType({})
"""From (tag, version) to the fields of the version after it (oppgradering).  No event has had to change yet."""


def _positions(record: dict[str, Any]) -> dict[str, Any]:
    """Version 1 of the record's format had no positions; they are those that the order gives."""
    events = record.get("events")
    if not isinstance(events, list):
        return record
    return {**record, "events": [_placed(place, each) for place, each in enumerate(events, 1)]}


def _placed(place: int, event: Any) -> Any:
    fields = fields_of(event)
    return event if fields is None or "position" in fields else {"position": place, **fields}


def _same(record: dict[str, Any]) -> dict[str, Any]:
    """Version 2 is as version 3, and asked less of ids; the reader knows."""
    return record


RECORD_STEPS: Final[Mapping[tuple[str, int], Step]] = MappingProxyType(
    {("ansvar-record", 1): _positions, ("ansvar-record", 2): _same}
)
"""The same for the format of a whole record (oppgradering av logg)."""


def upcast(
    name: str,
    data: dict[str, Any],
    version: int,
    current: int,
    steps: Mapping[tuple[str, int], Step],
) -> dict[str, Any]:
    """Old data taken step by step to the current version (oppgrader)."""
    for each in range(version, current):
        data = steps[name, each](data)
    return data
