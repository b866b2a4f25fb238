"""Who may read what.

The user always.  A restriction wins over everything else.  Then those who consent for the user; members while their
agency is covered; those close to the user as the user has decided.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from ansvar_core.choices import Act
from ansvar_core.derive.consent import Gap, cover, requirement
from ansvar_core.derive.roles import barred
from ansvar_core.derive.setting import Setting, kept
from ansvar_core.entities.consent import ConsentObject
from ansvar_core.entities.group import FamilyAccess, Group, Membership, OtherBasis, Restriction
from ansvar_core.entities.meeting import Meeting
from ansvar_core.values.ids import AgencyId, InformationKind, MeetingId, PartyId, as_ids

__all__ = ["Denial", "Denied", "can_read", "denied", "other_basis", "readers", "restriction"]


class Denial(StrEnum):
    """Why somebody may not read (hvorfor ikke innsyn)."""

    RESTRICTED = "restricted"
    NO_CONSENT = "no-consent"
    NOT_MEMBER_THEN = "not-member-then"
    USER_HAS_NOT_AGREED = "user-has-not-agreed"
    NO_PART = "no-part"
    RESERVED = "reserved"
    """The municipality has reserved reading for roles that they do not have."""


@attrs.frozen(kw_only=True)
class Denied:
    """A denial, and what it turned on (avslag)."""

    why: Denial
    gaps: tuple[Gap, ...] = ()
    position: int | None = None


def restriction(setting: Setting, party: PartyId, meeting: MeetingId | None) -> Restriction | None:
    """The restriction in force for somebody, if any, and never for the user (sperring)."""
    if party == setting.group.user.id:
        return None
    for each in setting.group.restrictions:
        about = each.meeting is None or each.meeting == meeting
        lifted = each.lifted_at is not None and each.lifted_at <= setting.at
        if each.party == party and about and each.at <= setting.at and not lifted:
            return each
    return None


def _decision(setting: Setting, party: PartyId) -> FamilyAccess | None:
    """The latest decision that counts."""
    latest = None
    for each in setting.group.family_access:
        if each.party == party and each.at <= setting.at and _counts(setting, each):
            latest = each
    return latest


def _counts(setting: Setting, decision: FamilyAccess) -> bool:
    """The user's own decision, and what was decided for the user while whoever decided it still does.

    From when the user consents, nobody else's; and never that of somebody who could not decide it then.
    """
    user = setting.group.user.id
    then = requirement(setting.on(decision.at)).parties
    if decision.by == user:
        return user in then
    now = requirement(setting).parties
    return user not in (*then, *now) and decision.by in then and decision.by in now


def _consents_for_user(setting: Setting, party: PartyId) -> bool:
    if party in requirement(setting).parties:
        return True
    if not setting.is_child:
        return False
    if setting.in_care_of is not None:
        return party == setting.in_care_of
    return party in (setting.parents or setting.personal_guardians)


@kept
def denied(
    setting: Setting, party: PartyId, meeting: Meeting | None, kinds: frozenset[InformationKind]
) -> Denied | None:
    """Why somebody may not read a meeting's papers with these kinds of information, or None (nektet innsyn).

    `meeting` None asks about papers of today.
    """
    no = _by_the_rules(setting, party, meeting, kinds)
    if no is None and barred(setting, Act.READ, party, meeting) is not None:
        return Denied(why=Denial.RESERVED)
    return no


def _by_the_rules(
    setting: Setting, party: PartyId, meeting: Meeting | None, kinds: frozenset[InformationKind]
) -> Denied | None:
    group = setting.group
    if party == group.user.id:
        return None
    closed = restriction(setting, party, meeting.id if meeting else None)
    if closed is not None:
        return Denied(why=Denial.RESTRICTED, position=closed.position)
    decision = _decision(setting, party)
    membership = group.members.get(party)
    # One parent's word about somebody close is no consent to exchange with a professional.
    professional = membership is not None and bool(membership.stints) and party not in setting.parents
    if professional:
        decision = None
    agreed = decision is not None and decision.allowed and (not decision.kinds or kinds <= decision.kinds)
    if agreed or (decision is None and _consents_for_user(setting, party)):
        return None
    if membership is not None and membership.stints:
        return _member(setting, membership, meeting, kinds)
    close = {*group.parents, *group.guardians, *group.next_of_kin, *group.participants, group.trusted_person}
    if decision is not None or party in close:
        position = decision.position if decision else None
        return Denied(why=Denial.USER_HAS_NOT_AGREED, position=position)
    return Denied(why=Denial.NO_PART)


def _member(
    setting: Setting, membership: Membership, meeting: Meeting | None, kinds: frozenset[InformationKind]
) -> Denied | None:
    stint = membership.stint_at(setting.at)
    if stint is None:
        held = meeting.opened_at if meeting else None
        if held is None or not membership.during(held):
            return Denied(why=Denial.NOT_MEMBER_THEN, position=membership.position)
    # Whoever has left is held to the consent of the agency that they were last there for.
    agency = stint.agency if stint else membership.member.agency
    period = meeting.period if meeting else None
    gaps = cover(setting, ConsentObject.EXCHANGE, agency, kinds, period).gaps
    return Denied(why=Denial.NO_CONSENT, gaps=gaps) if gaps else None


def can_read(setting: Setting, party: PartyId, kinds: Iterable[InformationKind] = frozenset()) -> bool:
    """Whether somebody may read today's papers of these kinds (har innsyn); any collection of kinds will do."""
    return denied(setting, party, None, as_ids(kinds)) is None


def readers(group: Group) -> tuple[PartyId, ...]:
    """Everybody but the user about whom it can be asked whether they may read (mulige lesere)."""
    close = (*group.members, *group.parents, *group.guardians, *sorted(group.next_of_kin))
    close += tuple(each.party for each in group.care.values())
    close += tuple(each.party for each in group.family_access)
    close += tuple(each.party for each in group.restrictions)
    return tuple(dict.fromkeys(close))


def other_basis(setting: Setting, agency: AgencyId | None, kinds: frozenset[InformationKind]) -> OtherBasis | None:
    """Another legal basis that the host has recorded for sharing all of this with an agency (annet grunnlag)."""
    for each in setting.group.other_bases:
        if each.agency == agency and kinds <= each.kinds and each.at <= setting.at:
            return each
    return None
