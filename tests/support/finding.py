"""A finding with everything that a finding can have."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ansvar_core import (
    AnotherActor,
    Because,
    ChangeProposal,
    ConsentGiven,
    DoFirst,
    Effect,
    Fact,
    Finding,
    Floor,
    Instead,
    Nothing,
    Remedy,
    Source,
    Step,
    Wait,
)
from support.samples import sample

__all__ = ["EVERY_REMEDY", "FINDING"]

EVERY_REMEDY: tuple[Remedy, ...] = (
    DoFirst(steps=(Step(kind="consent-given", fields={"grants": sample(ConsentGiven).grants}, asks=("manner",)),)),
    ChangeProposal(fields={"present": frozenset({"p-2", "p-1"}), "starts": datetime(2026, 1, 1, tzinfo=UTC)}),
    Instead(steps=(Step(kind="objection-recorded"),)),
    AnotherActor(actors=("p-mum",)),
    Wait(until=datetime(2026, 2, 1, tzinfo=UTC)),
    Nothing(because=Because.IT_IS_OVER),
)
FINDING = Finding(
    code="own.rule",
    effect=Effect.BLOCKS,
    floor=Floor.LAW,
    source=Source(statements=("B3",)),
    facts=(Fact(position=4, subject="p-mum", day=date(2026, 1, 1)),),
    remedies=EVERY_REMEDY,
)
