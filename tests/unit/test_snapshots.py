"""A group's state written down and read back equal; one that another fold has made is refused."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from ansvar_core import (
    EVENT_TYPE_BY_TAG,
    EVENT_TYPES,
    CorruptRecord,
    Event,
    Group,
    Record,
    StaleSnapshot,
    event_from_json,
    group_from_dict,
    group_from_json,
    group_to_dict,
    group_to_json,
    record_from_json,
    replay,
)
from ansvar_core.codec import snapshots
from ansvar_core.evolve import FOLD_VERSION, evolve
from ansvar_core.values.ledger import Ledger
from properties.test_walks import Walk, proof, walks
from support.nodes import leaves, objects, places, put, told
from support.samples import DESPITE, SECRET, sample, world

GOLDEN = Path(__file__).parents[1] / "golden"
RECORDS = sorted((GOLDEN / "records").iterdir())
KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
RAISE = (
    "The same record adds up to another group than before.  Raise FOLD_VERSION in evolve.py, and write the files of "
    "the new version beside the old ones: snapshots that hosts keep would be wrong otherwise."
)


@cache
def record(path: Path) -> Record:
    return record_from_json(path.read_text(encoding="utf-8"))


def stood(events: Any) -> Group:
    group = replay(events)
    assert group is not None
    return group


def in_order(value: Any) -> Any:
    """A value with the order of its ledgers, which equality does not ask about."""
    if isinstance(value, Ledger):
        return [(key, in_order(each)) for key, each in value.items()]
    if isinstance(value, tuple):
        return [in_order(each) for each in value]
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return [type(value), {field.name: in_order(getattr(value, field.name)) for field in fields}]
    return type(value), value


def same(group: Group) -> None:
    """Raise AssertionError unless a group comes back as it was, by dict, by text and by bytes."""
    text = group_to_json(group)
    for back in (group_from_dict(group_to_dict(group)), group_from_json(text), group_from_json(text.encode())):
        assert back == group
        assert in_order(back) == in_order(group)
    assert group_to_json(group_from_json(text)) == text


class TestRoundTrip:
    """What is read is equal to what was written, to its innermost value and in the same order."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
    def test_every_moment_of_a_life_comes_back(self, path: Path) -> None:
        """From the first need to the last evaluation."""
        group = None
        for position, event in enumerate(record(path), 1):
            group = evolve(group, event)
            if position % 9 == 1 or position == len(record(path)):
                same(group)

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_every_kind_of_event_leaves_behind_comes_back(self, kind: type[Event]) -> None:
        """With all that can be said in it."""
        same(evolve(world()[1], sample(kind)))
        same(evolve(world()[1], sample(kind, despite=DESPITE)))

    @pytest.mark.heavy
    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
    def test_life_goes_on_from_a_snapshot_as_if_it_had_been_replayed(self, path: Path) -> None:
        """Taken anywhere, every event after it leads to the same group."""
        events = record(path).events
        for taken_at in range(1, len(events), 7):
            group = group_from_json(group_to_json(stood(events[:taken_at])))
            for event in events[taken_at:]:
                group = evolve(group, event)
            assert in_order(group) == in_order(stood(events))

    @pytest.mark.heavy
    @proof(20)
    @given(walk=walks())
    def test_any_group_that_comes_about_comes_back(self, walk: Walk) -> None:
        """By whatever book, from whatever beginning, at every step of a life that wanders."""
        for number, moment in enumerate(walk.moments()):
            if number % 4 == 0:
                same(moment.group)
        assert walk.group is not None
        same(walk.group)

    def test_every_field_of_a_group_is_carried(self) -> None:
        """Whatever it holds, and whether or not it holds anything."""
        for group in (world()[1], stood(record(RECORDS[0]).events[:1])):
            assert set(group_to_dict(group)["group"]) == {field.name for field in attrs.fields(Group)}

    def test_a_snapshot_says_what_it_is_and_who_made_it(self) -> None:
        """Format, version and the version of the fold come first."""
        data = group_to_dict(world()[1])

        assert list(data) == ["format", "version", "fold", "as_written", "group"]
        assert (data["format"], data["version"], data["fold"]) == ("ansvar-snapshot", 2, FOLD_VERSION)
        assert data["as_written"] == []


