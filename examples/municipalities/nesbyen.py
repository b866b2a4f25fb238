"""Nesbyen: the individual plan is where the group's work starts.

No meeting is called without the plan on the agenda, what a meeting adds is put into the plan before the next, and a
plan is only referred to when it has been consented to.  The coordinator calls.
"""

from typing import Final

from ansvar_core import (
    Act,
    Difference,
    Effect,
    GroupStatus,
    MeetingEnded,
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


def plan_behind(setting: Setting) -> Owing | None:
    """From the first meeting that ended after the plan was last referred to."""
    group, plan = setting.group, setting.group.plan
    if plan is None or group.status not in (GroupStatus.ESTABLISHED, GroupStatus.ENDING):
        return None
    ended = (each.ended_position or 0 for each in group.meetings.values() if each.held and each.period == group.period)
    first = min((position for position in ended if position > plan.position), default=None)
    if first is not None:
        return Owing(
            who=group.coordinator.holder,
            position=first,
            subject=plan.id,
            due=next_meeting_day(setting),
            next_meeting=True,
            overdue=met_since(setting, first),
        )
    return None


UPDATED: Final = Obligation(
    code="nesbyen.plan-updated",
    source=Source(local=("NES-04",)),
    opened_by=(MeetingEnded,),
    settled_by=(PlanReferred,),
    owed=plan_behind,
    text=RuleText(
        wrong=Text(
            nb="Den individuelle planen er ikke oppdatert etter møtet.",
            nn="Den individuelle planen er ikkje oppdatert etter møtet.",
            en="The individual plan has not been brought up to date after the meeting.",
        ),
        why=Text(
            nb="Alle i {group:the} bidrar til planen. Det hjelper bare når bidragene fra møtet kommer inn i den.",
            nn="Alle i {group:the} bidreg til planen. Det hjelper berre når bidraga frå møtet kjem inn i han.",
            en="Everybody in {group:the} contributes to the plan. That helps only when what the meeting added is put "
            "into it.",
        ),
        do=Text(
            nb="Før inn det møtet kom fram til, og registrer henvisningen til den nye versjonen av planen.",
            nn="Før inn det møtet kom fram til, og registrer tilvisinga til den nye versjonen av planen.",
            en="Enter what the meeting arrived at, and record the reference to the new version of the plan.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="nesbyen",
    label=Text(nb="Nesbyen kommune", nn="Nesbyen kommune", en="The municipality of Nesbyen"),
    documents=(
        (
            "Koordinator, individuell plan og ansvarsgruppe, https://tryggoppveksthallingdal.no/nesbyen/"
            "samhandlingsmodell/koordinator-individuell-plan-og-ansvarsgruppe/"
        ),
    ),
    differences=(
        Difference(
            what=Weight(code="meeting.starts-from-plan", effect=Effect.BLOCKS),
            because=Text(
                nb="Hele {group:the} har ansvar for den individuelle planen. Derfor står den på sakslista hver gang.",
                nn="Heile {group:the} har ansvar for den individuelle planen. Difor står han på saklista kvar gong.",
                en="All of {group:the} answer for the individual plan, so it is on the agenda every time.",
            ),
            source=Source(local=("NES-04",)),
        ),
        Difference(
            what=Permission(act=Act.CALL, roles={Role.COORDINATOR}),
            because=Text(
                nb="{coordinator:The} har ansvaret for å samordne møtene. Da må innkallingene komme fra ett sted.",
                nn="{coordinator:The} har ansvaret for å samordne møta. Då må innkallingane kome frå éin stad.",
                en="{coordinator:The} answers for coordinating the meetings, so the calls must come from one place.",
            ),
            source=Source(local=("NES-05",)),
        ),
        Difference(
            what=RoutinePoint(
                code="nesbyen.plan-work-started",
                what=Text(
                    nb="arbeidet med individuell plan er i gang, eller familien ønsker ingen plan",
                    nn="arbeidet med individuell plan er i gang, eller familien ønskjer ingen plan",
                    en="work on the individual plan has begun, or the family does not want one",
                ),
                when=When.AFTER,
                event="group-established",
            ),
            because=Text(
                nb="{coordinator:The} skal sørge for at planarbeidet kommer i gang. Ellers blir planen lett liggende.",
                nn="{coordinator:The} skal sørgje for at planarbeidet kjem i gang. Elles blir planen lett liggjande.",
                en="{coordinator:The} sees to it that work on the plan begins. Otherwise it is easily left lying.",
            ),
            source=Source(local=("NES-05",)),
        ),
        Difference(
            what=RoutinePoint(
                code="nesbyen.plan-consented-to",
                what=Text(
                    nb="brukeren, eller de som samtykker for brukeren, har samtykket til individuell plan",
                    nn="brukaren, eller dei som samtykkjer for brukaren, har samtykt til individuell plan",
                    en="the user, or those who consent for the user, have consented to the individual plan",
                ),
                when=When.IN,
                event="plan-referred",
            ),
            because=Text(
                nb="Det lages ingen individuell plan uten samtykke. Et ja til {group:the} er ikke et ja til planen.",
                nn="Det blir ikkje laga nokon individuell plan utan samtykke. Eit ja til {group:the} er ikkje eit ja "
                "til planen.",
                en="No individual plan is made without consent. A yes to {group:the} is no yes to the plan.",
            ),
            source=Source(local=("NES-06",)),
        ),
    ),
    obligations=(UPDATED,),
)
"""Nesbyen (profil)."""
