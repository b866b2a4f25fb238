"""Ids are the caller's, and say nothing about anybody."""

from __future__ import annotations

import typing
from typing import Any

import attrs
import pytest

from ansvar_core import MeetingCalled, Member
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.ids import MAX_LENGTH, Id, Word, as_ids, check_id
from ansvar_core.values.invalid import InvalidValue

ONES = "1" * 6, "1" * 5


@attrs.frozen(kw_only=True, field_transformer=checked)
class Named:
    one: Word = "p-1"
    maybe: Word | None = None
    many: frozenset[Word] = attrs.field(converter=any_ids, default=frozenset())


class TestCheckId:
    """What an id may look like."""

    @pytest.mark.parametrize(
        "good",
        [
            "a",
            "p-1",
            "x" * MAX_LENGTH,
            "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e",
            "møte 4",
            "1" * 12,
            "1" * 10,
            "a" + "1" * 11,
            "1" * 11 + "b",
            "2026-11-22",
            "12345 67890",
        ],
    )
    def test_an_opaque_id_is_taken_as_it_is(self, good: str) -> None:
        """Letters of any alphabet, digits, blanks inside and long runs of digits are the caller's matter."""
        check_id(good, "id")

    @pytest.mark.parametrize("shape", ["{}{}", "{} {}", "{}-{}", "{}.{}", "p:{}{}", "({} {})", "born {}{} in"])
    def test_what_is_shaped_like_an_identity_number_is_refused(self, shape: str) -> None:
        """Eleven digits standing alone, whole or split as on paper, are never an opaque id."""
        with pytest.raises(InvalidValue, match="national identity number") as caught:
            check_id(shape.format(*ONES), "party")

        assert caught.value.field == "party"
        assert ONES[0] not in str(caught.value)

    @pytest.mark.parametrize(
        ("bad", "problem"),
        [
            (1, "must be text"),
            (None, "must be text"),
            (b"p-1", "must be text"),
            ("", "1 to 200 characters"),
            ("x" * (MAX_LENGTH + 1), "1 to 200 characters"),
            (" p-1", "no blanks at its ends"),
            ("p-1 ", "no blanks at its ends"),
            ("p\n1", "printable"),
            ("p\u200b1", "printable"),
        ],
    )
    def test_what_is_no_id_is_refused_with_the_reason(self, bad: object, problem: str) -> None:
        """An id is short, printable text without blanks at its ends."""
        with pytest.raises(InvalidValue, match=problem):
            check_id(bad, "id")


class TestFields:
    """Ids in the fields of a value."""

    @pytest.mark.parametrize(
        ("fields", "named"), [({"one": ""}, "one"), ({"maybe": ""}, "maybe"), ({"many": ["p-1", ""]}, "many")]
    )
    def test_the_error_names_the_field(self, fields: dict[str, Any], named: str) -> None:
        """Whoever gave a wrong id is told where."""
        with pytest.raises(InvalidValue) as caught:
            Named(**fields)

        assert caught.value.field == named

    def test_an_optional_id_may_be_missing(self) -> None:
        """None is nothing given, and an id is an id."""
        assert Named(maybe=None).maybe is None
        assert Named(maybe="p-2").maybe == "p-2"

    @pytest.mark.parametrize("given", [["a", "b"], ("b", "a"), {"a", "b"}, (each for each in "ab")])
    def test_any_collection_will_do(self, given: Any) -> None:
        """Lists, tuples, sets and generators all become the same frozen set."""
        assert Named(many=given).many == frozenset({"a", "b"})

    def test_a_single_text_is_no_collection(self) -> None:
        """A text would otherwise be read as a collection of its letters."""
        with pytest.raises(InvalidValue, match="not one text"):
            as_ids("p-mum")


class TestSorts:
    """What sort of thing an id names stands in the annotation, and is text to everybody who makes a value."""

    def test_a_walk_over_fields_tells_a_person_from_an_agency(self) -> None:
        """A field that holds an id says of what; one that holds free text says nothing."""
        hints = typing.get_type_hints(Member, include_extras=True)

        assert typing.get_args(hints["party"]) == (str, Id("party"))
        assert typing.get_args(hints["agency"]) == (str, Id("agency"))
        assert hints["party"] != hints["agency"]
        assert Id("party").sort == "party"

    def test_whoever_does_not_ask_sees_text(self) -> None:
        """Without the marks the fields are what they always were."""
        assert typing.get_type_hints(Member)["party"] is str
        assert typing.get_type_hints(MeetingCalled)["called"] == frozenset[str]
