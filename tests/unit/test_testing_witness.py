"""Finding events that are permitted, the way to them, and what people might try instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    AccessRestricted,
    Agency,
    ConsentGiven,
    ConsentWithdrawn,
    DoFirst,
    Event,
    Group,
    GroupEstablished,
    GroupStatus,
    MeetingCalled,
    MeetingOpened,
    MemberJoined,
    MinutesShared,
    NeedSeen,
    ObjectionAnswered,
    ParticipantJoined,
    Policy,
    RestrictionLifted,
    Rulebook,
    Step,
    Tie,
    TrustedPersonAgreed,
    replay,
)
from ansvar_core.evolve import evolve
from ansvar_core.testing import (
    CAST,
    START,
    Cast,
    anything,
    candidates,
    filled,
    header,
    known_ids,
    unasked,
    way_to,
    witness,
)
from ansvar_core.testing.breaking import breaches, variations
from ansvar_core.testing.likely import LIKELY
from ansvar_core.testing.scenes import BEFORE, Wish, told
from ansvar_core.testing.witness import _way, subjects
from support.life import DAD, MUM, NURSE, Life
from support.samples import sample

BOOK = Rulebook.standard()
STRICT = Rulebook.under(Policy(consent_last_day_required=True, min_agencies=3))
GROWN_UP = Cast(
    group="g-7",
    user="u-7",
    born=date(1980, 2, 29),
    parents=(),
    agencies=(Agency(id="a-clinic", tie=Tie.EXTERNAL, kind="clinic"),),
    staff=(("p-doctor", "a-clinic"),),
    kinds=frozenset({"health"}),
)


def group_of(events: tuple[Event, ...]) -> Group:
    group = replay(events)
    assert group is not None
    return group


class TestWayTo:
    """The findings themselves point out the way."""

    @pytest.mark.parametrize("kind", [pytest.param(each, id=each.tag) for each in EVENT_TYPES])
    def test_leads_to_every_kind_of_event(self, kind: type[Event]) -> None:
        """From nothing to every kind of event there is a way, each step of it permitted when it comes."""
        wishes = (*BEFORE.get(kind, ()), Wish(kind=kind))
        way = told(BOOK, wishes)
        if kind.tag == "routine-followed":
            assert way == (), "there is no routine under the standard policy"
            return
        assert type(way[-1]) is kind
        assert BOOK.advance_all(None, way).version == len(way)

    def test_is_found_under_another_rulebook(self) -> None:
        """A stricter municipality has its own way to the same place."""
        way = way_to(STRICT, None, START, CAST.worker, kind=MinutesShared)
        given = [each for each in way if isinstance(each, ConsentGiven)]
        assert STRICT.advance_all(None, way).status is GroupStatus.ESTABLISHED
        assert all(grant.last_day is not None for each in given for grant in each.grants)

    def test_is_told_with_other_people(self) -> None:
        """A grown-up with one agency comes to a meeting by consenting alone."""
        way = way_to(BOOK, None, START, "p-doctor", kind=MeetingCalled, cast=GROWN_UP)
        assert {each.grantor for each in way if isinstance(each, ConsentGiven)} == {"u-7"}
        assert {each.group for each in way} == {"g-7"}
        assert GROWN_UP.colleague == GROWN_UP.worker == "p-doctor"

    def test_goes_on_from_where_a_group_is(self) -> None:
        """What has been done is not done again; what happens is a minute apart, and a meeting is waited for."""
        begun = way_to(BOOK, None, START, CAST.worker, kind=GroupEstablished)
        on = way_to(BOOK, group_of(begun), begun[-1].at + timedelta(days=1), CAST.worker, kind=MinutesShared)
        assert not {"need-seen", "group-established"} & {each.tag for each in on}
        assert {later.at - one.at for one, later in pairwise(on) if later.tag != "meeting-opened"} == {
            timedelta(minutes=1)
        }
        called, opened = (next(each for each in on if type(each) is kind) for kind in (MeetingCalled, MeetingOpened))
        assert opened.at == called.starts

    def test_is_empty_where_no_finding_helps(self) -> None:
        """What cannot be come to has no way, and no event is made up."""
        begun = group_of(way_to(BOOK, None, START, CAST.worker, kind=NeedSeen))
        nobody = way_to(BOOK, begun, START, CAST.stranger, kind=ConsentWithdrawn, subject=CAST.stranger)
        assert nobody == ()
        assert (
            told(BOOK, [Wish(kind=NeedSeen), Wish(kind=ConsentGiven, fields=lambda group, cast: {"informed": False})])
            == ()
        )

    def test_somebody_else_does_what_the_actor_may_not(self) -> None:
        """Where a finding says that another may, another does."""
        begun = group_of(told(BOOK, [Wish(kind=ConsentGiven)]))
        assert BOOK.assess(begun, begun_by_nurse(begun)).codes == ("consent.own-no",)
        way = way_to(BOOK, begun, begun.recorded_until, "p-nurse", kind=ConsentWithdrawn, subject="p-mum")
        assert [each.actor for each in way] == ["p-mum"]


def begun_by_nurse(group: Group) -> Event:
    return ConsentWithdrawn(**header(group, group.recorded_until, "p-nurse"), grantor="p-mum")


class TestWitness:
    """One that is permitted, if one is found."""

    def test_finds_what_is_permitted_and_nothing_else(self) -> None:
        """There is a first need, and no meeting before there is a group."""
        need = witness(BOOK, None, START, CAST.worker, kind=NeedSeen)
        assert need is not None
        assert BOOK.assess(None, need)
        assert witness(BOOK, None, START, CAST.worker, kind=MeetingCalled) is None
        assert witness(BOOK, evolve(None, need), START, CAST.worker, kind=MeetingCalled) is None

    def test_every_kind_has_something_likely(self) -> None:
        """No kind of event is left out."""
        assert set(LIKELY) == {kind.tag for kind in EVENT_TYPES}

    def test_a_header_is_in_order(self) -> None:
        """A new id, and recorded no earlier than what stands."""
        group = group_of(way_to(BOOK, None, START, CAST.worker, kind=GroupEstablished))
        late = header(group, START, "p-x", "q")
        assert late["recorded_at"] == group.recorded_until > late["at"]
        assert late["id"] == f"e-{group.version + 1}-q"
        assert late["id"] not in group.seen

    def test_what_it_is_about_includes_what_is_over(self) -> None:
        """Subjects are all that the group knows of the sort, and none at all."""
        group = group_of(way_to(BOOK, None, START, CAST.worker, kind=MinutesShared))
        assert subjects(group, MeetingCalled) == (*group.meetings, None)
        assert subjects(group, MemberJoined) == (*group.members, None)
        assert subjects(None, MeetingCalled) == (None,)
        assert subjects(group, NeedSeen) == (None,)


class TestFilled:
    """A remedy's step as an event."""

    def test_what_nobody_asks_for_is_named(self) -> None:
        """A step that lacks what its event needs is seen."""
        assert unasked(Step(kind="member-left")) == {"party"}
        assert unasked(Step(kind="member-left", asks=("party",))) == set()
        assert unasked(Step(kind="member-left", fields={"party": "p-x"})) == set()

    def test_every_step_of_a_refusal_can_be_taken(self) -> None:
        """Each step that a refusal names comes out as an event of that kind with what the step gives."""
        begun = told(BOOK, [Wish(kind=GroupEstablished)])[:-1]
        left = tuple(each for each in begun if each.tag not in ("trusted-person-agreed", "consent-given"))
        group = group_of(left)
        event = next(candidates(BOOK, group, group.recorded_until, "p-nurse", kind=GroupEstablished))
        steps = [
            step
            for finding in BOOK.assess(group, event).blocking
            for remedy in finding.remedies
            if isinstance(remedy, DoFirst)
            for step in remedy.steps
        ]
        assert {"trusted-person-agreed", "consent-given"} <= {each.kind for each in steps}
        for step in steps:
            made = next(filled(BOOK, group, event, step))
            assert made.tag == step.kind
            for name, value in step.fields.items():
                if "." not in name and value is not None:
                    assert getattr(made, name) == value

    def test_a_step_about_what_nobody_knows_is_no_event(self) -> None:
        """What cannot be placed in the record is not proposed, and where nothing is proposed there is no way."""
        group = group_of(told(BOOK, [Wish(kind=NeedSeen)]))
        event = next(candidates(BOOK, group, START, "p-nurse", kind=GroupEstablished))
        assert list(filled(BOOK, group, event, Step(kind="member-left", fields={"party": "p-nobody"}))) == []
        assert _way(BOOK, group, START, lambda known, at: iter(()), depth=1, cast=CAST) == ()

    def test_a_way_that_never_comes_nearer_is_given_up(self) -> None:
        """Where each step put right asks for another, no way is found, and the search ends."""
        begun = group_of(told(BOOK, [Wish(kind=NeedSeen)]))

        def another(known: Group | None, at: datetime) -> Iterator[Event]:
            assert known is not None
            yield ObjectionAnswered(**header(known, at, "p-nurse"), objection=f"o-{known.version}")

        assert _way(BOOK, begun, START, another, depth=2, cast=CAST) == ()


