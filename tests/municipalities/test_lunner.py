from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from municipalities.lunner import PROFILE

from ansvar_core import (
    AgendaItem,
    ChairAgreed,
    ChangeProposal,
    ChildHeard,
    CoordinatorOffered,
    Deadline,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    Finding,
    GroupEnded,
    GroupEstablished,
    HearingManner,
    Language,
    MeasureAgreed,
    MeetingCalled,
    NeedReviewed,
    Rulebook,
    Topic,
    WorkChanged,
    WorkDone,
)
from support.life import MUM, NURSE, TEACHER, USER, Life

LUNNER = Rulebook.of(PROFILE)
STANDARD = Rulebook.standard()
SAY, CLEAR = "lunner.say-in-the-holder", "lunner.holder-made-clear"
OPENED, CLOSED = "lunner.opened-together", "lunner.closed-together"
FOLLOWED_UP, TALKED = "lunner.deadline-followed-up", "lunner.child-talked-with"
ROUTINE: dict[type[Event], str] = {
    CoordinatorOffered: SAY,
    NeedReviewed: CLEAR,
    GroupEstablished: OPENED,
    GroupEnded: CLOSED,
}


class LunnerLife(Life):
    """A life in which the routine is followed."""

    def __init__(self) -> None:
        super().__init__(book=LUNNER)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind in ROUTINE:
            fields.setdefault("routine", {ROUTINE[kind]})
        return super().make(kind, actor, **fields)

    def talked(self, manner: HearingManner = HearingManner.TALKED_WITH, **fields: Any) -> LunnerLife:
        """An adult talks with the child."""
        self.do(ChildHeard, **{"manner": manner, "by": TEACHER, **fields})
        return self


def found(life: Life, code: str, event: Event) -> Finding:
    """The one finding of a rule in Lunner."""
    (finding,) = (each for each in LUNNER.assess(life.group, event).findings if each.code == code)
    return finding


def broken(life: Life) -> set[str]:
    """The duties that the audit says were not kept."""
    return {each.duty.code for each in life.audit().owed}


class TestFromTheFirstLevel:
    """LUN-01: there is a named relay holder from level 1, also where one service helps."""

    def test_a_group_of_one_service_warns_elsewhere_and_not_here(self) -> None:
        life = LunnerLife().need().assessed().prepared(NURSE)
        start = life.make(GroupEstablished)
        assert "establish.min-agencies" in STANDARD.assess(life.group, start).codes
        assert "establish.min-agencies" not in life.do(GroupEstablished).codes

    @pytest.mark.parametrize(
        ("language", "word"), [("nb", "stafettholder"), ("nn", "stafetthaldar"), ("en", "relay holder")]
    )
    def test_the_texts_speak_of_a_relay_holder(self, language: str, word: str) -> None:
        code = "establish.coordinator"
        assert word in LUNNER.text(code).wrong[language]
        assert word not in STANDARD.text(code).wrong[language]


class TestTheFamilyHasASay:
    """LUN-03: child and parents can influence who is holder."""

    def test_an_offer_that_does_not_say_so_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = LunnerLife().established()
        offer = life.make(CoordinatorOffered, party=TEACHER, routine=())
        assert STANDARD.assess(life.group, offer).permitted
        assert not LUNNER.assess(life.group, offer).permitted

    def test_saying_so_takes_the_refusal_away(self) -> None:
        life = LunnerLife().established()
        offer = life.make(CoordinatorOffered, party=TEACHER, routine=())
        (remedy,) = found(life, SAY, offer).remedies
        assert isinstance(remedy, ChangeProposal)
        assert LUNNER.assess(life.group, offer.changed(remedy)).permitted


class TestTheHolderCallsAndChairs:
    """LUN-04: the holder invites, makes the agenda and chairs."""

    def test_a_call_by_another_member_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = LunnerLife().established()
        call = life.make(MeetingCalled, TEACHER, **life.calling())
        assert STANDARD.assess(life.group, call).permitted
        assert tuple(each.code for each in LUNNER.assess(life.group, call).findings if each.blocks) == ("role.call",)
        assert LUNNER.assess(life.group, call.but(actor=NURSE)).permitted

    def test_another_chair_is_not_agreed_on_here(self) -> None:
        life = LunnerLife().established()
        life.call()
        life.record(ChairAgreed, meeting="m-1", party=TEACHER)
        call = life.make(MeetingCalled, **life.calling(chair=TEACHER))
        assert "meeting.chair" not in STANDARD.assess(life.group, call).codes
        assert found(life, "meeting.chair", call).blocks

    def test_a_call_without_an_agenda_is_refused_here_and_warned_of_elsewhere(self) -> None:
        life = LunnerLife().established()
        call = life.make(MeetingCalled, **life.calling(agenda=()))
        elsewhere = STANDARD.assess(life.group, call)
        assert (elsewhere.permitted, "meeting.agenda" in elsewhere.codes) == (True, True)
        assert not LUNNER.assess(life.group, call).permitted
        agenda = (AgendaItem(id="i-1", topic=Topic.FOLLOW_UP),)
        assert LUNNER.assess(life.group, call.but(agenda=agenda)).permitted


