"""Agencies: which count, and how many."""

from __future__ import annotations

from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import Group
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


def professional_for(group: Group, party: PartyId) -> AgencyId | None:
    """The agency on whose behalf somebody comes: now, or last for one who has left (fagperson for).

    Leaving an agency's seat does not make a professional one of the user's own people.
    """
    membership = group.members.get(party)
    if membership is None or not membership.stints:
        return None
    own = {group.user.id, *group.parents, *group.guardians, *group.next_of_kin}
    return membership.member.agency if membership.current or party not in own else None


def bound_to_attend(setting: Setting, party: PartyId) -> bool:
    """Whether somebody has a duty to come when called (B8): municipal, or with an operating agreement (møteplikt)."""
    agency = setting.group.agency_of(party) if setting.group.is_member(party) else None
    return agency is not None and setting.group.agencies[agency].tie is not Tie.EXTERNAL
