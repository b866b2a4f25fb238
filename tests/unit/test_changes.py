"""What changes on which day is told, and which groups it touches, and nothing else."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import FrameType
from typing import Any

import attrs
import pytest

from ansvar_core import (
    NORWAY,
    Act,
    Breach,
    ChairRule,
    Change,
    Changed,
    ChangeProposal,
    Choice,
    Concerns,
    ConsentWithdrawn,
    ContentCheck,
    Dated,
    Difference,
    Effect,
    EndingDecided,
    EndingReason,
    FamilyAccessDecided,
    FinalEvaluationMade,
    Gate,
    Ground,
    Group,
    GroupEnded,
    LawReference,
    LegalFrame,
    Mark,
    MeetingCalled,
    MeetingOpened,
    MemberJoined,
    MemberLeft,
    MinuteTakerRule,
    NotInForce,
    NotOwed,
    Obligation,
    Owing,
    Permission,
    Policy,
    Profile,
    Role,
    RoutineFollowed,
    RoutinePoint,
    Rulebook,
    RuleText,
    Setting,
    Situation,
    Source,
    Span,
    StandingCheck,
    Text,
    Touched,
    VacancyReason,
    VacancyRecorded,
    Weight,
    When,
    record_from_json,
)
from ansvar_core.assess import situation_of
from ansvar_core.changes import _ASK_WHO_READS
from ansvar_core.derive.access import denied
from ansvar_core.evolve import evolve
from support.life import MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life

RECORDS = sorted((Path(__file__).parents[2] / "examples" / "records").glob("*[!s].json"))
WHY = Text(nb="fordi", nn="fordi", en="because")
NEW_WORDS = Text(nb="ny", nn="ny", en="new")
WORDS = RuleText(wrong=WHY, why=WHY, do=WHY)
DAY, LATER = date(2027, 1, 1), date(2027, 7, 1)
ONE = timedelta(days=1)
EVENING, MIDNIGHT = datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
OURS = Source(design=True)
POINT = RoutinePoint(code="there.place", what=WHY, when=When.IN, event="meeting-called", effect=Effect.WARNS)
BEFORE = RoutinePoint(code="there.leader", what=WHY, when=When.BEFORE, event="group-ended")
FILED = RoutinePoint(code="there.filed", what=WHY, when=When.AFTER, event="group-established")
GATE = Gate(duty="minutes.written", event="goal-set")


def from_day(what: Any, day: date | None = DAY, last: date | None = None) -> Difference:
    return Difference(what=what, because=WHY, first_day=day, last_day=last)


def there(*what: Any, **fields: Any) -> Rulebook:
    """A municipality with differences, each from of old where it does not say its day."""
    differences = [each if isinstance(each, Difference) else from_day(each, None) for each in what]
    return Rulebook.of(Profile(name="there", label=WHY, differences=differences, **fields))


def under_law(**changes: Any) -> Rulebook:
    """The standard on a made-up frame, with some of the law dated."""
    law: LegalFrame = attrs.evolve(NORWAY, name="made-up", **changes)
    return Rulebook.under(Policy(frame=law))


def _said(situation: Situation, event: MeetingCalled) -> Breach | None:
    return Breach(remedies=(ChangeProposal(asks=("purpose",)),))


def _other(situation: Situation, event: MeetingCalled) -> Breach | None:
    return Breach()


def _owed(setting: Setting) -> Owing | None:
    if setting.group.established_position is not None:
        return Owing(who=NURSE, position=setting.group.established_position)
    return None


CHECK = ContentCheck(
    code="there.check", effect=Effect.WARNS, source=OURS, governs=(MeetingCalled,), judge=_said, text=WORDS
)
OWED = Obligation(
    code="there.owed",
    source=OURS,
    opened_by=(MemberJoined,),
    settled_by=(RoutineFollowed,),
    owed=_owed,
    text=WORDS,
)


class TestChanges:
    """A change is told once, on its day, as what it is."""

    def test_rules_without_days_never_change(self) -> None:
        """Neither the standard nor a municipality that differs from of old."""
        assert Rulebook.standard().changes() == ()
        assert there(Choice(key="meeting.notice", value=Span(days=7)), POINT, GATE).changes() == ()

    def test_a_choice_is_told_by_its_key_with_both_values(self) -> None:
        """When it comes, and when it goes again."""
        book = there(from_day(Choice(key="meeting.notice", value=Span(days=7)), DAY, LATER - ONE))
        week = Span(days=7)

        assert book.changes() == (
            Change(day=DAY, parameters=(Changed(key="meeting.notice", before=None, after=week),)),
            Change(day=LATER, parameters=(Changed(key="meeting.notice", before=week, after=None),)),
        )

    def test_a_rule_comes_goes_and_has_another_version(self) -> None:
        """Two versions of one rule are one rule that is altered."""
        until = attrs.evolve(CHECK, last_day=DAY - ONE)
        anew = attrs.evolve(CHECK, judge=_other, first_day=DAY)
        book = there(
            checks=[until, anew, attrs.evolve(CHECK, code="there.old", last_day=DAY - ONE)],
            obligations=[attrs.evolve(OWED, first_day=DAY, last_day=LATER - ONE)],
        )

        assert book.changes() == (
            Change(day=DAY, begins=("there.owed",), ends=("there.old",), altered=("there.check",)),
            Change(day=LATER, ends=("there.owed",)),
        )

    def test_a_weight_is_told_as_a_choice_and_as_the_rule_it_alters(self) -> None:
        """A rule that is no longer asked has ended."""
        heavy, gone = Weight(code="group.size", effect=Effect.BLOCKS), Weight(code="meeting.users-voice", effect=None)
        [change] = there(from_day(heavy), from_day(gone)).changes()

        assert change == Change(
            day=DAY,
            parameters=(Changed(key="rules.effects", before=(), after=(heavy, gone)),),
            ends=("meeting.users-voice",),
            altered=("group.size",),
        )

    @pytest.mark.parametrize(
        ("what", "key"),
        [(POINT, "routine.points"), (BEFORE, "routine.points"), (FILED, "routine.points"), (GATE, "duties.gates")],
    )
    def test_what_only_carries_on_a_choice_is_told_as_that_choice(self, what: Any, key: str) -> None:
        """And not a second time as a rule that comes."""
        [change] = there(from_day(what)).changes()

        assert [each.key for each in change.parameters] == [key]
        assert (change.begins, change.ends, change.altered) == ((), (), ())

    def test_a_duty_that_is_no_longer_owed_has_ended(self) -> None:
        """Told as the choice, and as the duty."""
        [change] = there(from_day(NotOwed(code="goals.set"))).changes()

        assert change.parameters == (Changed(key="duties.unowed", before=frozenset(), after=frozenset({"goals.set"})),)
        assert change.ends == ("goals.set",)

    def test_a_day_on_which_nothing_becomes_another_is_no_change(self) -> None:
        """Also where the policy makes rules of its own, which are made anew for each stretch of days."""
        same = from_day(Choice(key="establish.min_agencies", value=2))
        rests = RoutinePoint(
            code="there.rests", what=WHY, when=When.BEFORE, event="group-ended", concerns=Concerns.CHILD
        )
        book = there(same, POINT, rests, FILED, GATE)
        life = Life(book).established()

        assert book.changes() == ()
        assert list(book.touched([life.state], DAY)) == []
        assert life.book.at(EVENING) == life.book.at(MIDNIGHT)

    def test_an_age_of_the_law_is_told_by_its_key(self) -> None:
        """The policy stays the same, and the law under it does not."""
        book = under_law(full_age=Dated("frame.full_age", [(None, 18), (DAY, 17), (LATER, 18)]))

        assert book.changes() == (
            Change(day=DAY, parameters=(Changed(key="frame.full_age", before=18, after=17),)),
            Change(day=LATER, parameters=(Changed(key="frame.full_age", before=17, after=18),)),
        )

    def test_a_new_provision_is_told_with_the_rules_that_rest_on_it(self) -> None:
        """And the rest of the provisions stay."""
        provision = LawReference(act="the new act", section="1", mark=Mark.CONFIRMED)
        old = NORWAY.provisions(Ground.PLAN, DAY)
        grounds: dict[Ground, Any] = {
            **NORWAY.grounds,
            Ground.PLAN: Dated("frame.grounds.plan", [(None, old), (DAY, (provision,))]),
        }
        book = under_law(grounds=grounds)
        [change] = book.changes()
        [changed] = change.parameters

        assert changed.key == "frame.grounds"
        assert {ground for ground in Ground if changed.before[ground] != changed.after[ground]} == {Ground.PLAN}
        assert (changed.before[Ground.PLAN], changed.after[Ground.PLAN]) == (old, (provision,))
        resting = {each.code for each in book.checks if Ground.PLAN in each.source.grounds}
        assert set(change.altered) == resting != set()
        assert (change.begins, change.ends) == ((), ())

    def test_another_frame_is_told_as_what_is_another_in_it(self) -> None:
        """A policy can rest on another frame from a day."""
        later = attrs.evolve(NORWAY, name="made-up", youth_consents_at_latest=Dated.always("frame.x", 17))
        book = Rulebook.under(Dated("ours", [(date(2020, 1, 1), Policy()), (DAY, Policy(frame=later))]))

        assert book.changes() == (
            Change(day=DAY, parameters=(Changed(key="frame.youth_consents_at_latest", before=16, after=17),)),
        )


NOTHING = Touched(group="g-1", answers=(), events=())


class TestTouched:
    """A group is touched when an answer about it is another because of the change."""

    def answers(self, life: Life, *what: Any, **fields: Any) -> Touched | None:
        """How a change on the day touches a group that has lived under the standard."""
        book = there(*(from_day(each) for each in what), **fields)
        found = list(book.touched([life.state], DAY))
        return found[0] if found else None

    def test_by_who_must_consent(self) -> None:
        """A fifteen-year-old is asked from the day on; of a ten-year-old nothing changes."""
        choice = Choice(key="consent.youth_own_age", value=15)
        parents = Choice(key="consent.parents_until", value=18)
        fifteen = self.answers(Life().need(date(2011, 3, 1)).assessed(), choice, parents)

        assert fifteen is not None
        assert "consent" in fifteen.answers
        assert "group-established" in fifteen.events
        assert self.answers(Life().need(date(2016, 3, 1)).assessed(), choice, parents) is None

    def test_by_who_may_read(self) -> None:
        """Reading is reserved from the day on; who must consent may still read, so a family alone loses nothing."""
        reserved = Permission(act=Act.READ, roles={Role.COORDINATOR})
        met = self.answers(Life().established().met(), reserved)

        assert met is not None
        # Who may not read cannot write either.
        assert met.answers == ("may_read", "rota")
        assert self.answers(Life().need().assessed(), reserved) is None

    def test_by_who_may_read_of_those_close_and_of_those_who_have_left(self) -> None:
        """Each is asked about: that nobody else loses anything hides nothing."""
        with_a_role = Permission(act=Act.READ, roles=set(Role) - {Role.OTHER})
        left = Life().established(NURSE, TEACHER, PHYSIO).met()
        assert self.answers(left, with_a_role) is None
        left.do(MemberLeft, party=PHYSIO)
        close = Life().established().met()
        close.do(FamilyAccessDecided, MUM, party="p-aunt", allowed=True)
        for life in (left, close):
            found = self.answers(life, with_a_role)
            assert found is not None
            assert found.answers == ("may_read",)

    def test_of_one_who_has_left_only_their_own_meetings_are_asked_about(self) -> None:
        """Who left before the first meeting has read nothing, and loses nothing."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(MemberLeft, party=PHYSIO)
        life.met()
        assert self.answers(life, Permission(act=Act.READ, roles=set(Role) - {Role.OTHER})) is None

    def test_who_may_read_is_asked_of_what_events_say_too(self) -> None:
        """Who is to take the minutes, and who is sent them."""
        reserved = Permission(act=Act.READ, roles={Role.COORDINATOR})
        written = Life().established()
        written.call()
        written.open()
        written.end()
        written.write()
        called = Life().established()
        called.call("m-1", (LATER - called.now.date()).days)

        assert "meeting-called" in (self.answers(Life().established(), reserved) or NOTHING).events
        assert "meeting-opened" in (self.answers(called, reserved) or NOTHING).events
        assert "minutes-shared" in (self.answers(written, reserved) or NOTHING).events

    def test_the_rules_that_ask_who_may_read_are_those_that_do(self) -> None:
        """Watched while each is asked of every event of whole lives."""
        book, found = Rulebook.standard(), set()
        reading = inspect.unwrap(denied).__code__

        def watch(frame: FrameType, what: str, _: object) -> None:
            if what == "call" and frame.f_code is reading:
                found.add(code)

        for path in RECORDS:
            group: Group | None = None
            for event in record_from_json(path.read_text(encoding="utf-8")):
                for check in book.at(event.at).content[type(event)] if group is not None else ():
                    code, situation = check.code, situation_of(group, event, book.policies)
                    before = sys.getprofile()
                    sys.setprofile(watch)
                    check.judge(situation, event)
                    sys.setprofile(before)
                group = evolve(group, event)

        assert found == _ASK_WHO_READS

    def test_by_what_is_owed(self) -> None:
        """Goals are owed from the first meeting, and from the day on they are not."""
        met = self.answers(Life().established().met(), NotOwed(code="goals.set"))

        assert met is not None
        assert (met.answers, met.events) == (("duties",), ())
        assert self.answers(Life().established(), NotOwed(code="goals.set")) is None

    def test_by_a_duty_of_its_own(self) -> None:
        """An established group owes it; one that is being prepared does not."""
        rule = {"obligations": [attrs.evolve(OWED, first_day=DAY)]}
        established = self.answers(Life().established(), **rule)

        assert established is not None
        assert established.answers == ("duties",)
        assert self.answers(Life().need().assessed().prepared(), **rule) is None

    @pytest.mark.parametrize(
        "what",
        [
            Choice(key="meeting.minute_taker_rule", value=MinuteTakerRule.COORDINATOR),
            Choice(key="meeting.chair_rule", value=ChairRule.RELAY_HOLDER),
        ],
    )
    def test_by_who_chairs_and_writes_next(self, what: Choice) -> None:
        """A group with members has somebody next; one that is not prepared yet has nobody."""
        established = self.answers(Life().established(), what)

        assert established is not None
        assert "rota" in established.answers
        assert self.answers(Life().need(), what) is None

    @pytest.mark.parametrize(
        ("order", "answers"), [((NURSE, TEACHER, PHYSIO), ("rota",)), ((TEACHER, NURSE, PHYSIO), ())]
    )
    def test_by_who_writes_next_and_not_by_who_writes_after_that(
        self, order: tuple[str, ...], answers: tuple[str, ...]
    ) -> None:
        """The coordinator who chairs may write from the day on: next, or only when another has written."""
        life = Life().established(*order)
        may_write = self.answers(life, Choice(key="meeting.chair_takes_minutes", value=True)) or NOTHING

        assert may_write.answers == answers

    def test_by_a_new_version_of_a_rule_about_what_an_event_says(self) -> None:
        """It may say something else, though it is called the same and weighs the same."""
        anew = attrs.evolve(CHECK, judge=_other, first_day=DAY)
        found = self.answers(Life().established(), checks=[attrs.evolve(CHECK, last_day=DAY - ONE), anew])

        assert found == Touched(group="g-1", answers=(), events=("meeting-called",))

    def test_by_an_act_that_is_reserved_for_others(self) -> None:
        """One that was reserved before, and is for others from the day on; what stays reserved touches nobody."""
        call = from_day(Permission(act=Act.CALL, roles={Role.COORDINATOR}), None)
        old = Difference(what=Permission(act=Act.END, roles={Role.MEMBER}), because=WHY, last_day=DAY - ONE)
        new = from_day(Permission(act=Act.END, roles={Role.MEMBER, Role.RELAY_HOLDER}))
        found = list(there(call, old, new).touched([Life().established().state], DAY))

        assert [(each.answers, each.events) for each in found] == [((), ("ending-decided",))]

    def test_what_the_group_does_not_admit_is_not_judged_otherwise(self) -> None:
        """Only the coordinator may call from the day on, and a need that has just been seen calls nobody."""
        called = Permission(act=Act.CALL, roles={Role.COORDINATOR})
        established = self.answers(Life().established(), called)

        assert established == Touched(group="g-1", answers=(), events=("meeting-called",))
        assert self.answers(Life().need().assessed(), called) is None

    def test_by_what_a_coordinator_who_is_no_member_may_do(self) -> None:
        """One who has left is asked about while nobody else answers; where there is no coordinator, nobody is."""
        everybody = {Role.USER, Role.CONSENTER, Role.MEMBER}
        old = Permission(act=Act.CALL, roles=everybody | {Role.COORDINATOR})
        book = there(
            Difference(what=old, because=WHY, last_day=DAY - ONE), from_day(attrs.evolve(old, roles=everybody))
        )
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.record(MemberLeft, party=NURSE)
        held = list(book.touched([life.state], DAY))
        life.do(VacancyRecorded, party=NURSE, agency=SCHOOL, reason=VacancyReason.LEFT)

        assert life.state.coordinator.holder is None
        assert [(each.answers, each.events) for each in held] == [((), ("meeting-called",))]
        assert list(book.touched([life.state], DAY)) == []

    def test_a_day_begins_in_the_zone_of_the_policy(self) -> None:
        """West of Greenwich as well, where it is still the day before at midnight there."""
        west = timezone(timedelta(hours=-5))
        versions = [(None, Policy(zone=west)), (DAY, Policy(zone=west, chair_takes_minutes=True))]
        book = Rulebook.under(Dated("ours", versions))
        found = list(book.touched([Life().established().state], DAY))

        assert [each.answers for each in found] == [("rota",)]

    def test_by_a_rule_that_can_be_asked_before_there_is_an_event(self) -> None:
        """Nobody must have agreed on a trusted person any more; a group that has one is not touched."""
        life = Life().need().assessed()
        gone = Weight(code="establish.trusted-person", effect=None)
        without = self.answers(life, gone)

        assert without == Touched(group="g-1", answers=(), events=("group-established",))
        assert self.answers(life.prepared(), gone) is None

    @pytest.mark.parametrize("fields", [{"checks": [attrs.evolve(CHECK, first_day=DAY)]}, {}])
    def test_by_a_rule_about_what_an_event_says(self, fields: dict[str, Any]) -> None:
        """A rule, or a parameter that it reads, for a group that can call a meeting; not for one that cannot."""
        what = () if fields else (Choice(key="meeting.notice", value=Span(days=7)),)

        assert self.answers(Life().established(), *what, **fields) == Touched(
            group="g-1", answers=(), events=("meeting-called",)
        )
        assert self.answers(Life().need(), *what, **fields) is None

    @pytest.mark.parametrize(
        ("what", "event"),
        [
            (Choice(key="consent.last_day_required", value=True), "consent-given"),
            (Choice(key="evaluation.process_each_meeting", value=False), "meeting-ended"),
            (Weight(code="consent.last-day", effect=Effect.BLOCKS), "consent-given"),
            (Weight(code="meeting.user-present", effect=Effect.BLOCKS), "meeting-opened"),
            (Permission(act=Act.COORDINATE, roles={Role.RELAY_HOLDER}), "coordinator-offered"),
            (Permission(act=Act.SHARE, roles={Role.RELAY_HOLDER}), "minutes-shared"),
        ],
    )
    def test_by_what_is_asked_of_things_that_are_under_way(self, what: Any, event: str) -> None:
        """A called meeting, minutes that are written, somebody who consents: each is looked at by itself."""
        life = Life().established().met()
        life.call("m-2")
        life.open("m-2")
        life.end("m-2")
        life.write("m-2")
        life.call("m-3", (LATER - life.now.date()).days)
        opened = Life().established()
        opened.call()
        opened.open()
        found = {*(self.answers(life, what) or NOTHING).events, *(self.answers(opened, what) or NOTHING).events}

        assert found == {event}

    def test_a_meeting_is_asked_about_when_it_is_held(self) -> None:
        """One that was held, or should have been, before the day is opened under the rules of then."""
        heavier = Weight(code="meeting.user-present", effect=Effect.BLOCKS)
        before, on_the_day, after = Life().established(), Life().established(), Life().established()
        before.call("m-1", 14)
        on_the_day.call("m-1", (DAY - on_the_day.now.date()).days)
        after.call("m-1", (LATER - after.now.date()).days)

        assert self.answers(before, heavier) is None
        for life in (on_the_day, after):
            assert self.answers(life, heavier) == Touched(group="g-1", answers=(), events=("meeting-opened",))

    def test_what_a_later_change_brings_is_not_laid_to_this_one(self) -> None:
        """The meeting is held under both changes; each is asked about by itself."""
        life = Life().established()
        life.call("m-1", (LATER - life.now.date()).days + 14)
        longer = Choice(key="minutes.deadline", value=Span(days=3))
        rule = StandingCheck(
            code="there.short-deadline",
            source=OURS,
            text=WORDS,
            governs=(MeetingOpened,),
            judge=lambda situation: Breach() if situation.setting.policy.minutes_deadline == longer.value else None,
        )
        other = from_day(Choice(key="minutes.sharing_deadline", value=Span(days=3)))
        book = there(other, from_day(longer, LATER), checks=[rule])

        assert list(book.touched([life.state], DAY)) == []
        assert [each.events for each in book.touched([life.state], LATER)] == [("meeting-opened",)]

    def test_by_a_point_of_the_routine_that_is_another(self) -> None:
        """One that stays as it was touches nobody, whatever else changes on the day."""
        old = Difference(what=POINT, because=WHY, last_day=DAY - ONE)
        heavier = from_day(attrs.evolve(POINT, effect=Effect.BLOCKS))
        life = Life().established()
        other = from_day(Choice(key="minutes.deadline", value=Span(days=3)))

        assert [each.events for each in there(old, heavier).touched([life.state], DAY)] == [("meeting-called",)]
        assert list(there(POINT, GATE, other).touched([life.state], DAY)) == []

    def test_by_a_gate_that_closes(self) -> None:
        """The duty is overdue in one group and not in the other."""
        late = Life(there(Choice(key="minutes.deadline", value=Span(days=3)))).established()
        late.call()
        late.open()
        late.end()
        deadline = from_day(Choice(key="minutes.deadline", value=Span(days=3)), None)
        book = there(deadline, from_day(GATE))

        assert [each.events for each in book.touched([late.state], DAY)] == [("goal-set",)]
        assert list(book.touched([Life().established().state], DAY)) == []

    def test_by_a_law_that_changes_under_the_same_policy(self) -> None:
        """One of seventeen is grown from the day on; one of ten and one of twenty are what they were."""
        book = under_law(full_age=Dated("frame.full_age", [(None, 18), (DAY, 17)]))
        lives = [
            Life(group=f"g-{born.year}").need(born).assessed()
            for born in (date(2016, 3, 1), date(2009, 3, 1), date(2006, 3, 1))
        ]
        unheard = Life(group="g-unheard").need(date(2009, 3, 1))

        found = list(book.touched([life.state for life in (*lives, unheard)], DAY))

        assert [each.group for each in found] == ["g-2009", "g-unheard"]
        assert "may_read" in found[0].answers

    def test_time_alone_touches_nobody(self) -> None:
        """Who reaches an age on the very day of a change would have done so without it."""
        life = Life().need(date(2011, 1, 1)).assessed()
        old, new = (life.book.consent(life.state, each).required.parties for each in (EVENING, MIDNIGHT))

        assert USER not in old
        assert new == (USER,)
        assert self.answers(life, NotOwed(code="goals.set")) is None

    def test_an_earlier_change_counts_on_both_sides(self) -> None:
        """Only what comes on the day itself is held back."""
        book = there(
            from_day(Choice(key="consent.parents_until", value=17), DAY, LATER - ONE),
            from_day(Choice(key="consent.parents_until", value=18), LATER),
        )
        lives = (Life(group="g-16").need(date(2010, 12, 1)), Life(group="g-17").need(date(2009, 8, 1)))
        groups = [each.assessed().state for each in lives]

        assert [each.group for each in book.touched(groups, DAY)] == ["g-16"]
        assert [each.group for each in book.touched(groups, LATER)] == ["g-17"]

    def test_groups_come_back_in_the_order_given_and_one_at_a_time(self) -> None:
        """A county's records need not be held at once."""
        lives = [Life(group=f"g-{each}").established() for each in (3, 1, 2)]
        book = there(from_day(Choice(key="meeting.notice", value=Span(days=7))))
        asked: list[str] = []

        def given() -> Iterator[Any]:
            for life in lives:
                asked.append(life.name)
                yield life.state

        found = book.touched(given(), DAY)
        assert next(iter(found)).group == "g-3"
        assert asked == ["g-3"]
        assert [each.group for each in found] == ["g-1", "g-2"]

    def test_a_group_that_has_ended_is_not_touched_by_what_could_happen_in_it(self) -> None:
        """What is judged otherwise is told of groups that go on; who may read is told of all."""
        life = Life().established().met()
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, document="d-end")
        life.do(GroupEnded)

        assert self.answers(life, Choice(key="meeting.notice", value=Span(days=7))) is None
        # It can be taken up again, but whether it will be nobody knows.
        assert self.answers(life, Weight(code="need.long-lasting", effect=Effect.BLOCKS)) is None
        touched = self.answers(life, Permission(act=Act.READ, roles={Role.COORDINATOR}))
        assert touched is not None
        assert (touched.answers, touched.events) == (("may_read",), ())

    @pytest.mark.parametrize("day", [DAY - ONE, DAY + ONE])
    def test_on_a_day_without_a_change_nobody_is_touched(self, day: date) -> None:
        """Not even on the days beside it."""
        book = there(from_day(Choice(key="meeting.notice", value=Span(days=7))))

        assert list(book.touched([Life().established().state], day)) == []

    def test_the_first_day_of_all_is_no_change(self) -> None:
        """Before it there was nothing to differ from, and asking about it says so."""
        book = Rulebook.under(Dated("ours", [(DAY, Policy(notice=Span(days=7)))]))
        group = Life().established().state

        assert list(book.touched([group], DAY)) == []
        assert book.changes() == ()
        with pytest.raises(NotInForce, match="'ours' has no value in force on 2026-12-31"):
            list(book.touched([group], DAY - ONE))

    def test_it_says_no_more_than_which_group(self) -> None:
        """Nothing personal is in what is printed."""
        touched = self.answers(Life().established(), Choice(key="meeting.notice", value=Span(days=7)))

        assert "notice" not in repr(touched)
        assert "meeting-called" not in repr(touched)


