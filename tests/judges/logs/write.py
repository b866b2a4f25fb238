"""Write what a miner of processes is to judge: thousands of records as logs, and the tables as nets.

Which records are broken, and where, is kept in a folder beside, which the judge does not get.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from ansvar_core import TABLES, CorruptRecord, Event, Group, Record
from ansvar_core.evolve import evolve
from ansvar_core.export.logs import Step, ocel, steps, xes
from ansvar_core.lifecycle import Machine, Table
from properties.test_walks import BEGINNINGS, BOOKS, Walk
from support.breaking import WAYS

IN_ORDER = 2000
BROKEN = 1000
LENGTH = 20
IN_OCEL = 300
BOOK = BOOKS["standard"]
STAYS = "-"
Wrong = dict[str, dict[str, int]]


# --- records ------------------------------------------------------------------------------------------------------


def renamed(events: Iterable[Event], group: str) -> Record:
    return Record(group=group, events=tuple(event.but(group=group) for event in events))


def lives() -> Iterator[tuple[Event, ...]]:
    """Walks under all rules, each from another seed."""
    starts = tuple(BEGINNINGS)
    for seed in range(IN_ORDER):
        walk = Walk(Random(seed), "standard", starts[seed % len(starts)], LENGTH)  # noqa: S311  # the same every time
        for _ in walk.moments():
            pass
        yield tuple(walk.events)


# --- what the library says ----------------------------------------------------------------------------------------

CODES = {
    "group.not-now": Machine.GROUP,
    "meeting.not-now": Machine.MEETING,
    "coordinator.not-now": Machine.COORDINATOR,
    "work.not-now": Machine.WORK,
    "minutes.task-not-now": Machine.WORK,
    "consent.not-now": Machine.CONSENT,
}


def wrong_steps(record: Record) -> Wrong:
    """By machine and case, the first step that an audit says the tables do not allow."""
    found: Wrong = {machine.value: {} for machine in Machine}
    at: dict[int, list[Step]] = {}
    for step in steps(record):
        at.setdefault(step.position, []).append(step)
    made = {position for position, taken in at.items() if any(step.machine is Machine.MEETING for step in taken)}
    for judged in BOOK.audit(record, record.events[-1].recorded_at).refused:
        code, facts = judged.finding.code, judged.finding.facts
        if code in CODES:
            machine, fact = CODES[code], facts[0]
            about = tuple(part for part in (fact.subject, fact.field, fact.about) if part is not None)
            cases = [step.case for step in at[judged.position] if _is_about(step, machine, about, record.group)]
            assert len(cases) == 1, (code, judged.position, cases)
        elif code == "error.what-can-be-void" and facts[0].position in made:
            # A meeting that is void already; the tables know no way on from there.
            machine = Machine.MEETING
            cases = [step.case for step in at[judged.position] if step.machine is machine]
        else:
            continue
        for case in cases:
            found[machine.value].setdefault(case, judged.position)
    return found


def _is_about(step: Step, machine: Machine, about: tuple[str, ...], group: str) -> bool:
    if step.machine is not machine:
        return False
    match machine:
        case Machine.GROUP:
            return True
        case Machine.CONSENT:
            return step.case == "/".join((group, *about))
        case Machine.COORDINATOR:
            # The one the event is about, and not whom it relieves.
            return step.case.rsplit("/", 1)[1] == about[0] and step.event.subject == about[0]
        case _:
            return step.case == f"{group}/{about[0]}"


def outside(record: Record) -> tuple[dict[str, str], list[str]]:
    """The consents that are moved by something that is no step of theirs, and why; and other disagreements.

    What is left is told apart by comparing the fold with what the tables make of the steps.
    """
    consents: dict[str, str] = {}
    others: list[str] = []
    stood: dict[tuple[Machine, str], str] = {}
    latest: dict[str, Any] = {}
    group: Group | None = None
    by_position: dict[int, list[Step]] = {}
    for step in steps(record):
        by_position.setdefault(step.position, []).append(step)
    for position, event in enumerate(record, 1):
        group = evolve(group, event)
        for step in by_position[position]:
            key = (step.machine, step.case)
            stood[key] = step.to or stood.get(key, "none")
            if step.machine is Machine.CONSENT:
                if event.at < latest.get(step.case, event.at):
                    consents.setdefault(step.case, "not recorded in the order they were given")
                latest[step.case] = max(event.at, latest.get(step.case, event.at))
        for (machine, case), status in folded(group).items():
            if stood.get((machine, case), "none") == status:
                continue
            if machine is Machine.CONSENT:
                why = "a form was recorded in error" if event.tag == "recorded-in-error" else "an agency came later"
                consents.setdefault(case, why)
            else:
                others.append(f"{case} after {position} ({event.tag}): {status}, and {stood.get((machine, case))}")
    return consents, others


def folded(group: Group) -> dict[tuple[Machine, str], str]:
    """Where each machine stands, as the group has it."""
    name = group.id
    offices = (("coordinator", group.coordinator), ("relay-holder", group.relay_holder))
    return {
        (Machine.GROUP, f"{name}/{group.period}"): group.status,
        **{(Machine.MEETING, f"{name}/{each.id}"): each.status for each in group.meetings.values()},
        **{(Machine.WORK, f"{name}/{each.id}"): each.status for each in group.work.values()},
        **{(Machine.CONSENT, "/".join((name, *each.key))): each.status for each in group.consents.values()},
        **{
            (Machine.COORDINATOR, f"{name}/{group.period}/{title}/{party}"): status
            for title, office in offices
            for party, status in office.asked.items()
        },
    }


def broken(bases: list[tuple[Event, ...]]) -> Iterator[tuple[str, Record, Wrong]]:
    """Records changed in one place; most of them broken by it, some not."""
    chance = Random("broken")  # noqa: S311  # as above
    ways = tuple(WAYS)
    harmless = breaches = tried = 0
    while breaches < BROKEN:
        way = ways[breaches % len(ways)]
        base = chance.choice(bases)
        tried += 1
        if len(base) < 4:
            continue
        events = WAYS[way](chance, base)
        if events == base:
            continue
        record = renamed(events, f"g-{way.replace(' ', '-')}-{tried}")
        try:
            found = wrong_steps(record)
        except CorruptRecord:
            continue
        if any(found.values()):
            breaches += 1
            yield way, record, found
        elif harmless < BROKEN // 3:
            harmless += 1
            yield f"{way}, harmless", record, found


# --- nets ---------------------------------------------------------------------------------------------------------


def label(tag: str, to: str | None) -> str:
    """A step as a log's classifier `Step` calls it."""
    return f"{tag}+{to or STAYS}"


