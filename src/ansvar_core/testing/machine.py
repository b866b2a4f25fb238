"""A rule-based state machine that drives somebody else's system, with the rules as its oracle.

    from ansvar_core.testing.machine import workflow

    TestOurCaseSystem = workflow(OurAdapter).TestCase

The machine proposes what is permitted and what is not: the way to some kind of event, events with something wrong in
them, events that break one rule and no other, and withdrawals at any time.  It fails with a `Disagreement` that names
the event, what the rules say of it, and what the system did.  Needs the extra `testing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import islice
from typing import ClassVar, Final, cast

import attrs
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from ansvar_core import EVENT_TYPES, ConsentWithdrawn, Event, Group
from ansvar_core.testing.attempts import anything
from ansvar_core.testing.breaking import breaches
from ansvar_core.testing.cast import START
from ansvar_core.testing.lives import FAR, PAUSES, things
from ansvar_core.testing.oracle import Agreement, System
from ansvar_core.testing.rounds import as_before, once_through, rules_answered_for, scene_of
from ansvar_core.testing.witness import header, way_to

__all__ = ["Workflow", "drive", "driving", "workflow"]

_MINUTE: Final = timedelta(minutes=1)
_MOST: Final = 2


@attrs.frozen(kw_only=True)
class _Setup:
    system: Callable[[], System]
    agreement: Agreement
    start: datetime
    kinds: tuple[type[Event], ...]
    far: tuple[type[Event], ...]
    sharing: tuple[type[Event], ...]
    rules: tuple[tuple[str, tuple[type[Event], ...]], ...]


class Workflow(RuleBasedStateMachine):
    """Tells a system and the rules the same, step by step (arbeidsflyt); made by `workflow`."""

    setup_: ClassVar[_Setup]

    def __init__(self) -> None:
        super().__init__()
        self.system = self.setup_.system()
        self.system.begin()
        self.kept: tuple[Event, ...] = ()
        self.group: Group | None = None
        self.clock = self.setup_.start

    @property
    def _people(self) -> tuple[str, ...]:
        who = self.setup_.agreement.cast
        return (who.worker, who.user, *who.parents, who.colleague, who.stranger)

    def _propose(self, event: Event) -> bool:
        """Put an event to both; whether it is now a fact."""
        after = self.setup_.agreement.settle(self.system, self.kept, self.group, event)
        if after is self.group:
            return False
        self.group, self.kept = after, (*self.kept, event)
        self.clock = max(self.clock, event.recorded_at)
        return True

    @initialize(data=st.data())
    def there_is_a_life_already(self, data: st.DataObject) -> None:
        """Nothing yet, or where most lives come sooner or later, or just where a rule can be broken, and it is."""
        setup = self.setup_
        until = data.draw(st.sampled_from((None, *setup.far, *setup.rules)), label="until")
        if isinstance(until, type):
            self._go(until, None, setup.agreement.cast.worker)
        elif until is not None:
            code, kinds = until
            if self._all(scene_of(setup.agreement, code, kinds[0], setup.start)):
                self._break(data, code, kinds)

    @rule(data=st.data())
    def somebody_goes_on(self, data: st.DataObject) -> None:
        """After a while, the way to some kind of event, one permitted event after the other."""
        kind = data.draw(st.sampled_from((*self.setup_.kinds, *self.setup_.far)), label="kind")
        thing = data.draw(st.sampled_from(things(self.group, kind, self.setup_.agreement.cast)), label="about")
        actor = data.draw(st.sampled_from(self._people), label="actor")
        self.clock += data.draw(st.sampled_from(PAUSES), label="pause")
        self._go(kind, thing, actor)

    def _go(self, kind: type[Event], thing: str | None, actor: str) -> None:
        book, who = self.setup_.agreement.rulebook, self.setup_.agreement.cast
        self._all(way_to(book, self.group, self.clock, actor, kind=kind, subject=thing, cast=who))

    def _all(self, events: Iterable[Event]) -> bool:
        """Put some events to both, until one is refused; whether none was."""
        return all(self._propose(event) for event in events)

    @rule(data=st.data())
    def somebody_tries_something(self, data: st.DataObject) -> None:
        """A well-formed event with something changed, right or wrong."""
        if self.group is None:
            return
        setup = self.setup_
        agreement = setup.agreement
        kind = data.draw(st.sampled_from(setup.kinds), label="kind")
        thing = data.draw(st.sampled_from(things(self.group, kind, self.setup_.agreement.cast)), label="about")
        actor = data.draw(st.sampled_from(self._people), label="actor")
        self.clock += _MINUTE
        event = anything(
            lambda ways: data.draw(st.sampled_from(ways)),
            agreement.rulebook,
            self.group,
            self.clock,
            actor,
            kind=kind,
            subject=thing,
            cast=agreement.cast,
        )
        if event is not None:
            self._propose(event)

    @rule(data=st.data())
    def somebody_breaks_one_rule(self, data: st.DataObject) -> None:
        """An event that is refused for one reason and no other."""
        code, kinds = data.draw(st.sampled_from(self.setup_.rules), label="rule")
        self._break(data, code, kinds)

    def _break(self, data: st.DataObject, code: str, kinds: tuple[type[Event], ...]) -> None:
        agreement = self.setup_.agreement
        kind = data.draw(st.sampled_from(kinds), label="kind")
        at = self.clock + _MINUTE
        found = breaches(agreement.rulebook, self.group, at, code, kind=kind, cast=agreement.cast)
        ways = tuple(islice(found, _MOST))
        if ways:
            self.clock = at
            self._propose(data.draw(st.sampled_from(ways), label="breach"))

    @rule(data=st.data())
    def somebody_withdraws(self, data: st.DataObject) -> None:
        """A withdrawal of everything, by anybody, at any time; and then what was in order just before."""
        if self.group is None:
            return
        who, before = self.setup_.agreement.cast, self.group
        party = data.draw(st.sampled_from((*who.parents, who.user, who.stranger)), label="grantor")
        self.clock += _MINUTE
        no = ConsentWithdrawn(**header(self.group, self.clock, party, "no", cast=who), grantor=party)
        sharing = self.setup_.sharing
        if self._propose(no) and sharing:
            first = data.draw(st.integers(0, len(sharing) - 1), label="as before")
            self.clock += _MINUTE
            kinds = (*sharing[first:], *sharing[:first])
            found = (as_before(self.setup_.agreement, before, self.group, self.clock, kind) for kind in kinds)
            again = next((event for event in found if event is not None), None)
            if again is not None:
                self._propose(again)


def workflow(
    system: Callable[[], System], agreement: Agreement | None = None, *, start: datetime = START
) -> type[Workflow]:
    """A state machine for a system, to be run by pytest through its `TestCase` (arbeidsflyt som prøves).

    `system` makes an adapter to an empty system; `agreement` says what it has to agree with the rules about.
    """
    agreed = agreement or Agreement()
    kinds = tuple(kind for kind in EVENT_TYPES if kind in agreed.kinds)
    setup = _Setup(
        system=system,
        agreement=agreed,
        start=start,
        kinds=kinds,
        far=tuple(kind for kind in FAR if kind in agreed.kinds),
        sharing=tuple(kind for kind in kinds if kind.exchanges),
        rules=rules_answered_for(agreed, start),
    )
    made = type("Driven", (Workflow,), {"setup_": setup, "__doc__": Workflow.__doc__})
    # Ways are found by trying, which takes longer than a drawn number.
    made.TestCase.settings = driving()  # type: ignore[attr-defined]  # not typed by Hypothesis
    return cast("type[Workflow]", made)


def driving() -> settings:
    """The Hypothesis settings that a driven system has unless it is given others (innstillinger)."""
    return settings(
        deadline=None,
        stateful_step_count=12,
        report_multiple_bugs=False,
        # A disagreement explains itself; what else could have been drawn says nothing more about it.
        phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
    )


def drive(
    system: Callable[[], System],
    agreement: Agreement | None = None,
    *,
    start: datetime = START,
    using: settings | None = None,
) -> None:
    """Drive a system now, and raise `Disagreement` with a short way to one (prøv arbeidsflyten).

    First it is taken through every kind of event and every rule once, the same way every time; then the machine looks
    for what nobody thought of.  `using` are Hypothesis settings in place of those of `driving`.
    """
    once_through(system, agreement, start=start)
    run_state_machine_as_test(workflow(system, agreement, start=start), settings=using or driving())
