"""What a caseworker is told, by the code of the rule: one file per phase, in bokmål, nynorsk and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ansvar_core.rules.base import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[Mapping[str, RuleText]] = {}
"""Every text (tekster)."""
