"""Giving consent, and saying no: what makes an answer count, and whose it is.

What must be in place before anything is exchanged is in `exchange.py`.
"""

from __future__ import annotations

from typing import Final

from ansvar_core.derive.consent import (
    entitled_to_say_no,
    may_consent,
    requirement,
)
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.consent import Capacity, ConsentObject, ConsentStatus, Grant
from ansvar_core.events.consent import (
    ConsentConfirmed,
    ConsentGiven,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    FamilyAccessDecided,
    ObjectionAnswered,
    ObjectionRecorded,
    RestrictionLifted,
)
from ansvar_core.rules.base import (
    Breach,
    Check,
    ContentCheck,
    Obligation,
    Owing,
    Situation,
    StandingCheck,
    said_by,
)
from ansvar_core.rules.order import given_later
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
)
from ansvar_core.values.law import Ground

__all__ = ["CHECKS", "OBLIGATIONS"]


# --- giving -------------------------------------------------------------------------------------------------------


def _capacities(setting: Setting, party: str | None) -> tuple[Capacity, ...]:
    return tuple(each for each in Capacity if party is not None and may_consent(setting, party, each))


def _has_a_say(situation: Situation) -> Breach | None:
    if not _capacities(situation.setting, situation.subject):
        needed = requirement(situation.setting).consenters
        remedies: tuple[Remedy, ...] = tuple(
            ChangeProposal(fields={"actor": each.party, "grantor": each.party, "capacity": each.capacity})
            for each in needed
        )
        return Breach(
            facts=(Fact(field="grantor", subject=situation.subject),),
            remedies=remedies or (Nothing(because=Because.OTHERS_DECIDE),),
        )
    return None


def _capacity(situation: Situation, event: ConsentGiven) -> Breach | None:
    possible = _capacities(situation.setting, event.grantor)
    if possible and event.capacity not in possible:
        change = ChangeProposal(fields={"capacity": possible[0]})
        return Breach(facts=(Fact(field="capacity", subject=event.grantor),), remedies=(change,))
    return None


def _own_act(situation: Situation) -> Breach | None:
    grantor = situation.subject
    if grantor is not None and situation.actor != grantor:
        fact = Fact(field="actor", subject=situation.actor)
        return Breach(facts=(fact,), remedies=(AnotherActor(actors=(grantor,)),))
    return None


def _informed(situation: Situation, event: ConsentGiven) -> Breach | None:
    if not event.informed:
        return Breach(facts=(Fact(field="informed"),), remedies=(ChangeProposal(fields={"informed": True}),))
    return None


def _manner(situation: Situation, event: ConsentGiven) -> Breach | None:
    if event.manner not in situation.policy.consent_manners:
        other = min(situation.policy.consent_manners)
        return Breach(facts=(Fact(field="manner"),), remedies=(ChangeProposal(fields={"manner": other}),))
    return None


def _documented(situation: Situation, event: ConsentGiven) -> Breach | None:
    if event.document is None:
        return Breach(facts=(Fact(field="document"),), remedies=(ChangeProposal(asks=("document",)),))
    return None


def _open_ended(event: ConsentGiven) -> tuple[Fact, ...]:
    return tuple(
        Fact(field="last_day", subject=event.grantor, about=grant.agency)
        for grant in event.grants
        if grant.last_day is None
    )


def _last_day(situation: Situation, event: ConsentGiven) -> Breach | None:
    facts = _open_ended(event)
    if facts and not situation.policy.consent_last_day_required:
        return Breach(facts=facts, remedies=(ChangeProposal(asks=("grants",)),))
    return None


def _last_day_required(situation: Situation, event: ConsentGiven) -> Breach | None:
    facts = _open_ended(event)
    if facts and situation.policy.consent_last_day_required:
        return Breach(facts=facts, remedies=(ChangeProposal(asks=("grants",)),))
    return None


