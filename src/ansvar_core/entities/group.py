"""The group as it stands: what the record adds up to.

Only facts are kept here, with the instant they happened and their position in the record.  What follows from them on a
given day (whether consent covers, whose turn it is, what is overdue) is derived, never stored.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import attrs

from ansvar_core.entities.consent import Consent, ConsentKey, ConsentObject, ConsentStep
from ansvar_core.entities.facts import (
    Assessment,
    Death,
    Decided,
    IdChange,
    MarkState,
    ParentsNeed,
    Participation,
    RoleHolder,
    StandingChair,
    TakenOver,
    Tick,
    ToldUser,
)
from ansvar_core.entities.meeting import Leading, Meeting, OutsideMeeting, Voice
from ansvar_core.entities.people import Agency, CareTakenOver, HearingManner, LegalGuardian, Member, Parent, User
from ansvar_core.entities.plan import Goal, IndividualPlan, PlanEvaluation, WorkItem
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import (
    AgencyId,
    DocumentId,
    EventId,
    GoalId,
    GroupId,
    InformationKind,
    MeetingId,
    ObjectionId,
    PartyId,
    WorkId,
)
from ansvar_core.values.ledger import Ledger

__all__ = [
    "CompetenceDecision",
    "CoordinatorStatus",
    "Ending",
    "EndingReason",
    "FamilyAccess",
    "Group",
    "GroupStatus",
    "Hearing",
    "Latest",
    "Membership",
    "Need",
    "Objection",
    "Office",
    "OtherBasis",
    "Restriction",
    "Stint",
    "Sweep",
    "Told",
    "Turn",
    "Vacancy",
]


class GroupStatus(StrEnum):
    """Where a group stands (gruppas status)."""

    NONE = "none"
    NEED_SEEN = "need-seen"
    BEING_ASSESSED = "being-assessed"
    NOT_STARTED = "not-started"
    BEING_PREPARED = "being-prepared"
    ESTABLISHED = "established"
    ENDING = "ending"
    ENDED = "ended"


class CoordinatorStatus(StrEnum):
    """Where somebody stands as coordinator or relay holder (koordinatorstatus)."""

    NONE = "none"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAID_DOWN = "laid-down"


class EndingReason(StrEnum):
    """Why a group is ended (grunn for avslutning)."""

    USERS_WISH = "users-wish"
    NEED_CEASED = "need-ceased"
    AGENCIES_REDUCED = "agencies-reduced"
    NO_CONSENT = "no-consent"
    MOVED = "moved"
    DIED = "died"
    NEED_CHANGED = "need-changed"
    GOALS_REACHED = "goals-reached"


@attrs.frozen(kw_only=True, repr=False)
class Need(Discreet):
    """The need as somebody last saw it (behov, B1)."""

    agency: AgencyId
    long_lasting: bool
    coordinated: bool
    position: int
    at: datetime


@attrs.frozen(kw_only=True, repr=False)
class CompetenceDecision(Discreet):
    """A recorded decision on whether the user can consent (vedtak om samtykkekompetanse)."""

    competent: bool
    decision: DocumentId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False)
class Hearing(Discreet):
    """A child was heard, or it was tried (høring av barnet, B14)."""

    manner: HearingManner
    at: datetime
    position: int
    meeting: MeetingId | None = None
    """The meeting that the child took part in."""
    about: MeetingId | None = None
    """The meeting that it was about, where that is named."""
    by: PartyId | None = None
    """Who talked with or observed the child, or whose judgement it was."""
    reason: str | None = None
    lasting: bool = False
    """Whether the reason lasts."""


@attrs.frozen(kw_only=True, repr=False)
class Stint(Discreet):
    """A stretch of membership with the same agency and the same place in the rotation (medlemsperiode).

    `joined` is where the joining that it belongs to stands in the record.
    """

    agency: AgencyId
    joined: int
    takes_turns: bool
    start: datetime
    position: int
    period: int
    end: datetime | None = None


@attrs.frozen(kw_only=True, repr=False)
class Turn(Discreet):
    """A turn taken as minute-taker, counted when the minutes were written (referentrunde)."""

    meeting: MeetingId
    at: datetime
    position: int
    period: int


@attrs.frozen(kw_only=True, repr=False)
class Membership(Discreet):
    """A member, with when and how often (medlemskap)."""

    member: Member
    stints: tuple[Stint, ...]
    turns: tuple[Turn, ...] = ()
    position: int
    """Where the latest joining stands in the record."""

    @property
    def party(self) -> PartyId:
        """Who (part)."""
        return self.member.party

    @property
    def current(self) -> bool:
        """Whether the member is in the group now (nåværende)."""
        return bool(self.stints) and self.stints[-1].end is None

    def during(self, moment: datetime) -> bool:
        """Whether the member was in the group at an instant (medlem på tidspunktet)."""
        return self.stint_at(moment) is not None

    def stint_at(self, moment: datetime) -> Stint | None:
        """The stretch of membership that an instant falls in (medlemsperioden da)."""
        for stint in self.stints:
            if stint.start <= moment and (stint.end is None or moment < stint.end):
                return stint
        return None


@attrs.frozen(kw_only=True, repr=False)
class Vacancy(Discreet):
    """There is no coordinator, and somebody answers meanwhile (vakanse)."""

    agency: AgencyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False)
class Office(Discreet):
    """The office of coordinator, or of relay holder (verv).

    `holder` is the one who answers.  There is room for one, so there are never two.
    """

    asked: Ledger[PartyId, CoordinatorStatus] = attrs.field(factory=Ledger[PartyId, CoordinatorStatus])
    holder: PartyId | None = None
    since: int | None = None
    laid_down_position: int | None = None
    vacancy: Vacancy | None = None

    def status_of(self, party: PartyId) -> CoordinatorStatus:
        """Where one stands (status)."""
        return self.asked.get(party, CoordinatorStatus.NONE)


@attrs.frozen(kw_only=True, repr=False)
class Objection(Discreet):
    """Somebody's objection, which is owed an answer (innvending)."""

    id: ObjectionId
    party: PartyId
    at: datetime
    position: int
    period: int
    answered: bool = False


