"""Reprs that give nobody away, and values that come back from a pickle whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import attrs

from ansvar_core.values.invalid import InvalidValue

__all__ = ["Discreet"]

# Opaque ids and states of the machinery.  Everything else may be personal or free text and stays out of logs.
_SHOWN: Final = ("id", "group", "meeting", "grantor", "party", "agency", "work", "goal", "object", "status")


class Discreet:
    """Shows only ids and statuses in its repr (diskret).

    Raises `InvalidValue` where it is unpickled and lacks a field, as what a class with fewer fields has pickled does.
    """

    __slots__ = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # attrs makes one for each class with slots, which leaves out what is not there without a word.
        made = cls.__dict__.get("__setstate__")
        if made is not None:
            cls.__setstate__ = _whole(made)  # type: ignore[attr-defined]  # told apart above

    def __repr__(self) -> str:
        shown = ((name, getattr(self, name, None)) for name in _SHOWN)
        inner = ", ".join(f"{name}={value!s}" for name, value in shown if isinstance(value, str | int))
        return f"{type(self).__name__}({inner})"


def _whole(set_state: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def checked(self: Any, state: Any) -> None:
        for field in attrs.fields(type(self)):
            if field.name not in state:
                raise InvalidValue(field.name, "is missing from what was pickled")
        set_state(self, state)

    return checked
