"""What each event leaves in the group, where it is more than the obvious."""

from __future__ import annotations

from datetime import timedelta

from ansvar_core import (
    Absence,
    AbsenceExcused,
    AccessRestricted,
    ChildHeard,
    CoordinatorAccepted,
    CoordinatorLaidDown,
    CoordinatorStatus,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    FinalEvaluationMade,
    GroupEnded,
    HearingManner,
    MeetingOpened,
    MeetingStatus,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesCorrected,
    MinutesWritten,
    NeedReviewed,
    NeedSeen,
    RecordedInError,
    RestrictionLifted,
    TaskAgreed,
    VacancyReason,
    VacancyRecorded,
    WorkChanged,
)
from ansvar_core.events.base import Event
from support.life import DAD, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life


def last(life: Life, kind: type[Event]) -> str:
    """The id of the latest event of a kind."""
    return [event.id for event in life.events if type(event) is kind][-1]


class TestRecordedInError:
    """What never was leaves nothing behind but the record of it."""

    def test_a_meeting_takes_its_turn_and_its_hold_with_it(self) -> None:
        """The turn is not counted, nothing is owed about it, and the meeting before it is the last that was held."""
        life = Life().established().met("m-1").met("m-2")
        wrong = next(event.id for event in life.events if event.tag == "meeting-called" and event.subject == "m-2")
        life.record(RecordedInError, event=wrong, reason="another group's")
        group = life.state

        assert group.meetings["m-2"].status is MeetingStatus.VOID
        assert not group.meetings["m-2"].held
        assert group.last_held == "m-1"
        assert "m-2" not in group.live_meetings
        assert {turn.meeting for each in group.members.values() for turn in each.turns} == {"m-1"}

    def test_a_consent_is_as_if_it_had_not_been_given(self) -> None:
        """Everything on that form, and nothing on another."""
        life = Life().established()
        wrong = next(event.id for event in life.events if event.tag == "consent-given" and event.subject == DAD)
        life.record(RecordedInError, event=wrong, reason="signed by somebody else")
        consents = life.state.consents

        assert all(consents[key].history == () for key in consents if key[0] == DAD)
        assert all(consents[key].history for key in consents if key[0] == MUM)

    def test_a_membership_is_as_if_it_had_not_been(self) -> None:
        """Nobody has joined; what is known of the person is what else has been said."""
        life = Life().established()
        wrong = next(event.id for event in life.events if event.tag == "member-joined" and event.subject == TEACHER)
        life.record(RecordedInError, event=wrong, reason="another teacher")

        assert not life.state.is_member(TEACHER)
        assert TEACHER not in life.state.members

    def test_what_cannot_be_void_stays(self) -> None:
        """The fold judges nothing, and has nothing to take away."""
        life = Life().established()
        before = life.state
        life.record(RecordedInError, event=last(life, NeedSeen), reason="wrong")
        after = life.state

        assert (after.need, after.members, after.consents) == (before.need, before.members, before.consents)


class TestMembers:
    """A member's stretches of time."""

    def test_a_new_function_is_the_same_stretch_and_a_new_agency_another(self) -> None:
        """Consent is per agency, and turns are counted from joining."""
        life = Life().established()
        life.do(MemberChanged, member=Member(party=TEACHER, agency=SCHOOL, function="f", sub_responsibility="s"))
        same = life.state.members[TEACHER].stints
        life.record(MemberChanged, member=Member(party=TEACHER, agency=HEALTH, function="f", sub_responsibility="s"))
        moved = life.state.members[TEACHER].stints

        assert [stint.agency for stint in same] == [SCHOOL]
        assert [(stint.agency, stint.end is None) for stint in moved] == [(SCHOOL, False), (HEALTH, True)]

    def test_one_who_comes_back_starts_anew(self) -> None:
        """With the earlier stretch still known."""
        life = Life().established()
        life.do(MemberLeft, party=TEACHER)
        gone = life.state
        life.record(MemberLeft, party=TEACHER)
        assert life.state.members == gone.members
        life.do(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL, function="f", sub_responsibility="s"))
        back = life.state.members[TEACHER]

        assert gone.reduced_position is not None
        assert (len(back.stints), back.current, back.position) == (2, True, life.state.version)


class TestHearing:
    """The latest hearing is the one that took place last."""

    def test_a_hearing_written_down_late_does_not_hide_a_later_one(self) -> None:
        """It counts from its own date."""
        life = Life().established()
        earlier = life.now
        life.wait(days=2).do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        (*before, last) = life.state.heard
        late = life.now + timedelta(hours=1)
        life.do(ChildHeard, manner=HearingManner.DECLINED, by=NURSE, at=earlier, recorded_at=late)

        (*still, new, latest) = life.state.heard
        assert ((*still,), latest) == ((*before,), last)
        assert (new.manner, new.at) == (HearingManner.DECLINED, earlier)


