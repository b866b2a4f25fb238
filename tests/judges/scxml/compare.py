"""What the interpreters answered against what the library answers; fails at any disagreement."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ENGINES = ("python.answers.json", "node.answers.json")


def main(out: Path) -> int:
    given = json.loads((out / "steps.json").read_text(encoding="utf-8"))
    ours = json.loads((out.with_name(f"{out.name}-aside") / "ours.json").read_text(encoding="utf-8"))
    wrong: list[str] = []
    for file in ENGINES:
        theirs = json.loads((out / file).read_text(encoding="utf-8"))
        wrong += [f"{theirs['engine']}: {each}" for each in judged(given, ours, theirs)]
    say("")
    say("the lives:")
    for what, number in sorted(ours["lives"].items()):
        say(f"  {what:<52} {number:>7}")
    for each in wrong:
        say(f"WRONG {each}")
    return 1 if wrong else 0


def judged(given: Any, ours: Any, theirs: Any) -> Iterator[str]:
    """What is wrong with one interpreter's answers, and its figures as they come."""
    steps: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    differ: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    found: Counter[str] = Counter()
    if len(theirs["answers"]) != len(given["runs"]):
        yield "not every run was answered"
    for run, answers in zip(given["runs"], theirs["answers"], strict=True):
        document, suite = run["document"], run["suite"]
        expected = ours["answers"][suite]
        if [len(each) for each in answers] != [len(each) for each in expected]:
            yield f"{document}, {suite}: not every step was answered"
            continue
        first = next(differences(answers, expected, given["suites"][suite]), None)
        sort = ours["planted"].get(document)
        if sort is not None:
            faults[sort] += 1
            found[sort] += first is not None
            if first is None:
                yield f"{document}: {sort} was let through"
            continue
        steps[suite] += sum(said is not None for each in expected for said in each)
        taken[suite] += sum(said is not None and said[1] for each in expected for said in each)
        differ[suite] += sum(1 for _ in differences(answers, expected, given["suites"][suite]))
        if first is not None:
            yield f"{suite}: {first}"
    say("")
    say(f"{theirs['engine']:<34} {'steps':>8} {'taken':>8} {'differ':>7}")
    for suite in steps:
        say(f"  {suite:<32} {steps[suite]:>8} {taken[suite]:>8} {differ[suite]:>7}")
    say(f"  {'all':<32} {steps.total():>8} {taken.total():>8} {differ.total():>7}")
    say(f"  {'planted faults':<32} {'planted':>8} {'told':>8}")
    for sort in faults:
        say(f"  {sort:<32} {faults[sort]:>8} {found[sort]:>8}")
    say(f"  {'all':<32} {faults.total():>8} {found.total():>8}")


def differences(answers: Any, expected: Any, sequences: Any) -> Iterator[str]:
    """The first place of each sequence where the state differs, or whether anything was taken."""
    for answered, said, names in zip(answers, expected, sequences, strict=True):
        for place, (theirs, ours) in enumerate(zip(answered, said, strict=True)):
            if ours is not None and theirs != ours:
                yield f"{' '.join(names[: place + 1])}: {theirs} where the library has {ours}"
                break


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
