"""Consent before anything is exchanged: establishing, calling, moving and opening.

What makes a consent count is in `consent.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, assert_never

from ansvar_core.derive.access import other_basis
from ansvar_core.derive.agencies import professional_for
from ansvar_core.derive.consent import (
    Gap,
    Why,
    cover,
    covered,
    may_consent,
    requirement,
    standing_still,
)
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.consent import ConsentObject
from ansvar_core.entities.group import GroupStatus
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.events.catalogue import EVENT_TYPES
from ansvar_core.events.consent import (
    ConsentConfirmed,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
)
from ansvar_core.events.coordination import GroupEstablished
from ansvar_core.events.meeting import MeetingCalled, MeetingMoved, MeetingOpened
from ansvar_core.events.minutes import MinutesShared
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
from ansvar_core.rules.remedies import another_call, another_time, consent_facts, consent_remedies
from ansvar_core.values.findings import (
    Because,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Floor,
    Nothing,
    Remedy,
    Step,
)
from ansvar_core.values.law import Ground

__all__ = ["CHECKS", "OBLIGATIONS"]

_EXCHANGING: Final = tuple(kind for kind in EVENT_TYPES if kind.exchanges)
_EXCHANGE_SOURCE: Final = said_by("B3", Ground.RELEASE, Ground.SECRECY, Ground.CONSENT_FOR_CHILD)


def _breach(setting: Setting, gaps: tuple[Gap, ...]) -> Breach:
    return Breach(facts=consent_facts(gaps), remedies=consent_remedies(setting, gaps))


def _establishing(thing: ConsentObject) -> StandingCheck:
    def judge(situation: Situation) -> Breach | None:
        gaps: tuple[Gap, ...] = ()
        for agency in situation.setting.member_agencies or (situation.group.need.agency,):
            gaps += cover(situation.setting, thing, agency).gaps
        gaps = tuple(gap for gap in gaps if gap.why is not Why.NOBODY_CAN)
        if gaps:
            return _breach(situation.setting, gaps)
        return None

    exchange = thing is ConsentObject.EXCHANGE
    return StandingCheck(
        code=f"establish.consent-to-{thing.value}",
        governs=(GroupEstablished,),
        floor=Floor.LAW if exchange else Floor.GUIDELINE,
        source=_EXCHANGE_SOURCE if exchange else said_by("B3", Ground.CONSENT_FOR_CHILD),
        judge=judge,
    )


def _standing_still(situation: Situation) -> Breach | None:
    meeting = situation.group.meetings.get(situation.subject or "")
    opening = situation.kind is MeetingOpened and meeting is not None
    kinds = meeting.kinds if opening and meeting else frozenset()
    found = standing_still(situation.setting, kinds)
    gaps = tuple(gap for gap in found.gaps if gap.why is not Why.NOBODY_CAN)
    if gaps:
        return Breach(facts=consent_facts(gaps), remedies=consent_remedies(situation.setting, gaps, kinds))
    return None


def _nobody(situation: Situation) -> Breach | None:
    if not requirement(situation.setting).consenters:
        remedies: tuple[Remedy, ...] = (Nothing(because=Because.OTHERS_DECIDE),)
        return Breach(facts=(Fact(subject=situation.group.user.id),), remedies=remedies)
    return None


def _uncovered(situation: Situation, party: str, kinds: frozenset[str]) -> tuple[str, tuple[Gap, ...]] | None:
    """The agency somebody comes for and the gaps in its consent, if there are any."""
    agency = professional_for(situation.setting, party)
    gaps = covered(situation.setting, agency, kinds).gaps if agency is not None else ()
    return (agency, gaps) if agency is not None and gaps else None


def _called_agencies(situation: Situation, event: MeetingCalled) -> tuple[Breach, ...]:
    breaches: list[Breach] = []
    for party in sorted(event.called | event.invited):
        found = _uncovered(situation, party, event.kinds)
        if found is not None:
            agency, gaps = found
            without = {"called": event.called - {party}, "invited": event.invited - {party}}
            remedies = (ChangeProposal(fields=without), *consent_remedies(situation.setting, gaps, event.kinds))
            facts = (Fact(field="called", subject=party, about=agency), *consent_facts(gaps))
            breaches.append(Breach(facts=facts, remedies=remedies))
    return tuple(breaches)


def _moved_agencies(situation: Situation) -> tuple[Breach, ...]:
    """Moving a meeting calls everybody anew, so those who are no longer covered must be left out by a new call."""
    meeting = situation.group.meetings.get(situation.subject or "")
    if meeting is None or meeting.status is not MeetingStatus.CALLED:
        return ()
    breaches: list[Breach] = []
    for party in sorted(meeting.called | meeting.invited):
        found = _uncovered(situation, party, meeting.kinds)
        if found is not None:
            agency, gaps = found
            remedies = (another_call(meeting, party), *consent_remedies(situation.setting, gaps, meeting.kinds))
            facts = (Fact(field="called", subject=party, about=agency), *consent_facts(gaps))
            breaches.append(Breach(facts=facts, remedies=remedies))
    return tuple(breaches)


def _runs_out_before(situation: Situation, event: MeetingCalled | MeetingMoved) -> tuple[Breach, ...]:
    setting = situation.setting
    if event.starts <= setting.at:
        return ()
    then = setting.on(event.starts)
    if isinstance(event, MeetingCalled):
        parties = event.called | event.invited
    else:
        meeting = situation.group.meetings.get(event.meeting)
        parties = meeting.called | meeting.invited if meeting else frozenset()
    agencies = dict.fromkeys(
        situation.group.members[party].member.agency for party in sorted(parties) if situation.group.is_member(party)
    )
    breaches: list[Breach] = []
    for agency in agencies:
        for thing in ConsentObject:
            # A "no" from after an event that is registered late is not a consent that runs out.
            gaps = tuple(gap for gap in cover(then, thing, agency).gaps if gap.why not in (Why.REFUSED, Why.WITHDRAWN))
            if not gaps or not cover(setting, thing, agency):
                continue
            # What is signed before a period begins is no consent for it.
            begins = any(gap.why is Why.OLD_PERIOD for gap in gaps)
            forms = () if begins else _from_today(situation, consent_remedies(then, gaps))
            breaches.append(Breach(facts=consent_facts(gaps), remedies=forms or (another_time(event.ends),)))
    return tuple(breaches)


def _from_today(situation: Situation, remedies: tuple[Remedy, ...]) -> tuple[Remedy, ...]:
    """A form for a later day is signed now by those who may sign now; who may only then, signs then."""
    possible = [
        DoFirst(steps=tuple(_dated(step, situation.day) for step in remedy.steps))
        for remedy in remedies
        if isinstance(remedy, DoFirst) and all(_can_sign(situation.setting, step) for step in remedy.steps)
    ]
    return tuple(possible)


def _can_sign(setting: Setting, step: Step) -> bool:
    return may_consent(setting, step.fields["grantor"], step.fields["capacity"])


def _dated(step: Step, day: date) -> Step:
    return Step(kind=step.kind, fields={**step.fields, "first_day": day}, asks=step.asks)


# --- another basis ------------------------------------------------------------------------------------------------


def _other_basis(situation: Situation, event: MeetingCalled | MeetingOpened | MinutesShared) -> tuple[Breach, ...]:
    """Consent does not cover, but the host has recorded another basis: the answer names it, and stays what it is."""
    group = situation.group
    match event:
        case MeetingCalled():
            parties, kinds = event.called | event.invited, event.kinds
        case MeetingOpened():
            parties, kinds = event.present, group.meetings[event.meeting].kinds
        case MinutesShared():
            minutes = group.meetings[event.meeting].minutes
            parties, kinds = event.recipients, minutes[-1].kinds if minutes else frozenset()
        case _ as never:
            assert_never(never)
    agencies = dict.fromkeys(group.members[party].member.agency for party in sorted(parties) if group.is_member(party))
    breaches: list[Breach] = []
    for agency in agencies:
        found = other_basis(situation.setting, agency, kinds)
        if found is not None and not covered(situation.setting, agency, kinds):
            fact = Fact(position=found.position, about=agency)
            breaches.append(Breach(facts=(fact,), remedies=(Nothing(because=Because.OTHERS_DECIDE),)))
    return tuple(breaches)


# --- owed ---------------------------------------------------------------------------------------------------------

# What somebody has not said, or has said for a time that is over.  A "no" is an answer, and nobody is to nag about it.
_UNSAID: Final = frozenset({Why.NOT_ASKED, Why.NOT_ANSWERED, Why.RUN_OUT, Why.OLD_PERIOD})


def _renewals(setting: Setting) -> tuple[Owing, ...]:
    """Consents that run out, have run out, or will be somebody else's to give."""
    group = setting.group
    if not setting.member_agencies or group.status not in (GroupStatus.ESTABLISHED, GroupStatus.ENDING):
        return ()
    found: dict[tuple[str, date | None], int] = {}
    opened = group.established_position or group.need.position
    for party, day, position in (*_lacking(setting), *_running_out(setting)):
        found.setdefault((party, day), position or opened)
    own = setting.birthday(setting.policy.youth_consents_from)
    if setting.day < own:
        found.setdefault((group.user.id, own - timedelta(days=1)), opened)
    return tuple(
        Owing(who=group.coordinator.holder, position=position, subject=party, due=day, binding=False)
        for (party, day), position in found.items()
    )


