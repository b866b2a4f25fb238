"""What the walks have come past, and what can be compared of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from ansvar_core import (
    Event,
    RecordedInError,
    Verdict,
)
from ansvar_core.entities.group import CoordinatorStatus, Group
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.lifecycle import TABLES, Machine
from ansvar_core.moves import moves, status_of
from exhaustive.walk import Try, World, moment
from support.life import DAD, GRAN, MUM, USER
from support.witness import STRANGER

Pair = tuple[str, str, str, str | None]


def allowed_pairs() -> set[Pair]:
    """Every status and kind of event that the tables allow, with where it leads."""
    found: set[Pair] = set()
    for table in TABLES:
        for status, row in table.moves.items():
            found |= {(table.machine, status, kind.tag, to) for kind, targets in row.items() for to in targets}
        for status, kinds in table.admits.items():
            found |= {(table.machine, status, kind.tag, None) for kind in kinds}
    return found


def steps_of(group: Group | None, event: Event) -> Iterator[Pair]:
    """The steps of the tables that an event takes."""
    for move in moves(event, group):
        status = status_of(group, move.table, move.subject, type(event), event.at)
        yield (move.table.machine, status, event.tag, move.target)
    if group is None:
        return
    if event.tag in ("coordinator-accepted", "relay-accepted"):
        office = group.coordinator if event.tag == "coordinator-accepted" else group.relay_holder
        holder = office.holder
        if holder not in (None, event.subject) and office.status_of(holder or "") is CoordinatorStatus.ACCEPTED:
            yield (Machine.COORDINATOR, CoordinatorStatus.ACCEPTED, event.tag, CoordinatorStatus.LAID_DOWN)
    if isinstance(event, RecordedInError):
        for meeting in group.meetings.values():
            if meeting.position == group.seen[event.event]:
                yield (Machine.MEETING, meeting.status, event.tag, MeetingStatus.VOID)


@attrs.define
class Account:
    """What the walks have come past, together."""

    kinds: set[str] = attrs.field(factory=set)
    pairs: set[Pair] = attrs.field(factory=set)
    fulfilled: set[str] = attrs.field(factory=set)
    broken: set[str] = attrs.field(factory=set)
    owed: set[str] = attrs.field(factory=set)
    overdue: set[str] = attrs.field(factory=set)
    settled: set[str] = attrs.field(factory=set)

    def judged(self, verdict: Verdict) -> None:
        self.broken.update(verdict.codes)
        self.fulfilled.update(each.code for each in verdict.fulfilled)

    def done(self, group: Group | None, event: Event) -> None:
        self.kinds.add(event.tag)
        self.pairs.update(steps_of(group, event))


def said(verdict: Verdict) -> Any:
    """A verdict without the numbers of positions and the order of equal things."""
    return (
        verdict.permitted,
        sorted(
            (
                finding.code,
                finding.effect,
                finding.floor,
                sorted((str(f.field), str(f.subject), str(f.about), str(f.day)) for f in finding.facts),
            )
            for finding in verdict.findings
        ),
        sorted(each.code for each in verdict.fulfilled),
    )


def people(group: Group) -> tuple[str, ...]:
    """Everybody who is anything to the group, and one who is not."""
    known = (USER, MUM, DAD, GRAN, STRANGER, *group.parents, *group.guardians, *group.members, *group.participants)
    welfare = (each.party for each in group.care.values())
    return tuple(dict.fromkeys((*known, *welfare, *group.next_of_kin)))


def answers(world: World, group: Group, tick: int) -> Any:
    """What the questions answer in a state, without the numbers of positions."""
    book, at = world.book, moment(world, tick, group)
    seen = book.consent(group, at)
    duties = book.duties(group, at)
    return (
        frozenset(seen.required.parties),
        frozenset(
            (each.agency, frozenset((g.why, g.object, g.party, g.day) for g in each.gaps)) for each in seen.agencies
        ),
        seen.stands_still,
        sorted(str((d.code, d.who, d.subject, d.about, d.due, d.next_meeting, d.overdue, d.binding)) for d in duties),
        {
            (party, meeting): book.may_read(group, party, meeting, at).codes
            for meeting in sorted(group.meetings)
            for party in sorted(people(group))
        },
        tuple((turn.party, turn.turns, turn.why) for turn in book.rota(group, at, 3)),
        sorted(str({**attrs.asdict(point, recurse=False), "position": 0}) for point in book.agenda(group, at)),
    )


def digest(one: Try) -> int:
    """What was said about a letter, as a number that others can be compared with."""
    return hash(str([said(verdict) for verdict in one.verdicts]))
