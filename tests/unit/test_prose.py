"""A profile in words: everything in which a municipality differs is told, in three languages, with the reason."""

from __future__ import annotations

import re
from datetime import date

import attrs
import pytest

from ansvar_core import (
    ChairRule,
    Choice,
    Dated,
    Difference,
    Effect,
    Language,
    LawReference,
    Mark,
    Policy,
    Profile,
    Rulebook,
    Source,
    Span,
    Text,
    Weight,
    profile_in_words,
)
from ansvar_core.export import prose
from ansvar_core.policies.baseline import STANDARD, Baseline
from support.plain import RICH, SHARED, WHY, rich

BECAUSE = Text(**WHY)


def page(language: Language | str = "en") -> str:
    return profile_in_words(rich(), language)


def there(*differences: Difference, **fields: object) -> Profile:
    return Profile(**{"name": "there", "label": BECAUSE, "differences": differences, **fields})  # type: ignore[arg-type]  # any field may be given


def entry(text: str, of: str) -> str:
    """The lines about one thing, which begins with some words."""
    [found] = [each for each in text.split("\n- **") if each.startswith(of)]
    return found.split("\n\n")[0]


class TestPage:
    """The page is whole."""

    @pytest.mark.parametrize("language", Language)
    def test_every_difference_is_told_once_with_its_reason(self, language: Language) -> None:
        """In whatever language; the shared page has those that are shared."""
        own = page(language).partition("\n# ")[0]
        reasons = f"{_says('because', language)}{BECAUSE[language]}"

        assert own.count(reasons) == len(rich().differences)

    @pytest.mark.heavy
    @pytest.mark.parametrize("language", Language)
    def test_every_section_has_its_heading(self, language: Language) -> None:
        """None is empty here."""
        names = ("documents", "terms", "without", "choices", "effects", "not-owed", "permissions", "gates", "routine")
        for name in (*names, "own", "own-duties"):
            assert f"\n## {prose._SAYS[name][language]}\n\n- " in page(language)

    @pytest.mark.parametrize("language", Language)
    def test_it_begins_with_who_it_is_and_from_whom_it_differs(self, language: Language) -> None:
        """And ends with what it shares with others, on their own page."""
        text = page(language)

        assert text.startswith(f"# {rich().label[language]}\n\n")
        assert SHARED.label[language] in text.split("\n")[2]
        assert text.endswith(profile_in_words(SHARED, language))

    def test_what_it_has_nothing_of_it_does_not_mention(self) -> None:
        """A profile that differs in nothing has no sections."""
        assert "##" not in profile_in_words(there(), "en")

    def test_the_three_pages_are_built_alike(self) -> None:
        """Line by line: nobody is told less for their language."""
        shapes = {tuple(re.sub(r"[^#\n-].*", "", line) for line in page(each).split("\n")) for each in Language}

        assert len(shapes) == 1

    def test_a_language_that_does_not_exist_is_an_error(self) -> None:
        """And not English instead."""
        with pytest.raises(ValueError, match="is not a valid Language"):
            profile_in_words(rich(), "sv")


def _says(name: str, language: Language) -> str:
    return prose._SAYS[name][language].removesuffix("{0}")


class TestValues:
    """Each kind of value in words that a lawyer reads."""

    @pytest.mark.parametrize(
        ("of", "said"),
        [
            ("How long afterwards", "Here: 1 working day. Otherwise: not chosen."),
            ("The age from which", "Here: 15. Otherwise: 16."),
            ("Whether a consent must", "Here: yes. Otherwise: no."),
            ("Whether each meeting", "Here: no. Otherwise: yes."),
            ("The kinds of information", "Here: coordination, health."),
            ("The fewest agencies", "Here: not chosen. Otherwise: 2."),
            ("Kinds of agency", "Here: none. Otherwise: none."),
            ("How long after the meeting", "Here: 1 month, 2 days. Otherwise: not chosen."),
        ],
    )
    def test_a_value_is_told_with_what_it_is_otherwise(self, of: str, said: str) -> None:
        """Lengths of time, ages, yes and no, lists, and nothing chosen."""
        assert said in entry(page(), of)

    @pytest.mark.parametrize(
        ("span", "said"),
        [
            (Span(days=1), "1 day."),
            (Span(days=2), "2 days."),
            (Span(months=1), "1 month."),
            (Span(months=6), "6 months."),
            (Span(working_days=1), "1 working day."),
            (Span(working_days=5), "5 working days."),
        ],
    )
    def test_one_is_one_and_more_are_many(self, span: Span, said: str) -> None:
        """As people say it."""
        profile = there(Difference(what=Choice(key="meeting.notice", value=span), because=BECAUSE))

        assert f"Here: {said}" in profile_in_words(profile, "en")

    def test_a_word_of_a_list_is_told_by_its_label(self) -> None:
        """Never by its code, and with the municipality's own word in it."""
        assert "relay-holder" not in page().partition("\n# ")[0]
        assert f"Here: {Rulebook.of(rich()).label(ChairRule.RELAY_HOLDER, 'en')}." in entry(page(), "Who chairs")
        assert "guiden" in entry(page(), "Who chairs")


