"""Reprs that give nobody away."""

from __future__ import annotations

from typing import Final

__all__ = ["Discreet"]

# Opaque ids and states of the machinery.  Everything else may be personal or free text and stays out of logs.
_SHOWN: Final = ("id", "group", "meeting", "grantor", "party", "agency", "work", "goal", "object", "status")


class Discreet:
    """Shows only ids and statuses in its repr (diskret)."""

    __slots__ = ()

    def __repr__(self) -> str:
        shown = ((name, getattr(self, name, None)) for name in _SHOWN)
        inner = ", ".join(f"{name}={value!s}" for name, value in shown if isinstance(value, str | int))
        return f"{type(self).__name__}({inner})"
