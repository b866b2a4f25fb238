"""Every rule is guarded by a class of tests that says which statement it carries."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from inspect import iscoroutinefunction, isfunction, isgeneratorfunction
from pathlib import Path
from typing import Any

import ansvar_core
from ansvar_core import Gate, LegalFrame, Policy, RoutinePoint, Rulebook, Text, When
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from ansvar_core.rules.edition import UNASKED
from ansvar_core.values.parameter import parameters

RULE_TESTS = Path(__file__).parents[1] / "rules"
CODES = {each.code for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)}


KEYS = {each.key for kind in (Policy, LegalFrame) for each in parameters(kind).values()}


def guarded(name: str = "code") -> Iterator[tuple[str, str, ast.ClassDef]]:
    """The code, the place and the class of every class of tests that names a rule, or a parameter by its `key`."""
    for file in sorted(RULE_TESTS.glob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef):
                continue
            for line in node.body:
                if (
                    isinstance(line, ast.Assign)
                    and [ast.unparse(target) for target in line.targets] == [name]
                    and isinstance(line.value, ast.Constant)
                    and isinstance(line.value.value, str)
                ):
                    yield line.value.value, f"{file.name}:{node.name}", node


def test_every_rule_has_a_class_of_tests() -> None:
    """No check, reading check or obligation is without tests of its own."""
    assert CODES - {code for code, _, _ in guarded()} == set()


def test_no_class_guards_a_rule_that_does_not_exist() -> None:
    """A class that names a code names one of the library's, or one that no rule has: of gates, and of what failed."""
    assert {code for code, _, _ in guarded()} - CODES == set(UNASKED)


def test_no_judge_can_lose_what_it_says() -> None:
    """A function of the library that yields would lose what it returns; and so would one that is waited for."""
    functions: list[Any] = [each.judge for each in (*CHECKS, *READING_CHECKS)]
    for each in OBLIGATIONS:
        functions += [each.owed, each.days]
    assert [each for each in functions if isgeneratorfunction(each) or iscoroutinefunction(each)] == []
    assert all(isfunction(each) for each in functions)
    policy = Policy(routine=[*_points()], gates=[Gate(duty="town.after", event="goal-set")])
    made = Rulebook.under(policy).at(datetime(2026, 1, 5, tzinfo=UTC))
    ours = [each for each in made.checks if each.code in ("town.in", "town.before", "duty.gate")]
    assert len(ours) == 3
    owed = [each.owed for each in made.obligations if each.code == "town.after"]
    assert all(isfunction(each) for each in (*(check.judge for check in ours), *owed))
    assert not any(isgeneratorfunction(each) for each in (*(check.judge for check in ours), *owed))


def _points() -> Iterator[RoutinePoint]:
    words = Text(nb="ord", nn="ord", en="words")
    for when in When:
        yield RoutinePoint(code=f"town.{when.value}", what=words, because=words, when=when, event="goal-set")


def test_no_judge_of_the_library_says_that_it_yields() -> None:
    """What a rule is annotated with is what it returns."""
    for file in sorted((Path(ansvar_core.__file__).parent / "rules").glob("*.py")):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"(Iterator|Iterable|Generator)\[(Breach|Owing)\b", text), file.name


def test_every_parameter_has_a_class_of_tests() -> None:
    """What a municipality or a legal frame can choose is shown to change an answer, and nothing else is."""
    assert {key for key, _, _ in guarded("key")} == KEYS


def test_every_class_says_what_it_guards_and_tests_it() -> None:
    """Each class states its statement in words, and has tests, its own or those of the class it builds on."""
    for _, place, node in (*guarded(), *guarded("key")):
        assert ast.get_docstring(node), place
        own = [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")]
        assert own or node.bases, place