def net(table: Table) -> dict[str, Any]:
    """A table as a net in which one token stands on one status.

    A group that is taken up again begins a new case, so that arrow is left out.
    """
    arrows = [
        (status.value, label(kind.tag, target), target.value)
        for status, row in table.moves.items()
        for kind, targets in row.items()
        for target in targets
        if (table.machine, status) != (Machine.GROUP, "ended")
    ]
    arrows += [
        (status.value, label(kind.tag, None), status.value)
        for status, kinds in table.admits.items()
        for kind in sorted(kinds, key=lambda each: each.tag)
    ]
    return {"places": [status.value for status in table.moves], "start": "none", "arrows": sorted(arrows)}


def altered(
    nets: dict[str, Any], records: dict[str, Record], wrong: dict[str, Wrong], left_out: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """Each net once with an arrow too many, which lets a broken case through, and once with one too few."""
    more: dict[str, Any] = {}
    less: dict[str, Any] = {}
    kept = frozenset(left_out)
    for machine, plain in nets.items():
        arrows = {tuple(each) for each in plain["arrows"]}
        taken: set[tuple[str, str, str]] = set()
        for group, found in wrong.items():
            for case, life in _runs(records[group], machine) if found[machine] else ():
                status = "none"
                for step in life if case not in kept else ():
                    arrow = (status, label(step.event.tag, step.to), step.to or status)
                    if arrow not in arrows:
                        if machine not in more and step is life[-1]:
                            more[machine] = {**plain, "arrows": [*plain["arrows"], arrow]}
                        break
                    taken.add(arrow)
                    status = arrow[2]
        gone = max(taken)
        less[machine] = {**plain, "arrows": [each for each in plain["arrows"] if tuple(each) != gone]}
    return {"more": more, "less": less}


def _runs(record: Record, machine: str) -> Iterator[tuple[str, list[Step]]]:
    cases: dict[str, list[Step]] = {}
    for step in steps(record):
        if step.machine == machine:
            cases.setdefault(step.case, []).append(step)
    yield from cases.items()


# --- files --------------------------------------------------------------------------------------------------------


def write_logs(folder: Path, records: Iterable[Record]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    kept = tuple(records)
    for machine in Machine:
        text = "\n".join(xes(kept, machine))
        (folder / f"{machine}.xes").write_text(text, encoding="utf-8")


def write_json(file: Path, value: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value), encoding="utf-8")


def main(out: Path) -> None:
    bases = list(lives())
    records = {f"g-{number}": renamed(events, f"g-{number}") for number, events in enumerate(bases)}
    ways = dict.fromkeys(records, "in order")
    wrong = {group: wrong_steps(record) for group, record in records.items()}
    for way, record, found in broken(bases):
        ways[record.group], records[record.group], wrong[record.group] = way, record, found
    left_out: dict[str, str] = {}
    disagreements: list[str] = []
    for record in records.values():
        consents, others = outside(record)
        left_out |= consents
        disagreements += others
    # The broken stand among the others, and their names do not tell.
    order = sorted(records)
    Random("order").shuffle(order)  # noqa: S311  # as above
    names = {group: f"g-{number}" for number, group in enumerate(order)}

    def public(case: str) -> str:
        group, _, rest = case.partition("/")
        return f"{names[group]}/{rest}"

    shown = [renamed(records[group], names[group]) for group in order]
    write_logs(out / "main", shown)
    in_order = [record for group, record in zip(order, shown, strict=True) if ways[group] == "in order"]
    breach = {
        machine.value: next(
            (record, public(next(iter(wrong[group][machine]))))
            for group, record in zip(order, shown, strict=True)
            if len(wrong[group][machine]) == 1 and not set(wrong[group][machine]) & set(left_out)
        )
        for machine in Machine
    }
    for machine, (hidden, _) in breach.items():
        folder = out / "hidden"
        folder.mkdir(parents=True, exist_ok=True)
        text = "\n".join(xes([*in_order[:50], hidden, *in_order[50:100]], Machine(machine)))
        (folder / f"{machine}.xes").write_text(text, encoding="utf-8")
    nets = {table.machine.value: net(table) for table in TABLES}
    write_json(out / "nets.json", {"plain": nets, **altered(nets, records, wrong, left_out)})
    log = ocel(shown[:IN_OCEL])
    write_json(out / "ocel.json", log)
    write_json(out / "ocel-doubled.json", {**log, "events": [*log["events"], {**log["events"][0]}]})
    # The group itself, which nothing else in the event is about.
    less = {**log["events"][7], "relationships": log["events"][7]["relationships"][1:]}
    write_json(out / "ocel-less.json", {**log, "events": [*log["events"][:7], less, *log["events"][8:]]})
    truth = {
        "ways": {names[group]: way for group, way in ways.items()},
        "wrong": {
            machine.value: {public(case): at for found in wrong.values() for case, at in found[machine.value].items()}
            for machine in Machine
        },
        "left_out": {public(case): why for case, why in left_out.items()},
        "disagreements": disagreements,
        "hidden": {machine: case for machine, (_, case) in breach.items()},
    }
    write_json(out.with_name("ours") / "truth.json", truth)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        # The walks choose among sets, and the figures are to be the same every time.
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})  # noqa: S606
    main(Path(sys.argv[1]))
