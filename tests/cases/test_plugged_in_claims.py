"""Claims about what others plug in: it cannot break the answers (design 2.14, 2.2, 2.8; cases 15).

Rules of one's own that raise, return the wrong thing or look away; zones; text that is made to break a reader.
Written from the sources by somebody who has not read how it is done.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz as dateutil_tz

from ansvar_core import (
    AccessRestricted,
    Breach,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    ContentCheck,
    CorruptRecord,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    Fact,
    InvalidPolicy,
    InvalidValue,
    MeetingCalled,
    MeetingOpened,
    MinutesShared,
    NeedSeen,
    NextOfKinRecorded,
    ObjectionRecorded,
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
    Text,
    event_from_dict,
    event_from_json,
    event_to_dict,
    event_to_json,
    group_from_json,
    profile_from_dict,
    record_from_json,
    replay,
)
from support.life import DAD, GRAN, MUM, NURSE, SCHOOL, TEACHER, USER, Life
from support.samples import sample

FAILED = "rule.failed"
MARK = "hemmelig-7f3a"
SAME = Text(nb="-", nn="-", en="-")
WORDS = RuleText(wrong=SAME, why=SAME, do=SAME)
OURS = Source(design=True)

NOES: list[tuple[type[Event], str, dict[str, Any]]] = [
    (ConsentWithdrawn, MUM, {"grantor": MUM}),
    (ConsentRefused, MUM, {"grantor": MUM}),
    (ConsentNarrowed, MUM, {"grantor": MUM, "agency": SCHOOL, "kinds": {"learning"}}),
    (ObjectionRecorded, GRAN, {"objection": "o-1", "party": GRAN}),
    (AccessRestricted, NURSE, {"party": DAD, "basis": "d-1"}),
    (EndingDecided, MUM, {"reason": EndingReason.USERS_WISH}),
]
NO_TYPES = tuple(kind for kind, _, _ in NOES)


def town(**rules: Any) -> Rulebook:
    """The rulebook of a municipality with rules of its own."""
    return Rulebook.of(Profile(name="town", label=SAME, **rules))


def content(judge: Any, *governs: type[Event], effect: Effect = Effect.WARNS) -> ContentCheck[Any]:
    """A content check of the municipality's own."""
    return ContentCheck(code="town.x", governs=governs, effect=effect, source=OURS, judge=judge, text=WORDS)


def standing(judge: Any, *governs: type[Event], effect: Effect = Effect.WARNS) -> StandingCheck:
    """A standing check of the municipality's own."""
    return StandingCheck(code="town.x", governs=governs, effect=effect, source=OURS, judge=judge, text=WORDS)


def reading(judge: Any, effect: Effect = Effect.BLOCKS) -> ReadingCheck:
    """A reading check of the municipality's own."""
    return ReadingCheck(code="town.x", effect=effect, source=OURS, judge=judge, text=WORDS)


def obligation(owed: Any, **more: Any) -> Obligation:
    """An obligation of the municipality's own."""
    return Obligation(
        code="town.x", source=OURS, opened_by=(NeedSeen,), settled_by=(EndingDecided,), owed=owed, text=WORDS, **more
    )


def raising(error: BaseException) -> Callable[..., Any]:
    """A judge that raises."""

    def judge(*_: Any) -> Any:
        raise error

    return judge


def deep(*given: Any) -> Any:
    """A judge that never comes to an end."""
    return deep(*given)


def answering(value: Any) -> Callable[..., Any]:
    """A judge that gives this, whatever it is asked."""
    return lambda *_: value


CRASHES: dict[str, Callable[..., Any]] = {
    "divides by nothing": raising(ZeroDivisionError(MARK)),
    "misses a key": raising(KeyError(MARK)),
    "misses an attribute": raising(AttributeError(MARK)),
    "asserts": raising(AssertionError(MARK)),
    "stops an iteration": raising(StopIteration(MARK)),
    "raises an error of ours": raising(InvalidValue("field", MARK)),
    "raises another error of ours": raising(CorruptRecord(MARK, MARK)),
    "runs out of depth": deep,
    "has no room for what it is asked": lambda: None,
    "wants more than it is asked": lambda one, two, three, four: None,
}
WRONG: dict[str, Any] = {
    "a yes": True,
    "a no": False,
    "nought": 0,
    "a text": "the meeting is too early",
    "an empty text": "",
    "a code": "town.x",
    "an effect": Effect.BLOCKS,
    "a fact": Fact(field="starts"),
    "a class": Breach,
    "a dict": {"field": "starts"},
    "a tuple with a text": (Breach(), "too early"),
    "a tuple with nothing": (None,),
    "a tuple in a tuple": ((Breach(),),),
    "what is not implemented": NotImplemented,
}


