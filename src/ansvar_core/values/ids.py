"""Opaque ids, given by the caller and never made here.

A municipality's systems already name people, agencies and meetings.  The library keeps those names and asks only that
they say nothing about anybody, and that two that look the same are the same: an id shaped like a national identity
number is refused, and so is one in decomposed letters, in digits that are not 0-9, or with something in it that nobody
sees.

What was written before that was asked (records up to format 2) is read as it was written; see `IdAsWritten`.
"""

from __future__ import annotations

import re
import unicodedata
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
    "IdAsWritten",
    "InformationKind",
    "ItemId",
    "MeetingId",
    "ObjectionId",
    "PartyId",
    "WorkId",
    "as_ids",
    "as_written",
    "check_id",
    "holds_ids",
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

# Eleven digits standing alone, whole or split six and five by what people write there or what comes of copying: blanks,
# full stops, hyphens and slashes, and whatever is outside ASCII, where dashes, minus signs, dots and bars look alike.
# Not by an underline or a colon, which nobody writes there and systems put between two numbers of their own.  A longer
# run of digits, or one inside a word, as in most UUIDs, is no identity number.
IDENTITY_NUMBER: Final = r"(?<![0-9A-Za-z])[0-9]{6}[^!-,0-~]{0,3}[0-9]{5}(?![0-9A-Za-z])"
_SHORTEST_NUMBER: Final = 11
_IDENTITY_NUMBER = re.compile(IDENTITY_NUMBER)
# What was asked of ids in records up to format 2.
_IDENTITY_NUMBER_BEFORE = re.compile(r"(?<![0-9A-Za-z])[0-9]{6}[ .\-]?[0-9]{5}(?![0-9A-Za-z])")

# Letters, marks and signs without a width or a line; format characters, and every blank but the plain one, are not
# printable to begin with.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


class IdAsWritten(str):
    """An id from a record up to format 2, of which less was asked (identifikator som skrevet).

    It is equal to its text.  Reading makes it, and nothing else should: a record that holds one is written in format 2,
    so that it can be read again.
    """

    __slots__ = ()


def check_id(value: object, field: str) -> None:
    """Say what is wrong with an id, if anything is (kontroll av en identifikator).

    Raises `InvalidValue` for anything but 1-200 printable characters without outer blanks, for what is shaped like a
    national identity number, and for what looks like another id than it is: letters that are not in composed form
    (NFC), digits that are not 0-9, and what is not seen.
    """
    if not isinstance(value, str):
        raise InvalidValue(field, "an id must be text")
    if not value or len(value) > MAX_LENGTH:
        raise InvalidValue(field, f"an id has 1 to {MAX_LENGTH} characters")
    if not value.isprintable() or value != value.strip():
        raise InvalidValue(field, "an id has only printable characters and no blanks at its ends")
    if not value.isascii() and not isinstance(value, IdAsWritten):
        _check_as_seen(value, field)
    if len(value) >= _SHORTEST_NUMBER and _IDENTITY_NUMBER.search(value):
        if isinstance(value, IdAsWritten) and not _IDENTITY_NUMBER_BEFORE.search(value):
            return
        raise InvalidValue(field, "this is shaped like a national identity number; give an opaque id instead")


def _check_as_seen(value: str, field: str) -> None:
    if not unicodedata.is_normalized("NFC", value):
        raise InvalidValue(field, "an id has its letters in composed form (NFC), or two ids could look the same")
    # Every sort of number and not only the decimals: raised, encircled and Roman ones are read as digits too.
    if any(not each.isascii() and unicodedata.category(each).startswith("N") for each in value):
        raise InvalidValue(field, "an id has no digits but 0-9, or two ids could look the same")
    if _UNSEEN.search(value):
        raise InvalidValue(field, "an id has nothing in it that is not seen, or two ids could look the same")


def as_written(value: Any) -> Any:
    """An id as it was written, when less was asked of one (som skrevet); whatever else it is stays as it is."""
    if type(value) is not str:
        return value
    try:
        check_id(value, "id")
    except InvalidValue:
        return IdAsWritten(value)
    return value


def holds_ids(attribute: attrs.Attribute[Any]) -> bool:
    """Whether a field holds an id, or several (felt med identifikator)."""
    validators = getattr(attribute.validator, "_validators", (attribute.validator,))
    return any(each in (is_id, is_optional_id, is_ids) for each in validators)


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


def is_ids(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Validate a collection of ids (validator for flere identifikatorer); raises `InvalidValue`."""
    for each in value:
        check_id(each, attribute.name)
