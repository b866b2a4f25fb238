"""All that one event leaves in the group, and that it leaves nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    Absence,
    AbsenceExcused,
    AccessRestricted,
    Agency,
    AgencyRecorded,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Attendance,
    CallAnswered,
    Capacity,
    CareTakenOver,
    CareTakenOverRecorded,
    ChairAgreed,
    ChildHeard,
    CompetenceDecided,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentStatus,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    CoordinatorStatus,
    Deadline,
    EndingConsidered,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    Event,
    FamilyAccessDecided,
    FinalEvaluationMade,
    FormScope,
    GoalSet,
    GoalStatus,
    Grant,
    Group,
    GroupEstablished,
    GroupStatus,
    GuardianRecorded,
    HandoverAccepted,
    HandoverDeclined,
    HandoverOffered,
    HearingManner,
    InvitationsDeclined,
    LegalGuardian,
    LineStatus,
    MarkSet,
    MeasureAgreed,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingKind,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    MeetingStatus,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesAcknowledged,
    MinutesCorrected,
    MinutesForUserDecided,
    MinutesShared,
    MinutesWritten,
    NeedReviewed,
    NeedSeen,
    NextOfKinRecorded,
    ObjectionAnswered,
    ObjectionRecorded,
    OtherBasisRecorded,
    OutsideMeetingHeld,
    Parent,
    ParentRecorded,
    ParentsNeedRecorded,
    ParticipantJoined,
    ParticipantLeft,
    PeopleTakenOver,
    PlanEvaluated,
    PlanReferred,
    PreparationStopped,
    RelayAccepted,
    RelayDeclined,
    RelayOffered,
    RestrictionLifted,
    RoleHolderRecorded,
    RoutineFollowed,
    StandIn,
    Task,
    TaskAgreed,
    Tie,
    Topic,
    TrustedPersonAgreed,
    User,
    UserDied,
    UserRecorded,
    UserTold,
    UserToldOfOutsideMeeting,
    VacancyRecorded,
    VoiceArranged,
    WorkChanged,
    WorkDone,
    WorkDropped,
    WorkStatus,
)
from ansvar_core.entities.consent import Consent, ConsentStep
from ansvar_core.entities.facts import (
    Assessment,
    Death,
    Decided,
    MarkState,
    ParentsNeed,
    Participation,
    RoleHolder,
    StandingChair,
    TakenOver,
    Tick,
    ToldUser,
)
from ansvar_core.entities.group import (
    CompetenceDecision,
    Ending,
    FamilyAccess,
    Hearing,
    Latest,
    Membership,
    Need,
    Objection,
    Office,
    OtherBasis,
    Restriction,
    Stint,
    Sweep,
    Told,
    Turn,
    Vacancy,
)
from ansvar_core.entities.meeting import CallAnswer, Excuse, Leading, Meeting, Minutes, OutsideMeeting, Voice
from ansvar_core.entities.plan import (
    Goal,
    Handover,
    HandoverAnswer,
    IndividualPlan,
    Line,
    PlanEvaluation,
    WorkItem,
    WorkKind,
)
from ansvar_core.evolve import evolve
from ansvar_core.values.ledger import Ledger
from support.life import DAD, GRAN, HEALTH, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, USER
from support.samples import HAPPENED, MEETS, RECORDED, ROUTINE, as_of, sample, world

AT_EVERY_EVENT = {"version", "seen", "facts", "recorded_until", "latest", "routine", "told"}
NEXT = Deadline(next_meeting=True)
DAY = timedelta(days=1)
COOPERATION, EXCHANGE = ConsentObject.COOPERATION, ConsentObject.EXCHANGE


def _group(**changes: Any) -> Group:
    """A group in its third period, which has held no meeting yet, so that nothing is of this one by accident."""
    return attrs.evolve(world()[1], **{"period": 3, "led": (), "last_held": None, **changes})


def _left(before: Group, event: Event) -> dict[str, Any]:
    """What is not as it was, besides what every event leaves."""
    after = evolve(before, event)
    names = [field.name for field in attrs.fields(Group) if field.name not in AT_EVERY_EVENT]
    return {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}


def _after(before: Group, *events: Event) -> Group:
    for event in events:
        before = evolve(before, event)
    return before


def _answered(group: Group, step: ConsentStep, *keys: tuple[str, ConsentObject, str]) -> Ledger[Any, Consent]:
    """The answers of a group with one more, the latest, in each of some histories."""
    consents = group.consents
    for grantor, thing, agency in keys:
        known = consents.get((grantor, thing, agency))
        history = (*(known.history if known else ()), step)
        made = Consent(grantor=grantor, object=thing, agency=agency, history=history)
        consents = consents.put((grantor, thing, agency), made)
    return consents


def _teacher(before: Group, **changes: Any) -> Group:
    """The same group with something else known of the teacher."""
    return attrs.evolve(before, members=before.members.put(TEACHER, attrs.evolve(before.members[TEACHER], **changes)))


class TestEveryEvent:
    """What is left whatever happened."""

    def test_an_event_is_noted_by_its_kind_its_routine_and_its_place(self) -> None:
        """And one that says nothing else changes nothing else."""
        before = _group()
        event = sample(GroupEstablished, recorded_at=RECORDED)
        after, place = evolve(before, event), before.version + 1
        noted = Latest(at=HAPPENED, position=place, period=3)

        assert (after.version, after.seen, after.recorded_until) == (place, before.seen.put(event.id, place), RECORDED)
        assert after.latest == before.latest.put(event.tag, noted)
        assert after.routine == Ledger([(code, noted) for code in ROUTINE])
        assert _left(before, event) == {"established_position": place, "first_evaluation_on": date(2026, 12, 1)}
        assert _left(before, event.but(first_evaluation_on=None)) == {"established_position": place}

    def test_what_is_recorded_earlier_does_not_turn_the_clock_back(self) -> None:
        """The record is known until the latest that was written down."""
        before = _group(recorded_until=RECORDED + DAY)

        assert evolve(before, sample(GroupEstablished)).recorded_until == RECORDED + DAY

    def test_a_step_of_the_group_alone_changes_its_status_alone(self) -> None:
        """Why it was stopped is in the record, not in the group."""
        assert _left(_group(), sample(PreparationStopped)) == {"status": GroupStatus.NOT_STARTED}


class TestNeed:
    """A need, and whether the child has been heard about it."""

    def test_a_first_need_opens_a_group_with_the_user_and_the_agency(self) -> None:
        """And with nothing else in it."""
        seen = sample(NeedSeen, long_lasting=False)
        noted = Latest(at=HAPPENED, position=1, period=1)

        assert evolve(None, seen) == Group(
            id="g-1",
            version=1,
            seen=Ledger([(seen.id, 1)]),
            facts=Ledger([(1, seen)]),
            told=Ledger([(("group", ""), (Told(tag=NeedSeen.tag, at=HAPPENED, position=1, status="need-seen"),))]),
            recorded_until=RECORDED,
            status=GroupStatus.NEED_SEEN,
            period=1,
            period_started=HAPPENED,
            need=Need(agency=HEALTH, long_lasting=False, coordinated=True, position=1, at=HAPPENED),
            user=seen.user,
            agencies=Ledger([(HEALTH, seen.agency)]),
            latest=Ledger([(NeedSeen.tag, noted)]),
            routine=Ledger([(code, noted) for code in ROUTINE]),
        )

    @pytest.mark.parametrize("agency", [HEALTH, PRACTICE, "a-new"])
    def test_a_need_that_is_seen_again_is_as_it_is_seen_now(self, agency: str) -> None:
        """With the user and the agency as they are now, and with no ground to end."""
        before = evolve(_group(ceased_position=8), sample(ConsentRefused, items=()))
        user = User(id=USER, birth_date=date(2014, 4, 1))
        seeing = Agency(id=agency, tie=Tie.EXTERNAL, kind="hospital", counts=False)
        event = sample(NeedSeen, user=user, agency=seeing, long_lasting=True, coordinated=False)
        noes = _answered(before, before.sweeps[-1].step, *[(DAD, thing, "a-new") for thing in ConsentObject])

        assert _left(before, event) == {
            "status": GroupStatus.NEED_SEEN,
            "user": user,
            "need": Need(agency=agency, long_lasting=True, coordinated=False, position=before.version + 1, at=HAPPENED),
            "agencies": before.agencies.put(agency, seeing),
            "ceased_position": None,
            **({"consents": noes} if agency == "a-new" else {}),
        }

    def test_a_need_after_the_end_begins_a_period_in_which_nothing_is_agreed(self) -> None:
        """Members who were there till the end are not any more; what was known, done and answered stays."""
        office = Office(asked=Ledger([(NURSE, CoordinatorStatus.ACCEPTED)]), holder=NURSE, since=17)
        before = _group(
            status=GroupStatus.ENDED,
            ending=Ending(reason=EndingReason.MOVED, decided_by=(NURSE,), at=HAPPENED - DAY, position=9),
            reduced_position=7,
            ceased_position=8,
            ending_considered_position=9,
            coordinator=office,
            relay_holder=office,
            live_meetings=("m-1",),
            last_held="m-1",
            led=world()[1].led,
            plan=IndividualPlan(id="d-ip", position=6),
            evaluation=PlanEvaluation(position=5, at=HAPPENED - DAY, next_on=None, by=NURSE),
        )
        assert None not in (before.established_position, before.trusted_person)
        assert all((before.participants, before.led, before.untold, before.goals, before.open_work))
        (stint,) = before.members[TEACHER].stints
        before = _teacher(before, stints=(attrs.evolve(stint, end=HAPPENED - DAY),))
        said = Decided(yes=False, by=MUM, at=HAPPENED - DAY, position=4)
        before = attrs.evolve(
            before,
            assessments=evolve(before, sample(AssessmentStarted)).assessments,
            first_evaluation_on=date(2026, 12, 1),
            taken_over=(
                TakenOver(members=frozenset(), participants=frozenset({MUM}), by=NURSE, at=HAPPENED, position=3),
            ),
            invitations=Ledger([(DAD, said)]),
            minutes_for_user=said,
            standing_chair=StandingChair(party=TEACHER, by=NURSE, at=HAPPENED, position=3),
            standing_voice=evolve(before, sample(VoiceArranged)).standing_voice,
        )
        assert None not in (before.trusted_person_wanted, before.standing_voice)
        nurse = before.members[NURSE]
        till_now = attrs.evolve(nurse, stints=(attrs.evolve(nurse.stints[0], end=HAPPENED),))
        seen = sample(NeedSeen)

        assert _left(before, seen) == {
            "status": GroupStatus.NEED_SEEN,
            "period": 4,
            "period_started": HAPPENED,
            "earlier_periods": (*before.earlier_periods, before.period_started),
            "need": Need(agency=HEALTH, long_lasting=True, coordinated=True, position=before.version + 1, at=HAPPENED),
            "agencies": before.agencies.put(HEALTH, seen.agency),
            "members": before.members.put(NURSE, till_now),
            "established_position": None,
            "ending": None,
            "assessments": (),
            "first_evaluation_on": None,
            "taken_over": (),
            "trusted_person": None,
            "trusted_person_wanted": None,
            "participants": frozenset(),
            "participations": tuple(
                attrs.evolve(each, left_at=HAPPENED, left_position=before.version + 1) for each in before.participations
            ),
            "invitations": Ledger(),
            "standing_chair": None,
            "standing_voice": None,
            "heard": (),
            "reduced_position": None,
            "ceased_position": None,
            "ending_considered_position": None,
            "coordinator": Office(),
            "relay_holder": Office(),
            "live_meetings": (),
            "last_held": None,
            "led": (),
            "untold": (),
            "goals": Ledger(),
            "open_work": (),
            "evaluation": None,
        }

    @pytest.mark.parametrize(
        ("long_lasting", "coordinated", "there"),
        [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
    )
    def test_a_review_says_what_the_need_is_and_since_when_it_is_not_there(
        self, long_lasting: bool, coordinated: bool, there: bool
    ) -> None:
        """It is there while it is both long-lasting and for several; who saw it, and where, is as it was."""
        before = _group(ceased_position=8)
        event = sample(NeedReviewed, long_lasting=long_lasting, coordinated=coordinated)

        assert _left(before, event) == {
            "need": Need(agency=HEALTH, long_lasting=long_lasting, coordinated=coordinated, position=1, at=HAPPENED),
            "ceased_position": None if there else before.version + 1,
        }

    def test_a_review_from_before_the_need_was_last_seen_changes_nothing(self) -> None:
        """What was seen later holds, whenever it was written down; at the same instant what is written last."""
        before = _group(ceased_position=8)
        event = sample(NeedReviewed, long_lasting=False)
        later = attrs.evolve(before, need=attrs.evolve(before.need, at=HAPPENED + DAY))
        same = attrs.evolve(before, need=attrs.evolve(before.need, at=HAPPENED))

        assert _left(later, event) == {}
        assert set(_left(same, event)) == {"need", "ceased_position"}

    def test_an_assessment_keeps_how_the_user_had_part_in_it(self) -> None:
        """Of old, whether the user declined was not asked; steps stand by when they were taken."""
        before = _group(assessments=())
        started = Assessment(
            outcome=None,
            together_with=frozenset({USER, MUM}),
            user_declined=True,
            spoken_for_by=frozenset({GRAN}),
            asked=True,
            reason=None,
            by=NURSE,
            at=HAPPENED,
            position=before.version + 1,
        )
        concluded = attrs.evolve(
            started,
            outcome=AssessmentOutcome.START,
            together_with=frozenset({USER, MUM, DAD}),
            reason="three services already",
        )
        old = attrs.evolve(started, user_declined=False, spoken_for_by=frozenset(), asked=False)
        later = attrs.evolve(started, at=HAPPENED + DAY, position=3)

        assert _left(before, sample(AssessmentStarted)) == {
            "status": GroupStatus.BEING_ASSESSED,
            "assessments": (started,),
        }
        assert _left(before, sample(AssessmentConcluded)) == {
            "status": GroupStatus.BEING_PREPARED,
            "assessments": (concluded,),
        }
        assert evolve(before, as_of(sample(AssessmentStarted), 1)).assessments == (old,)
        assert evolve(_group(assessments=(later,)), sample(AssessmentStarted)).assessments == (started, later)

    def test_a_hearing_is_put_where_it_belongs_by_when_it_was(self) -> None:
        """Of two at the same instant the one that is written last comes last."""
        made = Hearing(
            manner=HearingManner.COULD_NOT,
            at=HAPPENED,
            position=_group().version + 1,
            about="m-1",
            by=NURSE,
            reason="asleep throughout",
            lasting=True,
        )
        earlier, same, later = (
            Hearing(manner=HearingManner.OBSERVED, at=HAPPENED + days * DAY, position=5) for days in (-1, 0, 1)
        )

        assert _left(_group(heard=()), sample(ChildHeard)) == {"heard": (made,)}
        assert _left(_group(heard=(earlier, same, later)), sample(ChildHeard)) == {
            "heard": (earlier, same, made, later)
        }


class TestPeople:
    """Who is who."""

    def test_a_fact_about_a_person_is_put_where_it_is_looked_for(self) -> None:
        """As it is said, and nowhere else."""
        before = _group()
        user = User(id=USER, birth_date=date(2014, 4, 1))
        parent = Parent(party=MUM, first_day=date(2015, 5, 1), last_day=date(2033, 4, 30))
        guardian = LegalGuardian(
            party="p-guardian",
            personal=True,
            decision="d-mandate",
            first_day=date(2026, 2, 1),
            last_day=date(2028, 1, 31),
        )
        care = CareTakenOver(
            party="p-child-welfare", decision="d-care", first_day=date(2026, 3, 1), last_day=date(2027, 2, 28)
        )

        assert _left(before, sample(UserRecorded, user=user)) == {"user": user}
        assert _left(before, sample(ParentRecorded)) == {"parents": before.parents.put(MUM, parent)}
        assert _left(before, sample(GuardianRecorded)) == {"guardians": Ledger([("p-guardian", guardian)])}
        assert _left(before, sample(CareTakenOverRecorded)) == {"care": Ledger([("d-care", care)])}
        wanted = Decided(yes=True, by=NURSE, at=HAPPENED, position=before.version + 1)
        assert _left(before, sample(TrustedPersonAgreed, party=DAD)) == {
            "trusted_person": DAD,
            "trusted_person_wanted": wanted,
        }
        assert _left(before, sample(TrustedPersonAgreed, party=None, not_wanted=True)) == {
            "trusted_person": None,
            "trusted_person_wanted": attrs.evolve(wanted, yes=False),
        }

    def test_next_of_kin_and_participants_come_and_go_one_by_one(self) -> None:
        """The others stay."""
        before = _group(next_of_kin=frozenset({DAD}))

        assert _left(before, sample(NextOfKinRecorded)) == {"next_of_kin": {DAD, GRAN}}
        place = before.version + 1
        joined = Participation(party=GRAN, wish_of=USER, asked=True, by=NURSE, at=HAPPENED, position=place, period=3)
        assert _left(before, sample(ParticipantJoined, party=GRAN)) == {
            "participants": {USER, MUM, DAD, GRAN},
            "participations": (*before.participations, joined),
        }
        old = evolve(before, as_of(sample(ParticipantJoined, party=GRAN), 1)).participations[-1]
        assert old == attrs.evolve(joined, wish_of=None, asked=False)
        assert _left(before, sample(ParticipantLeft)) == {
            "participants": {USER, MUM},
            "participations": tuple(
                attrs.evolve(each, left_at=HAPPENED, left_position=place, left_because="works abroad")
                if each.party == DAD
                else each
                for each in before.participations
            ),
        }
        twice = _after(before, sample(ParticipantLeft), sample(ParticipantLeft, reason="again", id="e-again"))
        assert [each.left_because for each in twice.participations if each.party == DAD] == ["works abroad"]

    def test_decisions_on_competence_stand_in_the_order_they_were_made(self) -> None:
        """However late one is written down, and of two at once as they were written."""
        before = _group()
        made = CompetenceDecision(competent=False, decision="d-competence", at=HAPPENED, position=before.version + 1)
        assert _left(before, sample(CompetenceDecided)) == {"competence": (made,)}
        others = (
            attrs.evolve(made, competent=True, position=3, at=HAPPENED - DAY),
            attrs.evolve(made, competent=True, position=4),
            attrs.evolve(made, competent=True, position=2, at=HAPPENED + DAY),
        )

        assert _left(_group(competence=others), sample(CompetenceDecided)) == {
            "competence": (*others[:2], made, others[2])
        }


class TestMembers:
    """Stretches of membership."""

    def test_one_whom_nobody_knows_is_a_member_from_now(self) -> None:
        """For the agency, and in or out of the rotation, as it was agreed."""
        before = _group()
        place = before.version + 1
        member = Member(
            party=PHYSIO,
            agency=PRACTICE,
            function="physiotherapist",
            attendance=Attendance.AS_NEEDED,
            sub_responsibility="training",
            takes_turns=False,
            primary_group=True,
        )
        stint = Stint(agency=PRACTICE, joined=place, takes_turns=False, start=HAPPENED, position=place, period=3)
        made = Membership(member=member, stints=(stint,), turns=(), position=place)

        assert _left(before, sample(MemberJoined, member=member)) == {"members": before.members.put(PHYSIO, made)}

    def test_one_who_comes_back_has_a_stretch_more_and_the_turns_of_before(self) -> None:
        """It is a new joining."""
        start = world()[1].members[TEACHER].stints[0]
        gone = attrs.evolve(start, end=HAPPENED - DAY)
        before = _teacher(_group(), stints=(gone,))
        place = before.version + 1
        event = sample(MemberJoined)
        stint = Stint(agency=SCHOOL, joined=place, takes_turns=False, start=HAPPENED, position=place, period=3)
        back = attrs.evolve(before.members[TEACHER], member=event.member, stints=(gone, stint), position=place)

        assert back.turns
        assert _left(before, event) == {"members": before.members.put(TEACHER, back)}

    @pytest.mark.parametrize("kind", [MemberJoined, MemberChanged])
    @pytest.mark.parametrize(
        ("agency", "takes_turns", "new"), [(SCHOOL, True, False), (HEALTH, True, True), (SCHOOL, False, True)]
    )
    def test_one_who_is_a_member_goes_on_as_agreed_now(
        self, kind: type[MemberJoined | MemberChanged], agency: str, takes_turns: bool, new: bool
    ) -> None:
        """Another agency, or another place in the rotation, is a stretch of its own in the same joining."""
        before = _group()
        known = before.members[TEACHER]
        (stint,) = known.stints
        member = Member(
            party=TEACHER, agency=agency, function="other", sub_responsibility="other", takes_turns=takes_turns
        )
        place = before.version + 1
        next_one = Stint(
            agency=agency, joined=stint.joined, takes_turns=takes_turns, start=HAPPENED, position=place, period=3
        )
        stints = (attrs.evolve(stint, end=HAPPENED), next_one) if new else (stint,)

        # The school has nobody else: with the teacher it leaves.
        fewer = {"reduced_position": place} if agency == HEALTH else {}
        assert _left(before, sample(kind, member=member)) == {
            "members": before.members.put(TEACHER, attrs.evolve(known, member=member, stints=stints)),
            **fewer,
        }

    def test_nobody_leaves_before_they_came(self) -> None:
        """A stretch that ended before it began ended as it began."""
        stint = world()[1].members[TEACHER].stints[0]
        before = _teacher(_group(), stints=(attrs.evolve(stint, start=HAPPENED + DAY),))
        (left,) = evolve(before, sample(MemberLeft)).members[TEACHER].stints

        assert (left.start, left.end) == (HAPPENED + DAY, HAPPENED + DAY)

    def test_the_last_of_an_agency_takes_it_along(self) -> None:
        """Another one of the agency does not, and one who has left cannot leave again."""
        group = _group()
        (stint,) = group.members[TEACHER].stints
        gone = group.members.put(
            TEACHER, attrs.evolve(group.members[TEACHER], stints=(attrs.evolve(stint, end=HAPPENED),))
        )
        colleague = sample(MemberJoined, member=Member(party=PHYSIO, agency=SCHOOL))
        several = evolve(group, colleague)

        assert _left(group, sample(MemberLeft)) == {"members": gone, "reduced_position": group.version + 1}
        assert _left(several, sample(MemberLeft)) == {"members": gone.put(PHYSIO, several.members[PHYSIO])}
        assert _left(attrs.evolve(group, members=gone), sample(MemberLeft, at=HAPPENED + timedelta(hours=1))) == {}

    def test_an_agency_is_as_it_was_last_recorded(self) -> None:
        """A new one is answered for by those who have said no to everything; of a known one nothing more is said."""
        before = evolve(_group(), sample(ConsentRefused, items=()))
        assert before.sweeps
        practice = sample(AgencyRecorded).agency
        new = Agency(id="a-new", tie=Tie.EXTERNAL, kind="hospital", counts=False)
        noes = _answered(before, before.sweeps[-1].step, *[(DAD, thing, "a-new") for thing in ConsentObject])

        assert _left(before, sample(AgencyRecorded)) == {"agencies": before.agencies.put(PRACTICE, practice)}
        assert _left(before, sample(AgencyRecorded, agency=new, id="e-new")) == {
            "agencies": before.agencies.put("a-new", new),
            "consents": noes,
        }


def _step(group: Group, status: ConsentStatus, **changes: Any) -> ConsentStep:
    """An answer that is given now and says nothing of its own."""
    place = group.version + 1
    bare = ConsentStep(status=status, at=HAPPENED, position=place, period=3, rests_on=place)
    return attrs.evolve(bare, **changes)


class TestConsent:
    """Each answer takes its place in the history it belongs to, and in no other."""

    def test_to_be_asked_is_a_step_of_its_own(self) -> None:
        """It says nothing about what is allowed."""
        before = _group()
        asked = _step(before, ConsentStatus.ASKED_FOR)

        assert _left(before, sample(ConsentAskedFor)) == {
            "consents": _answered(before, asked, (MUM, COOPERATION, SCHOOL), (MUM, EXCHANGE, SCHOOL))
        }

    @pytest.mark.parametrize("scope", list(FormScope))
    def test_a_form_says_everything_that_stands_on_it(self, scope: FormScope) -> None:
        """In place of all, it also replaces what the same one gave to others, and is kept for what comes late."""
        before = _group()
        form = sample(
            ConsentGiven,
            scope=scope,
            capacity=Capacity.GUARDIAN,
            grants=(
                Grant(object=COOPERATION, agency=SCHOOL, last_day=date(2027, 6, 30)),
                Grant(object=EXCHANGE, agency=SCHOOL, kinds=frozenset({"learning"}), last_day=date(2027, 1, 31)),
            ),
        )
        given = _step(
            before,
            ConsentStatus.GIVEN,
            first_day=date(2026, 6, 1),
            last_day=date(2027, 6, 30),
            capacity=Capacity.GUARDIAN,
            alone_ground="d-ground-1",
        )
        exchange = attrs.evolve(given, kinds=frozenset({"learning"}), last_day=date(2027, 1, 31))
        cooperating = attrs.evolve(before, consents=_answered(before, given, (MUM, COOPERATION, SCHOOL)))
        both = attrs.evolve(before, consents=_answered(cooperating, exchange, (MUM, EXCHANGE, SCHOOL)))
        replaced = _step(before, ConsentStatus.REPLACED)
        whole = {
            "consents": _answered(both, replaced, (MUM, COOPERATION, HEALTH), (MUM, EXCHANGE, HEALTH)),
            "sweeps": (Sweep(grantor=MUM, step=replaced, but=frozenset({(COOPERATION, SCHOOL), (EXCHANGE, SCHOOL)})),),
        }

        assert _left(before, form) == (whole if scope is FormScope.IN_PLACE_OF_ALL else {"consents": both.consents})

    def test_a_narrowing_rests_on_the_form_and_allows_what_both_name(self) -> None:
        """Where there is no form it allows nothing, and still is what was said."""
        before = _group()
        given = before.consents[MUM, EXCHANGE, SCHOOL].history[-1]
        narrowed = attrs.evolve(
            given,
            status=ConsentStatus.NARROWED,
            at=HAPPENED,
            position=before.version + 1,
            kinds=frozenset({"learning"}),
            said=frozenset({"learning", "economy"}),
        )
        bare = _step(before, ConsentStatus.NARROWED, said=frozenset({"learning", "economy"}))
        found = {
            agency: _left(before, sample(ConsentNarrowed, agency=agency, kinds={"learning", "economy"}))
            for agency in (SCHOOL, PRACTICE)
        }

        assert found == {
            SCHOOL: {"consents": _answered(before, narrowed, (MUM, EXCHANGE, SCHOOL))},
            PRACTICE: {"consents": _answered(before, bare, (MUM, EXCHANGE, PRACTICE))},
        }

    def test_a_confirmation_is_the_same_answer_given_anew(self) -> None:
        """Of this period from now; it rests on the form, and of what is not in force it says nothing."""
        before = _group()
        place = before.version + 1
        keys = [(MUM, thing, SCHOOL) for thing in ConsentObject]
        expected = before
        for key in keys:
            anew = attrs.evolve(before.consents[key].history[-1], at=HAPPENED, position=place, period=3)
            assert anew.rests_on != place
            expected = attrs.evolve(expected, consents=_answered(expected, anew, key))
        refused = evolve(before, sample(ConsentRefused, grantor=MUM, id="e-no"))

        assert _left(before, sample(ConsentConfirmed)) == {"consents": expected.consents}
        assert _left(refused, sample(ConsentConfirmed)) == {}

    @pytest.mark.parametrize(
        ("kind", "status"),
        [(ConsentRefused, ConsentStatus.REFUSED), (ConsentWithdrawn, ConsentStatus.WITHDRAWN)],
    )
    def test_a_no_is_said_of_what_it_names_or_of_everything(
        self, kind: type[ConsentRefused | ConsentWithdrawn], status: ConsentStatus
    ) -> None:
        """One about everything is about every agency there is, and is kept for those that come."""
        before = _group()
        step = _step(before, status)
        named = [(DAD, thing, SCHOOL) for thing in ConsentObject]
        every = [(DAD, thing, agency) for agency in before.agencies for thing in ConsentObject]

        assert _left(before, sample(kind)) == {"consents": _answered(before, step, *named)}
        assert _left(before, sample(kind, items=())) == {
            "consents": _answered(before, step, *every),
            "sweeps": (Sweep(grantor=DAD, step=step, but=frozenset()),),
        }

    def test_an_answer_that_is_given_before_another_comes_before_it(self) -> None:
        """However late it is written down."""
        no = sample(ConsentRefused, grantor=MUM, items=(ConsentItem(object=COOPERATION, agency=SCHOOL),))
        late = sample(ConsentGiven, at=HAPPENED - DAY, scope=FormScope.THESE_AGENCIES)
        history = _after(_group(), no, late).consents[MUM, COOPERATION, SCHOOL].history

        assert [(step.status, step.at) for step in history[1:]] == [
            (ConsentStatus.GIVEN, HAPPENED - DAY),
            (ConsentStatus.REFUSED, HAPPENED),
        ]

    def test_what_was_said_before_the_period_began_is_of_the_one_before(self) -> None:
        """At its first instant it is of this one, and for a confirmation too that is when it was said."""
        before = _group(period_started=HAPPENED, earlier_periods=(HAPPENED - 9 * DAY, HAPPENED - 5 * DAY))
        just = {"at": HAPPENED - timedelta(microseconds=1)}
        found = []
        for kind in (ConsentAskedFor, ConsentGiven, ConsentConfirmed, ConsentRefused):
            for when in ({}, just):
                event = sample(kind, **when, grantor=MUM)
                found.append((kind, evolve(before, event).consents[MUM, COOPERATION, SCHOOL].history[-1].period))

        assert found == [
            (ConsentAskedFor, 3),
            (ConsentAskedFor, 2),
            (ConsentGiven, 3),
            (ConsentGiven, 2),
            (ConsentConfirmed, 3),
            (ConsentConfirmed, 2),
            (ConsentRefused, 3),
            (ConsentRefused, 2),
        ]
        for days, period in ((5, 2), (6, 1), (9, 1), (10, 0)):
            late = sample(ConsentGiven, at=HAPPENED - days * DAY, grantor=MUM)
            history = evolve(before, late).consents[MUM, COOPERATION, SCHOOL].history
            assert [step.period for step in history if step.at == late.at] == [period]


class TestAccess:
    """Objections, other grounds, and who may read."""

    def test_an_objection_is_open_until_it_is_answered(self) -> None:
        """And each by itself."""
        before = _group()
        made = Objection(id="o-2", party=MUM, at=HAPPENED, position=before.version + 1, period=3, answered=False)
        answered = attrs.evolve(before.objections["o-1"], answered=True)

        assert _left(before, sample(ObjectionRecorded, party=MUM)) == {"objections": before.objections.put("o-2", made)}
        assert _left(before, sample(ObjectionAnswered)) == {"objections": Ledger([("o-1", answered)])}

    def test_another_ground_stands_beside_those_there_are(self) -> None:
        """With what it is for and what it is."""
        earlier = OtherBasis(agency=HEALTH, kinds=frozenset({"learning"}), basis="b", position=3, at=HAPPENED, by=NURSE)
        before = _group(other_bases=(earlier,))
        made = OtherBasis(
            agency=SCHOOL,
            kinds=frozenset({"health"}),
            basis="cooperating personnel",
            position=before.version + 1,
            at=HAPPENED,
            by=NURSE,
            provision="hpl-25",
            first_day=date(2026, 6, 1),
            last_day=date(2026, 12, 31),
            decided_by=NURSE,
            asked=True,
        )
        nothing: dict[str, Any] = dict.fromkeys(("provision", "first_day", "last_day", "decided_by"))
        old = attrs.evolve(made, asked=False, **nothing)

        assert _left(before, sample(OtherBasisRecorded)) == {"other_bases": (earlier, made)}
        assert _left(before, as_of(sample(OtherBasisRecorded), 1)) == {"other_bases": (earlier, old)}

    def test_decisions_on_reading_stand_in_the_order_they_were_made(self) -> None:
        """However late one is written down, and of two at once as they were written; it is theirs whose act it is."""
        place = _group().version + 1
        made = FamilyAccess(
            party=GRAN, allowed=True, by=USER, kinds=frozenset({"coordination"}), at=HAPPENED, position=place
        )
        others = (
            attrs.evolve(made, allowed=False, position=3, at=HAPPENED - DAY),
            attrs.evolve(made, allowed=False, position=4),
            attrs.evolve(made, allowed=False, position=2, at=HAPPENED + DAY),
        )

        assert _left(_group(family_access=others), sample(FamilyAccessDecided, actor=USER)) == {
            "family_access": (*others[:2], made, others[2])
        }

    def test_a_restriction_is_put_beside_those_there_are(self) -> None:
        """About one meeting, or about everything."""
        before = _group()
        made = Restriction(
            party=DAD,
            meeting="m-1",
            basis="decision 4",
            at=HAPPENED,
            position=before.version + 1,
            by=NURSE,
            lifted_at=None,
        )
        whole = attrs.evolve(made, meeting=None, position=3)

        assert _left(before, sample(AccessRestricted)) == {"restrictions": (made,)}
        assert _left(_group(restrictions=(whole,)), sample(AccessRestricted)) == {"restrictions": (whole, made)}
        assert _left(before, sample(AccessRestricted, meeting=None)) == {
            "restrictions": (attrs.evolve(made, meeting=None),)
        }

    def test_a_restriction_is_lifted_that_is_the_same_and_was_there_and_not_lifted(self) -> None:
        """Another person's, another meeting's, a later one and one that was lifted before are as they were."""
        same = Restriction(party=DAD, meeting="m-1", basis="b", at=HAPPENED - DAY, position=3, by=NURSE)
        others = (
            attrs.evolve(same, party=MUM),
            attrs.evolve(same, meeting=None),
            attrs.evolve(same, at=HAPPENED + DAY),
            attrs.evolve(same, lifted_at=HAPPENED - DAY),
        )
        before = _group(restrictions=(same, *others, attrs.evolve(same, at=HAPPENED)))
        lifted = attrs.evolve(same, lifted_at=HAPPENED, lifted_by=NURSE, lifted_position=before.version + 1)

        assert _left(before, sample(RestrictionLifted)) == {
            "restrictions": (lifted, *others, attrs.evolve(lifted, at=HAPPENED))
        }


ACCEPTED, OFFERED = CoordinatorStatus.ACCEPTED, CoordinatorStatus.OFFERED
DECLINED, LAID_DOWN = CoordinatorStatus.DECLINED, CoordinatorStatus.LAID_DOWN


class TestOffices:
    """Coordinator and relay holder: one is asked, one answers."""

    @pytest.mark.parametrize(
        ("kind", "name", "status"),
        [
            (CoordinatorOffered, "coordinator", OFFERED),
            (CoordinatorDeclined, "coordinator", DECLINED),
            (CoordinatorLaidDown, "coordinator", LAID_DOWN),
            (VacancyRecorded, "coordinator", LAID_DOWN),
            (RelayOffered, "relay_holder", OFFERED),
            (RelayDeclined, "relay_holder", DECLINED),
        ],
    )
    def test_what_is_said_of_one_who_does_not_answer_moves_that_one_alone(
        self, kind: type[Event], name: str, status: CoordinatorStatus
    ) -> None:
        """The holder, since when, and a vacancy are as they were."""
        office = Office(
            asked=Ledger([(NURSE, ACCEPTED), (MUM, OFFERED)]),
            holder=NURSE,
            since=17,
            laid_down_position=18,
            vacancy=Vacancy(agency=HEALTH, at=HAPPENED, position=4),
        )
        before = _group(coordinator=office, relay_holder=office)

        assert _left(before, sample(kind, party=PHYSIO)) == {
            name: attrs.evolve(office, asked=office.asked.put(PHYSIO, status))
        }

    @pytest.mark.parametrize(("kind", "name"), [(CoordinatorAccepted, "coordinator"), (RelayAccepted, "relay_holder")])
    @pytest.mark.parametrize(
        ("stood", "stands"), [(ACCEPTED, LAID_DOWN), (OFFERED, OFFERED), (DECLINED, DECLINED), (LAID_DOWN, LAID_DOWN)]
    )
    def test_who_accepts_answers_from_then_and_the_one_before_does_not(
        self, kind: type[Event], name: str, stood: CoordinatorStatus, stands: CoordinatorStatus
    ) -> None:
        """Whoever has laid it down and been asked again is where they were; what was laid down or vacant is no more."""
        office = Office(
            asked=Ledger([(NURSE, stood), (TEACHER, OFFERED), (MUM, DECLINED)]),
            holder=NURSE,
            since=17,
            laid_down_position=18,
            vacancy=Vacancy(agency=HEALTH, at=HAPPENED, position=4),
        )
        before = _group(coordinator=office, relay_holder=office)

        assert _left(before, sample(kind, party=TEACHER)) == {
            name: Office(
                asked=Ledger([(NURSE, stands), (TEACHER, ACCEPTED), (MUM, DECLINED)]),
                holder=TEACHER,
                since=before.version + 1,
            )
        }

    def test_who_accepts_again_still_answers(self) -> None:
        """As of then."""
        office = Office(asked=Ledger([(NURSE, ACCEPTED)]), holder=NURSE, since=17, laid_down_position=18)
        before = _group(coordinator=office)

        assert _left(before, sample(CoordinatorAccepted, party=NURSE)) == {
            "coordinator": Office(asked=office.asked, holder=NURSE, since=before.version + 1)
        }

    def test_the_one_who_answers_lays_it_down_or_leaves_it_vacant(self) -> None:
        """One answers until there is another; for the other an agency does."""
        office = Office(asked=Ledger([(NURSE, ACCEPTED), (TEACHER, OFFERED)]), holder=NURSE, since=17)
        before = _group(coordinator=office)
        place = before.version + 1
        laid_down = attrs.evolve(office, asked=office.asked.put(NURSE, LAID_DOWN), laid_down_position=place)
        vacancy = Vacancy(agency=SCHOOL, at=HAPPENED, position=place)

        assert _left(before, sample(CoordinatorLaidDown)) == {"coordinator": laid_down}
        assert _left(before, sample(VacancyRecorded, agency=SCHOOL)) == {
            "coordinator": attrs.evolve(laid_down, holder=None, vacancy=vacancy)
        }


def _met(group: Group, meeting: str = "m-1", **changes: Any) -> Ledger[Any, Meeting]:
    """The meetings of a group with one of them changed."""
    return group.meetings.put(meeting, attrs.evolve(group.meetings[meeting], **changes))


def _called(**changes: Any) -> Group:
    """A group that is called to a second meeting."""
    return evolve(_group(), sample(MeetingCalled, at=HAPPENED - DAY, **changes))


class TestMeetings:
    """One meeting is changed, and no other."""

    @pytest.mark.parametrize(
        ("kind", "status"),
        [(MeetingPlanned, MeetingStatus.PLANNED), (MeetingMoved, MeetingStatus.CALLED)],
    )
    def test_a_plan_says_when(self, kind: type[MeetingPlanned | MeetingMoved], status: MeetingStatus) -> None:
        """Of a meeting that is known it changes nothing else, and that is not one more that is coming."""
        before = _called()
        starts, ends = MEETS + timedelta(hours=2), MEETS + timedelta(hours=3)

        assert _left(before, sample(kind, meeting="m-2", starts=starts, ends=ends)) == {
            "meetings": _met(
                before,
                "m-2",
                kind=MeetingKind.EVALUATION if kind is MeetingPlanned else MeetingKind.START,
                starts=starts,
                ends=ends,
                timed_position=before.version + 1,
                status=status,
            )
        }

    def test_a_meeting_that_is_planned_is_one_more_that_is_coming(self) -> None:
        """Nobody is called to it yet."""
        before = _group(live_meetings=("m-1",))
        made = Meeting(
            id="m-2",
            period=3,
            position=before.version + 1,
            status=MeetingStatus.PLANNED,
            kind=MeetingKind.EVALUATION,
            starts=MEETS,
            ends=MEETS + timedelta(minutes=90),
            timed_position=before.version + 1,
        )

        assert _left(before, sample(MeetingPlanned)) == {
            "meetings": before.meetings.put("m-2", made),
            "live_meetings": ("m-1", "m-2"),
        }

    def test_a_call_says_who_when_and_about_what(self) -> None:
        """A meeting that nobody had planned begins with it; one that was keeps where it began, and what was agreed."""
        before = _group()
        place = before.version + 1
        event = sample(MeetingCalled)
        planned = _after(
            before,
            sample(MeetingPlanned, starts=MEETS - DAY, ends=MEETS),
            sample(ChairAgreed, meeting="m-2"),
        )
        made = Meeting(
            id="m-2",
            period=3,
            position=place,
            status=MeetingStatus.CALLED,
            kind=MeetingKind.START,
            starts=MEETS,
            ends=MEETS + timedelta(minutes=90),
            timed_position=place,
            agenda=event.agenda,
            chair=NURSE,
            minute_taker=TEACHER,
            called=frozenset({NURSE, TEACHER}),
            invited=frozenset({USER, MUM, DAD}),
            called_position=place,
            called_by=NURSE,
            called_at=HAPPENED,
        )

        assert len(event.agenda) == 2
        assert _left(before, event) == {"meetings": before.meetings.put("m-2", made), "live_meetings": ("m-2",)}
        assert _left(planned, event) == {
            "meetings": planned.meetings.put(
                "m-2",
                attrs.evolve(
                    made,
                    agreed_chair=TEACHER,
                    called_position=planned.version + 1,
                    timed_position=planned.version + 1,
                ),
            )
        }
        assert evolve(planned, event.but(meeting_kind=None)).meetings["m-2"].kind is MeetingKind.EVALUATION

    def test_what_is_agreed_about_a_meeting_leaves_it_where_it_stands(self) -> None:
        """Who is to lead, who speaks for the user, and who is excused beside those that were."""
        before = _called()
        excused = evolve(before, sample(AbsenceExcused, meeting="m-2", party=NURSE, id="e-nurse"))

        place = before.version + 1
        whose: dict[str, Any] = {"by": NURSE, "at": HAPPENED}
        standing = StandingChair(party=TEACHER, position=place, **whose)
        voice = Voice(party=GRAN, not_wanted=False, until_changed=True, day=MEETS, position=place, **whose)
        nobody = attrs.evolve(voice, party=None, not_wanted=True, until_changed=False)
        first = Excuse(party=NURSE, day=MEETS, position=place, **whose)
        excuses = (first, attrs.evolve(first, party=TEACHER, position=place + 1))
        chaired = _met(before, "m-2", agreed_chair=TEACHER)
        spoken = _met(before, "m-2", voice=GRAN, voice_said=voice)

        assert _left(before, sample(ChairAgreed, meeting="m-2")) == {"meetings": chaired, "standing_chair": standing}
        assert _left(before, sample(ChairAgreed, meeting="m-2", standing=False)) == {"meetings": chaired}
        assert _left(before, sample(VoiceArranged, meeting="m-2")) == {"meetings": spoken, "standing_voice": voice}
        for party, said in ((GRAN, attrs.evolve(voice, until_changed=False)), (None, nobody)):
            event = sample(VoiceArranged, meeting="m-2", party=party, not_wanted=party is None, until_changed=False)
            assert _left(before, event) == {"meetings": _met(before, "m-2", voice=party, voice_said=said)}
        assert _left(excused, sample(AbsenceExcused, meeting="m-2")) == {
            "meetings": _met(before, "m-2", excused=frozenset({NURSE, TEACHER}), excuses=excuses)
        }

    def test_answers_to_a_call_stand_by_when_they_were_given(self) -> None:
        """However late one is written down; the latest of somebody's is the last."""
        before = _called()
        made = CallAnswer(
            party=TEACHER, coming=True, reason="by telephone", by=NURSE, at=HAPPENED, position=before.version + 1
        )
        answered = evolve(before, sample(CallAnswered, meeting="m-2"))
        late = sample(CallAnswered, meeting="m-2", coming=False, id="e-late", at=HAPPENED - DAY)
        earlier = attrs.evolve(made, coming=False, at=HAPPENED - DAY, position=answered.version + 1)

        assert _left(before, sample(CallAnswered, meeting="m-2")) == {"meetings": _met(before, "m-2", answers=(made,))}
        assert _left(answered, late) == {"meetings": _met(answered, "m-2", answers=(earlier, made))}

    def test_a_meeting_that_is_cancelled_is_not_coming(self) -> None:
        """Others are; and what was known about it is."""
        called = _called()
        before = attrs.evolve(called, live_meetings=("m-1", "m-2", "m-3"))

        assert _left(before, sample(MeetingCancelled, meeting="m-2")) == {
            "meetings": _met(before, "m-2", status=MeetingStatus.CANCELLED),
            "live_meetings": ("m-1", "m-3"),
        }

    @pytest.mark.parametrize("there", [True, False])
    @pytest.mark.parametrize("writes", [NURSE, None])
    def test_an_opening_says_who_is_there(self, there: bool, writes: str | None) -> None:
        """A user who is there is heard; where nobody else is named, the minute-taker of the call writes."""
        before = evolve(_called(chair=TEACHER), sample(AbsenceExcused, meeting="m-2", party=MUM))
        place = before.version + 1
        present = frozenset({NURSE, "p-stand-in", "p-interpreter", *([USER] if there else [])})
        absences = (
            Absence(party=TEACHER, reason="another pupil"),
            Absence(party=DAD, reason="  "),
            Absence(party=GRAN),
        )
        stand_ins = (StandIn(party="p-stand-in", member=TEACHER), StandIn(party="p-away", member=PHYSIO))
        event = sample(
            MeetingOpened, meeting="m-2", present=present, minute_taker=writes, absences=absences, stand_ins=stand_ins
        )
        hearing = Hearing(manner=HearingManner.TOOK_PART, at=HAPPENED, position=place, meeting="m-2")
        heard = {"heard": (*before.heard, hearing)}

        assert _left(before, event) == {
            "meetings": _met(
                before,
                "m-2",
                status=MeetingStatus.OPEN,
                chair=NURSE,
                minute_taker=writes or TEACHER,
                opened_at=HAPPENED,
                opened_position=place,
                present=present,
                represented=frozenset({TEACHER}),
                others=event.others,
                excused=frozenset({MUM, TEACHER}),
                excuses=(
                    *before.meetings["m-2"].excuses,
                    Excuse(party=TEACHER, day=MEETS, by=NURSE, at=HAPPENED, position=place),
                ),
            ),
            **(heard if there else {}),
        }

    @pytest.mark.parametrize(("chair", "same"), [(NURSE, True), (TEACHER, False)])
    def test_a_meeting_has_been_led_when_it_has_ended(self, chair: str, same: bool) -> None:
        """It is the last that was held; under the same chair the leading goes on, under another one it is new."""
        first = _after(_called(), sample(MeetingOpened, meeting="m-2"), sample(MeetingEnded, meeting="m-2"))
        opened = HAPPENED + DAY
        before = _after(
            first,
            sample(MeetingCalled, meeting="m-3", id="e-called-3"),
            sample(MeetingOpened, meeting="m-3", chair=chair, id="e-opened-3", at=opened, recorded_at=opened),
        )
        place = before.version + 1
        ended = opened + timedelta(hours=1)
        old = Leading(chair=NURSE, first=HAPPENED, last=HAPPENED, position=first.version - 1)
        one = Leading(chair=chair, first=opened, last=opened, position=place - 1)
        longer = attrs.evolve(old, last=opened, position=place - 1)
        assert (first.led, first.last_held) == ((old,), "m-2")

        assert _left(before, sample(MeetingEnded, meeting="m-3", id="e-ended-3", at=ended, recorded_at=ended)) == {
            "meetings": _met(before, "m-3", status=MeetingStatus.ENDED, ended_at=ended, ended_position=place, **AGREED),
            "last_held": "m-3",
            "led": (longer,) if same else (old, one),
        }

    def test_meetings_have_been_led_in_the_order_they_were_opened(self) -> None:
        """However late one is written down; of two at the same instant the one that was called first comes first."""
        group = _group()
        days = {"m-c": 3, "m-a": 1, "m-b": 2, "m-d": 3}
        chairs = {"m-a": NURSE, "m-b": TEACHER, "m-d": TEACHER, "m-c": NURSE}
        for meeting, chair in chairs.items():
            called = sample(MeetingCalled, meeting=meeting, at=HAPPENED, id=f"e-called-{meeting}")
            group = evolve(group, attrs.evolve(called, chair=chair))
        found = []
        for meeting, day in days.items():
            at = {"at": HAPPENED + day * DAY, "recorded_at": HAPPENED + 9 * DAY}
            chair = chairs[meeting]
            group = _after(
                group,
                sample(MeetingOpened, meeting=meeting, chair=chair, id=f"e-opened-{meeting}", **at),
                sample(MeetingEnded, meeting=meeting, id=f"e-ended-{meeting}", **at),
            )
            found.append([(each.chair, each.first, each.last) for each in group.led])
        one, two, three = (HAPPENED + day * DAY for day in (1, 2, 3))

        assert found == [
            [(NURSE, three, three)],
            [(NURSE, one, three)],
            [(NURSE, one, one), (TEACHER, two, two), (NURSE, three, three)],
            [(NURSE, one, one), (TEACHER, two, three), (NURSE, three, three)],
        ]

    def test_an_opening_that_is_put_right_after_the_meeting_changes_who_led_it(self) -> None:
        """It is not led twice, and what else is said of it changes nothing about who led it."""
        before = _after(_called(), sample(MeetingOpened, meeting="m-2"), sample(MeetingEnded, meeting="m-2"))
        later = HAPPENED + DAY
        led = {
            at: evolve(
                before, sample(MeetingOpened, meeting="m-2", chair=TEACHER, id="e-again", at=at, recorded_at=later)
            )
            for at in (HAPPENED - DAY, HAPPENED, later)
        }

        assert {at: group.led for at, group in led.items()} == {
            at: (Leading(chair=TEACHER, first=at, last=at, position=before.version + 1),) for at in led
        }
        assert "led" not in _left(before, sample(VoiceArranged, meeting="m-2"))

    def test_a_meeting_of_an_earlier_period_is_not_led_in_this_one(self) -> None:
        """That it is opened and ended again is said of it alone."""
        before = _group()
        event = sample(MeetingEnded)

        assert evolve(before, event).led == ()
        assert _left(before, event)["meetings"] == _met(
            before, status=MeetingStatus.ENDED, ended_at=HAPPENED, ended_position=before.version + 1, **AGREED
        )

    @pytest.mark.parametrize(
        ("meeting", "topic", "told", "untold"),
        [
            ("x-2", Topic.AGENCY_DISAGREEMENT, False, ("x-1", "x-3", "x-2")),
            ("x-2", Topic.AGENCY_DISAGREEMENT, True, ("x-1", "x-3")),
            ("x-2", Topic.TRAINING, False, ("x-1", "x-3")),
            ("x-2", Topic.TRAINING, True, ("x-1", "x-3")),
            ("x-1", Topic.AGENCY_DISAGREEMENT, False, ("x-3", "x-1")),
            ("x-1", Topic.AGENCY_DISAGREEMENT, True, ("x-3",)),
        ],
    )
    def test_an_outside_meeting_is_owed_to_the_user_once(
        self, meeting: str, topic: Topic, told: bool, untold: tuple[str, ...]
    ) -> None:
        """If it is about the agencies' own disagreement, and the user has not been told; the others still are."""
        before = _group(untold=("x-1", "x-3"))
        made = OutsideMeeting(
            id=meeting,
            position=before.version + 1,
            period=3,
            held_at=HAPPENED,
            by=frozenset({TEACHER}),
            user_told=told,
        )
        event = sample(OutsideMeetingHeld, meeting=meeting, topic=topic, user_told=told, by={TEACHER})
        left = _left(before, event)

        assert left.pop("untold", before.untold) == untold
        assert left == {"outside_meetings": before.outside_meetings.put(meeting, made)}

    def test_who_has_been_told_of_one_outside_meeting_is_still_owed_the_others(self) -> None:
        """That meeting is as it was, and told."""
        before = _group(untold=("x-0", "x-1", "x-3"))
        told = attrs.evolve(before.outside_meetings["x-1"], user_told=True)

        assert _left(before, sample(UserToldOfOutsideMeeting)) == {
            "outside_meetings": Ledger([("x-1", told)]),
            "untold": ("x-0", "x-3"),
        }


