"""The fold: the record becomes the present.

It judges nothing, and knows no policy and no zone.  It takes every event to the status where the event says it leads,
so a record with wrong steps in it still opens.  What cannot be *placed* is another matter: an unknown or doubled id, an
event of another group, a life that does not begin with a need.  That is `CorruptRecord`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs

from ansvar_core.entities.consent import Consent, ConsentStatus, ConsentStep
from ansvar_core.entities.group import (
    CompetenceDecision,
    CoordinatorStatus,
    Ending,
    FamilyAccess,
    Group,
    GroupStatus,
    Hearing,
    Membership,
    Need,
    Objection,
    Office,
    OtherBasis,
    Restriction,
    Stint,
    Turn,
    Vacancy,
)
from ansvar_core.entities.meeting import Meeting, MeetingStatus, Minutes, OutsideMeeting, Topic
from ansvar_core.entities.people import HearingManner, Member
from ansvar_core.entities.plan import (
    Deadline,
    Goal,
    IndividualPlan,
    PlanEvaluation,
    Task,
    WorkItem,
    WorkKind,
    WorkStatus,
)
from ansvar_core.errors import CorruptRecord
from ansvar_core.events import consent as c
from ansvar_core.events import coordination as k
from ansvar_core.events import ending as e
from ansvar_core.events import meeting as m
from ansvar_core.events import minutes as r
from ansvar_core.events import need as n
from ansvar_core.events import people as p
from ansvar_core.events import work as w
from ansvar_core.events.base import Event, said
from ansvar_core.events.catalogue import references
from ansvar_core.lifecycle import Machine, Move, moves
from ansvar_core.values.ids import WorkId
from ansvar_core.values.ledger import Ledger

__all__ = ["evolve", "misplaced", "replay"]

_with = attrs.evolve


def replay(events: Iterable[Event]) -> Group | None:
    """The group that a record adds up to, or None for an empty one (avspilling).

    Judges nothing.  Raises `CorruptRecord` with the place (`events[17].meeting`) for what cannot be placed.
    """
    group: Group | None = None
    for index, event in enumerate(events):
        problem = misplaced(group, event)
        if problem is not None:
            raise CorruptRecord(f"events[{index}].{problem[0]}", problem[1])
        group = _placed(group, event)
    return group


def evolve(group: Group | None, event: Event) -> Group:
    """The group after one more event (neste tilstand); raises `CorruptRecord` for what cannot be placed."""
    problem = misplaced(group, event)
    if problem is not None:
        raise CorruptRecord(*problem)
    return _placed(group, event)


def misplaced(group: Group | None, event: Event) -> tuple[str, str] | None:
    """Why an event cannot be placed in a group's record: the field and the problem (kan ikke plasseres)."""
    if group is None:
        return None if isinstance(event, n.NeedSeen) else ("tag", "a record begins with a need that is seen")
    if event.group != group.id:
        return ("group", "an event of another group")
    if event.id in group.seen:
        return ("id", "this id already stands in the record")
    if isinstance(event, n.NeedSeen | p.UserRecorded) and event.user.id != group.user.id:
        return ("user.id", "another user than the group's")
    if isinstance(event, e.RecordedInError) and event.event not in group.seen:
        return ("event", "an unknown event")
    for path, sort, named in references(event):
        if named not in _KNOWN[sort](group):
            return (path, f"an unknown {sort.replace('_', ' ')}")
    return None


_KNOWN: Final[dict[str, Callable[[Group], Any]]] = {
    "agency": lambda group: group.agencies,
    "member": lambda group: group.members,
    "meeting": lambda group: group.meetings,
    "outside_meeting": lambda group: group.outside_meetings,
    "objection": lambda group: group.objections,
    "goal": lambda group: group.goals,
    "work": lambda group: group.work,
}


