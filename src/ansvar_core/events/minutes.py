"""Minutes written, shared, read, commented and corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

import attrs

from ansvar_core.entities.plan import Task
from ansvar_core.events.base import Event, Gives, nonempty, refers
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.ids import (
    DocumentId,
    InformationKind,
    MeetingId,
    PartyId,
)

__all__ = ["MinutesAcknowledged", "MinutesCommented", "MinutesCorrected", "MinutesShared", "MinutesWritten"]


if TYPE_CHECKING:  # What else is taken; the field's own check makes it what is kept.

    def _tasks(value: Iterable[Task]) -> tuple[Task, ...]: ...

else:
    _tasks = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class _OfMinutes(Event):
    meeting: MeetingId = attrs.field(metadata=refers("meeting"))

    @property
    def subject(self) -> str | None:
        return self.meeting


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MinutesWritten(_OfMinutes):
    """The minutes of a meeting are written (referat skrevet).

    `kinds` are the kinds of information they hold, `tasks` who does what until when.  `writer_reason` says why another
    than the minute-taker wrote.  Source: B26, B27.
    """

    tag: ClassVar[str] = "minutes-written"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.part(
        "fewer kinds of information let more people read; that they were written, and the tasks, happened"
    )

    writer: PartyId
    kinds: frozenset[InformationKind] = attrs.field(converter=any_ids)
    tasks: tuple[Task, ...] = attrs.field(default=(), converter=_tasks)
    document: DocumentId | None = None
    writer_reason: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MinutesCorrected(_OfMinutes):
    """The minutes get a corrected version, which must be shared anew (referat rettet).

    Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "minutes-corrected"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.part(
        "fewer kinds of information let more people read; that they were written, and the tasks, happened"
    )

    kinds: frozenset[InformationKind] = attrs.field(converter=any_ids)
    tasks: tuple[Task, ...] = attrs.field(default=(), converter=_tasks)
    document: DocumentId | None = None
    reason: str = attrs.field(validator=nonempty)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MinutesShared(_OfMinutes):
    """The minutes are shared with named people (referat delt).

    Source: A8, B25.
    """

    tag: ClassVar[str] = "minutes-shared"
    exchanges: ClassVar[bool] = True
    gives: ClassVar[Gives] = Gives.nothing(
        "that somebody was sent them happened; what they may read is asked of consent"
    )

    recipients: frozenset[PartyId] = attrs.field(converter=any_ids)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MinutesAcknowledged(_OfMinutes):
    """Somebody has read the minutes (referat lest).

    Source: B24.
    """

    tag: ClassVar[str] = "minutes-acknowledged"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that somebody has read them happened")

    party: PartyId


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MinutesCommented(_OfMinutes):
    """Somebody has a comment on the minutes (merknad til referat).

    Source: B25; practice in the field
    """

    tag: ClassVar[str] = "minutes-commented"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("a remark")

    party: PartyId
    text: str | None = None
