"""Seals: whoever keeps them can show that a record is the one that was sealed, and where it is not.

A seal is the digest of one event, chained to those before it.  It proves that nothing was changed, taken out, put in or
moved since the seals were made, to somebody who holds the seals, or only the last of them, in a place that the writer
of the record cannot reach.  It does not prove who wrote, that what was written is true, or that nothing was left out
before it was sealed; and whoever can replace both the record and the seals can seal anew.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

import attrs

from ansvar_core.codec.records import event_to_dict
from ansvar_core.codec.unknown import put_back
from ansvar_core.events.base import Event
from ansvar_core.record import Record, Unknown
from ansvar_core.values.checked import checked
from ansvar_core.values.ids import EventId
from ansvar_core.values.invalid import InvalidValue

__all__ = [
    "Seal",
    "Tampered",
    "Tampering",
    "digest",
    "is_text_of",
    "seal",
    "text_digest",
    "verify",
]

_START: Final = "0" * 64
_SALTED: Final = "sha256-salted:"
_SALT_LENGTH: Final = 16


def digest(event: Event) -> str:
    """The SHA-256 digest of an event as canonical JSON, in hexadecimal (fingeravtrykk av hendelse).

    Canonical is: names in order, no blanks, UTF-8.  What is written the same has the same digest everywhere and always;
    a new version of an event's schema gives another.
    """
    return _digest(event, ())


_CANONICAL: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _digest(event: Event, unknown: tuple[Unknown, ...]) -> str:
    """With the fields kept for others, so that they are sealed too, and the newer system has the same digest."""
    return hashlib.sha256(_bytes(_CANONICAL.encode(put_back(event_to_dict(event), unknown)))).hexdigest()


def _digests(events: tuple[Event, ...], unknown: Mapping[EventId, tuple[Unknown, ...]]) -> list[str]:
    """The digest of each event.

    All of them are written in one go, because `json` makes itself ready anew for each text it writes: a sixth of the
    sealing.  Between any two stands an empty text.  Inside a text every quotation mark is escaped, and no list of an
    event holds objects and texts, so that is found nowhere else, unless among fields that are kept for others.
    """
    if unknown or not events:
        return [_digest(event, unknown.get(event.id, ())) for event in events]
    apart: list[Any] = []
    for event in events:
        apart += (event_to_dict(event), "")
    texts = _CANONICAL.encode(apart)[2 : -len('},""]')].split('},"",{')
    return [hashlib.sha256(_bytes(f"{{{text}}}")).hexdigest() for text in texts]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Seal:
    """The seal of the event at a position (segl).

    `digest` is the event's own, `chain` the digest of that and of the chain before it.  The last chain seals all.
    """

    position: int
    event: EventId
    digest: str
    chain: str


def _link(chain: str, position: int, event: EventId, found: str) -> str:
    return hashlib.sha256(f"{chain}:{position}:{event}:{found}".encode()).hexdigest()


def seal(record: Record, after: Iterable[Seal] = ()) -> tuple[Seal, ...]:
    """The seals of a record (forsegle).

    `after` are the seals it already has: only what has come since is read, and the old ones come back with the new.
    """
    seals = list(after)
    chain = seals[-1].chain if seals else _START
    events = record.events[len(seals) :]
    digests = _digests(events, record.unknown)
    for position, (event, found) in enumerate(zip(events, digests, strict=True), len(seals) + 1):
        chain = _link(chain, position, event.id, found)
        seals.append(Seal(position=position, event=event.id, digest=found, chain=chain))
    return tuple(seals)


class Tampering(StrEnum):
    """What was done to a record, or to its seals (inngrep)."""

    CHANGED = "changed"
    """The event has another content."""
    REMOVED = "removed"
    """The event is not there."""
    INSERTED = "inserted"
    """The event was not sealed here, though later ones were."""
    MOVED = "moved"
    """The event stands at another place among the others."""
    UNSEALED = "unsealed"
    """The event came after the last seal.  That is no fault in itself."""
    BROKEN_SEAL = "broken-seal"
    """The seal does not follow from those before it: somebody has changed the seals."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Tampered:
    """Something that does not agree with the seals (avvik fra segl).

    `position` is the place in the record; for what is removed, the place it was sealed at.
    """

    what: Tampering
    position: int
    event: EventId


