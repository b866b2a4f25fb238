"""What has happened anyway is written down, with what the rules say of it."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from ansvar_core.entities.group import Group
from ansvar_core.errors import RuleViolation
from ansvar_core.events.base import Event
from ansvar_core.evolve import evolve, misplaced
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.verdict import Verdict

__all__ = ["Registered", "register"]


@attrs.frozen(kw_only=True, repr=False)
class Registered(Discreet):
    """What comes of writing down what has happened (registrering).

    `event` is the one to keep: with the codes of what blocks in its `despite`, or as it was given.  `group` is the next
    group, and `verdict` what the rules say.
    """

    group: Group
    event: Event
    verdict: Verdict

    @property
    def permitted(self) -> bool:
        """Whether it was in order (i orden)."""
        return self.verdict.permitted


def register(group: Group | None, event: Event, judge: Callable[[Group | None, Event], Verdict]) -> Registered:
    """Write down what has happened (registrer)."""
    plain = event.but(despite=frozenset()) if event.despite else event
    verdict = judge(group, plain)
    if misplaced(group, plain) is not None:
        raise RuleViolation(verdict, plain.id, 0)
    codes = frozenset(finding.code for finding in verdict.blocking)
    kept = plain.but(despite=codes) if codes else plain
    return Registered(group=evolve(group, kept), event=kept, verdict=verdict)
