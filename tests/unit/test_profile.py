"""A municipality's rules in one file: what does not go together is refused at once, with the key and the reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from ansvar_core import (
    NORWAY,
    STANDARD,
    Act,
    Breach,
    Choice,
    ConsentWithdrawn,
    ContentCheck,
    Difference,
    Effect,
    Event,
    Forms,
    Gate,
    Ground,
    GroupEnded,
    InvalidPolicy,
    InvalidValue,
    Language,
    LegalFrame,
    MeetingCalled,
    MeetingEnded,
    NotInForce,
    NotOwed,
    Obligation,
    Owing,
    Permission,
    Policy,
    Profile,
    Reading,
    ReadingCheck,
    Role,
    RoutineFollowed,
    RoutinePoint,
    Rulebook,
    RuleText,
    Setting,
    Situation,
    Source,
    Span,
    StandingCheck,
    Term,
    TermName,
    Text,
    Weight,
    When,
    Without,
    profile_from_dict,
    profile_in_words,
    profile_to_dict,
)
from ansvar_core.dated import Dated
from ansvar_core.policies.baseline import Baseline
from support.found import blocks, found
from support.life import MUM, NURSE, Life

WHY = Text(nb="fordi", nn="fordi", en="because")
WORDS = RuleText(wrong=WHY, why=WHY, do=WHY)
DAY, LAST = date(2027, 1, 1), date(2027, 6, 30)
ONE = timedelta(days=1)
NOTICE = "meeting.notice"


def _always(situation: Situation) -> Breach | None:
    return Breach()


def _said(situation: Situation, event: Event) -> Breach | None:
    return Breach()


def _reading(setting: Setting, reading: Reading) -> Breach | None:
    return Breach()


def _owed(setting: Setting) -> Owing | None:
    return Owing(who=NURSE, position=1)


STANDING = StandingCheck(
    code="there.standing", source=Source(design=True), governs=(GroupEnded,), judge=_always, text=WORDS
)
CONTENT = ContentCheck(
    code="there.content", source=Source(design=True), governs=(MeetingCalled,), judge=_said, text=WORDS
)
READING = ReadingCheck(
    code="there.reading", effect=Effect.INFORMS, source=Source(design=True), judge=_reading, text=WORDS
)
OWED = Obligation(
    code="there.owed",
    source=Source(design=True),
    opened_by=(MeetingEnded,),
    settled_by=(RoutineFollowed,),
    owed=_owed,
    text=WORDS,
)
POINT = RoutinePoint(code="there.leader", what=WHY, when=When.BEFORE, event="group-ended")


def differ(what: Any, **fields: Any) -> Difference:
    return Difference(what=what, because=WHY, **fields)


def there(*what: Any, **fields: Any) -> Profile:
    """A municipality called there, with some differences."""
    differences = [each if isinstance(each, Difference) else differ(each) for each in what]
    return Profile(**{"name": "there", "label": WHY, "differences": differences, **fields})


def notice(days: int, **fields: Any) -> Difference:
    return differ(Choice(key=NOTICE, value=Span(days=days)), **fields)


class TestName:
    """The name of a profile is the first word of every code of its own."""

    @pytest.mark.parametrize("name", ["There", "over there", "over.there", "-there", "there-", "3there", "oygården"])
    def test_it_is_one_plain_word(self, name: str) -> None:
        """A code is written by hand and read for ever."""
        with pytest.raises(InvalidPolicy, match="must be one word of a-z and 0-9") as caught:
            there(name=name)

        assert caught.value.key == "name"

    @pytest.mark.parametrize("name", ["there", "there-2", "over-there-2"])
    def test_hyphens_and_digits_are_part_of_a_word(self, name: str) -> None:
        """As in the names of places."""
        assert there(name=name).name == name

    @pytest.mark.parametrize("name", ["meeting", "consent", "role", "routine", "duty", "record"])
    def test_it_is_not_a_word_that_the_librarys_codes_begin_with(self, name: str) -> None:
        """Nobody could tell whose rule it is."""
        with pytest.raises(InvalidPolicy, match=f"'{name}' begins codes of the library's own") as caught:
            there(name=name)

        assert caught.value.key == "name"


class TestOwnRules:
    """Rules of one's own stand in one's own namespace, have words, and stand in nobody's way."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"checks": [attrs.evolve(STANDING, code="elsewhere.standing")]},
            {"checks": [attrs.evolve(CONTENT, code="meeting.chair")]},
            {"reading_checks": [attrs.evolve(READING, code="therefore.reading")]},
            {"obligations": [attrs.evolve(OWED, code="there")]},
            {"differences": [differ(attrs.evolve(POINT, code="minutes.leader"))]},
        ],
    )
    def test_a_code_outside_the_namespace_is_refused(self, fields: dict[str, Any]) -> None:
        """Checks of all kinds, obligations and points of the routine."""
        with pytest.raises(InvalidPolicy, match=r"a code of one's own begins with 'there\.'") as caught:
            there(**fields)

        assert not caught.value.key.startswith("there.")

    @pytest.mark.parametrize(
        ("fields", "key"),
        [
            ({"checks": [attrs.evolve(STANDING, text=None)]}, "there.standing"),
            ({"reading_checks": [attrs.evolve(READING, text=None)]}, "there.reading"),
            ({"obligations": [attrs.evolve(OWED, text=None)]}, "there.owed"),
        ],
    )
    def test_a_rule_without_words_is_refused(self, fields: dict[str, Any], key: str) -> None:
        """A caseworker could not be told what is wrong."""
        with pytest.raises(InvalidPolicy, match="needs its text in three languages") as caught:
            there(**fields)

        assert caught.value.key == key

    @pytest.mark.parametrize(
        ("rule", "text"),
        [
            (STANDING, Text(nb="{gruppe}", nn="{group}", en="{group}")),
            (CONTENT, Text(nb="{group}", nn="{group:they}", en="{group}")),
            (STANDING, Text(nb="{group}", nn="{group}", en="{0}")),
        ],
    )
    def test_a_text_with_a_slot_that_nothing_fills_is_refused(self, rule: Any, text: Text) -> None:
        """In whichever language it stands."""
        with pytest.raises(InvalidPolicy, match="a text has a slot that nothing fills") as caught:
            there(checks=[attrs.evolve(rule, text=attrs.evolve(WORDS, do=text))])

        assert caught.value.key == rule.code

    @pytest.mark.parametrize("field", ["because", "what"])
    def test_so_is_one_in_a_reason_and_in_a_point_of_the_routine(self, field: str) -> None:
        """The key is that of the difference."""
        text = Text(nb="{grupper}", nn="{group}", en="{group}")
        what = attrs.evolve(POINT, what=text) if field == "what" else POINT

        with pytest.raises(InvalidPolicy, match="'grupper'") as caught:
            there(Difference(what=what, because=text if field == "because" else WHY))
        assert caught.value.key == "routine.points.there.leader"

    @pytest.mark.parametrize(
        "fields",
        [
            {"checks": [STANDING, attrs.evolve(CONTENT, code="there.standing")]},
            {"checks": [STANDING], "reading_checks": [attrs.evolve(READING, code="there.standing")]},
            {"obligations": [OWED, OWED]},
        ],
    )
    def test_a_code_that_is_used_twice_is_refused(self, fields: dict[str, Any]) -> None:
        """A finding must be one rule's."""
        with pytest.raises(InvalidPolicy, match="is used twice") as caught:
            there(**fields)

        assert caught.value.key == "rules"

    @pytest.mark.parametrize(
        "fields",
        [
            {"checks": [attrs.evolve(STANDING, code="there.leader")]},
            {"obligations": [attrs.evolve(OWED, code="there.leader")]},
        ],
    )
    def test_a_point_with_the_code_of_a_rule_is_refused(self, fields: dict[str, Any]) -> None:
        """Both would speak under one name."""
        with pytest.raises(InvalidPolicy, match="the code is that of a rule") as caught:
            there(POINT, **fields)

        assert caught.value.key == "routine.points.there.leader"

    def test_a_rule_in_the_way_of_a_no_is_refused_and_one_that_warns_is_asked(self) -> None:
        """The refusal names the event."""
        rule = attrs.evolve(STANDING, governs=(GroupEnded, ConsentWithdrawn))

        with pytest.raises(InvalidPolicy, match="nothing may stand in the way of 'consent-withdrawn'") as caught:
            there(checks=[rule])
        assert caught.value.key == "there.standing"
        life = Life(Rulebook.of(there(checks=[attrs.evolve(rule, effect=Effect.WARNS)]))).established()
        verdict = life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
        assert verdict.codes == ("there.standing",)

    def test_each_kind_is_asked(self) -> None:
        """Before an event, about an event, about reading, and about what is owed."""
        book = Rulebook.of(
            there(
                checks=[STANDING, attrs.evolve(CONTENT, effect=Effect.INFORMS)],
                reading_checks=[READING],
                obligations=[OWED],
            )
        )
        life = Life(book).established()
        called = life.call()

        assert "there.content" in called.codes
        assert "there.standing" in life.ask(GroupEnded).codes
        assert "there.reading" in book.may_read(life.state, NURSE, "m-1", life.now).codes
        assert [each.who for each in life.duties("there.owed")] == [NURSE]


