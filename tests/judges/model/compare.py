"""Every life of the model through the library: the same steps permitted, the same refused, the same state and turn."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

from driver import STAFF, Driver

from ansvar_core import ConsentObject, CoordinatorStatus, Rulebook
from ansvar_core.evolve import evolve
from support.life import MEMBERS

BOOK = Rulebook.standard()
# Kinds of act that the model forbids in some state: each must have been asked, and refused, at least once.
FORBIDDEN = frozenset(
    {
        *("see-need", "start-assessment", "conclude", "stop-preparing", "establish", "leave", "accept", "lay-down"),
        *("give", "withdraw", "narrow", "plan", "call", "move", "cancel", "open", "end", "write", "share"),
        *("done", "drop", "hand", "take", "decide-end", "regret", "close"),
    }
)


class Comparison:
    """What was compared, and where the two disagreed."""

    def __init__(self, acts: list[list[str]]) -> None:
        self.acts = [tuple(each) for each in acts]
        self.counts: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.wrong: list[str] = []

    def life(self, trace: Mapping[str, Any]) -> None:
        """One life, until the first step on which the two part."""
        states = trace["states"]
        driver = Driver(BOOK, states[0])
        where = f"seed {trace['seed']} {trace['file']}"
        self.counts["lives"] += 1
        found: list[str] = []
        for number, state in enumerate(states):
            before = states[number - 1]
            if number:
                found = [*self._step(driver, before, state)]
            # What the two say of a state is compared only where they agree on how they came there.
            found = found or [*self._state(driver, state), *self._refusals(driver, state)]
            if found:
                act = self.acts[state["last"]]
                self.counts["refused"] += 1
                self.wrong += [f"{where} step {number} {act}: {each}" for each in found]
                return

    def _step(self, driver: Driver, before: Mapping[str, Any], state: Mapping[str, Any]) -> Iterator[str]:
        act = self.acts[state["last"]]
        self.counts["steps"] += 1
        self.taken[act[1]] += 1
        if act[1] == "wait":
            driver.wait(state["s"]["day"])
            return
        taker = dict(state["s"]["meetings"])[act[3]]["taker"] if act[1] == "open" else None
        events = driver.events(act, before, taker)
        if events is None:
            yield "the model takes a step that cannot be said"
            return
        for event in events:
            verdict = BOOK.assess(driver.group, event)
            self.counts["events"] += 1
            if not verdict.permitted:
                yield f"the library refuses {event.tag}: {sorted(verdict.codes)}"
                return
            driver.life.group = evolve(driver.group, event)
            driver.life.events.append(event)

    def _refusals(self, driver: Driver, state: Mapping[str, Any]) -> Iterator[str]:
        now, step = driver.life.now, self.counts["steps"]
        for word in ("yes", "no"):
            for number in state[word]:
                act = self.acts[number]
                driver.life.now = now
                # Most of what is forbidden stays so for many steps: a third of it is asked at each.
                if word == "no" and (number + step) % 3:
                    continue
                if act[1] == "wait" or (word == "yes" and act[1] == "equip"):
                    continue
                events = driver.events(act, state)
                if events is None:
                    self.counts["cannot be said"] += 1
                    continue
                permitted = BOOK.assess(driver.group, events[0]).permitted
                self.counts[f"asked, {word}"] += 1
                if word == "no":
                    self.refused[act[1]] += 1
                if permitted != (word == "yes"):
                    verdict = BOOK.assess(driver.group, events[0])
                    yield f"the model says {word} to {act}, the library {sorted(verdict.codes)}"
        driver.life.now = now

    def _state(self, driver: Driver, state: Mapping[str, Any]) -> Iterator[str]:
        group, model = driver.group, state["s"]
        office = group.coordinator
        holder = office.holder
        standing = "vacant" if office.vacancy else "none" if holder is None else str(office.status_of(holder))
        members = dict(model["members"])
        ours: dict[str, Any] = {
            "group": str(group.status),
            "period": group.period,
            "holders": [] if holder is None else [holder],
            "office": standing,
            "offered": sorted(each for each in STAFF if office.status_of(each) is CoordinatorStatus.OFFERED),
            "here": sorted(each.party for each in group.current_members),
        }
        theirs = {
            "group": model["group"],
            "period": model["period"],
            "holders": sorted(model["holders"]),
            "office": model["office"],
            "offered": sorted(model["offered"]),
            "here": sorted(each for each in STAFF if members[each]["here"]),
        }
        for name, facts in dict(model["meetings"]).items():
            theirs[name] = (facts["st"], facts["taker"])
            held = group.meetings.get(name)
            ours[name] = (str(held.status), held.minute_taker or "") if held else ("none", "")
        for name, facts in dict(model["work"]).items():
            theirs[name] = facts["st"]
            item = group.work.get(name)
            ours[name] = str(item.status) if item else "none"
        for (grantor, thing, agency), facts in ((tuple(key), each) for key, each in model["cons"]):
            if agency in group.agencies:
                theirs[f"{grantor} {thing} {agency}"] = facts["st"]
                consent = group.consents.get((grantor, ConsentObject(thing), agency))
                ours[f"{grantor} {thing} {agency}"] = str(consent.status) if consent else "none"
        self.counts["facts"] += len(theirs)
        yield from (f"{key}: model {theirs[key]}, library {ours[key]}" for key in theirs if theirs[key] != ours[key])
        yield from self._turns(driver, state)
        yield from self._reading(driver, state)

    def _turns(self, driver: Driver, state: Mapping[str, Any]) -> Iterator[str]:
        if state["s"]["group"] not in ("established", "ending"):
            return
        for chair, absent, kind, expected in state["turns"]:
            away = {absent} - {""}
            extra = {"chair": chair} if chair else {}
            moment = driver.life.now + timedelta(seconds=30)
            turn = BOOK.rota(driver.group, moment, 1, absent=away, kinds={kind}, **extra)
            self.counts["turns"] += 1
            found = turn[0].party if turn else ""
            if found != expected:
                asked = f"chair {chair or '-'}, away {absent or '-'}, {kind}"
                yield f"turn, {asked}: model {expected or '-'}, library {found or '-'}"

    def _reading(self, driver: Driver, state: Mapping[str, Any]) -> Iterator[str]:
        model = state["s"]
        moment = driver.life.now + timedelta(seconds=30)
        for name, facts in dict(model["meetings"]).items():
            if facts["st"] not in ("minutes-written", "minutes-shared") or facts["period"] != model["period"]:
                continue
            for party, member in dict(model["members"]).items():
                if not member["here"]:
                    continue
                expected = [facts["kinds"], party] in state["access"]
                self.counts["readings"] += 1
                if BOOK.may_read(driver.group, party, name, moment).permitted != expected:
                    yield f"may {party} ({MEMBERS[party]}) read {name}: model {expected}"


def of_one_file(acts: list[list[str]], path: Path) -> Comparison:
    """The comparison of the lives in one file, one a line."""
    result = Comparison(acts)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            result.life(json.loads(line))
    return result


def compared(acts: list[list[str]], paths: list[Path]) -> Comparison:
    """The comparison of all lives in some files."""
    result = Comparison(acts)
    with ProcessPoolExecutor() as pool:
        for each in pool.map(of_one_file, [acts] * len(paths), paths):
            result.counts += each.counts
            result.taken += each.taken
            result.refused += each.refused
            result.wrong += each.wrong
    return result


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(f"{line}\n")


FIGURES = (
    ("lives replayed", "lives"),
    ("steps taken by both", "steps"),
    ("events put in the record", "events"),
    ("acts asked that the model permits", "asked, yes"),
    ("acts asked that the model forbids", "asked, no"),
    ("forbidden acts that no event can say", "cannot be said"),
    ("facts of state compared", "facts"),
    ("turns compared", "turns"),
    ("answers on reading compared", "readings"),
)


def main(out: Path) -> int:
    """Compare, print the figures, and say whether all agreed and every control was refused."""
    quint = json.loads((out / "quint.json").read_text(encoding="utf-8"))
    spin = json.loads((out / "spin.json").read_text(encoding="utf-8"))
    acts, failures = quint["acts"], []
    right = compared(acts, sorted(out.glob("lives-*.jsonl")))
    failures += [f"disagreement: {each}" for each in right.wrong]
    for title, key in FIGURES:
        say(f"{title:52}{right.counts[key]:>9}")
    met = {name: sum(batch["met"][name] for batch in quint["batches"]) for name in quint["witnesses"]}
    for name, count in met.items():
        say(f"{'lives that came to: ' + name:52}{count:>9}")
    failures += [f"no life came to {name}" for name, count in met.items() if not count]
    # A kind of act that no life took, or none was refused, has not been compared.
    kinds = {each[1] for each in acts if each[1]}
    failures += [f"no life took {name}" for name in sorted(kinds - set(right.taken))]
    failures += [f"never asked and refused: {name}" for name in sorted(FORBIDDEN - set(right.refused))]
    for fault, answer in quint["faults"].items():
        wrong = compared(acts, [out / f"fault-{fault}.jsonl"])
        say(f"{'control ' + fault + ', lives refused':52}{wrong.counts['refused']:>5}/{wrong.counts['lives']}")
        if not wrong.wrong:
            failures.append(f"the library agreed with a model that has the fault {fault}")
        if not answer["refuted"]:
            failures.append(f"the model's own claim {answer['claim']} stood with the fault {fault}")
    failures += [f"a false claim stood: {name}" for name, refuted in quint["refuted"].items() if not refuted]
    for each in spin["holds"]:
        say(f"{'spin ' + each['model'] + ' ' + each['claim'] + ', states':52}{each['states']:>9}")
        if each["errors"] != 0 or not each["whole"]:
            failures.append(f"spin: {each}")
    for each in spin["falls"]:
        name = " ".join(filter(None, ("spin", each["model"], each["fault"], each["claim"])))
        say(f"{'control ' + name:52}{'refuted' if each['errors'] else 'STOOD':>9}")
        if not each["errors"]:
            failures.append(f"spin let a false claim stand: {each}")
    say(f"{'disagreements':52}{len(right.wrong):>9}")
    for line in failures[:40]:
        say(f"FAILED {line}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
