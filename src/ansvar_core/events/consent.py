"""Consent asked for, given, narrowed, refused, withdrawn and confirmed; objections; reading.

All of these can come at any time, whatever the state of the group.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from ansvar_core.entities.consent import Capacity, ConsentItem, FormScope, Grant, Manner
from ansvar_core.entities.people import check_days
from ansvar_core.events.base import Event, Gives, nonempty, refers
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.ids import AgencyId, DocumentId, InformationKind, MeetingId, ObjectionId, PartyId, Word
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


if TYPE_CHECKING:  # What else is taken; the field's own check makes it what is kept.

    def _items(value: Iterable[ConsentItem]) -> tuple[ConsentItem, ...]: ...

    def _grants(value: Iterable[Grant]) -> tuple[Grant, ...]: ...

else:
    _items = _grants = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class _OfGrantor(Event):
    grantor: PartyId

    @property
    def subject(self) -> str | None:
        return self.grantor


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ConsentAskedFor(_OfGrantor):
    """Somebody is asked to consent (samtykke innhentes).

    Source: B3.
    """

    tag: ClassVar[str] = "consent-asked-for"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("a question is no answer")

    items: tuple[ConsentItem, ...] = attrs.field(converter=_items, validator=_some)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
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
    gives: ClassVar[Gives] = Gives.part(
        "a yes lets others share; what is less than before in it is a no, and a no counts"
    )

    capacity: Capacity
    grants: tuple[Grant, ...] = attrs.field(converter=_grants, validator=_some)
    first_day: date
    manner: Manner
    informed: bool
    document: DocumentId | None = None
    scope: FormScope = FormScope.THESE_AGENCIES
    alone_ground: DocumentId | None = None

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if any(grant.last_day is not None and grant.last_day < self.first_day for grant in self.grants):
            raise InvalidValue("grants", "a last day is before the first")
        if len({(grant.object, grant.agency) for grant in self.grants}) < len(self.grants):
            raise InvalidValue("grants", "the same object for the same agency stands twice")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ConsentNarrowed(_OfGrantor):
    """A consent to exchange is narrowed to fewer kinds of information for one agency (samtykke innsnevret).

    `kinds` are those that remain.  Source: B3; helsepersonelloven § 22.
    """

    tag: ClassVar[str] = "consent-narrowed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")

    agency: AgencyId = attrs.field(metadata=refers("agency"))
    kinds: frozenset[InformationKind] = attrs.field(converter=any_ids, validator=_some)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ConsentRefused(_OfGrantor):
    """Somebody says no (samtykke nektet).  Without `items` it is no to everything.

    Source: B3; pasient- og brukerrettighetsloven § 4-4.
    """

    tag: ClassVar[str] = "consent-refused"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")

    items: tuple[ConsentItem, ...] = attrs.field(default=(), converter=_items)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ConsentWithdrawn(_OfGrantor):
    """Somebody withdraws (samtykke trukket).  Without `items` it is everything.

    `grantor` is whose withdrawal it is: who gave the consent, or whose consent is required, also without having given
    one.  Never refused to them.  Source: B3; pasient- og brukerrettighetsloven § 4-1.
    """

    tag: ClassVar[str] = "consent-withdrawn"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")

    items: tuple[ConsentItem, ...] = attrs.field(default=(), converter=_items)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ConsentConfirmed(_OfGrantor):
    """An old consent is confirmed for the new period (samtykke bekreftet).  Without `items` it is all that stands.

    Source: B3, B39; our own decision.
    """

    tag: ClassVar[str] = "consent-confirmed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("an old yes counts again")

    items: tuple[ConsentItem, ...] = attrs.field(default=(), converter=_items)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ObjectionRecorded(Event):
    """Somebody who cannot withdraw says what they are against (innvending registrert).

    Source: B14; our own decision.
    """

    tag: ClassVar[str] = "objection-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that somebody is against it is owed an answer, and settles nothing")

    objection: ObjectionId
    party: PartyId
    text: str | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ObjectionAnswered(Event):
    """An objection has been answered (innvending besvart).

    Source: B14; our own decision.
    """

    tag: ClassVar[str] = "objection-answered"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that somebody was answered happened")

    objection: ObjectionId = attrs.field(metadata=refers("objection"))
    text: str | None = None

    @property
    def subject(self) -> str | None:
        return self.objection


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class OtherBasisRecorded(Event):
    """The host has another legal basis for sharing (annet rettsgrunnlag registrert).

    `provision` is which of the provisions that the legal frame lists, by its code, `decided_by` whose decision it is;
    the first and the last day are inside.  `basis` is the host's own words for it.  Raises `InvalidValue` for a last
    day before the first.  Source: our own decision; helsepersonelloven § 25.
    """

    tag: ClassVar[str] = "other-basis-recorded"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("it lets others share without a yes")

    agency: AgencyId = attrs.field(metadata=refers("agency"))
    kinds: frozenset[InformationKind] = attrs.field(converter=any_ids, validator=_some)
    basis: str = attrs.field(validator=nonempty)
    provision: Word | None = attrs.field(default=None, metadata=since(2))
    first_day: date | None = attrs.field(default=None, metadata=since(2))
    last_day: date | None = attrs.field(default=None, metadata=since(2))
    decided_by: PartyId | None = attrs.field(default=None, metadata=since(2))

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        check_days(self.first_day, self.last_day)


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class FamilyAccessDecided(Event):
    """The user has decided whether somebody close may read (innsyn for pårørende avgjort).

    `kinds` limits it to some kinds of information; empty is all.  Source: B25; our own decision.
    """

    tag: ClassVar[str] = "family-access-decided"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.part("a yes lets somebody read; a no counts")

    party: PartyId
    allowed: bool
    kinds: frozenset[InformationKind] = attrs.field(default=frozenset(), converter=any_ids)

    @property
    def subject(self) -> str | None:
        return self.party

    @property
    def gives_right(self) -> bool:
        return self.allowed


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MinutesForUserDecided(Event):
    """The user, or those who consent for the user, want the minutes or do not (referat til brukeren avgjort).

    Source: B25; our own decision.
    """

    tag: ClassVar[str] = "minutes-for-user-decided"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("the user reads in any case; it says what they want sent")

    wanted: bool


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ParentsNeedRecorded(Event):
    """A parent needs to read some of the papers of a meeting to answer for the child (forelders behov for innsyn).

    `agency` is the one that the kinds of information come from, `ground` says why it is necessary.  Source: B25; our
    own decision; pasient- og brukerrettighetsloven § 3-4 (general knowledge).
    """

    tag: ClassVar[str] = "parents-need-recorded"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("a parent reads by it")

    party: PartyId
    meeting: MeetingId = attrs.field(metadata=refers("meeting"))
    kinds: frozenset[InformationKind] = attrs.field(converter=any_ids, validator=_some)
    ground: str = attrs.field(validator=nonempty)
    agency: AgencyId = attrs.field(metadata=refers("agency"))

    @property
    def subject(self) -> str | None:
        return self.party


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class AccessRestricted(Event):
    """Somebody's access is closed, on the basis the host records (innsyn sperret).

    `meeting` limits it to one meeting; None is everything.  Source: our own decision.
    """

    tag: ClassVar[str] = "access-restricted"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")

    party: PartyId
    meeting: MeetingId | None = attrs.field(default=None, metadata=refers("meeting"))
    basis: str = attrs.field(validator=nonempty)

    @property
    def subject(self) -> str | None:
        return self.party


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RestrictionLifted(Event):
    """Access that was closed is open again (sperring opphevet).

    Source: our own decision.
    """

    tag: ClassVar[str] = "restriction-lifted"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.all_of_it("somebody who was shut out reads again")

    party: PartyId
    meeting: MeetingId | None = attrs.field(default=None, metadata=refers("meeting"))

    @property
    def subject(self) -> str | None:
        return self.party
