"""When it is that somebody comes into the rotation, against asking at every instant; and what a turn is said to be."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import chain
from typing import Any

import attrs
import pytest

from ansvar_core import (
    AccessRestricted,
    AgencyRecorded,
    Capacity,
    CompetenceDecided,
    ConsentAskedFor,
    ConsentConfirmed,
    ConsentGiven,
    ConsentItem,
    ConsentNarrowed,
    ConsentObject,
    ConsentRefused,
    ConsentWithdrawn,
    Dated,
    EndingDecided,
    EndingReason,
    Event,
    FamilyAccessDecided,
    FinalEvaluationMade,
    Grant,
    Group,
    GroupEnded,
    Manner,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    Member,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MinutesWritten,
    MinuteTakerRule,
    Parent,
    ParentRecorded,
    Policy,
    RestrictionLifted,
    Rulebook,
    WhyNext,
)
from ansvar_core.derive import rota as rotation
from ansvar_core.derive.access import can_read
from ansvar_core.derive.rota import eligible, last_writer, turn_counts
from ansvar_core.derive.setting import Setting
from ansvar_core.evolve import evolve
from support.life import (
    AGENCIES,
    COUNSEL,
    DAD,
    GRAN,
    HEALTH,
    KINDS,
    MUM,
    NURSE,
    PHYSIO,
    PPT,
    PRACTICE,
    SCHOOL,
    TEACHER,
    USER,
    Life,
)

ALWAYS = Dated.always("policy", Policy())
BOOK = Rulebook.standard()
ZONE = Policy().zone
LAST = 9
"""The day of the last meeting.  The days are those of February 2026."""


def day(number: int) -> date:
    return date(2026, 2, number)


def clock(number: int, hours: str) -> datetime:
    """An instant of a day, by the clock on the wall."""
    return datetime.combine(day(number), time.fromisoformat(hours), tzinfo=ZONE)


# --- what happens ----------------------------------------------------------------------------------------------------


@attrs.frozen
class Happening:
    """Something that happens at an hour of a day."""

    at: datetime
    kind: type[Event]
    fields: dict[str, Any]


def happens(number: int, kind: type[Event], hours: str = "09:00", actor: str = NURSE, **fields: Any) -> Happening:
    return Happening(clock(number, hours), kind, {"actor": actor, **fields})


def given(
    number: int,
    grantor: str = MUM,
    hours: str = "09:00",
    *,
    agency: str = COUNSEL,
    first: int | None = None,
    last: int | None = None,
    capacity: Capacity = Capacity.PARENT,
    alone: str | None = None,
) -> Happening:
    """Consent to exchange with the agency that the story is about, from the same day and until further notice."""
    grant = Grant(
        object=ConsentObject.EXCHANGE, agency=agency, kinds=KINDS, last_day=None if last is None else day(last)
    )
    return happens(
        number,
        ConsentGiven,
        hours,
        grantor,
        grantor=grantor,
        capacity=capacity,
        grants=(grant,),
        first_day=day(number if first is None else first),
        manner=Manner.WRITTEN,
        informed=True,
        alone_ground=alone,
    )


def said(number: int, kind: type[Event], hours: str = "09:00", grantor: str = MUM) -> Happening:
    """Another answer, or a question, about exchange with the agency that the story is about."""
    items = (ConsentItem(object=ConsentObject.EXCHANGE, agency=COUNSEL),)
    return happens(number, kind, hours, grantor, grantor=grantor, items=items)


def narrowed(number: int, *kinds: str) -> Happening:
    return happens(number, ConsentNarrowed, actor=MUM, grantor=MUM, agency=COUNSEL, kinds=frozenset(kinds))


def by_the_user(number: int, hours: str, agency: str = COUNSEL) -> Happening:
    return given(number, USER, hours, agency=agency, capacity=Capacity.SELF)


def competent(number: int, hours: str, yes: bool) -> Happening:
    return happens(number, CompetenceDecided, hours, competent=yes, decision="d-competence")


def parent(number: int, party: str, **days: date) -> Happening:
    return happens(number, ParentRecorded, parent=Parent(party=party, **days))


def in_the_list(number: int, kind: type[Event], hours: str = "09:00", takes_turns: bool = True) -> Happening:
    return happens(number, kind, hours, member=Member(party=PPT, agency=COUNSEL, takes_turns=takes_turns))


def moved_to(number: int, agency: str) -> Happening:
    return happens(number, MemberChanged, member=Member(party=PPT, agency=agency))


# --- a story ---------------------------------------------------------------------------------------------------------


@cache
def childs() -> Life:
    """A child's group, with consent from both parents for every agency."""
    return Life().established(NURSE, TEACHER, PPT)