def _lacking(setting: Setting) -> Iterator[tuple[str, date | None, int | None]]:
    for agency in setting.member_agencies:
        for gap in covered(setting, agency).gaps:
            if gap.party is not None and gap.why in _UNSAID:
                yield gap.party, gap.day, gap.position


def _running_out(setting: Setting) -> Iterator[tuple[str, date | None, int | None]]:
    needed = requirement(setting).parties
    for consent in setting.group.consents.values():
        if consent.grantor in needed and consent.agency in setting.member_agencies:
            step = consent.on(setting.at)
            if step is not None and step.last_day is not None and step.last_day >= setting.day:
                yield consent.grantor, step.last_day, step.position


CHECKS: Final[tuple[Check, ...]] = (
    _establishing(ConsentObject.COOPERATION),
    _establishing(ConsentObject.EXCHANGE),
    StandingCheck(
        code="consent.nobody-can",
        governs=_EXCHANGING,
        floor=Floor.LAW,
        source=said_by("B3", Ground.WHO_CONSENTS, Ground.CONSENT_FOR_CHILD, Ground.WITHOUT_COMPETENCE),
        judge=_nobody,
    ),
    StandingCheck(
        code="consent.standing-still",
        governs=tuple(kind for kind in _EXCHANGING if kind is not GroupEstablished),
        floor=Floor.LAW,
        source=_EXCHANGE_SOURCE,
        judge=_standing_still,
    ),
    ContentCheck(
        code="meeting.called-agency-covered",
        governs=(MeetingCalled,),
        floor=Floor.LAW,
        source=_EXCHANGE_SOURCE,
        judge=_called_agencies,
    ),
    StandingCheck(
        code="meeting.moved-agency-covered",
        governs=(MeetingMoved,),
        floor=Floor.LAW,
        source=_EXCHANGE_SOURCE,
        judge=_moved_agencies,
    ),
    ContentCheck(
        code="meeting.consent-runs-out-before",
        governs=(MeetingCalled, MeetingMoved),
        effect=Effect.WARNS,
        source=said_by("B3", design=True),
        judge=_runs_out_before,
    ),
    ContentCheck(
        code="consent.other-basis",
        governs=(MeetingCalled, MeetingOpened, MinutesShared),
        effect=Effect.INFORMS,
        floor=Floor.LAW,
        source=said_by("B3", Ground.COOPERATING_PERSONNEL, design=True),
        judge=_other_basis,
    ),
)
"""Consent before anything is exchanged (regler for samtykke før utveksling)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    Obligation(
        code="consent.renewed",
        source=said_by("B3", design=True),
        opened_by=(ConsentGiven, ConsentConfirmed),
        settled_by=(ConsentGiven,),
        voided_by=(ConsentWithdrawn, ConsentRefused),
        owed=_renewals,
        never_overdue=True,
    ),
)
"""What is owed about consent that runs out (plikter om fornyelse)."""
