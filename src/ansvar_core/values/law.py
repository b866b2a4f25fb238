"""Where a rule comes from: the statement it carries, and the law behind it with its mark."""

from __future__ import annotations

from enum import StrEnum

import attrs

__all__ = ["LawReference", "Mark", "Source"]


class Mark(StrEnum):
    """How well a fact of law is known to the library (sikkerhetsgrad)."""

    CONFIRMED = "confirmed"
    """Read on an official page."""
    GENERAL_KNOWLEDGE = "general-knowledge"
    """Common knowledge in the field, not confirmed by a page."""
    ANALOGY = "analogy"
    """The provision is about something near; using it here is a reading of ours."""


@attrs.frozen(kw_only=True)
class LawReference:
    """A provision, pinpointed as lawyers do it (lovhenvisning)."""

    act: str
    section: str
    mark: Mark

    def __str__(self) -> str:
        return f"{self.act} § {self.section}"


@attrs.frozen(kw_only=True)
class Source:
    """What a rule, a duty or a parameter rests on (kilde).

    `statements` are ids of the statement table; `law` the provisions behind them; `design` is true where the sources
    are open and the library had to decide.
    """

    statements: tuple[str, ...] = ()
    law: tuple[LawReference, ...] = ()
    design: bool = False
