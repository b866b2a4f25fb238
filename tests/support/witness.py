"""Events to try: the most likely to be permitted, and any that are well formed.

`witness` answers what the rules cannot: whether there *is* an event behind "possible".  `anything` is the opposite
number: it asks whether there is one behind "not possible".  `played` does what a remedy says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import islice, product
from typing import Any, Final, get_args

import attrs

from ansvar_core import (
    EVENT_TYPES,
    Agency,
    AgendaItem,
    AnotherActor,
    AssessmentOutcome,
    Capacity,
    CareTakenOver,
    ChangeProposal,
    ConsentItem,
    ConsentObject,
    Deadline,
    DoFirst,
    EndingReason,
    Event,
    Finding,
    Grant,
    Group,
    HearingManner,
    Instead,
    InvalidValue,
    LegalGuardian,
    MeetingOpened,
    Member,
    NeedSeen,
    Nothing,
    Parent,
    ProcessQuestion,
    Rulebook,
    Step,
    Task,
    Tie,
    Topic,
    User,
    VacancyReason,
    Wait,
    When,
)
from ansvar_core.assess import subject_of
from ansvar_core.derive.chair import expected_chair
from ansvar_core.derive.consent import covered
from ansvar_core.derive.setting import Setting, in_force
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.evolve import evolve
from support.life import AGENCIES, DAD, GRAN, HEALTH, KINDS, MEMBERS, MUM, NURSE, TEACHER, USER, both

STRANGER, GUARDIAN, WELFARE = "p-stranger", "p-guardian", "p-welfare"
PEOPLE: Final = (USER, MUM, DAD, GRAN, *MEMBERS, STRANGER, GUARDIAN, WELFARE)
_HEADER: Final = frozenset(field.name for field in attrs.fields(Event)) - {"routine"}
Fields = dict[str, Any]
Choose = Callable[[tuple[Any, ...]], Any]


# --- the most likely to be permitted ------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Ask:
    """What an event is wanted for."""

    book: Rulebook
    group: Group
    at: datetime
    actor: str
    subject: str | None = None

    @property
    def setting(self) -> Setting:
        return Setting.of(self.group, self.at, self.book.policies)

    def new(self, letter: str) -> str:
        """An id that nothing has yet."""
        return f"{letter}-new-{self.group.version}"

    @property
    def party(self) -> str:
        return self.subject or STRANGER


def header(group: Group | None, at: datetime, actor: str, mark: str = "w") -> Fields:
    """A header in order: a new id, and recorded no earlier than what stands."""
    if group is None:
        return {"id": "e-1", "group": "g-1", "at": at, "actor": actor}
    recorded = max(at, group.recorded_until)
    return {
        "id": f"e-{group.version + 1}-{mark}",
        "group": group.id,
        "at": at,
        "recorded_at": recorded,
        "actor": actor,
    }


def _agency(ask: Ask) -> Iterator[Any]:
    known = ask.group.agencies
    yield from (each for each in AGENCIES.values() if each.id not in known)
    yield Agency(id=ask.new("a"), tie=Tie.MUNICIPAL, kind="kind")
    yield from known.values()


def _members(ask: Ask) -> Iterator[Member]:
    """Newcomers first for agencies that have nobody, then the member asked about, then anybody."""
    group = ask.group
    known = group.members.get(ask.subject or "")
    if known is not None:
        yield attrs.evolve(known.member, function="function", sub_responsibility="part")
    taking_part = group.member_agencies
    for agency in sorted(group.agencies, key=lambda each: (each in taking_part, not group.agencies[each].counts)):
        usual = [party for party, home in MEMBERS.items() if home == agency]
        for party in (*([ask.subject] if ask.subject else usual), f"p-new-{group.version}"):
            if party is not None and (ask.subject or not group.is_member(party)):
                yield Member(party=party, agency=agency, function="function", sub_responsibility="part")


def _items(ask: Ask) -> tuple[ConsentItem, ...]:
    return tuple(ConsentItem(object=thing, agency=agency) for agency in ask.group.agencies for thing in ConsentObject)


def _given(ask: Ask) -> Iterator[Fields]:
    grants = tuple(grant for agency in ask.group.agencies for grant in both(agency))
    last = ask.setting.day + timedelta(days=400)
    dated = tuple(attrs.evolve(grant, last_day=last) for grant in grants)
    for capacity in Capacity:
        for form in (dated, grants):
            yield {
                "grantor": ask.subject or ask.actor,
                "capacity": capacity,
                "grants": form,
                "first_day": ask.setting.day,
                "manner": min(ask.setting.policy.consent_manners),
                "informed": True,
                "document": "d-form",
            }


def _narrowed(ask: Ask) -> Iterator[Fields]:
    who = ask.subject or ask.actor
    for agency in ask.group.agencies:
        consent = ask.group.consents.get((who, ConsentObject.EXCHANGE, agency))
        step = consent.on(ask.at) if consent else None
        for kind in sorted(step.kinds if step and step.kinds else KINDS):
            yield {"grantor": who, "agency": agency, "kinds": {kind}}


def _called(ask: Ask) -> Iterator[Fields]:
    group, setting = ask.group, ask.setting
    meeting = group.meetings.get(ask.subject or "")
    plain = expected_chair(setting, attrs.evolve(meeting, chair=None) if meeting else None)
    starts = ask.at + timedelta(days=14)
    here = frozenset(each.party for each in group.current_members if covered(setting, each.member.agency))
    call = {"meeting": ask.subject or ask.new("m"), "purpose": "purpose", "starts": starts, "chair": plain}
    ends = starts + timedelta(hours=1)
    for topic in (Topic.INDIVIDUAL_PLAN, Topic.GOALS_AND_MEASURES):
        agenda = (AgendaItem(id="i-1", topic=topic),)
        turns = ask.book.rota(
            group, ask.at, 1, chair=plain, absent=[each for each in group.members if each not in here]
        )
        taker = turns[0].party if turns else group.user.id
        rest = {"ends": ends, "agenda": agenda, "called": here, "minute_taker": taker}
        yield {**call, **rest, "invited": group.participants | {group.user.id}}
    yield {**call, "called": {group.user.id}, "chair": None}


def _opened(ask: Ask) -> Iterator[Fields]:
    group, setting = ask.group, ask.setting
    meeting = group.meetings.get(ask.subject or "")
    kinds = meeting.kinds if meeting else frozenset()
    here = [each.party for each in group.current_members if covered(setting, each.member.agency, kinds)]
    present = frozenset({*here, group.user.id, *group.participants} & {*here, group.user.id, MUM, DAD, GRAN})
    taker = meeting.minute_taker if meeting and meeting.minute_taker in present else None
    named = expected_chair(setting, meeting)
    reason = None if named in present else "away"
    chair = named if named in present else group.user.id
    opened = {"meeting": ask.subject or "m-none", "chair": chair, "chair_reason": reason}
    for somebody in (taker, *here, group.user.id):
        for room in (present, {*here, group.user.id}):
            yield {**opened, "present": room, "minute_taker": somebody}


def _tasks(ask: Ask) -> Fields:
    return {"responsible": ask.actor, "deadline": Deadline(next_meeting=True)}


def _shared(ask: Ask) -> Iterator[Fields]:
    group = ask.group
    everybody = [group.user.id, *(each.party for each in group.current_members), *sorted(group.participants)]
    meeting = ask.subject or "m-none"
    readers = {each for each in everybody if meeting in group.meetings and _reads(ask, each, meeting)}
    yield {"meeting": meeting, "recipients": readers | {group.user.id}}


def _reads(ask: Ask, party: str, meeting: str) -> bool:
    return ask.book.may_read(ask.group, party, meeting, ask.at).permitted


def _in_error(ask: Ask) -> Iterator[Fields]:
    # Meetings and memberships first, so that a life is not undone too soon; any event may be meant.
    for event in reversed(tuple(ask.group.seen)):
        yield {"event": event, "reason": "in error"}


def _handover(ask: Ask) -> Iterator[Fields]:
    item = ask.group.work.get(ask.subject or "")
    asked = item.offered_to if item else None
    people = [each.party for each in ask.group.current_members]
    for to in dict.fromkeys(filter(None, (asked, *people, ask.group.user.id, ask.actor))):
        yield {"work": ask.subject or "w-none", "to": to}


def _lifted(ask: Ask) -> Iterator[Fields]:
    open_ones = [each.meeting for each in ask.group.restrictions if each.lifted_at is None and each.party == ask.party]
    for meeting in (*open_ones, None):
        yield {"party": ask.party, "meeting": meeting}


def _parties(ask: Ask) -> Iterator[Fields]:
    if ask.subject is not None:
        yield {"party": ask.subject}
        return
    for party in (*(each.party for each in ask.group.current_members), *PEOPLE):
        yield {"party": party}


def _one(*ways: Callable[[Ask], Fields]) -> Callable[[Ask], Iterator[Fields]]:
    def each(ask: Ask) -> Iterator[Fields]:
        for way in ways:
            yield way(ask)

    return each


def _meeting_day(ask: Ask) -> Fields:
    starts = ask.at + timedelta(days=20)
    return {"meeting": ask.subject or ask.new("m"), "starts": starts, "ends": starts + timedelta(hours=1)}


def _own(ask: Ask) -> Iterator[Fields]:
    yield {"party": ask.actor, "meeting": ask.subject or "m-none"}


_LIKELY: Final[dict[str, Callable[[Ask], Iterator[Fields]]]] = {
    "need-seen": lambda ask: (
        {"user": ask.group.user, "agency": each, "long_lasting": True, "coordinated": True}
        for each in ask.group.agencies.values()
    ),
    "need-reviewed": _one(lambda ask: {"long_lasting": True, "coordinated": True}),
    "assessment-started": _one(lambda ask: {"together_with": {ask.group.user.id}}),
    "assessment-concluded": lambda ask: (
        {"outcome": outcome, "together_with": {ask.group.user.id}} for outcome in AssessmentOutcome
    ),
    "child-heard": _one(lambda ask: {"manner": HearingManner.TALKED_WITH, "by": NURSE}),
    "preparation-stopped": _one(lambda ask: {"reason": "reason"}),
    "user-recorded": _one(lambda ask: {"user": ask.group.user, "reason": "right day"}),
    "competence-decided": _one(lambda ask: {"competent": True, "decision": "d-competence"}),
    "parent-recorded": lambda ask: ({"parent": Parent(party=each)} for each in (*ask.group.parents, MUM, DAD)),
    "guardian-recorded": _one(
        lambda ask: {"guardian": LegalGuardian(party=GUARDIAN, personal=True, decision="d-guardian")}
    ),
    "care-taken-over-recorded": _one(
        lambda ask: {
            "care": CareTakenOver(party=WELFARE, decision="d-care", first_day=ask.setting.day, last_day=ask.setting.day)
        }
    ),
    "next-of-kin-recorded": _one(lambda ask: {"party": GRAN}),
    "trusted-person-agreed": _one(lambda ask: {"party": GRAN}),
    "participant-joined": lambda ask: ({"party": each} for each in (ask.group.user.id, MUM, DAD)),
    "participant-left": lambda ask: ({"party": each} for each in (GRAN, *sorted(ask.group.participants))),
    "agency-recorded": lambda ask: ({"agency": each} for each in _agency(ask)),
    "member-joined": lambda ask: ({"member": each} for each in _members(ask)),
    "member-changed": lambda ask: ({"member": each} for each in _members(ask)),
    "member-left": _parties,
    "consent-asked-for": _one(lambda ask: {"grantor": ask.subject or ask.actor, "items": _items(ask)}),
    "consent-given": _given,
    "consent-narrowed": _narrowed,
    "consent-refused": _one(lambda ask: {"grantor": ask.subject or ask.actor}),
    "consent-withdrawn": _one(lambda ask: {"grantor": ask.subject or ask.actor}),
    "consent-confirmed": _one(lambda ask: {"grantor": ask.subject or ask.actor}),
    "objection-recorded": _one(lambda ask: {"objection": ask.new("o"), "party": ask.actor}),
    "objection-answered": _one(lambda ask: {"objection": ask.subject or "o-none"}),
    "other-basis-recorded": _one(lambda ask: {"agency": ask.group.need.agency, "kinds": {"health"}, "basis": "basis"}),
    "family-access-decided": lambda ask: ({"party": each, "allowed": True} for each in (ask.party, GRAN, MUM)),
    "access-restricted": _one(lambda ask: {"party": ask.subject or GRAN, "basis": "basis"}),
    "restriction-lifted": _lifted,
    **dict.fromkeys(
        (
            "coordinator-offered",
            "coordinator-accepted",
            "coordinator-declined",
            "coordinator-laid-down",
            "relay-offered",
            "relay-accepted",
            "relay-declined",
        ),
        _parties,
    ),
    "vacancy-recorded": lambda ask: (
        {**each, "reason": VacancyReason.ILL, "agency": ask.group.need.agency} for each in _parties(ask)
    ),
    "group-established": _one(lambda ask: {}),
    "meeting-planned": _one(_meeting_day),
    "meeting-called": _called,
    "meeting-moved": _one(_meeting_day),
    "chair-agreed": _one(lambda ask: {"meeting": ask.subject or "m-none", "party": TEACHER}),
    "voice-arranged": _one(lambda ask: {"meeting": ask.subject or "m-none", "party": NURSE}),
    "meeting-opened": _opened,
    "absence-excused": _one(lambda ask: {"meeting": ask.subject or "m-none", "party": TEACHER, "reason": "ill"}),
    "meeting-ended": _one(
        lambda ask: {
            "meeting": ask.subject or "m-none",
            "tasks_agreed": True,
            "process_evaluated": True,
            "next_meeting_on": ask.setting.day + timedelta(days=60),
            "next_minute_taker": TEACHER,
        }
    ),
    "outside-meeting-held": lambda ask: (
        {"meeting": ask.new("x"), "topic": topic, "by": {NURSE, TEACHER}}
        for topic in (Topic.AGENCY_DISAGREEMENT, Topic.TRAINING)
    ),
    "minutes-written": lambda ask: (
        {
            "meeting": ask.subject or "m-none",
            "writer": writer,
            "kinds": {"health"},
            "tasks": (Task(id=ask.new("w"), **_tasks(ask)),),
            "writer_reason": "reason",
        }
        for writer in dict.fromkeys((_taker(ask), ask.actor, ask.group.user.id))
    ),
    "minutes-corrected": _one(lambda ask: {"meeting": ask.subject or "m-none", "kinds": {"health"}, "reason": "more"}),
    "minutes-shared": _shared,
    "minutes-acknowledged": _own,
    "minutes-commented": _own,
    "plan-referred": _one(lambda ask: {"plan": "d-plan"}),
    "goal-set": _one(lambda ask: {"goal": ask.subject or ask.new("t"), "from_plan": True}),
    "measure-agreed": _one(lambda ask: {"work": ask.subject or ask.new("w"), **_tasks(ask)}),
    "task-agreed": _one(lambda ask: {"work": ask.subject or ask.new("w"), **_tasks(ask)}),
    "work-changed": _one(lambda ask: {"work": ask.subject or "w-none", "responsible": TEACHER, "reason": "reason"}),
    "work-dropped": _one(lambda ask: {"work": ask.subject or "w-none", "reason": "reason", "user_told": True}),
    "handover-offered": _handover,
    "handover-accepted": _handover,
    "plan-evaluated": _one(lambda ask: {"next_on": ask.setting.day + timedelta(days=90)}),
    "process-evaluated": _one(lambda ask: {"meeting": ask.subject or "m-none", "asked": tuple(ProcessQuestion)}),
    "ending-considered": _one(lambda ask: {"go_on_because": "the need is there"}),
    "ending-decided": lambda ask: ({"reason": each} for each in (EndingReason.USERS_WISH, EndingReason.NEED_CEASED)),
    "ending-regretted": _one(lambda ask: {"reason": "reason"}),
    "final-evaluation-made": _one(lambda ask: {"document": "d-final"}),
    "group-ended": _one(lambda ask: {}),
    "recorded-in-error": _in_error,
    **dict.fromkeys(
        ("meeting-cancelled", "user-told-of-outside-meeting"), _one(lambda ask: {"meeting": ask.subject or "m-none"})
    ),
    "work-done": _one(lambda ask: {"work": ask.subject or "w-none"}),
    "routine-followed": lambda ask: (
        {"routine": {each.code}, "document": "d-1"} for each in ask.setting.policy.routine
    ),
}


def _taker(ask: Ask) -> str:
    meeting = ask.group.meetings.get(ask.subject or "")
    return (meeting.minute_taker if meeting else None) or ask.actor


def candidates(
    book: Rulebook, group: Group | None, at: datetime, actor: str, *, kind: type[Event], subject: str | None = None
) -> Iterator[Event]:
    """Events of a kind about a subject, the likeliest first."""
    points = in_force(book.policies, at)[1].routine
    head = header(group, at, actor)
    head["routine"] = {each.code for each in points if each.when is When.IN and each.event == kind.tag}
    if group is None:
        if kind is NeedSeen:
            user = User(id=USER, birth_date=date(2015, 5, 1))
            need = {"user": user, "agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
            yield NeedSeen(**head, **need)
        return
    ask = Ask(book=book, group=group, at=at, actor=actor, subject=subject)
    for fields in _LIKELY[kind.tag](ask):
        yield kind(**{**head, **fields})


def witness(
    book: Rulebook, group: Group | None, at: datetime, actor: str, *, kind: type[Event], subject: str | None = None
) -> Event | None:
    """A permitted event of a kind about a subject, if one is found."""
    for event in candidates(book, group, at, actor, kind=kind, subject=subject):
        if book.assess(group, event).permitted:
            return event
    return None


# --- any that are well formed -------------------------------------------------------------------------------------

_DAYS: Final = (-400, -1, 0, 1, 30, 400)
_TEXTS: Final = (None, " ", "reason")


def _ids(group: Group, name: str, subject: str | None) -> tuple[str, ...]:
    """Ids of the group's own of the sort that a field is about, and one that it does not know."""
    things: Iterable[str]
    match name:
        case "agency":
            things = (*group.agencies, *AGENCIES)
        case "meeting":
            things = (*group.meetings, *group.outside_meetings)
        case "work" | "measure":
            things = group.work
        case "goal" | "parent":
            things = group.goals
        case "objection":
            things = group.objections
        case "event":
            things = group.seen
        case "document" | "decision" | "plan" | "alone_ground":
            things = ("d-1",)
        case "kinds":
            things = KINDS
        case _:
            things = (*PEOPLE, *(each.party for each in group.current_members))
    own = (subject,) if subject is not None else ()
    return tuple(dict.fromkeys((*own, *sorted(things), f"{name[0]}-unknown")))


