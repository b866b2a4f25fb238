"""What was recorded in error, and what falls with it.

Nothing is undone by hand.  The group keeps its facts, and when one of them is taken back it is folded anew from those
that stand, each at its own position.  So every kind of event can be put right, also one that does not exist yet, and
the group is what it would have been.  A taking back is an event like others, and can be taken back.

What rested on a thing that never was falls with it.  Most of that needs no rule: an event that names a thing that is
not there says nothing any more.  `_SERVING` has what is only named in passing, and `_GROUNDS` what rests on something
that has no id of its own.  This holds of what was written down before the taking back; what comes after it is judged
when it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core.entities.consent import ConsentItem
from ansvar_core.entities.group import Group
from ansvar_core.entities.meeting import Meeting, MeetingStatus
from ansvar_core.entities.people import IdSort
from ansvar_core.events import consent as c
from ansvar_core.events import coordination as k
from ansvar_core.events import meeting as m
from ansvar_core.events import minutes as r
from ansvar_core.events import need as n
from ansvar_core.events import people as p
from ansvar_core.events import work as w
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import references
from ansvar_core.fold.renaming import read_as
from ansvar_core.fold.taking_back import as_called, called, taken_back
from ansvar_core.values.ids import PartyId

__all__ = [
    "KEPT",
    "WORDS",
    "Standing",
    "known",
    "named",
    "pruned",
    "void_meeting",
]

# --- what falls with it -------------------------------------------------------------------------------------------

# A word about consent and about access needs nothing to be about: a no is kept whatever becomes of the thing.
WORDS: Final = (c.ConsentNarrowed, c.AccessRestricted, c.RestrictionLifted)
"""What stands whatever becomes of the thing it names (ord som står)."""

# What stands without the thing it names in passing.  A part falls with its whole: a sub-goal with the goal, a task with
# the measure it is made of.  But a measure serves a goal, and a talk with the child has taken place.
_SERVING: Final[Mapping[type[Event], str]] = {w.MeasureAgreed: "goal", n.ChildHeard: "meeting"}

Knows: TypeAlias = Callable[[str, str], bool]

KEPT: Final[Mapping[str, Callable[[Group], Any]]] = {
    "agency": lambda group: group.agencies,
    "member": lambda group: group.members,
    "meeting": lambda group: group.meetings,
    "outside_meeting": lambda group: group.outside_meetings,
    "objection": lambda group: group.objections,
    "goal": lambda group: group.goals,
    "work": lambda group: group.work,
    "participant": lambda group: {each.party for each in group.participations},
    "event": lambda group: group.seen,
}
"""Where the group keeps each sort of thing that events name (hvor det finnes)."""


def known(group: Group, sort: str, thing: str) -> bool:
    """Whether a thing is there in a group; a void meeting is not (finnes)."""
    found = thing in KEPT[sort](group)
    return found and (sort != "meeting" or group.meetings[thing].status is not MeetingStatus.VOID)


def named(group: Group) -> Iterator[tuple[str, str]]:
    """Every thing that is there in a group, with what sort of thing it is (det som finnes)."""
    for sort, kept in KEPT.items():
        # An entry in error stands in the record all the same.
        for thing in kept(group) if sort != "event" else ():
            if known(group, sort, thing):
                yield sort, thing


def pruned(event: Event, knows: Knows) -> Event | None:
    """What is left of an event without the things that never were, if anything (det som står igjen)."""
    if isinstance(event, WORDS):
        return event
    lost = {path for path, sort, thing in references(event) if not knows(sort, thing)}
    if not lost:
        return event
    match event:
        case c.ConsentGiven():
            return _but(event, grants=tuple(each for each in event.grants if knows("agency", each.agency)))
        case c.ConsentAskedFor() | c.ConsentConfirmed():
            return _but(event, items=tuple(each for each in event.items if knows("agency", each.agency)))
        case p.PeopleTakenOver():
            there = {
                name: frozenset(each for each in getattr(event, name) if knows(sort, each))
                for name, sort in (("members", "member"), ("participants", "participant"))
            }
            return event.but(**there) if any(there.values()) else None
        case r.MinutesWritten() | r.MinutesCorrected() if "meeting" not in lost:
            # The line was agreed at a meeting that was.
            tasks = tuple(
                each if each.measure is None or knows("work", each.measure) else attrs.evolve(each, measure=None)
                for each in event.tasks
            )
            return attrs.evolve(event, tasks=tasks)
        case _:
            serving = _SERVING.get(type(event), "")
            return event.but(**{serving: None}) if lost == {serving} else None


def _but(event: Event, **left: tuple[Any, ...]) -> Event | None:
    return event.but(**left) if all(left.values()) else None


_Key: TypeAlias = tuple[object, ...]


def _about_minutes(event: Any) -> Iterator[_Key]:
    yield ("minutes", event.meeting)


def _about_office(office: str) -> Callable[[Any], Iterator[_Key]]:
    def keys(event: Any) -> Iterator[_Key]:
        yield (office, event.party)

    return keys


def _about_handover(event: Any) -> Iterator[_Key]:
    yield ("handover", event.work, event.to)


def _of_member(event: Any) -> Iterator[_Key]:
    yield ("member", event.subject)


def _of_form(event: Any) -> Iterator[_Key]:
    for each in event.grants:
        yield ("form", event.grantor, each.object, each.agency)


_GROUND: Final[Mapping[type[Event], Callable[[Any], Iterator[_Key]]]] = {
    r.MinutesWritten: _about_minutes,
    k.CoordinatorOffered: _about_office("coordinator"),
    k.RelayOffered: _about_office("relay"),
    w.HandoverOffered: _about_handover,
    p.MemberJoined: _of_member,
    c.ConsentGiven: _of_form,
}
# What rests on something without an id: papers on the minutes, an answer on the question.
_GROUNDS: Final[Mapping[type[Event], Callable[[Any], Iterator[_Key]]]] = {
    **dict.fromkeys((r.MinutesCorrected, r.MinutesShared, r.MinutesAcknowledged, r.MinutesCommented), _about_minutes),
    **dict.fromkeys((k.CoordinatorAccepted, k.CoordinatorDeclined), _about_office("coordinator")),
    **dict.fromkeys((k.RelayAccepted, k.RelayDeclined), _about_office("relay")),
    **dict.fromkeys((w.HandoverAccepted, w.HandoverDeclined), _about_handover),
    **dict.fromkeys((p.MemberChanged, p.MemberLeft), _of_member),
}
_MEETING_MADE: Final = (m.MeetingPlanned, m.MeetingCalled)


class Standing:
    """Which of a record's events stand; asked of one after another, while the group is folded from them (det som står).

    It is used once and seen by nobody else.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.undone: Final = taken_back(events)
        self.events: Final = as_called(events, self.undone)
        """The events, as they are read: under an id that never was, it was the one before that was meant."""
        events = self.events
        standing = [event for position, event in enumerate(events, 1) if position not in self.undone]
        self._called = {sort: called(standing, sort) for sort in IdSort}
        self._fallen = dict(self.undone)
        self._grounds: dict[_Key, list[tuple[datetime, int]]] = {}
        self._void: dict[str, int] = {}
        self._named = _Named(events, self.undone)

    def form(self, group: Group, event: Event, position: int) -> Event | None:
        """What the event at a position says, in a group of what stands before it; None is nothing (det som gjelder)."""
        left = self._left(group, event, position)
        if left is None:
            self._fallen.setdefault(position, min((by for by in self.undone.values() if by > position), default=0))
        for key in self._keys(_GROUND, event):
            self._grounds.setdefault(key, []).append((event.at, position))
        return left

    def _left(self, group: Group, event: Event, position: int) -> Event | None:
        if position in self.undone:
            if isinstance(event, _MEETING_MADE) and not known(group, "meeting", event.meeting):
                self._void[event.meeting] = self.undone[position]
            return None
        if self._of_void(event, position) or self._grounds_gone(group, event, position):
            return None

        def knows(sort: str, thing: str) -> bool:
            in_passing = sort in ("agency", "goal")
            return self._named.known(sort, thing, position) if in_passing else known(group, sort, thing)

        left = event if isinstance(event, _MEETING_MADE) else pruned(event, knows)
        return self._confirmed(group, left, position) if isinstance(left, c.ConsentConfirmed) else left

    def _keys(self, of: Mapping[type[Event], Callable[[Any], Iterator[_Key]]], event: Event) -> list[_Key]:
        """What something rests on, or is the ground for, by the ids of now: it is the same through every change."""
        for sort, names in self._called.items():
            for old, new in names.items():
                event = read_as(event, sort, old, new)
        return list(of.get(type(event), _nothing)(event))

    def named_now(self, thing: tuple[str, str]) -> tuple[str, str]:
        """A thing by the id of now (nåværende id)."""
        sort, name = thing
        of = IdSort.AGENCY if sort == "agency" else IdSort.PARTY
        return (sort, self._called[of].get(name, name)) if sort in ("agency", "member", "participant") else thing

    def _of_void(self, event: Event, position: int) -> bool:
        """Whether it is about a meeting that was taken back afterwards; one called anew is another."""
        if isinstance(event, (*WORDS, *_SERVING, m.OutsideMeetingHeld, m.UserToldOfOutsideMeeting)):
            return False
        return self._void.get(getattr(event, "meeting", None) or "", 0) > position

    def _grounds_gone(self, group: Group, event: Event, position: int) -> bool:
        if not any(self._gone(key, event.at, position) for key in self._keys(_GROUNDS, event)):
            return False
        if isinstance(event, p.MemberChanged | p.MemberLeft):
            # They may have joined before as well.
            membership = group.members.get(event.subject or "")
            return membership is None or not (membership.current or membership.during(event.at))
        return True

    def _gone(self, key: _Key, at: datetime, position: int) -> bool:
        """Whether the ground of what was said has been taken back since."""
        grounds = self._grounds.get(key)
        if not grounds:
            return False
        # A late entry takes its place; where nothing had happened by then, it is the one written down last.
        _, last = max((each for each in grounds if each[0] <= at), default=grounds[-1])
        return self._fallen.get(last, 0) > position

    def _confirmed(self, group: Group, event: c.ConsentConfirmed, position: int) -> Event | None:
        """A confirmation without what it says of a form that never was: an earlier form is another one."""
        items = event.items or tuple(
            ConsentItem(object=each.object, agency=each.agency)
            for each in group.consents.values()
            if each.grantor == event.grantor
        )
        left = tuple(each for each in items if not self._gone(self._form(event.grantor, each), event.at, position))
        return event if len(left) == len(items) else _but(event, items=left)

    def _form(self, grantor: PartyId, item: ConsentItem) -> _Key:
        parties, agencies = self._called[IdSort.PARTY], self._called[IdSort.AGENCY]
        return ("form", parties.get(grantor, grantor), item.object, agencies.get(item.agency, item.agency))


