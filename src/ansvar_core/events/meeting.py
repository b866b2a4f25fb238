"""Meetings planned, called, opened and ended, and those held outside the group."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar

import attrs

from ansvar_core.dates import instant
from ansvar_core.entities.meeting import Absence, AgendaItem, MeetingKind, OtherPresent, StandIn, Topic
from ansvar_core.events.base import Event, nonempty, refers
from ansvar_core.values.ids import InformationKind, MeetingId, PartyId, as_ids, is_id, is_ids, is_optional_id
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import since

__all__ = [
    "AbsenceExcused",
    "CallAnswered",
    "ChairAgreed",
    "MeetingCalled",
    "MeetingCancelled",
    "MeetingEnded",
    "MeetingMoved",
    "MeetingOpened",
    "MeetingPlanned",
    "OutsideMeetingHeld",
    "UserToldOfOutsideMeeting",
    "VoiceArranged",
]


def _instant(value: datetime) -> datetime:
    return instant(value, "starts")


def _optional_instant(value: datetime | None) -> datetime | None:
    return None if value is None else instant(value, "ends")


def _unique_items(instance: object, attribute: attrs.Attribute[Any], value: tuple[AgendaItem, ...]) -> None:
    if len({item.id for item in value}) < len(value):
        raise InvalidValue(attribute.name, "two agenda items have the same id")


def _items(value: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    return tuple(value)


def _absences(value: Iterable[Absence]) -> tuple[Absence, ...]:
    return tuple(value)


def _stand_ins(value: Iterable[StandIn]) -> tuple[StandIn, ...]:
    return tuple(value)


def _others(value: Iterable[OtherPresent]) -> tuple[OtherPresent, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True, repr=False)
class _OfMeeting(Event):
    meeting: MeetingId = attrs.field(validator=is_id, metadata=refers("meeting"))

    @property
    def subject(self) -> str | None:
        return self.meeting


@attrs.frozen(kw_only=True, repr=False)
class _Timed(_OfMeeting):
    starts: datetime = attrs.field(converter=_instant)
    ends: datetime | None = attrs.field(default=None, converter=_optional_instant)

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.ends is not None and self.ends <= self.starts:
            raise InvalidValue("ends", "a meeting ends after it starts")


@attrs.frozen(kw_only=True, repr=False)
class MeetingPlanned(_Timed):
    """A date is set for a meeting; nobody has been called yet (møte planlagt).

    Source: B23, B28.
    """

    tag: ClassVar[str] = "meeting-planned"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    meeting: MeetingId = attrs.field(validator=is_id)
    meeting_kind: MeetingKind | None = attrs.field(default=None, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False)
class MeetingCalled(_Timed):
    """People are called to a meeting (innkalling sendt).

    `called` have a duty to come (B8), `invited` may.  `off_rota_reason` says why the minute-taker is another than whose
    turn it is.  Source: B3, B11, B26, B30, B31-B34.
    """

    tag: ClassVar[str] = "meeting-called"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = True

    meeting: MeetingId = attrs.field(validator=is_id)
    purpose: str = attrs.field(validator=nonempty)
    agenda: tuple[AgendaItem, ...] = attrs.field(default=(), converter=_items, validator=_unique_items)
    chair: PartyId | None = attrs.field(default=None, validator=is_optional_id)
    minute_taker: PartyId | None = attrs.field(default=None, validator=is_optional_id)
    called: frozenset[PartyId] = attrs.field(default=frozenset(), converter=as_ids, validator=is_ids)
    invited: frozenset[PartyId] = attrs.field(default=frozenset(), converter=as_ids, validator=is_ids)
    off_rota_reason: str | None = None
    meeting_kind: MeetingKind | None = attrs.field(default=None, metadata=since(2))

    @property
    def kinds(self) -> frozenset[InformationKind]:
        """The kinds of information on the agenda (opplysningstyper)."""
        return frozenset().union(*(item.kinds for item in self.agenda))


@attrs.frozen(kw_only=True, repr=False)
class MeetingMoved(_Timed):
    """A called meeting gets another time (møte flyttet).

    Source: B30.
    """

    tag: ClassVar[str] = "meeting-moved"
    exchanges: ClassVar[bool] = True

    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class MeetingCancelled(_OfMeeting):
    """A meeting is called off (møte avlyst).

    Source: our own decision.
    """

    tag: ClassVar[str] = "meeting-cancelled"
    exchanges: ClassVar[bool] = False

    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class CallAnswered(_OfMeeting):
    """Somebody who is called or invited says whether they come (svar på innkalling).

    Source: B8; our own decision.
    """

    tag: ClassVar[str] = "call-answered"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    coming: bool
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class ChairAgreed(_OfMeeting):
    """It is agreed beforehand that somebody else than the coordinator chairs (møteleder avtalt).

    `standing` says that it is agreed for the meetings to come too.  Source: A6, B11.
    """

    tag: ClassVar[str] = "chair-agreed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    standing: bool = attrs.field(default=False, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False)
class VoiceArranged(_OfMeeting):
    """It is settled who brings the user's voice into the meeting (brukerens stemme avklart).

    `party` talks with the user beforehand; `until_changed` says that it is settled for the meetings to come too.  Or
    the user wants nobody to speak.  Raises `InvalidValue` for both and for neither.

    Source: B15.
    """

    tag: ClassVar[str] = "voice-arranged"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    party: PartyId | None = attrs.field(default=None, validator=is_optional_id, metadata=since(2, said_before=True))
    not_wanted: bool = attrs.field(default=False, metadata=since(2))
    until_changed: bool = attrs.field(default=False, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if (self.party is None) != self.not_wanted:
            raise InvalidValue("party", "name somebody, or say that nobody is wanted")


@attrs.frozen(kw_only=True, repr=False)
class MeetingOpened(_OfMeeting):
    """A meeting begins (møte åpnet).

    `present` are those in the room, stand-ins and others included.  `chair_reason` says why somebody else than the one
    named in the call chairs, `minute_taker_reason` the same for the minutes.  Source: B3, B9, B11, B14, B15, B26.
    """

    tag: ClassVar[str] = "meeting-opened"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = True

    present: frozenset[PartyId] = attrs.field(converter=as_ids, validator=is_ids)
    chair: PartyId = attrs.field(validator=is_id)
    minute_taker: PartyId | None = attrs.field(default=None, validator=is_optional_id)
    absences: tuple[Absence, ...] = attrs.field(default=(), converter=_absences)
    stand_ins: tuple[StandIn, ...] = attrs.field(default=(), converter=_stand_ins)
    others: tuple[OtherPresent, ...] = attrs.field(default=(), converter=_others)
    chair_reason: str | None = None
    minute_taker_reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class AbsenceExcused(_OfMeeting):
    """The chair notes a reason for an absence (forfall notert).

    Source: B8.
    """

    tag: ClassVar[str] = "absence-excused"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    reason: str = attrs.field(validator=nonempty)


@attrs.frozen(kw_only=True, repr=False)
class MeetingEnded(_OfMeeting):
    """A meeting is over (møte avsluttet).

    Says whether who does what by when was gone through, whether the meeting itself was evaluated, and what was agreed
    about the next.  None is not told.  Source: B26, B27, B29.
    """

    tag: ClassVar[str] = "meeting-ended"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    tasks_agreed: bool | None = attrs.field(default=None, metadata=since(2, said_before=True))
    process_evaluated: bool | None = attrs.field(default=None, metadata=since(2, said_before=True))
    next_meeting_on: date | None = None
    next_minute_taker: PartyId | None = attrs.field(default=None, validator=is_optional_id)


@attrs.frozen(kw_only=True, repr=False)
class OutsideMeetingHeld(Event):
    """Agencies met outside the group about what does not belong in it (eget samarbeidsmøte holdt).

    Source: B31-B35.
    """

    tag: ClassVar[str] = "outside-meeting-held"
    exchanges: ClassVar[bool] = False

    meeting: MeetingId = attrs.field(validator=is_id)
    topic: Topic
    by: frozenset[PartyId] = attrs.field(converter=as_ids, validator=is_ids)
    user_told: bool = False

    @property
    def subject(self) -> str | None:
        return self.meeting


@attrs.frozen(kw_only=True, repr=False)
class UserToldOfOutsideMeeting(Event):
    """The user is told of a meeting outside the group (bruker informert om samarbeidsmøte).

    Source: B35.
    """

    tag: ClassVar[str] = "user-told-of-outside-meeting"
    exchanges: ClassVar[bool] = False

    meeting: MeetingId = attrs.field(validator=is_id, metadata=refers("outside_meeting"))

    @property
    def subject(self) -> str | None:
        return self.meeting