class TestStale:
    """A copy that another fold has made is never used."""

    @pytest.mark.parametrize("fold", [FOLD_VERSION - 1, FOLD_VERSION + 1, 0, -1])
    def test_another_version_of_the_fold_is_refused(self, fold: int) -> None:
        """Older or newer: the record could add up to something else."""
        with pytest.raises(StaleSnapshot) as caught:
            group_from_dict({**group_to_dict(world()[1]), "fold": fold})

        assert (caught.value.made_by, caught.value.current) == (fold, FOLD_VERSION)
        assert "replay the record" in str(caught.value)

    @pytest.mark.parametrize("version", [0, 1, 3])
    def test_another_version_of_the_format_is_refused(self, version: int) -> None:
        """It is a copy, so nobody needs to read it any other way."""
        with pytest.raises(StaleSnapshot):
            group_from_dict({**group_to_dict(world()[1]), "version": version})

    def test_it_is_refused_also_where_it_cannot_be_read(self) -> None:
        """What another fold wrote need not fit, and is not corrupt for it."""
        with pytest.raises(StaleSnapshot):
            group_from_dict({**group_to_dict(world()[1]), "fold": FOLD_VERSION + 1, "group": {"other": 1}})

    def test_raising_the_version_of_the_fold_makes_every_older_snapshot_stale(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And what is written from then on is of the new."""
        text = group_to_json(world()[1])
        monkeypatch.setattr(snapshots, "FOLD_VERSION", FOLD_VERSION + 1)

        with pytest.raises(StaleSnapshot) as caught:
            group_from_json(text)
        assert (caught.value.made_by, caught.value.current) == (FOLD_VERSION, FOLD_VERSION + 1)
        assert group_from_json(group_to_json(world()[1])) == world()[1]


SNAPSHOT = group_to_dict(world()[1])


class TestFaults:
    """What is wrong with a snapshot is told by its place, and nothing of it is repeated."""

    @pytest.mark.parametrize(
        ("changes", "faults"),
        [
            ({"format": "ansvar-record"}, {"format": "must be 'ansvar-snapshot'"}),
            ({"version": "1"}, {"version": "must be a version number"}),
            ({"version": True}, {"version": "must be a version number"}),
            ({"fold": None}, {"fold": "must be a version number"}),
            ({"fold": 10**5000}, {"fold": "must be a version number"}),
            ({"fold": 1.0}, {"fold": "must be a version number"}),
            ({"later": 1, "Someone": 2}, {"later": "is no field here", "…": "is no field here"}),
            ({"group": None}, {"group": "must be an object with named fields"}),
            ({"group": []}, {"group": "must be an object with named fields"}),
            (
                {"format": 1, "version": None, "fold": "1"},
                {
                    "format": "must be 'ansvar-snapshot'",
                    "version": "must be a version number",
                    "fold": "must be a version number",
                },
            ),
        ],
    )
    def test_a_wrong_head_is_told(self, changes: dict[str, Any], faults: dict[str, str]) -> None:
        """All of it at once."""
        with pytest.raises(CorruptRecord) as caught:
            group_from_dict({**SNAPSHOT, **changes})

        assert dict(caught.value.faults) == faults

    def test_a_version_is_a_number_that_can_be_told(self) -> None:
        """Up to a thousand bits it is another version, and no longer one beyond."""
        found = {}
        for fold in (2**1000 - 1, 2**1000):
            try:
                group_from_dict({**SNAPSHOT, "fold": fold})
            except (StaleSnapshot, CorruptRecord) as error:
                found[fold] = type(error)

        assert found == {2**1000 - 1: StaleSnapshot, 2**1000: CorruptRecord}

    @pytest.mark.parametrize("data", [None, [], "x", 7])
    def test_what_is_no_object_is_told(self, data: object) -> None:
        """A snapshot has named fields."""
        with pytest.raises(CorruptRecord, match=r"^\$: must be an object"):
            group_from_dict(data)

    @pytest.mark.heavy
    def test_what_is_never_right_is_told_wherever_it_stands(self) -> None:
        """A fraction is no part of any group: at every place, that place and no other."""
        for path, _ in places(SNAPSHOT["group"]):
            with pytest.raises(CorruptRecord) as caught:
                group_from_dict(put(SNAPSHOT, ("group", *path), 3.5))
            assert [place for place, _ in caught.value.faults] == [told(("group", *path))]

    def test_an_unknown_field_is_told_on_every_level(self) -> None:
        """A copy with more in it is no copy."""
        for path in objects(SNAPSHOT["group"]):
            place = ("group", *path, "later_field")
            with pytest.raises(CorruptRecord) as caught:
                group_from_dict(put(SNAPSHOT, place, 1))
            assert caught.value.faults == ((told(place), "is no field here"),)

    @pytest.mark.heavy
    def test_nothing_of_it_is_repeated(self) -> None:
        """A secret in every place of it."""
        for path, _ in leaves(SNAPSHOT["group"]):
            for value in ([SECRET], {SECRET: SECRET}):
                try:
                    group_from_dict(put(SNAPSHOT, ("group", *path), value))
                except CorruptRecord as error:
                    assert SECRET not in f"{error} {error!r} {error.args} {error.faults}"  # noqa: PT017  # either way
                    assert error.__context__ is None or error.__suppress_context__  # noqa: PT017  # as above

    @pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**4000])
    def test_a_number_that_nobody_could_count_to_is_told(self, number: int) -> None:
        """Others could not hold it."""
        with pytest.raises(CorruptRecord) as caught:
            group_from_dict(put(SNAPSHOT, ("group", "version"), number))

        assert caught.value.faults == (("group.version", "is too large a number"),)

    def test_an_entry_twice_is_told(self) -> None:
        """A map has each key once."""
        seen = SNAPSHOT["group"]["seen"]
        with pytest.raises(CorruptRecord) as caught:
            group_from_dict(put(SNAPSHOT, ("group", "seen"), [*seen, seen[0]]))

        assert caught.value.faults == (("group.seen", "has the same entry twice"),)


def digest_of(group: Group) -> str:
    """What a group is, in one line."""
    data = group_to_dict(group)["group"]
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def kinds() -> dict[str, dict[str, str]]:
    """What every kind of event makes of two groups, from files that are never changed.

    To one of them it comes in time, to the other late, after the group has ended and begun anew.
    """
    found: dict[str, dict[str, str]] = {}
    for name in ("established", "new-period"):
        before = stood(record(GOLDEN / "snapshots" / f"{name}.record.json"))
        found[name] = {"": digest_of(before)}
        for path in sorted((GOLDEN / "events").iterdir()):
            event = event_from_json(path.read_text(encoding="utf-8"))
            found[name][path.stem] = digest_of(evolve(before, event))
    return found


class TestTheFoldIsTheSame:
    """A fold that changes says so in its version, or hosts would go on with copies of what is no longer true."""

    def test_the_same_record_adds_up_to_the_same_group(self) -> None:
        """A whole life, in full: a review sees what became another."""
        path = GOLDEN / "snapshots" / f"child.fold{FOLD_VERSION}.json"
        found = json.dumps(group_to_dict(stood(record(GOLDEN / "records" / "child.v1.json"))), indent=1) + "\n"

        assert path.exists(), RAISE
        assert path.read_text(encoding="utf-8") == found, RAISE

    def test_every_kind_of_event_makes_the_same_of_a_group(self) -> None:
        """Also those that no example tells of."""
        path = GOLDEN / "snapshots" / f"kinds.fold{FOLD_VERSION}.json"

        assert path.exists(), RAISE
        written = json.loads(path.read_text(encoding="utf-8"))
        for life, found in kinds().items():
            kept = written[life]
            assert [name for name in kept if found.get(name) != kept[name]] == [], RAISE
            assert set(found) == set(kept), "a new kind of event: add its line to the file"
            assert {name.split(".")[0] for name in kept} - {""} == set(EVENT_TYPE_BY_TAG)

    def test_a_snapshot_of_this_fold_is_read_from_the_museum(self) -> None:
        """What a host has kept since the fold last changed is used."""
        text = (GOLDEN / "snapshots" / f"child.fold{FOLD_VERSION}.json").read_text(encoding="utf-8")

        assert group_from_json(text) == stood(record(GOLDEN / "records" / "child.v1.json"))

    def test_there_is_a_snapshot_of_every_fold_and_those_of_older_ones_are_refused(self) -> None:
        """None is taken away, none is stray."""
        found = sorted((GOLDEN / "snapshots").glob("child.fold*.json"))

        assert {path.name for path in found} == {f"child.fold{fold}.json" for fold in range(1, FOLD_VERSION + 1)}
        for path in found:
            if path.name != f"child.fold{FOLD_VERSION}.json":
                with pytest.raises(StaleSnapshot):
                    group_from_json(path.read_text(encoding="utf-8"))