AGREED: dict[str, Any] = {
    "tasks_agreed": True,
    "process_evaluated": True,
    "next_meeting_on": date(2026, 9, 15),
    "next_minute_taker": NURSE,
}
"""What the sample of a meeting's end says of it."""


class TestMinutes:
    """A version of the minutes, its tasks, and who has got it."""

    def test_minutes_are_a_version_more_with_their_tasks_and_their_turn(self) -> None:
        """Of an earlier period's meeting nothing is owed in this one."""
        for period in (1, 3):
            before = _group(period=period)
            place = before.version + 1
            made = Minutes(
                version=2,
                writer=TEACHER,
                kinds=frozenset({"health", "learning"}),
                document="d-minutes-1",
                written_at=HAPPENED,
                position=place,
                tasks=sample(MinutesWritten).tasks,
                by=NURSE,
            )
            turn = Turn(meeting="m-1", at=HAPPENED, position=place, period=period)
            teacher = before.members[TEACHER]
            task = WorkItem(
                id="t-apply-for-aid",
                kind=WorkKind.TASK,
                status=WorkStatus.OPEN,
                position=place,
                period=1,
                agreed_at=HAPPENED,
                measure="w-reading",
                responsible=TEACHER,
                deadline=NEXT,
                meeting="m-1",
                also_responsible=frozenset({NURSE}),
                line=Line(
                    status=LineStatus.UNDER_WAY,
                    reason="the form has come back",
                    meeting="m-1",
                    at=HAPPENED,
                    position=place,
                ),
            )
            other = attrs.evolve(
                task,
                id="t-ring-the-practice",
                measure=None,
                responsible=NURSE,
                deadline=Deadline(day=date(2026, 8, 14)),
                also_responsible=frozenset(),
                line=None,
            )
            left = _left(before, sample(MinutesWritten))

            assert left.pop("live_meetings", ()) == (("m-1",) if period == 1 else ())
            assert left.pop("open_work", ()) == ((*before.open_work, task.id, other.id) if period == 1 else ())
            assert left == {
                "meetings": _met(
                    before,
                    status=MeetingStatus.MINUTES_WRITTEN,
                    minutes=(*before.meetings["m-1"].minutes, made),
                ),
                "work": before.work.put(task.id, task).put(other.id, other),
                "members": before.members.put(TEACHER, attrs.evolve(teacher, turns=(*teacher.turns, turn))),
            }

    def test_a_turn_that_was_taken_earlier_is_counted_before(self) -> None:
        """However late its minutes are written down, and of two at once as they were written."""
        place = _group().version + 1
        turn = Turn(meeting="m-1", at=HAPPENED, position=place, period=3)
        others = (
            Turn(meeting="m-a", at=HAPPENED - DAY, position=5, period=3),
            Turn(meeting="m-b", at=HAPPENED, position=4, period=3),
            Turn(meeting="m-c", at=HAPPENED + DAY, position=3, period=3),
        )
        before = _teacher(_group(), turns=others)

        assert evolve(before, sample(MinutesWritten)).members[TEACHER].turns == (*others[:2], turn, others[2])

    def test_a_correction_is_the_writers_and_no_turn(self) -> None:
        """Whoever corrects it; and the meeting is one that something is owed about again, once."""
        before = _group(period=1)
        made = Minutes(
            version=2,
            writer=TEACHER,
            kinds=frozenset({"health", "learning"}),
            document="d-minutes-1b",
            written_at=HAPPENED,
            position=before.version + 1,
            by=NURSE,
        )
        corrected = {
            "meetings": _met(
                before, status=MeetingStatus.MINUTES_WRITTEN, minutes=(*before.meetings["m-1"].minutes, made)
            )
        }
        event = sample(MinutesCorrected, tasks=(), actor=NURSE)

        assert _left(before, event) == {**corrected, "live_meetings": ("m-1",)}
        assert _left(attrs.evolve(before, live_meetings=("m-0", "m-1")), event) == corrected

    def test_minutes_that_nobody_had_written_are_whose_act_it_is(self) -> None:
        """A record with wrong steps in it still opens."""
        (made,) = evolve(_called(), sample(MinutesCorrected, meeting="m-2", tasks=())).meetings["m-2"].minutes

        assert (made.version, made.writer) == (1, NURSE)

    def test_the_latest_version_goes_to_those_who_did_not_have_it(self) -> None:
        """In the order of their ids, each with when and where in the record."""
        before = evolve(_group(period=1), sample(MinutesCorrected, tasks=()))
        one, two = before.meetings["m-1"].minutes
        place = before.version + 1
        shared = tuple((each, HAPPENED, place) for each in (DAD, NURSE))
        event = sample(MinutesShared, recipients={NURSE, DAD})
        after = evolve(before, event)
        more = tuple((each, HAPPENED, place + 1) for each in (MUM, USER))

        assert _left(before, event) == {
            "meetings": _met(
                before,
                status=MeetingStatus.MINUTES_SHARED,
                minutes=(one, attrs.evolve(two, shared_with=shared)),
            )
        }
        assert _left(after, sample(MinutesShared, recipients={USER, MUM, DAD}, id="e-more")) == {
            "meetings": _met(after, minutes=(one, attrs.evolve(two, shared_with=(*shared, *more))))
        }

    def test_who_reads_has_read_the_latest_version_that_they_were_given(self) -> None:
        """Or the latest there is."""
        first = evolve(_group(period=1), sample(MinutesCorrected, tasks=()))
        shared = evolve(first, sample(MinutesShared, recipients={NURSE}))
        before = evolve(shared, sample(MinutesCorrected, tasks=(), id="e-corrected-again"))
        one, two, three = before.meetings["m-1"].minutes
        reads = {
            NURSE: (one, attrs.evolve(two, acknowledged_by=frozenset({NURSE})), three),
            MUM: (attrs.evolve(one, acknowledged_by=one.acknowledged_by | {MUM}), two, three),
            "p-guest": (one, two, attrs.evolve(three, acknowledged_by=frozenset({"p-guest"}))),
        }

        for party, minutes in reads.items():
            assert _left(before, sample(MinutesAcknowledged, party=party)) == {
                "meetings": _met(before, minutes=minutes)
            }

    def test_what_nobody_has_written_is_neither_shared_nor_read(self) -> None:
        """Only that it was to be shared is said of the meeting."""
        before = _called()

        assert _left(before, sample(MinutesAcknowledged, meeting="m-2")) == {}
        assert _left(before, sample(MinutesShared, meeting="m-2")) == {
            "meetings": _met(before, "m-2", status=MeetingStatus.MINUTES_SHARED)
        }

    def test_nothing_is_owed_when_members_have_read_and_the_family_has_got_it(self) -> None:
        """The writer need not; one who joined later need not, nor the user; each of the others must."""
        start = attrs.evolve(_group(period=1), live_meetings=("m-0",))
        late = HAPPENED + DAY
        new = sample(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE), at=late, recorded_at=late)
        before = _after(start, sample(MinutesCorrected, tasks=()), new)
        read = sample(MinutesAcknowledged, party=NURSE)
        live = {
            frozenset(given): _after(before, sample(MinutesShared, recipients=given), read).live_meetings
            for given in ({NURSE, MUM, DAD}, {NURSE, MUM, DAD, USER, GRAN}, {MUM, DAD}, {NURSE, MUM}, {NURSE, DAD})
        }
        unread = _after(before, sample(MinutesShared))

        assert live == {
            frozenset({NURSE, MUM, DAD}): ("m-0",),
            frozenset({NURSE, MUM, DAD, USER, GRAN}): ("m-0",),
            frozenset({MUM, DAD}): ("m-0", "m-1"),
            frozenset({NURSE, MUM}): ("m-0", "m-1"),
            frozenset({NURSE, DAD}): ("m-0", "m-1"),
        }
        assert unread.live_meetings == ("m-0", "m-1")


