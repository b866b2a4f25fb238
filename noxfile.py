"""Judges that others wrote, and proofs too long for every run: `nox -s judge_scxml`, `nox -l` lists them.

None of this is needed by the tests.  A judge has an environment of its own, without the library, and exchanges files
with it: `write.py` writes them, `judge.py` or `judge.mjs` reads them and answers, `compare.py` compares.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import nox

JUDGES = Path("tests/judges")
# Where the tests' own lives are, and the municipalities.
PATHS = os.pathsep.join(str(Path(each).resolve()) for each in ("tests", "examples"))

nox.options.sessions = ["judge_scxml", "judge_logs", "judge_model", "judge_sandbox", "judge_holidays"]
nox.options.reuse_existing_virtualenvs = True


def library(session: nox.Session, *extras: str) -> str:
    """The interpreter of an environment that has the library, made beside the judge's own."""
    place = Path(session.virtualenv.location).resolve().with_name(f"library-{session.name}")
    python = place / "bin" / "python"
    if not python.exists():
        session.run("python", "-m", "venv", str(place), silent=True)
    session.run(str(python), "-m", "pip", "install", "-q", f".[{','.join(extras or ('tests',))}]", external=True)
    return str(python)


def judged(session: nox.Session, name: str) -> None:
    """Write, judge, compare."""
    folder = JUDGES / name
    out = Path(session.create_tmp()).resolve() / "files"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    ours = library(session)
    # The library's side may use the same lives as the tests do.
    env = {"PYTHONPATH": str(Path("tests").resolve())}
    session.run(ours, str(folder / "write.py"), str(out), external=True, env=env)
    if (folder / "requirements.txt").exists():
        session.install("-r", str(folder / "requirements.txt"))
    if (folder / "judge.py").exists():
        session.run("python", str(folder / "judge.py"), str(out))
    if (folder / "package.json").exists():
        place = out.with_name("node")
        place.mkdir(exist_ok=True)
        for file in (folder / "package.json", *folder.glob("*.mjs"), *folder.glob("*.qnt")):
            shutil.copy(file, place)
        with session.chdir(place):
            session.run("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent", external=True)
            session.run("node", "judge.mjs", str(out), external=True)
    session.run(ours, str(folder / "compare.py"), str(out), external=True, env=env)


@nox.session
def judge_scxml(session: nox.Session) -> None:
    """The tables, step by step in python-statemachine and in SCION."""
    judged(session, "scxml")


@nox.session
def judge_logs(session: nox.Session) -> None:
    """Record logs replayed by pm4py."""
    judged(session, "logs")


@nox.session
def judge_model(session: nox.Session) -> None:
    """A model of the guideline in Quint and spin, and its traces through the library."""
    judged(session, "model")


@nox.session
def judge_sandbox(session: nox.Session) -> None:
    """Every public function inside Temporal's replay sandbox."""
    session.install(".", "-r", str(JUDGES / "sandbox" / "requirements.txt"))
    session.run("python", str(JUDGES / "sandbox" / "judge.py"), env={"PYTHONPATH": PATHS})


@nox.session
def judge_holidays(session: nox.Session) -> None:
    """Three calendars of public holidays against our working days."""
    judged(session, "holidays")


@nox.session
def mutation(session: nox.Session) -> None:
    """Every mutant against the tests, in a working copy; positional arguments choose modules, as `rules/consent.py`."""
    session.install(".[tests]", "mutmut==3.8.1")
    place = Path(session.create_tmp()).resolve() / "tree"
    session.run("python", "tests/mutation/prepare.py", str(place))
    with session.chdir(place):
        session.run("python", "tests/mutation/run.py", *session.posargs, env={"PYTHONHASHSEED": "0"})


@nox.session
def exhaustive(session: nox.Session) -> None:
    """Every state within the larger bounds; prints how many there are, and fails where one is not as it must be."""
    session.install(".[tests]")
    env = {"PYTHONPATH": str(Path("tests").resolve()), "PYTHONHASHSEED": "0"}
    session.run("python", "-m", "exhaustive", *session.posargs, env=env)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """What things cost beside peers; positional arguments as of `speed.py`, or `county` and those of `county.py`."""
    session.install(".", *nox.project.dependency_groups(nox.project.load_toml("pyproject.toml"), "benchmarks"))
    which, given = "speed", session.posargs
    if given[:1] == ["county"]:
        which, given = "county", given[1:]
    session.run("python", f"tests/benchmarks/{which}.py", *given)


PYTHONS = ("3.11", "3.12", "3.13")
NEEDS = {
    "floor-2.9": ("attrs==25.4.*", "cattrs==25.3.*", "python-dateutil==2.9.0.post0"),
    "floor": ("attrs==25.4.*", "cattrs==25.3.*", "python-dateutil"),
    "newest-2.9": ("attrs", "cattrs", "python-dateutil==2.9.0.post0"),
    "newest": ("attrs", "cattrs", "python-dateutil"),
}


def interpreter(version: str) -> str | None:
    """A Python of a version that runs; a shim on the path may lead nowhere."""
    own = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))
    for each in (shutil.which(f"python{version}"), *map(str, own)):
        if each is None:
            continue
        done = subprocess.run([each, "--version"], capture_output=True, check=False)  # noqa: S603  # it was looked up
        if done.returncode == 0:
            return each
    return None


@nox.session(venv_backend="none")
def order(session: nox.Session) -> None:
    """The same answers on every Python, with what is needed at its floor and newest, under any hash seed."""
    place = Path(session.create_tmp()).resolve()
    out = place / "printed"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)

    def ask(python: Path, where: str, word: str, seed: str) -> None:
        with (out / f"{word}_{where}_seed-{seed}.txt").open("w", encoding="utf-8") as file:
            env = {"PYTHONPATH": PATHS, "PYTHONHASHSEED": seed}
            session.run(str(python), "tests/order/answers.py", word, external=True, env=env, stdout=file)

    for version in PYTHONS:
        found = interpreter(version)
        if found is None:
            session.error(f"no python{version} that runs, neither on the path nor among those of pyenv")
        for name, needs in NEEDS.items():
            python = place / f"{version}-{name}" / "bin" / "python"
            if not python.exists():
                session.run(found, "-m", "venv", str(python.parents[1]), external=True)
            session.run(str(python), "-m", "pip", "install", "-q", "-U", ".", *needs, external=True)
            held = session.run(str(python), "-m", "pip", "list", "--format=freeze", external=True, silent=True)
            known = dict(line.split("==") for line in str(held).splitlines() if "==" in line)
            where = f"python-{version}_" + "_".join(
                f"{each}-{known[each]}" for each in ("attrs", "cattrs", "python-dateutil")
            )
            for seed in ("0", "random"):
                ask(python, where, "all", seed)
            if (version, name) in (("3.11", "floor-2.9"), ("3.13", "newest")):
                for seed in ("1", "42"):
                    ask(python, where, "many", seed)
    for seed in ("1", "2"):
        ask(python, where, "planted", seed)
    session.run(str(python), "tests/order/compare.py", str(out), external=True)
