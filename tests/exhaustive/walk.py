"""The walk: every state that a bounded world can come to, each event of its alphabet tried in each of them.

A *world* starts from a told life and has an alphabet of *letters* (one event, or a few in a row) and *ticks*: the
instants that stand for the classes of days.  A state is the canonical form of the group (`canonical`) and the tick.
The walk goes breadth first and stops when nothing new comes; a world whose letters would go on for ever bounds them
itself (so many meetings, so many periods), so no frontier is cut.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import attrs

from ansvar_core import Event, Group, Rulebook, Verdict
from exhaustive.canonical import canonical

Value = Any
Telling = Callable[[Group | None, datetime], list[Event] | None]


@attrs.frozen
class Letter:
    """One thing that can be told: a name, and the events that tell it of a group; None where the bound is reached."""

    name: str
    tell: Telling

    def __repr__(self) -> str:
        return self.name


@attrs.frozen(kw_only=True)
class World:
    """A bounded alphabet, and where its lives start."""

    name: str
    focus: str
    bounds: str
    book: Rulebook
    told: tuple[Event, ...]
    """The life that every walk of this world starts with."""
    ticks: tuple[datetime, ...]
    letters: tuple[Letter, ...]
    actors: tuple[str, ...]
    """Those for whom options are asked."""
    fair: bool = False
    """Whether everybody is present and eligible throughout, so that turns must be even."""
    late: bool = False
    """Whether something can be written down after what came after it."""
    voids: bool = False
    """Whether something can be found to be recorded in error."""
    counts: bool = False
    """Whether its bounds count answers, so that the whole history of a consent is part of a state."""
    grows: bool = False
    """Whether agencies can still come into the record, which a no to everything is a no to."""
    closes: bool = True
    """Whether its alphabet has what a group needs to come to its end."""

    @property
    def routine(self) -> tuple[Any, ...]:
        return tuple(point for _, policy in self.book.policies.versions for point in policy.routine)

    @property
    def interval(self) -> bool:
        return any(policy.meeting_interval is not None for _, policy in self.book.policies.versions)


@attrs.define(eq=False)
class State:
    """A node of the graph: a group that stands for all with the same canonical form, and one way to it."""

    number: int
    group: Group | None
    tick: int
    key: Any
    events: tuple[Event, ...]
    said: tuple[tuple[int, Any], ...]
    """The findings on the way, with their positions."""
    parent: int | None = None
    letter: str = ""
    depth: int = 0
    edges: dict[str, int] = attrs.field(factory=dict)
    children: int = 0


@attrs.frozen(kw_only=True)
class Try:
    """One letter tried in a state: the events as far as they were in order, and what was said about each."""

    letter: Letter
    events: tuple[Event, ...]
    befores: tuple[Group | None, ...]
    verdicts: tuple[Verdict, ...]
    after: Group | None

    @property
    def permitted(self) -> bool:
        return self.verdicts[-1].permitted


@attrs.define
class Walked:
    """What a walk found: the states, and how much was asked."""

    world: World
    states: list[State] = attrs.field(factory=list)
    steps: int = 0
    """Events assessed."""
    again: int = 0
    """Arrivals at a state that was known."""
    compared: int = 0
    """States asked again along another way to them."""
    asked: dict[str, int] = attrs.field(factory=dict)

    @property
    def depth(self) -> int:
        return max(state.depth for state in self.states)

    def count(self, what: str, number: int = 1) -> None:
        self.asked[what] = self.asked.get(what, 0) + number


def moment(world: World, tick: int, group: Group | None) -> datetime:
    """The instant of the next event: later than all before it, on the day that the tick stands for."""
    return world.ticks[tick] + timedelta(minutes=group.version if group else 0)


def tries(world: World, group: Group | None, tick: int, *, explain: bool = True) -> Iterator[Try]:
    """Every letter of the alphabet, tried in a state."""
    for letter in world.letters:
        told = letter.tell(group, moment(world, tick, group))
        if told is None:
            continue
        here = group
        befores, verdicts, done = [], [], []
        for event in told:
            verdict = world.book.assess(here, event, explain=explain)
            befores.append(here)
            verdicts.append(verdict)
            done.append(event)
            if not verdict.permitted:
                break
            here = world.book.advance(here, event)
        permitted = verdicts[-1].permitted
        yield Try(
            letter=letter,
            events=tuple(done),
            befores=tuple(befores),
            verdicts=tuple(verdicts),
            after=here if permitted else None,
        )


Look = Callable[[State, tuple[Try, ...], Walked], None]
Merge = Callable[[State, tuple[int, ...], Group, Walked], None]
Digest = Callable[[Try], int]


def walk(world: World, look: Look, merge: Merge | None = None, digest: Digest | None = None) -> Walked:
    """Every state of a world; `look` sees each with all that was tried there, `merge` each other way to one.

    `digest` is what is remembered of a try for `merge` to compare with.
    """
    walked = Walked(world)
    start: Group | None = None
    said: list[tuple[int, Any]] = []
    for event in world.told:
        verdict = world.book.assess(start, event)
        start = world.book.advance(start, event)
        said += [(start.version, finding) for finding in verdict.findings]
    known: dict[Any, State] = {}
    others: dict[int, Group] = {}
    ways: deque[State] = deque()

    def reach(group: Group | None, tick: int, parent: State | None, letter: str, more: Mapping[str, Any]) -> State:
        key = (canonical(world, group), tick)
        state = known.get(key)
        if state is None:
            state = State(
                number=len(walked.states),
                group=group,
                tick=tick,
                key=key,
                parent=parent.number if parent else None,
                letter=letter,
                depth=parent.depth + 1 if parent else 0,
                **more,
            )
            known[key] = state
            walked.states.append(state)
            ways.append(state)
            if parent is not None:
                parent.children += 1
        else:
            walked.again += 1
            if group is not None and merge is not None and group != state.group:
                others.setdefault(state.number, group)
        return state

    reach(start, 0, None, "", {"events": world.told, "said": tuple(said)})
    seen: dict[int, tuple[int, ...]] = {}
    while ways:
        state = ways.popleft()
        found = tuple(tries(world, state.group, state.tick))
        walked.steps += sum(len(each.events) for each in found)
        for each in found:
            if each.after is not None:
                place = len(state.events)
                told = [
                    (place + index, finding)
                    for index, verdict in enumerate(each.verdicts, 1)
                    for finding in verdict.findings
                ]
                way = {"events": (*state.events, *each.events), "said": (*state.said, *told)}
                reached = reach(each.after, state.tick, state, each.letter.name, way)
                state.edges[each.letter.name] = reached.number
        if state.tick + 1 < len(world.ticks):
            later = {"events": state.events, "said": state.said}
            state.edges["time"] = reach(state.group, state.tick + 1, state, "time", later).number
        look(state, found, walked)
        if digest is not None:
            seen[state.number] = tuple(map(digest, found))
    if merge is not None:
        for number, group in others.items():
            merge(walked.states[number], seen[number], group, walked)
            walked.compared += 1
    return walked


def backwards(walked: Walked, goal: set[int], barred: Callable[[str], bool] = lambda name: False) -> set[int]:
    """The states from which a goal can be reached by letters that are not barred."""
    into: dict[int, list[int]] = {}
    for state in walked.states:
        for name, target in state.edges.items():
            if not barred(name):
                into.setdefault(target, []).append(state.number)
    reached, ways = set(goal), list(goal)
    while ways:
        for source in into.get(ways.pop(), ()):
            if source not in reached:
                reached.add(source)
                ways.append(source)
    return reached
