"""The ending considered, decided, regretted and carried out; what was recorded in error or by a wrong clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

import attrs

from ansvar_core.entities.group import EndingReason
from ansvar_core.events.base import Event, Gives, nonempty
from ansvar_core.values.checked import checked
from ansvar_core.values.ids import DocumentId, EventId, PartyId
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import words_since

__all__ = [
    "ClockCorrected",
    "EndingConsidered",
    "EndingDecided",
    "EndingRegretted",
    "FinalEvaluationMade",
    "GroupEnded",
    "RecordedInError",
]


def _position(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, int) or value < 1:
        raise InvalidValue(attribute.name, "must be a position in the record, counted from 1")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class EndingConsidered(Event):
    """It has been considered whether to end the group (avslutning vurdert).

    Source: B36.
    """

    tag: ClassVar[str] = "ending-considered"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that it was considered happened")

    go_on_because: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class EndingDecided(Event):
    """It is decided to end the group (avslutning besluttet).

    Never refused to the user and to those whose consent is required.  Source: B5, B36; our own decision.
    """

    tag: ClassVar[str] = "ending-decided"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")

    reason: EndingReason = attrs.field(metadata=words_since(2, EndingReason.NEED_CHANGED, EndingReason.GOALS_REACHED))
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class EndingRegretted(Event):
    """The group goes on after all (avslutning angret).

    Source: our own decision.
    """

    tag: ClassVar[str] = "ending-regretted"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("it sets aside somebody's decision to end")

    reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class FinalEvaluationMade(Event):
    """The work is evaluated and summed up at the end (sluttevaluering gjort).

    `document` refers to the summary.  Source: B38.
    """

    tag: ClassVar[str] = "final-evaluation-made"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that it was evaluated happened")

    document: DocumentId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class GroupEnded(Event):
    """The group is ended (ansvarsgruppa avsluttet).

    `successor` is the relay holder who has taken over, if any.  Source: B37, B38.
    """

    tag: ClassVar[str] = "group-ended"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is over")

    successor: PartyId | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RecordedInError(Event):
    """What an event says never was; it was recorded in error (feilregistrert).

    `event` is the id of that event, which can be of any kind, this one too.  What rested on a thing that never was
    falls with it.  Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "recorded-in-error"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("what was no more, an earlier yes among it, would count again")

    event: EventId
    reason: str = attrs.field(validator=nonempty)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ClockCorrected(Event):
    """An entry was written by a clock that was ahead; when it really was written down (klokke rettet).

    `at_position` is where the entry stands, and `corrected_to` takes the place of its time of recording, which the
    header's `recorded_at` is for this entry as for every other.  It says nothing of when the thing happened.  Raises
    `InvalidValue` for what is no position.  Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "clock-corrected"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("what was in time and what was late would be told apart by it")

    at_position: int = attrs.field(validator=_position)
    corrected_to: datetime
