"""Texts exist in three languages and in no other, and their slots are filled with a municipality's own words."""

from __future__ import annotations

from typing import Any

import pytest

from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.terms import Forms, Gender, Language, RuleText, Term, TermName, Text

TEXT = Text(nb="møte", nn="møte på nynorsk", en="meeting")

GROUP = Forms(
    full="ansvarsgruppe",
    the_full="ansvarsgruppa",
    short="gruppe",
    the_short="gruppa",
    article="ei",
    gender=Gender.FEMININE,
)
TEAM = Forms(full="team", the_full="teamet", article="et", gender=Gender.NEUTER)
CIRCLE = Forms(full="inner circle", the_full="the inner circle", article="an")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nb", "møte"), (Language.NN, "møte på nynorsk"), (Language.EN, "meeting"), ("en", "meeting")],
)
def test_a_text_is_asked_for_by_language(language: Language | str, expected: str) -> None:
    """The language is given as a value of its own or as its code."""
    assert TEXT[language] == expected


@pytest.mark.parametrize("language", ["sv", "", "NB", "__class__"])
def test_a_language_that_does_not_exist_is_an_error(language: str) -> None:
    """There is no silent fall-back to another language."""
    with pytest.raises(ValueError, match="is not a valid Language"):
        TEXT[language]


class TestForms:
    """A noun is put into a sentence in the form that the sentence asks for."""

    @pytest.mark.parametrize(
        ("slot", "expected"),
        [
            ("", "gruppe"),
            ("the", "gruppa"),
            ("The", "Gruppa"),
            ("full", "ansvarsgruppe"),
            ("Full", "Ansvarsgruppe"),
            ("the full", "ansvarsgruppa"),
            ("The full", "Ansvarsgruppa"),
            ("a", "ei gruppe"),
            ("A", "Ei gruppe"),
            ("a full", "ei ansvarsgruppe"),
            ("A full", "Ei ansvarsgruppe"),
        ],
    )
    def test_every_form_has_its_slot(self, slot: str, expected: str) -> None:
        """Short or whole, definite or not, with its article, and with a capital where the slot has one."""
        assert expected == format(GROUP, slot)

    @pytest.mark.parametrize(
        ("slot", "expected"),
        [("", "team"), ("the", "teamet"), ("full", "team"), ("the full", "teamet"), ("a", "et team")],
    )
    def test_a_word_without_a_short_form_is_its_own(self, slot: str, expected: str) -> None:
        """Nobody must say the same word twice."""
        assert expected == format(TEAM, slot)

    @pytest.mark.parametrize(
        ("forms", "two", "three"),
        [(CIRCLE, "den", "han"), (GROUP, "den", "ho"), (TEAM, "det", "det")],
    )
    def test_the_words_around_it_follow_its_gender(self, forms: Forms, two: str, three: str) -> None:
        """Two words are for the common genders and the neuter, three for one gender each."""
        assert (two, three) == (format(forms, "den/det"), format(forms, "han/ho/det"))

    @pytest.mark.parametrize("slot", ["plural", "the short", "THE", " the"])
    def test_a_form_that_does_not_exist_is_an_error(self, slot: str) -> None:
        """A misspelt slot is not passed over in silence."""
        with pytest.raises(KeyError):
            format(GROUP, slot)

    @pytest.mark.parametrize("field", ["full", "the_full", "article", "short", "the_short"])
    @pytest.mark.parametrize("word", ["", "  ", "team{", "team}", "team/lag", None, 3])
    def test_a_word_that_would_break_a_sentence_is_refused(self, field: str, word: Any) -> None:
        """The refusal names the form that is wrong."""
        words: dict[str, Any] = {"full": "team", "the_full": "teamet", "article": "et", field: word}
        with pytest.raises(InvalidValue) as refused:
            Forms(**words)
        assert field == refused.value.field


class TestFilling:
    """A text is filled with words of its own language."""

    WORDS = Term(name=TermName.GROUP, nb=GROUP, nn=TEAM, en=CIRCLE)

    def test_each_language_has_its_own_words(self) -> None:
        """The sentence and the word in it are of one language."""
        text = Text(nb="Slik er {group:the}.", nn="Slik er {group:the}.", en="Such is {group:the}.")
        expected = Text(nb="Slik er gruppa.", nn="Slik er teamet.", en="Such is the inner circle.")
        assert expected == text.filled(lambda language: {"group": self.WORDS[language]})

    def test_a_rule_is_filled_in_all_its_parts(self) -> None:
        """What is wrong, why and what to do use the same word."""
        part = Text(nb="{group}", nn="{group}", en="{group}")
        expected = Text(nb="gruppe", nn="team", en="inner circle")
        filled = RuleText(wrong=part, why=part, do=part).filled(lambda language: {"group": self.WORDS[language]})
        assert RuleText(wrong=expected, why=expected, do=expected) == filled

    def test_a_slot_without_a_word_is_an_error_that_names_it(self) -> None:
        """A text never reaches a caseworker with a hole in it."""
        text = Text(nb="Slik er {team:the}.", nn="Slik.", en="Such.")
        with pytest.raises(KeyError, match="team"):
            text.filled(lambda language: {"group": self.WORDS[language]})

    def test_a_term_in_a_language_that_does_not_exist_is_an_error(self) -> None:
        """A word has no silent fall-back either."""
        with pytest.raises(ValueError, match="is not a valid Language"):
            self.WORDS["sv"]
