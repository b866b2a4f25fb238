"""How values become plain data and come back, and how faults in what is read are told.

`cattrs` and `json` live in this folder alone.  What is read is either right, or every fault is named with its place.
The content itself is never repeated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from ansvar_core.errors import CorruptRecord, InvalidPolicy, InvalidValue

__all__ = ["CONVERTER", "FIELD_NAME", "Fault", "dumped", "faults_of", "parsed"]

FIELD_NAME: Final = re.compile(r"[a-z][a-z_]{0,39}")
"""What may be repeated of a name in what is read (feltnavn)."""


class Fault(ValueError):
    """A fault in what is read, told in words that repeat nothing of it (feil i innlest)."""


_NAMES: Final = {str: "text", bool: "true or false", int: "a whole number"}


def _enum(value: Any, kind: type[Enum]) -> Enum:
    try:
        return kind(value)
    except (ValueError, TypeError):
        raise Fault(f"is none of the values of {kind.__name__}") from None


def _scalar(value: Any, kind: type) -> Any:
    if issubclass(kind, Enum):
        return _enum(value, kind)
    if type(value) is not kind:
        raise Fault(f"must be {_NAMES[kind]}")
    return value


def _day(value: Any, _: Any) -> date:
    if type(value) is not str or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise Fault("must be a day as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Fault("is a day that does not exist") from None


def _time(value: Any, _: Any) -> datetime:
    if type(value) is not str:
        raise Fault("must be a time in ISO 8601 with its offset")
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise Fault("must be a time in ISO 8601 with its offset") from None
    if found.tzinfo is None:
        raise Fault("must say its offset from UTC")
    return found


def _converter() -> Converter:
    made = Converter(detailed_validation=True)
    for kind in (str, int):
        # By class, because that is asked before any function.  A StrEnum comes here as a str, and bool as an int.
        made.register_structure_hook(kind, _scalar)
    made.register_structure_hook(datetime, _time)
    made.register_structure_hook(date, _day)
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook_func(_is_set, lambda value: sorted(made.unstructure(each) for each in value))
    made.register_structure_hook_func(_is_collection, lambda value, kind: _collection(made, value, kind))
    made.register_structure_hook_factory(
        attrs.has, lambda kind: _mapping_only(make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True))
    )
    made.register_unstructure_hook_factory(
        attrs.has, lambda kind: make_dict_unstructure_fn(kind, made, _cattrs_omit_if_default=True)
    )
    return made


def _is_set(kind: Any) -> bool:
    return kind is frozenset or getattr(kind, "__origin__", None) is frozenset


def _is_collection(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) in (frozenset, tuple)


def _collection(converter: Converter, value: Any, kind: Any) -> Any:
    if type(value) is not list:
        raise Fault("must be a list")
    made = converter.structure(value, list[kind.__args__[0]])
    if kind.__origin__ is frozenset and len(set(made)) < len(made):
        raise Fault("has the same entry twice")
    return kind.__origin__(made)


def _mapping_only(structure: Any) -> Any:
    def checked(value: Any, kind: Any) -> Any:
        if not isinstance(value, Mapping):
            raise Fault("must be an object with named fields")
        return structure(value, kind)

    return checked


CONVERTER: Final = _converter()
"""Between values and plain data (omformer)."""


# --- faults -------------------------------------------------------------------------------------------------------


def faults_of(error: BaseException, path: str) -> Iterator[tuple[str, str]]:
    """Every fault under an error, with its place and without its content (feilene)."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from faults_of(inner, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            known = name if FIELD_NAME.fullmatch(name) else "…"
            yield f"{path}.{known}" if path else known, "is no field here"
    elif isinstance(error, InvalidValue):
        yield f"{path}.{error.field}" if not path.endswith(f".{error.field}") else path, error.problem
    elif isinstance(error, InvalidPolicy):
        yield path, error.problem
    elif isinstance(error, KeyError):
        yield path, "is missing"
    elif isinstance(error, Fault):
        yield path, str(error)
    else:
        yield path, "cannot be what it should be"


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""


def parsed(text: str | bytes) -> Any:
    """The data in a JSON text (leses som JSON); raises `CorruptRecord` for what is none."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise CorruptRecord("$", "is not JSON that can be read") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise Fault("the same name twice")
    return made


def _no_constant(_: str) -> None:
    raise Fault("no number")


def dumped(value: Any) -> str:
    """Data as JSON text (skrives som JSON)."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
