"""Opening and ending a meeting: who is in the room, the user's voice, and what is asked at the end."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from ansvar_core.choices import ChairRule, MinuteTakerRule
from ansvar_core.derive.agencies import professional_for
from ansvar_core.derive.chair import chair_allowed, expected_chair
from ansvar_core.derive.consent import covered
from ansvar_core.derive.rota import eligible, rota
from ansvar_core.entities.meeting import Meeting, MeetingStatus, ProcessQuestion
from ansvar_core.events.base import said
from ansvar_core.events.meeting import AbsenceExcused, MeetingEnded, MeetingMoved, MeetingOpened, VoiceArranged
from ansvar_core.events.work import ProcessEvaluated
from ansvar_core.lifecycle import MEETING
from ansvar_core.rules.appointing import minute_taker_reads
from ansvar_core.rules.base import (
    Breach,
    Check,
    ContentCheck,
    Situation,
    StandingCheck,
    said_by,
)
from ansvar_core.rules.remedies import consent_facts, consent_remedies
from ansvar_core.values.findings import (
    AnotherActor,
    Because,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Floor,
    Nothing,
    Remedy,
    Step,
)
from ansvar_core.values.law import Ground

__all__ = ["CHECKS"]


def _meeting(situation: Situation, event: MeetingOpened) -> Meeting | None:
    return situation.group.meetings.get(event.meeting)


def _in_the_room(situation: Situation, event: MeetingOpened) -> tuple[Breach, ...]:
    """Every agency with somebody in the room is covered; a stand-in is there for the member's agency too."""
    group = situation.group
    meeting = _meeting(situation, event)
    kinds = meeting.kinds if meeting else frozenset()
    wished = {each.party for each in event.others if each.wished_by_user and not group.is_member(each.party)}
    there = {(party, party) for party in event.present}
    there |= {(each.party, each.member) for each in event.stand_ins if each.party in event.present}
    breaches: list[Breach] = []
    for party, member in sorted(there):
        agency = professional_for(situation.setting, member) if member not in wished else None
        if agency is None:
            continue
        gaps = covered(situation.setting, agency, kinds).gaps
        if gaps:
            fields = {
                "present": event.present - {party},
                "stand_ins": tuple(each for each in event.stand_ins if each.party != party),
            }
            facts = (Fact(field="present", subject=party, about=agency), *consent_facts(gaps))
            remedies = (ChangeProposal(fields=fields), *consent_remedies(situation.setting, gaps, kinds))
            breaches.append(Breach(facts=facts, remedies=remedies))
    return tuple(breaches)


def _strangers(situation: Situation, event: MeetingOpened) -> Breach | None:
    group = situation.group
    takes_part = {each.party for each in group.current_members} | group.participants | {group.user.id}
    stands_in = {each.party for each in event.stand_ins if group.is_member(each.member)}
    wished = {each.party for each in event.others if each.wished_by_user}
    unknown = sorted(event.present - takes_part - stands_in - wished)
    if unknown:
        change = ChangeProposal(fields={"present": event.present - set(unknown)})
        facts = tuple(Fact(field="present", subject=party) for party in unknown)
        return Breach(facts=facts, remedies=(change,))
    return None


def _chair_present(situation: Situation, event: MeetingOpened) -> Breach | None:
    if event.chair not in event.present:
        comes = ChangeProposal(fields={"present": event.present | {event.chair}})
        another = (ChangeProposal(asks=("chair",)),) if event.present else ()
        return Breach(facts=(Fact(field="chair", subject=event.chair),), remedies=(comes, *another))
    return None


def _chair(situation: Situation, event: MeetingOpened) -> Breach | None:
    if _in_own_right(situation, event) or _stands_in(situation, event):
        return None
    named = expected_chair(situation.setting, _meeting(situation, event))
    if named is not None and named in event.present:
        remedy = ChangeProposal(fields={"chair": named})
    else:
        remedy = ChangeProposal(asks=("chair_reason",))
    return Breach(facts=(Fact(field="chair", subject=event.chair, about=named),), remedies=(remedy,))


def _in_own_right(situation: Situation, event: MeetingOpened) -> bool:
    meeting = _meeting(situation, event)
    named, agreed = (meeting.chair, meeting.agreed_chair) if meeting else (None, None)
    if situation.policy.chair_rule is ChairRule.NAMED_IN_THE_CALL and (named or agreed) is not None:
        return event.chair in (named, agreed)
    return event.chair == named or chair_allowed(situation.setting, meeting, event.chair)


