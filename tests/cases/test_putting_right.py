"""What is put right: a correction changes what it says and nothing else, and what never was takes with it what rested.

For every kind of event: the group after it was recorded in error is the group in which it never was recorded, whatever
was said after it; and taking the taking back again brings it back.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import (
    AbsenceExcused,
    AccessRestricted,
    Agency,
    AgencyRecorded,
    Capacity,
    ChildHeard,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentStatus,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorOffered,
    Deadline,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    GoalSet,
    Group,
    GroupEnded,
    GroupStatus,
    HandoverAccepted,
    HandoverDeclined,
    HandoverOffered,
    HearingManner,
    IdChanged,
    IdsJoined,
    IdSort,
    Manner,
    MeasureAgreed,
    MeetingCalled,
    MeetingPlanned,
    MeetingStatus,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCommented,
    MinutesCorrected,
    MinutesShared,
    MinutesWritten,
    NeedReviewed,
    NeedSeen,
    ObjectionAnswered,
    ObjectionRecorded,
    OutsideMeetingHeld,
    ParticipantJoined,
    PeopleTakenOver,
    PlanEvaluated,
    ProcessEvaluated,
    ProcessQuestion,
    RecordedInError,
    RelayAccepted,
    RelayDeclined,
    RelayOffered,
    Task,
    TaskAgreed,
    Tie,
    Topic,
    TrustedPersonAgreed,
    UserToldOfOutsideMeeting,
    WorkChanged,
    WorkDone,
    WorkDropped,
    WorkStatus,
    group_from_dict,
    group_from_json,
    group_to_dict,
    group_to_json,
    record_from_json,
    replay,
)
from ansvar_core.errors import CorruptRecord
from ansvar_core.events.catalogue import EVENT_TYPES
from ansvar_core.evolve import evolve
from ansvar_core.fold.renaming import read_as
from ansvar_core.fold.taking_back import CANNOT_BE_UNDONE, cannot_be_undone
from support.found import blocks
from support.life import AGENCIES, COUNSEL, DAD, GRAN, HEALTH, MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life, both
from support.samples import HAPPENED, sample, world

RECORDS = sorted((Path(__file__).parents[2] / "examples" / "records").glob("*[!s].json"))

# What every event leaves, and what is kept of what never was.
_HEADER = ("version", "seen", "facts", "void", "recorded_until")


def same(one: Group, other: Group, *tags: str) -> bool:
    """Whether two groups are the same but for the record itself, and when these kinds of event last happened."""

    def stripped(group: Group) -> dict[str, Any]:
        kept = {each.name: getattr(group, each.name) for each in attrs.fields(Group) if each.name not in _HEADER}
        kept["latest"] = {tag: last for tag, last in group.latest.items() if tag not in tags}
        kept["meetings"] = {each.id: each for each in group.meetings.values() if each.status is not MeetingStatus.VOID}
        return kept

    found = stripped(one), stripped(other)
    assert {name for name in found[0] if found[0][name] != found[1][name]} == set()
    return True


# What rests on a sample of a kind without naming it by an id of its own, or is about the meeting that it makes.
RESTS: dict[type[Event], tuple[type[Event], ...]] = {
    MeetingPlanned: (MeetingCalled,),
    MeetingCalled: (MeetingPlanned,),
    MinutesWritten: (MinutesCorrected, MinutesShared, MinutesAcknowledged, MinutesCommented),
    CoordinatorOffered: (CoordinatorAccepted, CoordinatorDeclined),
    RelayOffered: (RelayAccepted, RelayDeclined),
    HandoverOffered: (HandoverAccepted, HandoverDeclined),
    ConsentGiven: (ConsentConfirmed,),
    # A need that is seen after the end begins a period, and then the end stands.
    GroupEnded: (NeedSeen,),
}
UNDONE = [kind for kind in EVENT_TYPES if kind is not NeedSeen]


def own(kind: type[Event]) -> Event:
    """The kind's own act: by whoever could take it back."""
    if kind is RecordedInError:
        return sample(kind, event="e-2-202601050902")
    return sample(kind)


def error(event: Event, name: str = "e-error", **changes: Any) -> Event:
    by = {"consent-refused": DAD, "consent-withdrawn": DAD, "consent-narrowed": MUM, "objection-recorded": DAD}
    return sample(
        RecordedInError, id=name, event=event.id, **{"actor": by.get(event.tag, NURSE), "routine": (), **changes}
    )


def nothing(kind: type[Event], name: str) -> Event:
    """An event that leaves nothing but that it happened, of another kind."""
    other = ProcessEvaluated if kind is MinutesCommented else MinutesCommented
    return sample(other, id=name, routine=())


