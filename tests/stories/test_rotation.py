"""Whose turn it is to take the minutes, over whole lives."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from ansvar_core import (
    AgencyRecorded,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    FamilyAccessDecided,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesWritten,
    Policy,
    RecordedInError,
    Rulebook,
    WhyNext,
)
from support.found import warns
from support.life import (
    AGENCIES,
    COUNSEL,
    DAD,
    GRAN,
    HEALTH,
    MEMBERS,
    MUM,
    NURSE,
    PHYSIO,
    PPT,
    PRACTICE,
    SCHOOL,
    TEACHER,
    Life,
)


def group(*members: str) -> Life:
    return Life().established(*(members or (NURSE, TEACHER, PHYSIO, PPT)))


def next_up(life: Life, n: int = 1, **fields: Any) -> list[str]:
    return [turn.party for turn in life.book.rota(life.state, life.now, n, **fields)]


def counts(life: Life) -> dict[str, int]:
    """How many turns each counts as having had, among those who can be due while the coordinator chairs."""
    first: dict[str, int] = {}
    for turn in life.book.rota(life.state, life.now, 12):
        first.setdefault(turn.party, turn.turns)
    return first


def meet(life: Life, times: int, start: int = 1) -> list[str]:
    """Hold meetings, each with the one suggested, and say who wrote."""
    wrote = []
    for number in range(start, start + times):
        life.met(f"m-{number}")
        taker = life.state.meetings[f"m-{number}"].minute_taker
        assert taker is not None
        wrote.append(taker)
    return wrote


def joined(life: Life, party: str, **fields: Any) -> None:
    """Somebody joins with consent from both parents for their agency."""
    agency = MEMBERS[party]
    if agency not in life.state.agencies:
        life.do(AgencyRecorded, agency=AGENCIES[agency])
    for parent in (MUM, DAD):
        life.consent(parent, agency)
    life.member(party, **fields)


def test_a_fair_start_goes_round() -> None:
    """With everybody there, the members write in the order they joined, again and again, and the chair never."""
    life = group()
    assert meet(life, 7) == [TEACHER, PHYSIO, PPT, TEACHER, PHYSIO, PPT, TEACHER]
    wrote = Counter(life.state.meetings[f"m-{n}"].minute_taker for n in range(1, 8))
    assert max(wrote.values()) - min(wrote.values()) == 1
    assert life.path[-1] == "established"


def test_the_forecast_is_what_happens() -> None:
    """The suggestion for the next five is the five that come, if all goes as suggested."""
    life = group()
    forecast = next_up(life, 5)
    assert meet(life, 5) == forecast


def test_absent_first_next_time() -> None:
    """One who is absent keeps the place, and is first the next time."""
    life = group()
    meet(life, 3)
    assert next_up(life, 2) == [TEACHER, PHYSIO]
    assert next_up(life, 3, absent=[TEACHER]) == [PHYSIO, TEACHER, PPT]
    life.met("m-4", absent=[TEACHER], minute_taker=PHYSIO, called=frozenset({NURSE, PHYSIO, PPT}))
    assert next_up(life, 3) == [TEACHER, PPT, PHYSIO]


def test_absent_twice_is_still_first() -> None:
    """The place is kept for as long as it takes, and never by making somebody write twice running."""
    life = group()
    meet(life, 3)
    for number, taker in ((4, PHYSIO), (5, PPT)):
        called = frozenset({NURSE, PHYSIO, PPT})
        assert "rota.out-of-turn" not in life.call(f"m-{number}", minute_taker=taker, called=called).codes
        life.open(f"m-{number}", absent=[TEACHER])
        life.end(f"m-{number}")
        life.write(f"m-{number}")
    assert next_up(life) == [TEACHER]


def test_a_newcomer_starts_where_the_others_are() -> None:
    """Who joins late owes nothing for the time before: the lowest count is where they start, last among equals."""
    life = group(NURSE, TEACHER, PHYSIO)
    meet(life, 4)
    joined(life, PPT)
    assert counts(life) == {TEACHER: 2, PHYSIO: 2, PPT: 2}
    assert next_up(life, 4) == [TEACHER, PHYSIO, PPT, TEACHER]


def test_a_newcomer_between_rounds() -> None:
    """Joining when one has had a turn more, a newcomer starts with those who have had fewest."""
    life = group(NURSE, TEACHER, PHYSIO)
    meet(life, 3)
    joined(life, PPT)
    assert counts(life)[PPT] == 1
    assert next_up(life, 3) == [PHYSIO, PPT, TEACHER]


def test_what_the_family_decides_about_reading_is_not_about_professionals() -> None:
    """Whoever comes for an agency keeps the place, and the turns, whatever is decided about those close to the user."""
    life = group()
    meet(life, 2)
    before = (counts(life), next_up(life, 3))
    life.record(FamilyAccessDecided, MUM, party=PHYSIO, allowed=False)
    life.record(FamilyAccessDecided, MUM, party=GRAN, allowed=True)

    assert (counts(life), next_up(life, 3)) == before


def test_a_leaver_and_a_returner() -> None:
    """Who comes back starts at the lowest count of those there, or keeps their own when that is larger."""
    life = group()
    meet(life, 3)
    life.do(MemberLeft, party=TEACHER)
    assert meet(life, 4, 4) == [PHYSIO, PPT, PHYSIO, PPT]
    life.do(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL, sub_responsibility="part"))
    assert counts(life)[TEACHER] == 3
    assert next_up(life, 3) == [PHYSIO, PPT, TEACHER]


def test_a_short_absence_from_the_list_gets_nobody_out_of_a_turn() -> None:
    """Leaving and coming back at once changes no count: the larger of the own and the lowest is the own."""
    life = group()
    meet(life, 4)
    before = counts(life)
    life.do(MemberLeft, party=TEACHER)
    life.do(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL, sub_responsibility="part"))
    assert before[TEACHER] == 2
    assert counts(life)[TEACHER] == 2


def test_a_newcomer_who_leaves_and_comes_back_keeps_where_they_started() -> None:
    """The start that was given them is theirs as much as the turns they have had."""
    life = group(NURSE, TEACHER, PHYSIO)
    meet(life, 4)
    joined(life, PPT)
    assert counts(life)[PPT] == 2
    life.do(MemberLeft, party=PPT)
    life.do(MemberJoined, member=Member(party=PPT, agency=COUNSEL, sub_responsibility="part"))
    assert counts(life)[PPT] == 2


def test_one_who_comes_when_nobody_else_can_be_due_starts_at_nothing() -> None:
    """There is nobody to be measured by."""
    life = group(NURSE, TEACHER)
    meet(life, 2)
    life.do(MemberLeft, party=TEACHER)
    joined(life, PHYSIO)
    assert counts(life) == {PHYSIO: 0}


@pytest.mark.parametrize(("zone", "hour", "clock"), [(-5, 3, 0), (-12, 11, 13)])
def test_one_who_can_be_due_later_on_the_day_of_the_first_turn_starts_where_the_others_are(
    zone: int, hour: int, clock: int
) -> None:
    """Where the day begins late, it begins after what was written in the night before, by whatever clock."""
    life = Life(Rulebook.under(Policy(zone=timezone(timedelta(hours=zone))))).established(NURSE, TEACHER)
    life.call()
    life.open()
    life.end()
    day = life.now.date() + timedelta(days=1)
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    for parent in (MUM, DAD):
        life.consent(parent, PRACTICE, first_day=day)
    life.record(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE, sub_responsibility="part"))
    wrote = datetime(day.year, day.month, day.day, hour, tzinfo=UTC).astimezone(timezone(timedelta(hours=clock)))
    life.until(wrote).write(writer=TEACHER)
    assert counts(life) == {TEACHER: 1}
    life.wait(hours=3)
    assert counts(life) == {TEACHER: 1, PHYSIO: 1}


def test_a_meeting_has_been_led_from_the_very_instant_it_was_opened() -> None:
    """A count is then what it is right after; until the first meeting it is whoever led that who could not be due."""
    life = group(NURSE, TEACHER, PHYSIO)
    for meeting, writer in (("m-1", TEACHER), ("m-2", PHYSIO)):
        life.call(meeting)
        life.open(meeting)
        life.record(MinutesWritten, writer, meeting=meeting, writer=writer, kinds={"health"})
    joined(life, PPT)
    life.record(MeetingCalled, **life.calling("m-3", chair=TEACHER))
    life.record(MeetingOpened, meeting="m-3", chair=TEACHER, present={NURSE, TEACHER})
    opened = life.now
    life.record(MeetingEnded, meeting="m-3", tasks_agreed=True, process_evaluated=True)

    def of_the_newcomer(at: datetime) -> list[int]:
        return [each.turns for each in life.book.rota(life.state, at, 3, chair=NURSE) if each.party == PPT][:1]

    assert of_the_newcomer(opened) == of_the_newcomer(opened + timedelta(microseconds=1)) == [0]


def test_a_count_does_not_change_when_somebody_else_leaves() -> None:
    """Where a newcomer started was settled on the day they came, by those who were there then."""
    life = group(NURSE, TEACHER, PHYSIO)
    for number in (1, 2, 3):
        life.met(f"m-{number}", minute_taker=TEACHER, off_rota_reason="offered to")
    joined(life, PPT)
    assert counts(life)[PPT] == 0
    life.do(MemberLeft, party=PHYSIO)
    assert counts(life)[PPT] == 0


def test_a_constant_chair_pulls_nobody_down() -> None:
    """The chair, who never writes, is not among those a newcomer is measured by."""
    life = group(NURSE, TEACHER, PHYSIO)
    meet(life, 6)
    joined(life, PPT)
    assert counts(life)[PPT] == 3


def test_a_former_chair_starts_where_the_others_are() -> None:
    """Who has led all meetings, and leads no more, does not owe a turn for each of them."""
    life = group(NURSE, TEACHER, PHYSIO)
    meet(life, 6)
    life.do(CoordinatorOffered, party=TEACHER)
    life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
    assert [(turn.party, turn.turns) for turn in life.book.rota(life.state, life.now, 2)] == [(NURSE, 3), (PHYSIO, 3)]


def test_who_does_not_take_turns() -> None:
    """A member who is not marked as taking turns is never due, and joins at the lowest count when marked."""
    life = group()
    marked = Member(party=TEACHER, agency=SCHOOL, sub_responsibility="part")
    unmarked = Member(party=TEACHER, agency=SCHOOL, sub_responsibility="part", takes_turns=False)
    life.do(MemberChanged, member=unmarked)
    assert meet(life, 4) == [PHYSIO, PPT, PHYSIO, PPT]
    life.do(MemberChanged, member=marked)
    assert counts(life)[TEACHER] == 2
    assert next_up(life, 3) == [PHYSIO, PPT, TEACHER]


def test_consent_lost_and_given_back() -> None:
    """Without consent one has no access and is not due; with it again one starts at the lowest count, not in debt."""
    life = group()
    meet(life, 3)
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
    for agency in (HEALTH, SCHOOL, COUNSEL):
        life.consent(MUM, agency)
    assert PHYSIO not in next_up(life, 6)
    for number in (4, 5, 6, 7):
        called = frozenset({NURSE, TEACHER, PPT})
        life.call(f"m-{number}", called=called)
        life.open(f"m-{number}")
        life.end(f"m-{number}")
        life.write(f"m-{number}")
    life.consent(MUM, PRACTICE)
    assert counts(life)[PHYSIO] == 3
    assert next_up(life, 3) == [PHYSIO, TEACHER, PPT]


def test_ties_go_by_joining_and_then_by_id() -> None:
    """Nobody having written, the first to join is due; at the same instant, the first by id."""
    life = group()
    assert life.book.rota(life.state, life.now, 1)[0].why is WhyNext.JOINED_FIRST
    twins = Life().need().assessed().prepared(NURSE)
    same = twins.now + timedelta(minutes=30)
    for party in ("w-b", "w-a"):
        member = Member(party=party, agency=HEALTH, sub_responsibility="part")
        twins.do(MemberJoined, member=member, at=same, recorded_at=same)
        twins.now = same - timedelta(minutes=1)
    first = twins.book.rota(twins.state, same, 1)[0]
    assert (first.party, first.why) == ("w-a", WhyNext.BY_ID)


def test_why_it_is_somebodys_turn() -> None:
    """Each suggestion says what decided it."""
    life = group(NURSE, TEACHER)
    assert life.book.rota(life.state, life.now, 1)[0].why is WhyNext.ONLY_ONE
    three = group(NURSE, TEACHER, PHYSIO)
    meet(three, 1)
    assert three.book.rota(three.state, three.now, 1)[0].why is WhyNext.OTHER_WROTE_LAST
    four = group()
    meet(four, 1)
    assert next_up(four) == [PHYSIO]
    meet(four, 1, 2)
    four.met("m-3", minute_taker=TEACHER, off_rota_reason="swapped")
    assert (next_up(four), four.book.rota(four.state, four.now, 1)[0].why) == ([PPT], WhyNext.FEWEST_TURNS)
    five = group()
    meet(five, 3)
    assert five.book.rota(five.state, five.now, 1)[0].why is WhyNext.LONGEST_AGO


@pytest.mark.parametrize("absent", [(), (TEACHER,)])
def test_nobody_eligible(absent: tuple[str, ...]) -> None:
    """Where nobody is eligible, or the only one is away, nobody is suggested, and people are asked."""
    life = group(NURSE) if not absent else group(NURSE, TEACHER)
    assert next_up(life, absent=absent) == []
    verdict = life.ask(MeetingCalled, **life.calling(minute_taker=None, called=frozenset({NURSE})))
    assert warns(verdict, "meeting.minute-taker-named")


def test_only_one_is_suggested_twice_running_and_warned_of() -> None:
    """With one eligible there is no other to suggest; the call warns all the same."""
    life = group(NURSE, TEACHER)
    assert meet(life, 1) == [TEACHER]
    assert next_up(life, 2) == [TEACHER, TEACHER]
    assert warns(life.ask(MeetingCalled, **life.calling("m-2")), "rota.twice-running")


def test_a_turn_is_the_writers() -> None:
    """A turn is counted to the one who wrote, when the minutes are written, whatever was agreed."""
    life = group()
    life.call()
    life.open()
    life.end()
    assert next_up(life) == [TEACHER]
    life.write(writer=PHYSIO, writer_reason="the notes were lost")
    assert next_up(life, 2) == [TEACHER, PPT]


def test_a_meeting_that_never_was_gave_no_turn() -> None:
    """Made void, a meeting takes its turn with it."""
    life = group()
    meet(life, 1)
    assert next_up(life) == [PHYSIO]
    call = next(each for each in life.events if each.tag == "meeting-called")
    life.do(RecordedInError, event=call.id, reason="another group's meeting")
    assert next_up(life) == [TEACHER]


def test_the_kinds_decide_who_is_due() -> None:
    """Who may not read what the minutes will hold, is not due for them."""
    life = Life().need().assessed().prepared(NURSE, TEACHER, consents=False)
    for parent in (MUM, DAD):
        life.consent(parent, HEALTH)
        life.consent(parent, SCHOOL, kinds={"learning"})
    assert next_up(life, kinds={"learning"}) == [TEACHER]
    assert next_up(life, kinds={"health"}) == []
