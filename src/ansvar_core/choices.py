"""The kinds of choice that are more than one value: who may do what, the routine of one's own, and the weight of rules.

Every one is plain data that can be kept as TOML or JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import attrs

from ansvar_core.dates import Span
from ansvar_core.errors import InvalidPolicy
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.events.consent import (
    AccessRestricted,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    ObjectionRecorded,
)
from ansvar_core.events.ending import EndingDecided
from ansvar_core.events.need import PreparationStopped
from ansvar_core.events.people import MemberLeft, ParticipantLeft
from ansvar_core.values.checked import checked
from ansvar_core.values.findings import Effect
from ansvar_core.values.ids import Word, is_code
from ansvar_core.values.law import Source
from ansvar_core.values.terms import Text

__all__ = [
    "NEVER_HINDERED",
    "Act",
    "ChairRule",
    "Concerns",
    "Gate",
    "MinuteTakerRule",
    "Permission",
    "Role",
    "RoutinePoint",
    "Weight",
    "When",
    "event_kind",
    "once",
]

NEVER_HINDERED: Final[tuple[type[Event], ...]] = (
    ConsentRefused,
    ConsentWithdrawn,
    ConsentNarrowed,
    ObjectionRecorded,
    AccessRestricted,
    EndingDecided,
    PreparationStopped,
    ParticipantLeft,
    MemberLeft,
)
"""What no choice and no rule of one's own can stand in the way of (det ingen kan hindre)."""


class ChairRule(StrEnum):
    """Who chairs the meetings (hvem som leder møtene, B11, A6)."""

    COORDINATOR_UNLESS_AGREED = "coordinator-unless-agreed"
    """Somebody else when it is agreed beforehand."""
    COORDINATOR_ONLY = "coordinator-only"
    RELAY_HOLDER = "relay-holder"
    NAMED_IN_THE_CALL = "named-in-the-call"
    """Whoever the call names, or is agreed; the coordinator when nobody is."""


class MinuteTakerRule(StrEnum):
    """Who takes the minutes (hvem som skriver referat, B26)."""

    ROTATION = "rotation"
    """In turn, as the library suggests."""
    NAMED_IN_THE_CALL = "named-in-the-call"
    """Whoever the call names; nobody is suggested."""
    CHAIR = "chair"
    COORDINATOR = "coordinator"
    RELAY_HOLDER = "relay-holder"


class Role(StrEnum):
    """What somebody is to the group (rolle).  One person can have several."""

    USER = "user"
    CONSENTER = "consenter"
    """Whose consent is required on the day."""
    PARENT = "parent"
    GUARDIAN = "guardian"
    NEXT_OF_KIN = "next-of-kin"
    TRUSTED_PERSON = "trusted-person"
    COORDINATOR = "coordinator"
    RELAY_HOLDER = "relay-holder"
    CHAIR = "chair"
    """Of the meeting in question."""
    MEMBER = "member"
    MUNICIPAL_MEMBER = "municipal-member"
    """A member for an agency that the municipality runs."""
    OTHER = "other"
    """None of these: a leader, a secretary."""


class Act(StrEnum):
    """What a municipality can reserve for some roles (handling)."""

    ESTABLISH = "establish"
    """Establish the group.  Asked of who does it."""
    CALL = "call"
    """Call a meeting, or move it.  Calling it off tidies up, and is open to all."""
    INVITE = "invite"
    """Take somebody into the group."""
    SHARE = "share"
    """Share the minutes."""
    END = "end"
    """Decide to end the group.  Never barred to the user and to those whose consent is required."""
    CHAIR = "chair"
    """Chair a meeting.  Asked of who is named when it is called, agreed and opened."""
    TAKE_MINUTES = "take-minutes"
    """Take the minutes.  Asked of who is named when it is called and opened, and of who writes."""
    COORDINATE = "coordinate"
    """Be coordinator.  Asked of who is offered it, and only then."""
    READ = "read"
    """Never barred to the user and to those whose consent is required."""


if TYPE_CHECKING:  # What else is taken; the field's own check makes it what is kept.

    def _roles(value: Iterable[Role]) -> frozenset[Role]: ...

