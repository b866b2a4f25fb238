"""What others plug in cannot break the answer.

A municipality's own rule never stops a no, and what goes wrong in it is told with its code, by our own error or our own
finding, as early as it can be seen.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, partial, wraps
from itertools import count, cycle
from typing import Any, Final

import attrs
import pytest

from ansvar_core import (
    AnotherActor,
    Because,
    Breach,
    ChangeProposal,
    ConsentWithdrawn,
    ContentCheck,
    Dated,
    DoFirst,
    Effect,
    Event,
    Fact,
    Gate,
    GoalSet,
    HearingManner,
    InvalidPolicy,
    InvalidValue,
    Language,
    MeetingCalled,
    Nothing,
    Obligation,
    Owing,
    Policy,
    Profile,
    ReadingCheck,
    Rulebook,
    RuleText,
    RuleViolation,
    Source,
    StandingCheck,
    Step,
    Text,
    Wait,
    Weight,
    WorkDone,
)
from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.codec.answers import answer_to_json
from ansvar_core.rules.catalogue import CHECKS, LIBRARY, OBLIGATIONS, READING_CHECKS
from support.found import found
from support.life import MUM, NURSE, TEACHER, USER, Life

TOLD_IN_ERROR: Final = "Kari has measles"
FAILED: Final = "rule.failed"
WORDS = Text(nb="ord", nn="ord", en="words")
TEXT = RuleText(wrong=WORDS, why=WORDS, do=WORDS)
OURS = Source(design=True)


def town(**rules: Any) -> Rulebook:
    """The rules of a municipality with rules of its own."""
    return Rulebook.of(Profile(name="town", label=WORDS, **rules))


def content(judge: Any, *governs: type[Event], **more: Any) -> ContentCheck[Any]:
    """A rule of the municipality's own about what an event says."""
    kinds = governs or (MeetingCalled,)
    return ContentCheck(code="town.rule", source=OURS, governs=kinds, judge=judge, text=TEXT, **more)


def standing(judge: Any, *governs: type[Event], **more: Any) -> StandingCheck:
    """A rule of the municipality's own that is asked before there is an event."""
    kinds = governs or (MeetingCalled,)
    return StandingCheck(code="town.rule", source=OURS, governs=kinds, judge=judge, text=TEXT, **more)


def reading(judge: Any, **more: Any) -> ReadingCheck:
    """A rule of the municipality's own about somebody's reading."""
    return ReadingCheck(code="town.rule", source=OURS, judge=judge, text=TEXT, **more)


def owing(owed: Any, **more: Any) -> Obligation:
    """Something that is owed in this municipality alone."""
    fields: dict[str, Any] = {"opened_by": (MeetingCalled,), "settled_by": (GoalSet,), "owed": owed, **more}
    return Obligation(code="town.owed", source=OURS, text=TEXT, **fields)


def _raises(error: Exception) -> Callable[..., Any]:
    def raising(*_: object) -> Any:
        raise error

    return raising


def _deep(*asked: object) -> Any:
    return _deep(*asked)


def _yielded(*_: object) -> Iterator[Breach]:
    yield Breach()


def _asked_of(*steps: Step) -> Breach:
    return Breach(remedies=(DoFirst(steps=steps),))


class _Mood(StrEnum):
    GLAD = "glad"


@attrs.frozen(kw_only=True)
class _OwnBreach(Breach):
    """A breach whose insides nobody knows."""


