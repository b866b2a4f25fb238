"""Agencies: which count, and how many."""

from __future__ import annotations

from datetime import datetime

from ansvar_core.derive.setting import Setting
from ansvar_core.entities.people import Agency, Tie
from ansvar_core.values.ids import AgencyId, PartyId

__all__ = ["bound_to_attend", "counted_agencies", "counts", "professional_for"]


def counted_agencies(setting: Setting) -> tuple[AgencyId, ...]:
    """The agencies that take part and count as agencies of their own (instanser som teller)."""
    agencies = setting.group.agencies
    return tuple(each for each in setting.member_agencies if counts(setting, agencies[each]))


def counts(setting: Setting, agency: Agency) -> bool:
    """Whether an agency counts as one of its own (teller med)."""
    return agency.counts and agency.kind not in setting.policy.uncounted_agency_kinds


def professional_for(setting: Setting, party: PartyId) -> AgencyId | None:
    """The agency on whose behalf somebody comes: now, or last for one who has left (fagperson for).

    Leaving an agency's seat does not make a professional one of the user's own people.  Whoever is a parent or a
    guardian on the day, or next of kin, is one of them.
    """
    group = setting.group
    membership = group.members.get(party)
    if membership is None or not membership.stints:
        return None
    own = {group.user.id, *setting.parents, *setting.guardians, *group.next_of_kin}
    return membership.member.agency if membership.current or party not in own else None


def bound_to_attend(setting: Setting, party: PartyId, at: datetime) -> bool:
    """Whether a member has a duty to come when called (B8): municipal, or with an operating agreement (møteplikt).

    By the agency that they came for at the instant of the meeting: who joins it later did not stay away from it.
    """
    membership = setting.group.members.get(party)
    stint = membership.stint_at(at) if membership is not None and membership.current else None
    return stint is not None and setting.group.agencies[stint.agency].tie is not Tie.EXTERNAL