def _placed(group: Group | None, event: Event) -> Group:
    if group is None:
        assert isinstance(event, n.NeedSeen)  # noqa: S101  # told by `misplaced`
        return _opened(event)
    position = group.version + 1
    own, *others = moves(event, group)
    fold = _FOLD.get(type(event))
    after = fold(group, event, position) if fold else group
    for move in others:
        after = _moved(after, event, position, move)
    return _with(
        after,
        version=position,
        seen=group.seen.put(event.id, position),
        recorded_until=max(group.recorded_until, event.recorded_at),
        status=own.target or after.status,
    )


def _moved(group: Group, event: Event, position: int, move: Move) -> Group:
    match move.table.machine:
        case Machine.CONSENT:
            return _answered(group, event, position, move)
        case Machine.MEETING if move.target is not None:
            meeting = group.meetings[event.subject or ""]
            meetings = group.meetings.put(meeting.id, _with(meeting, status=move.target))
            return _with(group, meetings=meetings)
        case _:
            return group


# --- the need -----------------------------------------------------------------------------------------------------


def _need(event: n.NeedSeen, position: int) -> Need:
    return Need(
        agency=event.agency.id,
        long_lasting=event.long_lasting,
        coordinated=event.coordinated,
        position=position,
        at=event.at,
    )


def _opened(event: n.NeedSeen) -> Group:
    return Group(
        id=event.group,
        version=1,
        seen=Ledger([(event.id, 1)]),
        recorded_until=event.recorded_at,
        status=GroupStatus.NEED_SEEN,
        period=1,
        period_started=event.at,
        need=_need(event, 1),
        user=event.user,
        agencies=Ledger([(event.agency.id, event.agency)]),
    )


def _need_seen(group: Group, event: n.NeedSeen, position: int) -> Group:
    group = _with(
        group,
        user=event.user,
        need=_need(event, position),
        agencies=group.agencies.put(event.agency.id, event.agency),
        ceased_position=None,
    )
    if group.status is not GroupStatus.ENDED:
        return group
    members = group.members
    for membership in group.current_members:
        members = members.put(membership.party, _until(membership, event))
    return _with(
        group,
        period=group.period + 1,
        period_started=event.at,
        established_position=None,
        ending=None,
        trusted_person=None,
        participants=frozenset(),
        members=members,
        reduced_position=None,
        ending_considered_position=None,
        coordinator=Office(),
        relay_holder=Office(),
        live_meetings=(),
        last_held=None,
        untold=(),
        goals=type(group.goals)(),
        open_work=(),
        evaluation=None,
    )


def _need_reviewed(group: Group, event: n.NeedReviewed, position: int) -> Group:
    need = _with(group.need, long_lasting=event.long_lasting, coordinated=event.coordinated, at=event.at)
    ceased = not (event.long_lasting and event.coordinated)
    return _with(group, need=need, ceased_position=position if ceased else None)


def _heard(group: Group, manner: HearingManner, event: Event, position: int) -> Group:
    if group.heard is not None and group.heard.at > event.at:
        return group
    return _with(group, heard=Hearing(manner=manner, at=event.at, position=position, period=group.period))


def _child_heard(group: Group, event: n.ChildHeard, position: int) -> Group:
    return _heard(group, event.manner, event, position)


# --- people -------------------------------------------------------------------------------------------------------


def _competence(group: Group, event: p.CompetenceDecided, position: int) -> Group:
    made = CompetenceDecision(competent=event.competent, decision=event.decision, at=event.at, position=position)
    return _with(group, competence=tuple(sorted((*group.competence, made), key=lambda each: (each.at, each.position))))


def _until(membership: Membership, event: Event) -> Membership:
    *before, last = membership.stints
    return _with(membership, stints=(*before, _with(last, end=max(last.start, event.at))))


