"""What a municipality chooses changes an answer, and what does not go together is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from ansvar_core import (
    NORWAY,
    Act,
    Agency,
    AgencyRecorded,
    AgendaItem,
    AssessmentStarted,
    Attendance,
    Capacity,
    ChairAgreed,
    ChairRule,
    ChildHeard,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    Dated,
    Effect,
    EndingDecided,
    EndingReason,
    Floor,
    Gate,
    Ground,
    GroupEstablished,
    GuardianRecorded,
    HearingManner,
    InvalidPolicy,
    LawReference,
    LeapBirthday,
    LegalFrame,
    LegalGuardian,
    Manner,
    Mark,
    MeetingCalled,
    MeetingEnded,
    MeetingPlanned,
    Member,
    MemberJoined,
    MinutesShared,
    MinutesWritten,
    MinuteTakerRule,
    NotInForce,
    ObjectionRecorded,
    Permission,
    PlanEvaluated,
    PlanReferred,
    Policy,
    RelayAccepted,
    RelayOffered,
    Role,
    RoutinePoint,
    Rulebook,
    Span,
    Text,
    Topic,
    Verdict,
    Weight,
    When,
    WhyNext,
)
from support.found import blocks, found, informs, warns
from support.life import (
    AGENCIES,
    DAD,
    HEALTH,
    MUM,
    NURSE,
    PHYSIO,
    SCHOOL,
    START,
    TEACHER,
    USER,
    Life,
    both,
)


def under(**choices: Any) -> Rulebook:
    return Rulebook.under(Policy(**choices))


def call(book: Rulebook, life: Life, **fields: Any) -> Verdict:
    """What one rulebook says to a call in a life that was lived under another."""
    return book.assess(life.state, life.make(MeetingCalled, **life.calling(**fields)))


def consenting(book: Rulebook, life: Life, *, kinds: Iterable[str] = ("health",), **fields: Any) -> Verdict:
    """What a rulebook says to a form that the mother signs."""
    rest: dict[str, Any] = {
        "grantor": MUM,
        "capacity": Capacity.PARENT,
        "grants": both(HEALTH, kinds),
        "first_day": START.date(),
        "manner": Manner.WRITTEN,
        "informed": True,
        "document": "d-form",
    }
    return book.assess(life.state, life.make(ConsentGiven, MUM, **{**rest, **fields}))


def required(book: Rulebook, born: date, at: datetime) -> set[str]:
    """Whose consent is missing for a child with one parent, on a day: who would have to sign."""
    life = Life(Rulebook.standard(), start=at).need(born, parents=(MUM,))
    verdict = book.assess(life.state, life.make(GroupEstablished))
    return {fact.subject for fact in found(verdict, "establish.consent-to-exchange").facts if fact.subject}


def noon(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 11, tzinfo=UTC)


class TestZone:
    """The zone decides which day it is when something happens."""

    key = "record.zone"

    def test_changes_the_day(self) -> None:
        """Half past eleven in the evening in UTC is the next day in Norway, so the notice is a day shorter."""
        life = Life(start=START.replace(hour=14)).established()
        life.until(life.now.replace(hour=23, minute=0))
        starts = life.now.replace(hour=12) + timedelta(days=14)
        norway = under(notice=Span(days=14))
        london = under(notice=Span(days=14), zone=UTC)

        assert "meeting.notice" not in call(london, life, starts=starts, ends=starts + timedelta(hours=1)).codes
        assert warns(call(norway, life, starts=starts, ends=starts + timedelta(hours=1)), "meeting.notice")


class TestLateRegistration:
    """How long afterwards something can be recorded without a warning."""

    key = "record.late_registration"

    def test_the_boundary(self) -> None:
        """On the last day it is in order, the day after it warns, and unset nothing is late."""
        life = Life().need()
        event = life.make(ObjectionRecorded, MUM, objection="o-1", party=MUM)
        week = under(late_registration=Span(days=7))
        for book, days, late in ((week, 7, False), (week, 8, True), (under(), 800, False)):
            verdict = book.assess(life.state, event.but(recorded_at=event.at + timedelta(days=days)))
            assert ("record.late" in verdict.codes) is late


class TestClockLeap:
    """How long there can be between two entries without a warning."""

    key = "record.leap"

    def test_the_boundary(self) -> None:
        """On the last day it is in order, the day after it warns, and unset it is never asked."""
        life = Life().need()
        event = life.make(ObjectionRecorded, MUM, objection="o-1", party=MUM)
        week, never = under(clock_leap=Span(days=7)), under(clock_leap=None)
        for book, days, leaps in ((week, 7, False), (week, 8, True), (never, 4000, False), (under(), 800, True)):
            verdict = book.assess(life.state, event.but(recorded_at=life.now + timedelta(days=days)))
            assert ("record.leap" in verdict.codes) is leaps


class TestYouthOwnAge:
    """The age from which the young person consents."""

    key = "consent.youth_own_age"

    @pytest.mark.parametrize(("age", "day"), [(15, noon(2026, 5, 1)), (16, noon(2027, 5, 1))])
    def test_the_birthday(self, age: int, day: datetime) -> None:
        """From the birthday on the young person must consent; the day before, not yet."""
        born = date(2011, 5, 1)
        book = under(youth_consents_from=age, parents_consent_until=18)
        assert required(book, born, day) == {USER, MUM}
        assert required(book, born, day - timedelta(days=1)) == {MUM}


class TestParentsUntil:
    """The age up to which the parents' consent is needed."""

    key = "consent.parents_until"

    @pytest.mark.parametrize(("age", "day"), [(16, noon(2027, 5, 1)), (17, noon(2028, 5, 1)), (18, noon(2029, 5, 1))])
    def test_the_birthday(self, age: int, day: datetime) -> None:
        """The day before the birthday the parent must consent; on it, the young person alone."""
        born = date(2011, 5, 1)
        book = under(parents_consent_until=age)
        assert MUM in required(book, born, day - timedelta(days=1))
        assert required(book, born, day) == {USER}


