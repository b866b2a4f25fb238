"""Reading a verdict in a test: the finding of a code, and the ways out that it offers."""

from __future__ import annotations

from typing import Any, TypeVar

from ansvar_core import ChangeProposal, Effect, Finding, Verdict

_R = TypeVar("_R")


def found(verdict: Verdict, code: str) -> Finding:
    """The one finding of a code."""
    findings = [each for each in verdict.findings if each.code == code]
    assert len(findings) == 1, (code, verdict.codes)
    return findings[0]


def blocks(verdict: Verdict, code: str) -> bool:
    """Whether it is found, and blocks."""
    return found(verdict, code).effect is Effect.BLOCKS


def warns(verdict: Verdict, code: str) -> bool:
    """Whether it is found, and warns."""
    return found(verdict, code).effect is Effect.WARNS


def informs(verdict: Verdict, code: str) -> bool:
    """Whether it is found, and informs."""
    return found(verdict, code).effect is Effect.INFORMS


def way_out(verdict: Verdict, code: str, kind: type[_R]) -> _R:
    """The first remedy of a kind that a finding offers."""
    remedies: list[Any] = [each for each in found(verdict, code).remedies if isinstance(each, kind)]
    assert remedies, (code, found(verdict, code).remedies)
    remedy: _R = remedies[0]
    return remedy


def asked(verdict: Verdict, code: str) -> set[str]:
    """The fields that people are asked to fill in to put a finding right."""
    return {name for each in found(verdict, code).remedies if isinstance(each, ChangeProposal) for name in each.asks}
