"""The bounded worlds of reading, a new period, and putting right."""

from __future__ import annotations

from datetime import date

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    ChildHeard,
    ConsentConfirmed,
    ConsentGiven,
    ConsentObject,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    EndingDecided,
    EndingReason,
    FamilyAccessDecided,
    FinalEvaluationMade,
    Group,
    GroupEnded,
    GroupEstablished,
    HearingManner,
    MeetingCalled,
    MeetingCancelled,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesCorrected,
    MinutesShared,
    NeedSeen,
    NextOfKinRecorded,
    OtherBasisRecorded,
    ParticipantJoined,
    ParticipantLeft,
    PlanReferred,
    RecordedInError,
    RestrictionLifted,
    TrustedPersonAgreed,
    UserRecorded,
)
from exhaustive.letters import call, chain, form, given, last_event, letter, part, tick
from exhaustive.told import ALL, FAMILY, answered_less, established, once
from exhaustive.walk import World
from exhaustive.worlds import CHILD, STANDARD, STRANGER, about, ending, member, withdrawals
from support.life import (
    AGENCIES,
    COUNSEL,
    GRAN,
    HEALTH,
    MUM,
    NURSE,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
)


def reading(*, large: bool) -> World:
    """Who may read: family, next of kin, members who leave, restrictions, and another legal basis."""
    told = established()
    told.do(NextOfKinRecorded, party=GRAN)
    told.call(invited=FAMILY, minute_taker=TEACHER)
    told.open()
    told.end()
    told.write()
    return World(
        name="reading",
        focus="who may read",
        bounds="1 meeting, 1 next of kin, 1 restriction, 1 other basis, 1 withdrawal"
        + (", 1 member who leaves, 1 agency taken out" if large else ""),
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 2, 1),),
        actors=(MUM,),
        closes=False,
        letters=(
            letter("gran may read", FamilyAccessDecided, MUM, lambda g: not g.family_access, party=GRAN, allowed=True),
            letter("the nurse decides about gran", FamilyAccessDecided, party=GRAN, allowed=True),
            letter("mum decides about herself", FamilyAccessDecided, MUM, party=MUM, allowed=True),
            letter(
                "m-1 is closed to the teacher",
                AccessRestricted,
                while_=lambda g: len(g.restrictions) < 1,
                party=TEACHER,
                meeting="m-1",
                basis="basis",
            ),
            letter(
                "everything is closed to the teacher",
                AccessRestricted,
                while_=lambda g: len(g.restrictions) < 1,
                party=TEACHER,
                basis="basis",
            ),
            letter("it is open again", RestrictionLifted, party=TEACHER, meeting="m-1"),
            letter("everything is lifted", RestrictionLifted, party=TEACHER),
            letter("the teacher lifts it himself", RestrictionLifted, TEACHER, party=TEACHER, meeting="m-1"),
            letter(
                "another basis",
                OtherBasisRecorded,
                while_=lambda g: not g.other_bases,
                agency=SCHOOL,
                kinds={"health"},
                basis="basis",
            ),
            letter("the teacher leaves", MemberLeft, party=TEACHER, while_=lambda g: large),
            letter("share with all", MinutesShared, meeting="m-1", recipients=ALL | {GRAN}),
            letter("call", MeetingCalled, **call("m-1", tick(2026, 3, 1))),
            *(
                (
                    letter(
                        "school is taken out", ConsentWithdrawn, MUM, answered_less(2), grantor=MUM, items=about(SCHOOL)
                    ),
                )
                if large
                else ()
            ),
            letter("mum withdraws", ConsentWithdrawn, MUM, lambda g: len(g.sweeps) < 1, grantor=MUM),
        ),
    )


