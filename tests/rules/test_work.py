"""Goals, measures, tasks and evaluations."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from ansvar_core import (
    AnotherActor,
    ChangeProposal,
    ConsentWithdrawn,
    Deadline,
    DoFirst,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    GoalSet,
    GroupEnded,
    HandoverAccepted,
    HandoverOffered,
    Instead,
    MeasureAgreed,
    MeetingEnded,
    MeetingOpened,
    MemberLeft,
    ParticipantJoined,
    PlanEvaluated,
    Policy,
    RecordedInError,
    Rulebook,
    Span,
    Task,
    TaskAgreed,
    WorkChanged,
    WorkDone,
    WorkDropped,
)
from support.found import asked, blocks, found, warns, way_out
from support.life import MUM, NURSE, PHYSIO, PRACTICE, TEACHER, USER, Life

NEXT = Deadline(next_meeting=True)


def group(book: Rulebook | None = None) -> Life:
    return Life(book).established(NURSE, TEACHER, PHYSIO)


def working(responsible: str | None = TEACHER, deadline: Deadline | None = NEXT) -> Life:
    """A group with one open task."""
    life = group()
    life.do(TaskAgreed, work="w-1", responsible=responsible, deadline=deadline)
    return life


def late(life: Life, code: str, moment: datetime) -> list[bool]:
    """Whether what is owed of a kind is overdue at an instant."""
    return [duty.overdue for duty in life.book.duties(life.state, moment) if duty.code == code]


def uncovered(life: Life) -> Life:
    """The same group, where one agency has lost the mother's consent."""
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
    for agency in ("a-health", "a-school"):
        life.consent(MUM, agency)
    return life


class TestConcrete:
    """B22: goals and measures are made concrete: somebody responsible, and a deadline."""

    code = "work.concrete"

    @pytest.mark.parametrize("kind", [MeasureAgreed, TaskAgreed])
    def test_warns_of_each_that_is_missing(self, kind: type[Event]) -> None:
        """Agreeing without either warns and asks for what is missing; with both there is nothing to say."""
        life = group()
        for fields, missing in (
            ({"responsible": TEACHER}, ("deadline",)),
            ({"deadline": NEXT}, ("responsible",)),
            ({}, ("responsible", "deadline")),
        ):
            verdict = life.ask(kind, work="w-1", **fields)
            assert warns(verdict, self.code)
            assert asked(verdict, self.code) == set(missing)
        assert self.code not in life.ask(kind, work="w-1", responsible=TEACHER, deadline=NEXT).codes


class TestAlreadyAgreed:
    """What is agreed once has one life; agreeing on it again would open it anew."""

    code = "work.already-agreed"

    def test_blocks_the_same_id(self) -> None:
        """A known id blocks, open or done, and another id is asked for."""
        life = working()
        for _ in range(2):
            verdict = life.ask(MeasureAgreed, work="w-1", responsible=TEACHER, deadline=NEXT)
            assert blocks(verdict, self.code)
            assert "work" in asked(verdict, self.code)
            life.record(WorkDone, TEACHER, work="w-1")
        assert self.code not in life.ask(TaskAgreed, work="w-2", responsible=TEACHER, deadline=NEXT).codes


class TestInACircle:
    """B28: progress is read from sub-goal to goal, so no goal is a part of itself."""

    code = "goal.in-a-circle"

    def test_blocks_a_circle_of_any_length(self) -> None:
        """Under itself, or under what is under it: the goal without a parent is suggested."""
        life = group()
        life.do(GoalSet, goal="g-1")
        life.do(GoalSet, goal="g-2", parent="g-1")
        life.do(GoalSet, goal="g-3", parent="g-2")

        for parent in ("g-1", "g-2", "g-3"):
            verdict = life.ask(GoalSet, goal="g-1", parent=parent)
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, ChangeProposal).fields == {"parent": None}
        assert self.code not in life.ask(GoalSet, goal="g-4", parent="g-3").codes
        assert self.code not in life.ask(GoalSet, goal="g-3", parent="g-1").codes


class TestReceiverCovered:
    """B3: handing over tells the receiver about the user, so the receiver's agency is covered."""

    code = "handover.receiver-covered"

    def test_blocks_an_agency_without_consent(self) -> None:
        """Consent, or dropping the work and telling the user, are the ways out."""
        life = uncovered(working())
        verdict = life.ask(HandoverOffered, work="w-1", to=PHYSIO)

        assert blocks(verdict, self.code)
        (form,) = way_out(verdict, self.code, DoFirst).steps
        assert (form.kind, form.fields["grantor"]) == ("consent-given", MUM)
        (step,) = way_out(verdict, self.code, Instead).steps
        assert (step.kind, step.fields["user_told"]) == ("work-dropped", True)

    def test_blocks_somebody_outside(self) -> None:
        """Nobody outside the group and the family can be asked, and consent would not help."""
        verdict = working().ask(HandoverOffered, work="w-1", to="p-stranger")

        assert blocks(verdict, self.code)
        assert [type(each) for each in found(verdict, self.code).remedies] == [Instead]

    def test_is_kept(self) -> None:
        """A covered member, the user and the parents can be asked."""
        life = working()
        for to in (PHYSIO, USER, MUM):
            assert self.code not in life.ask(HandoverOffered, work="w-1", to=to).codes


