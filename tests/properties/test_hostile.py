"""Nothing that is read gives anything but what is right in every way, or an error of our own, in bounded space."""

from __future__ import annotations

import contextlib
import json
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansvar_core import CorruptRecord, InvalidPolicy, event_from_json, record_from_dict, record_to_dict
from fuzz import hostile
from fuzz.hostile import ALL_READERS, EVENTS, NASTY, PROFILES, RECORDS, TEXT_READERS, changed, nodes, placed

CORPUS = Path(__file__).parents[1] / "fuzz" / "corpus"
MANY = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
FEW = settings(MANY, max_examples=40)

# Every field there is stands in the newest file of its kind.
NEWEST = {name: data for name, data in EVENTS.items() if name.endswith(".routine") or name == "routine-followed.v1"}
SHORT = {name: hostile.short(text, 12) for name, text in RECORDS.items()}
GOLDEN: dict[str, dict[str, Any]] = {
    "event": EVENTS,
    "record": SHORT,
    "record, unknown fields kept": SHORT,
    "snapshot": dict(hostile.snapshots()),
    "profile": PROFILES,
}
ASKED = list(GOLDEN)
# One file of a kind is enough where the claim is about places and not about kinds of event.
SOME = {name: list(files.values())[: 20 if name == "event" else 1] for name, files in GOLDEN.items()}

numbers = st.integers() | st.floats() | st.sampled_from([10**30, 10**4299, 1e308, -0.0])
texts = st.text(max_size=12) | st.sampled_from([each for each in NASTY if type(each) is str])
scalars = st.none() | st.booleans() | numbers | texts
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4))
nasty = st.sampled_from(NASTY) | values


@pytest.mark.heavy
def test_the_golden_files_are_what_is_changed() -> None:
    """Each is read as it is, so a refusal below is for the change."""
    for name, files in GOLDEN.items():
        assert files
        for data in files.values():
            assert hostile.read_dict(data, name) != [None]
            assert hostile.read_text(json.dumps(data), name) != [None]


class TestEveryNode:
    """Golden files with one node changed."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", NEWEST)
    def test_an_event_with_anything_nasty_in_any_place(self, name: str) -> None:
        """Each node in turn is each thing that nobody means."""
        for path in nodes(NEWEST[name]):
            for each in NASTY:
                # What is at an end of time is asked about to the end; the rest would say the same again.
                timely = isinstance(each, str) and each[:1].isdigit()
                hostile.read_dict(placed(NEWEST[name], path, each), "event" if timely else "event, quickly")

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", EVENTS)
    def test_an_event_with_a_node_removed_doubled_renamed_or_moved(self, name: str) -> None:
        """Each node in turn, and moved to the place of each other."""
        data = EVENTS[name]
        paths = list(nodes(data))
        for path in paths:
            for way in ("removed", "doubled", "renamed"):
                hostile.read_dict(changed(data, path, way), "event, quickly")
        for place, path in enumerate(paths[1:], 1):
            hostile.read_dict(changed(data, path, "moved", paths[place - 1]), "event, quickly")

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", ASKED)
    @MANY
    @given(data=st.data())
    def test_any_file_with_anything_in_any_place(self, name: str, data: st.DataObject) -> None:
        """One to three nodes of a golden file, of every sort that is read."""
        made = data.draw(st.sampled_from(list(GOLDEN[name].values())))
        for _ in range(data.draw(st.integers(1, 3))):
            path = data.draw(st.sampled_from(list(nodes(made))))
            match data.draw(st.sampled_from(["placed", "placed", "removed", "doubled", "renamed", "moved"])):
                case "placed":
                    made = placed(made, path, data.draw(nasty))
                case way:
                    made = changed(made, path, way, data.draw(st.sampled_from(list(nodes(made)))))
        hostile.read_dict(made, name)


class TestEveryByte:
    """Golden files with one byte changed."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", ASKED)
    @MANY
    @given(data=st.data())
    def test_any_file_with_a_byte_changed_removed_or_doubled(self, name: str, data: st.DataObject) -> None:
        """Whatever the byte becomes, in whatever encoding the text then seems to be."""
        text = json.dumps(data.draw(st.sampled_from(list(GOLDEN[name].values()))), ensure_ascii=False).encode()
        place = data.draw(st.integers(0, len(text) - 1))
        put = data.draw(st.binary(max_size=1) | st.just(text[place : place + 1] * 2))
        hostile.read_text(text[:place] + put + text[place + 1 :], name)


