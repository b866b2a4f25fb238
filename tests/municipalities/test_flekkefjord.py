"""Flekkefjord."""

from __future__ import annotations

from typing import Any

import pytest
from municipalities.flekkefjord import PROFILE

from ansvar_core import (
    AgencyRecorded,
    AgendaItem,
    Capacity,
    ChairAgreed,
    ChangeProposal,
    ConsentGiven,
    DoFirst,
    EndingDecided,
    EndingReason,
    FormScope,
    GoalSet,
    GroupEstablished,
    Language,
    Manner,
    MeetingCalled,
    MeetingPlanned,
    MemberJoined,
    RoutineFollowed,
    Rulebook,
    Topic,
    event_from_step,
)
from support.found import asked, blocks, found, warns, way_out
from support.life import (
    AGENCIES,
    COUNSEL,
    DAD,
    HEALTH,
    MUM,
    NURSE,
    PHYSIO,
    PPT,
    PRACTICE,
    TEACHER,
    USER,
    Life,
    both,
)

BOOK = Rulebook.of(PROFILE)
EXPLAINED, TASKS, REPORTED = (f"flekkefjord.{name}" for name in ("group-explained", "tasks-settled", "start-reported"))
THEMES = (
    AgendaItem(id="i-1", topic=Topic.USERS_OWN, kinds={"health"}),
    AgendaItem(id="i-2", topic=Topic.DIVISION_OF_WORK),
)
FOLLOW_UP = AgendaItem(id="i-3", topic=Topic.FOLLOW_UP)


def ready(book: Rulebook | None = BOOK, *members: str, points: tuple[str, ...] = (EXPLAINED, TASKS)) -> Life:
    """A group about to be established, with two agencies that count and the start-up gone through."""
    life = Life(book).need().assessed().prepared(*(members or (NURSE, PHYSIO)))
    if points:
        life.record(RoutineFollowed, routine=points)
    return life


def started(book: Rulebook | None = BOOK) -> Life:
    """A group established by its coordinator."""
    life = ready(book)
    life.record(GroupEstablished)
    return life


def call(life: Life, **fields: Any) -> Any:
    """What is said of an ordinary call with these fields changed."""
    return life.ask(MeetingCalled, **{**life.calling(agenda=THEMES), **fields})


def test_the_whole_start_up_is_in_order() -> None:
    """A group that has gone through every step is established without a finding, and meets."""
    life = ready()
    assert life.do(GroupEstablished).codes == ()
    life.do(RoutineFollowed, routine={REPORTED})
    life.met(agenda=THEMES)
    life.do(GoalSet, goal="goal-1")
    life.met("m-2", agenda=(*THEMES, FOLLOW_UP))
    assert life.audit().in_order


class TestAgencies:
    def test_two_helping_agencies_are_needed(self) -> None:
        """One agency is too few to establish, where the standard warns."""
        assert blocks(ready(BOOK, NURSE).ask(GroupEstablished), "establish.min-agencies")
        assert warns(ready(None, NURSE, points=()).ask(GroupEstablished), "establish.min-agencies")

    def test_school_is_not_one_of_the_two(self) -> None:
        """A health station and a school are one helping agency here, and two in the standard."""
        assert blocks(ready(BOOK, NURSE, TEACHER).ask(GroupEstablished), "establish.min-agencies")
        assert "establish.min-agencies" not in ready(None, NURSE, TEACHER, points=()).ask(GroupEstablished).codes

    @pytest.mark.parametrize("kind", ["school", "kindergarten", "workplace"])
    def test_everyday_places_are_not_helping_agencies(self, kind: str) -> None:
        """School, kindergarten and workplace are not counted."""
        policy = BOOK.at(Life().now).policy
        assert kind in policy.uncounted_agency_kinds

    def test_an_agency_outside_is_pointed_at(self) -> None:
        """An agency that the family has consented to, and nobody comes from, warns until somebody does."""
        life = ready()
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        assert "flekkefjord.agency-outside" not in life.ask(GroupEstablished).codes, "nothing is agreed about it"
        for parent in (MUM, DAD):
            life.consent(parent, COUNSEL)
        verdict = life.ask(GroupEstablished)
        assert verdict.permitted
        assert warns(verdict, "flekkefjord.agency-outside")
        assert [fact.subject for fact in found(verdict, "flekkefjord.agency-outside").facts] == [COUNSEL]
        assert (
            "flekkefjord.agency-outside"
            not in Rulebook.standard().assess(life.state, life.make(GroupEstablished)).codes
        )

    def test_bringing_the_agency_in_puts_it_right(self) -> None:
        """The remedy, played, takes the warning away."""
        life = ready()
        life.do(AgencyRecorded, agency=AGENCIES[COUNSEL])
        for parent in (MUM, DAD):
            life.consent(parent, COUNSEL)
        (step,) = way_out(life.ask(GroupEstablished), "flekkefjord.agency-outside", DoFirst).steps
        joined = event_from_step(step, life.state, id="e-joined", at=life.now, actor=NURSE, **{"member.party": PPT})
        assert isinstance(joined, MemberJoined)
        life.do(MemberJoined, member=joined.member)
        assert "flekkefjord.agency-outside" not in life.ask(GroupEstablished).codes


