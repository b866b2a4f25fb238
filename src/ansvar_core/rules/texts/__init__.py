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
    establishing,
    need,
    record,
)

__all__ = ["TEXTS"]

TEXTS: Final[Mapping[str, RuleText]] = MappingProxyType(
    {
        **record.TEXTS,
        **need.TEXTS,
        **consent.TEXTS,
        **establishing.TEXTS,
        **calling.TEXTS,
        **access.TEXTS,
    }
)
"""Every text (tekster)."""
