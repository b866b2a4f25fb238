"""Every kind of event there is, in the order of a group's life, and the ids that an event names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, assert_never, cast, get_args

import attrs

from ansvar_core.events.base import Event
from ansvar_core.events.consent import (
    AccessRestricted,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    FamilyAccessDecided,
    MinutesForUserDecided,
    ObjectionAnswered,
    ObjectionRecorded,
    OtherBasisRecorded,
    ParentsNeedRecorded,
    RestrictionLifted,
)
from ansvar_core.events.coordination import (
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    GroupEstablished,
    RelayAccepted,
    RelayDeclined,
    RelayOffered,
    VacancyRecorded,
)
from ansvar_core.events.ending import (
    ClockCorrected,
    EndingConsidered,
    EndingDecided,
    EndingRegretted,
    FinalEvaluationMade,
    GroupEnded,
    RecordedInError,
)
from ansvar_core.events.meeting import (
    AbsenceExcused,
    CallAnswered,
    ChairAgreed,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    OutsideMeetingHeld,
    UserToldOfOutsideMeeting,
    VoiceArranged,
)
from ansvar_core.events.minutes import (
    MinutesAcknowledged,
    MinutesCommented,
    MinutesCorrected,
    MinutesShared,
    MinutesWritten,
)
from ansvar_core.events.need import (
    AssessmentConcluded,
    AssessmentStarted,
    ChildHeard,
    NeedReviewed,
    NeedSeen,
    PreparationStopped,
)
from ansvar_core.events.people import (
    AgencyRecorded,
    CareTakenOverRecorded,
    CompetenceDecided,
    GuardianRecorded,
    IdChanged,
    IdsJoined,
    InvitationsDeclined,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    NextOfKinRecorded,
    ParentRecorded,
    ParticipantJoined,
    ParticipantLeft,
    PeopleTakenOver,
    RoleHolderRecorded,
    TrustedPersonAgreed,
    UserDied,
    UserRecorded,
    UserTold,
)
from ansvar_core.events.routine import (
    MarkSet,
    RoutineFollowed,
)
from ansvar_core.events.work import (
    GoalSet,
    HandoverAccepted,
    HandoverDeclined,
    HandoverOffered,
    MeasureAgreed,
    PlanEvaluated,
    PlanReferred,
    ProcessEvaluated,
    TaskAgreed,
    WorkChanged,
    WorkDone,
    WorkDropped,
)

__all__ = ["CONSENT_EVENTS", "EVENT_TYPES", "EVENT_TYPE_BY_TAG", "references"]

CONSENT_EVENTS: Final[tuple[type[Event], ...]] = (
    ConsentAskedFor,
    ConsentGiven,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    ConsentConfirmed,
    ObjectionRecorded,
    ObjectionAnswered,
    OtherBasisRecorded,
    FamilyAccessDecided,
    MinutesForUserDecided,
    ParentsNeedRecorded,
    AccessRestricted,
    RestrictionLifted,
)
"""What can come at any time, whatever the status of the group (samtykkehendelser)."""

EVENT_TYPES: Final[tuple[type[Event], ...]] = (
    NeedSeen,
    NeedReviewed,
    AssessmentStarted,
    AssessmentConcluded,
    ChildHeard,
    PreparationStopped,
    UserRecorded,
    CompetenceDecided,
    ParentRecorded,
    GuardianRecorded,
    CareTakenOverRecorded,
    NextOfKinRecorded,
    TrustedPersonAgreed,
    ParticipantJoined,
    ParticipantLeft,
    InvitationsDeclined,
    PeopleTakenOver,
    AgencyRecorded,
    MemberJoined,
    MemberChanged,
    MemberLeft,
    RoleHolderRecorded,
    *CONSENT_EVENTS,
    CoordinatorOffered,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    VacancyRecorded,
    GroupEstablished,
    MeetingPlanned,
    MeetingCalled,
    MeetingMoved,
    MeetingCancelled,
    CallAnswered,
    ChairAgreed,
    VoiceArranged,
    MeetingOpened,
    AbsenceExcused,
    MeetingEnded,
    OutsideMeetingHeld,
    UserToldOfOutsideMeeting,
    MinutesWritten,
    MinutesCorrected,
    MinutesShared,
    MinutesAcknowledged,
    MinutesCommented,
    PlanReferred,
    GoalSet,
    MeasureAgreed,
    TaskAgreed,
    WorkChanged,
    WorkDone,
    WorkDropped,
    HandoverOffered,
    HandoverAccepted,
    HandoverDeclined,
    PlanEvaluated,
    ProcessEvaluated,
    UserTold,
    UserDied,
    EndingConsidered,
    EndingDecided,
    EndingRegretted,
    RelayOffered,
    RelayAccepted,
    RelayDeclined,
    FinalEvaluationMade,
    GroupEnded,
    RecordedInError,
    ClockCorrected,
    IdChanged,
    IdsJoined,
    RoutineFollowed,
    MarkSet,
)
"""Every kind of event, in the order of a group's life (hendelsestyper)."""

EVENT_TYPE_BY_TAG: Final[Mapping[str, type[Event]]] = MappingProxyType({kind.tag: kind for kind in EVENT_TYPES})
"""The kinds by their permanent names (hendelsestype etter merke)."""

_NAMED: Final[dict[type[Event], tuple[tuple[str, str], ...]]] = {
    kind: tuple((field.name, field.metadata["refers"]) for field in attrs.fields(kind) if "refers" in field.metadata)
    for kind in EVENT_TYPES
}


def references(event: Event) -> Iterator[tuple[str, str, str]]:
    """The things an event names that the group must already know: path, sort of thing, id (henvisninger).

    A "no" is heard whatever it names, so refusals and withdrawals refer to nothing here.
    """
    kind = type(event)
    for name, sort in _NAMED[kind]:
        value = getattr(event, name)
        if value is not None:
            yield name, sort, value
    if kind in _DEEPER:
        yield from _inside(cast("_Deeper", event))


_Deeper: TypeAlias = (
    MemberJoined
    | MemberChanged
    | PeopleTakenOver
    | ConsentGiven
    | ConsentAskedFor
    | ConsentConfirmed
    | MinutesWritten
    | MinutesCorrected
)
_DEEPER: Final = frozenset(get_args(_Deeper))


def _inside(event: _Deeper) -> Iterator[tuple[str, str, str]]:
    match event:
        case MemberJoined() | MemberChanged():
            yield "member.agency", "agency", event.member.agency
            if isinstance(event, MemberChanged):
                yield "member.party", "member", event.member.party
        case PeopleTakenOver():
            for sort, parties in (("member", event.members), ("participant", event.participants)):
                yield from ((f"{sort}s", sort, party) for party in sorted(parties))
        case ConsentGiven():
            for index, grant in enumerate(event.grants):
                yield f"grants[{index}].agency", "agency", grant.agency
        case ConsentAskedFor() | ConsentConfirmed():
            for index, item in enumerate(event.items):
                yield f"items[{index}].agency", "agency", item.agency
        case MinutesWritten() | MinutesCorrected():
            for index, task in enumerate(event.tasks):
                if task.measure is not None:
                    yield f"tasks[{index}].measure", "work", task.measure
        case _ as never:
            assert_never(never)
