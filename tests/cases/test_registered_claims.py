"""Claims about what has happened anyway: gate or book-keeping (design 1; cases 9.9).

A host asks before something is done, and registers when it has been done.  What is registered against the rules is a
fact, never an authority.  Written from the sources by somebody who has not read how it is done.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

import ansvar_core
from ansvar_core import (
    AccessRestricted,
    Agency,
    AgencyRecorded,
    Capacity,
    ChildHeard,
    ConsentGiven,
    ConsentWithdrawn,
    ContentCheck,
    CoordinatorAccepted,
    CoordinatorOffered,
    CorruptRecord,
    Deadline,
    EndingDecided,
    EndingReason,
    Event,
    FamilyAccessDecided,
    FormScope,
    Group,
    GroupEstablished,
    HearingManner,
    InvalidValue,
    Manner,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    MinutesShared,
    MinutesWritten,
    NeedSeen,
    NextOfKinRecorded,
    Parent,
    ParentRecorded,
    Profile,
    Record,
    RestrictionLifted,
    Rulebook,
    RuleText,
    RuleViolation,
    Source,
    Task,
    Text,
    Tie,
    User,
    VoiceArranged,
    digest,
    event_from_json,
    event_to_json,
    record_from_json,
    record_to_json,
    replay,
)
from support.life import AGENCIES, DAD, GRAN, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life, both
from support.samples import sample

STRANGER, STEP = "p-zz", "p-step"
KINDS = frozenset({"coordination", "health", "learning"})
SAME = Text(nb="-", nn="-", en="-")


def registered(life: Life, event: Event) -> Any:
    """Write down what has happened; the life goes on with the event that is to be kept."""
    question = getattr(life.book, "register", None)
    assert question is not None, "there is no question `register` (design 1)"
    answer = question(life.group, event)
    life.group = answer.group
    life.events.append(answer.event)
    return answer


def blocked(life: Life, event: Event) -> frozenset[str]:
    """The codes that stand against an event; there are some, or the story is wrong."""
    codes = frozenset(finding.code for finding in life.book.assess(life.group, event).blocking)
    assert codes, f"{event.tag} is permitted: the story no longer tells what it should"
    return codes


def unheard() -> tuple[Life, MeetingOpened]:
    """A second meeting about to be opened, the child neither there nor heard, and nobody to speak for it."""
    life = Life().established().met("m-1")
    life.call("m-2", 30)
    life.until(life.state.meetings["m-2"].starts or life.now)
    opened: MeetingOpened = life.make(
        MeetingOpened, NURSE, meeting="m-2", present={NURSE, TEACHER, MUM, DAD}, chair=NURSE
    )
    return life, opened


class TestHeldWithoutOrder:
    """A meeting that was held without order was held; its minutes and tasks exist (design 1; cases 9.9)."""

    def test_it_is_refused_as_a_proposal(self) -> None:
        life, opened = unheard()
        assert "meeting.child-heard" in blocked(life, opened)
        with pytest.raises(RuleViolation):
            life.book.advance(life.state, opened)

    def test_it_is_written_down(self) -> None:
        life, opened = unheard()
        codes = blocked(life, opened)
        asked = life.book.assess(life.state, opened)
        answer = registered(life, opened)
        assert answer.group.meetings["m-2"].status.value == "open"
        assert answer.verdict == asked
        assert not answer.verdict.permitted
        assert answer.event.despite == codes
        assert answer.event == opened.but(despite=codes)

    def test_the_rest_goes_on_in_order(self) -> None:
        """Ended, minutes written and shared under all rules; the tasks are owed, the turn is counted, people read."""
        life, opened = unheard()
        registered(life, opened)
        life.end("m-2")
        life.write("m-2", tasks=(Task(id="w-1", responsible=NURSE, deadline=Deadline(day=date(2026, 6, 1))),))
        life.share("m-2")
        assert ("w-1", NURSE) in {(duty.subject, duty.who) for duty in life.duties("work.done")}
        assert "w-1" in {point.subject for point in life.book.agenda(life.state, life.now)}
        for party in (NURSE, TEACHER, MUM, DAD, USER):
            assert life.book.may_read(life.state, party, "m-2", life.now).permitted

    def test_the_breach_stands_in_every_audit(self) -> None:
        life, opened = unheard()
        codes = blocked(life, opened)
        registered(life, opened)
        position = len(life.events)
        for _ in range(2):
            report = life.book.audit(life.events, life.now)
            assert not report.in_order
            assert {each.finding.code for each in report.refused if each.position == position} == codes
            life.wait(days=100)

    def test_hearing_the_child_afterwards_heals_nothing(self) -> None:
        life, opened = unheard()
        codes = blocked(life, opened)
        registered(life, opened)
        position = len(life.events)
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        report = life.book.audit(life.events, life.now)
        assert {each.finding.code for each in report.refused if each.position == position} == codes

    def test_a_whole_evening_out_of_order(self) -> None:
        """Opened a fortnight early, ended, written by mother: each is written down, and the task is the teacher's."""
        life = Life().established()
        life.call("m-9", 14)
        opened = life.make(MeetingOpened, NURSE, meeting="m-9", present={NURSE, TEACHER, MUM}, chair=NURSE)
        registered(life, opened)
        ended = life.make(MeetingEnded, NURSE, meeting="m-9", tasks_agreed=False, process_evaluated=False)
        registered(life, ended)
        tasks = (Task(id="w-9", responsible=TEACHER, deadline=Deadline(next_meeting=True)),)
        minutes = life.make(MinutesWritten, MUM, meeting="m-9", writer=MUM, kinds={"health"}, tasks=tasks)
        registered(life, minutes)
        assert life.state.work["w-9"].responsible == TEACHER
        assert replay(life.events) == life.group

    def test_established_without_a_trusted_person(self) -> None:
        """A group that has worked for a year without all of it is a group (design 1)."""
        life = Life().need().assessed().prepared()
        fact = next(event for event in life.events if event.tag == "trusted-person-agreed")
        life.events.remove(fact)
        life.group = replay(life.events)
        established = life.make(GroupEstablished, NURSE)
        assert "establish.trusted-person" in blocked(life, established)
        registered(life, established)
        assert life.state.status.value == "established"
        life.call()

    def test_dated_back_is_not_needed(self) -> None:
        """With `register` nobody needs a hearing or a voice on a day before the meeting; both can come after it."""
        life, opened = unheard()
        registered(life, opened)
        life.end("m-2")
        assert life.ask(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE).permitted