class TestOffice:
    """Somebody answers, or there is a recorded vacancy."""

    def test_the_old_one_answers_until_the_new_one_has_accepted(self) -> None:
        """Never two, and none only as a vacancy."""
        life = Life().established()
        life.do(CoordinatorLaidDown, NURSE, party=NURSE)
        waiting = life.state.coordinator
        life.record(CoordinatorAccepted, TEACHER, party=TEACHER)
        after = life.state.coordinator

        assert (waiting.holder, waiting.status_of(NURSE)) == (NURSE, CoordinatorStatus.LAID_DOWN)
        assert (after.holder, after.status_of(TEACHER)) == (TEACHER, CoordinatorStatus.ACCEPTED)

    def test_a_vacancy_of_another_than_the_holder_takes_nobody_away(self) -> None:
        """Only the one who answers can be gone."""
        life = Life().established()
        life.record(VacancyRecorded, party=TEACHER, reason=VacancyReason.ILL, agency=SCHOOL)
        kept = life.state.coordinator
        life.record(VacancyRecorded, party=NURSE, reason=VacancyReason.DIED, agency=HEALTH)
        gone = life.state.coordinator

        assert (kept.holder, kept.vacancy) == (NURSE, None)
        assert gone.holder is None
        assert gone.vacancy is not None
        assert gone.vacancy.agency == HEALTH


class TestMeetings:
    """Who was there, who wrote, and what is still owed."""

    def test_a_user_in_the_room_has_been_heard(self) -> None:
        """And a user who stays away has not."""
        there, away = Life().established(), Life().established()
        for life, absent in ((there, ()), (away, (USER,))):
            life.call()
            life.record(ChildHeard, manner=HearingManner.OBSERVED, by=NURSE)
            facts = life.state.meetings["m-1"]
            life.until(facts.starts or life.now)
            present = (facts.called | facts.invited) - set(absent)
            life.record(MeetingOpened, meeting="m-1", present=present, chair=NURSE)

        assert (there.state.heard[-1].manner, there.state.heard[-1].meeting) == (HearingManner.TOOK_PART, "m-1")
        assert (away.state.heard[-1].manner, away.state.heard[-1].meeting) == (HearingManner.OBSERVED, None)

    def test_an_absence_with_a_reason_is_excused_at_once_or_later(self) -> None:
        """A blank reason is none."""
        life = Life().established()
        life.call()
        life.open(absent=[TEACHER], absences=[Absence(party=TEACHER, reason=" ")], minute_taker=NURSE)
        before = life.state.meetings["m-1"].excused
        life.do(AbsenceExcused, meeting="m-1", party=TEACHER, reason="ill")

        assert before == frozenset()
        assert life.state.meetings["m-1"].excused == {TEACHER}

    def test_minutes_written_by_a_stranger_count_as_nobodys_turn(self) -> None:
        """And their correction keeps the writer."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.record(MinutesWritten, meeting="m-1", writer="p-temp", kinds={"health"})
        life.record(MinutesCorrected, meeting="m-1", kinds={"health"}, reason="a name was wrong")
        group = life.state

        assert [each.writer for each in group.meetings["m-1"].minutes] == ["p-temp", "p-temp"]
        assert all(each.turns == () for each in group.members.values())


class TestWork:
    """A work item keeps what a change does not mention."""

    def test_a_change_of_the_deadline_keeps_the_responsible(self) -> None:
        """And the item is as of the day it was agreed anew."""
        life = Life().established()
        life.record(TaskAgreed, work="w-1", responsible=TEACHER)
        life.record(WorkChanged, work="w-1", reason="later")
        item = life.state.work["w-1"]

        assert (item.responsible, item.position) == (TEACHER, life.state.version)


class TestEnding:
    """The end, and a new beginning."""

    def test_a_final_evaluation_without_a_decision_is_only_recorded(self) -> None:
        """There is no ending for it to belong to."""
        life = Life().established()
        life.record(FinalEvaluationMade, document="d-1")

        assert life.state.ending is None

    def test_joining_in_a_decision_keeps_who_decided_first(self) -> None:
        """And a regret takes the decision away."""
        life = Life().established()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        ending = life.state.ending
        life.record(EndingRegretted, MUM)

        assert ending is not None
        assert (ending.decided_by, ending.reason) == ((NURSE, MUM), EndingReason.USERS_WISH)
        assert life.state.ending is None

    def test_a_new_period_starts_empty_with_the_old_people_known(self) -> None:
        """Meetings, work and offices of the old one are closed; who was in it is not forgotten."""
        life = Life().established().met()
        life.do(NeedReviewed, long_lasting=True, coordinated=False)
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-1")
        life.do(GroupEnded)
        life.need(parents=())
        group = life.state

        assert (group.period, group.current_members, group.open_work, group.live_meetings) == (2, (), (), ())
        assert (group.coordinator.holder, group.trusted_person, group.ceased_position) == (None, None, None)
        assert set(group.members) == {NURSE, TEACHER}
        assert set(group.meetings) == {"m-1"}


class TestRestrictions:
    """A restriction is lifted where it was put."""

    def test_lifting_one_leaves_the_other(self) -> None:
        """About one meeting, and about everything."""
        life = Life().established().met()
        life.record(AccessRestricted, party=DAD, meeting="m-1", basis="b")
        life.record(AccessRestricted, party=DAD, basis="b")
        life.record(RestrictionLifted, party=DAD, meeting="m-1")
        one, other = life.state.restrictions

        assert one.lifted_at == life.now
        assert other.lifted_at is None
