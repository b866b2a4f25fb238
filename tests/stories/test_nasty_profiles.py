"""Profiles made in haste or in bad faith: what must always hold holds, and what cannot work is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from ansvar_core import (
    CHECKS,
    EVENT_TYPES,
    NORWAY,
    AccessRestricted,
    Act,
    AgencyRecorded,
    Breach,
    Capacity,
    ChangeProposal,
    Choice,
    ConsentGiven,
    ConsentObject,
    ConsentWithdrawn,
    Difference,
    DoFirst,
    Effect,
    Event,
    Floor,
    FormScope,
    Gate,
    GoalSet,
    Ground,
    GroupEnded,
    GroupEstablished,
    HandoverAccepted,
    HandoverOffered,
    InvalidPolicy,
    InvalidValue,
    LeapBirthday,
    Manner,
    MeetingCalled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MinutesShared,
    MinutesWritten,
    MinuteTakerRule,
    NotOwed,
    Obligation,
    Owing,
    Parent,
    ParentRecorded,
    Permission,
    PlanEvaluated,
    Policy,
    Profile,
    Role,
    RoutinePoint,
    Rulebook,
    RuleText,
    Setting,
    Situation,
    Source,
    Span,
    StandingCheck,
    TaskAgreed,
    Text,
    Verdict,
    Weight,
    When,
    profile_from_dict,
    profile_to_dict,
)
from ansvar_core.dated import Dated
from ansvar_core.dates import NorwegianTime, birthday, start_of
from ansvar_core.policies.baseline import Baseline
from ansvar_core.values.instants import instant
from support.found import blocks, way_out
from support.life import AGENCIES, DAD, HEALTH, MUM, NURSE, SCHOOL, TEACHER, USER, Life, both

WHY = Text(nb="fordi", nn="fordi", en="because")
WORDS = RuleText(wrong=WHY, why=WHY, do=WHY)
DAY = date(2027, 1, 1)
LAST_DAY = "consent.last-day-required"


def differ(what: Any, **fields: Any) -> Difference:
    return Difference(what=what, because=WHY, **fields)


def there(*what: Any, **fields: Any) -> Profile:
    """A municipality called there, with some differences."""
    differences = [each if isinstance(each, Difference) else differ(each) for each in what]
    return Profile(**{"name": "there", "label": WHY, "differences": differences, **fields})


def data(**sections: Any) -> dict[str, Any]:
    """The smallest profile in plain data, with some sections."""
    words = {"nb": "der", "nn": "der", "en": "there"}
    return {"format": "ansvar-profile", "version": 1, "name": "there", "label": words, **sections}


def refusal(made: Any, *given: Any, **named: Any) -> tuple[str, str]:
    """The key and the reason that something is refused by."""
    with pytest.raises(InvalidPolicy) as caught:
        made(*given, **named)
    return caught.value.key, caught.value.problem


def _speaks(situation: Situation) -> Breach | None:
    return Breach()


def _owed(setting: Setting) -> Owing | None:
    return Owing(who=NURSE, position=1, overdue=True)


def own(**fields: Any) -> StandingCheck:
    return StandingCheck(
        **{
            "code": "there.own",
            "governs": (GroupEnded,),
            "source": Source(design=True),
            "judge": _speaks,
            "text": WORDS,
            **fields,
        }
    )


def point(**fields: Any) -> RoutinePoint:
    return RoutinePoint(
        **{"code": "there.point", "what": WHY, "when": When.BEFORE, "event": "meeting-called", **fields}
    )


class TestWhatOnlyLooksRight:
    """Text that is a choice's own becomes the choice; what only looks like one is refused where it stands."""

    @pytest.mark.parametrize("code", ["consent.standing-still", "minutes.recipient-may-read", "meeting.agenda"])
    def test_a_weight_is_the_effect_that_it_says(self, code: str) -> None:
        """`"blocks"` is as hard as the law needs, and `"warns"` is too light for it."""
        assert Weight(code=code, effect="blocks") == Weight(code=code, effect=Effect.BLOCKS)  # type: ignore[arg-type]
        assert Weight(code=code, effect="warns") == Weight(code=code, effect=Effect.WARNS)  # type: ignore[arg-type]
        with pytest.raises(InvalidValue, match="effect: must be one of the values of Effect"):
            Weight(code=code, effect="off")  # type: ignore[arg-type]

    def test_a_permission_in_words_reserves_the_act(self) -> None:
        """The municipality that says so has it so; one text is no collection of roles."""
        meant = Permission(act=Act.READ, roles={Role.COORDINATOR})

        assert Permission(act="read", roles={Role.COORDINATOR}) == meant  # type: ignore[arg-type]
        assert Permission(act=Act.READ, roles={"coordinator"}) == meant  # type: ignore[arg-type]
        with pytest.raises(InvalidValue, match="roles: must be a collection"):
            Permission(act=Act.READ, roles="user")  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "fields", [{"when": "before"}, {"effect": "blocks"}, {"concerns": "child"}, {"who": "coordinator"}]
    )
    def test_a_point_of_a_routine_is_not_passed_over(self, fields: dict[str, Any]) -> None:
        """It is the point that it says, and one that says nothing there is, is none."""
        ((name, text),) = fields.items()

        assert getattr(point(**fields), name) is type(getattr(point(), name))(text)
        with pytest.raises(InvalidValue, match=f"{name}: must be one of the values of"):
            point(**{name: "sometimes"})

    @pytest.mark.parametrize("fields", [{"effect": "stops"}, {"floor": "moral"}, {"effect": None}])
    def test_a_rule_of_ones_own_has_an_effect_and_a_floor(self, fields: dict[str, Any]) -> None:
        """It would say something and block nothing."""
        with pytest.raises(InvalidValue, match="must be one of the values of"):
            own(**fields)
        assert own(effect="blocks", floor="law") == own(effect=Effect.BLOCKS, floor=Floor.LAW)

    @pytest.mark.parametrize("governs", [("group-ended",), (GroupEnded, None)])
    def test_a_rule_governs_kinds_of_event_and_nothing_else(self, governs: Any) -> None:
        """Not by their names, and not nothing."""
        with pytest.raises(InvalidValue, match="governs: must be a kind of Event"):
            own(governs=governs)

    def test_a_rule_names_each_kind_that_it_governs(self) -> None:
        """Not all of them by the name of none; a list that can be read once is read once."""
        assert refusal(there, checks=[own(governs=(Event,))]) == (
            "there.own",
            "governs kinds of event; name each by itself",
        )
        assert own(governs=iter((GroupEnded,))).governs == (GroupEnded,)