class TestInOrder:
    """What is in order is registered as it is."""

    def test_it_is_what_advance_gives(self) -> None:
        life = Life().established()
        event = life.make(NextOfKinRecorded, NURSE, party=GRAN)
        group = life.book.advance(life.state, event)
        answer = registered(life, event)
        assert answer.group == group
        assert answer.event == event
        assert answer.event.despite == frozenset()
        assert answer.verdict.permitted

    def test_a_warning_is_nothing_to_say_it_in_spite_of(self) -> None:
        life = Life().established()
        event = life.make(MeetingCalled, NURSE, **life.calling("m-2", 20, ends=None))
        verdict = life.book.assess(life.state, event)
        assert verdict.codes
        assert verdict.permitted
        assert registered(life, event).event.despite == frozenset()

    def test_the_first_event_of_a_group(self) -> None:
        life = Life()
        need = life.make(
            NeedSeen,
            NURSE,
            user=User(id=USER, birth_date=date(2015, 5, 1)),
            agency=AGENCIES[HEALTH],
            long_lasting=True,
            coordinated=True,
        )
        assert registered(life, need).group == replay([need])

    @pytest.mark.parametrize("kind", [ConsentWithdrawn, EndingDecided], ids=lambda kind: kind.tag)
    def test_a_no_is_in_order(self, kind: type[Event]) -> None:
        life = Life().established()
        fields: dict[str, Any] = {"grantor": MUM} if kind is ConsentWithdrawn else {"reason": EndingReason.USERS_WISH}
        answer = registered(life, life.make(kind, MUM, **fields))
        assert answer.verdict.permitted
        assert answer.event.despite == frozenset()


