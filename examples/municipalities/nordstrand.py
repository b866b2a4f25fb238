"""Nordstrand, a district of Oslo: the meeting has a set order, and looks at itself.

It begins with how the child and the parents say things are.  Each time it is asked whether the right people are in the
group.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from ansvar_core import (
    Breach,
    ChangeProposal,
    ContentCheck,
    Effect,
    Fact,
    MeetingCalled,
    ProcessEvaluated,
    ProcessQuestion,
    Profile,
    RuleText,
    Situation,
    Source,
    Text,
    Topic,
)

ORDER: Final = (Topic.USERS_OWN, Topic.FOLLOW_UP, Topic.GOALS_AND_MEASURES, Topic.DIVISION_OF_WORK)


def _out_of_order(situation: Situation, event: MeetingCalled) -> Breach | None:
    ordered = [item for item in event.agenda if item.topic in ORDER]
    late = [each for before, each in pairwise(ordered) if ORDER.index(each.topic) < ORDER.index(before.topic)]
    if late:
        facts = tuple(Fact(field="agenda", subject=item.id) for item in late)
        return Breach(facts=facts, remedies=(ChangeProposal(asks=("agenda",)),))
    return None


def _right_people(situation: Situation, event: ProcessEvaluated) -> Breach | None:
    if ProcessQuestion.RIGHT_PEOPLE not in event.questions:
        change = ChangeProposal(fields={"questions": event.questions | {ProcessQuestion.RIGHT_PEOPLE}})
        return Breach(facts=(Fact(field="questions"),), remedies=(change,))
    return None


AGENDA_ORDER: Final = ContentCheck(
    code="nordstrand.agenda-order",
    effect=Effect.WARNS,
    governs=(MeetingCalled,),
    source=Source(local=("NOR-02",)),
    judge=_out_of_order,
    text=RuleText(
        wrong=Text(
            nb="Sakene kommer i en annen rekkefølge enn den vi bruker.",
            nn="Sakene kjem i ei anna rekkjefølgje enn den vi bruker.",
            en="The items come in another order than the one we use.",
        ),
        why=Text(
            nb="Barnet og foreldrene forteller først hvordan det går. Så ser vi på det vi prøvde sist, på målet, og på "
            "hvem som gjør hva. Da bygger resten av møtet på det familien har sagt.",
            nn="Barnet og foreldra fortel først korleis det går. Så ser vi på det vi prøvde sist, på målet, og på kven "
            "som gjer kva. Då byggjer resten av møtet på det familien har sagt.",
            en="The child and the parents first tell how things are. Then come what was tried last, the goal, and who "
            "does what. So the rest of the meeting builds on what the family has said.",
        ),
        do=Text(
            nb="Sett familiens egne saker først, så oppfølging, mål og tiltak, og til slutt fordelingen av oppgaver.",
            nn="Set sakene frå familien først, så oppfølging, mål og tiltak, og til slutt fordelinga av oppgåver.",
            en="Put the family's own items first, then follow-up, goals and measures, and last who does what.",
        ),
    ),
)

RIGHT_PEOPLE_ASKED: Final = ContentCheck(
    code="nordstrand.right-people-asked",
    effect=Effect.WARNS,
    governs=(ProcessEvaluated,),
    source=Source(local=("NOR-03", "NOR-04")),
    judge=_right_people,
    text=RuleText(
        wrong=Text(
            nb="Det er ikke spurt om de rette er med i {group:the}.",
            nn="Det er ikkje spurt om dei rette er med i {group:the}.",
            en="It has not been asked whether the right people are in {group:the}.",
        ),
        why=Text(
            nb="Behovet endrer seg, men de samme blir gjerne sittende. Derfor spør vi hver gang.",
            nn="Behovet endrar seg, men dei same blir gjerne sitjande. Difor spør vi kvar gong.",
            en="Needs change, while the same people tend to stay. So we ask each time.",
        ),
        do=Text(
            nb="Spør om noen mangler, og om noen ikke trengs lenger.",
            nn="Spør om nokon manglar, og om nokon ikkje trengst lenger.",
            en="Ask whether anybody is missing, and whether anybody is no longer needed.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="nordstrand",
    label=Text(nb="Bydel Nordstrand i Oslo", nn="Bydel Nordstrand i Oslo", en="The district of Nordstrand in Oslo"),
    documents=("BTI-ressurser, https://bydelnordstrand.no/bti-ressurser/",),
    checks=(AGENDA_ORDER, RIGHT_PEOPLE_ASKED),
)