class TestStartUp:
    @pytest.mark.parametrize(("actor", "may"), [(USER, True), (MUM, True), (NURSE, True), (PHYSIO, False)])
    def test_the_family_or_the_coordinator_establishes(self, actor: str, may: bool) -> None:
        """Another member cannot establish the group; in the standard anybody in it can."""
        life = ready()
        assert may is life.ask(GroupEstablished, actor).permitted
        assert ready(None, points=()).ask(GroupEstablished, actor).permitted

    def test_the_family_can_always_have_it_end(self) -> None:
        """Those who consent decide to end, as in the standard."""
        assert started().ask(EndingDecided, MUM, reason=EndingReason.USERS_WISH).permitted

    @pytest.mark.parametrize(("point", "other"), [(EXPLAINED, TASKS), (TASKS, EXPLAINED)])
    def test_a_step_left_out_blocks(self, point: str, other: str) -> None:
        """The group waits until it has been explained, and until its tasks are settled."""
        life = ready(points=(other,))
        assert (point,) == life.ask(GroupEstablished).codes
        (step,) = way_out(life.ask(GroupEstablished), point, DoFirst).steps
        life.do(RoutineFollowed, **step.fields)
        assert life.ask(GroupEstablished).codes == ()

    def test_the_steps_belong_to_flekkefjord(self) -> None:
        """The standard establishes without them."""
        assert ready(None, points=()).ask(GroupEstablished).permitted

    def test_the_start_is_reported_for_a_child(self) -> None:
        """The coordinator owes the report of a child's group, without a day, until it is made."""
        life = started()
        (duty,) = life.duties(REPORTED)
        assert (duty.who, duty.due, duty.overdue) == (NURSE, None, False)
        life.wait(days=700)
        assert not life.duties(REPORTED)[0].overdue
        life.do(RoutineFollowed, routine={REPORTED})
        assert life.duties(REPORTED) == []

    def test_the_start_of_a_grown_persons_group_is_not_reported(self) -> None:
        """The upbringing team is about children and young people."""
        life = Life(BOOK).need(born=Life().now.date().replace(year=1990), parents=()).assessed(heard=False)
        life.prepared(NURSE, PHYSIO, consents=False)
        life.consent(USER, HEALTH, PRACTICE, capacity=Capacity.SELF)
        life.do(RoutineFollowed, routine={EXPLAINED, TASKS})
        life.do(GroupEstablished)
        assert life.duties(REPORTED) == []


class TestConsent:
    def give(self, book: Rulebook | None, **fields: Any) -> Any:
        life = Life(book).need().assessed()
        form: dict[str, Any] = {
            "grantor": MUM,
            "capacity": Capacity.PARENT,
            "grants": both(HEALTH),
            "first_day": life.now.date(),
            "manner": Manner.WRITTEN,
            "informed": True,
            "document": "d-form",
            "scope": FormScope.THESE_AGENCIES,
        }
        return life.ask(ConsentGiven, MUM, recorded_by=NURSE, **{**form, **fields})

    @pytest.mark.parametrize("manner", [each for each in Manner if each is not Manner.WRITTEN])
    def test_only_a_signed_form_will_do(self, manner: Manner) -> None:
        """Consent in any other way is refused; the standard takes it."""
        assert blocks(self.give(BOOK, manner=manner), "consent.manner")
        assert self.give(None, manner=manner).permitted
        assert self.give(BOOK).permitted

    def test_the_form_is_kept(self) -> None:
        """A consent that refers to no document blocks, where the standard warns."""
        assert blocks(self.give(BOOK, document=None), "consent.documented")
        assert warns(self.give(None, document=None), "consent.documented")


