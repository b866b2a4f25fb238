"""All rules of the library, and what a set of them compiles to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG, EVENT_TYPES
from ansvar_core.policy import Gate, Policy
from ansvar_core.rules import (
    access,
    calling,
    consent,
    ending,
    establishing,
    exchange,
    meeting,
    minutes,
    need,
    record,
    work,
)
from ansvar_core.rules.base import (
    Breach,
    Check,
    ContentCheck,
    Obligation,
    ReadingCheck,
    Situation,
    StandingCheck,
    said_by,
)
from ansvar_core.values.duty import Duty
from ansvar_core.values.findings import DoFirst, Effect, Fact, Remedy, Step

__all__ = ["CHECKS", "OBLIGATIONS", "READING_CHECKS", "Compiled", "compiled"]

CHECKS: Final[tuple[Check, ...]] = (
    *record.CHECKS,
    *need.CHECKS,
    *exchange.CHECKS,
    *consent.CHECKS,
    *establishing.CHECKS,
    *calling.CHECKS,
    *meeting.CHECKS,
    *minutes.CHECKS,
    *work.CHECKS,
    *ending.CHECKS,
)
"""Every check about an event (kontroller)."""

READING_CHECKS: Final[tuple[ReadingCheck, ...]] = access.READING_CHECKS
"""Every check about a reading (innsynskontroller)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    *exchange.OBLIGATIONS,
    *consent.OBLIGATIONS,
    *establishing.OBLIGATIONS,
    *calling.OBLIGATIONS,
    *minutes.OBLIGATIONS,
    *work.OBLIGATIONS,
    *ending.OBLIGATIONS,
)
"""Every obligation (plikter)."""

GATE_CODE: Final = "duty.gate"


@attrs.frozen
class Compiled:
    """The rules of one stretch of time, by the kind of event they govern (kompilerte regler)."""

    standing: Mapping[type[Event], tuple[StandingCheck, ...]]
    content: Mapping[type[Event], tuple[ContentCheck[Any], ...]]
    obligations: tuple[Obligation, ...]


def compiled(checks: Iterable[Check], obligations: Iterable[Obligation], policy: Policy) -> Compiled:
    """Sort rules by what they govern, with the policy's gates among them (kompiler)."""
    standing: dict[type[Event], list[StandingCheck]] = {kind: [] for kind in EVENT_TYPES}
    content: dict[type[Event], list[ContentCheck[Any]]] = {kind: [] for kind in EVENT_TYPES}
    owed = tuple(obligations)
    for check in (*checks, *(_gate(gate, owed) for gate in policy.gates)):
        for kind in check.governs:
            if isinstance(check, StandingCheck):
                standing[kind].append(check)
            else:
                content[kind].append(check)
    return Compiled(
        {kind: tuple(each) for kind, each in standing.items()},
        {kind: tuple(each) for kind, each in content.items()},
        owed,
    )


def _settling(kind: type[Event], duty: Duty) -> Step:
    """The event that settles a duty, about what the duty is about."""
    names, subject = attrs.fields_dict(kind), duty.subject or ""
    fields: dict[str, Any] = {name: subject for name in ("work", "objection") if name in names}
    if "meeting" in names:
        fields |= {"meeting": subject} if subject else {}
        fields |= {"recipients": frozenset({duty.about})} if "recipients" in names and duty.about else {}
    if "party" in names and duty.who is not None:
        fields["party"] = duty.who
    return Step(kind=kind.tag, fields=fields)


def _gate(gate: Gate, obligations: tuple[Obligation, ...]) -> StandingCheck:
    obligation = next(each for each in obligations if each.code == gate.duty)

    def judge(situation: Situation) -> Iterator[Breach]:
        overdue = [duty for duty in obligation.owed(situation.setting) if duty.overdue]
        if overdue:
            facts = tuple(
                Fact(position=duty.position, subject=duty.subject, about=duty.code, day=duty.due) for duty in overdue
            )
            steps = tuple(_settling(obligation.settled_by[0], duty) for duty in overdue)
            remedies: tuple[Remedy, ...] = (DoFirst(steps=steps),)
            yield Breach(facts=facts, remedies=remedies)

    return StandingCheck(
        code=GATE_CODE,
        effect=Effect.BLOCKS,
        governs=(EVENT_TYPE_BY_TAG[gate.event],),
        source=said_by(*obligation.source.statements, design=True),
        judge=judge,
    )
