"""Lives of groups by seed, made without asking the library, as fast as events can be made.

They are lives as most are: a need, consents that are renewed every year, meetings with minutes, tasks and readers, a
plan that is evaluated, for some an end.  With `slips` people forget: minutes unread, tasks done late or not at all.
Without, nothing in them is refused and nothing overdue, which `checked` shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final, TypeVar

import attrs

from ansvar_core import (
    Agency,
    AgencyRecorded,
    AgendaItem,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Capacity,
    ChildHeard,
    ConsentGiven,
    ConsentObject,
    CoordinatorAccepted,
    CoordinatorOffered,
    Deadline,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    GoalSet,
    Grant,
    GroupEnded,
    GroupEstablished,
    HearingManner,
    Manner,
    MeasureAgreed,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    Member,
    MemberJoined,
    MinutesAcknowledged,
    MinutesShared,
    MinutesWritten,
    NeedSeen,
    Parent,
    ParentRecorded,
    ParticipantJoined,
    PlanEvaluated,
    ProcessEvaluated,
    ProcessQuestion,
    Task,
    Tie,
    Topic,
    TrustedPersonAgreed,
    User,
    WorkDone,
)

START: Final = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
KINDS: Final = frozenset({"coordination", "health", "learning", "development"})
STAFF: Final = (
    ("nurse", "health", Tie.MUNICIPAL, "health-station"),
    ("teacher", "school", Tie.MUNICIPAL, "school"),
    ("physio", "practice", Tie.OPERATING_AGREEMENT, "physiotherapy"),
    ("ppt", "counsel", Tie.EXTERNAL, "ppt"),
    ("aide", "home", Tie.MUNICIPAL, "home-care"),
    ("therapist", "clinic", Tie.EXTERNAL, "specialist-health"),
)
ALL_ASKED: Final = frozenset(ProcessQuestion)
E = TypeVar("E", bound=Event)


@attrs.define
class _Teller:
    group: str
    now: datetime
    told: int = 0

    def on(self, days: float) -> datetime:
        """Let days pass."""
        self.now += timedelta(days=days)
        return self.now

    def tell(self, kind: type[E], actor: str, **fields: Any) -> E:
        self.told += 1
        self.now += timedelta(minutes=5)
        return kind(id=f"e-{self.told}", group=self.group, at=self.now, actor=actor, **fields)


@attrs.frozen
class Shape:
    """What tells one life from another."""

    meetings: int
    days: int = 49
    """Between two meetings."""
    staff: int = 4
    grown_up: bool = False
    ends: bool = False
    slips: float = 0.0

    @classmethod
    def drawn(cls, chance: Random, meetings: int) -> Shape:
        """An ordinary life of some length."""
        return cls(
            meetings=meetings,
            days=chance.choice((28, 42, 49, 56, 70)),
            staff=chance.choice((2, 3, 3, 4, 4, 5, 6)),
            grown_up=chance.random() < 0.3,
            ends=chance.random() < 0.3,
            slips=chance.choice((0.0, 0.02, 0.1)),
        )


@attrs.define
class _People:
    """Who is in a group, by opaque ids of its own."""

    user: str
    parents: tuple[str, ...]
    staff: tuple[str, ...]
    agencies: tuple[Agency, ...]

    @property
    def family(self) -> tuple[str, ...]:
        return (self.user, *self.parents)


def life(group: str, chance: Random, shape: Shape) -> Iterator[Event]:
    """One group's events, in order."""
    teller = _Teller(group, START + timedelta(days=chance.randrange(0, 365)))
    end = group.removeprefix("g-")
    people = _People(
        user=f"u-{end}",
        parents=() if shape.grown_up else (f"p-mum-{end}", f"p-dad-{end}"),
        staff=tuple(f"p-{who}-{end}" for who, *_ in STAFF[: shape.staff]),
        agencies=tuple(Agency(id=f"a-{name}", tie=tie, kind=kind) for _, name, tie, kind in STAFF[: shape.staff]),
    )
    yield from _begun(teller, people, shape)
    renewed = teller.now
    open_tasks: tuple[tuple[str, str], ...] = ()
    for number in range(1, shape.meetings + 1):
        if (teller.now - renewed).days > 300:
            yield from _consents(teller, people, shape)
            renewed = teller.now
        tasks = _tasks(chance, people, number)
        yield from _met(teller, people, _Round(shape, chance, number), open_tasks, tasks)
        open_tasks = tuple((task.id, task.responsible or "") for task in tasks)
    if shape.ends:
        yield from _ended(teller, people, open_tasks)


