"""What does not belong in the group, where it goes, and that the user is told."""

from __future__ import annotations

import pytest

from ansvar_core import (
    AgendaItem,
    MeetingCalled,
    OutsideMeetingHeld,
    Place,
    Topic,
    UserToldOfOutsideMeeting,
)
from support.found import blocks
from support.life import NURSE, PPT, TEACHER, Life

ELSEWHERE = [
    (Topic.STAFF_COMPLAINT, Place.THE_PERSON_OR_LEADER, False, "topic.staff-complaint", "B31"),
    (Topic.RESOURCE_COMPLAINT, Place.CASE_PROCEDURE, False, "topic.resource-complaint", "B32"),
    (Topic.TRAINING, Place.WORK_MEETING, False, "topic.training", "B33"),
    (Topic.AGENCY_DISAGREEMENT, Place.COOPERATION_MEETING, True, "topic.agency-disagreement", "B34"),
]


@pytest.mark.parametrize(("topic", "place", "told", "code", "statement"), ELSEWHERE)
def test_where_it_goes(topic: Topic, place: Place, told: bool, code: str, statement: str) -> None:
    """Each of the four has a place of its own, and the refusal of the agenda item has the same source."""
    life = Life().established()
    route = life.book.route(topic, life.now)
    assert (route.place, route.user_must_be_told, route.in_group) == (place, told, False)
    assert route.source.statements[0] == statement

    verdict = life.ask(MeetingCalled, **life.calling(agenda=(AgendaItem(id="i-1", topic=topic),)))
    assert blocks(verdict, code)
    assert next(each for each in verdict.findings if each.code == code).source.statements == (statement,)


@pytest.mark.parametrize("topic", sorted(set(Topic) - {each[0] for each in ELSEWHERE}))
def test_the_rest_is_for_the_group(topic: Topic) -> None:
    """Everything else is taken up in the group, and says where that comes from."""
    life = Life().established()
    route = life.book.route(topic, life.now)
    assert (route.place, route.user_must_be_told) == (Place.THE_GROUP, False)
    assert route.source.statements
    assert life.ask(MeetingCalled, **life.calling(agenda=(AgendaItem(id="i-1", topic=topic),))).permitted


def test_the_user_is_told_in_time() -> None:
    """Two agencies settle their disagreement outside, tell the user before the next meeting, and owe nothing."""
    life = Life().established()
    life.call("m-1")
    life.do(OutsideMeetingHeld, meeting="o-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE, TEACHER})
    assert {duty.who for duty in life.duties("outside.user-told")} == {NURSE, TEACHER}
    life.do(UserToldOfOutsideMeeting, meeting="o-1")
    life.open()
    life.end()
    life.write()
    life.share()
    life.read()

    assert life.audit().in_order
    assert life.path[-1] == "established"


def test_the_user_is_told_too_late() -> None:
    """Told after the next meeting, the duty is settled and the breach stays, one for each who met."""
    life = Life().established()
    life.do(OutsideMeetingHeld, meeting="o-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE, TEACHER})
    opened = life.state.version
    life.call("m-1")
    life.open()
    life.end()
    ended = life.state.version
    assert all(duty.overdue for duty in life.duties("outside.user-told"))
    life.do(UserToldOfOutsideMeeting, meeting="o-1")
    assert life.duties("outside.user-told") == []

    late = [each for each in life.audit().owed if each.duty.code == "outside.user-told"]
    assert [(each.duty.who, each.position, each.noticed, each.covered_by) for each in late] == [
        (NURSE, opened, ended, None),
        (TEACHER, opened, ended, None),
    ]


def test_a_meeting_outside_calls_nobody_and_needs_no_consent() -> None:
    """It is a fact about the services; it can be recorded before the group is established."""
    life = Life().need().assessed().prepared(NURSE, TEACHER, consents=False)
    assert life.do(OutsideMeetingHeld, meeting="o-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE, PPT}).permitted
    assert {duty.who for duty in life.duties("outside.user-told")} == {NURSE, PPT}
