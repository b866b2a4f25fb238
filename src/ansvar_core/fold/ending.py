"""How the ending, and what was recorded in error, change the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.entities.consent import ConsentStatus
from ansvar_core.entities.group import Ending, Group, Membership
from ansvar_core.entities.meeting import Meeting, MeetingStatus
from ansvar_core.events import ending as e
from ansvar_core.fold.base import Folds, change
from ansvar_core.fold.meeting import led
from ansvar_core.fold.people import reduced
from ansvar_core.fold.told import at_another_time, untold

__all__ = ["FOLD"]


def _decided(group: Group, event: e.EndingDecided, position: int) -> Group:
    earlier = group.ending
    made = Ending(
        reason=event.reason,
        decided_by=(*(earlier.decided_by if earlier else ()), event.actor),
        at=event.at,
        position=position,
        final_evaluation_position=earlier.final_evaluation_position if earlier else None,
    )
    return change(group, ending=made, ending_considered_position=position)


def _final(group: Group, event: e.FinalEvaluationMade, position: int) -> Group:
    if group.ending is None:
        return group
    return change(group, ending=change(group.ending, final_evaluation_position=position))


def _in_error(group: Group, event: e.RecordedInError, position: int) -> Group:
    wrong = group.seen[event.event]
    # A form in error is in place of nothing; a "no" stays said.
    sweeps = (
        each for each in group.sweeps if (each.step.position, each.step.status) != (wrong, ConsentStatus.REPLACED)
    )
    group = change(group, sweeps=tuple(sweeps))
    for consent in tuple(group.consents.values()):
        if any(step.rests_on == wrong for step in consent.history):
            group = change(group, consents=group.consents.put(consent.key, consent.without(wrong)))
    members = group.members
    for membership in tuple(members.values()):
        if any(stint.joined == wrong for stint in membership.stints):
            members = members.put(membership.party, _without(membership, wrong))
    before = group.member_agencies
    group = reduced(change(group, members=members), before, position)
    for meeting in tuple(group.meetings.values()):
        if meeting.position == wrong:
            group = _void(group, meeting)
    return untold(group, wrong)


def _clock_corrected(group: Group, event: e.ClockCorrected, position: int) -> Group:
    happened, recorded = group.written[event.at_position]
    told = group.told
    if happened == recorded:
        # Written down as it happened, so what it came before and after is read off the same clock.
        happened = event.corrected_to
        told = at_another_time(told, event.at_position, recorded, happened)
    written = group.written.put(event.at_position, (happened, event.corrected_to))
    until = max(recorded for _, recorded in written.values())
    return change(group, written=written, told=told, recorded_until=until)


def _without(membership: Membership, wrong: int) -> Membership:
    """A membership without one joining: whoever was a member before is again one who left the agency of then."""
    stints = tuple(stint for stint in membership.stints if stint.joined != wrong)
    if not stints:
        return change(membership, stints=stints)
    last = stints[-1]
    member = change(membership.member, agency=last.agency, takes_turns=last.takes_turns)
    return change(membership, stints=stints, member=member, position=last.joined)


def _void(group: Group, meeting: Meeting) -> Group:
    members = group.members
    for membership in tuple(members.values()):
        turns = tuple(turn for turn in membership.turns if turn.meeting != meeting.id)
        members = members.put(membership.party, change(membership, turns=turns))
    meetings = group.meetings.put(meeting.id, change(meeting, status=MeetingStatus.VOID))
    held = [each for each in meetings.values() if each.held and each.period == group.period]
    last = max(held, key=lambda each: (each.ended_at, each.ended_position), default=None)
    group = change(
        group,
        members=members,
        meetings=meetings,
        live_meetings=tuple(each for each in group.live_meetings if each != meeting.id),
        last_held=last.id if last else None,
        heard=tuple(each for each in group.heard if each.meeting != meeting.id),
    )
    return change(group, led=led(group))


FOLD: Final[Folds] = {
    e.EndingConsidered: lambda group, event, position: change(group, ending_considered_position=position),
    e.EndingDecided: _decided,
    e.EndingRegretted: lambda group, event, position: change(group, ending=None),
    e.FinalEvaluationMade: _final,
    e.RecordedInError: _in_error,
    e.ClockCorrected: _clock_corrected,
}
"""How each of these events changes a group."""
