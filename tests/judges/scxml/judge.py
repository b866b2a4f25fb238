"""The documents run step by step in python-statemachine; this file knows nothing of the library."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from statemachine.io.scxml.processor import SCXMLProcessor


class Notes:
    """Whether a transition was taken, as the interpreter tells its listeners."""

    def __init__(self) -> None:
        self.taken = 0

    def on_transition(self) -> None:
        self.taken += 1


def run(kind: Any, steps: list[str]) -> list[tuple[str, bool]]:
    """The state after each step, and whether anything was taken."""
    notes = Notes()
    machine = kind()
    machine.add_listener(notes)
    found = []
    for name in steps:
        before = notes.taken
        machine.send(name)
        (state,) = machine.configuration
        found.append((state.id, notes.taken > before))
    return found


def main(out: Path) -> None:
    given = json.loads((out / "steps.json").read_text(encoding="utf-8"))
    answers = []
    for each in given["runs"]:
        processor = SCXMLProcessor()
        processor.parse_scxml("machine", (out / each["document"]).read_text(encoding="utf-8"))
        processor.start()
        answers.append([run(processor.root_cls, steps) for steps in given["suites"][each["suite"]]])
    engine = f"python-statemachine {version('python-statemachine')}"
    (out / "python.answers.json").write_text(json.dumps({"engine": engine, "answers": answers}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
