"""What the fields of a class are, read from their annotations."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Any

import attrs

from ansvar_core.values.ids import Id

__all__ = ["hints", "id_fields", "sets_of_ids"]


@cache
def hints(kind: Any) -> dict[str, Any]:
    """What each field of a class holds, with the marks that tell ids from text."""
    found = typing.get_type_hints(kind, include_extras=True)
    return {field.name: found[field.name] for field in attrs.fields(kind) if field.init}


def _is_id(hint: Any) -> bool:
    return typing.get_origin(hint) is typing.Annotated and any(isinstance(each, Id) for each in typing.get_args(hint))


def id_fields(kind: Any) -> Iterator[str]:
    """The fields that hold one id, or may."""
    for name, hint in hints(kind).items():
        if any(_is_id(each) for each in (hint, *typing.get_args(hint)) if each is not NoneType) and not _collects(hint):
            yield name


def sets_of_ids(kind: Any) -> Iterator[str]:
    """The fields that hold several ids."""
    for name, hint in hints(kind).items():
        if _collects(hint) and _is_id(typing.get_args(hint)[0]):
            yield name


def _collects(hint: Any) -> bool:
    return typing.get_origin(hint) in (frozenset, tuple)
