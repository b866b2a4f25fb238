"""Who is who: those who act for the user, the agencies, and the members."""

from __future__ import annotations

from typing import ClassVar

import attrs

from ansvar_core.entities.people import Agency, CareTakenOver, LegalGuardian, Member, Parent, User
from ansvar_core.events.base import Event, nonempty, refers
from ansvar_core.values.ids import DocumentId, PartyId, is_id, is_optional_id
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import since

__all__ = [
    "AgencyRecorded",
    "CareTakenOverRecorded",
    "CompetenceDecided",
    "GuardianRecorded",
    "MemberChanged",
    "MemberJoined",
    "MemberLeft",
    "NextOfKinRecorded",
    "ParentRecorded",
    "ParticipantJoined",
    "ParticipantLeft",
    "TrustedPersonAgreed",
    "UserRecorded",
]


@attrs.frozen(kw_only=True, repr=False)
class UserRecorded(Event):
    """The facts about the user are recorded anew (opplysninger om bruker rettet).

    Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "user-recorded"
    exchanges: ClassVar[bool] = False

    user: User
    reason: str = attrs.field(validator=nonempty)


@attrs.frozen(kw_only=True, repr=False)
class CompetenceDecided(Event):
    """Whoever answers for the care has decided whether the user can consent (samtykkekompetanse avgjort).

    `decision` refers to the record of it.  Source: pasient- og brukerrettighetsloven § 4-3 (general knowledge).
    """

    tag: ClassVar[str] = "competence-decided"
    exchanges: ClassVar[bool] = False

    competent: bool
    decision: DocumentId = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True, repr=False)
class ParentRecorded(Event):
    """A holder of parental responsibility is recorded, or recorded anew (forelder registrert).

    Source: pasient- og brukerrettighetsloven § 4-4.
    """

    tag: ClassVar[str] = "parent-recorded"
    exchanges: ClassVar[bool] = False

    parent: Parent
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class GuardianRecorded(Event):
    """A legal guardian and the mandate are recorded (verge registrert).

    Source: B9; vergemålsloven § 21 (general knowledge).
    """

    tag: ClassVar[str] = "guardian-recorded"
    exchanges: ClassVar[bool] = False

    guardian: LegalGuardian
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class CareTakenOverRecorded(Event):
    """Child welfare has taken over care, or has given it back (omsorgsovertakelse registrert).

    Source: pasient- og brukerrettighetsloven § 4-4 (general knowledge).
    """

    tag: ClassVar[str] = "care-taken-over-recorded"
    exchanges: ClassVar[bool] = False

    care: CareTakenOver
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class NextOfKinRecorded(Event):
    """A next of kin whom the user wants to be named (pårørende registrert).

    Source: A5.
    """

    tag: ClassVar[str] = "next-of-kin-recorded"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True, repr=False)
class TrustedPersonAgreed(Event):
    """It is agreed who is the user's trusted person, or that the user wants none (tillitsperson avtalt).

    Names one or says that none is wanted; raises `InvalidValue` for both and for neither.  Source: B13.
    """

    tag: ClassVar[str] = "trusted-person-agreed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    party: PartyId | None = attrs.field(default=None, validator=is_optional_id, metadata=since(2, said_before=True))
    not_wanted: bool = attrs.field(default=False, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if (self.party is None) != self.not_wanted:
            raise InvalidValue("party", "name somebody, or say that nobody is wanted")


@attrs.frozen(kw_only=True, repr=False)
class ParticipantJoined(Event):
    """The user, or somebody of the user's, takes part in the group (deltaker med).

    `wish_of` is by whose wish, for anyone but the user and those who consent for the user.  Source: A5, B9.
    """

    tag: ClassVar[str] = "participant-joined"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    wish_of: PartyId | None = attrs.field(default=None, validator=is_optional_id, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False)
class ParticipantLeft(Event):
    """The user, or somebody of the user's, takes part no longer (deltaker ute).

    Source: B9.
    """

    tag: ClassVar[str] = "participant-left"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    reason: str | None = attrs.field(default=None, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False)
class AgencyRecorded(Event):
    """An agency is recorded, or recorded anew (instans registrert).

    Source: A5, B8.
    """

    tag: ClassVar[str] = "agency-recorded"
    exchanges: ClassVar[bool] = False

    agency: Agency
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class MemberJoined(Event):
    """Somebody takes part for an agency (medlem med).

    Source: A7, A8, B8, B12, B18.
    """

    tag: ClassVar[str] = "member-joined"
    exchanges: ClassVar[bool] = False

    member: Member

    @property
    def subject(self) -> str | None:
        return self.member.party


@attrs.frozen(kw_only=True, repr=False)
class MemberChanged(Event):
    """What is agreed with a member is recorded anew (medlemskap endret).

    Source: A7, B12, B26.
    """

    tag: ClassVar[str] = "member-changed"
    exchanges: ClassVar[bool] = False

    member: Member
    reason: str | None = None

    @property
    def subject(self) -> str | None:
        return self.member.party


@attrs.frozen(kw_only=True, repr=False)
class MemberLeft(Event):
    """Somebody takes part for an agency no longer (medlem ute).

    Source: B36.
    """

    tag: ClassVar[str] = "member-left"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id, metadata=refers("member"))
    reason: str | None = None

    @property
    def subject(self) -> str | None:
        return self.party
