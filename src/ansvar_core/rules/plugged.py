"""Rules that others have written: whatever goes wrong in one is told with its code, and breaks nothing else.

A rule of somebody's own is asked through a guard.  When it raises, or says what is not an answer, the guard says
`rule.failed` in its place: as hard as the rule itself, so that a rule that blocks fails closed, but never in the way of
what nothing may hinder.  What it raised is dropped, because its words may hold what nobody here may show.

The library's own rules have no guard: one of them that fails is our fault, and must be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from itertools import islice
from typing import Any, Final, TypeAlias, TypeVar, assert_never

import attrs

from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.derive.setting import Setting
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.rules.base import (
    Breach,
    Breaches,
    Check,
    ContentCheck,
    Failure,
    Obligation,
    Owing,
    Owings,
    Reading,
    ReadingCheck,
    Situation,
    StandingCheck,
)
from ansvar_core.rules.catalogue import LIBRARY
from ansvar_core.values.duty import RULE_FAILED
from ansvar_core.values.findings import (
    AnotherActor,
    Because,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Floor,
    Instead,
    Nothing,
    Remedy,
    Step,
    Wait,
)
from ansvar_core.values.ids import check_id

__all__ = ["guarded", "is_librarys"]

_Rule: TypeAlias = Check | ReadingCheck | Obligation
_R = TypeVar("_R", bound=Check | ReadingCheck | Obligation)


def is_librarys(rule: _Rule) -> bool:
    """Whether it is the library itself that judges by this rule (bibliotekets egen).

    Another effect, other days or another text make it nobody else's; another function, or other kinds of event, do.
    """
    known, asked = LIBRARY.get(rule.code), rule
    if isinstance(known, Obligation):
        return isinstance(asked, Obligation) and asked.owed is known.owed and asked.days is known.days
    if isinstance(known, ReadingCheck):
        return isinstance(asked, ReadingCheck) and asked.judge is known.judge
    if known is None or not isinstance(asked, type(known)):
        return False
    return asked.judge is known.judge and asked.governs == known.governs


def guarded(rule: _R) -> _R:
    """A rule that cannot break an answer (sikret regel): itself where it is the library's own."""
    if is_librarys(rule):
        return rule
    guards: dict[str, Any] = _guards(rule)
    return attrs.evolve(rule, **guards)


def _guards(rule: _Rule) -> dict[str, Any]:
    match rule:
        case StandingCheck():
            return {"judge": _GuardedStanding(judge=rule.judge, code=rule.code)}
        case ContentCheck():
            return {"judge": _GuardedContent(judge=rule.judge, code=rule.code)}
        case ReadingCheck():
            return {"judge": _GuardedReading(judge=rule.judge, code=rule.code)}
        case Obligation():
            return {"owed": _GuardedOwed(owed=rule.owed), "days": _GuardedDays(days=rule.days)}
        case _ as never:
            assert_never(never)


class _NoAnswer(Exception):  # it never leaves this file
    """What a rule said is no answer."""


# Guards are values, so that a rule is equal to itself in another edition.  Each has the one call that its rule has.


@attrs.frozen(kw_only=True)
class _GuardedStanding:
    judge: Callable[[Situation], Breaches]
    code: str

    def __call__(self, situation: Situation) -> Breaches:
        try:
            return _breaches(self.judge(situation), situation.kind)
        except Exception:  # noqa: BLE001  # whatever it is
            return _failure(self.code, situation)


@attrs.frozen(kw_only=True)
class _GuardedContent:
    judge: Callable[[Situation, Any], Breaches]
    code: str

    def __call__(self, situation: Situation, event: Event) -> Breaches:
        try:
            return _breaches(self.judge(situation, event), situation.kind)
        except Exception:  # noqa: BLE001  # whatever it is
            return _failure(self.code, situation)


@attrs.frozen(kw_only=True)
class _GuardedReading:
    """The user reads always, whatever a rule of a municipality's own says."""

    judge: Callable[[Setting, Reading], Breaches]
    code: str

    def __call__(self, setting: Setting, reading: Reading) -> Breaches:
        own = reading.party == setting.group.user.id
        try:
            found = _breaches(self.judge(setting, reading), Reading)
        except Exception:  # noqa: BLE001  # whatever it is
            return Failure(code=self.code, effect=Effect.INFORMS if own else Effect.BLOCKS)
        return None if own else found


@attrs.frozen(kw_only=True)
class _GuardedOwed:
    owed: Callable[[Setting], Owings]

    def __call__(self, setting: Setting) -> Owings:
        try:
            return _owings(self.owed(setting))
        except Exception:  # noqa: BLE001  # whatever it is
            # Nobody knows who owes it, nor until when; that it may be owed must be seen all the same.
            return Owing(who=None, position=setting.group.need.position, about=RULE_FAILED, binding=False)


