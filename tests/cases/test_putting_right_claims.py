"""Claims about putting right: a correction changes what it says, nothing else (cases 3; design 3, 6 *Putting right*).

And what rested on a thing that never was, falls with it.  Written from the sources by somebody who has not read how it
is done; judged by the answers alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    AbsenceExcused,
    AccessRestricted,
    Agency,
    AgencyRecorded,
    ChairAgreed,
    ChildHeard,
    CompetenceDecided,
    ConsentGiven,
    ConsentNarrowed,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    Deadline,
    EndingDecided,
    EndingReason,
    Event,
    FamilyAccessDecided,
    FinalEvaluationMade,
    Group,
    GroupEnded,
    HandoverAccepted,
    HandoverOffered,
    HearingManner,
    MeetingCalled,
    MeetingMoved,
    MeetingOpened,
    MemberJoined,
    MemberLeft,
    MinutesCorrected,
    MinutesWritten,
    NeedSeen,
    NextOfKinRecorded,
    OtherBasisRecorded,
    Parent,
    ParentRecorded,
    ParticipantLeft,
    PlanEvaluated,
    Record,
    RecordedInError,
    RestrictionLifted,
    Rulebook,
    Tampering,
    Task,
    TaskAgreed,
    Tie,
    TrustedPersonAgreed,
    User,
    UserRecorded,
    VoiceArranged,
    WorkChanged,
    WorkDone,
    WorkDropped,
    record_from_json,
    record_to_json,
    replay,
    seal,
    verify,
)
from support.life import AGENCIES, COUNSEL, DAD, GRAN, HEALTH, MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life
from support.pairs import PAIRS, Second, new_period_after_the_last
from support.samples import sample, world

BOOK = Rulebook.standard()
OUT = date(2026, 2, 28)
# A record, and a period, begins with a need: by decision it is answered by another fact, and never taken back.
FACTS = [kind for kind in EVENT_TYPES if kind is not NeedSeen]
# kinds about places in the record, which is longer by what was undone and the undoing
_OF_RECORD = frozenset({"recorded-in-error", "clock-corrected"})


def answers(group: Group, at: datetime, others: tuple[Group, ...] = (), book: Rulebook = BOOK) -> dict[str, Any]:
    """Every answer about a group at an instant, without the places in the record that it refers to.

    `others` are groups whose people and meetings are asked about too.
    """
    consent = book.consent(group, at)
    known = (group, *others)
    parties = {MUM, DAD, GRAN, USER, NURSE, TEACHER, PHYSIO}.union(
        *({*each.participants, *each.members} for each in known)
    )
    meetings: set[str] = set().union(*(each.meetings for each in known))
    offered = [
        {(option.kind, option.subject) for option in book.options(each, at, NURSE) if option.kind not in _OF_RECORD}
        for each in known
    ]
    shared = set.intersection(*offered)
    return {
        "status": group.status,
        "period": group.period,
        "stands still": consent.stands_still,
        "required": consent.required,
        "cover": {
            each.agency: sorted(
                (gap.why.value, gap.object.value, gap.party or "", str(gap.day or "")) for gap in each.gaps
            )
            for each in consent.agencies
        },
        "duties": sorted(
            repr((each.code, each.who, each.subject, each.about, each.due, each.next_meeting, each.overdue))
            for each in book.duties(group, at)
        ),
        "agenda": [(each.topic, each.why, each.subject, each.who) for each in book.agenda(group, at)],
        "turns": [(each.party, each.turns) for each in book.rota(group, at, 3)],
        "reading": {
            (party, meeting): book.may_read(group, party, meeting, at).permitted
            for party, meeting in itertools.product(sorted(parties), sorted(meetings))
        },
        "possible": {
            (each.kind, each.subject): (each.possible, sorted({finding.code for finding in each.findings}))
            for each in book.options(group, at, NURSE)
            if (each.kind, each.subject) in shared
        },
        "next change": book.next_change(group, at),
    }


def differing(left: Group, right: Group, at: datetime) -> dict[str, Any]:
    """The answers that are not the same, both."""
    one, other = answers(left, at, (right,)), answers(right, at, (left,))
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


def undo(life: Life, event: Event, actor: str = NURSE) -> Any:
    """Put an event down as recorded in error, under all rules; a no of one's own, by whoever said it."""
    own = ("participant-left", "member-left", "coordinator-declined", "coordinator-laid-down")
    actor = event.actor if event.tag in own else actor
    return life.do(RecordedInError, actor, event=event.id, reason="on the wrong group")


