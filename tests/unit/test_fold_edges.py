"""What an event leaves in the group the second time, late, or of several."""

from __future__ import annotations

from datetime import timedelta

import attrs

from ansvar_core import (
    Absence,
    AbsenceExcused,
    AccessRestricted,
    AgencyRecorded,
    ChildHeard,
    ConsentGiven,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentStatus,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorLaidDown,
    CoordinatorOffered,
    CoordinatorStatus,
    Deadline,
    EndingConsidered,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    FormScope,
    GoalSet,
    GroupEnded,
    GroupStatus,
    HearingManner,
    MeasureAgreed,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingOpened,
    MeetingStatus,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCorrected,
    NeedReviewed,
    NeedSeen,
    OutsideMeetingHeld,
    PlanEvaluated,
    RecordedInError,
    RestrictionLifted,
    RoutineFollowed,
    StandIn,
    Task,
    TaskAgreed,
    Topic,
    User,
    UserToldOfOutsideMeeting,
    VacancyReason,
    VacancyRecorded,
    WorkChanged,
    WorkDone,
    WorkStatus,
)
from ansvar_core.entities.consent import ConsentKey, ConsentStep
from ansvar_core.entities.group import Office
from ansvar_core.evolve import evolve
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, USER, Life, both
from support.samples import sample, world

NEXT = Deadline(next_meeting=True)