class TestHeader:
    """The codes stand in the header, so that the fold, which knows no policy, knows (design 1, 4)."""

    def test_nothing_is_said_by_default(self) -> None:
        for kind in (NeedSeen, ConsentGiven, MeetingOpened):
            assert sample(kind).but(despite=()).despite == frozenset()
            assert {each.name: each for each in attrs.fields(kind)}["despite"].default is not attrs.NOTHING

    def test_it_is_written_and_read_again(self) -> None:
        life, opened = unheard()
        event = registered(life, opened).event
        assert event_from_json(event_to_json(event)) == event
        assert record_from_json(record_to_json(life.log)) == life.log
        assert digest(event) != digest(opened)

    def test_an_event_in_order_is_written_as_before(self) -> None:
        """What has its default is left out, so no old seal breaks (design 2.7)."""
        assert "despite" not in event_to_json(Life().make(NextOfKinRecorded, NURSE, party=GRAN))

    def test_the_group_is_the_replay_of_what_is_kept(self) -> None:
        life, opened = unheard()
        group = registered(life, opened).group
        assert replay(life.events) == group

    def test_a_proposal_that_says_so_is_refused(self) -> None:
        """`advance` is the gate: who proposes does not say beforehand that the rules do not count (design 1)."""
        life = Life().established()
        event = life.make(NextOfKinRecorded, NURSE, party=GRAN, despite={"meeting.child-heard"})
        assert not life.book.assess(life.state, event).permitted
        with pytest.raises(RuleViolation):
            life.book.advance(life.state, event)

    @pytest.mark.parametrize("value", ["meeting.child-heard", [None], [7], {"a": 1}, 7, None], ids=repr)
    def test_it_holds_codes(self, value: Any) -> None:
        with pytest.raises(InvalidValue) as caught:
            Life().make(NextOfKinRecorded, NURSE, party=GRAN, despite=value)
        assert caught.value.field.startswith("despite")

    def test_a_municipalitys_own_rule_is_named_too(self) -> None:
        def never(situation: Any, event: Any) -> Any:
            return ansvar_core.Breach()

        check = ContentCheck(
            code="town.never",
            governs=(NextOfKinRecorded,),
            source=Source(design=True),
            judge=never,
            text=RuleText(wrong=SAME, why=SAME, do=SAME),
        )
        life = Life(Rulebook.standard()).established()
        life.book = Rulebook.of(Profile(name="town", label=SAME, checks=[check]))
        answer = registered(life, life.make(NextOfKinRecorded, NURSE, party=GRAN))
        assert answer.event.despite == frozenset({"town.never"})


class TestNotPlaced:
    """`register` refuses only what cannot be placed (design 1; 3 *Fold and table*)."""

    @pytest.mark.parametrize("how", ["twice", "another group", "unknown meeting", "no need first"])
    def test_it_is_told_with_an_error_of_ours(self, how: str) -> None:
        life = Life().established()
        event: Event = life.make(NextOfKinRecorded, NURSE, party=GRAN)
        group: Group | None = life.group
        if how == "twice":
            event = event.but(id=life.events[3].id)
        elif how == "another group":
            event = event.but(group="g-other")
        elif how == "unknown meeting":
            event = life.make(MinutesWritten, TEACHER, meeting="m-none", writer=TEACHER, kinds={"health"})
        else:
            group = None
        question = getattr(life.book, "register", None)
        assert question is not None, "there is no question `register` (design 1)"
        with pytest.raises((CorruptRecord, RuleViolation)):
            question(group, event)

    def test_everything_else_that_can_be_folded_is_written_down(self) -> None:
        """Whatever `replay` takes after a record, `register` takes: it is no second gate."""
        question = getattr(Rulebook, "register", None)
        assert question is not None, "there is no question `register` (design 1)"
        life = Life().established().met("m-1")
        at = life.now + timedelta(days=1)
        refused = []
        for kind in ansvar_core.EVENT_TYPES:
            event = attrs.evolve(sample(kind), id="e-new", group="g-1", at=at, recorded_at=at)
            try:
                replay([event], after=life.state)
            except CorruptRecord:
                continue
            try:
                life.book.register(life.state, event)
            except (CorruptRecord, RuleViolation):
                refused.append(kind.tag)
        assert refused == []


# --- never an authority -----------------------------------------------------------------------------------------------

# acts that give somebody a right (design 1), and undoing, by which one could be had back
GIVING = [
    "consent-given",
    "consent-confirmed",
    "other-basis-recorded",
    "family-access-decided",
    "restriction-lifted",
    "parent-recorded",
    "competence-decided",
    "care-taken-over-recorded",
    "guardian-recorded",
    "coordinator-accepted",
    "relay-accepted",
    "participant-joined",
]
ACTORS = [STRANGER, GRAN, DAD, MUM, TEACHER, NURSE, USER]


def rights(group: Group, at: datetime, parties: list[str]) -> set[tuple[str, ...]]:
    """What people may, by the answers: read, be covered, answer for the group, consent, decide."""
    book = Rulebook.standard()
    consent = book.consent(group, at)
    found: set[tuple[str, ...]] = {
        ("reads", party, meeting)
        for party in parties
        for meeting in group.meetings
        if book.may_read(group, party, meeting, at).permitted
    }
    found |= {("covered", each.agency) for each in consent.agencies if not each.gaps}
    found |= {("consents", each.party) for each in consent.required.consenters}
    if group.coordinator.holder is not None:
        found.add(("coordinates", group.coordinator.holder))
    for party in parties:
        ending = EndingDecided(id="e-ask", group=group.id, at=at, actor=party, reason=EndingReason.NEED_CEASED)
        if book.assess(group, ending).permitted:
            found.add(("may end", party))
    return found


