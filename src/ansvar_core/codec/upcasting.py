"""How what was written by an older library is read for ever: one step from each version to the next.

An event class carries the version of its schema.  When it gets a new one, here is one function that takes the fields of
the old version to those of the new; where names or types have changed there is one that takes them back too, so that
what was written is written again the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from ansvar_core.codec.faults import Fault, fields_of

__all__ = ["EVENT_STEPS", "EVENT_STEPS_BACK", "RECORD_STEPS", "Step", "downcast", "handed_on", "upcast"]

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]


def handed_on(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are, where a version has only added what need not be said (uendret).

    The event keeps the version it was written in, so what that version had no place for is known not to have been
    asked, and is not filled in.
    """
    return fields


def _asked_to_questions(fields: dict[str, Any]) -> dict[str, Any]:
    """What an evaluation of a meeting went through was called `asked`, before every event could be asked of itself."""
    return {("questions" if name == "asked" else name): value for name, value in _without("questions", fields).items()}


def _questions_to_asked(fields: dict[str, Any]) -> dict[str, Any]:
    return {("asked" if name == "questions" else name): value for name, value in fields.items()}


def _without(name: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, where one that comes later is none; raises `Fault` where it stands there all the same."""
    if name in fields:
        raise Fault("has a field that came with a later version")
    return fields


_ONLY_ADDED: Final = (
    "assessment-started",
    "assessment-concluded",
    "child-heard",
    "trusted-person-agreed",
    "participant-joined",
    "participant-left",
    "consent-given",
    "other-basis-recorded",
    "group-established",
    "meeting-planned",
    "meeting-called",
    "chair-agreed",
    "voice-arranged",
    "meeting-opened",
    "meeting-ended",
    "minutes-written",
    "minutes-corrected",
    "goal-set",
    "measure-agreed",
    "task-agreed",
    "work-changed",
    "plan-evaluated",
    "ending-decided",
    "routine-followed",
)

EVENT_STEPS: Final[Mapping[tuple[str, int], Step]] = MappingProxyType(
    {
        **{(tag, 1): handed_on for tag in _ONLY_ADDED},
        ("process-evaluated", 1): _asked_to_questions,
    }
)
"""From (tag, version) to the fields of the version after it (oppgradering)."""

EVENT_STEPS_BACK: Final[Mapping[tuple[str, int], Step]] = MappingProxyType(
    {("process-evaluated", 1): _questions_to_asked}
)
"""To (tag, version) from the fields of the version after it, where a step does more than hand them on (tilbake)."""


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


def downcast(
    name: str,
    data: dict[str, Any],
    version: int,
    current: int,
    steps: Mapping[tuple[str, int], Step],
) -> dict[str, Any]:
    """Data of the current version taken step by step back to the one it was written in (skriv som før)."""
    for each in reversed(range(version, current)):
        data = steps.get((name, each), handed_on)(data)
    return data
