"""How faults in what is read are told: every one with its place, and nothing of the content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ansvar_core.errors import CorruptRecord, InvalidPolicy, InvalidValue

__all__ = ["FIELD_NAME", "MOST_FAULTS", "Fault", "faults_of", "fields_of", "told_name"]

FIELD_NAME: Final = re.compile(r"[a-z][a-z_]{0,39}")
"""What may be repeated of a name in what is read (feltnavn)."""

MOST_FAULTS: Final = 1_000
"""How many faults are told; a place in a long list has no end of them (grense for feil)."""


class Fault(ValueError):
    """A fault in what is read, told in words that repeat nothing of it (feil i innlest)."""


def faults_of(error: BaseException, path: str) -> Iterator[tuple[str, str]]:
    """Every fault under an error, with its place and without its content (feilene)."""
    from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError  # noqa: PLC0415  # see `converting`

    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from faults_of(inner, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(told_name(each) for each in error.extra_fields):
            yield f"{path}.{name}" if path else name, "is no field here"
    elif isinstance(error, InvalidValue):
        yield (
            f"{path}.{error.field}" if not path.endswith(f".{error.field}") else path,
            error.problem,
        )
    elif isinstance(error, CorruptRecord):
        for place, problem in error.faults:
            yield path if place == "$" else f"{path}.{place}", problem
    elif isinstance(error, InvalidPolicy):
        yield path, error.problem
    elif isinstance(error, KeyError):
        yield path, "is missing"
    elif isinstance(error, Fault):
        yield path, str(error)
    else:
        yield path, "cannot be what it should be"


def told_name(name: Any) -> str:
    """What is repeated of a name: only what looks like a field's (navn som kan gjengis)."""
    return name if type(name) is str and FIELD_NAME.fullmatch(name) else "…"


def fields_of(data: Any) -> dict[Any, Any] | None:
    """The named fields of an object, asked for once; None for what is none, or will not say (navngitte felt)."""
    if type(data) is dict:
        return data
    try:
        return dict(data) if isinstance(data, Mapping) else None
    except Exception:  # noqa: BLE001  # whatever a caller's own kind of mapping raises
        return None


def _step(error: BaseException) -> str:
    from cattrs.errors import AttributeValidationNote, IterableValidationNote  # noqa: PLC0415  # see `converting`

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""
