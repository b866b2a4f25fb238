"""Texts exist in three languages, and in no other."""

from __future__ import annotations

import pytest

from ansvar_core.values.terms import Language, Text

TEXT = Text(nb="møte", nn="møte på nynorsk", en="meeting")


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
