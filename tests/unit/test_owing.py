"""When something is due: whether the group has met since."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import permutations, product

import attrs
import pytest

from ansvar_core import Dated, Group, Policy, Setting
from ansvar_core.entities.meeting import Meeting, MeetingStatus
from ansvar_core.fold.meeting import led
from ansvar_core.rules.owing import met_since
from ansvar_core.values.ledger import Ledger
from support.life import NURSE, START, TEACHER, Life

DAY = timedelta(days=1)
ALWAYS = Dated.always("policy", Policy())


def held(name: str, day: int, place: int, chair: str, status: MeetingStatus = MeetingStatus.ENDED) -> Meeting:
    opened = START + day * DAY
    return Meeting(
        id=name,
        period=1,
        position=place,
        status=status,
        chair=chair,
        opened_at=opened,
        opened_position=place,
        ended_at=opened + timedelta(hours=1),
        ended_position=place + 1,
    )


def group_of(*meetings: Meeting) -> Group:
    found = attrs.evolve(Life().established().state, meetings=Ledger([(each.id, each) for each in meetings]))
    return attrs.evolve(found, led=led(found))


def as_told(group: Group, now: datetime, position: int, at: datetime | None) -> bool:
    """The same, asked of each meeting."""
    return any(
        each.status is not MeetingStatus.VOID
        and each.opened_at is not None
        and each.opened_position is not None
        and each.opened_at <= now
        and each.opened_position > position
        and (at is None or each.opened_at > at)
        for each in group.meetings.values()
    )


class TestMetSince:
    """A meeting counts when it was written down after, and was held after."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("chairs", list(product((NURSE, TEACHER), repeat=3)), ids="-".join)
    @pytest.mark.parametrize("days", list(permutations((2, 4, 6))), ids=str)
    def test_of_three_meetings_in_any_order_each_is_asked(self, days: tuple[int, ...], chairs: tuple[str, ...]) -> None:
        """Whoever led them, in whatever order they were written down, now and as an audit asks."""
        meetings = [
            held(f"m-{place}", day, place * 10, chair)
            for place, (day, chair) in enumerate(zip(days, chairs, strict=True), 1)
        ]
        for voided in (None, 0, 1, 2):
            these = [
                attrs.evolve(each, status=MeetingStatus.VOID) if place == voided else each
                for place, each in enumerate(meetings)
            ]
            group = group_of(*these)
            for now, position in product((1, 2, 3, 5, 6, 9), (5, 10, 15, 20, 25, 30)):
                setting = Setting.of(group, START + now * DAY, ALWAYS)
                for at in (None, *(START + day * DAY for day in (1, 2, 3, 4, 5, 6, 7))):
                    found = met_since(setting, position, at)
                    assert found is as_told(group, setting.at, position, at), (voided, now, position, at)

    def test_a_group_that_has_not_met_has_not_met_since(self) -> None:
        """Neither does a meeting count that was opened and has not ended."""
        open_one = attrs.evolve(held("m-1", 2, 10, NURSE, MeetingStatus.OPEN), ended_at=None, ended_position=None)
        for group in (group_of(), group_of(open_one)):
            setting = Setting.of(group, START + 9 * DAY, ALWAYS)
            assert not met_since(setting, 1)
            assert not met_since(setting, 1, START)