class TestTheLawStays:
    """What the legal frame fixes cannot be chosen away by a side door."""

    def limited(self, **choices: Any) -> Baseline:
        frame = attrs.evolve(NORWAY, consent_is_time_limited=Dated("limited", ((None, False), (DAY, True))))
        policies: Dated[Policy] = Dated("limited", ((None, Policy(frame=frame)), (DAY, Policy(frame=frame, **choices))))
        return Baseline(name="limited", label=WHY, policies=policies)

    @pytest.mark.parametrize("effect", [None, Effect.INFORMS, Effect.WARNS])
    def test_where_the_law_wants_a_last_day_no_weight_lets_a_consent_be_without(self, effect: Effect | None) -> None:
        """Neither a profile's nor the policy's own, from the day the law wants it."""
        base = self.limited(consent_last_day_required=True)
        weight = Weight(code=LAST_DAY, effect=effect)

        key, problem = refusal(there, weight, baseline=base)
        assert (key, problem[:48]) == (f"rules.effects.{LAST_DAY}", "the legal frame 'norway' asks for a last day fro")
        refused = Policy(frame=NORWAY, weights=[weight]), base.policies.at(DAY).frame
        assert refusal(attrs.evolve(refused[0], frame=refused[1], consent_last_day_required=True).within_law, DAY) == (
            key,
            problem,
        )

    def test_before_that_day_it_is_a_municipalitys_to_weigh(self) -> None:
        """And a weight that keeps the rule as hard is no softening."""
        base = self.limited(consent_last_day_required=True)
        until = differ(Weight(code=LAST_DAY, effect=None), last_day=DAY - timedelta(days=1))

        codes = [
            {
                check.code
                for check in Rulebook.of(there(until, baseline=base)).at(datetime(*moment, 12, tzinfo=UTC)).checks
            }
            for moment in ((2026, 12, 31), (2027, 1, 1))
        ]
        assert [LAST_DAY in each for each in codes] == [False, True]
        there(Weight(code=LAST_DAY, effect=Effect.BLOCKS), baseline=base)

    def test_a_frame_whose_ground_begins_later_is_refused_by_the_name_of_the_ground(self) -> None:
        """The rules of the days before would rest on nothing."""
        name = "frame.grounds.release"
        later: Dated[Any] = Dated(name, ((DAY, NORWAY.provisions(Ground.RELEASE, DAY)),))
        frame = attrs.evolve(NORWAY, grounds={**dict(NORWAY.grounds.items()), Ground.RELEASE: later})

        key, problem = refusal(Rulebook.under, Policy(frame=frame))
        assert (key, problem) == (
            name,
            f"'{name}' has no value in force on 0001-01-01, and rules of that day rest on it",
        )
        assert Rulebook.under(Dated("from", ((DAY, Policy(frame=frame)),))).policies.days == (DAY,)