class TestLeapBirthday:
    """The day on which one born on 29 February grows older in a common year."""

    key = "consent.leap_birthday"

    def test_both_choices(self) -> None:
        """On 28 February it is one choice that has the young person sign, on 1 March both; in a leap year, the 29th."""
        born = date(2012, 2, 29)
        march = under(youth_consents_from=15, parents_consent_until=16)
        february = under(youth_consents_from=15, parents_consent_until=16, leap_birthday=LeapBirthday.FEBRUARY_28)
        assert required(march, born, noon(2027, 2, 28)) == {MUM}
        assert required(february, born, noon(2027, 2, 28)) == {USER, MUM}
        assert required(march, born, noon(2027, 3, 1)) == {USER, MUM}
        for book in (march, february):
            assert MUM in required(book, born, noon(2028, 2, 28))
            assert required(book, born, noon(2028, 2, 29)) == {USER}


class TestOneParentEnough:
    """Whether one parent's consent is enough for the cooperation itself."""

    key = "consent.one_parent_enough_for_cooperation"

    def test_for_cooperation_and_never_for_exchange(self) -> None:
        """The choice takes one demand away and leaves the other; another parent's no still stops it."""
        life = Life().need().assessed()
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        life.consent(MUM, HEALTH)
        event = life.make(GroupEstablished)
        enough = under(one_parent_enough_for_cooperation=True)

        assert blocks(under().assess(life.state, event), "establish.consent-to-cooperation")
        assert "establish.consent-to-cooperation" not in enough.assess(life.state, event).codes
        assert blocks(enough.assess(life.state, event), "establish.consent-to-exchange")
        life.do(ConsentRefused, DAD, grantor=DAD, items=())
        assert blocks(enough.assess(life.state, life.make(GroupEstablished)), "establish.consent-to-cooperation")


class TestFormsAllowed:
    """The ways in which consent can be given."""

    key = "consent.forms_allowed"

    def test_a_way_that_is_not_allowed(self) -> None:
        """Word of mouth noted in the journal is a way, unless the municipality wants it written."""
        life = Life().need()
        written = under(consent_manners={Manner.WRITTEN})
        assert "consent.manner" not in consenting(under(), life, manner=Manner.ORAL_IN_JOURNAL).codes
        assert blocks(consenting(written, life, manner=Manner.ORAL_IN_JOURNAL), "consent.manner")
        assert "consent.manner" not in consenting(written, life).codes


class TestLastDayRequired:
    """Whether a consent must have a last day."""

    key = "consent.last_day_required"

    def test_warns_or_blocks(self) -> None:
        """Without one it warns; where it is required it blocks; with one neither has anything to say."""
        life = Life().need()
        demand = under(consent_last_day_required=True)
        assert warns(consenting(under(), life), "consent.last-day")
        assert blocks(consenting(demand, life), "consent.last-day-required")
        grants = both(HEALTH, last_day=date(2026, 12, 31))
        for book in (under(), demand):
            codes = consenting(book, life, grants=grants).codes
            assert not {"consent.last-day", "consent.last-day-required"} & set(codes)


class TestInformationKinds:
    """The kinds of information a consent can name."""

    key = "consent.information_kinds"

    def test_the_words_are_the_municipalitys(self) -> None:
        """A word is known where it is listed, and only there."""
        life = Life().need()
        own = under(information_kinds={"housing"})
        assert blocks(consenting(under(), life, kinds={"housing"}), "consent.kinds-listed")
        assert "consent.kinds-listed" not in consenting(own, life, kinds={"housing"}).codes
        assert blocks(consenting(own, life, kinds={"health"}), "consent.kinds-listed")


class TestMinAgencies:
    """The fewest agencies a group should have."""

    key = "establish.min_agencies"

    def test_the_boundary(self) -> None:
        """One below warns, the number itself does not, and unset there is no fewest."""
        life = Life().need().assessed().prepared(NURSE, TEACHER)
        event = life.make(GroupEstablished)
        for fewest, few in ((None, False), (1, False), (2, False), (3, True)):
            codes = under(min_agencies=fewest).assess(life.state, event).codes
            assert ("establish.min-agencies" in codes) is few


class TestUncountedKinds:
    """Kinds of agency that do not count."""

    key = "establish.not_counted_agency_kinds"

    def test_a_kind_that_does_not_count(self) -> None:
        """Without the school, two agencies are one; and an agency can be uncounted by itself."""
        life = Life().need().assessed().prepared(NURSE, TEACHER)
        event = life.make(GroupEstablished)
        assert warns(
            under(uncounted_agency_kinds={"school"}).assess(life.state, event),
            "establish.min-agencies",
        )
        assert "establish.min-agencies" not in under(uncounted_agency_kinds={"ppt"}).assess(life.state, event).codes
        school = AGENCIES[SCHOOL]
        life.do(AgencyRecorded, agency=Agency(id=SCHOOL, tie=school.tie, kind=school.kind, counts=False))
        assert warns(life.ask(GroupEstablished), "establish.min-agencies")


class TestSizeWarning:
    """The number of members above which there is a warning."""

    key = "group.size_warning"

    def test_the_boundary(self) -> None:
        """As many as chosen is in order, one more warns, and unset there is no number."""
        life = Life().established(NURSE, TEACHER)
        third = life.make(MemberJoined, member=Member(party=PHYSIO, agency=HEALTH))
        for most, many in ((None, False), (3, False), (2, True)):
            assert ("group.size" in under(size_warning=most).assess(life.state, third).codes) is many


