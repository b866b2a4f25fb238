"""The floor: what it would cost to make the same objects and call as many rules, if nothing were worked out."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final

import attrs
from growth import taken, told_of
from lifecycle import CYCLE
from timing import Fresh, Times, as_read, interleaved, long_enough, many, ratio, table

import ansvar_core
from ansvar_core import Event, Group, Rulebook, Verdict
from ansvar_core.derive.setting import Setting
from ansvar_core.rules.base import Situation

GOES: Final = 2_000
HOME: Final = Path(ansvar_core.__file__).parent


def like(thing: Any) -> Callable[[], object]:
    """Make a value of the same class with the same fields, by attrs' own constructor."""
    kind: Callable[..., object] = type(thing)
    fields = {each.alias: getattr(thing, each.name) for each in attrs.fields(type(thing)) if each.init}
    return partial(kind, **fields)


def silent(situation: Situation) -> Iterator[object]:
    """A rule that has nothing to say, written as rules are."""
    if situation is None:
        yield situation


def mute(situation: Situation) -> tuple[object, ...]:
    """The same, as a function that returns."""
    return ()


def asked(rule: Callable[[Any], Any], number: int, situation: Situation) -> Callable[[], object]:
    """Ask so many rules."""
    rules = (rule,) * number

    def ask() -> None:
        for judge in rules:
            for _ in judge(situation):
                pass

    return ask


def copied(group: Group) -> Callable[[], object]:
    """The same group copied field by field into an open subclass, and closed: the cheapest way that was found.

    The open class takes both of object's ways of writing back, or CPython would still go through the frozen class's.
    """

    class Open(Group):
        __slots__ = ()
        __setattr__ = object.__setattr__
        __delattr__ = object.__delattr__

    lines = [f"    made.{each.name} = known.{each.name}" for each in attrs.fields(Group)]
    names: dict[str, Any] = {"Open": Open, "new": object.__new__, "Group": Group}
    source = ["def copy(known):", "    made = new(Open)", *lines, "    made.__class__ = Group", "    return made"]
    exec("\n".join(source), names)  # noqa: S102  # a line for each field, as attrs itself does
    if names["copy"](group) != group:
        raise SystemExit("a copy is not the same group")
    return partial(names["copy"], group)


def floor(
    book: Rulebook,
    steps: tuple[tuple[Group | None, Event], ...],
    cycles: Mapping[str, Callable[[], object]],
    rounds: int,
) -> list[str]:
    """Lines about the floor, beside a step and a bare transition in the same rounds."""
    checks = [sum(type(event) in each.governs for each in book.at(event.at).checks) for _, event in steps]
    number = round(sum(checks) / len(checks))
    group, event = steps[len(steps) // 2]
    if group is None:
        raise SystemExit("a life of one event")
    setting = Setting.of(group, event.at, book.policies)
    situation = Situation(setting=setting, known=group, kind=type(event), subject=None, actor=event.actor)
    size = len(attrs.fields(Group))
    verdict = like(Verdict(findings=()))
    ways = {
        f"one Group, {size} fields": (like(group), copied(group)),
        "one Verdict": (verdict, verdict),
        "one Setting": (like(setting), like(setting)),
        "one Situation": (like(situation), like(situation)),
        f"{number} rules that say nothing": (asked(silent, number, situation), asked(mute, number, situation)),
    }
    works: dict[str, tuple[Callable[[], object], int]] = {
        f"{name} {way}": (many(work, GOES), GOES) for name, pair in ways.items() for way, work in enumerate(pair)
    }
    works["a step"] = (Fresh(as_read(told_of(steps)), partial(taken, book)), len(steps))
    for name, cycle in cycles.items():
        goes = long_enough(cycle)
        works[name] = (many(cycle, goes), goes * len(CYCLE))
    times = interleaved(works, rounds)
    plain, least = (
        Times(tuple(map(sum, zip(*(times[f"{name} {way}"].rounds for name in ways), strict=True)))) for way in (0, 1)
    )
    rows = [(name, times[f"{name} 0"].micro, times[f"{name} 1"].micro) for name in ways]
    rows += [("the floor: all of these", plain.micro, least.micro)]
    rows += [(name, times[name].micro, "") for name in ("a step", *cycles)]
    step = times["a step"]
    return [
        *table(("", "by attrs' constructors and generators, µs", "by copying and functions, µs"), rows),
        "",
        f"A step is {ratio(step, plain)} times the first floor and {ratio(step, least)} times the second.",
        f"An event has {number} rules on the average.",
    ]


# --- where the time goes -------------------------------------------------------------------------------------------


def profiled(book: Rulebook, steps: tuple[tuple[Group | None, Event], ...], goes: int = 20) -> list[str]:
    """Lines about where a step's time goes, by folder and by function.

    A profiler makes calls dearer than they are, so these are shares to look at and not times to add.
    """
    profile = cProfile.Profile()
    make = as_read(told_of(steps))
    taken(book, make())
    for _ in range(goes):
        told = make()
        profile.enable()
        taken(book, told)
        profile.disable()
    own: dict[str, float] = {}
    functions: dict[str, tuple[float, float]] = {}
    found: dict[tuple[str, int, str], tuple[Any, ...]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # set at run time
    for (file, line, name), (_, calls, inner, _, _) in found.items():
        place = _place(file)
        own[place] = own.get(place, 0) + inner
        shown = f"{_place(file, whole=True)}:{line} {name}" if place != OUTSIDE else name
        functions[shown] = (inner, calls)
    total = sum(own.values())
    rows = [(name, f"{inner / total:.0%}") for name, inner in _largest(own.items(), 12)]
    per = goes * len(steps)
    top = sorted(functions.items(), key=lambda each: -each[1][0])[:15]
    dear = [(name, f"{inner / total:.1%}", f"{calls / per:.1f}") for name, (inner, calls) in top]
    return [
        *table(("own time in", "share"), rows),
        "",
        *table(("own time in", "share", "calls a step"), dear),
    ]


OUTSIDE: Final = "Python, attrs and the standard library"


def _place(file: str, *, whole: bool = False) -> str:
    path = Path(file)
    if not path.is_relative_to(HOME):
        return "built-in" if whole else OUTSIDE
    inner = path.relative_to(HOME)
    return str(inner) if whole or len(inner.parts) == 1 else f"{inner.parts[0]}/"


def _largest(pairs: Any, number: int) -> list[tuple[str, float]]:
    return sorted(chain(pairs), key=lambda each: -each[1])[:number]
