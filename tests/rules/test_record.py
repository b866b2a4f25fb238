"""What must hold of every event: its place in the record, and the tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    AbsenceExcused,
    AccessRestricted,
    AgencyRecorded,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Because,
    ChangeProposal,
    ChildHeard,
    ClockCorrected,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    Deadline,
    DoFirst,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    GoalSet,
    GroupEnded,
    GroupEstablished,
    HearingManner,
    IdsJoined,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    MeetingPlanned,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCorrected,
    MinutesWritten,
    NeedReviewed,
    NeedSeen,
    Nothing,
    ParentsNeedRecorded,
    ParticipantJoined,
    PeopleTakenOver,
    Policy,
    ProcessEvaluated,
    Record,
    RecordedInError,
    RelayAccepted,
    RelayOffered,
    Rulebook,
    RuleViolation,
    Span,
    Step,
    Task,
    TaskAgreed,
    User,
    UserRecorded,
    VacancyRecorded,
    Verdict,
    WorkDone,
)
from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.entities.group import CoordinatorStatus, GroupStatus
from ansvar_core.entities.plan import WorkStatus
from ansvar_core.lifecycle import TABLES, Machine
from ansvar_core.rules.record import OLD_VERSION
from ansvar_core.rules.remedies import path_to
from support.found import blocks, found, warns, way_out
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, SCHOOL, START, TEACHER, USER, Life
from support.samples import as_of, sample


def ended(life: Life) -> Life:
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    return life


def again(life: Life) -> Life:
    life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
    return life


def looked_at_by(code: str) -> set[str]:
    """The kinds of event that a rule about what an event says will look at."""
    life = Life().established()
    return {each.kind for each in life.book.options(life.state, life.now, NURSE) if code in each.remaining}


class TestOldVersion:
    """Whoever proposes today answers what is asked today; what stands in a record was written as its time could."""

    code = "record.old-version"

    def old(self) -> dict[str, Any]:
        return {"together_with": {USER}, "written_as": 1}

    def test_a_proposal_is_of_the_newest_version(self) -> None:
        verdict = Life().need().ask(AssessmentStarted, **self.old())

        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].field == "written_as"
        assert way_out(verdict, self.code, ChangeProposal).fields == {"written_as": 2}

    def test_the_way_out_asks_what_is_asked_today(self) -> None:
        life = Life().need()
        event = life.make(AssessmentStarted, **self.old())
        change = way_out(life.book.assess(life.state, event), self.code, ChangeProposal)

        assert not event.asked("user_declined")
        assert event.changed(change).asked("user_declined")
        assert self.code not in life.book.assess(life.state, event.changed(change)).codes

    def test_nothing_else_is_hidden_by_it(self) -> None:
        life = Life().need()
        event = life.make(AssessmentStarted, written_as=1)
        here = life.book.assess(life.state, event)
        there = life.book.assess(life.state, event.but(written_as=2))

        assert here.codes == (self.code, *there.codes)
        assert "assessment.user-takes-part" in here.codes

    def test_it_is_not_among_what_is_kept(self) -> None:
        life = Life().need()
        event = life.make(AssessmentStarted, **self.old())

        assert self.code not in {each.code for each in life.book.assess(life.state, event, explain=True).fulfilled}
        newest = life.book.assess(life.state, event.but(written_as=2), explain=True)
        assert self.code in {each.code for each in newest.fulfilled}

    def test_nobody_advances_or_comes_back_with_one(self) -> None:
        life = Life().need()
        event = life.make(AssessmentStarted, **self.old())
        record = Record(group="g-1", events=life.events)

        with pytest.raises(RuleViolation) as caught:
            life.book.advance(life.state, event)
        assert self.code in caught.value.verdict.codes
        assert not life.book.reassess(record, [event], seen=record.version).permitted

    def test_what_stands_in_a_record_is_not_blamed_for_its_age(self) -> None:
        life = Life().need()
        event = life.make(AssessmentStarted, **self.old())
        report = life.book.audit((*life.events, event), event.recorded_at)

        assert self.code not in {each.finding.code for each in report.judged}

    @pytest.mark.parametrize("kind", NEVER_HINDERED)
    def test_nothing_that_nobody_may_hinder_is_hindered(self, kind: Any) -> None:
        assert kind not in OLD_VERSION.governs

    def test_a_decision_to_end_is_never_of_the_wrong_version(self) -> None:
        verdict = Life().established().ask(EndingDecided, USER, reason=EndingReason.USERS_WISH, written_as=1)
        assert self.code not in verdict.codes


class TestCannotBePlaced:
    """An event names only what the record knows, and stands there once."""

    code = "record.cannot-be-placed"

    def test_a_life_begins_with_a_need(self) -> None:
        verdict = Life().ask(GroupEstablished)

        assert verdict.codes == (self.code,)
        assert blocks(verdict, self.code)
        assert [step.kind for step in way_out(verdict, self.code, DoFirst).steps] == ["need-seen"]

    def test_the_first_need_has_a_place(self) -> None:
        need: dict[str, Any] = {"agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
        verdict = Life().ask(NeedSeen, user=User(id=USER, birth_date=date(2015, 5, 1)), **need)
        assert self.code not in verdict.codes

    def test_an_event_of_another_group_has_no_place(self) -> None:
        verdict = Life().need().ask(AssessmentStarted, group="g-2", together_with={USER})
        assert found(verdict, self.code).facts[0].field == "group"

    def test_an_event_already_in_the_record_has_no_place(self) -> None:
        life = Life().need()
        verdict = life.ask(NeedReviewed, id=life.events[0].id, long_lasting=True, coordinated=True)
        assert found(verdict, self.code).facts[0].field == "id"

    def test_an_unknown_meeting_is_named_and_nothing_else_is_judged(self) -> None:
        verdict = Life().established().ask(MeetingEnded, meeting="m-9", tasks_agreed=True, process_evaluated=True)
        assert verdict.codes == (self.code,)
        assert found(verdict, self.code).facts[0].field == "meeting"
        assert found(verdict, self.code).remedies

    def test_another_user_than_the_groups_has_no_place(self) -> None:
        other = User(id="u-2", birth_date=date(2015, 5, 1))
        assert blocks(Life().need().ask(UserRecorded, user=other, reason="r"), self.code)

    def test_a_consent_for_an_unknown_agency_has_no_place(self) -> None:
        items = (ConsentItem(object=ConsentObject.EXCHANGE, agency="a-unknown"),)
        assert blocks(Life().need().ask(ConsentAskedFor, grantor=MUM, items=items), self.code)

    def test_a_no_about_an_unknown_agency_is_heard(self) -> None:
        items = (ConsentItem(object=ConsentObject.EXCHANGE, agency="a-unknown"),)
        assert Life().need().ask(ConsentWithdrawn, MUM, grantor=MUM, items=items).permitted

    def nothing_there(self, life: Life, kind: type[Event]) -> str | None:
        """The first step to something that a kind of event can name, where an option says that there is nothing."""
        (option,) = [each for each in life.book.options(life.state, life.now, NURSE) if each.kind == kind.tag]
        here = [each for each in option.findings if each.code == self.code]
        assert option.possible is not bool(here)
        ways = [
            step for each in here for remedy in each.remedies if isinstance(remedy, DoFirst) for step in remedy.steps
        ]
        return ways[0].kind if ways else None

    def test_that_there_is_nothing_to_name_is_told_before_there_is_an_event(self) -> None:
        """A meeting to read of, people to take over, and a second id."""
        life = Life().need(parents=())
        assert self.nothing_there(life, ParentsNeedRecorded) == "meeting-planned"
        assert self.nothing_there(life, PeopleTakenOver) == "member-joined"
        assert self.nothing_there(life, IdsJoined) == "member-joined"
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        assert self.nothing_there(life, IdsJoined) is None
        life = Life().established()
        assert self.nothing_there(life, PeopleTakenOver) is None
        assert self.nothing_there(life, ParentsNeedRecorded) == "meeting-planned"
        life.call()
        assert self.nothing_there(life, ParentsNeedRecorded) is None
        life.do(RecordedInError, event=life.events[-1].id, reason="never called")
        assert self.nothing_there(life, ParentsNeedRecorded) == "meeting-planned"

    def test_two_who_were_only_named_can_turn_out_to_be_one(self) -> None:
        """Whoever stands in the record under an id has one that can be joined with another."""
        life = Life().need(parents=())
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        assert self.nothing_there(life, IdsJoined) is None


class TestSaysDespite:
    """A proposal does not say that it is made despite a rule; what has been done is registered."""

    code = "record.says-despite"

    def test_a_proposal_that_says_so_is_refused(self) -> None:
        life = Life().need().assessed()
        event = life.make(NeedReviewed, long_lasting=True, coordinated=True, despite={"group.not-now"})
        verdict = life.book.assess(life.state, event)

        assert blocks(verdict, self.code)
        assert verdict.codes == (self.code,)
        change = way_out(verdict, self.code, ChangeProposal)
        assert life.book.assess(life.state, event.changed(change)).permitted

    def test_a_no_that_says_so_is_not_hindered(self) -> None:
        """It gives nobody a right, so that it says so is only told."""
        life = Life().need()
        no = life.make(ConsentWithdrawn, MUM, grantor=MUM, despite={"group.not-now"})

        assert warns(life.book.assess(life.state, no), self.code)
        assert life.book.advance(life.state, no).version == life.state.version + 1
        assert life.book.register(life.state, no).verdict.codes == ()

    def test_an_audit_does_not_ask_it(self) -> None:
        life = Life().need()
        done = life.book.register(life.state, life.make(GroupEstablished))
        report = life.book.audit([*life.events, done.event], life.now)

        assert [each.finding.code for each in report.judged if each.position == 4] == list(done.verdict.codes)


class TestShouldSayDespite:
    """A record that says "despite" somewhere says so of every right that it gives against the rules."""

    code = "record.should-say-despite"

    def audit(self, *events: Any) -> list[tuple[int, str]]:
        life = Life().need()
        told = [make(life) for make in events]
        life.events[:] = [as_of(each, 1) for each in life.events]
        report = life.book.audit([*life.events, *told], life.now)
        assert all(each.finding.remedies for each in report.judged if each.finding.code == self.code)
        return [(each.position, each.finding.effect.value) for each in report.judged if each.finding.code == self.code]

    def registered(self, life: Life) -> Any:
        return life.book.register(life.state, self.aims(life)).event

    def aims(self, life: Life) -> Any:
        return life.make(GoalSet, goal=f"go-{life.now.minute}")

    def joins(self, life: Life) -> Any:
        return life.make(ParticipantJoined, party=MUM)

    def test_it_warns_of_a_right_given_without_a_word(self) -> None:
        assert self.audit(self.registered, self.joins) == [(5, "warns")]

    def test_what_was_written_before_is_not_asked(self) -> None:
        assert self.audit(lambda life: as_of(self.joins(life), 1), self.registered) == []

    def test_what_was_written_in_a_later_version_is_asked(self) -> None:
        """A library that writes those has a place for the word."""
        assert self.audit(self.joins) == [(4, "warns")]

    def test_what_gives_no_right_is_not_asked(self) -> None:
        assert self.audit(self.registered, self.aims) == []


class TestGoesBack:
    """The record is ordered by when things were written down, and that never goes back."""

    code = "record.goes-back"

    def test_what_is_recorded_before_the_last_entry_is_refused(self) -> None:
        life = Life().need()
        early = START - timedelta(days=1)
        verdict = life.ask(AssessmentStarted, together_with={USER}, at=early, recorded_at=early)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"recorded_at": life.state.recorded_until}

    def test_the_same_instant_is_in_order(self) -> None:
        life = Life().need()
        last = life.state.recorded_until
        verdict = life.ask(AssessmentStarted, together_with={USER}, at=last, recorded_at=last)
        assert self.code not in verdict.codes

    def test_what_happened_earlier_can_be_written_down_later(self) -> None:
        life = Life().need()
        verdict = life.ask(AssessmentStarted, together_with={USER}, at=START, recorded_at=life.now + timedelta(hours=1))
        assert self.code not in verdict.codes


class TestGoesBackAndNothingMayHinder:
    """No clock, right or wrong, stands in the way of what nothing may hinder."""

    code = "record.goes-back"

    def far(self, life: Life) -> Life:
        there = datetime(2099, 1, 1, tzinfo=UTC)
        life._put(life.make(AgencyRecorded, agency=AGENCIES["a-ppt"]).but(recorded_at=there))
        return life

    def test_a_no_after_a_clock_that_was_ahead_is_warned_of_and_heard(self) -> None:
        life = self.far(Life().established())
        verdict = life.ask(ConsentWithdrawn, MUM, grantor=MUM)
        assert verdict.permitted
        assert warns(verdict, self.code)
        assert life.book.consent(life.state, life.now).stands_still is False
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        assert life.book.consent(life.state, life.now).stands_still is True

    def test_everything_else_waits_for_the_clock_to_be_put_right(self) -> None:
        life = self.far(Life().established())
        assert blocks(life.ask(MeetingCalled, **life.calling()), self.code)
        assert self.code not in life.ask(ClockCorrected, at_position=len(life.events), corrected_to=life.now).codes
        life.do(ClockCorrected, at_position=len(life.events), corrected_to=life.now)
        assert self.code not in life.ask(MeetingCalled, **life.calling()).codes

    @pytest.mark.parametrize("kind", NEVER_HINDERED, ids=lambda kind: kind.tag)
    def test_none_of_them_is_blocked_by_it(self, kind: type[Event]) -> None:
        life = self.far(Life().established())
        event = attrs.evolve(sample(kind), at=life.now, recorded_at=life.now, recorded_by=NURSE, routine=frozenset())
        verdict = life.book.assess(life.state, event)
        if verdict.codes != ("record.cannot-be-placed",):
            assert warns(verdict, self.code)


class TestLeap:
    """A leap of more than a span past what came before may be a clock that is wrong."""

    code = "record.leap"

    def after(self, life: Life, **span: int) -> Verdict:
        return life.wait(**span).ask(NeedReviewed, long_lasting=True, coordinated=True)

    def test_it_warns_after_more_than_two_years_and_asks_when_it_was(self) -> None:
        verdict = self.after(Life().established(), days=732)
        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).asks == ("at", "recorded_at")

    def test_what_happened_before_it_was_written_down_keeps_its_time(self) -> None:
        life = Life().established()
        event = life.make(NeedReviewed, long_lasting=True, coordinated=True)
        verdict = life.book.assess(life.state, event.but(recorded_at=event.at + timedelta(days=800)))
        assert way_out(verdict, self.code, ChangeProposal).asks == ("recorded_at",)

    def test_the_last_day_is_inside(self) -> None:
        life = Life().established()
        until = life.state.recorded_until
        there = until.replace(year=until.year + 2)
        event = life.make(NeedReviewed, long_lasting=True, coordinated=True)
        assert self.code not in life.book.assess(life.state, event.but(recorded_at=there)).codes
        assert self.code in life.book.assess(life.state, event.but(recorded_at=there + timedelta(days=1))).codes

    def test_a_new_period_can_begin_years_later(self) -> None:
        life = ended(Life().established()).wait(days=4000)
        need: dict[str, Any] = {"agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
        assert self.code not in life.ask(NeedSeen, user=life.state.user, **need).codes
        assert self.code in life.ask(ConsentWithdrawn, MUM, grantor=MUM).codes

    def test_a_need_that_is_seen_once_more_is_no_new_period(self) -> None:
        life = Life().need().assessed().wait(days=4000)
        need: dict[str, Any] = {"agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
        assert self.code in life.ask(NeedSeen, user=life.state.user, **need).codes

    def test_the_first_entry_is_no_leap(self) -> None:
        need: dict[str, Any] = {"agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
        assert self.code not in Life().ask(NeedSeen, user=User(id=USER, birth_date=date(2015, 5, 1)), **need).codes


class TestClockCannotBe:
    """A clock that was ahead is put right to a time that can have been."""

    code = "record.clock-cannot-be"

    def life(self) -> Life:
        """The last entry happened two days before it was written down."""
        life = Life().established().wait(days=5)
        event = life.make(AgencyRecorded, agency=AGENCIES["a-ppt"])
        life._put(event.but(at=event.at - timedelta(days=2), recorded_at=event.at))
        life.wait(days=5)
        return life

    def test_a_clock_that_was_ahead_is_put_right(self) -> None:
        life = self.life()
        last = life.events[-1]
        for right in (last.at, last.recorded_at - timedelta(minutes=1)):
            assert self.code not in life.ask(ClockCorrected, at_position=len(life.events), corrected_to=right).codes

    def test_it_was_not_ahead(self) -> None:
        life = self.life()
        last = life.events[-1]
        for wrong in (last.recorded_at, last.recorded_at + timedelta(days=1)):
            verdict = life.ask(ClockCorrected, at_position=len(life.events), corrected_to=wrong)
            assert blocks(verdict, self.code)
            assert found(verdict, self.code).facts[0].position == len(life.events)
            assert way_out(verdict, self.code, ChangeProposal).asks == ("at_position", "corrected_to")

    def test_nothing_is_written_down_before_it_happened(self) -> None:
        life = self.life()
        wrong = life.events[-1].at - timedelta(minutes=1)
        verdict = life.ask(ClockCorrected, at_position=len(life.events), corrected_to=wrong)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).asks == ("corrected_to",)

    def test_what_was_written_down_as_it_happened_has_both_from_the_wrong_clock(self) -> None:
        life = Life().established()
        right = life.now
        verdict = life.ask(ClockCorrected, at_position=len(life.events), corrected_to=right - timedelta(days=1))
        assert self.code not in verdict.codes

    def test_nothing_was_written_down_after_it_was_put_right(self) -> None:
        life = Life().established()
        there = datetime(2099, 1, 1, tzinfo=UTC)
        life._put(life.make(AgencyRecorded, agency=AGENCIES["a-ppt"]).but(recorded_at=there))
        wrong = life.now + timedelta(days=9)
        assert blocks(life.ask(ClockCorrected, at_position=len(life.events), corrected_to=wrong), self.code)

    def test_an_unknown_position_has_no_place(self) -> None:
        life = Life().need()
        verdict = life.ask(ClockCorrected, at_position=len(life.events) + 1, corrected_to=life.now)
        assert verdict.codes == ("record.cannot-be-placed",)


class TestOutOfOrder:
    """What is told of one thing stands in the order the thing has; `tests/cases` tries every kind of event."""

    code = "record.out-of-order"

    def test_minutes_before_the_meeting(self) -> None:
        life = Life().established()
        life.call()
        life.open()
        life.end()
        event = life.make(MinutesWritten, TEACHER, meeting="m-1", writer=TEACHER, kinds={"health"})
        verdict = life.book.assess(life.state, event.but(at=event.at - timedelta(days=9), recorded_at=event.at))
        assert blocks(verdict, self.code)
        assert self.code not in life.book.assess(life.state, event).codes

    def test_on_what_nothing_may_hinder_it_warns(self) -> None:
        life = Life().established()
        event = life.make(MemberLeft, TEACHER, party=TEACHER)
        verdict = life.book.assess(life.state, event.but(at=START, recorded_at=event.at))
        assert verdict.permitted
        assert warns(verdict, self.code)


class TestLate:
    """A policy may say how long afterwards something is registered without a word about it."""

    code = "record.late"

    def late(self, life: Life, days: int) -> Verdict:
        at = life.now + timedelta(minutes=1)
        return life.ask(NeedReviewed, long_lasting=True, coordinated=True, at=at, recorded_at=at + timedelta(days=days))

    def test_it_warns_after_the_time_allowed_and_nothing_undoes_it(self) -> None:
        life = Life(Rulebook.under(Policy(late_registration=Span(days=3)))).established()
        verdict = self.late(life, 4)
        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.HAS_HAPPENED

    def test_the_last_day_allowed_is_inside(self) -> None:
        life = Life(Rulebook.under(Policy(late_registration=Span(days=3)))).established()
        assert self.code not in self.late(life, 3).codes

    def test_without_a_limit_nothing_is_late(self) -> None:
        assert self.code not in self.late(Life().established(), 400).codes

    def test_the_day_is_the_one_where_the_municipality_is(self) -> None:
        """Half past eleven at night by the world's clock is the next day in Norway."""
        life = Life(Rulebook.under(Policy(late_registration=Span(days=7)))).established()
        last = (life.now + timedelta(days=7)).replace(hour=22, minute=30)
        event = life.make(AgencyRecorded, agency=AGENCIES["a-ppt"])

        for recorded, late in ((last, False), (last + timedelta(hours=1), True)):
            verdict = life.book.assess(life.state, event.but(recorded_at=recorded))
            assert (self.code in verdict.codes) is late