def _joined(group: Group, member: Member, event: Event, position: int) -> Group:
    known = group.members.get(member.party)
    stint = Stint(
        agency=member.agency,
        takes_turns=member.takes_turns,
        start=event.at,
        position=position,
        period=group.period,
    )
    if known is None:
        made = Membership(member=member, stints=(stint,), position=position)
    elif known.current:
        last = known.stints[-1]
        same = (last.agency, last.takes_turns) == (stint.agency, stint.takes_turns)
        stints = known.stints if same else (*_until(known, event).stints, stint)
        made = _with(known, member=member, stints=stints)
    else:
        made = _with(known, member=member, stints=(*known.stints, stint), position=position)
    return _with(group, members=group.members.put(member.party, made))


def _left(group: Group, event: p.MemberLeft, position: int) -> Group:
    membership = group.members[event.party]
    if not membership.current:
        return group
    after = _with(group, members=group.members.put(event.party, _until(membership, event)))
    fewer = len(after.member_agencies) < len(group.member_agencies)
    return _with(after, reduced_position=position) if fewer else after


# --- consent ------------------------------------------------------------------------------------------------------


def _answered(group: Group, event: Event, position: int, move: Move) -> Group:
    key = move.subject
    assert isinstance(key, tuple)  # noqa: S101  # consents are kept by grantor, object and agency
    consent = group.consents.get(key) or Consent(grantor=key[0], object=key[1], agency=key[2])
    standing = consent.on(event.at)
    step = ConsentStep(
        status=ConsentStatus(move.target or ConsentStatus.GIVEN),
        at=event.at,
        position=position,
        period=group.period,
        rests_on=position,
    )
    match event:
        case c.ConsentGiven() if move.target is ConsentStatus.GIVEN:
            grant = next(each for each in event.grants if (each.object, each.agency) == key[1:])
            step = _with(
                step,
                first_day=event.first_day,
                last_day=grant.last_day,
                kinds=grant.kinds,
                capacity=event.capacity,
                alone_ground=event.alone_ground,
            )
        case c.ConsentNarrowed():
            # Without an answer to narrow, nothing is covered: a narrowing never allows anything.
            kinds = standing.kinds & event.kinds if standing and standing.kinds else frozenset()
            base = standing or step
            step = _with(base, status=step.status, at=step.at, position=position, period=base.period, kinds=kinds)
        case c.ConsentConfirmed():
            if standing is None or standing.status not in (ConsentStatus.GIVEN, ConsentStatus.NARROWED):
                return group
            step = _with(standing, at=step.at, position=position, period=group.period)
        case _:
            pass
    return _with(group, consents=group.consents.put(consent.key, consent.with_step(step)))


def _objection(group: Group, event: c.ObjectionRecorded, position: int) -> Group:
    made = Objection(id=event.objection, party=event.party, at=event.at, position=position, period=group.period)
    return _with(group, objections=group.objections.put(made.id, made))


def _objection_answered(group: Group, event: c.ObjectionAnswered, position: int) -> Group:
    answered = _with(group.objections[event.objection], answered=True)
    return _with(group, objections=group.objections.put(answered.id, answered))


def _other_basis(group: Group, event: c.OtherBasisRecorded, position: int) -> Group:
    made = OtherBasis(agency=event.agency, kinds=event.kinds, basis=event.basis, position=position, at=event.at)
    return _with(group, other_bases=(*group.other_bases, made))


def _family_access(group: Group, event: c.FamilyAccessDecided, position: int) -> Group:
    made = FamilyAccess(party=event.party, allowed=event.allowed, kinds=event.kinds, at=event.at, position=position)
    decisions = sorted((*group.family_access, made), key=lambda each: (each.at, each.position))
    return _with(group, family_access=tuple(decisions))


def _restricted(group: Group, event: c.AccessRestricted, position: int) -> Group:
    made = Restriction(party=event.party, meeting=event.meeting, basis=event.basis, at=event.at, position=position)
    return _with(group, restrictions=(*group.restrictions, made))


def _lifted(group: Group, event: c.RestrictionLifted, position: int) -> Group:
    def lift(each: Restriction) -> Restriction:
        same = (each.party, each.meeting) == (event.party, event.meeting) and each.lifted_at is None
        return _with(each, lifted_at=event.at) if same else each

    return _with(group, restrictions=tuple(map(lift, group.restrictions)))


