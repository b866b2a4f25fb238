"""The user, those who act for the user, and the agencies that help."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from ansvar_core.values.checked import checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import AgencyId, DocumentId, PartyId, Word
from ansvar_core.values.invalid import InvalidValue

__all__ = [
    "Agency",
    "Attendance",
    "CareTakenOver",
    "HearingManner",
    "IdSort",
    "LegalGuardian",
    "Member",
    "Parent",
    "Tie",
    "User",
    "check_days",
]


def check_days(first: date | None, last: date | None) -> None:
    """Refuse a stretch of days that ends before it begins (kontroll av tidsrom)."""
    if first is not None and last is not None and last < first:
        raise InvalidValue("last_day", "the last day is before the first")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class User(Discreet):
    """The person the group is for (bruker).

    `birth_date` is kept because who consents, and who must be heard, turns on age.
    """

    id: PartyId
    birth_date: date


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Parent(Discreet):
    """A holder of parental responsibility (forelder med foreldreansvar).

    Somebody without it is no parent here, whatever they are to the child.  First and last day are inside.
    """

    party: PartyId
    first_day: date | None = None
    last_day: date | None = None

    def __attrs_post_init__(self) -> None:
        check_days(self.first_day, self.last_day)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class LegalGuardian(Discreet):
    """A legal guardian within a mandate (verge).

    `personal` says whether the mandate covers personal matters; one with an economic mandate alone cannot consent here
    (vergemålsloven § 21).  `decision` refers to the decision the mandate rests on.
    """

    party: PartyId
    personal: bool
    decision: DocumentId
    first_day: date | None = None
    last_day: date | None = None

    def __attrs_post_init__(self) -> None:
        check_days(self.first_day, self.last_day)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CareTakenOver(Discreet):
    """Child welfare has taken over care and consents for the child (omsorgsovertakelse).

    `party` is whoever in child welfare acts, `decision` the decision it rests on.
    """

    party: PartyId
    decision: DocumentId
    first_day: date
    last_day: date | None = None

    def __attrs_post_init__(self) -> None:
        check_days(self.first_day, self.last_day)


class HearingManner(StrEnum):
    """How a child was heard (måten barnet ble hørt på)."""

    TOOK_PART = "took-part"
    TALKED_WITH = "talked-with"
    OBSERVED = "observed"
    """The very young: by somebody who knows how."""
    DECLINED = "offered-and-declined"
    COULD_NOT = "could-not"
    """By somebody's judgement, with the reason."""


class IdSort(StrEnum):
    """What an id that has changed names (hva id-en gjelder)."""

    PARTY = "party"
    AGENCY = "agency"


class Tie(StrEnum):
    """What ties an agency to the municipality (tilknytning)."""

    MUNICIPAL = "municipal"
    OPERATING_AGREEMENT = "operating-agreement"
    EXTERNAL = "external"


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Agency(Discreet):
    """An agency that helps the user (instans).

    `kind` is the caller's own word, such as "school"; `counts` says whether it counts as an agency of its own.
    """

    id: AgencyId
    tie: Tie
    kind: Word
    counts: bool = True


class Attendance(StrEnum):
    """When a member takes part (deltakelse)."""

    EVERY_MEETING = "every-meeting"
    AS_NEEDED = "as-needed"


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Member(Discreet):
    """Somebody who takes part for an agency (medlem).

    `function` (A7) and `sub_responsibility` (B12) are the member's own, in the group's words; None is not yet agreed.
    `takes_turns` says whether the member is in the rotation of minute-takers (B26), `primary_group` whether in the
    small group near the user (B18).
    """

    party: PartyId
    agency: AgencyId
    function: str | None = None
    attendance: Attendance = Attendance.EVERY_MEETING
    sub_responsibility: str | None = None
    takes_turns: bool = True
    primary_group: bool = False
