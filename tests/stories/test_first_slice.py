"""The vertical slice: a need, consent, a group, one meeting, the end."""

from __future__ import annotations

from ansvar_core import EndingDecided, EndingReason, FinalEvaluationMade, GroupEnded
from support.life import NURSE, Life


def test_from_need_to_end() -> None:
    """A group can live its whole life in order, and an audit finds nothing to say against it."""
    life = Life().established().met()
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)

    assert life.path == ["need-seen", "being-assessed", "being-prepared", "established", "ending", "ended"]
    assert life.audit().in_order
