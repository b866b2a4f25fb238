"""Mutation testing: the mutants are mutmut's, the loop is our own because mutmut collects the tests anew for each.

`nox -s mutation` runs it in a working copy, and `nox -s mutation -- rules dates` parts of it.  There are three rounds:
every mutant against the narrowest tests that run the statement it changes; what survives, against all that do; what
survives and runs while modules are imported, in a process that imports under it.  Then the survivors are held against
`equivalent.toml`.
"""

# ruff: noqa: T201 -- it tells how far it has come, and the figures

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from lines import function_of
from loop import IGNORED, KILLED, PLUGINS, QUICK, SURVIVED, TIMEOUT, UNTOUCHED, Loop, Results
from mutmut.__main__ import collect_source_file_mutation_data, create_mutants
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths

HERE = Path(__file__).parent
SOURCE = Path("src/ansvar_core")


def generated() -> dict[str, Path]:
    """Every mutant's name and the file it is of."""
    Path("mutants").mkdir(exist_ok=True)
    set_mutant_under_test("mutant_generation")
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    create_mutants(1)
    return {name: Path(data.path) for data, name, _ in collect_source_file_mutation_data(mutant_names=())[0]}


# What can be asked for by a name; a module is of the part that names it most closely.
PARTS: dict[str, list[str]] = {
    "dates": ["dates.py", "dated.py"],
    "consent": ["derive/consent.py", "rules/consent.py", "rules/exchange.py", "fold/consent.py"],
    "rules": ["rules/*"],
    "tables": ["lifecycle.py", "moves.py", "evolve.py", "fold/*", "record.py"],
    "rota": ["derive/rota.py"],
    "derive": ["derive/*"],
    "codec": ["codec/*"],
    "policies": ["policies/*", "changes.py", "rules/edition.py"],
    "questions": ["agenda.py", "assess.py", "audit.py", "duties.py", "horizon.py", "options.py", "reassess.py"],
}


def parts(mutants: Mapping[str, Path], wanted: list[str]) -> dict[str, list[str]]:
    """The mutants of each part."""
    found: dict[str, list[str]] = {name: [] for name in PARTS}
    for mutant, path in mutants.items():
        module = str(path.relative_to(SOURCE))
        fits = {name: [len(each) for each in patterns if fnmatch(module, each)] for name, patterns in PARTS.items()}
        found[max(fits, key=lambda name: max(fits[name], default=0))].append(mutant)
    return {name: each for name, each in found.items() if not wanted or name in wanted}


def forked(names: list[str], results: Results, children: int, budget: float) -> None:
    """Try mutants in forks of this process's own process, so that the next round starts with nothing imported."""
    pid = os.fork()
    if not pid:
        os.chdir("mutants")
        loop = Loop(names, results, children, budget)
        skipped = [f"--ignore={each}" for each in IGNORED]
        pytest.main([*PLUGINS, *skipped, *QUICK], plugins=[loop])
        sys.stdout.flush()
        os._exit(0 if loop.finished else 1)
    if os.waitpid(pid, 0)[1]:
        sys.exit("the round did not come to its end")
    results.load()


def alone(names: list[str], results: Results, children: int, most: int) -> None:
    """Each mutant in a process of its own that imports everything under it."""
    tests = {
        each: results.ordered(each, results.tests_of(each, alone=True))[:most] or namesakes(each) for each in names
    }
    control = sorted({test for chosen in tests.values() for test in chosen})
    if names and _started("nothing.x_at_all__mutmut_1", control).wait():
        sys.exit("the tests that are tried alone fail without a mutant")
    waiting = list(names)
    running: dict[int, tuple[str, subprocess.Popen[bytes]]] = {}
    while waiting or running:
        while waiting and len(running) < children:
            mutant = waiting.pop()
            process = _started(mutant, tests[mutant])
            running[process.pid] = (mutant, process)
        pid, status = os.wait()
        mutant, process = running.pop(pid)
        process.returncode = status
        results.done[mutant] = [KILLED if status else SURVIVED, "alone", 0.0]
        if not len(waiting) % 20:
            print(f"alone: {len(waiting)} to go", flush=True)
            results.save()
    results.save()


def namesakes(mutant: str) -> list[str]:
    """The files of tests called as a mutant's module is, for what nobody runs again once it is imported."""
    module = function_of(mutant).rpartition(".")[0].rpartition(".")[2]
    files = [f"tests/{folder}/test_{module}{more}.py" for folder in ("unit", "rules") for more in ("", "_edges")]
    return [each for each in files if Path(each).exists()] or ["tests/rules" if ".rules." in mutant else "tests/unit"]