def _stands_in(situation: Situation, event: MeetingOpened) -> bool:
    """Somebody chairs in the place of one who is not there, and it is said why."""
    named = expected_chair(situation.setting, _meeting(situation, event))
    return said(event.chair_reason) and named not in event.present


def _chair_stand_in(situation: Situation, event: MeetingOpened) -> Breach | None:
    if not _in_own_right(situation, event) and _stands_in(situation, event):
        named = expected_chair(situation.setting, _meeting(situation, event))
        fact = Fact(field="chair", subject=event.chair, about=named)
        return Breach(facts=(fact,), remedies=(Nothing(because=Because.HAS_HAPPENED),))
    return None


def _minute_taker(situation: Situation, event: MeetingOpened) -> str | None:
    meeting = _meeting(situation, event)
    return event.minute_taker or (meeting.minute_taker if meeting else None)


def _minute_taker_present(situation: Situation, event: MeetingOpened) -> Breach | None:
    taker = _minute_taker(situation, event)
    if taker is None or taker not in event.present:
        return Breach(facts=(Fact(field="minute_taker", subject=taker),), remedies=(_somebody(situation, event),))
    return None


def _somebody(situation: Situation, event: MeetingOpened) -> Remedy:
    meeting = _meeting(situation, event)
    kinds = meeting.kinds if meeting else frozenset()
    taking = eligible(situation.setting, None, kinds)
    can = [each for each in taking if minute_taker_reads(situation, each.party, kinds)]
    away = [each.party for each in taking if each.party not in event.present or each not in can]
    turns = rota(situation.setting, 1, event.chair, away, kinds)
    # An office may be held by somebody who is away or without access, which the rotation passes over.
    due = [
        each.party for each in turns if each.party in event.present and minute_taker_reads(situation, each.party, kinds)
    ]
    # The chair writes too when nobody else in the room can.
    due += [each.party for each in can if each.party in event.present]
    if due:
        return ChangeProposal(fields={"minute_taker": due[0]})
    return ChangeProposal(asks=("minute_taker",) if event.present else ("present", "minute_taker"))


def _minute_taker_reads(situation: Situation, event: MeetingOpened) -> Breach | None:
    taker = _minute_taker(situation, event)
    meeting = _meeting(situation, event)
    kinds = meeting.kinds if meeting else frozenset()
    if taker is not None and not minute_taker_reads(situation, taker, kinds):
        return Breach(facts=(Fact(field="minute_taker", subject=taker),), remedies=(_somebody(situation, event),))
    return None


def _user_present(situation: Situation, event: MeetingOpened) -> Breach | None:
    user = situation.group.user.id
    if user not in event.present:
        change = ChangeProposal(fields={"present": event.present | {user}})
        return Breach(facts=(Fact(field="present", subject=user),), remedies=(change,))
    return None


def _voice(situation: Situation, event: MeetingOpened) -> Breach | None:
    user = situation.group.user.id
    meeting = _meeting(situation, event)
    if user in event.present or (meeting is not None and meeting.voice is not None):
        return None
    step = Step(kind=VoiceArranged.tag, fields={"meeting": event.meeting}, asks=("party",))
    remedies = (DoFirst(steps=(step,)), ChangeProposal(fields={"present": event.present | {user}}))
    return Breach(facts=(Fact(field="present", subject=user),), remedies=remedies)


def _absences(situation: Situation, event: MeetingOpened) -> Breach | None:
    both = tuple(sorted({each.party for each in event.absences} & event.present))
    if both:
        facts = tuple(Fact(field="absences", subject=party) for party in both)
        return Breach(facts=facts, remedies=(ChangeProposal(without={"absences": both}),))
    return None


def _for_nobody(situation: Situation, event: AbsenceExcused | MeetingOpened) -> tuple[Breach, ...]:
    """An excuse for one who is there, or whom nobody called or invited."""
    meeting = situation.group.meetings[event.meeting]
    asked = meeting.called | meeting.invited
    if isinstance(event, AbsenceExcused):
        # Of a meeting that nobody can be excused from, its table has said so.
        nobody = event.party not in asked or event.party in meeting.present
        if not nobody or not MEETING.allows(meeting.status, AbsenceExcused):
            return ()
        fact = Fact(position=meeting.called_position, field="party", subject=event.party)
        return (Breach(facts=(fact,), remedies=(Nothing(because=Because.HAS_HAPPENED),)),)
    unasked = tuple(sorted({each.party for each in event.absences} - asked - event.present))
    if not unasked:
        return ()
    facts = tuple(Fact(position=meeting.called_position, field="absences", subject=party) for party in unasked)
    return (Breach(facts=facts, remedies=(ChangeProposal(without={"absences": unasked}),)),)


