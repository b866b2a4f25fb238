"""The door of the pytest plugin.

Every pytest run of everybody who has the library comes through here, so it loads nothing but what pytest has loaded
already.  The library's own package would load all of it; that is why this module stands beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ansvar_core.testing.touched import Collector


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the plugin (valg)."""
    group = parser.getgroup("ansvar_core", "ansvar_core: rules of responsibility groups")
    group.addoption(
        "--ansvar-untouched",
        action="store_true",
        help="print which events, steps of the tables and rules no test touched (see the fixture ansvar_touched)",
    )
    group.addoption(
        "--ansvar-untouched-fail-under",
        type=float,
        metavar="N",
        help="print it, and fail the run when less than N %% was touched",
    )
    group.addoption(
        "--ansvar-language",
        choices=("nb", "nn", "en"),
        default="en",
        help="the language of texts about rules where a test fails",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Report at the end, if somebody asks (oppsett)."""
    if config.getoption("ansvar_untouched") or config.getoption("ansvar_untouched_fail_under") is not None:
        from ansvar_core.testing.plugin import Reporter  # noqa: PLC0415  # only when it is needed

        config.pluginmanager.register(Reporter(config), "ansvar_core_reporter")


@pytest.fixture(scope="session")
def ansvar_touched(pytestconfig: pytest.Config) -> Collector:
    """The collector of this test run: `watched(rulebook, ansvar_touched)`, or `ansvar_touched.note(...)` (samleren)."""
    from ansvar_core.testing.plugin import collector_of  # noqa: PLC0415  # only when it is needed

    return collector_of(pytestconfig)


def pytest_assertrepr_compare(config: pytest.Config, op: str, left: object, right: object) -> list[str] | None:
    """Say how two verdicts or two groups differ (forklar forskjellen)."""
    if "ansvar_core" not in sys.modules:
        return None
    from ansvar_core.testing.plugin import compared  # noqa: PLC0415  # only when it is needed

    return compared(op, left, right, config.getoption("ansvar_language"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say beside a failed test what the refusal in it means (forklar avslaget)."""
    report = yield
    if report.failed and call.excinfo is not None and "ansvar_core" in sys.modules:
        from ansvar_core.testing.plugin import explained  # noqa: PLC0415  # only when it is needed

        report.sections.extend(explained(call.excinfo, item.config.getoption("ansvar_language")))
    return report
