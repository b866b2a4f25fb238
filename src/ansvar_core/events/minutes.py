"""Minutes written, shared, read, commented and corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from ansvar_core.entities.plan import Task
from ansvar_core.events.base import Event, nonempty, refers
from ansvar_core.values.ids import (
    DocumentId,
    InformationKind,
    MeetingId,
    PartyId,
    as_ids,
    is_id,
    is_ids,
    is_optional_id,
)

__all__ = ["MinutesAcknowledged", "MinutesCommented", "MinutesCorrected", "MinutesShared", "MinutesWritten"]


def _tasks(value: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True, repr=False)
class _OfMinutes(Event):
    meeting: MeetingId = attrs.field(validator=is_id, metadata=refers("meeting"))

    @property
    def subject(self) -> str | None:
        return self.meeting


@attrs.frozen(kw_only=True, repr=False)
class MinutesWritten(_OfMinutes):
    """The minutes of a meeting are written (referat skrevet).

    `kinds` are the kinds of information they hold, `tasks` who does what until when.  `writer_reason` says why another
    than the minute-taker wrote.  Source: B26, B27.
    """

    tag: ClassVar[str] = "minutes-written"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    writer: PartyId = attrs.field(validator=is_id)
    kinds: frozenset[InformationKind] = attrs.field(converter=as_ids, validator=is_ids)
    tasks: tuple[Task, ...] = attrs.field(default=(), converter=_tasks)
    document: DocumentId | None = attrs.field(default=None, validator=is_optional_id)
    writer_reason: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class MinutesCorrected(_OfMinutes):
    """The minutes get a corrected version, which must be shared anew (referat rettet).

    Source: our own decision (putting right).
    """

    tag: ClassVar[str] = "minutes-corrected"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    kinds: frozenset[InformationKind] = attrs.field(converter=as_ids, validator=is_ids)
    tasks: tuple[Task, ...] = attrs.field(default=(), converter=_tasks)
    document: DocumentId | None = attrs.field(default=None, validator=is_optional_id)
    reason: str = attrs.field(validator=nonempty)


@attrs.frozen(kw_only=True, repr=False)
class MinutesShared(_OfMinutes):
    """The minutes are shared with named people (referat delt).

    Source: A8, B25.
    """

    tag: ClassVar[str] = "minutes-shared"
    exchanges: ClassVar[bool] = True

    recipients: frozenset[PartyId] = attrs.field(converter=as_ids, validator=is_ids)


@attrs.frozen(kw_only=True, repr=False)
class MinutesAcknowledged(_OfMinutes):
    """Somebody has read the minutes (referat lest).

    Source: B24.
    """

    tag: ClassVar[str] = "minutes-acknowledged"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True, repr=False)
class MinutesCommented(_OfMinutes):
    """Somebody has a comment on the minutes (merknad til referat).

    Source: B25; practice in the field
    """

    tag: ClassVar[str] = "minutes-commented"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    text: str | None = None
