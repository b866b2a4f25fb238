"""Opening and ending a meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ansvar_core import (
    Absence,
    AbsenceExcused,
    AgendaItem,
    AnotherActor,
    Because,
    ChairAgreed,
    ChairRule,
    ChangeProposal,
    ChildHeard,
    ConsentNarrowed,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    HearingManner,
    MeetingCancelled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    MemberLeft,
    Nothing,
    OtherPresent,
    ParticipantJoined,
    Policy,
    ProcessEvaluated,
    ProcessQuestion,
    RecordedInError,
    Rulebook,
    StandIn,
    Topic,
    VacancyReason,
    VacancyRecorded,
    Verdict,
    VoiceArranged,
    Weight,
)
from support.found import asked, blocks, found, informs, warns, way_out
from support.life import DAD, GRAN, HEALTH, MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life

EVERYBODY = frozenset({USER, MUM, DAD, NURSE, TEACHER, PHYSIO})


def called(book: Rulebook | None = None, **fields: Any) -> Life:
    """A group of three, whose first meeting is called and begins now."""
    life = Life(book).established(NURSE, TEACHER, PHYSIO)
    life.call(**fields)
    starts = life.state.meetings["m-1"].starts
    assert starts is not None
    return life.until(starts)


def opening(life: Life, present: frozenset[str] = EVERYBODY, chair: str = NURSE, **fields: Any) -> Verdict:
    return life.ask(MeetingOpened, meeting="m-1", present=present, chair=chair, **fields)


def ending(life: Life, **fields: Any) -> Verdict:
    asked = {
        "tasks_agreed": True,
        "process_evaluated": True,
        "next_meeting_on": life.now.date() + timedelta(days=30),
        "next_minute_taker": PHYSIO,
    }
    return life.ask(MeetingEnded, meeting="m-1", **{**asked, **fields})


def under_way(book: Rulebook | None = None) -> Life:
    """A group whose first meeting is open."""
    life = called(book)
    life.open()
    return life


class TestAgencyInRoomCovered:
    """B3: an agency that is not covered by consent on that day is not in the room."""

    code = "meeting.agency-in-room-covered"

    def withdrawn(self) -> Life:
        life = called()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
        for agency in (HEALTH, SCHOOL):
            life.consent(MUM, agency)
        return life

    def test_blocks_the_one_agency(self) -> None:
        """Consent withdrawn for one agency keeps that agency out, and the meeting without it can be held."""
        life = self.withdrawn()
        verdict = opening(life)

        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == PHYSIO
        without = way_out(verdict, self.code, ChangeProposal).fields
        assert without["present"] == EVERYBODY - {PHYSIO}
        assert self.code not in opening(life, present=without["present"]).codes

    def test_a_stand_in_needs_the_same_consent(self) -> None:
        """Somebody else from the same agency is the same agency."""
        life = self.withdrawn()
        present = EVERYBODY - {PHYSIO} | {"p-vicar"}
        verdict = opening(life, present=present, stand_ins=(StandIn(party="p-vicar", member=PHYSIO),))

        assert blocks(verdict, self.code)
        fields = way_out(verdict, self.code, ChangeProposal).fields
        assert fields["stand_ins"] == ()
        assert "p-vicar" not in fields["present"]

    def test_a_new_consent_brings_it_back(self) -> None:
        """The form that is asked for is the way out, and signing it opens the door."""
        life = self.withdrawn()
        (step,) = way_out(opening(life), self.code, DoFirst).steps
        assert (step.kind, step.fields["grantor"]) == ("consent-given", MUM)
        life.consent(MUM, "a-practice")
        assert self.code not in opening(life).codes

    def test_the_kinds_of_the_agenda_count(self) -> None:
        """A member covered for other kinds than the agenda has is not covered for this meeting."""
        life = called()
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"learning"})
        verdict = opening(life)

        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == TEACHER

    def test_the_users_wish_lets_in_no_member_without_consent(self) -> None:
        """Whoever comes for an agency comes for it, also when the user would like them there."""
        life = self.withdrawn()
        wished = (OtherPresent(party=PHYSIO, wished_by_user=True),)

        assert blocks(opening(life, others=wished), self.code)

    def test_one_who_has_left_comes_by_the_users_wish_alone(self) -> None:
        """A former member without consent comes for the old agency, unless it is the user who wants them there."""
        life = called()
        life.do(MemberLeft, party=PHYSIO)
        for parent in (MUM, DAD):
            life.do(ConsentWithdrawn, parent, grantor=parent, items=())
            life.consent(parent, HEALTH, SCHOOL)
        wished = (OtherPresent(party=PHYSIO, wished_by_user=True),)
        unwished = (OtherPresent(party=PHYSIO, wished_by_user=False),)

        assert self.code not in opening(life, others=wished).codes
        assert found(opening(life, others=unwished), self.code).facts[0].subject == PHYSIO


class TestOthersByUsersWish:
    """B3: others than those who take part are in the room only when the user wishes it."""

    code = "meeting.others-by-users-wish"

    def test_blocks_a_stranger(self) -> None:
        """Somebody nobody has accounted for blocks, and the meeting without them is suggested."""
        verdict = opening(called(), present=EVERYBODY | {"p-lawyer"})

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"present": EVERYBODY}

    def test_against_the_users_wish(self) -> None:
        """Naming somebody as "other" is not enough; it is the user's wish that counts."""
        life = called()
        unwished = (OtherPresent(party="p-lawyer", wished_by_user=False),)
        wished = (OtherPresent(party="p-lawyer", wished_by_user=True),)

        assert blocks(opening(life, present=EVERYBODY | {"p-lawyer"}, others=unwished), self.code)
        assert self.code not in opening(life, present=EVERYBODY | {"p-lawyer"}, others=wished).codes

    def test_a_stand_in_for_nobody_is_a_stranger(self) -> None:
        """One can stand in for a member, not for somebody outside."""
        life = called()
        present = EVERYBODY | {"p-vicar"}
        assert blocks(opening(life, present=present, stand_ins=(StandIn(party="p-vicar", member=GRAN),)), self.code)
        assert (
            self.code
            not in opening(life, present=present - {PHYSIO}, stand_ins=(StandIn(party="p-vicar", member=PHYSIO),)).codes
        )


