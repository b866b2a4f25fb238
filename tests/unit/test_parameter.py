"""What is told about a choice is true: its key, its source, and the rules that read it."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from ansvar_core import (
    CHECKS,
    NORWAY,
    OBLIGATIONS,
    READING_CHECKS,
    STATEMENTS,
    Choice,
    Floor,
    Ground,
    LegalFrame,
    Policy,
    Source,
)
from ansvar_core.rules.edition import GATE_CODE
from ansvar_core.values.parameter import Parameter, about, parameters
from ansvar_core.values.terms import Text

KINDS = [pytest.param(kind, id=kind.__name__) for kind in (Policy, LegalFrame)]
CODES = {each.code for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)} | {GATE_CODE}


def test_about_makes_the_metadata_of_a_field() -> None:
    """The codes that it feeds are words with blanks between."""
    made = about("an.area", Source(design=True), "one.rule another.rule", nb="a", nn="b", en="c", floor=Floor.LAW)

    assert made == {
        "parameter": Parameter(
            key="an.area",
            what=Text(nb="a", nn="b", en="c"),
            source=Source(design=True),
            floor=Floor.LAW,
            feeds=("one.rule", "another.rule"),
        )
    }


def test_without_more_it_is_a_municipalitys_to_choose_and_feeds_no_one_rule() -> None:
    """That is what most are."""
    made = about("an.area", Source(design=True), nb="a", nn="b", en="c")["parameter"]

    assert (made.floor, made.feeds) == (Floor.GUIDELINE, ())


def test_a_field_without_a_description_is_no_parameter() -> None:
    """Only what can be explained can be chosen."""

    @attrs.frozen(kw_only=True)
    class Chosen:
        told: int = attrs.field(default=1, metadata=about("a.told", Source(design=True), nb="a", nn="b", en="c"))
        untold: int = 2

    assert [(name, each.key) for name, each in parameters(Chosen).items()] == [("told", "a.told")]


@pytest.mark.parametrize("kind", KINDS)
class TestWhatIsTold:
    """Every parameter of the policy and of the legal frame."""

    def test_every_rule_that_it_feeds_exists(self, kind: type) -> None:
        """A code that nobody knows would tell nothing."""
        fed = {code for each in parameters(kind).values() for code in each.feeds}

        assert fed <= CODES

    def test_no_rule_is_fed_twice_by_one_parameter(self, kind: type) -> None:
        """Each is named once."""
        assert [each.key for each in parameters(kind).values() if len(set(each.feeds)) != len(each.feeds)] == []

    def test_every_statement_it_rests_on_exists(self, kind: type) -> None:
        """A source can be looked up."""
        said = {each for parameter in parameters(kind).values() for each in parameter.source.statements}

        assert said <= {each.id for each in STATEMENTS}


def test_the_law_is_not_a_municipalitys_to_choose_and_the_rest_is() -> None:
    """What the frame fixes has the floor of law, and cannot be written as a choice."""
    assert {each.floor for each in parameters(LegalFrame).values()} == {Floor.LAW}
    assert {each.floor for each in parameters(Policy).values()} == {Floor.GUIDELINE}
    for each in parameters(LegalFrame).values():
        with pytest.raises(ValueError, match="there is no such parameter"):
            Choice(key=each.key, value=18)


def test_every_ground_that_a_parameter_names_has_a_provision_in_norway() -> None:
    """The reader is led to the law."""
    told = (each for kind in (Policy, LegalFrame) for each in parameters(kind).values())
    named = {ground for each in told for ground in each.source.grounds}

    assert Ground.WHO_CONSENTS in named
    assert [ground for ground in named if not NORWAY.provisions(ground, date.max)] == []
