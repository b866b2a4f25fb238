"""What must hold in every state of a world.

`Looks` is given to the walk: it judges each state with all that was tried there, and keeps account of what was met.
`on_the_way` judges the graph when the walk is done.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import combinations, pairwise
from typing import Any

import pytest

from ansvar_core import (
    ConsentConfirmed,
    ConsentGiven,
    ConsentObject,
    ConsentWithdrawn,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    GroupEstablished,
    GroupStatus,
    HandoverAccepted,
    HandoverOffered,
    MeetingCalled,
    MeetingMoved,
    MeetingOpened,
    MinutesShared,
    Role,
    Rulebook,
    RuleViolation,
    Setting,
    Verdict,
    WorkStatus,
    replay,
    requirement,
    roles_of,
)
from ansvar_core.assess import subject_of
from ansvar_core.derive.consent import cover
from ansvar_core.entities.group import CoordinatorStatus, Group, Office
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.moves import own_table, status_of
from exhaustive.account import Account, allowed_pairs, answers, digest, people, said, steps_of
from exhaustive.canonical import canonical
from exhaustive.oracle import Facts
from exhaustive.walk import State, Try, Walked, World, backwards, moment, tries
from support import invariants
from support.life import USER
from support.witness import header, witness, works

ALLOWED = allowed_pairs()


class Looks:
    """The judge of every state of one world.

    `every` asks for remedies and witnesses in every single state; without it each *sort* of finding, and each sort of
    option, is tried out where it comes up first.
    """

    def __init__(self, world: World, account: Account, *, every: bool = False) -> None:
        self.world, self.account, self.every = world, account, every
        self.policy = world.book.policies.versions[-1][1]
        self.tried: set[Any] = set()
        self.uncovered: set[int] = set()
        self.ended: set[int] = set()
        self.consenting: set[str] = set()
        self.withdrawing: set[str] = set()
        self.owed: dict[int, frozenset[Any]] = {}

    # --- each state -----------------------------------------------------------------------------------------------

    def __call__(self, state: State, found: tuple[Try, ...], walked: Walked) -> None:
        for each in found:
            self.tried_out(state, each, walked)
        group = state.group
        if group is None:
            return
        at = moment(self.world, state.tick, group)
        facts = Facts(state.events, at, self.policy)
        self.offices(group)
        self.consent(state, group, facts)
        self.no_and_end(state, group, facts, walked)
        self.reading(state, group, facts, walked)
        self.turns(state, group, facts, walked)
        self.duties(state, group, walked)
        self.options(state, group, found, walked)
        assert replay(state.events) == group, "the record adds up to the group, whatever was asked of it"

    def tried_out(self, state: State, each: Try, walked: Walked) -> None:
        """One letter: what was said, what it exchanged, what was done."""
        world, account = self.world, self.account
        events = list(state.events)
        afters = (*each.befores[1:], each.after)
        for before, event, verdict, after in zip(each.befores, each.events, each.verdicts, afters, strict=True):
            account.judged(verdict)
            if before is not None:
                self.remedies(each.letter.name, before, event, verdict, walked)
            if verdict.permitted:
                account.done(before, event)
                assert set(steps_of(before, event)) <= ALLOWED, f"{event.tag} takes a step that no table allows"
                self.exchange(before, event, tuple(events))
                events.append(event)
                assert after is not None
                invariants.check(before, event, after, world.book)
            else:
                with pytest.raises(RuleViolation) as refusal:
                    world.book.advance(before, event)
                assert refusal.value.verdict.findings == verdict.findings, "a refusal carries the verdict"
                # In which version it is written is asked of a proposal alone.
                placed = before is not None and verdict.codes != ("record.cannot-be-placed",)
                if before is not None and placed and event.written_as == event.version:
                    self.registered((state, each.letter.name, tuple(events)), before, event, verdict, walked)
            if isinstance(event, ConsentGiven | ConsentConfirmed):
                self.consenting.add(each.letter.name)
            if isinstance(event, ConsentWithdrawn):
                self.withdrawing.add(each.letter.name)

    def registered(
        self, way: tuple[State, str, tuple[Event, ...]], before: Group, event: Event, verdict: Verdict, walked: Walked
    ) -> None:
        """What is written down although a rule blocks it gives nobody a right, now or later; and it is never hidden.

        Asked, unless `every`, where a letter first comes to be refused for these reasons in a status.
        """
        state, name, events = way
        sort = ("registered", name, event.tag, frozenset(verdict.codes), before.status)
        if sort in self.tried and not self.every:
            return
        self.tried.add(sort)
        book = self.world.book
        noted = book.register(before, event)
        blocking = {each.code for each in verdict.blocking}
        assert noted.verdict.findings == verdict.findings, "the verdict comes with it"
        assert noted.event.despite == blocking, "the event says what blocked it"
        assert replay((*events, noted.event)) == noted.group, "the record adds up to the group"
        later = [tick for tick in self.world.ticks[state.tick :] if tick > event.at]
        everybody = (*people(before), *people(noted.group))
        for at in (event.at, *later):
            had, has = (
                rights(book, group, before, everybody, max(at, noted.group.recorded_until))
                for group in (before, noted.group)
            )
            assert has <= had, f"{event.tag} that was refused for {sorted(blocking)} gives {has - had}"
        again = book.assess(before, noted.event)
        assert set(again.codes) == {*verdict.codes, "record.says-despite"}, "and is no proposal"
        self.account.judged(again)
        if event.gives_right and ("audit", event.tag) not in self.tried:
            self.tried.add(("audit", event.tag))
            quiet = event.but(id=f"{event.id}-quiet")
            report = book.audit((*events, noted.event, quiet), max(event.recorded_at, before.recorded_until))
            here = {each.finding.code for each in report.refused if each.position == before.version + 1}
            assert here == blocking, "its breach stands in every audit"
            self.account.broken.update(each.finding.code for each in report.judged)
        walked.count("registered")

    # --- consent --------------------------------------------------------------------------------------------------

    def told(self, group: Group | None, event: Event) -> set[str]:
        """Those who learn something, or are called together, by an event."""
        match event:
            case GroupEstablished() if group is not None:
                return {each.party for each in group.current_members}
            case MeetingCalled():
                return set(event.called | event.invited)
            case MeetingMoved() if group is not None:
                return set(group.meetings[event.meeting].called | group.meetings[event.meeting].invited)
            case MeetingOpened():
                return set(event.present) | {each.member for each in event.stand_ins if each.party in event.present}
            case HandoverOffered() | HandoverAccepted():
                return {event.to}
            case _:
                return set()

    def exchange(self, group: Group | None, event: Event, events: tuple[Event, ...]) -> None:
        """Nothing that was permitted has told anybody more than consent covers on that day."""
        if not event.exchanges or group is None:
            return
        facts = Facts(events, event.at, self.policy)
        assert facts.required(), f"{event.tag}: nobody can consent"
        taking_part = set(facts.members.values()) or {group.need.agency}
        assert any(facts.covered(each) for each in taking_part), f"{event.tag} while the group stands still"
        if isinstance(event, MinutesShared):
            for party in event.recipients:
                assert facts.reads(party, event.meeting), f"minutes reached {party}, who may not read them"
            return
        if not isinstance(event, GroupEstablished):
            about = getattr(event, "meeting", None) or group.work[event.work].meeting
            for party in self.told(group, event) - {group.user.id}:
                came = party in getattr(event, "present", {party})
                assert not (came and facts.closed(party, about)), f"{event.tag} told {party}, who is shut out"
        kinds: frozenset[str] = frozenset()
        if isinstance(event, MeetingCalled):
            kinds = event.kinds
        elif isinstance(event, MeetingMoved | MeetingOpened):
            kinds = facts.kinds[event.meeting]
        for agency in sorted(facts.agencies_of(self.told(group, event))):
            if isinstance(event, HandoverOffered | HandoverAccepted):
                assert facts.covers(ConsentObject.EXCHANGE, agency), f"{event.tag} told {agency} without consent"
            else:
                assert facts.covered(agency, kinds), f"{event.tag} brought in {agency} without consent"

    def consent(self, state: State, group: Group, facts: Facts) -> None:
        """The overview of consent says what the record says."""
        seen = self.world.book.consent(group, facts.at)
        assert set(seen.required.parties) == set(facts.required()), "who must consent"
        for agency in seen.agencies:
            assert agency.covered == facts.covered(agency.agency), f"whether {agency.agency} is covered"
        members = set(facts.members.values()) or {group.need.agency}
        assert seen.stands_still is not any(facts.covered(each) for each in members), "standing still"
        if not any(facts.covers(thing, agency) for thing in ConsentObject for agency in facts.agencies):
            self.uncovered.add(state.number)

    def no_and_end(self, state: State, group: Group, facts: Facts, walked: Walked) -> None:
        """A no, and the end, are never refused to those whose they are; a no works at once."""
        book, required = self.world.book, facts.required()
        for party in people(group):
            no = ConsentWithdrawn(**header(group, facts.at, party, "no"), grantor=party)
            verdict = book.assess(group, no)
            assert verdict.permitted == facts.may_say_no(party), f"the no of {party}: {verdict.codes}"
            walked.count("withdrawals")
            if party in required:
                after = Facts((*state.events, no), facts.at, self.policy)
                seen = book.consent(book.advance(group, no), facts.at)
                assert not any(each.covered for each in seen.agencies), "a no works at once"
                assert not any(after.covers(thing, a) for thing in ConsentObject for a in facts.agencies)
        if group.status is GroupStatus.ENDED:
            self.ended.add(state.number)
            return
        for party in (USER, *required):
            for reason in EndingReason:
                decided = EndingDecided(**header(group, facts.at, party, "end"), reason=reason)
                assert book.assess(group, decided).permitted, f"{party} may end it"
                walked.count("endings")

    # --- offices, reading, turns ----------------------------------------------------------------------------------

    def offices(self, group: Group) -> None:
        """Never two, and never none without somebody who answers."""
        for office in (group.coordinator, group.relay_holder):
            accepted = [party for party, status in office.asked.items() if status is CoordinatorStatus.ACCEPTED]
            assert len(accepted) <= 1, "never two"
            if accepted:
                assert accepted == [office.holder], "the one who accepted answers"
        self.answering(group.coordinator, group)

    def answering(self, office: Office, group: Group) -> None:
        if group.status is GroupStatus.ESTABLISHED:
            assert (office.holder is None) == (office.vacancy is not None), "somebody answers, or there is a vacancy"

    def reading(self, state: State, group: Group, facts: Facts, walked: Walked) -> None:
        """Whoever may read, may; nobody else; and a denial says what could be done."""
        for meeting in group.meetings:
            for party in people(group):
                verdict = self.world.book.may_read(group, party, meeting, facts.at)
                reserved = "role.read" in verdict.codes
                assert verdict.permitted == (facts.reads(party, meeting) and not reserved), (
                    f"{party} reading {meeting}: {verdict.codes}"
                )
                assert not (reserved and party == group.user.id), "the user always reads"
                assert all(finding.remedies for finding in verdict.blocking), "a denial says what could be done"
                self.read(verdict)
                walked.count("readings")
        unknown = self.world.book.may_read(group, USER, "m-unknown", facts.at)
        assert not unknown.permitted, "papers that are not there are read by nobody"
        self.read(unknown)

    def read(self, verdict: Verdict) -> None:
        edition = self.world.book.at(self.world.ticks[0])
        self.account.broken.update(verdict.codes)
        self.account.fulfilled.update({each.code for each in edition.reading_checks} - set(verdict.codes))

    def turns(self, state: State, group: Group, facts: Facts, walked: Walked) -> None:
        """Never the one who wrote last while there is another; the fewest turns first; even where life is fair."""
        book = self.world.book
        if group.status is GroupStatus.ENDED or self.policy.minute_taker_rule.value != "rotation":
            return
        chair = group.coordinator.holder
        eligible = facts.eligible(chair)
        last = facts.writers[-1] if facts.writers else None
        for size in (0, 1, 2):
            for away in combinations(sorted(eligible), size):
                here = eligible - set(away)
                named = book.rota(group, facts.at, 1, chair=chair, absent=away)
                assert {each.party for each in named} <= here, "somebody eligible and present"
                assert bool(named) == bool(here), "somebody is named while there is anybody"
                assert not named or named[0].party != last or here == {last}, "never twice running"
                walked.count("turns")
        coming = [each.party for each in book.rota(group, facts.at, 6, chair=chair)]
        assert len(eligible) < 2 or all(one != other for one, other in pairwise(coming))
        if self.world.fair and len(eligible) > 1:
            taken = {party: facts.writers.count(party) for party in eligible}
            for more in range(len(coming) + 1):
                counts = [taken[party] + coming[:more].count(party) for party in taken]
                assert max(counts) - min(counts) <= 1, "turns are even"

    # --- duties and time ------------------------------------------------------------------------------------------

    def duties(self, state: State, group: Group, walked: Walked) -> None:
        """Every question is answered; a due date that is not set is never a breach; time alone changes no group."""
        book, at = self.world.book, moment(self.world, state.tick, group)
        duties = book.duties(group, at)
        book.agenda(group, at)
        for duty in duties:
            assert not duty.overdue or duty.due or duty.next_meeting, "an unset date is never a breach"
            assert not duty.overdue or duty.binding, "what the family agreed to is never a breach"
        walked.count("duties", len(duties))
        self.account.owed.update(each.code for each in duties)
        self.account.overdue.update(each.code for each in duties if each.overdue)
        here = frozenset((each.code, each.subject, each.about, each.who) for each in duties)
        self.owed[state.number] = here

    # --- findings and options -------------------------------------------------------------------------------------

    def remedies(self, name: str, group: Group, event: Event, verdict: Verdict, walked: Walked) -> None:
        """What blocks or warns has a way out that works, or says that there is none."""
        for finding in verdict.findings:
            if finding.effect is Effect.INFORMS:
                continue
            assert finding.remedies, f"{finding.code} leaves people without a way"
            sort = (
                name,
                event.tag,
                finding.code,
                frozenset((f.field, f.subject, f.about) for f in finding.facts),
                tuple((type(r), tuple(s.kind for s in getattr(r, "steps", ()))) for r in finding.remedies),
                group.status,
            )
            if sort in self.tried and not self.every:
                continue
            self.tried.add(sort)
            for remedy in finding.remedies:
                assert works(self.world.book, group, event, finding, remedy), (finding.code, remedy, event.tag)
                walked.count("remedies")

    def options(self, state: State, group: Group, found: tuple[Try, ...], walked: Walked) -> None:
        """What is called blocked is refused with the same findings; what is called possible can be done."""
        book, at = self.world.book, moment(self.world, state.tick, group)
        by_actor: dict[str, list[tuple[Event, Verdict]]] = {}
        for each in found:
            by_actor.setdefault(each.events[0].actor, []).append((each.events[0], each.verdicts[0]))
        for actor in self.world.actors:
            listed = book.options(group, at, actor)
            walked.count("options", len(listed))
            by_name = {(each.kind, each.subject): each for each in listed}
            can: set[Any] = set()
            for event, verdict in by_actor.get(actor, ()):
                name = (event.tag, subject_of(group, event))
                option = by_name.get(name)
                if option is None or event.at != at or verdict.codes == ("record.cannot-be-placed",):
                    continue
                assert option.possible or not verdict.permitted, f"{name} is called blocked and permitted"
                assert [each for each in option.findings if each not in verdict.findings] == [], name
                more = {each.code for each in verdict.findings} - {each.code for each in option.findings}
                assert more <= set(option.remaining), f"{name}: {more} was not announced"
                if verdict.permitted:
                    can.add(name)
            for name, option in by_name.items():
                if option.possible and name not in can:
                    self.possible(group, at, actor, name, walked)

    def possible(self, group: Group, at: Any, actor: str, name: tuple[str, str | None], walked: Walked) -> None:
        kind = EVENT_TYPE_BY_TAG[name[0]]
        own = own_table(kind)
        status = status_of(group, own[0], name[1], kind) if own else None
        sort = ("option", name[0], name[1] is None, actor, group.status, status)
        if sort in self.tried and not self.every:
            return
        self.tried.add(sort)
        event = witness(self.world.book, group, at, actor, kind=kind, subject=name[1])
        assert event is not None, f"{actor}: {name} is called possible, and no event of it is"
        verdict = self.world.book.assess(group, event, explain=True)
        assert verdict.permitted
        self.account.judged(verdict)
        self.account.done(group, event)
        walked.count("witnesses")

    # --- the same state twice -------------------------------------------------------------------------------------

    def merge(self, state: State, before: tuple[int, ...], group: Group, walked: Walked) -> None:
        """A state that was reached another way answers the same there, to every event and every question."""
        assert state.group is not None
        way = f"state {state.number} of {self.world.name}"
        mine, theirs = answers(self.world, state.group, state.tick), answers(self.world, group, state.tick)
        assert mine == theirs, way
        for mark, other in zip(before, tries(self.world, group, state.tick), strict=True):
            if mark != digest(other):
                first = next(each for each in tries(self.world, state.group, state.tick) if each.letter == other.letter)
                assert list(map(said, first.verdicts)) == list(map(said, other.verdicts)), (way, other.letter)
            walked.steps += len(other.events)
            if other.after is not None:
                key = canonical(self.world, other.after)
                assert key == walked.states[state.edges[other.letter.name]].key[0], (way, other.letter)


def rights(book: Rulebook, group: Group, known: Group, everybody: Iterable[str], at: datetime) -> frozenset[Any]:
    """What people and agencies may at an instant, about the things that a group knows."""
    setting = Setting.of(group, at, book.policies)
    kinds = sorted(setting.policy.information_kinds)
    found: set[Any] = {("consents", each.party, each.capacity) for each in requirement(setting).consenters}
    for agency in known.agencies:
        if cover(setting, ConsentObject.COOPERATION, agency):
            found.add(("cooperates", agency))
        for kind in kinds:
            if cover(setting, ConsentObject.EXCHANGE, agency, frozenset({kind})):
                found.add(("exchanges", agency, kind))
    for name, office in (("coordinator", group.coordinator), ("relay", group.relay_holder)):
        found.add((name, office.holder))
        found |= {(name, party, status) for party, status in office.asked.items() if status in _LEADS_ON}
    found |= {("basis", each.agency, kind) for each in group.other_bases for kind in each.kinds}
    found |= {("takes part", party) for party in group.participants}
    found |= {("may take over", each.id, each.offered_to) for each in group.work.values() if each.offered_to}
    found |= {("taken over", each.id) for each in group.work.values() if each.status is WorkStatus.HANDED_OVER}
    found |= {("speaks", each.id, each.voice) for each in group.meetings.values() if each.id in known.meetings}
    for party in everybody:
        found |= {("is", party, role) for role in roles_of(setting, party) if role is not Role.OTHER}
        if group.is_member(party):
            found.add(("comes for", party, group.agency_of(party)))
        for meeting in known.meetings:
            if book.may_read(group, party, meeting, at):
                found.add(("reads", party, meeting))
            if Role.CHAIR in roles_of(setting, party, group.meetings[meeting]):
                found.add(("chairs", party, meeting))
    return frozenset(found)


_LEADS_ON = (CoordinatorStatus.OFFERED, CoordinatorStatus.ACCEPTED)


def way_to(walked: Walked, number: int) -> list[str]:
    """The letters on the way to a state."""
    state = walked.states[number]
    return [] if state.parent is None else [*way_to(walked, state.parent), state.letter]


def on_the_way(looks: Looks, walked: Walked) -> None:
    """What the graph of all states must show, and what an audit of every way must say."""
    everything = {state.number for state in walked.states}
    groups = {state.number for state in walked.states if state.group is not None}
    for state in walked.states:
        if "time" in state.edges:
            assert walked.states[state.edges["time"]].key[0] == state.key[0], "time changes no state"
        for target in state.edges.values():
            gone = looks.owed.get(state.number, frozenset()) - looks.owed.get(target, frozenset())
            looks.account.settled.update(code for code, *_ in gone)
    if looks.world.closes:
        stuck = everything - backwards(walked, looks.ended)
        assert not stuck, f"the end cannot be reached from {[way_to(walked, each) for each in sorted(stuck)[:1]]}"
        silent = backwards(walked, looks.uncovered, lambda name: name not in looks.withdrawing)
        assert silent >= groups, "everything can be withdrawn everywhere"
        alone = backwards(walked, looks.ended, lambda name: name in looks.consenting)
        assert looks.uncovered <= alone, "the end can be reached without consent"
    for state in walked.states:
        if state.children or not state.events or (state.letter == "time" and not state.events):
            continue
        report = looks.world.book.audit(state.events, moment(looks.world, state.tick, state.group))
        assert report.refused == (), "an audit of what was accepted refuses nothing"
        assert [(each.position, each.finding) for each in report.judged] == list(state.said), "and says the same again"
        walked.count("audits")