class TestChairPresent:
    """B11: the chair is in the room."""

    code = "meeting.chair-present"

    def test_blocks(self) -> None:
        """A chair who is not there blocks, and another is asked for."""
        verdict = opening(called(), present=EVERYBODY - {NURSE})

        assert blocks(verdict, self.code)
        assert "chair" in asked(verdict, self.code)
        assert self.code not in opening(called()).codes

    def test_in_an_empty_room_nobody_else_can_be_asked(self) -> None:
        """With nobody there, another chair would be away too: the chair must come."""
        verdict = opening(called(), present=frozenset())

        assert found(verdict, self.code).remedies == (ChangeProposal(fields={"present": frozenset({NURSE})}),)


class TestChairAtOpening:
    """B11: the one named in the call chairs, or somebody in their place with the reason."""

    code = "meeting.chair-at-opening"

    def test_blocks_another_while_the_chair_is_there(self) -> None:
        """Nobody takes the chair from one who is in the room, whatever the reason."""
        life = called()
        for reason in (None, "turns"):
            verdict = opening(life, chair=TEACHER, chair_reason=reason)
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, ChangeProposal).fields == {"chair": NURSE}

    def test_blocks_a_stand_in_without_a_reason(self) -> None:
        """When the chair is away, it is said why somebody else leads; blanks say nothing."""
        life = called()
        for reason in (None, " "):
            verdict = opening(life, present=EVERYBODY - {NURSE}, chair=TEACHER, chair_reason=reason)
            assert blocks(verdict, self.code)
            assert "chair_reason" in asked(verdict, self.code)

    def test_is_kept(self) -> None:
        """The one named chairs in their own right, and so does one agreed for this meeting."""
        assert self.code not in opening(called()).codes
        life = Life().established(NURSE, TEACHER, PHYSIO)
        starts = life.now + timedelta(days=7)
        life.do(MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
        life.do(ChairAgreed, meeting="m-1", party=MUM)
        life.call(chair=None)
        life.until(starts)
        assert self.code not in opening(life, chair=MUM).codes

    def test_the_coordinator_of_the_day_counts(self) -> None:
        """Where the call named nobody, it is who is coordinator when the meeting opens."""
        life = called(chair=None)
        life.do(CoordinatorOffered, party=TEACHER)
        life.do(CoordinatorAccepted, TEACHER, party=TEACHER)

        assert self.code not in opening(life, chair=TEACHER).codes
        assert blocks(opening(life, chair=NURSE), self.code)

    def test_named_in_the_call(self) -> None:
        """Where the policy lets the call name anybody, anybody named may chair."""
        life = called(Rulebook.under(Policy(chair_rule=ChairRule.NAMED_IN_THE_CALL)), chair=PHYSIO)
        assert self.code not in opening(life, chair=PHYSIO).codes

    def test_whoever_the_call_named_is_held_to_it(self) -> None:
        """Nobody else takes the chair while the one named is there, not even the coordinator."""
        life = called(Rulebook.under(Policy(chair_rule=ChairRule.NAMED_IN_THE_CALL)), chair=PHYSIO)
        for other in (NURSE, TEACHER):
            assert blocks(opening(life, chair=other), self.code)
        away = {"present": EVERYBODY - {PHYSIO}, "chair": TEACHER}
        assert blocks(opening(life, **away), self.code)
        assert self.code not in opening(life, **away, chair_reason="ill").codes

    def test_where_the_call_named_nobody_anybody_may(self) -> None:
        """There is nobody to hold to it."""
        life = called(Rulebook.under(Policy(chair_rule=ChairRule.NAMED_IN_THE_CALL)), chair=None)
        assert self.code not in opening(life, chair=TEACHER).codes


class TestChairStandIn:
    """B11: somebody in the chair's place is in order with a reason, and worth looking at."""

    code = "meeting.chair-stand-in"

    def test_warns(self) -> None:
        """With a reason it warns, and nothing can be done about it now."""
        verdict = opening(called(), present=EVERYBODY - {NURSE}, chair=TEACHER, chair_reason="ill")

        assert verdict.permitted
        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.HAS_HAPPENED

    def test_in_a_vacancy(self) -> None:
        """With no coordinator, somebody leads with a reason."""
        life = called(chair=None)
        life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.LEFT, agency=HEALTH)
        assert warns(opening(life, chair=TEACHER, chair_reason="vacancy"), self.code)
        assert blocks(opening(life, chair=TEACHER), "meeting.chair-at-opening")

    def test_is_quiet_about_the_chair(self) -> None:
        """The one named needs no reason."""
        assert self.code not in opening(called(), chair_reason="by habit").codes

    def test_names_whom_the_call_named(self) -> None:
        """It tells in whose place somebody leads, which is the call's chair and not the coordinator."""
        life = called(Rulebook.under(Policy(chair_rule=ChairRule.NAMED_IN_THE_CALL)), chair=PHYSIO)
        verdict = opening(life, present=EVERYBODY - {PHYSIO}, chair=TEACHER, chair_reason="ill")

        assert [(fact.field, fact.subject, fact.about) for fact in found(verdict, self.code).facts] == [
            ("chair", TEACHER, PHYSIO)
        ]


