"""Started again: the same group, a new period, and the old consents."""

from __future__ import annotations

import pytest

from ansvar_core import (
    AbsenceExcused,
    AccessRestricted,
    ConsentConfirmed,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    Deadline,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    GoalSet,
    GroupEnded,
    GroupEstablished,
    MeetingCalled,
    MinutesAcknowledged,
    MinutesCorrected,
    MinutesShared,
    OutsideMeetingHeld,
    ParticipantJoined,
    RestrictionLifted,
    TaskAgreed,
    Topic,
    TrustedPersonAgreed,
    WorkDropped,
)
from support.found import blocks
from support.life import DAD, GRAN, MUM, NURSE, PHYSIO, TEACHER, USER, Life

FIRST = ["need-seen", "being-assessed", "being-prepared", "established", "ending", "ended"]


def ended() -> Life:
    """A group that met twice and ended; nobody but the writer has read the last minutes."""
    life = Life().established(NURSE, TEACHER, PHYSIO)
    life.do(GoalSet, goal="g-1")
    life.met("m-1")
    life.call("m-2")
    life.open("m-2")
    life.end("m-2")
    life.write("m-2")
    life.share("m-2")
    life.do(EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    return life


def again() -> Life:
    """The need is seen anew, a year later, and assessed."""
    life = ended().wait(days=365)
    life.need()
    return life.assessed()


def prepared() -> Life:
    """Ready to be established anew, but for consent."""
    life = again()
    for party in (NURSE, TEACHER, PHYSIO):
        life.member(party)
    for party in (USER, MUM, DAD):
        life.do(ParticipantJoined, party=party)
    life.do(TrustedPersonAgreed, USER, party=GRAN)
    life.do(CoordinatorOffered, party=NURSE)
    life.do(CoordinatorAccepted, NURSE, party=NURSE)
    return life


def test_a_new_period_starts_empty() -> None:
    """Nobody is a member, a participant, or coordinator, and nothing of the old is owed."""
    life = ended()
    assert {duty.code for duty in life.duties()} == {"minutes.read"}
    life.wait(days=365)
    life.need()
    group = life.state

    assert group.period == 2
    assert group.current_members == ()
    assert group.participants == frozenset()
    assert (group.coordinator.holder, group.trusted_person, group.ending) == (None, None, None)
    assert dict(group.goals) == {}
    assert life.duties() == []
    assert life.path == [*FIRST, "need-seen"]


def test_an_old_consent_counts_when_it_is_confirmed() -> None:
    """The old form is not enough until its grantor says that it still holds; each parent for their own."""
    life = prepared()
    verdict = life.ask(GroupEstablished)
    assert blocks(verdict, "establish.consent-to-exchange")
    first = next(each for each in verdict.findings if each.code == "establish.consent-to-exchange").remedies[0]
    assert [(step.kind, step.fields["grantor"]) for step in first.steps] == [
        ("consent-confirmed", MUM),
        ("consent-confirmed", DAD),
    ]
    life.do(ConsentConfirmed, MUM, grantor=MUM)
    assert blocks(life.ask(GroupEstablished), "establish.consent-to-exchange")
    life.do(ConsentConfirmed, DAD, grantor=DAD)
    life.do(GroupEstablished)

    assert life.path == [*FIRST, "need-seen", "being-assessed", "being-prepared", "established"]


def test_an_old_consent_can_still_be_withdrawn() -> None:
    """It governs the reading of old minutes until then, and cannot be confirmed afterwards."""
    life = again()
    assert life.book.may_read(life.state, PHYSIO, "m-1", life.now).permitted
    life.do(ConsentWithdrawn, MUM, grantor=MUM, items=())
    assert not life.book.may_read(life.state, PHYSIO, "m-1", life.now).permitted
    assert blocks(life.ask(ConsentConfirmed, MUM, grantor=MUM), "consent.nothing-to-confirm")


def test_the_rota_starts_afresh() -> None:
    """The turns of the old period count for nothing in the new."""
    life = prepared()
    assert [(turn.party, turn.turns) for turn in life.book.rota(life.state, life.now, 2)] == []
    for parent in (MUM, DAD):
        life.do(ConsentConfirmed, parent, grantor=parent)
    assert [(turn.party, turn.turns) for turn in life.book.rota(life.state, life.now, 2)] == [(TEACHER, 0), (PHYSIO, 0)]


def test_who_did_not_come_back_is_not_in_the_rota() -> None:
    """Only members of the new period take turns."""
    life = again()
    life.member(NURSE)
    life.member(PHYSIO)
    for parent in (MUM, DAD):
        life.do(ConsentConfirmed, parent, grantor=parent)
    suggested = life.book.rota(life.state, life.now, 3, chair=NURSE)
    assert {turn.party for turn in suggested} == {PHYSIO}


def test_what_names_an_old_meeting_is_refused() -> None:
    """The old meetings are closed: nothing of them is shared, excused or voided into the new period."""
    life = prepared()
    for parent in (MUM, DAD):
        life.do(ConsentConfirmed, parent, grantor=parent)
    life.do(GroupEstablished)
    for kind, fields in (
        (MinutesShared, {"recipients": {PHYSIO}}),
        (AbsenceExcused, {"party": PHYSIO, "reason": "ill"}),
    ):
        verdict = life.ask(kind, meeting="m-2", **fields)
        assert blocks(verdict, "meeting.earlier-period")
    calling = life.calling("m-2")
    assert blocks(life.ask(MeetingCalled, **calling), "meeting.earlier-period")
    assert life.ask(MeetingCalled, **{**calling, "meeting": "m-3"}).permitted


@pytest.mark.parametrize("when", ["ended", "again"])
def test_an_old_meeting_can_be_read_corrected_and_restricted(when: str) -> None:
    """Acknowledging, correcting and restricting are for ever."""
    life = ended() if when == "ended" else again()
    life.do(MinutesAcknowledged, PHYSIO, meeting="m-2", party=PHYSIO)
    life.do(MinutesCorrected, meeting="m-2", kinds={"health"}, reason="a date was wrong")
    assert [version.version for version in life.state.meetings["m-2"].minutes] == [1, 2]
    life.do(AccessRestricted, party=PHYSIO, meeting="m-2", basis="d-basis")
    assert not life.book.may_read(life.state, PHYSIO, "m-2", life.now).permitted
    life.do(RestrictionLifted, party=PHYSIO, meeting="m-2")
    assert life.book.may_read(life.state, PHYSIO, "m-2", life.now).permitted


def test_old_work_and_meetings_outside_are_closed() -> None:
    """What was owed when the group ended is not carried into the new period."""
    life = Life().established(NURSE, TEACHER)
    life.do(OutsideMeetingHeld, meeting="o-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE})
    life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(WorkDropped, work="w-1", reason="the group ends", user_told=True)
    life.do(GroupEnded)
    assert [duty.code for duty in life.duties()] == ["outside.user-told"]
    life.wait(days=30)
    life.need()
    assert life.duties() == []


def test_a_second_life_in_order() -> None:
    """Both periods are lived in order, and the audit has nothing to say."""
    life = prepared()
    for parent in (MUM, DAD):
        life.do(ConsentConfirmed, parent, grantor=parent)
    life.do(GroupEstablished)
    life.met("m-3")
    life.do(EndingDecided, USER, reason=EndingReason.USERS_WISH)
    life.do(FinalEvaluationMade, document="d-final-2")
    life.do(GroupEnded)
    assert life.path == FIRST * 2
    assert life.audit().refused == ()