class TestGroupNow:
    """B4, B39: the group goes from need to end by its table, and by nothing else."""

    code = "group.not-now"

    def test_a_group_is_not_established_before_it_is_assessed_and_the_way_there_is_told(self) -> None:
        verdict = Life().need().ask(GroupEstablished)
        assert blocks(verdict, self.code)
        steps = way_out(verdict, self.code, DoFirst).steps
        assert [step.kind for step in steps] == ["assessment-started", "assessment-concluded"]

    def test_what_the_status_admits_is_in_order(self) -> None:
        assert self.code not in Life().need().ask(AssessmentStarted, together_with={USER}).codes

    def test_what_is_done_is_not_done_twice(self) -> None:
        verdict = Life().established().ask(GroupEstablished)
        assert way_out(verdict, self.code, Nothing).because is Because.ALREADY_DONE

    def test_no_meeting_is_called_after_the_end(self) -> None:
        life = ended(Life().established())
        assert blocks(life.ask(MeetingCalled, **life.calling()), self.code)

    def test_consent_is_never_out_of_time(self) -> None:
        life = ended(Life().established())
        assert self.code not in life.ask(ConsentWithdrawn, MUM, grantor=MUM).codes


class TestMeetingNow:
    """B3, B26: a meeting is called before it is opened, and opened before it has minutes."""

    code = "meeting.not-now"

    def test_minutes_of_a_meeting_not_held_are_refused(self) -> None:
        life = Life().established()
        life.call()
        verdict = life.ask(MinutesWritten, TEACHER, meeting="m-1", writer=TEACHER, kinds={"health"})
        assert blocks(verdict, self.code)
        steps = way_out(verdict, self.code, DoFirst).steps
        assert [step.kind for step in steps] == ["meeting-opened", "meeting-ended"]
        assert {step.fields["meeting"] for step in steps} == {"m-1"}

    def test_a_meeting_in_the_right_status_passes(self) -> None:
        life = Life().established()
        life.call()
        assert self.code not in life.ask(AbsenceExcused, meeting="m-1", party=TEACHER, reason="r").codes

    def test_a_meeting_is_opened_once(self) -> None:
        life = Life().established()
        life.call()
        life.open()
        assert blocks(life.ask(MeetingOpened, meeting="m-1", present={NURSE, TEACHER, USER}, chair=NURSE), self.code)


