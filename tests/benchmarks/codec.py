"""What does the codec cost?  Measured against what a developer would otherwise write or take.

`python tests/benchmarks/codec.py` prints medians of interleaved rounds of one run as ratios:

1. The strict path against functions written by hand on the standard library's `json`, which make the same checks, give
   the same values and name the same places, for the ten commonest kinds of event of the example record.
2. The quick path on `orjson` against pydantic, whose models are derived field by field from the event classes, for the
   whole example record.  Pydantic writes what has its default unless it is told not to, and is measured both ways.
3. Sealing a record against writing it once more and hashing it.

Before anything is timed, all of them are shown to do the same.
"""

from __future__ import annotations

import hashlib
import json
import re
import statistics
import sys
import typing
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import partial
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from types import GenericAlias, MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core import (
    Absence,
    AgendaItem,
    Attendance,
    Capacity,
    ConsentGiven,
    ConsentObject,
    CorruptRecord,
    Deadline,
    Event,
    FormScope,
    Grant,
    InvalidValue,
    Manner,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    Member,
    MemberJoined,
    MinutesAcknowledged,
    MinutesShared,
    MinutesWritten,
    OtherPresent,
    ProcessEvaluated,
    ProcessQuestion,
    Record,
    StandIn,
    Task,
    Topic,
    WorkDone,
    event_to_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
    seal,
)
from ansvar_core.values.ids import check_id

try:
    import orjson

    from ansvar_core.codec import quick
except ImportError:
    orjson = None  # type: ignore[assignment]  # a peer that is missing
try:
    import pydantic
except ImportError:
    pydantic = None  # type: ignore[assignment]  # a peer that is missing

RECORD = Path(__file__).parents[2] / "examples" / "records" / "child.json"
ROUNDS = 41
KINDS = 10

Data: TypeAlias = dict[str, Any]
Faults: TypeAlias = list[tuple[str, str]]
Reader: TypeAlias = Callable[[Data, str, Faults], Any]

ABSENT: Final = object()
TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})", re.ASCII)
HALF: Final = re.compile("[\ud800-\udfff]")


# --- by hand: reading ---------------------------------------------------------------------------------------------
#
# One function per class, told which object it reads, where that stands, and where faults go.  The shape of ids is
# checked by the classes themselves, here as in the library.


