"""The need, its assessment with the user, and hearing the child."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ansvar_core import (
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    ChangeProposal,
    ChildHeard,
    DoFirst,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    Floor,
    GroupEnded,
    GroupEstablished,
    HearingManner,
    MeetingEnded,
    MeetingOpened,
    NeedSeen,
    RecordedInError,
    User,
    Verdict,
    VoiceArranged,
)
from support.found import blocks, found, informs, warns, way_out
from support.life import AGENCIES, DAD, GRAN, HEALTH, MUM, NURSE, TEACHER, USER, Life

START_GROUP: dict[str, Any] = {"outcome": AssessmentOutcome.START, "together_with": {USER}}


def need(**fields: Any) -> Verdict:
    user = User(id=USER, birth_date=date(2015, 5, 1))
    rest = {"long_lasting": True, "coordinated": True, **fields}
    return Life().ask(NeedSeen, user=user, agency=AGENCIES[HEALTH], **rest)


class TestLongLasting:
    """B1: a group is for a need that lasts; the half that fails is named."""

    code = "need.long-lasting"

    def test_a_short_need_warns(self) -> None:
        verdict = need(long_lasting=False)
        assert warns(verdict, self.code)
        assert "need.coordinated" not in verdict.codes
        assert way_out(verdict, self.code, ChangeProposal).fields == {"long_lasting": True}

    def test_a_long_need_does_not(self) -> None:
        assert self.code not in need().codes


class TestCoordinated:
    """B1: a group is for a need of coordinated services; the half that fails is named."""

    code = "need.coordinated"

    def test_a_need_for_one_service_warns(self) -> None:
        verdict = need(coordinated=False)
        assert warns(verdict, self.code)
        assert "need.long-lasting" not in verdict.codes

    def test_both_halves_can_fail(self) -> None:
        assert {self.code, "need.long-lasting"} <= set(need(long_lasting=False, coordinated=False).codes)

    def test_a_need_for_several_does_not(self) -> None:
        assert self.code not in need().codes


class TestAssessedWithUser:
    """A11: the user takes part in choosing between the services there are."""

    code = "assessment.user-takes-part"

    def test_the_services_do_not_assess_alone(self) -> None:
        verdict = Life().need().ask(AssessmentStarted, together_with={TEACHER})
        assert blocks(verdict, self.code)
        assert found(verdict, self.code).floor is Floor.LAW
        assert USER in way_out(verdict, self.code, ChangeProposal).fields["together_with"]

    @pytest.mark.parametrize("party", [USER, MUM, DAD])
    def test_the_user_or_those_who_speak_for_the_child_are_with_them(self, party: str) -> None:
        assert Life().need().ask(AssessmentStarted, together_with={party}).permitted

    def test_somebody_else_close_is_not_the_user(self) -> None:
        assert blocks(Life().need().ask(AssessmentStarted, together_with={GRAN}), self.code)

    def test_the_parents_do_not_stand_for_a_grown_user(self) -> None:
        life = Life().need(born=date(1990, 5, 1))
        assert blocks(life.ask(AssessmentStarted, together_with={MUM}), self.code)


class TestConcludedWithUser:
    """B4: the agency that sees the need assesses the further work together with the user."""

    code = "assessment.concluded-with-user"

    def life(self) -> Life:
        life = Life().need()
        life.do(AssessmentStarted, together_with={USER})
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        return life

    def test_the_services_do_not_conclude_alone(self) -> None:
        verdict = self.life().ask(AssessmentConcluded, outcome=AssessmentOutcome.START)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"together_with": {USER}}

    def test_not_starting_is_concluded_with_the_user_too(self) -> None:
        assert blocks(self.life().ask(AssessmentConcluded, outcome=AssessmentOutcome.DO_NOT_START), self.code)

    def test_with_the_user_it_is_in_order(self) -> None:
        assert self.life().ask(AssessmentConcluded, **START_GROUP).permitted


class TestChildHeardInAssessment:
    """B14: a child is heard about whether to start a group, whatever its age."""

    code = "assessment.child-heard"

    def life(self, born: date = date(2015, 5, 1)) -> Life:
        life = Life().need(born=born)
        life.do(AssessmentStarted, together_with={USER})
        return life

    def test_a_child_not_heard_blocks(self) -> None:
        verdict = self.life().ask(AssessmentConcluded, **START_GROUP)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, DoFirst).steps[0].kind == "child-heard"

    @pytest.mark.parametrize("manner", list(HearingManner))
    def test_every_manner_counts(self, manner: HearingManner) -> None:
        life = self.life()
        life.do(ChildHeard, manner=manner, by=NURSE, reason="r")
        assert life.ask(AssessmentConcluded, **START_GROUP).permitted

    @pytest.mark.parametrize(
        ("born", "floor"),
        [
            (date(2019, 1, 5), Floor.LAW),
            (date(2019, 1, 6), Floor.GUIDELINE),
            (date(2026, 1, 1), Floor.GUIDELINE),
        ],
    )
    def test_the_law_asks_from_seven_and_the_guideline_from_birth(self, born: date, floor: Floor) -> None:
        assert found(self.life(born).ask(AssessmentConcluded, **START_GROUP), self.code).floor is floor

    def test_a_parent_is_not_the_child(self) -> None:
        life = self.life()
        verdict = life.ask(AssessmentConcluded, outcome=AssessmentOutcome.START, together_with={USER, MUM, DAD})
        assert blocks(verdict, self.code)

    def test_a_grown_user_is_no_child(self) -> None:
        assert self.code not in self.life(date(2008, 1, 5)).ask(AssessmentConcluded, **START_GROUP).codes

    def test_the_day_before_full_age_is_still_a_child(self) -> None:
        assert self.code in self.life(date(2008, 1, 6)).ask(AssessmentConcluded, **START_GROUP).codes


class TestChildHeardBeforeEstablishing:
    """B14: no group is established around a child that was not heard in this period."""

    code = "establish.child-heard"

    def test_the_hearing_of_an_earlier_period_does_not_count(self) -> None:
        life = Life().established()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
        life.do(AssessmentStarted, together_with={USER})
        life.record(AssessmentConcluded, **START_GROUP)

        assert blocks(life.ask(GroupEstablished), self.code)
        life.do(ChildHeard, manner=HearingManner.OBSERVED, by=NURSE)
        assert self.code not in life.ask(GroupEstablished).codes

    def test_heard_in_the_assessment_is_enough(self) -> None:
        assert self.code not in Life().need().assessed().prepared().ask(GroupEstablished).codes


class TestChildHeardAboutMeeting:
    """B14: the child is heard about each meeting, since the last one or by taking part."""

    code = "meeting.child-heard"

    def opening(self, life: Life, meeting: str, *absent: str) -> Verdict:
        facts = life.state.meetings[meeting]
        assert facts.starts is not None
        life.until(max(life.now, facts.starts))
        present = (facts.called | facts.invited) - set(absent)
        return life.ask(MeetingOpened, meeting=meeting, present=present, chair=NURSE)

    def test_heard_before_the_first_meeting_is_enough_for_it(self) -> None:
        life = Life().established()
        life.call()
        assert self.code not in self.opening(life, "m-1", USER).codes

    def test_what_was_said_before_the_last_meeting_is_not_about_this_one(self) -> None:
        life = Life().established().met()
        life.call("m-2")
        life.do(VoiceArranged, meeting="m-2", party=TEACHER)
        verdict = self.opening(life, "m-2", USER)
        assert blocks(verdict, self.code)
        assert "meeting.users-voice" not in verdict.codes
        # What it turned on is the last time that the child was heard: in the meeting before.
        assert [each.position for each in found(verdict, self.code).facts] == [
            life.state.meetings["m-1"].opened_position
        ]

    def test_a_child_in_the_room_is_heard_there(self) -> None:
        life = Life().established().met()
        life.call("m-2")
        assert self.code not in self.opening(life, "m-2").codes

    def test_a_child_heard_since_the_last_meeting_can_stay_away(self) -> None:
        life = Life().established().met()
        life.call("m-2")
        life.do(ChildHeard, manner=HearingManner.DECLINED)
        life.do(VoiceArranged, meeting="m-2", party=TEACHER)
        assert self.opening(life, "m-2", USER).permitted

    def test_a_meeting_held_after_one_written_down_late_is_not_the_last_before_it(self) -> None:
        life = Life().established()
        life.call("m-1", days=14)
        life.met("m-2", days=20)
        late: dict[str, Any] = {"at": life.state.meetings["m-1"].starts, "recorded_at": life.now + timedelta(minutes=1)}
        present = {NURSE, TEACHER}
        assert self.code not in life.ask(MeetingOpened, meeting="m-1", present=present, chair=NURSE, **late).codes

    def test_a_hearing_at_the_very_end_of_the_last_meeting_is_about_that_one(self) -> None:
        life = Life().established().met()
        ended = life.state.meetings["m-1"].ended_at
        late: dict[str, Any] = {"at": ended, "recorded_at": life.now + timedelta(minutes=1)}
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE, **late)
        life.call("m-2")
        assert self.code in self.opening(life, "m-2", USER).codes

    def test_one_written_down_late_is_held_against_the_last_before_it(self) -> None:
        """A child who was heard before an earlier meeting only, was not heard for one between two that were held."""
        life = Life().established()
        life.met("m-1", days=7)
        life.call("m-2", days=14)
        life.call("m-3", days=20)
        life.until(life.now + timedelta(days=20))
        life.record(MeetingOpened, meeting="m-3", present={NURSE, TEACHER}, chair=NURSE)
        life.end("m-3")
        earlier, starts = life.state.meetings["m-1"].ended_at, life.state.meetings["m-2"].starts
        for moment in (starts, earlier):
            late: dict[str, Any] = {"at": moment, "recorded_at": life.now + timedelta(minutes=1)}
            verdict = life.ask(MeetingOpened, meeting="m-2", present={NURSE, TEACHER}, chair=NURSE, **late)
            assert blocks(verdict, self.code)

    def test_a_meeting_recorded_in_error_is_not_the_last_before_one_written_down_late(self) -> None:
        """What never was takes nothing away from what the child said before it."""
        life = Life().established()
        life.call("m-1", days=7)
        mistaken = life.events[-1].id
        life.call("m-2", days=14)
        life.call("m-3", days=20)
        for meeting in ("m-1", "m-3"):
            starts = life.state.meetings[meeting].starts
            assert starts is not None
            life.until(starts)
            life.record(MeetingOpened, meeting=meeting, present={NURSE, TEACHER}, chair=NURSE)
            life.end(meeting)
        late: dict[str, Any] = {"at": life.state.meetings["m-2"].starts, "recorded_at": life.now + timedelta(hours=1)}
        assert self.code in life.ask(MeetingOpened, meeting="m-2", present={NURSE, TEACHER}, chair=NURSE, **late).codes

        life.do(RecordedInError, event=mistaken, reason="another group's")
        assert self.code not in life.ask(MeetingOpened, meeting="m-2", present={NURSE}, chair=NURSE, **late).codes

    def test_what_a_meeting_recorded_in_error_was_told_is_not_what_the_child_said(self) -> None:
        """Whoever was never in the room was not heard there."""
        life = Life().established().met("m-1")
        life.call("m-2", days=10)
        mistaken = life.events[-1].id
        life.open("m-2")
        life.do(RecordedInError, event=mistaken, reason="another group's")
        life.call("m-3", days=5)
        life.do(VoiceArranged, meeting="m-3", party=TEACHER)
        assert blocks(self.opening(life, "m-3", USER), self.code)

    def test_what_is_said_after_a_meeting_is_not_about_it(self) -> None:
        """Though the meeting is written down after it was said; at the very opening is in time."""
        life = Life().established().met("m-1", days=7)
        life.call("m-2", days=14)
        starts = life.state.meetings["m-2"].starts
        assert starts is not None
        life.until(starts + timedelta(days=2))
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        late: dict[str, Any] = {"at": starts, "recorded_at": life.now + timedelta(hours=1)}
        verdict = life.ask(MeetingOpened, meeting="m-2", present={NURSE, TEACHER}, chair=NURSE, **late)
        assert blocks(verdict, self.code)
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE, **late)
        late["recorded_at"] += timedelta(hours=1)
        assert self.code not in life.ask(MeetingOpened, meeting="m-2", present={NURSE}, chair=NURSE, **late).codes

    def test_a_meeting_written_down_late_is_not_the_last(self) -> None:
        """What the child said before the last one is not about the next, whatever was written down between."""
        life = Life().established()
        life.call("m-1", days=5)
        life.call("m-2", days=20)
        first = life.state.meetings["m-1"].starts
        assert first is not None
        life.until(first + timedelta(days=5))
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        life.do(VoiceArranged, meeting="m-2", party=TEACHER)
        life.open("m-2", absent=(USER,))
        life.end("m-2")
        soon = {"recorded_at": life.now + timedelta(hours=1)}
        here = {NURSE, TEACHER, USER}
        life.record(MeetingOpened, meeting="m-1", present=here, chair=NURSE, at=first, **soon)
        over = {"at": first + timedelta(hours=1), "tasks_agreed": True, "process_evaluated": True}
        life.record(MeetingEnded, meeting="m-1", **over, **soon)
        life.wait(days=1).call("m-3", days=5)
        life.do(VoiceArranged, meeting="m-3", party=TEACHER)
        assert blocks(self.opening(life, "m-3", USER), self.code)

    def test_a_child_who_was_never_heard_is_not_heard_for_the_first(self) -> None:
        """A group that was established all the same still owes it to the child."""
        life = Life().need()
        life.do(AssessmentStarted, together_with={USER})
        life.record(AssessmentConcluded, **START_GROUP)
        life.prepared()
        life.record(GroupEstablished)
        life.call()
        finding = found(self.opening(life, "m-1", USER), self.code)
        assert [(fact.position, fact.subject) for fact in finding.facts] == [(None, USER)]


class TestHowHeard:
    """B14: that a child declined, or could not be heard, is worth knowing."""

    code = "child.how-heard"

    @pytest.mark.parametrize("manner", [HearingManner.DECLINED, HearingManner.COULD_NOT])
    def test_it_informs_and_does_not_stop(self, manner: HearingManner) -> None:
        verdict = Life().need().ask(ChildHeard, manner=manner, by=NURSE, reason="r")
        assert informs(verdict, self.code)
        assert verdict.permitted

    @pytest.mark.parametrize("manner", [HearingManner.TOOK_PART, HearingManner.TALKED_WITH, HearingManner.OBSERVED])
    def test_a_child_that_was_heard_needs_no_word(self, manner: HearingManner) -> None:
        assert self.code not in Life().need().ask(ChildHeard, manner=manner, by=NURSE).codes


class TestHeardByWhom:
    """B14: who heard the child is said, and why a child could not be heard."""

    code = "child.heard-by-whom"

    @pytest.mark.parametrize("manner", [HearingManner.TALKED_WITH, HearingManner.OBSERVED])
    def test_nobody_named_is_nobody_who_heard(self, manner: HearingManner) -> None:
        verdict = Life().need().ask(ChildHeard, manner=manner)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).asks == ("by",)

    def test_a_child_that_could_not_be_heard_needs_judgement_and_reason(self) -> None:
        verdict = Life().need().ask(ChildHeard, manner=HearingManner.COULD_NOT, reason="  ")
        assert way_out(verdict, self.code, ChangeProposal).asks == ("by", "reason")

    @pytest.mark.parametrize("manner", [HearingManner.TOOK_PART, HearingManner.DECLINED])
    def test_taking_part_and_declining_are_the_childs_own(self, manner: HearingManner) -> None:
        assert Life().need().ask(ChildHeard, manner=manner).permitted

    def test_why_the_child_could_not_be_heard_is_asked_for(self) -> None:
        """Nothing said and blanks alone are no reason."""
        life = Life().need()
        for reason in (None, " "):
            verdict = life.ask(ChildHeard, manner=HearingManner.COULD_NOT, by=NURSE, reason=reason)
            assert found(verdict, self.code).remedies == (ChangeProposal(asks=("reason",)),)
