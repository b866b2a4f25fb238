"""Short names for what people see: events, statuses and the other closed sets of values, in three languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ansvar_core.rules.texts.event_labels import EVENTS
from ansvar_core.values.terms import Text

__all__ = ["LABELS", "label_of"]


def label_of(value: StrEnum | str) -> Text:
    """The name of a value, or of a kind of event by its tag (betegnelse); raises `KeyError` naming what has none."""
    if not isinstance(value, StrEnum):
        return LABELS[f"event.{value}"]
    family = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(value).__name__).lower()
    return LABELS[f"{family}.{value}"]


LABELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        **EVENTS,
        "group-status.none": Text(
            nb="{group:ingen/ikke noe} {group}", nn="{group:ingen/inga/ikkje noko} {group}", en="no {group}"
        ),
        "group-status.need-seen": Text(nb="behov sett", nn="behov sett", en="need seen"),
        "group-status.being-assessed": Text(
            nb="vurderes sammen med bruker", nn="blir vurdert saman med brukar", en="being assessed with the user"
        ),
        "group-status.not-started": Text(nb="ikke startet", nn="ikkje starta", en="not started"),
        "group-status.being-prepared": Text(nb="forberedes", nn="blir {group:førebudd/førebutt}", en="being prepared"),
        "group-status.established": Text(nb="opprettet", nn="oppretta", en="established"),
        "group-status.ending": Text(nb="avsluttes", nn="blir avslutta", en="ending"),
        "group-status.ended": Text(nb="avsluttet", nn="avslutta", en="ended"),
        "consent-status.none": Text(nb="ikke spurt", nn="ikkje spurd", en="not asked"),
        "consent-status.asked-for": Text(nb="spurt, ikke svart", nn="spurd, ikkje svart", en="asked, not answered"),
        "consent-status.given": Text(nb="gitt", nn="gitt", en="given"),
        "consent-status.narrowed": Text(nb="innsnevret", nn="innsnevra", en="narrowed"),
        "consent-status.refused": Text(nb="nektet", nn="nekta", en="refused"),
        "consent-status.withdrawn": Text(nb="trukket", nn="trekt", en="withdrawn"),
        "consent-status.replaced": Text(nb="erstattet", nn="erstatta", en="replaced"),
        "meeting-status.none": Text(nb="finnes ikke", nn="finst ikkje", en="does not exist"),
        "meeting-status.planned": Text(nb="planlagt", nn="planlagt", en="planned"),
        "meeting-status.called": Text(nb="innkalt", nn="innkalla", en="called"),
        "meeting-status.open": Text(nb="i gang", nn="i gang", en="open"),
        "meeting-status.ended": Text(nb="avsluttet", nn="avslutta", en="ended"),
        "meeting-status.minutes-written": Text(nb="referat skrevet", nn="referat skrive", en="minutes written"),
        "meeting-status.minutes-shared": Text(nb="referat delt", nn="referat delt", en="minutes shared"),
        "meeting-status.cancelled": Text(nb="avlyst", nn="avlyst", en="cancelled"),
        "meeting-status.void": Text(nb="feilregistrert", nn="feilregistrert", en="recorded in error"),
        "coordinator-status.none": Text(nb="ikke spurt", nn="ikkje spurd", en="not asked"),
        "coordinator-status.offered": Text(nb="spurt", nn="spurd", en="asked"),
        "coordinator-status.accepted": Text(nb="har sagt ja", nn="har sagt ja", en="has accepted"),
        "coordinator-status.declined": Text(nb="har sagt nei", nn="har sagt nei", en="has declined"),
        "coordinator-status.laid-down": Text(nb="har trådt tilbake", nn="har tredd tilbake", en="has stepped down"),
        "work-status.none": Text(nb="finnes ikke", nn="finst ikkje", en="does not exist"),
        "work-status.open": Text(nb="åpen", nn="open", en="open"),
        "work-status.done": Text(nb="utført", nn="utført", en="done"),
        "work-status.dropped": Text(nb="lagt bort", nn="lagd bort", en="dropped"),
        "work-status.handed-over": Text(nb="overtatt av andre", nn="overteken av andre", en="handed over"),
        "topic.users-own": Text(
            nb="det bruker og familie vil ta opp",
            nn="det brukar og familie vil ta opp",
            en="what the user and the family want to take up",
        ),
        "topic.individual-plan": Text(nb="individuell plan", nn="individuell plan", en="individual plan"),
        "topic.shared-matter": Text(
            nb="felles sak for tjenestene", nn="felles sak for tenestene", en="a matter for several services"
        ),
        "topic.division-of-work": Text(
            nb="fordeling av oppgaver og ansvar",
            nn="fordeling av oppgåver og ansvar",
            en="division of tasks and responsibility",
        ),
        "topic.goals-and-measures": Text(nb="mål og tiltak", nn="mål og tiltak", en="goals and measures"),
        "topic.follow-up": Text(
            nb="oppfølging av det som er avtalt",
            nn="oppfølging av det som er avtalt",
            en="follow-up of what was agreed",
        ),
        "topic.evaluation": Text(nb="evaluering", nn="evaluering", en="evaluation"),
        "topic.consent": Text(nb="samtykke", nn="samtykke", en="consent"),
        "topic.ending": Text(nb="avslutning av {group:the}", nn="avslutning av {group:the}", en="ending {group:the}"),
        "topic.staff-complaint": Text(
            nb="misnøye med personell", nn="misnøye med personell", en="dissatisfaction with staff"
        ),
        "topic.resource-complaint": Text(
            nb="klage på ressursfordeling", nn="klage på ressursfordeling", en="complaint about resources"
        ),
        "topic.training": Text(nb="opplæring og veiledning", nn="opplæring og rettleiing", en="training and guidance"),
        "topic.agency-disagreement": Text(
            nb="uenighet mellom instanser", nn="usemje mellom instansar", en="disagreement between agencies"
        ),
        "place.the-group": Text(nb="i {group:the}", nn="i {group:the}", en="in {group:the}"),
        "place.the-person-or-leader": Text(
            nb="direkte med den det gjelder, eller lederen",
            nn="direkte med den det gjeld, eller leiaren",
            en="directly with the person, or the leader",
        ),
        "place.case-procedure": Text(nb="vanlig saksgang", nn="vanleg saksgang", en="ordinary case procedure"),
        "place.work-meeting": Text(nb="eget arbeidsmøte", nn="eige arbeidsmøte", en="a work meeting of its own"),
        "place.cooperation-meeting": Text(
            nb="eget samarbeidsmøte", nn="eige samarbeidsmøte", en="a cooperation meeting of its own"
        ),
        "why.nobody-can": Text(nb="ingen kan samtykke", nn="ingen kan samtykkje", en="nobody can consent"),
        "why.not-asked": Text(nb="ikke spurt", nn="ikkje spurd", en="not asked"),
        "why.not-answered": Text(nb="ikke svart", nn="ikkje svart", en="not answered"),
        "why.refused": Text(nb="har sagt nei", nn="har sagt nei", en="has said no"),
        "why.withdrawn": Text(nb="har trukket samtykket", nn="har trekt samtykket", en="has withdrawn"),
        "why.replaced": Text(
            nb="erstattet av et nytt skjema", nn="erstatta av eit nytt skjema", en="replaced by another form"
        ),
        "why.not-yet": Text(nb="gjelder ikke ennå", nn="gjeld ikkje enno", en="not yet in force"),
        "why.run-out": Text(nb="har gått ut", nn="har gått ut", en="has run out"),
        "why.too-narrow": Text(
            nb="dekker ikke disse opplysningene",
            nn="dekkjer ikkje desse opplysningane",
            en="does not cover this information",
        ),
        "why.old-period": Text(
            nb="gitt i en tidligere periode", nn="gitt i ein tidlegare periode", en="given in an earlier period"
        ),
        "why.not-rightly-given": Text(
            nb="gitt av en som ikke kunne gi det",
            nn="gitt av ein som ikkje kunne gi det",
            en="given by one who could not",
        ),
        "why-next.only-one": Text(nb="den eneste aktuelle", nn="den einaste aktuelle", en="the only one eligible"),
        "why-next.other-wrote-last": Text(
            nb="den andre skrev sist", nn="den andre skreiv sist", en="the other wrote last"
        ),
        "why-next.fewest-turns": Text(
            nb="har skrevet færrest ganger", nn="har skrive færrast gonger", en="has had the fewest turns"
        ),
        "why-next.longest-ago": Text(nb="lengst siden sist", nn="lengst sidan sist", en="longest since the last turn"),
        "why-next.joined-first": Text(nb="ble med først", nn="vart med først", en="joined first"),
        "why-next.by-id": Text(
            nb="ellers likt; avgjort av rekkefølgen på id",
            nn="elles likt; avgjort av rekkjefølgja på id",
            en="otherwise equal; decided by the order of ids",
        ),
        "why-next.by-the-rule": Text(nb="følger av rollen", nn="følgjer av rolla", en="goes with the role"),
        "why-on-agenda.user-first": Text(
            nb="bruker og familie begynner", nn="brukar og familie byrjar", en="the user and the family begin"
        ),
        "why-on-agenda.plan-is-the-start": Text(
            nb="planen er utgangspunktet", nn="planen er utgangspunktet", en="the plan is the starting point"
        ),
        "why-on-agenda.agreed-last": Text(
            nb="avtalt til dette møtet", nn="avtalt til dette møtet", en="agreed for now"
        ),
        "why-on-agenda.without-responsible": Text(
            nb="mangler ansvarlig eller frist",
            nn="manglar ansvarleg eller frist",
            en="lacks a responsible or a deadline",
        ),
        "why-on-agenda.objection": Text(
            nb="en innvending venter på svar", nn="ei innvending ventar på svar", en="an objection awaits an answer"
        ),
        "why-on-agenda.no-goals": Text(nb="ingen mål er satt", nn="ingen mål er sette", en="no goals are set"),
        "why-on-agenda.evaluation-due": Text(
            nb="planen skal evalueres", nn="planen skal evaluerast", en="the plan is to be evaluated"
        ),
        "why-on-agenda.consent-runs-out": Text(nb="samtykke går ut", nn="samtykke går ut", en="a consent runs out"),
        "why-on-agenda.ground-to-end": Text(
            nb="grunnlaget for {group:the} er endret",
            nn="grunnlaget for {group:the} er endra",
            en="the ground for {group:the} has changed",
        ),
        "why-on-agenda.no-coordinator": Text(
            nb="{coordinator:ny/nytt} {coordinator} trengs",
            nn="{coordinator:ny/nytt} {coordinator} trengst",
            en="a new {coordinator} is needed",
        ),
        "why-on-agenda.final-evaluation": Text(nb="sluttevaluering", nn="sluttevaluering", en="final evaluation"),
        "why-on-agenda.process": Text(
            nb="møtet selv, til slutt", nn="møtet sjølv, til slutt", en="the meeting itself, at its end"
        ),
        "because.already-done": Text(nb="det er allerede gjort", nn="det er alt gjort", en="it has already been done"),
        "because.it-is-over": Text(nb="det er over", nn="det er over", en="it is over"),
        "because.not-yours": Text(
            nb="det er andre som avgjør dette", nn="det er andre som avgjer dette", en="it is for others to decide"
        ),
        "because.has-happened": Text(nb="det har skjedd", nn="det har hendt", en="it has happened"),
        "because.others-decide": Text(
            nb="en myndighet utenfor {group:the} må avgjøre først",
            nn="ei styresmakt utanfor {group:the} må avgjere først",
            en="an authority outside {group:the} decides first",
        ),
        "because.without-the-group": Text(
            nb="det tas opp utenfor {group:the}",
            nn="det blir teke opp utanfor {group:the}",
            en="it is taken up outside {group:the}",
        ),
        "because.rule-is-broken": Text(
            nb="kommunens egen regel må rettes først",
            nn="kommunen sin eigen regel må rettast først",
            en="the municipality's own rule has to be mended first",
        ),
        "effect.blocks": Text(nb="hindrer", nn="hindrar", en="blocks"),
        "effect.warns": Text(nb="varsler", nn="varslar", en="warns"),
        "effect.informs": Text(nb="opplyser", nn="opplyser", en="informs"),
        "floor.law": Text(nb="loven", nn="lova", en="the law"),
        "floor.soundness": Text(nb="sammenhengen i loggen", nn="samanhengen i loggen", en="soundness of the record"),
        "floor.guideline": Text(nb="retningslinja", nn="retningslinja", en="the guideline"),
        "mark.confirmed": Text(nb="bekreftet", nn="stadfesta", en="confirmed"),
        "mark.general-knowledge": Text(
            nb="alminnelig kjent, ikke bekreftet",
            nn="allment kjent, ikkje stadfesta",
            en="general knowledge, not confirmed",
        ),
        "mark.analogy": Text(nb="brukt analogisk", nn="brukt analogisk", en="by analogy"),
        "consent-object.cooperation": Text(nb="samarbeid", nn="samarbeid", en="cooperation"),
        "consent-object.exchange": Text(
            nb="utveksling av opplysninger", nn="utveksling av opplysningar", en="exchange of information"
        ),
        "capacity.self": Text(nb="på egne vegne", nn="på eigne vegner", en="for oneself"),
        "capacity.parent": Text(nb="som forelder", nn="som forelder", en="as a parent"),
        "capacity.guardian": Text(nb="som verge", nn="som verje", en="as legal guardian"),
        "capacity.child-welfare": Text(nb="for barnevernet", nn="for barnevernet", en="for child welfare"),
        "manner.written": Text(nb="skriftlig", nn="skriftleg", en="in writing"),
        "manner.oral-in-journal": Text(
            nb="muntlig og notert i journal",
            nn="munnleg og notert i journal",
            en="by word of mouth and noted in the journal",
        ),
        "tie.municipal": Text(nb="kommunal", nn="kommunal", en="municipal"),
        "tie.operating-agreement": Text(nb="med driftsavtale", nn="med driftsavtale", en="with an operating agreement"),
        "tie.external": Text(nb="ekstern", nn="ekstern", en="external"),
        "attendance.every-meeting": Text(nb="hvert møte", nn="kvart møte", en="every meeting"),
        "attendance.as-needed": Text(nb="ved behov", nn="ved behov", en="as needed"),
        "hearing-manner.took-part": Text(nb="deltok selv", nn="deltok sjølv", en="took part"),
        "hearing-manner.talked-with": Text(nb="snakket med", nn="snakka med", en="talked with"),
        "hearing-manner.observed": Text(nb="observert", nn="observert", en="observed"),
        "hearing-manner.offered-and-declined": Text(
            nb="tilbudt, ville ikke", nn="fekk tilbod, ville ikkje", en="offered and declined"
        ),
        "hearing-manner.could-not": Text(nb="kunne ikke høres", nn="kunne ikkje høyrast", en="could not be heard"),
        "ending-reason.users-wish": Text(nb="bruker ønsker det", nn="brukar ønskjer det", en="the user's wish"),
        "ending-reason.need-ceased": Text(nb="behovet er borte", nn="behovet er borte", en="the need has ceased"),
        "ending-reason.agencies-reduced": Text(nb="færre instanser", nn="færre instansar", en="fewer agencies"),
        "ending-reason.no-consent": Text(nb="samtykke mangler", nn="samtykke manglar", en="no consent"),
        "ending-reason.moved": Text(nb="flyttet", nn="flytta", en="moved"),
        "ending-reason.died": Text(nb="død", nn="død", en="died"),
        "chair-rule.coordinator-unless-agreed": Text(
            nb="{coordinator:the}, om ikke annet er avtalt",
            nn="{coordinator:the}, om ikkje anna er avtalt",
            en="{coordinator:the} unless agreed otherwise",
        ),
        "chair-rule.coordinator-only": Text(
            nb="bare {coordinator:the}", nn="berre {coordinator:the}", en="{coordinator:the} only"
        ),
        "chair-rule.relay-holder": Text(nb="stafettholderen", nn="stafetthaldaren", en="the relay holder"),
        "chair-rule.named-in-the-call": Text(
            nb="den som er nevnt i innkallingen", nn="den som er nemnd i innkallinga", en="whoever the call names"
        ),
        "minute-taker-rule.rotation": Text(nb="på omgang", nn="på omgang", en="in rotation"),
        "minute-taker-rule.named-in-the-call": Text(
            nb="den som er nevnt i innkallingen", nn="den som er nemnd i innkallinga", en="whoever the call names"
        ),
        "minute-taker-rule.chair": Text(nb="møtelederen", nn="møteleiaren", en="the chair"),
        "minute-taker-rule.coordinator": Text(nb="{coordinator:the}", nn="{coordinator:the}", en="{coordinator:the}"),
        "minute-taker-rule.relay-holder": Text(nb="stafettholderen", nn="stafetthaldaren", en="the relay holder"),
        "role.user": Text(nb="brukeren", nn="brukaren", en="the user"),
        "role.consenter": Text(nb="den som må samtykke", nn="den som må samtykkje", en="one whose consent is required"),
        "role.parent": Text(nb="en forelder", nn="ein forelder", en="a parent"),
        "role.guardian": Text(nb="vergen", nn="verja", en="the legal guardian"),
        "role.next-of-kin": Text(nb="en pårørende", nn="ein pårørande", en="one of the next of kin"),
        "role.trusted-person": Text(nb="tillitspersonen", nn="tillitspersonen", en="the trusted person"),
        "role.coordinator": Text(nb="{coordinator:the}", nn="{coordinator:the}", en="{coordinator:the}"),
        "role.relay-holder": Text(nb="stafettholderen", nn="stafetthaldaren", en="the relay holder"),
        "role.chair": Text(nb="møtelederen", nn="møteleiaren", en="the chair"),
        "role.member": Text(nb="et medlem", nn="ein medlem", en="a member"),
        "role.municipal-member": Text(
            nb="et medlem fra kommunen", nn="ein medlem frå kommunen", en="a member from the municipality"
        ),
        "role.other": Text(nb="andre", nn="andre", en="others"),
        "act.establish": Text(nb="opprette {group:the}", nn="opprette {group:the}", en="establish {group:the}"),
        "act.call": Text(nb="kalle inn til møte", nn="kalle inn til møte", en="call a meeting"),
        "act.invite": Text(
            nb="ta noen inn i {group:the}", nn="ta nokon inn i {group:the}", en="take somebody into {group:the}"
        ),
        "act.share": Text(nb="dele referatet", nn="dele referatet", en="share the minutes"),
        "act.end": Text(
            nb="bestemme at {group:the} skal avsluttes",
            nn="bestemme at {group:the} skal avsluttast",
            en="decide to end {group:the}",
        ),
        "act.chair": Text(nb="lede møtet", nn="leie møtet", en="chair the meeting"),
        "act.take-minutes": Text(nb="skrive referat", nn="skrive referat", en="take the minutes"),
        "act.coordinate": Text(nb="være {coordinator}", nn="vere {coordinator}", en="be {coordinator}"),
        "act.read": Text(nb="lese referatene", nn="lese referata", en="read the minutes"),
        "when.in": Text(nb="i selve hendelsen", nn="i sjølve hendinga", en="in the event itself"),
        "when.before": Text(nb="før", nn="før", en="before"),
        "when.after": Text(nb="etter", nn="etter", en="after"),
        "concerns.all": Text(nb="alle", nn="alle", en="everybody"),
        "concerns.child": Text(nb="barn", nn="barn", en="children"),
        "concerns.adult": Text(nb="voksne", nn="vaksne", en="adults"),
        "machine.group": Text(nb="{group}", nn="{group}", en="{group}"),
        "machine.consent": Text(nb="samtykke", nn="samtykke", en="consent"),
        "machine.meeting": Text(nb="møte", nn="møte", en="meeting"),
        "machine.coordinator": Text(nb="{coordinator}", nn="{coordinator}", en="{coordinator}"),
        "machine.work": Text(nb="arbeid", nn="arbeid", en="work item"),
        "assessment-outcome.start": Text(nb="{group} skal startes", nn="{group} skal startast", en="start {group:a}"),
        "assessment-outcome.do-not-start": Text(
            nb="{group} skal ikke startes", nn="{group} skal ikkje startast", en="do not start {group:a}"
        ),
        "form-scope.these-agencies": Text(
            nb="for disse instansene", nn="for desse instansane", en="for these agencies"
        ),
        "form-scope.in-place-of-all": Text(
            nb="i stedet for alt tidligere", nn="i staden for alt tidlegare", en="in place of all earlier"
        ),
        "language.nb": Text(nb="bokmål", nn="bokmål", en="Norwegian bokmål"),
        "language.nn": Text(nb="nynorsk", nn="nynorsk", en="Norwegian nynorsk"),
        "language.en": Text(nb="engelsk", nn="engelsk", en="English"),
        "leap-birthday.march-1": Text(nb="1. mars", nn="1. mars", en="1 March"),
        "leap-birthday.february-28": Text(nb="28. februar", nn="28. februar", en="28 February"),
        "process-question.solution-focused": Text(
            nb="Lette vi etter løsninger, og så vi framover?",
            nn="Leita vi etter løysingar, og såg vi framover?",
            en="Were we looking for solutions, and ahead?",
        ),
        "process-question.user-heard": Text(
            nb="Ble brukeren hørt?", nn="Vart brukaren høyrd?", en="Was the user heard?"
        ),
        "process-question.right-people": Text(
            nb="Var de rette til stede?", nn="Var dei rette til stades?", en="Were the right people there?"
        ),
        "process-question.time-kept": Text(nb="Holdt vi tiden?", nn="Heldt vi tida?", en="Did we keep the time?"),
        "vacancy-reason.left": Text(nb="sluttet", nn="slutta", en="left"),
        "vacancy-reason.ill": Text(nb="syk", nn="sjuk", en="ill"),
        "vacancy-reason.died": Text(nb="død", nn="død", en="died"),
        "ending-reason.need-changed": Text(
            nb="behovet har endret seg", nn="behovet har endra seg", en="the need has changed"
        ),
        "ending-reason.goals-reached": Text(nb="målene er nådd", nn="måla er nådde", en="the goals are reached"),
        "meeting-kind.start": Text(nb="oppstartsmøte", nn="oppstartsmøte", en="first meeting"),
        "meeting-kind.ordinary": Text(nb="ordinært møte", nn="ordinært møte", en="ordinary meeting"),
        "meeting-kind.evaluation": Text(nb="evalueringsmøte", nn="evalueringsmøte", en="evaluation meeting"),
        "meeting-kind.final": Text(nb="avsluttende møte", nn="avsluttande møte", en="final meeting"),
        "line-status.done": Text(nb="gjort", nn="gjort", en="done"),
        "line-status.under-way": Text(nb="i gang", nn="i gang", en="under way"),
        "line-status.dropped": Text(nb="lagt bort", nn="lagd bort", en="dropped"),
        "goal-status.open": Text(nb="åpent", nn="ope", en="open"),
        "goal-status.reached": Text(nb="nådd", nn="nådd", en="reached"),
        "goal-status.left-out": Text(nb="tatt ut", nn="teke ut", en="left out"),
        "handover-answer.offered": Text(nb="spurt", nn="spurd", en="asked"),
        "handover-answer.accepted": Text(nb="har sagt ja", nn="har sagt ja", en="has accepted"),
        "handover-answer.declined": Text(nb="har sagt nei", nn="har sagt nei", en="has declined"),
        "id-sort.party": Text(nb="en person", nn="ein person", en="a person"),
        "id-sort.agency": Text(nb="en instans", nn="ein instans", en="an agency"),
    }
)
"""Every name, by the kind of value and the value (betegnelser)."""
