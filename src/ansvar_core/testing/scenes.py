"""Where each rule can be broken: what a life has come to when the breach is proposed.

A scene is a few wishes, each come to by the way that the rules themselves point out, so the same scene can be told
under any rulebook that leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

import attrs

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    AssessmentConcluded,
    AssessmentStarted,
    ChildHeard,
    ConsentGiven,
    ConsentItem,
    ConsentObject,
    ConsentRefused,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    EndingDecided,
    EndingRegretted,
    Event,
    FinalEvaluationMade,
    GoalSet,
    Group,
    GroupEnded,
    GroupEstablished,
    HandoverOffered,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingOpened,
    MeetingPlanned,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesShared,
    MinutesWritten,
    NeedSeen,
    ObjectionAnswered,
    ObjectionRecorded,
    Parent,
    ParentRecorded,
    RecordedInError,
    RestrictionLifted,
    Rulebook,
    TaskAgreed,
    User,
    UserRecorded,
    UserToldOfOutsideMeeting,
    VacancyRecorded,
    VoiceArranged,
    WorkDone,
)
from ansvar_core.evolve import evolve
from ansvar_core.testing.cast import CAST, START, Cast
from ansvar_core.testing.witness import way_to

__all__ = ["BEFORE", "SCENES", "Wish", "told"]

Fields = Callable[[Group | None, Cast], Mapping[str, Any]]


def _nothing(group: Group | None, cast: Cast) -> Mapping[str, Any]:
    return {}


@attrs.frozen(kw_only=True)
class Wish:
    """A kind of event to come to, and what it is to say (ønske).

    `fields` are what it says otherwise than the likeliest event of its kind would.
    """

    kind: type[Event]
    subject: str | None = None
    actor: Callable[[Cast], str] | None = None
    fields: Fields = _nothing
    after: timedelta = timedelta(minutes=1)


def told(book: Rulebook, wishes: Iterable[Wish], *, at: datetime = START, cast: Cast = CAST) -> tuple[Event, ...]:
    """The events that fulfil some wishes one after the other, each permitted when it comes (fortalt)."""
    group: Group | None = None
    done: list[Event] = []
    for wish in wishes:
        at = (done[-1].recorded_at if done else at) + wish.after
        actor = wish.actor(cast) if wish.actor else cast.worker
        way = list(way_to(book, group, at, actor, kind=wish.kind, subject=wish.subject, cast=cast))
        if not way:
            return ()
        for event in way[:-1]:
            group = evolve(group, event)
        way[-1] = attrs.evolve(way[-1], **wish.fields(group, cast))
        if not book.assess(group, way[-1]).permitted:
            return ()
        group = evolve(group, way[-1])
        done += way
    return tuple(done)


# --- wishes that several scenes share -----------------------------------------------------------------------------


def _parent(cast: Cast) -> str:
    return cast.parents[0]


def _for(place: int, *things: ConsentObject) -> Fields:
    """Consent about one agency of the cast alone."""

    def fields(group: Group | None, cast: Cast) -> Mapping[str, Any]:
        agency = cast.agencies[place].id
        return {"items": tuple(ConsentItem(object=each, agency=agency) for each in things or tuple(ConsentObject))}

    return fields


def _said(**fields: Any) -> Fields:
    return lambda group, cast: fields


def _grown_up(group: Group | None, cast: Cast) -> Mapping[str, Any]:
    return {"user": User(id=cast.user, birth_date=cast.born.replace(year=cast.born.year - 30))}


def _a_child(group: Group | None, cast: Cast) -> Mapping[str, Any]:
    return {"user": cast.person}


def _no_parent_now(place: int) -> Fields:
    def fields(group: Group | None, cast: Cast) -> Mapping[str, Any]:
        assert group is not None  # noqa: S101  # a group has been told of before
        yesterday = group.recorded_until.date() - timedelta(days=2)
        return {"parent": Parent(party=cast.parents[place], last_day=yesterday)}

    return fields


def _parent_of(place: int) -> Fields:
    return lambda group, cast: {"parent": Parent(party=cast.parents[place])}


_NEED: Final = (Wish(kind=NeedSeen),)
_PARENTS: Final = tuple(Wish(kind=ParentRecorded, fields=_parent_of(place)) for place in (0, 1))
_FAMILY: Final = (*_NEED, *_PARENTS)
_PREPARED: Final = (Wish(kind=AssessmentConcluded),)


def _joins(place: int, **said: Any) -> Fields:
    """One of the staff joins, with what is agreed."""

    def fields(group: Group | None, cast: Cast) -> Mapping[str, Any]:
        party, agency = cast.staff[place]
        agreed = {"function": "function", "sub_responsibility": "part", **said}
        return {"member": Member(party=party, agency=agency, **agreed)}

    return fields


_SECOND_AGENCY: Final = Wish(kind=AgencyRecorded, fields=lambda group, cast: {"agency": cast.agencies[1]})
_BOTH: Final = (_SECOND_AGENCY, *(Wish(kind=MemberJoined, fields=_joins(place)) for place in (0, 1)))
_ESTABLISHED: Final = (*_FAMILY, *_BOTH, Wish(kind=GroupEstablished))
_PLANNED: Final = (*_ESTABLISHED, Wish(kind=MeetingPlanned))
_CALLED: Final = (*_ESTABLISHED, Wish(kind=MeetingCalled))
_OPEN: Final = (*_CALLED, Wish(kind=MeetingOpened, after=timedelta(days=14)))
_ENDED: Final = (*_OPEN, Wish(kind=MeetingEnded, after=timedelta(hours=1)))
_WRITTEN: Final = (*_ENDED, Wish(kind=MinutesWritten))
_SHARED: Final = (*_WRITTEN, Wish(kind=MinutesShared))
_TASK: Final = (*_ESTABLISHED, Wish(kind=TaskAgreed))
_DECIDED: Final = Wish(kind=EndingDecided)
_NO_SCHOOL: Final = Wish(kind=ConsentWithdrawn, actor=_parent, fields=_for(1))
_SHUT_OUT: Final = Wish(kind=AccessRestricted, fields=lambda group, cast: {"party": cast.colleague})


SCENES: Final[Mapping[str, tuple[Wish, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(("record.goes-back", "group.not-now", "routine.known-point", "routine.has-points"), _NEED),
        **dict.fromkeys(("record.says-despite", "record.old-version", "record.clock-cannot-be"), _FAMILY),
        **dict.fromkeys(("assessment.user-takes-part", "child.heard-by-whom", "access.nothing-to-lift"), _NEED),
        **dict.fromkeys(("access.user-decides", "ending.who-decides", "consent.grantor-has-no-say"), _FAMILY),
        **dict.fromkeys(("consent.may-say-no", "consent.own-no", "consent.nothing-to-confirm"), _FAMILY),
        **dict.fromkeys(("consent.wrong-capacity", "consent.own-act", "consent.informed"), _FAMILY),
        **dict.fromkeys(("consent.kinds-listed", "consent.manner", "consent.last-day-required"), _FAMILY),
        "access.lifted-by-the-one-shut-out": (
            *_FAMILY,
            Wish(kind=AccessRestricted, fields=lambda group, cast: {"party": cast.parents[0]}),
        ),
        "consent.narrowing-narrows": (*_FAMILY, Wish(kind=ConsentGiven)),
        "assessment.child-heard": _PREPARED,
        "assessment.concluded-with-user": (*_FAMILY, Wish(kind=AssessmentStarted), Wish(kind=ChildHeard)),
        **dict.fromkeys(("coordinator.not-now", "preparation.who-stops"), _PREPARED),
        **dict.fromkeys(("member.already", "ending.reason", "error.what-can-be-void"), (Wish(kind=MemberJoined),)),
        "error.already-void": (Wish(kind=MemberJoined), Wish(kind=RecordedInError)),
        "error.whose-word": (*_FAMILY, Wish(kind=ConsentRefused, actor=_parent)),
        "member.not-in-the-group": (Wish(kind=MemberLeft),),
        "coordinator.accepts-in-person": (Wish(kind=CoordinatorOffered),),
        "coordinator.not-the-holder": (Wish(kind=CoordinatorAccepted), Wish(kind=VacancyRecorded)),
        "objection.already": (Wish(kind=ObjectionRecorded),),
        "objection.nothing-to-answer": (Wish(kind=ObjectionAnswered),),
        "outside.nothing-to-tell": (Wish(kind=UserToldOfOutsideMeeting),),
        **dict.fromkeys(
            (
                "establish.consent-to-cooperation",
                "establish.consent-to-exchange",
                "establish.user-and-family",
                "establish.trusted-person",
                "establish.coordinator",
            ),
            _ESTABLISHED,
        ),
        "establish.member-function": (
            *_FAMILY,
            Wish(kind=MemberJoined, fields=_joins(0, function=None)),
            Wish(kind=GroupEstablished),
        ),
        "establish.sub-responsibility": (
            *_FAMILY,
            Wish(kind=MemberJoined, fields=_joins(0, sub_responsibility=None)),
            Wish(kind=GroupEstablished),
        ),
        "establish.coordinator-takes-part": (
            *_FAMILY,
            *_BOTH,
            Wish(kind=CoordinatorAccepted),
            Wish(kind=MemberLeft),
            Wish(kind=GroupEstablished),
        ),
        "establish.child-heard": (
            Wish(kind=NeedSeen, fields=_grown_up),
            Wish(kind=AssessmentConcluded),
            Wish(kind=UserRecorded, fields=_a_child),
            *_PARENTS,
            Wish(kind=GroupEstablished),
        ),
        **dict.fromkeys(
            (
                "topic.staff-complaint",
                "topic.resource-complaint",
                "topic.training",
                "topic.agency-disagreement",
                "meeting.starts-later",
                "meeting.called-take-part",
                "meeting.chair",
                "meeting.minute-taker-reads",
                "meeting.kinds-listed",
            ),
            _ESTABLISHED,
        ),
        "consent.nobody-can": (
            *_ESTABLISHED,
            *(Wish(kind=ParentRecorded, fields=_no_parent_now(place), after=timedelta(days=3)) for place in (0, 1)),
        ),
        "consent.standing-still": (*_ESTABLISHED, Wish(kind=ConsentWithdrawn, actor=_parent)),
        "consent.not-now": (*_ESTABLISHED, _NO_SCHOOL),
        "meeting.called-agency-covered": (*_ESTABLISHED, _NO_SCHOOL),
        "meeting.moved-agency-covered": (*_CALLED, _NO_SCHOOL),
        "meeting.called-restricted": (*_ESTABLISHED, _SHUT_OUT),
        **dict.fromkeys(("meeting.moved-restricted", "meeting.present-restricted"), (*_CALLED, _SHUT_OUT)),
        "access.another-restriction": (*_CALLED, Wish(kind=AccessRestricted)),
        "meeting.not-now": _PLANNED,
        "meeting.earlier-period": (
            *_CALLED,
            Wish(kind=MeetingCancelled),
            _DECIDED,
            Wish(kind=GroupEnded),
            *_NEED,
        ),
        **dict.fromkeys(
            (
                "meeting.others-by-users-wish",
                "meeting.chair-present",
                "meeting.chair-at-opening",
                "meeting.absent-and-present",
                "meeting.minute-taker-present",
                "meeting.users-voice",
                "meeting.another-day",
                "record.out-of-order",
            ),
            _CALLED,
        ),
        "meeting.agency-in-room-covered": (*_CALLED, _NO_SCHOOL),
        "meeting.child-heard": (
            *_SHARED,
            Wish(kind=MeetingCalled, subject="m-2"),
            Wish(kind=VoiceArranged, subject="m-2"),
        ),
        "meeting.excused-by-chair": _OPEN,
        **dict.fromkeys(("minutes.tasks-complete", "minutes.kinds-listed"), _ENDED),
        "minutes.task-not-now": (*_TASK, Wish(kind=WorkDone), *_ENDED[len(_ESTABLISHED) :]),
        "minutes.recipient-may-read": _WRITTEN,
        **dict.fromkeys(("minutes.read-in-person", "minutes.reader-has-them"), _SHARED),
        **dict.fromkeys(("handover.receiver-covered", "handover.nobody-asked"), _TASK),
        "work.not-now": (*_TASK, Wish(kind=WorkDone)),
        "goal.in-a-circle": (
            *_PREPARED,
            Wish(kind=GoalSet, subject="t-1"),
            Wish(kind=GoalSet, subject="t-2", fields=_said(parent="t-1")),
        ),
        **dict.fromkeys(("handover.accepts-in-person", "handover.the-one-asked"), (*_TASK, Wish(kind=HandoverOffered))),
        "handover.accepter-covered": (
            *_TASK,
            Wish(kind=HandoverOffered, fields=lambda group, cast: {"to": cast.colleague}),
            _NO_SCHOOL,
        ),
        "handover.receiver-restricted": (*_TASK, _SHUT_OUT),
        "handover.accepter-restricted": (
            *_TASK,
            Wish(kind=HandoverOffered, fields=lambda group, cast: {"to": cast.colleague}),
            _SHUT_OUT,
        ),
        **dict.fromkeys(("end.final-evaluation", "ending.who-regrets"), (*_ESTABLISHED, _DECIDED)),
        "ending.nothing-to-go-back-to": (*_NEED, _DECIDED),
        "end.successor-accepted": (*_NEED, _DECIDED),
        "end.work-disposed": (*_TASK, _DECIDED, Wish(kind=FinalEvaluationMade)),
        "end.meetings-closed": (*_CALLED, _DECIDED, Wish(kind=FinalEvaluationMade)),
    }
)
"""A scene for each rule that can be broken alone, by its code (scener)."""

BEFORE: Final[Mapping[type[Event], tuple[Wish, ...]]] = MappingProxyType(
    {
        VacancyRecorded: (Wish(kind=CoordinatorAccepted),),
        MemberChanged: (Wish(kind=MemberJoined),),
        RestrictionLifted: (Wish(kind=AccessRestricted),),
        EndingRegretted: (*_ESTABLISHED, _DECIDED),
    }
)
"""What has to come before a kind of event that no finding points the way to (forut)."""
