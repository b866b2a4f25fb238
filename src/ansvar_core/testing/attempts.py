"""What people might try: any event that is well formed, right or wrong, about a group's own things and some unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import islice
from typing import Any, Final, TypeAlias, get_args

import attrs

from ansvar_core import (
    EVENT_TYPES,
    Agency,
    ConsentObject,
    Deadline,
    Event,
    Grant,
    Group,
    InvalidValue,
    Rulebook,
    Tie,
    User,
)
from ansvar_core.derive.setting import in_force
from ansvar_core.testing.cast import CAST, Cast
from ansvar_core.testing.witness import HEADER, candidates, header
from ansvar_core.values.ids import PartyId

__all__ = ["Choose", "Drawn", "anything", "known_ids"]

Choose: TypeAlias = Callable[[tuple[Any, ...]], Any]
"""Chooses one of some things; the first is the simplest."""

_DAYS: Final = (0, 1, -1, 30, 400, -400)
_TEXTS: Final = ("reason", " ")
_TEXT_FIELDS: Final = frozenset({"text", "reason", "note", "basis", "ground", "purpose", "function"})
_YEARS: Final = (10, 3, 15, 16, 40)

for _kind in EVENT_TYPES:
    attrs.resolve_types(_kind, include_extras=False)


def known_ids(group: Group, cast: Cast, name: str, subject: str | None = None) -> tuple[str, ...]:
    """Ids of the group's own of the sort that a field is about, and one that it does not know (kjente id-er)."""
    things: Iterable[str]
    match name:
        case "agency":
            things = (*group.agencies, *(each.id for each in cast.agencies))
        case "meeting":
            things = (*group.meetings, *group.outside_meetings)
        case "work" | "measure":
            things = group.work
        case "goal" | "parent":
            things = group.goals
        case "objection":
            things = group.objections
        case "event":
            things = group.seen
        case "document" | "decision" | "plan" | "alone_ground":
            things = ("d-1",)
        case "kinds":
            things = cast.kinds
        case _:
            things = (*cast.people, *(each.party for each in group.current_members))
    own = (subject,) if subject is not None else ()
    return tuple(dict.fromkeys((*own, *sorted(things), f"{name[0]}-unknown")))


@attrs.frozen(kw_only=True)
class Drawn:
    """Values chosen by the type and the name of a field (trukne verdier)."""

    choose: Choose
    group: Group
    at: datetime
    cast: Cast = CAST
    subject: str | None = None
    points: tuple[str, ...] = ()

    def one(self, things: Iterable[Any]) -> Any:
        """One of some things (én av flere)."""
        return self.choose(tuple(things))

    def value(self, name: str, hint: Any) -> Any:
        """A value for a field (verdi til et felt); raises `InvalidValue` where the parts do not go together."""
        inner = get_args(hint)
        origin = getattr(hint, "__origin__", None)
        if origin in (frozenset, tuple):
            return origin(self._many(name, inner[0]))
        if inner:
            kind = next(each for each in inner if each is not type(None))
            return None if self.one((False, False, True)) else self.value(name, kind)
        return self._plain(name, hint)

    def _many(self, name: str, kind: Any) -> list[Any]:
        # By what they show, because two that look the same are told apart by nobody who reads them.
        found = {repr(each): each for each in (self.value(name, kind) for _ in range(self.one((1, 0, 1, 2, 3))))}
        return list(found.values())

    def _plain(self, name: str, kind: Any) -> Any:
        if kind is str:
            if name == "routine":
                return self.one((*self.points, "r-unknown"))
            is_text = name in _TEXT_FIELDS or name.endswith("_reason")
            return self.one(_TEXTS) if is_text else self.one(known_ids(self.group, self.cast, name, self.subject))
        if kind is bool:
            return self.one((True, False))
        if kind is int:
            return self.one((1, self.group.version, self.group.version + 1))
        if kind is datetime:
            return self.at + timedelta(days=self.one(_DAYS), hours=self.one((0, 2)))
        if kind is date:
            return self.at.date() + timedelta(days=self.one(_DAYS))
        if issubclass(kind, Enum):
            return self.one(kind)
        return self._entity(kind)

    def _entity(self, kind: Any) -> Any:
        if kind is User:
            born = self.at.date().replace(day=1).replace(year=self.at.year - self.one(_YEARS))
            return User(id=self.one((self.group.user.id, "u-unknown")), birth_date=born)
        if kind is Agency:
            agency = self.one(each.id for each in self.cast.agencies)
            return Agency(id=agency, tie=self.one(Tie), kind="kind", counts=self.one((True, False)))
        if kind is Deadline:
            return Deadline(next_meeting=True) if self.one((True, False)) else Deadline(day=self.value("day", date))
        attrs.resolve_types(kind, include_extras=False)
        named = {"object": ConsentObject}
        fields = {
            field.name: self.value(field.name, named.get(field.name, field.type))
            for field in attrs.fields(kind)
            if field.name != "id"
        }
        if kind is Grant and fields["object"] is ConsentObject.COOPERATION:
            fields["kinds"] = frozenset()
        if "id" in attrs.fields_dict(kind):
            fields["id"] = self.one(("i-1", "i-2", *self.group.work))
        return kind(**fields)


def anything(
    choose: Choose,
    book: Rulebook,
    group: Group,
    at: datetime,
    actor: PartyId,
    *,
    kind: type[Event] | None = None,
    subject: str | None = None,
    cast: Cast = CAST,
) -> Event | None:
    """A well-formed event about the group's own things and some unknown; None when none came out (forsøk).

    It starts from a likely one and changes some of its fields, because what is wrong in one place only finds more than
    what is wrong in all.
    """
    points = tuple(each.code for each in in_force(book.policies, at)[1].routine)
    drawn = Drawn(choose=choose, group=group, at=at, cast=cast, subject=subject, points=points)
    chosen = kind or drawn.one(EVENT_TYPES)
    likely = tuple(islice(candidates(book, group, at, actor, kind=chosen, subject=subject, cast=cast), 4))
    own = [field for field in attrs.fields(chosen) if field.name not in HEADER]
    event = drawn.one(likely)
    changed = {drawn.one(own).name for _ in range(drawn.one((1, 0, 1, 2)))} if own else set()
    given = {field.name: getattr(event, field.name) for field in own}
    try:
        given |= {field.name: drawn.value(field.name, field.type) for field in own if field.name in changed}
        return chosen(**header(group, at, actor, "a", cast=cast), **given)
    except InvalidValue:
        return None
