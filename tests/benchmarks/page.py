"""Where measured blocks stand in the docs: between two marker lines, so that they can be written anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def block(name: str, lines: Iterable[str]) -> str:
    """Lines between the markers of a name."""
    begin, end = _markers(name)
    return "\n".join((begin, "", *lines, "", end))


def write(page: Path, name: str, lines: Iterable[str]) -> None:
    """Put lines between the markers of a name; raises `ValueError` where a page does not have both, once each."""
    text = page.read_text(encoding="utf-8")
    begin, end = _markers(name)
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        raise ValueError(f"{page} does not have {begin} and {end}")
    before, rest = text.split(begin)
    page.write_text(before + block(name, lines) + rest.split(end)[1], encoding="utf-8")


def _markers(name: str) -> tuple[str, str]:
    return f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
