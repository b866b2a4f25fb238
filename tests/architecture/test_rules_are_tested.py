"""Every rule is guarded by a class of tests that says which statement it carries."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from ansvar_core import LegalFrame, Policy
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
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
    """A class that names a code names one of the library's, or the one that gates have in common."""
    assert {code for code, _, _ in guarded()} - CODES - {"duty.gate"} == set()


def test_every_parameter_has_a_class_of_tests() -> None:
    """What a municipality or a legal frame can choose is shown to change an answer, and nothing else is."""
    assert {key for key, _, _ in guarded("key")} == KEYS


def test_every_class_says_what_it_guards_and_tests_it() -> None:
    """Each class states its statement in words, and has tests, its own or those of the class it builds on."""
    for _, place, node in (*guarded(), *guarded("key")):
        assert ast.get_docstring(node), place
        own = [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")]
        assert own or node.bases, place
