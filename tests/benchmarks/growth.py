"""Does an event cost more when there is more history?  And how much of a group is kept at hand?"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from functools import partial
from random import Random
from typing import Any, Final, TypeAlias

import attrs
from lives import Shape, life
from timing import Fresh, Goals, Ratio, Times, Work, as_read, interleaved, ratio, table

from ansvar_core import Event, Group, Rulebook
from ansvar_core.evolve import evolve

SIZES: Final = (5, 50, 500)
GOES: Final = 5
LIFE: Final = Shape(meetings=SIZES[-1] + 5, days=7)
"""A child's, with a meeting about every eighth day for eleven years, or there would not be 500."""


def steps_of(events: Iterable[Event]) -> tuple[tuple[Group | None, Event], ...]:
    """Every event with the group before it."""
    group: Group | None = None
    found = []
    for event in events:
        found.append((group, event))
        group = evolve(group, event)
    return tuple(found)


Told: TypeAlias = tuple[Group | None, tuple[Event, ...]]
"""A group, and the events that come next."""


def taken(book: Rulebook, told: Told) -> None:
    """Assess each event by all rules and move on, as a host does; raises `RuleViolation` for one not in order."""
    group, events = told
    advance = book.advance
    for event in events:
        group = advance(group, event)


def told_of(steps: tuple[tuple[Group | None, Event], ...]) -> Told:
    """Steps that follow one another, from the group before the first."""
    return steps[0][0], tuple(event for _, event in steps)


def cycle_at(steps: tuple[tuple[Group | None, Event], ...], meetings: int) -> tuple[tuple[Group | None, Event], ...]:
    """The events from one call to the next, with so many meetings before."""
    calls = [index for index, (_, event) in enumerate(steps) if event.tag == "meeting-called"]
    # Four meetings on there is one without an evaluation of the plan or a consent renewed, at every size.
    for number in range(meetings, meetings + 4):
        cycle = steps[calls[number] : calls[number + 1]]
        tags = {event.tag for _, event in cycle}
        if not tags & {"plan-evaluated", "consent-given"}:
            return cycle
    raise SystemExit("no ordinary meeting")


def _goes(book: Rulebook, told: Told) -> Fresh:
    """The same meeting some times over, each time from the group that a host has at hand and events as just read."""
    group, events = told
    make = as_read(events)

    def run(copies: list[tuple[Event, ...]]) -> None:
        for each in copies:
            taken(book, (group, each))

    return Fresh(lambda: [make() for _ in range(GOES)], run)