@attrs.frozen
class Drawn:
    """Values chosen by the type and the name of a field."""

    choose: Choose
    group: Group
    at: datetime
    subject: str | None = None
    points: tuple[str, ...] = ()

    def one(self, things: Iterable[Any]) -> Any:
        return self.choose(tuple(things))

    def value(self, name: str, hint: Any) -> Any:
        inner = get_args(hint)
        origin = getattr(hint, "__origin__", None)
        if origin in (frozenset, tuple):
            return origin(self._many(name, inner[0]))
        if inner:
            kind = next(each for each in inner if each is not type(None))
            return None if self.one((False, False, True)) else self.value(name, kind)
        return self._plain(name, hint)

    def _many(self, name: str, kind: Any) -> list[Any]:
        found = {repr(each): each for each in (self.value(name, kind) for _ in range(self.one((0, 1, 1, 2, 3))))}
        return list(found.values())

    def _plain(self, name: str, kind: Any) -> Any:
        if kind is str:
            if name == "routine":
                return self.one((*self.points, "r-unknown"))
            is_text = name in ("text", "reason", "note", "basis", "purpose", "function") or name.endswith("_reason")
            return self.one(_TEXTS[1:]) if is_text else self.one(_ids(self.group, name, self.subject))
        if kind is bool:
            return self.one((True, False))
        if kind is datetime:
            return self.at + timedelta(days=self.one(_DAYS), hours=self.one((0, 2)))
        if kind is date:
            return self.at.date() + timedelta(days=self.one(_DAYS))
        if issubclass(kind, Enum):
            return self.one(kind)
        return self._entity(kind)

    def _entity(self, kind: Any) -> Any:
        if kind is User:
            born = self.at.date().replace(day=1).replace(year=self.at.year - self.one((3, 15, 16, 40)))
            return User(id=self.one((self.group.user.id, "u-unknown")), birth_date=born)
        if kind is Agency:
            return Agency(id=self.one(AGENCIES), tie=self.one(Tie), kind="kind", counts=self.one((True, False)))
        if kind is Deadline:
            return Deadline(next_meeting=True) if self.one((True, False)) else Deadline(day=self.value("day", date))
        attrs.resolve_types(kind)
        named = {"object": ConsentObject}
        fields = {
            field.name: self.value(field.name, named.get(field.name, field.type))
            for field in attrs.fields(kind)
            if field.name != "id"
        }
        if kind is Grant and fields["object"] is ConsentObject.COOPERATION:
            fields["kinds"] = frozenset()
        if "id" in attrs.fields_dict(kind):
            fields["id"] = self.one(("i-1", "i-2", *self.group.work))
        return kind(**fields)


