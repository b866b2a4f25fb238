"""Records to ask about, and events to try on them: together they touch every rule.

Nothing here draws at random: what is chosen is chosen by a seed made of names, so every process asks the same.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import attrs

from ansvar_core import (
    EVENT_TYPES,
    AccessRestricted,
    Act,
    AgendaItem,
    Attendance,
    Breach,
    Capacity,
    Choice,
    ConsentGiven,
    ConsentItem,
    ConsentObject,
    ConsentWithdrawn,
    CorruptRecord,
    Deadline,
    Difference,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    Fact,
    FinalEvaluationMade,
    Gate,
    GoalSet,
    Group,
    GroupEnded,
    HandoverAccepted,
    HandoverOffered,
    Manner,
    MeasureAgreed,
    MeetingCalled,
    MeetingOpened,
    Member,
    MemberChanged,
    MinuteTakerRule,
    NextOfKinRecorded,
    NotOwed,
    Obligation,
    OtherBasisRecorded,
    Owing,
    PeopleTakenOver,
    Permission,
    PlanReferred,
    Policy,
    ProcessEvaluated,
    ProcessQuestion,
    Profile,
    Reading,
    ReadingCheck,
    Record,
    RecordedInError,
    Role,
    RoutineFollowed,
    RoutinePoint,
    Rulebook,
    RuleText,
    Setting,
    Situation,
    Span,
    StandingCheck,
    Text,
    Topic,
    VacancyReason,
    VacancyRecorded,
    Weight,
    When,
    record_from_json,
    replay,
    said_by,
)
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.policies.differences import Differing
from ansvar_core.values.versions import needed
from support.life import DAD, GRAN, HEALTH, KINDS, MUM, NURSE, SCHOOL, TEACHER, USER, Life, both
from support.samples import as_of, sample, world
from support.witness import STRANGER, anything, candidates

__all__ = [
    "ACTORS",
    "CHANGING",
    "PROFILES",
    "STRICT",
    "TRIED",
    "Case",
    "Stage",
    "books",
    "cases",
    "profiles",
    "records",
    "stood",
]

ROOT = Path(__file__).parents[2]
ACTORS = (NURSE, TEACHER, USER, MUM, DAD, STRANGER)
PROFILES = tuple(sorted(path.stem for path in (ROOT / "examples" / "municipalities").glob("*.py")))


def _said(words: str) -> Text:
    return Text(nb=words, nn=words, en=words)


def _never(situation: Situation) -> Breach | None:
    return Breach(facts=(Fact(subject=situation.subject),))


def _unread(setting: Setting, reading: Reading) -> Breach | None:
    return Breach(facts=(Fact(subject=reading.meeting),))


def _owed(setting: Setting) -> tuple[Owing, ...]:
    return tuple(Owing(who=each.party, position=each.position) for each in setting.group.current_members)


_TEXT: Final = RuleText(wrong=_said("wrong"), why=_said("why"), do=_said("do"))
_SOURCE: Final = said_by(design=True)


def _from(what: Differing, first: date | None, last: date | None = None) -> Difference:
    return Difference(what=what, because=_said("because"), first_day=first, last_day=last)


SUMMER, AUTUMN = date(2026, 1, 10), date(2026, 2, 10)
CHANGING: Final = Profile(
    name="changing",
    label=_said("one that changes"),
    terms=(),
    differences=(
        _from(Choice(key="meeting.notice", value=Span(days=30)), SUMMER),
        _from(Choice(key="meeting.duration_minutes", value=30), SUMMER),
        _from(Choice(key="meeting.minute_taker_rule", value=MinuteTakerRule.CHAIR), SUMMER),
        _from(Choice(key="consent.youth_own_age", value=15), AUTUMN),
        _from(Choice(key="consent.information_kinds", value={"health", "economy", "family"}), SUMMER, AUTUMN),
        _from(Gate(duty="minutes.written", event="meeting-called"), SUMMER),
        _from(Gate(duty="minutes.read", event="meeting-called"), SUMMER),
        _from(Gate(duty="work.done", event="meeting-called"), SUMMER),
        _from(Weight(code="meeting.time-limited", effect=Effect.BLOCKS), None),
        _from(Weight(code="need.long-lasting", effect=None), AUTUMN),
        _from(NotOwed(code="plan.evaluated"), AUTUMN),
        _from(Permission(act=Act.CALL, roles={Role.USER, Role.PARENT}), SUMMER),
        _from(Permission(act=Act.READ, roles={Role.USER, Role.MEMBER}), AUTUMN),
        _from(RoutinePoint(code="changing.b", what=_said("b"), when=When.IN, event="meeting-called"), None),
        _from(RoutinePoint(code="changing.a", what=_said("a"), when=When.IN, event="meeting-called"), None),
        _from(RoutinePoint(code="changing.c", what=_said("c"), when=When.AFTER, event="need-seen"), SUMMER),
    ),
    checks=(
        StandingCheck(code="changing.second", governs=(GoalSet,), source=_SOURCE, judge=_never, text=_TEXT),
        StandingCheck(
            code="changing.first",
            governs=(GoalSet, MeetingCalled),
            source=_SOURCE,
            judge=_never,
            text=_TEXT,
            effect=Effect.WARNS,
            last_day=AUTUMN,
        ),
        StandingCheck(
            code="changing.first",
            governs=(GoalSet,),
            source=_SOURCE,
            judge=_never,
            text=_TEXT,
            first_day=AUTUMN + timedelta(days=1),
        ),
    ),
    reading_checks=(
        ReadingCheck(code="changing.unread", source=_SOURCE, judge=_unread, text=_TEXT, effect=Effect.WARNS),
        ReadingCheck(code="changing.not-read", source=_SOURCE, judge=_unread, text=_TEXT),
    ),
    obligations=(
        Obligation(code="changing.owed-too", source=_SOURCE, owed=_owed, text=_TEXT, opened_by=(), settled_by=()),
        Obligation(code="changing.owed", source=_SOURCE, owed=_owed, text=_TEXT, opened_by=(), settled_by=()),
    ),
)
"""A municipality that changes its rules twice, with more of everything that can be listed than any of the examples."""


@cache
def profiles() -> dict[str, Profile]:
    """Every municipality that is kept as Python, by name, and one that changes its rules."""
    kept = {name: importlib.import_module(f"municipalities.{name}").PROFILE for name in PROFILES}
    return {**kept, CHANGING.name: CHANGING}


STRICT: Final = Policy(
    consent_last_day_required=True,
    information_kinds={"coordination"},
    consent_manners={Manner.WRITTEN},
    min_agencies=4,
    size_warning=1,
    notice=Span(days=30),
    max_meeting_minutes=15,
    late_registration=Span(days=2),
    sharing_deadline=Span(days=2),
    plan_evaluation_interval=Span(days=5),
    meeting_interval=Span(days=30),
    permissions=[Permission(act=act, roles={Role.NEXT_OF_KIN}) for act in Act],
)
"""A policy that asks for more than anybody does, so that every rule about a choice has something to say."""


@cache
def books() -> dict[str, Rulebook]:
    """The standard, one that asks for all it can, and every municipality."""
    found = {name: Rulebook.of(each) for name, each in profiles().items()}
    sweden = importlib.import_module("frames.sweden_sip").BOOK
    return {"standard": Rulebook.standard(), "strict": Rulebook.under(STRICT), "sweden": sweden, **found}


def _whole() -> Life:
    life = Life().established().met("m-1").met("m-2", absent=(DAD,), days=60)
    life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    return life


def _wronged() -> Life:
    """One in which nobody asked the rules: every kind of event, one after the other, in a group that is standing."""
    life = Life()
    (*life.events,), life.group = world()
    life.now = life.events[-1].at
    # From here on a right that is given against the rules should say so, and none of those below does.
    life.record(PlanReferred, plan="d-early", despite={"group.not-now"})
    for kind in EVENT_TYPES:
        event = sample(kind)
        fields = {each.name: getattr(event, each.name) for each in attrs.fields(kind) if each.name not in _HEADER}
        try:
            life.record(kind, event.actor, **fields)
        except CorruptRecord:
            continue
    life.record(ConsentWithdrawn, DAD, grantor=DAD)
    return life


def _in_trouble() -> Life:
    """The school has no consent but another basis, nobody coordinates, work waits for a receiver, and it is ending."""
    life = Life().established()
    life.do(MeasureAgreed, work="w-1", responsible=NURSE, deadline=Deadline(next_meeting=True))
    life.do(HandoverOffered, work="w-1", to=TEACHER)
    life.record(MemberChanged, member=Member(party=TEACHER, agency=SCHOOL, attendance=Attendance.AS_NEEDED))
    life.met(absent=(TEACHER,), minute_taker=NURSE)
    life.do(OtherBasisRecorded, agency=SCHOOL, kinds=KINDS, basis="basis")
    life.do(ConsentWithdrawn, DAD, grantor=DAD, items=(ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),))
    life.record(MeetingCalled, **life.calling("m-2"))
    life.do(VacancyRecorded, party=NURSE, reason=VacancyReason.ILL, agency=HEALTH)
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    return life


def _shut_out() -> Life:
    """The teacher is called and asked to take over work, and is shut out of the papers then."""
    life = Life().established()
    life.do(MeasureAgreed, work="w-reading", responsible=NURSE, deadline=Deadline(next_meeting=True))
    life.do(HandoverOffered, work="w-reading", to=TEACHER)
    life.call()
    life.do(AccessRestricted, party=TEACHER, basis="basis")
    return life


def _youth() -> Life:
    """One who comes of age in the middle of it; somebody was written down as next of kin who is not."""
    life = Life().need(born=(Life().now + timedelta(days=60)).date().replace(year=2010)).assessed().established()
    life.met("m-1")
    life.do(NextOfKinRecorded, party=GRAN)
    life.do(RecordedInError, event=life.events[-1].id, reason="somebody else's")
    life.wait(days=60)
    life.ask(
        ConsentGiven,
        USER,
        grantor=USER,
        capacity=Capacity.SELF,
        grants=both("a-health"),
        informed=True,
        first_day=life.now.date(),
        manner="written",
    )
    return life


def _bare(kind: type[Event], head: dict[str, Any]) -> Event:
    """A sample with only what it must have."""
    full = sample(kind, **head)
    # One of two has to be said in some kinds: what the first version had to say, or the one named here.
    must = {*needed(kind, 1), *_ONE_OF.get(kind, ()), *head}
    return kind(**{name: getattr(full, name) for name in must})


_ONE_OF: Final[dict[type[Event], tuple[str, ...]]] = {RoutineFollowed: ("routine",), PeopleTakenOver: ("members",)}


def _slips(head: dict[str, Any]) -> Iterator[Event]:
    """What chance seldom comes upon."""
    topics = tuple(AgendaItem(id=f"i-{each}", topic=each) for each in Topic)
    yield sample(MeetingCalled, **head, agenda=topics, off_rota_reason=None)
    yield sample(MeetingCalled, **head, minute_taker=TEACHER, agenda=topics[:1], off_rota_reason=None)
    yield sample(MeetingOpened, **head, present={NURSE, TEACHER, USER}, stand_ins=())
    yield sample(MeetingOpened, **head, chair=TEACHER, chair_reason=None, present={NURSE, TEACHER, USER}, stand_ins=())
    yield sample(ProcessEvaluated, **head, questions={ProcessQuestion.USER_HEARD})


def _about_the_record(head: dict[str, Any], group: Group) -> Iterator[Event]:
    """What is wrong with an entry and not with what it tells; and what has been answered or taken back already."""
    yield sample(NextOfKinRecorded, **head, despite={"group.not-now"})
    yield as_of(sample(MeetingCalled, **head), 1)
    yield sample(NextOfKinRecorded, **{**head, "recorded_at": head["at"] + timedelta(days=2000)})
    for work, item in group.work.items():
        if item.offered_to is not None:
            to = next(each for each in (NURSE, TEACHER) if each != item.offered_to)
            yield HandoverAccepted(**head, actor=to, work=work, to=to)
    for fact in group.facts.values():
        if isinstance(fact, RecordedInError):
            yield RecordedInError(**head, actor=fact.actor, event=fact.event, reason="again")


_HEADER = frozenset(each.name for each in attrs.fields(Event)) - {"routine"}


@cache
def records() -> dict[str, Record]:
    """Records by name: those that are kept as examples, and lives told here."""
    found = {
        f"{place.parent.name}.{place.stem}": record_from_json(place.read_text(encoding="utf-8"))
        for folder in ("examples/records", "tests/golden/snapshots")
        for place in sorted((ROOT / folder).glob("*.json"))
        if not place.name.endswith(".breaches.json") and ".fold" not in place.name
    }
    lives = (_whole, _wronged, _in_trouble, _shut_out, _youth)
    told = {"world": Record(group="g-1", events=world()[0])}
    return found | told | {each.__name__.strip("_"): each().log for each in lives}


@attrs.frozen
class Stage:
    """A place in a record: the group as it stood there, and what is tried on it."""

    position: int
    group: Group
    at: datetime
    tries: tuple[Event, ...]


def stood(events: Iterable[Event]) -> Group:
    """The group that some events add up to, which there is."""
    group = replay(events)
    assert group is not None
    return group


TRIED: Final[dict[str, tuple[Event, ...]]] = {}
"""What is tried at each place, worked out once, or handed over by a process that has."""


@attrs.frozen
class Case:
    """A record, and the name of the book it is asked about under."""

    name: str
    book: str
    record: Record

    def stages(self, number: int, tries: int) -> Iterator[Stage]:
        """Some places, evenly along the record and always its end, with so many random tries at each."""
        events = self.record.events
        step = max(1, len(events) // number)
        for position in range(len(events), 0, -step):
            group, at = stood(events[:position]), events[position - 1].recorded_at
            key = f"{self.name} {self.book} {position} {tries}"
            if key not in TRIED:
                TRIED[key] = tuple(self._tries(group, at, tries))
            yield Stage(position, group, at, TRIED[key])

    def _tries(self, group: Group, at: datetime, number: int) -> Iterator[Event]:
        chance = Random(f"{self.name} {self.book} {group.version}")  # noqa: S311  # not for secrets
        plain = books()["standard"]
        for kind in EVENT_TYPES:
            head = {"id": f"e-try-{kind.tag}", "group": group.id, "at": at, "recorded_at": at}
            yield sample(kind, **head)
            yield _bare(kind, head)
            yield sample(kind, **{**head, "at": at - timedelta(days=9), "recorded_at": at - timedelta(minutes=1)})
            for event in candidates(plain, group, at, NURSE, kind=EVENT_TYPE_BY_TAG[kind.tag]):
                yield event
                break
        yield from _slips(head)
        yield from _about_the_record(head, group)
        for goal in group.goals:
            yield sample(GoalSet, id="e-try-circle", group=group.id, at=at, recorded_at=at, goal=goal, parent=goal)
        things = (None, *group.meetings, *group.work, *group.goals, *group.objections, *ACTORS)
        for place in range(number):
            moment = at + timedelta(days=chance.choice((-9, 0, 0, 1, 30, 400)))
            kind, subject = EVENT_TYPES[place % len(EVENT_TYPES)], chance.choice(things)
            actor = chance.choice(ACTORS)
            tried = anything(chance.choice, plain, group, moment, actor, kind=kind, subject=subject)
            if tried is not None:
                yield tried


def cases(*, many: bool = True) -> Iterator[Case]:
    """Every record under some books, and each book over one or two of the records, in turn."""
    held = records()
    for name, record in held.items():
        for book in ("standard", "strict", "changing") if many else ("standard",):
            yield Case(name, book, record)
    kept = tuple(name for name, record in held.items() if many or len(record) < 70)
    for place, book in enumerate((*PROFILES, "sweden", "strict", "changing")):
        for offset in (0, 3) if many else (0,):
            name = kept[(place + offset) % len(kept)]
            yield Case(name, book, held[name])
