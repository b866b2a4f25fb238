"""The statement table: what the sources say, one statement a row, and where the library carries each.

The ids are permanent.  A test reads the rules and the parameters and proves that each stands here under the statements
it names, and that everything named here exists.
"""

from __future__ import annotations

from typing import Final

from ansvar_core.statements.source_a import SOURCE_A
from ansvar_core.statements.source_b import SOURCE_B
from ansvar_core.statements.statement import Carried, CarriedAs, Does, Force, Statement

__all__ = ["SOURCE_A", "SOURCE_B", "STATEMENTS", "Carried", "CarriedAs", "Does", "Force", "Statement"]

STATEMENTS: Final[tuple[Statement, ...]] = SOURCE_A + SOURCE_B
"""Every statement of both sources (utsagnstabellen)."""
