"""Planning and calling meetings."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from ansvar_core import (
    AbsenceExcused,
    AccessRestricted,
    AgendaItem,
    Attendance,
    Because,
    ChairAgreed,
    ChairRule,
    ChangeProposal,
    ConsentNarrowed,
    DoFirst,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    FinalEvaluationMade,
    Gate,
    GoalSet,
    GroupEnded,
    GroupEstablished,
    Instead,
    MeetingCalled,
    MeetingCancelled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    Member,
    MemberChanged,
    MinutesShared,
    MinuteTakerRule,
    NeedSeen,
    Nothing,
    OutsideMeetingHeld,
    ParticipantJoined,
    PlanReferred,
    Policy,
    RecordedInError,
    RelayAccepted,
    RelayOffered,
    Rulebook,
    Span,
    StandIn,
    Topic,
    UserToldOfOutsideMeeting,
    VacancyReason,
    VacancyRecorded,
    Verdict,
)
from support.found import asked, blocks, found, warns, way_out
from support.life import (
    AGENCIES,
    COUNSEL,
    DAD,
    GRAN,
    HEALTH,
    MUM,
    NURSE,
    PHYSIO,
    PPT,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
    Life,
)


def item(topic: Topic, *kinds: str, name: str = "i-1") -> AgendaItem:
    return AgendaItem(id=name, topic=topic, kinds=frozenset(kinds))


def call(life: Life, **fields: Any) -> Verdict:
    """What the rulebook says to a call with some fields of another kind."""
    return life.ask(MeetingCalled, **life.calling(**fields))


class _Elsewhere:
    code: str
    topic: Topic

    def test_blocks_the_item(self) -> None:
        """The item stops the call, and the call without it is what is suggested."""
        mixed = (item(Topic.GOALS_AND_MEASURES), item(self.topic, name="i-2"))
        verdict = call(Life().established(), agenda=mixed)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).without == {"agenda": (mixed[1].id,)}
        assert [fact.subject for fact in found(verdict, self.code).facts] == ["i-2"]

    def test_the_other_topics_are_let_through(self) -> None:
        """No other topic is taken for this one."""
        life = Life().established()
        others = [topic for topic in Topic if topic is not self.topic]
        verdict = call(life, agenda=tuple(item(topic, name=topic) for topic in others))

        assert self.code not in verdict.codes

    def test_a_policy_can_let_it_in(self) -> None:
        """A municipality may take this one up in the group."""
        policy = Policy(topics_excluded=Policy().topics_excluded - {self.topic})
        verdict = call(Life(Rulebook.under(policy)).established(), agenda=(item(self.topic),))

        assert self.code not in verdict.codes


class TestStaffComplaint(_Elsewhere):
    """B31: dissatisfaction with staff is taken with the person or the person's leader, not in the group."""

    code = "topic.staff-complaint"
    topic = Topic.STAFF_COMPLAINT

    def test_the_status_of_a_task_is_another_matter(self) -> None:
        """That something is not done yet is a matter of the group; the complaint about it is not."""
        verdict = call(Life().established(), agenda=(item(Topic.FOLLOW_UP),))

        assert self.code not in verdict.codes


class TestResourceComplaint(_Elsewhere):
    """B32: complaints about the allocation of resources follow the ordinary case procedure."""

    code = "topic.resource-complaint"
    topic = Topic.RESOURCE_COMPLAINT


class TestTraining(_Elsewhere):
    """B33: training and guidance in carrying out measures have meetings of their own."""

    code = "topic.training"
    topic = Topic.TRAINING


class TestAgencyDisagreement(_Elsewhere):
    """B34: what is unclear or disputed between the agencies is settled in a meeting of their own."""

    code = "topic.agency-disagreement"
    topic = Topic.AGENCY_DISAGREEMENT

    def test_says_to_hold_a_meeting_of_their_own(self) -> None:
        """The right way is a meeting outside the group, of which the user is told."""
        verdict = call(Life().established(), agenda=(item(self.topic),))
        (step,) = way_out(verdict, self.code, Instead).steps

        assert step.kind == "outside-meeting-held"
        assert step.fields == {"topic": self.topic}
        assert "user_told" in step.asks


class TestMeetingStartsFromPlan:
    """A10: where there is an individual plan, the agenda starts from it."""

    code = "meeting.starts-from-plan"

    def test_warns_without_the_plan(self) -> None:
        """With a plan, an agenda that leaves it out warns and asks for another agenda."""
        life = Life().established()
        life.do(PlanReferred, plan="d-plan")
        verdict = call(life)

        assert warns(verdict, self.code)
        assert "agenda" in asked(verdict, self.code)
        assert found(verdict, self.code).facts[0].position == life.state.version

    def test_is_kept(self) -> None:
        """An item about the plan is enough, and without a plan there is nothing to start from."""
        life = Life().established()
        assert self.code not in call(life).codes
        life.do(PlanReferred, plan="d-plan")
        assert self.code not in call(life, agenda=(item(Topic.INDIVIDUAL_PLAN),)).codes


