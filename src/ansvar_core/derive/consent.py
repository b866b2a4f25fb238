"""Who must consent, and what their consent covers.

The order of thought: on this day, *who* must say yes (`requirement`); has each of them *said* it, for this object and
this agency, so that it holds now (`cover`).  Whether a consent was rightly given is judged by the law of the day it was
given, whether it is enough by the law of the day it is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import assert_never

import attrs

from ansvar_core.derive.setting import Setting, kept
from ansvar_core.entities.consent import Capacity, Consent, ConsentObject, ConsentStatus, ConsentStep
from ansvar_core.values.ids import AgencyId, InformationKind, PartyId, as_ids

__all__ = [
    "Consenter",
    "Cover",
    "Gap",
    "Requirement",
    "Why",
    "cover",
    "covered",
    "entitled_to_say_no",
    "may_consent",
    "requirement",
    "standing_still",
]


@attrs.frozen
class Consenter:
    """Somebody whose consent is required, and in what capacity (samtykkegiver)."""

    party: PartyId
    capacity: Capacity


@attrs.frozen(kw_only=True)
class Requirement:
    """Whose consent is required on a day (hvem som må samtykke).  Empty: nobody can consent."""

    consenters: tuple[Consenter, ...]

    @property
    def parties(self) -> tuple[PartyId, ...]:
        """Who they are (parter)."""
        return tuple(each.party for each in self.consenters)


class Why(StrEnum):
    """Why somebody's consent does not cover (hvorfor samtykket ikke dekker)."""

    NOBODY_CAN = "nobody-can"
    NOT_ASKED = "not-asked"
    NOT_ANSWERED = "not-answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    NOT_YET = "not-yet"
    RUN_OUT = "run-out"
    TOO_NARROW = "too-narrow"
    OLD_PERIOD = "old-period"
    NOT_RIGHTLY_GIVEN = "not-rightly-given"


_PASSIVE = frozenset({Why.NOT_ASKED, Why.NOT_ANSWERED, Why.NOT_YET, Why.RUN_OUT, Why.OLD_PERIOD})


@attrs.frozen(kw_only=True)
class Gap:
    """Somebody's consent that does not cover, and why (mangel)."""

    why: Why
    object: ConsentObject
    agency: AgencyId
    party: PartyId | None = None
    capacity: Capacity | None = None
    position: int | None = None
    day: date | None = None


@attrs.frozen(kw_only=True)
class Cover:
    """What consent says about one object for one agency (dekning).  Truthy when it covers."""

    gaps: tuple[Gap, ...] = ()

    def __bool__(self) -> bool:
        return not self.gaps


@kept
def requirement(setting: Setting) -> Requirement:
    """Whose consent is required on the day (hvem som må samtykke).

    Source: pasient- og brukerrettighetsloven §§ 4-3 to 4-7, by analogy; our own decision.
    """
    group, policy = setting.group, setting.policy
    user = Consenter(group.user.id, Capacity.SELF)
    competent = setting.is_competent
    if not setting.is_child:
        return Requirement(consenters=(user,) if competent else _guardians(setting))
    own = setting.has_reached(policy.youth_consents_from)
    found: tuple[Consenter, ...] = (user,) if own and competent else ()
    if not setting.has_reached(policy.parents_consent_until) or (own and not competent):
        for_child = _for_the_child(setting)
        if not for_child:
            return Requirement(consenters=())
        found += for_child
    return Requirement(consenters=found)


def _for_the_child(setting: Setting) -> tuple[Consenter, ...]:
    authority = setting.in_care_of
    if authority is not None and Capacity.CHILD_WELFARE in setting.policy.frame.capacities:
        return (Consenter(authority, Capacity.CHILD_WELFARE),)
    parents = setting.parents
    if parents:
        return tuple(Consenter(party, Capacity.PARENT) for party in parents)
    return _guardians(setting)


def _guardians(setting: Setting) -> tuple[Consenter, ...]:
    if Capacity.GUARDIAN not in setting.policy.frame.capacities:
        return ()
    return tuple(Consenter(party, Capacity.GUARDIAN) for party in setting.personal_guardians)


@kept
def may_consent(setting: Setting, party: PartyId, capacity: Capacity) -> bool:
    """Whether somebody may consent in a capacity on the day (kan samtykke)."""
    if capacity not in setting.policy.frame.capacities:
        return False
    match capacity:
        case Capacity.SELF:
            own = setting.has_reached(setting.policy.youth_consents_from)
            return party == setting.group.user.id and own and setting.is_competent
        case Capacity.PARENT:
            decided_by_others = Capacity.CHILD_WELFARE in setting.policy.frame.capacities and setting.in_care_of
            return party in setting.parents and setting.is_child and not decided_by_others
        case Capacity.GUARDIAN:
            return party in setting.personal_guardians
        case Capacity.CHILD_WELFARE:
            return party == setting.in_care_of and setting.is_child
        case _ as never:
            assert_never(never)


def entitled_to_say_no(setting: Setting, party: PartyId) -> bool:
    """Whether a refusal or a withdrawal is somebody's own to make (kan si nei).

    Those who were asked or have answered, and everyone whose consent is required, also without having given one.
    """
    if party in requirement(setting).parties or may_consent(setting, party, Capacity.SELF):
        return True
    if party in setting.group.noted_grantors:
        return True
    return any(each.grantor == party and each.history for each in setting.group.consents.values())


