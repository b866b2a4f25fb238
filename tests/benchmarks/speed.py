"""How fast is the library, beside state machines that know no rules?

`python tests/benchmarks/speed.py` prints the tables; `--markdown` prints the block that stands in the docs, and
`--write docs/explanation/speed.md` puts it there.  `--only step,growth` takes some of the parts.

The peers run a small lifecycle of seven states with one guard; the library judges whole lives by every rule it has.
Before anything is timed, every peer is shown to go the same way and to be held back by the guard, and every life to be
in order.  A peer that is not installed is left out with a word.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, Final

from floor import floor, profiled
from growth import audit_of, growth, steps_of, taken
from imports import imports
from lifecycle import CYCLE, Peer
from lives import Shape, life
from mining import mining
from page import block, write
from peers import peers
from questions import asked_of_many, options
from timing import Fresh, Goals, Times, Work, as_read, interleaved, long_enough, many, ratio, table

from ansvar_core import Event, Rulebook, record_from_json, replay

RECORD: Final = Path(__file__).parents[2] / "examples" / "records" / "child.json"
ROUNDS: Final = 41


class Bench:
    """What is measured: the rulebook, two lives, and the peers that are here."""

    def __init__(self) -> None:
        self.book = Rulebook.standard()
        told = life("g-1", Random(11), Shape(meetings=24, ends=True))  # noqa: S311  # a seeded life
        self.lives: dict[str, tuple[Event, ...]] = {
            "the example record of a child": record_from_json(RECORD.read_text(encoding="utf-8")).events,
            "a generated life": tuple(told),
        }
        for name, events in self.lives.items():
            report = self.book.audit(events, events[-1].recorded_at)
            if not report.in_order:
                raise SystemExit(f"{name} is not in order")
        self.peers, self.missing = peers()
        self.goals = Goals()

    def rounds_of(self, works: dict[str, tuple[Work, int]]) -> dict[str, Times]:
        """Our works and the peers' cycles, in the same rounds."""
        whole = dict(works)
        for peer in self.peers.values():
            cycle = partial(peer.cycle, peer.fresh())
            times = long_enough(cycle)
            whole[peer.label] = (many(cycle, times), times * len(CYCLE))
        return interleaved(whole, ROUNDS)

    def beats(self, line: str, times: dict[str, Times], ours: str, bounds: dict[str, float]) -> None:
        """Note how many times faster than some peers one of ours is."""
        for name, bound in bounds.items():
            if name in self.peers:
                found = ratio(times[self.peers[name].label], times[ours]).median
                self.goals.at_least(f"{line}, times {name}", bound, found)

    def label(self, name: str) -> str | None:
        peer = self.peers.get(name)
        return peer.label if peer else None


def beside(bench: Bench, times: dict[str, Times], ours: Iterable[str]) -> list[str]:
    """A table of our works and the peers, with how many times faster ours are than the two that goals name."""
    rows: list[tuple[Any, ...]] = []
    named = [bench.label("transitions"), bench.label("viewflow.fsm")]
    for name in (*ours, *(peer.label for peer in bench.peers.values())):
        each = times[name]
        against = [ratio(times[other], each) if other else "not installed" for other in named]
        rows.append((name, each.micro, f"{each.rate:,.0f}", *against))
    return table(("", "µs each", "a second", "times transitions' rate", "times viewflow.fsm's rate"), rows)


def step(bench: Bench) -> list[str]:
    """Line 1: every event of a life assessed by all rules and moved on, beside a bare transition."""
    works: dict[str, tuple[Work, int]] = {}
    parts: dict[str, tuple[Work, int]] = {}
    for name, events in bench.lives.items():
        number, none = len(events), None
        works[f"{name}, {number} events"] = (Fresh(as_read((none, events)), partial(taken, bench.book)), number)
        parts[f"{name}: assess"] = (Fresh(partial(unfolded, as_read(events)), partial(assessed, bench.book)), number)
        parts[f"{name}: evolve"] = (Fresh(as_read(events), replay), number)
    times = bench.rounds_of({**works, **parts})
    bench.beats("1 step", times, next(iter(works)), {"transitions": 2, "viewflow.fsm": 1})
    return beside(bench, times, (*works, *parts))


def unfolded(read: Callable[[], tuple[Event, ...]]) -> Any:
    """Every event with the group before it, both made anew."""
    return steps_of(read())


def assessed(book: Rulebook, steps: Iterable[tuple[Any, Event]]) -> None:
    """Assess and nothing else."""
    assess = book.assess
    for group, event in steps:
        assess(group, event)


