"""JSON Schema (draft 2020-12) of what is written and answered, printed from the classes.

A schema says what can be said; whether it is in order is the rulebook's to judge.  It is as strict as the codec about
names, types and lists of words, and refuses what is not listed.  What no schema can say (that a meeting ends after it
starts, that an id stands once and is in composed form) the codec says.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType, NoneType
from typing import Any, Final

import attrs

from ansvar_core.choices import Gate, Permission, RoutinePoint, Weight
from ansvar_core.codec.profiles import ZONES
from ansvar_core.events.base import NOT_WRITTEN, Event
from ansvar_core.events.catalogue import EVENT_TYPES
from ansvar_core.options import Option
from ansvar_core.policies.differences import NotOwed, Without
from ansvar_core.policy import Policy
from ansvar_core.values.duty import Duty
from ansvar_core.values.findings import AnotherActor, ChangeProposal, DoFirst, Instead, Nothing, Wait
from ansvar_core.values.ids import IDENTITY_NUMBER, MAX_LENGTH, Id
from ansvar_core.values.parameter import parameters
from ansvar_core.values.terms import Forms, Text
from ansvar_core.values.verdict import Verdict
from ansvar_core.values.versions import came_with

__all__ = ["SCHEMAS", "json_schema"]

Schema = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PREFIX: Final = "ansvar.core.v1"
_ID: Final[Schema] = {
    "type": "string",
    "minLength": 1,
    "maxLength": MAX_LENGTH,
    "pattern": r"^\S(.*\S)?$",
    "not": {"pattern": IDENTITY_NUMBER},
}
_DAY: Final[Schema] = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TIME: Final[Schema] = {
    "type": "string",
    "format": "date-time",
    # Classes of digits and not \d, which dialects understand differently.
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$",
}
_PLAIN: Final[Mapping[Any, Schema]] = MappingProxyType(
    {str: {"type": "string"}, bool: {"type": "boolean"}, int: {"type": "integer"}, date: _DAY, datetime: _TIME}
)
_REMEDIES: Final = (DoFirst, ChangeProposal, Instead, AnotherActor, Wait, Nothing)


@attrs.frozen(kw_only=True)
class _Schemas:
    """Schemas of classes, each written once and referred to by its name."""

    written: dict[str, Schema] = attrs.field(factory=dict)
    answers: bool = False
    """Answers leave out what is empty, so only what never is can be required of them."""
    version: int | None = None
    """The older version of an event that is described; None is the newest."""

    def of(self, hint: Any) -> Schema:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin is typing.Annotated:
            return dict(_ID) if any(isinstance(each, Id) for each in arguments[1:]) else self.of(arguments[0])
        if hint in _PLAIN:
            return dict(_PLAIN[hint])
        if NoneType in arguments:
            (one,) = (each for each in arguments if each is not NoneType)
            return {"anyOf": [self.of(one), {"type": "null"}]}
        if origin is tuple and arguments[-1] is Ellipsis:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is frozenset:
            return {"type": "array", "items": self.of(arguments[0]), "uniqueItems": not self.answers}
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.named(hint.__name__, {"enum": [each.value for each in hint]})
        if isinstance(hint, type) and attrs.has(hint):
            return self._class(hint)
        if set(arguments) == set(_REMEDIES):
            return {"oneOf": [self._class(each) for each in _REMEDIES]}
        return {"type": "object"} if origin is not None and issubclass(origin, Mapping) else {}

    def named(self, name: str, schema: Schema) -> Schema:
        self.written[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def _class(self, kind: type[Any]) -> Schema:
        older = self.version is not None and max(came_with(kind).values(), default=1) > self.version
        name = f"{kind.__name__}.v{self.version}" if older else kind.__name__
        if name not in self.written:
            self.written[name] = {}
            self.written[name] = self.fields(kind)
        return {"$ref": f"#/$defs/{name}"}

    def fields(self, kind: type[Any], first: Mapping[str, Schema] | None = None) -> Schema:
        """An object with the fields of a class, after some that are no fields."""
        hints = typing.get_type_hints(kind, include_extras=not self.answers)
        listed = [field for field in attrs.fields(kind) if field.init and self._is_there(field)]
        properties = {**(first or {}), **{self._name(field): self._field(field, hints[field.name]) for field in listed}}
        must = [self._name(field) for field in listed if field.default is attrs.NOTHING or self._was_needed(field)]
        if self.answers:
            must = [field.name for field in listed if _never_empty(hints[field.name])]
        if self.answers and kind in _REMEDIES:
            properties = {"remedy": {"const": _kebab(kind.__name__)}, **properties}
            must = ["remedy", *must]
        required = [*(first or {}), *must]
        return {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def _is_there(self, field: attrs.Attribute[Any]) -> bool:
        there = self.version is None or field.metadata.get("since", 1) <= self.version
        return there and field.name != NOT_WRITTEN

    def _name(self, field: attrs.Attribute[Any]) -> str:
        name, before = field.metadata.get("once_called", (field.name, 0))
        return str(name) if self.version is not None and self.version < before else field.name

    def _was_needed(self, field: attrs.Attribute[Any]) -> bool:
        return self.version is not None and field.metadata.get("optional_since", 0) > self.version

    def _field(self, field: attrs.Attribute[Any], hint: Any) -> Schema:
        if self.answers:
            return self.of(hint)
        if self._was_needed(field):
            hint = next(each for each in typing.get_args(hint) if each is not NoneType)
        newer = {word for word, came in field.metadata.get("words_since", {}).items() if came > (self.version or came)}
        if newer:
            return {"enum": [each.value for each in hint if each not in newer]}
        return self.of(hint)


def _never_empty(hint: Any) -> bool:
    return isinstance(hint, type) and not attrs.has(hint) and typing.get_origin(hint) is None


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _whole(name: str, schema: Schema, schemas: _Schemas) -> Schema:
    defs = {"$defs": dict(sorted(schemas.written.items()))} if schemas.written else {}
    return {"$schema": _DIALECT, "$id": f"{_PREFIX}.{name}.schema.json", **schema, **defs}


def _events(schemas: _Schemas, extra: Mapping[str, Schema] | None = None) -> list[Schema]:
    found = []
    for kind in EVENT_TYPES:
        versions = [_version(schemas, kind, version, extra or {}) for version in range(kind.version, 0, -1)]
        name = f"event.{kind.tag}"
        schemas.written[name] = versions[0] if len(versions) == 1 else {"oneOf": _listed(schemas, name, versions)}
        found.append({"$ref": f"#/$defs/{name}"})
    return found


def _version(schemas: _Schemas, kind: type[Event], version: int, extra: Mapping[str, Schema]) -> Schema:
    """What an event looks like in one of its versions: what was written is read for ever, and written again so."""
    head: dict[str, Schema] = {**extra, "tag": {"const": kind.tag}, "v": {"const": version}}
    return attrs.evolve(schemas, version=None if version == kind.version else version).fields(kind, head)


def _listed(schemas: _Schemas, name: str, versions: list[Schema]) -> list[Schema]:
    """Each version by a name of its own, the newest first."""
    return [schemas.named(f"{name}.v{version}", each) for version, each in enumerate(reversed(versions), 1)][::-1]


def _event() -> Schema:
    schemas = _Schemas()
    found = {"oneOf": _events(schemas), "required": ["tag", "v"]}
    return _whole("record.event", found, schemas)


def _record() -> Schema:
    schemas = _Schemas()
    events = _events(schemas, {"position": {"type": "integer", "minimum": 1}})
    properties: Schema = {
        "format": {"const": "ansvar-record"},
        "version": {"enum": [2, 3]},
        "group": dict(_ID),
        "events": {"type": "array", "items": {"oneOf": events}},
    }
    return _whole("record", _object(properties), schemas)


def _object(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _profile() -> Schema:
    schemas = _Schemas()
    text = schemas.of(Text)
    reason: Schema = {"because": text, "source": {"type": "array", "items": {"type": "string"}}}
    reason |= {"first_day": _DAY, "last_day": _DAY}
    optional = ("source", "first_day", "last_day")

    def listed(kind: type[Any], without: tuple[str, ...] = ()) -> Schema:
        shape = schemas.fields(kind)
        own = {name: each for name, each in shape["properties"].items() if name not in (*without, *reason)}
        loose = tuple(name for name in own if name not in shape["required"])
        return {"type": "array", "items": _object({**own, **reason}, (*optional, *loose))}

    weight = listed(Weight)
    weight["items"]["properties"]["effect"] = {"enum": ["blocks", "warns", "informs", "off"]}
    words = schemas.of(Forms)
    term = _object(dict.fromkeys(("nb", "nn", "en"), words))
    properties: Schema = {
        "format": {"const": "ansvar-profile"},
        "version": {"const": 1},
        "name": dict(_ID),
        "label": text,
        "baseline": {"type": "string"},
        "documents": {"type": "array", "items": {"type": "string"}},
        "terms": {"type": "object", "properties": {"group": term, "coordinator": term}, "additionalProperties": False},
        "choices": {"type": "array", "items": {"oneOf": list(_choices(schemas, reason, optional))}},
        "effects": weight,
        "not_owed": listed(NotOwed),
        "permissions": listed(Permission),
        "gates": listed(Gate),
        "routine": listed(RoutinePoint),
        "without": listed(Without),
        "own_rules": {"type": "array", "items": {"type": "string"}},
    }
    must = ("format", "version", "name", "label")
    return _whole(
        "policy.profile", _object(properties, tuple(each for each in properties if each not in must)), schemas
    )


def _choices(schemas: _Schemas, reason: Schema, optional: tuple[str, ...]) -> typing.Iterator[Schema]:
    """One shape for each parameter, so that a value is checked against the key it stands with."""
    hints = typing.get_type_hints(Policy)
    for name, parameter in parameters(Policy).items():
        if name in ("gates", "permissions", "routine", "weights", "unowed"):
            continue
        value = {"enum": list(ZONES)} if name == "zone" else schemas.of(hints[name])
        if NoneType in typing.get_args(hints[name]):
            value = {"anyOf": [*value["anyOf"], {"const": "not-chosen"}]}
        yield _object({"key": {"const": parameter.key}, "value": value, **reason}, optional)


def _answer(name: str, kind: type[Any], first: Mapping[str, Schema], *, many: bool) -> Schema:
    schemas = _Schemas(answers=True)
    schemas.written["RuleTexts"] = _object({part: {"type": "string"} for part in ("wrong", "why", "do")})
    one = schemas.fields(kind, first)
    for told in ("Finding", "Duty"):
        if told in schemas.written:
            schemas.written[told]["properties"]["text"] = {"$ref": "#/$defs/RuleTexts"}
    if kind is Duty:
        one["properties"]["text"] = {"$ref": "#/$defs/RuleTexts"}
    return _whole(f"answer.{name}", {"type": "array", "items": one} if many else one, schemas)


SCHEMAS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "event": _event,
        "record": _record,
        "profile": _profile,
        "verdict": lambda: _answer("verdict", Verdict, {"permitted": {"type": "boolean"}}, many=False),
        "duties": lambda: _answer("duties", Duty, {}, many=True),
        "options": lambda: _answer("options", Option, {"possible": {"type": "boolean"}}, many=True),
    }
)
"""What there is a schema of, by name (skjemaer)."""


def json_schema(name: str) -> Schema:
    """The JSON Schema of an event, a record, a profile, a verdict, duties or options (JSON-skjema).

    Raises `KeyError` naming what has none.
    """
    made: Schema = SCHEMAS[name]()
    return made