class TestAccepterCovered:
    """B3: consent is asked for again on the day the work is taken over."""

    code = "handover.accepter-covered"

    def test_blocks_when_consent_went_in_between(self) -> None:
        """Offered with consent, accepted without: it blocks, and the same ways lead out."""
        life = working()
        life.do(HandoverOffered, work="w-1", to=PHYSIO)
        assert self.code not in life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO).codes
        verdict = uncovered(life).ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Instead).steps[0].kind == "work-dropped"
        life.consent(MUM, PRACTICE)
        assert self.code not in life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO).codes

    def test_blocks_one_who_has_left(self) -> None:
        """Who has left the group takes nothing over from it."""
        life = working()
        life.do(HandoverOffered, work="w-1", to=PHYSIO)
        life.do(MemberLeft, party=PHYSIO)
        assert blocks(life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO), self.code)

    def test_blocks_one_who_has_left_and_comes_in_another_way(self) -> None:
        """To be made a participant afterwards does not make a professional one of the family."""
        life = working()
        life.do(HandoverOffered, work="w-1", to=PHYSIO)
        life.do(MemberLeft, party=PHYSIO)
        life.do(ParticipantJoined, party=PHYSIO)
        verdict = life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO)
        assert blocks(verdict, self.code)
        assert [type(each) for each in found(verdict, self.code).remedies] == [Instead]


class TestNobodyAsked:
    """B37: work passes on when somebody who was asked accepts."""

    code = "handover.nobody-asked"

    def test_blocks_until_somebody_is_asked(self) -> None:
        """Accepting what was not offered blocks; offering is the way out."""
        life = working()
        verdict = life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO)

        assert blocks(verdict, self.code)
        (step,) = way_out(verdict, self.code, DoFirst).steps
        assert (step.kind, dict(step.fields), step.asks) == ("handover-offered", {"work": "w-1"}, ("to",))
        life.do(HandoverOffered, work="w-1", to=PHYSIO)
        assert self.code not in life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO).codes


class TestAcceptsInPerson:
    """B37: nobody accepts work for another."""

    code = "handover.accepts-in-person"

    def test_blocks_another_actor(self) -> None:
        """The one who was asked is named as the one who can."""
        life = working()
        life.do(HandoverOffered, work="w-1", to=PHYSIO)
        verdict = life.ask(HandoverAccepted, NURSE, work="w-1", to=PHYSIO)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (PHYSIO,)
        assert self.code not in life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO).codes


class TestTheOneAsked:
    """B37: the work goes to the one who was asked, and to nobody else."""

    code = "handover.the-one-asked"

    def test_blocks_another_receiver(self) -> None:
        """Another receiver blocks, and the one asked last is suggested."""
        life = working()
        life.do(HandoverOffered, work="w-1", to=TEACHER)
        life.do(HandoverOffered, work="w-1", to=PHYSIO)
        verdict = life.ask(HandoverAccepted, PHYSIO, work="w-1", to=TEACHER)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"to": PHYSIO}
        assert self.code not in life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO).codes


class TestDroppedUserTold:
    """B38: what is given up does not just vanish; the user is told."""

    code = "work.dropped-user-told"

    def test_warns(self) -> None:
        """Dropping without telling warns; telling is the way out."""
        life = working()
        verdict = life.ask(WorkDropped, work="w-1", reason="no longer needed", user_told=False)

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"user_told": True}
        assert self.code not in life.ask(WorkDropped, work="w-1", reason="no longer needed", user_told=True).codes


class TestNextEvaluation:
    """B28: each evaluation sets the date of the next."""

    code = "plan.next-evaluation"

    def test_warns(self) -> None:
        """An evaluation without a next date warns and asks; the last one of a group that is ending does not."""
        life = group()
        verdict = life.ask(PlanEvaluated, next_on=None)

        assert warns(verdict, self.code)
        assert "next_on" in asked(verdict, self.code)
        assert self.code not in life.ask(PlanEvaluated, next_on=date(2026, 9, 1)).codes
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        assert self.code not in life.ask(PlanEvaluated, next_on=None).codes