@cache
def of_an_adult() -> Life:
    """A group for whose agencies the user has answered, who has no guardian."""
    life = Life().need(born=date(1990, 1, 1), parents=()).assessed(heard=False)
    for agency in (SCHOOL, COUNSEL):
        life.do(AgencyRecorded, agency=AGENCIES[agency])
    life.consent(USER, HEALTH, SCHOOL, COUNSEL, capacity=Capacity.SELF)
    return life.prepared(NURSE, TEACHER, PPT, consents=False)


@cache
def begun_again() -> Life:
    """A group in its second period, for two of whose agencies the parents have consented in it."""
    life = Life().established(NURSE, TEACHER, PPT)
    life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    life.wait(days=1).need().assessed()
    for each in (MUM, DAD):
        life.consent(each, HEALTH, SCHOOL)
    return life.prepared(NURSE, TEACHER, PPT, consents=False)


@cache
def of_a_youth() -> Life:
    """A group whose user turns 16 on the fifth, and for which both parents have consented."""
    return Life().need(born=date(2010, 2, 5)).assessed().established(NURSE, TEACHER, PPT)


def met(number: int, writer: str = TEACHER, chair: str = NURSE) -> Iterator[Happening]:
    """A meeting that is over at once, and its minutes at noon."""
    about = {"meeting": f"m-{number}"}
    yield happens(number, MeetingCalled, "10:59", **about, purpose="purpose", starts=clock(number, "11:00"))
    yield happens(number, MeetingOpened, "11:00", **about, present={USER, writer}, chair=chair)
    yield happens(number, MeetingEnded, "11:00", **about, tasks_agreed=True, process_evaluated=True)
    yield happens(number, MinutesWritten, "12:00", writer, **about, writer=writer, kinds={"health"})


class Story:
    """What happens on some days, and the group as it was after each of it."""

    def __init__(self, begins: Life, *happened: Iterable[Happening]) -> None:
        self.events: list[Event] = []
        self.groups: list[Group] = [begins.state]
        for each in sorted(chain(*happened), key=lambda each: each.at):
            fields = {"id": f"e-s{len(self.events)}", "group": begins.name, "at": each.at, **each.fields}
            self.events.append(each.kind(**fields))
            self.groups.append(evolve(self.groups[-1], self.events[-1]))
        midnights = {clock(number, "00:00") for number in range(2, LAST + 2)}
        self.moments = sorted({each.at for each in self.events} | midnights)

    @classmethod
    def of_days(cls, begins: Life, happened: Iterable[Happening], chairs: Mapping[int, str] | None = None) -> Story:
        """On each day the teacher writes at noon, after a meeting that the nurse leads, or another."""
        return cls(
            begins, happened, *(met(number, chair=(chairs or {}).get(number, NURSE)) for number in range(1, LAST + 1))
        )

    def at(self, moment: datetime) -> Setting:
        """The group as it was at an instant."""
        known = bisect_right([each.at for each in self.events], moment)
        return Setting.of(self.groups[known], moment, ALWAYS)

    def by_asking_always(self, chair: str) -> Iterator[tuple[datetime, dict[str, int]]]:
        """What each counts as at every instant, by asking at every one who could be due, and moving the counts."""
        counts: Counter[str] = Counter()
        leads, before, written = chair, None, False
        for moment in self.moments:
            for event in self.events:
                if event.at == moment and isinstance(event, MinutesWritten):
                    counts[event.writer] += 1
                    written = True
                elif event.at == moment and isinstance(event, MeetingOpened):
                    leads = event.chair
            could = {each.party for each in eligible(self.at(moment))}
            members = {each.party for each in self.at(moment).group.current_members}
            # Whoever asks, asks about a meeting that begins now.
            asked = _moved(counts, before, could - {chair})
            yield moment, {party: asked[party] for party in members}
            counts = _moved(counts, before, could - {leads})
            before = could - {leads} if written else None


