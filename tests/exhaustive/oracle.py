"""What must be true, found anew from the record alone.

Written from the design and not from the library: it reads the events and nothing that the library has derived of them.
It is slow and simple on purpose.  It knows the days of the worlds (all instants are in daytime, so the day is the date)
and the ages of the policy that it is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import attrs

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    Capacity,
    CareTakenOver,
    CareTakenOverRecorded,
    CompetenceDecided,
    ConsentConfirmed,
    ConsentGiven,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentWithdrawn,
    Event,
    FamilyAccessDecided,
    FormScope,
    GroupEnded,
    GuardianRecorded,
    LegalGuardian,
    MeetingCalled,
    MeetingOpened,
    MeetingPlanned,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesCorrected,
    MinutesWritten,
    NeedSeen,
    NextOfKinRecorded,
    Parent,
    ParentRecorded,
    ParticipantJoined,
    ParticipantLeft,
    Policy,
    RecordedInError,
    RestrictionLifted,
    TrustedPersonAgreed,
    UserRecorded,
)

NOTHING: frozenset[str] = frozenset()


@attrs.frozen
class Yes:
    """A consent in force: what it allows, until when, and in what capacity it was given when."""

    kinds: frozenset[str]
    first: date
    last: date | None
    capacity: Capacity
    at: datetime
    period: int
    alone: bool


def age_on(born: date, day: date) -> int:
    """Full years; one born on 29 February grows older on 1 March in a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def holds(thing: object, day: date) -> bool:
    first, last = getattr(thing, "first_day", None), getattr(thing, "last_day", None)
    return (first is None or first <= day) and (last is None or day <= last)