class TestMinuteTakerPresent:
    """B26: somebody in the room takes the minutes."""

    code = "meeting.minute-taker-present"

    def test_blocks_one_who_is_away(self) -> None:
        """The one named is away: somebody who is there and may read is suggested."""
        life = called()
        verdict = opening(life, present=EVERYBODY - {TEACHER})

        assert blocks(verdict, self.code)
        change = way_out(verdict, self.code, ChangeProposal).fields
        assert self.code not in opening(life, present=EVERYBODY - {TEACHER}, **change).codes

    def test_blocks_when_nobody_is_named(self) -> None:
        """Missing at the call warns; at the opening it blocks."""
        assert blocks(opening(called(minute_taker=None)), self.code)

    def test_suggests_whose_turn_it_is(self) -> None:
        """The suggestion keeps the rotation: not who wrote last, and the chair only when nobody else is there."""
        life = Life().established(NURSE, TEACHER, PHYSIO).met()
        life.call("m-2", minute_taker=None)
        starts = life.state.meetings["m-2"].starts
        assert starts is not None
        life.until(starts)

        def suggested(present: frozenset[str]) -> object:
            verdict = life.ask(MeetingOpened, meeting="m-2", present=present, chair=NURSE)
            return way_out(verdict, self.code, ChangeProposal).fields["minute_taker"]

        assert suggested(EVERYBODY) == PHYSIO
        assert suggested(EVERYBODY - {PHYSIO}) == TEACHER
        assert suggested(EVERYBODY - {PHYSIO, TEACHER}) == NURSE

    def test_asks_where_nobody_in_the_room_is_due(self) -> None:
        """With the family alone in the room, they are asked to say who writes."""
        life = called()
        verdict = opening(life, present=frozenset({USER, MUM}), chair=MUM, chair_reason="nobody came")

        assert "minute_taker" in asked(verdict, self.code)

    def test_is_kept_by_the_named_and_by_the_replaced(self) -> None:
        """The one of the call, or another named at the opening, is enough."""
        life = called()
        assert self.code not in opening(life).codes
        assert self.code not in opening(life, present=EVERYBODY - {TEACHER}, minute_taker=PHYSIO).codes

    def test_whose_turn_it_is_is_asked_among_those_who_may_read_the_agenda(self) -> None:
        """A member whose agency is not covered for it is passed over, and the turn does not fall to the chair."""
        life = called(minute_taker=None)
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"learning"})
        verdict = opening(life, present=EVERYBODY - {TEACHER})

        assert way_out(verdict, self.code, ChangeProposal).fields == {"minute_taker": PHYSIO}

    def test_asks_for_what_an_empty_room_lacks(self) -> None:
        """Where nobody is there, it asks who is and who writes; where somebody is, only who writes."""
        life = called()
        family = opening(life, present=frozenset({USER, MUM}), chair=MUM, chair_reason="nobody came")

        assert found(family, self.code).remedies == (ChangeProposal(asks=("minute_taker",)),)
        assert found(opening(life, present=frozenset()), self.code).remedies == (
            ChangeProposal(asks=("present", "minute_taker")),
        )


