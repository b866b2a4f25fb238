"""What an import costs: a fresh interpreter each time, all candidates in turn in every round."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Final

from timing import Goals, Times, less, ratio, table

RECORD: Final = Path(__file__).parents[2] / "examples" / "records" / "child.json"
FIRST: Final = """
from datetime import UTC, date, datetime
from ansvar_core import Agency, NeedSeen, Rulebook, Tie, User
Rulebook.standard().assess(None, NeedSeen(
    id="e-1", group="g-1", at=datetime(2026, 1, 5, 9, tzinfo=UTC), actor="p-nurse", long_lasting=True, coordinated=True,
    user=User(id="u-1", birth_date=date(2015, 5, 1)), agency=Agency(id="a-health", tie=Tie.MUNICIPAL, kind="health"),
))
"""
READING: Final = f"""
from pathlib import Path
from ansvar_core import record_from_json
record_from_json(Path({str(RECORD)!r}).read_text(encoding="utf-8"))
"""
CODES: Final[Mapping[str, str]] = {
    "bare python": "pass",
    "attrs": "import attrs",
    "ansvar_core": "import ansvar_core",
    "ansvar_core, every name of its face": "from ansvar_core import *",
    "ansvar_core and a first assess": FIRST,
    "ansvar_core and a first record read": READING,
}
CLASSES: Final = """
import attrs
for number in range({classes}):
    body = {{"__annotations__": {{f"field_{{each}}": object for each in range({fields})}}}}
    attrs.frozen(type(f"Kind{{number}}", (), body), kw_only=True, repr=False)
"""
COUNT: Final = """
import sys
import ansvar_core, attrs
own = [module for name, module in sys.modules.items() if name.startswith("ansvar_core")]
kinds = {each for module in own for each in vars(module).values() if isinstance(each, type) and attrs.has(each)}
print(len(kinds), sum(len(attrs.fields(each)) for each in kinds))
"""
LATE: Final = ("cattrs", "dateutil.rrule", "ansvar_core.export", "ansvar_core.rules.texts", "ansvar_core.testing")
"""What is to be loaded when it is first used."""


@cache
def environment() -> dict[str, str]:
    """One in which every module is compiled once and kept, whatever is set here and however lately it was changed."""
    place = tempfile.mkdtemp(prefix="benchmarks-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": place}


def ran(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Some code in a fresh interpreter."""
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(  # noqa: S603  # our own interpreter
        command, check=True, capture_output=True, text=True, env=environment()
    )


def imports(rounds: int, goals: Goals) -> list[str]:
    """Lines about importing the library, and asking it for the first time."""
    classes, fields = map(int, ran(COUNT).stdout.split())
    floor = f"attrs and {classes} frozen classes of {round(fields / classes)} fields"
    codes = {**CODES, floor: CLASSES.format(classes=classes, fields=round(fields / classes))}
    found: dict[str, list[float]] = {name: [] for name in codes}
    for code in codes.values():
        ran(code)
    for place in range(rounds):
        names = list(codes)
        for name in (*names[place % len(names) :], *names[: place % len(names)]):
            start = perf_counter()
            ran(codes[name])
            found[name].append(perf_counter() - start)
    times = {name: Times(tuple(each)) for name, each in found.items()}
    bare = times["bare python"]
    over = {name: less(each, bare) for name, each in times.items()}
    rows = [
        (
            name,
            f"{each.median * 1e3:.1f} ({each.least * 1e3:.1f})",
            f"{over[name].median * 1e3:.1f}",
            ratio(each, times["attrs"]),
            "" if each is bare else ratio(over[name], over["attrs"]),
        )
        for name, each in times.items()
    ]
    goals.at_most("6 import, over bare Python / attrs", 2.5, ratio(over["ansvar_core"], over["attrs"]).median)
    head = ("a fresh interpreter with", "ms", "ms over bare", "times attrs", "times attrs, over bare")
    said = f"The import makes {classes} attrs classes, and the row of as many empty ones is its floor."
    return [*table(head, rows), "", said, "", *_loaded(), "", *_dearest()]


def _loaded() -> list[str]:
    """Which of what should wait is loaded by the import, and which by the first assess."""
    lines = []
    for name in ("ansvar_core", "ansvar_core and a first assess"):
        code = (
            f"{CODES[name]}\nimport sys\nprint(*[each for each in {LATE!r} if each in sys.modules], len(sys.modules))"
        )
        *early, count = ran(code).stdout.split()
        lines.append(f"- {name}: {count} modules loaded; of what can wait: {', '.join(early) or 'nothing'}")
    return lines


def _dearest(number: int = 10) -> list[str]:
    """The modules that take longest by themselves, the least of five runs for each."""
    best: dict[str, int] = {}
    for _ in range(5):
        for line in ran("import ansvar_core", "-X", "importtime").stderr.splitlines():
            own, _, name = (each.strip() for each in line.removeprefix("import time:").split("|"))
            if own.isdigit():
                best[name] = min(int(own), best.get(name, int(own)))
    ours = sum(micro for name, micro in best.items() if name.startswith("ansvar_core"))
    dearest = sorted(best.items(), key=lambda each: -each[1])[:number]
    rows = [(name, f"{micro / 1e3:.1f}") for name, micro in dearest]
    rows += [("all of ansvar_core's own", f"{ours / 1e3:.1f}"), ("all", f"{sum(best.values()) / 1e3:.1f}")]
    return table(("module, by itself", "ms"), rows)