@attrs.frozen(kw_only=True)
class _GuardedDays:
    days: Callable[[Setting], Iterable[date]]

    def __call__(self, setting: Setting) -> Iterable[date]:
        try:
            # Days without end would be waited for for ever.
            found = tuple(islice(self.days(setting), _MOST_DAYS + 1))
        except Exception:  # noqa: BLE001  # whatever it is
            return ()
        return found if len(found) <= _MOST_DAYS and all(_is_day(each) for each in found) else ()


_MOST_DAYS: Final = 10_000


def _failure(code: str, situation: Situation) -> Failure:
    return Failure(code=code, effect=Effect.INFORMS if situation.kind in NEVER_HINDERED else None)


def _breaches(said: object, kind: type[Any]) -> Breaches:
    """What a judge said, when it is an answer."""
    if said is None:
        return None
    return tuple([_breach(each, kind) for each in _listed(said, Breach)])


def _owings(said: object) -> Owings:
    """What an obligation said, when it is an answer."""
    if said is None:
        return None
    return tuple([_owing(each) for each in _listed(said, Owing)])


def _listed(said: object, kind: type[Any]) -> tuple[Any, ...]:
    """One or several of a kind.  A class made from it would be one whose insides nobody here knows."""
    found = tuple(said) if isinstance(said, tuple | list) else (said,)
    _must(all(type(each) is kind for each in found))
    return found


def _must(so: bool) -> None:  # it is what is asked
    if not so:
        raise _NoAnswer


def _breach(breach: Breach, kind: type[Any]) -> Breach:
    _must(isinstance(breach.facts, tuple | list) and isinstance(breach.remedies, tuple | list))
    facts, remedies = _listed(breach.facts, Fact), tuple(breach.remedies)
    for fact in facts:
        _look_at_fact(fact)
    for remedy in remedies:
        _look_at_remedy(remedy, kind)
    _must(breach.floor is None or isinstance(breach.floor, Floor))
    return Breach(facts=facts, remedies=remedies, floor=breach.floor, effect=breach.effect)


def _look_at_fact(fact: Fact) -> None:
    _must(fact.position is None or type(fact.position) is int)
    _must(fact.day is None or _is_day(fact.day))
    for each in (fact.field, fact.subject, fact.about):
        if each is not None:
            check_id(each, "fact")


def _look_at_remedy(remedy: Remedy, kind: type[Any]) -> None:
    """A remedy can be followed: it names events, fields and people that there can be."""
    match remedy:
        case DoFirst() | Instead():
            _must(bool(remedy.steps))
            for step in _listed(remedy.steps, Step):
                _look_at_step(step)
        case ChangeProposal():
            _look_at_change(remedy, kind)
        case AnotherActor():
            _must(bool(remedy.actors))
            _look_at_names(remedy.actors)
        case Wait():
            _must(isinstance(remedy.until, datetime) and remedy.until.utcoffset() is not None)
        case Nothing():
            _must(isinstance(remedy.because, Because))
        case _ as never:
            assert_never(never)


def _look_at_step(step: Step) -> None:
    fields = {field.name for field in attrs.fields(EVENT_TYPE_BY_TAG[step.kind])}
    _look_at_fields(step.fields, step.asks, fields)


def _look_at_change(change: ChangeProposal, kind: type[Any]) -> None:
    fields = {field.name for field in attrs.fields(kind)}
    _look_at_fields(change.fields, change.asks, fields)
    for name, without in change.without.items():
        _must(name in fields)
        _look_at_names(without)


def _look_at_fields(given: Mapping[str, Any], asks: tuple[str, ...], fields: set[str]) -> None:
    _look_at_names(asks)
    # A dotted name, such as `member.function`, is something inside a field.
    _must(all(name.partition(".")[0] in fields for name in (*given, *asks)))
    _must(all(_can_be_told(each) for each in given.values()))


def _look_at_names(names: tuple[str, ...]) -> None:
    _must(isinstance(names, tuple | list))
    for each in names:
        check_id(each, "name")


def _can_be_told(value: object) -> bool:
    """Whether a value that a remedy gives is such as events are made of, and can be written down."""
    if isinstance(value, tuple | list):
        return all(_can_be_told(each) for each in value)
    if isinstance(value, frozenset | set):
        return all(isinstance(each, str) for each in value)
    if isinstance(value, Enum):
        return type(value).__module__.startswith("ansvar_core.")
    return type(value) in _PLAIN or (attrs.has(type(value)) and type(value).__module__.startswith("ansvar_core."))


_PLAIN: Final = frozenset({type(None), bool, int, str, date, datetime})


def _is_day(value: object) -> bool:
    # The first and the last of all days have no beginning in every zone.
    return type(value) is date and date.min < value < date.max


def _owing(owing: Owing) -> Owing:
    _must(type(owing.position) is int)
    _must(owing.due is None or type(owing.due) is date)
    _must(all(type(each) is bool for each in (owing.next_meeting, owing.overdue, owing.binding)))
    for each in (owing.who, owing.subject, owing.about):
        if each is not None:
            check_id(each, "owing")
    return owing
