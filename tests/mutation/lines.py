"""Which statement a mutant changes, and which tests run that statement."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from textwrap import dedent

from mutmut.mutation.data import MutantLineSpans

__all__ = ["begins", "changed_lines", "function_of", "run_by"]


def function_of(mutant: str) -> str:
    """The function that a mutant is of."""
    return mutant.partition("__mutmut_")[0]


@cache
def _spans(path: str) -> MutantLineSpans:
    found = MutantLineSpans.load(path)
    assert found is not None, path
    return found


@cache
def _original(path: str, name: str) -> tuple[int, tuple[str, ...], ast.stmt]:
    """Where a function begins in the mutated file, its lines, and what they say."""
    source = _spans(path).read_function_sources([name])[0]
    return _spans(path).span_by_function_name[name].start, tuple(source.splitlines()), ast.parse(dedent(source)).body[0]


def changed_lines(mutant: str, path: Path) -> frozenset[int]:
    """The lines, in the mutated file, of the statements of the original function that a mutant changes."""
    name = mutant.rpartition(".")[2]
    original = f"{function_of(name)}__mutmut_orig"
    start, before, tree = _original(str(path), original)
    after = _spans(str(path)).read_function_sources([name])[0].replace(name, original).splitlines()
    changed = {
        line
        for what, first, last, _, _ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if what != "equal"
        for line in range(first + 1, max(last, first + 1) + 1)
    }
    return frozenset(start + line - 1 for line in _statements(tree, changed))


def begins(mutant: str, path: Path) -> int:
    """The line, in the mutated file, of the first statement that calling the original function runs."""
    start, _, tree = _original(str(path), f"{function_of(mutant.rpartition('.')[2])}__mutmut_orig")
    assert isinstance(tree, ast.FunctionDef)
    first = next((each for each in tree.body if not _is_text(each)), tree.body[0])
    return start + first.lineno - 1


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _statements(tree: ast.stmt, changed: Iterable[int]) -> Iterator[int]:
    spans = [_own_lines(node) for node in ast.walk(tree) if isinstance(node, ast.stmt) and node is not tree]
    for line in changed:
        around = [span for span in spans if line in span]
        yield from min(around, key=len) if around else (each for span in spans for each in span)


def _own_lines(node: ast.stmt) -> range:
    """The lines of a statement, without those of the statements inside it."""
    end = node.end_lineno or node.lineno
    inside = [each.lineno for each in ast.walk(node) if isinstance(each, ast.stmt) and each is not node]
    return range(node.lineno, max(node.lineno, min([end, *(line - 1 for line in inside)])) + 1)


def run_by(lines: Iterable[int], ran: Mapping[int, Iterable[int]]) -> set[int]:
    """The tests that run one of the lines."""
    return {test for line in lines for test in ran.get(line, ())}
