"""Two people write at the same time: one is first, and the other learns what happened and goes on from there."""

from __future__ import annotations

from itertools import permutations

import pytest

from ansvar_core import (
    ChangeProposal,
    CorruptRecord,
    Event,
    GoalSet,
    MeetingCancelled,
    Record,
    Rulebook,
    StaleVersion,
    TaskAgreed,
    WorkDone,
    record_from_json,
    record_to_json,
    replay,
)
from ansvar_core.entities.plan import Deadline
from support.found import way_out
from support.life import NURSE, TEACHER, Life

BOOK = Rulebook.standard()


class Store:
    """What a host keeps: one text, and whoever writes says which version they saw."""

    def __init__(self, record: Record) -> None:
        self.text = record_to_json(record)

    def read(self) -> Record:
        return record_from_json(self.text)

    def write(self, events: list[Event], seen: int) -> Record:
        """The record after it; raises what `Record.append` raises, and then nothing is written."""
        record = self.read().append(events, seen=seen)
        self.text = record_to_json(record)
        return record


def begun() -> tuple[Life, Store]:
    life = Life().established()
    life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
    return life, Store(life.log)


class TestTwoAtOnce:
    """Both have assessed the same version; exactly one is written at once."""

    def test_the_first_is_written_and_the_second_is_told_the_versions(self) -> None:
        """Whoever comes first, in whatever order they come."""
        life, _ = begun()
        seen = life.log.version
        goal = life.make(GoalSet, goal="go-1")
        done = life.make(WorkDone, TEACHER, work="w-1")
        for first, second in permutations((goal, done)):
            store = Store(life.log)
            assert BOOK.assess(life.group, first).permitted
            assert BOOK.assess(life.group, second).permitted

            assert store.write([first], seen).version == seen + 1
            with pytest.raises(StaleVersion) as caught:
                store.write([second], seen)

            assert (caught.value.seen, caught.value.current) == (seen, seen + 1)
            assert store.read().events[-1] == first

    def test_the_late_one_whose_events_are_in_order_still_writes_them_unchanged(self) -> None:
        """It asks what it missed, is judged anew, and says the new version."""
        life, store = begun()
        seen = store.read().version
        goal, done = life.make(GoalSet, goal="go-1"), life.make(WorkDone, TEACHER, work="w-1")
        store.write([goal], seen)

        now = store.read()
        answer = BOOK.reassess(now, [done], seen=seen)
        assert answer.missed == (goal,)
        assert answer.permitted
        store.write([done], now.version)

        assert store.read().events == (*life.events, goal, done)
        assert replay(store.read()) is not None

    def test_the_late_one_whose_events_are_out_of_order_now_is_told_why(self) -> None:
        """Both called the same meeting off; it can be done once."""
        life = Life().established()
        life.call()
        store, seen = Store(life.log), life.log.version
        mine = life.make(MeetingCancelled, NURSE, meeting="m-1", reason="ill")
        theirs = life.make(MeetingCancelled, TEACHER, meeting="m-1", reason="the room was taken")
        store.write([mine], seen)

        answer = BOOK.reassess(store.read(), [theirs], seen=seen)
        assert (answer.permitted, answer.missed) == (False, (mine,))
        assert answer.verdicts[0].blocking != ()
        assert answer.verdicts[0] == BOOK.assess(replay(store.read()), theirs)

    def test_what_was_written_down_before_the_other_is_written_down_anew(self) -> None:
        """The record never goes back in time, so the late one says when it is written now; when it happened stands."""
        life, store = begun()
        seen = store.read().version
        mine, first = life.make(WorkDone, TEACHER, work="w-1"), life.make(GoalSet, goal="go-1")
        store.write([first], seen)

        [verdict] = BOOK.reassess(store.read(), [mine], seen=seen).verdicts
        again = mine.changed(way_out(verdict, "record.goes-back", ChangeProposal))
        assert BOOK.reassess(store.read(), [again], seen=seen).permitted
        assert (again.at, again.recorded_at) == (mine.at, first.recorded_at)
        assert store.write([again], seen + 1).events[-1] == again

    def test_whoever_is_late_twice_asks_twice(self) -> None:
        """A third came between the asking and the writing."""
        life, store = begun()
        seen = store.read().version
        goals = [life.make(GoalSet, goal=f"go-{number}") for number in (1, 2)]
        mine = life.make(WorkDone, TEACHER, work="w-1")
        store.write(goals[:1], seen)
        between = store.read().version
        assert BOOK.reassess(store.read(), [mine], seen=seen).permitted
        store.write(goals[1:], between)

        with pytest.raises(StaleVersion):
            store.write([mine], between)
        assert BOOK.reassess(store.read(), [mine], seen=between).missed == (goals[1],)
        assert BOOK.reassess(store.read(), [mine], seen=seen).missed == tuple(goals)
        assert store.write([mine], between + 1).events[-1] == mine


class TestSendingTwice:
    """A network that fails after the writing makes people send again."""

    def test_the_same_event_again_is_no_second_fact(self) -> None:
        """Whatever has been written since, and whatever version the sender saw."""
        life, store = begun()
        seen = store.read().version
        mine = life.make(WorkDone, TEACHER, work="w-1")
        store.write([mine], seen)
        store.write([life.make(GoalSet, goal="go-1")], seen + 1)
        text = store.text

        for version in (seen, seen + 1, seen + 2):
            store.write([mine], version)
            assert store.text == text
        assert BOOK.reassess(store.read(), [mine], seen=seen).verdicts == ()

    def test_a_batch_that_was_written_is_recognised_whole(self) -> None:
        """And one that was half written is finished, by whoever says the current version."""
        life, store = begun()
        seen = store.read().version
        batch = [life.make(GoalSet, goal=f"go-{number}") for number in range(3)]
        store.write(batch[:2], seen)

        with pytest.raises(StaleVersion):
            store.write(list(batch), seen)
        store.write(list(batch), seen + 2)
        store.write(list(batch), seen)
        assert store.read().events[seen:] == tuple(batch)

    def test_another_content_under_the_same_id_is_an_error_and_never_a_second_try(self) -> None:
        """Two hosts gave out the same id, or somebody rewrites what was said."""
        life, store = begun()
        seen = store.read().version
        mine = life.make(WorkDone, TEACHER, work="w-1")
        store.write([mine], seen)
        text = store.text

        for version in (seen, seen + 1):
            with pytest.raises(CorruptRecord, match=r"^events\[0\]\.id"):
                store.write([mine.but(actor=NURSE)], version)
        with pytest.raises(CorruptRecord, match=r"^events\[0\]\.id"):
            BOOK.reassess(store.read(), [mine.but(actor=NURSE)], seen=seen)
        assert store.text == text

    def test_a_new_id_is_a_new_proposal_and_is_judged(self) -> None:
        """The same said again under another id is another event, which the rules see."""
        life, store = begun()
        seen = store.read().version
        store.write([life.make(WorkDone, TEACHER, work="w-1")], seen)
        again = life.make(WorkDone, TEACHER, work="w-1")

        assert not BOOK.reassess(store.read(), [again], seen=seen).permitted