class TestCoordinatorNow:
    """B10: a coordinator is asked before accepting."""

    code = "coordinator.not-now"

    def test_nobody_accepts_what_was_not_offered(self) -> None:
        verdict = Life().established().ask(CoordinatorAccepted, TEACHER, party=TEACHER)
        assert blocks(verdict, self.code)
        assert [step.kind for step in way_out(verdict, self.code, DoFirst).steps] == ["coordinator-offered"]

    def test_what_was_offered_can_be_accepted(self) -> None:
        life = Life().established()
        life.do(CoordinatorOffered, party=TEACHER)
        assert self.code not in life.ask(CoordinatorAccepted, TEACHER, party=TEACHER).codes

    def test_who_is_coordinator_does_not_accept_again(self) -> None:
        """From there an acceptance leads only out of the office, and that one is somebody else's."""
        verdict = Life().established().ask(CoordinatorAccepted, NURSE, party=NURSE)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.ALREADY_DONE

    def test_a_relay_holder_is_asked_about_that_office_and_not_the_other(self) -> None:
        """Whoever is offered the one can accept it, and who has only been offered the other cannot."""
        life = Life().established()
        life.do(CoordinatorOffered, party=TEACHER)
        verdict = life.ask(RelayAccepted, TEACHER, party=TEACHER)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps == (Step(kind="relay-offered", fields={"party": TEACHER}),)
        life.do(RelayOffered, party=NURSE)
        assert self.code not in life.ask(RelayAccepted, NURSE, party=NURSE).codes