def _moved(counts: Counter[str], before: set[str] | None, now: set[str]) -> Counter[str]:
    """Whoever has become eligible starts at the larger of the own count and the lowest of the others."""
    moved = counts.copy()
    if before is not None:
        lowest = min((counts[party] for party in now & before), default=0)
        for party in now - before:
            moved[party] = max(counts[party], lowest)
    return moved


STORIES: dict[str, tuple[Happening, ...]] = {
    "nothing": (),
    "runs out, anew the next morning": (given(2, last=4), given(5)),
    "runs out, anew a day later": (given(2, last=4), given(6)),
    "for one day alone": (given(3, last=3), given(6)),
    "withdrawn and anew the same day": (said(3, ConsentWithdrawn, "08:00"), given(3, hours="15:00")),
    "from a later day": (given(3, first=6),),
    "from a later day, and withdrawn on it": (
        given(3, first=6),
        said(6, ConsentWithdrawn, "15:00"),
        given(8),
    ),
    "from a later day, renewed before it": (given(3, first=7), given(5)),
    "renewed before its last day": (given(2, last=5), given(4, last=6)),
    "renewed on its last day": (given(2, last=4), given(4, last=6), given(8)),
    "renewed twice a day": (given(2), given(2, hours="14:00"), said(4, ConsentRefused), given(6)),
    "refused": (said(3, ConsentRefused), given(6)),
    "refused twice": (said(3, ConsentRefused), said(4, ConsentRefused), given(6)),
    "asked for anew": (given(2, last=4), said(3, ConsentAskedFor), said(5, ConsentAskedFor), given(6)),
    "narrowed": (narrowed(3, "health"), narrowed(5, "other"), given(7)),
    "confirmed": (said(3, ConsentConfirmed), said(4, ConsentWithdrawn), given(6), said(7, ConsentConfirmed)),
    "in another capacity": (given(3, capacity=Capacity.GUARDIAN), given(6)),
    "alone on a ground, and then not": (
        given(2, alone="d-ground"),
        given(2, DAD, last=3),
        given(5),
        given(7, alone="d-ground"),
    ),
    "both parents": (said(3, ConsentWithdrawn, grantor=DAD), said(4, ConsentWithdrawn), given(5, DAD), given(7)),
    "a role that ends": (said(2, ConsentWithdrawn, grantor=DAD), parent(3, DAD, last_day=day(5))),
    "a role that begins": (
        parent(2, GRAN, first_day=day(5)),
        given(5, GRAN, agency=SCHOOL),
        given(7, GRAN),
    ),
    "a role until the end of time": (parent(3, DAD, last_day=date.max), said(4, ConsentRefused), given(6)),
    "closed out and let in": (
        happens(3, AccessRestricted, party=PPT, basis="basis"),
        happens(6, RestrictionLifted, party=PPT),
    ),
    "somebody else is closed out": (
        happens(3, AccessRestricted, party=GRAN, basis="basis"),
        happens(6, RestrictionLifted, party=GRAN),
    ),
    "a parent who is a member is let in by the other": (
        said(2, ConsentWithdrawn, grantor=DAD),
        happens(2, MemberJoined, member=Member(party=MUM, agency=COUNSEL)),
        happens(3, FamilyAccessDecided, actor=DAD, party=MUM, allowed=False),
        happens(4, FamilyAccessDecided, actor=DAD, party=GRAN, allowed=True),
        happens(6, FamilyAccessDecided, actor=DAD, party=MUM, allowed=True),
    ),
    "leaves and comes back": (happens(3, MemberLeft, party=PPT), in_the_list(6, MemberJoined)),
    "leaves and comes back twice": (
        happens(2, MemberLeft, party=PPT),
        in_the_list(4, MemberJoined),
        happens(5, MemberLeft, party=PPT),
        in_the_list(8, MemberJoined),
    ),
    "for an agency that nobody is of": (
        happens(2, AgencyRecorded, agency=AGENCIES[PRACTICE]),
        given(3, agency=PRACTICE, last=4),
        given(6, DAD, agency=PRACTICE),
    ),
    "moves to an agency without consent": (
        happens(2, AgencyRecorded, agency=AGENCIES[PRACTICE]),
        moved_to(4, PRACTICE),
        given(7, agency=PRACTICE),
        given(7, DAD, agency=PRACTICE),
    ),
    "moves from an agency whose consent is withdrawn": (
        said(3, ConsentWithdrawn),
        moved_to(6, SCHOOL),
        given(7),
        moved_to(8, COUNSEL),
    ),
    "off the list and on it": (
        in_the_list(3, MemberChanged, takes_turns=False),
        in_the_list(6, MemberChanged, takes_turns=True),
    ),
}


