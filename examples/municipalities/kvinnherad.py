"""Kvinnherad: the parents say yes until the young person comes of age, and from 15 so does the young person.

Only the family and the services that consent covers read. With an individual plan the log is closed, and the user is
asked whether a coordinator is to take over. The relay holder is whoever in the services is nearest the child.
"""

from typing import Final

from ansvar_core import (
    Act,
    Breach,
    Choice,
    Concerns,
    Difference,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    EndingRegretted,
    Fact,
    Forms,
    GroupEnded,
    GroupStatus,
    Obligation,
    Owing,
    Permission,
    PlanReferred,
    Profile,
    Role,
    RoutineFollowed,
    RoutinePoint,
    RuleText,
    Setting,
    Situation,
    Source,
    StandingCheck,
    Step,
    Term,
    TermName,
    Text,
    When,
    met_since,
    next_meeting_day,
)

ASKED: Final = "kvinnherad.asked-about-coordinator"
# These endings are not the plan's doing, so there is nothing to ask about.
OTHER_ENDINGS: Final = (EndingReason.DIED, EndingReason.MOVED, EndingReason.NO_CONSENT)


def plan_takes_over(setting: Setting) -> Owing | None:
    """The child has got a plan in this period, and nobody has decided to end."""
    group = setting.group
    plan = group.latest.get(PlanReferred.tag)
    here = plan is not None and plan.period == group.period and group.status is GroupStatus.ESTABLISHED
    if plan is not None and here and setting.is_child:
        return Owing(
            who=group.coordinator.holder,
            position=plan.position,
            due=next_meeting_day(setting),
            next_meeting=True,
            overdue=met_since(setting, plan.position),
        )
    return None


def not_asked(situation: Situation) -> Breach | None:
    """A plan takes over for a child, and the question about a coordinator has not been put since it came."""
    group = situation.group
    plan, asked = group.latest.get(PlanReferred.tag), group.routine.get(ASKED)
    if plan is None or plan.period != group.period or not situation.setting.is_child:
        return None
    if group.ending is None or group.ending.reason in OTHER_ENDINGS or (asked and asked.at >= plan.at):
        return None
    ask = Step(kind=RoutineFollowed.tag, fields={"routine": frozenset({ASKED})})
    return Breach(facts=(Fact(position=plan.position, about=ASKED),), remedies=(DoFirst(steps=(ask,)),))


PLAN: Final = Obligation(
    code="kvinnherad.plan-takes-over",
    source=Source(local=("KVH-03",)),
    opened_by=(PlanReferred, EndingRegretted),
    settled_by=(EndingDecided,),
    owed=plan_takes_over,
    text=RuleText(
        wrong=Text(
            nb="Barnet har fått individuell plan, men det er ikke bestemt at {group:the} skal avsluttes.",
            nn="Barnet har fått individuell plan, men det er ikkje bestemt at {group:the} skal avsluttast.",
            en="The child has an individual plan, but it has not been decided to end {group:the}.",
        ),
        why=Text(
            nb="Har barnet rett til plan, følges arbeidet opp der. Loggen lukkes, så ingen må lete to steder.",
            nn="Har barnet rett til plan, blir arbeidet følgt opp der. Loggen blir lukka, så ingen må leite to stader.",
            en="Where the child has a right to a plan, the work is followed up there. The log is closed, so that "
            "nobody has to look in two places.",
        ),
        do=Text(
            nb="Ta det opp med familien, registrer at {group:the} skal avsluttes, og la arbeidet gå videre i planen.",
            nn="Ta det opp med familien, registrer at {group:the} skal avsluttast, og la arbeidet gå vidare i planen.",
            en="Take it up with the family, record that {group:the} is to end, and let the work go on in the plan.",
        ),
    ),
)