class TestWorkNow:
    """B27: what is done stays done."""

    code = "work.not-now"

    def test_a_finished_task_is_not_finished_again(self) -> None:
        life = Life().established()
        life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        life.do(WorkDone, TEACHER, work="w-1")
        verdict = life.ask(WorkDone, TEACHER, work="w-1")
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.ALREADY_DONE

    def test_open_work_can_be_done(self) -> None:
        life = Life().established()
        life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        assert self.code not in life.ask(WorkDone, TEACHER, work="w-1").codes


class TestConsentNow:
    """B3: only what was given can be narrowed or confirmed."""

    code = "consent.not-now"

    def test_a_refusal_is_not_narrowed(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=(ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),))
        verdict = life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"})
        assert blocks(verdict, self.code)
        step = way_out(verdict, self.code, DoFirst).steps[0]
        assert (step.kind, step.fields["grantor"]) == ("consent-given", MUM)

    def test_what_was_given_can_be_narrowed(self) -> None:
        life = Life().established()
        assert life.ask(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health"}).permitted

    def test_confirming_all_that_stands_is_no_wrong_step_where_something_does_not_stand(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=(ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),))
        assert self.code not in life.ask(ConsentConfirmed, MUM, grantor=MUM).codes

    def test_confirming_what_was_withdrawn_is_a_wrong_step(self) -> None:
        life = Life().established()
        items = (ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),)
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=items)
        assert blocks(life.ask(ConsentConfirmed, MUM, grantor=MUM, items=items), self.code)

    def test_what_is_written_down_late_is_judged_by_the_answer_that_stood_when_it_was_said(self) -> None:
        """A consent that has been withdrawn since could be narrowed then, and one that was withdrawn then could not.

        Where it was given anew after that, the two only contradict each other in time, and a no is not stopped by that.
        """
        life = Life().established()
        while_given = life.now + timedelta(hours=1)
        items = (ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),)
        life.wait(days=1).do(ConsentWithdrawn, MUM, grantor=MUM, items=items)
        narrowed: dict[str, Any] = {"grantor": MUM, "agency": SCHOOL, "kinds": {"health"}}

        def late(said: datetime) -> Verdict:
            event = life.make(ConsentNarrowed, MUM, **narrowed)
            return life.book.assess(life.state, event.but(at=said, recorded_at=event.at, recorded_by=NURSE))

        assert self.code not in late(while_given).codes
        assert blocks(late(life.now), self.code)
        while_withdrawn = life.now + timedelta(hours=1)
        life.wait(days=1).consent(MUM, SCHOOL)
        assert late(while_withdrawn).codes == ("record.out-of-order",)
        assert warns(late(while_withdrawn), "record.out-of-order")
        assert self.code not in late(life.now).codes

    def test_it_is_asked_of_every_word_about_consent_and_of_nothing_else(self) -> None:
        """Whoever is shown what can be done is told of it there alone."""
        assert looked_at_by(self.code) == {
            "consent-asked-for",
            "consent-given",
            "consent-narrowed",
            "consent-refused",
            "consent-withdrawn",
            "consent-confirmed",
        }