def _another_day(situation: Situation) -> Breach | None:
    """A meeting opens on the day it was called for; another day is a move."""
    meeting = situation.group.meetings.get(situation.subject or "")
    if meeting is None or meeting.starts is None:
        return None
    day = situation.setting.on(meeting.starts).day
    if day == situation.day:
        return None
    move = Step(kind=MeetingMoved.tag, fields={"meeting": meeting.id, "starts": situation.at})
    fact = Fact(position=meeting.called_position, field="starts", subject=meeting.id, day=day)
    return Breach(facts=(fact,), remedies=(DoFirst(steps=(move,)),))


def _held(meeting: Meeting) -> bool:
    return meeting.status not in (MeetingStatus.VOID, MeetingStatus.CANCELLED)


def _two_open(situation: Situation, event: MeetingOpened | MeetingEnded) -> tuple[Breach, ...]:
    """Two meetings of one group open at once, by when they were opened and ended."""
    group = situation.group
    others = [each for each in group.meetings.values() if each.id != event.meeting and _held(each)]
    if isinstance(event, MeetingOpened):
        found = [each for each in others if _open_at(each, event.at)]
        steps = tuple(Step(kind=MeetingEnded.tag, fields={"meeting": each.id}) for each in found if not each.held)
        remedy: Remedy = DoFirst(steps=steps) if steps else Nothing(because=Because.HAS_HAPPENED)
    else:
        # One that was opened meanwhile, and written down before anybody knew that this one was open.
        meeting = group.meetings[event.meeting]
        found = [each for each in others if _meanwhile(each, meeting, event.at)]
        remedy = Nothing(because=Because.HAS_HAPPENED)
    if not found:
        return ()
    facts = tuple(Fact(position=each.opened_position, field="meeting", subject=each.id) for each in found)
    return (Breach(facts=facts, remedies=(remedy,)),)


def _open_at(meeting: Meeting, moment: datetime) -> bool:
    opened = meeting.opened_at is not None and meeting.opened_at <= moment
    return opened and (meeting.ended_at is None or moment < meeting.ended_at)


def _meanwhile(other: Meeting, meeting: Meeting, ended: datetime) -> bool:
    opened, since = other.opened_at, meeting.opened_at
    told_first = (other.opened_position or 0) < (meeting.opened_position or 0)
    return opened is not None and since is not None and told_first and since < opened < ended


def _by_the_chair(situation: Situation) -> Breach | None:
    meeting = situation.group.meetings.get(situation.subject or "")
    chair = expected_chair(situation.setting, meeting)
    if chair is not None and situation.actor != chair:
        fact = Fact(field="actor", subject=situation.actor)
        return Breach(facts=(fact,), remedies=(AnotherActor(actors=(chair,)),))
    return None


# --- at the end ---------------------------------------------------------------------------------------------------


def _tasks(situation: Situation, event: MeetingEnded) -> Breach | None:
    if not event.tasks_agreed:
        change = ChangeProposal(fields={"tasks_agreed": True})
        return Breach(facts=(Fact(field="tasks_agreed"),), remedies=(change,))
    return None


def _process(situation: Situation, event: MeetingEnded) -> Breach | None:
    if situation.policy.process_evaluation and not event.process_evaluated:
        change = ChangeProposal(fields={"process_evaluated": True})
        return Breach(facts=(Fact(field="process_evaluated"),), remedies=(change,))
    return None


def _next_date(situation: Situation, event: MeetingEnded) -> Breach | None:
    if situation.group.ending is None and event.next_meeting_on is None:
        return Breach(facts=(Fact(field="next_meeting_on"),), remedies=(ChangeProposal(asks=("next_meeting_on",)),))
    return None


def _next_minute_taker(situation: Situation, event: MeetingEnded) -> Breach | None:
    agreed_beforehand = situation.policy.minute_taker_rule in (
        MinuteTakerRule.ROTATION,
        MinuteTakerRule.NAMED_IN_THE_CALL,
    )
    if agreed_beforehand and situation.group.ending is None and event.next_minute_taker is None:
        change = ChangeProposal(asks=("next_minute_taker",))
        return Breach(facts=(Fact(field="next_minute_taker"),), remedies=(change,))
    return None


