"""Minutes written, shared, read and corrected."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    Attendance,
    Because,
    ChangeProposal,
    ConsentWithdrawn,
    Deadline,
    DoFirst,
    GroupEstablished,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCommented,
    MinutesCorrected,
    MinutesShared,
    MinutesWritten,
    Nothing,
    Policy,
    RecordedInError,
    Rulebook,
    Span,
    Task,
    Verdict,
)
from support.found import asked, blocks, found, warns, way_out
from support.life import AGENCIES, DAD, GRAN, MUM, NURSE, PHYSIO, PPT, PRACTICE, TEACHER, USER, Life

NEXT = Deadline(next_meeting=True)


def ended(book: Rulebook | None = None, *members: str) -> Life:
    """A group of three (or those named), whose first meeting has just ended."""
    life = Life(book).established(*(members or (NURSE, TEACHER, PHYSIO)))
    life.call()
    life.open()
    life.end()
    return life


def written(*members: str, **fields: Any) -> Life:
    life = ended(None, *members)
    life.write(**fields)
    return life


def shared() -> Life:
    life = written()
    life.share()
    return life


def writing(life: Life, **fields: Any) -> Verdict:
    rest = {"writer": TEACHER, "kinds": {"health"}, **fields}
    return life.ask(MinutesWritten, TEACHER, meeting="m-1", **rest)


class TestTasksComplete:
    """B27: the minutes are the binding division of tasks, so each task has somebody who does it, and a deadline."""

    code = "minutes.tasks-complete"

    @pytest.mark.parametrize(
        ("task", "missing"),
        [
            (Task(id="w-1", deadline=NEXT), ["tasks.responsible"]),
            (Task(id="w-1", responsible=TEACHER), ["tasks.deadline"]),
            (Task(id="w-1"), ["tasks.responsible", "tasks.deadline"]),
        ],
    )
    def test_blocks_what_is_missing(self, task: Task, missing: list[str]) -> None:
        """Without either it blocks, names what is missing of which task, and asks for the tasks."""
        verdict = writing(ended(), tasks=(task,))

        assert blocks(verdict, self.code)
        assert [(fact.field, fact.subject) for fact in found(verdict, self.code).facts] == [
            (field, "w-1") for field in missing
        ]
        assert "tasks" in asked(verdict, self.code)

    def test_until_the_next_meeting_is_a_deadline(self) -> None:
        """A day and the next meeting are both deadlines, and minutes without tasks lack nothing."""
        life = ended()
        tasks = (
            Task(id="w-1", responsible=TEACHER, deadline=NEXT),
            Task(id="w-2", responsible=MUM, deadline=Deadline(day=date(2026, 3, 1))),
        )
        assert self.code not in writing(life, tasks=tasks).codes
        assert self.code not in writing(life).codes

    def test_a_correction_is_no_way_around(self) -> None:
        """A corrected version is held to the same."""
        life = written()
        verdict = life.ask(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=(Task(id="w-1"),), reason="forgot")
        assert blocks(verdict, self.code)


class TestKindsListed:
    """B25: who may read is asked for each kind of information, so minutes hold only kinds that a consent can name."""

    code = "minutes.kinds-listed"

    def test_blocks(self) -> None:
        """An unlisted kind blocks, and the listed ones are what is suggested."""
        life = ended()
        verdict = writing(life, kinds={"health", "gossip"})

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"kinds": {"health"}}
        assert self.code not in writing(life, kinds=Policy().information_kinds).codes
        life.write()
        assert blocks(life.ask(MinutesCorrected, meeting="m-1", kinds={"gossip"}, reason="more"), self.code)


class TestWriter:
    """B26: the one agreed writes the minutes, or it is said why another did."""

    code = "minutes.writer"

    def test_warns(self) -> None:
        """Another writer warns; the one agreed, or a reason, are the ways out."""
        life = ended()
        verdict = writing(life, writer=PHYSIO)

        assert warns(verdict, self.code)
        changes = [each for each in found(verdict, self.code).remedies if isinstance(each, ChangeProposal)]
        assert [(dict(each.fields), each.asks) for each in changes] == [
            ({"writer": TEACHER}, ()),
            ({}, ("writer_reason",)),
        ]

    def test_is_kept(self) -> None:
        """The one agreed needs no reason, and another with a reason is in order; blanks are none."""
        life = ended()
        assert self.code not in writing(life).codes
        assert self.code not in writing(life, writer=PHYSIO, writer_reason="took over").codes
        assert warns(writing(life, writer=PHYSIO, writer_reason=" "), self.code)

    def test_the_one_who_took_over_at_the_opening_is_the_one_agreed(self) -> None:
        """What was settled in the room counts, not what the call said."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call()
        life.open(absent=[TEACHER], minute_taker=PHYSIO)
        life.end()
        assert self.code not in writing(life, writer=PHYSIO).codes
        assert warns(writing(life, writer=TEACHER), self.code)


