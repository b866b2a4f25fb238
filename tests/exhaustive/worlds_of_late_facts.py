"""The bounded worlds of what is put right and written down late, and of what there is to take back."""

from __future__ import annotations

from datetime import date
from typing import Any

from ansvar_core import (
    ClockCorrected,
    Deadline,
    EndingDecided,
    EndingReason,
    Group,
    HandoverAccepted,
    HandoverOffered,
    MeetingCalled,
    MeetingOpened,
    MinutesCorrected,
    MinutesShared,
    ObjectionRecorded,
    PlanEvaluated,
    RecordedInError,
    Task,
    WorkDone,
)
from exhaustive.letters import Bound, call_today, chain, last_event, letter, part, tick
from exhaustive.told import ALL, FAMILY, STAFF, established
from exhaustive.walk import World
from exhaustive.worlds import STANDARD, STRANGER
from support.life import MUM, NURSE, TEACHER, USER, Life


def late_facts(*, large: bool) -> World:
    """Lines of the minutes are put right, struck out and put back; the meeting never was; what cannot have been so."""
    told = established()
    told.do(ObjectionRecorded, MUM, objection="o-1", party=MUM)
    objected = told.state.version
    told.call(invited=FAMILY, minute_taker=TEACHER)
    told.open()
    told.end()

    def line(responsible: str) -> tuple[Task, ...]:
        return (Task(id="w-1", responsible=responsible, deadline=Deadline(day=date(2026, 6, 1))),)

    told.write(tasks=line(TEACHER))
    m1: dict[str, Any] = {"meeting": "m-1"}
    again: dict[str, Any] = {**m1, "kinds": {"health"}, "reason": "more"}
    most = 4 if large else 3

    def corrected(change: Bound) -> Bound:
        return lambda group: len(group.meetings["m-1"].minutes) < most and change(group)

    def lines(group: Group) -> tuple[Task, ...]:
        versions = group.meetings["m-1"].minutes
        return versions[-1].tasks if versions else ()

    back = lambda group, at: tick(2026, 1, 6)  # noqa: E731
    late = {"at": back, "recorded_at": lambda group, at: at}
    room: dict[str, Any] = {"present": ALL, "chair": NURSE, "minute_taker": TEACHER}
    return World(
        name="late facts",
        focus="lines of minutes that are put right, a meeting that never was, and what cannot have been so",
        bounds=f"1 meeting, 1 task, {most - 1} corrections",
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 2, 1),),
        actors=(NURSE,),
        closes=False,
        voids=True,
        letters=(
            letter("the line is put right", MinutesCorrected, TEACHER, corrected(bool), **again, tasks=line(NURSE)),
            letter("the line is struck out", MinutesCorrected, TEACHER, corrected(lines), **again, tasks=()),
            letter("w-1 is done", WorkDone, TEACHER, work="w-1"),
            letter("the nurse is asked", HandoverOffered, TEACHER, work="w-1", to=NURSE),
            letter("the nurse takes over", HandoverAccepted, work="w-1", to=NURSE),
            letter("share with the staff", MinutesShared, **m1, recipients=STAFF),
            letter(
                "the meeting never was",
                RecordedInError,
                event=last_event(lambda group: group.meetings["m-1"].position),
                reason="in error",
            ),
            letter(
                "the nurse takes mum's objection back",
                RecordedInError,
                event=last_event(lambda group: objected),
                reason="in error",
            ),
            letter("w-1 was done before it was agreed", WorkDone, TEACHER, work="w-1", **late),
            letter("as it was written before", PlanEvaluated, next_on=date(2026, 6, 1), written_as=1),
            letter("a clock that was not ahead", ClockCorrected, at_position=1, corrected_to=tick(2026, 1, 31)),
            chain(
                "two at once, and a stranger",
                part(MeetingCalled, **call_today("m-2")),
                part(MeetingOpened, meeting="m-2", **room),
                part(MeetingCalled, **call_today("m-3")),
                part(MeetingOpened, meeting="m-3", **{**room, "present": ALL | {STRANGER}, "minute_taker": STRANGER}),
            ),
        ),
    )


def first_word(*, large: bool) -> World:
    """A need, and the user's own decision: what there is to take back, and whose it is."""
    return World(
        name="first word",
        focus="what there is to take back where hardly anything has been said, and whose it is",
        bounds="1 need, 1 decision",
        book=STANDARD,
        told=tuple(Life().need(parents=()).events),
        ticks=(tick(2026, 2, 1),),
        actors=(NURSE, USER) if large else (NURSE,),
        closes=False,
        letters=(
            letter("the need never was", RecordedInError, event=last_event(lambda group: 1), reason="in error"),
            letter("the user decides to end", EndingDecided, USER, reason=EndingReason.USERS_WISH),
            letter(
                "the nurse takes the decision back",
                RecordedInError,
                event=last_event(lambda group: 2 if group.ending is not None else None),
                reason="in error",
            ),
        ),
    )


MAKERS = (late_facts, first_word)
