"""What is published works: the plugin and the means of testing are tried from a built wheel, away from this tree."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]

TESTS = """
from datetime import UTC, date, datetime
from pathlib import Path

import ansvar_core
from ansvar_core import Agency, AssessmentStarted, NeedSeen, Rulebook, Tie, User
from ansvar_core.testing import assert_in_order, assert_permitted, given, watched

NEED = NeedSeen(
    id="e-1", group="g-1", at=datetime(2026, 1, 5, 9, tzinfo=UTC), actor="p-nurse",
    user=User(id="u-1", birth_date=date(2015, 5, 1)),
    agency=Agency(id="a-health", tie=Tie.MUNICIPAL, kind="health-station"), long_lasting=True, coordinated=True,
)
ALONE = AssessmentStarted(id="e-2", group="g-1", at=datetime(2026, 1, 6, 9, tzinfo=UTC), actor="p-nurse")


def test_where_it_comes_from():
    assert Path(ansvar_core.__file__).is_relative_to(WHEEL)


def test_watched(ansvar_touched):
    book = watched(Rulebook.standard(), ansvar_touched)
    assert_permitted(book.assess(None, NEED))
    assert_in_order([NEED], book)
    given(NEED, rulebook=book).when(ALONE).then_refused("assessment.user-takes-part")


def test_refused():
    verdict = given(NEED).when(ALONE).asked[-1].verdict
    assert verdict
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree as anybody would build it."""
    place = tmp_path_factory.mktemp("wheel")
    pip(f"wheel --quiet --no-deps --wheel-dir {place} {ROOT}")
    (built,) = place.glob("*.whl")
    return built


def pip(arguments: str) -> None:
    """Run pip, which may fetch what builds a wheel."""
    done = subprocess.run(  # noqa: S603  # our own arguments
        (sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments.split()),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def pytest_from(place: Path, tests: Path, *options: str) -> str:
    """What a test run in another folder prints, with the library from a wheel."""
    left_out = ("PYTEST_ADDOPTS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "PYTEST_PLUGINS")
    env = {name: value for name, value in os.environ.items() if name not in left_out and not name.startswith("COV_")}
    done = subprocess.run(  # noqa: S603  # our own arguments
        (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options),
        capture_output=True,
        text=True,
        check=False,
        cwd=tests,
        env={**env, "PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.stdout + done.stderr


@pytest.mark.heavy
class TestWheel:
    """A wheel has what it should, and works without this tree."""

    def test_it_has_the_library_and_the_door_of_the_plugin_and_nothing_else(self, wheel: Path) -> None:
        """Typed, with its entry point, and without tests."""
        with ZipFile(wheel) as inside:
            names = inside.namelist()
            (points,) = (name for name in names if name.endswith("/entry_points.txt"))
            entry = inside.read(points).decode()

        assert {name.partition("/")[0].partition("-")[0] for name in names} == {"ansvar_core", "_ansvar_core_pytest.py"}
        assert "ansvar_core/py.typed" in names
        assert entry.split() == ["[pytest11]", "ansvar_core", "=", "_ansvar_core_pytest"]
        source = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
        assert source - set(names) == set()

    def test_the_plugin_works_from_it(self, wheel: Path, tmp_path: Path) -> None:
        """Found by its entry point, it gives the fixture, prints the report and explains what failed."""
        place, tests = tmp_path / "site", tmp_path / "tests"
        pip(f"install --quiet --no-deps --target {place} {wheel}")
        tests.mkdir()
        (tests / "test_theirs.py").write_text(TESTS.replace("WHEEL)", f"{str(place)!r})"), encoding="utf-8")

        printed = pytest_from(place, tests, "--ansvar-untouched")

        assert "2 passed" in printed
        assert "1 failed" in printed
        assert "what `verdict` says" in printed
        assert "kinds of event never in order: 86 of 87" in printed

    def test_it_can_be_turned_off(self, wheel: Path, tmp_path: Path) -> None:
        """By the name of its entry point, like any plugin."""
        place = tmp_path / "site"
        pip(f"install --quiet --no-deps --target {place} {wheel}")

        assert "ansvar_touched" in pytest_from(place, tmp_path, "--fixtures")
        assert "ansvar_touched" not in pytest_from(place, tmp_path, "--fixtures", "-p", "no:ansvar_core")