def _exchanges(life: Life) -> dict[str, Verdict]:
    """What a group is told when it tries, one after the other, everything that exchanges; each comes to pass anyway."""
    said: dict[str, Verdict] = {"group-established": life.record(GroupEstablished)}
    said["meeting-called"] = life.record(MeetingCalled, **life.calling())
    later = life.now + timedelta(days=20)
    said["meeting-moved"] = life.record(MeetingMoved, meeting="m-1", starts=later, ends=later + timedelta(hours=1))
    life.until(later)
    present = {NURSE, TEACHER, USER}
    said["meeting-opened"] = life.record(
        MeetingOpened, meeting="m-1", present=present, chair=NURSE, minute_taker=TEACHER
    )
    life.record(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True)
    life.record(MinutesWritten, TEACHER, meeting="m-1", writer=TEACHER, kinds={"health"})
    said["minutes-shared"] = life.record(MinutesShared, meeting="m-1", recipients={NURSE})
    life.record(TaskAgreed, work="w-1", responsible=NURSE)
    said["handover-offered"] = life.record(HandoverOffered, work="w-1", to=TEACHER)
    said["handover-accepted"] = life.record(HandoverAccepted, TEACHER, work="w-1", to=TEACHER)
    return said


class TestEveryRoadIsClosed:
    """With every rule of the guideline weighed to nothing, what exchanges is closed by the law alone."""

    @pytest.fixture
    def book(self) -> Rulebook:
        rules = [each for each in CHECKS if each.floor is Floor.GUIDELINE]
        return Rulebook.of(there(*(Weight(code=each.code, effect=None) for each in rules)))

    def closed_by_law(self, said: dict[str, Verdict]) -> set[str]:
        return {tag for tag, verdict in said.items() if Floor.LAW in {each.floor for each in verdict.blocking}}

    def test_without_a_word_from_anybody(self, book: Rulebook) -> None:
        """Nothing at all is in order."""
        said = _exchanges(Life(book).need().assessed().prepared(consents=False))

        assert self.closed_by_law(said) == set(said) == {kind.tag for kind in EVENT_TYPES if kind.exchanges}

    def test_with_consent_to_exchange_and_none_to_cooperation(self, book: Rulebook) -> None:
        """That the group may be established is the guideline's; that it does not meet or share is the law's."""
        life = Life(book).need().assessed()
        life.do(AgencyRecorded, agency=AGENCIES[SCHOOL])
        grants = [each for agency in (HEALTH, SCHOOL) for each in both(agency) if each.object is ConsentObject.EXCHANGE]
        form = {"capacity": Capacity.PARENT, "grants": grants, "first_day": life.now.date(), "manner": Manner.WRITTEN}
        for parent in (MUM, DAD):
            life.do(ConsentGiven, parent, grantor=parent, informed=True, scope=FormScope.THESE_AGENCIES, **form)
        said = _exchanges(life.prepared(consents=False))

        assert said["group-established"].permitted
        assert self.closed_by_law(said) == set(said) - {"group-established"}

    def test_with_one_parent_and_the_others_no(self, book: Rulebook) -> None:
        """One parent's no is no."""
        life = Life(book).need().assessed().prepared()
        life.do(ConsentWithdrawn, DAD, grantor=DAD, items=())
        said = _exchanges(life)

        assert self.closed_by_law(said) == set(said)

    def test_with_consent_all_is_open(self, book: Rulebook) -> None:
        """So it is consent that opens."""
        said = _exchanges(Life(book).need().assessed().prepared())

        assert {tag: verdict.blocking for tag, verdict in said.items() if not verdict.permitted} == {}


