"""The fold takes whatever can be placed, and says what cannot."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    TABLES,
    ClockCorrected,
    CorruptRecord,
    Event,
    Group,
    GroupStatus,
    IdChanged,
    IdsJoined,
    MemberChanged,
    NeedSeen,
    RecordedInError,
    Rulebook,
    User,
    UserRecorded,
    WorkDone,
)
from ansvar_core.events.catalogue import references
from ansvar_core.evolve import evolve, misplaced, replay
from ansvar_core.lifecycle import Machine
from ansvar_core.moves import moves
from support.samples import sample, world

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
TABLE = {table.machine: table for table in TABLES}


def standings() -> Iterator[Any]:
    """The world with each machine in each of its statuses, as no history may ever have left it."""
    _, group = world()
    for status in TABLE[Machine.GROUP].moves:
        yield pytest.param(attrs.evolve(group, status=status), id=f"group-{status}")
    for status in TABLE[Machine.MEETING].moves:
        for minutes in (group.meetings["m-1"].minutes, ()):
            meeting = attrs.evolve(group.meetings["m-1"], status=status, minutes=minutes)
            meetings = group.meetings.put("m-1", meeting)
            yield pytest.param(attrs.evolve(group, meetings=meetings), id=f"meeting-{status}-{len(minutes)}")
    for status in TABLE[Machine.WORK].moves:
        work = group.work.put("w-reading", attrs.evolve(group.work["w-reading"], status=status))
        yield pytest.param(attrs.evolve(group, work=work), id=f"work-{status}")
    for status in TABLE[Machine.COORDINATOR].moves:
        for holder in ("p-nurse", "p-teacher", None):
            office = attrs.evolve(
                group.coordinator, holder=holder, asked=group.coordinator.asked.put("p-nurse", status)
            )
            changed = attrs.evolve(group, coordinator=office, relay_holder=office)
            yield pytest.param(changed, id=f"coordinator-{status}-{holder}")
    for status in TABLE[Machine.CONSENT].moves:
        consents = group.consents
        for key, consent in group.consents.items():
            history = tuple(attrs.evolve(step, status=status) for step in consent.history) if status != "none" else ()
            consents = consents.put(key, attrs.evolve(consent, history=history))
        yield pytest.param(attrs.evolve(group, consents=consents), id=f"consent-{status}")
    gone = group.members
    for each in group.members.values():
        gone = gone.put(each.party, attrs.evolve(each, stints=()))
    yield pytest.param(attrs.evolve(group, members=gone), id="members-recorded-in-error")


STANDINGS = list(standings())


class TestGrid:
    """The fold never refuses what can be placed."""

    @pytest.mark.parametrize("group", STANDINGS)
    def test_every_event_is_taken_wherever_things_stand(self, group: Group) -> None:
        """A record with wrong steps in it still opens."""
        for kind in EVENT_TYPES:
            after = evolve(group, sample(kind))

            assert after.version == group.version + 1
            assert after.seen[f"e-{kind.tag}"] == after.version

    @pytest.mark.parametrize("kind", KINDS)
    def test_two_wrong_steps_in_a_row_are_taken_too(self, kind: type[Event]) -> None:
        """What a wrong step leaves behind is no trap for the next; only an id that is no more names nobody."""
        group = world()[1]
        event = sample(kind)
        after = evolve(group, event)
        gone = {IdChanged: ("old",), IdsJoined: ("other",)}.get(kind, ())
        unknown = {getattr(event, name) for name in gone}

        for again in EVENT_TYPES:
            second = sample(again, id="e-again")
            if unknown & {named for _, _, named in references(second)} or (unknown and again is kind):
                with pytest.raises(CorruptRecord, match="an unknown"):
                    evolve(after, second)
            else:
                assert evolve(after, second).version == group.version + 2

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_event_takes_things_where_it_says(self, kind: type[Event]) -> None:
        """The target is the event's own, whatever the table says about from where."""
        group = world()[1]
        event = sample(kind)
        after = evolve(group, event)

        for move in moves(event, group):
            if move.target is not None:
                assert status(after, move.table.machine, move.subject, kind) == move.target

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_event_is_judged_wherever_things_stand(self, kind: type[Event]) -> None:
        """The rules too have an answer for every event in every state."""
        book = Rulebook.standard()
        event = sample(kind)

        for each in STANDINGS:
            verdict = book.assess(each.values[0], event)
            assert all(finding.code for finding in verdict.findings)


def status(group: Group, machine: Machine, subject: Any, kind: type[Event]) -> StrEnum | None:
    """Where a machine stands in a group."""
    match machine:
        case Machine.GROUP:
            return group.status
        case Machine.MEETING:
            return group.meetings[subject].status
        case Machine.WORK:
            return group.work[subject].status
        case Machine.CONSENT:
            return group.consents[subject].status
        case _:
            office = group.relay_holder if kind.tag.startswith("relay") else group.coordinator
            return office.status_of(subject)


