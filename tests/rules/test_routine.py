"""The municipality's own routine: what an event must meet, must wait for, and what is owed after one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ansvar_core import (
    EVENT_TYPES,
    Act,
    AgencyRecorded,
    Because,
    ChangeProposal,
    Concerns,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    Gate,
    GoalSet,
    GroupEnded,
    InvalidPolicy,
    InvalidValue,
    MeetingCalled,
    MeetingEnded,
    NeedSeen,
    Nothing,
    Permission,
    PlanReferred,
    Policy,
    Role,
    RoutineFollowed,
    RoutinePoint,
    Rulebook,
    Source,
    Span,
    Text,
    VacancyReason,
    VacancyRecorded,
    When,
)
from ansvar_core.choices import NEVER_HINDERED
from support.found import asked, blocks, found, informs, warns, way_out
from support.life import AGENCIES, HEALTH, NURSE, TEACHER, USER, Life
from support.samples import sample, world

WHAT = Text(nb="lederen er informert", nn="leiaren er informert", en="the leader is informed")
CODE = "there.leader-informed"


def point(when: When, event: str, **rest: Any) -> RoutinePoint:
    return RoutinePoint(**{"code": CODE, "what": WHAT, "when": when, "event": event, **rest})


def under(*points: RoutinePoint, **choices: Any) -> Rulebook:
    return Rulebook.under(Policy(routine=points, **choices))


def followed(life: Life, *codes: str) -> None:
    life.do(RoutineFollowed, routine=codes or (CODE,))


class TestHasPoints:
    """Our own: that a routine was followed can be recorded only where there is one."""

    code = "routine.has-points"

    def test_without_a_routine_there_is_nothing_to_follow(self) -> None:
        """Under the standard it is refused, and an option says so before anybody tries."""
        life = Life().need()
        verdict = life.ask(RoutineFollowed, routine={CODE})
        [option] = [each for each in life.book.options(life.state, life.now, NURSE) if each.kind == "routine-followed"]

        assert verdict.codes == (self.code,)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.OTHERS_DECIDE
        assert not option.possible

    def test_with_one_point_there_is(self) -> None:
        """One point is a routine."""
        life = Life(under(point(When.BEFORE, "group-ended"))).need()

        assert life.ask(RoutineFollowed, routine={CODE}).codes == ()


class TestKnownPoint:
    """Our own: a point that is ticked off is one that the municipality has."""

    code = "routine.known-point"

    def test_any_event_may_meet_any_of_its_points(self) -> None:
        """Whatever happened, it can say which points it meets."""
        life = Life(under(point(When.IN, "meeting-called"))).need()

        assert self.code not in life.ask(PlanReferred, plan="d-ip", routine={CODE}).codes
        assert blocks(life.ask(PlanReferred, plan="d-ip", routine={"there.unheard-of"}), self.code)

    @pytest.mark.parametrize("kind", [each for each in EVENT_TYPES if each not in (*NEVER_HINDERED, RoutineFollowed)])
    def test_it_is_asked_of_every_event_that_may_be_hindered(self, kind: Any) -> None:
        """Under the standard, which has none, every point is unknown; the way out is to leave it out."""
        verdict = Rulebook.standard().assess(world()[1], sample(kind))

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"routine": frozenset()}
        assert len(found(verdict, self.code).facts) == 2

    @pytest.mark.parametrize("kind", NEVER_HINDERED)
    def test_a_no_is_never_stopped_by_it(self, kind: Any) -> None:
        """A misspelt point on a withdrawal is not worth a withdrawal."""
        assert self.code not in Rulebook.standard().assess(world()[1], sample(kind)).codes

    def test_the_known_ones_are_kept(self) -> None:
        """Of two, only the wrong one goes; where nothing would be left, the right one is asked for."""
        life = Life(under(point(When.BEFORE, "group-ended"))).need()
        both = life.ask(RoutineFollowed, routine={CODE, "there.unheard-of"})
        wrong = life.ask(RoutineFollowed, routine={"there.unheard-of"})

        assert way_out(both, self.code, ChangeProposal).fields == {"routine": {CODE}}
        assert asked(wrong, self.code) == {"routine"}


class TestIn:
    """A point that an event itself must meet."""

    def test_the_event_must_carry_it(self) -> None:
        """Without it the call is out of order, and the way out is to tick it off."""
        life = Life(under(point(When.IN, "meeting-called"))).established()
        verdict = life.ask(MeetingCalled, **life.calling())

        assert blocks(verdict, CODE)
        assert way_out(verdict, CODE, ChangeProposal).fields == {"routine": {CODE}}
        assert life.ask(MeetingCalled, **life.calling(routine={CODE})).permitted

    def test_earlier_events_do_not_count(self) -> None:
        """That it was done for the last call says nothing of this one."""
        life = Life(under(point(When.IN, "meeting-called"))).established()
        life.call(routine={CODE})
        followed(life)

        assert blocks(life.ask(MeetingCalled, **life.calling("m-2")), CODE)

    @pytest.mark.parametrize(
        ("effect", "said"), [(Effect.BLOCKS, blocks), (Effect.WARNS, warns), (Effect.INFORMS, informs)]
    )
    def test_the_effect_is_the_municipalitys(self, effect: Effect, said: Any) -> None:
        """It blocks, warns or informs, as chosen."""
        life = Life(under(point(When.IN, "meeting-called", effect=effect))).established()

        assert said(life.ask(MeetingCalled, **life.calling()), CODE)

    def test_what_is_already_ticked_off_stays_so(self) -> None:
        """The way out adds the point to the others."""
        other = point(When.IN, "meeting-called", code="there.place-stated")
        life = Life(under(point(When.IN, "meeting-called"), other)).established()
        verdict = life.ask(MeetingCalled, **life.calling(routine={"there.place-stated"}))

        assert way_out(verdict, CODE, ChangeProposal).fields == {"routine": {CODE, "there.place-stated"}}

    def test_it_can_be_asked_of_the_very_first_event(self) -> None:
        """A need can be seen only as the routine says, also where there is no group yet."""
        book = under(point(When.IN, "need-seen"))

        assert blocks(book.assess(None, sample(NeedSeen, routine=())), CODE)
        assert CODE not in book.assess(None, sample(NeedSeen, routine={CODE})).codes


class TestConcerns:
    """A point can be about children's groups, or about adults'."""

    @pytest.mark.parametrize(
        ("concerns", "child", "adult"),
        [(Concerns.ALL, True, True), (Concerns.CHILD, True, False), (Concerns.ADULT, False, True)],
    )
    @pytest.mark.parametrize("when", list(When))
    def test_whom_it_is_about(self, when: When, concerns: Concerns, child: bool, adult: bool) -> None:
        """For the others it is as if the point were not there, however it is tied to the event."""
        book = under(point(when, "goal-set", concerns=concerns))
        asks = []
        for born in (date(2015, 5, 1), date(1990, 5, 1)):
            life = Life(book).need(born=born, parents=())
            codes = set(life.ask(GoalSet, goal="go-1").codes)
            life.record(GoalSet, goal="go-1")
            asks.append(CODE in codes | {duty.code for duty in life.duties()})

        assert asks == [child, adult]

    def test_on_the_day_of_full_age(self) -> None:
        """The day before the birthday it is still a child's group."""
        life = Life(under(point(When.IN, "goal-set", concerns=Concerns.CHILD))).need(born=date(2008, 3, 10))
        life.until(datetime(2026, 3, 9, 12, tzinfo=UTC))
        assert blocks(life.ask(GoalSet, goal="go-1"), CODE)
        life.until(datetime(2026, 3, 10, 12, tzinfo=UTC))
        assert CODE not in life.ask(GoalSet, goal="go-1").codes


