"""Order where it is no fact: in a set, in a form, and among things that happened at the same instant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import permutations
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    AgencyRecorded,
    Capacity,
    ConsentAskedFor,
    ConsentGiven,
    ConsentItem,
    CoordinatorAccepted,
    CoordinatorOffered,
    Deadline,
    Event,
    FormScope,
    GoalSet,
    GroupEstablished,
    Manner,
    MeasureAgreed,
    MeetingCalled,
    MeetingOpened,
    Member,
    MemberJoined,
    MinutesAcknowledged,
    MinutesWritten,
    NextOfKinRecorded,
    ObjectionRecorded,
    Parent,
    ParentRecorded,
    ParticipantJoined,
    Record,
    Rulebook,
    Task,
    TaskAgreed,
    TrustedPersonAgreed,
    Verdict,
    event_to_json,
)
from order.lives import ACTORS, Case, books, stood
from order.told import told_loosely
from support.life import (
    AGENCIES,
    DAD,
    GRAN,
    HEALTH,
    KINDS,
    MEMBERS,
    MUM,
    NURSE,
    PHYSIO,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
    Life,
    both,
)
from support.samples import sample, world

HEADER = frozenset(each.name for each in attrs.fields(Event)) - {"routine"}


def unordered(kind: type[Event]) -> list[str]:
    """The fields of a kind that are sets."""
    return [each.name for each in attrs.fields(kind) if isinstance(getattr(sample(kind), each.name), frozenset)]


class TestSets:
    """Who was there, who was called and which kinds are sets."""

    @pytest.mark.parametrize("kind", [pytest.param(each, id=each.tag) for each in EVENT_TYPES if unordered(each)])
    def test_a_set_given_in_any_order_is_the_same_event(self, kind: type[Event]) -> None:
        """As a list, as a list turned round, or as a set: equal, and written as the same text."""
        event = sample(kind)
        for turn in (1, -1):
            given = {name: sorted(getattr(event, name))[::turn] for name in unordered(kind)}
            other = sample(kind, **given)

            assert other == event
            assert event_to_json(other) == event_to_json(event)


# --- at the same instant --------------------------------------------------------------------------------------------


class Told(Life):
    """A life that is told in blocks: what stands in one happened at the same instant, about different things."""

    def __init__(self, turn: int) -> None:
        super().__init__()
        self.turn = turn

    def at_once(self, *facts: tuple[type[Event], str, dict[str, Any]]) -> None:
        """Record some events of one instant, with their ids, in the order of this turn."""
        made = [self._of_one_instant(*each) for each in facts]
        orders = tuple(permutations(made))
        for event in orders[self.turn * 7 % len(orders)]:
            verdict = self.book.assess(self.group, event)
            assert verdict.permitted, (event.tag, verdict.codes)
            self._put(event)

    def _of_one_instant(self, kind: type[Event], about: str, fields: dict[str, Any]) -> Event:
        head = {"id": f"e-{kind.tag}-{about}", "group": self.name, "at": self.now, "actor": NURSE}
        return kind(**{**head, **fields})

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        """As others, with an id that does not depend on the place in the record."""
        return super().make(kind, actor, id=f"e-{kind.tag}-{self.now:%m%d%H%M}-{actor}", **fields)

    def read(self, meeting: str = "m-1") -> Life:
        """Everybody reads at once."""
        self.now += timedelta(minutes=1)
        facts = {"meeting": meeting}
        self.at_once(
            *(
                (MinutesAcknowledged, f"{meeting}-{each}", {**facts, "party": each, "actor": each})
                for each in sorted(MEMBERS)
            )
        )
        return self


def _consent(party: str) -> dict[str, Any]:
    return {
        "actor": party,
        "recorded_by": NURSE,
        "grantor": party,
        "capacity": Capacity.PARENT,
        "grants": tuple(grant for agency in AGENCIES for grant in both(agency)),
        "first_day": date(2026, 1, 5),
        "manner": Manner.WRITTEN,
        "informed": True,
        "document": "d-form",
    }


def _member(party: str) -> dict[str, Any]:
    member = Member(party=party, agency=MEMBERS[party], function="function", sub_responsibility="part")
    return {"member": member}


@cache
def life(turn: int) -> Record:
    """A child's group with two meetings, in which whatever comes at once comes in another order at each turn."""
    told = Told(turn)
    told.need(parents=())
    told.at_once(*((ParentRecorded, each, {"parent": Parent(party=each)}) for each in (MUM, DAD, GRAN)))
    told.assessed()
    told.at_once(
        *((AgencyRecorded, key, {"agency": each}) for key, each in AGENCIES.items() if key not in told.state.agencies)
    )
    told.at_once(*((ConsentGiven, each, _consent(each)) for each in (MUM, DAD, GRAN)))
    told.wait(minutes=1)
    told.at_once(*((MemberJoined, each, _member(each)) for each in MEMBERS))
    told.at_once(*((ParticipantJoined, each, {"party": each}) for each in (USER, MUM, DAD, GRAN)))
    told.at_once(*((NextOfKinRecorded, each, {"party": each}) for each in (GRAN, "p-aunt")))
    told.do(TrustedPersonAgreed, USER, party="p-aunt")
    told.do(CoordinatorOffered, party=NURSE)
    told.do(CoordinatorAccepted, NURSE, party=NURSE)
    told.do(GroupEstablished)
    told.at_once(*((GoalSet, each, {"goal": each, "responsible": TEACHER}) for each in ("t-1", "t-2", "t-3")))
    work = {"responsible": TEACHER, "deadline": Deadline(next_meeting=True)}
    told.at_once(
        (MeasureAgreed, "w-1", {"work": "w-1", **work, "goal": "t-1"}),
        (MeasureAgreed, "w-2", {"work": "w-2", **work}),
        (TaskAgreed, "w-3", {"work": "w-3", **work}),
        (ObjectionRecorded, "o-1", {"objection": "o-1", "party": MUM, "actor": MUM}),
        (ObjectionRecorded, "o-2", {"objection": "o-2", "party": DAD, "actor": DAD}),
    )
    told.met("m-1", minute_taker=TEACHER)
    told.met("m-2", minute_taker=NURSE, off_rota_reason="agreed")
    return told.log


