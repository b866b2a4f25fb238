"""Texts about what is taken up outside the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "topic.staff-complaint": said(
        wrong=(
            "Misnøye med en ansatt, eller med at en instans ikke følger opp, står på sakslista.",
            "Misnøye med ein tilsett, eller med at ein instans ikkje følgjer opp, står på saklista.",
            "Dissatisfaction with a member of staff, or with an agency that does not follow up, is on the agenda.",
        ),
        why=(
            "Retningslinja sier at slikt ikke hører hjemme i {group:the full}, men skal tas opp direkte med den det "
            "gjelder, eller med lederen til vedkommende.",
            "Retningslinja seier at dette ikkje høyrer heime i {group:the full}. Det skal takast opp direkte med den "
            "det gjeld, eller med leiaren til vedkomande.",
            "The guideline says that this does not belong in {group:the full}. It is taken up directly with the "
            "person concerned or with that person's leader.",
        ),
        do=(
            "Ta punktet ut av sakslista, og ta saken opp med den det gjelder, eller med lederen. Hjelp brukeren med å "
            "finne rett person dersom det er brukeren som er misfornøyd.",
            "Ta punktet ut av saklista, og ta saka opp med den det gjeld, eller med leiaren. Er det brukaren som er "
            "misnøgd, så hjelp til med å finne rett person å snakke med.",
            "Take the item off the agenda, and raise the matter with the person concerned or with the leader. If it "
            "is the user who is dissatisfied, help the user find the right person to talk to.",
        ),
    ),
    "topic.resource-complaint": said(
        wrong=(
            "En klage på tildeling av ressurser står på sakslista.",
            "Ei klage på tildeling av ressursar står på saklista.",
            "A complaint about the allocation of resources is on the agenda.",
        ),
        why=(
            "Retningslinja sier at slike klager skal gå gjennom vanlig saksgang. {group:The full} kan verken avgjøre "
            "dem eller gjøre om på et vedtak.",
            "Retningslinja seier at slike klager skal gå gjennom vanleg saksgang. {group:The full} kan verken avgjere "
            "dei eller gjere om eit vedtak.",
            "The guideline says that such complaints go through ordinary case procedure. {group:The} can neither "
            "decide them nor change a decision.",
        ),
        do=(
            "Ta punktet ut av sakslista, og send klagen til instansen som har gjort vedtaket. Fortell brukeren "
            "hvordan en klager, og hvem som kan hjelpe til.",
            "Ta punktet ut av saklista, og send klaga til instansen som har gjort vedtaket. Fortel brukaren korleis "
            "ein klagar, og kven som kan hjelpe til.",
            "Take the item off the agenda, and send the complaint to the agency that made the decision. Tell the user "
            "how to complain, and who can help.",
        ),
    ),
    "topic.training": said(
        wrong=(
            "Opplæring eller veiledning i å gjennomføre tiltak står på sakslista.",
            "Opplæring eller rettleiing i å gjennomføre tiltak står på saklista.",
            "Training or guidance in how to carry out measures is on the agenda.",
        ),
        why=(
            "Retningslinja sier at opplæring og veiledning skal skje i egne samarbeids- eller arbeidsmøter, ikke i "
            "{group:the full}.",
            "Retningslinja seier at opplæring og rettleiing skal skje i eigne samarbeids- eller arbeidsmøte, ikkje i "
            "{group:the full}.",
            "The guideline says that training and guidance take place in separate cooperation or work meetings, not "
            "in {group:the full}.",
        ),
        do=(
            "Ta punktet ut av sakslista, og avtal et eget samarbeids- eller arbeidsmøte med dem som trenger "
            "opplæringen.",
            "Ta punktet ut av saklista, og avtal eit eige samarbeids- eller arbeidsmøte med dei som treng opplæringa.",
            "Take the item off the agenda, and set up a separate cooperation or work meeting with those who need the "
            "training.",
        ),
    ),
    "topic.agency-disagreement": said(
        wrong=(
            "Noe som er uklart, eller som instansene er uenige om, står på sakslista.",
            "Noko som er uklart, eller som instansane er usamde om, står på saklista.",
            "Something unclear or disputed between agencies is on the agenda.",
        ),
        why=(
            "Retningslinja sier at instansene skal avklare slikt seg imellom i egne samarbeidsmøter, og at brukeren "
            "skal få vite om møtene.",
            "Retningslinja seier at instansane skal avklare slikt seg imellom i eigne samarbeidsmøte, og at brukaren "
            "skal få vite om møta.",
            "The guideline says that the agencies settle such things in cooperation meetings of their own, and that "
            "the user is told of those meetings.",
        ),
        do=(
            "Ta punktet ut av sakslista, og hold et eget samarbeidsmøte mellom instansene. Registrer møtet, og "
            "fortell brukeren om det før neste møte i {group:the full}.",
            "Ta punktet ut av saklista, og hald eit eige samarbeidsmøte mellom instansane. Registrer møtet, og fortel "
            "brukaren om det før neste møte i {group:the full}.",
            "Take the item off the agenda, and hold a separate cooperation meeting between the agencies. Record that "
            "meeting, and tell the user of it before the next meeting of {group:the}.",
        ),
    ),
    "outside.nothing-to-tell": said(
        wrong=(
            "Brukeren har allerede fått vite om dette samarbeidsmøtet, eller møtet er ikke registrert blant dem "
            "brukeren ennå skal få vite om.",
            "Brukaren har alt fått vite om dette samarbeidsmøtet, eller møtet er ikkje registrert blant dei brukaren "
            "enno skal få vite om.",
            "The user has already been told of this cooperation meeting, or it is not recorded as one the user has yet "
            "to be told of.",
        ),
        why=(
            "Retningslinja sier at brukeren skal informeres om instansenes egne samarbeidsmøter. At det registreres "
            "bare én gang for hvert møte, er bestemt i standardreglene.",
            "Retningslinja seier at brukaren skal få vite om samarbeidsmøta instansane har seg imellom. At det blir "
            "registrert berre éin gong for kvart møte, er bestemt i standardreglane.",
            "The guideline says that the user is informed of the agencies' own cooperation meetings. That this is "
            "recorded only once for each meeting is decided in the standard rules.",
        ),
        do=(
            "Sjekk at du har valgt riktig møte. Er det riktig, trenger du ikke gjøre noe mer med det.",
            "Sjekk at du har valt rett møte. Er det rett, treng du ikkje gjere noko meir med det.",
            "There is nothing more to do about this meeting. Check that you have chosen the right one.",
        ),
    ),
    "outside.user-told": said(
        wrong=(
            "De som holdt samarbeidsmøtet, skal fortelle brukeren om det.",
            "Dei som heldt samarbeidsmøtet, skal fortelje brukaren om det.",
            "Those who held the cooperation meeting owe it to the user to tell of it.",
        ),
        why=(
            "Retningslinja sier at brukeren skal få vite om møter instansene holder seg imellom for å avklare noe som "
            "er uklart, eller som de er uenige om.",
            "Retningslinja seier at brukaren skal få vite om møte instansane har seg imellom for å avklare noko som er "
            "uklart, eller som dei er usamde om.",
            "The guideline says that the user is informed of meetings that agencies hold between themselves to settle "
            "unclear matters or disagreement.",
        ),
        do=(
            "Fortell brukeren om møtet før neste møte i {group:the full}, og registrer at det er gjort.",
            "Fortel brukaren om møtet før neste møte i {group:the full}, og registrer at det er gjort.",
            "Tell the user of the meeting before {group:the}'s next meeting, and record that it is done.",
        ),
    ),
}
"""Calling meetings (tekster om innkalling)."""