class TestGoalStartsFromPlan:
    """A10: where there is an individual plan, the goals start from it."""

    code = "goal.starts-from-plan"

    def test_warns(self) -> None:
        """A goal of the group's own beside a plan warns, and saying that it is the plan's is the way out."""
        life = Life().established()
        life.do(PlanReferred, plan="d-plan")
        verdict = life.ask(GoalSet, goal="g-1")

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"from_plan": True}

    def test_is_kept(self) -> None:
        """A goal from the plan, a sub-goal, and any goal where there is no plan are in order."""
        life = Life().established()
        assert self.code not in life.do(GoalSet, goal="g-1").codes
        life.do(PlanReferred, plan="d-plan")
        assert self.code not in life.ask(GoalSet, goal="g-2", from_plan=True).codes
        assert self.code not in life.ask(GoalSet, goal="g-3", parent="g-1").codes


class TestAgenda:
    """B23: there is something to meet about, and people can see it beforehand."""

    code = "meeting.agenda"

    def test_warns_on_an_empty_agenda(self) -> None:
        """A call without an agenda warns and asks for one; one item is enough."""
        life = Life().established()
        verdict = call(life, agenda=())

        assert warns(verdict, self.code)
        assert "agenda" in asked(verdict, self.code)
        assert self.code not in call(life).codes


class TestAgendaKindsListed:
    """B3: consent names kinds of information, so an agenda can only hold kinds that a consent can name."""

    code = "meeting.kinds-listed"

    def test_blocks_a_kind_nobody_knows(self) -> None:
        """A kind that the policy does not list blocks, and another agenda, or one without the item, is asked for."""
        life = Life().established()
        verdict = call(life, agenda=(item(Topic.SHARED_MATTER, "health", "gossip"),))

        assert blocks(verdict, self.code)
        assert "agenda" in asked(verdict, self.code)

    def test_is_kept(self) -> None:
        """Every listed kind, and none at all, are in order."""
        life = Life().established()
        everything = item(Topic.SHARED_MATTER, *Policy().information_kinds)
        assert self.code not in call(life, agenda=(everything, item(Topic.CONSENT, name="i-2"))).codes


class TestTimeLimited:
    """B30: a meeting has an end."""

    code = "meeting.time-limited"

    def test_warns_without_an_end(self) -> None:
        """Planning, calling and moving without an end time warn, and ask for one."""
        life = Life().established()
        starts = life.now + timedelta(days=7)
        planned = life.ask(MeetingPlanned, meeting="m-1", starts=starts)
        called = call(life, ends=None)
        life.call()
        moved = life.ask(MeetingMoved, meeting="m-1", starts=starts)

        for verdict in (planned, called, moved):
            assert warns(verdict, self.code)
            assert "ends" in asked(verdict, self.code)

    def test_is_kept(self) -> None:
        """With an end there is nothing to say."""
        assert self.code not in call(Life().established()).codes


class TestLength:
    """B30: a meeting is no longer than the municipality has chosen; the sources give no number."""

    code = "meeting.length"

    def test_the_boundary(self) -> None:
        """As long as chosen is in order; a minute more warns, and the longest allowed end is suggested."""
        life = Life(Rulebook.under(Policy(max_meeting_minutes=60))).established()
        starts = life.now + timedelta(days=7)
        verdict = call(life, starts=starts, ends=starts + timedelta(minutes=61))

        assert self.code not in call(life, starts=starts, ends=starts + timedelta(minutes=60)).codes
        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"ends": starts + timedelta(minutes=60)}

    def test_unset_says_nothing(self) -> None:
        """Where no number is chosen, a whole day is in order."""
        life = Life().established()
        starts = life.now + timedelta(days=7)
        assert self.code not in call(life, starts=starts, ends=starts + timedelta(hours=12)).codes


class TestStartsLater:
    """Nobody can be called to a meeting that has begun."""

    code = "meeting.starts-later"

    def test_the_boundary(self) -> None:
        """A start at the instant of the call is in order; a second earlier blocks, and another start is asked for."""
        life = Life().established()
        fields = life.calling()
        event = life.make(MeetingCalled, **{**fields, "starts": life.now, "ends": fields["ends"]})
        same = event.but(starts=event.at)
        before = event.but(starts=event.at - timedelta(seconds=1))

        assert self.code not in life.book.assess(life.state, same).codes
        verdict = life.book.assess(life.state, before)
        assert blocks(verdict, self.code)
        assert "starts" in asked(verdict, self.code)

    def test_moving_into_the_past(self) -> None:
        """A called meeting cannot be moved to before now."""
        life = Life().established()
        life.call()
        assert blocks(life.ask(MeetingMoved, meeting="m-1", starts=life.now - timedelta(days=1)), self.code)

    def test_a_call_that_says_when_it_ends_says_both_anew(self) -> None:
        """Another start alone would leave the old end behind."""
        life = Life().established()
        past = {"starts": life.now - timedelta(days=1), "ends": life.now - timedelta(hours=23)}

        assert found(call(life, **past), self.code).remedies == (ChangeProposal(asks=("starts", "ends")),)
        assert found(call(life, **{**past, "ends": None}), self.code).remedies == (ChangeProposal(asks=("starts",)),)