class TestBefore:
    """A point that must have been met before an event, in the same period."""

    def ending(self, book: Rulebook) -> Life:
        life = Life(book).established().met()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        return life

    def test_the_event_waits_until_it_is_met(self) -> None:
        """The way out is to follow the routine; then it goes on."""
        life = self.ending(under(point(When.BEFORE, "group-ended")))
        verdict = life.ask(GroupEnded)
        [step] = way_out(verdict, CODE, DoFirst).steps

        assert blocks(verdict, CODE)
        assert (step.kind, step.fields) == ("routine-followed", {"routine": {CODE}})
        followed(life)
        assert life.ask(GroupEnded).permitted

    def test_any_event_can_have_met_it(self) -> None:
        """It counts wherever it was ticked off, and however long ago, but not in the event that waits for it."""
        life = Life(under(point(When.BEFORE, "group-ended"))).need().assessed()
        life.do(PlanReferred, plan="d-ip", routine={CODE})
        life.established().met()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        unmet = self.ending(under(point(When.BEFORE, "group-ended")))

        assert life.ask(GroupEnded).permitted
        assert blocks(unmet.ask(GroupEnded, routine={CODE}), CODE)

    def test_it_is_known_before_there_is_an_event(self) -> None:
        """An option says what is missing."""
        life = self.ending(under(point(When.BEFORE, "group-ended")))
        [option] = [each for each in life.book.options(life.state, life.now, NURSE) if each.kind == "group-ended"]

        assert [each.code for each in option.findings] == [CODE]

    def anew(self, life: Life) -> None:
        """The need comes back a month after the end."""
        life.wait(days=30)
        life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)

    def waits(self, life: Life) -> bool:
        return CODE in life.ask(PlanReferred, plan="d-ip").codes

    def test_a_new_period_asks_anew(self) -> None:
        """What was done in the last period does not count in this one."""
        life = self.ending(under(point(When.BEFORE, "plan-referred")))
        assert self.waits(life)
        followed(life)
        assert not self.waits(life)
        life.do(GroupEnded)
        self.anew(life)

        assert self.waits(life)
        followed(life)
        assert not self.waits(life)

    def test_a_late_entry_counts_from_when_it_happened(self) -> None:
        """Done in the period that is over and written down in this one, it counts in that one."""
        life = self.ending(under(point(When.BEFORE, "plan-referred")))
        done = life.make(RoutineFollowed, routine={CODE})
        plan = life.make(PlanReferred, plan="d-ip")
        life.do(GroupEnded)
        self.anew(life)
        after = life.book.advance(life.state, done.but(recorded_at=life.now))
        now, then = life.make(PlanReferred, plan="d-ip"), plan.but(recorded_at=life.now)

        assert CODE in life.book.assess(after, now).codes
        assert CODE in life.book.assess(life.state, then).codes
        assert CODE not in life.book.assess(after, then).codes

    def test_nothing_is_waited_for_before_there_is_a_group(self) -> None:
        """A first need is never made to wait for an entry that there is nowhere to write."""
        assert CODE not in under(point(When.BEFORE, "need-seen")).assess(None, sample(NeedSeen, routine=())).codes

    def test_it_has_the_effect_that_the_point_is_given(self) -> None:
        """A point may be worth saying and no hindrance."""
        life = Life(under(point(When.BEFORE, "goal-set", effect=Effect.WARNS))).established()

        assert warns(life.ask(GoalSet, goal="g-1"), CODE)

    def test_at_the_very_beginning_of_a_new_period_it_is_not_met_yet(self) -> None:
        """What was met in the period before counts until the new need is seen, and not from that instant on."""
        life = Life(under(point(When.BEFORE, "plan-referred"))).established()
        followed(life)
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)

        assert blocks(life.ask(PlanReferred, plan="d-ip", at=life.state.period_started), CODE)