# --- coordination -------------------------------------------------------------------------------------------------


def _office(name: str, status: CoordinatorStatus) -> Callable[[Group, Any, int], Group]:
    """The fold of an event that moves one person in an office; an acceptance also relieves the holder."""

    def fold(group: Group, event: Any, position: int) -> Group:
        office: Office = getattr(group, name)
        asked = office.asked.put(event.party, status)
        if status is CoordinatorStatus.ACCEPTED:
            if office.holder is not None and office.holder != event.party:
                asked = asked.put(office.holder, CoordinatorStatus.LAID_DOWN)
            office = Office(holder=event.party, since=position)
        elif status is CoordinatorStatus.LAID_DOWN and office.holder == event.party:
            office = _with(office, laid_down_position=position)
            if isinstance(event, k.VacancyRecorded):
                gap = Vacancy(agency=event.agency, at=event.at, position=position)
                office = _with(office, holder=None, vacancy=gap)
        return _with(group, **{name: _with(office, asked=asked)})

    return fold


# --- meetings -----------------------------------------------------------------------------------------------------


def _put(group: Group, event: m._OfMeeting | r._OfMinutes, position: int, **changes: Any) -> Group:
    known = group.meetings.get(event.meeting)
    if known is None:
        known = Meeting(id=event.meeting, period=group.period, position=position, status=MeetingStatus.NONE)
        group = _with(group, live_meetings=(*group.live_meetings, event.meeting))
    return _with(group, meetings=group.meetings.put(known.id, _with(known, **changes)))


def _planned(group: Group, event: m.MeetingPlanned | m.MeetingMoved, position: int) -> Group:
    return _put(group, event, position, starts=event.starts, ends=event.ends)


def _called(group: Group, event: m.MeetingCalled, position: int) -> Group:
    return _put(
        group,
        event,
        position,
        starts=event.starts,
        ends=event.ends,
        agenda=event.agenda,
        chair=event.chair,
        minute_taker=event.minute_taker,
        called=event.called,
        invited=event.invited,
        called_position=position,
    )


def _cancelled(group: Group, event: m.MeetingCancelled, position: int) -> Group:
    return _with(group, live_meetings=tuple(each for each in group.live_meetings if each != event.meeting))


def _opened_meeting(group: Group, event: m.MeetingOpened, position: int) -> Group:
    meeting = group.meetings[event.meeting]
    excused = {absence.party for absence in event.absences if said(absence.reason)}
    if group.user.id in event.present:
        group = _heard(group, HearingManner.TOOK_PART, event, position)
    return _put(
        group,
        event,
        position,
        chair=event.chair,
        minute_taker=event.minute_taker or meeting.minute_taker,
        opened_at=event.at,
        opened_position=position,
        present=event.present,
        represented=frozenset(each.member for each in event.stand_ins if each.party in event.present),
        excused=meeting.excused | excused,
    )


def _excused(group: Group, event: m.AbsenceExcused, position: int) -> Group:
    return _put(group, event, position, excused=group.meetings[event.meeting].excused | {event.party})


def _ended_meeting(group: Group, event: m.MeetingEnded, position: int) -> Group:
    group = _put(group, event, position, ended_at=event.at, ended_position=position)
    return _with(group, last_held=event.meeting)


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
    untold = (*group.untold, made.id) if owed else group.untold
    return _with(group, outside_meetings=group.outside_meetings.put(made.id, made), untold=untold)


def _told(group: Group, event: m.UserToldOfOutsideMeeting, position: int) -> Group:
    told = _with(group.outside_meetings[event.meeting], user_told=True)
    untold = tuple(each for each in group.untold if each != event.meeting)
    return _with(group, outside_meetings=group.outside_meetings.put(told.id, told), untold=untold)


# --- minutes ------------------------------------------------------------------------------------------------------


