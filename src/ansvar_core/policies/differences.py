"""How a municipality differs: one named difference at a time, each with the reason why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeAlias, assert_never

import attrs

from ansvar_core.allowed import check_choice
from ansvar_core.choices import Gate, Permission, RoutinePoint, Weight
from ansvar_core.entities.people import check_days
from ansvar_core.errors import InvalidPolicy
from ansvar_core.policy import Policy
from ansvar_core.values.checked import checked
from ansvar_core.values.law import Source
from ansvar_core.values.parameter import parameters
from ansvar_core.values.terms import Text

__all__ = ["Choice", "Difference", "Differing", "NotOwed", "Without", "differing", "field_of"]

_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {parameter.key: name for name, parameter in parameters(Policy).items()}
)
# Lists of named things are not chosen as a whole: each entry is a difference, with a reason of its own.
_LISTED: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {
        "roles.permissions": Permission,
        "routine.points": RoutinePoint,
        "rules.effects": Weight,
        "duties.gates": Gate,
    }
)


def field_of(key: str) -> str:
    """The field of the policy that a key chooses (felt for parameter); raises `InvalidPolicy` for what none does."""
    if key in _LISTED:
        raise InvalidPolicy(key, f"is a list; give each entry as a {_LISTED[key].__name__}")
    if key == "duties.unowed":
        raise InvalidPolicy(key, "is a list; give each entry as a NotOwed")
    if key not in _FIELDS:
        raise InvalidPolicy(key, "there is no such parameter")
    return _FIELDS[key]


def _kept(value: Any) -> Any:
    """What can be gone through once only is gone through here, or later days would find it empty."""
    return tuple(value) if isinstance(value, Iterator) else value


@attrs.frozen(kw_only=True, field_transformer=checked)
class Choice:
    """Another value of a parameter (valg).

    `key` is the parameter's permanent name.  Raises `InvalidPolicy` for an unknown one.
    """

    key: str
    # A time zone need not have a hash.
    value: Any = attrs.field(converter=_kept, hash=False)

    def __attrs_post_init__(self) -> None:
        check_choice(field_of(self.key), self.key, self.value)


@attrs.frozen(kw_only=True, field_transformer=checked)
class NotOwed:
    """A duty of the baseline that is not owed here (plikt som ikke gjelder); `code` is the obligation's."""

    code: str


@attrs.frozen(kw_only=True, field_transformer=checked)
class Without:
    """A difference of the profile it rests on that is not taken over (unntak fra felles regler).

    `key` is that difference's own, such as `meeting.notice` or `rules.effects.group.size`.
    """

    key: str


Differing: TypeAlias = Choice | Weight | NotOwed | Permission | Gate | RoutinePoint | Without


@attrs.frozen(kw_only=True, field_transformer=checked)
class Difference:
    """One way in which a municipality differs from its baseline, and why (avvik fra grunnreglene).

    `source` says where the municipality itself has it from.  First and last day are inside; without them it holds
    always.
    """

    what: Differing
    because: Text
    source: Source = attrs.field(factory=lambda: Source(design=True))
    first_day: date | None = None
    last_day: date | None = None

    def __attrs_post_init__(self) -> None:
        check_days(self.first_day, self.last_day)
        if isinstance(self.what, Without) and (self.first_day or self.last_day) is not None:
            raise InvalidPolicy(
                self.key, "is taken over or is not, and has no days; say what holds on those days instead"
            )

    @property
    def key(self) -> str:
        """What it is about, as a path (nøkkel)."""
        match self.what:
            case Choice():
                return self.what.key
            case Weight():
                return f"rules.effects.{self.what.code}"
            case NotOwed():
                return f"duties.unowed.{self.what.code}"
            case Permission():
                return f"roles.permissions.{self.what.act}"
            case Gate():
                return f"duties.gates.{self.what.duty}.{self.what.event}"
            case RoutinePoint():
                return f"routine.points.{self.what.code}"
            case Without():
                return f"without.{self.what.key}"
            case _ as never:
                assert_never(never)


def differing(policy: Policy, differences: Iterable[Difference]) -> Policy:
    """A policy with differences applied (avvikende regler); raises `InvalidPolicy` for choices that do not fit."""
    chosen: dict[str, Any] = {}
    permissions = {each.act: each for each in policy.permissions}
    points = {each.code: each for each in policy.routine}
    weights = {each.code: each for each in policy.weights}
    gates = dict.fromkeys(policy.gates)
    unowed = set(policy.unowed)
    for each in differences:
        match each.what:
            case Choice(key=key, value=value):
                chosen[_FIELDS[key]] = value
            case Weight():
                weights[each.what.code] = each.what
            case NotOwed(code=code):
                unowed.add(code)
            case Permission():
                permissions[each.what.act] = each.what
            case Gate():
                gates[each.what] = None
            case RoutinePoint():
                # A finding of it says why with the municipality's own reason and source.
                points[each.what.code] = attrs.evolve(each.what, because=each.because, source=each.source)
            case Without():
                pass  # It has been left out of what is applied.
            case _ as never:
                assert_never(never)
    return attrs.evolve(
        policy,
        **chosen,
        permissions=permissions.values(),
        routine=points.values(),
        weights=weights.values(),
        gates=gates,
        unowed=unowed,
    )