class TestMinuteTakerMayRead:
    """B26: whoever writes the minutes may read them, whatever was agreed about the turn."""

    code = "meeting.minute-taker-may-read"

    def test_blocks(self) -> None:
        """The trusted person has no access, and a member who has is suggested."""
        life = called()
        life.do(ParticipantJoined, party=GRAN)
        verdict = opening(life, present=EVERYBODY | {GRAN}, minute_taker=GRAN)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields["minute_taker"] in {NURSE, TEACHER, PHYSIO}

    def test_blocks_one_who_lost_access_since_the_call(self) -> None:
        """Access is asked for on the day of the meeting."""
        life = called()
        assert self.code not in opening(life).codes
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"learning"})
        assert blocks(opening(life), self.code)


class TestUserPresent:
    """B15: the user should be in the meeting."""

    code = "meeting.user-present"

    def test_warns(self) -> None:
        """A meeting without the user warns, and the user coming is the way out."""
        life = called()
        verdict = opening(life, present=EVERYBODY - {USER})

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"present": EVERYBODY}
        assert self.code not in opening(life).codes


class TestUsersVoice:
    """B15: where the user is not there, it is settled who talks with the user, so that the user's voice is heard."""

    code = "meeting.users-voice"

    def test_blocks_until_it_is_settled(self) -> None:
        """An absent user blocks the opening; settling who brings the voice opens it."""
        life = called()
        verdict = opening(life, present=EVERYBODY - {USER})

        assert blocks(verdict, self.code)
        (step,) = way_out(verdict, self.code, DoFirst).steps
        assert (step.kind, dict(step.fields), step.asks) == ("voice-arranged", {"meeting": "m-1"}, ("party",))
        life.do(VoiceArranged, meeting="m-1", party=GRAN)
        assert self.code not in opening(life, present=EVERYBODY - {USER}).codes

    def test_the_user_needs_no_voice(self) -> None:
        """A user in the room has a voice."""
        assert self.code not in opening(called()).codes

    def test_a_voice_is_not_a_child_heard(self) -> None:
        """That somebody will speak for a child does not say that the child was talked with."""
        life = called().wait(minutes=1)
        life.do(VoiceArranged, meeting="m-1", party=MUM)
        life.open()
        life.end()
        life.wait(days=10)
        life.call("m-2")
        life.do(VoiceArranged, meeting="m-2", party=MUM)
        verdict = life.ask(MeetingOpened, meeting="m-2", present=EVERYBODY - {USER}, chair=NURSE)
        assert self.code not in verdict.codes
        assert blocks(verdict, "meeting.child-heard")
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        verdict = life.ask(MeetingOpened, meeting="m-2", present=EVERYBODY - {USER}, chair=NURSE)
        assert "meeting.child-heard" not in verdict.codes


