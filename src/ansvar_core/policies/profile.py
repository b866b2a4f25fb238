"""A municipality's rules in one file: a baseline, and how they differ from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from ansvar_core.choices import RoutinePoint, once
from ansvar_core.dated import Dated
from ansvar_core.derive.setting import holds
from ansvar_core.errors import InvalidPolicy
from ansvar_core.policies.baseline import STANDARD, Baseline
from ansvar_core.policies.differences import Difference, Without, differing
from ansvar_core.policy import Policy
from ansvar_core.rules.base import Check, Obligation, ReadingCheck
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from ansvar_core.rules.edition import UNASKED
from ansvar_core.rules.words import filled_text, words
from ansvar_core.values.checked import checked
from ansvar_core.values.ids import Word
from ansvar_core.values.terms import RuleText, Term, Text

__all__ = ["Profile"]

_CODES: Final = (*UNASKED, *(each.code for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)))
_TAKEN: Final = frozenset(code.partition(".")[0] for code in _CODES)
_WORD: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


if TYPE_CHECKING:  # What else is taken; the field's own check makes it what is kept.

    def _differences(value: Iterable[Difference]) -> tuple[Difference, ...]: ...

    def _checks(value: Iterable[Check]) -> tuple[Check, ...]: ...

    def _reading(value: Iterable[ReadingCheck]) -> tuple[ReadingCheck, ...]: ...

    def _obligations(value: Iterable[Obligation]) -> tuple[Obligation, ...]: ...

    def _terms(value: Iterable[Term]) -> tuple[Term, ...]: ...

else:
    _differences = _checks = _reading = _obligations = _terms = None


@attrs.frozen(kw_only=True, field_transformer=checked)
class Profile:
    """How one municipality differs from a baseline, and why (lokal profil).

    `name` is stable, and the first word of every code of the municipality's own.  `documents` are the titles and places
    of the guidelines it rests on.  `checks`, `reading_checks` and `obligations` are rules of its own, beside what the
    differences say.  Raises `InvalidPolicy` for what does not go together, with the key and the reason.
    """

    name: Word
    label: Text
    baseline: Baseline | Profile = STANDARD
    documents: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = attrs.field(default=(), converter=_differences)
    terms: tuple[Term, ...] = attrs.field(default=(), converter=_terms)
    checks: tuple[Check, ...] = attrs.field(default=(), converter=_checks)
    reading_checks: tuple[ReadingCheck, ...] = attrs.field(default=(), converter=_reading)
    obligations: tuple[Obligation, ...] = attrs.field(default=(), converter=_obligations)
    effective: tuple[Difference, ...] = attrs.field(init=False, repr=False, eq=False)
    """Its differences, and before them those it takes over from the profile it rests on (gjeldende avvik)."""
    resolved: Baseline = attrs.field(init=False, repr=False, eq=False)
    """What comes of it: a whole set of rules (ferdig utledet)."""

    def __attrs_post_init__(self) -> None:
        once("terms", (each.name for each in self.terms))
        if not _WORD.fullmatch(self.name):
            raise InvalidPolicy("name", f"{self.name!r} must be one word of a-z and 0-9, with hyphens if need be")
        if self.name in _TAKEN:
            raise InvalidPolicy("name", f"{self.name!r} begins codes of the library's own")
        for code in self._own_codes():
            if not code.startswith(f"{self.name}."):
                raise InvalidPolicy(code, f"a code of one's own begins with {self.name + '.'!r}")
        # In the order of days: where any two overlap, two that stand next to each other do.
        for one, other in pairwise(sorted(self.differences, key=lambda each: (each.key, each.first_day or date.min))):
            if one.key == other.key and _overlap(one, other):
                raise InvalidPolicy(one.key, "two differences about it are in force at the same time")
        object.__setattr__(self, "effective", (*self._taken_over(), *self.differences))
        object.__setattr__(self, "resolved", self._resolved())
        self.resolved.editions()
        self._words_fit()

    def _taken_over(self) -> Iterator[Difference]:
        shared = self.baseline.effective if isinstance(self.baseline, Profile) else ()
        left_out = {each.what.key for each in self.differences if isinstance(each.what, Without)}
        for key in sorted(left_out - {each.key for each in shared}):
            raise InvalidPolicy(f"without.{key}", f"{self.baseline.name!r} has no such difference")
        yield from (each for each in shared if each.key not in left_out)

    @property
    def _root(self) -> Baseline:
        """The whole set of rules at the bottom, which differs from nothing."""
        return self.baseline if isinstance(self.baseline, Baseline) else self.baseline._root  # noqa: SLF001  # its own

    def _own_codes(self) -> Iterator[str]:
        yield from (each.code for each in (*self.checks, *self.reading_checks, *self.obligations))
        yield from (each.what.code for each in self.differences if isinstance(each.what, RoutinePoint))

    def _words_fit(self) -> None:
        """Every text of its own can be filled, so that nobody finds out when a caseworker reads."""
        latest = self.resolved.policies.versions[-1]
        frame, day = latest[1].frame, latest[0] or date.min
        fill = words({each.name: each for each in self.resolved.terms}, lambda each: frame.provisions(each, day))
        for key, text in self._own_texts():
            filled_text(key, text, fill)

    def _own_texts(self) -> Iterator[tuple[str, Text | RuleText]]:
        for each in self.differences:
            yield each.key, each.because
            if isinstance(each.what, RoutinePoint):
                yield each.key, each.what.what
        rules = (*self.checks, *self.reading_checks, *self.obligations)
        yield from ((each.code, each.text) for each in rules if each.text is not None)

    def _resolved(self) -> Baseline:
        base = self.baseline.resolved
        terms = {each.name: each for each in (*base.terms, *self.terms)}
        return Baseline(
            name=self.name,
            label=self.label,
            policies=Dated(self.name, tuple(self._versions(self._root.policies))),
            terms=tuple(terms.values()),
            checks=(*base.checks, *self.checks),
            reading_checks=(*base.reading_checks, *self.reading_checks),
            obligations=(*base.obligations, *self.obligations),
        )

    def _versions(self, policies: Dated[Policy]) -> Iterator[tuple[date | None, Policy]]:
        first = policies.versions[0][0]
        starts = {each.first_day for each in self.effective}
        stops = {_day_after(each.last_day) for each in self.effective}
        days = {day for day in starts | stops | set(policies.days) if day is not None and day > (first or date.min)}
        for day in (first, *sorted(days)):
            at = day or date.min
            here = (each for each in self.effective if holds(each, at))
            yield day, differing(policies.at(at), here)


def _day_after(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(days=1)


def _overlap(one: Difference, other: Difference) -> bool:
    return (one.first_day or date.min) <= (other.last_day or date.max) and (other.first_day or date.min) <= (
        one.last_day or date.max
    )
