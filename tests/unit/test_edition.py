"""What is in force on a day: which rules, with which effect, floor and provisions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    CHECKS,
    NORWAY,
    OBLIGATIONS,
    READING_CHECKS,
    AccessRestricted,
    Breach,
    ChangeProposal,
    Choice,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    ContentCheck,
    Dated,
    Difference,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    Fact,
    Floor,
    Gate,
    GoalSet,
    Ground,
    GroupEnded,
    InvalidPolicy,
    LawReference,
    LegalFrame,
    Mark,
    MeetingCalled,
    MemberLeft,
    MinutesAcknowledged,
    MinutesShared,
    NotInForce,
    NotOwed,
    ObjectionAnswered,
    ObjectionRecorded,
    Obligation,
    Owing,
    ParticipantLeft,
    PlanReferred,
    Policy,
    PreparationStopped,
    Profile,
    Reading,
    ReadingCheck,
    RoutineFollowed,
    RoutinePoint,
    Rulebook,
    RuleText,
    RuleViolation,
    Setting,
    Situation,
    Source,
    Span,
    StandingCheck,
    Text,
    Weight,
    When,
)
from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.rules.edition import GATE_CODE, edition, editions
from support.found import blocks, found, warns, way_out
from support.life import HEALTH, MUM, NURSE, TEACHER, USER, Life

WHY = Text(nb="fordi", nn="fordi", en="because")
WORDS = RuleText(wrong=WHY, why=WHY, do=WHY)
DAY = date(2026, 3, 1)
ONE = timedelta(days=1)
EVENING, MIDNIGHT = datetime(2026, 2, 28, 22, 59, tzinfo=UTC), datetime(2026, 2, 28, 23, 0, tzinfo=UTC)
OURS = Source(design=True)
RULES: dict[str, Any] = {"checks": CHECKS, "reading_checks": READING_CHECKS, "obligations": OBLIGATIONS}


def there(*what: Any, **fields: Any) -> Rulebook:
    """A municipality with some differences and rules of its own."""
    differences = [each if isinstance(each, Difference) else Difference(what=each, because=WHY) for each in what]
    return Rulebook.of(Profile(name="there", label=WHY, differences=differences, **fields))


def _always(situation: Situation) -> Breach | None:
    return Breach()


def _short(situation: Situation, event: MeetingCalled) -> Breach | None:
    if len(event.purpose or "") < 20:
        return Breach(remedies=(ChangeProposal(asks=("purpose",)),))
    return None


def _long(situation: Situation, event: MeetingCalled) -> Breach | None:
    if len(event.purpose or "") > 5:
        return Breach(remedies=(ChangeProposal(asks=("purpose",)),))
    return None


def _owed(setting: Setting) -> Owing | None:
    return Owing(who=NURSE, position=1, due=date(2026, 1, 31), overdue=setting.day > date(2026, 1, 31))


OLD = ContentCheck(
    code="there.purpose", source=OURS, governs=(MeetingCalled,), judge=_short, text=WORDS, last_day=DAY - ONE
)
NEW = ContentCheck(code="there.purpose", source=OURS, governs=(MeetingCalled,), judge=_long, text=WORDS, first_day=DAY)
OWED = Obligation(
    code="there.owed",
    source=OURS,
    opened_by=(MeetingCalled,),
    settled_by=(RoutineFollowed,),
    owed=_owed,
    first_day=DAY,
    text=WORDS,
)


class TestVersions:
    """Two versions of one rule stand side by side, each in force on its own days."""

    book = there(checks=[OLD, NEW], obligations=[OWED])

    @pytest.mark.parametrize(("moment", "version"), [(EVENING, OLD), (MIDNIGHT, NEW)])
    def test_the_one_of_the_day_is_in_force_and_the_other_not(self, moment: datetime, version: Any) -> None:
        """Until midnight where the municipality is, and from it."""
        assert [each for each in self.book.at(moment).checks if each.code == "there.purpose"] == [version]

    def test_an_event_is_judged_by_its_own_time(self) -> None:
        """However late it is written down, and whatever was asked before."""
        life = Life(there()).established()
        long = life.make(MeetingCalled, **life.calling(purpose="a good long purpose indeed"))
        short = life.make(MeetingCalled, **life.calling(purpose="brief"))

        for event, before, after in ((long, False, True), (short, True, False)):
            for moment, refused in ((EVENING, before), (MIDNIGHT, after)):
                verdict = self.book.assess(life.state, event.but(at=moment, recorded_at=MIDNIGHT + 3 * ONE))
                assert ("there.purpose" in verdict.codes) is refused

    def test_an_audit_of_a_record_that_spans_the_day_judges_each_event_by_its_own(self) -> None:
        """A call that was in order then stays so, and the same call is a breach later."""
        life = Life(there()).established()
        long = "a good long purpose indeed"
        early = life.calling(purpose=long, days=7)
        life.do(MeetingCalled, **early)
        life.until(MIDNIGHT)
        life.do(MeetingCalled, **life.calling("m-2", purpose=long))
        life.do(MeetingCalled, **life.calling("m-3", purpose="brief"))
        report = self.book.audit(life.events, life.now)

        assert [each.event for each in report.refused] == [life.events[-2].id]
        assert [each.duty.code for each in report.owed].count("there.owed") == 1

    @pytest.mark.parametrize(("moment", "owed"), [(EVENING, False), (MIDNIGHT, True)])
    def test_a_duty_is_owed_on_its_own_days(self, moment: datetime, owed: bool) -> None:
        """Not before the first."""
        life = Life(there()).established()

        assert ("there.owed" in {each.code for each in self.book.duties(life.state, moment)}) is owed

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"last_day": DAY}, {"first_day": DAY}),
            ({"last_day": None}, {"first_day": DAY}),
            ({"first_day": DAY, "last_day": DAY}, {"first_day": None}),
            ({"first_day": None, "last_day": None}, {"first_day": None, "last_day": None}),
        ],
    )
    def test_two_versions_on_one_day_are_refused(self, one: dict[str, Any], other: dict[str, Any]) -> None:
        """Nobody could say which counts."""
        with pytest.raises(InvalidPolicy, match=r"the code 'there\.purpose' is used twice") as caught:
            there(checks=[attrs.evolve(OLD, **one), attrs.evolve(NEW, **other)])

        assert caught.value.key == "rules"

    def test_a_rule_whose_last_day_never_comes_makes_no_new_edition(self) -> None:
        """The last day there is."""
        book = there(checks=[attrs.evolve(OLD, last_day=date.max)])

        assert book.at(EVENING) == book.at(MIDNIGHT)
        assert book.at(EVENING).last_day is None

    def test_an_edition_knows_its_days(self) -> None:
        """First and last inside; from of old, and until further notice, where there is none."""
        old, new = self.book.at(EVENING), self.book.at(MIDNIGHT)

        assert (old.first_day, old.last_day) == (None, DAY - ONE)
        assert (new.first_day, new.last_day) == (DAY, None)


class TestEditions:
    """An edition begins on every day on which the policy, the law or a rule changes."""

    def test_days_of_policy_law_and_rules_make_one_row(self) -> None:
        """Each day once, and none before the first policy."""
        law: Dated[int] = Dated("frame.full_age", [(None, 18), (date(2028, 1, 1), 18)])
        policy = Policy(frame=attrs.evolve(NORWAY, full_age=law))
        dated: Dated[Policy] = Dated("ours", [(date(2025, 1, 1), policy), (DAY, policy)])
        older = attrs.evolve(NEW, code="there.old", first_day=date(2020, 1, 1))
        made = editions(dated, **{**RULES, "checks": (*CHECKS, OLD, NEW, older)})

        assert [day for day, _ in made.versions] == [date(2025, 1, 1), DAY, date(2028, 1, 1)]
        with pytest.raises(NotInForce, match="'ours' has no value in force on 2024-12-31"):
            made.at(date(2024, 12, 31))

    def test_each_ends_on_the_day_before_the_next_begins(self) -> None:
        """No day is of two of them or of none, and the last holds until further notice."""
        day = ONE + DAY
        dated: Dated[Policy] = Dated("ours", [(None, Policy()), (DAY, Policy()), (day, Policy())])
        made = [each for _, each in editions(dated, **RULES).versions]

        assert [(each.first_day, each.last_day) for each in made] == [(None, DAY - ONE), (DAY, DAY), (day, None)]

    def test_editions_with_the_same_rules_are_equal_whatever_their_days(self) -> None:
        """Also where the policy makes rules of its own: a point of the routine, and a gate."""
        points = [
            RoutinePoint(code=f"there.{when}", what=WHY, when=when, event="meeting-called", effect=Effect.WARNS)
            for when in When
        ]
        policy = Policy(routine=points, gates=[Gate(duty="minutes.written", event="goal-set")])
        one, other = (edition(day, None, policy, **RULES) for day in (None, DAY))

        assert one == other
        assert one != edition(None, None, attrs.evolve(policy, gates=()), **RULES)
        assert one != edition(None, None, policy, **{**RULES, "checks": CHECKS[1:]})

    def test_what_the_law_does_not_allow_on_a_later_day_is_refused_now(self) -> None:
        """The policy holds on while the law changes under it."""
        law: Dated[int] = Dated("frame.parents_consent_at_least_until", [(None, 16), (DAY, 17)])
        frame = attrs.evolve(NORWAY, parents_consent_at_least_until=law)

        with pytest.raises(
            InvalidPolicy, match="17 to 18 from 2026-03-01: pasient- og brukerrettighetsloven § 4-4"
        ) as caught:
            Rulebook.under(Policy(frame=frame))
        assert caught.value.key == "consent.parents_until"
        assert Rulebook.under(
            Dated("ours", [(None, Policy(frame=frame)), (DAY, Policy(frame=frame, parents_consent_until=17))])
        )

    def test_a_frame_that_asks_for_every_parent_or_a_last_day_is_kept(self) -> None:
        """The refusal names the frame and the provision."""
        strict = attrs.evolve(
            NORWAY,
            name="strict",
            one_parent_may_be_enough=Dated.always("frame.one_parent_may_be_enough", value=False),
            consent_is_time_limited=Dated.always("frame.consent_is_time_limited", value=True),
        )
        right = Policy(frame=strict, consent_last_day_required=True)

        assert Rulebook.under(right)
        for wrong, key in (
            (attrs.evolve(right, one_parent_enough_for_cooperation=True), "consent.one_parent_enough_for_cooperation"),
            (Policy(frame=strict), "consent.last_day_required"),
        ):
            with pytest.raises(InvalidPolicy, match="the legal frame 'strict' asks for") as caught:
                Rulebook.under(wrong)
            assert caught.value.key == key


class TestLaw:
    """The frame says which provision a ground is, and the edition carries it."""

    provision = LawReference(act="the new act", section="9", mark=Mark.CONFIRMED)

    def framed(self, ground: Ground, *versions: Any) -> LegalFrame:
        grounds: dict[Ground, Any] = {**NORWAY.grounds, ground: Dated(f"frame.grounds.{ground}", versions)}
        return attrs.evolve(NORWAY, name="made-up", grounds=grounds)

    def test_every_source_has_the_provisions_of_the_day(self) -> None:
        """Checks, reading checks and obligations, both sides of the day."""
        old = NORWAY.provisions(Ground.RELEASE, DAY)
        frame = self.framed(Ground.RELEASE, (None, old), (DAY, (self.provision,)))
        book = Rulebook.under(Policy(frame=frame))
        for moment, law in ((EVENING, old), (MIDNIGHT, (self.provision,))):
            here = book.at(moment)
            resting = [each for each in (*here.checks, *here.reading_checks) if Ground.RELEASE in each.source.grounds]
            assert len(resting) > 5
            assert all(set(law) <= set(each.source.law) for each in resting)
        assert not any(set(old) & set(each.source.law) for each in book.at(MIDNIGHT).checks)

    def test_without_a_provision_the_law_s_floor_is_the_guideline_s(self) -> None:
        """From the day on which the law no longer says so, a municipality may choose, and not before."""
        frame = self.framed(Ground.PARTICIPATION, (None, NORWAY.provisions(Ground.PARTICIPATION, DAY)), (DAY, ()))
        softer = Policy(frame=frame, weights=[Weight(code="assessment.user-takes-part", effect=Effect.WARNS)])
        plain = Policy(frame=frame)

        def floor(moment: datetime) -> Floor:
            here = Rulebook.under(plain).at(moment)
            return next(each.floor for each in here.checks if each.code == "assessment.user-takes-part")

        assert (floor(EVENING), floor(MIDNIGHT)) == (Floor.LAW, Floor.GUIDELINE)
        assert Rulebook.under(Dated("ours", [(None, plain), (DAY, softer)]))
        with pytest.raises(InvalidPolicy, match="because the law needs it: pasient- og brukerrettighetsloven § 3-1"):
            Rulebook.under(softer)

    def test_a_floor_of_law_without_a_ground_stays(self) -> None:
        """It rests on the statement alone, in every country."""
        here = Rulebook.standard().at(MIDNIGHT)

        assert next(each.floor for each in here.checks if each.code == "error.whose-word") is Floor.LAW


class TestWeights:
    """A municipality makes a rule harder or softer, and nothing it does hinders a no."""

    def test_a_check_and_a_reading_check_have_the_effect_they_are_given(self) -> None:
        """And one that is not asked is not there."""
        book = there(
            Weight(code="group.size", effect=Effect.BLOCKS),
            Weight(code="establish.trusted-person", effect=Effect.WARNS),
            Weight(code="meeting.users-voice", effect=None),
            Weight(code="role.read", effect=None),
        )
        here = book.at(MIDNIGHT)
        effects = {each.code: each.effect for each in (*here.checks, *here.reading_checks)}

        assert effects["group.size"] is Effect.BLOCKS
        assert effects["establish.trusted-person"] is Effect.WARNS
        assert {"meeting.users-voice", "role.read"} & set(effects) == set()
        assert len(effects) == len(CHECKS) + len(READING_CHECKS) - 2

    def test_as_it_is_is_no_softening(self) -> None:
        """What the law needs can be written out as it stands."""
        [check] = [each for each in CHECKS if each.code == "meeting.agency-in-room-covered"]

        assert there(Weight(code=check.code, effect=check.effect)).at(MIDNIGHT).policy.weights

    def test_a_point_of_the_routine_is_weighed_like_a_rule(self) -> None:
        """By its own code."""
        point = RoutinePoint(code="there.leader", what=WHY, when=When.BEFORE, event="group-ended")
        life = Life(there(point)).established()
        event = life.make(GroupEnded)
        lighter = there(point, Weight(code="there.leader", effect=Effect.INFORMS))

        assert blocks(life.book.assess(life.state, event), "there.leader")
        assert found(lighter.assess(life.state, event), "there.leader").effect is Effect.INFORMS
        with pytest.raises(InvalidPolicy, match="there is no such check"):
            there(Weight(code="there.leader", effect=None))

    @pytest.mark.parametrize("code", ["access.other-basis", "consent.other-basis"])
    @pytest.mark.parametrize("effect", [Effect.WARNS, Effect.BLOCKS])
    def test_what_tells_of_another_legal_basis_is_never_made_a_hindrance(self, code: str, effect: Effect) -> None:
        """The library answers on consent; it never says that sharing on another basis is forbidden."""
        with pytest.raises(InvalidPolicy, match="it tells what the law allows") as caught:
            there(Weight(code=code, effect=effect))
        assert caught.value.key == f"rules.effects.{code}"

    def test_a_family_that_wants_no_group_is_heard_also_there(self) -> None:
        """Stopping the preparation is a no too, and can be written late."""
        book = there(
            Weight(code="record.late", effect=Effect.BLOCKS),
            Choice(key="record.late_registration", value=Span(days=7)),
        )
        life = Life().need().assessed()
        stop = life.make(PreparationStopped, MUM)
        assert book.assess(life.state, stop.but(recorded_at=stop.at + 40 * ONE)).permitted

    def test_no_rule_of_ones_own_keeps_the_user_from_the_minutes(self) -> None:
        """Whoever else it bars, the user reads always."""

        def nobody(setting: Setting, reading: Reading) -> Breach | None:
            return Breach()

        rule = ReadingCheck(
            code="there.nobody",
            source=Source(design=True),
            judge=nobody,
            text=RuleText(wrong=WHY, why=WHY, do=WHY),
        )
        book = Rulebook.of(Profile(name="there", label=WHY, reading_checks=[rule]))
        life = Life().established().met()
        assert book.may_read(life.state, USER, "m-1", life.now).permitted
        assert book.may_read(life.state, NURSE, "m-1", life.now).codes == ("there.nobody",)

    @pytest.mark.parametrize("days", [0, 40])
    def test_a_no_is_in_order_also_where_everything_that_can_be_is_raised(self, days: int) -> None:
        """Every check that warns or informs blocks there, and still none stops a no, also when it is written late."""
        light = [each for each in CHECKS if each.effect is Effect.WARNS or each.floor is not Floor.LAW]
        light = [each for each in light if each.effect is not Effect.BLOCKS]
        book = there(
            *(Weight(code=each.code, effect=Effect.BLOCKS) for each in light),
            Choice(key="record.late_registration", value=Span(days=7)),
        )
        life = Life().established()
        noes = [
            life.make(ConsentRefused, MUM, grantor=MUM, items=()),
            life.make(ConsentWithdrawn, MUM, grantor=MUM, items=()),
            life.make(ConsentNarrowed, MUM, grantor=MUM, agency=HEALTH, kinds={"health"}),
            life.make(ObjectionRecorded, TEACHER, objection="o-1", party=TEACHER),
            life.make(AccessRestricted, NURSE, party=TEACHER, basis="b-1"),
            life.make(EndingDecided, MUM, reason=EndingReason.USERS_WISH),
            life.make(ParticipantLeft, MUM, party=MUM),
            life.make(MemberLeft, TEACHER, party=TEACHER),
        ]

        assert {type(each) for each in noes} == set(NEVER_HINDERED) - {PreparationStopped}
        assert {each.code for each in light if set(each.governs) & set(NEVER_HINDERED)} == {
            "record.late",
            "record.leap",
        }
        for event in noes:
            verdict = book.assess(life.state, event.but(recorded_at=event.at + days * ONE))
            assert verdict.permitted
            assert verdict.codes == (("record.late",) if days else ())
        late = life.make(PlanReferred, plan="d-ip")
        assert blocks(book.assess(life.state, late.but(recorded_at=late.at + 40 * ONE)), "record.late")

    def test_an_own_rule_raised_by_a_profile_on_top_does_not_hinder_one_either(self) -> None:
        """It warns of a no, and blocks the rest."""
        rule = StandingCheck(
            code="region.careful",
            effect=Effect.WARNS,
            source=OURS,
            governs=(ConsentWithdrawn, GoalSet),
            judge=_always,
            text=WORDS,
        )
        region = Profile(name="region", label=WHY, checks=[rule])
        book = there(Weight(code="region.careful", effect=Effect.BLOCKS), baseline=region)
        life = Life().established()

        assert warns(book.assess(life.state, life.make(ConsentWithdrawn, MUM, grantor=MUM, items=())), "region.careful")
        assert blocks(book.assess(life.state, life.make(GoalSet, goal="go-1")), "region.careful")


class TestDuties:
    """A duty that is not owed is not owed, and one that soundness needs always is."""

    def test_what_is_not_owed_is_gone(self) -> None:
        """Only that."""
        here = there(NotOwed(code="goals.set")).at(MIDNIGHT)

        assert {each.code for each in OBLIGATIONS} - {each.code for each in here.obligations} == {"goals.set"}

    def test_what_soundness_needs_is_owed_everywhere(self) -> None:
        """The refusal says why."""
        with pytest.raises(InvalidPolicy, match="the record would not hold together without it: B10") as caught:
            there(NotOwed(code="coordinator.new"))

        assert caught.value.key == "duties.unowed.coordinator.new"


class TestGate:
    """A gate names an event, a duty in force, and the way out."""

    def test_a_duty_that_is_not_in_force_is_refused(self) -> None:
        """Misspelt, not owed here, or not owed yet."""
        gate = Gate(duty="goals.set", event="meeting-called")
        unheard_of, later = (attrs.evolve(gate, duty=each) for each in ("goals.sat", "there.owed"))
        for wrong in ((gate, NotOwed(code="goals.set")), (unheard_of,), (later,)):
            with pytest.raises(InvalidPolicy, match="there is no duty") as caught:
                there(*wrong, obligations=[OWED])
            assert caught.value.key == f"duties.gates.{wrong[0].duty}.meeting-called"
        late = Difference(what=later, because=WHY, first_day=DAY)
        assert there(late, obligations=[OWED])

    @pytest.mark.parametrize(
        ("duty", "event"), [("minutes.written", "minutes-written"), ("minutes.written", "consent-given")]
    )
    def test_what_settles_the_duty_and_what_restores_consent_never_wait(self, duty: str, event: str) -> None:
        """Otherwise there would be no way out."""
        with pytest.raises(InvalidPolicy, match=f"'{event}' is never made to wait for '{duty}'"):
            there(Gate(duty=duty, event=event))

    def test_each_way_out_names_what_it_is_about(self) -> None:
        """The minutes to share and with whom, the minutes to read and by whom, and the point of the routine."""
        point = RoutinePoint(
            code="there.filed", what=WHY, when=When.AFTER, event="group-established", within=Span(days=7)
        )
        duties = ("minutes.shared", "minutes.read", "there.filed", "goals.set")
        book = there(
            point,
            *(Gate(duty=each, event="plan-referred") for each in duties),
            Choice(key="minutes.sharing_deadline", value=Span(days=1)),
        )
        life = Life(book).established()
        life.call()
        life.open()
        life.end()
        life.write()
        life.wait(days=10)
        first = life.ask(PlanReferred, plan="d-ip")
        life.share()
        life.call("m-2")
        life.open("m-2")
        life.end("m-2")
        second = life.ask(PlanReferred, plan="d-ip")

        shares = self.steps(first, MinutesShared)
        assert {next(iter(each["recipients"])) for each in shares} >= {NURSE, MUM}
        assert {each["meeting"] for each in shares} == {"m-1"}
        assert self.steps(first, RoutineFollowed) == [{"routine": frozenset({"there.filed"})}]
        assert {"meeting": "m-1", "party": NURSE} in self.steps(second, MinutesAcknowledged)
        assert self.steps(second, GoalSet) == [{}]

    def steps(self, verdict: Any, kind: type[Event]) -> list[dict[str, Any]]:
        """The fields of the ways out of one kind that the gates offer."""
        ways = [way for each in verdict.findings if each.code == GATE_CODE for way in each.remedies]
        steps = [step for way in ways if isinstance(way, DoFirst) for step in way.steps]
        return [dict(step.fields) for step in steps if step.kind == kind.tag]


class TestAdvancing:
    """An edition refuses what its own rules refuse."""

    def test_a_refusal_under_an_own_rule_carries_it(self) -> None:
        """The exception has the verdict of the day."""
        book = there(checks=[OLD, NEW])
        life = Life().established()
        event = life.make(MeetingCalled, **life.calling(purpose="brief"))

        with pytest.raises(RuleViolation) as caught:
            book.advance(life.state, event)
        assert caught.value.verdict.blocking[0].code == "there.purpose"
        assert way_out(caught.value.verdict, "there.purpose", ChangeProposal).asks == ("purpose",)


def _whose(setting: Setting, reading: Reading) -> Breach | None:
    return Breach(facts=(Fact(subject=reading.party, about=setting.group.user.id),))


def _unanswered(setting: Setting) -> Owing | None:
    return Owing(who=NURSE, position=1, subject="o-1", overdue=True)


def _unshared(setting: Setting) -> Owing | None:
    return Owing(who=NURSE, position=1, subject="m-1", overdue=True)


class TestRulesOfOnesOwn:
    """What a municipality writes itself is asked, waited for and settled like the library's rules."""

    def test_a_reading_rule_is_asked_about_the_reading(self) -> None:
        """With the group and the reading as they are, and never about the user."""
        rule = ReadingCheck(code="there.reading", source=OURS, judge=_whose, text=WORDS)
        book = there(reading_checks=[rule])
        life = Life().established().met()

        finding = found(book.may_read(life.state, TEACHER, "m-1", life.now), "there.reading")
        assert [(fact.subject, fact.about) for fact in finding.facts] == [(TEACHER, USER)]
        assert "there.reading" not in book.may_read(life.state, USER, "m-1", life.now).codes

    @pytest.mark.parametrize(
        ("owed", "settled_by", "fields"),
        [
            (_unanswered, ObjectionAnswered, {"objection": "o-1"}),
            (_unshared, MinutesShared, {"meeting": "m-1"}),
        ],
    )
    def test_a_gate_tells_what_settles_the_duty(self, owed: Any, settled_by: Any, fields: dict[str, Any]) -> None:
        """The event about what the duty is about, and to nobody where it is owed to nobody in particular."""
        duty = Obligation(
            code="there.owed",
            source=OURS,
            opened_by=(ObjectionRecorded,),
            settled_by=(settled_by,),
            owed=owed,
            text=WORDS,
        )
        book = there(Gate(duty="there.owed", event="goal-set"), obligations=[duty])
        life = Life().established()
        verdict = book.assess(life.state, life.make(GoalSet, goal="g-1"))

        (step,) = way_out(verdict, GATE_CODE, DoFirst).steps
        assert (step.kind, dict(step.fields)) == (settled_by.tag, fields)

    def test_a_rule_that_the_law_needs_names_what_it_rests_on(self) -> None:
        """Every statement, where no provision is named."""
        source = Source(statements=("B3", "B25"))
        rule = StandingCheck(
            code="there.law", source=source, governs=(GoalSet,), judge=_always, floor=Floor.LAW, text=WORDS
        )
        with pytest.raises(InvalidPolicy, match=r"because the law needs it: B3, B25$"):
            there(Weight(code="there.law", effect=Effect.WARNS), checks=[rule])
