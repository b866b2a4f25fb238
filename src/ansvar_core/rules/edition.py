"""What is in force on a stretch of days: every rule with the effect, the source and the floor it has there.

A rule is written once.  What becomes of it on a day depends on the policy (its weight), on the legal frame (which
provision its ground is, and whether there is one), and on the rule's own first and last day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from ansvar_core.choices import NEVER_HINDERED, Gate, When
from ansvar_core.dated import Dated
from ansvar_core.derive.setting import holds
from ansvar_core.errors import InvalidPolicy, NotInForce
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import CONSENT_EVENTS, EVENT_TYPE_BY_TAG, EVENT_TYPES
from ansvar_core.events.meeting import MeetingCalled, MeetingOpened
from ansvar_core.events.routine import RoutineFollowed
from ansvar_core.policy import Policy
from ansvar_core.rules.base import (
    Breach,
    Check,
    ContentCheck,
    Failure,
    Obligation,
    ReadingCheck,
    Situation,
    StandingCheck,
    said_by,
)
from ansvar_core.rules.catalogue import LIBRARY, in_order
from ansvar_core.rules.plugged import guarded, is_librarys
from ansvar_core.rules.routine import obligations_of, points_checks
from ansvar_core.values.duty import RULE_FAILED, Duty
from ansvar_core.values.findings import DoFirst, Effect, Fact, Floor, Remedy, Step
from ansvar_core.values.ledger import Ledger

__all__ = ["GATE_CODE", "UNASKED", "Edition", "edition", "editions", "listed"]

Rule: TypeAlias = Check | ReadingCheck | Obligation

GATE_CODE: Final = "duty.gate"
UNASKED: Final = (GATE_CODE, RULE_FAILED)
"""The codes of findings that no rule of the library is asked for (koder uten regel)."""
_STRENGTH: Final = {None: 0, Effect.INFORMS: 1, Effect.WARNS: 2, Effect.BLOCKS: 3}

R = TypeVar("R", bound=Check | ReadingCheck | Obligation)
C = TypeVar("C", bound=Check | ReadingCheck)


@attrs.frozen(kw_only=True)
class Edition:
    """The policy and the rules in force on a stretch of days (utgave).

    The first and the last day are inside; None is from of old, and until further notice.  The rules have the effect,
    the floor and the provisions that they have on these days.  Two editions with the same rules are equal.
    """

    first_day: date | None = attrs.field(eq=False)
    last_day: date | None = attrs.field(eq=False)
    policy: Policy
    checks: tuple[Check, ...] = attrs.field(eq=False)
    reading_checks: tuple[ReadingCheck, ...] = attrs.field(eq=False)
    obligations: tuple[Obligation, ...] = attrs.field(eq=False)
    _written: tuple[Rule, ...] = attrs.field(repr=False)
    """The rules before the policy made more of them and weighed them, which it does the same way each time."""
    standing: Mapping[type[Event], tuple[StandingCheck, ...]] = attrs.field(repr=False, eq=False)
    content: Mapping[type[Event], tuple[ContentCheck[Any], ...]] = attrs.field(repr=False, eq=False)
    reading: tuple[ReadingCheck, ...] = attrs.field(repr=False, eq=False)
    """What is asked of a reading; as in what is asked of events, what others have written cannot break an answer."""
    own_reading: tuple[ReadingCheck, ...] = attrs.field(repr=False, eq=False)
    """Of these, what somebody else than the library has written, which is asked of those who are sent papers too."""
    owed: tuple[Obligation, ...] = attrs.field(repr=False, eq=False)
    """What is asked of what is owed."""
    remaining: Mapping[type[Event], tuple[str, ...]] = attrs.field(init=False, repr=False, eq=False)
    """The codes of the rules about what an event of a kind says."""

    breachable: tuple[Obligation, ...] = attrs.field(init=False, repr=False, eq=False)
    """What is owed that can become overdue."""

    @breachable.default
    def _with_an_end(self) -> tuple[Obligation, ...]:
        return tuple(each for each in self.owed if not each.never_overdue)

    @remaining.default
    def _codes(self) -> Mapping[type[Event], tuple[str, ...]]:
        return Ledger((kind, tuple(each.code for each in checks)) for kind, checks in self.content.items())


def editions(
    policies: Dated[Policy],
    *,
    checks: tuple[Check, ...],
    reading_checks: tuple[ReadingCheck, ...],
    obligations: tuple[Obligation, ...],
) -> Dated[Edition]:
    """What is in force on every day (utgaver).

    An edition begins on each day on which the policy, the law or a rule changes.  Raises `InvalidPolicy` for choices
    and rules that do not fit each other.
    """
    checks = listed("checks", checks)
    reading_checks = listed("reading_checks", reading_checks)
    obligations = listed("obligations", obligations)
    _fit((*checks, *reading_checks))
    _fit(obligations)
    _known(policies, {each.code for each in (*checks, *reading_checks)}, {each.code for each in obligations})
    days = (policies.versions[0][0], *_days(policies, (*checks, *reading_checks, *obligations)))
    found = []
    for day, after in pairwise((*days, None)):
        last = None if after is None else after - timedelta(days=1)
        policy = policies.at(day or date.min)
        try:
            rules = edition(day, last, policy, checks=checks, reading_checks=reading_checks, obligations=obligations)
        except NotInForce as error:
            raise InvalidPolicy(error.name, f"{error}, and rules of that day rest on it") from None
        found.append((day, rules))
    return Dated(policies.name, tuple(found))


def _known(policies: Dated[Policy], checks: set[str], duties: set[str]) -> None:
    """Refuse a choice about a rule that does not exist."""
    for _, policy in policies.versions:
        owed = {point.code for point in policy.routine if point.when is When.AFTER}
        asked = {point.code for point in policy.routine} - owed
        for weight in policy.weights:
            if weight.code not in checks | asked:
                raise InvalidPolicy(f"rules.effects.{weight.code}", "there is no such check")
        for code in sorted(policy.unowed - duties - owed):
            raise InvalidPolicy(f"duties.unowed.{code}", "there is no such duty")
        for point in policy.routine:
            if point.code in checks | duties or point.code in UNASKED:
                raise InvalidPolicy(f"routine.points.{point.code}", "the code is that of a rule")


def _days(policies: Dated[Policy], rules: Iterable[Rule]) -> tuple[date, ...]:
    """Every day on which a policy, the law or a rule changes."""
    first = policies.versions[0][0] or date.min
    days = {day for _, policy in policies.versions for day in policy.frame.days} | set(policies.days)
    for rule in rules:
        if rule.first_day is not None:
            days.add(rule.first_day)
        if rule.last_day is not None and rule.last_day < date.max:
            days.add(rule.last_day + timedelta(days=1))
    return tuple(sorted(day for day in days if day > first))


def listed(name: str, rules: Iterable[R]) -> tuple[R, ...]:
    """Rules of one sort in the order in which they are asked (regler av ett slag).

    Raises `InvalidPolicy` for what is no such rule.  A class made from one is none either: nobody here knows what it
    makes of an answer.
    """
    kinds, found = _SORTS[name], tuple(rules) if isinstance(rules, Iterable) else (None,)
    if not all(type(each) in kinds for each in found):
        raise InvalidPolicy(name, f"must be made of {' or '.join(kind.__name__ for kind in kinds)}")
    return in_order(each for each in found if each is not None)


_SORTS: Final[Mapping[str, tuple[type[Any], ...]]] = {
    "checks": (StandingCheck, ContentCheck),
    "reading_checks": (ReadingCheck,),
    "obligations": (Obligation,),
}


def _fit(rules: Iterable[Rule]) -> None:
    """Refuse two rules with one code on one day, and rules of one's own without words or in the way of a no."""
    by_code: dict[str, list[Rule]] = {}
    for rule in rules:
        by_code.setdefault(rule.code, []).append(rule)
        own = rule.code not in LIBRARY
        if rule.code in UNASKED:
            raise InvalidPolicy(rule.code, "the code is the library's own")
        if isinstance(rule, Obligation) and rule is not LIBRARY.get(rule.code):
            _of_events(rule)
        governs = getattr(rule, "governs", ())
        if not isinstance(governs, tuple | list) or not all(kind in EVENT_TYPES for kind in governs):
            raise InvalidPolicy(rule.code, "governs kinds of event; name each by itself")
        if hasattr(rule, "governs") and not governs:
            raise InvalidPolicy(rule.code, "governs no kind of event, and would never be asked")
        if own and rule.text is None:
            raise InvalidPolicy(rule.code, "a rule of one's own needs its text in three languages")
        hindered = [kind.tag for kind in governs if kind in NEVER_HINDERED]
        if own and hindered and getattr(rule, "effect", None) is Effect.BLOCKS:
            raise InvalidPolicy(rule.code, f"nothing may stand in the way of {hindered[0]!r}; let it warn")
    for code, versions in by_code.items():
        for one, other in combinations(versions, 2):
            starts, ends = max(_first(one), _first(other)), min(_last(one), _last(other))
            if starts <= ends:
                raise InvalidPolicy("rules", f"the code {code!r} is used twice")


