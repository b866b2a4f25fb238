"""Establishing the group: its members, its coordinator, and the people around the user."""

from __future__ import annotations

from typing import Final

from ansvar_core.derive.agencies import counted_agencies, counts
from ansvar_core.derive.consent import requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.consent import ConsentItem, ConsentObject, ConsentStatus
from ansvar_core.entities.group import CoordinatorStatus, GroupStatus, Membership
from ansvar_core.events.base import said
from ansvar_core.events.consent import ConsentAskedFor
from ansvar_core.events.coordination import (
    CoordinatorAccepted,
    CoordinatorOffered,
    GroupEstablished,
    RelayAccepted,
    VacancyRecorded,
)
from ansvar_core.events.meeting import MeetingCalled, MeetingMoved
from ansvar_core.events.people import (
    AgencyRecorded,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    ParticipantJoined,
    TrustedPersonAgreed,
)
from ansvar_core.rules.base import Breach, Check, ContentCheck, Obligation, Owing, Situation, StandingCheck, said_by
from ansvar_core.values.findings import (
    AnotherActor,
    Because,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Floor,
    Nothing,
    Step,
)
from ansvar_core.values.law import Ground

__all__ = ["CHECKS", "OBLIGATIONS"]

_COORDINATOR: Final = said_by("B10", Ground.COORDINATOR)


def _without(situation: Situation, field: str) -> tuple[Membership, ...]:
    return tuple(each for each in situation.group.current_members if not said(getattr(each.member, field)))


def _every_member_has(field: str, code: str, statement: str) -> StandingCheck:
    def judge(situation: Situation) -> Breach | None:
        lacking = _without(situation, field)
        if lacking:
            steps = tuple(
                Step(kind=MemberChanged.tag, fields={"member.party": each.party}, asks=(f"member.{field}",))
                for each in lacking
            )
            facts = tuple(Fact(position=each.position, field=field, subject=each.party) for each in lacking)
            return Breach(facts=facts, remedies=(DoFirst(steps=steps),))
        return None

    return StandingCheck(code=code, governs=(GroupEstablished,), source=said_by(statement), judge=judge)


def _some_members(situation: Situation) -> Breach | None:
    if not situation.group.current_members:
        return Breach(remedies=(DoFirst(steps=(Step(kind=MemberJoined.tag, asks=("member",)),)),))
    return None


def _trusted_person(situation: Situation) -> Breach | None:
    if situation.group.trusted_person is None:
        return Breach(remedies=(DoFirst(steps=(Step(kind=TrustedPersonAgreed.tag, asks=("party",)),)),))
    return None


def _user_and_family(situation: Situation) -> Breach | None:
    group = situation.group
    needed = (group.user.id, *requirement(situation.setting).parties)
    missing = [
        party for party in dict.fromkeys(needed) if party not in group.participants and not group.is_member(party)
    ]
    if missing:
        steps = tuple(Step(kind=ParticipantJoined.tag, fields={"party": party}) for party in missing)
        return Breach(facts=tuple(Fact(subject=party) for party in missing), remedies=(DoFirst(steps=steps),))
    return None


def _has_coordinator(situation: Situation) -> Breach | None:
    office = situation.group.coordinator
    if office.holder is None:
        offered = [party for party, status in office.asked.items() if status is CoordinatorStatus.OFFERED]
        accept = Step(kind=CoordinatorAccepted.tag, fields={"party": offered[0]} if offered else {})
        steps = (accept,) if offered else (Step(kind=CoordinatorOffered.tag, asks=("party",)), accept)
        return Breach(remedies=(DoFirst(steps=steps),))
    return None


def _coordinator_takes_part(situation: Situation) -> Breach | None:
    holder = situation.group.coordinator.holder
    if holder is not None and not situation.group.is_member(holder):
        step = Step(kind=MemberJoined.tag, fields={"member.party": holder}, asks=("member",))
        return Breach(facts=(Fact(subject=holder),), remedies=(DoFirst(steps=(step,)),))
    return None


def _enough_agencies(situation: Situation) -> Breach | None:
    fewest = situation.policy.min_agencies
    counted = counted_agencies(situation.setting)
    if fewest is not None and len(counted) < fewest:
        agencies = situation.group.agencies.values()
        waiting = [each for each in agencies if counts(situation.setting, each) and each.id not in counted]
        missing = fewest - len(counted)
        unknown = (Step(kind=AgencyRecorded.tag, asks=("agency",)),) * (missing - len(waiting))
        joining = (Step(kind=MemberJoined.tag, asks=("member",)),) * missing
        return Breach(facts=(Fact(field="agency"),), remedies=(DoFirst(steps=(*unknown, *joining)),))
    return None


