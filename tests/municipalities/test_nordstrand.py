"""Nordstrand, a district of Oslo."""

from __future__ import annotations

import pytest
from municipalities.nordstrand import PROFILE

from ansvar_core import (
    AgendaItem,
    ChangeProposal,
    Fact,
    Language,
    MeetingCalled,
    ProcessEvaluated,
    ProcessQuestion,
    Rulebook,
    Topic,
)
from support.found import asked, found, warns, way_out
from support.life import NURSE, TEACHER, Life

HERE, STANDARD = Rulebook.of(PROFILE), Rulebook.standard()
ORDER, RIGHT_PEOPLE = "nordstrand.agenda-order", "nordstrand.right-people-asked"
IN_ORDER = (Topic.USERS_OWN, Topic.FOLLOW_UP, Topic.GOALS_AND_MEASURES, Topic.DIVISION_OF_WORK)


def called(*topics: Topic) -> tuple[Life, MeetingCalled]:
    """A group, and a call with these topics on the agenda, in this order."""
    life = Life(HERE).established(NURSE, TEACHER)
    agenda = tuple(AgendaItem(id=f"i-{number}", topic=topic) for number, topic in enumerate(topics, 1))
    return life, life.make(MeetingCalled, **life.calling(agenda=agenda))


@pytest.mark.parametrize(
    "topics",
    [
        (Topic.FOLLOW_UP, Topic.USERS_OWN, Topic.GOALS_AND_MEASURES, Topic.DIVISION_OF_WORK),
        (Topic.USERS_OWN, Topic.GOALS_AND_MEASURES, Topic.FOLLOW_UP),
        (Topic.DIVISION_OF_WORK, Topic.GOALS_AND_MEASURES),
        (Topic.GOALS_AND_MEASURES, Topic.CONSENT, Topic.USERS_OWN),
    ],
)
def test_the_agenda_has_a_set_order(topics: tuple[Topic, ...]) -> None:
    """Another order warns and asks for the agenda anew; the standard has no order."""
    life, call = called(*topics)
    verdict = HERE.assess(life.group, call)

    assert verdict.permitted
    assert warns(verdict, ORDER)
    assert asked(verdict, ORDER) == {"agenda"}
    assert ORDER not in STANDARD.assess(life.group, call).codes


@pytest.mark.parametrize(
    "topics",
    [
        IN_ORDER,
        (Topic.USERS_OWN, Topic.DIVISION_OF_WORK),
        (Topic.CONSENT, *IN_ORDER, Topic.EVALUATION),
        (Topic.USERS_OWN, Topic.USERS_OWN, Topic.SHARED_MATTER, Topic.FOLLOW_UP),
        (Topic.CONSENT,),
    ],
)
def test_in_the_set_order_there_is_nothing_to_say(topics: tuple[Topic, ...]) -> None:
    """An item may be missing, and others may stand between."""
    life, call = called(*topics)

    assert ORDER not in HERE.assess(life.group, call).codes


def test_the_item_that_comes_too_late_is_named() -> None:
    """The finding refers to the item by its id, and says nothing of what stands in it."""
    life, call = called(Topic.FOLLOW_UP, Topic.USERS_OWN, Topic.DIVISION_OF_WORK)

    assert found(HERE.assess(life.group, call), ORDER).facts == (Fact(field="agenda", subject="i-2"),)


def test_each_time_it_is_asked_whether_the_right_people_are_there() -> None:
    """An evaluation of the meeting without that question warns, and the remedy adds it; the standard does not ask."""
    life = Life(HERE).established(NURSE, TEACHER).met()
    event = life.make(ProcessEvaluated, meeting="m-1", questions={ProcessQuestion.SOLUTION_FOCUSED})
    verdict = HERE.assess(life.group, event)
    better = event.changed(way_out(verdict, RIGHT_PEOPLE, ChangeProposal))

    assert verdict.permitted
    assert warns(verdict, RIGHT_PEOPLE)
    assert better.questions == {ProcessQuestion.SOLUTION_FOCUSED, ProcessQuestion.RIGHT_PEOPLE}
    assert RIGHT_PEOPLE not in HERE.assess(life.group, better).codes
    assert RIGHT_PEOPLE not in STANDARD.assess(life.group, event).codes


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [ORDER, RIGHT_PEOPLE])
def test_own_rules_can_be_read(code: str, language: Language) -> None:
    """Every part of a text stands in every language, with its slots filled, and no two languages are the same."""
    text = HERE.text(code)

    for part in (text.wrong, text.why, text.do):
        assert part[language].strip()
        assert "{" not in part[language]
        assert part[language] not in {part[other] for other in Language if other is not language}
