"""The years and the spans that other calendars are asked about; what the library answers is kept aside."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from dateutil.easter import EASTER_JULIAN, easter

from ansvar_core import Span
from ansvar_core.dates import holidays, is_working_day

SEED = 20261122
FIRST, LAST = 1950, 2100
SPANS = 15_000
Calendar = Callable[[int], Iterable[date]]


def days() -> list[date]:
    """Every day of the years."""
    first = date(FIRST, 1, 1)
    return [first + timedelta(days=number) for number in range((date(LAST, 12, 31) - first).days + 1)]


def spans(chance: Random) -> list[tuple[date, int]]:
    """Where a count begins and how many working days it is, below 0 for before; half of them begin near a holiday."""
    found = []
    for _ in range(SPANS):
        # A long span must not lead out of the years that were compared.
        year = chance.randrange(FIRST + 2, LAST - 1)
        near = chance.choice((easter(year), date(year, 5, 9), date(year, 12, 28)))
        anywhere = date(year, 1, 1) + timedelta(days=chance.randrange(365))
        anchor = chance.choice((anywhere, near + timedelta(days=chance.randrange(-25, 60))))
        number = chance.choice((chance.randrange(1, 11), chance.randrange(1, 61), chance.randrange(1, 301)))
        found.append((anchor, number * chance.choice((1, -1))))
    return found


# --- calendars with a fault, which every other calendar must tell from its own ------------------------------------


def without(offset: int) -> Calendar:
    """The year's holidays but one that follows Easter."""
    return lambda year: {day for day in holidays(year) if day != easter(year) + timedelta(days=offset)}


def moved(offset: int, by: int) -> Calendar:
    """The year's holidays with one that follows Easter on another day."""
    return lambda year: {*without(offset)(year), easter(year) + timedelta(days=offset + by)}


def around(sunday: Callable[[int], date]) -> Calendar:
    """The year's holidays with Easter, and all that follows it, on another day."""
    fixed = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
    moving = (-3, -2, 0, 1, 39, 49, 50)
    return lambda year: {
        *(sunday(year) + timedelta(days=offset) for offset in moving),
        *(date(year, *day) for day in fixed),
    }


PLANTED: dict[str, Calendar] = {
    "without Maundy Thursday": without(-3),
    "without Ascension Day": without(39),
    "Whit Monday a week late": moved(50, 7),
    "Whit Monday on the Tuesday": moved(50, 1),
    "Easter a week late": around(lambda year: easter(year) + timedelta(days=7)),
    "Easter a week late in one year": around(lambda year: easter(year) + timedelta(days=7 * (year == 2027))),
    "the Easter of the old calendar": around(lambda year: easter(year, EASTER_JULIAN)),
    "the 18th of May": lambda year: {*(d for d in holidays(year) if d != date(year, 5, 17)), date(year, 5, 18)},
    "with Christmas Eve": lambda year: {*holidays(year), date(year, 12, 24)},
    "without the second day of Christmas": lambda year: {d for d in holidays(year) if d != date(year, 12, 26)},
}


def counted(works: Callable[[date], bool], anchor: date, number: int) -> date:
    """The plainest count there is, for the calendars with a fault."""
    way = timedelta(days=1 if number > 0 else -1)
    day = anchor
    for _ in range(abs(number)):
        day += way
        while not works(day):
            day += way
    return day


def answers(calendar: Calendar, works: Callable[[date], bool], ends: Iterable[date]) -> dict[str, Any]:
    """What a calendar says of every year, every day and every span."""
    return {
        "years": {str(year): sorted(day.isoformat() for day in calendar(year)) for year in range(FIRST, LAST + 1)},
        "days": "".join("01"[works(day)] for day in days()),
        "spans": [day.isoformat() for day in ends],
    }


def faulty(calendar: Calendar, asked: list[tuple[date, int]]) -> dict[str, Any]:
    free = frozenset(day for year in range(FIRST, LAST + 1) for day in calendar(year))

    def works(day: date) -> bool:
        return day.weekday() < 5 and day not in free

    return answers(calendar, works, (counted(works, *each) for each in asked))


def ours(asked: list[tuple[date, int]]) -> dict[str, Any]:
    ends = (
        Span(working_days=number).after(anchor) if number > 0 else Span(working_days=-number).before(anchor)
        for anchor, number in asked
    )
    return answers(holidays, is_working_day, ends)


def main(out: Path) -> None:
    aside = out.with_name(f"{out.name}-aside")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    asked = spans(Random(SEED))  # noqa: S311  # the same spans every time
    question = {"first": FIRST, "last": LAST, "spans": [(anchor.isoformat(), number) for anchor, number in asked]}
    (out / "asked.json").write_text(json.dumps(question), encoding="utf-8")
    said = {"ours": ours(asked), "planted": {name: faulty(each, asked) for name, each in PLANTED.items()}}
    (aside / "ours.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
