"""Events and records as JSON-ready dicts and as JSON text, in and out.

An event is written flat, with its permanent `tag` and the version `v` of its schema first.  What has its default is
left out.  Sets are written sorted, times in ISO 8601 with their offset, days as `YYYY-MM-DD`, so the same record gives
the same text.

What is read is either right or a `CorruptRecord` that names every place.  The content itself is never repeated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any, Final, TypeAlias, cast

import attrs

from ansvar_core.codec.converting import structured, unstructured
from ansvar_core.codec.faults import MOST_FAULTS, Fault, faults_of, fields_of, told_name
from ansvar_core.codec.old_ids import any_as_written, ids_as_written, plain
from ansvar_core.codec.text import dumped, parsed
from ansvar_core.codec.unknown import put_back, take_out
from ansvar_core.codec.upcasting import EVENT_STEPS, EVENT_STEPS_BACK, RECORD_STEPS, downcast, upcast
from ansvar_core.errors import CorruptRecord, InvalidValue
from ansvar_core.events.base import NOT_WRITTEN, Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.record import Record, Unknown
from ansvar_core.values.checked import LARGEST
from ansvar_core.values.ids import IdAsWritten, as_written, check_id
from ansvar_core.values.ledger import Ledger
from ansvar_core.values.versions import needed

__all__ = [
    "IDS_AS_WRITTEN",
    "corrupt",
    "event_from_dict",
    "event_from_json",
    "event_to_dict",
    "event_to_json",
    "fields_known",
    "format_of",
    "record_from_dict",
    "record_from_json",
    "record_to_dict",
    "record_to_json",
    "written",
]

FORMAT: Final = "ansvar-record"
FORMAT_VERSION: Final = 3
IDS_AS_WRITTEN: Final = 2
"""The last version in which less was asked of ids, and otherwise as the next (format med eldre identifikatorer)."""

Faults: TypeAlias = list[tuple[str, str]]


def corrupt(faults: Iterable[tuple[str, str]]) -> CorruptRecord:
    """The error that names every fault (feil med alle funn)."""
    found = [(path.lstrip(".") or "$", problem) for path, problem in islice(faults, MOST_FAULTS)]
    return CorruptRecord(*found[0], tuple(found))


def fields_known(data: Mapping[Any, Any], known: Iterable[str]) -> Faults:
    """A fault for every name that is no field, repeating only what looks like one (kontroll av feltnavn)."""
    unknown = (name for name in data if name not in known)
    return [(told_name(name), "is no field here") for name in islice(unknown, MOST_FAULTS)]


def written(event: Event) -> dict[str, Any]:
    """Tag, version and fields of an event, in the version it was written in (slik den ble skrevet)."""
    fields = unstructured(event)
    if event.written_as != event.version:
        fields = downcast(event.tag, fields, event.written_as, event.version, EVENT_STEPS_BACK)
        first = needed(type(event), event.written_as)
        fields = {**{name: fields[name] for name in first if name in fields}, **fields}
    return {"tag": event.tag, "v": event.written_as, **fields}


def event_to_dict(event: Event) -> dict[str, Any]:
    """An event as a JSON-ready dict (hendelse ut)."""
    return written(event)


def event_from_dict(data: Any, *, as_written: bool = False) -> Event:
    """The event in a dict (hendelse inn); raises `CorruptRecord` naming every fault.

    `as_written` is for an event that was stored before format 3 of the record, when less was asked of ids.
    """
    event, _, faults = _event(_own(data), "", old_ids=as_written)
    if event is None:
        raise corrupt(faults)
    return event


def _own(data: Any) -> dict[Any, Any] | None:
    """The fields of an object as a dict to take from."""
    known = fields_of(data)
    return None if known is None else dict(known)


def _event(
    fields: dict[Any, Any] | None, path: str, *, keep: bool = False, old_ids: bool = False
) -> tuple[Event | None, tuple[Unknown, ...], Faults]:
    if fields is None:
        return None, (), [(path, "must be an object with named fields")]
    tag, version = fields.pop("tag", None), fields.pop("v", None)
    kind = EVENT_TYPE_BY_TAG.get(tag) if type(tag) is str else None
    if kind is None:
        return None, (), [(f"{path}.tag", "is missing or unknown")]
    if type(version) is not int or version < 1:
        return None, (), [(f"{path}.v", "must be a version number")]
    if version > kind.version:
        return None, (), [(f"{path}.v", "is a version from the future; this library is too old to read it")]
    try:
        fields = upcast(kind.tag, fields, version, kind.version, EVENT_STEPS)
    except Fault as error:
        return None, (), [(path, str(error))]
    except Exception:  # noqa: BLE001  # what a step stumbles over is old data that never was right
        return None, (), [(path, f"cannot be read as version {version} of its kind")]
    unknown: tuple[Unknown, ...] = ()
    wrong: Faults = []
    event: Event | None = None
    try:
        if keep:
            fields, unknown = take_out(fields, kind)
        elif NOT_WRITTEN in fields:
            # A field to whoever makes an event, and none to whoever writes one down.
            wrong.append((f"{path}.{NOT_WRITTEN}", "is no field here"))
        if version != kind.version or wrong:
            fields = {**fields, NOT_WRITTEN: version}
        event = _structured(fields, kind, old_ids=old_ids)
    except (ExceptionGroup, InvalidValue, Fault) as error:
        wrong[:0] = faults_of(error, path)
    return (None, (), wrong) if wrong else (event, unknown, [])


def _structured(fields: dict[str, Any], kind: type[Event], *, old_ids: bool) -> Event:
    try:
        return structured(fields, kind)
    except (ExceptionGroup, InvalidValue, Fault):
        if not old_ids:
            raise
    return structured(ids_as_written(fields, kind), kind)


def event_to_json(event: Event) -> str:
    """An event as JSON text (hendelse som JSON)."""
    return dumped(event_to_dict(event))


def event_from_json(text: str | bytes, *, as_written: bool = False) -> Event:
    """The event in a JSON text (hendelse fra JSON); as `event_from_dict`."""
    return event_from_dict(parsed(text), as_written=as_written)


def record_to_dict(record: Record) -> dict[str, Any]:
    """A record as a JSON-ready dict, with the fields that were kept for others (logg ut)."""
    events = [{"position": position, **written(event)} for position, event in enumerate(record.events, 1)]
    if record.unknown:
        for event, data in zip(record.events, events, strict=True):
            put_back(data, record.unknown.get(event.id, ()))
    version = format_of(record.group, events)
    data = {"format": FORMAT, "version": version, "group": record.group, "events": events}
    found: dict[str, Any] = plain(data) if version == IDS_AS_WRITTEN else data
    return found


def format_of(group: str, events: list[dict[str, Any]]) -> int:
    """The version of the format that events are written in (format): the newest that takes their ids."""
    return IDS_AS_WRITTEN if type(group) is IdAsWritten or any_as_written(events) else FORMAT_VERSION


def record_from_dict(data: Any, *, keep_unknown: bool = False) -> Record:
    """The record in a dict (logg inn); raises `CorruptRecord` naming every fault, such as `events[17].grantor`.

    With `keep_unknown`, fields of events that this library does not know are kept and written again unchanged.  Of a
    record up to format 2 the ids are read as they were written.
    """
    data = fields_of(data)
    if data is None:
        raise CorruptRecord("$", "must be an object with named fields")
    faults = fields_known(data, _RECORD)
    if data.get("format") != FORMAT:
        faults.append(("format", f"must be {FORMAT!r}"))
    version = data.get("version")
    if type(version) is not int or not 1 <= version <= FORMAT_VERSION:
        faults.append(("version", "is not a version of the format that this library reads"))
    else:
        data = upcast(FORMAT, dict(data), version, FORMAT_VERSION, RECORD_STEPS)
    old_ids = type(version) is int and version <= IDS_AS_WRITTEN
    listed = data.get("events")
    if type(listed) is not list:
        faults.append(("events", "must be a list"))
        listed = []
    group = as_written(data.get("group")) if old_ids else data.get("group")
    try:
        check_id(group if type(group) in (str, IdAsWritten) else None, "group")
    except InvalidValue as error:
        faults.append((error.field, error.problem))
        group = None
    reader = _Reader(group=group, keep=keep_unknown, old_ids=old_ids, faults=faults)
    placed = []
    for index, each in enumerate(listed):
        placed.append(reader.event(index, each))
        if len(faults) >= MOST_FAULTS:
            break
    if faults:
        raise corrupt(faults)
    unknown = Ledger((event.id, kept) for event, kept in placed if kept)
    return Record(group=cast("str", group), events=(event for event, _ in placed), unknown=unknown)


@attrs.frozen(kw_only=True)
class _Reader:
    """Reads the events of one record, and knows what has come before."""

    group: Any
    keep: bool
    old_ids: bool
    faults: Faults
    seen: set[str] = attrs.field(factory=set)
    last: list[int] = attrs.field(factory=lambda: [0])

    def event(self, index: int, data: Any) -> tuple[Any, tuple[Unknown, ...]]:
        path = f"events[{index}]"
        fields = _own(data)
        if fields is not None:
            self._placed(path, fields.pop("position", None))
        else:
            self.last[0] += 1
        event, unknown, wrong = _event(fields, path, keep=self.keep, old_ids=self.old_ids)
        self.faults.extend(wrong)
        if fields is not None:
            self._named(path, fields.get("id"), fields.get("group"), {place for place, _ in wrong} if wrong else _NONE)
        return event, unknown

    def _named(self, path: str, name: Any, group: Any, wrong: Collection[str]) -> None:
        """Told of an event with other faults too, but of no name that is a fault in itself."""
        if type(group) is str and group != self.group is not None and f"{path}.group" not in wrong:
            self.faults.append((f"{path}.group", "an event of another group"))
        if type(name) is str and not (wrong and f"{path}.id" in wrong):
            if name in self.seen:
                self.faults.append((f"{path}.id", "this id already stands in the record"))
            self.seen.add(name)

    def _placed(self, path: str, position: Any) -> None:
        expected = self.last[0] + 1
        if type(position) is not int or not 1 <= position <= LARGEST:
            self.faults.append((f"{path}.position", "must be a position, counted from 1"))
            position = expected
        elif position > expected:
            self.faults.append((f"{path}.position", f"a gap: position {expected} is missing"))
        elif position < expected:
            self.faults.append((f"{path}.position", "stands there twice, or too late"))
        self.last[0] = max(position, self.last[0])


_RECORD: Final = ("format", "version", "group", "events")
_NONE: Final = ()

# Where one event ends and the next begins.  Inside a text every quotation mark is escaped, and no object inside an
# event begins with its position, so it stands nowhere else, unless among fields that are kept for others.
_BETWEEN: Final = '}, {"position": '
_NEXT_LINE: Final = '},\n  {"position": '


def _lines(events: list[dict[str, Any]], *, plain: bool) -> str:
    if not plain:
        return ",\n  ".join(map(dumped, events))
    # In one go, because `json` makes itself ready anew for each text it writes: 0.8 µs for each event.
    return dumped(events).replace(_BETWEEN, _NEXT_LINE)[1:-1]


def record_to_json(record: Record) -> str:
    """A record as JSON text, one event a line (logg som JSON)."""
    head = record_to_dict(record)
    lines = _lines(head.pop("events"), plain=not record.unknown)
    return f'{dumped(head)[:-1]}, "events": [\n  {lines}\n]}}\n'


def record_from_json(text: str | bytes, *, keep_unknown: bool = False) -> Record:
    """The record in a JSON text (logg fra JSON); as `record_from_dict`."""
    return record_from_dict(parsed(text), keep_unknown=keep_unknown)
