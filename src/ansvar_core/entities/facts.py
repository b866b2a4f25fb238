"""What somebody has said, decided or done once, kept with whose it was, when, and where it stands in the record."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from ansvar_core.entities.people import IdSort
from ansvar_core.values.checked import checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import AgencyId, EventId, InformationKind, MeetingId, PartyId

__all__ = [
    "Assessment",
    "AssessmentOutcome",
    "Death",
    "Decided",
    "IdChange",
    "MarkState",
    "ParentsNeed",
    "Participation",
    "RoleHolder",
    "StandingChair",
    "TakenOver",
    "Tick",
    "ToldUser",
]


class AssessmentOutcome(StrEnum):
    """What the assessment came to (konklusjon)."""

    START = "start"
    DO_NOT_START = "do-not-start"


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Assessment(Discreet):
    """A step of the assessment, and how the user had part in it (vurdering, A11, B4).

    `outcome` is None where it began.  `asked` says whether its version had a place for a user who declined, or for whom
    somebody spoke.
    """

    outcome: AssessmentOutcome | None
    together_with: frozenset[PartyId]
    user_declined: bool
    spoken_for_by: frozenset[PartyId]
    asked: bool
    reason: str | None
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Decided(Discreet):
    """A yes or a no of somebody's that stands until the next (avgjørelse)."""

    yes: bool
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Death(Discreet):
    """The user has died (dødsfall)."""

    day: date
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Participation(Discreet):
    """A stretch in which somebody takes part without being there for an agency (deltakelse).

    `wish_of` is by whose wish; `asked` says whether its version had a place for that.
    """

    party: PartyId
    wish_of: PartyId | None
    asked: bool
    by: PartyId
    at: datetime
    position: int
    period: int
    left_at: datetime | None = None
    left_position: int | None = None
    left_because: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class TakenOver(Discreet):
    """People of an earlier period who take part in this one too (tatt med videre, B39)."""

    members: frozenset[PartyId]
    participants: frozenset[PartyId]
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class StandingChair(Discreet):
    """Who chairs until something else is agreed (fast møteleder, A6)."""

    party: PartyId
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ParentsNeed(Discreet):
    """What a parent needs to read to answer for the child, as a member has recorded it (forelders behov for innsyn)."""

    party: PartyId
    meeting: MeetingId
    kinds: frozenset[InformationKind]
    ground: str
    agency: AgencyId
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ToldUser(Discreet):
    """The user was told of what stands in an event (bruker informert)."""

    event: EventId
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RoleHolder(Discreet):
    """Who holds a role that the municipality names; None is nobody (rolleinnehaver)."""

    role: str
    party: PartyId | None
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MarkState(Discreet):
    """A mark that the municipality has declared, set or taken off (merke)."""

    mark: str
    on: bool
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Tick(Discreet):
    """A point of the municipality's routine met about one meeting, event or person (avkrysning)."""

    code: str
    meeting: MeetingId | None
    event: EventId | None
    party: PartyId | None
    at: datetime
    position: int
    period: int


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class IdChange(Discreet):
    """An id that is another now; old events are read under the new one (endret id).

    `joined` says that both were known, and turned out to name the same.
    """

    of: IdSort
    old: str
    new: str
    joined: bool
    by: PartyId
    at: datetime
    position: int
