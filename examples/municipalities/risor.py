"""Risør: the third level of the model for early help, as the schools meet it.

The relay holder calls, an individual plan is considered, and the work is evaluated in the meetings.  Where nothing
moves, the case goes on to the coordinating unit; when it closes, the pupil's file says why.
"""

from __future__ import annotations

from typing import Final

from ansvar_core import (
    Act,
    Breach,
    ChangeProposal,
    Concerns,
    ContentCheck,
    Difference,
    Fact,
    Forms,
    Permission,
    PlanEvaluated,
    Profile,
    Role,
    RoutinePoint,
    RuleText,
    Situation,
    Source,
    Term,
    TermName,
    Text,
    When,
)

HOLDER: Final = Term(
    name=TermName.COORDINATOR,
    nb=Forms(full="stafettholder", the_full="stafettholderen", article="en"),
    nn=Forms(full="stafetthaldar", the_full="stafetthaldaren", article="ein"),
    en=Forms(full="relay holder", the_full="the relay holder", article="a"),
)


def _outside_a_meeting(situation: Situation, event: PlanEvaluated) -> Breach | None:
    meeting = situation.group.meetings.get(event.meeting or "")
    if meeting is None or meeting.opened_at is None:
        return Breach(
            facts=(Fact(field="meeting", subject=event.meeting),), remedies=(ChangeProposal(asks=("meeting",)),)
        )
    return None


EVALUATED_IN_A_MEETING: Final = ContentCheck(
    code="risor.evaluated-in-a-meeting",
    governs=(PlanEvaluated,),
    source=Source(local=("RIS-03",)),
    judge=_outside_a_meeting,
    text=RuleText(
        wrong=Text(
            nb="Evalueringen viser ikke til et møte som er holdt eller i gang.",
            nn="Evalueringa viser ikkje til eit møte som er halde eller i gang.",
            en="The evaluation names no meeting that has been held or is under way.",
        ),
        why=Text(
            nb="Det er i møtet familien og tjenestene ser sammen på hva som virker. En evaluering på et kontor er noe "
            "annet.",
            nn="Det er i møtet familien og tenestene ser saman på kva som verkar. Ei evaluering på eit kontor er noko "
            "anna.",
            en="In the meeting the family and the services look together at what works. An evaluation in an office is "
            "something else.",
        ),
        do=Text(
            nb="Ta evalueringen i et møte, og oppgi hvilket.",
            nn="Ta evalueringa i eit møte, og oppgi kva for eit.",
            en="Evaluate in a meeting, and say in which.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="risor",
    label=Text(nb="Risør kommune", nn="Risør kommune", en="The municipality of Risør"),
    documents=(
        (
            "Om BTI Risør, "
            "https://www.risor.kommune.no/tjenester/oppvekst/tverrfaglig-innsats-for-barn-og-unge-bti/om-bti-risor/"
        ),
    ),
    terms=(HOLDER,),
    differences=(
        Difference(
            what=Permission(act=Act.CALL, roles=(Role.COORDINATOR,)),
            because=Text(
                nb="Den som holder stafettpinnen, har oversikten og kaller sammen. Da kommer det én innkalling, ikke "
                "flere.",
                nn="Den som held stafettpinnen, har oversikta og kallar saman. Då kjem det éi innkalling, ikkje "
                "fleire.",
                en="Whoever holds the baton has the overview and calls. Then there is one call, not several.",
            ),
            source=Source(local=("RIS-01",)),
        ),
        Difference(
            what=RoutinePoint(
                code="risor.plan-considered",
                what=Text(
                    nb="individuell plan er vurdert",
                    nn="individuell plan er vurdert",
                    en="an individual plan is considered",
                ),
                when=When.AFTER,
                event="group-established",
                who=Role.COORDINATOR,
            ),
            because=Text(
                nb="Når så mange er inne, kan en plan være til nytte for familien. Spørsmålet skal ikke glemmes.",
                nn="Når så mange er inne, kan ein plan vere til nytte for familien. Spørsmålet skal ikkje gløymast.",
                en="With so many involved, a plan may be of use to the family. The question must not be forgotten.",
            ),
            source=Source(local=("RIS-02",)),
        ),
        Difference(
            what=RoutinePoint(
                code="risor.reason-in-the-pupil-file",
                what=Text(
                    nb="grunnen til at saken avsluttes, står i elevmappa",
                    nn="grunnen til at saka blir avslutta, står i elevmappa",
                    en="the reason why the case is closed stands in the pupil's file",
                ),
                when=When.BEFORE,
                event="group-ended",
                concerns=Concerns.CHILD,
            ),
            because=Text(
                nb="Den neste som møter eleven på skolen, må kunne se at noe er prøvd, og hvorfor det sluttet.",
                nn="Den neste som møter eleven på skulen, må kunne sjå at noko er prøvd, og kvifor det slutta.",
                en="The next one at school to meet the pupil must see that something was tried, and why it stopped.",
            ),
            source=Source(local=("RIS-04",)),
        ),
        Difference(
            what=RoutinePoint(
                code="risor.no-progress-sent-on",
                what=Text(
                    nb="det er vurdert om det går framover, og uten framgang er saken sendt til koordinerende enhet",
                    nn="det er vurdert om det går framover, og utan framgang er saka send til koordinerande eining",
                    en="progress is judged, and without progress the case is sent to the coordinating unit",
                ),
                when=When.IN,
                event="plan-evaluated",
            ),
            because=Text(
                nb="En sak som står stille, skal ikke bli stående. Da må noen med bredere oversikt se på den.",
                nn="Ei sak som står stille, skal ikkje bli ståande. Då må nokon med breiare oversikt sjå på ho.",
                en="A case that stands still must not be left standing. Somebody with a wider view has to look at it.",
            ),
            source=Source(local=("RIS-06",)),
        ),
    ),
    checks=(EVALUATED_IN_A_MEETING,),
)