for _kind in EVENT_TYPES:
    attrs.resolve_types(_kind)


def anything(
    choose: Choose,
    book: Rulebook,
    group: Group,
    at: datetime,
    actor: str,
    *,
    kind: type[Event] | None = None,
    subject: str | None = None,
) -> Event | None:
    """A well-formed event about the group's own things and some unknown, right or wrong; None when none came out.

    It starts from a likely one and changes some of its fields, because what is wrong in one place only finds more than
    what is wrong in all.
    """
    points = tuple(each.code for each in in_force(book.policies, at)[1].routine)
    drawn = Drawn(choose, group, at, subject, points)
    chosen = kind or drawn.one(EVENT_TYPES)
    likely = tuple(islice(candidates(book, group, at, actor, kind=chosen, subject=subject), 4))
    own = [field for field in attrs.fields(chosen) if field.name not in _HEADER]
    if likely:
        event = drawn.one(likely)
        changed = {drawn.one(own).name for _ in range(drawn.one((0, 1, 1, 2)))} if own else set()
        given = {field.name: getattr(event, field.name) for field in own}
    else:
        changed, given = {field.name for field in own}, {}
    try:
        given |= {field.name: drawn.value(field.name, field.type) for field in own if field.name in changed}
        return chosen(**header(group, at, actor, "a"), **given)
    except InvalidValue:
        return None