def audit(bench: Bench) -> list[str]:
    """Line 2: whole records audited, with what is owed."""
    works: dict[str, tuple[Work, int]] = {
        f"audit of {name}, {len(events)} events": (audit_of(bench.book, events), len(events))
        for name, events in bench.lives.items()
    }
    times = bench.rounds_of(works)
    bench.beats("2 audit", times, next(iter(works)), {"transitions": 2})
    return [*beside(bench, times, works), "", *mining(bench.book, max(5, ROUNDS // 8))]


def again(bench: Bench) -> list[str]:
    """Line 3: a record replayed, beside eventsourcing's own."""
    works: dict[str, tuple[Work, int]] = {
        f"replay of {name}": (Fresh(as_read(events), replay), len(events)) for name, events in bench.lives.items()
    }
    peer = bench.peers.get("eventsourcing")
    if peer is not None and peer.events is not None and peer.replay is not None:
        case = peer.fresh()
        for name in CYCLE * 30:
            peer.step(case, name)
        told = peer.events(case)
        works[peer.label] = (partial(peer.replay, told), len(told))
    times = interleaved(works, ROUNDS)
    rows = [
        (name, each.micro, f"{each.rate:,.0f}", ratio(times[peer.label], each) if peer else "not installed")
        for name, each in times.items()
    ]
    bench.beats("3 replay", times, next(iter(works)), {"eventsourcing": 2})
    return table(("", "µs an event", "a second", "times eventsourcing's rate"), rows)


def questions(bench: Bench) -> list[str]:
    """Line 5: what is possible, owed, on the agenda, and what changes when."""
    events = bench.lives["the example record of a child"]
    return [*options(bench.book, events, bench.peers, 15, bench.goals), "", *asked_of_many(bench.book)]


def near(bench: Bench) -> list[str]:
    """How near the floor a step is, and where its time goes."""
    steps = steps_of(bench.lives["the example record of a child"])
    named = ("transitions", "viewflow.fsm")
    cycles = {peer.label: partial(peer.cycle, peer.fresh()) for name, peer in bench.peers.items() if name in named}
    return [*floor(bench.book, steps, cycles, ROUNDS), "", *profiled(bench.book, steps)]


PARTS: Final[dict[str, tuple[str, Callable[[Bench], list[str]]]]] = {
    "step": ("Step: assess by all rules and move on", step),
    "audit": ("Audit of whole records", audit),
    "replay": ("Replay", again),
    "growth": ("Growth", lambda bench: growth(bench.book, ROUNDS, bench.goals)),
    "questions": ("Questions", questions),
    "import": ("Import", lambda bench: imports(15, bench.goals)),
    "floor": ("How near the floor, and where the time goes", near),
}


def versions(found: Iterable[Peer]) -> str:
    """What was measured."""
    named = [f"Python {platform.python_version()}"]
    for name in ("ansvar-core", "attrs", "cattrs", "python-dateutil"):
        try:
            named.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join((*named, *(peer.label for peer in found)))


def measured(only: Iterable[str]) -> list[str]:
    """All lines of the block."""
    bench = Bench()
    start = perf_counter()
    lines = [f"{datetime.now(UTC):%Y-%m-%d}. {versions(bench.peers.values())}; {platform.machine()}."]
    lines += ["", f"Medians of {ROUNDS} interleaved rounds, the least in brackets; a ratio is the median of the ratios"]
    lines += ["within a round, with the middle half of the rounds in brackets."]
    if bench.missing:
        lines += ["", f"Left out, because not installed: {', '.join(bench.missing)}."]
    parts: list[str] = []
    for name in only:
        title, part = PARTS[name]
        print(f"{perf_counter() - start:5.0f} s  {title}", file=sys.stderr)
        parts += ["", f"### {title}", "", *part(bench)]
    goals = table(("goal", "wanted", "found", "met"), bench.goals.rows)
    return [*lines, "", "### Goals", "", *goals, *parts]


def main() -> int:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", help=f"some of {','.join(PARTS)}")
    parser.add_argument("--markdown", action="store_true", help="print the block with its markers")
    parser.add_argument("--write", type=Path, help="put the block between the markers of a page")
    given = parser.parse_args()
    only = given.only.split(",") if given.only else list(PARTS)
    unknown = set(only) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    lines = measured(only)
    if given.write:
        write(given.write, "measured", lines)
    else:
        print(block("measured", lines) if given.markdown else "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