def _sober_size(situation: Situation) -> Breach | None:
    most = situation.policy.size_warning
    size = len(situation.group.current_members) + (situation.kind is MemberJoined)
    if most is not None and size > most:
        step = Step(kind=MemberLeft.tag, asks=("party",))
        return Breach(facts=(Fact(field="member"),), remedies=(DoFirst(steps=(step,) * (size - most)),))
    return None


def _joined_twice(situation: Situation, event: MemberJoined) -> Breach | None:
    if situation.group.is_member(event.member.party):
        position = situation.group.members[event.member.party].position
        return Breach(
            facts=(Fact(position=position, subject=event.member.party),),
            remedies=(Nothing(because=Because.ALREADY_DONE),),
        )
    return None


def _is_member(situation: Situation) -> Breach | None:
    membership = situation.known.members.get(situation.subject or "") if situation.known is not None else None
    if membership is not None and any(stint.start > situation.at for stint in membership.stints):
        # Somebody who joins only later is told of by the rule about the order.
        return None
    if situation.subject is None or not situation.group.is_member(situation.subject):
        fields = {"member.party": situation.subject} if situation.subject else {}
        join = Step(kind=MemberJoined.tag, fields=fields, asks=("member",))
        return Breach(facts=(Fact(subject=situation.subject),), remedies=(DoFirst(steps=(join,)),))
    return None


def _agency_covered(situation: Situation, event: MemberJoined | MemberChanged) -> Breach | None:
    """Somebody comes for an agency that nobody comes for yet, as new or from another agency."""
    agency = event.member.agency
    group = situation.group
    if group.established_position is None or agency in group.member_agencies:
        return None
    joined = [*group.consents.values()]
    required = requirement(situation.setting).parties
    answered = {each.grantor for each in joined if each.agency == agency and each.history}
    missing = tuple(party for party in required if party not in answered)
    if missing:
        items = tuple(ConsentItem(object=thing, agency=agency) for thing in ConsentObject)
        steps = tuple(Step(kind=ConsentAskedFor.tag, fields={"grantor": party, "items": items}) for party in missing)
        facts = tuple(Fact(subject=party, about=agency) for party in missing)
        return Breach(facts=facts, remedies=(DoFirst(steps=steps),))
    return None


# --- the coordinator ----------------------------------------------------------------------------------------------


def _consent_first(situation: Situation) -> Breach | None:
    setting = situation.setting
    given = {
        each.grantor
        for each in situation.group.consents.values()
        if (step := each.on(setting.at)) is not None and step.status in (ConsentStatus.GIVEN, ConsentStatus.NARROWED)
    }
    missing = tuple(party for party in requirement(setting).parties if party not in given)
    if situation.group.status is GroupStatus.BEING_PREPARED and missing:
        steps = tuple(
            Step(kind="consent-given", fields={"grantor": party}, asks=("capacity", "grants")) for party in missing
        )
        return Breach(facts=tuple(Fact(subject=party) for party in missing), remedies=(DoFirst(steps=steps),))
    return None


def _of_holder(situation: Situation) -> Breach | None:
    holder = situation.group.coordinator.holder
    if situation.subject != holder:
        return Breach(
            facts=(Fact(field="party", subject=situation.subject),),
            remedies=(ChangeProposal(fields={"party": holder}),)
            if holder
            else (Nothing(because=Because.ALREADY_DONE),),
        )
    return None


def _vacant(situation: Situation) -> Breach | None:
    vacancy = situation.group.coordinator.vacancy
    if situation.group.coordinator.holder is None:
        steps = (
            Step(kind=CoordinatorOffered.tag, asks=("party",)),
            Step(kind=CoordinatorAccepted.tag, asks=("party",)),
        )
        facts = (Fact(position=vacancy.position, about=vacancy.agency),) if vacancy else ()
        return Breach(facts=facts, remedies=(DoFirst(steps=steps),))
    return None


def _accepts_self(situation: Situation) -> Breach | None:
    if situation.subject is not None and situation.actor != situation.subject:
        fact = Fact(field="actor", subject=situation.actor)
        return Breach(facts=(fact,), remedies=(AnotherActor(actors=(situation.subject,)),))
    return None


# --- owed ---------------------------------------------------------------------------------------------------------


