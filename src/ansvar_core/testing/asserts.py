"""Assertions about records, verdicts and groups, with messages that say what is wrong and why.

Each raises `AssertionError` with a whole message, so they say the same under any test runner.  No message shows free
text or a personal fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

import attrs

from ansvar_core.audit import Report
from ansvar_core.codec.records import record_from_json, record_to_json
from ansvar_core.derive.rota import eligible, turn_counts
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import Group
from ansvar_core.events.base import Event
from ansvar_core.events.minutes import MinutesWritten
from ansvar_core.evolve import evolve, replay
from ansvar_core.record import Record
from ansvar_core.rulebook import Rulebook
from ansvar_core.testing.differing import differences
from ansvar_core.testing.telling import Teller, codes_of
from ansvar_core.values.findings import Effect
from ansvar_core.values.ids import PartyId
from ansvar_core.values.terms import Language
from ansvar_core.values.verdict import Verdict

__all__ = [
    "assert_breaches",
    "assert_in_order",
    "assert_permitted",
    "assert_refused",
    "assert_replays",
    "assert_rota_fair",
    "assert_same_group",
    "assert_warned",
    "fail",
]

# A failing test is shown where it asked, not in here.
__tracebackhide__ = True

_MOST: Final = 20


def fail(*lines: str) -> None:
    """Raise `AssertionError` with a message of several lines (underkjenn)."""
    raise AssertionError("\n".join(lines).rstrip())


# --- one verdict --------------------------------------------------------------------------------------------------


def assert_permitted(verdict: Verdict, rulebook: Rulebook | None = None, *, language: Language | str = "en") -> None:
    """Raise unless a verdict permits, with every reason why it does not (skal være tillatt).

    The words are those of `rulebook`, or of the standard one.
    """
    if not verdict.permitted:
        teller = Teller(rulebook=rulebook or Rulebook.standard(), language=language)
        fail("expected: permitted", *list(teller.compared((), verdict, Effect.BLOCKS))[1:])


def assert_refused(
    verdict: Verdict, codes: str | Iterable[str], rulebook: Rulebook | None = None, *, language: Language | str = "en"
) -> None:
    """Raise unless exactly these codes block (skal avvises).

    Raises too for a code that no rule has, which would otherwise look like a rule that was never broken.
    """
    _exactly(verdict, codes, Effect.BLOCKS, rulebook, language)


def assert_warned(
    verdict: Verdict, codes: str | Iterable[str], rulebook: Rulebook | None = None, *, language: Language | str = "en"
) -> None:
    """Raise unless exactly these codes warn (skal varsles)."""
    _exactly(verdict, codes, Effect.WARNS, rulebook, language)


def _exactly(
    verdict: Verdict, codes: str | Iterable[str], effect: Effect, rulebook: Rulebook | None, language: Language | str
) -> None:
    wanted = codes_of(codes)
    if not wanted:
        fail(f"no code was given: say which rule {effect.value}")
    teller = Teller(rulebook=rulebook or Rulebook.standard(), language=language)
    unknown = teller.known(wanted)
    if unknown:
        fail(*unknown)
    if set(wanted) != {each.code for each in verdict.findings if each.effect is effect}:
        fail(*teller.compared(wanted, verdict, effect))


# --- a record -----------------------------------------------------------------------------------------------------


def assert_in_order(
    record: Iterable[Event],
    rulebook: Rulebook,
    until: datetime | None = None,
    *,
    language: Language | str = "en",
) -> None:
    """Raise unless no event of a record was out of order and no duty broken (skal være i orden).

    `until` is the instant up to which duties are looked at; without it, when the last event was recorded.
    """
    assert_breaches(record, rulebook, {}, until, language=language)


def assert_breaches(
    record: Iterable[Event],
    rulebook: Rulebook,
    breaches: Mapping[int, str | Iterable[str]],
    until: datetime | None = None,
    *,
    language: Language | str = "en",
) -> None:
    """Raise unless an audit finds exactly these breaches (skal ha disse bruddene).

    `breaches` maps positions, counted from 1, to codes: of what blocked the event there, and of duties that it opened
    and that were not kept.  Warnings are no breaches.
    """
    events = tuple(record)
    teller = Teller(rulebook=rulebook, language=language)
    wanted = {position: codes_of(codes) for position, codes in breaches.items()}
    unknown = [line for codes in wanted.values() for line in teller.known(codes)]
    unknown += [f"the record has no position {each}" for each in wanted if not 1 <= each <= len(events)]
    if unknown:
        fail(*unknown)
    end = until or max((each.recorded_at for each in events), default=None)
    report = Report(version=0) if end is None else rulebook.audit(events, end)
    found: dict[int, set[str]] = {}
    for judged in report.refused:
        found.setdefault(judged.position, set()).add(judged.finding.code)
    for owed in report.owed:
        found.setdefault(owed.position, set()).add(owed.duty.code)
    if {position: set(codes) for position, codes in wanted.items()} != found:
        fail(*_breaches(teller, events, report, wanted, found))


def _breaches(
    teller: Teller,
    events: tuple[Event, ...],
    report: Report,
    wanted: Mapping[int, tuple[str, ...]],
    found: Mapping[int, set[str]],
) -> Iterator[str]:
    expected = sum(len(codes) for codes in wanted.values())
    yield f"expected: {expected or 'no'} breach{'es' if expected != 1 else ''}"
    yield f"found:    {sum(len(codes) for codes in found.values()) or 'none'}"
    for position in sorted({*wanted, *found})[:_MOST]:
        event = events[position - 1]
        yield ""
        yield f"position {position}: {event.id} {event.tag}, {teller.when(event.at)}"
        here, there = set(wanted.get(position, ())), found.get(position, set())
        for code in sorted(here | there):
            if code not in there:
                yield f"- {code}: expected, not found"
            elif code in here:
                yield f"= {code}: as expected"
            else:
                yield f"+ {code}: not expected"
                yield from _breach(teller, report, position, code, event.at)


def _breach(teller: Teller, report: Report, position: int, code: str, at: datetime) -> Iterator[str]:
    judged = [each for each in report.refused if (each.position, each.finding.code) == (position, code)]
    if judged:
        yield from teller.findings([each.finding for each in judged], at=at)
    owed = [each for each in report.owed if (each.position, each.duty.code) == (position, code)]
    if owed:
        yield from teller.duty_meaning(code)
    yield from (f"    {teller.duty(each.duty)}" for each in owed)
    late = {each.covered_by for each in judged} | {each.covered_by for each in owed}
    yield from (f"    covered by a late entry at position {each}" for each in sorted(late - {None}, key=str))


# --- a group ------------------------------------------------------------------------------------------------------


def assert_same_group(one: Group | None, other: Group | None) -> None:
    """Raise unless two groups are the same, with every field in which they differ (skal være samme gruppe).

    What may be personal is said to differ and is not shown.
    """
    if one != other:
        found = differences(one, other)
        more = len(found) - _MOST
        fail(
            f"expected the same group, but {len(found)} place{'s differ' if len(found) > 1 else ' differs'}:",
            *(f"  {each}" for each in found[:_MOST]),
            *([f"  and {more} more"] if more > 0 else []),
        )


def assert_replays(record: Record, group: Group | None = None) -> None:
    """Raise unless a record survives being written, read and replayed (skal kunne spilles av).

    Where `group` is given, it must be what the record adds up to, as when a system keeps the state beside the events.
    """
    read = record_from_json(record_to_json(record))
    if read != record:
        places = [str(place) for place, pair in enumerate(zip(record, read, strict=True), 1) if pair[0] != pair[1]]
        fail(f"the record reads back otherwise than it was written, at position {', '.join(places)}")
    assert_same_group(replay(record), group if group is not None else replay(read))


# --- the rotation -------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Written:
    """Minutes written: by whom, who else could have, and how often each had had a turn before."""

    position: int
    meeting: str
    period: int
    writer: PartyId
    turns: Mapping[PartyId, int]
    in_the_room: frozenset[PartyId]

    def told(self) -> str:
        turns = ", ".join(f"{party} {count}" for party, count in self.turns.items())
        return f"  position {self.position}, {self.meeting}: {self.writer} wrote; turns before: {turns or 'nobody due'}"

    @property
    def after(self) -> Mapping[PartyId, int]:
        """How often each has had a turn then."""
        return {party: count + (party == self.writer) for party, count in self.turns.items()}

    def follows(self, before: _Written | None) -> bool:
        """Whether the same people could write as the last time, and all are there."""
        same = before is not None and (self.period, self.turns.keys()) == (before.period, before.turns.keys())
        return same and self.turns.keys() <= self.in_the_room

    def starts_fair(self, before: _Written | None) -> bool:
        """Whether the turns are even, or can be made so at once by another than the one who wrote last."""
        last = before.writer if before is not None and before.period == self.period else None
        behind = [party for party, count in self.turns.items() if count == min(self.turns.values())]
        even = len(behind) == len(self.turns) or (_spread(self.turns) == 1 and behind != [last])
        return even and self.turns.keys() <= self.in_the_room


def _spread(turns: Mapping[PartyId, int]) -> int:
    return max(turns.values(), default=0) - min(turns.values(), default=0)


def assert_rota_fair(record: Iterable[Event], rulebook: Rulebook) -> None:
    """Raise unless the minutes were taken fairly (turnusen skal være rettferdig).

    Nobody wrote twice running while somebody else in the room could have.  And from a fair start, where the turns were
    even or another than the last writer could even them, they did not come to differ by more than one as long as the
    same people could write and all were there.  People may agree otherwise, and the record then is in order all the
    same; this says whether they did.
    """
    told: list[str] = []
    before: _Written | None = None
    fair = False
    for now in _written(record, rulebook):
        told.append(now.told())
        others = sorted(party for party in now.turns if party != now.writer and party in now.in_the_room)
        if before is not None and (before.writer, before.period) == (now.writer, now.period) and others:
            fail(f"{now.writer} wrote twice running, and {' or '.join(others)} could have written:", *told[-_MOST:])
        fair = (fair and now.follows(before)) or now.starts_fair(before)
        if fair and _spread(now.after) > 1:
            fail(f"the turns differ by more than one after {now.meeting}:", *told[-_MOST:])
        before = now


def _written(record: Iterable[Event], rulebook: Rulebook) -> Iterator[_Written]:
    group: Group | None = None
    for position, event in enumerate(record, 1):
        if group is not None and isinstance(event, MinutesWritten):
            meeting = group.meetings[event.meeting]
            setting = Setting.of(group, event.at, rulebook.policies)
            counts = turn_counts(setting, meeting.chair)
            able = eligible(setting, meeting.chair, event.kinds)
            yield _Written(
                position=position,
                meeting=event.meeting,
                period=group.period,
                writer=event.writer,
                turns={each.party: counts[each.party] for each in able},
                in_the_room=meeting.present,
            )
        group = evolve(group, event)