def others(kind: type[Event]) -> list[Event]:
    """One event of every other kind, but those that rest on the first, or void it themselves."""
    without = (kind, RecordedInError, *RESTS.get(kind, ()))
    return [sample(each) for each in EVENT_TYPES if each not in without]


def under(event: Event, after: list[Event]) -> list[Event]:
    """What is told after an event, by somebody who knows that an id was changed by it."""
    if not isinstance(event, IdChanged):
        return after
    return [read_as(each, event.of, event.old, event.new) for each in after]


def folded(*events: Event) -> Group:
    group = replay((*world()[0], *events))
    assert group is not None
    return group


class TestEveryKind:
    """As if it had never been recorded, whatever was told after it."""

    @pytest.mark.parametrize("kind", UNDONE)
    def test_it_never_was(self, kind: type[Event]) -> None:
        """The same group as without it, when the taking back comes at once."""
        event = own(kind)
        bare = folded(nothing(kind, "n-1"), nothing(kind, "n-2"))
        fillers = (nothing(kind, "n").tag, "recorded-in-error")
        assert same(folded(event, error(event)), bare, *fillers)

    @pytest.mark.parametrize("kind", UNDONE)
    def test_what_was_told_after_it_stands(self, kind: type[Event]) -> None:
        """One event of every other kind, about the same things, has happened since."""
        event, after = own(kind), others(kind)
        bare = folded(nothing(kind, "n-1"), *after, nothing(kind, "n-2"))
        fillers = (nothing(kind, "n").tag, "recorded-in-error")
        assert same(folded(event, *under(event, after), error(event)), bare, *fillers)

    @pytest.mark.parametrize("kind", UNDONE)
    def test_what_is_told_after_the_taking_back_is_told_of_that_group(self, kind: type[Event]) -> None:
        """Also where it names what never was: then it says nothing."""
        event, after = own(kind), others(kind)
        bare = folded(nothing(kind, "n-1"), nothing(kind, "n-2"), *after)
        fillers = (nothing(kind, "n").tag, "recorded-in-error")
        assert same(folded(event, error(event), *after), bare, *fillers)

    @pytest.mark.heavy
    @pytest.mark.parametrize("kind", UNDONE)
    def test_a_taking_back_is_taken_back(self, kind: type[Event]) -> None:
        """And the fact stands as it stood, with all that rested on it."""
        event = own(kind)
        without = (kind, RecordedInError, *([NeedSeen] if kind is GroupEnded else []))
        after = under(event, [sample(each) for each in EVENT_TYPES if each not in without])
        once = error(event)
        twice = error(once, "e-error-2", actor=once.actor)
        whole = folded(event, *after, nothing(kind, "n-1"), nothing(kind, "n-2"))
        fillers = (nothing(kind, "n").tag, "recorded-in-error")
        again = folded(event, *after, once, twice)
        assert same(again, whole, *fillers)
        assert again.void == frozenset()

    @pytest.mark.parametrize("kind", UNDONE)
    def test_it_can_be_taken_back_in_order(self, kind: type[Event]) -> None:
        """No kind of fact is refused for what it is."""
        event = own(kind)
        life = Life()
        life.now = HAPPENED + timedelta(days=2)
        group = folded(event)
        late = {"at": life.now, "recorded_at": life.now, "routine": ()}
        verdict = life.book.assess(group, error(event, **late))
        assert [code for code in verdict.codes if code.startswith("error.")] == []

    def test_the_few_that_cannot_are_listed_with_the_reason(self) -> None:
        """A need, with which a record or a period begins, and the end of a period once another has begun."""
        assert set(CANNOT_BE_UNDONE) == {NeedSeen, GroupEnded}
        assert all(reason.endswith(".") for reason in CANNOT_BE_UNDONE.values())
        events = (*world()[0], sample(GroupEnded), sample(NeedSeen), error(sample(GroupEnded)))
        ended = len(world()[0]) + 1
        assert [place for place in (1, 2, ended, ended + 1) if cannot_be_undone(events, place, len(events))] == [
            1,
            ended,
            ended + 1,
        ]
        assert not cannot_be_undone(events, ended, ended + 1)
        assert same(folded(*events[-3:]), folded(*events[-3:-1]), "recorded-in-error")

    def test_whoever_has_changed_id_takes_back_their_own_word(self) -> None:
        """And nobody else does."""
        no, changed = sample(ConsentRefused, grantor=DAD), sample(IdChanged, of="party", old=DAD, new="p-new")
        said, gone = (folded(no, changed, error(no, actor=each)) for each in (NURSE, "p-new"))
        assert said.consents == folded(no, changed).consents != gone.consents
        assert gone.consents == folded(changed).consents

    def test_undoing_a_leaves_b_and_undoing_b_brings_a_back(self) -> None:
        """The latest told is what holds, of what was ever told."""
        one = sample(TrustedPersonAgreed, id="e-one", party=GRAN)
        two = sample(TrustedPersonAgreed, id="e-two", party="p-uncle")
        assert folded(one, two).trusted_person == "p-uncle"
        assert folded(one, two, error(one)).trusted_person == "p-uncle"
        assert folded(one, two, error(two)).trusted_person == GRAN
        assert folded(one, two, error(one, "e-3"), error(two)).trusted_person == world()[1].trusted_person

    def test_of_people_taken_over_the_ones_who_were_there_are(self) -> None:
        """One who never was a member is not taken over; where nobody else was, nobody is."""
        joined = sample(MemberJoined, member=Member(party="p-new", agency=SCHOOL))
        both, alone = ({"members": {"p-new", *more}, "participants": ()} for more in ((NURSE,), ()))
        for people, left in ((both, {"p-new", NURSE}), (alone, {"p-new"})):
            over = sample(PeopleTakenOver, **people)
            whole, without = folded(joined, over), folded(joined, over, error(joined))
            assert [each.members for each in whole.taken_over] == [left]
            assert [each.members for each in without.taken_over] == ([{NURSE}] if NURSE in left else [])

    @pytest.mark.parametrize("joins", [False, True])
    def test_an_agency_is_the_same_under_its_new_id(self, joins: bool) -> None:
        """It falls with the entry that it was recorded by; one of two that were joined is there by the other."""
        first = sample(AgencyRecorded, id="e-first", agency=Agency(id="a-x", tie=Tie.MUNICIPAL, kind="school"))
        other = sample(AgencyRecorded, id="e-other", agency=Agency(id="a-y", tie=Tie.MUNICIPAL, kind="school"))
        renamed = (
            (other, sample(IdsJoined, of=IdSort.AGENCY, kept="a-y", other="a-x"))
            if joins
            else (sample(IdChanged, of=IdSort.AGENCY, old="a-x", new="a-y"),)
        )
        given = sample(ConsentGiven, grants=both("a-y"))
        key = (given.grantor, ConsentObject.EXCHANGE, "a-y")
        assert key in folded(first, *renamed, given).consents
        assert (key in folded(first, *renamed, given, error(first)).consents) is joins

    def test_who_never_was_a_member_is_so_under_a_new_id_too(self) -> None:
        """A new entry is one of somebody who was not there before."""
        joined = sample(MemberJoined, member=Member(party="p-new", agency=SCHOOL))
        close = sample(ParticipantJoined, party="p-new")
        changed = sample(IdChanged, of=IdSort.PARTY, old="p-new", new="p-newer")
        group = folded(joined, close, error(joined), changed)
        assert ("member", "p-newer") in group.void
        assert not {thing for _, thing in group.void} & {"p-new"}

    def test_a_taking_back_of_a_taking_back_of_a_taking_back(self) -> None:
        """Each takes back the one before, and nothing else."""
        fact = sample(TrustedPersonAgreed, party="p-uncle")
        once = error(fact, "e-1x")
        twice = error(once, "e-2x")
        thrice = error(twice, "e-3x")
        assert folded(fact, once, twice).trusted_person == "p-uncle"
        assert folded(fact, once, twice, thrice).trusted_person == world()[1].trusted_person

    @pytest.mark.heavy
    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
    def test_every_fact_of_whole_lives(self, path: Path) -> None:
        """Each is taken out and brought back, and the group is written and read in between."""
        record = record_from_json(path.read_text())
        whole = replay(record.events)
        assert whole is not None
        at = whole.recorded_until + timedelta(days=1)
        head = {"group": record.group, "at": at, "actor": "p-somebody", "reason": "r"}
        for event in record.events:
            once = evolve(whole, RecordedInError(id="e-once", event=event.id, **head))
            twice = evolve(once, RecordedInError(id="e-twice", event="e-once", **head))
            assert same(twice, whole, "recorded-in-error")
        assert group_from_json(group_to_json(once)) == once


