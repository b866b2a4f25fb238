"""Would it be in order?  One event judged by every rule that governs it."""

from __future__ import annotations

from typing import Any

import attrs

from ansvar_core.dated import Dated
from ansvar_core.derive.setting import Setting
from ansvar_core.derive.then import as_then
from ansvar_core.entities.group import Group
from ansvar_core.events.base import Event
from ansvar_core.events.meeting import MeetingCalled, MeetingPlanned, OutsideMeetingHeld
from ansvar_core.events.minutes import MinutesShared
from ansvar_core.events.work import GoalSet, MeasureAgreed, TaskAgreed
from ansvar_core.evolve import evolve
from ansvar_core.policy import Policy
from ansvar_core.rules.base import Reading, ReadingCheck, Situation
from ansvar_core.rules.edition import Edition
from ansvar_core.rules.record import misplacement, proposal_findings
from ansvar_core.values.duty import RULE_FAILED
from ansvar_core.values.findings import Fact, Finding
from ansvar_core.values.verdict import Fulfilled, Verdict

__all__ = ["assess", "read", "situation_of", "standing", "subject_of"]

# What makes a new thing: its id is a subject only once the group knows it.
_MAKES_MEETING = (MeetingPlanned, MeetingCalled)
_MAKES_WORK = (MeasureAgreed, TaskAgreed)


def subject_of(group: Group, event: Event) -> str | None:
    """The id of the known thing an event is about; None for a new thing, and for the group itself (gjenstand)."""
    subject = event.subject
    if subject is None:
        return None
    if isinstance(event, _MAKES_MEETING) and subject not in group.meetings:
        return None
    if isinstance(event, _MAKES_WORK) and subject not in group.work:
        return None
    if isinstance(event, GoalSet) and subject not in group.goals:
        return None
    if isinstance(event, OutsideMeetingHeld):
        return None
    return subject


def situation_of(
    group: Group | None, event: Event, policies: Dated[Policy], setting: Setting | None = None
) -> Situation:
    """The situation an event would come into (situasjon); raises `NotInForce` before the first policy.

    `setting` is that of the group when the event happened, where somebody has asked it something already.
    """
    then = evolve(None, event) if group is None else as_then(group, event.at)
    if setting is None or setting.group is not then:
        setting = Setting.of(then, event.at, policies)
    return Situation(
        setting=setting,
        known=group,
        kind=type(event),
        subject=None if group is None else subject_of(group, event),
        actor=event.actor,
    )


def standing(situation: Situation, rules: Edition) -> list[Finding]:
    """What the standing checks say (funn fra stående regler)."""
    found: list[Finding] = []
    for check in rules.standing[situation.kind]:
        said = check.judge(situation)
        if said is not None:
            found += check.findings(said)
    return found


def _content(situation: Situation, event: Event, rules: Edition) -> list[Finding]:
    found: list[Finding] = []
    for check in rules.content[situation.kind]:
        said = check.judge(situation, event)
        if said is not None:
            found += check.findings(said)
    return found


def _sent(situation: Situation, event: Event, rules: Edition) -> list[Finding]:
    """What a municipality's own rules about reading say of those who are sent minutes.

    The library's own rule about sharing asks the library's; whom another rule bars from reading is sent nothing either.
    """
    found: list[Finding] = []
    if not isinstance(event, MinutesShared):
        return found
    for check in rules.own_reading:
        for party in sorted(event.recipients):
            said = check.judge(situation.setting, Reading(party=party, meeting=event.meeting))
            if said is not None:
                place = Fact(field="recipients", subject=party)
                found += [attrs.evolve(each, facts=(*each.facts, place)) for each in check.findings(said)]
    return found


def assess(
    group: Group | None,
    event: Event,
    policies: Dated[Policy],
    editions: Dated[Edition],
    *,
    explain: bool = False,
    setting: Setting | None = None,
    proposed: bool = False,
) -> Verdict:
    """Whether an event is in order, with every finding (vurder).

    `proposed` asks about it as a proposal, and not as a fact that stands in the record.
    """
    nowhere = misplacement(group, event)
    if nowhere is not None:
        return Verdict(findings=(nowhere,))
    situation = situation_of(group, event, policies, setting)
    rules = editions.at(situation.setting.day)
    findings = (*standing(situation, rules), *_content(situation, event, rules), *_sent(situation, event, rules))
    if proposed:
        findings = (*proposal_findings(event), *findings)
    if not explain:
        return Verdict(findings=findings)
    said = {finding.code for finding in findings}
    # A rule that failed has not been fulfilled; that it failed is told under another code.
    said |= {fact.about for each in findings if each.code == RULE_FAILED for fact in each.facts if fact.about}
    governing: tuple[Any, ...] = rules.standing[type(event)] + rules.content[type(event)]
    kept = tuple(Fulfilled(code=each.code, source=each.source) for each in governing if each.code not in said)
    return Verdict(findings=findings, fulfilled=kept)


def read(setting: Setting, reading: Reading, checks: tuple[ReadingCheck, ...]) -> Verdict:
    """Whether somebody may read, with every finding (innsyn)."""
    findings: list[Finding] = []
    for check in checks:
        said = check.judge(setting, reading)
        if said is not None:
            findings += check.findings(said)
    return Verdict(findings=tuple(findings))
