"""What a fold is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core.entities.group import Group
from ansvar_core.events.base import Event

__all__ = ["Folds", "change"]

Folds: TypeAlias = Mapping[type[Event], Callable[[Group, Any, int], Group]]
"""From a kind of event to how it changes a group, given the event and its position in the record."""

change: Final = attrs.evolve
"""The same value with some fields changed (endre)."""
