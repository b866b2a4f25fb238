"""Lives in which somebody could get what they must not have, or lose what is theirs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    Capacity,
    CareTakenOver,
    CareTakenOverRecorded,
    ChangeProposal,
    CompetenceDecided,
    ConsentGiven,
    ConsentItem,
    ConsentObject,
    ConsentStatus,
    ConsentWithdrawn,
    FamilyAccessDecided,
    FormScope,
    Grant,
    GroupEstablished,
    GuardianRecorded,
    LegalGuardian,
    Manner,
    MeetingCalled,
    MeetingOpened,
    MeetingPlanned,
    Member,
    MemberJoined,
    MemberLeft,
    NextOfKinRecorded,
    Parent,
    ParentRecorded,
    RecordedInError,
)
from support.found import blocks, way_out
from support.life import (
    AGENCIES,
    COUNSEL,
    DAD,
    GRAN,
    HEALTH,
    KINDS,
    MUM,
    NURSE,
    PPT,
    SCHOOL,
    TEACHER,
    USER,
    Life,
    both,
)

FRIEND, CHILD_WELFARE, GUARDIAN = "p-friend", "p-child-welfare", "p-guardian"


def reads(life: Life, party: str) -> bool:
    return life.book.may_read(life.state, party, "m-1", life.now).permitted


def care(life: Life, last_day: date | None = None) -> None:
    """Child welfare has care from the second day of the life."""
    taken = CareTakenOver(party=CHILD_WELFARE, decision="d-care", first_day=date(2026, 1, 6), last_day=last_day)
    life.do(CareTakenOverRecorded, care=taken, reason="reason")


class TestFamilyAccess:
    """A word about somebody's reading counts while whoever gave it still decides, unless it is the user's own."""

    def test_a_parent_who_has_care_again_reads_whatever_child_welfare_had_decided(self) -> None:
        """Nobody is asked to consent for a child and kept from the papers by those who no longer decide."""
        life = Life().established()
        life.wait(days=2)
        care(life)
        life.do(FamilyAccessDecided, CHILD_WELFARE, party=MUM, allowed=False)
        life.wait(days=30)
        care(life, last_day=life.now.date())
        life.wait(days=2).met()

        assert reads(life, MUM)

    def test_a_parents_word_ends_with_the_parental_responsibility(self) -> None:
        """Whom a parent let in is out when the parent no longer decides."""
        life = Life().established().met()
        life.do(FamilyAccessDecided, MUM, party=FRIEND, allowed=True)
        before = reads(life, FRIEND)
        life.do(ParentRecorded, parent=Parent(party=MUM, last_day=life.now.date() - timedelta(days=1)), reason="reason")

        assert (before, reads(life, FRIEND)) == (True, False)

    def test_a_parents_word_about_the_child_opens_nothing_about_the_adult(self) -> None:
        """Also where the adult cannot consent, and a guardian does so instead."""
        life = Life().established().met()
        life.do(NextOfKinRecorded, party=GRAN)
        life.do(FamilyAccessDecided, MUM, party=GRAN, allowed=True)
        life.do(CompetenceDecided, competent=False, decision="d-competence")
        before = reads(life, GRAN)
        life.until(datetime(2034, 1, 1, tzinfo=UTC))
        nobody = reads(life, GRAN)
        guardian = LegalGuardian(party=GUARDIAN, personal=True, decision="d-mandate")
        life.do(GuardianRecorded, guardian=guardian)

        assert (before, nobody, reads(life, GRAN), reads(life, GUARDIAN)) == (True, False, False, True)

    def test_a_word_recorded_by_somebody_without_a_say_opens_nothing(self) -> None:
        """A record with a wrong step in it opens, but it does not open the minutes."""
        life = Life().established().met()
        verdict = life.record(FamilyAccessDecided, FRIEND, party=FRIEND, allowed=True)

        assert blocks(verdict, "access.user-decides")
        assert not reads(life, FRIEND)


class TestRoles:
    """Nobody acts for themselves, and nobody keeps what was given by mistake."""

    def test_a_child_recorded_as_its_own_parent_cannot_consent(self) -> None:
        """A parent is not the child."""
        life = Life().need(parents=(USER,)).assessed()
        form = {
            "grantor": USER,
            "capacity": Capacity.PARENT,
            "grants": both(HEALTH),
            "first_day": life.now.date(),
            "manner": Manner.WRITTEN,
            "informed": True,
        }

        assert blocks(life.ask(ConsentGiven, USER, **form), "consent.grantor-has-no-say")
        assert life.book.consent(life.state, life.now).required.consenters == ()

    def test_a_membership_in_error_gives_no_access_through_its_agency(self) -> None:
        """One who has left reads while the agency of that time is covered, not another named by mistake."""
        life = Life().established(NURSE, TEACHER, PPT).met()
        life.do(MemberLeft, party=TEACHER)
        life.do(MemberJoined, member=Member(party=TEACHER, agency=COUNSEL, function="f", sub_responsibility="s"))
        life.do(RecordedInError, event=life.events[-1].id, reason="reason")
        before = reads(life, TEACHER)
        items = [ConsentItem(object=each, agency=SCHOOL) for each in ConsentObject]
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=items)

        assert (before, reads(life, TEACHER), reads(life, PPT)) == (True, False, True)

    def test_nobody_takes_the_minutes_of_a_meeting_that_is_closed_to_them(self) -> None:
        """That the minute-taker has access binds always, and nobody without it is suggested."""
        life = Life().established()
        life.do(MeetingPlanned, meeting="m-1", starts=life.now + timedelta(days=14))
        life.do(AccessRestricted, party=TEACHER, meeting="m-1", basis="basis")
        called = life.record(MeetingCalled, **life.calling(minute_taker=TEACHER))
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        life.until(starts)
        opened = life.ask(MeetingOpened, meeting="m-1", present={USER, MUM, DAD, NURSE, TEACHER}, chair=NURSE)

        assert blocks(called, "meeting.minute-taker-reads")
        assert way_out(called, "meeting.minute-taker-reads", ChangeProposal).fields.get("minute_taker") != TEACHER
        assert blocks(opened, "meeting.minute-taker-may-read")
        assert way_out(opened, "meeting.minute-taker-may-read", ChangeProposal).fields == {"minute_taker": NURSE}


class TestForms:
    """What was put right is as if it had not been said."""

    def test_a_form_in_error_replaces_nothing_that_is_written_down_after_it(self) -> None:
        """A consent from before it, registered late, stands."""
        life = Life().need().assessed()
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        life.wait(days=5)
        life.consent(MUM, HEALTH, scope=FormScope.IN_PLACE_OF_ALL)
        life.do(RecordedInError, event=life.events[-1].id, reason="reason")
        then = life.now - timedelta(days=3)
        life.consent(MUM, COUNSEL, at=then, recorded_at=life.now + timedelta(minutes=1), first_day=then.date())

        assert life.state.consents[MUM, ConsentObject.EXCHANGE, COUNSEL].status is ConsentStatus.GIVEN


class TestNextChange:
    """No change in who may read is passed over."""

    def test_it_sees_that_one_who_has_left_can_read_no_longer(self) -> None:
        """Also where only the exchange was consented to, so that the agency was never wholly covered."""
        life = Life().established().met()
        last = date(2026, 6, 1)
        for parent in (MUM, DAD):
            items = [ConsentItem(object=ConsentObject.COOPERATION, agency=SCHOOL)]
            life.do(ConsentWithdrawn, parent, grantor=parent, items=items)
            grant = Grant(object=ConsentObject.EXCHANGE, agency=SCHOOL, kinds=KINDS, last_day=last)
            form = {"capacity": Capacity.PARENT, "first_day": life.now.date(), "manner": Manner.WRITTEN}
            life.do(ConsentGiven, parent, grantor=parent, grants=(grant,), informed=True, **form)
        life.do(MemberLeft, party=TEACHER)
        change = life.book.next_change(life.state, life.now)

        assert change is not None
        assert reads(life, TEACHER)
        assert change == datetime(2026, 6, 1, 22, tzinfo=UTC)
        assert not life.book.may_read(life.state, TEACHER, "m-1", change)

    def test_it_sees_that_child_welfare_can_read_no_longer(self) -> None:
        """Also for a youth who consents alone, where nobody's consent is another's from then."""
        life = Life().need(born=date(2009, 3, 1), parents=()).assessed()
        care(life, last_day=date(2026, 9, 1))
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        life.consent(USER, HEALTH, SCHOOL, capacity=Capacity.SELF)
        life.prepared(consents=False)
        life.do(GroupEstablished)
        life.met()
        change = life.book.next_change(life.state, life.now)

        assert change is not None
        assert reads(life, CHILD_WELFARE)
        assert change == datetime(2026, 9, 1, 22, tzinfo=UTC)
        assert not life.book.may_read(life.state, CHILD_WELFARE, "m-1", change)
