"""Texts about reading a meeting's papers."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "access.unknown-papers": said(
        wrong=(
            "Møtet eller sakspunktet er ikke registrert i {group:the}, eller det er feilregistrert.",
            "Møtet eller sakspunktet er ikkje registrert i {group:the}, eller det er feilregistrert.",
            "The meeting or agenda item is not recorded in {group:the}, or was recorded in error.",
        ),
        why=(
            "Det går ikke an å svare på hvem som kan lese noe som ikke finnes i loggen. Papirene fra et møte som er "
            "feilregistrert, kan høre til en annen bruker, og ingen kan lese dem her.",
            "Det går ikkje an å svare på kven som kan lese noko som ikkje finst i loggen. Papira frå eit møte som er "
            "feilregistrert, kan høyre til ein annan brukar, og ingen kan lese dei her.",
            "There is no answering who may read what the record does not hold. The papers of a meeting recorded in "
            "error may be another user's, and nobody may read them here.",
        ),
        do=(
            "Sjekk at du har valgt riktig møte og riktig sakspunkt.",
            "Sjekk at du har valt rett møte og rett sakspunkt.",
            "Check that you have chosen the right meeting and the right agenda item.",
        ),
    ),
    "access.restricted": said(
        wrong=(
            "Det er satt en sperring som stenger denne personen ute fra disse papirene.",
            "Det er sett ei sperring som stengjer denne personen ute frå desse papira.",
            "A restriction shuts this person out of these papers.",
        ),
        why=(
            "En sperring går foran den vanlige tilgangen. Retningslinja gir deltakerne tilgang til referatet, men "
            "aldri ut over det taushetsplikten åpner for{law_release}.",
            "Ei sperring går føre den vanlege tilgangen. Retningslinja gir deltakarane tilgang til referatet, men "
            "aldri ut over det teieplikta opnar for{law_release}.",
            "A restriction goes before the ordinary access. The guideline gives participants access to the minutes, "
            "but never beyond what confidentiality allows{law_release}.",
        ),
        do=(
            "Spør den som satte sperringen, om grunnen fortsatt gjelder. Gjelder den ikke lenger, kan sperringen "
            "oppheves.",
            "Spør den som sette sperringa, om grunnen framleis gjeld. Gjeld grunnen ikkje lenger, kan sperringa "
            "opphevast.",
            "Ask whoever set the restriction whether the reason still holds. If not, it can be lifted.",
        ),
    ),
    "access.no-consent": said(
        wrong=(
            "Samtykket dekker ikke at denne instansen leser disse opplysningene.",
            "Samtykket dekkjer ikkje at denne instansen les desse opplysningane.",
            "The consent does not cover this agency's reading this information.",
        ),
        why=(
            "Et samtykke opphever taushetsplikten bare så langt det rekker{law_release}. Svaret gjelder bare "
            "samtykke. Opplysningsplikten til barnevernet, og andre lovlige grunnlag for å dele, gjelder uavhengig av "
            "dette.",
            "Eit samtykke opphevar teieplikta berre så langt det rekk{law_release}. Svaret gjeld berre samtykke. "
            "Opplysningsplikta til barnevernet, og andre lovlege grunnlag for å dele, gjeld uavhengig av dette.",
            "Confidentiality is lifted only as far as the consent reaches{law_release}. The answer is about consent "
            "only. The duty to notify child welfare, and other lawful grounds for sharing, hold regardless of it.",
        ),
        do=(
            "På grunnlag av samtykket kan du bare dele det samtykket dekker, men du kan be om et samtykke som rekker "
            "lenger. Mener du at det finnes et annet grunnlag, kan du ta det opp med en leder eller jurist.",
            "På grunnlag av samtykket kan du berre dele det samtykket dekkjer, men du kan be om eit samtykke som rekk "
            "lenger. Meiner du at det finst eit anna grunnlag, kan du ta det opp med ein leiar eller jurist.",
            "On the strength of consent, share only what it covers, or ask for one that reaches further. If you think "
            "there is another basis, raise it with a manager or a lawyer.",
        ),
    ),
    "access.not-a-member-then": said(
        wrong=(
            "Personen er ikke medlem nå, og var det heller ikke da møtet ble holdt.",
            "Personen er ikkje medlem no, og var det heller ikkje då møtet vart halde.",
            "The person is not a member now, and was not one when the meeting was held either.",
        ),
        why=(
            "Etter retningslinja har deltakerne tilgang til referatet. Den som har sluttet, har fortsatt tilgang til "
            "møter fra sin egen tid, men ikke til andre; for dem gjelder taushetsplikten.",
            "Etter retningslinja har deltakarane tilgang til referatet. Den som har slutta, har framleis tilgang til "
            "møte frå si eiga tid, men ikkje til andre; for dei gjeld teieplikta.",
            "Under the guideline participants have access to the minutes. Somebody who has left keeps access only to "
            "meetings of their own time; otherwise confidentiality applies.",
        ),
        do=(
            "Spør den som arbeider med saken i dag. Skal personen inn igjen, registrer det først.",
            "Spør den som arbeider med saka i dag. Skal personen inn att, registrer det først.",
            "Ask whoever works on the case today. If the person is to come back, record that first.",
        ),
    ),
    "access.user-has-not-agreed": said(
        wrong=(
            "Brukeren, eller den som samtykker for brukeren, har ikke sagt ja til at denne personen leser dette.",
            "Brukaren, eller den som samtykkjer for brukaren, har ikkje sagt ja til at denne personen les dette.",
            "The user, or whoever consents for the user, has not agreed to this person reading this.",
        ),
        why=(
            "De som står brukeren nær, trenger også lov til å lese, for taushetsplikten gjelder overfor "
            "dem{law_release}.",
            "Dei som står brukaren nær, treng òg lov til å lese, for teieplikta gjeld overfor dei{law_release}.",
            "Also those close to the user need leave to read, because confidentiality applies towards "
            "them{law_release}.",
        ),
        do=(
            "Spør brukeren om personen skal få lese, og hva, og registrer svaret.",
            "Spør brukaren om personen skal få lese, og kva, og registrer svaret.",
            "Ask the user whether the person may read, and what, and record the answer.",
        ),
    ),
    "access.no-part-in-the-group": said(
        wrong=(
            "Personen har ingen plass i {group:the} og får ikke lese papirene til {group:the}.",
            "Personen har ingen plass i {group:the} og får ikkje lese papira til {group:the}.",
            "The person has no place in {group:the} and cannot read its papers.",
        ),
        why=(
            "Retningslinja gir deltakerne tilgang til referatet, og overfor alle andre gjelder "
            "taushetsplikten{law_release}.",
            "Retningslinja gir deltakarane tilgang til referatet, og overfor alle andre gjeld teieplikta{law_release}.",
            "The guideline gives participants access to the minutes, and towards everybody else confidentiality "
            "applies{law_release}.",
        ),
        do=(
            "Vis personen til brukeren eller {coordinator:the}. Skal personen ha en plass i {group:the}, registrer "
            "det først.",
            "Vis personen til brukaren eller {coordinator:the}. Skal personen ha ein plass i {group:the}, registrer "
            "det først.",
            "Refer the person to the user or {coordinator:the}. If the person is to have a place in {group:the}, "
            "record that first.",
        ),
    ),
    "access.other-basis": said(
        wrong=(
            "Det er registrert et annet rettslig grunnlag for å dele med denne instansen.",
            "Det er registrert eit anna rettsleg grunnlag for å dele med denne instansen.",
            "Another legal basis for sharing with this agency has been recorded.",
        ),
        why=(
            "Loven kan gi et slikt grunnlag{law_cooperating_personnel:, for eksempel %}. Svaret her gjelder bare "
            "samtykke, og om det andre grunnlaget holder, avgjør den som deler.",
            "Lova kan gi eit slikt grunnlag{law_cooperating_personnel:, til dømes %}. Svaret her gjeld berre "
            "samtykke, og om det andre grunnlaget held, avgjer den som deler.",
            "The law may give one{law_cooperating_personnel:, for example %}. The answer here is about consent only, "
            "and whoever shares decides whether the other basis holds.",
        ),
        do=(
            "Vurder om grunnlaget dekker akkurat dette, og noter vurderingen.",
            "Vurder om grunnlaget dekkjer nett dette, og noter vurderinga.",
            "Consider whether the basis covers exactly this, and make a note of the reasoning.",
        ),
    ),
}
"""Reading (innsyn)."""
