"""The schemas: two validators that know nothing of this library accept what it writes and refuse what it refuses."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # ships no types
import jsonschema_rs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    SCHEMAS,
    CorruptRecord,
    Event,
    GoalSet,
    InvalidPolicy,
    Language,
    MeetingCalled,
    NeedSeen,
    Option,
    Policy,
    Profile,
    Rulebook,
    RuleText,
    Source,
    StandingCheck,
    Text,
    Verdict,
    WorkDone,
    answer_to_json,
    event_from_dict,
    event_to_dict,
    json_schema,
    profile_from_dict,
    profile_to_dict,
    record_from_dict,
    record_from_json,
    record_to_dict,
    replay,
)
from ansvar_core.values.parameter import parameters
from support.finding import FINDING
from support.life import NURSE, USER
from support.nodes import leaves, objects, places, put, taken, told
from support.plain import SHARED, rich
from support.samples import NUMBER, sample

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
HEADER = ("id", "group", "at", "recorded_at", "actor", "recorded_by", "routine")
WORDS = Text(nb="ord", nn="ord", en="word")
OWN = StandingCheck(
    code="own.rule",
    source=Source(design=True),
    governs=(WorkDone,),
    judge=lambda _: None,
    text=RuleText(wrong=WORDS, why=WORDS, do=WORDS),
)
BOOK = Rulebook(checks=(*Rulebook.standard().checks, OWN))
"""With the code of the finding that has every remedy."""
DIALECT = jsonschema.Draft202012Validator


class Validators:
    """Two of them, which must agree."""

    def __init__(self, name: str) -> None:
        self.schema = json_schema(name)
        self.one = DIALECT(self.schema, format_checker=DIALECT.FORMAT_CHECKER)
        self.other = jsonschema_rs.Draft202012Validator(self.schema, validate_formats=True)

    def accept(self, data: Any) -> bool:
        """Whether both do; raises AssertionError when they differ."""
        found = (self.one.is_valid(data), self.other.is_valid(data))
        assert found[0] == found[1], found
        return all(found)

    def accept_event(self, tag: str, data: Any) -> bool:
        """The same, where the slower of the two looks at the shape of that kind of event alone."""
        branch = {"$ref": f"#/$defs/event.{tag}", "$defs": self.schema["$defs"]}
        found = (self.one.evolve(schema=branch).is_valid(data), self.other.is_valid(data))
        assert found[0] == found[1], found
        return all(found)


@cache
def schema_of(name: str) -> Validators:
    return Validators(name)


class TestThemselves:
    """What is printed is JSON Schema 2020-12, whole and strict."""

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_it_is_a_schema(self, name: str) -> None:
        """By the dialect's own schema, twice, and it is JSON."""
        schema = json_schema(name)

        DIALECT.check_schema(schema)
        assert jsonschema_rs.meta.is_valid(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert json.loads(json.dumps(schema)) == schema

    def test_the_names_follow_the_convention(self) -> None:
        """Dotted, versioned, lower-case ASCII, with the name of the file for an id."""
        found = {name: json_schema(name)["$id"] for name in SCHEMAS}

        assert found == {
            "event": "ansvar.core.v1.record.event.schema.json",
            "record": "ansvar.core.v1.record.schema.json",
            "profile": "ansvar.core.v1.policy.profile.schema.json",
            "verdict": "ansvar.core.v1.answer.verdict.schema.json",
            "duties": "ansvar.core.v1.answer.duties.schema.json",
            "options": "ansvar.core.v1.answer.options.schema.json",
        }
        assert all(re.fullmatch(r"[a-z]+(\.[a-z0-9]+)+\.schema\.json", each) for each in found.values())

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_every_object_with_named_fields_is_closed(self, name: str) -> None:
        """A field that is not listed is refused everywhere, and every reference leads somewhere."""
        schema = json_schema(name)
        whole = [schema, *(value for _, value in places(schema) if isinstance(value, dict))]
        open_ones = [each for each in whole if "properties" in each and each.get("additionalProperties") is not False]
        referred = {each["$ref"] for each in whole if "$ref" in each}

        assert [each for each in open_ones if isinstance(each["properties"], dict) and "type" in each] == []
        assert {each.removeprefix("#/$defs/") for each in referred} <= set(schema["$defs"])

    def test_there_is_a_shape_for_every_kind_of_event_and_no_other(self) -> None:
        """A new kind of event cannot be forgotten."""
        for schema, entries in ((json_schema("event"), "oneOf"), (json_schema("record"), "events")):
            listed = schema[entries] if entries in schema else schema["properties"]["events"]["items"]["oneOf"]
            assert [each["$ref"] for each in listed] == [f"#/$defs/event.{kind.tag}" for kind in EVENT_TYPES]

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_each_is_made_anew(self, name: str) -> None:
        """Whoever changes what came out changes nobody else's."""
        json_schema(name).clear()

        assert json_schema(name) == json_schema(name) != {}

    def test_there_is_no_schema_of_anything_else(self) -> None:
        """And that is an error."""
        with pytest.raises(KeyError, match="minutes"):
            json_schema("minutes")


STRUCTURAL = re.compile(
    r"is missing|is missing or unknown|is no field here|must be .*|must say its offset.*|is none of the values.*"
    r"|is a version from the future.*|an id has 1 to .*|an id must be text|has the same entry twice"
    r"|this is shaped like a national identity number.*"
)
"""The faults that a schema can see; how things stand to each other, it cannot."""


WRONG: tuple[Any, ...] = (None, [], {}, "unheard-of", NUMBER, "", "2026-06-01T10:00:00", True)


def codec_finds(data: Any) -> list[str]:
    """What the codec says against an event."""
    try:
        event_from_dict(data)
    except CorruptRecord as error:
        return [problem for _, problem in error.faults]
    return []


def spoilt(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """An event with one thing wrong in it, in every place: what was done, and the event."""
    for path in objects(data):
        yield f"unknown field in {told(path)!r}", put(data, (*path, "later_field"), 1)
    for path, value in places(data):
        yield f"nothing at {told(path)}", taken(data, path)
        yield f"a fraction at {told(path)}", put(data, path, 3.5)
        if path[0] in HEADER and data["tag"] != NeedSeen.tag:
            continue
        for wrong in WRONG:
            if type(wrong) is not type(value) or wrong:
                yield f"{wrong!r} at {told(path)}", put(data, path, wrong)
        if isinstance(value, list) and value:
            yield f"an entry twice at {told(path)}", put(data, path, [*value, value[0]])


class TestEvents:
    """Every event ever written is accepted, and what is wrong with one is refused by all three."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("path", sorted((GOLDEN / "events").iterdir()), ids=lambda path: path.stem)
    def test_the_museum_is_accepted(self, path: Path) -> None:
        """By both, by the whole schema."""
        data = json.loads(path.read_text(encoding="utf-8"))

        assert schema_of("event").accept(data)
        assert schema_of("event").accept_event(data["tag"], data)

    @pytest.mark.heavy
    @pytest.mark.parametrize("kind", KINDS)
    def test_what_is_wrong_with_an_event_is_refused(self, kind: type[Event]) -> None:
        """The schema refuses nothing that the codec accepts, and misses nothing that a schema can see."""
        data = event_to_dict(sample(kind))
        refused = 0
        for what, wrong in spoilt(data):
            problems = codec_finds(wrong)
            seen = any(STRUCTURAL.fullmatch(each) for each in problems)
            accepted = schema_of("event").accept_event(kind.tag, wrong)
            assert accepted or problems, f"the schema refuses what the codec accepts: {what}"
            assert not (accepted and seen), f"the schema accepts: {what}"
            refused += not accepted
        assert refused > 20

    @pytest.mark.heavy
    @pytest.mark.parametrize("kind", KINDS)
    def test_the_whole_schema_refuses_as_its_part_does(self, kind: type[Event]) -> None:
        """Of each sort of fault one, by both validators in full."""
        data = event_to_dict(sample(kind))
        wrong: dict[str, Any] = {
            "unknown field": {**data, "later_field": 1},
            "missing field": taken(data, ("actor",)),
            "wrong type": {**data, "actor": 7},
            "unknown tag": {**data, "tag": "unheard-of"},
            "another's tag": {**data, "tag": "goal-set" if kind is NeedSeen else "need-seen"},
            "version from the future": {**data, "v": kind.version + 1},
            "naive time": {**data, "at": "2026-06-01T10:00:00"},
            "identity number": {**data, "id": NUMBER},
            "identity number in a word": {**data, "group": f"g-{NUMBER} b"},
        }

        assert [what for what, each in wrong.items() if schema_of("event").accept(each)] == []
        assert [what for what, each in wrong.items() if not codec_finds(each)] == []

    def test_every_word_of_every_list_is_checked(self) -> None:
        """A word that is not listed is refused, wherever a list of words stands."""
        words = {value for _, value in leaves(json_schema("event")["$defs"]) if isinstance(value, str)}
        found = 0
        for kind in EVENT_TYPES:
            data = event_to_dict(sample(kind))
            for path, value in leaves(data):
                if "is none of the values" in str(codec_finds(put(data, path, "unheard-of"))):
                    found += 1
                    assert value in words
                    assert not schema_of("event").accept_event(kind.tag, put(data, path, "unheard-of"))
        assert found > 25

    @pytest.mark.parametrize("data", [None, [], {}, 7, "work-done", {"tag": "work-done"}])
    def test_what_is_no_event_is_refused(self, data: object) -> None:
        """It is nothing of the kind."""
        assert not schema_of("event").accept(data)

    @pytest.mark.parametrize(
        ("text", "accepted"),
        [
            ("2026-06-01T10:00:00Z", True),
            ("2026-06-01T10:00:00.123456+05:30", True),
            ("2026-06-01T10:00:00-00:30", True),
            ("2026-06-01T10:00:00.1234567Z", False),
            ("2026-06-01T10:00Z", False),
            ("2026-06-01 10:00:00Z", False),
            ("2026-06-01T10:00:00+0200", False),
            ("2026-06-01", False),
            ("٢٠٢٦-06-01T10:00:00Z", False),
        ],
    )
    def test_times_are_as_strict_as_the_codecs(self, text: str, accepted: bool) -> None:
        """Neither more nor less."""
        data = {**event_to_dict(sample(GoalSet)), "at": text, "recorded_at": "2027-01-01T00:00:00Z"}

        assert schema_of("event").accept(data) == accepted == (codec_finds(data) == [])

    @pytest.mark.heavy
    @pytest.mark.parametrize(
        ("text", "accepted"),
        [
            ("a", True),
            ("a b", True),
            ("å" * 200, True),
            ("å" * 201, False),
            (" a", False),
            ("a ", False),
            ("1" * 11, False),
            (f"{'1' * 6}-{'1' * 5}", False),
            (f"p {'1' * 11}", False),
            ("1" * 12, True),
            (f"p{'1' * 11}", True),
            (f"{'1' * 6}/{'1' * 5}", False),
            (f"{'1' * 6}\u2013{'1' * 5}", False),
            (f"{'1' * 6} - {'1' * 5}", False),
            (f"{'1' * 6}_{'1' * 5}", True),
        ],
    )
    def test_ids_are_as_strict_as_the_codecs(self, text: str, accepted: bool) -> None:
        """Neither more nor less, in every place of an id."""
        for path in (("meeting",), ("called", 0), ("agenda", 0, "id"), ("agenda", 0, "kinds", 0), ("chair",)):
            data = put(event_to_dict(sample(MeetingCalled)), path, text)
            assert schema_of("event").accept(data) == accepted == (codec_finds(data) == [])

    @pytest.mark.parametrize("text", ["٣" * 11, "e\u0301", "a\ufe0f"])
    def test_what_no_schema_can_say_of_an_id_the_codec_says(self, text: str) -> None:
        """That letters are composed, and what looks like another letter or like none."""
        data = put(event_to_dict(sample(MeetingCalled)), ("chair",), text)

        assert schema_of("event").accept(data)
        assert ["or two ids could look the same" in each for each in codec_finds(data)] == [True]


RECORDS = [path for path in sorted((ROOT / "examples" / "records").glob("*.json")) if "breaches" not in path.name]


class TestRecords:
    """A whole record."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
    def test_the_examples_are_accepted(self, path: Path) -> None:
        """As they stand."""
        assert schema_of("record").accept(json.loads(path.read_text(encoding="utf-8")))

    @pytest.mark.heavy
    @pytest.mark.parametrize("path", sorted((GOLDEN / "records").iterdir()), ids=lambda path: path.stem)
    def test_old_records_are_accepted_when_written_anew(self, path: Path) -> None:
        """The schema is of what is written today; of ids it asks what is asked today, also where they are old."""
        data = json.loads(path.read_text(encoding="utf-8"))
        as_written = path.stem.startswith("as-written")

        assert schema_of("record").accept(data) is (data["version"] > 1 and not as_written)
        assert schema_of("record").accept(record_to_dict(record_from_dict(data))) is not as_written

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("format",), "other"),
            (("version",), 4),
            (("version",), "3"),
            (("group",), NUMBER),
            (("group",), ""),
            (("group",), None),
            (("events",), {}),
            (("events", 2), "no event"),
            (("events", 2, "position"), 0),
            (("events", 2, "position"), "3"),
            (("events", 2, "position"), None),
            (("events", 2, "tag"), "unheard-of"),
            (("events", 2, "v"), 2),
            (("events", 2, "at"), "2024-01-10T09:15:00"),
            (("events", 2, "actor"), 7),
            (("events", 2, "later_field"), 1),
            (("later_field",), 1),
        ],
    )
    def test_what_is_wrong_with_a_record_is_refused(self, path: tuple[str | int, ...], value: object) -> None:
        """By both, and by the codec."""
        data = small()
        assert schema_of("record").accept(data)
        wrong = put(data, path, value)

        assert not schema_of("record").accept(wrong)
        with pytest.raises(CorruptRecord):
            record_from_dict(wrong)

    @pytest.mark.parametrize("path", [(name,) for name in ("format", "version", "group", "events")])
    def test_nothing_of_its_head_can_be_missing(self, path: tuple[str]) -> None:
        """Nor the position of an event."""
        for wrong in (taken(small(), path), taken(small(), ("events", 2, "position"))):
            assert not schema_of("record").accept(wrong)
            with pytest.raises(CorruptRecord):
                record_from_dict(wrong)


