"""Claims about order: can it have been so, and at once (cases 4; design 6 *Record*, 3 *Meeting*).

Written from the sources by somebody who has not read the rules.  What is true of one pair of events is tried on every
pair that has an order: the table is the claim.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import ansvar_core
from ansvar_core import (
    AbsenceExcused,
    AccessRestricted,
    ClockCorrected,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentWithdrawn,
    Deadline,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    InvalidValue,
    MeetingCalled,
    MeetingMoved,
    MeetingOpened,
    MinutesWritten,
    NextOfKinRecorded,
    ObjectionRecorded,
    Parent,
    ParentRecorded,
    Record,
    Task,
    Verdict,
    record_from_json,
    record_to_json,
    replay,
    seal,
    verify,
)
from support.life import DAD, GRAN, MUM, NURSE, SCHOOL, TEACHER, USER, Life
from support.pairs import (
    PAIRS,
    Second,
    accepted_after_offered,
    ended_after_opened,
    new_period_after_the_last,
    written_after_held,
)

ORDER, LEAP, BACK = "record.out-of-order", "record.leap", "record.goes-back"
ANOTHER_DAY, TWO_OPEN = "meeting.another-day", "meeting.two-open"


def warned(verdict: Verdict) -> set[str]:
    """The codes of what warns."""
    return {finding.code for finding in verdict.findings if finding.effect is Effect.WARNS}


def late(life: Life, kind: type[Event], actor: str, at: datetime, **fields: Any) -> Event:
    """What happened at an earlier instant, and is written down now."""
    event: Event = life.make(kind, actor, at=at, recorded_at=life.now + timedelta(minutes=1), **fields)
    return event


# those that the second edition names: it says of them that they block
NAMED = [ended_after_opened, written_after_held, accepted_after_offered, new_period_after_the_last]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.__name__)
class TestPairs:
    """Within one thing, the instants stand in the order the thing has (cases 4; design 6 *Record*)."""

    def test_the_second_before_the_first_is_found(self, pair: Callable[[Life], Second]) -> None:
        life = Life()
        first, kind, actor, fields = pair(life)
        life.wait(hours=2)
        event = late(life, kind, actor, first - timedelta(seconds=30), **fields)
        assert ORDER in life.book.assess(life.state, event).codes

    def test_at_the_same_instant_it_is_not(self, pair: Callable[[Life], Second]) -> None:
        """Equal is allowed: a form with one time for two things is no contradiction (ours)."""
        life = Life()
        first, kind, actor, fields = pair(life)
        life.wait(hours=2)
        event = late(life, kind, actor, first, **fields)
        assert ORDER not in life.book.assess(life.state, event).codes

    def test_nor_afterwards_and_written_down_late(self, pair: Callable[[Life], Second]) -> None:
        """Being late is no contradiction by itself (design 6 *Record*: `at` may lie earlier)."""
        life = Life()
        first, kind, actor, fields = pair(life)
        life.wait(hours=2)
        event = late(life, kind, actor, first + timedelta(minutes=1), **fields)
        assert ORDER not in life.book.assess(life.state, event).codes

    def test_the_record_opens_and_the_audit_points_at_it(self, pair: Callable[[Life], Second]) -> None:
        """The fold takes the target; an old record with wrong steps in it still opens (design 3)."""
        life = Life()
        first, kind, actor, fields = pair(life)
        life.wait(hours=2)
        event = late(life, kind, actor, first - timedelta(seconds=30), **fields)
        events = [*life.events, event]
        assert replay(events) is not None
        report = life.book.audit(events, life.now)
        assert ORDER in {each.finding.code for each in report.judged if each.position == len(events)}


@pytest.mark.parametrize("pair", NAMED, ids=lambda pair: pair.__name__)
def test_what_contradicts_itself_blocks(pair: Callable[[Life], Second]) -> None:
    """Ended before begun, written before held, accepted before asked, a period before the last end (6 *Record*)."""
    life = Life()
    first, kind, actor, fields = pair(life)
    life.wait(hours=2)
    verdict = life.book.assess(life.state, late(life, kind, actor, first - timedelta(days=1), **fields))
    assert not verdict.permitted
    assert ORDER in {finding.code for finding in verdict.blocking}


class TestAnswers:
    """On answers about consent and everything nothing may hinder it warns (design 6 *Record*, 2.2)."""

    def _told(self, kind: type[Event], actor: str, **fields: Any) -> Verdict:
        life = Life().established()
        given = next(event.at for event in life.events if event.tag == "consent-given")
        return life.book.assess(life.state, late(life, kind, actor, given - timedelta(hours=1), **fields))

    def test_a_narrowing_before_the_form(self) -> None:
        verdict = self._told(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"learning"})
        assert verdict.permitted
        assert ORDER in verdict.codes

    def test_a_withdrawal_before_the_form_is_never_refused(self) -> None:
        assert self._told(ConsentWithdrawn, MUM, grantor=MUM).permitted

    def test_a_refusal_before_the_form_is_never_refused(self) -> None:
        items = (ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),)
        assert self._told(ConsentRefused, MUM, grantor=MUM, items=items).permitted

    def test_an_ending_decided_before_the_group_was_established_is_never_refused(self) -> None:
        assert self._told(EndingDecided, MUM, reason=EndingReason.USERS_WISH).permitted

    def test_facts_about_the_family_are_older_than_the_group(self) -> None:
        """That somebody is a parent or next of kin was so before anybody saw a need."""
        life = Life().need()
        before = life.events[0].at - timedelta(days=30)
        for kind, fields in (
            (ParentRecorded, {"parent": Parent(party="p-step-mum")}),
            (NextOfKinRecorded, {"party": GRAN}),
        ):
            verdict = life.book.assess(life.state, late(life, kind, NURSE, before, **fields))
            assert ORDER not in verdict.codes
            assert verdict.permitted


# --- another day, and two at once -----------------------------------------------------------------------


class TestDay:
    """A meeting opens on the day it was called for; another day is a move (design 3; cases 4)."""

    def _opening(self, shift: timedelta) -> Verdict:
        life = Life().established()
        life.wait(days=2)
        life.call("m-1", 100)
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        at = starts + shift
        life.until(max(life.now, at))
        present = {NURSE, TEACHER, USER, MUM, DAD}
        event = life.make(MeetingOpened, NURSE, at=at, meeting="m-1", present=present, chair=NURSE)
        return life.book.assess(life.state, event)

    @pytest.mark.parametrize("days", [-60, -1, 1, 700])
    def test_another_day_is_found(self, days: int) -> None:
        assert ANOTHER_DAY in self._opening(timedelta(days=days)).codes

    @pytest.mark.parametrize("minutes", [-120, -5, 0, 15, 180])
    def test_another_hour_is_not(self, minutes: int) -> None:
        verdict = self._opening(timedelta(minutes=minutes))
        assert ANOTHER_DAY not in verdict.codes
        assert verdict.permitted

    def test_after_a_move_the_new_day_is_the_day(self) -> None:
        life = Life().established()
        life.call("m-1", 14)
        starts = life.now + timedelta(days=30)
        life.do(MeetingMoved, NURSE, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
        life.until(starts)
        verdict = life.ask(MeetingOpened, meeting="m-1", present={NURSE, TEACHER, USER, MUM, DAD}, chair=NURSE)
        assert ANOTHER_DAY not in verdict.codes
        assert verdict.permitted

    @pytest.mark.parametrize(("at", "other"), [((9, 22, 30), False), ((9, 21, 30), True)])
    def test_the_day_is_the_municipalitys(self, at: tuple[int, int, int], other: bool) -> None:
        """22:30 UTC in June is past midnight in Norway (design 6 *Record*: the policy's zone)."""
        life = Life().established()
        starts = datetime(2026, 6, 10, 6, tzinfo=UTC)
        call = life.calling("m-1")
        life.do(MeetingCalled, **{**call, "starts": starts, "ends": starts + timedelta(hours=1)})
        day, hour, minute = at
        life.until(datetime(2026, 6, day, hour, minute, tzinfo=UTC))
        verdict = life.ask(MeetingOpened, meeting="m-1", present={NURSE, TEACHER, USER, MUM, DAD}, chair=NURSE)
        assert (ANOTHER_DAY in verdict.codes) is other


class TestTwo:
    """Two meetings of one group open at once: warns (design 3 *Meeting*; cases 4)."""

    def _two(self) -> Life:
        life = Life().established()
        life.call("m-1", 14)
        life.wait(minutes=20)
        life.call("m-2", 14)
        return life

    def _opening(self, life: Life, meeting: str, **fields: Any) -> Event:
        present = {NURSE, TEACHER, USER, MUM, DAD}
        event: Event = life.make(MeetingOpened, NURSE, meeting=meeting, present=present, chair=NURSE, **fields)
        return event

    def test_the_second_warns(self) -> None:
        life = self._two()
        life.open("m-1")
        life.wait(minutes=20)
        verdict = life.book.assess(life.state, self._opening(life, "m-2"))
        assert TWO_OPEN in warned(verdict)
        assert TWO_OPEN not in {finding.code for finding in verdict.blocking}

    def test_when_the_first_has_ended_it_does_not(self) -> None:
        life = self._two()
        life.open("m-1")
        life.end("m-1")
        assert TWO_OPEN not in life.book.assess(life.state, self._opening(life, "m-2")).codes

    def test_one_that_was_open_then_counts_when_it_is_written_down_later(self) -> None:
        """What is asked about an instant is answered by what was so at that instant (design 2.11)."""
        life = self._two()
        life.open("m-1")
        opened = life.now
        life.end("m-1")
        life.wait(days=1)
        at, now = opened + timedelta(minutes=30), life.now + timedelta(minutes=1)
        event = self._opening(life, "m-2", at=at, recorded_at=now)
        assert TWO_OPEN in life.book.assess(life.state, event).codes


class TestExcuse:
    """An excuse for one who is there, or whom nobody called or invited, warns (cases 4; smaller decisions)."""

    def test_for_one_in_the_room(self) -> None:
        life = Life().established()
        life.call()
        life.open()
        verdict = life.ask(AbsenceExcused, meeting="m-1", party=TEACHER, reason="ill")
        assert verdict.permitted
        assert warned(verdict)

    def test_for_one_nobody_called(self) -> None:
        life = Life().established()
        life.call("m-1", 14, called={NURSE}, minute_taker=NURSE, off_rota_reason="agreed")
        verdict = life.ask(AbsenceExcused, meeting="m-1", party=TEACHER, reason="ill")
        assert verdict.permitted
        assert warned(verdict)

    def test_for_one_who_is_called_it_says_nothing(self) -> None:
        life = Life().established()
        life.call()
        verdict = life.ask(AbsenceExcused, meeting="m-1", party=TEACHER, reason="ill")
        assert verdict.permitted
        assert verdict.codes == ()


# --- clocks -----------------------------------------------------------------------------------------------------------

FAR = datetime(2099, 1, 1, 9, tzinfo=UTC)
NOES: list[tuple[type[Event], str, dict[str, Any]]] = [
    (ConsentWithdrawn, MUM, {"grantor": MUM}),
    (ConsentRefused, MUM, {"grantor": MUM}),
    (ConsentNarrowed, MUM, {"grantor": MUM, "agency": SCHOOL, "kinds": {"learning"}}),
    (ObjectionRecorded, GRAN, {"objection": "o-1", "party": GRAN}),
    (AccessRestricted, NURSE, {"party": DAD, "basis": "d-basis"}),
    (EndingDecided, MUM, {"reason": EndingReason.USERS_WISH}),
]


def leapt(at: datetime | None = None) -> Life:
    """A group in which one entry was written down with the clock in 2099."""
    life = Life().established()
    life.wait(days=1)
    event = NextOfKinRecorded(id="e-far", group="g-1", at=at or life.now, recorded_at=FAR, actor=NURSE, party=GRAN)
    life.group = life.book.advance(life.state, event)
    life.events.append(event)
    return life


def corrected(life: Life, position: int, right: datetime) -> Event:
    """The clock at a position put right: written down now, naming when it was really recorded."""
    event: Event = life.make(ClockCorrected, NURSE, at_position=position, corrected_to=right)
    return event


class TestLeap:
    """A leap warns; nothing that nobody may hinder is stopped by a clock (cases 4; design 6 *Record*)."""

    @pytest.mark.parametrize(("days", "found"), [(1, False), (365, False), (700, False), (740, True), (9000, True)])
    def test_more_than_two_years_warns(self, days: int, found: bool) -> None:
        life = Life().established()
        life.wait(days=days)
        verdict = life.ask(NextOfKinRecorded, NURSE, party=GRAN)
        assert verdict.permitted
        assert (LEAP in warned(verdict)) is found

    def test_a_need_of_a_new_period_may_come_after_many_years(self) -> None:
        life = Life()
        _, kind, actor, fields = new_period_after_the_last(life)
        life.wait(days=365 * 5)
        assert LEAP not in life.ask(kind, actor, **fields).codes

    @pytest.mark.parametrize(("kind", "actor", "fields"), NOES, ids=lambda each: getattr(each, "tag", ""))
    def test_no_clock_stops_a_no(self, kind: type[Event], actor: str, fields: dict[str, Any]) -> None:
        """Today, after an entry in 2099, each of these is permitted (design 2.2)."""
        life = leapt()
        verdict = life.ask(kind, actor, **fields)
        assert verdict.permitted, verdict.codes

    def test_what_is_not_a_no_still_goes_forward(self) -> None:
        """The record is ordered by when it was written down; only what nothing may hinder is let by (6 *Record*)."""
        life = Life().established()
        life.wait(days=1)
        life.do(NextOfKinRecorded, NURSE, party=GRAN)
        back = life.now - timedelta(hours=1)
        event = life.make(NextOfKinRecorded, NURSE, at=back, recorded_at=back, party="p-aunt")
        assert not life.book.assess(life.state, event).permitted

    def test_the_no_counts_from_when_it_was_said(self) -> None:
        """For a no its `at` counts: the teacher reads no more today, and the group stands still (6 *Record*)."""
        life = leapt()
        life.group = replay(life.events)
        event = life.make(ConsentWithdrawn, MUM, grantor=MUM)
        group = life.book.advance(life.state, event)
        assert life.book.consent(group, life.now + timedelta(minutes=1)).stands_still
        assert replay([*life.events, event]) == group

    def test_the_audit_of_such_a_record_is_an_answer(self) -> None:
        life = leapt()
        event = life.make(ConsentWithdrawn, MUM, grantor=MUM)
        report = life.book.audit([*life.events, event], life.now)
        assert LEAP in {each.finding.code for each in report.judged}
        assert not [each for each in report.refused if each.event == event.id]

    @pytest.mark.parametrize("at", [None, FAR], ids=["happened today", "dated in 2099 as well"])
    def test_a_clock_put_right_lets_the_work_go_on(self, at: datetime | None) -> None:
        """`ClockCorrected` is permitted now, and what comes after it is judged by the right clock (6 *Record*)."""
        life = leapt(at)
        position = len(life.events)
        right = life.now
        life.group = replay(life.events)
        event = corrected(life, position, right)
        group = life.book.advance(life.state, event)
        life.events.append(event)
        life.group = group
        verdict = life.ask(NextOfKinRecorded, NURSE, party="p-aunt")
        assert BACK not in verdict.codes
        assert LEAP not in verdict.codes
        assert verdict.permitted

    def test_no_field_of_it_is_called_as_one_around_it(self) -> None:
        """In JSON an event is flat: a field of its own has no name that the header or the record's line has (ours)."""
        life = leapt()
        event = corrected(life, len(life.events), life.now)
        text = record_to_json(Record(group="g-1", events=(*life.events, event)))
        seen: list[tuple[str, Any]] = []
        json.loads(text, object_pairs_hook=lambda pairs: seen.extend(pairs) or dict(pairs))
        assert [value for name, value in seen if name == "position"][: len(life.events) + 1] == list(
            range(1, len(life.events) + 2)
        )

    def test_a_clock_put_right_changes_no_event(self) -> None:
        """Seals and positions stay as written (design 6 *Putting right*, 2.7)."""
        life = leapt()
        seals = seal(life.log)
        event = corrected(life, len(life.events), life.now)
        longer = Record(group="g-1", events=(*life.events, event))
        assert [each for each in verify(longer, seals) if each.what is not ansvar_core.Tampering.UNSEALED] == []
        assert record_from_json(record_to_json(longer)) == longer

    @pytest.mark.parametrize("position", [0, -1, 10_000])
    def test_a_clock_of_no_event_is_not_put_right(self, position: int) -> None:
        life = leapt()
        try:
            event = corrected(life, position, life.now)
        except InvalidValue:
            return
        assert not life.book.assess(life.state, event).permitted


class TestInstants:
    """Instants are compared in UTC, never by wall clock (design 6 *Record*)."""

    oslo = ZoneInfo("Europe/Oslo")

    def test_later_in_the_hour_that_comes_twice(self) -> None:
        """02:30 the first time is before 02:10 the second time, whatever the clock on the wall says."""
        first = datetime(2026, 10, 25, 2, 30, tzinfo=self.oslo)
        second = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=self.oslo)
        event = NextOfKinRecorded(id="e", group="g", at=first, recorded_at=second, actor=NURSE, party=GRAN)
        assert event.recorded_at.astimezone(UTC) - event.at.astimezone(UTC) == timedelta(minutes=40)

    def test_earlier_in_the_hour_that_comes_twice(self) -> None:
        happened = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=self.oslo)
        written = datetime(2026, 10, 25, 2, 30, tzinfo=self.oslo)
        with pytest.raises(InvalidValue):
            NextOfKinRecorded(id="e", group="g", at=happened, recorded_at=written, actor=NURSE, party=GRAN)

    def test_a_record_through_the_night_of_the_clocks(self) -> None:
        """Two entries of that hour stand in the order they were made (never `record.goes-back`)."""
        life = Life(start=datetime(2026, 10, 24, 9, tzinfo=UTC)).need()
        first = NextOfKinRecorded(
            id="e-1st", group="g-1", at=datetime(2026, 10, 25, 2, 50, tzinfo=self.oslo), actor=NURSE, party=GRAN
        )
        second = NextOfKinRecorded(
            id="e-2nd",
            group="g-1",
            at=datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=self.oslo),
            actor=NURSE,
            party="p-aunt",
        )
        group = life.book.advance(life.state, first)
        assert life.book.assess(group, second).codes == ()

    def test_a_meeting_through_that_night_ends_after_it_starts(self) -> None:
        life = Life(start=datetime(2026, 10, 1, 9, tzinfo=UTC)).established()
        starts = datetime(2026, 10, 25, 2, 30, tzinfo=self.oslo)
        ends = datetime(2026, 10, 25, 2, 15, fold=1, tzinfo=self.oslo)
        life.do(MeetingCalled, **{**life.calling("m-1"), "starts": starts, "ends": ends})

    def test_a_task_in_minutes_written_late_is_owed_from_the_meeting(self) -> None:
        """Late facts take their place: minutes of January written in March are minutes of January (design 2.11)."""
        life = Life().established()
        met_at = life.call() and life.open() and life.now
        life.end()
        life.wait(days=40)
        tasks = (Task(id="w-1", responsible=NURSE, deadline=Deadline(day=life.now.date() - timedelta(days=20))),)
        event = late(
            life,
            MinutesWritten,
            TEACHER,
            met_at + timedelta(hours=3),
            meeting="m-1",
            writer=TEACHER,
            kinds={"health"},
            tasks=tasks,
        )
        group = life.book.advance(life.state, event)
        owed = [duty for duty in life.book.duties(group, life.now) if duty.code == "work.done"]
        assert [(duty.who, duty.overdue) for duty in owed] == [(NURSE, True)]