class TestNothingIsChosenInVain:
    """A choice that would do nothing is refused, so that nobody relies on it."""

    def test_what_is_owed_after_an_event_has_no_weight(self) -> None:
        """It is a duty: it can be owed or not, and blocks only as a gate."""
        after = point(when=When.AFTER)
        weight = Weight(code=after.code, effect=Effect.BLOCKS)

        assert refusal(there, after, weight) == (f"rules.effects.{after.code}", "there is no such check")

    @pytest.mark.parametrize("when", [When.IN, When.BEFORE])
    def test_what_is_asked_at_an_event_is_no_duty_to_leave_out(self, when: When) -> None:
        """It is a check: it can be weighed to nothing."""
        asked = point(when=when)

        assert refusal(there, asked, NotOwed(code=asked.code)) == (
            f"duties.unowed.{asked.code}",
            "there is no such duty",
        )
        there(asked, Weight(code=asked.code, effect=None))

    def test_a_point_cannot_pass_for_a_gate(self) -> None:
        """The code of gates is one of the library's own."""
        policy = Policy(routine=[point(code="duty.gate")])

        assert refusal(Rulebook.under, policy) == ("routine.points.duty.gate", "the code is that of a rule")

    def test_a_choice_that_can_be_read_once_holds_on_every_day(self) -> None:
        """What another difference begins on does not empty it."""
        kinds = Choice(key="establish.not_counted_agency_kinds", value=(each for each in ("school", "ppt")))
        profile = there(kinds, differ(Choice(key="meeting.duration_minutes", value=60), first_day=DAY))

        chosen = [policy.uncounted_agency_kinds for _, policy in profile.resolved.policies.versions]
        assert chosen == [{"school", "ppt"}] * 2
        assert profile_to_dict(profile)["choices"][0]["value"] == ["ppt", "school"]


class TestNothingWaitsForEver:
    """A gate or a point that nobody could ever open is refused."""

    @pytest.mark.parametrize("event", ["meeting-called", "meeting-opened"])
    def test_a_meeting_does_not_wait_for_having_been_held(self, event: str) -> None:
        """Overdue, it could be held no more."""
        assert refusal(there, Gate(duty="meeting.held", event=event)) == (
            f"duties.gates.meeting.held.{event}",
            f"{event!r} is on the way to what settles 'meeting.held'",
        )

    def test_a_meeting_that_others_wait_for_is_called_and_opened_before_it_ends(self) -> None:
        """The remedy names the whole way."""
        interval = Choice(key="meeting.interval", value=Span(days=30))
        life = (
            Life(Rulebook.of(there(interval, Gate(duty="meeting.held", event="goal-set")))).established().wait(days=40)
        )
        verdict = life.ask(GoalSet, goal="g-walk")

        assert blocks(verdict, "duty.gate")
        assert [step.kind for step in way_out(verdict, "duty.gate", DoFirst).steps] == [
            "meeting-called",
            "meeting-opened",
            "meeting-ended",
        ]
        life.met()
        assert life.ask(GoalSet, goal="g-walk").permitted

    @pytest.mark.parametrize(
        ("duty", "event"),
        [("work.done", "work-dropped"), ("work.done", "work-changed"), ("meeting.attendance", "meeting-cancelled")],
    )
    def test_giving_something_up_does_not_wait_for_having_done_it(self, duty: str, event: str) -> None:
        """What nobody will do could never be laid aside, and the group never end."""
        assert refusal(there, Gate(duty=duty, event=event)) == (
            f"duties.gates.{duty}.{event}",
            f"{event!r} is never made to wait for {duty!r}",
        )

    def test_nothing_waits_for_what_nothing_settles(self) -> None:
        """The gate could name no way out."""
        duty = Obligation(
            code="there.owed", source=Source(design=True), opened_by=(), settled_by=(), owed=_owed, text=WORDS
        )
        key, problem = refusal(there, Gate(duty=duty.code, event="meeting-called"), obligations=[duty])

        assert (key, problem) == (
            "duties.gates.there.owed.meeting-called",
            "nothing settles 'there.owed', so it would be waited for for ever",
        )
        life = Life(Rulebook.of(there(obligations=[duty]))).established()
        assert life.ask(MeetingCalled, **life.calling()).permitted

    def test_ticking_off_does_not_wait_for_itself(self) -> None:
        """The remedy would be refused by what it is the remedy for; a word about it is in order."""
        assert refusal(point, event="routine-followed") == (
            "there.point",
            "ticking it off would itself wait for it",
        )
        assert point(event="routine-followed", effect=Effect.WARNS).effect is Effect.WARNS


