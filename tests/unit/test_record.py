"""The record: what stands in it stays, and a writer says what it has seen."""

from __future__ import annotations

import pytest

from ansvar_core import CorruptRecord, Event, Record, StaleVersion, WorkDone
from support.samples import sample


def event(number: int, **fields: object) -> Event:
    return sample(WorkDone, id=f"e-{number}", **fields)


ONE = Record(group="g-1", events=[event(1), event(2)])


class TestAppend:
    """Appending makes a new record, or says why not."""

    def test_the_next_version_comes_out(self) -> None:
        """Positions are counted from 1, and the old record is as it was."""
        after = ONE.append([event(3), event(4)], seen=2)

        assert [each.id for each in after] == ["e-1", "e-2", "e-3", "e-4"]
        assert (after.version, len(after), ONE.version) == (4, 4, 2)
        assert Record(group="g-1").version == 0

    @pytest.mark.parametrize("seen", [0, 1, 3])
    def test_a_writer_who_saw_another_version_is_told(self, seen: int) -> None:
        """Somebody else wrote first, or the writer means another record."""
        with pytest.raises(StaleVersion) as caught:
            ONE.append([event(3)], seen=seen)

        assert (caught.value.seen, caught.value.current) == (seen, 2)

    @pytest.mark.parametrize("seen", [0, 1, 2])
    def test_sending_the_same_twice_gives_the_same_record(self, seen: int) -> None:
        """A retry needs no version, because it writes nothing."""
        assert ONE.append([event(2), event(1)], seen=seen) is ONE

    def test_what_is_new_among_what_is_known_is_written_once(self) -> None:
        """A batch that was half written is finished."""
        after = ONE.append([event(2), event(3), event(3)], seen=2)

        assert [each.id for each in after] == ["e-1", "e-2", "e-3"]

    @pytest.mark.parametrize("known", [event(2, work="w-other"), event(2, recorded_by="p-9")])
    def test_an_id_with_another_content_is_corrupt(self, known: Event) -> None:
        """An id names one event for ever."""
        with pytest.raises(CorruptRecord, match=r"events\[1\]\.id: this id stands in the record with another content"):
            ONE.append([event(3), known], seen=2)

    def test_an_id_with_another_content_in_the_same_batch_is_corrupt(self) -> None:
        """Also before it is written."""
        with pytest.raises(CorruptRecord, match=r"events\[1\]\.id"):
            ONE.append([event(3), event(3, work="w-other")], seen=2)

    def test_an_event_of_another_group_is_corrupt(self) -> None:
        """A record is one group's."""
        with pytest.raises(CorruptRecord, match=r"events\[0\]\.group: an event of another group"):
            ONE.append([event(3, group="g-2")], seen=2)