def verify(record: Record, seals: Iterable[Seal]) -> tuple[Tampered, ...]:
    """Where a record differs from its seals; nothing when it does not (kontroller segl).

    Reads the whole record once.  Events after the last seal are told as `Tampering.UNSEALED`.
    """
    kept = tuple(seals)
    found: list[Tampered] = list(_broken(kept))
    places = {each.event: place for place, each in enumerate(kept)}
    here = {event.id for event in record.events}
    found.extend(
        Tampered(what=Tampering.REMOVED, position=each.position, event=each.event)
        for each in kept
        if each.event not in here
    )
    known = [(position, event) for position, event in enumerate(record.events, 1) if event.id in places]
    last = max((position for position, _ in known), default=0)
    for position, event in enumerate(record.events, 1):
        if event.id not in places:
            what = Tampering.INSERTED if position < last else Tampering.UNSEALED
            found.append(Tampered(what=what, position=position, event=event.id))
        elif kept[places[event.id]].digest != _digest(event, record.unknown.get(event.id, ())):
            found.append(Tampered(what=Tampering.CHANGED, position=position, event=event.id))
    found.extend(
        Tampered(what=Tampering.MOVED, position=position, event=event.id)
        for position, event in _moved([(position, event, places[event.id]) for position, event in known])
    )
    return tuple(sorted(found, key=lambda each: (each.position, each.what)))


def _broken(seals: tuple[Seal, ...]) -> Iterable[Tampered]:
    chain = _START
    for place, each in enumerate(seals, 1):
        if each.position != place or each.chain != _link(chain, place, each.event, each.digest):
            yield Tampered(what=Tampering.BROKEN_SEAL, position=place, event=each.event)
        chain = each.chain


def _moved(known: list[tuple[int, Event, int]]) -> Iterable[tuple[int, Event]]:
    """The events outside the longest run that still stands in the order of the seals."""
    # Patience: the last of every length of rising run, and a way back from each.
    ends: list[int] = []
    back: list[int] = []
    for index, (_, _, place) in enumerate(known):
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            if known[ends[middle]][2] < place:
                low = middle + 1
            else:
                high = middle
        back.append(ends[low - 1] if low else -1)
        ends[low : low + 1] = [index]
    stays: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        stays.add(at)
        at = back[at]
    return ((position, event) for index, (position, event, _) in enumerate(known) if index not in stays)


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Without the error's own words, which hold the whole text.
        raise InvalidValue("text", "has half a character, a lone surrogate") from None


def text_digest(text: str, salt: bytes) -> str:
    """What can stand in a text field instead of the text, so that the text can be erased (saltet fingeravtrykk).

    The host keeps the text and the salt together, outside the record, and erases both when the law demands it.  What
    stands in the record then says nothing.  The salt is at least 16 random bytes, another for every text; the library
    draws none.  Raises `InvalidValue` for a salt that is too short.
    """
    if len(salt) < _SALT_LENGTH:
        raise InvalidValue("salt", f"needs at least {_SALT_LENGTH} bytes")
    return _SALTED + hmac.new(salt, _bytes(text), hashlib.sha256).hexdigest()


def is_text_of(found: str, text: str, salt: bytes) -> bool:
    """Whether a text is the one whose digest stands in a field (kontroller tekst)."""
    # As bytes, because what stands in the field may be a text with letters outside ASCII and no digest at all.
    return hmac.compare_digest(found.encode("utf-8", "surrogatepass"), text_digest(text, salt).encode())