class TestReasons:
    """Why, from where, and on which days."""

    @pytest.mark.parametrize(
        ("language", "days"),
        [
            ("en", ("From 1 January 2027.", "Until 31 December 2027, that day included.")),
            ("nb", ("1. januar 2027", "31. desember 2027")),
            ("nn", ("1. januar 2027", "31. desember 2027")),
        ],
    )
    def test_days_are_told_in_words(self, language: str, days: tuple[str, str]) -> None:
        """Both, where both are set."""
        told = [each for each in page(language).split("\n- **") if "2027" in each]

        assert len(told) == 1
        assert all(day in told[0] for day in days)

    def test_only_the_day_that_is_set_is_told(self) -> None:
        """A first day without a last, and a last without a first."""
        assert "From 1 January 2028." in page()
        assert page().count("that day included") == 2
        assert page().count("From 1 January") == 2

    def test_the_source_is_told_or_that_it_is_ones_own_choice(self) -> None:
        """Sections, statements and law."""
        law = Source(law=(LawReference(act="a made-up act", section="3", mark=Mark.CONFIRMED),), statements=("B3",))
        what = Choice(key="meeting.notice", value=Span(days=3))
        text = profile_in_words(there(Difference(what=what, because=BECAUSE, source=law)), "en")

        assert "Source: § 4, § 5." in page()
        assert "Source: the municipality's own choice." in page()
        assert "Source: B3, a made-up act" in text

    def test_a_rule_with_another_effect_says_what_it_was(self) -> None:
        """Off, harder and softer."""
        effects = page().partition("## Rules with another effect")[2].partition("\n## ")[0]

        assert effects.count("otherwise: warns") == 3
        assert [line.strip().split(" (")[0] for line in effects.split("\n") if "otherwise:" in line] == [
            "Is not asked",
            "Informs",
            "Blocks",
        ]

    def test_a_rule_that_the_baseline_does_not_ask_says_so(self) -> None:
        """What was off there, is on here."""
        code = "meeting.process-evaluated"
        off = there(Difference(what=Weight(code=code, effect=None), because=BECAUSE))
        on = Difference(what=Weight(code=code, effect=Effect.BLOCKS), because=BECAUSE)
        text = profile_in_words(Profile(name="here", label=BECAUSE, baseline=off, differences=[on]), "en")

        assert "Blocks (otherwise: is not asked)." in text

    def test_a_rule_says_whom_it_is_for_and_what_it_hinders(self) -> None:
        """Points of the routine and rules of its own."""
        assert "For children." in entry(page(), "In “member joined”")
        assert "For adults." in entry(page(), "Before “plangruppe ended”")
        assert "Blocks." in entry(page(), "In “meeting called”")
        assert "Within 3 days. Owed by: guiden." in entry(page(), "After “meeting ended”")
        assert "Owed by: the user." in entry(page(), "After “need seen”")
        assert "By the next meeting." in entry(page(), "After “plangruppe established”")
        assert "Blocks: “meeting called”." in page()

    def test_what_is_not_taken_over_is_named_as_the_shared_page_names_it(self) -> None:
        """By its own first line."""
        left_out = page().partition("## Shared rules that do not hold here\n\n")[2].split("\n")[0]

        assert left_out in profile_in_words(SHARED, "en").split("\n")
        assert [each["key"] for each in RICH["without"]] == ["meeting.interval"]

    def test_rules_that_begin_on_a_day_are_compared_on_that_day(self) -> None:
        """A baseline that has no rules before a day is asked about that day."""
        young = attrs.evolve(
            STANDARD,
            name="young",
            policies=Dated("young", ((date(2026, 1, 1), Policy()), (date(2030, 1, 1), Policy(notice=Span(days=9))))),
        )
        assert isinstance(young, Baseline)
        before = Difference(what=Choice(key="meeting.notice", value=Span(days=3)), because=BECAUSE)
        after = attrs.evolve(before, first_day=date(2031, 1, 1))

        assert "Here: 3 days. Otherwise: not chosen." in profile_in_words(there(before, baseline=young), "en")
        assert "Here: 3 days. Otherwise: 9 days." in profile_in_words(there(after, baseline=young), "en")