class TestRecipientMayRead:
    """B25: minutes go to those who take part, and never wider than consent reaches on the day they are shared."""

    code = "minutes.recipient-may-read"

    def share(self, life: Life, *recipients: str) -> Verdict:
        return life.ask(MinutesShared, meeting="m-1", recipients=recipients)

    def test_blocks_an_agency_that_lost_consent_after_the_meeting(self) -> None:
        """Having been in the room is no right to the minutes; the others still get them."""
        life = written()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
        for agency in ("a-health", "a-school"):
            life.consent(MUM, agency)
        verdict = self.share(life, NURSE, PHYSIO)

        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == PHYSIO
        assert way_out(verdict, self.code, ChangeProposal).fields == {"recipients": {NURSE}}
        assert self.code not in self.share(life, NURSE).codes
        (step,) = way_out(verdict, self.code, DoFirst).steps
        assert step.fields["grantor"] == MUM
        life.consent(MUM, PRACTICE)
        assert self.code not in self.share(life, NURSE, PHYSIO).codes

    def test_each_who_may_not_is_named(self) -> None:
        """The refusal is a full list: a stranger and a restricted member are two findings."""
        life = written()
        life.do(AccessRestricted, party=PHYSIO, meeting="m-1", basis="d-basis")
        verdict = self.share(life, NURSE, PHYSIO, "p-stranger")

        assert [fact.facts[0].subject for fact in verdict.findings if fact.code == self.code] == [PHYSIO, "p-stranger"]

    def test_the_kinds_in_the_minutes_count(self) -> None:
        """Covered for learning is not covered for health."""
        life = Life().established(NURSE, TEACHER)
        life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
        for parent in (MUM, DAD):
            life.consent(parent, PRACTICE, kinds={"learning"})
        life.member(PHYSIO)
        life.call(called=frozenset({NURSE, TEACHER}))
        life.open()
        life.end()
        life.write(kinds={"learning"})
        assert self.code not in self.share(life, PHYSIO).codes
        life.do(MinutesCorrected, meeting="m-1", kinds={"learning", "health"}, reason="more was said")
        assert blocks(self.share(life, PHYSIO), self.code)

    def test_is_kept_for_the_family(self) -> None:
        """The user and the parents of a child may read."""
        assert self.code not in self.share(written(), USER, MUM, DAD).codes


class TestReadInPerson:
    """B24: each makes itself acquainted with the minutes; nobody reads for another."""

    code = "minutes.read-in-person"

    def test_blocks_reading_for_another(self) -> None:
        """Acknowledging or commenting in somebody's name blocks, and one's own name is the way out."""
        life = shared()
        for kind in (MinutesAcknowledged, MinutesCommented):
            verdict = life.ask(kind, NURSE, meeting="m-1", party=PHYSIO)
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, ChangeProposal).fields == {"party": NURSE}
            assert self.code not in life.ask(kind, PHYSIO, meeting="m-1", party=PHYSIO).codes

    def test_somebody_else_may_write_it_down(self) -> None:
        """Whose act it is and who records it are two things."""
        life = shared()
        verdict = life.ask(MinutesAcknowledged, PHYSIO, meeting="m-1", party=PHYSIO, recorded_by=NURSE)
        assert verdict.permitted


class TestReaderHasThem:
    """B25: only who may read the minutes, or has got them, can have read them."""

    code = "minutes.reader-has-them"

    def test_blocks_somebody_outside(self) -> None:
        """The trusted person without the user's word has no minutes to read, and nobody here can change that."""
        life = shared()
        verdict = life.ask(MinutesAcknowledged, GRAN, meeting="m-1", party=GRAN)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.NOT_YOURS

    def test_what_was_shared_before_a_withdrawal_was_lawful_then(self) -> None:
        """Who got the minutes in time can still say that they have been read; who did not, cannot."""
        life = written()
        life.share(recipients={PHYSIO})
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())

        assert self.code not in life.ask(MinutesAcknowledged, PHYSIO, meeting="m-1", party=PHYSIO).codes
        assert blocks(life.ask(MinutesCommented, NURSE, meeting="m-1", party=NURSE), self.code)

    def test_who_is_shut_out_of_the_one_meeting_has_no_minutes_of_it_to_read(self) -> None:
        """The answer points to the place where access to that meeting was closed."""
        life = written()
        life.do(AccessRestricted, party=NURSE, meeting="m-1", basis="d-basis")
        finding = found(life.ask(MinutesAcknowledged, NURSE, meeting="m-1", party=NURSE), self.code)

        assert [(fact.position, fact.field, fact.subject) for fact in finding.facts] == [
            (life.state.version, "actor", NURSE)
        ]


