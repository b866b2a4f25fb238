"""Fields that this library does not know, kept untouched for a host that must pass them on.

The rule is that an unknown field is an error.  A host in the middle, between a newer system and an older one, can ask
to have them kept: they are taken out before the event is made, and put back in the same place when it is written.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core.codec.faults import Fault, fields_of
from ansvar_core.codec.nesting import is_deeper
from ansvar_core.codec.text import parsed
from ansvar_core.events.base import NOT_WRITTEN
from ansvar_core.record import Unknown

__all__ = ["classes_in", "put_back", "take_out"]

Path: TypeAlias = tuple[str | int, ...]

_DEPTH: Final = 100


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def take_out(data: Mapping[str, Any], kind: type[Any]) -> tuple[dict[str, Any], tuple[Unknown, ...]]:
    """The fields that a class knows, and the others with their places (ta ut ukjente felt).

    Raises the codec's `Fault` for a value that is no JSON.
    """
    found: list[Unknown] = []
    return _known(data, kind, (), found), tuple(found)


def _known(data: Mapping[str, Any], kind: type[Any], path: Path, found: list[Unknown]) -> dict[str, Any]:
    hints = _hints(typing.cast("Any", kind))
    names = {field.name for field in attrs.fields(kind) if field.init and field.name != NOT_WRITTEN}
    kept = {}
    for name, value in data.items():
        if name in names:
            kept[name] = _inside(value, hints[name], (*path, name), found)
        elif type(name) is str:
            found.append(Unknown(path=(*path, name), value=_written(name, value)))
        else:
            raise Fault("has a name that is no text")
    return kept


def _inside(value: Any, hint: Any, path: Path, found: list[Unknown]) -> Any:
    for kind in classes_in(hint):
        if isinstance(value, Mapping):
            fields = fields_of(value)
            return value if fields is None else _known(fields, kind, path, found)
        if isinstance(value, list):
            return [
                _inside(each, kind, (*path, index), found) if isinstance(each, Mapping) else each
                for index, each in enumerate(value)
            ]
    return value


def classes_in(hint: Any) -> Iterator[type[Any]]:
    """The classes with fields that a type is made of (klasser i en type).

    Itself, the one that may be None, the entries of a list.
    """
    if isinstance(hint, type) and attrs.has(hint):
        yield hint
    for each in typing.get_args(hint):
        yield from classes_in(each)


def _written(name: str, value: Any) -> str:
    if is_deeper(value, _DEPTH):
        raise Fault("an unknown field is nested too deep to be kept")
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True)
        # Half a character cannot be written again as UTF-8.
        (name + text).encode()
    except (TypeError, ValueError, RecursionError):
        raise Fault("an unknown field is no JSON that can be kept") from None
    return text


def put_back(data: dict[str, Any], unknown: tuple[Unknown, ...]) -> dict[str, Any]:
    """Written data with the unknown fields in their places again (legg tilbake ukjente felt)."""
    for each in unknown:
        place: Any = data
        for step in each.path[:-1]:
            # What has its default is not written; a field inside it needs a place all the same.
            place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
        place[each.path[-1]] = parsed(each.value)
    return data
