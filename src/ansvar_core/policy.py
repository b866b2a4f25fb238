"""What a municipality may choose, and the legal frame it chooses within.

A policy is one value for one stretch of time.  That a choice changes from a day is said by dating the whole policy
(`Dated[Policy]`), so a record is always judged by what was in force at each event's own time.

Where no source supports a number there is none: None means that the municipality has not chosen, and nothing is
demanded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from enum import StrEnum
from typing import Any, Final

import attrs

from ansvar_core.dated import Dated
from ansvar_core.dates import LeapBirthday, NorwegianTime, Span
from ansvar_core.entities.consent import Manner
from ansvar_core.entities.meeting import Topic
from ansvar_core.errors import InvalidPolicy
from ansvar_core.values.findings import Floor
from ansvar_core.values.ids import InformationKind, as_ids
from ansvar_core.values.law import LawReference, Mark, Source
from ansvar_core.values.terms import Text

__all__ = ["NORWAY", "ChairRule", "Gate", "LegalFrame", "Parameter", "Policy", "parameters"]

PBRL: Final = "pasient- og brukerrettighetsloven"


@attrs.frozen(kw_only=True)
class Parameter:
    """What there is to know about one choice (parameter).

    `key` is its permanent name.  `floor` says whether a municipality may choose at all; `source` what it rests on.
    """

    key: str
    what: Text
    source: Source
    floor: Floor = Floor.GUIDELINE


def _about(key: str, source: Source, *, nb: str, nn: str, en: str, floor: Floor = Floor.GUIDELINE) -> dict[str, Any]:
    return {"parameter": Parameter(key=key, what=Text(nb=nb, nn=nn, en=en), source=source, floor=floor)}


_OURS: Final = Source(design=True)


@attrs.frozen(kw_only=True)
class LegalFrame:
    """What the law of a country fixes, with the days from which (rettslig ramme).

    Another country is another frame, not another core.  Ages are in whole years.
    """

    name: str
    youth_consents_at_earliest: Dated[int] = attrs.field(
        metadata=_about(
            "frame.youth_consents_at_earliest",
            Source(design=True),
            floor=Floor.LAW,
            nb="Laveste alder en kommune kan sette for at den unge samtykker selv.",
            nn="Lågaste alder ein kommune kan setje for at den unge samtykkjer sjølv.",
            en="The lowest age at which a municipality may let the young person consent.",
        )
    )
    youth_consents_at_latest: Dated[int] = attrs.field(
        metadata=_about(
            "frame.youth_consents_at_latest",
            Source(law=(LawReference(act=PBRL, section="4-3", mark=Mark.ANALOGY),)),
            floor=Floor.LAW,
            nb="Alderen da den unge senest samtykker selv.",
            nn="Alderen då den unge seinast samtykkjer sjølv.",
            en="The age at which the young person consents at the latest.",
        )
    )
    parents_consent_at_least_until: Dated[int] = attrs.field(
        metadata=_about(
            "frame.parents_consent_at_least_until",
            Source(law=(LawReference(act=PBRL, section="4-4", mark=Mark.ANALOGY),)),
            floor=Floor.LAW,
            nb="Alderen foreldrenes samtykke minst trengs fram til.",
            nn="Alderen samtykket frå foreldra minst trengst fram til.",
            en="The age up to which the parents' consent is needed at least.",
        )
    )
    full_age: Dated[int] = attrs.field(
        metadata=_about(
            "frame.full_age",
            Source(law=(LawReference(act="vergemålsloven", section="2", mark=Mark.CONFIRMED),)),
            floor=Floor.LAW,
            nb="Myndighetsalder.",
            nn="Myndigheitsalder.",
            en="Full age.",
        )
    )
    heard_by_law_from: Dated[int] = attrs.field(
        metadata=_about(
            "frame.heard_by_law_from",
            Source(statements=("B14",), law=(LawReference(act=PBRL, section="4-4", mark=Mark.CONFIRMED),)),
            floor=Floor.LAW,
            nb="Alderen da loven senest krever at barnet blir hørt. Etter retningslinja skal barn høres uansett alder.",
            nn="Alderen då lova seinast krev at barnet blir høyrt. Etter retningslinja skal barn høyrast uansett "
            "alder.",
            en="The age from which the law at the latest has the child heard. The guideline hears a child of any age.",
        )
    )


NORWAY: Final = LegalFrame(
    name="norway",
    youth_consents_at_earliest=Dated.always("frame.youth_consents_at_earliest", 15),
    youth_consents_at_latest=Dated.always("frame.youth_consents_at_latest", 16),
    parents_consent_at_least_until=Dated.always("frame.parents_consent_at_least_until", 16),
    full_age=Dated.always("frame.full_age", 18),
    heard_by_law_from=Dated.always("frame.heard_by_law_from", 7),
)
"""The Norwegian frame (norsk rettslig ramme).

