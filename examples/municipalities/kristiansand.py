"""Kristiansand: who reads follows from a role, and every participant has a form.

The log is archived before it is closed, and for a child it gives way when there is an individual plan.
"""

from typing import Final

from ansvar_core import (
    Act,
    Difference,
    Effect,
    EndingDecided,
    EndingRegretted,
    GroupStatus,
    Obligation,
    Owing,
    Permission,
    PlanReferred,
    Profile,
    Role,
    RoutinePoint,
    RuleText,
    Setting,
    Source,
    Text,
    Weight,
    When,
    met_since,
    next_meeting_day,
)

SITE: Final = "https://www.kristiansand.kommune.no/navigasjon"


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


PLAN: Final = Obligation(
    code="kristiansand.plan-takes-over",
    source=Source(local=("KRS-04",)),
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
            nb="Planen og loggen skal ikke brukes side om side, for da vet ingen hvilken av dem som gjelder.",
            nn="Planen og loggen skal ikkje brukast side om side, for då veit ingen kven av dei som gjeld.",
            en="The plan and the log are not to be used side by side, for then nobody knows which of them holds.",
        ),
        do=Text(
            nb="Ta det opp med familien, registrer at {group:the} skal avsluttes, og la arbeidet gå videre i planen.",
            nn="Ta det opp med familien, registrer at {group:the} skal avsluttast, og la arbeidet gå vidare i planen.",
            en="Take it up with the family, record that {group:the} is to end, and let the work go on in the plan.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="kristiansand",
    label=Text(nb="Kristiansand kommune", nn="Kristiansand kommune", en="The municipality of Kristiansand"),
    documents=(
        f"Stafettlogg, {SITE}/barnehage-og-skole/bti/bti-for-ansatte/stafettlogg/",
        f"DIPS Samspill, {SITE}/helse-velferd-og-omsorg/koordinator-og-individuell-plan/dips-samspill/",
    ),
    differences=(
        Difference(
            what=Permission(act=Act.READ, roles=set(Role) - {Role.OTHER}),
            because=Text(
                nb="Innsyn følger rollen. Den som ikke har en rolle rundt brukeren nå, leser ikke.",
                nn="Innsyn følgjer rolla. Den som ikkje har ei rolle rundt brukaren no, les ikkje.",
                en="Access follows the role. Whoever has no role around the user now does not read.",
            ),
            source=Source(local=("KRS-01",)),
        ),
        Difference(
            what=RoutinePoint(
                code="kristiansand.archived",
                what=Text(nb="loggen er arkivert", nn="loggen er arkivert", en="the log is archived"),
                when=When.BEFORE,
                event="group-ended",
                effect=Effect.WARNS,
            ),
            because=Text(
                nb="Det som er gjort for brukeren, må kunne finnes igjen etter at loggen er lukket.",
                nn="Det som er gjort for brukaren, må kunne finnast att etter at loggen er lukka.",
                en="What has been done for the user must be there to find when the log is closed.",
            ),
            source=Source(local=("KRS-01",)),
        ),
        Difference(
            what=Weight(code="consent.documented", effect=Effect.BLOCKS),
            because=Text(
                nb="Fullmakten gis på skjema, så alle kan se hva det er sagt ja til.",
                nn="Fullmakta blir gitt på skjema, så alle kan sjå kva det er sagt ja til.",
                en="The authorisation is given on a form, so that all can see what was agreed to.",
            ),
            source=Source(local=("KRS-06",)),
        ),
        Difference(
            what=RoutinePoint(
                code="kristiansand.authorised",
                what=Text(
                    nb="det finnes et fullmaktsskjema for denne deltakeren",
                    nn="det finst eit fullmaktsskjema for denne deltakaren",
                    en="there is an authorisation form for this participant",
                ),
                when=When.IN,
                event="member-joined",
            ),
            because=Text(
                nb="Familien sier ja til hver enkelt, ikke til alle på én gang.",
                nn="Familien seier ja til kvar einskild, ikkje til alle på éin gong.",
                en="The family says yes to each one, not to everybody at once.",
            ),
            source=Source(local=("KRS-06",)),
        ),
    ),
    obligations=(PLAN,),
)
"""Kristiansand (profil)."""