class TestAbsentAndPresent:
    """B8: nobody is both there and away."""

    code = "meeting.absent-and-present"

    def test_blocks(self) -> None:
        """An absence noted for somebody in the room blocks, and the rest of the absences are kept."""
        life = called()
        here, away = Absence(party=TEACHER, reason="ill"), Absence(party=PHYSIO, reason="ill")
        verdict = opening(life, present=EVERYBODY - {PHYSIO}, absences=(here, away))

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).without == {"absences": (TEACHER,)}
        assert self.code not in opening(life, present=EVERYBODY - {PHYSIO}, absences=(away,)).codes


class TestExcuseForNobody:
    """B8: an excuse is for one who should have come, and did not."""

    code = "meeting.excuse-for-nobody"

    def excuse(self, life: Life, party: str) -> Verdict:
        return life.ask(AbsenceExcused, NURSE, meeting="m-1", party=party, reason="ill")

    def test_it_warns_for_one_who_is_in_the_room(self) -> None:
        life = called()
        life.open()
        verdict = self.excuse(life, TEACHER)
        assert warns(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == TEACHER
        assert way_out(verdict, self.code, Nothing).because is Because.HAS_HAPPENED

    def test_it_warns_for_one_whom_nobody_called_or_invited(self) -> None:
        assert warns(self.excuse(called(), GRAN), self.code)

    def test_one_who_was_called_or_invited_and_is_away_is_excused(self) -> None:
        life = called()
        assert self.code not in self.excuse(life, TEACHER).codes
        assert self.code not in self.excuse(life, MUM).codes
        life.open(absent=[PHYSIO])
        assert self.code not in self.excuse(life, PHYSIO).codes

    def test_of_a_meeting_that_was_called_off_its_table_has_said_enough(self) -> None:
        life = called()
        life.do(MeetingCancelled, meeting="m-1")
        codes = self.excuse(life, GRAN).codes
        assert "meeting.not-now" in codes
        assert self.code not in codes

    def test_an_absence_noted_at_the_opening_is_left_out(self) -> None:
        life = called()
        stranger, away = Absence(party=GRAN, reason="ill"), Absence(party=PHYSIO, reason="ill")
        verdict = opening(life, present=EVERYBODY - {PHYSIO}, absences=(stranger, away))
        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).without == {"absences": (GRAN,)}
        assert self.code not in opening(life, present=EVERYBODY - {PHYSIO}, absences=(away,)).codes

    def test_one_who_is_there_and_noted_as_away_is_told_of_once(self) -> None:
        here = Absence(party=TEACHER, reason="ill")
        verdict = opening(called(), present=EVERYBODY, absences=(here,))
        assert "meeting.absent-and-present" in verdict.codes
        assert self.code not in verdict.codes


class TestAnotherDay:
    """B8: a meeting opens on the day it was called for; another day is a move."""

    code = "meeting.another-day"
    people: dict[str, Any] = {"meeting": "m-1", "present": EVERYBODY, "chair": NURSE}  # noqa: RUF012

    def waiting(self) -> Life:
        """A meeting that is called for a day three weeks on."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call(days=20)
        return life

    @pytest.mark.parametrize("days", [-13, -1, 1, 700])
    def test_it_blocks_and_moving_it_first_is_the_way_out(self, days: int) -> None:
        life = self.waiting()
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        event = life.make(MeetingOpened, **self.people).but(at=starts + timedelta(days=days))
        verdict = life.book.assess(life.state, event)
        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].day == starts.date()
        (step,) = way_out(verdict, self.code, DoFirst).steps
        assert (step.kind, step.fields) == ("meeting-moved", {"meeting": "m-1", "starts": event.at})
        life.until(event.at - timedelta(minutes=1))
        moved = life.make(MeetingMoved, **step.fields)
        assert life.book.assess(life.state, moved).permitted
        life.do(MeetingMoved, **{**step.fields, "starts": life.now + timedelta(minutes=1)})
        assert self.code not in life.book.assess(life.state, event.but(at=life.now + timedelta(minutes=1))).codes

    def test_another_hour_of_the_same_day_is_no_move(self) -> None:
        life = self.waiting()
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        for hours in (-2, 5):
            event = life.make(MeetingOpened, **self.people).but(at=starts + timedelta(hours=hours))
            assert self.code not in life.book.assess(life.state, event).codes

    def test_the_day_is_the_one_where_the_municipality_is(self) -> None:
        """Half past eleven at night by the world's clock is the next day in Norway."""
        life = Life().established()
        night = (life.now + timedelta(days=10)).replace(hour=23, minute=15)
        life.call(starts=night, ends=night + timedelta(hours=1))
        event = life.make(MeetingOpened, **{**self.people, "present": {NURSE, TEACHER, USER}})
        assert self.code not in life.book.assess(life.state, event.but(at=night + timedelta(minutes=30))).codes
        assert self.code in life.book.assess(life.state, event.but(at=night - timedelta(hours=1))).codes

    def test_one_told_late_is_judged_by_the_day_it_was_opened(self) -> None:
        life = self.waiting()
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        event = life.make(MeetingOpened, **self.people).but(at=starts)
        late = event.but(recorded_at=starts + timedelta(days=9))
        assert self.code not in life.book.assess(life.state, late).codes

    def test_it_can_be_softened_with_a_reason(self) -> None:
        life = self.waiting()
        book = Rulebook.under(Policy(weights=(Weight(code=self.code, effect=Effect.WARNS),)))
        assert warns(book.assess(life.state, life.make(MeetingOpened, **self.people)), self.code)


