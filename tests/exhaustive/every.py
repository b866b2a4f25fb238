"""All the worlds.

`large` says which bounds: the smaller ones are walked in every test run, the larger by `nox -s exhaustive`.
"""

from __future__ import annotations

from exhaustive import (
    worlds,
    worlds_of_late_facts,
    worlds_of_meetings,
    worlds_of_papers,
    worlds_of_policy,
    worlds_of_time,
    worlds_of_work,
)
from exhaustive.walk import World

_FILES = (
    worlds,
    worlds_of_meetings,
    worlds_of_work,
    worlds_of_time,
    worlds_of_policy,
    worlds_of_papers,
    worlds_of_late_facts,
)


def all_worlds(*, large: bool) -> tuple[World, ...]:
    return tuple(make(large=large) for file in _FILES for make in file.MAKERS)
