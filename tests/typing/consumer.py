"""What a consumer writes.  Both type checkers must be content with every line, at their strictest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import assert_type

from ansvar_core import (
    Agency,
    AgendaPoint,
    AnotherActor,
    Capacity,
    ConsentGiven,
    ConsentObject,
    CorruptRecord,
    Dated,
    DoFirst,
    Duty,
    Effect,
    Event,
    FormScope,
    Grant,
    Group,
    GroupStatus,
    Language,
    Manner,
    MeetingCalled,
    NeedSeen,
    NextTurn,
    Option,
    Policy,
    Record,
    Report,
    Route,
    Rulebook,
    RuleViolation,
    Source,
    Span,
    StaleVersion,
    Tie,
    Topic,
    User,
    Verdict,
    event_from_json,
    event_to_json,
    record_from_json,
    replay,
)
from ansvar_core.rules.base import Breach, ContentCheck, Situation, StandingCheck

AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def need(group: str) -> NeedSeen:
    """An event is built by name, and an iterable will do for a set."""
    return NeedSeen(
        id="e-1",
        group=group,
        at=AT,
        actor="p-nurse",
        user=User(id="u-1", birth_date=date(2015, 5, 1)),
        agency=Agency(id="a-health", tie=Tie.MUNICIPAL, kind="health-station"),
        long_lasting=True,
        coordinated=True,
    )


def call() -> MeetingCalled:
    """Collections of ids are given as whatever the caller has."""
    return MeetingCalled(
        id="e-2",
        group="g-1",
        at=AT,
        actor="p-nurse",
        meeting="m-1",
        purpose="plan",
        starts=AT,
        ends=AT + timedelta(hours=1),
        called=["p-nurse", "p-teacher"],
        invited={"u-1"},
    )


def consent(grantor: str, agency: str, kinds: list[str]) -> ConsentGiven:
    """A form with two grants."""
    return ConsentGiven(
        id="e-3",
        group="g-1",
        at=AT,
        actor=grantor,
        grantor=grantor,
        capacity=Capacity.PARENT,
        grants=[
            Grant(object=ConsentObject.COOPERATION, agency=agency),
            Grant(object=ConsentObject.EXCHANGE, agency=agency, kinds=kinds, last_day=date(2027, 6, 30)),
        ],
        first_day=AT.date(),
        manner=Manner.WRITTEN,
        informed=True,
        scope=FormScope.THESE_AGENCIES,
    )


def questions(book: Rulebook, group: Group, event: Event) -> None:
    """Every question has an answer of its own type."""
    assert_type(book.assess(group, event, explain=True), Verdict)
    assert_type(book.assess(None, event), Verdict)
    assert_type(book.advance(group, event), Group)
    assert_type(book.advance_all(None, (event,)), Group)
    assert_type(book.audit(Record(group="g-1", events=[event]), AT), Report)
    assert_type(book.options(group, AT, "p-nurse"), tuple[Option, ...])
    assert_type(book.duties(group, AT), tuple[Duty, ...])
    assert_type(book.agenda(group, AT), tuple[AgendaPoint, ...])
    assert_type(book.rota(group, AT, 3, chair="p-nurse", absent=["p-teacher"]), tuple[NextTurn, ...])
    assert_type(book.may_read(group, "p-mum", "m-1", AT), Verdict)
    assert_type(book.route(Topic.TRAINING, AT), Route)
    assert_type(book.next_change(group, AT), datetime | None)
    assert_type(replay([event]), Group | None)
    assert_type(group.status, GroupStatus)


def refused(book: Rulebook, group: Group, event: Event) -> str:
    """A refusal is read finding by finding, and a remedy by its type."""
    try:
        book.advance(group, event)
    except RuleViolation as refusal:
        lines: list[str] = []
        for finding in refusal.verdict.blocking:
            lines.append(book.text(finding.code).wrong[Language.NB])
            for remedy in finding.remedies:
                match remedy:
                    case DoFirst(steps=steps):
                        lines += [step.kind for step in steps]
                    case AnotherActor(actors=actors):
                        lines += actors
                    case _:
                        pass
            if finding.effect is Effect.BLOCKS:
                lines.append(finding.floor.value)
        return "\n".join(lines)
    return ""


def stored(text: str, more: list[Event]) -> Record | None:
    """A record is read, appended to, and an event is written."""
    try:
        record = record_from_json(text)
        return record.append(more, seen=record.version)
    except CorruptRecord as error:
        assert_type(error.faults, tuple[tuple[str, str], ...])
    except StaleVersion as error:
        assert_type(error.current, int)
    return None


def changed(event: MeetingCalled) -> MeetingCalled:
    """The same event with some fields changed keeps its type, and what is read is an event."""
    assert_type(event_from_json(event_to_json(event)), Event)
    return event.but(recorded_at=AT + timedelta(days=1))


def own_policy() -> Rulebook:
    """A municipality's choices, from a day."""
    from_new_year = Policy(youth_consents_from=15, notice=Span(days=14))
    return Rulebook.under(Dated("policy", [(None, Policy()), (date(2027, 1, 1), from_new_year)]))


def _long_purpose(situation: Situation, event: MeetingCalled) -> Breach | None:
    if situation.policy.notice is not None and len(event.purpose) > 100:
        return Breach()
    return None


def _never(situation: Situation) -> tuple[Breach, ...]:
    return tuple(Breach() for _ in situation.group.members)


OWN = (
    ContentCheck(code="own.purpose", source=Source(design=True), governs=(MeetingCalled,), judge=_long_purpose),
    StandingCheck(code="own.never", source=Source(design=True), governs=(MeetingCalled, NeedSeen), judge=_never),
)


def own_rules() -> Rulebook:
    """A municipality's own rules stand beside the library's."""
    book = Rulebook.standard()
    return Rulebook(policies=book.policies, checks=(*book.checks, *OWN))
