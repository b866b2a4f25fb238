"""The tables: every status, every kind of event, every way between them."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

import pytest

from ansvar_core import (
    EVENT_TYPES,
    AssessmentConcluded,
    AssessmentOutcome,
    ConsentConfirmed,
    ConsentGiven,
    ConsentObject,
    ConsentRefused,
    ConsentStatus,
    ConsentWithdrawn,
    CoordinatorStatus,
    EndingDecided,
    Event,
    FormScope,
    Grant,
    GroupEstablished,
    GroupStatus,
    MeetingOpened,
    MeetingStatus,
    MinutesWritten,
    NeedSeen,
    RecordedInError,
    RelayOffered,
    WorkDone,
    WorkStatus,
)
from ansvar_core.events.catalogue import CONSENT_EVENTS
from ansvar_core.evolve import evolve
from ansvar_core.lifecycle import TABLES, Machine, Table
from ansvar_core.moves import Move, moves, own_table, status_of
from support.life import DAD, MUM, NURSE, SCHOOL
from support.samples import sample, world

STATUSES: dict[Machine, type[StrEnum]] = {
    Machine.GROUP: GroupStatus,
    Machine.CONSENT: ConsentStatus,
    Machine.MEETING: MeetingStatus,
    Machine.COORDINATOR: CoordinatorStatus,
    Machine.WORK: WorkStatus,
}
BY_MACHINE = {table.machine: table for table in TABLES}


GRID = [
    pytest.param(table, status, id=f"{table.machine}-{status}")
    for table in TABLES
    for status in STATUSES[table.machine]
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.machine)
class TestTable:
    """A table is whole."""

    def test_every_status_has_a_row(self, table: Table) -> None:
        """There is nowhere to stand without it being said what may follow."""
        assert set(table.moves) == set(STATUSES[table.machine])
        assert set(table.admits) == set(STATUSES[table.machine])

    def test_every_target_is_a_status_of_its_own(self, table: Table) -> None:
        """Nothing leads out of its machine, or to nowhere."""
        targets = [target for row in table.moves.values() for reached in row.values() for target in reached]

        assert {type(target) for target in targets} == {STATUSES[table.machine]}
        assert all(reached for row in table.moves.values() for reached in row.values())

    def test_everything_in_it_is_an_event(self, table: Table) -> None:
        """A kind that is not in the catalogue could never come."""
        named = {kind for row in (*table.moves.values(), *table.admits.values()) for kind in row}

        assert named <= set(EVENT_TYPES)

    def test_every_status_but_the_first_is_reached(self, table: Table) -> None:
        """A status that nothing leads to would be a row nobody reads."""
        reached = {target for row in table.moves.values() for targets in row.values() for target in targets}

        assert set(STATUSES[table.machine]) - reached == {STATUSES[table.machine]("none")}


@pytest.mark.parametrize(("table", "status"), GRID)
def test_the_grid(table: Table, status: StrEnum) -> None:
    """Wherever a machine stands, a kind of event moves it, is admitted, or is not in order: one of the three."""
    row, admitted = table.moves[status], table.admits[status]
    for kind in EVENT_TYPES:
        assert not (kind in row and kind in admitted)
        assert table.allows(status, kind) is (kind in row or kind in admitted)
        for target in STATUSES[table.machine]:
            expected = target in row[kind] if kind in row else kind in admitted
            assert table.allows(status, kind, target) is expected


class TestGroupTable:
    """The group's table is asked about every event."""

    @pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
    def test_every_kind_can_come_somewhere(self, kind: type[Event]) -> None:
        """An event that the group never admits could never be in order."""
        group = BY_MACHINE[Machine.GROUP]

        assert any(group.allows(status, kind) for status in GroupStatus)

    @pytest.mark.parametrize("status", [each for each in GroupStatus if each is not GroupStatus.NONE])
    @pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in CONSENT_EVENTS])
    def test_consent_can_come_at_any_time(self, status: GroupStatus, kind: type[Event]) -> None:
        """Whatever the state of the group, it can be asked for, given and withdrawn."""
        assert BY_MACHINE[Machine.GROUP].allows(status, kind)

    @pytest.mark.parametrize(
        "status", [each for each in GroupStatus if each not in (GroupStatus.NONE, GroupStatus.ENDED)]
    )
    def test_ending_can_be_decided_from_everywhere(self, status: GroupStatus) -> None:
        """There is no state that holds a family."""
        assert BY_MACHINE[Machine.GROUP].allows(status, EndingDecided)

    def test_nothing_but_a_need_opens_a_group(self) -> None:
        """Before that there is no group for anything to be about."""
        assert [kind for kind in EVENT_TYPES if BY_MACHINE[Machine.GROUP].allows(GroupStatus.NONE, kind)] == [NeedSeen]

    def test_nothing_that_exchanges_comes_before_the_group_is_established_but_that(self) -> None:
        """No meeting is called and no minutes are shared while the group is only being prepared."""
        before = (
            GroupStatus.NEED_SEEN,
            GroupStatus.BEING_ASSESSED,
            GroupStatus.NOT_STARTED,
            GroupStatus.BEING_PREPARED,
        )
        exchanging = {
            kind
            for kind in EVENT_TYPES
            for status in before
            if kind.exchanges and BY_MACHINE[Machine.GROUP].allows(status, kind)
        }

        assert exchanging == {GroupEstablished}

    @pytest.mark.parametrize("status", list(ConsentStatus))
    def test_a_no_is_in_order_wherever_a_consent_stands(self, status: ConsentStatus) -> None:
        """Refusing and withdrawing are never too early or too late."""
        assert BY_MACHINE[Machine.CONSENT].allows(status, ConsentRefused)
        assert BY_MACHINE[Machine.CONSENT].allows(status, ConsentWithdrawn)