class TestAfter:
    """A point that is owed after an event."""

    def held(self, *points: RoutinePoint, **choices: Any) -> Life:
        life = Life(under(*points, **choices)).established()
        life.call()
        life.open()
        return life

    def test_it_is_owed_from_the_event_until_it_is_met(self) -> None:
        """By the coordinator unless another role is named, without a day unless there is one."""
        life = self.held(point(When.AFTER, "meeting-ended"))
        before = life.duties(CODE)
        life.end()
        [duty] = life.duties(CODE)
        position = life.state.version
        life.wait(days=900)

        assert before == []
        assert (duty.who, duty.position, duty.about, duty.due) == (NURSE, position, CODE, None)
        assert [each.overdue for each in life.duties(CODE)] == [False]
        followed(life)
        assert life.duties(CODE) == []

    def test_within_a_time(self) -> None:
        """The last day is in time, the day after is too late."""
        life = self.held(point(When.AFTER, "meeting-ended", within=Span(days=7)))
        life.end()
        day = life.now.date()

        assert [(each.due, each.overdue) for each in life.duties(CODE)] == [(day + timedelta(days=7), False)]
        life.wait(days=7)
        assert [each.overdue for each in life.duties(CODE)] == [False]
        life.wait(days=1)
        assert [each.overdue for each in life.duties(CODE)] == [True]

    def test_by_the_next_meeting(self) -> None:
        """Owed until the next meeting, and overdue when one has been held without it."""
        life = self.held(point(When.AFTER, "meeting-ended", by_next_meeting=True))
        life.end()
        assert [(each.due, each.next_meeting, each.overdue) for each in life.duties(CODE)] == [(None, True, False)]
        life.write()
        life.call("m-2", days=20)
        starts = life.state.meetings["m-2"].starts
        assert starts is not None
        assert [each.due for each in life.duties(CODE)] == [starts.date()]
        life.open("m-2")
        life.end("m-2")
        assert True in [each.overdue for each in life.duties(CODE)]
        followed(life)
        assert life.duties(CODE) == []

    def test_the_event_itself_can_meet_it(self) -> None:
        """What was done in the meeting is ticked off as it ends."""
        life = self.held(point(When.AFTER, "meeting-ended"))
        life.end(routine={CODE})

        assert life.duties(CODE) == []

    def test_each_time_anew(self) -> None:
        """What was done after the last meeting does not count for this one."""
        life = self.held(point(When.AFTER, "meeting-ended"))
        life.end()
        followed(life)
        life.write()
        life.call("m-2")
        life.open("m-2")
        life.end("m-2")

        assert [each.position for each in life.duties(CODE)] == [life.state.version]

    @pytest.mark.parametrize(
        ("role", "who"), [(Role.COORDINATOR, NURSE), (Role.USER, USER), (Role.RELAY_HOLDER, HEALTH)]
    )
    def test_by_whom(self, role: Role, who: str) -> None:
        """By the first who has the role; where nobody has it, the agency that saw the need answers."""
        life = self.held(point(When.AFTER, "meeting-ended", who=role))
        life.end()

        assert [each.who for each in life.duties(CODE)] == [who]

    @pytest.mark.parametrize(("agency", "who"), [("a-school", TEACHER), ("a-ppt", "a-ppt")])
    def test_in_a_vacancy_by_the_agency_that_answers(self, agency: str, who: str) -> None:
        """Without a coordinator it is the agency that stands in, through its member if it has one in the group."""
        life = self.held(point(When.AFTER, "meeting-ended"))
        life.do(AgencyRecorded, agency=AGENCIES["a-ppt"])
        life.end()
        life.do(VacancyRecorded, party=NURSE, reason=VacancyReason.ILL, agency=agency)

        assert [each.who for each in life.duties(CODE)] == [who]

    def test_a_late_entry_of_what_was_done_counts(self) -> None:
        """Done in time and written down too late it is settled, and the audit says so beside the breach."""
        life = self.held(point(When.AFTER, "meeting-ended", within=Span(days=7)))
        life.end()
        done = life.make(RoutineFollowed, routine={CODE})
        life.wait(days=30)
        events = [*life.events, done.but(recorded_at=life.now)]
        [owed] = [each for each in life.book.audit(events, life.now).owed if each.duty.code == CODE]

        assert owed.covered_by == len(events)
        assert [each.duty.code for each in life.audit().owed if each.duty.code == CODE and not each.covered_by] == [
            CODE
        ]

    def test_what_was_done_before_the_event_does_not_count(self) -> None:
        """Written down afterwards, it still happened before."""
        life = self.held(point(When.AFTER, "meeting-ended"))
        early = life.make(RoutineFollowed, routine={CODE})
        life.end()
        after = life.book.advance(life.state, early.but(recorded_at=life.now + timedelta(minutes=1)))

        assert [each.code for each in life.book.duties(after, life.now) if each.code == CODE] == [CODE]

    def test_what_was_done_after_an_event_written_down_late_counts(self) -> None:
        """The event is entered after what it called for, and nothing more is owed."""
        life = self.held(point(When.AFTER, "meeting-ended"))
        ended = life.make(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)
        life.wait(days=1)
        followed(life)
        after = life.book.advance(life.state, ended.but(recorded_at=life.now + timedelta(minutes=1)))

        assert [each.code for each in life.book.duties(after, life.now) if each.code == CODE] == []

    def test_an_older_event_written_down_late_moves_nothing(self) -> None:
        """What is owed after the newest stays as it was."""
        life = Life(under(point(When.AFTER, "goal-set", within=Span(days=7)))).established()
        old = life.make(GoalSet, goal="go-1")
        life.wait(days=30)
        life.do(GoalSet, goal="go-2")
        owed = life.duties(CODE)
        after = life.book.advance(life.state, old.but(recorded_at=life.now))

        assert [each for each in life.book.duties(after, life.now) if each.code == CODE] == owed

    def test_over_is_over(self) -> None:
        """Nothing is owed once the group has ended, and a new period owes nothing of the old one's."""
        life = Life(under(point(When.AFTER, "group-established"))).established().met()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        assert len(life.duties(CODE)) == 1
        life.do(GroupEnded)
        assert life.duties(CODE) == []
        life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
        assert life.duties(CODE) == []

    def test_it_can_be_made_a_gate(self) -> None:
        """An event can wait for a point that is overdue, and following the routine opens it."""
        gate = Gate(duty=CODE, event="goal-set")
        life = self.held(point(When.AFTER, "meeting-ended", within=Span(days=7)), gates=[gate])
        life.end()
        in_time = life.ask(GoalSet, goal="go-1").codes
        life.wait(days=9)
        [step] = way_out(life.ask(GoalSet, goal="go-1"), "duty.gate", DoFirst).steps

        assert "duty.gate" not in in_time
        assert (step.kind, step.fields) == ("routine-followed", {"routine": {CODE}})
        followed(life)
        assert "duty.gate" not in life.ask(GoalSet, goal="go-1").codes

    def test_it_can_follow_a_no(self) -> None:
        """Something may be owed after a withdrawal or the decision to end, though nothing may stand before it."""
        life = Life(under(point(When.AFTER, "ending-decided"))).established()
        life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)

        assert [each.code for each in life.duties(CODE)] == [CODE]

    def test_the_day_is_counted_where_the_municipality_is(self) -> None:
        """Half past eleven at night by the world's clock is the next day in Norway."""
        life = Life(under(point(When.AFTER, "plan-referred", within=Span(days=7)))).established()
        life.until(datetime(2026, 2, 1, 23, 29, tzinfo=UTC))
        life.do(PlanReferred, plan="d-ip")

        assert [duty.due for duty in life.duties(CODE)] == [date(2026, 2, 9)]

    def test_within_a_time_it_is_owed_from_the_latest(self) -> None:
        """A new meeting begins it anew, where it is not to be done by the next one."""
        life = Life(under(point(When.AFTER, "meeting-ended", within=Span(days=7)))).established().met("m-1").met("m-2")

        assert [duty.position for duty in life.duties(CODE)] == [life.state.meetings["m-2"].ended_position]

    def test_tells_what_opens_and_what_settles_it(self) -> None:
        """The event that the point names, and that the routine was followed."""
        book = under(point(When.AFTER, "meeting-ended"))
        (owed,) = (each for each in book.at(Life().now).obligations if each.code == CODE)

        assert (owed.opened_by, owed.settled_by) == ((MeetingEnded,), (RoutineFollowed,))


