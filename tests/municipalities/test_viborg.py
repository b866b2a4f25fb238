"""Viborg in Denmark."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from municipalities.viborg import PROFILE

from ansvar_core import (
    AccessRestricted,
    AnotherActor,
    Capacity,
    ChairAgreed,
    ChangeProposal,
    CoordinatorOffered,
    DoFirst,
    EndingDecided,
    EndingReason,
    Event,
    GroupEstablished,
    Language,
    MeetingCalled,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    MemberChanged,
    ParticipantLeft,
    RestrictionLifted,
    RoutineFollowed,
    Rulebook,
    event_from_step,
)
from support.found import blocks, found, warns, way_out
from support.life import DAD, HEALTH, MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life

HERE, STANDARD = Rulebook.of(PROFILE), Rulebook.standard()
LEADER, TOGETHER = "viborg.holder-is-a-leader", "viborg.agenda-made-together"
YEAR, ANEW, CHECKED = "viborg.year-called", "viborg.year-called-anew", "viborg.measures-checked"
HOUR, RELATION, MINUTES = "viborg.hour-for-the-child", "viborg.relation-holder", "viborg.chair-sees-to-minutes"
CALLED, PRESENT = "viborg.parents-called", "viborg.parents-present"
MET = {CoordinatorOffered: LEADER, MeetingCalled: TOGETHER}


class Viborg(Life):
    """A life in which a leader is asked, the agenda is made together, and the teacher is named to write."""

    def __init__(self) -> None:
        super().__init__(HERE)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind in MET:
            fields.setdefault("routine", {MET[kind]})
        return super().make(kind, actor, **fields)

    def calling(self, meeting: str = "m-1", days: float = 14, **fields: Any) -> dict[str, Any]:
        return super().calling(meeting, days, **{"minute_taker": TEACHER, **fields})

    def near(self, party: str) -> Viborg:
        """Somebody is the one near the child."""
        member = self.state.members[party].member
        self.do(MemberChanged, member=attrs.evolve(member, primary_group=True))
        return self


def ready(*members: str, **fields: Any) -> Viborg:
    """A group about to be established."""
    life = Viborg()
    life.need(**fields).assessed().prepared(*(members or (NURSE, TEACHER)))
    return life


def group() -> Viborg:
    """An established group, the teacher near the child."""
    life = ready().near(TEACHER)
    life.do(GroupEstablished)
    return life


def grown() -> Viborg:
    """An adult's group."""
    life = Viborg()
    life.need(born=date(1990, 5, 1), parents=()).assessed(heard=False).prepared(NURSE, TEACHER, consents=False)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.near(TEACHER).do(GroupEstablished)
    return life


def elsewhere(life: Life) -> set[str]:
    """What the standard rules owe in the same group."""
    return {duty.code for duty in STANDARD.duties(life.state, life.now)}


def there(life: Life, event: Event) -> Any:
    """What the standard rules say of an event, which know nothing of Viborg's routine."""
    return STANDARD.assess(life.group, event.but(routine=()))


# --- who holds the threads ------------------------------------------------------------------------------------------


def test_a_leader_is_asked_to_hold_the_threads() -> None:
    """Nobody is asked before it is clear that it is a leader; the remedy says so; the standard does not ask."""
    life = Viborg().need().assessed()
    offer = life.make(CoordinatorOffered, party=NURSE, routine=())
    verdict = HERE.assess(life.group, offer)

    assert blocks(verdict, LEADER)
    assert HERE.assess(life.group, offer.changed(way_out(verdict, LEADER, ChangeProposal))).permitted
    assert STANDARD.assess(life.group, offer).permitted


def test_somebody_else_is_near_the_child() -> None:
    """Without such a member nothing starts, and the remedy asks who; the standard starts."""
    life = ready()
    start = life.make(GroupEstablished)
    verdict = HERE.assess(life.group, start)
    (step,) = way_out(verdict, RELATION, DoFirst).steps

    assert blocks(verdict, RELATION)
    assert STANDARD.assess(life.group, start).permitted

    answer = {"member.party": TEACHER}
    life._put(event_from_step(step, life.group, id="e-near", at=life.now, actor=NURSE, **answer))

    assert life.do(GroupEstablished).permitted


