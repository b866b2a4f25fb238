"""What people call each kind of event, by its tag, in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ansvar_core.values.terms import Text

__all__ = ["EVENTS"]

EVENTS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "event.need-seen": Text(nb="behov sett", nn="behov sett", en="need seen"),
        "event.need-reviewed": Text(nb="behov vurdert på nytt", nn="behov vurdert på nytt", en="need reviewed"),
        "event.assessment-started": Text(nb="vurdering startet", nn="vurdering starta", en="assessment started"),
        "event.assessment-concluded": Text(
            nb="vurdering avsluttet", nn="vurdering avslutta", en="assessment concluded"
        ),
        "event.child-heard": Text(nb="barnet hørt", nn="barnet høyrt", en="child heard"),
        "event.preparation-stopped": Text(nb="forberedelse stanset", nn="førebuing stansa", en="preparation stopped"),
        "event.user-recorded": Text(
            nb="bruker registrert på nytt", nn="brukar registrert på nytt", en="user recorded anew"
        ),
        "event.competence-decided": Text(
            nb="samtykkekompetanse avgjort", nn="samtykkekompetanse avgjord", en="competence decided"
        ),
        "event.parent-recorded": Text(nb="forelder registrert", nn="forelder registrert", en="parent recorded"),
        "event.guardian-recorded": Text(nb="verge registrert", nn="verje registrert", en="legal guardian recorded"),
        "event.care-taken-over-recorded": Text(
            nb="omsorgsovertakelse registrert", nn="omsorgsovertaking registrert", en="care taken over recorded"
        ),
        "event.next-of-kin-recorded": Text(
            nb="pårørende registrert", nn="pårørande registrert", en="next of kin recorded"
        ),
        "event.trusted-person-agreed": Text(
            nb="tillitsperson avtalt", nn="tillitsperson avtalt", en="trusted person agreed"
        ),
        "event.participant-joined": Text(nb="deltaker kommet til", nn="deltakar kommen til", en="participant joined"),
        "event.participant-left": Text(nb="deltaker gått ut", nn="deltakar gått ut", en="participant left"),
        "event.agency-recorded": Text(nb="instans registrert", nn="instans registrert", en="agency recorded"),
        "event.member-joined": Text(nb="medlem kommet til", nn="medlem kommen til", en="member joined"),
        "event.member-changed": Text(nb="medlemskap endret", nn="medlemskap endra", en="membership changed"),
        "event.member-left": Text(nb="medlem gått ut", nn="medlem gått ut", en="member left"),
        "event.consent-asked-for": Text(nb="spurt om samtykke", nn="spurt om samtykke", en="consent asked for"),
        "event.consent-given": Text(nb="samtykke gitt", nn="samtykke gitt", en="consent given"),
        "event.consent-narrowed": Text(nb="samtykke innsnevret", nn="samtykke innsnevra", en="consent narrowed"),
        "event.consent-refused": Text(nb="samtykke nektet", nn="samtykke nekta", en="consent refused"),
        "event.consent-withdrawn": Text(nb="samtykke trukket", nn="samtykke trekt", en="consent withdrawn"),
        "event.consent-confirmed": Text(nb="samtykke bekreftet", nn="samtykke stadfesta", en="consent confirmed"),
        "event.objection-recorded": Text(
            nb="innvending registrert", nn="innvending registrert", en="objection recorded"
        ),
        "event.objection-answered": Text(nb="innvending besvart", nn="innvending svart på", en="objection answered"),
        "event.other-basis-recorded": Text(
            nb="annet rettslig grunnlag registrert",
            nn="anna rettsleg grunnlag registrert",
            en="other legal basis recorded",
        ),
        "event.family-access-decided": Text(
            nb="innsyn for pårørende avgjort", nn="innsyn for pårørande avgjort", en="reading by family decided"
        ),
        "event.access-restricted": Text(nb="innsyn sperret", nn="innsyn sperra", en="access restricted"),
        "event.restriction-lifted": Text(nb="sperring opphevet", nn="sperring oppheva", en="restriction lifted"),
        "event.coordinator-offered": Text(
            nb="{coordinator} spurt", nn="{coordinator} {coordinator:spurd/spurt}", en="{coordinator} asked"
        ),
        "event.coordinator-accepted": Text(
            nb="{coordinator} har sagt ja", nn="{coordinator} har sagt ja", en="{coordinator} accepted"
        ),
        "event.coordinator-declined": Text(
            nb="{coordinator} har sagt nei", nn="{coordinator} har sagt nei", en="{coordinator} declined"
        ),
        "event.coordinator-laid-down": Text(
            nb="{coordinator} trer tilbake", nn="{coordinator} trer tilbake", en="{coordinator} steps down"
        ),
        "event.vacancy-recorded": Text(
            nb="registrert uten {coordinator}", nn="registrert utan {coordinator}", en="vacancy recorded"
        ),
        "event.group-established": Text(
            nb="{group:the} opprettet", nn="{group:the} oppretta", en="{group} established"
        ),
        "event.meeting-planned": Text(nb="møte planlagt", nn="møte planlagt", en="meeting planned"),
        "event.meeting-called": Text(nb="innkalling sendt", nn="innkalling send", en="meeting called"),
        "event.meeting-moved": Text(nb="møte flyttet", nn="møte flytta", en="meeting moved"),
        "event.meeting-cancelled": Text(nb="møte avlyst", nn="møte avlyst", en="meeting cancelled"),
        "event.chair-agreed": Text(nb="møteleder avtalt", nn="møteleiar avtalt", en="chair agreed"),
        "event.voice-arranged": Text(
            nb="brukerens stemme avklart", nn="stemma til brukaren avklart", en="user's voice arranged"
        ),
        "event.meeting-opened": Text(nb="møte åpnet", nn="møte opna", en="meeting opened"),
        "event.absence-excused": Text(nb="forfall notert", nn="forfall notert", en="absence excused"),
        "event.meeting-ended": Text(nb="møte avsluttet", nn="møte avslutta", en="meeting ended"),
        "event.outside-meeting-held": Text(
            nb="eget samarbeidsmøte holdt", nn="eige samarbeidsmøte halde", en="outside meeting held"
        ),
        "event.user-told-of-outside-meeting": Text(
            nb="bruker informert om samarbeidsmøte",
            nn="brukar informert om samarbeidsmøte",
            en="user told of outside meeting",
        ),
        "event.minutes-written": Text(nb="referat skrevet", nn="referat skrive", en="minutes written"),
        "event.minutes-corrected": Text(nb="referat rettet", nn="referat retta", en="minutes corrected"),
        "event.minutes-shared": Text(nb="referat delt", nn="referat delt", en="minutes shared"),
        "event.minutes-acknowledged": Text(
            nb="referat kvittert som lest", nn="referat kvittert som lese", en="minutes read"
        ),
        "event.minutes-commented": Text(nb="merknad til referat", nn="merknad til referat", en="comment on minutes"),
        "event.plan-referred": Text(
            nb="vist til individuell plan", nn="vist til individuell plan", en="individual plan referred to"
        ),
        "event.goal-set": Text(nb="mål satt", nn="mål sett", en="goal set"),
        "event.measure-agreed": Text(nb="tiltak avtalt", nn="tiltak avtalt", en="measure agreed"),
        "event.task-agreed": Text(nb="oppgave avtalt", nn="oppgåve avtalt", en="task agreed"),
        "event.work-changed": Text(nb="arbeid endret", nn="arbeid endra", en="work changed"),
        "event.work-done": Text(nb="arbeid utført", nn="arbeid utført", en="work done"),
        "event.work-dropped": Text(nb="arbeid lagt bort", nn="arbeid lagt bort", en="work dropped"),
        "event.handover-offered": Text(nb="spurt om overtakelse", nn="spurt om overtaking", en="handover offered"),
        "event.handover-accepted": Text(
            nb="sagt ja til overtakelse", nn="sagt ja til overtaking", en="handover accepted"
        ),
        "event.plan-evaluated": Text(nb="planen evaluert", nn="planen evaluert", en="plan evaluated"),
        "event.process-evaluated": Text(
            nb="møteprosessen evaluert", nn="møteprosessen evaluert", en="meeting process evaluated"
        ),
        "event.ending-considered": Text(nb="avslutning vurdert", nn="avslutning vurdert", en="ending considered"),
        "event.ending-decided": Text(nb="avslutning besluttet", nn="avslutning avgjord", en="ending decided"),
        "event.ending-regretted": Text(nb="avslutning angret", nn="avslutning angra", en="ending regretted"),
        "event.relay-offered": Text(nb="stafettholder spurt", nn="stafetthaldar spurd", en="relay holder asked"),
        "event.relay-accepted": Text(
            nb="stafettholder har sagt ja", nn="stafetthaldar har sagt ja", en="relay holder accepted"
        ),
        "event.relay-declined": Text(
            nb="stafettholder har sagt nei", nn="stafetthaldar har sagt nei", en="relay holder declined"
        ),
        "event.final-evaluation-made": Text(
            nb="sluttevaluering gjort", nn="sluttevaluering gjord", en="final evaluation made"
        ),
        "event.group-ended": Text(nb="{group:the} avsluttet", nn="{group:the} avslutta", en="{group} ended"),
        "event.recorded-in-error": Text(nb="feilregistrert", nn="feilregistrert", en="recorded in error"),
        "event.clock-corrected": Text(nb="klokke rettet", nn="klokke retta", en="clock corrected"),
        "event.routine-followed": Text(nb="egen rutine fulgt", nn="eigen rutine følgd", en="own routine followed"),
        "event.user-died": Text(nb="bruker død", nn="brukar død", en="user died"),
        "event.handover-declined": Text(
            nb="sagt nei til overtakelse", nn="sagt nei til overtaking", en="handover declined"
        ),
        "event.id-changed": Text(nb="id endret", nn="id endra", en="id changed"),
        "event.ids-joined": Text(nb="to id-er slått sammen", nn="to id-ar slegne saman", en="two ids joined"),
        "event.people-taken-over": Text(
            nb="deltakere tatt med fra tidligere",
            nn="deltakarar tekne med frå tidlegare",
            en="participants carried over",
        ),
        "event.call-answered": Text(nb="svart på innkalling", nn="svart på innkalling", en="call answered"),
        "event.invitations-declined": Text(
            nb="sagt fra om invitasjoner", nn="sagt frå om invitasjonar", en="wish about invitations recorded"
        ),
        "event.minutes-for-user-decided": Text(
            nb="avgjort om brukeren skal ha referat",
            nn="avgjort om brukaren skal ha referat",
            en="minutes for the user decided",
        ),
        "event.parents-need-recorded": Text(
            nb="forelders behov for innsyn registrert",
            nn="forelder sitt behov for innsyn registrert",
            en="parent's need to read recorded",
        ),
        "event.user-told": Text(nb="bruker informert", nn="brukar informert", en="user told"),
        "event.role-holder-recorded": Text(
            nb="rolleinnehaver registrert", nn="rolleinnehavar registrert", en="role holder recorded"
        ),
        "event.mark-set": Text(nb="merke satt", nn="merke sett", en="mark set"),
    }
)
"""The names of the kinds of event (betegnelser for hendelser)."""