def _of_events(rule: Obligation) -> None:
    for listed in (rule.opened_by, rule.settled_by, rule.voided_by):
        if not isinstance(listed, tuple | list) or not all(kind in EVENT_TYPES for kind in listed):
            raise InvalidPolicy(rule.code, "is opened, settled and voided by kinds of event; name each by itself")


def _first(rule: Rule) -> date:
    return rule.first_day or date.min


def _last(rule: Rule) -> date:
    return rule.last_day or date.max


def edition(
    first_day: date | None,
    last_day: date | None,
    policy: Policy,
    *,
    checks: Iterable[Check],
    reading_checks: Iterable[ReadingCheck],
    obligations: Iterable[Obligation],
) -> Edition:
    """What is in force on a stretch of days (utgave).

    Raises `InvalidPolicy` for a weight that softens what nobody may soften, and for a gate that does not fit its duty.
    """
    day = first_day or date.min
    policy.within_law(day)
    written: tuple[Rule, ...] = tuple(_lawful((*checks, *reading_checks, *obligations), policy, day))
    weights = {each.code: each.effect for each in policy.weights}
    owed = tuple(
        each
        for each in (*_lawful(obligations, policy, day), *in_order(obligations_of(policy)))
        if not _unowed(each, policy)
    )
    ours = {point.code for point in policy.routine} | {GATE_CODE}
    safe = tuple(each if each.code in ours else guarded(each) for each in owed)
    gates = (_gate(each, safe) for each in sorted(policy.gates, key=lambda gate: (gate.duty, gate.event)))
    here = (*_lawful(checks, policy, day), *in_order(points_checks(policy)), *gates)
    weighed = [(rule, heavy) for rule in here if (heavy := _weighed(rule, weights)) is not None]
    standing: dict[type[Event], list[StandingCheck]] = {kind: [] for kind in EVENT_TYPES}
    content: dict[type[Event], list[ContentCheck[Any]]] = {kind: [] for kind in EVENT_TYPES}
    for rule, heavy in weighed:
        if heavy.code not in ours:
            rule, heavy = guarded(rule), guarded(heavy)  # noqa: PLW2901  # the same, so that it cannot break an answer
        for kind in heavy.governs:
            # What is made harder still never hinders a no.
            right = rule if kind in NEVER_HINDERED and heavy.effect is Effect.BLOCKS else heavy
            if isinstance(right, StandingCheck):
                standing[kind].append(right)
            else:
                content[kind].append(right)
    weighed_readings = (_weighed(each, weights) for each in _lawful(reading_checks, policy, day))
    readings = tuple(each for each in weighed_readings if each is not None)
    return Edition(
        first_day=first_day,
        last_day=last_day,
        policy=policy,
        checks=tuple(heavy for _, heavy in weighed),
        reading_checks=readings,
        obligations=owed,
        written=written,
        reading=tuple(map(guarded, readings)),
        own_reading=tuple(guarded(each) for each in readings if not is_librarys(each)),
        owed=safe,
        standing=Ledger((kind, tuple(each)) for kind, each in standing.items()),
        content=Ledger((kind, tuple(each)) for kind, each in content.items()),
    )