def _kinds(situation: Situation, event: ConsentGiven) -> Breach | None:
    listed = situation.policy.information_kinds
    unknown = [grant.agency for grant in event.grants if not grant.kinds <= listed]
    if unknown:
        kept = tuple(
            grant
            if grant.kinds <= listed
            else Grant(
                object=grant.object, agency=grant.agency, kinds=grant.kinds & listed or listed, last_day=grant.last_day
            )
            for grant in event.grants
        )
        facts = tuple(Fact(field="grants", about=agency) for agency in unknown)
        return Breach(facts=facts, remedies=(ChangeProposal(fields={"grants": kept}),))
    return None


# --- saying no ----------------------------------------------------------------------------------------------------

_NO = (ConsentRefused, ConsentWithdrawn, ConsentNarrowed)


def _may_say_no(situation: Situation) -> Breach | None:
    """Standing: the actor has something of their own to say no to."""
    setting, actor = situation.setting, situation.actor
    if situation.subject is not None and situation.subject != actor:
        return None
    if not entitled_to_say_no(setting, actor):
        return Breach(facts=(Fact(field="actor", subject=actor),), remedies=_instead_of_no(situation, actor))
    return None


def _instead_of_no(situation: Situation, actor: str) -> tuple[Remedy, ...]:
    """Nobody else's no is a withdrawal, but what they are against is heard and answered."""
    entitled = requirement(situation.setting).parties
    objects = Step(kind=ObjectionRecorded.tag, fields={"party": actor}, asks=("objection",))
    heard = Instead(steps=(objects,))
    return (AnotherActor(actors=entitled), heard) if entitled else (heard,)


def _own_no(situation: Situation) -> Breach | None:
    grantor, actor = situation.subject, situation.actor
    if grantor is not None and actor != grantor:
        objects = Step(kind=ObjectionRecorded.tag, fields={"party": actor}, asks=("objection",))
        return Breach(
            facts=(Fact(field="grantor", subject=actor, about=grantor),),
            remedies=(AnotherActor(actors=(grantor,)), Instead(steps=(objects,))),
        )
    return None


def _narrowable(situation: Situation) -> Breach | None:
    open_to = (ConsentStatus.GIVEN, ConsentStatus.NARROWED, ConsentStatus.ASKED_FOR)
    who = situation.subject or situation.actor
    for consent in situation.group.consents.values():
        about = consent.grantor == who and consent.object is ConsentObject.EXCHANGE
        # What was given only later is told by the rule about the order.
        later = given_later(situation.group, consent.key, situation.at)
        if about and (later or consent.status_at(situation.at) in open_to):
            return None
    give = Step(kind=ConsentGiven.tag, fields={"grantor": who}, asks=("capacity", "grants"))
    return Breach(facts=(Fact(field="grantor", subject=who),), remedies=(DoFirst(steps=(give,)),))


def _answerable(situation: Situation) -> Breach | None:
    objection = situation.group.objections.get(situation.subject or "")
    if objection is None or objection.answered:
        record = Step(kind=ObjectionRecorded.tag, asks=("objection", "party"))
        remedy: Remedy = DoFirst(steps=(record,)) if objection is None else Nothing(because=Because.ALREADY_DONE)
        return Breach(facts=(Fact(subject=situation.subject),), remedies=(remedy,))
    return None


def _objection_known(situation: Situation, event: ObjectionRecorded) -> Breach | None:
    known = situation.group.objections.get(event.objection)
    if known is not None:
        fact = Fact(position=known.position, field="objection", subject=known.id)
        return Breach(facts=(fact,), remedies=(ChangeProposal(asks=("objection",)),))
    return None


def _liftable(situation: Situation) -> Breach | None:
    who = situation.subject
    if not any(each.party == who and each.lifted_at is None for each in situation.group.restrictions):
        return Breach(facts=(Fact(subject=who),), remedies=(Nothing(because=Because.ALREADY_DONE),))
    return None