class TestInTheWay:
    """No point stands in the way of a no."""

    @pytest.mark.parametrize("kind", NEVER_HINDERED)
    @pytest.mark.parametrize("when", [When.IN, When.BEFORE])
    def test_nothing_blocks_a_no(self, when: When, kind: Any) -> None:
        """A point about a withdrawal, a refusal or the decision to end may warn, and never block."""
        with pytest.raises(InvalidPolicy) as caught:
            point(when, kind.tag)

        assert caught.value.key == CODE
        assert point(when, kind.tag, effect=Effect.WARNS)

    @pytest.mark.parametrize(
        "rest",
        [
            {"when": When.IN, "event": "goal-set", "within": Span(days=1)},
            {"when": When.BEFORE, "event": "goal-set", "by_next_meeting": True},
            {"when": When.AFTER, "event": "goal-set", "by_next_meeting": True, "within": Span(days=1)},
            {"when": When.AFTER, "event": "unheard-of"},
        ],
    )
    def test_what_does_not_go_together_is_refused(self, rest: dict[str, Any]) -> None:
        """A time to do it in belongs to what is owed, one at a time, and an event must exist."""
        with pytest.raises(InvalidPolicy) as caught:
            point(**rest)

        assert caught.value.key == CODE


class TestFollowed:
    """The event that has no other content than points of the routine."""

    def test_it_names_one(self) -> None:
        """An empty one would say nothing."""
        with pytest.raises(InvalidValue) as caught:
            sample(RoutineFollowed, routine=())

        assert caught.value.field == "routine"

    def test_it_moves_nothing(self) -> None:
        """It comes in any status, from anybody, and leaves the status as it was."""
        life = Life(under(point(When.BEFORE, "group-ended"))).need()
        before = life.state.status
        life.do(RoutineFollowed, TEACHER, routine={CODE}, document="d-letter")

        assert life.state.status is before
        assert life.state.routine[CODE].position == life.state.version

    def test_it_needs_no_consent_and_no_permission(self) -> None:
        """Following the routine is no exchange, and no act that is reserved."""
        permissions = [Permission(act=act, roles={Role.RELAY_HOLDER}) for act in Act]
        life = Life(under(point(When.BEFORE, "group-ended"), permissions=permissions)).need()

        assert not RoutineFollowed.exchanges
        assert life.ask(RoutineFollowed, routine={CODE}).codes == ()


