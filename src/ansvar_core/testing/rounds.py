"""Somebody else's system taken through every kind of event and every rule once, the same way every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, TypeAlias

import attrs

from ansvar_core import EVENT_TYPES, ConsentWithdrawn, Effect, Event, Group, Parent, ParentRecorded
from ansvar_core.testing.breaking import breaches
from ansvar_core.testing.cast import START
from ansvar_core.testing.lives import likely_codes, with_one_left_out
from ansvar_core.testing.oracle import Agreement, System
from ansvar_core.testing.scenes import BEFORE, SCENES, Wish, told
from ansvar_core.testing.witness import header, subjects, witness

__all__ = ["Answered", "Round", "as_before", "once_through", "rules_answered_for", "scene_of"]

_MINUTE: Final = timedelta(minutes=1)
_WAYS: Final = 2


Answered: TypeAlias = tuple[str, tuple[type[Event], ...]]
"""The code of a rule, and the kinds of event that can break it (regel det svares for)."""


def rules_answered_for(agreement: Agreement, start: datetime = START) -> tuple[Answered, ...]:
    """The codes of the rules that can be broken alone, and the kinds of event that break them (regler det svares for).

    Only what is agreed on: the system knows the kinds, and answers for the codes.
    """
    likely = set(likely_codes(agreement.rulebook, start))
    mine = likely if agreement.codes is None else likely & agreement.codes
    return tuple(
        (check.code, tuple(kind for kind in check.governs if kind in agreement.kinds))
        for check in agreement.rulebook.at(start).checks
        if check.code in mine and agreement.kinds.intersection(check.governs)
    )


def scene_of(agreement: Agreement, code: str, kind: type[Event], start: datetime = START) -> tuple[Event, ...]:
    """A life that has come to where a rule can be broken; empty where none is found (scenen)."""
    wishes = SCENES.get(code, (Wish(kind=kind),))
    return told(agreement.rulebook, wishes, at=start, cast=agreement.cast)


@attrs.frozen(kw_only=True)
class Round:
    """What a system has been taken through (runde).

    `in_order` and `refused` are how many proposals put to it were in order, and how many were not.  `never` are the
    tags of the kinds that it knows and that never came to be in order, and `unbroken` the codes of the rules that it
    answers for and that nothing it was asked broke: about these the round says nothing.
    """

    in_order: int
    refused: int
    never: tuple[str, ...]
    unbroken: tuple[str, ...]


def once_through(system: Callable[[], System], agreement: Agreement | None = None, *, start: datetime = START) -> Round:
    """Take a system to every kind of event that it knows, and let it be asked to break every rule (gjennomgang).

    Wherever it comes, everybody withdraws, because that is what must work everywhere, and what shares information and
    was in order just before is proposed once more.  Events that the system does not know are left out on the way.
    Raises `Disagreement` at the first that the two do not agree about.  What it does is the same every time, and needs
    nothing but the library; `machine.drive` goes through it first.
    """
    agreed = agreement or Agreement()
    asked = _Asked()
    for kind in (each for each in EVENT_TYPES if each in agreed.kinds):
        wishes = (*BEFORE.get(kind, ()), Wish(kind=kind))
        way = told(agreed.rulebook, wishes, at=start, cast=agreed.cast)
        talk = _Talk(system, agreed, asked)
        if talk.tell(way):
            talk.withdraw()
    for code, kinds in rules_answered_for(agreed, start):
        life = scene_of(agreed, code, kinds[0], start)
        for kind in kinds:
            talk = _Talk(system, agreed, asked)
            if talk.tell(life):
                talk.break_rule(code, kind)
        for broken in islice(with_one_left_out(agreed.rulebook, life, code), 1):
            _Talk(system, agreed, asked).tell(broken)
    answered = {check.code for check in agreed.rulebook.at(start).checks if check.effect is Effect.BLOCKS}
    mine = answered if agreed.codes is None else agreed.codes
    return Round(
        in_order=asked.in_order,
        refused=asked.refused,
        never=tuple(kind.tag for kind in EVENT_TYPES if kind in agreed.kinds and kind not in asked.kinds),
        unbroken=tuple(sorted(mine - asked.codes)),
    )


def as_before(agreement: Agreement, before: Group, group: Group, at: datetime, kind: type[Event]) -> Event | None:
    """What of a kind was in order for a group as it was before, proposed now; None if nothing was (som før)."""
    who, book = agreement.cast, agreement.rulebook
    for subject in subjects(before, kind):
        event = witness(book, before, at, who.worker, kind=kind, subject=subject, cast=who)
        if event is not None:
            head = header(group, event.at, event.actor, "again", cast=who)
            return event.but(id=head["id"], at=head["at"], recorded_at=head["recorded_at"])
    return None


class _Asked:
    """What has been put to a system so far."""

    def __init__(self) -> None:
        self.in_order = 0
        self.refused = 0
        self.kinds: set[type[Event]] = set()
        self.codes: set[str] = set()


class _Talk:
    """One life told to a fresh system."""

    def __init__(self, system: Callable[[], System], agreed: Agreement, asked: _Asked) -> None:
        self.system = system()
        self.system.begin()
        self.agreed = agreed
        self.asked = asked
        self.group: Group | None = None
        self.kept: tuple[Event, ...] = ()

    def propose(self, event: Event) -> bool:
        """Put it to both; whether it is now a fact."""
        verdict = self.agreed.rulebook.assess(self.group, event)
        after = self.agreed.settle(self.system, self.kept, self.group, event)
        accepted = after is not self.group
        if accepted:
            self.asked.in_order += 1
            self.asked.kinds.add(type(event))
            self.group, self.kept = after, (*self.kept, event)
        elif self.agreed.concerns(event, verdict):
            self.asked.refused += 1
            self.asked.codes |= {each.code for each in verdict.blocking}
        return accepted

    def tell(self, life: Iterable[Event]) -> bool:
        """Tell a life until something is not taken, without what the system does not know; whether there is a group."""
        known = (event for event in life if type(event) in self.agreed.kinds)
        return all(self.propose(event) for event in known) and self.group is not None

    def _now(self) -> datetime:
        assert self.group is not None  # noqa: S101  # something has been told
        return self.group.recorded_until + _MINUTE

    def withdraw(self) -> None:
        """Everybody withdraws, the parents included, whom the group is told of first; and what was in order is not."""
        who, before = self.agreed.cast, self.group
        for party in who.parents:
            head = header(self.group, self._now(), who.worker, party, cast=who)
            self.propose(ParentRecorded(**head, parent=Parent(party=party)))
        for party in (*who.parents, who.user, who.stranger):
            head = header(self.group, self._now(), party, party, cast=who)
            self.propose(ConsentWithdrawn(**head, grantor=party))
        for kind in EVENT_TYPES:
            if kind.exchanges and kind in self.agreed.kinds and before is not None and self.group is not None:
                again = as_before(self.agreed, before, self.group, self._now(), kind)
                if again is not None:
                    self.propose(again)

    def break_rule(self, code: str, kind: type[Event]) -> None:
        """Something is proposed that this rule alone refuses."""
        ways = breaches(self.agreed.rulebook, self.group, self._now(), code, kind=kind, cast=self.agreed.cast)
        for event in islice(ways, _WAYS):
            self.propose(event)