ABOUT_PEOPLE = (ParentRecorded, MemberJoined, MemberChanged, MemberLeft)


def told(begins: Life, happened: Iterable[Happening], chairs: dict[int, str] | None = None) -> None:
    """The counts are those of asking always, whoever is to chair, at every instant of a story."""
    story = Story.of_days(begins, happened, chairs)
    for chair in (NURSE, TEACHER, PPT):
        for moment, counts in story.by_asking_always(chair):
            assert turn_counts(story.at(moment), chair) == counts, (moment, chair)


@pytest.mark.heavy
@pytest.mark.parametrize("name", STORIES)
def test_nothing_that_lets_somebody_in_or_shuts_them_out_is_passed_over(name: str) -> None:
    """A start is settled at the very instant at which somebody comes back, whatever it was that kept them away."""
    told(childs(), STORIES[name])


def test_a_move_to_another_agency_changes_nobody_elses_start() -> None:
    """Who was due before the move was due for the agency of that time, and others started beside them."""
    begun = happens(4, MemberJoined, member=Member(party=PHYSIO, agency=SCHOOL))
    story = Story.of_days(
        childs(), (begun, happens(2, AgencyRecorded, agency=AGENCIES[PRACTICE]), moved_to(6, PRACTICE))
    )
    before, after = (turn_counts(story.at(clock(number, "10:00")), NURSE) for number in (5, 7))

    assert (before[PHYSIO], after[PHYSIO], after[PPT]) == (0, 0, 0)


@pytest.mark.parametrize("name", ["nothing", "refused", "leaves and comes back"])
@pytest.mark.parametrize("chairs", [{4: PPT, 5: PPT}, {1: PPT}, {9: PPT}, dict.fromkeys(range(1, 10), PPT)])
def test_who_leads_is_not_in_the_rotation_while_leading(name: str, chairs: dict[int, str]) -> None:
    """From the opening of a meeting until another leads the next."""
    told(childs(), STORIES[name], chairs)


