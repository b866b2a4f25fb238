"""What a rule is.

A *standing check* takes the situation and can be asked before there is an event: is it possible to open this meeting
now?  A *content check* also takes the event: may *these* people be in the room?  They are told apart by type, so that
`options` and `assess` ask the same functions.

An *obligation* says what is owed on a day.  It locks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, ClassVar, Final, Generic, TypeAlias, TypeVar

import attrs

from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import Group
from ansvar_core.entities.people import check_days
from ansvar_core.errors import InvalidPolicy
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.fold.renaming import now_called
from ansvar_core.policy import Policy
from ansvar_core.rules.functions import must_answer
from ansvar_core.values.checked import checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import RULE_FAILED, Duty
from ansvar_core.values.findings import (
    Because,
    DoFirst,
    Effect,
    Fact,
    Finding,
    Floor,
    Instead,
    Nothing,
    Remedy,
    Step,
)
from ansvar_core.values.ids import ItemId, MeetingId, PartyId, Word, is_code
from ansvar_core.values.law import Ground, Source
from ansvar_core.values.terms import RuleText
from ansvar_core.values.versions import needed

__all__ = [
    "Breach",
    "Breaches",
    "Check",
    "ContentCheck",
    "Failure",
    "Obligation",
    "Owing",
    "Owings",
    "Reading",
    "ReadingCheck",
    "Situation",
    "StandingCheck",
    "failed",
    "said_by",
]

_E = TypeVar("_E", bound=Event)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Reading(Discreet):
    """Somebody's reading of a meeting's papers: not an event, but judged by the same kind of rules (innsyn).

    `meeting` names whose minutes or agenda; `item` one agenda item alone.
    """

    party: PartyId
    meeting: MeetingId
    item: ItemId | None = None


@attrs.frozen(kw_only=True, repr=False)
class Situation(Discreet):
    """What a standing check is given (situasjon).

    `known` is the group before the event, None before the first one; `subject` is the id of the thing that the event is
    about when the group knows it, and None for a new thing or for the group itself.
    """

    setting: Setting
    known: Group | None
    kind: type[Event]
    subject: str | None
    actor: PartyId

    @property
    def acting(self) -> PartyId:
        """Whoever acts, by the id that they have now (den som handler): one that was given up opens no door."""
        return self.actor if self.known is None else now_called(self.known, self.actor)

    @property
    def group(self) -> Group:
        """The group; before the first event, as that event would make it (gruppa)."""
        return self.setting.group

    @property
    def at(self) -> datetime:
        """The instant (tidspunktet)."""
        return self.setting.at

    @property
    def day(self) -> date:
        """The day of it (dagen)."""
        return self.setting.day

    @property
    def policy(self) -> Policy:
        """The policy in force (reglene som gjelder)."""
        return self.setting.policy


@attrs.frozen(kw_only=True, field_transformer=checked)
class Breach:
    """What a check has to say: the facts it turned on, and what would put it right (brudd).

    `floor` overrides the rule's own where the law and the guideline part ways inside one rule, and `effect` where the
    same thing said of what nothing may hinder only warns.  One that is stronger than the rule's own does not count.
    """

    facts: tuple[Fact, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    floor: Floor | None = None
    effect: Effect | None = None


Breaches: TypeAlias = Breach | tuple[Breach, ...] | None
"""What a judge returns: a breach, several, or nothing (utfall)."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Failure(Breach):
    """That a rule of somebody's own gave no answer (svikt).

    `code` is that rule's; `effect` is told where it is not the effect of the rule that was asked.
    """

    code: str


def _again(code: str, changed: dict[str, Any]) -> Any:
    """A rule of the library by its code, with what a policy has made of it."""
    from ansvar_core.rules.catalogue import LIBRARY  # noqa: PLC0415  # which is made of these

    if code not in LIBRARY:
        raise InvalidPolicy(code, "there is no such rule in this version of the library")
    return attrs.evolve(LIBRARY[code], **changed)


def _made(kind: type[Any], fields: dict[str, Any]) -> Any:
    return kind(**fields)


