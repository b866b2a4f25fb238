"""Levanger: the user decides who takes part and what is taken up first.

The coordinator calls the meetings, or whoever it is agreed shall chair.
"""

from typing import Final

from ansvar_core import (
    Act,
    Breach,
    ChangeProposal,
    ContentCheck,
    Difference,
    Effect,
    Fact,
    MeetingCalled,
    Permission,
    Profile,
    Role,
    RoutinePoint,
    RuleText,
    Situation,
    Source,
    Text,
    Topic,
    When,
)


def _users_topics_first(situation: Situation, event: MeetingCalled) -> Breach | None:
    if event.agenda and event.agenda[0].topic is not Topic.USERS_OWN:
        fact = Fact(field="agenda", subject=event.agenda[0].id)
        return Breach(facts=(fact,), remedies=(ChangeProposal(asks=("agenda",)),))
    return None


_USERS_TOPICS_FIRST: Final = ContentCheck(
    code="levanger.users-topics-first",
    source=Source(local=("LEV-04",)),
    governs=(MeetingCalled,),
    judge=_users_topics_first,
    text=RuleText(
        wrong=Text(
            nb="Sakslista begynner ikke med det brukeren selv vil ta opp.",
            nn="Saklista byrjar ikkje med det brukaren sjølv vil ta opp.",
            en="The agenda does not begin with what the user wants to take up.",
        ),
        why=Text(
            nb="Det er brukerens egne saker som styrer møtet. Det som står først, får tid.",
            nn="Det er brukaren sine eigne saker som styrer møtet. Det som står først, får tid.",
            en="The user's own topics steer the meeting. What comes first gets its time.",
        ),
        do=Text(
            nb="Spør brukeren hva møtet skal handle om, og sett det øverst.",
            nn="Spør brukaren kva møtet skal handle om, og set det øvst.",
            en="Ask the user what the meeting should be about, and put it at the top.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="levanger",
    label=Text(nb="Levanger kommune", nn="Levanger kommune", en="The municipality of Levanger"),
    documents=(
        (
            "Ansvarsgruppe, https://www.levanger.kommune.no/tjenester/helse-velferd-og-sosiale-tjenester/"
            "helse-og-omsorgstjenester/individuell-plan-koordinator-og-barnekoordinator/ansvarsgruppe/"
        ),
    ),
    checks=(_USERS_TOPICS_FIRST,),
    differences=(
        Difference(
            what=Permission(act=Act.INVITE, roles={Role.USER, Role.CONSENTER}),
            because=Text(
                nb="Det er brukeren som bestemmer hvem som er med. Andre kan foreslå, og registrere det for brukeren.",
                nn="Det er brukaren som avgjer kven som er med. Andre kan foreslå, og registrere det for brukaren.",
                en="The user decides who takes part. Others can suggest, and record it for the user.",
            ),
            source=Source(local=("LEV-02",)),
        ),
        Difference(
            what=RoutinePoint(
                code="levanger.size-weighed",
                what=Text(
                    nb="det er vurdert om {group:the} er større enn {group:den/det} trenger å være",
                    nn="det er vurdert om {group:the} er større enn naudsynt",
                    en="it has been considered whether {group:the} is larger than it needs to be",
                ),
                when=When.IN,
                event="group-established",
                effect=Effect.WARNS,
            ),
            because=Text(
                nb="I et rom fullt av fagfolk er det vanskelig å komme til orde.",
                nn="I eit rom fullt av fagfolk er det vanskeleg å kome til orde.",
                en="In a room full of professionals it is hard to get a word in.",
            ),
            source=Source(local=("LEV-03",)),
        ),
        Difference(
            what=Permission(act=Act.CALL, roles={Role.COORDINATOR, Role.CHAIR}),
            because=Text(
                nb="{coordinator:The} kaller inn og leder møtene, om ikke noe annet er avtalt.",
                nn="{coordinator:The} kallar inn og leier møta, om ikkje noko anna er avtalt.",
                en="{coordinator:The} calls and chairs the meetings, unless something else is agreed.",
            ),
            source=Source(local=("LEV-05",)),
        ),
    ),
)