YOUTH = (by_the_user(2, "09:00"), by_the_user(5, "09:00", SCHOOL))
ADULT = (competent(3, "08:00", yes=False), by_the_user(5, "09:00"))
OF_THE_USER: dict[str, tuple[Callable[[], Life], tuple[Happening, ...]]] = {
    "a birthday between two answers": (of_a_youth, (*YOUTH, by_the_user(7, "09:00"))),
    "a birthday after the answer": (of_a_youth, (*YOUTH, by_the_user(4, "09:00"), by_the_user(8, "09:00"))),
    "a birthday on the day of the answer": (of_a_youth, (*YOUTH, by_the_user(5, "00:01"))),
    "competent after the answer, the same day": (
        of_an_adult,
        (*ADULT, competent(5, "10:00", yes=True), by_the_user(8, "09:00")),
    ),
    "competent before the next answer, the same day": (
        of_an_adult,
        (*ADULT, competent(8, "09:00", yes=True), by_the_user(8, "10:00")),
    ),
    "competent, but not when it was renewed": (
        of_an_adult,
        (by_the_user(2, "09:00"), *ADULT, competent(7, "09:00", yes=True), by_the_user(9, "15:00")),
    ),
}


@pytest.mark.parametrize("name", OF_THE_USER)
def test_an_answer_is_not_the_same_when_it_is_renewed_by_one_who_could_not_give_it_before(name: str) -> None:
    """Whoever may consent for themselves only by now, or could not meanwhile, has to answer anew, and that counts."""
    begins, happened = OF_THE_USER[name]
    told(begins(), happened)


@pytest.mark.parametrize(
    "answers",
    [
        (given(3), given(5, DAD)),
        (said(3, ConsentConfirmed), said(5, ConsentConfirmed, grantor=DAD), said(7, ConsentRefused), given(8)),
    ],
    ids=["given", "confirmed"],
)
def test_an_answer_of_the_period_before_lets_nobody_in_until_it_is_given_or_confirmed_in_this_one(
    answers: tuple[Happening, ...],
) -> None:
    """Though nothing else about the answer is new."""
    told(begun_again(), answers)


ANSWERS = [name for name, told in STORIES.items() if not any(issubclass(each.kind, ABOUT_PEOPLE) for each in told)]


@pytest.mark.parametrize("name", ANSWERS)
def test_what_is_said_later_changes_no_count_of_before(name: str) -> None:
    """Asked about an earlier instant, the counts are what they were then."""
    story = Story.of_days(childs(), STORIES[name], {4: PPT, 5: PPT})
    for moment in story.moments:
        then = story.at(moment)
        now = Setting.of(story.groups[-1], moment, ALWAYS)

        assert [turn_counts(now, chair) for chair in (NURSE, PPT)] == [
            turn_counts(then, chair) for chair in (NURSE, PPT)
        ], moment


def questions(monkeypatch: pytest.MonkeyPatch, *happened: Happening) -> list[datetime]:
    """The instants at which the rotation asks whether somebody could read, for the counts at the end of a story."""
    asked: list[datetime] = []

    def counting(setting: Setting, party: str, kinds: frozenset[str] = frozenset()) -> bool:
        asked.append(setting.at)
        return can_read(setting, party, kinds)

    monkeypatch.setattr(rotation, "can_read", counting)
    story = Story.of_days(childs(), happened)
    turn_counts(story.at(story.moments[-1]), NURSE)
    return asked


RENEWED: dict[str, tuple[tuple[Happening, ...], tuple[Happening, ...]]] = {
    "until further notice": ((), (given(2), given(4), given(6), given(8))),
    "by both parents": ((), (given(2), given(2, DAD), given(6, DAD), given(7))),
    "before the last day": ((), (given(2, last=4), given(3, last=5), given(4, last=8), given(7, last=20))),
    "on the last day": ((), (given(2, last=4), given(4, last=6), given(6, last=7), given(7))),
    "on the first day": ((), (given(2, last=2), given(2, hours="15:00"))),
    "from an earlier day": ((), (given(4, first=2), given(8, first=7))),
    "alone on a ground": ((given(2, alone="d-ground"),), (given(4, alone="d-ground"), given(6, alone="d-other"))),
    "for the same day again": ((given(3, first=6),), (given(6), given(8))),
    "asked for": ((), (said(2, ConsentAskedFor), given(4), said(5, ConsentAskedFor), given(6))),
}


