"""One event of every kind, with every field filled in, and a group that knows everything they name.

`sample(kind)` is a kind's own example; the files in `golden/events` are these, written out.  `world()` is a record in
which each of them can be placed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any, TypeVar

import attrs

from ansvar_core import (
    Absence,
    Agency,
    AgencyRecorded,
    AgendaItem,
    AssessmentOutcome,
    Attendance,
    Capacity,
    CareTakenOver,
    ConsentItem,
    ConsentObject,
    CoordinatorOffered,
    Deadline,
    EndingReason,
    Event,
    FormScope,
    GoalSet,
    GoalStatus,
    Grant,
    Group,
    HearingManner,
    IdSort,
    LegalGuardian,
    LineStatus,
    Manner,
    MeasureAgreed,
    MeetingKind,
    Member,
    ObjectionRecorded,
    OtherPresent,
    OutsideMeetingHeld,
    Parent,
    ProcessQuestion,
    RelayOffered,
    StandIn,
    Task,
    TaskAgreed,
    Tie,
    Topic,
    User,
    VacancyReason,
    replay,
)
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from support.fields import id_fields, sets_of_ids
from support.life import AGENCIES, DAD, GRAN, HEALTH, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, USER, Life

__all__ = [
    "DESPITE",
    "NUMBER",
    "OTHERWISE",
    "SECRET",
    "SECRET_DAY",
    "SECRET_KIND",
    "as_of",
    "filled",
    "sample",
    "secret",
    "world",
]

E = TypeVar("E", bound=Event)

_SUMMER = timezone(timedelta(hours=2))
HAPPENED = datetime(2026, 6, 1, 10, 0, tzinfo=_SUMMER)
RECORDED = datetime(2026, 6, 2, 8, 30, tzinfo=_SUMMER)
MEETS = datetime(2026, 6, 16, 13, 0, tzinfo=_SUMMER)

ROUTINE = frozenset({"there.leader-informed", "there.place-stated"})
DESPITE = frozenset({"group.not-now", "there.leader-informed"})
"""Not in a sample unless it is asked for: what a rule blocks is folded otherwise."""

_KINDS = frozenset({"health", "learning"})
_ITEMS = (
    ConsentItem(object=ConsentObject.COOPERATION, agency=SCHOOL),
    ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),
)
_TASKS = (
    Task(
        id="t-apply-for-aid",
        responsible=TEACHER,
        deadline=Deadline(next_meeting=True),
        text="apply for the aid that was tried",
        measure="w-reading",
        also_responsible=frozenset({NURSE}),
        status=LineStatus.UNDER_WAY,
        reason="the form has come back",
    ),
    Task(id="t-ring-the-practice", responsible=NURSE, deadline=Deadline(day=date(2026, 8, 14)), text="ring"),
)
_MEMBER = Member(
    party=TEACHER,
    agency=SCHOOL,
    function="contact teacher",
    attendance=Attendance.AS_NEEDED,
    sub_responsibility="adapted teaching",
    takes_turns=False,
    primary_group=True,
)
_USER = User(id=USER, birth_date=date(2015, 5, 1))

_FIELDS: dict[str, dict[str, Any]] = {
    "need-seen": {
        "user": _USER,
        "agency": Agency(id=HEALTH, tie=Tie.MUNICIPAL, kind="health-station", counts=False),
        "long_lasting": True,
        "coordinated": True,
    },
    "need-reviewed": {"long_lasting": True, "coordinated": False},
    "assessment-started": {"together_with": {USER, MUM}, "user_declined": True, "spoken_for_by": {GRAN}},
    "assessment-concluded": {
        "outcome": AssessmentOutcome.START,
        "together_with": {USER, MUM, DAD},
        "user_declined": True,
        "spoken_for_by": {GRAN},
        "reason": "three services already",
    },
    "child-heard": {
        "manner": HearingManner.COULD_NOT,
        "by": NURSE,
        "reason": "asleep throughout",
        "meeting": "m-1",
        "lasting": True,
    },
    "preparation-stopped": {"reason": "the family wants to wait"},
    "user-recorded": {"user": _USER, "reason": "the year was mistyped"},
    "competence-decided": {"competent": False, "decision": "d-competence"},
    "parent-recorded": {
        "parent": Parent(party=MUM, first_day=date(2015, 5, 1), last_day=date(2033, 4, 30)),
        "reason": "responsibility agreed",
    },
    "guardian-recorded": {
        "guardian": LegalGuardian(
            party="p-guardian",
            personal=True,
            decision="d-mandate",
            first_day=date(2026, 2, 1),
            last_day=date(2028, 1, 31),
        ),
        "reason": "new mandate",
    },
    "care-taken-over-recorded": {
        "care": CareTakenOver(
            party="p-child-welfare", decision="d-care", first_day=date(2026, 3, 1), last_day=date(2027, 2, 28)
        ),
        "reason": "decided by the board",
    },
    "next-of-kin-recorded": {"party": GRAN},
    "trusted-person-agreed": {"party": GRAN},
    "participant-joined": {"party": MUM, "wish_of": USER},
    "participant-left": {"party": DAD, "reason": "works abroad"},
    "agency-recorded": {
        "agency": Agency(id=PRACTICE, tie=Tie.OPERATING_AGREEMENT, kind="physiotherapy", counts=False),
        "reason": "new agreement",
    },
    "member-joined": {"member": _MEMBER},
    "member-changed": {"member": _MEMBER, "reason": "new term"},
    "member-left": {"party": TEACHER, "reason": "changed school"},
    "consent-asked-for": {"grantor": MUM, "items": _ITEMS},
    "consent-given": {
        "grantor": MUM,
        "capacity": Capacity.PARENT,
        "grants": (
            Grant(object=ConsentObject.COOPERATION, agency=SCHOOL, last_day=date(2027, 6, 30)),
            Grant(
                object=ConsentObject.EXCHANGE,
                agency=SCHOOL,
                kinds=_KINDS,
                last_day=date(2027, 6, 30),
                earlier_minutes=True,
            ),
        ),
        "first_day": date(2026, 6, 1),
        "manner": Manner.ORAL_IN_JOURNAL,
        "informed": True,
        "document": "d-form-1",
        "scope": FormScope.IN_PLACE_OF_ALL,
        "alone_ground": "d-ground-1",
    },
    "consent-narrowed": {"grantor": MUM, "agency": SCHOOL, "kinds": {"learning"}},
    "consent-refused": {"grantor": DAD, "items": _ITEMS},
    "consent-withdrawn": {"grantor": DAD, "items": _ITEMS},
    "consent-confirmed": {"grantor": MUM, "items": _ITEMS},
    "objection-recorded": {"objection": "o-2", "party": DAD, "text": "not the school"},
    "objection-answered": {"objection": "o-1", "text": "talked it through"},
    "other-basis-recorded": {
        "agency": SCHOOL,
        "kinds": {"health"},
        "basis": "cooperating personnel",
        "provision": "hpl-25",
        "first_day": date(2026, 6, 1),
        "last_day": date(2026, 12, 31),
        "decided_by": NURSE,
    },
    "family-access-decided": {"party": GRAN, "allowed": True, "kinds": {"coordination"}},
    "access-restricted": {"party": DAD, "meeting": "m-1", "basis": "decision 4"},
    "restriction-lifted": {"party": DAD, "meeting": "m-1"},
    "coordinator-offered": {"party": TEACHER},
    "coordinator-accepted": {"party": TEACHER},
    "coordinator-declined": {"party": TEACHER},
    "coordinator-laid-down": {"party": NURSE, "reason": "changes post"},
    "vacancy-recorded": {"party": NURSE, "reason": VacancyReason.ILL, "agency": HEALTH},
    "group-established": {"first_evaluation_on": date(2026, 12, 1)},
    "meeting-planned": {
        "meeting": "m-2",
        "starts": MEETS,
        "ends": MEETS + timedelta(minutes=90),
        "meeting_kind": MeetingKind.EVALUATION,
    },
    "meeting-called": {
        "meeting": "m-2",
        "starts": MEETS,
        "ends": MEETS + timedelta(minutes=90),
        "purpose": "autumn plan",
        "agenda": (
            AgendaItem(id="i-1", topic=Topic.USERS_OWN, kinds=frozenset({"coordination"}), text="what I want"),
            AgendaItem(id="i-2", topic=Topic.FOLLOW_UP, kinds=_KINDS, text="since last time"),
        ),
        "chair": NURSE,
        "minute_taker": TEACHER,
        "called": {NURSE, TEACHER},
        "invited": {USER, MUM, DAD},
        "off_rota_reason": "agreed with the next",
        "meeting_kind": MeetingKind.START,
    },
    "meeting-moved": {
        "meeting": "m-1",
        "starts": MEETS,
        "ends": MEETS + timedelta(hours=1),
        "reason": "the room was taken",
    },
    "meeting-cancelled": {"meeting": "m-1", "reason": "ill"},
    "chair-agreed": {"meeting": "m-1", "party": TEACHER, "standing": True},
    "voice-arranged": {"meeting": "m-1", "party": GRAN, "until_changed": True},
    "meeting-opened": {
        "meeting": "m-1",
        "present": {NURSE, "p-stand-in", USER, MUM, "p-interpreter"},
        "chair": NURSE,
        "minute_taker": NURSE,
        "absences": (Absence(party=TEACHER, reason="another pupil"), Absence(party=DAD, reason="at sea")),
        "stand_ins": (StandIn(party="p-stand-in", member=TEACHER),),
        "others": (OtherPresent(party="p-interpreter", wished_by_user=True, wish_of=MUM),),
        "chair_reason": "as agreed",
        "minute_taker_reason": "the minute-taker is away",
    },
    "absence-excused": {"meeting": "m-1", "party": TEACHER, "reason": "ill"},
    "meeting-ended": {
        "meeting": "m-1",
        "tasks_agreed": True,
        "process_evaluated": True,
        "next_meeting_on": date(2026, 9, 15),
        "next_minute_taker": NURSE,
    },
    "outside-meeting-held": {
        "meeting": "x-2",
        "topic": Topic.AGENCY_DISAGREEMENT,
        "by": {NURSE, TEACHER},
        "user_told": True,
    },
    "user-told-of-outside-meeting": {"meeting": "x-1"},
    "minutes-written": {
        "meeting": "m-1",
        "writer": TEACHER,
        "kinds": _KINDS,
        "tasks": _TASKS,
        "document": "d-minutes-1",
        "writer_reason": "swapped",
    },
    "minutes-corrected": {
        "meeting": "m-1",
        "kinds": _KINDS,
        "tasks": _TASKS,
        "document": "d-minutes-1b",
        "reason": "a deadline was wrong",
    },
    "minutes-shared": {"meeting": "m-1", "recipients": {NURSE, TEACHER, USER, MUM, DAD}},
    "minutes-acknowledged": {"meeting": "m-1", "party": TEACHER},
    "minutes-commented": {"meeting": "m-1", "party": MUM, "text": "it was Tuesday"},
    "plan-referred": {"plan": "d-ip"},
    "goal-set": {
        "goal": "go-2",
        "parent": "go-1",
        "responsible": TEACHER,
        "deadline": Deadline(day=date(2026, 12, 18)),
        "from_plan": True,
        "text": "read a whole book",
        "reason": "the first was reached",
        "also_responsible": {NURSE},
    },
    "measure-agreed": {
        "work": "w-swimming",
        "responsible": PHYSIO,
        "deadline": Deadline(day=date(2026, 10, 1)),
        "text": "swimming every week",
        "goal": "go-1",
        "also_responsible": {TEACHER},
    },
    "task-agreed": {
        "work": "w-order-books",
        "responsible": TEACHER,
        "deadline": Deadline(next_meeting=True),
        "text": "order the books",
        "measure": "w-reading",
        "also_responsible": {NURSE, PHYSIO},
    },
    "work-changed": {
        "work": "w-reading",
        "responsible": NURSE,
        "deadline": Deadline(day=date(2026, 11, 2)),
        "reason": "more time needed",
        "also_responsible": {TEACHER},
    },
    "work-done": {"work": "w-reading"},
    "work-dropped": {"work": "w-reading", "reason": "no longer wanted", "user_told": True},
    "handover-offered": {"work": "w-reading", "to": TEACHER},
    "handover-accepted": {"work": "w-reading", "to": TEACHER},
    "plan-evaluated": {
        "next_on": date(2026, 12, 1),
        "meeting": "m-1",
        "goal": "go-1",
        "goal_status": GoalStatus.REACHED,
    },
    "process-evaluated": {
        "meeting": "m-1",
        "questions": {ProcessQuestion.SOLUTION_FOCUSED, ProcessQuestion.USER_HEARD},
        "text": "shorter next time",
    },
    "ending-considered": {"go_on_because": "the transition is near"},
    "ending-decided": {"reason": EndingReason.NEED_CEASED, "note": "all goals reached"},
    "ending-regretted": {"reason": "a new need"},
    "relay-offered": {"party": TEACHER},
    "relay-accepted": {"party": TEACHER},
    "relay-declined": {"party": TEACHER},
    "final-evaluation-made": {"document": "d-final"},
    "group-ended": {"successor": TEACHER},
    "recorded-in-error": {"event": "e-1-202601050901", "reason": "another group's"},
    "clock-corrected": {"at_position": 2, "corrected_to": HAPPENED - timedelta(days=150)},
    "handover-declined": {"work": "w-reading", "to": TEACHER},
    "invitations-declined": {"party": DAD, "declined": False},
    "people-taken-over": {"members": {TEACHER}, "participants": {MUM, DAD}},
    "role-holder-recorded": {"role": "coordinating-unit", "party": "p-unit"},
    "call-answered": {"meeting": "m-1", "party": TEACHER, "coming": True, "reason": "by telephone"},
    "minutes-for-user-decided": {"wanted": True},
    "parents-need-recorded": {
        "party": MUM,
        "meeting": "m-1",
        "kinds": {"health"},
        "ground": "gives the medicine",
        "agency": HEALTH,
    },
    "user-told": {"event": "e-1-202601050901"},
    "user-died": {"day": date(2026, 5, 30)},
    "id-changed": {"of": IdSort.PARTY, "old": TEACHER, "new": "p-teacher-2"},
    "ids-joined": {"of": IdSort.PARTY, "kept": MUM, "other": GRAN},
    "mark-set": {"mark": "there.escalated", "on": True},
    "routine-followed": {
        "document": "d-letter",
        "meeting": "m-1",
        "event": "e-1-202601050901",
        "party": MUM,
    },
}

OTHERWISE: dict[str, dict[str, dict[str, Any]]] = {
    "trusted-person-agreed": {"not-wanted": {"party": None, "not_wanted": True}},
    "voice-arranged": {"not-wanted": {"party": None, "not_wanted": True}},
    "meeting-ended": {"not-told": {"tasks_agreed": None, "process_evaluated": None}},
    "work-changed": {"alone": {"also_responsible": frozenset()}},
    "plan-evaluated": {
        "whole": {"goal": None, "goal_status": None},
        "measure": {"goal": None, "goal_status": None, "work": "w-reading"},
    },
    "ending-decided": {
        "changed": {"reason": EndingReason.NEED_CHANGED},
        "reached": {"reason": EndingReason.GOALS_REACHED},
    },
}
"""What the sample of a kind cannot say at the same time, by a name for it."""
_ONE_OR_THE_OTHER = frozenset({"trusted-person-agreed", "voice-arranged", "plan-evaluated"})


def sample(kind: type[E], **changes: Any) -> E:
    """An event of a kind with every field filled in, or with some of them changed."""
    head = {
        "id": f"e-{kind.tag}",
        "group": "g-1",
        "at": HAPPENED,
        "recorded_at": RECORDED,
        "actor": NURSE,
        "recorded_by": "p-registrar",
        "routine": ROUTINE,
    }
    return kind(**{**head, **_FIELDS[kind.tag], **changes})


def filled(value: Any) -> Any:
    """The names of fields that hold their default, at any depth: none may, where every field is to be filled in."""
    if isinstance(value, tuple | frozenset):
        for each in value:
            yield from filled(each)
    if not attrs.has(type(value)):
        return
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        default = field.default
        if isinstance(default, attrs.Factory):
            default = default.factory(value) if default.takes_self else default.factory()
        # A deadline is one thing or the other, and cooperation has no kinds of information.
        either = isinstance(value, Deadline | Grant | Task) or getattr(value, "tag", None) in _ONE_OR_THE_OTHER
        if field.name != "written_as" and default is not attrs.NOTHING and held == default and not either:
            yield f"{type(value).__name__}.{field.name}"
        yield from filled(held)


def as_of(event: E, version: int) -> E:
    """The same event as it is said in an older version of its kind: without what came later, at any depth."""
    return attrs.evolve(_older(event, version), written_as=version)


def _older(value: Any, version: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_older(each, version) for each in value)
    if not attrs.has(type(value)):
        return value
    changes: dict[str, Any] = {}
    for field in attrs.fields(type(value)):
        newer = field.metadata.get("since", 1) > version
        changes[field.name] = field.default if newer else _older(getattr(value, field.name), version)
    return attrs.evolve(value, **changes)


SECRET = "SECRET"  # noqa: S105  # stands for what may not be shown
NUMBER = f"{'1' * 6} {'1' * 5}"
"""Shaped like a national identity number, and nobody's."""
SECRET_KIND = "hidden-kind"  # noqa: S105  # as above
SECRET_DAY = date(1987, 6, 5)