@functools.cache
def told() -> Life:
    """An established group with one meeting held."""
    return Life().established().met("m-1")


def calling(life: Life) -> Event:
    """An ordinary call, which is in order."""
    event: Event = life.make(MeetingCalled, NURSE, **life.calling("m-2", 20))
    assert life.book.assess(life.state, event).permitted
    return event


def names_its_code(verdict: Any) -> bool:
    """Whether what failed is told with the code of the rule."""
    return any("town.x" in repr(finding.facts) or "town.x" in str(finding) for finding in verdict.findings)


class TestCrash:
    """A rule that crashes is told with its code, by our own error, and never by its own (design 2.14, 2.8)."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("judge", CRASHES.values(), ids=CRASHES)
    @pytest.mark.parametrize("shape", [content, standing], ids=["content", "standing"])
    @pytest.mark.parametrize(("kind", "actor", "fields"), NOES, ids=lambda each: getattr(each, "tag", ""))
    def test_it_stops_no_no(
        self, judge: Any, shape: Any, kind: type[Event], actor: str, fields: dict[str, Any]
    ) -> None:
        life = told()
        book = self._made(lambda: town(checks=[shape(judge, *NO_TYPES)]))
        if book is None:
            return
        event = life.make(kind, actor, **fields)
        verdict = book.assess(life.state, event)
        assert verdict.permitted
        # with the rule's own effect, but it only informs on what nothing may hinder
        assert {finding.effect for finding in verdict.findings if finding.code == FAILED} == {Effect.INFORMS}
        assert book.advance(life.state, event) == replay([event], after=life.state)
        assert book.audit([*life.events, event], life.now) is not None

    def _made(self, build: Callable[[], Rulebook]) -> Rulebook | None:
        """A judge that cannot be asked may be refused when it is made: as early as it can be seen (cases 15)."""
        try:
            return build()
        except InvalidPolicy:
            return None

    @pytest.mark.parametrize("judge", CRASHES.values(), ids=CRASHES)
    @pytest.mark.parametrize("shape", [content, standing], ids=["content", "standing"])
    def test_one_that_blocks_fails_closed(self, judge: Any, shape: Any) -> None:
        life = told()
        book = self._made(lambda: town(checks=[shape(judge, MeetingCalled, effect=Effect.BLOCKS)]))
        if book is None:
            return
        verdict = book.assess(life.state, calling(life))
        assert not verdict.permitted
        assert FAILED in {finding.code for finding in verdict.blocking}
        assert names_its_code(verdict)

    @pytest.mark.parametrize("effect", [Effect.WARNS, Effect.INFORMS], ids=str)
    @pytest.mark.parametrize("shape", [content, standing], ids=["content", "standing"])
    def test_one_that_does_not_is_told(self, shape: Any, effect: Effect) -> None:
        life = told()
        book = town(checks=[shape(raising(ZeroDivisionError(MARK)), MeetingCalled, effect=effect)])
        verdict = book.assess(life.state, calling(life))
        assert verdict.permitted
        assert [finding.effect for finding in verdict.findings if finding.code == FAILED] == [effect]
        assert names_its_code(verdict)

    def test_the_other_findings_are_told_as_well(self) -> None:
        """A refusal is a full list of reasons (2.4), also beside a rule that failed."""
        life = told()
        event = life.make(MeetingOpened, NURSE, meeting="m-1", present={NURSE}, chair=NURSE)
        plain = Rulebook.standard().assess(life.state, event).codes
        assert plain
        book = town(checks=[content(raising(KeyError(MARK)), MeetingOpened)])
        assert set(plain) < set(book.assess(life.state, event).codes)

    def test_its_own_words_are_nowhere(self) -> None:
        """The text of somebody's error may hold what is personal (design 2.8)."""
        life = told()
        book = town(checks=[content(raising(ValueError(MARK)), MeetingCalled, effect=Effect.BLOCKS)])
        verdict = book.assess(life.state, calling(life))
        assert MARK not in repr(verdict)
        assert MARK not in str(verdict.findings)
        with pytest.raises(RuleViolation) as caught:
            book.advance(life.state, calling(life))
        assert MARK not in f"{caught.value!r} {caught.value}"

    def test_it_has_words_of_its_own(self) -> None:
        words = Rulebook.standard().text(FAILED)
        assert all((each.nb, each.nn, each.en) for each in (words.wrong, words.why, words.do))

    def test_the_user_who_stops_the_program_stops_it(self) -> None:
        """Ctrl+C is no fault of a rule's (ours)."""
        life = told()
        book = town(checks=[content(raising(KeyboardInterrupt()), MeetingCalled)])
        with pytest.raises(KeyboardInterrupt):
            book.assess(life.state, calling(life))

    @pytest.mark.parametrize("shape", [content, standing], ids=["content", "standing"])
    def test_every_other_question_answers(self, shape: Any) -> None:
        life = told()
        book = town(checks=[shape(raising(ZeroDivisionError()), MeetingCalled, effect=Effect.BLOCKS)])
        event = calling(life)
        options = {option.kind: option for option in book.options(life.state, event.at, NURSE)}
        if shape is standing:
            assert not options["meeting-called"].possible
        assert book.audit([*life.events, event], event.at).refused
        assert not book.reassess(life.log, [event], seen=life.log.version).permitted
        assert not book.assess(life.state, event, explain=True).permitted
        book.duties(life.state, event.at)
        book.next_change(life.state, event.at)


