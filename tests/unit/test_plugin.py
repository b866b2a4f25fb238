"""The pytest plugin: fixture, options, explanations, and all workers of a run counted together."""

from __future__ import annotations

import subprocess
import sys

import pytest

import ansvar_core.testing.plugin  # noqa: F401  # so that the runs inside these tests share its classes

pytest_plugins = ["pytester"]

# By name, and not by entry point, so that it is the one in the source whatever is installed.
PLUGIN = ("-p", "no:ansvar_core", "-p", "_ansvar_core_pytest", "-p", "no:cacheprovider")

TWO = ("-p", "xdist.plugin", "-n", "2")

NEED = """
from datetime import UTC, date, datetime
from ansvar_core import *
from ansvar_core.testing import given, watched
import pytest

need = NeedSeen(
    id="e-1", group="g-1", at=datetime(2026, 1, 5, 9, tzinfo=UTC), actor="p-nurse",
    user=User(id="u-1", birth_date=date(2015, 5, 1)),
    agency=Agency(id="a-health", tie=Tie.MUNICIPAL, kind="health-station"), long_lasting=True, coordinated=True,
)
alone = AssessmentStarted(id="e-2", group="g-1", at=datetime(2026, 1, 6, 9, tzinfo=UTC), actor="p-nurse")
together = AssessmentStarted(
    id="e-3", group="g-1", at=datetime(2026, 1, 6, 9, tzinfo=UTC), actor="p-nurse", together_with={"u-1"}
)
book = Rulebook.standard()
group = replay([need])
"""


@pytest.fixture(autouse=True)
def no_other_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run inside a test has this plugin and those it names, whatever is installed beside it."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def run(pytester: pytest.Pytester, body: str, *options: str) -> pytest.RunResult:
    """A test run of its own, over one file."""
    pytester.makepyfile(test_it=NEED + body)
    return pytester.runpytest_inprocess(*PLUGIN, *options)


