"""How values become plain data and come back.

`cattrs` and `json` live in this folder alone.  What is read is either right, or every fault is named with its place.

`cattrs` is loaded when something is first read or written: many import the library to ask it, and write nothing, and
it would be a tenth of what they wait for.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

__all__ = ["careful", "structured", "structured_whole", "unstructured", "unstructured_whole"]

T = TypeVar("T")


@cache
def _converters() -> Any:
    from ansvar_core.codec import converters  # noqa: PLC0415  # see above

    return converters


def structured(data: Any, kind: type[T]) -> T:
    """The value in plain data (verdi fra data); raises what `faults_of` can tell."""
    made: T = _converters().structured(data, kind)
    return made


def structured_whole(data: Any, kind: type[T]) -> T:
    """The value in plain data that lacks no field at any depth (verdi fra fullstendige data); raises the same."""
    made: T = _converters().structured_whole(data, kind)
    return made


def careful(data: Any, kind: Any) -> Any:
    """The value in plain data, for kinds that are no classes too (verdi fra data); raises what `faults_of` can tell."""
    return _converters().careful(data, kind)


def unstructured(value: Any, kind: Any = None) -> Any:
    """Plain data for a value (data fra verdi)."""
    return _converters().unstructured(value, kind or type(value))


def unstructured_whole(value: Any) -> Any:
    """Plain data for a value, with every field at every depth (fullstendige data fra verdi)."""
    return _converters().unstructured_whole(value)