class TestEnding:
    """Who decided, and what has been done about it."""

    def test_one_who_decides_too_takes_nothing_away(self) -> None:
        """The evaluation that has been made stays made, and the ending is as of the latest decision."""
        life = Life().established()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        made = life.state.version
        life.record(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        ending = life.state.ending

        assert ending is not None
        assert (ending.decided_by, ending.reason) == ((NURSE, MUM), EndingReason.USERS_WISH)
        assert (ending.final_evaluation_position, ending.position) == (made, made + 1)
        assert life.state.ending_considered_position == made + 1

    def test_a_new_period_has_held_no_meeting(self) -> None:
        """Nor has it goals, work, or a ground to end of its own."""
        life = Life().established().met()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        life.wait(days=400).need()
        group = life.state

        assert (group.last_held, group.reduced_position, group.ending_considered_position) == (None, None, None)
        assert (group.live_meetings, group.untold, group.open_work, group.led) == ((), (), (), ())

    def test_a_new_period_begins_without_anything_of_the_old(self) -> None:
        """Whatever the old one left open; what is known about people, agencies and answers stays."""
        old = attrs.evolve(
            world()[1],
            status=GroupStatus.ENDED,
            reduced_position=7,
            ceased_position=8,
            ending_considered_position=9,
            live_meetings=("m-1",),
        )
        evaluated = evolve(old, sample(PlanEvaluated, goal=None, goal_status=None))
        assert evaluated.evaluation is not None
        assert None not in (old.established_position, old.trusted_person, old.last_held, old.coordinator.holder)
        assert all((old.participants, old.live_meetings, old.untold, old.goals, old.open_work, old.led))
        seen = sample(NeedSeen)
        new = evolve(evaluated, seen)

        assert (new.status, new.period, new.period_started) == (GroupStatus.NEED_SEEN, 2, seen.at)
        assert (new.established_position, new.ending, new.evaluation, new.last_held) == (None, None, None, None)
        assert (new.reduced_position, new.ceased_position, new.ending_considered_position) == (None, None, None)
        assert (new.trusted_person, new.participants, new.current_members) == (None, frozenset(), ())
        assert (new.coordinator, new.relay_holder) == (Office(), Office())
        assert (new.live_meetings, new.led, new.untold, new.open_work, len(new.goals)) == ((), (), (), (), 0)
        assert (new.consents, new.parents, new.meetings) == (old.consents, old.parents, old.meetings)


class TestNeed:
    """What is reviewed is what the need is now."""

    def test_a_need_that_is_seen_again_says_who_the_user_is_and_which_agency_saw_it(self) -> None:
        """In the middle of a period too, which goes on."""
        life = Life().established()
        user = User(id=USER, birth_date=life.state.user.birth_date.replace(year=2014))
        agency = attrs.evolve(AGENCIES[HEALTH], counts=False)
        life.record(NeedSeen, user=user, agency=agency, long_lasting=True, coordinated=True)
        group = life.state

        assert (group.user, group.agencies[HEALTH], group.need.agency) == (user, agency, HEALTH)
        assert (group.need.position, group.need.at, group.period) == (group.version, life.now, 1)
        assert group.established_position is not None

    def test_of_two_hearings_at_the_same_instant_the_one_entered_last_is_the_latest(self) -> None:
        """The record's order tells them apart."""
        life = Life().established()
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        life.record(ChildHeard, manner=HearingManner.OBSERVED, by=NURSE, at=life.now)
        heard = life.state.heard[-1]

        assert (heard.manner, heard.position) == (HearingManner.OBSERVED, life.state.version)

    def test_a_need_that_is_still_there_has_not_ceased(self) -> None:
        """One that is no longer long-lasting, or no longer for several, has; seen again, it has not."""
        life = Life().established()
        found = []
        for long_lasting, coordinated in ((True, True), (True, False), (False, True), (True, True)):
            life.do(NeedReviewed, long_lasting=long_lasting, coordinated=coordinated)
            need = life.state.need
            found.append((need.long_lasting, need.coordinated, life.state.ceased_position is not None))
            assert need.at == life.now

        assert found == [(True, True, False), (True, False, True), (False, True, True), (True, True, False)]


def _no_to_everything(life: Life, agency: str) -> dict[ConsentObject, list[ConsentStatus]]:
    """What stands in the history of one parent's answers about an agency."""
    keys: list[ConsentKey] = [(MUM, thing, agency) for thing in ConsentObject]
    return {key[1]: [step.status for step in life.state.consents[key].history] for key in keys}


class TestNoToEverything:
    """One who says no to everything has said no about agencies that nobody has named yet."""

    def test_it_is_said_of_an_agency_that_is_recorded_later(self) -> None:
        """Every time it was said, and once: of an agency that was known it had been said already."""
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        life.record(ConsentRefused, MUM, grantor=MUM)
        before = life.state.consents
        life.record(AgencyRecorded, agency=attrs.evolve(AGENCIES[SCHOOL], counts=False))
        assert life.state.consents == before
        assert not life.state.agencies[SCHOOL].counts
        life.record(AgencyRecorded, agency=AGENCIES[PRACTICE])
        noes = [ConsentStatus.WITHDRAWN, ConsentStatus.REFUSED]

        assert _no_to_everything(life, PRACTICE) == dict.fromkeys(ConsentObject, noes)
        assert {key[0] for key in life.state.consents if key[2] == PRACTICE} == {MUM}

    def test_it_is_said_of_an_agency_that_sees_the_need_later(self) -> None:
        """And not once more of the one that sees it again."""
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        before = life.state.consents
        seen = {"user": life.state.user, "long_lasting": True, "coordinated": True}
        life.record(NeedSeen, agency=AGENCIES[HEALTH], **seen)
        assert life.state.consents == before
        life.record(NeedSeen, agency=AGENCIES[PRACTICE], **seen)

        assert _no_to_everything(life, PRACTICE) == {thing: [ConsentStatus.WITHDRAWN] for thing in ConsentObject}

    def test_a_form_in_place_of_all_replaces_what_was_given_before_it_and_not_at_the_same_time(self) -> None:
        """What is written down late is taken by when it was given."""
        forms = []
        for late in (timedelta(seconds=1), timedelta(0)):
            life = Life().need(parents=(MUM,))
            life.record(AgencyRecorded, agency=AGENCIES[SCHOOL])
            life.consent(MUM, HEALTH, scope=FormScope.IN_PLACE_OF_ALL)
            at = life.now - late
            life.consent(MUM, SCHOOL, at=at, recorded_at=life.now + timedelta(hours=1), first_day=at.date())
            forms.append(_no_to_everything(life, SCHOOL)[ConsentObject.EXCHANGE])

        assert forms == [[ConsentStatus.GIVEN, ConsentStatus.REPLACED], [ConsentStatus.GIVEN]]


class TestAnswers:
    """Where an answer about consent takes its place."""

    def test_a_narrowing_is_an_answer_of_its_own_that_rests_on_the_giving(self) -> None:
        """It says when it was said and where it stands, and is of the period, form and capacity of the giving."""
        life = Life().established()
        key = (MUM, ConsentObject.EXCHANGE, SCHOOL)
        given = life.state.consents[key].history[-1]
        life.wait(days=3)
        life.record(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"health", "economy"})
        first, narrowed = life.state.consents[key].history

        assert first == given
        assert narrowed == attrs.evolve(
            given,
            status=ConsentStatus.NARROWED,
            at=life.now,
            position=life.state.version,
            kinds=frozenset({"health"}),
            said=frozenset({"health", "economy"}),
        )

    def test_what_was_said_before_the_period_began_belongs_to_the_one_before(self) -> None:
        """However late it is written down; at its first instant it is of the new one."""
        group = evolve(attrs.evolve(world()[1], status=GroupStatus.ENDED), sample(NeedSeen, id="e-again"))
        begun = group.period_started
        found: list[ConsentStep] = []
        for at in (begun - timedelta(microseconds=1), begun):
            form = sample(ConsentGiven, at=at, grantor=DAD, grants=both(SCHOOL), scope=FormScope.THESE_AGENCIES)
            found.append(evolve(group, form).consents[DAD, ConsentObject.EXCHANGE, SCHOOL].history[-1])

        assert [(step.at, step.period) for step in found] == [(begun - timedelta(microseconds=1), 1), (begun, 2)]

    def test_a_restriction_can_be_lifted_at_the_instant_it_was_put(self) -> None:
        """One that is put later is not."""
        life = Life().established()
        life.record(AccessRestricted, party=DAD, basis="b")
        at = life.now
        life.record(AccessRestricted, party=DAD, basis="b")
        life.record(RestrictionLifted, party=DAD, at=at, recorded_at=life.now + timedelta(hours=1))

        assert [each.lifted_at for each in life.state.restrictions] == [at, None]


