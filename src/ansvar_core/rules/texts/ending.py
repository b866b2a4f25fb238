"""Texts about ending the group, and about what was recorded in error."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.base import RuleText
from ansvar_core.rules.texts.base import said

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "ending.who-decides": said(
        wrong=(
            "Du kan ikke avgjøre at gruppa skal avsluttes.",
            "Du kan ikkje avgjere at gruppa skal avsluttast.",
            "You cannot decide to end the group.",
        ),
        why=(
            "Brukeren og de som må samtykke, kan når som helst bestemme at gruppa skal avsluttes. Ellers er det "
            "koordinator som avgjør det, eller instansen som svarer når det ikke er noen koordinator.",
            "Brukaren og dei som må samtykkje, kan når som helst bestemme at gruppa skal avsluttast. Elles er det "
            "koordinator som avgjer det, eller instansen som svarar når det ikkje er nokon koordinator.",
            "The user, and those whose consent is required, can decide to end the group at any time. Otherwise the "
            "coordinator decides, or the agency that answers while there is no coordinator.",
        ),
        do=(
            "Ta det opp med brukeren, de foresatte eller koordinator, så de kan ta avgjørelsen.",
            "Ta det opp med brukaren, dei føresette eller koordinator, så dei kan ta avgjerda.",
            "Take it up with the user, those responsible for the child or the coordinator, so that they can decide.",
        ),
    ),
    "ending.reason": said(
        wrong=(
            "Grunnen som er oppgitt, er brukerens egen.",
            "Grunnen som er oppgjeven, er brukaren sin eigen.",
            "The reason given is the user's own.",
        ),
        why=(
            "Bare brukeren og de som må samtykke, kan avslutte fordi de ønsker det. Koordinator avslutter når behovet "
            "er borte, når instanser faller fra, eller når samtykke mangler.",
            "Berre brukaren og dei som må samtykkje, kan avslutte fordi dei ønskjer det. Koordinator avsluttar når "
            "behovet er borte, når instansar fell frå, eller når samtykke manglar.",
            "Only the user, and those whose consent is required, can end the group because they wish to. The "
            "coordinator ends it when the need is gone, when agencies leave, or when consent is missing.",
        ),
        do=(
            "La brukeren eller de foresatte ta avgjørelsen selv, eller oppgi den grunnen tjenestene har.",
            "Lat brukaren eller dei føresette ta avgjerda sjølve, eller oppgi den grunnen tenestene har.",
            "Let the user or those responsible for the child decide themselves, or give the services' own reason.",
        ),
    ),
    "preparation.who-stops": said(
        wrong=(
            "Du kan ikke stanse forberedelsen av gruppa.",
            "Du kan ikkje stanse førebuinga av gruppa.",
            "You cannot stop the preparation of the group.",
        ),
        why=(
            "Om det skal bli en gruppe, avgjøres av brukeren og de som må samtykke, eller av den som svarer for "
            "forberedelsen.",
            "Om det skal bli ei gruppe, blir avgjort av brukaren og dei som må samtykkje, eller av den som svarar for "
            "førebuinga.",
            "Whether there will be a group is for the user and those whose consent is required, or for whoever "
            "answers for the preparation.",
        ),
        do=(
            "Snakk med brukeren, de foresatte eller koordinator om at forberedelsen bør stanses.",
            "Snakk med brukaren, dei føresette eller koordinator om at førebuinga bør stansast.",
            "Talk with the user, those responsible for the child or the coordinator about stopping.",
        ),
    ),
    "ending.nothing-to-go-back-to": said(
        wrong=(
            "Gruppa kan ikke gå videre som før, for den ble aldri opprettet i denne perioden.",
            "Gruppa kan ikkje gå vidare som før, for ho vart aldri oppretta i denne perioden.",
            "The group cannot go on as before, because it was never established in this period.",
        ),
        why=(
            "Å angre en avslutning fører gruppa tilbake til arbeid. Da må samtykke, medlemmer og koordinator ha vært "
            "på plass først.",
            "Å angre ei avslutning fører gruppa tilbake til arbeid. Då må samtykke, medlemer og koordinator ha vore på "
            "plass først.",
            "Going on after all takes the group back to work, and that needs consent, members and a coordinator to "
            "have been in place.",
        ),
        do=(
            "Fullfør avslutningen, og meld behovet på nytt når gruppa skal i gang.",
            "Fullfør avslutninga, og meld behovet på nytt når gruppa skal i gang.",
            "Finish the ending, and record the need anew when the group is to start.",
        ),
    ),
    "ending.who-regrets": said(
        wrong=(
            "Du kan ikke omgjøre avgjørelsen om å avslutte gruppa.",
            "Du kan ikkje gjere om avgjerda om å avslutte gruppa.",
            "You cannot take back the decision to end the group.",
        ),
        why=(
            "Når brukeren eller de som må samtykke, har bestemt at gruppa skal avsluttes, kan ingen andre omgjøre det "
            "for dem.",
            "Når brukaren eller dei som må samtykkje, har bestemt at gruppa skal avsluttast, kan ingen andre gjere det "
            "om for dei.",
            "When the user, or those whose consent is required, have decided to end the group, nobody else can take "
            "that back for them.",
        ),
        do=(
            "Spør den som tok avgjørelsen, om gruppa likevel skal fortsette, og la vedkommende si det selv.",
            "Spør den som tok avgjerda, om gruppa likevel skal halde fram, og lat vedkomande seie det sjølv.",
            "Ask the one who decided whether the group is to go on after all, and let them say so themselves.",
        ),
    ),
    "end.final-evaluation": said(
        wrong=(
            "Gruppa kan ikke avsluttes ennå, for sluttevalueringen mangler.",
            "Gruppa kan ikkje avsluttast enno, for sluttevalueringa manglar.",
            "The group cannot be ended yet, because the final evaluation is missing.",
        ),
        why=(
            "Retningslinja krever en sluttevaluering med en oppsummering av arbeidet. Den skyldes av tjenestene, ikke "
            "av familien, og beslutningen om å avslutte står uansett fast.",
            "Retningslinja krev ei sluttevaluering med ei oppsummering av arbeidet. Ho er tenestene si plikt, ikkje "
            "familien si, og avgjerda om å avslutte står fast uansett.",
            "The guideline asks for a final evaluation with a summary of the work. It is owed by the services, not by "
            "the family, and the decision to end stands in any case.",
        ),
        do=(
            "Skriv sluttevalueringen. Mangler samtykke, skriver koordinator den ut fra det som allerede er kjent med "
            "rette.",
            "Skriv sluttevalueringa. Manglar samtykke, skriv koordinator ho ut frå det som alt er kjent med rette.",
            "Write the final evaluation. Where consent is missing, the coordinator writes it from what is already "
            "lawfully known.",
        ),
    ),
    "end.work-disposed": said(
        wrong=(
            "Gruppa kan ikke avsluttes ennå, for det er tiltak eller oppgaver som står åpne.",
            "Gruppa kan ikkje avsluttast enno, for det er tiltak eller oppgåver som står opne.",
            "The group cannot be ended yet, because measures or tasks are still open.",
        ),
        why=(
            "Referatet er en bindende avtale om hvem som gjør hva. Brukeren skal ikke bli sittende igjen med avtaler "
            "ingen svarer for.",
            "Referatet er ein bindande avtale om kven som gjer kva. Brukaren skal ikkje bli sitjande att med avtaler "
            "ingen svarar for.",
            "The minutes are a binding agreement on who does what. The user is not to be left with agreements that "
            "nobody answers for.",
        ),
        do=(
            "Gjør ferdig det som kan gjøres, gi det videre til en som sier ja, eller gi det opp og fortell brukeren "
            "det.",
            "Gjer ferdig det som kan gjerast, gi det vidare til ein som seier ja, eller gi det opp og fortel brukaren "
            "det.",
            "Finish what can be finished, hand it over to somebody who accepts, or drop it and tell the user.",
        ),
    ),
    "end.meetings-closed": said(
        wrong=(
            "Gruppa kan ikke avsluttes mens et møte er planlagt, innkalt eller i gang.",
            "Gruppa kan ikkje avsluttast medan eit møte er planlagt, innkalla eller i gang.",
            "The group cannot be ended while a meeting is planned, called or open.",
        ),
        why=(
            "De som er innkalt, må vite om møtet blir holdt.",
            "Dei som er innkalla, må vite om møtet blir halde.",
            "Those who were called must know whether the meeting will be held.",
        ),
        do=(
            "Hold møtet som sluttmøte, eller avlys det.",
            "Hald møtet som sluttmøte, eller avlys det.",
            "Hold it as a final meeting, or cancel it.",
        ),
    ),
    "end.minutes-written": said(
        wrong=(
            "Et møte er avsluttet uten at referatet er skrevet.",
            "Eit møte er avslutta utan at referatet er skrive.",
            "A meeting has ended and its minutes are not written.",
        ),
        why=(
            "Referatet viser hva som ble avtalt, og deltakerne skal ha tilgang til det også etter at gruppa er "
            "avsluttet.",
            "Referatet viser kva som vart avtalt, og deltakarane skal ha tilgang til det òg etter at gruppa er "
            "avslutta.",
            "The minutes show what was agreed, and the participants have access to them after the end too.",
        ),
        do=(
            "Skriv referatet og del det før gruppa avsluttes.",
            "Skriv referatet og del det før gruppa blir avslutta.",
            "Write the minutes and share them before the group is ended.",
        ),
    ),
    "end.successor-accepted": said(
        wrong=(
            "Den som skal ta over, har ikke sagt ja til det.",
            "Den som skal ta over, har ikkje sagt ja til det.",
            "The one who is to take over has not accepted.",
        ),
        why=(
            "Retningslinja sier at ansvaret kan overføres til en stafettholder. Det er ikke overført før den andre har "
            "tatt imot det.",
            "Retningslinja seier at ansvaret kan overførast til ein stafetthaldar. Det er ikkje overført før den andre "
            "har teke imot det.",
            "The guideline says that responsibility may pass to a relay holder. It has not passed until the other has "
            "accepted it.",
        ),
        do=(
            "Spør stafettholderen og vent på et ja, eller avslutt uten å oppgi noen som tar over.",
            "Spør stafetthaldaren og vent på eit ja, eller avslutt utan å oppgi nokon som tek over.",
            "Ask the relay holder and wait for a yes, or end without naming anybody who takes over.",
        ),
    ),
    "error.nothing-to-void": said(
        wrong=(
            "Det er ingenting i loggen som kan strykes som feilregistrert.",
            "Det er ingenting i loggen som kan strykast som feilregistrert.",
            "There is nothing in the record that can be void as recorded in error.",
        ),
        why=(
            "Bare et samtykke som er gitt, et møte eller et medlemskap kan være feilregistrert.",
            "Berre eit samtykke som er gjeve, eit møte eller eit medlemskap kan vere feilregistrert.",
            "Only a consent given, a meeting or a membership can be void.",
        ),
        do=(
            "Registrer det riktige på nytt med en begrunnelse. Det siste gjelder.",
            "Registrer det rette på nytt med ei grunngjeving. Det siste gjeld.",
            "Record what is right anew, with a reason. The latest counts.",
        ),
    ),
    "error.what-can-be-void": said(
        wrong=(
            "Dette kan ikke strykes som feilregistrert.",
            "Dette kan ikkje strykast som feilregistrert.",
            "This cannot be void as recorded in error.",
        ),
        why=(
            "Bare et samtykke som er gitt, et møte eller et medlemskap kan strykes. Et nei, en tilbaketrekking eller "
            "en innsnevring blir stående til den det gjelder, selv sier ja på nytt.",
            "Berre eit samtykke som er gjeve, eit møte eller eit medlemskap kan strykast. Eit nei, ei tilbaketrekking "
            "eller ei innsnevring blir ståande til den det gjeld, sjølv seier ja på nytt.",
            "Only a consent given, a meeting or a membership can be void. A no, a withdrawal or a narrowing stands "
            "until the person concerned says yes anew.",
        ),
        do=(
            "Er et nei ført feil, be den det gjelder om et nytt samtykke. Er noe annet feil, registrer det riktige på "
            "nytt.",
            "Er eit nei ført feil, be den det gjeld om eit nytt samtykke. Er noko anna feil, registrer det rette på "
            "nytt.",
            "If a no was entered wrongly, ask the person concerned for a new consent. If something else is wrong, "
            "record what is right anew.",
        ),
    ),
    "ending.considered": said(
        wrong=(
            "Koordinator skylder å ta opp om gruppa skal avsluttes.",
            "Koordinator skal ta opp om gruppa skal avsluttast.",
            "The coordinator owes it to consider whether to end the group.",
        ),
        why=(
            "Retningslinja sier at gruppa avsluttes når behovet for samordning er borte, eller når det blir færre "
            "instanser.",
            "Retningslinja seier at gruppa blir avslutta når behovet for samordning er borte, eller når det blir færre "
            "instansar.",
            "The guideline says that the group is ended when the need for coordinated effort ceases, or the number of "
            "agencies is reduced.",
        ),
        do=(
            "Ta det opp på neste møte eller ved neste evaluering, og noter om gruppa fortsetter eller avsluttes.",
            "Ta det opp på neste møte eller ved neste evaluering, og noter om gruppa held fram eller blir avslutta.",
            "Take it up at the next meeting or evaluation, and note whether the group goes on or ends.",
        ),
    ),
    "ending.final-evaluation": said(
        wrong=(
            "Koordinator skylder en sluttevaluering med en oppsummering av arbeidet.",
            "Koordinator skal gjere ei sluttevaluering med ei oppsummering av arbeidet.",
            "The coordinator owes a final evaluation with a summary of the work.",
        ),
        why=(
            "Retningslinja krever det når gruppa avsluttes.",
            "Retningslinja krev det når gruppa blir avslutta.",
            "The guideline asks for it when the group is ended.",
        ),
        do=(
            "Oppsummer arbeidet, gjerne sammen med brukeren, og noter hvor oppsummeringen finnes.",
            "Oppsummer arbeidet, gjerne saman med brukaren, og noter kvar oppsummeringa finst.",
            "Sum up the work, together with the user if possible, and note where the summary is.",
        ),
    ),
}
