"""Texts about minutes: what they hold, who gets them, and who reads them."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.base import RuleText
from ansvar_core.rules.texts.base import said

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "minutes.tasks-complete": said(
        wrong=(
            "En oppgave i referatet mangler ansvarlig eller frist.",
            "Ei oppgåve i referatet manglar ansvarleg eller frist.",
            "A task in the minutes lacks somebody responsible or a deadline.",
        ),
        why=(
            "Retningslinja gjør referatet til den bindende fordelingen av oppgaver: hvem som skal gjøre hva til neste "
            "møte.",
            "Retningslinja gjer referatet til den bindande fordelinga av oppgåver: kven som skal gjere kva til neste "
            "møte.",
            "The guideline makes the minutes the binding division of tasks: who does what until the next meeting.",
        ),
        do=(
            "Sett på navn og frist før referatet føres. «Til neste møte» er også en frist.",
            "Set på namn og frist før referatet blir ført. «Til neste møte» er òg ein frist.",
            "Give a name and a deadline before the minutes are entered. “Until the next meeting” is a deadline too.",
        ),
    ),
    "minutes.kinds-listed": said(
        wrong=(
            "Referatet nevner en type opplysninger som kommunen ikke har på lista si.",
            "Referatet nemner ein type opplysningar som kommunen ikkje har på lista si.",
            "The minutes name a kind of information that is not on the municipality's list.",
        ),
        why=(
            "Samtykkene er gitt for typene på lista. En type utenfor lista kan ikke holdes opp mot noe samtykke.",
            "Samtykka er gjevne for typane på lista. Ein type utanfor lista kan ikkje haldast opp mot noko samtykke.",
            "Consents are given for the kinds on the list. A kind outside it cannot be held against any consent.",
        ),
        do=(
            "Bruk en av typene på lista, eller ta opplysningen ut av referatet.",
            "Bruk ein av typane på lista, eller ta opplysninga ut av referatet.",
            "Use one of the kinds on the list, or take the information out of the minutes.",
        ),
    ),
    "minutes.writer": said(
        wrong=(
            "Referatet er skrevet av en annen enn den som var avtalt.",
            "Referatet er skrive av ein annan enn den som var avtalt.",
            "The minutes were written by somebody else than was agreed.",
        ),
        why=(
            "Retningslinja sier at referatskriving går på omgang og avtales på forhånd. Turen regnes for den "
            "som skrev.",
            "Retningslinja seier at referatskriving går på omgang og blir avtalt på førehand. Turen blir rekna for den "
            "som skreiv.",
            "The guideline says that minute-taking goes in rotation and is agreed beforehand. The turn is counted to "
            "the one who wrote.",
        ),
        do=(
            "Noter hvorfor en annen skrev.",
            "Noter kvifor ein annan skreiv.",
            "Note why somebody else wrote.",
        ),
    ),
    "minutes.recipient-may-read": said(
        wrong=(
            "En av mottakerne har ikke innsyn i dette referatet.",
            "Ein av mottakarane har ikkje innsyn i dette referatet.",
            "One of the recipients has no access to these minutes.",
        ),
        why=(
            "Alle deltakere skal ha tilgang til referatet, men aldri videre enn samtykket rekker i dag, for den "
            "instansen og de opplysningene (helsepersonelloven § 22). Svaret gjelder bare samtykke, ikke "
            "opplysningsplikt eller annet grunnlag.",
            "Alle deltakarar skal ha tilgang til referatet, men aldri vidare enn samtykket rekk i dag, for den "
            "instansen og dei opplysningane (helsepersonelloven § 22). Svaret gjeld berre samtykke, ikkje "
            "opplysningsplikt eller anna grunnlag.",
            "Every participant has access to the minutes, but never wider than consent reaches today, for that agency "
            "and that information (helsepersonelloven § 22). The answer is about consent only, not about a duty to "
            "notify or another legal basis.",
        ),
        do=(
            "Del med de andre, og innhent samtykke for instansen som mangler det.",
            "Del med dei andre, og hent inn samtykke for instansen som manglar det.",
            "Share with the others, and obtain consent for the agency that lacks it.",
        ),
    ),
    "minutes.read-in-person": said(
        wrong=(
            "Ingen kan bekrefte eller kommentere et referat på vegne av en annen.",
            "Ingen kan stadfeste eller kommentere eit referat på vegner av ein annan.",
            "Nobody can acknowledge or comment on minutes for somebody else.",
        ),
        why=(
            "Retningslinja sier at hvert medlem skal gjøre seg kjent med referatet. Det kan bare den enkelte si om seg "
            "selv.",
            "Retningslinja seier at kvart medlem skal gjere seg kjent med referatet. Det kan berre den einskilde seie "
            "om seg sjølv.",
            "The guideline says that every member reads the minutes. Only each one can say so of themselves.",
        ),
        do=(
            "La den det gjelder, lese og svare selv.",
            "Lat den det gjeld, lese og svare sjølv.",
            "Let the one concerned read and answer.",
        ),
    ),
    "minutes.reader-has-them": said(
        wrong=(
            "Du har ikke fått dette referatet og har ikke innsyn i det nå.",
            "Du har ikkje fått dette referatet og har ikkje innsyn i det no.",
            "You have not been given these minutes and have no access to them now.",
        ),
        why=(
            "Den som bekrefter eller kommenterer et referat, må ha fått det med rette, eller ha innsyn i dag "
            "(helsepersonelloven § 22).",
            "Den som stadfestar eller kommenterer eit referat, må ha fått det med rette, eller ha innsyn i dag "
            "(helsepersonelloven § 22).",
            "Whoever acknowledges or comments on minutes must have been given them lawfully, or have access today "
            "(helsepersonelloven § 22).",
        ),
        do=(
            "Spør koordinator om referatet kan deles med deg.",
            "Spør koordinator om referatet kan delast med deg.",
            "Ask the coordinator whether the minutes can be shared with you.",
        ),
    ),
    "minutes.written": said(
        wrong=(
            "Referenten skylder et referat fra møtet.",
            "Referenten skal skrive referat frå møtet.",
            "The minute-taker owes the minutes of the meeting.",
        ),
        why=(
            "Referatet er gruppas arbeidsredskap og viser hvem som skal gjøre hva. Retningslinja sier ikke hvor fort; "
            "fristen er kommunens eget valg.",
            "Referatet er arbeidsreiskapen til gruppa og viser kven som skal gjere kva. Retningslinja seier ikkje kor "
            "fort; fristen er kommunen sitt eige val.",
            "The minutes are the group's working tool and show who does what. The guideline does not say how soon; the "
            "time limit is the municipality's own choice.",
        ),
        do=(
            "Skriv referatet og før det i loggen.",
            "Skriv referatet og før det i loggen.",
            "Write the minutes and enter them in the record.",
        ),
    ),
    "minutes.shared": said(
        wrong=(
            "Koordinator skylder å dele referatet med en deltaker som skal ha det.",
            "Koordinator skal dele referatet med ein deltakar som skal ha det.",
            "The coordinator owes a participant the minutes.",
        ),
        why=(
            "Retningslinja sier at alle deltakerne skal ha tilgang til referatet.",
            "Retningslinja seier at alle deltakarane skal ha tilgang til referatet.",
            "The guideline says that every participant has access to the minutes.",
        ),
        do=(
            "Del referatet med alle som har innsyn, senest før neste møte.",
            "Del referatet med alle som har innsyn, seinast før neste møte.",
            "Share the minutes with everybody who has access, before the next meeting at the latest.",
        ),
    ),
    "minutes.reach-as-needed": said(
        wrong=(
            "Koordinator skylder å sende referatet til et medlem som bare møter ved behov.",
            "Koordinator skal sende referatet til ein medlem som berre møter ved behov.",
            "The coordinator owes the minutes to a member who comes only as needed.",
        ),
        why=(
            "De som møter ved behov, holdes orientert gjennom referatene.",
            "Dei som møter ved behov, blir haldne orienterte gjennom referata.",
            "Those who come as needed are kept informed through the minutes.",
        ),
        do=(
            "Del referatet med dem også, senest før neste møte.",
            "Del referatet med dei òg, seinast før neste møte.",
            "Share the minutes with them too, before the next meeting at the latest.",
        ),
    ),
    "minutes.read": said(
        wrong=(
            "Medlemmet skylder å gjøre seg kjent med referatet.",
            "Medlemmen skal gjere seg kjend med referatet.",
            "The member owes it to read the minutes.",
        ),
        why=(
            "Retningslinja sier at alle medlemmene skal gjøre seg kjent med referatet.",
            "Retningslinja seier at alle medlemene skal gjere seg kjende med referatet.",
            "The guideline says that every member makes itself acquainted with the minutes.",
        ),
        do=(
            "Les referatet og bekreft det før neste møte.",
            "Les referatet og stadfest det før neste møte.",
            "Read the minutes and acknowledge them before the next meeting.",
        ),
    ),
}
