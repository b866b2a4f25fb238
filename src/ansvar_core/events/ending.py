"""The ending considered, decided, regretted and carried out; and what was recorded in error."""

from __future__ import annotations

from typing import ClassVar

import attrs

from ansvar_core.entities.group import EndingReason
from ansvar_core.events.base import Event, nonempty
from ansvar_core.values.ids import DocumentId, EventId, PartyId, is_id, is_optional_id
from ansvar_core.values.versions import words_since

__all__ = [
    "EndingConsidered",
    "EndingDecided",
    "EndingRegretted",
    "FinalEvaluationMade",
    "GroupEnded",
    "RecordedInError",
]


@attrs.frozen(kw_only=True, repr=False)
class EndingConsidered(Event):
    """It has been considered whether to end the group (avslutning vurdert).

    Source: B36.
    """

    tag: ClassVar[str] = "ending-considered"
    exchanges: ClassVar[bool] = False

    go_on_because: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class EndingDecided(Event):
    """It is decided to end the group (avslutning besluttet).

    Never refused to the user and to those whose consent is required.  Source: B5, B36; our own decision.
    """

    tag: ClassVar[str] = "ending-decided"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    reason: EndingReason = attrs.field(metadata=words_since(2, EndingReason.NEED_CHANGED, EndingReason.GOALS_REACHED))
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class EndingRegretted(Event):
    """The group goes on after all (avslutning angret).

    Source: our own decision.
    """

    tag: ClassVar[str] = "ending-regretted"
    exchanges: ClassVar[bool] = False

    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class FinalEvaluationMade(Event):
    """The work is evaluated and summed up at the end (sluttevaluering gjort).

    `document` refers to the summary.  Source: B38.
    """

    tag: ClassVar[str] = "final-evaluation-made"
    exchanges: ClassVar[bool] = False

    document: DocumentId = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True, repr=False)
class GroupEnded(Event):
    """The group is ended (ansvarsgruppa avsluttet).

    `successor` is the relay holder who has taken over, if any.  Source: B37, B38.
    """

    tag: ClassVar[str] = "group-ended"
    exchanges: ClassVar[bool] = False

    successor: PartyId | None = attrs.field(default=None, validator=is_optional_id)


@attrs.frozen(kw_only=True, repr=False)
class RecordedInError(Event):
    """A consent, a meeting or a membership never was; it was recorded in error (feilregistrert).

    `event` is the id of the event that recorded it.  Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "recorded-in-error"
    exchanges: ClassVar[bool] = False

    event: EventId = attrs.field(validator=is_id)
    reason: str = attrs.field(validator=nonempty)