class TestEvaluationInterval:
    """B28: where the municipality has chosen a longest time between evaluations, the next date keeps it."""

    code = "plan.evaluation-interval"

    def test_the_boundary(self) -> None:
        """The last day allowed is in order; the day after warns and is answered with the last day."""
        life = group(Rulebook.under(Policy(plan_evaluation_interval=Span(months=6))))
        last = Span(months=6).after(life.now.date())
        verdict = life.ask(PlanEvaluated, next_on=last + timedelta(days=1))

        assert self.code not in life.ask(PlanEvaluated, next_on=last).codes
        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"next_on": last}

    def test_unset_says_nothing(self) -> None:
        """Where none is chosen, any date is in order."""
        assert self.code not in group().ask(PlanEvaluated, next_on=date(2036, 1, 1)).codes


class TestGoalsSet:
    """B2: the group works toward clear goals, from its first meeting on."""

    code = "goals.set"

    def test_is_owed_from_the_first_meeting(self) -> None:
        """Not before it; from it by the coordinator; and one goal settles it."""
        life = group()
        assert life.duties(self.code) == []
        life.met()
        (duty,) = life.duties(self.code)
        assert (duty.who, duty.overdue, duty.next_meeting) == (NURSE, False, True)
        life.do(GoalSet, goal="g-1")
        assert life.duties(self.code) == []

    def test_is_late_after_the_second(self) -> None:
        """Two meetings without a goal is a breach."""
        life = group().met("m-1").met("m-2")
        assert [duty.overdue for duty in life.duties(self.code)] == [True]

    def test_a_meeting_of_an_earlier_period_is_no_first_meeting(self) -> None:
        """A record that ends it once more can be audited, and what is wrong is the ending of the meeting."""
        life = group().met()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        life.need().assessed().established(NURSE, TEACHER, PHYSIO)
        verdict = life.record(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)

        assert blocks(verdict, "meeting.not-now")
        assert life.duties(self.code) == []
        assert {each.finding.code for each in life.audit().refused} == {"meeting.not-now", "meeting.earlier-period"}

    def test_a_void_meeting_was_no_first_meeting(self) -> None:
        """What never was held opens no duty."""
        life = group().met()
        call = next(each for each in life.events if each.tag == "meeting-called")
        life.do(RecordedInError, event=call.id, reason="another group's meeting")
        assert life.duties(self.code) == []

    def test_is_owed_from_the_end_of_the_first_that_was_held_and_by_the_next(self) -> None:
        """Whichever was called first, it is the first that was held which counts; the day is that of the next."""
        life = group()
        life.call("m-1", days=30)
        life.call("m-2", days=7)
        life.open("m-2")
        life.end("m-2")
        first, starts = life.state.meetings["m-2"].ended_position, life.state.meetings["m-1"].starts
        assert starts is not None
        assert [(duty.position, duty.due) for duty in life.duties(self.code)] == [(first, starts.date())]
        life.open("m-1")
        life.end("m-1")
        assert [(duty.position, duty.due) for duty in life.duties(self.code)] == [(first, None)]

    def test_a_group_that_has_ended_owes_no_goals(self) -> None:
        """Nobody is left to set them."""
        life = group().met()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        assert life.duties(self.code) == []