class TestWrongAnswer:
    """One that returns the wrong thing is told; it is never a silent yes (design 2.14; cases 15.2)."""

    @pytest.mark.parametrize("value", WRONG.values(), ids=WRONG)
    @pytest.mark.parametrize("shape", [content, standing], ids=["content", "standing"])
    def test_one_that_blocks_fails_closed(self, shape: Any, value: Any) -> None:
        life = told()
        book = town(checks=[shape(answering(value), MeetingCalled, effect=Effect.BLOCKS)])
        verdict = book.assess(life.state, calling(life))
        assert not verdict.permitted
        assert FAILED in verdict.codes

    @pytest.mark.heavy
    @pytest.mark.parametrize("value", WRONG.values(), ids=WRONG)
    def test_it_stops_no_no(self, value: Any) -> None:
        life = told()
        book = town(checks=[content(answering(value), *NO_TYPES)])
        for kind, actor, fields in NOES:
            verdict = book.assess(life.state, life.make(kind, actor, **fields))
            assert verdict.permitted
            assert FAILED in verdict.codes

    def test_a_generator_that_comes_out_of_a_plain_function(self) -> None:
        """It cannot be seen when made; it is told when asked, not lost."""
        life = told()
        book = town(checks=[content(lambda *_: (Breach() for _ in range(1)), MeetingCalled, effect=Effect.BLOCKS)])
        verdict = book.assess(life.state, calling(life))
        assert not verdict.permitted
        assert FAILED in verdict.codes

    @pytest.mark.parametrize(
        ("value", "times"), [(None, 0), ((), 0), (Breach(), 1), ((Breach(),), 1), ((Breach(), Breach()), 2)], ids=repr
    )
    @pytest.mark.parametrize("shape", [content, standing], ids=["content", "standing"])
    def test_what_is_right_is_taken(self, shape: Any, value: Any, times: int) -> None:
        life = told()
        book = town(checks=[shape(answering(value), MeetingCalled)])
        verdict = book.assess(life.state, calling(life))
        assert FAILED not in verdict.codes
        assert len([code for code in verdict.codes if code == "town.x"]) == times


class Asked:
    """Judges that are methods and callable things."""

    def generator(self, *_: Any) -> Any:
        yield Breach()

    def __call__(self, *_: Any) -> Any:
        yield Breach()


def generator(*_: Any) -> Any:
    """Yields, as judges did before."""
    yield Breach()


def looks_away(*given: Any) -> Any:
    """Returns in one branch and yields in the other: what it returns is lost."""
    if given:
        return Breach()
    yield Breach()


