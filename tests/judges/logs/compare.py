"""Compare what pm4py says of the logs with what the library's audit says of the records.

Compared is, case by case, where the first step is that the tables do not allow: for pm4py the first event that no
transition takes, for the library the first refusal that ends in `not-now` (and `error.what-can-be-void`, for a meeting
that is void already).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Found = dict[str, int]


def disagreements(said: Found, true: Found, left_out: frozenset[str] = frozenset()) -> list[str]:
    """Every case about which two do not say the same, with what each says."""
    return [
        f"{case}: the judge {said.get(case, 'nothing')}, the audit {true.get(case, 'nothing')}"
        for case in sorted({*said, *true} - left_out)
        if said.get(case) != true.get(case)
    ]


def written(log: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Everything that an object-centric log has, as it stands in the file."""
    events, objects = log["events"], log["objects"]
    return {
        "events": [[each["id"], each["type"]] for each in events],
        "objects": [[each["id"], each["type"]] for each in objects],
        "relations": [[x["id"], to["objectId"], to["qualifier"]] for x in events for to in x["relationships"]],
        "between objects": [[x["id"], to["objectId"], to["qualifier"]] for x in objects for to in x["relationships"]],
        "later statuses": [[each["id"], later["value"]] for each in objects for later in each["attributes"][1:]],
    }


def unlike(said: dict[str, list[list[str]]], true: dict[str, list[list[str]]]) -> list[str]:
    """In what a log was read otherwise than it was written.

    Where an event is about one thing in several ways, the reader keeps one of them; so pairs are compared, and the way
    that is kept must be one of those written.
    """
    found = [name for name in true if name != "relations" and sorted(said[name]) != sorted(true[name])]
    pairs = [{(event, thing) for event, thing, _ in each["relations"]} for each in (said, true)]
    kept = {tuple(each) for each in said["relations"]} <= {tuple(each) for each in true["relations"]}
    return found if pairs[0] == pairs[1] and kept else [*found, "relations"]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    shown = [tuple(str(each) for each in row) for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        first, *rest = (f"{each:>{width}}" for each, width in zip(row, widths, strict=True))
        say("  ".join((first.strip().ljust(widths[0]), *rest)))
    say("")


class Tally:
    """What has been asked, and what came out otherwise than it must."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.controls: list[tuple[str, str, str]] = []

    def same(self, what: str, differences: list[str]) -> None:
        self.faults += [f"{what}: {each}" for each in differences]

    def must(self, what: str, held: bool) -> None:
        if not held:
            self.faults.append(what)

    def told(self, what: str, machine: str, differences: list[str]) -> None:
        """A control: here the two must disagree."""
        self.controls.append((what, machine, f"{len(differences)} told" if differences else "LET THROUGH"))
        self.must(f"control let through: {what}, {machine}", bool(differences))


def compare_machines(answer: dict[str, Any], truth: dict[str, Any], tally: Tally) -> None:
    left_out = frozenset(truth["left_out"])
    rows, aligned_rows = [], []
    for machine, said in answer["machines"].items():
        true: Found = truth["wrong"][machine]
        compared = frozenset(said["names"]) - left_out
        tally.must(f"{machine}: a case twice", len(set(said["names"])) == len(said["names"]) == said["cases"])
        tally.must(f"{machine}: a broken case that is not in the log", set(true) <= set(said["names"]))
        tally.same(machine, disagreements(said["wrong"], true, left_out))
        aligned = frozenset(said["aligned"]) - left_out
        misaligned = dict.fromkeys(aligned & frozenset(said["misaligned"]), 0)
        expected = dict.fromkeys(aligned & frozenset(true), 0)
        tally.same(f"{machine}, aligned", disagreements(misaligned, expected))
        flagged = len(compared & set(said["wrong"]))
        tally.must(f"{machine}: nothing broken was judged", flagged > 0 and bool(expected))
        rate = round(said["events"] / said["seconds"])
        rows.append(
            (
                machine,
                said["cases"],
                len(compared),
                said["variants"],
                said["events"],
                len(compared & set(true)),
                flagged,
                rate,
            )
        )
        aligned_rate = round(said["aligned events"] / said["aligned seconds"])
        aligned_rows.append(
            (machine, len(aligned), said["aligned events"], len(expected), len(misaligned), aligned_rate)
        )
        # Controls.  The hidden breach must be found where it is, and would not pass for a log in order.
        hidden = truth["hidden"][machine]
        tally.same(f"{machine}, hidden", disagreements(said["hidden"], {hidden: true[hidden]}, left_out))
        shown = {case: at for case, at in said["hidden"].items() if case not in left_out}
        tally.told(f"one breach hidden among {said['hidden cases']} cases", machine, disagreements(shown, {}))
        tally.told("a net with an arrow too many", machine, disagreements(said["more"], true, left_out))
        tally.told("a net with an arrow too few", machine, disagreements(said["less"], true, left_out))
        moved = {case: at + 1 for case, at in true.items()}
        tally.told("every breach one event later", machine, disagreements(said["wrong"], moved, left_out))
    head = ("machine", "cases", "compared", "variants", "events", "audit", "pm4py", "events/s")
    say("Token replay: cases whose first wrong step the audit and pm4py found")
    table(head, rows)
    say("Alignments: one case of each variant, of the group the first ones")
    table(("machine", "compared", "events", "audit", "pm4py", "events/s"), aligned_rows)


def compare_objects(answer: dict[str, Any], out: Path, tally: Tally) -> None:
    said = answer["ocel"]
    true = {name: written(json.loads((out / f"{name}.json").read_text(encoding="utf-8"))) for name in said}
    tally.same("ocel", unlike(said["ocel"], true["ocel"]))
    doubled = unlike(said["ocel-doubled"], true["ocel-doubled"])
    tally.told("an event twice, which the reader drops unsaid", "ocel", doubled)
    tally.told("one relation less", "ocel", unlike(said["ocel-less"], true["ocel"]))
    say("OCEL 2.0: what pm4py read, and what was written")
    rows = [(name, len(said["ocel"][name]), len(true["ocel"][name])) for name in true["ocel"]]
    pairs = len({(event, thing) for event, thing, _ in true["ocel"]["relations"]})
    table(("", "pm4py", "written"), [*rows, ("relations, whatever the way", len(said["ocel"]["relations"]), pairs)])


def main(out: Path) -> int:
    answer = json.loads((out / "answer.json").read_text(encoding="utf-8"))
    truth = json.loads((out.with_name("ours") / "truth.json").read_text(encoding="utf-8"))
    tally = Tally()
    say(f"pm4py {answer['pm4py']}\n")
    say("Records")
    table(("made by", "records"), sorted(Counter(truth["ways"].values()).items()))
    compare_machines(answer, truth, tally)
    say("Consents that were not compared, and why")
    table(("", "cases"), sorted(Counter(truth["left_out"].values()).items()))
    compare_objects(answer, out, tally)
    tally.same("fold and tables", truth["disagreements"])
    say("Controls, which must be told")
    table(("control", "of", ""), list(tally.controls))
    for fault in tally.faults[:50]:
        say(f"FAULT {fault}")
    say(f"{len(tally.faults)} faults")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