def _begun(teller: _Teller, people: _People, shape: Shape) -> Iterator[Event]:
    lead = people.staff[0]
    born = date(1971, 3, 9) if shape.grown_up else date(2017, 6, 1)
    user = User(id=people.user, birth_date=born)
    yield teller.tell(NeedSeen, lead, user=user, agency=people.agencies[0], long_lasting=True, coordinated=True)
    for parent in people.parents:
        yield teller.tell(ParentRecorded, lead, parent=Parent(party=parent))
    teller.on(7)
    yield teller.tell(AssessmentStarted, lead, together_with=people.family)
    if not shape.grown_up:
        yield teller.tell(ChildHeard, lead, manner=HearingManner.TALKED_WITH, by=lead)
    teller.on(7)
    outcome = AssessmentOutcome.START
    yield teller.tell(AssessmentConcluded, lead, outcome=outcome, together_with=people.family)
    for agency in people.agencies[1:]:
        yield teller.tell(AgencyRecorded, lead, agency=agency)
    teller.on(5)
    yield from _consents(teller, people, shape)
    for party, agency in zip(people.staff, people.agencies, strict=True):
        facts = Member(party=party, agency=agency.id, function="function", sub_responsibility="part")
        yield teller.tell(MemberJoined, lead, member=facts)
    for party in people.family:
        yield teller.tell(ParticipantJoined, lead, party=party)
    yield teller.tell(TrustedPersonAgreed, people.user, party=f"p-friend-{people.user}")
    yield teller.tell(CoordinatorOffered, people.user, party=lead)
    yield teller.tell(CoordinatorAccepted, lead, party=lead)
    yield teller.tell(GroupEstablished, lead)
    yield teller.tell(GoalSet, lead, goal="goal-1", responsible=lead)
    for number in (1, 2):
        work = f"w-{number}"
        yield teller.tell(MeasureAgreed, lead, work=work, responsible=people.staff[-1], deadline=_FAR, goal="goal-1")


_FAR: Final = Deadline(day=date(2060, 1, 1))


def _consents(teller: _Teller, people: _People, shape: Shape) -> Iterator[Event]:
    first = teller.now.date()
    last = first + timedelta(days=364)
    grants = tuple(
        grant
        for agency in people.agencies
        for grant in (
            Grant(object=ConsentObject.COOPERATION, agency=agency.id, last_day=last),
            Grant(object=ConsentObject.EXCHANGE, agency=agency.id, kinds=KINDS, last_day=last),
        )
    )
    for grantor in people.parents or (people.user,):
        yield teller.tell(
            ConsentGiven,
            grantor,
            grantor=grantor,
            capacity=Capacity.SELF if shape.grown_up else Capacity.PARENT,
            grants=grants,
            first_day=first,
            manner=Manner.WRITTEN,
            informed=True,
            document="d-form",
            recorded_by=people.staff[0],
        )


def _tasks(chance: Random, people: _People, number: int) -> tuple[Task, ...]:
    who = chance.sample((*people.staff, *people.family), 3)
    until = Deadline(next_meeting=True)
    return tuple(Task(id=f"t-{number}-{each}", responsible=party, deadline=until) for each, party in enumerate(who, 1))


@attrs.frozen
class _Round:
    shape: Shape
    chance: Random
    number: int


