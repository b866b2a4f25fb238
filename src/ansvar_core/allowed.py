"""What the value of each parameter must be, whatever else it must go together with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any, Final

from ansvar_core.choices import ChairRule, Gate, MinuteTakerRule, Permission, RoutinePoint, Weight
from ansvar_core.dates import LeapBirthday, Span
from ansvar_core.entities.consent import Manner
from ansvar_core.entities.meeting import Topic
from ansvar_core.errors import InvalidPolicy

__all__ = ["check_choice"]


def _is_number(value: object) -> bool:
    return type(value) is int


def _is_count(value: object) -> bool:
    return value is None or (type(value) is int and 1 <= value <= _MOST)


def _is(*kinds: type[Any]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kinds)


def _all(collection: type[Any], kind: type[Any]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, collection) and all(isinstance(each, kind) for each in value)


_PROBES: Final = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
_A_DAY: Final = timedelta(days=1)


def _is_zone(value: object) -> bool:
    """One that can tell the time, in winter and in summer; or no question could be answered."""
    if not isinstance(value, tzinfo):
        return False
    try:
        return all(abs(probe.astimezone(value).date() - probe.date()) <= _A_DAY for probe in _PROBES)
    except Exception:  # noqa: BLE001  # whatever a caller's own kind of zone raises
        return False


# A number that no group comes near is a slip, and what is counted up to it would take for ever.
_MOST: Final = 10_000

_AGE: Final = (_is_number, "must be an age in whole years")
_COUNT: Final = (_is_count, f"must be a whole number from 1 to {_MOST}, or not chosen")
_YES_OR_NO: Final = (_is(bool), "must be true or false")
_SPAN: Final = (_is(Span, type(None)), "must be a Span, such as Span(days=10), or not chosen")
_WORDS: Final = (_all(frozenset, str), "must be a collection of words")


def _one_of(kind: type[StrEnum]) -> tuple[Callable[[object], bool], str]:
    return _is(kind), f"must be a {kind.__name__}: {', '.join(kind)}"


def _some_of(kind: type[Any], collection: type[Any] = tuple) -> tuple[Callable[[object], bool], str]:
    return _all(collection, kind), f"must be a collection of {kind.__name__}"


_KINDS: Final[dict[str, tuple[Callable[[object], bool], str]]] = {
    "zone": (_is_zone, "must be a time zone that can tell the time"),
    "late_registration": _SPAN,
    "clock_leap": _SPAN,
    "youth_consents_from": _AGE,
    "parents_consent_until": _AGE,
    "leap_birthday": _one_of(LeapBirthday),
    "one_parent_enough_for_cooperation": _YES_OR_NO,
    "consent_manners": _some_of(Manner, frozenset),
    "consent_last_day_required": _YES_OR_NO,
    "information_kinds": _WORDS,
    "min_agencies": _COUNT,
    "uncounted_agency_kinds": _WORDS,
    "size_warning": _COUNT,
    "chair_rule": _one_of(ChairRule),
    "minute_taker_rule": _one_of(MinuteTakerRule),
    "chair_takes_minutes": _YES_OR_NO,
    "notice": _SPAN,
    "max_meeting_minutes": _COUNT,
    "minutes_deadline": _SPAN,
    "sharing_deadline": _SPAN,
    "meeting_interval": _SPAN,
    "topics_excluded": _some_of(Topic, frozenset),
    "process_evaluation": _YES_OR_NO,
    "plan_evaluation_interval": _SPAN,
    "gates": _some_of(Gate),
    "permissions": _some_of(Permission),
    "routine": _some_of(RoutinePoint),
    "weights": _some_of(Weight),
    "unowed": _WORDS,
}


def check_choice(name: str, key: str, value: object) -> None:
    """Refuse a value that cannot be a parameter's (kontroll av valg); raises `InvalidPolicy`.

    `name` is the field of the policy, `key` what it is called in the error.
    """
    right, problem = _KINDS[name]
    collected = right(()) or right(frozenset())
    if collected and isinstance(value, Iterable) and not isinstance(value, str):
        # Any collection will do, as it does in the policy itself.
        value = tuple(value) if right(()) else frozenset(value)
    if not right(value):
        raise InvalidPolicy(key, problem)
