"""Given, when, then: a group's life told in few words, that fails with a message a person can read.

A story is a value.  `given` takes what has happened as it is; `when` asks the rulebook, and goes on only if the event
is in order; `then_...` says what must be so.  A refusal that no `then_refused` expects stops the story where it goes
on, because everything after it would be about another group than the one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core.derive.chair import expected_chair
from ansvar_core.derive.rota import NextTurn
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.consent import ConsentObject, ConsentStatus
from ansvar_core.entities.group import CoordinatorStatus, Group, GroupStatus
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.entities.plan import WorkStatus
from ansvar_core.events.base import Event
from ansvar_core.evolve import evolve
from ansvar_core.record import Record
from ansvar_core.rulebook import Rulebook
from ansvar_core.testing.asserts import fail
from ansvar_core.testing.telling import Teller, codes_of
from ansvar_core.values.discreet import Discreet
from ansvar_core.values.duty import Duty
from ansvar_core.values.findings import Effect
from ansvar_core.values.ids import AgencyId, InformationKind, ItemId, MeetingId, PartyId, WorkId
from ansvar_core.values.terms import Language
from ansvar_core.values.verdict import Verdict

__all__ = ["Asked", "Story", "given"]

# A failing test is shown where it asked, not in here.
__tracebackhide__ = True

_SHOWN: Final = 8

Status: TypeAlias = GroupStatus | MeetingStatus | WorkStatus | CoordinatorStatus | ConsentStatus


def given(*events: Event | Iterable[Event], rulebook: Rulebook | None = None, language: Language | str = "en") -> Story:
    """A story that begins with what has happened (gitt).

    Events and whole records, in their order; they are not judged.  `rulebook` is the standard one unless another is
    given, and `language` that of the texts about rules when the story fails.  Raises `CorruptRecord` for what cannot be
    placed.
    """
    return Story(rulebook=rulebook or Rulebook.standard(), language=Language(language)).and_given(*events)


@attrs.frozen(kw_only=True, repr=False)
class Asked(Discreet):
    """An event that a story proposed, what it met, and the answer (spurt om)."""

    event: Event
    met: Group | None
    verdict: Verdict


@attrs.frozen(kw_only=True, repr=False)
class Story(Discreet):
    """A group's life as a test tells it (fortelling).

    `group` is the group so far and `events` its record; `asked` what the story has proposed.  `moment` is the instant
    of which questions are asked: when the last event was recorded, until `at` says later.
    """

    rulebook: Rulebook
    language: Language = Language.EN
    events: tuple[Event, ...] = ()
    group: Group | None = None
    asked: tuple[Asked, ...] = ()
    clock: datetime | None = None
    _open: bool = False
    """Whether the last proposal was refused and nobody has said that it should be."""

    # --- telling --------------------------------------------------------------------------------------------------

    def and_given(self, *events: Event | Iterable[Event]) -> Story:
        """The story with more that has happened, not judged (og gitt)."""
        self._goes_on()
        story = self
        for each in events:
            for event in (each,) if isinstance(each, Event) else each:
                story = attrs.evolve(story, group=evolve(story.group, event), events=(*story.events, event), clock=None)
        return story

    def when(self, event: Event) -> Story:
        """The story with an event proposed (når).

        It has happened if the rulebook permits it.  If not, say so with `then_refused`.
        """
        self._goes_on()
        verdict = self.rulebook.assess(self.group, event)
        asked = (*self.asked, Asked(event=event, met=self.group, verdict=verdict))
        if not verdict.permitted:
            return attrs.evolve(self, asked=asked, open=True, clock=None)
        group = evolve(self.group, event)
        return attrs.evolve(self, asked=asked, group=group, events=(*self.events, event), clock=None)

    def at(self, moment: datetime) -> Story:
        """The story with time gone by, and nothing done (på et tidspunkt)."""
        self._goes_on()
        return attrs.evolve(self, clock=moment)

    @property
    def moment(self) -> datetime:
        """When questions are asked (nå)."""
        if self.clock is not None:
            return self.clock
        latest = [each.event.recorded_at for each in self.asked[-1:]] + [each.recorded_at for each in self.events[-1:]]
        if not latest:
            fail("nothing has happened yet: give the story an event, or an instant with `at`")
        return max(latest)

    @property
    def record(self) -> Record:
        """The record so far (loggen)."""
        return Record(group=self._known.id, events=self.events)

    # --- what the last event met ----------------------------------------------------------------------------------

    def then_permitted(self) -> Story:
        """The last event must have been in order (da er det tillatt)."""
        last = self._last
        if not last.verdict.permitted:
            self._fail("expected: permitted", *list(self._compared((), Effect.BLOCKS))[1:])
        return self

    def then_refused(self, code: str, *codes: str) -> Story:
        """The last event must have been refused, for exactly these reasons (da blir det avvist)."""
        self._exactly((code, *codes), Effect.BLOCKS)
        return attrs.evolve(self, open=False)

    def then_warned(self, code: str, *codes: str) -> Story:
        """The last event must have been in order, with exactly these warnings (da blir det varslet)."""
        self.then_permitted()
        return self._exactly((code, *codes), Effect.WARNS)

    def then_informed(self, code: str, *codes: str) -> Story:
        """The last event must have been in order, with exactly these things worth knowing (da blir det opplyst)."""
        self.then_permitted()
        return self._exactly((code, *codes), Effect.INFORMS)

    def then_not_warned(self) -> Story:
        """The last event must have been in order, without a warning (da blir det ikke varslet)."""
        self.then_permitted()
        if any(each.effect is Effect.WARNS for each in self._last.verdict.findings):
            self._fail("expected: no warning", *list(self._compared((), Effect.WARNS))[1:])
        return self

    # --- where things stand ---------------------------------------------------------------------------------------

    def then_status(
        self,
        status: Status | str,
        *,
        meeting: MeetingId | None = None,
        work: WorkId | None = None,
        coordinator: PartyId | None = None,
        relay_holder: PartyId | None = None,
        consent: tuple[PartyId, ConsentObject, AgencyId] | None = None,
    ) -> Story:
        """The group must stand here, or the one thing that is named (da er status)."""
        group = self._settled
        found: Status
        if meeting is not None:
            known = group.meetings.get(meeting)
            what, found = f"meeting {meeting}", known.status if known else MeetingStatus.NONE
        elif work is not None:
            item = group.work.get(work)
            what, found = f"work {work}", item.status if item else WorkStatus.NONE
        elif coordinator is not None:
            what, found = f"{coordinator} as coordinator", group.coordinator.status_of(coordinator)
        elif relay_holder is not None:
            what, found = f"{relay_holder} as relay holder", group.relay_holder.status_of(relay_holder)
        elif consent is not None:
            answer = group.consents.get(consent)
            what = f"consent of {', '.join(consent)}"
            found = answer.status_at(self.moment) if answer else ConsentStatus.NONE
        else:
            what, found = f"group {group.id}", group.status
        able = [each.value for each in type(found)]
        if status not in able:
            self._fail(f"{what} never has the status {str(status)!r}, only one of {', '.join(able)}")
        if found != status:
            self._fail(f"{what}", f"expected: {status}", f"found:    {found}")
        return self

    def then_standing_still(self, still: bool = True) -> Story:
        """The group must stand still for want of consent, or must not (da står gruppa stille)."""
        overview = self.rulebook.consent(self._settled, self.moment)
        if overview.stands_still is not still:
            said = {True: "standing still", False: "not standing still"}
            self._fail(f"group {self._known.id}", f"expected: {said[still]}", f"found:    {said[not still]}")
        return self

    # --- what is owed ---------------------------------------------------------------------------------------------

    def then_owed(self, code: str, **facts: Any) -> Story:
        """A duty must be owed (da skyldes).

        `facts` are fields of the `Duty` that must be so: `who`, `subject`, `about`, `due`, `overdue` and the others.
        """
        if not self._owed(code, facts):
            self._fail(f"expected: {_wanted(code, facts)}", *self._duties(code))
        return self

    def then_not_owed(self, code: str, **facts: Any) -> Story:
        """No such duty must be owed (da skyldes ikke)."""
        if self._owed(code, facts):
            self._fail(f"expected: no {_wanted(code, facts)}", *self._duties(code))
        return self

    def _owed(self, code: str, facts: dict[str, Any]) -> list[Duty]:
        unknown = list(self._teller.known((code,)))
        fields = [each.name for each in attrs.fields(Duty)]
        unknown += [f"a duty has no field {name!r}; it has {', '.join(fields)}" for name in facts if name not in fields]
        if unknown:
            self._fail(*unknown)
        return [
            duty
            for duty in self.rulebook.duties(self._settled, self.moment)
            if duty.code == code and all(getattr(duty, name) == value for name, value in facts.items())
        ]

    def _duties(self, code: str) -> Iterator[str]:
        duties = self.rulebook.duties(self._known, self.moment)
        yield f"found, of {len(duties)} owed at {self._teller.when(self.moment)}:"
        same = [duty for duty in duties if duty.code == code]
        yield from (f"  {self._teller.duty(each)}" for each in same)
        if not same:
            yield f"  nothing of that kind; owed are {', '.join(dict.fromkeys(each.code for each in duties)) or 'none'}"
        yield ""
        yield code
        yield from self._teller.duty_meaning(code)

    # --- who is next, who may read --------------------------------------------------------------------------------

    def then_next_minute_taker(
        self,
        party: PartyId | None,
        *,
        chair: PartyId | None = None,
        absent: Iterable[PartyId] = (),
        kinds: Iterable[InformationKind] = (),
    ) -> Story:
        """Somebody must be next to take the minutes; None is nobody (da er neste referent)."""
        turns: tuple[NextTurn, ...] = self.rulebook.rota(
            self._settled, self.moment, 1, chair=chair, absent=absent, kinds=kinds
        )
        found = turns[0].party if turns else None
        if found != party:
            why = f" ({self.rulebook.label(turns[0].why, self.language)})" if turns else ""
            takes = [each.party for each in self._known.current_members if each.stints[-1].takes_turns]
            leads = expected_chair(Setting.of(self._known, self.moment, self.rulebook.policies), None, chair)
            self._fail(
                "the next minute-taker",
                f"expected: {party or 'nobody'}",
                f"found:    {found or 'nobody'}{why}",
                f"members who take turns: {', '.join(takes) or 'none'}; chair: {leads or 'nobody'}",
            )
        return self

    def then_may_read(self, party: PartyId, meeting: MeetingId, item: ItemId | None = None) -> Story:
        """Somebody must be allowed to read a meeting's papers (da har innsyn)."""
        verdict = self.rulebook.may_read(self._settled, party, meeting, self.moment, item)
        if not verdict.permitted:
            told = list(self._teller.compared((), verdict, Effect.BLOCKS, at=self.moment))[1:]
            self._fail(f"{party} reading {meeting} at {self._teller.when(self.moment)}", "expected: permitted", *told)
        return self

    def then_may_not_read(
        self, party: PartyId, meeting: MeetingId, code: str, *codes: str, item: ItemId | None = None
    ) -> Story:
        """Somebody must not be allowed to read, for exactly these reasons (da har ikke innsyn)."""
        verdict = self.rulebook.may_read(self._settled, party, meeting, self.moment, item)
        self._check((code, *codes))
        if codes_of((code, *codes)) != codes_of(each.code for each in verdict.blocking):
            told = self._teller.compared((code, *codes), verdict, Effect.BLOCKS, at=self.moment)
            self._fail(f"{party} reading {meeting} at {self._teller.when(self.moment)}", *told)
        return self

    # --- how it fails ---------------------------------------------------------------------------------------------

    @property
    def _teller(self) -> Teller:
        return Teller(rulebook=self.rulebook, language=self.language)

    @property
    def _known(self) -> Group:
        if self.group is None:
            raise AssertionError("there is no group yet: a record begins with a need that is seen")
        return self.group

    @property
    def _settled(self) -> Group:
        """The group, in a story where nothing has gone otherwise than told."""
        self._goes_on()
        return self._known

    @property
    def _last(self) -> Asked:
        if not self.asked:
            raise AssertionError("nothing was proposed: `when(event)` comes before what it leads to")
        return self.asked[-1]

    def _goes_on(self) -> None:
        if self._open:
            self._fail("refused, and no `then_refused` expects it", *list(self._compared((), Effect.BLOCKS))[1:])

    def _check(self, codes: Iterable[str]) -> None:
        unknown = self._teller.known(codes)
        if unknown:
            self._fail(*unknown)

    def _exactly(self, codes: tuple[str, ...], effect: Effect) -> Story:
        verdict = self._last.verdict
        self._check(codes)
        if codes_of(codes) != codes_of(each.code for each in verdict.findings if each.effect is effect):
            self._fail(*self._compared(codes, effect))
        return self

    def _compared(self, codes: tuple[str, ...], effect: Effect) -> Iterator[str]:
        last = self._last
        return self._teller.compared(codes, last.verdict, effect, at=last.event.at)

    def _fail(self, *lines: str) -> None:
        fail(*self._so_far(), "", *lines)

    def _so_far(self) -> Iterator[str]:
        """The story up to where it failed, its latest part."""
        teller = self._teller
        told = len(self.events) - sum(each.verdict.permitted for each in self.asked)
        yield f"given {told} event{'' if told == 1 else 's'}"
        if len(self.asked) > _SHOWN:
            yield f"… and {len(self.asked) - _SHOWN} proposed"
        for each in self.asked[-_SHOWN:]:
            outcome = "" if each.verdict.permitted else ", refused"
            yield f"when {teller.event(each.event, each.met)}{outcome}"


def _wanted(code: str, facts: dict[str, Any]) -> str:
    named = (f"{name} {_fact(value)}" for name, value in facts.items())
    return ", ".join((f"{code} owed", *named))


def _fact(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
