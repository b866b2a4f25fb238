"""A map that remembers everything and copies almost nothing.

A group's record only grows.  Holding its meetings in a plain dict would copy all of them at every event; a linked list
would make old ones slow to find.  `Ledger` keeps a few dicts of geometrically growing size: a change copies only the
smallest, and a look-up asks a handful.  Old versions stay valid, so a group can be branched, pickled and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

__all__ = ["Ledger"]

K = TypeVar("K")
V = TypeVar("V")

_HEAD = 16
_RATIO = 4


class Ledger(Mapping[K, V], Generic[K, V]):
    """A frozen map with cheap `put` (hovedbok).  Iterates in order of first insertion."""

    __slots__ = ("_layers",)
    _layers: tuple[dict[K, V], ...]

    def __init__(self, items: Iterable[tuple[K, V]] = ()) -> None:
        first = dict(items)
        object.__setattr__(self, "_layers", (first,) if first else ())

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a Ledger is frozen")

    def __getitem__(self, key: K) -> V:
        for layer in reversed(self._layers):
            if key in layer:
                return layer[key]
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in layer for layer in self._layers)

    def __iter__(self) -> Iterator[K]:
        seen: set[K] = set()
        for layer in self._layers:
            for key in layer:
                if key not in seen:
                    seen.add(key)
                    yield key

    def __len__(self) -> int:
        if len(self._layers) <= 1:
            return len(self._layers[0]) if self._layers else 0
        return sum(1 for _ in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def __hash__(self) -> int:
        return hash(frozenset(self))

    def __repr__(self) -> str:
        return f"<Ledger of {len(self)}>"

    def __reduce__(self) -> tuple[type[Ledger[K, V]], tuple[tuple[tuple[K, V], ...]]]:
        return Ledger, (tuple(self.items()),)

    def put(self, key: K, value: V) -> Ledger[K, V]:
        """The same map with one entry more, or one changed (før inn)."""
        layers = self._layers
        if not layers:
            return _of(({key: value},))
        if len(layers[-1]) > _HEAD:
            return _of((*layers, {key: value}))
        head, below = {**layers[-1], key: value}, layers[:-1]
        if len(head) > _HEAD:
            while below and len(below[-1]) <= _RATIO * len(head):
                head, below = {**below[-1], **head}, below[:-1]
        return _of((*below, head))


def _of(layers: tuple[dict[K, V], ...]) -> Ledger[K, V]:
    made: Ledger[K, V] = Ledger.__new__(Ledger)
    object.__setattr__(made, "_layers", layers)
    return made
