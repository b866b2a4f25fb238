"""Judges that others wrote, and proofs too long for every run: `nox -s judge_scxml`, `nox -l` lists them.

None of this is needed by the tests.  A judge has an environment of its own, without the library, and exchanges files
with it: `write.py` writes them, `judge.py` or `judge.mjs` reads them and answers, `compare.py` compares.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

JUDGES = Path("tests/judges")

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
    session.run("python", str(JUDGES / "sandbox" / "judge.py"), env={"PYTHONPATH": str(Path("tests").resolve())})


@nox.session
def judge_holidays(session: nox.Session) -> None:
    """Three calendars of public holidays against our working days."""
    judged(session, "holidays")
