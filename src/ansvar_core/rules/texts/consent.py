"""Texts about consent: what must be in place, what makes a consent count, and the right to say no."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "access.another-restriction": said(
        wrong=(
            "Det er en annen sperring enn denne som gjelder for vedkommende.",
            "Det er ei anna sperring enn denne som gjeld for vedkomande.",
            "It is another restriction than this one that is in force for the person.",
        ),
        why=(
            "En sperring gjelder enten ett møte eller alt, og oppheves slik den ble satt.",
            "Ei sperring gjeld anten eitt møte eller alt, og blir oppheva slik ho vart sett.",
            "A restriction is for one meeting or for everything, and is lifted as it was set.",
        ),
        do=(
            "Oppgi det møtet sperringen gjelder, eller ikke noe møte hvis den gjelder alt.",
            "Oppgi det møtet sperringa gjeld, eller ikkje noko møte om ho gjeld alt.",
            "Name the meeting that the restriction is for, or none if it is for everything.",
        ),
    ),
    "access.lifted-by-the-one-shut-out": said(
        wrong=(
            "Den som er stengt ute med en sperring, kan ikke selv oppheve den.",
            "Den som er stengd ute med ei sperring, kan ikkje sjølv oppheve ho.",
            "Whoever is shut out by a restriction cannot lift it.",
        ),
        why=(
            "En sperring er satt for å verne noen. Kunne den som er stengt ute, åpne igjen, ville den ikke verne noen.",
            "Ei sperring er sett for å verne nokon. Kunne den som er stengd ute, opne att, ville ho ikkje verne nokon.",
            "A restriction is set to protect somebody. If the one who is shut out could open again, it would protect "
            "nobody.",
        ),
        do=(
            "Be den som satte sperringen, vurdere om grunnen fortsatt gjelder. Er grunnen borte, kan vedkommende "
            "oppheve sperringen.",
            "Be den som sette sperringa, vurdere om grunnen framleis gjeld. Er grunnen borte, kan vedkomande oppheve "
            "sperringa.",
            "Ask whoever set the restriction whether the reason still holds. If the reason is gone, that person can "
            "lift the restriction.",
        ),
    ),
    "objection.already": said(
        wrong=(
            "En innvending med denne id-en er allerede registrert.",
            "Ei innvending med denne id-en er alt registrert.",
            "An objection with this id is already recorded.",
        ),
        why=(
            "Hver innvending skal ha sitt eget svar, og da må de kunne skilles fra hverandre.",
            "Kvar innvending skal ha sitt eige svar, og då må dei kunne skiljast frå kvarandre.",
            "Every objection is owed its own answer, so they must be told apart.",
        ),
        do=(
            "Gi innvendingen en ny id.",
            "Gi innvendinga ein ny id.",
            "Give the objection a new id.",
        ),
    ),
    "consent.grantor-has-no-say": said(
        wrong=(
            "Den som er ført opp, kan ikke samtykke i denne saken.",
            "Den som er ført opp, kan ikkje samtykkje i denne saka.",
            "The person named cannot consent in this case.",
        ),
        why=(
            "Brukeren samtykker selv når alder og samtykkekompetanse tilsier det{law_who_consents}. Ellers er det "
            "foreldre med foreldreansvar, verge eller barnevernet{law_consent_for_child}.",
            "Brukaren samtykkjer sjølv når alder og samtykkekompetanse tilseier det{law_who_consents}. Elles er det "
            "foreldre med foreldreansvar, verje eller barnevernet{law_consent_for_child}.",
            "The user consents alone when age and competence allow{law_who_consents}. Otherwise it is parents with "
            "parental responsibility, a guardian or child welfare{law_consent_for_child}.",
        ),
        do=(
            "Hent inn samtykket fra den som har rett til å gi det. Er noe feil registrert om foreldre, verge eller "
            "omsorg, rett det først.",
            "Hent inn samtykket frå den som har rett til å gi det. Er noko feil registrert om foreldre, verje eller "
            "omsorg, rett det først.",
            "Obtain the consent from whoever has the right to give it. If parents, guardian or care are wrongly "
            "recorded, correct that first.",
        ),
    ),
    "consent.wrong-capacity": said(
        wrong=(
            "Den som samtykker, har ikke den rollen samtykket er ført på.",
            "Den som samtykkjer, har ikkje den rolla samtykket er ført på.",
            "The person consenting does not hold the role that the consent is entered under.",
        ),
        why=(
            "Det betyr noe om noen sier ja for seg selv, som forelder, som verge eller for barnevernet, fordi hver "
            "rolle faller bort på sin måte.{law_who_consents: Den som samtykker for seg selv, gjør det etter "
            "%.}{law_consent_for_child: De som samtykker for et barn, gjør det etter %.}",
            "Det har noko å seie om ein samtykkjer for seg sjølv, som forelder, som verje eller for barnevernet, "
            "fordi kvar rolle fell bort på sin måte.{law_who_consents: Den som samtykkjer for seg sjølv, gjer det "
            "etter %.}{law_consent_for_child: Dei som samtykkjer for eit barn, gjer det etter %.}",
            "It matters whether somebody says yes for themselves, as a parent, as a guardian or for child welfare, "
            "because each role lapses in its own way.{law_who_consents: Those who consent for themselves do so under "
            "%.}{law_consent_for_child: Those who consent for a child do so under %.}",
        ),
        do=(
            "Velg den rollen personen faktisk har.",
            "Vel den rolla personen faktisk har.",
            "Choose the role that the person actually holds.",
        ),
    ),
    "consent.own-act": said(
        wrong=(
            "Samtykket er gitt eller bekreftet av en annen enn den det er ført på.",
            "Samtykket er gitt eller stadfesta av ein annan enn den det er ført på.",
            "The consent is given or confirmed by somebody other than the person it is entered for.",
        ),
        why=(
            "Et samtykke er personlig og kan ikke gis av en annen.{law_who_consents: Det bygger på %.}",
            "Eit samtykke er personleg, og ingen annan kan gi det.{law_who_consents: Det byggjer på %.}",
            "A consent is one's own, and cannot be given by somebody else.{law_who_consents: This rests on %.}",
        ),
        do=(
            "La den det gjelder, samtykke selv, gjerne med hjelp til skjemaet.",
            "La den det gjeld, samtykkje sjølv, gjerne med hjelp til skjemaet.",
            "Let the person concerned consent in person, with help to fill in the form if need be.",
        ),
    ),
    "consent.informed": said(
        wrong=(
            "Det er ikke registrert at den som samtykker, er informert.",
            "Det er ikkje registrert at den som samtykkjer, er informert.",
            "It is not recorded that the person consenting has been informed.",
        ),
        why=(
            "Retningslinja krever informert samtykke{law_withdrawal:, og det samme gjør %}. Uten informasjon er det "
            "ikke noe samtykke å bygge på.",
            "Retningslinja krev informert samtykke{law_withdrawal:, og det same gjer %}. Utan informasjon er det "
            "ikkje eit samtykke å byggje på.",
            "The guideline asks for informed consent{law_withdrawal:, and so does %}. Without information there is no "
            "consent to build on.",
        ),
        do=(
            "Forklar hva {group:the} er, hvem som får vite hva, og at samtykket kan trekkes tilbake, og registrer "
            "samtykket etterpå.",
            "Forklar kva {group:the} er, kven som får vite kva, og at samtykket kan trekkjast tilbake, og registrer "
            "samtykket etterpå.",
            "Explain what {group:the} is, who gets to know what, and that the consent can be withdrawn, and record "
            "the consent afterwards.",
        ),
    ),
    "consent.manner": said(
        wrong=(
            "Samtykket er gitt på en måte kommunen ikke godtar.",
            "Samtykket er gitt på ein måte kommunen ikkje godtek.",
            "The consent was given in a manner that the municipality does not accept.",
        ),
        why=(
            "Retningslinja krever samtykke, og kommunen har valgt hvilke former den godtar.{law_form: Formen er "
            "omtalt i loven (%).}",
            "Retningslinja krev samtykke, og kommunen har valt kva former han godtek.{law_form: Forma er omtalt i "
            "lova (%).}",
            "The guideline requires consent, and the municipality has chosen which forms it accepts.{law_form: The "
            "form is dealt with in law (%).}",
        ),
        do=(
            "Hent inn samtykket på en av måtene kommunen godtar.",
            "Hent inn samtykket på ein av måtane kommunen godtek.",
            "Obtain the consent in one of the ways the municipality accepts.",
        ),
    ),
    "consent.documented": said(
        wrong=(
            "Det er ikke vist til noe dokument for samtykket.",
            "Det er ikkje vist til eit dokument for samtykket.",
            "No document is referred to for the consent.",
        ),
        why=(
            "Samtykket gjelder uten dokument også, men er da vanskelig å vise fram når noen senere spør.{law_form: "
            "Formen er omtalt i loven (%).}",
            "Samtykket gjeld utan dokument òg, men er då vanskeleg å vise fram når nokon seinare spør.{law_form: "
            "Forma er omtalt i lova (%).}",
            "The consent holds without one, but is hard to show when somebody asks later.{law_form: "
            "The form is dealt with in law (%).}",
        ),
        do=(
            "Legg samtykkeskjemaet eller et notat i arkivet, og vis til det.",
            "Legg samtykkeskjemaet eller eit notat i arkivet, og vis til det.",
            "Put the consent form or a note in the archive, and refer to it.",
        ),
    ),
    "consent.last-day": said(
        wrong=(
            "Samtykket har ingen siste dag for minst én av instansene.",
            "Samtykket har ingen siste dag for minst éin av instansane.",
            "The consent has no last day for at least one of the agencies.",
        ),
        why=(
            "Et samtykke uten sluttdato blir fort glemt, og den som ga det, blir ikke spurt igjen. Retningslinja "
            "krever informert samtykke, men ingen dato; dette er et råd.",
            "Eit samtykke utan sluttdato blir fort gløymt, og den som gav det, blir ikkje spurd på nytt. Retningslinja "
            "krev informert samtykke, men ingen dato; dette er eit råd.",
            "A consent without an end date is soon forgotten, and the person who gave it is not asked again. The "
            "guideline asks for informed consent but for no date; this is advice.",
        ),
        do=(
            "Avtal en siste dag med den som samtykker, for eksempel når planen skal evalueres.",
            "Avtal ein siste dag med den som samtykkjer, til dømes når planen skal evaluerast.",
            "Agree a last day with the person consenting, for instance when the plan is to be evaluated.",
        ),
    ),
    "consent.last-day-required": said(
        wrong=(
            "Samtykket har ingen siste dag, og kommunen krever en.",
            "Samtykket har ingen siste dag, og kommunen krev ein.",
            "The consent has no last day, and the municipality requires one.",
        ),
        why=(
            "Kommunen har valgt at alle samtykker skal ha en sluttdato, slik at de som samtykker, blir spurt på nytt. "
            "Det er kommunens eget krav, ut over retningslinja.",
            "Kommunen har valt at alle samtykke skal ha ein sluttdato, slik at dei som samtykkjer, blir spurde på "
            "nytt. Det er eit krav kommunen stiller sjølv, ut over retningslinja.",
            "The municipality has chosen that every consent has an end date, so that those who consent are asked "
            "again. It is the municipality's own requirement, beyond the guideline.",
        ),
        do=(
            "Avtal en siste dag for hver instans med den som samtykker, og før den inn.",
            "Avtal ein siste dag for kvar instans med den som samtykkjer, og før han inn.",
            "Agree a last day for each agency with the person consenting, and enter it.",
        ),
    ),
    "consent.kinds-listed": said(
        wrong=(
            "Samtykket gjelder en type opplysninger som ikke står på kommunens liste.",
            "Samtykket gjeld ein type opplysningar som ikkje står på lista til kommunen.",
            "The consent names a kind of information that is not on the municipality's list.",
        ),
        why=(
            "Et samtykke opphever taushetsplikten bare så langt det rekker{law_release}. Da må alle lese det samme ut "
            "av det, og derfor brukes en fast liste.",
            "Eit samtykke opphevar teieplikta berre så langt det rekk{law_release}. Då må alle lese det same ut av "
            "det, og difor bruker ein ei fast liste.",
            "Confidentiality is lifted only as far as the consent reaches{law_release}. Everybody must read the same "
            "out of it, and so a fixed list is used.",
        ),
        do=(
            "Velg typer fra lista. Passer ingen, be kommunen om å utvide lista.",
            "Vel typar frå lista. Høver ingen, be kommunen om å utvide lista.",
            "Choose kinds from the list. If none fits, ask the municipality to extend it.",
        ),
    ),
    "consent.may-say-no": said(
        wrong=(
            "Den som sier nei, har ikke noe samtykke å nekte eller trekke tilbake i denne saken.",
            "Den som seier nei, har ikkje noko samtykke å nekte eller trekkje tilbake i denne saka.",
            "The person saying no has no consent to refuse or withdraw in this case.",
        ),
        why=(
            "Retten til å si nei ligger hos dem som må samtykke{law_withdrawal}.{law_consent_for_child: Hvem det er "
            "for et barn, følger av %.} Andre skal likevel bli hørt.",
            "Retten til å seie nei ligg hos dei som må samtykkje{law_withdrawal}.{law_consent_for_child: Kven det er "
            "for eit barn, følgjer av %.} Andre skal likevel bli høyrde.",
            "The right to say no lies with those who must consent{law_withdrawal}.{law_consent_for_child: Who that is "
            "for a child follows %.} Others are still to be heard.",
        ),
        do=(
            "Registrer det som en innvending, så skal den få svar.",
            "Registrer det som ei innvending, så skal ho få svar.",
            "Record it as an objection, and it will be owed an answer.",
        ),
    ),
    "consent.own-no": said(
        wrong=(
            "Noen har sagt nei på vegne av en annen.",
            "Nokon har sagt nei på vegner av ein annan.",
            "Somebody has said no on behalf of somebody else.",
        ),
        why=(
            "Et nei er like personlig som et ja. Bare den som ga eller skal gi samtykket, kan nekte, snevre inn eller "
            "trekke det tilbake{law_withdrawal}.",
            "Eit nei er like personleg som eit ja. Berre den som gav eller skal gi samtykket, kan nekte, snevre inn "
            "eller trekkje det tilbake{law_withdrawal}.",
            "A no is as personal as a yes. Only the person who gave or is to give the consent can refuse, narrow or "
            "withdraw it{law_withdrawal}.",
        ),
        do=(
            "La personen si det selv. Er en annen uenig, registrer det som en innvending.",
            "La personen seie det sjølv. Er ein annan usamd, registrer det som ei innvending.",
            "Let the person say it in person. If somebody else disagrees, record that as an objection.",
        ),
    ),
    "consent.narrowing-narrows": said(
        wrong=(
            "Innsnevringen tar med opplysninger som samtykket ikke omfatter fra før.",
            "Innsnevringa tek med opplysningar som samtykket ikkje omfattar frå før.",
            "The narrowing includes information that the consent does not cover already.",
        ),
        why=(
            "Å snevre inn er å si ja til mindre. Skal samtykket rekke lenger, må det gis på nytt, for et samtykke "
            "opphever taushetsplikten bare så langt det rekker{law_release}.",
            "Å snevre inn er å seie ja til mindre. Skal samtykket rekke lenger, må det givast på nytt, for eit "
            "samtykke opphevar teieplikta berre så langt det rekk{law_release}.",
            "To narrow is to say yes to less. If the consent is to reach further, it must be given anew, because "
            "confidentiality is lifted only as far as it reaches{law_release}.",
        ),
        do=(
            "Behold bare det som står i samtykket fra før, eller be om et nytt, utvidet samtykke.",
            "Behald berre det som står i samtykket frå før, eller be om eit nytt og utvida samtykke.",
            "Keep only what the consent covers already, or ask for a new, wider one.",
        ),
    ),
    "consent.nothing-to-narrow": said(
        wrong=(
            "Det finnes ikke noe samtykke til utveksling som kan snevres inn.",
            "Det finst ikkje eit samtykke til utveksling som kan snevrast inn.",
            "There is no consent to exchange information that could be narrowed.",
        ),
        why=(
            "Retningslinja krever samtykke, og et samtykke må være gitt eller bedt om før det kan snevres inn.",
            "Retningslinja krev samtykke, og eit samtykke må vere gitt eller bede om før det kan snevrast inn.",
            "The guideline asks for consent, and a consent must have been given or asked for before it can be "
            "narrowed.",
        ),
        do=(
            "Be om samtykke med den rekkevidden personen ønsker, i stedet for å snevre inn.",
            "Be om samtykke med det omfanget personen ønskjer, i staden for å snevre inn.",
            "Ask for consent of the reach that the person wants, instead of narrowing.",
        ),
    ),
    "objection.nothing-to-answer": said(
        wrong=(
            "Innvendingen er ikke registrert, eller den er allerede besvart.",
            "Innvendinga er ikkje registrert, eller ho er alt svart på.",
            "The objection is not recorded, or has already been answered.",
        ),
        why=(
            "Retningslinja sier at de det gjelder, har rett til å si hva de mener. Svaret må høre til en bestemt "
            "innvending, slik at det går fram at de ble hørt.",
            "Retningslinja seier at dei det gjeld, har rett til å seie kva dei meiner. Svaret må høyre til ei bestemt "
            "innvending, slik at det går fram at dei vart høyrde.",
            "The guideline says that those concerned have the right to say what they think. For it to show that they "
            "were heard, an answer belongs to a particular objection.",
        ),
        do=(
            "Er innvendingen ikke registrert, så registrer den først. Er den besvart, trengs det ikke mer.",
            "Er innvendinga ikkje registrert, så registrer ho først. Er ho svart på, trengst det ikkje meir.",
            "Record the objection first if it is missing. If it has been answered, no more is needed.",
        ),
    ),
    "access.nothing-to-lift": said(
        wrong=(
            "Det er ingen sperring som kan oppheves for denne personen.",
            "Det er inga sperring som kan opphevast for denne personen.",
            "There is no restriction to lift for this person.",
        ),
        why=(
            "En sperring må være satt og ikke allerede opphevet. Retningslinja sier at deltakerne skal ha tilgang til "
            "referatet, så uten sperring gjelder den vanlige tilgangen.",
            "Ei sperring må vere sett og ikkje alt oppheva. Retningslinja seier at deltakarane skal ha tilgang til "
            "referatet, så utan sperring gjeld den vanlege tilgangen.",
            "A restriction must have been set, and not yet lifted. The guideline says that those taking part have "
            "access to the minutes, so without one the ordinary access applies.",
        ),
        do=(
            "Du trenger ikke gjøre noe mer. Er det en annen person som er sperret, velg den personen.",
            "Du treng ikkje gjere noko meir. Er det ein annan person som er sperra, vel den personen.",
            "Do nothing more. If somebody else is shut out, choose that person.",
        ),
    ),
    "consent.nothing-to-confirm": said(
        wrong=(
            "Det finnes ikke noe gyldig samtykke fra denne personen som kan bekreftes.",
            "Det finst ikkje eit gyldig samtykke frå denne personen som kan stadfestast.",
            "There is no standing consent from this person to confirm.",
        ),
        why=(
            "Når {group:the} startes på nytt, kan et gammelt samtykke bekreftes, men ikke et som aldri ble gitt, "
            "eller som er trukket tilbake.",
            "Når {group:the} blir starta på nytt, kan eit gammalt samtykke stadfestast, men ikkje eit som aldri vart "
            "gitt, eller som er trekt tilbake.",
            "When {group:the} is started again an old consent can be confirmed, but not one that was never given or "
            "has been withdrawn.",
        ),
        do=(
            "Be om et nytt samtykke i stedet.",
            "Be om eit nytt samtykke i staden.",
            "Ask for a new consent instead.",
        ),
    ),
    "access.user-decides": said(
        wrong=(
            "Det er ikke denne personen som avgjør om den andre skal få lese.",
            "Det er ikkje denne personen som avgjer om den andre skal få lese.",
            "It is not for this person to decide whether the other may read.",
        ),
        why=(
            "Opplysningene er brukerens egne, og en bruker som samtykker selv, avgjør også dette selv. Ellers er det "
            "de som samtykker for brukeren, som avgjør, og de kan ikke stenge hverandre ute{law_release}.",
            "Opplysningane er brukaren sine eigne, og ein brukar som samtykkjer sjølv, avgjer òg dette sjølv. Elles "
            "er det dei som samtykkjer for brukaren, som avgjer, og dei kan ikkje stengje kvarandre ute{law_release}.",
            "The information is the user's, and users who consent for themselves decide themselves. Otherwise it is "
            "those who consent for the user, and they cannot shut each other out{law_release}.",
        ),
        do=(
            "Spør brukeren, eller den som samtykker for brukeren, hvem som skal få lese hva.",
            "Spør brukaren, eller den som samtykkjer for brukaren, kven som skal få lese kva.",
            "Ask the user, or whoever consents for the user, who may read what.",
        ),
    ),
    "consent.objection-answered": said(
        wrong=(
            "{coordinator:The} skal svare på en innvending.",
            "{coordinator:The} skal svare på ei innvending.",
            "{coordinator:The} owes an answer to an objection.",
        ),
        why=(
            "Retningslinja sier at de det gjelder, har rett til å si hva de mener. Da må noen svare, også når svaret "
            "er nei.",
            "Retningslinja seier at dei det gjeld, har rett til å seie kva dei meiner. Då må nokon svare, òg når "
            "svaret er nei.",
            "The guideline says that those concerned have the right to say what they think. Somebody must then "
            "answer, also when the answer is no.",
        ),
        do=(
            "Snakk med den som kom med innvendingen, og registrer svaret.",
            "Snakk med den som kom med innvendinga, og registrer svaret.",
            "Talk with the person who raised the objection, and record the answer.",
        ),
    ),
}
"""Consent (samtykke)."""