def _started(mutant: str, tests: list[str]) -> subprocess.Popen[bytes]:
    env = {**os.environ, "MUTANT_UNDER_TEST": mutant, "PYTHONPATH": str(Path("mutants/src").resolve())}
    return subprocess.Popen(  # noqa: S603 -- our own interpreter
        [sys.executable, "-m", "pytest", "-x", *PLUGINS, *tests],
        cwd="mutants",
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def change(name: str, path: Path) -> tuple[str, str]:
    """What a mutant changed: the lines taken away and the lines put in their place."""
    lines = get_diff_for_mutant(name, path=path).splitlines()
    was = " ".join(each[1:].strip() for each in lines if each.startswith("-") and not each.startswith("---"))
    became = " ".join(each[1:].strip() for each in lines if each.startswith("+") and not each.startswith("+++"))
    return was, became


def unlisted(survivors: Mapping[tuple[str, ...], str], listed: list[dict[str, str]]) -> list[str]:
    """The survivors for which the list has no reason."""
    known = {(each["module"], each["function"], each["was"], each["became"]) for each in listed if each["why"].strip()}
    return [name for key, name in survivors.items() if key not in known]


def described(name: str, path: Path) -> tuple[str, str, str, str]:
    """A survivor as the list names it."""
    function = function_of(name).rpartition(".")[2].replace("ǁ", ".").removeprefix("x_").removeprefix("x.")
    return (str(path.relative_to(SOURCE)), function, *change(name, path))


def table(names: list[str], mutants: Mapping[str, Path], results: Results, surviving: set[str]) -> None:
    """The figures, one line for each module."""
    rows: dict[str, Counter[str]] = {}
    for name in names:
        row = rows.setdefault(str(mutants[name].relative_to(SOURCE)), Counter())
        got = results.done.get(name, [UNTOUCHED])[0]
        row["equivalent" if got in (SURVIVED, UNTOUCHED) and name not in surviving else got] += 1
    head = (KILLED, TIMEOUT, "equivalent", SURVIVED, UNTOUCHED)
    print(f"{'module':32}{'mutants':>9}" + "".join(f"{each:>12}" for each in head))
    rows["together"] = sum(rows.values(), Counter())
    for module, row in rows.items():
        print(f"{module:32}{row.total():>9}" + "".join(f"{row[each]:>12}" for each in head))


def tried(names: list[str], mutants: Mapping[str, Path], args: argparse.Namespace) -> Results:
    """What became of mutants after the rounds that were asked for."""
    results = Results(Path("results.json").resolve(), mutants)
    todo = [each for each in names if not args.resume or results.survived(each)]
    todo.sort(key=lambda each: each in results.done)
    if todo and not args.again:
        print(f"{len(todo)} mutants", flush=True)
        forked(todo, results, args.children, args.budget)
    left = [each for each in names if results.survived(each)]
    print(f"{len(left)} left after the narrowest tests", flush=True)
    if left and not args.once:
        forked(left, results, args.children, args.last)
    left = [each for each in left if results.survived(each) and results.imported(each)]
    print(f"{len(left)} of those left run while modules are imported", flush=True)
    if not args.once:
        alone(left, results, args.children, args.most)
    return results


def main() -> int:
    """Run the rounds, print the figures, and fail on a survivor that the list gives no reason for."""
    parse = argparse.ArgumentParser()
    parse.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all without")
    parse.add_argument("--children", type=int, default=1)
    parse.add_argument("--budget", type=float, default=3.0, help="seconds of tests for a mutant in the first round")
    parse.add_argument("--last", type=float, default=1e9, help="and in the second; as many as there are without")
    parse.add_argument("--most", type=int, default=400, help="tests for a mutant that is tried alone")
    parse.add_argument("--every", type=int, default=1, help="only each so manieth mutant")
    parse.add_argument("--resume", action="store_true", help="leave alone what the last run killed")
    parse.add_argument("--once", action="store_true", help="the first round alone")
    parse.add_argument("--again", action="store_true", help="the later rounds alone")
    args = parse.parse_args()
    mutants = generated()
    names = [each for part in parts(mutants, args.parts).values() for each in part[:: args.every]]
    results = tried(names, mutants, args)
    survivors: dict[tuple[str, ...], str] = {}
    for name in names:
        if results.survived(name):
            survivors[described(name, mutants[name])] = name
    listed: list[dict[str, Any]] = tomllib.loads((HERE / "equivalent.toml").read_text("utf-8"))["equivalent"]
    bad = unlisted(survivors, listed)
    table(names, mutants, results, set(bad))
    control = {("control.py", "control", "a", "b"): "control"}
    if unlisted(control, listed) != ["control"] or len(unlisted(survivors, [])) != len(survivors):
        sys.exit("the control was let through: survivors without a reason were not refused")
    for name in bad:
        print(
            name,
            *(f"    {sign} {each}" for sign, each in zip("-+", change(name, mutants[name]), strict=True)),
            sep="\n",
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
