"""Gjøvik: the young consent themselves from 15, and pupils with complex needs get a plan in their ninth school year.

Usually somebody from the municipality leads, and the coordinator may be asked early, to help with the consent.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ansvar_core import (
    AssessmentConcluded,
    Breach,
    ChangeProposal,
    Choice,
    ContentCheck,
    Difference,
    Effect,
    EndingDecided,
    Fact,
    GroupStatus,
    MeetingCalled,
    MeetingOpened,
    NeedReviewed,
    Obligation,
    Owing,
    PlanReferred,
    PreparationStopped,
    Profile,
    Role,
    RuleText,
    Setting,
    Situation,
    Source,
    Text,
    Weight,
    roles_of,
)


def _municipal_chair(situation: Situation, event: MeetingCalled | MeetingOpened) -> Breach | None:
    if event.chair is not None and Role.MUNICIPAL_MEMBER not in roles_of(situation.setting, event.chair):
        fact = Fact(field="chair", subject=event.chair)
        return Breach(facts=(fact,), remedies=(ChangeProposal(asks=("chair",)),))
    return None


_MUNICIPAL_CHAIR: Final = ContentCheck[MeetingCalled | MeetingOpened](
    code="gjovik.municipal-chair",
    effect=Effect.INFORMS,
    source=Source(local=("GJO-01",)),
    governs=(MeetingCalled, MeetingOpened),
    judge=_municipal_chair,
    text=RuleText(
        wrong=Text(
            nb="Møtelederen er ikke en fagperson fra kommunen.",
            nn="Møteleiaren er ikkje ein fagperson frå kommunen.",
            en="The chair is not a professional of the municipality.",
        ),
        why=Text(
            nb="Som regel leder en fagperson fra kommunen, fordi kommunen følger brukeren lengst.",
            nn="Som regel leier ein fagperson frå kommunen, fordi kommunen følgjer brukaren lengst.",
            en="As a rule a professional of the municipality leads, because it stays with the user the longest.",
        ),
        do=Text(
            nb="Det er i orden slik. Tenk over om en fra kommunen heller skal lede.",
            nn="Det er i orden slik. Tenk over om ein frå kommunen heller skal leie.",
            en="It is in order as it is. Consider whether somebody from the municipality should lead.",
        ),
    ),
)


def _ninth_year(setting: Setting) -> tuple[date, date]:
    """The first and the last day of the user's ninth school year, by the year of birth."""
    born = setting.group.user.birth_date.year
    return date(born + 14, 8, 1), date(born + 15, 6, 30)


def _days(setting: Setting) -> Iterable[date]:
    return _ninth_year(setting)[:1]


def _plan_in_ninth_year(setting: Setting) -> Owing | None:
    group, (first, last) = setting.group, _ninth_year(setting)
    lasting = group.need.long_lasting and group.need.coordinated
    concluded = group.latest.get(AssessmentConcluded.tag)
    if concluded is None or group.plan or group.status not in (GroupStatus.BEING_PREPARED, GroupStatus.ESTABLISHED):
        return None
    # A group begun after the ninth school year is too late for this.
    if lasting and setting.day >= first and setting.on(concluded.at).day <= last:
        who = group.coordinator.holder or group.need.agency
        return Owing(who=who, position=concluded.position, due=last, overdue=setting.day > last)
    return None


_PLAN_IN_NINTH_YEAR: Final = Obligation(
    code="gjovik.plan-in-ninth-year",
    source=Source(local=("GJO-06",)),
    opened_by=(AssessmentConcluded,),
    settled_by=(PlanReferred,),
    voided_by=(NeedReviewed, PreparationStopped, EndingDecided),
    owed=_plan_in_ninth_year,
    days=_days,
    text=RuleText(
        wrong=Text(
            nb="Eleven skal ha individuell plan i løpet av niende trinn, men har ingen ennå.",
            nn="Eleven skal ha individuell plan i løpet av niande trinn, men har ingen enno.",
            en="The pupil is to have an individual plan during the ninth school year, and has none yet.",
        ),
        why=Text(
            nb="Overgangen til videregående må forberedes i god tid for elever med varige og sammensatte behov.",
            nn="Overgangen til vidaregåande må førebuast i god tid for elevar med varige og samansette behov.",
            en="The step to upper secondary school has to be prepared early for pupils with lasting, complex needs.",
        ),
        do=Text(
            nb="Lag planen sammen med eleven og de foresatte innen skoleåret er over, og vis til den her.",
            nn="Lag planen saman med eleven og dei føresette innan skuleåret er over, og vis til han her.",
            en="Make the plan with the pupil and the guardians before the school year is over, and refer to it here.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="gjovik",
    label=Text(nb="Gjøvik kommune", nn="Gjøvik kommune", en="The municipality of Gjøvik"),
    documents=(
        (
            "Koordinering og oppfølging, https://www.gjovik.kommune.no/vare-tjenester/barn-og-familie/"
            "barn-og-unge-med-sarskilte-behov/koordinering-og-oppfolging/"
        ),
        (
            "Søk om individuell plan, https://www.gjovik.kommune.no/vare-tjenester/helse-og-omsorg/"
            "psykisk-helse-og-rus/sok-om-individuell-plan/"
        ),
    ),
    checks=(_MUNICIPAL_CHAIR,),
    obligations=(_PLAN_IN_NINTH_YEAR,),
    differences=(
        Difference(
            what=Choice(key="consent.youth_own_age", value=15),
            because=Text(
                nb="De unge samtykker selv fra 15 år når de er i stand til det. Til de er 16, må foreldrene også.",
                nn="Dei unge samtykkjer sjølve frå 15 år når dei er i stand til det. Til dei er 16, må foreldra òg.",
                en="The young consent themselves from 15, where they are able to. Until 16 the parents are needed too.",
            ),
            source=Source(local=("GJO-03",)),
        ),
        Difference(
            what=Weight(code="coordinator.consent-first", effect=Effect.INFORMS),
            because=Text(
                nb="{coordinator:The} hjelper til med å få samtykket på plass tidlig, og må da kunne spørres først.",
                nn="{coordinator:The} hjelper til med å få samtykket på plass tidleg, og må då kunne bli spurd først.",
                en="{coordinator:The} helps to get consent early on, and so has to be asked first.",
            ),
            source=Source(local=("GJO-07",)),
        ),
    ),
)
