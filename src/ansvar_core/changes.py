"""What changes on which day, and which groups it touches.

A change is told by comparing what is in force before and after a day.  A group is touched when an answer about it would
be another *because of the change*: it is asked about at one and the same instant, under the new rules and as if they
had never come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise, product
from typing import Any, Final

import attrs

from ansvar_core.dated import Dated
from ansvar_core.dates import start_of
from ansvar_core.derive.access import can_read, denied, readers
from ansvar_core.derive.chair import chair_by_rule
from ansvar_core.derive.consent import requirement
from ansvar_core.derive.overview import overview
from ansvar_core.derive.rota import rota
from ansvar_core.derive.setting import Setting
from ansvar_core.duties import duties
from ansvar_core.entities.group import Group
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPES
from ansvar_core.legal import LegalFrame
from ansvar_core.options import Option, options
from ansvar_core.policy import Policy
from ansvar_core.rules.edition import GATE_CODE, Edition
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import GroupId, PartyId
from ansvar_core.values.parameter import parameters

__all__ = ["Change", "Changed", "Touched", "changes", "touched"]


@attrs.frozen(kw_only=True)
class Changed:
    """A parameter of the policy or of the legal frame with another value (endret parameter)."""

    key: str
    # A time zone need not have a hash.
    before: Any = attrs.field(hash=False)
    after: Any = attrs.field(hash=False)


@attrs.frozen(kw_only=True)
class Change:
    """What is another from a day on (endring).

    `begins` and `ends` are the codes of rules that come into force and go out of it, `altered` of those that have
    another version, effect or source.
    """

    day: date
    parameters: tuple[Changed, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Touched(Discreet):
    """A group for which a change makes an answer another (berørt gruppe).

    `answers` are the names of the questions, as they stand in the rulebook; `events` the tags of the kinds of event
    that are judged otherwise.
    """

    group: GroupId
    answers: tuple[str, ...]
    events: tuple[str, ...]


def changes(editions: Dated[Edition]) -> tuple[Change, ...]:
    """What changes on which day, in order (endringer)."""
    versions = pairwise(editions.versions)
    found = (_change(day, before, after) for (_, before), (day, after) in versions if day is not None)
    return tuple(each for each in found if _is_one(each))


def _is_one(change: Change) -> bool:
    return bool(change.parameters or change.begins or change.ends or change.altered)


def _change(day: date, before: Edition, after: Edition) -> Change:
    old, new = _rules(before), _rules(after)
    return Change(
        day=day,
        parameters=tuple(_parameters(day, before, after)),
        begins=tuple(code for code in new if code not in old),
        ends=tuple(code for code in old if code not in new),
        altered=tuple(code for code in new if code in old and old[code] != new[code]),
    )


def _rules(edition: Edition) -> Mapping[str, Any]:
    """The rules by code; what only carries on a choice of the policy is told as that choice."""
    listed = (*edition.checks, *edition.reading_checks, *edition.obligations)
    made = {point.code for point in edition.policy.routine} | {GATE_CODE}
    return {each.code: each for each in listed if each.code not in made}


def _parameters(day: date, before: Edition, after: Edition) -> Iterator[Changed]:
    for name, parameter in parameters(Policy).items():
        old, new = getattr(before.policy, name), getattr(after.policy, name)
        if old != new:
            yield Changed(key=parameter.key, before=old, after=new)
    was = before.first_day or date.min
    for name, parameter in parameters(LegalFrame).items():
        old = _in_law(before.policy.frame, name, was)
        new = _in_law(after.policy.frame, name, day)
        if old != new:
            yield Changed(key=parameter.key, before=old, after=new)


def _in_law(frame: LegalFrame, name: str, day: date) -> Any:
    value = getattr(frame, name)
    if name == "grounds":
        return {ground: frame.provisions(ground, day) for ground in value}
    return value.at(day) if isinstance(value, Dated) else value


def touched(groups: Iterable[Group], editions: Dated[Edition], policies: Dated[Policy], day: date) -> Iterator[Touched]:
    """The groups that what comes into force on a day touches (berørte grupper)."""
    after = editions.at(day)
    earlier = tuple((first, each) for first, each in editions.versions if first is None or first < day)
    if day not in editions.days or not earlier or not _is_one(_change(day, earlier[-1][1], after)):
        return
    before = earlier[-1][1]
    # As if the change had never come, and as if no later one did: the policy and the law hold on.
    stayed = _held(policies, day)
    came = _held(policies, min((each for each in editions.days if each > day), default=None))
    for group in groups:
        at = start_of(day, before.policy.zone)
        old = attrs.evolve(Setting.of(group, at, policies), policy=stayed.at(day), policies=stayed)
        found = _compared(old, before, Setting.of(group, at, came), after)
        if found.answers or found.events:
            yield found


def _held(policies: Dated[Policy], day: date | None) -> Dated[Policy]:
    """Policies and law as they were before a day, from then on too."""
    if day is None:
        return policies
    return policies.before(day).map(lambda each: attrs.evolve(each, frame=each.frame.before(day)))


def _compared(old: Setting, before: Edition, new: Setting, after: Edition) -> Touched:
    was, now = _answers(old, before), _answers(new, after)
    answers = tuple(name for name in now if was[name] != now[name])
    fed = _fed(before.policy, after.policy) | (_ASK_WHO_READS if "may_read" in answers else set())
    return Touched(group=new.group.id, answers=answers, events=tuple(_events(old, before, new, after, fed)))


def _answers(setting: Setting, edition: Edition) -> dict[str, Any]:
    chair = chair_by_rule(setting, None)
    return {
        "consent": overview(setting),
        "may_read": tuple(_reads(setting, party) for party in readers(setting.group)),
        "duties": frozenset((each.key, each.due, each.overdue) for each in duties(setting, edition)),
        "rota": (chair, rota(setting, 1, chair)),
    }


def _reads(setting: Setting, party: PartyId) -> tuple[bool, ...]:
    """Whether somebody reads today's papers; one who has left is asked about meeting by meeting."""
    membership = setting.group.members.get(party)
    if membership is None or membership.current:
        return (can_read(setting, party),)
    meetings = setting.group.meetings.values()
    return tuple(denied(setting, party, each, each.kinds_written) is None for each in meetings)


