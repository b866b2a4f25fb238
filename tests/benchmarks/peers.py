"""The small lifecycle on each of the peers, as its own users would write it.

A peer that is not installed is left out with a word.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

import attrs
from lifecycle import CYCLE, GUARDED, STATES, TRANSITIONS, Peer, Status, faults


def called(case: Any) -> None:
    """The cycle, for those whose events are methods."""
    case.assess()
    case.plan()
    case.stop()
    case.assess()
    case.plan()
    case.establish()
    case.open()
    case.close()
    case.decide()
    case.end()
    case.reopen()


def by_name(case: Any, step: str) -> object:
    """One step, for the same."""
    return getattr(case, step)()


def of_transitions() -> Peer:
    from transitions import Machine  # noqa: PLC0415

    class Case:
        state: str
        consented = True

        def has_consent(self) -> bool:
            return self.consented

    names = [name for name, _, _ in TRANSITIONS]

    def fresh() -> Case:
        case = Case()
        machine = Machine(model=case, states=list(STATES), initial="seen", auto_transitions=False)
        for name, source, target in TRANSITIONS:
            machine.add_transition(name, source, target, conditions="has_consent" if name == GUARDED else None)
        return case

    def allowed(case: Any) -> list[str]:
        return [name for name in names if getattr(case, f"may_{name}")()]

    return Peer(
        name="transitions",
        package="transitions",
        fresh=fresh,
        cycle=called,
        step=by_name,
        state=lambda case: str(case.state),
        allowed=allowed,
    )


def of_statemachine() -> Peer:
    from statemachine import State, StateMachine  # noqa: PLC0415

    class Case(StateMachine):
        seen = State(initial=True)
        assessing = State()
        preparing = State()
        established = State()
        meeting = State()
        ending = State()
        ended = State()

        assess = seen.to(assessing)
        plan = assessing.to(preparing)
        stop = preparing.to(seen)
        establish = preparing.to(established, cond="consented")
        open = established.to(meeting)
        close = meeting.to(established)
        decide = established.to(ending)
        regret = ending.to(established)
        end = ending.to(ended)
        reopen = ended.to(seen)

        consented = True

    return Peer(
        name="python-statemachine",
        package="python-statemachine",
        fresh=Case,
        cycle=called,
        step=by_name,
        state=lambda case: str(case.current_state_value),
        allowed=lambda case: [event.id for event in case.enabled_events()],
    )


def of_viewflow() -> Peer:
    from django.conf import settings  # noqa: PLC0415

    if not settings.configured:
        settings.configure()
    from viewflow import fsm  # noqa: PLC0415

    class Case:
        state = fsm.State(Status, default=Status.SEEN)
        consented = True

        def has_consent(self) -> bool:
            return self.consented

        @state.transition(source=Status.SEEN, target=Status.ASSESSING)
        def assess(self) -> None: ...

        @state.transition(source=Status.ASSESSING, target=Status.PREPARING)
        def plan(self) -> None: ...

        @state.transition(source=Status.PREPARING, target=Status.SEEN)
        def stop(self) -> None: ...

        @state.transition(source=Status.PREPARING, target=Status.ESTABLISHED, conditions=[has_consent])
        def establish(self) -> None: ...

        @state.transition(source=Status.ESTABLISHED, target=Status.MEETING)
        def open(self) -> None: ...

        @state.transition(source=Status.MEETING, target=Status.ESTABLISHED)
        def close(self) -> None: ...

        @state.transition(source=Status.ESTABLISHED, target=Status.ENDING)
        def decide(self) -> None: ...

        @state.transition(source=Status.ENDING, target=Status.ESTABLISHED)
        def regret(self) -> None: ...

        @state.transition(source=Status.ENDING, target=Status.ENDED)
        def end(self) -> None: ...

        @state.transition(source=Status.ENDED, target=Status.SEEN)
        def reopen(self) -> None: ...

    names = [name for name, _, _ in TRANSITIONS]

    def allowed(case: Any) -> list[str]:
        return [name for name in names if getattr(case, name).can_proceed()]

    return Peer(
        name="viewflow.fsm",
        package="django-viewflow",
        fresh=Case,
        cycle=called,
        step=by_name,
        state=lambda case: str(case.state),
        allowed=allowed,
    )


def of_automat() -> Peer:
    from typing import Protocol  # noqa: PLC0415

    from automat import TypeMachineBuilder  # noqa: PLC0415

    class Inputs(Protocol):
        def assess(self) -> str: ...
        def plan(self) -> str: ...
        def stop(self) -> str: ...
        def establish(self) -> str: ...
        def open(self) -> str: ...
        def close(self) -> str: ...
        def decide(self) -> str: ...
        def regret(self) -> str: ...
        def end(self) -> str: ...
        def reopen(self) -> str: ...

    class Core:
        consented = True

    # It has no guards, so its caller asks; and it does not tell its state, so each input answers where it led.
    builder = TypeMachineBuilder(Inputs, Core)
    states = {name: builder.state(name) for name in STATES}
    for name, source, target in TRANSITIONS:
        states[source].upon(getattr(Inputs, name)).to(states[target]).returns(target)
    make = builder.build()

    @attrs.define
    class Case:
        core: Core
        machine: Any
        state: str = "seen"

    def fresh() -> Case:
        core = Core()
        return Case(core, make(core))

    def step(case: Any, name: str) -> None:
        if name == GUARDED and not case.core.consented:
            raise PermissionError(name)
        case.state = getattr(case.machine, name)()

    def cycle(case: Any) -> None:
        machine = case.machine
        machine.assess()
        machine.plan()
        machine.stop()
        machine.assess()
        machine.plan()
        if case.core.consented:
            machine.establish()
        machine.open()
        machine.close()
        machine.decide()
        machine.end()
        machine.reopen()

    return Peer(name="Automat", package="Automat", fresh=fresh, cycle=cycle, step=step, state=lambda case: case.state)


def of_xstate() -> Peer:
    from xstate_statemachine import MachineLogic, SyncInterpreter, create_machine  # noqa: PLC0415

    arrows: dict[str, dict[str, Any]] = {name: {} for name in STATES}
    for name, source, target in TRANSITIONS:
        arrows[source][name] = {"target": target, "guard": "consented"} if name == GUARDED else target
    machine = create_machine(
        {
            "id": "case",
            "initial": "seen",
            "context": {"consented": True},
            "states": {name: {"on": on} for name, on in arrows.items()},
        },
        logic=MachineLogic(guards={"consented": lambda context, event: bool(context["consented"])}),
    )

    def cycle(case: Any) -> None:
        for name in CYCLE:
            case.send(name)

    names = [name for name, _, _ in TRANSITIONS]
    return Peer(
        name="xstate-statemachine",
        package="xstate-statemachine",
        fresh=lambda: SyncInterpreter(machine).start(),
        cycle=cycle,
        step=lambda case, name: case.send(name),
        state=lambda case: next(iter(case.current_state_ids)).removeprefix("case."),
        allowed=lambda case: [name for name in names if case.can(name)],
    )


def of_eventsourcing() -> Peer:
    from eventsourcing.domain import Aggregate, event  # noqa: PLC0415

    arrows = {name: (source, target) for name, source, target in TRANSITIONS}

    class Case(Aggregate):
        def __init__(self) -> None:
            self.state = "seen"
            self.consented = True

        @event("Moved")
        def moved(self, target: str) -> None:
            self.state = target

        def take(self, name: str) -> None:
            source, target = arrows[name]
            if self.state != source or (name == GUARDED and not self.consented):
                raise PermissionError(name)
            self.moved(target=target)

    def cycle(case: Any) -> None:
        for name in CYCLE:
            case.take(name)
        case.collect_events()

    def events(case: Any) -> tuple[Any, ...]:
        return tuple(case.collect_events())

    def replay(told: tuple[Any, ...]) -> Any:
        case = None
        for each in told:
            case = each.mutate(case)
        return case

    return Peer(
        name="eventsourcing",
        package="eventsourcing",
        fresh=Case,
        cycle=cycle,
        step=lambda case, name: case.take(name),
        state=lambda case: str(case.state),
        events=events,
        replay=replay,
    )


def of_sismic() -> Peer:
    from sismic.interpreter import Interpreter  # noqa: PLC0415
    from sismic.io import import_from_yaml  # noqa: PLC0415

    lines = ["statechart:", "  name: case", "  preamble: consented = True", "  root state:", "    name: root"]
    lines += ["    initial: seen", "    states:"]
    for state in STATES:
        lines += [f"      - name: {state}", "        transitions:"]
        for name, source, target in TRANSITIONS:
            if source == state:
                guard = ", guard: consented" if name == GUARDED else ""
                lines.append(f"          - {{event: {name}, target: {target}{guard}}}")
    chart = import_from_yaml("\n".join(lines))

    def fresh() -> Any:
        case = Interpreter(chart)
        case.execute()
        return case

    def cycle(case: Any) -> None:
        for name in CYCLE:
            case.queue(name)
            case.execute_once()

    return Peer(
        name="sismic",
        package="sismic",
        fresh=fresh,
        cycle=cycle,
        step=lambda case, name: case.queue(name).execute_once(),
        state=lambda case: str(case.configuration[-1]),
    )


MAKERS: Final[dict[str, Callable[[], Peer]]] = {
    "transitions": of_transitions,
    "python-statemachine": of_statemachine,
    "viewflow.fsm": of_viewflow,
    "Automat": of_automat,
    "xstate-statemachine": of_xstate,
    "eventsourcing": of_eventsourcing,
    "sismic": of_sismic,
}


def peers() -> tuple[dict[str, Peer], list[str]]:
    """The peers that are here, each shown to go the same way, and the names of those that are not."""
    here: dict[str, Peer] = {}
    missing = []
    for name, make in MAKERS.items():
        try:
            peer = make()
            version(peer.package)
        except (ImportError, PackageNotFoundError):
            missing.append(name)
            continue
        for fault in faults(peer):
            raise SystemExit(f"not the same lifecycle: {name}: {fault}")
        here[name] = peer
    return here, missing
