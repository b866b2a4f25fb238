"""The fold: the record becomes the present.

It judges nothing, and knows no policy and no zone.  It takes every event to the status where the event says it leads,
so a record with wrong steps in it still opens.  What an event says of itself it heeds: of one that was written down
although a rule blocks it (`despite`), what happened is taken, and the right that it would give is not.  What cannot be
*placed* is another matter: an unknown or doubled id, an event of another group, a life that does not begin with a need.
That is `CorruptRecord`.

What is recorded in error is folded out again: the group becomes what it would have been without it (`fold.in_error`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final, cast

from ansvar_core.entities.group import Group, Latest
from ansvar_core.entities.people import IdSort
from ansvar_core.errors import CorruptRecord
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import references
from ansvar_core.events.ending import ClockCorrected, RecordedInError
from ansvar_core.events.need import NeedSeen
from ansvar_core.events.people import IdChanged, IdsJoined, UserRecorded
from ansvar_core.fold import consent, coordination, ending, in_error, meeting, minutes, need, people, routine, work
from ansvar_core.fold.base import Folds, change, draft, settled
from ansvar_core.fold.renaming import named
from ansvar_core.fold.told import telling
from ansvar_core.lifecycle import Machine
from ansvar_core.moves import Move, moves, own_table
from ansvar_core.values.checked import asked

__all__ = ["FOLD_VERSION", "evolve", "misplaced", "replay"]

FOLD_VERSION: Final = 5
"""Raised whenever the same record adds up to another group than before (foldens versjon)."""

_FOLDS: Final[Folds] = {
    **need.FOLD,
    **people.FOLD,
    **consent.FOLD,
    **coordination.FOLD,
    **meeting.FOLD,
    **minutes.FOLD,
    **work.FOLD,
    **ending.FOLD,
    **routine.FOLD,
}


@asked
def replay(events: Iterable[Event], *, after: Group | None = None) -> Group | None:
    """The group that a record adds up to, or None for an empty one (avspilling).

    Judges nothing.  Where `after` is the group that the events before add up to, as a snapshot has it, the rest is
    enough.  Raises `CorruptRecord` with the place (`events[17].meeting`) for what cannot be placed.
    """
    group = after
    for index, event in enumerate(events, 0 if after is None else after.version):
        problem = misplaced(group, event)
        if problem is not None:
            raise CorruptRecord(f"events[{index}].{problem[0]}", problem[1])
        group = _placed(group, event)
    return group


def evolve(group: Group | None, event: Event) -> Group:
    """The group after one more event (neste tilstand); raises `CorruptRecord` for what cannot be placed."""
    problem = misplaced(group, event)
    if problem is not None:
        raise CorruptRecord(*problem)
    return _placed(group, event)


def misplaced(group: Group | None, event: Event, *, void_too: bool = False) -> tuple[str, str] | None:
    """Why an event cannot be placed in a group's record: the field and the problem (kan ikke plasseres).

    What was recorded in error is known of, so an event that names it has a place in the record, and says nothing there.
    `void_too` asks whether it can be about anything.
    """
    if group is None:
        return None if isinstance(event, NeedSeen) else ("tag", "a record begins with a need that is seen")
    if event.group != group.id:
        return ("group", "an event of another group")
    if event.id in group.seen:
        return ("id", "this id already stands in the record")
    if isinstance(event, NeedSeen | UserRecorded) and event.user.id != group.user.id:
        return ("user.id", "another user than the group's")
    if isinstance(event, RecordedInError) and event.event not in group.seen:
        return ("event", "an unknown event")
    if isinstance(event, ClockCorrected) and event.at_position > group.version:
        return ("at_position", "an unknown position")
    if isinstance(event, IdChanged | IdsJoined):
        return _unknown_id(group, event, void_too=void_too)
    # A word about access needs no thing, and whether a meeting that never was can be moved is asked of its table.
    void_too = void_too and not isinstance(event, in_error.WORDS)
    of_its_table = own_table(type(event)) is not None
    for path, sort, thing in references(event):
        there = thing in in_error.KEPT[sort](group) or (not void_too and (sort, thing) in group.void)
        if not there or (void_too and not of_its_table and not in_error.known(group, sort, thing)):
            return (path, f"an unknown {sort.replace('_', ' ')}")
    return None


def _unknown_id(group: Group, event: IdChanged | IdsJoined, *, void_too: bool) -> tuple[str, str] | None:
    known = named(group, event.of)
    ids = ("old",) if isinstance(event, IdChanged) else ("kept", "other")
    for name in ids:
        if getattr(event, name) not in known:
            return (name, f"an unknown {event.of}")
    if isinstance(event, IdChanged) and event.new in known:
        return ("new", f"already names {'somebody' if event.of is IdSort.PARTY else 'an agency'}")
    if isinstance(event, IdChanged) and void_too and _was_anothers(group, event):
        return ("new", "was another's before")
    return None


def _was_anothers(group: Group, event: IdChanged) -> bool:
    """Whether the new id is one that somebody else gave up; one's own can be had back."""
    name = event.new
    for each in group.id_changes:
        if each.of is event.of and each.old == name:
            name = each.new
    return name not in (event.new, event.old)