class TestMinutesWritten:
    """B26: minutes are written after each meeting, by whoever was to take them."""

    code = "minutes.written"

    def test_is_owed_from_the_end_of_the_meeting(self) -> None:
        """The minute-taker owes it, without a day where none is chosen, and writing settles it."""
        life = ended()
        (duty,) = life.duties(self.code)
        assert (duty.who, duty.subject, duty.due) == (TEACHER, "m-1", None)
        life.wait(days=300)
        assert not life.duties(self.code)[0].overdue
        life.write()
        assert life.duties(self.code) == []

    def test_the_deadline(self) -> None:
        """In time on the last day, late on the next; the day is counted in the policy's zone."""
        life = ended(Rulebook.under(Policy(minutes_deadline=Span(days=7))))
        last = life.now.date() + timedelta(days=7)
        (duty,) = life.duties(self.code)
        assert duty.due == last
        noon = life.now.replace(hour=11)
        for days, late in ((7, False), (8, True)):
            owed = life.book.duties(life.state, noon + timedelta(days=days))
            assert [each.overdue for each in owed if each.code == self.code] == [late]

    def test_a_void_meeting_needs_no_minutes(self) -> None:
        """What never was is not written about."""
        life = ended()
        call = next(each for each in life.events if each.tag == "meeting-called")
        life.do(RecordedInError, event=call.id, reason="another group's meeting")
        assert life.duties(self.code) == []

    def test_a_meeting_that_has_its_minutes_hides_no_later_one(self) -> None:
        """Whatever is left to do about an earlier meeting, the next one's minutes are owed."""
        life = shared()
        life.call("m-2")
        life.open("m-2")
        life.end("m-2")
        assert [duty.subject for duty in life.duties(self.code)] == ["m-2"]


class TestMinutesShared:
    """B25: every participant has access to the minutes."""

    code = "minutes.shared"

    def owed(self, life: Life) -> set[str]:
        return {duty.about for duty in life.duties(self.code)}

    def test_is_owed_to_each_until_they_have_them(self) -> None:
        """Members and family have them coming, the writer has them, and the coordinator owes it."""
        life = written()
        assert self.owed(life) == {NURSE, PHYSIO, MUM, DAD}
        assert {duty.who for duty in life.duties(self.code)} == {NURSE}
        life.share(recipients={NURSE, PHYSIO})
        assert self.owed(life) == {MUM, DAD}

    def test_is_not_owed_to_one_who_may_not_read(self) -> None:
        """No duty goes wider than consent; and with the consent it comes back."""
        life = written()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
        assert self.owed(life) == {MUM, DAD}
        life.consent(MUM, PRACTICE)
        assert self.owed(life) == {MUM, DAD, PHYSIO}

    def test_is_late_when_the_next_meeting_has_been_held(self) -> None:
        """It is due by the next meeting."""
        life = written()
        life.share(recipients={NURSE, PHYSIO})
        life.call("m-2")
        starts = life.state.meetings["m-2"].starts
        assert starts is not None
        assert {(duty.due, duty.overdue) for duty in life.duties(self.code)} == {(starts.date(), False)}
        life.open("m-2")
        life.end("m-2")
        assert {duty.overdue for duty in life.duties(self.code)} == {True}

    def test_leaving_takes_it_away(self) -> None:
        """One who has left is owed no more minutes."""
        life = written()
        life.do(MemberLeft, party=PHYSIO)
        assert PHYSIO not in self.owed(life)

    def test_nobody_is_owed_minutes_that_were_never_written(self) -> None:
        """A record in which they were shared all the same can be audited, and what is wrong is the sharing."""
        life = ended()
        verdict = life.record(MinutesShared, meeting="m-1", recipients={TEACHER})

        assert blocks(verdict, "meeting.not-now")
        assert self.owed(life) == set()
        assert [each.finding.code for each in life.audit().refused] == ["meeting.not-now"]

    def test_a_corrected_version_is_shared_anew(self) -> None:
        """Who had the old version has the new one coming."""
        life = shared()
        assert self.owed(life) == set()
        life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, reason="a name was wrong")
        assert self.owed(life) == {NURSE, PHYSIO, MUM, DAD}

    def test_a_meeting_without_minutes_hides_no_later_one(self) -> None:
        """What is written is shared and read, whatever became of an earlier meeting's minutes."""
        life = ended()
        life.call("m-2")
        life.open("m-2")
        life.end("m-2")
        life.write("m-2")
        writer = life.state.meetings["m-2"].minute_taker

        assert {(duty.subject, duty.about) for duty in life.duties(self.code)} == {
            ("m-2", each) for each in {NURSE, TEACHER, PHYSIO, MUM, DAD} - {writer}
        }
        life.share("m-2")
        assert {(duty.subject, duty.who) for duty in life.duties("minutes.read")} == {
            ("m-2", each) for each in {NURSE, TEACHER, PHYSIO} - {writer}
        }

    def test_is_not_owed_to_one_who_is_shut_out_of_that_meeting(self) -> None:
        """Access closed to one meeting's papers takes its minutes away."""
        life = written()
        life.do(AccessRestricted, party=PHYSIO, meeting="m-1", basis="d-basis")
        assert self.owed(life) == {NURSE, MUM, DAD}

    def test_one_of_the_family_who_is_also_a_member_is_owed_them_once(self) -> None:
        """Whoever takes part in two ways gets the minutes as a member."""
        life = Life().established(NURSE, TEACHER)
        life.member(MUM, agency="a-school")
        life.call()
        life.open()
        life.end()
        life.write()

        assert MUM in life.state.participants
        assert sorted(str(duty.about) for duty in life.duties(self.code)) == sorted([NURSE, MUM, DAD])