class TestReplay:
    """A record adds up to one group."""

    def test_replay_is_one_event_after_another(self) -> None:
        """There is no other way to the present."""
        events, expected = world()
        group: Group | None = None
        for event in events:
            group = evolve(group, event)

        assert group == expected
        assert replay(events) == expected
        assert replay([]) is None

    def test_the_rest_of_a_record_adds_to_the_group_of_what_came_before(self) -> None:
        """And what cannot be placed is named by its place in the whole record."""
        events, expected = world()
        half = len(events) // 2
        before = replay(events[:half])

        assert replay(events[half:], after=before) == expected
        assert replay([], after=before) == before
        with pytest.raises(CorruptRecord) as caught:
            replay([*events[half:], sample(WorkDone, work="w-9")], after=before)
        assert caught.value.path == f"events[{len(events)}].work"

    def test_an_old_group_stays_as_it_was(self) -> None:
        """What follows leaves no trace in what was."""
        events, _ = world()
        groups = [replay(events[: size + 1]) for size in range(len(events))]
        last = groups[-1]
        for kind in EVENT_TYPES:
            evolve(last, sample(kind))

        assert groups == [replay(events[: size + 1]) for size in range(len(events))]

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_need_alone_opens_a_group(self, kind: type[Event]) -> None:
        """Everything else needs a group to be about."""
        if kind is NeedSeen:
            assert evolve(None, sample(kind)).status is GroupStatus.NEED_SEEN
        else:
            with pytest.raises(CorruptRecord, match=r"^tag: a record begins with a need that is seen"):
                evolve(None, sample(kind))


class TestMisplaced:
    """What cannot be placed is named by its place."""

    @pytest.mark.parametrize(
        ("event", "path", "problem"),
        [
            (sample(WorkDone, group="g-2"), "group", "an event of another group"),
            (sample(WorkDone, id=world()[0][0].id), "id", "this id already stands in the record"),
            (
                sample(NeedSeen, user=User(id="u-2", birth_date=sample(NeedSeen).user.birth_date)),
                "user.id",
                "another user than the group's",
            ),
            (
                sample(UserRecorded, user=User(id="u-2", birth_date=sample(NeedSeen).user.birth_date)),
                "user.id",
                "another user than the group's",
            ),
            (sample(RecordedInError, event="e-unheard-of"), "event", "an unknown event"),
            (sample(WorkDone, work="w-9"), "work", "an unknown work"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_it_is_corrupt_with_the_path(self, event: Event, path: str, problem: str) -> None:
        """The field in one event, and the index too in a record."""
        events, group = world()

        assert misplaced(group, event) == (path, problem)
        with pytest.raises(CorruptRecord) as one:
            evolve(group, event)
        with pytest.raises(CorruptRecord) as many:
            replay([*events, event])
        assert (one.value.path, one.value.problem) == (path, problem)
        assert (many.value.path, many.value.problem) == (f"events[{len(events)}].{path}", problem)

    @pytest.mark.parametrize("kind", KINDS)
    def test_whatever_an_event_refers_to_must_be_known(self, kind: type[Event]) -> None:
        """In a group that knows nothing yet, the first thing an event refers to is named."""
        event = sample(kind)
        fresh = evolve(None, sample(NeedSeen, id="e-first"))
        missing = [
            (path, f"an unknown {sort.replace('_', ' ')}")
            for path, sort, named in references(event)
            if named not in fresh.agencies
        ]
        if kind is RecordedInError:
            missing = [("event", "an unknown event")]
        if kind is ClockCorrected:
            missing = [("at_position", "an unknown position")]
        if kind in (IdChanged, IdsJoined):
            missing = [("old" if kind is IdChanged else "kept", "an unknown party")]

        assert misplaced(fresh, event) == (missing[0] if missing else None)

    @pytest.mark.parametrize("kind", KINDS)
    def test_references_name_what_stands_in_the_event(self, kind: type[Event]) -> None:
        """A path leads to the id that it is given for."""
        event = sample(kind)

        for path, _, named in references(event):
            value: Any = event
            for part in path.replace("[", ".").replace("]", "").split("."):
                value = value[int(part)] if part.isdigit() else getattr(value, part)
            # In a set there are no places, so the path is that of the set.
            assert named in value if isinstance(value, frozenset) else named == value

    def test_a_member_who_is_changed_must_have_joined(self) -> None:
        """Both the person and the agency are looked for."""
        assert {(path, sort) for path, sort, _ in references(sample(MemberChanged))} == {
            ("member.agency", "agency"),
            ("member.party", "member"),
        }
