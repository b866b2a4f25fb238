"""How `cattrs` is told to make plain data of values, and values of plain data.

It is loaded when something is first read or written; see `converting`.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from functools import cache
from itertools import repeat
from typing import Any, Final

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ansvar_core.codec.faults import MOST_FAULTS, Fault, faults_of, fields_of
from ansvar_core.codec.nesting import DEEPEST, TOO_DEEP, is_deeper
from ansvar_core.codec.records import event_from_dict, event_to_dict
from ansvar_core.events.base import NOT_WRITTEN, Event
from ansvar_core.values.checked import HALF, LARGEST
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import IdAsWritten
from ansvar_core.values.ledger import Ledger

__all__ = ["careful", "structured", "structured_whole", "unstructured", "unstructured_whole"]

_NAMES: Final = {str: "text", bool: "true or false", int: "a whole number"}


_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _enum(value: Any, kind: type[Enum]) -> Enum:
    # Of anything else the class would tell the whole in its error, however deep it is.
    if type(value) in (str, int):
        for each in kind:
            if each.value == value:
                return each
    raise Fault(f"is none of the values of {kind.__name__}")


def _scalar(value: Any, kind: type[Any]) -> Any:
    if type(value) is kind:
        # Half a character cannot be written again as UTF-8.
        if kind is str and not value.isascii() and HALF.search(value):
            raise Fault("has half a character, a lone surrogate")
        if kind is int and abs(value) > LARGEST:
            raise Fault("is too large a number")
        return value
    if issubclass(kind, Enum):
        return _enum(value, kind)
    if kind is str and type(value) is IdAsWritten:
        return value
    raise Fault(f"must be {_NAMES[kind]}")


def _day(value: Any, _: Any) -> date:
    if type(value) is not str or not _DAY.fullmatch(value):
        raise Fault("must be a day as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Fault("is a day that does not exist") from None


def _time(value: Any, _: Any) -> datetime:
    if type(value) is not str:
        raise Fault("must be a time in ISO 8601 with its offset")
    if not _TIME.fullmatch(value):
        naive = _TIME.fullmatch(f"{value}Z") is not None
        raise Fault("must say its offset from UTC" if naive else "must be a time in ISO 8601 with its offset")
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise Fault("is a time that does not exist") from None


def _written(value: datetime) -> str:
    """As RFC 3339 has it, whose offsets are whole minutes; local time was not always so."""
    text = value.isoformat()
    return text if len(text) in _WHOLE_MINUTES else value.astimezone(UTC).isoformat()


# --- shortcuts ----------------------------------------------------------------------------------------------------
#
# Each makes what is right faster and changes no answer: what a shortcut does not know goes the long way round.  What
# each saves was measured with CPython 3.11, where reading an event takes 14 µs and writing one takes 5.  Others stand
# where they work: `_mapping_only` here, and in `records`, `seals` and `dates`.

# 0.1 µs for each time written.  How long a time is when its offset is whole minutes: cheaper to ask than the offset.
_WHOLE_MINUTES: Final = (25, 32)


def _is_word(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _word(kind: type[StrEnum]) -> Any:
    """0.3 µs for each word read: looked up, which is cheaper than calling its class."""
    words = {each.value: each for each in kind}

    def structure(value: Any, _: Any) -> Any:
        return words[value] if type(value) is str and value in words else _scalar(value, kind)

    return structure


def _hook(converter: Converter, kind: Any) -> Any:
    return _word(kind) if _is_word(kind) else converter.get_structure_hook(kind)


def _texts(value: Any, kind: Any) -> Any:
    """0.3 µs for each set of texts read: no call for each of them."""
    if type(value) is not list:
        raise Fault("must be a list")
    for each in value:
        if type(each) is not str or not each.isascii():
            _scalar(each, str)
    made = frozenset(value)
    if len(made) < len(value):
        raise Fault("has the same entry twice")
    return made


def _out(converter: Converter, kind: Any) -> Any:
    """0.2 µs for each event written: nearly all were written down when they happened, by whose act they were."""
    _resolved(kind)
    if converter in _WHOLE:
        return make_dict_unstructure_fn(kind, converter)
    if not issubclass(kind, Event):
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)
    left_out: Any = {NOT_WRITTEN: override(omit=True)}
    whole = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **left_out)
    left_out |= {name: override(omit=True) for name in ("recorded_at", "recorded_by")}
    short = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **left_out)

    def unstructure(event: Any) -> Any:
        at_once = event.recorded_at is event.at and event.recorded_by == event.actor
        return short(event) if at_once else whole(event)

    return unstructure


def _optional_out(converter: Converter, kind: Any) -> Any:
    """With `_entries` 0.1 µs for each event written: one call fewer for each that is there."""
    (one,) = (each for each in typing.get_args(kind) if each is not types.NoneType)
    hook = converter.get_unstructure_hook(one)
    # A text is written as it is, and None too; with its own hook the generated code asks nothing.
    return hook if one is str else lambda value: None if value is None else hook(value)


def _entries(converter: Converter, kind: Any) -> Any:
    hook = converter.get_unstructure_hook(kind.__args__[0])
    return lambda value: [hook(each) for each in value]


# --- the converters -----------------------------------------------------------------------------------------------


def _converter(*, detailed: bool) -> Converter:
    made = Converter(detailed_validation=detailed)
    for kind in (str, int):
        # By class, because that is asked before any function.  A StrEnum comes here as a str, and bool as an int.
        made.register_structure_hook(kind, _scalar)
    made.register_structure_hook(datetime, _time)
    made.register_structure_hook(date, _day)
    made.register_unstructure_hook(datetime, _written)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook_factory(_is_set, lambda kind: _sorted(made, kind))
    made.register_unstructure_hook_factory(_is_row, lambda kind: _listed(made, kind))
    made.register_unstructure_hook_factory(_is_list_of_classes, lambda kind: _entries(made, kind))
    made.register_unstructure_hook_factory(_is_optional, lambda kind: _optional_out(made, kind))
    made.register_structure_hook_factory(_is_optional, lambda kind: _optional(made, kind))
    made.register_structure_hook_factory(_is_collection, lambda kind: _collection(made, kind))
    made.register_structure_hook_factory(_is_ledger, lambda kind: _ledger(made, kind))
    made.register_unstructure_hook_factory(_is_ledger, lambda kind: _ledger_out(made, kind))
    # A group keeps its events, of whatever kind, below the floor on which they stand.
    made.register_structure_hook_func(_is_any_event, lambda value, _: event_from_dict(value))
    made.register_unstructure_hook_func(_is_any_event, event_to_dict)
    made.register_structure_hook_factory(attrs.has, lambda kind: _class(made, kind))
    made.register_unstructure_hook_factory(attrs.has, lambda kind: _out(made, kind))
    return made


def _is_any_event(kind: Any) -> bool:
    return kind is Discreet


def _is_set(kind: Any) -> bool:
    return kind is frozenset or getattr(kind, "__origin__", None) is frozenset


def _is_collection(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) in (frozenset, tuple)


def _is_row(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple and kind.__args__[-1] is not Ellipsis


def _is_list_of_classes(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple and not _is_row(kind) and attrs.has(kind.__args__[0])


def _is_ledger(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is Ledger


def _is_optional(kind: Any) -> bool:
    return len(typing.get_args(kind)) == 2 and types.NoneType in typing.get_args(kind)


def _optional(converter: Converter, kind: Any) -> Any:
    (one,) = (each for each in typing.get_args(kind) if each is not types.NoneType)
    hook = _hook(converter, one)
    return lambda value, _: None if value is None else hook(value, one)


def _sorted(converter: Converter, kind: Any) -> Any:
    if typing.get_args(kind) == (str,):
        return sorted
    return lambda value: sorted(converter.unstructure(each) for each in value)


def _list_of(kind: Any) -> Any:
    return types.GenericAlias(list, (kind,))


def _collection(converter: Converter, kind: Any) -> Any:
    if _is_row(kind):
        return _row(converter, kind)
    of, one = kind.__origin__, kind.__args__[0]
    if one is str and of is frozenset and not converter.detailed_validation:
        return _texts
    # Asked for when first used, because a class may be made of itself.
    hook: list[Any] = []

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise Fault("must be a list")
        if converter.detailed_validation:
            made = _with_care(converter, value, repeat(one))
        else:
            hook[:] = hook or [_hook(converter, one)]
            made = [hook[0](each, one) for each in value]
        if of is frozenset and len(set(made)) < len(made):
            raise Fault("has the same entry twice")
        return of(made)

    return structure


def _with_care(converter: Converter, value: list[Any], kinds: Iterable[Any]) -> list[Any]:
    """Every entry by itself, with the faults of all; but no more than can be told, or a long list would fill memory."""
    made, wrong, told = [], list[Exception](), 0
    for index, (each, one) in enumerate(zip(value, kinds, strict=False)):
        try:
            made.append(converter.structure(each, one))
        except Exception as error:  # noqa: BLE001  # as cattrs does with a list
            error.add_note(IterableValidationNote("", index, one))
            wrong.append(error)
            told += sum(1 for _ in faults_of(error, ""))
            if told >= MOST_FAULTS:
                break
    if wrong:
        raise IterableValidationError("", wrong, list)
    return made


def _listed(converter: Converter, kind: Any) -> Any:
    return lambda value: [converter.unstructure(each, of) for each, of in zip(value, kind.__args__, strict=True)]


def _row(converter: Converter, kind: Any) -> Any:
    """A tuple of so many things, each of its own kind."""

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list or len(value) != len(kind.__args__):
            raise Fault(f"must be a list of {len(kind.__args__)}")
        if converter.detailed_validation:
            return tuple(_with_care(converter, value, kind.__args__))
        return tuple(converter.structure(each, of) for each, of in zip(value, kind.__args__, strict=True))

    return structure


def _ledger(converter: Converter, kind: Any) -> Any:
    row, listed = types.GenericAlias(tuple, kind.__args__), _list_of(types.GenericAlias(tuple, kind.__args__))

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise Fault("must be a list")
        careful = converter.detailed_validation
        made = Ledger[Any, Any](
            _with_care(converter, value, repeat(row)) if careful else converter.structure(value, listed)
        )
        if len(made) < len(value):
            raise Fault("has the same entry twice")
        return made

    return structure


def _ledger_out(converter: Converter, kind: Any) -> Any:
    """Found with the class that has the ledger, so that nothing is made when the first entry is written."""
    key, entry = (converter.get_unstructure_hook(each) for each in kind.__args__)
    return lambda value: [[key(name), entry(each)] for name, each in value.items()]


def _resolved(kind: Any) -> None:
    # What sort of thing an id names is not the codec's matter: to it, every id is text.
    attrs.resolve_types(kind, include_extras=False)


def _class(converter: Converter, kind: Any) -> Any:
    _resolved(kind)
    if converter.detailed_validation:
        # With care, every field is judged by itself; the class would stop at the first that is wrong.
        hooks = {each.name: _judging(converter, each) for each in attrs.fields(kind) if each.converter}
    else:
        hints = typing.get_type_hints(kind)
        hooks = {name: _word(hint) for name, hint in hints.items() if _is_word(hint)}
        # What JSON has as it is, the class checks itself, and makes a word its member.
        own = {each.name for each in attrs.fields(kind) if each.converter}
        hooks |= {name: _as_it_is for name, hint in hints.items() if name in own and _is_plain(hint)}
    fields: Any = {name: override(struct_hook=hook) for name, hook in hooks.items()}
    structure = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **fields)
    return _mapping_only(_lacking_none(structure, kind) if converter in _WHOLE else structure)


def _lacking_none(structure: Any, kind: Any) -> Any:
    """No field may be left out, whatever its default."""
    loose = [each for each in attrs.fields(kind) if each.init and each.default is not attrs.NOTHING]

    def complete(value: dict[Any, Any], _: Any) -> Any:
        lacking = [each for each in loose if each.name not in value]
        if not lacking:
            return structure(value, kind)
        wrong: list[Exception] = [_missing(each) for each in lacking]
        try:
            structure(value, kind)
        except BaseValidationError as error:
            wrong.extend(error.exceptions)
        raise ClassValidationError("", wrong, kind)

    return complete


def _missing(field: Any) -> KeyError:
    error = KeyError(field.name)
    error.add_note(AttributeValidationNote("", field.name, field.type))
    return error


def _as_it_is(value: Any, _: Any) -> Any:
    return value


def _is_plain(kind: Any) -> bool:
    if _is_optional(kind):
        return all(each is types.NoneType or _is_plain(each) for each in typing.get_args(kind))
    return kind in (str, bool, int) or _is_word(kind)


def _judging(converter: Converter, field: Any) -> Any:
    def structure(value: Any, kind: Any) -> Any:
        made = field.converter(converter.structure(value, kind))
        if field.validator:
            field.validator(None, field, made)
        return made

    return structure


def _mapping_only(structure: Any) -> Any:
    def checked(value: Any, kind: Any) -> Any:
        # 0.1 µs for each object read: `Mapping` is slow to ask for.
        fields = value if type(value) is dict else fields_of(value)
        if fields is None:
            raise Fault("must be an object with named fields")
        return structure(fields, kind)

    return checked


_CAREFUL: Final = _converter(detailed=True)
_QUICK: Final = _converter(detailed=False)
# Of a copy of the state, where what is left out could not be told from what was lost.
_WHOLE_CAREFUL: Final = _converter(detailed=True)
_WHOLE_QUICK: Final = _converter(detailed=False)
_WHOLE: Final = (_WHOLE_CAREFUL, _WHOLE_QUICK)


def careful(data: Any, kind: Any) -> Any:
    """The value in plain data, every part of it judged by itself (omhyggelig lesing)."""
    return _CAREFUL.structure(data, kind)


def structured(data: Any, kind: Any) -> Any:
    """The value in plain data (verdi fra data).

    What is right, and that is nearly everything, is read without keeping account of places.  Only when something is
    wrong it is read again with care.
    """
    return _structured(data, kind, _QUICK, _CAREFUL)


def structured_whole(data: Any, kind: Any) -> Any:
    """The value in plain data that lacks no field at any depth (verdi fra fullstendige data)."""
    return _structured(data, kind, _WHOLE_QUICK, _WHOLE_CAREFUL)


def _structured(data: Any, kind: Any, quick: Converter, careful: Converter) -> Any:
    try:
        return quick.structure(data, kind)
    except Exception:  # noqa: BLE001  # whatever it was, the careful reading says it with its place
        if is_deeper(data, DEEPEST):
            raise Fault(TOO_DEEP) from None
        return careful.structure(data, kind)


@cache
def _writing(kind: Any) -> Any:
    """0.1 µs for each event written: how to write a class is found once."""
    return _QUICK.get_unstructure_hook(kind)


def unstructured(value: Any, kind: Any) -> Any:
    """Plain data for a value of a kind (data fra verdi)."""
    return _writing(kind)(value)


def unstructured_whole(value: Any) -> Any:
    """Plain data for a value, with every field at every depth (fullstendige data fra verdi)."""
    return _WHOLE_QUICK.unstructure(value)
