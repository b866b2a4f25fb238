"""How facts about people, agencies and members change the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.entities.facts import Death, Decided, IdChange, Participation, RoleHolder, TakenOver, ToldUser
from ansvar_core.entities.group import CompetenceDecision, Group, Membership, Stint
from ansvar_core.entities.people import Agency, Member, Tie
from ansvar_core.events import people as p
from ansvar_core.events.base import Event
from ansvar_core.fold.base import Folds, change
from ansvar_core.fold.consent import answered_for
from ansvar_core.fold.renaming import renamed
from ansvar_core.values.ids import AgencyId

__all__ = ["FOLD", "agency_told", "ended", "reduced", "until"]


def _competence(group: Group, event: p.CompetenceDecided, position: int) -> Group:
    made = CompetenceDecision(competent=event.competent, decision=event.decision, at=event.at, position=position)
    return change(group, competence=tuple(sorted((*group.competence, made), key=lambda each: (each.at, each.position))))


def _trusted(group: Group, event: p.TrustedPersonAgreed, position: int) -> Group:
    wanted = Decided(yes=not event.not_wanted, by=event.actor, at=event.at, position=position)
    return change(group, trusted_person=event.party, trusted_person_wanted=wanted)


def _takes_part(group: Group, event: p.ParticipantJoined, position: int) -> Group:
    made = Participation(
        party=event.party,
        wish_of=event.wish_of,
        asked=event.asked("wish_of"),
        by=event.actor,
        at=event.at,
        position=position,
        period=group.period,
    )
    return change(group, participants=group.participants | {event.party}, participations=(*group.participations, made))


def ended(participation: Participation, event: Event, position: int, because: str | None = None) -> Participation:
    """A participation that ends with an event, where it has not ended before (deltakelse til)."""
    if participation.left_position is not None:
        return participation
    return change(participation, left_at=event.at, left_position=position, left_because=because)


def _takes_no_part(group: Group, event: p.ParticipantLeft, position: int) -> Group:
    participations = tuple(
        ended(each, event, position, event.reason) if each.party == event.party else each
        for each in group.participations
    )
    return change(group, participants=group.participants - {event.party}, participations=participations)


def until(membership: Membership, event: Event) -> Membership:
    """A membership that ends with an event (medlemskap til).

    One that is recorded late ends the joining of then from its own date, whatever has been said of it since.
    """
    joined = (membership.stint_at(event.at) or membership.stints[-1]).joined
    stints = tuple(
        stint
        if stint.joined != joined or (stint.end is not None and stint.end <= event.at)
        else change(stint, end=max(stint.start, event.at))
        for stint in membership.stints
    )
    return change(membership, stints=stints)


def _put_between(stints: tuple[Stint, ...], late: Stint, joins: bool) -> tuple[Stint, ...]:
    """What is said from an earlier date on holds until what was said after it (innført i ettertid).

    It is a change of the stretch that it falls in, and lasts no longer.  Whoever was no member then has come earlier
    than was known, or is only said to have been changed.
    """
    before = tuple(each for each in stints if each.start <= late.start)
    after = tuple(each for each in stints if each.start > late.start)
    if before and (before[-1].end is None or late.start < before[-1].end):
        *others, cut = before
        late = change(late, joined=cut.joined, end=cut.end)
        return (*others, change(cut, end=late.start), late, *after)
    return (*before, change(late, end=after[0].start), *after) if joins and after else stints


def _joined(group: Group, member: Member, event: Event, position: int) -> Group:
    known = group.members.get(member.party)
    if event.despite:
        # Known, so that it can be recorded that they leave; and a member at no time.
        noted = Membership(member=member, stints=(), position=position)
        return group if known is not None else change(group, members=group.members.put(member.party, noted))
    stint = Stint(
        agency=member.agency,
        joined=position,
        takes_turns=member.takes_turns,
        start=event.at,
        position=position,
        period=group.period,
    )
    if known is None:
        made = Membership(member=member, stints=(stint,), position=position)
    elif not known.stints or ((last := known.stints[-1]).end is not None and last.end <= event.at):
        made = change(known, member=member, stints=(*known.stints, stint), position=position)
    elif last.end is None and last.start <= event.at:
        same = (last.agency, last.takes_turns) == (stint.agency, stint.takes_turns)
        stints = known.stints if same else (*until(known, event).stints, change(stint, joined=last.joined))
        made = change(known, member=member, stints=stints)
    else:
        stints = _put_between(known.stints, stint, isinstance(event, p.MemberJoined))
        made = change(known, stints=stints, member=member if stints[-1].position == position else known.member)
    before = group.member_agencies
    return reduced(change(group, members=group.members.put(member.party, made)), before, position)


def _left(group: Group, event: p.MemberLeft, position: int) -> Group:
    membership = group.members[event.party]
    if not membership.current and not membership.during(event.at):
        return group
    before = group.member_agencies
    group = change(group, members=group.members.put(event.party, until(membership, event)))
    return reduced(group, before, position)


def reduced(group: Group, before: tuple[AgencyId, ...], position: int) -> Group:
    """Where fewer agencies take part than before, the place in the record where they became fewer (redusert, B36)."""
    return change(group, reduced_position=position) if len(group.member_agencies) < len(before) else group


def agency_told(group: Group, agency: Agency, event: Event) -> Group:
    """An agency as an event has it (instans ført).

    Where a rule blocks the event, a known agency is what it was; a new one is known and has no tie to the municipality.
    """
    known = agency.id in group.agencies
    if event.despite:
        agency = group.agencies[agency.id] if known else change(agency, tie=Tie.EXTERNAL)
    group = group if known else answered_for(group, agency.id)
    return change(group, agencies=group.agencies.put(agency.id, agency))


def _taken_over(group: Group, event: p.PeopleTakenOver, position: int) -> Group:
    made = TakenOver(
        members=event.members, participants=event.participants, by=event.actor, at=event.at, position=position
    )
    group = change(group, taken_over=(*group.taken_over, made))
    for party in sorted(event.members):
        if not group.members[party].current:
            group = _joined(group, group.members[party].member, event, position)
    for party in sorted(event.participants - group.participants):
        last = next(each for each in reversed(group.participations) if each.party == party)
        again = change(
            last,
            by=event.actor,
            at=event.at,
            position=position,
            period=group.period,
            left_at=None,
            left_position=None,
            left_because=None,
        )
        group = change(group, participants=group.participants | {party}, participations=(*group.participations, again))
    return group


def _invitations(group: Group, event: p.InvitationsDeclined, position: int) -> Group:
    made = Decided(yes=not event.declined, by=event.actor, at=event.at, position=position)
    known = group.invitations.get(event.party)
    if known is not None and known.at > event.at:
        return group
    return change(group, invitations=group.invitations.put(event.party, made))


def _role_holder(group: Group, event: p.RoleHolderRecorded, position: int) -> Group:
    made = RoleHolder(role=event.role, party=event.party, by=event.actor, at=event.at, position=position)
    known = group.role_holders.get(event.role)
    if known is not None and known.at > event.at:
        return group
    return change(group, role_holders=group.role_holders.put(made.role, made))


def _told(group: Group, event: p.UserTold, position: int) -> Group:
    made = ToldUser(event=event.event, by=event.actor, at=event.at, position=position)
    return change(group, user_told=(*group.user_told, made))


def _died(group: Group, event: p.UserDied, position: int) -> Group:
    return change(group, death=Death(day=event.day, by=event.actor, at=event.at, position=position))


def _id_changed(group: Group, event: p.IdChanged | p.IdsJoined, position: int) -> Group:
    joined = isinstance(event, p.IdsJoined)
    old, new = (event.other, event.kept) if isinstance(event, p.IdsJoined) else (event.old, event.new)
    made = IdChange(of=event.of, old=old, new=new, joined=joined, by=event.actor, at=event.at, position=position)
    group = change(group, id_changes=(*group.id_changes, made))
    return change(group, **renamed(group, event.of, old, new))


def _agency(group: Group, event: p.AgencyRecorded, position: int) -> Group:
    return agency_told(group, event.agency, event)


FOLD: Final[Folds] = {
    p.UserRecorded: lambda group, event, position: change(group, user=event.user),
    p.CompetenceDecided: _competence,
    p.ParentRecorded: lambda group, event, position: change(
        group, parents=group.parents.put(event.parent.party, event.parent)
    ),
    p.GuardianRecorded: lambda group, event, position: change(
        group, guardians=group.guardians.put(event.guardian.party, event.guardian)
    ),
    p.CareTakenOverRecorded: lambda group, event, position: change(
        group, care=group.care.put(event.care.decision, event.care)
    ),
    p.NextOfKinRecorded: lambda group, event, position: change(group, next_of_kin=group.next_of_kin | {event.party}),
    p.TrustedPersonAgreed: _trusted,
    p.ParticipantJoined: _takes_part,
    p.ParticipantLeft: _takes_no_part,
    p.InvitationsDeclined: _invitations,
    p.PeopleTakenOver: _taken_over,
    p.RoleHolderRecorded: _role_holder,
    p.UserTold: _told,
    p.UserDied: _died,
    p.IdChanged: _id_changed,
    p.IdsJoined: _id_changed,
    p.AgencyRecorded: _agency,
    p.MemberJoined: lambda group, event, position: _joined(group, event.member, event, position),
    p.MemberChanged: lambda group, event, position: _joined(group, event.member, event, position),
    p.MemberLeft: _left,
}
"""How each of these events changes a group."""
