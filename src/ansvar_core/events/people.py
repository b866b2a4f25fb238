"""Who is who: those who act for the user, the agencies, and the members."""

from __future__ import annotations

from typing import ClassVar

import attrs

from ansvar_core.entities.people import Agency, CareTakenOver, LegalGuardian, Member, Parent, User
from ansvar_core.events.base import Event, Gives, nonempty, refers
from ansvar_core.values.checked import checked
from ansvar_core.values.ids import DocumentId, PartyId

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


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class UserRecorded(Event):
    """The facts about the user are recorded anew (opplysninger om bruker rettet).

    Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "user-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("who consents follows from the user's birth date")

    user: User
    reason: str = attrs.field(validator=nonempty)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CompetenceDecided(Event):
    """Whoever answers for the care has decided whether the user can consent (samtykkekompetanse avgjort).

    `decision` refers to the record of it.  Source: pasient- og brukerrettighetsloven § 4-3 (general knowledge).
    """

    tag: ClassVar[str] = "competence-decided"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it(
        "either way it gives somebody a say: the user, or others in the user's place"
    )

    competent: bool
    decision: DocumentId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ParentRecorded(Event):
    """A holder of parental responsibility is recorded, or recorded anew (forelder registrert).

    Source: pasient- og brukerrettighetsloven § 4-4.
    """

    tag: ClassVar[str] = "parent-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it(
        "a parent consents and reads, and one who is no longer a parent is not asked"
    )

    parent: Parent
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class GuardianRecorded(Event):
    """A legal guardian and the mandate are recorded (verge registrert).

    Source: B9; vergemålsloven § 21 (general knowledge).
    """

    tag: ClassVar[str] = "guardian-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it(
        "a mandate lets a guardian consent and read, and one that ends asks for nobody's yes"
    )

    guardian: LegalGuardian
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CareTakenOverRecorded(Event):
    """Child welfare has taken over care, or has given it back (omsorgsovertakelse registrert).

    Source: pasient- og brukerrettighetsloven § 4-4 (general knowledge).
    """

    tag: ClassVar[str] = "care-taken-over-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("it moves the say from the parents to child welfare, or back")

    care: CareTakenOver
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class NextOfKinRecorded(Event):
    """A next of kin whom the user wants to be named (pårørende registrert).

    Source: A5.
    """

    tag: ClassVar[str] = "next-of-kin-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("somebody becomes one of the user's own")

    party: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class TrustedPersonAgreed(Event):
    """It is agreed who is the user's trusted person (tillitsperson avtalt).

    Source: B13.
    """

    tag: ClassVar[str] = "trusted-person-agreed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("somebody becomes one of the user's own")

    party: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ParticipantJoined(Event):
    """The user, or somebody of the user's, takes part in the group (deltaker med).

    Source: A5, B9.
    """

    tag: ClassVar[str] = "participant-joined"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("somebody takes part, and is to be sent the minutes")

    party: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ParticipantLeft(Event):
    """The user, or somebody of the user's, takes part no longer (deltaker ute).

    Source: B9.
    """

    tag: ClassVar[str] = "participant-left"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it takes a part away")

    party: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class AgencyRecorded(Event):
    """An agency is recorded, or recorded anew (instans registrert).

    Source: A5, B8.
    """

    tag: ClassVar[str] = "agency-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.part("its tie decides what its members may do; the agency is known all the same")

    agency: Agency
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MemberJoined(Event):
    """Somebody takes part for an agency (medlem med).

    Source: A7, A8, B8, B12, B18.
    """

    tag: ClassVar[str] = "member-joined"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.part(
        "a member reads and is in the room; who joined is known, so that they can leave"
    )

    member: Member

    @property
    def subject(self) -> str | None:
        return self.member.party


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MemberChanged(Event):
    """What is agreed with a member is recorded anew (medlemskap endret).

    Source: A7, B12, B26.
    """

    tag: ClassVar[str] = "member-changed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("another agency's consent lets a member read")

    member: Member
    reason: str | None = None

    @property
    def subject(self) -> str | None:
        return self.member.party


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MemberLeft(Event):
    """Somebody takes part for an agency no longer (medlem ute).

    Source: B36.
    """

    tag: ClassVar[str] = "member-left"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it takes a part away")

    party: PartyId = attrs.field(metadata=refers("member"))
    reason: str | None = None

    @property
    def subject(self) -> str | None:
        return self.party