class TestWords:
    """A point is read like any other rule."""

    @pytest.mark.parametrize("when", list(When))
    def test_it_reads_in_three_languages(self, when: When) -> None:
        """What is to be done, why, and how, with the municipality's own reason and source where it gave them."""
        because = Text(nb="Vi vil det.", nn="Vi vil det.", en="We want it.")
        mine = point(when, "goal-set", because=because, source=Source(local=("R 4",)))
        text, plain = under(mine).text(CODE), under(point(when, "goal-set")).text(CODE)

        assert "lederen er informert." in text.wrong.nb
        assert "leiaren er informert." in text.wrong.nn
        assert "the leader is informed." in text.wrong.en
        assert text.why == because
        assert plain.why.en == "The municipality's own routine asks for it."
        assert text.do.nb != text.do.en

    def test_the_finding_and_the_duty_carry_its_source(self) -> None:
        """A reader is sent to the municipality's own page."""
        source = Source(local=("R 4",))
        life = Life(
            under(point(When.IN, "goal-set", source=source), point(When.AFTER, "goal-set", code="b.b", source=source))
        )
        life.need()
        assert found(life.ask(GoalSet, goal="go-1"), CODE).source == source
        life.record(GoalSet, goal="go-1")
        assert [each.source for each in life.duties("b.b")] == [source]
