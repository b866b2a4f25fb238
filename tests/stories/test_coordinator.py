"""The coordinator: one answers, or it is recorded that nobody does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ansvar_core import (
    ChairAgreed,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    CoordinatorStatus,
    DoFirst,
    GroupEstablished,
    MeetingCalled,
    MeetingPlanned,
    MemberLeft,
    VacancyReason,
    VacancyRecorded,
)
from support.found import blocks, warns, way_out
from support.life import HEALTH, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life


def test_stays_until_the_next_has_accepted() -> None:
    """Laying it down relieves nobody: the old one answers and chairs until somebody else has said yes."""
    life = Life().established(NURSE, TEACHER, PHYSIO)
    assert life.duties("coordinator.new") == []
    life.do(CoordinatorLaidDown, party=NURSE, reason="new post")

    assert life.state.coordinator.holder == NURSE
    assert [duty.who for duty in life.duties("coordinator.new")] == [HEALTH]
    assert "meeting.chair" not in life.call("m-1").codes

    life.do(CoordinatorOffered, party=PHYSIO)
    life.do(CoordinatorDeclined, PHYSIO, party=PHYSIO)
    assert life.state.coordinator.holder == NURSE
    life.do(CoordinatorOffered, party=TEACHER)
    assert life.state.coordinator.holder == NURSE
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)

    office = life.state.coordinator
    assert office.holder == TEACHER
    assert office.status_of(NURSE) is CoordinatorStatus.LAID_DOWN
    assert life.duties("coordinator.new") == []
    assert blocks(life.ask(MeetingCalled, **life.calling("m-2", chair=NURSE)), "meeting.chair")
    assert life.path == ["need-seen", "being-assessed", "being-prepared", "established"]
    assert life.audit().in_order


def test_is_relieved_by_the_next_also_without_laying_it_down() -> None:
    """Never two: when another accepts, the first is coordinator no longer, and can be asked again."""
    life = Life().established()
    life.do(CoordinatorOffered, party=TEACHER)
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
    accepted = [who for who, status in life.state.coordinator.asked.items() if status is CoordinatorStatus.ACCEPTED]
    assert accepted == [TEACHER]
    life.do(CoordinatorOffered, party=NURSE)
    life.do(CoordinatorAccepted, NURSE, party=NURSE)
    assert life.state.coordinator.holder == NURSE


def test_an_open_offer_is_moved_by_nobody_elses_answer() -> None:
    """One who has laid it down and is asked again can still say yes after somebody else has; the tables say so too."""
    life = Life().established()
    life.do(CoordinatorLaidDown, party=NURSE)
    life.do(CoordinatorOffered, party=NURSE)
    life.do(CoordinatorOffered, party=TEACHER)
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)

    assert life.state.coordinator.status_of(NURSE) is CoordinatorStatus.OFFERED
    life.do(CoordinatorAccepted, NURSE, party=NURSE)
    assert life.state.coordinator.holder == NURSE
    assert life.state.coordinator.status_of(TEACHER) is CoordinatorStatus.LAID_DOWN


@pytest.mark.parametrize("answer", [None, CoordinatorDeclined])
def test_who_answers_still_and_was_asked_again_can_be_gone(answer: type[CoordinatorDeclined] | None) -> None:
    """Having laid it down, one answers until there is a new one; that one is then ill is recorded all the same."""
    life = Life().established()
    life.do(CoordinatorLaidDown, party=NURSE)
    life.do(CoordinatorOffered, party=NURSE)
    if answer is not None:
        life.do(answer, NURSE, party=NURSE)
    assert life.state.coordinator.holder == NURSE

    life.do(VacancyRecorded, party=NURSE, reason=VacancyReason.ILL, agency=HEALTH)

    assert life.state.coordinator.holder is None
    assert life.state.coordinator.status_of(NURSE) is CoordinatorStatus.LAID_DOWN


def test_who_was_only_asked_leaves_no_vacancy() -> None:
    """An offer is no office."""
    life = Life().established()
    life.do(CoordinatorOffered, party=TEACHER)

    asked = life.ask(VacancyRecorded, party=TEACHER, reason=VacancyReason.ILL, agency=HEALTH)

    assert blocks(asked, "coordinator.not-the-holder")


def test_the_way_to_a_vacancy_goes_through_the_office() -> None:
    """Whoever was never asked is asked and accepts first, because an offer alone leaves nothing vacant."""
    life = Life().established()

    asked = life.ask(VacancyRecorded, party=TEACHER, reason=VacancyReason.ILL, agency=HEALTH)
    steps = way_out(asked, "coordinator.not-now", DoFirst).steps

    assert [step.kind for step in steps] == ["coordinator-offered", "coordinator-accepted"]


def test_dies() -> None:
    """A vacancy is recorded, the agency answers, calls warn, a new one is owed, and the group can meet meanwhile."""
    life = Life().established(NURSE, TEACHER, PHYSIO)
    life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.DIED, agency=HEALTH)
    life.do(MemberLeft, TEACHER, party=NURSE, reason="dead")

    assert life.state.coordinator.holder is None
    assert [(duty.who, duty.due, duty.overdue) for duty in life.duties("coordinator.new")] == [(HEALTH, None, False)]

    starts = life.now + timedelta(days=10)
    life.do(MeetingPlanned, TEACHER, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
    life.do(ChairAgreed, TEACHER, meeting="m-1", party=USER)
    verdict = life.call(actor=TEACHER, chair=USER, starts=starts, ends=starts + timedelta(hours=1))
    assert warns(verdict, "coordinator.vacant")
    opened = life.open(actor=TEACHER)
    assert "meeting.chair-stand-in" not in opened.codes
    life.end()
    life.write()
    life.share()
    life.read()

    life.do(CoordinatorOffered, TEACHER, party=TEACHER)
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
    assert life.duties("coordinator.new") == []
    assert life.state.coordinator.vacancy is None
    assert "coordinator.vacant" not in life.ask(MeetingCalled, TEACHER, **life.calling("m-2")).codes
    assert life.audit().in_order
    assert life.path[-1] == "established"


def test_a_vacancy_is_of_the_one_who_answers() -> None:
    """Only the coordinator can be gone as coordinator, and only once."""
    life = Life().established()
    life.do(CoordinatorOffered, party=TEACHER)
    reasons = {"reason": VacancyReason.ILL, "agency": SCHOOL}
    assert blocks(life.ask(VacancyRecorded, party=TEACHER, **reasons), "coordinator.not-the-holder")
    life.do(VacancyRecorded, TEACHER, party=NURSE, **reasons)
    assert blocks(life.ask(VacancyRecorded, party=NURSE, **reasons), "coordinator.not-the-holder")


def test_none_before_the_group_is_established() -> None:
    """A group cannot begin in a vacancy: somebody has to say yes first, and only for themselves."""
    life = Life().need().assessed().prepared()
    life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.LEFT, agency=HEALTH)
    assert blocks(life.ask(GroupEstablished), "establish.coordinator")
    life.do(CoordinatorOffered, party=TEACHER)
    refused = life.ask(CoordinatorAccepted, NURSE, party=TEACHER)
    assert blocks(refused, "coordinator.accepts-in-person")
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
    assert life.ask(GroupEstablished).permitted
