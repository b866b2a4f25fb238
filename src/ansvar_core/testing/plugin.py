"""What the pytest plugin does, once it is needed.

Every pytest run of everybody who has the library finds the plugin.  What it finds is `_ansvar_core_pytest`, which loads
nothing; this module, and the library with it, is loaded by whoever uses a fixture or an option, or has loaded the
library already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from ansvar_core.entities.group import Group
from ansvar_core.errors import RuleViolation
from ansvar_core.rulebook import Rulebook
from ansvar_core.testing.differing import differences
from ansvar_core.testing.telling import Teller
from ansvar_core.testing.touched import Collector
from ansvar_core.values.findings import Effect
from ansvar_core.values.verdict import Verdict

__all__ = ["Reporter", "collector_of", "compared", "explained"]

_COLLECTOR: Final = pytest.StashKey[Collector]()
_SENT: Final = "ansvar_core_touched"


def collector_of(config: pytest.Config) -> Collector:
    """The collector of a test run, made when somebody first asks (samleren)."""
    return config.stash.setdefault(_COLLECTOR, Collector())


class Reporter:
    """Reports at the end of a run what was never touched, from all workers together (melder)."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._least: float | None = config.getoption("ansvar_untouched_fail_under")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A worker sends what it has collected; the one that reports decides whether the run fails (slutt)."""
        sent: dict[str, Any] | None = getattr(self._config, "workeroutput", None)
        collector = collector_of(self._config)
        if sent is not None:
            sent[_SENT] = collector.dump()
        elif self._too_little(collector) and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _too_little(self, collector: Collector) -> bool:
        return self._least is not None and collector.untouched().percent < self._least

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take in what a worker has collected (fra en arbeider)."""
        # A worker that crashed has sent nothing.
        sent = getattr(node, "workeroutput", {}).get(_SENT)
        if sent is not None:
            collector_of(self._config).load(sent)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print what was never touched (rapport)."""
        found = collector_of(self._config).untouched()
        terminalreporter.section("ansvar_core: what was never touched")
        terminalreporter.line(found.report())
        if self._too_little(collector_of(self._config)):
            terminalreporter.line("")
            terminalreporter.line(
                f"FAIL: {found.percent:.1f} % touched, at least {self._least:g} % is asked for", red=True
            )


# --- explaining failures ------------------------------------------------------------------------------------------


def compared(op: str, left: object, right: object, language: str) -> list[str] | None:
    """Two verdicts or two groups that should be equal and are not, in words (sammenlignet)."""
    if op != "==":
        return None
    if isinstance(left, Group) and isinstance(right, Group):
        return ["the same group", *differences(left, right)]
    if isinstance(left, Verdict) and isinstance(right, Verdict):
        teller = Teller(rulebook=Rulebook.standard(), language=language)
        lines = ["the same verdict"]
        for effect in Effect:
            codes = [[each.code for each in verdict.findings if each.effect is effect] for verdict in (left, right)]
            if codes[0] != codes[1]:
                lines += [f"what {effect.value}, right against left:", *teller.compared(codes[1], left, effect)]
        return lines if len(lines) > 1 else [*lines, "the same codes, with other facts or remedies"]
    return None


def explained(excinfo: pytest.ExceptionInfo[BaseException], language: str) -> Iterator[tuple[str, str]]:
    """What is said beside a failed test: a title and a text for each refusal that it is about (forklart).

    A refusal is told where it was raised, and where a variable of the failing line holds it, as after
    `assert verdict`.
    """
    error, entry = excinfo.value, excinfo.traceback[-1]
    held = entry.frame.f_locals
    # The words are those of the rulebook at hand, if there is one.
    book = next((value for value in held.values() if isinstance(value, Rulebook)), None)
    teller = Teller(rulebook=book or Rulebook.standard(), language=language)
    if isinstance(error, RuleViolation):
        yield "ansvar_core: why it was refused", "\n".join(teller.verdict(error.verdict))
    elif isinstance(error, AssertionError):
        line = set(re.findall(r"\w+", str(entry.statement)))
        for name, value in held.items():
            if isinstance(value, Verdict) and value.findings and name in line:
                yield f"ansvar_core: what `{name}` says", "\n".join(teller.verdict(value))
