"""How a text is written down: what is wrong, why, and what to do, each in three languages."""

from __future__ import annotations

from ansvar_core.values.terms import RuleText, Text

__all__ = ["said"]


def said(*, wrong: tuple[str, str, str], why: tuple[str, str, str], do: tuple[str, str, str]) -> RuleText:
    """A rule's text, each part given as bokmål, nynorsk, English (regeltekst)."""
    return RuleText(wrong=_text(wrong), why=_text(why), do=_text(do))


def _text(part: tuple[str, str, str]) -> Text:
    nb, nn, en = part
    return Text(nb=nb, nn=nn, en=en)
