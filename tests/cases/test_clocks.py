"""A clock that was wrong stops nothing that nobody may hinder, is warned of, and can be put right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ansvar_core import (
    AgencyRecorded,
    ClockCorrected,
    ConsentWithdrawn,
    Deadline,
    InvalidValue,
    MeetingCalled,
    NeedReviewed,
    RecordedInError,
    Rulebook,
    TaskAgreed,
    group_from_json,
    group_to_json,
    record_from_json,
    record_to_json,
    replay,
)
from support.life import AGENCIES, COUNSEL, MUM, NURSE, TEACHER, Life

FAR = datetime(2099, 1, 1, tzinfo=UTC)
LATER = timedelta(days=1)


def ahead(life: Life, recorded: datetime = FAR, *, happened: bool = False) -> int:
    """An entry that is written down by a clock that is ahead, and where it stands."""
    event = life.make(AgencyRecorded, agency=AGENCIES[COUNSEL])
    life._put(event.but(at=recorded if happened else event.at, recorded_at=recorded))
    return len(life.events)


class TestTheRecordsClock:
    """What the record's clock says is the latest that anything was written down, as clocks have been put right."""

    def test_it_goes_on_from_what_is_right(self) -> None:
        life = Life().established()
        position = ahead(life)
        assert life.state.recorded_until == FAR
        right = life.now
        life.wait(days=3).do(ClockCorrected, at_position=position, corrected_to=right)
        assert life.state.recorded_until == life.events[-1].recorded_at

    def test_what_was_written_after_it_counts(self) -> None:
        """A no that was heard while the clock was wrong is later than the entry that is put right."""
        life = Life().established()
        position = ahead(life)
        life.wait(days=2).do(ConsentWithdrawn, MUM, grantor=MUM)
        no = life.events[-1].recorded_at
        event = life.make(ClockCorrected, at_position=position, corrected_to=no - timedelta(hours=5))
        life._put(event.but(at=no - timedelta(hours=4), recorded_at=no - timedelta(hours=4)))
        assert life.state.recorded_until == no

    def test_each_entry_that_was_ahead_is_put_right_by_itself(self) -> None:
        life = Life().established()
        first, second = ahead(life, FAR), ahead(life, FAR + LATER)
        life.do(ClockCorrected, at_position=second, corrected_to=life.now)
        assert life.state.recorded_until == FAR
        life.do(ClockCorrected, at_position=first, corrected_to=life.now)
        assert life.state.recorded_until == life.events[-1].recorded_at

    def test_in_whichever_order(self) -> None:
        life = Life().established()
        first, second = ahead(life, FAR), ahead(life, FAR)
        life.do(ClockCorrected, at_position=first, corrected_to=life.now)
        assert life.state.recorded_until == FAR
        life.do(ClockCorrected, at_position=second, corrected_to=life.now)
        assert life.state.recorded_until == life.events[-1].recorded_at

    def test_a_correction_can_itself_be_put_right(self) -> None:
        life = Life().established()
        position = ahead(life)
        life.do(ClockCorrected, at_position=position, corrected_to=life.now)
        there = life.make(ClockCorrected, at_position=position, corrected_to=life.now - timedelta(minutes=2))
        life._put(there.but(recorded_at=FAR))
        assert life.state.recorded_until == FAR
        life.do(ClockCorrected, at_position=len(life.events), corrected_to=life.now)
        assert life.state.recorded_until == life.events[-1].recorded_at

    def test_the_entry_stays_as_it_was_written(self) -> None:
        """Positions, seals and the event itself are untouched; the group knows what is right."""
        life = Life().established()
        position = ahead(life)
        written = life.events[position - 1]
        life.do(ClockCorrected, at_position=position, corrected_to=written.at)
        assert life.events[position - 1] == written
        assert written.recorded_at == FAR
        assert life.state.clock_of(position) == (written.at, written.at)

    def test_it_says_nothing_of_when_the_thing_happened(self) -> None:
        life = Life().established()
        task: dict[str, Any] = {"work": "w-1", "responsible": TEACHER}
        event = life.make(TaskAgreed, **task)
        life._put(event.but(recorded_at=FAR))
        life.do(ClockCorrected, at_position=len(life.events), corrected_to=life.now)
        assert life.state.work["w-1"].agreed_at == event.at
        assert [each.at for each in life.state.told["work", "w-1"]] == [event.at]

    def test_what_was_written_down_as_it_happened_is_ordered_by_the_right_clock(self) -> None:
        life = Life().established()
        task: dict[str, Any] = {"work": "w-1", "responsible": TEACHER}
        event = life.make(TaskAgreed, **task)
        life._put(event.but(at=FAR, recorded_at=FAR))
        right = life.now
        life.wait(days=1).do(ClockCorrected, at_position=len(life.events), corrected_to=right)
        assert [each.at for each in life.state.told["work", "w-1"]] == [right]