def test_minutes_are_not_given_to_an_office_that_may_not_read_them() -> None:
    """Where the chair writes and has no access, the way out is somebody in the room who has it, or to be asked."""
    life = Life(Rulebook.of(there(Choice(key="meeting.minute_taker_rule", value=MinuteTakerRule.CHAIR)))).established()
    life.call(minute_taker=TEACHER)
    life.do(AccessRestricted, party=NURSE, basis="decision")
    life.wait(days=15)

    def remedy(*present: str) -> ChangeProposal:
        verdict = life.ask(MeetingOpened, meeting="m-1", present={*present, USER}, chair=NURSE, minute_taker=NURSE)
        return way_out(verdict, "meeting.minute-taker-may-read", ChangeProposal)

    assert remedy(NURSE, TEACHER) == ChangeProposal(fields={"minute_taker": TEACHER})
    assert remedy(NURSE) == ChangeProposal(asks=("minute_taker",))


class TestText:
    """A text comes from outside, and shows the words of its slots and nothing else."""

    @pytest.mark.parametrize(
        "text",
        [
            "{group.full}",
            "{group.__format__.__globals__}",
            "{group[0]}",
            "{group[:].full}",
            "{group!r}",
            "{group!s:>999999999}",
            "{group.full:>999999999}",
            "{group:{coordinator.full}}",
            "{{{group.full}}}",
            "{law_release.provisions}",
        ],
    )
    @pytest.mark.parametrize("language", ["nb", "nn", "en"])
    def test_no_slot_looks_inside_a_word_or_pads_one(self, text: str, language: str) -> None:
        """What the library holds in memory could be read out, or memory filled."""
        because = {"nb": "fordi", "nn": "fordi", "en": "because", language: text}
        choice = {"key": "meeting.notice", "value": {"days": 3}, "because": because}

        key, problem = refusal(profile_from_dict, data(choices=[choice]))
        assert (key, problem[:39]) == ("choices[0]", "a text has a slot that nothing fills: '")

    def test_braces_and_stops_are_signs_like_others(self) -> None:
        """Outside a slot, and within the words it chooses between."""
        text = Text(nb="{{a.b[c]!}} {group:The}.", nn="{law_release: (%).}!", en="{group:den/det}. [x]!")
        profile = there(Difference(what=Choice(key="meeting.notice", value=Span(days=3)), because=text))

        said = text.filled(Rulebook.of(profile).words())
        assert (said.nb, said.nn, said.en) == ("{a.b[c]!} Gruppa.", " (helsepersonellova § 22).!", "den. [x]!")


