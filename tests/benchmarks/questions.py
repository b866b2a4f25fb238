"""What do questions cost: what is possible and why not, what is owed, what comes on the agenda, what changes when?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import cycle
from time import perf_counter
from typing import Any, Final, TypeAlias

from lifecycle import CYCLE, STATES, TRANSITIONS, Peer
from lives import county
from timing import Goals, Times, interleaved, long_enough, many, ratio, table

from ansvar_core import EVENT_TYPES, Event, Group, Rulebook, replay
from ansvar_core.evolve import evolve

Moment: TypeAlias = tuple[Group, datetime, str]
"""A group, an instant, and who asks."""

ASKED: Final = 100_000
PATIENCE: Final = 20.0
"""Seconds for one question; whoever is slower is asked fewer times, and the table says how many."""
GROUPS: Final = 400


def moments(events: Iterable[Event]) -> Iterator[Moment]:
    """After each event of a life, an hour later, by who did it."""
    group: Group | None = None
    for event in events:
        group = evolve(group, event)
        yield group, event.recorded_at + timedelta(hours=1), event.actor


def optioned(book: Rulebook, asked: Iterable[Moment]) -> int:
    """How many options there were."""
    return sum(len(book.options(group, at, actor)) for group, at, actor in asked)


def standing_in(peer: Peer) -> tuple[Any, ...]:
    """A case of a peer in each of the states."""
    case, cases, met = peer.fresh(), [], set()
    for number, name in enumerate(CYCLE, 1):
        peer.step(case, name)
        if peer.state(case) not in met:
            met.add(peer.state(case))
            one = peer.fresh()
            for each in CYCLE[:number]:
                peer.step(one, each)
            cases.append(one)
    return tuple(cases)


def allowed(ask: Callable[[Any], object], cases: Iterable[Any]) -> None:
    """Ask in each of the states."""
    for case in cases:
        ask(case)


def options(book: Rulebook, events: tuple[Event, ...], peers: dict[str, Peer], rounds: int, goals: Goals) -> list[str]:
    """Lines about what is possible now."""
    asked = tuple(moments(events))[::8]
    each, kinds = optioned(book, asked) / len(asked), len(EVENT_TYPES)
    blocked = sum(not option.possible for moment in asked for option in book.options(*moment)) / len(asked)
    ours = f"options, {kinds} kinds"
    works: dict[str, tuple[Callable[[], object], int]] = {ours: (partial(optioned, book, asked), len(asked))}
    for peer in peers.values():
        if peer.allowed is not None:
            work = partial(allowed, peer.allowed, standing_in(peer))
            goes = long_enough(work)
            works[peer.label] = (many(work, goes), goes * len(STATES))
    times = interleaved(works, rounds)
    # It looks at the events of the state alone; the others are asked about each of the ten.
    of_state = {peers[name].label for name in ("python-statemachine",) if name in peers}
    triggers = {name: len(TRANSITIONS) / (len(STATES) if name in of_state else 1) for name in works}
    triggers[ours] = kinds
    single = {name: Times(tuple(one / triggers[name] for one in each.rounds)) for name, each in times.items()}
    rows = [
        (name, times[name].micro, f"{triggers[name]:.3g}", single[name].micro, ratio(single[name], single[ours]))
        for name in works
    ]
    for name in ("python-statemachine", "transitions"):
        if name in peers:
            found = ratio(single[peers[name].label], single[ours]).median
            goals.at_least(f"5 a trigger of {name} / a kind of ours", 1, found)
    head = ("what may come next", "µs a list", "triggers looked at", "µs a trigger", "times ours")
    one = times[ours].median / each * 1e6
    said = f"A list has {each:.0f} options on the average, {one:.1f} µs each, {blocked:.0f} blocked with every reason."
    return [*table(head, rows), "", said]


def many_groups() -> tuple[tuple[Group, datetime], ...]:
    """Some hundred groups of a county at their last event."""
    found = []
    for case in county(GROUPS, GROUPS * 120, seed=5):
        events = tuple(case.events())
        group = replay(events)
        if group is not None:
            found.append((group, events[-1].recorded_at))
    return tuple(found)


def asked_of_many(book: Rulebook) -> list[str]:
    """Lines about what is asked of a county's groups, one after another in one process."""
    groups = many_groups()
    questions: dict[str, Callable[[Group, datetime], object]] = {
        "duties": book.duties,
        "agenda": book.agenda,
        "next_change": book.next_change,
    }
    rows = []
    for name, ask in questions.items():
        start, number = perf_counter(), 0
        for number, (group, at) in enumerate(cycle(groups), 1):
            # Never twice the same instant, so that nothing can be known from before.
            ask(group, at + timedelta(days=1, minutes=number))
            if number == ASKED or (number % 100 == 0 and perf_counter() - start > PATIENCE):
                break
        took = perf_counter() - start
        rows.append((name, f"{number:,}", f"{took / number * 1e6:.1f}", f"{number / took:,.0f}"))
    said = f"Over {len(groups)} distinct groups in turn, each time at another instant."
    return [*table(("asked of each group", "asked", "µs", "groups a second"), rows), "", said]
