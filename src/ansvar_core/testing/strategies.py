"""Hypothesis strategies: whatever the library takes, drawn so that shorter is simpler.

    from hypothesis import given
    from ansvar_core.testing.strategies import records_in_order

    @given(records_in_order())
    def test_our_export_keeps_everything(record): ...

Needs the extra `testing`.  What is drawn is invented: no strategy makes an id that is shaped like an identity number.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from functools import cache
from itertools import islice
from typing import Any, Final, TypeAlias, cast, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from ansvar_core import (
    EVENT_TYPES,
    Agency,
    Choice,
    ConsentGiven,
    ConsentObject,
    Deadline,
    Difference,
    Event,
    Grant,
    IdChanged,
    IdsJoined,
    InvalidPolicy,
    Member,
    OtherBasisRecorded,
    PlanEvaluated,
    Policy,
    Profile,
    Record,
    Rulebook,
    Text,
    TrustedPersonAgreed,
    User,
    VoiceArranged,
)
from ansvar_core.choices import ChairRule, MinuteTakerRule
from ansvar_core.dates import LeapBirthday, Span
from ansvar_core.entities.consent import Manner
from ansvar_core.events.base import NOT_WRITTEN
from ansvar_core.testing.cast import CAST, START, Cast
from ansvar_core.testing.lives import (
    ASKED_OF_A_PROPOSAL,
    MOVES,
    Broken,
    Move,
    broken_lives,
    continued,
    likely_codes,
)
from ansvar_core.values.parameter import parameters

__all__ = [
    "agencies",
    "consents",
    "events",
    "ids",
    "members",
    "policies",
    "profiles",
    "records_in_order",
    "records_with_a_breach",
    "users",
]

_Draw: TypeAlias = st.DrawFn
_DAYS: Final = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
_TEXTS: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_OFFSETS: Final = (0, 60, 120, -300, 345)
_KINDS: Final = ("coordination", "health", "learning")
_CODES: Final = ("consent.standing-still", "meeting.not-now", "own.code")
_FREE: Final = frozenset({"text", "reason", "note", "basis", "ground", "purpose", "function", "sub_responsibility"})
_MUST: Final = frozenset({"grants", "basis", "ground", "purpose"})
"""Fields that must hold something wherever they stand."""
_MUST_IN: Final = frozenset(
    {
        ("consent-asked-for", "items"),
        ("consent-narrowed", "kinds"),
        ("other-basis-recorded", "kinds"),
        ("parents-need-recorded", "kinds"),
        ("people-taken-over", "members"),
        ("routine-followed", "routine"),
    }
)


# --- people and things --------------------------------------------------------------------------------------------


def ids(letter: str = "p") -> st.SearchStrategy[str]:
    """Opaque ids as a case system might make them, the plain ones first (id-er)."""
    plain = st.integers(1, 30).map(lambda number: f"{letter}-{number}")
    odd = st.sampled_from((letter, f"{letter} æøå", f"{letter.upper()}:1", f"{letter}-" + "x" * 190, f"{letter}/é?#&"))
    return st.one_of(plain, plain, plain, st.uuids().map(str), odd)


@st.composite
def users(draw: _Draw, *, born: st.SearchStrategy[date] = _DAYS) -> User:
    """Users of any age (brukere)."""
    return User(id=draw(ids("u")), birth_date=draw(born))


def agencies() -> st.SearchStrategy[Agency]:
    """Agencies, whatever ties them to the municipality (instanser)."""
    return cast("st.SearchStrategy[Agency]", _thing(Agency))


def members() -> st.SearchStrategy[Member]:
    """Members, with and without what is agreed with them (medlemmer)."""
    return cast("st.SearchStrategy[Member]", _thing(Member))


def consents(**fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[ConsentGiven]:
    """Consent forms that are well formed, rightly given or not; `fixed` are strategies for some fields (samtykker)."""
    return cast("st.SearchStrategy[ConsentGiven]", _event(ConsentGiven, **fixed))


def events(*kinds: type[Event], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Event]:
    """Events that are well formed, of some kinds or of any; nothing says that they are in order (hendelser).

    `fixed` are strategies for some fields, such as `group=st.just("g-1")`.
    """
    return st.sampled_from(kinds or EVENT_TYPES).flatmap(lambda kind: _event(kind, **fixed))


@st.composite
def _event(draw: _Draw, /, kind: type[Event], **fixed: st.SearchStrategy[Any]) -> Event:
    hints = _hints(kind)
    given = {name: draw(each) for name, each in fixed.items()}
    for field in attrs.fields(kind):
        name = field.name
        if name in given or name == NOT_WRITTEN:
            continue
        if name == "recorded_at":
            given[name] = given["at"] + timedelta(minutes=draw(st.sampled_from((0, 1, 1440, 60_000))))
        elif name == "ends":
            minutes = draw(st.sampled_from((60, None, 1, 600)))
            given[name] = minutes and given["starts"] + timedelta(minutes=minutes)
        else:
            needs = field.default is attrs.NOTHING and get_origin(hints[name]) is not frozenset
            must = needs or name in _MUST or (kind.tag, name) in _MUST_IN
            given[name] = draw(_value(name, hints[name], must=must))
    if kind is ConsentGiven and "grants" not in fixed:
        first = given["first_day"]
        given["grants"] = tuple(_not_before(each, first) for each in given["grants"])
    return kind(**{**given, **_fitted(kind, given)})


_PAIRS: Final[dict[type[Event], tuple[str, str]]] = {IdChanged: ("old", "new"), IdsJoined: ("kept", "other")}


def _fitted(kind: type[Event], given: dict[str, Any]) -> dict[str, Any]:
    """What has to be otherwise for the fields to go together."""
    if kind in (TrustedPersonAgreed, VoiceArranged):
        return {"not_wanted": given["party"] is None}
    if kind is PlanEvaluated:
        whole = given["goal"] is None
        return {"goal_status": None} if whole else {"work": None}
    if kind is OtherBasisRecorded and None not in (given["first_day"], given["last_day"]):
        return {"last_day": max(given["first_day"], given["last_day"])}
    pair = _PAIRS.get(kind)
    return {pair[1]: "p-another-one"} if pair is not None and given[pair[0]] == given[pair[1]] else {}


def _not_before(grant: Grant, first: date) -> Grant:
    late = grant.last_day is None or grant.last_day >= first
    return grant if late else attrs.evolve(grant, last_day=first)


def _hints(kind: Any) -> dict[str, Any]:
    # Any, because a class whose instances have no hash is not seen to have one itself.
    return _kept_hints(kind)


@cache
def _kept_hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _value(name: str, hint: Any, *, must: bool = False) -> st.SearchStrategy[Any]:
    """Values of a field, by its type and its name."""
    inner = [each for each in get_args(hint) if each not in (type(None), Ellipsis)]
    origin = get_origin(hint)
    if origin is frozenset:
        return st.frozensets(_value(name, inner[0], must=True), min_size=int(must), max_size=3)
    if origin is tuple:
        return st.lists(_value(name, inner[0], must=True), min_size=int(must), max_size=3, unique_by=_same_place).map(
            tuple
        )
    if inner:
        return st.none() | _value(name, inner[0], must=must)
    return _plain(name, hint, must=must)


def _same_place(thing: Any) -> object:
    """What two entries of a list cannot share."""
    if isinstance(thing, Grant):
        return (thing.object, thing.agency)
    return getattr(thing, "id", thing)


def _plain(name: str, kind: Any, *, must: bool) -> st.SearchStrategy[Any]:
    if kind is str:
        if name == "kinds":
            return st.sampled_from(_KINDS)
        if name == "despite":
            return st.sampled_from(_CODES)
        if name in _FREE or name.endswith("_reason"):
            return _TEXTS.map(lambda text: f"x{text}") if must else _TEXTS
        return ids(name[0])
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(1, 30)
    if kind is datetime:
        moments = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2060, 1, 1))  # noqa: DTZ001  # aware below
        zones = st.sampled_from(_OFFSETS).map(lambda minutes: timezone(timedelta(minutes=minutes)) if minutes else UTC)
        return st.builds(lambda moment, zone: moment.replace(tzinfo=zone), moments, zones)
    if kind is date:
        return _DAYS
    if issubclass(kind, Enum):
        return st.sampled_from(tuple(kind))
    return _thing(kind)


@st.composite
def _thing(draw: _Draw, kind: type[Any]) -> Any:
    if kind is Deadline:
        day = draw(st.none() | _DAYS)
        return Deadline(next_meeting=True) if day is None else Deadline(day=day)
    hints = _hints(kind)
    fields = attrs.fields(kind)
    given = {each.name: draw(_value(each.name, hints[each.name])) for each in fields}
    if kind is Grant:
        kinds = st.frozensets(st.sampled_from(_KINDS), min_size=1, max_size=3)
        given["kinds"] = draw(kinds) if given["object"] is ConsentObject.EXCHANGE else frozenset()
    if given.get("last_day") is not None and given.get("first_day") is not None:
        given["first_day"], given["last_day"] = sorted((given["first_day"], given["last_day"]))
    return kind(**given)


# --- records ------------------------------------------------------------------------------------------------------


@st.composite
def records_in_order(
    draw: _Draw, rulebook: Rulebook | None = None, *, who: Cast = CAST, start: datetime = START, steps: int = 8
) -> Record:
    """Records in which every event was permitted when it came (logger i orden).

    They come far: to meetings and their minutes, to withdrawals, to the end and to a new period.  `steps` is the most
    that happens besides what has to happen first.  A record is made simpler by fewer steps, and by steps that come
    earlier in a group's life.
    """
    book = rulebook or Rulebook.standard()
    return Record(group=who.group, events=continued(book, (), draw(_moves(steps)), at=start, cast=who))


def records_with_a_breach(
    code: str | None = None,
    rulebook: Rulebook | None = None,
    *,
    who: Cast = CAST,
    start: datetime = START,
    steps: int = 3,
) -> st.SearchStrategy[Broken]:
    """Records of which an audit says that one event was not in order, for one reason (logger med ett brudd).

    `code` is the check that is broken; without it, any that is found to be broken alone.  What comes after the breach,
    up to `steps` of it, is in order.  Raises `InvalidPolicy` for a code that does not block under the rulebook, or that
    no life breaks without breaking another.
    """
    book = rulebook or Rulebook.standard()
    found: dict[str, tuple[tuple[Event, ...], ...]] = {}

    def ways(chosen: str) -> tuple[tuple[Event, ...], ...]:
        if chosen not in found:
            found[chosen] = tuple(islice(broken_lives(book, chosen, at=start, cast=who), _WAYS))
        return found[chosen]

    if code is not None and not ways(code):
        raise InvalidPolicy(code, "is not broken alone under this rulebook")
    likely = (each for each in likely_codes(book, start) if each not in ASKED_OF_A_PROPOSAL)
    codes = (code,) if code is not None else tuple(likely)

    @st.composite
    def broken(draw: _Draw) -> Broken:
        chosen = draw(st.sampled_from(codes).filter(ways))
        life = draw(st.sampled_from(ways(chosen)))
        moves = draw(_moves(steps))
        events = continued(book, life, moves, at=start, cast=who)
        return Broken(record=Record(group=who.group, events=events), position=len(life), code=chosen)

    return broken()


_WAYS: Final = 4


def _moves(steps: int) -> st.SearchStrategy[list[Move]]:
    kinds, pauses, things, people = (st.sampled_from(each) for each in MOVES)
    return st.lists(st.tuples(kinds, pauses, things, people), max_size=steps)


# --- policies -----------------------------------------------------------------------------------------------------

_SPANS: Final = st.none() | st.builds(Span, days=st.sampled_from((1, 7, 14, 30, 400)))
_COUNTS: Final = st.none() | st.integers(1, 6)
_CHOICES: Final[dict[str, st.SearchStrategy[Any]]] = {
    "youth_consents_from": st.sampled_from((16, 15)),
    "parents_consent_until": st.sampled_from((16, 17, 18)),
    "leap_birthday": st.sampled_from(tuple(LeapBirthday)),
    "one_parent_enough_for_cooperation": st.booleans(),
    "consent_manners": st.frozensets(st.sampled_from(tuple(Manner)), min_size=1),
    "consent_last_day_required": st.booleans(),
    "information_kinds": st.frozensets(st.sampled_from((*_KINDS, "family")), min_size=1),
    "min_agencies": _COUNTS,
    "size_warning": _COUNTS,
    "chair_rule": st.sampled_from(tuple(ChairRule)),
    "minute_taker_rule": st.sampled_from(tuple(MinuteTakerRule)),
    "chair_takes_minutes": st.booleans(),
    "notice": _SPANS,
    "max_meeting_minutes": st.none() | st.sampled_from((60, 30, 120)),
    "minutes_deadline": _SPANS,
    "sharing_deadline": _SPANS,
    "meeting_interval": _SPANS,
    "late_registration": _SPANS,
    "clock_leap": _SPANS,
    "process_evaluation": st.booleans(),
    "plan_evaluation_interval": _SPANS,
    "uncounted_agency_kinds": st.frozensets(st.sampled_from(("school", "ppt")), max_size=2),
}
_KEYS: Final = {name: each.key for name, each in parameters(Policy).items()}


def _choices() -> st.SearchStrategy[dict[str, Any]]:
    """Choices that a municipality may make, most of them not made."""
    return st.fixed_dictionaries({}, optional=_CHOICES)


def policies() -> st.SearchStrategy[Policy]:
    """Policies within the law, from the standard outwards (policyer)."""
    return _choices().map(lambda chosen: Policy(**chosen))


def profiles() -> st.SearchStrategy[Profile]:
    """Profiles of made-up municipalities, with a reason for every difference (profiler)."""
    return _choices().map(_profile)


def _profile(chosen: dict[str, Any]) -> Profile:
    because = Text(nb="fordi det passer her", nn="fordi det høver her", en="because it suits us")
    made_up = "en oppdiktet kommune"
    return Profile(
        name="made-up",
        label=Text(nb=made_up, nn="ein oppdikta kommune", en="a made-up municipality"),
        differences=[
            Difference(what=Choice(key=_KEYS[name], value=value), because=because) for name, value in chosen.items()
        ],
    )
