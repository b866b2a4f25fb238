"""B3, B25: who may be called, and called again."""

from __future__ import annotations

from datetime import timedelta

from ansvar_core import (
    AccessRestricted,
    CareTakenOver,
    CareTakenOverRecorded,
    ConsentItem,
    ConsentObject,
    ConsentWithdrawn,
    Instead,
    MeetingCalled,
    MeetingMoved,
    MemberLeft,
    ObjectionRecorded,
    ParticipantJoined,
    RestrictionLifted,
)
from support.found import blocks, found
from support.life import DAD, GRAN, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life


def without_school(life: Life) -> Life:
    items = tuple(ConsentItem(object=thing, agency=SCHOOL) for thing in ConsentObject)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=items)
    return life


class TestMovedAgencyCovered:
    """B3: moving a meeting calls everybody anew, and nobody is called whom consent does not cover that day."""

    code = "meeting.moved-agency-covered"

    def moved(self, life: Life) -> dict[str, object]:
        starts = life.now + timedelta(days=20)
        return {"meeting": "m-1", "starts": starts, "ends": starts + timedelta(hours=1)}

    def test_is_refused_when_one_of_those_called_has_lost_consent(self) -> None:
        life = Life().established()
        life.call()
        verdict = without_school(life).ask(MeetingMoved, **self.moved(life))
        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == TEACHER

    def test_a_new_call_without_them_is_the_way(self) -> None:
        life = Life().established()
        life.call()
        verdict = without_school(life).ask(MeetingMoved, **self.moved(life))
        way = next(each for each in found(verdict, self.code).remedies if isinstance(each, Instead))
        assert TEACHER not in way.steps[0].fields["called"]

    def test_is_in_order_while_everybody_is_covered(self) -> None:
        life = Life().established()
        life.call()
        assert self.code not in life.ask(MeetingMoved, **self.moved(life)).codes


class TestObjectionAlready:
    """B14: every objection is owed its own answer, so none takes another's place."""

    code = "objection.already"

    def test_an_id_is_not_used_twice(self) -> None:
        life = Life().established()
        life.do(ObjectionRecorded, GRAN, objection="o-1", party=GRAN)
        assert blocks(life.ask(ObjectionRecorded, MUM, objection="o-1", party=MUM), self.code)

    def test_another_id_is_in_order(self) -> None:
        life = Life().established()
        life.do(ObjectionRecorded, GRAN, objection="o-1", party=GRAN)
        assert self.code not in life.ask(ObjectionRecorded, MUM, objection="o-2", party=MUM).codes


class TestAnotherRestriction:
    """B25: a restriction is lifted as it was set, so nobody believes something open that is still closed."""

    code = "access.another-restriction"

    def test_lifting_everything_does_not_lift_one_meeting(self) -> None:
        life = Life().established().met()
        life.do(AccessRestricted, party=DAD, meeting="m-1", basis="decision")
        assert blocks(life.ask(RestrictionLifted, party=DAD), self.code)

    def test_naming_the_meeting_does(self) -> None:
        life = Life().established().met()
        life.do(AccessRestricted, party=DAD, meeting="m-1", basis="decision")
        assert life.ask(RestrictionLifted, party=DAD, meeting="m-1").permitted


class TestLiftedByTheOneShutOut:
    """B25: a restriction is never lifted by the one who is shut out by it."""

    code = "access.lifted-by-the-one-shut-out"

    def test_whoever_is_shut_out_does_not_open(self) -> None:
        life = Life().established().met()
        life.do(AccessRestricted, party=DAD, basis="decision")
        assert blocks(life.ask(RestrictionLifted, DAD, party=DAD), self.code)

    def test_somebody_else_does(self) -> None:
        life = Life().established().met()
        life.do(AccessRestricted, party=DAD, basis="decision")
        assert life.ask(RestrictionLifted, NURSE, party=DAD).permitted


def test_leaving_the_seat_makes_no_professional_one_of_the_family() -> None:
    """Somebody of an uncovered agency, who leaves and is recorded as a participant, is still not called."""
    life = without_school(Life().established())
    life.do(MemberLeft, party=TEACHER)
    life.do(ParticipantJoined, party=TEACHER)
    calling = {**life.calling(), "called": {NURSE}, "invited": {USER, TEACHER}}
    assert "meeting.called-agency-covered" in life.ask(MeetingCalled, **calling).codes


def test_a_transfer_of_care_from_a_later_day_leaves_no_gap() -> None:
    """Care is with one authority until the day it passes to the next; the parents do not decide in between."""
    life = Life().established()
    today = life.now.date()
    first = CareTakenOver(party="p-cw-1", decision="d-1", first_day=today)
    life.do(CareTakenOverRecorded, care=first)
    life.do(
        CareTakenOverRecorded, care=CareTakenOver(party="p-cw-2", decision="d-2", first_day=today + timedelta(days=9))
    )
    assert life.book.consent(life.state, life.now).required.parties == ("p-cw-1",)
    assert life.book.consent(life.state, life.now + timedelta(days=9)).required.parties == ("p-cw-2",)
    assert HEALTH in life.state.agencies
