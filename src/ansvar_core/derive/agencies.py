"""Agencies: which count, and how many."""

from __future__ import annotations

from ansvar_core.derive.setting import Setting
from ansvar_core.entities.people import Tie
from ansvar_core.values.ids import AgencyId, PartyId

__all__ = ["bound_to_attend", "counted_agencies"]


def counted_agencies(setting: Setting) -> tuple[AgencyId, ...]:
    """The agencies that take part and count as agencies of their own (instanser som teller)."""
    agencies = setting.group.agencies
    without = setting.policy.uncounted_agency_kinds
    return tuple(
        each for each in setting.group.member_agencies if agencies[each].counts and agencies[each].kind not in without
    )


def bound_to_attend(setting: Setting, party: PartyId) -> bool:
    """Whether somebody has a duty to come when called (B8): municipal, or with an operating agreement (møteplikt)."""
    agency = setting.group.agency_of(party) if setting.group.is_member(party) else None
    return agency is not None and setting.group.agencies[agency].tie is not Tie.EXTERNAL