RAISING: dict[str, Callable[..., Any]] = {
    "divides by zero": lambda *_: 1 // 0,
    "names somebody": _raises(ValueError(TOLD_IN_ERROR)),
    "a key that is not there": lambda *_: dict[str, str]()[TOLD_IN_ERROR],
    "our own error": _raises(InvalidPolicy("x", TOLD_IN_ERROR)),
    "a refusal": _raises(
        RuleViolation(Rulebook.standard().assess(None, Life().make(WorkDone, work="w-1")), TOLD_IN_ERROR)
    ),
    "the end of an iteration": _raises(StopIteration(TOLD_IN_ERROR)),
    "without end": _deep,
    "asserts": _raises(AssertionError(TOLD_IN_ERROR)),
}
ANSWERS: dict[str, Callable[[], Any]] = {
    "text": lambda: TOLD_IN_ERROR,
    "no text": lambda: "",
    "yes": lambda: True,
    "no": lambda: False,
    "a number": lambda: 0,
    "a list of texts": lambda: [TOLD_IN_ERROR],
    "a breach and a text": lambda: (Breach(), TOLD_IN_ERROR),
    "nothing among breaches": lambda: (Breach(), None),
    "a generator": lambda: (Breach() for _ in range(1)),
    "what yields": _yielded,
    "a set": lambda: frozenset({1}),
    "a class": lambda: Breach,
    "not implemented": lambda: NotImplemented,
    "a breach of its own making": _OwnBreach,
}
# What stands in a breach: each is refused when it is made, or else when the rule has said it.
BREACHES: dict[str, Callable[[], Any]] = {
    "one fact alone": lambda: Breach(facts=Fact()),  # type: ignore[arg-type]
    "facts that are text": lambda: Breach(facts=(TOLD_IN_ERROR,)),  # type: ignore[arg-type]
    "a position that is text": lambda: Breach(facts=(Fact(position="4"),)),  # type: ignore[arg-type]
    "a position that is a yes": lambda: Breach(facts=(Fact(position=True),)),
    "a subject that is a number": lambda: Breach(facts=(Fact(subject=4),)),  # type: ignore[arg-type]
    "a subject like an identity number": lambda: Breach(facts=(Fact(subject="010190 12345"),)),
    "a day that is an instant": lambda: Breach(facts=(Fact(day=datetime(2026, 1, 5, tzinfo=UTC)),)),
    "remedies that are text": lambda: Breach(remedies=(TOLD_IN_ERROR,)),  # type: ignore[arg-type]
    "one remedy alone": lambda: Breach(remedies=Nothing(because=Because.NOT_YOURS)),  # type: ignore[arg-type]
    "a floor that is none": lambda: Breach(floor="moral"),  # type: ignore[arg-type]
    "an unknown event": lambda: _asked_of(Step(kind="meeting-dreamt")),
    "an event that is a class": lambda: _asked_of(Step(kind=MeetingCalled)),  # type: ignore[arg-type]
    "a field that the event has not": lambda: _asked_of(Step(kind="goal-set", fields={"mood": 1})),
    "a question the event has not": lambda: _asked_of(Step(kind="goal-set", asks=("mood",))),
    "questions that are one text": lambda: _asked_of(Step(kind="goal-set", asks="goal")),  # type: ignore[arg-type]
    "a value that cannot be written": lambda: _asked_of(Step(kind="goal-set", fields={"goal": object()})),
    "an enumeration of its own": lambda: _asked_of(Step(kind="child-heard", fields={"manner": _Mood.GLAD})),
    "values that cannot be sorted": lambda: _asked_of(Step(kind="goal-set", fields={"goal": frozenset({1, "a"})})),
    "no step": _asked_of,
    "a step that is text": lambda: Breach(remedies=(DoFirst(steps=("goal-set",)),)),  # type: ignore[arg-type]
    "a change of an unknown field": lambda: Breach(remedies=(ChangeProposal(fields={"mood": 1}),)),
    "a question about an unknown field": lambda: Breach(remedies=(ChangeProposal(asks=("mood",)),)),
    "entries of an unknown field": lambda: Breach(remedies=(ChangeProposal(without={"mood": ("a",)}),)),
    "entries that are one text": lambda: Breach(
        remedies=(ChangeProposal(without={"called": "p-1"}),)  # type: ignore[dict-item]
    ),
    "nobody else": lambda: Breach(remedies=(AnotherActor(actors=()),)),
    "somebody who is a number": lambda: Breach(remedies=(AnotherActor(actors=(4,)),)),  # type: ignore[arg-type]
    "an instant without a zone": lambda: Breach(remedies=(Wait(until=datetime(2026, 1, 5)),)),  # noqa: DTZ001
    "an instant that is a day": lambda: Breach(remedies=(Wait(until=date(2026, 1, 5)),)),  # type: ignore[arg-type]
    "a reason that is none": lambda: Breach(remedies=(Nothing(because="never-mind"),)),  # type: ignore[arg-type]
}
WRONG: dict[str, Callable[..., Any]] = {
    **RAISING,
    **{name: lambda *_, _say=say: _say() for name, say in {**ANSWERS, **BREACHES}.items()},
}
OWED: dict[str, Callable[..., Any]] = {
    **RAISING,
    **{name: lambda *_, _say=say: _say() for name, say in ANSWERS.items()},
    "no position": lambda _: Owing(who=NURSE, position=None),  # type: ignore[arg-type]
    "a position that is text": lambda _: Owing(who=NURSE, position="1"),  # type: ignore[arg-type]
    "somebody who is a number": lambda _: Owing(who=4, position=1),  # type: ignore[arg-type]
    "a day that is an instant": lambda _: Owing(who=NURSE, position=1, due=datetime(2026, 1, 5, tzinfo=UTC)),
    "a day that is text": lambda _: Owing(who=NURSE, position=1, due="soon"),  # type: ignore[arg-type]
    "late in words": lambda _: Owing(who=NURSE, position=1, overdue="yes"),  # type: ignore[arg-type]
    "one that is and one that is not": lambda _: (Owing(who=NURSE, position=1), TOLD_IN_ERROR),
}
DAYS: dict[str, Callable[..., Any]] = {
    **RAISING,
    "nothing": lambda _: None,
    "text": lambda _: TOLD_IN_ERROR,
    "instants": lambda _: (datetime(2026, 1, 5, tzinfo=UTC),),
    "the first of all days": lambda _: (date.min,),
    "the last of all days": lambda _: (date.max,),
    "days without end": lambda _: (date(2026, 1, 1) + timedelta(days=each % 900) for each in count()),
}


