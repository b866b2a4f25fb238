"""The world comes in as arguments: no clock, file, socket, log or chance in the library, and nothing that changes."""

from __future__ import annotations

import ast
import enum
import importlib
import typing
from collections.abc import Iterator
from datetime import datetime
from types import ModuleType

import attrs
import pytest

from support.sources import imported, module_names, parsed

# What the library may import besides itself.  Each reads or makes values, and nothing else.
STANDARD = frozenset(
    {
        "__future__",
        "bisect",
        "collections.abc",
        "datetime",
        "enum",
        "functools",
        "hashlib",
        "hmac",
        "inspect",
        "itertools",
        "json",
        "operator",
        "re",
        "types",
        "typing",
        "unicodedata",
    }
)
# Each of these lives in one place alone.  What is for tests is kept from those who do not test: each part of it that
# needs more than the library is a module of its own.
ALONE: dict[str, str | tuple[str, ...]] = {
    "dateutil.easter": "dates",
    "dateutil.relativedelta": "dates",
    "cattrs": "codec",
    "cattrs.errors": "codec",
    "cattrs.gen": "codec",
    "json": "codec",
    "inspect": "rules.functions",
    "orjson": "codec",
    "hypothesis": ("testing.machine", "testing.strategies"),
    "hypothesis.stateful": "testing.machine",
    "pytest": "testing.plugin",
}
# Names that need no import to reach for the world, and names of what does it once imported.
BUILTINS = frozenset(
    {"__import__", "breakpoint", "compile", "eval", "exec", "globals", "input", "open", "print", "setattr", "vars"}
)
REACHING = frozenset(
    {
        "environ",
        "getrandom",
        "import_module",
        "now",
        "open",
        "parser",
        "read_bytes",
        "read_text",
        "time",
        "today",
        "utcnow",
        "uuid1",
        "uuid4",
        "warn",
        "write_bytes",
        "write_text",
    }
)


def impure(trees: dict[str, ast.Module]) -> list[str]:
    """Every import that is not on the list, and every name that reaches for the world."""
    return [f"{module}: {what}" for module, tree in trees.items() for what in _impure(module, tree)]


def _impure(module: str, tree: ast.Module) -> Iterator[str]:
    for name, _ in imported(tree):
        own = name == "ansvar_core" or name.startswith("ansvar_core.")
        homes = ALONE.get(name, ())
        homes = (homes,) if isinstance(homes, str) else homes
        if homes and not any(f"{module}.".startswith(f"{home}.") for home in homes):
            yield f"imports {name}, which lives in {' and '.join(homes)} alone"
        elif not own and name != "attrs" and name not in STANDARD and name not in ALONE:
            yield f"imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in REACHING:
            yield f"reaches for .{node.attr}"
        elif isinstance(node, ast.Name) and node.id in BUILTINS:
            yield f"reaches for {node.id}"
        elif isinstance(node, ast.Global):
            yield "has a global that changes"


class TestNoWorld:
    """Nothing of the world is reached for."""

    def test_only_what_is_listed_is_imported_and_called(self) -> None:
        """The library imports what makes values, and calls nothing that reads a clock, a file or chance."""
        assert impure(parsed()) == []

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("import os", "imports os"),
            ("from pathlib import Path", "imports pathlib"),
            ("import logging", "imports logging"),
            ("from dateutil import parser", "imports dateutil"),
            ("from dateutil.parser import parse", "imports dateutil.parser"),
            ("from dateutil.easter import easter", "imports dateutil.easter, which lives in dates alone"),
            ("from cattrs import Converter", "imports cattrs, which lives in codec alone"),
            ("import json", "imports json, which lives in codec alone"),
            ("import pytest", "imports pytest, which lives in testing.plugin alone"),
            (
                "from hypothesis import given",
                "imports hypothesis, which lives in testing.machine and testing.strategies alone",
            ),
            ("datetime.now()", "reaches for .now"),
            ("date.today()", "reaches for .today"),
            ("open('x')", "reaches for open"),
            ("getattr(x, 'y') or eval('1')", "reaches for eval"),
            ("def f():\n    print(1)", "reaches for print"),
            ("def f():\n    global x\n    x = 1", "has a global that changes"),
        ],
    )
    def test_a_planted_violation_is_found(self, line: str, found: str) -> None:
        """What reaches for the world is named."""
        assert impure({"values.ids": ast.parse(line)}) == [f"values.ids: {found}"]

    @pytest.mark.parametrize("module", ["testing", "testing.story", "testing.witness", "testing.machinery"])
    def test_what_is_for_tests_is_kept_apart_there_too(self, module: str) -> None:
        """Neither the face of testing nor what needs only the library loads Hypothesis."""
        assert impure({module: ast.parse("import hypothesis")}) != []


