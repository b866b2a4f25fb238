"""The types help: both checkers are content with what a consumer writes, and find every call that is wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONSUMER, WRONG = HERE / "consumer.py", HERE / "wrong.py"


def run(*arguments: str) -> str:
    """What a type checker of this interpreter prints; it exits with 0 or 1, or it did not run."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


def mypy(path: Path) -> dict[int, set[str]]:
    """The lines where mypy finds an error, with its codes."""
    found: dict[int, set[str]] = {}
    for text in run("mypy", "--strict", "--no-error-summary", "--output=json", str(path)).splitlines():
        message = json.loads(text)
        assert Path(ROOT, message["file"]) == path, message
        if message["severity"] == "error":
            found.setdefault(message["line"], set()).add(message["code"])
    return found


def pyright(path: Path) -> set[int]:
    """The lines where pyright finds an error."""
    answer = json.loads(run("pyright", "--outputjson", "--pythonpath", sys.executable, str(path)))
    assert answer["summary"]["filesAnalyzed"] == 1
    # Counted from 0 there, and from 1 everywhere else.
    return {each["range"]["start"]["line"] + 1 for each in answer["generalDiagnostics"] if each["severity"] == "error"}


def marked() -> dict[int, set[str]]:
    """The lines that are marked as wrong, with mypy's codes."""
    marks: dict[int, set[str]] = {}
    for number, line in enumerate(WRONG.read_text(encoding="utf-8").splitlines(), 1):
        if found := re.search(r"# E: ([a-z, -]+)$", line):
            marks[number] = set(found[1].split(", "))
    return marks


@pytest.mark.heavy
class TestConsumer:
    """What a consumer writes is right."""

    def test_mypy_is_content(self) -> None:
        """`mypy --strict` finds nothing in ordinary use of every question."""
        assert mypy(CONSUMER) == {}

    def test_pyright_is_content(self) -> None:
        """Pyright in its strict mode finds nothing either."""
        assert pyright(CONSUMER) == set()


@pytest.mark.heavy
class TestWrong:
    """What is wrong is found before it runs."""

    def test_mypy_finds_exactly_the_marked_lines(self) -> None:
        """Every wrong call is an error of the kind marked, and nothing else is."""
        assert len(marked()) >= 30
        assert mypy(WRONG) == marked()

    def test_pyright_finds_exactly_the_marked_lines(self) -> None:
        """The other checker finds the same lines."""
        assert pyright(WRONG) == set(marked())
