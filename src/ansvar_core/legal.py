"""The legal frame: what the law of a country fixes, and which provisions say so.

The rules name no act and no age.  They name a ground and read an age from the frame, so that another country is another
frame and not another core.  Everything in it can carry the day from which it is in force: a change in law is a second
version beside the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import attrs

from ansvar_core.dated import Dated
from ansvar_core.entities.consent import Capacity
from ansvar_core.errors import InvalidPolicy
from ansvar_core.values.checked import checked
from ansvar_core.values.findings import Floor
from ansvar_core.values.law import Ground, LawReference, Mark, Source
from ansvar_core.values.ledger import Ledger
from ansvar_core.values.parameter import about

__all__ = ["NORWAY", "LegalFrame"]

Provisions = tuple[LawReference, ...]

# Without these no frame could keep what the library promises about consent.
_NEEDED: Final = (Ground.RELEASE, Ground.WITHDRAWAL, Ground.WHO_CONSENTS, Ground.CONSENT_FOR_CHILD)


def _grounds(value: Mapping[Ground, Dated[Provisions]]) -> Ledger[Ground, Dated[Provisions]]:
    return Ledger(value.items())


def _capacities(value: Iterable[Capacity]) -> frozenset[Capacity]:
    return frozenset(value)


@attrs.frozen(kw_only=True, field_transformer=checked)
class LegalFrame:
    """What the law of a country fixes, with the days from which (rettslig ramme).

    Ages are in whole years.  `grounds` are the provisions; a rule whose ground has none is a matter for the guideline
    in that country.  Raises `InvalidPolicy` for a frame that does not say what lifts secrecy, who consents, and that
    consent can be withdrawn.
    """

    name: str
    grounds: Ledger[Ground, Dated[Provisions]] = attrs.field(
        converter=_grounds,
        metadata=about(
            "frame.grounds",
            Source(design=True),
            floor=Floor.LAW,
            nb="Lovbestemmelsene reglene bygger på.",
            nn="Lovføresegnene reglane byggjer på.",
            en="The provisions that the rules rest on.",
        ),
    )
    youth_consents_at_earliest: Dated[int] = attrs.field(
        metadata=about(
            "frame.youth_consents_at_earliest",
            Source(design=True),
            floor=Floor.LAW,
            nb="Laveste alder en kommune kan sette for at den unge samtykker selv.",
            nn="Lågaste alder ein kommune kan setje for at den unge samtykkjer sjølv.",
            en="The lowest age at which a municipality may let the young person consent.",
        )
    )
    youth_consents_at_latest: Dated[int] = attrs.field(
        metadata=about(
            "frame.youth_consents_at_latest",
            Source(grounds=(Ground.WHO_CONSENTS,)),
            floor=Floor.LAW,
            nb="Alderen da den unge senest samtykker selv.",
            nn="Alderen då den unge seinast samtykkjer sjølv.",
            en="The age at which the young person consents at the latest.",
        )
    )
    parents_consent_at_least_until: Dated[int] = attrs.field(
        metadata=about(
            "frame.parents_consent_at_least_until",
            Source(grounds=(Ground.CONSENT_FOR_CHILD,)),
            floor=Floor.LAW,
            nb="Alderen foreldrenes samtykke minst trengs fram til.",
            nn="Alderen samtykket frå foreldra minst trengst fram til.",
            en="The age up to which the parents' consent is needed at least.",
        )
    )
    full_age: Dated[int] = attrs.field(
        metadata=about(
            "frame.full_age",
            Source(grounds=(Ground.FULL_AGE,)),
            floor=Floor.LAW,
            nb="Myndighetsalder.",
            nn="Myndigheitsalder.",
            en="Full age.",
        )
    )
    heard_by_law_from: Dated[int | None] = attrs.field(
        metadata=about(
            "frame.heard_by_law_from",
            Source(statements=("B14",), grounds=(Ground.CHILD_HEARD,)),
            floor=Floor.LAW,
            nb="Alderen da loven senest krever at barnet blir hørt. Etter retningslinja skal barn høres uansett alder.",
            nn="Alderen då lova seinast krev at barnet blir høyrt. Etter retningslinja skal barn høyrast uansett "
            "alder.",
            en="The age from which the law at the latest has the child heard. The guideline hears a child of any age.",
        )
    )
    capacities: frozenset[Capacity] = attrs.field(
        default=frozenset(Capacity),
        converter=_capacities,
        metadata=about(
            "frame.capacities",
            Source(grounds=(Ground.WHO_CONSENTS, Ground.CONSENT_FOR_CHILD, Ground.WITHOUT_COMPETENCE)),
            floor=Floor.LAW,
            nb="Rollene man kan samtykke i.",
            nn="Rollene ein kan samtykkje i.",
            en="The capacities in which one can consent.",
        ),
    )
    one_parent_may_be_enough: Dated[bool] = attrs.field(
        metadata=about(
            "frame.one_parent_may_be_enough",
            Source(grounds=(Ground.CONSENT_FOR_CHILD,), design=True),
            floor=Floor.LAW,
            nb="Om en kommune kan velge at samtykke fra én forelder er nok til selve samarbeidet.",
            nn="Om ein kommune kan velje at samtykke frå éin forelder er nok til sjølve samarbeidet.",
            en="Whether a municipality may choose that one parent's consent is enough for the cooperation itself.",
        )
    )
    consent_is_time_limited: Dated[bool] = attrs.field(
        metadata=about(
            "frame.consent_is_time_limited",
            Source(grounds=(Ground.WITHDRAWAL,), design=True),
            floor=Floor.LAW,
            nb="Om et samtykke må ha en siste dag.",
            nn="Om eit samtykke må ha ein siste dag.",
            en="Whether a consent must have a last day.",
        )
    )

    def __attrs_post_init__(self) -> None:
        for ground in _NEEDED:
            if ground not in self.grounds or not all(law for _, law in self.grounds[ground].versions):
                raise InvalidPolicy(
                    "frame.grounds", f"a legal frame must say which provision is the ground {ground.value!r}"
                )

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something in the law changes (ikrafttredelser)."""
        values: tuple[Dated[Any], ...] = tuple(
            each for field in attrs.fields(LegalFrame) if isinstance(each := getattr(self, field.name), Dated)
        )
        return tuple(sorted({day for each in (*values, *self.grounds.values()) for day in each.days}))

    def before(self, day: date) -> LegalFrame:
        """The same law as if nothing in it had changed from the day on (slik loven var før en dag)."""
        values = {field.name: getattr(self, field.name) for field in attrs.fields(LegalFrame)}
        stayed: dict[str, Any] = {name: each.before(day) for name, each in values.items() if isinstance(each, Dated)}
        return attrs.evolve(self, grounds={name: each.before(day) for name, each in self.grounds.items()}, **stayed)

    def provisions(self, ground: Ground, day: date) -> Provisions:
        """The provisions that are a ground on a day, none where the law says nothing (bestemmelser)."""
        return self.grounds[ground].at(day) if ground in self.grounds else ()

    def sourced(self, source: Source, day: date) -> Source:
        """A source with the provisions for its grounds on a day (kilde med lovhenvisning)."""
        law = tuple(dict.fromkeys(each for ground in source.grounds for each in self.provisions(ground, day)))
        return attrs.evolve(source, law=law) if law else source


