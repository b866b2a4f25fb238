"""Any value told as text: what has an order in its order, sets by their content, and nothing of memory addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta, tzinfo
from enum import Enum
from functools import cache
from typing import Any

import attrs

from ansvar_core import Source

__all__ = ["Digests", "told", "told_loosely"]


@attrs.frozen
class _Teller:
    """Tells values; loosely, without any order and without places in a record: what is said, not where."""

    loosely: bool
    sources: dict[int, tuple[Source, str]] = attrs.field(factory=dict, eq=False)

    def told(self, value: Any) -> str:
        kind = type(value)
        if kind is str or value is None or kind is bool or kind is int:
            return repr(value)
        if kind is tuple or kind is list:
            return f"[{self._joined(map(self.told, value), sort=self.loosely)}]"
        if attrs.has(kind):
            # The same sources stand in every finding.
            return self._source(value) if kind is Source else self._fields(value)
        if isinstance(value, Enum):
            return repr(value.value)
        if isinstance(value, frozenset | set):
            return f"{{{self._joined(map(self.told, value), sort=True)}}}"
        if isinstance(value, Mapping):
            items = (f"{self.told(name)}:{self.told(each)}" for name, each in value.items())
            return f"{{{self._joined(items, sort=self.loosely)}}}"
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str | bytes | float | timedelta | tzinfo):
            return repr(value)
        if isinstance(value, Iterator):
            return self.told(tuple(value))
        if callable(value):
            return str(value.__qualname__)
        raise TypeError(f"nobody has said how a {kind.__name__} is told")

    @staticmethod
    def _joined(parts: Iterable[str], *, sort: bool) -> str:
        return ",".join(sorted(parts) if sort else parts)

    def _source(self, value: Source) -> str:
        if id(value) not in self.sources:
            self.sources[id(value)] = value, self._fields(value)
        return self.sources[id(value)][1]

    def _fields(self, value: Any) -> str:
        names = (name for name in _names(type(value)) if not (self.loosely and _is_place(name)))
        inside = ",".join(f"{name}={self.told(getattr(value, name))}" for name in names)
        return f"{type(value).__name__}({inside})"


@cache
def _names(kind: Any) -> tuple[str, ...]:
    # What is neither given nor compared has been derived from the rest.
    return tuple(each.name for each in attrs.fields(kind) if each.init or each.eq)


def _is_place(name: str) -> bool:
    return name == "position" or name.endswith("_position") or name in ("joined", "since", "version", "seen")


def told(value: Any) -> str:
    """A value as text, in which an order that somebody can see is seen."""
    return _STRICT.told(value)


def told_loosely(value: Any) -> str:
    """A value as text, without any order and without places in a record: what it says, not where."""
    return _LOOSE.told(value)


_STRICT = _Teller(loosely=False)
_LOOSE = _Teller(loosely=True)


class Digests:
    """What was answered to each question, kept as a count and a running digest."""

    def __init__(self, tell: Callable[[Any], str] = told) -> None:
        self.tell = tell
        self.found: dict[str, tuple[int, Any]] = {}

    def put(self, question: str, answer: Any) -> None:
        """Add an answer; its place among the others counts."""
        number, running = self.found.get(question, (0, hashlib.sha256()))
        running.update(self.tell(answer).encode())
        running.update(b"\0")
        self.found[question] = (number + 1, running)

    def lines(self) -> list[str]:
        """One line for each question: its name, how many answers, and the digest of them all."""
        return [f"{name}\t{number}\t{each.hexdigest()[:20]}" for name, (number, each) in sorted(self.found.items())]
