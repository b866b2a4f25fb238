"""Two calendars asked for their holidays, their working days and their own count of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from holidays import country_holidays
from workalendar.europe import Norway


class NoMaundyThursday(Norway):  # type: ignore[misc]  # its package has no types
    """The same calendar with the fault that the comparison must find."""

    include_holy_thursday = False


def answers(
    asked: Any,
    year: Callable[[int], Iterable[date]],
    works: Callable[[date], bool],
    count: Callable[[date, int], date],
) -> dict[str, Any]:
    first, last = asked["first"], asked["last"]
    start = date(first, 1, 1)
    days = [start + timedelta(days=number) for number in range((date(last, 12, 31) - start).days + 1)]
    return {
        "years": {str(each): sorted(day.isoformat() for day in year(each)) for each in range(first, last + 1)},
        "days": "".join("01"[works(day)] for day in days),
        "spans": [count(date.fromisoformat(anchor), number).isoformat() for anchor, number in asked["spans"]],
    }


def main(out: Path) -> None:
    asked = json.loads((out / "asked.json").read_text(encoding="utf-8"))
    one = country_holidays("NO", years=range(asked["first"], asked["last"] + 1))
    said = {
        f"holidays {version('holidays')}": answers(
            asked, lambda year: [day for day in one if day.year == year], one.is_working_day, one.get_nth_working_day
        )
    }
    for name, other in ((f"workalendar {version('workalendar')}", Norway()), ("a control", NoMaundyThursday())):
        said[name] = answers(
            asked,
            lambda year, other=other: {day for day, _ in other.holidays(year)},
            other.is_working_day,
            other.add_working_days,
        )
    (out / "python.answers.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
