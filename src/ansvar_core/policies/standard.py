"""The standard policy: the guideline (source B) on the directorate's advice (source A)."""

from __future__ import annotations

from typing import Final

from ansvar_core.dated import Dated
from ansvar_core.policy import Policy

__all__ = ["STANDARD"]

STANDARD: Final[Dated[Policy]] = Dated.always("standard", Policy())
"""What holds where a municipality has chosen nothing else (standard)."""
