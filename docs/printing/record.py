"""The pages about what is recorded: states, events, the group."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

import attrs

import ansvar_core
from ansvar_core import EVENT_TYPES, TABLES, Event
from ansvar_core.export.mermaid import state_diagram
from ansvar_core.lifecycle import Machine, Table
from printing.words import codes, described, doc, fields, source_said, table, used, with_properties

_MACHINES: Final = {
    Machine.GROUP: "The group (gruppa)",
    Machine.CONSENT: "One consent (ett samtykke)",
    Machine.MEETING: "One meeting and its minutes (ett møte med referat)",
    Machine.COORDINATOR: "One person as coordinator or relay holder (koordinator eller stafettholder)",
    Machine.WORK: "One measure or task (ett tiltak eller én oppgave)",
}


def states() -> str:
    """The five tables."""
    text = (
        "# States\n\nFive tables say what may follow what. An event moves a machine by its own table. The group's table"
        " also says which events each status of the group admits. Time moves nothing: that a consent has run out is"
        " derived when somebody asks.\n\nIn a diagram an arrow is an event. A status without an arrow out of it is an"
        " end. Events that a status admits without moving stand in the tables below the diagrams.\n\n"
    )
    return text + "".join(_machine(each) for each in TABLES)


def _machine(of: Table) -> str:
    order = {kind: index for index, kind in enumerate(EVENT_TYPES)}

    def tags(kinds: Iterable[type[Event]]) -> str:
        return codes(kind.tag for kind in sorted(kinds, key=order.__getitem__))

    admitting = [each for each in of.admits.values() if each]
    always = frozenset.intersection(*admitting) if len(admitting) > 1 else frozenset()
    rows = []
    for status in of.moves:
        leads = "; ".join(
            f"`{kind.tag}` to {' or '.join(f'`{each.value}`' for each in targets)}"
            for kind, targets in of.moves[status].items()
        )
        rows.append((f"`{status.value}`", leads, tags(of.admits[status] - always)))
    text = f"## {_MACHINES[of.machine]}\n\n```mermaid\n{state_diagram(of)}```\n\n"
    text += table(("status", "moved by", "also admits"), rows)
    if always:
        where = codes(status.value for status, each in of.admits.items() if each)
        text += f"\nAdmitted besides in each of {where}: {tags(always)}.\n"
    return text + "\n"


def events() -> str:
    """Every event, then the values and the words that they are made of."""
    head = tuple(field.name for field in attrs.fields(Event))
    exchanging = codes(kind.tag for kind in EVENT_TYPES if kind.exchanges)
    text = (
        f"# Events\n\nThere are {len(EVENT_TYPES)} kinds. Each is a class in `ansvar_core` and has a permanent tag,"
        " which is its name in JSON. The order below is that of a group's life.\n\nThese exchange information or call"
        f" people together, and so need consent: {exchanging}.\n\n## The header\n\n{doc(Event)}\n\n{fields(Event)}\n"
        "In JSON an event is flat: `tag`, `v` (the version of its schema), the header and its own fields. What has its"
        " default is left out.\n\n## The events\n\n"
    )
    for kind in EVENT_TYPES:
        exchanges = "Exchanges information. " if kind.exchanges else ""
        text += f"### {kind.__name__}\n\n`{kind.tag}`, version {kind.version}. {exchanges}{doc(kind)}\n\n"
        text += f"Source: {source_said(kind)}.\n\n{fields(kind, head)}\n"
    parts = sorted(used(EVENT_TYPES), key=lambda kind: kind.__name__)
    text += "## Values\n\nWhat the fields above are made of.\n\n"
    text += "".join(described(kind) for kind in parts if not issubclass(kind, Enum))
    text += "## Words\n\nWhere a field takes one of a list.\n\n"
    return text + "".join(described(kind) for kind in parts if issubclass(kind, Enum))


def group() -> str:
    """What a group is made of, as far as the events page has not said it."""
    text = (
        "# The group\n\nWhat `replay` and `Rulebook.advance` give. Only facts stand here. What follows from them"
        " on a day is asked of the rulebook.\n\n"
    )
    others = used((ansvar_core.Group,)) - used(EVENT_TYPES)
    listed = sorted(
        (kind for kind in others if attrs.has(kind) or issubclass(kind, Enum)), key=lambda kind: kind.__name__
    )
    return text + "".join(with_properties(kind) for kind in (ansvar_core.Group, *listed))
