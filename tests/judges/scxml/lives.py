"""Lives told as steps of the machines, by folding their events and asking what the rulebook says of each.

No table is asked here.  Whether a step is taken is whether `assess` finds that it is not the time for it, and where it
leads is where the fold takes the thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from machine import MACHINES, Answer, Steps, seeded

from ansvar_core import EVENT_TYPES, Event, Group, InvalidValue, Rulebook, Verdict, record_from_json
from ansvar_core.events.catalogue import CONSENT_EVENTS
from ansvar_core.evolve import evolve, misplaced
from ansvar_core.export.scxml import event_name
from ansvar_core.lifecycle import CONSENT, Machine, Status, Table
from ansvar_core.moves import Move, moves, own_table
from properties.test_walks import BEGINNINGS, BOOKS, Walk
from support.life import DAD, MUM, NURSE, TEACHER, USER, Life
from support.witness import STRANGER, anything

WANTON = 0.1
"""How often an event that is tried is recorded although the rules are against it."""
ROOT = Path(__file__).resolve().parents[3]
PEOPLE = (NURSE, NURSE, TEACHER, USER, MUM, DAD, STRANGER)
Thing = tuple[Machine, object]
_OWN = tuple((kind, own[0]) for kind in EVENT_TYPES if (own := own_table(kind)) is not None)
_ANSWERS = tuple(kind for kind in CONSENT_EVENTS if any(kind in row for row in CONSENT.moves.values()))

# Where the fold gives a consent another status though nobody has answered: a form taken back as recorded in error, and
# a new agency, which a "no" to everything is about too.  The tables have no arrow for either.
UNANSWERED = frozenset(
    {
        (Machine.CONSENT, "recorded-in-error"),
        (Machine.CONSENT, "agency-recorded"),
        (Machine.CONSENT, "need-seen"),
    }
)


@attrs.define
class Trace:
    """One thing's steps; those that only lead to where the telling begins have no answer."""

    state: str
    steps: Steps
    answers: list[Answer | None]


class Telling:
    """Every machine's steps in some lives."""

    def __init__(self) -> None:
        self.traces: dict[Machine, list[Trace]] = {machine: [] for machine in Machine}
        self.counts: Counter[str] = Counter()
        self._open: dict[Thing, Trace] = {}

    def life(self, events: Iterable[Event], book: Rulebook, chance: Random, tried: int) -> None:
        """One life, and at each place in it some events that were tried, a few of them recorded all the same."""
        self._open.clear()
        self.counts["lives"] += 1
        group: Group | None = None
        for event in events:
            if group is not None:
                for _ in range(tried):
                    attempt = _attempt(chance, book, group)
                    group = self.event(group, attempt, book, keep=chance.random() < WANTON) or group
            group = self.event(group, event, book)

    def event(self, group: Group | None, event: Event | None, book: Rulebook, *, keep: bool = True) -> Group | None:
        """One event; what is refused as not now is tried and not recorded."""
        if event is None or misplaced(group, event) is not None:
            return group
        verdict = book.assess(group, event)
        about = {_thing(move, event, group): move for move in moves(event, group)}
        refused = {thing for thing, move in about.items() if _refused(verdict, move)}
        before = dict(_present(group, event))
        for thing in refused:
            self.step(thing, before, about[thing].target, event, taken=False)
        if refused or not keep:
            return group
        self.counts["events folded"] += 1
        self.counts["of them against other rules"] += not verdict.permitted
        after = evolve(group, event)
        now = dict(_present(after, event))
        for thing, move in about.items():
            self.step(thing, before, move.target, event, taken=True, after=now.get(thing))
        for thing, status in now.items():
            if thing not in about and before.get(thing, _start(thing)) != status:
                self.moved_besides(thing, before, status, event)
        return after

    def moved_besides(self, thing: Thing, before: dict[Thing, Status], status: Status, event: Event) -> None:
        """What the fold moved besides what the event is about: a table must have an arrow for it."""
        if (thing[0], event.tag) in UNANSWERED:
            self.counts[f"{thing[0]} by {event.tag}, in no table"] += 1
        else:
            self.counts[f"{thing[0]} by {event.tag}, about another"] += 1
            self.step(thing, before, status, event, taken=True, after=status)

    def step(
        self,
        thing: Thing,
        before: dict[Thing, Status],
        target: Status | None,
        event: Event,
        *,
        taken: bool,
        after: Status | None = None,
    ) -> None:
        machine = MACHINES[thing[0]]
        start = before.get(thing, _start(thing))
        trace = self._open.get(thing)
        if trace is None or trace.state != start:
            way = machine.ways[start]
            trace = Trace(state=start.value, steps=list(way), answers=[None] * len(way))
            self.traces[thing[0]].append(trace)
            self._open[thing] = trace
        trace.state = (after if after is not None else start).value if taken else start.value
        trace.steps.append(_name(machine.table, event, target))
        trace.answers.append((trace.state, taken))
        self.counts[f"{thing[0]} {'taken' if taken else 'not taken'}"] += 1


