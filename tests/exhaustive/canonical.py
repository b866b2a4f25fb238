"""When two groups are the same state: what is forgotten of a group, and why nobody can see the difference.

Forgotten is

- **ids of events**, and the whole ledger of them.  An event is asked for by its id only to refuse a doubled one, and to
  void what it recorded; letters that void say what they void by what was recorded, and find the id themselves.
- **positions and instants as numbers**.  Rules only ask which of two came first, and on which day an instant was.  A
  position is kept as the number of *marks* before it: the positions something is compared with (when a meeting was
  opened, when the plan was evaluated, when the end was considered).  An instant is kept as its day's class (the tick),
  and the number of marks of time before it (meetings opened and ended, minutes written, decisions on competence,
  joining and leaving, the start of the period; and where somebody has had a turn, all that can make one eligible).
- **when something was last written down**, but for the days on which a clock would have leapt since.
- **the order of equal things**: who was recorded first among parents, agencies, participants, consents, open work.  It
  decides only the order in which an answer names them.  Not forgotten where it decides an answer: who joined first,
  who wrote last.
- **answers that later answers have taken the place of**, where nothing in the world can bring them back: of a consent
  the answer that stands and an unanswered question are kept.  Worlds that void a form, that write down late, or whose
  bounds count answers, and groups that have counted a turn, keep the whole history.
- **what nobody asks about any more**: who saw the need when, the order in which the end was decided, restrictions that
  are lifted (kept while turns are counted), meetings that were called off, how work ended that is closed.

That this is sound is not only argued.  The walk compares: a state that is reached along a second way is asked
everything again there, and must answer the same to every event and every question (`test_every_state.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ansvar_core import ConsentStatus, Group, MeetingStatus, When
from ansvar_core.entities.consent import Consent
from ansvar_core.entities.group import Office
from ansvar_core.entities.meeting import Meeting
from ansvar_core.entities.plan import WorkStatus

if TYPE_CHECKING:
    from exhaustive.walk import World

_NEVER_HELD = (MeetingStatus.CANCELLED, MeetingStatus.VOID)
_OVER = (ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN)


class _Marks:
    """Positions and instants as what they are compared with."""

    def __init__(self, world: World, group: Group) -> None:
        self.ticks = world.ticks
        self.turned = any(turn.period == group.period for each in group.members.values() for turn in each.turns)
        self.whole = world.late or world.voids or world.counts or self.turned
        marks: set[int] = {group.ending_considered_position or 0}
        times: set[datetime] = {group.period_started, *group.earlier_periods}
        if group.evaluation is not None:
            marks.add(group.evaluation.position)
        for meeting in group.meetings.values():
            if meeting.status in _NEVER_HELD:
                continue
            if meeting.opened_at is not None and meeting.opened_position is not None:
                marks.add(meeting.opened_position)
                times.add(meeting.opened_at)
            if meeting.ended_at is not None:
                times.add(meeting.ended_at)
            times.update(version.written_at for version in meeting.minutes)
        times.update(each.at for each in group.competence)
        for each in group.members.values():
            for stint in each.stints:
                times.update(filter(None, (stint.start, stint.end)))
            if self.whole:
                times.update(turn.at for turn in each.turns if turn.period == group.period)
        if self.whole:
            for consent in group.consents.values():
                times.update(step.at for step in consent.history)
            times.update(each.at for each in group.family_access)
            times.update(each.step.at for each in group.sweeps)
            for closed in group.restrictions:
                times.update(filter(None, (closed.at, closed.lifted_at)))
        self.marks = sorted(marks)
        self.times = sorted(times)

    def place(self, position: int | None) -> int | None:
        return None if position is None else bisect_left(self.marks, position)

    def time(self, at: datetime | None) -> tuple[int, int, bool] | None:
        if at is None:
            return None
        rank = bisect_left(self.times, at)
        day = sum(tick.date() <= at.date() for tick in self.ticks)
        return (day, rank, rank < len(self.times) and self.times[rank] == at)


def canonical(world: World, group: Group | None) -> Any:
    """What can still be seen of a group."""
    if group is None:
        return None
    marks = _Marks(world, group)
    live = frozenset(group.live_meetings)
    return (
        group.status,
        group.period,
        marks.time(group.period_started),
        tuple(marks.time(each) for each in group.earlier_periods),
        (group.need.agency, group.need.long_lasting, group.need.coordinated),
        group.established_position is not None,
        _ending(group),
        (
            marks.place(group.reduced_position),
            marks.place(group.ceased_position),
            marks.place(group.ending_considered_position),
        ),
        (group.user, tuple((each.competent, marks.time(each.at)) for each in group.competence)),
        _kept(group.parents) | _kept(group.guardians) | _kept(group.care),
        group.next_of_kin,
        group.trusted_person,
        group.participants,
        _heard(group),
        _kept(group.agencies),
        frozenset(
            (
                each.member,
                each.current,
                marks.place(each.position),
                tuple(
                    (
                        stint.agency,
                        stint.takes_turns,
                        stint.period,
                        stint.joined == each.position,
                        stint.position >= each.position,
                        marks.time(stint.start),
                        marks.time(stint.end),
                    )
                    for stint in each.stints
                ),
                tuple(
                    (turn.meeting if world.voids else None, marks.time(turn.at))
                    for turn in each.turns
                    if turn.period == group.period
                ),
            )
            for each in group.members.values()
        ),
        _office(group.coordinator),
        _office(group.relay_holder),
        frozenset(_consent(marks, each) for each in group.consents.values()),
        _sweeps(marks, group) if marks.whole or world.grows else None,
        frozenset((each.id, each.party, each.answered, each.period) for each in group.objections.values()),
        frozenset((each.agency, each.kinds) for each in group.other_bases),
        _access(marks, group),
        frozenset(
            (each.party, each.meeting, *((marks.time(each.at), marks.time(each.lifted_at)) if marks.whole else ()))
            for each in group.restrictions
            if marks.whole or each.lifted_at is None
        ),
        frozenset(_meeting(marks, each, each.id in live) for each in group.meetings.values()),
        frozenset(
            (each.id, each.by, each.id in group.untold, marks.place(each.position) if each.id in group.untold else 0)
            for each in group.outside_meetings.values()
        ),
        group.plan is not None,
        frozenset((each.id, each.parent) for each in group.goals.values()),
        frozenset(
            (
                each.id,
                each.status,
                *(
                    (each.responsible, each.deadline, each.offered_to, marks.place(each.position))
                    if each.status is WorkStatus.OPEN
                    else ()
                ),
                each.id in group.open_work,
            )
            for each in group.work.values()
        ),
        (group.evaluation.next_on, marks.place(group.evaluation.position)) if group.evaluation else None,
        _latest(world, marks, group),
        marks.time(group.recorded_until)[:1] if world.late else None,
        _leaps(world, group),
    )


def _leaps(world: World, group: Group) -> tuple[bool, ...]:
    """On which of the days a clock would have leapt."""
    allowed = world.book.policies.versions[-1][1].clock_leap
    last = allowed.after(group.recorded_until.date()) if allowed is not None else None
    return tuple(last is not None and tick.date() > last for tick in world.ticks)


def _kept(ledger: Any) -> frozenset[Any]:
    return frozenset(ledger.items())


def _ending(group: Group) -> Any:
    ending = group.ending
    if ending is None:
        return None
    return (ending.reason, frozenset(ending.decided_by), ending.final_evaluation_position is not None)


def _heard(group: Group) -> Any:
    """Whether the child has been heard in this period, and whether since the last meeting."""
    if not group.heard:
        return None
    last = group.meetings[group.last_held].ended_at if group.last_held else None
    return last is None or group.heard[-1].at > last


def _office(office: Office) -> Any:
    return (
        frozenset(office.asked.items()),
        office.holder,
        office.laid_down_position is not None,
        office.vacancy.agency if office.vacancy else None,
    )


def _consent(marks: _Marks, consent: Consent) -> Any:
    if marks.whole:
        steps = consent.history
    else:
        answered = [step for step in consent.history if step.status is not ConsentStatus.ASKED_FOR]
        steps = tuple(answered[-1:])
        if consent.history and consent.history[-1].status is ConsentStatus.ASKED_FOR:
            steps += consent.history[-1:]
    given = {step.position: step.at for step in consent.history}
    return (
        consent.key,
        tuple(
            (
                step.status,
                *(
                    (
                        step.period,
                        step.first_day,
                        step.last_day,
                        step.kinds,
                        step.capacity,
                        step.alone_ground,
                        marks.time(given.get(step.rests_on, step.at)),
                    )
                    if step.status in (ConsentStatus.GIVEN, ConsentStatus.NARROWED)
                    else ()
                ),
                *((marks.time(step.at), step.rests_on == step.position, step.said) if marks.whole else ()),
            )
            for step in steps
        ),
    )


def _sweeps(marks: _Marks, group: Group) -> Any:
    if marks.whole:
        return tuple((each.grantor, each.step.status, each.but, marks.time(each.step.at)) for each in group.sweeps)
    return frozenset(
        {each.grantor: (each.grantor, each.step.status) for each in group.sweeps if each.step.status in _OVER}.values()
    )


def _access(marks: _Marks, group: Group) -> Any:
    """The latest decision of each who has decided about somebody; of several deciders also who did so last."""
    latest: dict[tuple[str, str], Any] = {}
    for each in group.family_access:
        latest.pop((each.party, each.by), None)
        latest[each.party, each.by] = (each.party, each.by, each.allowed, each.kinds, marks.time(each.at))
    return (
        tuple(latest.values())
        if not marks.whole
        else tuple((each.party, each.by, each.allowed, each.kinds, marks.time(each.at)) for each in group.family_access)
    )


def _meeting(marks: _Marks, meeting: Meeting, live: bool) -> Any:
    if meeting.status in _NEVER_HELD:
        return (meeting.id, meeting.period, meeting.status)
    return (
        meeting.id,
        meeting.period,
        meeting.status,
        live,
        (meeting.starts, meeting.ends, meeting.agenda),
        (meeting.chair, meeting.agreed_chair, meeting.minute_taker, meeting.voice),
        (meeting.called, meeting.invited, meeting.present, meeting.represented, meeting.excused),
        (marks.time(meeting.opened_at), marks.place(meeting.opened_position), marks.time(meeting.ended_at)),
        marks.place(meeting.ended_position),
        tuple(
            (
                version.writer,
                version.kinds,
                version.tasks,
                marks.time(version.written_at),
                marks.place(version.position),
                frozenset((party, marks.place(position)) for party, _, position in version.shared_with),
                version.acknowledged_by,
            )
            for version in meeting.minutes
        ),
    )


def _latest(world: World, marks: _Marks, group: Group) -> Any:
    """What the policy asks about the past: points of the routine met, and since when something is owed."""

    def day(tag: str) -> Any:
        known = group.latest.get(tag)
        return (known.period == group.period, marks.time(known.at)[:1]) if known else None  # type: ignore[index]  # a time is a tuple

    met = []
    for point in world.routine:
        done, opened = group.routine.get(point.code), group.latest.get(point.event)
        if point.when is When.AFTER:
            since = done is not None and opened is not None and done.at >= opened.at
            met.append((point.code, day(point.event), done.period if done else 0, since))
        else:
            met.append((point.code, done.period if done else 0))
    return (tuple(met), day("group-established") if world.interval else None)
