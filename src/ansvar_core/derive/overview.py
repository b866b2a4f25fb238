"""Consent at a glance: who must, for whom it covers, and whether the group stands still."""

from __future__ import annotations

import attrs

from ansvar_core.derive.consent import Gap, Requirement, covered, requirement, standing_still
from ansvar_core.derive.setting import Setting
from ansvar_core.values.ids import AgencyId

__all__ = ["AgencyCover", "ConsentOverview", "overview"]


@attrs.frozen(kw_only=True)
class AgencyCover:
    """Whether an agency is covered for cooperation and exchange, and if not, why (dekning for en instans)."""

    agency: AgencyId
    gaps: tuple[Gap, ...]

    @property
    def covered(self) -> bool:
        """Whether consent covers both (dekket)."""
        return not self.gaps


@attrs.frozen(kw_only=True)
class ConsentOverview:
    """Consent for a group at an instant (samtykkeoversikt)."""

    required: Requirement
    agencies: tuple[AgencyCover, ...]
    stands_still: bool


def overview(setting: Setting) -> ConsentOverview:
    """Whose consent is required, and what it covers for each agency that takes part (samtykkeoversikt)."""
    agencies = tuple(
        AgencyCover(agency=agency, gaps=covered(setting, agency).gaps) for agency in setting.member_agencies
    )
    return ConsentOverview(required=requirement(setting), agencies=agencies, stands_still=not standing_still(setting))