class TestChairRule:
    """Who chairs the meetings."""

    key = "meeting.chair_rule"

    def chairs(self, rule: ChairRule) -> set[str]:
        """Whom a call may name, in a group with a relay holder and nobody agreed for the meeting."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(RelayOffered, party=TEACHER)
        life.do(RelayAccepted, TEACHER, party=TEACHER)
        book = under(chair_rule=rule)
        return {
            who
            for who in (NURSE, TEACHER, PHYSIO, USER)
            if "meeting.chair" not in call(book, life, chair=who, minute_taker=None).codes
        }

    @pytest.mark.parametrize(
        ("rule", "allowed"),
        [
            (ChairRule.COORDINATOR_UNLESS_AGREED, {NURSE}),
            (ChairRule.COORDINATOR_ONLY, {NURSE}),
            (ChairRule.RELAY_HOLDER, {TEACHER}),
            (ChairRule.NAMED_IN_THE_CALL, {NURSE, TEACHER, PHYSIO, USER}),
        ],
    )
    def test_all_four(self, rule: ChairRule, allowed: set[str]) -> None:
        """Each rule has its own chair."""
        assert self.chairs(rule) == allowed

    @pytest.mark.parametrize(
        ("rule", "allowed"), [(ChairRule.COORDINATOR_UNLESS_AGREED, True), (ChairRule.COORDINATOR_ONLY, False)]
    )
    def test_agreeing_beforehand(self, rule: ChairRule, allowed: bool) -> None:
        """What tells the first two apart is whether somebody else can be agreed."""
        life = Life().established()
        starts = life.now + timedelta(days=14)
        life.do(MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
        life.do(ChairAgreed, meeting="m-1", party=USER)
        assert ("meeting.chair" not in call(under(chair_rule=rule), life, chair=USER).codes) is allowed


class TestMinuteTakerRule:
    """Who takes the minutes."""

    key = "meeting.minute_taker_rule"

    @pytest.mark.parametrize(
        ("rule", "suggested", "unsaid"),
        [
            (MinuteTakerRule.ROTATION, [TEACHER, PHYSIO, TEACHER], True),
            (MinuteTakerRule.NAMED_IN_THE_CALL, [], True),
            (MinuteTakerRule.CHAIR, [NURSE, NURSE, NURSE], False),
            (MinuteTakerRule.COORDINATOR, [NURSE, NURSE, NURSE], False),
            (MinuteTakerRule.RELAY_HOLDER, [TEACHER, TEACHER, TEACHER], False),
        ],
    )
    def test_all_five(self, rule: MinuteTakerRule, suggested: list[str], unsaid: bool) -> None:
        """Each has its own next, and the next is asked for at the end only where it is not given by an office."""
        life = Life(under(minute_taker_rule=rule)).established(NURSE, TEACHER, PHYSIO)
        life.do(RelayOffered, party=TEACHER)
        life.do(RelayAccepted, TEACHER, party=TEACHER)
        turns = life.book.rota(life.state, life.now, 3, chair=NURSE)
        life.call(minute_taker=TEACHER, off_rota_reason="agreed")
        life.open()
        verdict = life.ask(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)

        assert [turn.party for turn in turns] == suggested
        assert ("meeting.next-minute-taker" in verdict.codes) is unsaid
        by_office = rule not in (MinuteTakerRule.ROTATION, MinuteTakerRule.NAMED_IN_THE_CALL)
        assert {turn.why is WhyNext.BY_THE_RULE for turn in turns} <= {by_office}

    def test_an_office_without_a_holder_suggests_nobody(self) -> None:
        """Without a relay holder there is nobody to suggest; and the turns that were taken are shown."""
        life = Life().established().met()
        relay, chair = (
            under(minute_taker_rule=MinuteTakerRule.RELAY_HOLDER),
            under(minute_taker_rule=MinuteTakerRule.CHAIR),
        )

        assert relay.rota(life.state, life.now, 2) == ()
        assert [turn.turns for turn in chair.rota(life.state, life.now, 2, chair=TEACHER)] == [1, 1]
        assert [turn.turns for turn in chair.rota(life.state, life.now, 1, chair=USER)] == [0]

    @pytest.mark.parametrize("rule", [each for each in MinuteTakerRule if each is not MinuteTakerRule.ROTATION])
    def test_the_rules_of_the_rotation_are_silent_without_one(self, rule: MinuteTakerRule) -> None:
        """Twice running and out of turn mean nothing where nobody takes turns."""
        life = Life().established(NURSE, TEACHER, PHYSIO).met()
        standard = set(call(under(), life, meeting="m-2", minute_taker=TEACHER).codes)
        own = set(call(under(minute_taker_rule=rule), life, meeting="m-2", minute_taker=TEACHER).codes)

        assert standard == {"rota.out-of-turn", "rota.twice-running"}
        assert own & standard == set()


class TestChairTakesMinutes:
    """Whether the chair can also be due to take the minutes."""

    key = "meeting.chair_takes_minutes"

    def test_the_chair_in_the_rotation(self) -> None:
        """By default the one who chairs is never due; where it is allowed, they take turns like the others."""
        life = Life().established()
        shared = under(chair_takes_minutes=True)
        assert [turn.party for turn in life.book.rota(life.state, life.now, 2)] == [TEACHER, TEACHER]
        assert [turn.party for turn in shared.rota(life.state, life.now, 2)] == [NURSE, TEACHER]


class TestNotice:
    """How long before the meeting the call is to be sent."""

    key = "meeting.notice"

    def test_days_and_working_days(self) -> None:
        """Ten days over a weekend are ten days, and not ten working days."""
        life = Life().established()
        assert "meeting.notice" not in call(under(), life, days=1).codes
        assert "meeting.notice" not in call(under(notice=Span(days=10)), life, days=10).codes
        assert warns(call(under(notice=Span(working_days=10)), life, days=10), "meeting.notice")
        assert "meeting.notice" not in call(under(notice=Span(working_days=10)), life, days=14).codes


class TestDuration:
    """How many minutes a meeting may last at the most."""

    key = "meeting.duration_minutes"

    def test_the_boundary(self) -> None:
        """An hour is in order where an hour is chosen, and too long where fifty-nine minutes are."""
        life = Life().established()
        for most, long in ((None, False), (60, False), (59, True)):
            assert ("meeting.length" in call(under(max_meeting_minutes=most), life).codes) is long


class TestMinutesDeadline:
    """How long after the meeting the minutes are to be written."""

    key = "minutes.deadline"

    @pytest.mark.parametrize(
        ("deadline", "due"),
        [
            (None, None),
            (Span(days=7), date(2026, 4, 8)),
            # 2 and 3 April 2026 are Maundy Thursday and Good Friday, 6 April is Easter Monday.
            (Span(working_days=7), date(2026, 4, 15)),
            (Span(months=1), date(2026, 5, 1)),
        ],
    )
    def test_when_it_is_due(self, deadline: Span | None, due: date | None) -> None:
        """Days, working days over Easter, and months from the day the meeting ended."""
        life = Life(under(minutes_deadline=deadline), start=noon(2026, 3, 20)).established()
        life.call(starts=noon(2026, 4, 1), ends=noon(2026, 4, 1) + timedelta(hours=1))
        life.open()
        life.end()
        assert [duty.due for duty in life.duties("minutes.written")] == [due]


class TestSharingDeadline:
    """How long after the meeting the minutes are to be shared."""

    key = "minutes.sharing_deadline"

    def written(self, deadline: Span | None) -> Life:
        life = Life(under(sharing_deadline=deadline), start=noon(2026, 3, 20)).established()
        life.member(PHYSIO, agency=HEALTH, attendance=Attendance.AS_NEEDED)
        life.call(starts=noon(2026, 4, 1), ends=noon(2026, 4, 1) + timedelta(hours=1))
        life.open()
        life.end()
        life.write()
        return life

    @pytest.mark.parametrize(
        ("deadline", "due"),
        [(None, None), (Span(days=7), date(2026, 4, 8)), (Span(working_days=7), date(2026, 4, 15))],
    )
    @pytest.mark.parametrize("code", ["minutes.shared", "minutes.reach-as-needed"])
    def test_when_it_is_due(self, code: str, deadline: Span | None, due: date | None) -> None:
        """Counted from the day of the meeting, over Easter too; unset it is by the next meeting."""
        owed = self.written(deadline).duties(code)

        assert owed
        assert {(duty.due, duty.next_meeting) for duty in owed} == {(due, due is None)}

    def test_both_sides_of_the_last_day(self) -> None:
        """On it the minutes are in time, on the next they are late, and sharing settles it."""
        life = self.written(Span(days=7)).until(noon(2026, 4, 8))
        assert {duty.overdue for duty in life.duties("minutes.shared")} == {False}
        life.until(noon(2026, 4, 9))
        assert {duty.overdue for duty in life.duties("minutes.shared")} == {True}
        life.share()
        assert life.duties("minutes.shared") == []

    def test_minutes_of_a_meeting_that_never_ended_have_no_day(self) -> None:
        """A record with a step left out still opens, and there is nothing to count from."""
        life = Life(under(sharing_deadline=Span(days=7))).established()
        life.call()
        life.open()
        life.record(MinutesWritten, TEACHER, meeting="m-1", writer=TEACHER, kinds={"health"})

        assert {duty.due for duty in life.duties("minutes.shared")} == {None}

    def test_a_next_meeting_does_not_wait_for_the_day(self) -> None:
        """Minutes that were not shared when the next meeting is held are late, whatever time is left."""
        life = self.written(Span(days=200))
        life.call("m-2", days=10, minute_taker=TEACHER, off_rota_reason="agreed")
        life.open("m-2")
        life.end("m-2")

        assert {duty.overdue for duty in life.duties("minutes.shared") if duty.subject == "m-1"} == {True}


class TestMeetingInterval:
    """The longest time between two meetings."""

    key = "meeting.interval"

    def test_is_the_one_in_force_when_the_last_was_held(self) -> None:
        """A change of the interval counts from the next meeting on."""
        versions = [
            (None, Policy(meeting_interval=Span(days=30))),
            (date(2026, 2, 1), Policy(meeting_interval=Span(days=90))),
        ]
        life = Life(Rulebook.under(Dated("policy", versions))).established()
        day = life.now.date()
        life.until(noon(2026, 2, 2))
        assert [duty.due for duty in life.duties("meeting.held")] == [day + timedelta(days=30)]
        life.call()
        life.open()
        life.end()
        assert [duty.due for duty in life.duties("meeting.held")] == [life.now.date() + timedelta(days=90)]

    def test_reaches_a_group_that_stopped_meeting_before_it_was_asked_for(self) -> None:
        """It has the whole time from the day the municipality asked; those groups are who it is for."""
        versions = [
            (None, Policy()),
            (date(2026, 3, 1), Policy(meeting_interval=Span(days=30))),
            (date(2027, 1, 1), Policy()),
        ]
        life = Life(Rulebook.under(Dated("policy", versions))).established()
        life.until(noon(2026, 2, 28))
        assert life.duties("meeting.held") == []
        life.until(noon(2026, 3, 31))
        assert [(each.due, each.overdue) for each in life.duties("meeting.held")] == [(date(2026, 3, 31), False)]
        assert [each.overdue for each in life.wait(days=1).duties("meeting.held")] == [True]


class TestTopicsExcluded:
    """The topics that are taken up outside the group."""

    key = "topics.excluded"

    def test_a_topic_let_in(self) -> None:
        """A topic that is not excluded belongs in the group, and the answer of `route` and of the call agree."""
        life = Life().established()
        agenda = (AgendaItem(id="i-1", topic=Topic.TRAINING),)
        own = under(topics_excluded={Topic.STAFF_COMPLAINT})
        assert blocks(call(under(), life, agenda=agenda), "topic.training")
        assert "topic.training" not in call(own, life, agenda=agenda).codes
        assert not under().route(Topic.TRAINING, life.now).in_group
        assert own.route(Topic.TRAINING, life.now).in_group


class TestProcessEvaluation:
    """Whether each meeting should end with an evaluation of it."""

    key = "evaluation.process_each_meeting"

    def test_at_the_end_and_on_the_agenda(self) -> None:
        """Without the choice nothing warns at the end, and the agenda has no item for it."""
        life = Life().established()
        life.call()
        life.open()
        event = life.make(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=False)
        without = under(process_evaluation=False)
        assert warns(under().assess(life.state, event), "meeting.process-evaluated")
        assert "meeting.process-evaluated" not in without.assess(life.state, event).codes
        points = [[point.why for point in book.agenda(life.state, life.now)] for book in (under(), without)]
        assert ["process" in each for each in points] == [True, False]


class TestEvaluationInterval:
    """The longest time between two evaluations of the plan."""

    key = "evaluation.interval"

    def test_the_boundary(self) -> None:
        """The last day is in order, the next warns, and unset there is no longest."""
        life = Life().established()
        event = life.make(PlanEvaluated, next_on=life.now.date() + timedelta(days=90))
        for longest, late in ((None, False), (Span(days=90), False), (Span(days=89), True)):
            codes = under(plan_evaluation_interval=longest).assess(life.state, event).codes
            assert ("plan.evaluation-interval" in codes) is late


class TestGates:
    """Events that wait while a duty is overdue."""

    key = "duties.gates"

    def test_the_event_waits(self) -> None:
        """Unread minutes hold up the next call only where the municipality has said so."""
        life = Life().established()
        life.met("m-1")
        life.call("m-2", minute_taker=NURSE, off_rota_reason="swap")
        life.open("m-2")
        life.end("m-2")
        life.write("m-2", writer=NURSE)
        life.share("m-2", recipients={TEACHER})
        life.call("m-3")
        life.open("m-3")
        life.end("m-3")
        gated = under(gates=[Gate(duty="minutes.read", event="meeting-called")])
        assert "duty.gate" not in call(under(), life, meeting="m-4").codes
        assert blocks(call(gated, life, meeting="m-4"), "duty.gate")


class TestPermissions:
    """The roles that an act is reserved for."""

    key = "roles.permissions"

    @pytest.mark.parametrize("act", list(Act))
    def test_no_act_is_reserved_for_nobody(self, act: Act) -> None:
        """Somebody must be allowed to do it."""
        with pytest.raises(InvalidPolicy) as refused:
            Permission(act=act, roles=())
        assert refused.value.key == f"{self.key}.{act}"

    def test_an_act_is_reserved_once(self) -> None:
        """Two permissions about one act would not say which counts."""
        twice = [Permission(act=Act.CALL, roles=[role]) for role in (Role.COORDINATOR, Role.CHAIR)]
        with pytest.raises(InvalidPolicy, match="'call' stands twice") as refused:
            under(permissions=twice)
        assert refused.value.key == self.key

    def test_reserving_one_act_reserves_no_other(self) -> None:
        """Who may not call may still do the rest."""
        life = Life().established()
        book = under(permissions=[Permission(act=Act.CALL, roles={Role.USER})])
        assert blocks(call(book, life), "role.call")
        end = life.make(EndingDecided, reason=EndingReason.NEED_CEASED)
        assert book.assess(life.state, end).codes == under().assess(life.state, end).codes


class TestRoutinePoints:
    """The points of the municipality's own routine."""

    key = "routine.points"

    def point(self, code: str = "there.place-stated") -> RoutinePoint:
        what = Text(nb="stedet er nevnt", nn="staden er nemnd", en="the place is stated")
        return RoutinePoint(code=code, what=what, when=When.IN, event="meeting-called")

    def test_each_is_a_rule_of_its_own(self) -> None:
        """Two points are asked for by two findings, each by its own code."""
        life = Life().established()
        own = under(routine=[self.point(), self.point("there.how-to-get-there")])

        assert {"there.place-stated", "there.how-to-get-there"} <= set(call(own, life).codes)
        assert not {code for code in call(under(), life).codes if code.startswith("there.")}

    def test_a_code_stands_once(self) -> None:
        """Two points of one code could not be told apart."""
        with pytest.raises(InvalidPolicy, match=r"'there\.place-stated' stands twice") as refused:
            under(routine=[self.point(), self.point()])
        assert refused.value.key == self.key