None of the provisions carries a day here, because none of the pages that support them names one.
"""


class ChairRule(StrEnum):
    """Who chairs the meetings (hvem som leder møtene, B11, A6)."""

    COORDINATOR_UNLESS_AGREED = "coordinator-unless-agreed"
    COORDINATOR_ONLY = "coordinator-only"
    RELAY_HOLDER = "relay-holder"
    NAMED_IN_THE_CALL = "named-in-the-call"


@attrs.frozen(kw_only=True)
class Gate:
    """While this duty is overdue, that event waits (port).

    `duty` is the code of an obligation, `event` the tag of an event.
    """

    duty: str
    event: str


def _manners(value: Iterable[Manner]) -> frozenset[Manner]:
    return frozenset(value)


def _topics(value: Iterable[Topic]) -> frozenset[Topic]:
    return frozenset(value)


def _gates(value: Iterable[Gate]) -> tuple[Gate, ...]:
    return tuple(value)


_ELSEWHERE: Final = frozenset(
    {Topic.STAFF_COMPLAINT, Topic.RESOURCE_COMPLAINT, Topic.TRAINING, Topic.AGENCY_DISAGREEMENT}
)


@attrs.frozen(kw_only=True)
class Policy:
    """What one municipality has chosen for one stretch of time (lokale valg).

    The defaults are the standard policy.  Raises `InvalidPolicy` for choices that do not go together.
    """

    frame: LegalFrame = NORWAY
    zone: tzinfo = attrs.field(
        factory=NorwegianTime,
        metadata=_about(
            "record.zone",
            _OURS,
            nb="Tidssonen som avgjør hvilken dato et tidspunkt hører til.",
            nn="Tidssona som avgjer kva dato eit tidspunkt høyrer til.",
            en="The time zone that decides which date an instant belongs to.",
        ),
    )
    late_registration: Span | None = attrs.field(
        default=None,
        metadata=_about(
            "record.late_registration",
            _OURS,
            nb="Hvor lenge etterpå noe kan registreres uten at det gis varsel.",
            nn="Kor lenge etterpå noko kan registrerast utan varsel.",
            en="How long afterwards something can be recorded without a warning.",
        ),
    )
    youth_consents_from: int = attrs.field(
        default=16,
        metadata=_about(
            "consent.youth_own_age",
            Source(law=(LawReference(act=PBRL, section="4-3", mark=Mark.ANALOGY),), design=True),
            nb="Alderen den unge samtykker selv fra.",
            nn="Alderen den unge samtykkjer sjølv frå.",
            en="The age from which the young person consents.",
        ),
    )
    parents_consent_until: int = attrs.field(
        default=16,
        metadata=_about(
            "consent.parents_until",
            Source(law=(LawReference(act=PBRL, section="4-4", mark=Mark.ANALOGY),), design=True),
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
        metadata=_about(
            "consent.leap_birthday",
            _OURS,
            nb="Dagen en som er født 29. februar, fyller år i et år uten skuddårsdag.",
            nn="Dagen ein som er fødd 29. februar, fyller år i eit år utan skotårsdag.",
            en="The day on which one born on 29 February grows older in a common year.",
        ),
    )
    one_parent_enough_for_cooperation: bool = attrs.field(
        default=False,
        metadata=_about(
            "consent.one_parent_enough_for_cooperation",
            Source(law=(LawReference(act=PBRL, section="4-4", mark=Mark.ANALOGY),), design=True),
            nb="Om samtykke fra én forelder er nok til selve samarbeidet. Et nei fra en annen stanser likevel.",
            nn="Om samtykke frå éin forelder er nok til sjølve samarbeidet. Eit nei frå ein annan stansar likevel.",
            en="Whether one parent's consent is enough for the cooperation itself. Another parent's no still stops it.",
        ),
    )
    consent_manners: frozenset[Manner] = attrs.field(
        default=frozenset(Manner),
        converter=_manners,
        metadata=_about(
            "consent.forms_allowed",
            Source(law=(LawReference(act=PBRL, section="4-2", mark=Mark.ANALOGY),), design=True),
            nb="Måtene samtykke kan gis på.",
            nn="Måtane samtykke kan givast på.",
            en="The ways in which consent can be given.",
        ),
    )
    consent_last_day_required: bool = attrs.field(
        default=False,
        metadata=_about(
            "consent.last_day_required",
            _OURS,
            nb="Om et samtykke må ha en siste dag.",
            nn="Om eit samtykke må ha ein siste dag.",
            en="Whether a consent must have a last day.",
        ),
    )
    information_kinds: frozenset[InformationKind] = attrs.field(
        default=frozenset({"coordination", "health", "development", "learning", "family", "economy"}),
        converter=as_ids,
        metadata=_about(
            "consent.information_kinds",
            _OURS,
            nb="Typene opplysninger et samtykke kan nevne. Kommunens egne ord.",
            nn="Typane opplysningar eit samtykke kan nemne. Kommunen sine eigne ord.",
            en="The kinds of information a consent can name. The municipality's own words.",
        ),
    )
    min_agencies: int | None = attrs.field(
        default=2,
        metadata=_about(
            "establish.min_agencies",
            Source(statements=("B1",), design=True),
            nb="Det minste antallet instanser en gruppe bør ha.",
            nn="Det minste talet på instansar ei gruppe bør ha.",
            en="The fewest agencies a group should have.",
        ),
    )
    uncounted_agency_kinds: frozenset[str] = attrs.field(
        default=frozenset(),
        converter=as_ids,
        metadata=_about(
            "establish.not_counted_agency_kinds",
            _OURS,
            nb="Typer instanser som ikke teller med, for eksempel skole.",
            nn="Typar instansar som ikkje tel med, til dømes skule.",
            en="Kinds of agency that do not count, school for example.",
        ),
    )
    size_warning: int | None = attrs.field(
        default=None,
        metadata=_about(
            "group.size_warning",
            Source(statements=("A3", "B6")),
            nb="Det gis varsel når gruppa har flere medlemmer enn dette. Kildene sier «nøktern», men gir ikke noe "
            "tall.",
            nn="Det blir gitt varsel når gruppa har fleire medlemmer enn dette. Kjeldene seier «nøktern», men gir "
            "ikkje noko tal.",
            en="The number of members above which there is a warning. The sources say “sober”, not a number.",
        ),
    )
    chair_rule: ChairRule = attrs.field(
        default=ChairRule.COORDINATOR_UNLESS_AGREED,
        metadata=_about(
            "meeting.chair_rule",
            Source(statements=("A6", "B11"), design=True),
            nb="Hvem som leder møtene.",
            nn="Kven som leier møta.",
            en="Who chairs the meetings.",
        ),
    )
    chair_takes_minutes: bool = attrs.field(
        default=False,
        metadata=_about(
            "meeting.chair_takes_minutes",
            Source(statements=("B26",), design=True),
            nb="Om møtelederen også kan stå for tur som referent.",
            nn="Om møteleiaren òg kan stå for tur som referent.",
            en="Whether the chair can also be due to take the minutes.",
        ),
    )
    notice: Span | None = attrs.field(
        default=None,
        metadata=_about(
            "meeting.notice",
            _OURS,
            nb="Hvor lenge før møtet innkallingen skal være sendt.",
            nn="Kor lenge før møtet innkallinga skal vere send.",
            en="How long before the meeting the call is to be sent.",
        ),
    )
    max_meeting_minutes: int | None = attrs.field(
        default=None,
        metadata=_about(
            "meeting.duration_minutes",
            Source(statements=("B30",), design=True),
            nb="Hvor mange minutter et møte høyst skal vare.",
            nn="Kor mange minutt eit møte høgst skal vare.",
            en="How many minutes a meeting may last at the most.",
        ),
    )
    minutes_deadline: Span | None = attrs.field(
        default=None,
        metadata=_about(
            "minutes.deadline",
            _OURS,
            nb="Hvor lenge etter møtet referatet skal være skrevet.",
            nn="Kor lenge etter møtet referatet skal vere skrive.",
            en="How long after the meeting the minutes are to be written.",
        ),
    )
    topics_excluded: frozenset[Topic] = attrs.field(
        default=_ELSEWHERE,
        converter=_topics,
        metadata=_about(
            "topics.excluded",
            Source(statements=("B31", "B32", "B33", "B34")),
            nb="Temaene som tas opp utenfor gruppa.",
            nn="Temaa som blir tekne opp utanfor gruppa.",
            en="The topics that are taken up outside the group.",
        ),
    )
    process_evaluation: bool = attrs.field(
        default=True,
        metadata=_about(
            "evaluation.process_each_meeting",
            Source(statements=("B29",)),
            nb="Om hvert møte bør avsluttes med en evaluering av møtet.",
            nn="Om kvart møte bør avsluttast med ei evaluering av møtet.",
            en="Whether each meeting should end with an evaluation of it.",
        ),
    )
    plan_evaluation_interval: Span | None = attrs.field(
        default=None,
        metadata=_about(
            "evaluation.interval",
            Source(statements=("B28",), design=True),
            nb="Lengste tid mellom to evalueringer av planen.",
            nn="Lengste tid mellom to evalueringar av planen.",
            en="The longest time between two evaluations of the plan.",
        ),
    )
    gates: tuple[Gate, ...] = attrs.field(
        default=(),
        converter=_gates,
        metadata=_about(
            "duties.gates",
            _OURS,
            nb="Hendelser som venter mens en plikt er over fristen.",
            nn="Hendingar som ventar medan ei plikt er over fristen.",
            en="Events that wait while a duty is overdue.",
        ),
    )

    def __attrs_post_init__(self) -> None:
        if self.youth_consents_from > self.parents_consent_until:
            raise InvalidPolicy("consent.youth_own_age", "between the two ages nobody could consent")
        if not self.consent_manners:
            raise InvalidPolicy("consent.forms_allowed", "there must be a way to give consent")
        if not self.topics_excluded <= _ELSEWHERE:
            raise InvalidPolicy("topics.excluded", "the library knows no other place for this topic")
        if not self.information_kinds:
            raise InvalidPolicy("consent.information_kinds", "there must be a kind of information to consent about")
        for key, span in (
            ("record.late_registration", self.late_registration),
            ("meeting.notice", self.notice),
            ("minutes.deadline", self.minutes_deadline),
            ("evaluation.interval", self.plan_evaluation_interval),
        ):
            if span is not None and not isinstance(span, Span):
                raise InvalidPolicy(key, "must be a Span, such as Span(days=10), or not chosen")
        for key, number in (
            ("establish.min_agencies", self.min_agencies),
            ("group.size_warning", self.size_warning),
            ("meeting.duration_minutes", self.max_meeting_minutes),
        ):
            if number is not None and number < 1:
                raise InvalidPolicy(key, "must be at least 1, or not chosen")


def parameters(kind: type[Policy | LegalFrame]) -> Mapping[str, Parameter]:
    """The parameters of a policy or a frame by the name of their field (parametre)."""
    return {field.name: field.metadata["parameter"] for field in attrs.fields(kind) if "parameter" in field.metadata}
