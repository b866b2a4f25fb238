"""The questions that look ahead and back: options, agenda, the horizon and the audit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from ansvar_core import (
    EVENT_TYPES,
    Act,
    AgencyRecorded,
    AgendaPoint,
    Breach,
    ConsentWithdrawn,
    CorruptRecord,
    Deadline,
    Effect,
    Event,
    GoalSet,
    GroupEstablished,
    MeasureAgreed,
    MeetingCalled,
    MeetingPlanned,
    Member,
    MemberJoined,
    NeedReviewed,
    NeedSeen,
    ObjectionRecorded,
    OutsideMeetingHeld,
    Parent,
    ParentRecorded,
    Permission,
    PlanReferred,
    Policy,
    Role,
    Rulebook,
    RuleText,
    Situation,
    Span,
    StandingCheck,
    TaskAgreed,
    Text,
    Topic,
    WhyOnAgenda,
    WorkDone,
)
from ansvar_core.assess import subject_of
from ansvar_core.rules.base import said_by
from ansvar_core.rules.catalogue import CHECKS
from support.life import AGENCIES, DAD, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, USER, Life
from support.samples import sample, world

BOOK = Rulebook.standard()
WORDS = Text(nb="tekst", nn="tekst", en="text")
OURS = RuleText(wrong=WORDS, why=WORDS, do=WORDS)


def _needs_a_plan(situation: Situation) -> Breach | None:
    if situation.group.plan is None:
        return Breach()
    return None


def _is_seen_again(situation: Situation) -> Breach | None:
    if situation.known is None:
        return Breach()
    return None


def there(kind: type[Event], judge: Callable[[Situation], Breach | None], effect: Effect) -> Rulebook:
    """A municipality with a rule of its own about one kind of event."""
    check = StandingCheck(
        code="our-town.own", effect=effect, source=said_by("B22"), governs=(kind,), judge=judge, text=OURS
    )
    return Rulebook(checks=(*CHECKS, check))


def _days_after(at: datetime) -> dict[str, datetime]:
    return {"starts": at + timedelta(days=14), "ends": at + timedelta(days=14, hours=1)}


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

    def test_what_is_left_to_look_at_is_what_looks_at_the_event_itself(self) -> None:
        """The rules about what it says, which nobody knows yet; those about how things stand have been asked."""
        events, group = world()
        edition = BOOK.at(events[-1].at)
        found = {each.kind: each.remaining for each in BOOK.options(group, events[-1].at, NURSE)}
        [first] = BOOK.options(None, events[-1].at, NURSE)

        assert found == {kind.tag: edition.remaining[kind] for kind in EVENT_TYPES}
        assert {"need.long-lasting", "need.coordinated"} <= set(first.remaining)
        assert first.remaining == found[NeedSeen.tag]
        for kind in EVENT_TYPES:
            assert {check.code for check in edition.content[kind]} <= set(found[kind.tag])
            assert {check.code for check in edition.standing[kind]}.isdisjoint(found[kind.tag])

    def test_it_is_about_the_one_who_asks(self) -> None:
        """Where a municipality lets only the coordinator call, nobody else can."""
        book = Rulebook.under(Policy(permissions=[Permission(act=Act.CALL, roles={Role.COORDINATOR})]))
        life = Life(book).established()
        barred = {
            party: [
                finding.code
                for each in book.options(life.state, life.now, party)
                if each.kind == MeetingCalled.tag
                for finding in each.findings
            ]
            for party in (NURSE, TEACHER)
        }

        assert barred == {NURSE: [], TEACHER: ["role.call"]}


class TestSubject:
    """What an event is about, where the group knows it."""

    @pytest.mark.parametrize(
        ("kind", "field", "known"),
        [
            (MeetingCalled, "meeting", "m-1"),
            (MeetingPlanned, "meeting", "m-1"),
            (MeasureAgreed, "work", "w-reading"),
            (TaskAgreed, "work", "w-letter"),
            (GoalSet, "goal", "go-1"),
        ],
    )
    def test_what_makes_something_new_is_about_nothing_known(self, kind: type, field: str, known: str) -> None:
        """Said again of what is known, it is about that."""
        group = world()[1]

        assert subject_of(group, sample(kind, **{field: known})) == known
        assert subject_of(group, sample(kind, **{field: "x-new"})) is None

    def test_a_meeting_outside_and_the_group_itself_are_no_subjects(self) -> None:
        """Nor is there one for the first event of all."""
        group = world()[1]

        assert subject_of(group, sample(OutsideMeetingHeld, meeting="x-1")) is None
        assert subject_of(group, sample(NeedReviewed)) is None


class TestExplained:
    """A verdict tells which rules were asked, when somebody wants to know."""

    def test_the_rules_that_had_nothing_to_say_come_with_their_sources(self) -> None:
        """And only when asked for; what is found is the same."""
        life = Life().established()
        event = life.make(TaskAgreed, work="w-1", responsible=TEACHER)
        plain, explained = (life.book.assess(life.state, event, explain=each) for each in (False, True))
        edition = life.book.at(life.now)
        asked = {each.code: each.source for each in edition.standing[TaskAgreed] + edition.content[TaskAgreed]}

        assert plain.findings == explained.findings != ()
        assert plain.fulfilled == ()
        assert {each.code: each.source for each in explained.fulfilled} == {
            code: source for code, source in asked.items() if code not in explained.codes
        }


class TestAgenda:
    """The next agenda, drawn from what is there."""

    def test_a_point_says_what_it_is_about_and_who_answers_for_it(self) -> None:
        """Work due on the day of the next meeting is on it, and what is due the day after waits for a later one."""
        life = Life().established()
        meets = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
        life.do(MeetingPlanned, meeting="m-1", starts=meets)
        for days in (0, 1):
            deadline = Deadline(day=meets.date() + timedelta(days=days))
            life.do(TaskAgreed, work=f"w-{days}", responsible=TEACHER, deadline=deadline)
        life.do(TaskAgreed, work="w-open", responsible=PHYSIO)
        life.do(ObjectionRecorded, DAD, objection="o-1", party=DAD)
        works, whys = Topic.GOALS_AND_MEASURES, WhyOnAgenda

        assert life.book.agenda(life.state, life.now) == (
            AgendaPoint(topic=Topic.USERS_OWN, why=whys.USER_FIRST, who=USER),
            AgendaPoint(topic=Topic.FOLLOW_UP, why=whys.AGREED_LAST, subject="w-0", who=TEACHER),
            AgendaPoint(topic=works, why=whys.WITHOUT_RESPONSIBLE, subject="w-open", who=PHYSIO),
            AgendaPoint(topic=Topic.EVALUATION, why=whys.EVALUATION_DUE, who=NURSE),
            AgendaPoint(topic=Topic.USERS_OWN, why=whys.OBJECTION, subject="o-1", who=NURSE),
            AgendaPoint(topic=Topic.EVALUATION, why=whys.PROCESS),
        )

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

    def test_a_parent_reads_until_the_day_the_responsibility_ends(self) -> None:
        """Also one whose consent is no longer asked for, because the young person gives it alone."""
        life = Life().need(born=date(2009, 2, 1))
        life.do(ParentRecorded, parent=Parent(party=DAD, last_day=date(2026, 6, 30)))
        before, ends = datetime(2026, 6, 30, 12, tzinfo=UTC), datetime(2026, 6, 30, 22, tzinfo=UTC)

        assert life.book.next_change(life.state, life.now) == ends
        assert life.book.next_change(life.state, before) == ends


class TestAudit:
    """Every breach in a finished history, with its place."""

    @pytest.mark.parametrize(
        ("effect", "happened", "late", "covers"),
        [
            (Effect.BLOCKS, timedelta(seconds=-1), True, True),
            (Effect.BLOCKS, timedelta(0), True, False),
            (Effect.BLOCKS, timedelta(seconds=1), True, False),
            (Effect.BLOCKS, timedelta(seconds=-1), False, False),
            (Effect.WARNS, timedelta(seconds=-1), True, False),
        ],
    )
    def test_a_finding_is_covered_by_what_happened_before_and_was_written_down_late(
        self, effect: Effect, happened: timedelta, late: bool, covers: bool
    ) -> None:
        """Not by what happened at the same time or after, nor is a warning; others in between change nothing."""
        life = Life(there(TaskAgreed, _needs_a_plan, effect)).established()
        life.record(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        position, at = life.state.version, life.now
        later = life.now + timedelta(days=1)
        life.record(AgencyRecorded, agency=AGENCIES[PRACTICE])
        member = Member(party=PHYSIO, agency=PRACTICE, function="f", sub_responsibility="s")
        life.record(MemberJoined, member=member, at=at - timedelta(hours=1), recorded_at=later)
        when = at + happened
        life.record(PlanReferred, plan="d-ip", at=when, recorded_at=later if late else when)
        judged = [each for each in life.audit().judged if each.finding.code == "our-town.own"]

        assert [(each.position, each.finding.effect, each.covered_by) for each in judged] == [
            (position, effect, life.state.version if covers else None)
        ]

    def test_the_first_event_too_is_covered_by_its_place_in_the_record(self) -> None:
        """A need that had been seen before is written down after it."""
        life = Life(there(NeedSeen, _is_seen_again, Effect.BLOCKS))
        seen = {"user": sample(NeedSeen).user, "agency": AGENCIES["a-health"], "long_lasting": True}
        life.record(NeedSeen, coordinated=True, **seen)
        earlier = life.now - timedelta(days=1)
        life.record(NeedSeen, coordinated=True, at=earlier, recorded_at=life.now + timedelta(hours=1), **seen)
        life.record(NeedReviewed, long_lasting=True, coordinated=True)
        judged = [each for each in life.audit().judged if each.finding.code == "our-town.own"]

        assert [(each.position, each.covered_by) for each in judged] == [(1, 2)]

    def test_what_is_written_down_late_is_judged_by_when_it_happened(self) -> None:
        """A meeting was called while the consents held, though they had run out when it was written down."""
        life = Life().established(last_day=date(2026, 3, 31))
        called = {**life.calling(), "at": datetime(2026, 3, 30, 9, 0, tzinfo=UTC)}
        life.until(datetime(2026, 4, 2, 9, 0, tzinfo=UTC))
        life.record(MeetingCalled, recorded_at=life.now, **{**called, **_days_after(called["at"])})
        codes = {each.finding.code for each in life.audit().judged if each.kind == MeetingCalled.tag}

        assert "consent.standing-still" in life.ask(MeetingCalled, **life.calling("m-2")).codes
        assert "consent.standing-still" not in codes

    def test_a_late_entry_that_settles_nothing_covers_no_duty(self) -> None:
        """Nor does it hide the one that does."""
        life = Life(Rulebook.under(Policy(minutes_deadline=Span(days=7)))).established()
        life.call()
        life.open()
        life.end()
        written = life.now + timedelta(days=3)
        life.wait(days=10).do(TaskAgreed, work="w-1", responsible=NURSE, deadline=Deadline(next_meeting=True))
        late = life.now + timedelta(hours=1)
        life.record(ObjectionRecorded, DAD, objection="o-1", party=DAD, at=written, recorded_at=late)
        life.write(at=written, recorded_at=late)
        [owed] = [each for each in life.audit().owed if each.duty.code == "minutes.written"]

        assert owed.covered_by == life.state.version

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
