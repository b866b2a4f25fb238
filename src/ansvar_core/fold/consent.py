"""How answers about consent, objections and access change the group."""

from __future__ import annotations

from typing import Any, Final

from ansvar_core.entities.consent import (
    IN_FORCE,
    Consent,
    ConsentKey,
    ConsentObject,
    ConsentStatus,
    ConsentStep,
    FormScope,
)
from ansvar_core.entities.facts import Decided, ParentsNeed
from ansvar_core.entities.group import FamilyAccess, Group, Objection, OtherBasis, Restriction, Sweep
from ansvar_core.events import consent as c
from ansvar_core.events.base import Event
from ansvar_core.fold.base import Folds, change
from ansvar_core.moves import Move

__all__ = ["FOLD", "answered", "answered_for"]


def answered(group: Group, event: Event, position: int, move: Move) -> Group:
    """An answer takes its place in the history of one consent (svar ført)."""
    key = move.subject
    assert isinstance(key, tuple)  # noqa: S101  # consents are kept by grantor, object and agency
    consent = group.consents.get(key) or Consent(grantor=key[0], object=key[1], agency=key[2])
    standing = consent.on(event.at)
    step = ConsentStep(
        status=ConsentStatus(move.target or ConsentStatus.GIVEN),
        at=event.at,
        position=position,
        # What was said before this period began belongs to an earlier one, however late it is written down.
        period=group.period_of(event.at),
        rests_on=position,
    )
    match event:
        case c.ConsentGiven() if event.despite:
            less = _less(event, step, standing, key)
            return group if less is None else _put(group, consent.with_step(less))
        case c.ConsentGiven() if move.target is ConsentStatus.GIVEN:
            grant = next(each for each in event.grants if (each.object, each.agency) == key[1:])
            step = change(
                step,
                first_day=event.first_day,
                last_day=grant.last_day,
                kinds=grant.kinds,
                capacity=event.capacity,
                alone_ground=event.alone_ground,
                earlier_minutes=grant.earlier_minutes,
            )
        case c.ConsentNarrowed():
            # Without an answer to narrow, nothing is covered: a narrowing never allows anything.
            kinds = standing.kinds & event.kinds if standing else frozenset()
            base = standing or step
            step = change(
                base,
                status=step.status,
                at=step.at,
                position=position,
                period=base.period,
                kinds=kinds,
                said=event.kinds,
            )
        case c.ConsentConfirmed():
            if standing is None or standing.status not in IN_FORCE:
                return group
            step = change(standing, at=step.at, position=position, period=step.period)
        case _:
            pass
    consent = consent.with_step(step)
    for sweep in group.sweeps:
        if step.status is ConsentStatus.GIVEN and step.at < sweep.step.at and key[0] == sweep.grantor:
            replaced = sweep.step.status is ConsentStatus.REPLACED and key[1:] not in sweep.but
            consent = consent.with_step(sweep.step) if replaced else consent
    return _put(group, consent)


def _put(group: Group, consent: Consent) -> Group:
    return change(group, consents=group.consents.put(consent.key, consent))


def _less(
    event: c.ConsentGiven, step: ConsentStep, standing: ConsentStep | None, key: ConsentKey
) -> ConsentStep | None:
    """What a form that counts for nothing takes from an answer that stands: a "no" counts, whoever writes it down.

    One in place of all earlier takes all of them, those that it names too; another leaves what both allow.
    """
    if standing is None or standing.status not in IN_FORCE:
        return None
    if event.scope is FormScope.IN_PLACE_OF_ALL:
        return change(step, status=ConsentStatus.REPLACED)
    grant = next(each for each in event.grants if (each.object, each.agency) == key[1:])
    kinds = standing.kinds & grant.kinds
    last = min((day for day in (standing.last_day, grant.last_day) if day is not None), default=None)
    # What holds from a later day takes nothing from today.
    if event.first_day > event.at.date() or (kinds, last) == (standing.kinds, standing.last_day):
        return None
    narrowed = ConsentStatus.NARROWED
    return change(
        standing, status=narrowed, at=step.at, position=step.position, kinds=kinds, last_day=last, said=grant.kinds
    )


def answered_for(group: Group, agency: str) -> Group:
    """A new agency, about which those who have said no to everything have said no (nei også for ny instans)."""
    consents = group.consents
    for sweep in group.sweeps:
        for thing in ConsentObject if sweep.step.status is not ConsentStatus.REPLACED else ():
            known = consents.get((sweep.grantor, thing, agency)) or Consent(
                grantor=sweep.grantor, object=thing, agency=agency
            )
            consents = consents.put(known.key, known.with_step(sweep.step))
    return change(group, consents=consents)


