"""Who is who: those who act for the user, the agencies, and the members."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import attrs

from ansvar_core.entities.people import Agency, CareTakenOver, IdSort, LegalGuardian, Member, Parent, User
from ansvar_core.events.base import Event, Gives, nonempty, refers
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.ids import DocumentId, EventId, PartyId, Word
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import since

__all__ = [
    "AgencyRecorded",
    "CareTakenOverRecorded",
    "CompetenceDecided",
    "GuardianRecorded",
    "IdChanged",
    "IdsJoined",
    "InvitationsDeclined",
    "MemberChanged",
    "MemberJoined",
    "MemberLeft",
    "NextOfKinRecorded",
    "ParentRecorded",
    "ParticipantJoined",
    "ParticipantLeft",
    "PeopleTakenOver",
    "RoleHolderRecorded",
    "TrustedPersonAgreed",
    "UserDied",
    "UserRecorded",
    "UserTold",
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
    """It is agreed who is the user's trusted person, or that the user wants none (tillitsperson avtalt).

    Names one or says that none is wanted; raises `InvalidValue` for both and for neither.  Source: B13.
    """

    tag: ClassVar[str] = "trusted-person-agreed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("somebody becomes one of the user's own")

    party: PartyId | None = attrs.field(default=None, metadata=since(2, said_before=True))
    not_wanted: bool = attrs.field(default=False, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if (self.party is None) != self.not_wanted:
            raise InvalidValue("party", "name somebody, or say that nobody is wanted")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ParticipantJoined(Event):
    """The user, or somebody of the user's, takes part in the group (deltaker med).

    `wish_of` is by whose wish, for anyone but the user and those who consent for the user.  Source: A5, B9.
    """

    tag: ClassVar[str] = "participant-joined"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("somebody takes part, and is to be sent the minutes")

    party: PartyId
    wish_of: PartyId | None = attrs.field(default=None, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ParticipantLeft(Event):
    """The user, or somebody of the user's, takes part no longer (deltaker ute).

    Source: B9.
    """

    tag: ClassVar[str] = "participant-left"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it takes a part away")

    party: PartyId
    reason: str | None = attrs.field(default=None, metadata=since(2))


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


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class UserDied(Event):
    """The user has died (bruker død).

    Source: our own decision.
    """

    tag: ClassVar[str] = "user-died"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("from the day of it others read and nobody is asked")

    day: date


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class InvitationsDeclined(Event):
    """Somebody who would be invited does not want to be, or wants to again (invitasjoner frabedt).

    Source: B9; our own decision.
    """

    tag: ClassVar[str] = "invitations-declined"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("who is asked to come is the same; it says what they want")

    party: PartyId
    declined: bool = True

    @property
    def subject(self) -> str | None:
        return self.party


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class PeopleTakenOver(Event):
    """People of an earlier period take part in the new one too (deltakere tatt med videre).

    Members are so for the agency, and with the function, that they had.  Raises `InvalidValue` where nobody is named.
    Source: B39; our own decision.
    """

    tag: ClassVar[str] = "people-taken-over"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("who takes part and may read follows from it")

    members: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids)
    participants: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids)

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if not self.members and not self.participants:
            raise InvalidValue("members", "names nobody, and neither do the participants")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class UserTold(Event):
    """The user is told of what stands in an event (bruker informert).

    Source: B35, B38; our own decision.
    """

    tag: ClassVar[str] = "user-told"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that the user was told happened")

    event: EventId = attrs.field(metadata=refers("event"))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RoleHolderRecorded(Event):
    """Who holds a role that the municipality names, or that nobody does (rolleinnehaver registrert).

    `role` is the municipality's own code.  Source: our own decision.
    """

    tag: ClassVar[str] = "role-holder-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("what a municipality reserves for the role is theirs")

    role: Word
    party: PartyId | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class IdChanged(Event):
    """A person or an agency is known under another id (identifikator endret).

    What was recorded is read under the new one, which must be unknown until then.  Raises `InvalidValue` for an id that
    is the same.  Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "id-changed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("what was another's becomes theirs")

    of: IdSort
    old: Word
    new: Word

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.old == self.new:
            raise InvalidValue("new", "is the id that it was")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class IdsJoined(Event):
    """Two ids turn out to name the same person or agency (identifikatorer slått sammen).

    What was recorded under the other is read under the one that is kept.  Raises `InvalidValue` for an id that is the
    same.  Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "ids-joined"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("what was another's becomes theirs")

    of: IdSort
    kept: Word
    other: Word

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.kept == self.other:
            raise InvalidValue("other", "is the id that is kept")
