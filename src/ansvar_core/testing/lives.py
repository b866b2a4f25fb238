"""Whole lives: what is in order from beginning to end, and what is broken in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, TypeAlias

import attrs

from ansvar_core import EVENT_TYPES, Act, Event, Group, NeedSeen, Record, Rulebook, replay
from ansvar_core.evolve import evolve
from ansvar_core.testing.breaking import alone, blocking_codes, breaches
from ansvar_core.testing.cast import CAST, START, Cast
from ansvar_core.testing.scenes import SCENES, Wish, told
from ansvar_core.testing.witness import subjects, way_to

__all__ = [
    "ASKED_OF_A_PROPOSAL",
    "FAR",
    "MOVES",
    "PAUSES",
    "Broken",
    "Move",
    "broken_lives",
    "continued",
    "likely_codes",
    "things",
    "with_one_left_out",
]

Move: TypeAlias = tuple[type[Event], timedelta, int, int]
"""A kind of event to come to, how long after, about which thing, and by whom."""

_BY_TAG: Final = {kind.tag: kind for kind in EVENT_TYPES}
FAR: Final = tuple(
    _BY_TAG[tag]
    for tag in (
        "group-established",
        "meeting-called",
        "meeting-opened",
        "meeting-ended",
        "minutes-written",
        "minutes-shared",
        "consent-withdrawn",
        "ending-decided",
        "group-ended",
        "need-seen",
    )
)
"""What carries a life on: the kinds that the rest hangs on (livets gang)."""

PAUSES: Final = (
    timedelta(minutes=1),
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(days=15),
    timedelta(days=60),
    timedelta(days=400),
)
"""How long nothing happens (pauser)."""
MOVES: Final = ((*EVENT_TYPES, *FAR, *FAR, *FAR), PAUSES, (0, 1, 2, 3), (0, 1, 2, 3))
"""What a move is drawn from, the simplest first (trekk)."""


@attrs.frozen(kw_only=True)
class Broken:
    """A record in which one event was not in order, where it stands, and the rule that it broke (brutt logg)."""

    record: Record
    position: int
    code: str

    @property
    def event(self) -> Event:
        """The event that broke the rule (bruddet)."""
        return self.record.events[self.position - 1]


def continued(
    book: Rulebook, life: Iterable[Event], moves: Iterable[Move], *, at: datetime = START, cast: Cast = CAST
) -> tuple[Event, ...]:
    """A life and what comes of some moves, each event permitted when it comes (videre liv).

    A move that leads nowhere is left out.
    """
    done = list(life)
    group: Group | None = None
    for event in done:
        group = evolve(group, event)
    if group is None:
        done = list(way_to(book, None, at, cast.worker, kind=NeedSeen, cast=cast))
        group = evolve(None, done[0])
    for kind, pause, thing, actor in moves:
        about = things(group, kind, cast)
        people = (cast.worker, cast.user, *cast.parents, cast.colleague)
        way = way_to(
            book,
            group,
            group.recorded_until + pause,
            people[actor % len(people)],
            kind=kind,
            subject=about[thing % len(about)],
            cast=cast,
        )
        for event in way:
            group = evolve(group, event)
        done += way
    return tuple(done)


def things(group: Group | None, kind: type[Event], cast: Cast = CAST) -> tuple[str | None, ...]:
    """What a kind of event can be about in a life: its own things and people, and those who may come (om hva)."""
    fields = attrs.fields_dict(kind)
    staff = [party for party, _ in cast.staff] if "party" in fields or "member" in fields else []
    return tuple(dict.fromkeys((None, *subjects(group, kind), *staff)))


_SOME: Final = 4
ASKED_OF_A_PROPOSAL: Final = frozenset({"record.says-despite", "record.old-version"})
"""Rules about what an event says of itself, which are asked of a proposal and never of a record (om forslag)."""


def broken_lives(book: Rulebook, code: str, *, at: datetime = START, cast: Cast = CAST) -> Iterator[tuple[Event, ...]]:
    """Lives whose last event is refused for one reason and no other, as far as any are found (brutte liv)."""
    if code in ASKED_OF_A_PROPOSAL or code == "record.cannot-be-placed":
        # What names a thing that the record does not know is no record at all.
        return
    for scene in _scenes(book, code, at):
        life = told(book, scene, at=at, cast=cast)
        # Where nobody has said what the scene is, just before what the rule is about will often do.
        for before in (life,) if code in SCENES else (life, life[:-1]):
            if before:
                later = before[-1].recorded_at + timedelta(days=1)
                yield from ((*before, each) for each in breaches(book, replay(before), later, code, cast=cast))
        yield from with_one_left_out(book, life, code)


def _scenes(book: Rulebook, code: str, at: datetime) -> Iterator[tuple[Wish, ...]]:
    if code in SCENES:
        yield SCENES[code]
        return
    kinds = next((check.governs for check in book.at(at).checks if check.code == code), ())
    for kind in islice(kinds, _SOME):
        yield (Wish(kind=kind),)


def with_one_left_out(book: Rulebook, life: tuple[Event, ...], code: str) -> Iterator[tuple[Event, ...]]:
    """The same life without one of its events, where only the last one suffers from it (det som mangler)."""
    for index in range(len(life) - 1):
        rest = (*life[:index], *life[index + 1 :])
        group: Group | None = None
        for event in rest[:-1]:
            if not book.assess(group, event).permitted:
                break
            group = evolve(group, event)
        else:
            if alone(book, group, rest[-1], code):
                yield rest


_NEVER_ALONE: Final = frozenset(
    {
        "record.cannot-be-placed",
        "consent.nothing-to-narrow",
        "error.nothing-to-void",
        "establish.members",
        "meeting.minute-taker-may-read",
        "work.already-agreed",
    }
)
"""Whoever breaks one of these breaks another too, as far as anybody has found, or names what has no place."""


def likely_codes(book: Rulebook, at: datetime) -> tuple[str, ...]:
    """The codes of the checks that block and that a proposal is likely to break alone (regler som kan brytes).

    A record can be in breach of all of them but `ASKED_OF_A_PROPOSAL`.
    """
    acts = {f"role.{each.act}" for each in book.at(at).policy.permissions}
    every_role = {f"role.{act}" for act in Act}
    never = _NEVER_ALONE | (every_role - acts)
    return tuple(code for code in blocking_codes(book, at) if code not in never)
