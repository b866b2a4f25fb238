"""What exists checks what is true of itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    CareTakenOver,
    ConsentObject,
    ConsentStatus,
    CoordinatorStatus,
    Deadline,
    Grant,
    InvalidValue,
    LegalGuardian,
    MeetingStatus,
    Member,
    Parent,
    Topic,
)
from ansvar_core.entities.consent import Consent, ConsentStep
from ansvar_core.entities.group import Membership, Office, Stint
from ansvar_core.entities.meeting import AgendaItem, Meeting, Minutes
from ansvar_core.entities.people import check_days
from support.life import NURSE, PHYSIO, TEACHER, Life
from support.samples import world

T0 = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
S = ConsentStatus


def step(status: ConsentStatus, hours: int, position: int, rests_on: int | None = None) -> ConsentStep:
    return ConsentStep(
        status=status, at=T0 + timedelta(hours=hours), position=position, period=1, rests_on=rests_on or position
    )


def consent(*steps: ConsentStep) -> Consent:
    made = Consent(grantor="p-mum", object=ConsentObject.COOPERATION, agency="a-school")
    for each in steps:
        made = made.with_step(each)
    return made


class TestConsent:
    """A consent is its history, in the order in which things happened."""

    def test_without_an_answer_it_is_nothing(self) -> None:
        """Unknown is neither yes nor no."""
        assert consent().status is S.NONE
        assert consent().status_at(T0) is S.NONE
        assert consent().on(T0) is None
        assert consent().key == ("p-mum", ConsentObject.COOPERATION, "a-school")

    def test_a_yes_registered_late_does_not_undo_a_later_no(self) -> None:
        """What was said last counts, not what was written last."""
        late = consent(step(S.WITHDRAWN, 5, 1), step(S.GIVEN, 2, 2))

        assert late.status is S.WITHDRAWN
        assert [each.position for each in late.history] == [2, 1]

    def test_at_the_same_instant_the_later_position_counts(self) -> None:
        """Then the record's own order decides."""
        assert consent(step(S.GIVEN, 1, 1), step(S.WITHDRAWN, 1, 2)).status is S.WITHDRAWN

    @pytest.mark.parametrize(
        ("hours", "asked_included", "answer"),
        [(-1, S.NONE, None), (0, S.GIVEN, 1), (2, S.ASKED_FOR, 1), (3, S.REFUSED, 3), (9, S.REFUSED, 3)],
    )
    def test_being_asked_anew_is_no_answer(self, hours: int, asked_included: S, answer: int | None) -> None:
        """What was said before stands until something else is said, and the question is known all the same."""
        asked = consent(step(S.GIVEN, 0, 1), step(S.ASKED_FOR, 1, 2), step(S.REFUSED, 3, 3))
        moment = T0 + timedelta(hours=hours)
        standing = asked.on(moment)

        assert asked.status_at(moment) is asked_included
        assert (standing.position if standing else None) == answer

    def test_a_first_question_stands_until_it_is_answered(self) -> None:
        """Somebody who was asked and has not answered is known as that."""
        standing = consent(step(S.ASKED_FOR, 0, 1)).on(T0)

        assert standing is not None
        assert standing.status is S.ASKED_FOR

    def test_a_narrowing_written_down_late_narrows_what_was_confirmed_after_it(self) -> None:
        """Nothing that rests on a consent allows more than the consent did then."""
        wide, few = frozenset({"health", "learning"}), frozenset({"health"})
        given = attrs.evolve(step(S.GIVEN, 0, 1), kinds=wide)
        confirmed = attrs.evolve(step(S.GIVEN, 2, 2, rests_on=1), kinds=wide)
        narrowed = attrs.evolve(step(S.NARROWED, 1, 3, rests_on=1), kinds=few, said=few)

        assert [each.kinds for each in consent(given, confirmed, narrowed).history] == [wide, few, few]

    def test_a_confirmation_falls_with_what_it_confirmed(self) -> None:
        """A "no" that is written down late leaves nothing to confirm."""
        late = consent(step(S.GIVEN, 0, 1), step(S.GIVEN, 2, 2, rests_on=1), step(S.WITHDRAWN, 1, 3))

        assert [each.position for each in late.history] == [1, 3]


class TestGrant:
    """Exchange is about kinds of information, and cooperation is not."""

    @pytest.mark.parametrize(
        ("thing", "kinds"), [(ConsentObject.EXCHANGE, ()), (ConsentObject.COOPERATION, ("health",))]
    )
    def test_kinds_belong_to_exchange_alone(self, thing: ConsentObject, kinds: tuple[str, ...]) -> None:
        """An exchange of nothing, and a cooperation limited to some information, mean nothing."""
        with pytest.raises(InvalidValue, match="exchange names at least one kind"):
            Grant(object=thing, agency="a-1", kinds=kinds)

    def test_a_single_text_is_no_collection_of_kinds(self) -> None:
        """A text is one kind, not its letters."""
        with pytest.raises(InvalidValue, match="kinds: must be a collection"):
            Grant(object=ConsentObject.EXCHANGE, agency="a-1", kinds="health")


FIRST, LAST = date(2026, 2, 1), date(2026, 1, 31)


