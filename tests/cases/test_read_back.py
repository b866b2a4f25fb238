"""What is read back and lacks a part is refused, and never filled in with what it might have been."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    CorruptRecord,
    Event,
    Group,
    InvalidPolicy,
    InvalidValue,
    NeedSeen,
    Record,
    Seal,
    event_from_dict,
    event_to_dict,
    group_from_dict,
    group_from_json,
    group_to_dict,
    profile_from_dict,
    record_from_dict,
    record_from_json,
    record_to_dict,
    replay,
    seal,
)
from ansvar_core.codec.quick import event_from_trusted, record_from_trusted
from ansvar_core.evolve import evolve
from support.nodes import objects, put, taken, told
from support.samples import sample, world

RECORDS = sorted((Path(__file__).parents[1] / "golden" / "records").glob("*.json"))
KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]


def stood(path: Path) -> Group:
    group = replay(record_from_json(path.read_text("utf-8")))
    assert group is not None
    return group


class TestSnapshots:
    """A copy of the state that has lost something is the state of another group."""

    @pytest.mark.heavy
    def test_no_field_at_any_depth_may_be_missing(self) -> None:
        """Each is told by its place, whatever its default: no parents are not the same as parents that were lost."""
        data, asked = group_to_dict(world()[1]), set()
        for path in objects(data["group"]):
            inside: Any = data["group"]
            for step in path:
                inside = inside[step]
            of_event = path[:1] == ("facts",)
            for name in inside:
                # An event is written as a record writes it, where what is at its default need not be said.
                if of_event and (len(path) > 3 or name not in ("tag", "id", "group", "at", "actor")):
                    continue
                lost = ("group", *path, name)
                with pytest.raises(CorruptRecord) as caught:
                    group_from_dict(taken(data, lost))
                fault = "is missing or unknown" if of_event and name == "tag" else "is missing"
                assert (told(lost), fault) in caught.value.faults
                asked.add(name)
        assert {"parents", "restrictions", "consents", "guardians", "members", "last_day"} <= asked

    @pytest.mark.parametrize("name", ["format", "version", "fold", "as_written", "group"])
    def test_nothing_of_its_head_may_be_missing(self, name: str) -> None:
        """Nor be read as if it were there."""
        with pytest.raises(CorruptRecord) as caught:
            group_from_dict(taken(group_to_dict(world()[1]), (name,)))
        assert {place for place, _ in caught.value.faults} == {name}

    def test_all_that_is_missing_is_told_at_once(self) -> None:
        """With whatever else is wrong."""
        data = group_to_dict(world()[1])
        for lost in (("group", "parents"), ("group", "user", "id"), ("group", "coordinator", "asked")):
            data = taken(data, lost)
        with pytest.raises(CorruptRecord) as caught:
            group_from_dict(put(put(data, ("group", "version"), "one"), ("group", "later"), 1))
        assert dict(caught.value.faults) == {
            "group.parents": "is missing",
            "group.user.id": "is missing",
            "group.coordinator.asked": "is missing",
            "group.version": "must be a whole number",
            "group.later": "is no field here",
        }

    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
    def test_every_object_in_it_has_every_field_of_its_class(self, path: Path) -> None:
        """Whatever life it is of, and what comes back is equal."""
        group = stood(path)
        data = group_to_dict(group)

        assert list(data["group"]) == [field.name for field in attrs.fields(Group) if field.init]
        assert group_from_json(json.dumps(data)) == group

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_every_kind_of_event_leaves_behind_is_whole(self, kind: type[Event]) -> None:
        """And comes back equal."""
        group = evolve(world()[1], sample(kind))

        assert group_from_dict(group_to_dict(group)) == group


class TestTrusted:
    """What is read without any check is still made of what is there."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_field_that_must_be_there_is_missed(self, kind: type[Event]) -> None:
        """By the name of the field, at every depth; and nothing is put in its place."""
        data = event_to_dict(sample(kind))
        for path in objects(data):
            inside: Any = data
            for step in path:
                inside = inside[step]
            for name in inside:
                lost = taken(data, (*path, name))
                try:
                    event_from_dict(lost)
                except CorruptRecord as error:
                    if error.problem != "is missing":
                        continue  # what may be missing, but not with the rest as it is
                    with pytest.raises(KeyError) as caught:
                        event_from_trusted(json.dumps(lost))
                    assert caught.value.args == (name,)
                else:
                    assert event_from_trusted(json.dumps(lost)) == event_from_dict(lost)

    @pytest.mark.parametrize("name", ["version", "group", "events"])
    def test_a_record_without_a_part_of_its_head_is_missed(self, name: str) -> None:
        """An empty group of nobody's would be worse."""
        data = record_to_dict(Record(group="g-1", events=[sample(NeedSeen)]))
        with pytest.raises(KeyError) as caught:
            record_from_trusted(json.dumps(taken(data, (name,))))
        assert caught.value.args == (name,)


class TestTheRest:
    """Whatever else is read back."""

    @pytest.mark.parametrize("name", ["format", "version", "group", "events"])
    def test_a_record(self, name: str) -> None:
        """Each part of its head."""
        with pytest.raises(CorruptRecord) as caught:
            record_from_dict(taken(record_to_dict(Record(group="g-1", events=[sample(NeedSeen)])), (name,)))
        assert name in {place for place, _ in caught.value.faults}

    @pytest.mark.parametrize("name", ["format", "version", "name", "label"])
    def test_a_profile(self, name: str) -> None:
        """What says whose it is and how it is written."""
        text = dict.fromkeys(("nb", "nn", "en"), "town")
        data = {"format": "ansvar-profile", "version": 1, "name": "town", "label": text}
        assert profile_from_dict(data).name == "town"
        with pytest.raises(InvalidPolicy) as caught:
            profile_from_dict(taken(data, (name,)))
        assert {place for place, _ in caught.value.faults} == {name}

    @pytest.mark.parametrize("name", ["position", "event", "digest", "chain"])
    def test_a_seal(self, name: str) -> None:
        """It has no default for anything."""
        (one,) = seal(Record(group="g-1", events=[sample(NeedSeen)]))
        with pytest.raises(TypeError, match=name):
            Seal(**taken(attrs.asdict(one), (name,)))

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_was_pickled_by_a_class_with_fewer_fields(self, kind: type[Event]) -> None:
        """It is refused by the name of what it lacks, and not first when somebody asks for it."""
        event = sample(kind)
        state: dict[str, Any] = event.__getstate__()  # type: ignore[assignment]  # attrs makes it a dict
        assert pickle.loads(pickle.dumps(event)) == event  # noqa: S301  # made here
        for name in state:
            lost = {other: value for other, value in state.items() if other != name}
            with pytest.raises(InvalidValue) as caught:
                _set_state(event)(kind.__new__(kind), lost)
            assert (caught.value.field, caught.value.problem) == (name, "is missing from what was pickled")


def _set_state(event: Event) -> Callable[[Any, Any], None]:
    return type(event).__setstate__  # type: ignore[attr-defined, no-any-return]  # attrs makes it
