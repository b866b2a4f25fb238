"""A choice that cannot be is refused when it is written, and nothing is ever put in the way of a no."""

from __future__ import annotations

from typing import Any

import pytest

from ansvar_core import (
    Act,
    Effect,
    EndingDecided,
    Gate,
    InvalidPolicy,
    InvalidValue,
    NeedSeen,
    Permission,
    Role,
    RoutinePoint,
    Span,
    Text,
    When,
)
from ansvar_core.choices import NEVER_HINDERED, event_kind, once

WHAT = Text(nb="lederen er informert", nn="leiaren er informert", en="the leader is informed")
NO = [pytest.param(kind.tag, id=kind.tag) for kind in NEVER_HINDERED]


def point(when: When = When.IN, event: str = "meeting-called", **fields: Any) -> RoutinePoint:
    return RoutinePoint(**{"code": "there.leader", "what": WHAT, "when": when, "event": event, **fields})


class TestNeverHindered:
    """Saying no, objecting, shutting somebody out, leaving, deciding to end: what nothing stands in the way of."""

    def test_it_is_these_nine(self) -> None:
        """Each is a way for the family to stop something."""
        assert {kind.tag for kind in NEVER_HINDERED} == {
            "consent-refused",
            "consent-withdrawn",
            "consent-narrowed",
            "objection-recorded",
            "access-restricted",
            "ending-decided",
            "preparation-stopped",
            "participant-left",
            "member-left",
        }

    @pytest.mark.parametrize("event", NO)
    def test_no_duty_makes_one_wait(self, event: str) -> None:
        """The refusal names the event and the duty."""
        with pytest.raises(InvalidPolicy, match=f"'{event}' is never made to wait for 'minutes.written'") as caught:
            Gate(duty="minutes.written", event=event)

        assert caught.value.key == "duties.gates"

    @pytest.mark.parametrize("event", NO)
    @pytest.mark.parametrize("when", [When.IN, When.BEFORE])
    def test_no_point_of_a_routine_stands_before_one(self, when: When, event: str) -> None:
        """The refusal says what can be done instead."""
        with pytest.raises(InvalidPolicy, match=f"nothing may stand in the way of '{event}'; let it warn") as caught:
            point(when, event)

        assert caught.value.key == "there.leader"

    @pytest.mark.parametrize("event", NO)
    @pytest.mark.parametrize("effect", [Effect.WARNS, Effect.INFORMS])
    def test_a_point_may_speak_of_one(self, effect: Effect, event: str) -> None:
        """A warning stands in nobody's way."""
        assert point(When.BEFORE, event, effect=effect).effect is effect

    @pytest.mark.parametrize("event", NO)
    def test_something_may_be_owed_after_one(self, event: str) -> None:
        """What is owed locks nothing."""
        assert point(When.AFTER, event, within=Span(days=7)).event == event


class TestGate:
    """A gate is between a duty and a kind of event."""

    def test_an_event_that_does_not_exist_is_refused(self) -> None:
        """A misspelt tag would otherwise never close."""
        with pytest.raises(InvalidPolicy, match="there is no event 'meeting-caled'") as caught:
            Gate(duty="minutes.written", event="meeting-caled")

        assert caught.value.key == "duties.gates"

    def test_two_alike_are_one(self) -> None:
        """It is a value."""
        assert len({Gate(duty="minutes.written", event="goal-set") for _ in range(2)}) == 1


class TestPermission:
    """An act is reserved for roles."""

    @pytest.mark.parametrize("act", list(Act))
    def test_an_act_that_nobody_may_do_is_refused_by_its_key(self, act: Act) -> None:
        """It would shut everyone out."""
        with pytest.raises(InvalidPolicy, match="somebody must be allowed to do it") as caught:
            Permission(act=act, roles=())

        assert caught.value.key == f"roles.permissions.{act}"

    def test_roles_are_given_as_any_collection(self) -> None:
        """The order means nothing."""
        one = Permission(act=Act.CALL, roles=[Role.COORDINATOR, Role.USER])

        assert one == Permission(act=Act.CALL, roles={Role.USER, Role.COORDINATOR})
        assert one.roles == {Role.USER, Role.COORDINATOR}


class TestRoutinePoint:
    """A point says what, when, and by when."""

    def test_an_event_that_does_not_exist_is_refused_by_the_code_of_the_point(self) -> None:
        """The municipality sees which line it is."""
        with pytest.raises(InvalidPolicy, match="there is no event 'meeting-caled'") as caught:
            point(event="meeting-caled")

        assert caught.value.key == "there.leader"

    @pytest.mark.parametrize("when", [When.IN, When.BEFORE])
    @pytest.mark.parametrize("time", [{"within": Span(days=7)}, {"by_next_meeting": True}])
    def test_only_what_is_owed_after_an_event_has_a_time(self, time: dict[str, Any], when: When) -> None:
        """What an event must meet is met or not when it happens."""
        with pytest.raises(InvalidPolicy, match="only what is owed after an event has a time") as caught:
            point(when, **time)

        assert caught.value.key == "there.leader"

    def test_two_times_to_be_done_by_are_refused(self) -> None:
        """Nobody could say which counts."""
        with pytest.raises(InvalidPolicy, match="either within a time or by the next meeting"):
            point(When.AFTER, within=Span(days=7), by_next_meeting=True)

    @pytest.mark.parametrize("time", [{}, {"within": Span(days=7)}, {"by_next_meeting": True}])
    def test_it_is_owed_within_a_time_or_by_the_next_meeting_or_without_a_day(self, time: dict[str, Any]) -> None:
        """Each is a way to owe."""
        owed = point(When.AFTER, **time)

        assert (owed.within, owed.by_next_meeting) == (time.get("within"), time.get("by_next_meeting", False))

    def test_its_code_is_an_id(self) -> None:
        """It stands in the record, where nothing is blank."""
        with pytest.raises(InvalidValue):
            point(code=" ")


class TestHelpers:
    """Tags are known, and names stand once."""

    def test_a_tag_is_a_kind_of_event(self) -> None:
        """And an unknown one is refused by the key that it stands under."""
        assert event_kind("need-seen", "any.key") is NeedSeen
        assert event_kind("ending-decided", "any.key") is EndingDecided
        with pytest.raises(InvalidPolicy) as caught:
            event_kind("need-sen", "any.key")
        assert (caught.value.key, caught.value.problem) == ("any.key", "there is no event 'need-sen'")

    def test_a_name_that_stands_twice_is_refused_and_named(self) -> None:
        """Names that differ are not."""
        once("any.key", ["a", "b"])
        with pytest.raises(InvalidPolicy, match="'b' stands twice") as caught:
            once("any.key", ["a", "b", "b"])
        assert caught.value.key == "any.key"