def _that_restriction(situation: Situation, event: RestrictionLifted) -> Breach | None:
    standing = [each for each in situation.group.restrictions if each.party == event.party and each.lifted_at is None]
    if standing and all(each.meeting != event.meeting for each in standing):
        remedies = tuple(ChangeProposal(fields={"meeting": each.meeting}) for each in standing)
        return Breach(facts=(Fact(field="meeting", subject=event.party, about=event.meeting),), remedies=remedies)
    return None


def _by_another(situation: Situation) -> Breach | None:
    if situation.acting != situation.subject:
        return None
    fact = Fact(field="actor", subject=situation.subject)
    return Breach(facts=(fact,), remedies=(Nothing(because=Because.NOT_YOURS),))


def _narrows(situation: Situation, event: ConsentNarrowed) -> Breach | None:
    consent = situation.group.consents.get((event.grantor, ConsentObject.EXCHANGE, event.agency))
    step = consent.on(event.at) if consent else None
    if step is None or not step.kinds or event.kinds <= step.kinds:
        return None
    fact = Fact(position=step.position, field="kinds", subject=event.grantor, about=event.agency)
    fewer = event.kinds & step.kinds
    change = ChangeProposal(fields={"kinds": fewer}) if fewer else ChangeProposal(fields={"kinds": step.kinds})
    return Breach(facts=(fact,), remedies=(change,))


def _confirmable(situation: Situation) -> Breach | None:
    in_force = (ConsentStatus.GIVEN, ConsentStatus.NARROWED)
    who = situation.subject or situation.actor
    for consent in situation.group.consents.values():
        step = consent.on(situation.at)
        later = given_later(situation.group, consent.key, situation.at)
        if consent.grantor == who and (later or (step is not None and step.status in in_force)):
            return None
    step_ = Step(kind=ConsentGiven.tag, fields={"grantor": who}, asks=("capacity", "grants"))
    return Breach(facts=(Fact(field="grantor", subject=who),), remedies=(DoFirst(steps=(step_,)),))


def _user_decides(situation: Situation) -> Breach | None:
    """The user; before that those who consent, but not about each other, who read in their own right."""
    deciders = requirement(situation.setting).parties
    user = situation.group.user.id
    if situation.subject in deciders and user not in deciders:
        fact = Fact(field="party", subject=situation.subject)
        return Breach(facts=(fact,), remedies=(Nothing(because=Because.NOT_YOURS),))
    allowed = (user,) if user in deciders else deciders
    if situation.actor not in allowed:
        remedy: Remedy = AnotherActor(actors=allowed) if allowed else Nothing(because=Because.OTHERS_DECIDE)
        return Breach(facts=(Fact(field="actor", subject=situation.actor),), remedies=(remedy,))
    return None


# --- owed ---------------------------------------------------------------------------------------------------------


def _answers(setting: Setting) -> tuple[Owing, ...]:
    group = setting.group
    return tuple(
        Owing(who=group.coordinator.holder, position=each.position, subject=each.id)
        for each in group.objections.values()
        if not each.answered and each.period == group.period
    )


_TERMS: Final = said_by("B3", Ground.FORM, design=True)

