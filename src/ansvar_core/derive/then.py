"""Who was a member, and for which agency, at an earlier instant.

What is recorded late is judged by its own date: who has come, left, or moved to another agency since changes nothing.
"""

from __future__ import annotations

from datetime import datetime

import attrs

from ansvar_core.entities.group import Group, Membership

__all__ = ["as_then"]


def as_then(group: Group, at: datetime) -> Group:
    """The group with the members that it had at an instant (medlemmene slik de var)."""
    # Nothing of the record is later, which is so for all but late entries.
    if at >= group.recorded_until:
        return group
    members = group.members
    for membership in members.values():
        if any(stint.start > at or (stint.end is not None and stint.end > at) for stint in membership.stints):
            members = members.put(membership.party, _as_then(membership, at))
    return group if members is group.members else attrs.evolve(group, members=members)


def _as_then(membership: Membership, at: datetime) -> Membership:
    stints = tuple(
        attrs.evolve(stint, end=None) if stint.end is not None and stint.end > at else stint
        for stint in membership.stints
        if stint.start <= at
    )
    if not stints:
        return attrs.evolve(membership, stints=())
    member = attrs.evolve(membership.member, agency=stints[-1].agency, takes_turns=stints[-1].takes_turns)
    return attrs.evolve(membership, member=member, stints=stints)