def small() -> dict[str, Any]:
    """The first events of an example."""
    data: dict[str, Any] = json.loads(RECORDS[1].read_text(encoding="utf-8"))
    return {**data, "events": data["events"][:4]}


MUNICIPALITIES = ROOT / "examples" / "municipalities"


@cache
def profiles() -> dict[str, Profile]:
    """Every profile of the examples by its name."""
    found = [runpy.run_path(str(file))["PROFILE"] for file in sorted(MUNICIPALITIES.glob("*.py"))]
    texts = (file.read_text(encoding="utf-8") for file in sorted(MUNICIPALITIES.glob("*.toml")))
    found.extend(profile_from_dict(tomllib.loads(text)) for text in texts)
    return {**{each.name: each for each in found}, "rich": rich()}


def policy_finds(data: Any, profile: Profile) -> list[str]:
    """What the codec says against a profile with the same rules of its own."""
    rules = (*profile.checks, *profile.reading_checks, *profile.obligations)
    try:
        profile_from_dict(data, rules=rules, baselines={"shared": SHARED})
    except InvalidPolicy as error:
        return [problem for _, problem in error.faults]
    return []


class TestProfiles:
    """What a municipality writes."""

    @pytest.mark.heavy
    def test_the_examples_are_accepted(self) -> None:
        """Every one, by both."""
        assert len(profiles()) >= 20
        assert [name for name, each in profiles().items() if not accepts_profile(profile_to_dict(each))] == []

    def test_the_examples_use_all_that_there_is(self) -> None:
        """So that no part of the schema goes untried."""
        used = {name for each in profiles().values() for name in profile_to_dict(each)}

        assert used == set(json_schema("profile")["properties"])

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", sorted(profiles()))
    def test_what_is_wrong_with_a_profile_is_refused(self, name: str) -> None:
        """The schema refuses nothing that the codec accepts, and no field, type or word gets by."""
        profile = profiles()[name]
        data = profile_to_dict(profile)
        assert policy_finds(data, profile) == []
        for path in objects(data):
            assert not accepts_profile(put(data, (*path, "later_field"), 1)), told(path)
            assert policy_finds(put(data, (*path, "later_field"), 1), profile) != [], told(path)
        for number, (path, _) in enumerate(places(data)):
            # The slower of the two validators looks at every fourth place.
            accepts = schema_of("profile").other.is_valid if number % 4 else accepts_profile
            assert not accepts(put(data, path, 3.5)), told(path)
            assert policy_finds(put(data, path, 3.5), profile) != [], told(path)
            wrong = taken(data, path)
            assert accepts(wrong) or policy_finds(wrong, profile), told(path)

    @pytest.mark.parametrize(
        ("section", "path", "word"),
        [
            ("effects", ("effect",), "stops"),
            ("permissions", ("act",), "dance"),
            ("permissions", ("roles", 0), "uncle"),
            ("routine", ("when",), "during"),
            ("choices", ("key",), "meeting.colour"),
        ],
    )
    def test_a_word_that_is_not_listed_is_refused(self, section: str, path: tuple[str | int, ...], word: str) -> None:
        """By both, and by the codec."""
        tried = 0
        for profile in profiles().values():
            data = profile_to_dict(profile)
            if section in data:
                wrong = put(data, (section, 0, *path), word)
                tried += 1
                assert not accepts_profile(wrong)
                assert policy_finds(wrong, profile) != []
        assert tried > 0

    @pytest.mark.parametrize("name", ["format", "version", "name", "label"])
    def test_nothing_that_every_profile_has_can_be_missing(self, name: str) -> None:
        """Four things say what it is and whose."""
        profile = profiles()["kafjord"]
        wrong = taken(profile_to_dict(profile), (name,))

        assert not accepts_profile(wrong)
        assert policy_finds(wrong, profile) != []

    def test_every_parameter_has_a_shape_of_its_own(self) -> None:
        """A value of no kind is refused with each of the keys, by both and by the codec."""
        because = {"nb": "fordi", "nn": "fordi", "en": "because"}
        shapes = json_schema("profile")["properties"]["choices"]["items"]["oneOf"]
        keys = [each["properties"]["key"]["const"] for each in shapes]
        expected = {each.key for name, each in parameters(Policy).items() if name not in COMPOSED}
        head = {"format": "ansvar-profile", "version": 1, "name": "there", "label": because}

        assert set(keys) == expected
        assert len(keys) == len(expected) > 20
        for key in keys:
            data = {**head, "choices": [{"key": key, "value": 3.5, "because": because}]}
            assert not accepts_profile(data), key
            with pytest.raises(InvalidPolicy):
                profile_from_dict(data)


