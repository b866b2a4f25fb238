"""What is said about ending the group, and about what was recorded in error."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "ending.who-decides": said(
        wrong=(
            "Den som registrerer at {group:the} skal avsluttes, kan ikke bestemme det.",
            "Den som registrerer at {group:the} skal avsluttast, kan ikkje bestemme det.",
            "The one recording that {group:the} is to end cannot decide it.",
        ),
        why=(
            "Retningslinja sier når {group:the} skal avsluttes, men ikke hvem som bestemmer det. Standardreglene har "
            "lagt det til brukeren, den som samtykker for brukeren, og {coordinator:the}; er det "
            "{coordinator:ingen/ikke noe} {coordinator}, til instansen som svarer for {group:the}.",
            "Retningslinja seier når {group:the} skal avsluttast, men ikkje kven som bestemmer det. Standardreglane "
            "har lagt det til brukaren, den som samtykkjer for brukaren, og {coordinator:the}; er det "
            "{coordinator:ingen/inga/ikkje noko} {coordinator}, til instansen som svarar for {group:the}.",
            "The guideline says when {group:the} is ended, but not who decides it. The standard rules leave it to the "
            "user, whoever consents for the user, and {coordinator:the}; with no {coordinator}, to the agency that "
            "answers for {group:the}.",
        ),
        do=(
            "Ta det opp med brukeren og {coordinator:the}, og la en av dem registrere beslutningen.",
            "Ta det opp med brukaren og {coordinator:the}, og la ein av dei registrere avgjerda.",
            "Take it up with the user and {coordinator:the}, and let one of them record the decision.",
        ),
    ),
    "ending.reason": said(
        wrong=(
            "{group:The} avsluttes etter brukerens ønske, men det er verken brukeren eller den som samtykker for "
            "brukeren, som registrerer det.",
            "{group:The} blir avslutta fordi brukaren ønskjer det, men det er verken brukaren eller den som "
            "samtykkjer for brukaren, som registrerer det.",
            "{group:The} is ended by the user's wish, but it is neither the user nor whoever consents for the user "
            "who records it.",
        ),
        why=(
            "Retningslinja lar tjenestene avslutte når behovet for samordning er borte, eller færre instanser er med. "
            "Ønsket om å slutte er brukerens og familiens eget; det er bestemt i standardreglene, så ingen andre sier "
            "det for dem.",
            "Retningslinja lèt tenestene avslutte når behovet for samordning er borte, eller færre instansar er med. "
            "Ønsket om å slutte må komme frå brukaren eller familien; det er bestemt i standardreglane, så ingen "
            "andre seier det for dei.",
            "The guideline lets the services end it when the need for coordination ceases, or fewer agencies take "
            "part. A wish to end is the user's and the family's own; that is decided in the standard rules, so that "
            "nobody else says it for them.",
        ),
        do=(
            "La brukeren eller den som samtykker for brukeren, registrere ønsket, eller oppgi den grunnen tjenestene "
            "faktisk har.",
            "La brukaren eller den som samtykkjer for brukaren, registrere ønsket, eller før opp grunnen tenestene "
            "faktisk har.",
            "Let the user or whoever consents for the user record the wish, or give the reason that the services "
            "actually have.",
        ),
    ),
    "preparation.who-stops": said(
        wrong=(
            "Den som stanser forberedelsene til {group:the}, kan ikke bestemme det.",
            "Den som stansar førebuingane til {group:the}, kan ikkje bestemme det.",
            "The one stopping the preparation of {group:the} cannot decide it.",
        ),
        why=(
            "Retningslinja sier at instansen som ser behovet, vurderer det videre arbeidet sammen med brukeren, og at "
            "arbeidet ikke settes i gang uten samtykke. Hvem som kan stanse underveis, er bestemt i standardreglene "
            "ut fra det.",
            "Retningslinja seier at instansen som ser behovet, vurderer det vidare arbeidet saman med brukaren, og at "
            "arbeidet ikkje skal setjast i gang utan samtykke. Kven som kan stanse undervegs, er bestemt i "
            "standardreglane ut frå det.",
            "The guideline says that the agency that sees the need assesses the further work together with the user, "
            "and that nothing starts without consent. Who may stop it along the way is decided in the standard rules "
            "on that ground.",
        ),
        do=(
            "Snakk med brukeren og den som svarer for forberedelsene, og la en av dem registrere stansen.",
            "Snakk med brukaren og den som svarar for førebuingane, og la ein av dei registrere stansen.",
            "Talk with the user and whoever answers for the preparation, and let one of them record the stop.",
        ),
    ),
    "ending.nothing-to-go-back-to": said(
        wrong=(
            "{group:The} ble aldri opprettet, så det er ingenting å gå tilbake til.",
            "{group:The} vart aldri oppretta, så det er ingenting å gå tilbake til.",
            "{group:The} was never established, so there is nothing to go back to.",
        ),
        why=(
            "Retningslinja sier at {group:the} kan startes igjen ved behov, men da med samtykke fra begynnelsen av. "
            "At en beslutning bare kan angres når {group:the} faktisk var i gang, er bestemt i standardreglene.",
            "Retningslinja seier at {group:the} kan startast opp att når det trengst, men då med samtykke frå starten "
            "av. At ei avgjerd berre kan angrast når {group:the} faktisk var i gang, er bestemt i standardreglane.",
            "The guideline says that {group:the} can be started again when needed, but then with consent from the "
            "beginning. That a decision can only be regretted when {group:the} was actually under way is set in the "
            "standard rules.",
        ),
        do=(
            "Avslutt det som er igjen, og registrer behovet på nytt dersom det fortsatt er der.",
            "Avslutt det som er att, og registrer behovet på nytt dersom det framleis er der.",
            "End what is left, and report the need anew if it is there.",
        ),
    ),
    "ending.who-regrets": said(
        wrong=(
            "Den som angrer avslutningen, kan ikke gjøre den om.",
            "Den som angrar på avslutninga, kan ikkje gjere ho om.",
            "The one who regrets the ending is not the one who can undo it.",
        ),
        why=(
            "Retningslinja sier ikke hvem som kan angre. Standardreglene lar brukerens side ta det tilbake når det "
            "var brukersiden som bestemte; ellers kan brukeren, den som samtykker for brukeren, eller den som svarer "
            "for tjenestene, gjøre det.",
            "Retningslinja seier ikkje kven som kan angre. Standardreglane lèt brukarsida ta det tilbake når det var "
            "brukarsida som bestemte; elles kan brukaren, den som samtykkjer for brukaren, eller den som svarar for "
            "tenestene, gjere det.",
            "The guideline does not say who may regret it. The standard rules let the user's side take it back when "
            "they decided; otherwise the user, whoever consents, or whoever answers for the services may do so.",
        ),
        do=(
            "Ta det opp med den som bestemte at {group:the} skulle avsluttes, og la vedkommende registrere det.",
            "Ta det opp med den som bestemte at {group:the} skulle avsluttast, og la vedkomande registrere det.",
            "Take it up with the one who decided that {group:the} should end, and let that person record it.",
        ),
    ),
    "end.final-evaluation": said(
        wrong=(
            "{group:The} kan ikke avsluttes for godt, fordi sluttevalueringen mangler.",
            "{group:The} kan ikkje avsluttast for godt, fordi sluttevalueringa manglar.",
            "{group:The} cannot be closed for good, because the final evaluation is missing.",
        ),
        why=(
            "Retningslinja sier at det skal gjøres en sluttevaluering med oppsummering av arbeidet når {group:the} "
            "avsluttes.",
            "Retningslinja seier at det skal gjerast ei sluttevaluering med oppsummering av arbeidet når {group:the} "
            "blir avslutta.",
            "The guideline says that a final evaluation with a summary of the work is made when {group:the} is ended.",
        ),
        do=(
            "Gå gjennom arbeidet med brukeren, skriv sluttevalueringen, og registrer den. Samarbeidet kan stanse uten "
            "å vente på den.",
            "Gå gjennom arbeidet med brukaren, skriv sluttevalueringa, og registrer ho. Samarbeidet kan stanse utan å "
            "vente på ho.",
            "Go through the work with the user, write the final evaluation, and record it. The cooperation itself can "
            "stop without waiting for it.",
        ),
    ),
    "end.work-disposed": said(
        wrong=(
            "Det er tiltak eller oppgaver som fortsatt står åpne.",
            "Det er tiltak eller oppgåver som framleis står opne.",
            "There are measures or tasks that are still open.",
        ),
        why=(
            "Retningslinja gjør oppgavefordelingen forpliktende. At hver oppgave må gjøres ferdig, føres videre eller "
            "legges bort før {group:the} avsluttes for godt, er lagt til i standardreglene, så ingenting blir glemt.",
            "Retningslinja gjer oppgåvefordelinga forpliktande. At kvar oppgåve må gjerast ferdig, førast vidare "
            "eller leggjast bort før {group:the} blir avslutta for godt, er lagt til i standardreglane, så ingenting "
            "blir gløymt.",
            "The guideline makes the division of tasks binding. That every task is finished, passed on or dropped "
            "before {group:the} is closed for good is added in the standard rules, so that nothing is lost.",
        ),
        do=(
            "Gå gjennom lista: gjør ferdig, la noen ta over, eller legg bort og si fra til brukeren.",
            "Gå gjennom lista: gjer ferdig, la nokon ta over, eller legg bort og sei frå til brukaren.",
            "Go through the list: finish it, pass it to somebody who can take over, or drop it and tell the user.",
        ),
    ),
    "end.meetings-closed": said(
        wrong=(
            "Det er møter som er planlagt, innkalt eller i gang.",
            "Det er møte som er planlagde, innkalla eller i gang.",
            "There are meetings that are planned, called or open.",
        ),
        why=(
            "Et møte kan ikke bli stående uten {group:a}. At det ryddes opp i dette først, er lagt til i "
            "standardreglene.",
            "Eit møte kan ikkje bli ståande utan {group:a}. At det blir rydda opp i dette først, er lagt til i "
            "standardreglane.",
            "A meeting cannot be left standing without {group:a}. That this is cleared up first is added in the "
            "standard rules.",
        ),
        do=(
            "Avslutt møtet som pågår, og avlys dem som ikke blir holdt.",
            "Avslutt møtet som er i gang, og avlys dei som ikkje blir haldne.",
            "End the meeting that is under way, and cancel those that will not be held.",
        ),
    ),
    "end.minutes-written": said(
        wrong=(
            "Det mangler referat fra et møte som er holdt.",
            "Det manglar referat frå eit møte som er halde.",
            "There are no minutes from a meeting that has been held.",
        ),
        why=(
            "Retningslinja sier at referatet er den forpliktende oppgavefordelingen. At det bør være skrevet før "
            "{group:the} avsluttes for godt, er et råd i standardreglene.",
            "Retningslinja seier at referatet er den forpliktande oppgåvefordelinga. At det bør vere skrive før "
            "{group:the} blir avslutta for godt, er eit råd i standardreglane.",
            "The guideline says that the minutes are the binding division of tasks. That they should be written "
            "before {group:the} is closed for good is advice in the standard rules.",
        ),
        do=(
            "Få referenten til å skrive referatet først, så sluttevalueringen har hele arbeidet å bygge på.",
            "Få referenten til å skrive referatet først, så sluttevalueringa har heile arbeidet å byggje på.",
            "Get the minute-taker to write the minutes first, so that the final evaluation has all of the work to "
            "build on.",
        ),
    ),
    "end.successor-accepted": said(
        wrong=(
            "Den som er ført opp til å ta over, har ikke sagt ja til å være stafettholder.",
            "Den som er ført opp til å ta over, har ikkje sagt ja til å vere stafetthaldar.",
            "The one put down to take over has not agreed to be relay holder.",
        ),
        why=(
            "Retningslinja sier at ansvaret kan gå over til en stafettholder. At vedkommende må ha sagt ja, er "
            "bestemt i standardreglene, så ansvaret ikke overføres til noen som ikke vet om det.",
            "Retningslinja seier at ansvaret kan gå over til ein stafetthaldar. At vedkomande må ha sagt ja, er "
            "bestemt i standardreglane, så ansvaret ikkje blir ført over til nokon som ikkje veit om det.",
            "The guideline says that responsibility may pass to a relay holder. That the person must have agreed is "
            "decided in the standard rules, so that it is not passed to somebody who does not know of it.",
        ),
        do=(
            "Få et ja fra vedkommende og registrer det, eller avslutt uten å føre ansvaret over.",
            "Få eit ja frå vedkomande og registrer det, eller avslutt utan å føre ansvaret over.",
            "Get a yes from the person and record it, or end without passing the responsibility on.",
        ),
    ),
    "error.nothing-to-void": said(
        wrong=(
            "Det er ingenting i {group:the} som du kan føre som feilregistrert.",
            "Det er ingenting i {group:the} som du kan føre som feilregistrert.",
            "There is nothing in {group:the} that you can record as an error.",
        ),
        why=(
            "Loggen begynner med behovet, og uten det ville resten ikke hatt noen begynnelse. Er det registrert noe "
            "mer, er det andre som må si fra hvis det er feil.",
            "Loggen byrjar med behovet, og utan det ville resten ikkje hatt noka byrjing. Er det registrert noko "
            "meir, er det andre som må seie frå dersom det er feil.",
            "The record begins with the need, and without it the rest would have no beginning. If anything more has "
            "been recorded, it is for others to say if it is wrong.",
        ),
        do=(
            "Er behovet ikke der likevel, så registrer en ny vurdering av behovet. Er noe annet ført feil, så ta det "
            "opp med den det gjelder.",
            "Er behovet ikkje der likevel, så registrer ei ny vurdering av behovet. Er noko anna ført feil, så ta det "
            "opp med den det gjeld.",
            "If the need is not there after all, record a new review of the need. If something else is wrong, raise "
            "it with the person concerned.",
        ),
    ),
    "error.what-can-be-void": said(
        wrong=(
            "Det som er valgt, kan ikke føres som feilregistrert.",
            "Det som er valt, kan ikkje førast som feilregistrert.",
            "What was chosen cannot be recorded as an error.",
        ),
        why=(
            "En logg og en periode begynner med at noen ser et behov, og resten ville ikke hatt noen begynnelse uten "
            "det. At {group:the} ble avsluttet, kan heller ikke føres som feil etter at en ny periode har begynt.",
            "Ein logg og ein periode byrjar med at nokon ser eit behov, og resten ville ikkje hatt noka byrjing utan "
            "det. At {group:the} vart avslutta, kan heller ikkje førast som feil etter at ein ny periode har byrja.",
            "A record and a period begin with somebody seeing a need, and the rest would have no beginning without it. "
            "Nor can the ending of {group:the} be recorded as an error after a new period has begun.",
        ),
        do=(
            "Registrer det som er riktig, for eksempel at behovet er vurdert på nytt, eller at det ikke blir "
            "{group:noen/noe} {group}.",
            "Registrer det som er rett, til dømes at behovet er vurdert på nytt, eller at det ikkje blir "
            "{group:nokon/noka/noko} {group}.",
            "Record what is right, for instance that the need was reviewed, or that there is to be no {group}.",
        ),
    ),
    "error.whose-word": said(
        wrong=(
            "Det er bare andre som kan si at det som er valgt, er ført ved en feil.",
            "Det er berre andre som kan seie at det som er valt, er ført ved ein feil.",
            "Only somebody else can say that what was chosen was recorded in error.",
        ),
        why=(
            "Retningslinja krever samtykke. Hvis andre kunne stryke et nei, ville kravet ikke vært noe verdt. Det "
            "samme gjelder en innvending, en beslutning om å avslutte, og det at noen sier de aldri har sagt ja. Den "
            "som er stengt ute med en sperring, kan ikke selv åpne igjen ved å føre sperringen som feil.",
            "Retningslinja krev samtykke. Dersom andre kunne stryke eit nei, ville ikkje kravet vore noko verdt. Det "
            "same gjeld ei innvending, ei avgjerd om å avslutte, og det at nokon seier dei aldri har sagt ja. Den som "
            "er stengd ute med ei sperring, kan ikkje sjølv opne att ved å føre sperringa som feil.",
            "The guideline requires consent. If others could strike out a no, the requirement would be worth nothing. "
            "The same goes for an objection, a decision to end, and somebody's word that they never said yes. Whoever "
            "is shut out by a restriction cannot open the door again by recording the restriction as an error.",
        ),
        do=(
            "Spør den det gjelder. Er det ført feil, må de selv si det, eller si ja på nytt. En sperring kan oppheves "
            "av den som satte den.",
            "Spør den det gjeld. Er det ført feil, må dei sjølve seie det, eller seie ja på nytt. Ei sperring kan "
            "opphevast av den som sette ho.",
            "Ask the person concerned. If it was recorded wrongly, they must say so themselves, or say yes anew. A "
            "restriction can be lifted by whoever set it.",
        ),
    ),
    "error.already-void": said(
        wrong=(
            "Det som er valgt, er allerede ført som feilregistrert.",
            "Det som er valt, er alt ført som feilregistrert.",
            "What was chosen has already been recorded as an error.",
        ),
        why=(
            "Det regnes fra før som om det aldri har vært registrert. Loggen sier det én gang.",
            "Det blir frå før rekna som om det aldri har vore registrert. Loggen seier det éin gong.",
            "It already counts as never having been recorded. The record says so once.",
        ),
        do=(
            "La det stå. Var det riktig likevel, så før som feil den registreringen som sier at det var feil.",
            "La det stå. Var det rett likevel, så før som feil den registreringa som seier at det var feil.",
            "Leave it. If it was right after all, record as an error the entry that says it was one.",
        ),
    ),
    "ending.considered": said(
        wrong=(
            "{coordinator:The} skal vurdere om {group:the} bør avsluttes.",
            "{coordinator:The} skal vurdere om {group:the} bør avsluttast.",
            "{coordinator:The} is to consider whether {group:the} should end.",
        ),
        why=(
            "Retningslinja sier at {group:the} skal avsluttes når behovet for samordnet innsats er borte, eller når "
            "det blir færre instanser. Ett av disse forholdene er nå registrert.",
            "Retningslinja seier at {group:the} skal avsluttast når behovet for samordna innsats er borte, eller når "
            "det blir færre instansar. Eitt av desse forholda er no registrert.",
            "The guideline says that {group:the} is ended when the need for coordinated effort ceases, or the number "
            "of agencies is reduced. One of these is now recorded.",
        ),
        do=(
            "Ta det opp med brukeren på neste møte eller evaluering, og registrer om dere går videre eller avslutter.",
            "Ta det opp med brukaren på neste møte eller evaluering, og registrer om de held fram eller avsluttar.",
            "Take it up with the user at the next meeting or evaluation, and record whether you go on or end.",
        ),
    ),
    "ending.final-evaluation": said(
        wrong=(
            "{coordinator:The} skal lage en sluttevaluering; er det {coordinator:ingen/ikke noe} {coordinator}, skal "
            "instansen som svarer for {group:the}, gjøre det.",
            "{coordinator:The} skal lage ei sluttevaluering; er det {coordinator:ingen/inga/ikkje noko} "
            "{coordinator}, skal instansen som svarar for {group:the}, gjere det.",
            "{coordinator:The} owes {group:the} a final evaluation; with no {coordinator}, the agency that answers "
            "for {group:the} does.",
        ),
        why=(
            "Retningslinja sier at det skal gjøres en sluttevaluering med oppsummering av arbeidet når {group:the} "
            "avsluttes.",
            "Retningslinja seier at det skal gjerast ei sluttevaluering med oppsummering av arbeidet når {group:the} "
            "blir avslutta.",
            "The guideline says that a final evaluation with a summary of the work is made when {group:the} is ended.",
        ),
        do=(
            "Oppsummer arbeidet sammen med brukeren, og registrer sluttevalueringen før {group:the} avsluttes for "
            "godt.",
            "Oppsummer arbeidet saman med brukaren, og registrer sluttevalueringa før {group:the} blir avslutta for "
            "godt.",
            "Sum up the work together with the user, and record the final evaluation before {group:the} is closed for "
            "good.",
        ),
    ),
}
"""Ending (tekster om avslutning)."""
