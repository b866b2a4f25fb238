"""Whom a life is told with: invented people and agencies, by opaque ids."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

import attrs

from ansvar_core import Agency, Tie, User
from ansvar_core.values.ids import AgencyId, GroupId, InformationKind, PartyId

__all__ = ["CAST", "START", "Cast"]

START: Final = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""When a life begins, if nobody says otherwise (start)."""

_AGENCIES: Final = (
    Agency(id="a-health", tie=Tie.MUNICIPAL, kind="health-station"),
    Agency(id="a-school", tie=Tie.MUNICIPAL, kind="school"),
    Agency(id="a-practice", tie=Tie.OPERATING_AGREEMENT, kind="physiotherapy"),
    Agency(id="a-ppt", tie=Tie.EXTERNAL, kind="ppt"),
)
_STAFF: Final = (
    ("p-nurse", "a-health"),
    ("p-teacher", "a-school"),
    ("p-physio", "a-practice"),
    ("p-ppt", "a-ppt"),
)


@attrs.frozen(kw_only=True)
class Cast:
    """Invented people and agencies for a life to be told with (rolleliste).

    Nobody in it exists.  `staff` are those who can become members, with the agency each works for; the first of them
    is the one who sees the need.  `kinds` are the kinds of information that are talked about, as far as the policy
    lists them.
    """

    group: GroupId = "g-1"
    user: PartyId = "u-1"
    born: date = date(2015, 5, 1)
    parents: tuple[PartyId, ...] = ("p-mum", "p-dad")
    close: PartyId = "p-gran"
    guardian: PartyId = "p-guardian"
    welfare: PartyId = "p-welfare"
    stranger: PartyId = "p-stranger"
    agencies: tuple[Agency, ...] = _AGENCIES
    staff: tuple[tuple[PartyId, AgencyId], ...] = _STAFF
    kinds: frozenset[InformationKind] = frozenset({"coordination", "health", "learning"})

    @property
    def worker(self) -> PartyId:
        """Who sees the need (fagpersonen)."""
        return self.staff[0][0]

    @property
    def colleague(self) -> PartyId:
        """Another who works for the user, or the same where there is only one (kollegaen)."""
        return self.staff[min(1, len(self.staff) - 1)][0]

    @property
    def person(self) -> User:
        """The user (brukeren)."""
        return User(id=self.user, birth_date=self.born)

    @property
    def family(self) -> tuple[PartyId, ...]:
        """The parents and the one who is close (familien)."""
        return (*self.parents, self.close)

    @property
    def people(self) -> tuple[PartyId, ...]:
        """Everybody (alle)."""
        outside = (self.stranger, self.guardian, self.welfare)
        return tuple(dict.fromkeys((self.user, *self.family, *(party for party, _ in self.staff), *outside)))


CAST: Final = Cast()
"""A child with two parents, and four agencies (rolleliste)."""