class TestTheHolderWrites:
    """LUN-05: the holder takes the minutes."""

    def test_it_is_the_holders_turn_every_time(self) -> None:
        life = LunnerLife().established().met()
        assert [each.party for each in LUNNER.rota(life.state, life.now, 2)] == [NURSE, NURSE]
        assert [each.party for each in STANDARD.rota(life.state, life.now, 1)] == [TEACHER]

    def test_another_minute_taker_is_refused_here_until_it_is_said_why(self) -> None:
        life = LunnerLife().established()
        call = life.make(MeetingCalled, **life.calling(minute_taker=TEACHER))
        assert STANDARD.assess(life.group, call).permitted
        first, second = found(life, "meeting.minute-taker-by-rule", call).remedies
        assert isinstance(first, ChangeProposal)
        assert isinstance(second, ChangeProposal)
        assert not LUNNER.assess(life.group, call).permitted
        assert LUNNER.assess(life.group, call.changed(first)).permitted
        assert LUNNER.assess(life.group, call.changed(second, off_rota_reason="reason")).permitted


def late(deadline: Deadline, responsible: str | None = TEACHER) -> LunnerLife:
    """A life with a measure agreed."""
    life = LunnerLife()
    life.established()
    life.do(MeasureAgreed, work="w-1", responsible=responsible, deadline=deadline)
    return life


class TestTheHolderFollowsUp:
    """LUN-06: the holder keeps an eye on deadlines."""

    DAY = Deadline(day=date(2026, 1, 20))

    def test_from_the_day_after_the_deadline_the_holder_owes_it_here_and_not_elsewhere(self) -> None:
        life = late(self.DAY)
        life.until(life.now.replace(day=20, hour=12))
        assert life.duties(FOLLOWED_UP) == []
        life.wait(days=1)
        (duty,) = life.duties(FOLLOWED_UP)
        assert (duty.who, duty.subject, duty.next_meeting, duty.overdue) == (NURSE, "w-1", True, False)
        assert FOLLOWED_UP not in {each.code for each in STANDARD.duties(life.state, life.now)}

    def test_doing_the_work_settles_it(self) -> None:
        life = late(self.DAY).wait(days=30)
        life.do(WorkDone, TEACHER, work="w-1")
        assert life.duties(FOLLOWED_UP) == []

    def test_a_new_deadline_settles_it(self) -> None:
        life = late(self.DAY).wait(days=30)
        life.do(WorkChanged, work="w-1", deadline=Deadline(day=date(2027, 1, 1)), reason="reason")
        assert life.duties(FOLLOWED_UP) == []

    def test_it_is_a_breach_when_the_next_meetings_minutes_leave_it_as_it_was(self) -> None:
        life = late(self.DAY).wait(days=30).met()
        assert [each.overdue for each in life.duties(FOLLOWED_UP)] == [True]
        assert FOLLOWED_UP in broken(life)

    def test_a_meeting_before_the_day_is_not_the_one_to_follow_it_up(self) -> None:
        life = late(self.DAY).met(days=3).wait(days=60)
        assert [each.overdue for each in life.duties(FOLLOWED_UP)] == [False]

    def test_a_new_day_agreed_in_the_meeting_and_recorded_before_its_minutes_keeps_it(self) -> None:
        life = late(self.DAY).wait(days=30)
        life.call()
        life.open()
        life.end()
        life.do(WorkChanged, work="w-1", deadline=Deadline(day=date(2027, 1, 1)), reason="reason")
        life.write()
        assert life.duties(FOLLOWED_UP) == []
        assert FOLLOWED_UP not in broken(life)

    def test_what_was_due_at_a_meeting_is_followed_up_by_the_one_after(self) -> None:
        life = late(Deadline(next_meeting=True))
        assert life.duties(FOLLOWED_UP) == []
        life.met()
        assert [each.overdue for each in life.duties(FOLLOWED_UP)] == [False]
        life.talked()
        life.met("m-2")
        assert [each.overdue for each in life.duties(FOLLOWED_UP)] == [True]

    def test_what_the_family_has_taken_on_is_not_the_holders_breach(self) -> None:
        assert late(self.DAY, MUM).wait(days=30).duties(FOLLOWED_UP) == []

    def test_what_nobody_answers_for_is_followed_up_too(self) -> None:
        assert len(late(self.DAY, None).wait(days=30).duties(FOLLOWED_UP)) == 1


