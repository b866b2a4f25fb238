"""Texts about opening and ending a meeting."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.base import RuleText
from ansvar_core.rules.texts.base import said

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "meeting.agency-in-room-covered": said(
        wrong=(
            "En instans som ikke er dekket av samtykke, er med i rommet.",
            "Ein instans som ikkje er dekt av samtykke, er med i rommet.",
            "An agency that consent does not cover is in the room.",
        ),
        why=(
            "Samtykke løser taushetsplikten bare så langt det rekker, for den instansen og de opplysningene sakslista "
            "krever (helsepersonelloven § 22). Svaret gjelder bare samtykke, ikke opplysningsplikt eller annet "
            "grunnlag.",
            "Samtykke løyser teieplikta berre så langt det rekk, for den instansen og dei opplysningane saklista krev "
            "(helsepersonelloven § 22). Svaret gjeld berre samtykke, ikkje opplysningsplikt eller anna grunnlag.",
            "Consent lifts secrecy only as far as it reaches, for that agency and the information the agenda needs "
            "(helsepersonelloven § 22). The answer is about consent only, not about a duty to notify or another basis.",
        ),
        do=(
            "Hold møtet uten den instansen, eller innhent samtykke for den først.",
            "Hald møtet utan den instansen, eller hent inn samtykke for han først.",
            "Hold the meeting without that agency, or obtain consent for it first.",
        ),
    ),
    "meeting.others-by-users-wish": said(
        wrong=(
            "Det er noen i rommet som verken er med i gruppa eller er der etter brukerens ønske.",
            "Det er nokon i rommet som verken er med i gruppa eller er der etter ønske frå brukaren.",
            "Somebody is in the room who neither takes part in the group nor is there by the user's wish.",
        ),
        why=(
            "Det som sies på møtet, er taushetsbelagt. Tillitsperson, tolk eller advokat kan være med når brukeren "
            "ønsker det.",
            "Det som blir sagt på møtet, er underlagt teieplikt. Tillitsperson, tolk eller advokat kan vere med når "
            "brukaren ønskjer det.",
            "What is said at the meeting is secret. A trusted person, an interpreter or a lawyer may be there when the "
            "user wishes it.",
        ),
        do=(
            "Spør brukeren. Er det ikke ønsket, må vedkommende ut før møtet begynner.",
            "Spør brukaren. Er det ikkje ønskt, må vedkomande ut før møtet byrjar.",
            "Ask the user. If it is not wished, the person leaves before the meeting begins.",
        ),
    ),
    "meeting.chair-present": said(
        wrong=(
            "Den som skal lede møtet, er ikke til stede.",
            "Den som skal leie møtet, er ikkje til stades.",
            "The one who is to chair is not present.",
        ),
        why=(
            "Et møte må ha en leder som er i rommet.",
            "Eit møte må ha ein leiar som er i rommet.",
            "A meeting needs a chair who is in the room.",
        ),
        do=(
            "Vent på møtelederen, eller la en annen lede og noter hvorfor.",
            "Vent på møteleiaren, eller lat ein annan leie og noter kvifor.",
            "Wait for the chair, or let somebody else chair and note why.",
        ),
    ),
    "meeting.chair-at-opening": said(
        wrong=(
            "En annen enn den som skal lede møtet, leder det.",
            "Ein annan enn den som skal leie møtet, leier det.",
            "Somebody else than the one who is to chair is chairing.",
        ),
        why=(
            "Retningslinja sier at koordinator er møteleder. En annen, også brukeren selv, kan lede når det er avtalt "
            "på forhånd.",
            "Retningslinja seier at koordinator er møteleiar. Ein annan, òg brukaren sjølv, kan leie når det er avtalt "
            "på førehand.",
            "The guideline says that the coordinator chairs. Somebody else, the user included, can chair when that is "
            "agreed beforehand.",
        ),
        do=(
            "La den avtalte lede. Er vedkommende borte, noter hvorfor en annen trer inn.",
            "Lat den avtalte leie. Er vedkomande borte, noter kvifor ein annan trer inn.",
            "Let the one agreed chair. If that person is away, note why somebody else steps in.",
        ),
    ),
    "meeting.chair-stand-in": said(
        wrong=(
            "Møtet ledes av en som trer inn for møtelederen.",
            "Møtet blir leidd av ein som trer inn for møteleiaren.",
            "Somebody stands in for the chair.",
        ),
        why=(
            "Det er lov når møtelederen er borte og grunnen er notert, men det bør ikke bli vanlig: koordinator er "
            "brukerens kontaktperson.",
            "Det er lov når møteleiaren er borte og grunnen er notert, men det bør ikkje bli vanleg: koordinator er "
            "kontaktpersonen til brukaren.",
            "That is allowed when the chair is away and the reason is noted, but it should not become usual: the "
            "coordinator is the user's contact.",
        ),
        do=(
            "Sørg for at koordinator får vite hva som ble avtalt.",
            "Syt for at koordinator får vite kva som vart avtalt.",
            "See to it that the coordinator learns what was agreed.",
        ),
    ),
    "meeting.minute-taker-present": said(
        wrong=(
            "Det er ingen referent til stede.",
            "Det er ingen referent til stades.",
            "No minute-taker is present.",
        ),
        why=(
            "Referatet er den bindende oppgavefordelingen. Retningslinja sier at referatskriving går på omgang og "
            "avtales på forhånd.",
            "Referatet er den bindande oppgåvefordelinga. Retningslinja seier at referatskriving går på omgang og blir "
            "avtalt på førehand.",
            "The minutes are the binding division of tasks. The guideline says that minute-taking goes in rotation and "
            "is agreed beforehand.",
        ),
        do=(
            "Avtal hvem av dem som er til stede, som skriver, før møtet begynner.",
            "Avtal kven av dei som er til stades, som skriv, før møtet byrjar.",
            "Agree on who of those present writes, before the meeting begins.",
        ),
    ),
    "meeting.minute-taker-may-read": said(
        wrong=(
            "Referenten har ikke innsyn i opplysningene sakslista krever.",
            "Referenten har ikkje innsyn i opplysningane saklista krev.",
            "The minute-taker has no access to the information the agenda needs.",
        ),
        why=(
            "Den som skriver referatet, må kunne lese det.",
            "Den som skriv referatet, må kunne lese det.",
            "Whoever writes the minutes must be able to read them.",
        ),
        do=(
            "La en annen skrive, eller innhent samtykke for referentens instans.",
            "Lat ein annan skrive, eller hent inn samtykke for instansen til referenten.",
            "Let somebody else write, or obtain consent for the minute-taker's agency.",
        ),
    ),
    "meeting.user-present": said(
        wrong=(
            "Brukeren er ikke med på møtet.",
            "Brukaren er ikkje med på møtet.",
            "The user is not at the meeting.",
        ),
        why=(
            "Retningslinja sier at brukeren bør delta. Møtet handler om brukerens liv.",
            "Retningslinja seier at brukaren bør delta. Møtet handlar om livet til brukaren.",
            "The guideline says that the user should be there. The meeting is about the user's life.",
        ),
        do=(
            "Spør hva som skal til for at brukeren kan være med neste gang, eller i deler av møtet.",
            "Spør kva som skal til for at brukaren kan vere med neste gong, eller i delar av møtet.",
            "Ask what it would take for the user to be there next time, or for part of the meeting.",
        ),
    ),
    "meeting.users-voice": said(
        wrong=(
            "Brukeren er ikke med, og ingen er satt til å bringe brukerens stemme inn i møtet.",
            "Brukaren er ikkje med, og ingen er sett til å bringe røysta til brukaren inn i møtet.",
            "The user is not there, and nobody has been settled on to bring the user's voice.",
        ),
        why=(
            "Retningslinja sier at når brukeren ikke kan delta, avklares det hvem som snakker med brukeren.",
            "Retningslinja seier at når brukaren ikkje kan delta, blir det avklart kven som snakkar med brukaren.",
            "The guideline says that when the user cannot be there, it is settled who talks with the user.",
        ),
        do=(
            "Avklar hvem som snakker med brukeren, og la vedkommende gjøre det før møtet.",
            "Avklar kven som snakkar med brukaren, og lat vedkomande gjere det før møtet.",
            "Settle who talks with the user, and let that be done before the meeting.",
        ),
    ),
    "meeting.absent-and-present": said(
        wrong=(
            "Samme person er ført både som til stede og som borte.",
            "Same person er ført både som til stades og som borte.",
            "The same person is entered both as present and as absent.",
        ),
        why=(
            "Fraværet kan få følger for den som har møteplikt, og må være riktig.",
            "Fråværet kan få følgjer for den som har møteplikt, og må vere rett.",
            "An absence matters for those who have a duty to come, and must be right.",
        ),
        do=(
            "Rett fraværslista.",
            "Rett fråværslista.",
            "Correct the list of absences.",
        ),
    ),
    "meeting.excused-by-chair": said(
        wrong=(
            "Forfallet er notert av en annen enn møtelederen.",
            "Forfallet er notert av ein annan enn møteleiaren.",
            "The absence is excused by somebody else than the chair.",
        ),
        why=(
            "De som er ansatt i kommunen eller har driftsavtale, har møteplikt. Det er møtelederen som noterer gyldig "
            "forfall.",
            "Dei som er tilsette i kommunen eller har driftsavtale, har møteplikt. Det er møteleiaren som noterer "
            "gyldig forfall.",
            "Those employed by the municipality or with an operating agreement have a duty to come. It is the chair "
            "who notes a valid excuse.",
        ),
        do=(
            "Meld forfallet til møtelederen, som noterer det.",
            "Meld forfallet til møteleiaren, som noterer det.",
            "Tell the chair, who notes it.",
        ),
    ),
    "meeting.tasks-agreed": said(
        wrong=(
            "Møtet avsluttes uten at det er gått gjennom hvem som gjør hva.",
            "Møtet blir avslutta utan at det er gått gjennom kven som gjer kva.",
            "The meeting ends without going through who does what.",
        ),
        why=(
            "Retningslinja sier at det skal bestemmes hvem som skal gjøre hva til neste møte.",
            "Retningslinja seier at det skal bestemmast kven som skal gjere kva til neste møte.",
            "The guideline says that it is decided who does what until the next meeting.",
        ),
        do=(
            "Ta en runde før dere går: hvem gjør hva, og når.",
            "Ta ein runde før de går: kven gjer kva, og når.",
            "Take a round before you leave: who does what, and by when.",
        ),
    ),
    "meeting.process-evaluated": said(
        wrong=(
            "Møtet avsluttes uten at møteprosessen er evaluert.",
            "Møtet blir avslutta utan at møteprosessen er evaluert.",
            "The meeting ends without an evaluation of its process.",
        ),
        why=(
            "Retningslinja sier at møteprosessen bør evalueres på slutten av møtet.",
            "Retningslinja seier at møteprosessen bør evaluerast på slutten av møtet.",
            "The guideline says that the meeting process should be evaluated at the end.",
        ),
        do=(
            "Bruk et par minutter på om brukeren ble hørt, og om dere så etter løsninger.",
            "Bruk eit par minutt på om brukaren vart høyrd, og om de såg etter løysingar.",
            "Take a few minutes on whether the user was heard, and whether you looked for solutions.",
        ),
    ),
    "meeting.next-date": said(
        wrong=(
            "Det er ikke avtalt dato for neste møte.",
            "Det er ikkje avtalt dato for neste møte.",
            "No date is agreed for the next meeting.",
        ),
        why=(
            "Ingen kilde sier hvor ofte gruppa skal møtes. Derfor avtales neste dato hver gang, så det som skal "
            "evalueres, ikke blir glemt.",
            "Inga kjelde seier kor ofte gruppa skal møtast. Difor blir neste dato avtalt kvar gong, så det som skal "
            "evaluerast, ikkje blir gløymt.",
            "No source says how often the group meets. The next date is therefore agreed each time, so that what is to "
            "be evaluated is not forgotten.",
        ),
        do=(
            "Avtal en dato før dere går.",
            "Avtal ein dato før de går.",
            "Agree on a date before you leave.",
        ),
    ),
    "meeting.next-minute-taker": said(
        wrong=(
            "Det er ikke avtalt hvem som skriver neste gang.",
            "Det er ikkje avtalt kven som skriv neste gong.",
            "Nobody is agreed on to write next time.",
        ),
        why=(
            "Retningslinja sier at referatskriving går på omgang og avtales på forhånd.",
            "Retningslinja seier at referatskriving går på omgang og blir avtalt på førehand.",
            "The guideline says that minute-taking goes in rotation and is agreed beforehand.",
        ),
        do=(
            "Avtal neste referent, gjerne den som står for tur.",
            "Avtal neste referent, gjerne den som står for tur.",
            "Agree on the next minute-taker, preferably whose turn it is.",
        ),
    ),
    "process.solution-focused": said(
        wrong=(
            "Evalueringen av møtet spurte ikke om gruppa så etter løsninger og framover.",
            "Evalueringa av møtet spurde ikkje om gruppa såg etter løysingar og framover.",
            "The evaluation of the meeting did not ask whether the group looked for solutions, and ahead.",
        ),
        why=(
            "Retningslinja sier at det er viktig at gruppa er løsningsfokusert og framtidsrettet.",
            "Retningslinja seier at det er viktig at gruppa er løysingsfokusert og framtidsretta.",
            "The guideline says that it is important that the group is solution-focused and forward-looking.",
        ),
        do=(
            "Ta med det spørsmålet neste gang.",
            "Ta med det spørsmålet neste gong.",
            "Include that question next time.",
        ),
    ),
}
