"""A group's state written down, so that a host need not replay a long record every time.

A snapshot is a copy, never the truth: the record is.  It carries the version of the fold that made it, and one made by
another fold is refused, because the same record could add up to something else today.

It is written whole: every field, at every depth, whether or not it has its default.  One that lacks a field has lost
something, and is refused; it would be the state of another group.
"""

from __future__ import annotations

from typing import Any, Final

from ansvar_core.codec.converting import careful, structured_whole, unstructured_whole
from ansvar_core.codec.faults import Fault, faults_of, fields_of
from ansvar_core.codec.nesting import DEEPEST, TOO_DEEP, is_deeper
from ansvar_core.codec.old_ids import found_as_written, plain, put_as_written
from ansvar_core.codec.records import corrupt, fields_known
from ansvar_core.codec.text import dumped, parsed
from ansvar_core.entities.group import Group
from ansvar_core.errors import CorruptRecord, InvalidValue, StaleSnapshot
from ansvar_core.evolve import FOLD_VERSION

__all__ = ["group_from_dict", "group_from_json", "group_to_dict", "group_to_json"]

FORMAT: Final = "ansvar-snapshot"
FORMAT_VERSION: Final = 2
_MOST_BITS: Final = 1_000
"""A longer number cannot even be told in an error."""
_HEAD: Final = ("format", "version", "fold", "as_written", "group")


def group_to_dict(group: Group) -> dict[str, Any]:
    """A group's state as a JSON-ready dict (øyeblikksbilde ut).

    `as_written` are the ids that come from a record up to format 2, of which less was asked.
    """
    data = unstructured_whole(group)
    ids = sorted(map(str, found_as_written(data)))
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "fold": FOLD_VERSION,
        "as_written": ids,
        "group": plain(data) if ids else data,
    }


def group_from_dict(data: Any) -> Group:
    """The group's state in a dict (øyeblikksbilde inn).

    Raises `StaleSnapshot` for one made by another version of the fold, which is put right by replaying the record, and
    `CorruptRecord` naming every fault.
    """
    data = fields_of(data)
    if data is None:
        raise CorruptRecord("$", "must be an object with named fields")
    faults = fields_known(data, _HEAD)
    if data.get("format") != FORMAT:
        faults.append(("format", f"must be {FORMAT!r}"))
    for name in ("version", "fold"):
        if type(data.get(name)) is not int or data[name].bit_length() > _MOST_BITS:
            faults.append((name, "must be a version number"))
    if faults:
        raise corrupt(faults)
    if (data["version"], data["fold"]) != (FORMAT_VERSION, FOLD_VERSION):
        raise StaleSnapshot(data["fold"], FOLD_VERSION)
    try:
        ids = careful(data["as_written"], tuple[str, ...]) if "as_written" in data else None
    except (ExceptionGroup, Fault) as error:
        raise corrupt(faults_of(error, "as_written")) from None
    if ids is None:
        raise CorruptRecord("as_written", "is missing")
    if is_deeper(data.get("group"), DEEPEST):
        raise CorruptRecord("group", TOO_DEEP)
    try:
        whole = put_as_written(data.get("group"), frozenset(ids)) if ids else data.get("group")
        made = structured_whole(whole, Group)
    except (ExceptionGroup, InvalidValue, Fault) as error:
        raise corrupt(faults_of(error, "group")) from None
    told = {getattr(event, "id", None): position for position, event in made.facts.items()}
    # The number is as it was read, and may be any.
    places = list(range(1, len(made.facts) + 1))
    if told != dict(made.seen) or list(made.facts) != places or made.version != len(places):
        raise CorruptRecord("group.facts", "are not the events that the group has seen")
    return made


def group_to_json(group: Group) -> str:
    """A group's state as JSON text (øyeblikksbilde som JSON)."""
    return dumped(group_to_dict(group))


def group_from_json(text: str | bytes) -> Group:
    """The group's state in a JSON text (øyeblikksbilde fra JSON); raises as `group_from_dict`."""
    return group_from_dict(parsed(text))