def each_of(ways: dict[str, Callable[..., Any]]) -> pytest.MarkDecorator:
    """Every way to fail, by its name."""
    return pytest.mark.parametrize("fails", ways.values(), ids=ways)


@cache
def _met() -> Life:
    return Life().established().met()


@pytest.fixture
def told() -> Life:
    """A group that has met, for each test its own: asking moves its clock."""
    return _met().again()


def withdrawal(life: Life) -> Event:
    """A lawful no."""
    made: Event = life.make(ConsentWithdrawn, MUM, grantor=MUM)
    return made


def call(life: Life) -> Event:
    """A call that is in order under the standard rules."""
    made: Event = life.make(MeetingCalled, **life.calling(meeting="m-9"))
    return made


class TestRefusedWhenMade:
    """What could lose an answer is refused before anything is asked."""

    @staticmethod
    def _yields(*_: object) -> Iterator[Breach]:
        yield Breach()

    @staticmethod
    async def _waited_for(*_: object) -> None:
        return None

    @staticmethod
    async def _waited_for_often(*_: object) -> AsyncIterator[Breach]:
        yield Breach()

    class _Yielding:
        def __call__(self, *_: object) -> Iterator[Breach]:
            yield Breach()

        def judge(self, *_: object) -> Iterator[Breach]:
            yield Breach()

        async def later(self, *_: object) -> None:
            return None

    @staticmethod
    def _wrapped(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def inner(*asked: object) -> Any:
            return function(*asked)

        return inner

    @classmethod
    def unfit(cls) -> dict[str, tuple[Any, str]]:
        """Functions that could lose an answer, and a word of why."""
        yielding = cls._Yielding()
        return {
            "yields": (cls._yields, "yields"),
            "yields in a lambda": (lambda *_: (yield Breach()), "yields"),
            "yields in part": (partial(cls._yields, 1), "yields"),
            "yields, bound": (yielding.judge, "yields"),
            "yields when called": (yielding, "yields"),
            "yields, wrapped": (cls._wrapped(cls._yields), "yields"),
            "yields, bound, wrapped, in part": (partial(cls._wrapped(yielding.judge)), "yields"),
            "is waited for": (cls._waited_for, "asynchronous"),
            "is waited for, bound": (yielding.later, "asynchronous"),
            "is waited for often": (cls._waited_for_often, "asynchronous"),
            "nothing": (None, "must be a function"),
            "text": ("judge", "must be a function"),
            "a class": (Breach, "must be a function"),
            "no argument": (lambda: None, "must take"),
            "too many": (lambda a, b, c: None, "must take"),
            "by name alone": (lambda *, situation, event: None, "must take"),
            "one by name besides": (lambda *_, by: None, "must take"),
            "in part, too many": (partial(lambda a, b, c, d: None, 1), "must take"),
            "bound, none": (_Narrow().none, "must take"),
        }

    @pytest.mark.parametrize("make", [content, standing, reading, owing])
    @pytest.mark.parametrize("name", [*range(19)])
    def test_the_function_of_a_rule(self, make: Callable[..., Any], name: int) -> None:
        """The error names the rule, says why, and tells what to return."""
        function, why = list(self.unfit().values())[name]
        with pytest.raises(InvalidPolicy, match=why) as caught:
            make(function)
        assert caught.value.key in ("town.rule", "town.owed")

    def test_there_are_no_more_ways_than_are_tried(self) -> None:
        """The numbers above are those of the ways."""
        assert len(self.unfit()) == 19

    @pytest.mark.parametrize("name", ["yields", "is waited for", "nothing", "a class", "no argument"])
    def test_the_days_of_an_obligation(self, name: str) -> None:
        """A day that is lost is an answer that changes unseen."""
        with pytest.raises(InvalidPolicy, match="`days`"):
            owing(lambda _: None, days=self.unfit()[name][0])

    @pytest.mark.parametrize(
        "judge",
        [
            lambda *asked: None,
            lambda situation, event=None: None,
            partial(lambda more, situation, event=None: None, 1),
            _wrapped(lambda *asked: None),
        ],
    )
    def test_whatever_answers_is_taken(self, judge: Callable[..., Any]) -> None:
        """How a function came to be is its maker's own matter."""
        assert town(checks=[content(judge)])
        assert town(checks=[standing(judge)])
        assert town(reading_checks=[reading(judge)])

    def test_what_says_nothing_of_itself_is_taken_at_its_word(self) -> None:
        """Some functions cannot be looked into; what they say is looked at when they are asked."""
        assert town(checks=[standing(vars)])

    def test_a_function_that_wraps_itself(self) -> None:
        """A circle of wrappers is gone round for a while, and no longer."""

        class Round:
            __wrapped__: Any

            def __call__(self, *_: object) -> None:
                return None

        circle = Round()
        circle.__wrapped__ = circle
        assert town(checks=[standing(circle)])

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("checks", ("town.rule",)),
            ("checks", 4),
            ("checks", (reading(lambda *_: None),)),
            ("reading_checks", (content(lambda *_: None),)),
            ("obligations", (None,)),
        ],
    )
    def test_what_is_no_rule(self, name: str, value: Any) -> None:
        """A rulebook is made of rules, each in its place."""
        with pytest.raises(InvalidPolicy, match="must be made of") as caught:
            Rulebook(**{name: value})
        assert caught.value.key == name

    def test_a_class_made_from_a_rule(self) -> None:
        """Its way to tell a finding could be another."""

        @attrs.frozen(kw_only=True)
        class Mine(StandingCheck):
            pass

        mine = Mine(code="town.rule", source=OURS, governs=(GoalSet,), judge=lambda _: None, text=TEXT)
        with pytest.raises(InvalidPolicy, match="must be made of StandingCheck or ContentCheck"):
            Rulebook(checks=(*CHECKS, mine))

    @pytest.mark.parametrize(
        ("wrong", "problem"),
        [
            ({"source": "B3"}, "source: must be a Source"),
            ({"text": "words"}, "text: must be a RuleText"),
            ({"code": 4}, "code: an id must be text"),
        ],
    )
    def test_what_a_reader_would_find_wanting(self, wrong: dict[str, Any], problem: str) -> None:
        """A code, a source and a text are such."""
        for rule in (content(lambda *_: None), standing(lambda _: None), owing(lambda _: None)):
            with pytest.raises(InvalidValue, match=problem):
                attrs.evolve(rule, **wrong)

    def test_a_text_that_nothing_fills(self) -> None:
        """Also where the rules are no profile's."""
        text = attrs.evolve(TEXT, do=Text(nb="{who}", nn="{who}", en="{who}"))
        with pytest.raises(InvalidPolicy, match="a slot that nothing fills") as caught:
            Rulebook(checks=(*CHECKS, attrs.evolve(standing(lambda _: None), text=text)))
        assert caught.value.key == "town.rule"

    @pytest.mark.parametrize("field", ["opened_by", "settled_by", "voided_by"])
    @pytest.mark.parametrize("value", [("goal-set",), GoalSet, (Event,)])
    def test_what_opens_and_settles_is_an_event(self, field: str, value: Any) -> None:
        """A gate makes a step of what settles a duty, so it must be a kind of event."""
        with pytest.raises((InvalidPolicy, InvalidValue)) as caught:
            town(obligations=[owing(lambda _: None, **{field: value})])
        assert getattr(caught.value, "key", "town.owed") == "town.owed"
        assert getattr(caught.value, "field", field) == field

    @pytest.mark.parametrize("code", [FAILED, "duty.gate"])
    def test_the_codes_that_no_rule_has(self, code: str) -> None:
        """Nobody can pass a rule of one's own off as the library's word about rules."""
        with pytest.raises(InvalidPolicy, match="the library's own"):
            Rulebook(checks=(*CHECKS, attrs.evolve(standing(lambda _: None), code=code)))
        with pytest.raises(InvalidPolicy, match="begins codes of the library's own"):
            Profile(name="rule", label=WORDS)

    @pytest.mark.parametrize("effect", [None, Effect.INFORMS, Effect.WARNS])
    def test_it_cannot_be_weighed_away(self, effect: Effect | None) -> None:
        """A municipality cannot choose not to be told that its rule fails."""
        with pytest.raises(InvalidPolicy, match="there is no such check"):
            Rulebook.under(Policy(weights=(Weight(code=FAILED, effect=effect),)))


