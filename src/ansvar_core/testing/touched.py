"""What a test run never touched: kinds of event, steps of the five tables, and rules, kept and broken.

Coverage of lines says that code ran.  This says which of the *rules* a system was ever held against.

A `Collector` is the one thing here that changes.  It is made by whoever collects and handed to whoever notes, so that
nothing is remembered anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, TypeAlias

import attrs

from ansvar_core.audit import Report
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import Group
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPES
from ansvar_core.evolve import evolve
from ansvar_core.lifecycle import COORDINATOR, MEETING, TABLES, Machine, Table
from ansvar_core.moves import moves, status_of
from ansvar_core.rulebook import Rulebook
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import Duty
from ansvar_core.values.ids import ItemId, MeetingId, PartyId
from ansvar_core.values.verdict import Verdict

__all__ = ["Collector", "Mark", "Untouched", "Watched", "watched"]

Mark: TypeAlias = tuple[str, ...]
"""One thing that can be touched (merke).

`("event", tag)`; `("step", machine, from, tag, to)`, or without the last where an event moves nothing; and of a rule or
a duty `("kept", code)` and `("broken", code)`.
"""

_WIDTH: Final = 110


def _steps(table: Table) -> Iterator[Mark]:
    for status, row in table.moves.items():
        for kind, targets in row.items():
            yield from (("step", table.machine.value, status.value, kind.tag, target.value) for target in targets)
    for status, kinds in table.admits.items():
        yield from (("step", table.machine.value, status.value, kind.tag) for kind in kinds)


_ALL_STEPS: Final = frozenset(mark for table in TABLES for mark in _steps(table))


class Collector:
    """What has been touched so far, and what there was to touch (samler).

    Of a rulebook, everything is there to touch as soon as it is watched.
    """

    __slots__ = ("_known", "_touched")

    def __init__(self) -> None:
        self._known: set[Mark] = set()
        self._touched: set[Mark] = set()

    def note(self, record: Iterable[Event], rulebook: Rulebook, until: datetime | None = None) -> None:
        """Note everything that a finished record touched (noter en logg).

        For systems that keep records and do not ask a rulebook themselves.  `until` is the instant up to which duties
        are looked at; without it, when the last event was recorded.
        """
        events = tuple(record)
        book = watched(rulebook, self)
        if events:
            book.audit(events, until or max(each.recorded_at for each in events))

    def know(self, marks: Iterable[Mark]) -> None:
        """Note that it is there to touch (kan berøres)."""
        self._known.update(marks)

    def touch(self, marks: Iterable[Mark]) -> None:
        """Note that it was touched (er berørt)."""
        self._touched.update(marks)

    def untouched(self) -> Untouched:
        """What there is to touch and has not been touched (uberørt)."""
        return Untouched(known=frozenset(self._known), never=frozenset(self._known - self._touched))

    def dump(self) -> dict[str, list[list[str]]]:
        """Plain lists, for sending to another process (til lister)."""
        return {
            "known": sorted(list(mark) for mark in self._known),
            "touched": sorted(list(mark) for mark in self._touched),
        }

    def load(self, dumped: dict[str, list[list[str]]]) -> None:
        """Add what another process has collected (fra lister)."""
        self.know(tuple(mark) for mark in dumped["known"])
        self.touch(tuple(mark) for mark in dumped["touched"])


def watched(rulebook: Rulebook, collector: Collector) -> Watched:
    """The same rulebook, which notes what it is asked (regelbok under oppsyn)."""
    book = Watched(
        policies=rulebook.policies,
        terms=rulebook.terms,
        checks=rulebook.checks,
        reading_checks=rulebook.reading_checks,
        obligations=rulebook.obligations,
        collector=collector,
    )
    collector.know(book.marks())
    return book


@attrs.frozen(kw_only=True, repr=False)
class Watched(Rulebook):
    """A rulebook that notes in a collector what its answers turned on (regelbok under oppsyn).

    It answers as the rulebook it was made of does.  An event touches its kind and its steps when it is in order; a rule
    is *kept* when it is asked and has nothing to say, and *broken* when it has; a duty is kept when what settles it
    comes in time, and broken when it is seen overdue.
    """

    collector: Collector = attrs.field(factory=Collector, eq=False)

    def marks(self) -> Iterator[Mark]:
        """Everything that there is to touch (alt som kan berøres).

        Some of it cannot be touched under every policy: a rule that holds an event against a number that nobody has
        chosen is never broken.
        """
        yield from (("event", kind.tag) for kind in EVENT_TYPES)
        yield from _ALL_STEPS
        for _, here in self._editions.versions:
            for rule in (*here.checks, *here.reading_checks, *here.obligations):
                yield ("kept", rule.code)
            for rule in (*here.checks, *here.reading_checks, *here.breachable):
                yield ("broken", rule.code)

    def _assess(
        self,
        group: Group | None,
        event: Event,
        *,
        explain: bool = False,
        setting: Setting | None = None,
        proposed: bool = False,
    ) -> Verdict:
        verdict = super()._assess(group, event, explain=True, setting=setting, proposed=proposed)
        self.collector.touch(("broken", code) for code in verdict.codes)
        self.collector.touch(("kept", each.code) for each in verdict.fulfilled)
        if verdict.permitted:
            self.collector.touch(self._happened(group, event))
        return verdict if explain else attrs.evolve(verdict, fulfilled=())

    def may_read(
        self, group: Group, party: PartyId, meeting: MeetingId, at: datetime, item: ItemId | None = None
    ) -> Verdict:
        """As `Rulebook.may_read`; noted (innsyn)."""
        verdict = super().may_read(group, party, meeting, at, item)
        self.collector.touch(("broken", code) for code in verdict.codes)
        asked = {each.code for each in self.at(at).reading_checks}
        self.collector.touch(("kept", code) for code in asked.difference(verdict.codes))
        return verdict

    def audit(self, record: Iterable[Event], until: datetime) -> Report:
        """As `Rulebook.audit`; noted (revisjon)."""
        report = super().audit(record, until)
        # Some rules are for an audit alone.
        self.collector.touch(("broken", each.finding.code) for each in report.judged)
        return report

    def _duties(self, setting: Setting) -> tuple[Duty, ...]:
        owed = super()._duties(setting)
        self.collector.touch(("broken", duty.code) for duty in owed if duty.overdue)
        return owed

    def _overdue(self, setting: Setting) -> tuple[Duty, ...]:
        late = super()._overdue(setting)
        self.collector.touch(("broken", duty.code) for duty in late)
        return late

    def _happened(self, group: Group | None, event: Event) -> Iterator[Mark]:
        """What an event in order touches."""
        after = evolve(group, event)
        yield ("event", event.tag)
        yield from _ALL_STEPS.intersection((*_own_steps(group, event), *_others_steps(group, event, after)))
        if group is not None:
            left = {duty.key for duty in self._duties(self._setting(after, event.at))}
            settling = {each.code for each in self.at(event.at).obligations if type(event) in each.settled_by}
            for duty in self._duties(self._setting(group, event.at)):
                if duty.code in settling and duty.key not in left and not duty.overdue:
                    yield ("kept", duty.code)


def _own_steps(group: Group | None, event: Event) -> Iterator[Mark]:
    for move in moves(event, group):
        machine = move.table.machine
        at = event.at if machine is Machine.CONSENT else None
        status = status_of(group, move.table, move.subject, type(event), at)
        to = () if move.target is None else (move.target.value,)
        yield ("step", machine.value, status.value, event.tag, *to)


def _others_steps(group: Group | None, event: Event, after: Group) -> Iterator[Mark]:
    """The steps that the fold takes for others: who was coordinator, and a meeting that never was."""
    if group is None:
        return
    for office, then in ((group.coordinator, after.coordinator), (group.relay_holder, after.relay_holder)):
        for party, status in office.asked.items():
            yield ("step", COORDINATOR.machine.value, status.value, event.tag, then.status_of(party).value)
    if event.tag == "recorded-in-error":
        for meeting, was in group.meetings.items():
            now = after.meetings.get(meeting, was).status
            yield ("step", MEETING.machine.value, was.status.value, event.tag, now.value)


@attrs.frozen(kw_only=True, repr=False)
class Untouched(Discreet):
    """What a test run never touched (uberørt).

    `known` is all that there was to touch, `never` what of it was not.
    """

    known: frozenset[Mark]
    never: frozenset[Mark]

    @property
    def percent(self) -> float:
        """How much was touched, from 0 to 100; where nothing was watched, nothing was touched (prosent)."""
        return 100 * (1 - len(self.never) / len(self.known)) if self.known else 0.0

    def of(self, *beginning: str) -> tuple[Mark, ...]:
        """The untouched that begin with these words, in order (uberørt av et slag)."""
        return tuple(sorted(mark for mark in self.never if mark[: len(beginning)] == beginning))

    def report(self) -> str:
        """All of it as text, for a terminal (rapport)."""
        if not self.known:
            return "nothing was watched"
        touched = len(self.known) - len(self.never)
        # Rounded down, so that what is printed as all is all.
        lines = [f"touched {touched} of {len(self.known)} ({int(self.percent * 10) / 10} %)"]
        for first, title in _TITLES.items():
            marks = self.of(first)
            if marks:
                total = sum(mark[0] == first for mark in self.known)
                lines += ["", f"{title}: {len(marks)} of {total}"]
                lines += _of_steps(marks) if first == "step" else _wrapped("  ", (mark[1] for mark in marks))
        return "\n".join(lines)


_TITLES: Final = {
    "event": "kinds of event never in order",
    "kept": "rules and duties never kept",
    "broken": "rules and duties never broken",
    "step": "steps of the tables never taken",
}


def _of_steps(marks: Iterable[Mark]) -> Iterator[str]:
    by_status: dict[tuple[str, str], list[str]] = {}
    for _, machine, status, tag, *to in marks:
        by_status.setdefault((machine, status), []).append(" -> ".join((tag, *to)))
    for (machine, status), steps in by_status.items():
        yield f"  {machine}, {status}:"
        yield from _wrapped("    ", steps)


def _wrapped(indent: str, words: Iterable[str]) -> Iterator[str]:
    line = ""
    for word in words:
        if line and len(indent) + len(line) + len(word) + 3 > _WIDTH:
            yield f"{indent}{line},"
            line = ""
        line = f"{line}, {word}" if line else word
    yield f"{indent}{line}"
