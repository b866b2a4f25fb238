"""How a group ends, from everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ansvar_core import (
    ConsentWithdrawn,
    CoordinatorLaidDown,
    Deadline,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    FinalEvaluationMade,
    GroupEnded,
    HandoverAccepted,
    HandoverOffered,
    MeetingCalled,
    MeetingCancelled,
    MeetingOpened,
    MinutesShared,
    PreparationStopped,
    RelayAccepted,
    RelayDeclined,
    RelayOffered,
    Task,
    TaskAgreed,
    VacancyReason,
    VacancyRecorded,
    WorkDone,
    WorkDropped,
)
from support.found import blocks
from support.life import HEALTH, MUM, NURSE, PHYSIO, TEACHER, USER, Life

NEXT = Deadline(next_meeting=True)
ESTABLISHED = ["need-seen", "being-assessed", "being-prepared", "established"]


def group() -> Life:
    return Life().established(NURSE, TEACHER, PHYSIO)


def not_started() -> Life:
    life = Life().need().assessed()
    life.do(PreparationStopped, MUM, reason="not now")
    return life


def ending() -> Life:
    life = group()
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    return life


BEGINNINGS: list[tuple[Callable[[], Life], list[str]]] = [
    (lambda: Life().need(), ["need-seen"]),
    (lambda: Life().need().assessed(), ["need-seen", "being-assessed", "being-prepared"]),
    (lambda: Life().need().assessed().prepared(), ["need-seen", "being-assessed", "being-prepared"]),
    (not_started, ["need-seen", "being-assessed", "being-prepared", "not-started"]),
    (group, ESTABLISHED),
    (lambda: group().met(), ESTABLISHED),
    (ending, [*ESTABLISHED, "ending"]),
]


@pytest.mark.parametrize(("begin", "path"), BEGINNINGS)
def test_the_user_ends_it_from_every_status(begin: Callable[[], Life], path: list[str]) -> None:
    """Deciding to end is never refused to the user, and the end is reached from there."""
    life = begin()
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    if life.state.established_position is not None:
        life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)

    assert life.path == [*path, *([] if path[-1] == "ending" else ["ending"]), "ended"]
    assert life.audit().in_order


def test_in_the_middle_of_a_meeting() -> None:
    """The user ends it while a meeting is open: the meeting is ended, written and shared, and then the group."""
    life = group()
    life.call()
    life.open()
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    assert blocks(life.ask(GroupEnded), "end.meetings-closed")
    life.end()
    life.write()
    life.share()
    life.read()
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    assert life.path == [*ESTABLISHED, "ending", "ended"]
    assert life.audit().in_order


def test_while_standing_still() -> None:
    """Without consent nothing is shared or called, and the end is reached all the same."""
    life = group()
    life.call()
    life.do(TaskAgreed, work="w-1", responsible=PHYSIO, deadline=NEXT)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())

    present = life.state.meetings["m-1"].called | {USER}
    for refused in (
        life.ask(MeetingCalled, **life.calling("m-2")),
        life.ask(MeetingOpened, meeting="m-1", present=present, chair=NURSE),
        life.ask(HandoverOffered, work="w-1", to=TEACHER),
    ):
        assert blocks(refused, "consent.standing-still")

    life.do(EndingDecided, MUM, reason=EndingReason.NO_CONSENT)
    from_here = [
        (FinalEvaluationMade, {"document": "d-final"}),
        (WorkDropped, {"work": "w-1", "reason": "no consent", "user_told": True}),
    ]
    for kind, fields in from_here:
        life.do(kind, **fields)
    assert blocks(life.ask(GroupEnded), "end.meetings-closed")
    life.do(MeetingCancelled, meeting="m-1", reason="no consent")
    life.do(GroupEnded)
    assert life.path == [*ESTABLISHED, "ending", "ended"]
    assert life.audit().in_order


def test_handing_over_with_consent() -> None:
    """Open work goes to somebody who accepts it, and the group ends with nothing left."""
    life = group()
    for work in ("w-1", "w-2"):
        life.do(TaskAgreed, work=work, responsible=PHYSIO, deadline=NEXT)
    life.do(EndingDecided, NURSE, reason=EndingReason.MOVED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(HandoverOffered, work="w-1", to=TEACHER)
    assert blocks(life.ask(GroupEnded), "end.work-disposed")
    life.do(HandoverAccepted, TEACHER, work="w-1", to=TEACHER)
    life.do(WorkDone, PHYSIO, work="w-2")
    life.do(GroupEnded)

    assert [life.state.work[work].status for work in ("w-1", "w-2")] == ["handed-over", "done"]
    assert life.path[-2:] == ["ending", "ended"]
    assert life.audit().in_order


def test_handing_over_without_consent() -> None:
    """What cannot be handed over is given up, and the user is told."""
    life = group()
    life.do(TaskAgreed, work="w-1", responsible=PHYSIO, deadline=NEXT)
    life.do(HandoverOffered, work="w-1", to=TEACHER)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
    life.do(EndingDecided, NURSE, reason=EndingReason.NO_CONSENT)
    verdict = life.ask(HandoverAccepted, TEACHER, work="w-1", to=TEACHER)
    assert blocks(verdict, "handover.accepter-covered")
    life.do(FinalEvaluationMade, document="d-final")
    warned = life.ask(WorkDropped, work="w-1", reason="no consent", user_told=False)
    assert "work.dropped-user-told" in warned.codes
    life.do(WorkDropped, work="w-1", reason="no consent", user_told=True)
    life.do(GroupEnded)
    assert life.state.work["w-1"].status == "dropped"
    assert life.audit().in_order


def test_a_final_meeting_while_ending() -> None:
    """The group can meet a last time, with minutes and tasks, and asks for no next date."""
    life = ending()
    life.call("m-1")
    life.open("m-1")
    verdict = life.end("m-1", next_meeting_on=None, next_minute_taker=None)
    assert verdict.findings == ()
    life.write("m-1", tasks=(Task(id="w-1", responsible=TEACHER, deadline=Deadline(day=date(2026, 3, 1))),))
    life.share("m-1")
    life.read("m-1")
    life.do(WorkDone, TEACHER, work="w-1")
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    assert life.path == [*ESTABLISHED, "ending", "ended"]
    assert life.audit().in_order


def test_a_meeting_already_called_stands() -> None:
    """The decision calls nothing off."""
    life = group()
    life.call("m-1")
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    assert life.state.meetings["m-1"].status == "called"
    assert life.open("m-1").permitted


def test_regretted_by_the_coordinator_and_decided_again() -> None:
    """The services' own decision can be undone, and taken anew, each with what it owes."""
    life = ending()
    assert len(life.duties("ending.final-evaluation")) == 1
    life.do(EndingRegretted, NURSE, reason="the need is back")
    assert life.duties("ending.final-evaluation") == []
    assert life.state.ending is None
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    refused = life.ask(EndingRegretted, NURSE)
    assert blocks(refused, "ending.who-regrets")
    life.do(EndingRegretted, USER)
    assert life.path == [*ESTABLISHED, "ending", "established", "ending", "established"]
    assert life.audit().in_order


