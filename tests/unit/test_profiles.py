"""A profile as plain data: what is read is right, or every fault is named with its place."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, timedelta, timezone, tzinfo
from types import MappingProxyType
from typing import Any

import pytest

from ansvar_core import (
    STANDARD,
    Choice,
    Difference,
    InvalidPolicy,
    NorwegianTime,
    Profile,
    Rulebook,
    Source,
    Text,
    profile_from_dict,
    profile_to_dict,
)
from support.nodes import Path, objects, places, put, taken, told
from support.plain import HEAD, RICH, RULES, SHARED, WHY, rich

KNOWN = {"shared": SHARED}
PLAIN = {**HEAD, "name": "there", "label": WHY}
BECAUSE = Text(**WHY)


def faults_in(data: Any) -> dict[str, str]:
    """Where the codec finds faults in a profile, and which."""
    with pytest.raises(InvalidPolicy) as caught:
        profile_from_dict(data, rules=RULES if _rich(data) else (), baselines=KNOWN)
    assert (caught.value.key, caught.value.problem) == caught.value.faults[0]
    return dict(caught.value.faults)


def _rich(data: Any) -> bool:
    return isinstance(data, dict) and "own_rules" in data


def differing(profile: Profile) -> list[str]:
    return [each.key for each in profile.differences]


class Liar(Mapping[str, Any]):
    """Says that it has names, and breaks when it is asked for them."""

    def __getitem__(self, name: str) -> Any:
        raise OSError

    def __iter__(self) -> Iterator[str]:
        raise OSError

    def __len__(self) -> int:
        return 3


class TestRoundTrip:
    """What is written is read as the same."""

    def test_everything_that_can_be_said_is_written_as_it_was_read(self) -> None:
        """Every section, and every kind of value."""
        assert profile_to_dict(rich()) == RICH

    def test_it_is_the_same_after_a_journey_through_json(self) -> None:
        """With the same rules in force."""
        text = json.dumps(profile_to_dict(rich()), ensure_ascii=False)
        back = profile_from_dict(json.loads(text), rules=RULES, baselines=KNOWN)

        assert back == rich()
        assert back.resolved.editions().versions == rich().resolved.editions().versions

    def test_what_is_empty_is_left_out(self) -> None:
        """A profile that differs in nothing says who it is, and no more."""
        profile = profile_from_dict(PLAIN)

        assert (profile.differences, profile.baseline, profile.documents) == ((), STANDARD, ())
        assert profile_to_dict(profile) == {**PLAIN, "baseline": "standard"}

    def test_each_section_says_what_it_is_called_by(self) -> None:
        """In the order of the data."""
        assert len(differing(rich())) == sum(
            len(RICH[name]) for name in ("choices", "effects", "not_owed", "permissions", "gates", "routine", "without")
        )
        assert differing(rich())[:2] == ["record.zone", "record.late_registration"]
        assert "without.meeting.interval" in differing(rich())

    def test_off_is_a_rule_that_is_not_asked_and_not_chosen_is_no_value(self) -> None:
        """Neither is left out, which would say nothing."""
        policy = Rulebook.of(rich()).policies.at(date(2026, 1, 1))

        assert {each.code: each.effect for each in policy.weights}["meeting.process-evaluated"] is None
        assert policy.min_agencies is None
        null = put(RICH, ("choices", 7, "value"), None)
        assert profile_from_dict(null, rules=RULES, baselines=KNOWN) == rich()

    def test_days_of_tomls_own_are_days(self) -> None:
        """TOML knows dates, and JSON writes them."""
        data = copy.deepcopy(RICH)
        data["choices"][10] |= {"first_day": date(2027, 1, 1), "last_day": date(2027, 12, 31)}

        assert profile_from_dict(data, rules=RULES, baselines=KNOWN) == rich()

    @pytest.mark.parametrize(("name", "zone"), [("utc", UTC), ("norwegian", NorwegianTime())])
    def test_zones_that_have_a_name_are_written_by_it(self, name: str, zone: tzinfo) -> None:
        """And read from it."""
        choice = {"key": "record.zone", "value": name, "because": WHY}
        profile = profile_from_dict({**PLAIN, "choices": [choice]})

        assert profile.differences[0].what == Choice(key="record.zone", value=zone)
        assert profile_to_dict(profile)["choices"] == [choice]

    def test_a_zone_without_a_name_cannot_be_written(self) -> None:
        """Nobody could read it back."""
        what = Choice(key="record.zone", value=timezone(timedelta(hours=3)))
        profile = Profile(name="there", label=BECAUSE, differences=[Difference(what=what, because=BECAUSE)])

        with pytest.raises(InvalidPolicy) as caught:
            profile_to_dict(profile)
        assert caught.value.key == "record.zone"

    def test_a_difference_without_a_source_is_the_municipalitys_own(self) -> None:
        """And with one, it is where it says."""
        own, local = rich().differences[0].source, rich().differences[10].source

        assert (own, local) == (Source(design=True), Source(local=("§ 4", "§ 5")))


class TestFaults:
    """What is wrong is told by its place, all at once."""

    @pytest.mark.parametrize("data", [None, [], "x", 7])
    def test_what_is_no_object_is_told(self, data: object) -> None:
        """A profile has named fields."""
        assert faults_in(data) == {"$": "must be an object with named fields"}

    def test_an_unknown_field_is_told_on_every_level(self) -> None:
        """None is overlooked, none is thrown away."""
        for path in objects(RICH):
            if path == ("terms",):
                continue
            place = (*path, "later_field")
            assert faults_in(put(RICH, place, 1)) == {told(place): "is no field here"}

    def test_what_is_never_right_is_told_where_it_stands(self) -> None:
        """A fraction is no part of any profile: at every place, that place or the entry it stands in."""
        for path, _ in places(RICH):
            found = faults_in(put(RICH, path, 3.5))
            assert any(f"{told(path)}.".startswith((f"{place}.", f"{place}[")) for place in found), (path, found)

    @pytest.mark.parametrize("name", ["format", "version", "name", "label"])
    def test_what_every_profile_has_cannot_be_missing(self, name: str) -> None:
        """Four things say what it is and whose."""
        assert name in faults_in(taken(PLAIN, (name,)))

    @pytest.mark.parametrize(
        ("path", "value", "problem"),
        [
            (("format",), "ansvar-record", "must be 'ansvar-profile'"),
            (("version",), 2, "is not a version of the format that this library reads"),
            (("version",), True, "is not a version of the format that this library reads"),
            (("version",), 1.0, "is not a version of the format that this library reads"),
            (("baseline",), "elsewhere", "must be one of shared, standard"),
            (("choices",), {}, "must be a list"),
            (("choices", 0), "utc", "must be an object with named fields"),
            (("choices", 0, "value"), "oslo", "must be one of norwegian, utc"),
            (("choices", 0, "value"), 7, "must be one of norwegian, utc"),
            (("choices", 2, "value"), "15", "must be a whole number"),
            (("choices", 3, "value"), "march", "is none of the values of LeapBirthday"),
            (("choices", 4, "value"), 1, "must be true or false"),
            (("choices", 10, "value", "days"), "14", "must be a whole number"),
            (("choices", 10, "first_day"), "2027", "must be a day as YYYY-MM-DD"),
            (("effects", 0, "effect"), "stops", "is none of the values of Effect"),
            (("permissions", 0, "act"), "dance", "is none of the values of Act"),
            (("permissions", 0, "roles", 1), "uncle", "is none of the values of Role"),
            (("routine", 0, "when"), "during", "is none of the values of When"),
            (("own_rules",), "rich.content", "must be a list"),
            (("own_rules", 1), "rich.unheard", "is the code of a rule that was not given"),
            (("terms",), [], "must be an object with named fields"),
            (("terms", "group"), "plangruppe", "must be an object with named fields"),
            (("terms", "group", "nb", "gender"), "common", "is none of the values of Gender"),
            (("documents", 0), 7, "must be text"),
        ],
    )
    def test_a_fault_is_named_by_its_place(self, path: Path, value: object, problem: str) -> None:
        """Down to the field in the entry in the section."""
        with pytest.raises(InvalidPolicy) as caught:
            profile_from_dict(put(RICH, path, value), rules=RULES, baselines=KNOWN)

        assert (told(path), problem) in caught.value.faults

    def test_all_faults_come_at_once(self) -> None:
        """Whoever mends it sees the whole work."""
        data = copy.deepcopy(RICH)
        data |= {"format": "x", "label": 7, "baseline": 7, "Other": 1}
        data["choices"][0]["value"] = "oslo"
        del data["choices"][1]["because"]
        data["choices"][2] = 7
        data["effects"][1]["effect"] = "stops"
        data["terms"]["chairman"] = data["terms"]["group"]
        data["own_rules"] = ["rich.content", "rich.unheard"]

        found = faults_in(data)
        assert set(found) == {
            "…",
            "format",
            "label",
            "baseline",
            "choices[0].value",
            "choices[1].because",
            "choices[2]",
            "effects[1].effect",
            "terms.chairman.name",
            "own_rules[1]",
            "own_rules",
        }

    @pytest.mark.parametrize(
        ("section", "entry", "place"),
        [
            ("choices", {"key": "meeting.colour", "value": 1}, "choices[0].key"),
            ("choices", {"key": "roles.permissions", "value": []}, "choices[0].key"),
            ("choices", {"value": 1}, "choices[0].key"),
            ("choices", {"key": "meeting.notice"}, "choices[0].value"),
            ("choices", {"key": "consent.youth_own_age", "value": 17}, "choices[0]"),
            ("choices", {"key": "group.size_warning", "value": -1}, "choices[0].value"),
            ("effects", {"code": "unheard.of", "effect": "off"}, "effects[0]"),
            ("effects", {"code": "consent.covers-opening", "effect": "off"}, "effects[0]"),
            ("not_owed", {"code": "unheard.of"}, "not_owed[0]"),
            ("gates", {"duty": "minutes.written", "event": "unheard-of"}, "gates[0]"),
            ("gates", {"duty": "minutes.written", "event": "consent-withdrawn"}, "gates[0]"),
            ("permissions", {"act": "call", "roles": []}, "permissions[0]"),
            ("without", {"key": "meeting.notice"}, "without[0]"),
            (
                "routine",
                {"code": "elsewhere.said", "what": WHY, "when": "in", "event": "meeting-called"},
                "routine[0]",
            ),
        ],
    )
    def test_what_does_not_go_together_is_told_by_its_place_too(
        self, section: str, entry: dict[str, Any], place: str
    ) -> None:
        """Whatever finds it: the reading, the choice, or the whole set of rules."""
        found = faults_in({**PLAIN, section: [{**entry, "because": WHY}]})

        assert {each.split(".")[0] if "." not in place else each for each in found} == {place}

    def test_days_the_wrong_way_round_are_told(self) -> None:
        """The last cannot come before the first."""
        entry = {"key": "meeting.notice", "value": {"days": 1}, "because": WHY}
        found = faults_in({**PLAIN, "choices": [{**entry, "first_day": "2027-02-01", "last_day": "2027-01-01"}]})

        assert len(found) == 1
        assert next(iter(found)).startswith("choices[0]")

    def test_two_that_hold_at_the_same_time_are_told(self) -> None:
        """By the place of the first."""
        entry = {"key": "meeting.notice", "value": {"days": 1}, "because": WHY}

        other = {**entry, "key": "minutes.deadline"}

        assert list(faults_in({**PLAIN, "choices": [entry, entry]})) == ["choices[0]"]
        assert list(faults_in({**PLAIN, "choices": [other, entry, entry]})) == ["choices[1]"]

    @pytest.mark.parametrize("name", ["There", "meeting", "", "over there"])
    def test_a_name_that_cannot_begin_a_code_is_told(self, name: str) -> None:
        """Every code of its own begins with it."""
        assert list(faults_in({**PLAIN, "name": name})) == ["name"]

    def test_own_rules_are_listed_and_given_or_neither(self) -> None:
        """Data alone cannot say what they do, and nothing is lost on the way."""
        without = taken(RICH, ("own_rules",))
        with pytest.raises(InvalidPolicy) as caught:
            profile_from_dict(without, rules=RULES, baselines=KNOWN)
        assert {place for place, _ in caught.value.faults} == {"own_rules"}
        assert len(caught.value.faults) == 3

        with pytest.raises(InvalidPolicy) as caught:
            profile_from_dict(RICH, baselines=KNOWN)
        assert [place for place, _ in caught.value.faults] == [f"own_rules[{number}]" for number in range(3)]

    def test_a_baseline_is_one_that_was_given(self) -> None:
        """Or the standard, which is always there."""
        with pytest.raises(InvalidPolicy, match="must be one of standard"):
            profile_from_dict(RICH, rules=RULES)

    def test_a_name_of_a_field_that_may_be_content_is_not_repeated(self) -> None:
        """Also of a term, and of what is no text."""
        more: tuple[dict[Any, Any], ...] = ({"Somebody Else": 1}, {7: 1})
        for each in more:
            assert faults_in({**PLAIN, **each}) == {"…": "is no field here"}
        assert set(faults_in({**PLAIN, "terms": {"Somebody Else": {}}})) >= {"terms.….name"}

    def test_a_term_says_its_name_once(self) -> None:
        """It is what it stands under."""
        found = faults_in(put(RICH, ("terms", "group", "name"), "coordinator"))

        assert found == {"terms.group.name": "is no field here"}

    def test_what_is_nested_without_end_is_told(self) -> None:
        """And what will not say what is in it."""
        deep: dict[str, Any] = {}
        for _ in range(100_000):
            deep = {"in": deep}

        assert faults_in({**PLAIN, "label": deep}) == {"$": "is nested too deep to be read"}
        assert faults_in({**PLAIN, "label": Liar()}) == {"label": "must be an object with named fields"}
        assert faults_in(MappingProxyType({**PLAIN, "version": 2})).keys() == {"version"}

    def test_no_more_faults_are_told_than_a_thousand(self) -> None:
        """The first ones, and reading stops."""
        names = [f"{one}{two}{three}" for one in "abcdefghijk" for two in "abcdefghijk" for three in "abcdefghijk"]
        with pytest.raises(InvalidPolicy) as caught:
            profile_from_dict({**PLAIN, "terms": dict.fromkeys(names, 7)})

        assert [place for place, _ in caught.value.faults] == [f"terms.{name}" for name in names[:1_000]]

    def test_a_list_that_nobody_wrote_by_hand_is_refused(self) -> None:
        """Every day on which something changes makes a whole set of rules."""
        entry = {"code": "minutes.read", "because": WHY}

        assert faults_in({**PLAIN, "not_owed": [entry] * 201}) == {"not_owed": "has more than 200 entries"}
        assert list(faults_in({**PLAIN, "not_owed": [7] * 200})) == [f"not_owed[{index}]" for index in range(200)]
