"""The tables as Mermaid state diagrams, printed from what the code runs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ansvar_core.lifecycle import Table

__all__ = ["state_diagram"]

_NOWHERE: Final = "none"


def state_diagram(table: Table) -> str:
    """One table as a Mermaid `stateDiagram-v2` (tilstandsdiagram).

    The status `none` is drawn as the starting point, and a status that nothing leads on from as an end.  Events that a
    status admits without moving are left out: they are in the table, and would hide the arrows.
    """
    return "\n".join(("stateDiagram-v2", *(f"    {line}" for line in _lines(table)))) + "\n"


def _lines(table: Table) -> Iterator[str]:
    for status in table.moves:
        if status != _NOWHERE:
            # Mermaid reads a hyphen in a name as part of an arrow.
            yield f'state "{status}" as {_name(status)}'
    for status, row in table.moves.items():
        arrows: dict[str, list[str]] = {}
        for kind, targets in row.items():
            for target in targets:
                arrows.setdefault(_name(target), []).append(kind.tag)
        for target_name, tags in arrows.items():
            yield f"{_name(status)} --> {target_name}: {', '.join(tags)}"
        if not row:
            yield f"{_name(status)} --> [*]"


def _name(status: str) -> str:
    return "[*]" if status == _NOWHERE else status.replace("-", "_")
