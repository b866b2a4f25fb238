"""Consent: what was asked, what was answered, and how long the answer holds.

One consent is kept per grantor, object and agency, with its whole history in the order in which things *happened*.  A
"yes" that is registered late must not undo a "no" that came after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeAlias

import attrs

from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import AgencyId, DocumentId, InformationKind, PartyId
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import since

__all__ = [
    "IN_FORCE",
    "Capacity",
    "Consent",
    "ConsentItem",
    "ConsentKey",
    "ConsentObject",
    "ConsentStatus",
    "ConsentStep",
    "FormScope",
    "Grant",
    "Manner",
]


class ConsentObject(StrEnum):
    """What a consent is to (samtykkets gjenstand)."""

    COOPERATION = "cooperation"
    """Taking part in the cooperation (tverrfaglig samarbeid)."""
    EXCHANGE = "exchange"
    """Exchange of named kinds of information with a named agency (utveksling av opplysninger)."""


class ConsentStatus(StrEnum):
    """Where one consent stands (samtykkets status)."""

    NONE = "none"
    ASKED_FOR = "asked-for"
    GIVEN = "given"
    NARROWED = "narrowed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class Capacity(StrEnum):
    """In what capacity somebody consents (egenskap)."""

    SELF = "self"
    PARENT = "parent"
    GUARDIAN = "guardian"
    CHILD_WELFARE = "child-welfare"


class Manner(StrEnum):
    """How a consent was given (form)."""

    WRITTEN = "written"
    ORAL_IN_JOURNAL = "oral-in-journal"
    """By word of mouth, with the talk noted in the journal."""


class FormScope(StrEnum):
    """How a form relates to what the same grantor gave before (skjemaets rekkevidde)."""

    THESE_AGENCIES = "these-agencies"
    IN_PLACE_OF_ALL = "in-place-of-all"


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ConsentItem(Discreet):
    """One object for one agency (samtykkepunkt)."""

    object: ConsentObject
    agency: AgencyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Grant(Discreet):
    """What a form allows one agency (tillatelse).

    `kinds` are kinds of information, needed for exchange and meaningless for cooperation.  `last_day` is inside; None
    is until further notice.  `earlier_minutes` says that the form opens minutes of meetings held before it too.
    """

    object: ConsentObject
    agency: AgencyId
    kinds: frozenset[InformationKind] = attrs.field(default=frozenset(), converter=any_ids)
    last_day: date | None = None
    earlier_minutes: bool = attrs.field(default=False, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        if (self.object is ConsentObject.EXCHANGE) != bool(self.kinds):
            raise InvalidValue("kinds", "exchange names at least one kind of information, and cooperation none")


ConsentKey: TypeAlias = tuple[PartyId, ConsentObject, AgencyId]


@attrs.frozen(kw_only=True, repr=False)
class ConsentStep(Discreet):
    """One answer in the history of a consent (svar).

    `rests_on` is the position of the giving that a narrowing or a confirmation rests on; for others their own.  `kinds`
    is what it allows as things stand, `said` what a narrowing named, which may come into its own when the giving before
    it is written down late.
    """

    status: ConsentStatus
    at: datetime
    position: int
    period: int
    rests_on: int
    first_day: date | None = None
    last_day: date | None = None
    kinds: frozenset[InformationKind] = frozenset()
    capacity: Capacity | None = None
    alone_ground: DocumentId | None = None
    said: frozenset[InformationKind] = frozenset()
    earlier_minutes: bool = False


@attrs.frozen(kw_only=True, repr=False)
class Consent(Discreet):
    """One grantor's consent to one object for one agency (samtykke)."""

    grantor: PartyId
    object: ConsentObject
    agency: AgencyId
    history: tuple[ConsentStep, ...] = ()

    @property
    def key(self) -> ConsentKey:
        """What tells this consent from others (nøkkel)."""
        return (self.grantor, self.object, self.agency)

    @property
    def status(self) -> ConsentStatus:
        """The latest answer, by when it was given (status)."""
        return self.history[-1].status if self.history else ConsentStatus.NONE

    def status_at(self, moment: datetime | None = None) -> ConsentStatus:
        """Where it stood at an instant, an unanswered question included; None is now (status på et tidspunkt)."""
        steps = [step for step in self.history if moment is None or step.at <= moment]
        return steps[-1].status if steps else ConsentStatus.NONE

    def on(self, moment: datetime) -> ConsentStep | None:
        """The answer that stood at an instant (svaret på et tidspunkt).

        Being asked anew is no answer: what was said before stands until something else is said.
        """
        # From the end, where the answer nearly always is, however often it has been renewed.
        for step in reversed(self.history):
            if step.status is not ConsentStatus.ASKED_FOR and step.at <= moment:
                return step
        first = self.history[0] if self.history else None
        return first if first is not None and first.at <= moment else None

    def with_step(self, step: ConsentStep) -> Consent:
        """The same consent with one answer more, put where it belongs in time (med et svar til)."""
        return attrs.evolve(self, history=_settled((*self.history, step)))


IN_FORCE: Final = (ConsentStatus.GIVEN, ConsentStatus.NARROWED)
"""The answers by which somebody shares in what is said (gjeldende svar)."""


def _settled(steps: Iterable[ConsentStep]) -> tuple[ConsentStep, ...]:
    """The answers in order, where a narrowing or a confirmation never allows more than what it stands on.

    What is written down late, or in error, can take away the ground under what was said after it.
    """
    history: list[ConsentStep] = []
    ground: ConsentStep | None = None
    for each in sorted(steps, key=lambda step: (step.at, step.position)):
        step = each
        if step.status is ConsentStatus.NARROWED or step.rests_on != step.position:
            if ground is None or ground.status not in IN_FORCE:
                if step.status is not ConsentStatus.NARROWED:
                    continue
                step = attrs.evolve(step, kinds=frozenset())
            else:
                base = step if step.rests_on == ground.rests_on else ground
                kinds = ground.kinds & (step.said if step.status is ConsentStatus.NARROWED else step.kinds)
                step = attrs.evolve(
                    base, status=step.status, at=step.at, position=step.position, kinds=kinds, said=step.said
                )
        if step.status is not ConsentStatus.ASKED_FOR:
            ground = step
        history.append(step)
    return tuple(history)
