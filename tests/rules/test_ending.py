"""Ending."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ansvar_core import (
    AgencyRecorded,
    AnotherActor,
    ChangeProposal,
    CoordinatorAccepted,
    CoordinatorOffered,
    Deadline,
    DoFirst,
    EndingConsidered,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    FinalEvaluationMade,
    GroupEnded,
    Instead,
    MeetingCancelled,
    MeetingEnded,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    NeedReviewed,
    PlanEvaluated,
    Policy,
    PreparationStopped,
    RecordedInError,
    RelayAccepted,
    RelayOffered,
    Rulebook,
    TaskAgreed,
    VacancyReason,
    VacancyRecorded,
    WorkDone,
    WorkDropped,
)
from support.found import asked, blocks, found, warns, way_out
from support.life import AGENCIES, DAD, GRAN, HEALTH, MEMBERS, MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life

SERVICES_OWN = sorted(frozenset(EndingReason) - {EndingReason.USERS_WISH})


def group(book: Rulebook | None = None) -> Life:
    return Life(book).established(NURSE, TEACHER, PHYSIO)


def ending(actor: str = NURSE, reason: EndingReason = EndingReason.NEED_CEASED) -> Life:
    life = group()
    life.do(EndingDecided, actor, reason=reason)
    return life


def event_id(life: Life, tag: str, place: int = 0) -> str:
    return str([each.id for each in life.events if each.tag == tag][place])


class TestWhoDecides:
    """B36: the group is ended by the user, by those who consent for the user, or by the coordinator."""

    code = "ending.who-decides"

    def test_blocks_anybody_else(self) -> None:
        """A member, or somebody close to the user, cannot end it; those who can are named."""
        life = group()
        for actor in (TEACHER, GRAN):
            verdict = life.ask(EndingDecided, actor, reason=EndingReason.NEED_CEASED)
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, AnotherActor).actors == (USER, MUM, DAD, NURSE)

    def test_is_never_said_to_the_entitled(self) -> None:
        """The user, whatever the age, and each parent can, and so can the coordinator."""
        life = group()
        for actor in (USER, MUM, DAD, NURSE):
            assert life.ask(EndingDecided, actor, reason=EndingReason.NEED_CEASED).permitted

    def test_in_a_vacancy_the_agency_that_answers_can(self) -> None:
        """Anybody of the agency that answers, or the agency in its own name."""
        life = group()
        life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.DIED, agency="a-school")
        for actor in (TEACHER, "a-school"):
            assert self.code not in life.ask(EndingDecided, actor, reason=EndingReason.NEED_CEASED).codes
        assert blocks(life.ask(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED), self.code)

    def test_before_there_is_a_coordinator_the_agency_that_saw_the_need_can(self) -> None:
        """There is always somebody on the services' side."""
        life = Life().need()
        assert life.ask(EndingDecided, HEALTH, reason=EndingReason.NEED_CEASED).permitted
        assert blocks(life.ask(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED), self.code)


class TestReason:
    """B36: the services end it when its ground is gone; a wish to end is the user's and the family's own."""

    code = "ending.reason"

    def test_blocks_a_wish_that_is_not_ones_own(self) -> None:
        """The coordinator cannot give the user's wish as reason; the user can, or another reason can be given."""
        life = group()
        verdict = life.ask(EndingDecided, NURSE, reason=EndingReason.USERS_WISH)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (USER, MUM, DAD)
        assert "reason" in asked(verdict, self.code)

    @pytest.mark.parametrize("reason", SERVICES_OWN)
    def test_is_kept_by_the_grounds(self, reason: EndingReason) -> None:
        """Every other reason is the coordinator's to give."""
        assert group().ask(EndingDecided, NURSE, reason=reason).permitted

    @pytest.mark.parametrize("reason", list(EndingReason))
    def test_the_user_may_give_any(self, reason: EndingReason) -> None:
        """Deciding to end is never refused to the user, whatever the reason."""
        assert group().ask(EndingDecided, USER, reason=reason).permitted


class TestWhoStops:
    """B4: whether to start a group is settled with the user; a preparation is stopped by those who could end it."""

    code = "preparation.who-stops"

    def test_blocks_anybody_else(self) -> None:
        """A member cannot stop it; the family and the coordinator can."""
        life = Life().need().assessed().prepared()
        verdict = life.ask(PreparationStopped, TEACHER)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (USER, MUM, DAD, NURSE)
        for actor in (USER, MUM, DAD, NURSE):
            assert life.ask(PreparationStopped, actor).permitted