def _swept(group: Group, event: Any, position: int) -> Group:
    if isinstance(event, c.ConsentGiven) and event.despite:
        group = change(group, noted_grantors=group.noted_grantors | {event.grantor})
    match event:
        case c.ConsentGiven() if event.scope is FormScope.IN_PLACE_OF_ALL:
            status = ConsentStatus.REPLACED
            named = () if event.despite else event.grants
            but = frozenset((grant.object, grant.agency) for grant in named)
        case c.ConsentRefused() | c.ConsentWithdrawn() if not event.items:
            status = ConsentStatus.WITHDRAWN if isinstance(event, c.ConsentWithdrawn) else ConsentStatus.REFUSED
            but = frozenset()
        case _:
            return group
    step = ConsentStep(status=status, at=event.at, position=position, period=group.period, rests_on=position)
    return change(group, sweeps=(*group.sweeps, Sweep(grantor=event.grantor, step=step, but=but)))


def _objection(group: Group, event: c.ObjectionRecorded, position: int) -> Group:
    made = Objection(id=event.objection, party=event.party, at=event.at, position=position, period=group.period)
    return change(group, objections=group.objections.put(made.id, made))


def _objection_answered(group: Group, event: c.ObjectionAnswered, position: int) -> Group:
    answered = change(group.objections[event.objection], answered=True)
    return change(group, objections=group.objections.put(answered.id, answered))


def _other_basis(group: Group, event: c.OtherBasisRecorded, position: int) -> Group:
    made = OtherBasis(
        agency=event.agency,
        kinds=event.kinds,
        basis=event.basis,
        position=position,
        at=event.at,
        by=event.actor,
        provision=event.provision,
        first_day=event.first_day,
        last_day=event.last_day,
        decided_by=event.decided_by,
        asked=event.asked("provision"),
    )
    return change(group, other_bases=(*group.other_bases, made))


def _family_access(group: Group, event: c.FamilyAccessDecided, position: int) -> Group:
    if event.despite and event.allowed:
        return group
    made = FamilyAccess(
        party=event.party, allowed=event.allowed, by=event.actor, kinds=event.kinds, at=event.at, position=position
    )
    decisions = sorted((*group.family_access, made), key=lambda each: (each.at, each.position))
    return change(group, family_access=tuple(decisions))


def _minutes_for_user(group: Group, event: c.MinutesForUserDecided, position: int) -> Group:
    made = Decided(yes=event.wanted, by=event.actor, at=event.at, position=position)
    known = group.minutes_for_user
    return group if known is not None and known.at > event.at else change(group, minutes_for_user=made)


def _parents_need(group: Group, event: c.ParentsNeedRecorded, position: int) -> Group:
    made = ParentsNeed(
        party=event.party,
        meeting=event.meeting,
        kinds=event.kinds,
        ground=event.ground,
        agency=event.agency,
        by=event.actor,
        at=event.at,
        position=position,
    )
    return change(group, parents_needs=(*group.parents_needs, made))


def _restricted(group: Group, event: c.AccessRestricted, position: int) -> Group:
    made = Restriction(
        party=event.party, meeting=event.meeting, basis=event.basis, at=event.at, position=position, by=event.actor
    )
    return change(group, restrictions=(*group.restrictions, made))


def _lifted(group: Group, event: c.RestrictionLifted, position: int) -> Group:
    def lift(each: Restriction) -> Restriction:
        same = (each.party, each.meeting) == (event.party, event.meeting) and each.lifted_at is None
        same = same and each.at <= event.at
        if not same:
            return each
        return change(each, lifted_at=event.at, lifted_by=event.actor, lifted_position=position)

    return change(group, restrictions=tuple(map(lift, group.restrictions)))


FOLD: Final[Folds] = {
    **dict.fromkeys((c.ConsentGiven, c.ConsentRefused, c.ConsentWithdrawn), _swept),
    c.ObjectionRecorded: _objection,
    c.ObjectionAnswered: _objection_answered,
    c.OtherBasisRecorded: _other_basis,
    c.FamilyAccessDecided: _family_access,
    c.MinutesForUserDecided: _minutes_for_user,
    c.ParentsNeedRecorded: _parents_need,
    c.AccessRestricted: _restricted,
    c.RestrictionLifted: _lifted,
}
"""How each of these events changes a group."""