class TestEffects:
    """Rules with another effect than in the standard."""

    key = "rules.effects"

    def weighed(self, code: str, effect: Effect | None) -> Rulebook:
        return under(weights=[Weight(code=code, effect=effect)])

    def test_softer_harder_and_not_asked(self) -> None:
        """A rule of the guideline can warn, inform, block, or not be asked at all."""
        life = Life().established()
        late = {"days": 1}
        blocked, warned, informed, unasked = (
            call(self.weighed("meeting.time-limited", effect), life, ends=None, **late)
            for effect in (Effect.BLOCKS, Effect.WARNS, Effect.INFORMS, None)
        )

        assert blocks(blocked, "meeting.time-limited")
        assert warns(warned, "meeting.time-limited")
        assert informs(informed, "meeting.time-limited")
        assert "meeting.time-limited" not in unasked.codes

    @pytest.mark.parametrize(
        ("code", "effect", "source"),
        [
            ("establish.consent-to-exchange", Effect.WARNS, "helsepersonelloven § 22 (confirmed)"),
            ("establish.consent-to-exchange", None, "helsepersonelloven § 22 (confirmed)"),
            ("minutes.recipient-may-read", Effect.INFORMS, "helsepersonelloven § 22 (confirmed)"),
            ("access.no-consent", None, "helsepersonelloven § 22 (confirmed)"),
            ("group.not-now", Effect.WARNS, "the record would not hold together"),
        ],
    )
    def test_what_law_or_soundness_needs_is_never_softened(self, code: str, effect: Effect | None, source: str) -> None:
        """Trying says which source forbids it."""
        with pytest.raises(InvalidPolicy) as refused:
            self.weighed(code, effect)
        assert refused.value.key == f"{self.key}.{code}"
        assert source in refused.value.problem

    def test_the_law_can_be_made_no_softer_by_repeating_it(self) -> None:
        """The effect it has already is no softening."""
        life = Life().need()
        book = self.weighed("establish.consent-to-exchange", Effect.BLOCKS)
        event = life.make(GroupEstablished)

        assert book.assess(life.state, event) == under().assess(life.state, event)

    def test_a_harder_rule_never_hinders_a_no(self) -> None:
        """What warns about a late entry can be made to block, and a withdrawal entered late is still in order."""
        life = Life().established()
        book = Rulebook.under(
            Policy(late_registration=Span(days=2), weights=[Weight(code="record.late", effect=Effect.BLOCKS)])
        )
        later = life.now + timedelta(days=30)
        no = life.make(ConsentWithdrawn, MUM, grantor=MUM).but(recorded_at=later)
        plan = life.make(PlanReferred, plan="d-ip").but(recorded_at=later)

        assert warns(book.assess(life.state, no), "record.late")
        assert book.assess(life.state, no).permitted
        assert blocks(book.assess(life.state, plan), "record.late")

    def test_a_rule_about_reading_has_its_weight_too(self) -> None:
        """What the municipality itself has reserved it can let warn, or not ask about."""
        life = Life().established().met()
        reads = [Permission(act=Act.READ, roles={Role.COORDINATOR})]
        for effect, permitted, codes in (
            (Effect.BLOCKS, False, ("role.read",)),
            (Effect.WARNS, True, ("role.read",)),
            (None, True, ()),
        ):
            book = under(permissions=reads, weights=[Weight(code="role.read", effect=effect)])
            verdict = book.may_read(life.state, TEACHER, "m-1", life.now)
            assert (verdict.permitted, verdict.codes) == (permitted, codes)

    def test_a_rule_is_weighed_once(self) -> None:
        """Two weights of one rule would not say which counts."""
        twice = [Weight(code="meeting.time-limited", effect=effect) for effect in (Effect.BLOCKS, None)]
        with pytest.raises(InvalidPolicy, match=r"'meeting\.time-limited' stands twice") as refused:
            under(weights=twice)
        assert refused.value.key == self.key