def _met(
    teller: _Teller,
    people: _People,
    this: _Round,
    open_tasks: tuple[tuple[str, str], ...],
    tasks: tuple[Task, ...],
) -> Iterator[Event]:
    """A whole meeting, from the call to the last reader."""
    shape, chance, number = this.shape, this.chance, this.number
    lead, *takers = people.staff
    meeting, taker = f"m-{number}", takers[(number - 1) % len(takers)]
    starts = teller.on(shape.days * 0.5) + timedelta(days=shape.days * 0.4)
    agenda = (
        AgendaItem(id="i-1", topic=Topic.USERS_OWN, kinds={"coordination"}),
        AgendaItem(id="i-2", topic=Topic.FOLLOW_UP, kinds={"coordination", "health"}),
        AgendaItem(id="i-3", topic=Topic.GOALS_AND_MEASURES, kinds={"health", "learning"}),
    )
    yield teller.tell(
        MeetingCalled,
        lead,
        meeting=meeting,
        purpose="purpose",
        starts=starts,
        ends=starts + timedelta(hours=1),
        agenda=agenda,
        chair=lead,
        minute_taker=taker,
        called=people.staff,
        invited=people.family,
    )
    teller.on(shape.days * 0.3)
    late = []
    for work, party in open_tasks:
        if chance.random() < shape.slips:
            late.append((work, party))
        else:
            yield teller.tell(WorkDone, party, work=work)
    teller.now = starts
    yield teller.tell(MeetingOpened, lead, meeting=meeting, present=(*people.staff, *people.family), chair=lead)
    teller.on(1 / 24)
    yield teller.tell(
        MeetingEnded,
        lead,
        meeting=meeting,
        tasks_agreed=True,
        process_evaluated=True,
        next_meeting_on=starts.date() + timedelta(days=shape.days),
        next_minute_taker=takers[number % len(takers)],
    )
    yield teller.tell(ProcessEvaluated, lead, meeting=meeting, questions=ALL_ASKED)
    if number % 4 == 1:
        yield teller.tell(PlanEvaluated, lead, next_on=starts.date() + timedelta(days=shape.days * 5), meeting=meeting)
    teller.on(1)
    kinds = ("coordination", "health", "learning")
    yield teller.tell(MinutesWritten, taker, meeting=meeting, writer=taker, kinds=kinds, tasks=tasks)
    teller.on(1)
    yield teller.tell(MinutesShared, lead, meeting=meeting, recipients=(*people.staff, *people.family))
    for party in people.staff:
        if chance.random() >= shape.slips:
            yield teller.tell(MinutesAcknowledged, party, meeting=meeting, party=party)
    for work, party in late:
        if chance.random() < 0.5:
            yield teller.tell(WorkDone, party, work=work)


def _ended(teller: _Teller, people: _People, open_tasks: tuple[tuple[str, str], ...]) -> Iterator[Event]:
    lead = people.staff[0]
    teller.on(14)
    yield teller.tell(EndingDecided, lead, reason=EndingReason.NEED_CEASED)
    for work, party in (*open_tasks, ("w-1", people.staff[-1]), ("w-2", people.staff[-1])):
        yield teller.tell(WorkDone, party, work=work)
    yield teller.tell(FinalEvaluationMade, lead, document="d-final")
    yield teller.tell(GroupEnded, lead)


@attrs.frozen
class Case:
    """A group of a county before it is told: what its life is drawn from."""

    group: str
    seed: int
    shape: Shape

    def events(self) -> Iterator[Event]:
        """Its life, the same whoever tells it."""
        return life(self.group, Random(self.seed), self.shape)  # noqa: S311  # a seeded life, not a secret


def county(groups: int, events: int, seed: int = 1) -> Iterator[Case]:
    """The groups of a county by seed, with about so many events together."""
    length = max(1.0, (events / groups - BEGINNING) / A_MEETING)
    chance = Random(seed)  # noqa: S311  # as above
    for number in range(groups):
        meetings = max(1, round(length * chance.uniform(0.2, 1.8)))
        shape = Shape.drawn(chance, meetings)
        yield Case(f"g-{number}", chance.getrandbits(32), shape)


BEGINNING: Final = 20.6
"""About how many events a group has before its first meeting."""
A_MEETING: Final = 13.25
"""About how many events a meeting gives."""