class TestAnything:
    """What has nothing to do with us."""

    @MANY
    @given(nasty)
    def test_any_data(self, data: Any) -> None:
        """Every reader of plain data refuses it in our own words."""
        assert hostile.read_dict(data) == [None] * len(ALL_READERS)

    @MANY
    @given(st.text() | st.binary() | values.map(lambda each: json.dumps(each, ensure_ascii=False)))
    def test_any_text_and_any_bytes(self, text: str | bytes) -> None:
        """So does every reader of JSON."""
        assert hostile.read_text(text) == [None] * len(TEXT_READERS)

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", ASKED)
    @FEW
    @given(st.dictionaries(texts, values, max_size=3), st.data())
    def test_any_fields_beside_the_right_ones(self, name: str, more: dict[str, Any], data: st.DataObject) -> None:
        """Unknown fields are refused, and where they are kept they are written and read back."""
        made = data.draw(st.sampled_from(list(GOLDEN[name].values())))
        objects = [path for path in nodes(made) if isinstance(hostile.at(made, path), dict)]
        path = data.draw(st.sampled_from(objects))
        hostile.read_dict(placed(made, path, {**more, **hostile.at(made, path)}), name)


def _with(name: str, path: tuple[str | int, ...], text: str) -> str:
    """A golden file as JSON with some text in a place, whatever it is."""
    data = placed(next(iter(GOLDEN[name].values())), path, "@@")
    return json.dumps(data).replace('"@@"', text)


_PLACES = {
    "event": ("actor",),
    "record": ("events", 0, "user", "id"),
    "record, unknown fields kept": ("events", 0, "user", "more"),
    "snapshot": ("group", "user"),
    "profile": ("label", "nb"),
}
_MONSTERS = {
    "a million lists": "[" * 1_000_000 + "]" * 1_000_000,
    "a million objects": '{"a":' * 1_000_000 + "0" + "}" * 1_000_000,
    "a million lists that never end": "[" * 1_000_000,
    "nearly too deep": "[" * 900 + "]" * 900,
    "ten million characters": '"' + "x" * 10_000_000 + '"',
    "ten million of another alphabet": '"' + "ø" * 10_000_000 + '"',
    "five thousand digits": "1" * 5_000,
    "four thousand digits": "1" * 4_000,
    "a number beyond floats": "1e999",
    "not a number": "NaN",
    "infinity": "-Infinity",
    "half a character": '"\\ud800"',
    "NUL": '"\\u0000"',
    "a byte order mark": "\ufeff1",
    "a name twice": '{"a": 1, "a": 1}',
}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("monster", _MONSTERS)
class TestMonsters:
    """What is made to break readers."""

    def test_alone_it_is_refused(self, monster: str, name: str) -> None:
        """As text and as bytes."""
        text = _MONSTERS[monster]

        assert hostile.read_text(text, name) == [None]
        assert hostile.read_text(text.encode(), name) == [None]

    @pytest.mark.heavy
    def test_inside_what_is_right_it_is_judged(self, monster: str, name: str) -> None:
        """In a place where a value stands, or an unknown field could be kept."""
        path = _PLACES[name]
        text = _with(name, path, _MONSTERS[monster]) if path[-1] != "more" else None
        if text is None:
            whole = next(iter(GOLDEN[name].values()))
            user = {**whole["events"][0]["user"], "more": "@@"}
            text = json.dumps(placed(whole, path[:-1], user)).replace('"@@"', _MONSTERS[monster])

        hostile.read_text(text, name)
        hostile.read_text(text.encode(), name)


