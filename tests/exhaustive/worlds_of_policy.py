"""The bounded worlds of municipalities that have chosen otherwise: numbers and gates, roles and a routine."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ansvar_core import (
    Act,
    Concerns,
    CoordinatorOffered,
    Effect,
    EndingDecided,
    EndingReason,
    Gate,
    GoalSet,
    GroupEstablished,
    Manner,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingOpened,
    MemberJoined,
    MinutesShared,
    MinutesWritten,
    MinuteTakerRule,
    Permission,
    PlanEvaluated,
    Policy,
    Role,
    RoutineFollowed,
    RoutinePoint,
    Rulebook,
    Span,
    Text,
    When,
)
from exhaustive.letters import call, call_today, chain, given, letter, part, tick
from exhaustive.walk import World
from exhaustive.worlds import ending, member, withdrawals
from support.life import GRAN, HEALTH, MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life
from support.witness import STRANGER

FAMILY = frozenset({USER, MUM})
ALL = FAMILY | {NURSE, TEACHER}


def point(name: str, when: When, event: str, **rest: Any) -> RoutinePoint:
    what = Text(nb="det er gjort", nn="det er gjort", en="it has been done")
    return RoutinePoint(code=f"own.{name}", what=what, when=when, event=event, **rest)


def numbers(*, large: bool) -> World:
    """A municipality that has set every number, and lets the goals wait for the minutes."""
    book = Rulebook.under(
        Policy(
            consent_last_day_required=True,
            consent_manners=(Manner.WRITTEN,),
            size_warning=2,
            max_meeting_minutes=60,
            notice=Span(days=7),
            late_registration=Span(days=2),
            plan_evaluation_interval=Span(months=2),
            meeting_interval=Span(days=30),
            minutes_deadline=Span(days=3),
            sharing_deadline=Span(days=3),
            minute_taker_rule=MinuteTakerRule.CHAIR,
            gates=[Gate(duty="minutes.written", event="goal-set")],
        )
    )
    told = Life(book).need(parents=(MUM,)).assessed().established(last_day=date(2027, 1, 1))
    held = (
        part(MeetingCalled, **call_today("m-1", minute_taker=NURSE)),
        part(MeetingOpened, meeting="m-1", present=ALL, chair=NURSE),
        part(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True),
    )
    if not large:
        told.call(days=14, minute_taker=NURSE)
        told.open()
        told.wait(hours=1)
        told.do(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)
    back = {"at": lambda group, at: tick(2026, 1, 6), "recorded_at": lambda group, at: at}
    in_the_end = lambda g: g.evaluation is None and (large or g.status == "ending")  # noqa: E731
    return World(
        name="numbers",
        focus="a municipality with numbers of its own, and goals that wait for the minutes",
        bounds="1 meeting, 1 goal, 1 evaluation, " + ("before and " if large else "") + "after the days are due",
        book=book,
        told=tuple(told.events),
        ticks=(*((tick(2026, 1, 12),) if large else ()), tick(2026, 2, 20)),
        actors=(NURSE,),
        letters=(
            chain("a meeting", *held, while_=lambda group: "m-1" not in group.meetings),
            letter("write", MinutesWritten, meeting="m-1", writer=NURSE, kinds={"health"}),
            letter("a goal is set", GoalSet, goal="t-1"),
            letter(
                "call at once, for hours",
                MeetingCalled,
                while_=lambda group: "m-1" in group.meetings,
                **{
                    **call("m-1", tick(2026, 1, 13)),
                    "starts": lambda group, at: at + timedelta(days=1),
                    "ends": lambda group, at: at + timedelta(days=2),
                },
            ),
            letter("evaluated for long", PlanEvaluated, while_=in_the_end, next_on=date(2027, 1, 1)),
            given("mum without a last day", MUM, HEALTH),
            given("mum by word of mouth", MUM, HEALTH, manner=Manner.ORAL_IN_JOURNAL),
            letter("the teacher joins twice", MemberJoined, member=member(TEACHER, SCHOOL)),
            letter("it was established long ago", GroupEstablished, **back),
            *withdrawals(MUM, most=2),
            *ending(),
        ),
        counts=True,
    )


def roles(*, large: bool) -> World:
    """A municipality that has reserved acts for roles, and has a routine of its own."""
    book = Rulebook.under(
        Policy(
            permissions=[
                Permission(act=Act.ESTABLISH, roles={Role.COORDINATOR, Role.CONSENTER}),
                Permission(act=Act.CALL, roles={Role.COORDINATOR, Role.RELAY_HOLDER}),
                Permission(act=Act.INVITE, roles={Role.COORDINATOR, Role.MUNICIPAL_MEMBER, Role.OTHER}),
                Permission(act=Act.SHARE, roles={Role.COORDINATOR, Role.CHAIR}),
                Permission(act=Act.END, roles={Role.COORDINATOR}),
                Permission(act=Act.CHAIR, roles={Role.USER, Role.COORDINATOR, Role.MEMBER}),
                Permission(act=Act.TAKE_MINUTES, roles={Role.USER, Role.MEMBER}),
                Permission(act=Act.COORDINATE, roles={Role.MUNICIPAL_MEMBER}),
                Permission(act=Act.READ, roles={Role.PARENT, Role.MUNICIPAL_MEMBER}),
            ],
            routine=[
                point("place-stated", When.IN, "meeting-called"),
                point("leader-informed", When.BEFORE, "group-ended"),
                point("network-drawn", When.BEFORE, "group-established", concerns=Concerns.ADULT),
                point("report-sent", When.AFTER, "group-established", within=Span(days=3)),
                point("room-found", When.BEFORE, "meeting-opened", effect=Effect.INFORMS),
            ],
            gates=[Gate(duty="own.report-sent", event="goal-set")],
        )
    )
    told = Life(book).need(parents=(MUM,)).assessed().established()
    called = {**call("m-1", tick(2026, 3, 1)), "routine": frozenset({"own.place-stated"})}
    if not large:
        told.do(MeetingCalled, **called)
    followed = [
        letter(f"{name} is done", RoutineFollowed, routine={f"own.{name}"})
        for name in ("leader-informed", "report-sent")
    ]
    wrong = {**call("m-2", tick(2026, 3, 1)), "chair": STRANGER, "minute_taker": STRANGER}
    return World(
        name="roles",
        focus="acts reserved for roles, and a routine of the municipality's own",
        bounds="1 meeting called, 5 points of a routine, before and after the day of one"
        + (", before and after the call" if large else ""),
        book=book,
        told=tuple(told.events),
        ticks=(tick(2026, 1, 10), tick(2026, 1, 20)),
        actors=(NURSE, TEACHER) if large else (NURSE,),
        letters=(
            letter("the teacher establishes", GroupEstablished, TEACHER),
            letter("establish", GroupEstablished),
            *followed,
            letter("an unknown point", RoutineFollowed, routine={"r-unknown"}),
            letter("a goal", GoalSet, goal="t-1"),
            letter("call", MeetingCalled, while_=lambda g: "m-1" not in g.meetings, **called),
            letter("the teacher calls a stranger", MeetingCalled, TEACHER, **wrong),
            letter("the teacher shares", MinutesShared, TEACHER, meeting="m-1", recipients={MUM}),
            letter("gran invites", MemberJoined, GRAN, member=member(PHYSIO, SCHOOL)),
            letter("a stranger is to coordinate", CoordinatorOffered, party=STRANGER),
            letter("the teacher ends it", EndingDecided, TEACHER, reason=EndingReason.NEED_CEASED),
            letter("call off", MeetingCancelled, meeting="m-1"),
            *withdrawals(MUM),
            *ending(),
        ),
    )


MAKERS = (numbers, roles)