class TestMoves:
    """An event says by itself where it leads."""

    @pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
    def test_where_it_leads_is_somewhere_in_its_table(self, kind: type[Event]) -> None:
        """No event leads where its own table never lets it."""
        for move in moves(sample(kind), world()[1]):
            if move.target is not None:
                ways = [row.get(kind, ()) for row in move.table.moves.values()]
                assert any(move.target in targets for targets in ways)

    @pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
    def test_the_group_comes_first_and_then_its_own_machine(self, kind: type[Event]) -> None:
        """The fold relies on it."""
        event = sample(kind)
        first, *others = moves(event, world()[1])
        own = own_table(kind)

        assert (first.table.machine, first.subject) == (Machine.GROUP, None)
        assert all(other.table.machine is not Machine.GROUP for other in others)
        if own is not None:
            assert others[0] == Move(own[0], event.subject, own[1])

    @pytest.mark.parametrize(
        ("outcome", "target"),
        [
            (AssessmentOutcome.START, GroupStatus.BEING_PREPARED),
            (AssessmentOutcome.DO_NOT_START, GroupStatus.NOT_STARTED),
        ],
    )
    def test_the_outcome_decides_where_an_assessment_leads(
        self, outcome: AssessmentOutcome, target: GroupStatus
    ) -> None:
        """The one event of the group's with two ways."""
        event = sample(AssessmentConcluded, outcome=outcome)

        assert [move.target for move in moves(event, world()[1])] == [target]

    def test_before_there_is_a_group_only_the_group_moves(self) -> None:
        """There is nothing else yet."""
        assert [move.table.machine for move in moves(sample(MeetingOpened), None)] == [Machine.GROUP]

    def test_the_tasks_in_the_minutes_are_opened(self) -> None:
        """Each task is a work item of its own."""
        event = sample(MinutesWritten)
        work = [move for move in moves(event, world()[1]) if move.table.machine is Machine.WORK]

        assert [(move.subject, move.target) for move in work] == [(task.id, WorkStatus.OPEN) for task in event.tasks]

    @pytest.mark.parametrize("kind", [ConsentRefused, ConsentWithdrawn])
    def test_a_no_without_items_is_to_everything(self, kind: type[Event]) -> None:
        """Both objects, for every agency that the group knows, also where nothing was given."""
        _, group = world()
        moved = [move.subject for move in moves(sample(kind, grantor=DAD, items=()), group)][1:]

        assert moved == [(DAD, thing, agency) for agency in group.agencies for thing in ConsentObject]

    def test_confirming_without_items_confirms_what_stands(self) -> None:
        """What was never given, or was withdrawn, is no wrong step."""
        _, group = world()
        stands = [move.subject for move in moves(sample(ConsentConfirmed, grantor=MUM, items=()), group)][1:]
        nothing = [move.subject for move in moves(sample(ConsentConfirmed, grantor=NURSE, items=()), group)][1:]

        assert set(stands) == {key for key in group.consents if key[0] == MUM}
        assert nothing == []

    def test_confirming_without_items_leaves_a_no_alone(self) -> None:
        """What was refused is given anew or not at all."""
        refused = evolve(world()[1], sample(ConsentRefused))
        event = sample(ConsentConfirmed, id="e-confirmed", grantor=DAD, items=())
        no_to = {(DAD, item.object, item.agency) for item in sample(ConsentRefused).items}

        assert {move.subject for move in moves(event, refused)} == {None, *refused.consents} - no_to - {
            key for key in refused.consents if key[0] == MUM
        }

    def test_confirming_by_name_is_asked_about_even_where_nothing_stands(self) -> None:
        """Naming what does not stand is a wrong step, which the table will say."""
        event = sample(ConsentConfirmed, grantor=NURSE)

        assert len(list(moves(event, world()[1]))) == 1 + len(event.items)

    def test_a_form_in_place_of_all_replaces_what_it_does_not_name(self) -> None:
        """Only what the same grantor gave and what is in force."""
        _, group = world()
        grant = Grant(object=ConsentObject.COOPERATION, agency=SCHOOL)
        event = sample(ConsentGiven, grants=[grant], scope=FormScope.IN_PLACE_OF_ALL)
        moved = {move.subject: move.target for move in moves(event, group)}
        del moved[None]
        others = {key for key in group.consents if key[0] == MUM} - {(MUM, ConsentObject.COOPERATION, SCHOOL)}

        assert len(others) == 3
        assert moved == {
            (MUM, ConsentObject.COOPERATION, SCHOOL): ConsentStatus.GIVEN,
            **dict.fromkeys(others, ConsentStatus.REPLACED),
        }


