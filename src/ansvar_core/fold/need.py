"""How a need, its assessment and a hearing change the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.entities.facts import Assessment
from ansvar_core.entities.group import Group, GroupStatus, Hearing, Need, Office, Told
from ansvar_core.events import need as n
from ansvar_core.fold.base import Folds, change
from ansvar_core.fold.people import agency_told, ended, until
from ansvar_core.lifecycle import Machine
from ansvar_core.values.ledger import Ledger

__all__ = ["FOLD", "heard", "opened"]


def _need(event: n.NeedSeen, position: int) -> Need:
    return Need(
        agency=event.agency.id,
        long_lasting=event.long_lasting,
        coordinated=event.coordinated,
        position=position,
        at=event.at,
    )


def opened(event: n.NeedSeen) -> Group:
    """The group that a first need opens (gruppe åpnet)."""
    return Group(
        id=event.group,
        version=1,
        seen=Ledger([(event.id, 1)]),
        facts=Ledger([(1, event)]),
        recorded_until=event.recorded_at,
        told=Ledger(
            [
                (
                    (Machine.GROUP.value, ""),
                    (Told(tag=event.tag, at=event.at, position=1, status=GroupStatus.NEED_SEEN.value),),
                )
            ]
        ),
        status=GroupStatus.NEED_SEEN,
        period=1,
        period_started=event.at,
        need=_need(event, 1),
        user=event.user,
        agencies=Ledger([(event.agency.id, event.agency)]),
    )


def _need_seen(group: Group, event: n.NeedSeen, position: int) -> Group:
    group = change(
        agency_told(group, event.agency, event),
        user=group.user if event.despite else event.user,
        need=_need(event, position),
        ceased_position=None,
    )
    if group.status is not GroupStatus.ENDED:
        return group
    members = group.members
    for membership in group.current_members:
        members = members.put(membership.party, until(membership, event))
    return change(
        group,
        period=group.period + 1,
        period_started=event.at,
        earlier_periods=(*group.earlier_periods, group.period_started),
        assessments=(),
        established_position=None,
        first_evaluation_on=None,
        taken_over=(),
        ending=None,
        trusted_person=None,
        trusted_person_wanted=None,
        heard=(),
        participants=frozenset(),
        participations=tuple(ended(each, event, position) for each in group.participations),
        invitations=type(group.invitations)(),
        members=members,
        reduced_position=None,
        ending_considered_position=None,
        coordinator=Office(),
        relay_holder=Office(),
        live_meetings=(),
        last_held=None,
        led=(),
        untold=(),
        standing_chair=None,
        standing_voice=None,
        goals=type(group.goals)(),
        open_work=(),
        evaluation=None,
    )


def _need_reviewed(group: Group, event: n.NeedReviewed, position: int) -> Group:
    # One that is written down late does not take the place of a later one.
    if group.need.at > event.at:
        return group
    need = change(group.need, long_lasting=event.long_lasting, coordinated=event.coordinated, at=event.at)
    ceased = not (event.long_lasting and event.coordinated)
    return change(group, need=need, ceased_position=position if ceased else None)


def heard(group: Group, made: Hearing) -> Group:
    """A hearing, put where it belongs by when it took place (høring ført)."""
    return change(group, heard=tuple(sorted((*group.heard, made), key=lambda each: (each.at, each.position))))


def _child_heard(group: Group, event: n.ChildHeard, position: int) -> Group:
    made = Hearing(
        manner=event.manner,
        at=event.at,
        position=position,
        about=event.meeting,
        by=event.by,
        reason=event.reason,
        lasting=event.lasting,
    )
    return heard(group, made)


def _assessed(group: Group, event: n.AssessmentStarted | n.AssessmentConcluded, position: int) -> Group:
    made = Assessment(
        outcome=event.outcome if isinstance(event, n.AssessmentConcluded) else None,
        together_with=event.together_with,
        user_declined=event.user_declined,
        spoken_for_by=event.spoken_for_by,
        asked=event.asked("user_declined"),
        reason=event.reason if isinstance(event, n.AssessmentConcluded) else None,
        by=event.actor,
        at=event.at,
        position=position,
    )
    assessments = sorted((*group.assessments, made), key=lambda each: (each.at, each.position))
    return change(group, assessments=tuple(assessments))


FOLD: Final[Folds] = {
    n.NeedSeen: _need_seen,
    n.NeedReviewed: _need_reviewed,
    n.AssessmentStarted: _assessed,
    n.AssessmentConcluded: _assessed,
    n.ChildHeard: _child_heard,
}
"""How each of these events changes a group."""
