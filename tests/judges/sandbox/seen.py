"""What has been called, told by the interpreter: passed through the sandbox, because looking is not what is judged.

A function is known by its file and its qualified name, because the sandbox loads its own copy of every module.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

__all__ = ["ANSWERS", "CALLED", "ROOT", "TRIED", "Name", "functions", "public", "watch"]

Name = tuple[str, str]

ROOT = str(Path(str(importlib.util.find_spec("ansvar_core").origin)).parent)
CALLED: set[Name] = set()
ANSWERS: dict[str, list[str]] = {}
"""What a workflow has answered, by its name."""
TRIED: dict[str, tuple[str, ...]] = {}
"""What is tried in each case, as text."""


def watch(on: bool) -> None:
    """Begin to note every function of the library that is called in this thread, or stop."""
    codes: set[CodeType] = set()

    def note(frame: Any, event: str, _: Any) -> None:
        code = frame.f_code
        if event == "call" and code not in codes:
            codes.add(code)
            if code.co_filename.startswith(ROOT):
                CALLED.add((code.co_filename[len(ROOT) + 1 :], code.co_qualname))

    sys.setprofile(note if on else None)


def _name(function: FunctionType) -> Name | None:
    code = function.__code__
    here = code.co_filename.startswith(ROOT)
    return (code.co_filename[len(ROOT) + 1 :], code.co_qualname) if here else None


def _behind(thing: Any) -> Iterator[FunctionType]:
    """The functions behind a name: a function, what a decorator wraps, what a class defines."""
    if isinstance(thing, property):
        thing = thing.fget
    if isinstance(thing, classmethod | staticmethod):
        thing = thing.__func__
    thing = inspect.unwrap(thing) if callable(thing) else thing
    if isinstance(thing, FunctionType):
        yield thing


def _methods(kind: type[Any]) -> Iterator[FunctionType]:
    """The methods that somebody wrote: public ones, and what Python's own syntax calls."""
    if getattr(kind, "_is_protocol", False):
        return  # It says what others have, and does nothing.
    for base in kind.__mro__:
        for name, value in vars(base).items():
            if not name.startswith("_") or (name.startswith("__") and name.endswith("__")):
                yield from _behind(value)


def modules() -> Iterator[Any]:
    """Every module of the library but the means for tests of others."""
    package = importlib.import_module("ansvar_core")
    yield package
    for info in pkgutil.walk_packages(package.__path__, "ansvar_core."):
        if not info.name.startswith("ansvar_core.testing"):
            yield importlib.import_module(info.name)


def public() -> dict[Name, str]:
    """Every public function and method of the face and of every module, and where it is offered."""
    found: dict[Name, str] = {}
    for module in modules():
        for offered in getattr(module, "__all__", ()):
            thing = getattr(module, offered)
            functions = _methods(thing) if isinstance(thing, type) else _behind(thing)
            for function in functions:
                name = _name(function)
                if name is not None:
                    found.setdefault(name, f"{module.__name__}.{offered}")
    return found


def functions() -> set[Name]:
    """Every function that the library's files define, private and inner ones too."""
    found: set[Name] = set()
    for module in modules():
        text = Path(module.__file__).read_text(encoding="utf-8")
        waiting = [compile(text, module.__file__, "exec")]
        while waiting:
            code = waiting.pop()
            for each in code.co_consts:
                if isinstance(each, CodeType):
                    waiting.append(each)
                    if each.co_flags & inspect.CO_OPTIMIZED and "<" not in each.co_qualname.rpartition(".")[2]:
                        found.add((module.__file__[len(ROOT) + 1 :], each.co_qualname))
    return found