_ENDED: Final = frozenset({"ended", "not-started"})


def _events(old: Setting, before: Edition, new: Setting, after: Edition, fed: set[str]) -> Iterator[str]:
    """The kinds of event that the group admits and that are judged otherwise, or have something else missing."""
    if new.group.status in _ENDED:
        return
    asked = {kind.tag for kind in EVENT_TYPES if _asked(before, kind) != _asked(after, kind)}
    asked |= {kind.tag for kind in EVENT_TYPES if fed & {each.code for each in after.content[kind]}}
    found = set()
    for actor, meeting in product(_actors(new), (None, *_to_come(new))):
        was, now = _options(old, before, actor, meeting), _options(new, after, actor, meeting)
        found |= {kind for kind, _ in was.keys() ^ now.keys()}
        for key in was.keys() & now.keys():
            says_otherwise = now[key].possible and key[0] in asked
            if says_otherwise or was[key].findings != now[key].findings:
                found.add(key[0])
    yield from (kind.tag for kind in EVENT_TYPES if kind.tag in found)


def _to_come(setting: Setting) -> Iterator[tuple[str, datetime]]:
    """Meetings that are called and not yet held: what can happen at one is asked about when it is held."""
    for facts in setting.group.meetings.values():
        if facts.status is MeetingStatus.CALLED and facts.starts is not None and facts.starts > setting.at:
            yield facts.id, facts.starts


def _options(
    setting: Setting, edition: Edition, actor: PartyId, meeting: tuple[str, datetime] | None
) -> dict[tuple[str, str | None], Option]:
    """What the status of the group and of the thing admits, whether or not something else is missing."""
    only, at = meeting or (None, setting.at)
    listed = options(setting.group, at, actor, setting.policies, edition)
    return {
        (each.kind, each.subject): each
        for each in listed
        if only in (None, each.subject) and not any(finding.code.endswith(".not-now") for finding in each.findings)
    }


def _asked(edition: Edition, kind: type[Event]) -> tuple[Any, ...]:
    """The rules about what an event says; those that a point makes are made anew for each edition, so the point."""
    points = {each.code: each for each in edition.policy.routine}
    return tuple((points.get(each.code, each), each.effect) for each in edition.content[kind])


def _actors(setting: Setting) -> tuple[PartyId, ...]:
    group = setting.group
    coordinator = (group.coordinator.holder,) if group.coordinator.holder is not None else ()
    members = (each.party for each in group.current_members)
    return tuple(dict.fromkeys((group.user.id, *requirement(setting).parties, *coordinator, *members)))


# Rules about what an event says that ask whether somebody may read; a test finds them anew.
_ASK_WHO_READS: Final = frozenset(
    {
        "meeting.minute-taker-may-read",
        "meeting.minute-taker-present",
        "meeting.minute-taker-reads",
        "minutes.recipient-may-read",
        "rota.out-of-turn",
    }
)


def _fed(before: Policy, after: Policy) -> set[str]:
    """The rules that read a parameter that changes; of the permissions, only those whose act has others."""
    codes: set[str] = set()
    for name, parameter in parameters(Policy).items():
        if name != "permissions" and getattr(before, name) != getattr(after, name):
            codes.update(parameter.feeds)
    changed = set(before.permissions) ^ set(after.permissions)
    return codes | {f"role.{each.act}" for each in changed}
