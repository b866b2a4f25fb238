"""Events and records as JSON-ready dicts and as JSON text, in and out.

An event is written flat, with its permanent `tag` and the version `v` of its schema first.  What has its default is
left out.  Sets are written sorted, times in ISO 8601 with their offset, days as `YYYY-MM-DD`, so the same record gives
the same text.

What is read is either right or a `CorruptRecord` that names every place.  The content itself is never repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cattrs.errors import BaseValidationError

from ansvar_core.codec.converting import CONVERTER, FIELD_NAME, Fault, dumped, faults_of, parsed
from ansvar_core.errors import CorruptRecord, InvalidValue
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.record import Record
from ansvar_core.values.ids import check_id

__all__ = [
    "event_from_dict",
    "event_from_json",
    "event_to_dict",
    "event_to_json",
    "record_from_dict",
    "record_from_json",
    "record_to_dict",
    "record_to_json",
]

FORMAT: Final = "ansvar-record"
FORMAT_VERSION: Final = 1


def _corrupt(faults: Iterable[tuple[str, str]]) -> CorruptRecord:
    found = [(path.lstrip(".") or "$", problem) for path, problem in faults]
    return CorruptRecord(*found[0], tuple(found))


def event_to_dict(event: Event) -> dict[str, Any]:
    """An event as a JSON-ready dict (hendelse ut)."""
    return {"tag": event.tag, "v": event.version, **CONVERTER.unstructure(event)}


def event_from_dict(data: Any) -> Event:
    """The event in a dict (hendelse inn); raises `CorruptRecord` naming every fault."""
    event, faults = _event(data, "")
    if event is None:
        raise _corrupt(faults)
    return event


def _event(data: Any, path: str) -> tuple[Event | None, list[tuple[str, str]]]:
    if not isinstance(data, Mapping):
        return None, [(path, "must be an object with named fields")]
    fields = dict(data)
    tag, version = fields.pop("tag", None), fields.pop("v", None)
    kind = EVENT_TYPE_BY_TAG.get(tag) if isinstance(tag, str) else None
    if kind is None:
        return None, [(f"{path}.tag", "is missing or unknown")]
    if type(version) is not int or version < 1:
        return None, [(f"{path}.v", "must be a version number")]
    if version > kind.version:
        return None, [(f"{path}.v", "is a version from the future; this library is too old to read it")]
    try:
        made: Event = CONVERTER.structure(fields, kind)
    except (BaseValidationError, InvalidValue, Fault) as error:
        return None, list(faults_of(error, path))
    return made, []


def event_to_json(event: Event) -> str:
    """An event as JSON text (hendelse som JSON)."""
    return dumped(event_to_dict(event))


def event_from_json(text: str | bytes) -> Event:
    """The event in a JSON text (hendelse fra JSON); raises `CorruptRecord` naming every fault."""
    return event_from_dict(parsed(text))


def record_to_dict(record: Record) -> dict[str, Any]:
    """A record as a JSON-ready dict (logg ut)."""
    events = [event_to_dict(event) for event in record.events]
    return {"format": FORMAT, "version": FORMAT_VERSION, "group": record.group, "events": events}


def record_from_dict(data: Any) -> Record:
    """The record in a dict (logg inn); raises `CorruptRecord` naming every fault, such as `events[17].grantor`."""
    if not isinstance(data, Mapping):
        raise CorruptRecord("$", "must be an object with named fields")
    unknown = [str(name) for name in data if name not in _RECORD]
    faults = [(name if FIELD_NAME.fullmatch(name) else "…", "is no field here") for name in unknown]
    if data.get("format") != FORMAT:
        faults.append(("format", f"must be {FORMAT!r}"))
    version = data.get("version")
    if type(version) is not int or version != FORMAT_VERSION:
        faults.append(("version", "is not a version of the format that this library reads"))
    listed = data.get("events")
    if type(listed) is not list:
        faults.append(("events", "must be a list"))
        listed = []
    events: list[Event] = []
    for index, each in enumerate(listed):
        event, wrong = _event(each, f"events[{index}]")
        faults += wrong
        events += [event] if event is not None else []
    group = data.get("group")
    try:
        check_id(group, "group")
    except InvalidValue as error:
        faults.append((error.field, error.problem))
    if faults:
        raise _corrupt(faults)
    return Record(group=str(group), events=tuple(events))


_RECORD: Final = ("format", "version", "group", "events")


def record_to_json(record: Record) -> str:
    """A record as JSON text, one event a line (logg som JSON)."""
    head = record_to_dict(record)
    events = ",\n  ".join(dumped(event) for event in head.pop("events"))
    return dumped(head)[:-1] + ', "events": [\n  ' + events + "\n]}\n"


def record_from_json(text: str | bytes) -> Record:
    """The record in a JSON text (logg fra JSON); raises `CorruptRecord` naming every fault."""
    return record_from_dict(parsed(text))