class TestNames:
    """What JSON lets a name be, and should not."""

    @pytest.mark.parametrize("name", NEWEST)
    def test_a_name_twice_is_refused_on_every_level(self, name: str) -> None:
        """The last would win in silence, and another reader might take the first."""
        data = NEWEST[name]
        for path in nodes(data):
            fields = hostile.at(data, path)
            if isinstance(fields, dict):
                first = next(iter(fields))
                twice = json.dumps(placed(data, path, {**fields, "@@": fields[first]})).replace('"@@"', f'"{first}"')
                with pytest.raises(CorruptRecord, match="not JSON that can be read"):
                    event_from_json(twice)

    @pytest.mark.parametrize("name", NEWEST)
    @pytest.mark.parametrize("broken", ["\ud800", "a\udfff"])
    def test_half_a_character_is_refused_in_every_place(self, name: str, broken: str) -> None:
        """In every text and every name, escaped as JSON allows it."""
        data = NEWEST[name]
        for path in nodes(data):
            found = hostile.at(data, path)
            if isinstance(found, str):
                assert hostile.read_text(json.dumps(placed(data, path, broken)), "event") == [None]
            elif isinstance(found, dict):
                assert hostile.read_text(json.dumps(placed(data, path, {**found, broken: 0})), "event") == [None]

    def test_half_a_character_is_not_kept_for_others(self) -> None:
        """Neither as the name nor inside the value of an unknown field: it could not be written as UTF-8."""
        whole = next(iter(SHORT.values()))
        for more in ({"\ud800": 0}, {"more": "\ud800"}, {"more": [{"\ud800": 0}]}):
            data = placed(whole, ("events", 0), {**whole["events"][0], **more})
            assert hostile.read_dict(data, "record, unknown fields kept") == [None]


class _Unwilling(Mapping[str, Any]):
    """A mapping that has names and gives nothing."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __getitem__(self, name: str) -> Any:
        raise RuntimeError("no")

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)


class _Forgetful(_Unwilling):
    """A mapping that does not have what it says."""

    def __getitem__(self, name: str) -> Any:
        raise KeyError(name)


class _Endless(_Unwilling):
    """A mapping whose length is a lie."""

    def __getitem__(self, name: str) -> Any:
        return self.data[name]

    def __len__(self) -> int:
        return 0


class _Changing(dict[str, Any]):
    """A dict that answers otherwise than it holds."""

    def __getitem__(self, name: str) -> Any:
        return f"p-{name}"

    def get(self, name: str, default: Any = None) -> Any:
        return object()

    def __contains__(self, name: object) -> bool:
        return True


class TestLiars:
    """What is given as plain data, but is something else."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("liar", [_Unwilling, _Forgetful, _Endless, _Changing])
    @pytest.mark.parametrize("name", ASKED)
    def test_a_mapping_that_lies(self, name: str, liar: Callable[[Any], Any]) -> None:
        """In the place of every object of a file."""
        for data in SOME[name]:
            objects = [path for path in nodes(data) if isinstance(hostile.at(data, path), dict)]
            for path in objects[:20]:
                hostile.read_dict(placed(data, path, liar(hostile.at(data, path))), name)

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", ASKED)
    def test_text_that_is_a_kind_of_its_own(self, name: str) -> None:
        """Equal to everything, and not to be shown: it is no name, no tag, no id and no word of a list."""
        for data in SOME[name]:
            for path in list(nodes(data))[:50]:
                if isinstance(hostile.at(data, path), str):
                    hostile.read_dict(placed(data, path, hostile.Sly(hostile.at(data, path))), name)
                elif isinstance(hostile.at(data, path), dict):
                    hostile.read_dict(placed(data, path, {**hostile.at(data, path), hostile.Sly("x"): 0}), name)

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", ASKED)
    def test_data_that_holds_itself(self, name: str) -> None:
        """As an object and as a list, in every place of a file."""
        ring: dict[str, Any] = {}
        ring |= {"a": ring, "b": [ring]}
        row: list[Any] = []
        row += [row, ring]
        data = next(iter(GOLDEN[name].values()))
        for path in list(nodes(data))[:200]:
            for each in (ring, row):
                hostile.read_dict(placed(data, path, each), name)
        for each in (ring, row):
            assert hostile.read_dict(each, name) == [None]