@pytest.mark.parametrize("name", RENEWED)
def test_a_consent_that_is_renewed_in_time_is_no_reason_to_ask_anew(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A group of many years has many of those; a count is found without looking at any of them."""
    first, renewed = RENEWED[name]
    once = questions(monkeypatch, *first)

    assert questions(monkeypatch, *first, *renewed) == once
    assert once


# --- what is said of a turn -------------------------------------------------------------------------------------------


@cache
def four() -> Life:
    """The nurse, who leads, and three who joined after one another."""
    return Life().established(NURSE, TEACHER, PHYSIO, PPT)


def due(story: Story, n: int, book: Rulebook = BOOK, **fields: Any) -> list[tuple[str, int, WhyNext]]:
    """Who is due when all of a story has happened, with how many turns, and why."""
    turns = book.rota(story.groups[-1], clock(20, "09:00"), n, **fields)
    return [(each.party, each.turns, each.why) for each in turns]


class TestNextTurn:
    """Whose turn it is, how many each has had by then, and what decided it."""

    def test_where_nobody_has_written_it_goes_by_who_joined_first_and_then_round(self) -> None:
        """Whoever has had a turn comes after those who have not, and then after those who had it before."""
        assert due(Story(four()), 6) == [
            (TEACHER, 0, WhyNext.JOINED_FIRST),
            (PHYSIO, 0, WhyNext.JOINED_FIRST),
            (PPT, 0, WhyNext.FEWEST_TURNS),
            (TEACHER, 1, WhyNext.LONGEST_AGO),
            (PHYSIO, 1, WhyNext.LONGEST_AGO),
            (PPT, 1, WhyNext.FEWEST_TURNS),
        ]

    def test_of_two_the_one_who_joined_first(self) -> None:
        """Two who can be due are not one, nor has either written last."""
        assert due(Story(four()), 1, absent=[PPT]) == [(TEACHER, 0, WhyNext.JOINED_FIRST)]

    def test_who_is_away_the_first_time_changes_the_order_of_the_round(self) -> None:
        """The turns that are only suggested count as much as those that were."""
        story = Story(four(), met(1, PPT), met(2, PHYSIO), met(3, TEACHER))

        assert due(story, 6, absent=[PPT]) == [
            (PHYSIO, 1, WhyNext.OTHER_WROTE_LAST),
            (PPT, 1, WhyNext.LONGEST_AGO),
            (TEACHER, 1, WhyNext.FEWEST_TURNS),
            (PHYSIO, 2, WhyNext.LONGEST_AGO),
            (PPT, 2, WhyNext.LONGEST_AGO),
            (TEACHER, 2, WhyNext.FEWEST_TURNS),
        ]

    def test_where_all_are_away_the_first_time_it_begins_with_the_second(self) -> None:
        """One meeting has nobody; those after it have."""
        story = Story(Life().established(NURSE, TEACHER))

        assert due(story, 3, absent=[TEACHER]) == [(TEACHER, 0, WhyNext.ONLY_ONE), (TEACHER, 1, WhyNext.ONLY_ONE)]

    @pytest.mark.parametrize("apart", [0, 1])
    def test_the_id_decides_only_between_those_who_joined_at_the_same_instant(self, apart: int) -> None:
        """An instant later is later."""
        physio, ppt = (
            happens(1, MemberJoined, member=Member(party=party, agency=SCHOOL)) for party in ("p-x-later", "p-x-first")
        )
        later = attrs.evolve(physio, at=physio.at + timedelta(microseconds=apart))
        story = Story(Life().established(NURSE, TEACHER), [ppt, later])

        assert due(story, 1, absent=[TEACHER]) == [
            ("p-x-first", 0, WhyNext.JOINED_FIRST if apart else WhyNext.BY_ID),
        ]

    @pytest.mark.parametrize(
        ("after", "first"),
        [(0, (PPT, 1, WhyNext.LONGEST_AGO)), (1, (PHYSIO, 1, WhyNext.LONGEST_AGO))],
    )
    def test_a_turn_is_of_this_membership_from_the_very_instant_of_joining(
        self, after: int, first: tuple[str, int, WhyNext]
    ) -> None:
        """What was written before coming back counts as a turn, but not as one that was long ago."""
        back = attrs.evolve(in_the_list(1, MemberJoined), at=clock(1, "12:00") + timedelta(microseconds=after))
        story = Story(
            four(),
            [happens(1, MemberLeft, "08:00", party=PPT), back],
            met(1, PPT),
            met(2, PHYSIO),
            met(3, TEACHER),
            met(4, NURSE, chair=TEACHER),
        )

        assert due(story, 1) == [first]

    def test_who_led_before_starts_where_the_others_are_when_another_is_to_lead(self) -> None:
        """And who is to lead is not due, and pulls nobody down, having had fewer turns than all the others."""
        story = Story(four(), met(1, TEACHER), met(2, PHYSIO), met(3, TEACHER))

        assert due(story, 3, chair=PPT) == [
            (PHYSIO, 1, WhyNext.LONGEST_AGO),
            (NURSE, 1, WhyNext.FEWEST_TURNS),
            (TEACHER, 2, WhyNext.LONGEST_AGO),
        ]

    def test_who_may_not_read_what_the_minutes_will_hold_is_not_due(self) -> None:
        """Whoever may read nothing of these kinds is out of it for this meeting alone."""
        story = Story(four(), [narrowed(1, "learning")])
        now = story.at(clock(20, "09:00"))

        assert due(story, 3, kinds={"health"}) == [
            (TEACHER, 0, WhyNext.JOINED_FIRST),
            (PHYSIO, 0, WhyNext.OTHER_WROTE_LAST),
            (TEACHER, 1, WhyNext.OTHER_WROTE_LAST),
        ]
        assert [each.party for each in eligible(now, None, frozenset({"health"}))] == [NURSE, TEACHER, PHYSIO]
        assert [each.party for each in eligible(now, None)] == [NURSE, TEACHER, PHYSIO, PPT]

    @pytest.mark.parametrize(
        ("rule", "chair", "holder", "turns"),
        [
            (MinuteTakerRule.COORDINATOR, TEACHER, NURSE, 2),
            (MinuteTakerRule.CHAIR, TEACHER, TEACHER, 1),
            (MinuteTakerRule.CHAIR, PPT, PPT, 0),
            (MinuteTakerRule.CHAIR, "p-other", "p-other", 0),
        ],
    )
    def test_where_an_office_writes_its_holder_is_due_every_time(
        self, rule: MinuteTakerRule, chair: str, holder: str, turns: int
    ) -> None:
        """With the turns that the holder has had, who has had none where not a member."""
        book = Rulebook.under(Policy(minute_taker_rule=rule))
        story = Story(four(), met(1, NURSE), met(2, TEACHER), met(3, NURSE))

        assert due(story, 3, book, chair=chair) == [(holder, turns, WhyNext.BY_THE_RULE)] * 3

    def test_who_wrote_last(self) -> None:
        """By when the minutes were written; nobody in the beginning."""
        story = Story(four(), met(2, PHYSIO), met(3, TEACHER), met(4, PHYSIO), met(5, PPT), met(6, TEACHER))
        wrote = [last_writer(story.at(clock(number, "12:00"))) for number in range(1, 7)]

        assert wrote == [None, PHYSIO, TEACHER, PHYSIO, PPT, TEACHER]