class TestAttempts:
    """What people might try."""

    def test_anything_is_well_formed_and_not_always_in_order(self) -> None:
        """Of every kind something comes out, some of it refused."""
        group = group_of(told(BOOK, [Wish(kind=MinutesShared)]))
        chance = Random(1)  # noqa: S311  # the same attempts every time
        tried = [
            anything(chance.choice, BOOK, group, group.recorded_until, CAST.worker, kind=kind)
            for kind in EVENT_TYPES
            for _ in range(12)
        ]
        made = [each for each in tried if each is not None]
        verdicts = {BOOK.assess(group, each).permitted for each in made}
        assert {type(each) for each in made} == set(EVENT_TYPES)
        assert len(made) < len(tried)
        assert verdicts == {True, False}
        assert anything(chance.choice, BOOK, group, group.recorded_until, CAST.worker) is not None

    def test_ids_are_the_groups_own_and_one_unknown(self) -> None:
        """The thing asked about comes first, and one that nobody knows comes last."""
        group = group_of(told(BOOK, [Wish(kind=MinutesShared)]))
        assert known_ids(group, CAST, "meeting", "m-x")[0] == "m-x"
        assert known_ids(group, CAST, "work")[-1] == "w-unknown"
        assert set(group.work) <= set(known_ids(group, CAST, "measure"))

    def test_what_is_lifted_is_lifted_no_more(self) -> None:
        """Of two restrictions the one that stands is proposed, and for the one who is asked about."""
        life = Life().established()
        life.do(AccessRestricted, party=DAD, basis="d")
        life.do(AccessRestricted, party=MUM, basis="d")
        life.do(RestrictionLifted, party=DAD)
        group = life.state
        asked: dict[str | None, list[str]] = {None: [], MUM: [], DAD: []}
        for subject, found in asked.items():
            tried = candidates(life.book, group, life.now, NURSE, kind=RestrictionLifted, subject=subject)
            found += [each.party for each in tried if isinstance(each, RestrictionLifted)]

        assert asked[None][0] == MUM
        assert asked[MUM][0] == MUM
        assert MUM not in asked[DAD]


