"""What do rules of one's own cost?  No more than themselves.

`python tests/benchmarks/own_rules.py` assesses every event of a life under the standard rules and under profiles with
10, 50 and 200 checks of their own, in interleaved rounds of one run, and prints medians as ratios.  "Added" is what the
profile costs more than the standard; "themselves" is the time it takes to call the same judges on the same events with
no library around them and to make findings of what they say.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

from ansvar_core import (
    EVENT_TYPES,
    Breach,
    ContentCheck,
    Effect,
    Event,
    Fact,
    Group,
    Profile,
    Rulebook,
    RuleText,
    Situation,
    Source,
    Text,
    record_from_json,
)
from ansvar_core.assess import situation_of
from ansvar_core.evolve import evolve

RECORD = Path(__file__).parents[2] / "examples" / "records" / "child.json"
ROUNDS = 15

Steps: TypeAlias = tuple[tuple[Group | None, Event], ...]


def late(situation: Situation, event: Event) -> Breach | None:
    """A rule like those that municipalities write: one comparison, now and then something to say."""
    if event.recorded_at - event.at > timedelta(hours=1) and situation.group.version > 3:
        return Breach(facts=(Fact(field="recorded_at"),))
    return None


def same(words: str) -> Text:
    """One text three times."""
    return Text(nb=words, nn=words, en=words)


def profile(n: int) -> Profile:
    """A profile with `n` checks of its own, each about every kind of event."""
    text = RuleText(wrong=same("Late."), why=same("Because."), do=same("Hurry."))
    checks = (
        ContentCheck(
            code=f"town.rule-{each}",
            effect=Effect.INFORMS,
            governs=EVENT_TYPES,
            source=Source(design=True),
            judge=late,
            text=text,
        )
        for each in range(n)
    )
    return Profile(name="town", label=same("Town"), checks=checks)


def life() -> Steps:
    """Every event of the example record, with the group before it."""
    group: Group | None = None
    found = []
    for event in record_from_json(RECORD.read_text(encoding="utf-8")).events:
        found.append((group, event))
        group = evolve(group, event)
    return tuple(found)


def judged(steps: Steps, book: Rulebook) -> None:
    """Assess every event."""
    for group, event in steps:
        book.assess(group, event)


def alone(situations: Iterable[tuple[Situation, Event]], checks: tuple[ContentCheck[Event], ...]) -> None:
    """Call the judges, and make findings of what they say."""
    for situation, event in situations:
        for check in checks:
            for breach in check.judge(situation, event):
                check.finding(breach)


def timed(work: Callable[[], object]) -> float:
    """Seconds for one go."""
    start = perf_counter()
    work()
    return perf_counter() - start


def main() -> int:
    """Print the table."""
    steps = life()
    standard = Rulebook.standard()
    situations = tuple((situation_of(group, event, standard.policies), event) for group, event in steps)
    print(f"Python {sys.version.split()[0]}; {len(steps)} events; medians of {ROUNDS} interleaved rounds\n")
    print("| own checks | profile / standard | added / themselves |")
    print("| --- | --- | --- |")
    for n in (10, 50, 200):
        chosen = profile(n)
        book = Rulebook.of(chosen)
        own = tuple(each for each in chosen.checks if isinstance(each, ContentCheck))
        goes = (partial(judged, steps, standard), partial(judged, steps, book), partial(alone, situations, own))
        rounds = [tuple(timed(go) for go in goes) for _ in range(ROUNDS)]
        base, under, themselves = (statistics.median(each) for each in zip(*rounds, strict=True))
        print(f"| {n} | {under / base:.2f} | {(under - base) / themselves:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
