"""Consent asked for, given, narrowed, refused, withdrawn and confirmed; objections; reading.

All of these can come at any time, whatever the state of the group.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

import attrs

from ansvar_core.entities.consent import Capacity, ConsentItem, FormScope, Grant, Manner
from ansvar_core.entities.people import check_days
from ansvar_core.events.base import Event, nonempty, refers
from ansvar_core.values.ids import (
    AgencyId,
    DocumentId,
    InformationKind,
    MeetingId,
    ObjectionId,
    PartyId,
    as_ids,
    is_id,
    is_ids,
    is_optional_id,
)
from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.versions import since

__all__ = [
    "AccessRestricted",
    "ConsentAskedFor",
    "ConsentConfirmed",
    "ConsentGiven",
    "ConsentNarrowed",
    "ConsentRefused",
    "ConsentWithdrawn",
    "FamilyAccessDecided",
    "MinutesForUserDecided",
    "ObjectionAnswered",
    "ObjectionRecorded",
    "OtherBasisRecorded",
    "ParentsNeedRecorded",
    "RestrictionLifted",
]


def _some(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not value:
        raise InvalidValue(attribute.name, "needs at least one entry")


def _items(value: Iterable[ConsentItem]) -> tuple[ConsentItem, ...]:
    return tuple(value)


def _grants(value: Iterable[Grant]) -> tuple[Grant, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True, repr=False)
class _OfGrantor(Event):
    grantor: PartyId = attrs.field(validator=is_id)

    @property
    def subject(self) -> str | None:
        return self.grantor


@attrs.frozen(kw_only=True, repr=False)
class ConsentAskedFor(_OfGrantor):
    """Somebody is asked to consent (samtykke innhentes).

    Source: B3.
    """

    tag: ClassVar[str] = "consent-asked-for"
    exchanges: ClassVar[bool] = False

    items: tuple[ConsentItem, ...] = attrs.field(converter=_items, validator=_some)


@attrs.frozen(kw_only=True, repr=False)
class ConsentGiven(_OfGrantor):
    """A consent is given on one form, for several objects and agencies (samtykke gitt).

    `first_day` is inside.  `informed` says that the grantor was told what it means, and that it is voluntary and can be
    withdrawn.  `document` refers to the form, or to the journal entry of what was said.  `scope` says whether the form
    is for these agencies or in place of all earlier of this grantor.  `alone_ground` refers to the recorded ground
    where one parent consents alone.  Source: B3; pasient- og brukerrettighetsloven §§ 4-1, 4-2, 4-4.
    """

    tag: ClassVar[str] = "consent-given"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    capacity: Capacity
    grants: tuple[Grant, ...] = attrs.field(converter=_grants, validator=_some)
    first_day: date
    manner: Manner
    informed: bool
    document: DocumentId | None = attrs.field(default=None, validator=is_optional_id)
    scope: FormScope = FormScope.THESE_AGENCIES
    alone_ground: DocumentId | None = attrs.field(default=None, validator=is_optional_id)

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if any(grant.last_day is not None and grant.last_day < self.first_day for grant in self.grants):
            raise InvalidValue("grants", "a last day is before the first")
        if len({(grant.object, grant.agency) for grant in self.grants}) < len(self.grants):
            raise InvalidValue("grants", "the same object for the same agency stands twice")


@attrs.frozen(kw_only=True, repr=False)
class ConsentNarrowed(_OfGrantor):
    """A consent to exchange is narrowed to fewer kinds of information for one agency (samtykke innsnevret).

    `kinds` are those that remain.  Source: B3; helsepersonelloven § 22.
    """

    tag: ClassVar[str] = "consent-narrowed"
    exchanges: ClassVar[bool] = False

    agency: AgencyId = attrs.field(validator=is_id, metadata=refers("agency"))
    kinds: frozenset[InformationKind] = attrs.field(converter=as_ids, validator=[is_ids, _some])


@attrs.frozen(kw_only=True, repr=False)
class ConsentRefused(_OfGrantor):
    """Somebody says no (samtykke nektet).  Without `items` it is no to everything.

    Source: B3; pasient- og brukerrettighetsloven § 4-4.
    """

    tag: ClassVar[str] = "consent-refused"
    exchanges: ClassVar[bool] = False

    items: tuple[ConsentItem, ...] = attrs.field(default=(), converter=_items)


@attrs.frozen(kw_only=True, repr=False)
class ConsentWithdrawn(_OfGrantor):
    """Somebody withdraws (samtykke trukket).  Without `items` it is everything.

    `grantor` is whose withdrawal it is: who gave the consent, or whose consent is required, also without having given
    one.  Never refused to them.  Source: B3; pasient- og brukerrettighetsloven § 4-1.
    """

    tag: ClassVar[str] = "consent-withdrawn"
    exchanges: ClassVar[bool] = False

    items: tuple[ConsentItem, ...] = attrs.field(default=(), converter=_items)


@attrs.frozen(kw_only=True, repr=False)
class ConsentConfirmed(_OfGrantor):
    """An old consent is confirmed for the new period (samtykke bekreftet).  Without `items` it is all that stands.

    Source: B3, B39; our own decision.
    """

    tag: ClassVar[str] = "consent-confirmed"
    exchanges: ClassVar[bool] = False

    items: tuple[ConsentItem, ...] = attrs.field(default=(), converter=_items)


@attrs.frozen(kw_only=True, repr=False)
class ObjectionRecorded(Event):
    """Somebody who cannot withdraw says what they are against (innvending registrert).

    Source: B14; our own decision.
    """

    tag: ClassVar[str] = "objection-recorded"
    exchanges: ClassVar[bool] = False

    objection: ObjectionId = attrs.field(validator=is_id)
    party: PartyId = attrs.field(validator=is_id)
    text: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class ObjectionAnswered(Event):
    """An objection has been answered (innvending besvart).

    Source: B14; our own decision.
    """

    tag: ClassVar[str] = "objection-answered"
    exchanges: ClassVar[bool] = False

    objection: ObjectionId = attrs.field(validator=is_id, metadata=refers("objection"))
    text: str | None = None

    @property
    def subject(self) -> str | None:
        return self.objection


@attrs.frozen(kw_only=True, repr=False)
class OtherBasisRecorded(Event):
    """The host has another legal basis for sharing (annet rettsgrunnlag registrert).

    `provision` is which of the provisions that the legal frame lists, by its code, `decided_by` whose decision it is;
    the first and the last day are inside.  `basis` is the host's own words for it.  Raises `InvalidValue` for a last
    day before the first.  Source: our own decision; helsepersonelloven § 25.
    """

    tag: ClassVar[str] = "other-basis-recorded"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False

    agency: AgencyId = attrs.field(validator=is_id, metadata=refers("agency"))
    kinds: frozenset[InformationKind] = attrs.field(converter=as_ids, validator=[is_ids, _some])
    basis: str = attrs.field(validator=nonempty)
    provision: str | None = attrs.field(default=None, validator=is_optional_id, metadata=since(2))
    first_day: date | None = attrs.field(default=None, metadata=since(2))
    last_day: date | None = attrs.field(default=None, metadata=since(2))
    decided_by: PartyId | None = attrs.field(default=None, validator=is_optional_id, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        check_days(self.first_day, self.last_day)


@attrs.frozen(kw_only=True, repr=False)
class FamilyAccessDecided(Event):
    """The user has decided whether somebody close may read (innsyn for pårørende avgjort).

    `kinds` limits it to some kinds of information; empty is all.  Source: B25; our own decision.
    """

    tag: ClassVar[str] = "family-access-decided"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    allowed: bool
    kinds: frozenset[InformationKind] = attrs.field(default=frozenset(), converter=as_ids, validator=is_ids)

    @property
    def subject(self) -> str | None:
        return self.party


@attrs.frozen(kw_only=True, repr=False)
class MinutesForUserDecided(Event):
    """The user, or those who consent for the user, want the minutes or do not (referat til brukeren avgjort).

    Source: B25; our own decision.
    """

    tag: ClassVar[str] = "minutes-for-user-decided"
    exchanges: ClassVar[bool] = False

    wanted: bool


@attrs.frozen(kw_only=True, repr=False)
class ParentsNeedRecorded(Event):
    """A parent needs to read some of the papers of a meeting to answer for the child (forelders behov for innsyn).

    `agency` is the one that the kinds of information come from, `ground` says why it is necessary.  Source: B25; our
    own decision; pasient- og brukerrettighetsloven § 3-4 (general knowledge).
    """

    tag: ClassVar[str] = "parents-need-recorded"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    meeting: MeetingId = attrs.field(validator=is_id, metadata=refers("meeting"))
    kinds: frozenset[InformationKind] = attrs.field(converter=as_ids, validator=[is_ids, _some])
    ground: str = attrs.field(validator=nonempty)
    agency: AgencyId = attrs.field(validator=is_id, metadata=refers("agency"))

    @property
    def subject(self) -> str | None:
        return self.party


@attrs.frozen(kw_only=True, repr=False)
class AccessRestricted(Event):
    """Somebody's access is closed, on the basis the host records (innsyn sperret).

    `meeting` limits it to one meeting; None is everything.  Source: our own decision.
    """

    tag: ClassVar[str] = "access-restricted"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    meeting: MeetingId | None = attrs.field(default=None, validator=is_optional_id, metadata=refers("meeting"))
    basis: str = attrs.field(validator=nonempty)

    @property
    def subject(self) -> str | None:
        return self.party


@attrs.frozen(kw_only=True, repr=False)
class RestrictionLifted(Event):
    """Access that was closed is open again (sperring opphevet).

    Source: our own decision.
    """

    tag: ClassVar[str] = "restriction-lifted"
    exchanges: ClassVar[bool] = False

    party: PartyId = attrs.field(validator=is_id)
    meeting: MeetingId | None = attrs.field(default=None, validator=is_optional_id, metadata=refers("meeting"))

    @property
    def subject(self) -> str | None:
        return self.party
