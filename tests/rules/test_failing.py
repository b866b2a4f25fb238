"""A municipality's own rule that gives no answer."""

from __future__ import annotations

from typing import Any

import pytest

from ansvar_core import (
    Because,
    Breach,
    ConsentWithdrawn,
    ContentCheck,
    DoFirst,
    Effect,
    Fact,
    GoalSet,
    MinutesShared,
    Nothing,
    Obligation,
    Owing,
    Profile,
    ReadingCheck,
    Rulebook,
    RuleText,
    Source,
    StandingCheck,
    Step,
    Text,
)
from support.found import blocks, found, informs, warns, way_out
from support.life import MUM, NURSE, USER, Life

WORDS = Text(nb="ord", nn="ord", en="words")
OWN: dict[str, Any] = {"source": Source(design=True), "text": RuleText(wrong=WORDS, why=WORDS, do=WORDS)}


def _lacks(*_: object) -> Any:
    raise LookupError("p-mum has measles")


def _answers_yes(*_: object) -> Any:
    return True


def _dreams(*_: object) -> Breach:
    return Breach(remedies=(DoFirst(steps=(Step(kind="goal-dreamt"),)),))


def town(**rules: Any) -> Rulebook:
    return Rulebook.of(Profile(name="town", label=WORDS, **rules))


class TestFailed:
    """A rule of somebody's own that raises, or says what is no answer, is told with its code (design, own decision)."""

    code = "rule.failed"

    @pytest.mark.parametrize("judge", [_lacks, _answers_yes, _dreams])
    def test_as_hard_as_the_rule(self, judge: Any) -> None:
        """One that blocks fails closed, and one that warns warns."""
        for effect, told in ((Effect.BLOCKS, blocks), (Effect.WARNS, warns), (Effect.INFORMS, informs)):
            rule = ContentCheck(code="town.goal", effect=effect, governs=(GoalSet,), judge=judge, **OWN)
            verdict = Life(town(checks=[rule])).need().assessed().ask(GoalSet, goal="go-1", text="a goal")
            assert told(verdict, self.code)
            assert found(verdict, self.code).facts == (Fact(about="town.goal"),)

    def test_whom_to_tell(self) -> None:
        """Nothing that is recorded puts it right: whoever keeps the rules has to."""
        rule = StandingCheck(code="town.goal", governs=(GoalSet,), judge=_lacks, **OWN)
        verdict = Life(town(checks=[rule])).need().ask(GoalSet, goal="go-1", text="a goal")
        assert way_out(verdict, self.code, Nothing).because is Because.RULE_IS_BROKEN

    def test_never_in_the_way_of_a_no(self) -> None:
        """A withdrawal is permitted, and that the rule failed is told beside it."""
        rule = ContentCheck(code="town.no", effect=Effect.WARNS, governs=(ConsentWithdrawn,), judge=_lacks, **OWN)
        verdict = Life(town(checks=[rule])).established().ask(ConsentWithdrawn, MUM, grantor=MUM)
        assert verdict.permitted
        assert informs(verdict, self.code)

    def test_no_reading_on_the_word_of_a_broken_rule(self) -> None:
        """It is a no, except to the user."""
        rule = ReadingCheck(code="town.reading", effect=Effect.WARNS, judge=_lacks, **OWN)
        life, book = Life().established().met(), town(reading_checks=[rule])
        assert blocks(book.may_read(life.state, NURSE, "m-1", life.now), self.code)
        shared = life.make(MinutesShared, meeting="m-1", recipients={NURSE})
        assert blocks(book.assess(life.state, shared), self.code)
        own = book.may_read(life.state, USER, "m-1", life.now)
        assert own.permitted
        assert informs(own, self.code)

    def test_a_duty_that_nobody_knows_of(self) -> None:
        """Shown under its own code, and an audit warns of it."""
        rule = Obligation(code="town.owed", opened_by=(GoalSet,), settled_by=(GoalSet,), owed=_lacks, **OWN)
        life = Life(town(obligations=[rule])).need()
        (duty,) = life.duties("town.owed")
        assert (duty.who, duty.due, duty.overdue, duty.unknown) == (None, None, False, True)
        (judged,) = life.book.audit(life.events, life.now).judged
        assert (judged.finding.code, judged.finding.effect) == (self.code, Effect.WARNS)

    def test_a_rule_that_answers_is_not_told(self) -> None:
        """What it says is told as it says it."""
        rule = ContentCheck(code="town.goal", governs=(GoalSet,), judge=lambda *_: Breach(), **OWN)
        owed = Obligation(
            code="town.owed",
            opened_by=(GoalSet,),
            settled_by=(GoalSet,),
            owed=lambda _: Owing(who=NURSE, position=1),
            **OWN,
        )
        life = Life(town(checks=[rule], obligations=[owed])).need().assessed()
        assert self.code not in life.ask(GoalSet, goal="go-1", text="a goal").codes
        assert [duty.unknown for duty in life.duties("town.owed")] == [False]