class TestUnowed:
    """Duties of the standard that are not owed here."""

    key = "duties.unowed"

    def test_is_owed_no_more(self) -> None:
        """The duty that is named goes, the others stay."""
        life = Life().established().met()
        life.call("m-2")
        without = under(unowed={"meeting.attendance"})
        standard = {duty.code for duty in life.duties()}

        assert "meeting.attendance" in standard
        assert {duty.code for duty in without.duties(life.state, life.now)} == standard - {"meeting.attendance"}

    @pytest.mark.parametrize(
        "duty", [each.code for each in Rulebook.standard().obligations if each.floor is not Floor.GUIDELINE]
    )
    def test_what_is_no_matter_for_the_guideline_is_owed(self, duty: str) -> None:
        """What law or soundness has owed nobody can choose away."""
        with pytest.raises(InvalidPolicy, match="cannot be softened") as refused:
            under(unowed={duty})
        assert refused.value.key == f"{self.key}.{duty}"

    def test_a_gate_cannot_wait_for_what_is_not_owed(self) -> None:
        """It would never close."""
        with pytest.raises(InvalidPolicy, match=r"there is no duty 'minutes\.read'"):
            under(unowed={"minutes.read"}, gates=[Gate(duty="minutes.read", event="meeting-called")])


def frame(**fields: int) -> LegalFrame:
    """The Norwegian frame with some ages of another country."""
    ages: dict[str, Any] = {name: Dated.always(name, age) for name, age in fields.items()}
    return attrs.evolve(NORWAY, **ages)