class TestTaskNow:
    """B27: the minutes do not reopen a task that is done."""

    code = "minutes.task-not-now"

    def life(self) -> Life:
        life = Life().established()
        life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        life.do(WorkDone, TEACHER, work="w-1")
        life.call()
        life.open()
        life.end()
        return life

    def write(self, life: Life, task: str) -> Verdict:
        tasks = (Task(id=task, responsible=TEACHER, deadline=Deadline(next_meeting=True)),)
        writer = life.state.meetings["m-1"].minute_taker or TEACHER
        return life.ask(MinutesWritten, writer, meeting="m-1", writer=writer, kinds={"health"}, tasks=tasks)

    def test_a_finished_task_in_the_minutes_is_refused(self) -> None:
        verdict = self.write(self.life(), "w-1")
        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == "w-1"
        assert way_out(verdict, self.code, ChangeProposal).asks == ("tasks",)

    def test_a_new_task_in_the_minutes_is_in_order(self) -> None:
        assert self.code not in self.write(self.life(), "w-2").codes

    def test_it_is_asked_of_minutes_and_of_nothing_else(self) -> None:
        """Of other events about a task it is known before what they say."""
        assert looked_at_by(self.code) == {"minutes-written", "minutes-corrected"}


class TestEarlierPeriod:
    """B39: a meeting of an earlier period is over; its minutes are still read and put right."""

    code = "meeting.earlier-period"

    def life(self) -> Life:
        return again(ended(Life().established().met()))

    def test_an_old_meeting_is_not_taken_up_again(self) -> None:
        verdict = self.life().ask(ProcessEvaluated, meeting="m-1", questions=())
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.IT_IS_OVER

    def test_old_minutes_are_still_read(self) -> None:
        assert self.code not in self.life().ask(MinutesAcknowledged, TEACHER, meeting="m-1", party=TEACHER).codes

    def test_old_minutes_are_still_put_right(self) -> None:
        verdict = self.life().ask(MinutesCorrected, TEACHER, meeting="m-1", kinds={"health"}, reason="r")
        assert self.code not in verdict.codes

    def test_access_to_an_old_meeting_can_still_be_closed(self) -> None:
        assert self.life().ask(AccessRestricted, party=DAD, meeting="m-1", basis="b").permitted

    def test_a_meeting_of_this_period_is_not_an_old_one(self) -> None:
        life = Life().established().met()
        assert self.code not in life.ask(ProcessEvaluated, meeting="m-1", questions=()).codes

    def test_a_meeting_of_the_last_period_is_not_called_or_planned_anew(self) -> None:
        """Its name is taken, and what was planned then is over."""
        life = self.life()
        starts = life.now + timedelta(days=14)
        for kind in (MeetingCalled, MeetingPlanned):
            fields: dict[str, Any] = {"purpose": "purpose"} if kind is MeetingCalled else {}
            finding = found(life.ask(kind, meeting="m-1", starts=starts, **fields), self.code)
            assert [(fact.position, fact.subject) for fact in finding.facts] == [
                (life.state.meetings["m-1"].position, "m-1")
            ]