class TestDays:
    """Differences have first and last days, both inside."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({}, {}),
            ({}, {"first_day": DAY}),
            ({"last_day": DAY}, {}),
            ({"last_day": DAY}, {"first_day": DAY}),
            ({"first_day": DAY, "last_day": LAST}, {"first_day": LAST}),
            ({"first_day": LAST}, {"first_day": DAY, "last_day": LAST}),
            ({"first_day": DAY}, {"first_day": DAY, "last_day": DAY}),
            ({"first_day": DAY, "last_day": DAY}, {"first_day": DAY}),
        ],
    )
    def test_two_about_one_thing_at_one_time_are_refused(self, one: dict[str, Any], other: dict[str, Any]) -> None:
        """Nobody could say which counts."""
        with pytest.raises(InvalidPolicy, match="two differences about it are in force at the same time") as caught:
            there(notice(7, **one), notice(14, **other))

        assert caught.value.key == NOTICE

    def test_one_after_the_other_is_a_change(self) -> None:
        """On the day after the last the standard counts again."""
        book = Rulebook.of(
            there(
                notice(7, last_day=DAY - ONE),
                notice(14, first_day=DAY, last_day=LAST),
                differ(Choice(key="meeting.duration_minutes", value=60), first_day=DAY),
            )
        )

        def chosen(day: date) -> Policy:
            return book.at(datetime(day.year, day.month, day.day, 11, tzinfo=UTC)).policy

        assert chosen(date(1990, 1, 1)) == Policy(notice=Span(days=7))
        assert chosen(DAY - ONE) == Policy(notice=Span(days=7))
        assert chosen(DAY) == Policy(notice=Span(days=14), max_meeting_minutes=60)
        assert chosen(LAST) == Policy(notice=Span(days=14), max_meeting_minutes=60)
        assert chosen(LAST + ONE) == Policy(max_meeting_minutes=60)

    def test_about_other_things_they_may_hold_at_one_time(self) -> None:
        """A gate is about its duty and its event."""
        gates = [Gate(duty="minutes.written", event=each) for each in ("goal-set", "task-agreed")]

        assert there(*gates).resolved.policies.at(DAY).gates == tuple(gates)

    @pytest.mark.parametrize(
        ("moment", "days"),
        [
            (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), None),
            (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 14),
            (datetime(2027, 1, 1, 7, 59, tzinfo=timezone(timedelta(hours=9))), None),
            (datetime(2027, 1, 1, 8, 0, tzinfo=timezone(timedelta(hours=9))), 14),
            (datetime(2026, 12, 31, 14, 59, tzinfo=timezone(timedelta(hours=-8))), None),
            (datetime(2026, 12, 31, 15, 0, tzinfo=timezone(timedelta(hours=-8))), 14),
            (datetime(2027, 6, 30, 21, 59, tzinfo=UTC), 14),
            (datetime(2027, 6, 30, 22, 0, tzinfo=UTC), None),
        ],
    )
    def test_it_begins_and_ends_at_midnight_where_the_municipality_is(self, moment: datetime, days: int | None) -> None:
        """Whatever zone the caller's instant is written in, and in summer time too."""
        book = Rulebook.of(there(notice(14, first_day=DAY, last_day=LAST)))

        assert book.at(moment).policy.notice == (Span(days=days) if days else None)

    def test_a_last_day_that_never_comes_is_no_change(self) -> None:
        """The last day there is."""
        assert Rulebook.of(there(notice(14, last_day=date.max))).changes() == ()

    def test_what_would_not_go_together_on_a_later_day_is_refused_now(self) -> None:
        """Nobody wants to find out on New Year's Day."""
        with pytest.raises(InvalidPolicy) as caught:
            there(
                Choice(key="consent.parents_until", value=16),
                differ(Choice(key="consent.youth_own_age", value=17), first_day=DAY),
            )

        assert caught.value.key == "consent.youth_own_age"


