"""A map that remembers everything and copies almost nothing.

A group's record only grows.  Holding its meetings in a plain dict would copy all of them at every event; a linked list
would make old ones slow to find.  `Ledger` keeps a few dicts of geometrically growing size: a change copies only the
smallest, and a look-up asks a handful.  Old versions stay valid, so a group can be branched, pickled and compared.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, Generic, TypeVar, overload

__all__ = ["Ledger"]

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

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
        for layer in self._layers:  # noqa: SIM110  # `any` makes a generator, and takes three times as long
            if key in layer:
                return True
        return False

    def __iter__(self) -> Iterator[K]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    # The three that follow `Mapping` has too, by a call for each entry: a tenth of what judging an event took.
    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | T) -> V | T: ...
    def get(self, key: K, /, default: V | T | None = None) -> V | T | None:
        """What stands under a key, or the default (slå opp)."""
        for layer in reversed(self._layers):
            if key in layer:
                return layer[key]
        return default

    def values(self) -> ValuesView[V]:
        """What stands in it (verdiene)."""
        return self._whole().values()

    def items(self) -> ItemsView[K, V]:
        """Each key with what stands under it (oppføringene)."""
        return self._whole().items()

    def _whole(self) -> dict[K, V]:
        """All layers as one: a later value takes the place of an earlier one, in the order of the first."""
        if len(self._layers) == 1:
            return self._layers[0]
        whole: dict[K, V] = {}
        for layer in self._layers:
            whole.update(layer)
        return whole

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        return self._whole() == other._whole()

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