# --- doing what a remedy says -------------------------------------------------------------------------------------


def same(one: Finding, other: Finding) -> bool:
    """Whether two findings say the same thing of the same people and things, wherever the record has moved to since."""
    about = [[(fact.field, fact.subject, fact.about) for fact in each.facts] for each in (one, other)]
    return one.code == other.code and (about[0] == about[1] or bool(about[1] and about[1][0] in about[0]))


def works(book: Rulebook, group: Group | None, event: Event, finding: Finding, remedy: Any) -> bool:
    """Whether doing what a remedy says takes the finding away."""

    def gone(after: Group | None, proposal: Event) -> bool:
        return not any(same(finding, each) for each in book.assess(after, proposal).findings)

    match remedy:
        case DoFirst():
            return any(gone(after, _next_to(after, event)) for after in _after(book, group, event, remedy.steps))
        case ChangeProposal():
            return any(gone(group, changed) for changed in _changed(book, group, event, remedy))
        case AnotherActor():
            return bool(remedy.actors) and all(gone(group, event.but(actor=each)) for each in remedy.actors)
        case Instead():
            return all(_in_its_place(book, group, event, step, finding.code) for step in remedy.steps)
        case Wait():
            recorded = max(remedy.until, event.recorded_at)
            return gone(group, event.but(at=remedy.until, recorded_at=recorded))
        case Nothing():
            return True
    raise AssertionError(remedy)


