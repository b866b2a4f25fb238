"""For each kind of event, what it would most likely say, so that a permitted one is soon found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from ansvar_core import (
    Agency,
    AgendaItem,
    AssessmentOutcome,
    Capacity,
    CareTakenOver,
    ConsentItem,
    ConsentObject,
    Deadline,
    EndingReason,
    Grant,
    Group,
    HearingManner,
    IdSort,
    LegalGuardian,
    Member,
    Parent,
    ProcessQuestion,
    Rulebook,
    Setting,
    Task,
    Tie,
    Topic,
    VacancyReason,
)
from ansvar_core.derive.access import restriction
from ansvar_core.derive.chair import expected_chair
from ansvar_core.derive.consent import covered
from ansvar_core.fold.renaming import named
from ansvar_core.testing.cast import Cast

__all__ = ["LIKELY", "Wanted", "both_objects", "consent_items"]

Fields: TypeAlias = dict[str, Any]


@attrs.frozen(kw_only=True)
class Wanted:
    """What an event is wanted for: the group, the instant, whose act, and about what (ønske)."""

    book: Rulebook
    group: Group
    at: datetime
    actor: str
    cast: Cast
    subject: str | None = None

    @property
    def setting(self) -> Setting:
        """What follows on the day (forutsetninger)."""
        return Setting.of(self.group, self.at, self.book.policies)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of information that the cast talks about and the policy lists (opplysningstyper)."""
        listed = self.setting.policy.information_kinds
        return self.cast.kinds & listed or listed

    @property
    def kind(self) -> str:
        """One of them (én av dem)."""
        return "health" if "health" in self.kinds else min(self.kinds)

    @property
    def party(self) -> str:
        """Whom it is about, or somebody who has nothing to do with it (part)."""
        return self.subject or self.cast.stranger

    def new(self, letter: str) -> str:
        """An id that nothing has yet (ny identifikator)."""
        return f"{letter}-new-{self.group.version}"


def both_objects(agency: str, kinds: Iterable[str], last_day: date | None = None) -> tuple[Grant, ...]:
    """Cooperation and exchange for one agency (samtykke til begge deler)."""
    return (
        Grant(object=ConsentObject.COOPERATION, agency=agency, last_day=last_day),
        Grant(object=ConsentObject.EXCHANGE, agency=agency, kinds=frozenset(kinds), last_day=last_day),
    )


def consent_items(group: Group) -> tuple[ConsentItem, ...]:
    """Both objects for every agency that the group knows (alle samtykkepunkter)."""
    return tuple(ConsentItem(object=thing, agency=agency) for agency in group.agencies for thing in ConsentObject)


def _agency(want: Wanted) -> Iterator[Any]:
    known = want.group.agencies
    yield from (each for each in want.cast.agencies if each.id not in known)
    yield Agency(id=want.new("a"), tie=Tie.MUNICIPAL, kind="kind")
    yield from known.values()


def _members(want: Wanted) -> Iterator[Member]:
    """Newcomers first for agencies that have nobody, then the member asked about, then anybody."""
    group = want.group
    known = group.members.get(want.subject or "")
    if known is not None:
        yield attrs.evolve(known.member, function="function", sub_responsibility="part")
    taking_part = group.member_agencies
    for agency in sorted(group.agencies, key=lambda each: (each in taking_part, not group.agencies[each].counts)):
        usual = [party for party, home in want.cast.staff if home == agency]
        for party in (*([want.subject] if want.subject else usual), f"p-new-{group.version}"):
            if party is not None and (want.subject or not group.is_member(party)):
                yield Member(party=party, agency=agency, function="function", sub_responsibility="part")


