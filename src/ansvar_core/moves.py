"""What an event moves, and where it leads.

The tables themselves are in `lifecycle.py`; this is how they are asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, assert_never, cast

import attrs

from ansvar_core.entities.consent import IN_FORCE, ConsentItem, ConsentKey, ConsentObject, ConsentStatus, FormScope
from ansvar_core.entities.facts import AssessmentOutcome
from ansvar_core.entities.group import CoordinatorStatus, Group, GroupStatus
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.entities.plan import Task, WorkItem, WorkStatus
from ansvar_core.events import consent as c
from ansvar_core.events import coordination as k
from ansvar_core.events import meeting as m
from ansvar_core.events import minutes as r
from ansvar_core.events import need as n
from ansvar_core.events import work as w
from ansvar_core.events.base import Event
from ansvar_core.lifecycle import CONSENT, COORDINATOR, GROUP, MEETING, WORK, Machine, Status, Table

__all__ = ["RELAY", "Move", "corrected_lines", "moves", "own_table", "status_of", "struck_out"]

G, S, M, K, W = GroupStatus, ConsentStatus, MeetingStatus, CoordinatorStatus, WorkStatus


@attrs.frozen
class Move:
    """Where an event leads one machine; `target` None is to nowhere new (bevegelse)."""

    table: Table
    subject: object
    target: Status | None


def _items(event: c.ConsentWithdrawn | c.ConsentRefused | c.ConsentConfirmed, group: Group) -> Iterator[ConsentItem]:
    if event.items:
        yield from event.items
        return
    for agency in group.agencies:
        for thing in ConsentObject:
            if not isinstance(event, c.ConsentConfirmed) or (event.grantor, thing, agency) in group.consents:
                yield ConsentItem(object=thing, agency=agency)


def _consents(event: Event, group: Group) -> Iterator[Move]:
    def to(thing: ConsentObject, agency: str, target: Status | None) -> Move:
        return Move(CONSENT, (event.subject, thing, agency), target)

    match event:
        case c.ConsentAskedFor():
            for item in event.items:
                yield to(item.object, item.agency, S.ASKED_FOR)
        case c.ConsentGiven():
            named = set()
            for grant in event.grants:
                named.add((grant.object, grant.agency))
                yield to(grant.object, grant.agency, S.GIVEN)
            if event.scope is FormScope.IN_PLACE_OF_ALL:
                for consent in group.consents.values():
                    stood = consent.on(event.at)
                    earlier = consent.grantor == event.grantor and stood is not None and stood.status in IN_FORCE
                    if earlier and (consent.object, consent.agency) not in named:
                        yield to(consent.object, consent.agency, S.REPLACED)
        case c.ConsentNarrowed():
            yield to(ConsentObject.EXCHANGE, event.agency, S.NARROWED)
        case c.ConsentRefused():
            for item in _items(event, group):
                yield to(item.object, item.agency, S.REFUSED)
        case c.ConsentWithdrawn():
            for item in _items(event, group):
                yield to(item.object, item.agency, S.WITHDRAWN)
        case c.ConsentConfirmed():
            # Without items it confirms what stands, so what does not stand is no wrong step.
            for item in _items(event, group):
                key = (event.grantor, item.object, item.agency)
                known = group.consents.get(key)
                status = known.status_at(event.at) if known else S.NONE
                stands = known.on(event.at) if known else None
                target = stands.status if stands and stands.status in IN_FORCE else None
                if target is not None or (event.items and not CONSENT.allows(status, c.ConsentConfirmed)):
                    yield to(item.object, item.agency, target)
        case _:
            pass


def corrected_lines(group: Group, event: r.MinutesCorrected) -> tuple[tuple[Task | None, Task | None], ...]:
    """The lines that corrected minutes change, as they were and as they are (rettede linjer)."""
    meeting = group.meetings.get(event.meeting)
    if meeting is None or not meeting.minutes:
        return tuple((None, task) for task in event.tasks)
    found = meeting.minutes[-1].differing(event.tasks)
    # In the first version a correction named the lines it put right, and left the others as they were.
    return found if event.written_as > 1 else tuple((was, now) for was, now in found if now is not None)


def struck_out(group: Group, item: WorkItem) -> bool:
    """Whether work ends when its line is struck out of the minutes (strøket).

    Not where something has been agreed or offered about it since: that is an agreement of its own.
    """
    meeting = group.meetings.get(item.meeting or "")
    by_minutes = meeting is not None and item.position in {each.position for each in meeting.minutes}
    return by_minutes and item.status is WorkStatus.OPEN and item.offered_to is None


def _tasks(event: Event, group: Group) -> Iterator[Move]:
    if isinstance(event, r.MinutesWritten):
        for task in event.tasks:
            yield Move(WORK, task.id, W.OPEN)
    elif isinstance(event, r.MinutesCorrected):
        for before, now in corrected_lines(group, event):
            if now is not None:
                yield Move(WORK, now.id, _line_to(group.work.get(now.id), before))
            elif before is not None and (item := group.work.get(before.id)) is not None and struck_out(group, item):
                yield Move(WORK, item.id, W.DROPPED)


def _line_to(item: WorkItem | None, before: Task | None) -> WorkStatus | None:
    """Where a line that is added or changed leads; what is settled is put right where it stands."""
    if item is None:
        return W.OPEN
    if before is None:
        return None if item.status in (W.DONE, W.HANDED_OVER) else W.OPEN
    return W.OPEN if item.status is W.OPEN else None


_CONCLUDED: Final = {AssessmentOutcome.START: G.BEING_PREPARED, AssessmentOutcome.DO_NOT_START: G.NOT_STARTED}

# The machine besides the group's own that an event is about, through its `subject`, and where it leads.
_OWN: Final[Mapping[type[Event], tuple[Table, Status | None]]] = {
    **dict.fromkeys(frozenset().union(*MEETING.admits.values()), (MEETING, None)),
    m.MeetingPlanned: (MEETING, M.PLANNED),
    m.MeetingCalled: (MEETING, M.CALLED),
    m.MeetingMoved: (MEETING, M.CALLED),
    m.MeetingCancelled: (MEETING, M.CANCELLED),
    m.MeetingOpened: (MEETING, M.OPEN),
    m.MeetingEnded: (MEETING, M.ENDED),
    r.MinutesWritten: (MEETING, M.MINUTES_WRITTEN),
    r.MinutesCorrected: (MEETING, M.MINUTES_WRITTEN),
    r.MinutesShared: (MEETING, M.MINUTES_SHARED),
    k.CoordinatorOffered: (COORDINATOR, K.OFFERED),
    k.CoordinatorAccepted: (COORDINATOR, K.ACCEPTED),
    k.CoordinatorDeclined: (COORDINATOR, K.DECLINED),
    k.CoordinatorLaidDown: (COORDINATOR, K.LAID_DOWN),
    k.VacancyRecorded: (COORDINATOR, K.LAID_DOWN),
    k.RelayOffered: (COORDINATOR, K.OFFERED),
    k.RelayAccepted: (COORDINATOR, K.ACCEPTED),
    k.RelayDeclined: (COORDINATOR, K.DECLINED),
    w.MeasureAgreed: (WORK, W.OPEN),
    w.TaskAgreed: (WORK, W.OPEN),
    w.WorkChanged: (WORK, W.OPEN),
    w.WorkDone: (WORK, W.DONE),
    w.WorkDropped: (WORK, W.DROPPED),
    w.HandoverOffered: (WORK, None),
    w.HandoverDeclined: (WORK, None),
    w.HandoverAccepted: (WORK, W.HANDED_OVER),
}
_GROUP_TARGET: Final[Mapping[type[Event], Status]] = {
    kind: targets[0] for row in GROUP.moves.values() for kind, targets in row.items() if len(targets) == 1
}


def own_table(kind: type[Event]) -> tuple[Table, Status | None] | None:
    """The machine that a kind of event is about besides the group, and where it leads (egen maskin)."""
    return _OWN.get(kind)


def moves(event: Event, group: Group | None) -> Iterator[Move]:
    """Every machine that an event is about, and where it leads each (bevegelser)."""
    kind = type(event)
    if isinstance(event, n.AssessmentConcluded):
        yield Move(GROUP, None, _CONCLUDED[event.outcome])
    else:
        yield Move(GROUP, None, _GROUP_TARGET.get(kind))
    if group is None:
        return
    own = _OWN.get(kind)
    if own is not None:
        yield Move(own[0], event.subject, own[1])
    yield from _tasks(event, group)
    yield from _consents(event, group)


RELAY: Final = (k.RelayOffered, k.RelayAccepted, k.RelayDeclined)
"""What is about the relay holder, and not the coordinator (stafettholder)."""


def status_of(
    group: Group | None, table: Table, subject: object, kind: type[Event], at: datetime | None = None
) -> Status:
    """Where a machine stands (status).

    `kind` tells the coordinator from the relay holder.  `at` asks where a consent stood then, because what is said
    about consent counts from when it was said, however late it is written down.
    """
    if group is None:
        return G.NONE
    match table.machine:
        case Machine.GROUP:
            return group.status
        case Machine.CONSENT:
            consent = group.consents.get(cast("ConsentKey", subject))
            return consent.status_at(at) if consent else S.NONE
        case Machine.MEETING:
            meeting = group.meetings.get(cast("str", subject))
            return meeting.status if meeting else M.NONE
        case Machine.COORDINATOR:
            office = group.relay_holder if kind in RELAY else group.coordinator
            return office.status_of(cast("str", subject))
        case Machine.WORK:
            item = group.work.get(cast("str", subject))
            return item.status if item else W.NONE
        case _ as never:
            assert_never(never)
