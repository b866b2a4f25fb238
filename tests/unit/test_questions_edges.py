"""Questions at the edges: the agenda before consent runs out, the first event, and a municipality's own days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from ansvar_core import (
    AgendaPoint,
    Breach,
    Effect,
    Fact,
    NeedSeen,
    Obligation,
    Owing,
    Rulebook,
    RuleText,
    Situation,
    StandingCheck,
    Text,
    Topic,
    User,
    WhyOnAgenda,
)
from ansvar_core.derive.setting import Setting
from ansvar_core.rules.base import said_by
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS
from support.life import AGENCIES, DAD, HEALTH, MUM, USER, Life

WORDS = Text(nb="tekst", nn="tekst", en="text")
OURS = RuleText(wrong=WORDS, why=WORDS, do=WORDS)


def test_a_consent_that_runs_out_before_the_next_meeting_is_on_its_agenda() -> None:
    """As a matter of consent, about the one whose consent it is; one that runs out later is not there yet."""
    life = Life()
    soon = life.now.date() + timedelta(days=10)
    life.established(last_day=soon)
    before = life.book.agenda(life.state, life.now)
    life.call(days=30)
    points = life.book.agenda(life.state, life.now)
    told = {AgendaPoint(topic=Topic.CONSENT, why=WhyOnAgenda.CONSENT_RUNS_OUT, subject=each) for each in (MUM, DAD)}

    assert {each for each in points if each.why is WhyOnAgenda.CONSENT_RUNS_OUT} == told
    assert not told & set(before), "there is no next meeting to be before"


def test_a_rule_about_the_first_event_is_given_the_group_as_the_event_would_make_it() -> None:
    """There is none before it, and the rule can ask about the user all the same."""

    def judge(situation: Situation) -> Breach | None:
        return Breach(facts=(Fact(subject=situation.group.user.id, day=situation.group.user.birth_date),))

    check = StandingCheck(
        code="our-town.seen",
        effect=Effect.INFORMS,
        source=said_by("B1"),
        governs=(NeedSeen,),
        judge=judge,
        text=OURS,
    )
    life = Life(Rulebook(checks=(*CHECKS, check)))
    verdict = life.ask(
        NeedSeen,
        user=User(id=USER, birth_date=date(2015, 5, 1)),
        agency=AGENCIES[HEALTH],
        long_lasting=True,
        coordinated=True,
    )
    (finding,) = (each for each in verdict.findings if each.code == "our-town.seen")

    assert [(fact.subject, fact.day) for fact in finding.facts] == [(USER, date(2015, 5, 1))]


def test_a_day_on_which_an_own_obligation_begins_is_a_change() -> None:
    """It may turn on the group: here on the user's eleventh birthday."""

    def eleventh(setting: Setting) -> date:
        return setting.birthday(11)

    def owed(setting: Setting) -> Owing | None:
        if setting.day >= eleventh(setting):
            return Owing(who=None, position=1)
        return None

    ours = Obligation(
        code="our-town.talk",
        source=said_by("B14"),
        opened_by=(NeedSeen,),
        settled_by=(),
        owed=owed,
        days=lambda setting: (eleventh(setting),),
        text=OURS,
    )
    life = Life(Rulebook(obligations=(*OBLIGATIONS, ours))).need()

    assert life.book.next_change(life.state, life.now) == datetime(2026, 4, 30, 22, tzinfo=UTC)
    assert [duty.code for duty in life.book.duties(life.state, datetime(2026, 5, 1, 12, tzinfo=UTC))] == [
        "our-town.talk"
    ]
