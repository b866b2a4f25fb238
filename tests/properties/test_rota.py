"""Whose turn it is, against a model that is nothing but lists."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise, permutations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    Capacity,
    ConsentGiven,
    ConsentItem,
    ConsentObject,
    ConsentWithdrawn,
    Event,
    Group,
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
    RestrictionLifted,
    Rulebook,
)
from ansvar_core.evolve import evolve
from support.life import AGENCIES, HEALTH, NURSE, SCHOOL, USER, Life, both

BOOK = Rulebook.standard()
TEAM = ("p-ada", "p-bo", "p-cai", "p-dan", "p-eli")
HOMES = dict(zip(TEAM, (HEALTH, SCHOOL, SCHOOL, HEALTH, SCHOOL), strict=True))


def proof(examples: int) -> settings:
    return settings(derandomize=True, deadline=None, max_examples=examples, database=None)


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


@cache
def beginning() -> Life:
    """A grown-up's group of a coordinator who leads every meeting, so that the model is about the others alone."""
    life = Life().need(born=date(1990, 1, 1), parents=()).assessed()
    life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.prepared(NURSE, consents=False).do(GroupEstablished)
    return life


class Run:
    """A group and the model of it, told the same things."""

    def __init__(self, *team: str) -> None:
        self.life = Life(start=beginning().now)
        self.group: Group = beginning().state
        self.model = Model()
        self.meetings = 0
        for each in team:
            self.join(each)

    def put(self, kind: type[Event], actor: str = NURSE, days: int = 1, **fields: object) -> None:
        self.life.wait(days=days)
        event = self.life.make(kind, actor, id=f"e-{self.group.version + 1}", **fields)
        self.group = evolve(self.group, event)
        self.model.clock += 1

    def join(self, party: str) -> None:
        before, people = self.model.eligible(), self.model.people
        self.put(MemberJoined, member=Member(party=party, agency=HOMES[party]))
        known = people.get(party) or Person(party, 0)
        people[party] = attrs.evolve(known, joined=self.model.clock, wrote=None, here=True, takes_turns=True)
        self.model.happen(before)

    def leave(self, party: str) -> None:
        self.put(MemberLeft, party=party)
        self.model.people[party].here = False

    def turns(self, party: str, takes_turns: bool) -> None:
        before = self.model.eligible()
        self.put(MemberChanged, member=Member(party=party, agency=HOMES[party], takes_turns=takes_turns))
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

    def consent(self, agency: str) -> None:
        """Consent is given anew where it was withdrawn, and withdrawn where it stands."""
        before, lost = self.model.eligible(), not self.model.covered[agency]
        if lost:
            form = {"first_day": date(2026, 1, 1), "manner": Manner.WRITTEN, "informed": True}
            self.put(ConsentGiven, USER, grantor=USER, capacity=Capacity.SELF, grants=both(agency), **form)
        else:
            items = tuple(ConsentItem(object=thing, agency=agency) for thing in ConsentObject)
            self.put(ConsentWithdrawn, USER, grantor=USER, items=items)
        self.model.covered[agency] = lost
        self.model.happen(before)

    def write(self, writer: str, chair: str = NURSE) -> None:
        """A meeting, and its minutes by somebody, in turn or not."""
        self.meetings += 1
        meeting = f"m-{self.meetings}"
        starts = self.life.now + timedelta(days=1)
        self.put(MeetingCalled, meeting=meeting, purpose="purpose", starts=starts, called={writer})
        self.put(MeetingOpened, meeting=meeting, present={USER, writer}, chair=chair, minute_taker=writer)
        self.put(MeetingEnded, meeting=meeting, tasks_agreed=True, process_evaluated=True)
        self.put(MinutesWritten, writer, meeting=meeting, writer=writer, kinds={"health"})
        self.model.people[writer].count += 1
        self.model.people[writer].wrote = self.model.clock
        self.model.last = writer

    def due(self, n: int = 1, absent: frozenset[str] = frozenset(), chair: str = NURSE) -> list[str]:
        return [each.party for each in BOOK.rota(self.group, self.life.now, n, chair=chair, absent=absent)]

    def act(self, what: str, party: str) -> None:
        """Something happens to somebody: what can happen to one like that."""
        person = self.model.people.get(party)
        if person is None or not person.here:
            self.join(party)
        elif what == "leaves":
            self.leave(party)
        elif what == "list":
            self.turns(party, not person.takes_turns)
        elif what == "access":
            self.close(party, not person.closed)
        elif what == "consent":
            self.consent(HOMES[party])
        elif what == "out of turn":
            self.write(party)
        else:
            self.write((self.due() or [party])[0])


HAPPENINGS = ("writes", "writes", "writes", "out of turn", "leaves", "list", "access", "consent")
happenings = st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.sampled_from(TEAM)), max_size=22)
absences = st.frozensets(st.sampled_from(TEAM), max_size=4)
teams = st.lists(st.sampled_from(TEAM), min_size=1, max_size=5, unique=True)


