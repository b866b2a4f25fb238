"""Lillesand: the coordinator leads and keeps the log, and every service in it stands in the consent.

The user is always asked to the meeting, and every measure has somebody who answers for it.
"""

from typing import Final

from ansvar_core import ChairRule, Choice, Difference, Effect, MinuteTakerRule, Profile, Source, Text, Weight

PROFILE: Final = Profile(
    name="lillesand",
    label=Text(nb="Lillesand kommune", nn="Lillesand kommune", en="The municipality of Lillesand"),
    documents=(
        "Ansvarsgruppe, https://www.lillesand.kommune.no/ansvarsgruppe.576412.no.html",
        "Digital stafettlogg, https://lillesand.bedreinnsats.no/digital-stafettlogg/",
    ),
    differences=(
        Difference(
            what=Weight(code="meeting.user-called", effect=Effect.BLOCKS),
            because=Text(
                nb="{group:The} skal sikre at brukeren medvirker. Da må brukeren være bedt til møtet.",
                nn="{group:The} skal sikre at brukaren medverkar. Då må brukaren vere beden til møtet.",
                en="{group:The} is to see to it that the user takes part, so the user must be asked to the meeting.",
            ),
            source=Source(local=("LIL-02",)),
        ),
        Difference(
            what=Choice(key="meeting.chair_rule", value=ChairRule.COORDINATOR_ONLY),
            because=Text(
                nb="{group:The} blir ledet av {coordinator:the}, så alle vet hvem de skal henvende seg til.",
                nn="{group:The} blir leidd av {coordinator:the}, så alle veit kven dei skal vende seg til.",
                en="{group:The} is led by {coordinator:the}, so that everybody knows whom to turn to.",
            ),
            source=Source(local=("LIL-03",)),
        ),
        Difference(
            what=Weight(code="member.agency-consent", effect=Effect.BLOCKS),
            because=Text(
                nb="Hver tjeneste som deltar, skal stå i samtykket. Derfor blir det spurt før tjenesten kommer med.",
                nn="Kvar teneste som deltek, skal stå i samtykket. Derfor blir det spurt før tenesta kjem med.",
                en="Every service that takes part is to be in the consent, so it is asked for before one joins.",
            ),
            source=Source(local=("LIL-07",)),
        ),
        Difference(
            what=Weight(code="work.concrete", effect=Effect.BLOCKS),
            because=Text(
                nb="Loggen skal vise hvem som har ansvar for hvert tiltak. Et tiltak uten ansvarlig blir ikke gjort.",
                nn="Loggen skal vise kven som har ansvar for kvart tiltak. Eit tiltak utan ansvarleg blir ikkje gjort.",
                en="The log is to show who answers for each measure. A measure that is nobody's is not carried out.",
            ),
            source=Source(local=("LIL-08",)),
        ),
        Difference(
            what=Choice(key="meeting.minute_taker_rule", value=MinuteTakerRule.COORDINATOR),
            because=Text(
                nb="{coordinator:The} fører loggen, så den ikke går fra hånd til hånd.",
                nn="{coordinator:The} fører loggen, så han ikkje går frå hand til hand.",
                en="{coordinator:The} keeps the log, so that it does not pass from hand to hand.",
            ),
            source=Source(local=("LIL-09",)),
        ),
        Difference(
            what=Weight(code="meeting.minute-taker-by-rule", effect=Effect.BLOCKS),
            because=Text(
                nb="Skriver en annen denne gangen, skal det stå hvorfor.",
                nn="Skriv ein annan denne gongen, skal det stå kvifor.",
                en="If somebody else writes this time, it is to be said why.",
            ),
            source=Source(local=("LIL-09",)),
        ),
    ),
)