def _nothing(event: Event) -> Iterator[_Key]:
    return iter(())


class _Named:
    """Agencies and goals, which are only named: by which entries each is known.

    One that was recorded twice is there though one of the entries was in error.  One that is recorded anew after it was
    taken back is there from then on: nobody has been asked about it again, and what was said of it stays fallen.
    """

    def __init__(self, events: Sequence[Event], undone: Mapping[int, int]) -> None:
        self._made: dict[tuple[str, str], dict[int, int]] = {}
        parts: list[tuple[int, w.GoalSet, str]] = []
        for position, event in enumerate(events, 1):
            if isinstance(event, n.NeedSeen | p.AgencyRecorded):
                self._made.setdefault(("agency", event.agency.id), {})[position] = undone.get(position, 0)
            elif isinstance(event, p.IdChanged | p.IdsJoined):
                if event.of is IdSort.AGENCY and position not in undone and not event.only_noted:
                    old, new = (event.old, event.new) if isinstance(event, p.IdChanged) else (event.other, event.kept)
                    made = self._made.setdefault(("agency", new), {})
                    made.update(self._made.get(("agency", old), {}))
            elif isinstance(event, w.GoalSet):
                self._made.setdefault(("goal", event.goal), {})[position] = undone.get(position, 0)
                if event.parent is not None and position not in undone:
                    parts.append((position, event, event.parent))
        while fallen := [part for part in parts if not self.known("goal", part[2], part[0])]:
            for position, event, parent in fallen:
                self._made["goal", event.goal][position] = self._until(self._made["goal", parent], position)
            parts = [part for part in parts if part not in fallen]

    def known(self, sort: str, thing: str, position: int) -> bool:
        """Whether what was said at a position is of a thing that is there (finnes)."""
        made = self._made.get((sort, thing), {})
        until = max(position, self._until(made, position))
        return any(not by and place < until for place, by in made.items())

    def _until(self, made: Mapping[int, int], position: int) -> int:
        """When the last of the entries before a position was taken back, if any was."""
        return max((by for place, by in made.items() if place < position), default=0)


def void_meeting(group: Group, event: Event, position: int) -> Group:
    """A group that knows of a meeting only that it never was (ugyldig møte)."""
    if not isinstance(event, _MEETING_MADE) or event.meeting in group.meetings:
        return group
    made = Meeting(id=event.meeting, period=group.period, position=position, status=MeetingStatus.VOID)
    return attrs.evolve(group, meetings=group.meetings.put(made.id, made))