class TestFloors:
    """What law or soundness needs cannot be softened, and trying says what forbids it."""

    @pytest.mark.parametrize(
        ("what", "key", "source"),
        [
            (
                Weight(code="meeting.agency-in-room-covered", effect=Effect.WARNS),
                "rules.effects.meeting.agency-in-room-covered",
                r"helsepersonelloven § 22 \(confirmed\)",
            ),
            (
                Weight(code="access.no-consent", effect=None),
                "rules.effects.access.no-consent",
                "helsepersonelloven § 22",
            ),
            (
                Weight(code="error.whose-word", effect=None),
                "rules.effects.error.whose-word",
                "law needs it: B3",
            ),
            (
                Weight(code="establish.coordinator", effect=Effect.INFORMS),
                "rules.effects.establish.coordinator",
                "the record would not hold together without it: B10",
            ),
            (
                Weight(code="member.already", effect=None),
                "rules.effects.member.already",
                "the record would not hold together without it$",
            ),
            (
                NotOwed(code="coordinator.new"),
                "duties.unowed.coordinator.new",
                "would not hold together without it: B10",
            ),
            (
                Choice(key="consent.youth_own_age", value=14),
                "consent.youth_own_age",
                "pasient- og brukerrettighetsloven § 4-3",
            ),
            (
                Choice(key="consent.parents_until", value=19),
                "consent.parents_until",
                "pasient- og brukerrettighetsloven § 4-4",
            ),
        ],
    )
    def test_the_refusal_names_the_source(self, what: Any, key: str, source: str) -> None:
        """With its mark, so that nobody takes our reading for the law's word."""
        with pytest.raises(InvalidPolicy, match=source) as caught:
            there(what)

        assert caught.value.key == key

    @pytest.mark.parametrize(
        "what",
        [
            Weight(code="group.size", effect=Effect.BLOCKS),
            Weight(code="meeting.users-voice", effect=Effect.WARNS),
            Weight(code="establish.trusted-person", effect=None),
            Weight(code="access.other-basis", effect=Effect.INFORMS),
            NotOwed(code="goals.set"),
        ],
    )
    def test_what_the_guideline_says_is_a_municipalitys_to_weigh(self, what: Any) -> None:
        """And anything may be made harder, or left as it is."""
        assert there(what).resolved.policies.at(DAY) != Policy()

    @pytest.mark.parametrize(
        ("what", "problem"),
        [
            (Weight(code="group.sise", effect=None), "there is no such check"),
            (Weight(code="goals.set", effect=None), "there is no such check"),
            (NotOwed(code="goals.sat"), "there is no such duty"),
            (NotOwed(code="group.size"), "there is no such duty"),
        ],
    )
    def test_an_unknown_code_is_refused(self, what: Any, problem: str) -> None:
        """A check is weighed, and a duty is owed or not."""
        with pytest.raises(InvalidPolicy, match=problem) as caught:
            there(what)

        assert caught.value.key.endswith(what.code)


