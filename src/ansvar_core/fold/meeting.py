"""How meetings change the group."""

from __future__ import annotations

from typing import Any, Final

from ansvar_core.entities.facts import StandingChair
from ansvar_core.entities.group import Group, Hearing
from ansvar_core.entities.meeting import (
    CallAnswer,
    Excuse,
    Leading,
    Meeting,
    MeetingKind,
    MeetingStatus,
    OutsideMeeting,
    Topic,
    Voice,
)
from ansvar_core.entities.people import HearingManner
from ansvar_core.events import meeting as m
from ansvar_core.events import minutes as r
from ansvar_core.events.base import said
from ansvar_core.fold.base import Folds, change
from ansvar_core.fold.need import heard
from ansvar_core.values.ids import PartyId

__all__ = ["FOLD", "led", "moved", "put"]


def put(group: Group, event: m._OfMeeting | r._OfMinutes, position: int, **changes: Any) -> Group:
    """A meeting with some facts changed, and a new one if the group does not know it (møte ført)."""
    known = group.meetings.get(event.meeting)
    # One that is called under the id of a meeting that never was is another meeting.
    if known is None or known.status is MeetingStatus.VOID:
        known = Meeting(id=event.meeting, period=group.period, position=position, status=MeetingStatus.NONE)
        group = change(group, live_meetings=(*group.live_meetings, event.meeting))
    return change(group, meetings=group.meetings.put(known.id, change(known, **changes)))


def moved(before: Group, group: Group, meeting_id: str, target: str | None) -> Group:
    """What an event leaves of a meeting: its status, and who has led (møte flyttet til ny status)."""
    meeting = group.meetings[meeting_id]
    if target is not None:
        meeting = change(meeting, status=MeetingStatus(target))
        group = change(group, meetings=group.meetings.put(meeting_id, meeting))
    then, now = _lead(before, before.meetings.get(meeting_id)), _lead(group, meeting)
    if then == now:
        return group
    if then is None and now is not None and (not group.led or group.led[-1].last < now.first):
        return change(group, led=_followed(group.led, now))
    return change(group, led=led(group))


def led(group: Group) -> tuple[Leading, ...]:
    """Who has led the meetings held in this period, by when they were opened (møteledelse)."""
    held = [each for meeting in group.meetings.values() if (each := _lead(group, meeting)) is not None]
    found: tuple[Leading, ...] = ()
    for each in sorted(held, key=lambda each: each.first):
        found = _followed(found, each)
    return found


def _lead(group: Group, meeting: Meeting | None) -> Leading | None:
    if meeting is None or not meeting.held or meeting.period != group.period:
        return None
    if meeting.opened_at is None or meeting.opened_position is None:
        return None
    return Leading(
        chair=meeting.chair,
        first=meeting.opened_at,
        last=meeting.opened_at,
        position=meeting.opened_position,
    )


def _followed(before: tuple[Leading, ...], one: Leading) -> tuple[Leading, ...]:
    if before and before[-1].chair == one.chair:
        *others, same = before
        return (*others, change(same, last=one.last, position=max(same.position, one.position)))
    return (*before, one)


def _planned(group: Group, event: m.MeetingPlanned | m.MeetingMoved, position: int) -> Group:
    kind = event.meeting_kind if isinstance(event, m.MeetingPlanned) else None
    return put(
        group,
        event,
        position,
        kind=kind or _known_kind(group, event),
        starts=event.starts,
        ends=event.ends,
        timed_position=position,
    )


def _known_kind(group: Group, event: m._OfMeeting) -> MeetingKind | None:
    """What sort of meeting it was said to be before, which stands until another is said."""
    known = group.meetings.get(event.meeting)
    return known.kind if known is not None else None


def _called(group: Group, event: m.MeetingCalled, position: int) -> Group:
    known = group.meetings.get(event.meeting)
    agenda, held = event.agenda, frozenset[str]()
    if event.despite and known is not None:
        # An item that is said to hold less is read as it was, and so is an agenda that has lost one.
        before = {item.id: item.kinds for item in known.agenda}
        agenda = tuple(change(item, kinds=item.kinds | before.get(item.id, frozenset())) for item in event.agenda)
        held = known.kinds_held | known.kinds_written
    chair = event.chair
    if event.despite:
        chair = known.chair if known is not None else None
    return put(
        group,
        event,
        position,
        kind=event.meeting_kind or _known_kind(group, event),
        starts=event.starts,
        ends=event.ends,
        agenda=agenda,
        kinds_held=held,
        chair=chair,
        timed_position=position,
        minute_taker=event.minute_taker,
        called=event.called,
        invited=event.invited,
        called_position=position,
        called_by=event.actor,
        called_at=event.at,
    )


def _cancelled(group: Group, event: m.MeetingCancelled, position: int) -> Group:
    return change(group, live_meetings=tuple(each for each in group.live_meetings if each != event.meeting))


