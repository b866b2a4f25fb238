"""What an answer is made of: findings, the facts they turned on, and what would put them right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias

import attrs

from ansvar_core.values.checked import checked
from ansvar_core.values.ids import PartyId
from ansvar_core.values.law import Source

__all__ = [
    "AnotherActor",
    "Because",
    "ChangeProposal",
    "DoFirst",
    "Effect",
    "Fact",
    "Finding",
    "Floor",
    "Instead",
    "Nothing",
    "Remedy",
    "Step",
    "Wait",
]


class Effect(StrEnum):
    """What a finding does to the event it is about (virkning)."""

    BLOCKS = "blocks"
    """The event is not in order."""
    WARNS = "warns"
    """In order, but somebody should look at it."""
    INFORMS = "informs"
    """In order; worth knowing."""


class Floor(StrEnum):
    """Who may soften a rule (hvem som kan fravike)."""

    LAW = "law"
    """Nobody: the law needs it."""
    SOUNDNESS = "soundness"
    """Nobody: without it the record would not hold together."""
    GUIDELINE = "guideline"
    """A municipality, with a reason that is kept."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Fact:
    """A reference to what a finding turned on, never the personal fact itself (henvisning til faktum).

    `position` is the place in the record (counted from 1), `field` a field of the proposal, `subject` and `about`
    opaque ids (who, and what for), `day` a day that was derived.
    """

    position: int | None = None
    field: str | None = None
    subject: str | None = None
    about: str | None = None
    day: date | None = None


def _names(fields: Mapping[str, Any]) -> str:
    return f"<{', '.join(fields)}>"


@attrs.frozen(kw_only=True, field_transformer=checked)
class Step:
    """An event that would help, as far as the library can know it (steg).

    `kind` is the event's tag, `fields` what is already given, `asks` the names of fields that people must fill in
    besides the event's own header.  The library makes no ids and invents no facts.
    """

    kind: str
    fields: Mapping[str, Any] = attrs.field(factory=dict, repr=_names, hash=False)
    asks: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=checked)
class DoFirst:
    """These events, in this order, take the finding away (gjør først)."""

    steps: tuple[Step, ...]


@attrs.frozen(kw_only=True, field_transformer=checked)
class ChangeProposal:
    """Another value in the proposed event takes the finding away (endre forslaget).

    `fields` are values that work; `asks` names fields that somebody must fill in; `without` names entries to take out
    of a field, by their ids, so that what people wrote in them is not repeated here.  `Event.changed` does all three.
    """

    fields: Mapping[str, Any] = attrs.field(factory=dict, repr=_names, hash=False)
    asks: tuple[str, ...] = ()
    without: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Instead:
    """The right way to do what was meant (gjør heller)."""

    steps: tuple[Step, ...]


@attrs.frozen(kw_only=True, field_transformer=checked)
class AnotherActor:
    """The same act by one of these is in order (en annen må gjøre det)."""

    actors: tuple[PartyId, ...]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Wait:
    """The same act is in order from this instant, if nothing else changes (vent)."""

    until: datetime


class Because(StrEnum):
    """Why there is nothing to do about a finding (hvorfor ingenting hjelper)."""

    ALREADY_DONE = "already-done"
    """What was proposed has already been done."""
    IT_IS_OVER = "it-is-over"
    """What it is about has ended and is not opened again."""
    NOT_YOURS = "not-yours"
    """It is for somebody else to decide, and nobody can do it for them."""
    HAS_HAPPENED = "has-happened"
    """It has happened; the record keeps it, and the next time can be better."""
    OTHERS_DECIDE = "others-decide"
    """An authority outside the group has to decide first."""
    WITHOUT_THE_GROUP = "without-the-group"
    """It belongs somewhere else than in the group."""
    RULE_IS_BROKEN = "rule-is-broken"
    """A rule of the municipality's own gave no answer; whoever keeps the rules has to mend it."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Nothing:
    """There is no remedy, because (ingen utvei, fordi)."""

    because: Because


Remedy: TypeAlias = DoFirst | ChangeProposal | Instead | AnotherActor | Wait | Nothing


@attrs.frozen(kw_only=True, field_transformer=checked)
class Finding:
    """One thing a rule has to say about an event (funn).

    `code` is stable for ever; the words in three languages are looked up by it when somebody reads them.
    """

    code: str
    effect: Effect
    floor: Floor
    source: Source
    facts: tuple[Fact, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the event is out of order because of this (hindrer)."""
        return self.effect is Effect.BLOCKS
