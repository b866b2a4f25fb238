"""The bounded worlds of small things: answers, what comes before, old papers, who comes as needed, who is shut out."""

from __future__ import annotations

from datetime import timedelta

from ansvar_core import (
    AccessRestricted,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Attendance,
    ChildHeard,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentNarrowed,
    ConsentRefused,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorOffered,
    Deadline,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    FormScope,
    Group,
    GroupEnded,
    GroupEstablished,
    HandoverAccepted,
    HandoverOffered,
    HearingManner,
    MeetingCalled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCommented,
    MinutesCorrected,
    MinutesShared,
    NeedSeen,
    ObjectionAnswered,
    ObjectionRecorded,
    OutsideMeetingHeld,
    Policy,
    PreparationStopped,
    RecordedInError,
    RestrictionLifted,
    RoutineFollowed,
    Rulebook,
    Task,
    TaskAgreed,
    Topic,
    UserToldOfOutsideMeeting,
    When,
    WorkDone,
)
from exhaustive.letters import Bound, call, call_today, chain, given, last_event, letter, part, tick
from exhaustive.told import ALL, ENDED, FAMILY, STAFF, established, once
from exhaustive.walk import Letter, World
from exhaustive.worlds import CHILD, NARROW, STANDARD, START, about, ending, member, withdrawals
from exhaustive.worlds_of_policy import point
from support.life import AGENCIES, GRAN, HEALTH, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, USER, Life


def answers(*, large: bool) -> World:
    """Every answer after every other, for one parent and two agencies."""
    told = established()
    return World(
        name="answers",
        focus="every answer to being asked for consent, after every other",
        bounds="1 parent, 2 agencies",
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 2, 1),),
        actors=(MUM, TEACHER) if large else (MUM,),
        closes=False,
        letters=(
            letter("mum is asked", ConsentAskedFor, grantor=MUM, items=about(SCHOOL)),
            given("mum says yes for school", MUM, SCHOOL),
            given("mum says yes for health in place of all", MUM, HEALTH, scope=FormScope.IN_PLACE_OF_ALL),
            letter("mum narrows", ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds=NARROW),
            letter("mum narrows to more", ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"economy"}),
            letter("mum refuses for school", ConsentRefused, MUM, grantor=MUM, items=about(SCHOOL)),
            letter("mum confirms", ConsentConfirmed, MUM, grantor=MUM),
            letter("mum confirms for school", ConsentConfirmed, MUM, grantor=MUM, items=about(SCHOOL)),
            *withdrawals(MUM),
        ),
    )


def assessing() -> tuple[Letter, ...]:
    return (
        chain(
            "assessed",
            part(AssessmentStarted, together_with={USER}),
            part(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE),
        ),
        letter("to be prepared", AssessmentConcluded, outcome=START, together_with={USER}),
        letter("not to be", AssessmentConcluded, outcome=AssessmentOutcome.DO_NOT_START, together_with={USER}),
        letter("stopped", PreparationStopped, HEALTH),
    )


def before(*, large: bool) -> World:
    """What can be told of a group that is not established."""
    need = {"user": CHILD, "agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
    outside = {"topic": Topic.AGENCY_DISAGREEMENT, "by": {NURSE}}
    teacher = member(TEACHER, HEALTH, function=None, sub_responsibility=None)
    most = 2 if large else 1

    def room(group: Group | None) -> bool:
        things = () if group is None else (group.members, group.objections, group.outside_meetings, group.routine)
        return group is not None and sum(map(bool, (*things, group.coordinator.asked))) < most

    book = Rulebook.under(Policy(routine=[point("noted", When.BEFORE, "group-established")]))
    return World(
        name="before",
        focus="what can be told of a group that is not established, and of one that ended so",
        bounds=f"{most} at a time of 1 member, 1 objection, 1 meeting outside, 1 candidate, 1 point of a routine",
        book=book,
        told=tuple(Life(book).need(parents=(MUM,)).events),
        ticks=(tick(2026, 2, 1),),
        actors=(MUM, NURSE) if large else (MUM,),
        letters=(
            letter("a need is seen", NeedSeen, while_=lambda g: g.status != "ended", **need),
            *assessing(),
            letter(
                "the teacher joins", MemberJoined, while_=lambda g: room(g) and TEACHER not in g.members, member=teacher
            ),
            letter("the teacher is changed", MemberChanged, while_=lambda g: g.is_member(TEACHER), member=teacher),
            letter("the teacher leaves", MemberLeft, while_=lambda g: TEACHER in g.members, party=TEACHER),
            chain(
                "an objection, and an answer",
                part(ObjectionRecorded, objection="o-1", party=GRAN),
                part(ObjectionAnswered, objection="o-1"),
                while_=room,
            ),
            chain(
                "closed to gran, and open again",
                part(AccessRestricted, party=GRAN, basis="basis"),
                part(RestrictionLifted, party=GRAN),
            ),
            letter("it is noted", RoutineFollowed, while_=room, routine={"own.noted"}),
            chain(
                "held outside, and the user is told",
                part(OutsideMeetingHeld, meeting="x-1", **outside),
                part(UserToldOfOutsideMeeting, meeting="x-1"),
                while_=room,
            ),
            chain(
                "the teacher is asked and declines",
                part(CoordinatorOffered, party=TEACHER),
                part(CoordinatorDeclined, TEACHER, party=TEACHER),
                while_=room,
            ),
            chain(
                "a stranger is asked and accepts",
                part(CoordinatorOffered, party=GRAN),
                part(CoordinatorAccepted, GRAN, party=GRAN),
                while_=room,
            ),
            letter("establish", GroupEstablished),
            letter("the need never was", RecordedInError, event=last_event(lambda group: 1), reason="in error"),
            *withdrawals(MUM),
            *ending(),
        ),
    )


def old_papers(*, large: bool) -> World:
    """Minutes of a period that is over, read and put right in the next."""
    told = established()
    told.call(invited=FAMILY, minute_taker=TEACHER)
    told.open()
    told.end()
    told.write()
    told.share()
    told.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    told.do(FinalEvaluationMade, document="d-final")
    told.do(GroupEnded)
    need = {"user": CHILD, "agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
    told.do(NeedSeen, **need)
    m1 = {"meeting": "m-1"}

    def uncorrected(group: Group | None) -> bool:
        return group is not None and len(group.meetings["m-1"].minutes) < 2

    return World(
        name="old papers",
        focus="minutes of a period that is over, read, commented and corrected in the next",
        bounds="1 meeting, 1 correction, 2 periods",
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 3, 1),),
        actors=(NURSE,),
        letters=(
            letter("a need is seen", NeedSeen, while_=lambda g: g.status != "ended", **need),
            *assessing(),
            letter("the nurse has read", MinutesAcknowledged, **m1, party=NURSE),
            letter("the nurse comments", MinutesCommented, **m1, party=NURSE),
            letter("corrected", MinutesCorrected, TEACHER, uncorrected, **m1, kinds={"learning"}, reason="more"),
            *withdrawals(MUM),
            *ending(),
        ),
    )