def accepts_profile(data: Any) -> bool:
    return schema_of("profile").accept(data)


@cache
def answers(name: str) -> tuple[Any, ...]:
    """Answers of one sort about the examples, at moments of their lives, with texts and without."""
    book, found = Rulebook.standard(), []
    languages: tuple[Language | None, ...] = (None, *Language)
    for path in RECORDS:
        record = record_from_json(path.read_text(encoding="utf-8"))
        for number, stop in enumerate(range(1, len(record) + 1, 6)):
            events, language = record.events[:stop], languages[number % 4]
            group, at = replay(events), events[-1].recorded_at + timedelta(days=number % 3 * 40)
            assert group is not None
            texts = (book, language) if language else ()
            if name == "duties":
                raw: list[Any] = [book.duties(group, at)]
            elif name == "options":
                raw = [book.options(group, at, (NURSE, USER)[number % 2])]
            else:
                tried = (record.events[min(stop, len(record) - 1)], sample(EVENT_TYPES[number % len(EVENT_TYPES)]))
                raw = [book.assess(group, each, explain=True) for each in tried]
            found += [json.loads(answer_to_json(each, *texts)) for each in raw]
    return tuple(found)


COMPOSED = ("gates", "permissions", "routine", "weights", "unowed")
"""Parameters that have sections of their own."""