class _Narrow:
    def none(self) -> None:
        """Takes nothing at all."""


class TestOfAnEvent:
    """A check that fails is told in its place, and everything else is answered as before."""

    @pytest.mark.parametrize("make", [content, standing])
    @pytest.mark.parametrize(("fails", "effect"), [*zip(WRONG.values(), cycle(Effect), strict=False)], ids=WRONG)
    def test_it_is_told_with_its_code(
        self, told: Life, make: Callable[..., Any], effect: Effect, fails: Callable[..., Any]
    ) -> None:
        """As hard as the rule itself, so that one that blocks fails closed; and nothing of what it said is shown."""
        book = town(checks=[make(fails, effect=effect)])
        event = call(told)
        verdict = book.assess(told.group, event, explain=True)
        finding = found(verdict, FAILED)
        assert (finding.effect, finding.facts) == (effect, (Fact(about="town.rule"),))
        assert finding.remedies == (Nothing(because=Because.RULE_IS_BROKEN),)
        assert "town.rule" not in verdict.codes
        assert "town.rule" not in {each.code for each in verdict.fulfilled}
        assert TOLD_IN_ERROR not in repr(verdict)
        assert TOLD_IN_ERROR not in answer_to_json(verdict, book)
        usual = Rulebook.standard().assess(told.group, event)
        assert [each for each in verdict.findings if each is not finding] == list(usual.findings)
        assert verdict.permitted is (usual.permitted and effect is not Effect.BLOCKS)

    @pytest.mark.parametrize("make", [content, standing])
    @pytest.mark.parametrize("kind", NEVER_HINDERED)
    @each_of({name: WRONG[name] for name in ("names somebody", "text", "an unknown event")})
    def test_it_only_informs_on_what_nothing_may_hinder(
        self, told: Life, make: Callable[..., Any], kind: type[Event], fails: Callable[..., Any]
    ) -> None:
        """The effect that was chosen for the rule is no matter here."""
        harder = Profile(name="town", label=WORDS, checks=[make(fails, kind, GoalSet, effect=Effect.WARNS)])
        for book in (Rulebook.of(harder), _harder(harder)):
            option = next(each for each in book.options(told.group, told.now, MUM) if each.kind == kind.tag)
            shown = [each.effect for each in option.findings if each.code == FAILED]
            assert shown == ([Effect.INFORMS] if make is standing else [])

    @pytest.mark.parametrize("make", [content, standing])
    @each_of(WRONG)
    def test_a_withdrawal_stays_permitted(
        self, told: Life, make: Callable[..., Any], fails: Callable[..., Any]
    ) -> None:
        """A no is never refused because somebody's rule is broken."""
        book = town(checks=[make(fails, ConsentWithdrawn, effect=Effect.WARNS)])
        verdict = book.assess(told.group, withdrawal(told))
        assert verdict.permitted
        assert found(verdict, FAILED).effect is Effect.INFORMS
        assert book.advance(told.group, withdrawal(told)).version == told.state.version + 1

    def test_it_never_hides_another_finding(self, told: Life) -> None:
        """Two rules that fail are two findings, and a third that does not is told as ever."""
        rules = [
            attrs.evolve(content(WRONG["text"]), code="town.a"),
            attrs.evolve(standing(WRONG["asserts"]), code="town.b"),
            attrs.evolve(content(lambda *_: [Breach(), Breach()]), code="town.c"),
        ]
        verdict = town(checks=rules).assess(told.group, call(told))
        assert [each.facts[0].about for each in verdict.findings if each.code == FAILED] == ["town.b", "town.a"]
        assert verdict.codes.count("town.c") == 2

    def test_a_refusal_shows_nothing_of_it(self, told: Life) -> None:
        """The error of a refused event has no other error behind it."""
        with pytest.raises(RuleViolation) as caught:
            town(checks=[content(RAISING["names somebody"])]).advance(told.group, call(told))
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
        assert TOLD_IN_ERROR not in str(caught.value)

    @pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
    @pytest.mark.parametrize("make", [content, standing])
    def test_who_stops_the_program_is_heard(
        self, told: Life, make: Callable[..., Any], error: type[BaseException]
    ) -> None:
        """That is no fault of a rule."""

        def stops(*_: object) -> None:
            raise error

        with pytest.raises(error):
            town(checks=[make(stops)]).assess(told.group, call(told))

    @each_of({name: WRONG[name] for name in ("names somebody", "text", "an unknown event", "a generator")})
    def test_every_question_is_answered(self, told: Life, fails: Callable[..., Any]) -> None:
        """Nothing that is asked about a group raises because of a rule."""
        book = town(checks=[standing(fails, MeetingCalled, ConsentWithdrawn, effect=Effect.WARNS)])
        options = {each.kind: each for each in book.options(told.group, told.now, NURSE)}
        assert [each.effect for each in options["meeting-called"].findings if each.code == FAILED] == [Effect.WARNS]
        assert options["meeting-called"].possible
        report = book.audit(told.events, told.now)
        assert {each.kind for each in report.judged if each.finding.code == FAILED} == {"meeting-called"}
        assert report.refused == Rulebook.standard().audit(told.events, told.now).refused
        again = book.reassess(told.log, [call(told)], seen=len(told.events))
        assert FAILED in again.verdicts[0].codes
        assert book.next_change(told.state, told.now) == Rulebook.standard().next_change(told.state, told.now)

    def test_a_blocked_option_is_blocked(self, told: Life) -> None:
        """What fails closed is not offered as possible."""
        book = town(checks=[standing(RAISING["divides by zero"])])
        options = {each.kind: each for each in book.options(told.group, told.now, NURSE)}
        assert not options["meeting-called"].possible

    def test_an_audit_says_where_and_calls_nothing_covered(self, told: Life) -> None:
        """Nobody knows what the rule would have said, so no late entry takes it back."""
        book = town(checks=[content(RAISING["asserts"])])
        told_of = [each for each in book.audit(told.events, told.now).refused if each.finding.code == FAILED]
        assert [each.kind for each in told_of] == ["meeting-called"]
        assert told_of[0].covered_by is None

    def test_a_rule_that_begins_to_fail_touches_groups(self, told: Life) -> None:
        """The answer is another from that day, and asking so does not raise."""
        day = told.now.date() + timedelta(days=30)
        book = town(checks=[standing(RAISING["asserts"], first_day=day)])
        (touched,) = book.touched([told.state], day)
        assert touched.events == ("meeting-called",)

    @pytest.mark.parametrize("make", [content, standing])
    def test_a_rule_is_the_same_on_both_sides_of_a_change(self, make: Callable[..., Any]) -> None:
        """The guard around a rule is no change of it."""
        other = attrs.evolve(standing(lambda _: None), code="town.b", first_day=date(2027, 1, 1))
        (change,) = town(checks=[make(lambda *_: None), other]).changes()
        assert (change.begins, change.altered) == (("town.b",), ())

    def test_what_it_says_is_told_as_it_said_it(self, told: Life) -> None:
        """A rule that answers is not touched, whatever kinds of remedy it offers."""
        remedies = (
            DoFirst(steps=(Step(kind="child-heard", fields={"manner": HearingManner.TALKED_WITH}, asks=("by",)),)),
            DoFirst(steps=(Step(kind="goal-set", fields={"goal": "g-1", "from_plan": False}, asks=("text",)),)),
            ChangeProposal(fields={"starts": datetime(2026, 9, 1, 8, tzinfo=UTC)}, without={"agenda": ("i-1",)}),
            ChangeProposal(fields={"called": frozenset({NURSE}), "agenda": ()}),
            AnotherActor(actors=(NURSE, TEACHER)),
            Wait(until=datetime(2026, 9, 1, tzinfo=UTC)),
            Nothing(because=Because.HAS_HAPPENED),
        )
        fact = Fact(position=1, field="starts", subject=NURSE, about="m-1", day=date(2026, 9, 1))
        book = town(checks=[content(lambda *_: Breach(facts=(fact,), remedies=remedies))])
        finding = found(book.assess(told.group, call(told)), "town.rule")
        assert finding.facts == (fact,)
        assert finding.remedies[0] == remedies[0]
        assert finding.remedies[2:] == remedies[2:]


