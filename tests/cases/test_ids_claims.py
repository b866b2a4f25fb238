"""Claims about ids: opaque, compared as written, and two that look the same are not two (cases 14; smaller decisions).

Ids are refused, when made, unless in composed form (NFC) and free of look-alike digits; one shaped like a national
identity number is refused (design 2.8).  Written from the sources by somebody who has not read how they are checked.
"""

from __future__ import annotations

import json
import typing
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansvar_core import (
    EVENT_TYPES,
    AssessmentStarted,
    ConsentWithdrawn,
    Event,
    InvalidValue,
    NextOfKinRecorded,
    Record,
    event_from_dict,
    event_from_json,
    event_to_json,
    record_from_json,
    record_to_json,
    replay,
)
from support.life import MUM, NURSE, Life
from support.samples import sample

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
NUMBER = "01017012345"
FULL_WIDTH = str.maketrans("0123456789", "".join(chr(0xFF10 + each) for each in range(10)))
ARABIC = str.maketrans("0123456789", "".join(chr(0x0660 + each) for each in range(10)))
MATHS = str.maketrans("0123456789", "".join(chr(0x1D7CE + each) for each in range(10)))

COMPOSED, DECOMPOSED = "p-\u00e5se", "p-a\u030ase"

# texts that read as a national identity number, however they are dressed
NUMBERS = {
    "as it is": NUMBER,
    "with a blank": "010170 12345",
    "with a hyphen": "010170-12345",
    "with an en dash": "010170\u201312345",
    "with a minus sign": "010170\u221212345",
    "with a no-break blank": "010170\u00a012345",
    "with a thin blank": "010170\u200912345",
    "in full-width digits": NUMBER.translate(FULL_WIDTH),
    "in Arabic digits": NUMBER.translate(ARABIC),
    "in mathematical digits": NUMBER.translate(MATHS),
    "with one full-width digit": NUMBER[:-1] + NUMBER[-1].translate(FULL_WIDTH),
    "with a blank that has no width": "010170\u200b12345",
    "with a soft hyphen": "010170\u00ad12345",
}
# texts that look like another, or like nothing
LOOKALIKES = {
    "decomposed": DECOMPOSED,
    "an ångström sign for a letter": "p-\u212bse",
    "a full-width digit": "p-\uff11",
    "an Arabic digit": "p-\u0661",
    "a superscript digit": "p-\u00b2",
    "a circled digit": "p-\u2460",
    "a Roman numeral in one character": "p-\u2163",
    "nothing": "",
    "only blanks": "   ",
    "half a character": "p-\ud800",
}
FINE = [
    "p-1",
    "u-20a7",
    "3f2b8a1e-7c7d-4a44-9e0e-0d9f1c2b3a4d",
    COMPOSED,
    "\u00d8-1",
    "p-\u010d\u00e1hppe",
    "1234567890",
    "123456789012",
]


def made(party: str) -> Event:
    return NextOfKinRecorded(id="e-1", group="g-1", at=AT, actor=NURSE, party=party)


def id_fields() -> list[Any]:
    """Every field of an event that holds one id, found by trying: it refuses a national identity number."""
    found = []
    for kind in EVENT_TYPES:
        hints = typing.get_type_hints(kind)
        for field in attrs.fields(kind):
            if hints[field.name] not in (str, str | None):
                continue
            try:
                attrs.evolve(sample(kind), **{field.name: NUMBER})
            except InvalidValue:
                found.append(pytest.param(kind, field.name, id=f"{kind.__name__}-{field.name}"))
    return found


class TestNumbers:
    """An id shaped like a national identity number is refused, in any digits, with any dash (design 2.8; cases 14)."""

    @pytest.mark.parametrize("dressed", NUMBERS.values(), ids=NUMBERS)
    def test_is_refused(self, dressed: str) -> None:
        with pytest.raises(InvalidValue) as caught:
            made(dressed)
        assert caught.value.field == "party"
        assert dressed not in str(caught.value)

    @pytest.mark.parametrize("dressed", NUMBERS.values(), ids=NUMBERS)
    def test_is_refused_in_a_collection(self, dressed: str) -> None:
        with pytest.raises(InvalidValue) as caught:
            AssessmentStarted(id="e-1", group="g-1", at=AT, actor=NURSE, together_with={"u-1", dressed})
        assert caught.value.field.startswith("together_with")

    @pytest.mark.parametrize("field", ["id", "group", "actor", "recorded_by"])
    def test_is_refused_in_the_header(self, field: str) -> None:
        for dressed in NUMBERS.values():
            with pytest.raises(InvalidValue) as caught:
                attrs.evolve(made("p-1"), **{field: dressed})
            assert caught.value.field == field

    @pytest.mark.parametrize("text", FINE)
    def test_an_opaque_id_is_taken(self, text: str) -> None:
        assert event_from_json(event_to_json(made(text))) == made(text)