class TestAt:
    """Every question is asked under what is in force at its instant."""

    book = there(
        from_day(Choice(key="consent.youth_own_age", value=15)),
        from_day(Choice(key="meeting.notice", value=Span(days=7))),
        checks=[
            attrs.evolve(CHECK, last_day=DAY - ONE),
            attrs.evolve(CHECK, first_day=DAY, text=RuleText(wrong=NEW_WORDS, why=NEW_WORDS, do=NEW_WORDS)),
        ],
    )

    def test_the_edition_of_the_instant(self) -> None:
        """Until midnight, and from it."""
        assert self.book.at(EVENING).policy == Policy()
        assert self.book.at(MIDNIGHT).policy == Policy(youth_consents_from=15, notice=Span(days=7))

    def test_the_next_change_is_the_day_on_which_the_rules_are_others(self) -> None:
        """If nothing of the group's own changes first."""
        life = Life(self.book).need().assessed()

        assert self.book.next_change(life.state, life.now) == MIDNIGHT

    def test_the_next_change_is_told_where_only_the_law_changes(self) -> None:
        """One of seventeen comes of age by the law of the day, before the birthday."""
        book = under_law(full_age=Dated("frame.full_age", [(None, 18), (DAY, 17)]))
        life = Life(book).need(date(2009, 3, 1)).assessed()

        assert book.next_change(life.state, life.now) == MIDNIGHT

    def test_words_are_those_of_the_instant_and_else_the_latest(self) -> None:
        """Of a rule with two versions."""
        assert self.book.text("there.check", EVENING).wrong == WHY
        assert self.book.text("there.check", MIDNIGHT).wrong == NEW_WORDS
        assert self.book.text("there.check").wrong == NEW_WORDS

    def test_a_rule_or_a_point_that_has_gone_still_has_its_words(self) -> None:
        """An old finding can be read."""
        book = there(
            Difference(what=POINT, because=NEW_WORDS, last_day=DAY - ONE),
            checks=[attrs.evolve(CHECK, last_day=DAY - ONE)],
        )

        assert "there.check" not in {each.code for each in book.at(MIDNIGHT).checks}
        assert book.text("there.check").wrong == WHY
        assert book.text("there.place").why == NEW_WORDS
        assert book.text("there.place", MIDNIGHT).why == NEW_WORDS
        with pytest.raises(KeyError, match=r"there\.plaice"):
            book.text("there.plaice")

    @pytest.mark.parametrize(("moment", "act"), [(EVENING, "helsepersonelloven § 22"), (MIDNIGHT, "the new act § 1")])
    def test_a_text_cites_the_law_of_the_instant(self, moment: datetime, act: str) -> None:
        """A change in law is a change in the texts."""
        provision = LawReference(act="the new act", section="1", mark=Mark.CONFIRMED)
        versions = [(None, NORWAY.provisions(Ground.RELEASE, DAY)), (DAY, (provision,))]
        grounds: dict[Ground, Any] = {**NORWAY.grounds, Ground.RELEASE: Dated("frame.grounds.release", versions)}
        text = under_law(grounds=grounds).text("meeting.agency-in-room-covered", moment)

        assert act in text.why["nb"]
        assert ("helsepersonelloven" in text.why["nb"]) is (moment == EVENING)

    def test_withdrawal_is_in_order_under_the_rules_of_every_day(self) -> None:
        """Whatever changed."""
        life = Life().established()
        for moment in (EVENING, MIDNIGHT):
            event = life.make(ConsentWithdrawn, MUM, grantor=MUM, items=()).but(at=moment)
            assert self.book.assess(life.state, event)
