"""Events that are permitted: one behind an option, one that a remedy's step speaks of, and the way to one that is not.

The library never invents a fact, so it cannot say what a permitted event would *be*; a test needs one all the same.
What is found here is found by trying likely events with invented people.  That none is found proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import count, islice, product
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core import (
    EVENT_TYPES,
    AnotherActor,
    DoFirst,
    Event,
    Finding,
    Group,
    MeetingOpened,
    MemberChanged,
    NeedSeen,
    Parent,
    ParentRecorded,
    RestrictionLifted,
    Rulebook,
    Setting,
    Step,
    When,
    requirement,
)
from ansvar_core.derive.setting import in_force
from ansvar_core.derive.then import as_then
from ansvar_core.evolve import evolve
from ansvar_core.testing.cast import CAST, Cast
from ansvar_core.testing.likely import LIKELY, Wanted
from ansvar_core.values.ids import PartyId

__all__ = ["HEADER", "Proposals", "candidates", "filled", "header", "subjects", "unasked", "way_to", "witness"]

HEADER: Final = frozenset(field.name for field in attrs.fields(Event)) - {"routine"}
"""The names of the fields that every event has, but for the routine that it meets (hodets felter)."""

_KINDS: Final = {kind.tag: kind for kind in EVENT_TYPES}


def header(group: Group | None, at: datetime, actor: PartyId, mark: str = "w", *, cast: Cast = CAST) -> dict[str, Any]:
    """A header in order: a new id, and recorded no earlier than what stands (hendelsens hode).

    `mark` tells proposals apart that are made on the same version.
    """
    if group is None:
        return {"id": "e-1", "group": cast.group, "at": at, "actor": actor}
    recorded = max(at, group.recorded_until)
    # A record from elsewhere, or with something left out, may have that one already.
    numbers = count(group.version + 1)
    return {
        "id": next(each for each in (f"e-{number}-{mark}" for number in numbers) if each not in group.seen),
        "group": group.id,
        "at": at,
        "recorded_at": recorded,
        "actor": actor,
    }


def candidates(
    book: Rulebook,
    group: Group | None,
    at: datetime,
    actor: PartyId,
    *,
    kind: type[Event],
    subject: str | None = None,
    cast: Cast = CAST,
) -> Iterator[Event]:
    """Events of a kind about a subject, the likeliest to be permitted first (forslag).

    They happen at the instant, but for the opening of a meeting that is called for a later day: then people wait.
    """
    if group is not None and kind is MeetingOpened:
        at = _opening(book, group, at, subject)
    points = in_force(book.policies, at)[1].routine
    head = header(group, at, actor, cast=cast)
    head["routine"] = {each.code for each in points if each.when is When.IN and each.event == kind.tag}
    if group is None:
        if kind is NeedSeen:
            need: dict[str, Any] = {
                "user": cast.person,
                "agency": cast.agencies[0],
                "long_lasting": True,
                "coordinated": True,
            }
            yield NeedSeen(**head, **need)
        return
    want = Wanted(book=book, group=as_then(group, at), at=at, actor=actor, subject=subject, cast=cast)
    for fields in LIKELY[kind.tag](want):
        yield kind(**{**head, **fields})


def _opening(book: Rulebook, group: Group, at: datetime, subject: str | None) -> datetime:
    """When a meeting opens: now, if it is called for today, or else when it has been called for."""
    meeting = group.meetings.get(subject or "")
    starts = meeting.starts if meeting is not None else None
    if starts is None or starts <= at:
        return at
    setting = Setting.of(group, at, book.policies)
    return at if setting.on(starts).day == setting.day else starts


def witness(
    book: Rulebook,
    group: Group | None,
    at: datetime,
    actor: PartyId,
    *,
    kind: type[Event],
    subject: str | None = None,
    cast: Cast = CAST,
) -> Event | None:
    """A permitted event of a kind about a subject, if one is found (tillatt hendelse)."""
    for event in candidates(book, group, at, actor, kind=kind, subject=subject, cast=cast):
        if book.assess(group, event).permitted:
            return event
    return None


def subjects(group: Group | None, kind: type[Event]) -> tuple[str | None, ...]:
    """What a kind of event can be about in the group, what is over included (gjenstander)."""
    if group is None:
        return (None,)
    fields = attrs.fields_dict(kind)
    restricted = (each.party for each in group.restrictions)
    for name, things in (
        ("meeting", (*group.meetings, *group.outside_meetings)),
        ("work", tuple(group.work)),
        ("objection", tuple(group.objections)),
        ("goal", tuple(group.goals)),
        ("member", tuple(group.members)),
        ("party", (*group.coordinator.asked, *group.relay_holder.asked, *group.members, *restricted)),
        ("grantor", (*group.parents, group.user.id)),
    ):
        if name in fields:
            return (*dict.fromkeys(things), None)
    return (None,)


# --- what a remedy's step speaks of -------------------------------------------------------------------------------

_IN_PERSON: Final = ("coordinator-accepted", "relay-accepted", "minutes-acknowledged", "minutes-commented")
_SUBJECTS: Final = ("meeting", "work", "grantor", "party", "objection", "goal")


def unasked(step: Step) -> frozenset[str]:
    """The fields that a step's event cannot be without, and that it neither gives nor asks for (uspurte felter)."""
    kind = _KINDS[step.kind]
    must = {field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING} - HEADER
    return frozenset(must - {name.partition(".")[0] for name in step.asks} - set(step.fields))