def _delansvar(setting: Setting) -> tuple[Owing, ...]:
    group = setting.group
    if group.established_position is None or group.status is GroupStatus.ENDED:
        return ()
    return tuple(
        Owing(who=each.party, position=each.position, subject=each.party)
        for each in group.current_members
        if not said(each.member.sub_responsibility)
    )


def _new_coordinator(setting: Setting) -> Owing | None:
    office = setting.group.coordinator
    if setting.group.status not in (GroupStatus.BEING_PREPARED, GroupStatus.ESTABLISHED, GroupStatus.ENDING):
        return None
    if office.vacancy is not None:
        return Owing(
            who=office.vacancy.agency,
            position=office.vacancy.position,
        )
    if office.laid_down_position is not None and office.holder is not None:
        return Owing(
            who=setting.group.agency_of(office.holder),
            position=office.laid_down_position,
        )
    return None


CHECKS: Final[tuple[Check, ...]] = (
    StandingCheck(
        code="establish.members",
        governs=(GroupEstablished,),
        floor=Floor.SOUNDNESS,
        source=said_by("A5", "B1", design=True),
        judge=_some_members,
    ),
    _every_member_has("function", "establish.member-function", "A7"),
    _every_member_has("sub_responsibility", "establish.sub-responsibility", "B12"),
    StandingCheck(
        code="establish.user-and-family",
        governs=(GroupEstablished,),
        source=said_by("B9", Ground.PARTICIPATION),
        judge=_user_and_family,
    ),
    StandingCheck(
        code="establish.trusted-person", governs=(GroupEstablished,), source=said_by("B13"), judge=_trusted_person
    ),
    StandingCheck(
        code="establish.coordinator",
        governs=(GroupEstablished,),
        floor=Floor.SOUNDNESS,
        source=_COORDINATOR,
        judge=_has_coordinator,
    ),
    StandingCheck(
        code="establish.coordinator-takes-part",
        governs=(GroupEstablished,),
        floor=Floor.SOUNDNESS,
        source=said_by("B10", design=True),
        judge=_coordinator_takes_part,
    ),
    StandingCheck(
        code="establish.min-agencies",
        governs=(GroupEstablished,),
        effect=Effect.WARNS,
        source=said_by("B1", design=True),
        judge=_enough_agencies,
    ),
    StandingCheck(
        code="group.size",
        governs=(GroupEstablished, MemberJoined),
        effect=Effect.WARNS,
        source=said_by("A3", "B6"),
        judge=_sober_size,
    ),
    ContentCheck(
        code="member.already",
        governs=(MemberJoined,),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_joined_twice,
    ),
    StandingCheck(
        code="member.not-in-the-group",
        governs=(MemberLeft, MemberChanged),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_is_member,
    ),
    ContentCheck(
        code="member.agency-consent",
        governs=(MemberJoined, MemberChanged),
        effect=Effect.WARNS,
        source=said_by("B3", design=True),
        judge=_agency_covered,
    ),
    StandingCheck(
        code="coordinator.consent-first",
        governs=(CoordinatorOffered,),
        effect=Effect.WARNS,
        source=said_by("B3", "B10", design=True),
        judge=_consent_first,
    ),
    StandingCheck(
        code="coordinator.not-the-holder",
        governs=(VacancyRecorded,),
        floor=Floor.SOUNDNESS,
        source=said_by("B10", design=True),
        judge=_of_holder,
    ),
    StandingCheck(
        code="coordinator.accepts-in-person",
        governs=(CoordinatorAccepted, RelayAccepted),
        source=said_by("B10", design=True),
        judge=_accepts_self,
    ),
    StandingCheck(
        code="coordinator.vacant",
        governs=(MeetingCalled, MeetingMoved),
        effect=Effect.WARNS,
        source=_COORDINATOR,
        judge=_vacant,
    ),
)
"""Establishing (regler for oppretting)."""

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    Obligation(
        code="member.sub-responsibility",
        source=said_by("A8", "B12"),
        opened_by=(MemberJoined,),
        settled_by=(MemberChanged,),
        voided_by=(MemberLeft,),
        owed=_delansvar,
        never_overdue=True,
    ),
    Obligation(
        code="coordinator.new",
        floor=Floor.SOUNDNESS,
        source=_COORDINATOR,
        opened_by=(VacancyRecorded,),
        settled_by=(CoordinatorAccepted,),
        owed=_new_coordinator,
        never_overdue=True,
    ),
)
"""What is owed about members and coordinator (plikter om medlemmer og koordinator)."""