def _version(group: Group, event: r.MinutesWritten | r.MinutesCorrected, position: int, writer: str) -> Group:
    meeting = group.meetings[event.meeting]
    made = Minutes(
        version=len(meeting.minutes) + 1,
        writer=writer,
        kinds=event.kinds,
        document=event.document,
        written_at=event.at,
        position=position,
    )
    live = group.live_meetings
    if meeting.period == group.period and meeting.id not in live:
        live = (*live, meeting.id)
    group = _put(_with(group, live_meetings=live), event, position, minutes=(*meeting.minutes, made))
    for task in event.tasks:
        group = _task(group, task, event, position)
    return group


def _written(group: Group, event: r.MinutesWritten, position: int) -> Group:
    group = _version(group, event, position, event.writer)
    membership = group.members.get(event.writer)
    if membership is None:
        return group
    turn = Turn(meeting=event.meeting, at=event.at, position=position, period=group.period)
    turns = tuple(sorted((*membership.turns, turn), key=lambda each: (each.at, each.position)))
    return _with(group, members=group.members.put(event.writer, _with(membership, turns=turns)))


def _corrected(group: Group, event: r.MinutesCorrected, position: int) -> Group:
    before = group.meetings[event.meeting].minutes
    return _version(group, event, position, before[-1].writer if before else event.actor)


def _latest(group: Group, event: r._OfMinutes, position: int, **changes: Any) -> Group:
    *before, last = group.meetings[event.meeting].minutes
    return _settled(_put(group, event, position, minutes=(*before, _with(last, **changes))), event.meeting)


def _shared(group: Group, event: r.MinutesShared, position: int) -> Group:
    minutes = group.meetings[event.meeting].minutes
    if not minutes:
        return group
    new = [(party, event.at, position) for party in sorted(event.recipients - minutes[-1].readers)]
    return _latest(group, event, position, shared_with=(*minutes[-1].shared_with, *new))


def _acknowledged(group: Group, event: r.MinutesAcknowledged, position: int) -> Group:
    minutes = group.meetings[event.meeting].minutes
    if not minutes:
        return group
    return _latest(group, event, position, acknowledged_by=minutes[-1].acknowledged_by | {event.party})


def _settled(group: Group, meeting_id: str) -> Group:
    """Leave a meeting behind when everybody who is owed its minutes has got them, and the members have read them."""
    latest = group.meetings[meeting_id].minutes[-1]
    members = {each.party for each in group.current_members}
    family = group.participants - {group.user.id}
    if members | family <= latest.readers | {latest.writer} and members <= latest.acknowledged_by | {latest.writer}:
        return _with(group, live_meetings=tuple(each for each in group.live_meetings if each != meeting_id))
    return group


# --- work ---------------------------------------------------------------------------------------------------------


def _goal(group: Group, event: w.GoalSet, position: int) -> Group:
    made = Goal(
        id=event.goal,
        position=position,
        parent=event.parent,
        responsible=event.responsible,
        deadline=event.deadline,
        from_plan=event.from_plan,
    )
    return _with(group, goals=group.goals.put(made.id, made))


def _work(group: Group, item: WorkItem) -> Group:
    is_open = item.status is WorkStatus.OPEN
    rest = tuple(each for each in group.open_work if each != item.id)
    open_work = (group.open_work if item.id in group.open_work else (*rest, item.id)) if is_open else rest
    return _with(group, work=group.work.put(item.id, item), open_work=open_work)


def _task(group: Group, task: Task, event: r.MinutesWritten | r.MinutesCorrected, position: int) -> Group:
    made = WorkItem(
        id=task.id,
        kind=WorkKind.TASK,
        status=WorkStatus.OPEN,
        position=position,
        period=group.period,
        agreed_at=event.at,
        measure=task.measure,
        responsible=task.responsible,
        deadline=task.deadline,
        meeting=event.meeting,
    )
    return _work(group, made)