def _looking_ahead(situation: Situation, event: ProcessEvaluated) -> Breach | None:
    if ProcessQuestion.SOLUTION_FOCUSED not in event.questions:
        change = ChangeProposal(fields={"questions": event.questions | {ProcessQuestion.SOLUTION_FOCUSED}})
        return Breach(facts=(Fact(field="questions"),), remedies=(change,))
    return None


CHECKS: Final[tuple[Check, ...]] = (
    ContentCheck(
        code="meeting.agency-in-room-covered",
        governs=(MeetingOpened,),
        floor=Floor.LAW,
        source=said_by("B3", Ground.RELEASE, Ground.SECRECY),
        judge=_in_the_room,
    ),
    ContentCheck(
        code="meeting.others-by-users-wish",
        governs=(MeetingOpened,),
        floor=Floor.LAW,
        source=said_by("B3", Ground.RELEASE, design=True),
        judge=_strangers,
    ),
    ContentCheck(
        code="meeting.chair-present",
        governs=(MeetingOpened,),
        floor=Floor.SOUNDNESS,
        source=said_by("B11", design=True),
        judge=_chair_present,
    ),
    ContentCheck(code="meeting.chair-at-opening", governs=(MeetingOpened,), source=said_by("A6", "B11"), judge=_chair),
    ContentCheck(
        code="meeting.chair-stand-in",
        governs=(MeetingOpened,),
        effect=Effect.WARNS,
        source=said_by("B11", design=True),
        judge=_chair_stand_in,
    ),
    ContentCheck(
        code="meeting.minute-taker-present",
        governs=(MeetingOpened,),
        source=said_by("B26"),
        judge=_minute_taker_present,
    ),
    ContentCheck(
        code="meeting.minute-taker-may-read",
        governs=(MeetingOpened,),
        floor=Floor.SOUNDNESS,
        source=said_by("B26", design=True),
        judge=_minute_taker_reads,
    ),
    ContentCheck(
        code="meeting.user-present",
        governs=(MeetingOpened,),
        effect=Effect.WARNS,
        source=said_by("B9", "B15", Ground.PARTICIPATION),
        judge=_user_present,
    ),
    ContentCheck(code="meeting.users-voice", governs=(MeetingOpened,), source=said_by("B15"), judge=_voice),
    ContentCheck(
        code="meeting.absent-and-present",
        governs=(MeetingOpened,),
        floor=Floor.SOUNDNESS,
        source=said_by("B8", design=True),
        judge=_absences,
    ),
    ContentCheck(
        code="meeting.excuse-for-nobody",
        governs=(AbsenceExcused, MeetingOpened),
        effect=Effect.WARNS,
        source=said_by("B8", design=True),
        judge=_for_nobody,
    ),
    StandingCheck(
        code="meeting.another-day",
        governs=(MeetingOpened,),
        source=said_by("B8", design=True),
        judge=_another_day,
    ),
    ContentCheck(
        code="meeting.two-open",
        governs=(MeetingOpened, MeetingEnded),
        effect=Effect.WARNS,
        source=said_by(design=True),
        judge=_two_open,
    ),
    StandingCheck(
        code="meeting.excused-by-chair",
        governs=(AbsenceExcused,),
        source=said_by("B8", design=True),
        judge=_by_the_chair,
    ),
    ContentCheck(
        code="meeting.tasks-agreed",
        governs=(MeetingEnded,),
        effect=Effect.WARNS,
        source=said_by("B27"),
        judge=_tasks,
    ),
    ContentCheck(
        code="meeting.process-evaluated",
        governs=(MeetingEnded,),
        effect=Effect.WARNS,
        source=said_by("B29"),
        judge=_process,
    ),
    ContentCheck(
        code="meeting.next-date",
        governs=(MeetingEnded,),
        effect=Effect.WARNS,
        source=said_by("B28", design=True),
        judge=_next_date,
    ),
    ContentCheck(
        code="meeting.next-minute-taker",
        governs=(MeetingEnded,),
        effect=Effect.WARNS,
        source=said_by("B26"),
        judge=_next_minute_taker,
    ),
    ContentCheck(
        code="process.solution-focused",
        governs=(ProcessEvaluated,),
        effect=Effect.INFORMS,
        source=said_by("B16"),
        judge=_looking_ahead,
    ),
)
"""Opening and ending meetings (regler for møtet)."""
