"""What is written down late takes its place by when it happened, and hides nothing that came after it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from ansvar_core import (
    AgencyRecorded,
    Attendance,
    ChildHeard,
    CoordinatorAccepted,
    CoordinatorLaidDown,
    CoordinatorOffered,
    CoordinatorStatus,
    Event,
    HearingManner,
    MeetingEnded,
    MeetingOpened,
    Member,
    MemberChanged,
    MemberJoined,
    RecordedInError,
    RelayAccepted,
    RelayOffered,
    RoutineFollowed,
)
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, USER, Life


def late(life: Life, kind: type[Event], at: datetime, actor: str = NURSE, **fields: Any) -> None:
    """An event that happened at an instant is written down an hour from now."""
    life.record(kind, actor, at=at, recorded_at=life.now + timedelta(hours=1), **fields)
    life.wait(hours=1)


def late_meeting(life: Life, meeting: str, starts: datetime) -> None:
    """A meeting that was called in time is written down long after it was held."""
    late(life, MeetingOpened, starts, meeting=meeting, present={NURSE, TEACHER, USER, MUM, DAD}, chair=NURSE)
    late(life, MeetingEnded, starts + timedelta(hours=1), meeting=meeting, tasks_agreed=True, process_evaluated=True)


def starts(life: Life, meeting: str) -> datetime:
    found = life.state.meetings[meeting].starts
    assert found is not None
    return found


class TestOffices:
    """Two have said yes: whoever did so last holds the office, in whatever order it was written down."""

    @pytest.mark.parametrize(
        ("office", "offered", "accepted"),
        [("coordinator", CoordinatorOffered, CoordinatorAccepted), ("relay_holder", RelayOffered, RelayAccepted)],
    )
    @pytest.mark.parametrize(("hours", "holder"), [(-1, PHYSIO), (0, TEACHER), (1, TEACHER)])
    def test_who_said_yes_last_holds_it(
        self, office: str, offered: type[Event], accepted: type[Event], hours: int, holder: str
    ) -> None:
        """At the same instant the one that is written last; the other has laid it down."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(offered, party=TEACHER)
        life.do(offered, party=PHYSIO)
        life.wait(days=2).record(accepted, PHYSIO, party=PHYSIO)
        said_yes = life.now
        life.wait(days=1)
        late(life, accepted, said_yes + timedelta(hours=hours), TEACHER, party=TEACHER)
        found = getattr(life.state, office)
        other = ({TEACHER, PHYSIO} - {holder}).pop()

        assert found.holder == holder
        assert (found.status_of(holder), found.status_of(other)) == (
            CoordinatorStatus.ACCEPTED,
            CoordinatorStatus.LAID_DOWN,
        )

    def test_a_late_yes_of_the_holder_again_is_their_own(self) -> None:
        """Nobody relieves themselves."""
        life = Life().established()
        earlier = life.now
        life.wait(days=2).record(CoordinatorAccepted, NURSE, party=NURSE)
        late(life, CoordinatorAccepted, earlier, NURSE, party=NURSE)

        assert life.state.coordinator.holder == NURSE
        assert life.state.coordinator.status_of(NURSE) is CoordinatorStatus.ACCEPTED

    def test_a_yes_from_before_one_who_has_laid_it_down_since_is_a_yes(self) -> None:
        """Two others said yes since, and the office was laid down by the last: what is compared is the holder."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(CoordinatorOffered, party=TEACHER)
        earlier = life.now
        life.wait(days=2).do(CoordinatorLaidDown, NURSE, party=NURSE)
        life.wait(days=1)
        late(life, CoordinatorAccepted, earlier, TEACHER, party=TEACHER)

        assert life.state.coordinator.holder == TEACHER


class TestHearings:
    """B14: what a hearing is about is said by when it took place."""

    def test_the_last_meeting_is_the_one_that_ended_last(self) -> None:
        """One before it that is written down after it does not become the last."""
        life = Life().established()
        life.call("m-1", days=5)
        life.call("m-2", days=20)
        life.open("m-2")
        life.end("m-2")
        late_meeting(life, "m-1", starts(life, "m-1"))
        assert life.state.last_held == "m-2"
        life.call("m-3", days=5)
        life.open("m-3")
        life.end("m-3")
        assert life.state.last_held == "m-3"

    def test_of_two_that_ended_together_the_one_written_last_is_the_last(self) -> None:
        """The record's order tells them apart, also when a third never was."""
        life = Life().established()
        for meeting, days in (("m-1", 5), ("m-2", 5), ("m-3", 9)):
            life.call(meeting, days=days)
        wrong = life.events[-1].id
        moment = starts(life, "m-1")
        life.until(starts(life, "m-3") + timedelta(hours=2))
        for meeting in ("m-2", "m-1"):
            late_meeting(life, meeting, moment)
        assert life.state.last_held == "m-1"
        late_meeting(life, "m-3", starts(life, "m-3"))
        assert life.state.last_held == "m-3"
        life.record(RecordedInError, event=wrong, reason="in error")
        assert life.state.last_held == "m-1"

    def test_the_last_that_is_left_is_the_one_that_ended_last(self) -> None:
        """When a meeting never was, the one before it by its own time is the last, not by where it is written."""
        life = Life().established()
        for meeting, days in (("m-1", 5), ("m-2", 7), ("m-3", 9)):
            life.call(meeting, days=days)
        wrong = life.events[-1].id
        life.until(starts(life, "m-3") + timedelta(hours=2))
        for meeting in ("m-3", "m-2", "m-1"):
            late_meeting(life, meeting, starts(life, meeting))
        life.record(RecordedInError, event=wrong, reason="in error")

        assert life.state.last_held == "m-2"

    def test_a_meeting_that_never_was_heard_nobody(self) -> None:
        """Other hearings stand."""
        life = Life().established()
        life.call("m-1", days=5)
        wrong = life.events[-1].id
        before = life.state.heard
        life.open("m-1")
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        assert [each.meeting for each in life.state.heard[len(before) :]] == ["m-1", None]
        life.record(RecordedInError, event=wrong, reason="in error")

        assert [each.manner for each in life.state.heard[len(before) :]] == [HearingManner.TALKED_WITH]


