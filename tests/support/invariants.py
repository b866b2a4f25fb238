"""What must be true of any group after any event, however it came about."""

from __future__ import annotations

from ansvar_core import ConsentGiven, ConsentWithdrawn, Event, Group, MeetingStatus, Rulebook
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
    # What was said under an id that has changed is read under the new one.
    other = {"id-changed": ("new", "old"), "ids-joined": ("kept", "other")}.get(event.tag)
    names = {getattr(event, other[0]): getattr(event, other[1])} if other is not None else {}

    def allowed(group: Group, key: tuple[str, ...]) -> frozenset[str]:
        consent = group.consents.get(key)  # type: ignore[call-overload]  # a key is of three ids
        now = consent.on(event.recorded_at) if consent else None
        return now.kinds if now and now.status.value in ("given", "narrowed") else frozenset()

    for key in after.consents:
        kinds, old = allowed(after, key), allowed(before, key) | allowed(before, tuple(names.get(k, k) for k in key))
        assert kinds <= old, "nothing but a form widens a consent"
    if isinstance(event, ConsentWithdrawn):
        assert after.status is before.status, "withdrawal moves no group"