def _name(table: Table, event: Event, target: Status | None) -> str:
    try:
        return event_name(table, type(event), target)
    except InvalidValue:
        return f"{event.tag}.{target}"


def _start(thing: Thing) -> Status:
    return MACHINES[thing[0]].start


def _thing(move: Move, event: Event, group: Group | None) -> Thing:
    machine = move.table.machine
    if machine is Machine.COORDINATOR:
        office = "relay" if event.tag.startswith("relay-") else "coordinator"
        return machine, (office, move.subject, group.period if group else 1)
    return machine, move.subject


def _present(group: Group | None, event: Event) -> Iterator[tuple[Thing, Status]]:
    """Where everything stands; a consent as it stood when the event happened, however late it is written down."""
    if group is None:
        return
    yield (Machine.GROUP, None), group.status
    for key, consent in group.consents.items():
        yield (Machine.CONSENT, key), consent.status_at(event.at)
    for name, meeting in group.meetings.items():
        yield (Machine.MEETING, name), meeting.status
    for office, kept in (("coordinator", group.coordinator), ("relay", group.relay_holder)):
        for party, status in kept.asked.items():
            yield (Machine.COORDINATOR, (office, party, group.period)), status
    for name, item in group.work.items():
        yield (Machine.WORK, name), item.status


def _refused(verdict: Verdict, move: Move) -> bool:
    """Whether a finding says of this thing that it is not the time for it."""
    machine = move.table.machine
    codes = {f"{machine}.not-now"} | ({"minutes.task-not-now"} if machine is Machine.WORK else set())
    facts = [(each.code, fact) for each in verdict.findings if each.code in codes for fact in each.facts]
    if isinstance(move.subject, tuple):
        return any((fact.subject, fact.field, fact.about) == move.subject for _, fact in facts)
    return any(code != "minutes.task-not-now" or fact.subject == move.subject for code, fact in facts)


# --- lives --------------------------------------------------------------------------------------------------------


def _attempt(chance: Random, book: Rulebook, group: Group) -> Event | None:
    """A well-formed event, right or wrong, most often about a thing that has a table of its own."""
    kind: type[Event] | None = None
    things: tuple[str, ...] = ()
    about = chance.choice(("own", "own", "consent", "any"))
    if about == "consent":
        kind = chance.choice(_ANSWERS)
    elif about == "own":
        kind, table = chance.choice(_OWN)
        things = {Machine.MEETING: tuple(group.meetings), Machine.WORK: tuple(group.work)}.get(table.machine, PEOPLE)
    subject = chance.choice(things) if things else None
    return anything(chance.choice, book, group, group.recorded_until, chance.choice(PEOPLE), kind=kind, subject=subject)


def stories() -> list[Life]:
    """Every life that the stories tell, as they run."""
    told: list[Life] = []
    begin = Life.__init__

    def noted(life: Life, *given: Any, **named: Any) -> None:
        begin(life, *given, **named)
        told.append(life)

    Life.__init__ = noted  # type: ignore[method-assign,assignment]  # it takes whatever a life takes
    try:
        quietly = (
            "-qq",
            "--no-summary",
            "--assert=plain",
            "--noconftest",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            str(ROOT),
        )
        outcome = pytest.main([*quietly, str(ROOT / "tests" / "stories")])
    finally:
        Life.__init__ = begin  # type: ignore[method-assign]  # as it was
    assert outcome == 0, "the lives are those of tests that pass"
    return [life for life in told if life.events]


def told(seed: int, walks: int) -> Telling:
    """The records that are examples, the lives of the stories, and random walks from many beginnings."""
    telling = Telling()
    standard = Rulebook.standard()
    for path in sorted((ROOT / "examples" / "records").glob("*.json")):
        if not path.name.endswith(".breaches.json"):
            record = record_from_json(path.read_text(encoding="utf-8"))
            telling.life(record.events, standard, seeded(seed), 4)
    for number, life in enumerate(stories()):
        telling.life(life.events, life.book, seeded(seed + number), 3)
    for number in range(walks):
        chance = seeded(seed + number)
        walk = Walk(chance, chance.choice(tuple(BOOKS)), chance.choice(tuple(BEGINNINGS)), 20)
        for _ in walk.moments():
            pass
        telling.life(walk.events, walk.book, chance, 4)
    return telling