class TestBreaches:
    """What is refused for one reason and no other."""

    def test_a_proposal_is_changed_in_one_place(self) -> None:
        """A variation differs from its proposal in one field, or in whose act it is, when, or the routine it meets."""
        group = group_of(told(BOOK, [Wish(kind=GroupEstablished)]))
        call = next(candidates(BOOK, group, group.recorded_until, "p-nurse", kind=MeetingCalled))
        together = ({"actor", "recorded_by"}, {"at", "recorded_at"})
        for each in variations(call, group):
            changed = {f.name for f in attrs.fields(MeetingCalled) if getattr(each, f.name) != getattr(call, f.name)}
            assert len(changed) <= 1 or any(changed <= pair for pair in together), changed

    @pytest.mark.parametrize(("kind", "said"), [(ParticipantJoined, 1), (TrustedPersonAgreed, 2)])
    def test_an_older_version_is_tried_where_it_could_say_it(self, kind: type[Event], said: int) -> None:
        """What it has no word for is no proposal in it."""
        group = group_of(told(BOOK, [Wish(kind=GroupEstablished)]))
        event = sample(kind)
        versions = {each.written_as for each in variations(event, group)}

        assert (len(versions), max(versions)) == (said, kind.version)

    def test_nothing_is_found_where_the_rule_is_not_asked(self) -> None:
        """A code that no check has, and a situation that cannot break it, give nothing."""
        need = group_of(told(BOOK, [Wish(kind=NeedSeen)]))
        assert list(breaches(BOOK, need, START, "no.such")) == []
        assert list(breaches(BOOK, need, START, "meeting.users-voice")) == []
        assert list(breaches(BOOK, None, START, "group.not-now")) == []