def growth(book: Rulebook, rounds: int, goals: Goals) -> list[str]:
    """Lines about the cost of an event at three sizes, of an audit at two, and the size of what is kept."""
    events = tuple(life("g-long", Random(7), LIFE))  # noqa: S311  # a seeded life
    steps = steps_of(events)
    cycles = {size: cycle_at(steps, size) for size in SIZES}
    if len({tuple(event.tag for _, event in each) for each in cycles.values()}) != 1:
        raise SystemExit("the meetings that are compared are not alike")
    works: dict[str, tuple[Work, int]] = {
        str(size): (_goes(book, told_of(each)), GOES * len(each)) for size, each in cycles.items()
    }
    times = interleaved(works, rounds)
    last = {size: _events_before(steps, size) for size in SIZES[1:]}
    audits = interleaved(
        {str(size): (audit_of(book, each), len(each)) for size, each in last.items()},
        max(5, rounds // 8),
    )
    goals.at_most("4 an event at 500 meetings / at 5", 1.2, ratio(times["500"], times["5"]).median)
    goals.at_most("4 audit: an event at 500 meetings / at 50", 1.1, ratio(audits["500"], audits["50"]).median)
    return [
        *_told(cycles, times),
        "",
        *_told_of_audits(last, audits),
        "",
        *_told_of_sizes(cycles, goals),
    ]


def audit_of(book: Rulebook, events: tuple[Event, ...]) -> Fresh:
    """An audit of a whole record, until its last event."""
    return Fresh(as_read(events), partial(book.audit, until=events[-1].recorded_at))


def _events_before(steps: tuple[tuple[Group | None, Event], ...], meetings: int) -> tuple[Event, ...]:
    calls = [index for index, (_, event) in enumerate(steps) if event.tag == "meeting-called"]
    return tuple(event for _, event in steps[: calls[meetings]])


def _told(cycles: dict[int, Any], times: dict[str, Times]) -> list[str]:
    base = times[str(SIZES[0])]
    rows = []
    for size in SIZES:
        over: Ratio | str = ratio(times[str(size)], base)
        group = cycles[size][0][0]
        rows.append((f"{size} meetings", group.version, times[str(size)].micro, over))
    head = ("an event after", "events before", "µs", "ratio to 5")
    return table(head, rows)


def _told_of_audits(last: dict[int, tuple[Event, ...]], audits: dict[str, Times]) -> list[str]:
    small, large = (audits[str(size)] for size in SIZES[1:])
    rows = [(f"{size} meetings", len(last[size]), audits[str(size)].micro) for size in SIZES[1:]]
    lines = table(("audit of", "events", "µs an event"), rows)
    return [*lines, "", f"Audit at 500 / at 50, for an event: {ratio(large, small)} (1.00 is linear)"]


# --- how large a group is ------------------------------------------------------------------------------------------


def deep(thing: Any, seen: set[int] | None = None) -> int:
    """Bytes of a value and of everything that it alone reaches; what is shared is counted once.

    Classes and the members of enumerations are the program's and are not counted.
    """
    seen = set() if seen is None else seen
    if id(thing) in seen or isinstance(thing, Enum | type) or thing is None or isinstance(thing, bool):
        return 0
    seen.add(id(thing))
    size = sys.getsizeof(thing)
    if isinstance(thing, str | int | date | datetime):
        return size
    if isinstance(thing, dict):
        return size + sum(deep(key, seen) + deep(value, seen) for key, value in thing.items())
    if isinstance(thing, tuple | frozenset | list | set):
        return size + sum(deep(each, seen) for each in thing)
    slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    return size + sum(deep(getattr(thing, name), seen) for name in slots if hasattr(thing, name))


ARCHIVE: Final = ("seen", "meetings", "outside_meetings", "work")
"""Ledgers that only grow: what is settled in them is never copied again."""


def live_part(group: Group) -> Group:
    """The same group without what is settled: ids of events, meetings and work that nothing is owed about."""
    last = {group.last_held} if group.last_held else set()
    keep: dict[str, Any] = {
        "seen": {},
        "meetings": {*group.live_meetings, *last},
        "outside_meetings": set(group.untold),
        "work": set(group.open_work),
    }
    kinds = {name: type(getattr(group, name)) for name in ARCHIVE}
    fields = {
        name: kinds[name]((key, value) for key, value in getattr(group, name).items() if key in keep[name])
        for name in ARCHIVE
    }
    return attrs.evolve(group, **fields)


def _told_of_sizes(cycles: dict[int, Any], goals: Goals) -> list[str]:
    ordinary = steps_of(life("g-12", Random(7), Shape(meetings=12)))[-1][0]  # noqa: S311  # a seeded life
    shown = {"an ordinary group, 12 meetings": ordinary, **{f"{size} meetings": cycles[size][0][0] for size in SIZES}}
    rows = []
    for name, group in shown.items():
        if group is None:
            continue
        live = live_part(group)
        archive = deep(group) - deep(live)
        pickled = len(pickle.dumps(live, pickle.HIGHEST_PROTOCOL))
        if group is ordinary:
            goals.at_most("4 live part of an ordinary group, bytes in memory", 16_384, deep(live))
        rows.append((name, f"{deep(live):,}", f"{pickled:,}", f"{archive:,}"))
    head = ("live part of", "bytes in memory", "bytes pickled", "bytes in the archive")
    return table(head, rows)
