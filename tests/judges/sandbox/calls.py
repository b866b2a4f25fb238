"""Every public function of the library, called: all questions about many records, and then what none of them needs."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import seen

from ansvar_core import (
    EVENT_TYPES,
    NORWAY,
    STATEMENTS,
    ChangeProposal,
    CorruptRecord,
    Dated,
    DoFirst,
    Gate,
    InvalidPolicy,
    InvalidValue,
    LegalFrame,
    MeetingOpened,
    NorwegianTime,
    NotInForce,
    Record,
    Rulebook,
    StaleSnapshot,
    StaleVersion,
    event_from_json,
    event_from_step,
    event_to_json,
    group_from_dict,
    group_to_dict,
    is_text_of,
    met_since,
    record_from_dict,
    record_to_dict,
    said_by,
    text_digest,
)
from ansvar_core.codec.quick import event_from_trusted, event_to_bytes, record_from_trusted, record_to_bytes
from ansvar_core.codec.unknown import take_out
from ansvar_core.dates import holidays, is_working_day
from ansvar_core.derive.setting import Setting, kept
from ansvar_core.events.base import refers
from ansvar_core.statements.statement import stated
from ansvar_core.values.ledger import Ledger
from ansvar_core.values.parameter import about
from order.answers import PLACES, ask_all, exported
from order.lives import CHANGING, STRICT, TRIED, books, cases, profiles, records, stood
from support.life import MUM, NURSE
from support.samples import sample, world

__all__ = ["everything", "handed_over", "prepared"]

Put = Callable[[str, Any], None]


def prepared() -> None:
    """Read and make what the calls are given, which is no part of what is judged."""
    books()
    exported()
    world()
    for key, told in seen.TRIED.items():
        TRIED[key] = tuple(map(event_from_json, told))


def handed_over() -> None:
    """Work out what is tried, and leave it where a sandboxed copy of this module finds it.

    The means for making them ask for the identity of types, which a sandbox's stand-ins for types do not keep.
    """
    for case in cases(many=False):
        places, tries, _ = PLACES[False]
        tuple(case.stages(places, tries))
    seen.TRIED.update({key: tuple(map(event_to_json, events)) for key, events in TRIED.items()})


def everything(put: Put) -> None:
    """Call all of it, and hand over every answer."""
    ask_all(put)
    _values(put)
    _questions(put)
    _quick(put)
    _wrong(put)
    _at_import(put)


def _values(put: Put) -> None:
    zone, other = NorwegianTime(), NorwegianTime()
    day = sample(EVENT_TYPES[0]).at
    put("time", (zone == other, hash(zone) == hash(other), repr(zone), day.astimezone(zone).tzname()))
    put("time", (zone.utcoffset(day.replace(tzinfo=None)), zone.dst(day.replace(tzinfo=None))))
    put("time", [holidays(year) for year in range(2020, 2040)])
    put("time", [is_working_day(date(2026, 1, 1) + timedelta(days=each)) for each in range(366)])
    dated: Dated[int] = Dated("size", ((None, 1), (date(2026, 1, 1), 2)))
    put("dated", (dated.before(date(2026, 1, 1)), dated.map(str), dated.days, NORWAY.before(date(2027, 1, 1))))
    _, group = world()
    event = sample(MeetingOpened)
    put("events", event.but(at=event.at + timedelta(hours=1), actor=MUM))
    put("events", event.changed(ChangeProposal(fields={"chair": NURSE}, asks=("minute_taker",)), minute_taker=NURSE))
    for consent in group.consents.values():
        put("events", consent.without(1))
    ledger = Ledger((("a", 1), ("b", 2)))
    put("ledger", (repr(ledger), hash(ledger) == hash(copy.copy(ledger)), copy.copy(ledger)))
    for thing in (*STATEMENTS, NORWAY, STRICT, CHANGING.differences):
        put("values", thing)
    copied: list[Any] = [zone, group, event, records()["world"], *books().values(), *profiles().values()]
    for each in copied:
        put("copies", (copy.copy(each) == each, copy.deepcopy(each) == each, repr(each).partition("(")[0]))


def _questions(put: Put) -> None:
    book = Rulebook.standard()
    events, group = world()
    until = events[-1].at
    report = book.audit(events, until)
    put("rest", (report.warnings, report.refused, report.in_order))
    put("rest", [each.covered for each in book.consent(group, until).agencies])
    record = records()["world"]
    late = sample(EVENT_TYPES[0], id="e-late", at=until, recorded_at=until)
    put("rest", book.reassess(record, (late,), seen=len(record)).permitted)
    longer = record.append((late,), seen=len(record))
    put("rest", (longer.since(2), longer.version, tuple(longer)))
    put("rest", book.advance(None, events[0]))
    setting = Setting.of(group, until, book.policies)
    put("rest", (met_since(setting, 1), copy.copy(setting) == setting))
    for ground in NORWAY.grounds:
        put("rest", [str(law) for law in NORWAY.provisions(ground, until.date())])
    under = Rulebook.under(Dated.always("policy", STRICT))
    put("rest", under == books()["strict"])
    for finding in (each for kind in EVENT_TYPES for each in book.assess(group, sample(kind)).findings):
        for remedy in finding.remedies:
            for step in remedy.steps if isinstance(remedy, DoFirst) else ():
                put("rest", _error(event_from_step, step, group, id="e-step", at=until, actor=NURSE))
    for day in (date(2026, 1, 10), date(2026, 2, 10)):
        put("rest", tuple(Rulebook.of(CHANGING).touched(map(stood, records().values()), day)))


def _quick(put: Put) -> None:
    for record in records().values():
        written = record_to_bytes(record)
        put("quick", (written, record_from_trusted(written)))
    for kind in EVENT_TYPES:
        written = event_to_bytes(sample(kind))
        put("quick", (written, event_from_trusted(written)))
    found = text_digest("what was said", b"salt" * 8)
    put("quick", (found, is_text_of(found, "what was said", b"salt" * 8)))


def _error(call: Callable[..., Any], *given: Any, **named: Any) -> Any:
    try:
        return call(*given, **named)
    except (CorruptRecord, InvalidPolicy, InvalidValue, NotInForce, StaleSnapshot, StaleVersion) as wrong:
        return type(wrong).__name__, str(wrong)


def _wrong(put: Put) -> None:
    record = records()["world"]
    data = record_to_dict(record)
    data["events"][3]["zebra"] = {"deep": [1, 2.5, None]}
    read = record_from_dict(data, keep_unknown=True)
    put("wrong", (read.unknown, record_to_dict(read), record_to_bytes(read)))
    put("wrong", take_out({"agency": "a-1", "zebra": 1}, type(record.events[0])))
    put("wrong", _error(Dated("size", ((date(2026, 1, 1), 2),)).at, date(2020, 1, 1)))
    put("wrong", _error(record.append, (sample(EVENT_TYPES[0], id="e-x"),), seen=1))
    snapshot = group_to_dict(world()[1])
    put("wrong", _error(group_from_dict, {**snapshot, "fold": 0}))
    put("wrong", _error(Record, group=" "))
    put("wrong", _error(Gate, duty="work.done", event="no-such-event"))
    for error in (StaleSnapshot, StaleVersion, NotInForce):
        put("wrong", str(error(*_ARGUMENTS[error.__name__])))


_ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "StaleSnapshot": (1, 2),
    "StaleVersion": (1, 2),
    "NotInForce": ("size", date(2020, 1, 1)),
}


def _at_import(put: Put) -> None:
    """What the library itself calls only while it is loaded."""
    put("import", said_by("B1", design=True))
    put("import", refers("meeting"))
    put("import", stated("B1", "fact", text="text", effect="warns"))
    put("import", about("own.key", said_by(design=True), nb="nb", nn="nn", en="en"))
    put("import", attrs.evolve(NORWAY) == NORWAY)
    put("import", isinstance(attrs.evolve(NORWAY), LegalFrame))
    put("import", kept(_days)(Setting.of(world()[1], world()[0][-1].at, Rulebook.standard().policies)))


def _days(setting: Setting) -> date:
    return setting.day