class TestWorkDone:
    """B27: who does what until when is binding."""

    code = "work.done"

    def test_a_day(self) -> None:
        """In time on the day, late on the next, and done is done."""
        day = date(2026, 2, 1)
        life = working(deadline=Deadline(day=day))
        (duty,) = life.duties(self.code)
        assert (duty.who, duty.subject, duty.due) == (TEACHER, "w-1", day)
        on_the_day = life.now.replace(month=2, day=1)

        assert late(life, self.code, on_the_day) == [False]
        assert late(life, self.code, on_the_day + timedelta(days=1)) == [True]
        life.do(WorkDone, TEACHER, work="w-1")
        assert life.duties(self.code) == []

    def test_the_next_meeting(self) -> None:
        """Due on the day of the next meeting, and late when that has been held."""
        life = working()
        assert [(duty.due, duty.next_meeting) for duty in life.duties(self.code)] == [(None, True)]
        life.call()
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        assert [duty.due for duty in life.duties(self.code)] == [starts.date()]
        life.open()
        assert [duty.overdue for duty in life.duties(self.code)] == [False]
        life.end()
        assert [duty.overdue for duty in life.duties(self.code)] == [True]

    def test_what_is_agreed_in_a_meeting_is_for_the_next(self) -> None:
        """A task of the minutes is not late by the meeting that agreed on it."""
        life = group()
        life.call()
        life.open()
        life.end()
        life.write(tasks=(Task(id="w-1", responsible=TEACHER, deadline=NEXT),))
        assert [duty.overdue for duty in life.duties(self.code)] == [False]

    def test_a_meeting_before_it_that_is_written_down_late_is_not_the_next(self) -> None:
        """Nor does it make minutes late that were written, or shared, after it."""
        life = group()
        life.call("m-1", days=5)
        life.call("m-2", days=10)
        life.open("m-2")
        life.end("m-2")
        life.write("m-2", tasks=(Task(id="w-1", responsible=TEACHER, deadline=NEXT),))
        life.share("m-2", recipients={NURSE})
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        soon = {"recorded_at": life.now + timedelta(hours=1)}
        life.record(MeetingOpened, meeting="m-1", present={NURSE, USER}, chair=NURSE, at=starts, **soon)
        over = {"at": starts + timedelta(hours=1), "tasks_agreed": True, "process_evaluated": True}
        life.record(MeetingEnded, meeting="m-1", **over, **soon)
        life.wait(days=1)
        for code in (self.code, "minutes.shared", "minutes.read"):
            about = [duty.overdue for duty in life.duties(code) if duty.subject != "m-1"]
            assert (len(about) > 0, any(about)) == (True, False), code
        life.call("m-3", days=5)
        life.open("m-3")
        life.end("m-3")
        for code in (self.code, "minutes.shared", "minutes.read"):
            assert all(duty.overdue for duty in life.duties(code) if duty.subject != "m-3"), code

    def test_a_new_deadline_is_a_new_agreement(self) -> None:
        """Changed in time, it is late by the new day only."""
        life = working(deadline=Deadline(day=date(2026, 2, 1)))
        life.do(WorkChanged, work="w-1", deadline=Deadline(day=date(2026, 3, 1)), reason="waiting for a reply")
        assert [duty.due for duty in life.duties(self.code)] == [date(2026, 3, 1)]
        assert late(life, self.code, life.now.replace(month=2, day=20)) == [False]

    @pytest.mark.parametrize("family", [USER, MUM])
    def test_the_family_is_shown_and_never_late(self, family: str) -> None:
        """What the user and the family agree to is shown as agreed, and is never a breach."""
        life = working(family, Deadline(day=date(2026, 1, 20)))
        life.wait(days=100)
        assert [(duty.who, duty.binding, duty.overdue) for duty in life.duties(self.code)] == [(family, False, False)]

    def test_without_a_deadline_it_is_never_late(self) -> None:
        """An unset due date shows, and is never a breach."""
        life = working(deadline=None).wait(days=500)
        assert [(duty.due, duty.overdue) for duty in life.duties(self.code)] == [(None, False)]

    def test_dropping_and_handing_over_close_it(self) -> None:
        """Given up or taken over, nobody in the group owes it."""
        dropped, handed = working(), working()
        dropped.do(WorkDropped, work="w-1", reason="no longer needed", user_told=True)
        handed.do(HandoverOffered, work="w-1", to=PHYSIO)
        assert [duty.who for duty in handed.duties(self.code)] == [TEACHER]
        handed.do(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO)
        assert dropped.duties(self.code) == handed.duties(self.code) == []


class TestPlanEvaluated:
    """B28: sub-goals, measures and progress are evaluated, from the date agreed."""

    code = "plan.evaluated"

    def test_is_owed_without_a_day_until_one_is_agreed(self) -> None:
        """From the establishing on it is owed by the coordinator; unset, it is never late."""
        life = group().wait(days=900)
        assert [(duty.who, duty.due, duty.overdue) for duty in life.duties(self.code)] == [(NURSE, None, False)]

    def test_the_day_agreed(self) -> None:
        """In time on the day, late on the next; a new evaluation settles it and sets the next."""
        life = group()
        life.do(PlanEvaluated, next_on=date(2026, 2, 1))
        day = life.now.replace(month=2, day=1)
        assert late(life, self.code, day) == [False]
        assert late(life, self.code, day + timedelta(days=1)) == [True]
        life.until(day)
        life.do(PlanEvaluated, next_on=date(2026, 8, 1))
        assert [(duty.due, duty.overdue) for duty in life.duties(self.code)] == [(date(2026, 8, 1), False)]

    def test_deciding_to_end_takes_it_away(self) -> None:
        """From then on it is the final evaluation that is owed."""
        life = group()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        assert life.duties(self.code) == []

    def test_is_owed_since_the_last_evaluation(self) -> None:
        """Before the first it stands where the group was established."""
        life = group()
        assert [duty.position for duty in life.duties(self.code)] == [life.state.established_position]
        life.do(PlanEvaluated, next_on=date(2026, 8, 1))
        assert [duty.position for duty in life.duties(self.code)] == [life.state.version]