def test_a_parents_decision_is_not_the_other_parents_to_regret() -> None:
    """Whoever decided of the family is the one to regret."""
    life = group()
    life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
    for actor in ("p-dad", USER, NURSE):
        assert blocks(life.ask(EndingRegretted, actor), "ending.who-regrets")
    life.do(EndingRegretted, MUM)
    assert life.path[-1] == "established"


def test_what_was_never_established_is_not_gone_back_to() -> None:
    """Regretting before there was a group leads nowhere; ending it and beginning anew does."""
    life = Life().need()
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    assert blocks(life.ask(EndingRegretted, USER), "ending.nothing-to-go-back-to")
    life.do(GroupEnded)
    life.need()
    assert life.path == ["need-seen", "ending", "ended", "need-seen"]


def test_a_relay_holder_takes_over() -> None:
    """Responsibility passes to somebody who was asked and said yes; a no and a silence are not enough."""
    life = ending()
    life.do(FinalEvaluationMade, document="d-final")
    life.do(RelayOffered, party=PHYSIO)
    life.do(RelayDeclined, PHYSIO, party=PHYSIO)
    life.do(RelayOffered, party=TEACHER)
    for successor in (PHYSIO, TEACHER):
        assert blocks(life.ask(GroupEnded, successor=successor), "end.successor-accepted")
    assert blocks(life.ask(RelayAccepted, NURSE, party=TEACHER), "coordinator.accepts-in-person")
    life.do(RelayAccepted, TEACHER, party=TEACHER)
    assert life.state.coordinator.holder == NURSE
    life.do(GroupEnded, successor=TEACHER)
    assert life.state.relay_holder.holder == TEACHER
    assert life.path[-1] == "ended"
    assert life.audit().in_order


def test_without_a_coordinator() -> None:
    """With the coordinator dead, the agency that answers owes the final evaluation, and the user can still end it."""
    life = group()
    life.do(CoordinatorLaidDown, party=NURSE)
    life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.DIED, agency=HEALTH)
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    assert [duty.who for duty in life.duties("ending.final-evaluation")] == [HEALTH]
    life.do(FinalEvaluationMade, TEACHER, document="d-final")
    life.do(GroupEnded, TEACHER)
    assert life.path == [*ESTABLISHED, "ending", "ended"]


def test_what_is_left_over_is_tidied_up_after_the_end() -> None:
    """Minutes of the last meeting can be written, shared and read after the end; no meeting can be called."""
    life = group()
    life.call()
    life.open()
    life.end()
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    assert [duty.code for duty in life.duties()] == ["minutes.written"]
    life.write()
    life.share()
    assert {duty.who for duty in life.duties("minutes.read")} == {NURSE, PHYSIO}
    life.read()
    assert life.duties() == []
    assert blocks(life.ask(MeetingCalled, **life.calling("m-2")), "group.not-now")
    assert life.path[-1] == "ended"


def test_sharing_after_the_end_still_needs_consent() -> None:
    """The end opens no door."""
    life = group()
    life.call()
    life.open()
    life.end()
    life.write()
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
    verdict = life.ask(MinutesShared, meeting="m-1", recipients={PHYSIO})
    assert blocks(verdict, "minutes.recipient-may-read")
    assert blocks(verdict, "consent.standing-still")