def _actors(group: Group | None, event: Event, step: Step) -> Iterator[str]:
    for name in ("grantor", "to", "party"):
        if step.fields.get(name) is not None:
            yield step.fields[name]
    if group is not None and group.coordinator.holder is not None:
        yield group.coordinator.holder
    yield event.actor


def filled(
    book: Rulebook,
    group: Group | None,
    event: Event,
    step: Step,
    *,
    generously: bool = False,
    cast: Cast = CAST,
) -> Iterator[Event]:
    """A step as events: what it gives, what it asks for filled in, and nothing besides (utfylt steg).

    `event` is the proposal that the remedy was about; what is filled in happens at its time, but for a meeting that
    opens when it was called for.  `generously` fills in what the step does not ask for too, as people do who know what
    the next rule will ask.
    """
    kind = _KINDS[step.kind]
    asked = {name.partition(".")[0] for name in step.asks}
    if generously:
        asked |= set(attrs.fields_dict(kind)) - HEADER
    subject = next((step.fields[each] for each in _SUBJECTS if step.fields.get(each) is not None), None)
    subject = step.fields.get("member.party", subject)
    for actor in dict.fromkeys(_actors(group, event, step)):
        likely_ones = tuple(candidates(book, group, event.at, actor, kind=kind, subject=subject, cast=cast))
        for likely, again in product(likely_ones, (False, True) if generously else (False,)):
            fields = {name: getattr(likely, name) for name in asked}
            # What is both given and asked for is a suggestion that somebody should look at.
            kept = [name for name in step.fields if "." not in name and not (again and name in step.asks)]
            fields |= {name: step.fields[name] for name in kept}
            for name in (*step.fields, *step.asks):
                outer, dot, inner = name.partition(".")
                if dot:
                    value = step.fields[name] if name in step.fields else getattr(getattr(likely, outer), inner)
                    fields[outer] = attrs.evolve(fields[outer], **{inner: value})
            who = fields["party"] if step.kind in _IN_PERSON else actor
            made = kind(**header(group, likely.at, who, "s", cast=cast), **fields)
            if book.assess(group, made).codes != ("record.cannot-be-placed",):
                yield made


# --- the way to what is not permitted yet -------------------------------------------------------------------------

Proposals: TypeAlias = Callable[[Group | None, datetime], Iterator[Event]]
"""Proposals for a group at an instant, the likeliest first."""
_ROUNDS: Final = 24
_DEPTH: Final = 6
_TRIED: Final = 24
_MINUTE: Final = timedelta(minutes=1)


def way_to(
    book: Rulebook,
    group: Group | None,
    at: datetime,
    actor: PartyId,
    *,
    kind: type[Event],
    subject: str | None = None,
    cast: Cast = CAST,
) -> tuple[Event, ...]:
    """Permitted events that lead to one of a kind, which is the last of them; empty when no way is found (veien dit).

    What stands in the way is put right as the findings themselves say, so a way is found under any rulebook whose
    remedies lead somewhere.  There is a minute between two events, but a meeting waits until it was called for.
    """
    begun: tuple[Event, ...] = ()
    if group is None and kind is not NeedSeen:
        begun = tuple(candidates(book, None, at, actor, kind=NeedSeen, cast=cast))
    way = _way_from(book, group, begun, at, actor=actor, kind=kind, subject=subject, cast=cast)
    if way or kind is NeedSeen:
        return way
    # No rule asks for parents whom nobody knows, and without them nobody may be able to consent.
    begun = (*begun, *_parents(_after(group, begun), at, actor, cast))
    return _way_from(book, group, begun, at, actor=actor, kind=kind, subject=subject, cast=cast)


