"""Profiles that are plain data: read from TOML, the same as if they were made in Python."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ansvar_core import (
    CoordinatorOffered,
    GroupEstablished,
    Language,
    PlanReferred,
    Profile,
    RoutineFollowed,
    Rulebook,
    profile_from_dict,
    profile_in_words,
    profile_to_dict,
)
from support.life import TEACHER, USER, Life

HERE = Path(__file__).parents[2] / "examples" / "municipalities"
STANDARD = Rulebook.standard()


def read(name: str) -> Profile:
    return profile_from_dict(tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8")))


NAMES = sorted(file.stem for file in HERE.glob("*.toml"))


class TestFiles:
    """What is kept as TOML is whole."""

    @pytest.mark.parametrize("name", NAMES)
    def test_a_profile_is_the_same_after_a_journey_through_json(self, name: str) -> None:
        """Written as JSON and read back, it is equal, and judges by the same rules."""
        profile = read(name)
        back = profile_from_dict(json.loads(json.dumps(profile_to_dict(profile), ensure_ascii=False)))
        assert (profile, profile.name) == (back, name)
        assert profile.resolved.editions().versions[0][1].policy == back.resolved.editions().versions[0][1].policy

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("language", Language)
    def test_every_difference_is_told_with_its_reason(self, name: str, language: Language) -> None:
        """The page in words has the reason for each difference, in every language."""
        profile, words = read(name), Rulebook.of(read(name)).words()
        page = profile_in_words(profile, language)
        assert [each for each in profile.differences if each.because.filled(words)[language] not in page] == []


class TestLindesnes:
    """LIN-03: one or two meetings each half-year are usual."""

    def test_the_next_meeting_is_owed_within_half_a_year(self) -> None:
        """Six months after the last meeting is the last day in time, and the day after it is late."""
        life = Life(book=Rulebook.of(read("lindesnes"))).established().met()
        (duty,) = life.duties("meeting.held")
        assert duty.due is not None
        assert not duty.overdue
        life.until(life.now.replace(year=duty.due.year, month=duty.due.month, day=duty.due.day, hour=12))
        assert [each.overdue for each in life.duties("meeting.held")] == [False]
        assert [each.overdue for each in life.wait(days=1).duties("meeting.held")] == [True]

    def test_the_standard_asks_for_no_number_of_meetings(self) -> None:
        """No source has a number, so the standard owes none."""
        life = Life().established().met()
        assert life.duties("meeting.held") == []


class TestLoten:
    """LOT-01, LOT-03: the child coordinator sets up the group, and a plan is made where it is wanted."""

    def test_only_the_coordinator_establishes(self) -> None:
        """Anybody else is told who can; under the standard rules anybody may."""
        life = Life(book=Rulebook.of(read("loten"))).need().assessed().prepared()
        holder = life.state.coordinator.holder
        assert holder is not None
        assert "role.establish" in life.ask(GroupEstablished, actor=TEACHER).codes
        assert life.ask(GroupEstablished, actor=holder)
        assert STANDARD.assess(life.group, life.make(GroupEstablished, actor=TEACHER))

    def test_the_plan_is_taken_up_for_a_child_by_the_next_meeting(self) -> None:
        """It is owed by the coordinator until it is recorded, and late once the group has met."""
        life = Life(book=Rulebook.of(read("loten"))).established()
        (duty,) = life.duties("loten.plan-taken-up")
        assert (duty.who, duty.next_meeting, duty.overdue) == (life.state.coordinator.holder, True, False)
        life.met()
        assert [each.overdue for each in life.duties("loten.plan-taken-up")] == [True]
        life.do(RoutineFollowed, routine={"loten.plan-taken-up"})
        assert life.duties("loten.plan-taken-up") == []

    def test_it_is_not_owed_for_a_grown_up(self) -> None:
        """A child coordinator is for children."""
        life = Life(book=Rulebook.of(read("loten"))).established()
        at_eighteen = datetime(2033, 5, 1, 12, tzinfo=UTC)
        assert "loten.plan-taken-up" in [each.code for each in life.book.duties(life.state, life.now)]
        assert "loten.plan-taken-up" not in [each.code for each in life.book.duties(life.state, at_eighteen)]

    def test_a_plan_nobody_wants_is_not_referred_to(self) -> None:
        """The reference itself says that the plan is wanted."""
        life = Life(book=Rulebook.of(read("loten"))).established()
        assert "loten.plan-wanted" in life.ask(PlanReferred, plan="d-plan").codes
        assert life.ask(PlanReferred, plan="d-plan", routine={"loten.plan-wanted"})
        assert STANDARD.assess(life.group, life.make(PlanReferred, plan="d-plan"))


class TestKafjord:
    """KAF-02: the user's wish for a coordinator carries weight."""

    def test_an_offer_without_the_users_wish_warns(self) -> None:
        """It is in order all the same, because the page says should."""
        life = Life(book=Rulebook.of(read("kafjord"))).established()
        without = life.ask(CoordinatorOffered, actor=USER, party=TEACHER)
        heeded = life.ask(CoordinatorOffered, actor=USER, party=TEACHER, routine={"kafjord.wish-weighed"})
        assert without
        assert "kafjord.wish-weighed" in without.codes
        assert "kafjord.wish-weighed" not in heeded.codes
        assert (
            "kafjord.wish-weighed"
            not in STANDARD.assess(life.group, life.make(CoordinatorOffered, actor=USER, party=TEACHER)).codes
        )