class TestDays:
    """No stretch of days ends before it begins."""

    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            (Parent, {"party": "p-1"}),
            (LegalGuardian, {"party": "p-1", "personal": True, "decision": "d-1"}),
            (CareTakenOver, {"party": "p-1", "decision": "d-1"}),
        ],
    )
    def test_a_role_that_ends_before_it_begins_is_refused(self, kind: Any, fields: dict[str, Any]) -> None:
        """The first and the last day are both inside, so one day is the shortest."""
        assert kind(**fields, first_day=FIRST, last_day=FIRST).last_day == FIRST
        with pytest.raises(InvalidValue, match="the last day is before the first"):
            kind(**fields, first_day=FIRST, last_day=LAST)

    @pytest.mark.parametrize("days", [(None, None), (None, LAST), (FIRST, None)])
    def test_an_open_end_is_in_order(self, days: tuple[date | None, date | None]) -> None:
        """From of old, and until further notice."""
        check_days(*days)


class TestDeadline:
    """A deadline is one thing."""

    @pytest.mark.parametrize("fields", [{}, {"day": FIRST, "next_meeting": True}])
    def test_it_is_either_a_day_or_the_next_meeting(self, fields: dict[str, Any]) -> None:
        """Neither says nothing, and both say two things."""
        with pytest.raises(InvalidValue, match="either a day or the next meeting"):
            Deadline(**fields)


class TestMembership:
    """A member is in the group from the first instant to the last, and not after."""

    @pytest.mark.parametrize(
        ("hours", "inside"), [(-1, False), (0, True), (4, True), (5, False), (6, True), (99, True)]
    )
    def test_the_first_instant_is_inside_and_the_end_is_not(self, hours: int, inside: bool) -> None:
        """Somebody who left and came back was away in between."""

        def stint(start: int, end: int | None) -> Stint:
            return Stint(
                agency="a-1",
                joined=1,
                takes_turns=True,
                start=T0 + timedelta(hours=start),
                position=1,
                period=1,
                end=None if end is None else T0 + timedelta(hours=end),
            )

        member = Member(party="p-1", agency="a-1")
        back = Membership(member=member, stints=(stint(0, 5), stint(6, None)), position=1)
        away = Membership(member=member, stints=(stint(0, 5),), position=1)

        assert back.during(T0 + timedelta(hours=hours)) is inside
        assert (back.current, away.current, back.party) == (True, False, "p-1")

    def test_one_whose_joining_was_an_error_is_no_member(self) -> None:
        """Without a stretch of time there is no membership."""
        assert not Membership(member=Member(party="p-1", agency="a-1"), stints=(), position=1).current


class TestMeeting:
    """A meeting knows what it is about and whether it was."""

    @pytest.mark.parametrize(
        ("status", "ended", "held"),
        [
            (MeetingStatus.ENDED, True, True),
            (MeetingStatus.MINUTES_SHARED, True, True),
            (MeetingStatus.VOID, True, False),
            (MeetingStatus.CALLED, False, False),
        ],
    )
    def test_it_was_held_when_it_ended_and_was_no_error(self, status: MeetingStatus, ended: bool, held: bool) -> None:
        """A meeting recorded in error never was."""
        meeting = Meeting(id="m-1", period=1, position=1, status=status, ended_at=T0 if ended else None)

        assert meeting.held is held

    def test_its_kinds_are_those_of_its_items(self) -> None:
        """All together, and none for an empty agenda."""
        topic = Topic.FOLLOW_UP
        items = (
            AgendaItem(id="i-1", topic=topic, kinds={"health"}),
            AgendaItem(id="i-2", topic=topic, kinds={"family"}),
        )

        assert Meeting(id="m-1", period=1, position=1, status=MeetingStatus.CALLED).kinds == frozenset()
        assert Meeting(id="m-1", period=1, position=1, status=MeetingStatus.CALLED, agenda=items).kinds == frozenset(
            {"health", "family"}
        )

    def test_readers_are_those_it_was_shared_with(self) -> None:
        """Each once, however often it was shared."""
        minutes = Minutes(
            version=1,
            writer="p-1",
            kinds=frozenset(),
            document=None,
            written_at=T0,
            position=1,
            shared_with=(("p-1", T0, 2), ("p-2", T0, 3)),
        )

        assert minutes.readers == {"p-1", "p-2"}


class TestGroup:
    """The group answers from facts alone."""

    def test_it_knows_who_is_a_member_and_for_whom(self) -> None:
        """Also for one who has left, for whom it was; never for a stranger."""
        _, group = world()

        assert [each.party for each in group.current_members] == [NURSE, TEACHER]
        assert group.member_agencies == ("a-health", "a-school")
        assert (group.is_member(TEACHER), group.is_member(PHYSIO)) == (True, False)
        assert (group.agency_of(TEACHER), group.agency_of(PHYSIO)) == ("a-school", None)

    def test_an_agency_with_two_members_takes_part_once(self) -> None:
        """Agencies are counted, not people."""
        life = Life().established()
        life.member("p-second-nurse", agency="a-health")

        assert life.state.member_agencies == ("a-health", "a-school")

    def test_one_who_was_never_asked_stands_nowhere(self) -> None:
        """An office knows only those it asked."""
        assert Office().status_of("p-1") is CoordinatorStatus.NONE