class TestStatusOf:
    """Where each machine stands."""

    @pytest.mark.parametrize(
        ("machine", "subject", "kind", "expected"),
        [
            (Machine.GROUP, None, WorkDone, GroupStatus.ESTABLISHED),
            (Machine.CONSENT, (MUM, ConsentObject.EXCHANGE, SCHOOL), ConsentGiven, ConsentStatus.GIVEN),
            (Machine.CONSENT, (NURSE, ConsentObject.EXCHANGE, SCHOOL), ConsentGiven, ConsentStatus.NONE),
            (Machine.MEETING, "m-1", MeetingOpened, MeetingStatus.MINUTES_SHARED),
            (Machine.MEETING, "m-9", MeetingOpened, MeetingStatus.NONE),
            (Machine.COORDINATOR, NURSE, EndingDecided, CoordinatorStatus.ACCEPTED),
            (Machine.COORDINATOR, NURSE, RelayOffered, CoordinatorStatus.NONE),
            (Machine.COORDINATOR, "p-teacher", RelayOffered, CoordinatorStatus.OFFERED),
            (Machine.WORK, "w-reading", WorkDone, WorkStatus.OPEN),
            (Machine.WORK, "w-9", WorkDone, WorkStatus.NONE),
        ],
    )
    def test_it_is_read_from_the_group(
        self, machine: Machine, subject: object, kind: type[Event], expected: StrEnum
    ) -> None:
        """What the group does not know stands nowhere, and the relay has an office of its own."""
        assert status_of(world()[1], BY_MACHINE[machine], subject, kind) is expected

    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.machine)
    def test_before_the_first_event_there_is_nothing(self, table: Table) -> None:
        """No group, no status."""
        assert status_of(None, table, None, RecordedInError) == "none"

    def test_a_consent_stood_where_it_stood_then(self) -> None:
        """What is said about consent counts from when it was said."""
        _, group = world()
        key = (MUM, ConsentObject.EXCHANGE, SCHOOL)
        given = group.consents[key].history[0].at

        def stood(at: datetime) -> object:
            return status_of(group, BY_MACHINE[Machine.CONSENT], key, ConsentGiven, at)

        assert stood(given) is ConsentStatus.GIVEN
        assert stood(datetime(2020, 1, 1, tzinfo=UTC)) is ConsentStatus.NONE