WHOLE: dict[str, Any] = {"goal": None, "goal_status": None}
"""An evaluation of the plan as a whole."""


def _handover(before: Group, to: str, answer: str) -> Handover:
    """A step in who takes over, by the next event."""
    return Handover(to=to, answer=HandoverAnswer(answer), by=NURSE, at=HAPPENED, position=before.version + 1)


class TestWork:
    """Goals, measures and tasks, each with everything that was agreed about it."""

    def test_a_goal_is_as_it_was_set(self) -> None:
        """Beside the others."""
        before = _group()
        made = Goal(
            id="go-2",
            position=before.version + 1,
            parent="go-1",
            responsible=TEACHER,
            deadline=Deadline(day=date(2026, 12, 18)),
            from_plan=True,
            also_responsible=frozenset({NURSE}),
        )

        assert _left(before, sample(GoalSet)) == {"goals": before.goals.put("go-2", made)}

    def test_a_measure_is_for_a_goal_and_a_task_for_a_measure(self) -> None:
        """Both are open from now, after those that were."""
        before = _group()
        measure = WorkItem(
            id="w-swimming",
            kind=WorkKind.MEASURE,
            status=WorkStatus.OPEN,
            position=before.version + 1,
            period=3,
            agreed_at=HAPPENED,
            goal="go-1",
            responsible=PHYSIO,
            deadline=Deadline(day=date(2026, 10, 1)),
            also_responsible=frozenset({TEACHER}),
        )
        task = WorkItem(
            id="w-order-books",
            kind=WorkKind.TASK,
            status=WorkStatus.OPEN,
            position=before.version + 1,
            period=3,
            agreed_at=HAPPENED,
            measure="w-reading",
            responsible=TEACHER,
            deadline=NEXT,
            also_responsible=frozenset({NURSE, PHYSIO}),
        )

        assert _left(before, sample(MeasureAgreed)) == {
            "work": before.work.put("w-swimming", measure),
            "open_work": ("w-reading", "w-letter", "w-swimming"),
        }
        assert _left(before, sample(TaskAgreed)) == {
            "work": before.work.put("w-order-books", task),
            "open_work": ("w-reading", "w-letter", "w-order-books"),
        }

    @pytest.mark.parametrize("responsible", [NURSE, None])
    @pytest.mark.parametrize("deadline", [Deadline(day=date(2026, 11, 2)), None])
    def test_a_change_keeps_what_it_does_not_mention(self, responsible: str | None, deadline: Deadline | None) -> None:
        """It is agreed anew, in its place among the open ones; one that was closed is open again, as the last."""
        before = _group()
        event = sample(WorkChanged, responsible=responsible, deadline=deadline)
        closed = evolve(before, sample(WorkDone))
        changed = attrs.evolve(
            before.work["w-reading"],
            position=before.version + 1,
            agreed_at=HAPPENED,
            responsible=responsible or TEACHER,
            deadline=deadline or NEXT,
            also_responsible=frozenset({TEACHER}),
        )

        assert _left(before, event) == {"work": before.work.put("w-reading", changed)}
        shared = evolve(before, event)
        for said, after in ((None, frozenset({TEACHER})), (frozenset(), frozenset())):
            again = event.but(id="e-again", also_responsible=said)
            assert evolve(shared, again).work["w-reading"].also_responsible == after
        assert _left(closed, event) == {
            "work": before.work.put("w-reading", attrs.evolve(changed, position=closed.version + 1)),
            "open_work": ("w-letter", "w-reading"),
        }

    @pytest.mark.parametrize(
        ("kind", "status"),
        [
            (WorkDone, WorkStatus.DONE),
            (WorkDropped, WorkStatus.DROPPED),
            (HandoverAccepted, WorkStatus.HANDED_OVER),
        ],
    )
    def test_what_is_closed_is_not_among_the_open_ones(
        self, kind: type[WorkDone | WorkDropped | HandoverAccepted], status: WorkStatus
    ) -> None:
        """What was agreed about it stays known, and closed twice it is closed."""
        before = _group()
        closed = attrs.evolve(before.work["w-reading"], status=status)
        if kind is HandoverAccepted:
            closed = attrs.evolve(closed, handed_to=TEACHER, handovers=(_handover(before, TEACHER, "accepted"),))
        work = before.work.put("w-reading", closed)

        assert _left(before, sample(kind)) == {"work": work, "open_work": ("w-letter",)}
        again = _left(evolve(before, sample(kind)), sample(kind, id="e-again"))
        assert set(again) == ({"work"} if kind is HandoverAccepted else set())

    def test_what_is_offered_to_another_is_open_where_it_was(self) -> None:
        """Until the other says yes."""
        before = _group()
        offered = attrs.evolve(
            before.work["w-letter"], offered_to=GRAN, handovers=(_handover(before, GRAN, "offered"),)
        )

        assert _left(before, sample(HandoverOffered, work="w-letter", to=GRAN)) == {
            "work": before.work.put("w-letter", offered)
        }

    def test_a_no_to_taking_over_leaves_the_work_where_it_was(self) -> None:
        """With nobody asked; a no of one who was not asked takes nobody else's offer away."""
        before = evolve(_group(), sample(HandoverOffered, work="w-letter", to=GRAN))
        asked = before.work["w-letter"]
        for party, left in ((GRAN, None), (TEACHER, GRAN)):
            said = attrs.evolve(
                asked, offered_to=left, handovers=(*asked.handovers, _handover(before, party, "declined"))
            )
            assert _left(before, sample(HandoverDeclined, work="w-letter", to=party)) == {
                "work": before.work.put("w-letter", said)
            }

    @pytest.mark.parametrize("kind", [WorkDone, WorkDropped, HandoverAccepted])
    def test_what_is_closed_is_offered_to_nobody(self, kind: type[Event]) -> None:
        """However it was closed."""
        offered = evolve(_group(), sample(HandoverOffered, work="w-letter", to=GRAN))

        assert offered.work["w-letter"].offered_to == GRAN
        assert evolve(offered, sample(kind, work="w-letter")).work["w-letter"].offered_to is None

    def test_minutes_that_repeat_what_is_open_agree_nothing_anew(self) -> None:
        """Another responsible, or another deadline, is owed anew; what is done stays so, and what is left out ends."""
        task = Task(id="t-1", responsible=TEACHER, deadline=NEXT)
        written = evolve(_group(period=1), sample(MinutesWritten, tasks=(task,)))
        done = evolve(written, sample(WorkDone, work="t-1"))
        again: dict[str, tuple[Group, Task]] = {
            "the same": (written, attrs.evolve(task, measure="w-reading")),
            "closed": (done, task),
            "responsible": (written, attrs.evolve(task, responsible=NURSE)),
            "deadline": (written, attrs.evolve(task, deadline=Deadline(day=date(2026, 8, 1)))),
            "new": (written, attrs.evolve(task, id="t-2")),
        }
        found = {}
        for name, (before, repeated) in again.items():
            after = evolve(before, sample(MinutesCorrected, tasks=(repeated,)))
            item = after.work[repeated.id]
            found[name] = (item.position == after.version, item.measure, item.status, after.open_work[2:])

        assert found == {
            "the same": (False, "w-reading", WorkStatus.OPEN, ("t-1",)),
            "closed": (False, None, WorkStatus.DONE, ()),
            "responsible": (True, None, WorkStatus.OPEN, ("t-1",)),
            "deadline": (True, None, WorkStatus.OPEN, ("t-1",)),
            "new": (True, None, WorkStatus.OPEN, ("t-2",)),
        }

    def test_a_plan_is_known_by_its_document_and_evaluated_until_a_day(self) -> None:
        """An evaluation changes nothing that was considered."""
        before = _group(ending_considered_position=9)
        place = before.version + 1

        assert _left(before, sample(PlanReferred)) == {"plan": IndividualPlan(id="d-ip", position=place)}
        made = PlanEvaluation(position=place, at=HAPPENED, next_on=date(2026, 12, 1), by=NURSE, meeting="m-1")
        assert _left(before, sample(PlanEvaluated, **WHOLE)) == {"evaluation": made}

    def test_one_goal_or_one_measure_is_evaluated_by_itself(self) -> None:
        """With a next day of its own; the plan's is as it was.  Late, it changes nothing that was said after it."""
        before = _group()
        made = PlanEvaluation(
            position=before.version + 1, at=HAPPENED, next_on=date(2026, 12, 1), by=NURSE, meeting="m-1"
        )
        goal, item = before.goals["go-1"], before.work["w-reading"]
        late = {"id": "e-late", "at": HAPPENED - DAY}
        measure = {**WHOLE, "work": "w-reading"}
        reached = attrs.evolve(goal, status=GoalStatus.REACHED, evaluated=made)

        assert _left(before, sample(PlanEvaluated)) == {"goals": before.goals.put("go-1", reached)}
        assert _left(before, sample(PlanEvaluated, goal_status=None)) == {
            "goals": before.goals.put("go-1", attrs.evolve(goal, evaluated=made))
        }
        assert _left(before, sample(PlanEvaluated, **measure)) == {
            "work": before.work.put("w-reading", attrs.evolve(item, evaluated=made))
        }
        both = _after(before, sample(PlanEvaluated), sample(PlanEvaluated, id="e-measure", **measure))
        assert _left(both, sample(PlanEvaluated, goal_status=GoalStatus.LEFT_OUT, **late)) == {}
        assert _left(both, sample(PlanEvaluated, **measure, **late)) == {}

    def test_how_it_went_is_told_beside_a_task_and_agrees_nothing_anew(self) -> None:
        """The latest line that says so; one that does not say leaves it, and says who does it together."""
        task = Task(id="t-1", responsible=TEACHER, deadline=NEXT)
        written = evolve(_group(period=1), sample(MinutesWritten, tasks=(task,)))
        told = attrs.evolve(task, status=LineStatus.DROPPED, reason="moved", also_responsible=frozenset({NURSE}))
        before = evolve(written, sample(MinutesCorrected, tasks=(told,)))
        line = Line(status=LineStatus.DROPPED, reason="moved", meeting="m-1", at=HAPPENED, position=written.version + 1)

        assert written.work["t-1"].line is None
        assert before.work["t-1"] == attrs.evolve(written.work["t-1"], line=line, also_responsible=frozenset({NURSE}))
        quiet = evolve(before, sample(MinutesCorrected, tasks=(task,), id="e-again"))
        assert quiet.work["t-1"] == attrs.evolve(written.work["t-1"], line=line)

    def test_an_evaluation_from_before_the_latest_changes_nothing(self) -> None:
        """Written down late it is one that was; of two at the same instant the one written last counts."""
        known = PlanEvaluation(position=5, at=HAPPENED, next_on=None, by=NURSE)
        event = sample(PlanEvaluated, **WHOLE)

        assert set(_left(_group(evaluation=known), event)) == {"evaluation"}
        assert _left(_group(evaluation=attrs.evolve(known, at=HAPPENED + DAY)), event) == {}


