"""What was recorded in error: what can be taken back, once, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from ansvar_core.entities.group import Group
from ansvar_core.entities.people import IdSort
from ansvar_core.events.base import Event
from ansvar_core.events.consent import ConsentGiven, ConsentNarrowed, ConsentRefused, ConsentWithdrawn
from ansvar_core.events.ending import RecordedInError
from ansvar_core.events.people import IdsJoined, MemberJoined
from ansvar_core.fold.taking_back import TakingBack, WhoMay, cannot_be_undone, taken_back
from ansvar_core.rules.base import Breach, Check, ContentCheck, Situation, StandingCheck, said_by
from ansvar_core.values.findings import AnotherActor, Because, DoFirst, Fact, Floor, Instead, Nothing, Remedy, Step

__all__ = ["CHECKS"]


def _facts(group: Group) -> Sequence[Event]:
    return cast("Sequence[Event]", tuple(group.facts.values()))


def _something_to_void(situation: Situation) -> Breach | None:
    """Whether there is anything that this actor can take back; the latest first, because that is where it mostly is."""
    facts = _facts(situation.group)
    words, gone, until = TakingBack(facts), taken_back(facts), situation.group.version + 1
    others = False
    for position in range(len(facts), 0, -1):
        if position not in gone and not cannot_be_undone(facts, position, until):
            if words.who_may(position).admits(situation.acting):
                return None
            others = True
    if others:
        return Breach(remedies=(Nothing(because=Because.NOT_YOURS),))
    return Breach(remedies=(DoFirst(steps=(Step(kind=MemberJoined.tag, asks=("member",)),)),))


def _can_be_void(situation: Situation, event: RecordedInError) -> Breach | None:
    group = situation.group
    position = group.seen[event.event]
    if cannot_be_undone(_facts(group), position, group.version + 1):
        fact = Fact(position=position, field="event")
        return Breach(facts=(fact,), remedies=(Nothing(because=Because.HAS_HAPPENED),))
    return None


def _once(situation: Situation, event: RecordedInError) -> Breach | None:
    position = situation.group.seen[event.event]
    said = taken_back(_facts(situation.group)).get(position)
    if said is not None:
        facts = (Fact(position=position, field="event"), Fact(position=said))
        return Breach(facts=facts, remedies=(Nothing(because=Because.ALREADY_DONE),))
    return None


_SAYS_YES: Final = (ConsentRefused, ConsentWithdrawn, ConsentNarrowed)


def _shut_out(situation: Situation) -> bool:
    return any(each.party == situation.acting and each.lifted_at is None for each in situation.group.restrictions)


def _own_word(situation: Situation, event: RecordedInError) -> Breach | None:
    facts, position = _facts(situation.group), situation.group.seen[event.event]
    target, words = facts[position - 1], TakingBack(facts)
    may = words.who_may(position)
    if isinstance(target, IdsJoined) and target.of is IdSort.PARTY and _shut_out(situation):
        # The restriction is of whoever the two are together.
        kept = words.now_called(target.kept, position)
        may = WhoMay(never=kept)
    if may.admits(situation.acting):
        return None
    ways: list[Remedy] = [] if may.only is None else [AnotherActor(actors=(may.only,))]
    if isinstance(target, _SAYS_YES):
        step = Step(kind=ConsentGiven.tag, fields={"grantor": target.grantor}, asks=("capacity", "grants"))
        ways.append(Instead(steps=(step,)))
    fact = Fact(position=position, field="event", subject=may.only or may.never)
    return Breach(facts=(fact,), remedies=tuple(ways) or (Nothing(because=Because.NOT_YOURS),))


CHECKS: Final[tuple[Check, ...]] = (
    StandingCheck(
        code="error.nothing-to-void",
        governs=(RecordedInError,),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_something_to_void,
    ),
    ContentCheck(
        code="error.what-can-be-void",
        governs=(RecordedInError,),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_can_be_void,
    ),
    ContentCheck(
        code="error.whose-word",
        governs=(RecordedInError,),
        floor=Floor.LAW,
        source=said_by("B3", design=True),
        judge=_own_word,
    ),
    ContentCheck(
        code="error.already-void",
        governs=(RecordedInError,),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_once,
    ),
)
"""What was recorded in error (regler for feilregistrering)."""
