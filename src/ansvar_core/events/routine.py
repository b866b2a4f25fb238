"""A point of the municipality's own routine, when nothing else happened with it."""

from __future__ import annotations

from typing import ClassVar

import attrs

from ansvar_core.events.base import Event, Gives
from ansvar_core.values.checked import checked
from ansvar_core.values.ids import DocumentId
from ansvar_core.values.invalid import InvalidValue

__all__ = ["RoutineFollowed"]


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RoutineFollowed(Event):
    """Something that the municipality's own routine asks for has been done (egen rutine fulgt).

    Which points, stands in `routine`, as it can in any event.  `document` refers to where it is kept.  Raises
    `InvalidValue` when no point is named.  Source: our own decision.
    """

    tag: ClassVar[str] = "routine-followed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that something was done happened")

    document: DocumentId | None = None

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if not self.routine:
            raise InvalidValue("routine", "needs at least one point of the routine")
