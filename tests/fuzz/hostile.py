"""Hostile input, and what must hold of everything that is read: it is right in every way, or refused in our own words.

The fuzzer and the property tests make their input here and judge what comes of it by the same measure.
"""

from __future__ import annotations

import copy
import json
import math
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

from ansvar_core import (
    CorruptRecord,
    Event,
    Group,
    InvalidPolicy,
    InvalidValue,
    Language,
    Profile,
    Record,
    Rulebook,
    StaleSnapshot,
    digest,
    event_from_dict,
    event_from_json,
    event_to_dict,
    event_to_json,
    group_from_dict,
    group_from_json,
    group_to_dict,
    group_to_json,
    profile_from_dict,
    profile_in_words,
    profile_to_dict,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
    replay,
    seal,
    verify,
)
from ansvar_core.codec.quick import event_to_bytes, record_to_bytes
from ansvar_core.evolve import evolve
from support.samples import world

__all__ = [
    "ALL_READERS",
    "EVENTS",
    "NASTY",
    "PROFILES",
    "RECORDS",
    "TEXT_READERS",
    "changed",
    "judged_event",
    "judged_group",
    "judged_profile",
    "judged_record",
    "nodes",
    "placed",
    "read_dict",
    "read_text",
    "short",
    "snapshots",
]

T = TypeVar("T")
Path_: TypeAlias = tuple[str | int, ...]

ROOT: Final = Path(__file__).parents[2]
OUR_OWN: Final = (CorruptRecord, InvalidPolicy, InvalidValue, StaleSnapshot)
BOOK: Final = Rulebook.standard()

EVENTS: Final = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tests/golden/events").glob("*.json"))
}
RECORDS: Final = {
    f"{path.parent.name}-{path.stem}": path.read_text("utf-8")
    for folder in ("tests/golden/records", "examples/records")
    for path in sorted((ROOT / folder).glob("*.json"))
    if '"events"' in path.read_text("utf-8")
}
PROFILES: Final = {
    path.stem: json.loads(json.dumps(tomllib.loads(path.read_text("utf-8")), default=date.isoformat))
    for path in sorted((ROOT / "examples/municipalities").glob("*.toml"))
}

# --- what must hold -----------------------------------------------------------------------------------------------

_PLACE: Final = re.compile(r"[a-z_0-9.\[\]…$]{1,200}")


def _told(error: BaseException) -> None:
    """An error of our own can be shown and logged, and names only places of ours."""
    str(error).encode()
    repr(error).encode()
    if isinstance(error, CorruptRecord):
        for path, problem in error.faults:
            assert _PLACE.fullmatch(path), "a place repeats what was read"
            problem.encode()
            assert len(problem) < 200, "a fault repeats what was read"
    if isinstance(error, CorruptRecord | InvalidPolicy):
        assert len(error.faults) <= 1_000, "so many faults that an answer fills memory"


def _read(reader: Callable[[Any], T], judge: Callable[[T], None], data: Any) -> T | None:
    try:
        found = reader(data)
    except OUR_OWN as error:
        _told(error)
        return None
    judge(found)
    return found


def judged_event(event: Event) -> None:
    """Written and read back it is the same, and every question about it has an answer."""
    judged_quickly(event)
    _, group = world()
    try:
        after = evolve(group, event)
    except CorruptRecord:
        return
    _asked(after, event.at)


def judged_quickly(event: Event) -> None:
    """The same, but nothing is asked about the group that it leads to."""
    text = event_to_json(event)
    assert event_from_json(text.encode()) == event
    assert event_from_json(event_to_bytes(event)) == event
    back = event_from_dict(event_to_dict(event))
    assert back == event
    assert digest(back) == digest(event)
    repr(event)
    BOOK.assess(None, event)
    _, group = world()
    BOOK.assess(group, event)


def _asked(group: Group, at: datetime) -> None:
    BOOK.duties(group, at)
    BOOK.consent(group, at)
    BOOK.agenda(group, at)
    BOOK.rota(group, at, 2)
    BOOK.options(group, at, group.user.id)
    BOOK.next_change(group, at)


def judged_record(record: Record) -> None:
    """Written and read back it is the same, its seals hold, and it can be replayed or says why not."""
    keep = bool(record.unknown)
    assert record_from_json(record_to_json(record).encode(), keep_unknown=keep) == record
    assert record_from_dict(record_to_dict(record), keep_unknown=keep) == record
    assert json.loads(record_to_bytes(record)) == json.loads(record_to_json(record))
    assert verify(record, seal(record)) == ()
    try:
        group = replay(record)
    except CorruptRecord as error:
        _told(error)
        return
    if group is not None:
        judged_group(group)
        _asked(group, group.recorded_until)
        BOOK.audit(record, group.recorded_until)


def judged_group(group: Group) -> None:
    """Written and read back it is the same.

    That it follows from its record is for the record to say: a snapshot is read for its shape alone.
    """
    assert group_from_json(group_to_json(group).encode()) == group
    assert group_from_dict(group_to_dict(group)) == group


