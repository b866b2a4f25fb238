"""Overhalla."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from municipalities.overhalla import PROFILE

from ansvar_core import (
    Capacity,
    ChairAgreed,
    ChangeProposal,
    CoordinatorOffered,
    DoFirst,
    EndingDecided,
    EndingReason,
    Event,
    GroupEstablished,
    Language,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    MeetingPlanned,
    Rulebook,
    event_from_step,
)
from support.found import asked, blocks, warns, way_out
from support.life import HEALTH, NURSE, SCHOOL, TEACHER, USER, Life

HERE, STANDARD = Rulebook.of(PROFILE), Rulebook.standard()
PICKED, CHILD_TALK = "overhalla.picked-in-the-network-meeting", "overhalla.child-talk-arranged"


class Overhalla(Life):
    """A life in which whoever is asked has been picked in the network meeting."""

    def __init__(self) -> None:
        super().__init__(HERE)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind is CoordinatorOffered:
            fields.setdefault("routine", {PICKED})
        return super().make(kind, actor, **fields)


def ready_to_open(life: Life, meeting: str) -> Any:
    """The opening of a called meeting at its time."""
    facts = life.state.meetings[meeting]
    assert facts.starts is not None
    life.now = max(life.now, facts.starts)
    return life.make(MeetingOpened, meeting=meeting, present=facts.called | facts.invited, chair=NURSE)


def test_the_network_meeting_picks_the_holder() -> None:
    """Nobody is asked whom the network meeting has not picked, and the remedy says what is missing."""
    life = Overhalla().need().assessed()
    offer = life.make(CoordinatorOffered, party=NURSE, routine=())
    verdict = HERE.assess(life.group, offer)

    assert blocks(verdict, PICKED)
    assert HERE.assess(life.group, offer.changed(way_out(verdict, PICKED, ChangeProposal))).permitted
    assert STANDARD.assess(life.group, offer).permitted


def test_only_the_holder_chairs() -> None:
    """Another chair is refused, also one agreed beforehand; in the standard that is enough."""
    life = Overhalla().established(NURSE, TEACHER)
    life.do(MeetingPlanned, meeting="m-1", starts=life.now + timedelta(days=14))
    life.do(ChairAgreed, meeting="m-1", party=TEACHER)
    call = life.make(MeetingCalled, **life.calling(chair=TEACHER))

    assert blocks(HERE.assess(life.group, call), "meeting.chair")
    assert "meeting.chair" not in STANDARD.assess(life.group, call).codes


def test_the_holder_takes_the_minutes_each_time() -> None:
    """It does not go round; in the standard it does."""
    life = Overhalla().established(NURSE, TEACHER)

    assert [turn.party for turn in HERE.rota(life.state, life.now, 2, chair=NURSE)] == [NURSE, NURSE]
    assert [turn.party for turn in STANDARD.rota(life.state, life.now, 1, chair=NURSE)] == [TEACHER]


def test_another_minute_taker_is_refused_unless_it_is_said_why() -> None:
    """The office brings the minutes with it; in the standard the teacher's turn is in order."""
    life = Overhalla().established(NURSE, TEACHER)
    call = life.make(MeetingCalled, **life.calling(minute_taker=TEACHER))

    assert blocks(HERE.assess(life.group, call), "meeting.minute-taker-by-rule")
    assert HERE.assess(life.group, call.but(off_rota_reason="reason")).permitted
    assert "meeting.minute-taker-by-rule" not in STANDARD.assess(life.group, call).codes


def test_the_holder_decides_when_to_write() -> None:
    """The minutes are owed, and have no day."""
    life = Overhalla().established(NURSE, TEACHER)
    life.call()
    life.open()
    life.end()

    assert [(duty.who, duty.due) for duty in life.duties("minutes.written")] == [(NURSE, None)]


def test_nobody_parts_without_a_day_for_the_evaluation_meeting() -> None:
    """Ending the meeting without a date is refused; the standard warns."""
    life = Overhalla().established(NURSE, TEACHER)
    life.call()
    life.open()
    end = life.make(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)
    verdict = HERE.assess(life.group, end)

    assert blocks(verdict, "meeting.next-date")
    assert {"next_meeting_on"} == asked(verdict, "meeting.next-date")
    assert warns(STANDARD.assess(life.group, end), "meeting.next-date")


def test_a_group_that_is_ending_needs_no_next_day() -> None:
    """The last meeting can end without one."""
    life = Overhalla().established(NURSE, TEACHER)
    life.call()
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    life.open()

    assert life.end(next_meeting_on=None).permitted


def test_somebody_is_chosen_to_talk_with_the_child_before_the_evaluation_meeting() -> None:
    """The second meeting does not open before that, also when the child comes; the remedy opens it."""
    life = Overhalla().established(NURSE, TEACHER).met()
    life.call("m-2")
    opening = ready_to_open(life, "m-2")
    verdict = HERE.assess(life.group, opening)
    (step,) = way_out(verdict, CHILD_TALK, DoFirst).steps

    assert USER in opening.present
    assert blocks(verdict, CHILD_TALK)
    assert CHILD_TALK not in STANDARD.assess(life.group, opening).codes

    life._put(event_from_step(step, life.group, id="e-talk", at=life.now, actor=NURSE, party=TEACHER))

    assert CHILD_TALK not in HERE.assess(life.group, ready_to_open(life, "m-2")).codes


def test_options_tell_of_the_talk_before_anybody_opens() -> None:
    """It can be seen beforehand that the talk with the child is missing."""
    life = Overhalla().established(NURSE, TEACHER).met()
    life.call("m-2")
    (option,) = [
        each
        for each in HERE.options(life.state, life.now, NURSE)
        if each.kind == MeetingOpened.tag and each.subject == "m-2"
    ]

    assert CHILD_TALK in {finding.code for finding in option.findings}


def test_the_first_meeting_waits_for_no_talk() -> None:
    """Only a meeting that has another before it evaluates anything."""
    life = Overhalla().established(NURSE, TEACHER)
    life.call()

    assert CHILD_TALK not in HERE.assess(life.group, ready_to_open(life, "m-1")).codes


def test_a_grown_user_speaks_without_a_go_between() -> None:
    """For an adult the second meeting opens without anybody chosen."""
    life = Overhalla()
    life.need(born=date(1990, 5, 1), parents=()).assessed(heard=False).prepared(NURSE, TEACHER, consents=False)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.do(GroupEstablished)
    life.met()
    life.call("m-2")

    assert HERE.assess(life.group, ready_to_open(life, "m-2")).permitted


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [PICKED, CHILD_TALK])
def test_own_rules_can_be_read(code: str, language: Language) -> None:
    """Every part of a text stands in every language, with its slots filled, and no two languages are the same."""
    text = HERE.text(code)

    for part in (text.wrong, text.why, text.do):
        assert part[language].strip()
        assert "{" not in part[language]
        assert part[language] not in {part[other] for other in Language if other is not language}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.NB, "Gruppa har ingen stafettholder."),
        (Language.NN, "Gruppa har ingen stafetthaldar."),
        (Language.EN, "The group has no relay holder."),
    ],
)
def test_the_coordinator_is_called_relay_holder(language: Language, expected: str) -> None:
    """Every text says so; the standard says coordinator."""
    assert expected == HERE.text("establish.coordinator").wrong[language]
    assert "oordinator" in STANDARD.text("establish.coordinator").wrong[language]
