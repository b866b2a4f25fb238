"""Overhalla: one person keeps the thread.

The network meeting picks the relay holder, who chairs, takes the minutes and keeps the log.  Nobody parts without a day
for the evaluation meeting, and somebody talks with the child before it.
"""

from __future__ import annotations

from typing import Final

from ansvar_core import (
    Breach,
    ChairRule,
    Choice,
    Difference,
    DoFirst,
    Effect,
    Fact,
    Forms,
    MeetingOpened,
    MinuteTakerRule,
    Profile,
    RoutinePoint,
    RuleText,
    Situation,
    Source,
    StandingCheck,
    Step,
    Term,
    TermName,
    Text,
    VoiceArranged,
    Weight,
    When,
)

HOLDER: Final = Term(
    name=TermName.COORDINATOR,
    nb=Forms(full="stafettholder", the_full="stafettholderen", article="en"),
    nn=Forms(full="stafetthaldar", the_full="stafetthaldaren", article="ein"),
    en=Forms(full="relay holder", the_full="the relay holder", article="a"),
)
ONE_HAND: Final = Text(
    nb="Møteledelse, referat og logg følger med vervet. Da vet familien alltid hvem de skal spørre.",
    nn="Møteleiing, referat og logg følgjer med vervet. Då veit familien alltid kven dei skal spørje.",
    en="Chairing, minutes and log come with the office. Then the family always knows whom to ask.",
)


def _talk_not_arranged(situation: Situation) -> Breach | None:
    group, meeting = situation.group, situation.group.meetings.get(situation.subject or "")
    last = group.meetings.get(group.last_held or "")
    evaluation = last is not None and last.period == group.period
    if meeting is not None and meeting.voice is None and evaluation and situation.setting.is_child:
        step = Step(kind=VoiceArranged.tag, fields={"meeting": meeting.id}, asks=("party",))
        return Breach(facts=(Fact(subject=meeting.id),), remedies=(DoFirst(steps=(step,)),))
    return None


CHILD_TALK_ARRANGED: Final = StandingCheck(
    code="overhalla.child-talk-arranged",
    governs=(MeetingOpened,),
    source=Source(local=("OVE-04",)),
    judge=_talk_not_arranged,
    text=RuleText(
        wrong=Text(
            nb="Ingen er valgt til å snakke med barnet før evalueringsmøtet.",
            nn="Ingen er vald til å snakke med barnet før evalueringsmøtet.",
            en="Nobody has been chosen to talk with the child before the evaluation meeting.",
        ),
        why=Text(
            nb="Barnet skal ha fått tenke høyt med en trygg voksen før {group:the} vurderer hva som har hjulpet. Det "
            "gjelder også når barnet selv er med.",
            nn="Barnet skal ha fått tenkje høgt med ein trygg vaksen før {group:the} vurderer kva som har hjelpt. Det "
            "gjeld òg når barnet sjølv er med.",
            en="The child is to think aloud with an adult it trusts before {group:the} judges what has helped, also "
            "when the child itself comes.",
        ),
        do=Text(
            nb="Avtal hvem som snakker med barnet, og registrer det for dette møtet.",
            nn="Avtal kven som snakkar med barnet, og registrer det for dette møtet.",
            en="Agree who talks with the child, and record it for this meeting.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="overhalla",
    label=Text(nb="Overhalla kommune", nn="Overhalla kommune", en="The municipality of Overhalla"),
    documents=("Nivå B, https://www.overhalla.kommune.no/nivaa-b.555495.no.html",),
    terms=(HOLDER,),
    differences=(
        Difference(
            what=RoutinePoint(
                code="overhalla.picked-in-the-network-meeting",
                what=Text(
                    nb="nettverksmøtet har valgt den som spørres",
                    nn="nettverksmøtet har valt den som blir spurd",
                    en="the network meeting has picked the one who is asked",
                ),
                when=When.IN,
                event="coordinator-offered",
            ),
            because=Text(
                nb="De som kjenner barnet, velger sammen hvem som skal holde i trådene. Da er valget deres eget.",
                nn="Dei som kjenner barnet, vel saman kven som skal halde i trådane. Då er valet deira eige.",
                en="Those who know the child pick together who is to hold the threads. Then the choice is theirs.",
            ),
            source=Source(local=("OVE-01",)),
        ),
        Difference(
            what=Choice(key="meeting.chair_rule", value=ChairRule.COORDINATOR_ONLY),
            because=ONE_HAND,
            source=Source(local=("OVE-01",)),
        ),
        Difference(
            what=Choice(key="meeting.minute_taker_rule", value=MinuteTakerRule.COORDINATOR),
            because=ONE_HAND,
            source=Source(local=("OVE-01", "OVE-02")),
        ),
        Difference(
            what=Weight(code="meeting.minute-taker-by-rule", effect=Effect.BLOCKS),
            because=Text(
                nb="Referatet er loggen, og den føres av én. Skal en annen skrive, må det sies hvorfor.",
                nn="Referatet er loggen, og han blir ført av éin. Skal ein annan skrive, må det seiast kvifor.",
                en="The minutes are the log, and one person keeps it. If another is to write, it is said why.",
            ),
            source=Source(local=("OVE-01",)),
        ),
        Difference(
            what=Weight(code="meeting.next-date", effect=Effect.BLOCKS),
            because=Text(
                nb="Uten en dato å se fram mot blir tiltakene fort liggende. Datoen avtales mens alle er til stede.",
                nn="Utan ein dato å sjå fram mot blir tiltaka fort liggjande. Datoen blir avtalt medan alle er der.",
                en="Without a day to look to, measures are soon left lying. It is agreed while everybody is there.",
            ),
            source=Source(local=("OVE-03",)),
        ),
    ),
    checks=(CHILD_TALK_ARRANGED,),
)