@attrs.frozen(kw_only=True, repr=False)
class Sweep(Discreet):
    """An answer about everything: a whole no, or a form in place of all earlier (svar som gjelder alt).

    It is kept because it also answers for agencies, and forms, that come into the record after it.
    """

    grantor: PartyId
    step: ConsentStep
    but: frozenset[tuple[ConsentObject, AgencyId]] = frozenset()
    """What the form itself names."""


@attrs.frozen(kw_only=True, repr=False)
class OtherBasis(Discreet):
    """Another legal basis for sharing, as the host records it (annet grunnlag)."""

    agency: AgencyId
    kinds: frozenset[InformationKind]
    basis: str
    position: int
    at: datetime
    by: PartyId | None = None
    provision: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    decided_by: PartyId | None = None
    asked: bool = False
    """Whether its version had a place for the provision, the days and whose decision it is."""


@attrs.frozen(kw_only=True, repr=False)
class FamilyAccess(Discreet):
    """What the user has decided about somebody's reading (innsyn for pårørende)."""

    party: PartyId
    allowed: bool
    by: PartyId
    """Whose decision it is."""
    kinds: frozenset[InformationKind]
    """Which kinds; empty means all."""
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False)
class Restriction(Discreet):
    """Access that is closed, on the basis the host records (sperring)."""

    party: PartyId
    meeting: MeetingId | None
    """None is everything."""
    basis: str
    at: datetime
    position: int
    by: PartyId | None = None
    lifted_at: datetime | None = None
    lifted_by: PartyId | None = None
    lifted_position: int | None = None


@attrs.frozen(kw_only=True, repr=False)
class Latest(Discreet):
    """When something last happened: a kind of event, or a point of a routine met (sist gang)."""

    at: datetime
    position: int
    period: int


@attrs.frozen(kw_only=True, repr=False)
class Told(Discreet):
    """What has been told of one thing: which kind of event, when it happened, and where that stands (fortalt).

    `status` is where it led the thing, None for what moves nothing.
    """

    tag: str
    at: datetime
    position: int
    status: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Ending(Discreet):
    """The decision to end, and what has been done about it (avslutning)."""

    reason: EndingReason
    decided_by: tuple[PartyId, ...]
    at: datetime
    position: int
    final_evaluation_position: int | None = None