class TestNotice:
    """Our own choice, where the municipality makes it: people are called some time ahead."""

    code = "meeting.notice"

    def test_the_boundary(self) -> None:
        """On the last day of the notice it is in order; the day after warns, and says which day was the last."""
        life = Life(Rulebook.under(Policy(notice=Span(days=14)))).established()
        day = life.now.date()
        verdict = call(life, days=13)

        assert self.code not in call(life, days=14).codes
        assert warns(verdict, self.code)
        assert found(verdict, self.code).facts[0].day == day - timedelta(days=1)
        assert "starts" in asked(verdict, self.code)

    def test_moving_is_a_notice_too(self) -> None:
        """A meeting moved to tomorrow warns like one called for tomorrow."""
        life = Life(Rulebook.under(Policy(notice=Span(days=14)))).established()
        life.call(days=20)
        tomorrow = life.now + timedelta(days=1)
        assert warns(life.ask(MeetingMoved, meeting="m-1", starts=tomorrow), self.code)

    def test_unset_says_nothing(self) -> None:
        """Where no notice is chosen, a meeting in an hour is in order."""
        assert self.code not in call(Life().established(), days=0.05).codes


class TestUserCalled:
    """B15: the user should be in the meeting, so the user is asked to come."""

    code = "meeting.user-called"

    def test_warns(self) -> None:
        """A call without the user warns, and inviting the user is the way out."""
        life = Life().established()
        verdict = call(life, invited=frozenset({MUM}))

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"invited": {MUM, USER}}

    def test_is_kept(self) -> None:
        """Called or invited, the user has been asked."""
        life = Life().established()
        assert self.code not in call(life, invited=frozenset({USER})).codes
        assert self.code not in call(life, called=frozenset({NURSE, USER}), invited=frozenset()).codes


class TestRegularsCalled:
    """A8: some members are in every meeting."""

    code = "meeting.regulars-called"

    def test_warns(self) -> None:
        """Leaving out somebody who is in every meeting warns, and says whom to call."""
        life = Life().established()
        verdict = call(life, called=frozenset({NURSE}))

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"called": {NURSE, TEACHER}}

    def test_is_kept(self) -> None:
        """Being invited is enough, and who comes as needed can be left out."""
        life = Life().established()
        assert self.code not in call(life, called=frozenset({NURSE}), invited=frozenset({TEACHER})).codes
        seldom = Member(party=TEACHER, agency=SCHOOL, attendance=Attendance.AS_NEEDED, sub_responsibility="part")
        life.do(MemberChanged, member=seldom)
        assert self.code not in call(life, called=frozenset({NURSE}), invited=frozenset({USER})).codes


class TestCalledTakePart:
    """A5: a call tells of the user, so only those who take part in the group get one."""

    code = "meeting.called-take-part"

    def test_blocks_a_stranger(self) -> None:
        """Somebody who does not take part blocks, and the call without them is suggested."""
        life = Life().established()
        verdict = call(life, invited=frozenset({USER, GRAN}))

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields["invited"] == {USER}

    def test_is_kept_for_one_who_takes_part(self) -> None:
        """The same person as a participant is in order, and so is the user even where nobody wrote that down."""
        life = Life().established()
        life.do(ParticipantJoined, party=GRAN)
        assert self.code not in call(life, invited=frozenset({USER, GRAN})).codes


