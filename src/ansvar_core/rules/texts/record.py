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
    "record.old-version": said(
        wrong=(
            "Registreringen er laget etter en eldre utgave av skjemaet enn den som gjelder nå.",
            "Registreringa er laga etter ei eldre utgåve av skjemaet enn den som gjeld no.",
            "The entry is made by an older edition of the form than the one in use now.",
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
            "Bruk dagens utgave av skjemaet, og fyll ut det som er kommet til.",
            "Bruk utgåva av skjemaet som gjeld no, og fyll ut det som har kome til.",
            "Use the current edition of the form, and fill in what has been added.",
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
