"""The questions that look ahead and back: options, agenda, the horizon and the audit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ansvar_core import (
    EVENT_TYPES,
    ConsentWithdrawn,
    CorruptRecord,
    Deadline,
    GroupEstablished,
    MeetingCalled,
    MeetingPlanned,
    ObjectionRecorded,
    Parent,
    ParentRecorded,
    PlanReferred,
    Policy,
    Rulebook,
    Span,
    TaskAgreed,
    Topic,
    WhyOnAgenda,
    WorkDone,
)
from support.life import DAD, MUM, NURSE, SCHOOL, TEACHER, USER, Life
from support.samples import sample, world

BOOK = Rulebook.standard()


class TestOptions:
    """What is possible now, and what is missing for the rest."""

    def test_without_a_group_there_is_one_way_to_begin(self) -> None:
        """Somebody sees a need."""
        [only] = BOOK.options(None, datetime(2026, 1, 1, tzinfo=UTC), NURSE)

        assert (only.kind, only.subject, only.possible) == ("need-seen", None, True)

    def test_every_kind_is_there_in_the_order_of_a_groups_life(self) -> None:
        """Each for each thing that it can be about, and once."""
        events, group = world()
        found = BOOK.options(group, events[-1].at, NURSE)
        kinds = list(dict.fromkeys(each.kind for each in found))

        assert kinds == [kind.tag for kind in EVENT_TYPES]
        assert len({(each.kind, each.subject) for each in found}) == len(found)

    def test_it_is_about_open_work_living_meetings_and_those_who_were_asked(self) -> None:
        """And None stands for something new."""
        events, group = world()
        subjects: dict[str, list[str | None]] = {}
        for each in BOOK.options(group, events[-1].at, NURSE):
            subjects.setdefault(each.kind, []).append(each.subject)

        assert subjects["work-done"] == ["w-reading", "w-letter"]
        assert subjects["task-agreed"][-1] is None
        assert subjects["coordinator-accepted"] == [NURSE, TEACHER]
        assert subjects["relay-accepted"] == [TEACHER]
        assert subjects["objection-answered"] == ["o-1"]
        assert subjects["user-told-of-outside-meeting"] == ["x-1"]
        assert subjects["member-left"] == [NURSE, TEACHER]
        assert {MUM, DAD} <= set(subjects["consent-withdrawn"])

    def test_an_option_is_possible_when_nothing_blocks_it(self) -> None:
        """Warnings do not close it."""
        events, group = world()
        found = BOOK.options(group, events[-1].at, NURSE)

        assert {each.possible for each in found} == {True, False}
        for each in found:
            assert each.possible is not any(finding.blocks for finding in each.findings)


class TestAgenda:
    """The next agenda, drawn from what is there."""

    def test_the_user_comes_first_and_the_process_last(self) -> None:
        """Between them the plan, what was agreed, and what is owed."""
        life = Life().established()
        life.do(PlanReferred, plan="d-ip")
        life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        life.do(TaskAgreed, work="w-2")
        life.do(ObjectionRecorded, DAD, objection="o-1", party=DAD)
        points = life.book.agenda(life.state, life.now)

        assert [(each.why, each.subject) for each in points[:2]] == [
            (WhyOnAgenda.USER_FIRST, None),
            (WhyOnAgenda.PLAN_IS_THE_START, "d-ip"),
        ]
        assert (points[0].topic, points[0].who) == (Topic.USERS_OWN, USER)
        assert (WhyOnAgenda.AGREED_LAST, "w-1") in [(each.why, each.subject) for each in points]
        assert (WhyOnAgenda.WITHOUT_RESPONSIBLE, "w-2") in [(each.why, each.subject) for each in points]
        assert (WhyOnAgenda.OBJECTION, "o-1") in [(each.why, each.subject) for each in points]
        assert points[-1].why is WhyOnAgenda.PROCESS

    def test_a_municipality_that_asks_no_process_evaluation_gets_none(self) -> None:
        """It is a choice."""
        life = Life(Rulebook.under(Policy(process_evaluation=False))).established()

        assert WhyOnAgenda.PROCESS not in {each.why for each in life.book.agenda(life.state, life.now)}

    @pytest.mark.parametrize(("last_day", "on_it"), [(date(2026, 2, 28), True), (date(2027, 2, 28), False)])
    def test_a_consent_that_runs_out_before_the_next_meeting_is_on_it(self, last_day: date, on_it: bool) -> None:
        """One that lasts longer can wait."""
        life = Life().established(last_day=last_day)
        life.do(MeetingPlanned, meeting="m-1", starts=datetime(2026, 3, 20, 9, 0, tzinfo=UTC))
        whys = {each.why for each in life.book.agenda(life.state, life.now)}

        assert (WhyOnAgenda.CONSENT_RUNS_OUT in whys) is on_it


class TestHorizon:
    """When the next answer changes if nobody does anything."""

    def test_it_is_the_day_after_a_consent_runs_out(self) -> None:
        """The last day is inside, so the change comes with the next midnight in Norway."""
        life = Life().established(last_day=date(2026, 3, 31))

        assert life.book.next_change(life.state, life.now) == datetime(2026, 3, 31, 22, 0, tzinfo=UTC)

    def test_it_is_the_birthday_when_nothing_else_comes_before(self) -> None:
        """The young person's own consent is needed from then on."""
        life = Life().established()

        assert life.book.next_change(life.state, life.now) == datetime(2031, 4, 30, 22, 0, tzinfo=UTC)

    def test_for_an_adult_without_days_it_is_never(self) -> None:
        """Nothing is on its way."""
        life = Life().need(born=date(1980, 1, 1), parents=())

        assert life.book.next_change(life.state, life.now) is None

    def test_a_parents_last_day_and_a_new_policy_are_on_the_horizon(self) -> None:
        """Whatever comes first."""
        life = Life().need()
        life.do(ParentRecorded, parent=Parent(party=DAD, first_day=date(2026, 2, 1), last_day=date(2026, 6, 30)))

        first = life.book.next_change(life.state, life.now)
        second = life.book.next_change(life.state, datetime(2026, 2, 1, tzinfo=UTC))

        assert first == datetime(2026, 1, 31, 23, 0, tzinfo=UTC)
        assert second == datetime(2026, 6, 30, 22, 0, tzinfo=UTC)

    def test_a_parent_to_the_end_of_time_is_no_error(self) -> None:
        """There is no day after the last one."""
        life = Life().need()
        life.do(ParentRecorded, parent=Parent(party=DAD, last_day=date.max))

        assert life.book.next_change(life.state, life.now) == datetime(2031, 4, 30, 22, 0, tzinfo=UTC)

    def test_a_duty_becomes_overdue_on_the_day_after_its_day(self) -> None:
        """The last day in time is inside."""
        life = Life(Rulebook.under(Policy(minutes_deadline=Span(days=7)))).established()
        life.call()
        life.open()
        life.end()
        [duty] = life.duties("minutes.written")
        moment = life.book.next_change(life.state, life.now)

        assert moment is not None
        assert moment.astimezone(life.book.policies.at(duty.due).zone).date() == duty.due + timedelta(days=1)