class TestAnAdultTalksWithTheChild:
    """LUN-07: the holder sees that an adult talks with the child between meetings."""

    def test_it_is_owed_from_a_meetings_end_here_and_not_elsewhere(self) -> None:
        life = LunnerLife().established()
        assert life.duties(TALKED) == []
        life.met()
        (duty,) = life.duties(TALKED)
        ended = life.state.meetings["m-1"].ended_position
        assert (NURSE, ended, True, False) == (duty.who, duty.position, duty.next_meeting, duty.overdue)
        assert TALKED not in {each.code for each in STANDARD.duties(life.state, life.now)}

    @pytest.mark.parametrize(
        ("manner", "fields"),
        [
            (HearingManner.TALKED_WITH, {}),
            (HearingManner.OBSERVED, {}),
            (HearingManner.DECLINED, {}),
            (HearingManner.COULD_NOT, {"reason": "reason"}),
        ],
    )
    def test_talking_watching_or_having_tried_settles_it(self, manner: HearingManner, fields: dict[str, str]) -> None:
        life = LunnerLife()
        life.established()
        life.met()
        life.talked(manner, **fields)
        assert life.duties(TALKED) == []

    def test_taking_part_is_not_being_talked_with(self) -> None:
        life = LunnerLife()
        life.established()
        life.met()
        life.talked(HearingManner.TOOK_PART)
        assert len(life.duties(TALKED)) == 1

    def test_meeting_again_without_it_is_a_breach_though_the_child_is_there(self) -> None:
        life = LunnerLife().established().met()
        life.call("m-2")
        life.open("m-2")
        assert [each.overdue for each in life.duties(TALKED)] == [True]
        life.end("m-2")
        assert TALKED in broken(life)

    def test_a_talk_in_between_is_not_forgotten_when_the_child_comes_to_the_meeting(self) -> None:
        life = LunnerLife()
        life.established()
        life.met()
        life.talked()
        life.call("m-2")
        life.open("m-2")
        assert life.duties(TALKED) == []
        life.end("m-2")
        assert TALKED not in broken(life)
        assert len(life.duties(TALKED)) == 1

    def test_it_is_owed_no_more_from_the_eighteenth_birthday(self) -> None:
        life = LunnerLife().established().met()
        life.until(datetime(2033, 4, 30, 12, tzinfo=UTC))
        assert len(life.duties(TALKED)) == 1
        life.until(datetime(2033, 5, 1, 12, tzinfo=UTC))
        assert life.duties(TALKED) == []


class TestWhoIsHolderNow:
    """LUN-08: when the level changes it is made clear who is holder."""

    def test_looking_at_the_need_anew_without_it_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = LunnerLife().established()
        review = life.make(NeedReviewed, long_lasting=True, coordinated=True, routine=())
        assert STANDARD.assess(life.group, review).permitted
        (remedy,) = found(life, CLEAR, review).remedies
        assert isinstance(remedy, ChangeProposal)
        assert not LUNNER.assess(life.group, review).permitted
        assert LUNNER.assess(life.group, review.changed(remedy)).permitted


class TestTogether:
    """LUN-09: the log is opened and closed together with those it is about."""

    def test_establishing_without_them_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = LunnerLife().need().assessed().prepared()
        start = life.make(GroupEstablished, routine=())
        assert STANDARD.assess(life.group, start).permitted
        assert tuple(each.code for each in LUNNER.assess(life.group, start).findings if each.blocks) == (OPENED,)
        assert life.do(GroupEstablished).permitted

    def test_closing_without_them_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = LunnerLife().established()
        life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, document="d-summary")
        end = life.make(GroupEnded, routine=())
        assert STANDARD.assess(life.group, end).permitted
        assert tuple(each.code for each in LUNNER.assess(life.group, end).findings if each.blocks) == (CLOSED,)
        assert life.do(GroupEnded).permitted

    def test_the_decision_to_end_waits_for_nothing(self) -> None:
        life = LunnerLife().established()
        assert life.ask(EndingDecided, MUM, reason=EndingReason.USERS_WISH).permitted


@pytest.mark.parametrize("code", [SAY, CLEAR, OPENED, CLOSED, FOLLOWED_UP, TALKED])
def test_every_rule_of_its_own_reads_in_three_languages(code: str) -> None:
    """The words are there in each language, with every slot filled."""
    text = LUNNER.text(code)
    for part in (text.wrong, text.why, text.do):
        said = [part[language] for language in Language]
        assert len(Language) == len(set(said))
        assert not any("{" in each for each in said)
