"""Records broken in one place, at the level of the tables: a step missing, doubled, swapped, or from a wrong status.

What comes out need not be broken, and need not be a record that can be read at all; whoever asks looks.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from random import Random
from typing import Any, Final

from ansvar_core import TABLES, Event, Rulebook, replay
from ansvar_core.lifecycle import Table
from support.witness import PEOPLE, candidates

__all__ = ["WAYS"]

BOOK = Rulebook.standard()
Events = tuple[Event, ...]


def timed(event: Event, like: Event, **changes: Any) -> Event:
    """An event told at the time of another, so that the record still goes forward."""
    return event.but(at=like.recorded_at, recorded_at=like.recorded_at, **changes)


def missing(chance: Random, events: Events) -> Events:
    place = chance.randrange(1, len(events))
    return (*events[:place], *events[place + 1 :])


def doubled(chance: Random, events: Events) -> Events:
    place = chance.randrange(1, len(events))
    later = chance.randrange(place, len(events))
    again = timed(events[place], events[later], id=f"{events[place].id}-again")
    return (*events[: later + 1], again, *events[later + 1 :])


def swapped(chance: Random, events: Events) -> Events:
    place = chance.randrange(2, len(events))
    one, other = events[place - 1 : place + 1]
    return (*events[: place - 1], timed(other, one), timed(one, other), *events[place + 1 :])


def from_a_wrong_status(chance: Random, events: Events) -> Events:
    """One event more, of a kind that something the group has is not ready for."""
    place = chance.randrange(2, len(events))
    before = replay(events[:place])
    assert before is not None
    last = events[place - 1]
    # By the machine, or the rarer steps would hardly ever be taken wrongly.
    table = chance.choice(TABLES)
    kind = chance.choice(sorted(_kinds(table), key=lambda each: each.tag))
    subject = chance.choice((None, None, *before.meetings, *before.work, *PEOPLE))
    for likely in islice(candidates(BOOK, before, last.recorded_at, last.actor, kind=kind, subject=subject), 3):
        verdict = BOOK.assess(before, likely)
        if any(code.endswith("not-now") for code in verdict.codes):
            return (*events[:place], timed(likely, last), *events[place:])
    return events


def _kinds(table: Table) -> frozenset[type[Event]]:
    return frozenset(kind for rows in (table.moves, table.admits) for row in rows.values() for kind in row)


WAYS: Final[dict[str, Callable[[Random, Events], Events]]] = {
    "missing": missing,
    "doubled": doubled,
    "swapped": swapped,
    "from a wrong status": from_a_wrong_status,
}
