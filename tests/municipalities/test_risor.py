"""Risør."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from municipalities.risor import PROFILE

from ansvar_core import (
    AnotherActor,
    Capacity,
    ChangeProposal,
    DoFirst,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    GroupEnded,
    GroupEstablished,
    Language,
    MeetingCalled,
    PlanEvaluated,
    RoutineFollowed,
    Rulebook,
    event_from_step,
)
from support.found import asked, blocks, way_out
from support.life import DAD, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life

HERE, STANDARD = Rulebook.of(PROFILE), Rulebook.standard()
PLAN, REASON = "risor.plan-considered", "risor.reason-in-the-pupil-file"
PROGRESS, IN_A_MEETING = "risor.no-progress-sent-on", "risor.evaluated-in-a-meeting"


def group() -> Life:
    return Life(HERE).established(NURSE, TEACHER)


def evaluation(life: Life, **fields: Any) -> Any:
    """An evaluation of the plan as Risør wants it, but for what the test changes."""
    rest = {"meeting": "m-1", "next_on": date(2026, 6, 1), "routine": {PROGRESS}, **fields}
    return life.make(PlanEvaluated, **rest)


def ending(life: Life) -> Any:
    """The end itself, with everything before it done but for what is Risør's own."""
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    life.do(FinalEvaluationMade, document="d-final")
    return life.make(GroupEnded)


def test_the_holder_calls() -> None:
    """Another member's call is refused and the holder named; in the standard any member calls."""
    life = group()
    call = life.make(MeetingCalled, TEACHER, **life.calling())
    verdict = HERE.assess(life.group, call)

    assert blocks(verdict, "role.call")
    assert AnotherActor(actors=(NURSE,)) == way_out(verdict, "role.call", AnotherActor)
    assert HERE.assess(life.group, call.but(actor=NURSE)).permitted
    assert STANDARD.assess(life.group, call).permitted


def test_a_plan_is_considered_once_there_is_a_group() -> None:
    """It is owed by the holder from the day the group is established, without a day, until it has been done."""
    life = group()
    owed = [(duty.who, duty.due, duty.overdue) for duty in life.duties(PLAN)]
    life.do(RoutineFollowed, routine={PLAN})

    assert owed == [(NURSE, None, False)]
    assert life.duties(PLAN) == []


def test_the_standard_owes_no_such_consideration() -> None:
    """Under the standard rules the same group owes nothing about a plan."""
    life = group()

    assert PLAN not in {duty.code for duty in STANDARD.duties(life.state, life.now)}


def test_evaluation_takes_place_in_a_meeting() -> None:
    """An evaluation that names no meeting is refused, and asked which; the standard takes it."""
    life = group().met()
    event = evaluation(life, meeting=None)
    verdict = HERE.assess(life.group, event)

    assert blocks(verdict, IN_A_MEETING)
    assert asked(verdict, IN_A_MEETING) == {"meeting"}
    assert HERE.assess(life.group, evaluation(life)).permitted
    assert STANDARD.assess(life.group, event.but(routine=())).permitted


def test_a_meeting_that_has_not_begun_is_no_meeting_to_evaluate_in() -> None:
    """A called meeting does not do, an open one does."""
    life = group()
    life.call()

    assert blocks(HERE.assess(life.group, evaluation(life)), IN_A_MEETING)

    life.open()

    assert HERE.assess(life.group, evaluation(life)).permitted


def test_the_reason_stands_in_the_pupils_file_before_the_end() -> None:
    """The end waits for it, and what the remedy names lets it through; the standard does not ask."""
    life = group()
    end = ending(life)
    verdict = HERE.assess(life.group, end)
    (step,) = way_out(verdict, REASON, DoFirst).steps

    assert blocks(verdict, REASON)
    assert STANDARD.assess(life.group, end).permitted

    life._put(event_from_step(step, life.group, id="e-file", at=life.now, actor=NURSE))

    assert life.do(GroupEnded).permitted


@pytest.mark.parametrize("who", [MUM, DAD, USER])
def test_the_pupils_file_is_in_nobodys_way_to_decide(who: str) -> None:
    """Deciding to end is as free as ever; only the paper work waits."""
    assert group().ask(EndingDecided, who, reason=EndingReason.USERS_WISH).permitted


def test_a_grown_user_has_no_pupils_file() -> None:
    """An adult's group ends without it."""
    life = Life(HERE).need(born=date(1990, 5, 1), parents=()).assessed(heard=False)
    life.prepared(NURSE, TEACHER, consents=False)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.do(GroupEstablished)
    end = ending(life)

    assert HERE.assess(life.group, end).permitted


def test_an_evaluation_judges_progress_and_sends_on_what_stands_still() -> None:
    """Without that it is refused, and the remedy says what is missing; the standard takes it."""
    life = group().met()
    event = evaluation(life, routine=())
    verdict = HERE.assess(life.group, event)

    assert blocks(verdict, PROGRESS)
    assert HERE.assess(life.group, event.changed(way_out(verdict, PROGRESS, ChangeProposal))).permitted
    assert STANDARD.assess(life.group, event).permitted


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [PLAN, REASON, PROGRESS, IN_A_MEETING])
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
