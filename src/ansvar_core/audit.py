"""Every breach in a finished history, with its place.

Each event is judged by what stood in the record at that position, and by what was in force at the event's own time.
That something was registered late, and would have covered, is said beside the finding; the finding stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Protocol

import attrs

from ansvar_core.dated import Dated
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import Group
from ansvar_core.errors import CorruptRecord
from ansvar_core.events.base import Event
from ansvar_core.events.ending import ClockCorrected
from ansvar_core.evolve import evolve, misplaced
from ansvar_core.policy import Policy
from ansvar_core.rules.base import failed
from ansvar_core.rules.record import should_have_said
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import RULE_FAILED, Duty
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


class _Assess(Protocol):
    """How one event is judged."""

    def __call__(self, group: Group | None, event: Event, *, setting: Setting | None = None) -> Verdict: ...


Overdue = Callable[[Setting], tuple[Duty, ...]]


def audit(
    events: Iterable[Event], until: datetime, policies: Dated[Policy], assess: _Assess, overdue: Overdue
) -> Report:
    """Judge every event of a record, and what was owed until an instant (revisjon).

    Raises `CorruptRecord` with the place for what cannot be read as a record at all.
    """
    return _Auditor(record=tuple(events), policies=policies, assess=assess, overdue=overdue).report(until)


@attrs.frozen(kw_only=True)
class _Auditor:
    record: tuple[Event, ...]
    policies: Dated[Policy]
    assess: _Assess
    overdue: Overdue

    def report(self, until: datetime) -> Report:
        group: Group | None = None
        registers = False
        judged: list[Judged] = []
        owed: dict[tuple[object, ...], Owed] = {}
        failing: set[str] = set()
        # What a clock that was ahead would have made overdue was not.
        clocks = {each.at_position: each.corrected_to for each in self.record if isinstance(each, ClockCorrected)}
        for index, event in enumerate(self.record):
            problem = misplaced(group, event)
            if problem is not None:
                raise CorruptRecord(f"events[{index}].{problem[0]}", problem[1])
            setting = None
            written = clocks.get(index + 1, event.recorded_at)
            if group is not None:
                setting = Setting.of(group, written, self.policies)
                judged += self._note(owed, failing, setting)
            # What was written down by a library without "despite" had no place for it, and is not asked.
            registers = registers or bool(event.despite) or event.written_as > 1
            # Most is written down when it happens, and then what was found out about duties is there for the rules.
            judged += self._judged(index, group, setting if event.at == written else None, registers)
            group = evolve(group, event)
        if group is not None:
            judged += self._note(owed, failing, Setting.of(group, until, self.policies))
        return Report(version=len(self.record), judged=tuple(judged), owed=tuple(owed.values()))

    def _judged(self, index: int, group: Group | None, setting: Setting | None, registers: bool) -> Iterator[Judged]:
        event = self.record[index]
        verdict = self.assess(group, event, setting=setting)
        said: tuple[Finding, ...] = ()
        if registers and not event.despite and event.gives_right and not verdict.permitted:
            said = (should_have_said(event),)
        for finding in (*verdict.findings, *said):
            # Nobody knows what a rule that failed would have said, so nothing covers it.
            known = finding.blocks and finding.code != RULE_FAILED
            covered = self._covered(index, group, finding) if known else None
            yield Judged(position=index + 1, event=event.id, kind=event.tag, finding=finding, covered_by=covered)

    def _note(self, owed: dict[tuple[object, ...], Owed], failing: set[str], setting: Setting) -> Iterator[Judged]:
        """Note the duties that are overdue when the next thing is written down, and tell once of each nobody knows."""
        for duty in self.overdue(setting):
            if duty.unknown:
                if duty.code not in failing:
                    failing.add(duty.code)
                    last = self.record[setting.group.version - 1]
                    finding = failed(duty.code, Effect.WARNS)
                    yield Judged(position=setting.group.version, event=last.id, kind=last.tag, finding=finding)
            elif duty.key not in owed:
                covered = self._settled_in_time(setting.group, setting.at, duty)
                owed[duty.key] = Owed(
                    position=duty.position, noticed=setting.group.version, duty=duty, covered_by=covered
                )

    def _late(self, index: int, at: datetime) -> Iterator[tuple[int, Event]]:
        """What is written down after a place in the record, though it happened before an instant."""
        for position, event in enumerate(self.record[index:], index + 1):
            if event.at < event.recorded_at and event.at < at:
                yield position, event

    def _covered(self, index: int, group: Group | None, finding: Finding) -> int | None:
        event = self.record[index]
        for position, late in self._late(index + 1, event.at):
            group = _with(group, late)
            if finding.code not in self.assess(group, event).codes:
                return position
        return None

    def _settled_in_time(self, group: Group, at: datetime, duty: Duty) -> int | None:
        """Where a late entry stands that settled the duty before it was overdue."""
        for position, late in self._late(group.version, at):
            after = _with(group, late)
            if after is not None and not self._is_late(duty, group, late.at) and not self._is_late(duty, after, at):
                return position
        return None

    def _is_late(self, duty: Duty, group: Group, at: datetime) -> bool:
        # Where the rule fails nobody knows, and that is no reason to call it settled.
        return any(
            each.key == duty.key or (each.unknown and each.code == duty.code)
            for each in self.overdue(Setting.of(group, at, self.policies))
        )


def _with(group: Group | None, event: Event) -> Group | None:
    return evolve(group, event) if misplaced(group, event) is None else group