class TestFrameEarliest:
    """The lowest age at which a municipality may let the young person consent."""

    key = "frame.youth_consents_at_earliest"

    def test_the_boundary(self) -> None:
        """Fifteen is allowed, fourteen is not, and in another frame it can be."""
        assert under(youth_consents_from=15).policies.at(START.date()).youth_consents_from == 15
        with pytest.raises(InvalidPolicy, match=r"consent\.youth_own_age"):
            under(youth_consents_from=14)
        assert under(youth_consents_from=14, frame=frame(youth_consents_at_earliest=14))


class TestFrameLatest:
    """The age at which the young person consents at the latest."""

    key = "frame.youth_consents_at_latest"

    def test_the_boundary(self) -> None:
        """Never above sixteen in the Norwegian frame; in another it can be."""
        with pytest.raises(InvalidPolicy, match=r"consent\.youth_own_age"):
            under(youth_consents_from=17, parents_consent_until=18)
        later = frame(youth_consents_at_latest=17)
        assert under(youth_consents_from=17, parents_consent_until=18, frame=later)


class TestFrameParentsAtLeast:
    """The age up to which the parents' consent is needed at least."""

    key = "frame.parents_consent_at_least_until"

    def test_the_boundary(self) -> None:
        """A municipality cannot do without the parents before sixteen; in another frame it can."""
        with pytest.raises(InvalidPolicy, match=r"consent\.parents_until"):
            under(youth_consents_from=15, parents_consent_until=15)
        earlier = frame(parents_consent_at_least_until=15)
        assert under(youth_consents_from=15, parents_consent_until=15, frame=earlier)


class TestFrameFullAge:
    """Full age."""

    key = "frame.full_age"

    def test_the_grown_up_decides_alone(self) -> None:
        """From full age nobody consents beside the user, and no child has to be heard."""
        born = date(2009, 5, 1)
        with pytest.raises(InvalidPolicy, match=r"consent\.parents_until"):
            under(parents_consent_until=19)
        older = under(parents_consent_until=19, frame=frame(full_age=19))
        for book, who in ((under(parents_consent_until=18), {USER}), (older, {USER, MUM})):
            assert required(book, born, noon(2027, 5, 1)) == who