def answers(record: Record, book: Rulebook) -> Iterator[tuple[str, str]]:
    """Everything that is asked about a record's end, without places in the record and without order."""
    group, last = stood(record), record.events[-1].recorded_at
    case = Case("order", "standard", life(0))
    for stage in case.stages(1, 148):
        for event in stage.tries:
            yield f"assess {event.tag}", told_loosely(book.assess(group, event, explain=True))
    for ahead in (timedelta(0), timedelta(days=30), timedelta(days=400)):
        at = last + ahead
        for name in ("duties", "agenda", "consent", "next_change"):
            yield name, told_loosely(getattr(book, name)(group, at))
        yield "rota", repr([(each.party, each.why) for each in book.rota(group, at, 9)])
        for actor in ACTORS:
            yield "options", told_loosely(book.options(group, at, actor))
            for meeting in group.meetings:
                yield "may_read", told_loosely(book.may_read(group, actor, meeting, at))
        yield "audit", told_loosely(book.audit(record, at))


def differing(record: Record, other: Record, book: Rulebook) -> set[str]:
    """The questions that two records answer otherwise."""
    both_told = zip(answers(record, book), answers(other, book), strict=True)
    return {name for (name, one), (_, two) in both_told if one != two}


class TestAtTheSameInstant:
    """What came first of what happened at once is nobody's fact."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("turn", [1, 2, 3])
    @pytest.mark.parametrize("book", ["standard", "changing"])
    def test_parents_agencies_members_and_work_in_any_order_answer_the_same(self, turn: int, book: str) -> None:
        """Who must consent, whom it covers, whose turn it is, who owes what, and what would be in order now."""
        record, other = life(0), life(turn)

        assert [each.id for each in record] != [each.id for each in other]
        assert {each.id: each for each in record} == {each.id: each for each in other}
        assert differing(record, other, books()[book]) == set()

    def test_what_came_later_comes_later(self) -> None:
        """Where order is a fact it is seen: one who joined after the others has the turn after them."""
        early = life(0)
        events = list(early.events)
        place = next(index for index, each in enumerate(events) if each.id == f"e-member-joined-{PHYSIO}")
        moved = events.pop(place)
        after = next(index for index, each in enumerate(events) if isinstance(each, GroupEstablished))
        events.insert(after, moved.but(at=events[after].at))

        assert "rota" in differing(early, attrs.evolve(early, events=events), books()["standard"])


# --- inside an event ------------------------------------------------------------------------------------------------


LISTED: list[tuple[type[Event], str, tuple[Any, ...]]] = [
    (ConsentGiven, "grants", tuple(grant for agency in (HEALTH, SCHOOL, PRACTICE) for grant in both(agency, KINDS))),
    (ConsentAskedFor, "items", tuple(ConsentItem(object=each.object, agency=each.agency) for each in both("a-school"))),
    (MeetingOpened, "absences", sample(MeetingOpened).absences),
    (
        MinutesWritten,
        "tasks",
        tuple(
            Task(id=f"t-new-{each}", responsible=TEACHER, deadline=Deadline(next_meeting=True), text="x")
            for each in range(3)
        ),
    ),
]


def _by_line(verdict: Verdict) -> str:
    """A verdict without the numbers of the lines it names."""
    return re.sub(r"\[\d+\]", "[]", told_loosely(verdict))


class TestForms:
    """The lines of a form are read together."""

    @pytest.mark.parametrize(("kind", "name", "lines"), [pytest.param(*each, id=each[0].tag) for each in LISTED])
    def test_the_lines_of_a_form_in_any_order_answer_the_same(
        self, kind: type[Event], name: str, lines: tuple[Any, ...]
    ) -> None:
        """Judged the same, and followed by the same answers."""
        events, group = world()
        rest = {"scope": FormScope.IN_PLACE_OF_ALL} if kind is ConsentGiven else {}
        event, other = (sample(kind, **{name: each, **rest}) for each in (lines, lines[::-1]))
        book = books()["standard"]

        assert event != other
        assert _by_line(book.assess(group, event)) == _by_line(book.assess(group, other))
        one, two = (Record(group="g-1", events=(*events, each)) for each in (event, other))
        # The audit and the group hold the form itself, which is written as it was filled in.
        assert differing(one, two, book) == set()

    def test_an_agenda_is_in_the_order_it_is_to_be_taken(self) -> None:
        """There the order is a fact, and is kept."""
        event = sample(MeetingCalled)
        other = event.but(agenda=event.agenda[::-1])

        assert [each.id for each in other.agenda] == ["i-2", "i-1"]
        assert event_to_json(other) != event_to_json(event)