def _given(want: Wanted) -> Iterator[Fields]:
    grants = tuple(grant for agency in want.group.agencies for grant in both_objects(agency, want.kinds))
    last = want.setting.day + timedelta(days=400)
    dated = tuple(attrs.evolve(grant, last_day=last) for grant in grants)
    for capacity in Capacity:
        for form in (dated, grants):
            yield {
                "grantor": want.subject or want.actor,
                "capacity": capacity,
                "grants": form,
                "first_day": want.setting.day,
                "manner": min(want.setting.policy.consent_manners),
                "informed": True,
                "document": "d-form",
            }


def _narrowed(want: Wanted) -> Iterator[Fields]:
    who = want.subject or want.actor
    for agency in want.group.agencies:
        consent = want.group.consents.get((who, ConsentObject.EXCHANGE, agency))
        step = consent.on(want.at) if consent else None
        for kind in sorted(step.kinds if step and step.kinds else want.kinds):
            yield {"grantor": who, "agency": agency, "kinds": {kind}}


def _shut_out(want: Wanted) -> frozenset[str]:
    """Those who are shut out of the papers of the meeting that the event is about."""
    parties = {each.party for each in want.group.restrictions}
    return frozenset(each for each in parties if restriction(want.setting, each, want.subject) is not None)


def _called(want: Wanted) -> Iterator[Fields]:
    group, setting = want.group, want.setting
    meeting = group.meetings.get(want.subject or "")
    plain = expected_chair(setting, attrs.evolve(meeting, chair=None) if meeting else None)
    starts = want.at + timedelta(days=14)
    shut_out = _shut_out(want)
    here = frozenset(each.party for each in group.current_members if covered(setting, each.member.agency)) - shut_out
    call = {"meeting": want.subject or want.new("m"), "purpose": "purpose", "starts": starts, "chair": plain}
    ends = starts + timedelta(hours=1)
    for topic in (Topic.INDIVIDUAL_PLAN, Topic.GOALS_AND_MEASURES):
        agenda = (AgendaItem(id="i-1", topic=topic),)
        absent = [each for each in group.members if each not in here]
        turns = want.book.rota(group, want.at, 1, chair=plain, absent=absent)
        taker = turns[0].party if turns else group.user.id
        rest = {"ends": ends, "agenda": agenda, "called": here, "minute_taker": taker}
        yield {**call, **rest, "invited": (group.participants - shut_out) | {group.user.id}}
    yield {**call, "called": {group.user.id}, "chair": None}


def _opened(want: Wanted) -> Iterator[Fields]:
    group, setting = want.group, want.setting
    meeting = group.meetings.get(want.subject or "")
    kinds = meeting.kinds if meeting else frozenset()
    there = [each.party for each in group.current_members if covered(setting, each.member.agency, kinds)]
    shut_out = _shut_out(want)
    here = [each for each in there if each not in shut_out]
    family = {group.user.id, *want.cast.family} - shut_out
    present = frozenset({*here, group.user.id, *group.participants} & {*here, *family})
    taker = meeting.minute_taker if meeting and meeting.minute_taker in present else None
    named = expected_chair(setting, meeting)
    reason = None if named in present else "away"
    chair = named if named in present else group.user.id
    opened = {"meeting": want.subject or "m-none", "chair": chair, "chair_reason": reason}
    for somebody in (taker, *here, group.user.id):
        for room in (present, {*here, group.user.id}):
            yield {**opened, "present": room, "minute_taker": somebody}


def _tasks(want: Wanted) -> Fields:
    return {"responsible": want.actor, "deadline": Deadline(next_meeting=True)}


def _shared(want: Wanted) -> Iterator[Fields]:
    group = want.group
    everybody = [group.user.id, *(each.party for each in group.current_members), *sorted(group.participants)]
    meeting = want.subject or "m-none"
    readers = {
        each
        for each in everybody
        if meeting in group.meetings and want.book.may_read(group, each, meeting, want.at).permitted
    }
    yield {"meeting": meeting, "recipients": readers | {group.user.id}}


def _in_error(want: Wanted) -> Iterator[Fields]:
    # The latest first, so that a life is not undone too soon.
    for event in reversed(tuple(want.group.seen)):
        yield {"event": event, "reason": "in error"}


