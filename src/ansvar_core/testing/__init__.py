"""For those who test a system of their own against the rules.

Nothing here needs more than the library itself.  What draws examples needs Hypothesis, and is imported by name:
`ansvar_core.testing.strategies` and `ansvar_core.testing.machine` (`pip install ansvar-core[testing]`).
"""

from __future__ import annotations

from ansvar_core.testing.asserts import (
    assert_breaches,
    assert_in_order,
    assert_permitted,
    assert_refused,
    assert_replays,
    assert_rota_fair,
    assert_same_group,
    assert_warned,
)
from ansvar_core.testing.attempts import Drawn, anything, known_ids
from ansvar_core.testing.cast import CAST, START, Cast
from ansvar_core.testing.differing import differences
from ansvar_core.testing.oracle import UNSAID, Agreement, Disagreement, Reply, Seen, System, Unsaid
from ansvar_core.testing.rounds import Round, once_through
from ansvar_core.testing.story import Asked, Story, given
from ansvar_core.testing.telling import Teller
from ansvar_core.testing.touched import Collector, Mark, Untouched, Watched, watched
from ansvar_core.testing.witness import candidates, filled, header, unasked, way_to, witness

__all__ = [
    "CAST",
    "START",
    "UNSAID",
    "Agreement",
    "Asked",
    "Cast",
    "Collector",
    "Disagreement",
    "Drawn",
    "Mark",
    "Reply",
    "Round",
    "Seen",
    "Story",
    "System",
    "Teller",
    "Unsaid",
    "Untouched",
    "Watched",
    "anything",
    "assert_breaches",
    "assert_in_order",
    "assert_permitted",
    "assert_refused",
    "assert_replays",
    "assert_rota_fair",
    "assert_same_group",
    "assert_warned",
    "candidates",
    "differences",
    "filled",
    "given",
    "header",
    "known_ids",
    "once_through",
    "unasked",
    "watched",
    "way_to",
    "witness",
]
