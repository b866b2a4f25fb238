"""What is said about goals, measures, tasks and evaluations."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

_COVERED_WHY = (
    "Den som tar over, får vite noe om brukeren. Retningslinja krever samtykke til samarbeidet, og "
    "taushetsplikten{law_release} krever at samtykket dekker instansen når opplysninger deles på grunnlag av "
    "samtykke. Svaret gjelder bare samtykket; andre lovlige grunnlag for å dele gjelder uansett.",
    "Den som tek over, får vite noko om brukaren. Retningslinja krev samtykke til samarbeidet. Når opplysningar blir "
    "delte på grunnlag av samtykke, krev teieplikta{law_release} at samtykket dekkjer instansen. Svaret gjeld berre "
    "samtykket; andre lovlege grunnlag for å dele gjeld uansett.",
    "Whoever takes over learns something about the user. The guideline requires consent to the cooperation, and the "
    "duty of confidentiality{law_release} requires the consent to cover the agency where consent is what the sharing "
    "rests on. The answer is about consent only; other lawful grounds for sharing hold all the same.",
)

TEXTS: Final[dict[str, RuleText]] = {
    "work.concrete": said(
        wrong=(
            "Tiltaket eller oppgaven mangler ansvarlig eller frist.",
            "Tiltaket eller oppgåva manglar ansvarleg eller frist.",
            "The measure or task has no responsible person or no deadline.",
        ),
        why=(
            "Retningslinja sier at mål og tiltak skal være konkrete. Da må det stå hvem som gjør det, og til når.",
            "Retningslinja seier at mål og tiltak skal gjerast konkrete. Då må det stå kven som gjer det, og til når.",
            "The guideline says that goals and measures are made concrete. It must then say who does it, and by when.",
        ),
        do=(
            "Avtal hvem som har ansvaret, og sett en frist. «Til neste møte» er god nok frist.",
            "Avtal kven som har ansvaret, og set ein frist. «Til neste møte» er god nok frist.",
            "Agree on who is responsible, and set a deadline. “Until the next meeting” will do.",
        ),
    ),
    "work.already-agreed": said(
        wrong=(
            "Tiltaket eller oppgaven er allerede registrert.",
            "Tiltaket eller oppgåva er alt registrert.",
            "The measure or task is already recorded.",
        ),
        why=(
            "To avtaler med samme id ville skrive over hverandre. Kontrollen står i standardreglene.",
            "To avtalar med same id ville ha skrive over kvarandre. Kontrollen står i standardreglane.",
            "Two agreements with the same id would overwrite each other. The check is in the standard rules.",
        ),
        do=(
            "Endre det som alt er avtalt, eller registrer det nye med en ny id.",
            "Endre det som alt er avtalt, eller registrer det nye med ein ny id.",
            "Change what is already agreed, or record the new one with a new id.",
        ),
    ),
    "goal.in-a-circle": said(
        wrong=(
            "Målet er lagt slik at det til slutt blir et delmål under seg selv.",
            "Målet er plassert slik at det til sist blir eit delmål under seg sjølv.",
            "The goal is placed so that it ends up as a sub-goal of itself.",
        ),
        why=(
            "Retningslinja sier at delmål skal evalueres. Det lar seg ikke gjøre når målene går i ring; kontrollen "
            "står i standardreglene.",
            "Retningslinja seier at delmål skal evaluerast. Det går ikkje når måla står i ring; kontrollen står i "
            "standardreglane.",
            "The guideline says that sub-goals are evaluated. That cannot be done when goals run in a circle; the "
            "check is in the standard rules.",
        ),
        do=(
            "Velg et annet overordnet mål, eller la dette målet stå øverst.",
            "Vel eit anna overordna mål, eller la dette målet stå øvst.",
            "Choose another parent goal, or let this goal stand at the top.",
        ),
    ),
    "handover.receiver-covered": said(
        wrong=(
            "Arbeidet tilbys noen som verken er dekket av samtykket eller hører til familien i {group:the}.",
            "Arbeidet blir tilbode nokon som verken er dekt av samtykket eller høyrer til familien i {group:the}.",
            "The work is offered to somebody who is neither covered by the consent nor one of the family in "
            "{group:the}.",
        ),
        why=_COVERED_WHY,
        do=(
            "Hent inn samtykke som dekker mottakerens instans, tilby arbeidet til en annen, eller legg bort oppgaven "
            "og si fra til brukeren.",
            "Hent inn samtykke som dekkjer instansen til mottakaren, tilby arbeidet til ein annan, eller legg bort "
            "oppgåva og sei frå til brukaren.",
            "Obtain consent that covers the receiver's agency, offer the work to somebody else, or drop the task and "
            "tell the user.",
        ),
    ),
    "handover.accepter-covered": said(
        wrong=(
            "Den som er bedt om å ta over arbeidet, er verken dekket av samtykket eller en av familien i {group:the}.",
            "Den som er beden om å ta over arbeidet, er verken dekt av samtykket eller ein av familien i {group:the}.",
            "The one asked to take over the work is neither covered by the consent nor one of the family in "
            "{group:the}.",
        ),
        why=_COVERED_WHY,
        do=(
            "Vent med å ta over til samtykket dekker instansen. Lar det seg ikke ordne, må arbeidet tilbys en annen "
            "eller legges bort, og brukeren må få vite det.",
            "Vent med å ta over til samtykket dekkjer instansen. Lèt det seg ikkje ordne, må arbeidet tilbydast ein "
            "annan eller leggjast bort, og brukaren må få vite det.",
            "Wait with taking over until the consent covers the agency. If that cannot be arranged, the work must be "
            "offered to somebody else or dropped, and the user told.",
        ),
    ),
    "handover.nobody-asked": said(
        wrong=(
            "Ingen er bedt om å ta over dette arbeidet.",
            "Ingen er beden om å ta over dette arbeidet.",
            "Nobody has been asked to take over this work.",
        ),
        why=(
            "Retningslinja åpner for at ansvaret kan gå over til en stafettholder. At alt arbeid først må tilbys, er "
            "bestemt i standardreglene, så det aldri er tvil om hvem som har ansvaret.",
            "Retningslinja opnar for at ansvaret kan gå over til ein stafetthaldar. At alt arbeid må tilbydast først, "
            "er bestemt i standardreglane, så det aldri er tvil om kven som har ansvaret.",
            "The guideline lets responsibility pass to a relay holder. That any work must first be offered is decided "
            "in the standard rules, so that it is never in doubt who is responsible.",
        ),
        do=(
            "Registrer først hvem arbeidet tilbys. Så kan vedkommende si ja.",
            "Registrer først kven som får tilbodet. Så kan vedkomande seie ja.",
            "First record to whom the work is offered. Then that person can say yes.",
        ),
    ),
    "handover.accepts-in-person": said(
        wrong=(
            "Bare den som er spurt, kan si ja til å ta over arbeidet.",
            "Berre den som er spurd, kan seie ja til å ta over arbeidet.",
            "Only the one who was asked can say yes to taking over the work.",
        ),
        why=(
            "Ingen kan ta på seg et ansvar på vegne av en annen. Det er bestemt i standardreglene.",
            "Ingen kan ta på seg eit ansvar på vegner av ein annan. Det er bestemt i standardreglane.",
            "Nobody can take on a responsibility on another's behalf. That is decided in the standard rules.",
        ),
        do=(
            "Be den som er spurt, om å svare selv.",
            "Be den som er spurd, om å svare sjølv.",
            "Ask the one who was asked to answer in person.",
        ),
    ),
    "handover.the-one-asked": said(
        wrong=(
            "Arbeidet føres over til en annen enn den som er spurt.",
            "Arbeidet blir ført over til ein annan enn den som er spurd.",
            "The work is recorded as passing to somebody other than the one who was asked.",
        ),
        why=(
            "Et ja gjelder det tilbudet som er gitt. Kontrollen står i standardreglene og skal hindre at ansvaret "
            "havner hos feil person.",
            "Eit ja gjeld det tilbodet som er gitt. Kontrollen står i standardreglane og skal hindre at ansvaret "
            "hamnar hos feil person.",
            "A yes answers the offer that was made. The check is in the standard rules, and keeps the responsibility "
            "from landing with the wrong person.",
        ),
        do=(
            "Før opp den som er spurt. Skal en annen ta over, så gi et nytt tilbud først.",
            "Før opp den som er spurd. Skal ein annan ta over, så gi eit nytt tilbod først.",
            "Put down the one who was asked. If somebody else is to take over, make a new offer first.",
        ),
    ),
    "work.dropped-user-told": said(
        wrong=(
            "Arbeidet legges bort uten at brukeren har fått vite det.",
            "Arbeidet blir lagt bort utan at brukaren har fått vite det.",
            "The work is dropped without the user having been told.",
        ),
        why=(
            "Brukeren regner med det som er avtalt. Retningslinja krever en oppsummering av arbeidet til slutt; at "
            "brukeren skal få vite det når noe legges bort underveis, er lagt til i standardreglene.",
            "Brukaren reknar med det som er avtalt. Retningslinja krev ei oppsummering av arbeidet til slutt; at "
            "brukaren skal få vite det når noko blir lagt bort undervegs, er lagt til i standardreglane.",
            "The user counts on what was agreed. The guideline requires a summary of the work at the end; that the "
            "user is told when something is dropped along the way is added in the standard rules.",
        ),
        do=(
            "Snakk med brukeren, forklar hvorfor, og merk av at det er gjort.",
            "Snakk med brukaren, forklar kvifor, og merk av at det er gjort.",
            "Talk with the user, explain why, and mark that it is done.",
        ),
    ),
    "plan.next-evaluation": said(
        wrong=(
            "Det er ikke satt noen dato for neste evaluering.",
            "Det er ikkje sett nokon dato for neste evaluering.",
            "The evaluation sets no date for the next one.",
        ),
        why=(
            "Retningslinja sier at delmål, tiltak og framdrift skal evalueres. At neste dato bør avtales med det "
            "samme, er et råd i standardreglene.",
            "Retningslinja seier at delmål, tiltak og framdrift skal evaluerast. At neste dato bør avtalast med det "
            "same, er eit råd i standardreglane.",
            "The guideline says that sub-goals, measures and progress are evaluated. That the next date should be "
            "agreed at once is advice in the standard rules.",
        ),
        do=(
            "Bli enige med brukeren om når dere ser på det igjen, og sett datoen.",
            "Bli samde med brukaren om når de skal sjå på det att, og set datoen.",
            "Agree with the user on when to look at it again, and set the date.",
        ),
    ),
    "plan.evaluation-interval": said(
        wrong=(
            "Det går lengre tid til neste evaluering enn kommunen legger opp til.",
            "Det går lengre tid til neste evaluering enn kommunen legg opp til.",
            "The next evaluation is further off than the municipality provides for.",
        ),
        why=(
            "Retningslinja sier at arbeidet skal evalueres, men ikke hvor ofte. Hvor lenge det kan gå, har kommunen "
            "bestemt.",
            "Retningslinja seier at arbeidet skal evaluerast, men ikkje kor ofte. Kor lenge det kan gå, har kommunen "
            "bestemt.",
            "The guideline says that the work is evaluated, but not how often. How long it may be has been decided by "
            "the municipality.",
        ),
        do=(
            "Sett evalueringen til en tidligere dag. Er det grunn til å vente, bør brukeren være med på det.",
            "Set evalueringa til ein tidlegare dag. Er det grunn til å vente, bør brukaren vere med på det.",
            "Set the evaluation for an earlier day. If there is reason to wait, the user should be part of that "
            "decision.",
        ),
    ),
    "goals.set": said(
        wrong=(
            "{group:The} har hatt møte, men har ikke satt seg mål; {coordinator:the} skal sørge for det.",
            "{group:The} har hatt møte, men har ikkje sett seg mål; {coordinator:the} skal sørgje for det.",
            "{group:The} has met but has set no goals; it is for {coordinator:the} to see to it.",
        ),
        why=(
            "Retningslinja sier at {group:the} skal ha klare mål og arbeide mot felles mål.",
            "Retningslinja seier at {group:the} skal ha klare mål og arbeide mot felles mål.",
            "The guideline says that {group:the} is to have clear goals and work toward common goals.",
        ),
        do=(
            "Sett mål sammen med brukeren på neste møte, og registrer dem. Har brukeren en individuell plan, så begynn "
            "der.",
            "Set mål saman med brukaren på neste møte, og registrer dei. Har brukaren ein individuell plan, så start "
            "der.",
            "Set goals together with the user at the next meeting, and record them. If the user has an individual "
            "plan, start there.",
        ),
    ),
    "work.done": said(
        wrong=(
            "Den som har ansvaret, skal gjøre det som er avtalt innen fristen.",
            "Den som har ansvaret, skal gjere det som er avtalt, innan fristen.",
            "The one responsible is to do what was agreed by the deadline.",
        ),
        why=(
            "Retningslinja sier at referatet er den forpliktende oppgavefordelingen: hvem som gjør hva til neste møte.",
            "Retningslinja seier at referatet er den forpliktande oppgåvefordelinga: kven som gjer kva til neste møte.",
            "The guideline says that the minutes are the binding division of tasks: who does what until the next "
            "meeting.",
        ),
        do=(
            "Gjør det som er avtalt, og meld fra når det er gjort. Går det ikke, så få en annen til å ta over, avtal "
            "ny frist, eller legg det bort og si fra til brukeren.",
            "Gjer det som er avtalt, og meld frå når det er gjort. Går det ikkje, så få ein annan til å ta over, avtal "
            "ny frist, eller legg det bort og sei frå til brukaren.",
            "Do what was agreed, and report when it is done. If it cannot be done, get somebody to take over, agree on "
            "a new deadline, or drop it and tell the user.",
        ),
    ),
    "plan.evaluated": said(
        wrong=(
            "{coordinator:The} skal sørge for at delmål, tiltak og framdrift blir evaluert.",
            "{coordinator:The} skal sørgje for at delmål, tiltak og framdrift blir evaluerte.",
            "{coordinator:The} is to see that sub-goals, measures and progress are evaluated.",
        ),
        why=(
            "Retningslinja sier at delmål, tiltak og framdrift skal evalueres. Fristen er den datoen dere selv har "
            "avtalt, om noen er avtalt.",
            "Retningslinja seier at delmål, tiltak og framdrift skal evaluerast. Fristen er den datoen de sjølve har "
            "avtalt, om de har avtalt nokon.",
            "The guideline says that sub-goals, measures and progress are evaluated. It is due on the date you have "
            "agreed yourselves, if there is one.",
        ),
        do=(
            "Gå gjennom delmål, tiltak og framdrift sammen med brukeren, registrer evalueringen, og avtal neste dato.",
            "Gå gjennom delmål, tiltak og framdrift saman med brukaren, registrer evalueringa, og avtal neste dato.",
            "Go through sub-goals, measures and progress together with the user, record the evaluation, and agree on "
            "the next date.",
        ),
    ),
}
"""Goals, work and evaluation (tekster om mål, arbeid og evaluering)."""