def _lives() -> dict[str, Life]:
    plain = Life().established().met("m-1")
    no = Life().established().met("m-1")
    no.do(ConsentWithdrawn, MUM, grantor=MUM)
    shut = Life().established().met("m-1")
    shut.do(AccessRestricted, NURSE, party=DAD, basis="d-1")
    young = Life().need(born=date(2008, 6, 1)).assessed().prepared(consents=False)
    return {"plain": plain, "withdrawn": no, "shut out": shut, "a youth": young}


LIVES = list(_lives())


class TestNeverAnAuthority:
    """No registered act gives a right that assess would refuse (design 1)."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("where", LIVES)
    @pytest.mark.parametrize("tag", GIVING)
    def test_nobody_gets_a_right_by_it(self, tag: str, where: str) -> None:
        kind = ansvar_core.EVENT_TYPE_BY_TAG[tag]
        life = _lives()[where]
        before = life.state
        tried = 0
        for actor in ACTORS:
            at = life.now + timedelta(hours=1)
            event = attrs.evolve(
                sample(kind), id="e-act", group="g-1", at=at, recorded_at=at, actor=actor, recorded_by=actor
            )
            try:
                verdict = life.book.assess(before, event)
            except CorruptRecord:
                continue
            if verdict.permitted or any(finding.code == "record.cannot-be-placed" for finding in verdict.blocking):
                continue
            tried += 1
            question = getattr(life.book, "register", None)
            assert question is not None, "there is no question `register` (design 1)"
            answer = question(before, event)
            people = [*ACTORS, STEP, "p-guardian", "p-child-welfare"]
            for later in (0, 1, 40, 400):
                then = at + timedelta(days=later, minutes=1)
                assert rights(answer.group, then, people) <= rights(before, then, people), (actor, later)
        assert tried or where != "plain", "nothing was refused: the story no longer tells what it should"

    def _form(self, life: Life, grantor: str, **fields: Any) -> ConsentGiven:
        rest: dict[str, Any] = {
            "grantor": grantor,
            "capacity": Capacity.PARENT,
            "grants": (*both(HEALTH), *both(SCHOOL)),
            "first_day": life.now.date(),
            "manner": Manner.WRITTEN,
            "informed": True,
            "document": "d-form",
            "scope": FormScope.THESE_AGENCIES,
            **fields,
        }
        event: ConsentGiven = life.make(ConsentGiven, grantor, **rest)
        return event

    def _preparing(self) -> Life:
        life = Life().need().assessed()
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        life.consent(DAD, HEALTH, SCHOOL)
        return life

    def test_a_consent_that_nobody_was_informed_of_covers_nothing(self) -> None:
        life = self._preparing()
        form = self._form(life, MUM, informed=False)
        blocked(life, form)
        registered(life, form)
        assert life.book.consent(life.state, life.now).stands_still
        life.wait(days=10)
        assert life.book.consent(life.state, life.now).stands_still

    def test_done_anew_it_counts(self) -> None:
        """It is done anew: a form of which she was informed covers from its own day."""
        life = self._preparing()
        registered(life, self._form(life, MUM, informed=False))
        life.wait(days=2)
        life.consent(MUM, HEALTH, SCHOOL)
        cover = life.book.consent(life.state, life.now)
        assert all(not each.gaps for each in cover.agencies)

    def test_it_can_be_withdrawn_all_the_same(self) -> None:
        life = self._preparing()
        registered(life, self._form(life, MUM, informed=False))
        assert life.ask(ConsentWithdrawn, MUM, grantor=MUM).permitted

    def test_later_facts_do_not_heal_it(self) -> None:
        """A step-parent's form is registered; then the step-parent is recorded as a parent: a form is still wanted."""
        life = self._preparing()
        life.consent(MUM, HEALTH, SCHOOL)
        form = self._form(life, STEP)
        blocked(life, form)
        registered(life, form)
        life.do(ParentRecorded, NURSE, parent=Parent(party=STEP))
        cover = life.book.consent(life.state, life.now)
        assert STEP in {each.party for each in cover.required.consenters}
        assert all(STEP in {gap.party for gap in each.gaps} for each in cover.agencies)

    def test_an_office_taken_without_being_asked(self) -> None:
        life = Life().established()
        taken = life.make(CoordinatorAccepted, STRANGER, party=STRANGER)
        blocked(life, taken)
        registered(life, taken)
        assert life.state.coordinator.holder == NURSE
        assert "p-zz" not in {duty.who for duty in life.duties()}

    def test_being_asked_afterwards_does_not_heal_it(self) -> None:
        life = Life().established()
        registered(life, life.make(CoordinatorAccepted, TEACHER, party=TEACHER))
        life.do(CoordinatorOffered, NURSE, party=TEACHER)
        assert life.state.coordinator.holder == NURSE
        life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
        assert life.state.coordinator.holder == TEACHER

    def test_minutes_shared_against_a_no_are_read_by_nobody_new(self) -> None:
        """That they were sent is a fact; that the teacher may read them is not (2.1)."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        shared = life.make(MinutesShared, NURSE, meeting="m-1", recipients={TEACHER})
        blocked(life, shared)
        registered(life, shared)
        assert not life.book.may_read(life.state, TEACHER, "m-1", life.now).permitted

    def test_being_in_the_room_against_a_no_opens_no_minutes(self) -> None:
        life = Life().established()
        life.call()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        life.until(life.state.meetings["m-1"].starts or life.now)
        opened = life.make(MeetingOpened, NURSE, meeting="m-1", present={NURSE, TEACHER, USER, MUM}, chair=NURSE)
        blocked(life, opened)
        registered(life, opened)
        assert not life.book.may_read(life.state, TEACHER, "m-1", life.now).permitted

    def test_grandmother_does_not_let_herself_in(self) -> None:
        life = Life().established().met("m-1")
        let = life.make(FamilyAccessDecided, GRAN, party=GRAN, allowed=True, kinds=KINDS)
        blocked(life, let)
        registered(life, let)
        assert not life.book.may_read(life.state, GRAN, "m-1", life.now).permitted

    def test_one_who_is_shut_out_does_not_let_himself_in(self) -> None:
        life = Life().established().met("m-1")
        life.do(AccessRestricted, NURSE, party=DAD, basis="d-1")
        lifted = life.make(RestrictionLifted, DAD, party=DAD)
        if life.book.assess(life.state, lifted).permitted:
            pytest.fail("lifting by the one shut out is permitted (design 6 *Access*: never)")
        registered(life, lifted)
        assert not life.book.may_read(life.state, DAD, "m-1", life.now).permitted

    def test_what_is_no_right_counts(self) -> None:
        """An agency's new tie, written down against the rules or not, is a fact like any other."""
        life = Life().established()
        agency = Agency(id="a-x", tie=Tie.EXTERNAL, kind="physiotherapy")
        answer = registered(life, life.make(AgencyRecorded, NURSE, agency=agency))
        assert answer.group.agencies["a-x"] == agency