def _led_by_the_teacher(life: Life, meeting: str) -> None:
    life.record(MeetingCalled, **life.calling(meeting, chair=TEACHER))
    life.record(MeetingOpened, meeting=meeting, present={NURSE, TEACHER, USER}, chair=TEACHER)
    life.record(MeetingEnded, meeting=meeting, tasks_agreed=True, process_evaluated=True)


class TestMeetings:
    """One meeting is changed, and no other."""

    def test_a_cancelled_meeting_is_the_only_one_that_goes(self) -> None:
        """What else is coming is still coming."""
        life = Life().established()
        life.call("m-1")
        life.call("m-2", days=30)
        life.do(MeetingCancelled, meeting="m-1", reason="reason")

        assert life.state.live_meetings == ("m-2",)
        assert life.state.meetings["m-1"].status is MeetingStatus.CANCELLED

    def test_of_those_that_are_left_the_last_one_held_is_the_last(self) -> None:
        """By when they ended, whatever order they were recorded in."""
        life = Life().established()
        life.call("m-late", days=80)
        life.met("m-1").met("m-2", days=10)
        life.open("m-late")
        life.end("m-late")
        life.met("m-wrong")
        wrong = next(each.id for each in life.events if each.subject == "m-wrong")
        life.record(RecordedInError, event=wrong, reason="another group's")

        assert life.state.last_held == "m-late"

    def test_meetings_under_the_same_chair_are_one_leading(self) -> None:
        """As long as the changes there have been, and not as the meetings."""
        life = Life().established().met("m-1").met("m-2")
        first, second = (life.state.meetings[each].opened_at for each in ("m-1", "m-2"))
        _led_by_the_teacher(life, "m-3")
        third = life.state.meetings["m-3"].opened_at

        assert [(each.chair, each.first, each.last) for each in life.state.led] == [
            (NURSE, first, second),
            (TEACHER, third, third),
        ]

    def test_each_change_of_chair_is_kept(self) -> None:
        """However often the last one leads again."""
        life = Life().established().met("m-1")
        _led_by_the_teacher(life, "m-2")
        _led_by_the_teacher(life, "m-3")
        first, second, third = (life.state.meetings[each].opened_at for each in ("m-1", "m-2", "m-3"))

        assert [(each.chair, each.first, each.last) for each in life.state.led] == [
            (NURSE, first, first),
            (TEACHER, second, third),
        ]

    def test_of_the_meetings_held_before_one_in_error_the_latest_is_the_last(self) -> None:
        """Not the first."""
        life = Life().established().met("m-1").met("m-2").met("m-wrong")
        wrong = next(each.id for each in life.events if each.subject == "m-wrong")
        life.record(RecordedInError, event=wrong, reason="another group's")

        assert life.state.last_held == "m-2"

    def test_what_is_said_when_a_meeting_opens_adds_to_what_was_said_before(self) -> None:
        """Who wrote off in time and who gave a reason are both excused; a stand-in counts who is there."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call(minute_taker=PHYSIO)
        life.record(AbsenceExcused, meeting="m-1", party=PHYSIO, reason="ill")
        life.record(
            MeetingOpened,
            meeting="m-1",
            chair=NURSE,
            minute_taker=NURSE,
            present={NURSE, USER, "p-stand-in"},
            absences=[Absence(party=TEACHER, reason="at a course")],
            stand_ins=[
                StandIn(party="p-stand-in", member=TEACHER),
                StandIn(party="p-away", member=PHYSIO),
            ],
        )
        meeting = life.state.meetings["m-1"]

        assert (meeting.excused, meeting.represented) == ({TEACHER, PHYSIO}, {TEACHER})
        assert (meeting.minute_taker, meeting.opened_at, meeting.position) == (NURSE, life.now, meeting.called_position)

    def test_an_outside_meeting_is_told_of_by_itself(self) -> None:
        """The others are still owed."""
        life = Life().established()
        for meeting, told in (("x-1", False), ("x-2", True), ("x-3", False)):
            life.do(OutsideMeetingHeld, meeting=meeting, topic=Topic.AGENCY_DISAGREEMENT, by={NURSE}, user_told=told)
        before = {each.id: each.user_told for each in life.state.outside_meetings.values()}
        life.do(UserToldOfOutsideMeeting, meeting="x-1")
        after = {each.id: each.user_told for each in life.state.outside_meetings.values()}

        assert before == {"x-1": False, "x-2": True, "x-3": False}
        assert after == {"x-1": True, "x-2": True, "x-3": False}
        assert life.state.untold == ("x-3",)

    def test_a_meeting_entered_late_leads_from_when_it_was_opened(self) -> None:
        """It comes between those that were held around it."""
        life = Life().established()
        life.record(MeetingCalled, **life.calling("m-late", days=30, chair=TEACHER))
        life.met("m-1")
        life.until(life.state.meetings["m-late"].starts or life.now)
        opened = life.now
        life.wait(days=1).met("m-2", days=10)
        life.record(MeetingOpened, meeting="m-late", at=opened, chair=TEACHER, present={NURSE, TEACHER, USER})
        life.record(
            MeetingEnded, meeting="m-late", at=opened + timedelta(hours=1), tasks_agreed=True, process_evaluated=True
        )

        assert [each.chair for each in life.state.led] == [NURSE, TEACHER, NURSE]
        assert life.state.led[1].first == life.state.led[1].last == opened

    def test_a_meeting_that_never_was_had_no_leader(self) -> None:
        """Recorded in error, it is taken out of who has led."""
        life = Life().established().met("m-1")
        _led_by_the_teacher(life, "m-wrong")
        life.met("m-2")
        wrong = next(each.id for each in life.events if each.subject == "m-wrong")
        life.record(RecordedInError, event=wrong, reason="another group's")

        assert [(each.chair, each.last) for each in life.state.led] == [(NURSE, life.state.meetings["m-2"].opened_at)]

    def test_whoever_is_put_right_as_the_leader_of_a_meeting_that_was_held_led_it(self) -> None:
        """A record with wrong steps in it still opens, and adds up."""
        life = Life().established().met("m-1")
        life.record(MeetingOpened, meeting="m-1", chair=TEACHER, present={NURSE, TEACHER, USER})

        assert [each.chair for each in life.state.led] == [TEACHER]

    def test_of_two_meetings_opened_at_the_same_instant_the_one_recorded_last_was_led_last(self) -> None:
        """Whichever ended first."""
        life = Life().established()
        life.call("m-1")
        life.record(MeetingCalled, **life.calling("m-2", chair=TEACHER))
        life.until(life.state.meetings["m-2"].starts or life.now)
        opened = life.now
        for meeting, chair in (("m-2", TEACHER), ("m-1", NURSE)):
            life.record(MeetingOpened, meeting=meeting, at=opened, chair=chair, present={NURSE, TEACHER, USER})
        for meeting in ("m-2", "m-1"):
            life.record(MeetingEnded, meeting=meeting, tasks_agreed=True, process_evaluated=True)

        assert [(each.chair, each.first, each.last) for each in life.state.led] == [
            (NURSE, opened, opened),
            (TEACHER, opened, opened),
        ]

    def test_only_the_agencies_own_disagreement_is_owed_to_the_user(self) -> None:
        """B35: and only while the user has not been told."""
        life = Life().established()
        held = (
            ("m-a", Topic.AGENCY_DISAGREEMENT, False),
            ("m-b", Topic.AGENCY_DISAGREEMENT, True),
            ("m-c", Topic.TRAINING, False),
        )
        for meeting, topic, told in held:
            life.do(OutsideMeetingHeld, meeting=meeting, topic=topic, by={NURSE}, user_told=told)

        assert life.state.untold == ("m-a",)


class TestWork:
    """Goals, measures and tasks."""

    def test_a_task_knows_its_measure_and_a_measure_its_goal(self) -> None:
        """And a goal whether it comes from the individual plan."""
        life = Life().established()
        life.do(GoalSet, goal="g-1", from_plan=True, responsible=NURSE, deadline=NEXT)
        life.do(MeasureAgreed, work="w-1", goal="g-1", responsible=NURSE, deadline=NEXT)
        life.do(TaskAgreed, work="w-2", measure="w-1", responsible=TEACHER, deadline=NEXT)
        group = life.state
        goal = group.goals["g-1"]

        assert (goal.from_plan, goal.responsible, goal.deadline) == (True, NURSE, NEXT)
        assert [(each.goal, each.measure) for each in group.work.values()] == [("g-1", None), (None, "w-1")]

    def test_what_was_done_is_open_again_when_it_is_agreed_anew(self) -> None:
        """It stands among the open ones as of then."""
        life = Life().established()
        life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=NEXT)
        life.do(WorkDone, TEACHER, work="w-1")
        assert life.state.open_work == ()
        life.record(WorkChanged, work="w-1", responsible=NURSE, reason="not done after all")
        item = life.state.work["w-1"]

        assert (item.status, item.responsible, item.position) == (WorkStatus.OPEN, NURSE, life.state.version)
        assert life.state.open_work == ("w-1",)

    def test_what_is_changed_keeps_its_place_among_the_open_ones(self) -> None:
        """They stand in the order they were agreed."""
        life = Life().established()
        for work in ("w-1", "w-2"):
            life.do(TaskAgreed, work=work, responsible=TEACHER, deadline=NEXT)
        life.record(WorkChanged, work="w-1", responsible=NURSE, reason="reason")

        assert life.state.open_work == ("w-1", "w-2")

    def test_an_evaluation_takes_no_ground_to_end_away(self) -> None:
        """That an ending was considered stays said."""
        life = Life().established()
        life.record(EndingConsidered)
        considered = life.state.version
        life.record(PlanEvaluated)
        group = life.state

        assert group.evaluation is not None
        assert (group.evaluation.position, group.ending_considered_position) == (considered + 1, considered)

    def test_corrected_minutes_change_only_what_they_change(self) -> None:
        """A task that is repeated is owed since the first minutes, another deadline since the correction."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        same = Task(id="w-same", responsible=TEACHER, deadline=NEXT)
        other = Task(id="w-other", responsible=TEACHER, deadline=NEXT)
        done = Task(id="w-done", responsible=TEACHER, deadline=NEXT)
        life.write(tasks=(same, other, done))
        written = life.state.version
        life.do(WorkDone, TEACHER, work="w-done")
        later = Task(id="w-other", responsible=NURSE, deadline=NEXT)
        life.record(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=(same, later, done), reason="reason")
        corrected = life.state.version

        assert {each.id: each.position for each in life.state.work.values()} == {
            "w-same": written,
            "w-other": corrected,
            "w-done": written,
        }
        assert life.state.work["w-done"].status is WorkStatus.DONE