GROUP, COORDINATOR, WORK = (
    next(table for table in TABLES if table.machine is machine)
    for machine in (Machine.GROUP, Machine.COORDINATOR, Machine.WORK)
)


class TestTheWayThere:
    """What must be done first is the shortest way through the table, and never one that ends or refuses something."""

    @pytest.mark.parametrize(
        ("table", "status", "kind", "subject", "way"),
        [
            (
                GROUP,
                GroupStatus.BEING_ASSESSED,
                MeetingPlanned,
                "m-1",
                [("assessment-concluded", {"outcome": AssessmentOutcome.START}), ("group-established", {})],
            ),
            (GROUP, GroupStatus.BEING_ASSESSED, FinalEvaluationMade, None, [("ending-decided", {})]),
            (GROUP, GroupStatus.BEING_PREPARED, FinalEvaluationMade, None, [("ending-decided", {})]),
            (
                COORDINATOR,
                CoordinatorStatus.DECLINED,
                CoordinatorAccepted,
                NURSE,
                [("coordinator-offered", {"party": NURSE})],
            ),
            (
                COORDINATOR,
                CoordinatorStatus.DECLINED,
                VacancyRecorded,
                None,
                [("coordinator-offered", {}), ("coordinator-accepted", {})],
            ),
        ],
    )
    def test_is_the_shortest(
        self, table: Any, status: Any, kind: Any, subject: str | None, way: list[tuple[str, dict[str, Any]]]
    ) -> None:
        """Each step with the one thing it is about, where the table is about one."""
        remedy = path_to(table, status, kind, subject)

        assert isinstance(remedy, DoFirst)
        assert [(step.kind, dict(step.fields)) for step in remedy.steps] == way

    def test_to_the_office_of_relay_holder_it_goes_by_its_own_offer(self) -> None:
        """The two offices have one table, and each its own events."""
        remedy = path_to(COORDINATOR, CoordinatorStatus.DECLINED, RelayAccepted, TEACHER, relay=True)

        assert remedy == DoFirst(steps=(Step(kind="relay-offered", fields={"party": TEACHER}),))

    @pytest.mark.parametrize(
        ("table", "status", "kind", "because"),
        [
            (GROUP, GroupStatus.BEING_PREPARED, AssessmentConcluded, Because.ALREADY_DONE),
            (WORK, WorkStatus.DONE, WorkDone, Because.ALREADY_DONE),
            (WORK, WorkStatus.DROPPED, WorkDone, Because.IT_IS_OVER),
        ],
    )
    def test_where_there_is_none_it_is_done_or_over(self, table: Any, status: Any, kind: Any, because: Because) -> None:
        """What leads to where one is has been done; from elsewhere it is too late."""
        assert path_to(table, status, kind, None) == Nothing(because=because)