def _event(**fields: Any) -> dict[str, Any]:
    return {**NEWEST["meeting-called.v1.routine"], **fields}


def _record(*events: Any, **fields: Any) -> dict[str, Any]:
    return {"format": "ansvar-record", "version": 2, "group": "g-1", "events": list(events), **fields}


def _profile(**fields: Any) -> dict[str, Any]:
    return {**next(iter(PROFILES.values())), **fields}


def _made(n: int) -> dict[str, tuple[str, Any]]:
    """Data of a size, each as wrong, or as much, as it can be."""
    first, *others = next(iter(SHORT.values()))["events"]
    many = [{**others[0], "id": f"e-{place}", "position": place + 2} for place in range(n // 10)]
    item = EVENTS["meeting-called.v1"]["agenda"][0]
    return {
        "an entry wrong": ("event", _event(routine=[0] * n)),
        "an entry's entry wrong": ("event", _event(agenda=[{**item, "kinds": [0] * 100}] * (n // 100))),
        "an event wrong": ("record", _record(*[0] * n)),
        "an event empty": ("record", _record(*[{}] * n)),
        "an event of another group": ("record", {**SHORT["records-adult.v1"], "group": "g-2", "events": [first] * n}),
        "unknown fields": ("event", _event(**{f"x{place}": 0 for place in range(n)})),
        "unknown fields of a record": ("record", _record(**{f"x{place}": 0 for place in range(n)})),
        "differences wrong": ("profile", _profile(choices=[0] * n)),
        "differences empty": ("profile", _profile(effects=[{}] * n)),
        "terms wrong": ("profile", _profile(terms={f"x{place}": {} for place in range(n)})),
        "unknown fields of a profile": ("profile", _profile(**{f"x{place}": 0 for place in range(n)})),
        "a ledger wrong": ("snapshot", placed(GOLDEN["snapshot"]["records-adult.v1"], ("group", "agencies"), [0] * n)),
        "a long record": (
            "record",
            {**SHORT["records-adult.v1"], "version": 2, "events": [{**first, "position": 1}, *many]},
        ),
    }


SIZES = list(_made(100))


@pytest.mark.parametrize("what", SIZES)
class TestBounds:
    """What is large takes no more than its size."""

    @pytest.mark.heavy
    def test_memory_is_bounded_by_the_size_of_the_text(self, what: str) -> None:
        """Beyond a few megabytes, at most sixty bytes for each that is read, JSON included."""
        name, data = _made(30_000)[what]
        text = json.dumps(data)
        reader = TEXT_READERS[name][0]
        self._tried(reader, text[:-1] + " }")
        tracemalloc.start()
        try:
            self._tried(reader, text)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert peak <= 4_000_000 + 60 * len(text)

    @pytest.mark.heavy
    def test_work_grows_no_faster_than_the_size(self, what: str) -> None:
        """Counted in calls: four times the data takes at most some five times the work."""
        small, large = (self._calls(*_made(size)[what]) for size in (4_000, 16_000))

        assert large <= 5 * small

    def test_no_more_faults_are_told_than_can_be_read(self, what: str) -> None:
        """Nobody reads the second thousand."""
        name, data = _made(3_000)[what]
        hostile.read_dict(data, name)

    def _calls(self, name: str, data: Any) -> int:
        count = 0

        def counted(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        reader = ALL_READERS[name][0]
        self._tried(reader, data)
        sys.setprofile(counted)
        try:
            self._tried(reader, data)
        finally:
            sys.setprofile(None)
        return count

    @staticmethod
    def _tried(reader: Callable[[Any], Any], data: Any) -> None:
        """Read it, whatever comes of it."""
        with contextlib.suppress(CorruptRecord, InvalidPolicy):
            reader(data)


def test_a_profile_has_no_end_of_differences() -> None:
    """Every day on which something changes makes a whole set of rules, so how many there may be is bounded."""
    because = {"nb": "a", "nn": "a", "en": "a"}
    entry = {"key": "meeting.notice", "value": {"days": 3}, "because": because}
    found = hostile.read_dict(_profile(choices=[entry] * 201), "profile")

    assert found == [None]


def _padded(kind: str) -> Iterator[dict[str, Any]]:
    for text in (
        "{group.__class__}",
        "{group[0]}",
        "{group!r:>999999999}",
        "{group:{group.__class__}}",
        "{",
        "{}",
        "{0}",
    ):
        yield _profile(
            choices=[{"key": "meeting.notice", "value": {"days": 3}, "because": {"nb": text, "nn": "a", "en": "a"}}]
        )


@pytest.mark.parametrize("data", list(_padded("because")), ids=range(7))
def test_a_text_of_a_profile_looks_inside_nothing_and_is_not_padded_without_end(data: Any) -> None:
    """A slot is the name of a word; anything else in braces is refused."""
    assert hostile.read_dict(data, "profile") == [None]


@pytest.mark.parametrize("later", [9 * 10**4299, 10**4300, 10**5000], ids=("longer", "one digit more", "far more"))
def test_a_position_too_large_to_tell_is_refused_without_telling_it(later: int) -> None:
    """The one that is missing before it would be told, and has too many digits even for that."""
    (first, second, *_) = next(iter(SHORT.values()))["events"]
    whole = {**next(iter(SHORT.values())), "version": 2}
    for position in (later // 9, -later):
        events = [{**first, "position": position}, {**second, "position": later}]

        assert hostile.read_dict({**whole, "events": events}, "record") == [None]
        with pytest.raises(CorruptRecord) as caught:
            record_from_dict({**whole, "events": events})
        assert "00" not in str(caught.value.faults)


@pytest.mark.heavy
@pytest.mark.parametrize("number", [2**53, -(2**53), 10**5000], ids=("large", "far below", "too long to tell"))
def test_a_number_that_not_every_reader_of_json_has_is_refused(number: int) -> None:
    """In every place of a snapshot where a whole number stands."""
    data = GOLDEN["snapshot"]["records-went-wrong.v1"]
    places = [path for path in nodes(data) if type(hostile.at(data, path)) is int and path[0] == "group"]

    assert places
    for path in places:
        assert hostile.read_dict(placed(data, path, number), "snapshot") == [None]


def test_what_is_kept_for_others_is_no_deeper_than_anybody_can_read_again() -> None:
    """A hundred levels are kept; more could be read here, and not from deeper down in somebody's program."""
    whole = SHORT["records-adult.v1"]
    for depth, kept in ((90, True), (120, False)):
        first = {**whole["events"][0], "more": hostile.deep(depth)}
        found = hostile.read_dict(placed(whole, ("events", 0), first), "record, unknown fields kept")
        assert (found != [None]) is kept


def test_a_snapshot_of_a_fold_too_long_to_tell_is_refused() -> None:
    """Its error could not be shown otherwise."""
    data = next(iter(GOLDEN["snapshot"].values()))
    for name in ("version", "fold"):
        assert hostile.read_dict({**data, name: 10**5000}, "snapshot") == [None]


def test_a_record_is_plain_data_all_through() -> None:
    """What is given as a dict can be given as JSON: rows are lists, not tuples that only look like them."""
    for data in (*hostile.snapshots().values(), *(record_to_dict(record_from_dict(each)) for each in SHORT.values())):
        assert json.loads(json.dumps(data)) == data
        for path in nodes(data):
            assert isinstance(hostile.at(data, path), dict | list | str | int | None)


FILES = sorted(CORPUS.iterdir())


class TestCorpus:
    """What the fuzzer has found worth keeping."""

    @pytest.mark.parametrize("first", range(0, len(FILES), 20))
    def test_every_input_is_judged(self, first: int) -> None:
        """Each took a way through the code that no other did; some once took one that ended badly."""
        for path in FILES[first : first + 20]:
            hostile.read_text(path.read_bytes())

    @pytest.mark.heavy
    def test_the_corpus_reaches_what_is_right_and_what_is_wrong(self) -> None:
        """Every reader both takes and refuses something in it."""
        answers = [hostile.read_text(path.read_bytes()) for path in FILES]

        for name, found in zip(TEXT_READERS, zip(*answers, strict=True), strict=True):
            assert {each is None for each in found} == {True, False}, name