def test_the_leader_is_not_the_one_near_the_child() -> None:
    """The two are different people."""
    assert blocks(ready().near(NURSE).ask(GroupEstablished), RELATION)


def test_two_near_the_child_are_one_too_many() -> None:
    """Then one has to step back, and the remedy leaves people to say which."""
    life = ready(NURSE, TEACHER, PHYSIO).near(TEACHER).near(PHYSIO)
    verdict = life.ask(GroupEstablished)
    (step,) = way_out(verdict, RELATION, DoFirst).steps

    assert {fact.subject for fact in found(verdict, RELATION).facts} == {TEACHER, PHYSIO}

    answer = {"member.party": PHYSIO}
    life._put(event_from_step(step, life.group, id="e-back", at=life.now, actor=NURSE, **answer))

    assert life.do(GroupEstablished).permitted
    assert life.state.members[TEACHER].member.primary_group


def test_the_one_who_holds_the_threads_calls() -> None:
    """Another member's call is refused and the holder named; in the standard any member calls."""
    life = group()
    call = life.make(MeetingCalled, TEACHER, **life.calling())
    verdict = HERE.assess(life.group, call)

    assert blocks(verdict, "role.call")
    assert way_out(verdict, "role.call", AnotherActor) == AnotherActor(actors=(NURSE,))
    assert HERE.assess(life.group, call.but(actor=NURSE)).permitted
    assert there(life, call).permitted


def test_the_agenda_is_made_together() -> None:
    """A call that does not say so is refused, and the remedy says it; the standard does not ask."""
    life = group()
    call = life.make(MeetingCalled, **life.calling(), routine=())
    verdict = HERE.assess(life.group, call)

    assert blocks(verdict, TOGETHER)
    assert HERE.assess(life.group, call.changed(way_out(verdict, TOGETHER, ChangeProposal))).permitted
    assert STANDARD.assess(life.group, call).permitted


def test_nobody_else_chairs() -> None:
    """Another chair is refused, also one agreed beforehand; in the standard that is enough."""
    life = group()
    life.do(MeetingPlanned, meeting="m-1", starts=life.now + timedelta(days=14), ends=life.now + timedelta(days=14.05))
    life.do(ChairAgreed, meeting="m-1", party=TEACHER)
    call = life.make(MeetingCalled, **life.calling(chair=TEACHER))

    assert blocks(HERE.assess(life.group, call), "meeting.chair")
    assert "meeting.chair" not in there(life, call).codes


# --- the year -------------------------------------------------------------------------------------------------------


def test_the_year_is_called_from_the_start() -> None:
    """From the day the group is established it is owed, without a day, until it is done; the standard owes nothing."""
    life = group()
    owed = [(duty.who, duty.due, duty.overdue) for duty in life.duties(YEAR)]
    standard = elsewhere(life)
    life.do(RoutineFollowed, routine={YEAR})

    assert owed == [(NURSE, None, False)]
    assert YEAR not in standard
    assert life.duties(YEAR) == []


def test_the_year_is_called_anew_each_year() -> None:
    """A year after the last time the next is due, the day after it is late, and calling moves it a year."""
    life = group()
    before = life.duties(ANEW)
    life.do(RoutineFollowed, routine={YEAR})
    called = life.now.date()
    next_year = called.replace(year=called.year + 1)
    due = [(duty.who, duty.due, duty.overdue) for duty in life.duties(ANEW)]
    on_the_day = life.until(life.now.replace(year=next_year.year)).duties(ANEW)[0].overdue
    day_after = life.wait(days=1).duties(ANEW)[0].overdue
    life.do(RoutineFollowed, routine={YEAR})

    assert before == []
    assert due == [(NURSE, next_year, False)]
    assert (on_the_day, day_after) == (False, True)
    assert [duty.due for duty in life.duties(ANEW)] == [life.now.date().replace(year=next_year.year + 1)]


def test_a_group_that_is_ending_calls_no_new_year() -> None:
    """Once the end is decided nothing is owed about another year."""
    life = group()
    life.do(RoutineFollowed, routine={YEAR})
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)

    assert life.duties(ANEW) == []


# --- time -----------------------------------------------------------------------------------------------------------


