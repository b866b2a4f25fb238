"""The bounded worlds of work, grounds to end, and what goes on besides."""

from __future__ import annotations

from datetime import date

from ansvar_core import (
    ConsentWithdrawn,
    Deadline,
    EndingConsidered,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    GoalSet,
    GroupEnded,
    HandoverAccepted,
    HandoverOffered,
    MeasureAgreed,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    MinutesAcknowledged,
    MinutesShared,
    MinutesWritten,
    NeedReviewed,
    ObjectionAnswered,
    ObjectionRecorded,
    OutsideMeetingHeld,
    PlanEvaluated,
    PlanReferred,
    RoutineFollowed,
    Task,
    TaskAgreed,
    Topic,
    UserToldOfOutsideMeeting,
    WorkChanged,
    WorkDone,
    WorkDropped,
)
from exhaustive.letters import call_today, chain, letter, part, tick
from exhaustive.told import ALL, ENDED, FAMILY, STAFF, established, once
from exhaustive.walk import World
from exhaustive.worlds import STANDARD, STRANGER, about, ending, withdrawals
from support.life import (
    GRAN,
    HEALTH,
    MUM,
    NURSE,
    TEACHER,
    USER,
)


def work(*, large: bool) -> World:
    """What is agreed, done, dropped and handed over, before and after it was due; and the end."""
    due = Deadline(day=date(2026, 2, 1))
    more = (
        letter("a goal is set", GoalSet, goal="t-1"),
        letter("a goal under itself", GoalSet, goal="t-1", parent="t-1"),
        letter("the plan is evaluated", PlanEvaluated, next_on=date(2026, 2, 1)),
        letter("it is changed", WorkChanged, work="w-1", responsible=NURSE, reason="reason"),
    )
    return World(
        name="work",
        focus="work done, dropped and handed over, its due date, and the end",
        bounds="1 measure, 2 receivers, on and after the due date" + (", 1 goal, 1 evaluation" if large else ""),
        book=STANDARD,
        told=tuple(established().events),
        ticks=(tick(2026, 2, 1), tick(2026, 2, 2)),
        actors=(NURSE, TEACHER) if large else (NURSE,),
        letters=(
            letter("agreed", MeasureAgreed, work="w-1", responsible=TEACHER, deadline=due),
            letter("agreed, by nobody", TaskAgreed, work="w-1"),
            letter("done", WorkDone, TEACHER, work="w-1"),
            letter("dropped", WorkDropped, work="w-1", reason="reason", user_told=False),
            letter("offered to the nurse", HandoverOffered, TEACHER, work="w-1", to=NURSE),
            letter("offered to mum", HandoverOffered, TEACHER, work="w-1", to=MUM),
            letter("offered to a stranger", HandoverOffered, TEACHER, work="w-1", to=STRANGER),
            letter("the nurse takes over", HandoverAccepted, work="w-1", to=NURSE),
            letter("the teacher takes over for the nurse", HandoverAccepted, TEACHER, work="w-1", to=TEACHER),
            *(more if large else ()),
            letter("health is taken out", ConsentWithdrawn, MUM, grantor=MUM, items=about(HEALTH)),
            *withdrawals(MUM),
            *ending(),
        ),
    )


def grounds(*, large: bool) -> World:
    """Grounds to end, what is owed about them, and what is owed about goals, plan and outside meetings."""
    told = established()
    told.call(invited=FAMILY, minute_taker=TEACHER)
    told.open()
    told.end()
    told.write()
    second = chain(
        "another meeting",
        part(MeetingCalled, **call_today("m-2")),
        part(MeetingOpened, meeting="m-2", present=ALL, chair=NURSE, minute_taker=NURSE, minute_taker_reason="r"),
        part(MeetingEnded, **{**ENDED, "meeting": "m-2"}),
        while_=once("m-2"),
    )
    return World(
        name="grounds",
        focus="grounds to end, evaluation, and what becomes overdue",
        bounds="2 meetings, 1 evaluation, " + ("on and after its day" if large else "after its day"),
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 2, 1), tick(2026, 2, 2)) if large else (tick(2026, 2, 2),),
        actors=(NURSE,),
        letters=(
            letter("the need has ceased", NeedReviewed, long_lasting=False, coordinated=True),
            *((letter("it is considered", EndingConsidered, go_on_because="reason"),) if large else ()),
            letter(
                "the plan is evaluated", PlanEvaluated, while_=lambda g: g.evaluation is None, next_on=date(2026, 2, 1)
            ),
            second,
            *withdrawals(MUM, most=3),
            letter("the coordinator decides to end", EndingDecided, reason=EndingReason.NEED_CEASED),
            *ending()[1:],
        ),
    )


