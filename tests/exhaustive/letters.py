"""How the alphabets of the worlds are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ansvar_core import (
    AgendaItem,
    Capacity,
    ConsentGiven,
    ConsentObject,
    Event,
    Grant,
    Group,
    InvalidValue,
    Manner,
    Topic,
)
from exhaustive.walk import Letter
from support.life import KINDS, MUM, NURSE, TEACHER, both

Part = tuple[type[Event], str, dict[str, Any]]
Bound = Callable[[Any], bool]


def tick(year: int, month: int, day: int) -> datetime:
    """The instant that stands for a day."""
    return datetime(year, month, day, 9, 0, tzinfo=UTC)


def part(kind: type[Event], actor: str = NURSE, **fields: Any) -> Part:
    return (kind, actor, fields)


def chain(name: str, *parts: Part, while_: Bound = lambda group: True) -> Letter:
    """Some events in a row, told of the group as it is before the first; `while_` is the world's own bound.

    A field that is a function is asked with the group and the instant of the first event.
    """

    def tell(group: Group | None, at: datetime) -> list[Event] | None:
        if not while_(group):
            return None
        told = []
        for index, (kind, actor, fields) in enumerate(parts):
            when = at + timedelta(minutes=index)
            number = (group.version if group else 0) + index + 1
            head: dict[str, Any] = {"id": f"e-{number}-x", "group": "g-1", "at": when, "actor": actor}
            given = {key: value(group, at) if callable(value) else value for key, value in fields.items()}
            if any(value is SKIP for value in given.values()):
                return None
            try:
                told.append(kind(**{**head, **given}))
            except InvalidValue:
                return None  # not even well formed on this day
        return told

    return Letter(name, tell)


SKIP = object()
"""What a field's function answers when the letter cannot be told of the group."""


def letter(
    name: str, kind: type[Event], actor: str = NURSE, while_: Bound = lambda group: True, **fields: Any
) -> Letter:
    return chain(name, part(kind, actor, **fields), while_=while_)


def form(
    grantor: str,
    *agencies: str,
    last: date | None = None,
    kinds: frozenset[str] = KINDS,
    capacity: Capacity = Capacity.PARENT,
    grants: tuple[Grant, ...] | None = None,
    **rest: Any,
) -> dict[str, Any]:
    """The fields of a consent in order."""
    return {
        "grantor": grantor,
        "capacity": capacity,
        "grants": grants or tuple(grant for agency in agencies for grant in both(agency, kinds, last)),
        "first_day": lambda group, at: at.date(),
        "manner": Manner.WRITTEN,
        "informed": True,
        "document": "d-form",
        **rest,
    }


def given(name: str, grantor: str, *agencies: str, **fields: Any) -> Letter:
    actor, while_ = fields.pop("actor", grantor), fields.pop("while_", lambda group: True)
    return letter(name, ConsentGiven, actor, while_, **form(grantor, *agencies, **fields))


def cooperation(agency: str, last: date | None = None) -> Grant:
    return Grant(object=ConsentObject.COOPERATION, agency=agency, last_day=last)


def item(topic: Topic = Topic.GOALS_AND_MEASURES, *kinds: str, name: str = "i-1") -> AgendaItem:
    return AgendaItem(id=name, topic=topic, kinds=frozenset(kinds))


def call(meeting: str, starts: datetime, **fields: Any) -> dict[str, Any]:
    """The fields of a call in order, of a group of a nurse, who coordinates, and a teacher."""
    return {
        "meeting": meeting,
        "purpose": "purpose",
        "starts": starts,
        "ends": starts + timedelta(hours=1),
        "agenda": (item(),),
        "chair": NURSE,
        "minute_taker": TEACHER,
        "called": frozenset({NURSE, TEACHER}),
        "invited": frozenset({"u-1", MUM}),
        **fields,
    }


def call_today(meeting: str, **fields: Any) -> dict[str, Any]:
    """The fields of a call to a meeting on the same day, which can be opened at once."""
    evening: dict[str, Any] = {
        "starts": lambda group, at: at.replace(hour=20, minute=0),
        "ends": lambda group, at: at.replace(hour=21, minute=0),
    }
    return {**call(meeting, tick(2026, 1, 1)), **evening, **fields}


def last_event(find: Callable[[Group], int | None]) -> Callable[[Group | None, datetime], Any]:
    """The id of the event at a position that is found in the group."""

    def value(group: Group | None, at: datetime) -> Any:
        place = find(group) if group is not None else None
        if group is None or place is None:
            return SKIP
        return next(event for event, position in group.seen.items() if position == place)

    return value
