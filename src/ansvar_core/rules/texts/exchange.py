"""Texts about consent before anything is exchanged."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

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
    "meeting.moved-agency-covered": said(
        wrong=(
            "En av dem som er innkalt, kommer fra en instans som ikke lenger er dekket av samtykke.",
            "Ein av dei som er innkalla, kjem frå ein instans som ikkje lenger er dekt av samtykke.",
            "One of those called comes from an agency that consent no longer covers.",
        ),
        why=(
            "Å flytte et møte er å kalle alle inn på nytt. Retningslinja krever samtykke før noen kalles inn, og et "
            "samtykke opphever taushetsplikten bare så langt det rekker{law_release}.",
            "Å flytte eit møte er å kalle alle inn på nytt. Retningslinja krev samtykke før nokon blir kalla inn, og "
            "eit samtykke opphevar teieplikta berre så langt det rekk{law_release}.",
            "Moving a meeting calls everybody anew. The guideline asks for consent before anybody is called, and "
            "consent lifts secrecy only as far as it reaches{law_release}.",
        ),
        do=(
            "Send en ny innkalling uten denne instansen, eller hent inn samtykke for instansen først.",
            "Send ei ny innkalling utan denne instansen, eller hent inn samtykke for instansen først.",
            "Send a new call without that agency, or obtain consent for it first.",
        ),
    ),
    "establish.consent-to-cooperation": said(
        wrong=(
            "Det mangler et gyldig samtykke til samarbeid med minst én av instansene som skal være med i {group:the}.",
            "Det manglar eit gyldig samtykke til samarbeid med minst éin av instansane som skal vere med i "
            "{group:the}.",
            "A valid consent to cooperation with every agency in {group:the} is missing.",
        ),
        why=(
            "Retningslinja sier at informert samtykke til tverrfaglig samarbeid skal være på plass før arbeidet "
            "starter.{law_consent_for_child: Hvem som samtykker for et barn, følger av %.}",
            "Retningslinja seier at informert samtykke til tverrfagleg samarbeid skal vere på plass før arbeidet "
            "startar.{law_consent_for_child: Kven som samtykkjer for eit barn, følgjer av %.}",
            "The guideline says that informed consent to interdisciplinary cooperation is in place before the work "
            "starts.{law_consent_for_child: Who consents for a child follows %.}",
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
            "Det mangler et gyldig samtykke til at instansene i {group:the} utveksler opplysninger.",
            "Det manglar eit gyldig samtykke til at instansane i {group:the} utvekslar opplysningar.",
            "A valid consent to the agencies in {group:the} exchanging information is missing.",
        ),
        why=(
            "Instansene har taushetsplikt også overfor hverandre. Et samtykke opphever den bare så langt det "
            "rekker{law_release}.{law_consent_for_child: Hvem som må si ja for et barn, følger av %.}",
            "Instansane har teieplikt òg overfor kvarandre. Eit samtykke opphevar ho berre så langt det "
            "rekk{law_release}.{law_consent_for_child: Kven som må seie ja for eit barn, følgjer av %.}",
            "The agencies owe confidentiality towards each other too. Consent lifts it only as far as the consent "
            "reaches{law_release}.{law_consent_for_child: Who must say yes for a child follows %.}",
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
            "Hvem som kan samtykke, avhenger av alder og "
            "samtykkekompetanse{law_who_consents}.{law_consent_for_child: For barn gjelder %.}{law_without_competence: "
            "For voksne uten samtykkekompetanse gjelder %.} " + _OTHER_LAW[0],
            "Kven som kan samtykkje, kjem an på alder og "
            "samtykkekompetanse{law_who_consents}.{law_consent_for_child: For barn gjeld %.}{law_without_competence: "
            "For vaksne utan samtykkekompetanse gjeld %.} " + _OTHER_LAW[1],
            "Who can consent depends on age and "
            "competence{law_who_consents}.{law_consent_for_child: For children, see %.}{law_without_competence: For "
            "adults without competence, see %.} " + _OTHER_LAW[2],
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
            "Ingen av instansene i {group:the} er dekket av et gyldig samtykke nå, så {group:the} kan ikke bygge "
            "dette på samtykke.",
            "Ingen av instansane i {group:the} er dekte av eit gyldig samtykke no, så {group:the} kan ikkje byggje "
            "dette på samtykke.",
            "No agency in {group:the} is covered by a valid consent now, so {group:the} cannot base this on consent.",
        ),
        why=(
            "Uten samtykke gjelder taushetsplikten fullt ut mellom instansene{law_release}. " + _OTHER_LAW[0],
            "Utan samtykke gjeld teieplikta fullt ut mellom instansane{law_release}. " + _OTHER_LAW[1],
            "Without consent, confidentiality applies in full between the agencies{law_release}. " + _OTHER_LAW[2],
        ),
        do=(
            "Finn ut om samtykket er gått ut, trukket tilbake eller for snevert, og be eventuelt om et nytt. "
            "Respekter et nei, og la arbeidet i {group:the} vente.",
            "Finn ut om samtykket er gått ut, trekt tilbake eller for snevert, og be eventuelt om eit nytt. Respekter "
            "eit nei, og la arbeidet i {group:the} vente.",
            "Find out whether the consent has run out, been withdrawn or is too narrow, and ask for a new one if "
            "appropriate. Respect a no, and let the work of {group:the} wait.",
        ),
    ),
    "meeting.called-agency-covered": said(
        wrong=(
            "Innkallingen går til en instans som samtykket ikke dekker.",
            "Innkallinga går til ein instans som samtykket ikkje dekkjer.",
            "The call goes to an agency that the consent does not cover.",
        ),
        why=(
            "Selve innkallingen viser at brukeren har {group:a full}, og hva møtet handler om. Et samtykke opphever "
            "taushetsplikten bare så langt det rekker{law_release}.",
            "Sjølve innkallinga viser at brukaren har {group:a full}, og kva møtet handlar om. Eit samtykke opphevar "
            "teieplikta berre så langt det rekk{law_release}.",
            "The call itself shows that the user has {group:a full}, and what the meeting is about. Confidentiality "
            "is lifted only as far as the consent reaches{law_release}.",
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
    "consent.other-basis": said(
        wrong=(
            "Samtykket dekker ikke denne instansen, men det er registrert et annet rettslig grunnlag for å dele.",
            "Samtykket dekkjer ikkje denne instansen, men det er registrert eit anna rettsleg grunnlag for å dele.",
            "Consent does not cover this agency, but another legal basis for sharing has been recorded.",
        ),
        why=(
            "Andre regler enn dem om samtykke kan åpne for slik deling{law_cooperating_personnel:, for eksempel %}. "
            "Her blir bare samtykket vurdert, og om det andre grunnlaget holder, må den som deler, ta stilling til.",
            "Andre reglar enn dei om samtykke kan opne for slik deling{law_cooperating_personnel:, til dømes %}. Her "
            "blir berre samtykket vurdert, og om det andre grunnlaget held, må den som deler, ta stilling til.",
            "Other rules than those on consent may open for it{law_cooperating_personnel:, for example %}. Only "
            "consent is judged here, and whoever shares must decide whether the other basis holds.",
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
    "consent.renewed": said(
        wrong=(
            "Et samtykke går ut, og {coordinator:the} bør sørge for at det fornyes.",
            "Eit samtykke går ut, og {coordinator:the} bør sørgje for at det blir fornya.",
            "A consent runs out, and {coordinator:the} should see that it is renewed.",
        ),
        why=(
            "Retningslinja krever samtykke, og når det går ut, kan {group:the} bli stående uten. Samtykket kan ta "
            "slutt på den avtalte dagen, eller fordi brukeren når en alder der det er andre som må samtykke.",
            "Retningslinja krev samtykke, og når det går ut, kan {group:the} bli ståande utan. Samtykket kan ta slutt "
            "på den avtalte dagen, eller fordi brukaren når ein alder der det er andre som må samtykkje.",
            "The guideline requires consent, and when it runs out {group:the} may be left without. It can end on the "
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