class TestData:
    """Whatever is read as a profile comes out as one, or as a refusal that names the place."""

    @pytest.mark.parametrize("of", [dict, list])
    @pytest.mark.parametrize("section", ["label", "documents", "terms", "choices", "routine", "own_rules"])
    def test_what_is_nested_where_nothing_is_to_be_is_refused_by_its_place(self, section: str, of: type[Any]) -> None:
        """However it is nested."""
        nest: Any = of()
        for _ in range(100):
            nest = {"a": nest} if of is dict else [nest]

        assert refusal(profile_from_dict, data(**{section: nest}))[0].startswith(section)

    @pytest.mark.heavy
    @pytest.mark.parametrize("of", [dict, list])
    def test_a_million_levels_are_refused(self, of: type[Any]) -> None:
        """And nothing falls over."""
        nest: Any = of()
        for _ in range(1_000_000):
            nest = {"a": nest} if of is dict else [nest]

        assert refusal(profile_from_dict, data(choices=nest)) == ("$", "is nested too deep to be read")

    def test_what_contains_itself_is_refused(self) -> None:
        """It has no end."""
        ring: dict[str, Any] = {}
        ring["because"] = ring

        assert refusal(profile_from_dict, data(choices=[ring])) == ("$", "is nested too deep to be read")

    def test_what_is_made_as_it_is_read_is_refused(self) -> None:
        """It has no depth until somebody goes down into it, and no bottom, whatever the host has for a limit."""

        class Bottomless(Mapping[str, Any]):
            def __getitem__(self, key: str) -> Any:
                return Bottomless()

            def __iter__(self) -> Iterator[str]:
                return iter(("because",))

            def __len__(self) -> int:
                return 1

        assert refusal(profile_from_dict, data(choices=Bottomless())) == ("$", "is nested too deep to be read")
        assert refusal(profile_from_dict, data(choices=[Bottomless()])) == ("$", "is nested too deep to be read")

    @pytest.mark.parametrize("number", [0, -1, 10_001, 10**12, pytest.param(10**5000, id="of-5000-digits")])
    @pytest.mark.parametrize("key", ["establish.min_agencies", "group.size_warning", "meeting.duration_minutes"])
    def test_a_number_that_no_group_comes_near_is_refused(self, key: str, number: int) -> None:
        """Steps would be counted out up to it, and a length of time would not hold it."""
        because = {"nb": "fordi", "nn": "fordi", "en": "because"}
        place, _ = refusal(profile_from_dict, data(choices=[{"key": key, "value": number, "because": because}]))

        assert place == "choices[0].value"
        assert refusal(lambda: there(Choice(key=key, value=number))) == (
            key,
            "must be a whole number from 1 to 10000, or not chosen",
        )
        assert there(Choice(key=key, value=10_000)).resolved.policies.days == ()

    def test_a_term_is_called_by_its_key_alone(self) -> None:
        """Another name inside would put the words in another's place."""
        forms = {"full": "team", "the_full": "teamet", "article": "et"}
        words = dict.fromkeys(("nb", "nn", "en"), forms)

        assert refusal(profile_from_dict, data(terms={"group": {"name": "coordinator", **words}})) == (
            "terms.group.name",
            "is no field here",
        )
        assert [each.name for each in profile_from_dict(data(terms={"group": words})).terms] == ["group"]


