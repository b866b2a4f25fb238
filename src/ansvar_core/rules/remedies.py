"""Remedies that several rules share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Final, TypeAlias

from ansvar_core.dates import start_of
from ansvar_core.derive.consent import Gap, Why, cover, requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.consent import Capacity, ConsentObject, Grant
from ansvar_core.entities.facts import AssessmentOutcome
from ansvar_core.entities.group import CoordinatorStatus, GroupStatus
from ansvar_core.entities.meeting import Meeting
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.lifecycle import TABLES, Machine, Status, Table
from ansvar_core.moves import RELAY
from ansvar_core.values.findings import Because, ChangeProposal, DoFirst, Fact, Instead, Nothing, Remedy, Step, Wait
from ansvar_core.values.ids import InformationKind, PartyId

__all__ = ["another_call", "another_time", "consent_facts", "consent_remedies", "dropped_instead", "path_to"]

# Never suggested as a way to somewhere else: they end, undo or refuse.
_NO_WAY: Final = frozenset(
    {
        "ending-decided",
        "group-ended",
        "preparation-stopped",
        "recorded-in-error",
        "meeting-cancelled",
        "consent-refused",
        "consent-withdrawn",
        "coordinator-declined",
        "relay-declined",
        "coordinator-laid-down",
        "vacancy-recorded",
        "work-done",
        "work-dropped",
        "minutes-corrected",
    }
)
# But who asks how to carry out the end is told that it must be decided first.
_THE_END: Final = frozenset({"group-ended", "final-evaluation-made"})
_SUBJECT_FIELD: Final = {Machine.MEETING: "meeting", Machine.WORK: "work", Machine.COORDINATOR: "party"}


def another_time(ends: datetime | None) -> ChangeProposal:
    """Another time; a meeting that says when it ends must say it anew (et annet tidspunkt)."""
    return ChangeProposal(asks=("starts",) if ends is None else ("starts", "ends"))


def another_call(meeting: Meeting, party: PartyId) -> Instead:
    """The meeting is called again without somebody, instead of being moved (ny innkalling)."""
    rest = {"called": meeting.called - {party}, "invited": meeting.invited - {party}}
    again = Step(kind="meeting-called", fields={"meeting": meeting.id, **rest}, asks=("purpose", "starts"))
    return Instead(steps=(again,))


def dropped_instead(work: str) -> Instead:
    """Work that cannot be handed over is dropped, and the user told (legges bort)."""
    return Instead(steps=(Step(kind="work-dropped", fields={"work": work, "user_told": True}, asks=("reason",)),))


def path_to(table: Table, status: Status, kind: type[Event], subject: str | None, relay: bool = False) -> Remedy:
    """The shortest way from a status to one where a kind of event is in order (veien dit)."""
    way = _way(table.machine, status, kind.tag, relay)
    if isinstance(way, Because):
        return Nothing(because=way)
    known = subject is not None and table.machine in _SUBJECT_FIELD
    fields = {_SUBJECT_FIELD[table.machine]: subject} if known else {}
    return DoFirst(steps=tuple(Step(kind=through, fields={**fields, **extra}) for through, extra in way))


_Way: TypeAlias = tuple[tuple[str, Mapping[str, AssessmentOutcome]], ...]


# There are as many as a table has statuses and kinds of event, and a list of options asks for some thirty: 4 µs each.
@cache
def _way(machine: Machine, status: Status, tag: str, relay: bool) -> _Way | Because:
    kind = EVENT_TYPE_BY_TAG[tag]
    (table,) = (each for each in TABLES if each.machine is machine)
    reached = {status}
    ways: list[tuple[Status, _Way]] = [(status, ())]
    while ways:
        here, steps = ways.pop(0)
        for through, targets in table.moves[here].items():
            wrong_office = machine is Machine.COORDINATOR and (through in RELAY) is not relay
            decides_it = through.tag == "ending-decided" and tag in _THE_END and not steps
            if (through.tag in _NO_WAY and not decides_it) or wrong_office:
                continue
            for target in targets:
                # Somebody else's acceptance is not this one's way out of the office.
                if target in reached or target is CoordinatorStatus.LAID_DOWN:
                    continue
                reached.add(target)
                extra = {"outcome": _OUTCOME[target]} if target in _OUTCOME else {}
                way = (*steps, (through.tag, extra))
                # Whoever has only been asked leaves no office vacant.
                held = tag != "vacancy-recorded" or target is CoordinatorStatus.ACCEPTED
                if held and table.allows(target, kind):
                    return way
                ways.append((target, way))
    leads = {target for row in table.moves.values() for target in row.get(kind, ())}
    return Because.ALREADY_DONE if status in leads else Because.IT_IS_OVER


_OUTCOME: Final[dict[Status, AssessmentOutcome]] = {
    GroupStatus.BEING_PREPARED: AssessmentOutcome.START,
    GroupStatus.NOT_STARTED: AssessmentOutcome.DO_NOT_START,
}


def consent_facts(gaps: Iterable[Gap]) -> tuple[Fact, ...]:
    """The places in the record that the gaps turned on (henvisninger)."""
    return tuple(
        Fact(position=gap.position, field=gap.object.value, subject=gap.party, about=gap.agency, day=gap.day)
        for gap in gaps
    )


def _kinds(setting: Setting, gap: Gap, needed: frozenset[InformationKind]) -> frozenset[InformationKind]:
    """What to ask for: what is needed and what was given before; all kinds only where nothing says which."""
    consent = setting.group.consents.get((gap.party or "", gap.object, gap.agency))
    before = [step.kinds for step in consent.history if step.kinds] if consent else []
    return needed | (before[-1] if before else frozenset()) or setting.policy.information_kinds


def consent_remedies(
    setting: Setting, gaps: Iterable[Gap], kinds: frozenset[InformationKind] = frozenset()
) -> tuple[Remedy, ...]:
    """What would close the gaps: a form from each who must sign, confirming, or waiting (veien til samtykke)."""
    gaps = tuple(gaps)
    if any(gap.why is Why.NOBODY_CAN for gap in gaps):
        return (Nothing(because=Because.OTHERS_DECIDE),)
    forms: dict[tuple[str, Capacity], dict[tuple[ConsentObject, str], Grant]] = {}
    for gap in gaps:
        assert gap.party is not None and gap.capacity is not None  # noqa: S101, PT018  # only "nobody" lacks them
        wanted = _kinds(setting, gap, kinds) if gap.object is ConsentObject.EXCHANGE else frozenset()
        grant = Grant(object=gap.object, agency=gap.agency, kinds=wanted)
        forms.setdefault((gap.party, gap.capacity), {})[gap.object, gap.agency] = grant
    steps = tuple(
        Step(
            kind="consent-given",
            fields={
                "grantor": party,
                "capacity": capacity,
                "grants": tuple(grants.values()),
                "first_day": setting.day,
                "informed": True,
            },
            asks=("grants", "manner", "document"),
        )
        for (party, capacity), grants in forms.items()
    )
    found: list[Remedy] = [DoFirst(steps=steps)]
    if gaps and all(gap.why is Why.OLD_PERIOD for gap in gaps):
        grantors = dict.fromkeys(gap.party for gap in gaps)
        confirms = tuple(Step(kind="consent-confirmed", fields={"grantor": party}) for party in grantors)
        found.insert(0, DoFirst(steps=confirms))
    first_days = [gap.day for gap in gaps if gap.why is Why.NOT_YET and gap.day is not None]
    if first_days:
        when = start_of(max(first_days), setting.policy.zone)
        later = setting.on(when)
        needed = {ConsentObject.EXCHANGE: kinds, ConsentObject.COOPERATION: frozenset[InformationKind]()}
        closed = all(cover(later, gap.object, gap.agency, needed[gap.object]) for gap in gaps)
        if closed and requirement(later) == requirement(setting):
            found.insert(0, Wait(until=when))
    return tuple(found)
