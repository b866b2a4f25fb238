"""Whose turn it is, against a model that is nothing but lists."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import attrs
from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    Capacity,
    ConsentGiven,
    ConsentWithdrawn,
    Event,
    FormScope,
    GroupEstablished,
    Manner,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesWritten,
    Policy,
    RestrictionLifted,
    Rulebook,
    replay,
)
from ansvar_core.evolve import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from support.life import AGENCIES, HEALTH, NURSE, SCHOOL, USER, Life, both

BOOK = Rulebook.standard()
CHAIR_TOO = Rulebook.under(Policy(chair_takes_minutes=True))
TEAM = ("p-ada", "p-bo", "p-cai", "p-dan", "p-eli")
HOMES = {"p-ada": HEALTH, "p-bo": SCHOOL, "p-cai": SCHOOL, "p-dan": HEALTH, "p-eli": SCHOOL}
START = datetime.fromisoformat("2026-01-05T09:00:00+00:00")


@attrs.define
class Person:
    """What the model keeps about one member."""

    id: str
    joined: int
    count: int = 0
    wrote: int | None = None
    """When last, since joining."""
    here: bool = True
    takes_turns: bool = True
    closed: bool = False


@attrs.define
class Model:
    """The rotation as the design tells it: counts that are moved when something happens, and nothing derived."""

    people: dict[str, Person] = attrs.field(factory=dict)
    covered: dict[str, bool] = attrs.field(factory=lambda: {HEALTH: True, SCHOOL: True})
    last: str | None = None
    clock: int = 0

    def may(self, person: Person) -> bool:
        return person.here and person.takes_turns and not person.closed and self.covered[HOMES[person.id]]

    def eligible(self) -> set[str]:
        return {each.id for each in self.people.values() if self.may(each)}

    def happen(self, before: set[str]) -> None:
        """Whoever has become eligible starts at the larger of the own count and the lowest of the others."""
        after = self.eligible()
        lowest = min((self.people[each].count for each in after & before), default=0)
        for each in after - before:
            self.people[each].count = max(self.people[each].count, lowest)

    def next(self, chair: str | None, absent: set[str], n: int = 1) -> list[str]:
        people = {each: attrs.evolve(person) for each, person in self.people.items()}
        found: list[str] = []
        last, clock, away = self.last, self.clock, absent
        for _ in range(n):
            here = [people[each] for each in self.eligible() - away - {chair}]
            away = set()
            pool = [each for each in here if each.id != last] or here
            if pool:
                chosen = min(pool, key=_place)
                clock += 1
                chosen.count, chosen.wrote, last = chosen.count + 1, clock, chosen.id
                found.append(chosen.id)
        return found


def _place(person: Person) -> tuple[int, float, int, str]:
    return (person.count, float("inf") if person.wrote is None else person.wrote, person.joined, person.id)


class Run:
    """A group and the model of it, told the same things."""

    def __init__(self, team: tuple[str, ...] = TEAM[:3]) -> None:
        life = Life().need(born=date(1990, 1, 1), parents=()).assessed()
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
        life.prepared(NURSE, consents=False)
        self.life = life
        self.model = Model()
        self.meetings = 0
        # The coordinator leads, and so never has a turn; that keeps the model to those who do.
        for each in team:
            self.join(each)
        life.do(GroupEstablished)

    def put(self, kind: type[Event], actor: str = NURSE, **fields: object) -> None:
        self.life.wait(days=1)
        event = self.life.make(kind, actor, **fields)
        self.life.group = evolve(self.life.group, event)
        self.life.events.append(event)
        self.model.clock += 1

    def member(self, party: str, takes_turns: bool = True) -> Member:
        return Member(
            party=party, agency=HOMES[party], function="function", sub_responsibility="part", takes_turns=takes_turns
        )

    def join(self, party: str) -> None:
        before = self.model.eligible()
        self.put(MemberJoined, member=self.member(party))
        known = self.model.people.get(party)
        count = known.count if known else 0
        closed = known.closed if known else False
        self.model.people[party] = Person(party, self.model.clock, count, closed=closed)
        self.model.happen(before)

    def leave(self, party: str) -> None:
        self.put(MemberLeft, party=party)
        self.model.people[party].here = False

    def change(self, party: str, takes_turns: bool) -> None:
        before = self.model.eligible()
        self.put(MemberChanged, member=self.member(party, takes_turns))
        self.model.people[party].takes_turns = takes_turns
        self.model.happen(before)

    def close(self, party: str, closed: bool) -> None:
        before = self.model.eligible()
        if closed:
            self.put(AccessRestricted, party=party, basis="basis")
        else:
            self.put(RestrictionLifted, party=party)
        self.model.people[party].closed = closed
        self.model.happen(before)

    def consent(self, agency: str, given: bool) -> None:
        before = self.model.eligible()
        if given:
            self.put(
                ConsentGiven,
                USER,
                grantor=USER,
                capacity=Capacity.SELF,
                grants=both(agency),
                first_day=(self.life.now + timedelta(days=1)).date(),
                manner=Manner.WRITTEN,
                informed=True,
                scope=FormScope.THESE_AGENCIES,
            )
        else:
            items = tuple(attrs.evolve(each) for each in _items(agency))
            self.put(ConsentWithdrawn, USER, grantor=USER, items=items)
        self.model.covered[agency] = given
        self.model.happen(before)

    def write(self, writer: str) -> None:
        """A meeting, and its minutes by somebody, in turn or not."""
        self.meetings += 1
        meeting = f"m-{self.meetings}"
        starts = self.life.now + timedelta(days=1)
        self.put(MeetingCalled, meeting=meeting, purpose="purpose", starts=starts, called={writer})
        self.put(MeetingOpened, meeting=meeting, present={USER, writer}, chair=NURSE, minute_taker=writer)
        self.put(MeetingEnded, meeting=meeting, tasks_agreed=True, process_evaluated=True)
        self.put(MinutesWritten, writer, meeting=meeting, writer=writer, kinds={"health"})
        person = self.model.people[writer]
        person.count += 1
        person.wrote = self.model.clock
        self.model.last = writer

    def due(self, n: int = 1, absent: frozenset[str] = frozenset(), chair: str = NURSE) -> list[str]:
        assert self.life.group is not None
        turns = BOOK.rota(self.life.group, self.life.now, n, chair=chair, absent=absent)
        return [each.party for each in turns if each.party != NURSE]
