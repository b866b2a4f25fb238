"""B25: whoever is shut out of the papers is not told in another way what stands in them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ansvar_core import (
    AccessRestricted,
    ChangeProposal,
    Deadline,
    HandoverAccepted,
    HandoverOffered,
    Instead,
    MeetingCalled,
    MeetingMoved,
    MeetingOpened,
    RestrictionLifted,
    StandIn,
    Task,
    TaskAgreed,
)
from support.found import blocks, found, way_out
from support.life import DAD, MUM, NURSE, PHYSIO, TEACHER, USER, Life

PLACES = pytest.mark.parametrize("about", [None, "m-1"], ids=["all papers", "this meeting"])


def group() -> Life:
    return Life().established(NURSE, TEACHER, PHYSIO)


def called() -> Life:
    life = group()
    life.call()
    return life


class TestCalledRestricted:
    """B25: a call shows the agenda, so one who is shut out of the papers is not called."""

    code = "meeting.called-restricted"

    def test_is_refused(self) -> None:
        """Called or invited, the finding names the restriction, and the call without them is the way out."""
        life = Life().established()
        life.do(AccessRestricted, party=DAD, basis="decision")
        verdict = life.ask(MeetingCalled, **life.calling())
        assert blocks(verdict, self.code)
        (fact,) = found(verdict, self.code).facts
        assert (fact.subject, fact.position) == (DAD, life.group.version)
        way = way_out(verdict, self.code, ChangeProposal)
        assert DAD not in way.fields["invited"]
        assert set(way.fields["called"]) == {NURSE, TEACHER}

    def test_is_refused_anew_for_the_one_meeting(self) -> None:
        """A restriction that is about one meeting blocks another call for it, and no other meeting's call."""
        life = called()
        life.do(AccessRestricted, party=PHYSIO, meeting="m-1", basis="decision")
        assert blocks(life.ask(MeetingCalled, **life.calling("m-1")), self.code)
        assert self.code not in life.ask(MeetingCalled, **life.calling("m-2")).codes

    def test_is_in_order_when_lifted(self) -> None:
        life = Life().established()
        life.do(AccessRestricted, party=DAD, basis="decision")
        life.do(RestrictionLifted, party=DAD)
        assert self.code not in life.ask(MeetingCalled, **life.calling()).codes

    def test_the_user_is_never_shut_out(self) -> None:
        life = Life().established()
        life.do(AccessRestricted, party=USER, basis="decision")
        assert self.code not in life.ask(MeetingCalled, **life.calling()).codes


class TestMovedRestricted:
    """B25: moving a meeting calls everybody anew, and one who is shut out is not called."""

    code = "meeting.moved-restricted"

    def moved(self, life: Life, meeting: str = "m-1") -> dict[str, object]:
        starts = life.now + timedelta(days=20)
        return {"meeting": meeting, "starts": starts, "ends": starts + timedelta(hours=1)}

    @PLACES
    @pytest.mark.parametrize("party", [PHYSIO, DAD])
    def test_is_refused_and_a_new_call_without_them_is_the_way(self, about: str | None, party: str) -> None:
        """Called or invited: the new call keeps the others as they were."""
        life = called()
        meeting = life.group.meetings["m-1"]
        life.do(AccessRestricted, party=party, meeting=about, basis="decision")
        verdict = life.ask(MeetingMoved, **self.moved(life))
        assert blocks(verdict, self.code)
        (fact,) = found(verdict, self.code).facts
        assert (fact.subject, fact.position) == (party, life.group.version)
        (step,) = way_out(verdict, self.code, Instead).steps
        assert (step.kind, step.fields["meeting"]) == ("meeting-called", "m-1")
        assert step.fields["called"] == meeting.called - {party}
        assert step.fields["invited"] == meeting.invited - {party}

    def test_is_in_order_for_another_meeting_and_when_lifted(self) -> None:
        """What is about one meeting leaves the other alone."""
        life = called()
        life.call("m-2", days=21)
        life.do(AccessRestricted, party=PHYSIO, meeting="m-2", basis="decision")
        assert self.code not in life.ask(MeetingMoved, **self.moved(life)).codes
        assert self.code in life.ask(MeetingMoved, **self.moved(life, "m-2")).codes
        life.do(RestrictionLifted, party=PHYSIO, meeting="m-2")
        assert self.code not in life.ask(MeetingMoved, **self.moved(life, "m-2")).codes

    def test_is_not_asked_of_a_meeting_that_is_over(self) -> None:
        """A meeting that was held cannot be moved, and who was there is no longer the question."""
        life = group().met()
        life.do(AccessRestricted, party=PHYSIO, basis="decision")
        assert self.code not in life.ask(MeetingMoved, **self.moved(life)).codes