class TestNothingToGoBackTo:
    """B39: a group that was never established cannot go on; it can begin."""

    code = "ending.nothing-to-go-back-to"

    def test_blocks_before_establishing(self) -> None:
        """Ending it and seeing the need anew is the right way."""
        life = Life().need()
        life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
        verdict = life.ask(EndingRegretted, USER)

        assert blocks(verdict, self.code)
        assert [step.kind for step in way_out(verdict, self.code, Instead).steps] == ["group-ended", "need-seen"]

    def test_is_kept_after_establishing(self) -> None:
        """An established group can go on."""
        assert self.code not in ending().ask(EndingRegretted, NURSE).codes


class TestWhoRegrets:
    """B5: what the user and the family decided is theirs to regret."""

    code = "ending.who-regrets"

    def test_the_users_decision_is_the_users(self) -> None:
        """Neither the coordinator nor a parent regrets for the user."""
        life = ending(USER, EndingReason.USERS_WISH)
        for actor in (NURSE, MUM):
            verdict = life.ask(EndingRegretted, actor)
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, AnotherActor).actors == (USER,)
        assert life.ask(EndingRegretted, USER).permitted

    def test_the_coordinators_decision_can_be_regretted_by_all_who_could_decide(self) -> None:
        """The services' own decision can also be undone by the family; not by a member."""
        life = ending()
        for actor in (NURSE, USER, MUM, DAD):
            assert life.ask(EndingRegretted, actor).permitted
        assert blocks(life.ask(EndingRegretted, TEACHER), self.code)

    def test_joining_in_the_decision_makes_it_ones_own(self) -> None:
        """When the user has joined the coordinator's decision, the coordinator alone cannot take it back."""
        life = ending()
        life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
        assert blocks(life.ask(EndingRegretted, NURSE), self.code)
        assert life.ask(EndingRegretted, USER).permitted


class TestFinalEvaluation:
    """B38: a final evaluation with a summary of the work is made when the group is ended."""

    code = "end.final-evaluation"

    def test_blocks_the_end_and_never_the_decision(self) -> None:
        """Deciding is free; ending waits for the evaluation, which is the way out."""
        life = ending()
        verdict = life.ask(GroupEnded)

        assert blocks(verdict, self.code)
        (step,) = way_out(verdict, self.code, DoFirst).steps
        assert (step.kind, step.asks) == ("final-evaluation-made", ("document",))
        life.do(FinalEvaluationMade, document="d-final")
        assert life.ask(GroupEnded).permitted

    def test_deciding_again_keeps_it(self) -> None:
        """An evaluation that is made is not lost when somebody joins in the decision; regretting takes it away."""
        life = ending()
        life.do(FinalEvaluationMade, document="d-final")
        life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
        assert self.code not in life.ask(GroupEnded).codes
        life.do(EndingRegretted, USER)
        life.do(EndingDecided, NURSE, reason=EndingReason.MOVED)
        assert blocks(life.ask(GroupEnded), self.code)

    def test_where_no_work_was_done_there_is_nothing_to_evaluate(self) -> None:
        """A group that was never established ends without."""
        life = Life().need()
        life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
        assert life.ask(GroupEnded).permitted


class TestWorkDisposed:
    """B27: what was agreed is done, given up with the user told, or taken over before the end."""

    code = "end.work-disposed"

    def test_blocks_while_work_is_open(self) -> None:
        """Each open item is named, with the way to give it up."""
        life = group()
        for work in ("w-1", "w-2"):
            life.do(TaskAgreed, work=work, responsible=TEACHER, deadline=Deadline(next_meeting=True))
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(WorkDone, TEACHER, work="w-1")
        verdict = life.ask(GroupEnded)

        assert blocks(verdict, self.code)
        assert [fact.subject for fact in found(verdict, self.code).facts] == ["w-2"]
        (step,) = way_out(verdict, self.code, DoFirst).steps
        assert (step.kind, dict(step.fields)) == ("work-dropped", {"work": "w-2", "user_told": True})
        life.do(WorkDropped, work="w-2", reason="the group ends", user_told=True)
        assert life.ask(GroupEnded).permitted


