"""What a failing test says: expected against found, what each code means, what it turned on, and what would help.

A message shows codes, ids, positions, statuses and instants.  It shows no free text and no personal fact of an event,
because test output ends up in logs that many read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, assert_never

import attrs

from ansvar_core.derive.setting import in_force
from ansvar_core.entities.group import Group
from ansvar_core.errors import NotInForce
from ansvar_core.events.base import Event
from ansvar_core.rulebook import Rulebook
from ansvar_core.rules.edition import UNASKED
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import Duty
from ansvar_core.values.findings import (
    AnotherActor,
    ChangeProposal,
    DoFirst,
    Effect,
    Fact,
    Finding,
    Instead,
    Nothing,
    Remedy,
    Step,
    Wait,
)
from ansvar_core.values.terms import Language, RuleText
from ansvar_core.values.verdict import Verdict

__all__ = ["Teller", "codes_of"]

# The parts of a step that are opaque ids.  What else it gives may repeat what somebody said.
_IDS: Final = frozenset({"id", "grantor", "party", "agency", "meeting", "work", "goal", "objection", "to"})


def codes_of(codes: str | Iterable[str]) -> tuple[str, ...]:
    """One code or several, each once, by the alphabet (koder)."""
    return tuple(sorted({codes} if isinstance(codes, str) else set(codes)))


def _named(codes: Iterable[str]) -> str:
    return ", ".join(codes) or "nothing"


@attrs.frozen(kw_only=True, repr=False)
class Teller(Discreet):
    """Tells verdicts, duties and instants to somebody whose test failed (forteller).

    The words about a rule are the rulebook's own, in the reader's language.
    """

    rulebook: Rulebook
    language: Language = attrs.field(default=Language.EN, converter=Language)

    def when(self, at: datetime) -> str:
        """An instant on the clock of the policy (tidspunkt)."""
        try:
            zone = in_force(self.rulebook.policies, at)[1].zone
        except NotInForce:
            return f"{at:%Y-%m-%d %H:%M%z}"
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"

    def event(self, event: Event, group: Group | None) -> str:
        """Which event it is, and what it met (hendelsen)."""
        status = "no group yet" if group is None else f"group {group.id}: {self.rulebook.label(group.status, 'en')}"
        return f"{event.id} {event.tag} by {event.actor}, {self.when(event.at)} ({status})"

    def known(self, codes: Iterable[str]) -> tuple[str, ...]:
        """What is wrong with codes that no rule of the rulebook has (ukjente koder)."""
        book = self.rulebook
        have = {each.code for each in (*book.checks, *book.reading_checks, *book.obligations)} | {*UNASKED}
        have |= {point.code for _, policy in book.policies.versions for point in policy.routine}
        found = []
        for code in codes:
            if code not in have:
                area, _, what = code.partition(".")
                near = sorted(each for each in have if each.startswith(f"{area}.") or each.endswith(f".{what}"))
                found.append(f"no rule has the code {code!r}" + (f"; near it: {', '.join(near)}" if near else ""))
        return tuple(found)

    def compared(
        self,
        expected: Iterable[str],
        verdict: Verdict,
        effect: Effect,
        *,
        at: datetime | None = None,
    ) -> Iterator[str]:
        """Expected codes against the findings of one effect, line by line (forventet mot funnet)."""
        wanted = codes_of(expected)
        found: dict[str, list[Finding]] = {}
        for finding in verdict.findings:
            if finding.effect is effect:
                found.setdefault(finding.code, []).append(finding)
        yield f"expected: {_named(wanted)}"
        yield f"found:    {_named(sorted(found))}"
        yield ""
        elsewhere = {each.code: each.effect for each in verdict.findings if each.effect is not effect}
        for code in sorted({*wanted, *found}):
            if code not in found:
                but = f"; it {elsewhere[code].value}" if code in elsewhere else ""
                yield f"- {code}: expected, not found{but}"
                yield from self._meaning(code, at, do=False)
                continue
            yield f"{'=' if code in wanted else '+'} {code}: {'as expected' if code in wanted else 'not expected'}"
            if code not in wanted:
                yield from self.findings(found[code], at=at)

    def verdict(self, verdict: Verdict, *, at: datetime | None = None) -> Iterator[str]:
        """Every finding of a verdict, what blocks first (alle funn)."""
        order = list(Effect)
        codes = dict.fromkeys(each.code for each in sorted(verdict.findings, key=lambda f: order.index(f.effect)))
        for code in codes:
            same = [each for each in verdict.findings if each.code == code]
            yield f"{code}: {same[0].effect.value}"
            yield from self.findings(same, at=at)

    def findings(self, findings: Iterable[Finding], *, at: datetime | None = None) -> Iterator[str]:
        """What findings of one code say, what they turned on, and what would help (funnet i ord)."""
        same = tuple(findings)
        yield from self._meaning(same[0].code, at)
        for finding in same:
            if finding.facts:
                yield f"    turned on: {'; '.join(_fact(each) for each in finding.facts)}"
            for remedy in finding.remedies:
                yield f"    {self.remedy(remedy)}"

    def _meaning(self, code: str, at: datetime | None, *, do: bool = True) -> Iterator[str]:
        text = self._text(code, at)
        if text is not None:
            yield f"    {text.wrong[self.language]}"
            if do:
                yield f"    {text.do[self.language]}"

    def _text(self, code: str, at: datetime | None) -> RuleText | None:
        try:
            return self.rulebook.text(code, at)
        except KeyError:
            # A verdict can come from a rulebook with rules of its own.
            return None

    def remedy(self, remedy: Remedy) -> str:
        """What would help, by names and ids (utvei)."""
        match remedy:
            case DoFirst():
                return f"helps: first {_steps(remedy.steps)}"
            case Instead():
                return f"helps: instead {_steps(remedy.steps)}"
            case ChangeProposal():
                return f"helps: {'; '.join(_changes(remedy))}"
            case AnotherActor():
                return f"helps: the same by {' or '.join(remedy.actors)}"
            case Wait():
                return f"helps: wait until {self.when(remedy.until)}"
            case Nothing():
                return f"no way out: {self.rulebook.label(remedy.because, self.language)}"
            case _ as never:
                assert_never(never)

    def duty(self, duty: Duty) -> str:
        """One duty on one line (plikten)."""
        parts = [f"{duty.code}: owed by {duty.who or 'nobody named'}"]
        if duty.subject is not None:
            parts.append(f"for {duty.subject}")
        if duty.about is not None:
            parts.append(f"about {duty.about}")
        if duty.due is not None:
            parts.append(f"by {duty.due}")
        parts += ["by the next meeting"] if duty.next_meeting and duty.due is None else []
        parts += ["overdue"] if duty.overdue else []
        parts += [] if duty.binding else ["not binding"]
        return f"{', '.join(parts)} (since position {duty.position})"

    def duty_meaning(self, code: str) -> Iterator[str]:
        """What a duty is about (plikten i ord)."""
        yield from self._meaning(code, None)


def _fact(fact: Fact) -> str:
    parts = [] if fact.position is None else [f"position {fact.position}"]
    parts += [] if fact.field is None else [f"field {fact.field}"]
    parts += [] if fact.subject is None else [fact.subject]
    parts += [] if fact.about is None else [f"about {fact.about}"]
    parts += [] if fact.day is None else [f"day {fact.day}"]
    return ", ".join(parts) or "the group as it is"


def _steps(steps: Iterable[Step]) -> str:
    return ", then ".join(_step(each) for each in steps)


def _step(step: Step) -> str:
    given = [
        f"{name}={value if _shows(name, value) else '…'}"
        for name, value in step.fields.items()
        if name not in step.asks
    ]
    asks = f"fill in {', '.join(step.asks)}" if step.asks else ""
    inside = "; ".join(part for part in (", ".join(given), asks) if part)
    return f"{step.kind} ({inside})" if inside else step.kind


def _shows(name: str, value: object) -> bool:
    return isinstance(value, str) and name.rpartition(".")[2] in _IDS


def _changes(change: ChangeProposal) -> Iterator[str]:
    if change.fields:
        yield f"change {', '.join(change.fields)}"
    if change.asks:
        yield f"fill in {', '.join(change.asks)}"
    without: Mapping[str, tuple[str, ...]] = change.without
    for name, ids in without.items():
        yield f"take {', '.join(ids)} out of {name}"