@pytest.mark.heavy
@proof(250)
@given(teams, happenings, absences)
def test_the_rotation_is_the_model(team: list[str], happened: list[tuple[str, str]], absent: frozenset[str]) -> None:
    """Whoever joins, leaves, returns, is closed out, loses consent or writes out of turn: the order is the design's."""
    run = Run(*team)
    for what, party in happened:
        run.act(what, party)
        assert run.due(5) == run.model.next(NURSE, set(), 5), (what, party)
        assert run.due(3, absent) == run.model.next(NURSE, set(absent), 3), (what, party)


@proof(40)
@given(teams, st.integers(1, 14))
def test_with_everybody_there_counts_differ_by_at_most_one(team: list[str], meetings: int) -> None:
    """From a fair start, with the same people at every meeting, nobody is ever two turns ahead of anybody."""
    run = Run(*team)
    for _ in range(meetings):
        run.write(run.due()[0])
        counts = [run.model.people[each].count for each in team]
        assert max(counts) - min(counts) <= 1


@pytest.mark.heavy
@proof(100)
@given(teams, happenings, absences, st.sampled_from((*TEAM, NURSE)))
def test_nobody_is_suggested_twice_running_while_another_can(
    team: list[str], happened: list[tuple[str, str]], absent: frozenset[str], chair: str
) -> None:
    """Whatever has happened, and whoever leads: the last writer is not next while somebody else can be."""
    run = Run(*team)
    for what, party in happened:
        run.act(what, party)
        could = run.model.eligible() | {NURSE} if run.model.covered[HEALTH] else run.model.eligible()
        others = could - absent - {chair, run.model.last}
        due = run.due(6, absent, chair)
        assert not others or due[0] != run.model.last
        free = could - {chair}
        if len(free) > 1:
            later = due[1:] if others or run.model.last in free - absent else due
            assert all(one != other for one, other in pairwise(later))


@pytest.mark.heavy
@proof(100)
@given(teams, happenings, absences, st.sampled_from((*TEAM, NURSE)))
def test_the_next_is_the_first_of_the_next_five(
    team: list[str], happened: list[tuple[str, str]], absent: frozenset[str], chair: str
) -> None:
    """However many are asked for, the order begins the same."""
    run = Run(*team)
    for what, party in happened:
        run.act(what, party)
    five = run.due(5, absent, chair)

    assert [run.due(n, absent, chair) for n in range(5)] == [
        five[: max(0, n - _missed(run, absent, chair))] for n in range(5)
    ]


def _missed(run: Run, absent: frozenset[str], chair: str) -> int:
    """A meeting at which nobody who could write is present has no next one."""
    nurse = {NURSE} if run.model.covered[HEALTH] else set()
    return int(not (run.model.eligible() | nurse) - absent - {chair})


@proof(40)
@given(st.lists(st.sampled_from(TEAM), min_size=3, max_size=5, unique=True), st.integers(0, 9))
def test_one_who_was_absent_is_first_the_next_time(team: list[str], meetings: int) -> None:
    """After a run with everybody there, whoever was due and was away keeps the place."""
    run = Run(*team)
    for _ in range(meetings):
        run.write(run.due()[0])
    (away,) = run.due()
    run.write(run.due(absent=frozenset({away}))[0])

    assert run.due() == [away]


@proof(40)
@given(st.integers(0, 12))
def test_a_newcomer_starts_with_the_lowest_count(meetings: int) -> None:
    """Whoever joins has as many turns as the one who has had the fewest, and after that is one of them."""
    run = Run(*TEAM[:3])
    for _ in range(meetings):
        run.write(run.due()[0])
    lowest = min(run.model.people[each].count for each in TEAM[:3])
    run.join("p-dan")
    (turn,) = BOOK.rota(run.group, run.life.now, chair=NURSE, absent=TEAM[:3])

    assert (turn.party, turn.turns) == ("p-dan", lowest)


@proof(40)
@given(st.integers(1, 6), st.integers(1, 6))
def test_a_leaver_comes_back_to_no_debt_and_keeps_what_was_done(before: int, meanwhile: int) -> None:
    """Whoever returns starts at the larger of the own count and the lowest of those who stayed."""
    run = Run(*TEAM[:3])
    for _ in range(before):
        run.write(run.due()[0])
    own = run.model.people["p-ada"].count
    run.leave("p-ada")
    for _ in range(meanwhile):
        run.write(run.due()[0])
    lowest = min(run.model.people[each].count for each in TEAM[1:3])
    run.join("p-ada")
    (turn,) = BOOK.rota(run.group, run.life.now, chair=NURSE, absent=TEAM[1:3])

    assert turn.turns == max(own, lowest)


@pytest.mark.parametrize("order", [*permutations(TEAM[:4])])
def test_the_order_in_which_members_are_written_down_does_not_matter(order: tuple[str, ...]) -> None:
    """Of those who joined at the same instant the id decides, and nothing about the record."""
    run = Run()
    joined = run.life.now
    for party in order:
        run.put(MemberJoined, days=0, at=joined, recorded_at=joined, member=Member(party=party, agency=HOMES[party]))

    assert run.due(4) == sorted(order)
