"""Doing what a remedy says, whatever it says.

The events themselves, the most likely to be permitted and any that are well formed, are found by
`ansvar_core.testing`; here they are played.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice, product
from typing import Any

import attrs

from ansvar_core import (
    AgendaItem,
    AnotherActor,
    ChangeProposal,
    Deadline,
    DoFirst,
    EndingReason,
    Event,
    Finding,
    Group,
    Instead,
    InvalidValue,
    MeetingOpened,
    Nothing,
    Rulebook,
    Step,
    Task,
    Topic,
    Wait,
)
from ansvar_core.assess import subject_of
from ansvar_core.evolve import evolve
from ansvar_core.testing import CAST, anything, candidates, filled, header, known_ids, unasked, witness
from ansvar_core.testing.likely import both_objects, consent_items
from support.life import KINDS, NURSE

__all__ = ["PEOPLE", "STRANGER", "anything", "candidates", "filled", "header", "same", "unasked", "witness", "works"]

PEOPLE = CAST.people
STRANGER = CAST.stranger


def same(one: Finding, other: Finding) -> bool:
    """Whether two findings say the same thing of the same people and things, wherever the record has moved to since."""
    about = [[(fact.field, fact.subject, fact.about) for fact in each.facts] for each in (one, other)]
    return one.code == other.code and (about[0] == about[1] or bool(about[1] and about[1][0] in about[0]))


def works(book: Rulebook, group: Group | None, event: Event, finding: Finding, remedy: Any) -> bool:
    """Whether doing what a remedy says takes the finding away."""

    def gone(after: Group | None, proposal: Event) -> bool:
        return not any(same(finding, each) for each in book.assess(after, proposal).findings)

    match remedy:
        case DoFirst():
            return any(gone(after, _next_to(after, event)) for after in _after(book, group, event, remedy.steps))
        case ChangeProposal():
            return any(gone(group, changed) for changed in _changed(book, group, event, remedy))
        case AnotherActor():
            return bool(remedy.actors) and all(gone(group, event.but(actor=each)) for each in remedy.actors)
        case Instead():
            return all(_in_its_place(book, group, event, step, finding.code) for step in remedy.steps)
        case Wait():
            recorded = max(remedy.until, event.recorded_at)
            return gone(group, event.but(at=remedy.until, recorded_at=recorded))
        case Nothing():
            return True
    raise AssertionError(remedy)


def _next_to(group: Group | None, event: Event) -> Event:
    """The same proposal after something else has been recorded."""
    if group is None or event.recorded_at >= group.recorded_until:
        return event
    return event.but(recorded_at=group.recorded_until)


def _after(book: Rulebook, group: Group | None, event: Event, steps: tuple[Step, ...]) -> Iterator[Group]:
    """The groups that some ways of filling in the steps lead to."""
    for turn in range(6):
        after = group
        for step in steps:
            made = list(islice(filled(book, after, event, step), 12))
            # One that is in order, if any is: what a step asks for is filled in by people who mean well.
            made.sort(key=lambda each: not book.assess(after, each).permitted)
            if not made:
                break
            after = evolve(after, made[turn % len(made)])
        else:
            if after is not None:
                yield after


def _in_its_place(book: Rulebook, group: Group | None, event: Event, step: Step, code: str) -> bool:
    return any(
        code not in {each.code for each in book.assess(group, made).blocking}
        for made in filled(book, group, event, step)
    )


def _changed(book: Rulebook, group: Group | None, event: Event, change: ChangeProposal) -> Iterator[Event]:
    """The proposal with what the remedy gives, and some ways of filling in what it asks for."""
    pools = [tuple(islice(_fills(book, group, event, name), 16)) for name in change.asks]
    for values in islice(product(*pools), 256):
        try:
            # Together, because some fields make sense only together.
            answers = dict(zip(change.asks, values, strict=True))
            flat = {name: value for name, value in answers.items() if name.isidentifier()}
            changed = event.changed(attrs.evolve(change, asks=tuple(flat)), **flat)
            for name, value in zip(change.asks, values, strict=True):
                if name not in flat:
                    changed = _put(changed, re.findall(r"\w+", name), value)
            yield changed
        except InvalidValue:
            continue


def _put(thing: Any, path: list[str], value: Any) -> Any:
    """The thing with another value at a path such as `grants[0].agency`."""
    if not path:
        return value
    name, *rest = path
    if name.isdigit():
        index = int(name)
        return (*thing[:index], _put(thing[index], rest, value), *thing[index + 1 :])
    return attrs.evolve(thing, **{name: _put(getattr(thing, name), rest, value)})


def _fills(book: Rulebook, group: Group | None, event: Event, name: str) -> Iterator[Any]:
    day = event.at.date()
    last = re.findall(r"\w+", name)[-1]
    if group is None:
        yield event.id
        return
    if last.endswith("reason"):
        yield from (EndingReason.NEED_CEASED,) if event.tag == "ending-decided" else ("reason",)
    elif name == "id":
        yield f"{event.id}-anew"
    elif name == "group":
        yield group.id
    elif name == "member.party":
        yield from group.members
    elif name == "user.id":
        yield group.user.id
    elif name in ("at", "recorded_at"):
        # Asked for where a clock has leapt: the time is soon after what came before.
        # Or, for what cannot have been so early, when it was written down.
        yield from (group.recorded_until + timedelta(minutes=1), event.recorded_at, event.at)
    elif last == "starts":
        yield from (event.at + timedelta(days=days) for days in (1, 30, 90))
        yield event.at + timedelta(hours=1)
    elif last == "ends":
        anchors = (event.at + timedelta(days=90), event.at + timedelta(hours=1), getattr(event, "starts", event.at))
        yield from (each + timedelta(hours=1) for each in anchors)
    elif last in ("next_on", "next_meeting_on"):
        yield day + timedelta(days=30)
    elif name == "agenda":
        yield (AgendaItem(id="i-1", topic=Topic.INDIVIDUAL_PLAN),)
    elif name == "tasks":
        yield tuple(
            Task(id=f"w-{event.id}-{index}", responsible=NURSE, deadline=Deadline(next_meeting=True))
            for index, _ in enumerate(getattr(event, "tasks", ()))
        )
    elif name == "grants":
        kept = [each for each in getattr(event, "grants", ()) if each.agency in group.agencies]
        more = kept or both_objects(group.need.agency, KINDS)
        yield tuple(attrs.evolve(each, last_day=day + timedelta(days=800)) for each in more)
    elif name == "items":
        yield consent_items(group)
    elif isinstance(event, MeetingOpened) and name in ("chair", "minute_taker"):
        yield from (group.user.id, *sorted(event.present))
    elif name == "present":
        yield frozenset({group.user.id, *(each.party for each in group.current_members)})
    elif last == "deadline":
        yield Deadline(next_meeting=True)
    else:
        if name in ("work", "objection", "goal"):
            yield f"{event.id}-anew"
        if name == "party":
            yield from islice(group.members, 3)
        subject = subject_of(group, event)
        for likely in candidates(book, group, event.at, event.actor, kind=type(event), subject=subject):
            value = getattr(likely, name, None)
            if value is not None:
                yield value
        yield from known_ids(group, CAST, last)