def _lawful(rules: Iterable[R], policy: Policy, day: date) -> Iterator[R]:
    """The rules in force on a day, with the provisions of the frame.

    Where the frame has no provision for what the law would need, the rule is a matter for the guideline.
    """
    for rule in rules:
        if holds(rule, day):
            source = policy.frame.sourced(rule.source, day)
            lawless = rule.floor is Floor.LAW and bool(source.grounds) and not source.law
            yield attrs.evolve(rule, source=source, floor=Floor.GUIDELINE if lawless else rule.floor)


def _weighed(rule: C, weights: Mapping[str, Effect | None]) -> C | None:
    """A rule with the effect it has here, or None where it is not asked."""
    if rule.code not in weights:
        return rule
    effect = weights[rule.code]
    if _STRENGTH[effect] < _STRENGTH[rule.effect]:
        _may_soften(rule, f"rules.effects.{rule.code}")
    if rule.floor is Floor.LAW and rule.effect is Effect.INFORMS and effect is not Effect.INFORMS:
        # Such a rule tells what the law opens for; a guideline cannot forbid it.
        raise InvalidPolicy(f"rules.effects.{rule.code}", "cannot be made harder, because it tells what the law allows")
    return None if effect is None else attrs.evolve(rule, effect=effect)


def _unowed(rule: Obligation, policy: Policy) -> bool:
    if rule.code in policy.unowed:
        _may_soften(rule, f"duties.unowed.{rule.code}")
        return True
    return False


