from __future__ import annotations

import re

import pytest

from ansvar_core import TABLES
from ansvar_core.export.mermaid import state_diagram
from ansvar_core.lifecycle import WORK, Table

WORK_DIAGRAM = """\
stateDiagram-v2
    state "open" as open
    state "done" as done
    state "dropped" as dropped
    state "handed-over" as handed_over
    [*] --> open: measure-agreed, task-agreed, minutes-written, minutes-corrected
    open --> open: work-changed, minutes-corrected
    open --> dropped: minutes-corrected, work-dropped
    open --> done: work-done
    open --> handed_over: handover-accepted
    done --> [*]
    dropped --> open: minutes-corrected
    handed_over --> [*]
"""

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.machine.value)


def arrows_of(table: Table) -> set[tuple[str, str, str]]:
    return {
        (str(status), str(target), kind.tag)
        for status, row in table.moves.items()
        for kind, targets in row.items()
        for target in targets
    }


def arrows_in(diagram: str) -> set[tuple[str, str, str]]:
    names = {name: status for status, name in re.findall(r'state "(.+)" as (\w+)', diagram)} | {"[*]": "none"}
    found = re.findall(r"^    (\S+) --> (\S+): (.+)$", diagram, re.MULTILINE)
    return {(names[start], names[end], tag) for start, end, tags in found for tag in tags.split(", ")}


def test_the_diagram_of_work_is_this_text() -> None:
    """A small table gives exactly this diagram, with `none` as the start and dead ends as ends."""
    assert state_diagram(WORK) == WORK_DIAGRAM


@every_table
def test_a_diagram_has_the_arrows_of_its_table_and_no_others(table: Table) -> None:
    """Every move of the table can be read back out of the diagram, and nothing else."""
    assert arrows_in(state_diagram(table)) == arrows_of(table)


@every_table
def test_a_name_in_a_diagram_is_one_word(table: Table) -> None:
    """Mermaid reads a hyphen in a name as part of an arrow, so no name has one."""
    names = re.findall(r"^    (\S+) -->|--> ([^\s:]+)", state_diagram(table), re.MULTILINE)
    assert all(name == "[*]" or name.isidentifier() for pair in names for name in pair if name)