class TestOnAProfile:
    """A profile can rest on another, as a municipality on its region's."""

    region = Profile(
        name="region",
        label=WHY,
        differences=[
            notice(7),
            differ(Permission(act=Act.CALL, roles={Role.COORDINATOR})),
            differ(Weight(code="group.size", effect=Effect.BLOCKS)),
            differ(attrs.evolve(POINT, code="region.leader")),
            differ(
                RoutinePoint(
                    code="region.filed", what=WHY, when=When.AFTER, event="group-established", within=Span(days=7)
                )
            ),
            differ(Choice(key="meeting.duration_minutes", value=90), first_day=DAY),
        ],
        terms=[
            Term(
                name=TermName.GROUP,
                nb=Forms(full="plangruppe", the_full="plangruppa", article="en"),
                nn=Forms(full="plangruppe", the_full="plangruppa", article="ei"),
                en=Forms(full="plan group", the_full="the plan group", article="a"),
            )
        ],
        checks=[attrs.evolve(STANDING, code="region.standing")],
    )

    def test_what_it_does_not_differ_in_is_the_others(self) -> None:
        """Choices, permissions, weights, days, words and rules."""
        mine = there(baseline=self.region)
        old, new = (mine.resolved.policies.at(day) for day in (DAY - ONE, DAY))

        assert mine.resolved.policies.versions == self.region.resolved.policies.versions
        assert (old.max_meeting_minutes, new.max_meeting_minutes) == (None, 90)
        assert mine.resolved.terms == self.region.resolved.terms
        assert "region.standing" in {each.code for each in mine.resolved.checks}
        assert Rulebook.of(mine).text("establish.coordinator").wrong["nb"] == "Plangruppa har ingen koordinator."

    def test_what_it_differs_in_is_its_own(self) -> None:
        """From its first day on, and the other's before."""
        permission = Permission(act=Act.CALL, roles={Role.USER})
        mine = there(
            notice(14, first_day=DAY), permission, Weight(code="group.size", effect=None), baseline=self.region
        )
        old, new = (mine.resolved.policies.at(day) for day in (DAY - ONE, DAY))

        assert (old.notice, new.notice) == (Span(days=7), Span(days=14))
        assert old.permissions == (permission,)
        assert old.weights == (Weight(code="group.size", effect=None),)

    def test_a_point_of_the_others_routine_can_be_left_out(self) -> None:
        """One that an event waits for by its weight, one that is owed by not being owed."""
        mine = there(Weight(code="region.leader", effect=None), NotOwed(code="region.filed"), baseline=self.region)
        theirs, ours = (Rulebook.of(each) for each in (self.region, mine))
        life = Life(theirs).established()
        event = life.make(GroupEnded)

        assert blocks(theirs.assess(life.state, event), "region.leader")
        assert "region.leader" not in ours.assess(life.state, event).codes
        assert "region.filed" in {each.code for each in theirs.duties(life.state, life.now)}
        assert "region.filed" not in {each.code for each in ours.duties(life.state, life.now)}

    def test_what_the_other_softened_can_be_made_harder_again_and_never_softer_than_law(self) -> None:
        """A baseline cannot lower the floor."""
        with pytest.raises(InvalidPolicy, match="the law needs it"):
            there(Weight(code="access.no-consent", effect=None), baseline=self.region)

    def test_codes_of_the_other_are_not_its_own_to_use(self) -> None:
        """Its namespace is its own name."""
        with pytest.raises(InvalidPolicy, match=r"begins with 'there\.'"):
            there(checks=[attrs.evolve(CONTENT, code="region.content")], baseline=self.region)