class TestMeetingsClosed:
    """B38: nothing is left standing when the group is ended."""

    code = "end.meetings-closed"

    def test_blocks_while_a_meeting_is_to_come(self) -> None:
        """A called meeting stands until it is held or called off."""
        life = group()
        life.call()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        verdict = life.ask(GroupEnded)

        assert blocks(verdict, self.code)
        (step,) = way_out(verdict, self.code, DoFirst).steps
        assert (step.kind, dict(step.fields)) == ("meeting-cancelled", {"meeting": "m-1"})
        life.do(MeetingCancelled, meeting="m-1")
        assert life.ask(GroupEnded).permitted

    def test_blocks_while_a_meeting_is_open(self) -> None:
        """An open meeting is ended first."""
        life = group()
        life.call()
        life.open()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        (step,) = way_out(life.ask(GroupEnded), self.code, DoFirst).steps

        assert step.kind == "meeting-ended"
        life.do(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)
        assert self.code not in life.ask(GroupEnded).codes


class TestMinutesWritten:
    """B26: the last meeting has minutes too."""

    code = "end.minutes-written"

    def test_warns_and_does_not_hold_up_the_end(self) -> None:
        """Missing minutes warn at the end, and writing them is the way out."""
        life = group()
        life.call()
        life.open()
        life.end()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        verdict = life.ask(GroupEnded)

        assert verdict.permitted
        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].kind == "minutes-written"
        life.write()
        assert self.code not in life.ask(GroupEnded).codes


class TestSuccessorAccepted:
    """B37: responsibility passes to a relay holder who has said yes."""

    code = "end.successor-accepted"

    def test_blocks_a_successor_who_has_not(self) -> None:
        """Not asked, and asked but not answered, both block; another way is to name none."""
        life = ending()
        life.do(FinalEvaluationMade, document="d-final")
        verdict = life.ask(GroupEnded, successor=TEACHER)

        assert blocks(verdict, self.code)
        steps = way_out(verdict, self.code, DoFirst).steps
        assert [step.kind for step in steps] == ["relay-offered", "relay-accepted"]
        assert way_out(verdict, self.code, ChangeProposal).fields == {"successor": None}
        life.do(RelayOffered, party=TEACHER)
        steps = way_out(life.ask(GroupEnded, successor=TEACHER), self.code, DoFirst).steps
        assert [step.kind for step in steps] == ["relay-accepted"]
        life.do(RelayAccepted, TEACHER, party=TEACHER)
        assert life.ask(GroupEnded, successor=TEACHER).permitted

    def test_none_is_needed(self) -> None:
        """A group can end with nobody after it."""
        life = ending()
        life.do(FinalEvaluationMade, document="d-final")
        assert life.ask(GroupEnded).permitted

    def test_the_coordinator_is_not_the_relay_holder(self) -> None:
        """Having accepted one office is not having accepted the other."""
        life = ending()
        life.do(FinalEvaluationMade, document="d-final")
        assert blocks(life.ask(GroupEnded, successor=NURSE), self.code)


