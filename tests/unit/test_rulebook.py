"""The rulebook: what does not go together is refused, and every question goes through it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

from ansvar_core import (
    NORWAY,
    Dated,
    Effect,
    Event,
    Fact,
    Gate,
    GoalSet,
    GroupStatus,
    InvalidPolicy,
    LegalFrame,
    MeetingCalled,
    NeedSeen,
    NotInForce,
    Place,
    PlanReferred,
    Policy,
    RoutinePoint,
    Rulebook,
    RuleText,
    RuleViolation,
    Source,
    Span,
    Text,
    Topic,
    Weight,
    When,
    WorkDone,
)
from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.rules.base import Breach, ContentCheck, Obligation, Situation, StandingCheck
from support.life import Life
from support.samples import sample, world

BOOK = Rulebook.standard()
WORDS = RuleText(
    wrong=Text(nb="galt", nn="gale", en="wrong"),
    why=Text(nb="hvorfor", nn="kvifor", en="why"),
    do=Text(nb="gjør", nn="gjer", en="do"),
)


def _always(situation: Situation) -> Breach | None:
    return Breach()


def _on_day(situation: Situation, event: WorkDone) -> Breach | None:
    if event.work == "w-reading":
        return Breach()
    return None


STANDING = StandingCheck(
    code="own.standing",
    effect=Effect.INFORMS,
    source=Source(design=True),
    governs=(WorkDone,),
    judge=_always,
    text=WORDS,
)
CONTENT = ContentCheck(code="own.content", source=Source(design=True), governs=(WorkDone,), judge=_on_day, text=WORDS)

OWED = Obligation(
    code="own.owed", source=Source(design=True), opened_by=(GoalSet,), settled_by=(WorkDone,), owed=lambda _: None
)
POINT = RoutinePoint(
    code="minutes.written", what=Text(nb="skrevet", nn="skrive", en="written"), when=When.IN, event="goal-set"
)


class TestMaking:
    """What does not go together is refused when the rulebook is made."""

    @pytest.mark.parametrize(
        "rules",
        [
            {"checks": (STANDING, STANDING)},
            {"checks": (STANDING, attrs.evolve(CONTENT, code="own.standing"))},
            {"checks": (attrs.evolve(STANDING, code=BOOK.reading_checks[0].code),)},
            {"obligations": (BOOK.obligations[0], BOOK.obligations[0])},
        ],
    )
    def test_a_code_that_is_used_twice_is_refused(self, rules: dict[str, Any]) -> None:
        """A finding must be one rule's."""
        with pytest.raises(InvalidPolicy, match="is used twice") as caught:
            Rulebook(**rules)

        assert caught.value.key == "rules"

    def test_two_versions_of_a_rule_follow_each_other(self) -> None:
        """A code can be used again from the day after its last, and not on a day before."""
        old = attrs.evolve(STANDING, last_day=date(2026, 12, 31))
        new = attrs.evolve(STANDING, first_day=date(2027, 1, 1), effect=Effect.WARNS)

        assert Rulebook(checks=(*BOOK.checks, old, new))
        with pytest.raises(InvalidPolicy, match=r"'own\.standing' is used twice"):
            Rulebook(checks=(*BOOK.checks, old, attrs.evolve(new, first_day=date(2026, 12, 31))))

    @pytest.mark.parametrize("rules", [{"checks": (attrs.evolve(STANDING, text=None),)}, {"obligations": (OWED,)}])
    def test_an_own_rule_without_words_is_refused(self, rules: dict[str, Any]) -> None:
        """A caseworker must be able to read whatever is answered."""
        with pytest.raises(InvalidPolicy, match="needs its text in three languages") as caught:
            Rulebook(**rules)

        assert caught.value.key in ("own.standing", "own.owed")

    @pytest.mark.parametrize("kind", NEVER_HINDERED)
    def test_an_own_rule_in_the_way_of_a_no_is_refused(self, kind: type[Event]) -> None:
        """A rule of one's own may warn about a withdrawal, a refusal or the decision to end, and never stop it."""
        stops = attrs.evolve(STANDING, governs=(WorkDone, kind), effect=Effect.BLOCKS)

        assert Rulebook(checks=(*BOOK.checks, attrs.evolve(stops, effect=Effect.WARNS)))
        with pytest.raises(InvalidPolicy, match=f"nothing may stand in the way of '{kind.tag}'") as caught:
            Rulebook(checks=(*BOOK.checks, stops))
        assert caught.value.key == "own.standing"

    @pytest.mark.parametrize(
        ("choices", "key"),
        [
            ({"weights": [Weight(code="unheard.of", effect=None)]}, "rules.effects.unheard.of"),
            ({"unowed": {"unheard.of"}}, "duties.unowed.unheard.of"),
            ({"routine": [POINT]}, "routine.points.minutes.written"),
        ],
    )
    def test_a_choice_about_a_rule_that_is_not_there_is_refused(self, choices: dict[str, Any], key: str) -> None:
        """A misspelt code would otherwise change nothing; and a point of the routine is not a rule of the library."""
        with pytest.raises(InvalidPolicy) as caught:
            Rulebook.under(Policy(**choices))

        assert caught.value.key == key

    @pytest.mark.parametrize(
        ("duty", "event", "problem"),
        [
            ("unheard.of", "meeting-called", "there is no duty 'unheard.of'"),
            (BOOK.obligations[0].code, "unheard-of", "there is no event 'unheard-of'"),
        ],
    )
    def test_a_gate_between_unknown_things_is_refused(self, duty: str, event: str, problem: str) -> None:
        """A misspelt code would otherwise never close."""
        with pytest.raises(InvalidPolicy, match=problem) as caught:
            Rulebook.under(Policy(gates=[Gate(duty=duty, event=event)]))

        assert caught.value.key.startswith("duties.gates")

    @pytest.mark.parametrize("event", ["consent-withdrawn", "consent-given", "ending-decided", "minutes-written"])
    def test_a_gate_before_consent_the_end_or_the_way_out_is_refused(self, event: str) -> None:
        """Withdrawing, ending and settling the duty itself are never made to wait."""
        with pytest.raises(InvalidPolicy, match="is never made to wait"):
            Rulebook.under(Policy(gates=[Gate(duty="minutes.written", event=event)]))

    @pytest.mark.parametrize(
        ("youth", "parents", "key", "allowed"),
        [
            (14, 16, "consent.youth_own_age", "15 to 16: pasient- og brukerrettighetsloven § 4-3 (analogy)"),
            (17, 17, "consent.youth_own_age", "15 to 16: pasient- og brukerrettighetsloven § 4-3 (analogy)"),
            (15, 15, "consent.parents_until", "16 to 18: pasient- og brukerrettighetsloven § 4-4 (analogy)"),
            (16, 19, "consent.parents_until", "16 to 18: pasient- og brukerrettighetsloven § 4-4 (analogy)"),
        ],
    )
    def test_an_age_outside_the_legal_frame_is_refused(self, youth: int, parents: int, key: str, allowed: str) -> None:
        """No municipality can choose it, and the error names what is allowed, the provision, and its mark."""
        with pytest.raises(InvalidPolicy) as caught:
            Rulebook.under(Policy(youth_consents_from=youth, parents_consent_until=parents))

        assert caught.value.key == key
        assert str(caught.value) == f"{key}: the legal frame 'norway' allows {allowed}"

    @pytest.mark.parametrize(("youth", "parents"), [(15, 16), (16, 16), (15, 18), (16, 18)])
    def test_the_edges_of_the_frame_are_inside(self, youth: int, parents: int) -> None:
        """Both ends of both ages."""
        assert Rulebook.under(Policy(youth_consents_from=youth, parents_consent_until=parents))

    def test_another_country_is_another_frame(self) -> None:
        """What Norway refuses, another frame allows."""
        frame: LegalFrame = attrs.evolve(
            NORWAY,
            name="elsewhere",
            youth_consents_at_latest=Dated.always("frame.youth_consents_at_latest", 18),
            parents_consent_at_least_until=Dated.always("frame.parents_consent_at_least_until", 18),
        )

        assert Rulebook.under(Policy(frame=frame, youth_consents_from=18, parents_consent_until=18))

    def test_every_version_of_a_dated_policy_is_looked_at(self) -> None:
        """What will be wrong from a day is wrong now."""
        versions = [(None, Policy()), (date(2027, 1, 1), Policy(parents_consent_until=19))]

        with pytest.raises(InvalidPolicy, match="the legal frame 'norway' allows 16 to 18"):
            Rulebook.under(Dated("policy", versions))


