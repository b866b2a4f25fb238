"""Records and answers as JSON-ready dicts and as JSON text, in and out.  `cattrs` lives here alone.

An event is written flat, with its permanent `tag` and the version `v` of its schema first.  What has its default is
left out.  Sets are written sorted, times in ISO 8601 with their offset, days as `YYYY-MM-DD`, so the same record gives
the same text.

What is read is either right or a `CorruptRecord` that names every place.  The content itself is never repeated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from ansvar_core.audit import Report
from ansvar_core.errors import CorruptRecord, InvalidValue
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.record import Record
from ansvar_core.values.duty import Duty
from ansvar_core.values.findings import Finding
from ansvar_core.values.ids import check_id
from ansvar_core.values.terms import Language
from ansvar_core.values.verdict import Verdict

if TYPE_CHECKING:
    from ansvar_core.rulebook import Rulebook

__all__ = [
    "answer_to_dict",
    "answer_to_json",
    "event_from_dict",
    "event_from_json",
    "event_to_dict",
    "event_to_json",
    "record_from_dict",
    "record_from_json",
    "record_to_dict",
    "record_to_json",
]

FORMAT: Final = "ansvar-record"
FORMAT_VERSION: Final = 1

_FIELD_NAME: Final = re.compile(r"[a-z][a-z_]{0,39}")


class _Fault(ValueError):
    """A fault in what is read, told in words that repeat nothing of it."""


_NAMES: Final = {str: "text", bool: "true or false", int: "a whole number"}


def _enum(value: Any, kind: type[Enum]) -> Enum:
    try:
        return kind(value)
    except (ValueError, TypeError):
        raise _Fault(f"is none of the values of {kind.__name__}") from None


def _scalar(value: Any, kind: type) -> Any:
    if issubclass(kind, Enum):
        return _enum(value, kind)
    if type(value) is not kind:
        raise _Fault(f"must be {_NAMES[kind]}")
    return value


def _day(value: Any, _: Any) -> date:
    if type(value) is not str or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise _Fault("must be a day as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _Fault("is a day that does not exist") from None


def _time(value: Any, _: Any) -> datetime:
    if type(value) is not str:
        raise _Fault("must be a time in ISO 8601 with its offset")
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise _Fault("must be a time in ISO 8601 with its offset") from None
    if found.tzinfo is None:
        raise _Fault("must say its offset from UTC")
    return found


def _converter() -> Converter:
    made = Converter(detailed_validation=True)
    for kind in (str, int):
        # By class, because that is asked before any function.  A StrEnum comes here as a str, and bool as an int.
        made.register_structure_hook(kind, _scalar)
    made.register_structure_hook(datetime, _time)
    made.register_structure_hook(date, _day)
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook_func(_is_set, lambda value: sorted(made.unstructure(each) for each in value))
    made.register_structure_hook_func(_is_collection, lambda value, kind: _collection(made, value, kind))
    made.register_structure_hook_factory(
        attrs.has, lambda kind: _mapping_only(make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True))
    )
    made.register_unstructure_hook_factory(
        attrs.has, lambda kind: make_dict_unstructure_fn(kind, made, _cattrs_omit_if_default=True)
    )
    return made


def _is_set(kind: Any) -> bool:
    return kind is frozenset or getattr(kind, "__origin__", None) is frozenset


def _is_collection(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) in (frozenset, tuple)


def _collection(converter: Converter, value: Any, kind: Any) -> Any:
    if type(value) is not list:
        raise _Fault("must be a list")
    made = converter.structure(value, list[kind.__args__[0]])
    if kind.__origin__ is frozenset and len(set(made)) < len(made):
        raise _Fault("has the same entry twice")
    return kind.__origin__(made)


def _mapping_only(structure: Any) -> Any:
    def checked(value: Any, kind: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _Fault("must be an object with named fields")
        return structure(value, kind)

    return checked


_CONVERTER: Final = _converter()


# --- faults -------------------------------------------------------------------------------------------------------


def _faults(error: BaseException, path: str) -> Iterator[tuple[str, str]]:
    """Every fault under an error, with its place and without its content."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _faults(inner, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            known = name if _FIELD_NAME.fullmatch(name) else "…"
            yield f"{path}.{known}" if path else known, "is no field here"
    elif isinstance(error, InvalidValue):
        yield f"{path}.{error.field}" if not path.endswith(f".{error.field}") else path, error.problem
    elif isinstance(error, KeyError):
        yield path, "is missing"
    elif isinstance(error, _Fault):
        yield path, str(error)
    else:
        yield path, "cannot be what it should be"


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""


def _corrupt(faults: Iterable[tuple[str, str]]) -> CorruptRecord:
    found = [(path.lstrip(".") or "$", problem) for path, problem in faults]
    return CorruptRecord(*found[0], tuple(found))


def _parsed(text: str | bytes) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise CorruptRecord("$", "is not JSON that can be read") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _Fault("the same name twice")
    return made


def _no_constant(_: str) -> None:
    raise _Fault("no number")


# --- events and records -------------------------------------------------------------------------------------------


def event_to_dict(event: Event) -> dict[str, Any]:
    """An event as a JSON-ready dict (hendelse ut)."""
    return {"tag": event.tag, "v": event.version, **_CONVERTER.unstructure(event)}