def group() -> Life:
    life = Life().established(NURSE, TEACHER, PHYSIO)
    life.do(GoalSet, goal="g-1")
    return life


def held(*tasks: Task) -> Life:
    life = group()
    life.call()
    life.open()
    life.end()
    life.write(tasks=tasks)
    return life


def last(life: Life, kind: type[Event]) -> str:
    return [each.id for each in life.events if isinstance(each, kind)][-1]


def void(life: Life, kind: type[Event], actor: str = NURSE) -> Life:
    life.do(RecordedInError, actor, event=last(life, kind), reason="another group's")
    return life


LINE = Task(id="w-1", responsible=PHYSIO, deadline=Deadline(day=date(2026, 2, 28)), text="ring")


class TestCorrectedMinutes:
    """A correction changes the lines that differ from those it corrects, and nothing else."""

    def correct(self, life: Life, *tasks: Task) -> None:
        life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=tasks, reason="a name was wrong")

    def test_old_text_over_new(self) -> None:
        """3.1: what was agreed after the meeting stands when the same lines are written again."""
        life = held(LINE)
        life.do(WorkChanged, work="w-1", responsible=TEACHER, deadline=Deadline(day=date(2026, 6, 30)), reason="r")
        life.do(HandoverOffered, work="w-1", to=NURSE)
        before = life.state.work["w-1"]
        self.correct(life, LINE)
        self.correct(life, attrs.evolve(LINE, text="telephone"))
        assert life.state.work["w-1"] == before
        assert life.state.open_work == ("w-1",)

    @pytest.mark.parametrize("how", ["done", "dropped", "handed-over"])
    def test_locked_out(self, how: str) -> None:
        """3.2: what has been settled since is no hindrance, and stays settled."""
        life = held(LINE)
        if how == "done":
            life.do(WorkDone, PHYSIO, work="w-1")
        elif how == "dropped":
            life.do(WorkDropped, work="w-1", reason="r", user_told=True)
        else:
            life.do(HandoverOffered, work="w-1", to=TEACHER)
            life.do(HandoverAccepted, TEACHER, work="w-1", to=TEACHER)
        before = life.state.work["w-1"]
        self.correct(life, LINE)
        assert life.state.work["w-1"] == before
        # A line that was wrong can be put right where it stands, too.
        self.correct(life, attrs.evolve(LINE, responsible=TEACHER))
        assert life.state.work["w-1"].responsible == TEACHER
        assert life.state.work["w-1"].status is before.status
        assert life.state.open_work == ()

    def test_a_line_that_differs_is_put_right(self) -> None:
        """In what differs, and from the correction on."""
        life = held(LINE)
        self.correct(life, attrs.evolve(LINE, responsible=TEACHER))
        item = life.state.work["w-1"]
        assert (item.responsible, item.deadline) == (TEACHER, LINE.deadline)
        assert (item.position, item.status) == (life.state.version, WorkStatus.OPEN)

    def test_a_line_that_differs_takes_back_no_later_change(self) -> None:
        """The day was changed after the meeting, the name was wrong in the minutes: both stand."""
        later = Deadline(day=date(2026, 6, 30))
        life = held(LINE)
        life.do(WorkChanged, work="w-1", deadline=later, reason="more time")
        changed = attrs.evolve(LINE, responsible=TEACHER, deadline=Deadline(day=date(2026, 3, 1)))
        self.correct(life, changed)
        item = life.state.work["w-1"]
        assert (item.responsible, item.deadline) == (TEACHER, later)
        self.correct(life, attrs.evolve(changed, deadline=LINE.deadline))
        assert life.state.work["w-1"] == item

    def test_a_line_struck_out_ends_the_work(self) -> None:
        """It was never agreed; put back, it is agreed again."""
        life = held(LINE)
        self.correct(life)
        assert (life.state.work["w-1"].status, life.state.open_work) == (WorkStatus.DROPPED, ())
        assert life.duties("work.done") == []
        self.correct(life, LINE)
        assert (life.state.work["w-1"].status, life.state.open_work) == (WorkStatus.OPEN, ("w-1",))

    @pytest.mark.parametrize("since", ["changed", "offered", "done"])
    def test_a_line_struck_out_leaves_what_has_been_agreed_since(self, since: str) -> None:
        """A later agreement does not stand on the line alone, and what is done is done."""
        life = held(LINE)
        if since == "changed":
            life.do(WorkChanged, work="w-1", responsible=TEACHER, reason="r")
        elif since == "offered":
            life.do(HandoverOffered, work="w-1", to=TEACHER)
        else:
            life.do(WorkDone, PHYSIO, work="w-1")
        before = life.state.work["w-1"]
        self.correct(life)
        assert life.state.work["w-1"] == before
        self.correct(life, LINE)
        assert life.state.work["w-1"].status is before.status

    def test_a_line_added_makes_work(self) -> None:
        """From the correction on; the others are as they were."""
        life = held(LINE)
        before = life.state.work["w-1"]
        more = Task(id="w-2", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        self.correct(life, LINE, more)
        assert life.state.work["w-1"] == before
        assert (life.state.work["w-2"].position, life.state.open_work) == (life.state.version, ("w-1", "w-2"))

    def test_the_lines_of_each_version_are_kept(self) -> None:
        """A correction is held against the version that it corrects, which need not be the first."""
        more = Task(id="w-2", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        life = held(LINE)
        self.correct(life, LINE, more)
        self.correct(life, more)
        assert [[line.id for line in each.tasks] for each in life.state.meetings["m-1"].minutes] == [
            ["w-1"],
            ["w-1", "w-2"],
            ["w-2"],
        ]
        assert life.state.open_work == ("w-2",)

    def test_the_minutes_of_an_earlier_period_open_no_work_in_this_one(self) -> None:
        """A line that is added, or was another, is known and owed by nobody."""
        life = held(LINE)
        self.correct(life, LINE)
        group = life.state
        later = attrs.evolve(group, period=2, open_work=())
        event = sample(MinutesCorrected, tasks=(attrs.evolve(LINE, responsible=TEACHER), Task(id="w-2")))
        after = evolve(later, event)
        assert after.open_work == ()
        assert after.work["w-1"].responsible == TEACHER
        assert after.work["w-2"].period == 1

    def test_a_correction_without_minutes_to_correct(self) -> None:
        """Against the rules, and its lines are the first."""
        life = group()
        life.call()
        life.record(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=(LINE,), reason="r")
        assert life.state.open_work == ("w-1",)

    def test_a_line_whose_work_is_not_known_is_added(self) -> None:
        """A record in which the first version was taken out of a later period still opens."""
        life = held(LINE)
        bare = attrs.evolve(life.state, work=type(life.state.work)(), open_work=())
        struck = evolve(bare, sample(MinutesCorrected, tasks=()))
        changed = evolve(bare, sample(MinutesCorrected, tasks=(attrs.evolve(LINE, responsible=TEACHER),)))
        assert (struck.open_work, changed.open_work) == ((), ("w-1",))


class TestAMeetingThatNeverWas:
    """3.3: it takes its tasks, papers, turns and hearings with it."""

    def test_everything_goes(self) -> None:
        """Work, papers, turns, the hearing, excuses and the day of the next; the call comes back with all of it."""
        life = held(LINE)
        life.do(WorkChanged, work="w-1", responsible=TEACHER, reason="r")
        life.share()
        whole = life.state
        before = Life().established(NURSE, TEACHER, PHYSIO)
        before.do(GoalSet, goal="g-1")
        void(life, MeetingCalled)
        state = life.state
        tags = {each.tag for each in life.events[before.state.version :]}
        assert same(attrs.evolve(state, work=before.state.work), before.state, *tags)
        assert dict(state.work) == {}
        assert state.meetings["m-1"].minutes == ()
        assert life.duties("work.done") == life.duties("minutes.shared") == life.duties("minutes.read") == []
        for party in (USER, MUM, NURSE, TEACHER):
            verdict = life.book.may_read(state, party, "m-1", life.now)
            assert blocks(verdict, "access.unknown-papers")
        assert blocks(life.ask(WorkDone, TEACHER, work="w-1"), "record.cannot-be-placed")
        life.do(RecordedInError, event=last(life, RecordedInError), reason="it was ours after all")
        assert same(life.state, whole, "recorded-in-error")
        assert life.book.may_read(life.state, MUM, "m-1", life.now).permitted

    def test_the_group_can_end(self) -> None:
        """What nobody ever agreed is in nobody's way."""
        life = void(held(LINE), MeetingCalled)
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, document="d-final")
        assert "end.work-disposed" not in life.ask(GroupEnded).codes

    def test_what_was_said_about_it(self) -> None:
        """An evaluation at it goes; a talk with the child took place, and a restriction is a word that stands."""
        life = held()
        life.do(PlanEvaluated, next_on=date(2026, 9, 1), meeting="m-1")
        life.do(ProcessEvaluated, meeting="m-1", questions={ProcessQuestion.USER_HEARD})
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE, meeting="m-1")
        life.do(AccessRestricted, party=DAD, meeting="m-1", basis="decision")
        talks = len([each for each in life.state.heard if each.manner is HearingManner.TALKED_WITH])
        void(life, MeetingCalled)
        assert life.state.evaluation is None
        assert "process-evaluated" not in life.state.latest
        assert len([each for each in life.state.heard if each.manner is HearingManner.TALKED_WITH]) == talks
        assert [each.party for each in life.state.restrictions] == [DAD]
        # What is proposed about it now is told so; a word about access is never refused for it.
        for kind, fields in (
            (PlanEvaluated, {"next_on": date(2026, 9, 1)}),
            (ChildHeard, {"manner": HearingManner.TALKED_WITH, "by": NURSE}),
        ):
            assert blocks(life.ask(kind, meeting="m-1", **fields), "record.cannot-be-placed")
        assert life.ask(AccessRestricted, party=MUM, meeting="m-1", basis="decision").permitted

    def test_the_first_that_was_said_of_it_is_the_meeting(self) -> None:
        """Planned and then called: the plan in error takes the call with it, the call in error leaves the plan."""
        life = group()
        life.do(MeetingPlanned, meeting="m-1", starts=life.now + timedelta(days=9))
        life.call("m-1")
        call = void(life, MeetingCalled)
        assert call.state.meetings["m-1"].status is MeetingStatus.PLANNED
        void(life, MeetingPlanned)
        assert life.state.meetings["m-1"].status is MeetingStatus.VOID
        assert life.state.live_meetings == ()

    def test_one_that_is_called_under_its_id_is_another(self) -> None:
        """Against the rules, and without the papers of what never was."""
        life = void(held(LINE), MeetingCalled)
        life.record(MinutesShared, meeting="m-1", recipients={NURSE})
        assert life.state.meetings["m-1"].status is MeetingStatus.VOID
        event = life.make(MeetingCalled, **life.calling("m-1"))
        assert blocks(life.book.assess(life.state, event), "meeting.not-now")
        life.record(MeetingCalled, **life.calling("m-1"))
        meeting = life.state.meetings["m-1"]
        assert (meeting.status, meeting.minutes, meeting.period) == (MeetingStatus.CALLED, (), 1)
        life.do(AbsenceExcused, meeting="m-1", party=PHYSIO, reason="ill")
        # Another taking back folds the record anew, and finds the same.
        void(life, TrustedPersonAgreed)
        assert life.state.meetings["m-1"].excused == frozenset({PHYSIO})
        assert life.state.work.get("w-1") is None