def _clock(want: Wanted) -> Fields:
    position = max(want.group.facts, key=lambda each: want.group.clock_of(each)[1])
    happened, recorded = want.group.clock_of(position)
    right = happened if happened < recorded else recorded - timedelta(minutes=1)
    return {"at_position": position, "corrected_to": min(right, want.at)}


def _handover(want: Wanted) -> Iterator[Fields]:
    item = want.group.work.get(want.subject or "")
    asked = item.offered_to if item else None
    people = [each.party for each in want.group.current_members]
    for to in dict.fromkeys(filter(None, (asked, *people, want.group.user.id, want.actor))):
        yield {"work": want.subject or "w-none", "to": to}


def _lifted(want: Wanted) -> Iterator[Fields]:
    for each in want.group.restrictions:
        if each.lifted_at is None and want.subject in (None, each.party):
            yield {"party": each.party, "meeting": each.meeting}
    yield {"party": want.party, "meeting": None}


def _people(want: Wanted) -> tuple[str, ...]:
    """Those the group knows, who would be missed least first."""
    group = want.group
    known = (*sorted(group.next_of_kin), *sorted(group.participants), *group.members, *group.parents, group.user.id)
    return tuple(dict.fromkeys(known))


def _new_id(want: Wanted) -> Iterator[Fields]:
    for old in _people(want):
        yield {"of": IdSort.PARTY, "old": old, "new": want.new("p")}
    for old in want.group.agencies:
        yield {"of": IdSort.AGENCY, "old": old, "new": want.new("a")}


def _same_ids(want: Wanted) -> Iterator[Fields]:
    people = (*_people(want), want.cast.stranger, *sorted(named(want.group, IdSort.PARTY)))
    for sort, ids in ((IdSort.PARTY, people), (IdSort.AGENCY, tuple(want.group.agencies))):
        other, *rest = dict.fromkeys(ids)
        for kept in rest:
            yield {"of": sort, "kept": kept, "other": other}


def _from_before(want: Wanted) -> Iterator[Fields]:
    group = want.group
    yield {"members": frozenset(group.members) or {want.cast.worker}}
    yield {"participants": frozenset(each.party for each in group.participations) or {want.cast.user}}


def _parties(want: Wanted) -> Iterator[Fields]:
    if want.subject is not None:
        yield {"party": want.subject}
        return
    for party in (*(each.party for each in want.group.current_members), *want.cast.people):
        yield {"party": party}


def _one(way: Callable[[Wanted], Fields]) -> Callable[[Wanted], Iterator[Fields]]:
    def alone(want: Wanted) -> Iterator[Fields]:
        yield way(want)

    return alone


def _meeting_day(want: Wanted) -> Fields:
    starts = want.at + timedelta(days=20)
    return {"meeting": want.subject or want.new("m"), "starts": starts, "ends": starts + timedelta(hours=1)}


def _taker(want: Wanted) -> str:
    meeting = want.group.meetings.get(want.subject or "")
    return (meeting.minute_taker if meeting else None) or want.actor


def _of_meeting(want: Wanted, **rest: Any) -> Fields:
    return {"meeting": want.subject or "m-none", **rest}