def done(life: Life, kind: type[Event], actor: str = NURSE, **fields: Any) -> Event:
    """Do something, and give the event."""
    life.do(kind, actor, **fields)
    return life.events[-1]


def said_by(fact: Event) -> str:
    """Whose word an answer is; of other facts, the nurse's."""
    own = "party" if fact.tag == "objection-recorded" else "grantor"
    return str(getattr(fact, own, NURSE))


# --- every kind of fact -----------------------------------------------------------------------------------------------


class TestEveryKind:
    """`RecordedInError` undoes every kind of fact: the answers are those of a group in which it never was (3)."""

    def _after(self, kind: type[Event], *, between: bool) -> tuple[Group, Group, datetime]:
        record, group = world()
        at = max(event.recorded_at for event in record).astimezone(UTC) + timedelta(days=1)
        fact = attrs.evolve(sample(kind), id="e-fact", group=group.id, at=at, recorded_at=at)
        later = at + timedelta(hours=1)
        head = {"group": group.id, "at": later, "actor": NURSE}
        other = NextOfKinRecorded(id="e-other", party="p-aunt", **head)
        # who said it takes it back: whether others may take back a no is another question
        error = RecordedInError(id="e-undo", event="e-fact", reason="never was", **{**head, "actor": said_by(fact)})
        middle = (other,) if between else ()
        without = replay(middle, after=group)
        after = replay((fact, *middle, error), after=group)
        assert without is not None
        assert after is not None
        return without, after, later + timedelta(hours=1)

    @pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.tag)
    def test_as_the_last(self, kind: type[Event]) -> None:
        without, after, at = self._after(kind, between=False)
        assert differing(without, after, at) == {}

    @pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.tag)
    def test_with_another_fact_since(self, kind: type[Event]) -> None:
        without, after, at = self._after(kind, between=True)
        assert differing(without, after, at) == {}

    @pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.tag)
    def test_some_time_later(self, kind: type[Event]) -> None:
        """Nothing of it comes up afterwards: no day that passes, no deadline."""
        without, after, at = self._after(kind, between=False)
        assert differing(without, after, at + timedelta(days=500)) == {}


@pytest.mark.parametrize(
    "pair", [each for each in PAIRS if each is not new_period_after_the_last], ids=lambda pair: pair.__name__
)
class TestEveryStep:
    """The same of steps in an ordinary life, under all rules."""

    def test_a_step_undone_is_a_step_not_taken(self, pair: Callable[[Life], Second]) -> None:
        life = Life()
        _, kind, actor, fields = pair(life)
        if kind is MeetingOpened:
            life.until(max(life.now, life.state.meetings["m-1"].starts or life.now))
        before = life.state
        step = done(life, kind, actor, **fields)
        life.wait(minutes=5)
        verdict = undo(life, step)
        assert verdict.permitted
        assert differing(before, life.state, life.now) == {}

    def test_it_can_be_taken_again(self, pair: Callable[[Life], Second]) -> None:
        """What never was stands in nobody's way."""
        life = Life()
        _, kind, actor, fields = pair(life)
        if kind is MeetingOpened:
            life.until(max(life.now, life.state.meetings["m-1"].starts or life.now))
        step = done(life, kind, actor, **fields)
        once = life.state
        undo(life, step)
        verdict = life.ask(kind, actor, **fields)
        assert verdict.permitted, verdict.codes
        life.do(kind, actor, **fields)
        assert answers(once, life.now)["status"] == answers(life.state, life.now)["status"]