class TestFrameHeardFrom:
    """The age from which the law at the latest has the child heard."""

    key = "frame.heard_by_law_from"

    @pytest.mark.parametrize(("day", "floor"), [(noon(2026, 4, 30), "guideline"), (noon(2026, 5, 1), "law")])
    def test_the_floor_on_the_birthday(self, day: datetime, floor: str) -> None:
        """A child of any age is heard; from seven on no municipality can soften that."""
        life = Life(start=day).need(date(2019, 5, 1))
        event = life.make(GroupEstablished)
        assert found(under().assess(life.state, event), "establish.child-heard").floor == floor
        younger = under(frame=frame(heard_by_law_from=5))
        assert found(younger.assess(life.state, event), "establish.child-heard").floor == "law"
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        assert "establish.child-heard" not in life.ask(GroupEstablished).codes


class TestFrameGrounds:
    """The provisions that the rules rest on."""

    key = "frame.grounds"

    def without(self, *silent: Ground, **others: LawReference) -> LegalFrame:
        """The Norwegian frame without some grounds, and with other provisions for some."""
        grounds = {each: law for each, law in NORWAY.grounds.items() if each not in silent}
        for name, provision in others.items():
            grounds[Ground[name]] = Dated.always(f"frame.grounds.{Ground[name]}", (provision,))
        return attrs.evolve(NORWAY, grounds=grounds)

    def shared(self, book: Rulebook) -> Verdict:
        """What is said to sharing minutes with a stranger."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write()
        return book.assess(life.state, life.make(MinutesShared, meeting="m-1", recipients={"p-stranger"}))

    def test_a_finding_names_the_provisions_of_the_frame(self) -> None:
        """Another country's act stands where the Norwegian stood, and the floor is the law's there too."""
        act = LawReference(act="elsewhere's act", section="1", mark=Mark.GENERAL_KNOWLEDGE)
        elsewhere = under(frame=self.without(RELEASE=act, SECRECY=act))
        here = found(self.shared(under()), "minutes.recipient-may-read")
        there = found(self.shared(elsewhere), "minutes.recipient-may-read")

        assert {str(each) for each in here.source.law} == {"helsepersonelloven § 22", "forvaltningsloven § 13 a"}
        assert there.source.law == (act,)
        assert (here.floor, there.floor) == (Floor.LAW, Floor.LAW)

    def test_where_the_law_is_silent_the_guideline_decides(self) -> None:
        """A rule whose grounds have no provision can be softened by a municipality, and no other can."""
        weights = [Weight(code="assessment.user-takes-part", effect=Effect.WARNS)]
        life = Life().need()
        event = life.make(AssessmentStarted, together_with=())
        silent = under(frame=self.without(Ground.PARTICIPATION), weights=weights).assess(life.state, event)

        assert warns(silent, "assessment.user-takes-part")
        assert found(silent, "assessment.user-takes-part").floor is Floor.GUIDELINE
        assert found(under().assess(life.state, event), "assessment.user-takes-part").floor is Floor.LAW
        with pytest.raises(InvalidPolicy, match="because the law needs it"):
            under(weights=weights)

    @pytest.mark.parametrize(
        "ground", [Ground.RELEASE, Ground.WITHDRAWAL, Ground.WHO_CONSENTS, Ground.CONSENT_FOR_CHILD]
    )
    def test_a_frame_says_what_consent_rests_on(self, ground: Ground) -> None:
        """Without these no frame could keep what is promised about consent."""
        silent: Dated[tuple[LawReference, ...]] = Dated.always("silent", ())
        for grounds in (
            {each: law for each, law in NORWAY.grounds.items() if each is not ground},
            {**NORWAY.grounds, ground: silent},
        ):
            with pytest.raises(InvalidPolicy, match=ground.value) as refused:
                attrs.evolve(NORWAY, grounds=grounds)
            assert refused.value.key == self.key


class TestFrameCapacities:
    """The capacities in which one can consent."""

    key = "frame.capacities"

    def test_a_capacity_that_the_law_does_not_know(self) -> None:
        """Where no guardian can consent, the guardian has no say, and is not among those whose consent is required."""
        life = Life().need(parents=())
        life.do(GuardianRecorded, guardian=LegalGuardian(party="p-guardian", personal=True, decision="d-mandate"))
        without = under(frame=attrs.evolve(NORWAY, capacities=set(Capacity) - {Capacity.GUARDIAN}))
        form: dict[str, Any] = {"grantor": "p-guardian", "capacity": Capacity.GUARDIAN}

        said, unsaid = set(consenting(under(), life, **form).codes), set(consenting(without, life, **form).codes)

        assert unsaid - said == {"consent.grantor-has-no-say"}
        assert under().consent(life.state, life.now).required.parties == ("p-guardian",)
        assert without.consent(life.state, life.now).required.parties == ()


class TestFrameOneParent:
    """Whether a municipality may choose that one parent's consent is enough for the cooperation itself."""

    key = "frame.one_parent_may_be_enough"

    def test_the_choice_is_the_laws_to_give(self) -> None:
        """Allowed in Norway; in a frame that asks for every parent it is refused by the municipality's own key."""
        every = attrs.evolve(NORWAY, one_parent_may_be_enough=Dated.always(self.key, value=False))

        assert under(one_parent_enough_for_cooperation=True)
        assert under(frame=every)
        with pytest.raises(InvalidPolicy, match="asks for every parent's consent") as refused:
            under(one_parent_enough_for_cooperation=True, frame=every)
        assert refused.value.key == "consent.one_parent_enough_for_cooperation"


class TestFrameTimeLimited:
    """Whether a consent must have a last day."""

    key = "frame.consent_is_time_limited"

    def test_a_municipality_must_then_ask_for_one(self) -> None:
        """From the day on which the law asks for a last day, a policy that does not is refused."""
        day = date(2030, 1, 1)
        later = attrs.evolve(NORWAY, consent_is_time_limited=Dated(self.key, ((None, False), (day, True))))

        assert under(consent_last_day_required=True, frame=later)
        with pytest.raises(InvalidPolicy, match="asks for a last day") as refused:
            under(frame=later)
        assert refused.value.key == "consent.last_day_required"


