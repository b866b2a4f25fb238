"""Texts about establishing the group: its members, its coordinator, and the people around the user."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

_COORDINATOR: Final = (
    "Retningslinja sier at {group:the} skal ha {coordinator:a} som er kontaktperson for brukeren og de "
    "andre.{law_coordinator: Retten til koordinator ved langvarige og koordinerte tjenester står i %.}",
    "Retningslinja seier at {group:the} skal ha {coordinator:a} som er kontaktperson for brukaren og dei "
    "andre.{law_coordinator: Retten til koordinator ved langvarige og koordinerte tenester står i %.}",
    "The guideline says that {group:the} has {coordinator:a}, the contact person for the user and the "
    "others.{law_coordinator: The right to a coordinator where services are long-lasting and coordinated is in %.}",
)

TEXTS: Final[dict[str, RuleText]] = {
    "establish.members": said(
        wrong=(
            "{group:The} har ingen medlemmer ennå.",
            "{group:The} har ingen medlemmer enno.",
            "{group:The} has no members yet.",
        ),
        why=(
            "Etter retningslinja består {group:the} av dem som yter tjenester til brukeren, og som møtes sammen med "
            "brukeren for å samordne dem.",
            "Etter retningslinja er {group:the} dei som yter tenester til brukaren, og som møtest saman med brukaren "
            "for å samordne dei.",
            "Under the guideline {group:the} is made up of those who provide services to the user, and who meet with "
            "the user to coordinate them.",
        ),
        do=(
            "Registrer dem som skal være med i {group:the}, og hvilken instans hver av dem kommer fra.",
            "Registrer dei som skal vere med i {group:the}, og kva instans kvar av dei kjem frå.",
            "Record those who are to be in {group:the}, and which agency each of them comes from.",
        ),
    ),
    "establish.member-function": said(
        wrong=(
            "Minst ett medlem mangler en beskrivelse av funksjonen sin i {group:the}.",
            "Minst éin medlem manglar ei skildring av funksjonen sin i {group:the}.",
            "At least one member has no described function in {group:the}.",
        ),
        why=(
            "{group:The} skal avklare roller og fordeling av oppgaver mellom deltakerne. Brukeren bør vite hvem som "
            "kan bidra med hva.",
            "{group:The} skal avklare roller og fordeling av oppgåver mellom deltakarane. Brukaren bør vite kven som "
            "kan hjelpe med kva.",
            "{group:The} is to make roles and the division of tasks clear between those taking part. The user should "
            "know who can help with what.",
        ),
        do=(
            "Skriv inn hvilken funksjon hvert medlem har.",
            "Skriv inn kva funksjon kvar medlem har.",
            "Enter what function each member has.",
        ),
    ),
    "establish.sub-responsibility": said(
        wrong=(
            "Minst ett medlem har ikke tatt på seg et delansvar.",
            "Minst éin medlem har ikkje teke på seg eit delansvar.",
            "At least one member has taken on no sub-responsibility.",
        ),
        why=(
            "Etter retningslinja har hvert medlem et forpliktende delansvar. Uten det blir {coordinator:the} sittende "
            "med alt.",
            "Etter retningslinja har kvar medlem eit forpliktande delansvar. Utan det blir {coordinator:the} sitjande "
            "med alt.",
            "Under the guideline each member has a binding sub-responsibility. Without it {coordinator:the} is left "
            "with everything.",
        ),
        do=(
            "Bli enige om hva hvert medlem har ansvar for, og skriv det inn.",
            "Bli samde om kva kvar medlem har ansvar for, og skriv det inn.",
            "Agree what each member is responsible for, and enter it.",
        ),
    ),
    "establish.user-and-family": said(
        wrong=(
            "Brukeren, eller en som samtykker for brukeren, er ikke ført opp som deltaker.",
            "Brukaren, eller ein som samtykkjer for brukaren, er ikkje ført opp som deltakar.",
            "The user, or somebody who consents for the user, is not down as a participant.",
        ),
        why=(
            "Retningslinja sier at brukeren og de foresatte deltar i {group:the}, og at brukermedvirkning er "
            "sentralt.{law_participation: Retten til å medvirke står i %.}",
            "Retningslinja seier at brukaren og dei føresette deltek i {group:the}, og at brukarmedverknad er "
            "sentralt.{law_participation: Retten til å medverke står i %.}",
            "The guideline says that the user and the guardians take part in {group:the}, and that user involvement "
            "is central.{law_participation: The right to take part is in %.}",
        ),
        do=(
            "Ta brukeren og dem som samtykker for brukeren, inn som deltakere. De trenger ikke å komme på hvert møte.",
            "Ta brukaren og dei som samtykkjer for brukaren, inn som deltakarar. Dei treng ikkje møte kvar gong.",
            "Add the user and those who consent for the user as participants. They need not come to every meeting.",
        ),
    ),
    "establish.trusted-person": said(
        wrong=(
            "Det er ikke avtalt hvem som er brukerens tillitsperson.",
            "Det er ikkje avtalt kven som er tillitspersonen til brukaren.",
            "It has not been agreed who is the user's trusted person.",
        ),
        why=(
            "Retningslinja sier at dette skal avtales. Brukeren bør vite hvem det går an å gå til når det er "
            "vanskelig å si noe i {group:the}.",
            "Retningslinja seier at dette skal avtalast. Brukaren bør vite kven det går an å gå til når det er "
            "vanskeleg å seie noko i {group:the}.",
            "The guideline says that this is to be agreed. The user should know whom to go to when it is hard to say "
            "something in {group:the}.",
        ),
        do=(
            "Spør hvem brukeren vil ha som tillitsperson, og registrer svaret.",
            "Spør kven brukaren vil ha som tillitsperson, og registrer svaret.",
            "Ask the user whom the user wants, and record who it is.",
        ),
    ),
    "establish.coordinator": said(
        wrong=(
            "{group:The} har {coordinator:ingen/ikke noe} {coordinator}.",
            "{group:The} har {coordinator:ingen/inga/ikkje noko} {coordinator}.",
            "{group:The} has no {coordinator}.",
        ),
        why=_COORDINATOR,
        do=(
            "Spør en som passer til å være {coordinator}, og registrer at vedkommende har sagt ja.",
            "Spør ein som høver til å vere {coordinator}, og registrer at vedkomande har sagt ja.",
            "Ask the right person, and record that they have accepted.",
        ),
    ),
    "establish.coordinator-takes-part": said(
        wrong=(
            "{coordinator:The} er ikke med i {group:the} som medlem.",
            "{coordinator:The} er ikkje med i {group:the} som medlem.",
            "{coordinator:The} is not in {group:the} as a member.",
        ),
        why=(
            "{coordinator:The} er kontaktperson for brukeren og de andre deltakerne, og leder møtene. Det kan ikke "
            "gjøres fra utsiden.",
            "{coordinator:The} er kontaktperson for brukaren og dei andre deltakarane, og leier møta. Det kan ikkje "
            "gjerast utanfrå.",
            "{coordinator:The} is the contact person for the user and the others, and chairs the meetings. That "
            "cannot be done from outside.",
        ),
        do=(
            "Registrer {coordinator:the} som medlem, med sin instans.",
            "Registrer {coordinator:the} som medlem, med instansen sin.",
            "Record {coordinator:the} as a member, with their agency.",
        ),
    ),
    "establish.min-agencies": said(
        wrong=(
            "Det er færre instanser med enn det minste antallet kommunen har satt.",
            "Det er færre instansar med enn det minste talet kommunen har sett.",
            "Fewer agencies take part than the fewest that the municipality has set.",
        ),
        why=(
            "Etter retningslinja er {group:the} for brukere som trenger koordinerte tjenester, og da må det være "
            "flere tjenester å samordne. Selve tallet er kommunens valg.",
            "Etter retningslinja er {group:the} for brukarar som treng koordinerte tenester, og då må det vere fleire "
            "tenester å samordne. Sjølve talet er det kommunen som har valt.",
            "Under the guideline {group:the} is for users who need coordinated services, and then there must be "
            "several to coordinate. The number itself is the municipality's choice.",
        ),
        do=(
            "Se etter om flere instanser bør være med. Er det ikke flere, kan et enklere samarbeid passe bedre.",
            "Sjå etter om fleire instansar bør vere med. Er det ikkje fleire, kan eit enklare samarbeid høve betre.",
            "See whether more agencies should join. If there are no more, simpler cooperation may suit better.",
        ),
    ),
    "group.size": said(
        wrong=(
            "{group:The} blir større enn det kommunen råder til.",
            "{group:The} blir større enn det kommunen rår til.",
            "{group:The} becomes larger than the municipality advises.",
        ),
        why=(
            "Retningslinja ber om en nøktern størrelse. {group:En/Et} {group:stor/stort} {group} koster brukeren og "
            "tjenestene mer enn {group:den/det} gir.",
            "Retningslinja ber om ein nøktern storleik. {group:Ein/Ei/Eit} {group:stor/stort} {group} kostar brukaren "
            "og tenestene meir enn {group:han/ho/det} gir.",
            "The guideline asks for restraint with the size. A large {group} costs the user and the services more "
            "than it gives.",
        ),
        do=(
            "Spør brukeren hvem som trenger å være med hver gang, og la andre få referatet i stedet.",
            "Spør brukaren kven som treng å vere med kvar gong, og la andre få referatet i staden.",
            "Ask the user who needs to be there each time, and let others have the minutes instead.",
        ),
    ),
    "member.already": said(
        wrong=(
            "Denne personen er allerede medlem av {group:the}.",
            "Denne personen er alt medlem av {group:the}.",
            "This person is a member of {group:the} already.",
        ),
        why=(
            "Hvert medlem føres bare én gang, slik at det ikke er tvil om delansvar og instans.",
            "Kvar medlem skal førast berre éin gong, slik at det ikkje er tvil om delansvar og instans.",
            "Each member is recorded only once, so that their sub-responsibility and agency are unmistakable.",
        ),
        do=(
            "La det stå som det er. Er noe endret, endre opplysningene om medlemmet.",
            "La det stå som det er. Er noko endra, endre opplysningane om medlemen.",
            "Leave it as it is. If something has changed, change the entry about the member.",
        ),
    ),
    "member.not-in-the-group": said(
        wrong=(
            "Denne personen er ikke medlem av {group:the} nå.",
            "Denne personen er ikkje medlem av {group:the} no.",
            "This person is not a member of {group:the} now.",
        ),
        why=(
            "Bare den som er medlem, kan gå ut av {group:the} eller få endret det som er registrert om medlemskapet.",
            "Berre den som er medlem, kan gå ut av {group:the} eller få endra det som er registrert om medlemskapen.",
            "Only somebody who is a member can leave {group:the}, or have the entry about the membership changed.",
        ),
        do=(
            "Ta personen inn som medlem først, eller sjekk at du har valgt riktig person.",
            "Ta personen inn som medlem først, eller sjekk at du har valt rett person.",
            "Let the person join first, or check that you have chosen the right one.",
        ),
    ),
    "member.agency-consent": said(
        wrong=(
            "Medlemmet kommer fra en instans som de som må samtykke, ikke er spurt om ennå.",
            "Medlemen kjem frå ein instans som dei som må samtykkje, ikkje er spurde om enno.",
            "The member comes from an agency that those who must consent have not been asked about yet.",
        ),
        why=(
            "Retningslinja krever informert samtykke til samarbeidet. {group:The} er allerede i gang, og den nye "
            "instansen får ikke vite noe gjennom {group:the} før samtykket gjelder den også.",
            "Retningslinja krev informert samtykke til samarbeidet. {group:The} er alt i gang, og den nye instansen "
            "får ikkje vite noko gjennom {group:the} før samtykket gjeld han òg.",
            "The guideline asks for informed consent to the cooperation. {group:The} is already under way, and a new "
            "agency learns nothing through it until the consent covers it too.",
        ),
        do=(
            "Be om samtykke for denne instansen. Medlemmet kan stå i {group:the} mens dere venter på svar.",
            "Be om samtykke for denne instansen. Medlemen kan stå i {group:the} medan de ventar på svar.",
            "Ask for consent for this agency. The member can stand in {group:the} while you wait for an answer.",
        ),
    ),
    "coordinator.consent-first": said(
        wrong=(
            "{coordinator:A} blir spurt før alle som må samtykke, har gjort det.",
            "{coordinator:A} blir {coordinator:spurd/spurt} før alle som må samtykkje, har gjort det.",
            "{coordinator:A} is asked before everyone who must consent has done so.",
        ),
        why=(
            "Retningslinja sier at samtykke skal hentes inn før arbeidet starter. Den som blir spurt, får samtidig "
            "vite at brukeren får hjelp.",
            "Retningslinja seier at samtykke skal hentast inn før arbeidet startar. Den som blir spurd, får samstundes "
            "vite at brukaren får hjelp.",
            "The guideline says that consent is obtained before the work starts. Asking somebody also tells them that "
            "the user is getting help.",
        ),
        do=(
            "Hent inn samtykke først, eller spør uten å fortelle hvem det gjelder.",
            "Hent inn samtykke først, eller spør utan å seie kven det gjeld.",
            "Obtain consent first, or ask without saying who it is about.",
        ),
    ),
    "coordinator.not-the-holder": said(
        wrong=(
            "Den som er ført opp til å tre tilbake, er ikke {coordinator} for {group:the} nå.",
            "Den som er ført opp til å tre tilbake, er ikkje {coordinator} for {group:the} no.",
            "The person said to have left the role is not {group:the}'s {coordinator} now.",
        ),
        why=(
            "Bare én om gangen kan ha rollen, og bare den som har den, kan etterlate den ledig.",
            "Berre éin om gongen kan ha rolla, og berre den som har ho, kan etterlate ho ledig.",
            "The role has room for one, and only whoever holds it can leave it vacant.",
        ),
        do=(
            "Velg den som er {coordinator} nå. Har {group:the} ingen, er det ikke noe å registrere.",
            "Vel den som er {coordinator} no. Har {group:the} ingen, er det ingenting å registrere.",
            "Choose whoever is {coordinator} now. If {group:the} has none, there is nothing to record.",
        ),
    ),
    "coordinator.accepts-in-person": said(
        wrong=(
            "Noen har sagt ja til rollen på vegne av en annen.",
            "Nokon har sagt ja til rolla på vegner av ein annan.",
            "Somebody has accepted the role on another person's behalf.",
        ),
        why=(
            "{coordinator:The} er kontaktperson for brukeren, og den som tar over når {group:the} avsluttes, får "
            "ansvaret videre. Begge deler må en si ja til selv.",
            "{coordinator:The} er kontaktperson for brukaren, og den som tek over når {group:the} blir avslutta, får "
            "ansvaret vidare. Begge delar må ein seie ja til sjølv.",
            "{coordinator:The} is the user's contact person, and whoever takes over when {group:the} ends carries the "
            "responsibility on. Either is something one must accept oneself.",
        ),
        do=(
            "La den som er spurt, svare selv.",
            "La den som er spurd, svare sjølv.",
            "Let the person who was asked answer in person.",
        ),
    ),
    "coordinator.vacant": said(
        wrong=(
            "{group:The} har {coordinator:ingen/ikke noe} {coordinator} når møtet kalles inn eller flyttes.",
            "{group:The} har {coordinator:ingen/inga/ikkje noko} {coordinator} når møtet blir kalla inn eller flytta.",
            "{group:The} has no {coordinator} when the meeting is called or moved.",
        ),
        why=_COORDINATOR,
        do=(
            "Finn {coordinator:en/et} {coordinator:ny/nytt} {coordinator} så snart som mulig. Møtet kan holdes i "
            "mellomtiden.",
            "Finn {coordinator:ein/ei/eit} {coordinator:ny/nytt} {coordinator} så snart som råd. Møtet kan haldast i "
            "mellomtida.",
            "Find a new {coordinator} as soon as possible. The meeting can be held meanwhile.",
        ),
    ),
    "member.sub-responsibility": said(
        wrong=(
            "Medlemmet skal ta på seg et delansvar og si hva det er.",
            "Medlemen skal ta på seg eit delansvar og seie kva det er.",
            "The member owes it to {group:the} to say what sub-responsibility they take on.",
        ),
        why=(
            "Etter retningslinja har hvert medlem et forpliktende delansvar, også den som har kommet til etter at "
            "{group:the} ble opprettet.",
            "Etter retningslinja har kvar medlem eit forpliktande delansvar, òg den som er kommen til etter at "
            "{group:the} vart oppretta.",
            "Under the guideline each member has a binding sub-responsibility, also those who came after {group:the} "
            "was established.",
        ),
        do=(
            "Avtal delansvaret med medlemmet og skriv det inn.",
            "Avtal delansvaret med medlemen og skriv det inn.",
            "Agree the sub-responsibility with the member and enter it.",
        ),
    ),
    "coordinator.new": said(
        wrong=(
            "Instansen til {coordinator:the} som trer tilbake eller har sluttet, skal skaffe {group:the} "
            "{coordinator:en/et} {coordinator:ny/nytt} {coordinator}.",
            "Instansen til {coordinator:the} som trer tilbake eller har slutta, skal skaffe {group:the} "
            "{coordinator:ein/ei/eit} {coordinator:ny/nytt} {coordinator}.",
            "The agency of {coordinator:the} who is leaving, or has left, owes {group:the} a new {coordinator}.",
        ),
        why=_COORDINATOR,
        do=(
            "Spør brukeren hvem som kan passe, finn en som kan ta på seg rollen, og registrer svaret når det er gitt.",
            "Spør brukaren kven som kan høve, finn ein som kan ta på seg rolla, og registrer svaret når det er gitt.",
            "Ask the user who might suit, find somebody who can take the role, and record the answer when it is given.",
        ),
    ),
}
"""Establishing (oppretting)."""
