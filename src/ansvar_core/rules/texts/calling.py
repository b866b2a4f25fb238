"""What is said about planning and calling meetings."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

TEXTS: Final[dict[str, RuleText]] = {
    "meeting.starts-from-plan": said(
        wrong=(
            "Brukeren har en individuell plan, men planen står ikke på sakslista.",
            "Brukaren har ein individuell plan, men planen står ikkje på saklista.",
            "The user has an individual plan, but the plan is not on the agenda.",
        ),
        why=(
            "Retningslinja sier at når det finnes en individuell plan, er den utgangspunktet for arbeidet i "
            "{group:the full}.",
            "Retningslinja seier at når det finst ein individuell plan, er han utgangspunktet for arbeidet i "
            "{group:the full}.",
            "The guideline says that where there is an individual plan, it is the starting point of {group:the}'s "
            "work.",
        ),
        do=(
            "Legg inn den individuelle planen som et punkt på sakslista, helst som det første.",
            "Legg inn den individuelle planen som eit punkt på saklista, helst som det første.",
            "Add the individual plan as an item on the agenda, preferably the first.",
        ),
    ),
    "goal.starts-from-plan": said(
        wrong=(
            "Målet er ikke hentet fra den individuelle planen, enda brukeren har en.",
            "Målet er ikkje henta frå den individuelle planen, endå brukaren har ein.",
            "The goal does not come from the individual plan, although the user has one.",
        ),
        why=(
            "Retningslinja sier at når det finnes en individuell plan, er den utgangspunktet for arbeidet i "
            "{group:the}. {group:The} og planen bør ikke trekke i hver sin retning.",
            "Retningslinja seier at når det finst ein individuell plan, er han utgangspunktet for arbeidet i "
            "{group:the}. {group:The} og planen bør ikkje dra i kvar si retning.",
            "The guideline says that where there is an individual plan, it is the starting point of {group:the}'s "
            "work. {group:The} and the plan should not pull in different directions.",
        ),
        do=(
            "Merk av at målet kommer fra planen, dersom det gjør det. Er det nytt, så legg det under et mål i planen, "
            "eller få planen oppdatert sammen med brukeren.",
            "Merk av at målet kjem frå planen, dersom det gjer det. Er målet nytt, så legg det under eit mål i planen, "
            "eller få planen oppdatert saman med brukaren.",
            "Mark the goal as coming from the plan if it does. If it is new, place it under one of the plan's goals, "
            "or have the plan updated together with the user.",
        ),
    ),
    "meeting.agenda": said(
        wrong=(
            "Innkallingen har ingen saksliste.",
            "Innkallinga har inga sakliste.",
            "The call has no agenda.",
        ),
        why=(
            "De som kalles inn, må vite hva møtet skal handle om for å kunne forberede seg, og brukeren må vite hva "
            "det skal snakkes om. Retningslinja lar forrige referat tjene som saksliste; at innkallingen bør ha en, "
            "er bestemt i standardreglene.",
            "Dei som blir kalla inn, må vite kva møtet skal handle om for å kunne førebu seg, og brukaren må vite kva "
            "det skal snakkast om. Retningslinja opnar for å bruke det førre referatet som sakliste; at innkallinga "
            "bør ha ei, er bestemt i standardreglane.",
            "Those who are called need to know what the meeting is about in order to prepare, and the user needs to "
            "know what will be talked about. The guideline lets the last minutes serve as agenda; that the call "
            "should have one is decided in the standard rules.",
        ),
        do=(
            "Sett opp en saksliste. Ta gjerne utgangspunkt i forrige referat, og spør brukeren hva som bør tas opp.",
            "Set opp ei sakliste. Ta gjerne utgangspunkt i det førre referatet, og spør brukaren kva som bør takast "
            "opp.",
            "Draw up an agenda. The last minutes are a good place to start; ask the user what should be on it.",
        ),
    ),
    "meeting.kinds-listed": said(
        wrong=(
            "Et punkt på sakslista gjelder en type opplysninger som ikke står på kommunens liste.",
            "Eit punkt på saklista gjeld ein type opplysningar som ikkje står på lista til kommunen.",
            "An agenda item concerns a kind of information that is not on the municipality's list.",
        ),
        why=(
            "Et samtykke gis for bestemte typer opplysninger. Står ikke typen på kommunens liste, går det ikke an å "
            "se om samtykket dekker det. Kontrollen står i standardreglene.",
            "Eit samtykke gjeld bestemte typar opplysningar. Står ikkje typen på lista til kommunen, går det ikkje an "
            "å sjå om samtykket dekkjer det. Kontrollen står i standardreglane.",
            "Consent is given for particular kinds of information. A kind that is not on the municipality's list "
            "cannot be checked against it. The check is in the standard rules.",
        ),
        do=(
            "Velg typer fra kommunens liste for dette punktet. Mangler det en type på lista, må kommunen legge det til "
            "først.",
            "Vel typar frå lista til kommunen for dette punktet. Manglar det ein type på lista, må kommunen leggje det "
            "til først.",
            "Choose kinds from the municipality's list for this item. If a kind is missing from the list, the "
            "municipality must add it first.",
        ),
    ),
    "meeting.time-limited": said(
        wrong=(
            "Det står ikke når møtet slutter.",
            "Det står ikkje når møtet sluttar.",
            "It is not said when the meeting ends.",
        ),
        why=(
            "Retningslinja sier at møtene skal være tidsavgrenset.",
            "Retningslinja seier at møta skal vere tidsavgrensa.",
            "The guideline says that meetings are limited in time.",
        ),
        do=(
            "Sett et sluttidspunkt som alle kan regne med.",
            "Set eit sluttidspunkt som alle kan rekne med.",
            "Set an end time that everyone can count on.",
        ),
    ),
    "meeting.length": said(
        wrong=(
            "Møtet er lengre enn kommunen har satt som grense.",
            "Møtet er lengre enn grensa kommunen har sett.",
            "The meeting is longer than the limit the municipality has set.",
        ),
        why=(
            "Retningslinja sier at møtene skal være tidsavgrenset, men ikke hvor lange de kan være. Grensen er "
            "kommunens egen.",
            "Retningslinja seier at møta skal vere tidsavgrensa, men ikkje kor lange dei kan vere. Det er kommunen "
            "sjølv som har sett grensa.",
            "The guideline says that meetings are limited in time, but not how long they may be. The limit is the "
            "municipality's own.",
        ),
        do=(
            "Kort ned møtet, eller fordel sakene på to møter.",
            "Kort ned møtet, eller fordel sakene på to møte.",
            "Shorten the meeting, or divide the items between two meetings.",
        ),
    ),
    "meeting.starts-later": said(
        wrong=(
            "Møtet er satt til et tidspunkt som allerede er passert.",
            "Møtet er sett til eit tidspunkt som alt har vore.",
            "The meeting is set for a time that has already passed.",
        ),
        why=(
            "Ingen kan kalles inn til noe som har vært. Kontrollen står i standardreglene og fanger opp feilskrevne "
            "datoer.",
            "Ingen kan kallast inn til noko som har vore. Kontrollen står i standardreglane og skal fange opp "
            "feilskrivne datoar.",
            "Nobody can be called to something that is over. The check is in the standard rules and is there to catch "
            "mistyped dates.",
        ),
        do=(
            "Rett datoen eller klokkeslettet, eller finn en ny tid.",
            "Rett datoen eller klokkeslettet, eller finn ei ny tid.",
            "Correct the date or the hour, or find another time.",
        ),
    ),
    "meeting.notice": said(
        wrong=(
            "Innkallingen kommer for tett på møtet.",
            "Innkallinga kjem for tett på møtet.",
            "The call comes too close to the meeting.",
        ),
        why=(
            "Kommunen har satt en frist for innkalling, slik at folk rekker å forberede seg og har mulighet til å "
            "komme. Fristen står ikke i retningslinja.",
            "Kommunen har sett ein frist for innkalling, slik at folk rekk å førebu seg og får høve til å komme. "
            "Fristen står ikkje i retningslinja.",
            "The municipality has set a period of notice so that people can prepare and are able to come. It is not "
            "in the guideline.",
        ),
        do=(
            "Flytt møtet til en senere dag. Haster det, så ring rundt og forsikre deg om at brukeren og de andre kan "
            "komme.",
            "Flytt møtet til ein seinare dag. Hastar det, så ring rundt og forsikre deg om at brukaren og dei andre "
            "kan komme.",
            "Move the meeting to a later day. If it is urgent, phone around and make sure that the user and the "
            "others can come.",
        ),
    ),
    "meeting.user-called": said(
        wrong=(
            "Brukeren er ikke invitert til møtet.",
            "Brukaren er ikkje invitert til møtet.",
            "The user is not invited to the meeting.",
        ),
        why=(
            "Retningslinja sier at brukeren bør være med i møtet. {group:The} er til for brukeren, som må få vite om "
            "møtet for å kunne velge.",
            "Retningslinja seier at brukaren bør vere med i møtet. {group:The} er til for brukaren, som må få vite om "
            "møtet for å kunne velje.",
            "The guideline says that the user should be in the meeting. {group:The} exists for the user, who must "
            "know of the meeting in order to choose.",
        ),
        do=(
            "Inviter brukeren. Vil eller kan ikke brukeren komme, så avtal hvem som snakker med brukeren på forhånd og "
            "tar med brukerens synspunkter inn i møtet.",
            "Inviter brukaren. Vil eller kan ikkje brukaren komme, så avtal kven som snakkar med brukaren på førehand "
            "og tek med synspunkta til brukaren inn i møtet.",
            "Invite the user. If the user cannot or will not come, settle who talks with the user beforehand and "
            "brings the user's views into the meeting.",
        ),
    ),
    "meeting.regulars-called": said(
        wrong=(
            "Et fast medlem er ikke kalt inn.",
            "Ein fast medlem er ikkje kalla inn.",
            "A regular member has not been called.",
        ),
        why=(
            "Retningslinja skiller mellom dem som er med i alle møter, og dem som kommer ved behov. At de faste skal "
            "stå i hver innkalling, er lagt til i standardreglene.",
            "Retningslinja skil mellom dei som er med i alle møte, og dei som kjem ved behov. At dei faste skal stå i "
            "kvar innkalling, er lagt til i standardreglane.",
            "The guideline tells apart those who are in every meeting and those who come when needed. That the "
            "regulars are to be in every call is added in the standard rules.",
        ),
        do=(
            "Kall inn alle de faste. Skal noen bare komme ved behov heretter, så endre det for medlemmet.",
            "Kall inn alle dei faste. Skal nokon berre komme ved behov frå no av, så endre det for medlemen.",
            "Call all the regulars. If somebody is to come only when needed from now on, change that for the member.",
        ),
    ),
    "meeting.called-take-part": said(
        wrong=(
            "Innkallingen går til noen som ikke er med i {group:the}.",
            "Innkallinga går til nokon som ikkje er med i {group:the}.",
            "The call goes to somebody who does not take part in {group:the}.",
        ),
        why=(
            "{group:The} er brukeren, instansene og eventuelt de pårørende. Det innkallingen forteller om brukeren, "
            "skal bare gå til dem som er med og er dekket av samtykket. Kontrollen står i standardreglene.",
            "{group:The} er brukaren, instansane og eventuelt dei pårørande. Det innkallinga fortel om brukaren, skal "
            "berre gå til dei som er med og er dekte av samtykket. Kontrollen står i standardreglane.",
            "{group:The} is the user, the agencies and, where relevant, next of kin. What the call tells about the "
            "user is only for those who take part and are covered by the consent. The check is in the standard rules.",
        ),
        do=(
            "Ta vedkommende ut av innkallingen, eller ta først vedkommende inn i {group:the} i samråd med brukeren og "
            "med samtykke på plass.",
            "Ta vedkomande ut av innkallinga, eller ta vedkomande inn i {group:the} først, i samråd med brukaren og "
            "med samtykke på plass.",
            "Take the person out of the call, or first bring the person into {group:the}, in agreement with the user "
            "and with consent in place.",
        ),
    ),
    "meeting.chair": said(
        wrong=(
            "Den som er satt opp som møteleder, skal ikke lede dette møtet.",
            "Den som er sett opp som møteleiar, er ikkje den som skal leie møtet.",
            "The person put down as chair is not the one who is to chair this meeting.",
        ),
        why=(
            "Retningslinja sier at {coordinator:the} leder møtene, og at {group:the} som regel ledes av "
            "{coordinator:a} fra kommunen eller av brukeren. Det er kommunen som har bestemt hvilken ordning som "
            "gjelder.",
            "Retningslinja seier at {coordinator:the} leier møta, og at {group:the} som regel blir "
            "{group:leidd/leitt} av {coordinator:a} frå kommunen eller av brukaren. Det er kommunen som har bestemt "
            "kva ordning som gjeld.",
            "The guideline says that {coordinator:the} chairs the meetings, and that {group:the} is led as a rule by "
            "{coordinator:a} from the municipality or by the user. The municipality has decided which arrangement "
            "applies.",
        ),
        do=(
            "Sett opp den som skal lede etter ordningen. Er dere blitt enige om en annen, og ordningen åpner for det, "
            "så registrer avtalen før dere kaller inn.",
            "Set opp den som skal leie etter ordninga. Er de blitt samde om ein annan, og ordninga opnar for det, så "
            "registrer avtalen før de kallar inn.",
            "Put down the one who is to chair under the arrangement. If you have agreed on somebody else, and the "
            "arrangement allows it, record the agreement before the call.",
        ),
    ),
    "meeting.minute-taker-named": said(
        wrong=(
            "Ingen er satt opp som referent.",
            "Ingen er sett opp som referent.",
            "Nobody is put down as minute-taker.",
        ),
        why=(
            "Retningslinja sier at referatskrivingen går på omgang og skal avtales på forhånd.",
            "Retningslinja seier at referatskrivinga går på omgang og skal avtalast på førehand.",
            "The guideline says that minute-taking goes in rotation and is agreed beforehand.",
        ),
        do=(
            "Spør den som står for tur, og skriv navnet i innkallingen.",
            "Spør den som står for tur, og før opp namnet i innkallinga.",
            "Ask the person whose turn it is, and put the name in the call.",
        ),
    ),
    "meeting.minute-taker-reads": said(
        wrong=(
            "Den som er satt opp som referent, har ikke innsyn i det referatet skal handle om.",
            "Den som er sett opp som referent, har ikkje innsyn i det referatet skal handle om.",
            "The person put down as minute-taker has no access to what the minutes will be about.",
        ),
        why=(
            "Ingen kan skrive et referat de ikke selv har lov til å lese. Det følger ikke av retningslinja, men er en "
            "kontroll i standardreglene.",
            "Ingen kan skrive eit referat dei ikkje sjølve har lov til å lese. Det følgjer ikkje av retningslinja, "
            "men er ein kontroll i standardreglane.",
            "Nobody can write minutes that they may not read. This does not follow from the guideline, but is a check "
            "in the standard rules.",
        ),
        do=(
            "Velg en annen referent, eller få på plass samtykke som dekker instansen og sakene på lista.",
            "Vel ein annan referent, eller få på plass eit samtykke som dekkjer instansen og sakene på lista.",
            "Choose another minute-taker, or obtain consent that covers the agency and the items on the agenda.",
        ),
    ),
    "rota.out-of-turn": said(
        wrong=(
            "Det er en annen som står for tur til å skrive referat, og det er ikke oppgitt hvorfor turen ikke følges.",
            "Det er ein annan som står for tur til å skrive referat, og det er ikkje oppgitt kvifor turen ikkje blir "
            "følgd.",
            "It is somebody else's turn to take the minutes, and no reason is given for going out of turn.",
        ),
        why=(
            "Retningslinja sier at referatskrivingen går på omgang, slik at det ikke blir de samme som skriver hver "
            "gang.",
            "Retningslinja seier at referatskrivinga går på omgang, slik at det ikkje blir dei same som skriv kvar "
            "gong.",
            "The guideline says that minute-taking goes in rotation, so that it is not the same people every time.",
        ),
        do=(
            "Sett opp den som står for tur, eller skriv kort hvorfor dere har avtalt noe annet.",
            "Set opp den som står for tur, eller skriv kort kvifor de har avtalt noko anna.",
            "Put down the person whose turn it is, or say briefly why you have agreed otherwise.",
        ),
    ),
    "meeting.minute-taker-by-rule": said(
        wrong=(
            "Etter kommunens regler er det en annen som skal skrive referat.",
            "Etter reglane til kommunen er det ein annan som skal skrive referat.",
            "Under the municipality's rules somebody else is to take the minutes.",
        ),
        why=(
            "Kommunen har lagt referatet til et bestemt verv i stedet for å la det gå på omgang. Da vet alle hvem som "
            "skriver, og hvem de skal spørre.",
            "Kommunen har lagt referatet til eit bestemt verv i staden for å la det gå på omgang. Då veit alle kven "
            "som skriv, og kven dei skal spørje.",
            "The municipality has given the minutes to an office instead of letting them go in turn. So everybody "
            "knows who writes, and whom to ask.",
        ),
        do=(
            "Sett opp den som har vervet, eller skriv hvorfor det blir en annen denne gangen.",
            "Set opp den som har vervet, eller skriv kvifor det blir ein annan denne gongen.",
            "Name whoever holds the office, or write why it is somebody else this time.",
        ),
    ),
    "meeting.held": said(
        wrong=(
            "{group:The} skal ha møte innen fristen kommunen har satt.",
            "{group:The} skal ha møte innan fristen kommunen har sett.",
            "{group:The} is to meet within the time the municipality has set.",
        ),
        why=(
            "Kommunen har bestemt hvor lang tid det høyst skal gå mellom to møter, slik at samarbeidet ikke stanser "
            "opp uten at noen har villet det.",
            "Kommunen har bestemt kor lang tid det høgst skal gå mellom to møte, slik at samarbeidet ikkje stoppar "
            "opp utan at nokon har villa det.",
            "The municipality has decided how long there may be between two meetings, so that the cooperation does "
            "not come to a halt without anybody having wanted it.",
        ),
        do=(
            "Avtal en dato og kall inn, eller vurder om {group:the} skal avsluttes.",
            "Avtal ein dato og kall inn, eller vurder om {group:the} skal avsluttast.",
            "Agree on a date and call the meeting, or consider whether to end {group:the}.",
        ),
    ),
    "rota.twice-running": said(
        wrong=(
            "Samme person er satt opp som referent to ganger på rad.",
            "Same person er sett opp som referent to gonger på rad.",
            "The same person is put down as minute-taker twice running.",
        ),
        why=(
            "Retningslinja sier at oppgaven går på omgang. At ingen bør ha den to ganger på rad, er lagt til i "
            "standardreglene.",
            "Retningslinja seier at oppgåva går på omgang. At ingen bør ha ho to gonger på rad, er lagt til i "
            "standardreglane.",
            "The guideline says that the task goes in rotation. That nobody should have it twice running is added in "
            "the standard rules.",
        ),
        do=(
            "Velg en annen dersom noen andre kan skrive. Er det ingen andre, kan det stå slik, men prøv å få flere med "
            "på å skrive.",
            "Vel ein annan dersom andre kan skrive. Er det ingen andre, kan det stå slik, men prøv å få fleire med på "
            "å skrive.",
            "Choose somebody else if anyone else can write. If there is nobody, let it stand, but try to get more "
            "people into the rotation.",
        ),
    ),
    "meeting.attendance": said(
        wrong=(
            "Den som er kalt inn og har møteplikt, skal møte eller melde forfall.",
            "Den som er kalla inn og har møteplikt, skal møte eller melde forfall.",
            "A person who is called and has a duty to attend is to come to the meeting, or to send an excuse.",
        ),
        why=(
            "Retningslinja sier at alle som er ansatt i den kommunale tjenesten eller har driftsavtale med tjenesten, "
            "har plikt til å delta når det trengs.",
            "Retningslinja seier at alle som er tilsette i den kommunale tenesta eller har driftsavtale med tenesta, "
            "har plikt til å delta når det trengst.",
            "The guideline says that everyone employed by the municipal service, or with an operating agreement with "
            "it, has a duty to take part when needed.",
        ),
        do=(
            "Møt, send en stedfortreder, eller meld forfall så møtelederen kan godta fraværet.",
            "Møt, send ein stadfortredar, eller meld forfall så møteleiaren kan godta fråværet.",
            "Come, send a stand-in, or send an excuse so that the chair can accept the absence.",
        ),
    ),
}
"""Calling meetings (tekster om innkalling)."""