def as_needed(*, large: bool) -> World:
    """One who comes as needed and has no part yet, minutes with a task, and a next meeting that makes it late."""
    told = established(NURSE, TEACHER, PHYSIO)
    seldom = member(PHYSIO, PRACTICE, attendance=Attendance.AS_NEEDED, sub_responsibility=None)
    told.do(MemberChanged, member=seldom)
    told.call(invited=FAMILY, minute_taker=TEACHER)
    told.open()
    told.end()
    tasks = (Task(id="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True)),)
    told.write(tasks=tasks)
    again = {"meeting": "m-1", "kinds": {"health"}, "reason": "more"}
    more = (Task(id="w-2", responsible=NURSE, deadline=Deadline(next_meeting=True)), *tasks)
    return World(
        name="as needed",
        focus="who comes as needed, tasks that are put right, and what a next meeting makes late",
        bounds="2 meetings, 1 correction, 2 tasks",
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 2, 1),),
        actors=(NURSE, PHYSIO) if large else (NURSE,),
        closes=False,
        letters=(
            letter("share with all", MinutesShared, meeting="m-1", recipients=FAMILY | STAFF | {PHYSIO}),
            letter("the nurse has read", MinutesAcknowledged, meeting="m-1", party=NURSE),
            letter(
                "corrected",
                MinutesCorrected,
                TEACHER,
                lambda g: len(g.meetings["m-1"].minutes) < 2,
                **again,
                tasks=more,
            ),
            letter("w-1 is done", WorkDone, TEACHER, work="w-1"),
            letter("a part is agreed", MemberChanged, member=member(PHYSIO, PRACTICE, attendance=Attendance.AS_NEEDED)),
            chain(
                "another meeting",
                part(MeetingCalled, **call_today("m-2")),
                part(MeetingOpened, meeting="m-2", present=FAMILY | STAFF, chair=NURSE, minute_taker=TEACHER),
                part(MeetingEnded, **{**ENDED, "meeting": "m-2"}),
                while_=once("m-2"),
            ),
        ),
    )


def shut_out(*, large: bool) -> World:
    """Somebody who is shut out of the papers is called, moved, let in, and asked to take over work."""
    told = established()
    told.do(TaskAgreed, work="w-1", responsible=NURSE, deadline=Deadline(day=tick(2026, 6, 1).date()))
    starts = tick(2026, 2, 1).replace(hour=20)
    m1, w1 = {"meeting": "m-1"}, {"work": "w-1"}

    def closed(group: Group | None) -> set[str | None]:
        return {each.meeting for each in group.restrictions if each.lifted_at is None} if group is not None else set()

    def can_close(meeting: str | None) -> Bound:
        return lambda group: meeting not in closed(group) and len(closed(group)) < (2 if large else 1)

    return World(
        name="shut out",
        focus="calls, rooms and work, and somebody who is shut out of the papers",
        bounds="1 meeting, 1 task, " + ("2 restrictions at a time" if large else "1 restriction at a time"),
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 2, 1),),
        actors=(NURSE, TEACHER) if large else (NURSE,),
        closes=False,
        letters=(
            letter("call", MeetingCalled, while_=once("m-1"), **call("m-1", starts)),
            letter("call the nurse alone", MeetingCalled, **call("m-1", starts, called=frozenset({NURSE}))),
            letter("move", MeetingMoved, **m1, starts=starts + timedelta(days=1), ends=starts + timedelta(days=2)),
            letter("open with all", MeetingOpened, **m1, present=ALL, chair=NURSE, minute_taker=NURSE),
            letter("open without", MeetingOpened, **m1, present=ALL - {TEACHER}, chair=NURSE, minute_taker=NURSE),
            letter("all is closed", AccessRestricted, while_=can_close(None), party=TEACHER, basis="basis"),
            letter("m-1 is closed", AccessRestricted, while_=can_close("m-1"), **m1, party=TEACHER, basis="basis"),
            letter("all is open again", RestrictionLifted, party=TEACHER),
            letter("m-1 is open again", RestrictionLifted, **m1, party=TEACHER),
            letter("the teacher is asked", HandoverOffered, **w1, to=TEACHER),
            letter("the teacher takes over", HandoverAccepted, TEACHER, **w1, to=TEACHER),
            letter("the work is done", WorkDone, **w1),
        ),
    )


MAKERS = (answers, before, old_papers, as_needed, shut_out)