def test_a_finding_with_every_sort_of_remedy_is_accepted() -> None:
    """With and without its texts, in a verdict and in an option."""
    for texts in ((), (BOOK, Language.NN)):
        verdict = json.loads(answer_to_json(Verdict(findings=(FINDING,)), *texts))
        options = json.loads(
            answer_to_json((Option(kind="work-done", subject=None, findings=(FINDING,), remaining=("a.b",)),), *texts)
        )
        assert ("text" in verdict["findings"][0]) == bool(texts)
        assert schema_of("verdict").accept(verdict)
        assert schema_of("options").accept(options)
        for index in range(len(FINDING.remedies)):
            path = ("findings", 0, "remedies", index)
            assert not schema_of("verdict").accept(put(verdict, (*path, "later_field"), 1))
            assert not schema_of("verdict").accept(taken(verdict, (*path, "remedy")))


ANSWERS = ("verdict", "duties", "options")
NEVER_MISSING = {
    "verdict": {"permitted", "code", "effect", "floor", "remedy"},
    "duties": {"code", "position", "next_meeting", "overdue", "binding"},
    "options": {"possible", "kind", "code", "effect", "floor", "remedy"},
}


@pytest.mark.heavy
@pytest.mark.parametrize("name", ANSWERS)
class TestAnswers:
    """What the library answers."""

    def test_real_answers_are_accepted(self, name: str) -> None:
        """About whole lives, in every language and without texts."""
        found = answers(name)

        assert len(found) > 40
        assert sum(len(json.dumps(each)) for each in found) > 20_000
        assert [each for each in found if not schema_of(name).accept(each)] == []

    def test_what_is_wrong_with_an_answer_is_refused(self, name: str) -> None:
        """A field too many, a wrong type, a word that is not listed, a field missing that never is."""
        found = [each for each in answers(name) if each]
        for whole in found[:: max(1, len(found) // 4)][:4]:
            data = whole[:4] if isinstance(whole, list) else {**whole, "fulfilled": whole.get("fulfilled", [])[:2]}
            for path, value in places(data):
                if {"fields", "without"} & set(path):
                    continue
                assert not schema_of(name).accept(put(data, path, 3.5)), told(path)
                if isinstance(value, dict):
                    assert not schema_of(name).accept(put(data, (*path, "later_field"), 1)), told(path)
                if path[-1] in NEVER_MISSING[name]:
                    assert not schema_of(name).accept(taken(data, path)), told(path)
                if path[-1] in ("effect", "floor", "remedy"):
                    assert not schema_of(name).accept(put(data, path, "unheard-of")), told(path)

    @pytest.mark.parametrize("data", [None, 7, "yes", [7], {"later": 1}])
    def test_what_is_no_answer_is_refused(self, name: str, data: object) -> None:
        """It is nothing of the kind."""
        assert not schema_of(name).accept(data)