def _way_from(
    book: Rulebook,
    group: Group | None,
    begun: tuple[Event, ...],
    at: datetime,
    *,
    actor: PartyId,
    kind: type[Event],
    subject: str | None,
    cast: Cast,
) -> tuple[Event, ...]:
    group = _after(group, begun)
    at = max(at, begun[-1].at + _MINUTE) if begun else at
    about = subject
    if about is None and group is not None:
        about = _something(Setting.of(group, at, book.policies), kind)

    def propose(now: Group | None, when: datetime) -> Iterator[Event]:
        return candidates(book, now, when, actor, kind=kind, subject=about, cast=cast)

    way = _way(book, group, at, propose, depth=_DEPTH, cast=cast)
    return (*begun, *way) if way else ()


def _after(group: Group | None, events: Iterable[Event]) -> Group | None:
    for event in events:
        group = evolve(group, event)
    return group


def _parents(group: Group | None, at: datetime, actor: PartyId, cast: Cast) -> Iterator[Event]:
    """Those of the parents whom the group does not know are recorded."""
    known = () if group is None else group.parents
    for parent in (each for each in cast.parents if each not in known):
        at += _MINUTE
        event = ParentRecorded(**header(group, at, actor, cast=cast), parent=Parent(party=parent))
        group = evolve(group, event)
        yield event


def _something(setting: Setting, kind: type[Event]) -> str | None:
    """Whom or what an event is about that must be about somebody or something; a new thing where there is none."""
    group, fields = setting.group, attrs.fields_dict(kind)
    if "grantor" in fields:
        return next(iter(requirement(setting).parties), None)
    if kind is RestrictionLifted:
        return next((each.party for each in group.restrictions if each.lifted_at is None), None)
    if kind is MemberChanged:
        return next((each.party for each in group.current_members), None)
    for name, letter, known in (("meeting", "m", group.live_meetings), ("work", "w", group.open_work)):
        if name in fields and fields[name].metadata.get("refers") == name:
            return next(iter(known), f"{letter}-new-{group.version}")
    return None


def _way(
    book: Rulebook, group: Group | None, at: datetime, propose: Proposals, *, depth: int, cast: Cast
) -> tuple[Event, ...]:
    done: list[Event] = []
    for _ in range(_ROUNDS):
        found = _first(book, group, at, propose)
        if found is None:
            return ()
        event, findings = found
        if not findings:
            return (*done, event)
        more = _put_right(book, group, event, findings, depth=depth, cast=cast) if depth else ()
        if not more:
            return ()
        for each in more:
            group = evolve(group, each)
        done += more
        at = max(at, more[-1].at) + _MINUTE
    return ()


def _first(
    book: Rulebook, group: Group | None, at: datetime, propose: Proposals
) -> tuple[Event, tuple[Finding, ...]] | None:
    """The first proposal that is permitted, or else the first one and what blocks it."""
    refused: list[tuple[Event, tuple[Finding, ...]]] = []
    for event in islice(propose(group, at), _TRIED):
        blocking = book.assess(group, event).blocking
        if not blocking:
            return event, ()
        refused.append((event, blocking))
        for actor in (each for finding in blocking for remedy in finding.remedies for each in _others(remedy)):
            theirs = event.but(actor=actor)
            if book.assess(group, theirs).permitted:
                return theirs, ()
    return refused[0] if refused else None


def _others(remedy: object) -> tuple[str, ...]:
    return remedy.actors if isinstance(remedy, AnotherActor) else ()


def _put_right(
    book: Rulebook, group: Group | None, event: Event, findings: tuple[Finding, ...], *, depth: int, cast: Cast
) -> tuple[Event, ...]:
    """The first steps that a finding asks for and that can be taken."""
    for remedy in (remedy for finding in findings for remedy in finding.remedies if isinstance(remedy, DoFirst)):
        now, at = group, event.at
        done: tuple[Event, ...] = ()
        for step in remedy.steps:

            def propose(known: Group | None, when: datetime, step: Step = step) -> Iterator[Event]:
                moved = event.but(at=when, recorded_at=max(when, event.recorded_at))
                return filled(book, known, moved, step, generously=True, cast=cast)

            more = _way(book, now, at, propose, depth=depth - 1, cast=cast)
            if not more:
                break
            for each in more:
                now = evolve(now, each)
            done += more
            at = more[-1].at + _MINUTE
        else:
            return done
    return ()
