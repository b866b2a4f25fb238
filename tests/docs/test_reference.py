from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


def printer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("print_reference", DOCS / "print_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PRINTER = printer()


@pytest.mark.parametrize("name", PRINTER.PAGES)
def test_a_printed_page_is_current(name: str) -> None:
    """A reference page says what the code says; `python docs/print_reference.py` prints it anew."""
    assert (DOCS / name).read_text(encoding="utf-8") == PRINTER.page(name)


@pytest.mark.parametrize("name", PRINTER.PAGES)
def test_printing_twice_gives_the_same_page(name: str) -> None:
    """A page depends on nothing but the code, so that a difference is a change."""
    assert PRINTER.page(name) == PRINTER.page(name)
