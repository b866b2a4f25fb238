from __future__ import annotations

import pytest

from ansvar_core import (
    CoordinatorAccepted,
    CoordinatorOffered,
    Difference,
    Profile,
    RoutineFollowed,
    RoutinePoint,
    Rulebook,
    Text,
    When,
)
from support.life import HEALTH, NURSE, Life

CODE = "our-town.followed-up"
WORDS = Text(nb="det er fulgt opp", nn="det er følgt opp", en="it is followed up")


def life_with(event: str, *, until_next: bool = True) -> Life:
    """A life under a routine with one point, owed after one kind of event."""
    point = RoutinePoint(code=CODE, what=WORDS, when=When.AFTER, event=event, by_next_meeting=until_next)
    profile = Profile(name="our-town", label=WORDS, differences=(Difference(what=point, because=WORDS),))
    return Life(book=Rulebook.of(profile))


@pytest.mark.parametrize("event", ["meeting-opened", "meeting-ended"])
class TestAfterAMeetingUntilTheNext:
    """What is owed after a meeting until the next one."""

    def test_the_next_meeting_makes_it_overdue_and_does_not_put_it_off(self, event: str) -> None:
        life = life_with(event).established().met("m-1")
        (first,) = life.duties(CODE)
        assert not first.overdue
        life.met("m-2")
        (duty,) = life.duties(CODE)
        assert (first.position, True) == (duty.position, duty.overdue)
        assert [first.position] == [each.position for each in life.audit().owed if each.duty.code == CODE]

    def test_done_between_the_meetings_it_is_owed_anew_from_the_second(self, event: str) -> None:
        life = life_with(event).established().met("m-1")
        (first,) = life.duties(CODE)
        life.do(RoutineFollowed, routine={CODE})
        assert life.duties(CODE) == []
        life.met("m-2")
        (duty,) = life.duties(CODE)
        assert first.position < duty.position
        assert not duty.overdue


class TestWhereNobodyHasTheRole:
    """What is owed by a coordinator before there is one."""

    def test_the_agency_that_saw_the_need_answers_until_somebody_accepts(self) -> None:
        life = life_with("need-seen", until_next=False).need().assessed()
        assert [duty.who for duty in life.duties(CODE)] == [HEALTH]
        life.do(CoordinatorOffered, party=NURSE)
        life.do(CoordinatorAccepted, NURSE, party=NURSE)
        assert [duty.who for duty in life.duties(CODE)] == [NURSE]