class TestAsking:
    """Each question is judged by what is in force then."""

    def test_an_explanation_lists_what_was_asked_and_had_nothing_to_say(self) -> None:
        """The findings are the same, and together they are every rule that governs the event."""
        _, group = world()
        event = sample(MeetingCalled)
        short, long = BOOK.assess(group, event), BOOK.assess(group, event, explain=True)
        governing = {check.code for check in BOOK.checks if MeetingCalled in check.governs}

        assert short.fulfilled == ()
        assert long.findings == short.findings
        assert {each.code for each in long.fulfilled} == governing - set(short.codes)

    def test_own_rules_are_asked_beside_the_librarys(self) -> None:
        """Standing ones and those about what an event says."""
        book = Rulebook(checks=(*BOOK.checks, STANDING, CONTENT))
        _, group = world()

        assert book.assess(group, sample(WorkDone)).codes[-1] == "own.content"
        assert "own.standing" in book.assess(group, sample(WorkDone)).codes
        assert "own.content" not in book.assess(group, sample(WorkDone, work="w-letter")).codes
        assert not any(code.startswith("own.") for code in book.assess(group, sample(MeetingCalled)).codes)

    def test_an_own_rule_brings_its_text_and_an_unknown_code_has_none(self) -> None:
        """A text is never invented."""
        book = Rulebook(checks=(*BOOK.checks, STANDING))

        assert book.text("own.standing") == WORDS
        with pytest.raises(KeyError, match=r"unheard\.of"):
            book.text("unheard.of")

    def test_before_the_first_policy_there_is_no_answer(self) -> None:
        """Asking says so."""
        book = Rulebook.under(Dated("policy", [(date(2030, 1, 1), Policy())]))

        with pytest.raises(NotInForce):
            book.assess(None, sample(NeedSeen))

    @pytest.mark.parametrize(
        ("moment", "place"),
        [
            (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), Place.WORK_MEETING),
            (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), Place.THE_GROUP),
        ],
    )
    def test_a_policy_changes_at_midnight_in_its_own_zone(self, moment: datetime, place: Place) -> None:
        """In Norway the new year begins an hour before it does in UTC."""
        book = Rulebook.under(Dated("policy", [(None, Policy()), (date(2027, 1, 1), Policy(topics_excluded=()))]))

        assert book.route(Topic.TRAINING, moment).place is place


