"""Random walks of whole lives, and what must hold at every step of them."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansvar_core import (
    EVENT_TYPES,
    Act,
    AgencyRecorded,
    Capacity,
    ChairRule,
    Concerns,
    ConsentWithdrawn,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    Gate,
    Group,
    GroupEnded,
    GroupEstablished,
    GroupStatus,
    HandoverAccepted,
    HandoverOffered,
    Manner,
    MeetingCalled,
    MeetingMoved,
    MeetingOpened,
    MeetingStatus,
    MinutesShared,
    MinuteTakerRule,
    Option,
    Permission,
    Policy,
    Record,
    Role,
    RoutinePoint,
    Rulebook,
    Span,
    Text,
    Verdict,
    Weight,
    When,
    record_from_json,
    record_to_json,
    replay,
)
from ansvar_core.assess import subject_of
from ansvar_core.derive.consent import Why, covered, entitled_to_say_no, requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG
from ansvar_core.evolve import evolve
from support import invariants
from support.life import AGENCIES, DAD, HEALTH, KINDS, MUM, NURSE, SCHOOL, TEACHER, USER, Life
from support.witness import PEOPLE, STRANGER, anything, candidates, filled, header, unasked, works
from support.witness import witness as find

ACTORS = (NURSE, NURSE, NURSE, USER, MUM, DAD, TEACHER, STRANGER)
ORDER = {kind.tag: place for place, kind in enumerate(EVENT_TYPES)}
JUMPS = (
    *(timedelta(minutes=1),) * 5,
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(days=15),
    timedelta(days=40),
    timedelta(days=200),
)


def _point(name: str, when: When, event: str, **rest: Any) -> RoutinePoint:
    what = Text(nb="det er gjort", nn="det er gjort", en="it has been done")
    return RoutinePoint(code=f"own.{name}", what=what, when=when, event=event, **rest)


BOOKS = {
    "standard": Rulebook.standard(),
    "strict": Rulebook.under(
        Policy(
            consent_last_day_required=True,
            consent_manners=(Manner.WRITTEN,),
            information_kinds=KINDS,
            min_agencies=3,
            size_warning=2,
            chair_rule=ChairRule.COORDINATOR_ONLY,
            notice=Span(days=21),
            max_meeting_minutes=30,
            minutes_deadline=Span(days=3),
            late_registration=Span(days=2),
            plan_evaluation_interval=Span(months=2),
            gates=[
                Gate(duty=duty, event="meeting-called")
                for duty in ("minutes.written", "minutes.read", "work.done", "outside.user-told", "plan.evaluated")
            ],
        )
    ),
    "loose": Rulebook.under(
        Policy(
            chair_rule=ChairRule.NAMED_IN_THE_CALL,
            chair_takes_minutes=True,
            youth_consents_from=15,
            parents_consent_until=18,
            one_parent_enough_for_cooperation=True,
            min_agencies=None,
            topics_excluded=(),
            process_evaluation=False,
            uncounted_agency_kinds={"school"},
        )
    ),
    "relay": Rulebook.under(Policy(chair_rule=ChairRule.RELAY_HOLDER, youth_consents_from=15)),
    "own": Rulebook.under(
        Policy(
            minute_taker_rule=MinuteTakerRule.CHAIR,
            meeting_interval=Span(days=30),
            sharing_deadline=Span(days=5),
            permissions=[
                Permission(act=Act.ESTABLISH, roles={Role.COORDINATOR, Role.CONSENTER}),
                Permission(act=Act.CALL, roles={Role.COORDINATOR, Role.RELAY_HOLDER}),
                Permission(act=Act.INVITE, roles={Role.COORDINATOR, Role.MUNICIPAL_MEMBER, Role.OTHER}),
                Permission(act=Act.SHARE, roles={Role.COORDINATOR, Role.CHAIR}),
                Permission(act=Act.END, roles={Role.COORDINATOR}),
                Permission(act=Act.CHAIR, roles={Role.USER, Role.COORDINATOR, Role.MEMBER}),
                Permission(act=Act.TAKE_MINUTES, roles={Role.USER, Role.MEMBER}),
                Permission(act=Act.COORDINATE, roles={Role.MUNICIPAL_MEMBER}),
                Permission(act=Act.READ, roles={Role.PARENT, Role.MUNICIPAL_MEMBER}),
            ],
            routine=[
                _point("place-stated", When.IN, "meeting-called"),
                _point("age-noted", When.IN, "member-joined", effect=Effect.WARNS, concerns=Concerns.CHILD),
                _point("leader-informed", When.BEFORE, "group-ended"),
                _point("network-drawn", When.BEFORE, "group-established", concerns=Concerns.ADULT),
                _point("room-found", When.BEFORE, "meeting-opened", effect=Effect.INFORMS),
                _point("report-sent", When.AFTER, "meeting-ended", within=Span(days=3)),
                _point("archive-told", When.AFTER, "need-seen", who=Role.USER),
                _point("family-rung", When.AFTER, "group-established", by_next_meeting=True),
            ],
            weights=[
                Weight(code="meeting.process-evaluated", effect=None),
                Weight(code="meeting.time-limited", effect=Effect.BLOCKS),
                Weight(code="establish.min-agencies", effect=Effect.INFORMS),
                Weight(code="need.long-lasting", effect=Effect.BLOCKS),
            ],
            unowed={"minutes.read"},
            gates=[Gate(duty="own.report-sent", event="goal-set")],
        )
    ),
}


def proof(examples: int) -> Callable[[Any], Any]:
    """The same walks every time, so that what is found is found by everybody."""
    return settings(derandomize=True, deadline=None, max_examples=examples, database=None)


# --- where lives start --------------------------------------------------------------------------------------------


def _of_age(born: date) -> Life:
    life = Life().need(born=born, parents=()).assessed()
    life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.prepared(consents=False).do(GroupEstablished)
    return life


def _ended() -> Life:
    life = Life().established().met()
    life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    return life


def _held(*steps: str) -> Life:
    life = Life().established()
    for step in steps:
        getattr(life, step)()
    return life


def _ending() -> Life:
    life = _held("call", "open", "end", "write", "share")
    life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    return life


BEGINNINGS: dict[str, Callable[[], Life]] = {
    "nothing": Life,
    "need": lambda: Life().need(),
    "being prepared": lambda: Life().need().assessed(),
    "ready": lambda: Life().need().assessed().prepared(),
    "established": lambda: Life().established(),
    "called": lambda: _held("call"),
    "in a meeting": lambda: _held("call", "open"),
    "after a meeting": lambda: _held("call", "open", "end"),
    "minutes shared": lambda: _held("call", "open", "end", "write", "share"),
    "ending": _ending,
    "ended": _ended,
    "a new period": lambda: _ended().need(),
    "nearly sixteen": lambda: Life().need(born=date(2010, 2, 15)).assessed().established(),
    "sixteen": lambda: _of_age(date(2009, 6, 1)),
    "born on a leap day": lambda: _of_age(date(1996, 2, 29)),
}


@cache
def beginning(name: str) -> tuple[tuple[Event, ...], datetime]:
    life = BEGINNINGS[name]()
    return tuple(life.events), life.now


# --- walking ------------------------------------------------------------------------------------------------------


@attrs.frozen
class Moment:
    """A place on a walk: the group, the instant somebody asks, and who."""

    book: Rulebook
    group: Group
    at: datetime
    actor: str

    def witness(self, option: Option) -> Event | None:
        kind = EVENT_TYPE_BY_TAG[option.kind]
        return find(self.book, self.group, self.at, self.actor, kind=kind, subject=option.subject)

    def setting(self) -> Setting:
        return Setting.of(self.group, self.at, self.book.policies)


def asked(group: Group) -> tuple[str, ...]:
    """Those whom somebody is waiting for."""
    offices = (*group.coordinator.asked, *group.relay_holder.asked)
    receivers = tuple(dict.fromkeys(filter(None, (group.work[each].offered_to for each in group.open_work))))
    # Work is handed over in two steps by two people, so whoever is asked to take it is asked for more often.
    return (*dict.fromkeys(offices), *receivers, *receivers, *receivers)


FAR = 15
"""Steps from which a walk goes to the meetings that are called, as lives do, and so comes far."""


class Walk:
    """A life that wanders: mostly by what is possible, now and then by whatever somebody tries."""

    def __init__(self, chance: Random, book: str, start: str, length: int) -> None:
        self.chance = chance
        self.name = f"{length} steps from {start!r} by the {book} book"
        self.book = BOOKS[book]
        told, self.now = beginning(start)
        self.events: list[Event] = list(told)
        self.group: Group | None = replay(told)
        self.length = length
        self.begun = len(told)
        self.accepted: list[tuple[Event, Verdict]] = []

    def choose(self, things: tuple[Any, ...]) -> Any:
        return self.chance.choice(things)

    def __repr__(self) -> str:
        told = " ".join(event.tag for event, _ in self.accepted)
        return f"<{self.name}: {told}>"

    def moments(self) -> Iterator[Moment]:
        """Each place on the way; what is done next is decided after it has been looked at."""
        walked: set[str] = set()
        for _ in range(self.length):
            self.now += self.choose(JUMPS)
            if self.length >= FAR:
                self.now = self.choose((self.now, *self.coming()))
            if self.group is None:
                self.take(next(candidates(self.book, None, self.now, NURSE, kind=EVENT_TYPES[0])))
                continue
            actor = self.choose((*ACTORS, *asked(self.group)))
            late = timedelta(days=self.choose((0, 0, 0, 0, 0, 0, 0, 1, 20)))
            moment = Moment(self.book, self.group, self.now - late, actor)
            yield moment
            step = self.step(moment, walked)
            if step is not None:
                walked.add(step.tag)
                self.take(step)

    def coming(self) -> tuple[datetime, ...]:
        """When a called meeting begins: another day would be a move."""
        meetings = self.group.meetings.values() if self.group is not None else ()
        called = [each.starts for each in meetings if each.status is MeetingStatus.CALLED]
        return tuple(sorted(each for each in called if each is not None and each > self.now))[:1] * 2

    def step(self, moment: Moment, walked: set[str]) -> Event | None:
        if self.choose((True, False, False, False)):
            tried = anything(self.choose, moment.book, moment.group, moment.at, moment.actor)
            if tried is not None and moment.book.assess(moment.group, tried).permitted:
                return tried
        possible = [each for each in moment.book.options(moment.group, moment.at, moment.actor) if each.possible]
        new = [each for each in possible if each.kind not in walked]
        # Now and then the later of two in the order of a life, or a walk would not get far.
        ways = [self.choose(tuple(new or possible)) for _ in range(self.choose((1, 2)))]
        return moment.witness(max(ways, key=lambda each: ORDER[each.kind]))

    def take(self, event: Event) -> None:
        verdict = self.book.assess(self.group, event)
        before, self.group = self.group, self.book.advance(self.group, event)
        invariants.check(before, event, self.group, self.book)
        self.events.append(event)
        self.accepted.append((event, verdict))
        self.now = max(self.now, event.recorded_at)

    def tries(self, moment: Moment, options: tuple[Option, ...], number: int) -> Iterator[Event]:
        """What people might try at a moment, most of it about something that the group has."""
        for _ in range(number):
            tag = self.choose(tuple(dict.fromkeys(each.kind for each in options)))
            option = self.choose(tuple(each for each in options if each.kind == tag))
            kind = EVENT_TYPE_BY_TAG[tag]
            tried = anything(
                self.choose, moment.book, moment.group, moment.at, moment.actor, kind=kind, subject=option.subject
            )
            if tried is not None:
                yield tried


def walks(length: int = 14) -> st.SearchStrategy[Walk]:
    """Walks of up to some steps: the book, the start and the length are drawn, and one seed for all that is chosen.

    A step decides everything after it, so a walk is made simpler by being shorter, and not by other choices on the way.
    """
    return st.builds(
        Walk,
        st.integers(0, 2**32).map(Random),
        st.sampled_from(("standard", "standard", *BOOKS)),
        st.sampled_from(tuple(BEGINNINGS)),
        st.integers(length // 2, length),
    )


# --- options and verdicts -----------------------------------------------------------------------------------------


def came_too_early(moment: Moment, option: Option) -> bool:
    """Whether some event of the kind is hindered by the order of the record, and by nothing else."""
    kind = EVENT_TYPE_BY_TAG[option.kind]
    tried = candidates(moment.book, moment.group, moment.at, moment.actor, kind=kind, subject=option.subject)
    verdicts = [moment.book.assess(moment.group, event) for event in tried]
    hindered = [{each.code for each in verdict.findings if each.effect is Effect.BLOCKS} for verdict in verdicts]
    return {"record.out-of-order"} in hindered


@proof(60)
@given(walks())
def test_what_is_called_possible_can_be_done(walk: Walk) -> None:
    """Behind every option that is called possible there is an event that is permitted.

    Of an instant that the record has passed it says that much of the state alone: what an event would name may have
    come later, which `remaining` tells, and then nothing else is in the way.
    """
    for moment in walk.moments():
        options = moment.book.options(moment.group, moment.at, moment.actor)
        for option in [walk.choose(options) for _ in range(8)]:
            if option.possible:
                event = moment.witness(option)
                if event is None and moment.at < moment.group.recorded_until:
                    assert "record.out-of-order" in option.remaining
                    assert came_too_early(moment, option), (option.kind, option.subject)
                    continue
                assert event is not None, (option.kind, option.subject)
                assert moment.book.assess(moment.group, event).permitted


@proof(60)
@given(walks())
def test_what_is_called_blocked_cannot_be_done(walk: Walk) -> None:
    """Of a kind and a subject that an option calls blocked no event is permitted, and its findings say the same."""
    for moment in walk.moments():
        options = moment.book.options(moment.group, moment.at, moment.actor)
        for event in walk.tries(moment, options, 5):
            by_name = {(each.kind, each.subject): each for each in options}
            verdict = moment.book.assess(moment.group, event)
            # A meeting opens when it was called for, and options are of one instant.
            if event.at != moment.at:
                there = moment.book.options(moment.group, event.at, moment.actor)
                by_name = {(each.kind, each.subject): each for each in there}
            option = by_name.get((event.tag, subject_of(moment.group, event)))
            if option is None or verdict.codes == ("record.cannot-be-placed",):
                continue
            assert option.possible or not verdict.permitted, (option.kind, option.subject)
            # An event says which of its times is too early, and what it is about; an option knows the instant alone.
            same = [each for each in option.findings if each.code != "record.out-of-order"]
            assert [each for each in same if each not in verdict.findings] == []
            assert {each.code for each in option.findings} <= set(verdict.codes)
            said_later = {each.code for each in verdict.findings} - {each.code for each in option.findings}
            assert said_later <= set(option.remaining)


RELIABLY = frozenset(
    [
        "access.nothing-to-lift",
        "access.user-decides",
        "assessment.child-heard",
        "assessment.concluded-with-user",
        "assessment.user-takes-part",
        "child.heard-by-whom",
        "child.how-heard",
        "consent.grantor-has-no-say",
        "consent.last-day",
        "consent.last-day-required",
        "consent.may-say-no",
        "consent.nobody-can",
        "consent.not-now",
        "consent.nothing-to-confirm",
        "consent.nothing-to-narrow",
        "consent.own-act",
        "consent.own-no",
        "consent.standing-still",
        "consent.wrong-capacity",
        "coordinator.accepts-in-person",
        "coordinator.consent-first",
        "coordinator.not-now",
        "coordinator.not-the-holder",
        "coordinator.vacant",
        "end.final-evaluation",
        "end.meetings-closed",
        "end.minutes-written",
        "end.successor-accepted",
        "end.work-disposed",
        "ending.nothing-to-go-back-to",
        "ending.reason",
        "ending.who-decides",
        "ending.who-regrets",
        "error.nothing-to-void",
        "error.what-can-be-void",
        "establish.child-heard",
        "establish.consent-to-cooperation",
        "establish.consent-to-exchange",
        "establish.coordinator",
        "establish.coordinator-takes-part",
        "establish.members",
        "establish.min-agencies",
        "establish.trusted-person",
        "establish.user-and-family",
        "group.not-now",
        "group.size",
        "handover.nobody-asked",
        "handover.receiver-covered",
        "meeting.agenda",
        "meeting.called-take-part",
        "meeting.chair-present",
        "meeting.chair-stand-in",
        "meeting.earlier-period",
        "meeting.excused-by-chair",
        "meeting.length",
        "meeting.minute-taker-named",
        "meeting.minute-taker-present",
        "meeting.minute-taker-reads",
        "meeting.not-now",
        "meeting.notice",
        "meeting.regulars-called",
        "meeting.time-limited",
        "minutes.read-in-person",
        "need.coordinated",
        "need.long-lasting",
        "plan.evaluation-interval",
        "plan.next-evaluation",
        "preparation.who-stops",
        "record.cannot-be-placed",
        "record.late",
        "work.already-agreed",
        "work.concrete",
        "work.not-now",
    ]
)
"""Codes that the walks break every time, so that the proof about remedies is about something."""


# --- remedies -----------------------------------------------------------------------------------------------------


def remedied(walk: Walk, moment: Moment, event: Event) -> set[str]:
    """Every finding about an event has a remedy, and every remedy works; the codes that were seen."""
    verdict = moment.book.assess(moment.group, event)
    for finding in verdict.findings:
        assert finding.remedies or finding.effect is Effect.INFORMS, f"{finding.code} leaves people without a way"
        for remedy in finding.remedies:
            assert works(moment.book, moment.group, event, finding, remedy), (finding.code, remedy, event.tag)
    return set(verdict.codes)


@pytest.mark.heavy
def test_every_remedy_removes_its_finding() -> None:
    """Played as the finding says, every remedy takes the finding away; what blocks or warns has at least one."""
    seen: set[str] = set()

    @proof(240)
    @given(walks(length=10))
    def on_a_walk(walk: Walk) -> None:
        for moment in walk.moments():
            options = moment.book.options(moment.group, moment.at, moment.actor)
            for event in walk.tries(moment, options, 8):
                seen.update(remedied(walk, moment, event))

    on_a_walk()
    assert sorted(RELIABLY - seen) == []


@pytest.mark.heavy
@proof(60)
@given(walks())
def test_a_step_that_an_option_suggests_can_be_written_down(walk: Walk) -> None:
    """What an option says is missing names every field that an event of that kind needs."""
    for moment in walk.moments():
        options = moment.book.options(moment.group, moment.at, moment.actor)
        for option in [walk.choose(options) for _ in range(6)]:
            for remedy in [each for finding in option.findings for each in finding.remedies]:
                steps = getattr(remedy, "steps", ())
                assert [sorted(unasked(each)) for each in steps] == [[] for _ in steps], option.kind
                assert [name for each in steps for name, value in each.fields.items() if value is None] == []


# --- the record ---------------------------------------------------------------------------------------------------


@pytest.mark.heavy
@proof(60)
@given(walks(length=20))
def test_what_was_accepted_an_audit_finds_in_order(walk: Walk) -> None:
    """An audit of what was accepted refuses nothing, and says of each event exactly what was said when it came."""
    for _ in walk.moments():
        pass
    report = walk.book.audit(walk.events, walk.now)
    judged = [(each.position, each.finding) for each in report.judged if each.position > walk.begun]
    said = [
        (walk.begun + index, finding)
        for index, (_, verdict) in enumerate(walk.accepted, 1)
        for finding in verdict.findings
    ]

    assert [each for each in report.refused if each.position > walk.begun] == []
    assert judged == said


@pytest.mark.heavy
@proof(60)
@given(walks(length=20))
def test_a_record_adds_up_to_the_same_group(walk: Walk) -> None:
    """Replay equals step by step, and neither pickling nor writing as JSON loses anything."""
    for _ in walk.moments():
        pass
    record = Record(group="g-1", events=walk.events)

    assert replay(walk.events) == walk.group
    assert pickle.loads(pickle.dumps(walk.group)) == walk.group  # noqa: S301
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301
    assert record_from_json(record_to_json(record)) == record
    assert replay(record_from_json(record_to_json(record))) == walk.group


# --- consent ------------------------------------------------------------------------------------------------------


def involved(group: Group, event: Event) -> set[str]:
    """The agencies that an exchange tells something, each through a member."""
    match event:
        case GroupEstablished():
            return set(group.member_agencies)
        case MeetingCalled():
            people = event.called | event.invited
        case MeetingMoved():
            people = group.meetings[event.meeting].called | group.meetings[event.meeting].invited
        case MeetingOpened():
            people = event.present | {each.member for each in event.stand_ins if each.party in event.present}
        case HandoverOffered() | HandoverAccepted():
            people = frozenset({event.to})
        case _:
            return set()
    return {group.members[each].member.agency for each in people if group.is_member(each)}


@proof(60)
@given(walks())
def test_nothing_is_exchanged_without_consent(walk: Walk) -> None:
    """What exchanges information or calls people together is in order only while consent covers those who take part.

    A handover tells the receiver and needs consent to exchange; the rest needs both.
    """
    for moment in walk.moments():
        options = [
            each
            for each in moment.book.options(moment.group, moment.at, moment.actor)
            if EVENT_TYPE_BY_TAG[each.kind].exchanges
        ]
        setting = moment.setting()
        for event in walk.tries(moment, tuple(options), 4):
            if not moment.book.assess(moment.group, event).permitted:
                continue
            assert requirement(setting).consenters, "somebody can consent"
            for agency in involved(moment.group, event):
                gaps = covered(setting, agency).gaps
                if isinstance(event, HandoverOffered | HandoverAccepted):
                    gaps = tuple(gap for gap in gaps if gap.object.value == "exchange")
                assert gaps == (), (event.tag, agency)
            if isinstance(event, MinutesShared):
                after = evolve(moment.group, event)
                readers = [
                    moment.book.may_read(after, each, event.meeting, moment.at).permitted for each in event.recipients
                ]
                assert all(readers)


def withdrawn(moment: Moment, party: str) -> Event:
    head = header(moment.group, moment.at, party, "no")
    return ConsentWithdrawn(**head, grantor=party)


@proof(60)
@given(walks())
def test_a_withdrawal_is_never_refused_and_works_at_once(walk: Walk) -> None:
    """Whoever is entitled to say no can always do so, and nothing is covered from that instant if it was required."""
    for moment in walk.moments():
        setting = moment.setting()
        for party in PEOPLE:
            no = withdrawn(moment, party)
            verdict = moment.book.assess(moment.group, no)
            assert verdict.permitted == entitled_to_say_no(setting, party), (party, verdict.codes)
            if party not in requirement(setting).parties:
                continue
            after = Setting.of(evolve(moment.group, no), moment.at, moment.book.policies)
            for agency in moment.group.agencies:
                whys = {gap.why for gap in covered(after, agency).gaps if gap.party == party}
                assert whys == {Why.WITHDRAWN}


@pytest.mark.heavy
@proof(60)
@given(walks())
def test_the_user_and_those_who_consent_can_always_decide_to_end(walk: Walk) -> None:
    """Deciding to end is permitted to the user and to everyone whose consent is required, until it has ended."""
    for moment in walk.moments():
        if moment.group.status is GroupStatus.ENDED:
            continue
        for party in {moment.group.user.id, *requirement(moment.setting()).parties}:
            for reason in EndingReason:
                decided = EndingDecided(**header(moment.group, moment.at, party), reason=reason)
                assert moment.book.assess(moment.group, decided).permitted


@pytest.mark.heavy
@proof(60)
@given(walks())
def test_the_end_can_be_reached_from_everywhere_without_consent(walk: Walk) -> None:
    """With every consent withdrawn, a group comes to its end by permitted events, following what the findings say."""
    for moment in walk.moments():
        book, group, at = moment.book, moment.group, max(moment.at, moment.group.recorded_until)
        for party in requirement(Setting.of(group, at, book.policies)).parties:
            group = book.advance(group, withdrawn(Moment(book, group, at, party), party))
        if group.status is not GroupStatus.ENDED:
            group = ended(book, group, at)
        assert group.status is GroupStatus.ENDED


def ended(book: Rulebook, group: Group, at: datetime) -> Group:
    user = group.user.id
    group = book.advance(group, EndingDecided(**header(group, at, user), reason=EndingReason.USERS_WISH))
    for _ in range(4):
        end = GroupEnded(**header(group, at, NURSE))
        hindrances = book.assess(group, end).blocking
        if not hindrances:
            return book.advance(group, end)
        for step in hindrances[0].remedies[0].steps:
            group = book.advance(group, next(filled(book, group, end, step)))
    return group


# --- how far the walks come ---------------------------------------------------------------------------------------


@pytest.mark.heavy
def test_walks_come_everywhere() -> None:
    """Every kind of event that there is comes to pass on some walk, under all rules."""
    reached: set[str] = set()

    @proof(600)
    @given(walks(length=30))
    def far(walk: Walk) -> None:
        for _ in walk.moments():
            pass
        reached.update(event.tag for event, _ in walk.accepted)

    far()
    assert [kind.tag for kind in EVENT_TYPES if kind.tag not in reached] == []