class TestEnding:
    """The end."""

    def test_an_ending_is_considered_and_decided(self) -> None:
        """Each who decides is kept, and so is an evaluation; a regret takes all of it away."""
        before = _group()
        place = before.version + 1
        considered = _left(before, sample(EndingConsidered))
        decided = evolve(before, sample(EndingDecided))
        made = Ending(reason=EndingReason.NEED_CEASED, decided_by=(NURSE,), at=HAPPENED, position=place)
        evaluated = evolve(decided, sample(FinalEvaluationMade))
        late = HAPPENED + DAY
        joined = sample(EndingDecided, reason=EndingReason.MOVED, actor=MUM, id="e-joined", at=late, recorded_at=late)

        assert considered == {"ending_considered_position": place}
        assert _left(before, sample(FinalEvaluationMade)) == {}
        assert _left(before, sample(EndingDecided)) == {
            "status": GroupStatus.ENDING,
            "ending": made,
            "ending_considered_position": place,
        }
        assert _left(decided, sample(FinalEvaluationMade)) == {
            "ending": attrs.evolve(made, final_evaluation_position=place + 1)
        }
        assert _left(evaluated, joined) == {
            "ending": Ending(
                reason=EndingReason.MOVED,
                decided_by=(NURSE, MUM),
                at=late,
                position=place + 2,
                final_evaluation_position=place + 1,
            ),
            "ending_considered_position": place + 2,
        }
        assert _left(decided, sample(EndingRegretted)) == {"status": GroupStatus.ESTABLISHED, "ending": None}