def _harder(profile: Profile) -> Rulebook:
    """The same with the rule made to block."""
    policy = Policy(weights=(Weight(code="town.rule", effect=Effect.BLOCKS),))
    return Rulebook(policies=Dated.always("policy", policy), checks=(*CHECKS, *profile.checks))


class TestOfAReading:
    """A reading rule that fails is a no, except for the user's own reading."""

    @pytest.mark.parametrize(("fails", "effect"), [*zip(WRONG.values(), cycle(Effect), strict=False)], ids=WRONG)
    def test_it_is_a_no(self, told: Life, effect: Effect, fails: Callable[..., Any]) -> None:
        """Whatever the rule's own effect: who may read is never answered by a rule that did not answer."""
        book = town(reading_checks=[reading(fails, effect=effect)])
        verdict = book.may_read(told.state, NURSE, "m-1", told.now)
        assert found(verdict, FAILED).effect is Effect.BLOCKS
        assert found(verdict, FAILED).facts == (Fact(about="town.rule"),)
        own = book.may_read(told.state, USER, "m-1", told.now)
        assert own.permitted
        assert [each.effect for each in own.findings] == [Effect.INFORMS]
        assert TOLD_IN_ERROR not in repr((verdict, own))

    def test_a_rule_that_answers_never_keeps_the_user_out(self, told: Life) -> None:
        """The user reads always, and is not told what a rule of one's own says of others."""
        book = town(reading_checks=[reading(lambda *_: Breach())])
        assert book.may_read(told.state, USER, "m-1", told.now).codes == ()
        assert book.may_read(told.state, NURSE, "m-1", told.now).codes == ("town.rule",)
        silent = town(reading_checks=[reading(lambda *_: None)])
        assert silent.may_read(told.state, NURSE, "m-1", told.now).codes == ()

    def test_a_reading_rule_is_the_same_on_both_sides_of_a_change(self) -> None:
        """Nothing is altered because the user is spared."""
        other = attrs.evolve(reading(lambda *_: None), code="town.b", first_day=date(2027, 1, 1))
        (change,) = town(reading_checks=[reading(lambda *_: None), other]).changes()
        assert (change.begins, change.altered) == (("town.b",), ())