async def waits(*_: Any) -> Any:
    """Gives a promise, which is no answer."""
    return Breach()


async def waits_and_yields(*_: Any) -> Any:
    """Gives promises."""
    yield Breach()


@functools.wraps(generator)
def wrapped(*given: Any) -> Any:
    """A decorator's function around one that yields."""
    return generator(*given)


GENERATORS: dict[str, Any] = {
    "a function that yields": generator,
    "one that returns in one branch": looks_away,
    "part of one": functools.partial(generator, 1),
    "a method": Asked().generator,
    "a thing that is called": Asked(),
    "one that is awaited": waits,
    "one that is awaited and yields": waits_and_yields,
}


class TestGenerator:
    """A function that could return silently nothing is refused when the rulebook is made (design 4; cases 15.2)."""

    @pytest.mark.parametrize("judge", GENERATORS.values(), ids=GENERATORS)
    @pytest.mark.parametrize(
        "build",
        [
            lambda judge: town(checks=[content(judge, MeetingCalled)]),
            lambda judge: town(checks=[standing(judge, MeetingCalled)]),
            lambda judge: town(reading_checks=[reading(judge)]),
            lambda judge: town(obligations=[obligation(judge)]),
        ],
        ids=["content", "standing", "reading", "obligation"],
    )
    def test_is_refused_with_its_code(self, build: Callable[[Any], Rulebook], judge: Any) -> None:
        with pytest.raises(InvalidPolicy) as caught:
            build(judge)
        assert "town.x" in str(caught.value)

    def test_one_that_is_only_dressed_as_one_answers(self) -> None:
        """What `wraps` says of a function is not what it does: it is refused, or told when asked; not lost."""
        try:
            book = town(checks=[content(wrapped, MeetingCalled, effect=Effect.BLOCKS)])
        except InvalidPolicy:
            return
        life = told()
        assert not book.assess(life.state, calling(life)).permitted

    @pytest.mark.parametrize("judge", [None, "judge", 7, Breach()], ids=repr)
    def test_what_cannot_be_called_is_refused(self, judge: Any) -> None:
        with pytest.raises((InvalidPolicy, InvalidValue)):
            town(checks=[content(judge, MeetingCalled)])


class TestReading:
    """A failing reading rule is a no, except for the user's own reading (design 2.14)."""

    @pytest.mark.parametrize("judge", [*CRASHES.values(), *map(answering, WRONG.values())], ids=[*CRASHES, *WRONG])
    def test_it_is_a_no(self, judge: Any) -> None:
        life = told()
        try:
            book = town(reading_checks=[reading(judge)])
        except InvalidPolicy:
            return
        for party in (MUM, DAD, NURSE, TEACHER):
            verdict = book.may_read(life.state, party, "m-1", life.now)
            assert not verdict.permitted, party
            assert FAILED in verdict.codes
        assert book.may_read(life.state, USER, "m-1", life.now).permitted

    def test_nothing_is_shared_by_it(self) -> None:
        """One question at every way in (2.10): who may not read is sent nothing."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write()
        book = town(reading_checks=[reading(raising(ZeroDivisionError()))])
        shared = life.make(MinutesShared, NURSE, meeting="m-1", recipients={TEACHER})
        assert not book.assess(life.state, shared).permitted

    def test_nor_by_one_that_works(self) -> None:
        """A rule that says of the teacher "not this" says it where she reads and where she is sent it (2.10)."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write()

        def not_the_teacher(setting: Any, asked: Any) -> Any:
            return (Breach(),) if asked.party == TEACHER else ()

        book = town(reading_checks=[reading(not_the_teacher)])
        assert not book.may_read(life.state, TEACHER, "m-1", life.now).permitted
        for party, permitted in ((TEACHER, False), (MUM, True)):
            shared = life.make(MinutesShared, NURSE, meeting="m-1", recipients={party})
            assert book.assess(life.state, shared).permitted is permitted, party

    def test_no_other_question_breaks(self) -> None:
        life = told()
        book = town(reading_checks=[reading(raising(ZeroDivisionError()))])
        book.options(life.state, life.now, NURSE)
        book.duties(life.state, life.now)
        book.rota(life.state, life.now, 3)
        book.agenda(life.state, life.now)
        book.next_change(life.state, life.now)
        book.audit(life.events, life.now)
        for kind, actor, fields in NOES:
            assert book.assess(life.state, life.make(kind, actor, **fields)).permitted


