"""How things are said: names, types, defaults and docstrings as Markdown."""

from __future__ import annotations

import ast
import inspect
import re
import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final

import attrs

import ansvar_core
import ansvar_core.testing
from ansvar_core import EVENT_TYPES, Event, Rulebook, Source
from ansvar_core.values.ledger import Ledger

DOCS: Final = Path(__file__).parents[1]
OURS: Final = "our decision"
RULES: Final = (
    ansvar_core.Term,
    ansvar_core.StandingCheck,
    ansvar_core.ContentCheck,
    ansvar_core.ReadingCheck,
    ansvar_core.Obligation,
)

_CONSTANTS: Final = {
    "CAST": ansvar_core.testing.CAST,
    "START": ansvar_core.testing.START,
    "UNSAID": ansvar_core.testing.UNSAID,
}


def cell(text: object) -> str:
    """What can stand in a cell of a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    head = tuple(head)
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell(each) for each in line) + " |" for line in lines) + "\n"


def codes(names: Iterable[object]) -> str:
    """Names as code, with commas."""
    return ", ".join(f"`{name}`" for name in names)


def rests_on(source: Source) -> str:
    """A source in words: statements, provisions with their marks, and whether the decision is ours."""
    law = (f"{each} ({each.mark.value.replace('-', ' ')})" for each in source.law)
    return "; ".join((*source.statements, *law, *((OURS,) if source.design else ())))


def doc(thing: object) -> str:
    """A docstring without the source that stands apart."""
    return re.sub(r"\s*Source:.*", "", inspect.getdoc(thing) or "", flags=re.DOTALL)


def source_said(kind: type) -> str:
    """What the docstring of an event says it rests on."""
    found = re.search(r"Source: (.*?)\.?\s*$", inspect.getdoc(kind) or "", flags=re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def first_line(thing: object) -> str:
    """The summary of a docstring."""
    return " ".join(doc(thing).split("\n\n")[0].split())


_TERM: Final = re.compile(r" \(([^()]+)\)")
_ID: Final = re.compile(r",? ?\b[AB]\d+(-[AB]?\d+)?\b")


def norwegian(thing: object) -> str:
    """The Norwegian term in the summary of a docstring."""
    for found in _TERM.findall(first_line(thing)):
        term = _ID.sub("", found).strip()
        if term:
            return term
    return ""


def english(thing: object) -> str:
    """The summary of a docstring without the Norwegian term."""
    return _TERM.sub("", first_line(thing), count=1)


def value(default: object) -> str:
    """A default as a reader says it."""
    for name, named in _CONSTANTS.items():
        if default is named:
            return f"`{name}`"
    if isinstance(default, Enum):
        return f"`{default.value}`"
    if default is None:
        return "none"
    if isinstance(default, bool):
        return "yes" if default else "no"
    if isinstance(default, tuple) and default and isinstance(default[0], RULES):
        return f"the library's {len(default)}"
    if isinstance(default, Ledger):
        return f"{len(default)} entries" if default else "empty"
    if isinstance(default, frozenset) and default == frozenset(EVENT_TYPES):
        return "every kind"
    if isinstance(default, frozenset | tuple):
        return ", ".join(sorted(value(each) for each in default)) or "empty"
    if default == Rulebook():
        return "the standard rules"
    if isinstance(default, ansvar_core.Baseline):
        return f"the baseline `{default.name}`"
    if inspect.isfunction(default):
        return "a function of its own"
    if isinstance(default, str | int):
        return f"`{default}`"
    return f"`{default!r}`"


def fields(kind: Any, without: Iterable[str] = ()) -> str:
    """The fields of a class as a table: name, type, and what it is when it is not given."""
    rows = []
    for field in attrs.fields(kind):
        if field.name in without or field.name.startswith("_"):
            continue
        rows.append((f"`{field.name}`", f"`{_annotation(kind, field.name)}`", default_of(field.default)))
    return table(("field", "type", "default"), rows) if rows else "No fields of its own.\n"


def _annotation(kind: type, name: str) -> str:
    # As written, with our own names for ids.  The type that attrs keeps is another once the codec has been used.
    return str(
        next(each.__annotations__[name] for each in kind.__mro__ if name in vars(each).get("__annotations__", ()))
    )


def default_of(default: Any) -> str:
    """What a field is when it is not given."""
    if default is attrs.NOTHING:
        return "must be given"
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class, typed as a function
        return "from another field" if default.takes_self else value(default.factory())
    return value(default)


def members(kind: type[Enum]) -> str:
    """The words of a list, with what is said about each."""
    said: dict[str, str] = {}
    tree = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(tree, ast.ClassDef)  # noqa: S101
    name = None
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name is not None:
            said[name] = str(node.value.value)
    rows = ((f"`{kind.__name__}.{each.name}`", f"`{each.value}`", said.get(each.name, "")) for each in kind)
    return table(("name", "in JSON", "meaning"), rows)


def described(kind: type) -> str:
    """A class with its fields or its words."""
    text = f"### {kind.__name__}\n\n{doc(kind)}\n\n"
    return text + (members(kind) if issubclass(kind, Enum) else fields(kind)) + "\n"


def with_properties(kind: type) -> str:
    """A class with its fields or words, its properties and its methods."""
    known = [
        (f"`{name}{'' if isinstance(thing, property) else arguments(thing)}`", doc(thing))
        for name, thing in vars(kind).items()
        if not name.startswith("_") and (isinstance(thing, property) or inspect.isfunction(thing))
    ]
    return described(kind) + (table(("also", "meaning"), known) + "\n" if known else "")


def arguments(thing: Any) -> str:
    """How a method is called."""
    return _signature(thing).replace("(self, ", "(").replace("(self)", "()")


def methods(kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods of a class, in its own order."""
    for name, thing in vars(kind).items():
        if not name.startswith("_") and (inspect.isfunction(thing) or isinstance(thing, classmethod)):
            yield name, getattr(kind, name)


def function(name: str, thing: Any) -> str:
    """A function, how it is called, and what it says."""
    return f"### {name}\n\n```text\n{name}{_signature(thing).replace('self, ', '')}\n```\n\n{doc(thing)}\n\n"


def _signature(thing: Any) -> str:
    """How something is called; what has a name of its own is called by it."""
    text = str(inspect.signature(thing))
    for name, named in _CONSTANTS.items():
        text = text.replace(repr(named), name)
    # How a forward reference is told differs between interpreters.
    text = re.sub(
        r"hypothesis\.strategies\.SearchStrategy\[ForwardRef\('(\w+)'[^)]*\)\]", r"st.SearchStrategy[\1]", text
    )
    return text.replace("'", "")


def used(kinds: Iterable[type]) -> set[type]:
    """The library's own classes that others are made of."""
    found: set[type] = set()
    waiting = list(kinds)
    while waiting:
        for hint in typing.get_type_hints(waiting.pop()).values():
            for each in _leaves(hint):
                own = inspect.isclass(each) and each.__module__.startswith("ansvar_core")
                if own and each not in found and not issubclass(each, Event):
                    found.add(each)
                    if attrs.has(each):
                        waiting.append(each)
    return found


def _leaves(hint: Any) -> Iterator[Any]:
    arguments = typing.get_args(hint)
    if not arguments:
        yield hint
    for each in arguments:
        yield from _leaves(each)
