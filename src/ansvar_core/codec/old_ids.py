"""Ids from before it was asked of them that they look like nothing but themselves.

Records up to format 2 are read with their ids as written (`IdAsWritten`), and what holds such an id is written in
format 2 again.  Nearly no record has one, so nothing is looked through before reading it the plain way has failed.
"""

from __future__ import annotations

import typing
from collections.abc import Collection
from functools import cache
from typing import Any, Final, cast

import attrs

from ansvar_core.codec.unknown import classes_in
from ansvar_core.values.ids import IdAsWritten, as_written, holds_ids

__all__ = ["any_as_written", "found_as_written", "ids_as_written", "plain", "put_as_written"]


def ids_as_written(data: dict[str, Any], kind: type[Any]) -> dict[str, Any]:
    """The fields of a class, with every id in them as it was written (felt med identifikatorer som skrevet)."""
    ids, inside = _fields(cast("Any", kind))
    return {
        name: _each(value) if name in ids else _inside(value, inside[name]) if name in inside else value
        for name, value in data.items()
    }


@cache
def _fields(kind: Any) -> tuple[frozenset[str], dict[str, tuple[type[Any], ...]]]:
    """The names of the fields that hold ids, and of those that hold classes, with the classes."""
    hints, fields = typing.get_type_hints(kind, include_extras=True), attrs.fields(kind)
    ids = frozenset(field.name for field in fields if holds_ids(hints[field.name]))
    return ids, {field.name: tuple(classes_in(hints[field.name])) for field in fields if field.name not in ids}


def _each(value: Any) -> Any:
    return [as_written(each) for each in value] if type(value) is list else as_written(value)


def _inside(value: Any, kinds: tuple[type[Any], ...]) -> Any:
    # No field holds lists of lists, and what nobody asked for can hold itself.
    if type(value) is list:
        return [_one_inside(each, kinds) for each in value]
    return _one_inside(value, kinds)


def _one_inside(value: Any, kinds: tuple[type[Any], ...]) -> Any:
    return ids_as_written(value, kinds[0]) if kinds and type(value) is dict else value


def any_as_written(data: Any) -> bool:
    """Whether an id in plain data stands there as it was written (finnes identifikator som skrevet).

    0.5 µs for each event written: by the sorts of what is in it, and further in only where there is something inside.
    """
    inner: Collection[Any] = data.values() if type(data) is dict else data
    sorts = set(map(type, inner))
    if IdAsWritten in sorts:
        return True
    if dict in sorts or list in sorts:
        return any(any_as_written(each) for each in inner if type(each) in _NESTED)
    return False


def found_as_written(data: Any) -> frozenset[str]:
    """Every id in plain data that stands there as it was written (funn av identifikatorer som skrevet)."""
    inner: Collection[Any] = data.values() if type(data) is dict else data
    sorts = set(map(type, inner))
    found: frozenset[str] = (
        frozenset(each for each in inner if type(each) is IdAsWritten) if IdAsWritten in sorts else frozenset()
    )
    if dict in sorts or list in sorts:
        found = found.union(*(found_as_written(each) for each in inner if type(each) in _NESTED))
    return found


_NESTED: Final = (dict, list)


def plain(data: Any) -> Any:
    """Plain data with nothing in it but text where such ids stand (rene data): not every reader takes its like."""
    if type(data) is dict:
        return {name: plain(each) for name, each in data.items()}
    if type(data) is list:
        return [plain(each) for each in data]
    return str(data) if type(data) is IdAsWritten else data


def put_as_written(data: Any, ids: Collection[str]) -> Any:
    """Plain data with some ids in it as they were written (sett inn identifikatorer som skrevet)."""
    if type(data) is dict:
        return {name: put_as_written(each, ids) for name, each in data.items()}
    if type(data) is list:
        return [put_as_written(each, ids) for each in data]
    return IdAsWritten(data) if type(data) is str and data in ids else data