class TestOfADuty:
    """An obligation that fails is a duty of that code without a day: never overdue, and never silent."""

    @each_of(OWED)
    def test_it_is_shown_and_nobody_is_in_arrears(self, told: Life, fails: Callable[..., Any]) -> None:
        """Nobody knows who owes what, so nobody is named and no day is set; the others are owed as ever."""
        book = town(obligations=[owing(fails)])
        duties = book.duties(told.state, told.now)
        (duty,) = [each for each in duties if each.code == "town.owed"]
        assert (duty.who, duty.due, duty.next_meeting, duty.overdue, duty.binding) == (None, None, False, False, False)
        assert (duty.about, duty.unknown) == (FAILED, True)
        assert tuple(each for each in duties if each is not duty) == Rulebook.standard().duties(told.state, told.now)
        assert TOLD_IN_ERROR not in answer_to_json(duties, book)
        assert book.agenda(told.state, told.now) == Rulebook.standard().agenda(told.state, told.now)

    @each_of(OWED)
    def test_an_audit_warns_of_it_once(self, told: Life, fails: Callable[..., Any]) -> None:
        """It is no breach, and the report does not keep quiet about it either."""
        book, usual = town(obligations=[owing(fails)]), Rulebook.standard()
        report = book.audit(told.events, told.now)
        (warned,) = [each for each in report.judged if each.finding.code == FAILED]
        assert (warned.finding.effect, warned.finding.facts) == (Effect.WARNS, (Fact(about="town.owed"),))
        assert (warned.position, warned.event) == (1, told.events[0].id)
        assert report.owed == usual.audit(told.events, told.now).owed
        assert report.in_order is usual.audit(told.events, told.now).in_order
        assert book.next_change(told.state, told.now) == usual.next_change(told.state, told.now)
        assert book.options(told.group, told.now, NURSE) == usual.options(told.group, told.now, NURSE)

    @each_of(OWED)
    def test_a_gate_that_waits_for_it_stays_shut(self, told: Life, fails: Callable[..., Any]) -> None:
        """Whether it is overdue nobody knows, and a gate blocks; it never stands before a no."""
        policy = Policy(gates=(Gate(duty="town.owed", event="meeting-called"),))
        book = Rulebook(policies=Dated.always("policy", policy), obligations=(*OBLIGATIONS, owing(fails)))
        verdict = book.assess(told.group, call(told))
        assert found(verdict, FAILED).effect is Effect.BLOCKS
        assert found(verdict, FAILED).facts == (Fact(about="town.owed"),)
        assert book.assess(told.group, withdrawal(told)).permitted

    @each_of(DAYS)
    def test_days_that_are_none(self, told: Life, fails: Callable[..., Any]) -> None:
        """They are left out, and the next change is what it is without them."""
        book = town(obligations=[owing(lambda _: None, days=fails)])
        assert book.next_change(told.state, told.now) == Rulebook.standard().next_change(told.state, told.now)

    def test_days_that_are_days(self, told: Life) -> None:
        """A duty that comes of itself on a day is seen to come."""
        day = told.now.date() + timedelta(days=2)

        def owed(setting: Any) -> Owing | None:
            return Owing(who=NURSE, position=1) if setting.day >= day else None

        book = town(obligations=[owing(owed, days=lambda _: [day])])
        change = book.next_change(told.state, told.now)
        assert change is not None
        assert "town.owed" in {each.code for each in book.duties(told.state, change)}
        assert change <= told.now + timedelta(days=2)

    def test_late_settling_is_not_taken_on_trust(self, told: Life) -> None:
        """Where the rule fails on what was written down late, nothing is called settled."""
        due = date(2026, 1, 20)

        def owed(setting: Any) -> Owing | None:
            if "go-late" in setting.group.goals:
                raise ValueError(TOLD_IN_ERROR)
            return Owing(who=NURSE, position=1, due=due, overdue=setting.day > due)

        life = Life(town(obligations=[owing(owed)])).established()
        life.wait(days=30)
        goal = life.make(GoalSet, goal="go-late", text="Late")
        life._put(goal.but(at=goal.at - timedelta(days=20), recorded_at=goal.at))
        report = life.book.audit(life.events, life.now)
        (owed_late,) = [each for each in report.owed if each.duty.code == "town.owed"]
        assert owed_late.covered_by is None


