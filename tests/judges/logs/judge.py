"""Read the logs as pm4py reads them, build the nets, and say which cases do not follow them, and from where on.

Knows nothing of the library and nothing of which records are broken.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings
from pathlib import Path
from typing import Any

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

import pm4py  # noqa: E402
from pm4py.algo.conformance.alignments.petri_net import algorithm as alignments  # noqa: E402
from pm4py.algo.conformance.tokenreplay import algorithm as replaying  # noqa: E402
from pm4py.objects.log.obj import EventLog  # noqa: E402
from pm4py.objects.log.util.insert_classifier import insert_activity_classifier_attribute  # noqa: E402
from pm4py.objects.petri_net.obj import Marking, PetriNet  # noqa: E402
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to  # noqa: E402

REPLAY = replaying.Variants.TOKEN_REPLAY.value.Parameters
ALIGNED = {"group": 200}
"""How many variants are aligned of the machine whose cases are long; of the others all are."""


def read(file: Path) -> tuple[EventLog, str]:
    """A log, and the name of the attribute that holds its classifier `Step`."""
    log = pm4py.read_xes(str(file), return_legacy_log_object=True, show_progress_bar=False)
    marked: tuple[EventLog, str] = insert_activity_classifier_attribute(log, "Step")
    return marked


def built(told: dict[str, Any], labels: set[str], ends: bool) -> tuple[PetriNet, Marking, Marking]:
    """A net from its description; with `ends`, a silent way from each place to an end, as alignments need one."""
    net = PetriNet("net")
    places = {name: PetriNet.Place(name) for name in told["places"]}
    # What no arrow is called can never be done: it waits for a token where none ever comes.
    never = PetriNet.Place("never")
    net.places.update((*places.values(), never))
    arrows = [(places[start], label, places[to]) for start, label, to in told["arrows"]]
    arrows += [(never, label, never) for label in sorted(labels - {label for _, label, _ in told["arrows"]})]
    end = PetriNet.Place("end")
    if ends:
        net.places.add(end)
        arrows += [(place, None, end) for place in places.values()]
    for number, (start, label, to) in enumerate(arrows):
        transition = PetriNet.Transition(f"t{number}", label)
        net.transitions.add(transition)
        add_arc_from_to(start, transition, net)
        add_arc_from_to(transition, to, net)
    return net, Marking({places[told["start"]]: 1}), Marking({end: 1}) if ends else Marking()


def replayed(log: EventLog, key: str, told: dict[str, Any]) -> dict[str, int]:
    """The cases that do not follow a net, each with the position of its first event that does not."""
    labels = {event[key] for trace in log for event in trace}
    net, start, end = built(told, labels, ends=False)
    options = {
        REPLAY.ACTIVITY_KEY: key,
        REPLAY.STOP_IMMEDIATELY_UNFIT: True,
        REPLAY.TRY_TO_REACH_FINAL_MARKING_THROUGH_HIDDEN: False,
        REPLAY.WALK_THROUGH_HIDDEN_TRANS: False,
        REPLAY.SHOW_PROGRESS_BAR: False,
    }
    found: dict[str, int] = {}
    for trace, result in zip(log, replaying.apply(log, net, start, end, parameters=options), strict=True):
        taken = [each.label for each in result["activated_transitions"]]
        # Results are paired with cases by their order, so that is looked into every time.
        if taken != [event[key] for event in trace[: len(taken)]]:
            raise AssertionError(f"a result of another case: {trace.attributes['concept:name']}")
        if result["missing_tokens"]:
            found[trace.attributes["concept:name"]] = trace[len(taken)]["ansvar:position"]
        elif len(taken) != len(trace):
            raise AssertionError(f"a case that was not replayed to its end: {trace.attributes['concept:name']}")
    return found


def aligned(log: EventLog, key: str, told: dict[str, Any], limit: int | None) -> tuple[list[str], list[str]]:
    """The cases that were aligned with a net, one for each variant, and those among them that do not follow it."""
    variants: dict[tuple[str, ...], Any] = {}
    for trace in log:
        variants.setdefault(tuple(event[key] for event in trace), trace)
    some = EventLog(list(variants.values())[:limit])
    labels = {event[key] for trace in some for event in trace}
    net, start, end = built(told, labels, ends=True)
    options = {"pm4py:param:activity_key": key, "show_progress_bar": False}
    results = alignments.apply(some, net, start, end, parameters=options)
    names, found = [], []
    for trace, result in zip(some, results, strict=True):
        names.append(trace.attributes["concept:name"])
        if any(">>" in pair and pair[1] is not None for pair in result["alignment"]):
            found.append(names[-1])
    return names, found


def objects(file: Path) -> dict[str, Any]:
    """Everything that an object-centric log is read to have."""
    log = pm4py.read_ocel2_json(str(file))

    def rows(frame: Any, *columns: str) -> list[list[str]]:
        return [list(map(str, row)) for row in zip(*(frame[each] for each in columns), strict=True)]

    return {
        "events": rows(log.events, "ocel:eid", "ocel:activity"),
        "objects": rows(log.objects, "ocel:oid", "ocel:type"),
        "relations": rows(log.relations, "ocel:eid", "ocel:oid", "ocel:qualifier"),
        "between objects": rows(log.o2o, "ocel:oid", "ocel:oid_2", "ocel:qualifier"),
        "later statuses": rows(log.object_changes, "ocel:oid", "status"),
    }


def main(folder: Path) -> None:
    nets = json.loads((folder / "nets.json").read_text(encoding="utf-8"))
    answer: dict[str, Any] = {"pm4py": pm4py.__version__, "machines": {}, "ocel": {}}
    for machine, plain in nets["plain"].items():
        log, key = read(folder / "main" / f"{machine}.xes")
        begun = time.perf_counter()
        wrong = replayed(log, key, plain)
        seconds = time.perf_counter() - begun
        begun = time.perf_counter()
        names, misaligned = aligned(log, key, plain, ALIGNED.get(machine))
        hidden, its_key = read(folder / "hidden" / f"{machine}.xes")
        answer["machines"][machine] = {
            "cases": len(log),
            "events": sum(map(len, log)),
            "variants": len({tuple(event[key] for event in trace) for trace in log}),
            "seconds": seconds,
            "wrong": wrong,
            "aligned": names,
            "aligned events": sum(len(trace) for trace in log if trace.attributes["concept:name"] in set(names)),
            "aligned seconds": time.perf_counter() - begun,
            "misaligned": misaligned,
            "names": [trace.attributes["concept:name"] for trace in log],
            "hidden": replayed(hidden, its_key, plain),
            "hidden cases": len(hidden),
            "more": replayed(log, key, nets["more"][machine]),
            "less": replayed(log, key, nets["less"][machine]),
        }
    for name in ("ocel", "ocel-doubled", "ocel-less"):
        answer["ocel"][name] = objects(folder / f"{name}.json")
    (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
