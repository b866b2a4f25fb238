"""What rules and errors say, word for word: every finding, duty and error that a test meets is written down.

A finding is data that others build screens on: which field it turned on, whose, and what would put it right.  A test of
a rule asks whether it is found; here it is held against `golden/said`, one line each, so that a change of what is said
is seen in a review.  Days and instants are written as counted from the one asked about, positions as `#`.

An error is told in full where a test expects it: its kind, the place, and what is wrong.

`SAID=write` in the environment writes down what is met and is not there yet.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import (
    CorruptRecord,
    Duty,
    Finding,
    InvalidPolicy,
    InvalidValue,
    NotInForce,
    Rulebook,
    RuleViolation,
    Source,
    StaleSnapshot,
    StaleVersion,
)
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS

__all__ = ["ERRORS", "GOLDEN", "every_error_is_known", "every_word_is_known", "known", "line", "told"]

GOLDEN = Path(__file__).parents[1] / "golden" / "said"
ERRORS = (CorruptRecord, InvalidPolicy, InvalidValue, NotInForce, RuleViolation, StaleSnapshot, StaleVersion)
# The tests of what reads, refuses and dates; errors told elsewhere are these again.
_REFUSING = {
    f"test_{name}"
    for name in ("converting", "converters", "records", "unknown", "text", "faults", "seals", "snapshots")
}
_REFUSING |= {
    f"test_{name}" for name in ("upcasting", "quick", "answers", "profile", "profiles", "differences", "policy")
}
_REFUSING |= {f"test_{name}" for name in ("edition", "changes", "choices", "rulebook", "record", "evolve", "reassess")}
_REFUSING |= {f"test_{name}" for name in ("dates", "dates_edges", "dated", "edges")}
_FOR_AN_AUDIT = ("record.should-say-despite",)
_LIBRARYS = {each.code for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)} | {"duty.gate", "rule.failed"}


@cache
def known(part: str) -> frozenset[str]:
    """The lines that are written down about the rules of one part, such as `consent`; `own` for those of a test."""
    path = GOLDEN / f"{part}.txt"
    return frozenset(path.read_text(encoding="utf-8").splitlines()) if path.exists() else frozenset()


def _plain(value: Any, at: datetime) -> str:
    match value:
        case str():
            return str(value)
        case Source():
            # Which provision a ground is, the legal frame says, and its own tests.
            return " ".join((*value.statements, *value.grounds, *(("our-own",) if value.design else ())))
        case datetime():
            return f"<{value - at}>"
        case date():
            return f"<{(value - at.date()).days}d>"
        case dict():
            return "{" + ", ".join(f"{name}={_plain(each, at)}" for name, each in value.items()) + "}"
        case set() | frozenset():
            return "{" + ", ".join(sorted(_plain(each, at) for each in value)) + "}"
        case tuple() | list():
            return "[" + ", ".join(_plain(each, at) for each in value) + "]"
    if not attrs.has(type(value)):
        return repr(value)
    given = []
    for field in attrs.fields(type(value)):
        inside = getattr(value, field.name)
        if field.name == "position" and type(inside) is int:
            given.append("#")
        elif inside != field.default and not (type(inside) is dict and not inside):
            given.append(f"{field.name}={_plain(inside, at)}")
    return f"{type(value).__name__}({'; '.join(given)})"


def line(said: Finding | Duty, at: datetime) -> str:
    """One finding or duty in one line, the code first."""
    return _plain(said, at).replace(f"code={said.code}; ", "").replace(type(said).__name__, said.code, 1)


def _check(said: tuple[Finding | Duty, ...], at: datetime) -> None:
    for each in said:
        _known(each.code.partition(".")[0] if each.code in _LIBRARYS else "own", line(each, at))


def _known(part: str, text: str) -> None:
    if text in known(part):
        return
    if os.environ.get("SAID") != "write":
        raise AssertionError(f"not written down in golden/said/{part}.txt (SAID=write adds it): {text}")
    lines = sorted({*known(part), text})
    (GOLDEN / f"{part}.txt").write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    known.cache_clear()


@pytest.fixture(autouse=True)
def every_word_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Holds whatever a rulebook answers during a test against what is written down."""
    assess, read, owed, audit = Rulebook.assess, Rulebook.may_read, Rulebook.duties, Rulebook.audit

    def assessed(self: Rulebook, group: Any, event: Any, **rest: Any) -> Any:
        verdict = assess(self, group, event, **rest)
        _check(verdict.findings, event.at)
        return verdict

    def may_read(self: Rulebook, *asked: Any, **rest: Any) -> Any:
        verdict = read(self, *asked, **rest)
        _check(verdict.findings, asked[3] if len(asked) > 3 else rest["at"])
        return verdict

    def duties(self: Rulebook, group: Any, at: datetime) -> Any:
        found = owed(self, group, at)
        _check(found, at)
        return found

    def audited(self: Rulebook, record: Any, until: datetime) -> Any:
        report = audit(self, record, until)
        # The rest has been said of each event when it was assessed.
        _check(tuple(each.finding for each in report.judged if each.finding.code in _FOR_AN_AUDIT), until)
        return report

    monkeypatch.setattr(Rulebook, "audit", audited)
    monkeypatch.setattr(Rulebook, "assess", assessed)
    monkeypatch.setattr(Rulebook, "may_read", may_read)
    monkeypatch.setattr(Rulebook, "duties", duties)


class told:  # noqa: N801 -- used like a function
    """`pytest.raises`, and what the error says held against what is written down."""

    def __init__(self, expected: Any) -> None:
        self.expected = expected

    def __enter__(self) -> Any:
        self.caught = self.expected.__enter__()
        return self.caught

    def __exit__(self, *raised: object) -> Any:
        as_expected = self.expected.__exit__(*raised)
        if as_expected and isinstance(self.caught.value, ERRORS):
            faults = getattr(self.caught.value, "faults", ())
            first = "; ".join(f"{path}: {problem}" for path, problem in faults[:5])
            told = f"{first or self.caught.value}{f' and {len(faults)} in all' if len(faults) > 5 else ''}"
            _known("errors", f"{type(self.caught.value).__name__}: {told}".replace("\n", " "))
        return as_expected


@pytest.fixture(autouse=True)
def every_error_is_known(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Holds every error of the library that a test expects against what is written down."""
    if request.path.stem not in _REFUSING or hasattr(getattr(request, "function", None), "hypothesis"):
        return
    raises = pytest.raises

    def expecting(*expected: Any, **rest: Any) -> Any:
        found = raises(*expected, **rest)
        return told(found) if hasattr(found, "__exit__") else found

    monkeypatch.setattr(pytest, "raises", expecting)
