"""The header that every event carries, and the base of every event class.

This is the schema of a permanent record.  A field that is added needs a default; a field that changes meaning needs a
new version of the event, and the old one is read for ever.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Final

import attrs

from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.findings import ChangeProposal
from ansvar_core.values.ids import EventId, GroupId, PartyId, Word, is_codes
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import came_with, newer, unsaid

if TYPE_CHECKING:
    from typing import Self

__all__ = ["NOT_WRITTEN", "Event", "Extent", "Gives", "nonempty", "refers", "said"]

NOT_WRITTEN: Final = "written_as"
"""The one field that is no field in JSON, where it is the version in front (skrives ikke)."""


def refers(to: str) -> dict[str, str]:
    """Metadata for a field that names a thing the group must know (henvisning)."""
    return {"refers": to}


def nonempty(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate text that must say something (validator for utfylt tekst); raises `InvalidValue`."""
    if not said(value):
        raise InvalidValue(attribute.name, "needs text")


def said(value: object) -> bool:
    """Whether a free text says anything (utfylt)."""
    return isinstance(value, str) and bool(value.strip())


def _id_of(entry: Any) -> str | None:
    found: str | None = getattr(entry, "id", None) or getattr(entry, "party", None)
    return found


_HOME: Final = "ansvar_core.events."


class Extent(StrEnum):
    """How much of an event gives somebody a right (omfang)."""

    NOTHING = "nothing"
    PART = "part"
    ALL = "all"