else:
    _roles = None


@attrs.frozen(kw_only=True, field_transformer=checked)
class Permission:
    """An act, and the roles it is reserved for (tillatelse).

    An act without a permission is open to everyone the other rules allow.
    """

    act: Act
    roles: frozenset[Role] = attrs.field(converter=_roles)

    def __attrs_post_init__(self) -> None:
        if not self.roles:
            raise InvalidPolicy(f"roles.permissions.{self.act}", "somebody must be allowed to do it")


@attrs.frozen(kw_only=True, field_transformer=checked)
class Weight:
    """A rule with another effect than the library gives it (vekt).

    `code` is the code of a check; `effect` None is that it is not asked.
    """

    code: str
    effect: Effect | None


@attrs.frozen(kw_only=True, field_transformer=checked)
class Gate:
    """While this duty is overdue, that event waits (port).

    `duty` is the code of an obligation, `event` the tag of an event.
    """

    duty: str
    event: str

    def __attrs_post_init__(self) -> None:
        kind = event_kind(self.event, "duties.gates")
        if kind in NEVER_HINDERED:
            raise InvalidPolicy("duties.gates", f"{self.event!r} is never made to wait for {self.duty!r}")


class When(StrEnum):
    """When a point of a routine is looked at (når)."""

    IN = "in"
    """The event itself must meet it."""
    BEFORE = "before"
    """It must have been met before the event, in the same period."""
    AFTER = "after"
    """It is owed from the event on."""


class Concerns(StrEnum):
    """Whose groups a point of a routine is about (hvem det gjelder)."""

    ALL = "all"
    CHILD = "child"
    """Users under full age."""
    ADULT = "adult"


@attrs.frozen(kw_only=True, field_transformer=checked)
class RoutinePoint:
    """A point of the municipality's own routine (punkt i egen rutine).

    `code` stands in the `routine` of the events that meet it, and is the code of the finding or the duty when none
    has.  `what` says what is to be done, as a clause: "the leader is informed".  `event` is the tag of the event it is
    tied to.  `effect` counts when it is looked at in or before an event; `who`, `within` and `by_next_meeting` when it
    is owed after one.  `because` and `source` are filled in from the difference that brings it.  Raises `InvalidPolicy`
    for an unknown event, and for one that nothing may hinder.
    """

    code: Word = attrs.field(validator=is_code)
    what: Text
    when: When
    event: str
    effect: Effect = Effect.BLOCKS
    concerns: Concerns = Concerns.ALL
    who: Role = Role.COORDINATOR
    within: Span | None = None
    by_next_meeting: bool = False
    because: Text | None = None
    source: Source = attrs.field(factory=lambda: Source(design=True))

    def __attrs_post_init__(self) -> None:
        kind = event_kind(self.event, self.code)
        if self.when is When.AFTER:
            if self.within is not None and self.by_next_meeting:
                raise InvalidPolicy(self.code, "is owed either within a time or by the next meeting")
            return
        if kind in NEVER_HINDERED and self.effect is Effect.BLOCKS:
            raise InvalidPolicy(self.code, f"nothing may stand in the way of {self.event!r}; let it warn")
        if self.when is When.BEFORE and self.event == "routine-followed" and self.effect is Effect.BLOCKS:
            raise InvalidPolicy(self.code, "ticking it off would itself wait for it")
        if self.within is not None or self.by_next_meeting:
            raise InvalidPolicy(self.code, "only what is owed after an event has a time to be done within")


def event_kind(tag: str, key: str) -> type[Event]:
    """The kind of event with a tag (hendelsestype); raises `InvalidPolicy` for an unknown one."""
    if tag not in EVENT_TYPE_BY_TAG:
        raise InvalidPolicy(key, f"there is no event {tag!r}")
    return EVENT_TYPE_BY_TAG[tag]


def once(key: str, names: Iterable[str]) -> None:
    """Refuse a name that stands twice (kontroll av dubletter); raises `InvalidPolicy`."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InvalidPolicy(key, f"{str(name)!r} stands twice")
        seen.add(name)
