"""Lesja: the child's need comes first.

What is talked about and who comes is chosen from what the child needs, the child has a say in who takes part, and
after the first meeting nobody is called again before there is a goal to measure by.
"""

from typing import Final

from ansvar_core import (
    Breach,
    Concerns,
    Difference,
    DoFirst,
    Effect,
    Fact,
    MeetingCalled,
    Profile,
    RoutinePoint,
    RuleText,
    Situation,
    Source,
    StandingCheck,
    Step,
    Text,
    When,
)


def no_goal(situation: Situation) -> Breach | None:
    """A meeting has been held, and there is still no goal; a group that is ending needs none."""
    group = situation.group
    if group.last_held is not None and not group.goals and group.ending is None:
        held = group.meetings[group.last_held]
        goal = Step(kind="goal-set", asks=("goal",))
        return Breach(facts=(Fact(position=held.ended_position, subject=held.id),), remedies=(DoFirst(steps=(goal,)),))
    return None


GOALS: Final = StandingCheck(
    code="lesja.goals-at-the-start",
    governs=(MeetingCalled,),
    source=Source(local=("LES-03",)),
    judge=no_goal,
    text=RuleText(
        wrong=Text(
            nb="Det har vært møte, men {group:the} har ikke satt noe mål.",
            nn="Det har vore møte, men {group:the} har ikkje sett noko mål.",
            en="There has been a meeting, but {group:the} has set no goal.",
        ),
        why=Text(
            nb="Målene settes ved starten. Uten dem kan ingen se om arbeidet hjelper.",
            nn="Måla blir sette ved starten. Utan dei kan ingen sjå om arbeidet hjelper.",
            en="Goals are set at the start. Without them nobody can tell whether the work helps.",
        ),
        do=Text(
            nb="Bli enige om minst ett mål og registrer det. Kall så inn til neste møte.",
            nn="Bli samde om minst eitt mål og registrer det. Kall så inn til neste møte.",
            en="Agree on at least one goal and record it. Then call the next meeting.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="lesja",
    label=Text(nb="Lesja kommune", nn="Lesja kommune", en="The municipality of Lesja"),
    documents=(
        (
            "Ansvarsgrupper, "
            "https://www.lesja.kommune.no/tenester/helse-og-velferd/barneverntenester/tiltak/ansvarsgrupper/"
        ),
    ),
    differences=(
        Difference(
            what=RoutinePoint(
                code="lesja.need-decided",
                what=Text(
                    nb="temaer og deltakere er valgt ut fra det barnet trenger",
                    nn="tema og deltakarar er valde ut frå det barnet treng",
                    en="topics and people are chosen from what the child needs",
                ),
                when=When.IN,
                event="meeting-called",
                concerns=Concerns.CHILD,
            ),
            because=Text(
                nb="Møtet er til for barnet. Vi spør hva barnet trenger nå, og lar svaret avgjøre tema og deltakere.",
                nn="Møtet er til for barnet. Vi spør kva barnet treng no, og lèt svaret avgjere tema og deltakarar.",
                en="The meeting is for the child. We ask what the child needs now, and the answer settles topics and "
                "people.",
            ),
            source=Source(local=("LES-01",)),
        ),
        Difference(
            what=RoutinePoint(
                code="lesja.child-heard-on-members",
                what=Text(
                    nb="barnet er hørt om hvem som skal være med",
                    nn="barnet er høyrt om kven som skal vere med",
                    en="the child is heard on who takes part",
                ),
                when=When.BEFORE,
                event="group-established",
                effect=Effect.WARNS,
                concerns=Concerns.CHILD,
            ),
            because=Text(
                nb="Det er barnets liv de voksne skal snakke om. Da bør barnet få si noe om hvem de er.",
                nn="Det er livet til barnet dei vaksne skal snakke om. Då bør barnet få seie noko om kven dei er.",
                en="It is the child's life that the grown-ups will talk about, so the child ought to have a say in who "
                "they are.",
            ),
            source=Source(local=("LES-02",)),
        ),
    ),
    checks=(GOALS,),
)
"""Lesja (profil)."""