class TestSaidOnce:
    """What is said or decided once stands with whose it was and when, until something later is said."""

    def test_what_the_user_is_told_and_that_the_user_died(self) -> None:
        """Each telling is kept; of the day of a death the last that was written down holds."""
        before = _group()
        place = before.version + 1
        told = ToldUser(event="e-1-202601050901", by=NURSE, at=HAPPENED, position=place)
        death = Death(day=date(2026, 5, 30), by=NURSE, at=HAPPENED, position=place)
        again = attrs.evolve(told, position=place + 1)

        assert _left(before, sample(UserTold)) == {"user_told": (told,)}
        assert _left(evolve(before, sample(UserTold)), sample(UserTold, id="e-2")) == {"user_told": (told, again)}
        assert _left(before, sample(UserDied)) == {"death": death}

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            (MinutesForUserDecided, lambda group: group.minutes_for_user),
            (InvitationsDeclined, lambda group: group.invitations[DAD]),
        ],
    )
    def test_a_yes_or_a_no_stands_until_a_later_one(self, kind: type[Event], said: Any) -> None:
        """However late an earlier one is written down."""
        name = "wanted" if kind is MinutesForUserDecided else "declined"
        made = evolve(_group(), sample(kind))
        late = evolve(made, sample(kind, id="e-late", at=HAPPENED - DAY, **{name: not getattr(sample(kind), name)}))
        later = evolve(made, sample(kind, id="e-later", **{name: not getattr(sample(kind), name)}))

        assert said(made) == Decided(yes=True, by=NURSE, at=HAPPENED, position=_group().version + 1)
        assert said(late) == said(made)
        assert said(later) == Decided(yes=False, by=NURSE, at=HAPPENED, position=made.version + 1)

    def test_a_parents_need_is_kept_with_its_ground_and_source(self) -> None:
        """Beside the others."""
        before = _group()
        need = ParentsNeed(
            party=MUM,
            meeting="m-1",
            kinds=frozenset({"health"}),
            ground="gives the medicine",
            agency=HEALTH,
            by=NURSE,
            at=HAPPENED,
            position=before.version + 1,
        )
        more = evolve(before, sample(ParentsNeedRecorded)).parents_needs

        assert _left(before, sample(ParentsNeedRecorded)) == {"parents_needs": (need,)}
        assert _left(_group(parents_needs=more), sample(ParentsNeedRecorded)) == {"parents_needs": (need, need)}

    def test_who_holds_a_role_and_whether_a_mark_is_set(self) -> None:
        """Of each the latest by when it happened."""
        before = _group()
        place = before.version + 1
        holder = RoleHolder(role="coordinating-unit", party="p-unit", by=NURSE, at=HAPPENED, position=place)
        mark = MarkState(mark="there.escalated", on=True, by=NURSE, at=HAPPENED, position=place)
        late = {"id": "e-late", "at": HAPPENED - DAY}

        assert _left(before, sample(RoleHolderRecorded)) == {"role_holders": Ledger([(holder.role, holder)])}
        assert _left(before, sample(MarkSet)) == {"marks": Ledger([(mark.mark, mark)])}
        assert _left(evolve(before, sample(RoleHolderRecorded)), sample(RoleHolderRecorded, party=None, **late)) == {}
        assert _left(evolve(before, sample(MarkSet)), sample(MarkSet, on=False, **late)) == {}
        nobody = evolve(evolve(before, sample(RoleHolderRecorded)), sample(RoleHolderRecorded, party=None, id="e-2"))
        assert nobody.role_holders["coordinating-unit"].party is None

    def test_a_tick_is_about_what_it_names(self) -> None:
        """One that names nothing stands with the points alone."""
        before = _group()
        ticks = tuple(
            Tick(
                code=code,
                meeting="m-1",
                event="e-1-202601050901",
                party=MUM,
                at=HAPPENED,
                position=before.version + 1,
                period=3,
            )
            for code in sorted(ROUTINE)
        )

        assert _left(before, sample(RoutineFollowed)) == {"ticks": ticks}
        assert _left(before, sample(RoutineFollowed, meeting=None, event=None, party=None)) == {}
        for name in ("meeting", "event", "party"):
            others: dict[str, Any] = dict.fromkeys({"meeting", "event", "party"} - {name})
            assert len(evolve(before, sample(RoutineFollowed, **others)).ticks) == 2

    def test_people_of_before_take_part_again_as_they_did(self) -> None:
        """Members for the agency and with the function they had; those who take part now already are as they were."""
        ended = evolve(_group(status=GroupStatus.ENDED), sample(NeedSeen))
        place = ended.version + 1
        event = sample(PeopleTakenOver)
        known = ended.members[TEACHER]
        stint = Stint(agency=SCHOOL, joined=place, takes_turns=True, start=HAPPENED, position=place, period=4)
        back = attrs.evolve(known, stints=(*known.stints, stint), position=place)
        again = [next(each for each in ended.participations if each.party == party) for party in (DAD, MUM)]
        fresh = [
            attrs.evolve(each, by=NURSE, at=HAPPENED, position=place, period=4, left_at=None, left_position=None)
            for each in again
        ]
        taken = TakenOver(
            members=frozenset({TEACHER}),
            participants=frozenset({MUM, DAD}),
            by=NURSE,
            at=HAPPENED,
            position=place,
        )

        assert _left(ended, event) == {
            "taken_over": (taken,),
            "members": ended.members.put(TEACHER, back),
            "participants": {MUM, DAD},
            "participations": (*ended.participations, *fresh),
        }
        assert set(_left(evolve(ended, event), sample(PeopleTakenOver, id="e-again"))) == {"taken_over"}
