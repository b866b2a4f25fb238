"""Every breach in a finished history, with its place.

Each event is judged by what stood in the record at that position, and by what was in force at the event's own time.
That something was registered late, and would have covered, is said beside the finding; the finding stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import attrs

from ansvar_core.dated import Dated
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import Group
from ansvar_core.errors import CorruptRecord
from ansvar_core.events.base import Event
from ansvar_core.evolve import evolve, misplaced
from ansvar_core.policy import Policy
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import Duty
from ansvar_core.values.findings import Effect, Finding
from ansvar_core.values.verdict import Verdict

__all__ = ["Judged", "Owed", "Report", "audit"]


@attrs.frozen(kw_only=True, repr=False)
class Judged(Discreet):
    """A finding about the event at a position (vurdert hendelse).

    `covered_by` is the position of a late entry that, had it stood in the record in time, would have removed it.
    """

    position: int
    event: str
    kind: str
    finding: Finding
    covered_by: int | None = None


@attrs.frozen(kw_only=True, repr=False)
class Owed(Discreet):
    """A duty that was not kept in time (brutt plikt).

    `position` is where the record opened it, `noticed` the version of the record at which it was first overdue.
    """

    position: int
    noticed: int
    duty: Duty
    covered_by: int | None = None


@attrs.frozen(kw_only=True, repr=False)
class Report(Discreet):
    """What an audit found (revisjonsrapport)."""

    version: int
    judged: tuple[Judged, ...] = ()
    owed: tuple[Owed, ...] = ()

    @property
    def refused(self) -> tuple[Judged, ...]:
        """The events that were not in order (hendelser i strid med reglene)."""
        return tuple(each for each in self.judged if each.finding.effect is Effect.BLOCKS)

    @property
    def warnings(self) -> tuple[Judged, ...]:
        """What should have been looked at (varsler)."""
        return tuple(each for each in self.judged if each.finding.effect is Effect.WARNS)

    @property
    def in_order(self) -> bool:
        """No event out of order and no duty broken (i orden)."""
        return not self.refused and not self.owed


Assess = Callable[[Group | None, Event], Verdict]
Duties = Callable[[Setting], tuple[Duty, ...]]


def audit(events: Iterable[Event], until: datetime, policies: Dated[Policy], assess: Assess, duties: Duties) -> Report:
    """Judge every event of a record, and what was owed until an instant (revisjon).

    Raises `CorruptRecord` with the place for what cannot be read as a record at all.
    """
    record = tuple(events)
    group: Group | None = None
    judged: list[Judged] = []
    owed: dict[tuple[object, ...], Owed] = {}
    for index, event in enumerate(record):
        problem = misplaced(group, event)
        if problem is not None:
            raise CorruptRecord(f"events[{index}].{problem[0]}", problem[1])
        if group is not None:
            _note(owed, group, index, event.recorded_at, record, policies, duties)
        for finding in assess(group, event).findings:
            covered = _covered(record, index, group, finding, assess) if finding.blocks else None
            judged.append(
                Judged(position=index + 1, event=event.id, kind=event.tag, finding=finding, covered_by=covered)
            )
        group = evolve(group, event)
    if group is not None:
        _note(owed, group, len(record), until, record, policies, duties)
    return Report(version=len(record), judged=tuple(judged), owed=tuple(owed.values()))


def _note(
    owed: dict[tuple[object, ...], Owed],
    group: Group,
    version: int,
    at: datetime,
    record: tuple[Event, ...],
    policies: Dated[Policy],
    duties: Duties,
) -> None:
    """Note the duties that are overdue when the next thing is written down."""
    for duty in duties(Setting.of(group, at, policies)):
        if duty.overdue and duty.key not in owed:
            covered = _settled_late(record, version, group, at, duty, policies, duties)
            owed[duty.key] = Owed(position=duty.position, noticed=version, duty=duty, covered_by=covered)


def _late(record: tuple[Event, ...], index: int, at: datetime) -> Iterable[tuple[int, Event]]:
    """What is written down from a place on, but happened before an instant and not when it was written."""
    for position, event in enumerate(record[index:], index + 1):
        if event.at < at and event.at < event.recorded_at:
            yield position, event


def _with_late(group: Group | None, event: Event) -> Group | None:
    return evolve(group, event) if misplaced(group, event) is None else group


def _covered(
    record: tuple[Event, ...], index: int, group: Group | None, finding: Finding, assess: Assess
) -> int | None:
    event = record[index]
    for position, late in _late(record, index + 1, event.at):
        group = _with_late(group, late)
        if finding.code not in assess(group, event).codes:
            return position
    return None


def _settled_late(
    record: tuple[Event, ...],
    version: int,
    group: Group,
    at: datetime,
    duty: Duty,
    policies: Dated[Policy],
    duties: Duties,
) -> int | None:
    # Settled in time is: on the day it was due, or before the meeting it was due by; and written down only now.
    for position, late in _late(record, version, at):
        after = _with_late(group, late)
        if after is None or after is group:
            continue
        still = any(each.key == duty.key and each.overdue for each in duties(Setting.of(after, at, policies)))
        was = any(each.key == duty.key and each.overdue for each in duties(Setting.of(group, late.at, policies)))
        if not still and not was:
            return position
    return None