class TestWhatFallsWithIt:
    """What rested on a thing that never was falls with it; each sort of thing, and what it takes along."""

    def test_a_form_takes_its_confirmation_and_no_word_of_less(self) -> None:
        """A narrowing stays said, and allows nothing by itself; a confirmation was of that form and no other."""
        life = group()
        key = (MUM, ConsentObject.EXCHANGE, SCHOOL)
        life.do(ConsentConfirmed, MUM, grantor=MUM)
        first = life.state.consents[key]
        life.consent(MUM, SCHOOL)
        life.do(ConsentConfirmed, MUM, grantor=MUM)
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"learning"})
        void(life, ConsentGiven)
        steps = life.state.consents[key].history
        assert steps[:-1] == first.history
        assert (steps[-1].status, steps[-1].kinds) == (ConsentStatus.NARROWED, frozenset({"learning"}))
        # What the same confirmation says of the other forms stands.
        other = life.state.consents[(MUM, ConsentObject.EXCHANGE, HEALTH)]
        assert len(other.history) == 3

    def test_a_confirmation_of_that_form_alone_goes_whole(self) -> None:
        """Nothing is left of it."""
        life = group()
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        life.consent(MUM, COUNSEL)
        item = ConsentItem(object=ConsentObject.EXCHANGE, agency=COUNSEL)
        life.do(ConsentConfirmed, MUM, grantor=MUM, items=(item,))
        void(life, ConsentGiven)
        assert "consent-confirmed" not in life.state.latest
        assert (MUM, ConsentObject.EXCHANGE, COUNSEL) not in life.state.consents

    def test_an_agency_takes_what_was_said_for_it(self) -> None:
        """Its members, and what a form or a question says of it; the rest of the form stands, and so does a no."""
        life = group()
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        agency = last(life, AgencyRecorded)
        for grants in (both(COUNSEL), (*both(COUNSEL), *both(SCHOOL))):
            life.do(
                ConsentGiven,
                MUM,
                grantor=MUM,
                capacity=Capacity.PARENT,
                grants=grants,
                first_day=life.now.date(),
                manner=Manner.WRITTEN,
                informed=True,
                document="d-1",
            )
        asked = tuple(ConsentItem(object=ConsentObject.EXCHANGE, agency=each) for each in (COUNSEL, HEALTH))
        life.do(ConsentAskedFor, grantor=DAD, items=asked)
        life.do(ConsentAskedFor, grantor=DAD, items=asked[:1])
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=COUNSEL, kinds={"learning"})
        life.record(MemberJoined, member=Member(party="p-ppt", agency=COUNSEL))
        forms = len(life.state.consents[(MUM, ConsentObject.EXCHANGE, SCHOOL)].history)
        life.do(RecordedInError, event=agency, reason="r")
        state = life.state
        assert COUNSEL not in state.agencies
        assert "p-ppt" not in state.members
        assert ("agency", COUNSEL) in state.void
        assert len(state.consents[(MUM, ConsentObject.EXCHANGE, SCHOOL)].history) == forms
        narrowed = state.consents[(MUM, ConsentObject.EXCHANGE, COUNSEL)]
        assert [(each.status, each.kinds) for each in narrowed.history] == [(ConsentStatus.NARROWED, frozenset())]
        assert (DAD, ConsentObject.EXCHANGE, COUNSEL) not in state.consents
        # It is recorded anew: nobody has been asked about it again.
        life.do(AgencyRecorded, agency=attrs.evolve(AGENCIES[COUNSEL], kind="other"))
        assert life.state.consents[(MUM, ConsentObject.EXCHANGE, COUNSEL)] == narrowed
        assert not life.state.is_member("p-ppt")
        life.consent(MUM, COUNSEL)
        before = life.state
        void(life, TrustedPersonAgreed)
        assert life.state.consents == before.consents

    def test_an_agency_that_was_recorded_twice_is_there(self) -> None:
        """The first entry was in error, and put right before it was said so."""
        life = group()
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        wrong = last(life, AgencyRecorded)
        life.consent(MUM, COUNSEL)
        life.do(AgencyRecorded, agency=attrs.evolve(AGENCIES[COUNSEL], kind="other"))
        before = life.state
        life.do(RecordedInError, event=wrong, reason="r")
        assert life.state.consents == before.consents
        assert life.state.agencies[COUNSEL].kind == "other"

    def test_a_goal_takes_its_sub_goals_and_not_its_measures(self) -> None:
        """A sub-goal is a part of it; a measure is somebody's work, and serves another goal as well."""
        life = group()
        life.do(GoalSet, goal="g-2", parent="g-1")
        life.do(GoalSet, goal="g-3", parent="g-2")
        life.do(MeasureAgreed, work="w-m", responsible=PHYSIO, goal="g-1")
        life.do(RecordedInError, event=next(each.id for each in life.events if isinstance(each, GoalSet)), reason="r")
        assert list(life.state.goals) == []
        assert (life.state.work["w-m"].goal, life.state.open_work) == (None, ("w-m",))
        life.do(GoalSet, goal="g-1")
        life.do(GoalSet, goal="g-4", parent="g-1")
        void(life, TrustedPersonAgreed)
        assert sorted(life.state.goals) == ["g-1", "g-4"]
        assert life.state.work["w-m"].goal is None
        life.record(GoalSet, goal="g-5", parent="g-3")
        life.do(TrustedPersonAgreed, party=GRAN)
        void(life, TrustedPersonAgreed)
        assert sorted(life.state.goals) == ["g-1", "g-4"]

    def test_a_measure_takes_the_tasks_made_of_it(self) -> None:
        """But a line was agreed at a meeting, and stands without it."""
        life = group()
        life.do(MeasureAgreed, work="w-m", responsible=PHYSIO, goal="g-1")
        life.do(TaskAgreed, work="w-t", responsible=PHYSIO, measure="w-m")
        life.do(WorkDone, PHYSIO, work="w-t")
        life.call()
        life.open()
        life.end()
        life.write(tasks=(attrs.evolve(LINE, measure="w-m"), attrs.evolve(LINE, id="w-2")))
        void(life, MeasureAgreed)
        assert sorted(life.state.work) == ["w-1", "w-2"]
        assert life.state.work["w-1"].measure is None
        life.record(WorkDone, work="w-t")
        assert "w-t" not in life.state.work

    def test_an_objection_takes_its_answer(self) -> None:
        """And only the one whose objection it is can say that there was none."""
        life = group()
        life.do(ObjectionRecorded, DAD, objection="o-1", party=DAD)
        life.do(ObjectionAnswered, objection="o-1")
        void(life, ObjectionRecorded, DAD)
        assert dict(life.state.objections) == {}
        assert "objection-answered" not in life.state.latest

    def test_a_meeting_outside_takes_that_the_user_was_told(self) -> None:
        """Nothing is owed about it."""
        life = group()
        life.do(OutsideMeetingHeld, meeting="x-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE})
        assert life.state.untold == ("x-1",)
        life.do(UserToldOfOutsideMeeting, meeting="x-1")
        void(life, OutsideMeetingHeld)
        assert (dict(life.state.outside_meetings), life.state.untold) == ({}, ())

    def test_an_offer_takes_its_answer(self) -> None:
        """Whoever was never asked has taken over nothing, neither an office nor work."""
        life = group()
        life.do(TaskAgreed, work="w-1", responsible=PHYSIO)
        life.do(HandoverOffered, work="w-1", to=TEACHER)
        life.do(HandoverAccepted, TEACHER, work="w-1", to=TEACHER)
        void(life, HandoverOffered)
        assert life.state.open_work == ("w-1",)
        assert life.state.work["w-1"].offered_to is None
        life.do(CoordinatorOffered, party=TEACHER)
        life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
        assert life.state.coordinator.holder == TEACHER
        void(life, CoordinatorOffered)
        assert life.state.coordinator.holder == NURSE
        assert life.state.coordinator.status_of(TEACHER) == "none"
        # What is said after the taking back is judged when it is said.
        life.record(CoordinatorAccepted, TEACHER, party=TEACHER)
        void(life, TrustedPersonAgreed)
        assert life.state.coordinator.holder == TEACHER

    def test_minutes_take_their_versions_and_receipts(self) -> None:
        """The meeting has ended, and its minutes are still to be written."""
        life = held(LINE)
        life.share()
        life.do(MinutesAcknowledged, NURSE, meeting="m-1", party=NURSE)
        life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=(LINE,), reason="r")
        void(life, MinutesWritten)
        meeting = life.state.meetings["m-1"]
        assert (meeting.status, meeting.minutes) == (MeetingStatus.ENDED, ())
        assert dict(life.state.work) == {}
        assert life.state.members[TEACHER].turns == ()

    def test_a_membership_takes_what_was_agreed_with_the_member(self) -> None:
        """Changes and the leaving; an office stands on its own acceptance, and work on its own agreement."""
        life = group()
        life.do(MemberLeft, party=PHYSIO)
        once = life.state.members[PHYSIO]
        life.do(MemberJoined, member=Member(party=PHYSIO, agency=SCHOOL))
        life.do(TaskAgreed, work="w-1", responsible=PHYSIO)
        life.do(CoordinatorOffered, party=PHYSIO)
        life.do(MemberChanged, member=Member(party=PHYSIO, agency=SCHOOL, takes_turns=False))
        life.do(MemberLeft, party=PHYSIO)
        void(life, MemberJoined)
        assert life.state.members[PHYSIO] == once
        assert life.state.open_work == ("w-1",)
        assert life.state.coordinator.status_of(PHYSIO) == "offered"

    def test_what_is_said_of_a_member_who_joined_twice_stands(self) -> None:
        """The second joining was in error, and the first was not."""
        life = group()
        life.record(MemberJoined, member=Member(party=PHYSIO, agency=SCHOOL))
        life.do(MemberChanged, member=Member(party=PHYSIO, agency=SCHOOL, function="new"))
        void(life, MemberJoined)
        assert life.state.members[PHYSIO].member.function == "new"

    def test_fewer_agencies_by_a_taking_back_are_told_of_once(self) -> None:
        """From when it is said, also when something else is taken back after it."""
        life = Life().established(NURSE)
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        life.do(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL))
        void(life, MemberJoined)
        said = life.state.reduced_position
        assert said == life.state.version
        void(life, TrustedPersonAgreed)
        assert life.state.reduced_position == said
        life.do(RecordedInError, event=next(e.id for e in life.events if isinstance(e, RecordedInError)), reason="r")
        assert life.state.reduced_position is None


