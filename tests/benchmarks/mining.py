"""pm4py's token replay of the group's own table, beside an audit of the same records, where pm4py is installed.

It is no part of the dependency group: it is heavy, and asks another question, whether the order of steps follows a net.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from datetime import timedelta
from importlib.metadata import version
from typing import Any, Final

from lives import county
from timing import interleaved, ratio, table

from ansvar_core import Record, Rulebook
from ansvar_core.export.logs import steps
from ansvar_core.lifecycle import TABLES, Machine

CASES: Final = 40


def mining(book: Rulebook, rounds: int) -> list[str]:
    """Lines about both, or a word about what is missing."""
    try:
        # The one time it is loaded, it has much to say about itself.
        logging.disable(logging.CRITICAL)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pm4py.algo.conformance.tokenreplay import algorithm as replaying  # noqa: PLC0415
            from pm4py.objects.log.obj import Event, EventLog, Trace  # noqa: PLC0415
    except ImportError:
        return ["pm4py's token replay is left out, because it is not installed."]
    finally:
        logging.disable(logging.NOTSET)
    found = [Record(group=case.group, events=tuple(case.events())) for case in county(CASES, CASES * 200, seed=3)]
    records, traces = [], {}
    for record in found:
        labels = tuple(f"{each.event.tag}+{each.to}" for each in steps(record) if each.machine is Machine.GROUP)
        # Token replay answers for a whole variant at once, so no two cases may be alike.
        if labels not in traces:
            traces[labels] = record.group
            records.append(record)
    log = EventLog([Trace([Event({"concept:name": each}) for each in labels]) for labels in traces])
    net, start, end = _net({label for labels in traces for label in labels})
    keys = replaying.Variants.TOKEN_REPLAY.value.Parameters
    options = {
        keys.SHOW_PROGRESS_BAR: False,
        keys.TRY_TO_REACH_FINAL_MARKING_THROUGH_HIDDEN: False,
        keys.WALK_THROUGH_HIDDEN_TRANS: False,
    }

    def theirs() -> Any:
        return replaying.apply(log, net, start, end, parameters=options)

    def ours() -> None:
        for record in records:
            book.audit(record, record.events[-1].recorded_at + timedelta(days=30))

    if any(each["missing_tokens"] for each in theirs()):
        raise SystemExit("pm4py finds a life out of order")
    works: dict[str, tuple[Callable[[], object], int]] = {
        "audit": (ours, sum(map(len, records))),
        f"pm4py {version('pm4py')}, token replay": (theirs, sum(map(len, traces))),
    }
    times = interleaved(works, rounds)
    other = list(times)[1]
    rows = [
        (name, works[name][1], each.micro, f"{each.rate:,.0f}", ratio(times[other], each))
        for name, each in times.items()
    ]
    head = (f"{len(records)} lives, no two alike", "events", "µs an event", "a second", "times pm4py's rate")
    return table(head, rows)


def _net(labels: set[str]) -> tuple[Any, Any, Any]:
    """The group's table as a net in which one token stands on one status."""
    from pm4py.objects.petri_net.obj import Marking, PetriNet  # noqa: PLC0415
    from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to  # noqa: PLC0415

    group = next(each for each in TABLES if each.machine is Machine.GROUP)
    net = PetriNet("group")
    places = {str(status): PetriNet.Place(str(status)) for status in group.moves}
    net.places.update(places.values())
    arrows = [
        (str(status), f"{kind.tag}+{target}", str(target))
        for status, row in group.moves.items()
        for kind, targets in row.items()
        for target in targets
    ]
    arrows += [
        (str(status), f"{kind.tag}+None", str(status)) for status, kinds in group.admits.items() for kind in kinds
    ]
    for number, (source, label, target) in enumerate(arrows):
        transition = PetriNet.Transition(f"t{number}", label)
        net.transitions.add(transition)
        add_arc_from_to(places[source], transition, net)
        add_arc_from_to(transition, places[target], net)
    if labels - {label for _, label, _ in arrows}:
        raise SystemExit("a step that the table does not know")
    return net, Marking({places["none"]: 1}), Marking()
