"""Who can take back what, and what is taken back.

A taking back is an event like others, and can be taken back itself.  Whoever has changed id is the same person, and
whoever got an id that somebody gave up is another: each word is read by whom its id named when it was said.  A change
of id, or a joining, that was itself recorded in error names nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import attrs

from ansvar_core.entities.people import IdSort
from ansvar_core.events import consent as c
from ansvar_core.events import coordination as k
from ansvar_core.events import ending as e
from ansvar_core.events import meeting as m
from ansvar_core.events import need as n
from ansvar_core.events import people as p
from ansvar_core.events import work as w
from ansvar_core.events.base import Event
from ansvar_core.fold.base import change
from ansvar_core.fold.renaming import read_as
from ansvar_core.values.ids import PartyId

__all__ = [
    "CANNOT_BE_UNDONE",
    "TakingBack",
    "WhoMay",
    "as_called",
    "called",
    "cannot_be_undone",
    "taken_back",
]

CANNOT_BE_UNDONE: Final[Mapping[type[Event], str]] = {
    n.NeedSeen: (
        "A record, and a period, begins with it, and nothing in it would have a beginning without it.  That the need "
        "is not there is said by NeedReviewed, and that no group is to be started by AssessmentConcluded or "
        "EndingDecided."
    ),
    e.GroupEnded: (
        "Only when a new need has been seen after it: that need began a new period because the group had ended, and "
        "what was said in it, consents confirmed among it, belongs there.  Until then it can be taken back."
    ),
}
"""The kinds of event that cannot be recorded in error, each with its reason (kan ikke føres som feilregistrert)."""


# --- who may take back what ---------------------------------------------------------------------------------------


def _whose_no(event: Event) -> PartyId | None:
    """Whose word it is, where it is a no: to consent, reading, going on, an office, taking part, coming, or work."""
    match event:
        case c.ConsentRefused() | c.ConsentWithdrawn() | c.ConsentNarrowed():
            return event.grantor
        case c.ObjectionRecorded():
            return event.party
        case e.EndingDecided() | n.PreparationStopped():
            return event.actor
        case p.ParticipantLeft() | p.MemberLeft() | k.CoordinatorDeclined() | k.CoordinatorLaidDown():
            # What somebody else wrote down of them is no word of theirs.
            return event.party if event.actor == event.party else None
        case k.RelayDeclined():
            return event.party if event.actor == event.party else None
        case w.HandoverDeclined():
            return event.to if event.actor == event.to else None
        case m.CallAnswered(coming=False) | p.InvitationsDeclined(declined=True):
            return event.party if event.actor == event.party else None
        case c.FamilyAccessDecided(allowed=False) | c.MinutesForUserDecided(wanted=False):
            return event.actor
        case _:
            return None


def _whose_yes(event: Event) -> PartyId | None:
    match event:
        case c.ConsentGiven() | c.ConsentConfirmed():
            return event.grantor
        case c.FamilyAccessDecided() if event.allowed:
            return event.actor
        case _:
            return None


@attrs.frozen(kw_only=True)
class WhoMay:
    """Who can take something back: one person alone, or all but one (hvem som kan)."""

    only: PartyId | None = None
    never: PartyId | None = None
    formerly: frozenset[PartyId] = frozenset()
    """What the one who never can was called before: an id that was given up opens nothing either."""

    def admits(self, party: PartyId) -> bool:
        """Whether it is theirs to take back (kan ta tilbake)."""
        return (self.only is None or self.only == party) and self.never != party and party not in self.formerly


class TakingBack:
    """What of a record is taken back, and by whom each event can be (det som er tatt tilbake).

    It is used once and seen by nobody else.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self._places: Final = {event.id: place for place, event in enumerate(events, 1)}
        # One that was itself written down against the rules takes nothing back.
        self._sayings: Final = [
            (place, event)
            for place, event in enumerate(events, 1)
            if isinstance(event, e.RecordedInError) and not event.only_noted
        ]
        # A change of id is nobody's word, so that it is taken back turns on no names.
        ids = {place for place, event in enumerate(events, 1) if isinstance(event, p.IdChanged | p.IdsJoined)}
        self._events: Sequence[Event] = events
        void = self._taken_back(lambda place, saying: self._root(place) in ids) if ids else {}
        self._events = as_called(events, void)
        standing = [self._events[place - 1] for place in sorted(ids - void.keys())]
        self._changes: Final = [
            (self._places[each.id], *_renamed(each))
            for each in standing
            if isinstance(each, p.IdChanged | p.IdsJoined) and each.of is IdSort.PARTY and not each.only_noted
        ]

    def positions(self) -> dict[int, int]:
        """The positions of what was recorded in error, with the position that says so (feilregistrerte)."""
        return self._taken_back(
            lambda place, saying: self.who_may(place).admits(self.now_called(self._events[saying - 1].actor, saying))
        )

    def _taken_back(self, admitted: Callable[[int, int], bool]) -> dict[int, int]:
        # From the end: what a later event has taken back takes nothing back itself.
        found: dict[int, int] = {}
        for place, event in reversed(self._sayings):
            target = self._places[event.event]
            if place in found or cannot_be_undone(self._events, target, place):
                continue
            if admitted(target, place):
                found[target] = place
        return found

    def _root(self, place: int) -> int:
        """What a taking back of a taking back is about in the end."""
        event = self._events[place - 1]
        return self._root(self._places[event.event]) if isinstance(event, e.RecordedInError) else place

    def who_may(self, place: int) -> WhoMay:
        """Who can say that what stands at a position was recorded in error, by what they are called now (hvem kan).

        A no is taken back by the one whose no it is, and by nobody else: that gives no more than a new yes of theirs.
        Whoever is shut out does not open the door again, by whichever event.
        """
        target = self._events[place - 1]
        if isinstance(target, e.RecordedInError):
            about = self._places[target.event]
            inner = self._events[about - 1]
            if isinstance(inner, e.RecordedInError):
                # To bring a taking back into force again is to take the same thing back.
                return self.who_may(self._places[inner.event])
            if isinstance(inner, c.RestrictionLifted):
                return self._all_but(inner.party, about)
            # Their own word that they never said yes is a no.
            may = self._one_alone(_whose_yes(inner), about)
            return may if may.only == self.now_called(target.actor, place) else WhoMay()
        if isinstance(target, c.AccessRestricted):
            return self._all_but(target.party, place)
        return self._one_alone(_whose_no(target), place)

    def _one_alone(self, party: PartyId | None, place: int) -> WhoMay:
        return WhoMay(only=None if party is None else self.now_called(party, place))

    def _all_but(self, party: PartyId, place: int) -> WhoMay:
        *formerly, now = self._names(party, place)
        return WhoMay(never=now, formerly=frozenset(formerly))

    def now_called(self, party: PartyId, place: int) -> PartyId:
        """What somebody whom the event at a position names is called by the end of the record (heter nå)."""
        return self._names(party, place)[-1]

    def _names(self, party: PartyId, place: int) -> list[PartyId]:
        names = [party]
        for changed, old, new in self._changes:
            names += [new] if changed > place and names[-1] == old else []
        return names


