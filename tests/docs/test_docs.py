from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest
from sybil import Document
from sybil.parsers.markdown import PythonCodeBlockParser

import ansvar_core
from ansvar_core import LegalFrame, Policy
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from ansvar_core.rules.edition import UNASKED
from ansvar_core.values.parameter import parameters

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
EXECUTED = [page for page in PAGES if "```python" in page.read_text(encoding="utf-8")]
MUST_BE_EXECUTED = {
    "docs/tutorial.md",
    "docs/how-to/store-events.md",
    "docs/how-to/gate-or-book-keeping.md",
    "docs/how-to/seal-a-record.md",
    "docs/how-to/move-between-systems.md",
    "docs/how-to/add-a-rule.md",
    "docs/how-to/validate-your-workflow.md",
    "docs/how-to/write-a-profile.md",
    "docs/how-to/when-rules-change.md",
    "docs/explanation/another-country.md",
    "docs/how-to/explain-a-refusal.md",
}


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", EXECUTED, ids=name)
def test_every_python_block_of_a_page_runs_and_gives_what_it_says(page: Path) -> None:
    """A page can be typed from top to bottom, and every answer is the one that is printed."""
    for example in Document.parse(str(page), PythonCodeBlockParser()).examples():
        example.evaluate()


def test_the_pages_that_teach_are_executed() -> None:
    """The tutorial and each how-to have code, and it is run."""
    assert {name(page) for page in EXECUTED} >= MUST_BE_EXECUTED


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_to_another_page_leads_somewhere(page: Path) -> None:
    """A relative link names a file that exists."""
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_can_be_found_from_the_index() -> None:
    """No page of the documentation is left out of its front page."""
    index = ROOT / "docs" / "index.md"
    text = index.read_text(encoding="utf-8")
    pages = {page.relative_to(index.parent).as_posix() for page in index.parent.rglob("*.md")} - {"index.md"}
    assert {page for page in pages if f"({page})" not in text} == set()


def test_what_a_decision_says_carries_it_exists() -> None:
    """Every check, duty, parameter and field named among the decisions is one the library has."""
    text = (ROOT / "docs" / "explanation" / "our-decisions.md").read_text(encoding="utf-8")
    rules = {each.code for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)} | {*UNASKED}
    keys = {each.key for kind in (Policy, LegalFrame) for each in parameters(kind).values()}
    fields = {
        f"{kind.__name__}.{field.name}"
        for kind in vars(ansvar_core).values()
        if isinstance(kind, type) and attrs.has(kind)
        for field in attrs.fields(kind)
    }
    named = re.findall(r"`([\w-]+\.[\w-]+)`", text)
    assert named != []
    assert set(named) - rules - keys - fields == set()