def _law(act: str, section: str, mark: Mark, nn: str) -> LawReference:
    return LawReference(act=act, section=section, mark=mark, act_nn=nn)


def _pbrl(section: str, mark: Mark = Mark.ANALOGY) -> LawReference:
    return _law("pasient- og brukerrettighetsloven", section, mark, "pasient- og brukarrettslova")


def _hpl(section: str) -> LawReference:
    return _law("helsepersonelloven", section, Mark.CONFIRMED, "helsepersonellova")


def _hol(section: str) -> LawReference:
    return _law("helse- og omsorgstjenesteloven", section, Mark.CONFIRMED, "helse- og omsorgstenestelova")


_GROUNDS: Final[Mapping[Ground, Provisions]] = {
    Ground.RELEASE: (_hpl("22"),),
    Ground.SECRECY: (_law("forvaltningsloven", "13 a", Mark.GENERAL_KNOWLEDGE, "forvaltningslova"),),
    Ground.COOPERATING_PERSONNEL: (_hpl("25"),),
    Ground.WITHDRAWAL: (_pbrl("4-1"),),
    Ground.FORM: (_pbrl("4-2"),),
    Ground.WHO_CONSENTS: (_pbrl("4-3"),),
    Ground.CONSENT_FOR_CHILD: (_pbrl("4-4"),),
    Ground.WITHOUT_COMPETENCE: (_pbrl("4-5"), _pbrl("4-6")),
    Ground.PARTICIPATION: (_pbrl("3-1", Mark.GENERAL_KNOWLEDGE),),
    Ground.CHILD_HEARD: (_pbrl("4-4", Mark.CONFIRMED), _law("barnelova", "31", Mark.CONFIRMED, "barnelova")),
    Ground.CHILD_HEARD_AT_ANY_AGE: (
        _law("barnevernsloven", "1-4", Mark.GENERAL_KNOWLEDGE, "barnevernslova"),
        _law("Grunnloven", "104", Mark.GENERAL_KNOWLEDGE, "Grunnlova"),
    ),
    Ground.PLAN: (_hol("7-1"),),
    Ground.COORDINATOR: (_hol("7-2"),),
    Ground.FULL_AGE: (_law("vergemålsloven", "2", Mark.CONFIRMED, "verjemålslova"),),
}

NORWAY: Final = LegalFrame(
    name="norway",
    grounds={ground: Dated.always(f"frame.grounds.{ground}", law) for ground, law in _GROUNDS.items()},
    youth_consents_at_earliest=Dated.always("frame.youth_consents_at_earliest", 15),
    youth_consents_at_latest=Dated.always("frame.youth_consents_at_latest", 16),
    parents_consent_at_least_until=Dated.always("frame.parents_consent_at_least_until", 16),
    full_age=Dated.always("frame.full_age", 18),
    heard_by_law_from=Dated.always("frame.heard_by_law_from", 7),
    one_parent_may_be_enough=Dated.always("frame.one_parent_may_be_enough", value=True),
    consent_is_time_limited=Dated.always("frame.consent_is_time_limited", value=False),
)
"""The Norwegian frame (norsk rettslig ramme).

None of the provisions carries a day here, because none of the pages that support them names one.
"""