class TestOnABaseline:
    """What a profile comes to is itself a whole set of rules."""

    def test_without_differences_it_is_the_standard_under_another_name(self) -> None:
        """The rules, the words and the policy are the standard's."""
        resolved = there().resolved

        assert (resolved.name, resolved.label) == ("there", WHY)
        assert attrs.evolve(resolved, name="standard", label=STANDARD.label, policies=STANDARD.policies) == STANDARD
        assert resolved.policies.versions == STANDARD.policies.versions
        assert resolved.resolved is resolved

    def test_before_the_first_day_of_a_dated_baseline_there_is_no_answer(self) -> None:
        """A difference cannot reach further back than what it differs from."""
        base = attrs.evolve(STANDARD, policies=Dated("late", [(DAY, Policy())]))
        book = Rulebook.of(there(notice(7, last_day=LAST), baseline=base))

        assert book.at(datetime(2027, 1, 1, tzinfo=UTC)).policy.notice == Span(days=7)
        assert book.at(datetime(2027, 7, 1, tzinfo=UTC)).policy.notice is None
        with pytest.raises(NotInForce):
            book.at(datetime(2026, 12, 31, tzinfo=UTC))

    def test_a_frame_without_a_provision_leaves_the_rule_to_the_guideline(self) -> None:
        """Another country's municipality may weigh what Norwegian law fixes."""
        rest: dict[Ground, Any] = {**NORWAY.grounds}
        del rest[Ground.PARTICIPATION]
        frame: LegalFrame = attrs.evolve(NORWAY, name="elsewhere", grounds=rest)
        base = Baseline(name="elsewhere", label=WHY, policies=Dated.always("elsewhere", Policy(frame=frame)))
        what = Weight(code="assessment.user-takes-part", effect=Effect.WARNS)

        assert there(what, baseline=base)
        with pytest.raises(InvalidPolicy, match="the law needs it"):
            there(what)


