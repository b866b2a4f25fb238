"""Minutes: what they must hold, who gets them, and who reads them."""

from __future__ import annotations

from datetime import date
from typing import Final

from ansvar_core.derive.access import Denial, denied
from ansvar_core.derive.setting import Setting, kept
from ansvar_core.entities.meeting import Meeting, MeetingStatus
from ansvar_core.entities.people import Attendance
from ansvar_core.events.base import said
from ansvar_core.events.ending import RecordedInError
from ansvar_core.events.meeting import MeetingEnded
from ansvar_core.events.minutes import (
    MinutesAcknowledged,
    MinutesCommented,
    MinutesCorrected,
    MinutesShared,
    MinutesWritten,
)
from ansvar_core.events.people import MemberLeft
from ansvar_core.rules.base import (
    Breach,
    Check,
    ContentCheck,
    Obligation,
    Owing,
    Situation,
    StandingCheck,
    said_by,
)
from ansvar_core.rules.owing import live_meetings, met_since, next_meeting_day
from ansvar_core.rules.remedies import consent_facts, consent_remedies
from ansvar_core.values.findings import (
    Because,
    ChangeProposal,
    Effect,
    Fact,
    Floor,
    Nothing,
)
from ansvar_core.values.law import Ground

__all__ = ["CHECKS", "OBLIGATIONS"]


def _tasks_complete(situation: Situation, event: MinutesWritten | MinutesCorrected) -> Breach | None:
    facts = []
    for task in event.tasks:
        if task.responsible is None:
            facts.append(Fact(field="tasks.responsible", subject=task.id))
        if task.deadline is None:
            facts.append(Fact(field="tasks.deadline", subject=task.id))
    if facts:
        return Breach(facts=tuple(facts), remedies=(ChangeProposal(asks=("tasks",)),))
    return None


def _kinds(situation: Situation, event: MinutesWritten | MinutesCorrected) -> Breach | None:
    listed = situation.policy.information_kinds
    if not event.kinds <= listed:
        change = ChangeProposal(fields={"kinds": event.kinds & listed})
        return Breach(facts=(Fact(field="kinds"),), remedies=(change,))
    return None


def _writer(situation: Situation, event: MinutesWritten) -> Breach | None:
    meeting = situation.group.meetings.get(event.meeting)
    agreed = meeting.minute_taker if meeting else None
    if agreed is not None and event.writer != agreed and not said(event.writer_reason):
        remedies = (ChangeProposal(fields={"writer": agreed}), ChangeProposal(asks=("writer_reason",)))
        return Breach(facts=(Fact(field="writer", subject=event.writer, about=agreed),), remedies=remedies)
    return None


def _recipients(situation: Situation, event: MinutesShared) -> tuple[Breach, ...]:
    setting = situation.setting
    meeting = situation.group.meetings.get(event.meeting)
    if meeting is None or not meeting.minutes:
        return ()
    # Recorded late, it is the version of that time that was shared, and none before the first was written.
    shared = next((each for each in reversed(meeting.minutes) if each.written_at <= event.at), meeting.minutes[0])
    setting, kinds = setting.on(max(event.at, shared.written_at)), shared.kinds
    breaches: list[Breach] = []
    for party in sorted(event.recipients):
        no = denied(setting, party, meeting, kinds)
        if no is not None:
            rest = ChangeProposal(fields={"recipients": event.recipients - {party}})
            facts = (Fact(position=no.position, field="recipients", subject=party), *consent_facts(no.gaps))
            more = consent_remedies(setting, no.gaps, kinds) if no.gaps else ()
            floor = Floor.GUIDELINE if no.why is Denial.RESERVED else None
            breaches.append(Breach(facts=facts, remedies=(rest, *more), floor=floor))
    return tuple(breaches)


def _in_person(situation: Situation, event: MinutesAcknowledged | MinutesCommented) -> Breach | None:
    if event.actor != event.party:
        fact = Fact(field="party", subject=event.party, about=event.actor)
        return Breach(facts=(fact,), remedies=(ChangeProposal(fields={"party": event.actor}),))
    return None


def _has_them(situation: Situation) -> Breach | None:
    meeting = situation.group.meetings.get(situation.subject or "")
    if meeting is None or not meeting.minutes:
        return None
    no = denied(situation.setting, situation.actor, meeting, meeting.minutes[-1].kinds)
    had_them = any(situation.actor in version.readers for version in meeting.minutes)
    if no is not None and not had_them:
        fact = Fact(position=no.position, field="actor", subject=situation.actor)
        return Breach(facts=(fact, *consent_facts(no.gaps)), remedies=(Nothing(because=Because.NOT_YOURS),))
    return None


# --- owed ---------------------------------------------------------------------------------------------------------


def _to_write(setting: Setting) -> tuple[Owing, ...]:
    owed: list[Owing] = []
    for meeting in live_meetings(setting):
        if meeting.status is not MeetingStatus.ENDED or meeting.ended_at is None or meeting.ended_position is None:
            continue
        deadline = setting.on(meeting.ended_at).policy.minutes_deadline
        due = deadline.after(setting.on(meeting.ended_at).day) if deadline else None
        owed.append(
            Owing(
                who=meeting.minute_taker,
                position=meeting.ended_position,
                subject=meeting.id,
                due=due,
                overdue=due is not None and setting.day > due,
            )
        )
    return tuple(owed)


