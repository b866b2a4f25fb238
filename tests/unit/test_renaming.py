"""One id read as another everywhere in a group, also where nobody thought of it."""

from __future__ import annotations

import typing
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    AccessRestricted,
    ConsentObject,
    ConsentRefused,
    CoordinatorAccepted,
    CoordinatorOffered,
    CorruptRecord,
    Group,
    IdChanged,
    IdsJoined,
    IdSort,
    InvitationsDeclined,
    Member,
    MemberJoined,
    Rulebook,
    UserRecorded,
    WorkChanged,
    group_to_json,
    replay,
)
from ansvar_core.entities.group import CoordinatorStatus
from ansvar_core.evolve import evolve
from ansvar_core.fold.renaming import named, renamed
from ansvar_core.values.ids import Id
from ansvar_core.values.ledger import Ledger
from support.life import DAD, GRAN, HEALTH, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, USER
from support.samples import HAPPENED, sample, world

PARTY, AGENCY = IdSort.PARTY, IdSort.AGENCY


def full() -> Group:
    """A group in which as much as can be names the teacher, her school, and others."""
    group = world()[1]
    for kind in world_kinds():
        group = evolve(group, sample(kind))
    return group


def world_kinds() -> list[Any]:
    """Kinds whose samples leave something behind that names people, in an order in which they can come."""
    from ansvar_core import EVENT_TYPES  # noqa: PLC0415  # read where it is walked

    never = {"need-seen", "id-changed", "ids-joined", "recorded-in-error", "group-ended", "ending-regretted"}
    return [kind for kind in EVENT_TYPES if kind.tag not in never]


