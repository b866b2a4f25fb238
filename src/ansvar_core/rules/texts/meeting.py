"""What is said about opening and ending a meeting."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "meeting.agency-in-room-covered": said(
        wrong=(
            "Noen i rommet kommer fra en instans som samtykket ikke dekker for det møtet skal handle om.",
            "Nokon i rommet kjem frå ein instans som samtykket ikkje dekkjer for det møtet skal handle om.",
            "Somebody in the room comes from an agency that the consent does not cover for what the meeting is about.",
        ),
        why=(
            "Når opplysninger deles på grunnlag av samtykke, må samtykket dekke dem som får høre dem. Det følger av "
            "taushetsplikten{law_release:, %}{law_secrecy: og %}. Svaret gjelder bare samtykket: Opplysningsplikten "
            "til barnevernet og andre lovlige grunnlag for å dele gjelder uansett.",
            "Når opplysningar blir delte på grunnlag av samtykke, må samtykket dekkje dei som får høyre dei. Det "
            "følgjer av teieplikta{law_release:, %}{law_secrecy: og %}. Svaret gjeld berre samtykket: "
            "Opplysningsplikta til barnevernet og andre lovlege grunnlag for å dele gjeld uansett.",
            "Where information is shared on consent, the consent must cover those who hear it. That follows from the "
            "duty of confidentiality{law_release:, %}{law_secrecy: and %}. The answer is about consent only: the duty "
            "to notify child welfare, and sharing on another legal basis, are not affected.",
        ),
        do=(
            "Hent inn samtykke som dekker instansen, eller hold møtet uten denne instansen. Mener du at opplysningene "
            "kan eller skal deles uten samtykke, så vurder det for seg etter de reglene som gjelder for deg.",
            "Hent inn samtykke som dekkjer instansen, eller hald møtet utan denne instansen. Meiner du at "
            "opplysningane kan eller skal delast utan samtykke, så vurder det for seg etter dei reglane som gjeld for "
            "deg.",
            "Obtain consent that covers the agency, or hold the meeting without it. If you think that the information "
            "may or must be shared without consent, consider that separately under the rules that bind you.",
        ),
    ),
    "meeting.others-by-users-wish": said(
        wrong=(
            "Det er noen i rommet som verken er med i {group:the}, møter i stedet for et medlem eller er ønsket av "
            "brukeren.",
            "Det er nokon i rommet som verken er med i {group:the}, møter i staden for ein medlem eller er ønskt av "
            "brukaren.",
            "There is somebody in the room who neither takes part in {group:the}, nor stands in for a member, nor is "
            "there by the user's wish.",
        ),
        why=(
            "Taushetsplikten{law_release} gjelder også overfor den som bare sitter og hører på. At brukerens eget "
            "ønske er nok for andre gjester, er bestemt i standardreglene.",
            "Teieplikta{law_release} gjeld òg overfor den som berre sit og høyrer på. At det er nok at brukaren sjølv "
            "ønskjer ein gjest der, er bestemt i standardreglane.",
            "The duty of confidentiality{law_release} also holds towards somebody who only listens. That the user's "
            "own wish is enough for other guests is decided in the standard rules.",
        ),
        do=(
            "Spør brukeren om vedkommende skal være med, og registrer ønsket. Vil ikke brukeren det, må vedkommende "
            "gå før møtet begynner.",
            "Spør brukaren om vedkomande skal vere med, og registrer ønsket. Vil ikkje brukaren det, må vedkomande gå "
            "før møtet tek til.",
            "Ask the user whether the person should be there, and record the wish. If the user does not want it, the "
            "person must leave before the meeting begins.",
        ),
    ),
    "meeting.chair-present": said(
        wrong=(
            "Den som skal lede møtet, er ikke ført opp som til stede.",
            "Den som skal leie møtet, er ikkje ført opp som til stades.",
            "The one who is to chair the meeting is not listed as present.",
        ),
        why=(
            "En kan ikke lede et møte uten å være der. Hvem som leder, følger av retningslinja; at frammøtet blir "
            "sjekket, er lagt til i standardreglene.",
            "Ein kan ikkje leie eit møte utan å vere der. Retningslinja seier kven som leier; at frammøtet blir "
            "sjekka, er lagt til i standardreglane.",
            "Nobody can chair a meeting without being there. Who chairs is in the guideline; checking that they are "
            "present is added in the standard rules.",
        ),
        do=(
            "Før opp møtelederen som til stede, eller la en annen lede, og skriv hvorfor.",
            "Før opp møteleiaren som til stades, eller la ein annan leie, og skriv kvifor.",
            "List the chair as present, or let somebody else chair and say why.",
        ),
    ),
    "meeting.chair-at-opening": said(
        wrong=(
            "Møtet åpnes av en annen enn den som skal lede det, uten at det er sagt hvorfor.",
            "Ein annan enn den som skal leie møtet, opnar det, utan at det er sagt kvifor.",
            "The meeting is opened by somebody other than the one who is to chair it, and no reason is given.",
        ),
        why=(
            "Retningslinja sier at {coordinator:the} leder møtene, og at {group:the} som regel ledes av "
            "{coordinator:a} fra kommunen eller av brukeren. En annen kan bare tre inn når den som skulle lede, ikke "
            "er der.",
            "Retningslinja seier at {coordinator:the} leier møta, og at {group:the} som regel blir "
            "{group:leidd/leitt} av {coordinator:a} frå kommunen eller av brukaren. Ein annan kan berre tre inn når "
            "den som skulle leie, ikkje er der.",
            "The guideline says that {coordinator:the} chairs the meetings, and that {group:the} is led as a rule by "
            "{coordinator:a} from the municipality or by the user. Somebody else may step in only when the one who "
            "was to chair is not there.",
        ),
        do=(
            "La den som skal lede, gjøre det når vedkommende er der. Er vedkommende borte, så skriv hvorfor en annen "
            "leder.",
            "Er den som skal leie, til stades, så er det den som leier. Er vedkomande borte, så skriv kvifor ein annan "
            "gjer det.",
            "If the one who is to chair is there, let that person chair. If not, say why somebody else does.",
        ),
    ),
    "meeting.chair-stand-in": said(
        wrong=(
            "En annen leder møtet i stedet for den som skulle gjort det.",
            "Ein annan leier møtet i staden for den som skulle ha gjort det.",
            "Somebody else chairs in the place of the one who was to do it.",
        ),
        why=(
            "Retningslinja sier at {coordinator:the} leder møtene. Standardreglene lar en annen tre inn når det er "
            "grunn til det, men det skal synes.",
            "Retningslinja seier at {coordinator:the} leier møta. Standardreglane lèt ein annan tre inn når det er "
            "grunn til det, men det skal synast.",
            "The guideline says that {coordinator:the} chairs the meetings. The standard rules let somebody step in "
            "when there is reason to, but it should show.",
        ),
        do=(
            "Møtet kan gå som det er. Skjer dette ofte, så ta opp hvem som skal være møteleder framover.",
            "Møtet kan gå som det er. Skjer dette ofte, så ta opp kven som skal vere møteleiar framover.",
            "The meeting can go ahead. If this happens often, take up who is to chair from now on.",
        ),
    ),
    "meeting.minute-taker-present": said(
        wrong=(
            "Møtet har ingen referent, eller referenten er ikke til stede.",
            "Møtet har ingen referent, eller referenten er ikkje til stades.",
            "The meeting has no minute-taker, or the minute-taker is not present.",
        ),
        why=(
            "Retningslinja sier at referatskrivingen går på omgang og er avtalt på forhånd. Møtet skal ikke begynne "
            "før det er klart hvem i rommet som skriver.",
            "Retningslinja seier at referatskrivinga går på omgang og er avtalt på førehand. Møtet skal ikkje ta til "
            "før det er klart kven i rommet som skriv.",
            "The guideline says that minute-taking goes in rotation and is agreed beforehand. The meeting should not "
            "begin before it is clear who in the room will write.",
        ),
        do=(
            "Avtal referent blant dem som er til stede, helst den som står for tur.",
            "Avtal kven av dei frammøtte som skal skrive, helst den som står for tur.",
            "Agree on a minute-taker among those present, preferably the one whose turn it is.",
        ),
    ),
    "meeting.minute-taker-may-read": said(
        wrong=(
            "Den som skal skrive referatet, har ikke innsyn i det møtet handler om.",
            "Den som skal skrive referatet, har ikkje innsyn i det møtet handlar om.",
            "The one who is to write the minutes has no access to what the meeting is about.",
        ),
        why=(
            "Ingen kan skrive et referat de ikke selv har lov til å lese. Kontrollen står i standardreglene.",
            "Ingen kan skrive eit referat dei ikkje sjølve har lov til å lese. Kontrollen står i standardreglane.",
            "Nobody can write minutes that they may not read. The check is in the standard rules.",
        ),
        do=(
            "La en annen i rommet skrive, en som har innsyn i alle sakene på lista.",
            "La ein annan i rommet skrive, ein som har innsyn i alle sakene på lista.",
            "Let somebody else in the room write, somebody with access to every item on the agenda.",
        ),
    ),
    "meeting.user-present": said(
        wrong=(
            "Brukeren er ikke til stede i møtet.",
            "Brukaren er ikkje til stades i møtet.",
            "The user is not present at the meeting.",
        ),
        why=(
            "Retningslinja sier at brukeren bør være med i møtet, og at brukermedvirkning er "
            "sentralt.{law_participation: Retten til å medvirke står i %.}",
            "Retningslinja seier at brukaren bør vere med i møtet, og at brukarmedverknad er "
            "sentralt.{law_participation: Retten til å medverke står i %.}",
            "The guideline says that the user should be in the meeting, and that user involvement is "
            "central.{law_participation: The right to take part is in %.}",
        ),
        do=(
            "Finn ut hvorfor, og spør hva som skal til for at brukeren kan være med: et annet sted, en annen tid, "
            "kortere møte eller bare en del av det. Ellers må det være avtalt hvem som har snakket med brukeren.",
            "Finn ut kvifor, og spør kva som må til for at brukaren kan vere med: ein annan stad, ei anna tid, kortare "
            "møte eller berre ein del av det. Elles må det vere avtalt kven som har snakka med brukaren.",
            "Find out why, and ask what it would take for the user to be there: another place, another time, a "
            "shorter meeting or only part of it. Otherwise it must be settled who has talked with the user.",
        ),
    ),
    "meeting.users-voice": said(
        wrong=(
            "Brukeren er ikke til stede, og det er ikke avklart hvem som tar brukerens stemme inn i møtet.",
            "Brukaren er ikkje til stades, og det er ikkje avklart kven som tek med stemma til brukaren inn i møtet.",
            "The user is not present, and it is not settled who brings the user's voice into the meeting.",
        ),
        why=(
            "Retningslinja sier at når brukeren ikke kan være med, skal det avklares hvem som snakker med brukeren, så "
            "brukerens stemme kommer fram i møtet.",
            "Retningslinja seier at når brukaren ikkje kan vere med, skal det avklarast kven som snakkar med brukaren, "
            "så stemma til brukaren kjem fram i møtet.",
            "The guideline says that when the user cannot be there, it is settled who talks with the user, so that the "
            "user's voice comes into the meeting.",
        ),
        do=(
            "Avtal hvem som snakker med brukeren, og registrer det før møtet åpnes. Har ingen fått snakket med "
            "brukeren ennå, så vent med møtet.",
            "Avtal kven som snakkar med brukaren, og registrer det før møtet blir opna. Har ingen fått snakka med "
            "brukaren enno, så vent med møtet.",
            "Settle who talks with the user, and record it before the meeting is opened. If nobody has talked with "
            "the user yet, wait with the meeting.",
        ),
    ),
    "meeting.absent-and-present": said(
        wrong=(
            "Samme person er ført opp både som til stede og som fraværende.",
            "Same person er ført opp både som til stades og som fråverande.",
            "The same person is listed both as present and as absent.",
        ),
        why=(
            "Begge deler kan ikke stemme. Frammøtet viser hvem som har oppfylt møteplikten, så det må være riktig; "
            "kontrollen står i standardreglene.",
            "Begge delar kan ikkje stemme. Frammøtet viser kven som har oppfylt møteplikta, så det må vere rett; "
            "kontrollen står i standardreglane.",
            "Both cannot be true. The attendance shows who has met the duty to come, so it must be right; the check "
            "is in the standard rules.",
        ),
        do=(
            "Stryk fraværet dersom vedkommende er der, ellers ta navnet ut av lista over dem som er til stede.",
            "Stryk fråværet dersom vedkomande er der, elles ta namnet ut av lista over dei som er til stades.",
            "Delete the absence if the person is there; otherwise take the name off the list of those present.",
        ),
    ),
    "meeting.excuse-for-nobody": said(
        wrong=(
            "Det er registrert fravær eller forfall for en som er i møtet, eller som verken er innkalt eller invitert.",
            "Det er registrert fråvær eller forfall for ein som er i møtet, eller som verken er innkalla eller "
            "invitert.",
            "An absence or an excuse is recorded for somebody who is in the meeting, or who was neither called nor "
            "invited.",
        ),
        why=(
            "Forfall gjelder dem som skulle ha vært der. Frammøtet viser hvem som har oppfylt møteplikten i "
            "retningslinja, så det bør være riktig; kontrollen står i standardreglene.",
            "Forfall gjeld dei som skulle ha vore der. Frammøtet viser kven som har oppfylt møteplikta i "
            "retningslinja, så det bør vere rett; kontrollen står i standardreglane.",
            "An excuse is for those who should have been there. The attendance shows who has met the guideline's duty "
            "to come, so it should be right; the check is in the standard rules.",
        ),
        do=(
            "Se om det er ført på feil person, og rett det i så fall. Skulle vedkommende ha vært med, så kall "
            "vedkommende inn neste gang.",
            "Sjå om det er ført på feil person, og rett det i så fall. Skulle vedkomande ha vore med, så kall "
            "vedkomande inn neste gong.",
            "See whether it is entered for the wrong person, and if so, correct it. If that person should have come, "
            "call them next time.",
        ),
    ),
    "meeting.another-day": said(
        wrong=(
            "Møtet åpnes en annen dag enn den det er innkalt til.",
            "Møtet blir opna ein annan dag enn den det er innkalla til.",
            "The meeting is opened on a different day from the one it was called for.",
        ),
        why=(
            "Møteplikten i retningslinja gjelder den dagen folk er innkalt til. Flyttes ikke møtet, vet ikke de andre "
            "at dagen er en annen, og de blir stående med fravær uten gyldig grunn. At det må flyttes først, er "
            "bestemt i standardreglene.",
            "Møteplikta i retningslinja gjeld den dagen folk er kalla inn til. Blir ikkje møtet flytta, veit ikkje "
            "dei andre at dagen er ein annan, og dei blir ståande med fråvær utan gyldig grunn. At det må flyttast "
            "først, er bestemt i standardreglane.",
            "The guideline's duty to come is for the day people were called to. Unless the meeting is moved, the "
            "others do not know that the day has changed, and are left absent without an excuse. That it must be "
            "moved first is set in the standard rules.",
        ),
        do=(
            "Flytt møtet til den nye dagen først, så alle som er innkalt, får vite det.",
            "Flytt møtet til den nye dagen først, så alle som er innkalla, får vite det.",
            "Move the meeting to the new day first, so that everybody who was called is told.",
        ),
    ),
    "meeting.two-open": said(
        wrong=(
            "To møter er registrert som i gang samtidig.",
            "To møte er registrerte som i gang samtidig.",
            "Two meetings stand as open at the same time.",
        ),
        why=(
            "De samme deltakerne kan ikke være i to møter på én gang. Oftest har noen glemt å avslutte det ene, eller "
            "det er ført to ganger. Kontrollen står i standardreglene.",
            "Dei same deltakarane kan ikkje vere i to møte på éin gong. Oftast har nokon gløymt å avslutte det eine, "
            "eller det er ført to gonger. Kontrollen står i standardreglane.",
            "The same people cannot be in two meetings at once. Usually somebody has forgotten to end one of them, or "
            "it has been entered twice. The check is in the standard rules.",
        ),
        do=(
            "Avslutt det møtet som er over, eller rett det som er ført feil.",
            "Avslutt det møtet som er over, eller rett det som er ført feil.",
            "End the meeting that is over, or put right what was entered wrongly.",
        ),
    ),
    "meeting.excused-by-chair": said(
        wrong=(
            "Det er bare møtelederen som kan registrere et forfall som godtatt.",
            "Det er berre møteleiaren som kan registrere eit forfall som godteke.",
            "Only the chair can record an absence as excused.",
        ),
        why=(
            "Retningslinja sier at de kommunalt ansatte og de med driftsavtale har plikt til å møte når det trengs. "
            "At det er møtelederen som tar stilling til forfall, er bestemt i standardreglene, så ingen kan frita seg "
            "selv.",
            "Retningslinja seier at dei kommunalt tilsette og dei med driftsavtale har plikt til å møte når det "
            "trengst. At det er møteleiaren som tek stilling til forfall, er bestemt i standardreglane, så ingen kan "
            "frita seg sjølv.",
            "The guideline gives municipal staff and those with an operating agreement a duty to come when needed. "
            "That the chair decides on excuses is set in the standard rules, so that nobody can excuse themselves.",
        ),
        do=(
            "Meld forfallet til møtelederen, som registrerer det.",
            "Meld forfallet til møteleiaren, som registrerer det.",
            "Send the excuse to the chair, who records it.",
        ),
    ),
    "meeting.tasks-agreed": said(
        wrong=(
            "Møtet avsluttes uten at oppgavene er gått gjennom og fordelt.",
            "Møtet blir avslutta utan at oppgåvene er gått gjennom og fordelte.",
            "The meeting is ended without the tasks having been gone through and divided.",
        ),
        why=(
            "Retningslinja sier at referatet er den forpliktende oppgavefordelingen: hvem som gjør hva til neste møte. "
            "Da må det være avtalt mens alle er samlet.",
            "Retningslinja seier at referatet er den forpliktande oppgåvefordelinga: kven som gjer kva til neste møte. "
            "Då må det vere avtalt medan alle er samla.",
            "The guideline says that the minutes are the binding division of tasks: who does what until the next "
            "meeting. That has to be agreed while everyone is together.",
        ),
        do=(
            "Ta en runde før dere går: hvem gjør hva, og til når. Merk av at det er gjort.",
            "Ta ein runde før de går: kven gjer kva, og til når. Merk av at det er gjort.",
            "Go round the table before you leave: who does what, and by when. Mark that it is done.",
        ),
    ),
    "meeting.process-evaluated": said(
        wrong=(
            "Møtet avsluttes uten at dere har evaluert selve møtet.",
            "Møtet blir avslutta utan at de har evaluert sjølve møtet.",
            "The meeting is ended without the meeting itself having been evaluated.",
        ),
        why=(
            "Retningslinja sier at møteprosessen bør evalueres på slutten av møtet.",
            "Retningslinja seier at møteprosessen bør evaluerast på slutten av møtet.",
            "The guideline says that the meeting process should be evaluated at the end of the meeting.",
        ),
        do=(
            "Sett av et par minutter til slutt, og spør, brukeren først, om brukeren ble hørt, om de rette personene "
            "var der, og om dere så framover.",
            "Set av eit par minutt til slutt, og spør, brukaren først, om brukaren vart høyrd, om dei rette folka var "
            "der, og om de såg framover.",
            "Set aside a couple of minutes at the end, and ask, the user first, whether the user was heard, the right "
            "people were there, and you looked ahead.",
        ),
    ),
    "meeting.next-date": said(
        wrong=(
            "Møtet avsluttes uten dato for neste møte.",
            "Møtet blir avslutta utan at det er sett ein dato for neste møte.",
            "The meeting is ended without a date for the next one.",
        ),
        why=(
            "Retningslinja sier at delmål, tiltak og framdrift skal evalueres, og oppgavene gjelder fram til neste "
            "møte. At datoen bør settes før dere går, er et råd i standardreglene.",
            "Retningslinja seier at delmål, tiltak og framdrift skal evaluerast, og oppgåvene gjeld fram til neste "
            "møte. At datoen bør setjast før de går, er eit råd i standardreglane.",
            "The guideline says that sub-goals, measures and progress are evaluated, and tasks run until the next "
            "meeting. That the date should be set before you leave is advice in the standard rules.",
        ),
        do=(
            "Bli enige om en dato mens alle er der med kalenderen.",
            "Bli samde om ein dato medan alle sit der med kalenderen.",
            "Agree on a date while everyone is there with their calendars.",
        ),
    ),
    "meeting.next-minute-taker": said(
        wrong=(
            "Møtet avsluttes uten at det er avtalt hvem som skriver referat neste gang.",
            "Møtet blir avslutta utan at det er avtalt kven som skriv referat neste gong.",
            "The meeting is ended without agreement on who takes the minutes next time.",
        ),
        why=(
            "Retningslinja sier at referatskrivingen går på omgang og skal avtales på forhånd.",
            "Retningslinja seier at referatskrivinga går på omgang og skal avtalast på førehand.",
            "The guideline says that minute-taking goes in rotation and is agreed beforehand.",
        ),
        do=(
            "Spør den som står for tur, og før det opp før dere går.",
            "Spør den som står for tur, og før det opp før de går.",
            "Ask the person whose turn it is, and put it down before you leave.",
        ),
    ),
    "process.solution-focused": said(
        wrong=(
            "I evalueringen av møtet er det ikke spurt om dere lette etter løsninger og så framover.",
            "I evalueringa av møtet er det ikkje spurt om de leita etter løysingar og såg framover.",
            "The evaluation of the meeting did not ask whether you looked for solutions, and ahead.",
        ),
        why=(
            "Retningslinja sier at {group:the} er løsningsfokusert og framtidsrettet.",
            "Retningslinja seier at {group:the} er løysingsfokusert og framtidsretta.",
            "The guideline says that {group:the} is solution-focused and forward-looking.",
        ),
        do=(
            "Ta spørsmålet med neste gang dere evaluerer et møte.",
            "Ta med spørsmålet neste gong de evaluerer eit møte.",
            "Include the question the next time you evaluate a meeting.",
        ),
    ),
}
"""Opening and ending meetings (tekster om møtet)."""
