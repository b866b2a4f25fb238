"""The tables as W3C SCXML, printed from what the code runs on.

Interpreters that others wrote can run them, and tools that draw or check statecharts can read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ansvar_core.events.base import Event
from ansvar_core.lifecycle import Status, Table
from ansvar_core.values.invalid import InvalidValue

__all__ = ["event_name", "scxml"]

_NAMESPACE: Final = "http://www.w3.org/2005/07/scxml"
_START: Final = "none"
_SIGNS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;"})


def scxml(table: Table) -> str:
    """One table as an SCXML document without a data model (tilstandsmaskin).

    Each status is a state, and one that nothing leads on from is final.  Each move is a transition.  An event that a
    status admits without moving is a transition without a target, so that an interpreter can tell it from an event that
    is not in order, which it ignores.  `event_name` says what an event is called.

    What else an event needs to be in order is not in the tables, and so not here.
    """
    return "\n".join(('<?xml version="1.0"?>', *_document(table))) + "\n"


def event_name(table: Table, kind: type[Event], target: Status | None = None) -> str:
    """The name in a table's SCXML of a kind of event that leads to a status (hendelsesnavn).

    It is the tag of the event.  Where the kind leads to different statuses, each outcome has a name of its own, after a
    full stop: `assessment-concluded.being-prepared`.  By the prefix rule of SCXML, a bare tag would be matched by both.
    Raises `InvalidValue` where the kind has outcomes in the table and the target is none of them.
    """
    outcomes = _outcomes(table, kind)
    if len(outcomes) < 2:
        return kind.tag
    if target not in outcomes:
        raise InvalidValue("target", f"needs one of {', '.join(outcomes)}")
    return f"{kind.tag}.{target}"


def _outcomes(table: Table, kind: type[Event]) -> tuple[Status, ...]:
    led_to = {target for row in table.moves.values() for target in row.get(kind, ())}
    return tuple(status for status in table.moves if status in led_to)


def _escaped(name: str) -> str:
    return name.translate(_SIGNS)


def _document(table: Table) -> Iterator[str]:
    name = _escaped(table.machine)
    yield f'<scxml xmlns="{_NAMESPACE}" version="1.0" datamodel="null" name="{name}" initial="{_START}">'
    for status in table.moves:
        inside = tuple(_transitions(table, status))
        if inside:
            yield f'  <state id="{_escaped(status)}">'
            yield from inside
            yield "  </state>"
        else:
            yield f'  <final id="{_escaped(status)}"/>'
    yield "</scxml>"


def _transitions(table: Table, status: Status) -> Iterator[str]:
    for kind, targets in table.moves[status].items():
        for target in targets:
            name = _escaped(event_name(table, kind, target))
            yield f'    <transition event="{name}" target="{_escaped(target)}"/>'
    moved = table.moves[status]
    # A set has no order of its own, and a document must have the same one every time.
    for kind in sorted(table.admits[status], key=lambda each: each.tag):
        if kind not in moved:
            for outcome in _outcomes(table, kind) or (None,):
                yield f'    <transition event="{_escaped(event_name(table, kind, outcome))}"/>'