OWED_WRONG: dict[str, Any] = {
    **{name: judge for name, judge in CRASHES.items() if "asked" not in name},
    "without a place": lambda setting: Owing(who=NURSE, position=None),  # type: ignore[arg-type]
    "at a place that is not there": lambda setting: Owing(who=NURSE, position=10_000),
    "at no place": lambda setting: Owing(who=NURSE, position=-1),
    "with a day as an instant": lambda setting: Owing(who=NURSE, position=1, due=setting.at),
    "a breach": answering(Breach()),
    "a text": answering("a letter"),
    "a yes": answering(True),  # noqa: FBT003 - this is the claim
    "a tuple with a text": answering(("a letter",)),
}


ONE_OWING = Owing(who=NURSE, position=1)


class TestObligation:
    """A failing obligation is a duty of that code without a day (design 2.14)."""

    @pytest.mark.parametrize("owed", OWED_WRONG.values(), ids=OWED_WRONG)
    def test_it_is_a_duty(self, owed: Any) -> None:
        life = told()
        plain = Rulebook.standard().duties(life.state, life.now)
        book = town(obligations=[obligation(owed)])
        duties = book.duties(life.state, life.now)
        assert set(plain) <= set(duties)
        assert [(duty.due, duty.overdue) for duty in duties if duty.code in {FAILED, "town.x"}] == [(None, False)]

    @pytest.mark.parametrize("owed", OWED_WRONG.values(), ids=OWED_WRONG)
    def test_no_other_question_breaks(self, owed: Any) -> None:
        life = told()
        book = town(obligations=[obligation(owed)])
        book.audit(life.events, life.now)
        book.next_change(life.state, life.now)
        book.agenda(life.state, life.now)
        book.options(life.state, life.now, NURSE)
        for kind, actor, fields in NOES:
            assert book.assess(life.state, life.make(kind, actor, **fields)).permitted

    @pytest.mark.parametrize(
        "days",
        [
            raising(ZeroDivisionError()),
            answering(None),
            answering("2026-03-01"),
            answering((None,)),
            answering(("2026-03-01",)),
            answering((datetime(2026, 3, 1, tzinfo=UTC),)),
            answering((date.min, date.max)),
        ],
        ids=["raises", "nothing", "a text", "a nothing", "a text in it", "an instant", "the ends of time"],
    )
    def test_days_that_are_none(self, days: Any) -> None:
        """Which days it turns on is asked too: `next_change` still answers, with what the others say at the latest."""
        life = told()
        plain = Rulebook.standard().next_change(life.state, life.now)
        book = town(obligations=[obligation(answering(()), days=days)])
        found = book.next_change(life.state, life.now)
        assert plain is None or (found is not None and found <= plain)

    @pytest.mark.parametrize(
        "value", [None, (), Owing(who=NURSE, position=1), (Owing(who=NURSE, position=1),)], ids=repr
    )
    def test_what_is_right_is_taken(self, value: Any) -> None:
        life = told()
        book = town(obligations=[obligation(answering(value))])
        duties = book.duties(life.state, life.now)
        assert FAILED not in {duty.code for duty in duties}
        assert len([duty for duty in duties if duty.code == "town.x"]) == (1 if value else 0)


# --- zones ------------------------------------------------------------------------------------------------------------


