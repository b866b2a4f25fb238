"""Meetings, what they may talk about, and their minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import attrs

from ansvar_core.entities.plan import Task
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import (
    DocumentId,
    InformationKind,
    ItemId,
    MeetingId,
    PartyId,
)
from ansvar_core.values.versions import since

__all__ = [
    "Absence",
    "AgendaItem",
    "CallAnswer",
    "Excuse",
    "Leading",
    "Meeting",
    "MeetingKind",
    "MeetingStatus",
    "Minutes",
    "OtherPresent",
    "OutsideMeeting",
    "ProcessQuestion",
    "StandIn",
    "Topic",
    "Voice",
]


class Topic(StrEnum):
    """What an agenda item is about (tema)."""

    USERS_OWN = "users-own"
    """What the user and the family want to take up."""
    INDIVIDUAL_PLAN = "individual-plan"
    SHARED_MATTER = "shared-matter"
    """What concerns all or several of the services."""
    DIVISION_OF_WORK = "division-of-work"
    GOALS_AND_MEASURES = "goals-and-measures"
    FOLLOW_UP = "follow-up"
    """The status of what was agreed."""
    EVALUATION = "evaluation"
    CONSENT = "consent"
    ENDING = "ending"
    STAFF_COMPLAINT = "staff-complaint"
    RESOURCE_COMPLAINT = "resource-complaint"
    TRAINING = "training"
    AGENCY_DISAGREEMENT = "agency-disagreement"


class MeetingStatus(StrEnum):
    """Where a meeting stands (møtets status)."""

    NONE = "none"
    PLANNED = "planned"
    CALLED = "called"
    OPEN = "open"
    ENDED = "ended"
    MINUTES_WRITTEN = "minutes-written"
    MINUTES_SHARED = "minutes-shared"
    CANCELLED = "cancelled"
    VOID = "void"
    """Recorded in error: it never was."""


class MeetingKind(StrEnum):
    """What sort of meeting it is (møtetype).

    Only what the sources tell apart; what else a municipality calls its meetings stands in the purpose.
    """

    START = "start"
    """The first, in which the group clarifies its functions (A7, B12)."""
    ORDINARY = "ordinary"
    EVALUATION = "evaluation"
    """Held to evaluate sub-goals and measures (B28)."""
    FINAL = "final"
    """Held to sum up while the group is ending (B38)."""


class ProcessQuestion(StrEnum):
    """What the evaluation of a meeting asks (spørsmål i møteevalueringen, B29)."""

    SOLUTION_FOCUSED = "solution-focused"
    """Were we looking for solutions, and ahead? (B16)"""
    USER_HEARD = "user-heard"
    RIGHT_PEOPLE = "right-people"
    TIME_KEPT = "time-kept"


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class AgendaItem(Discreet):
    """One item of an agenda (sak på sakslista), with the kinds of information it needs."""

    id: ItemId
    topic: Topic
    kinds: frozenset[InformationKind] = attrs.field(default=frozenset(), converter=any_ids)
    text: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Absence(Discreet):
    """Somebody called who did not come (fravær)."""

    party: PartyId
    reason: str | None = None
    """Noted by the chair; with a reason the absence is excused."""


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class StandIn(Discreet):
    """Somebody sent by the same agency in a member's place (vikar)."""

    party: PartyId
    member: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class OtherPresent(Discreet):
    """Somebody else in the room: trusted person, interpreter, lawyer (andre til stede)."""

    party: PartyId
    wished_by_user: bool
    wish_of: PartyId | None = attrs.field(default=None, metadata=since(2))
    """By whose wish."""


@attrs.frozen(kw_only=True, repr=False)
class CallAnswer(Discreet):
    """What one who was called or invited has answered (svar på innkalling)."""

    party: PartyId
    coming: bool
    reason: str | None
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False)
class Excuse(Discreet):
    """A reason for an absence, as the chair noted it (gyldig forfall).

    `day` is when the meeting was to start as things stood then: what is excused for one day is not for another.
    """

    party: PartyId
    day: datetime | None
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False)
class Voice(Discreet):
    """Who brings the user's voice into a meeting, or that the user wants nobody to (brukerens stemme, B15).

    `day` is when the meeting was to start as things stood then; `until_changed` says that it holds for later meetings.
    """

    party: PartyId | None
    not_wanted: bool
    until_changed: bool
    day: datetime | None
    by: PartyId
    at: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False)