class TestAdvancing:
    """One step, or one evening's steps."""

    def test_it_goes_as_far_as_all_is_in_order_and_says_where_it_is_not(self) -> None:
        """The refusal carries the verdict, the event and its place among those given."""
        events = [each for each in world()[0] if each.tag != "relay-offered"]
        wrong = sample(NeedSeen, id="e-again", at=events[4].at, recorded_at=events[4].at)

        assert BOOK.advance_all(None, events).status is GroupStatus.ESTABLISHED
        with pytest.raises(RuleViolation) as caught:
            BOOK.advance_all(None, [*events[:4], wrong, *events[4:]])
        assert (caught.value.index, caught.value.event_id) == (4, "e-again")
        assert caught.value.verdict == BOOK.assess(BOOK.advance_all(None, events[:4]), wrong)

    def test_one_step_is_the_first_of_one(self) -> None:
        """And refuses with index 0."""
        events = world()[0]

        assert BOOK.advance(None, events[0]) == BOOK.advance_all(None, events[:1])
        with pytest.raises(RuleViolation) as caught:
            BOOK.advance(None, events[1])
        assert caught.value.index == 0

    def test_nothing_from_nothing_is_an_error(self) -> None:
        """Without a group and without events there is no next group."""
        with pytest.raises(ValueError, match="no events and no group"):
            BOOK.advance_all(None, [])

    def test_no_events_leave_the_group_as_it_is(self) -> None:
        """Advancing by nothing is in order."""
        _, group = world()

        assert BOOK.advance_all(group, []) is group

    @pytest.mark.parametrize("event", [sample(WorkDone, group="g-2"), sample(WorkDone, work="w-9")])
    def test_what_cannot_be_placed_is_a_finding_and_no_error(self, event: Event) -> None:
        """Assessing never raises on a well-formed event."""
        verdict = BOOK.assess(world()[1], event)

        assert verdict.codes == ("record.cannot-be-placed",)
        assert not verdict


class TestGate:
    """While a duty is overdue, the event it guards waits."""

    def test_it_closes_when_the_duty_is_overdue_and_opens_when_it_is_settled(self) -> None:
        """It says which duty, and what settles it."""
        policy = Policy(minutes_deadline=Span(days=7), gates=[Gate(duty="minutes.written", event="goal-set")])
        life = Life(Rulebook.under(policy)).established()
        life.call()
        life.open()
        life.end()
        in_time = life.ask(GoalSet, goal="go-1")
        [owed] = life.duties("minutes.written")
        life.wait(days=8)
        [late] = [each for each in life.ask(GoalSet, goal="go-1").findings if each.code == "duty.gate"]
        elsewhere = life.ask(PlanReferred, plan="d-ip")
        life.write()

        assert "duty.gate" not in in_time.codes
        assert late.facts == (Fact(position=owed.position, subject="m-1", about="minutes.written", day=owed.due),)
        assert [step.kind for step in late.remedies[0].steps] == ["minutes-written"]
        assert "duty.gate" not in elsewhere.codes
        assert "duty.gate" not in life.ask(GoalSet, goal="go-1").codes
