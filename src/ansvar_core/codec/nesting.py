"""How deep what is read is nested, asked before anything goes down into it.

What reads nested data calls itself for every level.  Python stops that at a limit, and where a host has raised the
limit, the process ends.  No group comes near either, so what is nested deeper than `DEEPEST` is refused unread.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

__all__ = ["DEEPEST", "TOO_DEEP", "is_deeper", "is_too_deep"]

DEEPEST: Final = 200
"""So many lists and objects inside each other are read (dybde): an event has five, and what is kept for others 100."""

TOO_DEEP: Final = "is nested too deep to be read"
"""What is told of what is deeper (for dypt)."""

# What is left of a text when all is taken out of it that says nothing of its depth: 0.4 µs for each event, by calls
# that go through it as fast as memory does.
_SHAPE: Final = b'{}[]"'
_REST: Final = bytes(each for each in range(256) if each not in _SHAPE)
_TEXT: Final = re.compile(rb'"[^"]*"?')
_SHORT: Final = 10_000
"""The text of one event is shorter, and has too few brackets to be worth more than a count: 0.2 µs."""
_ROUNDS: Final = 8
"""So often the innermost brackets are taken away; of what then is left more, every bracket is looked at."""


def is_too_deep(text: str) -> bool:
    """Whether a JSON text is nested too deep to be read, or would be if it were one (for dypt nøstet)."""
    if len(text) < _SHORT and text.count("[") + text.count("{") <= DEEPEST:
        return False
    try:
        # Of most texts this is a copy.  What is outside Latin-1 is no bracket in UTF-8 either.
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        raw = text.encode("utf-8", "surrogatepass")
    if b"\\" in raw:
        # In this order, as a reader meets them: of `\\\\"` the quotation mark ends the text, of `\\"` it does not.
        raw = raw.replace(b"\\\\", b"").replace(b'\\"', b"")
    shape = raw.translate(None, _REST).replace(b'""', b"")
    if b'"' in shape:
        # There are brackets inside texts.
        shape = _TEXT.sub(b"", shape)
    left = shape
    for _ in range(_ROUNDS):
        if len(left) <= DEEPEST:
            return False
        left = left.replace(b"{}", b"").replace(b"[]", b"")
    depth = 0
    for each in shape:
        depth += 1 if each in b"{[" else -1
        if depth > DEEPEST:
            return True
    return False


def is_deeper(value: Any, than: int) -> bool:
    """Whether data has more lists and objects inside each other than a number (dypere).

    Each is gone through once for each depth it is met at, so that one that stands in itself is told, and one that
    stands in many places costs no more.
    """
    waiting: list[tuple[Any, int]] = [(value, 0)]
    # With what was met, so that nothing else can come to stand in its place.
    met: dict[int, tuple[int, Any]] = {}
    while waiting:
        each, depth = waiting.pop()
        if depth > than:
            return True
        inner = _inside(each)
        if inner and met.get(id(each), (-1, None))[0] < depth:
            met[id(each)] = depth, each
            waiting.extend((one, depth + 1) for one in inner)
    return False


def _inside(value: Any) -> Collection[Any]:
    # A caller's own kind of mapping is not asked: it may be made as it is read, and is no JSON.
    if isinstance(value, dict):
        return dict.values(value)
    return value if isinstance(value, list | tuple) else ()
