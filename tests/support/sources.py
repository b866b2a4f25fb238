"""The library's own source, read as a syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ansvar_core

__all__ = ["ROOT", "imported", "module_names", "parsed", "sources"]

ROOT = Path(ansvar_core.__file__).parent


def sources() -> Iterator[tuple[str, str]]:
    """Every module of the library: its dotted name without the package's, and its text.  The face is `__init__`."""
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        dotted = parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts
        yield ".".join(dotted), path.read_text(encoding="utf-8")


@cache
def parsed() -> dict[str, ast.Module]:
    """Every module's syntax tree, by name."""
    return {name: ast.parse(text) for name, text in sources()}


def module_names() -> frozenset[str]:
    """Every module's name."""
    return frozenset(name for name, _ in sources())


def imported(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything a module imports, wherever in it: the module's full name, and the names taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ()
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module is not None
            yield node.module, tuple(alias.name for alias in node.names)