class Minutes(Discreet):
    """One version of a meeting's minutes (referat)."""

    version: int
    writer: PartyId
    kinds: frozenset[InformationKind]
    document: DocumentId | None
    written_at: datetime
    position: int
    tasks: tuple[Task, ...] = ()
    """The lines: who does what until when."""
    by: PartyId | None = None
    """Whose act it was to write this version."""
    shared_with: tuple[tuple[PartyId, datetime, int], ...] = ()
    acknowledged_by: frozenset[PartyId] = frozenset()

    @property
    def readers(self) -> frozenset[PartyId]:
        """Those it has been shared with (mottakere)."""
        return frozenset(party for party, _, _ in self.shared_with)

    def differing(self, tasks: Iterable[Task]) -> tuple[tuple[Task | None, Task | None], ...]:
        """The lines that are others in a new version, as they were and as they are (linjer som er endret).

        Without the first a line is added, without the second it is struck out.  In other words is not another line.
        """
        before = {task.id: task for task in self.tasks}
        after = {task.id: task for task in tasks}
        new = [(before.get(task.id), task) for task in after.values()]
        struck = [(task, None) for task in before.values() if task.id not in after]
        return (*(each for each in new if each[0] is None or not each[0].agrees(each[1])), *struck)


@attrs.frozen(kw_only=True, repr=False)
class Meeting(Discreet):
    """A meeting of the group, from plan to minutes (møte)."""

    id: MeetingId
    period: int
    position: int
    status: MeetingStatus
    kind: MeetingKind | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    timed_position: int | None = None
    """Where the time it has now was told."""
    agenda: tuple[AgendaItem, ...] = ()
    chair: PartyId | None = None
    agreed_chair: PartyId | None = None
    minute_taker: PartyId | None = None
    called: frozenset[PartyId] = frozenset()
    invited: frozenset[PartyId] = frozenset()
    called_position: int | None = None
    called_by: PartyId | None = None
    called_at: datetime | None = None
    answers: tuple[CallAnswer, ...] = ()
    """By when they were given."""
    voice: PartyId | None = None
    voice_said: Voice | None = None
    opened_at: datetime | None = None
    opened_position: int | None = None
    ended_at: datetime | None = None
    ended_position: int | None = None
    present: frozenset[PartyId] = frozenset()
    represented: frozenset[PartyId] = frozenset()
    others: tuple[OtherPresent, ...] = ()
    excused: frozenset[PartyId] = frozenset()
    excuses: tuple[Excuse, ...] = ()
    tasks_agreed: bool | None = None
    process_evaluated: bool | None = None
    next_meeting_on: date | None = None
    next_minute_taker: PartyId | None = None
    """What was agreed at its end about the next."""
    minutes: tuple[Minutes, ...] = ()
    chair_noted: bool = False
    """That somebody chairs was written down although a rule blocks it, and gives them nothing."""
    kinds_held: frozenset[InformationKind] = frozenset()
    """Kinds of information that were in its papers when these were written anew although a rule blocks it."""

    @property
    def kinds(self) -> frozenset[InformationKind]:
        """The kinds of information on the agenda (opplysningstyper)."""
        return frozenset().union(*(item.kinds for item in self.agenda))

    @property
    def kinds_written(self) -> frozenset[InformationKind]:
        """The kinds of information in its papers: in the minutes, or else on the agenda (papirenes typer).

        Papers that were written anew although a rule blocks it are read as if they still held what they held before.
        """
        return (self.minutes[-1].kinds if self.minutes else self.kinds) | self.kinds_held

    @property
    def held(self) -> bool:
        """Whether it has ended as a meeting that was held (avholdt)."""
        return self.ended_at is not None and self.status is not MeetingStatus.VOID


@attrs.frozen(kw_only=True, repr=False)
class Leading(Discreet):
    """Meetings held one after another under the same chair (møteledelse).

    `first` and `last` are when the first and the last of them were opened, `position` is where the latest entry of an
    opening among them stands in the record.
    """

    chair: PartyId | None
    first: datetime
    last: datetime
    position: int


@attrs.frozen(kw_only=True, repr=False)
class OutsideMeeting(Discreet):
    """A meeting about what does not belong in the group (eget samarbeidsmøte, B34)."""

    id: MeetingId
    position: int
    period: int
    held_at: datetime
    by: frozenset[PartyId]
    user_told: bool = False
