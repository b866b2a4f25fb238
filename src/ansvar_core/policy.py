"""What a municipality may choose.

A policy is the resolved value for one stretch of time.  What a municipality writes is how it *differs*, with the reason
(`Profile`); the policy is what comes of it.  It is dated as a whole, so a record is always judged by what was in force
at each event's own time.

Where no source supports a number there is none: None means that the municipality has not chosen, and nothing is
demanded.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Final, TypeVar

import attrs

from ansvar_core.allowed import check_choice
from ansvar_core.choices import Act, ChairRule, Gate, MinuteTakerRule, Permission, RoutinePoint, Weight, once
from ansvar_core.dates import LeapBirthday, NorwegianTime, Span
from ansvar_core.entities.consent import Manner
from ansvar_core.entities.meeting import Topic
from ansvar_core.errors import InvalidPolicy
from ansvar_core.legal import NORWAY, LegalFrame
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.findings import Effect
from ansvar_core.values.ids import InformationKind
from ansvar_core.values.law import Ground, Source
from ansvar_core.values.parameter import about, parameters

__all__ = ["Policy"]

_OURS: Final = Source(design=True)

_T = TypeVar("_T")


if TYPE_CHECKING:  # What else is taken; the field's own check makes it what is kept.

    def _manners(value: Iterable[Manner]) -> frozenset[Manner]: ...

    def _topics(value: Iterable[Topic]) -> frozenset[Topic]: ...

else:
    _manners = _topics = None


def _in_order(value: Iterable[_T], *names: str) -> tuple[_T, ...]:
    """By what each is about, so that two policies that choose the same are equal in whatever order they were given."""
    return tuple(sorted(value, key=lambda each: tuple(str(getattr(each, name, "")) for name in names)))


def _gates(value: Iterable[Gate]) -> tuple[Gate, ...]:
    return _in_order(value, "duty", "event")


def _permissions(value: Iterable[Permission]) -> tuple[Permission, ...]:
    return _in_order(value, "act")


def _weights(value: Iterable[Weight]) -> tuple[Weight, ...]:
    return _in_order(value, "code")


def _points(value: Iterable[RoutinePoint]) -> tuple[RoutinePoint, ...]:
    return _in_order(value, "code")


_ELSEWHERE: Final = frozenset(
    {Topic.STAFF_COMPLAINT, Topic.RESOURCE_COMPLAINT, Topic.TRAINING, Topic.AGENCY_DISAGREEMENT}
)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Policy:
    """What one municipality has chosen for one stretch of time (lokale valg).

    The defaults are the standard policy.  Raises `InvalidPolicy` for choices that do not go together.
    """

    frame: LegalFrame = NORWAY
    zone: tzinfo = attrs.field(
        factory=NorwegianTime,
        # Many a zone has none, those of dateutil among them.
        hash=False,
        metadata=about(
            "record.zone",
            _OURS,
            nb="Tidssonen som avgjør hvilken dato et tidspunkt hører til.",
            nn="Tidssona som avgjer kva dato eit tidspunkt høyrer til.",
            en="The time zone that decides which date an instant belongs to.",
        ),
    )
    late_registration: Span | None = attrs.field(
        default=None,
        metadata=about(
            "record.late_registration",
            _OURS,
            "record.late",
            nb="Hvor lenge etterpå noe kan registreres uten at det gis varsel.",
            nn="Kor lenge etterpå noko kan registrerast utan varsel.",
            en="How long afterwards something can be recorded without a warning.",
        ),
    )
    clock_leap: Span | None = attrs.field(
        default=Span(months=24),
        metadata=about(
            "record.leap",
            _OURS,
            "record.leap",
            nb="Hvor lang tid det kan gå mellom to registreringer uten at det gis varsel om at klokka kan være feil.",
            nn="Kor lang tid det kan gå mellom to registreringar utan varsel om at klokka kan vere feil.",
            en="How long there can be between two entries without a warning that the clock may be wrong.",
        ),
    )
    youth_consents_from: int = attrs.field(
        default=16,
        metadata=about(
            "consent.youth_own_age",
            Source(grounds=(Ground.WHO_CONSENTS,), design=True),
            nb="Alderen den unge samtykker selv fra.",
            nn="Alderen den unge samtykkjer sjølv frå.",
            en="The age from which the young person consents.",
        ),
    )
    parents_consent_until: int = attrs.field(
        default=16,
        metadata=about(
            "consent.parents_until",
            Source(grounds=(Ground.CONSENT_FOR_CHILD,), design=True),
            nb="Alderen foreldrenes samtykke trengs fram til. Fra den unge selv kan samtykke og fram til denne "
            "alderen, trengs samtykke både fra den unge og fra foreldrene.",
            nn="Alderen samtykket frå foreldra trengst fram til. Frå den unge sjølv kan samtykkje og fram til denne "
            "alderen, trengst samtykke både frå den unge og frå foreldra.",
            en="The age up to which the parents' consent is needed. From the young person's own age of consent until "
            "this one, both are needed.",
        ),
    )
    leap_birthday: LeapBirthday = attrs.field(
        default=LeapBirthday.MARCH_1,
        metadata=about(
            "consent.leap_birthday",
            _OURS,
            nb="Dagen en som er født 29. februar, fyller år i et år uten skuddårsdag.",
            nn="Dagen ein som er fødd 29. februar, fyller år i eit år utan skotårsdag.",
            en="The day on which one born on 29 February grows older in a common year.",
        ),
    )
    one_parent_enough_for_cooperation: bool = attrs.field(
        default=False,
        metadata=about(
            "consent.one_parent_enough_for_cooperation",
            Source(grounds=(Ground.CONSENT_FOR_CHILD,), design=True),
            nb="Om samtykke fra én forelder er nok til selve samarbeidet. Et nei fra en annen stanser likevel.",
            nn="Om samtykke frå éin forelder er nok til sjølve samarbeidet. Eit nei frå ein annan stansar likevel.",
            en="Whether one parent's consent is enough for the cooperation itself. Another parent's no still stops it.",
        ),
    )
    consent_manners: frozenset[Manner] = attrs.field(
        default=frozenset(Manner),
        converter=_manners,
        metadata=about(
            "consent.forms_allowed",
            Source(grounds=(Ground.FORM,), design=True),
            "consent.manner",
            nb="Måtene samtykke kan gis på.",
            nn="Måtane samtykke kan givast på.",
            en="The ways in which consent can be given.",
        ),
    )
    consent_last_day_required: bool = attrs.field(
        default=False,
        metadata=about(
            "consent.last_day_required",
            _OURS,
            "consent.last-day consent.last-day-required",
            nb="Om et samtykke må ha en siste dag.",
            nn="Om eit samtykke må ha ein siste dag.",
            en="Whether a consent must have a last day.",
        ),
    )
    information_kinds: frozenset[InformationKind] = attrs.field(
        default=frozenset({"coordination", "health", "development", "learning", "family", "economy"}),
        converter=any_ids,
        metadata=about(
            "consent.information_kinds",
            _OURS,
            "consent.kinds-listed meeting.kinds-listed minutes.kinds-listed",
            nb="Typene opplysninger et samtykke kan nevne. Kommunens egne ord.",
            nn="Typane opplysningar eit samtykke kan nemne. Kommunen sine eigne ord.",
            en="The kinds of information a consent can name. The municipality's own words.",
        ),
    )
    min_agencies: int | None = attrs.field(
        default=2,
        metadata=about(
            "establish.min_agencies",
            Source(statements=("B1",), design=True),
            "establish.min-agencies ending.considered",
            nb="Det minste antallet instanser som bør være med.",
            nn="Det minste talet på instansar som bør vere med.",
            en="The fewest agencies that should take part.",
        ),
    )
    uncounted_agency_kinds: frozenset[str] = attrs.field(
        default=frozenset(),
        converter=any_ids,
        metadata=about(
            "establish.not_counted_agency_kinds",
            _OURS,
            "establish.min-agencies ending.considered",
            nb="Typer instanser som ikke teller med, for eksempel skole.",
            nn="Typar instansar som ikkje tel med, til dømes skule.",
            en="Kinds of agency that do not count, school for example.",
        ),
    )
    size_warning: int | None = attrs.field(
        default=None,
        metadata=about(
            "group.size_warning",
            Source(statements=("A3", "B6")),
            "group.size",
            nb="Det gis varsel når det er flere medlemmer enn dette. Kildene sier «nøktern», men gir ikke noe tall.",
            nn="Det blir gitt varsel når det er fleire medlemmer enn dette. Kjeldene seier «nøktern», men gir ikkje "
            "noko tal.",
            en="The number of members above which there is a warning. The sources say “sober”, not a number.",
        ),
    )
    chair_rule: ChairRule = attrs.field(
        default=ChairRule.COORDINATOR_UNLESS_AGREED,
        metadata=about(
            "meeting.chair_rule",
            Source(statements=("A6", "B11"), design=True),
            "meeting.chair meeting.chair-at-opening",
            nb="Hvem som leder møtene.",
            nn="Kven som leier møta.",
            en="Who chairs the meetings.",
        ),
    )
    minute_taker_rule: MinuteTakerRule = attrs.field(
        default=MinuteTakerRule.ROTATION,
        metadata=about(
            "meeting.minute_taker_rule",
            Source(statements=("B26",), design=True),
            "meeting.minute-taker-by-rule rota.out-of-turn rota.twice-running meeting.next-minute-taker",
            nb="Hvem som skriver referat.",
            nn="Kven som skriv referat.",
            en="Who takes the minutes.",
        ),
    )
    chair_takes_minutes: bool = attrs.field(
        default=False,
        metadata=about(
            "meeting.chair_takes_minutes",
            Source(statements=("B26",), design=True),
            "rota.out-of-turn",
            nb="Om møtelederen også kan stå for tur som referent.",
            nn="Om møteleiaren òg kan stå for tur som referent.",
            en="Whether the chair can also be due to take the minutes.",
        ),
    )
    notice: Span | None = attrs.field(
        default=None,
        metadata=about(
            "meeting.notice",
            _OURS,
            "meeting.notice",
            nb="Hvor lenge før møtet innkallingen skal være sendt.",
            nn="Kor lenge før møtet innkallinga skal vere send.",
            en="How long before the meeting the call is to be sent.",
        ),
    )
    max_meeting_minutes: int | None = attrs.field(
        default=None,
        metadata=about(
            "meeting.duration_minutes",
            Source(statements=("B30",), design=True),
            "meeting.length",
            nb="Hvor mange minutter et møte høyst skal vare.",
            nn="Kor mange minutt eit møte høgst skal vare.",
            en="How many minutes a meeting may last at the most.",
        ),
    )
    minutes_deadline: Span | None = attrs.field(
        default=None,
        metadata=about(
            "minutes.deadline",
            _OURS,
            "minutes.written",
            nb="Hvor lenge etter møtet referatet skal være skrevet.",
            nn="Kor lenge etter møtet referatet skal vere skrive.",
            en="How long after the meeting the minutes are to be written.",
        ),
    )
    sharing_deadline: Span | None = attrs.field(
        default=None,
        metadata=about(
            "minutes.sharing_deadline",
            _OURS,
            "minutes.shared minutes.reach-as-needed",
            nb="Hvor lenge etter møtet referatet skal være delt. Uten valg: innen neste møte.",
            nn="Kor lenge etter møtet referatet skal vere delt. Utan val: innan neste møte.",
            en="How long after the meeting the minutes are to be shared. If not chosen: by the next meeting.",
        ),
    )
    meeting_interval: Span | None = attrs.field(
        default=None,
        metadata=about(
            "meeting.interval",
            _OURS,
            "meeting.held",
            nb="Lengste tid mellom to møter.",
            nn="Lengste tid mellom to møte.",
            en="The longest time between two meetings.",
        ),
    )
    topics_excluded: frozenset[Topic] = attrs.field(
        default=_ELSEWHERE,
        converter=_topics,
        metadata=about(
            "topics.excluded",
            Source(statements=("B31", "B32", "B33", "B34")),
            "topic.staff-complaint topic.resource-complaint topic.training topic.agency-disagreement",
            nb="Temaene som tas opp et annet sted enn i møtene.",
            nn="Temaa som blir tekne opp ein annan stad enn i møta.",
            en="The topics that are taken up elsewhere than in the meetings.",
        ),
    )
    process_evaluation: bool = attrs.field(
        default=True,
        metadata=about(
            "evaluation.process_each_meeting",
            Source(statements=("B29",)),
            "meeting.process-evaluated",
            nb="Om hvert møte bør avsluttes med en evaluering av møtet.",
            nn="Om kvart møte bør avsluttast med ei evaluering av møtet.",
            en="Whether each meeting should end with an evaluation of it.",
        ),
    )
    plan_evaluation_interval: Span | None = attrs.field(
        default=None,
        metadata=about(
            "evaluation.interval",
            Source(statements=("B28",), design=True),
            "plan.evaluation-interval",
            nb="Lengste tid mellom to evalueringer av planen.",
            nn="Lengste tid mellom to evalueringar av planen.",
            en="The longest time between two evaluations of the plan.",
        ),
    )
    gates: tuple[Gate, ...] = attrs.field(
        default=(),
        converter=_gates,
        metadata=about(
            "duties.gates",
            _OURS,
            "duty.gate",
            nb="Hendelser som venter mens en plikt er over fristen.",
            nn="Hendingar som ventar medan ei plikt er over fristen.",
            en="Events that wait while a duty is overdue.",
        ),
    )
    permissions: tuple[Permission, ...] = attrs.field(
        default=(),
        converter=_permissions,
        metadata=about(
            "roles.permissions",
            Source(statements=("A6", "B5", "B11"), design=True),
            " ".join(f"role.{act}" for act in Act),
            nb="Hvilke roller en handling er forbeholdt.",
            nn="Kva roller ei handling er reservert for.",
            en="The roles that an act is reserved for.",
        ),
    )
    routine: tuple[RoutinePoint, ...] = attrs.field(
        default=(),
        converter=_points,
        metadata=about(
            "routine.points",
            _OURS,
            nb="Punktene i kommunens egen rutine.",
            nn="Punkta i kommunen sin eigen rutine.",
            en="The points of the municipality's own routine.",
        ),
    )
    weights: tuple[Weight, ...] = attrs.field(
        default=(),
        converter=_weights,
        metadata=about(
            "rules.effects",
            _OURS,
            nb="Regler med en annen virkning enn i standarden.",
            nn="Reglar med ein annan verknad enn i standarden.",
            en="Rules with another effect than in the standard.",
        ),
    )
    unowed: frozenset[str] = attrs.field(
        default=frozenset(),
        converter=any_ids,
        metadata=about(
            "duties.unowed",
            _OURS,
            nb="Plikter i standarden som ikke gjelder her.",
            nn="Plikter i standarden som ikkje gjeld her.",
            en="Duties of the standard that are not owed here.",
        ),
    )

    def __attrs_post_init__(self) -> None:
        for name, parameter in parameters(Policy).items():
            check_choice(name, parameter.key, getattr(self, name))
        if self.youth_consents_from > self.parents_consent_until:
            raise InvalidPolicy("consent.youth_own_age", "between the two ages nobody could consent")
        if not self.consent_manners:
            raise InvalidPolicy("consent.forms_allowed", "there must be a way to give consent")
        if not self.topics_excluded <= _ELSEWHERE:
            raise InvalidPolicy("topics.excluded", "the library knows no other place for this topic")
        if not self.information_kinds:
            raise InvalidPolicy("consent.information_kinds", "there must be a kind of information to consent about")
        once("roles.permissions", (each.act for each in self.permissions))
        once("rules.effects", (each.code for each in self.weights))
        once("routine.points", (each.code for each in self.routine))

    def within_law(self, day: date) -> None:
        """Refuse what the legal frame does not allow on a day (kontroll mot loven); raises `InvalidPolicy`."""
        frame = self.frame
        earliest, latest = frame.youth_consents_at_earliest.at(day), frame.youth_consents_at_latest.at(day)
        if not earliest <= self.youth_consents_from <= latest:
            raise self._unlawful("consent.youth_own_age", f"allows {earliest} to {latest}", Ground.WHO_CONSENTS, day)
        least, full = frame.parents_consent_at_least_until.at(day), frame.full_age.at(day)
        if not least <= self.parents_consent_until <= full:
            raise self._unlawful("consent.parents_until", f"allows {least} to {full}", Ground.CONSENT_FOR_CHILD, day)
        if self.one_parent_enough_for_cooperation and not frame.one_parent_may_be_enough.at(day):
            key = "consent.one_parent_enough_for_cooperation"
            raise self._unlawful(key, "asks for every parent's consent", Ground.CONSENT_FOR_CHILD, day)
        if frame.consent_is_time_limited.at(day):
            if not self.consent_last_day_required:
                raise self._unlawful("consent.last_day_required", "asks for a last day", Ground.WITHDRAWAL, day)
            rule = "consent.last-day-required"
            if any(each.code == rule and each.effect is not Effect.BLOCKS for each in self.weights):
                raise self._unlawful(f"rules.effects.{rule}", "asks for a last day", Ground.WITHDRAWAL, day)

    def _unlawful(self, key: str, problem: str, ground: Ground, day: date) -> InvalidPolicy:
        law = "; ".join(f"{each} ({each.mark})" for each in self.frame.provisions(ground, day))
        since = "" if day == date.min else f" from {day}"
        return InvalidPolicy(key, f"the legal frame {self.frame.name!r} {problem}{since}" + (f": {law}" if law else ""))