def _next_to(group: Group | None, event: Event) -> Event:
    """The same proposal after something else has been recorded."""
    if group is None or event.recorded_at >= group.recorded_until:
        return event
    return event.but(recorded_at=group.recorded_until)


def _after(book: Rulebook, group: Group | None, event: Event, steps: tuple[Step, ...]) -> Iterator[Group]:
    """The groups that some ways of filling in the steps lead to."""
    for turn in range(6):
        after = group
        for step in steps:
            made = list(islice(filled(book, after, event, step), 12))
            # One that is in order, if any is: what a step asks for is filled in by people who mean well.
            made.sort(key=lambda each: not book.assess(after, each).permitted)
            if not made:
                break
            after = evolve(after, made[turn % len(made)])
        else:
            if after is not None:
                yield after


def _actors(group: Group | None, event: Event, step: Step) -> Iterator[str]:
    fields = {**step.fields}
    for name in ("grantor", "to"):
        if name in fields:
            yield fields[name]
    if fields.get("party") is not None:
        yield fields["party"]
    if group is not None and group.coordinator.holder is not None:
        yield group.coordinator.holder
    yield event.actor


def unasked(step: Step) -> set[str]:
    """The fields that the event of a step cannot be without, and that the step neither gives nor asks for."""
    kind = EVENT_TYPE_BY_TAG[step.kind]
    must = {field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING} - _HEADER
    return must - {name.partition(".")[0] for name in step.asks} - set(step.fields)


