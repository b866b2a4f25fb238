"""Planning and calling meetings: purpose, agenda, time, chair, minute-taker, and who is asked to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from ansvar_core.derive.agencies import bound_to_attend
from ansvar_core.derive.setting import Setting
from ansvar_core.derive.topics import Place, route
from ansvar_core.entities.group import GroupStatus, Latest
from ansvar_core.entities.meeting import MeetingStatus, Topic
from ansvar_core.entities.people import Attendance
from ansvar_core.events.coordination import GroupEstablished
from ansvar_core.events.ending import EndingDecided, RecordedInError
from ansvar_core.events.meeting import (
    AbsenceExcused,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    OutsideMeetingHeld,
    UserToldOfOutsideMeeting,
)
from ansvar_core.events.work import GoalSet
from ansvar_core.rules.base import Breach, Check, ContentCheck, Obligation, Owing, Situation, StandingCheck, said_by
from ansvar_core.rules.owing import met_since, next_meeting_day
from ansvar_core.rules.remedies import another_time
from ansvar_core.values.findings import (
    Because,
    ChangeProposal,
    Effect,
    Fact,
    Floor,
    Instead,
    Nothing,
    Remedy,
    Step,
)

__all__ = ["CHECKS", "OBLIGATIONS"]


def _elsewhere(topic: Topic, code: str, statement: str) -> ContentCheck[MeetingCalled]:
    def judge(situation: Situation, event: MeetingCalled) -> Breach | None:
        way = route(topic, situation.policy)
        wrong = tuple(item for item in event.agenda if item.topic is topic)
        if way.in_group or not wrong:
            return None
        remedies: list[Remedy] = [ChangeProposal(without={"agenda": tuple(item.id for item in wrong)})]
        if way.place is Place.COOPERATION_MEETING:
            held = Step(kind=OutsideMeetingHeld.tag, fields={"topic": topic}, asks=("meeting", "by", "user_told"))
            remedies.append(Instead(steps=(held,)))
        return Breach(facts=tuple(Fact(field="agenda", subject=item.id) for item in wrong), remedies=tuple(remedies))

    return ContentCheck(code=code, governs=(MeetingCalled,), source=said_by(statement), judge=judge)


def _starts_from_plan(situation: Situation, event: MeetingCalled) -> Breach | None:
    plan = situation.group.plan
    if plan is None or any(item.topic is Topic.INDIVIDUAL_PLAN for item in event.agenda):
        return None
    change = ChangeProposal(asks=("agenda",))
    return Breach(facts=(Fact(position=plan.position, field="agenda", subject=plan.id),), remedies=(change,))


def _goal_from_plan(situation: Situation, event: GoalSet) -> Breach | None:
    plan = situation.group.plan
    if plan is not None and not event.from_plan and event.parent is None:
        change = ChangeProposal(fields={"from_plan": True})
        return Breach(facts=(Fact(position=plan.position, field="from_plan", subject=plan.id),), remedies=(change,))
    return None


def _agenda(situation: Situation, event: MeetingCalled) -> Breach | None:
    if not event.agenda:
        return Breach(facts=(Fact(field="agenda"),), remedies=(ChangeProposal(asks=("agenda",)),))
    return None


def _agenda_kinds(situation: Situation, event: MeetingCalled) -> Breach | None:
    listed = situation.policy.information_kinds
    unknown = tuple(item.id for item in event.agenda if not item.kinds <= listed)
    if unknown:
        facts = tuple(Fact(field="agenda", subject=item) for item in unknown)
        remedies = (ChangeProposal(asks=("agenda",)), ChangeProposal(without={"agenda": unknown}))
        return Breach(facts=facts, remedies=remedies)
    return None


def _limited(situation: Situation, event: MeetingPlanned | MeetingCalled | MeetingMoved) -> Breach | None:
    if event.ends is None:
        return Breach(facts=(Fact(field="ends"),), remedies=(ChangeProposal(asks=("ends",)),))
    return None


def _length(situation: Situation, event: MeetingPlanned | MeetingCalled | MeetingMoved) -> Breach | None:
    most = situation.policy.max_meeting_minutes
    if most is not None and event.ends is not None and event.ends - event.starts > timedelta(minutes=most):
        change = ChangeProposal(fields={"ends": event.starts + timedelta(minutes=most)})
        return Breach(facts=(Fact(field="ends"),), remedies=(change,))
    return None


def _not_in_the_past(situation: Situation, event: MeetingCalled | MeetingMoved) -> Breach | None:
    if event.starts < situation.at:
        return Breach(facts=(Fact(field="starts"),), remedies=(another_time(event.ends),))
    return None


def _notice(situation: Situation, event: MeetingCalled | MeetingMoved) -> Breach | None:
    notice = situation.policy.notice
    if notice is None:
        return None
    latest = notice.before(situation.setting.on(event.starts).day)
    if situation.day > latest:
        return Breach(facts=(Fact(field="starts", day=latest),), remedies=(another_time(event.ends),))
    return None


def _user_called(situation: Situation, event: MeetingCalled) -> Breach | None:
    user = situation.group.user.id
    if user not in event.called | event.invited:
        change = ChangeProposal(fields={"invited": event.invited | {user}})
        return Breach(facts=(Fact(field="invited", subject=user),), remedies=(change,))
    return None


def _regulars_called(situation: Situation, event: MeetingCalled) -> Breach | None:
    regulars = {
        each.party for each in situation.group.current_members if each.member.attendance is Attendance.EVERY_MEETING
    }
    missing = sorted(regulars - event.called - event.invited)
    if missing:
        change = ChangeProposal(fields={"called": event.called | set(missing)})
        return Breach(facts=tuple(Fact(field="called", subject=party) for party in missing), remedies=(change,))
    return None


def _strangers(situation: Situation, event: MeetingCalled) -> Breach | None:
    group = situation.group
    known = {each.party for each in group.current_members} | group.participants | {group.user.id}
    unknown = sorted((event.called | event.invited) - known)
    if unknown:
        without = {"called": event.called & known, "invited": event.invited & known}
        facts = tuple(Fact(field="called", subject=party) for party in unknown)
        return Breach(facts=facts, remedies=(ChangeProposal(fields=without),))
    return None


# --- owed ---------------------------------------------------------------------------------------------------------

_COMING = (MeetingStatus.CALLED, MeetingStatus.OPEN)
_OVER = (MeetingStatus.ENDED, MeetingStatus.MINUTES_WRITTEN)


def _attendance(setting: Setting) -> tuple[Owing, ...]:
    group = setting.group
    owed: list[Owing] = []
    for meeting_id in group.live_meetings:
        meeting = group.meetings[meeting_id]
        if meeting.status not in _COMING + _OVER or meeting.starts is None or meeting.called_position is None:
            continue
        held_at = meeting.opened_at or setting.at
        came = meeting.present | meeting.represented | meeting.excused
        over = meeting.status in _OVER and (meeting.opened_at is None or meeting.opened_at <= setting.at)
        owed.extend(
            Owing(
                who=party,
                position=meeting.called_position,
                subject=meeting.id,
                due=setting.on(meeting.starts).day,
                overdue=over,
            )
            for party in sorted(meeting.called - came)
            if bound_to_attend(setting, party, held_at)
        )
    return tuple(owed)


def _asked_since(setting: Setting) -> date:
    """The day from which an interval has been asked for without a break, until today."""
    first: date | None = None
    for day, policy in setting.policies.versions:
        if day is None or day <= setting.day:
            first = None if policy.meeting_interval is None else first or day or date.min
    return first or setting.day


def _held(setting: Setting) -> Owing | None:
    """A next meeting, counted from the last, or from when the group was established."""
    group = setting.group
    last = group.meetings[group.last_held] if group.last_held is not None else None
    since = group.latest.get(GroupEstablished.tag)
    if last is not None and last.period == group.period and last.ended_at is not None and last.ended_position:
        since = Latest(at=last.ended_at, position=last.ended_position, period=last.period)
    if group.status is not GroupStatus.ESTABLISHED or since is None or since.period != group.period:
        return None
    if setting.policy.meeting_interval is None or since.at > setting.at:
        return None
    then = setting.on(since.at)
    if then.policy.meeting_interval is not None:
        due = then.policy.meeting_interval.after(then.day)
    else:
        # A group that last met before the municipality asked for it has the whole time from the day it did.
        due = setting.policy.meeting_interval.after(_asked_since(setting))
    return Owing(who=group.coordinator.holder, position=since.position, due=due, overdue=setting.day > due)


def _nothing_to_tell(situation: Situation) -> Breach | None:
    if situation.subject not in situation.group.untold:
        return Breach(facts=(Fact(subject=situation.subject),), remedies=(Nothing(because=Because.ALREADY_DONE),))
    return None


def _user_told(setting: Setting) -> tuple[Owing, ...]:
    owed: list[Owing] = []
    for each in setting.group.untold:
        outside = setting.group.outside_meetings[each]
        owed.extend(
            Owing(
                who=party,
                position=outside.position,
                subject=outside.id,
                due=next_meeting_day(setting),
                next_meeting=True,
                overdue=met_since(setting, outside.position, outside.held_at),
            )
            for party in sorted(outside.by)
        )
    return tuple(owed)


CHECKS: Final[tuple[Check, ...]] = (
    _elsewhere(Topic.STAFF_COMPLAINT, "topic.staff-complaint", "B31"),
    _elsewhere(Topic.RESOURCE_COMPLAINT, "topic.resource-complaint", "B32"),
    _elsewhere(Topic.TRAINING, "topic.training", "B33"),
    _elsewhere(Topic.AGENCY_DISAGREEMENT, "topic.agency-disagreement", "B34"),
    ContentCheck(
        code="meeting.starts-from-plan",
        governs=(MeetingCalled,),
        effect=Effect.WARNS,
        source=said_by("A10"),
        judge=_starts_from_plan,
    ),
    ContentCheck(
        code="goal.starts-from-plan",
        governs=(GoalSet,),
        effect=Effect.WARNS,
        source=said_by("A10"),
        judge=_goal_from_plan,
    ),
    ContentCheck(
        code="meeting.agenda",
        governs=(MeetingCalled,),
        effect=Effect.WARNS,
        source=said_by("B23", design=True),
        judge=_agenda,
    ),
    ContentCheck(
        code="meeting.kinds-listed",
        governs=(MeetingCalled,),
        floor=Floor.SOUNDNESS,
        source=said_by("B3", design=True),
        judge=_agenda_kinds,
    ),
    ContentCheck(
        code="meeting.time-limited",
        governs=(MeetingPlanned, MeetingCalled, MeetingMoved),
        effect=Effect.WARNS,
        source=said_by("B30"),
        judge=_limited,
    ),
    ContentCheck(
        code="meeting.length",
        governs=(MeetingPlanned, MeetingCalled, MeetingMoved),
        effect=Effect.WARNS,
        source=said_by("B30", design=True),
        judge=_length,
    ),
    ContentCheck(
        code="meeting.starts-later",
        governs=(MeetingCalled, MeetingMoved),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_not_in_the_past,
    ),
    ContentCheck(
        code="meeting.notice",
        governs=(MeetingCalled, MeetingMoved),
        effect=Effect.WARNS,
        source=said_by(design=True),
        judge=_notice,
    ),
    ContentCheck(
        code="meeting.user-called",
        governs=(MeetingCalled,),
        effect=Effect.WARNS,
        source=said_by("B15"),
        judge=_user_called,
    ),
    ContentCheck(
        code="meeting.regulars-called",
        governs=(MeetingCalled,),
        effect=Effect.WARNS,
        source=said_by("A8", design=True),
        judge=_regulars_called,
    ),
    ContentCheck(
        code="meeting.called-take-part",
        governs=(MeetingCalled,),
        floor=Floor.SOUNDNESS,
        source=said_by("A5", "B3", design=True),
        judge=_strangers,
    ),
    StandingCheck(
        code="outside.nothing-to-tell",
        governs=(UserToldOfOutsideMeeting,),
        floor=Floor.SOUNDNESS,
        source=said_by("B35", design=True),
        judge=_nothing_to_tell,
    ),
)
"""Calling meetings (regler for innkalling)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    Obligation(
        code="meeting.attendance",
        source=said_by("B8"),
        opened_by=(MeetingCalled,),
        settled_by=(AbsenceExcused, MeetingOpened),
        voided_by=(MeetingCancelled, RecordedInError),
        owed=_attendance,
    ),
    Obligation(
        code="meeting.held",
        source=said_by("B5", "B23", design=True),
        opened_by=(GroupEstablished, MeetingEnded),
        settled_by=(MeetingEnded,),
        voided_by=(EndingDecided,),
        owed=_held,
    ),
    Obligation(
        code="outside.user-told",
        source=said_by("B35"),
        opened_by=(OutsideMeetingHeld,),
        settled_by=(UserToldOfOutsideMeeting,),
        owed=_user_told,
    ),
)
"""What is owed about meetings to come (plikter om møter)."""
