"""Points of the municipality's own routine, when nothing else happened with them, and its own marks."""

from __future__ import annotations

from typing import ClassVar

import attrs

from ansvar_core.events.base import Event, Gives, refers
from ansvar_core.values.checked import checked
from ansvar_core.values.ids import DocumentId, EventId, MeetingId, PartyId, Word
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import since

__all__ = ["MarkSet", "RoutineFollowed"]


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RoutineFollowed(Event):
    """Something that the municipality's own routine asks for has been done (egen rutine fulgt).

    Which points, stands in `routine`, as it can in any event.  `document` refers to where it is kept.  `meeting`,
    `event` and `party` say what they were met about.  Raises `InvalidValue` when no point is named.  Source: our own
    decision.
    """

    tag: ClassVar[str] = "routine-followed"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that something was done happened")

    document: DocumentId | None = None
    meeting: MeetingId | None = attrs.field(default=None, metadata=refers("meeting") | since(2))
    event: EventId | None = attrs.field(default=None, metadata=refers("event") | since(2))
    party: PartyId | None = attrs.field(default=None, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if not self.routine:
            raise InvalidValue("routine", "needs at least one point of the routine")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MarkSet(Event):
    """A mark that the municipality has declared is set, or taken off (merke satt).

    Source: our own decision.
    """

    tag: ClassVar[str] = "mark-set"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it says how something stands")

    mark: Word
    on: bool
