"""What a caseworker is told, by the code of the rule: one file per phase, in bokmål, nynorsk and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ansvar_core.rules.base import RuleText
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
    topics,
    work,
)

__all__ = ["TEXTS"]

TEXTS: Final[Mapping[str, RuleText]] = MappingProxyType(
    {
        **record.TEXTS,
        **need.TEXTS,
        **exchange.TEXTS,
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
