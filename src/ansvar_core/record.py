"""The record: the ordered sequence of events that is the whole truth of a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from ansvar_core.errors import CorruptRecord, StaleVersion
from ansvar_core.events.base import Event
from ansvar_core.values.checked import checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import EventId, GroupId
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.ledger import Ledger

__all__ = ["Record", "Unknown"]


if TYPE_CHECKING:  # What else is taken; the field's own check makes it what is kept.

    def _events(value: Iterable[Event]) -> tuple[Event, ...]: ...

else:
    _events = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Unknown(Discreet):
    """A field that this library does not know, kept untouched (ukjent felt).

    `path` leads to it from the event, `value` is its JSON.
    """

    path: tuple[str | int, ...]
    value: str


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Record(Discreet):
    """One group's events in the order they were recorded (logg).

    Positions are counted from 1.  The version is the number of events.
    """

    group: GroupId
    events: tuple[Event, ...] = attrs.field(default=(), converter=_events)
    unknown: Ledger[EventId, tuple[Unknown, ...]] = attrs.field(factory=Ledger[EventId, tuple[Unknown, ...]])
    """By the event they came with; only where a host has asked to keep them."""

    @property
    def version(self) -> int:
        """The position of the last event; 0 when empty (versjon)."""
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def since(self, seen: int) -> tuple[Event, ...]:
        """What has been written since somebody saw version `seen` (siden sist).

        Raises `InvalidValue` for a version that never was.
        """
        self._had(seen)
        return self.events[seen:]

    def append(self, events: Iterable[Event], *, seen: int) -> Record:
        """The record with events added by a writer who saw version `seen` (legg til).

        Events that already stand in it, told by their id, are no second fact: sending the same twice gives the same
        record.  Raises `StaleVersion` when somebody else has written since, and `CorruptRecord` for an event of another
        group and for an id that stands there with another content.  A late writer asks `since` what it missed, and
        `Rulebook.reassess` whether its events are in order still.  Raises `InvalidValue` for a version that never was.
        """
        known = {event.id: event for event in self.events}
        new: list[Event] = []
        for index, event in enumerate(events):
            if event.group != self.group:
                raise CorruptRecord(f"events[{index}].group", "an event of another group")
            if event.id not in known:
                new.append(event)
            elif known[event.id] != event:
                raise CorruptRecord(
                    f"events[{index}].id",
                    "this id stands in the record with another content",
                )
            known[event.id] = event
        self._had(seen)
        if new and seen != self.version:
            raise StaleVersion(seen, self.version)
        return attrs.evolve(self, events=(*self.events, *new)) if new else self

    def _had(self, seen: int) -> None:
        if type(seen) is not int or not 0 <= seen <= self.version:
            raise InvalidValue("seen", "must be a version that the record has had")
