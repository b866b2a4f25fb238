from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

import attrs
import pytest

import ansvar_core
from ansvar_core import Effect, LegalFrame, Policy, Rulebook
from ansvar_core.entities import consent, group, meeting, people, plan
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from ansvar_core.statements import STATEMENTS, CarriedAs, Does, Statement
from ansvar_core.values.law import Source
from ansvar_core.values.parameter import Parameter, parameters

SOURCE_A = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12"]
SOURCE_B = [
    *("B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10", "B11", "B12", "B13"),
    *("B14", "B15", "B16", "B17", "B18", "B19", "B20", "B21", "B22", "B23", "B24", "B25", "B26"),
    *("B27", "B28", "B29", "B30", "B31", "B32", "B33", "B34", "B35", "B36", "B37", "B38", "B39"),
]

PARAMETERS: tuple[Parameter, ...] = tuple(
    parameter for kind in (Policy, LegalFrame) for parameter in parameters(kind).values()
)
ENTITIES = (ansvar_core, group, consent, meeting, people, plan)
SAID: dict[Does, str] = {Does.BLOCKS: Effect.BLOCKS, Does.WARNS: Effect.WARNS, Does.INFORMS: Effect.INFORMS}

every_statement = pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.id)


def named(statement: Statement, kind: CarriedAs) -> list[str]:
    return [each.name for each in statement.carried if each.kind is kind]


def with_source(named_by: Iterable[tuple[str, Source]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {each.id: set() for each in STATEMENTS}
    for name, source in named_by:
        for statement in source.statements:
            found[statement].add(name)
    return found


CHECKED = with_source((each.code, each.source) for each in (*CHECKS, *READING_CHECKS))
OWED = with_source((each.code, each.source) for each in OBLIGATIONS)
CHOSEN = with_source((each.key, each.source) for each in PARAMETERS)


def home_of(name: str) -> Any:
    return next(getattr(module, name) for module in ENTITIES if hasattr(module, name))


def places_in(kind: Any) -> Iterator[str]:
    if issubclass(kind, Enum):
        yield from (member.name for member in kind)
    else:
        yield from (field.name for field in attrs.fields(kind))
        # What only the class knows, such as `Event.exchanges`.
        yield from kind.__annotations__


def test_every_statement_of_both_sources_has_a_row_in_order() -> None:
    """No id of the sources is missing, doubled or invented."""
    assert [each.id for each in STATEMENTS] == SOURCE_A + SOURCE_B


@every_statement
def test_every_statement_is_carried_somewhere(statement: Statement) -> None:
    """A row that nothing carries would be a statement left out."""
    assert statement.carried


@every_statement
def test_the_checks_that_name_a_statement_are_those_in_its_row(statement: Statement) -> None:
    """Neither a check nor a row claims what the other does not."""
    assert set(named(statement, CarriedAs.CHECK)) == CHECKED[statement.id]


@every_statement
def test_the_obligations_that_name_a_statement_are_those_in_its_row(statement: Statement) -> None:
    """Neither an obligation nor a row claims what the other does not."""
    assert set(named(statement, CarriedAs.OBLIGATION)) == OWED[statement.id]


@every_statement
def test_the_parameters_that_name_a_statement_are_those_in_its_row(statement: Statement) -> None:
    """Neither a parameter nor a row claims what the other does not."""
    assert set(named(statement, CarriedAs.PARAMETER)) == CHOSEN[statement.id]


@every_statement
def test_every_field_in_a_row_exists(statement: Statement) -> None:
    """A field is a field of a class, or a word of a list, that the library has."""
    for name in named(statement, CarriedAs.FIELD):
        owner, field = name.split(".")
        assert field in places_in(home_of(owner)), name


@every_statement
def test_every_question_in_a_row_can_be_asked(statement: Statement) -> None:
    """A question is a public method of the rulebook."""
    for name in named(statement, CarriedAs.QUERY):
        owner, method = name.split(".")
        assert owner == "Rulebook"
        assert not method.startswith("_")
        assert callable(getattr(Rulebook, method, None)), name


@every_statement
def test_a_row_names_nothing_twice(statement: Statement) -> None:
    """What carries a statement stands once in its row."""
    assert len(set(statement.carried)) == len(statement.carried)


@every_statement
def test_the_effect_of_a_row_is_an_effect_of_what_carries_it(statement: Statement) -> None:
    """What a row says it blocks, warns, informs or has owed, at each floor it names, a rule of that kind does."""
    checks = [each for each in (*CHECKS, *READING_CHECKS) if each.code in CHECKED[statement.id]]
    obligations = [each for each in OBLIGATIONS if each.code in OWED[statement.id]]
    for does in statement.does:
        if does in SAID:
            floors = {each.floor for each in checks if each.effect == SAID[does]}
        elif does is Does.OWED:
            floors = {each.floor for each in obligations}
        else:
            continue
        assert set(statement.floors) <= floors, does


@every_statement
def test_a_row_of_a_parameter_or_a_label_has_one(statement: Statement) -> None:
    """What is a municipality's choice has a key, and what is named only says why."""
    if Does.PARAMETER in statement.does:
        assert named(statement, CarriedAs.PARAMETER)
    if Does.LABEL in statement.does:
        assert named(statement, CarriedAs.LABEL)


@every_statement
def test_a_row_that_defines_has_a_place_a_question_or_a_label(statement: Statement) -> None:
    """A definition is a field, a query or a label."""
    if Does.DEFINES in statement.does:
        assert {each.kind for each in statement.carried} & {CarriedAs.FIELD, CarriedAs.QUERY, CarriedAs.LABEL}


def test_every_rule_rests_on_something() -> None:
    """A check or an obligation names a statement, a provision, or that the decision is ours."""
    without = [
        each.code
        for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)
        if not (each.source.statements or each.source.law or each.source.design)
    ]
    assert without == []
