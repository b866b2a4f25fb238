"""What must be true of any group after any event, however it came about."""

from __future__ import annotations

from collections.abc import Iterator

from ansvar_core import (
    ConsentGiven,
    ConsentWithdrawn,
    Event,
    Group,
    IdChanged,
    IdsJoined,
    IdSort,
    MeetingStatus,
    Rulebook,
)
from ansvar_core.entities.consent import ConsentKey
from ansvar_core.entities.group import CoordinatorStatus
from ansvar_core.fold.meeting import led


def check(before: Group | None, event: Event, after: Group, book: Rulebook) -> None:
    """Raise AssertionError with the name of what is broken."""
    assert after.version == (before.version if before else 0) + 1, "one event is one position"
    assert after.seen[event.id] == after.version, "the record knows its events"
    answering = [p for p, s in after.coordinator.asked.items() if s is CoordinatorStatus.ACCEPTED]
    assert len(answering) <= 1, "never two coordinators"
    if after.coordinator.holder is not None:
        assert after.coordinator.vacancy is None, "somebody answers, or there is a vacancy"
    for work in after.open_work:
        assert after.work[work].status.value == "open", "open work is open"
    for meeting in after.live_meetings:
        assert after.meetings[meeting].status not in (MeetingStatus.CANCELLED, MeetingStatus.VOID), "live is live"
    assert after.led == led(after), "who has led is kept as it would be found"
    for consent in after.consents.values():
        at = [step.at for step in consent.history]
        assert at == sorted(at), "answers stand in the order they were given"
    if before is not None:
        no_wider(before, event, after)


def no_wider(before: Group, event: Event, after: Group) -> None:
    """Only a form widens what is allowed."""
    if isinstance(event, ConsentGiven) or event.tag in ("consent-confirmed", "recorded-in-error"):
        return
    for key in after.consents:
        old = [_kinds(before, each, event) for each in _read_as(key, event)]
        assert _kinds(after, key, event) <= frozenset().union(*old), "nothing but a form widens a consent"
    if isinstance(event, ConsentWithdrawn):
        assert after.status is before.status, "withdrawal moves no group"


def _kinds(group: Group, key: ConsentKey, event: Event) -> frozenset[str]:
    """What may be said by a consent when an event is written down."""
    consent = group.consents.get(key)
    now = consent.on(event.recorded_at) if consent else None
    return now.kinds if now and now.status.value in ("given", "narrowed") else frozenset()


def _read_as(key: ConsentKey, event: Event) -> Iterator[ConsentKey]:
    """The keys that one goes by after an event and went by before it: an id can be another, or two the same."""
    grantor, thing, agency = key
    ids = {IdSort.PARTY: grantor, IdSort.AGENCY: agency}
    match event:
        case IdChanged(of=of, old=old, new=new) if ids[of] == new:
            names = [old]
        case IdsJoined(of=of, kept=kept, other=other) if ids[of] == kept:
            names = [kept, other]
        case _:
            yield key
            return
    for name in names:
        yield (name, thing, agency) if of is IdSort.PARTY else (grantor, thing, name)
