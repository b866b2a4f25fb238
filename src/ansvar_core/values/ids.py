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
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, get_args

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
    "IdAsWritten",
    "InformationKind",
    "ItemId",
    "MeetingId",
    "ObjectionId",
    "PartyId",
    "Word",
    "WorkId",
    "as_ids",
    "as_written",
    "check_id",
    "holds_ids",
    "is_code",
    "is_codes",
    "sort_named",
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
Word: TypeAlias = Annotated[str, Id("word")]
"""A word of the caller's own, such as the kind of an agency or a code; it has the form of an id (ord)."""

MAX_LENGTH: Final = 200

# Eleven digits standing alone, whole or split six and five, by what people write there or what comes of copying:
# blanks, full stops, hyphens and slashes, and whatever is outside ASCII, where dashes, minus signs, dots and bars look
# the same.  Not by an underline or a colon, which nobody writes there and systems put between two numbers of their own.
# A longer run of digits, or one inside a word, as in most UUIDs, is no identity number.
IDENTITY_NUMBER: Final = r"(?<![0-9A-Za-z])[0-9]{6}[^!-,0-~]{0,3}[0-9]{5}(?![0-9A-Za-z])"
SHORTEST_NUMBER: Final = 11
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
    if len(value) >= SHORTEST_NUMBER and _IDENTITY_NUMBER.search(value):
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


def sort_named(hint: Any) -> str | None:
    """What sort of thing a field of some type names, one of them or several; None for no id (art som nevnes)."""
    for each in get_args(hint):
        found = each.sort if isinstance(each, Id) else sort_named(each)
        if found is not None:
            return found
    return None


def holds_ids(hint: Any) -> bool:
    """Whether a field of some type holds an id, or several (felt med identifikator)."""
    return sort_named(hint) is not None


def as_ids(value: Iterable[str]) -> frozenset[str]:
    """A set of ids from any collection of them (identifikatorer).

    Raises `InvalidValue` for a single text, which would otherwise be taken for a collection of letters.
    """
    if isinstance(value, str):
        raise InvalidValue("ids", "needs a collection of ids, not one text")
    return frozenset(value)


def is_codes(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Validate a collection of codes of rules (validator for koder); raises `InvalidValue`.

    A code is an id without blanks, so that no sentence about anybody can stand where one should.
    """
    for each in value:
        is_code(instance, attribute, each)


def is_code(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Validate one code of a rule, which is an id besides (validator for en kode); raises `InvalidValue`."""
    if any(sign.isspace() for sign in value):
        raise InvalidValue(attribute.name, "a code has no blanks")