class TestLookalikes:
    """Two ids that look the same are not two people (cases 14; smaller decisions)."""

    @pytest.mark.parametrize("text", LOOKALIKES.values(), ids=LOOKALIKES)
    def test_is_refused(self, text: str) -> None:
        with pytest.raises(InvalidValue) as caught:
            made(text)
        assert caught.value.field == "party"

    @pytest.mark.parametrize(("kind", "name"), id_fields())
    def test_is_refused_in_every_field(self, kind: type[Event], name: str) -> None:
        for text in (DECOMPOSED, "p-\uff11", NUMBER.translate(FULL_WIDTH)):
            with pytest.raises(InvalidValue) as caught:
                attrs.evolve(sample(kind), **{name: text})
            assert caught.value.field == name

    @pytest.mark.parametrize(
        "blank", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e"], ids=lambda each: f"U+{ord(each):04X}"
    )
    def test_what_cannot_be_seen_makes_no_other_person(self, blank: str) -> None:
        """`p-1` and `p-1` with a character of no width look the same, in a list and in a letter (ours)."""
        with pytest.raises(InvalidValue):
            made(f"p-1{blank}")

    @pytest.mark.parametrize("text", [" p-1", "p-1 ", "p-1\n", "\tp-1", "p\x001", "p-1\x7f"], ids=repr)
    def test_what_stands_around_an_id_makes_no_other_person(self, text: str) -> None:
        """A blank or a line's end from a form, a nought from a database: nobody's id (ours)."""
        with pytest.raises(InvalidValue):
            made(text)

    @given(st.text(min_size=1, max_size=6))
    def test_of_all_that_are_taken_no_two_are_written_the_same(self, text: str) -> None:
        """What is taken is in composed form: composing it again changes nothing."""
        try:
            event = made(text)
        except InvalidValue:
            return
        assert isinstance(event, NextOfKinRecorded)
        assert unicodedata.normalize("NFC", event.party) == event.party == text
        assert all(each in "0123456789" for each in event.party if each.isdigit())

    def test_large_and_small_letters_are_two(self) -> None:
        """Ids are compared as written: nothing is folded behind the caller's back."""
        assert made("p-a") != made("p-A")


class TestOld:
    """Records up to format 2 are read as written (smaller decisions; design 2.7)."""

    def _old(self, text: str, form: int) -> str:
        data = json.loads(record_to_json(Record(group="g-1", events=(made("p-placeholder"),))))
        data["version"] = form
        return json.dumps(data).replace("p-placeholder", text)

    def test_the_format_of_today_says_its_number(self) -> None:
        data = json.loads(record_to_json(Record(group="g-1", events=(made("p-1"),))))
        assert isinstance(data["version"], int)

    @pytest.mark.parametrize("text", [DECOMPOSED, "p-\uff11"], ids=["decomposed", "full-width"])
    def test_an_old_record_with_such_an_id_still_opens(self, text: str) -> None:
        """It was written in good faith, and a record ever written stays readable; it is written back as it was."""
        record = record_from_json(self._old(text, 2))
        (event,) = record.events
        assert isinstance(event, NextOfKinRecorded)
        assert event.party == text
        assert text in json.dumps(json.loads(record_to_json(record)), ensure_ascii=False)
        assert record_from_json(record_to_json(record)) == record

    def test_whoever_has_such_an_id_can_still_withdraw(self) -> None:
        """Mother stands in an old record under an id that is refused today; withdrawing always works (2.2).

        The event is made under the very id that the group has, or read as it was written.
        """
        life = Life().established()
        text = record_to_json(life.log).replace(MUM, DECOMPOSED)
        data = json.loads(text)
        data["version"] = 2
        record = record_from_json(json.dumps(data))
        group = replay(record)
        assert group is not None
        at = life.now + timedelta(minutes=1)
        mum = next(party for party in group.parents if party == DECOMPOSED)
        made = ConsentWithdrawn(id="e-no", group="g-1", at=at, actor=mum, grantor=mum)
        told = {"tag": made.tag, "v": 1, "id": "e-no", "group": "g-1", "at": at.isoformat()}
        told |= {"actor": DECOMPOSED, "grantor": DECOMPOSED}
        for event in (made, event_from_dict(told, as_written=True)):
            assert life.book.assess(group, event).permitted
            assert life.book.consent(life.book.advance(group, event), at).stands_still
