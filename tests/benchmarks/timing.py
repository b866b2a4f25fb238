"""How things are timed: all of them in turn in every round, so that a slow moment of the machine falls on all alike.

A figure is a median over rounds with the least beside it; a ratio is the median over rounds of the ratio within a
round.  The collector of cycles rests while something is timed, as in `timeit`.
"""

from __future__ import annotations

import gc
import pickle
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from time import perf_counter
from typing import Any, TypeAlias, TypeVar

import attrs

T = TypeVar("T")
Work: TypeAlias = Callable[[], object]


@attrs.frozen
class Fresh:
    """A work on things that are made anew for every go, before the clock starts.

    What the library has found out about an event or a group must not be there already from the go before.
    """

    make: Callable[[], Any]
    run: Callable[[Any], object]

    def __call__(self) -> object:
        return self.run(self.make())


def as_read(thing: T) -> Callable[[], T]:
    """Make a copy that shares nothing with any other, as what is read from a store does not."""
    stored = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)

    def make() -> T:
        read: T = pickle.loads(stored)  # noqa: S301  # our own
        return read

    return make


@attrs.frozen
class Times:
    """Seconds for one operation, round by round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def least(self) -> float:
        return min(self.rounds)

    @property
    def spread(self) -> float:
        """How far the middle half of the rounds lies apart, as a part of the median."""
        low, _, high = statistics.quantiles(self.rounds, n=4)
        return (high - low) / self.median

    @property
    def micro(self) -> str:
        """Median and least in microseconds."""
        return f"{self.median * 1e6:.2f} ({self.least * 1e6:.2f})"

    @property
    def rate(self) -> float:
        """How many a second, by the median."""
        return 1 / self.median


@attrs.frozen
class Ratio:
    """How many times one thing took another's time, round by round."""

    rounds: tuple[float, ...]

    def __str__(self) -> str:
        low, _, high = statistics.quantiles(self.rounds, n=4)
        return f"{self.median:.2f} ({low:.2f} to {high:.2f})"

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)


@attrs.frozen
class Goals:
    """What was wanted, what was found, and whether it is enough."""

    rows: list[tuple[str, str, str, str]] = attrs.field(factory=list)

    def at_least(self, what: str, bound: float, found: float) -> None:
        self._note(what, f"≥ {bound:g}", found, enough=found >= bound)

    def at_most(self, what: str, bound: float, found: float) -> None:
        self._note(what, f"≤ {bound:,g}", found, enough=found <= bound)

    def _note(self, what: str, wanted: str, found: float, *, enough: bool) -> None:
        self.rows.append(
            (what, wanted, f"{found:,.0f}" if found >= 1_000 else f"{found:.2f}", "yes" if enough else "no")
        )


def ratio(over: Times, under: Times) -> Ratio:
    """The ratio of two that were timed in the same rounds."""
    return Ratio(tuple(one / other for one, other in zip(over.rounds, under.rounds, strict=True)))


def less(one: Times, other: Times) -> Times:
    """What one took more than the other, round by round."""
    return Times(tuple(whole - part for whole, part in zip(one.rounds, other.rounds, strict=True)))


def timed(work: Work) -> float:
    """Seconds for one go."""
    was = gc.isenabled()
    if isinstance(work, Fresh):
        work = partial(work.run, work.make())
    gc.disable()
    try:
        start = perf_counter()
        work()
        return perf_counter() - start
    finally:
        if was:
            gc.enable()


def interleaved(works: Mapping[str, tuple[Work, int]], rounds: int) -> dict[str, Times]:
    """Seconds for one operation of each work: a callable, and how many operations a call of it makes.

    Every round begins with another of them, so that none is always the one after the longest.
    """
    names = list(works)
    for work, _ in works.values():
        work()
    found: dict[str, list[float]] = {name: [] for name in names}
    for place in range(rounds):
        gc.collect()
        start = place % len(names)
        for name in (*names[start:], *names[:start]):
            work, operations = works[name]
            found[name].append(timed(work) / operations)
    return {name: Times(tuple(each)) for name, each in found.items()}


def long_enough(work: Work, seconds: float = 0.02) -> int:
    """How many goes of a work take some time, so that the clock's own grain does not show."""
    work()
    once = max(min(timed(work) for _ in range(3)), 1e-9)
    return max(1, round(seconds / once))


def many(work: Work, times: int) -> Work:
    """A work done several times over."""

    def repeated() -> None:
        for _ in range(times):
            work()

    return repeated


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[str]:
    """Lines of a Markdown table; what is not text stands to the right."""
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join(['---'] + ['---:'] * (len(head) - 1))} |"]
    return [*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)]
