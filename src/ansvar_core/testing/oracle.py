"""The library as the oracle of somebody else's system: both are told the same, and asked the same.

The other system is reached through an adapter, which is all that its owners write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Literal, Protocol, TypeAlias

import attrs

from ansvar_core import (
    EVENT_TYPES,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    EndingDecided,
    Event,
    Group,
    InvalidValue,
    NeedSeen,
    Record,
    Rulebook,
    Verdict,
)
from ansvar_core.evolve import evolve
from ansvar_core.testing.cast import CAST, Cast
from ansvar_core.testing.telling import Teller

__all__ = ["UNSAID", "Agreement", "Disagreement", "Reply", "Seen", "System", "Unsaid"]


class Unsaid(StrEnum):
    """What a system does not say (ikke sagt)."""

    UNSAID = "unsaid"


UNSAID: Final = Unsaid.UNSAID
_Unsaid: TypeAlias = Literal[Unsaid.UNSAID]


def _codes(value: Iterable[str] | None) -> frozenset[str] | None:
    return None if value is None else frozenset(value)


@attrs.frozen(kw_only=True)
class Reply:
    """What a system did with a proposal (svar).

    `codes` are its reasons in the library's codes, for a system that has them; then they must be exactly the library's.
    `said` is what it said in its own words, which is shown when the two disagree.
    """

    accepted: bool
    codes: frozenset[str] | None = attrs.field(default=None, converter=_codes)
    said: str = ""


@attrs.frozen(kw_only=True)
class Seen:
    """What a system shows of a group at an instant, in the library's terms (det som vises).

    What is left out is not compared.  `status` is the tag of a group's status, `record` every event the system has
    kept, in order.  `readers` are the pairs of a party and a meeting that the system lets read: each must be one that
    the rules let read.
    """

    status: str | _Unsaid = UNSAID
    version: int | _Unsaid = UNSAID
    record: tuple[Event, ...] | _Unsaid = UNSAID
    members: frozenset[str] | _Unsaid = UNSAID
    coordinator: str | _Unsaid | None = UNSAID
    next_minute_taker: str | _Unsaid | None = UNSAID
    stands_still: bool | _Unsaid = UNSAID
    open_work: frozenset[str] | _Unsaid = UNSAID
    readers: frozenset[tuple[str, str]] | _Unsaid = UNSAID


class System(Protocol):
    """The adapter to a system that is to be tested (adapter)."""

    def begin(self) -> None:
        """Forget everything: there is no group yet (begynn)."""
        ...

    def propose(self, event: Event) -> bool | Reply:
        """Do what the event says, if the system allows it, and say whether it did (foreslå)."""
        ...

    def state(self, at: datetime) -> Seen | None:
        """What the system shows at an instant; None when it shows nothing (vis)."""
        ...


class Disagreement(AssertionError):
    """The system and the rules do not say the same (uenighet)."""


_NEVER_REFUSED: Final = (ConsentWithdrawn, ConsentRefused, ConsentNarrowed, EndingDecided)


def _classes(name: str, value: Iterable[type[Event]]) -> frozenset[type[Event]]:
    kinds = frozenset(value)
    if not kinds <= set(EVENT_TYPES):
        raise InvalidValue(name, "are kinds of event as classes, such as NeedSeen, and not their tags")
    return kinds


def _kinds(value: Iterable[type[Event]]) -> frozenset[type[Event]]:
    return _classes("kinds", value)


def _refusable(value: Iterable[type[Event]]) -> frozenset[type[Event]]:
    return _classes("may_refuse", value)


def _replied(answer: object) -> Reply:
    if isinstance(answer, Reply):
        return answer
    if not isinstance(answer, bool):
        raise InvalidValue("propose", "says True, False or a Reply")
    return Reply(accepted=answer)


@attrs.frozen(kw_only=True)
class Agreement:
    """What a system has to agree with the rules about (avtale).

    `kinds` are the events that the system knows.  `codes` are the rules that it answers for; None is all that block.  A
    proposal that only other rules refuse is never made.  `may_refuse` are the kinds that it may refuse for reasons of
    its own; a "no" and the decision to end can never be among them.  `cast` are the people that proposals are about,
    and `language` that of the texts in a disagreement.  Raises `InvalidValue` for a kind that may not be refused, for
    kinds without a first one, from which nothing can be asked, and for a code that no rule of the rulebook has.
    """

    rulebook: Rulebook = attrs.field(factory=Rulebook.standard)
    kinds: frozenset[type[Event]] = attrs.field(default=frozenset(EVENT_TYPES), converter=_kinds)
    codes: frozenset[str] | None = attrs.field(default=None, converter=_codes)
    may_refuse: frozenset[type[Event]] = attrs.field(default=frozenset(), converter=_refusable)
    cast: Cast = CAST
    language: str = "en"

    def __attrs_post_init__(self) -> None:
        for kind in self.may_refuse & set(_NEVER_REFUSED):
            raise InvalidValue("may_refuse", f"{kind.tag} is never refused to the one entitled")
        if NeedSeen not in self.kinds:
            raise InvalidValue("kinds", "need-seen is not among them, and no life begins without it")
        unknown = tuple(self._teller.known(sorted(self.codes or ())))
        if unknown:
            raise InvalidValue("codes", unknown[0])

    @property
    def _teller(self) -> Teller:
        return Teller(rulebook=self.rulebook, language=self.language)

    def concerns(self, event: Event, verdict: Verdict) -> bool:
        """Whether the system can be asked about an event (angår systemet)."""
        if type(event) not in self.kinds:
            return False
        reasons = {each.code for each in verdict.blocking}
        return not reasons or self.codes is None or bool(reasons & self.codes)

    def settle(self, system: System, told: tuple[Event, ...], group: Group | None, event: Event) -> Group | None:
        """Propose an event to the system, and return the group as it then is (avgjør).

        Raises `Disagreement` when the system accepts what the rules refuse, refuses what they permit, gives other
        reasons, or afterwards shows another group.
        """
        verdict = self.rulebook.assess(group, event)
        if not self.concerns(event, verdict):
            return group
        reply = self._reply(system, told, group, event, verdict)
        problem = self._problem(type(event), verdict, reply)
        if problem is not None:
            raise Disagreement("\n".join(self._told(problem, told, group, event, verdict=verdict, reply=reply)))
        after = evolve(group, event) if reply.accepted else group
        kept = (*told, event) if reply.accepted else told
        at = event.recorded_at if group is None else max(event.recorded_at, group.recorded_until)
        differences = tuple(self._differences(system.state(at), kept, after, at))
        if differences:
            said = "the system shows another group than the record adds up to"
            lines = self._told(said, told, group, event, verdict=verdict, reply=reply)
            raise Disagreement("\n".join((*lines, *differences)))
        return after

    def _reply(
        self, system: System, told: tuple[Event, ...], group: Group | None, event: Event, verdict: Verdict
    ) -> Reply:
        try:
            reply = _replied(system.propose(event))
        except Exception as error:
            what = (*self._asked(group, event, verdict), _before(told))
            error.add_note("\n".join(("the system was asked", *what)))
            raise
        return reply

    def _problem(self, kind: type[Event], verdict: Verdict, reply: Reply) -> str | None:
        if reply.accepted and not verdict.permitted:
            return "the system accepted what the rules refuse"
        if not reply.accepted and verdict.permitted and kind not in self.may_refuse:
            return "the system refused what the rules permit"
        if not verdict.permitted and reply.codes is not None:
            reasons = {each.code for each in verdict.blocking}
            mine = reasons if self.codes is None else reasons & self.codes
            if reply.codes != mine:
                return "the system refused it for other reasons than the rules do"
        return None

    def _told(
        self,
        problem: str,
        told: tuple[Event, ...],
        group: Group | None,
        event: Event,
        *,
        verdict: Verdict,
        reply: Reply,
    ) -> Iterator[str]:
        yield problem
        yield from self._asked(group, event, verdict)
        did = "accepted" if reply.accepted else "refused"
        codes = "" if reply.codes is None else f" because of {', '.join(sorted(reply.codes)) or 'nothing'}"
        yield f"  the system: {did}{codes}{f', and said: {reply.said}' if reply.said else ''}"
        yield _before(told)

    def _asked(self, group: Group | None, event: Event, verdict: Verdict) -> Iterator[str]:
        teller = self._teller
        yield f"  proposed: {teller.event(event, group)}"
        yield f"  the rules: {'permitted' if verdict.permitted else 'refused'}"
        for code in dict.fromkeys(each.code for each in verdict.blocking):
            yield f"    {code}"
            same = [each for each in verdict.blocking if each.code == code]
            yield from (f"  {line}" for line in teller.findings(same, at=event.at))

    def _differences(
        self, seen: Seen | None, told: tuple[Event, ...], group: Group | None, at: datetime
    ) -> Iterator[str]:
        if seen is None:
            return
        ours = self._ours(told, group, at, seen)
        for field in attrs.fields(Seen):
            theirs = getattr(seen, field.name)
            if theirs is not UNSAID and theirs != ours[field.name]:
                yield f"  {field.name}: the record says {_shown(ours[field.name])}, the system {_shown(theirs)}"

    def _ours(self, told: tuple[Event, ...], group: Group | None, at: datetime, seen: Seen) -> dict[str, Any]:
        """What the rules say of everything that a system can show; what it does not show is not worked out."""
        if group is None:
            return dict.fromkeys((field.name for field in attrs.fields(Seen)), None) | {
                "status": "none",
                "version": 0,
                "record": (),
                "members": frozenset(),
                "stands_still": False,
                "open_work": frozenset(),
                "readers": frozenset(),
            }
        book = self.rulebook
        named = frozenset[tuple[str, str]]() if seen.readers is UNSAID else seen.readers
        turns = () if seen.next_minute_taker is UNSAID else book.rota(group, at, 1)
        return {
            "status": group.status.value,
            "version": group.version,
            "record": told,
            "members": frozenset(each.party for each in group.current_members),
            "coordinator": group.coordinator.holder,
            "next_minute_taker": turns[0].party if turns else None,
            "stands_still": seen.stands_still is not UNSAID and book.consent(group, at).stands_still,
            "open_work": frozenset(group.open_work),
            "readers": frozenset(each for each in named if book.may_read(group, *each, at).permitted),
        }


def _before(told: tuple[Event, ...]) -> str:
    before = ", ".join(f"{position} {each.tag}" for position, each in enumerate(told, 1))
    return f"  before it: {before or 'nothing'}"


def _shown(value: object) -> str:
    """A value without anything personal in it: events by their place and kind."""
    match value:
        case Record() | tuple():
            return ", ".join(f"{position} {each.tag}" for position, each in enumerate(value, 1)) or "nothing"
        case frozenset():
            return ", ".join(sorted(map(str, value))) or "nobody"
        case _:
            return repr(value)