class TestCollecting:
    """One collector for a run, and a report if somebody asks."""

    WATCHING = """
def test_first(ansvar_touched):
    watched(book, ansvar_touched).advance(None, need)

def test_second(ansvar_touched):
    watched(book, ansvar_touched).advance(group, together)
"""

    def test_nothing_is_printed_unless_asked(self, pytester: pytest.Pytester) -> None:
        """The fixture is there, and the run looks as it did."""
        result = run(pytester, self.WATCHING)

        result.assert_outcomes(passed=2)
        result.stdout.no_fnmatch_line("*never touched*")

    def test_the_report_is_printed(self, pytester: pytest.Pytester) -> None:
        """All tests of a run are counted together."""
        result = run(pytester, self.WATCHING, "--ansvar-untouched")

        assert result.ret == 0
        result.stdout.fnmatch_lines(
            ["*ansvar_core: what was never touched*", "touched * of * (* %)", "kinds of event never in order: 85 of 87"]
        )

    def test_a_run_that_watched_nothing_says_so(self, pytester: pytest.Pytester) -> None:
        """An empty report is no full marks."""
        result = run(pytester, "def test_it(): pass", "--ansvar-untouched")

        assert result.ret == 0
        result.stdout.fnmatch_lines(["nothing was watched"])

    @pytest.mark.parametrize(("least", "code"), [("0", 0), ("0.5", 0), ("99", 1)])
    def test_too_little_fails_the_run(self, pytester: pytest.Pytester, least: str, code: int) -> None:
        """The run fails below the line, and says how far below."""
        result = run(pytester, self.WATCHING, f"--ansvar-untouched-fail-under={least}")

        assert result.ret == code
        result.stdout.fnmatch_lines(["*what was never touched*"])
        failed = [line for line in result.outlines if line.startswith("FAIL: ")]
        assert [line.endswith("% touched, at least 99 % is asked for") for line in failed] == [True] * code

    def test_watching_nothing_is_too_little(self, pytester: pytest.Pytester) -> None:
        """A line that nothing was held against is not passed."""
        result = run(pytester, "def test_it(): pass", "--ansvar-untouched-fail-under=1")

        assert result.ret == 1
        result.stdout.fnmatch_lines(["FAIL: 0.0 % touched, at least 1 % is asked for"])

    def test_a_failed_run_stays_failed(self, pytester: pytest.Pytester) -> None:
        """What went wrong first is what the exit code tells."""
        result = run(pytester, "def test_it(): pytest.exit('stop')", "--ansvar-untouched-fail-under=99")

        assert result.ret == pytest.ExitCode.INTERRUPTED

    def test_workers_are_counted_together(self, pytester: pytest.Pytester) -> None:
        """What each of two processes has seen is in one report, and the line is held against the whole."""
        alone = run(pytester, self.WATCHING, "--ansvar-untouched")
        touched = [line for line in alone.outlines if line.startswith("touched ")]
        first = run(pytester, self.WATCHING, "--ansvar-untouched", "-k", "first")
        percent = float(touched[0].partition("(")[2].partition(" ")[0])
        both = run(pytester, self.WATCHING, f"--ansvar-untouched-fail-under={percent}", *TWO)

        assert len(touched) == 1
        assert touched != [line for line in first.outlines if line.startswith("touched ")]
        assert touched == [line for line in both.outlines if line.startswith("touched ")]
        assert both.ret == 0

    def test_a_worker_sends_what_it_has_collected(self, pytester: pytest.Pytester) -> None:
        """As plain lists, and whatever the line is, it is not the worker who fails the run."""
        pytester.makeconftest(
            "def pytest_configure(config):\n    config.workeroutput = {}\n\n"
            "def pytest_unconfigure(config):\n"
            "    print('\\nSENT', config.workeroutput['ansvar_core_touched']['touched'][-1])\n"
        )
        result = run(pytester, self.WATCHING, "--ansvar-untouched-fail-under=99")

        assert result.ret == 0
        result.stdout.fnmatch_lines(["SENT ['step', 'group', 'none', 'need-seen', 'need-seen']"])

    @pytest.mark.heavy
    def test_a_worker_that_crashed_takes_nothing_with_it(self, pytester: pytest.Pytester) -> None:
        """What the others have collected is reported."""
        crash = "\ndef test_crash():\n    import os\n    os._exit(3)\n"
        result = run(pytester, self.WATCHING + crash, "--ansvar-untouched", *TWO)

        assert result.ret == 1
        result.stdout.fnmatch_lines(["*what was never touched*"])


