"""Words for people, in the three languages of the library, and the words that a municipality may change.

A text may have slots: `{group}` stands for whatever the municipality calls its group, `{law_release}` for the provision
that the legal frame names.  A slot is filled when somebody reads the text, never before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

import attrs

from ansvar_core.values.checked import checked
from ansvar_core.values.invalid import InvalidValue

__all__ = ["Forms", "Gender", "Language", "RuleText", "Term", "TermName", "Text"]


class Language(StrEnum):
    """A language that texts exist in (språk)."""

    NB = "nb"
    """Bokmål."""
    NN = "nn"
    """Nynorsk."""
    EN = "en"
    """English."""


# A slot is the name of a word.  Looking inside one could show what is no word, and a text can be padded without end.
_INSIDE: Final = re.compile(r"\{[^{}:]*[.\[!]")


@attrs.frozen(kw_only=True, field_transformer=checked)
class Text:
    """One text in all three languages (tekst); raises `InvalidValue` for a language in which nothing is said."""

    nb: str
    nn: str
    en: str

    def __attrs_post_init__(self) -> None:
        for field in ("nb", "nn", "en"):
            value = getattr(self, field)
            if not value.strip():
                raise InvalidValue(field, "needs text")

    def __getitem__(self, language: Language | str) -> str:
        """The text in one language; raises `ValueError` for a language that does not exist here."""
        return str(getattr(self, Language(language).value))

    def filled(self, words: Callable[[Language], Mapping[str, object]]) -> Text:
        """The same text with its slots filled (utfylt tekst); raises `KeyError` naming a slot without a word."""
        for each in Language:
            inside = _INSIDE.search(self[each].replace("{{", ""))
            if inside:
                raise KeyError(inside.group())
        return Text(**{each.value: self[each].format_map(words(each)) for each in Language})


@attrs.frozen(kw_only=True, field_transformer=checked)
class RuleText:
    """What a caseworker is told: what is wrong, why, and what to do (regeltekst)."""

    wrong: Text
    why: Text
    do: Text

    def filled(self, words: Callable[[Language], Mapping[str, object]]) -> RuleText:
        """The same with every slot filled (utfylt regeltekst)."""
        return RuleText(wrong=self.wrong.filled(words), why=self.why.filled(words), do=self.do.filled(words))


class Gender(StrEnum):
    """The gender of a noun, which the words around it follow (kjønn)."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


@attrs.frozen(kw_only=True, field_transformer=checked)
class Forms:
    """The forms of a noun in one language (bøyningsformer).

    `full` is the whole word and `short` what people say when it is clear which; the short forms default to the full.
    In a text, `{group}` gives the short form, `{group:the}` the definite, `{group:full}` and `{group:the full}` the
    whole word, `{group:a}` and `{group:a full}` the article with it, and `{group:den/det}` or `{group:en/ei/et}` the
    word that goes with its gender.  A capital first letter in the slot gives one in the text.
    """

    full: str
    the_full: str
    article: str
    short: str = attrs.field(default=attrs.Factory(lambda self: self.full, takes_self=True))
    the_short: str = attrs.field(default=attrs.Factory(lambda self: self.the_full, takes_self=True))
    gender: Gender = Gender.MASCULINE

    def __attrs_post_init__(self) -> None:
        for field in ("full", "the_full", "article", "short", "the_short"):
            value = getattr(self, field)
            if not value.strip() or any(sign in value for sign in "{}/"):
                raise InvalidValue(field, "needs a word without braces or slashes")

    def __format__(self, slot: str) -> str:
        if "/" in slot:
            return self._agreeing(slot.split("/"))
        forms = {
            "": self.short,
            "the": self.the_short,
            "full": self.full,
            "the full": self.the_full,
            "a": f"{self.article} {self.short}",
            "a full": f"{self.article} {self.full}",
        }
        word = forms[slot[:1].lower() + slot[1:]]
        return word[:1].upper() + word[1:] if slot[:1].isupper() else word

    def _agreeing(self, words: list[str]) -> str:
        if len(words) == 2:
            return words[self.gender is Gender.NEUTER]
        return words[list(Gender).index(self.gender)]


class TermName(StrEnum):
    """A word that municipalities have their own of (navn på begrep)."""

    GROUP = "group"
    """Ansvarsgruppe, plangruppe, IP-gruppe, oppfølgingsteam … (A1, A12)."""
    COORDINATOR = "coordinator"
    """Koordinator, barnekoordinator, stafettholder …"""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Term:
    """What a municipality calls something, in each language (begrep)."""

    name: TermName
    nb: Forms
    nn: Forms
    en: Forms

    def __getitem__(self, language: Language | str) -> Forms:
        """The forms in one language; raises `ValueError` for a language that does not exist here."""
        found: Forms = getattr(self, Language(language).value)
        return found
