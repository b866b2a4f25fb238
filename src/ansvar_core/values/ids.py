"""Opaque ids, given by the caller and never made here.

A municipality's systems already name people, agencies and meetings.  The library keeps those names and asks only that
they say nothing about anybody: an id shaped like a national identity number is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ansvar_core.values.invalid import InvalidValue

if TYPE_CHECKING:
    import attrs

__all__ = [
    "AgencyId",
    "DocumentId",
    "EventId",
    "GoalId",
    "GroupId",
    "InformationKind",
    "ItemId",
    "MeetingId",
    "ObjectionId",
    "PartyId",
    "WorkId",
    "as_ids",
    "check_id",
    "is_codes",
    "is_id",
    "is_ids",
    "is_optional_id",
]

GroupId: TypeAlias = str
EventId: TypeAlias = str
PartyId: TypeAlias = str
AgencyId: TypeAlias = str
MeetingId: TypeAlias = str
ItemId: TypeAlias = str
GoalId: TypeAlias = str
WorkId: TypeAlias = str
ObjectionId: TypeAlias = str
DocumentId: TypeAlias = str
InformationKind: TypeAlias = str

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


def is_id(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate one id (validator for én identifikator); raises `InvalidValue`."""
    check_id(value, attribute.name)


def is_optional_id(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate an id or None (validator for en valgfri identifikator); raises `InvalidValue`."""
    if value is not None:
        check_id(value, attribute.name)


def is_codes(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Validate a collection of codes of rules (validator for koder); raises `InvalidValue`.

    A code is an id without blanks, so that no sentence about anybody can stand where one should.
    """
    for each in value:
        check_id(each, attribute.name)
        if any(sign.isspace() for sign in each):
            raise InvalidValue(attribute.name, "a code has no blanks")


def is_ids(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Validate a collection of ids (validator for flere identifikatorer); raises `InvalidValue`."""
    for each in value:
        check_id(each, attribute.name)