def taken_back(events: Sequence[Event]) -> dict[int, int]:
    """The positions of what was recorded in error, with the position that says so (feilregistrerte)."""
    return TakingBack(events).positions() if any(isinstance(each, e.RecordedInError) for each in events) else {}


def cannot_be_undone(events: Sequence[Event], position: int, until: int) -> bool:
    """Whether what stands at a position is such as cannot be taken back, said at `until` (kan ikke tas tilbake)."""
    target = events[position - 1]
    if isinstance(target, e.GroupEnded):
        return any(isinstance(each, n.NeedSeen) for each in events[position : until - 1])
    return isinstance(target, n.NeedSeen)


# --- by which id ----------------------------------------------------------------------------------------------


def called(events: Iterable[Event], sort: IdSort) -> dict[str, str]:
    """What each id that has changed, or was joined with another, has become (heter nå)."""
    found: dict[str, str] = {}
    for event in events:
        if isinstance(event, p.IdChanged | p.IdsJoined) and event.of is sort and not event.only_noted:
            old, new = _renamed(event)
            found = {each: new if now == old else now for each, now in found.items()} | {old: new}
    return found


def _renamed(event: p.IdChanged | p.IdsJoined) -> tuple[str, str]:
    return (event.old, event.new) if isinstance(event, p.IdChanged) else (event.other, event.kept)


def as_called(events: Sequence[Event], undone: Mapping[int, int]) -> tuple[Event, ...]:
    """The events, with the former id where one was changed in error (som kalt da).

    The new one was unknown until then, so what was said under it was said of whoever had the former.
    """
    read = list(events)
    for position, until in sorted(undone.items()):
        changed = read[position - 1]
        if isinstance(changed, p.IdChanged):
            for place in range(position, until - 1):
                read[place] = _under(read[place], changed)
    return tuple(read)


def _under(event: Event, changed: p.IdChanged) -> Event:
    ids = {
        name: changed.old
        for name in ("old", "new", "kept", "other")
        if isinstance(event, p.IdChanged | p.IdsJoined)
        and event.of is changed.of
        and getattr(event, name, "") == changed.new
    }
    return read_as(change(event, **ids) if ids else event, changed.of, changed.new, changed.old)
