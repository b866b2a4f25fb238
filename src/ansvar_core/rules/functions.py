"""Which functions a rule can ask: those whose answer cannot be lost on the way.

A function that yields looks like one that returns, and whatever it *returns* nobody ever sees.  One that is
asynchronous gives back something that nobody waits for.  Both would be a rule that is silent, so they are refused when
the rule is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_ITERABLE_COROUTINE, signature
from types import FunctionType, MethodType
from typing import Any, Final

from ansvar_core.errors import InvalidPolicy

__all__ = ["must_answer"]

_WAITED_FOR: Final = CO_COROUTINE | CO_ASYNC_GENERATOR | CO_ITERABLE_COROUTINE
_UNFIT: Final = _WAITED_FOR | CO_GENERATOR
# A function wrapped more often than this goes in a circle.
_DEEPEST: Final = 50


def must_answer(code: str, name: str, function: object, given: tuple[str, ...], answer: str) -> None:
    """Refuse a function that could lose an answer, or cannot be asked (kontroll av funksjon); raises `InvalidPolicy`.

    `given` is what it is called with, `answer` what it must return.
    """
    if _plainly_fits(function, len(given)):
        return
    if not callable(function) or isinstance(function, type):
        raise InvalidPolicy(code, f"`{name}` must be a function that returns {answer}")
    for each in _inside(function):
        flags = each.__code__.co_flags if isinstance(each, FunctionType) else 0
        if flags & CO_GENERATOR:
            raise InvalidPolicy(code, f"`{name}` yields, and what it returns would be lost; let it return {answer}")
        if flags & _WAITED_FOR:
            raise InvalidPolicy(code, f"`{name}` is asynchronous, and nobody waits for it; let it return {answer}")
    if not _takes(function, len(given)):
        raise InvalidPolicy(code, f"`{name}` must take {' and '.join(given)}, by position")


def _plainly_fits(function: object, count: int) -> bool:
    """Whether it is an ordinary function of so many arguments, as nearly all are: seen without a closer look."""
    if type(function) is not FunctionType or function.__dict__:
        return False
    inner = function.__code__
    return inner.co_argcount == count and not inner.co_kwonlyargcount and not inner.co_flags & _UNFIT


def _inside(function: Any) -> Iterator[object]:
    """A function, and what it calls in turn where it only wraps another."""
    for _ in range(_DEEPEST):
        yield function
        if isinstance(function, partial):
            function = function.func
        elif isinstance(function, MethodType):
            function = function.__func__
        elif hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        elif not isinstance(function, FunctionType) and isinstance(type(function).__call__, FunctionType):
            function = type(function).__call__
        else:
            return


def _takes(function: Any, count: int) -> bool:
    """Whether it can be called with so many arguments; what tells nothing of itself is taken at its word."""
    try:
        # What a wrapper says of the wrapped is not what the wrapper itself takes.
        found = signature(function, follow_wrapped=not isinstance(function, FunctionType))
    except (TypeError, ValueError):
        return True
    try:
        found.bind(*range(count))
    except TypeError:
        return False
    return True
