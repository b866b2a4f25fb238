"""Where a rule comes from: the statement it carries, and the law behind it with its mark.

A rule does not name a provision.  It names a *ground*, such as "what lifts secrecy", and the legal frame says which
provision that is in its country.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from ansvar_core.values.checked import checked
from ansvar_core.values.terms import Language

__all__ = ["Ground", "LawReference", "Mark", "Source"]


class Mark(StrEnum):
    """How well a fact of law is known to the library (sikkerhetsgrad)."""

    CONFIRMED = "confirmed"
    """Read on an official page."""
    GENERAL_KNOWLEDGE = "general-knowledge"
    """Common knowledge in the field, not confirmed by a page."""
    ANALOGY = "analogy"
    """The provision is about something near; using it here is a reading of ours."""


class Ground(StrEnum):
    """What a rule needs the law to say, whatever the provision is called in a country (rettsgrunnlag)."""

    RELEASE = "release"
    """Consent lifts confidentiality only as far as it reaches."""
    SECRECY = "secrecy"
    """Consent lifts secrecy in public administration."""
    COOPERATING_PERSONNEL = "cooperating-personnel"
    """Sharing between those who cooperate about care, on another basis than consent."""
    WITHDRAWAL = "withdrawal"
    """Consent is informed, and can be withdrawn as easily as it is given."""
    FORM = "form"
    """The form that consent can have."""
    WHO_CONSENTS = "who-consents"
    """From which age one consents, and who can."""
    CONSENT_FOR_CHILD = "consent-for-child"
    """Who consents for a child."""
    WITHOUT_COMPETENCE = "without-competence"
    """Who decides for a grown person who cannot consent."""
    PARTICIPATION = "participation"
    """The user takes part in the services, and in the choice between them."""
    CHILD_HEARD = "child-heard"
    """A child is heard."""
    CHILD_HEARD_AT_ANY_AGE = "child-heard-at-any-age"
    """A child who can form a view is heard, whatever the age."""
    PLAN = "plan"
    """The right to an individual plan."""
    COORDINATOR = "coordinator"
    """The right to a coordinator."""
    FULL_AGE = "full-age"
    """When one comes of age."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class LawReference:
    """A provision, pinpointed as lawyers do it (lovhenvisning).

    `act` is its name in bokmål, `act_nn` in nynorsk where that is another.  Without a `section` the act stands alone,
    as where the section is not known, or is not called one.
    """

    act: str
    section: str | None = None
    mark: Mark
    act_nn: str | None = None

    def __str__(self) -> str:
        return self.said(Language.NB)

    def said(self, language: Language) -> str:
        """The provision as it is written in a language (henvisning på et språk)."""
        act = self.act_nn if language is Language.NN and self.act_nn else self.act
        return act if self.section is None else f"{act} § {self.section}"


@attrs.frozen(kw_only=True, field_transformer=checked)
class Source:
    """What a rule, a duty or a parameter rests on (kilde).

    `statements` are ids of the statement table; `grounds` what it needs the law to say, and `law` the provisions that
    the legal frame in force names for them; `local` places in a municipality's own guideline, in its own words;
    `design` is true where the sources are open and the library had to decide.  Raises `InvalidValue` for a single text,
    which would otherwise be taken for a collection of letters.
    """

    statements: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    law: tuple[LawReference, ...] = ()
    local: tuple[str, ...] = ()
    design: bool = False