class TestLatest:
    """What happened last is what happened last, not what was written down last."""

    @pytest.mark.parametrize(("hours", "last"), [(-1, "first"), (0, "second"), (1, "second")])
    def test_of_a_kind_of_event_and_of_a_point_of_the_routine(self, hours: int, last: str) -> None:
        """At the same instant it is the one that is written last; another point is another."""
        life = Life().established()
        life.record(RoutineFollowed, routine={"own.noted"})
        first = (life.now, life.state.version)
        life.wait(days=1)
        moment = first[0] + timedelta(hours=hours)
        late(life, RoutineFollowed, moment, routine={"own.noted", "own.other"})
        second = (moment, life.state.version)
        found = first if last == "first" else second

        for known in (life.state.latest["routine-followed"], life.state.routine["own.noted"]):
            assert (known.at, known.position) == found
        other = life.state.routine["own.other"]
        assert (other.at, other.position) == second


class TestFewer:
    """B36: the agencies become fewer by leaving, by moving, and by what never was."""

    def test_a_move_that_leaves_an_agency_without_anybody(self) -> None:
        """Not where another is left there, nor where an agency comes in its place."""
        life = Life().established(NURSE, TEACHER)
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        life.do(MemberJoined, member=Member(party=PHYSIO, agency=SCHOOL, attendance=Attendance.AS_NEEDED))
        life.do(MemberChanged, member=Member(party=TEACHER, agency=HEALTH))
        assert life.state.reduced_position is None
        life.do(MemberChanged, member=Member(party=PHYSIO, agency=PRACTICE))
        assert life.state.reduced_position is None
        life.do(MemberChanged, member=Member(party=PHYSIO, agency=HEALTH))
        assert life.state.reduced_position == life.state.version

    def test_a_joining_that_never_was(self) -> None:
        """The agency that it brought in takes part no more."""
        life = Life().established()
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        life.do(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE))
        joined = life.events[-1].id
        assert life.state.reduced_position is None
        life.record(RecordedInError, event=joined, reason="in error")
        assert life.state.reduced_position == life.state.version