def test_differences_are_found_by_the_one_who_reads_the_finding() -> None:
    """A finding of a point carries the municipality's source, and its text the reason."""
    source = Source(local=("THERE-1",))
    because = Text(nb="Lederen skal vite det.", nn="Leiaren skal vite det.", en="The leader is to know.")
    book = Rulebook.of(there(Difference(what=POINT, because=because, source=source)))
    life = Life(book).established()

    assert found(life.ask(GroupEnded), "there.leader").source == source
    assert book.text("there.leader").why == because


class TestWithout:
    """A profile that rests on another can leave out what it does not share."""

    SHARED = Profile(
        name="region",
        label=WHY,
        differences=[
            Difference(what=Choice(key="meeting.notice", value=Span(days=14)), because=WHY),
            Difference(what=Weight(code="group.size", effect=None), because=WHY),
            Difference(what=Gate(duty="minutes.written", event="meeting-called"), because=WHY),
            Difference(what=NotOwed(code="goals.set"), because=WHY),
            Difference(
                what=RoutinePoint(code="region.told", what=WHY, when=When.BEFORE, event="group-ended"), because=WHY
            ),
        ],
    )

    def over(self, *keys: str) -> Profile:
        left_out = [Difference(what=Without(key=key), because=WHY) for key in keys]
        return Profile(name="town", label=WHY, baseline=self.SHARED, differences=left_out)

    @pytest.mark.parametrize("key", [each.key for each in SHARED.differences])
    def test_what_is_left_out_is_as_at_the_bottom(self, key: str) -> None:
        """Each kind of difference can be left out, and nothing else goes with it."""
        rest = [each for each in self.SHARED.differences if each.key != key]
        expected = Profile(name="region", label=WHY, differences=rest)

        assert self.over(key).resolved.policies.versions[0][1] == expected.resolved.policies.versions[0][1]
        assert self.over(key).effective[:-1] == tuple(rest)

    def test_leaving_out_everything_gives_the_standard(self) -> None:
        """Nothing of the shared rules stays behind."""
        bare = self.over(*(each.key for each in self.SHARED.differences))
        assert bare.resolved.policies.versions == STANDARD.policies.versions

    def test_what_is_not_there_cannot_be_left_out(self) -> None:
        """A misspelt key, and a profile on the standard, which has no differences."""
        with pytest.raises(InvalidPolicy, match="'region' has no such difference") as caught:
            self.over("meeting.notise")
        assert caught.value.key == "without.meeting.notise"
        with pytest.raises(InvalidPolicy, match="'standard' has no such difference"):
            Profile(name="town", label=WHY, differences=[Difference(what=Without(key="group.size"), because=WHY)])

    def test_it_has_no_days(self) -> None:
        """What holds on some days only is said as a difference of its own."""
        with pytest.raises(InvalidPolicy, match="has no days"):
            Difference(what=Without(key="meeting.notice"), because=WHY, first_day=date(2027, 1, 1))

    @pytest.mark.parametrize("language", Language)
    def test_the_page_says_what_is_left_out_and_what_is_shared(self, language: Language) -> None:
        """A lawyer sees the rules of the town and those it shares on one page."""
        page = profile_in_words(self.over("meeting.notice"), language)
        what = {Language.NB: "Hvor lenge før", Language.NN: "Kor lenge før", Language.EN: "How long before"}
        assert STANDARD.label[language] in page
        assert page.count(what[language]) == 2

    def test_it_travels_as_plain_data(self) -> None:
        """Written and read back, it is the same."""
        town = self.over("meeting.notice", "routine.points.region.told")
        assert profile_from_dict(profile_to_dict(town), baselines={"region": self.SHARED}) == town


