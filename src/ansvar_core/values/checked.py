"""A field holds what its type says.

Python does not look at annotations when a value is made: text passes for a yes, an instant for a day, nothing for
something.  `checked` makes one check of each annotation when a class is defined, so that no value can be made with
something else in it, by whatever way it is made: by hand, by reading, or as a changed copy.

Converted is what is exact and harmless: the text of an enumeration's member becomes the member, any iterable what the
field keeps, any aware time a plain one.  Everything else is `InvalidValue` with the field and what it must be.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sized
from datetime import date, datetime, timezone
from enum import Enum
from functools import wraps
from operator import is_
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeAlias, TypeVar, cast

import attrs

from ansvar_core.values.ids import SHORTEST_NUMBER, Id, IdAsWritten, check_id
from ansvar_core.values.instants import instant
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.ledger import Ledger

__all__ = ["HALF", "LARGEST", "any_ids", "any_optional_ids", "asked", "checked", "checking"]

Check: TypeAlias = Callable[[Any], Any]
P = ParamSpec("P")
R = TypeVar("R")

if TYPE_CHECKING:

    def any_ids(value: Iterable[str]) -> frozenset[str]:
        """Say to type checkers that any collection of ids will do (samling av identifikatorer)."""

    def any_optional_ids(value: Iterable[str] | None) -> frozenset[str] | None:
        """Say the same where nothing need be said (valgfri samling av identifikatorer)."""

else:
    # A class says to type checkers with a converter what else its field takes; what makes it what the field keeps is
    # the check of the annotation, so at run time there is nothing more to do.
    any_ids = any_optional_ids = None

LARGEST: Final = 2**53 - 1
"""The largest whole number that every reader of JSON has exactly (største heltall)."""

HALF: Final = re.compile("[\ud800-\udfff]")
"""Half a character, which cannot be written as UTF-8 (halvt tegn)."""


def checked(kind: type[Any], fields: list[Any]) -> list[Any]:
    """The fields of a class, each with the check that its annotation asks for (kontrollerte felt).

    For `field_transformer` of `attrs.frozen`.  A converter that a field has of its own comes first: it puts in order
    what has an order, and what it makes is checked.
    """
    made = {}
    for each in fields:
        if each.init and not each.inherited:
            check = checking(_meant(each.type, kind.__module__), each.name)
            made[each.name] = each.evolve(converter=_both(each.converter, check))
    return [made.get(each.name, each) for each in fields]


def _both(first: Any, check: Check | None) -> Any:
    if first is None or check is None:
        return first or check

    def convert(value: Any) -> Any:
        try:
            made = first(value)
        except (TypeError, AttributeError):
            # What it stumbled over is nothing that the field can hold.
            check(value)
            raise
        return check(made)

    return convert


def asked(function: Callable[P, R]) -> Callable[P, R]:
    """A question whose arguments are what their annotations say (spørsmål med kontrollerte argumenter).

    Raises `InvalidValue` naming the argument.
    """
    annotations, code = function.__annotations__, cast("types.FunctionType", function).__code__
    checks = {
        name: checking(_meant(annotation, function.__module__), name)
        for name, annotation in annotations.items()
        if name != "return"
    }
    # What is asked of a value has the value first, which is nobody's to give.
    placed = tuple(checks.get(name) for name in code.co_varnames[: code.co_argcount])

    @wraps(function)
    def ask(*args: Any, **kwargs: Any) -> R:
        given = [value if check is None else check(value) for check, value in zip(placed, args, strict=False)]
        named = {name: check(value) if (check := checks.get(name)) else value for name, value in kwargs.items()}
        # Whatever there are too many of is for Python to refuse, as of any function.
        return function(*given, *args[len(given) :], **named)

    return cast("Callable[P, R]", ask)


# --- what an annotation means ------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Later:
    """An annotation that names what its module has not defined yet, such as the class that is being made."""

    annotation: str
    module: str


def _meant(annotation: str, module: str) -> Any:
    """What one annotation means where it stands.

    One by one, and not by the class, because that would look up those of every parent again for each.
    """
    try:
        return _looked_up(annotation, module)
    except NameError:
        return _Later(annotation=annotation, module=module)


def _looked_up(annotation: str, module: str) -> Any:
    # A class of that module with this one annotation, because typing looks up names where a class says it stands.
    holder = type("_Holder", (), {"__annotations__": {"meant": annotation}, "__module__": module})
    return typing.get_type_hints(holder, include_extras=True)["meant"]


def checking(hint: Any, name: str) -> Check | None:
    """The check that an annotation asks for of a field of some name; None where anything will do (kontroll).

    It returns the value, converted where that is harmless, and raises `InvalidValue` naming the field.
    """
    return _checking(hint, name, optional=False)


def _checking(hint: Any, name: str, *, optional: bool) -> Check | None:
    if isinstance(hint, _Later):
        return _when_asked(hint, name)
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _id(name, optional=optional) if _is_id(hint) else checking(inner[0], name)
    if origin in (typing.Union, types.UnionType):
        return _one_of(inner, name)
    if origin is tuple:
        return _listed(inner[0], name) if inner[-1] is Ellipsis else _row(inner, name)
    if origin is frozenset:
        return _set(inner[0], name)
    if origin is not None:
        return _generic(origin, inner, name)
    return _plain(hint, name, optional=optional)


def _is_id(hint: Any) -> bool:
    return typing.get_origin(hint) is typing.Annotated and any(isinstance(each, Id) for each in typing.get_args(hint))


def _plain(kind: Any, name: str, *, optional: bool) -> Check | None:
    if kind is str:
        return _text(name, optional=optional)
    if kind in _SCALARS:
        return _SCALARS[kind](name)
    if kind is tuple or kind is frozenset:
        return _listed(Any, name) if kind is tuple else _set(Any, name)
    if not isinstance(kind, type) or kind in (object, Any):
        return None
    # An enumeration without members stands for any of them.
    return _member(kind, name) if issubclass(kind, Enum) and len(kind) else _made_by(kind, name)


def _when_asked(later: _Later, name: str) -> Check:
    found: list[Check | None] = []

    def check(value: Any) -> Any:
        if not found:
            found.append(checking(_looked_up(later.annotation, later.module), name))
        return value if found[0] is None else found[0](value)

    return check


# --- the checks --------------------------------------------------------------------------------------------------
#
# Most values are of the very class that is asked for, and each check asks that first: some 0.1 µs a field.


def _id(name: str, *, optional: bool) -> Check:
    def check(value: Any) -> Any:
        # Short, of plain signs and without blanks: nothing can be wrong with it, and most are so.
        if (
            type(value) is str
            and 0 < len(value) < SHORTEST_NUMBER
            and value.isascii()
            and value.isprintable()
            and " " not in value
        ):
            return value
        if value is None and optional:
            return None
        check_id(value, name)
        return value if type(value) in (str, IdAsWritten) else str.__str__(value)

    return check


def _text(name: str, *, optional: bool) -> Check:
    def check(value: Any) -> Any:
        if type(value) is not str:
            if value is None and optional:
                return None
            if not isinstance(value, str):
                raise InvalidValue(name, "must be text")
            # The text of an enumeration's member, and of whatever else is text and more.
            value = str.__str__(value) if not isinstance(value, Enum) else value.value
        if not value.isascii() and HALF.search(value):
            raise InvalidValue(name, "has half a character, a lone surrogate")
        return value

    return check


def _yes_or_no(name: str) -> Check:
    def check(value: Any) -> Any:
        if value is True or value is False:
            return value
        raise InvalidValue(name, "must be true or false")

    return check


def _number(name: str) -> Check:
    def check(value: Any) -> Any:
        if type(value) is not int:
            raise InvalidValue(name, "must be a whole number")
        if not -LARGEST <= value <= LARGEST:
            raise InvalidValue(name, "is too large a number")
        return value

    return check


def _instant(name: str) -> Check:
    def check(value: Any) -> Any:
        if type(value) is datetime and type(value.tzinfo) is timezone and 1 < value.year < 9999:
            return value
        return instant(value, name)

    return check


def _day(name: str) -> Check:
    def check(value: Any) -> Any:
        if type(value) is date:
            return value
        if isinstance(value, date) and not isinstance(value, datetime):
            return date(value.year, value.month, value.day)
        raise InvalidValue(name, "must be a day, and neither an instant nor text")

    return check


_SCALARS: Final[Mapping[Any, Callable[[str], Check]]] = types.MappingProxyType(
    {bool: _yes_or_no, int: _number, datetime: _instant, date: _day}
)


def _member(kind: type[Enum], name: str) -> Check:
    members: dict[Any, Enum] = {each.value: each for each in kind}

    def check(value: Any) -> Any:
        if type(value) is kind:
            return value
        # Its own text; a member of another enumeration that has the same text means something else.
        if type(value) is str and value in members:
            return members[value]
        raise InvalidValue(name, f"must be one of the values of {kind.__name__}")

    return check


def _made_by(kind: type[Any], name: str) -> Check:
    # Somebody's own class under one of the library's would be written without what it adds.
    closed = kind.__module__.startswith(_OWN)

    def check(value: Any) -> Any:
        if type(value) is kind:
            return value
        if isinstance(value, kind) and (not closed or type(value).__module__.startswith(_OWN)):
            return value
        raise InvalidValue(name, f"must be {'an' if kind.__name__[0] in 'AEIO' else 'a'} {kind.__name__}")

    return check


_OWN: Final = "ansvar_core."


def _generic(origin: Any, inner: tuple[Any, ...], name: str) -> Check | None:
    # What a function must be, whoever calls it says: `rules.functions`.
    if origin is type:
        return _kind_of_class(inner[0], name)
    if origin is Iterable:
        return _one_by_one(inner[0], name)
    if origin is Mapping:
        return _mapping(name)
    return _made_by(origin, name) if origin is Ledger or attrs.has(origin) else None


def _kind_of_class(kind: Any, name: str) -> Check:
    above = getattr(kind, "__bound__", kind)
    above = above if isinstance(above, type) and above is not Any else object

    def check(value: Any) -> Any:
        if isinstance(value, type) and issubclass(value, above):
            return value
        raise InvalidValue(name, "must be a class" if above is object else f"must be a kind of {above.__name__}")

    return check


def _one_by_one(kind: Any, name: str) -> Check:
    """What is there is looked at now, and what comes one by one, such as the groups of a county, as it comes."""
    one = checking(kind, name)

    def check(value: Any) -> Any:
        entries = _entries(value, name)
        if one is None:
            return entries
        return tuple([one(each) for each in entries]) if isinstance(entries, Sized) else map(one, entries)

    return check


def _mapping(name: str) -> Check:
    def check(value: Any) -> Any:
        if isinstance(value, Mapping):
            return value
        raise InvalidValue(name, "must be a mapping from names")

    return check


def _one_of(kinds: tuple[Any, ...], name: str) -> Check | None:
    optional = types.NoneType in kinds
    others = tuple(each for each in kinds if each is not types.NoneType)
    one = _any_of(others, name) if len(others) > 1 else _checking(others[0], name, optional=optional)
    if one is None or not optional or (len(others) == 1 and (others[0] is str or _is_id(others[0]))):
        return one

    def check(value: Any) -> Any:
        return None if value is None else one(value)

    return check


def _any_of(kinds: tuple[Any, ...], name: str) -> Check | None:
    checks = [checking(each, name) for each in kinds]
    if None in checks:
        return None
    known = tuple(check for check in checks if check is not None)

    def check(value: Any) -> Any:
        for each in known:
            try:
                return each(value)
            except InvalidValue:
                continue
        raise InvalidValue(name, f"must be {' or '.join(_called(each) for each in kinds)}")

    return check


def _called(kind: Any) -> str:
    origin = typing.get_origin(kind)
    return str(getattr(origin or kind, "__name__", "something else"))


def _entries(value: Any, name: str) -> Iterable[Any]:
    # One text is no collection of letters, and the names of a mapping are not what it holds.
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray | Mapping):
        return value
    raise InvalidValue(name, "must be a collection")


def _listed(kind: Any, name: str) -> Check:
    one = checking(kind, name)

    def check(value: Any) -> Any:
        if type(value) is not tuple:
            value = tuple(_entries(value, name))
        if one is None or not value:
            return value
        made = [one(each) for each in value]
        # What was right all along stays the very same, as what is right alone does.
        return value if all(map(is_, value, made)) else tuple(made)

    return check


def _set(kind: Any, name: str) -> Check:
    one = checking(kind, name)

    def check(value: Any) -> Any:
        if type(value) is frozenset:
            if one is None or not value:
                return value
            made = [one(each) for each in value]
            return value if all(map(is_, value, made)) else frozenset(made)
        entries = tuple(_entries(value, name))
        try:
            return frozenset(entries if one is None else [one(each) for each in entries])
        except TypeError:
            raise InvalidValue(name, "has an entry that cannot be in a set") from None

    return check


def _row(kinds: tuple[Any, ...], name: str) -> Check:
    checks = tuple(checking(each, name) for each in kinds)

    def check(value: Any) -> Any:
        entries = tuple(_entries(value, name))
        if len(entries) != len(checks):
            raise InvalidValue(name, f"must have {len(checks)} parts")
        return tuple([each if one is None else one(each) for one, each in zip(checks, entries, strict=True)])

    return check
