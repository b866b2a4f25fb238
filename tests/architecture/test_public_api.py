"""The face of the library is written down, and every name on it explains itself."""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import re
from pathlib import Path
from typing import Any

import attrs
import pytest

import ansvar_core
from support.sources import module_names, parsed

GOLDEN = Path(__file__).parents[1] / "golden" / "public_api.txt"
MODULES = sorted(module_names() - {"__init__"})


def defined(tree: ast.Module) -> set[str]:
    """The public names that a module defines at its top."""
    found: set[str] = set()
    # What is told to type checkers stands at the top too, under its condition.
    told = [each for node in tree.body if isinstance(node, ast.If) for each in node.orelse]
    for node in (*tree.body, *told):
        match node:
            case ast.ClassDef() | ast.FunctionDef():
                found.add(node.name)
            case ast.Assign():
                found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
            case _:
                pass
    return {name for name in found if not name.startswith("_")}


class TestModules:
    """Every module says what it offers."""

    @pytest.mark.parametrize("module", MODULES)
    def test_all_names_exist(self, module: str) -> None:
        """`__all__` names what the module has, each once."""
        loaded = importlib.import_module(f"ansvar_core.{module}")
        names = getattr(loaded, "__all__", [])

        assert [name for name in names if not hasattr(loaded, name)] == []
        assert len(set(names)) == len(names)

    @pytest.mark.parametrize("module", MODULES)
    def test_all_is_what_the_module_defines(self, module: str) -> None:
        """What a module defines without an underscore it offers, and it offers nothing of another's."""
        tree = parsed()[module]
        loaded = importlib.import_module(f"ansvar_core.{module}")
        functions = {
            node.name
            for node in tree.body
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
        }
        names = set(getattr(loaded, "__all__", []))

        assert names <= defined(tree) | _handed_on(module)
        assert functions <= names


def _handed_on(module: str) -> set[str]:
    """What a folder's face hands on from the modules in it, and what an old place keeps offering."""
    handed = {"errors": {"InvalidValue"}}
    tree = parsed()[module]
    is_folder = any(name.startswith(f"{module}.") for name in module_names())
    taken = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    return handed.get(module, set()) | (taken if is_folder else set())


def public() -> list[Any]:
    """Every name of the face with its value."""
    return [pytest.param(getattr(ansvar_core, name), id=name) for name in ansvar_core.__all__]


DOCUMENTED = [each for each in public() if inspect.isclass(each.values[0]) or inspect.isfunction(each.values[0])]


class TestFace:
    """The face changes deliberately."""

    def test_the_face_is_as_written_down(self) -> None:
        """A name that comes or goes is seen in a review."""
        assert ansvar_core.__all__ == GOLDEN.read_text(encoding="utf-8").split()

    def test_the_face_has_no_name_twice_and_is_in_order(self) -> None:
        """Constants come first, then classes, then functions, each by the alphabet."""

        def order(name: str) -> tuple[int, str]:
            return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

        assert sorted(set(ansvar_core.__all__), key=order) == ansvar_core.__all__

    def test_every_event_is_on_the_face(self) -> None:
        """What is proposed and recorded is at hand."""
        assert {kind.__name__ for kind in ansvar_core.EVENT_TYPES} <= set(ansvar_core.__all__)

    def test_the_face_has_no_logic(self) -> None:
        """The face is names and nothing else."""
        allowed = (ast.ImportFrom, ast.Expr, ast.Assign, ast.AnnAssign)

        assert [type(node) for node in parsed()["__init__"].body if not isinstance(node, allowed)] == []

    @pytest.mark.parametrize("thing", DOCUMENTED)
    def test_every_name_explains_itself(self, thing: Any) -> None:
        """The first sentence has exactly one Norwegian term in parentheses, so a caseworker knows what it is."""
        text = inspect.getdoc(thing) or ""
        summary = text.split("\n\n")[0].replace("\n", " ")

        assert len(re.findall(r"\([^()]*[a-zæøå][^()]*\)", _without_ids(summary))) == 1, summary

    @pytest.mark.parametrize("thing", DOCUMENTED)
    def test_every_method_and_property_explains_itself(self, thing: Any) -> None:
        """What is public on a class has its own docstring."""
        if not inspect.isclass(thing) or issubclass(thing, enum.Enum | BaseException):
            names: list[str] = []
        else:
            names = [
                name
                for name, value in vars(thing).items()
                if not name.startswith("_")
                and (inspect.isfunction(value) or isinstance(value, property | classmethod))
                and not inspect.getdoc(getattr(thing, name) if isinstance(value, classmethod) else value)
            ]

        assert names == []

    def test_the_classes_of_the_face_are_values_enums_errors_or_named_exceptions(self) -> None:
        """There is nothing to hold on to and change."""
        classes = [each.values[0] for each in DOCUMENTED if inspect.isclass(each.values[0])]
        others = {
            each.__name__ for each in classes if not attrs.has(each) and not issubclass(each, enum.Enum | BaseException)
        }

        assert others == {"NorwegianTime"}


def _without_ids(text: str) -> str:
    """The text without parentheses that hold only statement ids, such as (B16)."""
    return re.sub(r"\((?:[AB]\d+(?:, )?)+\)", "", text)