@attrs.frozen(kw_only=True, repr=False)
class Group(Discreet):
    """A responsibility group (ansvarsgruppe).

    `version` is the position of the last event.  Collections are in the order in which things were first recorded.
    """

    id: GroupId
    version: int
    seen: Ledger[EventId, int]
    recorded_until: datetime
    """What the record's clock says: the latest that anything was written down, as clocks have been put right."""
    facts: Ledger[int, Discreet] = attrs.field(factory=Ledger[int, Discreet])
    """Every event by its position, so that any of them can be taken back."""
    void: frozenset[tuple[str, str]] = frozenset()
    """The things that only what was recorded in error made known: what sort of thing, and its id."""
    clocks: Ledger[int, tuple[datetime, datetime]] = attrs.field(factory=Ledger[int, tuple[datetime, datetime]])
    """Of the positions whose clock has been put right: when it happened, and when it was written down."""
    told: Ledger[tuple[str, str], tuple[Told, ...]] = attrs.field(factory=Ledger[tuple[str, str], tuple[Told, ...]])
    """What has an order within one thing, by what sort of thing it is and its id, in the order of the record."""

    status: GroupStatus
    period: int
    period_started: datetime
    earlier_periods: tuple[datetime, ...] = ()
    """When each of the periods before this one began."""
    need: Need
    assessments: tuple[Assessment, ...] = ()
    """In this period, by when they were made."""
    established_position: int | None = None
    first_evaluation_on: date | None = None
    """Agreed when the group was established."""
    taken_over: tuple[TakenOver, ...] = ()
    ending: Ending | None = None

    user: User
    death: Death | None = None
    competence: tuple[CompetenceDecision, ...] = ()
    parents: Ledger[PartyId, Parent] = attrs.field(factory=Ledger[PartyId, Parent])
    guardians: Ledger[PartyId, LegalGuardian] = attrs.field(factory=Ledger[PartyId, LegalGuardian])
    care: Ledger[DocumentId, CareTakenOver] = attrs.field(factory=Ledger[DocumentId, CareTakenOver])
    """By the decision each rests on."""
    next_of_kin: frozenset[PartyId] = frozenset()
    trusted_person: PartyId | None = None
    trusted_person_wanted: Decided | None = None
    participants: frozenset[PartyId] = frozenset()
    participations: tuple[Participation, ...] = ()
    """Also those of earlier periods, in the order in which they were recorded."""
    invitations: Ledger[PartyId, Decided] = attrs.field(factory=Ledger[PartyId, Decided])
    """Whether a parent wants to be invited, where one has said so."""
    heard: tuple[Hearing, ...] = ()
    """In this period, by when it took place."""

    agencies: Ledger[AgencyId, Agency] = attrs.field(factory=Ledger[AgencyId, Agency])
    members: Ledger[PartyId, Membership] = attrs.field(factory=Ledger[PartyId, Membership])
    reduced_position: int | None = None
    ceased_position: int | None = None
    ending_considered_position: int | None = None
    coordinator: Office = attrs.field(factory=Office)
    relay_holder: Office = attrs.field(factory=Office)

    consents: Ledger[ConsentKey, Consent] = attrs.field(factory=Ledger[ConsentKey, Consent])
    sweeps: tuple[Sweep, ...] = ()
    noted_grantors: frozenset[PartyId] = frozenset()
    """Those whose form was written down although a rule blocks it: it allows nothing, and they can take it back."""
    objections: Ledger[ObjectionId, Objection] = attrs.field(factory=Ledger[ObjectionId, Objection])
    other_bases: tuple[OtherBasis, ...] = ()
    family_access: tuple[FamilyAccess, ...] = ()
    parents_needs: tuple[ParentsNeed, ...] = ()
    minutes_for_user: Decided | None = None
    """Whether the user wants the minutes, where that has been said."""
    user_told: tuple[ToldUser, ...] = ()
    restrictions: tuple[Restriction, ...] = ()

    meetings: Ledger[MeetingId, Meeting] = attrs.field(factory=Ledger[MeetingId, Meeting])
    live_meetings: tuple[MeetingId, ...] = ()
    """Meetings that something can still be owed about."""
    last_held: MeetingId | None = None
    led: tuple[Leading, ...] = ()
    """Who has led the meetings held in this period; as long as there have been changes, not meetings."""
    outside_meetings: Ledger[MeetingId, OutsideMeeting] = attrs.field(factory=Ledger[MeetingId, OutsideMeeting])
    untold: tuple[MeetingId, ...] = ()
    standing_chair: StandingChair | None = None
    standing_voice: Voice | None = None

    plan: IndividualPlan | None = None
    goals: Ledger[GoalId, Goal] = attrs.field(factory=Ledger[GoalId, Goal])
    work: Ledger[WorkId, WorkItem] = attrs.field(factory=Ledger[WorkId, WorkItem])
    open_work: tuple[WorkId, ...] = ()
    evaluation: PlanEvaluation | None = None
    latest: Ledger[str, Latest] = attrs.field(factory=Ledger[str, Latest])
    """Kinds of event by their tag."""
    routine: Ledger[str, Latest] = attrs.field(factory=Ledger[str, Latest])
    """Points of the municipality's own routine by their code."""
    ticks: tuple[Tick, ...] = ()
    """Points that were met about one thing, in the order in which they were recorded."""
    marks: Ledger[str, MarkState] = attrs.field(factory=Ledger[str, MarkState])
    role_holders: Ledger[str, RoleHolder] = attrs.field(factory=Ledger[str, RoleHolder])
    id_changes: tuple[IdChange, ...] = ()

    @property
    def current_members(self) -> tuple[Membership, ...]:
        """The members now (nåværende medlemmer)."""
        return tuple([each for each in self.members.values() if each.current])

    @property
    def member_agencies(self) -> tuple[AgencyId, ...]:
        """The agencies that take part through a member, in order and once each (deltakende instanser)."""
        return tuple(dict.fromkeys([each.member.agency for each in self.members.values() if each.current]))

    def clock_of(self, position: int) -> tuple[datetime, datetime]:
        """When a position happened, and when it was written down, as clocks have been put right (tid i loggen)."""
        corrected = self.clocks.get(position)
        if corrected is not None:
            return corrected
        event: Any = self.facts[position]
        return event.at, event.recorded_at

    def is_member(self, party: PartyId) -> bool:
        """Whether somebody is a member now (er medlem)."""
        membership = self.members.get(party)
        return membership is not None and membership.current

    def period_of(self, moment: datetime) -> int:
        """The period that an instant belongs to, 0 before the first (perioden da)."""
        if moment >= self.period_started:
            return self.period
        return sum(started <= moment for started in self.earlier_periods)

    def agency_of(self, party: PartyId) -> AgencyId | None:
        """The agency somebody is a member for, now or last (medlemmets instans)."""
        membership = self.members.get(party)
        return membership.member.agency if membership else None