class TestOfTheLibrary:
    """Who puts another function in the place of the library's plugs something in; the library itself is not guarded."""

    def test_a_replaced_check_is_somebody_elses(self, told: Life) -> None:
        """Its code is ours, and its function is not."""
        replaced: Any = {"judge": RAISING["names somebody"]}
        rules = tuple(attrs.evolve(each, **replaced) if each.code == "meeting.agenda" else each for each in CHECKS)
        finding = found(Rulebook(checks=rules).assess(told.group, call(told)), FAILED)
        assert (finding.effect, finding.facts) == (Effect.WARNS, (Fact(about="meeting.agenda"),))

    def test_the_librarys_function_for_other_events_is_somebody_elses(self, told: Life) -> None:
        """It was not made for them, and may ask for what they have not."""
        rules = tuple(
            attrs.evolve(each, governs=(ConsentWithdrawn,)) if each.code == "meeting.agenda" else each
            for each in CHECKS
        )
        verdict = Rulebook(checks=rules).assess(told.group, withdrawal(told))
        assert verdict.permitted
        assert found(verdict, FAILED).effect is Effect.INFORMS

    def test_a_replaced_duty_is_somebody_elses(self, told: Life) -> None:
        """The agenda looks for the work that a duty is about, and finds none."""
        rules = tuple(
            attrs.evolve(each, owed=RAISING["asserts"]) if each.code == "work.done" else each for each in OBLIGATIONS
        )
        book = Rulebook(obligations=rules)
        assert [each.unknown for each in book.duties(told.state, told.now) if each.code == "work.done"] == [True]
        assert book.agenda(told.state, told.now)

    def test_one_with_another_effect_is_still_the_librarys(self) -> None:
        """What a municipality chooses about a rule does not make it another."""
        harder = Rulebook.under(Policy(weights=(Weight(code="meeting.agenda", effect=Effect.BLOCKS),)))
        here = harder.at(datetime(2026, 1, 5, tzinfo=UTC))
        (rule,) = [each for each in here.content[MeetingCalled] if each.code == "meeting.agenda"]
        assert rule.judge is LIBRARY["meeting.agenda"].judge  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("code", "ask"),
        [
            ("meeting.agenda", lambda book, life: book.assess(life.group, call(life))),
            ("access.restricted", lambda book, life: book.may_read(life.state, NURSE, "m-1", life.now)),
            ("work.done", lambda book, life: book.duties(life.state, life.now)),
        ],
    )
    def test_a_fault_of_ours_is_seen(
        self, told: Life, monkeypatch: pytest.MonkeyPatch, code: str, ask: Callable[[Rulebook, Life], object]
    ) -> None:
        """The library does not hide its own faults behind a finding."""
        rule: Any = LIBRARY[code]
        changed = {"owed" if code == "work.done" else "judge": RAISING["asserts"]}
        broken = attrs.evolve(rule, **changed)
        monkeypatch.setitem(LIBRARY, code, broken)
        book = Rulebook(
            checks=tuple(broken if each.code == code else each for each in CHECKS),
            reading_checks=tuple(broken if each.code == code else each for each in READING_CHECKS),
            obligations=tuple(broken if each.code == code else each for each in OBLIGATIONS),
        )
        with pytest.raises(AssertionError, match=TOLD_IN_ERROR):
            ask(book, told)


@pytest.mark.parametrize("language", Language)
def test_it_has_its_words(language: Language) -> None:
    """A caseworker is told what is wrong, why, and whom to tell."""
    text = Rulebook.standard().text(FAILED)
    assert text.wrong[language]
    assert text.do[language]
    assert Rulebook.standard().label(Because.RULE_IS_BROKEN, language)
