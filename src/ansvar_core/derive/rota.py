"""Whose turn it is to take the minutes (B26).

Fair, stable and predictable.  *Eligible* is a member who takes turns, has access to the minutes, and does not chair.
Next is, among those eligible and present, never the one who wrote last while there is another; then the one with the
fewest turns; then whose last turn is longest ago; then who joined first; then the id.

The library suggests, people agree.  What is told apart with care is the *count*: whoever joins, returns, or becomes
eligible again starts at the larger of the own count and the lowest among those eligible then, so that nobody comes back
to a debt, and nobody gets rid of one by a short absence from the list.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import attrs

from ansvar_core.choices import MinuteTakerRule
from ansvar_core.dates import start_of
from ansvar_core.derive.access import can_read
from ansvar_core.derive.setting import Setting, kept
from ansvar_core.entities.consent import Consent, ConsentObject, ConsentStatus, ConsentStep
from ansvar_core.entities.group import GroupStatus, Membership, Turn
from ansvar_core.values.ids import AgencyId, InformationKind, PartyId

__all__ = [
    "NextTurn",
    "WhyNext",
    "eligible",
    "last_writer",
    "minute_taker_by_rule",
    "rota",
    "turn_counts",
]

_A_DAY = timedelta(days=1)
_NEVER = datetime.max.replace(tzinfo=UTC)


class WhyNext(StrEnum):
    """What decided whose turn it is (hvorfor denne)."""

    ONLY_ONE = "only-one"
    """Nobody else is eligible and present."""
    OTHER_WROTE_LAST = "other-wrote-last"
    """The others wrote last time, or have had more turns only by that."""
    FEWEST_TURNS = "fewest-turns"
    LONGEST_AGO = "longest-ago"
    JOINED_FIRST = "joined-first"
    BY_ID = "by-id"
    BY_THE_RULE = "by-the-rule"
    """The policy gives it to an office, not to a rotation."""


@attrs.frozen(kw_only=True)
class NextTurn:
    """A suggested minute-taker, and why (neste referent)."""

    party: PartyId
    turns: int
    why: WhyNext


def eligible(
    setting: Setting, chair: PartyId | None = None, kinds: frozenset[InformationKind] = frozenset()
) -> tuple[Membership, ...]:
    """Those who can be due: members who take turns, may read these kinds, and do not chair (aktuelle referenter)."""
    return tuple(
        each
        for each in setting.group.current_members
        if each.stints[-1].takes_turns
        and (each.party != chair or setting.policy.chair_takes_minutes)
        and can_read(setting, each.party, kinds)
    )


@kept
def _turns(setting: Setting, party: PartyId) -> tuple[Turn, ...]:
    """The turns that somebody has had in this period, by when they were."""
    period, at = setting.group.period, setting.at
    return tuple([turn for turn in setting.group.members[party].turns if turn.period == period and turn.at <= at])


def last_writer(setting: Setting) -> PartyId | None:
    """Who wrote last in this period (forrige referent)."""
    latest = [
        (turns[-1].at, turns[-1].position, party)
        for party in setting.group.members
        if (turns := _turns(setting, party))
    ]
    return max(latest)[2] if latest else None


def turn_counts(setting: Setting, chair: PartyId | None = None) -> dict[PartyId, int]:
    """The turns that each current member counts as having had, when `chair` leads the next meeting (antall ganger).

    Who has left since still counts among those who were eligible when somebody joined, and who led was not.
    """
    group = setting.group
    members = tuple(
        each for each in group.members.values() if any(stint.period == group.period for stint in each.stints)
    )
    turns = {each.party: [turn.at for turn in _turns(setting, each.party)] for each in members}
    begun = min((had[0] for had in turns.values() if had), default=None)
    if begun is None:
        return {each.party: 0 for each in group.current_members}
    led = _led(setting, chair)
    changes = {since for since, _ in led[1:] if since > begun}
    # Somebody can begin or cease to be eligible only there; who leads is asked about besides, wherever that changes.
    points = _turning_points(setting, members, begun)
    head_start = dict.fromkeys(turns, 0)
    able = {each.party for each in members if _was_able(setting, each, begun)}
    before = able - _leads(setting, led, begun)
    for moment in sorted(points.keys() | changes):
        for party in points.get(moment, ()):
            able.discard(party)
            if _was_able(setting, group.members[party], moment):
                able.add(party)
        now = able - _leads(setting, led, moment)
        back = now - before
        if back:
            count = {party: head_start[party] + bisect_right(had, moment) for party, had in turns.items()}
            lowest = min((count[party] for party in now & before), default=0)
            for party in back:
                head_start[party] += max(0, lowest - count[party])
        before = now
    return {each.party: head_start[each.party] + len(turns[each.party]) for each in group.current_members}


def _led(setting: Setting, chair: PartyId | None) -> list[tuple[datetime, PartyId | None]]:
    """Since when who led: the meetings held in this period, and then the next, which begins no earlier than now."""
    held = [(each.first, each.chair) for each in setting.group.led if each.first <= setting.at]
    return held if held and held[-1][1] == chair else [*held, (setting.at, chair)]


def _leads(setting: Setting, led: list[tuple[datetime, PartyId | None]], moment: datetime) -> frozenset[PartyId | None]:
    """Who cannot be due because of leading.

    Until the next meeting it is still whoever led the last: what happens in between changes nobody's start.
    """
    if setting.policy.chair_takes_minutes:
        return frozenset()
    last = bisect_right(led, moment, key=lambda each: each[0]) - 1
    return frozenset((led[max(last, 0)][1],))


def _was_able(setting: Setting, membership: Membership, moment: datetime) -> bool:
    stint = membership.stint_at(moment)
    if stint is None or not stint.takes_turns or stint.period != setting.group.period:
        return False
    return can_read(setting.on(moment), membership.party)


def _turning_points(setting: Setting, members: tuple[Membership, ...], after: datetime) -> dict[datetime, set[PartyId]]:
    """The instants after one, up to now, at which somebody may begin or cease to be eligible, and who (skifter)."""
    found: dict[datetime, set[PartyId]] = {}
    # No zone is a day away from UTC.
    first, last = after.date() - timedelta(days=1), setting.day
    for when, whom in _changes(setting, members):
        if isinstance(when, datetime):
            moment = when
        elif when is not None and first <= when <= last:
            moment = start_of(when, setting.policy.zone)
        else:
            continue
        if after < moment <= setting.at:
            found.setdefault(moment, set()).update(whom)
    return found


def _changes(
    setting: Setting, members: tuple[Membership, ...]
) -> Iterator[tuple[datetime | date | None, Iterable[PartyId]]]:
    """What eligibility turns on: when it changed, and for which of the members."""
    group = setting.group
    everybody = [each.party for each in members]
    yield group.period_started, everybody
    whoever: list[date] = []
    for when in _of_those_who_consent(setting):
        if when is not None:
            yield when, everybody
            whoever.append(when.date() if isinstance(when, datetime) else when)
    whoever.sort()
    of: dict[AgencyId, list[PartyId]] = {}
    for each in members:
        for agency in dict.fromkeys(stint.agency for stint in each.stints):
            of.setdefault(agency, []).append(each.party)
        for stint in each.stints:
            yield stint.start, (each.party,)
            if stint.end is not None:
                yield stint.end, (each.party,)
    for consent in group.consents.values():
        if consent.object is ConsentObject.EXCHANGE and consent.agency in of:
            for when in _of_consent(setting, consent, whoever):
                yield when, of[consent.agency]
    known = set(everybody)
    for decided in group.family_access:
        if decided.party in known:
            yield decided.at, (decided.party,)
    for closed in group.restrictions:
        if closed.party in known:
            yield closed.at, (closed.party,)
            if closed.lifted_at is not None:
                yield closed.lifted_at, (closed.party,)


def _of_those_who_consent(setting: Setting) -> Iterator[datetime | date | None]:
    """When it may change who consents."""
    yield from setting.birthdays
    yield from setting.policies.days
    for lasting in setting.roles:
        yield lasting.first_day
        yield _day_after(lasting.last_day)
    for decision in setting.group.competence:
        yield decision.at


def _of_consent(setting: Setting, consent: Consent, whoever: list[date]) -> Iterator[datetime | date | None]:
    """When a consent may begin or cease to cover: when an answer is given, and at its days while it stands.

    Not when it is renewed in time by whoever could give it the first time: a group of many years has many of those.
    """
    stood: ConsentStep | None = None
    since = date.min
    for step in consent.history:
        if step.at > setting.at:
            break
        day = setting.on(step.at).day
        if stood is None:
            yield step.at
        elif step.status is ConsentStatus.ASKED_FOR:
            continue
        else:
            yield from _days(stood, since, day)
            if not (_alike(stood, step) and _covers(stood, day) and _covers(step, day)) or _between(
                whoever, stood.at.date() - _A_DAY, step.at.date() + _A_DAY
            ):
                yield step.at
        stood, since = step, day
    if stood is not None:
        yield from _days(stood, since, setting.day)


def _alike(stood: ConsentStep, step: ConsentStep) -> bool:
    """Whether two answers are forms, whole and of the same kind."""
    forms = stood.status is step.status is ConsentStatus.GIVEN and bool(stood.kinds and step.kinds)
    whole = (stood.rests_on, step.rests_on) == (stood.position, step.position)
    same = stood.capacity is step.capacity and stood.period == step.period
    return forms and whole and same and (stood.alone_ground is None) == (step.alone_ground is None)


def _covers(step: ConsentStep, day: date) -> bool:
    begun = step.first_day is not None and step.first_day <= day
    return begun and (step.last_day is None or day <= step.last_day)


def _days(step: ConsentStep, since: date, until: date) -> Iterator[date]:
    """The days on which an answer that stands can begin to hold, and cease to."""
    if step.first_day is not None and since < step.first_day <= until:
        yield step.first_day
    if step.last_day is not None and since <= step.last_day < until:
        yield step.last_day + _A_DAY


def _between(days: list[date], first: date, last: date) -> bool:
    return bisect_left(days, first) < bisect_right(days, last)


def _day_after(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(days=1)


@attrs.frozen
class _Place:
    party: PartyId
    turns: int
    last: datetime
    joined: datetime

    def key(self) -> tuple[int, datetime, datetime, PartyId]:
        return (self.turns, self.last, self.joined, self.party)


def _place(setting: Setting, membership: Membership, turns: int) -> _Place:
    joined = next(stint.start for stint in membership.stints if stint.position >= membership.position)
    had = _turns(setting, membership.party)
    last = had[-1].at if had and had[-1].at >= joined else _NEVER
    return _Place(membership.party, turns, last, joined)


def minute_taker_by_rule(setting: Setting, chair: PartyId | None) -> PartyId | None:
    """Who takes the minutes where the policy gives it to an office (referent etter regelen).

    None under rotation, where whoever the call names writes, and when nobody holds the office.
    """
    offices = {
        MinuteTakerRule.CHAIR: chair,
        MinuteTakerRule.COORDINATOR: setting.group.coordinator.holder,
        MinuteTakerRule.RELAY_HOLDER: setting.group.relay_holder.holder,
    }
    return offices.get(setting.policy.minute_taker_rule)


def rota(
    setting: Setting,
    n: int,
    chair: PartyId | None = None,
    absent: Iterable[PartyId] = (),
    kinds: frozenset[InformationKind] = frozenset(),
) -> tuple[NextTurn, ...]:
    """The next `n` minute-takers, if all goes as suggested, and why (turnus for referent).

    `absent` are away the first time only.  Fewer than `n`, or none, come back when nobody is eligible, and when the
    group has ended.  Where the policy gives the minutes to an office, its holder comes every time.
    """
    if setting.group.status is GroupStatus.ENDED:
        return ()
    if setting.policy.minute_taker_rule is not MinuteTakerRule.ROTATION:
        holder = minute_taker_by_rule(setting, chair)
        if holder is None:
            return ()
        turns = len(_turns(setting, holder)) if holder in setting.group.members else 0
        return (NextTurn(party=holder, turns=turns, why=WhyNext.BY_THE_RULE),) * n
    counts = turn_counts(setting, chair)
    places = [_place(setting, each, counts[each.party]) for each in eligible(setting, chair, kinds)]
    last = last_writer(setting)
    away = frozenset(absent)
    suggested: list[NextTurn] = []
    clock = setting.at
    for _ in range(n):
        here = [each for each in places if each.party not in away]
        away = frozenset()
        if not here:
            continue
        others = [each for each in here if each.party != last] or here
        others.sort(key=_Place.key)
        chosen = others[0]
        suggested.append(NextTurn(party=chosen.party, turns=chosen.turns, why=_why(here, others)))
        clock += timedelta(microseconds=1)
        places = [attrs.evolve(each, turns=each.turns + 1, last=clock) if each is chosen else each for each in places]
        last = chosen.party
    return tuple(suggested)


def _why(here: list[_Place], ordered: list[_Place]) -> WhyNext:
    if len(here) == 1:
        return WhyNext.ONLY_ONE
    if len(ordered) == 1:
        return WhyNext.OTHER_WROTE_LAST
    first, second = ordered[0], ordered[1]
    if first.turns < second.turns:
        return WhyNext.FEWEST_TURNS
    if first.last < second.last:
        return WhyNext.LONGEST_AGO
    return WhyNext.JOINED_FIRST if first.joined < second.joined else WhyNext.BY_ID