class TestTheGroupItself:
    """Moves of the group's own status are taken back like anything else."""

    def test_an_end_in_the_wrong_record(self) -> None:
        """The group is ending again, and can go on."""
        life = group()
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        void(life, GroupEnded)
        assert life.state.status is GroupStatus.ENDING
        void(life, EndingDecided, MUM)
        assert (life.state.status, life.state.ending) == (GroupStatus.ESTABLISHED, None)

    def test_a_need_that_was_said_to_have_ceased(self) -> None:
        """Nothing is owed about it."""
        life = group()
        life.do(NeedReviewed, long_lasting=False, coordinated=True)
        assert life.duties("ending.considered") != []
        void(life, NeedReviewed)
        assert life.duties("ending.considered") == []


class TestSnapshots:
    """A snapshot holds what is needed to take something back, and says where it is wrong."""

    def test_it_can_be_taken_back_after_a_snapshot(self) -> None:
        """The group that was written and read is the same."""
        life = held(LINE)
        read = group_from_json(group_to_json(life.state))
        assert read == life.state
        event = life.make(RecordedInError, event=last(life, MeetingCalled), reason="r")
        assert evolve(read, event) == evolve(life.state, event)

    def test_a_fault_in_an_event_of_it_is_named(self) -> None:
        """With its place, and without its content."""
        text = group_to_json(group().state).replace("goal-set", "goal-sat")
        with pytest.raises(CorruptRecord, match=r"group\.facts\[\d+\]\[1\]\.tag: is missing or unknown"):
            group_from_json(text)

    @pytest.mark.parametrize("wrong", ["none", "another", "order"])
    def test_the_events_of_it_are_those_that_the_group_has_seen(self, wrong: str) -> None:
        """All of them, each at its place."""
        data = group_to_dict(group().state)
        facts = data["group"]["facts"]
        if wrong == "none":
            del data["group"]["facts"]
        elif wrong == "another":
            facts[3][1]["id"] = "e-another"
        else:
            facts[3][0], facts[4][0] = facts[4][0], facts[3][0]
        fault = "is missing" if wrong == "none" else "are not the events that the group has seen"
        with pytest.raises(CorruptRecord, match=rf"group\.facts: {fault}"):
            group_from_dict(data)
