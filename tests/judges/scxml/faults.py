"""Faults planted in a document: every interpreter must tell each of them from the table."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.w3.org/2005/07/scxml"
_EACH = 10
"""At most this many faults of each sort in each machine."""

Planted = tuple[str, str]
"""What sort of fault it is, and the document with it."""


def planted(document: str, chance: Random) -> Iterator[Planted]:
    """Documents with one fault each."""
    ET.register_namespace("", NAMESPACE)
    sound = ET.fromstring(document)  # noqa: S314  # our own text
    for sort, places in _SORTS.items():
        found = list(places(sound))
        for place in chance.sample(found, min(_EACH, len(found))):
            faulty = copy.deepcopy(sound)
            _FAULTS[sort](faulty, place, chance)
            yield sort, ET.tostring(faulty, encoding="unicode")


def _states(root: ET.Element) -> list[ET.Element]:
    return list(root)


def _arrows(root: ET.Element, *, moving: bool) -> Iterator[tuple[int, int]]:
    for row, state in enumerate(_states(root)):
        for column, arrow in enumerate(state):
            if ("target" in arrow.attrib) == moving:
                yield row, column


def _outcomes(root: ET.Element) -> Iterator[tuple[int, int]]:
    """The arrows of an event that leads to different states."""
    return ((row, column) for row, column in _arrows(root, moving=True) if "." in root[row][column].attrib["event"])


def _swappable(root: ET.Element) -> Iterator[tuple[int, int, int]]:
    """Two outcomes of one event from one state."""
    for row, state in enumerate(_states(root)):
        named = [(at, arrow.attrib["event"].partition(".")) for at, arrow in enumerate(state)]
        for at, (tag, dot, _) in named:
            for other, (same, _, _) in named:
                if dot and tag == same and at < other:
                    yield row, at, other


def _free(root: ET.Element) -> Iterator[tuple[int, str, str | None]]:
    """Arrows that are in no row: an event of the machine from a state that does not take it."""
    events = {arrow.attrib["event"]: arrow.attrib.get("target") for state in root for arrow in state}
    for row, state in enumerate(_states(root)):
        taken = {arrow.attrib["event"] for arrow in state}
        # A final state can have no arrow at all.
        if state.tag == f"{{{NAMESPACE}}}state":
            yield from ((row, event, target) for event, target in events.items() if event not in taken)


def _remove(root: ET.Element, place: tuple[int, int], _: Random) -> None:
    root[place[0]].remove(root[place[0]][place[1]])


def _add(root: ET.Element, place: tuple[int, str, str | None], _: Random) -> None:
    row, event, target = place
    arrow = {"event": event} if target is None else {"event": event, "target": target}
    root[row].append(ET.Element(f"{{{NAMESPACE}}}transition", arrow))


def _turn(root: ET.Element, place: tuple[int, int], chance: Random) -> None:
    arrow = root[place[0]][place[1]]
    arrow.attrib["target"] = chance.choice([s.attrib["id"] for s in root if s.attrib["id"] != arrow.attrib["target"]])


def _swap(root: ET.Element, place: tuple[int, int, int], _: Random) -> None:
    row, one, other = place
    first, second = root[row][one].attrib, root[row][other].attrib
    first["target"], second["target"] = second["target"], first["target"]


def _move(root: ET.Element, place: tuple[int, int], chance: Random) -> None:
    """An event that is only admitted is made to move."""
    own = root[place[0]].attrib["id"]
    root[place[0]][place[1]].attrib["target"] = chance.choice([s.attrib["id"] for s in root if s.attrib["id"] != own])


def _hold(root: ET.Element, place: tuple[int, int], _: Random) -> None:
    """An event that moves is only admitted."""
    del root[place[0]][place[1]].attrib["target"]


def _bare(root: ET.Element, place: tuple[int, int], _: Random) -> None:
    """An outcome loses its own name, so that by the prefix rule the other outcomes match too."""
    arrow = root[place[0]][place[1]].attrib
    arrow["event"] = arrow["event"].partition(".")[0]


def _begin(root: ET.Element, place: str, _: Random) -> None:
    root.attrib["initial"] = place


def _loops(root: ET.Element, place: tuple[int, int]) -> bool:
    state = root[place[0]]
    return state[place[1]].attrib["target"] == state.attrib["id"]


_SORTS: dict[str, Callable[[ET.Element], Iterator[Any]]] = {
    "a missing arrow": lambda root: _arrows(root, moving=True),
    "an extra arrow": _free,
    "a wrong target": lambda root: _arrows(root, moving=True),
    "a swapped outcome": _swappable,
    "an outcome without its name": _outcomes,
    "an admitted event missing": lambda root: _arrows(root, moving=False),
    "an admitted event that moves": lambda root: _arrows(root, moving=False),
    # From a state to itself, an arrow and an admission cannot be told apart by state or by whether it was taken.
    "a move that is only admitted": lambda root: (p for p in _arrows(root, moving=True) if not _loops(root, p)),
    "a wrong start": lambda root: (state.attrib["id"] for state in root[1:]),
}
_FAULTS: dict[str, Callable[[ET.Element, Any, Random], None]] = {
    "a missing arrow": _remove,
    "an extra arrow": _add,
    "a wrong target": _turn,
    "a swapped outcome": _swap,
    "an outcome without its name": _bare,
    "an admitted event missing": _remove,
    "an admitted event that moves": _move,
    "a move that is only admitted": _hold,
    "a wrong start": _begin,
}
