"""Whoever is shut out of the group's papers is not told in another way what stands in them.

A call shows the agenda, a meeting is about it, and work that is handed over comes from the minutes.
"""

from __future__ import annotations

from typing import Final

from ansvar_core.derive.access import restriction
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.entities.plan import WorkItem
from ansvar_core.events.meeting import MeetingCalled, MeetingMoved, MeetingOpened
from ansvar_core.events.work import HandoverAccepted, HandoverOffered
from ansvar_core.rules.base import Breach, Check, ContentCheck, Situation, StandingCheck, said_by
from ansvar_core.rules.remedies import another_call, dropped_instead
from ansvar_core.values.findings import ChangeProposal, Fact, Floor
from ansvar_core.values.law import Ground

__all__ = ["CHECKS"]


def _called(situation: Situation, event: MeetingCalled) -> tuple[Breach, ...]:
    breaches: list[Breach] = []
    for party in sorted(event.called | event.invited):
        closed = restriction(situation.setting, party, event.meeting)
        if closed is not None:
            without = {"called": event.called - {party}, "invited": event.invited - {party}}
            fact = Fact(position=closed.position, field="called", subject=party)
            breaches.append(Breach(facts=(fact,), remedies=(ChangeProposal(fields=without),)))
    return tuple(breaches)


def _moved(situation: Situation) -> tuple[Breach, ...]:
    """Moving a meeting calls everybody anew."""
    meeting = situation.group.meetings.get(situation.subject or "")
    if meeting is None or meeting.status is not MeetingStatus.CALLED:
        return ()
    breaches: list[Breach] = []
    for party in sorted(meeting.called | meeting.invited):
        closed = restriction(situation.setting, party, meeting.id)
        if closed is not None:
            fact = Fact(position=closed.position, field="called", subject=party)
            breaches.append(Breach(facts=(fact,), remedies=(another_call(meeting, party),)))
    return tuple(breaches)


def _in_the_room(situation: Situation, event: MeetingOpened) -> tuple[Breach, ...]:
    breaches: list[Breach] = []
    for party in sorted(event.present):
        closed = restriction(situation.setting, party, event.meeting)
        if closed is not None:
            fields = {
                "present": event.present - {party},
                "stand_ins": tuple(each for each in event.stand_ins if each.party != party),
            }
            fact = Fact(position=closed.position, field="present", subject=party)
            breaches.append(Breach(facts=(fact,), remedies=(ChangeProposal(fields=fields),)))
    return tuple(breaches)


def _receiver(situation: Situation, item: WorkItem, to: str) -> Breach | None:
    closed = restriction(situation.setting, to, item.meeting)
    if closed is not None:
        fact = Fact(position=closed.position, field="to", subject=to)
        return Breach(facts=(fact,), remedies=(dropped_instead(item.id),))
    return None


def _offered_to(situation: Situation, event: HandoverOffered) -> Breach | None:
    return _receiver(situation, situation.group.work[event.work], event.to)


def _accepted_by(situation: Situation) -> Breach | None:
    item = situation.group.work.get(situation.subject or "")
    if item is not None and item.offered_to is not None:
        return _receiver(situation, item, item.offered_to)
    return None


_SOURCE: Final = said_by("B25", Ground.RELEASE, design=True)

CHECKS: Final[tuple[Check, ...]] = (
    ContentCheck(
        code="meeting.called-restricted",
        governs=(MeetingCalled,),
        floor=Floor.LAW,
        source=_SOURCE,
        judge=_called,
    ),
    StandingCheck(
        code="meeting.moved-restricted",
        governs=(MeetingMoved,),
        floor=Floor.LAW,
        source=_SOURCE,
        judge=_moved,
    ),
    ContentCheck(
        code="meeting.present-restricted",
        governs=(MeetingOpened,),
        floor=Floor.LAW,
        source=_SOURCE,
        judge=_in_the_room,
    ),
    ContentCheck(
        code="handover.receiver-restricted",
        governs=(HandoverOffered,),
        floor=Floor.LAW,
        source=_SOURCE,
        judge=_offered_to,
    ),
    StandingCheck(
        code="handover.accepter-restricted",
        governs=(HandoverAccepted,),
        floor=Floor.LAW,
        source=_SOURCE,
        judge=_accepted_by,
    ),
)
"""Whoever is shut out (regler for den som er sperret)."""