class TestPresentRestricted:
    """B25: whoever sits in the meeting hears what the minutes will hold."""

    code = "meeting.present-restricted"

    def opened(self, life: Life, *more: str, **fields: object) -> dict[str, object]:
        facts = life.group.meetings["m-1"]
        life.until(facts.starts)
        return {"meeting": "m-1", "present": facts.called | facts.invited | set(more), "chair": NURSE, **fields}

    @PLACES
    @pytest.mark.parametrize("party", [PHYSIO, DAD])
    def test_is_refused_and_the_room_without_them_is_the_way(self, about: str | None, party: str) -> None:
        """Member or parent: the others stay, and so proposed the meeting opens."""
        life = called()
        life.do(AccessRestricted, party=party, meeting=about, basis="decision")
        fields = self.opened(life)
        verdict = life.ask(MeetingOpened, **fields)
        assert blocks(verdict, self.code)
        (fact,) = found(verdict, self.code).facts
        assert (fact.field, fact.subject) == ("present", party)
        assert life.log.events[fact.position - 1].party == party
        way = way_out(verdict, self.code, ChangeProposal)
        assert way.fields["present"] == fields["present"] - {party}
        assert life.ask(MeetingOpened, **{**fields, **way.fields}).permitted

    def test_is_refused_for_a_stand_in(self) -> None:
        """One who comes in another's place is shut out all the same; other stand-ins stay."""
        life = called()
        life.do(AccessRestricted, party="p-other", basis="decision")
        stand_ins = (StandIn(party="p-other", member=PHYSIO), StandIn(party="p-third", member=TEACHER))
        verdict = life.ask(MeetingOpened, **self.opened(life, "p-other", "p-third", stand_ins=stand_ins))
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields["stand_ins"] == stand_ins[1:]

    def test_is_in_order_for_the_user_for_another_meeting_and_when_lifted(self) -> None:
        """Each of the three lets the meeting open."""
        life = called()
        life.call("m-2", days=21)
        life.do(AccessRestricted, party=USER, basis="decision")
        life.do(AccessRestricted, party=PHYSIO, meeting="m-2", basis="decision")
        life.do(AccessRestricted, party=DAD, basis="decision")
        life.do(RestrictionLifted, party=DAD)
        assert self.code not in life.ask(MeetingOpened, **self.opened(life)).codes


def offered(meeting: str | None = None) -> Life:
    """Work of one's own, or from the minutes of a meeting, that somebody can be asked to take over."""
    life = called()
    if meeting is None:
        life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        return life
    life.open()
    life.end()
    life.write(tasks=(Task(id="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True)),))
    return life


class TestReceiverRestricted:
    """B25: work comes from the meetings and the minutes, and is not offered to one who is shut out of them."""

    code = "handover.receiver-restricted"

    @pytest.mark.parametrize("to", [PHYSIO, MUM])
    def test_is_refused_and_dropping_the_work_is_the_way(self, to: str) -> None:
        """The finding names the restriction."""
        life = offered()
        life.do(AccessRestricted, party=to, basis="decision")
        verdict = life.ask(HandoverOffered, work="w-1", to=to)
        assert blocks(verdict, self.code)
        (fact,) = found(verdict, self.code).facts
        assert (fact.field, fact.subject, fact.position) == ("to", to, life.group.version)
        (step,) = way_out(verdict, self.code, Instead).steps
        assert (step.kind, dict(step.fields), step.asks) == (
            "work-dropped",
            {"work": "w-1", "user_told": True},
            ("reason",),
        )

    def test_is_refused_for_the_meeting_that_the_work_comes_from(self) -> None:
        """A restriction about one meeting is about what was agreed there, and about nothing else."""
        life = offered("m-1")
        life.do(TaskAgreed, work="w-2", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        life.do(AccessRestricted, party=PHYSIO, meeting="m-1", basis="decision")
        assert blocks(life.ask(HandoverOffered, work="w-1", to=PHYSIO), self.code)
        assert self.code not in life.ask(HandoverOffered, work="w-2", to=PHYSIO).codes
        assert self.code not in life.ask(HandoverOffered, work="w-1", to=MUM).codes

    def test_is_in_order_when_lifted_and_for_the_user(self) -> None:
        """The user is never shut out."""
        life = offered()
        life.do(AccessRestricted, party=USER, basis="decision")
        life.do(AccessRestricted, party=PHYSIO, basis="decision")
        life.do(RestrictionLifted, party=PHYSIO)
        for to in (USER, PHYSIO):
            assert self.code not in life.ask(HandoverOffered, work="w-1", to=to).codes


class TestAccepterRestricted:
    """B25: one who is shut out between the offer and the answer does not take the work over."""

    code = "handover.accepter-restricted"

    def test_is_refused_when_shut_out_since_the_offer(self) -> None:
        """Offered first, shut out then; lifting the restriction opens for it again."""
        life = offered()
        life.do(HandoverOffered, work="w-1", to=PHYSIO)
        assert self.code not in life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO).codes
        life.do(AccessRestricted, party=PHYSIO, basis="decision")
        verdict = life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO)
        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].position == life.group.version
        assert way_out(verdict, self.code, Instead).steps[0].kind == "work-dropped"
        life.do(RestrictionLifted, party=PHYSIO)
        assert life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO).permitted

    def test_is_about_the_one_asked(self) -> None:
        """Nobody asked, unknown work, or another who is shut out: there is nothing to say."""
        life = offered()
        life.do(AccessRestricted, party=PHYSIO, basis="decision")
        assert self.code not in life.ask(HandoverAccepted, PHYSIO, work="w-1", to=PHYSIO).codes
        assert self.code not in life.ask(HandoverAccepted, PHYSIO, work="w-9", to=PHYSIO).codes
        life.do(HandoverOffered, work="w-1", to=NURSE)
        assert self.code not in life.ask(HandoverAccepted, NURSE, work="w-1", to=NURSE).codes
