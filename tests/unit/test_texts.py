"""Whatever a rule answers, a caseworker can read it: in three languages, and in the language it says it is in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ansvar_core.entities.group import GroupStatus
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.rulebook import Rulebook
from ansvar_core.rules.edition import UNASKED
from ansvar_core.rules.texts import (
    TEXTS,
    access,
    calling,
    consent,
    ending,
    establishing,
    exchange,
    meeting,
    minutes,
    need,
    record,
    restricted,
    roles,
    routine,
    topics,
    work,
)
from ansvar_core.rules.texts.labels import label_of
from ansvar_core.values.terms import Language, RuleText, Text

PARTS = ("wrong", "why", "do")
ONLY_BOKMAAL = (" ikke ", " hva ", " hvem ", " noen ", " fra ", " også ", " være ", "foresatte")
ONLY_NYNORSK = (" ikkje ", " kva ", " kven ", " noko ", " frå ", " òg ", " vere ", "føresette")
FILES = (
    access,
    calling,
    consent,
    ending,
    establishing,
    exchange,
    meeting,
    minutes,
    need,
    record,
    restricted,
    roles,
    routine,
    topics,
    work,
)
BOOK = Rulebook.standard()


def codes() -> set[str]:
    """Every code that an answer can carry."""
    return {each.code for each in (*BOOK.checks, *BOOK.reading_checks, *BOOK.obligations)} | {*UNASKED}


def parts(code: str) -> Iterator[Text]:
    """The three parts of a text, as they are read under the standard rules."""
    text: RuleText = BOOK.text(code)
    return (getattr(text, part) for part in PARTS)


def foreign(words: str, marks: tuple[str, ...]) -> list[str]:
    """The marks of the other written standard that are in some words."""
    plain = f" {words.lower()} ".replace(",", " ").replace(".", " ").replace(";", " ").replace(":", " ")
    return [mark for mark in marks if mark in plain]


def test_every_code_has_a_text() -> None:
    """A rule without a text would leave a caseworker with a code."""
    assert codes() - set(TEXTS) == set()


def test_no_text_is_for_a_code_that_no_rule_has() -> None:
    """A stray text is a rule that was renamed or removed."""
    assert set(TEXTS) - codes() == set()


def test_no_code_is_written_about_in_two_files() -> None:
    """The later text would silently replace the earlier."""
    assert len(TEXTS) == sum(len(file.TEXTS) for file in FILES)


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_every_part_is_a_whole_sentence_in_every_language(code: str) -> None:
    """Nothing is left empty, unfinished or to be filled in."""
    for part in parts(code):
        for language in Language:
            words = part[language]
            assert words == words.strip()
            assert words[:1].isupper()
            assert words.endswith((".", "?"))
            assert "{" not in words
            assert "  " not in words


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_english_is_not_norwegian(code: str) -> None:
    """A text copied from one language to the other is a forgotten translation."""
    for part in parts(code):
        assert part.en not in (part.nb, part.nn)


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_nynorsk_has_no_bokmaal_words(code: str) -> None:
    """Nynorsk is written as nynorsk."""
    assert [found for part in parts(code) for found in foreign(part.nn, ONLY_BOKMAAL)] == []


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_bokmaal_has_no_nynorsk_words(code: str) -> None:
    """Bokmål is written as bokmål."""
    assert [found for part in parts(code) for found in foreign(part.nb, ONLY_NYNORSK)] == []


@pytest.mark.parametrize("code", ["consent.standing-still", "consent.nobody-can", "access.no-consent"])
def test_an_answer_about_consent_leaves_other_legal_grounds_standing(code: str) -> None:
    """Somebody who must notify child welfare is told that this answer does not stop them."""
    why = BOOK.text(code).why
    assert "Svaret gjelder bare samtykke." in why.nb
    assert "Opplysningsplikten til barnevernet" in why.nb
    assert "Svaret gjeld berre samtykke." in why.nn
    assert "Opplysningsplikta til barnevernet" in why.nn
    assert "The answer is about consent only." in why.en
    assert "duty to notify child welfare" in why.en


@pytest.mark.parametrize("tag", sorted(EVENT_TYPE_BY_TAG))
def test_every_kind_of_event_has_a_name(tag: str) -> None:
    """What has happened can be shown without showing a tag."""
    label = label_of(tag)
    for language in Language:
        assert label[language].strip()


def test_a_value_and_a_kind_of_event_have_names() -> None:
    """The rulebook names a value by what it is, and an event by its tag; what has no name is an error that says so."""
    assert BOOK.label(GroupStatus.ENDED, "nn") == "avslutta"
    assert BOOK.label("need-seen", "en") == "need seen"
    with pytest.raises(KeyError, match=r"event\.no-such"):
        BOOK.label("no-such", "nb")
