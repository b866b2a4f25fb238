"""Words for people, in the three languages of the library."""

from __future__ import annotations

from enum import StrEnum

import attrs

__all__ = ["Language", "Text"]


class Language(StrEnum):
    """A language that texts exist in (språk)."""

    NB = "nb"
    """Bokmål."""
    NN = "nn"
    """Nynorsk."""
    EN = "en"
    """English."""


@attrs.frozen(kw_only=True)
class Text:
    """One text in all three languages (tekst)."""

    nb: str
    nn: str
    en: str

    def __getitem__(self, language: Language | str) -> str:
        """The text in one language; raises `ValueError` for a language that does not exist here."""
        return str(getattr(self, Language(language).value))
