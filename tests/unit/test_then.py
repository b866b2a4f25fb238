"""Who was a member at an earlier instant, and what is judged by it when it is written down late."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from ansvar_core import (
    AgencyRecorded,
    ChangeProposal,
    ChildHeard,
    ConsentItem,
    ConsentObject,
    ConsentWithdrawn,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    GroupEnded,
    HearingManner,
    MeetingCalled,
    MeetingOpened,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesCorrected,
    MinutesShared,
    Verdict,
)
from ansvar_core.derive.then import as_then
from support.life import AGENCIES, COUNSEL, HEALTH, KINDS, MUM, NURSE, PHYSIO, PPT, PRACTICE, SCHOOL, TEACHER, Life

A_MOMENT = timedelta(microseconds=1)


def at_practice(party: str = TEACHER) -> Member:
    return Member(party=party, agency=PRACTICE, sub_responsibility="part", takes_turns=False)


def late(life: Life, kind: type[Event], at: datetime, **fields: Any) -> Verdict:
    """What is said of an event that happened at an instant and is written down now."""
    return life.ask(kind, at=at, recorded_at=life.now + timedelta(hours=1), **fields)


def with_a_practice() -> Life:
    """A group that knows an agency for which nobody has consented."""
    life = Life().established()
    life.do(AgencyRecorded, agency=AGENCIES[PRACTICE])
    return life.wait(days=1)


class TestAsThen:
    """The members as they were."""

    def test_now_it_is_the_group_itself(self) -> None:
        """Nothing is made anew for what is written down when it happens, nor where nobody has moved since."""
        life = with_a_practice()
        before = life.now
        life.met("m-1")

        assert as_then(life.state, life.now) is life.state
        assert as_then(life.state, before) is life.state

    def test_who_moved_is_where_they_were_until_the_very_instant(self) -> None:
        """With the agency and the place in the rotation of that time, and still there."""
        life = with_a_practice()
        life.record(MemberChanged, member=at_practice())
        moved = life.now
        life.wait(days=1)
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        found = [as_then(life.state, at).members[TEACHER] for at in (moved - A_MOMENT, moved)]

        assert [(each.member.agency, each.member.takes_turns) for each in found] == [(SCHOOL, True), (PRACTICE, False)]
        assert [each.current for each in found] == [True, True]
        assert [len(each.stints) for each in found] == [1, 2]

    def test_who_has_left_since_was_there_and_who_has_come_since_was_not(self) -> None:
        """To the instant; and nobody is forgotten."""
        life = Life().established(NURSE, TEACHER)
        life.wait(days=1)
        life.do(MemberLeft, party=TEACHER)
        left = life.now
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        life.wait(days=1)
        life.record(MemberJoined, member=Member(party=PPT, agency=COUNSEL))
        joined = life.now
        life.wait(days=1)
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)

        def there(at: datetime) -> list[str]:
            return [each.party for each in as_then(life.state, at).current_members]

        assert there(left - A_MOMENT) == [NURSE, TEACHER]
        assert there(left) == [NURSE]
        assert there(joined - A_MOMENT) == [NURSE]
        assert there(joined) == [NURSE, PPT]
        assert as_then(life.state, left).members[PPT].stints == ()

    def test_every_stretch_is_as_it_was_then(self) -> None:
        """What had ended had ended, at the very instant too; what had not, lasts; what came later is not there."""
        life = with_a_practice()
        began = life.state.members[TEACHER].stints[0].start
        life.record(MemberChanged, member=at_practice())
        moved = life.now
        life.wait(days=1).record(MemberLeft, party=TEACHER)
        left = life.now
        life.wait(days=1).record(MemberJoined, member=Member(party=TEACHER, agency=HEALTH))
        back = life.now
        life.wait(days=1).record(MemberLeft, party=TEACHER)

        def then(at: datetime) -> list[tuple[str, datetime, datetime | None]]:
            found = as_then(life.state, at).members[TEACHER].stints
            return [(each.agency, each.start, each.end) for each in found]

        first, second = (SCHOOL, began, moved), (PRACTICE, moved, left)
        assert then(moved - A_MOMENT) == [(SCHOOL, began, None)]
        assert then(moved) == [first, (PRACTICE, moved, None)]
        assert then(left) == [first, second]
        assert then(back - A_MOMENT) == [first, second]
        assert then(back) == [first, second, (HEALTH, back, None)]


class TestLate:
    """What is written down late is judged by who people were when it happened."""

    @pytest.mark.parametrize("kind", [MeetingCalled, MeetingOpened])
    def test_somebody_from_an_agency_without_consent_was_not_to_come_whatever_they_are_now(
        self, kind: type[Event]
    ) -> None:
        """Moving them to an agency with consent afterwards makes nothing right."""
        life = with_a_practice()
        life.record(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE, sub_responsibility="part"))
        life.call("m-1", days=1, called=frozenset({NURSE, TEACHER}))
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        life.until(starts)
        there = frozenset({NURSE, TEACHER, PHYSIO})
        fields: dict[str, Any] = {"meeting": "m-1", "present": there, "chair": NURSE}
        if kind is MeetingCalled:
            fields = {"meeting": "m-2", "purpose": "purpose", "starts": starts + timedelta(days=9), "called": there}
        at = life.now
        in_time = life.ask(kind, **fields)
        life.do(MemberChanged, member=Member(party=PHYSIO, agency=SCHOOL, sub_responsibility="part"))
        life.wait(hours=1)

        assert not in_time.permitted
        assert late(life, kind, at, **fields).codes == in_time.codes

    def test_a_gap_between_two_memberships_is_read_as_before_it(self) -> None:
        """Who left, and came back for another agency, was held to the consent of the first in between."""
        life = with_a_practice()
        life.record(MemberChanged, member=at_practice())
        life.do(MemberLeft, party=TEACHER)
        gap = life.now
        life.wait(days=1)
        life.do(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL, sub_responsibility="part"))

        assert as_then(life.state, gap).members[TEACHER].member.agency == PRACTICE


def test_a_record_that_goes_back_is_audited_by_who_was_there_then() -> None:
    """What an audit has worked out of the group as it stands is not what is asked about then."""
    life = with_a_practice()
    then = life.now
    life.wait(days=1).record(MemberChanged, member=at_practice())
    call = life.make(MeetingCalled, **life.calling(days=5), at=then, recorded_at=then)
    said = life.book.assess(life.group, call)
    report = life.book.audit([*life.events, call], life.now)

    assert [each.code for each in said.blocking] == ["record.goes-back"]
    assert [each.finding for each in report.refused if each.position == len(life.events) + 1] == list(said.blocking)


class TestMembership:
    """What is said late about a membership holds from its own date."""

    def test_who_left_before_a_change_left_then(self) -> None:
        """And reads nothing of what was held after that."""
        life = Life().established().met("m-0")
        left = life.now
        life.met("m-1")
        life.record(MemberChanged, member=Member(party=TEACHER, agency=HEALTH))
        life.wait(days=1)
        life.record(MemberLeft, party=TEACHER, at=left, recorded_at=life.now + timedelta(minutes=5))
        life.now += timedelta(minutes=10)
        read = [life.book.may_read(life.state, TEACHER, meeting, life.now).permitted for meeting in ("m-0", "m-1")]

        assert [each.end for each in life.state.members[TEACHER].stints] == [
            left,
            life.state.members[TEACHER].stints[-1].start,
        ]
        assert not life.state.members[TEACHER].current
        assert read == [True, False]

    def test_leaving_ends_no_membership_before_it(self) -> None:
        """One that had ended stays as it was."""
        life = Life().established()
        life.do(MemberLeft, party=TEACHER)
        first = life.state.members[TEACHER].stints[0]
        life.wait(days=1)
        life.record(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL))
        life.wait(days=1)
        life.do(MemberLeft, party=TEACHER)

        assert life.state.members[TEACHER].stints[0] == first

    def test_a_change_from_an_earlier_date_holds_until_the_later_one(self) -> None:
        """Who was moved is where the later change put them."""
        life = with_a_practice()
        between = life.now
        life.wait(days=1)
        life.record(MemberChanged, member=Member(party=TEACHER, agency=HEALTH))
        changed = life.now
        life.record(MemberChanged, member=at_practice(), at=between, recorded_at=life.now + timedelta(minutes=5))
        membership = life.state.members[TEACHER]

        assert membership.member.agency == HEALTH
        assert [(each.agency, each.end) for each in membership.stints] == [
            (SCHOOL, between),
            (PRACTICE, changed),
            (HEALTH, None),
        ]
        assert len({each.joined for each in membership.stints}) == 1

    def test_a_change_from_the_very_instant_of_another_takes_its_place(self) -> None:
        """What was said of that instant before lasted no time; the same said again is no change."""
        life = with_a_practice()
        began = life.state.members[TEACHER].stints[0].start
        same = {"at": began, "recorded_at": life.now + timedelta(minutes=5)}
        life.record(MemberChanged, member=Member(party=TEACHER, agency=SCHOOL, function="other"), **same)
        assert [(each.agency, each.end) for each in life.state.members[TEACHER].stints] == [(SCHOOL, None)]
        life.wait(days=1).record(MemberChanged, member=Member(party=TEACHER, agency=HEALTH))
        moved = life.now
        life.record(MemberChanged, member=at_practice(), at=began, recorded_at=life.now + timedelta(minutes=5))
        assert [(each.agency, each.start, each.end) for each in life.state.members[TEACHER].stints] == [
            (SCHOOL, began, began),
            (PRACTICE, began, moved),
            (HEALTH, moved, None),
        ]

    def test_a_change_from_before_they_came_changes_nothing(self) -> None:
        """They were no member then; nor between two memberships."""
        life = Life().established(NURSE, TEACHER)
        before = life.state.members[TEACHER].stints[0].start - A_MOMENT
        life.do(MemberLeft, party=TEACHER)
        left = life.now
        for moment in (before, left):
            life.wait(days=1)
            life.record(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL))
            stood = life.state.members[TEACHER]
            moved = Member(party=TEACHER, agency=HEALTH)
            life.record(MemberChanged, member=moved, at=moment, recorded_at=life.now + timedelta(minutes=5))
            life.now += timedelta(minutes=10)
            assert life.state.members[TEACHER] == stood
            life.record(MemberLeft, party=TEACHER)

    @pytest.mark.parametrize("kind", [MemberChanged, MemberJoined])
    @pytest.mark.parametrize("came_back", [False, True])
    def test_a_change_while_they_were_a_member_makes_nobody_a_member_again(
        self, came_back: bool, kind: type[MemberChanged | MemberJoined]
    ) -> None:
        """It holds until they left, and what they came back as stands."""
        life = Life().established(NURSE, TEACHER)
        moved_at = life.wait(days=1).now
        life.wait(days=1).do(MemberLeft, party=TEACHER)
        left = life.now
        life.wait(days=1)
        if came_back:
            life.record(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL, function="other"))
        stood = life.state.members[TEACHER]
        moved = Member(party=TEACHER, agency=HEALTH, function="new")
        life.record(kind, member=moved, at=moved_at, recorded_at=life.now + timedelta(minutes=5))
        after = life.state.members[TEACHER]

        assert after.current is came_back
        assert after.member == (stood.member if came_back else moved)
        first, second, *rest = after.stints
        assert [(each.agency, each.end, each.joined) for each in (first, second)] == [
            (SCHOOL, moved_at, stood.stints[0].joined),
            (HEALTH, left, stood.stints[0].joined),
        ]
        assert tuple(rest) == stood.stints[1:]

    @pytest.mark.parametrize("came_back", [False, True])
    def test_who_left_earlier_than_was_known_was_gone_from_then(self, came_back: bool) -> None:
        """The membership of then ends earlier; one that came after it goes on."""
        life = Life().established(NURSE, TEACHER)
        earlier = life.wait(days=1).now
        life.wait(days=1).do(MemberLeft, party=TEACHER)
        life.wait(days=1)
        if came_back:
            life.record(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL))
        stood = life.state.members[TEACHER]
        life.record(MemberLeft, party=TEACHER, at=earlier, recorded_at=life.now + timedelta(minutes=5))
        after = life.state.members[TEACHER]

        assert (after.stints[0].end, after.stints[1:]) == (earlier, stood.stints[1:])
        assert after.current is came_back

    def test_who_is_said_to_have_left_while_nobody_knew_them_as_a_member_is_a_member_no_more(self) -> None:
        """It is said of no membership but the one that stands, which then ends as it began: nothing is read in it."""
        life = Life().established(NURSE, TEACHER)
        life.wait(days=1).do(MemberLeft, party=TEACHER)
        between = life.wait(hours=1).now
        life.wait(days=1).record(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL))
        (first, back) = life.state.members[TEACHER].stints
        life.record(MemberLeft, party=TEACHER, at=between, recorded_at=life.now + timedelta(minutes=5))
        after = life.state.members[TEACHER]

        assert not after.current
        assert [(each.start, each.end) for each in after.stints] == [(first.start, first.end), (back.start, back.start)]

    def test_who_came_earlier_than_was_known_was_a_member_from_then(self) -> None:
        """After an earlier membership too; and one who has left came, and left, earlier."""
        life = Life().established()
        first = life.state.members[TEACHER].stints[0]
        life.wait(days=1)
        life.do(MemberLeft, party=TEACHER)
        left = life.now
        life.wait(days=1)
        life.record(MemberJoined, member=Member(party=TEACHER, agency=SCHOOL))
        back = life.now
        for at in (first.start - A_MOMENT, left):
            member = Member(party=TEACHER, agency=HEALTH)
            life.record(MemberJoined, member=member, at=at, recorded_at=life.now + timedelta(minutes=5))
            life.now += timedelta(minutes=10)

        assert [(each.agency, each.start, each.end) for each in life.state.members[TEACHER].stints] == [
            (HEALTH, first.start - A_MOMENT, first.start),
            (SCHOOL, first.start, left),
            (HEALTH, left, back),
            (SCHOOL, back, None),
        ]
        assert life.state.members[TEACHER].member.agency == SCHOOL


class TestSharing:
    """What was shared is the version of that time, by the consent of that time."""

    def corrected(self) -> tuple[Life, datetime]:
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write(kinds=("health", "economy"))
        written = life.now
        life.wait(hours=1)
        life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, reason="too much")
        return life, written

    @pytest.mark.parametrize(("minutes", "permitted"), [(1, False), (60, False), (61, True)])
    def test_a_version_that_said_too_much_was_shared_wrongly_whatever_was_taken_out_since(
        self, minutes: int, permitted: bool
    ) -> None:
        """Until the very instant at which it was put right."""
        life, written = self.corrected()
        at = written + timedelta(minutes=minutes)
        verdict = late(life, MinutesShared, at, meeting="m-1", recipients=frozenset({TEACHER}))

        assert {"health", "learning", "coordination"} == KINDS
        assert ("minutes.recipient-may-read" not in verdict.codes) is permitted

    @pytest.mark.parametrize("days", [0, 20])
    def test_what_is_dated_before_it_was_written_is_judged_by_when_it_was(self, days: int) -> None:
        """Nothing is shared before it is there, so a date from before a withdrawal evades nothing."""
        life = Life().established()
        began = life.now
        life.wait(days=1).call()
        life.open()
        items = (ConsentItem(object=ConsentObject.EXCHANGE, agency=SCHOOL),)
        life.do(ConsentWithdrawn, MUM, grantor=MUM, items=items)
        life.end()
        life.write(writer=NURSE, writer_reason="reason")
        at = began + timedelta(days=days)
        verdict = late(life, MinutesShared, min(at, life.now), meeting="m-1", recipients=frozenset({TEACHER}))

        assert "minutes.recipient-may-read" in verdict.codes


def test_a_call_from_before_a_period_for_a_meeting_in_it_is_told_to_take_another_day() -> None:
    """No form that is signed before the period begins is a consent for it."""
    life = Life().established()
    called = life.now + timedelta(hours=1)
    life.wait(days=1)
    life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    life.wait(days=1).need()
    fields: dict[str, Any] = {"meeting": "m-9", "purpose": "purpose", "starts": life.now + timedelta(days=9)}
    verdict = late(life, MeetingCalled, called, **fields, called=frozenset({NURSE, TEACHER}))
    found = [each for each in verdict.findings if each.code == "meeting.consent-runs-out-before"]

    assert found
    assert {each.remedies for each in found} == {(ChangeProposal(asks=("starts",)),)}