def filled(book: Rulebook, group: Group | None, event: Event, step: Step) -> Iterator[Event]:
    """A step as events: what it gives, what it asks for filled in, and nothing besides."""
    kind = EVENT_TYPE_BY_TAG[step.kind]
    assert not unasked(step), f"{step.kind} needs {sorted(unasked(step))}, which nobody is asked for"
    asked = {name.partition(".")[0] for name in step.asks}
    subject = next((step.fields[each] for each in _SUBJECTS if step.fields.get(each) is not None), None)
    subject = step.fields.get("member.party", subject)
    for actor in dict.fromkeys(_actors(group, event, step)):
        for likely in candidates(book, group, event.at, actor, kind=kind, subject=subject):
            fields = {name: getattr(likely, name) for name in asked}
            fields |= {name: value for name, value in step.fields.items() if "." not in name}
            for name in (*step.fields, *step.asks):
                outer, dot, inner = name.partition(".")
                if dot:
                    value = step.fields[name] if name in step.fields else getattr(getattr(likely, outer), inner)
                    fields[outer] = attrs.evolve(fields[outer], **{inner: value})
            who = fields["party"] if step.kind in _IN_PERSON else actor
            made = kind(**header(group, event.at, who, "s"), **fields)
            if book.assess(group, made).codes != ("record.cannot-be-placed",):
                yield made


