"""The municipality's own routine: points that an event must meet, or must wait for, and what is owed after one.

The points are plain data in the policy.  Here they become rules like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ansvar_core.choices import NEVER_HINDERED, Concerns, RoutinePoint, When
from ansvar_core.dates import day_of
from ansvar_core.derive.roles import holders
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import Group, GroupStatus
from ansvar_core.events.base import Event
from ansvar_core.events.catalogue import EVENT_TYPE_BY_TAG, EVENT_TYPES
from ansvar_core.events.routine import RoutineFollowed
from ansvar_core.policy import Policy
from ansvar_core.rules.base import Breach, Check, ContentCheck, Obligation, Owing, Situation, StandingCheck, said_by
from ansvar_core.rules.owing import met_since, next_meeting_day
from ansvar_core.values.findings import Because, ChangeProposal, DoFirst, Fact, Floor, Nothing, Step

__all__ = ["CHECKS", "obligations_of", "points_checks"]


def _has_points(situation: Situation) -> Breach | None:
    if not situation.policy.routine:
        return Breach(remedies=(Nothing(because=Because.OTHERS_DECIDE),))
    return None


def _known(situation: Situation, event: Event) -> Breach | None:
    unknown = sorted(event.routine - {each.code for each in situation.policy.routine})
    nowhere = isinstance(event, RoutineFollowed) and not situation.policy.routine  # told by `_has_points`
    if unknown and not nowhere:
        facts = tuple(Fact(field="routine", about=code) for code in unknown)
        known = event.routine - set(unknown)
        empty = isinstance(event, RoutineFollowed) and not known
        change = ChangeProposal(asks=("routine",)) if empty else ChangeProposal(fields={"routine": known})
        return Breach(facts=facts, remedies=(change,))
    return None


CHECKS: Final[tuple[Check, ...]] = (
    StandingCheck(
        code="routine.has-points",
        governs=(RoutineFollowed,),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_has_points,
    ),
    ContentCheck(
        code="routine.known-point",
        governs=tuple(kind for kind in EVENT_TYPES if kind not in NEVER_HINDERED),
        floor=Floor.SOUNDNESS,
        source=said_by(design=True),
        judge=_known,
    ),
)
"""What the routine asks of every event (regler for egen rutine)."""


def points_checks(policy: Policy) -> Iterator[Check]:
    """The rules that the points of a policy's routine make (regler fra egen rutine)."""
    for point in policy.routine:
        if point.when is When.IN:
            yield _in(point)
        elif point.when is When.BEFORE:
            yield _before(point)


def obligations_of(policy: Policy) -> Iterator[Obligation]:
    """The obligations that the points of a policy's routine make (plikter fra egen rutine)."""
    return (_after(point) for point in policy.routine if point.when is When.AFTER)


def _concerns(setting: Setting, point: RoutinePoint) -> bool:
    return point.concerns is Concerns.ALL or setting.is_child is (point.concerns is Concerns.CHILD)


def _met(setting: Setting, point: RoutinePoint, since: datetime | None = None) -> bool:
    """Whether a point has been met in this period, no earlier than an instant."""
    group = setting.group
    done = group.routine.get(point.code)
    # Asked about an instant before the period, it is the one before that counts.
    period = group.period_of(setting.at)
    return done is not None and done.period >= period and (since is None or done.at >= since)


def _in(point: RoutinePoint) -> ContentCheck[Event]:
    def judge(situation: Situation, event: Event) -> Breach | None:
        if point.code not in event.routine and _concerns(situation.setting, point):
            change = ChangeProposal(fields={"routine": event.routine | {point.code}})
            return Breach(facts=(Fact(field="routine", about=point.code),), remedies=(change,))
        return None

    kind = EVENT_TYPE_BY_TAG[point.event]
    return ContentCheck(code=point.code, effect=point.effect, governs=(kind,), source=point.source, judge=judge)


def _before(point: RoutinePoint) -> StandingCheck:
    def judge(situation: Situation) -> Breach | None:
        if situation.known is not None and not _met(situation.setting, point) and _concerns(situation.setting, point):
            step = Step(kind=RoutineFollowed.tag, fields={"routine": frozenset({point.code})})
            return Breach(facts=(Fact(about=point.code),), remedies=(DoFirst(steps=(step,)),))
        return None

    kind = EVENT_TYPE_BY_TAG[point.event]
    return StandingCheck(code=point.code, effect=point.effect, governs=(kind,), source=point.source, judge=judge)


def _first_unmet(group: Group, point: RoutinePoint, latest: int) -> int:
    """Of meetings the first that the point has not been met after: the next one does not put it off."""
    place = {"meeting-opened": "opened_position", "meeting-ended": "ended_position"}.get(point.event)
    if place is None:
        return latest
    done = group.routine[point.code].position if point.code in group.routine else 0
    held = (each for each in group.meetings.values() if each.held and each.period == group.period)
    return min((position for each in held if (position := getattr(each, place)) > done), default=latest)


def _after(point: RoutinePoint) -> Obligation:
    def owed(setting: Setting) -> Owing | None:
        group = setting.group
        opened = group.latest.get(point.event)
        if opened is None or opened.period != group.period or group.status in _OVER:
            return None
        if not _concerns(setting, point) or _met(setting, point, opened.at):
            return None
        due = None if point.within is None else point.within.after(day_of(opened.at, setting.policy.zone))
        late = due is not None and setting.day > due
        those = holders(setting, frozenset({point.who}))
        vacancy = group.coordinator.vacancy
        # Where nobody has the role, the agency answers.
        agency = vacancy.agency if vacancy else group.need.agency
        position = _first_unmet(group, point, opened.position) if point.by_next_meeting else opened.position
        return Owing(
            who=those[0] if those else agency,
            position=position,
            about=point.code,
            due=next_meeting_day(setting) if point.by_next_meeting else due,
            next_meeting=point.by_next_meeting,
            overdue=met_since(setting, position) if point.by_next_meeting else late,
        )

    return Obligation(
        code=point.code,
        source=point.source,
        opened_by=(EVENT_TYPE_BY_TAG[point.event],),
        settled_by=(RoutineFollowed,),
        owed=owed,
    )


# Nothing is owed once the group has ended, or was not started.
_OVER: Final = (GroupStatus.ENDED, GroupStatus.NOT_STARTED)