def besides(*, large: bool) -> World:
    """What goes on besides: meetings held outside, objections, the plan and its goals."""
    outside = {"meeting": "x-1", "topic": Topic.AGENCY_DISAGREEMENT, "by": {NURSE}}
    goal = {"goal": "t-1", "parent": "t-1"}
    told = established()
    if not large:
        told.do(PlanReferred, plan="d-plan")
        told.do(GoalSet, goal="t-1", from_plan=True)
    return World(
        name="besides",
        focus="a meeting held outside, an objection, the plan and its goals",
        bounds="1 meeting outside, 1 objection, " + ("1 goal, " if large else "") + "before and after a meeting",
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 1, 10),),
        actors=(NURSE, USER) if large else (NURSE,),
        letters=(
            letter("held outside", OutsideMeetingHeld, while_=lambda g: "x-1" not in g.outside_meetings, **outside),
            letter("the user is told", UserToldOfOutsideMeeting, meeting="x-1"),
            letter("an objection", ObjectionRecorded, objection="o-1", party=GRAN),
            letter("it is answered", ObjectionAnswered, objection="o-1"),
            *((letter("the plan is referred to", PlanReferred, plan="d-plan"),) if large else ()),
            *((letter("a goal", GoalSet, goal="t-1"),) if large else ()),
            letter("a goal besides the plan", GoalSet, while_=lambda g: "t-1" in g.goals, goal="t-1"),
            letter("a goal under itself", GoalSet, **goal),
            letter("a routine that there is not", RoutineFollowed, routine={"r-unknown"}),
            chain(
                "a meeting",
                part(MeetingCalled, **call_today("m-1")),
                part(MeetingOpened, meeting="m-1", present=ALL, chair=NURSE),
                part(MeetingEnded, **ENDED),
                while_=once("m-1"),
            ),
            *withdrawals(MUM),
            *ending(),
        ),
    )


def leftovers(*, large: bool) -> World:
    """What the services still have to do when the group has ended."""
    told = established()
    told.call(invited=FAMILY, minute_taker=TEACHER)
    told.open()
    told.end()
    told.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    told.do(FinalEvaluationMade, document="d-final")
    told.do(GroupEnded)
    m1 = {"meeting": "m-1"}
    tasks = tuple(Task(id=each, responsible=TEACHER, deadline=Deadline(next_meeting=True)) for each in ("w-1", "w-2"))
    return World(
        name="leftovers",
        focus="minutes, tasks and reading after the end",
        bounds="1 meeting, 2 tasks",
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 3, 1),),
        actors=(TEACHER, NURSE) if large else (TEACHER,),
        counts=True,
        letters=(
            letter("write", MinutesWritten, TEACHER, **m1, writer=TEACHER, kinds={"health"}, tasks=tasks),
            letter("w-1 is changed", WorkChanged, work="w-1", responsible=NURSE, reason="reason"),
            letter("w-1 is done", WorkDone, TEACHER, work="w-1"),
            letter("w-2 is dropped", WorkDropped, work="w-2", reason="reason", user_told=True),
            letter("share with the staff", MinutesShared, **m1, recipients=STAFF),
            letter("the nurse has read them", MinutesAcknowledged, **m1, party=NURSE),
            *withdrawals(MUM, most=3),
        ),
    )


MAKERS = (work, grounds, besides, leftovers)
