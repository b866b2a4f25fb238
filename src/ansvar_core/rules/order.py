"""Within one thing, instants stand in the order the thing has, however late they are written down.

What the order is stands in two places.  For what has a table (the group, a meeting, an office, work) it is the table:
what is told, put where it happened, must be a walk through it.  For the rest it is `RESTS_ON`: what each kind of event
must not come before, and where the group keeps when that was.  Equal instants are in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final, TypeAlias

from ansvar_core.choices import NEVER_HINDERED
from ansvar_core.entities.consent import ConsentObject, ConsentStatus
from ansvar_core.entities.group import Group, GroupStatus, Told
from ansvar_core.events import consent as c
from ansvar_core.events import coordination as k
from ansvar_core.events import ending as e
from ansvar_core.events import meeting as m
from ansvar_core.events import minutes as r
from ansvar_core.events import people as p
from ansvar_core.events import work as w
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG, EVENT_TYPES
from ansvar_core.fold.told import GOAL, PARTICIPANT, RELAY_HOLDER, Thing, happened, thing_of
from ansvar_core.lifecycle import CONSENT, COORDINATOR, GROUP, MEETING, TABLES, WORK, Machine, Status, Table
from ansvar_core.moves import Move, moves, own_table, status_of
from ansvar_core.rules.base import Breach, Check, ContentCheck, Situation, said_by
from ansvar_core.values.findings import ChangeProposal, Effect, Fact, Floor

__all__ = ["CHECKS", "ONLY_WARNED", "OUT_OF_ORDER", "RESTS_ON", "Place", "given_later", "too_early"]

Place: TypeAlias = tuple[datetime, int]
"""When something happened, and where it stands in the record."""

OUT_OF_ORDER: Final = "record.out-of-order"

ONLY_WARNED: Final[frozenset[type[Event]]] = frozenset(
    {*NEVER_HINDERED, c.ConsentGiven, c.ConsentNarrowed, c.ConsentRefused, c.ConsentWithdrawn, c.ConsentConfirmed}
)
"""What counts however it is dated: answers about consent, and what nothing may hinder (bare varsel)."""

_NOTHING: Final[Mapping[Machine, Status]] = {
    Machine.GROUP: GroupStatus.NONE,
    **{each.machine: next(iter(each.moves)) for each in (MEETING, COORDINATOR, WORK)},
}
# Where somebody can have acted without knowing what had happened, what came after it is no contradiction: a deadline is
# put off for work that turns out to have been done.
_UNKNOWN_TO_OTHERS: Final = frozenset({Machine.WORK})
# Facts about people, consent, and old minutes, which the group's table admits at every stage.
_AT_EVERY_STAGE: Final = frozenset(
    kind
    for kind in EVENT_TYPES
    if all(GROUP.allows(status, kind) for status in GroupStatus if status is not GroupStatus.NONE)
)


def _contradicted(situation: Situation, event: Event) -> tuple[Breach, ...]:
    known = situation.known
    if known is None:
        return ()
    places = (*_out_of_step(known, event), *_rested_on(known, event))
    if not places:
        return ()
    found = {position for _, position in places}
    facts = tuple(Fact(position=position, field="at", subject=event.subject) for position in sorted(found))
    # What was written down before what it comes after has both times wrong; one that was written as it happened moves.
    both = event.at != event.recorded_at < max(instant for instant, _ in places)
    asks = ("at", "recorded_at") if both else ("at",)
    effect = Effect.WARNS if type(event) in ONLY_WARNED else None
    return (Breach(facts=facts, remedies=(ChangeProposal(asks=asks),), effect=effect),)


# --- what has a table ---------------------------------------------------------------------------------------------


def _out_of_step(known: Group, event: Event) -> Iterator[Place]:
    """What an event cannot have happened before, or after, by the tables of the things it moves."""
    for move in moves(event, known):
        yield from _out_of_one(known, type(event), move, happened(known, event, move))


def too_early(known: Group, kind: type[Event], subject: str | None, at: datetime) -> tuple[Place, ...]:
    """What no event of a kind about a subject can have come before, whatever it says (for tidlig).

    For those who ask what is possible at an instant that the record has passed.
    """
    if kind is p.UserTold:
        # Of which entry the user was told, the event says; of none before there was one.
        first = min((known.clock_of(each)[0], each) for each in known.facts)
        return (first,) if at < first[0] else ()
    if kind is c.RestrictionLifted:
        # Which one is lifted, the event says; that there is none, another rule says.
        standing = [each for each in known.restrictions if each.party == subject and each.lifted_at is None]
        first_of_them = sorted((each.at, each.position) for each in standing)[:1]
        return tuple(place for place in first_of_them if at < place[0])
    own = own_table(kind)
    asked = [Move(GROUP, None, None)]
    if own is not None and subject is not None:
        asked.append(Move(own[0], subject, own[1]))
    return tuple(place for move in asked for place in _out_of_one(known, kind, move, at))


def _out_of_one(known: Group, kind: type[Event], move: Move, at: datetime) -> Iterator[Place]:
    thing = thing_of(kind, move)
    if thing is None or (move.table is GROUP and kind in _AT_EVERY_STAGE):
        return
    trail = known.told.get(thing, ())
    if not _allows(move, kind, status_of(known, move.table, move.subject, kind)):
        yield from _missing(move, kind, at, trail)
    elif any(each.at > at for each in trail):
        yield from _missteps(move, kind, at, sorted(trail, key=lambda each: (each.at, each.position)))


def _missing(move: Move, kind: type[Event], at: datetime, trail: tuple[Told, ...]) -> Iterator[Place]:
    """The steps that an event should have come before, and which are told without it.

    That it is not in order as things stand, the table's own rule says.
    """
    if all(each.tag != kind.tag for each in trail):
        needing = (each for each in trail if each.at < at and kind.tag in _needed(move.table.machine, each.tag))
        yield from ((each.at, each.position) for each in needing)


def _missteps(move: Move, kind: type[Event], at: datetime, trail: list[Told]) -> Iterator[Place]:
    before, after = [each for each in trail if each.at <= at], [each for each in trail if each.at > at]
    then = _reached(move, before)
    if not _allows(move, kind, then):
        reached = (_reached(move, (*before, *after[: place + 1])) for place in range(len(after)))
        place = next((place for place, status in enumerate(reached) if _allows(move, kind, status)), 0)
        yield (after[place].at, after[place].position)
    elif move.table.machine not in _UNKNOWN_TO_OTHERS:
        yield from _wrong_after(move, then, move.target or then, after)


def _wrong_after(move: Move, without: Status, status: Status, after: list[Told]) -> Iterator[Place]:
    """What has been told of the time after, that cannot have been when this came before it."""
    for each in after:
        kind, target = EVENT_TYPE_BY_TAG[each.tag], _status(move, each)
        if move.table.allows(without, kind, target) and not move.table.allows(status, kind, target):
            yield (each.at, each.position)
        without, status = target or without, target or status


def _allows(move: Move, kind: type[Event], status: Status) -> bool:
    return move.table.allows(status, kind, move.target)


def _reached(move: Move, trail: tuple[Told, ...] | list[Told]) -> Status:
    """Where a thing stands after what is told of it."""
    reached = [status for each in trail if (status := _status(move, each)) is not None]
    return reached[-1] if reached else _NOTHING[move.table.machine]


def _status(move: Move, told: Told) -> Status | None:
    kind = type(_NOTHING[move.table.machine])
    return None if told.status is None else kind(told.status)


@cache
def _needed(machine: Machine, tag: str) -> frozenset[str]:
    """The kinds of event without which a table never comes to where another kind is in order."""
    (table,) = (each for each in TABLES if each.machine is machine)
    kind = EVENT_TYPE_BY_TAG[tag]
    steps = {each for row in table.moves.values() for each in row}
    return frozenset(each.tag for each in steps if each is not kind and not _comes_to(table, kind, each))


def _comes_to(table: Table, kind: type[Event], without: type[Event]) -> bool:
    ways = [_NOTHING[table.machine]]
    for status in ways:
        if table.allows(status, kind):
            return True
        row = table.moves[status].items()
        ways += {target for each, targets in row if each is not without for target in targets} - set(ways)
    return False


# --- what has none ------------------------------------------------------------------------------------------------


def _rested_on(known: Group, event: Event) -> Iterator[Place]:
    for found in RESTS_ON.get(type(event), ()):
        yield from (place for place in found(known, event) if place[0] > event.at)


def _first(known: Group, thing: Thing) -> Iterator[Place]:
    """When a thing came to be."""
    told = [(each.at, each.position) for each in known.told.get(thing, ())]
    yield from sorted(told)[:1]


def _latest(known: Group, thing: Thing, tag: str) -> Iterator[Place]:
    told = [(each.at, each.position) for each in known.told.get(thing, ()) if each.tag == tag]
    yield from told[-1:]


def _offer(known: Group, event: w.HandoverAccepted | w.HandoverDeclined) -> Iterator[Place]:
    return _latest(known, (Machine.WORK.value, event.work), w.HandoverOffered.tag)


def _shared(known: Group, event: r.MinutesAcknowledged | r.MinutesCommented) -> Iterator[Place]:
    minutes = known.meetings[event.meeting].minutes
    yield from ((each.written_at, each.position) for each in minutes[:1])
    got = [(at, position) for each in minutes for party, at, position in each.shared_with if party == event.party]
    yield from sorted(got)[:1]


def _objection(known: Group, event: c.ObjectionAnswered) -> Iterator[Place]:
    objection = known.objections[event.objection]
    yield (objection.at, objection.position)


def _restricted(known: Group, event: c.RestrictionLifted) -> Iterator[Place]:
    about = (event.party, event.meeting)
    standing = [each for each in known.restrictions if (each.party, each.meeting) == about and each.lifted_at is None]
    yield from sorted((each.at, each.position) for each in standing)[:1]


def _held_outside(known: Group, event: m.UserToldOfOutsideMeeting) -> Iterator[Place]:
    held = known.outside_meetings[event.meeting]
    yield (held.held_at, held.position)


def _stands_in(known: Group, event: p.UserTold) -> Iterator[Place]:
    position = known.seen[event.event]
    happened, _ = known.clock_of(position)
    yield (happened, position)


def _its_papers(known: Group, event: c.ParentsNeedRecorded) -> Iterator[Place]:
    return _first(known, (Machine.MEETING.value, event.meeting))


def _joined(known: Group, event: p.MemberLeft | p.MemberChanged) -> Iterator[Place]:
    membership = known.members[event.subject or ""]
    if not membership.during(event.at):
        yield from ((each.start, each.position) for each in membership.stints if each.start > event.at)


def _took_part(known: Group, event: p.ParticipantLeft) -> Iterator[Place]:
    told = [each for each in known.told.get((PARTICIPANT, event.party), ()) if each.tag == p.ParticipantJoined.tag]
    yield from sorted((each.at, each.position) for each in told)[:1]


def _parent_goal(known: Group, event: w.GoalSet) -> Iterator[Place]:
    return _first(known, (GOAL, event.parent or ""))


def _own_goal(known: Group, event: w.MeasureAgreed) -> Iterator[Place]:
    return _first(known, (GOAL, event.goal or ""))


def _own_measure(known: Group, event: w.TaskAgreed) -> Iterator[Place]:
    return _first(known, (Machine.WORK.value, event.measure or ""))


def _measures(known: Group, event: r.MinutesWritten | r.MinutesCorrected) -> Iterator[Place]:
    for task in event.tasks:
        yield from _first(known, (Machine.WORK.value, task.measure or ""))


def _opened(known: Group, event: w.PlanEvaluated) -> Iterator[Place]:
    if event.meeting is not None:
        yield from _latest(known, (Machine.MEETING.value, event.meeting), m.MeetingOpened.tag)


def _processed(known: Group, event: w.ProcessEvaluated) -> Iterator[Place]:
    return _latest(known, (Machine.MEETING.value, event.meeting), m.MeetingOpened.tag)


def _carried_out(known: Group, event: e.GroupEnded) -> Iterator[Place]:
    """The end comes after what it waits for: the last evaluation, the last meeting, and the answer of a successor."""
    for tag in (e.FinalEvaluationMade.tag, m.MeetingOpened.tag, m.MeetingEnded.tag):
        last = known.latest.get(tag)
        if last is not None and last.period == known.period:
            yield (last.at, last.position)
    if event.successor is not None:
        yield from _latest(known, (RELAY_HOLDER, event.successor), k.RelayAccepted.tag)


def _written(known: Group, event: e.RecordedInError) -> Iterator[Place]:
    """Nothing is found to be wrong before it is written down, unless it was written by a clock that was ahead."""
    position = known.seen[event.event]
    _, recorded = known.clock_of(position)
    if recorded <= event.recorded_at:
        yield (recorded, position)


def _given(known: Group, event: c.ConsentNarrowed | c.ConsentConfirmed) -> Iterator[Place]:
    """A form that nothing stood before, where there is one that was given later."""
    exchange = ConsentObject.EXCHANGE
    if isinstance(event, c.ConsentNarrowed):
        keys = [(event.grantor, exchange, event.agency)]
    elif event.items:
        keys = [(event.grantor, item.object, item.agency) for item in event.items]
    else:
        keys = [key for key in known.consents if key[0] == event.grantor]
    for key in keys:
        consent = known.consents.get(key)
        if consent is not None and not CONSENT.allows(consent.status_at(event.at), type(event)):
            yield from given_later(known, key, event.at)


def given_later(known: Group, key: Any, at: datetime) -> tuple[Place, ...]:
    """Where a consent was given, when it was given after an instant (gitt senere)."""
    consent = known.consents.get(key)
    given = [each for each in consent.history if each.status is ConsentStatus.GIVEN] if consent else []
    return tuple([(each.at, each.position) for each in given if each.at > at][:1])


_Found: TypeAlias = Callable[[Group, Any], Iterator[Place]]

RESTS_ON: Final[Mapping[type[Event], tuple[_Found, ...]]] = {
    c.ConsentNarrowed: (_given,),
    c.ConsentConfirmed: (_given,),
    c.ObjectionAnswered: (_objection,),
    c.RestrictionLifted: (_restricted,),
    c.ParentsNeedRecorded: (_its_papers,),
    p.MemberChanged: (_joined,),
    p.MemberLeft: (_joined,),
    p.ParticipantLeft: (_took_part,),
    p.UserTold: (_stands_in,),
    m.UserToldOfOutsideMeeting: (_held_outside,),
    r.MinutesAcknowledged: (_shared,),
    r.MinutesCommented: (_shared,),
    r.MinutesWritten: (_measures,),
    r.MinutesCorrected: (_measures,),
    w.GoalSet: (_parent_goal,),
    w.MeasureAgreed: (_own_goal,),
    w.TaskAgreed: (_own_measure,),
    w.HandoverAccepted: (_offer,),
    w.HandoverDeclined: (_offer,),
    w.PlanEvaluated: (_opened,),
    w.ProcessEvaluated: (_processed,),
    e.GroupEnded: (_carried_out,),
    e.RecordedInError: (_written,),
}
"""What a kind of event must not come before, where no table says so (hviler på)."""


def _has_an_order(kind: type[Event]) -> bool:
    return kind in RESTS_ON or kind not in _AT_EVERY_STAGE or own_table(kind) is not None


CHECKS: Final[tuple[Check, ...]] = (
    ContentCheck(
        code=OUT_OF_ORDER,
        governs=tuple(kind for kind in EVENT_TYPES if _has_an_order(kind)),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_contradicted,
    ),
)
"""What can have happened in which order (regler om rekkefølgen)."""