@kept
def cover(
    setting: Setting,
    thing: ConsentObject,
    agency: AgencyId,
    kinds: frozenset[InformationKind] = frozenset(),
    period: int | None = None,
) -> Cover:
    """Whether consent covers an object for an agency at the instant, and if not, why (dekning).

    `period` is the earliest period whose consents count; default is the current one.
    """
    # Asked about an instant before the period, no consent of it can have been given.
    there = setting.group.period_of(setting.at)
    period = there if period is None else min(period, there)
    required = requirement(setting).consenters
    if not required:
        return Cover(gaps=(Gap(why=Why.NOBODY_CAN, object=thing, agency=agency),))
    gaps: list[Gap] = []
    alone = False
    consents, at = setting.group.consents, setting.at
    for consenter in required:
        consent = consents.get((consenter.party, thing, agency))
        step = consent.on(at) if consent is not None else None
        why = _why_not(setting, consenter, consent, step, kinds=kinds, period=period)
        if why is not None:
            gaps.append(_gap(why, thing, agency, consenter, step))
        elif consenter.capacity is Capacity.PARENT and step is not None:
            alone = alone or step.alone_ground is not None or _one_is_enough(setting, thing)
    if not gaps:
        return _COVERED
    if alone:
        gaps = [gap for gap in gaps if gap.capacity is not Capacity.PARENT or gap.why not in _PASSIVE]
    return Cover(gaps=tuple(gaps))


_COVERED = Cover()


def _one_is_enough(setting: Setting, thing: ConsentObject) -> bool:
    return thing is ConsentObject.COOPERATION and setting.policy.one_parent_enough_for_cooperation


def _gap(why: Why, thing: ConsentObject, agency: AgencyId, consenter: Consenter, step: ConsentStep | None) -> Gap:
    days = {Why.NOT_YET: step.first_day, Why.RUN_OUT: step.last_day} if step else {}
    return Gap(
        why=why,
        object=thing,
        agency=agency,
        party=consenter.party,
        capacity=consenter.capacity,
        position=step.position if step else None,
        day=days.get(why),
    )


_SAID = {
    ConsentStatus.NONE: Why.NOT_ASKED,
    ConsentStatus.ASKED_FOR: Why.NOT_ANSWERED,
    ConsentStatus.REFUSED: Why.REFUSED,
    ConsentStatus.WITHDRAWN: Why.WITHDRAWN,
    ConsentStatus.REPLACED: Why.REPLACED,
}


def _why_not(
    setting: Setting,
    consenter: Consenter,
    consent: Consent | None,
    step: ConsentStep | None,
    *,
    kinds: frozenset[InformationKind],
    period: int,
) -> Why | None:
    if consent is None or step is None:
        return Why.NOT_ASKED
    said = _SAID.get(step.status)
    if said is not None:
        return said
    # What no waiting and no confirming can mend comes first.
    if not kinds <= step.kinds or (consent.object is ConsentObject.EXCHANGE and not step.kinds):
        return Why.TOO_NARROW
    if not _rightly_given(setting, consenter, consent, step):
        return Why.NOT_RIGHTLY_GIVEN
    if step.first_day is None or setting.day < step.first_day:
        return Why.NOT_YET
    if step.last_day is not None and step.last_day < setting.day:
        return Why.RUN_OUT
    if step.period < period:
        return Why.OLD_PERIOD
    return None


def _rightly_given(setting: Setting, consenter: Consenter, consent: Consent, step: ConsentStep) -> bool:
    """Given in the capacity that is asked for now, by somebody who had it then."""
    if step.capacity is not consenter.capacity:
        return False
    given = step
    if step.position != step.rests_on:
        given = next((each for each in consent.history if each.position == step.rests_on), step)
    return may_consent(setting.on(given.at), consent.grantor, consenter.capacity)


def covered(
    setting: Setting, agency: AgencyId, kinds: Iterable[InformationKind] = frozenset(), period: int | None = None
) -> Cover:
    """Whether an agency is covered for both objects (dekket for samarbeid og utveksling).

    Any collection of kinds will do.
    """
    # Asked of a frozen set some ten times for an event, and what is kept is kept by it.
    kinds = kinds if type(kinds) is frozenset else as_ids(kinds)
    both = (
        cover(setting, ConsentObject.COOPERATION, agency, period=period),
        cover(setting, ConsentObject.EXCHANGE, agency, kinds, period),
    )
    gaps = both[0].gaps + both[1].gaps
    return Cover(gaps=gaps) if gaps else _COVERED


def standing_still(setting: Setting, kinds: frozenset[InformationKind] = frozenset()) -> Cover:
    """The gaps that make the group stand still: no agency that takes part is covered (gruppa står stille).

    `kinds` asks whether it stands still for what needs these kinds of information.

    Truthy when it does *not* stand still.
    """
    gaps: tuple[Gap, ...] = ()
    for agency in setting.member_agencies or (setting.group.need.agency,):
        both = covered(setting, agency, kinds)
        if both:
            return both
        gaps += both.gaps
    return Cover(gaps=gaps)
