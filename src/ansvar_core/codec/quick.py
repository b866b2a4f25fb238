"""Records as bytes with `orjson`, for hosts that move many of them.  Needs the `orjson` extra.

Writing gives the same data as the codec, faster.  Reading comes in one form only, *trusted*: of what this library has
written itself and nobody can have changed since, in a store of the host's own, or after its seals have been verified.
It checks nothing, and what is wrong in it comes out as whatever error Python has for it: a field that is missing and
has no default, as a `KeyError` with its name.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Final, TypeAlias, cast

import attrs
import orjson

from ansvar_core.codec.records import FORMAT, IDS_AS_WRITTEN, format_of, record_to_dict, written
from ansvar_core.codec.text import dumped
from ansvar_core.codec.upcasting import EVENT_STEPS, upcast
from ansvar_core.errors import CorruptRecord
from ansvar_core.events.base import NOT_WRITTEN, Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.record import Record
from ansvar_core.values.ids import as_written, holds_ids
from ansvar_core.values.instants import instant

__all__ = ["event_from_trusted", "event_to_bytes", "record_from_trusted", "record_to_bytes"]

Maker: TypeAlias = Callable[[Any], Any]

_ABSENT: Final = object()


def event_to_bytes(event: Event) -> bytes:
    """An event as UTF-8 JSON (hendelse som byte)."""
    return orjson.dumps(written(event))


def record_to_bytes(record: Record) -> bytes:
    """A record as UTF-8 JSON, the same data as `record_to_json` (logg som byte)."""
    if record.unknown:
        # What is kept for others can hold numbers that orjson cannot write.
        return dumped(record_to_dict(record)).encode()
    events = [{"position": position, **written(event)} for position, event in enumerate(record.events, 1)]
    version = format_of(record.group, events)
    return orjson.dumps({"format": FORMAT, "version": version, "group": record.group, "events": events})


def event_from_trusted(text: bytes | str, *, as_written: bool = False) -> Event:
    """An event that this library has written itself, read without any check (hendelse fra egen kilde).

    `as_written` is for an event that was stored before format 3 of the record, when less was asked of ids.
    """
    return _event(_parsed(text), old_ids=as_written)


def record_from_trusted(text: bytes | str) -> Record:
    """A record that this library has written itself, read without any check (logg fra egen kilde).

    Fields that are kept for others are not read; a host that keeps them reads with the codec.
    """
    data = _parsed(text)
    old_ids = data["version"] <= IDS_AS_WRITTEN
    group = as_written(data["group"]) if old_ids else data["group"]
    return Record(group=group, events=[_event(each, old_ids=old_ids) for each in data["events"]])


def _parsed(text: bytes | str) -> Any:
    # What is nested deep is among what it does not read.
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise CorruptRecord("$", "is not JSON that can be read") from None


def _event(data: dict[str, Any], *, old_ids: bool) -> Event:
    kind = EVENT_TYPE_BY_TAG[data["tag"]]
    if data["v"] < kind.version:
        data = {**upcast(kind.tag, data, data["v"], kind.version, EVENT_STEPS), NOT_WRITTEN: data["v"]}
    made: Event = _maker(cast("Any", kind), old_ids)(data)
    return made


@cache
def _maker(kind: Any, old_ids: bool) -> Maker:
    """What makes a value of a class from its fields, past its validators."""
    hints, marked = typing.get_type_hints(kind), typing.get_type_hints(kind, include_extras=True)
    fields = [
        (
            getattr(kind, field.name).__set__,
            field.name,
            _ids(hints[field.name])
            if old_ids and holds_ids(marked[field.name])
            else _reader(hints[field.name], old_ids),
            field.default.factory if _is_factory(field) else field.default,
            _is_factory(field),
            _is_factory(field) and field.default.takes_self,
        )
        for field in attrs.fields(kind)
    ]
    new = object.__new__

    def make(data: dict[str, Any]) -> Any:
        made = new(kind)
        for put, name, read, default, factory, takes_self in fields:
            value = data[name] if default is attrs.NOTHING else data.get(name, _ABSENT)
            if value is _ABSENT:
                put(made, (default(made) if takes_self else default()) if factory else default)
            else:
                put(made, value if read is None else read(value))
        return made

    return make


def _is_factory(field: attrs.Attribute[Any]) -> bool:
    return isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]  # a class, typed as a function


def _time(value: str) -> datetime:
    return instant(datetime.fromisoformat(value))


def _ids(hint: Any) -> Maker:
    if NoneType in typing.get_args(hint):
        (one,) = (each for each in typing.get_args(hint) if each is not NoneType)
        return _optional(_ids(one)) or as_written
    return (lambda value: frozenset(map(as_written, value))) if typing.get_origin(hint) is frozenset else as_written


def _reader(hint: Any, old_ids: bool = False) -> Maker | None:
    """What turns plain data into a value of a type; None where they are the same."""
    arguments, origin = typing.get_args(hint), typing.get_origin(hint)
    if NoneType in arguments:
        (one,) = (each for each in arguments if each is not NoneType)
        return _optional(_reader(one, old_ids))
    if origin in (tuple, frozenset):
        inner = _reader(arguments[0], old_ids)
        return origin if inner is None else lambda value: origin(map(inner, value))
    # Equal and not the same: a sandbox puts a stand-in of its own before these classes.
    if hint == datetime:
        return _time
    if hint == date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _maker(cast("Any", hint), old_ids) if attrs.has(hint) else None


def _optional(read: Maker | None) -> Maker | None:
    return None if read is None else lambda value: None if value is None else read(value)
