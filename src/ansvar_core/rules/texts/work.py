"""Texts about goals, measures, tasks, handing over and evaluation."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.base import RuleText
from ansvar_core.rules.texts.base import said

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "work.concrete": said(
        wrong=(
            "Tiltaket eller oppgaven mangler ansvarlig eller frist.",
            "Tiltaket eller oppgåva manglar ansvarleg eller frist.",
            "The measure or task lacks somebody responsible or a deadline.",
        ),
        why=(
            "Retningslinja sier at mål og tiltak skal gjøres konkrete. Uten navn og frist blir det lett ingens ansvar.",
            "Retningslinja seier at mål og tiltak skal gjerast konkrete. Utan namn og frist blir det lett ingen sitt "
            "ansvar.",
            "The guideline says that goals and measures are made concrete. Without a name and a deadline it easily "
            "becomes nobody's.",
        ),
        do=(
            "Avtal hvem som har ansvaret, og når det skal være gjort. «Til neste møte» er også en frist.",
            "Avtal kven som har ansvaret, og når det skal vere gjort. «Til neste møte» er òg ein frist.",
            "Agree on who is responsible and by when. “Until the next meeting” is a deadline too.",
        ),
    ),
    "work.already-agreed": said(
        wrong=(
            "Et tiltak eller en oppgave med denne id-en finnes allerede.",
            "Eit tiltak eller ei oppgåve med denne id-en finst alt.",
            "A measure or task with this id already exists.",
        ),
        why=(
            "To avtaler med samme id kan ikke skilles fra hverandre senere.",
            "To avtaler med same id kan ikkje skiljast frå kvarandre seinare.",
            "Two agreements with one id cannot be told apart later.",
        ),
        do=(
            "Bruk en ny id, eller registrer at den avtalen som finnes, er endret.",
            "Bruk ein ny id, eller registrer at avtalen som finst, er endra.",
            "Use a new id, or record that the existing agreement has changed.",
        ),
    ),
    "goal.in-a-circle": said(
        wrong=(
            "Målet blir et delmål av seg selv.",
            "Målet blir eit delmål av seg sjølv.",
            "The goal becomes a sub-goal of itself.",
        ),
        why=(
            "Delmål skal kunne evalueres oppover mot hovedmålet. Det går ikke når målene står i ring.",
            "Delmål skal kunne evaluerast oppover mot hovudmålet. Det går ikkje når måla står i ring.",
            "Sub-goals are evaluated up towards the main goal, which cannot be done when goals stand in a circle.",
        ),
        do=(
            "Velg et annet overordnet mål, eller la målet stå for seg selv.",
            "Vel eit anna overordna mål, eller lat målet stå for seg sjølv.",
            "Choose another goal above it, or let it stand alone.",
        ),
    ),
    "handover.receiver-covered": said(
        wrong=(
            "Samtykket dekker ikke den som skal ta over.",
            "Samtykket dekkjer ikkje den som skal ta over.",
            "Consent does not cover the one who is to take over.",
        ),
        why=(
            "Å gi en oppgave videre forteller mottakeren noe om brukeren. Samtykke løser taushetsplikten bare så langt "
            "det rekker (helsepersonelloven § 22). Svaret her gjelder bare samtykke.",
            "Å gi ei oppgåve vidare fortel mottakaren noko om brukaren. Samtykke løyser teieplikta berre så langt det "
            "rekk (helsepersonelloven § 22). Svaret her gjeld berre samtykke.",
            "Handing over tells the receiver something about the user. Consent lifts secrecy only as far as it "
            "reaches (helsepersonelloven § 22). The answer here is about consent only.",
        ),
        do=(
            "Innhent samtykke for mottakerens instans, eller gi opp oppgaven og fortell brukeren det.",
            "Hent inn samtykke for instansen til mottakaren, eller gi opp oppgåva og fortel brukaren det.",
            "Obtain consent for the receiver's agency, or drop the task and tell the user.",
        ),
    ),
    "handover.accepter-covered": said(
        wrong=(
            "Samtykket dekker ikke lenger den som er spurt om å ta over.",
            "Samtykket dekkjer ikkje lenger den som er spurd om å ta over.",
            "Consent no longer covers the one who was asked to take over.",
        ),
        why=(
            "Samtykket må dekke mottakerens instans den dagen oppgaven blir overtatt (helsepersonelloven § 22). Svaret "
            "her gjelder bare samtykke.",
            "Samtykket må dekkje instansen til mottakaren den dagen oppgåva blir overteken (helsepersonelloven § 22). "
            "Svaret her gjeld berre samtykke.",
            "Consent must cover the receiver's agency on the day the task is taken over (helsepersonelloven § 22). "
            "The answer here is about consent only.",
        ),
        do=(
            "Innhent samtykke for mottakerens instans, eller gi opp oppgaven og fortell brukeren det.",
            "Hent inn samtykke for instansen til mottakaren, eller gi opp oppgåva og fortel brukaren det.",
            "Obtain consent for the receiver's agency, or drop the task and tell the user.",
        ),
    ),
    "handover.nobody-asked": said(
        wrong=(
            "Ingen er spurt om å ta over oppgaven.",
            "Ingen er spurd om å ta over oppgåva.",
            "Nobody has been asked to take over the task.",
        ),
        why=(
            "En oppgave er overtatt først når noen er spurt og har sagt ja.",
            "Ei oppgåve er overteken først når nokon er spurd og har sagt ja.",
            "A task is taken over only when somebody has been asked and has said yes.",
        ),
        do=(
            "Spør den som skal ta over, og registrer det.",
            "Spør den som skal ta over, og registrer det.",
            "Ask the one who is to take over, and record it.",
        ),
    ),
    "handover.accepts-in-person": said(
        wrong=(
            "Det er ikke den som ble spurt, som tar imot oppgaven.",
            "Det er ikkje den som vart spurd, som tek imot oppgåva.",
            "It is not the one who was asked who accepts the task.",
        ),
        why=(
            "Bare den som skal gjøre arbeidet, kan si ja til det.",
            "Berre den som skal gjere arbeidet, kan seie ja til det.",
            "Only the one who is to do the work can say yes to it.",
        ),
        do=(
            "La den som ble spurt, si ja selv.",
            "Lat den som vart spurd, seie ja sjølv.",
            "Let the one who was asked say yes.",
        ),
    ),
    "handover.the-one-asked": said(
        wrong=(
            "Oppgaven blir registrert som overtatt av en annen enn den som ble spurt.",
            "Oppgåva blir registrert som overteken av ein annan enn den som vart spurd.",
            "The task is recorded as taken over by somebody else than the one asked.",
        ),
        why=(
            "Alle må vite hvem som har ansvaret.",
            "Alle må vite kven som har ansvaret.",
            "Everybody must know who is responsible.",
        ),
        do=(
            "Oppgi den som ble spurt, eller spør den andre først.",
            "Oppgi den som vart spurd, eller spør den andre først.",
            "Name the one who was asked, or ask the other first.",
        ),
    ),
    "work.dropped-user-told": said(
        wrong=(
            "Brukeren har ikke fått vite at dette blir gitt opp.",
            "Brukaren har ikkje fått vite at dette blir gjeve opp.",
            "The user has not been told that this is dropped.",
        ),
        why=(
            "Det som er avtalt, er avtalt med brukeren. Brukeren skal ikke måtte oppdage selv at det ikke blir noe av.",
            "Det som er avtalt, er avtalt med brukaren. Brukaren skal ikkje måtte oppdage sjølv at det ikkje blir noko "
            "av.",
            "What was agreed was agreed with the user, who should not have to find out that nothing comes of it.",
        ),
        do=(
            "Fortell brukeren det, og noter at det er gjort.",
            "Fortel brukaren det, og noter at det er gjort.",
            "Tell the user, and note that it has been done.",
        ),
    ),
    "plan.next-evaluation": said(
        wrong=(
            "Det er ikke satt noen dato for neste evaluering.",
            "Det er ikkje sett nokon dato for neste evaluering.",
            "No date is set for the next evaluation.",
        ),
        why=(
            "Retningslinja sier at delmål, tiltak og framdrift skal evalueres. Ingen kilde sier hvor ofte; derfor "
            "avtales datoen hver gang.",
            "Retningslinja seier at delmål, tiltak og framdrift skal evaluerast. Inga kjelde seier kor ofte; difor "
            "blir datoen avtalt kvar gong.",
            "The guideline says that sub-goals, measures and progress are evaluated. No source says how often, so the "
            "date is agreed each time.",
        ),
        do=(
            "Avtal en dato for neste evaluering.",
            "Avtal ein dato for neste evaluering.",
            "Agree on a date for the next evaluation.",
        ),
    ),
    "plan.evaluation-interval": said(
        wrong=(
            "Det blir lenger til neste evaluering enn kommunen har bestemt.",
            "Det blir lenger til neste evaluering enn kommunen har bestemt.",
            "The next evaluation is later than the municipality has decided.",
        ),
        why=(
            "Kommunen har selv satt en lengste tid mellom to evalueringer av planen.",
            "Kommunen har sjølv sett ei lengste tid mellom to evalueringar av planen.",
            "The municipality has itself set a longest time between two evaluations of the plan.",
        ),
        do=(
            "Velg en tidligere dato.",
            "Vel ein tidlegare dato.",
            "Choose an earlier date.",
        ),
    ),
    "goals.set": said(
        wrong=(
            "Koordinator skylder at gruppa setter mål.",
            "Koordinator skal syte for at gruppa set mål.",
            "The coordinator owes it that the group sets goals.",
        ),
        why=(
            "Retningslinja sier at hensikten med gruppa er tydelige mål og samordnede tjenester.",
            "Retningslinja seier at føremålet med gruppa er tydelege mål og samordna tenester.",
            "The guideline says that the aim of the group is clear goals and coordinated services.",
        ),
        do=(
            "Sett minst ett mål sammen med brukeren, senest på neste møte.",
            "Set minst eitt mål saman med brukaren, seinast på neste møte.",
            "Set at least one goal together with the user, at the next meeting at the latest.",
        ),
    ),
    "work.done": said(
        wrong=(
            "Den ansvarlige skylder å gjøre det som er avtalt.",
            "Den ansvarlege skal gjere det som er avtalt.",
            "The one responsible owes what was agreed.",
        ),
        why=(
            "Etter retningslinja er referatet den bindende fordelingen av hvem som gjør hva til neste møte.",
            "Etter retningslinja er referatet den bindande fordelinga av kven som gjer kva til neste møte.",
            "Under the guideline the minutes are the binding division of who does what until the next meeting.",
        ),
        do=(
            "Gjør det og meld fra, avtal ny frist, eller si fra om at det ikke blir noe av.",
            "Gjer det og meld ifrå, avtal ny frist, eller sei ifrå om at det ikkje blir noko av.",
            "Do it and say so, agree on a new deadline, or say that nothing will come of it.",
        ),
    ),
    "plan.evaluated": said(
        wrong=(
            "Koordinator skylder en evaluering av planen.",
            "Koordinator skal syte for ei evaluering av planen.",
            "The coordinator owes an evaluation of the plan.",
        ),
        why=(
            "Retningslinja sier at det skal evalueres i forhold til delmål, tiltak og framdrift.",
            "Retningslinja seier at det skal evaluerast ut frå delmål, tiltak og framdrift.",
            "The guideline says that sub-goals, measures and progress are evaluated.",
        ),
        do=(
            "Evaluer delmål, tiltak og framdrift sammen med brukeren, og avtal neste dato.",
            "Evaluer delmål, tiltak og framdrift saman med brukaren, og avtal neste dato.",
            "Evaluate sub-goals, measures and progress together with the user, and agree on the next date.",
        ),
    ),
}
