"""A baseline: a whole set of rules that municipalities differ from."""

from __future__ import annotations

from typing import Final

import attrs

from ansvar_core.dated import Dated
from ansvar_core.policy import Policy
from ansvar_core.rules.base import Check, Obligation, ReadingCheck
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from ansvar_core.rules.edition import Edition, editions
from ansvar_core.values.checked import checked
from ansvar_core.values.terms import Forms, Gender, Term, TermName, Text

__all__ = ["STANDARD", "TERMS", "Baseline"]

TERMS: Final = (
    Term(
        name=TermName.GROUP,
        nb=Forms(
            full="ansvarsgruppe",
            the_full="ansvarsgruppa",
            short="gruppe",
            the_short="gruppa",
            article="en",
            gender=Gender.FEMININE,
        ),
        nn=Forms(
            full="ansvarsgruppe",
            the_full="ansvarsgruppa",
            short="gruppe",
            the_short="gruppa",
            article="ei",
            gender=Gender.FEMININE,
        ),
        en=Forms(
            full="responsibility group",
            the_full="the responsibility group",
            short="group",
            the_short="the group",
            article="a",
        ),
    ),
    Term(
        name=TermName.COORDINATOR,
        nb=Forms(full="koordinator", the_full="koordinatoren", article="en"),
        nn=Forms(full="koordinator", the_full="koordinatoren", article="ein"),
        en=Forms(full="coordinator", the_full="the coordinator", article="a"),
    ),
)
"""The words of the standard (standardens begreper)."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Baseline:
    """A whole set of rules: a policy on a legal frame, words, checks and obligations (grunnregler).

    `name` is stable; `label` is what people call it.
    """

    name: str
    label: Text
    policies: Dated[Policy]
    terms: tuple[Term, ...] = TERMS
    checks: tuple[Check, ...] = CHECKS
    reading_checks: tuple[ReadingCheck, ...] = READING_CHECKS
    obligations: tuple[Obligation, ...] = OBLIGATIONS

    @property
    def resolved(self) -> Baseline:
        """Itself: a baseline differs from nothing (ferdig utledet)."""
        return self

    def editions(self) -> Dated[Edition]:
        """What is in force on every day (utgaver); raises `InvalidPolicy` for what does not fit together."""
        return editions(
            self.policies, checks=self.checks, reading_checks=self.reading_checks, obligations=self.obligations
        )


STANDARD: Final = Baseline(
    name="standard",
    label=Text(nb="standardreglene", nn="standardreglane", en="the standard rules"),
    policies=Dated.always("standard", Policy()),
)
"""The guideline (source B) on the directorate's advice (source A), in the Norwegian frame (standard)."""