class TestTwoOpen:
    """Two meetings of one group are not open at once."""

    code = "meeting.two-open"
    people: dict[str, Any] = {"present": EVERYBODY, "chair": NURSE}  # noqa: RUF012

    def two(self) -> Life:
        life = called()
        life.call("m-2", days=14)
        life.open("m-1")
        return life

    def test_it_warns_and_ending_the_other_is_the_way_out(self) -> None:
        life = self.two()
        verdict = life.ask(MeetingOpened, meeting="m-2", **self.people)
        assert warns(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == "m-1"
        (step,) = way_out(verdict, self.code, DoFirst).steps
        assert (step.kind, step.fields) == ("meeting-ended", {"meeting": "m-1"})
        life.end("m-1")
        assert self.code not in life.ask(MeetingOpened, meeting="m-2", **self.people).codes

    def test_one_that_was_cancelled_or_never_was_is_not_open(self) -> None:
        life = self.two()
        opened_by = next(each for each in life.events if each.tag == "meeting-called" and each.subject == "m-1")
        life.record(RecordedInError, event=opened_by.id, reason="r")
        assert self.code not in life.ask(MeetingOpened, meeting="m-2", **self.people).codes

    def test_what_is_told_late_is_judged_by_the_instants(self) -> None:
        life = self.two()
        began = life.now
        life.end("m-1")
        over = life.now
        late = life.make(MeetingOpened, meeting="m-2", **self.people)
        for at, both in ((began + timedelta(minutes=9), True), (over, False), (began - timedelta(minutes=9), False)):
            verdict = life.book.assess(life.state, late.but(at=at, recorded_at=late.at))
            assert (self.code in verdict.codes) is both
            if both:
                assert way_out(verdict, self.code, Nothing).because is Because.HAS_HAPPENED

    def test_one_opened_before_the_other_and_told_after_it_is_told_of_at_its_end(self) -> None:
        life = self.two()
        began = life.now
        life.end("m-1")
        late = life.make(MeetingOpened, meeting="m-2", **self.people)
        life._put(late.but(at=began - timedelta(minutes=9), recorded_at=late.at))
        ended: dict[str, Any] = {"meeting": "m-2", "tasks_agreed": True, "process_evaluated": True}
        over = life.make(MeetingEnded, **ended)
        assert warns(life.book.assess(life.state, over), self.code)
        before = over.but(at=began - timedelta(minutes=1), recorded_at=over.at)
        assert self.code not in life.book.assess(life.state, before).codes

    def test_what_was_told_at_the_opening_is_not_told_again_at_the_end(self) -> None:
        life = self.two()
        life.record(MeetingOpened, meeting="m-2", **self.people)
        for meeting in ("m-1", "m-2"):
            ended: dict[str, Any] = {"meeting": meeting, "tasks_agreed": True, "process_evaluated": True}
            assert self.code not in life.ask(MeetingEnded, **ended).codes


class TestExcusedByChair:
    """B8: it is the chair who notes that an absence is excused."""

    code = "meeting.excused-by-chair"

    def test_blocks_another(self) -> None:
        """Nobody excuses themselves: the chair is named as the one who can."""
        life = called()
        verdict = life.ask(AbsenceExcused, PHYSIO, meeting="m-1", party=PHYSIO, reason="ill")

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (NURSE,)

    def test_is_kept_by_the_chair_before_and_after(self) -> None:
        """The chair can do so before the meeting, while it is open, and when it is over."""
        life = called()
        for step in (lambda: None, life.open, life.end, life.write):
            step()
            verdict = life.ask(AbsenceExcused, NURSE, meeting="m-1", party=PHYSIO, reason="ill")
            assert verdict.permitted

    def test_it_is_the_chair_of_that_meeting(self) -> None:
        """A stand-in who led the meeting notes the absences of it."""
        life = called()
        life.open(absent=[NURSE, PHYSIO], chair=TEACHER, chair_reason="ill")
        assert self.code not in life.ask(AbsenceExcused, TEACHER, meeting="m-1", party=PHYSIO, reason="ill").codes
        verdict = life.ask(AbsenceExcused, NURSE, meeting="m-1", party=PHYSIO, reason="ill")
        assert way_out(verdict, self.code, AnotherActor).actors == (TEACHER,)

    def test_in_a_vacancy_somebody_must_be_able_to(self) -> None:
        """With no chair named and no coordinator, nobody is shut out."""
        life = called(chair=None)
        life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.DIED, agency=HEALTH)
        assert life.ask(AbsenceExcused, TEACHER, meeting="m-1", party=NURSE, reason="dead").permitted


