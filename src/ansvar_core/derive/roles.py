"""What somebody is to the group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ansvar_core.choices import Act, Role
from ansvar_core.derive.consent import requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.meeting import Meeting
from ansvar_core.entities.people import Tie
from ansvar_core.values.ids import PartyId

__all__ = ["barred", "holders", "reserved", "roles_of"]

# What these may do is theirs, whatever a municipality reserves.
_OWN: Final = frozenset({Role.USER, Role.CONSENTER})
_OWN_ACTS: Final = frozenset({Act.END, Act.READ})


def reserved(setting: Setting, act: Act) -> frozenset[Role] | None:
    """The roles an act is reserved for, or None when it is open (forbeholdt)."""
    for each in setting.policy.permissions:
        if each.act is act:
            return each.roles | _OWN if act in _OWN_ACTS else each.roles
    return None


def barred(setting: Setting, act: Act, party: PartyId, meeting: Meeting | None = None) -> frozenset[Role] | None:
    """The roles it takes, when somebody has none of them; None for those who may (mangler rollen)."""
    roles = reserved(setting, act)
    return None if roles is None or roles & roles_of(setting, party, meeting) else roles


def roles_of(setting: Setting, party: PartyId, meeting: Meeting | None = None) -> frozenset[Role]:
    """What somebody is to the group at the instant (roller); `Role.OTHER` when nothing else.

    `meeting` is the one whose chair is meant.
    """
    group = setting.group
    member = group.is_member(party)
    agency = group.agencies[group.members[party].member.agency] if member else None
    held = {
        Role.USER: party == group.user.id,
        Role.CONSENTER: party in requirement(setting).parties,
        Role.PARENT: party in setting.parents,
        Role.GUARDIAN: party in setting.personal_guardians,
        Role.NEXT_OF_KIN: party in group.next_of_kin,
        Role.TRUSTED_PERSON: party == group.trusted_person,
        Role.COORDINATOR: party == group.coordinator.holder or _answers(setting, party),
        Role.RELAY_HOLDER: party == group.relay_holder.holder,
        Role.CHAIR: meeting is not None
        and not meeting.chair_noted
        and party == (meeting.chair or meeting.agreed_chair),
        Role.MEMBER: member,
        Role.MUNICIPAL_MEMBER: agency is not None and agency.tie is Tie.MUNICIPAL,
    }
    return frozenset(role for role, holds in held.items() if holds) or frozenset({Role.OTHER})


def _answers(setting: Setting, party: PartyId) -> bool:
    """While there is no coordinator, the agency that answers has the role, through its members."""
    vacancy = setting.group.coordinator.vacancy
    if setting.group.coordinator.holder is not None or vacancy is None:
        return False
    return party == vacancy.agency or (
        setting.group.is_member(party) and setting.group.agency_of(party) == vacancy.agency
    )


def holders(setting: Setting, roles: Iterable[Role], meeting: Meeting | None = None) -> tuple[PartyId, ...]:
    """Those in the group who have one of some roles, in the order they came into it (innehavere)."""
    group, roles = setting.group, frozenset(roles)
    named = [group.coordinator.holder, group.relay_holder.holder, group.trusted_person, setting.in_care_of]
    known = (group.user.id, *group.parents, *group.guardians, *sorted(group.next_of_kin), *group.members, *named)
    parties = dict.fromkeys(each for each in known if each is not None)
    return tuple(each for each in parties if roles & roles_of(setting, each, meeting))
