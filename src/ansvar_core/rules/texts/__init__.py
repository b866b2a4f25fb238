"""What a caseworker is told, by the code of the rule: one file per phase, in bokmål, nynorsk and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ansvar_core.rules.texts import (
    access,
    calling,
    consent,
    ending,
    establishing,
    exchange,
    meeting,
    minutes,
    need,
    record,
    restricted,
    roles,
    routine,
    topics,
    work,
)
from ansvar_core.rules.texts.routine import of_point
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS", "of_point"]

TEXTS: Final[Mapping[str, RuleText]] = MappingProxyType(
    {
        **record.TEXTS,
        **routine.TEXTS,
        **roles.TEXTS,
        **need.TEXTS,
        **exchange.TEXTS,
        **restricted.TEXTS,
        **consent.TEXTS,
        **establishing.TEXTS,
        **calling.TEXTS,
        **topics.TEXTS,
        **meeting.TEXTS,
        **minutes.TEXTS,
        **work.TEXTS,
        **ending.TEXTS,
        **access.TEXTS,
    }
)
"""Every text (tekster)."""
