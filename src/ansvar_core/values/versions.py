"""Fields that came with a later version of what they stand in, and what an older version cannot have said.

A kind of event carries the version of its schema.  What a version could not say was never asked of whoever wrote it, so
nothing follows from its absence.  The marks stand on the fields, and on the fields of the values inside them.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs

__all__ = ["came_with", "needed", "newer", "once_called", "since", "unsaid", "words_since"]


def since(version: int, *, said_before: bool = False) -> dict[str, Any]:
    """Metadata for a field that came with a version of its kind (nytt felt).

    `said_before` is for one that was there, and had to be said, until that version allowed it not to be.
    """
    return {"optional_since": version} if said_before else {"since": version}


def once_called(name: str, before: int) -> dict[str, Any]:
    """Metadata for a field that had another name in the versions before one (het før)."""
    return {"once_called": (name, before)}


def words_since(version: int, *words: object) -> dict[str, Any]:
    """Metadata for a field some of whose words came with a version of its kind (nye ord)."""
    return {"words_since": dict.fromkeys(words, version)}


def _default(field: attrs.Attribute[Any]) -> Any:
    default: Any = field.default
    return default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]  # a class, typed as a function


def newer(value: Any, version: int) -> Iterator[str]:
    """The fields in which a value says what came after a version, at any depth (for nytt for versjonen)."""
    if isinstance(value, tuple | frozenset):
        for each in value:
            yield from newer(each, version)
        return
    kind: Any = type(value)
    for each in _later(kind, version):
        held = getattr(value, each.name)
        if (each.came and held != each.silent) or (each.words and held in each.words):
            yield each.name
        elif each.deep and held:
            yield from newer(held, version)


@attrs.frozen(kw_only=True)
class _Later:
    """A field in which something can stand that came after a version."""

    name: str
    came: bool
    """Whether the field itself came later; else what it holds did."""
    silent: Any
    """What it holds when it says nothing."""
    words: frozenset[Any]
    """The words that came later."""
    deep: bool
    """Whether what it holds has such fields."""


@cache
def _later(kind: Any, version: int) -> tuple[_Later, ...]:
    """Those of a class: of most, none.  Each event of an older version asks, so it is found once."""
    hints = typing.get_type_hints(kind)
    every = (
        _Later(
            name=field.name,
            came=field.metadata.get("since", 1) > version,
            silent=_default(field) if field.metadata.get("since", 1) > version else None,
            words=frozenset(word for word, came in field.metadata.get("words_since", {}).items() if came > version),
            deep=any(_later(part, version) for part in _parts(hints[field.name])),
        )
        for field in attrs.fields(kind)
    )
    return tuple(each for each in every if each.came or each.words or each.deep)


def unsaid(value: Any, version: int) -> Iterator[str]:
    """The fields that a version had to say and a value does not (ikke sagt)."""
    kind: Any = type(value)
    for name in _once_needed(kind, version):
        if getattr(value, name) is None:
            yield name


@cache
def _once_needed(kind: Any, version: int) -> tuple[str, ...]:
    return tuple(each.name for each in attrs.fields(kind) if _was_needed(each, version))


@cache
def _came_with(kind: Any) -> Mapping[str, int]:
    found: dict[str, int] = {}
    hints = typing.get_type_hints(kind)
    for field in attrs.fields(kind):
        own = field.metadata.get("since", 1)
        found[field.name] = own
        for part in _parts(hints[field.name]):
            for name, version in _came_with(part).items():
                found[f"{field.name}.{name}"] = max(own, version)
    return MappingProxyType(found)


def came_with(kind: Any) -> Mapping[str, int]:
    """The version that each field of a class came with (kom med versjon).

    A field of what it holds is named as `grants.agency`.
    """
    return _came_with(kind)


@cache
def _needed(kind: Any, version: int) -> tuple[str, ...]:
    needed = (each for each in attrs.fields(kind) if each.default is attrs.NOTHING or _was_needed(each, version))
    return tuple(each.name for each in needed)


def _was_needed(field: attrs.Attribute[Any], version: int) -> bool:
    return bool(field.metadata.get("optional_since", 0) > version)


def needed(kind: Any, version: int) -> tuple[str, ...]:
    """The fields that a version had to say, which are written first (nødvendige felt)."""
    return _needed(kind, version)


def _parts(hint: Any) -> Iterator[Any]:
    if isinstance(hint, type) and attrs.has(hint):
        yield hint
    for each in typing.get_args(hint):
        yield from _parts(each)