def _agreed(group: Group, event: w.MeasureAgreed | w.TaskAgreed, position: int) -> Group:
    is_measure = isinstance(event, w.MeasureAgreed)
    made = WorkItem(
        id=event.work,
        kind=WorkKind.MEASURE if is_measure else WorkKind.TASK,
        status=WorkStatus.OPEN,
        position=position,
        period=group.period,
        agreed_at=event.at,
        goal=event.goal if isinstance(event, w.MeasureAgreed) else None,
        measure=event.measure if isinstance(event, w.TaskAgreed) else None,
        responsible=event.responsible,
        deadline=event.deadline,
    )
    return _work(group, made)


def _work_changed(group: Group, event: w.WorkChanged, position: int) -> Group:
    item = group.work[event.work]
    responsible: str | None = event.responsible or item.responsible
    deadline: Deadline | None = event.deadline or item.deadline
    changed = _with(
        item,
        status=WorkStatus.OPEN,
        position=position,
        agreed_at=event.at,
        responsible=responsible,
        deadline=deadline,
    )
    return _work(group, changed)


def _closed(status: WorkStatus) -> Callable[[Group, Any, int], Group]:
    def fold(group: Group, event: Any, position: int) -> Group:
        work: WorkId = event.work
        return _work(group, _with(group.work[work], status=status))

    return fold


def _offered(group: Group, event: w.HandoverOffered, position: int) -> Group:
    return _work(group, _with(group.work[event.work], offered_to=event.to))


def _evaluated(group: Group, event: w.PlanEvaluated, position: int) -> Group:
    made = PlanEvaluation(position=position, at=event.at, next_on=event.next_on)
    return _with(group, evaluation=made, ending_considered_position=group.ending_considered_position)


# --- the end, and what was recorded in error ----------------------------------------------------------------------


def _decided(group: Group, event: e.EndingDecided, position: int) -> Group:
    earlier = group.ending
    made = Ending(
        reason=event.reason,
        decided_by=(*(earlier.decided_by if earlier else ()), event.actor),
        at=event.at,
        position=position,
        final_evaluation_position=earlier.final_evaluation_position if earlier else None,
    )
    return _with(group, ending=made, ending_considered_position=position)


def _final(group: Group, event: e.FinalEvaluationMade, position: int) -> Group:
    if group.ending is None:
        return group
    return _with(group, ending=_with(group.ending, final_evaluation_position=position))


def _in_error(group: Group, event: e.RecordedInError, position: int) -> Group:
    wrong = group.seen[event.event]
    for consent in tuple(group.consents.values()):
        if any(step.rests_on == wrong for step in consent.history):
            group = _with(group, consents=group.consents.put(consent.key, consent.without(wrong)))
    for membership in tuple(group.members.values()):
        if any(stint.position == wrong for stint in membership.stints):
            stints = tuple(stint for stint in membership.stints if stint.position != wrong)
            group = _with(group, members=group.members.put(membership.party, _with(membership, stints=stints)))
    for meeting in tuple(group.meetings.values()):
        if meeting.position == wrong:
            group = _void(group, meeting)
    return group


def _void(group: Group, meeting: Meeting) -> Group:
    members = group.members
    for membership in tuple(members.values()):
        turns = tuple(turn for turn in membership.turns if turn.meeting != meeting.id)
        members = members.put(membership.party, _with(membership, turns=turns))
    meetings = group.meetings.put(meeting.id, _with(meeting, status=MeetingStatus.VOID))
    held = [each.id for each in meetings.values() if each.held and each.period == group.period]
    return _with(
        group,
        members=members,
        meetings=meetings,
        live_meetings=tuple(each for each in group.live_meetings if each != meeting.id),
        last_held=held[-1] if held else None,
    )