LIKELY: Final[Mapping[str, Callable[[Wanted], Iterable[Fields]]]] = MappingProxyType(
    {
        "need-seen": lambda want: (
            {"user": want.group.user, "agency": each, "long_lasting": True, "coordinated": True}
            for each in want.group.agencies.values()
        ),
        "need-reviewed": _one(lambda want: {"long_lasting": True, "coordinated": True}),
        "assessment-started": _one(lambda want: {"together_with": {want.group.user.id}}),
        "assessment-concluded": lambda want: (
            {"outcome": outcome, "together_with": {want.group.user.id}} for outcome in AssessmentOutcome
        ),
        "child-heard": _one(lambda want: {"manner": HearingManner.TALKED_WITH, "by": want.cast.worker}),
        "preparation-stopped": _one(lambda want: {"reason": "reason"}),
        "user-recorded": _one(lambda want: {"user": want.group.user, "reason": "right day"}),
        "competence-decided": _one(lambda want: {"competent": True, "decision": "d-competence"}),
        "parent-recorded": lambda want: (
            {"parent": Parent(party=each)} for each in (*want.group.parents, *want.cast.parents)
        ),
        "guardian-recorded": _one(
            lambda want: {"guardian": LegalGuardian(party=want.cast.guardian, personal=True, decision="d-guardian")}
        ),
        "care-taken-over-recorded": _one(
            lambda want: {
                "care": CareTakenOver(
                    party=want.cast.welfare,
                    decision="d-care",
                    first_day=want.setting.day,
                    last_day=want.setting.day,
                )
            }
        ),
        "next-of-kin-recorded": _one(lambda want: {"party": want.cast.close}),
        "trusted-person-agreed": _one(lambda want: {"party": want.cast.close}),
        "participant-joined": lambda want: ({"party": each} for each in (want.group.user.id, *want.cast.parents)),
        "participant-left": lambda want: (
            {"party": each} for each in (want.cast.close, *sorted(want.group.participants))
        ),
        "invitations-declined": lambda want: ({"party": each} for each in (*want.group.parents, *want.cast.parents)),
        "people-taken-over": _from_before,
        "role-holder-recorded": _one(lambda want: {"role": "role", "party": want.cast.worker}),
        "agency-recorded": lambda want: ({"agency": each} for each in _agency(want)),
        "member-joined": lambda want: ({"member": each} for each in _members(want)),
        "member-changed": lambda want: ({"member": each} for each in _members(want)),
        "member-left": _parties,
        "consent-asked-for": _one(
            lambda want: {"grantor": want.subject or want.actor, "items": consent_items(want.group)}
        ),
        "consent-given": _given,
        "consent-narrowed": _narrowed,
        "consent-refused": _one(lambda want: {"grantor": want.subject or want.actor}),
        "consent-withdrawn": _one(lambda want: {"grantor": want.subject or want.actor}),
        "consent-confirmed": _one(lambda want: {"grantor": want.subject or want.actor}),
        "objection-recorded": _one(lambda want: {"objection": want.new("o"), "party": want.actor}),
        "objection-answered": _one(lambda want: {"objection": want.subject or "o-none"}),
        "other-basis-recorded": _one(
            lambda want: {"agency": want.group.need.agency, "kinds": {want.kind}, "basis": "basis"}
        ),
        "family-access-decided": lambda want: (
            {"party": each, "allowed": True} for each in (want.party, want.cast.close, *want.cast.parents[:1])
        ),
        "minutes-for-user-decided": _one(lambda want: {"wanted": False}),
        "parents-need-recorded": lambda want: (
            {
                "party": want.subject or want.cast.parents[0],
                "meeting": each,
                "kinds": {want.kind},
                "ground": "ground",
                "agency": want.group.need.agency,
            }
            for each in (*want.group.meetings, "m-none")
        ),
        "access-restricted": _one(lambda want: {"party": want.subject or want.cast.close, "basis": "basis"}),
        "restriction-lifted": _lifted,
        "coordinator-offered": _parties,
        "coordinator-accepted": _parties,
        "coordinator-declined": _parties,
        "coordinator-laid-down": _parties,
        "relay-offered": _parties,
        "relay-accepted": _parties,
        "relay-declined": _parties,
        "vacancy-recorded": lambda want: (
            {**each, "reason": VacancyReason.ILL, "agency": want.group.need.agency} for each in _parties(want)
        ),
        "group-established": _one(lambda want: {}),
        "meeting-planned": _one(_meeting_day),
        "meeting-called": _called,
        "meeting-moved": _one(_meeting_day),
        "meeting-cancelled": _one(_of_meeting),
        "call-answered": _one(lambda want: _of_meeting(want, party=want.actor, coming=True)),
        "chair-agreed": lambda want: (
            _of_meeting(want, party=party)
            for party in (want.cast.colleague, *sorted(each.party for each in want.group.current_members))
        ),
        "voice-arranged": _one(lambda want: _of_meeting(want, party=want.cast.worker)),
        "meeting-opened": _opened,
        "absence-excused": _one(lambda want: _of_meeting(want, party=want.cast.colleague, reason="ill")),
        "meeting-ended": _one(
            lambda want: _of_meeting(
                want,
                tasks_agreed=True,
                process_evaluated=True,
                next_meeting_on=want.setting.day + timedelta(days=60),
                next_minute_taker=want.cast.colleague,
            )
        ),
        "outside-meeting-held": lambda want: (
            {"meeting": want.new("x"), "topic": topic, "by": {want.cast.worker, want.cast.colleague}}
            for topic in (Topic.AGENCY_DISAGREEMENT, Topic.TRAINING)
        ),
        "user-told-of-outside-meeting": _one(_of_meeting),
        "minutes-written": lambda want: (
            _of_meeting(
                want,
                writer=writer,
                kinds={want.kind},
                tasks=(Task(id=want.new("w"), **_tasks(want)),),
                writer_reason="reason",
            )
            for writer in dict.fromkeys((_taker(want), want.actor, want.group.user.id))
        ),
        "minutes-corrected": _one(lambda want: _of_meeting(want, kinds={want.kind}, reason="more")),
        "minutes-shared": _shared,
        "minutes-acknowledged": _one(lambda want: _of_meeting(want, party=want.actor)),
        "minutes-commented": _one(lambda want: _of_meeting(want, party=want.actor)),
        "plan-referred": _one(lambda want: {"plan": "d-plan"}),
        "goal-set": _one(lambda want: {"goal": want.subject or want.new("t"), "from_plan": True}),
        "measure-agreed": _one(lambda want: {"work": want.subject or want.new("w"), **_tasks(want)}),
        "task-agreed": _one(lambda want: {"work": want.subject or want.new("w"), **_tasks(want)}),
        "work-changed": _one(
            lambda want: {"work": want.subject or "w-none", "responsible": want.cast.colleague, "reason": "reason"}
        ),
        "work-done": _one(lambda want: {"work": want.subject or "w-none"}),
        "work-dropped": _one(lambda want: {"work": want.subject or "w-none", "reason": "reason", "user_told": True}),
        "handover-offered": _handover,
        "handover-accepted": _handover,
        "plan-evaluated": _one(lambda want: {"next_on": want.setting.day + timedelta(days=90)}),
        "handover-declined": _handover,
        "user-told": lambda want: ({"event": each} for each in reversed(tuple(want.group.seen))),
        "user-died": _one(lambda want: {"day": want.setting.day}),
        "process-evaluated": _one(lambda want: _of_meeting(want, questions=tuple(ProcessQuestion))),
        "ending-considered": _one(lambda want: {"go_on_because": "the need is there"}),
        "ending-decided": lambda want: (
            {"reason": each} for each in (EndingReason.USERS_WISH, EndingReason.NEED_CEASED)
        ),
        "ending-regretted": _one(lambda want: {"reason": "reason"}),
        "final-evaluation-made": _one(lambda want: {"document": "d-final"}),
        "group-ended": _one(lambda want: {}),
        "recorded-in-error": _in_error,
        "clock-corrected": _one(_clock),
        "id-changed": _new_id,
        "ids-joined": _same_ids,
        "mark-set": _one(lambda want: {"mark": "mark", "on": True}),
        "routine-followed": lambda want: (
            {"routine": {each}, "document": "d-1"}
            for each in [point.code for point in want.setting.policy.routine] or ["r-unknown"]
        ),
    }
)
"""For each kind of event by its tag, what it would say, the likeliest first (sannsynlige hendelser)."""