# Written by position, because the reader is helped by it: `Dated(name, versions)`.
POSITIONAL = frozenset({"Dated", "Consenter", "Compiled", "Move", "_Place"})


def _modules() -> dict[str, ModuleType]:
    return {
        name: importlib.import_module("ansvar_core" if name == "__init__" else f"ansvar_core.{name}")
        for name in sorted(module_names())
    }


def value_classes() -> Iterator[type]:
    """Every attrs class that the library defines."""
    for name, module in _modules().items():
        for each in vars(module).values():
            if isinstance(each, type) and attrs.has(each) and each.__module__ == f"ansvar_core.{name}":
                yield each


def not_a_value(kind: type) -> Iterator[str]:
    """Why an attrs class is not a frozen value with slots that is built by name."""
    name = kind.__name__
    if "__slots__" not in vars(kind):
        yield f"{name} has no slots"
    if not getattr(kind, "__attrs_props__").is_frozen:  # noqa: B009  # not in the type of `type`
        yield f"{name} can be changed"
    if name not in POSITIONAL and any(not field.kw_only for field in attrs.fields(kind) if field.init):
        yield f"{name} is built by position"


_CHANGING = (list, dict, set, bytearray)


def changing(kind: type) -> list[str]:
    """The fields of a class whose annotation is something that can be changed after it was made."""
    hints = typing.get_type_hints(kind)
    return [
        f"{kind.__name__}.{field.name}"
        for field in attrs.fields(kind)
        if any(part in _CHANGING for part in _parts(hints[field.name]))
    ]


def _parts(hint: object) -> Iterator[object]:
    yield typing.get_origin(hint) or hint
    for part in typing.get_args(hint):
        yield from _parts(part)


class TestValues:
    """Everything is a value."""

    def test_every_class_is_frozen_with_slots_and_built_by_name(self) -> None:
        """Nothing can be changed after it was made, and no two fields can be swapped by mistake."""
        assert [why for kind in value_classes() for why in not_a_value(kind)] == []

    def test_no_field_holds_something_that_changes(self) -> None:
        """Entities and events hold tuples, frozensets and other values."""
        kinds = [kind for kind in value_classes() if kind.__module__.split(".")[1] in ("entities", "events")]

        assert len(kinds) > 60
        assert [field for kind in kinds for field in changing(kind)] == []

    def test_planted_violations_are_found(self) -> None:
        """A class that can be changed, is built by position, or holds a list is named."""

        @attrs.define
        class Loose:
            days: dict[str, tuple[list[int], ...]]
            at: datetime

        assert list(not_a_value(Loose)) == ["Loose can be changed", "Loose is built by position"]
        assert changing(Loose) == ["Loose.days"]

    def test_nothing_in_a_module_changes(self) -> None:
        """A module's own names hold no list and no set, so no question leaves a trace for the next."""
        held = [
            f"{name}.{each}"
            for name, module in _modules().items()
            for each, value in vars(module).items()
            if isinstance(value, list | set | bytearray) and each not in ("__all__", "__path__")
        ]

        assert held == []

    def test_every_status_is_an_enum_of_words(self) -> None:
        """Every enum is written as words, so that it can be stored and read."""
        enums = {
            each
            for module in _modules().values()
            for each in vars(module).values()
            if isinstance(each, type) and issubclass(each, enum.Enum) and each.__module__.startswith("ansvar_core")
        }

        assert len(enums) > 20
        assert [each for each in enums if not issubclass(each, enum.StrEnum)] == []