class TestMinutes:
    """Which version somebody has read."""

    def test_one_who_was_given_the_first_version_has_read_that_one(self) -> None:
        """Until the corrected one is shared too."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write()
        life.share()
        life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, reason="reason")
        corrected = life.state.version
        life.do(MinutesAcknowledged, TEACHER, meeting="m-1", party=TEACHER)
        one, two = life.state.meetings["m-1"].minutes

        assert (TEACHER in one.acknowledged_by, TEACHER in two.acknowledged_by) == (True, False)
        assert (two.version, two.position) == (2, corrected)

    def test_one_who_was_given_none_has_read_the_latest(self) -> None:
        """Also when there is only one."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write(document="d-1")
        life.record(MinutesAcknowledged, "p-guest", meeting="m-1", party="p-guest")
        life.record(MinutesCorrected, meeting="m-1", kinds={"health"}, reason="reason", document="d-2")
        life.record(MinutesAcknowledged, MUM, meeting="m-1", party=MUM)
        minutes = life.state.meetings["m-1"].minutes

        assert [each.acknowledged_by for each in minutes] == [{"p-guest"}, {MUM}]
        assert [each.document for each in minutes] == ["d-1", "d-2"]

    def test_a_meeting_is_settled_when_everybody_owed_its_minutes_has_got_them(self) -> None:
        """Members have read them, and the family has them; the user, who is owed the meeting, need not."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write()
        life.share(recipients={NURSE, TEACHER})
        life.read()
        assert life.state.live_meetings == ("m-1",)
        life.share(recipients={MUM, DAD})

        assert life.state.live_meetings == ()

    def test_a_meeting_that_was_settled_is_live_again_when_it_is_corrected(self) -> None:
        """There is something to share and to read."""
        life = Life().established().met()
        assert life.state.live_meetings == ()
        life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, reason="reason")

        assert life.state.live_meetings == ("m-1",)


class TestPeople:
    """Members and agencies."""

    def test_one_who_leaves_an_agency_with_others_in_it_reduces_nothing(self) -> None:
        """The agency still takes part; the last one out takes it along."""
        life = Life().established(NURSE, TEACHER)
        life.do(MemberJoined, member=Member(party=PHYSIO, agency=SCHOOL, function="f", sub_responsibility="s"))
        life.do(MemberLeft, party=PHYSIO)
        assert life.state.reduced_position is None
        life.do(MemberLeft, party=TEACHER)

        assert life.state.reduced_position == life.state.version

    def test_a_change_keeps_since_when_somebody_is_a_member(self) -> None:
        """Turns are counted from joining; a new agency is a new stretch of the same membership."""
        life = Life().established()
        joined = life.state.members[TEACHER].stints[-1].joined
        life.record(MemberChanged, member=Member(party=TEACHER, agency=HEALTH, function="f", sub_responsibility="s"))

        assert [each.joined for each in life.state.members[TEACHER].stints] == [joined, joined]

    def test_a_membership_in_error_gives_back_the_one_before(self) -> None:
        """With its agency, and whether it took turns."""
        life = Life().established()
        life.do(MemberLeft, party=TEACHER)
        wrong = Member(party=TEACHER, agency=HEALTH, function="f", sub_responsibility="s", takes_turns=False)
        life.do(MemberJoined, member=wrong)
        life.record(RecordedInError, event=life.events[-1].id, reason="another teacher")
        back = life.state.members[TEACHER]

        assert (back.member.agency, back.member.takes_turns, back.current) == (SCHOOL, True, False)
        assert back.position == back.stints[-1].joined < life.state.version - 2

    def test_an_agency_that_is_recorded_again_is_not_a_new_one(self) -> None:
        """What is said about it stands; its facts are the latest."""
        life = Life().established()
        before = life.state.consents
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])

        assert life.state.consents == before
        assert list(life.state.agencies) == [HEALTH, SCHOOL, PRACTICE]


class TestOffices:
    """Who was asked, who answers, and since when."""

    def test_the_one_who_is_followed_has_laid_it_down(self) -> None:
        """And is the only one who has."""
        life = Life().established()
        life.do(CoordinatorOffered, party=TEACHER)
        offered = life.state.coordinator
        life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
        office = life.state.coordinator

        assert (offered.holder, offered.status_of(TEACHER)) == (NURSE, CoordinatorStatus.OFFERED)
        assert (office.holder, office.since, office.vacancy) == (TEACHER, life.state.version, None)
        assert dict(office.asked) == {
            NURSE: CoordinatorStatus.LAID_DOWN,
            TEACHER: CoordinatorStatus.ACCEPTED,
        }

    def test_who_lays_it_down_answers_until_there_is_a_vacancy(self) -> None:
        """Then the responsible agency does, since the entry that says so."""
        life = Life().established()
        life.do(CoordinatorLaidDown, NURSE, party=NURSE)
        laid_down = life.state.version
        before = life.state.coordinator
        life.do(VacancyRecorded, party=NURSE, agency=HEALTH, reason=VacancyReason.LEFT)
        office = life.state.coordinator

        assert (before.holder, before.laid_down_position, before.vacancy) == (NURSE, laid_down, None)
        assert office.vacancy is not None
        assert (office.holder, office.vacancy.agency) == (None, HEALTH)
        assert (office.vacancy.at, office.vacancy.position) == (life.now, life.state.version)


class TestNoted:
    """When something of a kind last happened, and when a routine was last followed."""

    def test_what_comes_late_does_not_hide_what_was_later(self) -> None:
        """By its own time, for kinds of event and for points of a routine."""
        life = Life().established()
        before = life.now
        life.wait(days=2)
        life.record(RoutineFollowed, routine={"our-town.a"})
        at = life.now
        life.record(
            RoutineFollowed,
            routine={"our-town.a", "our-town.b"},
            at=before,
            recorded_at=life.now + timedelta(minutes=1),
        )
        routine = life.state.routine

        assert (routine["our-town.a"].at, routine["our-town.b"].at) == (at, before)
        assert life.state.latest[RoutineFollowed.tag].at == at

    def test_of_two_at_the_same_instant_the_one_entered_last_is_the_latest(self) -> None:
        """The record's order tells them apart."""
        life = Life().established()
        life.record(RoutineFollowed, routine={"our-town.a"})
        life.record(RoutineFollowed, routine={"our-town.a"}, at=life.now)

        assert life.state.routine["our-town.a"].position == life.state.version
        assert life.state.latest[RoutineFollowed.tag].position == life.state.version

    def test_what_happened_before_the_period_belongs_to_the_one_before(self) -> None:
        """However late it is written down."""
        group = evolve(attrs.evolve(world()[1], status=GroupStatus.ENDED), sample(NeedSeen, id="e-again"))
        begun = group.period_started
        found = [
            evolve(group, sample(RoutineFollowed, at=at)).latest[RoutineFollowed.tag].period
            for at in (begun - timedelta(microseconds=1), begun)
        ]

        assert found == [1, 2]
