"""The bounded worlds that end where a group is established or has met: need, consent, offices, age, and periods.

`large` says which bounds: the smaller ones are walked in every test run, the larger by `nox -s exhaustive`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from ansvar_core import (
    AgencyRecorded,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Capacity,
    CareTakenOver,
    CareTakenOverRecorded,
    ChildHeard,
    CompetenceDecided,
    ConsentAskedFor,
    ConsentItem,
    ConsentObject,
    ConsentRefused,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    FamilyAccessDecided,
    FinalEvaluationMade,
    FormScope,
    GroupEnded,
    GroupEstablished,
    GuardianRecorded,
    HearingManner,
    LegalGuardian,
    MeetingCalled,
    MeetingCancelled,
    Member,
    NeedReviewed,
    NeedSeen,
    Parent,
    ParentRecorded,
    PlanEvaluated,
    PreparationStopped,
    RelayAccepted,
    RelayDeclined,
    RelayOffered,
    Rulebook,
    Topic,
    User,
    VacancyReason,
    VacancyRecorded,
)
from exhaustive.letters import call, chain, given, item, letter, part, tick
from exhaustive.walk import Letter, World
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life
from support.witness import STRANGER

GUARDIAN, WELFARE = "p-guardian", "p-welfare"
STANDARD = Rulebook.standard()
CHILD = User(id=USER, birth_date=date(2015, 5, 1))
NARROW = frozenset({"coordination"})
START = AssessmentOutcome.START


def about(*agencies: str) -> tuple[ConsentItem, ...]:
    return tuple(ConsentItem(object=thing, agency=agency) for agency in agencies for thing in ConsentObject)


def member(party: str, agency: str, **facts: Any) -> Member:
    return Member(**{"party": party, "agency": agency, "function": "function", "sub_responsibility": "part", **facts})


def ending() -> tuple[Letter, ...]:
    return (
        letter("the user decides to end", EndingDecided, USER, reason=EndingReason.USERS_WISH),
        letter("the final evaluation is made", FinalEvaluationMade, document="d-final"),
        letter("the group is ended", GroupEnded),
    )


def withdrawals(*grantors: str, most: int = 0) -> tuple[Letter, ...]:
    """A no to everything from each; `most` bounds how often where the whole history is kept."""

    def bound(group: Any) -> bool:
        return not most or group is None or all(len(each.history) < most for each in group.consents.values())

    return tuple(letter(f"{each} withdraws", ConsentWithdrawn, each, bound, grantor=each) for each in grantors)


def beginning(*, large: bool) -> World:
    """From nothing to a group that is prepared, or not started, or ended without having been."""
    need = {"user": CHILD, "agency": AGENCIES[HEALTH], "long_lasting": True, "coordinated": True}
    more = (
        letter("the need has ceased", NeedReviewed, long_lasting=False, coordinated=True),
        letter("the child declines", ChildHeard, manner=HearingManner.DECLINED),
        letter("the end is regretted", EndingRegretted, USER),
    )

    def first(group: Any) -> bool:
        return group is None or group.status != "ended"

    return World(
        name="beginning",
        focus="need, assessment, preparation, and the end of what was never established",
        bounds="1 period, 1 parent, 1 agency" + (", 1 review of the need" if large else ""),
        book=STANDARD,
        told=(),
        ticks=(tick(2026, 1, 5),),
        actors=(HEALTH, MUM) if large else (MUM,),
        letters=(
            letter("a need is seen", NeedSeen, while_=first, **need),
            letter(
                "a need that passes is seen",
                NeedSeen,
                while_=lambda group: group is None,
                **{**need, "long_lasting": False, "coordinated": False},
            ),
            letter("assessment with the user", AssessmentStarted, together_with={USER}),
            letter("assessment without the user", AssessmentStarted, together_with={TEACHER}),
            letter("the child is heard", ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE),
            letter("the child could not be heard", ChildHeard, manner=HearingManner.COULD_NOT),
            letter("to be prepared", AssessmentConcluded, outcome=START, together_with={USER}),
            letter("to be prepared, without the user", AssessmentConcluded, outcome=START),
            letter("not to be", AssessmentConcluded, outcome=AssessmentOutcome.DO_NOT_START, together_with={USER}),
            letter("mum is recorded", ParentRecorded, parent=Parent(party=MUM)),
            given("mum says yes", MUM, HEALTH, last=date(2026, 12, 31)),
            *withdrawals(MUM),
            letter("the agency stops", PreparationStopped, HEALTH),
            letter("a stranger stops", PreparationStopped, STRANGER),
            letter("establish", GroupEstablished),
            letter("the plan is evaluated", PlanEvaluated, while_=lambda g: g is not None and g.status == "need-seen"),
            letter("the agency decides to end by its own wish", EndingDecided, HEALTH, reason=EndingReason.USERS_WISH),
            letter("a stranger decides to end", EndingDecided, STRANGER, reason=EndingReason.NEED_CEASED),
            *ending(),
            *(more if large else (letter("the end is regretted", EndingRegretted, USER),)),
        ),
    )


def prepared() -> Life:
    """Ready to be established but for the consents."""
    told = Life().need().assessed()
    told.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
    return told.prepared(consents=False)


def consent(*, large: bool) -> World:
    """Two parents and two agencies, before and after the last day of the forms."""
    last = date(2026, 2, 10)
    exchange = tuple(each for each in about(HEALTH, SCHOOL) if each.object is ConsentObject.EXCHANGE)
    more = (
        letter("mum is asked", ConsentAskedFor, grantor=MUM, items=about(SCHOOL)),
        given("mum for health in place of all", MUM, HEALTH, last=last, scope=FormScope.IN_PLACE_OF_ALL),
        letter("dad refuses", ConsentRefused, DAD, grantor=DAD),
        letter(
            "call everybody",
            MeetingCalled,
            while_=lambda group: "m-1" not in group.meetings,
            **call("m-1", tick(2026, 2, 10).replace(hour=20), agenda=(item(Topic.GOALS_AND_MEASURES, "health"),)),
        ),
        letter("call off", MeetingCancelled, meeting="m-1"),
    )
    return World(
        name="consent",
        focus="consent of two parents for two agencies, its last day, and standing still",
        bounds="2 parents, 2 agencies, the last day of a form and the day after" + (", 1 call" if large else ""),
        book=STANDARD,
        told=tuple(prepared().events),
        ticks=(tick(2026, 2, 10), tick(2026, 2, 11)),
        actors=(NURSE, MUM) if large else (MUM,),
        letters=(
            given("mum says yes until a day", MUM, HEALTH, SCHOOL, last=last),
            given("mum alone, on a ground", MUM, HEALTH, SCHOOL, alone_ground="d-ground"),
            letter("mum withdraws from the exchange", ConsentWithdrawn, MUM, grantor=MUM, items=exchange),
            given("dad says yes", DAD, HEALTH, SCHOOL),
            *withdrawals(MUM, DAD),
            given("the nurse signs for mum", MUM, HEALTH, SCHOOL, actor=NURSE),
            given("mum as a guardian", MUM, HEALTH, capacity=Capacity.GUARDIAN),
            given("mum uninformed, without a paper", MUM, HEALTH, informed=False, document=None),
            given("mum about what is not listed", MUM, HEALTH, kinds=frozenset({"gossip"})),
            letter("a stranger withdraws", ConsentWithdrawn, STRANGER, grantor=STRANGER),
            letter("the nurse withdraws for mum", ConsentWithdrawn, NURSE, grantor=MUM),
            letter("establish", GroupEstablished),
            *(more if large else ()),
            *ending(),
        ),
    )


def offices(*, large: bool) -> World:
    """The coordinator: asked, accepted, declined, laid down, gone."""

    def office(name: str, party: str, kind: Any, actor: str | None = None, **fields: Any) -> Letter:
        return letter(name, kind, actor or party, party=party, **fields)

    gone = {"reason": VacancyReason.ILL, "agency": HEALTH}
    more = (
        office("the nurse is asked", NURSE, CoordinatorOffered),
        office("the nurse accepts", NURSE, CoordinatorAccepted),
        office("the nurse declines", NURSE, CoordinatorDeclined),
        office("mum is asked", MUM, CoordinatorOffered),
        office("mum accepts", MUM, CoordinatorAccepted),
        office("mum lays it down", MUM, CoordinatorLaidDown),
    )
    return World(
        name="offices",
        focus="the coordinator",
        bounds="3 people" if large else "2 people",
        book=STANDARD,
        told=tuple(Life().established().events),
        ticks=(tick(2026, 1, 6),),
        actors=(NURSE, TEACHER) if large else (TEACHER,),
        letters=(
            office("the teacher is asked", TEACHER, CoordinatorOffered),
            office("the teacher accepts", TEACHER, CoordinatorAccepted),
            office("the nurse accepts for the teacher", TEACHER, CoordinatorAccepted, NURSE),
            office("the teacher declines", TEACHER, CoordinatorDeclined),
            office("the teacher lays it down", TEACHER, CoordinatorLaidDown),
            office("the nurse lays it down", NURSE, CoordinatorLaidDown),
            office("the nurse is gone", NURSE, VacancyRecorded, TEACHER, **gone),
            office("the teacher is gone", TEACHER, VacancyRecorded, NURSE, **gone),
            *(more if large else ()),
            *withdrawals(MUM)[: 0 if large else 1],
            chain("both parents withdraw", *(part(ConsentWithdrawn, each, grantor=each) for each in (MUM, DAD))),
            *ending(),
            letter("ended with the teacher as successor", GroupEnded, successor=TEACHER),
        ),
    )


def relay(*, large: bool) -> World:
    """The relay at the end: who takes over, and who regrets."""
    told = Life().established()
    told.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    return World(
        name="relay",
        focus="the relay holder, regret, and the successor",
        bounds="2 people" if large else "1 person and the user",
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 1, 6),),
        actors=(NURSE, TEACHER),
        letters=(
            letter("the teacher is asked", RelayOffered, party=TEACHER),
            letter("the teacher accepts", RelayAccepted, TEACHER, party=TEACHER),
            letter("the nurse accepts for the teacher", RelayAccepted, party=TEACHER),
            letter("the teacher declines", RelayDeclined, TEACHER, party=TEACHER),
            letter("mum is asked", RelayOffered, party=MUM),
            letter("mum accepts", RelayAccepted, MUM, party=MUM),
            *((letter("mum declines", RelayDeclined, MUM, party=MUM),) if large else ()),
            letter("it is regretted", EndingRegretted, reason="reason"),
            letter("a stranger regrets", EndingRegretted, STRANGER, reason="reason"),
            letter("the nurse decides to end", EndingDecided, reason=EndingReason.AGENCIES_REDUCED),
            chain("both parents withdraw", *(part(ConsentWithdrawn, p, grantor=p) for p in (MUM, DAD))),
            *ending()[1:],
            letter("ended with the teacher as successor", GroupEnded, successor=TEACHER),
        ),
    )


def age(*, large: bool) -> World:
    """A child, a youth, a grown-up: the eve and the day of 16, and the day of 18."""
    told = Life().need(born=date(2010, 3, 1), parents=(MUM,)).assessed().prepared(NURSE, consents=False)
    kin = letter("the user lets mum read", FamilyAccessDecided, USER, party=MUM, allowed=True)
    return World(
        name="age",
        focus="who consents before and after 16 and 18",
        bounds="1 parent and the user, the eve and the day of 16, the day of 18"
        + (", 1 refusal, 1 decision on reading" if large else ""),
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2026, 2, 28), tick(2026, 3, 1), tick(2028, 3, 1)),
        actors=(USER,),
        letters=(
            given("mum says yes", MUM, HEALTH),
            given("the user says yes", USER, HEALTH, capacity=Capacity.SELF),
            *((letter("mum refuses", ConsentRefused, MUM, grantor=MUM), kin) if large else ()),
            *withdrawals(MUM, USER),
            letter("establish", GroupEstablished),
            *ending(),
        ),
    )


def competence(*, large: bool) -> World:
    """A youth who cannot consent: parents, child welfare, a guardian, and nobody."""
    told = Life().need(born=date(2009, 3, 1), parents=()).assessed().prepared(NURSE, consents=False)
    guardian = LegalGuardian(party=GUARDIAN, personal=True, decision="d-guardian")
    care = CareTakenOver(party=WELFARE, decision="d-care", first_day=date(2026, 1, 1))
    more = (
        letter("care is taken over", CareTakenOverRecorded, care=care),
        given("child welfare says yes", WELFARE, HEALTH, capacity=Capacity.CHILD_WELFARE),
        letter("mum is recorded", ParentRecorded, parent=Parent(party=MUM)),
        *withdrawals(WELFARE, MUM),
    )
    return World(
        name="competence",
        focus="who consents for a youth who cannot: parents, child welfare, a guardian, nobody",
        bounds="1 guardian, before and after 18, "
        + ("1 decision on competence" + (", 1 on care, 1 parent" if large else "")),
        book=STANDARD,
        told=tuple(told.events),
        ticks=(tick(2027, 2, 28), tick(2027, 3, 1)),
        actors=(USER,),
        letters=(
            letter(
                "the user is not competent",
                CompetenceDecided,
                while_=lambda group: not group.competence,
                competent=False,
                decision="d-1",
            ),
            letter("a guardian is recorded", GuardianRecorded, guardian=guardian),
            given("the guardian says yes", GUARDIAN, HEALTH, capacity=Capacity.GUARDIAN),
            *withdrawals(USER, GUARDIAN),
            *(more if large else ()),
            letter("establish", GroupEstablished, while_=lambda group: large),
            letter("the user decides to end", EndingDecided, USER, reason=EndingReason.DIED),
            letter("the group is ended", GroupEnded),
        ),
    )


MAKERS = (beginning, consent, offices, relay, age, competence)