def _opened_meeting(group: Group, event: m.MeetingOpened, position: int) -> Group:
    meeting = group.meetings[event.meeting]
    excused = {absence.party for absence in event.absences if said(absence.reason)}
    if group.user.id in event.present:
        made = Hearing(manner=HearingManner.TOOK_PART, at=event.at, position=position, meeting=event.meeting)
        group = heard(group, made)
    return put(
        group,
        event,
        position,
        chair=event.chair,
        # Whoever was to chair it before does so by right.
        chair_noted=bool(event.despite)
        and (meeting.chair_noted or event.chair != (meeting.chair or meeting.agreed_chair)),
        minute_taker=event.minute_taker or meeting.minute_taker,
        opened_at=event.at,
        opened_position=position,
        present=event.present,
        represented=frozenset(each.member for each in event.stand_ins if each.party in event.present),
        # That they were there happened; that they were wished for would give them a right.
        others=tuple(change(each, wished_by_user=False, wish_of=None) for each in event.others)
        if event.despite
        else event.others,
        excused=meeting.excused | excused,
        excuses=(*meeting.excuses, *(_excuse(meeting, event, position, each) for each in sorted(excused))),
    )


def _excuse(meeting: Meeting, event: m._OfMeeting, position: int, party: PartyId) -> Excuse:
    return Excuse(party=party, day=meeting.starts, by=event.actor, at=event.at, position=position)


def _excused(group: Group, event: m.AbsenceExcused, position: int) -> Group:
    meeting = group.meetings[event.meeting]
    excuses = (*meeting.excuses, _excuse(meeting, event, position, event.party))
    return put(group, event, position, excused=meeting.excused | {event.party}, excuses=excuses)


def _answered(group: Group, event: m.CallAnswered, position: int) -> Group:
    made = CallAnswer(
        party=event.party,
        coming=event.coming,
        reason=event.reason,
        by=event.actor,
        at=event.at,
        position=position,
    )
    answers = sorted((*group.meetings[event.meeting].answers, made), key=lambda each: (each.at, each.position))
    return put(group, event, position, answers=tuple(answers))


def _chair(group: Group, event: m.ChairAgreed, position: int) -> Group:
    group = put(group, event, position, agreed_chair=event.party)
    if not event.standing:
        return group
    made = StandingChair(party=event.party, by=event.actor, at=event.at, position=position)
    return change(group, standing_chair=made)


def _voice(group: Group, event: m.VoiceArranged, position: int) -> Group:
    made = Voice(
        party=event.party,
        not_wanted=event.not_wanted,
        until_changed=event.until_changed,
        day=group.meetings[event.meeting].starts,
        by=event.actor,
        at=event.at,
        position=position,
    )
    group = put(group, event, position, voice=event.party, voice_said=made)
    return change(group, standing_voice=made) if event.until_changed else group


def _ended_meeting(group: Group, event: m.MeetingEnded, position: int) -> Group:
    last = group.meetings.get(group.last_held) if group.last_held is not None else None
    group = put(
        group,
        event,
        position,
        ended_at=event.at,
        ended_position=position,
        tasks_agreed=event.tasks_agreed,
        process_evaluated=event.process_evaluated,
        next_meeting_on=event.next_meeting_on,
        next_minute_taker=event.next_minute_taker,
    )
    # A meeting that is written down late is not the last one held for that.
    later = last is not None and last.ended_at is not None and last.ended_at > event.at
    return group if later else change(group, last_held=event.meeting)


def _outside(group: Group, event: m.OutsideMeetingHeld, position: int) -> Group:
    made = OutsideMeeting(
        id=event.meeting,
        position=position,
        period=group.period,
        held_at=event.at,
        by=event.by,
        user_told=event.user_told,
    )
    # Only a meeting about the agencies' own disagreement is something the user must be told of (B35).
    owed = event.topic is Topic.AGENCY_DISAGREEMENT and not event.user_told
    others = tuple(each for each in group.untold if each != made.id)
    untold = (*others, made.id) if owed else others
    return change(group, outside_meetings=group.outside_meetings.put(made.id, made), untold=untold)


def _told(group: Group, event: m.UserToldOfOutsideMeeting, position: int) -> Group:
    told = change(group.outside_meetings[event.meeting], user_told=True)
    untold = tuple(each for each in group.untold if each != event.meeting)
    return change(group, outside_meetings=group.outside_meetings.put(told.id, told), untold=untold)


FOLD: Final[Folds] = {
    m.MeetingPlanned: _planned,
    m.MeetingCalled: _called,
    m.MeetingMoved: _planned,
    m.MeetingCancelled: _cancelled,
    m.CallAnswered: _answered,
    m.ChairAgreed: _chair,
    m.VoiceArranged: _voice,
    m.MeetingOpened: _opened_meeting,
    m.AbsenceExcused: _excused,
    m.MeetingEnded: _ended_meeting,
    m.OutsideMeetingHeld: _outside,
    m.UserToldOfOutsideMeeting: _told,
}
"""How each of these events changes a group."""