@attrs.frozen(kw_only=True, field_transformer=checked)
class Gives:
    """Whether a kind of event gives somebody a right, and why (rettsvirkning).

    What is written down although a rule blocks it is a fact and never an authority.  Of an event that says so in
    `despite`, the fold takes nothing where all of it gives a right, and where a part does, the rest.
    """

    extent: Extent
    why: str

    @classmethod
    def nothing(cls, why: str) -> Gives:
        """A kind that gives nobody a right (gir ingen rett)."""
        return cls(extent=Extent.NOTHING, why=why)

    @classmethod
    def part(cls, why: str) -> Gives:
        """A kind of which a part gives a right (gir til dels rett)."""
        return cls(extent=Extent.PART, why=why)

    @classmethod
    def all_of_it(cls, why: str) -> Gives:
        """A kind that gives somebody a right and is nothing else (gir rett)."""
        return cls(extent=Extent.ALL, why=why)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Event(Discreet):
    """Something that happened, or is proposed to happen (hendelse).

    `id` is the caller's own; `at` when it happened, `recorded_at` when it was written down (default `at`), `actor`
    whose act it is, `recorded_by` who wrote it down (default `actor`).  `routine` are the codes of the points of the
    municipality's own routine that it meets.  `despite` (til tross for) are the codes of the rules that blocked it when
    it was registered all the same; it is empty for what was in order, and for every proposal.  `written_as` is the
    version of its schema that it was written in, which is the newest unless it was read as an older one.  Raises
    `InvalidValue` for a naive time, for something recorded before it happened, and for what a version could not say.
    """

    tag: ClassVar[str]
    """The permanent name of this kind of event."""
    version: ClassVar[int] = 1
    """The newest version of its schema."""
    exchanges: ClassVar[bool]
    """Whether it exchanges information or calls people together, and so needs consent."""
    gives: ClassVar[Gives]
    """Whether it gives somebody a right, and why."""

    id: EventId
    group: GroupId
    at: datetime
    recorded_at: datetime = attrs.field(default=attrs.Factory(lambda self: self.at, takes_self=True))
    actor: PartyId
    recorded_by: PartyId = attrs.field(default=attrs.Factory(lambda self: self.actor, takes_self=True))
    routine: frozenset[Word] = attrs.field(default=frozenset(), converter=any_ids)
    despite: frozenset[Word] = attrs.field(default=frozenset(), converter=any_ids, validator=is_codes)
    written_as: int = attrs.field(default=attrs.Factory(lambda self: type(self).version, takes_self=True))

    def __init_subclass__(cls, **kwargs: Any) -> None:
        # The record is permanent and its kinds are known: one that nobody else can read, fold or judge is no kind.
        super().__init_subclass__(**kwargs)
        if not cls.__module__.startswith(_HOME):
            raise TypeError(f"{cls.__name__}: kinds of event are closed; those there are stand in EVENT_TYPES")

    def __attrs_post_init__(self) -> None:
        if self.written_as != type(self).version:
            self._as_written()
        if self.at > self.recorded_at:
            raise InvalidValue("recorded_at", "nothing can be recorded before it happened")

    def _as_written(self) -> None:
        version, newest = self.written_as, type(self).version
        if type(version) is not int or not 1 <= version < newest:
            raise InvalidValue("written_as", f"must be a version of its kind, 1 to {newest}")
        for name in newer(self, version):
            raise InvalidValue(name, f"could not be said in version {version} of its kind")
        for name in unsaid(self, version):
            raise InvalidValue(name, f"had to be said in version {version} of its kind")

    def asked(self, name: str) -> bool:
        """Whether the version it was written in had a place for a fact (spurt om).

        `name` is a field, or one inside a field, such as `tasks.status`.  What there was no place for was not asked,
        and nothing follows from its not being said.  Raises `KeyError` for what no version has.
        """
        return self.written_as >= came_with(type(self))[name]

    @property
    def subject(self) -> str | None:
        """The id of the thing it is about, or None for the group itself (gjenstand)."""
        return None

    @property
    def gives_right(self) -> bool:
        """Whether this very event gives somebody a right (gir noen en rett)."""
        return self.gives.extent is not Extent.NOTHING

    @property
    def only_noted(self) -> bool:
        """Whether it stands in the record and counts in no answer (bare notert)."""
        return bool(self.despite) and self.gives.extent is Extent.ALL

    def changed(self, change: ChangeProposal, **answers: Any) -> Self:
        """The same event changed as a remedy says, with answers to what it asks for (endret etter råd).

        A part that is asked for, such as `member.agency`, is answered by itself or with the whole that it is part of.
        Raises `InvalidValue` naming the first question without an answer.
        """
        if not isinstance(change, ChangeProposal):
            raise InvalidValue("change", "must be a ChangeProposal")
        for name in change.asks:
            whole, _, part = name.partition(".")
            if part and name in answers:
                answers[whole] = attrs.evolve(answers.get(whole, getattr(self, whole)), **{part: answers.pop(name)})
            if whole not in answers:
                raise InvalidValue(name, "the remedy asks for it")
        kept = {
            name: tuple(each for each in getattr(self, name) if _id_of(each) not in ids)
            for name, ids in change.without.items()
        }
        return self.but(**change.fields, **kept, **answers)

    def but(self, **changes: Any) -> Self:
        """The same event with some fields changed (samme hendelse, endret).

        What was written down when it happened, and by whose act it was, moves along with `at` and `actor`.  What is
        said that an older version could not say makes it one of the newest.  Raises `InvalidValue` for a name that is
        no field of it.
        """
        for name in changes:
            if name not in attrs.fields_dict(type(self)):
                raise InvalidValue(name if name.isidentifier() else "changes", "is no field of this kind of event")
        if self.recorded_at == self.at and "at" in changes:
            changes.setdefault("recorded_at", changes["at"])
        if self.recorded_by == self.actor and "actor" in changes:
            changes.setdefault("recorded_by", changes["actor"])
        if self.written_as != type(self).version and NOT_WRITTEN not in changes and self._says_newer(changes):
            changes[NOT_WRITTEN] = type(self).version
        return attrs.evolve(self, **changes)

    def _says_newer(self, changes: dict[str, Any]) -> bool:
        try:
            attrs.evolve(self, **changes)
        except InvalidValue:
            # What is wrong in other ways is wrong in the newest version too, and said there.
            return True
        return False