class TestWhatItIsMadeOf:
    """A script without a type checker gets the same answers."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("label", "Town"),
            ("baseline", "standard"),
            ("documents", "Routine"),
            ("differences", [Choice(key="group.size_warning", value=8)]),
            ("terms", ["group"]),
            ("checks", ["x"]),
            ("reading_checks", ["x"]),
            ("obligations", ["x"]),
        ],
    )
    def test_the_wrong_thing_is_refused_by_its_field(self, field: str, value: Any) -> None:
        """Before anything else is looked at."""
        with pytest.raises(InvalidValue, match="must be") as caught:
            Profile(**{"name": "town", "label": WHY, field: value})
        assert caught.value.field == field

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("what", "x"),
            ("because", "because"),
            ("because", None),
            ("source", "punkt 4"),
            ("first_day", "2027-01-01"),
            ("last_day", datetime(2027, 1, 1, tzinfo=UTC)),
        ],
    )
    def test_a_difference_of_the_wrong_things_is_refused(self, field: str, value: Any) -> None:
        """An instant is no day, and a text in one language no reason."""
        fields: dict[str, Any] = {"what": Weight(code="group.size", effect=None), "because": WHY, field: value}
        with pytest.raises(InvalidValue, match="must be") as caught:
            Difference(**fields)
        assert caught.value.field == field

    @pytest.mark.parametrize("value", [3, None, "written", [3]])
    def test_a_value_that_cannot_be_the_parameters_is_refused_at_once(self, value: Any) -> None:
        """Where it is said, with the key."""
        with pytest.raises(InvalidPolicy) as caught:
            Choice(key="consent.forms_allowed", value=value)
        assert caught.value.key == "consent.forms_allowed"

    def test_a_reason_says_something_in_every_language(self) -> None:
        """An empty one is none."""
        with pytest.raises(InvalidValue, match="nn"):
            Text(nb="a", nn=" ", en="c")

    def test_one_text_is_no_collection_of_sources(self) -> None:
        """It would be taken for its letters."""
        with pytest.raises(InvalidValue, match="local"):
            Source(local="punkt 4")  # type: ignore[arg-type]  # the wrong type is the claim

    def test_a_rule_that_governs_nothing_is_refused(self) -> None:
        """It would never be asked."""
        text = RuleText(wrong=WHY, why=WHY, do=WHY)
        rule = StandingCheck(code="town.x", governs=(), source=Source(design=True), judge=lambda _: None, text=text)
        with pytest.raises(InvalidPolicy, match="would never be asked"):
            Profile(name="town", label=WHY, checks=[rule])

    def test_a_word_is_renamed_once(self) -> None:
        """Two would leave it open which."""
        with pytest.raises(InvalidPolicy, match="stands twice"):
            Profile(name="town", label=WHY, terms=[STANDARD.terms[0], STANDARD.terms[0]])
