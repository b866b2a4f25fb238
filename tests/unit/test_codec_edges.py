"""What is read and written, at the edges: what is missing, what is left out, and in which language."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ansvar_core import (
    Capacity,
    Choice,
    ConsentGiven,
    CorruptRecord,
    Difference,
    Manner,
    NeedReviewed,
    Profile,
    RoutinePoint,
    Source,
    Text,
    When,
    answer_to_json,
    event_from_dict,
    event_to_dict,
    profile_to_dict,
)
from support.life import MUM, NURSE, SCHOOL, Life, both
from support.samples import sample

WORDS = Text(nb="det er fulgt opp", nn="det er følgt opp", en="it is followed up")


class TestReading:
    """A fault is told by its place and in full."""

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"v": None}, "v: must be a version number"),
            ({"tag": None}, "tag: is missing or unknown"),
            ({"manner": "shouted"}, "manner: is none of the values of Manner"),
            ({"routine": "there.place-stated"}, "routine: must be a list"),
            ({"routine": [1]}, "routine[0]: must be text"),
            ({"routine": ["there.b", "there.b"]}, "routine: has the same entry twice"),
        ],
    )
    def test_one_fault_is_one_sentence(self, changed: dict[str, Any], told: str) -> None:
        """None here is a field that is not there."""
        data = {**event_to_dict(sample(ConsentGiven)), **changed}
        data = {name: each for name, each in data.items() if each is not None}
        with pytest.raises(CorruptRecord) as caught:
            event_from_dict(data)

        assert str(caught.value) == told


class TestWriting:
    """What is the same as usual is left out, and nothing else is."""

    def test_who_recorded_is_written_when_it_was_somebody_else(self) -> None:
        """And when it was recorded, when that was later."""
        life = Life().established()
        event = life.make(NeedReviewed, long_lasting=True, coordinated=True)
        later = event.recorded_at.replace(year=event.recorded_at.year + 1)
        said = {
            name: {"recorded_at", "recorded_by"} & set(event_to_dict(each))
            for name, each in {
                "as usual": event,
                "by another": event.but(recorded_by=MUM),
                "later": event.but(recorded_at=later),
                "both": event.but(recorded_at=later, recorded_by=MUM),
            }.items()
        }

        assert said == {
            "as usual": set(),
            "by another": {"recorded_by"},
            "later": {"recorded_at"},
            "both": {"recorded_at", "recorded_by"},
        }
        assert list(event_to_dict(event)) == ["tag", "v", "id", "group", "at", "actor", "long_lasting", "coordinated"]

    def test_a_profile_says_once_what_a_difference_rests_on(self) -> None:
        """Its reason stands beside what is different; of a point, the fields that are its own."""
        point = RoutinePoint(
            code="our-town.x", what=WORDS, when=When.AFTER, event="meeting-ended", by_next_meeting=True
        )
        profile = Profile(name="our-town", label=WORDS, differences=(Difference(what=point, because=WORDS),))
        (written,) = profile_to_dict(profile)["routine"]

        assert list(written) == ["code", "what", "when", "event", "by_next_meeting", "because"]

    def test_what_a_point_says_of_its_own_reason_is_the_differences(self) -> None:
        """A point that was taken from elsewhere does not bring another's reason and source along."""
        point = RoutinePoint(
            code="our-town.x",
            what=WORDS,
            when=When.AFTER,
            event="meeting-ended",
            because=Text(nb="annet", nn="anna", en="other"),
            source=Source(statements=("B3",)),
        )
        profile = Profile(name="our-town", label=WORDS, differences=(Difference(what=point, because=WORDS),))
        (written,) = profile_to_dict(profile)["routine"]

        assert list(written) == ["code", "what", "when", "event", "because"]
        assert written["because"]["en"] == WORDS.en

    def test_a_choice_of_several_is_written_in_order(self) -> None:
        """The same profile is the same text, in whatever order a set comes."""
        several = frozenset(f"kind-{letter}" for letter in "edcba")
        choice = Choice(key="establish.not_counted_agency_kinds", value=several)
        profile = Profile(name="our-town", label=WORDS, differences=(Difference(what=choice, because=WORDS),))
        (written,) = profile_to_dict(profile)["choices"]

        assert written["value"] == sorted(several)

    def test_an_answer_is_told_in_the_language_that_is_asked_for(self) -> None:
        """English when none is."""
        life = Life().established()
        verdict = life.ask(
            ConsentGiven,
            NURSE,
            grantor=MUM,
            capacity=Capacity.PARENT,
            grants=both(SCHOOL),
            first_day=date(2026, 1, 5),
            manner=Manner.WRITTEN,
            informed=True,
        )
        told = {
            language: json.loads(answer_to_json(verdict, life.book, language))["findings"][0]["text"]["wrong"]
            for language in ("nb", "nn", "en")
        }

        assert len(set(told.values())) == 3
        assert json.loads(answer_to_json(verdict, life.book))["findings"][0]["text"]["wrong"] == told["en"]
