"""A municipality's profile as plain data, in and out, so that a host can keep it as TOML or JSON.

A profile that is read is either right, or `InvalidPolicy` names every fault with its place, such as
`choices[2].value`.  What a rule of the municipality's own *does* is code and is given beside the data, which lists its
code, so that nothing is lost on the way.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, tzinfo
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core.choices import Gate, Permission, RoutinePoint, Weight
from ansvar_core.codec.converting import careful, unstructured
from ansvar_core.codec.faults import MOST_FAULTS, Fault, faults_of, fields_of, told_name
from ansvar_core.codec.nesting import DEEPEST, TOO_DEEP, is_deeper
from ansvar_core.dates import NorwegianTime
from ansvar_core.errors import InvalidPolicy, InvalidValue
from ansvar_core.policies.baseline import STANDARD, Baseline
from ansvar_core.policies.differences import Choice, Difference, Differing, NotOwed, Without, field_of
from ansvar_core.policies.profile import Profile
from ansvar_core.policy import Policy
from ansvar_core.rules.base import Check, ContentCheck, Obligation, ReadingCheck, StandingCheck
from ansvar_core.values.law import Source
from ansvar_core.values.parameter import parameters
from ansvar_core.values.terms import Term, Text

__all__ = ["ZONES", "profile_from_dict", "profile_to_dict"]

Rule: TypeAlias = Check | ReadingCheck | Obligation

FORMAT: Final = "ansvar-profile"
FORMAT_VERSION: Final = 1

_SECTIONS: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {
        "choices": Choice,
        "effects": Weight,
        "not_owed": NotOwed,
        "permissions": Permission,
        "gates": Gate,
        "routine": RoutinePoint,
        "without": Without,
    }
)
_HEAD: Final = ("format", "version", "name", "label", "baseline", "documents", "terms", "own_rules")
_REASON: Final = ("because", "source", "first_day", "last_day")
ZONES: Final[Mapping[str, tzinfo]] = MappingProxyType({"norwegian": NorwegianTime(), "utc": UTC})
"""The time zones that have a name in plain data (tidssoner)."""
# No municipality comes near; every day on which something changes makes a whole set of rules.
_MOST: Final = 200
_NOT_CHOSEN: Final = "not-chosen"
_OFF: Final = "off"
_SAID_BY_THEMSELVES: Final = ("gates", "permissions", "routine", "weights", "unowed")


@cache
def _types() -> Mapping[str, Any]:
    """What the value of each parameter is."""
    hints = typing.get_type_hints(Policy)
    return {
        parameter.key: hints[name] for name, parameter in parameters(Policy).items() if name not in _SAID_BY_THEMSELVES
    }


Faults: TypeAlias = list[tuple[str, str]]


def profile_from_dict(
    data: Any, *, rules: Iterable[Rule] = (), baselines: Mapping[str, Baseline | Profile] | None = None
) -> Profile:
    """The profile in plain data (profil inn).

    `rules` are the municipality's own, by the codes that the data lists; `baselines` those it may rest on besides the
    standard.  Raises `InvalidPolicy` naming every fault.
    """
    if is_deeper(data, DEEPEST):
        raise InvalidPolicy("$", TOO_DEEP)
    plain = _plain(data, DEEPEST)
    if not isinstance(plain, Mapping):
        raise InvalidPolicy("$", "must be an object with named fields")
    known = {STANDARD.name: STANDARD, **(baselines or {})}
    return _Reader(data=plain, known=known, rules=tuple(rules), faults=[]).profile()


def _plain(value: Any, deeper: int) -> Any:
    """TOML has days of its own; JSON writes them."""
    if deeper < 0:
        # A caller's own kind of mapping has no depth until it is read.
        raise InvalidPolicy("$", TOO_DEEP)
    fields = fields_of(value)
    if fields is not None:
        return {name: _plain(each, deeper - 1) for name, each in fields.items()}
    if isinstance(value, Mapping):
        return None
    if isinstance(value, list):
        return [_plain(each, deeper - 1) for each in value]
    return value.isoformat() if type(value) is date else value


@attrs.frozen(kw_only=True)
class _Reader:
    data: Mapping[Any, Any]
    known: Mapping[str, Baseline | Profile]
    rules: tuple[Rule, ...]
    faults: Faults

    def profile(self) -> Profile:
        self._fields(self.data, (*_HEAD, *_SECTIONS), "")
        if self.data.get("format") != FORMAT:
            self.faults.append(("format", f"must be {FORMAT!r}"))
        if self.data.get("version") != FORMAT_VERSION or type(self.data.get("version")) is not int:
            self.faults.append(("version", "is not a version of the format that this library reads"))
        name = self._made("name", lambda value: careful(value, str))
        label = self._made("label", lambda value: careful(value, Text))
        documents = self._made("documents", lambda value: careful(value, tuple[str, ...]), ())
        baseline = self._made("baseline", self._baseline, STANDARD)
        terms = tuple(self._terms())
        placed = tuple(self._differences())
        self._own_rules()
        self._stop()
        try:
            return Profile(
                name=name,
                label=label,
                baseline=baseline,
                documents=documents,
                differences=(difference for _, difference in placed),
                terms=terms,
                checks=(each for each in self.rules if isinstance(each, StandingCheck | ContentCheck)),
                reading_checks=(each for each in self.rules if isinstance(each, ReadingCheck)),
                obligations=(each for each in self.rules if isinstance(each, Obligation)),
            )
        except InvalidPolicy as error:
            raise InvalidPolicy(_place(error.key, placed), error.problem) from None
        except InvalidValue as error:
            raise InvalidPolicy(error.field, error.problem) from None

    def _stop(self) -> None:
        if self.faults:
            raise InvalidPolicy(*self.faults[0], tuple(self.faults[:MOST_FAULTS]))

    def _fields(self, data: Mapping[Any, Any], allowed: Iterable[str], path: str) -> None:
        for name in data:
            if name not in allowed:
                self.faults.append((f"{path}{told_name(name)}", "is no field here"))

    def _made(self, name: str, make: Callable[[Any], Any], default: Any = attrs.NOTHING) -> Any:
        if name not in self.data:
            if default is attrs.NOTHING:
                self.faults.append((name, "is missing"))
            return default
        return self._tried(name, make, self.data[name])

    def _tried(self, path: str, make: Callable[..., Any], *given: Any) -> Any:
        try:
            return make(*given)
        except (ExceptionGroup, InvalidValue, InvalidPolicy, Fault) as error:
            self.faults.extend(faults_of(error, path))
            return None

    def _baseline(self, value: Any) -> Baseline | Profile:
        if not isinstance(value, str) or value not in self.known:
            raise Fault(f"must be one of {', '.join(sorted(self.known))}")
        return self.known[value]

    def _listed(self, name: str) -> Iterator[tuple[str, Mapping[Any, Any]]]:
        entries = self.data.get(name, [])
        if not isinstance(entries, list):
            self.faults.append((name, "must be a list"))
            return
        if len(entries) > _MOST:
            self.faults.append((name, f"has more than {_MOST} entries"))
            return
        for index, entry in enumerate(entries):
            if isinstance(entry, Mapping):
                yield f"{name}[{index}]", entry
            else:
                self.faults.append((f"{name}[{index}]", "must be an object with named fields"))

    def _terms(self) -> Iterator[Term]:
        terms = self.data.get("terms", {})
        if not isinstance(terms, Mapping):
            self.faults.append(("terms", "must be an object with named fields"))
            return
        for name, words in terms.items():
            told = told_name(name)
            if isinstance(words, Mapping) and "name" in words:
                self.faults.append((f"terms.{told}.name", "is no field here"))
            whole = {**words, "name": name} if isinstance(words, Mapping) else words
            found = self._tried(f"terms.{told}", careful, whole, Term)
            if found is not None:
                yield found
            if len(self.faults) >= MOST_FAULTS:
                return

    def _differences(self) -> Iterator[tuple[str, Difference]]:
        for section, kind in _SECTIONS.items():
            for path, entry in self._listed(section):
                reason = {name: entry[name] for name in _REASON if name in entry}
                rest = {name: each for name, each in entry.items() if name not in _REASON}
                before = len(self.faults)
                what = self._choice(path, rest) if kind is Choice else self._tried(path, _what, kind, rest)
                why = self._tried(path, careful, reason, _Reason)
                if len(self.faults) == before:
                    found = self._tried(path, why.of, what)
                    if found is not None:
                        yield path, found

    def _choice(self, path: str, data: Mapping[str, Any]) -> Choice | None:
        keyed = self._tried(path, careful, data, _Keyed)
        if keyed is None or self._tried(f"{path}.key", field_of, keyed.key) is None:
            return None
        before = len(self.faults)
        value = self._tried(f"{path}.value", _value, keyed.value, _types()[keyed.key])
        chosen: Choice | None = None
        if len(self.faults) == before:
            chosen = self._tried(f"{path}.value", lambda: Choice(key=keyed.key, value=value))
        return chosen

    def _own_rules(self) -> None:
        listed = self._made("own_rules", lambda value: careful(value, tuple[str, ...]), ()) or ()
        given = {each.code for each in self.rules}
        for index, code in enumerate(listed):
            if code not in given:
                self.faults.append((f"own_rules[{index}]", "is the code of a rule that was not given"))
        self.faults.extend(("own_rules", f"does not list {code!r}") for code in sorted(given - set(listed)))


@attrs.frozen(kw_only=True)
class _Reason:
    """What every difference carries besides what it is about."""

    because: Text
    source: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None

    def of(self, what: Differing) -> Difference:
        source = Source(local=self.source) if self.source else Source(design=True)
        return Difference(
            what=what, because=self.because, source=source, first_day=self.first_day, last_day=self.last_day
        )


def _what(kind: type[Any], data: Mapping[str, Any]) -> Any:
    if kind is Weight and data.get("effect") == _OFF:
        data = {**data, "effect": None}
    return careful(data, kind)


@attrs.frozen(kw_only=True)
class _Keyed:
    key: str
    value: Any


def _value(value: Any, kind: Any) -> Any:
    if kind is tzinfo:
        if not isinstance(value, str) or value not in ZONES:
            raise Fault(f"must be one of {', '.join(ZONES)}")
        return ZONES[value]
    if NoneType in typing.get_args(kind):
        if value is None or value == _NOT_CHOSEN:
            return None
        (kind,) = (each for each in typing.get_args(kind) if each is not NoneType)
    return careful(value, kind)


def _place(key: str, placed: tuple[tuple[str, Difference], ...]) -> str:
    """Where in the data a key was said, or the key itself."""
    for path, difference in placed:
        if key == difference.key or (isinstance(difference.what, RoutinePoint) and key == difference.what.code):
            return path
    return key


def profile_to_dict(profile: Profile) -> dict[str, Any]:
    """A profile as plain data (profil ut).

    Its own rules are listed by their codes, and its baseline by its name.  Raises `InvalidPolicy` for a time zone that
    has no name here.
    """
    sections: dict[str, list[dict[str, Any]]] = {name: [] for name in _SECTIONS}
    for each in profile.differences:
        name = next(name for name, kind in _SECTIONS.items() if isinstance(each.what, kind))
        sections[name].append({**_said(each.what), **_reason(each)})
    own = (*profile.checks, *profile.reading_checks, *profile.obligations)
    whole = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "name": profile.name,
        "label": unstructured(profile.label),
        "baseline": profile.baseline.name,
        "documents": list(profile.documents),
        "terms": {term.name.value: _without(unstructured(term), "name") for term in profile.terms},
        **sections,
        "own_rules": [each.code for each in own],
    }
    return {name: each for name, each in whole.items() if each not in ([], {})}


def _reason(difference: Difference) -> dict[str, Any]:
    reason = _Reason(
        because=difference.because,
        source=difference.source.local,
        first_day=difference.first_day,
        last_day=difference.last_day,
    )
    found: dict[str, Any] = unstructured(reason)
    return found


def _said(what: Differing) -> dict[str, Any]:
    if isinstance(what, Choice):
        return {"key": what.key, "value": _written(what)}
    found: dict[str, Any] = unstructured(what)
    if isinstance(what, Weight):
        return {**found, "effect": _OFF if what.effect is None else found["effect"]}
    return _without(found, "because", "source")


def _written(choice: Choice) -> Any:
    kind = _types()[choice.key]
    if kind is tzinfo:
        for name, zone in ZONES.items():
            if zone == choice.value:
                return name
        raise InvalidPolicy(choice.key, "only a time zone with a name here can be written")
    return _NOT_CHOSEN if choice.value is None else unstructured(choice.value, kind)


def _without(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: each for name, each in data.items() if name not in names}
