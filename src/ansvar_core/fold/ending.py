"""How the ending changes the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.entities.group import Ending, Group
from ansvar_core.events import ending as e
from ansvar_core.fold.base import Folds, change

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


FOLD: Final[Folds] = {
    e.EndingConsidered: lambda group, event, position: change(group, ending_considered_position=position),
    e.EndingDecided: _decided,
    e.EndingRegretted: lambda group, event, position: change(group, ending=None),
    e.FinalEvaluationMade: _final,
}
"""How each of these events changes a group."""