class TestAudit:
    """An audit tells an act that gives a right and should have said so (design 1)."""

    def _life(self) -> tuple[Life, Event]:
        life = Life().established()
        taken = life.make(CoordinatorAccepted, STRANGER, party=STRANGER)
        return life, taken

    def test_with_its_codes_the_breach_is_told(self) -> None:
        life, taken = self._life()
        codes = blocked(life, taken)
        registered(life, taken)
        report = life.book.audit(life.events, life.now)
        assert codes <= {each.finding.code for each in report.refused if each.position == len(life.events)}

    def test_without_them_it_is_told_as_well(self) -> None:
        """Put into the record by another door, without `register`: the audit says more than the breach."""
        life, taken = self._life()
        codes = blocked(life, taken)
        events = [*life.events, taken]
        report = life.book.audit(events, life.now)
        told = {each.finding.code for each in report.judged if each.position == len(events)}
        assert codes < told

    def test_a_record_kept_by_register_alone_is_whole(self) -> None:
        """Every event of a life registered instead of advanced: the same groups, and the same record."""
        life = Life().established().met("m-1")
        other = Life()
        for event in life.events:
            registered(other, event)
        assert other.group == life.group
        assert Record(group="g-1", events=tuple(other.events)) == life.log

    def test_a_voice_after_the_meeting_is_no_voice(self) -> None:
        """Settled who brings the voice a day after: too late for the meeting that was held (B15)."""
        life, opened = unheard()
        registered(life, opened)
        life.end("m-2")
        life.wait(days=1)
        life.record(VoiceArranged, NURSE, meeting="m-2", party=NURSE)
        report = life.book.audit(life.events, life.now)
        assert "meeting.child-heard" in {each.finding.code for each in report.refused}

    def test_nobody_is_told_twice(self) -> None:
        life, opened = unheard()
        registered(life, opened)
        report = life.book.audit(life.events, life.now)
        told = [each.finding.code for each in report.refused if each.position == len(life.events)]
        assert told
        assert len(told) == len(set(told))
