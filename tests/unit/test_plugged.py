"""The guard around a rule of somebody's own; what it does to answers is tried by kind in `tests/cases`."""

from __future__ import annotations

import pickle
from typing import Any

import attrs

from ansvar_core import Breach, GoalSet, Situation, Source, StandingCheck
from ansvar_core.rules.catalogue import CHECKS, LIBRARY, OBLIGATIONS, READING_CHECKS
from ansvar_core.rules.plugged import guarded, is_librarys


def _says(situation: Situation) -> Breach | None:
    return None


OWN = StandingCheck(code="town.x", governs=(GoalSet,), source=Source(design=True), judge=_says)


class TestGuarded:
    """The library's own rules have none."""

    def test_the_librarys_own(self) -> None:
        """Each is itself, also with another effect or other words."""
        for rule in (*CHECKS, *READING_CHECKS, *OBLIGATIONS):
            assert is_librarys(rule)
            assert guarded(rule) is rule
            assert is_librarys(attrs.evolve(rule, source=Source(design=True)))

    def test_somebody_elses(self) -> None:
        """Another function, other kinds of event, or a code of ours on something else."""
        assert not is_librarys(OWN)
        assert not is_librarys(attrs.evolve(OWN, code="group.not-now"))
        assert not is_librarys(attrs.evolve(OWN, code="work.done"))
        check: Any = LIBRARY["group.not-now"]
        reading: Any = LIBRARY["access.restricted"]
        duty: Any = LIBRARY["work.done"]
        assert not is_librarys(attrs.evolve(check, governs=(GoalSet,)))
        assert not is_librarys(attrs.evolve(reading, judge=lambda setting, reading: None))
        assert not is_librarys(attrs.evolve(duty, days=lambda _: ()))

    def test_it_is_a_value(self) -> None:
        """The same rule has the same guard, and it travels."""
        assert guarded(OWN) == guarded(attrs.evolve(OWN)) != OWN
        assert pickle.loads(pickle.dumps(guarded(OWN))) == guarded(OWN)  # noqa: S301  # what was written here
