"""Plain data taken apart: every place in it, and the same data with one place changed.

A place is written as the library writes it: `events[17].grantor`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

__all__ = ["Asked", "Path", "leaves", "objects", "places", "put", "taken", "told"]

Path: TypeAlias = tuple[str | int, ...]


def places(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place in the data with what stands there, the whole not included."""
    inside: Any = ()
    if isinstance(data, dict):
        inside = data.items()
    elif isinstance(data, list):
        inside = enumerate(data)
    for step, value in inside:
        yield (*path, step), value
        yield from places(value, (*path, step))


def leaves(data: Any) -> Iterator[tuple[Path, Any]]:
    """Every place with nothing inside it."""
    return ((path, value) for path, value in places(data) if not isinstance(value, dict | list))


def objects(data: Any) -> Iterator[Path]:
    """Every place of an object with named fields, the whole included."""
    yield ()
    yield from (path for path, value in places(data) if isinstance(value, dict))


def put(data: Any, path: Path, value: Any) -> Any:
    """The data with another value at a place."""
    made = copy.deepcopy(data)
    at: Any = made
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return made


def taken(data: Any, path: Path) -> Any:
    """The data without what stands at a place."""
    made = copy.deepcopy(data)
    at: Any = made
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return made


def told(path: Path) -> str:
    """A place in words."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


class Asked(Mapping[str, Any]):
    """Knows whether anybody has asked what it holds, which is nothing."""

    def __init__(self) -> None:
        self.asked = False

    def __getitem__(self, name: str) -> Any:
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        self.asked = True
        return iter(())

    def __len__(self) -> int:
        return 0
