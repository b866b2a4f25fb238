"""How the ending changes the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.entities.group import Ending, Group
from ansvar_core.events import ending as e
from ansvar_core.fold.base import Folds, change
from ansvar_core.fold.told import at_another_time

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


def _clock_corrected(group: Group, event: e.ClockCorrected, position: int) -> Group:
    happened, recorded = group.clock_of(event.at_position)
    told = group.told
    if happened == recorded:
        # Written down as it happened, so what it came before and after is read off the same clock.
        happened = event.corrected_to
        told = at_another_time(told, event.at_position, recorded, happened)
    group = change(group, told=told, clocks=group.clocks.put(event.at_position, (happened, event.corrected_to)))
    return change(group, recorded_until=max(group.clock_of(each)[1] for each in range(1, position)))


FOLD: Final[Folds] = {
    e.EndingConsidered: lambda group, event, position: change(group, ending_considered_position=position),
    e.EndingDecided: _decided,
    e.EndingRegretted: lambda group, event, position: change(group, ending=None),
    e.FinalEvaluationMade: _final,
    e.ClockCorrected: _clock_corrected,
}
"""How each of these events changes a group."""