def secret(value: E) -> E:
    """The same event with a mark in every free text and every kind of information, and another birth date."""
    return _marked(value)


def _marked(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_marked(each) for each in value)
    if not attrs.has(type(value)):
        return value
    changes: dict[str, Any] = {}
    ids = {*id_fields(type(value)), *sets_of_ids(type(value))}
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if field.name == "birth_date":
            changes[field.name] = SECRET_DAY
        elif field.name == "kinds" and held:
            changes[field.name] = frozenset({SECRET_KIND})
        elif type(held) is str and field.name not in ids:
            changes[field.name] = SECRET
        else:
            changes[field.name] = _marked(held)
    return attrs.evolve(value, **changes)


@cache
def _world() -> tuple[Event, ...]:
    life = Life().established()
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    life.do(ObjectionRecorded, DAD, objection="o-1", party=DAD)
    life.do(OutsideMeetingHeld, meeting="x-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE, TEACHER})
    life.do(GoalSet, goal="go-1")
    life.do(MeasureAgreed, work="w-reading", responsible=TEACHER, deadline=Deadline(next_meeting=True), goal="go-1")
    life.do(TaskAgreed, work="w-letter", responsible=NURSE, deadline=Deadline(next_meeting=True))
    life.do(CoordinatorOffered, party=TEACHER)
    life.record(RelayOffered, party=TEACHER)
    life.met()
    assert life.now.astimezone(UTC) < HAPPENED
    return tuple(life.events)


@cache
def _standing() -> Group:
    group = replay(_world())
    assert group is not None
    return group


def world() -> tuple[tuple[Event, ...], Group]:
    """A record whose group knows every thing that the samples name, and that group."""
    return _world(), _standing()


assert set(_FIELDS) == set(EVENT_TYPE_BY_TAG), "every kind has its sample"
