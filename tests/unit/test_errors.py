"""Errors are composed from data, and can be sent to another process."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from ansvar_core import (
    CorruptRecord,
    Effect,
    Finding,
    Floor,
    InvalidPolicy,
    InvalidValue,
    NotInForce,
    RuleViolation,
    Source,
    StaleVersion,
    Verdict,
)


def finding(code: str, effect: Effect = Effect.BLOCKS) -> Finding:
    return Finding(code=code, effect=effect, floor=Floor.LAW, source=Source(statements=("B3",)))


VERDICT = Verdict(findings=(finding("a.first"), finding("a.warning", Effect.WARNS), finding("a.second")))
ERRORS: list[tuple[Exception, str]] = [
    (RuleViolation(VERDICT, "e-7", 2), "event 'e-7' (index 2) is refused: a.first, a.second"),
    (RuleViolation(VERDICT, "e-7"), "event 'e-7' (index 0) is refused: a.first, a.second"),
    (CorruptRecord("events[17].grantor", "an id must be text"), "events[17].grantor: an id must be text"),
    (
        CorruptRecord("a", "is missing", (("a", "is missing"), ("b", "must be a list"))),
        "a: is missing",
    ),
    (InvalidPolicy("duties.gates", "there is no duty 'x'"), "duties.gates: there is no duty 'x'"),
    (InvalidValue("kinds", "needs at least one entry"), "kinds: needs at least one entry"),
    (NotInForce("own", date(2026, 1, 1)), "'own' has no value in force on 2026-01-01"),
    (StaleVersion(3, 5), "written on version 3, but the record is at version 5"),
]


@pytest.mark.parametrize(("error", "message"), ERRORS, ids=lambda each: type(each).__name__)
class TestErrors:
    """Whoever catches an error has its facts, and whoever reads it has a sentence."""

    def test_the_message_is_composed_from_the_facts(self, error: Exception, message: str) -> None:
        """Nothing is in the message that is not in the facts."""
        assert str(error) == message

    def test_it_survives_pickling(self, error: Exception, message: str) -> None:
        """An error raised in a worker is the same error where it is read."""
        again = pickle.loads(pickle.dumps(error))  # noqa: S301  # made here

        assert type(again) is type(error)
        assert vars(again) == vars(error)
        assert str(again) == message


class TestFacts:
    """The facts are there to be read."""

    def test_a_violation_carries_the_whole_verdict(self) -> None:
        """Every reason, and which event among those given together."""
        error = RuleViolation(VERDICT, "e-7", 2)

        assert (error.verdict, error.event_id, error.index) == (VERDICT, "e-7", 2)

    def test_one_fault_is_also_a_list_of_faults(self) -> None:
        """Whoever shows all faults need not ask whether there is only one."""
        assert CorruptRecord("id", "is missing").faults == (("id", "is missing"),)

    def test_wrong_values_and_policies_are_value_errors_and_refusals_are_not(self) -> None:
        """A refusal is an answer; only what cannot be is a wrong value."""
        assert issubclass(InvalidValue, ValueError)
        assert issubclass(InvalidPolicy, ValueError)
        assert issubclass(CorruptRecord, ValueError)
        assert issubclass(NotInForce, LookupError)
        assert not issubclass(RuleViolation, ValueError)
        assert not issubclass(StaleVersion, ValueError)