def _placed(group: Group | None, event: Event) -> Group:
    if group is None:
        return _opened(event)
    position = group.version + 1
    if event.only_noted:
        return change(_clocked(group, event), **_entered(group, event, position))
    if isinstance(event, RecordedInError):
        return _anew(group, event)
    form: Event | None = event
    if group.void:
        form = in_error.pruned(event, partial(in_error.known, group))
    if form is None:
        # It is about what never was, and says nothing.
        return change(_clocked(group, event), **_entered(group, event, position))
    return _folded(group, form, position, _entered(group, event, position))


def _opened(event: Event) -> Group:
    assert isinstance(event, NeedSeen)  # noqa: S101  # told by `misplaced`
    return _noted(need.opened(event), event, 1)


def _entered(group: Group, event: Event, position: int) -> dict[str, Any]:
    """What the record itself has one more of."""
    return {
        "version": position,
        "seen": group.seen.put(event.id, position),
        "facts": group.facts.put(position, event),
    }


def _clocked(group: Group, event: Event) -> Group:
    return change(group, recorded_until=max(group.recorded_until, event.recorded_at))


def _folded(group: Group, event: Event, position: int, entered: Mapping[str, Any]) -> Group:
    own, *others = moves(event, group)
    fold = _FOLDS.get(type(event))
    after = draft(group)
    if fold is not None:
        after = fold(after, event, position)
    for move in others:
        after = _moved(group, after, event, position, move)
    after = telling(group, _noted(after, event, position), event, position, (own, *others))
    after = change(_clocked(after, event), status=own.target or after.status, **entered)
    return settled(after)


def _anew(group: Group, event: RecordedInError) -> Group:
    """The group folded anew from what stands, which is dear, and seldom."""
    events = (*(cast("Event", each) for each in group.facts.values()), event)
    standing = in_error.Standing(events)
    made = change(_opened(events[0]), facts=group.facts)
    for position, each in enumerate(standing.events[1:], 2):
        form = None if each.only_noted else standing.form(made, each, position)
        if form is not None:
            made = _folded(made, form, position, {})
        else:
            # It says nothing, but was written down when it was.
            made = _clocked(made if each.only_noted else in_error.void_meeting(made, each, position), each)
    there = frozenset(in_error.named(made))
    known = group.void | frozenset(in_error.named(group))
    void = frozenset(thing for thing in known if not there & {thing, standing.named_now(thing)})
    made = change(made, void=void, **_entered(group, event, len(events)))
    before, so_far = group.member_agencies, group.reduced_position or 0
    if so_far not in standing.undone and isinstance(group.facts.get(so_far), RecordedInError):
        # That agencies became fewer by a taking back is seen only when it is said.
        made = change(made, reduced_position=max(so_far, made.reduced_position or 0))
    # To bring a leaving back is no reduction anew.
    never_was = not isinstance(group.facts[group.seen[event.event]], RecordedInError)
    return people.reduced(made, before, len(events)) if never_was else made


def _noted(group: Group, event: Event, position: int) -> Group:
    """What every event leaves behind: that it happened, and what it says of the municipality's own routine."""
    # What happened before the period belongs to the one before.
    when = Latest(at=event.at, position=position, period=group.period_of(event.at))
    routine = group.routine
    for code in sorted(event.routine):
        routine = routine.put(code, _later(routine.get(code), when))
    return change(group, latest=group.latest.put(event.tag, _later(group.latest.get(event.tag), when)), routine=routine)


def _later(known: Latest | None, when: Latest) -> Latest:
    """A late entry counts from its own date, so it does not hide what happened after it."""
    return known if known is not None and known.at > when.at else when


def _moved(before: Group, group: Group, event: Event, position: int, move: Move) -> Group:
    match move.table.machine:
        case Machine.CONSENT:
            return consent.answered(group, event, position, move)
        case Machine.MEETING:
            return meeting.moved(before, group, event.subject or "", move.target)
        case _:
            return group