def unique(pairs: list[tuple[str, Any]]) -> Data:
    """A JSON object, unless a name comes twice."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("the same name twice")
    return made


def no_constant(_: str) -> None:
    """There is no NaN, and no infinity."""
    raise ValueError("no number")


def only(data: Data, known: frozenset[str], path: str, faults: Faults) -> None:
    """Every name must be known."""
    unknown = data.keys() - known
    if unknown:
        faults.extend((f"{path}.{name}", "is no field here") for name in sorted(unknown))


def text(data: Data, name: str, path: str, faults: Faults) -> Any:
    """A text that must be there."""
    value = data.get(name, ABSENT)
    if isinstance(value, str):
        if not value.isascii() and HALF.search(value):
            faults.append((f"{path}.{name}", "has half a character"))
        return value
    faults.append((f"{path}.{name}", "is missing" if value is ABSENT else "must be text"))
    return None


def maybe_text(data: Data, name: str, path: str, faults: Faults) -> Any:
    """A text, or nothing."""
    return None if data.get(name) is None else text(data, name, path, faults)


def truth(data: Data, name: str, path: str, faults: Faults) -> Any:
    """True or false."""
    value = data.get(name, ABSENT)
    if isinstance(value, bool):
        return value
    faults.append((f"{path}.{name}", "is missing" if value is ABSENT else "must be true or false"))
    return None


def moment(data: Data, name: str, path: str, faults: Faults) -> Any:
    """A time with its offset, as RFC 3339 has it and no looser."""
    value = data.get(name, ABSENT)
    if isinstance(value, str):
        if TIME.fullmatch(value):
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                pass
        faults.append((f"{path}.{name}", "must be a time with its offset"))
        return None
    faults.append((f"{path}.{name}", "is missing" if value is ABSENT else "must be a time"))
    return None


def day(data: Data, name: str, path: str, faults: Faults) -> Any:
    """A day that exists."""
    value = data.get(name, ABSENT)
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    faults.append((f"{path}.{name}", "is missing" if value is ABSENT else "must be a day"))
    return None


def one_of(kind: type[Enum], data: Data, name: str, path: str, faults: Faults) -> Any:
    """A value of an enumeration."""
    value = data.get(name, ABSENT)
    try:
        return kind(value)
    except (ValueError, TypeError):
        faults.append((f"{path}.{name}", "is missing" if value is ABSENT else "is none of the values"))
    return None


def listed(data: Data, name: str, path: str, faults: Faults) -> list[Any]:
    """A list that must be there."""
    value = data.get(name, ABSENT)
    if isinstance(value, list):
        return value
    faults.append((f"{path}.{name}", "is missing" if value is ABSENT else "must be a list"))
    return []


def texts(data: Data, name: str, path: str, faults: Faults) -> Any:
    """Texts in a list, none of them twice."""
    value = listed(data, name, path, faults)
    for index, each in enumerate(value):
        if not isinstance(each, str):
            faults.append((f"{path}.{name}[{index}]", "must be text"))
            return None
        if not each.isascii() and HALF.search(each):
            faults.append((f"{path}.{name}[{index}]", "has half a character"))
    made = frozenset(value)
    if len(made) < len(value):
        faults.append((f"{path}.{name}", "has the same entry twice"))
    return made


def entries(read: Reader, data: Data, name: str, path: str, faults: Faults) -> tuple[Any, ...]:
    """Objects in a list."""
    return tuple(
        read(each, f"{path}.{name}[{index}]", faults) for index, each in enumerate(listed(data, name, path, faults))
    )


def built(kind: type[Any], fields: Data, path: str, faults: Faults, before: int) -> Any:
    """The value, when nothing was wrong with its fields."""
    if len(faults) > before:
        return None
    try:
        return kind(**fields)
    except InvalidValue as error:
        faults.append((f"{path}.{error.field}", error.problem))
    return None


def names(*own: str) -> frozenset[str]:
    """The header's names and an event's own."""
    return frozenset({"id", "group", "at", "recorded_at", "actor", "recorded_by", "routine", *own})


def header(data: Data, path: str, faults: Faults) -> Data:
    """What every event carries."""
    made = {
        "id": text(data, "id", path, faults),
        "group": text(data, "group", path, faults),
        "at": moment(data, "at", path, faults),
        "actor": text(data, "actor", path, faults),
    }
    if "recorded_at" in data:
        made["recorded_at"] = moment(data, "recorded_at", path, faults)
    if "recorded_by" in data:
        made["recorded_by"] = text(data, "recorded_by", path, faults)
    if "routine" in data:
        made["routine"] = texts(data, "routine", path, faults)
    return made


def mapping(data: Any, path: str, faults: Faults) -> bool:
    """Whether it is an object."""
    if isinstance(data, dict):
        return True
    faults.append((path, "must be an object"))
    return False


ACKNOWLEDGED = names("meeting", "party")


def acknowledged_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, ACKNOWLEDGED, path, faults)
    made = header(data, path, faults)
    made["meeting"] = text(data, "meeting", path, faults)
    made["party"] = text(data, "party", path, faults)
    return built(MinutesAcknowledged, made, path, faults, before)


DONE = names("work")


def done_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, DONE, path, faults)
    made = header(data, path, faults)
    made["work"] = text(data, "work", path, faults)
    return built(WorkDone, made, path, faults, before)


SHARED = names("meeting", "recipients")


def shared_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, SHARED, path, faults)
    made = header(data, path, faults)
    made["meeting"] = text(data, "meeting", path, faults)
    made["recipients"] = texts(data, "recipients", path, faults)
    return built(MinutesShared, made, path, faults, before)


MEMBER = frozenset({"party", "agency", "function", "attendance", "sub_responsibility", "takes_turns", "primary_group"})


def member_from(data: Any, path: str, faults: Faults) -> Any:
    if not mapping(data, path, faults):
        return None
    before = len(faults)
    only(data, MEMBER, path, faults)
    made = {
        "party": text(data, "party", path, faults),
        "agency": text(data, "agency", path, faults),
        "function": maybe_text(data, "function", path, faults),
        "sub_responsibility": maybe_text(data, "sub_responsibility", path, faults),
    }
    if "attendance" in data:
        made["attendance"] = one_of(Attendance, data, "attendance", path, faults)
    if "takes_turns" in data:
        made["takes_turns"] = truth(data, "takes_turns", path, faults)
    if "primary_group" in data:
        made["primary_group"] = truth(data, "primary_group", path, faults)
    return built(Member, made, path, faults, before)


JOINED = names("member")


def joined_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, JOINED, path, faults)
    made = header(data, path, faults)
    if "member" in data:
        made["member"] = member_from(data["member"], f"{path}.member", faults)
    else:
        faults.append((f"{path}.member", "is missing"))
    return built(MemberJoined, made, path, faults, before)


ITEM = frozenset({"id", "topic", "kinds", "text"})


def item_from(data: Any, path: str, faults: Faults) -> Any:
    if not mapping(data, path, faults):
        return None
    before = len(faults)
    only(data, ITEM, path, faults)
    made = {
        "id": text(data, "id", path, faults),
        "topic": one_of(Topic, data, "topic", path, faults),
        "text": maybe_text(data, "text", path, faults),
    }
    if "kinds" in data:
        made["kinds"] = texts(data, "kinds", path, faults)
    return built(AgendaItem, made, path, faults, before)


CALLED = names(
    "meeting", "starts", "ends", "purpose", "agenda", "chair", "minute_taker", "called", "invited", "off_rota_reason"
)


def called_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, CALLED, path, faults)
    made = header(data, path, faults)
    made["meeting"] = text(data, "meeting", path, faults)
    made["starts"] = moment(data, "starts", path, faults)
    made["ends"] = None if data.get("ends") is None else moment(data, "ends", path, faults)
    made["purpose"] = text(data, "purpose", path, faults)
    if "agenda" in data:
        made["agenda"] = entries(item_from, data, "agenda", path, faults)
    made["chair"] = maybe_text(data, "chair", path, faults)
    made["minute_taker"] = maybe_text(data, "minute_taker", path, faults)
    if "called" in data:
        made["called"] = texts(data, "called", path, faults)
    if "invited" in data:
        made["invited"] = texts(data, "invited", path, faults)
    made["off_rota_reason"] = maybe_text(data, "off_rota_reason", path, faults)
    return built(MeetingCalled, made, path, faults, before)


ABSENCE = frozenset({"party", "reason"})


def absence_from(data: Any, path: str, faults: Faults) -> Any:
    if not mapping(data, path, faults):
        return None
    before = len(faults)
    only(data, ABSENCE, path, faults)
    made = {"party": text(data, "party", path, faults), "reason": maybe_text(data, "reason", path, faults)}
    return built(Absence, made, path, faults, before)


STAND_IN = frozenset({"party", "member"})


def stand_in_from(data: Any, path: str, faults: Faults) -> Any:
    if not mapping(data, path, faults):
        return None
    before = len(faults)
    only(data, STAND_IN, path, faults)
    made = {"party": text(data, "party", path, faults), "member": text(data, "member", path, faults)}
    return built(StandIn, made, path, faults, before)


OTHER = frozenset({"party", "wished_by_user"})


def other_from(data: Any, path: str, faults: Faults) -> Any:
    if not mapping(data, path, faults):
        return None
    before = len(faults)
    only(data, OTHER, path, faults)
    made = {
        "party": text(data, "party", path, faults),
        "wished_by_user": truth(data, "wished_by_user", path, faults),
    }
    return built(OtherPresent, made, path, faults, before)


OPENED = names(
    "meeting",
    "present",
    "chair",
    "minute_taker",
    "absences",
    "stand_ins",
    "others",
    "chair_reason",
    "minute_taker_reason",
)


def opened_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, OPENED, path, faults)
    made = header(data, path, faults)
    made["meeting"] = text(data, "meeting", path, faults)
    made["present"] = texts(data, "present", path, faults)
    made["chair"] = text(data, "chair", path, faults)
    made["minute_taker"] = maybe_text(data, "minute_taker", path, faults)
    if "absences" in data:
        made["absences"] = entries(absence_from, data, "absences", path, faults)
    if "stand_ins" in data:
        made["stand_ins"] = entries(stand_in_from, data, "stand_ins", path, faults)
    if "others" in data:
        made["others"] = entries(other_from, data, "others", path, faults)
    made["chair_reason"] = maybe_text(data, "chair_reason", path, faults)
    made["minute_taker_reason"] = maybe_text(data, "minute_taker_reason", path, faults)
    return built(MeetingOpened, made, path, faults, before)


ENDED = names("meeting", "tasks_agreed", "process_evaluated", "next_meeting_on", "next_minute_taker")


def ended_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, ENDED, path, faults)
    made = header(data, path, faults)
    made["meeting"] = text(data, "meeting", path, faults)
    made["tasks_agreed"] = truth(data, "tasks_agreed", path, faults)
    made["process_evaluated"] = truth(data, "process_evaluated", path, faults)
    made["next_meeting_on"] = (
        None if data.get("next_meeting_on") is None else day(data, "next_meeting_on", path, faults)
    )
    made["next_minute_taker"] = maybe_text(data, "next_minute_taker", path, faults)
    return built(MeetingEnded, made, path, faults, before)


EVALUATED = names("meeting", "asked", "text")


def evaluated_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, EVALUATED, path, faults)
    made = header(data, path, faults)
    made["meeting"] = text(data, "meeting", path, faults)
    made["text"] = maybe_text(data, "text", path, faults)
    asked = []
    for index, each in enumerate(listed(data, "asked", path, faults)):
        try:
            asked.append(ProcessQuestion(each))
        except (ValueError, TypeError):
            faults.append((f"{path}.asked[{index}]", "is none of the values"))
    made["asked"] = frozenset(asked)
    if len(made["asked"]) < len(asked):
        faults.append((f"{path}.asked", "has the same entry twice"))
    return built(ProcessEvaluated, made, path, faults, before)


DEADLINE = frozenset({"day", "next_meeting"})


def deadline_from(data: Any, path: str, faults: Faults) -> Any:
    if not mapping(data, path, faults):
        return None
    before = len(faults)
    only(data, DEADLINE, path, faults)
    made: Data = {"day": None if data.get("day") is None else day(data, "day", path, faults)}
    if "next_meeting" in data:
        made["next_meeting"] = truth(data, "next_meeting", path, faults)
    return built(Deadline, made, path, faults, before)


TASK = frozenset({"id", "responsible", "deadline", "text", "measure"})


def task_from(data: Any, path: str, faults: Faults) -> Any:
    if not mapping(data, path, faults):
        return None
    before = len(faults)
    only(data, TASK, path, faults)
    made = {
        "id": text(data, "id", path, faults),
        "responsible": maybe_text(data, "responsible", path, faults),
        "deadline": (
            None if data.get("deadline") is None else deadline_from(data["deadline"], f"{path}.deadline", faults)
        ),
        "text": maybe_text(data, "text", path, faults),
        "measure": maybe_text(data, "measure", path, faults),
    }
    return built(Task, made, path, faults, before)


WRITTEN = names("meeting", "writer", "kinds", "tasks", "document", "writer_reason")


def written_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, WRITTEN, path, faults)
    made = header(data, path, faults)
    made["meeting"] = text(data, "meeting", path, faults)
    made["writer"] = text(data, "writer", path, faults)
    made["kinds"] = texts(data, "kinds", path, faults)
    if "tasks" in data:
        made["tasks"] = entries(task_from, data, "tasks", path, faults)
    made["document"] = maybe_text(data, "document", path, faults)
    made["writer_reason"] = maybe_text(data, "writer_reason", path, faults)
    return built(MinutesWritten, made, path, faults, before)


GRANT = frozenset({"object", "agency", "kinds", "last_day"})


def grant_from(data: Any, path: str, faults: Faults) -> Any:
    if not mapping(data, path, faults):
        return None
    before = len(faults)
    only(data, GRANT, path, faults)
    made = {
        "object": one_of(ConsentObject, data, "object", path, faults),
        "agency": text(data, "agency", path, faults),
        "last_day": None if data.get("last_day") is None else day(data, "last_day", path, faults),
    }
    if "kinds" in data:
        made["kinds"] = texts(data, "kinds", path, faults)
    return built(Grant, made, path, faults, before)


GIVEN = names("grantor", "capacity", "grants", "first_day", "manner", "informed", "document", "scope", "alone_ground")


def given_from(data: Data, path: str, faults: Faults) -> Any:
    before = len(faults)
    only(data, GIVEN, path, faults)
    made = header(data, path, faults)
    made["grantor"] = text(data, "grantor", path, faults)
    made["capacity"] = one_of(Capacity, data, "capacity", path, faults)
    made["grants"] = entries(grant_from, data, "grants", path, faults)
    made["first_day"] = day(data, "first_day", path, faults)
    made["manner"] = one_of(Manner, data, "manner", path, faults)
    made["informed"] = truth(data, "informed", path, faults)
    made["document"] = maybe_text(data, "document", path, faults)
    if "scope" in data:
        made["scope"] = one_of(FormScope, data, "scope", path, faults)
    made["alone_ground"] = maybe_text(data, "alone_ground", path, faults)
    return built(ConsentGiven, made, path, faults, before)


READERS: Final[dict[str, Reader]] = {
    "minutes-acknowledged": acknowledged_from,
    "work-done": done_from,
    "minutes-shared": shared_from,
    "member-joined": joined_from,
    "meeting-called": called_from,
    "meeting-opened": opened_from,
    "meeting-ended": ended_from,
    "process-evaluated": evaluated_from,
    "minutes-written": written_from,
    "consent-given": given_from,
}


def event_by_hand(data: Any, path: str, faults: Faults) -> Any:
    """One event."""
    if not mapping(data, path, faults):
        return None
    fields = dict(data)
    tag, number = fields.pop("tag", None), fields.pop("v", None)
    if not isinstance(tag, str) or tag not in READERS:
        faults.append((f"{path}.tag", "is missing or unknown"))
        return None
    if type(number) is not int or number != 1:
        faults.append((f"{path}.v", "must be a version that can be read"))
        return None
    return READERS[tag](fields, path, faults)


def placed_by_hand(data: Any, path: str, last: int, faults: Faults) -> tuple[Any, int]:
    """One event, and its place in the record."""
    if not mapping(data, path, faults):
        return None, last
    fields = dict(data)
    position = fields.pop("position", None)
    if type(position) is not int or position < 1:
        faults.append((f"{path}.position", "must be a position"))
        position = last + 1
    elif position != last + 1:
        faults.append((f"{path}.position", "must be the next position"))
        position = max(position, last)
    return event_by_hand(fields, path, faults), position


def read_by_hand(source: str) -> Record:
    """A record, or an error with every fault."""
    data = json.loads(source, object_pairs_hook=unique, parse_constant=no_constant)
    faults: Faults = []
    if not mapping(data, "$", faults):
        raise ValueError(faults)
    only(data, frozenset({"format", "version", "group", "events"}), "$", faults)
    if data.get("format") != "ansvar-record":
        faults.append(("format", "must be a record"))
    if data.get("version") != 2 or type(data["version"]) is not int:
        faults.append(("version", "must be a version that can be read"))
    group = data.get("group")
    try:
        check_id(group, "group")
    except InvalidValue as error:
        faults.append(("group", error.problem))
    events: list[Any] = []
    seen: set[str] = set()
    last = 0
    for index, each in enumerate(listed(data, "events", "$", faults)):
        path = f"events[{index}]"
        event, last = placed_by_hand(each, path, last, faults)
        if event is not None:
            if event.group != group:
                faults.append((f"{path}.group", "an event of another group"))
            if event.id in seen:
                faults.append((f"{path}.id", "this id already stands in the record"))
            seen.add(event.id)
        events.append(event)
    if faults:
        raise ValueError(faults)
    return Record(group=str(group), events=events)


# --- by hand: writing ---------------------------------------------------------------------------------------------


def written(moment: datetime) -> str:
    """A time whose offset is whole minutes; no other kind is in the example."""
    return moment.isoformat()


def put(data: Data, **fields: Any) -> Data:
    """The fields that say something."""
    for name, value in fields.items():
        if value is not None:
            data[name] = value
    return data


def head(event: Event, tag: str, position: int, **own: Any) -> Data:
    """What every event carries, with what it must have of its own."""
    data = {
        "position": position,
        "tag": tag,
        "v": 1,
        "id": event.id,
        "group": event.group,
        "at": written(event.at),
        "actor": event.actor,
        **own,
    }
    if event.recorded_at != event.at:
        data["recorded_at"] = written(event.recorded_at)
    if event.recorded_by != event.actor:
        data["recorded_by"] = event.recorded_by
    if event.routine:
        data["routine"] = sorted(event.routine)
    return data


def acknowledged_to(event: MinutesAcknowledged, position: int) -> Data:
    return head(event, "minutes-acknowledged", position, meeting=event.meeting, party=event.party)


def done_to(event: WorkDone, position: int) -> Data:
    return head(event, "work-done", position, work=event.work)


def shared_to(event: MinutesShared, position: int) -> Data:
    return head(event, "minutes-shared", position, meeting=event.meeting, recipients=sorted(event.recipients))


def joined_to(event: MemberJoined, position: int) -> Data:
    member = event.member
    data: Data = {"party": member.party, "agency": member.agency}
    if member.function is not None:
        data["function"] = member.function
    if member.attendance is not Attendance.EVERY_MEETING:
        data["attendance"] = member.attendance.value
    if member.sub_responsibility is not None:
        data["sub_responsibility"] = member.sub_responsibility
    if not member.takes_turns:
        data["takes_turns"] = False
    if member.primary_group:
        data["primary_group"] = True
    return head(event, "member-joined", position, member=data)


def item_to(item: AgendaItem) -> Data:
    data: Data = {"id": item.id, "topic": item.topic.value}
    if item.kinds:
        data["kinds"] = sorted(item.kinds)
    if item.text is not None:
        data["text"] = item.text
    return data


def called_to(event: MeetingCalled, position: int) -> Data:
    data = head(
        event,
        "meeting-called",
        position,
        meeting=event.meeting,
        starts=written(event.starts),
        purpose=event.purpose,
    )
    if event.ends is not None:
        data["ends"] = written(event.ends)
    if event.agenda:
        data["agenda"] = [item_to(each) for each in event.agenda]
    if event.called:
        data["called"] = sorted(event.called)
    if event.invited:
        data["invited"] = sorted(event.invited)
    return put(data, chair=event.chair, minute_taker=event.minute_taker, off_rota_reason=event.off_rota_reason)


def opened_to(event: MeetingOpened, position: int) -> Data:
    data = head(
        event,
        "meeting-opened",
        position,
        meeting=event.meeting,
        present=sorted(event.present),
        chair=event.chair,
    )
    if event.absences:
        data["absences"] = [put({"party": each.party}, reason=each.reason) for each in event.absences]
    if event.stand_ins:
        data["stand_ins"] = [{"party": each.party, "member": each.member} for each in event.stand_ins]
    if event.others:
        data["others"] = [{"party": each.party, "wished_by_user": each.wished_by_user} for each in event.others]
    return put(
        data,
        minute_taker=event.minute_taker,
        chair_reason=event.chair_reason,
        minute_taker_reason=event.minute_taker_reason,
    )


def ended_to(event: MeetingEnded, position: int) -> Data:
    data = head(
        event,
        "meeting-ended",
        position,
        meeting=event.meeting,
        tasks_agreed=event.tasks_agreed,
        process_evaluated=event.process_evaluated,
    )
    if event.next_meeting_on is not None:
        data["next_meeting_on"] = event.next_meeting_on.isoformat()
    if event.next_minute_taker is not None:
        data["next_minute_taker"] = event.next_minute_taker
    return data


def evaluated_to(event: ProcessEvaluated, position: int) -> Data:
    asked = sorted(each.value for each in event.asked)
    data = head(event, "process-evaluated", position, meeting=event.meeting, asked=asked)
    if event.text is not None:
        data["text"] = event.text
    return data


def deadline_to(deadline: Deadline) -> Data:
    return {"day": deadline.day.isoformat()} if deadline.day is not None else {"next_meeting": True}


def task_to(task: Task) -> Data:
    data: Data = {"id": task.id}
    if task.deadline is not None:
        data["deadline"] = deadline_to(task.deadline)
    return put(data, responsible=task.responsible, text=task.text, measure=task.measure)


def written_to(event: MinutesWritten, position: int) -> Data:
    data = head(
        event,
        "minutes-written",
        position,
        meeting=event.meeting,
        writer=event.writer,
        kinds=sorted(event.kinds),
    )
    if event.tasks:
        data["tasks"] = [task_to(each) for each in event.tasks]
    return put(data, document=event.document, writer_reason=event.writer_reason)


def grant_to(grant: Grant) -> Data:
    data: Data = {"object": grant.object.value, "agency": grant.agency}
    if grant.kinds:
        data["kinds"] = sorted(grant.kinds)
    if grant.last_day is not None:
        data["last_day"] = grant.last_day.isoformat()
    return data


def given_to(event: ConsentGiven, position: int) -> Data:
    data = head(
        event,
        "consent-given",
        position,
        grantor=event.grantor,
        capacity=event.capacity.value,
        grants=[grant_to(each) for each in event.grants],
        first_day=event.first_day.isoformat(),
        manner=event.manner.value,
        informed=event.informed,
    )
    if event.scope is not FormScope.THESE_AGENCIES:
        data["scope"] = event.scope.value
    return put(data, document=event.document, alone_ground=event.alone_ground)


WRITERS: Final[dict[type[Event], Callable[[Any, int], Data]]] = {
    MinutesAcknowledged: acknowledged_to,
    WorkDone: done_to,
    MinutesShared: shared_to,
    MemberJoined: joined_to,
    MeetingCalled: called_to,
    MeetingOpened: opened_to,
    MeetingEnded: ended_to,
    ProcessEvaluated: evaluated_to,
    MinutesWritten: written_to,
    ConsentGiven: given_to,
}


def write_by_hand(record: Record) -> str:
    """A record as JSON, in one go and on one line."""
    events = [WRITERS[type(event)](event, position) for position, event in enumerate(record.events, 1)]
    data = {"format": "ansvar-record", "version": 2, "group": record.group, "events": events}
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


# --- pydantic -----------------------------------------------------------------------------------------------------


def adapter(kinds: Iterable[type[Event]]) -> Any:
    """A type adapter of a record of these kinds: a frozen model each, told apart by their tags.

    It makes none of the library's checks but that each field is there, has its type and is known.
    """
    made: dict[type[Any], Any] = {}
    # What is in them is known at run time only.
    either: Any = typing.Union
    annotated: Any = typing.Annotated
    config = pydantic.ConfigDict(frozen=True, extra="forbid")

    def typed(hint: Any) -> Any:
        arguments = typing.get_args(hint)
        if isinstance(hint, type) and attrs.has(hint):
            return model(hint)
        if hint is datetime:
            return pydantic.AwareDatetime
        if typing.get_origin(hint) in (tuple, frozenset):
            inner = (typed(arguments[0]), ...) if typing.get_origin(hint) is tuple else (typed(arguments[0]),)
            return GenericAlias(typing.get_origin(hint), inner)
        return typing.Optional[typed(arguments[0])] if arguments else hint  # noqa: UP045  # made at run time

    def model(kind: type[Any], **first: Any) -> Any:
        if kind not in made:
            hints = typing.get_type_hints(kind)
            fields = dict(first)
            for field in attrs.fields(kind):
                hint = typed(hints[field.name])
                if field.default is attrs.NOTHING:
                    fields[field.name] = (hint, ...)
                elif isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]  # a class, typed as a function
                    fields[field.name] = (typing.Optional[hint], None)  # noqa: UP045  # made at run time
                else:
                    fields[field.name] = (hint, field.default)
            made[kind] = pydantic.create_model(kind.__name__, __config__=config, **fields)
        return made[kind]

    union = either[
        tuple(
            model(kind, position=(int, ...), tag=(typing.Literal[kind.tag], ...), v=(typing.Literal[1], ...))
            for kind in kinds
        )
    ]
    events = GenericAlias(tuple, (annotated[union, pydantic.Field(discriminator="tag")], ...))
    fields: dict[str, Any] = {
        "format": (typing.Literal["ansvar-record"], ...),
        "version": (typing.Literal[2], ...),
        "group": (str, ...),
        "events": (events, ...),
    }
    return pydantic.TypeAdapter(pydantic.create_model("Record", __config__=config, **fields))


# --- all of them do the same --------------------------------------------------------------------------------------


def same(data: Any) -> Any:
    """Data in which the order of a list of texts means nothing."""
    if isinstance(data, dict):
        return {name: same(each) for name, each in data.items()}
    if isinstance(data, list):
        inner = [same(each) for each in data]
        return sorted(inner) if all(isinstance(each, str) for each in inner) else inner
    return data


def require(holds: bool, claim: str) -> None:
    """Stop when something is not as the table will say."""
    if not holds:
        raise SystemExit(f"not so: {claim}")


BROKEN: Final[Mapping[str, Any]] = MappingProxyType(
    {"another type": 7, "a list": [[]], "half a character": "\ud800", "nothing": None}
)


def faulty(data: Data) -> Iterable[Data]:
    """The record with each field of each kind's first event broken in each way, and with one too many."""
    met = set()
    for index, event in enumerate(data["events"]):
        if event["tag"] in met:
            continue
        met.add(event["tag"])
        for name in event:
            for value in BROKEN.values():
                yield _with(data, index, {**event, name: value})
            yield _with(data, index, {key: value for key, value in event.items() if key != name})
        yield _with(data, index, {**event, "later": 1})