class TestInvalid:
    """A policy whose choices do not go together is refused, naming the choice."""

    @pytest.mark.parametrize(
        ("key", "choose"),
        [
            ("consent.youth_own_age", lambda: Policy(youth_consents_from=17, parents_consent_until=16)),
            ("consent.forms_allowed", lambda: Policy(consent_manners=())),
            ("consent.information_kinds", lambda: Policy(information_kinds=())),
            ("topics.excluded", lambda: Policy(topics_excluded={Topic.USERS_OWN})),
            ("establish.min_agencies", lambda: Policy(min_agencies=0)),
            ("group.size_warning", lambda: Policy(size_warning=0)),
            ("meeting.duration_minutes", lambda: Policy(max_meeting_minutes=0)),
            (
                "duties.gates.no.such-duty.meeting-called",
                lambda: under(gates=[Gate(duty="no.such-duty", event="meeting-called")]),
            ),
            ("duties.gates", lambda: under(gates=[Gate(duty="minutes.read", event="no-such-event")])),
            ("consent.youth_own_age", lambda: under(youth_consents_from=12)),
            ("consent.parents_until", lambda: under(parents_consent_until=20)),
        ],
    )
    def test_names_the_choice(self, key: str, choose: Callable[[], object]) -> None:
        """The error carries the key of the parameter."""
        with pytest.raises(InvalidPolicy) as refused:
            choose()
        assert refused.value.key == key

    @pytest.mark.parametrize("event", ["consent-withdrawn", "consent-refused", "ending-decided", "objection-recorded"])
    def test_nothing_makes_a_no_wait(self, event: str) -> None:
        """Withdrawing and deciding to end are never refused, so no duty can hold them up."""
        with pytest.raises(InvalidPolicy) as refused:
            under(gates=[Gate(duty="minutes.read", event=event)])
        assert refused.value.key == "duties.gates"

    def test_a_duty_does_not_lock_its_own_way_out(self) -> None:
        """What settles a duty cannot wait for it."""
        with pytest.raises(InvalidPolicy, match="minutes-acknowledged"):
            under(gates=[Gate(duty="minutes.read", event="minutes-acknowledged")])

    def test_a_later_version_is_looked_at_too(self) -> None:
        """What does not go together from a later day is refused when the rulebook is made."""
        wrong = Policy(youth_consents_from=12)
        with pytest.raises(InvalidPolicy, match=r"consent\.youth_own_age"):
            Rulebook.under(Dated("p", ((None, Policy()), (date(2030, 1, 1), wrong))))


class TestDated:
    """A choice can hold from a day, and each event is judged by what was in force at its own time."""

    FIRST = date(2026, 3, 1)
    VERSIONS = ((None, Policy()), (FIRST, Policy(notice=Span(days=30), topics_excluded={Topic.STAFF_COMPLAINT})))

    def life(self, start: datetime = START) -> Life:
        return Life(Rulebook.under(Dated("policy", self.VERSIONS)), start=start).established()

    @pytest.mark.parametrize(
        ("moment", "late"),
        [
            (datetime(2026, 2, 28, 22, 50, tzinfo=UTC), False),
            (datetime(2026, 2, 28, 23, 10, tzinfo=UTC), True),
            (datetime(2026, 2, 28, 23, 50, tzinfo=timezone(timedelta(hours=1))), False),
            (datetime(2026, 3, 1, 0, 10, tzinfo=timezone(timedelta(hours=1))), True),
        ],
    )
    def test_both_sides_of_the_day(self, moment: datetime, late: bool) -> None:
        """The day begins at midnight in the policy's zone, whatever the offset of the instant."""
        life = self.life().until(moment)
        assert ("meeting.notice" in call(life.book, life, days=14).codes) is late
        assert life.book.route(Topic.TRAINING, moment).in_group is late

    def test_registered_later_is_judged_by_its_own_day(self) -> None:
        """A call sent before the day and written down after it is judged by the old choice."""
        life = self.life()
        sent = datetime(2026, 2, 27, 12, tzinfo=UTC)
        event = life.make(MeetingCalled, **life.calling(days=70)).but(at=sent, recorded_at=sent + timedelta(days=5))
        near = event.but(starts=sent + timedelta(days=10), ends=sent + timedelta(days=10, hours=1))
        assert "meeting.notice" not in life.book.assess(life.state, near).codes

    def test_the_audit_reads_each_with_its_own_day(self) -> None:
        """Of two calls with the same notice, only the one after the day is found."""
        life = self.life()
        life.met("m-1", days=20)
        life.until(datetime(2026, 3, 2, 9, tzinfo=UTC))
        life.call("m-2", days=20)
        wrong = [each for each in life.audit().warnings if each.finding.code == "meeting.notice"]
        assert [each.position for each in wrong] == [life.state.version]

    def test_before_the_first_day_there_is_no_answer(self) -> None:
        """A policy without a version from of old has nothing to say before its first day, and says so."""
        book = Rulebook.under(Dated("policy", ((self.FIRST, Policy()),)))
        life = Life().need()
        with pytest.raises(NotInForce):
            book.assess(life.state, life.make(EndingDecided, USER, reason=EndingReason.USERS_WISH))
        assert book.duties(life.state, datetime(2026, 3, 1, 12, tzinfo=UTC)) == ()

    def test_nor_can_what_was_said_before_it_be_judged(self) -> None:
        """Whether a consent was rightly given is asked of the day it was given; with no policy then, that is said."""
        book = Rulebook.under(Dated("policy", ((self.FIRST, Policy()),)))
        with pytest.raises(NotInForce):
            book.consent(Life().established().state, datetime(2026, 3, 1, 12, tzinfo=UTC))