_FOLD: Final[dict[type[Event], Callable[[Group, Any, int], Group]]] = {
    n.NeedSeen: _need_seen,
    n.NeedReviewed: _need_reviewed,
    n.ChildHeard: _child_heard,
    p.UserRecorded: lambda group, event, position: _with(group, user=event.user),
    p.CompetenceDecided: _competence,
    p.ParentRecorded: lambda group, event, position: _with(
        group, parents=group.parents.put(event.parent.party, event.parent)
    ),
    p.GuardianRecorded: lambda group, event, position: _with(
        group, guardians=group.guardians.put(event.guardian.party, event.guardian)
    ),
    p.CareTakenOverRecorded: lambda group, event, position: _with(group, care=event.care),
    p.NextOfKinRecorded: lambda group, event, position: _with(group, next_of_kin=group.next_of_kin | {event.party}),
    p.TrustedPersonAgreed: lambda group, event, position: _with(group, trusted_person=event.party),
    p.ParticipantJoined: lambda group, event, position: _with(group, participants=group.participants | {event.party}),
    p.ParticipantLeft: lambda group, event, position: _with(group, participants=group.participants - {event.party}),
    p.AgencyRecorded: lambda group, event, position: _with(
        group, agencies=group.agencies.put(event.agency.id, event.agency)
    ),
    p.MemberJoined: lambda group, event, position: _joined(group, event.member, event, position),
    p.MemberChanged: lambda group, event, position: _joined(group, event.member, event, position),
    p.MemberLeft: _left,
    c.ObjectionRecorded: _objection,
    c.ObjectionAnswered: _objection_answered,
    c.OtherBasisRecorded: _other_basis,
    c.FamilyAccessDecided: _family_access,
    c.AccessRestricted: _restricted,
    c.RestrictionLifted: _lifted,
    k.CoordinatorOffered: _office("coordinator", CoordinatorStatus.OFFERED),
    k.CoordinatorAccepted: _office("coordinator", CoordinatorStatus.ACCEPTED),
    k.CoordinatorDeclined: _office("coordinator", CoordinatorStatus.DECLINED),
    k.CoordinatorLaidDown: _office("coordinator", CoordinatorStatus.LAID_DOWN),
    k.VacancyRecorded: _office("coordinator", CoordinatorStatus.LAID_DOWN),
    k.RelayOffered: _office("relay_holder", CoordinatorStatus.OFFERED),
    k.RelayAccepted: _office("relay_holder", CoordinatorStatus.ACCEPTED),
    k.RelayDeclined: _office("relay_holder", CoordinatorStatus.DECLINED),
    k.GroupEstablished: lambda group, event, position: _with(group, established_position=position),
    m.MeetingPlanned: _planned,
    m.MeetingCalled: _called,
    m.MeetingMoved: _planned,
    m.MeetingCancelled: _cancelled,
    m.ChairAgreed: lambda group, event, position: _put(group, event, position, agreed_chair=event.party),
    m.VoiceArranged: lambda group, event, position: _put(group, event, position, voice=event.party),
    m.MeetingOpened: _opened_meeting,
    m.AbsenceExcused: _excused,
    m.MeetingEnded: _ended_meeting,
    m.OutsideMeetingHeld: _outside,
    m.UserToldOfOutsideMeeting: _told,
    r.MinutesWritten: _written,
    r.MinutesCorrected: _corrected,
    r.MinutesShared: _shared,
    r.MinutesAcknowledged: _acknowledged,
    w.PlanReferred: lambda group, event, position: _with(group, plan=IndividualPlan(id=event.plan, position=position)),
    w.GoalSet: _goal,
    w.MeasureAgreed: _agreed,
    w.TaskAgreed: _agreed,
    w.WorkChanged: _work_changed,
    w.WorkDone: _closed(WorkStatus.DONE),
    w.WorkDropped: _closed(WorkStatus.DROPPED),
    w.HandoverOffered: _offered,
    w.HandoverAccepted: _closed(WorkStatus.HANDED_OVER),
    w.PlanEvaluated: _evaluated,
    e.EndingConsidered: lambda group, event, position: _with(group, ending_considered_position=position),
    e.EndingDecided: _decided,
    e.EndingRegretted: lambda group, event, position: _with(group, ending=None),
    e.FinalEvaluationMade: _final,
    e.RecordedInError: _in_error,
}