def event_from_dict(data: Any) -> Event:
    """The event in a dict (hendelse inn); raises `CorruptRecord` naming every fault."""
    event, faults = _event(data, "")
    if event is None:
        raise _corrupt(faults)
    return event


def _event(data: Any, path: str) -> tuple[Event | None, list[tuple[str, str]]]:
    if not isinstance(data, Mapping):
        return None, [(path, "must be an object with named fields")]
    fields = dict(data)
    tag, version = fields.pop("tag", None), fields.pop("v", None)
    kind = EVENT_TYPE_BY_TAG.get(tag) if isinstance(tag, str) else None
    if kind is None:
        return None, [(f"{path}.tag", "is missing or unknown")]
    if type(version) is not int or version < 1:
        return None, [(f"{path}.v", "must be a version number")]
    if version > kind.version:
        return None, [(f"{path}.v", "is a version from the future; this library is too old to read it")]
    try:
        made: Event = _CONVERTER.structure(fields, kind)
    except (BaseValidationError, InvalidValue, _Fault) as error:
        return None, list(_faults(error, path))
    return made, []


def event_to_json(event: Event) -> str:
    """An event as JSON text (hendelse som JSON)."""
    return _dumped(event_to_dict(event))


def event_from_json(text: str | bytes) -> Event:
    """The event in a JSON text (hendelse fra JSON); raises `CorruptRecord` naming every fault."""
    return event_from_dict(_parsed(text))


def record_to_dict(record: Record) -> dict[str, Any]:
    """A record as a JSON-ready dict (logg ut)."""
    events = [event_to_dict(event) for event in record.events]
    return {"format": FORMAT, "version": FORMAT_VERSION, "group": record.group, "events": events}


def record_from_dict(data: Any) -> Record:
    """The record in a dict (logg inn); raises `CorruptRecord` naming every fault, such as `events[17].grantor`."""
    if not isinstance(data, Mapping):
        raise CorruptRecord("$", "must be an object with named fields")
    unknown = [str(name) for name in data if name not in _RECORD]
    faults = [(name if _FIELD_NAME.fullmatch(name) else "…", "is no field here") for name in unknown]
    if data.get("format") != FORMAT:
        faults.append(("format", f"must be {FORMAT!r}"))
    version = data.get("version")
    if type(version) is not int or version != FORMAT_VERSION:
        faults.append(("version", "is not a version of the format that this library reads"))
    listed = data.get("events")
    if type(listed) is not list:
        faults.append(("events", "must be a list"))
        listed = []
    events: list[Event] = []
    for index, each in enumerate(listed):
        event, wrong = _event(each, f"events[{index}]")
        faults += wrong
        events += [event] if event is not None else []
    group = data.get("group")
    try:
        check_id(group, "group")
    except InvalidValue as error:
        faults.append((error.field, error.problem))
    if faults:
        raise _corrupt(faults)
    return Record(group=str(group), events=tuple(events))


_RECORD: Final = ("format", "version", "group", "events")


def record_to_json(record: Record) -> str:
    """A record as JSON text, one event a line (logg som JSON)."""
    head = record_to_dict(record)
    events = ",\n  ".join(_dumped(event) for event in head.pop("events"))
    return _dumped(head)[:-1] + ', "events": [\n  ' + events + "\n]}\n"


def record_from_json(text: str | bytes) -> Record:
    """The record in a JSON text (logg fra JSON); raises `CorruptRecord` naming every fault."""
    return record_from_dict(_parsed(text))


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


# --- answers ------------------------------------------------------------------------------------------------------


def answer_to_dict(answer: Any, book: Rulebook | None = None, language: Language | str = Language.EN) -> Any:
    """An answer as JSON-ready data (svar ut): a verdict, duties, options, an agenda, a rota, a route or a report.

    With a rulebook, findings and duties carry their texts in the language asked for.
    """
    return _plain(answer, book, Language(language))


def answer_to_json(answer: Any, book: Rulebook | None = None, language: Language | str = Language.EN) -> str:
    """An answer as JSON text (svar som JSON)."""
    return _dumped(answer_to_dict(answer, book, language))


def _plain(value: Any, book: Rulebook | None, language: Language) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _plain(each, book, language) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each, book, language) for each in value]
    if isinstance(value, frozenset):
        return sorted(_plain(each, book, language) for each in value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if attrs.has(type(value)):
        fields = {field.name: _plain(getattr(value, field.name), book, language) for field in attrs.fields(type(value))}
        return {
            **_more(value, book, language),
            **{name: each for name, each in fields.items() if each not in (None, [], {})},
        }
    return value


def _more(value: Any, book: Rulebook | None, language: Language) -> dict[str, Any]:
    """What a reader wants to see first, and what only the class knows."""
    if isinstance(value, Verdict):
        return {"permitted": value.permitted}
    if isinstance(value, Report):
        return {"in_order": value.in_order}
    if hasattr(value, "possible"):
        return {"possible": value.possible}
    if isinstance(value, Finding | Duty) and book is not None:
        text = book.text(value.code)
        return {"text": {"wrong": text.wrong[language], "why": text.why[language], "do": text.do[language]}}
    name = type(value).__name__
    return {"remedy": _REMEDIES[name]} if name in _REMEDIES else {}


_REMEDIES: Final = {
    "DoFirst": "do-first",
    "ChangeProposal": "change-proposal",
    "Instead": "instead",
    "AnotherActor": "another-actor",
    "Wait": "wait",
    "Nothing": "nothing",
}