def _with(data: Data, index: int, event: Data) -> Data:
    return {**data, "events": [*data["events"][:index], event, *data["events"][index + 1 :]]}


def places(read: Callable[[str], Record], source: str) -> set[str]:
    """Where faults are found."""
    try:
        read(source)
    except CorruptRecord as error:
        return {path for path, _ in error.faults}
    except ValueError as error:
        return {path for path, _ in error.args[0]}
    return set()


def agreed(record: Record) -> int:
    """Show that the code by hand does what the library does; the number of broken records both refused alike."""
    source = record_to_json(record)
    data = json.loads(source)
    require(read_by_hand(source) == record == record_from_json(source), "both read the same")
    require(json.loads(write_by_hand(record)) == data, "both write the same")
    n = 0
    for broken in faulty(data):
        wrong = json.dumps(broken)
        ours, theirs = places(record_from_json, wrong), places(read_by_hand, wrong)
        require(ours == theirs, f"both find the same faults: {sorted(ours ^ theirs)}")
        n += bool(ours)
    return n


# --- measuring ----------------------------------------------------------------------------------------------------


def timed(work: Callable[[], object]) -> float:
    """Seconds for one go."""
    start = perf_counter()
    work()
    return perf_counter() - start


def medians(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median of each, all of them once in every round."""
    for work in works.values():
        work()
    rounds = [[timed(work) for work in works.values()] for _ in range(ROUNDS)]
    return dict(zip(works, map(statistics.median, zip(*rounds, strict=True)), strict=True))


def row(goal: str, ours: float, theirs: float, events: int, wanted: str) -> None:
    """A line of the table."""
    micro = 1e6 / events
    print(f"| {goal} | {ours * micro:.2f} | {theirs * micro:.2f} | {ours / theirs:.2f} | {wanted} |")


def bare(record: Record) -> list[bytes]:
    """What seals are hashes of, of the same lengths: each event's text, and each link of the chain."""
    texts = [json.dumps(event_to_dict(event), separators=(",", ":")).encode() for event in record]
    links = [f"{'0' * 64}:{place}:{event.id}:{'0' * 64}".encode() for place, event in enumerate(record, 1)]
    return texts + links


def hashed(texts: list[bytes]) -> list[str]:
    """Hashing and nothing else."""
    return [hashlib.sha256(each).hexdigest() for each in texts]


def main() -> int:
    """Print the table."""
    whole = record_from_json(RECORD.read_text(encoding="utf-8"))
    common = [tag for tag, _ in Counter(event.tag for event in whole).most_common(KINDS)]
    require(set(common) == set(READERS), "the ten commonest kinds are those written by hand")
    ten = Record(group=whole.group, events=(event for event in whole if event.tag in common))
    refused = agreed(ten)
    packages = [name for name in ("attrs", "cattrs", "orjson", "pydantic") if name not in missing()]
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    print(f"Python {sys.version.split()[0]}, {versions}; medians of {ROUNDS} interleaved rounds")
    print(f"{len(ten)} events of {KINDS} kinds by hand ({refused} broken records refused alike), {len(whole)} of all\n")

    source = record_to_json(ten)
    works: dict[str, Callable[[], object]] = {
        "read": partial(record_from_json, source),
        "read by hand": partial(read_by_hand, source),
        "write": partial(record_to_json, ten),
        "write by hand": partial(write_by_hand, ten),
        "seal": partial(seal, whole),
        "dump": partial(record_to_json, whole),
        "hash": partial(hashed, bare(whole)),
    }
    peers: dict[str, Callable[[], object]] = {}
    if not missing():
        model = adapter({type(event) for event in whole})
        bytes_of_all = quick.record_to_bytes(whole)
        theirs = model.validate_json(bytes_of_all)
        lean = partial(model.dump_json, theirs, exclude_defaults=True)
        require(quick.record_from_trusted(bytes_of_all) == whole, "the quick path reads the same")
        require(json.loads(bytes_of_all) == record_to_dict(whole), "the quick path writes the same")
        require(same(json.loads(lean())) == same(record_to_dict(whole)), "pydantic writes the same")
        peers = {
            "quick write": partial(quick.record_to_bytes, whole),
            "pydantic write": lean,
            "pydantic write all": partial(model.dump_json, theirs),
            "quick read": partial(quick.record_from_trusted, bytes_of_all),
            "pydantic read": partial(model.validate_json, bytes_of_all),
        }
    found = medians({**works, **peers})
    print("| | library, µs an event | other, µs an event | ratio | wanted |")
    print("| --- | --- | --- | --- | --- |")
    row("strict reading / by hand", found["read"], found["read by hand"], len(ten), "≤ 1.20")
    row("strict writing / by hand", found["write"], found["write by hand"], len(ten), "≤ 1.20")
    if peers:
        every = len(whole)
        row("quick writing / pydantic, defaults left out", found["quick write"], found["pydantic write"], every, "≤ 1")
        row("quick writing / pydantic, defaults written", found["quick write"], found["pydantic write all"], every, "")
        row("trusted reading / pydantic", found["quick read"], found["pydantic read"], every, "≤ 1.67")
    row("sealing / dump and hash", found["seal"], found["dump"] + found["hash"], len(whole), "≤ 1.10")
    if missing():
        print(f"\nNot measured, because not installed: {', '.join(missing())}.")
    return 0


def missing() -> list[str]:
    """Peers that are not here."""
    return [name for name, module in (("orjson", orjson), ("pydantic", pydantic)) if module is None]


if __name__ == "__main__":
    sys.exit(main())