class TestDays:
    """The first and the last day that there is are days like others, and an instant has one answer."""

    def test_the_rules_of_an_instant_are_the_same_however_its_offset_is_written(self) -> None:
        """Also in the hours around a day on which the zone itself changes."""
        book = Rulebook.under(Dated("moves", ((None, Policy(zone=UTC)), (DAY, Policy(zone=NorwegianTime())))))
        zones = [timezone(timedelta(hours=hours)) for hours in (-12, -1, 0, 1, 14)]

        for minutes in range(-26 * 60, 26 * 60, 30):
            moment = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
            days = {book.at(moment.astimezone(zone)).first_day for zone in zones}
            assert days == {DAY if minutes >= 0 else None}

    @pytest.mark.parametrize(
        ("old", "new"), [(UTC, NorwegianTime()), (NorwegianTime(), UTC), (timezone(timedelta(hours=-8)), UTC)]
    )
    def test_who_is_touched_is_asked_under_the_new_rules(self, old: Any, new: Any) -> None:
        """Also where the day begins at another instant than before."""
        after = Policy(zone=new, max_meeting_minutes=60)
        life = Life(Rulebook.under(Dated("moves", ((None, Policy(zone=old)), (DAY, after))))).established()

        (found,) = life.book.touched([life.state], DAY)
        assert found.events == ("meeting-planned", "meeting-called")

    @pytest.mark.parametrize("moment", [datetime(2026, 8, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)])
    def test_the_next_change_knows_an_age_of_another_day(self, moment: datetime) -> None:
        """Who would come of age by the law of today, and by that of then does so later, is told the later day."""
        frame = attrs.evolve(NORWAY, full_age=Dated("frame.full_age", ((None, 18), (DAY, 21))))
        life = Life(Rulebook.under(Policy(frame=frame))).need(born=date(2010, 6, 1)).until(moment)

        assert life.book.next_change(life.state, life.now) == datetime(2031, 5, 31, 22, tzinfo=UTC)

    @pytest.mark.parametrize("days", [{"first_day": date.min}, {"first_day": date.max}, {"last_day": date.max}])
    def test_somebodys_for_ever_has_a_next_change(self, days: dict[str, date]) -> None:
        """The coming of age is next, and no sum goes past the calendar."""
        life = Life().established()
        life.do(PlanEvaluated, next_on=date.max)
        life.do(ParentRecorded, parent=Parent(party=MUM, **days))

        assert life.book.next_change(life.state, life.now) == datetime(2031, 4, 30, 22, tzinfo=UTC)
        assert [duty.due for duty in life.duties("plan.evaluated")] == [date.max]

    @pytest.mark.parametrize(
        "zone", [UTC, NorwegianTime(), timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))]
    )
    def test_every_day_begins(self, zone: Any) -> None:
        """Where the instant would be outside the calendar, at its edge."""
        assert start_of(date.min, zone) <= start_of(date(1, 1, 2), zone)
        assert start_of(date(9999, 12, 30), zone) < start_of(date.max, zone)

    def test_a_span_ends_within_the_calendar(self) -> None:
        """On its last day, or its first."""
        long = Span(months=1200, days=1200, working_days=1)

        assert (long.after(date(9950, 1, 1)), long.before(date(50, 1, 1))) == (date.max, date.min)
        assert Span(days=1).after(date(9999, 12, 30)) == date.max
        assert Span(days=1).before(date(1, 1, 2)) == date.min

    @pytest.mark.parametrize("leap", list(LeapBirthday))
    def test_who_is_born_at_the_end_of_the_calendar_comes_of_age_on_its_last_day(self, leap: LeapBirthday) -> None:
        """A slip in a year is no crash in every question."""
        assert birthday(date(9984, 2, 29), 15, leap).year == 9999
        assert birthday(date(9984, 2, 29), 16, leap) == date.max
        assert birthday(date.max, 18, leap) == date.max

    @pytest.mark.parametrize("hours", [-12, 0, 14])
    @pytest.mark.parametrize(("year", "right"), [(1, False), (2, True), (9998, True), (9999, False)])
    def test_an_instant_can_be_told_in_every_zone(self, year: int, right: bool, hours: int) -> None:
        """At the edge of the calendar it could not."""
        moment = datetime(year, 12, 31, 23, tzinfo=timezone(timedelta(hours=hours)))

        if right:
            assert instant(moment) == moment
        else:
            with pytest.raises(InvalidValue, match=r"^at: a time must be after the first year that there is"):
                instant(moment)


def test_many_differences_are_compared_in_the_order_of_their_days() -> None:
    """One that reaches into the next is found wherever it stands, and days side by side are not."""
    day = timedelta(days=1)

    def sixty(first: date, last: date) -> Difference:
        return differ(Choice(key="meeting.duration_minutes", value=60), first_day=first, last_day=last)

    months = [sixty(date(2030, month, 1), date(2030, month + 1, 1) - day) for month in range(1, 12)]

    assert there(*reversed(months)).resolved.policies.days == (
        *(date(2030, month, 1) for month in range(1, 12)),
        date(2030, 12, 1),
    )
    for first in (date(2029, 1, 1), date(2030, 3, 31), date(2030, 11, 30)):
        for order in ([sixty(first, first + 500 * day), *months], [*months, sixty(first, first + 500 * day)]):
            assert refusal(there, *order)[0] == "meeting.duration_minutes"


@pytest.mark.parametrize("floor", list(Floor))
def test_no_rule_of_ones_own_stands_before_a_withdrawal_whatever_it_calls_itself(floor: Floor) -> None:
    """A rule that claims to be law is still a municipality's."""
    rule = own(governs=(ConsentWithdrawn,), floor=floor)

    assert refusal(there, checks=[rule])[0] == "there.own"
    warning = there(Weight(code="there.own", effect=Effect.BLOCKS), checks=[attrs.evolve(rule, effect=Effect.WARNS)])
    life = Life(Rulebook.of(warning)).established()
    assert life.do(ConsentWithdrawn, MUM, grantor=MUM, items=()).codes == ("there.own",)
