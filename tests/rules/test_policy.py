"""What a municipality chooses changes an answer, and what does not go together is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from ansvar_core import (
    NORWAY,
    Agency,
    AgencyRecorded,
    AgendaItem,
    Capacity,
    ChairAgreed,
    ChairRule,
    ChildHeard,
    ConsentGiven,
    ConsentRefused,
    Dated,
    EndingDecided,
    EndingReason,
    Gate,
    GroupEstablished,
    HearingManner,
    InvalidPolicy,
    LeapBirthday,
    Manner,
    MeetingCalled,
    MeetingEnded,
    MeetingPlanned,
    Member,
    MemberJoined,
    NotInForce,
    ObjectionRecorded,
    PlanEvaluated,
    Policy,
    RelayAccepted,
    RelayOffered,
    Rulebook,
    Span,
    Topic,
    Verdict,
)
from ansvar_core.policy import LegalFrame
from support.found import blocks, found, warns
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
            ("duties.gates", lambda: under(gates=[Gate(duty="no.such-duty", event="meeting-called")])),
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
