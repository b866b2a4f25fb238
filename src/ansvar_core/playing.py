"""A remedy's step made into the event it speaks of."""

from __future__ import annotations

from typing import Any

import attrs

from ansvar_core.entities.group import Group
from ansvar_core.entities.people import Member
from ansvar_core.errors import InvalidValue
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.values.findings import Step

__all__ = ["event_from_step"]


def event_from_step(step: Step, known: Group | None, /, **answers: Any) -> Event:
    """The event of a step, with its header and the answers to what it asks for (hendelse etter råd).

    The header's `group` is the group's own unless it is given.  A dotted name, such as `member.function`, is something
    inside a field: give the answer under the dotted name (with `**{"member.function": "..."}`), or the whole field.
    Raises `InvalidValue` naming the first question without an answer, and what the event itself raises.
    """
    own = {"group": known.id} if known is not None else {}
    given = {**own, **step.fields, **answers}
    for name in step.asks:
        if name not in given and name.partition(".")[0] not in given:
            raise InvalidValue(name, "the remedy asks for it")
    whole = {name: value for name, value in given.items() if "." not in name}
    inside: dict[str, dict[str, Any]] = {}
    for name, value in given.items():
        field, dot, part = name.partition(".")
        if dot and field not in whole:
            inside.setdefault(field, {})[part] = value
    made = {field: _made(known, field, parts) for field, parts in inside.items()}
    return EVENT_TYPE_BY_TAG[step.kind](**whole, **made)


def _made(group: Group | None, field: str, parts: dict[str, Any]) -> Any:
    """What the group knows, with some parts changed, or a new one made of the parts."""
    if field != "member":
        raise InvalidValue(field, "give the whole field")
    known = group.members.get(parts.get("party", "")) if group is not None else None
    return attrs.evolve(known.member, **parts) if known is not None else Member(**parts)
