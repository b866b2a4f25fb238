"""The record and the tables: what must hold of every event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import attrs

from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.dates import day_of
from ansvar_core.entities.group import Group, GroupStatus
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.entities.people import IdSort
from ansvar_core.events.base import NOT_WRITTEN, Event, Extent
from ansvar_core.events.catalogue import EVENT_TYPES, references
from ansvar_core.events.consent import ParentsNeedRecorded
from ansvar_core.events.ending import ClockCorrected, RecordedInError
from ansvar_core.events.meeting import MeetingCalled, MeetingPlanned
from ansvar_core.events.need import NeedSeen
from ansvar_core.events.people import IdsJoined, MemberJoined, PeopleTakenOver
from ansvar_core.evolve import misplaced
from ansvar_core.fold.in_error import KEPT
from ansvar_core.fold.renaming import named
from ansvar_core.lifecycle import GROUP, TABLES, Machine, Table
from ansvar_core.moves import RELAY, moves, own_table, status_of
from ansvar_core.rules.base import Breach, Check, ContentCheck, Situation, StandingCheck, said_by
from ansvar_core.rules.order import given_later
from ansvar_core.rules.remedies import path_to
from ansvar_core.values.findings import (
    Because,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Finding,
    Floor,
    Instead,
    Nothing,
    Remedy,
    Step,
)

__all__ = [
    "CANNOT_BE_PLACED",
    "CHECKS",
    "OLD_VERSION",
    "SAYS_DESPITE",
    "SHOULD_SAY_DESPITE",
    "misplacement",
    "nothing_to_name",
    "proposal_findings",
    "should_have_said",
]

_OLD_MEETING: Final = frozenset(
    {
        "minutes-acknowledged",
        "minutes-corrected",
        "access-restricted",
        "parents-need-recorded",
        "restriction-lifted",
        "outside-meeting-held",
        "user-told-of-outside-meeting",
    }
)


def misplacement(known: Group | None, event: Event) -> Finding | None:
    """The finding about an event that has no place in the record (hører ikke hjemme).

    Asked before all other rules, which may then trust that what an event names exists.
    """
    breach = _misplaced(known, event)
    return CANNOT_BE_PLACED.finding(breach) if breach is not None else None


def nothing_to_name(known: Group, kind: type[Event]) -> tuple[Finding, ...]:
    """The finding that no event of a kind has a place yet, as what it must name is not there (ingenting å vise til).

    Asked before there is an event, of the kinds that no table and no other rule asks it of.
    """
    needed = _NEEDS.get(kind)
    if needed is None or needed.there(known):
        return ()
    step = Step(kind=needed.made_by.tag, asks=(needed.asks,))
    return (CANNOT_BE_PLACED.finding(Breach(facts=(Fact(field=needed.field),), remedies=(DoFirst(steps=(step,)),))),)


@attrs.frozen(kw_only=True)
class _Needed:
    """What a kind of event must name, whether there is any, and what makes one."""

    field: str
    there: Callable[[Group], bool]
    made_by: type[Event]
    asks: str


def _meeting_there(known: Group) -> bool:
    return any(each.status is not MeetingStatus.VOID for each in known.meetings.values())


def _people_there(known: Group) -> bool:
    return bool(known.members or known.participations)


def _two_ids_there(known: Group) -> bool:
    # The user is one of them, and the first agency another sort.
    some = known.parents or known.members or len(known.agencies) > 1
    return bool(some) or any(len(named(known, sort)) > 1 for sort in IdSort)


_NEEDS: Final[dict[type[Event], _Needed]] = {
    ParentsNeedRecorded: _Needed(field="meeting", there=_meeting_there, made_by=MeetingPlanned, asks="meeting"),
    PeopleTakenOver: _Needed(field="members", there=_people_there, made_by=MemberJoined, asks="member"),
    IdsJoined: _Needed(field="other", there=_two_ids_there, made_by=MemberJoined, asks="member"),
}


def proposal_findings(event: Event) -> tuple[Finding, ...]:
    """What is wrong with an event as a proposal, and not as a fact that stands in the record (funn om forslaget).

    What stands in a record was written as its time could write it, so an audit does not ask.
    """
    if not event.despite and event.written_as == event.version:
        return ()
    found = []
    if event.despite:
        change = ChangeProposal(fields={"despite": frozenset()})
        # What nothing may hinder gives nobody a right, so that it says so is only told.
        effect = Effect.WARNS if type(event) in NEVER_HINDERED else None
        breach = Breach(facts=(Fact(field="despite"),), remedies=(change,), effect=effect)
        found.append(SAYS_DESPITE.finding(breach))
    # What an older version had no place for is not asked; whoever proposes today is not to choose what is asked.
    if event.written_as != event.version and type(event) in OLD_VERSION.governs:
        change = ChangeProposal(fields={NOT_WRITTEN: event.version})
        found.append(OLD_VERSION.finding(Breach(facts=(Fact(field=NOT_WRITTEN),), remedies=(change,))))
    return tuple(found)


def should_have_said(event: Event) -> Finding:
    """The finding about a right that the record gives although a rule blocks the act (mangler "til tross for")."""
    anew = Instead(steps=(Step(kind=event.tag),))
    return SHOULD_SAY_DESPITE.finding(Breach(facts=(Fact(field="despite"),), remedies=(anew,)))


def _misplaced(known: Group | None, event: Event) -> Breach | None:
    problem = misplaced(known, event, void_too=True)
    if problem is None:
        return None
    field = problem[0]
    if known is None:
        return Breach(facts=(Fact(field=field),), remedies=(DoFirst(steps=(Step(kind=NeedSeen.tag),)),))
    for nothing in nothing_to_name(known, type(event)) if isinstance(event, IdsJoined) else ():
        # Somebody else is recorded before there are two to join, and then this is said anew, of other ids.
        steps = tuple(step for each in nothing.remedies if isinstance(each, DoFirst) for step in each.steps)
        return Breach(facts=(Fact(field=field),), remedies=(Instead(steps=steps),))
    remedies: list[Remedy] = []
    first = next(((sort, thing) for path, sort, thing in references(event) if path == field), ("", ""))
    made_by = _MAKES.get(first[0])
    if made_by is None or KEPT[first[0]](known):
        # Two ids are of one sort, and there may be only one of the sort that was named.
        asked = ("of", "kept", "other") if isinstance(event, IdsJoined) else (field.partition("[")[0],)
        remedies.append(ChangeProposal(asks=asked))
    if made_by is not None:
        kind, name, asks = made_by
        # All that the field names and nobody knows, or doing as it says would only lead to the next of them.
        things = [thing for path, sort, thing in references(event) if path == field and sort == first[0]]
        unknown = [thing for thing in things if thing not in KEPT[first[0]](known)] or [first[1]]
        steps = tuple(Step(kind=kind, fields={name: thing}, asks=asks) for thing in dict.fromkeys(unknown))
        remedies.append(DoFirst(steps=steps))
    return Breach(facts=(Fact(field=field),), remedies=tuple(remedies))


# The event that makes a sort of thing known, the field that names it, and what it asks for.
_MAKES: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "agency": ("agency-recorded", "agency.id", ("agency",)),
    "member": ("member-joined", "member.party", ("member",)),
    "meeting": ("meeting-planned", "meeting", ()),
    "outside_meeting": ("outside-meeting-held", "meeting", ()),
    "objection": ("objection-recorded", "objection", ()),
    "goal": ("goal-set", "goal", ()),
    "work": ("task-agreed", "work", ()),
    "participant": ("participant-joined", "party", ()),
}


def _elsewhere(situation: Situation, event: Event) -> None:
    # Whether it has a place is asked by `misplacement`, before there is a situation to judge in; what it says of itself
    # is asked of a proposal alone, or by an audit alone.
    return None


def _in_order(situation: Situation, event: Event) -> Breach | None:
    known = situation.known
    if known is not None and event.recorded_at < known.recorded_until:
        change = ChangeProposal(fields={"recorded_at": known.recorded_until})
        # No clock, right or wrong, stands in the way of what nothing may hinder.
        effect = Effect.WARNS if type(event) in NEVER_HINDERED else None
        fact = Fact(position=known.version, field="recorded_at")
        return Breach(facts=(fact,), remedies=(change,), effect=effect)
    return None


def _leap(situation: Situation, event: Event) -> tuple[Breach, ...]:
    known, allowed, zone = situation.known, situation.policy.clock_leap, situation.policy.zone
    if known is None or allowed is None or (isinstance(event, NeedSeen) and known.status is GroupStatus.ENDED):
        return ()
    # Nearly all, and without a calendar: a day less, because a night can be an hour shorter.
    if event.recorded_at - known.recorded_until < timedelta(days=allowed.fewest_days - 1):
        return ()
    last = allowed.after(day_of(known.recorded_until, zone))
    if day_of(event.recorded_at, zone) <= last:
        return ()
    fact = Fact(position=known.version, field="recorded_at", day=last)
    asks = ("at", "recorded_at") if event.at == event.recorded_at else ("recorded_at",)
    return (Breach(facts=(fact,), remedies=(ChangeProposal(asks=asks),)),)


def _clock(situation: Situation, event: ClockCorrected) -> tuple[Breach, ...]:
    happened, recorded = situation.group.clock_of(event.at_position)
    was_ahead = event.corrected_to < recorded
    # An entry that was written down as it happened has both from the clock that was wrong.
    has_happened = happened == recorded or happened <= event.corrected_to
    if was_ahead and has_happened and event.corrected_to <= event.recorded_at:
        return ()
    facts = (Fact(position=event.at_position, field="corrected_to"),)
    asks = ("corrected_to",) if was_ahead else ("at_position", "corrected_to")
    return (Breach(facts=facts, remedies=(ChangeProposal(asks=asks),)),)


def _late(situation: Situation, event: Event) -> Breach | None:
    allowed = situation.policy.late_registration
    if allowed is None:
        return None
    last = allowed.after(situation.day)
    if day_of(event.recorded_at, situation.policy.zone) > last:
        return Breach(facts=(Fact(field="at", day=last),), remedies=(Nothing(because=Because.HAS_HAPPENED),))
    return None


def _group_now(situation: Situation) -> Breach | None:
    status = status_of(situation.known, GROUP, None, situation.kind)
    if not GROUP.allows(status, situation.kind):
        position = situation.known.version if situation.known else None
        remedy = path_to(GROUP, status, situation.kind, None)
        return Breach(facts=(Fact(position=position, field="status"),), remedies=(remedy,))
    return None


def _own_now(table: Table) -> StandingCheck:
    """The standing half of a table: asked about a thing that the group knows, before there is an event."""
    name = table.machine.value

    def judge(situation: Situation) -> Breach | None:
        _, target = own_table(situation.kind) or (table, None)
        status = status_of(situation.group, table, situation.subject, situation.kind)
        if not table.allows(status, situation.kind, target):
            relay = situation.kind in RELAY
            remedy = path_to(table, status, situation.kind, situation.subject, relay)
            return Breach(facts=(Fact(field=name, subject=situation.subject),), remedies=(remedy,))
        return None

    return StandingCheck(
        code=f"{name}.not-now",
        governs=tuple(kind for kind in EVENT_TYPES if (own := own_table(kind)) and own[0] is table),
        floor=Floor.SOUNDNESS,
        source=_FROM_TABLES[table.machine],
        judge=judge,
    )


_FROM_TABLES: Final = {
    Machine.GROUP: said_by("B4", "B5", "B39", design=True),
    Machine.CONSENT: said_by("B3", design=True),
    Machine.MEETING: said_by("B3", "B26", design=True),
    Machine.COORDINATOR: said_by("B10", "B37", design=True),
    Machine.WORK: said_by("B27", design=True),
}


def _moved_by(table: Table) -> tuple[type[Event], ...]:
    return tuple(kind for kind in EVENT_TYPES if own_table(kind) is None and _in(table, kind))


def _in(table: Table, kind: type[Event]) -> bool:
    return any(kind in row for row in table.moves.values()) or any(kind in row for row in table.admits.values())


def _content_now(table: Table, code: str) -> ContentCheck[Event]:
    """The content half: the consents on a form and the tasks in the minutes are known only from the event."""

    def judge(situation: Situation, event: Event) -> tuple[Breach, ...]:
        breaches: list[Breach] = []
        for move in moves(event, situation.group):
            if move.table is not table:
                continue
            status = status_of(situation.group, table, move.subject, type(event), event.at)
            # What stands on a form that was given later is told by the rule about the order.
            later = table.machine is Machine.CONSENT and given_later(situation.group, move.subject, event.at)
            if not later and not table.allows(status, type(event), move.target):
                breaches.append(_wrong_step(move.subject))
        return tuple(breaches)

    governs = tuple(kind for kind in _moved_by(table) + _with_tasks(table) if kind is not RecordedInError)
    return ContentCheck(
        code=code, governs=governs, floor=Floor.SOUNDNESS, source=_FROM_TABLES[table.machine], judge=judge
    )


def _with_tasks(table: Table) -> tuple[type[Event], ...]:
    return tuple(kind for kind in EVENT_TYPES if table.machine is Machine.WORK and kind.tag in _MINUTES)


_MINUTES: Final = ("minutes-written", "minutes-corrected")


def _wrong_step(subject: object) -> Breach:
    if isinstance(subject, tuple):
        grantor, thing, agency = subject
        first = Step(kind="consent-given", fields={"grantor": grantor}, asks=("grants",))
        fact = Fact(field=thing.value, subject=grantor, about=agency)
        return Breach(facts=(fact,), remedies=(DoFirst(steps=(first,)),))
    return Breach(facts=(Fact(field="tasks", subject=str(subject)),), remedies=(ChangeProposal(asks=("tasks",)),))


def _old_period(situation: Situation, event: Event) -> tuple[Breach, ...]:
    known = situation.group
    named = [event.subject] if isinstance(event, MeetingPlanned | MeetingCalled) else []
    named += [thing for _, sort, thing in references(event) if sort == "meeting"]
    breaches: list[Breach] = []
    for meeting in (known.meetings.get(each or "") for each in named):
        if meeting is not None and meeting.period < known.period:
            fact = Fact(position=meeting.position, field="meeting", subject=meeting.id)
            breaches.append(Breach(facts=(fact,), remedies=(Nothing(because=Because.IT_IS_OVER),)))
    return tuple(breaches)


CANNOT_BE_PLACED: Final = ContentCheck(
    code="record.cannot-be-placed",
    governs=EVENT_TYPES,
    floor=Floor.SOUNDNESS,
    source=said_by(design=True),
    judge=_elsewhere,
)

SAYS_DESPITE: Final = ContentCheck(
    code="record.says-despite",
    governs=EVENT_TYPES,
    floor=Floor.SOUNDNESS,
    source=said_by(design=True),
    judge=_elsewhere,
)

SHOULD_SAY_DESPITE: Final = ContentCheck(
    code="record.should-say-despite",
    governs=tuple(kind for kind in EVENT_TYPES if kind.gives.extent is not Extent.NOTHING),
    effect=Effect.WARNS,
    floor=Floor.SOUNDNESS,
    source=said_by(design=True),
    judge=_elsewhere,
)

OLD_VERSION: Final = ContentCheck(
    code="record.old-version",
    governs=tuple(kind for kind in EVENT_TYPES if kind.version > 1 and kind not in NEVER_HINDERED),
    floor=Floor.SOUNDNESS,
    source=said_by(design=True),
    judge=_elsewhere,
)

CHECKS: Final[tuple[Check, ...]] = (
    CANNOT_BE_PLACED,
    SAYS_DESPITE,
    SHOULD_SAY_DESPITE,
    OLD_VERSION,
    ContentCheck(
        code="record.goes-back",
        # Written after the clock that was wrong, by one that is right.
        governs=tuple(kind for kind in EVENT_TYPES if kind is not ClockCorrected),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_in_order,
    ),
    ContentCheck(
        code="record.leap",
        governs=tuple(kind for kind in EVENT_TYPES if kind is not ClockCorrected),
        effect=Effect.WARNS,
        source=said_by(design=True),
        judge=_leap,
    ),
    ContentCheck(
        code="record.clock-cannot-be",
        governs=(ClockCorrected,),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_clock,
    ),
    ContentCheck(
        code="record.late",
        governs=EVENT_TYPES,
        effect=Effect.WARNS,
        source=said_by(design=True),
        judge=_late,
    ),
    StandingCheck(
        code="group.not-now",
        governs=EVENT_TYPES,
        floor=Floor.SOUNDNESS,
        source=_FROM_TABLES[Machine.GROUP],
        judge=_group_now,
    ),
    *(_own_now(table) for table in TABLES if table.machine not in (Machine.GROUP, Machine.CONSENT)),
    _content_now(next(table for table in TABLES if table.machine is Machine.CONSENT), "consent.not-now"),
    _content_now(next(table for table in TABLES if table.machine is Machine.WORK), "minutes.task-not-now"),
    ContentCheck(
        code="meeting.earlier-period",
        governs=tuple(
            kind
            for kind in EVENT_TYPES
            if "meeting" in {field.name for field in attrs.fields(kind)} and kind.tag not in _OLD_MEETING
        ),
        floor=Floor.SOUNDNESS,
        source=said_by("B39", design=True),
        judge=_old_period,
    ),
)
"""What must hold of every event (regler for loggen)."""
