"""Proposals that break one rule and no other: what a system must refuse, and for that reason alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from itertools import islice
from typing import Any, Final, TypeAlias, get_args, get_type_hints

import attrs

from ansvar_core import (
    Absence,
    AgendaItem,
    Deadline,
    Event,
    Group,
    InvalidValue,
    OtherPresent,
    RoutineFollowed,
    Rulebook,
    StandIn,
    StandingCheck,
    Task,
    Topic,
)
from ansvar_core.testing.attempts import known_ids
from ansvar_core.testing.cast import CAST, Cast
from ansvar_core.testing.likely import consent_items
from ansvar_core.testing.witness import HEADER, candidates, subjects
from ansvar_core.values.ids import PartyId

__all__ = ["alone", "blocking_codes", "breaches", "variations"]

_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = timedelta(days=1)
_AWAY: Final = timedelta(days=400)
_UNHEARD_OF: Final = "unheard-of"


def blocking_codes(book: Rulebook, at: datetime) -> tuple[str, ...]:
    """The codes of the checks about events that block at an instant (regler som hindrer)."""
    return tuple(check.code for check in book.at(at).checks if check.effect.value == "blocks")


def alone(book: Rulebook, group: Group | None, event: Event, code: str) -> bool:
    """Whether an event is refused for this reason and no other (bare dette hindrer)."""
    return {each.code for each in book.assess(group, event).blocking} == {code}


# --- changed in one place -----------------------------------------------------------------------------------------


def variations(event: Event, group: Group | None, cast: Cast = CAST) -> Iterator[Event]:
    """The same proposal changed in one place, its header included (varianter)."""
    for actor in cast.people:
        yield event.but(actor=actor)
    if group is None:
        return
    before = group.recorded_until - _MINUTE
    yield event.but(at=min(event.at, before), recorded_at=before)
    yield from (event.but(at=at, recorded_at=max(at, event.recorded_at)) for at in _other_times(event, group))
    yield event.but(despite=frozenset({f"{event.tag}.{_UNHEARD_OF}"}))
    yield event.but(routine=event.routine | {"r-unknown"})
    if len(event.routine) > isinstance(event, RoutineFollowed):
        yield from (event.but(routine=event.routine - {point}) for point in sorted(event.routine))
    for version in range(1, event.written_as):
        try:
            yield event.but(written_as=version)
        except InvalidValue:
            continue
    hints = _hints(type(event))
    for field in attrs.fields(type(event)):
        if field.name in HEADER or field.name == "routine":
            continue
        for value in _others(field.name, hints[field.name], getattr(event, field.name), group, cast):
            try:
                yield attrs.evolve(event, **{field.name: value})
            except InvalidValue:
                continue


def _other_times(event: Event, group: Group) -> Iterator[datetime]:
    """Another day, and what is told late: from before the last thing that happened, and from before them all."""
    yield event.at + _DAY
    happened = sorted({group.clock_of(position)[0] for position in group.facts})
    yield from (at - _MINUTE for at in (*happened[-1:], *happened[:1]))


def _hints(kind: Any) -> dict[str, Any]:
    # Any, because a class whose instances have no hash is not seen to have one itself.
    return _kept_hints(kind)


@cache
def _kept_hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _others(name: str, hint: Any, value: Any, group: Group, cast: Cast) -> Iterator[Any]:
    """Other values for a field than the one it has."""
    kinds = [each for each in (get_args(hint) or (hint,)) if each is not type(None)]
    match value:
        case frozenset():
            yield frozenset()
            yield from (value - {each} for each in sorted(value))
            yield from (value | {each} for each in (*_pool(name, kinds[0], group, cast), _UNHEARD_OF))
        case tuple():
            yield from _entries(name, value, group, cast)
        case None:
            yield from _pool(name, kinds[0], group, cast)
        case _:
            if type(None) in get_args(hint):
                yield None
            if attrs.has(type(value)):
                yield from _parts(value, group, cast)
            else:
                yield from (each for each in _pool(name, kinds[0], group, cast) if each != value)


def _pool(name: str, kind: Any, group: Group, cast: Cast) -> Iterable[Any]:
    """Values of a plain kind."""
    at = group.recorded_until
    if kind is bool:
        return (True, False)
    if kind is datetime:
        return (at + _AWAY, at - _AWAY)
    if kind is date:
        return ((at + _AWAY).date(), (at - _AWAY).date())
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(kind)
    if kind is int:
        return (group.version, 1, group.version + 1)
    if kind is str:
        return (*known_ids(group, cast, name), " ")
    return ()


def _parts(thing: Any, group: Group, cast: Cast) -> Iterator[Any]:
    hints = _hints(type(thing))
    for field in attrs.fields(type(thing)):
        for value in _others(field.name, hints[field.name], getattr(thing, field.name), group, cast):
            try:
                yield attrs.evolve(thing, **{field.name: value})
            except InvalidValue:
                continue


def _entries(name: str, entries: tuple[Any, ...], group: Group, cast: Cast) -> Iterator[tuple[Any, ...]]:
    yield ()
    for index, entry in enumerate(entries):
        for other in _parts(entry, group, cast):
            yield (*entries[:index], other, *entries[index + 1 :])
    yield from ((*entries, each) for each in _more(name, group, cast))


def _more(name: str, group: Group, cast: Cast) -> Iterator[Any]:
    """Entries that people add."""
    match name:
        case "absences":
            yield from (Absence(party=each, reason="ill") for each in cast.people)
        case "stand_ins":
            yield from (StandIn(party=cast.stranger, member=each.party) for each in group.current_members)
        case "others":
            yield OtherPresent(party=cast.stranger, wished_by_user=False)
        case "agenda":
            yield from (AgendaItem(id="i-more", topic=each) for each in Topic)
            yield AgendaItem(id="i-more", topic=Topic.USERS_OWN, kinds=frozenset({_UNHEARD_OF}))
        case "tasks":
            yield Task(id="w-more")
            until = Deadline(next_meeting=True)
            yield from (Task(id=each, responsible=cast.worker, deadline=until) for each in group.work)
        case "items":
            yield from consent_items(group)
        case _:
            return


# --- searching ----------------------------------------------------------------------------------------------------

_BASES: Final = 4


def breaches(
    book: Rulebook,
    group: Group | None,
    at: datetime,
    code: str,
    *,
    kind: type[Event] | None = None,
    cast: Cast = CAST,
) -> Iterator[Event]:
    """Proposals that are refused for one reason and no other, as far as any are found (rene brudd).

    First as people would propose it, then changed in one place.  None for a rule that the situation cannot break.
    `kind` looks among events of one kind alone.
    """
    for check in book.at(at).checks:
        if check.code == code:
            # Before there is an event a rule can only turn on who asks, and when.
            vary = _otherwise_asked if isinstance(check, StandingCheck) else variations
            for each in (each for each in check.governs if kind in (None, each)):
                for event in _tried(book, group, at, kind=each, vary=vary, cast=cast):
                    if alone(book, group, event, code):
                        yield event


Vary: TypeAlias = Callable[[Event, Group | None, Cast], Iterator[Event]]


def _otherwise_asked(event: Event, group: Group | None, cast: Cast) -> Iterator[Event]:
    yield from (event.but(actor=actor) for actor in cast.people)
    yield event.but(at=event.at + _DAY, recorded_at=event.recorded_at + _DAY)


def _tried(
    book: Rulebook, group: Group | None, at: datetime, *, kind: type[Event], vary: Vary, cast: Cast
) -> Iterator[Event]:
    for subject in subjects(group, kind):
        varied = False
        for actor in _actors(group, cast):
            likely = candidates(book, group, at, actor, kind=kind, subject=subject, cast=cast)
            bases = tuple(islice(likely, _BASES))
            yield from bases
            permitted = [] if varied else [each for each in bases if book.assess(group, each).permitted]
            for base in permitted:
                varied = True
                yield from vary(base, group, cast)


def _actors(group: Group | None, cast: Cast) -> tuple[PartyId, ...]:
    holder = group.coordinator.holder if group is not None else None
    return tuple(
        dict.fromkeys(filter(None, (holder, cast.worker, cast.colleague, cast.user, *cast.family, cast.stranger)))
    )