class TestUndone:
    """Putting right does no more, and no less, than put right."""

    def test_an_undoing_undone(self) -> None:
        """The undoing is a fact too: undone, what it undid holds again."""
        life = Life().established()
        fact = done(life, AccessRestricted, NURSE, party=TEACHER, basis="d-basis")
        with_fact = life.state
        error = done(life, RecordedInError, NURSE, event=fact.id, reason="wrong person")
        undo(life, error)
        assert differing(with_fact, life.state, life.now) == {}

    def test_undone_twice_is_undone_once(self) -> None:
        life = Life().established()
        before = life.state
        fact = done(life, AccessRestricted, NURSE, party=TEACHER, basis="d-basis")
        undo(life, fact)
        life.record(RecordedInError, NURSE, event=fact.id, reason="once more")
        assert differing(before, life.state, life.now) == {}

    def test_the_earlier_word_holds_again(self) -> None:
        """Of three records of one agency, the last undone leaves the second; the second undone leaves the third."""
        first = Agency(id="a-x", tie=Tie.EXTERNAL, kind="physiotherapy")
        second = attrs.evolve(first, tie=Tie.MUNICIPAL)
        third = attrs.evolve(first, tie=Tie.OPERATING_AGREEMENT)
        for undone, holds in ((2, Tie.MUNICIPAL), (1, Tie.OPERATING_AGREEMENT)):
            life = Life().established()
            told = [done(life, AgencyRecorded, agency=each) for each in (first, second, third)]
            undo(life, told[undone])
            assert life.state.agencies["a-x"].tie is holds

    def test_a_birth_date_put_right_and_back(self) -> None:
        """Who must consent follows the birth date that stands."""
        life = Life().established()
        required = life.book.consent(life.state, life.now).required
        user = User(id=USER, birth_date=date(2000, 5, 1))
        wrong = done(life, UserRecorded, user=user, reason="another year")
        assert life.book.consent(life.state, life.now).required != required
        undo(life, wrong)
        assert life.book.consent(life.state, life.now).required == required

    def test_a_form_undone_leaves_the_form_before(self) -> None:
        life = Life().established()
        life.consent(MUM, HEALTH, SCHOOL, kinds={"learning"})
        before = life.state
        life.consent(MUM, HEALTH, SCHOOL, kinds={"health", "learning", "coordination"})
        undo(life, life.events[-1])
        assert differing(before, life.state, life.now) == {}

    def test_a_form_that_never_was_covers_nothing(self) -> None:
        """The record of a consent that was another child's: nobody is covered by it, not for a day (2.1)."""
        life = Life().established()
        form = next(event for event in life.events if isinstance(event, ConsentGiven) and event.grantor == MUM)
        given_at = life.now
        undo(life, form)
        assert life.book.consent(life.state, life.now).stands_still
        assert life.book.consent(life.state, given_at).stands_still

    def test_mother_can_still_withdraw_when_her_form_was_an_error(self) -> None:
        """Withdrawing always works (2.2), also for one whose form is void and whose consent is required."""
        life = Life().established()
        form = next(event for event in life.events if isinstance(event, ConsentGiven) and event.grantor == MUM)
        undo(life, form)
        assert life.ask(ConsentWithdrawn, MUM, grantor=MUM).permitted

    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            (ConsentWithdrawn, {"grantor": MUM}),
            (ConsentNarrowed, {"grantor": MUM, "agency": SCHOOL, "kinds": {"learning"}}),
            (EndingDecided, {"reason": EndingReason.USERS_WISH}),
        ],
        ids=lambda each: getattr(each, "tag", ""),
    )
    def test_a_no_of_hers_is_not_undone_by_others_without_a_word(
        self, kind: type[Event], fields: dict[str, Any]
    ) -> None:
        """Who puts somebody else's no down as an error opens the group again: it is remarked on (2.1, 2.2; ours)."""
        life = Life().established()
        no = done(life, kind, MUM, **fields)
        verdict = life.ask(RecordedInError, NURSE, event=no.id, reason="misunderstood")
        assert verdict.codes != ()

    def test_a_withdrawal_after_an_undone_one_counts(self) -> None:
        life = Life().established()
        no = done(life, ConsentWithdrawn, MUM, grantor=MUM)
        life.record(RecordedInError, NURSE, event=no.id, reason="wrong parent")
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        assert life.book.consent(life.state, life.now).stands_still

    def test_a_narrowing_undone(self) -> None:
        life = Life().established()
        before = life.state
        no = done(life, ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"learning"})
        life.record(RecordedInError, NURSE, event=no.id, reason="another child's form")
        assert differing(before, life.state, life.now) == {}

    def test_an_event_nobody_knows_is_not_undone(self) -> None:
        life = Life().established()
        assert not life.ask(RecordedInError, NURSE, event="e-nobody-knows", reason="-").permitted

    def test_what_was_assessed_before_is_not_rewritten(self) -> None:
        """The findings at the positions before stand as they stood (design 6 *Putting right*)."""
        life = Life().established().met("m-1")
        call = next(event for event in life.events if isinstance(event, MeetingCalled))
        before = life.audit()
        undo(life, call)
        after = life.audit()
        old = len(life.events) - 1
        assert [each for each in after.judged if each.position <= old] == list(before.judged)

    def test_nothing_is_taken_out_of_the_record(self) -> None:
        life = Life().established().met("m-1")
        seals = seal(life.log)
        call = next(event for event in life.events if isinstance(event, MeetingCalled))
        undo(life, call)
        assert {each.what for each in verify(life.log, seals)} <= {Tampering.UNSEALED}
        assert record_from_json(record_to_json(life.log)) == life.log
        assert isinstance(life.log, Record)

    @pytest.mark.parametrize(
        ("kind", "actor", "fields"),
        [
            (TrustedPersonAgreed, USER, {"party": "p-uncle"}),
            (ParticipantLeft, DAD, {"party": DAD}),
            (MemberLeft, TEACHER, {"party": TEACHER}),
            (ParentRecorded, NURSE, {"parent": Parent(party="p-step")}),
            (CompetenceDecided, NURSE, {"competent": False, "decision": "d-1"}),
            (OtherBasisRecorded, NURSE, {"agency": HEALTH, "kinds": {"health"}, "basis": "d-1"}),
            (PlanEvaluated, NURSE, {"next_on": date(2026, 9, 1)}),
            (TaskAgreed, NURSE, {"work": "w-1", "responsible": NURSE, "deadline": Deadline(day=OUT)}),
            (AccessRestricted, NURSE, {"party": DAD, "basis": "d-1"}),
            (FamilyAccessDecided, MUM, {"party": GRAN, "allowed": True, "kinds": {"health"}}),
            (ChildHeard, NURSE, {"manner": HearingManner.TALKED_WITH, "by": NURSE}),
            (EndingDecided, MUM, {"reason": EndingReason.USERS_WISH}),
            (CoordinatorOffered, NURSE, {"party": TEACHER}),
        ],
        ids=lambda each: getattr(each, "tag", ""),
    )
    def test_each_of_these_in_an_established_group(self, kind: type[Event], actor: str, fields: dict[str, Any]) -> None:
        life = Life().established()
        life.do(NextOfKinRecorded, NURSE, party=GRAN)
        life.met("m-1")
        before = life.state
        fact = life.make(kind, actor, **fields)
        life._put(fact)
        life.wait(hours=1)
        verdict = life.record(RecordedInError, actor, event=fact.id, reason="never was")
        assert verdict.permitted, verdict.codes
        assert differing(before, life.state, life.now) == {}

    @pytest.mark.parametrize(
        ("kind", "actor", "fields"),
        [
            (AbsenceExcused, NURSE, {"meeting": "m-1", "party": TEACHER, "reason": "ill"}),
            (VoiceArranged, NURSE, {"meeting": "m-1", "party": NURSE}),
            (ChairAgreed, NURSE, {"meeting": "m-1", "party": TEACHER}),
            (MeetingMoved, NURSE, {"meeting": "m-1", "starts": datetime(2026, 3, 3, 9, tzinfo=UTC)}),
        ],
        ids=lambda each: getattr(each, "tag", ""),
    )
    def test_each_of_these_about_a_called_meeting(self, kind: type[Event], actor: str, fields: dict[str, Any]) -> None:
        life = Life().established()
        life.call()
        before = life.state
        fact = life.make(kind, actor, **fields)
        life._put(fact)
        verdict = life.record(RecordedInError, NURSE, event=fact.id, reason="never was")
        assert verdict.permitted, verdict.codes
        assert differing(before, life.state, life.now) == {}

    def test_a_new_coordinator_who_never_was(self) -> None:
        """The old one answers again, who never stopped answering (B10)."""
        life = Life().established()
        life.do(CoordinatorOffered, NURSE, party=TEACHER)
        before = life.state
        accepted = done(life, CoordinatorAccepted, TEACHER, party=TEACHER)
        undo(life, accepted)
        assert life.state.coordinator.holder == NURSE
        assert differing(before, life.state, life.now) == {}

    def test_a_lifting_that_never_was(self) -> None:
        """A restriction lifted by mistake holds again: dad does not read (design 6 *Access*)."""
        life = Life().established().met("m-1")
        life.do(AccessRestricted, NURSE, party=DAD, basis="d-1")
        lifted = done(life, RestrictionLifted, NURSE, party=DAD)
        assert life.book.may_read(life.state, DAD, "m-1", life.now).permitted
        undo(life, lifted)
        assert not life.book.may_read(life.state, DAD, "m-1", life.now).permitted

    def test_an_end_that_never_was(self) -> None:
        life = Life().established()
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, NURSE, document="d-final")
        before = life.state
        ended = done(life, GroupEnded, NURSE)
        undo(life, ended)
        assert differing(before, life.state, life.now) == {}

    def test_a_new_period_is_not_taken_back(self) -> None:
        """By decision: a period begins with its need, and that there is to be no group is said by another fact."""
        life = Life().established().met("m-1")
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, NURSE, document="d-final")
        life.do(GroupEnded, NURSE)
        user = User(id=USER, birth_date=date(2015, 5, 1))
        need = done(life, NeedSeen, user=user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
        assert "error.what-can-be-void" in life.ask(RecordedInError, event=need.id, reason="never was").codes
        before = life.state
        life.record(RecordedInError, event=need.id, reason="never was")
        assert differing(before, life.state, life.now) == {}


# --- a meeting that never was -----------------------------------------------------------------------------------------


def agreed(*members: str) -> Life:
    """A meeting whose minutes agree a task of the teacher's by the end of February."""
    life = Life().established(*members)
    life.call()
    life.open()
    life.end()
    life.write(tasks=(Task(id="w-1", responsible=TEACHER, deadline=Deadline(day=OUT), text="ring"),))
    life.share()
    return life


class TestMeetingThatNeverWas:
    """What is void takes its tasks, papers and turns with it (cases 3.3; design 3)."""

    def _void(self) -> Life:
        life = agreed()
        undo(life, next(event for event in life.events if isinstance(event, MeetingCalled)))
        return life

    def test_nobody_owes_its_tasks(self) -> None:
        life = self._void()
        life.until(datetime(2026, 6, 1, 9, tzinfo=UTC))
        assert [duty for duty in life.duties() if duty.subject in {"w-1", "m-1"}] == []
        assert [each for each in life.audit().owed if each.duty.subject == "w-1"] == []

    def test_they_are_on_no_agenda(self) -> None:
        life = self._void()
        assert "w-1" not in [point.subject for point in life.book.agenda(life.state, life.now)]

    @pytest.mark.parametrize("party", [MUM, DAD, NURSE, TEACHER])
    def test_nobody_reads_its_papers_on_the_strength_of_this_group(self, party: str) -> None:
        life = self._void()
        assert not life.book.may_read(life.state, party, "m-1", life.now).permitted

    def test_it_stands_in_the_way_of_no_end(self) -> None:
        life = self._void()
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, NURSE, document="d-final")
        assert life.ask(GroupEnded).permitted

    def test_nobody_had_a_turn(self) -> None:
        life = self._void()
        plain = Life().established()
        turns = [(turn.party, turn.turns) for turn in life.book.rota(life.state, life.now, 2)]
        assert turns == [(turn.party, turn.turns) for turn in plain.book.rota(plain.state, plain.now, 2)]

    def test_its_minutes_cannot_be_put_right_or_shared_or_read(self) -> None:
        life = self._void()
        for kind, actor, fields in (
            (MinutesCorrected, TEACHER, {"kinds": {"health"}, "reason": "a slip"}),
            (MinutesWritten, TEACHER, {"writer": TEACHER, "kinds": {"health"}}),
        ):
            assert not life.ask(kind, actor, meeting="m-1", **fields).permitted

    def test_work_done_on_its_task_was_done_all_the_same(self) -> None:
        """A fact of its own that happened stays possible to record; nothing is owed either way (ours)."""
        life = agreed()
        life.do(WorkDone, TEACHER, work="w-1")
        undo(life, next(event for event in life.events if isinstance(event, MeetingCalled)))
        assert [duty for duty in life.duties() if duty.subject == "w-1"] == []

    def test_minutes_alone_that_never_were(self) -> None:
        """The meeting was held; its minutes were another group's: they are owed anew, and can be written."""
        life = agreed()
        written = next(event for event in life.events if isinstance(event, MinutesWritten))
        life.record(RecordedInError, NURSE, event=written.id, reason="another group's")
        assert [duty for duty in life.duties() if duty.subject == "w-1"] == []
        assert "minutes.written" in {duty.code for duty in life.duties()}
        assert life.ask(MinutesWritten, TEACHER, meeting="m-1", writer=TEACHER, kinds={"health"}).permitted

    def test_an_opening_that_never_was(self) -> None:
        """The meeting is called still, and can be opened; its call, turns and places stand."""
        life = Life().established()
        life.call()
        called = life.state
        life.open()
        opened = life.events[-1]
        undo(life, opened)
        assert differing(called, life.state, life.now) == {}


