"""What rules say is written down, and a change of it is seen."""

from __future__ import annotations

import attrs
import pytest

from ansvar_core import CorruptRecord, Fact, InvalidValue
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from support.finding import FINDING
from support.life import START
from support.said import GOLDEN, known, line, told

CODES = {
    each.partition("(")[0]
    for path in GOLDEN.iterdir()
    if path.stem not in ("errors", "own")
    for each in known(path.stem)
}


def test_every_rule_has_its_words_and_no_rule_is_gone() -> None:
    """Each check is met broken and each obligation owed, and what it says then stands in the files."""
    rules = {each.code for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)}

    assert rules - CODES == set()
    assert CODES - rules == {"duty.gate", "rule.failed"}


@pytest.mark.parametrize(
    "changed",
    [
        {"facts": ()},
        {"facts": (Fact(position=4, subject="p-mum"),)},
        {"facts": (Fact(subject="p-mum", day=FINDING.facts[0].day),)},
        {"remedies": FINDING.remedies[1:]},
        {"remedies": tuple(reversed(FINDING.remedies))},
        {"code": "own.other"},
    ],
)
def test_another_word_is_another_line(changed: dict[str, object]) -> None:
    """A fact, its day, its place in the record or a way out cannot change unseen."""
    assert line(FINDING, START) != line(attrs.evolve(FINDING, **changed), START)


def test_where_in_the_record_and_which_day_of_the_calendar_does_not_matter() -> None:
    """The same breach a year later, further on in the record, is said in the same words."""
    fact = FINDING.facts[0]
    assert fact.day is not None
    later = attrs.evolve(
        FINDING, facts=(attrs.evolve(fact, position=40, day=fact.day.replace(year=2027)),), remedies=()
    )

    assert line(later, START.replace(year=2027)) == line(attrs.evolve(FINDING, remedies=()), START)


@pytest.mark.parametrize("error", [InvalidValue("span", "is too long"), CorruptRecord("events[2]", "is missing")])
def test_an_error_that_says_something_new_is_refused(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that expects an error fails when its text is not one that is written down."""
    monkeypatch.delenv("SAID", raising=False)
    with pytest.raises(AssertionError, match="not written down"), told(pytest.raises(type(error))):
        raise error


def test_an_error_that_says_what_it_said_is_let_through() -> None:
    """One that is written down is as expected, and another kind of error is nobody's business here."""
    with told(pytest.raises(InvalidValue)):
        raise InvalidValue("at", "a time must be a datetime")
    with told(pytest.raises(KeyError)):
        raise KeyError("whatever")
