"""The answer to one question about one event."""

from __future__ import annotations

import attrs

from ansvar_core.values.checked import checked
from ansvar_core.values.findings import Effect, Finding
from ansvar_core.values.law import Source

__all__ = ["Fulfilled", "Verdict"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Fulfilled:
    """A rule that was asked and had nothing to say (oppfylt regel)."""

    code: str
    source: Source


@attrs.frozen(kw_only=True, field_transformer=checked)
class Verdict:
    """Whether something is in order, and every reason (vurdering).

    Truthy when permitted.  `fulfilled` is filled only when an explanation was asked for.
    """

    findings: tuple[Finding, ...] = ()
    fulfilled: tuple[Fulfilled, ...] = ()

    @property
    def permitted(self) -> bool:
        """In order: nothing blocks (tillatt)."""
        return not any(finding.effect is Effect.BLOCKS for finding in self.findings)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all findings, in order (koder)."""
        return tuple(finding.code for finding in self.findings)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that block (hindringer)."""
        return tuple(finding for finding in self.findings if finding.effect is Effect.BLOCKS)

    def __bool__(self) -> bool:
        return self.permitted