class TestChair:
    """B11: the coordinator chairs, unless somebody else is agreed beforehand (A6: the user can be)."""

    code = "meeting.chair"

    def test_blocks_another_chair(self) -> None:
        """Another chair blocks; the coordinator, or agreeing first, are the ways out."""
        life = Life().established()
        verdict = call(life, chair=TEACHER)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"chair": NURSE}
        steps = way_out(verdict, self.code, DoFirst).steps
        assert [step.kind for step in steps] == ["meeting-planned", "chair-agreed"]

    def test_is_kept_when_agreed_beforehand(self) -> None:
        """The user can chair when that is agreed for the meeting, and is then the one expected."""
        life = Life().established()
        starts = life.now + timedelta(days=7)
        life.do(MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
        steps = way_out(call(life, chair=USER), self.code, DoFirst).steps
        assert [step.kind for step in steps] == ["chair-agreed"]
        life.do(ChairAgreed, meeting="m-1", party=USER)

        assert self.code not in call(life, chair=USER).codes
        assert self.code not in call(life, chair=None).codes
        assert blocks(call(life, chair=NURSE), self.code)

    def test_nobody_to_name_in_a_vacancy(self) -> None:
        """With no coordinator and no chair named, the vacancy warns and nothing else is asked."""
        life = Life().established()
        life.do(VacancyRecorded, TEACHER, party=NURSE, reason=VacancyReason.ILL, agency=HEALTH)
        verdict = call(life, chair=None)

        assert self.code not in verdict.codes
        assert warns(verdict, "coordinator.vacant")
        assert blocks(call(life, chair=TEACHER), self.code)

    @pytest.mark.parametrize("rule", [ChairRule.COORDINATOR_ONLY, ChairRule.RELAY_HOLDER])
    def test_agreeing_does_not_help_where_the_policy_is_strict(self, rule: ChairRule) -> None:
        """A policy that knows only one office does not offer to agree on somebody else."""
        life = Life(Rulebook.under(Policy(chair_rule=rule))).established()
        verdict = call(life, chair=TEACHER)

        assert blocks(verdict, self.code)
        assert not any(isinstance(each, DoFirst) for each in found(verdict, self.code).remedies)


class TestMinuteTakerNamed:
    """B26: who takes the minutes is agreed beforehand."""

    code = "meeting.minute-taker-named"

    def test_warns_and_suggests(self) -> None:
        """A call without a minute-taker warns, and suggests whose turn it is."""
        life = Life().established()
        verdict = call(life, minute_taker=None)

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"minute_taker": TEACHER}
        assert self.code not in call(life).codes

    def test_asks_when_nobody_is_due(self) -> None:
        """Where nobody can be due, people are asked to say who."""
        life = Life().established(NURSE)
        verdict = call(life, minute_taker=None)

        assert "minute_taker" in asked(verdict, self.code)

    def test_suggests_the_next_who_may_read_the_agenda(self) -> None:
        """A member whose agency is not covered for it is passed over."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(ConsentNarrowed, MUM, grantor=MUM, agency=SCHOOL, kinds={"learning"})

        assert way_out(call(life, minute_taker=None), self.code, ChangeProposal).fields == {"minute_taker": PHYSIO}

    def test_asks_where_nobody_who_is_expected_is_due(self) -> None:
        """With the chair alone called, nobody who stays away is suggested."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        verdict = call(life, minute_taker=None, called=frozenset({NURSE}))

        assert found(verdict, self.code).remedies == (ChangeProposal(asks=("minute_taker",)),)

    def test_whoever_leads_is_not_due(self) -> None:
        """The one the call names, the one agreed for the meeting, or else the coordinator."""
        life = Life(Rulebook.under(Policy(chair_rule=ChairRule.NAMED_IN_THE_CALL))).established(NURSE, TEACHER, PHYSIO)
        starts = life.now + timedelta(days=14)
        life.do(MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))

        def due(chair: str | None) -> object:
            verdict = call(life, minute_taker=None, chair=chair)
            return way_out(verdict, self.code, ChangeProposal).fields["minute_taker"]

        assert [due(TEACHER), due(PHYSIO), due(None)] == [NURSE, NURSE, TEACHER]
        life.do(ChairAgreed, meeting="m-1", party=TEACHER)
        assert due(None) == NURSE


class TestMinuteTakerReads:
    """B26: whoever writes the minutes may read them."""

    code = "meeting.minute-taker-reads"

    def test_blocks_somebody_without_access(self) -> None:
        """The trusted person has no access of their own, so cannot be named; whose turn it is can."""
        life = Life().established()
        life.do(ParticipantJoined, party=GRAN)
        verdict = call(life, minute_taker=GRAN)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"minute_taker": TEACHER}

    def test_kinds_matter(self) -> None:
        """A member covered for some kinds cannot write about others."""
        life = Life().need().assessed().prepared(consents=False)
        for parent in (MUM, DAD):
            life.consent(parent, HEALTH)
            life.consent(parent, SCHOOL, kinds={"learning"})
        life.do(GroupEstablished)

        assert blocks(call(life, minute_taker=TEACHER), self.code)
        learning = (item(Topic.SHARED_MATTER, "learning"),)
        assert self.code not in call(life, minute_taker=TEACHER, agenda=learning).codes

    def test_a_parent_may(self) -> None:
        """A parent reads for the child, and so may write."""
        assert self.code not in call(Life().established(), minute_taker=MUM).codes

    def test_one_who_is_shut_out_of_that_meeting_cannot_write(self) -> None:
        """Access closed to a meeting that is planned is enough, and the next in turn is suggested."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        starts = life.now + timedelta(days=14)
        life.do(MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
        life.do(AccessRestricted, party=TEACHER, meeting="m-1", basis="d-basis")
        verdict = call(life, minute_taker=TEACHER)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"minute_taker": PHYSIO}
        assert self.code not in call(life, meeting="m-2", minute_taker=TEACHER).codes


class TestOutOfTurn:
    """B26: minute-taking goes in rotation and is agreed beforehand."""

    code = "rota.out-of-turn"

    def test_warns_without_a_reason(self) -> None:
        """Another than whose turn it is warns; the one due, or a reason, are the ways out."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        verdict = call(life, minute_taker=PHYSIO)

        assert warns(verdict, self.code)
        changes = [each for each in found(verdict, self.code).remedies if isinstance(each, ChangeProposal)]
        assert [(dict(each.fields), each.asks) for each in changes] == [
            ({"minute_taker": TEACHER}, ()),
            ({}, ("off_rota_reason",)),
        ]

    def test_a_reason_is_enough(self) -> None:
        """People can always agree otherwise and say why; blanks are no reason."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        assert self.code not in call(life, minute_taker=PHYSIO, off_rota_reason="swapped").codes
        assert warns(call(life, minute_taker=PHYSIO, off_rota_reason="  "), self.code)

    def test_one_who_is_not_called_is_not_due(self) -> None:
        """Whose turn it is, is asked among those who are expected."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        called = frozenset({NURSE, PHYSIO})
        assert self.code not in call(life, minute_taker=PHYSIO, called=called).codes


