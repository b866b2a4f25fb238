"""The tables as SCXML, and what to do to them, for interpreters that others wrote.

What the library itself answers is written beside, in a folder that the interpreters are not given.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from faults import planted
from lives import told
from machine import MACHINES, everything, seeded

from ansvar_core.export.scxml import scxml

SEED = 20261122
SEQUENCES, LENGTH = 500, 50
WALKS = 200


def main(out: Path) -> None:
    aside = out.with_name(f"{out.name}-aside")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    alphabet = everything()
    suites: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    runs: list[dict[str, str]] = []
    sorts: dict[str, str] = {}

    def suite(name: str, sequences: list[list[str]], said: list[list[Any]]) -> None:
        suites[name], answers[name] = sequences, said

    telling = told(SEED, WALKS)
    for key, machine in MACHINES.items():
        name = machine.name
        document = scxml(machine.table)
        (out / f"{name}.scxml").write_text(document, encoding="utf-8")
        drawn = {
            "random": machine.at_random(alphabet, seeded(SEED), SEQUENCES, LENGTH),
            "pairs": machine.every_pair(alphabet),
        }
        for sort, sequences in drawn.items():
            suite(f"{name} {sort}", sequences, [machine.answers(each) for each in sequences])
        # Much of what happens in one life happens in others: each course of events is run once.
        lives = {(*each.steps, *each.answers): each for each in telling.traces[key]}.values()
        suite(f"{name} lives", [each.steps for each in lives], [each.answers for each in lives])
        runs += [{"document": f"{name}.scxml", "suite": f"{name} {sort}"} for sort in ("random", "pairs", "lives")]
        # The faults are looked for with the names that are near at hand: all of the machine's own.
        suite(f"{name} own", own := machine.every_pair(machine.alphabet), [machine.answers(each) for each in own])
        runs.append({"document": f"{name}.scxml", "suite": f"{name} own"})
        for number, (sort, faulty) in enumerate(planted(document, seeded(SEED)), 1):
            file = f"{name}-{number}.scxml"
            (out / file).write_text(faulty, encoding="utf-8")
            sorts[file] = sort
            runs.append({"document": file, "suite": f"{name} own"})
    (out / "steps.json").write_text(json.dumps({"suites": suites, "runs": runs}), encoding="utf-8")
    ours = {"answers": answers, "planted": sorts, "lives": telling.counts}
    (aside / "ours.json").write_text(json.dumps(ours), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