class TestExplaining:
    """A failed test says what the refusal in it means."""

    def test_a_refused_event_is_explained(self, pytester: pytest.Pytester) -> None:
        """Beside the error stands every reason, in words."""
        result = run(pytester, "def test_it(): book.advance(group, alone)")

        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(
            [
                "*RuleViolation: event 'e-2' (index 0) is refused: assessment.user-takes-part",
                "*ansvar_core: why it was refused*",
                "assessment.user-takes-part: blocks",
                "    The assessment has been started without the user*",
                "    turned on: field together_with, u-1",
            ]
        )

    def test_a_verdict_that_was_asserted_is_explained(self, pytester: pytest.Pytester) -> None:
        """After `assert verdict` the reader need not decipher a repr, in the language asked for."""
        body = "def test_it():\n    verdict = book.assess(group, alone)\n    assert verdict.permitted"
        result = run(pytester, body, "--ansvar-language=nb")

        result.stdout.fnmatch_lines(["*ansvar_core: what `verdict` says*", "    Vurderingen er startet uten brukeren*"])

    def test_only_what_the_failing_line_is_about_is_explained(self, pytester: pytest.Pytester) -> None:
        """Other verdicts at hand, and other errors, are left alone."""
        body = """
def test_other_line():
    verdict = book.assess(group, alone)
    assert 1 == 2

def test_nothing_to_say():
    verdict = book.assess(group, together)
    assert not verdict

def test_other_error():
    verdict = book.assess(group, alone)
    raise KeyError(verdict)
"""
        result = run(pytester, body)

        result.assert_outcomes(failed=3)
        result.stdout.no_fnmatch_line("*ansvar_core: *")

    def test_the_words_are_those_of_the_rulebook_at_hand(self, pytester: pytest.Pytester) -> None:
        """A municipality's own words are used where its rulebook is."""
        body = """
def test_it():
    there = Rulebook.of(Profile(
        name="there", label=Text(nb="Der", nn="Der", en="There"),
        terms=(Term(name=TermName.GROUP, **{language: Forms(full="squad", the_full="the squad", article="a")
            for language in ("nb", "nn", "en")}),)))
    verdict = there.assess(group, GroupEstablished(
        id="e-2", group="g-1", at=datetime(2026, 1, 6, 9, tzinfo=UTC), actor="p-nurse"))
    assert verdict
"""
        result = run(pytester, body)

        result.stdout.fnmatch_lines(["    The squad has no members yet."])

    def test_two_groups_are_compared_by_their_fields(self, pytester: pytest.Pytester) -> None:
        """An assertion of equality names the places that differ, and nothing personal."""
        body = """
def test_it():
    assert group == book.advance(group, together)

def test_secret():
    assert group == replay([need.but(user=User(id="u-1", birth_date=date(2011, 1, 1)))])
"""
        result = run(pytester, body, "-vv")

        result.stdout.fnmatch_lines(
            [
                "E       assert the same group",
                "E         version: 1 in the first, 2 in the second",
                "E         status: need-seen in the first, being-assessed in the second",
                "E         user.birth_date: not the same (not shown)",
            ]
        )
        result.stdout.no_fnmatch_line("*2011, 1, 1*)*Group*")

    def test_two_verdicts_are_compared_by_their_codes(self, pytester: pytest.Pytester) -> None:
        """What one has and the other has not, by effect; or that the codes are the same."""
        body = """
def test_codes():
    assert book.assess(group, alone) == book.assess(group, together)

def test_facts():
    verdict = book.assess(group, alone)
    finding = verdict.findings[0]
    assert verdict == Verdict(findings=(Finding(
        code=finding.code, effect=finding.effect, floor=finding.floor, source=finding.source),))
"""
        result = run(pytester, body, "-vv")

        result.stdout.fnmatch_lines(
            [
                "E       assert the same verdict",
                "E         what blocks, right against left:",
                "E         + assessment.user-takes-part: not expected",
                "E         the same codes, with other facts or remedies",
            ]
        )

    def test_other_comparisons_are_left_to_pytest(self, pytester: pytest.Pytester) -> None:
        """Neither another operator nor other values are taken over."""
        body = "def test_op():\n    assert group != group\n\ndef test_type():\n    assert {1: 2} == {1: 3}\n"
        result = run(pytester, body)

        result.assert_outcomes(failed=2)
        result.stdout.no_fnmatch_line("*the same group*")
        result.stdout.fnmatch_lines(["E*Differing items:"])


LOADED = """
import sys, pytest
class Peek:
    def pytest_sessionfinish(self):
        ours = ("ansvar_core", "attrs", "cattrs", "hypothesis")
        print("\\nLOADED", *(name for name in sys.modules if name.partition(".")[0] in ours and name not in before))
before = set(sys.modules)
pytest.main(["-q", "-s", "-p", "no:cacheprovider", "-p", "_ansvar_core_pytest", "test_plain.py"], plugins=[Peek()])
"""


class TestLight:
    """A run that has nothing to do with the library does not pay for it."""

    def loaded(self, pytester: pytest.Pytester, test: str) -> list[str]:
        pytester.makepyfile(test_plain=test)
        done = subprocess.run(  # noqa: S603  # our own script
            (sys.executable, "-c", LOADED), capture_output=True, text=True, check=True, cwd=pytester.path
        )
        return next(line for line in done.stdout.splitlines() if line.startswith("LOADED")).split()[1:]

    def test_nothing_of_the_library_is_loaded_for_others(self, pytester: pytest.Pytester) -> None:
        """Not the library, not what it needs, and not Hypothesis, though a test failed and was compared."""
        assert self.loaded(pytester, "def test_it():\n    assert 1 == 2") == []

    def test_the_fixture_loads_the_library(self, pytester: pytest.Pytester) -> None:
        """Whoever uses it gets it, and no Hypothesis with it."""
        loaded = self.loaded(pytester, "def test_it(ansvar_touched):\n    pass")

        assert "ansvar_core.testing.touched" in loaded
        assert not any(name.startswith("hypothesis") for name in loaded)
