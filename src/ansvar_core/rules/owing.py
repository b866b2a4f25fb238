"""When something is due."""

from __future__ import annotations

from datetime import date, datetime

from ansvar_core.dates import day_of
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.meeting import Meeting, MeetingStatus

__all__ = ["live_meetings", "met_since", "next_meeting", "next_meeting_day"]


def live_meetings(setting: Setting) -> tuple[Meeting, ...]:
    """The meetings that something can still be owed about (aktuelle møter)."""
    return tuple(setting.group.meetings[each] for each in setting.group.live_meetings)


def next_meeting(setting: Setting) -> Meeting | None:
    """The next meeting that is called or planned (neste møte)."""
    coming = [
        (each.starts, each)
        for each in live_meetings(setting)
        if each.status in (MeetingStatus.PLANNED, MeetingStatus.CALLED) and each.starts is not None
    ]
    return min(coming, key=lambda pair: pair[0])[1] if coming else None


def next_meeting_day(setting: Setting) -> date | None:
    """The day of the next meeting, if one is set (dagen for neste møte)."""
    meeting = next_meeting(setting)
    if meeting is None or meeting.starts is None:
        return None
    return day_of(meeting.starts, setting.policy.zone)


def met_since(setting: Setting, position: int, at: datetime | None = None) -> bool:
    """Whether the group has opened and ended a meeting since a position in the record (møte holdt siden).

    Given the instant `at` of what stands there, a meeting before it that is written down late does not count.  Asked
    about an instant before the last meeting, as an audit does, it looks at each that had been opened then.
    """
    group = setting.group
    if not group.led or group.led[-1].last <= setting.at:
        later = [each for each in group.led if each.position > position and (at is None or each.last > at)]
        if not later or at is None or any(each.first > at for each in later):
            return bool(later)
    return any(each.held and _opened_after(each, setting.at, position, at) for each in group.meetings.values())


def _opened_after(meeting: Meeting, now: datetime, position: int, at: datetime | None) -> bool:
    if meeting.opened_at is None or meeting.opened_position is None or meeting.opened_at > now:
        return False
    return meeting.opened_position > position and (at is None or meeting.opened_at > at)
