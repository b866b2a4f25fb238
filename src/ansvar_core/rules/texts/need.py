"""Texts about the need, its assessment with the user, and hearing the child."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

_HEARD: Final = (
    "Retningslinja sier at et barn skal høres uansett alder.{law_child_heard: Retten til å bli "
    "hørt følger også av loven (%).}",
    "Retningslinja seier at eit barn skal høyrast uansett alder.{law_child_heard: Retten til å bli "
    "høyrd følgjer òg av lova (%).}",
    "The guideline says that a child is heard whatever its age.{law_child_heard: The right to be "
    "heard is also in law (%).}",
)

TEXTS: Final[dict[str, RuleText]] = {
    "need.long-lasting": said(
        wrong=(
            "Det er ikke registrert at behovet for tjenester er langvarig.",
            "Det er ikkje registrert at behovet for tenester er langvarig.",
            "The need for services is not recorded as long-lasting.",
        ),
        why=(
            "Etter retningslinja er {group:full} for brukere som trenger både langvarige og koordinerte "
            "tjenester.{law_plan: Ordlyden er den samme for individuell plan i %.}",
            "Etter retningslinja er {group:full} for brukarar som treng både langvarige og koordinerte "
            "tenester.{law_plan: Ordlyden er den same for individuell plan i %.}",
            "Under the guideline {group:a full} is for users who need services that are both long-lasting and "
            "coordinated.{law_plan: The wording for individual plans is the same in %.}",
        ),
        do=(
            "Se på behovet en gang til sammen med brukeren. Er det kortvarig, kan et enklere samarbeid passe bedre.",
            "Sjå på behovet ein gong til saman med brukaren. Er det kortvarig, kan eit enklare samarbeid høve betre.",
            "Look at the need once more together with the user. If it is short-lived, a simpler form of cooperation "
            "may suit better.",
        ),
    ),
    "need.coordinated": said(
        wrong=(
            "Det er ikke registrert at tjenestene må samordnes.",
            "Det er ikkje registrert at tenestene må samordnast.",
            "It is not recorded that the services need to be coordinated.",
        ),
        why=(
            "Etter retningslinja er {group:full} for brukere som trenger både langvarige og koordinerte tjenester. Er "
            "det bare én tjeneste inne, er det lite å samordne.",
            "Etter retningslinja er {group:full} for brukarar som treng både langvarige og koordinerte tenester. Er "
            "det berre éi teneste inne, er det lite å samordne.",
            "Under the guideline {group:a full} is for users who need services that are both long-lasting and "
            "coordinated. With a single service there is little to coordinate.",
        ),
        do=(
            "Finn sammen med brukeren ut hvilke tjenester som er inne, og om de må samarbeide.",
            "Finn saman med brukaren ut kva tenester som er inne, og om dei må samarbeide.",
            "Find out together with the user which services are involved, and whether they need to work together.",
        ),
    ),
    "assessment.user-takes-part": said(
        wrong=(
            "Vurderingen er startet uten brukeren, og uten noen som snakker på brukerens vegne.",
            "Vurderinga er starta utan brukaren, og utan nokon som snakkar på vegner av brukaren.",
            "The assessment has been started without the user, and without anybody who speaks for the user.",
        ),
        why=(
            "Brukeren har rett til å medvirke når tjenestene velges og utformes{law_participation}. Retningslinja "
            "sier at vurderingen skal gjøres sammen med brukeren.",
            "Brukaren har rett til å medverke når tenestene blir valde og utforma{law_participation}. Retningslinja "
            "seier at vurderinga skal gjerast saman med brukaren.",
            "The user has the right to take part when services are chosen and shaped{law_participation}. The "
            "guideline says that the assessment is made together with the user.",
        ),
        do=(
            "Ta med brukeren i vurderingen, eller foreldrene eller andre som kan snakke på brukerens vegne, og "
            "registrer hvem som var med.",
            "Ta med brukaren i vurderinga, eller foreldra eller andre som kan snakke på vegner av brukaren, og "
            "registrer kven som var med.",
            "Bring the user into the assessment, or the parents or others who can speak for the user, and record who "
            "took part.",
        ),
    ),
    "assessment.concluded-with-user": said(
        wrong=(
            "Vurderingen er avsluttet uten at brukeren, eller noen som snakker på brukerens vegne, var med på "
            "konklusjonen.",
            "Vurderinga er avslutta utan at brukaren, eller nokon som snakkar på vegner av brukaren, var med på "
            "konklusjonen.",
            "The assessment has been concluded without the user, or anybody who speaks for the user.",
        ),
        why=(
            "Retningslinja sier at instansen som ser behovet, vurderer det videre arbeidet sammen med brukeren, også "
            "om det skal startes {group:a full}.",
            "Retningslinja seier at instansen som ser behovet, vurderer det vidare arbeidet saman med brukaren, òg om "
            "{group:a full} skal startast.",
            "The guideline says that the agency that sees the need assesses the further work together with the user, "
            "including whether to start {group:a}.",
        ),
        do=(
            "Gå gjennom konklusjonen med brukeren, og registrer hvem den ble til sammen med.",
            "Gå gjennom konklusjonen med brukaren, og registrer kven han vart til saman med.",
            "Go through the conclusion with the user, and record whom it was reached with.",
        ),
    ),
    "assessment.child-heard": said(
        wrong=(
            "Barnet er ikke hørt i denne runden, og da kan vurderingen ikke avsluttes.",
            "Barnet er ikkje høyrt i denne runden, og då kan vurderinga ikkje avsluttast.",
            "The child has not been heard in this round, so the assessment cannot be concluded.",
        ),
        why=_HEARD,
        do=(
            "La en voksen barnet er trygg på, snakke med barnet, og registrer samtalen. Vil barnet ikke si noe, er "
            "også det et svar som skal registreres.",
            "La ein vaksen barnet er trygg på, snakke med barnet, og registrer samtalen. Vil barnet ikkje seie noko, "
            "er det òg eit svar som skal registrerast.",
            "Let an adult whom the child trusts talk with it, and record the talk. If the child does not want to say "
            "anything, that is an answer too, and is recorded.",
        ),
    ),
    "establish.child-heard": said(
        wrong=(
            "Barnet er ikke hørt i denne runden, og da kan {group:the} ikke opprettes.",
            "Barnet er ikkje høyrt i denne runden, og då kan {group:the} ikkje opprettast.",
            "The child has not been heard in this round, so {group:the} cannot be established.",
        ),
        why=_HEARD,
        do=(
            "Snakk med barnet om {group:the} og om hvem som skal være med, og registrer hvordan barnet ble hørt.",
            "Snakk med barnet om {group:the} og om kven som skal vere med, og registrer korleis barnet vart høyrt.",
            "Talk with the child about {group:the} and about who is to be in it, and record how the child was heard.",
        ),
    ),
    "meeting.child-heard": said(
        wrong=(
            "Barnet er ikke med i møtet, og er verken hørt i denne runden eller siden forrige møte.",
            "Barnet er ikkje med i møtet, og er verken høyrt i denne runden eller sidan førre møte.",
            "The child is not in the meeting, and has not been heard in this round or since the last meeting.",
        ),
        why=_HEARD,
        do=(
            "Snakk med barnet om det møtet skal handle om, og registrer det før møtet åpnes, eller la barnet være med.",
            "Snakk med barnet om det møtet skal handle om, og registrer det før møtet blir opna, eller la barnet vere "
            "med.",
            "Talk with the child about what the meeting is about, and record it before the meeting is opened, or let "
            "the child be there.",
        ),
    ),
    "child.how-heard": said(
        wrong=(
            "Det er registrert at barnet ikke ville eller ikke kunne si hva det mener.",
            "Det er registrert at barnet ikkje ville eller ikkje kunne seie kva det meiner.",
            "According to the record the child would not or could not say what it thinks.",
        ),
        why=(
            "Barnet har rett til å bli hørt, men ingen plikt til å si noe. Punktet regnes som gjort, men de andre bør "
            "vite at barnets egne ord mangler.",
            "Barnet har rett til å bli høyrt, men inga plikt til å seie noko. Punktet blir rekna som gjort, men dei "
            "andre bør vite at barnet sine eigne ord manglar.",
            "The child has a right to be heard, but no duty to say anything. This counts as done, but the others ought "
            "to know that the child's own words are missing.",
        ),
        do=(
            "Prøv igjen senere, med en annen voksen eller på en annen måte, hvis barnet ønsker det.",
            "Prøv på nytt seinare, med ein annan vaksen eller på ein annan måte, om barnet ønskjer det.",
            "Try again later, with another adult or in another way, if the child wishes.",
        ),
    ),
    "child.heard-by-whom": said(
        wrong=(
            "Det er ikke ført opp hvem som snakket med barnet, eller hvorfor barnet ikke kunne høres.",
            "Det er ikkje ført opp kven som snakka med barnet, eller kvifor barnet ikkje kunne høyrast.",
            "It is missing who talked with the child, or why the child could not be heard.",
        ),
        why=(
            "Barnets rett til å bli hørt oppfylles ikke med et kryss i et skjema. De andre må kunne se hvem som har "
            "snakket med barnet, og en grunn når det ikke var mulig.",
            "Retten barnet har til å bli høyrt, blir ikkje oppfylt med eit kryss i eit skjema. Dei andre må kunne sjå "
            "kven som har snakka med barnet, og ein grunn når det ikkje var mogleg.",
            "The child's right to be heard is not met by ticking a box. The others must be able to see who talked with "
            "the child, and a reason where that was not possible.",
        ),
        do=(
            "Skriv inn hvem som snakket med barnet. Kunne barnet ikke høres, skriv også hvorfor.",
            "Skriv inn kven som snakka med barnet. Kunne barnet ikkje høyrast, skriv òg kvifor.",
            "Enter who talked with the child. If the child could not be heard, say why as well.",
        ),
    ),
}
"""The need, its assessment, and hearing the child (behov, vurdering og høring)."""
