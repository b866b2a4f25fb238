"""Kvinesdal: a core group for the young leaves no meeting without somebody having something concrete to do.

The family is asked whom they want as coordinator.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ansvar_core import (
    Difference,
    Effect,
    EndingDecided,
    GroupStatus,
    MeasureAgreed,
    MeetingEnded,
    MinutesWritten,
    Obligation,
    Owing,
    Profile,
    RoutinePoint,
    RuleText,
    Setting,
    Source,
    TaskAgreed,
    Text,
    When,
    met_since,
    next_meeting_day,
)

# A core group is for those aged 12 to 21.
_FROM, _NO_LONGER = 12, 22


def _ends_in_measures(setting: Setting) -> tuple[Owing, ...]:
    group = setting.group
    if group.status is not GroupStatus.ESTABLISHED or not setting.has_reached(_FROM) or setting.has_reached(_NO_LONGER):
        return ()
    agreed = max((each.position for each in group.work.values() if each.responsible and each.deadline), default=0)
    owed: list[Owing] = []
    for meeting in group.meetings.values():
        opened, ended = meeting.opened_position, meeting.ended_position
        if meeting.period == group.period and meeting.held and opened and ended and opened > agreed:
            owed.append(
                Owing(
                    who=group.coordinator.holder,
                    position=ended,
                    subject=meeting.id,
                    due=next_meeting_day(setting),
                    next_meeting=True,
                    overdue=met_since(setting, ended),
                )
            )
    return tuple(owed)


def _days(setting: Setting) -> Iterable[date]:
    return (setting.birthday(_FROM), setting.birthday(_NO_LONGER))


_ENDS_IN_MEASURES: Final = Obligation(
    code="kvinesdal.ends-in-measures",
    source=Source(local=("KVI-03",)),
    opened_by=(MeetingEnded,),
    settled_by=(MeasureAgreed, TaskAgreed, MinutesWritten),
    voided_by=(EndingDecided,),
    owed=_ends_in_measures,
    days=_days,
    text=RuleText(
        wrong=Text(
            nb="Møtet har ikke ført til noe konkret tiltak.",
            nn="Møtet har ikkje ført til noko konkret tiltak.",
            en="The meeting has not led to any concrete measure.",
        ),
        why=Text(
            nb="Den unge skal merke at møtene fører til noe. Derfor slutter hvert møte med at noen skal gjøre noe.",
            nn="Den unge skal merke at møta fører til noko. Derfor sluttar kvart møte med at nokon skal gjere noko.",
            en="Meetings are to lead somewhere for the young person, so each ends with somebody having things to do.",
        ),
        do=Text(
            nb="Avtal et tiltak eller en oppgave, med hvem som gjør det og når.",
            nn="Avtal eit tiltak eller ei oppgåve, med kven som gjer det og når.",
            en="Agree on a measure or a task, with who does it and when.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="kvinesdal",
    label=Text(nb="Kvinesdal kommune", nn="Kvinesdal kommune", en="The municipality of Kvinesdal"),
    documents=(
        "Kommunalt individnivå, https://www.btilister.no/kvinesdal/samarbeidsarena-kategori/kommunalt-individniva/",
        "Barnekoordinator, https://www.kvinesdal.kommune.no/barnekoordinator.569239.no.html",
    ),
    obligations=(_ENDS_IN_MEASURES,),
    differences=(
        Difference(
            what=RoutinePoint(
                code="kvinesdal.wish-asked-for",
                what=Text(
                    nb="familien har fått si hvem de ønsker som {coordinator}",
                    nn="familien har fått seie kven dei ønskjer som {coordinator}",
                    en="the family has been able to say whom they want as {coordinator}",
                ),
                when=When.IN,
                event="coordinator-offered",
                effect=Effect.INFORMS,
            ),
            because=Text(
                nb="Familien kan ønske seg noen de har tillit til. Da må de vite at de kan si det.",
                nn="Familien kan ønskje seg nokon dei har tillit til. Då må dei vite at dei kan seie det.",
                en="The family may wish for somebody they trust. They must know that they can say so.",
            ),
            source=Source(local=("KVI-06",)),
        ),
    ),
)
