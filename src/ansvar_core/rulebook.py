"""The rulebook: rules, policy and dates, compiled once and asked many times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import attrs

from ansvar_core import assess as _assess
from ansvar_core.agenda import AgendaPoint, agenda
from ansvar_core.audit import Report, audit
from ansvar_core.dated import Dated
from ansvar_core.dates import instant
from ansvar_core.derive.chair import expected_chair
from ansvar_core.derive.overview import ConsentOverview, overview
from ansvar_core.derive.rota import NextTurn, rota
from ansvar_core.derive.setting import Setting, in_force
from ansvar_core.derive.topics import Route, route
from ansvar_core.duties import duties
from ansvar_core.entities.group import Group
from ansvar_core.entities.meeting import Topic
from ansvar_core.errors import InvalidPolicy, RuleViolation
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import CONSENT_EVENTS, EVENT_TYPE_BY_TAG
from ansvar_core.events.ending import EndingDecided
from ansvar_core.evolve import evolve
from ansvar_core.horizon import next_change
from ansvar_core.options import Option, options
from ansvar_core.policies.standard import STANDARD
from ansvar_core.policy import Policy
from ansvar_core.rules.base import Check, Obligation, Reading, ReadingCheck, RuleText
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS, Compiled, compiled
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import Duty
from ansvar_core.values.ids import InformationKind, ItemId, MeetingId, PartyId
from ansvar_core.values.terms import Language
from ansvar_core.values.verdict import Verdict

__all__ = ["Rulebook"]


def _once(codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise InvalidPolicy("rules", f"the code {code!r} is used twice")
        seen.add(code)


@attrs.frozen(kw_only=True, repr=False)
class Rulebook(Discreet):
    """Everything that is asked, with the rules and the policy it is asked under (regelbok).

    A value: it holds no group and remembers nothing between questions.  Raises `InvalidPolicy` for rules or choices
    that do not go together.
    """

    policies: Dated[Policy] = STANDARD
    checks: tuple[Check, ...] = CHECKS
    reading_checks: tuple[ReadingCheck, ...] = READING_CHECKS
    obligations: tuple[Obligation, ...] = OBLIGATIONS
    _compiled: Dated[Compiled] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        _once(each.code for each in (*self.checks, *self.reading_checks))
        _once(each.code for each in self.obligations)
        settled_by = {each.code: each.settled_by for each in self.obligations}
        for first, policy in self.policies.versions:
            _within_frame(policy, first or date.min)
            for gate in policy.gates:
                if gate.duty not in settled_by:
                    raise InvalidPolicy("duties.gates", f"there is no duty {gate.duty!r}")
                kind = EVENT_TYPE_BY_TAG.get(gate.event)
                if kind is None:
                    raise InvalidPolicy("duties.gates", f"there is no event {gate.event!r}")
                if kind in (*CONSENT_EVENTS, EndingDecided, *settled_by[gate.duty]):
                    raise InvalidPolicy("duties.gates", f"{gate.event!r} is never made to wait for {gate.duty!r}")
        rules = self.policies.map(lambda policy: compiled(self.checks, self.obligations, policy))
        object.__setattr__(self, "_compiled", rules)

    @classmethod
    def standard(cls) -> Rulebook:
        """The standard rules under the standard policy (standard regelbok)."""
        return cls()

    @classmethod
    def under(
        cls,
        policy: Policy | Dated[Policy],
        *,
        checks: Iterable[Check] = (),
        obligations: Iterable[Obligation] = (),
    ) -> Rulebook:
        """The standard rules, and more of one's own, under a policy (regelbok for en kommune)."""
        policies = policy if isinstance(policy, Dated) else Dated.always("policy", policy)
        return cls(policies=policies, checks=(*CHECKS, *checks), obligations=(*OBLIGATIONS, *obligations))

    def _setting(self, group: Group, at: datetime) -> Setting:
        return Setting.of(group, instant(at), self.policies)

    def assess(self, group: Group | None, event: Event, *, explain: bool = False) -> Verdict:
        """Whether an event would be in order, with every finding; never raises on a well-formed event (vurder).

        With `explain` the verdict also lists the rules that were asked and had nothing to say.
        """
        return _assess.assess(group, event, self.policies, self._rules(event.at), explain)

    def _rules(self, at: datetime) -> Compiled:
        return self._compiled.at(in_force(self.policies, at)[0])

    def advance(self, group: Group | None, event: Event) -> Group:
        """The next group, or `RuleViolation` carrying the verdict (gå videre)."""
        return self.advance_all(group, (event,))

    def advance_all(self, group: Group | None, events: Iterable[Event]) -> Group:
        """The group after several events (gå videre med flere).

        Raises `RuleViolation` with the index of the first that is refused, and `ValueError` when there are none and no
        group either.
        """
        for index, event in enumerate(events):
            verdict = self.assess(group, event)
            if not verdict:
                raise RuleViolation(verdict, event.id, index)
            group = evolve(group, event)
        if group is None:
            raise ValueError("no events and no group")
        return group

    def audit(self, record: Iterable[Event], until: datetime) -> Report:
        """Every breach in a finished history, with its position; never stops at the first (revisjon).

        Raises `CorruptRecord` for what cannot be read as a record.
        """
        return audit(record, instant(until), self.policies, self.assess, self._duties)

    def options(self, group: Group | None, at: datetime, actor: PartyId) -> tuple[Option, ...]:
        """Each kind of event for each subject: possible now, or exactly what is missing (muligheter)."""
        at = instant(at)
        return options(group, at, actor, self.policies, self._rules(at))

    def duties(self, group: Group, at: datetime) -> tuple[Duty, ...]:
        """Who owes what by when, what is overdue first (plikter)."""
        return self._duties(self._setting(group, at))

    def _duties(self, setting: Setting) -> tuple[Duty, ...]:
        return duties(setting, self._compiled.at(setting.day))

    def agenda(self, group: Group, at: datetime) -> tuple[AgendaPoint, ...]:
        """The next meeting's agenda, drawn from minutes, plan and duties (forslag til saksliste)."""
        setting = self._setting(group, at)
        return agenda(setting, self._duties(setting))

    def rota(
        self,
        group: Group,
        at: datetime,
        n: int = 1,
        *,
        chair: PartyId | None = None,
        absent: Iterable[PartyId] = (),
        kinds: Iterable[InformationKind] = (),
    ) -> tuple[NextTurn, ...]:
        """The next `n` minute-takers, and why (turnus for referent).

        `chair` defaults to whom the policy points at; `absent` are away the next time only; `kinds` are the kinds of
        information the minutes will hold.
        """
        setting = self._setting(group, at)
        return rota(setting, n, expected_chair(setting, None, chair), absent, frozenset(kinds))

    def may_read(
        self, group: Group, party: PartyId, meeting: MeetingId, at: datetime, item: ItemId | None = None
    ) -> Verdict:
        """Whether somebody may read a meeting's minutes, or its agenda before there are any (innsyn).

        `item` asks about one agenda item.  The answer is about consent; another legal basis that the host has recorded
        is named beside it.
        """
        reading = Reading(party=party, meeting=meeting, item=item)
        return _assess.read(self._setting(group, at), reading, self.reading_checks)

    def route(self, topic: Topic, at: datetime) -> Route:
        """Where a topic belongs, and whether the user must be told (hvor hører saken hjemme)."""
        return route(topic, in_force(self.policies, instant(at))[1])

    def next_change(self, group: Group, at: datetime) -> datetime | None:
        """When the next derived answer changes if nobody does anything; None is never (neste endring)."""
        return next_change(self._setting(group, at), self._duties)

    def consent(self, group: Group, at: datetime) -> ConsentOverview:
        """Whose consent is required, what it covers for each agency, and whether the group stands still (samtykke)."""
        return overview(self._setting(group, at))

    def label(self, value: StrEnum | str, language: Language | str) -> str:
        """What people call a value of the library, or a kind of event by its tag (betegnelse).

        Raises `KeyError` naming what has no name.
        """
        from ansvar_core.rules.texts.labels import label_of  # noqa: PLC0415  # as in `text`

        return label_of(value)[language]

    def text(self, code: str) -> RuleText:
        """What a caseworker is told about a rule or a duty (regeltekst); raises `KeyError` for an unknown code."""
        for rule in (*self.checks, *self.reading_checks, *self.obligations):
            if rule.code == code and rule.text is not None:
                return rule.text
        # Texts are many and seldom asked for, so they are loaded when somebody reads.
        from ansvar_core.rules.texts import TEXTS  # noqa: PLC0415

        return TEXTS[code]


def _within_frame(policy: Policy, day: date) -> None:
    frame = policy.frame
    earliest, latest = frame.youth_consents_at_earliest.at(day), frame.youth_consents_at_latest.at(day)
    if not earliest <= policy.youth_consents_from <= latest:
        raise InvalidPolicy("consent.youth_own_age", f"the legal frame allows {earliest} to {latest}")
    least, full = frame.parents_consent_at_least_until.at(day), frame.full_age.at(day)
    if not least <= policy.parents_consent_until <= full:
        raise InvalidPolicy("consent.parents_until", f"the legal frame allows {least} to {full}")
