"""Who chairs and who takes the minutes, as the call names them."""

from __future__ import annotations

from typing import Final

from ansvar_core.choices import ChairRule, MinuteTakerRule
from ansvar_core.derive.access import denied
from ansvar_core.derive.chair import chair_allowed, chair_by_rule
from ansvar_core.derive.rota import eligible, last_writer, minute_taker_by_rule, rota
from ansvar_core.events.base import said
from ansvar_core.events.meeting import ChairAgreed, MeetingCalled, MeetingPlanned
from ansvar_core.rules.base import Breach, Check, ContentCheck, Situation, said_by
from ansvar_core.values.findings import (
    Because,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Floor,
    Nothing,
    Remedy,
    Step,
)

__all__ = ["CHECKS", "minute_taker_reads"]


def _chair(situation: Situation, event: MeetingCalled) -> Breach | None:
    setting = situation.setting
    meeting = situation.group.meetings.get(event.meeting)
    chair = event.chair
    # Whom an earlier call named does not matter: this call takes its place.  With nobody in the office there is nobody
    # to name; the vacancy warns, and a chair is needed to open.
    if chair is None or chair_allowed(setting, meeting, chair):
        return None
    change = ChangeProposal(fields={"chair": chair_by_rule(setting, meeting)})
    remedies: tuple[Remedy, ...] = (change,)
    if situation.policy.chair_rule is ChairRule.COORDINATOR_UNLESS_AGREED:
        plan = Step(kind=MeetingPlanned.tag, fields={"meeting": event.meeting, "starts": event.starts})
        agree = Step(kind=ChairAgreed.tag, fields={"meeting": event.meeting, "party": chair})
        remedies = (change, DoFirst(steps=(plan, agree) if meeting is None else (agree,)))
    return Breach(facts=(Fact(field="chair", subject=chair),), remedies=remedies)


def _minute_taker(situation: Situation, event: MeetingCalled) -> Breach | None:
    if event.minute_taker is None:
        return Breach(facts=(Fact(field="minute_taker"),), remedies=(_suggestion(situation, event),))
    return None


def _suggestion(situation: Situation, event: MeetingCalled) -> Remedy:
    turn = _due(situation, event)
    # An office may be held by somebody without access, which the rotation passes over.
    if turn is None or not minute_taker_reads(situation, turn, event.kinds):
        return ChangeProposal(asks=("minute_taker",))
    return ChangeProposal(fields={"minute_taker": turn})


def _due(situation: Situation, event: MeetingCalled) -> str | None:
    kinds = event.kinds
    chair = event.chair or chair_by_rule(situation.setting, situation.group.meetings.get(event.meeting))
    expected = event.called | event.invited
    away = [
        each.party
        for each in eligible(situation.setting, chair, kinds)
        if each.party not in expected or not minute_taker_reads(situation, each.party, kinds)
    ]
    turns = rota(situation.setting, 1, chair, away, kinds)
    return turns[0].party if turns else None


def _rotates(situation: Situation) -> bool:
    return situation.policy.minute_taker_rule is MinuteTakerRule.ROTATION


def _taker_by_rule(situation: Situation, event: MeetingCalled) -> Breach | None:
    if event.minute_taker is None or said(event.off_rota_reason) or _rotates(situation):
        return None
    chair = event.chair or chair_by_rule(situation.setting, situation.group.meetings.get(event.meeting))
    holder = minute_taker_by_rule(situation.setting, chair)
    if holder not in (None, event.minute_taker) and minute_taker_reads(situation, holder, event.kinds):
        remedies = (ChangeProposal(fields={"minute_taker": holder}), ChangeProposal(asks=("off_rota_reason",)))
        return Breach(facts=(Fact(field="minute_taker", subject=holder),), remedies=remedies)
    return None


def _out_of_turn(situation: Situation, event: MeetingCalled) -> Breach | None:
    if event.minute_taker is None or said(event.off_rota_reason) or not _rotates(situation):
        return None
    due = _due(situation, event)
    if due is not None and due != event.minute_taker:
        remedies = (ChangeProposal(fields={"minute_taker": due}), ChangeProposal(asks=("off_rota_reason",)))
        return Breach(facts=(Fact(field="minute_taker", subject=due),), remedies=remedies)
    return None


def _twice_running(situation: Situation, event: MeetingCalled) -> Breach | None:
    if _rotates(situation) and event.minute_taker is not None and event.minute_taker == last_writer(situation.setting):
        due = _due(situation, event)
        other = due is not None and due != event.minute_taker
        remedy: Remedy = (
            ChangeProposal(fields={"minute_taker": due}) if other else Nothing(because=Because.HAS_HAPPENED)
        )
        return Breach(facts=(Fact(field="minute_taker", subject=event.minute_taker),), remedies=(remedy,))
    return None


def minute_taker_reads(situation: Situation, party: str, kinds: frozenset[str]) -> bool:
    """Whether a minute-taker has access to the minutes they are to write (referenten har innsyn)."""
    meeting = situation.group.meetings.get(situation.subject or "")
    return denied(situation.setting, party, meeting, kinds) is None


def _minute_taker_reads(situation: Situation, event: MeetingCalled) -> Breach | None:
    taker = event.minute_taker
    if taker is not None and not minute_taker_reads(situation, taker, event.kinds):
        return Breach(facts=(Fact(field="minute_taker", subject=taker),), remedies=(_suggestion(situation, event),))
    return None


_TURNS: Final = said_by("B26", design=True)

CHECKS: Final[tuple[Check, ...]] = (
    ContentCheck(code="meeting.chair", governs=(MeetingCalled,), source=said_by("A6", "B11"), judge=_chair),
    ContentCheck(
        code="meeting.minute-taker-named",
        governs=(MeetingCalled,),
        effect=Effect.WARNS,
        source=said_by("B26"),
        judge=_minute_taker,
    ),
    ContentCheck(
        code="meeting.minute-taker-reads",
        governs=(MeetingCalled,),
        floor=Floor.SOUNDNESS,
        source=_TURNS,
        judge=_minute_taker_reads,
    ),
    ContentCheck(
        code="rota.out-of-turn",
        governs=(MeetingCalled,),
        effect=Effect.WARNS,
        source=said_by("B26"),
        judge=_out_of_turn,
    ),
    ContentCheck(
        code="rota.twice-running", governs=(MeetingCalled,), effect=Effect.WARNS, source=_TURNS, judge=_twice_running
    ),
    ContentCheck(
        code="meeting.minute-taker-by-rule",
        governs=(MeetingCalled,),
        effect=Effect.WARNS,
        source=_TURNS,
        judge=_taker_by_rule,
    ),
)
"""Chair and minute-taker (regler for møteleder og referent)."""
