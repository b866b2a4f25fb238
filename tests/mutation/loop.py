"""One round: the tests are collected once, and every mutant is a fork that runs those that touch its function."""

# ruff: noqa: T201 -- it tells how far it has come

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import chdir
from pathlib import Path

import coverage
import pytest
from codes import code_of, codes_of
from lines import begins, changed_lines, function_of, run_by
from mutmut.mutation.trampoline import set_mutant_under_test

KILLED, SURVIVED, UNTOUCHED, TIMEOUT = "killed", "survived", "untouched", "timeout"
QUICK = ["tests/unit", "tests/rules", "tests/stories", "tests/municipalities"]
QUICK += [f"tests/properties/test_{name}.py" for name in ("dates", "rota")]
# Long, and of modules that are not mutated; what they would see, others see.
IGNORED = [f"tests/unit/test_{name}.py" for name in ("schema", "prose", "asserts", "machine", "plugin", "story")]
IGNORED += [f"tests/unit/test_{name}.py" for name in ("strategies", "testing_witness")]
PLUGINS = ["-q", "-s", "--tb=no", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist"]
GIBIBYTE = 1 << 30
IMPORT = -1


class Results:
    """What became of each mutant, which tests run which line, and how long they take; kept in files."""

    def __init__(self, path: Path, mutants: Mapping[str, Path]) -> None:
        self.path, self.mutants = path, mutants
        self.done: dict[str, list[str | float | None]] = {}
        self.tests: list[str] = []
        self.seconds: dict[str, float] = {}
        self.ran: dict[str, dict[int, list[int]]] = {}
        self.breadth: Counter[int] = Counter()
        self.load()

    def load(self) -> None:
        """Read what is kept."""
        if self.path.exists():
            self.done = json.loads(self.path.read_text())
        if self.known.exists():
            found = json.loads(self.known.read_text())
            self.tests, self.seconds = list(found["seconds"]), found["seconds"]
            self.ran = {file: {int(line): each for line, each in ran.items()} for file, ran in found["ran"].items()}
            self.breadth = Counter(test for ran in self.ran.values() for tests in ran.values() for test in tests)

    @property
    def known(self) -> Path:
        """Where it stands which tests run what."""
        return self.path.with_name("ran.json")

    def save(self) -> None:
        """Keep what became of the mutants."""
        self.path.write_text(json.dumps(self.done, indent=0))

    def survived(self, mutant: str) -> bool:
        """Whether no test was against it so far."""
        return self.done.get(mutant, [UNTOUCHED])[0] in (SURVIVED, UNTOUCHED)

    def _run(self, mutant: str) -> tuple[set[int], bool]:
        """The tests that run what a mutant changes, and whether its function is called by importing alone."""
        path = self.mutants[mutant]
        ran = self.ran.get(str(path), {})
        with chdir(self.path.parent):
            made = run_by([begins(mutant, path)], ran) == {IMPORT}
            return run_by(changed_lines(mutant, path), ran), made

    def tests_of(self, mutant: str, *, alone: bool = False) -> list[str]:
        """The tests that run what a mutant changes, those that do the least besides first.

        None where a function was called before the fork and made what the tests run: that is tried alone.
        """
        found, made = self._run(mutant)
        return [
            self.tests[each]
            for each in sorted(found - {IMPORT}, key=lambda each: self.breadth[each])
            if alone or not made
        ]

    def ordered(self, mutant: str, tests: list[str]) -> list[str]:
        """Those about the rules that its function speaks for, then namesakes, then the others as they come."""
        function = function_of(mutant)
        module = function.rpartition(".")[0].rpartition(".")[2]
        codes = codes_of(function, self.path.parent / self.mutants[mutant])
        return sorted(
            tests,
            key=lambda each: (
                code_of(each, self.path.parent) not in codes,
                module not in Path(each.partition("::")[0]).stem,
            ),
        )

    def imported(self, mutant: str) -> bool:
        """Whether what it changes is run while modules are imported, or by nothing that is known."""
        found, made = self._run(mutant)
        return made or IMPORT in found or not found


class Loop:
    """Takes the place of pytest's own loop over the tests."""

    def __init__(self, mutants: list[str], results: Results, children: int, budget: float) -> None:
        self.mutants, self.results, self.children, self.budget = mutants, results, children, budget
        self.failed: str | None = None
        self.finished = False
        self.killers: dict[str, Counter[str]] = {}
        self.running: dict[int, tuple[str, float, int]] = {}
        self.coverage: coverage.Coverage | None = None
        if not results.known.exists():
            # Before anything is imported, so that what importing runs is known too.
            place = str(Path("src/ansvar_core").resolve())
            self.coverage = coverage.Coverage(data_file=None, config_file=False, source=[place], context="import")
            self.coverage.start()

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """That a test fails is enough; what the smallest example is, nobody asks."""
        from hypothesis import Phase, settings  # noqa: PLC0415  # pytest rewrites it, and wants to be first

        settings.register_profile("mutants", phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember a test that failed."""
        if report.failed:
            self.failed = report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Every mutant against the tests that touch it."""
        items = {each.nodeid: each for each in session.items}
        gc.collect()
        gc.freeze()
        if self.coverage is not None:
            self._run_once(session.items, self.coverage)
            self.coverage.stop()
        self.results.load()
        self._controls(session.items[:60])
        saved = time.monotonic()
        for number, mutant in enumerate(self.mutants):
            tests = self._ordered(items, mutant)
            if not tests:
                self.results.done[mutant] = [UNTOUCHED, None, 0.0]
                continue
            self._fork(mutant, tests)
            while len(self.running) >= self.children:
                self._reap()
            if time.monotonic() - saved > 30:
                saved = time.monotonic()
                self.results.save()
                tried = (self.results.done.get(each) for each in self.mutants[:number])
                count = Counter(str(each[0]) for each in tried if each)
                print(f"{number} of {len(self.mutants)}: {dict(count)}", flush=True)
        while self.running:
            self._reap()
        self.results.save()
        self.finished = True
        return True

    def _controls(self, items: list[pytest.Item]) -> None:
        """A mutant that raises everywhere is killed, and one that changes nothing is not."""
        for control, expected in (("fail", KILLED), ("nothing.x_at_all__mutmut_1", SURVIVED)):
            self._fork(control, items)
            self._reap()
            if self.results.done.pop(control)[0] != expected:
                raise SystemExit(f"the control {control!r} was not {expected}")

    def _ordered(self, items: dict[str, pytest.Item], mutant: str) -> list[pytest.Item]:
        """The tests that touch a function.

        Killers first, then those about the rules that it speaks for, namesakes, the narrow ones.
        """
        killed = self.killers.get(function_of(mutant), Counter())
        found = [each for each in self.results.ordered(mutant, self.results.tests_of(mutant)) if each in items]
        found.sort(key=lambda each: -killed[each])
        kept, total = [], 0.0
        for each in found:
            kept.append(items[each])
            total += self.results.seconds[each]
            if total > self.budget:
                break
        return kept

    def _fork(self, mutant: str, items: Iterable[pytest.Item]) -> None:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writer)
            self.running[pid] = (mutant, time.monotonic(), reader)
            return
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        planned = sum(self.results.seconds.get(each.nodeid, 1.0) for each in items)
        # Of processor time, so that a busy machine kills nobody.
        signal.setitimer(signal.ITIMER_PROF, 10 + 8 * planned)
        resource.setrlimit(resource.RLIMIT_AS, (3 * GIBIBYTE, 3 * GIBIBYTE))
        set_mutant_under_test(mutant)
        code = 0
        try:
            for item in items:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
                if self.failed:
                    os.write(writer, self.failed.encode()[:500])
                    code = 1
                    break
        except BaseException as error:  # noqa: BLE001 -- whatever it is, the mutant did it
            os.write(writer, repr(error).encode()[:500])
            code = 1
        finally:
            os._exit(code)

    def _reap(self) -> None:
        pid, status = os.wait()
        mutant, begun, reader = self.running.pop(pid)
        said = os.read(reader, 500).decode()
        os.close(reader)
        self.results.done[mutant] = [_outcome(status), said or None, round(time.monotonic() - begun, 3)]
        if said:
            self.killers.setdefault(function_of(mutant), Counter())[said] += 1

    def _run_once(self, items: list[pytest.Item], tracer: coverage.Coverage) -> None:
        """Find which tests run which lines, in a fork, so that no cache is warm when the mutants run."""
        pid = os.fork()
        if pid:
            if os.waitpid(pid, 0)[1]:
                raise SystemExit("the tests could not be run without a mutant")
            return
        set_mutant_under_test("")
        seconds: dict[str, float] = {}
        for item in items:
            tracer.switch_context(item.nodeid)
            begun = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.failed is None:
                seconds[item.nodeid] = time.process_time() - begun
            else:
                print("left out, because it fails on code prepared for mutants:", self.failed, flush=True)
                self.failed = None
        tracer.stop()
        # The tracer puts what it began with before each context.
        numbers = {f"import|{nodeid}": number for number, nodeid in enumerate(seconds)} | {"import": IMPORT}
        data = tracer.get_data()
        ran = {
            str(Path(file).relative_to(Path.cwd())): {
                line: sorted({numbers[each] for each in tests if each in numbers})
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        self.results.known.write_text(json.dumps({"seconds": seconds, "ran": ran}))
        os._exit(0 if len(items) - len(seconds) < 20 else 1)


def _outcome(status: int) -> str:
    if os.WIFSIGNALED(status):
        return TIMEOUT if os.WTERMSIG(status) == signal.SIGPROF else KILLED
    return KILLED if os.WEXITSTATUS(status) else SURVIVED
