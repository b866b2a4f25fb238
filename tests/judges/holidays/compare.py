"""Three calendars against the library's; fails at any difference, and at a fault that was let through."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

CONTROL = "a control"
# What a fault can be seen in: the holidays of a year, whether a day is worked, and where a count ends.
KINDS = ("years", "days", "spans")


def main(out: Path) -> int:
    ours = json.loads((out.with_name(f"{out.name}-aside") / "ours.json").read_text(encoding="utf-8"))
    theirs: dict[str, Any] = {}
    for file in ("python.answers.json", "node.answers.json"):
        theirs |= json.loads((out / file).read_text(encoding="utf-8"))
    control = theirs.pop(CONTROL)
    wrong = [] if len(theirs) == 3 else ["three calendars were to be asked"]

    say(f"{'':<38} {'years':>7} {'differ':>7} {'days':>7} {'differ':>7} {'spans':>7} {'differ':>7}")
    for name, said in theirs.items():
        found = differences(ours["ours"], said)
        say(f"{name:<38} " + " ".join(f"{len(ours['ours'][kind]):>7} {found[kind]:>7}" for kind in KINDS))
        wrong += [f"{name}: {found[kind]} {kind} differ" for kind in KINDS if found[kind]]
    say("")
    say(f"{'calendars with a fault, told apart':<60} {'years':>7} {'days':>7} {'spans':>7}")
    for fault, planted in ours["planted"].items():
        for name, said in theirs.items():
            wrong += refused(f"{fault}, by {name}", differences(planted, said))
    wrong += refused("workalendar without Maundy Thursday, by ours", differences(ours["ours"], control))
    for each in wrong:
        say(f"WRONG {each}")
    return 1 if wrong else 0


def refused(what: str, found: dict[str, int]) -> list[str]:
    """What is wrong if a fault cannot be seen in every kind of answer."""
    say(f"{what:<60} " + " ".join(f"{found[kind]:>7}" for kind in KINDS))
    return [f"{what}: let through in {kind}" for kind in KINDS if not found[kind]]


def differences(one: Any, other: Any) -> dict[str, int]:
    """How many answers of each kind differ; one that is missing differs."""
    if any(len(one[kind]) != len(other[kind]) for kind in KINDS):
        return {kind: max(len(one[kind]), len(other[kind])) for kind in KINDS}
    years = sum(one["years"][year] != other["years"].get(year) for year in one["years"])
    return {
        "years": years,
        **{kind: sum(a != b for a, b in zip(one[kind], other[kind], strict=True)) for kind in ("days", "spans")},
    }


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