class TestEndingConsidered:
    """B36: when the need ceases, or the agencies become too few, the coordinator is to consider ending."""

    code = "ending.considered"

    def reduced(self, book: Rulebook | None = None) -> Life:
        life = Life(book).established(NURSE, TEACHER)
        life.do(MemberLeft, party=TEACHER)
        return life

    def test_too_few_agencies(self) -> None:
        """Below the fewest it is owed from the leaving on; above it is not."""
        life = group()
        life.do(MemberLeft, party=PHYSIO)
        assert life.duties(self.code) == []
        left = self.reduced()
        (duty,) = left.duties(self.code)
        assert (duty.who, duty.position, duty.due) == (NURSE, left.state.version, None)

    def test_too_few_agencies_by_a_move_or_by_what_never_was(self) -> None:
        """However an agency is left without anybody; an agency that still has somebody has not left."""
        moved = Life().established(NURSE, TEACHER)
        moved.record(MemberChanged, member=Member(party=TEACHER, agency=HEALTH, sub_responsibility="part"))
        (duty,) = moved.duties(self.code)
        assert duty.position == moved.state.version

        voided = Life().established(NURSE)
        voided.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        voided.do(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL, sub_responsibility="part"))
        joined = voided.events[-1].id
        assert voided.duties(self.code) == []
        voided.do(RecordedInError, event=joined, reason="in error")
        (duty,) = voided.duties(self.code)
        assert duty.position == voided.state.version

    def test_the_need_has_ceased(self) -> None:
        """Either half of the need gone is a ground; found again, it is none."""
        life = group()
        for long_lasting, coordinated in ((False, True), (True, False)):
            life.do(NeedReviewed, long_lasting=long_lasting, coordinated=coordinated)
            assert len(life.duties(self.code)) == 1
        life.do(NeedReviewed, long_lasting=True, coordinated=True)
        assert life.duties(self.code) == []

    def test_a_review_from_before_the_latest_takes_no_ground_away(self) -> None:
        """Written down late, it says how it was then."""
        life = group()
        earlier = life.now
        life.wait(days=5).do(NeedReviewed, long_lasting=False, coordinated=True)
        soon = {"at": earlier, "recorded_at": life.now + timedelta(hours=1)}
        life.record(NeedReviewed, long_lasting=True, coordinated=True, **soon)
        assert len(life.duties(self.code)) == 1

    def test_considering_settles_it_for_that_ground(self) -> None:
        """A new ground opens it anew; deciding to end settles it too."""
        life = group()
        life.do(NeedReviewed, long_lasting=False, coordinated=True)
        life.do(EndingConsidered, go_on_because="one more year")
        assert life.duties(self.code) == []
        life.do(NeedReviewed, long_lasting=False, coordinated=False)
        assert len(life.duties(self.code)) == 1
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        assert life.duties(self.code) == []

    def test_somebody_new_takes_the_ground_away(self) -> None:
        """With enough agencies again there is nothing to consider."""
        life = self.reduced()
        member = life.state.members[TEACHER].member
        life.do(MemberJoined, member=member)
        assert MEMBERS[TEACHER] == member.agency
        assert life.duties(self.code) == []

    def test_is_late_after_the_next_meeting_or_evaluation(self) -> None:
        """It is due at whichever comes first, a meeting or an evaluation."""
        meeting = self.reduced()
        meeting.call()
        starts = meeting.state.meetings["m-1"].starts
        assert starts is not None
        assert [(each.due, each.overdue) for each in meeting.duties(self.code)] == [(starts.date(), False)]
        meeting.open(minute_taker=NURSE)
        meeting.end()
        assert [each.overdue for each in meeting.duties(self.code)] == [True]

        evaluation = self.reduced()
        evaluation.do(PlanEvaluated, next_on=date(2026, 9, 1))
        assert [each.overdue for each in evaluation.duties(self.code)] == [True]

    def test_a_planned_evaluation_is_the_day(self) -> None:
        """The day of an evaluation agreed before is the day it is due, and the day after it is late."""
        life = Life().established(NURSE, TEACHER)
        life.do(PlanEvaluated, next_on=date(2026, 3, 1))
        life.do(MemberLeft, party=TEACHER)
        day = life.now.replace(month=3, day=1)
        for moment, late in ((day, False), (day + timedelta(days=1), True)):
            (duty,) = [each for each in life.book.duties(life.state, moment) if each.code == self.code]
            assert (duty.due, duty.overdue) == (date(2026, 3, 1), late)

    def test_without_a_number_only_the_need_is_a_ground(self) -> None:
        """Where the municipality has chosen no fewest, no number of agencies is too few."""
        assert self.reduced(Rulebook.under(Policy(min_agencies=None))).duties(self.code) == []


class TestFinalEvaluationOwed:
    """B38: the final evaluation is owed by the services, not by the family."""

    code = "ending.final-evaluation"

    def test_is_owed_from_the_decision_whoever_made_it(self) -> None:
        """The coordinator owes it, also where the user decided; making it or regretting settles it."""
        life = ending(USER, EndingReason.USERS_WISH)
        (duty,) = life.duties(self.code)
        assert (duty.who, duty.due, duty.overdue) == (NURSE, None, False)
        life.do(FinalEvaluationMade, document="d-final")
        assert life.duties(self.code) == []
        other = ending()
        other.do(EndingRegretted, NURSE)
        assert other.duties(self.code) == []

    def test_in_a_vacancy_the_agency_owes_it(self) -> None:
        """When the coordinator is gone, the agency that answers owes it; a new coordinator takes it over."""
        life = ending()
        life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.DIED, agency=HEALTH)
        assert [duty.who for duty in life.duties(self.code)] == [HEALTH]
        life.do(CoordinatorOffered, party=TEACHER)
        life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
        assert [duty.who for duty in life.duties(self.code)] == [TEACHER]

    def test_is_not_owed_where_no_work_was_done(self) -> None:
        """A group that was never established has nothing to evaluate."""
        life = Life().need()
        life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
        assert life.duties(self.code) == []

    def test_is_no_longer_owed_when_the_group_has_ended_without_it(self) -> None:
        """What was missing at the end stands in the record, and nobody is left to do it."""
        life = ending()
        assert len(life.duties(self.code)) == 1
        life.record(GroupEnded)
        assert life.duties(self.code) == []
