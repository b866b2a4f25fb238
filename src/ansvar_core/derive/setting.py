"""The setting of a question: a group, an instant, and what is in force then."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar

import attrs

from ansvar_core.dated import Dated
from ansvar_core.dates import birthday, day_of
from ansvar_core.entities.group import Group
from ansvar_core.entities.people import CareTakenOver, LegalGuardian, Parent
from ansvar_core.policy import Policy
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.ids import AgencyId, PartyId

__all__ = ["Lasting", "Setting", "holds", "in_force", "kept"]

P = ParamSpec("P")
T = TypeVar("T")


_UNKNOWN: Final[Any] = object()


def kept(derive: Callable[Concatenate[Setting, P], T]) -> Callable[Concatenate[Setting, P], T]:
    """The same derivation, worked out once for a setting (husket).

    Every rule about an event asks the same few things of the same setting, and a setting is frozen: the answer cannot
    change.  Keeping it makes judging an event three times as fast.
    """

    @wraps(derive)
    def asked(setting: Setting, /, *about: P.args, **named: P.kwargs) -> T:
        known = setting._known  # noqa: SLF001  # kept for this function alone
        key: Hashable = derive
        if named:
            key = (derive, about, *named.items())
        elif about:
            key = (derive, about)
        found: T = known.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            found = known[key] = derive(setting, *about, **named)
        return found

    return asked


@attrs.frozen(kw_only=True, repr=False)
class Setting(Discreet):
    """A group at an instant, under the policy in force on that day (situasjon)."""

    group: Group
    at: datetime
    day: date
    policy: Policy
    policies: Dated[Policy]
    _known: dict[Hashable, Any] = attrs.field(factory=dict, init=False, eq=False)
    """What has been derived already, by what was asked."""
    _times: dict[datetime, Setting] = attrs.field(factory=dict, init=False, eq=False)

    @classmethod
    def of(cls, group: Group, at: datetime, policies: Dated[Policy]) -> Setting:
        """The setting of a group at an instant; raises `NotInForce` before the first policy."""
        day, policy = in_force(policies, at)
        return cls(group=group, at=at, day=day, policy=policy, policies=policies)

    def __reduce__(self) -> tuple[Callable[..., Setting], tuple[Any, ...]]:
        # What has been derived is worked out again elsewhere: its keys are functions, which do not travel.
        return _setting, (self.group, self.at, self.day, self.policy, self.policies)

    def on(self, at: datetime) -> Setting:
        """The same group at another instant, under what is in force then (på et annet tidspunkt)."""
        if at == self.at:
            return self
        then = self._times.get(at)
        if then is None:
            then = self._times[at] = Setting.of(self.group, at, self.policies)
            object.__setattr__(then, "_times", self._times)
        return then

    def birthday(self, age: int) -> date:
        """The day the user reaches an age (fødselsdag)."""
        return birthday(self.group.user.birth_date, age, self.policy.leap_birthday)

    @property
    @kept
    def birthdays(self) -> tuple[date, ...]:
        """Every birthday that an answer can turn on, under whatever policy and law (avgjørende fødselsdager)."""
        found: set[date] = set()
        for _, policy in self.policies.versions:
            of_age = (age for _, age in policy.frame.full_age.versions)
            for age in (policy.youth_consents_from, policy.parents_consent_until, *of_age):
                found.add(birthday(self.group.user.birth_date, age, policy.leap_birthday))
        return tuple(sorted(found))

    def has_reached(self, age: int) -> bool:
        """Whether the user has reached an age on the day (har fylt)."""
        return self.day >= self.birthday(age)

    @property
    @kept
    def is_child(self) -> bool:
        """Whether the user is under full age (barn)."""
        return not self.has_reached(self.policy.frame.full_age.at(self.day))

    @property
    @kept
    def is_competent(self) -> bool:
        """Whether no standing decision says that the user cannot consent (samtykkekompetent)."""
        standing = True
        for decision in self.group.competence:
            if decision.at > self.at:
                break
            standing = decision.competent
        return standing

    @property
    @kept
    def parents(self) -> tuple[PartyId, ...]:
        """Those who hold parental responsibility on the day (foreldre med foreldreansvar)."""
        return tuple(each.party for each in self.group.parents.values() if self._acts(each))

    @property
    @kept
    def personal_guardians(self) -> tuple[PartyId, ...]:
        """The legal guardians with a personal mandate on the day (verger for personlige forhold)."""
        return tuple(each.party for each in self.group.guardians.values() if each.personal and self._acts(each))

    @property
    @kept
    def guardians(self) -> tuple[PartyId, ...]:
        """The legal guardians on the day, whatever their mandate (verger)."""
        return tuple(each.party for each in self.group.guardians.values() if self._acts(each))

    def _acts(self, role: Parent | LegalGuardian | CareTakenOver) -> bool:
        """Whether somebody acts for the user on the day; nobody does so for themselves."""
        return role.party != self.group.user.id and holds(role, self.day)

    @property
    @kept
    def member_agencies(self) -> tuple[AgencyId, ...]:
        """The agencies that take part through a member, in order and once each (deltakende instanser)."""
        return self.group.member_agencies

    @property
    def roles(self) -> tuple[Lasting, ...]:
        """Every role and mandate of those who act for the user, whenever it holds (roller)."""
        group = self.group
        return (*group.parents.values(), *group.guardians.values(), *group.care.values())

    @property
    @kept
    def in_care_of(self) -> PartyId | None:
        """Who in child welfare decides, where it has taken over care on the day (omsorgsovertakelse).

        Of several decisions that hold, the one that holds from the latest day.
        """
        now = [each for each in self.group.care.values() if self._acts(each)]
        return max(now, key=lambda each: each.first_day).party if now else None


def in_force(policies: Dated[Policy], at: datetime) -> tuple[date, Policy]:
    """The day of an instant, in the zone of the policy in force, and that policy (gjeldende regler).

    Raises `NotInForce` before the first policy.
    """
    # The day is needed to find the policy, and the policy to find the day; near a change of policy the first guess may
    # be one off.  It is the day in UTC, because an instant has one answer whatever offset it is written with.
    first = policies.versions[0]
    if len(policies.versions) == 1 and first[0] is None:
        return day_of(at, first[1].zone), first[1]
    day = at.astimezone(UTC).date()
    guess = first[1] if first[0] is not None and day < first[0] else policies.at(day)
    day = day_of(at, guess.zone)
    return day, policies.at(day)


def _setting(group: Group, at: datetime, day: date, policy: Policy, policies: Dated[Policy]) -> Setting:
    return Setting(group=group, at=at, day=day, policy=policy, policies=policies)


class Lasting(Protocol):
    """What has a first and a last day (tidsavgrenset)."""

    @property
    def first_day(self) -> date | None:
        """The first day inside; None is from of old (første dag)."""

    @property
    def last_day(self) -> date | None:
        """The last day inside; None is until further notice (siste dag)."""


def holds(thing: Lasting, day: date) -> bool:
    """Whether a role or a mandate holds on a day; first and last day are inside (gjelder)."""
    return (thing.first_day is None or thing.first_day <= day) and (thing.last_day is None or day <= thing.last_day)
