"""How minutes change the group, and whose turn is counted."""

from __future__ import annotations

from typing import Any, Final

from ansvar_core.entities.group import Group, Turn
from ansvar_core.entities.meeting import Minutes
from ansvar_core.entities.plan import Task
from ansvar_core.events import minutes as r
from ansvar_core.fold.base import Folds, change
from ansvar_core.fold.meeting import put
from ansvar_core.fold.work import line_corrected, task_agreed
from ansvar_core.moves import corrected_lines

__all__ = ["FOLD"]


def _version(group: Group, event: r.MinutesWritten | r.MinutesCorrected, position: int, writer: str) -> Group:
    meeting = group.meetings[event.meeting]
    made = Minutes(
        version=len(meeting.minutes) + 1,
        writer=writer,
        kinds=event.kinds,
        document=event.document,
        written_at=event.at,
        position=position,
        tasks=event.tasks,
        by=event.actor,
    )
    live = group.live_meetings
    if meeting.period == group.period and meeting.id not in live:
        live = (*live, meeting.id)
    # Minutes that are said to hold less open nothing that was closed.
    held = meeting.kinds_written if event.despite else frozenset[str]()
    minutes = (*meeting.minutes, made)
    return put(change(group, live_meetings=live), event, position, minutes=minutes, kinds_held=held)


def _written(group: Group, event: r.MinutesWritten, position: int) -> Group:
    group = _version(group, event, position, event.writer)
    for task in event.tasks:
        group = task_agreed(group, task, event, position)
    membership = group.members.get(event.writer)
    if membership is None:
        return group
    turn = Turn(meeting=event.meeting, at=event.at, position=position, period=group.period)
    turns = (*membership.turns, turn)
    if membership.turns and membership.turns[-1].at > turn.at:
        turns = tuple(sorted(turns, key=lambda each: (each.at, each.position)))
    return change(group, members=group.members.put(event.writer, change(membership, turns=turns)))


def _told_anew(group: Group, event: r.MinutesCorrected) -> tuple[tuple[Task, Task], ...]:
    """Lines that agree the same, and say otherwise how it went or who does it together: nothing moves by that."""
    meeting = group.meetings.get(event.meeting)
    before = {each.id: each for each in meeting.minutes[-1].tasks} if meeting is not None and meeting.minutes else {}
    known = [each for each in event.tasks if each.id in before and each.id in group.work]
    same = ((before[each.id], each) for each in known if before[each.id].agrees(each))
    return tuple(
        (was, now) for was, now in same if now.status is not None or now.also_responsible != was.also_responsible
    )


def _corrected(group: Group, event: r.MinutesCorrected, position: int) -> Group:
    before = group.meetings[event.meeting].minutes
    lines = (*corrected_lines(group, event), *_told_anew(group, event))
    group = _version(group, event, position, before[-1].writer if before else event.actor)
    for was, now in lines:
        group = line_corrected(group, was, now, event, position)
    return group


def _latest(group: Group, event: r._OfMinutes, position: int, **changes: Any) -> Group:
    *before, last = group.meetings[event.meeting].minutes
    return _settled(put(group, event, position, minutes=(*before, change(last, **changes))), event.meeting)


def _shared(group: Group, event: r.MinutesShared, position: int) -> Group:
    minutes = group.meetings[event.meeting].minutes
    if not minutes:
        return group
    new = [(party, event.at, position) for party in sorted(event.recipients - minutes[-1].readers)]
    return _latest(group, event, position, shared_with=(*minutes[-1].shared_with, *new))


def _acknowledged(group: Group, event: r.MinutesAcknowledged, position: int) -> Group:
    """Somebody has read the latest version that they were given, which need not be the latest there is."""
    minutes = group.meetings[event.meeting].minutes
    if not minutes:
        return group
    given = [version for version in minutes if event.party in version.readers]
    read = given[-1] if given else minutes[-1]
    seen = change(read, acknowledged_by=read.acknowledged_by | {event.party})
    versions = tuple(seen if version is read else version for version in minutes)
    return _settled(put(group, event, position, minutes=versions), event.meeting)


def _settled(group: Group, meeting_id: str) -> Group:
    """Leave a meeting behind when everybody who is owed its minutes has got them, and the members have read them."""
    latest = group.meetings[meeting_id].minutes[-1]
    members = {each.party for each in group.current_members if each.during(latest.written_at)}
    family = group.participants - {group.user.id}
    if members | family <= latest.readers | {latest.writer} and members <= latest.acknowledged_by | {latest.writer}:
        return change(group, live_meetings=tuple(each for each in group.live_meetings if each != meeting_id))
    return group


FOLD: Final[Folds] = {
    r.MinutesWritten: _written,
    r.MinutesCorrected: _corrected,
    r.MinutesShared: _shared,
    r.MinutesAcknowledged: _acknowledged,
}
"""How each of these events changes a group."""