def judged_profile(profile: Profile) -> None:
    """Written and read back it is the same, it can be told in words, and its rules judge."""
    written = json.loads(json.dumps(profile_to_dict(profile), ensure_ascii=False).encode())
    assert profile_from_dict(written) == profile
    book = Rulebook.of(profile)
    book.changes()
    for language in Language:
        profile_in_words(profile, language).encode()
    (first, *_), group = world()
    book.assess(None, first)
    book.duties(group, group.recorded_until)
    book.next_change(group, group.recorded_until)


def _profile_json(text: str | bytes) -> Profile:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidPolicy("$", "no JSON") from None
    return profile_from_dict(data)


def _kept(data: Any) -> Record:
    return record_from_dict(data, keep_unknown=True)


def _kept_json(text: str | bytes) -> Record:
    return record_from_json(text, keep_unknown=True)


ALL_READERS: Final[Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], None]]]] = {
    "event": (event_from_dict, judged_event),
    "event, quickly": (event_from_dict, judged_quickly),
    "record": (record_from_dict, judged_record),
    "record, unknown fields kept": (_kept, judged_record),
    "snapshot": (group_from_dict, judged_group),
    "profile": (profile_from_dict, judged_profile),
}
TEXT_READERS: Final[Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], None]]]] = {
    "event": (event_from_json, judged_event),
    "record": (record_from_json, judged_record),
    "record, unknown fields kept": (_kept_json, judged_record),
    "snapshot": (group_from_json, judged_group),
    "profile": (_profile_json, judged_profile),
}


def read_dict(data: Any, *names: str) -> list[Any]:
    """What every reader of plain data, or those named, makes of it: None where it is refused."""
    return [_read(*ALL_READERS[name], data) for name in names or ALL_READERS]


def read_text(text: str | bytes, *names: str) -> list[Any]:
    """The same for those that read JSON."""
    return [_read(*TEXT_READERS[name], text) for name in names or TEXT_READERS]


# --- what is read -------------------------------------------------------------------------------------------------


class Sly(str):
    """Text that says it is equal to everything."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return hash("tag")

    def __str__(self) -> str:
        raise RuntimeError("no")


def deep(depth: int, *, named: bool = False) -> Any:
    """Lists, or objects, inside each other."""
    made: Any = 0
    for _ in range(depth):
        made = {"a": made} if named else [made]
    return made


ELEVEN: Final = "1" * 11
NASTY: Final[tuple[Any, ...]] = (
    None,
    True,
    0,
    -1,
    1.5,
    math.inf,
    math.nan,
    10**4299,
    10**5000,
    "",
    " ",
    "x",
    "\x00",
    "\ud800",
    "{group.__class__}",
    "{law_release:%}{group:>9}",
    "{",
    "x" * 201,
    ELEVEN,
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "0002-01-01T00:00:00+23:59",
    "9998-12-31T23:59:59-23:59",
    "2026-06-01T10:00:00",
    "2026-06-01T10:00:00+24:00",
    "٢٠٢٦-06-01",
    [],
    {},
    [[]],
    [{}],
    [None],
    ["a", "a"],
    ["\ud800"],
    {"": 0},
    {"\ud800": 0},
    {1: 0, None: 0, 10**5000: 0},
    deep(120),
    deep(5000),
    deep(5000, named=True),
    Sly("x"),
    b"x",
    (1,),
    {"a"},
    date(2026, 1, 1),
    datetime(2026, 1, 1, tzinfo=UTC),
    object(),
)
"""What nobody means (uting): wrong in kind, in size, at the end of time, and no JSON at all."""


def nodes(data: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The place of every value in plain data, itself first; not those that are too deep for anything to be there."""
    yield path
    if len(path) > 40:
        return
    if isinstance(data, dict):
        for name, each in data.items():
            yield from nodes(each, (*path, name))
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from nodes(each, (*path, index))


def placed(data: Any, path: Path_, value: Any) -> Any:
    """The same data with another value in a place; only what leads there is copied."""
    if not path:
        return value
    step, *rest = path
    made: Any = copy.copy(data)
    made[step] = placed(data[step], tuple(rest), value)
    return made


def at(data: Any, path: Path_) -> Any:
    """The value in a place."""
    for step in path:
        data = data[step]
    return data


def changed(data: Any, path: Path_, way: str, other: Path_ = ()) -> Any:
    """The same data with the value in a place removed, doubled, renamed, or moved to the place of another."""
    if not path:
        return [data, data]
    *before, last = path
    within = copy.copy(at(data, tuple(before)))
    match way:
        case "removed":
            del within[last]
        case "doubled" | "renamed" if isinstance(within, list):
            within.insert(int(last), within[int(last)])
        case "doubled" | "renamed":
            within["renamed"] = within[last]
            if way == "renamed":
                del within[last]
        case _:
            return placed(data, path, at(data, other))
    return placed(data, tuple(before), within)


def short(text: str, events: int) -> dict[str, Any]:
    """A record as plain data, of the first events only."""
    whole = json.loads(text)
    return {**whole, "events": whole["events"][:events]}


@cache
def snapshots() -> Mapping[str, Any]:
    """The states that the golden records add up to."""
    found = {}
    for name, text in RECORDS.items():
        group = replay(record_from_json(text))
        assert group is not None
        found[name] = group_to_dict(group)
    return found
