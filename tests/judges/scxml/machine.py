"""What the library itself says of a machine, step by step, under the names that its SCXML gives the events."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from random import Random

from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPES
from ansvar_core.export.scxml import event_name
from ansvar_core.lifecycle import TABLES, Status, Table

Steps = list[str]
seeded = Random
"""Chance from a seed: what is drawn once is drawn again."""
Answer = tuple[str, bool]
"""The state after a step, and whether anything was taken."""


class Machine:
    """One table, asked by name."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.name = table.machine.value
        self.start: Status = next(iter(table.moves))
        self.kinds = dict(_named(table))
        self.ways = self._ways()
        self.alphabet = tuple(dict.fromkeys((*self.kinds, *(kind.tag for kind, _ in self.kinds.values()))))

    def step(self, status: Status, name: str) -> tuple[Status, bool]:
        """Where a step leads and whether it is in order, as `Table.allows` has it; a name of nothing never is.

        By the prefix rule of SCXML, what an event is called in another machine, with its outcome after a full stop, is
        the same event here, where it has one outcome or none.
        """
        known = self.kinds.get(name) or self.kinds.get(name.partition(".")[0])
        if known is None:
            return status, False
        kind, target = known
        if not self.table.allows(status, kind, target):
            return status, False
        return (target if kind in self.table.moves[status] and target is not None else status), True

    def answers(self, steps: Iterable[str]) -> list[Answer]:
        """The library's answer to each step from the start."""
        found: list[Answer] = []
        status = self.start
        for name in steps:
            status, taken = self.step(status, name)
            found.append((status.value, taken))
        return found

    def _ways(self) -> dict[Status, Steps]:
        ways: dict[Status, Steps] = {self.start: []}
        queue = deque([self.start])
        while queue:
            status = queue.popleft()
            for name in self.kinds:
                after, _ = self.step(status, name)
                if after not in ways:
                    ways[after] = [*ways[status], name]
                    queue.append(after)
        assert set(ways) == set(self.table.moves), "a status that nothing leads to cannot be judged"
        return ways

    def every_pair(self, alphabet: Iterable[str]) -> list[Steps]:
        """Every name tried once in every status, by a shortest way from the start.

        What leaves the status as it is can be tried in one go; what moves it is tried alone.
        """
        found: list[Steps] = []
        for status, way in self.ways.items():
            moving = [name for name in alphabet if self.step(status, name)[0] is not status]
            found.append([*way, *(name for name in alphabet if name not in moving)])
            found += ([*way, name] for name in moving)
        return found

    def at_random(self, alphabet: tuple[str, ...], chance: Random, number: int, length: int) -> list[Steps]:
        """Sequences where half of the steps are in order and the others are anything."""
        return [list(self._one(alphabet, chance, length)) for _ in range(number)]

    def _one(self, alphabet: tuple[str, ...], chance: Random, length: int) -> Iterator[str]:
        status = self.start
        for _ in range(length):
            possible = [name for name in self.kinds if self.step(status, name)[1]]
            moving = [name for name in possible if self.step(status, name)[0] is not status]
            # Most of what a group admits does not move it, so a move is preferred or no sequence would get far.
            of = chance.choice((moving or alphabet, possible or alphabet, alphabet, alphabet))
            name = chance.choice(tuple(of))
            status, _ = self.step(status, name)
            yield name


def _named(table: Table) -> Iterator[tuple[str, tuple[type[Event], Status | None]]]:
    rows = (*table.moves.values(), *table.admits.values())
    for kind in EVENT_TYPES:
        if not any(kind in row for row in rows):
            continue
        led_to: list[Status | None] = [
            status for status in table.moves if any(status in row.get(kind, ()) for row in table.moves.values())
        ]
        for target in led_to or [None]:
            yield event_name(table, kind, target), (kind, target)


MACHINES = {table.machine: Machine(table) for table in TABLES}


def everything() -> tuple[str, ...]:
    """Every name of every machine, and names that are nearly one and must not be taken for it.

    None is the name of a state: python-statemachine 3.2 fails on an event that is unknown and named like a state.
    """
    real = {name for machine in MACHINES.values() for name in machine.kinds}
    tags = {kind.tag for kind in EVENT_TYPES}
    near = (
        tags | {f"{tag}-too" for tag in tags} | {tag.rpartition("-")[0] for tag in tags} | {tag.upper() for tag in tags}
    )
    states = {status.value for table in TABLES for status in table.moves}
    return tuple(sorted(real | (near - states)))