class TestCalling:
    def test_a_call_has_an_agenda(self) -> None:
        """A call without an agenda is refused for that alone, where the standard warns."""
        assert tuple(each.code for each in call(started(), agenda=()).findings if each.blocks) == ("meeting.agenda",)
        assert warns(call(started(None), agenda=()), "meeting.agenda")

    @pytest.mark.parametrize("topic", [Topic.USERS_OWN, Topic.SHARED_MATTER, Topic.GOALS_AND_MEASURES])
    def test_needs_have_several_names(self, topic: Topic) -> None:
        """What the user wants, what several share and the measures are all about needs."""
        assert call(started(), agenda=(AgendaItem(id="i-1", topic=topic), THEMES[1])).permitted

    @pytest.mark.parametrize(("left_out", "theme"), [(0, "needs"), (1, "responsibility")])
    def test_needs_and_responsibility_are_themes(self, left_out: int, theme: str) -> None:
        """An agenda without one of them is refused, and the finding says which; the standard has no such rule."""
        agenda = tuple(item for index, item in enumerate(THEMES) if index != left_out)
        verdict = call(started(), agenda=agenda)
        assert blocks(verdict, "flekkefjord.three-themes")
        assert [theme] == [fact.about for fact in found(verdict, "flekkefjord.three-themes").facts]
        assert {"agenda"} == asked(verdict, "flekkefjord.three-themes")
        assert call(started(None), agenda=agenda).permitted

    def test_follow_up_is_a_theme_from_the_second_meeting_on(self) -> None:
        """The first meeting has nothing to follow up; the second does."""
        life = started()
        assert call(life).permitted
        life.met(agenda=THEMES)
        verdict = call(life, meeting="m-2")
        assert [fact.about for fact in found(verdict, "flekkefjord.three-themes").facts] == ["follow-up"]
        assert call(life, meeting="m-2", agenda=(*THEMES, FOLLOW_UP)).permitted

    def test_the_chair_is_named(self) -> None:
        """A call without a chair is refused and names the coordinator; the standard waits until the opening."""
        verdict = call(started(), chair=None)
        assert blocks(verdict, "flekkefjord.chair-named")
        assert way_out(verdict, "flekkefjord.chair-named", ChangeProposal).fields == {"chair": NURSE}
        assert call(started(None), chair=None).permitted

    def test_the_one_agreed_is_suggested_as_chair(self) -> None:
        """Where somebody else is agreed to chair, the remedy names them, and works."""
        life = started()
        life.do(MeetingPlanned, meeting="m-1", starts=life.calling()["starts"])
        life.do(ChairAgreed, meeting="m-1", party=PHYSIO)
        verdict = call(life, chair=None)
        change = way_out(verdict, "flekkefjord.chair-named", ChangeProposal)
        assert change.fields == {"chair": PHYSIO}
        assert call(life, **change.fields).permitted

    def test_the_minute_taker_is_named(self) -> None:
        """A call without a minute-taker is refused, where the standard warns."""
        assert blocks(call(started(), minute_taker=None), "meeting.minute-taker-named")
        assert warns(call(started(None), minute_taker=None), "meeting.minute-taker-named")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["agency-outside", "three-themes", "chair-named"])
def test_own_rules_read_in_every_language(name: str, language: Language) -> None:
    """What is wrong, why, and what to do: each is a whole sentence without an open slot."""
    text = BOOK.text(f"flekkefjord.{name}")
    for part in (text.wrong, text.why, text.do):
        assert part[language].endswith(".")
        assert not set("{}") & set(part[language])


@pytest.mark.parametrize("code", [EXPLAINED, TASKS, REPORTED])
def test_points_of_the_routine_give_the_municipalitys_own_reason(code: str) -> None:
    """A point's text says what is missing and why, with the group's own word in it."""
    (reason,) = (each.because for each in PROFILE.differences if each.key == f"routine.points.{code}")
    text = BOOK.text(code)
    for language in Language:
        assert not set("{}") & set(text.wrong[language] + text.why[language])
        assert reason[language].partition("{")[0] in text.why[language]