class _Picklable:
    """A rule of the library is pickled as its code: what judges may be made where it stands, and has no name."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        from ansvar_core.rules.catalogue import LIBRARY  # noqa: PLC0415  # which is made of these

        kind: Any = type(self)
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(kind)}
        known = LIBRARY.get(fields["code"])
        judged = "owed" if "owed" in fields else "judge"
        if known is None or getattr(known, judged, None) is not fields[judged]:
            return _made, (kind, fields)
        changed = {name: value for name, value in fields.items() if value is not getattr(known, name)}
        return _again, (known.code, changed)


@attrs.frozen(kw_only=True, field_transformer=checked)
class _Rule(_Picklable):
    code: Word = attrs.field(validator=is_code)
    effect: Effect = Effect.BLOCKS
    floor: Floor = Floor.GUIDELINE
    source: Source
    first_day: date | None = None
    last_day: date | None = None
    text: RuleText | None = None
    """Only for a municipality's own rules; the library's texts are looked up by code."""

    _given: ClassVar[tuple[str, ...]]
    """What a judge is called with."""

    def __attrs_post_init__(self) -> None:
        check_days(self.first_day, self.last_day)
        judge: object = getattr(self, "judge", None)
        must_answer(self.code, "judge", judge, self._given, "a Breach, a tuple of them, or None")

    def findings(self, said: Breach | tuple[Breach, ...]) -> list[Finding]:
        """The findings of what a judge of this rule has said (funn)."""
        if isinstance(said, tuple):
            return [self.finding(each) for each in said]
        return [self.finding(said)]

    def finding(self, breach: Breach) -> Finding:
        """The finding of a breach of this rule (funn)."""
        if isinstance(breach, Failure):
            return failed(breach.code, breach.effect or self.effect)
        return Finding(
            code=self.code,
            effect=self._effect_of(breach),
            floor=breach.floor or self.floor,
            source=self.source,
            facts=breach.facts,
            remedies=tuple([_asking(each) for each in breach.remedies]),
        )

    def _effect_of(self, breach: Breach) -> Effect:
        # A breach can weigh less than its rule and never more: what a rule may do was looked at when it was made.
        if breach.effect is None or breach.effect is Effect.BLOCKS or self.effect is Effect.INFORMS:
            return self.effect
        return breach.effect


def failed(code: str, effect: Effect) -> Finding:
    """The finding that a rule of somebody's own gave no answer (regelen svikter).

    Nothing is told but the code of the rule: what went wrong in it can hold what nobody here may show.
    """
    return Finding(
        code=RULE_FAILED,
        effect=effect,
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        facts=(Fact(about=code),),
        remedies=(Nothing(because=Because.RULE_IS_BROKEN),),
    )


_NEEDED: Final = {
    # What had to be said until a version allowed it not to be is still asked for; nobody is to leave it out unasked.
    tag: tuple(name for name in needed(kind, 0) if name not in attrs.fields_dict(Event))
    for tag, kind in EVENT_TYPE_BY_TAG.items()
}


def _asking(remedy: Remedy) -> Remedy:
    """The remedy with every step asking for what its event cannot be without."""
    if isinstance(remedy, DoFirst):
        return DoFirst(steps=tuple([_whole(step) for step in remedy.steps]))
    if isinstance(remedy, Instead):
        return Instead(steps=tuple([_whole(step) for step in remedy.steps]))
    return remedy


def _whole(step: Step) -> Step:
    asked = [name.partition(".")[0] for name in step.asks]
    missing = [name for name in _NEEDED[step.kind] if name not in step.fields and name not in asked]
    return Step(kind=step.kind, fields=step.fields, asks=(*step.asks, *missing)) if missing else step


@attrs.frozen(kw_only=True, field_transformer=checked)
class StandingCheck(_Rule):
    """A rule that can be asked before there is an event (stående regel)."""

    _given = ("the situation",)

    governs: tuple[type[Event], ...]
    judge: Callable[[Situation], Breaches]


@attrs.frozen(kw_only=True, field_transformer=checked)
class ContentCheck(_Rule, Generic[_E]):
    """A rule about what an event says (innholdsregel)."""

    _given = ("the situation", "the event")

    governs: tuple[type[_E], ...]
    judge: Callable[[Situation, _E], Breaches]


@attrs.frozen(kw_only=True, field_transformer=checked)
class ReadingCheck(_Rule):
    """A rule about somebody's reading (innsynsregel)."""

    _given = ("the setting", "the reading")

    judge: Callable[[Setting, Reading], Breaches]


Check: TypeAlias = StandingCheck | ContentCheck[Any]


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Owing(Discreet):
    """What an obligation has to say: who owes, since when, and until when (skyldig).

    The fields are those of a `Duty`; what is owed and its source stand with the obligation.
    """

    who: str | None
    position: int
    subject: str | None = None
    about: str | None = None
    due: date | None = None
    next_meeting: bool = False
    overdue: bool = False
    binding: bool = True


Owings: TypeAlias = Owing | tuple[Owing, ...] | None
"""What is owed by one obligation: something, several things, or nothing (skyldig)."""


def _no_days(setting: Setting) -> Iterable[date]:
    return ()


@attrs.frozen(kw_only=True, field_transformer=checked)
class Obligation(_Picklable):
    """Something that is owed: opened, due, settled, voided (plikt).

    `owed` derives what is owed in a setting.  The three tuples say which events open it, settle it and void it; they
    are for readers and for tests, and the fold of those events is what makes them true.  `days` are the days on which
    it comes or goes of itself, such as a birthday; the day after a due date need not be named.  First and last day are
    inside.
    """

    code: Word = attrs.field(validator=is_code)
    floor: Floor = Floor.GUIDELINE
    source: Source
    opened_by: tuple[type[Event], ...]
    settled_by: tuple[type[Event], ...]
    voided_by: tuple[type[Event], ...] = ()
    owed: Callable[[Setting], Owings]
    days: Callable[[Setting], Iterable[date]] = _no_days
    never_overdue: bool = False
    """Nothing of it is ever a breach, whatever `owed` says, so an audit need not ask."""
    first_day: date | None = None
    last_day: date | None = None
    text: RuleText | None = None

    def __attrs_post_init__(self) -> None:
        check_days(self.first_day, self.last_day)
        must_answer(self.code, "owed", self.owed, ("the setting",), "an Owing, a tuple of them, or None")
        must_answer(self.code, "days", self.days, ("the setting",), "a tuple of days")

    def duties(self, setting: Setting) -> tuple[Duty, ...]:
        """What is owed in a setting (plikter)."""
        said = self.owed(setting)
        if said is None:
            return ()
        return tuple([self._duty(each) for each in (said if isinstance(said, tuple) else (said,))])

    def _duty(self, owing: Owing) -> Duty:
        return Duty(
            code=self.code,
            source=self.source,
            who=owing.who,
            position=owing.position,
            subject=owing.subject,
            about=owing.about,
            due=owing.due,
            next_meeting=owing.next_meeting,
            overdue=owing.overdue and not self.never_overdue,
            binding=owing.binding,
        )


def said_by(*said: str, design: bool = False) -> Source:
    """A source in the statement table and in the law, or our own decision (kilde).

    A `Ground` of law stands among the ids of statements; which provision it is, the legal frame says.
    """
    grounds = tuple(each for each in said if isinstance(each, Ground))
    return Source(statements=tuple(each for each in said if each not in grounds), grounds=grounds, design=design)
