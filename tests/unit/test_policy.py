"""A policy is refused when its choices do not go together, and every choice is described."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

from ansvar_core import NORWAY, Dated, InvalidPolicy, InvalidValue, LegalFrame, Manner, Policy, Topic
from ansvar_core.values.parameter import Parameter, parameters

ALL = [
    pytest.param(kind, name, parameter, id=parameter.key)
    for kind in (Policy, LegalFrame)
    for name, parameter in parameters(kind).items()
]


class TestPolicy:
    """Choices that do not go together are refused at once."""

    @pytest.mark.parametrize(
        ("choices", "key"),
        [
            ({"youth_consents_from": 17}, "consent.youth_own_age"),
            ({"consent_manners": ()}, "consent.forms_allowed"),
            ({"topics_excluded": {Topic.TRAINING, Topic.EVALUATION}}, "topics.excluded"),
            ({"information_kinds": ()}, "consent.information_kinds"),
            ({"min_agencies": 0}, "establish.min_agencies"),
            ({"size_warning": 0}, "group.size_warning"),
            ({"max_meeting_minutes": -5}, "meeting.duration_minutes"),
        ],
    )
    def test_what_cannot_be_is_refused_by_its_key(self, choices: dict[str, Any], key: str) -> None:
        """The error names the parameter by its permanent name."""
        with pytest.raises(InvalidPolicy) as caught:
            Policy(**choices)

        assert caught.value.key == key

    @pytest.mark.parametrize(
        "choices",
        [
            {"youth_consents_from": 15, "parents_consent_until": 18},
            {"youth_consents_from": 16, "parents_consent_until": 18},
            {"min_agencies": None, "size_warning": 1, "max_meeting_minutes": 1},
            {"topics_excluded": ()},
            {"consent_manners": [Manner.WRITTEN]},
        ],
    )
    def test_the_edges_are_in_order(self, choices: dict[str, Any]) -> None:
        """What is allowed is allowed up to and with its limit."""
        assert Policy(**choices) != Policy()

    def test_collections_are_given_as_anything(self) -> None:
        """Two ways to write the same choices are the same policy."""
        assert Policy(topics_excluded=[Topic.TRAINING]) == Policy(topics_excluded={Topic.TRAINING})
        assert hash(Policy(gates=[])) == hash(Policy())


class TestParameters:
    """Every choice explains itself."""

    def test_every_field_is_a_parameter_but_the_frame_itself(self) -> None:
        """A choice without a description could not be explained to a municipality."""
        undescribed = {
            f"{kind.__name__}.{field.name}"
            for kind in (Policy, LegalFrame)
            for field in attrs.fields(kind)
            if field.name not in parameters(kind)
        }

        assert undescribed == {"Policy.frame", "LegalFrame.name"}

    @pytest.mark.parametrize(("kind", "name", "parameter"), ALL)
    def test_it_has_a_permanent_key_a_source_and_three_languages(
        self, kind: type, name: str, parameter: Parameter
    ) -> None:
        """The key is an area and a name; the source a statement, a provision, or the library's own decision."""
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", parameter.key)
        assert parameter.source.statements or parameter.source.grounds or parameter.source.design
        assert len({parameter.what.nb, parameter.what.nn, parameter.what.en}) >= 2
        assert all(text.endswith(".") for text in (parameter.what.nb, parameter.what.nn, parameter.what.en))

    def test_no_two_have_the_same_key(self) -> None:
        """A key is for ever, and means one choice."""
        keys = [each.values[2].key for each in ALL]

        assert len(set(keys)) == len(keys)

    def test_a_dated_value_of_the_frame_is_called_by_its_key(self) -> None:
        """An error about a day names the parameter that has no value then."""
        dated = {name: value for name in parameters(LegalFrame) if isinstance(value := getattr(NORWAY, name), Dated)}

        assert set(parameters(LegalFrame)) - set(dated) == {"grounds", "capacities"}
        assert {name: parameters(LegalFrame)[name].key for name in dated} == {
            name: value.name for name, value in dated.items()
        }
        assert {ground: f"frame.grounds.{ground}" for ground in NORWAY.grounds} == {
            ground: value.name for ground, value in NORWAY.grounds.items()
        }


def test_a_span_is_given_as_one() -> None:
    """A bare number of days is refused at once, with the field, and not at the first meeting."""
    with pytest.raises(InvalidValue, match="must be a Span") as raised:
        # The checkers see it too; this is for those who do not run one.
        Policy(notice=10)  # type: ignore[arg-type]  # the wrong type is the claim
    assert raised.value.field == "notice"
