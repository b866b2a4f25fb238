"""The coordinator, the relay holder, and establishing the group."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

import attrs

from ansvar_core.events.base import Event, refers
from ansvar_core.values.ids import AgencyId, PartyId, is_id
from ansvar_core.values.versions import since

__all__ = [
    "CoordinatorAccepted",
    "CoordinatorDeclined",
    "CoordinatorLaidDown",
    "CoordinatorOffered",
    "GroupEstablished",
    "RelayAccepted",
    "RelayDeclined",
    "RelayOffered",
    "VacancyReason",
    "VacancyRecorded",
]


class VacancyReason(StrEnum):
    """Why there is nobody (grunn til vakanse)."""

    LEFT = "left"
    ILL = "ill"
    DIED = "died"


@attrs.frozen(kw_only=True, repr=False)
class _OfParty(Event):
    party: PartyId = attrs.field(validator=is_id)

    @property
    def subject(self) -> str | None:
        return self.party


@attrs.frozen(kw_only=True, repr=False)
class CoordinatorOffered(_OfParty):
    """Somebody is asked to be coordinator (koordinator forespurt).

    Source: B10.
    """

    tag: ClassVar[str] = "coordinator-offered"
    exchanges: ClassVar[bool] = False


@attrs.frozen(kw_only=True, repr=False)
class CoordinatorAccepted(_OfParty):
    """The one asked is coordinator from now; whoever was before is so no longer (koordinator har sagt ja).

    Source: B10; practice in the field.
    """

    tag: ClassVar[str] = "coordinator-accepted"
    exchanges: ClassVar[bool] = False


@attrs.frozen(kw_only=True, repr=False)
class CoordinatorDeclined(_OfParty):
    """The one asked does not want to be coordinator (koordinator har sagt nei).

    Source: B10.
    """

    tag: ClassVar[str] = "coordinator-declined"
    exchanges: ClassVar[bool] = False


@attrs.frozen(kw_only=True, repr=False)
class CoordinatorLaidDown(_OfParty):
    """The coordinator lays it down, and answers until the next has accepted (koordinator trer tilbake).

    Source: B10; practice in the field.
    """

    tag: ClassVar[str] = "coordinator-laid-down"
    exchanges: ClassVar[bool] = False

    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class VacancyRecorded(_OfParty):
    """The coordinator is gone, and `agency` answers until there is a new one (vakanse registrert).

    Source: B10; our own decision.
    """

    tag: ClassVar[str] = "vacancy-recorded"
    exchanges: ClassVar[bool] = False

    reason: VacancyReason
    agency: AgencyId = attrs.field(validator=is_id, metadata=refers("agency"))


@attrs.frozen(kw_only=True, repr=False)
class RelayOffered(_OfParty):
    """Somebody is asked to be relay holder after the group (stafettholder forespurt).

    Source: B37.
    """

    tag: ClassVar[str] = "relay-offered"
    exchanges: ClassVar[bool] = False


@attrs.frozen(kw_only=True, repr=False)
class RelayAccepted(_OfParty):
    """The one asked takes over the relay (stafettholder har sagt ja).

    Source: B37.
    """

    tag: ClassVar[str] = "relay-accepted"
    exchanges: ClassVar[bool] = False


@attrs.frozen(kw_only=True, repr=False)
class RelayDeclined(_OfParty):
    """The one asked does not take over the relay (stafettholder har sagt nei).

    Source: B37.
    """

    tag: ClassVar[str] = "relay-declined"
    exchanges: ClassVar[bool] = False


@attrs.frozen(kw_only=True, repr=False)
class GroupEstablished(Event):
    """The group is established and its work starts (ansvarsgruppa opprettet).

    `first_evaluation_on` is the day agreed for the first evaluation.  Source: B3, B9, B10, B12, B13, B28.
    """

    tag: ClassVar[str] = "group-established"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = True

    first_evaluation_on: date | None = attrs.field(default=None, metadata=since(2))
