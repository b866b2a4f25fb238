"""Two writers on one record: the late one learns what it missed, and whether its own events are in order still."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from ansvar_core.entities.group import Group
from ansvar_core.errors import CorruptRecord
from ansvar_core.events.base import Event
from ansvar_core.evolve import evolve, replay
from ansvar_core.record import Record
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.verdict import Verdict

__all__ = ["Reassessed", "reassess"]


@attrs.frozen(kw_only=True, repr=False)
class Reassessed(Discreet):
    """What a late writer needs to know (ny vurdering).

    `missed` is what was written since; `verdicts` are of the writer's own events as the record stands now, up to and
    with the first that is refused.
    """

    missed: tuple[Event, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def permitted(self) -> bool:
        """Whether all of them are in order still (fortsatt i orden)."""
        return all(self.verdicts)


def reassess(
    record: Record, events: tuple[Event, ...], seen: int, assess: Callable[[Group | None, Event], Verdict]
) -> Reassessed:
    """Judge a late writer's events on the record as it is now (vurder på nytt)."""
    missed = record.since(seen)
    known = {event.id: event for event in record.events}
    for index, event in enumerate(events):
        if known.setdefault(event.id, event) != event:
            raise CorruptRecord(f"events[{index}].id", "this id stands in the record with another content")
    group = replay(record.events)
    verdicts = []
    for event in events:
        if group is not None and event.id in group.seen:
            continue
        verdict = assess(group, event)
        verdicts.append(verdict)
        if not verdict:
            break
        group = evolve(group, event)
    return Reassessed(missed=missed, verdicts=tuple(verdicts))