def lasting(life: Life, minutes: int | None) -> Any:
    """A call to a meeting of some minutes, or with no end."""
    call = life.make(MeetingCalled, **life.calling())
    return call.but(ends=None if minutes is None else call.starts + timedelta(minutes=minutes))


def test_two_hours_are_set_aside() -> None:
    """Two hours are in order, more warns; in the standard there is no limit."""
    life = group()
    longer = lasting(life, 121)

    assert "meeting.length" not in HERE.assess(life.group, lasting(life, 120)).codes
    assert warns(HERE.assess(life.group, longer), "meeting.length")
    assert "meeting.length" not in there(life, longer).codes


def test_it_is_said_when_the_meeting_ends() -> None:
    """A call without an end is refused; the standard warns."""
    life = group()
    call = lasting(life, None)

    assert blocks(HERE.assess(life.group, call), "meeting.time-limited")
    assert warns(there(life, call), "meeting.time-limited")


def test_a_child_gets_an_hour() -> None:
    """Less is refused and the remedy makes it an hour; the standard takes it."""
    life = group()
    call = lasting(life, 59)
    verdict = HERE.assess(life.group, call)
    longer = call.changed(way_out(verdict, HOUR, ChangeProposal))

    assert blocks(verdict, HOUR)
    assert longer.ends - longer.starts == timedelta(hours=1)
    assert HERE.assess(life.group, longer).permitted
    assert there(life, call).permitted


@pytest.mark.parametrize("kind", [MeetingPlanned, MeetingMoved])
def test_an_hour_is_kept_when_a_meeting_is_planned_or_moved(kind: type[Event]) -> None:
    """Every way to set a time is held to it."""
    life = group()
    life.call()
    starts = life.now + timedelta(days=20)
    meeting = "m-1" if kind is MeetingMoved else "m-2"

    assert blocks(life.ask(kind, meeting=meeting, starts=starts, ends=starts + timedelta(minutes=30)), HOUR)


def test_a_grown_user_can_have_a_short_meeting() -> None:
    """The hour is the child's."""
    life = grown()

    assert HERE.assess(life.group, lasting(life, 30)).permitted


# --- the parents ----------------------------------------------------------------------------------------------------


def test_both_parents_are_called() -> None:
    """A call without one of them is refused and the remedy invites; the standard takes it."""
    life = group()
    call = life.make(MeetingCalled, **life.calling(invited={USER, MUM}))
    verdict = HERE.assess(life.group, call)

    assert blocks(verdict, CALLED)
    assert [fact.subject for fact in found(verdict, CALLED).facts] == [DAD]
    assert HERE.assess(life.group, call.changed(way_out(verdict, CALLED, ChangeProposal))).permitted
    assert there(life, call).permitted


def test_the_child_comes_if_that_can_be() -> None:
    """A call without the child warns, as in the standard, and is in order."""
    life = group()
    verdict = life.ask(MeetingCalled, **life.calling(invited={MUM, DAD}))

    assert warns(verdict, "meeting.user-called")
    assert verdict.permitted


def test_parents_are_not_called_once_the_child_has_come_of_age() -> None:
    """What counts is the day of the meeting."""
    life = Viborg()
    life.need(born=date(2008, 1, 15)).assessed().prepared(NURSE, TEACHER, consents=False)
    life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
    life.near(TEACHER).do(GroupEstablished)
    before = life.ask(MeetingCalled, **life.calling(days=9, invited={USER}))
    after = life.ask(MeetingCalled, **life.calling(days=10, invited={USER}))

    assert blocks(before, CALLED)
    assert CALLED not in after.codes


def test_a_parent_who_takes_no_part_is_not_called() -> None:
    """Nobody is called to a group they have left."""
    life = group()
    life.do(ParticipantLeft, DAD, party=DAD)

    assert CALLED not in life.ask(MeetingCalled, **life.calling(invited={USER, MUM})).codes


def test_a_parent_who_is_kept_out_is_not_called() -> None:
    """Where access has had to be closed nobody is made to call, until it is opened again."""
    life = group()
    life.do(AccessRestricted, party=DAD, basis="d-basis")
    closed = life.ask(MeetingCalled, **life.calling(invited={USER, MUM}))
    life.do(RestrictionLifted, party=DAD)
    opened = life.ask(MeetingCalled, **life.calling(invited={USER, MUM}))

    assert CALLED not in closed.codes
    assert blocks(opened, CALLED)