_IN_PERSON: Final = ("coordinator-accepted", "relay-accepted", "minutes-acknowledged", "minutes-commented")
_SUBJECTS: Final = ("meeting", "work", "grantor", "party", "objection", "goal")


def _in_its_place(book: Rulebook, group: Group | None, event: Event, step: Step, code: str) -> bool:
    return any(
        code not in {each.code for each in book.assess(group, made).blocking}
        for made in filled(book, group, event, step)
    )


def _changed(book: Rulebook, group: Group | None, event: Event, change: ChangeProposal) -> Iterator[Event]:
    """The proposal with what the remedy gives, and some ways of filling in what it asks for."""
    pools = [tuple(islice(_fills(book, group, event, name), 16)) for name in change.asks]
    for values in islice(product(*pools), 256):
        try:
            # Together, because some fields make sense only together.
            answers = dict(zip(change.asks, values, strict=True))
            flat = {name: value for name, value in answers.items() if name.isidentifier()}
            changed = event.changed(attrs.evolve(change, asks=tuple(flat)), **flat)
            for name, value in zip(change.asks, values, strict=True):
                if name not in flat:
                    changed = _put(changed, re.findall(r"\w+", name), value)
            yield changed
        except InvalidValue:
            continue


def _put(thing: Any, path: list[str], value: Any) -> Any:
    """The thing with another value at a path such as `grants[0].agency`."""
    if not path:
        return value
    name, *rest = path
    if name.isdigit():
        index = int(name)
        return (*thing[:index], _put(thing[index], rest, value), *thing[index + 1 :])
    return attrs.evolve(thing, **{name: _put(getattr(thing, name), rest, value)})


