"""Ids are the caller's, and say nothing about anybody."""

from __future__ import annotations

import pickle
import re
import typing
import unicodedata
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansvar_core import EVENT_TYPES, Event, MeetingCalled, Member
from ansvar_core.values.checked import any_ids, checked
from ansvar_core.values.ids import MAX_LENGTH, Id, IdAsWritten, Word, as_ids, as_written, check_id, holds_ids
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
            "111111_11111",
            "111111:11111",
            "kåre-ærø",
            "山田-ひろし",
            "Ωμέγα",
            "p\u20131",
        ],
    )
    def test_an_opaque_id_is_taken_as_it_is(self, good: str) -> None:
        """Letters of any alphabet, digits, blanks inside and long runs of digits are the caller's matter."""
        check_id(good, "id")

    @pytest.mark.parametrize("shape", ["{}{}", "{} {}", "{}-{}", "{}.{}", "p:{}{}", "({} {})", "born {}{} in"])
    @pytest.mark.parametrize("make", [str, IdAsWritten])
    def test_what_is_shaped_like_an_identity_number_is_refused(self, shape: str, make: type[str]) -> None:
        """Eleven digits standing alone, whole or split as on paper, are never an opaque id, and never were."""
        with pytest.raises(InvalidValue, match="national identity number") as caught:
            check_id(make(shape.format(*ONES)), "party")

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
            ("p\u00a01", "printable"),
            ("p\u202e1", "printable"),
            ("p\u00ad1", "printable"),
            ("\ufeffp", "printable"),
        ],
    )
    def test_what_is_no_id_is_refused_with_the_reason(self, bad: object, problem: str) -> None:
        """An id is short, printable text without blanks at its ends."""
        with pytest.raises(InvalidValue, match=problem):
            check_id(bad, "id")


# What people, and what they copy from, put after the sixth digit.
BETWEEN = [
    *"/ .-",
    " - ",
    "...",
    *"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02d7\uff0d\ufe63\ufe58\u207b\u00b7\u2022\u2024\u3002\uff0e\uff0f\u2044\u2215\u30fb",
    " \u2013 ",
]
SPACES = ["\u00a0", "\u2009", "\u202f", "\u3000", "\u2007"]


class TestLookAlike:
    """Two ids that look the same are the same, and a national identity number is one in any dress."""

    @pytest.mark.parametrize("sign", BETWEEN, ids=ascii)
    def test_an_identity_number_split_by_any_sign_is_refused(self, sign: str) -> None:
        """Dashes, full stops and slashes of every sort."""
        with pytest.raises(InvalidValue, match="national identity number"):
            check_id(f"p {sign.join(ONES)}", "party")

    @pytest.mark.parametrize("sign", [*SPACES, "\u200b", "\u2060", "\u00ad"], ids=ascii)
    def test_one_split_by_any_blank_is_no_printable_text(self, sign: str) -> None:
        """Nor is anything else with such a blank in it."""
        with pytest.raises(InvalidValue, match="only printable characters"):
            check_id(sign.join(ONES), "party")

    @pytest.mark.parametrize(
        "text", ["e\u0301", "p-a\u030a", "\u212b", "\u1100\u1161", "\u0958", "q\u0323\u0307"[::-1]]
    )
    def test_letters_that_are_not_composed_are_refused(self, text: str) -> None:
        """The same text in composed form is taken."""
        with pytest.raises(InvalidValue, match=r"composed form \(NFC\)"):
            check_id(text, "party")
        if text[-1] != "q":
            check_id(unicodedata.normalize("NFC", text), "party")

    @pytest.mark.parametrize(
        "sign", "\uff11\u0661\u06f1\u0967\u00b2\u2081\u2460\u2160\u00bd\U0001d7cf\u3007", ids=ascii
    )
    def test_digits_that_are_not_0_to_9_are_refused(self, sign: str) -> None:
        """Of other alphabets, full-width, raised, encircled and Roman: whatever is read as a number."""
        for text in (sign, f"p-{sign}", sign * 11):
            with pytest.raises(InvalidValue, match="no digits but 0-9"):
                check_id(text, "party")

    @pytest.mark.parametrize("sign", "\u034f\u115f\u3164\uffa0\u2800\ufe0f\U000e0101", ids=ascii)
    def test_what_is_not_seen_is_refused(self, sign: str) -> None:
        """Though it is called printable."""
        with pytest.raises(InvalidValue, match="nothing in it that is not seen"):
            check_id(f"p{sign}1", "party")

    @given(text=st.text(min_size=1, max_size=30))
    def test_whatever_is_taken_stands_by_itself(self, text: str) -> None:
        """It is in composed form, and its only digits are 0-9."""
        try:
            check_id(text, "id")
        except InvalidValue:
            return
        assert text == unicodedata.normalize("NFC", text)
        assert not any(each.isdigit() and each not in "0123456789" for each in text)

    @given(text=st.text(st.characters(max_codepoint=127), max_size=30))
    def test_of_plain_text_nothing_more_is_asked_than_before_but_of_numbers(self, text: str) -> None:
        """What was an id is one."""
        try:
            check_id(IdAsWritten(text), "id")
        except InvalidValue:
            with pytest.raises(InvalidValue):
                check_id(text, "id")
            return
        if not re.search(r"[0-9]{6}[ ./-]{1,3}[0-9]{5}", text):
            check_id(text, "id")


class TestAsWritten:
    """An id from before this was asked."""

    @pytest.mark.parametrize(
        "text", ["e\u0301", "p-\uff11", "p\ufe0f", "111111/11111", "111111\u201311111", "\u0661" * 11]
    )
    def test_it_is_taken_as_it_was(self, text: str) -> None:
        """And is equal to its text, in a set and in order."""
        made = as_written(text)

        check_id(made, "id")
        assert type(made) is IdAsWritten
        assert (made, {made}, repr(made), f"{made}") == (text, {text}, repr(text), text)
        assert type(pickle.loads(pickle.dumps(made))) is IdAsWritten  # noqa: S301  # made here
        assert as_written(made) is made
        with pytest.raises(InvalidValue):
            check_id(text, "id")

    @pytest.mark.parametrize("value", ["p-1", "å", 7, None, ["e\u0301"]])
    def test_what_needs_it_not_stays_as_it_is(self, value: Any) -> None:
        """An id of today, and what is no text."""
        assert as_written(value) is value

    def test_a_field_of_ids_is_told_from_others(self) -> None:
        """By the mark in its annotation, whatever it is inside."""

        @attrs.frozen(kw_only=True)
        class Other:
            text: str
            both: tuple[Word, ...] | None = None
            deep: frozenset[Annotated[str, "no id"]] = frozenset()

        def found(kind: Any) -> list[str]:
            hints = typing.get_type_hints(kind, localns={"Annotated": Annotated, "Word": Word}, include_extras=True)
            return [each.name for each in attrs.fields(kind) if holds_ids(hints[each.name])]

        assert found(Named) == ["one", "maybe", "many"]
        assert found(Other) == ["both"]


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
def test_every_field_of_an_event_that_is_called_an_id_is_checked_as_one(kind: type[Event]) -> None:
    """Or it would not be read as it was written."""
    hints = typing.get_type_hints(kind, include_extras=True)
    for field in attrs.fields(kind):
        if re.search(r"\b(?:Group|Event|Party|Agency|Meeting|Item|Goal|Work|Objection|Document)Id\b", str(field.type)):
            assert holds_ids(hints[field.name]), field.name


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
