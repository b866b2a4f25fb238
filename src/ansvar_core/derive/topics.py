"""Where a topic belongs: in the group, or elsewhere (B19-B22, B31-B35)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

from ansvar_core.entities.meeting import Topic
from ansvar_core.policy import Policy
from ansvar_core.values.law import Source

__all__ = ["Place", "Route", "route"]


class Place(StrEnum):
    """Where something is taken up (sted)."""

    THE_GROUP = "the-group"
    THE_PERSON_OR_LEADER = "the-person-or-leader"
    CASE_PROCEDURE = "case-procedure"
    WORK_MEETING = "work-meeting"
    COOPERATION_MEETING = "cooperation-meeting"


@attrs.frozen(kw_only=True)
class Route:
    """Where a topic goes, and whether the user must be told (vei videre)."""

    topic: Topic
    place: Place
    user_must_be_told: bool
    source: Source

    @property
    def in_group(self) -> bool:
        """Whether it is for the group (hører til i gruppa)."""
        return self.place is Place.THE_GROUP


_ELSEWHERE: Final = {
    Topic.STAFF_COMPLAINT: (Place.THE_PERSON_OR_LEADER, "B31"),
    Topic.RESOURCE_COMPLAINT: (Place.CASE_PROCEDURE, "B32"),
    Topic.TRAINING: (Place.WORK_MEETING, "B33"),
    Topic.AGENCY_DISAGREEMENT: (Place.COOPERATION_MEETING, "B34"),
}
_IN_THE_GROUP: Final = {
    Topic.INDIVIDUAL_PLAN: ("B19",),
    Topic.SHARED_MATTER: ("B20",),
    Topic.DIVISION_OF_WORK: ("A7", "B21"),
    Topic.GOALS_AND_MEASURES: ("B22",),
    Topic.FOLLOW_UP: ("B23", "B27"),
    Topic.EVALUATION: ("B28",),
    Topic.CONSENT: ("B3",),
    Topic.ENDING: ("B36",),
    Topic.USERS_OWN: ("B9",),
}


def route(topic: Topic, policy: Policy) -> Route:
    """Where a topic belongs under a policy (hvor hører temaet hjemme).

    Only a meeting between the agencies about their own disagreement is something the user must be told of (B35).
    """
    if topic in policy.topics_excluded and topic in _ELSEWHERE:
        place, statement = _ELSEWHERE[topic]
        told = topic is Topic.AGENCY_DISAGREEMENT
        source = Source(statements=(statement, "B35") if told else (statement,))
        return Route(topic=topic, place=place, user_must_be_told=told, source=source)
    statements = _IN_THE_GROUP.get(topic, ())
    source = Source(statements=statements, design=not statements)
    return Route(topic=topic, place=Place.THE_GROUP, user_must_be_told=False, source=source)