def ids_in(value: Any, hint: Any) -> typing.Iterator[tuple[str, str]]:
    """Every id in a value with its sort, by another walk than the library's."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if value is None:
        return
    if origin is typing.Annotated:
        yield from ((each.sort, value) for each in arguments[1:] if isinstance(each, Id))
    elif isinstance(value, Ledger):
        for key, each in value.items():
            yield from ids_in(key, arguments[0])
            yield from ids_in(each, arguments[1])
    elif isinstance(value, tuple | frozenset):
        rows = origin is tuple and arguments[-1] is not Ellipsis
        kinds = arguments if rows else [arguments[0]] * len(value)
        for each, kind in zip(value, kinds, strict=True):
            yield from ids_in(each, kind)
    elif attrs.has(type(value)):
        hints = typing.get_type_hints(type(value), include_extras=True)
        # What was written down stays as it was written.
        for field in (each for each in attrs.fields(type(value)) if each.name != "facts"):
            yield from ids_in(getattr(value, field.name), hints[field.name])
    else:
        yield from ((sort, found) for each in arguments for sort, found in ids_in(value, each))


class TestRenamed:
    """What was recorded under an id is read under the new one."""

    @pytest.mark.parametrize(
        ("sort", "old"),
        [
            (PARTY, TEACHER),
            (PARTY, MUM),
            (PARTY, USER),
            (PARTY, GRAN),
            (PARTY, NURSE),
            (AGENCY, SCHOOL),
            (AGENCY, HEALTH),
        ],
    )
    def test_the_old_id_is_nowhere_and_the_new_one_wherever_it_was(self, sort: IdSort, old: str) -> None:
        before = full()
        after = evolve(before, sample(IdChanged, of=sort, old=old, new="new-id"))
        was = [each for each in ids_in(before, Group) if each == (sort, old)]
        now = [each for each in ids_in(after, Group) if each == (sort, "new-id")]

        assert len(was) > 2
        # Whoever acted under the old id has told of it under the new one.
        assert len(now) == len(was) + (old == NURSE)
        assert (sort, old) not in set(ids_in(after, Group))
        # The only place where the old one is still written is where it is told that it changed.
        kept = attrs.evolve(after, facts=Ledger[int, Any]())
        assert group_to_json(kept).replace('"old": "', "").count(f'"{old}"') == 0

    def test_changed_and_changed_back_the_group_is_as_it_was(self) -> None:
        before = full()
        there = sample(IdChanged, of=PARTY, old=TEACHER, new="p-new")
        back = sample(IdChanged, of=PARTY, old="p-new", new=TEACHER, id="e-back")
        after = evolve(evolve(before, there), back)

        noted = {"id_changes", "version", "seen", "facts", "latest", "routine", "recorded_until"}
        for field in attrs.fields(Group):
            if field.name not in noted:
                assert getattr(after, field.name) == getattr(before, field.name), field.name
        assert [(each.old, each.new, each.joined) for each in after.id_changes] == [
            (TEACHER, "p-new", False),
            ("p-new", TEACHER, False),
        ]

    def test_ids_of_another_sort_that_look_the_same_are_left_alone(self) -> None:
        group = attrs.evolve(full(), next_of_kin=frozenset({SCHOOL}))

        assert renamed(group, AGENCY, SCHOOL, "a-new").get("next_of_kin") is None
        assert renamed(group, PARTY, SCHOOL, "p-new") == {"next_of_kin": frozenset({"p-new"})}

    def test_what_is_known_is_what_stands_there(self) -> None:
        group = full()

        for sort in IdSort:
            assert named(group, sort) == {found for of, found in ids_in(group, Group) if of == sort}

    def test_whoever_has_changed_id_acts_and_is_asked_under_the_new_one(self) -> None:
        before = world()[1]
        after = evolve(before, sample(IdChanged, of=PARTY, old=MUM, new="p-new"))
        at = after.recorded_until + timedelta(minutes=1)
        book = Rulebook.standard()

        asked, now = (set(book.consent(group, at).required.parties) for group in (before, after))
        assert asked == {MUM, DAD}
        assert now == {"p-new", DAD}
        assert book.consent(after, at).stands_still == book.consent(before, at).stands_still
        user = evolve(after, sample(IdChanged, of=PARTY, old=USER, new="u-new", id="e-user"))
        born = attrs.evolve(user.user, birth_date=date(2015, 5, 2))
        assert evolve(user, sample(UserRecorded, user=born)).user == born


class TestJoined:
    """Two ids that name the same are one, and what either has said holds."""

    def test_the_other_is_read_as_the_one_that_is_kept(self) -> None:
        after = evolve(full(), sample(IdsJoined, of=PARTY, kept=MUM, other=GRAN))

        assert (PARTY, GRAN) not in set(ids_in(after, Group))
        assert after.id_changes[-1].joined
        assert after.trusted_person == MUM

    def test_a_no_and_a_restriction_of_either_hold(self) -> None:
        before = evolve(world()[1], sample(ConsentRefused, grantor=GRAN))
        before = evolve(before, sample(AccessRestricted, party=GRAN))
        after = evolve(before, sample(IdsJoined, of=PARTY, kept=MUM, other=GRAN))
        known = before.consents[MUM, ConsentObject.EXCHANGE, SCHOOL]
        found = after.consents[MUM, ConsentObject.EXCHANGE, SCHOOL]

        assert found.history == (*known.history, *before.consents[GRAN, ConsentObject.EXCHANGE, SCHOOL].history)
        assert found.status == "refused"
        assert [each.party for each in after.restrictions] == [MUM]
        assert list(after.consents) == [key for key in before.consents if key[0] != GRAN]

    @pytest.mark.parametrize(("kept", "other"), [(TEACHER, PHYSIO), (PHYSIO, TEACHER)])
    def test_two_memberships_are_one_with_every_stretch_and_turn(self, kept: str, other: str) -> None:
        joining = sample(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE))
        before = evolve(world()[1], joining)
        after = evolve(before, sample(IdsJoined, of=PARTY, kept=kept, other=other))
        one = after.members[kept]

        assert [each.agency for each in one.stints] == [SCHOOL, PRACTICE]
        assert one.turns == before.members[TEACHER].turns
        assert (one.member.agency, one.party) == (PRACTICE, kept)
        assert other not in after.members

    @pytest.mark.parametrize(("kept", "other"), [(TEACHER, DAD), (DAD, TEACHER)])
    def test_one_who_has_accepted_an_office_has_it(self, kept: str, other: str) -> None:
        before = evolve(world()[1], sample(CoordinatorAccepted, party=TEACHER))
        before = evolve(before, sample(CoordinatorOffered, party=DAD))
        after = evolve(before, sample(IdsJoined, of=PARTY, kept=kept, other=other)).coordinator

        assert (after.holder, after.status_of(kept)) == (kept, CoordinatorStatus.ACCEPTED)

    def test_of_what_either_has_decided_for_themselves_the_one_that_is_kept_holds(self) -> None:
        before = evolve(world()[1], sample(InvitationsDeclined, party=MUM, declined=True, id="e-mum"))
        before = evolve(before, sample(InvitationsDeclined, party=GRAN, declined=False, id="e-gran"))

        assert not evolve(before, sample(IdsJoined, of=PARTY, kept=MUM, other=GRAN)).invitations[MUM].yes
        assert evolve(before, sample(IdsJoined, of=PARTY, kept=GRAN, other=MUM)).invitations[GRAN].yes

    def test_two_agencies_are_one(self) -> None:
        before = world()[1]
        after = evolve(before, sample(IdsJoined, of=AGENCY, kept=SCHOOL, other=PRACTICE))

        assert set(after.agencies) == set(before.agencies) - {PRACTICE}
        assert after.agencies[SCHOOL] == attrs.evolve(before.agencies[SCHOOL])


class TestPlace:
    """An id that nobody knows cannot have changed, and one that somebody has cannot be the new one."""

    @pytest.mark.parametrize(
        ("event", "path", "problem"),
        [
            (sample(IdChanged, old="p-nobody"), "old", "an unknown party"),
            (sample(IdChanged, old=SCHOOL), "old", "an unknown party"),
            (sample(IdChanged, of=AGENCY, old=TEACHER), "old", "an unknown agency"),
            (sample(IdChanged, new=MUM), "new", "already names somebody"),
            (sample(IdChanged, of=AGENCY, old=SCHOOL, new=HEALTH), "new", "already names an agency"),
            (sample(IdsJoined, kept="p-nobody"), "kept", "an unknown party"),
            (sample(IdsJoined, other="p-nobody"), "other", "an unknown party"),
        ],
    )
    def test_it_has_no_place(self, event: Any, path: str, problem: str) -> None:
        with pytest.raises(CorruptRecord) as caught:
            evolve(world()[1], event)
        assert (caught.value.path, caught.value.problem) == (path, problem)
        assert Rulebook.standard().assess(world()[1], event).codes == ("record.cannot-be-placed",)

    def test_the_old_id_is_unknown_from_then_on_and_the_new_one_known(self) -> None:
        events = (*world()[0], sample(IdChanged))
        group = replay(events)
        assert group is not None

        with pytest.raises(CorruptRecord):
            evolve(group, sample(IdChanged, id="e-again"))
        changed = sample(WorkChanged, work="w-letter", responsible="p-teacher-2", at=HAPPENED)
        assert evolve(group, changed).work["w-letter"].responsible == "p-teacher-2"
