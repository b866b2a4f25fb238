"""The tables: what may follow what.

House rules of this file.

1. A status is moved here or nowhere.  What is not in a table is not in order.
2. An event decides by itself where it leads (`moves`).  The table only says *from where* that is in order.  So a record
   with a wrong step in it still opens, and an audit can point at the step.
3. Time moves nothing.  That a consent has run out, or that minutes are late, is derived on the day somebody asks.

There are five machines.  One **group** per record.  One **consent** per grantor, object and agency.  One **meeting**
per meeting, with its minutes.  One **coordinator** machine per person asked, used for the relay holder too.  One **work
item** per measure and task.

Every table has a row for every status.  A row has two parts: the events that *move* (with the statuses they may lead
to), and the events that are only *admitted*, because they are about the thing without moving it.  The group's table is
asked about every event; consent is exempt from it, and can come at any time.

A machine can also come to stand elsewhere without being moved.  What is taken back as recorded in error leaves every
machine where it would have stood without it, and only a meeting that never was has a status of its own for that.  And a
"no" to everything holds from the beginning for an agency that comes later.  Neither is a step that somebody takes with
that thing, so neither is in a table.

One move is not in the hands of the event's own subject: when somebody accepts as coordinator, whoever was coordinator
is so no longer.  It stands in the row of the accepted, and the fold does it, because the office has room for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

import attrs

from ansvar_core.entities.consent import ConsentStatus
from ansvar_core.entities.group import CoordinatorStatus, GroupStatus
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.entities.plan import WorkStatus
from ansvar_core.events import consent as c
from ansvar_core.events import coordination as k
from ansvar_core.events import ending as e
from ansvar_core.events import meeting as m
from ansvar_core.events import minutes as r
from ansvar_core.events import need as n
from ansvar_core.events import people as p
from ansvar_core.events import routine as o
from ansvar_core.events import work as w
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import CONSENT_EVENTS

__all__ = ["CONSENT", "COORDINATOR", "GROUP", "MEETING", "TABLES", "WORK", "Machine", "Row", "Status", "Table"]

Status: TypeAlias = StrEnum
Row: TypeAlias = Mapping[type[Event], tuple[Status, ...]]


class Machine(StrEnum):
    """One of the five machines (maskin)."""

    GROUP = "group"
    CONSENT = "consent"
    MEETING = "meeting"
    COORDINATOR = "coordinator"
    WORK = "work"


@attrs.frozen(kw_only=True)
class Table:
    """What moves a machine from each status, and what is admitted there without moving it (tabell)."""

    machine: Machine
    moves: Mapping[Status, Row]
    admits: Mapping[Status, frozenset[type[Event]]]

    def allows(self, status: Status, kind: type[Event], target: Status | None = None) -> bool:
        """Whether a kind of event is in order from a status, leading where it leads (lovlig nå)."""
        targets = self.moves[status].get(kind)
        if targets is None:
            return kind in self.admits[status]
        return target is None or target in targets


G = GroupStatus
# About people and agencies: facts can always be written down, once there is a group.
_FACTS: Final = frozenset(
    {
        p.UserRecorded,
        p.CompetenceDecided,
        p.ParentRecorded,
        p.GuardianRecorded,
        p.CareTakenOverRecorded,
        p.NextOfKinRecorded,
        p.AgencyRecorded,
        p.ParticipantLeft,
        p.MemberLeft,
        e.RecordedInError,
        e.ClockCorrected,
        o.RoutineFollowed,
        o.MarkSet,
        p.InvitationsDeclined,
        p.RoleHolderRecorded,
        p.UserTold,
        p.UserDied,
        p.IdChanged,
        p.IdsJoined,
    }
)
# Minutes can be read and put right for ever, also when the group is in a later period.
_OLD_MINUTES: Final = frozenset({r.MinutesAcknowledged, r.MinutesCorrected})
_ALWAYS: Final = _FACTS | _OLD_MINUTES | frozenset(CONSENT_EVENTS)
_JOINING: Final = frozenset(
    {
        p.TrustedPersonAgreed,
        p.ParticipantJoined,
        p.PeopleTakenOver,
        p.MemberJoined,
        p.MemberChanged,
        n.ChildHeard,
        n.NeedReviewed,
    }
)
_OFFICE: Final = frozenset(
    {k.CoordinatorOffered, k.CoordinatorAccepted, k.CoordinatorDeclined, k.CoordinatorLaidDown, k.VacancyRecorded}
)
_OUTSIDE: Final = frozenset({m.OutsideMeetingHeld, m.UserToldOfOutsideMeeting})
_PLANNING: Final = frozenset({w.PlanReferred, w.GoalSet, w.MeasureAgreed, w.TaskAgreed})
_TIDYING: Final = frozenset(
    {
        w.WorkChanged,
        w.WorkDone,
        w.WorkDropped,
        w.ProcessEvaluated,
        m.AbsenceExcused,
        m.UserToldOfOutsideMeeting,
        r.MinutesWritten,
        r.MinutesShared,
        r.MinutesCommented,
    }
)
_MEETINGS: Final = frozenset(
    {
        m.MeetingPlanned,
        m.MeetingCalled,
        m.MeetingMoved,
        m.MeetingCancelled,
        m.CallAnswered,
        m.ChairAgreed,
        m.VoiceArranged,
        m.MeetingOpened,
        m.MeetingEnded,
    }
)
_WORKING: Final = (
    _JOINING
    | _OFFICE
    | _OUTSIDE
    | _PLANNING
    | _TIDYING
    | _MEETINGS
    | {
        w.HandoverOffered,
        w.HandoverAccepted,
        w.HandoverDeclined,
        w.PlanEvaluated,
        k.RelayOffered,
        k.RelayAccepted,
        k.RelayDeclined,
    }
)

GROUP: Final = Table(
    machine=Machine.GROUP,
    moves={
        G.NONE: {n.NeedSeen: (G.NEED_SEEN,)},
        G.NEED_SEEN: {n.AssessmentStarted: (G.BEING_ASSESSED,), e.EndingDecided: (G.ENDING,)},
        G.BEING_ASSESSED: {
            n.AssessmentConcluded: (G.BEING_PREPARED, G.NOT_STARTED),
            e.EndingDecided: (G.ENDING,),
        },
        G.NOT_STARTED: {n.NeedSeen: (G.NEED_SEEN,), e.EndingDecided: (G.ENDING,)},
        G.BEING_PREPARED: {
            k.GroupEstablished: (G.ESTABLISHED,),
            n.PreparationStopped: (G.NOT_STARTED,),
            e.EndingDecided: (G.ENDING,),
        },
        G.ESTABLISHED: {e.EndingDecided: (G.ENDING,)},
        # Deciding again is in order: the user may join in a decision that the coordinator made first.
        G.ENDING: {
            e.EndingDecided: (G.ENDING,),
            e.EndingRegretted: (G.ESTABLISHED,),
            e.GroupEnded: (G.ENDED,),
        },
        G.ENDED: {n.NeedSeen: (G.NEED_SEEN,)},
    },
    admits={
        G.NONE: frozenset(),
        G.NEED_SEEN: _ALWAYS | {n.ChildHeard},
        G.BEING_ASSESSED: _ALWAYS | _JOINING,
        G.NOT_STARTED: _ALWAYS,
        G.BEING_PREPARED: _ALWAYS | _JOINING | _OFFICE | _OUTSIDE | _PLANNING,
        G.ESTABLISHED: _ALWAYS | _WORKING | {e.EndingConsidered},
        G.ENDING: _ALWAYS | _WORKING | {e.FinalEvaluationMade},
        # The services' own leftovers can be tidied up after the end.
        G.ENDED: _ALWAYS | _TIDYING,
    },
)
"""The group (gruppa)."""

S = ConsentStatus
_ANSWERS: Final[dict[type[Event], tuple[Status, ...]]] = {
    c.ConsentAskedFor: (S.ASKED_FOR,),
    c.ConsentGiven: (S.GIVEN,),
    c.ConsentRefused: (S.REFUSED,),
    c.ConsentWithdrawn: (S.WITHDRAWN,),
}
# A consent in force can also be narrowed, and be replaced by a form that names other agencies.  Asking anew does not
# take away what was given, so all of it can still happen while an answer is awaited.
_STANDING: Final[dict[type[Event], tuple[Status, ...]]] = {
    **_ANSWERS,
    c.ConsentGiven: (S.GIVEN, S.REPLACED),
    c.ConsentNarrowed: (S.NARROWED,),
}

CONSENT: Final = Table(
    machine=Machine.CONSENT,
    moves={
        S.NONE: _ANSWERS,
        # To confirm what stands is an answer too, and leads to what is confirmed.
        S.ASKED_FOR: {**_STANDING, c.ConsentConfirmed: (S.GIVEN, S.NARROWED)},
        S.GIVEN: {**_STANDING, c.ConsentConfirmed: (S.GIVEN,)},
        S.NARROWED: {**_STANDING, c.ConsentConfirmed: (S.NARROWED,)},
        S.REFUSED: _ANSWERS,
        S.WITHDRAWN: _ANSWERS,
        S.REPLACED: _ANSWERS,
    },
    admits={status: frozenset() for status in S},
)
"""One consent (ett samtykke)."""

M = MeetingStatus
_BEFORE: Final = frozenset({m.ChairAgreed, m.VoiceArranged})
_READING: Final = frozenset({m.AbsenceExcused, w.ProcessEvaluated, r.MinutesAcknowledged, r.MinutesCommented})
_ERROR: Final[dict[type[Event], tuple[Status, ...]]] = {e.RecordedInError: (M.VOID,)}

MEETING: Final = Table(
    machine=Machine.MEETING,
    moves={
        M.NONE: {m.MeetingPlanned: (M.PLANNED,), m.MeetingCalled: (M.CALLED,)},
        M.PLANNED: {
            m.MeetingPlanned: (M.PLANNED,),
            m.MeetingCalled: (M.CALLED,),
            m.MeetingCancelled: (M.CANCELLED,),
            **_ERROR,
        },
        M.CALLED: {
            m.MeetingCalled: (M.CALLED,),
            m.MeetingMoved: (M.CALLED,),
            m.MeetingCancelled: (M.CANCELLED,),
            m.MeetingOpened: (M.OPEN,),
            **_ERROR,
        },
        M.OPEN: {m.MeetingEnded: (M.ENDED,), **_ERROR},
        M.ENDED: {r.MinutesWritten: (M.MINUTES_WRITTEN,), **_ERROR},
        M.MINUTES_WRITTEN: {r.MinutesShared: (M.MINUTES_SHARED,), r.MinutesCorrected: (M.MINUTES_WRITTEN,), **_ERROR},
        M.MINUTES_SHARED: {r.MinutesShared: (M.MINUTES_SHARED,), r.MinutesCorrected: (M.MINUTES_WRITTEN,), **_ERROR},
        M.CANCELLED: _ERROR,
        M.VOID: {},
    },
    admits={
        M.NONE: frozenset(),
        M.PLANNED: _BEFORE,
        M.CALLED: _BEFORE | {m.AbsenceExcused, m.CallAnswered},
        M.OPEN: frozenset({m.AbsenceExcused, w.ProcessEvaluated}),
        M.ENDED: frozenset({m.AbsenceExcused, w.ProcessEvaluated}),
        M.MINUTES_WRITTEN: _READING,
        M.MINUTES_SHARED: _READING,
        M.CANCELLED: frozenset(),
        M.VOID: frozenset(),
    },
)
"""One meeting and its minutes (ett møte)."""

K = CoordinatorStatus
_ASK: Final[dict[type[Event], tuple[Status, ...]]] = {
    k.CoordinatorOffered: (K.OFFERED,),
    k.RelayOffered: (K.OFFERED,),
}

COORDINATOR: Final = Table(
    machine=Machine.COORDINATOR,
    moves={
        K.NONE: _ASK,
        K.OFFERED: {
            k.CoordinatorAccepted: (K.ACCEPTED,),
            k.CoordinatorDeclined: (K.DECLINED,),
            k.RelayAccepted: (K.ACCEPTED,),
            k.RelayDeclined: (K.DECLINED,),
            # One who has laid it down answers still, also when asked again.
            k.VacancyRecorded: (K.LAID_DOWN,),
        },
        K.ACCEPTED: {
            k.CoordinatorLaidDown: (K.LAID_DOWN,),
            k.VacancyRecorded: (K.LAID_DOWN,),
            # Somebody else's acceptance: see the last paragraph at the top.
            k.CoordinatorAccepted: (K.LAID_DOWN,),
            k.RelayAccepted: (K.LAID_DOWN,),
        },
        K.DECLINED: {**_ASK, k.VacancyRecorded: (K.LAID_DOWN,)},
        K.LAID_DOWN: {**_ASK, k.VacancyRecorded: (K.LAID_DOWN,)},
    },
    admits={status: frozenset() for status in K},
)
"""One person as coordinator or relay holder (en koordinator eller stafettholder)."""

W = WorkStatus

WORK: Final = Table(
    machine=Machine.WORK,
    moves={
        W.NONE: {
            w.MeasureAgreed: (W.OPEN,),
            w.TaskAgreed: (W.OPEN,),
            r.MinutesWritten: (W.OPEN,),
            r.MinutesCorrected: (W.OPEN,),
        },
        W.OPEN: {
            w.WorkChanged: (W.OPEN,),
            # A line that is struck out ends the work with it.
            r.MinutesCorrected: (W.OPEN, W.DROPPED),
            w.WorkDone: (W.DONE,),
            w.WorkDropped: (W.DROPPED,),
            w.HandoverAccepted: (W.HANDED_OVER,),
        },
        W.DONE: {},
        # A line that was struck out can be put back.
        W.DROPPED: {r.MinutesCorrected: (W.OPEN,)},
        W.HANDED_OVER: {},
    },
    admits={
        W.NONE: frozenset(),
        W.OPEN: frozenset({w.HandoverOffered, w.HandoverDeclined}),
        # What a line says can be put right for ever.
        W.DONE: frozenset({r.MinutesCorrected}),
        W.DROPPED: frozenset(),
        W.HANDED_OVER: frozenset({r.MinutesCorrected}),
    },
)
"""One measure or task (ett tiltak eller én oppgave)."""

TABLES: Final[tuple[Table, ...]] = (GROUP, CONSENT, MEETING, COORDINATOR, WORK)
"""All five (tabellene)."""
