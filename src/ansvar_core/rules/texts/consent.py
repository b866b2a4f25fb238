"""Texts about consent: what must be in place, what makes a consent count, and the right to say no."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.base import RuleText
from ansvar_core.rules.texts.base import said

__all__ = ["TEXTS"]

_OTHER_LAW: Final = (
    "Svaret gjelder bare samtykke. Opplysningsplikten til barnevernet, og andre lovlige grunnlag for å dele, gjelder "
    "uavhengig av dette.",
    "Svaret gjeld berre samtykke. Opplysningsplikta til barnevernet, og andre lovlege grunnlag for å dele, gjeld "
    "uavhengig av dette.",
    "The answer is about consent only. The duty to notify child welfare, and other lawful grounds for sharing, hold "
    "regardless of it.",
)

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
    "meeting.moved-agency-covered": said(
        wrong=(
            "En av dem som er innkalt, kommer fra en instans som ikke lenger er dekket av samtykke.",
            "Ein av dei som er innkalla, kjem frå ein instans som ikkje lenger er dekt av samtykke.",
            "One of those called comes from an agency that consent no longer covers.",
        ),
        why=(
            "Å flytte et møte er å kalle alle inn på nytt. Retningslinja krever samtykke før noen kalles inn, og et "
            "samtykke opphever taushetsplikten bare så langt det rekker (helsepersonelloven § 22).",
            "Å flytte eit møte er å kalle alle inn på nytt. Retningslinja krev samtykke før nokon blir kalla inn, og "
            "eit samtykke opphevar teieplikta berre så langt det rekk (helsepersonellova § 22).",
            "Moving a meeting calls everybody anew. The guideline asks for consent before anybody is called, and "
            "consent lifts secrecy only as far as it reaches (helsepersonelloven § 22).",
        ),
        do=(
            "Send en ny innkalling uten denne instansen, eller hent inn samtykke for instansen først.",
            "Send ei ny innkalling utan denne instansen, eller hent inn samtykke for instansen først.",
            "Send a new call without that agency, or obtain consent for it first.",
        ),
    ),
    "meeting.called-restricted": said(
        wrong=(
            "En av dem som kalles inn, er sperret fra gruppas papirer.",
            "Ein av dei som blir kalla inn, er sperra frå papira til gruppa.",
            "One of those called is shut out of the group's papers.",
        ),
        why=(
            "Innkallingen viser sakslista, og en sperring går foran alt annet enn brukerens eget innsyn.",
            "Innkallinga viser saklista, og ei sperring går framfor alt anna enn brukaren sitt eige innsyn.",
            "The call shows the agenda, and a restriction goes before everything but the user's own access.",
        ),
        do=(
            "Kall inn uten vedkommende, eller opphev sperringen hvis grunnen er borte.",
            "Kall inn utan vedkomande, eller opphev sperringa om grunnen er borte.",
            "Call without that person, or lift the restriction if its reason is gone.",
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
    "establish.consent-to-cooperation": said(
        wrong=(
            "Det mangler et gyldig samtykke til samarbeid med minst én av instansene som skal være med i gruppa.",
            "Det manglar eit gyldig samtykke til samarbeid med minst éin av instansane som skal vere med i gruppa.",
            "A valid consent to cooperation with every agency in the group is missing.",
        ),
        why=(
            "Retningslinja sier at informert samtykke til tverrfaglig samarbeid skal være på plass før arbeidet "
            "starter. Hvem som samtykker for et barn, følger av pasient- og brukerrettighetsloven § 4-4, brukt "
            "analogisk.",
            "Retningslinja seier at informert samtykke til tverrfagleg samarbeid skal vere på plass før arbeidet "
            "startar. Kven som samtykkjer for eit barn, følgjer av pasient- og brukarrettslova § 4-4, brukt analogisk.",
            "The guideline says that informed consent to interdisciplinary cooperation is in place before the work "
            "starts. Who consents for a child follows pasient- og brukerrettighetsloven § 4-4 by analogy.",
        ),
        do=(
            "Hent inn samtykke fra alle som må si ja, og for hver instans. Den som ikke vil, kan si nei, og da blir "
            "instansen stående utenfor.",
            "Hent inn samtykke frå alle som må seie ja, og for kvar instans. Den som ikkje vil, kan seie nei, og då "
            "blir instansen ståande utanfor.",
            "Obtain consent from everyone who must say yes, and for each agency. Anyone may say no, and then that "
            "agency stays outside.",
        ),
    ),
    "establish.consent-to-exchange": said(
        wrong=(
            "Det mangler et gyldig samtykke til at instansene i gruppa utveksler opplysninger.",
            "Det manglar eit gyldig samtykke til at instansane i gruppa utvekslar opplysningar.",
            "A valid consent to the agencies in the group exchanging information is missing.",
        ),
        why=(
            "Instansene har taushetsplikt også overfor hverandre. Et samtykke opphever den bare så langt det rekker "
            "(helsepersonelloven § 22). Hvem som må si ja for et barn, følger av pasient- og brukerrettighetsloven § "
            "4-4, brukt analogisk.",
            "Instansane har teieplikt òg overfor kvarandre. Eit samtykke opphevar ho berre så langt det rekk "
            "(helsepersonellova § 22). Kven som må seie ja for eit barn, følgjer av pasient- og brukarrettslova § 4-4, "
            "brukt analogisk.",
            "The agencies owe confidentiality towards each other too. Consent lifts it only as far as the consent "
            "reaches (helsepersonelloven § 22), and for a child pasient- og brukerrettighetsloven § 4-4 decides by "
            "analogy who must say yes.",
        ),
        do=(
            "Be om samtykke til utveksling for hver instans, og skriv hvilke opplysninger det gjelder.",
            "Be om samtykke til utveksling for kvar instans, og skriv kva opplysningar det gjeld.",
            "Ask for consent to exchange for each agency, and write down which information it covers.",
        ),
    ),
    "consent.nobody-can": said(
        wrong=(
            "Slik saken er registrert, er det ingen som kan samtykke på brukerens vegne.",
            "Slik saka er registrert, er det ingen som kan samtykkje på vegner av brukaren.",
            "As the case is recorded, there is nobody who can consent on the user's behalf.",
        ),
        why=(
            "Hvem som kan samtykke, følger av pasient- og brukerrettighetsloven §§ 4-3 til 4-6, brukt analogisk. "
            + _OTHER_LAW[0],
            "Kven som kan samtykkje, følgjer av pasient- og brukarrettslova §§ 4-3 til 4-6, brukt analogisk. "
            + _OTHER_LAW[1],
            "Who can consent follows pasient- og brukerrettighetsloven §§ 4-3 to 4-6 by analogy. " + _OTHER_LAW[2],
        ),
        do=(
            "Sjekk at foreldreansvar, vergemål og omsorg er riktig registrert. Har barnevernet overtatt omsorgen, "
            "kan barnevernet samtykke for barnet. Mangler det verge, er det statsforvalteren som kan oppnevne en med "
            "mandat i personlige forhold. Ta det opp med en leder eller jurist.",
            "Sjekk at foreldreansvar, verjemål og omsorg er rett registrert. Har barnevernet teke over omsorga, kan "
            "barnevernet samtykkje for barnet. Manglar det verje, er det statsforvaltaren som kan oppnemne ein med "
            "mandat i personlege forhold. Ta det opp med ein leiar eller jurist.",
            "Check that parental responsibility, guardianship and care are recorded correctly. Where child welfare has "
            "taken over care, child welfare can consent for the child. Where a guardian is missing, the County "
            "Governor can appoint one with a mandate for personal matters. Raise it with a manager or a lawyer.",
        ),
    ),
    "consent.standing-still": said(
        wrong=(
            "Ingen av instansene i gruppa er dekket av et gyldig samtykke nå, så gruppa kan ikke bygge dette på "
            "samtykke.",
            "Ingen av instansane i gruppa er dekte av eit gyldig samtykke no, så gruppa kan ikkje byggje dette på "
            "samtykke.",
            "No agency in the group is covered by a valid consent now, so the group cannot base this on consent.",
        ),
        why=(
            "Uten samtykke gjelder taushetsplikten fullt ut mellom instansene (helsepersonelloven § 22). "
            + _OTHER_LAW[0],
            "Utan samtykke gjeld teieplikta fullt ut mellom instansane (helsepersonellova § 22). " + _OTHER_LAW[1],
            "Without consent, confidentiality applies in full between the agencies (helsepersonelloven § 22). "
            + _OTHER_LAW[2],
        ),
        do=(
            "Finn ut om samtykket er gått ut, trukket tilbake eller for snevert, og be eventuelt om et nytt. "
            "Respekter et nei, og la arbeidet i gruppa vente.",
            "Finn ut om samtykket er gått ut, trekt tilbake eller for snevert, og be eventuelt om eit nytt. "
            "Respekter eit nei, og la arbeidet i gruppa vente.",
            "Find out whether the consent has run out, been withdrawn or is too narrow, and ask for a new one if "
            "appropriate. Respect a no, and let the work of the group wait.",
        ),
    ),
    "meeting.called-agency-covered": said(
        wrong=(
            "Innkallingen går til en instans som samtykket ikke dekker.",
            "Innkallinga går til ein instans som samtykket ikkje dekkjer.",
            "The call goes to an agency that the consent does not cover.",
        ),
        why=(
            "Selve innkallingen viser at brukeren har en ansvarsgruppe, og hva møtet handler om. Et samtykke opphever "
            "taushetsplikten bare så langt det rekker (helsepersonelloven § 22).",
            "Sjølve innkallinga viser at brukaren har ei ansvarsgruppe, og kva møtet handlar om. Eit samtykke opphevar "
            "teieplikta berre så langt det rekk (helsepersonellova § 22).",
            "The call itself shows that the user has a responsibility group, and what the meeting is about. "
            "Confidentiality is lifted only as far as the consent reaches (helsepersonelloven § 22).",
        ),
        do=(
            "Ta instansen ut av innkallingen, eller spør om samtykke til samarbeid og utveksling med instansen først.",
            "Ta instansen ut av innkallinga, eller spør om samtykke til samarbeid og utveksling med instansen først.",
            "Take the agency out of the call, or first ask for consent to cooperate and exchange information with it.",
        ),
    ),
    "meeting.consent-runs-out-before": said(
        wrong=(
            "Samtykket gjelder i dag, men ikke lenger den dagen møtet skal holdes.",
            "Samtykket gjeld i dag, men ikkje lenger den dagen møtet skal haldast.",
            "The consent holds today, but no longer on the day of the meeting.",
        ),
        why=(
            "Etter retningslinja skal samtykket være på plass før instansene møtes. Samtykket kan gå ut, eller "
            "brukeren kan nå en alder der det er andre som må samtykke.",
            "Etter retningslinja skal samtykket vere på plass før instansane møtest. Samtykket kan gå ut, eller "
            "brukaren kan nå ein alder der det er andre som må samtykkje.",
            "Under the guideline the consent is in place before the agencies meet. It may expire, or the user may "
            "reach an age where somebody else must consent.",
        ),
        do=(
            "Be om fornyet samtykke i god tid, eller flytt møtet til en dag samtykket gjelder.",
            "Be om fornya samtykke i god tid, eller flytt møtet til ein dag samtykket gjeld.",
            "Ask for the consent to be renewed in good time, or move the meeting to a day when it holds.",
        ),
    ),
    "consent.grantor-has-no-say": said(
        wrong=(
            "Den som er ført opp, kan ikke samtykke i denne saken.",
            "Den som er ført opp, kan ikkje samtykkje i denne saka.",
            "The person named cannot consent in this case.",
        ),
        why=(
            "Brukeren samtykker selv når alder og samtykkekompetanse tilsier det. Ellers er det foreldre med "
            "foreldreansvar, verge eller barnevernet, etter pasient- og brukerrettighetsloven §§ 4-3 og 4-4, brukt "
            "analogisk.",
            "Brukaren samtykkjer sjølv når alder og samtykkekompetanse tilseier det. Elles er det foreldre med "
            "foreldreansvar, verje eller barnevernet, etter pasient- og brukarrettslova §§ 4-3 og 4-4, brukt "
            "analogisk.",
            "The user consents alone when age and competence allow. Otherwise it is parents with parental "
            "responsibility, a guardian or child welfare, under pasient- og brukerrettighetsloven §§ 4-3 and 4-4 by "
            "analogy.",
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
            "rolle faller bort på sin måte. Rollene følger av pasient- og brukerrettighetsloven §§ 4-3 og 4-4, brukt "
            "analogisk.",
            "Det har noko å seie om ein samtykkjer for seg sjølv, som forelder, som verje eller for barnevernet, fordi "
            "kvar rolle fell bort på sin måte. Rollene følgjer av pasient- og brukarrettslova §§ 4-3 og 4-4, brukt "
            "analogisk.",
            "It matters whether somebody says yes for themselves, as a parent, as a guardian or for child welfare, "
            "because each role lapses in its own way. The roles follow pasient- og brukerrettighetsloven §§ 4-3 and "
            "4-4 by analogy.",
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
            "Et samtykke er personlig og kan ikke gis av en annen. Det bygger på pasient- og brukerrettighetsloven § "
            "4-3, brukt analogisk.",
            "Eit samtykke er personleg, og ingen annan kan gi det. Det byggjer på pasient- og brukarrettslova § 4-3, "
            "brukt analogisk.",
            "A consent is one's own, and cannot be given by somebody else. This rests on pasient- og "
            "brukerrettighetsloven § 4-3 by analogy.",
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
            "Retningslinja krever informert samtykke, og pasient- og brukerrettighetsloven § 4-1 bygger på det samme, "
            "brukt analogisk. Uten informasjon er det ikke noe samtykke å bygge på.",
            "Retningslinja krev informert samtykke, og pasient- og brukarrettslova § 4-1 byggjer på det same, brukt "
            "analogisk. Utan informasjon er det ikkje eit samtykke å byggje på.",
            "The guideline asks for informed consent, and pasient- og brukerrettighetsloven § 4-1 rests on the same, "
            "by analogy. Without information there is no consent to build on.",
        ),
        do=(
            "Forklar hva gruppa er, hvem som får vite hva, og at samtykket kan trekkes tilbake, og registrer samtykket "
            "etterpå.",
            "Forklar kva gruppa er, kven som får vite kva, og at samtykket kan trekkjast tilbake, og registrer "
            "samtykket etterpå.",
            "Explain what the group is, who gets to know what, and that the consent can be withdrawn, and record the "
            "consent afterwards.",
        ),
    ),
    "consent.manner": said(
        wrong=(
            "Samtykket er gitt på en måte kommunen ikke godtar.",
            "Samtykket er gitt på ein måte kommunen ikkje godtek.",
            "The consent was given in a manner that the municipality does not accept.",
        ),
        why=(
            "Retningslinja krever samtykke, og kommunen har valgt hvilke former den godtar. Loven lar et samtykke "
            "komme til uttrykk på flere måter (pasient- og brukerrettighetsloven § 4-2, brukt analogisk).",
            "Retningslinja krev samtykke, og kommunen har valt kva former han godtek. Lova lèt eit samtykke komme til "
            "uttrykk på fleire måtar (pasient- og brukarrettslova § 4-2, brukt analogisk).",
            "The guideline requires consent, and the municipality has chosen which forms it accepts. The law lets a "
            "consent be expressed in several ways (pasient- og brukerrettighetsloven § 4-2 by analogy).",
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
            "Samtykket gjelder uten dokument også, men er da vanskelig å vise fram når noen senere spør. Loven krever "
            "ikke at det er skriftlig (pasient- og brukerrettighetsloven § 4-2, brukt analogisk).",
            "Samtykket gjeld utan dokument òg, men er då vanskeleg å vise fram når nokon seinare spør. Lova krev ikkje "
            "at det er skriftleg (pasient- og brukarrettslova § 4-2, brukt analogisk).",
            "The consent holds without one, but is hard to show when somebody asks later. The law does not require it "
            "in writing (pasient- og brukerrettighetsloven § 4-2 by analogy).",
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
            "Et samtykke opphever taushetsplikten bare så langt det rekker (helsepersonelloven § 22). Da må alle lese "
            "det samme ut av det, og derfor brukes en fast liste.",
            "Eit samtykke opphevar teieplikta berre så langt det rekk (helsepersonellova § 22). Då må alle lese det "
            "same ut av det, og difor bruker ein ei fast liste.",
            "Confidentiality is lifted only as far as the consent reaches (helsepersonelloven § 22). Everybody must "
            "read the same out of it, and so a fixed list is used.",
        ),
        do=(
            "Velg typer fra lista. Passer ingen, be kommunen om å utvide lista.",
            "Vel typar frå lista. Høver ingen, be kommunen om å utvide lista.",
            "Choose kinds from the list. If none fits, ask the municipality to extend it.",
        ),
    ),
    "consent.other-basis": said(
        wrong=(
            "Samtykket dekker ikke denne instansen, men det er registrert et annet rettslig grunnlag for å dele.",
            "Samtykket dekkjer ikkje denne instansen, men det er registrert eit anna rettsleg grunnlag for å dele.",
            "Consent does not cover this agency, but another legal basis for sharing has been recorded.",
        ),
        why=(
            "Helsepersonelloven § 25 er et eksempel på en regel som kan åpne for slik deling. Her blir bare samtykket "
            "vurdert, og om det andre grunnlaget holder, må den som deler, ta stilling til.",
            "Helsepersonellova § 25 er eit døme på ein regel som kan opne for slik deling. Her blir berre samtykket "
            "vurdert, og om det andre grunnlaget held, må den som deler, ta stilling til.",
            "Helsepersonelloven § 25 is an example of a rule that may open for it. Only consent is judged here, and "
            "whoever shares must decide whether the other basis holds.",
        ),
        do=(
            "Vurder om grunnlaget dekker akkurat disse opplysningene til akkurat denne instansen, og spør en leder "
            "eller jurist ved tvil.",
            "Vurder om grunnlaget dekkjer nett desse opplysningane til nett denne instansen, og spør ein leiar eller "
            "jurist ved tvil.",
            "Consider whether the basis covers exactly this information for exactly this agency, and ask a manager or "
            "a lawyer when in doubt.",
        ),
    ),
    "consent.may-say-no": said(
        wrong=(
            "Den som sier nei, har ikke noe samtykke å nekte eller trekke tilbake i denne saken.",
            "Den som seier nei, har ikkje noko samtykke å nekte eller trekkje tilbake i denne saka.",
            "The person saying no has no consent to refuse or withdraw in this case.",
        ),
        why=(
            "Retten til å si nei ligger hos dem som må samtykke, etter pasient- og brukerrettighetsloven §§ 4-1 og "
            "4-4, brukt analogisk. Andre skal likevel bli hørt.",
            "Retten til å seie nei ligg hos dei som må samtykkje, etter pasient- og brukarrettslova §§ 4-1 og 4-4, "
            "brukt analogisk. Andre skal likevel bli høyrde.",
            "The right to say no lies with those who must consent, under pasient- og brukerrettighetsloven §§ 4-1 and "
            "4-4 by analogy. Others are still to be heard.",
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
            "trekke det tilbake (pasient- og brukerrettighetsloven § 4-1, brukt analogisk).",
            "Eit nei er like personleg som eit ja. Berre den som gav eller skal gi samtykket, kan nekte, snevre inn "
            "eller trekkje det tilbake (pasient- og brukarrettslova § 4-1, brukt analogisk).",
            "A no is as personal as a yes. Only the person who gave or is to give the consent can refuse, narrow or "
            "withdraw it (pasient- og brukerrettighetsloven § 4-1 by analogy).",
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
            "opphever taushetsplikten bare så langt det rekker (helsepersonelloven § 22).",
            "Å snevre inn er å seie ja til mindre. Skal samtykket rekke lenger, må det givast på nytt, for eit "
            "samtykke opphevar teieplikta berre så langt det rekk (helsepersonellova § 22).",
            "To narrow is to say yes to less. If the consent is to reach further, it must be given anew, because "
            "confidentiality is lifted only as far as it reaches (helsepersonelloven § 22).",
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
            "Når gruppa startes på nytt, kan et gammelt samtykke bekreftes, men ikke et som aldri ble gitt, eller som "
            "er trukket tilbake.",
            "Når gruppa blir starta på nytt, kan eit gammalt samtykke stadfestast, men ikkje eit som aldri vart gitt, "
            "eller som er trekt tilbake.",
            "When the group is started again an old consent can be confirmed, but not one that was never given or has "
            "been withdrawn.",
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
            "de som samtykker for brukeren, som avgjør, og de kan ikke stenge hverandre ute (helsepersonelloven § 22).",
            "Opplysningane er brukaren sine eigne, og ein brukar som samtykkjer sjølv, avgjer òg dette sjølv. Elles er "
            "det dei som samtykkjer for brukaren, som avgjer, og dei kan ikkje stengje kvarandre ute "
            "(helsepersonellova § 22).",
            "The information is the user's, and users who consent for themselves decide themselves. Otherwise it is "
            "those who consent for the user, and they cannot shut each other out (helsepersonelloven § 22).",
        ),
        do=(
            "Spør brukeren, eller den som samtykker for brukeren, hvem som skal få lese hva.",
            "Spør brukaren, eller den som samtykkjer for brukaren, kven som skal få lese kva.",
            "Ask the user, or whoever consents for the user, who may read what.",
        ),
    ),
    "consent.objection-answered": said(
        wrong=(
            "Koordinatoren skal svare på en innvending.",
            "Koordinatoren skal svare på ei innvending.",
            "The coordinator owes an answer to an objection.",
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
    "consent.renewed": said(
        wrong=(
            "Et samtykke går ut, og koordinatoren bør sørge for at det fornyes.",
            "Eit samtykke går ut, og koordinatoren bør sørgje for at det blir fornya.",
            "A consent runs out, and the coordinator should see that it is renewed.",
        ),
        why=(
            "Retningslinja krever samtykke, og når det går ut, kan gruppa bli stående uten. Samtykket kan ta slutt på "
            "den avtalte dagen, eller fordi brukeren når en alder der det er andre som må samtykke.",
            "Retningslinja krev samtykke, og når det går ut, kan gruppa bli ståande utan. Samtykket kan ta slutt på "
            "den avtalte dagen, eller fordi brukaren når ein alder der det er andre som må samtykkje.",
            "The guideline requires consent, and when it runs out the group may be left without. It can end on the "
            "agreed day, or because the user reaches an age where others must consent.",
        ),
        do=(
            "Ta opp samtykket med dem som nå skal gi det, i god tid før det går ut. De står fritt til å si nei.",
            "Ta opp samtykket med dei som no skal gi det, i god tid før det går ut. Dei står fritt til å seie nei.",
            "Raise the consent with those who are now to give it, well before it runs out. They are free to say no.",
        ),
    ),
}
"""Consent (samtykke)."""