@kept
def _unreached(setting: Setting, meeting: Meeting) -> tuple[tuple[str, bool, int], ...]:
    """Those who may read the minutes and have not got them: who, whether only as needed, and since when.

    Whoever joins later may read older minutes, but is not owed them.
    """
    group, latest = setting.group, meeting.minutes[-1]
    reached = latest.readers | {latest.writer}
    family = [(party, False, latest.position) for party in sorted(group.participants - {group.user.id})]
    members = [
        (each.party, each.member.attendance is Attendance.AS_NEEDED, max(each.position, latest.position))
        for each in group.current_members
        if each.during(latest.written_at)
    ]
    everybody = (*members, *(each for each in family if not group.is_member(each[0])))
    return tuple(
        each for each in everybody if each[0] not in reached and denied(setting, each[0], meeting, latest.kinds) is None
    )


def _sharing(setting: Setting, *, as_needed: bool) -> tuple[Owing, ...]:
    owed: list[Owing] = []
    for meeting in live_meetings(setting):
        # A record with wrong steps in it can have minutes shared that were never written.
        if not meeting.minutes or meeting.status not in (MeetingStatus.MINUTES_WRITTEN, MeetingStatus.MINUTES_SHARED):
            continue
        due, written_at = _deadline(setting, meeting), meeting.minutes[-1].written_at
        for party, only_as_needed, since in _unreached(setting, meeting):
            if only_as_needed is as_needed:
                owed.append(
                    Owing(
                        who=setting.group.coordinator.holder,
                        position=since,
                        subject=meeting.id,
                        about=party,
                        due=due or next_meeting_day(setting),
                        next_meeting=due is None,
                        overdue=met_since(setting, since, written_at) or (due is not None and setting.day > due),
                    )
                )
    return tuple(owed)


def _deadline(setting: Setting, meeting: Meeting) -> date | None:
    """The last day to share, where the policy that was in force when the meeting ended has set one."""
    if meeting.ended_at is None:
        return None
    then = setting.on(meeting.ended_at)
    return then.policy.sharing_deadline.after(then.day) if then.policy.sharing_deadline else None


def _to_share(setting: Setting) -> tuple[Owing, ...]:
    return _sharing(setting, as_needed=False)


def _to_reach(setting: Setting) -> tuple[Owing, ...]:
    return _sharing(setting, as_needed=True)


def _to_read(setting: Setting) -> tuple[Owing, ...]:
    owed: list[Owing] = []
    for meeting in live_meetings(setting):
        if not meeting.minutes or meeting.status is MeetingStatus.VOID:
            continue
        latest = meeting.minutes[-1]
        for party, shared_at, position in latest.shared_with:
            if party in latest.acknowledged_by or party == latest.writer or not setting.group.is_member(party):
                continue
            if denied(setting, party, meeting, latest.kinds) is None:
                owed.append(
                    Owing(
                        who=party,
                        position=position,
                        subject=meeting.id,
                        due=next_meeting_day(setting),
                        next_meeting=True,
                        overdue=met_since(setting, position, shared_at),
                    )
                )
    return tuple(owed)


CHECKS: Final[tuple[Check, ...]] = (
    ContentCheck(
        code="minutes.tasks-complete",
        governs=(MinutesWritten, MinutesCorrected),
        source=said_by("B27"),
        judge=_tasks_complete,
    ),
    ContentCheck(
        code="minutes.kinds-listed",
        governs=(MinutesWritten, MinutesCorrected),
        floor=Floor.SOUNDNESS,
        source=said_by("B25", design=True),
        judge=_kinds,
    ),
    ContentCheck(
        code="minutes.writer",
        governs=(MinutesWritten,),
        effect=Effect.WARNS,
        source=said_by("B26", design=True),
        judge=_writer,
    ),
    ContentCheck(
        code="minutes.recipient-may-read",
        governs=(MinutesShared,),
        floor=Floor.LAW,
        source=said_by(
            "B25",
            Ground.RELEASE,
            Ground.SECRECY,
        ),
        judge=_recipients,
    ),
    ContentCheck(
        code="minutes.read-in-person",
        governs=(MinutesAcknowledged, MinutesCommented),
        source=said_by("B24", design=True),
        judge=_in_person,
    ),
    StandingCheck(
        code="minutes.reader-has-them",
        governs=(MinutesAcknowledged, MinutesCommented),
        floor=Floor.LAW,
        source=said_by("B24", "B25", Ground.RELEASE, design=True),
        judge=_has_them,
    ),
)
"""Minutes (regler for referat)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    Obligation(
        code="minutes.written",
        source=said_by("B26", "B27", design=True),
        opened_by=(MeetingEnded,),
        settled_by=(MinutesWritten,),
        voided_by=(RecordedInError,),
        owed=_to_write,
    ),
    Obligation(
        code="minutes.shared",
        source=said_by("B25"),
        opened_by=(MinutesWritten, MinutesCorrected),
        settled_by=(MinutesShared,),
        voided_by=(MemberLeft, RecordedInError),
        owed=_to_share,
    ),
    Obligation(
        code="minutes.reach-as-needed",
        source=said_by("A8", "B25"),
        opened_by=(MinutesWritten, MinutesCorrected),
        settled_by=(MinutesShared,),
        voided_by=(MemberLeft, RecordedInError),
        owed=_to_reach,
    ),
    Obligation(
        code="minutes.read",
        source=said_by("B24"),
        opened_by=(MinutesShared,),
        settled_by=(MinutesAcknowledged,),
        voided_by=(MemberLeft, RecordedInError),
        owed=_to_read,
    ),
)
"""What is owed about minutes (plikter om referat)."""