class TestTwiceRunning:
    """B26: nobody takes the minutes twice running."""

    code = "rota.twice-running"

    def test_warns_while_there_is_another(self) -> None:
        """The one who wrote last warns, also with a reason, and the one due is suggested."""
        life = Life().established(NURSE, TEACHER, PHYSIO).met()
        verdict = call(life, meeting="m-2", minute_taker=TEACHER, off_rota_reason="swapped")

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"minute_taker": PHYSIO}
        assert self.code not in call(life, meeting="m-2", minute_taker=PHYSIO).codes

    def test_warns_also_where_nobody_else_is_left(self) -> None:
        """With one person eligible it warns all the same, and there is nothing to do about it."""
        life = Life().established().met()
        verdict = call(life, meeting="m-2")

        assert warns(verdict, self.code)
        assert way_out(verdict, self.code, Nothing).because is Because.HAS_HAPPENED


class TestMinuteTakerByRule:
    """B26: where an office takes the minutes, the call names who holds it, or says why not."""

    code = "meeting.minute-taker-by-rule"

    def life(self, rule: MinuteTakerRule) -> Life:
        life = Life(Rulebook.under(Policy(minute_taker_rule=rule))).established(NURSE, TEACHER, PHYSIO)
        life.do(RelayOffered, party=PHYSIO)
        life.do(RelayAccepted, PHYSIO, party=PHYSIO)
        return life

    @pytest.mark.parametrize(
        ("rule", "holder"),
        [
            (MinuteTakerRule.CHAIR, NURSE),
            (MinuteTakerRule.COORDINATOR, NURSE),
            (MinuteTakerRule.RELAY_HOLDER, PHYSIO),
        ],
    )
    def test_warns_about_anybody_else(self, rule: MinuteTakerRule, holder: str) -> None:
        """The holder of the office is suggested, and a reason takes the warning away."""
        life = self.life(rule)
        verdict = call(life, minute_taker=TEACHER)

        assert warns(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == holder
        assert way_out(verdict, self.code, ChangeProposal).fields == {"minute_taker": holder}
        assert asked(verdict, self.code) == {"off_rota_reason"}
        assert self.code not in call(life, minute_taker=holder).codes
        assert self.code not in call(life, minute_taker=TEACHER, off_rota_reason="agreed").codes
        assert warns(call(life, minute_taker=TEACHER, off_rota_reason=" "), self.code)

    def test_the_chair_is_the_one_the_call_names(self) -> None:
        """Where the chair writes, it is whoever chairs this meeting."""
        life = self.life(MinuteTakerRule.CHAIR)

        assert self.code not in call(life, chair=USER, minute_taker=USER).codes
        assert found(call(life, chair=USER, minute_taker=NURSE), self.code).facts[0].subject == USER
        assert found(call(life, chair=None, minute_taker=TEACHER), self.code).facts[0].subject == NURSE

    @pytest.mark.parametrize("rule", [MinuteTakerRule.ROTATION, MinuteTakerRule.NAMED_IN_THE_CALL])
    def test_has_nothing_to_say_where_no_office_writes(self, rule: MinuteTakerRule) -> None:
        """Under a rotation, and where the call names whom it will."""
        life = self.life(rule)
        for party in (NURSE, TEACHER, PHYSIO, USER):
            assert self.code not in call(life, minute_taker=party).codes

    def test_an_office_without_a_holder_binds_nobody(self) -> None:
        """Without a relay holder anybody may be named, and naming nobody is not this rule's matter."""
        life = Life(Rulebook.under(Policy(minute_taker_rule=MinuteTakerRule.RELAY_HOLDER))).established()

        assert self.code not in call(life, minute_taker=TEACHER).codes
        assert self.code not in call(self.life(MinuteTakerRule.RELAY_HOLDER), minute_taker=None).codes

    def test_a_holder_without_access_is_not_suggested(self) -> None:
        """The office gives no access to what consent does not cover, so somebody else may write, or is asked for."""
        life = self.life(MinuteTakerRule.RELAY_HOLDER)
        for parent in (MUM, DAD):
            life.do(ConsentNarrowed, parent, grantor=parent, agency=PRACTICE, kinds={"learning"})
        private = (item(Topic.GOALS_AND_MEASURES, "health"),)
        held = call(life, minute_taker=PHYSIO, agenda=private)

        assert self.code not in call(life, minute_taker=TEACHER, agenda=private).codes
        assert warns(call(life, minute_taker=TEACHER, agenda=(item(Topic.INDIVIDUAL_PLAN),)), self.code)
        assert asked(held, "meeting.minute-taker-reads") == {"minute_taker"}

    def test_the_chair_is_the_one_agreed_where_the_call_names_nobody(self) -> None:
        """Who was agreed to lead this meeting writes, not the coordinator."""
        life = self.life(MinuteTakerRule.CHAIR)
        starts = life.now + timedelta(days=14)
        life.do(MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
        life.do(ChairAgreed, meeting="m-1", party=TEACHER)

        assert found(call(life, chair=None, minute_taker=NURSE), self.code).facts[0].subject == TEACHER
        assert self.code not in call(life, chair=None, minute_taker=TEACHER).codes


class TestNothingToTell:
    """B35: the user is told once of each meeting that was held outside."""

    code = "outside.nothing-to-tell"

    def test_blocks_telling_twice(self) -> None:
        """What the user knows cannot be told anew, at the meeting or afterwards."""
        life = Life().established()
        topic = Topic.AGENCY_DISAGREEMENT
        life.do(OutsideMeetingHeld, meeting="o-1", topic=topic, by={NURSE, TEACHER}, user_told=True)
        life.do(OutsideMeetingHeld, meeting="o-2", topic=topic, by={NURSE, TEACHER})
        assert self.code not in life.do(UserToldOfOutsideMeeting, meeting="o-2").codes

        for meeting in ("o-1", "o-2"):
            verdict = life.ask(UserToldOfOutsideMeeting, meeting=meeting)
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, Nothing).because is Because.ALREADY_DONE


class TestAttendance:
    """B8: municipal employees and those with an operating agreement have a duty to come when they are called."""

    code = "meeting.attendance"

    def test_is_owed_by_those_bound_until_the_meeting(self) -> None:
        """Municipal and contracted members owe it by the day of the meeting; an external one does not."""
        life = Life().established(NURSE, TEACHER, PHYSIO, PPT)
        life.call()
        starts = life.state.meetings["m-1"].starts
        assert starts is not None

        assert {duty.who: duty.due for duty in life.duties(self.code)} == dict.fromkeys(
            (NURSE, TEACHER, PHYSIO), starts.date()
        )
        assert not any(duty.overdue for duty in life.duties(self.code))

    def test_invited_owe_nothing(self) -> None:
        """Who is only invited may stay away."""
        life = Life().established()
        life.call(called=frozenset({NURSE}), invited=frozenset({TEACHER, USER}))
        assert [duty.who for duty in life.duties(self.code)] == [NURSE]

    def test_coming_settles_it(self) -> None:
        """Who is in the room owes nothing more."""
        life = Life().established()
        life.call()
        life.open()
        assert life.duties(self.code) == []

    def test_a_stand_in_settles_it(self) -> None:
        """The agency can send somebody else."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call()
        facts = life.state.meetings["m-1"]
        here = (facts.called | facts.invited | {"p-vicar"}) - {PHYSIO}
        life.open(present=here, stand_ins=(StandIn(party="p-vicar", member=PHYSIO),))
        assert life.duties(self.code) == []

    def test_a_stand_in_who_did_not_come_settles_nothing(self) -> None:
        """Naming a stand-in who is not in the room is no attendance."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call()
        life.open(absent=[PHYSIO], stand_ins=(StandIn(party="p-vicar", member=PHYSIO),))
        assert [duty.who for duty in life.duties(self.code)] == [PHYSIO]

    def test_absence_is_a_breach_once_the_meeting_is_over(self) -> None:
        """Owed while the meeting is open, overdue when it has ended, and settled by the chair's note."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call()
        life.open(absent=[PHYSIO])
        assert [(duty.who, duty.overdue) for duty in life.duties(self.code)] == [(PHYSIO, False)]
        life.end()
        assert [(duty.who, duty.overdue) for duty in life.duties(self.code)] == [(PHYSIO, True)]
        life.do(AbsenceExcused, meeting="m-1", party=PHYSIO, reason="ill")
        assert life.duties(self.code) == []

    def test_cancelling_and_voiding_take_it_away(self) -> None:
        """There is no duty to come to a meeting that is called off, or that never was."""
        life = Life().established()
        life.call("m-1")
        life.do(MeetingCancelled, meeting="m-1")
        assert life.duties(self.code) == []
        life.call("m-2")
        called = life.events[-1].id
        life.do(RecordedInError, event=called, reason="typed in the wrong group")
        assert life.duties(self.code) == []

    def test_a_meeting_that_is_only_planned_hides_no_call(self) -> None:
        """Whatever is planned first, those who are called to a later one owe coming to it."""
        life = Life().established()
        starts = life.now + timedelta(days=7)
        life.do(MeetingPlanned, meeting="m-1", starts=starts, ends=starts + timedelta(hours=1))
        life.call("m-2")
        assert {(duty.who, duty.subject) for duty in life.duties(self.code)} == {(NURSE, "m-2"), (TEACHER, "m-2")}

    def test_is_no_longer_owed_when_the_minutes_are_shared(self) -> None:
        """What was a breach stands in the record, and is not asked for for ever."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call()
        life.open(absent=[PHYSIO])
        life.end()
        life.write()
        assert [duty.overdue for duty in life.duties(self.code)] == [True]
        life.share()
        assert life.duties(self.code) == []

    def test_is_overdue_from_when_the_meeting_was_opened(self) -> None:
        """Asked about an earlier instant, it is a breach from the opening and not a moment before."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call()
        life.open(absent=[PHYSIO])
        opened = life.now
        life.end()

        def overdue(moment: datetime) -> list[bool]:
            return [duty.overdue for duty in life.book.duties(life.state, moment) if duty.code == self.code]

        assert overdue(opened) == [True]
        assert overdue(opened - timedelta(seconds=1)) == [False]

    def test_one_who_comes_for_a_municipal_agency_since_did_not_stay_away_from_it(self) -> None:
        """Somebody external owed nothing; one who has gone to somebody external owed it then."""
        life = Life().established(NURSE, TEACHER, PHYSIO, PPT)
        life.call()
        life.open(absent=[PHYSIO, PPT])
        life.end()
        life.record(MemberChanged, member=Member(party=PPT, agency=SCHOOL, sub_responsibility="part"))
        life.record(MemberChanged, member=Member(party=PHYSIO, agency=COUNSEL, sub_responsibility="part"))
        assert [(duty.who, duty.overdue) for duty in life.duties(self.code)] == [(PHYSIO, True)]

    def test_a_call_is_owed_by_the_agency_that_somebody_comes_for_now(self) -> None:
        """Until the meeting is opened."""
        life = Life().established(NURSE, TEACHER, PHYSIO, PPT)
        life.call()
        life.record(MemberChanged, member=Member(party=PPT, agency=SCHOOL, sub_responsibility="part"))
        life.record(MemberChanged, member=Member(party=PHYSIO, agency=COUNSEL, sub_responsibility="part"))
        assert {duty.who for duty in life.duties(self.code)} == {NURSE, TEACHER, PPT}


class TestHeld:
    """B5, B23: the group works over time from meeting to meeting; a municipality can set the longest time between."""

    code = "meeting.held"

    def life(self, **span: int) -> Life:
        interval = Span(**(span or {"days": 60}))
        return Life(Rulebook.under(Policy(meeting_interval=interval))).established()

    def test_is_owed_by_the_coordinator_from_when_the_group_is_established(self) -> None:
        """On the last day it is in time, on the next it is late; unset, no meeting is owed."""
        life = self.life()
        established, day = life.state.version, life.now.date()
        [duty] = life.duties(self.code)

        assert (duty.who, duty.position, duty.due, duty.overdue) == (
            NURSE,
            established,
            day + timedelta(days=60),
            False,
        )
        life.wait(days=60)
        assert [each.overdue for each in life.duties(self.code)] == [False]
        life.wait(days=1)
        assert [each.overdue for each in life.duties(self.code)] == [True]
        assert Life().established().wait(days=900).duties(self.code) == []

    def test_is_counted_anew_from_each_meeting(self) -> None:
        """A meeting that has ended settles it and opens the next; calling and opening one do not."""
        life = self.life()
        life.call(days=70)
        life.open()
        assert [each.overdue for each in life.duties(self.code)] == [True]
        life.end()
        assert [(each.position, each.due, each.overdue) for each in life.duties(self.code)] == [
            (life.state.version, life.now.date() + timedelta(days=60), False)
        ]

    def test_the_breach_stands_in_an_audit(self) -> None:
        """A meeting held too late is held, and it was too late."""
        life = self.life()
        life.call(days=70)
        life.open()
        life.end()
        [owed] = [each for each in life.audit().owed if each.duty.code == self.code]

        assert owed.duty.due == life.events[owed.position - 1].at.date() + timedelta(days=60)
        assert owed.covered_by is None

    def test_a_meeting_that_never_was_settles_nothing(self) -> None:
        """Recorded in error, it is counted from the one before."""
        life = self.life()
        life.met("m-1")
        first = life.duties(self.code)
        life.met("m-2")
        assert life.duties(self.code) != first
        called = next(each.id for each in life.events if each.tag == "meeting-called" and each.subject == "m-2")
        life.do(RecordedInError, event=called, reason="another group's")

        assert life.duties(self.code) == first

    def test_is_not_owed_while_ending(self) -> None:
        """Once it is decided to end there is no next meeting that must be held; regretted, there is."""
        life = self.life()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        assert life.duties(self.code) == []
        life.do(EndingRegretted, reason="a new need")
        assert len(life.duties(self.code)) == 1

    def test_is_not_owed_before_the_group_is_established_anew(self) -> None:
        """A new period starts empty."""
        life = self.life().met()
        life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
        life.do(FinalEvaluationMade, document="d-final")
        life.do(GroupEnded)
        life.wait(days=300)
        life.do(NeedSeen, user=life.state.user, agency=AGENCIES[HEALTH], long_lasting=True, coordinated=True)
        assert life.duties(self.code) == []
        life.assessed().established()

        assert [(each.position, each.overdue) for each in life.duties(self.code)] == [(life.state.version, False)]

    def test_the_day_it_is_late_is_known_beforehand(self) -> None:
        """Whoever asks when the next answer changes is told of the first day that is too late."""
        life = self.life()
        due = life.duties(self.code)[0].due
        assert due is not None
        late = life.book.next_change(life.state, life.now)

        assert late is not None
        assert late.astimezone(life.book.at(late).policy.zone).date() == due + timedelta(days=1)

    def test_follows_the_calendar(self) -> None:
        """Months are months, whatever their length."""
        life = self.life(months=2)

        assert [each.due for each in life.duties(self.code)] == [date(2026, 3, 5)]


class TestUserTold:
    """B35: the user is told of the meetings that the agencies hold about their own disagreement."""

    code = "outside.user-told"

    def held(self, topic: Topic = Topic.AGENCY_DISAGREEMENT, **fields: Any) -> Life:
        life = Life().established()
        life.do(OutsideMeetingHeld, meeting="o-1", topic=topic, by={NURSE, TEACHER}, **fields)
        return life

    def test_is_owed_by_those_who_met(self) -> None:
        """Each who met owes it before the next meeting of the group, and telling settles it for all."""
        life = self.held()
        assert {duty.who for duty in life.duties(self.code)} == {NURSE, TEACHER}
        assert {(duty.due, duty.next_meeting) for duty in life.duties(self.code)} == {(None, True)}
        life.do(UserToldOfOutsideMeeting, meeting="o-1")
        assert life.duties(self.code) == []

    def test_is_due_by_the_next_meeting_and_overdue_after_it(self) -> None:
        """The day of the next meeting is the day it is due, and it is late when that meeting has been held."""
        life = self.held()
        life.call(days=10)
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        assert {duty.due for duty in life.duties(self.code)} == {starts.date()}
        life.open()
        assert not any(duty.overdue for duty in life.duties(self.code))
        life.end()
        assert all(duty.overdue for duty in life.duties(self.code))

    def test_a_meeting_before_it_that_is_written_down_late_makes_it_no_later(self) -> None:
        """The next meeting is one that was held after it."""
        life = Life().established()
        life.call(days=5)
        starts = life.state.meetings["m-1"].starts
        assert starts is not None
        life.until(starts + timedelta(days=5))
        life.do(OutsideMeetingHeld, meeting="o-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE})
        life.wait(days=1)
        soon = {"recorded_at": life.now}
        life.record(MeetingOpened, meeting="m-1", present={NURSE, USER}, chair=NURSE, at=starts, **soon)
        over = {"at": starts + timedelta(hours=1), "tasks_agreed": True, "process_evaluated": True}
        life.record(MeetingEnded, meeting="m-1", **over, **soon)
        assert [duty.overdue for duty in life.duties(self.code)] == [False]
        life.met("m-2", days=3, minute_taker=TEACHER)
        assert [duty.overdue for duty in life.duties(self.code)] == [True]

    @pytest.mark.parametrize("topic", [Topic.STAFF_COMPLAINT, Topic.RESOURCE_COMPLAINT, Topic.TRAINING])
    def test_the_other_meetings_are_their_own(self, topic: Topic) -> None:
        """Of a talk with a leader, a case, or guidance, nobody owes the group a report."""
        assert self.held(topic).duties(self.code) == []

    def test_is_not_owed_when_the_user_knew(self) -> None:
        """Told at the time is told."""
        assert self.held(user_told=True).duties(self.code) == []


class TestGate:
    """A duty locks nothing, unless a municipality has named the event that waits for it."""

    code = "duty.gate"

    def life(self) -> Life:
        policy = Policy(gates=(Gate(duty="outside.user-told", event="minutes-shared"),))
        life = Life(Rulebook.under(policy)).established()
        life.do(OutsideMeetingHeld, meeting="o-1", topic=Topic.AGENCY_DISAGREEMENT, by={NURSE})
        life.call()
        life.open()
        return life

    def test_blocks_while_overdue(self) -> None:
        """The event waits while the duty is overdue, and goes on when it is settled."""
        life = self.life()
        life.end()
        life.write()
        everybody = {each.party for each in life.state.current_members}
        verdict = life.ask(MinutesShared, meeting="m-1", recipients=everybody)

        assert blocks(verdict, self.code)
        assert found(verdict, self.code).facts[0].subject == "o-1"
        assert [step.kind for step in way_out(verdict, self.code, DoFirst).steps] == ["user-told-of-outside-meeting"]
        life.do(UserToldOfOutsideMeeting, meeting="o-1")
        assert self.code not in life.ask(MinutesShared, meeting="m-1", recipients=everybody).codes

    def test_what_is_not_named_does_not_wait(self) -> None:
        """Without a gate the same overdue duty locks nothing, and a gate holds only its own event."""
        life = self.life()
        verdict = life.end()
        assert self.code not in verdict.codes
        assert life.duties("outside.user-told")[0].overdue
        assert self.code not in life.write().codes