class TestAudit:
    """Every breach in a finished history, with its place."""

    def test_an_orderly_life_is_in_order(self) -> None:
        """And nothing is owed that was broken."""
        life = Life().established().met()

        assert life.audit().in_order
        assert life.audit().version == len(life.events)

    def test_a_wrong_step_is_found_where_it_stands_and_the_rest_is_judged_too(self) -> None:
        """The audit never stops at the first."""
        life = Life().established()
        life.do(ConsentWithdrawn, DAD, grantor=DAD)
        life.record(MeetingCalled, **life.calling())
        life.record(TaskAgreed, work="w-1")
        report = life.audit()

        assert [each.position for each in report.refused] == [len(life.events) - 1] * len(report.refused)
        assert report.refused
        assert {each.position for each in report.judged} <= set(range(1, len(life.events) + 1))
        for each in report.judged:
            assert life.events[each.position - 1].id == each.event
            assert life.events[each.position - 1].tag == each.kind

    def test_refusals_and_warnings_are_told_apart(self) -> None:
        """Only refusals and broken duties put a record out of order."""
        life = Life().established()
        life.do(ConsentWithdrawn, DAD, grantor=DAD)
        life.record(TaskAgreed, work="w-1")
        warned = life.audit()
        life.record(WorkDone, work="w-1")
        life.record(WorkDone, work="w-1")
        refused = life.audit()

        assert "work.concrete" in [each.finding.code for each in warned.warnings]
        assert warned.refused == ()
        assert [(each.position, each.finding.code) for each in refused.refused] == [(len(life.events), "work.not-now")]
        assert not refused.in_order

    def test_a_late_entry_covers_without_erasing(self) -> None:
        """That the consent was there, and was written down afterwards, is said beside the finding."""
        life = Life().need().assessed()
        life.prepared(consents=False)
        happened = life.now
        established = life.record(GroupEstablished)
        for parent in (MUM, DAD):
            late = life.now + timedelta(days=1)
            life.consent(parent, "a-health", SCHOOL, at=happened, recorded_at=late, first_day=happened.date())
            life.wait(days=2)
        report = life.audit()
        covered = [each for each in report.refused if each.kind == "group-established"]

        assert not established.permitted
        assert covered
        assert all(each.covered_by == len(life.events) for each in covered)

    @pytest.mark.parametrize(("days", "in_time"), [(3, True), (9, False)])
    def test_a_duty_settled_in_time_and_written_down_late_is_covered(self, days: int, in_time: bool) -> None:
        """The breach stays in the report, and says where the late entry stands; settled late it is not covered."""
        life = Life(Rulebook.under(Policy(minutes_deadline=Span(days=7)))).established()
        life.call()
        life.open()
        life.end()
        written = life.now + timedelta(days=days)
        life.wait(days=10).do(TaskAgreed, work="w-1", responsible=NURSE, deadline=Deadline(next_meeting=True))
        life.write(at=written, recorded_at=life.now + timedelta(hours=1))
        [owed] = [each for each in life.audit().owed if each.duty.code == "minutes.written"]

        assert owed.noticed == len(life.events) - 2
        assert owed.covered_by == (len(life.events) if in_time else None)

    def test_a_record_that_cannot_be_placed_is_corrupt_with_the_place(self) -> None:
        """An audit judges a record, not something else."""
        events, _ = world()

        with pytest.raises(CorruptRecord, match=rf"^events\[{len(events)}\]\.work: an unknown work"):
            BOOK.audit([*events, sample(WorkDone, work="w-9")], events[-1].at)

    def test_an_empty_record_is_in_order(self) -> None:
        """Nothing happened, and nothing is owed."""
        report = BOOK.audit([], datetime(2026, 1, 1, tzinfo=UTC))

        assert (report.version, report.judged, report.owed, report.in_order) == (0, (), (), True)
