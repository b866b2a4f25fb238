"""Opaque ids, given by the caller and never made here.

A municipality's systems already name people, agencies and meetings.  The library keeps those names and asks only that
they say nothing about anybody: an id shaped like a national identity number is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

from ansvar_core.values.invalid import InvalidValue

if TYPE_CHECKING:
    import attrs

__all__ = [
    "AgencyId",
    "DocumentId",
    "EventId",
    "GoalId",
    "GroupId",
    "Id",
    "InformationKind",
    "ItemId",
    "MeetingId",
    "ObjectionId",
    "PartyId",
    "WorkId",
    "as_ids",
    "as_optional_ids",
    "check_id",
    "is_id",
    "is_ids",
    "is_optional_id",
    "is_optional_ids",
]


class Id(str):
    """What sort of thing an id names, said once where the id has its name (art av identifikator).

    It stands in the annotation, `Annotated[str, Id("party")]`, so that whoever walks over fields can tell a person from
    an agency.  To a type checker, and to whoever makes a value, an id is text.
    """

    __slots__ = ()

    @property
    def sort(self) -> str:
        """The sort of thing (art)."""
        return str(self)


GroupId: TypeAlias = Annotated[str, Id("group")]
EventId: TypeAlias = Annotated[str, Id("event")]
PartyId: TypeAlias = Annotated[str, Id("party")]
AgencyId: TypeAlias = Annotated[str, Id("agency")]
MeetingId: TypeAlias = Annotated[str, Id("meeting")]
ItemId: TypeAlias = Annotated[str, Id("item")]
GoalId: TypeAlias = Annotated[str, Id("goal")]
WorkId: TypeAlias = Annotated[str, Id("work")]
ObjectionId: TypeAlias = Annotated[str, Id("objection")]
DocumentId: TypeAlias = Annotated[str, Id("document")]
InformationKind: TypeAlias = Annotated[str, Id("information-kind")]

MAX_LENGTH: Final = 200

# Eleven digits standing alone, whole or split six and five as on paper.  A longer run of digits, or one inside a word,
# as in most UUIDs, is no identity number.
IDENTITY_NUMBER: Final = r"(?<![0-9A-Za-z])[0-9]{6}[ .\-]?[0-9]{5}(?![0-9A-Za-z])"
_SHORTEST_NUMBER: Final = 11
_IDENTITY_NUMBER = re.compile(IDENTITY_NUMBER, re.ASCII)


def check_id(value: object, field: str) -> None:
    """Say what is wrong with an id, if anything is (kontroll av en identifikator).

    Raises `InvalidValue` for anything but 1-200 printable characters without outer blanks, and for what is shaped like
    a national identity number.
    """
    if not isinstance(value, str):
        raise InvalidValue(field, "an id must be text")
    if not value or len(value) > MAX_LENGTH:
        raise InvalidValue(field, f"an id has 1 to {MAX_LENGTH} characters")
    if not value.isprintable() or value != value.strip():
        raise InvalidValue(field, "an id has only printable characters and no blanks at its ends")
    if len(value) >= _SHORTEST_NUMBER and _IDENTITY_NUMBER.search(value):
        raise InvalidValue(field, "this is shaped like a national identity number; give an opaque id instead")


def as_ids(value: Iterable[str]) -> frozenset[str]:
    """A set of ids from any collection of them (identifikatorer).

    Raises `InvalidValue` for a single text, which would otherwise be taken for a collection of letters.
    """
    if isinstance(value, str):
        raise InvalidValue("ids", "needs a collection of ids, not one text")
    return frozenset(value)


def as_optional_ids(value: Iterable[str] | None) -> frozenset[str] | None:
    """A set of ids, or None where nothing is said (valgfrie identifikatorer); raises as `as_ids`."""
    return None if value is None else as_ids(value)


def is_id(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate one id (validator for én identifikator); raises `InvalidValue`."""
    check_id(value, attribute.name)


def is_optional_id(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate an id or None (validator for en valgfri identifikator); raises `InvalidValue`."""
    if value is not None:
        check_id(value, attribute.name)


def is_ids(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Validate a collection of ids (validator for flere identifikatorer); raises `InvalidValue`."""
    for each in value:
        check_id(each, attribute.name)


def is_optional_ids(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Validate a collection of ids or None (validator for valgfrie identifikatorer); raises `InvalidValue`."""
    for each in value or ():
        check_id(each, attribute.name)
