"""Meetings planned, called, opened and ended, and those held outside the group."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from ansvar_core.entities.meeting import Absence, AgendaItem, MeetingKind, OtherPresent, StandIn, Topic
from ansvar_core.events.base import Event, Gives, nonempty, refers
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.ids import InformationKind, MeetingId, PartyId
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


def _unique_items(instance: object, attribute: attrs.Attribute[Any], value: tuple[AgendaItem, ...]) -> None:
    if len({item.id for item in value}) < len(value):
        raise InvalidValue(attribute.name, "two agenda items have the same id")


if TYPE_CHECKING:  # What else is taken; the field's own check makes it what is kept.

    def _items(value: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]: ...

    def _absences(value: Iterable[Absence]) -> tuple[Absence, ...]: ...

    def _stand_ins(value: Iterable[StandIn]) -> tuple[StandIn, ...]: ...

    def _others(value: Iterable[OtherPresent]) -> tuple[OtherPresent, ...]: ...

else:
    _items = _absences = _stand_ins = _others = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class _OfMeeting(Event):
    meeting: MeetingId = attrs.field(metadata=refers("meeting"))

    @property
    def subject(self) -> str | None:
        return self.meeting


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class _Timed(_OfMeeting):
    starts: datetime
    ends: datetime | None = None

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.ends is not None and self.ends <= self.starts:
            raise InvalidValue("ends", "a meeting ends after it starts")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MeetingPlanned(_Timed):
    """A date is set for a meeting; nobody has been called yet (møte planlagt).

    Source: B23, B28.
    """

    tag: ClassVar[str] = "meeting-planned"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("a date")

    meeting: MeetingId
    meeting_kind: MeetingKind | None = attrs.field(default=None, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MeetingCalled(_Timed):
    """People are called to a meeting (innkalling sendt).

    `called` have a duty to come (B8), `invited` may.  `off_rota_reason` says why the minute-taker is another than whose
    turn it is.  Source: B3, B11, B26, B30, B31-B34.
    """

    tag: ClassVar[str] = "meeting-called"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = True
    gives: ClassVar[Gives] = Gives.part(
        "the chair named may do what is the chair's; that people were called, and to what, happened"
    )

    meeting: MeetingId
    purpose: str = attrs.field(validator=nonempty)
    agenda: tuple[AgendaItem, ...] = attrs.field(default=(), converter=_items, validator=_unique_items)
    chair: PartyId | None = None
    minute_taker: PartyId | None = None
    called: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids)
    invited: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids)
    off_rota_reason: str | None = None
    meeting_kind: MeetingKind | None = attrs.field(default=None, metadata=since(2))

    @property
    def kinds(self) -> frozenset[InformationKind]:
        """The kinds of information on the agenda (opplysningstyper)."""
        return frozenset().union(*(item.kinds for item in self.agenda))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MeetingMoved(_Timed):
    """A called meeting gets another time (møte flyttet).

    Source: B30.
    """

    tag: ClassVar[str] = "meeting-moved"
    exchanges: ClassVar[bool] = True
    gives: ClassVar[Gives] = Gives.nothing("a date")

    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MeetingCancelled(_OfMeeting):
    """A meeting is called off (møte avlyst).

    Source: our own decision.
    """

    tag: ClassVar[str] = "meeting-cancelled"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it calls nobody together")

    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class CallAnswered(_OfMeeting):
    """Somebody who is called or invited says whether they come (svar på innkalling).

    Source: B8; our own decision.
    """

    tag: ClassVar[str] = "call-answered"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that somebody answered happened")

    party: PartyId
    coming: bool
    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ChairAgreed(_OfMeeting):
    """It is agreed beforehand that somebody else than the coordinator chairs (møteleder avtalt).

    `standing` says that it is agreed for the meetings to come too.  Source: A6, B11.
    """

    tag: ClassVar[str] = "chair-agreed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("the chair may do what is the chair's")

    party: PartyId
    standing: bool = attrs.field(default=False, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class VoiceArranged(_OfMeeting):
    """It is settled who brings the user's voice into the meeting (brukerens stemme avklart).

    `party` talks with the user beforehand; `until_changed` says that it is settled for the meetings to come too.  Or
    the user wants nobody to speak.  Raises `InvalidValue` for both and for neither.

    Source: B15.
    """

    tag: ClassVar[str] = "voice-arranged"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("somebody speaks for the user")

    party: PartyId | None = attrs.field(default=None, metadata=since(2, said_before=True))
    not_wanted: bool = attrs.field(default=False, metadata=since(2))
    until_changed: bool = attrs.field(default=False, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if (self.party is None) != self.not_wanted:
            raise InvalidValue("party", "name somebody, or say that nobody is wanted")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MeetingOpened(_OfMeeting):
    """A meeting begins (møte åpnet).

    `present` are those in the room, stand-ins and others included.  `chair_reason` says why somebody else than the one
    named in the call chairs, `minute_taker_reason` the same for the minutes.  Source: B3, B9, B11, B14, B15, B26.
    """

    tag: ClassVar[str] = "meeting-opened"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = True
    gives: ClassVar[Gives] = Gives.part(
        "a guest's wish and the chair's place give a right; that it was held, and who was there, happened"
    )

    present: frozenset[PartyId] = attrs.field(converter=any_ids)
    chair: PartyId
    minute_taker: PartyId | None = None
    absences: tuple[Absence, ...] = attrs.field(default=(), converter=_absences)
    stand_ins: tuple[StandIn, ...] = attrs.field(default=(), converter=_stand_ins)
    others: tuple[OtherPresent, ...] = attrs.field(default=(), converter=_others)
    chair_reason: str | None = None
    minute_taker_reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class AbsenceExcused(_OfMeeting):
    """The chair notes a reason for an absence (forfall notert).

    Source: B8.
    """

    tag: ClassVar[str] = "absence-excused"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("why somebody stayed away")

    party: PartyId
    reason: str = attrs.field(validator=nonempty)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MeetingEnded(_OfMeeting):
    """A meeting is over (møte avsluttet).

    Says whether who does what by when was gone through, whether the meeting itself was evaluated, and what was agreed
    about the next.  None is not told.  Source: B26, B27, B29.
    """

    tag: ClassVar[str] = "meeting-ended"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that a meeting was held happened")

    tasks_agreed: bool | None = attrs.field(default=None, metadata=since(2, said_before=True))
    process_evaluated: bool | None = attrs.field(default=None, metadata=since(2, said_before=True))
    next_meeting_on: date | None = None
    next_minute_taker: PartyId | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class OutsideMeetingHeld(Event):
    """Agencies met outside the group about what does not belong in it (eget samarbeidsmøte holdt).

    Source: B31-B35.
    """

    tag: ClassVar[str] = "outside-meeting-held"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that agencies met happened")

    meeting: MeetingId
    topic: Topic
    by: frozenset[PartyId] = attrs.field(converter=any_ids)
    user_told: bool = False

    @property
    def subject(self) -> str | None:
        return self.meeting


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class UserToldOfOutsideMeeting(Event):
    """The user is told of a meeting outside the group (bruker informert om samarbeidsmøte).

    Source: B35.
    """

    tag: ClassVar[str] = "user-told-of-outside-meeting"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that the user was told happened")

    meeting: MeetingId = attrs.field(metadata=refers("outside_meeting"))

    @property
    def subject(self) -> str | None:
        return self.meeting