def new_period(*, large: bool) -> World:
    """The same group once more: old consents, old minutes."""
    told = established()
    told.call(invited=FAMILY, minute_taker=TEACHER)
    told.open()
    told.end()
    told.write()
    told.share()
    told.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    told.do(FinalEvaluationMade, document="d-final")
    told.do(GroupEnded)
    m1 = {"meeting": "m-1"}
    need = {"user": CHILD, "agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
    told.do(NeedSeen, **need)
    joined = (part(MemberJoined, member=member(p, a)) for p, a in ((NURSE, HEALTH), (TEACHER, SCHOOL)))
    more = (
        letter(
            "it is corrected",
            MinutesCorrected,
            TEACHER,
            lambda g: len(g.meetings["m-1"].minutes) < 2,
            **m1,
            kinds={"learning"},
            reason="more",
        ),
    )
    new = (
        letter("call", MeetingCalled, while_=once("m-2"), **call("m-2", tick(2026, 7, 1))),
        letter("call off", MeetingCancelled, meeting="m-2"),
    )
    return World(
        name="new period",
        focus="a group that is taken up again: its old consents and old minutes",
        bounds="2 periods, 1 old meeting" + (", 1 new, 1 correction" if large else ""),
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 6, 1),),
        actors=(NURSE,),
        letters=(
            chain(
                "assessed and to be prepared",
                part(AssessmentStarted, together_with={USER}),
                part(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE),
                part(AssessmentConcluded, outcome=AssessmentOutcome.START, together_with={USER}),
            ),
            chain(
                "prepared",
                *joined,
                *(part(ParticipantJoined, party=each) for each in (USER, MUM)),
                part(TrustedPersonAgreed, USER, party=GRAN),
                part(CoordinatorOffered, party=NURSE),
                part(CoordinatorAccepted, party=NURSE),
            ),
            letter("mum confirms", ConsentConfirmed, MUM, grantor=MUM),
            letter("the nurse confirms", ConsentConfirmed, grantor=MUM),
            given("mum says yes anew", MUM, HEALTH, SCHOOL),
            *withdrawals(MUM),
            letter("establish", GroupEstablished),
            letter("call to the old meeting", MeetingCalled, **call("m-1", tick(2026, 7, 1))),
            *(new if large else ()),
            *(more if large else ()),
            *ending(),
        ),
    )


def putting_right(*, large: bool) -> World:
    """What is recorded in error, recorded late, and recorded anew."""
    told = established()
    told.do(AgencyRecorded, agency=AGENCIES[PRACTICE])

    def first_yes(group: Group) -> int | None:
        for consent in group.consents.values():
            for step in consent.history:
                if step.status == "given":
                    return step.position
        return None

    def joining(group: Group) -> int | None:
        known = group.members.get(TEACHER)
        return known.stints[-1].joined if known and known.stints else None

    def said(group: Group) -> int:
        known = group.consents.get((MUM, ConsentObject.EXCHANGE, HEALTH))
        return len(known.history) if known else 0

    back = lambda group, at: tick(2026, 1, 20)  # noqa: E731
    late = {"at": back, "recorded_at": lambda group, at: at}
    return World(
        name="putting right",
        focus="what was recorded in error, late, and anew",
        bounds="1 late form, 1 more agency, 1 withdrawal"
        + (", 2 memberships in turn, the end" if large else ", 1 membership"),
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 2, 1),),
        actors=(NURSE,) if not large else (NURSE, MUM),
        late=True,
        voids=True,
        grows=True,
        closes=large,
        letters=(
            letter("a form never was", RecordedInError, event=last_event(first_yes), reason="in error"),
            letter("the membership never was", RecordedInError, event=last_event(joining), reason="in error"),
            letter("nothing to void", RecordedInError, event=lambda group, at: next(iter(group.seen)), reason="error"),
            chain(
                "mum said yes a while ago",
                part(
                    ConsentGiven,
                    MUM,
                    **{**form(MUM, HEALTH), **late, "first_day": date(2026, 1, 20)},
                ),
                while_=lambda g: said(g) < (3 if large else 2),
            ),
            letter(
                "mum withdraws",
                ConsentWithdrawn,
                MUM,
                lambda g: len(g.sweeps) < 1,
                grantor=MUM,
            ),
            letter("the school of music is recorded", AgencyRecorded, agency=AGENCIES[COUNSEL]),
            letter(
                "the teacher joins",
                MemberJoined,
                while_=lambda g: large and len(g.members[TEACHER].stints) < 2,
                member=member(TEACHER, SCHOOL),
            ),
            letter("the user is recorded anew", UserRecorded, user=CHILD, reason="reason"),
            letter(
                "a stranger changes",
                MemberChanged,
                while_=lambda g: STRANGER in g.members,
                member=member(STRANGER, SCHOOL),
            ),
            letter("written earlier than what stands", PlanReferred, plan="d-plan", at=back),
            letter("the user leaves", ParticipantLeft, party=USER, while_=lambda g: large and not g.sweeps),
            letter(
                "the teacher joins twice",
                MemberJoined,
                while_=lambda g: g.is_member(TEACHER),
                member=member(TEACHER, SCHOOL),
            ),
            letter(
                "the teacher is changed",
                MemberChanged,
                while_=lambda g: not g.is_member(TEACHER),
                member=member(TEACHER, SCHOOL),
            ),
            *(ending() if large else ()),
        ),
    )


MAKERS = (reading, new_period, putting_right)