class Collected(tzinfo):
    """A zone that is a collection of offsets: put on an instant by hand it says a mean time of long ago.

    Only what `fromutc` gives has the right offset.  It is not hashable either.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, offset: timedelta = timedelta(minutes=43), summer: bool = False) -> None:
        self.offset = offset
        self.summer = summer

    def __eq__(self, other: object) -> bool:
        return self is other

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return self.offset

    def dst(self, dt: datetime | None) -> timedelta:
        return timedelta(hours=1) if self.summer else timedelta(0)

    def tzname(self, dt: datetime | None) -> str:
        return "collected"

    def fromutc(self, dt: datetime) -> datetime:
        local = dt.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Oslo"))
        offset = local.utcoffset()
        assert offset is not None
        return local.replace(tzinfo=Collected(offset, summer=offset == timedelta(hours=2)))


NORWEGIAN: dict[str, tzinfo] = {
    "zoneinfo": ZoneInfo("Europe/Oslo"),
    "dateutil by rule": dateutil_tz.tzstr("CET-1CEST,M3.5.0,M10.5.0/3"),
    "a collection of offsets": Collected(),
}
OTHERS: dict[str, tzinfo] = {
    "dateutil utc": dateutil_tz.tzutc(),
    "dateutil offset": dateutil_tz.tzoffset("X", 3600),
    "dateutil local": dateutil_tz.tzlocal(),
    "utc": UTC,
    "far west": timezone(timedelta(hours=-12)),
    "far east": timezone(timedelta(hours=14)),
    "with seconds": timezone(timedelta(seconds=1)),
}


def everything(book: Rulebook, life: Life, at: datetime) -> tuple[Any, ...]:
    """Every answer about a group at an instant."""
    group = life.state
    return (
        book.duties(group, at),
        book.agenda(group, at),
        book.rota(group, at, 3),
        book.consent(group, at),
        book.next_change(group, at),
        book.options(group, at, NURSE),
        tuple(book.may_read(group, party, "m-1", at) for party in (MUM, DAD, NURSE, TEACHER, USER)),
        book.assess(group, life.make(ConsentWithdrawn, MUM, grantor=MUM, at=at, recorded_at=at)),
    )


class TestZone:
    """Any tzinfo from the caller, hashable or not (design 6 *Record*; cases 15.3)."""

    def _life(self) -> Life:
        """A group whose consents run out with the last day of March, two days after the clocks are changed."""
        life = Life()
        return life.need().assessed().established(last_day=date(2026, 3, 31)).met("m-1")

    @pytest.mark.parametrize("zone", NORWEGIAN.values(), ids=NORWEGIAN)
    def test_the_norwegian_zone_is_the_norwegian_zone(self, zone: tzinfo) -> None:
        """Whoever made it, the answers are those of the zone that the library computes from its rule."""
        life = self._life()
        book = Rulebook.under(Policy(zone=zone))
        plain = Rulebook.standard()
        for hours in (0, 24 * 40, 24 * 66, 24 * 67 + 12, 24 * 68, 24 * 90, 24 * 250):
            at = life.now + timedelta(hours=hours)
            assert everything(book, life, at) == everything(plain, life, at)
        assert book.audit(life.events, life.now) == plain.audit(life.events, life.now)

    @pytest.mark.parametrize("zone", NORWEGIAN.values(), ids=NORWEGIAN)
    def test_a_day_begins_at_its_own_midnight(self, zone: tzinfo) -> None:
        """The last day of March ends at 22:00 UTC, in summer time; not at 23:00, and not at a mean time of long ago."""
        life = self._life()
        book = Rulebook.under(Policy(zone=zone))
        midnight = datetime(2026, 3, 31, 22, tzinfo=UTC)
        assert not book.consent(life.state, midnight - timedelta(microseconds=1)).stands_still
        assert book.consent(life.state, midnight).stands_still
        changes = set()
        at = life.now
        while (found := book.next_change(life.state, at)) is not None and found <= midnight:
            changes.add(found)
            at = found
        assert midnight in changes

    @pytest.mark.parametrize("zone", OTHERS.values(), ids=OTHERS)
    def test_every_question_answers_in_any_zone(self, zone: tzinfo) -> None:
        life = self._life()
        book = Rulebook.under(Policy(zone=zone))
        for days in (0, 67, 400):
            everything(book, life, life.now + timedelta(days=days))
        book.audit(life.events, life.now)
        assert book.changes() == ()

    @pytest.mark.parametrize("zone", [*NORWEGIAN.values(), *OTHERS.values()], ids=[*NORWEGIAN, *OTHERS])
    def test_an_instant_of_any_zone_is_that_instant(self, zone: tzinfo) -> None:
        life = told()
        at = datetime(2026, 6, 1, 9, tzinfo=UTC)
        event = NextOfKinRecorded(id="e-z", group="g-1", at=at.astimezone(zone), actor=NURSE, party=GRAN)
        plain = NextOfKinRecorded(id="e-z", group="g-1", at=at, actor=NURSE, party=GRAN)
        assert event == plain
        assert hash(event) == hash(plain)
        assert event_from_json(event_to_json(event)) == plain
        book = Rulebook.standard()
        assert book.advance(life.state, event) == book.advance(life.state, plain)
        assert everything(book, life, at.astimezone(zone)) == everything(book, life, at)

    @pytest.mark.parametrize("zone", [*NORWEGIAN.values(), *OTHERS.values()], ids=[*NORWEGIAN, *OTHERS])
    def test_two_policies_of_one_zone_are_equal(self, zone: tzinfo) -> None:
        assert Policy(zone=zone) == Policy(zone=zone)
        assert Rulebook.under(Policy(zone=zone)) == Rulebook.under(Policy(zone=zone))


# --- text made to break a reader --------------------------------------------------------------------------------------

DEEP = 100_000
BOMBS: dict[str, str] = {
    "brackets": "[" * DEEP,
    "closed brackets": "[" * DEEP + "]" * DEEP,
    "objects": '{"a":' * DEEP,
    "closed objects": '{"a":' * DEEP + "1" + "}" * DEEP,
    "a number without end": "9" * 10_000,
    "nothing": "",
    "a blank": " ",
    "half": '{"tag": "need-seen"',
    "two": '{"tag": "need-seen"} {"tag": "need-seen"}',
    "no object": "7",
    "a text": '"need-seen"',
    "null": "null",
}


READERS: list[Callable[[Any], Any]] = [event_from_json, record_from_json, group_from_json]


class TestText:
    """What cannot be read is told with an error of ours, that names the place (design 2.7)."""

    @pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
    @pytest.mark.parametrize(
        "read", [event_from_json, record_from_json, group_from_json], ids=lambda read: read.__name__
    )
    def test_is_corrupt(self, read: Callable[[str], Any], text: str) -> None:
        with pytest.raises(CorruptRecord):
            read(text)

    @pytest.mark.parametrize("raw", [b"\xff\xfe", b"\x80", b'{"tag": "\xc3\x28"}', b"\xef\xbb\xbf{}"], ids=repr)
    @pytest.mark.parametrize(
        "read", [event_from_json, record_from_json, group_from_json], ids=lambda read: read.__name__
    )
    def test_bytes_that_are_no_text_are_corrupt(self, read: Callable[[bytes], Any], raw: bytes) -> None:
        with pytest.raises(CorruptRecord):
            read(raw)

    @pytest.mark.parametrize("inside", BOMBS, ids=BOMBS)
    def test_a_bomb_in_an_unknown_field_is_corrupt_or_kept(self, inside: str) -> None:
        """With `keep_unknown` fields of others are kept as they are; depth in one is a clear error, not a crash."""
        whole = event_to_json(sample(NextOfKinRecorded))
        text = '{"format": "ansvar-record", "version": 2, "group": "g-1", "events": [%s]}' % (
            whole[:-1] + ', "other": ' + BOMBS[inside] + "}"
        )
        try:
            record_from_json(text, keep_unknown=True)
        except CorruptRecord:
            return

    def _nested(self, depth: int) -> Any:
        found: Any = 1
        for _ in range(depth):
            found = {"a": [found]}
        return found

    @pytest.mark.parametrize("field", ["party", "at", "id", "routine", "tag", "v", "other"])
    def test_data_that_is_nested_is_corrupt(self, field: str) -> None:
        data = {**event_to_dict(sample(NextOfKinRecorded)), field: self._nested(5_000)}
        with pytest.raises(CorruptRecord):
            event_from_dict(data)

    def test_data_that_holds_itself_is_corrupt(self) -> None:
        data = event_to_dict(sample(NextOfKinRecorded))
        data["party"] = data
        with pytest.raises(CorruptRecord):
            event_from_dict(data)

    @pytest.mark.parametrize("field", ["name", "label", "choices", "effects", "routine", "version", "format", "other"])
    def test_a_profile_that_is_nested_is_invalid(self, field: str) -> None:
        data = {"format": "ansvar-profile", "version": 1, "name": "town", "label": {"nb": "-", "nn": "-", "en": "-"}}
        assert profile_from_dict(data).name == "town"
        with pytest.raises(InvalidPolicy):
            profile_from_dict({**data, field: self._nested(5_000)})