class TestReachAsNeeded:
    """A8: who comes only when needed is kept informed through the minutes."""

    code = "minutes.reach-as-needed"

    def test_is_owed_to_them_and_not_to_the_others(self) -> None:
        """The one who comes as needed has a duty of their own, settled by sharing."""
        life = Life().need().assessed().prepared(NURSE, TEACHER)
        life.do(AgencyRecorded, agency=AGENCIES["a-ppt"])
        for parent in (MUM, DAD):
            life.consent(parent, "a-ppt")
        life.member(PPT, attendance=Attendance.AS_NEEDED)
        life.do(GroupEstablished)
        life.call(called=frozenset({NURSE, TEACHER}))
        life.open()
        life.end()
        life.write()

        assert [(duty.subject, duty.about) for duty in life.duties(self.code)] == [("m-1", PPT)]
        assert not any(duty.about == PPT for duty in life.duties("minutes.shared"))
        life.share(recipients={PPT})
        assert life.duties(self.code) == []


class TestMinutesRead:
    """B24: every member makes itself acquainted with the minutes."""

    code = "minutes.read"

    def owed(self, life: Life) -> set[str]:
        return {duty.who for duty in life.duties(self.code)}

    def test_is_owed_by_members_who_have_got_them(self) -> None:
        """The writer knows them, the family may, and each member settles it alone."""
        life = shared()
        assert self.owed(life) == {NURSE, PHYSIO}
        life.do(MinutesAcknowledged, NURSE, meeting="m-1", party=NURSE)
        assert self.owed(life) == {PHYSIO}
        life.do(MinutesAcknowledged, PHYSIO, meeting="m-1", party=PHYSIO)
        assert self.owed(life) == set()

    def test_is_not_owed_before_they_are_shared(self) -> None:
        """Nobody owes reading what they have not got."""
        assert self.owed(written()) == set()

    def test_is_late_when_the_next_meeting_has_been_held(self) -> None:
        """Read before the next meeting, or late."""
        life = shared()
        life.call("m-2")
        assert {duty.overdue for duty in life.duties(self.code)} == {False}
        life.open("m-2")
        life.end("m-2")
        assert {duty.overdue for duty in life.duties(self.code)} == {True}

    def test_losing_access_takes_it_away(self) -> None:
        """Who may not read owes no reading, and neither does one who has left."""
        life = shared()
        life.do(AccessRestricted, party=NURSE, meeting=None, basis="d-basis")
        life.do(MemberLeft, party=PHYSIO)
        assert self.owed(life) == set()

    def test_is_due_by_the_next_meeting(self) -> None:
        """The day is that of the next meeting as it is set, and there is none before one is set."""
        life = shared()
        assert {(duty.due, duty.next_meeting) for duty in life.duties(self.code)} == {(None, True)}
        life.call("m-2")
        starts = life.state.meetings["m-2"].starts
        assert starts is not None
        assert {(duty.due, duty.next_meeting) for duty in life.duties(self.code)} == {(starts.date(), True)}

    def test_being_shut_out_of_that_meeting_takes_it_away(self) -> None:
        """Access closed to one meeting's papers is enough."""
        life = shared()
        life.do(AccessRestricted, party=NURSE, meeting="m-1", basis="d-basis")
        assert self.owed(life) == {PHYSIO}