# --- minutes put right ------------------------------------------------------------------------------------------------

LINE = Task(id="w-1", responsible=TEACHER, deadline=Deadline(day=OUT), text="ring")


def corrected(life: Life, *tasks: Task) -> Any:
    """Correct the minutes to these lines."""
    return life.do(
        MinutesCorrected, TEACHER, meeting="m-1", kinds={"health"}, tasks=tasks, reason="a name was put right"
    )


class TestMinutesPutRight:
    """Correcting minutes changes only the lines that differ from those they correct (cases 3.1, 3.2; design 3)."""

    def test_old_text_takes_back_no_later_change(self) -> None:
        life = agreed()
        life.do(WorkChanged, NURSE, work="w-1", responsible=NURSE, deadline=Deadline(day=date(2026, 6, 30)), reason="-")
        life.do(HandoverOffered, NURSE, work="w-1", to=TEACHER)
        before = life.state
        corrected(life, LINE)
        work = life.state.work["w-1"]
        assert (work.responsible, work.deadline) == (NURSE, Deadline(day=date(2026, 6, 30)))
        assert work.offered_to == TEACHER
        assert before.work["w-1"].responsible == NURSE

    @pytest.mark.parametrize("how", ["done", "dropped", "handed over"])
    def test_settled_since_is_no_lock(self, how: str) -> None:
        life = agreed()
        if how == "done":
            life.do(WorkDone, TEACHER, work="w-1")
        elif how == "dropped":
            life.do(WorkDropped, TEACHER, work="w-1", reason="-", user_told=True)
        else:
            life.do(HandoverOffered, TEACHER, work="w-1", to=NURSE)
            life.do(HandoverAccepted, NURSE, work="w-1", to=NURSE)
        status = life.state.work["w-1"].status
        corrected(life, LINE)
        assert life.state.work["w-1"].status is status

    def test_a_line_that_differs_is_changed(self) -> None:
        life = agreed()
        corrected(life, attrs.evolve(LINE, deadline=Deadline(day=date(2026, 3, 15))))
        assert life.state.work["w-1"].deadline == Deadline(day=date(2026, 3, 15))
        assert life.state.work["w-1"].responsible == TEACHER

    def test_only_the_part_of_a_line_that_differs(self) -> None:
        """Responsible was changed since, the day is put right: the one stays, the other is changed (ours)."""
        life = agreed()
        life.do(WorkChanged, NURSE, work="w-1", responsible=NURSE, deadline=Deadline(day=OUT), reason="-")
        corrected(life, attrs.evolve(LINE, deadline=Deadline(day=date(2026, 3, 15))))
        assert life.state.work["w-1"].responsible == NURSE

    def test_a_line_struck_out_ends_the_work(self) -> None:
        life = agreed()
        corrected(life)
        life.until(datetime(2026, 6, 1, 9, tzinfo=UTC))
        assert [duty for duty in life.duties() if duty.subject == "w-1"] == []

    def test_a_line_added_is_owed(self) -> None:
        life = agreed()
        corrected(life, LINE, Task(id="w-2", responsible=NURSE, deadline=Deadline(day=OUT)))
        assert {duty.subject for duty in life.duties("work.done")} == {"w-1", "w-2"}

    def test_corrected_twice_is_compared_with_the_first_correction(self) -> None:
        """What is corrected is the latest version, not the first one."""
        life = agreed()
        corrected(life, attrs.evolve(LINE, deadline=Deadline(day=date(2026, 3, 15))))
        life.do(
            WorkChanged, NURSE, work="w-1", responsible=TEACHER, deadline=Deadline(day=date(2026, 4, 1)), reason="-"
        )
        corrected(life, attrs.evolve(LINE, deadline=Deadline(day=date(2026, 3, 15))))
        assert life.state.work["w-1"].deadline == Deadline(day=date(2026, 4, 1))

    def test_a_correction_that_never_was(self) -> None:
        life = agreed()
        before = life.state
        fix = attrs.evolve(LINE, deadline=Deadline(day=date(2026, 3, 15)))
        corrected(life, fix, Task(id="w-2", responsible=NURSE, deadline=Deadline(day=OUT)))
        undo(life, life.events[-1])
        assert differing(before, life.state, life.now) == {}

    def test_the_one_blamed_is_the_one_who_has_it(self) -> None:
        """After the correction an audit blames who the work was given to since, and nobody else."""
        life = agreed()
        life.do(WorkChanged, NURSE, work="w-1", responsible=NURSE, deadline=Deadline(day=OUT), reason="-")
        corrected(life, LINE)
        life.until(datetime(2026, 6, 1, 9, tzinfo=UTC))
        assert {each.duty.who for each in life.audit().owed if each.duty.code == "work.done"} == {NURSE}


