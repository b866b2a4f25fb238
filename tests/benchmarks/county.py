"""A county at night: every record audited and every duty listed, on one core and on all.

`python tests/benchmarks/county.py` makes 10,000 groups with about 2 million events from a seed, one group at a time,
audits each record and asks what is owed afterwards; first in a pool of one process, then in one with a process for
each core.  `--groups 200 --events 40000` is a try.  Both must find the same.

A process is told which groups by their seeds, as it would be told which rows of a store; so records never travel, and
the time it takes to make them is told apart.  Processes are spawned, so that the rulebook is pickled to each.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import pickle
import platform
import resource
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Final

import attrs
from lives import Case, county
from page import write
from timing import table

from ansvar_core import Rulebook, replay

BATCH: Final = 20
AHEAD: Final = 3
"""Batches that wait for each process; more would only lie there."""


@attrs.frozen(kw_only=True)
class Tally:
    """What was found in some groups, and what it took."""

    groups: int = 0
    events: int = 0
    refused: int = 0
    broken: int = 0
    owed: int = 0
    making: float = 0.0
    asking: float = 0.0
    pickled: int = 0

    def __add__(self, other: Tally) -> Tally:
        mine, theirs = attrs.astuple(self), attrs.astuple(other)
        names = [each.name for each in attrs.fields(Tally)]
        return Tally(**dict(zip(names, map(sum, zip(mine, theirs, strict=True)), strict=True)))

    @property
    def found(self) -> tuple[int, ...]:
        return (self.groups, self.events, self.refused, self.broken, self.owed)


def asked(book: Rulebook, cases: Iterable[Case]) -> Tally:
    """Audit some groups, and ask what is owed a month later."""
    total = Tally()
    for case in cases:
        start = perf_counter()
        events = tuple(case.events())
        made = perf_counter()
        until = events[-1].recorded_at + timedelta(days=30)
        report = book.audit(events, until)
        group = replay(events)
        duties = book.duties(group, until) if group is not None else ()
        done = perf_counter()
        total += Tally(
            groups=1,
            events=len(events),
            refused=len(report.refused),
            broken=len(report.owed),
            owed=len(duties),
            making=made - start,
            asking=done - made,
            pickled=len(pickle.dumps(group, pickle.HIGHEST_PROTOCOL)),
        )
    return total


def peak() -> int:
    """The most memory this process has had, in kB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


_BOOKS: list[Rulebook] = []


def _begin(book: Rulebook) -> None:
    _BOOKS.append(book)


def _work(cases: tuple[Case, ...]) -> tuple[Tally, int, int]:
    return asked(_BOOKS[0], cases), os.getpid(), peak()


@attrs.define
class Peaks:
    """The most memory of each process, after the first tenth of the groups and at the end."""

    tenth: int
    early: dict[int, int] = attrs.field(factory=dict)
    late: dict[int, int] = attrs.field(factory=dict)

    def note(self, done: int, process: int, most: int) -> None:
        if done <= self.tenth or process not in self.early:
            self.early[process] = most
        self.late[process] = most

    def __str__(self) -> str:
        early, late = (max(each.values(), default=0) / 1024 for each in (self.early, self.late))
        return f"{early:.0f} → {late:.0f} MB"


def on_all(book: Rulebook, cases: Iterator[Case], peaks: Peaks, cores: int) -> Tally:
    """All groups in a pool, never more of them under way than it can soon take."""
    total = Tally()
    batches = _batches(cases)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, mp_context=context, initializer=_begin, initargs=(book,)) as pool:
        waiting: set[Future[tuple[Tally, int, int]]] = {
            pool.submit(_work, each) for each in islice(batches, cores * AHEAD)
        }
        while waiting:
            ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for each in ready:
                tally, process, most = each.result()
                total += tally
                peaks.note(total.groups, process, most)
                waiting |= {pool.submit(_work, more) for more in islice(batches, 1)}
    return total


def _busy(number: int) -> float:
    """A loop that needs nothing but a core: seconds."""
    start, total = perf_counter(), 0
    for each in range(number):
        total += each
    return perf_counter() - start


def given_by_the_machine(cores: int, number: int = 20_000_000) -> float:
    """How many times more a bare loop gets done on so many cores than on one: no pool can gain more."""
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_busy, [1] * cores))
        alone = min(pool.submit(_busy, number).result() for _ in range(3))
        start = perf_counter()
        list(pool.map(_busy, [number] * cores))
        return cores * alone / (perf_counter() - start)


def _batches(cases: Iterator[Case]) -> Iterator[tuple[Case, ...]]:
    while batch := tuple(islice(cases, BATCH)):
        yield batch


def night(groups: int, events: int, seed: int, cores: int) -> list[str]:
    """Lines about the whole county."""
    book = Rulebook.standard()
    rows = []
    walls, found = [], []
    machine = [given_by_the_machine(cores)]
    for number in (1, cores) if cores > 1 else (1,):
        peaks = Peaks(tenth=max(1, groups // 10))
        cases = county(groups, events, seed)
        start = perf_counter()
        # The one core is a pool of one, so that memory and the way there are the same.
        total = on_all(book, cases, peaks, number)
        walls.append(perf_counter() - start)
        found.append(total)
        rows.append(
            (
                f"{number} core{'s' * (number > 1)}",
                f"{walls[-1]:.1f}",
                f"{total.events / walls[-1]:,.0f}",
                f"{total.groups / walls[-1]:,.0f}",
                f"{total.asking / total.events * 1e6:.1f}",
                f"{total.making / total.events * 1e6:.1f}",
                f"{walls[0] / walls[-1]:.2f}",
                str(peaks),
            )
        )
    if len({each.found for each in found}) != 1:
        raise SystemExit("one core and all cores do not find the same")
    machine.append(given_by_the_machine(cores))
    total = found[0]
    sizes = len(pickle.dumps(book, pickle.HIGHEST_PROTOCOL)), total.pickled / total.groups
    head = ("", "s", "events a second", "groups a second", "µs an event", "µs to make it", "speed-up", "peak memory")
    found_there = f"refused {total.refused:,}, duties broken {total.broken:,}, owed at the end {total.owed:,}"
    size = f"A rulebook is {sizes[0]:,} bytes pickled, a group {sizes[1]:,.0f} on the average."
    return [
        f"{total.groups:,} groups, {total.events:,} events; {found_there}.",
        f"{size}  Memory is the most of any process, after a tenth of the groups and at the end.",
        "",
        *table(head, rows),
        "",
        f"A bare loop gained {machine[0]:.2f} times on {cores} cores before, and {machine[1]:.2f} times after.",
    ]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--groups", type=int, default=10_000)
    parser.add_argument("--events", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", type=Path, help="put the block between the markers of a page")
    given = parser.parse_args()
    about = f"{datetime.now(UTC):%Y-%m-%d}. Python {platform.python_version()}, seed {given.seed}."
    lines = [about, "", *night(given.groups, given.events, given.seed, given.cores)]
    if given.write:
        write(given.write, "county", lines)
    else:
        print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