def _fills(book: Rulebook, group: Group | None, event: Event, name: str) -> Iterator[Any]:
    day = event.at.date()
    last = re.findall(r"\w+", name)[-1]
    if group is None:
        yield event.id
        return
    if last.endswith("reason"):
        yield from (EndingReason.NEED_CEASED,) if event.tag == "ending-decided" else ("reason",)
    elif name == "id":
        yield f"{event.id}-anew"
    elif name == "group":
        yield group.id
    elif name == "member.party":
        yield from group.members
    elif name == "user.id":
        yield group.user.id
    elif last == "starts":
        yield from (event.at + timedelta(days=days) for days in (1, 30, 90))
        yield event.at + timedelta(hours=1)
    elif last == "ends":
        anchors = (event.at + timedelta(days=90), event.at + timedelta(hours=1), getattr(event, "starts", event.at))
        yield from (each + timedelta(hours=1) for each in anchors)
    elif last in ("next_on", "next_meeting_on"):
        yield day + timedelta(days=30)
    elif name == "agenda":
        yield (AgendaItem(id="i-1", topic=Topic.INDIVIDUAL_PLAN),)
    elif name == "tasks":
        yield tuple(
            Task(id=f"w-{event.id}-{index}", responsible=NURSE, deadline=Deadline(next_meeting=True))
            for index, _ in enumerate(getattr(event, "tasks", ()))
        )
    elif name == "grants":
        kept = [each for each in getattr(event, "grants", ()) if each.agency in group.agencies]
        more = kept or both(group.need.agency)
        yield tuple(attrs.evolve(each, last_day=day + timedelta(days=800)) for each in more)
    elif name == "items":
        yield _items(Ask(book=book, group=group, at=event.at, actor=event.actor))
    elif isinstance(event, MeetingOpened) and name in ("chair", "minute_taker"):
        yield from (group.user.id, *sorted(event.present))
    elif name == "present":
        yield frozenset({group.user.id, *(each.party for each in group.current_members)})
    elif last == "deadline":
        yield Deadline(next_meeting=True)
    else:
        if name in ("work", "objection", "goal"):
            yield f"{event.id}-anew"
        subject = subject_of(group, event)
        for likely in candidates(book, group, event.at, event.actor, kind=type(event), subject=subject):
            value = getattr(likely, name, None)
            if value is not None:
                yield value
        yield from _ids(group, last, None)
