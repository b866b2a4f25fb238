"""The bounded worlds of one meeting, its minutes, and turns."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from ansvar_core import (
    Absence,
    AbsenceExcused,
    ChairAgreed,
    ConsentWithdrawn,
    Deadline,
    Group,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCommented,
    MinutesCorrected,
    MinutesShared,
    MinutesWritten,
    ProcessEvaluated,
    ProcessQuestion,
    RecordedInError,
    Task,
    Topic,
    VoiceArranged,
    WorkDone,
)
from exhaustive.letters import SKIP, call, chain, item, last_event, letter, part, tick
from exhaustive.told import ALL, ENDED, FAMILY, STAFF, answered_less, established
from exhaustive.walk import Letter, World
from exhaustive.worlds import STANDARD, STRANGER, about, ending, member, withdrawals
from support.life import (
    MUM,
    NURSE,
    PHYSIO,
    PPT,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
)


def meeting(*, large: bool) -> World:
    """One meeting, from plan to the end of it."""
    starts = tick(2026, 1, 10).replace(hour=20)
    m1 = {"meeting": "m-1"}
    wrong = call(
        "m-1",
        tick(2026, 1, 1),
        ends=None,
        agenda=(
            item(Topic.STAFF_COMPLAINT, name="i-1"),
            item(Topic.RESOURCE_COMPLAINT, "gossip", name="i-2"),
            item(Topic.TRAINING, name="i-3"),
            item(Topic.AGENCY_DISAGREEMENT, name="i-4"),
        ),
        chair=TEACHER,
        minute_taker=STRANGER,
        called=frozenset({STRANGER}),
        invited=frozenset(),
    )
    room = {**m1, "chair": NURSE, "minute_taker": TEACHER}
    more = (
        letter("the teacher is to chair", ChairAgreed, **m1, party=TEACHER),
        letter("the teacher's absence is excused", AbsenceExcused, **m1, party=TEACHER, reason="ill"),
        letter("the teacher excuses", AbsenceExcused, TEACHER, **m1, party=TEACHER, reason="ill"),
        letter("school is taken out", ConsentWithdrawn, MUM, answered_less(2), grantor=MUM, items=about(SCHOOL)),
    )
    return World(
        name="meeting",
        focus="planning, calling, moving, opening and ending a meeting",
        bounds="1 meeting, 2 members, 1 parent"
        + (", chair agreed, absence excused, an agency taken out" if large else ""),
        book=STANDARD,
        told=tuple(established().events),
        ticks=(tick(2026, 1, 10),),
        actors=(NURSE, TEACHER) if large else (NURSE,),
        voids=True,
        letters=(
            letter("plan", MeetingPlanned, **m1, starts=starts, ends=starts + timedelta(hours=1)),
            letter("call", MeetingCalled, **call("m-1", starts)),
            letter("call as nobody should", MeetingCalled, **wrong),
            letter(
                "call about nothing",
                MeetingCalled,
                **call("m-1", starts, agenda=(), minute_taker=None, called=frozenset({STRANGER})),
            ),
            letter(
                "open in the chair's place",
                MeetingOpened,
                **m1,
                present=frozenset({STRANGER, TEACHER}),
                chair=TEACHER,
                chair_reason="ill",
                minute_taker=NURSE,
            ),
            letter("the teacher excuses mum", AbsenceExcused, TEACHER, **m1, party=MUM, reason="ill"),
            letter("move", MeetingMoved, **m1, starts=starts + timedelta(days=1), ends=starts + timedelta(days=2)),
            letter("call off", MeetingCancelled, **m1),
            *((letter("the nurse is to bring the voice", VoiceArranged, **m1, party=NURSE),) if large else ()),
            letter("open with all", MeetingOpened, **room, present=ALL),
            letter(
                "open without the user",
                MeetingOpened,
                while_=lambda group: large,
                **room,
                present=STAFF,
            ),
            letter(
                "open as nobody should",
                MeetingOpened,
                **m1,
                present=frozenset({STRANGER, MUM}),
                chair=TEACHER,
                minute_taker=STRANGER,
                absences=(Absence(party=MUM),),
            ),
            letter("end", MeetingEnded, **ENDED, next_minute_taker=TEACHER),
            letter("end with nothing said", MeetingEnded, **m1, tasks_agreed=False, process_evaluated=False),
            letter("how it went", ProcessEvaluated, **m1, questions=(ProcessQuestion.USER_HEARD,)),
            *(more if large else ()),
            letter(
                "the meeting never was",
                RecordedInError,
                event=last_event(lambda group: m.position if (m := group.meetings.get("m-1")) else None),
                reason="in error",
            ),
            *withdrawals(MUM, most=3),
            *ending(),
        ),
    )


def minutes(*, large: bool) -> World:
    """The minutes of a meeting: written, corrected, shared, read."""
    told = established()
    told.call(invited=FAMILY, minute_taker=TEACHER)
    told.open()
    told.end()
    m1 = {"meeting": "m-1"}
    tasks = (Task(id="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True)),)

    def corrected(group: Group | None) -> bool:
        versions = group.meetings["m-1"].minutes if group is not None else ()
        return len(versions) < 2 and not any(each.acknowledged_by for each in versions)

    return World(
        name="minutes",
        focus="writing, correcting, sharing and reading minutes",
        bounds="1 meeting, 1 correction, 2 members, 1 parent, 1 withdrawal"
        + (", 1 task, shared with some at a time" if large else ""),
        book=STANDARD,
        counts=True,
        told=tuple(told.events),
        ticks=(tick(2026, 1, 20),),
        actors=(NURSE, TEACHER) if large else (TEACHER,),
        letters=(
            letter(
                "write", MinutesWritten, TEACHER, **m1, writer=TEACHER, kinds={"health"}, tasks=tasks if large else ()
            ),
            letter("w-1 is done", WorkDone, TEACHER, work="w-1"),
            letter(
                "write as nobody should", MinutesWritten, **m1, writer=NURSE, kinds={"gossip"}, tasks=(Task(id="w-2"),)
            ),
            letter("correct", MinutesCorrected, TEACHER, corrected, **m1, kinds={"learning"}, reason="more"),
            letter("share with the staff", MinutesShared, **m1, recipients=STAFF),
            letter("share with a stranger", MinutesShared, **m1, recipients={STRANGER}),
            letter("the teacher has read them", MinutesAcknowledged, TEACHER, **m1, party=TEACHER),
            *((letter("share with mum", MinutesShared, **m1, recipients={MUM}),) if large else ()),
            letter("the nurse reads for the teacher", MinutesAcknowledged, **m1, party=TEACHER),
            letter("a stranger comments", MinutesCommented, STRANGER, **m1, party=STRANGER),
            letter("the nurse comments", MinutesCommented, **m1, party=NURSE),
            *withdrawals(MUM, most=2),
            *ending(),
        ),
    )


def held(name: str, away: frozenset[str], most: int) -> Letter:
    """A whole meeting, written by whoever is suggested."""

    def named(group: Group | None) -> str:
        return f"m-{len(group.meetings) + 1}" if group else "m-1"

    def taker(group: Group | None, at: datetime) -> Any:
        assert group is not None
        turn = STANDARD.rota(group, at, 1, chair=NURSE, absent=away)
        return turn[0].party if turn else SKIP

    def here(group: Group | None, at: datetime) -> Any:
        assert group is not None
        return frozenset({USER, MUM, *(each.party for each in group.current_members)}) - away

    def starts(group: Group | None, at: datetime) -> datetime:
        return at + timedelta(minutes=1)

    which = {"meeting": lambda group, at: named(group)}
    fields = {**call("m", tick(2026, 1, 1)), **which, "starts": starts, "ends": None, "minute_taker": taker}
    fields["called"] = lambda group, at: frozenset(each.party for each in group.current_members)
    return chain(
        name,
        part(MeetingCalled, **fields),
        part(MeetingOpened, **which, present=here, chair=NURSE, minute_taker=taker),
        part(MeetingEnded, **{**ENDED, **which}, next_minute_taker=TEACHER),
        part(MinutesWritten, **which, writer=taker, kinds=frozenset()),
        while_=lambda group: group is not None and len(group.meetings) < most,
    )


def turns(*, large: bool) -> World:
    """Minute-takers who are away, leave, come back, and step out of the list."""
    most = 3 if large else 2
    off = member(TEACHER, SCHOOL, takes_turns=False)
    again = {"member": member(PHYSIO, PRACTICE)}
    return World(
        name="turns",
        focus="whose turn it is, with people who are away, leave, come back, and step out of the list",
        bounds=f"3 in the list and the chair, {most} meetings, 1 leaves and comes back"
        + (", 1 steps out of the list after the first" if large else ""),
        book=STANDARD,
        told=tuple(established(NURSE, TEACHER, PHYSIO, PPT).events),
        ticks=(tick(2026, 1, 10),),
        actors=(NURSE,),
        closes=False,
        letters=(
            held("a meeting with all", frozenset(), most),
            held("a meeting without the teacher", frozenset({TEACHER}), most),
            held("a meeting without two", frozenset({TEACHER, PHYSIO}), most),
            letter("the physiotherapist leaves", MemberLeft, party=PHYSIO),
            letter(
                "the physiotherapist comes back",
                MemberJoined,
                while_=lambda group: len(group.members[PHYSIO].stints) < 2,
                **again,
            ),
            letter(
                "the teacher steps out",
                MemberChanged,
                while_=lambda group: large and len(group.members[TEACHER].stints) < 2 and len(group.meetings) == 1,
                member=off,
            ),
        ),
    )


def fair(*, large: bool) -> World:
    """Everybody present, the same people throughout."""
    most = 9 if large else 6
    return World(
        name="fair",
        focus="turns are even where everybody is present throughout",
        bounds=f"3 in the list and the chair, {most} meetings",
        book=STANDARD,
        told=tuple(established(NURSE, TEACHER, PHYSIO, PPT).events),
        ticks=(tick(2026, 1, 10),),
        actors=(NURSE,),
        closes=False,
        fair=True,
        letters=(held("a meeting with all", frozenset(), most),),
    )


MAKERS = (meeting, minutes, turns, fair)
