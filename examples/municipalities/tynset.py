"""Tynset: careful with consent, and with how a meeting is run.

Nobody consents without having been told the whole of it, every consent can be shown, and a no is kept as carefully as
a yes.  Calls and meetings follow one fixed order.
"""

from typing import Final

from ansvar_core import (
    Breach,
    ChangeProposal,
    ContentCheck,
    Difference,
    Effect,
    Fact,
    MeetingCalled,
    Profile,
    RoutinePoint,
    RuleText,
    Situation,
    Source,
    Text,
    Topic,
    Weight,
    When,
)

ORDER: Final = (Topic.FOLLOW_UP, Topic.USERS_OWN, Topic.DIVISION_OF_WORK, Topic.EVALUATION)


def out_of_order(situation: Situation, event: MeetingCalled) -> Breach | None:
    """Points of the fixed order that stand after one they should come before; other points stand where they like."""
    reached, late = 0, []
    for item in event.agenda:
        place = ORDER.index(item.topic) if item.topic in ORDER else reached
        if place < reached:
            late.append(Fact(field="agenda", subject=item.id))
        reached = max(reached, place)
    if late:
        return Breach(facts=tuple(late), remedies=(ChangeProposal(asks=("agenda",)),))
    return None


AGENDA: Final = ContentCheck(
    code="tynset.agenda-order",
    effect=Effect.WARNS,
    governs=(MeetingCalled,),
    source=Source(local=("TYN-12",)),
    judge=out_of_order,
    text=RuleText(
        wrong=Text(
            nb="Sakslista følger ikke den faste rekkefølgen.",
            nn="Saklista følgjer ikkje den faste rekkjefølgja.",
            en="The agenda does not follow the fixed order.",
        ),
        why=Text(
            nb="Vi ser først på hva forrige møte førte til. Så får foreldrene og den unge ordet, før fagfolkene.",
            nn="Vi ser først på kva førre møte førte til. Så får foreldra og den unge ordet, før fagfolka.",
            en="First we look at what came of the last meeting. Then the parents and the young person have "
            "the floor, before the professionals.",
        ),
        do=Text(
            nb="Sett sakene i denne rekkefølgen: oppfølging av forrige møte, familiens egne saker, hvem som gjør hva, "
            "evaluering av møtet.",
            nn="Set sakene i denne rekkjefølgja: oppfølging av førre møte, familien sine eigne saker, kven som gjer "
            "kva, evaluering av møtet.",
            en="Put the items in this order: follow-up of the last meeting, the family's own matters, who does what, "
            "evaluation of the meeting.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="tynset",
    label=Text(nb="Tynset kommune", nn="Tynset kommune", en="The municipality of Tynset"),
    documents=(
        "Ansvarsgruppe, https://bti.tynset.kommune.no/tiltak/ansvarsgruppe/",
        (
            "Veiledning til samtykkeskjema for tverrfaglig samarbeid, "
            "https://bti.tynset.kommune.no/verktoy/veiledning-til-samtykkeskjema-for-tverrfaglig-samarbeid/"
        ),
        "Gode møter i Tynset, https://bti.tynset.kommune.no/verktoy/gode-moter-i-tynset/",
        "Ansatt, https://bti.tynset.kommune.no/ansatt/",
    ),
    differences=(
        Difference(
            what=Weight(code="consent.documented", effect=Effect.BLOCKS),
            because=Text(
                nb="Et samtykke skal kunne vises fram i ettertid. Et muntlig ja gjelder når samtalen er journalført.",
                nn="Eit samtykke skal kunne visast fram i ettertid. Eit munnleg ja gjeld når samtalen er journalført.",
                en="A consent must be possible to show afterwards. A spoken yes counts when the talk is in the "
                "journal.",
            ),
            source=Source(local=("TYN-04", "TYN-06")),
        ),
        Difference(
            what=RoutinePoint(
                code="tynset.told-before-consent",
                what=Text(
                    nb="den som samtykker, har fått vite hvorfor, hva som deles og hentes inn, med hvem og fra hvem, "
                    "hvem som behandler det, at samtykket er frivillig og kan trekkes, og at det helst gis skriftlig",
                    nn="den som samtykkjer, har fått vite kvifor, kva som blir delt og henta inn, med kven og frå "
                    "kven, kven som behandlar det, at samtykket er frivillig og kan trekkjast, og at det helst blir "
                    "gitt skriftleg",
                    en="whoever consents has been told why, what is shared and obtained, with whom and from whom, who "
                    "handles it, that consent is free and can be withdrawn, and that it is preferably given in writing",
                ),
                when=When.IN,
                event="consent-given",
            ),
            because=Text(
                nb="Ingen kan si ja til noe de ikke kjenner. Gå gjennom alle punktene før skjemaet fylles ut.",
                nn="Ingen kan seie ja til noko dei ikkje kjenner. Gå gjennom alle punkta før skjemaet blir fylt ut.",
                en="Nobody can say yes to what they do not know. Go through all the points before the form is filled "
                "in.",
            ),
            source=Source(local=("TYN-05",)),
        ),
        Difference(
            what=RoutinePoint(
                code="tynset.refusal-in-the-case-system",
                what=Text(
                    nb="det er ført inn i fagsystemet at svaret er nei",
                    nn="det er ført inn i fagsystemet at svaret er nei",
                    en="it is entered in the case system that the answer is no",
                ),
                when=When.IN,
                event="consent-refused",
                effect=Effect.WARNS,
            ),
            because=Text(
                nb="Et nei gjelder fra det er sagt. Står det ikke i fagsystemet, kan noen komme til å dele likevel.",
                nn="Eit nei gjeld frå det er sagt. Står det ikkje i fagsystemet, kan nokon komme til å dele likevel.",
                en="A no counts from when it is said. If it is not in the case system, somebody may come to share all "
                "the same.",
            ),
            source=Source(local=("TYN-08",)),
        ),
        Difference(
            what=RoutinePoint(
                code="tynset.place-stated",
                what=Text(
                    nb="møtestedet er oppgitt",
                    nn="møtestaden er oppgitt",
                    en="the place of the meeting is stated",
                ),
                when=When.IN,
                event="meeting-called",
                effect=Effect.WARNS,
            ),
            because=Text(
                nb="Innkallingen skal si alt den som kommer, trenger å vite. Da hører stedet med.",
                nn="Innkallinga skal seie alt den som kjem, treng å vite. Då høyrer staden med.",
                en="The call says all that those who come need to know, and the place is part of that.",
            ),
            source=Source(local=("TYN-11",)),
        ),
        Difference(
            what=RoutinePoint(
                code="tynset.told-and-next-caller",
                what=Text(
                    nb="det er avklart hvem som skal informeres, og hvem som kaller inn til neste møte",
                    nn="det er avklart kven som skal informerast, og kven som kallar inn til neste møte",
                    en="it is settled who is to be told, and who calls the next meeting",
                ),
                when=When.IN,
                event="meeting-ended",
                effect=Effect.WARNS,
            ),
            because=Text(
                nb="Når alle tror at en annen sier fra eller kaller inn, blir det ikke gjort.",
                nn="Når alle trur at ein annan seier frå eller kallar inn, blir det ikkje gjort.",
                en="When everybody thinks that somebody else will pass it on or call, it is not done.",
            ),
            source=Source(local=("TYN-12",)),
        ),
    ),
    checks=(AGENDA,),
)
"""Tynset (profil)."""
