"""The coordinator, the relay holder, and establishing the group."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

import attrs

from ansvar_core.events.base import Event, Gives, refers
from ansvar_core.values.checked import checked
from ansvar_core.values.ids import AgencyId, PartyId
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


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class _OfParty(Event):
    party: PartyId

    @property
    def subject(self) -> str | None:
        return self.party


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CoordinatorOffered(_OfParty):
    """Somebody is asked to be coordinator (koordinator forespurt).

    Source: B10.
    """

    tag: ClassVar[str] = "coordinator-offered"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("who is asked may accept")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CoordinatorAccepted(_OfParty):
    """The one asked is coordinator from now; whoever was before is so no longer (koordinator har sagt ja).

    Source: B10; practice in the field.
    """

    tag: ClassVar[str] = "coordinator-accepted"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("the office may decide and call")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CoordinatorDeclined(_OfParty):
    """The one asked does not want to be coordinator (koordinator har sagt nei).

    Source: B10.
    """

    tag: ClassVar[str] = "coordinator-declined"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CoordinatorLaidDown(_OfParty):
    """The coordinator lays it down, and answers until the next has accepted (koordinator trer tilbake).

    Source: B10; practice in the field.
    """

    tag: ClassVar[str] = "coordinator-laid-down"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it takes an office away")

    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class VacancyRecorded(_OfParty):
    """The coordinator is gone, and `agency` answers until there is a new one (vakanse registrert).

    Source: B10; our own decision.
    """

    tag: ClassVar[str] = "vacancy-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.part(
        "the agency that answers may do what the coordinator may; that the office is laid down counts"
    )

    reason: VacancyReason
    agency: AgencyId = attrs.field(metadata=refers("agency"))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RelayOffered(_OfParty):
    """Somebody is asked to be relay holder after the group (stafettholder forespurt).

    Source: B37.
    """

    tag: ClassVar[str] = "relay-offered"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("who is asked may accept")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RelayAccepted(_OfParty):
    """The one asked takes over the relay (stafettholder har sagt ja).

    Source: B37.
    """

    tag: ClassVar[str] = "relay-accepted"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("the office may do what is the relay holder's")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RelayDeclined(_OfParty):
    """The one asked does not take over the relay (stafettholder har sagt nei).

    Source: B37.
    """

    tag: ClassVar[str] = "relay-declined"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class GroupEstablished(Event):
    """The group is established and its work starts (ansvarsgruppa opprettet).

    `first_evaluation_on` is the day agreed for the first evaluation.  Source: B3, B9, B10, B12, B13, B28.
    """

    tag: ClassVar[str] = "group-established"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = True
    gives: ClassVar[Gives] = Gives.nothing(
        "that the work started happened; consent is asked for at every call and door"
    )

    first_evaluation_on: date | None = attrs.field(default=None, metadata=since(2))