class Facts:
    """A record, read at an instant."""

    def __init__(self, events: tuple[Event, ...], at: datetime, policy: Policy) -> None:  # noqa: PLR0915  # one case per kind
        self.events, self.at, self.policy, self.day = events, at, policy, at.date()
        self.void = {each.event for each in events if isinstance(each, RecordedInError)}
        first = next(each for each in events if isinstance(each, NeedSeen))
        self.born, self.user = first.user.birth_date, first.user.id
        self.agencies: dict[str, None] = {}
        self.periods: list[datetime] = []
        ended = True
        # (party, agency, from, until)
        self.stints: list[tuple[str, str, bool, datetime, datetime | None]] = []
        self.parents: dict[str, Parent] = {}
        self.guardians: dict[str, LegalGuardian] = {}
        self.care: dict[str, CareTakenOver] = {}
        self.competence: list[tuple[datetime, bool]] = []
        self.participants: set[str] = set()
        self.kin: set[str] = set()
        self.trusted: str | None = None
        self.held: dict[str, datetime] = {}
        self.began: dict[str, str] = {}
        self.period_of: dict[str, int] = {}
        self.kinds: dict[str, frozenset[str]] = {}
        self.writers: list[str] = []
        for event in events:
            match event:
                case NeedSeen():
                    self.born = event.user.birth_date
                    self.agencies[event.agency.id] = None
                    if ended:
                        self.periods.append(event.at)
                        self.stints = [(*s[:4], s[4] or max(s[3], event.at)) for s in self.stints]
                        self.participants, self.trusted, self.writers, ended = set(), None, [], False
                case GroupEnded():
                    ended = True
                case UserRecorded():
                    self.born = event.user.birth_date
                case AgencyRecorded():
                    self.agencies[event.agency.id] = None
                case CompetenceDecided():
                    self.competence.append((event.at, event.competent))
                case ParentRecorded():
                    self.parents[event.parent.party] = event.parent
                case GuardianRecorded():
                    self.guardians[event.guardian.party] = event.guardian
                case CareTakenOverRecorded():
                    self.care[event.care.decision] = event.care
                case ParticipantJoined():
                    self.participants.add(event.party)
                case ParticipantLeft():
                    self.participants.discard(event.party)
                case NextOfKinRecorded():
                    self.kin.add(event.party)
                case TrustedPersonAgreed():
                    self.trusted = event.party
                case MemberJoined() | MemberChanged():
                    new = event.member
                    if isinstance(event, MemberChanged) or event.id not in self.void:
                        self._until(new.party, event.at)
                        self.stints.append((new.party, new.agency, new.takes_turns, event.at, None))
                case MemberLeft():
                    self._until(event.party, event.at)
                case MeetingPlanned() | MeetingCalled():
                    self.period_of.setdefault(event.meeting, len(self.periods))
                    self.began.setdefault(event.meeting, event.id)
                    if isinstance(event, MeetingCalled):
                        self.kinds[event.meeting] = NOTHING.union(*(item.kinds for item in event.agenda))
                case MeetingOpened():
                    self.held[event.meeting] = event.at
                case MinutesWritten() | MinutesCorrected():
                    self.kinds[event.meeting] = event.kinds
                    if isinstance(event, MinutesWritten) and self.began.get(event.meeting) not in self.void:
                        self.writers.append(event.writer)
                case _:
                    pass
        self.competence.sort(key=lambda each: each[0])
        self.period = len(self.periods) - (at < self.periods[-1])

    def _until(self, party: str, at: datetime) -> None:
        self.stints = [(*s[:4], s[4] or (max(s[3], at) if s[0] == party else None)) for s in self.stints]

    # --- who ------------------------------------------------------------------------------------------------------

    def competent(self, at: datetime) -> bool:
        said = [competent for then, competent in self.competence if then <= at]
        return said[-1] if said else True

    def acting(self, holders: dict[str, object], day: date) -> list[str]:
        return [party for party, thing in holders.items() if party != self.user and holds(thing, day)]

    def personal(self, day: date) -> list[str]:
        return [each for each in self.acting(self.guardians, day) if self.guardians[each].personal]

    def welfare(self, day: date) -> str | None:
        now = [each for each in self.care.values() if holds(each, day) and each.party != self.user]
        return max(now, key=lambda each: each.first_day).party if now else None

    def required(self, at: datetime | None = None) -> dict[str, Capacity]:
        """Whose consent is required, and in what capacity; empty when nobody can."""
        at = at or self.at
        day, age, competent = at.date(), age_on(self.born, at.date()), self.competent(at)
        guardians = dict.fromkeys(self.personal(day), Capacity.GUARDIAN)
        if age >= 18:
            return {self.user: Capacity.SELF} if competent else guardians
        own = age >= self.policy.youth_consents_from
        found = {self.user: Capacity.SELF} if own and competent else {}
        if age >= self.policy.parents_consent_until and (competent or not own):
            return found
        welfare = self.welfare(day)
        grown = {welfare: Capacity.CHILD_WELFARE} if welfare else {}
        grown = grown or dict.fromkeys(self.acting(self.parents, day), Capacity.PARENT) or guardians
        return {**found, **grown} if grown else {}

    def capable(self, party: str, capacity: Capacity, at: datetime) -> bool:
        """Whether somebody could consent in a capacity at an instant."""
        day, age = at.date(), age_on(self.born, at.date())
        match capacity:
            case Capacity.SELF:
                return party == self.user and age >= self.policy.youth_consents_from and self.competent(at)
            case Capacity.PARENT:
                return age < 18 and party in self.acting(self.parents, day) and self.welfare(day) is None
            case Capacity.GUARDIAN:
                return party in self.personal(day)
            case Capacity.CHILD_WELFARE:
                return age < 18 and party == self.welfare(day)

    def said_anything(self, party: str) -> bool:
        """Whether somebody has been asked or has answered, about anything."""
        return any(
            getattr(each, "grantor", None) == party and not (isinstance(each, ConsentGiven) and each.id in self.void)
            for each in self.events
            if each.tag.startswith("consent-") and each.tag != "consent-confirmed"
        )

    def may_say_no(self, party: str) -> bool:
        return party in self.required() or self.capable(party, Capacity.SELF, self.at) or self.said_anything(party)

    # --- consent --------------------------------------------------------------------------------------------------

    def answer(self, grantor: str, thing: ConsentObject, agency: str) -> Yes | str | None:
        """What somebody last said about one object for one agency: a yes, a no, or nothing."""
        known: Yes | str | None = None
        said = [each for each in self.events if getattr(each, "grantor", None) == grantor and each.at <= self.at]
        for event in sorted(said, key=lambda each: each.at):
            period = sum(start <= event.at for start in self.periods)
            match event:
                case ConsentGiven() if event.id not in self.void:
                    mine = [each for each in event.grants if (each.object, each.agency) == (thing, agency)]
                    if mine:
                        known = Yes(
                            mine[0].kinds,
                            event.first_day,
                            mine[0].last_day,
                            event.capacity,
                            event.at,
                            period,
                            event.alone_ground is not None,
                        )
                    elif event.scope is FormScope.IN_PLACE_OF_ALL and isinstance(known, Yes):
                        known = "replaced"
                case ConsentRefused() | ConsentWithdrawn():
                    if not event.items or any((each.object, each.agency) == (thing, agency) for each in event.items):
                        known = "no"
                case ConsentNarrowed() if (thing, agency) == (ConsentObject.EXCHANGE, event.agency):
                    known = attrs.evolve(known, kinds=known.kinds & event.kinds) if isinstance(known, Yes) else "no"
                case ConsentConfirmed() if isinstance(known, Yes):
                    if not event.items or any((each.object, each.agency) == (thing, agency) for each in event.items):
                        known = attrs.evolve(known, period=period)
                case _:
                    pass
        return known

    def counts(self, yes: Yes | str | None, capacity: Capacity, party: str, kinds: frozenset[str], period: int) -> bool:
        return (
            isinstance(yes, Yes)
            and kinds <= yes.kinds
            and yes.capacity is capacity
            and self.capable(party, capacity, yes.at)
            and yes.first <= self.day
            and (yes.last is None or self.day <= yes.last)
            and yes.period >= period
        )

    def covers(
        self, thing: ConsentObject, agency: str, kinds: frozenset[str] = NOTHING, period: int | None = None
    ) -> bool:
        """Whether everybody required has said a yes that holds today for this."""
        required = self.required()
        period = min(period or self.period, self.period)
        answers = {party: self.answer(party, thing, agency) for party in required}
        good = {
            party: self.counts(answers[party], capacity, party, kinds, period) for party, capacity in required.items()
        }
        if thing is ConsentObject.EXCHANGE:
            for party, said in answers.items():
                good[party] = good[party] and isinstance(said, Yes) and bool(said.kinds)
        for party, capacity in required.items():
            said = answers[party]
            alone = isinstance(said, Yes) and (
                said.alone or (self.policy.one_parent_enough_for_cooperation and thing is ConsentObject.COOPERATION)
            )
            if capacity is Capacity.PARENT and good[party] and alone:
                # One parent is enough where another has said nothing that counts; a no, and less, still stands.
                for other, theirs in answers.items():
                    waits = theirs is None or (
                        isinstance(theirs, Yes)
                        and kinds <= theirs.kinds
                        and theirs.capacity is Capacity.PARENT
                        and self.capable(other, Capacity.PARENT, theirs.at)
                    )
                    good[other] = good[other] or (required[other] is Capacity.PARENT and waits)
        return bool(required) and all(good.values())

    def covered(self, agency: str, kinds: frozenset[str] = NOTHING) -> bool:
        """Whether an agency may take part and be told: both objects."""
        return self.covers(ConsentObject.COOPERATION, agency) and self.covers(ConsentObject.EXCHANGE, agency, kinds)

    # --- members --------------------------------------------------------------------------------------------------

    @property
    def members(self) -> dict[str, str]:
        """Those who are members now, and for which agency."""
        return {party: agency for party, agency, _, _, end in self.stints if end is None}

    def was_member(self, party: str, at: datetime) -> bool:
        return any(s[0] == party and s[3] <= at and (s[4] is None or at < s[4]) for s in self.stints)

    def agency_of(self, party: str) -> str | None:
        last = [s[1] for s in self.stints if s[0] == party]
        return last[-1] if last else None

    def agencies_of(self, people: Iterable[str]) -> set[str]:
        return {agency for party, agency in self.members.items() if party in set(people)}

    # --- reading --------------------------------------------------------------------------------------------------

    def decision(self, party: str) -> FamilyAccessDecided | None:
        """The last decision about somebody's reading that counts: the user's own, or that of those who still decide."""
        found = None
        for each in sorted(self.events, key=lambda each: each.at):
            if isinstance(each, FamilyAccessDecided) and each.party == party and each.at <= self.at:
                then, now = self.required(each.at), self.required()
                theirs = self.user not in then and self.user not in now and each.actor in then and each.actor in now
                if (each.actor == self.user and self.user in then) or (each.actor != self.user and theirs):
                    found = each
        return found

    def closed(self, party: str, meeting: str | None) -> bool:
        """Whether somebody is shut out: of everything, or of this meeting."""
        open_ones: set[str | None] = set()
        for each in self.events:
            if isinstance(each, AccessRestricted) and each.party == party:
                open_ones.add(each.meeting)
            elif isinstance(each, RestrictionLifted) and each.party == party:
                open_ones.discard(each.meeting)
        return None in open_ones or (meeting is not None and meeting in open_ones)

    def reads(self, party: str, meeting: str | None, kinds: frozenset[str] | None = None) -> bool:
        """Whether somebody may read a meeting's papers today; None is papers of today."""
        kinds = kinds if kinds is not None else self.kinds.get(meeting or "", NOTHING)
        if self.began.get(meeting or "") in self.void:
            return False  # a meeting that never was has no papers
        if party == self.user:
            return True
        if self.closed(party, meeting):
            return False
        ever = self.agency_of(party)
        professional = ever is not None and party not in self.parents
        decision = None if professional else self.decision(party)
        if decision is not None:
            if decision.allowed and (not decision.kinds or kinds <= decision.kinds):
                return True
        elif self.speaks_for_user(party):
            return True
        if ever is None:
            return False
        opened = self.held.get(meeting or "")
        if not self.was_member(party, self.at) and (opened is None or not self.was_member(party, opened)):
            return False
        period = self.period_of.get(meeting or "")
        return self.covers(ConsentObject.EXCHANGE, ever, kinds, period)

    def speaks_for_user(self, party: str) -> bool:
        """Those who consent for the user; until 18 also after the youth's own consent."""
        if party in self.required():
            return True
        if age_on(self.born, self.day) >= 18:
            return False
        welfare = self.welfare(self.day)
        if welfare is not None:
            return party == welfare
        return party in (self.acting(self.parents, self.day) or self.personal(self.day))

    # --- turns ----------------------------------------------------------------------------------------------------

    def eligible(self, chair: str | None) -> set[str]:
        """Members who take turns, may read, and do not chair."""
        taking = {party for party, _, takes, _, end in self.stints if end is None and takes}
        return {
            party
            for party in taking
            if (party != chair or self.policy.chair_takes_minutes) and self.reads(party, None, NOTHING)
        }
