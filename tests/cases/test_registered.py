"""What has happened anyway is registered: a fact, with its breach, and never an authority (case 9.9, design 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ansvar_core import (
    EVENT_TYPES,
    AbsenceExcused,
    AccessRestricted,
    Act,
    Agency,
    AgencyRecorded,
    AgendaItem,
    Capacity,
    CareTakenOver,
    CareTakenOverRecorded,
    ChairAgreed,
    CompetenceDecided,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentStatus,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    CoordinatorStatus,
    Deadline,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    Event,
    FamilyAccessDecided,
    FinalEvaluationMade,
    FormScope,
    Grant,
    Group,
    GroupEnded,
    GroupEstablished,
    GroupStatus,
    GuardianRecorded,
    HandoverAccepted,
    HandoverOffered,
    LegalGuardian,
    Manner,
    MeasureAgreed,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    MeetingPlanned,
    MeetingStatus,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesCorrected,
    MinutesWritten,
    NeedSeen,
    NextOfKinRecorded,
    OtherBasisRecorded,
    Parent,
    ParentRecorded,
    ParticipantJoined,
    ParticipantLeft,
    Permission,
    Policy,
    RecordedInError,
    RelayAccepted,
    RelayOffered,
    RestrictionLifted,
    Role,
    Rulebook,
    RuleViolation,
    StaleVersion,
    Task,
    TaskAgreed,
    Tie,
    Topic,
    TrustedPersonAgreed,
    User,
    UserRecorded,
    VacancyReason,
    VacancyRecorded,
    VoiceArranged,
    event_from_json,
    event_to_json,
    replay,
    seal,
    verify,
)
from ansvar_core.events.base import Extent
from ansvar_core.events.catalogue import references
from ansvar_core.evolve import evolve, misplaced
from exhaustive.invariants import rights
from support.found import blocks, found, warns, way_out
from support.life import (
    AGENCIES,
    COUNSEL,
    DAD,
    GRAN,
    HEALTH,
    MUM,
    NURSE,
    PHYSIO,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
    Life,
    both,
)
from support.samples import DESPITE, as_of, sample, world

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
WELFARE, GUARDIAN = "p-welfare", "p-guardian"
LATER = (timedelta(0), timedelta(days=30), timedelta(days=2 * 365), timedelta(days=12 * 365))
BOOK = Rulebook.standard()


# --- lives --------------------------------------------------------------------------------------------------------


def established() -> Life:
    return Life().established()


def called() -> Life:
    life = established()
    life.call()
    return life


def met() -> Life:
    return established().met()


def ending() -> Life:
    life = met()
    life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
    return life


def renewed() -> Life:
    life = met()
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
    life.do(ConsentConfirmed, DAD, grantor=DAD)
    return life


def youth() -> Life:
    """One of 17, who consents alone."""
    life = Life().need(born=date(2008, 6, 1), parents=(MUM,)).assessed().prepared(consents=False)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.do(GroupEstablished)
    return life.met()


def shut_out() -> Life:
    life = met()
    life.do(AccessRestricted, party=DAD, basis="decision")
    return life


def withdrawn() -> Life:
    life = met()
    life.do(ConsentWithdrawn, MUM, grantor=MUM)
    return life


def asked_to_coordinate() -> Life:
    life = met()
    life.do(CoordinatorOffered, party=TEACHER)
    return life


def with_work() -> Life:
    life = met()
    life.do(MeasureAgreed, work="w-1", responsible=NURSE, deadline=Deadline(next_meeting=True))
    return life


def handed() -> Life:
    life = with_work()
    life.do(HandoverOffered, work="w-1", to=TEACHER)
    return life


def in_error() -> Life:
    """A form in place of all earlier, which names less."""
    life = met()
    life.consent(MUM, HEALTH, kinds={"health"}, scope=FormScope.IN_PLACE_OF_ALL)
    life.consent(DAD, HEALTH, SCHOOL)
    return life


def relayed() -> Life:
    life = ending()
    life.do(RelayOffered, party=TEACHER)
    return life


def planned() -> Life:
    life = met()
    life.do(MeetingPlanned, meeting="m-2", starts=life.now + timedelta(days=60))
    return life


FORM: dict[str, Any] = {"first_day": date(2026, 1, 1), "manner": Manner.WRITTEN, "informed": True, "document": "d-2"}
# What gives somebody a right when it is in order: the life, the kind, and what it says.
GIVING: dict[str, tuple[Callable[[], Life], type[Event], dict[str, Any]]] = {
    "consent": (
        withdrawn,
        ConsentGiven,
        {"grantor": MUM, "capacity": Capacity.PARENT, "grants": both(SCHOOL), **FORM},
    ),
    "consent confirmed": (renewed, ConsentConfirmed, {"grantor": MUM}),
    "another basis": (met, OtherBasisRecorded, {"agency": SCHOOL, "kinds": {"health"}, "basis": "basis"}),
    "family access": (youth, FamilyAccessDecided, {"actor": USER, "party": GRAN, "allowed": True}),
    "a restriction lifted": (shut_out, RestrictionLifted, {"party": DAD}),
    "parenthood": (met, ParentRecorded, {"parent": Parent(party=GRAN)}),
    "parenthood that ends": (
        withdrawn,
        ParentRecorded,
        {"parent": Parent(party=MUM, last_day=date(2026, 1, 1))},
    ),
    "competence": (youth, CompetenceDecided, {"competent": False, "decision": "d-1"}),
    "care": (
        met,
        CareTakenOverRecorded,
        {"care": CareTakenOver(party=WELFARE, decision="d-care", first_day=date(2026, 1, 1))},
    ),
    "a mandate": (
        lambda: Life().need(parents=()).assessed(),
        GuardianRecorded,
        {"guardian": LegalGuardian(party=GUARDIAN, personal=True, decision="d-g")},
    ),
    "the user's age": (met, UserRecorded, {"user": User(id=USER, birth_date=date(2008, 1, 1)), "reason": "mistyped"}),
    "the user's age, with a need": (
        renewed,
        NeedSeen,
        {
            "user": User(id=USER, birth_date=date(2008, 1, 1)),
            "agency": AGENCIES[HEALTH],
            "long_lasting": True,
            "coordinated": True,
        },
    ),
    "next of kin": (met, NextOfKinRecorded, {"party": GRAN}),
    "trusted person": (met, TrustedPersonAgreed, {"party": DAD}),
    "participant": (met, ParticipantJoined, {"party": "p-aunt"}),
    "member": (met, MemberJoined, {"member": Member(party="p-new", agency=SCHOOL)}),
    "member, changed": (
        lambda: met_with(PHYSIO),
        MemberChanged,
        {"member": Member(party=PHYSIO, agency=SCHOOL)},
    ),
    "an agency's tie": (
        lambda: met_with(PHYSIO),
        AgencyRecorded,
        {"agency": Agency(id=PRACTICE, tie=Tie.MUNICIPAL, kind="physiotherapy")},
    ),
    "asked to coordinate": (met, CoordinatorOffered, {"party": TEACHER}),
    "coordinator": (asked_to_coordinate, CoordinatorAccepted, {"actor": TEACHER, "party": TEACHER}),
    "who answers in a vacancy": (
        met,
        VacancyRecorded,
        {"party": NURSE, "reason": VacancyReason.ILL, "agency": SCHOOL},
    ),
    "asked to hold the relay": (ending, RelayOffered, {"party": TEACHER}),
    "relay holder": (relayed, RelayAccepted, {"actor": TEACHER, "party": TEACHER}),
    "a chair agreed": (planned, ChairAgreed, {"meeting": "m-2", "party": TEACHER}),
    "a chair named": (planned, MeetingCalled, {"meeting": "m-2", "purpose": "purpose", "chair": TEACHER}),
    "a chair who chaired": (called, MeetingOpened, {"meeting": "m-1", "present": {TEACHER}, "chair": TEACHER}),
    "a voice": (called, VoiceArranged, {"meeting": "m-1", "party": GRAN}),
    "minutes that hold less": (
        lambda: met_with(PHYSIO, kinds={"learning", "coordination"}),
        MinutesCorrected,
        {"meeting": "m-1", "kinds": {"coordination"}, "reason": "reason"},
    ),
    "minutes that hold less, written anew": (
        lambda: met_with(PHYSIO, kinds={"learning", "coordination"}),
        MinutesWritten,
        {"meeting": "m-1", "writer": NURSE, "kinds": set()},
    ),
    "an agenda that holds less": (
        lambda: called_with(PHYSIO, kinds={"learning", "coordination"}),
        MeetingCalled,
        {"meeting": "m-1", "purpose": "purpose", "agenda": (AgendaItem(id="i-1", topic=Topic.GOALS_AND_MEASURES),)},
    ),
    "a handover offered": (with_work, HandoverOffered, {"work": "w-1", "to": TEACHER}),
    "a yes that comes back": (in_error, RecordedInError, {"event": "last form of mum's", "reason": "another's"}),
}


def met_with(*more: str, kinds: Iterable[str] = ("health", "learning", "coordination")) -> Life:
    """A meeting held, where some agencies are covered for some kinds alone."""
    life = called_with(*more, kinds=kinds)
    life.open()
    life.end()
    life.write()
    return life


def called_with(*more: str, kinds: Iterable[str]) -> Life:
    life = established()
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    for parent in (MUM, DAD):
        life.consent(parent, PRACTICE, kinds=kinds)
    for each in more:
        life.member(each)
    item = AgendaItem(id="i-1", topic=Topic.GOALS_AND_MEASURES, kinds=frozenset({"health"}))
    everybody = frozenset(each.party for each in life.state.current_members) - set(more)
    life.call(agenda=(item,), called=everybody)
    return life


TOLD = list(GIVING)


@cache
def told(name: str) -> tuple[tuple[Event, ...], Group, Event]:
    make, kind, fields = GIVING[name]
    life = make()
    said = dict(fields)
    if kind is RecordedInError:
        said["event"] = [e.id for e in life.events if isinstance(e, ConsentGiven) and e.grantor == MUM][-1]
    if kind is MeetingCalled:
        starts = life.state.meetings[said["meeting"]].starts
        assert starts is not None
        said |= {"starts": starts, "ends": starts + timedelta(hours=1)}
    event = life.make(kind, said.pop("actor", NURSE), **said)
    return tuple(life.events), life.state, event


def had(group: Group, known: Group, at: datetime) -> frozenset[Any]:
    everybody = (USER, MUM, DAD, GRAN, NURSE, TEACHER, PHYSIO, WELFARE, GUARDIAN, "p-new", "p-aunt")
    return rights(BOOK, group, known, everybody, at)


class TestNeverAnAuthority:
    """What is registered despite a rule gives nobody a right that they did not have, that day or later."""

    @pytest.mark.parametrize("name", TOLD)
    def test_in_order_it_gives_a_right_and_registered_it_gives_none(self, name: str) -> None:
        """The same act, with and without the words "til tross for"."""
        _, group, event = told(name)
        given, noted = evolve(group, event), evolve(group, event.but(despite=DESPITE))
        seen = False
        for span in LATER:
            at = event.at + span
            before = had(group, group, at)
            seen = seen or not had(given, group, at) <= before
            assert had(noted, group, at) <= before

        assert seen, "the measure would not have seen it"

    @pytest.mark.parametrize("name", TOLD)
    def test_every_one_of_them_is_of_a_kind_that_says_so(self, name: str) -> None:
        """The class says that it gives a right."""
        assert GIVING[name][1].gives.extent is not Extent.NOTHING

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("life", [met, ending, renewed, youth, shut_out, None])
    def test_no_kind_gives_one_in_any_group(self, kind: type[Event], life: Callable[[], Life] | None) -> None:
        """Every kind of event, in groups that stand differently."""
        group = stood(life)
        event = sample(kind, despite=DESPITE)
        if any(sort != "agency" for _, sort, _ in references(event)) and misplaced(group, event) is not None:
            group = world()[1]
        if misplaced(group, event) is not None:
            event = event.but(event=next(iter(group.seen))) if isinstance(event, RecordedInError) else event
            group = group if misplaced(group, event) is None else world()[1]
        noted = evolve(group, event)
        for span in LATER[::3]:
            at = max(event.recorded_at, group.recorded_until) + span
            assert had(noted, group, at) <= had(group, group, at)

    @pytest.mark.parametrize("kind", [kind for kind in EVENT_TYPES if kind.gives.extent is Extent.ALL])
    def test_what_is_all_right_leaves_nothing_but_its_place(self, kind: type[Event]) -> None:
        """It is known, and nothing else of the group is another."""
        group = world()[1]
        event = sample(kind, despite=DESPITE)
        noted = evolve(group, event)

        assert noted.seen[event.id] == noted.version == group.version + 1
        plain = {
            "version": group.version,
            "seen": group.seen,
            "facts": group.facts,
            "recorded_until": group.recorded_until,
        }
        assert replaced(noted, **plain) == group

    @pytest.mark.parametrize("kind", [kind for kind in EVENT_TYPES if kind.gives.extent is Extent.NOTHING])
    def test_what_gives_no_right_counts_as_it_always_did(self, kind: type[Event]) -> None:
        """A no counts, and so does what happened."""
        group = world()[1]

        plain = evolve(group, sample(kind))
        assert replaced(evolve(group, sample(kind, despite=DESPITE)), facts=plain.facts) == plain


@cache
def stood(life: Callable[[], Life] | None) -> Group:
    return world()[1] if life is None else life().state


def replaced(group: Group, **fields: Any) -> Group:
    import attrs  # noqa: PLC0415  # used here alone

    return attrs.evolve(group, **fields)


def registered(life: Life, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
    """Register what a rule blocks; the life goes on from it."""
    done = life.book.register(life.group, life.make(kind, actor, **fields))
    life.group = done.group
    life.events.append(done.event)
    assert not done.permitted
    assert done.event.despite
    return done


def unheard() -> Life:
    """A child who has not been heard since the last meeting, and the next one is to be."""
    life = met()
    life.call("m-2")
    life.until(life.state.meetings["m-2"].starts or life.now)
    return life


class TestAMeetingHeldWithoutTheChildHeard:
    """A meeting that was held was held: its minutes and tasks exist, and the breach is seen (case 9.9)."""

    def held(self) -> tuple[Life, Any]:
        life = unheard()
        done = registered(life, MeetingOpened, meeting="m-2", present={NURSE, TEACHER, MUM}, chair=NURSE)
        return life, done

    def test_the_gate_refuses_it(self) -> None:
        """Before it is held, the answer is no."""
        life = unheard()
        event = life.make(MeetingOpened, meeting="m-2", present={NURSE, TEACHER, MUM}, chair=NURSE)

        with pytest.raises(RuleViolation):
            life.book.advance(life.state, event)

    def test_it_is_written_down_with_what_blocks_it(self) -> None:
        """The verdict comes with it, and the codes stand in the event."""
        _, done = self.held()

        assert "meeting.child-heard" in done.event.despite
        assert done.event.despite == {each.code for each in done.verdict.blocking}
        assert done.group.meetings["m-2"].status is MeetingStatus.OPEN

    def test_minutes_and_tasks_come_after_it_in_order(self) -> None:
        """Nothing more has to be registered against the rules, and nothing dated back."""
        life, _ = self.held()
        life.end("m-2")
        life.write("m-2", tasks=(Task(id="t-1", responsible=TEACHER, deadline=Deadline(next_meeting=True), text="x"),))

        assert life.state.meetings["m-2"].minutes[-1].writer == TEACHER
        assert "t-1" in life.state.open_work
        assert life.state.last_held == "m-2"

    def test_the_breach_stands_in_every_audit(self) -> None:
        """And is no other one than was told when it was written down."""
        life, done = self.held()
        life.end("m-2")
        life.write("m-2")
        report = life.audit()

        assert {each.finding.code for each in report.refused} == done.event.despite
        assert not report.in_order

    def test_who_took_part_and_that_it_was_held_count(self) -> None:
        """The next is about what was agreed in it; whoever wrote has had a turn."""
        life, _ = self.held()
        life.end("m-2")
        life.write("m-2")

        assert life.state.members[TEACHER].turns != ()
        assert life.state.meetings["m-2"].present == {NURSE, TEACHER, MUM}


class TestTheQuestion:
    """`register` refuses what cannot be placed, and nothing else."""

    def test_what_is_in_order_is_as_it_is_with_advance(self) -> None:
        """The event is the one that was given."""
        life = established()
        event = life.make(MeetingPlanned, meeting="m-1", starts=life.now + timedelta(days=3))
        done = life.book.register(life.state, event)

        assert done.event is event
        assert done.group == life.book.advance(life.state, event)
        assert done.verdict == life.book.assess(life.state, event)
        assert done.permitted

    def test_the_first_need_can_be_registered(self) -> None:
        """There is no group before it."""
        book = Rulebook.under(Policy(permissions=(), late_registration=None))
        event = Life().make(
            NeedSeen,
            user=User(id=USER, birth_date=date(2015, 5, 1)),
            agency=AGENCIES[HEALTH],
            long_lasting=True,
            coordinated=True,
        )
        assert book.register(None, event).group == evolve(None, event)

    def test_what_cannot_be_placed_is_refused_with_the_verdict(self) -> None:
        """A record must hang together."""
        life = established()
        event = life.make(MeetingEnded, meeting="m-9", tasks_agreed=True, process_evaluated=True)
        with pytest.raises(RuleViolation) as refusal:
            life.book.register(life.state, event)

        assert refusal.value.verdict.codes == ("record.cannot-be-placed",)
        assert refusal.value.event_id == event.id

    def test_what_it_said_before_is_not_heeded(self) -> None:
        """The rules of the book that is asked say what blocks."""
        life = established()
        event = life.make(MeetingPlanned, meeting="m-1", starts=life.now + timedelta(days=3))
        blocked = life.make(GroupEstablished)

        assert life.book.register(life.state, event.but(despite=DESPITE)).event == event
        assert life.book.register(life.state, blocked.but(despite=DESPITE)).event.despite == {"group.not-now"}

    def test_what_warns_is_no_breach(self) -> None:
        """It is told, and the event stays as it is."""
        life = established()
        last = life.make(ConsentGiven, MUM, grantor=MUM, capacity=Capacity.PARENT, grants=both(SCHOOL), **FORM)
        done = life.book.register(life.state, last)

        assert warns(done.verdict, "consent.last-day")
        assert done.event.despite == frozenset()

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_kind_comes_back_as_it_was_written(self, kind: type[Event]) -> None:
        """On the wire the codes stand sorted, and only where there are any."""
        event = sample(kind, despite=DESPITE)

        assert event_from_json(event_to_json(event)) == event
        assert "despite" not in event_to_json(sample(kind))

    def test_a_record_with_it_is_replayed_sealed_and_appended_to(self) -> None:
        """It is an event like others."""
        life = established()
        before = life.log
        done = registered(life, ConsentGiven, grantor=MUM, capacity=Capacity.PARENT, grants=both(SCHOOL), **FORM)
        longer = before.append([done.event], seen=before.version)

        assert longer == life.log
        assert longer.append([done.event], seen=0) == longer
        assert replay(longer) == done.group
        assert verify(longer, seal(longer)) == ()
        with pytest.raises(StaleVersion):
            longer.append([life.make(GroupEstablished)], seen=before.version)

    def test_a_late_writer_is_told_of_it_and_cannot_propose_it(self) -> None:
        """What stands in the record is a fact; what is proposed is not."""
        life = established()
        seen = life.log.version
        event = life.make(ConsentGiven, grantor=MUM, capacity=Capacity.PARENT, grants=both(SCHOOL), **FORM)
        done = life.book.register(life.state, event)
        again = life.book.reassess(life.log, [done.event], seen=seen)
        kept = life.log.append([done.event], seen=seen)

        assert blocks(again.verdicts[0], "record.says-despite")
        assert life.book.reassess(kept, [done.event], seen=seen).verdicts == ()
        assert life.book.reassess(kept, [], seen=seen).missed == (done.event,)


class TestANoCounts:
    """Whoever writes it down, and whatever blocks it: what takes a right away is taken."""

    def test_a_withdrawal_by_another(self) -> None:
        """The nurse writes down what mum has said."""
        life = met()
        registered(life, ConsentWithdrawn, grantor=MUM)

        assert not any(each.covered for each in life.book.consent(life.group, life.now).agencies)

    def test_a_narrowing_by_another(self) -> None:
        """Only what remains may be shared."""
        life = met()
        registered(life, ConsentNarrowed, grantor=MUM, agency=SCHOOL, kinds={"learning"})

        assert not life.book.may_read(life.group, TEACHER, "m-1", life.now)

    def test_what_the_user_has_said_no_to(self) -> None:
        """Somebody close who read reads no more."""
        life = youth()
        life.do(FamilyAccessDecided, USER, party=GRAN, allowed=True)
        event = life.make(FamilyAccessDecided, USER, party=GRAN, allowed=False)
        noted = evolve(life.state, event.but(despite=DESPITE))

        assert life.book.may_read(life.state, GRAN, "m-1", life.now)
        assert not life.book.may_read(noted, GRAN, "m-1", life.now)

    def test_a_form_in_place_of_all_takes_all(self) -> None:
        """What it names must be given anew, and the rest is gone with the earlier ones."""
        life = met()
        grants = both(SCHOOL)
        scope = FormScope.IN_PLACE_OF_ALL
        registered(life, ConsentGiven, grantor=MUM, capacity=Capacity.PARENT, grants=grants, **{**FORM, "scope": scope})

        statuses = {each.status for each in life.group.consents.values() if each.grantor == MUM}
        assert statuses == {ConsentStatus.REPLACED}
        assert not any(each.covered for each in life.book.consent(life.group, life.now).agencies)

    @pytest.mark.parametrize(
        ("kinds", "last_day", "reads", "later"),
        [
            ({"health", "learning", "coordination"}, None, True, True),
            ({"learning"}, None, False, False),
            ({"health"}, date(2026, 3, 31), True, False),
        ],
    )
    def test_a_form_that_allows_less_leaves_what_both_allow(
        self, kinds: set[str], last_day: date | None, reads: bool, later: bool
    ) -> None:
        """The kinds that both name, and the earlier of the last days."""
        life = met()
        registered(
            life,
            ConsentGiven,
            grantor=MUM,
            capacity=Capacity.PARENT,
            grants=both(SCHOOL, kinds, last_day),
            **FORM,
        )
        assert life.book.may_read(life.group, TEACHER, "m-1", life.now).permitted is reads
        assert life.book.may_read(life.group, TEACHER, "m-1", life.now + timedelta(days=200)).permitted is later

    def test_a_form_that_holds_from_a_later_day_takes_nothing_from_today(self) -> None:
        """It counts for nothing, and says nothing of today."""
        life = met()
        later = {**FORM, "first_day": date(2027, 1, 1)}
        grants = both(SCHOOL, {"learning"})
        registered(life, ConsentGiven, grantor=MUM, capacity=Capacity.PARENT, grants=grants, **later)

        assert life.book.may_read(life.group, TEACHER, "m-1", life.now)

    def test_a_regret_does_not_set_aside_somebodys_end(self) -> None:
        """Mum has ended it; that the nurse goes on gives no right to."""
        life = ending()
        registered(life, EndingRegretted)

        assert life.group.status is GroupStatus.ENDING


class TestWhatComesAfter:
    """A registered act can be answered, left and done anew."""

    def test_a_yes_that_counts_for_nothing_can_be_taken_back(self) -> None:
        """By the one whose it is, who need not be one who must consent."""
        life = met()
        form = {"grantor": GRAN, "capacity": Capacity.PARENT, "grants": both(SCHOOL), **FORM}
        assert not life.ask(ConsentWithdrawn, GRAN, grantor=GRAN).permitted
        registered(life, ConsentGiven, GRAN, **form)

        assert life.book.assess(life.group, life.make(ConsentWithdrawn, GRAN, grantor=GRAN)).permitted

    def test_it_is_done_anew_in_order_and_counts(self) -> None:
        """What was lacking afterwards heals nothing; a new form does."""
        life = withdrawn()
        form = {"grantor": MUM, "capacity": Capacity.PARENT, "grants": (*both(HEALTH), *both(SCHOOL))}
        registered(life, ConsentGiven, **form, **FORM)
        assert not life.book.consent(life.group, life.now).agencies[0].covered
        life.do(ConsentGiven, MUM, **form, **{**FORM, "first_day": life.now.date()})

        assert life.book.consent(life.state, life.now).agencies[0].covered

    def test_later_facts_do_not_heal_it(self) -> None:
        """One who was no parent when the form was written down becomes one."""
        life = Life().need(parents=(MUM,)).assessed().prepared()
        form = {"grantor": DAD, "capacity": Capacity.PARENT, "grants": (*both(HEALTH), *both(SCHOOL)), **FORM}
        registered(life, ConsentGiven, DAD, **form)
        life.do(ParentRecorded, parent=Parent(party=DAD))

        gaps = {gap.party for each in life.book.consent(life.state, life.now).agencies for gap in each.gaps}
        assert gaps == {DAD}

    def test_an_offer_against_the_rules_lets_nobody_accept(self) -> None:
        """Or a right would come in by two steps."""
        policy = Policy(permissions=(Permission(act=Act.COORDINATE, roles=frozenset({Role.MUNICIPAL_MEMBER})),))
        life = Life(Rulebook.under(policy)).established()
        registered(life, CoordinatorOffered, party=MUM)

        assert blocks(life.ask(CoordinatorAccepted, MUM, party=MUM), "coordinator.not-now")
        assert life.group.coordinator.holder == NURSE

    def test_who_joined_can_leave(self) -> None:
        """They are known, and no members."""
        life = met()
        group = evolve(
            life.state, life.make(MemberJoined, member=Member(party="p-new", agency=SCHOOL)).but(despite=DESPITE)
        )
        left = life.make(MemberLeft, party="p-new")

        assert not group.is_member("p-new")
        assert not group.members["p-new"].during(life.now)
        assert misplaced(group, left) is None
        assert evolve(group, left).members == group.members
        anew = life.make(MemberJoined, member=Member(party="p-new", agency=SCHOOL))
        assert evolve(evolve(group, left), anew).is_member("p-new")

    def test_a_member_who_joins_again_against_the_rules_stays_what_they_were(self) -> None:
        """Nothing of the membership is another."""
        life = met()
        event = life.make(MemberJoined, member=Member(party=TEACHER, agency=HEALTH))

        assert evolve(life.state, event.but(despite=DESPITE)).members == life.state.members

    def test_an_office_that_nobody_got_can_be_laid_down(self) -> None:
        """Without a crash; and the one who answers still answers."""
        life = met()
        registered(life, CoordinatorAccepted, TEACHER, party=TEACHER)
        registered(life, CoordinatorLaidDown, TEACHER, party=TEACHER)
        registered(life, CoordinatorDeclined, TEACHER, party=TEACHER)

        assert life.group.coordinator.holder == NURSE

    def test_in_a_vacancy_the_office_is_laid_down_and_no_agency_answers(self) -> None:
        """Somebody new is owed, and until then whoever answered does."""
        life = met()
        event = life.make(VacancyRecorded, party=NURSE, reason=VacancyReason.ILL, agency=SCHOOL)
        office = evolve(life.state, event.but(despite=DESPITE)).coordinator

        assert (office.holder, office.vacancy) == (NURSE, None)
        assert office.status_of(NURSE) is CoordinatorStatus.LAID_DOWN
        assert office.laid_down_position == life.state.version + 1

    def test_an_agency_is_known(self) -> None:
        """It can be named in a form; a tie it would have by this it has not, and a no to everything is a no to it."""
        life = withdrawn()
        group = evolve(life.state, life.make(AgencyRecorded, agency=AGENCIES[COUNSEL]).but(despite=DESPITE))
        items = (ConsentItem(object=ConsentObject.EXCHANGE, agency=COUNSEL),)

        assert group.agencies[COUNSEL].tie is Tie.EXTERNAL
        assert misplaced(group, life.make(ConsentAskedFor, grantor=MUM, items=items)) is None
        assert group.consents[MUM, ConsentObject.EXCHANGE, COUNSEL].status is ConsentStatus.WITHDRAWN

    def test_a_participant_can_leave(self) -> None:
        """Who never was one."""
        life = met()
        event = life.make(ParticipantJoined, party="p-aunt").but(despite=DESPITE)
        group = evolve(life.state, event)

        assert evolve(group, life.make(ParticipantLeft, party="p-aunt")).participants == life.state.participants

    def test_work_that_was_taken_over_stays_where_it_was(self) -> None:
        """It is still owed by the one who had it."""
        life = handed()
        event = life.make(HandoverAccepted, TEACHER, work="w-1", to=TEACHER).but(despite=DESPITE)

        assert evolve(life.state, event).work["w-1"] == life.state.work["w-1"]

    def test_minutes_and_tasks_are_there_however_they_were_written(self) -> None:
        """Written of a meeting that never ended."""
        life = called()
        life.open()
        task = Task(id="t-1", responsible=TEACHER, deadline=Deadline(next_meeting=True), text="x")
        registered(life, MinutesWritten, TEACHER, meeting="m-1", writer=TEACHER, kinds=set(), tasks=(task,))

        assert life.group.meetings["m-1"].kinds_written == {"health"}
        assert "t-1" in life.group.open_work

    def test_minutes_that_are_corrected_in_order_hold_what_they_say(self) -> None:
        """What was held to be in them until then is forgotten."""
        life = met()
        fields: dict[str, Any] = {"meeting": "m-1", "kinds": {"learning"}, "reason": "reason"}
        group = evolve(life.state, life.make(MinutesCorrected, **fields).but(despite=DESPITE))
        again = evolve(group, life.make(MinutesCorrected, **fields))

        assert group.meetings["m-1"].kinds_written == {"health", "learning"}
        assert again.meetings["m-1"].kinds_written == {"learning"}

    def test_a_chair_who_was_to_chair_is_so_by_right(self) -> None:
        """Only one who came to it against the rules has no part as chair."""
        life = called()
        fields: dict[str, Any] = {"meeting": "m-1", "present": {NURSE, TEACHER}}
        as_called = evolve(life.state, life.make(MeetingOpened, chair=NURSE, **fields).but(despite=DESPITE))
        other = evolve(life.state, life.make(MeetingOpened, chair=TEACHER, **fields).but(despite=DESPITE))

        assert not as_called.meetings["m-1"].chair_noted
        assert other.meetings["m-1"].chair_noted
        assert other.meetings["m-1"].chair == TEACHER
        excuse = life.make(AbsenceExcused, TEACHER, meeting="m-1", party=MUM, reason="ill")
        assert blocks(life.book.assess(other, excuse), "meeting.excused-by-chair")

    def test_a_call_of_a_new_meeting_names_no_chair(self) -> None:
        """That people were called, when and to what, is known."""
        life = established()
        event = life.make(MeetingCalled, **life.calling()).but(despite=DESPITE)
        meeting = evolve(life.state, event).meetings["m-1"]

        assert meeting.chair is None
        assert meeting.status is MeetingStatus.CALLED
        assert meeting.agenda == event.agenda

    def test_the_municipalitys_own_routine_is_not_met_by_it(self) -> None:
        """A point that is met by what counts for nothing is met by nothing."""
        group = world()[1]
        noted = evolve(group, sample(ConsentConfirmed, despite=DESPITE))

        assert noted.routine == group.routine
        assert evolve(group, sample(TaskAgreed, despite=DESPITE)).routine != group.routine


class TestAnAuditOfWhatShouldHaveSaidSo:
    """An act that gives a right, that a rule blocks, and that does not say so, gives the right: an audit tells it."""

    def quiet(self, *, registers: bool) -> Any:
        life = met()
        if registers:
            registered(life, GroupEstablished)
        form = {"grantor": MUM, "capacity": Capacity.PARENT, "grants": both(SCHOOL), **FORM}
        life.record(ConsentGiven, **{**form, "first_day": life.now.date()})
        life.record(GroupEstablished)
        if not registers:
            life.events[:] = [as_of(each, 1) for each in life.events]
        return life.audit()

    def test_it_is_told_beside_the_breach_and_warns(self) -> None:
        """Of the form, and not of what gives no right."""
        told = [each for each in self.quiet(registers=True).judged if each.finding.code == "record.should-say-despite"]

        assert [(each.kind, each.finding.effect.value) for each in told] == [("consent-given", "warns")]

    def test_a_record_that_never_says_so_is_not_asked(self) -> None:
        """What an old record has had no place for is not asked then."""
        report = self.quiet(registers=False)

        assert "record.should-say-despite" not in {each.finding.code for each in report.judged}
        assert {each.kind for each in report.refused} == {"consent-given", "group-established"}

    def test_what_says_so_is_told_no_more_than_its_breach(self) -> None:
        """It has said it."""
        life = met()
        done = registered(life, ConsentGiven, grantor=MUM, capacity=Capacity.PARENT, grants=both(SCHOOL), **FORM)
        here = [each for each in life.audit().judged if each.position == done.group.version]

        assert [each.finding for each in here] == list(done.verdict.findings)

    def test_a_no_about_reading_gives_no_right(self) -> None:
        """Of a decision about reading only a yes should have said so."""
        fields: dict[str, Any] = {"party": GRAN}

        assert sample(FamilyAccessDecided, **fields, allowed=True).gives_right
        assert not sample(FamilyAccessDecided, **fields, allowed=False).gives_right


class TestAProposalThatSaysSo:
    """Nobody proposes something despite a rule."""

    def test_it_is_refused_everywhere(self) -> None:
        """Asked alone, and with others."""
        life = established()
        starts = life.now + timedelta(days=3)
        event = life.make(
            MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1), despite=DESPITE
        )
        verdict = life.book.assess(life.state, event)

        assert verdict.codes == ("record.says-despite",)
        assert life.book.assess(life.state, way(event, verdict)).permitted
        assert found(verdict, "record.says-despite").facts[0].field == "despite"
        for refuse in (life.book.advance, lambda group, each: life.book.advance_all(group, [each])):
            with pytest.raises(RuleViolation):
                refuse(life.state, event)

    def test_refusals_of_a_form_that_was_refused_stay_said(self) -> None:
        """Of a no that says so it is only told; it gives nobody a right."""
        life = established()
        no = life.make(ConsentRefused, MUM, grantor=MUM, despite=DESPITE)

        assert life.book.assess(life.state, no).permitted
        assert life.book.register(life.state, no).permitted


def way(event: Event, verdict: Any) -> Event:
    from ansvar_core import ChangeProposal  # noqa: PLC0415  # used here alone

    return event.changed(way_out(verdict, "record.says-despite", ChangeProposal))


def test_a_grant_alone_says_less_of_what_it_names() -> None:
    """Cooperation has no kinds of information: only its last day can be less."""
    life = met()
    grant = Grant(object=ConsentObject.COOPERATION, agency=SCHOOL, last_day=date(2026, 3, 31))
    registered(life, ConsentGiven, grantor=MUM, capacity=Capacity.PARENT, grants=(grant,), **FORM)
    step = life.group.consents[MUM, ConsentObject.COOPERATION, SCHOOL].history[-1]

    assert (step.status, step.last_day) == (ConsentStatus.NARROWED, date(2026, 3, 31))


PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "gate-or-book-keeping.md"
SAID = {Extent.NOTHING: "no", Extent.PART: "in part", Extent.ALL: "yes"}


def test_the_page_says_of_every_kind_whether_it_gives_a_right_and_why() -> None:
    """The table is what the classes say, in their order."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]

    assert rows == [f"| `{kind.tag}` | {SAID[kind.gives.extent]} | {kind.gives.why} |" for kind in EVENT_TYPES]
