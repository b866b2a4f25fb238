"""The record and the tables: what must hold of every event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.dates import day_of
from ansvar_core.entities.group import Group
from ansvar_core.events.base import NOT_WRITTEN, Event
from ansvar_core.events.catalogue import EVENT_TYPES, references
from ansvar_core.events.ending import RecordedInError
from ansvar_core.events.meeting import MeetingCalled, MeetingPlanned
from ansvar_core.events.need import NeedSeen
from ansvar_core.evolve import misplaced
from ansvar_core.lifecycle import GROUP, TABLES, Machine, Table
from ansvar_core.moves import moves, own_table, status_of
from ansvar_core.rules.base import Breach, Check, ContentCheck, Situation, StandingCheck, said_by
from ansvar_core.rules.remedies import path_to
from ansvar_core.values.findings import (
    Because,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Finding,
    Floor,
    Nothing,
    Remedy,
    Step,
)

__all__ = ["CANNOT_BE_PLACED", "CHECKS", "OLD_VERSION", "RELAY_KINDS", "misplacement", "proposal_findings"]

RELAY_KINDS: Final = frozenset(kind for kind in EVENT_TYPES if kind.tag.startswith("relay-"))
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


def _misplaced(known: Group | None, event: Event) -> Breach | None:
    problem = misplaced(known, event)
    if problem is None:
        return None
    field = problem[0]
    if known is None:
        return Breach(facts=(Fact(field=field),), remedies=(DoFirst(steps=(Step(kind=NeedSeen.tag),)),))
    remedies: list[Remedy] = []
    named = next(((sort, thing) for path, sort, thing in references(event) if path == field), None)
    made_by = _MAKES.get(named[0]) if named is not None else None
    if made_by is None or getattr(known, made_by[0]):
        remedies.append(ChangeProposal(asks=(field.partition("[")[0],)))
    if named is not None and made_by is not None:
        _, kind, name, asks = made_by
        remedies.append(DoFirst(steps=(Step(kind=kind, fields={name: named[1]}, asks=asks),)))
    return Breach(facts=(Fact(field=field),), remedies=tuple(remedies))


# Where the group keeps a sort of thing, the event that makes one known, and the field that names it.
_MAKES: Final[dict[str, tuple[str, str, str, tuple[str, ...]]]] = {
    "agency": ("agencies", "agency-recorded", "agency.id", ("agency",)),
    "member": ("members", "member-joined", "member.party", ("member",)),
    "meeting": ("meetings", "meeting-planned", "meeting", ()),
    "outside_meeting": ("outside_meetings", "outside-meeting-held", "meeting", ()),
    "objection": ("objections", "objection-recorded", "objection", ()),
    "goal": ("goals", "goal-set", "goal", ()),
    "work": ("work", "task-agreed", "work", ()),
}


def _placed(situation: Situation, event: Event) -> Iterator[Breach]:
    # Asked by `misplacement`, before there is a situation to judge in; whatever comes this far has its place.
    return iter(())


def _newest(situation: Situation, event: Event) -> Iterator[Breach]:
    # Asked by `proposal_findings`, of proposals alone.
    return iter(())


def proposal_findings(event: Event) -> tuple[Finding, ...]:
    """What is said of an event only as long as it is a proposal (bare om forslag).

    What stands in a record was written as its time could write it, so an audit does not ask.
    """
    return tuple(check.finding(breach) for check, breach in _of_proposals(event))


def _of_proposals(event: Event) -> Iterator[tuple[ContentCheck[Event], Breach]]:
    # What an older version had no place for is not asked; whoever proposes today is not to choose what is asked.
    if event.written_as != event.version and type(event) in OLD_VERSION.governs:
        change = ChangeProposal(fields={NOT_WRITTEN: event.version})
        yield OLD_VERSION, Breach(facts=(Fact(field=NOT_WRITTEN),), remedies=(change,))


def _in_order(situation: Situation, event: Event) -> Iterator[Breach]:
    known = situation.known
    if known is not None and event.recorded_at < known.recorded_until:
        change = ChangeProposal(fields={"recorded_at": known.recorded_until})
        yield Breach(facts=(Fact(position=known.version, field="recorded_at"),), remedies=(change,))


def _late(situation: Situation, event: Event) -> Iterator[Breach]:
    allowed = situation.policy.late_registration
    if allowed is None:
        return
    last = allowed.after(situation.day)
    if day_of(event.recorded_at, situation.policy.zone) > last:
        yield Breach(facts=(Fact(field="at", day=last),), remedies=(Nothing(because=Because.HAS_HAPPENED),))


def _group_now(situation: Situation) -> Iterator[Breach]:
    status = status_of(situation.known, GROUP, None, situation.kind)
    if not GROUP.allows(status, situation.kind):
        position = situation.known.version if situation.known else None
        remedy = path_to(GROUP, status, situation.kind, None)
        yield Breach(facts=(Fact(position=position, field="status"),), remedies=(remedy,))


def _own_now(table: Table) -> StandingCheck:
    """The standing half of a table: asked about a thing that the group knows, before there is an event."""
    name = table.machine.value

    def judge(situation: Situation) -> Iterator[Breach]:
        _, target = own_table(situation.kind) or (table, None)
        status = status_of(situation.group, table, situation.subject, situation.kind)
        if not table.allows(status, situation.kind, target):
            relay = situation.kind in RELAY_KINDS
            remedy = path_to(table, status, situation.kind, situation.subject, relay)
            yield Breach(facts=(Fact(field=name, subject=situation.subject),), remedies=(remedy,))

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

    def judge(situation: Situation, event: Event) -> Iterator[Breach]:
        for move in moves(event, situation.group):
            if move.table is not table:
                continue
            status = status_of(situation.group, table, move.subject, type(event), event.at)
            if not table.allows(status, type(event), move.target):
                yield _wrong_step(move.subject)

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


def _old_period(situation: Situation, event: Event) -> Iterator[Breach]:
    known = situation.group
    named = [event.subject] if isinstance(event, MeetingPlanned | MeetingCalled) else []
    named += [thing for _, sort, thing in references(event) if sort == "meeting"]
    for meeting in (known.meetings.get(each or "") for each in named):
        if meeting is not None and meeting.period < known.period:
            fact = Fact(position=meeting.position, field="meeting", subject=meeting.id)
            yield Breach(facts=(fact,), remedies=(Nothing(because=Because.IT_IS_OVER),))


CANNOT_BE_PLACED: Final = ContentCheck(
    code="record.cannot-be-placed",
    governs=EVENT_TYPES,
    floor=Floor.SOUNDNESS,
    source=said_by(design=True),
    judge=_placed,
)

OLD_VERSION: Final = ContentCheck(
    code="record.old-version",
    governs=tuple(kind for kind in EVENT_TYPES if kind.version > 1 and kind not in NEVER_HINDERED),
    floor=Floor.SOUNDNESS,
    source=said_by(design=True),
    judge=_newest,
)

CHECKS: Final[tuple[Check, ...]] = (
    CANNOT_BE_PLACED,
    OLD_VERSION,
    ContentCheck(
        code="record.goes-back",
        governs=EVENT_TYPES,
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_in_order,
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