class TestTasksAgreed:
    """B27: at the end it is asked who does what until when."""

    code = "meeting.tasks-agreed"

    def test_warns(self) -> None:
        """An end without it warns, and going through it is the way out."""
        life = under_way()
        verdict = ending(life, tasks_agreed=False)

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"tasks_agreed": True}
        assert self.code not in ending(life).codes


class TestProcessEvaluated:
    """B29: the meeting itself is evaluated at its end."""

    code = "meeting.process-evaluated"

    def test_warns(self) -> None:
        """An end without it warns."""
        life = under_way()
        verdict = ending(life, process_evaluated=False)

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"process_evaluated": True}
        assert self.code not in ending(life).codes

    def test_a_policy_can_do_without(self) -> None:
        """Where the municipality has chosen not to, nothing is asked."""
        life = under_way(Rulebook.under(Policy(process_evaluation=False)))
        assert self.code not in ending(life, process_evaluated=False).codes


class TestNextDate:
    """B28: each meeting sets the date of the next."""

    code = "meeting.next-date"

    def test_warns(self) -> None:
        """An end without a next date warns and asks for it."""
        life = under_way()
        verdict = ending(life, next_meeting_on=None)

        assert warns(verdict, self.code)
        assert "next_meeting_on" in asked(verdict, self.code)
        assert self.code not in ending(life).codes

    def test_the_last_meeting_has_no_next(self) -> None:
        """While the group is ending, no next date is asked for."""
        life = under_way()
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        assert self.code not in ending(life, next_meeting_on=None).codes


class TestNextMinuteTaker:
    """B26: who takes the minutes next is agreed beforehand."""

    code = "meeting.next-minute-taker"

    def test_warns(self) -> None:
        """An end without the next minute-taker warns and asks; a group that is ending needs none."""
        life = under_way()
        verdict = ending(life, next_minute_taker=None)

        assert warns(verdict, self.code)
        assert "next_minute_taker" in asked(verdict, self.code)
        assert self.code not in ending(life).codes
        life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
        assert self.code not in ending(life, next_minute_taker=None).codes


class TestSolutionFocused:
    """B16: the group looks for solutions, and ahead; its evaluation asks whether it did."""

    code = "process.solution-focused"

    @pytest.mark.parametrize("left_out", [True, False])
    def test_informs_when_it_was_not_asked(self, left_out: bool) -> None:
        """Leaving that question out is said, and hinders nothing."""
        life = under_way()
        asked = frozenset(ProcessQuestion) - ({ProcessQuestion.SOLUTION_FOCUSED} if left_out else frozenset())
        verdict = life.ask(ProcessEvaluated, meeting="m-1", questions=asked)

        assert verdict.permitted
        assert (self.code in verdict.codes) is left_out
        if left_out:
            assert informs(verdict, self.code)
            assert way_out(verdict, self.code, ChangeProposal).fields == {"questions": frozenset(ProcessQuestion)}


def test_an_item_of_the_agenda_needs_no_agency_that_is_away() -> None:
    """Only those in the room must be covered, not those who were called."""
    life = Life().established(NURSE, TEACHER, PHYSIO)
    life.call(agenda=(AgendaItem(id="i-1", topic=Topic.CONSENT, kinds=frozenset({"health"})),))
    life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"learning"})
    assert life.open(absent=[TEACHER], minute_taker=PHYSIO).permitted