def _may_soften(rule: Check | ReadingCheck | Obligation, key: str) -> None:
    """Refuse to soften what law or soundness needs, and say which source forbids it."""
    if rule.floor is Floor.LAW:
        law = "; ".join(f"{each} ({each.mark})" for each in rule.source.law) or ", ".join(rule.source.statements)
        raise InvalidPolicy(key, f"cannot be softened, because the law needs it: {law}")
    if rule.floor is Floor.SOUNDNESS:
        said = ", ".join(rule.source.statements)
        why = "cannot be softened, because the record would not hold together without it"
        raise InvalidPolicy(key, f"{why}: {said}" if said else why)


def _settling(kind: type[Event], duty: Duty) -> Step:
    """The event that settles a duty, about what the duty is about."""
    if kind is RoutineFollowed:
        # Whom it is about, if anybody, is for whoever ticks it off to say.
        return Step(kind=kind.tag, fields={"routine": frozenset({duty.code})})
    names, subject = attrs.fields_dict(kind), duty.subject or ""
    fields: dict[str, Any] = {name: subject for name in ("work", "objection") if name in names}
    if "meeting" in names:
        fields |= {"meeting": subject} if subject else {}
        fields |= {"recipients": frozenset({duty.about})} if "recipients" in names and duty.about else {}
    if "party" in names and duty.who is not None:
        fields["party"] = duty.who
    return Step(kind=kind.tag, fields=fields)


# What must come before that which settles a duty, where nothing but the end would open the gate again.
_ON_THE_WAY: Final[Mapping[str, tuple[type[Event], ...]]] = {
    "meeting.held": (MeetingCalled, MeetingOpened),
}


def _gate(gate: Gate, obligations: tuple[Obligation, ...]) -> StandingCheck:
    key = f"duties.gates.{gate.duty}.{gate.event}"
    obligation = next((each for each in obligations if each.code == gate.duty), None)
    if obligation is None:
        raise InvalidPolicy(key, f"there is no duty {gate.duty!r}")
    kind = EVENT_TYPE_BY_TAG[gate.event]
    if kind in (*CONSENT_EVENTS, *obligation.settled_by, *obligation.voided_by):
        raise InvalidPolicy(key, f"{gate.event!r} is never made to wait for {gate.duty!r}")
    if not obligation.settled_by:
        raise InvalidPolicy(key, f"nothing settles {gate.duty!r}, so it would be waited for for ever")
    way = _ON_THE_WAY.get(gate.duty, ())
    if kind in way:
        raise InvalidPolicy(key, f"{gate.event!r} is on the way to what settles {gate.duty!r}")

    def judge(situation: Situation) -> Breach | None:
        duties = obligation.duties(situation.setting)
        if any(duty.unknown for duty in duties):
            return Failure(code=obligation.code)
        overdue = [duty for duty in duties if duty.overdue]
        if overdue:
            facts = tuple(
                Fact(position=duty.position, subject=duty.subject, about=duty.code, day=duty.due) for duty in overdue
            )
            first = tuple(Step(kind=each.tag) for each in way)
            steps = tuple(_settling(obligation.settled_by[0], duty) for duty in overdue)
            remedies: tuple[Remedy, ...] = (DoFirst(steps=(*first, *steps)),)
            return Breach(facts=facts, remedies=remedies)
        return None

    return StandingCheck(
        code=GATE_CODE,
        effect=Effect.BLOCKS,
        governs=(kind,),
        source=said_by(*obligation.source.statements, design=True),
        judge=judge,
    )
