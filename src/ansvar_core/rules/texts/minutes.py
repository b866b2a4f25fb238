"""What is said about minutes."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "minutes.tasks-complete": said(
        wrong=(
            "En oppgave i referatet mangler ansvarlig eller frist.",
            "Ei oppgåve i referatet manglar ansvarleg eller frist.",
            "A task in the minutes has no responsible person or no deadline.",
        ),
        why=(
            "Retningslinja sier at referatet er den forpliktende oppgavefordelingen: hvem som gjør hva til neste møte. "
            "En oppgave uten navn og frist forplikter ingen.",
            "Retningslinja seier at referatet er den forpliktande oppgåvefordelinga: kven som gjer kva til neste møte. "
            "Ei oppgåve utan namn og frist forpliktar ingen.",
            "The guideline says that the minutes are the binding division of tasks: who does what until the next "
            "meeting. A task without a name and a deadline binds nobody.",
        ),
        do=(
            "Sett en ansvarlig og en frist på hver oppgave. «Til neste møte» er en god nok frist. Vet du ikke hvem som "
            "tok oppgaven, så spør møtelederen.",
            "Før opp ein ansvarleg og ein frist for kvar oppgåve. «Til neste møte» er god nok frist. Veit du ikkje "
            "kven som tok oppgåva, så spør møteleiaren.",
            "Put a responsible person and a deadline on every task. “Until the next meeting” is a good enough "
            "deadline. If you do not know who took the task, ask the chair.",
        ),
    ),
    "minutes.kinds-listed": said(
        wrong=(
            "Referatet er merket med en type opplysninger som ikke står på kommunens liste.",
            "Referatet er merkt med ein type opplysningar som ikkje står på lista til kommunen.",
            "The minutes are marked with a kind of information that is not on the municipality's list.",
        ),
        why=(
            "Merkingen avgjør hvem som kan lese referatet etter samtykket. En type som ikke står på lista, kan ikke "
            "holdes opp mot samtykket; kontrollen står i standardreglene.",
            "Merkinga avgjer kven som kan lese referatet etter samtykket. Ein type som ikkje står på lista, kan ikkje "
            "haldast opp mot samtykket; kontrollen står i standardreglane.",
            "The marking decides who the consent allows to read the minutes. A kind that is not on the list cannot be "
            "held against the consent; the check is in the standard rules.",
        ),
        do=(
            "Velg de typene på kommunens liste som svarer til det referatet inneholder. Mangler det en type, må "
            "kommunen legge det til.",
            "Vel dei typane på lista til kommunen som svarar til det som står i referatet. Manglar det ein type, må "
            "kommunen leggje det til.",
            "Choose kinds from the municipality's list that match what the minutes hold. If one is missing, the "
            "municipality must add it.",
        ),
    ),
    "minutes.writer": said(
        wrong=(
            "Referatet er skrevet av en annen enn den som var avtalt, uten at det er sagt hvorfor.",
            "Ein annan enn den som var avtalt, har skrive referatet, utan at det er sagt kvifor.",
            "The minutes were written by somebody other than the one agreed on, and no reason is given.",
        ),
        why=(
            "Retningslinja sier at referatskrivingen går på omgang og skal avtales på forhånd. At et bytte skal "
            "begrunnes, er lagt til i standardreglene, så turen blir riktig neste gang.",
            "Retningslinja seier at referatskrivinga går på omgang og skal avtalast på førehand. At eit byte skal "
            "grunngivast, er lagt til i standardreglane, så turen blir rett neste gong.",
            "The guideline says that minute-taking goes in rotation and is agreed beforehand. That a change needs a "
            "reason is added in the standard rules, so that the turns come out right next time.",
        ),
        do=(
            "Rett opp hvem som skrev, dersom det er ført feil, eller skriv kort hvorfor dere byttet.",
            "Rett opp kven som skreiv, dersom det er ført feil, eller skriv kort kvifor de bytte.",
            "Correct who wrote if it was put down wrongly, or say briefly why you changed.",
        ),
    ),
    "minutes.recipient-may-read": said(
        wrong=(
            "En av mottakerne har ikke innsyn i referatet.",
            "Ein av mottakarane har ikkje innsyn i referatet.",
            "One of the recipients has no access to the minutes.",
        ),
        why=(
            "Retningslinja gir deltakerne tilgang til referatet, men aldri lenger enn samtykket rekker{law_release} "
            "og taushetsplikten tillater{law_secrecy}. Svaret gjelder bare samtykket og det som er bestemt om innsyn "
            "i {group:the}: Opplysningsplikten til barnevernet og andre lovlige grunnlag for å dele gjelder uansett.",
            "Retningslinja gir deltakarane tilgang til referatet, men aldri lenger enn samtykket rekk{law_release} og "
            "teieplikta tillèt{law_secrecy}. Svaret gjeld berre samtykket og det som er bestemt om innsyn i "
            "{group:the}: Opplysningsplikta til barnevernet og andre lovlege grunnlag for å dele gjeld uansett.",
            "The guideline gives participants access to the minutes, but never further than the consent "
            "reaches{law_release} and the duty of confidentiality allows{law_secrecy}. The answer is about consent, "
            "and what is decided about access in {group:the}, only: the duty to notify child welfare, and sharing on "
            "another legal basis, are not affected.",
        ),
        do=(
            "Send referatet til de andre nå. Er det samtykke som mangler, så hent det inn før denne mottakeren får "
            "referatet. Mener du at opplysningene kan eller skal deles uten samtykke, så vurder det for seg etter de "
            "reglene som gjelder for deg.",
            "Send referatet til dei andre no. Er det samtykke som manglar, så hent det inn før denne mottakaren får "
            "referatet. Meiner du at opplysningane kan eller skal delast utan samtykke, så vurder det for seg etter "
            "dei reglane som gjeld for deg.",
            "Send the minutes to the others now. If it is consent that is missing, obtain it before this recipient "
            "gets them. If you think that the information may or must be shared without consent, consider that "
            "separately under the rules that bind you.",
        ),
    ),
    "minutes.read-in-person": said(
        wrong=(
            "Noen prøver å kvittere for eller kommentere referatet på vegne av en annen.",
            "Nokon prøver å kvittere for eller kommentere referatet på vegner av ein annan.",
            "Somebody is trying to acknowledge or comment on the minutes on another's behalf.",
        ),
        why=(
            "Retningslinja sier at hvert medlem skal gjøre seg kjent med referatet. At en må kvittere selv, er "
            "bestemt i standardreglene: Ingen kan lese for en annen.",
            "Retningslinja seier at kvar medlem skal gjere seg kjend med referatet. At ein må kvittere sjølv, er "
            "bestemt i standardreglane: Ingen kan lese for ein annan.",
            "The guideline says that every member makes itself acquainted with the minutes. That one acknowledges in "
            "person is decided in the standard rules: nobody can read for somebody else.",
        ),
        do=(
            "Be vedkommende lese referatet og kvittere selv, eller registrer din egen lesing.",
            "Be vedkomande lese referatet og kvittere sjølv, eller registrer at du sjølv har lese det.",
            "Ask the person to read the minutes and acknowledge them, or record your own reading.",
        ),
    ),
    "minutes.reader-has-them": said(
        wrong=(
            "Du kan ikke kvittere for eller kommentere et referat du verken har fått eller har innsyn i.",
            "Du kan ikkje kvittere for eller kommentere eit referat du verken har fått eller har innsyn i.",
            "You cannot acknowledge or comment on minutes that you have neither received nor have access to.",
        ),
        why=(
            "Taushetsplikten{law_release} setter grensen for hvem som får lese. Den som har fått referatet før, kan "
            "fortsatt kvittere for det; det er bestemt i standardreglene.",
            "Teieplikta{law_release} set grensa for kven som får lese. Den som har fått referatet før, kan framleis "
            "kvittere for det; det er bestemt i standardreglane.",
            "The duty of confidentiality{law_release} sets the limit for who may read. Whoever has already received "
            "the minutes can still acknowledge them; that is decided in the standard rules.",
        ),
        do=(
            "Mener du at du skal ha referatet, så spør {coordinator:the}, som kan avklare samtykke og innsyn.",
            "Meiner du at du skal ha referatet, så spør {coordinator:the}, som kan avklare samtykke og innsyn.",
            "If you think that you should have the minutes, ask {coordinator:the}, who can clear up consent and "
            "access.",
        ),
    ),
    "minutes.written": said(
        wrong=(
            "Referenten skal skrive referat fra møtet, og det mangler ennå.",
            "Referenten skal skrive referat frå møtet, og det manglar enno.",
            "The minute-taker owes {group:the} the minutes of the meeting.",
        ),
        why=(
            "Retningslinja sier at referatet er den forpliktende oppgavefordelingen til neste møte. Fristen for å "
            "skrive det er kommunens egen.",
            "Retningslinja seier at referatet er den forpliktande oppgåvefordelinga til neste møte. Fristen for å "
            "skrive det har kommunen sett sjølv.",
            "The guideline says that the minutes are the binding division of tasks until the next meeting. The "
            "deadline for writing them is the municipality's own.",
        ),
        do=(
            "Skriv referatet med hvem som gjør hva og til når, og registrer det.",
            "Skriv referatet med kven som gjer kva og til når, og registrer det.",
            "Write the minutes, with who does what and by when, and record them.",
        ),
    ),
    "minutes.shared": said(
        wrong=(
            "{coordinator:The} skal sende siste utgave av referatet til en deltaker som har innsyn, men ikke har fått "
            "det.",
            "{coordinator:The} skal sende siste utgåve av referatet til ein deltakar som har innsyn, men ikkje har "
            "fått det.",
            "{coordinator:The} owes the latest version of the minutes to a participant who has access to them.",
        ),
        why=(
            "Retningslinja sier at alle deltakere skal ha tilgang til referatet. Samtykket setter grensen for hvem det "
            "gjelder.",
            "Retningslinja seier at alle deltakarane skal ha tilgang til referatet. Samtykket set grensa for kven det "
            "gjeld.",
            "The guideline says that every participant has access to the minutes. The consent sets the limit for whom "
            "that includes.",
        ),
        do=(
            "Del referatet før neste møte, og registrer hvem som har fått det.",
            "Del referatet før neste møte, og registrer kven som har fått det.",
            "Share the minutes before the next meeting, and record who has received them.",
        ),
    ),
    "minutes.reach-as-needed": said(
        wrong=(
            "{coordinator:The} skal sende siste utgave av referatet til et medlem som bare er med ved behov.",
            "{coordinator:The} skal sende siste utgåve av referatet til ein medlem som berre er med ved behov.",
            "{coordinator:The} owes the latest version of the minutes to a member who only comes when needed.",
        ),
        why=(
            "Retningslinja sier at noen bare møter når det trengs, og at de skal holdes orientert gjennom referatene.",
            "Retningslinja seier at somme berre møter når det trengst, og at dei skal haldast orienterte gjennom "
            "referata.",
            "The guideline says that some come only when needed, and are kept informed through the minutes.",
        ),
        do=(
            "Del referatet med dette medlemmet også før neste møte, og registrer at det er gjort.",
            "Del referatet med denne medlemen òg før neste møte, og registrer at det er gjort.",
            "Share the minutes with them too before the next meeting, and record that it is done.",
        ),
    ),
    "minutes.read": said(
        wrong=(
            "Et medlem som har fått referatet, har ennå ikke kvittert for å ha lest det.",
            "Ein medlem som har fått referatet, har enno ikkje kvittert for å ha lese det.",
            "A member who has received the minutes has yet to acknowledge having read them.",
        ),
        why=(
            "Retningslinja sier at hvert medlem skal gjøre seg kjent med referatet.",
            "Retningslinja seier at kvar medlem skal gjere seg kjend med referatet.",
            "The guideline says that every member makes itself acquainted with the minutes.",
        ),
        do=(
            "Les referatet før neste møte, se særlig etter dine egne oppgaver, og kvitter selv.",
            "Les referatet før neste møte, sjå særleg etter dine eigne oppgåver, og kvitter sjølv.",
            "Read the minutes before the next meeting, look for your own tasks in particular, and acknowledge them "
            "yourself.",
        ),
    ),
}
"""Minutes (tekster om referat)."""
