"""Seals: what was done to a record is found, and where; and what cannot be found is known."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansvar_core import (
    EVENT_TYPES,
    Event,
    InvalidValue,
    MinutesCommented,
    Record,
    Seal,
    Tampered,
    Tampering,
    Unknown,
    WorkDone,
    digest,
    event_to_dict,
    is_text_of,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
    seal,
    text_digest,
    verify,
)
from ansvar_core.values.ledger import Ledger
from support.samples import sample, world

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
GOLDEN = Path(__file__).parents[1] / "golden"
EVENTS = world()[0]
STRANGERS = tuple(sample(WorkDone, id=f"x-{number}") for number in range(4))
SALT = bytes(range(16))


def record(*events: Event) -> Record:
    return Record(group="g-1", events=events)


def told(what: Tampering, position: int, event: Event | str) -> Tampered:
    return Tampered(what=what, position=position, event=event if isinstance(event, str) else event.id)


def proof(examples: int) -> Callable[[Any], Any]:
    return settings(derandomize=True, deadline=None, max_examples=examples, database=None)


LIVES = st.lists(st.sampled_from(EVENTS), min_size=1, max_size=12, unique_by=lambda event: event.id)
"""Any record of some events: a seal knows no rules."""


def changed(event: Event, how: str) -> Event:
    """The same event with one thing in it another."""
    match how:
        case "actor":
            return event.but(actor=f"{event.actor}-2")
        case "second":
            return attrs.evolve(event, recorded_at=event.recorded_at.replace(microsecond=1))
        case "routine":
            return attrs.evolve(event, routine={*event.routine, "there.added"})
        case _:
            return attrs.evolve(event, recorded_by="p-other")


HOWS = ("actor", "second", "routine", "recorder")


class TestDigest:
    """A digest is what anybody can compute from what is written."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_is_the_sha_256_of_the_event_as_canonical_json(self, kind: type[Event]) -> None:
        """Names in order, no blanks, letters as UTF-8."""
        text = json.dumps(event_to_dict(sample(kind)), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == digest(sample(kind))

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_field_counts(self, kind: type[Event]) -> None:
        """No field can be changed without another digest."""
        event = sample(kind)
        fields = [field for field in attrs.fields(kind) if field.name != "written_as"]
        names = [field.name for field in fields if field.default is not attrs.NOTHING]
        # Of two things of which one has to be said, a sample says one, and the other has its default already.
        said = [name for name in names if getattr(event, name) != _default(event, name)]
        others = [attrs.evolve(event, **{name: _default(event, name)}) for name in said if _can(event, name)]
        others += [attrs.evolve(event, id="e-other"), attrs.evolve(event, group="g-2"), event.but(actor="p-other")]

        assert len({digest(each) for each in (event, *others)}) == 1 + len(others) > 4

    def test_letters_outside_ascii_are_digested_as_they_are_written(self) -> None:
        """Not as escapes, which other tools write otherwise."""
        event = sample(WorkDone, work="w-bråk-\U0001f333")
        text = json.dumps(event_to_dict(event), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

        assert "bråk-\U0001f333" in text
        assert hashlib.sha256(text.encode()).hexdigest() == digest(event)

    @proof(150)
    @given(texts=st.lists(st.text(alphabet='{}[]",:\\ n/å', max_size=9), min_size=1, max_size=5))
    def test_no_text_runs_into_the_next_event(self, texts: list[str]) -> None:
        """Whatever signs it holds, a seal has the digest of its own event."""
        nasty = (*texts, '},"",{', '"},"",{"', "\\", '\\"},\\"\\",{')
        events = [sample(MinutesCommented, id=f"c-{number}", text=text or "-") for number, text in enumerate(nasty)]

        assert [each.digest for each in seal(record(*events))] == [digest(event) for event in events]
        assert verify(record(*events), seal(record(*events))) == ()

    def test_it_is_the_same_in_every_process(self) -> None:
        """Sets have no order of their own, and another process has another hash seed."""
        code = (
            "import sys; from ansvar_core import record_from_json, seal; "
            "print(seal(record_from_json(open(sys.argv[1], encoding='utf-8').read()))[-1].chain)"
        )
        path = GOLDEN / "records" / "child.v1.json"
        found = {
            subprocess.run(  # noqa: S603  # our own interpreter and code
                [sys.executable, "-c", code, str(path)],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
                text=True,
            ).stdout.strip()
            for seed in ("0", "1", "4711")
        }

        assert {seal(record_from_json(path.read_text(encoding="utf-8")))[-1].chain} == found

    @pytest.mark.parametrize("name", ["child", "adult", "went-wrong"])
    def test_it_is_the_same_for_ever(self, name: str) -> None:
        """A record that was sealed years ago is verified today; these seals are never written anew."""
        record = record_from_json((GOLDEN / "records" / f"{name}.v1.json").read_text(encoding="utf-8"))
        kept = json.loads((GOLDEN / "seals" / f"{name}.json").read_text(encoding="utf-8"))

        assert kept == [attrs.asdict(each) for each in seal(record)]
        assert verify(record, [Seal(**each) for each in kept]) == ()


def _default(event: Event, name: str) -> Any:
    default: Any = getattr(attrs.fields(type(event)), name).default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class, typed as a function
        return default.factory(event) if default.takes_self else default.factory()
    return default


def _can(event: Event, name: str) -> bool:
    """Whether a field may have its default in this event."""
    try:
        attrs.evolve(event, **{name: _default(event, name)})
    except InvalidValue:
        return False
    return True


class TestChain:
    """Every seal holds all before it."""

    def test_it_can_be_followed_by_hand(self) -> None:
        """With SHA-256 and nothing of this library."""
        chain = "0" * 64
        for position, (event, found) in enumerate(zip(EVENTS, seal(record(*EVENTS)), strict=True), 1):
            chain = hashlib.sha256(f"{chain}:{position}:{event.id}:{digest(event)}".encode()).hexdigest()
            assert Seal(position=position, event=event.id, digest=digest(event), chain=chain) == found

    @proof(60)
    @given(events=LIVES, data=st.data())
    def test_the_last_chain_alone_tells_any_difference(self, events: list[Event], data: st.DataObject) -> None:
        """Whoever keeps one line of text on paper can tell that something was done, though not what."""
        last = seal(record(*events))[-1].chain
        index = data.draw(st.integers(0, len(events) - 1))
        others = [
            [*events[:index], changed(events[index], data.draw(st.sampled_from(HOWS))), *events[index + 1 :]],
            [*events[:index], *events[index + 1 :]],
            [*events[:index], STRANGERS[0], *events[index:]],
            [*events[index:], *events[:index]],
        ]

        for other in others:
            if other != events:
                assert [each.chain for each in seal(record(*other))[-1:]] != [last]

    @proof(60)
    @given(events=LIVES, data=st.data())
    def test_going_on_gives_the_same_seals_as_beginning_anew(self, events: list[Event], data: st.DataObject) -> None:
        """Only what has come since is read."""
        known = data.draw(st.integers(0, len(events)))
        before = seal(record(*events[:known]))

        assert seal(record(*events)) == seal(record(*events), after=before)
        assert seal(record(*events))[:known] == before
        assert seal(record(*events), after=iter(before))[:known] == before

    def test_going_on_reads_nothing_of_what_is_sealed(self) -> None:
        """Which is why what was changed before is not hidden by new seals."""
        before = seal(record(*EVENTS[:5]))
        forged = record(changed(EVENTS[0], "actor"), *EVENTS[1:])
        after = seal(forged, after=before)

        assert after[:5] == before
        assert verify(forged, after) == (told(Tampering.CHANGED, 1, EVENTS[0]),)

    def test_an_empty_record_has_no_seals(self) -> None:
        """And nothing is wrong with it."""
        assert seal(record()) == ()
        assert verify(record(), ()) == ()


class TestVerify:
    """Whatever was done to a record is found, and located."""

    @proof(40)
    @given(events=LIVES)
    def test_nothing_is_found_where_nothing_was_done(self, events: list[Event]) -> None:
        """Also after a journey through text."""
        seals = seal(record(*events))

        assert verify(record(*events), seals) == ()
        assert verify(record_from_json(record_to_json(record(*events))), iter(seals)) == ()

    @proof(120)
    @given(events=LIVES, data=st.data())
    def test_any_change_is_found_where_it_is(self, events: list[Event], data: st.DataObject) -> None:
        """Of one event or of several, and only there."""
        wrong = data.draw(st.sets(st.integers(0, len(events) - 1), min_size=1))
        after = [
            changed(each, data.draw(st.sampled_from(HOWS))) if n in wrong else each for n, each in enumerate(events)
        ]

        expected = tuple(told(Tampering.CHANGED, n + 1, events[n]) for n in sorted(wrong))
        assert verify(record(*after), seal(record(*events))) == expected

    @proof(120)
    @given(events=LIVES, data=st.data())
    def test_any_removal_is_found_where_it_was(self, events: list[Event], data: st.DataObject) -> None:
        """In the middle or at the ends, one or several, to the last."""
        gone = data.draw(st.sets(st.integers(0, len(events) - 1), min_size=1))
        after = [each for n, each in enumerate(events) if n not in gone]

        expected = tuple(told(Tampering.REMOVED, n + 1, events[n]) for n in sorted(gone))
        assert verify(record(*after), seal(record(*events))) == expected

    @proof(60)
    @given(events=LIVES, data=st.data())
    def test_a_record_that_was_cut_off_is_found_out(self, events: list[Event], data: st.DataObject) -> None:
        """The seals know how long it was."""
        length = data.draw(st.integers(0, len(events) - 1))

        expected = tuple(told(Tampering.REMOVED, n + 1, events[n]) for n in range(length, len(events)))
        assert verify(record(*events[:length]), seal(record(*events))) == expected

    @proof(120)
    @given(events=LIVES, data=st.data())
    def test_any_insertion_is_found_where_it_stands(self, events: list[Event], data: st.DataObject) -> None:
        """What comes after the last sealed event is new, and that is said of it."""
        place = data.draw(st.integers(0, len(events)))
        after = [*events[:place], STRANGERS[0], *events[place:]]

        what = Tampering.UNSEALED if place == len(events) else Tampering.INSERTED
        assert verify(record(*after), seal(record(*events))) == (told(what, place + 1, STRANGERS[0]),)

    @proof(120)
    @given(events=LIVES.filter(lambda events: len(events) > 1), data=st.data())
    def test_any_two_that_changed_places_are_found(self, events: list[Event], data: st.DataObject) -> None:
        """Neighbours by one of them, others by both; nothing outside the two is blamed that stands as it stood."""
        low, high = sorted(data.draw(st.sets(st.integers(0, len(events) - 1), min_size=2, max_size=2)))
        after = list(events)
        after[low], after[high] = after[high], after[low]
        found = verify(record(*after), seal(record(*events)))

        assert {each.what for each in found} == {Tampering.MOVED}
        assert all(low < each.position <= high + 1 for each in found)
        assert all(after[each.position - 1].id == each.event for each in found)
        blamed = {each.event for each in found}
        still = [each.id for each in after if each.id not in blamed]
        assert still == [each.id for each in events if each.id not in blamed]
        assert len(found) == (1 if high - low == 1 else 2)

    @proof(120)
    @given(events=LIVES.filter(lambda events: len(events) > 2), data=st.data())
    def test_one_that_was_moved_is_found_alone(self, events: list[Event], data: st.DataObject) -> None:
        """However many stand between."""
        come = data.draw(st.integers(0, len(events) - 1))
        to = data.draw(st.integers(0, len(events) - 1).filter(lambda to: abs(to - come) > 1))
        after = [each for n, each in enumerate(events) if n != come]
        after.insert(to, events[come])

        assert verify(record(*after), seal(record(*events))) == (told(Tampering.MOVED, to + 1, events[come]),)

    def test_the_whole_turned_round_is_found(self) -> None:
        """All but one stand elsewhere than among the others."""
        found = verify(record(*reversed(EVENTS)), seal(record(*EVENTS)))

        assert {each.what for each in found} == {Tampering.MOVED}
        assert len(found) == len(EVENTS) - 1

    def test_another_under_the_same_id_is_a_change(self) -> None:
        """Also of another kind altogether."""
        other = sample(MinutesCommented, id=EVENTS[3].id)

        found = verify(record(*EVENTS[:3], other, *EVENTS[4:]), seal(record(*EVENTS)))
        assert found == (told(Tampering.CHANGED, 4, other),)

    def test_an_event_under_another_id_is_one_removed_and_one_inserted(self) -> None:
        """An event is told by its id."""
        other = attrs.evolve(EVENTS[3], id="e-other")

        assert verify(record(*EVENTS[:3], other, *EVENTS[4:]), seal(record(*EVENTS))) == (
            told(Tampering.INSERTED, 4, other),
            told(Tampering.REMOVED, 4, EVENTS[3]),
        )

    def test_the_same_twice_is_found(self) -> None:
        """A doubled event is out of its place."""
        found = verify(record(*EVENTS[:3], EVENTS[1], *EVENTS[3:]), seal(record(*EVENTS)))

        assert [(each.what, each.event) for each in found] == [(Tampering.MOVED, EVENTS[1].id)]

    def test_several_things_done_at_once_are_all_found(self) -> None:
        """In the order of the record."""
        events = list(EVENTS[:9])
        events[1] = changed(events[1], "second")
        del events[3]
        events.insert(5, STRANGERS[0])
        events.append(STRANGERS[1])

        assert verify(record(*events), seal(record(*EVENTS[:9]))) == (
            told(Tampering.CHANGED, 2, EVENTS[1]),
            told(Tampering.REMOVED, 4, EVENTS[3]),
            told(Tampering.INSERTED, 6, STRANGERS[0]),
            told(Tampering.UNSEALED, 10, STRANGERS[1]),
        )

    def test_what_is_both_moved_and_changed_is_told_of_both(self) -> None:
        """One does not hide the other."""
        events = [EVENTS[3], *EVENTS[:3], *EVENTS[4:]]
        events[0] = changed(events[0], "actor")

        assert verify(record(*events), seal(record(*EVENTS))) == (
            told(Tampering.CHANGED, 1, EVENTS[3]),
            told(Tampering.MOVED, 1, EVENTS[3]),
        )

    def test_without_seals_everything_is_unsealed(self) -> None:
        """Which proves nothing, and says so."""
        found = verify(record(*EVENTS[:3]), ())

        assert found == tuple(told(Tampering.UNSEALED, n + 1, EVENTS[n]) for n in range(3))

    def test_the_smallest_difference_in_time_is_found(self) -> None:
        """A microsecond; the zone in which a time was written down, too."""
        event = EVENTS[4]
        for other in (changed(event, "second"), event.but(at=event.at.astimezone(_plus_one(event)))):
            after = record(*EVENTS[:4], other, *EVENTS[5:])
            assert verify(after, seal(record(*EVENTS))) == (told(Tampering.CHANGED, 5, event),)


def _plus_one(event: Event) -> timezone:
    offset = event.at.utcoffset()
    assert offset is not None
    return timezone(offset + timedelta(hours=1))


def other_seal(each: Seal, field: str) -> Seal:
    value: Any = {"position": each.position + 1, "event": "e-other", "digest": "1" * 64, "chain": "2" * 64}[field]
    return attrs.evolve(each, **{field: value})


class TestTheSealsThemselves:
    """Whoever changes the seals breaks them, unless all are made anew."""

    @proof(80)
    @given(events=LIVES, field=st.sampled_from(("position", "event", "digest", "chain")), at=st.integers(min_value=0))
    def test_any_change_of_a_seal_breaks_it(self, events: list[Event], field: str, at: int) -> None:
        """And a changed chain breaks the next one too."""
        seals = list(seal(record(*events)))
        index = at % len(seals)
        seals[index] = other_seal(seals[index], field)
        broken = [each.position for each in verify(record(*events), seals) if each.what is Tampering.BROKEN_SEAL]

        after = [index + 2] if field == "chain" and index + 1 < len(seals) else []
        assert broken == [index + 1, *after]

    @proof(60)
    @given(events=LIVES.filter(lambda events: len(events) > 1), at=st.integers(min_value=0))
    def test_a_seal_taken_out_breaks_the_next(self, events: list[Event], at: int) -> None:
        """Only the last can go unseen, and then the event is unsealed."""
        seals = list(seal(record(*events)))
        index = at % len(seals)
        del seals[index]
        found = verify(record(*events), seals)

        if index == len(seals):
            assert found == (told(Tampering.UNSEALED, index + 1, events[index]),)
        else:
            assert told(Tampering.INSERTED, index + 1, events[index]) in found
            assert told(Tampering.BROKEN_SEAL, index + 1, events[index + 1]) in found

    def test_seals_that_changed_places_are_broken(self) -> None:
        """Together with their events, as if it had always been so."""
        seals = list(seal(record(*EVENTS)))
        seals[2], seals[3] = seals[3], seals[2]
        events = [*EVENTS[:2], EVENTS[3], EVENTS[2], *EVENTS[4:]]
        renumbered = [attrs.evolve(each, position=place) for place, each in enumerate(seals, 1)]

        for kept in (seals, renumbered):
            found = [each.what for each in verify(record(*events), kept)]
            assert Tampering.BROKEN_SEAL in found

    def test_a_forged_event_with_a_seal_of_its_own_breaks_the_chain(self) -> None:
        """Its digest agrees, and what follows does not."""
        forged = changed(EVENTS[3], "actor")
        seals = list(seal(record(*EVENTS)))
        seals[3] = seal(record(*EVENTS[:3], forged))[3]
        found = verify(record(*EVENTS[:3], forged, *EVENTS[4:]), seals)

        assert found == (told(Tampering.BROKEN_SEAL, 5, EVENTS[4]),)

    def test_a_seal_with_letters_that_no_digest_has_is_broken(self) -> None:
        """It is told, not stumbled over."""
        seals = [attrs.evolve(each, digest="å" * 64) for each in seal(record(*EVENTS[:1]))]

        assert verify(record(*EVENTS[:1]), seals) == (
            told(Tampering.BROKEN_SEAL, 1, EVENTS[0]),
            told(Tampering.CHANGED, 1, EVENTS[0]),
        )

    def test_whoever_seals_anew_is_found_by_the_last_chain_alone(self) -> None:
        """That is what it proves and what it does not: the seals have to be kept out of reach."""
        forged = record(changed(EVENTS[0], "actor"), *EVENTS[1:])

        assert verify(forged, seal(forged)) == ()
        assert seal(forged)[-1].chain != seal(record(*EVENTS))[-1].chain


class TestFieldsKeptForOthers:
    """What this library does not know is sealed all the same."""

    def test_a_change_of_one_is_found(self) -> None:
        """Added, changed or taken out."""
        data = record_to_dict(record(*EVENTS[:4]))
        data["events"][2]["later"] = {"a": 1}
        whole = record_from_dict(data, keep_unknown=True)
        data["events"][2]["later"] = {"a": 2}
        other = record_from_dict(data, keep_unknown=True)

        assert verify(whole, seal(whole)) == ()
        for before, after in ((whole, other), (whole, record(*EVENTS[:4])), (record(*EVENTS[:4]), whole)):
            assert verify(after, seal(before)) == (told(Tampering.CHANGED, 3, EVENTS[2]),)

    def test_the_digest_is_that_of_what_is_written(self) -> None:
        """A library that knows the field has the same seals."""
        event = EVENTS[2]
        kept = Record(
            group="g-1",
            events=[event],
            unknown=Ledger([(event.id, (Unknown(path=("later",), value="1"),))]),
        )
        data = {name: value for name, value in record_to_dict(kept)["events"][0].items() if name != "position"}
        text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

        assert "later" in data
        assert hashlib.sha256(text.encode()).hexdigest() == seal(kept)[0].digest


class TestTextThatCanBeErased:
    """A salted digest stands where a text could have stood; the host keeps the text, and can erase it."""

    def test_it_is_the_keyed_digest_of_the_text(self) -> None:
        """HMAC with SHA-256, which anybody can check who has both text and salt."""
        expected = hmac.new(SALT, "på tirsdag".encode(), hashlib.sha256).hexdigest()

        assert f"sha256-salted:{expected}" == text_digest("på tirsdag", SALT)

    @given(text=st.text(), other=st.text(), salt=st.binary(min_size=16, max_size=40))
    @proof(100)
    def test_it_knows_its_text_and_no_other(self, text: str, other: str, salt: bytes) -> None:
        """Nor its text with another salt, nor what is no digest."""
        found = text_digest(text, salt)

        assert is_text_of(found, text, salt)
        assert is_text_of(found, other, salt) == (text == other)
        assert not is_text_of(found, text, bytes([*salt[:-1], salt[-1] ^ 1]))
        assert not is_text_of(text, text, salt)

    @pytest.mark.parametrize("length", [0, 1, 15])
    def test_a_short_salt_is_refused(self, length: int) -> None:
        """Short ones can be tried one after another."""
        with pytest.raises(InvalidValue) as caught:
            text_digest("text", b"x" * length)
        with pytest.raises(InvalidValue):
            is_text_of(text_digest("text", SALT), "text", b"x" * length)

        assert (caught.value.field, caught.value.problem) == ("salt", "needs at least 16 bytes")
        assert len(text_digest("text", b"x" * 16)) > 0

    def test_half_a_character_is_refused(self) -> None:
        """It has no bytes; and nothing of the text is repeated."""
        for ask in (lambda: text_digest("SECRET\ud800", SALT), lambda: is_text_of("", "SECRET\ud800", SALT)):
            with pytest.raises(InvalidValue) as caught:
                ask()
            assert caught.value.field == "text"
            assert "SECRET" not in f"{caught.value!r}"
        assert not is_text_of("\ud800", "text", SALT)

    def test_without_the_salt_it_says_nothing(self) -> None:
        """The same text never looks the same, a short one is as long as a long one, and guessing needs the salt."""
        texts = ("ja", "nei", "ja" * 10_000)
        found = {text_digest(text, bytes([number]) * 16) for text in texts for number in range(1, 21)}

        assert len(found) == 60
        assert {len(each) for each in found} == {len("sha256-salted:") + 64}
        for text in texts:
            guesses = (hashlib.sha256(text.encode()).hexdigest(), hmac.new(b"", text.encode(), "sha256").hexdigest())
            assert not any(guess in each for guess in guesses for each in found)

    def test_erasing_the_text_leaves_the_record_and_its_seals_whole(self) -> None:
        """The event stays, and so does the proof that it was there; what was said is gone."""
        text = "hun vil ikke ha skolen med"
        stored = [(text, SALT)]
        comment = sample(MinutesCommented, text=text_digest(text, SALT))
        whole = record(*EVENTS[:3], comment)
        seals, written = seal(whole), record_to_json(whole)
        assert is_text_of(str(comment.text), *stored[0])

        stored.clear()

        assert text not in written
        assert verify(record_from_json(written), seals) == ()
        assert SALT.hex() not in written
