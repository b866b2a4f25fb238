"""Texts about the record itself, and about what cannot happen from where things stand."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "record.cannot-be-placed": said(
        wrong=(
            "Hendelsen viser til noe loggen ikke kjenner, eller har en id som allerede er i bruk.",
            "Hendinga viser til noko loggen ikkje kjenner, eller har ein id som alt er i bruk.",
            "The event refers to something the record does not know, or uses an identifier that is already taken.",
        ),
        why=(
            "En logg må henge sammen for at noen skal kunne stole på den senere. "
            "Derfor må det som nevnes, være registrert først.",
            "Ein logg må hengje saman for at nokon skal kunne stole på han seinare. Difor må det som blir nemnt, vere "
            "registrert først.",
            "A record must hang together if anyone is to rely on it later. "
            "What an event names must therefore have been recorded first.",
        ),
        do=(
            "Rett opplysningen det gjelder, eller registrer først det hendelsen viser til.",
            "Rett opplysninga det gjeld, eller registrer først det hendinga viser til.",
            "Correct the entry in question, or first record what the event refers to.",
        ),
    ),
    "record.says-despite": said(
        wrong=(
            "Det som foreslås, sier om seg selv at det er registrert til tross for en regel.",
            "Det som blir foreslått, seier om seg sjølv at det er registrert til tross for ein regel.",
            "What is proposed says of itself that it was recorded despite a rule.",
        ),
        why=(
            "At noe er gjort til tross for en regel, står bare i registreringer av det som allerede har skjedd. "
            "Et forslag kan ikke si på forhånd at regelen ikke gjelder.",
            "At noko er gjort til tross for ein regel, står berre i registreringar av det som alt har skjedd. "
            "Eit forslag kan ikkje seie på førehand at regelen ikkje gjeld.",
            "That something was done despite a rule belongs only in an entry of what has already happened. "
            "A proposal cannot say beforehand that the rule does not apply.",
        ),
        do=(
            "Ta bort opplysningen om «til tross for», og vurder forslaget på nytt. Er det allerede gjort, registrer "
            "det som gjort.",
            "Ta bort opplysninga om «til tross for», og vurder forslaget på nytt. Er det alt gjort, registrer det som "
            "gjort.",
            "Take out what it says of “despite”, and assess the proposal again. If it has already been done, record "
            "it as done.",
        ),
    ),
    "record.should-say-despite": said(
        wrong=(
            "Registreringen gir noen en rett som en regel er imot, og sier ikke at den er gjort til tross for regelen.",
            "Registreringa gir nokon ein rett som ein regel er imot, og seier ikkje at ho er gjord til tross for "
            "regelen.",
            "The entry gives somebody a right that a rule is against, and does not say that it was made despite the "
            "rule.",
        ),
        why=(
            "Det som registreres til tross for en regel, står som et faktum, men gir ingen en rett. Når det ikke er "
            "sagt, regnes retten med, for eksempel som et samtykke.",
            "Det som blir registrert til tross for ein regel, står som eit faktum, men gir ingen ein rett. Når det "
            "ikkje er sagt, blir retten rekna med, til dømes som eit samtykke.",
            "What is recorded despite a rule stands as a fact, but gives nobody a right. When this is not said, the "
            "right is counted, for instance as a consent.",
        ),
        do=(
            "Finn ut hvordan det ble registrert. Gjør det som gir retten på nytt, slik regelen krever, eller ta "
            "retten bort.",
            "Finn ut korleis det vart registrert. Gjer det som gir retten på nytt, slik regelen krev, eller ta "
            "retten bort.",
            "Find out how it came to be entered. Do anew what gives the right, as the rule asks, or take the right "
            "away.",
        ),
    ),
    "record.old-version": said(
        wrong=(
            "Registreringen er laget etter en eldre utgave av registreringsskjemaet enn den som gjelder nå.",
            "Registreringa er laga etter ei eldre utgåve av registreringsskjemaet enn den som gjeld no.",
            "The entry is made with an older edition of the registration form than the one in use now.",
        ),
        why=(
            "Det en eldre utgave ikke hadde plass til, blir det ikke spurt om. Det som registreres i dag, skal svare "
            "på det det spørres om i dag.",
            "Det ei eldre utgåve ikkje hadde plass til, blir det ikkje spurt om. Det som blir registrert i dag, skal "
            "svare på det det blir spurt om i dag.",
            "What an older edition had no room for is not asked about. What is entered today is to answer what is "
            "asked today.",
        ),
        do=(
            "Bruk dagens utgave av registreringsskjemaet, og fyll ut det som er kommet til.",
            "Bruk den utgåva av registreringsskjemaet som gjeld no, og fyll ut det som har kome til.",
            "Use the current edition of the registration form, and fill in what has been added.",
        ),
    ),
    "record.goes-back": said(
        wrong=(
            "Hendelsen er ført med et tidspunkt som ligger før den siste registreringen i loggen.",
            "Hendinga er ført med eit tidspunkt som ligg før den siste registreringa i loggen.",
            "The event is entered with a time of recording that lies before the latest entry in the record.",
        ),
        why=(
            "Loggen føres fortløpende, slik at det går an å se hva som var kjent på et gitt tidspunkt. Noe kan ha "
            "hendt tidligere, men registreringstidspunktet er når det blir ført inn.",
            "Loggen blir ført fortløpande, slik at det går an å sjå kva som var kjent på eit gitt tidspunkt. Noko kan "
            "ha hendt tidlegare, men registreringstidspunktet er når det blir ført inn.",
            "The record is kept as it goes, so that one can see what was known at a given time. "
            "Things may have happened earlier, but they are recorded when they are recorded.",
        ),
        do=(
            "Behold tidspunktet da det hendte, men sett registreringstidspunktet til nå.",
            "Behald tidspunktet då det hende, men set registreringstidspunktet til no.",
            "Keep the time when it happened, but set the time of recording to now.",
        ),
    ),
    "record.out-of-order": said(
        wrong=(
            "Tidspunktet stemmer ikke med det som allerede er registrert om det samme: Det ene kan ikke ha hendt før "
            "det andre.",
            "Tidspunktet stemmer ikkje med det som alt er registrert om det same: Det eine kan ikkje ha hendt før det "
            "andre.",
            "The time does not fit with what has already been recorded about the same thing: one cannot have happened "
            "before the other.",
        ),
        why=(
            "Et møte kan ikke være slutt før det begynte, og ingen kan si ja før de er spurt. Når noe føres etterpå "
            "med feil tidspunkt, er det umulig å se hva som gjaldt når. Kontrollen står i standardreglene.",
            "Eit møte kan ikkje vere slutt før det byrja, og ingen kan seie ja før dei er spurde. Når noko blir ført "
            "etterpå med feil tidspunkt, er det umogleg å sjå kva som galdt når. Kontrollen står i standardreglane.",
            "A meeting cannot be over before it began, and nobody can say yes before being asked. When something is "
            "entered afterwards with a wrong time, nobody can see what held when. The check is in the standard rules.",
        ),
        do=(
            "Finn ut når det virkelig hendte, og rett tidspunktet. Er det den andre registreringen som er feil, så "
            "rett den først.",
            "Finn ut når det verkeleg hende, og rett tidspunktet. Er det den andre registreringa som er feil, så rett "
            "ho først.",
            "Find out when it really happened, and correct the time. If it is the other entry that is wrong, put that "
            "right first.",
        ),
    ),
    "record.leap": said(
        wrong=(
            "Registreringstidspunktet ligger uvanlig lenge etter den siste registreringen.",
            "Registreringstidspunktet ligg uvanleg lenge etter den siste registreringa.",
            "The time of recording lies unusually long after the latest entry.",
        ),
        why=(
            "Det kan bety at klokka i systemet går feil. Blir noe ført med et tidspunkt langt fram i tid, ser alt som "
            "kommer etter, ut til å være ført for tidlig. Hvor lang tid som er uvanlig, er bestemt i standardreglene, "
            "og kommunen kan velge noe annet.",
            "Det kan tyde på at klokka i systemet går feil. Blir noko ført med eit tidspunkt langt fram i tid, ser "
            "alt som kjem etter, ut til å vere ført for tidleg. Kor lang tid som er uvanleg, er bestemt i "
            "standardreglane, og kommunen kan velje noko anna.",
            "It may mean that the system's clock is wrong. If something is entered with a time far ahead, everything "
            "that comes after looks as though it was entered too early. How long is unusual is set in the standard "
            "rules, and the municipality can choose otherwise.",
        ),
        do=(
            "Sjekk klokka. Stemmer tidspunktet, kan registreringen stå. Er den allerede ført med feil klokke, så "
            "registrer når den egentlig ble ført.",
            "Sjekk klokka. Stemmer tidspunktet, kan registreringa stå. Er ho alt ført med feil klokke, så registrer "
            "når ho eigentleg vart ført.",
            "Check the clock. If the time is right, the entry can stand. If it has already been entered with a wrong "
            "clock, record when it was really entered.",
        ),
    ),
    "record.clock-cannot-be": said(
        wrong=(
            "Det rettede registreringstidspunktet kan ikke være riktig.",
            "Det retta registreringstidspunktet kan ikkje vere rett.",
            "The corrected time of recording cannot be right.",
        ),
        why=(
            "En slik rettelse er for en klokke som gikk for fort. Da må det riktige tidspunktet være tidligere enn det "
            "som står der, ikke før det som hendte, og ikke senere enn rettelsen selv. Kontrollen står i "
            "standardreglene.",
            "Ei slik retting er for ei klokke som gjekk for fort. Då må det rette tidspunktet vere tidlegare enn det "
            "som står der, ikkje før det som hende, og ikkje seinare enn rettinga sjølv. Kontrollen står i "
            "standardreglane.",
            "Such a correction is for a clock that was ahead. The right time must then be earlier than the one that "
            "stands there, not before what happened, and not later than the correction itself. The check is in the "
            "standard rules.",
        ),
        do=(
            "Velg den registreringen som har feil tidspunkt, og oppgi når den egentlig ble ført.",
            "Vel den registreringa som har feil tidspunkt, og oppgi når ho eigentleg vart ført.",
            "Choose the entry with the wrong time, and say when it was really entered.",
        ),
    ),
    "record.late": said(
        wrong=(
            "Hendelsen er registrert senere enn det kommunen har satt som frist.",
            "Hendinga er registrert seinare enn fristen kommunen har sett.",
            "The event was recorded later than the municipality's own time limit allows.",
        ),
        why=(
            "Når noe føres lenge etterpå, er det vanskeligere for de andre å vite hva som gjaldt underveis. "
            "Fristen er kommunens eget valg og står ikke i retningslinja.",
            "Når noko blir ført lenge etterpå, er det vanskelegare for dei andre å vite kva som galdt undervegs. "
            "Fristen er kommunen sitt eige val og står ikkje i retningslinja.",
            "When something is entered long afterwards, it is harder for the others to know what held in the meantime. "
            "The time limit is the municipality's own choice, and is not in the guideline.",
        ),
        do=(
            "Hendelsen kan registreres likevel. Finn gjerne ut hva som gjorde at den ble liggende.",
            "Hendinga kan registrerast likevel. Finn gjerne ut kvifor ho vart liggjande.",
            "The event can still be recorded. It is worth finding out why it was left lying.",
        ),
    ),
    "group.not-now": said(
        wrong=(
            "Dette kan ikke skje slik {group:the} står nå.",
            "Dette kan ikkje skje slik {group:the} står no.",
            "This cannot happen at the stage {group:the} is at now.",
        ),
        why=(
            "Retningslinja bygger på en rekkefølge: behovet sees og vurderes sammen med brukeren, {group:the} "
            "forberedes og opprettes, og {group:den/det} avsluttes når behovet ikke lenger er der. Et trinn kan ikke "
            "hoppes over.",
            "Retningslinja byggjer på ei rekkjefølgje: nokon ser behovet og vurderer det saman med brukaren, "
            "{group:the} blir {group:førebudd/førebutt} og oppretta, og {group:han/ho/det} blir avslutta når behovet "
            "er borte. Ein kan ikkje hoppe over eit steg.",
            "The guideline builds on an order: the need is seen and assessed together with the user, {group:the} is "
            "prepared and established, and it ends when the need is no longer there. No stage can be skipped.",
        ),
        do=(
            "Ta først de trinnene som mangler, og kom så tilbake til dette. Er {group:the} avsluttet, kan "
            "{group:den/det} startes på nytt når noen ser behov for det.",
            "Ta først dei stega som manglar, og kom så tilbake til dette. Er {group:the} avslutta, kan "
            "{group:han/ho/det} startast på nytt når nokon ser behov for det.",
            "Take the missing steps first, and then come back to this. {group:A} that has ended can be started again "
            "when somebody sees the need for it.",
        ),
    ),
    "meeting.not-now": said(
        wrong=(
            "Dette kan ikke skje med møtet slik det står nå.",
            "Dette kan ikkje skje med møtet slik det står no.",
            "This cannot happen to the meeting as it stands now.",
        ),
        why=(
            "Et møte planlegges, innkalles, åpnes og avsluttes, og så skrives og deles referatet. "
            "Hopper en over et ledd, vet verken brukeren eller medlemmene hva som gjelder.",
            "Eit møte blir planlagt, innkalla, opna og avslutta, og så blir referatet skrive og delt. "
            "Hoppar ein over eit ledd, veit verken brukaren eller medlemmene kva som gjeld.",
            "A meeting is planned, called, opened and ended, and then its minutes are written and shared. "
            "If a step is skipped, neither the user nor the members know where they stand.",
        ),
        do=(
            "Registrer først det som mangler for dette møtet. Er møtet avlyst eller ferdig, planlegg et nytt.",
            "Registrer først det som manglar for dette møtet. Er møtet avlyst eller ferdig, planlegg eit nytt.",
            "First record what is missing for this meeting. If it has been cancelled or is over, plan a new one.",
        ),
    ),
    "coordinator.not-now": said(
        wrong=(
            "Dette passer ikke med hvor langt saken har kommet for den som er spurt om rollen.",
            "Dette passar ikkje med kor langt saka er kommen for den som er spurd om rolla.",
            "This does not fit with how far matters have come for the person asked to take on the role.",
        ),
        why=(
            "Retningslinja sier at {group:the} skal ha {coordinator:én/ett} {coordinator}, som er kontaktperson for "
            "brukeren og deltakerne. Den som får rollen, eller tar over når {group:the} avsluttes, må være spurt "
            "først og ha svart.",
            "Retningslinja seier at {group:the} skal ha {coordinator:éin/éi/eitt} {coordinator}, som er kontaktperson "
            "for brukaren og deltakarane. Den som får rolla, eller tek over når {group:the} blir avslutta, må vere "
            "spurd først og ha svart.",
            "The guideline says that {group:the} has one {coordinator}, who is the contact person for the user and "
            "the others. Whoever takes on the role, or takes over when {group:the} ends, must first have been asked, "
            "and have answered.",
        ),
        do=(
            "Spør personen først og registrer svaret, eller velg en annen til rollen.",
            "Spør personen først og registrer svaret, eller vel ein annan til rolla.",
            "Ask the person first and record the answer, or choose somebody else for the role.",
        ),
    ),
    "work.not-now": said(
        wrong=(
            "Dette kan ikke skje med tiltaket eller oppgaven slik det står nå.",
            "Dette kan ikkje skje med tiltaket eller oppgåva slik det står no.",
            "The measure or task is not at a point where this can happen now.",
        ),
        why=(
            "Etter retningslinja viser referatet hvem som gjør hva til neste møte. Det holder bare hvis oppgaver som "
            "er gjort, lagt bort eller overtatt av andre, ikke endres i ettertid.",
            "Etter retningslinja viser referatet kven som gjer kva til neste møte. Det held berre om oppgåver som er "
            "gjorde, lagde bort eller overtekne av andre, ikkje blir endra i ettertid.",
            "Under the guideline the minutes show who does what until the next meeting. That only holds if tasks that "
            "have been done, dropped or handed over are not changed afterwards.",
        ),
        do=(
            "Sjekk hva som sist ble registrert om oppgaven. Skal det arbeides videre, avtal en ny.",
            "Sjekk kva som sist vart registrert om oppgåva. Skal det arbeidast vidare, avtal ei ny.",
            "Check what was last recorded about the task. If there is more to do, agree a new one.",
        ),
    ),
    "consent.not-now": said(
        wrong=(
            "Slik dette samtykket står nå, kan det ikke endres på denne måten.",
            "Slik dette samtykket står no, kan det ikkje endrast på denne måten.",
            "This consent is not in a state where it can be changed in this way.",
        ),
        why=(
            "Et samtykke må være gitt før det kan snevres inn, bekreftes eller erstattes. Retningslinja krever at "
            "samtykket er informert, og da må det gå klart fram hva som er sagt til hvem.",
            "Eit samtykke må vere gitt før det kan snevrast inn, stadfestast eller erstattast. Retningslinja krev at "
            "samtykket er informert, og då må det gå klart fram kva som er sagt til kven.",
            "A consent must have been given before it can be narrowed, confirmed or replaced. The guideline asks for "
            "informed consent, and then it must be plain what has been said to whom.",
        ),
        do=(
            "Hent inn et nytt samtykke fra den det gjelder, for de instansene det handler om.",
            "Hent inn eit nytt samtykke frå den det gjeld, for dei instansane det handlar om.",
            "Obtain a new consent from the person concerned, for the agencies in question.",
        ),
    ),
    "minutes.task-not-now": said(
        wrong=(
            "Referatet endrer en oppgave som ikke kan endres slik nå.",
            "Referatet endrar ei oppgåve som ikkje kan endrast slik no.",
            "The minutes change a task that cannot be changed in that way now.",
        ),
        why=(
            "Etter retningslinja er referatet den forpliktende fordelingen av oppgaver fram til neste møte. Da kan det "
            "ikke sette i gang igjen noe som er gjort, lagt bort eller overtatt av andre.",
            "Etter retningslinja er referatet den forpliktande fordelinga av oppgåver fram til neste møte. Då kan det "
            "ikkje setje i gang att noko som er gjort, lagt bort eller overteke av andre.",
            "Under the guideline the minutes are the binding division of tasks until the next meeting. "
            "They cannot set going again what has been done, dropped or handed over.",
        ),
        do=(
            "Rett oppgavelista i referatet, og lag en ny oppgave for arbeid som fortsetter.",
            "Rett oppgåvelista i referatet, og lag ei ny oppgåve for arbeid som held fram.",
            "Correct the list of tasks in the minutes, and make a new task of work that goes on.",
        ),
    ),
    "meeting.earlier-period": said(
        wrong=(
            "Møtet hører til en tidligere periode, før {group:the} ble avsluttet og startet på nytt.",
            "Møtet høyrer til ein tidlegare periode, før {group:the} vart avslutta og starta på nytt.",
            "The meeting belongs to an earlier period, before {group:the} was ended and started again.",
        ),
        why=(
            "Retningslinja åpner for at {group:the} kan startes på nytt ved behov, men da er det en ny runde med egne "
            "samtykker og egne møter. Det som er avsluttet, står som det er.",
            "Retningslinja opnar for at {group:the} kan startast på nytt ved behov, men då er det ein ny runde med "
            "eigne samtykke og eigne møte. Det som er avslutta, står som det er.",
            "The guideline allows {group:the} to be started again when needed, but that is a new round with its own "
            "consents and meetings. What has ended stands as it is.",
        ),
        do=(
            "Planlegg et nytt møte. Referatet fra det gamle kan fortsatt leses, kommenteres og rettes.",
            "Planlegg eit nytt møte. Referatet frå det gamle kan framleis lesast, kommenterast og rettast.",
            "Plan a new meeting. The minutes of the old one can still be read, commented on and corrected.",
        ),
    ),
    "rule.failed": said(
        wrong=(
            "En regel som kommunen selv har lagt inn, virker ikke og har ikke gitt noe svar.",
            "Ein regel som kommunen sjølv har lagt inn, verkar ikkje og har ikkje gitt noko svar.",
            "A rule that the municipality itself has added does not work, and has given no answer.",
        ),
        why=(
            "Ingen vet hva regelen ville ha sagt. Da skal feilen verken regnes som et ja eller stå i veien for noen "
            "som trekker et samtykke, sier nei eller går ut.",
            "Ingen veit kva regelen ville ha sagt. Då skal feilen verken reknast som eit ja eller stå i vegen for "
            "nokon som trekkjer eit samtykke, seier nei eller går ut.",
            "Nobody knows what the rule would have said. The fault must then neither count as a yes, nor stand in the "
            "way of anybody who withdraws a consent, says no or leaves.",
        ),
        do=(
            "Si fra til dem som har ansvaret for kommunens egne regler, og oppgi koden på regelen. "
            "Ingen andre kan rette den.",
            "Sei frå til dei som har ansvaret for kommunen sine eigne reglar, og oppgi koden på regelen. "
            "Ingen andre kan rette han.",
            "Tell those who answer for the municipality's own rules, and give them the code of the rule. "
            "Nobody else can mend it.",
        ),
    ),
    "duty.gate": said(
        wrong=(
            "En plikt som ikke er oppfylt ennå, må oppfylles før dette kan skje.",
            "Ei plikt som ikkje er oppfylt enno, må oppfyllast før dette kan skje.",
            "Something that is owed to {group:the} must be in place before this can happen.",
        ),
        why=(
            "Kommunen har selv valgt at denne plikten skal være oppfylt først. Ellers hindrer en plikt ingenting.",
            "Kommunen har sjølv valt at denne plikta skal vere oppfylt først. Elles hindrar ei plikt ingenting.",
            "The municipality has itself chosen that this duty must be met first. A duty otherwise stops nothing.",
        ),
        do=(
            "Sørg for at den som har plikten, gjør det som mangler, og prøv så igjen.",
            "Sørg for at den som har plikta, gjer det som manglar, og prøv så på nytt.",
            "See that whoever has the duty does what is missing, and then try again.",
        ),
    ),
}
"""The record and the tables (loggen og tabellene)."""
