"""Mutation testing: the mutants are mutmut's, the loop is our own because mutmut collects the tests anew for each.

`nox -s mutation` runs it in a working copy, and `nox -s mutation -- rules dates` parts of it.  Each part has three
rounds: every mutant against the tests that are written for the part; what survives, against all; what survives and runs
while modules are imported, in a process that imports under it.  Then the survivors are held against `equivalent.toml`.
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
CODEC = ("answers", "converting", "events", "faults", "golden", "profile", "profiles", "quick", "records", "seals")
CODEC += ("snapshots", "text", "unknown", "upcasting")
POLICIES = ("changes", "choices", "differences", "edition", "policy", "profile", "profiles", "rulebook")


def generated() -> dict[str, Path]:
    """Every mutant's name and the file it is of."""
    Path("mutants").mkdir(exist_ok=True)
    set_mutant_under_test("mutant_generation")
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    create_mutants(1)
    return {name: Path(data.path) for data, name, _ in collect_source_file_mutation_data(mutant_names=())[0]}


# What is tried together, and the tests that are written for it.
PARTS: dict[str, tuple[list[str], list[str]]] = {
    "consent": (
        ["derive/consent.py", "rules/consent.py", "rules/exchange.py", "fold/consent.py"],
        [
            "tests/unit/test_consent_edges.py",
            "tests/unit/test_derive.py",
            "tests/unit/test_snapshots.py",
            "tests/rules/test_consent.py",
            "tests/rules/test_consent_edges.py",
            "tests/stories/test_consent_in_time.py",
            "tests/stories/test_new_period.py",
            "tests/stories/test_who_consents.py",
            "tests/stories/test_withdrawal.py",
        ],
    ),
    "rules": (["rules/*"], ["tests/rules", "tests/stories/test_owing.py", "tests/unit/test_edition.py"]),
    "tables": (
        ["lifecycle.py", "moves.py", "evolve.py", "fold/*", "record.py"],
        [
            "tests/unit/test_lifecycle.py",
            "tests/unit/test_evolve.py",
            "tests/unit/test_fold.py",
            "tests/unit/test_fold_edges.py",
            "tests/unit/test_snapshots.py",
            "tests/unit/test_record.py",
            "tests/stories",
        ],
    ),
    "rota": (
        ["derive/rota.py"],
        [
            "tests/unit/test_derive.py",
            "tests/stories/test_rotation.py",
            "tests/rules/test_roles.py",
            "tests/rules/test_minutes.py",
            "tests/properties/test_rota.py",
        ],
    ),
    "dates": (
        ["dates.py", "dated.py"],
        [
            *(f"tests/unit/test_{name}.py" for name in ("dates", "dates_edges", "dated")),
            "tests/properties/test_dates.py",
        ],
    ),
    "codec": (
        ["codec/*"],
        [f"tests/unit/test_{name}.py" for name in CODEC],
    ),
    "derive": (
        ["derive/*"],
        ["tests/unit/test_derive.py", "tests/unit/test_access.py", "tests/rules/test_access.py", "tests/stories"],
    ),
    "questions": (
        ["agenda.py", "assess.py", "audit.py", "duties.py", "horizon.py", "options.py", "reassess.py"],
        ["tests/unit/test_questions.py", "tests/unit/test_reassess.py", "tests/unit/test_rulebook.py", "tests/stories"],
    ),
    "policies": (
        ["policies/*", "changes.py", "rules/edition.py"],
        [f"tests/unit/test_{name}.py" for name in POLICIES],
    ),
}


def parts(mutants: Mapping[str, Path], wanted: list[str]) -> dict[str, list[str]]:
    """The mutants of each part; a module is of the part that names it most closely."""
    found: dict[str, list[str]] = {name: [] for name in PARTS}
    for mutant, path in mutants.items():
        module = str(path.relative_to(SOURCE))
        fits = {
            name: [len(each) for each in patterns if fnmatch(module, each)] for name, (patterns, _) in PARTS.items()
        }
        found[max(fits, key=lambda name: max(fits[name], default=0))].append(mutant)
    return {name: each for name, each in found.items() if not wanted or name in wanted}


def forked(names: list[str], results: Results, tests: list[str], children: int, budget: float) -> None:
    """Try mutants in forks of this process's own process, so that the next round starts with nothing imported."""
    pid = os.fork()
    if not pid:
        os.chdir("mutants")
        loop = Loop(names, results, children, budget)
        skipped = [f"--ignore={each}" for each in IGNORED]
        pytest.main([*PLUGINS, *skipped, *tests], plugins=[loop])
        sys.stdout.flush()
        os._exit(0 if loop.finished else 1)
    if os.waitpid(pid, 0)[1]:
        sys.exit("the round did not come to its end")
    results.load()


def alone(names: list[str], results: Results, children: int) -> None:
    """Each mutant in a process of its own that imports everything under it."""
    waiting = list(names)
    running: dict[int, tuple[str, subprocess.Popen[bytes]]] = {}
    while waiting or running:
        while waiting and len(running) < children:
            mutant = waiting.pop()
            env = {**os.environ, "MUTANT_UNDER_TEST": mutant, "PYTHONPATH": str(Path("mutants/src").resolve())}
            tests = results.tests_of(mutant, alone=True)[:400] or QUICK
            process = subprocess.Popen(  # noqa: S603 -- our own interpreter
                [sys.executable, "-m", "pytest", "-x", *PLUGINS, *tests],
                cwd="mutants",
                env=env,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            running[process.pid] = (mutant, process)
        pid, status = os.wait()
        mutant, process = running.pop(pid)
        process.returncode = status
        results.done[mutant] = [KILLED if status else SURVIVED, "alone", 0.0]
    results.save()


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


def tried(part: str, names: list[str], mutants: Mapping[str, Path], args: argparse.Namespace) -> Results:
    """What became of the mutants of a part after the rounds that were asked for."""
    results = Results(Path("results.json").resolve(), mutants, part)
    own = PARTS[part][1]
    todo = [each for each in names if not args.resume or results.survived(each)]
    print(f"{part}: {len(todo)} mutants", flush=True)
    if todo and not args.again:
        forked(todo, results, own, args.children, args.budget)
    left = [each for each in names if results.survived(each)]
    print(f"{part}: {len(left)} left after its own tests", flush=True)
    if args.once or not left:
        return results
    wide = Results(results.path, mutants, "all")
    forked(left, wide, QUICK, args.children, 1e9)
    left = [each for each in left if wide.survived(each) and wide.imported(each)]
    print(f"{part}: {len(left)} of those left run while modules are imported", flush=True)
    alone(left, wide, args.children)
    return wide


def main() -> int:
    """Run the rounds, print the figures, and fail on a survivor that the list gives no reason for."""
    parse = argparse.ArgumentParser()
    parse.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all without")
    parse.add_argument("--children", type=int, default=1)
    parse.add_argument("--budget", type=float, default=5.0, help="seconds of tests for a mutant in the first round")
    parse.add_argument("--every", type=int, default=1, help="only each so manieth mutant")
    parse.add_argument("--resume", action="store_true", help="leave alone what the last run killed")
    parse.add_argument("--once", action="store_true", help="the first round alone")
    parse.add_argument("--again", action="store_true", help="the later rounds alone")
    args = parse.parse_args()
    mutants = generated()
    wanted = {name: each[:: args.every] for name, each in parts(mutants, args.parts).items()}
    names = [each for part in wanted.values() for each in part]
    results = [tried(part, each, mutants, args) for part, each in wanted.items()][-1]
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