class TestMemberWhoNeverWas:
    """A membership that was an error is void with what rested on it (design 6 *Putting right*, 3)."""

    def test_their_place_in_the_rotation_goes(self) -> None:
        life = Life().established(NURSE, TEACHER, PHYSIO)
        joined = next(
            event for event in life.events if isinstance(event, MemberJoined) and event.member.party == PHYSIO
        )
        undo(life, joined)
        assert PHYSIO not in {turn.party for turn in life.book.rota(life.state, life.now, 4)}
        assert PHYSIO not in {member.party for member in life.state.current_members}

    def test_they_read_nothing(self) -> None:
        life = Life().established(NURSE, TEACHER, PHYSIO).met("m-1")
        joined = next(
            event for event in life.events if isinstance(event, MemberJoined) and event.member.party == PHYSIO
        )
        assert life.book.may_read(life.state, PHYSIO, "m-1", life.now).permitted
        undo(life, joined)
        assert not life.book.may_read(life.state, PHYSIO, "m-1", life.now).permitted

    def test_they_can_join_anew(self) -> None:
        life = Life().established(NURSE, TEACHER, PHYSIO)
        joined = next(
            event for event in life.events if isinstance(event, MemberJoined) and event.member.party == PHYSIO
        )
        undo(life, joined)
        assert life.ask(MemberJoined, member=joined.member).permitted

    def test_the_agency_of_another_is_untouched(self) -> None:
        life = Life().established()
        before = life.state
        life.record(AgencyRecorded, NURSE, agency=AGENCIES[COUNSEL])
        undo(life, life.events[-1])
        assert differing(before, life.state, life.now) == {}