SETTLED: Final = StandingCheck(
    code="kvinnherad.closed-with-the-question",
    governs=(GroupEnded,),
    source=Source(local=("KVH-04",)),
    judge=not_asked,
    text=RuleText(
        wrong=Text(
            nb="En plan tar over, men brukeren er ikke spurt om en koordinator skal ta over også.",
            nn="Ein plan tek over, men brukaren er ikkje spurd om ein koordinator skal ta over òg.",
            en="A plan takes over, but the user has not been asked whether a coordinator is to take over too.",
        ),
        why=Text(
            nb="Brukeren velger selv om noen skal koordinere planen, før den som har fulgt saken, slipper taket.",
            nn="Brukaren vel sjølv om nokon skal koordinere planen, før den som har følgt saka, slepp taket.",
            en="It is the user's choice whether somebody coordinates the plan, and the choice must come before the one "
            "who has followed the case lets go.",
        ),
        do=Text(
            nb="Spør brukeren, registrer at det er gjort, og lukk så loggen.",
            nn="Spør brukaren, registrer at det er gjort, og lukk så loggen.",
            en="Ask the user, record that it is done, and then close the log.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="kvinnherad",
    label=Text(nb="Kvinnherad kommune", nn="Kvinnherad kommune", en="The municipality of Kvinnherad"),
    documents=("Om bruk av stafettloggen, https://kvinnherad.betreinnsats.no/om-bruk-av-stafettloggen/",),
    differences=(
        Difference(
            what=Choice(key="consent.parents_until", value=18),
            because=Text(
                nb="Foreldrene er med så lenge den unge er barn. Ingen logg åpnes uten dem.",
                nn="Foreldra er med så lenge den unge er barn. Ingen logg blir opna utan dei.",
                en="The parents are part of it as long as the young person is a child. No log is opened without them.",
            ),
            source=Source(local=("KVH-01",)),
        ),
        Difference(
            what=Choice(key="consent.youth_own_age", value=15),
            because=Text(
                nb="Fra 15 år kan den unge forstå hva loggen er. Ingen skal skrive i den før den unge har sagt ja.",
                nn="Frå 15 år kan den unge forstå kva loggen er. Ingen skal skrive i han før den unge har sagt ja.",
                en="From 15 the young can understand what the log is. Nobody writes in it before they have said yes.",
            ),
            source=Source(local=("KVH-02",)),
        ),
        Difference(
            what=RoutinePoint(
                code=ASKED,
                what=Text(
                    nb="brukeren er spurt om en koordinator skal ta over sammen med planen",
                    nn="brukaren er spurd om ein koordinator skal ta over saman med planen",
                    en="the user is asked whether a coordinator is to take over together with the plan",
                ),
                when=When.AFTER,
                event="plan-referred",
                concerns=Concerns.CHILD,
                by_next_meeting=True,
            ),
            because=Text(
                nb="Den som har holdt stafettpinnen, skal ikke slippe den før brukeren har valgt hva som kommer etter.",
                nn="Den som har halde stafettpinnen, skal ikkje sleppe han før brukaren har valt kva som kjem etter.",
                en="Whoever has held the baton is not to let go before the user has chosen what comes after.",
            ),
            source=Source(local=("KVH-04",)),
        ),
        Difference(
            what=Permission(act=Act.READ, roles={Role.USER, Role.CONSENTER, Role.PARENT, Role.MEMBER}),
            because=Text(
                nb="Loggen er familiens og tjenestenes. Andre som står barnet nær, får vite det av familien selv.",
                nn="Loggen er for familien og tenestene. Andre som står barnet nær, får vite det av familien sjølv.",
                en="The log is for the family and the services. Others near the child hear of it from the family.",
            ),
            source=Source(local=("KVH-05",)),
        ),
        Difference(
            what=RoutinePoint(
                code="kvinnherad.nearest-the-child",
                what=Text(
                    nb="den som spørres, er den i tjenestene som står barnet nærmest og møter det jevnlig",
                    nn="den som blir spurd, er den i tenestene som står barnet nærast og møter det jamleg",
                    en="the one asked is the one in the services who is nearest the child and meets it regularly",
                ),
                when=When.IN,
                event="coordinator-offered",
                effect=Effect.WARNS,
            ),
            because=Text(
                nb="Den som møter barnet jevnlig, merker først om noe endrer seg.",
                nn="Den som møter barnet jamleg, merkar først om noko endrar seg.",
                en="Whoever meets the child regularly is the first to notice a change.",
            ),
            source=Source(local=("KVH-06",)),
        ),
    ),
    terms=(
        Term(
            name=TermName.COORDINATOR,
            nb=Forms(full="stafettholder", the_full="stafettholderen", article="en"),
            nn=Forms(full="stafetthaldar", the_full="stafetthaldaren", article="ein"),
            en=Forms(full="relay holder", the_full="the relay holder", article="a"),
        ),
    ),
    checks=(SETTLED,),
    obligations=(PLAN,),
)
"""Kvinnherad (profil)."""
