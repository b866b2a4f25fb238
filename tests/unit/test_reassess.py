"""A late writer learns what it missed, and whether its own events are in order still."""

from __future__ import annotations

from typing import Any

import pytest

from ansvar_core import (
    CorruptRecord,
    Event,
    GoalSet,
    InvalidValue,
    NeedSeen,
    Reassessed,
    Record,
    RoutineFollowed,
    Rulebook,
    TaskAgreed,
    Verdict,
    WorkDone,
)
from ansvar_core.entities.plan import Deadline
from support.life import NURSE, TEACHER, Life
from support.samples import sample

BOOK = Rulebook.standard()


def life() -> Life:
    """An established group with a task to do."""
    told = Life().established()
    told.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
    return told


def done(told: Life, **fields: Any) -> Event:
    event: Event = told.make(WorkDone, TEACHER, **{"work": "w-1", **fields})
    return event


class TestWhatWasMissed:
    """What was written since comes back as it stands in the record."""

    def test_it_is_what_came_after_the_version_seen(self) -> None:
        """And nothing when nobody was before."""
        told = life()
        seen = told.log.version
        told.do(GoalSet, goal="go-1")
        told.do(GoalSet, goal="go-2")

        assert BOOK.reassess(told.log, [done(told)], seen=seen).missed == tuple(told.events[seen:])
        assert BOOK.reassess(told.log, [done(told)], seen=told.log.version).missed == ()

    @pytest.mark.parametrize("past", [-1, 1])
    def test_a_version_that_never_was_is_an_error(self, past: int) -> None:
        """The writer means another record."""
        told = life()
        seen = told.log.version + past if past > 0 else -1

        with pytest.raises(InvalidValue) as caught:
            BOOK.reassess(told.log, [done(told)], seen=seen)
        assert caught.value.field == "seen"


class TestVerdicts:
    """Each event is judged on the record as it is now, with those before it added."""

    def test_what_is_in_order_still_says_so(self) -> None:
        """The same verdict as if the writer had come now."""
        told = life()
        seen = told.log.version
        told.do(GoalSet, goal="go-1")
        event = done(told)
        answer = BOOK.reassess(told.log, [event], seen=seen)

        assert answer.permitted
        assert answer.verdicts == (BOOK.assess(told.group, event),)

    def test_what_somebody_else_has_done_meanwhile_is_refused(self) -> None:
        """A task is done once."""
        told = life()
        seen = told.log.version
        mine = done(told)
        assert BOOK.assess(told.group, mine).permitted
        told.do(WorkDone, NURSE, work="w-1")
        answer = BOOK.reassess(told.log, [mine], seen=seen)

        assert not answer.permitted
        assert answer.verdicts == (BOOK.assess(told.group, mine),)
        assert answer.verdicts[0].blocking != ()

    def test_events_that_rest_on_each_other_are_judged_in_turn(self) -> None:
        """The second is in order only because of the first."""
        told = life()
        first = told.make(TaskAgreed, work="w-2", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        second = done(told, work="w-2")
        answer = BOOK.reassess(told.log, [first, second], seen=told.log.version)

        assert (answer.permitted, len(answer.verdicts)) == (True, 2)
        assert not BOOK.reassess(told.log, [second, first], seen=told.log.version).permitted

    def test_nothing_is_judged_after_the_first_that_is_refused(self) -> None:
        """What would rest on it is in the air."""
        told = life()
        events = [done(told), done(told), done(told)]
        answer = BOOK.reassess(told.log, events, seen=0)

        assert [each.permitted for each in answer.verdicts] == [True, False]
        assert not answer.permitted

    def test_what_stands_there_already_is_not_judged_again(self) -> None:
        """The writer sent it before, and got no answer; nor is the same twice in one sending."""
        told = life()
        seen = told.log.version
        mine = done(told)
        told._put(mine)
        after = told.make(GoalSet, goal="go-1")
        answer = BOOK.reassess(told.log, [mine, after, after], seen=seen)

        assert (answer.permitted, len(answer.verdicts)) == (True, 1)
        assert BOOK.reassess(told.log, [mine], seen=seen).verdicts == ()

    def test_a_group_begins_with_its_need(self) -> None:
        """The first writer of all is judged too."""
        need = Life().make(NeedSeen, **_need())
        answer = BOOK.reassess(Record(group="g-1"), [need], seen=0)

        assert answer.permitted
        assert not BOOK.reassess(Record(group="g-1"), [sample(WorkDone)], seen=0).permitted

    def test_the_rules_of_the_book_judge(self) -> None:
        """Each municipality its own."""
        told = life()
        asked = []

        class Book(Rulebook):
            def assess(self, group: Any, event: Event, *, explain: bool = False) -> Verdict:
                asked.append(event)
                return super().assess(group, event, explain=explain)

        mine = done(told)
        Book.standard().reassess(told.log, [mine], seen=0)

        assert asked == [mine]


def _need() -> dict[str, Any]:
    made = Life().need().events[0]
    assert isinstance(made, NeedSeen)
    return {
        "user": made.user,
        "agency": made.agency,
        "long_lasting": made.long_lasting,
        "coordinated": made.coordinated,
    }


class TestFaults:
    """What is no question of rules is an error."""

    @pytest.mark.parametrize("seen", [0, 1])
    def test_the_same_id_with_another_content_is_corrupt(self, seen: int) -> None:
        """An id names one event for ever, whoever comes late."""
        told = life()
        other = told.events[3].but(recorded_by="p-other")
        new = told.make(RoutineFollowed, routine={"there.said"})

        with pytest.raises(CorruptRecord) as caught:
            BOOK.reassess(told.log, [new, other], seen=seen)
        assert caught.value.faults == (("events[1].id", "this id stands in the record with another content"),)

    def test_the_same_id_twice_in_one_sending_with_another_content_is_corrupt(self) -> None:
        """Also before either is written."""
        told = life()
        goal = told.make(GoalSet, goal="go-1")

        with pytest.raises(CorruptRecord, match=r"^events\[1\]\.id"):
            BOOK.reassess(told.log, [goal, goal.but(actor=TEACHER)], seen=0)

    def test_an_event_of_another_group_is_refused(self) -> None:
        """A record is one group's."""
        told = life()
        answer = BOOK.reassess(told.log, [done(told, group="g-2")], seen=told.log.version)

        assert [each.codes for each in answer.verdicts] == [("record.cannot-be-placed",)]

    def test_a_record_that_cannot_be_placed_is_corrupt(self) -> None:
        """It is nobody's group."""
        told = life()
        with pytest.raises(CorruptRecord, match=r"^events\[0\]"):
            BOOK.reassess(Record(group="g-1", events=told.events[1:]), [done(told)], seen=0)


def test_the_answer_shows_nothing_personal() -> None:
    """It is logged by mistake."""
    told = life()
    answer = BOOK.reassess(told.log, [done(told)], seen=0)

    assert repr(answer) == "Reassessed()"
    assert Reassessed(missed=(), verdicts=()).permitted
