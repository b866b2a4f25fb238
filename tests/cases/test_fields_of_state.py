"""What the fold makes holds what its types say, though nobody asks it to.

Whoever makes an event, or anything in one, is asked at every field.  The fold makes the group of what events hold, a
dozen values for each event, and is not asked again: that it need not be is proven here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from ansvar_core import EVENT_TYPES, Event
from ansvar_core.evolve import evolve
from ansvar_core.values.checked import checking
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.ledger import Ledger
from support.fields import hints
from support.samples import sample, world

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]


def inside(value: Any) -> Iterator[Any]:
    """Every value with fields at any depth, itself included."""
    if isinstance(value, tuple | frozenset):
        for each in value:
            yield from inside(each)
    elif isinstance(value, Ledger):
        for key, each in value.items():
            yield from inside(key)
            yield from inside(each)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from inside(getattr(value, field.name))


def wrong(value: Any) -> Iterator[str]:
    """The fields at any depth that hold something else than their type says."""
    for each in inside(value):
        for name, hint in hints(type(each)).items():
            held, check = getattr(each, name), checking(hint, name)
            try:
                if check is not None and check(held) != held:
                    yield f"{type(each).__name__}.{name}: is converted"
            except InvalidValue as error:
                yield f"{type(each).__name__}.{error}"


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_event_leaves_in_the_group_is_what_it_should_be(kind: type[Event]) -> None:
    """P12: also for what nobody but the fold makes."""
    assert list(wrong(evolve(world()[1], sample(kind)))) == []


def test_what_is_wrong_would_be_told() -> None:
    """A group with a number for a status, deep inside, is seen."""
    group = world()[1]
    meeting = attrs.evolve(next(iter(group.meetings.values())), status=7)
    bent = attrs.evolve(group, meetings=group.meetings.put(meeting.id, meeting), version="4")

    assert list(wrong(bent)) == [
        "Group.version: must be a whole number",
        "Meeting.status: must be one of the values of MeetingStatus",
    ]
