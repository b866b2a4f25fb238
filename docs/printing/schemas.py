"""The pages about JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ansvar_core import EVENT_TYPES, SCHEMAS, json_schema
from printing.words import table

_SCHEMA_OF: Final[Mapping[str, tuple[str, str]]] = {
    "event": ("one event, of any kind", "`event_to_dict`, `event_to_json`"),
    "record": ("one group's record, version 2 of the format", "`record_to_dict`, `record_to_json`"),
    "profile": ("a municipality's profile as plain data", "`profile_to_dict`"),
    "verdict": ("a verdict", "`answer_to_dict` of what `Rulebook.assess` gives"),
    "duties": ("who owes what by when", "`answer_to_dict` of what `Rulebook.duties` gives"),
    "options": ("what is possible now", "`answer_to_dict` of what `Rulebook.options` gives"),
}


def schema_file(name: str) -> str:
    """Where a schema is printed: in a file of the name that it has itself."""
    return f"reference/schemas/{json_schema(name)['$id']}"


def schema(name: str) -> str:
    """A schema as JSON text."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=1) + "\n"


def schemas() -> str:
    """The schemas, and what they cannot say."""
    text = (
        "# Schemas\n\nJSON Schema, draft 2020-12, of what is written and answered. Each is printed from the classes"
        " into a file that is named as its `$id`; `json_schema(name)` gives the same as a dict. The names are dotted,"
        " versioned and in lower case.\n\n"
    )
    rows = []
    for name in SCHEMAS:
        what, written_by = _SCHEMA_OF[name]
        file = schema_file(name)
        rows.append((f"`{name}`", f"[{Path(file).name}]({file.removeprefix('reference/')})", what, written_by))
    text += table(("name", "schema", "of", "written by"), rows)
    text += (
        "\nThe schemas of what is read are as strict as the reading: a field that is not listed, a missing one, another"
        " type, a word that is not in its list, a time without offset and an id shaped like a national identity number"
        " are refused. The formats `date` and `date-time` are given as patterns too, so a validator that does not look"
        " at formats refuses the same shapes. In the schemas of answers nearly every field may be missing, because"
        " what is empty is left out.\n\nWhat no schema can say, the reading says: that a day exists (so does a"
        " validator that looks at formats), that something is not recorded before it"
        " happened, that a text that must say something is not only blanks, that each id"
        " and each position stands once and none is missing, that every event is of the"
        " record's own group. Whether an event is in order is the rulebook's to judge.\n\n"
        "A schema describes the current version. What older versions wrote is read all the same.\n\n"
    )
    text += "In the schemas of events and records, each kind of event has a definition of its own, named"
    return text + f" `event.<tag>`: {len(EVENT_TYPES)} in all.\n"
