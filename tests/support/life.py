"""A life to test with: told in few words, judged at every step.

`Life` keeps the record, the group and a clock of its own.  `do` advances under all rules and checks the invariants;
`record` only folds, for lives that went wrong; `ask` assesses without doing.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ansvar_core import (
    Agency,
    AgencyRecorded,
    AgendaItem,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Capacity,
    ChildHeard,
    ConsentGiven,
    ConsentObject,
    CoordinatorAccepted,
    CoordinatorOffered,
    Event,
    FormScope,
    Grant,
    Group,
    GroupEstablished,
    HearingManner,
    Manner,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    Member,
    MemberJoined,
    MinutesAcknowledged,
    MinutesShared,
    MinutesWritten,
    NeedSeen,
    Parent,
    ParentRecorded,
    ParticipantJoined,
    Record,
    Rulebook,
    Tie,
    Topic,
    TrustedPersonAgreed,
    User,
    Verdict,
    replay,
)
from ansvar_core.evolve import evolve
from support import invariants

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
USER, MUM, DAD, GRAN = "u-1", "p-mum", "p-dad", "p-gran"
NURSE, TEACHER, PHYSIO, PPT = "p-nurse", "p-teacher", "p-physio", "p-ppt"
HEALTH, SCHOOL, PRACTICE, COUNSEL = "a-health", "a-school", "a-practice", "a-ppt"
AGENCIES = {
    HEALTH: Agency(id=HEALTH, tie=Tie.MUNICIPAL, kind="health-station"),
    SCHOOL: Agency(id=SCHOOL, tie=Tie.MUNICIPAL, kind="school"),
    PRACTICE: Agency(id=PRACTICE, tie=Tie.OPERATING_AGREEMENT, kind="physiotherapy"),
    COUNSEL: Agency(id=COUNSEL, tie=Tie.EXTERNAL, kind="ppt"),
}
MEMBERS = {NURSE: HEALTH, TEACHER: SCHOOL, PHYSIO: PRACTICE, PPT: COUNSEL}
KINDS = frozenset({"coordination", "health", "learning"})


def both(agency: str, kinds: Iterable[str] = KINDS, last_day: date | None = None) -> tuple[Grant, ...]:
    """Cooperation and exchange for one agency."""
    return (
        Grant(object=ConsentObject.COOPERATION, agency=agency, last_day=last_day),
        Grant(object=ConsentObject.EXCHANGE, agency=agency, kinds=frozenset(kinds), last_day=last_day),
    )


class Life:
    """A group's life as a test tells it."""

    def __init__(self, book: Rulebook | None = None, start: datetime = START, group: str = "g-1") -> None:
        self.book = book or Rulebook.standard()
        self.now = start
        self.name = group
        self.events: list[Event] = []
        self.group: Group | None = None
        self.path: list[str] = []

    def again(self) -> Life:
        """Another with the same life behind it, which goes on by itself."""
        other = copy(self)
        other.events, other.path = [*self.events], [*self.path]
        return other

    # --- telling ---------------------------------------------------------------------------------------------------

    def wait(self, **span: float) -> Life:
        """Let time pass (timedelta arguments)."""
        self.now += timedelta(**span)
        return self

    def until(self, moment: datetime) -> Life:
        """Let time pass until an instant."""
        assert moment >= self.now
        self.now = moment
        return self

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        """An event at the life's own time, one minute after the last."""
        self.now += timedelta(minutes=1)
        head: dict[str, Any] = {"id": f"e-{len(self.events) + 1}-{self.now:%Y%m%d%H%M}", "group": self.name}
        return kind(**{**head, "at": self.now, "actor": actor, **fields})

    def ask(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Verdict:
        """What the rulebook says about an event now; nothing happens."""
        return self.book.assess(self.group, self.make(kind, actor, **fields))

    def do(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Verdict:
        """Do it, under all rules; returns the verdict with its warnings."""
        event = self.make(kind, actor, **fields)
        verdict = self.book.assess(self.group, event)
        assert verdict.permitted, (kind.tag, verdict.codes)
        self._put(event)
        return verdict

    def record(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Verdict:
        """Write it down whatever the rules say; returns what they say."""
        event = self.make(kind, actor, **fields)
        verdict = self.book.assess(self.group, event)
        self._put(event)
        return verdict

    def _put(self, event: Event) -> None:
        before = self.group
        self.group = evolve(before, event)
        self.events.append(event)
        if not self.path or self.path[-1] != self.group.status:
            self.path.append(str(self.group.status))
        invariants.check(before, event, self.group, self.book)

    @property
    def state(self) -> Group:
        """The group, which there is."""
        assert self.group is not None
        assert replay(self.events) == self.group
        return self.group

    @property
    def log(self) -> Record:
        """The record so far."""
        return Record(group=self.name, events=tuple(self.events))

    # --- the usual parts of a life ---------------------------------------------------------------------------------

    def need(self, born: date = date(2015, 5, 1), parents: Iterable[str] = (MUM, DAD)) -> Life:
        """A need is seen, and the parents are recorded."""
        self.do(
            NeedSeen, user=User(id=USER, birth_date=born), agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True
        )
        for parent in parents:
            self.do(ParentRecorded, parent=Parent(party=parent))
        return self

    def assessed(self, together_with: Iterable[str] = (USER,), heard: bool = True) -> Life:
        """The need is assessed with the user, and it is decided to prepare a group."""
        self.do(AssessmentStarted, together_with=together_with)
        if heard:
            self.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        self.do(AssessmentConcluded, outcome=AssessmentOutcome.START, together_with=together_with)
        return self

    def consent(
        self,
        grantor: str,
        *agencies: str,
        capacity: Capacity = Capacity.PARENT,
        kinds: Iterable[str] = KINDS,
        last_day: date | None = None,
        **fields: Any,
    ) -> Verdict:
        """Consent to both objects for some agencies, on paper, from today."""
        grants = tuple(grant for agency in agencies for grant in both(agency, kinds, last_day))
        rest: dict[str, Any] = {
            "recorded_by": NURSE,
            "first_day": self.book.policies.at(self.now.date()) and self.now.astimezone(self._zone()).date(),
            "manner": Manner.WRITTEN,
            "informed": True,
            "document": "d-form",
            "scope": FormScope.THESE_AGENCIES,
        }
        return self.do(ConsentGiven, grantor, grantor=grantor, capacity=capacity, grants=grants, **{**rest, **fields})

    def _zone(self) -> Any:
        return self.book.policies.at(self.now.date()).zone

    def member(self, party: str, **fields: Any) -> Life:
        """A member joins, with function and sub-responsibility agreed."""
        agency = fields.pop("agency", None) or MEMBERS[party]
        if agency not in self.state.agencies:
            self.do(AgencyRecorded, agency=AGENCIES[agency])
        facts = {"function": "function", "sub_responsibility": "part", **fields}
        self.do(MemberJoined, member=Member(party=party, agency=agency, **facts))
        return self

    def prepared(self, *members: str, consents: bool = True, **fields: Any) -> Life:
        """Members, consents of whoever must, family, trusted person and coordinator: ready to be established."""
        members = members or (NURSE, TEACHER)
        for agency in dict.fromkeys(MEMBERS[each] for each in members):
            if agency not in self.state.agencies:
                self.do(AgencyRecorded, agency=AGENCIES[agency])
        if consents:
            for parent in self.state.parents:
                self.consent(parent, *dict.fromkeys(MEMBERS[each] for each in members), **fields)
        for each in members:
            self.member(each)
        for party in (USER, *self.state.parents):
            self.do(ParticipantJoined, party=party)
        self.do(TrustedPersonAgreed, USER, party=GRAN)
        self.do(CoordinatorOffered, party=NURSE)
        self.do(CoordinatorAccepted, NURSE, party=NURSE)
        return self

    def established(self, *members: str, **fields: Any) -> Life:
        """A child's group, established."""
        if self.group is None:
            self.need().assessed()
        self.prepared(*members, **fields)
        self.do(GroupEstablished)
        return self

    def call(self, meeting: str = "m-1", days: float = 14, **fields: Any) -> Verdict:
        """Call everybody to a meeting some days ahead, with the next in turn as minute-taker."""
        return self.do(MeetingCalled, fields.pop("actor", NURSE), **self.calling(meeting, days, **fields))

    def calling(self, meeting: str = "m-1", days: float = 14, **fields: Any) -> dict[str, Any]:
        """The fields of an ordinary call."""
        group = self.state
        starts = self.now + timedelta(days=days)
        turn = self.book.rota(group, self.now, 1)
        return {
            "meeting": meeting,
            "purpose": "purpose",
            "starts": starts,
            "ends": starts + timedelta(hours=1),
            "agenda": (AgendaItem(id="i-1", topic=Topic.GOALS_AND_MEASURES, kinds=frozenset({"health"})),),
            "chair": group.coordinator.holder,
            "minute_taker": turn[0].party if turn else None,
            "called": frozenset(each.party for each in group.current_members),
            "invited": frozenset(group.participants),
            **fields,
        }

    def open(self, meeting: str = "m-1", absent: Iterable[str] = (), **fields: Any) -> Verdict:
        """Open a called meeting at its time, with everybody there but some."""
        facts = self.state.meetings[meeting]
        assert facts.starts is not None
        self.now = max(self.now, facts.starts)
        chair = facts.chair or self.state.coordinator.holder
        present = (facts.called | facts.invited) - frozenset(absent)
        rest = {"present": present, "chair": chair, **fields}
        return self.do(MeetingOpened, meeting=meeting, **rest)

    def end(self, meeting: str = "m-1", **fields: Any) -> Verdict:
        """End an open meeting after an hour, with everything asked for."""
        self.wait(hours=1)
        rest = {
            "tasks_agreed": True,
            "process_evaluated": True,
            "next_meeting_on": self.now.date() + timedelta(days=60),
            "next_minute_taker": TEACHER,
            **fields,
        }
        return self.do(MeetingEnded, meeting=meeting, **rest)

    def write(self, meeting: str = "m-1", kinds: Iterable[str] = ("health",), **fields: Any) -> Verdict:
        """The minute-taker writes the minutes."""
        writer = fields.pop("writer", None) or self.state.meetings[meeting].minute_taker
        assert writer is not None
        return self.do(MinutesWritten, writer, meeting=meeting, writer=writer, kinds=frozenset(kinds), **fields)

    def share(self, meeting: str = "m-1", recipients: Iterable[str] | None = None) -> Verdict:
        """Share the minutes with everybody in the group."""
        everybody = {each.party for each in self.state.current_members} | self.state.participants
        return self.do(MinutesShared, meeting=meeting, recipients=everybody if recipients is None else recipients)

    def read(self, meeting: str = "m-1") -> Life:
        """Every member reads the minutes."""
        for each in self.state.current_members:
            self.do(MinutesAcknowledged, each.party, meeting=meeting, party=each.party)
        return self

    def met(self, meeting: str = "m-1", days: float = 14, absent: Iterable[str] = (), **fields: Any) -> Life:
        """A whole meeting: called, opened, ended, written, shared and read."""
        self.call(meeting, days, **fields)
        self.open(meeting, absent)
        self.end(meeting)
        self.write(meeting)
        self.share(meeting)
        return self.read(meeting)

    # --- asking ----------------------------------------------------------------------------------------------------

    def duties(self, code: str | None = None) -> list[Any]:
        """What is owed now, or what of one kind."""
        return [duty for duty in self.book.duties(self.state, self.now) if code in (None, duty.code)]

    def audit(self) -> Any:
        """The audit of the record until now."""
        return self.book.audit(self.events, self.now)
