"""Which rules a function speaks for, so that the tests about those rules are tried first."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

__all__ = ["code_of", "codes_of"]


@cache
def _codes(path: Path) -> dict[str, frozenset[str]]:
    """The codes of the rules that each function of a module speaks for, itself or through another that names it."""
    tree = ast.parse(path.read_text("utf-8"))
    names = {
        node.name: {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    found: dict[str, set[str]] = {name: set() for name in names}
    for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
        said = [each.value for each in call.keywords if each.arg == "code"]
        codes = {each.value for each in said if isinstance(each, ast.Constant)}
        reached = {each.id for each in ast.walk(call) if isinstance(each, ast.Name)} & names.keys() if codes else set()
        while reached:
            name = reached.pop()
            if not codes <= found[name]:
                found[name] |= codes
                reached |= names[name] & names.keys()
    return {name: frozenset(codes) for name, codes in found.items()}


def codes_of(function: str, path: Path) -> frozenset[str]:
    """The codes of the rules that a function speaks for; none for one outside the rules."""
    return _codes(path).get(function.rpartition(".")[2].removeprefix("x_"), frozenset())


@cache
def _tested(path: Path) -> dict[str, str]:
    """The code that each class of a test file is about."""
    return {
        node.name: said.value.value
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
        for said in node.body
        if isinstance(said, ast.Assign) and isinstance(said.value, ast.Constant) and _named(said) == "code"
    }


def _named(said: ast.Assign) -> str | None:
    return said.targets[0].id if isinstance(said.targets[0], ast.Name) else None


def code_of(test: str, place: Path) -> str | None:
    """The code of the rule that a test is about; None for others."""
    path, _, rest = test.partition("::")
    return _tested(place / path).get(rest.partition("::")[0])
