"""The rulebook: rules, policy and dates, compiled once and asked many times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import attrs

from ansvar_core import assess as _assess
from ansvar_core.agenda import AgendaPoint, agenda
from ansvar_core.audit import Report, audit
from ansvar_core.changes import Change, Touched, changes, touched
from ansvar_core.dated import Dated
from ansvar_core.derive.chair import expected_chair
from ansvar_core.derive.overview import ConsentOverview, overview
from ansvar_core.derive.rota import NextTurn, rota
from ansvar_core.derive.setting import Setting, in_force
from ansvar_core.derive.then import as_then
from ansvar_core.derive.topics import Route, route
from ansvar_core.duties import duties, overdue
from ansvar_core.entities.group import Group
from ansvar_core.entities.meeting import Topic
from ansvar_core.errors import RuleViolation
from ansvar_core.events.base import Event
from ansvar_core.evolve import evolve
from ansvar_core.horizon import next_change
from ansvar_core.options import Option, options
from ansvar_core.policies.baseline import STANDARD, Baseline
from ansvar_core.policies.profile import Profile
from ansvar_core.policy import Policy
from ansvar_core.reassess import Reassessed, reassess
from ansvar_core.record import Record
from ansvar_core.registered import Registered, register
from ansvar_core.rules.base import Check, Obligation, Reading, ReadingCheck
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from ansvar_core.rules.edition import Edition, editions, listed
from ansvar_core.rules.words import filled_text, words
from ansvar_core.values.checked import asked
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import Duty
from ansvar_core.values.ids import InformationKind, ItemId, MeetingId, PartyId
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.terms import Language, RuleText, Term
from ansvar_core.values.verdict import Verdict

__all__ = ["Rulebook"]


@attrs.frozen(kw_only=True, repr=False)
class Rulebook(Discreet):
    """Everything that is asked, with the rules and the policy it is asked under (regelbok).

    A value: it holds no group and remembers nothing between questions.  A municipality's rulebook is made `of` its
    profile; whoever gives `checks` here replaces the library's own, and answers for what is then no longer asked.
    Raises `InvalidPolicy` for rules or choices that do not go together.
    """

    policies: Dated[Policy] = STANDARD.policies
    terms: tuple[Term, ...] = STANDARD.terms
    checks: tuple[Check, ...] = CHECKS
    reading_checks: tuple[ReadingCheck, ...] = READING_CHECKS
    obligations: tuple[Obligation, ...] = OBLIGATIONS
    _editions: Dated[Edition] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        for name in ("checks", "reading_checks", "obligations"):
            object.__setattr__(self, name, listed(name, getattr(self, name)))
        found = editions(
            self.policies, checks=self.checks, reading_checks=self.reading_checks, obligations=self.obligations
        )
        object.__setattr__(self, "_editions", found)
        self._words_fit()

    def _words_fit(self) -> None:
        """Every text of a rule can be filled, so that nobody finds out when a caseworker reads."""
        fill = self._words(self._latest)
        for rule in self._rules:
            if rule.text is not None:
                filled_text(rule.code, rule.text, fill)

    def __reduce__(self) -> tuple[Any, ...]:
        # Only what it was made of, so that it is small, and never older than the library that reads it.
        made_of = (self.policies, self.terms, self.checks, self.reading_checks, self.obligations)
        return _compiled, made_of

    @property
    def _rules(self) -> tuple[Check | ReadingCheck | Obligation, ...]:
        return (*self.checks, *self.reading_checks, *self.obligations)

    @classmethod
    def standard(cls) -> Rulebook:
        """The standard rules under the standard policy (standard regelbok)."""
        return cls()

    @classmethod
    def of(cls, profile: Profile | Baseline) -> Rulebook:
        """The rules of a municipality's profile (regelbok for en kommune)."""
        rules = profile.resolved
        return cls(
            policies=rules.policies,
            terms=rules.terms,
            checks=rules.checks,
            reading_checks=rules.reading_checks,
            obligations=rules.obligations,
        )

    @classmethod
    def under(cls, policy: Policy | Dated[Policy]) -> Rulebook:
        """The standard rules under a policy that was made by other means than a profile (regelbok for en policy)."""
        return cls(policies=policy if isinstance(policy, Dated) else Dated.always("policy", policy))

    @asked
    def at(self, at: datetime) -> Edition:
        """The policy and the rules in force at an instant (gjeldende utgave); raises `NotInForce` before the first."""
        return self._editions.at(in_force(self.policies, at)[0])

    def changes(self) -> tuple[Change, ...]:
        """What changes on which day, in order (endringer)."""
        return changes(self._editions)

    @asked
    def touched(self, groups: Iterable[Group], day: date) -> Iterator[Touched]:
        """The groups for which an answer is another because of what comes into force on a day (berørte grupper).

        Each group is asked about at the beginning of the day, under what is in force then and under what would have
        been without the change.  Groups come back in the order given; those that are not touched do not.
        """
        return touched(groups, self._editions, self.policies, day)

    def _setting(self, group: Group, at: datetime) -> Setting:
        return Setting.of(group, at, self.policies)

    @asked
    def assess(self, group: Group | None, event: Event, *, explain: bool = False) -> Verdict:
        """Whether an event would be in order, with every finding; never raises on a well-formed event (vurder).

        With `explain` the verdict also lists the rules that were asked and had nothing to say.
        """
        return self._assess(group, event, explain=explain, proposed=True)

    def _assess(
        self,
        group: Group | None,
        event: Event,
        *,
        explain: bool = False,
        setting: Setting | None = None,
        proposed: bool = False,
    ) -> Verdict:
        """Whether a proposal would be in order, or what stands in the record was in order there."""
        policies, rules = self.policies, self._editions
        return _assess.assess(group, event, policies, rules, explain=explain, setting=setting, proposed=proposed)

    @asked
    def advance(self, group: Group | None, event: Event) -> Group:
        """The next group, or `RuleViolation` carrying the verdict (gå videre)."""
        return self.advance_all(group, (event,))

    @asked
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

    @asked
    def register(self, group: Group | None, event: Event) -> Registered:
        """What has happened is written down, whatever the rules say (registrer).

        `assess` and `advance` are asked before something is done, this when it has been done.  Where a rule blocks, the
        event comes back with the codes in its `despite`, and that is the event to keep: it is a fact and never an
        authority, so a right that it would give somebody counts in no answer, and is given anew.  What `despite` said
        already is not heeded.  Raises `RuleViolation` for what cannot be placed in the record, and for nothing else.
        """
        return register(group, event, self._assess)

    @asked
    def reassess(self, record: Record, events: Iterable[Event], *, seen: int) -> Reassessed:
        """Whether events that were assessed on an older version of a record are in order still (vurder på nytt).

        `seen` is the version the writer saw.  Each event is judged on the record as it is now, with those before it
        added.  Raises `CorruptRecord` for a record or an event that cannot be placed, and `InvalidValue` for a version
        that never was.
        """
        return reassess(record, tuple(events), seen, self.assess)

    @asked
    def audit(self, record: Iterable[Event], until: datetime) -> Report:
        """Every breach in a finished history, with its position; never stops at the first (revisjon).

        Raises `CorruptRecord` for what cannot be read as a record.
        """
        return audit(record, until, self.policies, self._assess, self._overdue)

    @asked
    def options(self, group: Group | None, at: datetime, actor: PartyId) -> tuple[Option, ...]:
        """Each kind of event for each subject: possible now, or exactly what is missing (muligheter)."""
        return options(group, at, actor, self.policies, self.at(at))

    @asked
    def duties(self, group: Group, at: datetime) -> tuple[Duty, ...]:
        """Who owes what by when, what is overdue first (plikter)."""
        return self._duties(self._setting(group, at))

    def _overdue(self, setting: Setting) -> tuple[Duty, ...]:
        return overdue(setting, self._editions.at(setting.day))

    def _duties(self, setting: Setting) -> tuple[Duty, ...]:
        return duties(setting, self._editions.at(setting.day))

    @asked
    def agenda(self, group: Group, at: datetime) -> tuple[AgendaPoint, ...]:
        """The next meeting's agenda, drawn from minutes, plan and duties (forslag til saksliste)."""
        setting = self._setting(group, at)
        return agenda(setting, self._duties(setting))

    @asked
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
        if n < 0:
            raise InvalidValue("n", "must be a number of meetings")
        setting = self._setting(group, at)
        return rota(setting, n, expected_chair(setting, None, chair), absent, frozenset(kinds))

    @asked
    def may_read(
        self, group: Group, party: PartyId, meeting: MeetingId, at: datetime, item: ItemId | None = None
    ) -> Verdict:
        """Whether somebody may read a meeting's minutes, or its agenda before there are any (innsyn).

        `item` asks about one agenda item.  The answer is about consent; another legal basis that the host has recorded
        is named beside it.
        """
        reading = Reading(party=party, meeting=meeting, item=item)
        setting = self._setting(as_then(group, at), at)
        return _assess.read(setting, reading, self._editions.at(setting.day).reading)

    @asked
    def route(self, topic: Topic, at: datetime) -> Route:
        """Where a topic belongs, and whether the user must be told (hvor hører saken hjemme)."""
        return route(topic, in_force(self.policies, at)[1])

    @asked
    def next_change(self, group: Group, at: datetime) -> datetime | None:
        """When the next derived answer changes if nobody does anything; None is never (neste endring)."""
        return next_change(self._setting(group, at), self._duties, self._editions)

    @asked
    def consent(self, group: Group, at: datetime) -> ConsentOverview:
        """Whose consent is required, what it covers for each agency, and whether the group stands still (samtykke)."""
        return overview(self._setting(group, at))

    @asked
    def label(self, value: StrEnum | str, language: Language | str) -> str:
        """What people call a value of the library, or a kind of event by its tag (betegnelse).

        Raises `KeyError` naming what has no name.
        """
        from ansvar_core.rules.texts.labels import label_of  # noqa: PLC0415  # as in `text`

        return label_of(value).filled(self._words(self._latest))[language]

    @asked
    def text(self, code: str, at: datetime | None = None) -> RuleText:
        """What a caseworker is told about a rule or a duty, in the municipality's own words (regeltekst).

        `at` asks for the words in force at an instant; without it they are the latest.  Raises `KeyError` for an
        unknown code.
        """
        # Texts are many and seldom asked for, so they are loaded when somebody reads.
        from ansvar_core.rules.texts import TEXTS, of_point  # noqa: PLC0415

        here = self._latest if at is None else self.at(at)
        for rule in (*here.checks, *here.reading_checks, *here.obligations, *reversed(self._rules)):
            if rule.code == code and rule.text is not None:
                return rule.text.filled(self._words(here))
        earlier = (each for _, policy in reversed(self.policies.versions) for each in policy.routine)
        for point in (*here.policy.routine, *earlier):
            if point.code == code:
                return of_point(point).filled(self._words(here))
        return TEXTS[code].filled(self._words(here))

    @property
    def _latest(self) -> Edition:
        return self._editions.versions[-1][1]

    def words(self, at: datetime | None = None) -> Callable[[Language], Mapping[str, object]]:
        """What fills the slots of a text of one's own, for `Text.filled` (ord til tekster).

        `at` asks for what is in force at an instant; without it, for the latest.
        """
        return self._words(self._latest if at is None else self.at(at))

    def _words(self, here: Edition) -> Callable[[Language], Mapping[str, object]]:
        day = here.first_day or date.min
        return words({each.name: each for each in self.terms}, lambda ground: here.policy.frame.provisions(ground, day))


def _compiled(
    policies: Dated[Policy],
    terms: tuple[Term, ...],
    checks: tuple[Check, ...],
    reading_checks: tuple[ReadingCheck, ...],
    obligations: tuple[Obligation, ...],
) -> Rulebook:
    return Rulebook(
        policies=policies, terms=terms, checks=checks, reading_checks=reading_checks, obligations=obligations
    )
