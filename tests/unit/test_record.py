"""The record: what stands in it stays, and a writer says what it has seen."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from ansvar_core import CorruptRecord, Event, InvalidValue, Record, StaleVersion, WorkDone
from support.samples import NUMBER, SECRET, sample


def event(number: int, **fields: object) -> Event:
    return sample(WorkDone, id=f"e-{number}", **fields)


ONE = Record(group="g-1", events=[event(1), event(2)])


class TestAppend:
    """Appending makes a new record, or says why not."""

    def test_the_next_version_comes_out(self) -> None:
        """Positions are counted from 1, and the old record is as it was."""
        after = ONE.append([event(3), event(4)], seen=2)

        assert [each.id for each in after] == ["e-1", "e-2", "e-3", "e-4"]
        assert (after.version, len(after), ONE.version, after.group) == (4, 4, 2, "g-1")
        assert Record(group="g-1").version == 0

    @pytest.mark.parametrize("seen", [0, 1])
    def test_a_writer_who_saw_an_older_version_is_told(self, seen: int) -> None:
        """Somebody else wrote first."""
        with pytest.raises(StaleVersion) as caught:
            ONE.append([event(3)], seen=seen)

        assert (caught.value.seen, caught.value.current) == (seen, 2)

    @pytest.mark.parametrize("seen", [-1, 3, True, None, "2", 2.0])
    @pytest.mark.parametrize("number", [2, 3])
    def test_a_version_that_never_was_is_an_error(self, seen: Any, number: int) -> None:
        """The writer means another record, or did not look; also when nothing would be written."""
        with pytest.raises(InvalidValue) as caught:
            ONE.append([event(number)], seen=seen)

        assert caught.value.field == "seen"

    @pytest.mark.parametrize("seen", [0, 1, 2])
    def test_sending_the_same_twice_gives_the_same_record(self, seen: int) -> None:
        """A retry writes nothing, so it may have seen an older version."""
        assert ONE.append([event(2), event(1)], seen=seen) is ONE
        assert ONE.append([], seen=seen) is ONE

    def test_the_same_instant_in_another_zone_is_the_same_event(self) -> None:
        """A host that keeps its times in UTC sends them so the second time."""
        again = event(2)
        assert ONE.append([again.but(at=again.at.astimezone(UTC), recorded_at=again.recorded_at)], seen=2) is ONE

    def test_what_is_new_among_what_is_known_is_written_once(self) -> None:
        """A batch that was half written is finished."""
        after = ONE.append([event(2), event(3), event(3)], seen=2)

        assert [each.id for each in after] == ["e-1", "e-2", "e-3"]

    def test_what_is_new_among_what_is_known_needs_the_current_version(self) -> None:
        """It is a fact like any other."""
        with pytest.raises(StaleVersion):
            ONE.append([event(2), event(3)], seen=1)

    @pytest.mark.parametrize("known", [event(2, work="w-other"), event(2, recorded_by="p-9"), event(2, routine=())])
    @pytest.mark.parametrize("seen", [0, 2])
    def test_an_id_with_another_content_is_corrupt(self, known: Event, seen: int) -> None:
        """An id names one event for ever; that is told first, whatever the writer has seen."""
        with pytest.raises(CorruptRecord) as caught:
            ONE.append([event(3), known], seen=seen)

        assert caught.value.faults == (("events[1].id", "this id stands in the record with another content"),)

    def test_an_id_with_another_content_in_the_same_batch_is_corrupt(self) -> None:
        """Also before it is written."""
        with pytest.raises(CorruptRecord, match=r"events\[1\]\.id"):
            ONE.append([event(3), event(3, work="w-other")], seen=2)

    def test_an_event_of_another_group_is_corrupt(self) -> None:
        """A record is one group's."""
        with pytest.raises(CorruptRecord, match=r"events\[0\]\.group: an event of another group"):
            ONE.append([event(3, group="g-2")], seen=2)


class TestSince:
    """A writer can ask what it has missed."""

    @pytest.mark.parametrize(("seen", "missed"), [(0, ["e-1", "e-2"]), (1, ["e-2"]), (2, [])])
    def test_it_is_what_came_after_the_version_seen(self, seen: int, missed: list[str]) -> None:
        """In order."""
        assert missed == [each.id for each in ONE.since(seen)]

    @pytest.mark.parametrize("seen", [-1, 3, True, None, "1", 1.0])
    def test_a_version_that_never_was_is_an_error(self, seen: Any) -> None:
        """Minus one is not the last."""
        with pytest.raises(InvalidValue) as caught:
            ONE.since(seen)

        assert (caught.value.field, caught.value.problem) == ("seen", "must be a version that the record has had")


class TestItself:
    """A record is a value."""

    def test_it_shows_nothing_but_its_group(self) -> None:
        """Records are logged by mistake."""
        assert repr(Record(group="g-1", events=[event(1, work=SECRET)])) == "Record(group=g-1)"

    def test_it_has_a_group(self) -> None:
        """A name that says nothing."""
        with pytest.raises(InvalidValue, match="national identity number"):
            Record(group=NUMBER)
