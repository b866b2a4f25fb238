"""Who chairs (A6, B11)."""

from __future__ import annotations

from typing import assert_never

from ansvar_core.choices import ChairRule
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import CoordinatorStatus
from ansvar_core.entities.meeting import Meeting
from ansvar_core.values.ids import PartyId

__all__ = ["chair_allowed", "chair_by_rule", "expected_chair"]


def expected_chair(setting: Setting, meeting: Meeting | None, named: PartyId | None = None) -> PartyId | None:
    """Who is to chair a meeting: the one named, the one agreed, or the one the policy points at (møteleder).

    None when the policy points at an office that nobody holds.  Whoever chaired it against the rules is not to.
    """
    return named or (meeting.chair if meeting and not meeting.chair_noted else None) or chair_by_rule(setting, meeting)


def chair_by_rule(setting: Setting, meeting: Meeting | None) -> PartyId | None:
    """Who is to chair when nobody is named: the one agreed, or whom the policy points at (møteleder etter regelen)."""
    agreed = meeting.agreed_chair if meeting else None
    rule = setting.policy.chair_rule
    if agreed is not None and rule in (ChairRule.COORDINATOR_UNLESS_AGREED, ChairRule.NAMED_IN_THE_CALL):
        return agreed
    office = setting.group.relay_holder if rule is ChairRule.RELAY_HOLDER else setting.group.coordinator
    return office.holder


def chair_allowed(setting: Setting, meeting: Meeting | None, party: PartyId) -> bool:
    """Whether somebody may chair a meeting under the policy (kan lede møtet)."""
    group = setting.group
    agreed = meeting.agreed_chair if meeting else None
    match setting.policy.chair_rule:
        case ChairRule.NAMED_IN_THE_CALL:
            return True
        case ChairRule.RELAY_HOLDER:
            return group.relay_holder.status_of(party) is CoordinatorStatus.ACCEPTED
        case ChairRule.COORDINATOR_ONLY:
            return party == group.coordinator.holder
        case ChairRule.COORDINATOR_UNLESS_AGREED:
            return party == (agreed or group.coordinator.holder)
        case _ as never:
            assert_never(never)
