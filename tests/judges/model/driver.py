"""The model's acts as events: the fields that an ordinary caseworker fills in, and nothing that decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from ansvar_core import (
    Absence,
    AgencyRecorded,
    AgendaItem,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Capacity,
    ChairAgreed,
    ChildHeard,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    Deadline,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    Event,
    FinalEvaluationMade,
    Grant,
    Group,
    GroupEnded,
    GroupEstablished,
    HandoverAccepted,
    HandoverOffered,
    HearingManner,
    Manner,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesShared,
    MinutesWritten,
    NeedSeen,
    ParticipantJoined,
    PreparationStopped,
    Task,
    TaskAgreed,
    Topic,
    TrustedPersonAgreed,
    User,
    VacancyReason,
    VacancyRecorded,
    VoiceArranged,
    WorkDone,
    WorkDropped,
)
from support.life import AGENCIES, DAD, GRAN, KINDS, MEMBERS, MUM, NURSE, PHYSIO, PPT, TEACHER, USER, Life

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
STAFF = (NURSE, TEACHER, PHYSIO, PPT)
FAMILY = (USER, MUM, DAD)
THEIR_AGENCIES = tuple(MEMBERS[each] for each in STAFF)
ROLE = {"function": "function", "sub_responsibility": "part"}

Said = tuple[type[Event], str, dict[str, Any]]


def born(of_age: int) -> date:
    """Born so that the sixteenth birthday is that many days from the start."""
    return START.date() + timedelta(days=of_age) - relativedelta(years=16)


class Driver:
    """One life of the model, told to the library."""

    def __init__(self, book: Any, first: Mapping[str, Any]) -> None:
        state = first["s"]
        self.book = book
        self.birth = born(state["ofAge"])
        life = Life(book, START)
        life.need(born=self.birth)
        if state["scene"] != "need-seen":
            life.assessed().prepared(*STAFF, consents=state["scene"] == "established")
        if state["scene"] == "established":
            life.do(GroupEstablished)
        self.life = life
        self.taker: str | None = None
        self.day = 0

    @property
    def group(self) -> Group:
        """The group as the library has it."""
        assert self.life.group is not None
        return self.life.group

    def wait(self, day: int) -> None:
        """A later day begins."""
        self.day = day
        self.life.now = START + timedelta(days=day)

    def events(self, act: tuple[str, ...], before: Mapping[str, Any], taker: str | None = None) -> list[Event] | None:
        """What the act is in the library's words; None when it cannot be said in them at all.

        `taker` is who takes the minutes where the model has said so.
        """
        self.taker = taker
        said = self._said(act, before)
        if said is None:
            return None
        return [self.life.make(kind, actor, **fields) for kind, actor, fields in said]

    # --- in the model's words ----------------------------------------------------------------------------------------

    def _said(self, act: tuple[str, ...], before: Mapping[str, Any]) -> list[Said] | None:
        family, do, who, what, how = act
        state = before["s"]
        holder = (state["holders"] or [""])[0]
        here = [each for each in STAFF if dict(state["members"])[each]["here"]]
        worker = holder or (here[0] if here else NURSE)
        if family in ("meeting", "minutes"):
            return self._of_meeting(act, before, holder, worker, here)
        if family in ("consent", "no"):
            return self._of_consent(do, who, what, how)
        match do:
            case "see-need":
                user = User(id=USER, birth_date=self.birth)
                facts = {"user": user, "agency": AGENCIES[THEIR_AGENCIES[0]], "long_lasting": True, "coordinated": True}
                return [(NeedSeen, NURSE, facts)]
            case "start-assessment":
                return [(AssessmentStarted, NURSE, {"together_with": {USER} if how == "together" else ()})]
            case "hear":
                return [(ChildHeard, NURSE, {"manner": HearingManner.TALKED_WITH, "by": NURSE})]
            case "conclude":
                outcome = AssessmentOutcome(what)
                together = {USER} if how == "together" else ()
                return [(AssessmentConcluded, NURSE, {"outcome": outcome, "together_with": together})]
            case "stop-preparing":
                return [(PreparationStopped, USER, {"reason": "the family does not want it"})]
            case "equip":
                new = [each for each in THEIR_AGENCIES if each not in self.group.agencies]
                return [
                    *((AgencyRecorded, NURSE, {"agency": AGENCIES[each]}) for each in new),
                    *((ParticipantJoined, NURSE, {"party": each}) for each in FAMILY),
                    (TrustedPersonAgreed, USER, {"party": GRAN}),
                ]
            case "establish":
                return [(GroupEstablished, worker, {})]
            case "join":
                role = ROLE if how == "role" else {}
                return [(MemberJoined, NURSE, {"member": Member(party=who, agency=MEMBERS[who], **role)})]
            case "agree-role":
                return [
                    (
                        MemberChanged,
                        NURSE,
                        {"member": Member(party=who, agency=MEMBERS[who], **ROLE), "reason": "agreed"},
                    )
                ]
            case "leave":
                return [(MemberLeft, who, {"party": who, "reason": "moves on"})]
            case "offer":
                return [(CoordinatorOffered, NURSE, {"party": who})]
            case "accept":
                return [(CoordinatorAccepted, who, {"party": who})]
            case "decline":
                return [(CoordinatorDeclined, who, {"party": who})]
            case "lay-down":
                return [(CoordinatorLaidDown, who, {"party": who, "reason": "time"})]
            case "vacancy":
                other = next((each for each in here if each != holder), NURSE)
                agency = MEMBERS[holder] if holder else THEIR_AGENCIES[0]
                facts = {"party": holder or NURSE, "agency": agency, "reason": VacancyReason.LEFT}
                return [(VacancyRecorded, other, facts)]
            case "agree":
                facts = {
                    "work": what,
                    "responsible": here[0] if here else NURSE,
                    "deadline": Deadline(next_meeting=True),
                }
                return [(TaskAgreed, worker, facts)]
            case "done":
                return [(WorkDone, worker, {"work": what})]
            case "drop":
                return [(WorkDropped, worker, {"work": what, "reason": "no longer", "user_told": True})]
            case "hand":
                return [(HandoverOffered, worker, {"work": what, "to": who})]
            case "take":
                return [(HandoverAccepted, who, {"work": what, "to": who})]
            case "decide-end":
                reason = EndingReason.USERS_WISH if who in FAMILY else EndingReason.NEED_CEASED
                return [(EndingDecided, who, {"reason": reason})]
            case "regret":
                return [(EndingRegretted, state["decider"] or USER, {"reason": "thought better of it"})]
            case "evaluate":
                return [(FinalEvaluationMade, worker, {"document": "d-final"})]
            case "close":
                return [(GroupEnded, worker, {})]
        raise AssertionError(act)

    def _of_consent(self, do: str, who: str, what: str, how: str) -> list[Said]:
        agencies = (what,) if what in THEIR_AGENCIES else THEIR_AGENCIES
        head = {"grantor": who, "recorded_by": NURSE}
        items = tuple(ConsentItem(object=each, agency=agency) for each in ConsentObject for agency in agencies)
        match do:
            case "ask":
                return [(ConsentAskedFor, NURSE, {"grantor": who, "items": items})]
            case "refuse":
                return [(ConsentRefused, who, head)]
            case "withdraw":
                return [(ConsentWithdrawn, who, head if what == "all" else {**head, "items": items})]
            case "confirm":
                return [(ConsentConfirmed, who, head)]
            case "narrow":
                return [(ConsentNarrowed, who, {**head, "agency": what, "kinds": {"learning"}})]
        today = START.date() + timedelta(days=self.day)
        last = today + timedelta(days=10) if how == "ten-days" else None
        kinds = frozenset({"learning"}) if how == "learning" else KINDS
        objects = tuple(each for each in ConsentObject if how != "cooperation" or each is ConsentObject.COOPERATION)
        grants = tuple(
            Grant(
                object=each,
                agency=agency,
                last_day=last,
                kinds=kinds if each is ConsentObject.EXCHANGE else frozenset(),
            )
            for each in objects
            for agency in agencies
        )
        capacity = Capacity.SELF if who == USER else Capacity.PARENT
        facts = {"capacity": capacity, "grants": grants, "first_day": today, "manner": Manner.WRITTEN, "informed": True}
        return [(ConsentGiven, who, {**head, **facts, "document": "d-form"})]

    def _of_meeting(
        self, act: tuple[str, ...], before: Mapping[str, Any], holder: str, worker: str, here: list[str]
    ) -> list[Said] | None:
        _, do, who, what, how = act
        meeting = dict(before["s"]["meetings"])[what]
        head = {"meeting": what}
        week = START + timedelta(days=self.day + 7)
        # A meeting of the same day begins a moment after it is called.
        soon = self.life.now + timedelta(minutes=1, seconds=1)
        match do:
            case "plan":
                return [(MeetingPlanned, worker, {**head, "starts": week, "ends": week + timedelta(hours=1)})]
            case "call":
                kind = "learning" if how.startswith("learning") else "health"
                called = _of(before["cover"], kind) if how.endswith("covered") else here
                starts = week if who == "none" else soon
                chair = meeting["agreed"] or holder
                taker = (
                    _turn(before, kind, chair if chair != holder else "")
                    if who == "next"
                    else who
                    if who != "none"
                    else ""
                )
                facts = {
                    "purpose": "purpose",
                    "starts": starts,
                    "ends": starts + timedelta(hours=1),
                    "agenda": (AgendaItem(id="i-1", topic=Topic.GOALS_AND_MEASURES, kinds=frozenset({kind})),),
                    "chair": chair or None,
                    "minute_taker": taker or None,
                    "called": frozenset(called),
                    "invited": frozenset(FAMILY),
                }
                return [(MeetingCalled, worker, {**head, **facts})]
            case "move":
                return [
                    (MeetingMoved, worker, {**head, "starts": week, "ends": week + timedelta(hours=1), "reason": "ill"})
                ]
            case "cancel":
                return [(MeetingCancelled, worker, {**head, "reason": "ill"})]
            case "agree-chair":
                return [(ChairAgreed, worker, {**head, "party": who})]
            case "arrange-voice":
                return [(VoiceArranged, worker, {**head, "party": who})]
            case "open":
                return self._opening(act, before, meeting, holder, here)
            case "end":
                facts = {"tasks_agreed": True, "process_evaluated": True, "next_meeting_on": week.date()}
                return [(MeetingEnded, worker, {**head, **facts, "next_minute_taker": _turn(before, "health") or None})]
            case "write":
                writer = meeting["taker"] if who == "taker" else who
                reason = None if writer == meeting["taker"] else "agreed"
                tasks = (Task(id="t-vague"),) if how == "vague" else ()
                kinds = frozenset({meeting["kinds"] or "health"})
                facts = {"writer": writer, "kinds": kinds, "tasks": tasks, "writer_reason": reason}
                return [(MinutesWritten, writer, {**head, **facts})] if writer else None
            case "share":
                readers = here if how == "all" else _of(before["access"], meeting["kinds"])
                return [(MinutesShared, worker, {**head, "recipients": frozenset((*readers, *FAMILY))})]
        raise AssertionError(act)

    def _opening(
        self, act: tuple[str, ...], before: Mapping[str, Any], meeting: Mapping[str, Any], holder: str, here: list[str]
    ) -> list[Said] | None:
        _, _, who, what, how = act
        room = set(here) if how == "all" else set(_of(before["cover"], meeting["kinds"]))
        if how in ("absent", "bare"):
            room.discard(who)
        right = meeting["agreed"] or holder
        named = right in room or how == "bare"
        chair = who if how == "other-chair" else right if named else next((each for each in STAFF if each in room), "")
        if not chair:
            return None
        taker = meeting["taker"]
        replaced = taker not in room and how != "bare"
        if replaced and self.taker is not None:
            taker = self.taker
        elif replaced:
            kinds = {meeting["kinds"]} - {""}
            away = set(STAFF) - room
            turn = self.book.rota(self.group, self.life.now, 1, chair=chair, absent=away, kinds=kinds)
            taker = turn[0].party if turn else ""
        present = room | set(FAMILY if how != "no-user" else FAMILY[1:])
        facts = {
            "meeting": what,
            "present": frozenset(present),
            "chair": chair,
            "minute_taker": taker or None,
            "absences": tuple(Absence(party=each, reason="ill") for each in sorted(set(here) - room)),
            "chair_reason": None if named or how == "other-chair" else "ill",
            "minute_taker_reason": "ill" if replaced else None,
        }
        return [(MeetingOpened, chair, facts)]


def _of(pairs: Iterable[Iterable[str]], kind: str) -> list[str]:
    """Whom the model lets in, or lets read, for a kind of information."""
    return [party for each, party in pairs if each == (kind or "health")]


def _turn(before: Mapping[str, Any], kind: str, chair: str = "") -> str:
    """Whose turn the model says it is, with everybody there and the coordinator, or another, in the chair."""
    turns = before["turns"]
    return next((who for each, absent, what, who in turns if (each, absent, what) == (chair, "", kind)), "")
