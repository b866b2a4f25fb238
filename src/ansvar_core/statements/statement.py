"""What a row of the statement table is."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ansvar_core.values.findings import Floor

__all__ = ["Carried", "CarriedAs", "Does", "Force", "Statement", "stated"]


class Force(StrEnum):
    """What the source says about how binding it is (styrke)."""

    MUST = "must"
    """Skal, må, plikt."""
    SHOULD = "should"
    """Bør, anbefales, viktig."""
    MAY = "may"
    """Kan."""
    FACT = "fact"
    """A definition."""


class Does(StrEnum):
    """What a statement does in the library unless a policy says otherwise (virkning)."""

    BLOCKS = "blocks"
    OWED = "owed"
    WARNS = "warns"
    INFORMS = "informs"
    PARAMETER = "parameter"
    DEFINES = "defines"
    LABEL = "label"


class CarriedAs(StrEnum):
    """How a statement is carried (ivaretatt som)."""

    CHECK = "check"
    """Judges an event or a reading."""
    OBLIGATION = "obligation"
    """Is owed by somebody."""
    PARAMETER = "parameter"
    """Is a municipality's choice."""
    FIELD = "field"
    """Is a place for a fact."""
    QUERY = "query"
    """Is answered when asked."""
    LABEL = "label"
    """Is named only, because software cannot check it."""


@attrs.frozen(kw_only=True)
class Carried:
    """One place where a statement is carried (ivaretatt).

    `name` is the code of a check or an obligation, the key of a parameter, a field as `Class.field`, or a question as
    `Rulebook.method`.  For a label it is the reason why software cannot check the statement.
    """

    kind: CarriedAs
    name: str


@attrs.frozen(kw_only=True)
class Statement:
    """One statement of the sources, in our own words (utsagn).

    `effect` says in words what it does by default, and `does` the same in the words of the library.  `floors` say who
    may soften it: two where law and guideline part ways, none where there is nothing to soften.
    """

    id: str
    forces: tuple[Force, ...]
    text: str
    effect: str
    does: tuple[Does, ...]
    floors: tuple[Floor, ...]
    carried: tuple[Carried, ...]


def stated(
    id_: str,
    forces: str,
    *,
    text: str,
    effect: str,
    does: str | None = None,
    floors: str = "guideline",
    checks: str = "",
    owed: str = "",
    parameters: str = "",
    fields: str = "",
    queries: str = "",
    label: str = "",
) -> Statement:
    """A row, with its words and names in one text each (rad).  `does` is the effect itself where that is one word."""
    names = {
        CarriedAs.CHECK: checks.split(),
        CarriedAs.OBLIGATION: owed.split(),
        CarriedAs.PARAMETER: parameters.split(),
        CarriedAs.FIELD: fields.split(),
        CarriedAs.QUERY: queries.split(),
        CarriedAs.LABEL: [label] if label else [],
    }
    return Statement(
        id=id_,
        forces=tuple(Force(each) for each in forces.split()),
        text=text,
        effect=effect,
        does=tuple(Does(each) for each in (does or effect).split()),
        floors=tuple(Floor(each) for each in floors.split()),
        carried=tuple(Carried(kind=kind, name=name) for kind, listed in names.items() for name in listed),
    )