class TestKept:
    """A record with a clock that went back is read, folded and kept like any other."""

    def life(self) -> Life:
        life = Life().established()
        position = ahead(life)
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        life.do(ClockCorrected, at_position=position, corrected_to=life.now - timedelta(minutes=1))
        life.do(NeedReviewed, long_lasting=True, coordinated=True)
        return life

    def test_as_a_record(self) -> None:
        life = self.life()
        assert record_from_json(record_to_json(life.log)) == life.log
        assert replay(record_from_json(record_to_json(life.log))) == life.state

    def test_as_a_state(self) -> None:
        life = self.life()
        assert group_from_json(group_to_json(life.state)) == life.state

    def test_from_a_state_in_the_middle(self) -> None:
        life = self.life()
        for place in range(1, len(life.events)):
            before = replay(life.events[:place])
            assert replay(life.events[place:], after=before) == life.state

    def test_a_no_counts_from_when_it_was_said(self) -> None:
        life = self.life()
        book = Rulebook.standard()
        assert book.consent(life.state, life.now).stands_still
        said = next(each for each in life.events if isinstance(each, ConsentWithdrawn))
        assert book.consent(life.state, said.at).stands_still
        assert not book.consent(life.state, said.at - timedelta(minutes=1)).stands_still


class TestAudit:
    """Nothing was overdue in a year that only a clock had come to."""

    def life(self, *, right: bool) -> Life:
        life = Life().established()
        deadline = Deadline(day=life.now.date() + timedelta(days=60))
        life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=deadline)
        position = ahead(life)
        if right:
            life.do(ClockCorrected, at_position=position, corrected_to=life.now)
        return life

    def test_what_a_wrong_clock_would_have_made_overdue(self) -> None:
        wrong, right = self.life(right=False), self.life(right=True)
        assert wrong.audit().owed
        assert not right.audit().owed

    def test_the_leap_stands_in_the_audit(self) -> None:
        life = self.life(right=True)
        leaps = [each.position for each in life.audit().judged if each.finding.code == "record.leap"]
        assert leaps == [len(life.events) - 1]


class TestGoingOn:
    """After a clock that was ahead, a host writes the later of now and what the record's clock says."""

    def test_the_later_of_the_two(self) -> None:
        life = Life().established()
        ahead(life)
        event = life.make(MeetingCalled, **life.calling())
        later = event.but(recorded_at=max(event.recorded_at, life.state.recorded_until))
        assert life.book.assess(life.state, later).permitted

    def test_an_entry_can_be_found_wrong_while_its_clock_is_ahead(self) -> None:
        life = Life().established()
        position = ahead(life)
        verdict = life.ask(RecordedInError, event=life.events[position - 1].id, reason="another group's")
        assert "record.out-of-order" not in verdict.codes


@pytest.mark.parametrize("position", [0, -1, True, 1.0, "1", None])
def test_a_position_is_a_whole_number_from_one(position: Any) -> None:
    with pytest.raises(InvalidValue) as caught:
        Life().make(ClockCorrected, NURSE, at_position=position, corrected_to=FAR)
    assert caught.value.field == "at_position"


def test_a_clock_is_put_right_to_an_instant() -> None:
    with pytest.raises(InvalidValue) as caught:
        Life().make(ClockCorrected, NURSE, at_position=1, corrected_to=datetime(2026, 1, 5))  # noqa: DTZ001
    assert caught.value.field == "corrected_to"
