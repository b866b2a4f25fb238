"""Who may read what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ansvar_core import (
    AccessRestricted,
    AgendaItem,
    Because,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentWithdrawn,
    DoFirst,
    FamilyAccessDecided,
    Floor,
    MemberLeft,
    NextOfKinRecorded,
    Nothing,
    OtherBasisRecorded,
    Parent,
    ParentRecorded,
    RestrictionLifted,
    Topic,
    Verdict,
)
from support.found import blocks, found, informs, way_out
from support.life import DAD, GRAN, MUM, NURSE, SCHOOL, TEACHER, USER, Life

EXCHANGE = (ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),)


def reads(life: Life, party: str, meeting: str = "m-1", item: str | None = None) -> Verdict:
    return life.book.may_read(life.state, party, meeting, life.now, item)


class TestUnknownPapers:
    """B25: only papers that exist can be read."""

    code = "access.unknown-papers"

    def test_an_unknown_meeting_blocks_even_the_user(self) -> None:
        verdict = reads(Life().established(), USER, "m-9")
        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].field == "meeting"

    def test_an_unknown_item_blocks(self) -> None:
        life = Life().established()
        life.call()
        assert found(reads(life, USER, item="i-9"), self.code).facts[0].field == "item"
        assert reads(life, USER, item="i-1").permitted


class TestRestricted:
    """B25: a restriction wins over everything but the user's own access."""

    code = "access.restricted"

    @pytest.mark.parametrize("party", [DAD, TEACHER])
    def test_it_closes_what_was_open_and_lifting_opens_it(self, party: str) -> None:
        life = Life().established().met()
        assert reads(life, party).permitted
        life.do(AccessRestricted, party=party, basis="b")
        verdict = reads(life, party)
        step = way_out(verdict, self.code, DoFirst).steps[0]

        assert verdict.codes == (self.code,)
        assert (step.kind, step.fields) == ("restriction-lifted", {"party": party, "meeting": None})
        life.do(RestrictionLifted, party=party)
        assert reads(life, party).permitted

    def test_the_users_own_access_cannot_be_closed(self) -> None:
        life = Life().established().met()
        life.do(AccessRestricted, party=USER, basis="b")
        assert reads(life, USER).permitted

    def test_it_wins_over_the_users_own_decision_about_somebody(self) -> None:
        life = Life().established().met()
        life.do(FamilyAccessDecided, MUM, party=GRAN, allowed=True)
        life.do(AccessRestricted, party=GRAN, basis="b")
        assert blocks(reads(life, GRAN), self.code)

    def test_one_meeting_can_be_closed_alone(self) -> None:
        life = Life().established().met().met("m-2")
        life.do(AccessRestricted, party=DAD, meeting="m-1", basis="b")
        assert blocks(reads(life, DAD, "m-1"), self.code)
        assert reads(life, DAD, "m-2").permitted

    def test_opening_one_meeting_does_not_open_everything(self) -> None:
        life = Life().established().met()
        life.do(AccessRestricted, party=DAD, basis="b")
        life.do(AccessRestricted, party=DAD, meeting="m-1", basis="b")
        life.do(RestrictionLifted, party=DAD, meeting="m-1")
        assert blocks(reads(life, DAD), self.code)

    def test_the_basis_is_not_in_the_answer(self) -> None:
        life = Life().established().met()
        life.do(AccessRestricted, party=DAD, basis="a-very-private-basis")
        assert "a-very-private-basis" not in repr(reads(life, DAD))


class TestNoConsent:
    """B25: a member reads while consent covers the agency for every kind in the minutes, on the day of reading."""

    code = "access.no-consent"

    def test_withdrawn_after_the_meeting_closes_the_minutes(self) -> None:
        life = Life().established().met()
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=EXCHANGE)
        verdict = reads(life, TEACHER)
        assert blocks(verdict, self.code)
        assert found(verdict, self.code).floor is Floor.LAW
        assert way_out(verdict, self.code, DoFirst).steps[0].fields["grantor"] == DAD
        assert reads(life, NURSE).permitted

    def test_a_kind_no_longer_covered_closes_them(self) -> None:
        life = Life().established().met()
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
        assert blocks(reads(life, TEACHER), self.code)

    def test_a_narrower_item_can_still_be_read(self) -> None:
        agenda = (
            AgendaItem(id="i-1", topic=Topic.FOLLOW_UP, kinds=frozenset({"coordination"})),
            AgendaItem(id="i-2", topic=Topic.GOALS_AND_MEASURES, kinds=frozenset({"health"})),
        )
        life = Life().established()
        life.call(agenda=agenda)
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"coordination"})
        assert reads(life, TEACHER, item="i-1").permitted
        assert blocks(reads(life, TEACHER, item="i-2"), self.code)
        assert blocks(reads(life, TEACHER), self.code)

    def test_withdrawing_from_the_cooperation_alone_closes_no_reading(self) -> None:
        life = Life().established().met()
        only = (ConsentItem(object=ConsentObject.COOPERATION, agency=SCHOOL),)
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=only)
        assert reads(life, TEACHER).permitted

    def test_the_last_day_is_inside(self) -> None:
        life = Life().established(last_day=date(2026, 2, 10)).met()
        on = life.book.may_read(life.state, TEACHER, "m-1", datetime(2026, 2, 10, 12, tzinfo=UTC))
        after = life.book.may_read(life.state, TEACHER, "m-1", datetime(2026, 2, 11, 12, tzinfo=UTC))
        assert on.permitted
        assert blocks(after, self.code)

    def test_somebody_in_the_group_who_was_not_in_the_room_reads_too(self) -> None:
        life = Life().established()
        life.met()
        life.member("p-2", agency=SCHOOL)
        assert reads(life, "p-2").permitted


