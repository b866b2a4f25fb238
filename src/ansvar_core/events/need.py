"""A need is seen, and assessed together with the user."""

from __future__ import annotations

from typing import ClassVar

import attrs

from ansvar_core.entities.facts import AssessmentOutcome
from ansvar_core.entities.people import Agency, HearingManner, User
from ansvar_core.events.base import Event, Gives, refers
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.ids import MeetingId, PartyId
from ansvar_core.values.versions import since

__all__ = [
    "AssessmentConcluded",
    "AssessmentStarted",
    "ChildHeard",
    "NeedReviewed",
    "NeedSeen",
    "PreparationStopped",
]


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class NeedSeen(Event):
    """An agency sees a need for coordination (behov sett).

    Opens a group, takes up again one that was not started, or opens a new period of one that has ended (B39).
    Source: B1, B4.
    """

    tag: ClassVar[str] = "need-seen"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.part(
        "who consents follows from the user's birth date; a later need leaves it as it was known"
    )

    user: User
    agency: Agency
    long_lasting: bool
    coordinated: bool


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class NeedReviewed(Event):
    """The need was looked at anew (behov vurdert på nytt).

    Source: B5, B36.
    """

    tag: ClassVar[str] = "need-reviewed"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("what somebody saw of the need")

    long_lasting: bool
    coordinated: bool


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class AssessmentStarted(Event):
    """The agency starts to assess the further work, together with the user (vurdering påbegynt).

    `together_with` are those who take part in the assessment besides the agency.  `user_declined` says that the user
    was asked and does not want to, `spoken_for_by` who speaks for a user who cannot.  Source: A11, B4.
    """

    tag: ClassVar[str] = "assessment-started"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("who sat together; it lets nobody do anything")

    together_with: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids)
    user_declined: bool = attrs.field(default=False, metadata=since(2))
    spoken_for_by: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class AssessmentConcluded(Event):
    """The assessment is finished, and says whether to start a group (vurdering avsluttet).

    `user_declined` and `spoken_for_by` are as when it started, `reason` is why it came to what it did.  Source: A11,
    B4.
    """

    tag: ClassVar[str] = "assessment-concluded"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("where the group stands; consent is asked for all the same")

    outcome: AssessmentOutcome
    together_with: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids)
    user_declined: bool = attrs.field(default=False, metadata=since(2))
    spoken_for_by: frozenset[PartyId] = attrs.field(default=frozenset(), converter=any_ids, metadata=since(2))
    reason: str | None = attrs.field(default=None, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ChildHeard(Event):
    """A child has been heard, or has declined (barnet hørt).

    `by` is who talked with or observed the child, or whose judgement it was that the child could not be heard.
    `reason` is needed only for the last.  `meeting` may name the meeting it was about.  `lasting` says that the reason
    is one that lasts, as for the very young.  Source: B14, A11.
    """

    tag: ClassVar[str] = "child-heard"
    version: ClassVar[int] = 2
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("that a child was heard happened")

    manner: HearingManner
    by: PartyId | None = None
    reason: str | None = None
    meeting: MeetingId | None = attrs.field(default=None, metadata=refers("meeting"))
    lasting: bool = attrs.field(default=False, metadata=since(2))


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class PreparationStopped(Event):
    """The preparation is stopped; no group is started (forberedelse stanset).

    Source: our own decision (consent refused, or the family does not want a group).
    """

    tag: ClassVar[str] = "preparation-stopped"
    exchanges: ClassVar[bool] = False
    gives: ClassVar[Gives] = Gives.nothing("it is a no")

    reason: str | None = None