CHECKS: Final[tuple[Check, ...]] = (
    StandingCheck(
        code="consent.grantor-has-no-say",
        governs=(ConsentGiven,),
        floor=Floor.LAW,
        source=said_by("B3", Ground.WHO_CONSENTS, Ground.CONSENT_FOR_CHILD),
        judge=_has_a_say,
    ),
    ContentCheck(
        code="consent.wrong-capacity",
        governs=(ConsentGiven,),
        floor=Floor.LAW,
        source=said_by("B3", Ground.WHO_CONSENTS, Ground.CONSENT_FOR_CHILD),
        judge=_capacity,
    ),
    StandingCheck(
        code="consent.own-act",
        governs=(ConsentGiven, ConsentConfirmed),
        floor=Floor.LAW,
        source=said_by("B3", Ground.WHO_CONSENTS),
        judge=_own_act,
    ),
    ContentCheck(
        code="consent.informed",
        governs=(ConsentGiven,),
        floor=Floor.LAW,
        source=said_by("B3", Ground.WITHDRAWAL),
        judge=_informed,
    ),
    ContentCheck(code="consent.manner", governs=(ConsentGiven,), source=_TERMS, judge=_manner),
    ContentCheck(
        code="consent.documented", governs=(ConsentGiven,), effect=Effect.WARNS, source=_TERMS, judge=_documented
    ),
    ContentCheck(
        code="consent.last-day",
        governs=(ConsentGiven,),
        effect=Effect.WARNS,
        source=said_by("B3", design=True),
        judge=_last_day,
    ),
    ContentCheck(
        code="consent.last-day-required",
        governs=(ConsentGiven,),
        source=said_by("B3", design=True),
        judge=_last_day_required,
    ),
    ContentCheck(
        code="consent.kinds-listed",
        governs=(ConsentGiven,),
        floor=Floor.SOUNDNESS,
        source=said_by("B3", Ground.RELEASE, Ground.SECRECY, Ground.CONSENT_FOR_CHILD),
        judge=_kinds,
    ),
    StandingCheck(
        code="consent.may-say-no",
        governs=_NO,
        floor=Floor.LAW,
        source=said_by("B3", Ground.WITHDRAWAL, Ground.CONSENT_FOR_CHILD, design=True),
        judge=_may_say_no,
    ),
    StandingCheck(
        code="consent.own-no",
        governs=_NO,
        floor=Floor.LAW,
        source=said_by("B3", Ground.WITHDRAWAL, Ground.CONSENT_FOR_CHILD, design=True),
        judge=_own_no,
    ),
    ContentCheck(
        code="consent.narrowing-narrows",
        governs=(ConsentNarrowed,),
        floor=Floor.LAW,
        source=said_by("B3", Ground.RELEASE),
        judge=_narrows,
    ),
    StandingCheck(
        code="consent.nothing-to-narrow",
        governs=(ConsentNarrowed,),
        floor=Floor.SOUNDNESS,
        source=said_by("B3", design=True),
        judge=_narrowable,
    ),
    ContentCheck(
        code="objection.already",
        governs=(ObjectionRecorded,),
        floor=Floor.SOUNDNESS,
        source=said_by("B14", design=True),
        judge=_objection_known,
    ),
    StandingCheck(
        code="objection.nothing-to-answer",
        governs=(ObjectionAnswered,),
        floor=Floor.SOUNDNESS,
        source=said_by("B14", design=True),
        judge=_answerable,
    ),
    StandingCheck(
        code="access.nothing-to-lift",
        governs=(RestrictionLifted,),
        floor=Floor.SOUNDNESS,
        source=said_by("B25", design=True),
        judge=_liftable,
    ),
    ContentCheck(
        code="access.another-restriction",
        governs=(RestrictionLifted,),
        floor=Floor.SOUNDNESS,
        source=said_by("B25", design=True),
        judge=_that_restriction,
    ),
    StandingCheck(
        code="access.lifted-by-the-one-shut-out",
        governs=(RestrictionLifted,),
        floor=Floor.SOUNDNESS,
        source=said_by("B25", design=True),
        judge=_by_another,
    ),
    StandingCheck(
        code="consent.nothing-to-confirm",
        governs=(ConsentConfirmed,),
        floor=Floor.SOUNDNESS,
        source=said_by("B3", "B39", design=True),
        judge=_confirmable,
    ),
    StandingCheck(
        code="access.user-decides",
        governs=(FamilyAccessDecided,),
        floor=Floor.LAW,
        source=said_by("B25", Ground.RELEASE, design=True),
        judge=_user_decides,
    ),
)
"""Giving consent and saying no (regler for samtykke)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    Obligation(
        code="consent.objection-answered",
        source=said_by("B14", design=True),
        opened_by=(ObjectionRecorded,),
        settled_by=(ObjectionAnswered,),
        owed=_answers,
        never_overdue=True,
    ),
)
"""What is owed to those who object (plikter om innvendinger)."""