class TestNotMemberThen:
    """B25: one who has left reads the meetings held while a member, and no others."""

    code = "access.not-a-member-then"

    def test_what_came_after_is_closed_for_good(self) -> None:
        life = Life().established().met()
        life.do(MemberLeft, party=TEACHER)
        life.member("p-2", agency=SCHOOL)
        life.met("m-2")
        verdict = reads(life, TEACHER, "m-2")
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.NOT_YOURS
        assert reads(life, TEACHER, "m-1").permitted

    def test_a_meeting_only_called_when_one_left_is_not_held(self) -> None:
        life = Life().established()
        life.call()
        life.do(MemberLeft, party=TEACHER)
        assert blocks(reads(life, TEACHER), self.code)

    def test_what_one_took_part_in_is_closed_when_consent_is(self) -> None:
        life = Life().established().met()
        life.do(MemberLeft, party=TEACHER)
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=EXCHANGE)
        assert reads(life, TEACHER).codes == ("access.no-consent",)


class TestUserHasNotAgreed:
    """B25: somebody close to the user reads as the user's consent says."""

    code = "access.user-has-not-agreed"

    def test_a_next_of_kin_does_not_read_unasked(self) -> None:
        life = Life().established().met()
        life.do(NextOfKinRecorded, party=GRAN)
        verdict = reads(life, GRAN)
        step = way_out(verdict, self.code, DoFirst).steps[0]
        assert blocks(verdict, self.code)
        assert (step.kind, step.fields) == ("family-access-decided", {"party": GRAN, "allowed": True})

    def test_the_trusted_person_does_not_read_by_being_trusted(self) -> None:
        assert blocks(reads(Life().established().met(), GRAN), self.code)

    def test_a_decision_opens_and_the_latest_counts(self) -> None:
        life = Life().established().met()
        life.do(FamilyAccessDecided, MUM, party=GRAN, allowed=True)
        assert reads(life, GRAN).permitted
        life.do(FamilyAccessDecided, DAD, party=GRAN, allowed=False)
        assert blocks(reads(life, GRAN), self.code)

    def test_a_decision_for_some_kinds_is_for_those_kinds(self) -> None:
        life = Life().established().met()
        life.do(FamilyAccessDecided, MUM, party=GRAN, allowed=True, kinds={"coordination"})
        assert blocks(reads(life, GRAN), self.code)
        life.do(FamilyAccessDecided, MUM, party=GRAN, allowed=True, kinds={"coordination", "health"})
        assert reads(life, GRAN).permitted

    def test_the_parents_of_a_child_read(self) -> None:
        life = Life().established().met()
        assert reads(life, MUM).permitted
        assert reads(life, DAD).permitted

    def test_one_parents_word_opens_nothing_for_a_professional(self) -> None:
        life = Life().established().met()
        life.do(ConsentWithdrawn, DAD, grantor=DAD)
        life.do(FamilyAccessDecided, MUM, party=TEACHER, allowed=True)
        assert reads(life, TEACHER).codes == ("access.no-consent",)

    def test_nor_for_one_who_is_no_parent_on_the_day(self) -> None:
        """Somebody who was once recorded as a parent and comes for an agency now comes for the agency."""
        life = Life().established().met()
        life.do(ParentRecorded, parent=Parent(party=TEACHER, last_day=date(2015, 5, 2)))
        life.do(ConsentWithdrawn, DAD, grantor=DAD)
        life.do(FamilyAccessDecided, MUM, party=TEACHER, allowed=True)
        assert reads(life, TEACHER).codes == ("access.no-consent",)


class TestNoPart:
    """B25: one who has no part in the group reads nothing."""

    code = "access.no-part-in-the-group"

    @pytest.mark.parametrize("party", ["p-stranger", SCHOOL])
    def test_a_stranger_and_an_agency_as_such_do_not_read(self, party: str) -> None:
        verdict = reads(Life().established().met(), party)
        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.NOT_YOURS

    @pytest.mark.parametrize("party", [USER, MUM, NURSE, TEACHER])
    def test_those_who_have_a_part_do(self, party: str) -> None:
        assert reads(Life().established().met(), party).permitted


class TestOtherBasis:
    """B25: another legal basis is named beside the answer and does not change it."""

    code = "access.other-basis"

    def life(self) -> Life:
        life = Life().established().met()
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=EXCHANGE)
        return life

    def test_it_is_named_and_the_answer_on_consent_stands(self) -> None:
        life = self.life()
        life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"health"}, basis="b")
        verdict = reads(life, TEACHER)
        assert informs(verdict, self.code)
        assert found(verdict, self.code).facts[0].position == life.state.version
        assert blocks(verdict, "access.no-consent")

    def test_a_basis_for_other_kinds_or_another_agency_is_not_named(self) -> None:
        life = self.life()
        life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"learning"}, basis="b")
        life.do(OtherBasisRecorded, agency="a-health", kinds={"health"}, basis="b")
        assert self.code not in reads(life, TEACHER).codes

    def test_it_is_not_named_before_its_day(self) -> None:
        life = self.life()
        before = life.now
        life.wait(days=1)
        life.do(OtherBasisRecorded, agency=SCHOOL, kinds={"health"}, basis="b")
        assert self.code not in life.book.may_read(life.state, TEACHER, "m-1", before).codes
        assert self.code in life.book.may_read(life.state, TEACHER, "m-1", life.now + timedelta(days=1)).codes
