"""Rana: the coordinator is found among those who already help.

Only a member is asked, and only when the user's wish has been weighed. What the coordinator does is health care, so it
is entered in the journal after each meeting.
"""

from typing import Final

from ansvar_core import Act, Difference, Permission, Profile, Role, RoutinePoint, Source, Text, When

PROFILE: Final = Profile(
    name="rana",
    label=Text(nb="Rana kommune", nn="Rana kommune", en="The municipality of Rana"),
    documents=(
        "Koordinator, https://www.rana.kommune.no/vare-tjenester/helse-og-omsorg/tildelingskontoret/koordinator/",
    ),
    differences=(
        Difference(
            what=Permission(act=Act.COORDINATE, roles={Role.MEMBER}),
            because=Text(
                nb="{coordinator:The} skal kjenne både brukeren og tjenestene. Derfor spør vi en som allerede hjelper.",
                nn="{coordinator:The} skal kjenne både brukaren og tenestene. Difor spør vi ein som alt hjelper.",
                en="{coordinator:The} is to know both the user and the services. So we ask one who already helps.",
            ),
            source=Source(local=("RAN-01",)),
        ),
        Difference(
            what=RoutinePoint(
                code="rana.wish-weighed",
                what=Text(
                    nb="det er lagt vekt på hvem brukeren ønsker som {coordinator}",
                    nn="det er lagt vekt på kven brukaren ønskjer som {coordinator}",
                    en="weight has been put on whom the user wants as {coordinator}",
                ),
                when=When.IN,
                event="coordinator-offered",
            ),
            because=Text(
                nb="Det er brukeren som skal ha tillit til {coordinator:the}. Ønsket skal telle før noen blir spurt.",
                nn="Det er brukaren som skal ha tillit til {coordinator:the}. Ønsket skal telje før nokon blir spurd.",
                en="It is the user who must trust {coordinator:the}. The wish is to count before anybody is asked.",
            ),
            source=Source(local=("RAN-01",)),
        ),
        Difference(
            what=RoutinePoint(
                code="rana.journalled",
                what=Text(
                    nb="arbeidet til {coordinator:the} er ført i journalen",
                    nn="arbeidet til {coordinator:the} er ført i journalen",
                    en="the work of {coordinator:the} is entered in the journal",
                ),
                when=When.AFTER,
                event="meeting-ended",
                who=Role.COORDINATOR,
            ),
            because=Text(
                nb="Vi regner det {coordinator:the} gjør, som helsehjelp. Derfor føres det i journalen, der "
                "den neste kan lese det.",
                nn="Vi reknar det {coordinator:the} gjer, som helsehjelp. Difor blir det ført i journalen, "
                "der den neste kan lese det.",
                en="We count what {coordinator:the} does as health care. So it goes into the journal, where "
                "the next can read it.",
            ),
            source=Source(local=("RAN-02",)),
        ),
    ),
)
"""Rana (profil)."""