def opening(life: Life, *absent: str) -> Any:
    """The meeting opens, and some are not there."""
    life.call()
    facts = life.state.meetings["m-1"]
    assert facts.starts is not None
    life.until(facts.starts)
    present = (facts.called | facts.invited) - set(absent)
    return life.make(MeetingOpened, meeting="m-1", present=present, chair=NURSE)


def test_a_parent_is_there() -> None:
    """Without any of them it warns; the standard says nothing."""
    life = group()
    event = opening(life, MUM, DAD)
    verdict = HERE.assess(life.group, event)

    assert verdict.permitted
    assert warns(verdict, PRESENT)
    assert PRESENT not in there(life, event).codes


def test_one_parent_in_the_room_is_enough() -> None:
    """One of the two can be away."""
    life = group()
    event = opening(life, DAD)

    assert PRESENT not in HERE.assess(life.group, event).codes


# --- after the meeting ----------------------------------------------------------------------------------------------


def test_whoever_the_call_names_writes() -> None:
    """Nobody's turn is asked for; the standard warns out of turn."""
    life = group()
    call = life.make(MeetingCalled, **life.calling(minute_taker=NURSE))

    assert "rota.out-of-turn" not in HERE.assess(life.group, call).codes
    assert warns(there(life, call), "rota.out-of-turn")


def test_the_chair_sees_to_the_minutes_whoever_writes() -> None:
    """From the end of the meeting the chair owes it beside the writer, and the minutes settle it."""
    life = group()
    life.call()
    life.open()
    life.end()
    owed = [(duty.who, duty.subject, duty.next_meeting, duty.overdue) for duty in life.duties(MINUTES)]
    writer = [duty.who for duty in life.duties("minutes.written")]
    standard = elsewhere(life)
    life.write()

    assert owed == [(NURSE, "m-1", True, False)]
    assert writer == [TEACHER]
    assert MINUTES not in standard
    assert life.duties(MINUTES) == []


def test_minutes_still_missing_at_the_next_meeting_are_late() -> None:
    """The chair has until then."""
    life = group()
    life.call()
    life.open()
    life.end()
    life.call("m-2")
    before = {duty.overdue for duty in life.duties(MINUTES)}
    life.open("m-2")
    life.end("m-2")

    assert before == {False}
    assert [duty.overdue for duty in life.duties(MINUTES) if duty.subject == "m-1"] == [True]


def test_it_is_checked_that_the_measures_are_carried_out() -> None:
    """Once the minutes say what was agreed, by the next meeting; the standard owes no such check."""
    life = group().met()
    owed = [(duty.who, duty.next_meeting, duty.overdue) for duty in life.duties(CHECKED)]
    standard = elsewhere(life)
    life.call("m-2")
    life.open("m-2")
    in_the_meeting = [duty.overdue for duty in life.duties(CHECKED)]
    life.end("m-2")
    late = [duty.overdue for duty in life.duties(CHECKED)]
    life.do(RoutineFollowed, routine={CHECKED})

    assert owed == [(NURSE, True, False)]
    assert CHECKED not in standard
    assert (in_the_meeting, late) == ([False], [True])
    assert life.duties(CHECKED) == []


# --- words ----------------------------------------------------------------------------------------------------------

OWN = (LEADER, TOGETHER, YEAR, ANEW, CHECKED, HOUR, RELATION, MINUTES, CALLED, PRESENT)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", OWN)
def test_own_rules_can_be_read(code: str, language: Language) -> None:
    """Every part of a text stands in every language, with its slots filled, and no two languages are the same."""
    text = HERE.text(code)

    for part in (text.wrong, text.why, text.do):
        assert part[language].strip()
        assert "{" not in part[language]
        assert part[language] not in {part[other] for other in Language if other is not language}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.NB, "Forumet har ingen tovholder."),
        (Language.NN, "Forumet har ingen tovhaldar."),
        (Language.EN, "The forum has no convener."),
    ],
)
def test_texts_speak_of_the_forum_and_its_convener(language: Language, expected: str) -> None:
    """Every text uses Viborg's words; the standard has its own."""
    assert expected == HERE.text("establish.coordinator").wrong[language]
    assert expected != STANDARD.text("establish.coordinator").wrong[language]
