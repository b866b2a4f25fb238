"""What is possible now, and what is missing for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Final

import attrs

from ansvar_core.assess import standing
from ansvar_core.dated import Dated
from ansvar_core.derive.consent import requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.derive.then import as_then
from ansvar_core.entities.group import Group
from ansvar_core.events import consent as c
from ansvar_core.events import coordination as k
from ansvar_core.events import meeting as m
from ansvar_core.events import people as p
from ansvar_core.events import work as w
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPES
from ansvar_core.events.need import NeedSeen
from ansvar_core.lifecycle import Machine
from ansvar_core.moves import own_table
from ansvar_core.policy import Policy
from ansvar_core.rules.base import Breach, Situation
from ansvar_core.rules.edition import Edition
from ansvar_core.rules.order import ONLY_WARNED, OUT_OF_ORDER, too_early
from ansvar_core.rules.record import nothing_to_name
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.findings import ChangeProposal, Fact, Finding
from ansvar_core.values.ids import PartyId

__all__ = ["Option", "options"]


@attrs.frozen(kw_only=True, repr=False)
class Option(Discreet):
    """A kind of event for a subject: possible now, or exactly what is missing (mulighet).

    `kind` is the event's tag; `subject` None is the group itself, or a new thing.  `findings` are what can be said
    before there is an event; `remaining` are the codes of the rules that will look at what the event says.
    """

    kind: str
    subject: str | None
    findings: tuple[Finding, ...]
    remaining: tuple[str, ...]

    @property
    def possible(self) -> bool:
        """Whether nothing blocks it now (mulig nå)."""
        return not any(finding.blocks for finding in self.findings)


Subjects = Callable[[Setting], Iterable[str | None]]


def _answerers(setting: Setting) -> Iterator[str]:
    yield from requirement(setting).parties
    yield from (each.grantor for each in setting.group.consents.values())


def _members(setting: Setting) -> Iterator[str]:
    return (each.party for each in setting.group.current_members)


_MAKES: Final = (
    m.MeetingPlanned,
    m.MeetingCalled,
    w.MeasureAgreed,
    w.TaskAgreed,
    p.MemberJoined,
    k.CoordinatorOffered,
    k.RelayOffered,
)
_OWN: Final[dict[Machine, Subjects]] = {
    Machine.MEETING: lambda setting: setting.group.live_meetings,
    Machine.WORK: lambda setting: setting.group.open_work,
}
_SUBJECTS: Final[dict[type[Event], Subjects]] = {
    **dict.fromkeys(
        (
            c.ConsentAskedFor,
            c.ConsentGiven,
            c.ConsentNarrowed,
            c.ConsentRefused,
            c.ConsentWithdrawn,
            c.ConsentConfirmed,
        ),
        _answerers,
    ),
    **dict.fromkeys((p.MemberChanged, p.MemberLeft), _members),
    c.ObjectionAnswered: lambda setting: (each.id for each in setting.group.objections.values() if not each.answered),
    c.RestrictionLifted: lambda setting: (each.party for each in setting.group.restrictions if each.lifted_at is None),
    k.CoordinatorOffered: _members,
    k.RelayOffered: _members,
    **{
        kind: lambda setting: setting.group.coordinator.asked
        for kind in (k.CoordinatorAccepted, k.CoordinatorDeclined, k.CoordinatorLaidDown, k.VacancyRecorded)
    },
    **{kind: lambda setting: setting.group.relay_holder.asked for kind in (k.RelayAccepted, k.RelayDeclined)},
    m.UserToldOfOutsideMeeting: lambda setting: setting.group.untold,
}


def _subjects(setting: Setting, kind: type[Event]) -> tuple[str | None, ...]:
    own = own_table(kind)
    listed = _SUBJECTS.get(kind) or (_OWN.get(own[0].machine) if own else None)
    found: tuple[str | None, ...] = tuple(dict.fromkeys(listed(setting))) if listed else ()
    return (*found, None) if kind in _MAKES or not found else found


def options(
    group: Group | None, at: datetime, actor: PartyId, policies: Dated[Policy], rules: Edition
) -> tuple[Option, ...]:
    """Each kind of event for each subject, in the order of a group's life (muligheter).

    Subjects are the things that something can still happen to: meetings that are not settled, open work, people who
    were asked.  None stands for the group itself, or for something new.  Before there is a group, a need can be seen.
    """
    if group is None:
        return (Option(kind=NeedSeen.tag, subject=None, findings=(), remaining=rules.remaining[NeedSeen]),)
    setting = Setting.of(as_then(group, at), at, policies)
    found = []
    for kind in EVENT_TYPES:
        remaining = rules.remaining[kind]
        for subject in _subjects(setting, kind):
            situation = Situation(setting=setting, known=group, kind=kind, subject=subject, actor=actor)
            findings = (*nothing_to_name(group, kind), *standing(situation, rules))
            if at < group.recorded_until:
                findings = (*findings, *_passed(group, kind, subject, at, rules))
            found.append(Option(kind=kind.tag, subject=subject, findings=findings, remaining=remaining))
    return tuple(found)


def _passed(group: Group, kind: type[Event], subject: str | None, at: datetime, rules: Edition) -> tuple[Finding, ...]:
    """What is out of order at an instant that the record has passed, whatever an event would say."""
    check = next((each for each in rules.content[kind] if each.code == OUT_OF_ORDER), None)
    places = too_early(group, kind, subject, at) if check is not None and kind not in ONLY_WARNED else ()
    if check is None or not places:
        return ()
    facts = tuple(Fact(position=position, field="at", subject=subject) for _, position in sorted(set(places)))
    return (check.finding(Breach(facts=facts, remedies=(ChangeProposal(asks=("at",)),))),)
