"""Free text and personal facts never show: not in a repr, a finding, a duty or an error."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from ansvar_core import EVENT_TYPES, CorruptRecord, Event, InvalidValue, Rulebook, RuleViolation, User, event_to_json
from ansvar_core.codec import answer_to_dict, answer_to_json, event_from_dict, event_to_dict
from ansvar_core.evolve import evolve, replay
from ansvar_core.values.ledger import Ledger
from support.life import NURSE
from support.samples import SECRET, SECRET_DAY, SECRET_KIND, sample, secret, world

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
# A way out of a finding may name the kinds of information that a form has to name, and nothing else of this.
HIDDEN = (SECRET, SECRET_DAY.isoformat(), repr(SECRET_DAY))


def shows(text: str, *more: str) -> list[str]:
    """What of the hidden a text shows."""
    return [each for each in (*HIDDEN, *more) if each in text]


def inside(value: Any) -> Iterator[Any]:
    """Every value at any depth, itself included."""
    yield value
    if isinstance(value, tuple | frozenset):
        for each in value:
            yield from inside(each)
    elif isinstance(value, Ledger):
        for each in value.values():
            yield from inside(each)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from inside(getattr(value, field.name))


def secretive(kind: type[Event]) -> Event:
    """An event of a kind with everything that must be hidden in it."""
    return secret(sample(kind))


def without_proposals(answer: Any) -> Any:
    """An answer without the values that a changed proposal hands back."""
    if isinstance(answer, list):
        return [without_proposals(each) for each in answer]
    if isinstance(answer, dict):
        changed = answer.get("remedy") == "change-proposal"
        return {name: without_proposals(each) for name, each in answer.items() if not (changed and name == "fields")}
    return answer


class TestRepr:
    """A value shows only ids and statuses."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_event_shows_nothing_personal(self, kind: type[Event]) -> None:
        """Neither an event nor anything in it shows free text, a kind of information or a birth date."""
        for value in inside(secretive(kind)):
            if attrs.has(type(value)):
                assert shows(repr(value), SECRET_KIND) == []
                assert shows(str(value), SECRET_KIND) == []

    def test_the_mark_is_there_to_be_hidden(self) -> None:
        """What the tests look for stands in the events, and is written out where it should be."""
        written = [kind.tag for kind in EVENT_TYPES if SECRET in event_to_json(secretive(kind))]

        assert len(written) > 25
        assert SECRET_DAY.isoformat() in event_to_json(secretive(EVENT_TYPES[0]))

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_group_shows_nothing_personal(self, kind: type[Event]) -> None:
        """Nothing that an event leaves in the group shows what is hidden."""
        group = evolve(world()[1], secretive(kind))

        for value in inside(group):
            if attrs.has(type(value)) or isinstance(value, Ledger):
                assert shows(repr(value), SECRET_KIND) == []


class TestAnswers:
    """An answer points at facts and repeats none of them."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_verdict_repeats_nothing(self, kind: type[Event]) -> None:
        """Findings, explanations and the refusal carry references only.

        A proposal that is to be changed is handed back to whoever made it, with what was said in it.
        """
        book = Rulebook.standard()
        _, group = world()
        verdict = book.assess(group, secretive(kind), explain=True)
        refusal = RuleViolation(verdict, "e-1")

        assert shows(repr(verdict), SECRET_KIND) == []
        assert shows(str(refusal) + repr(refusal)) == []
        assert shows(json.dumps(without_proposals(answer_to_dict(verdict)))) == []

    def test_duties_options_agenda_and_audit_repeat_nothing(self) -> None:
        """What is owed, possible, suggested and found says who, what and when by reference."""
        book = Rulebook.standard()
        events = [secret(event) for event in world()[0]]
        group = replay(events)
        assert group is not None
        at = events[-1].at

        for answer in (
            book.duties(group, at),
            book.options(group, at, NURSE),
            book.agenda(group, at),
            book.audit(events, at),
            book.rota(group, at, 3),
        ):
            assert shows(repr(answer), SECRET_KIND) == []
            assert shows(answer_to_json(answer)) == []

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_fault_repeats_nothing_of_what_was_read(self, kind: type[Event]) -> None:
        """What cannot be read is told by its place."""
        data = dict.fromkeys(event_to_dict(sample(kind)), SECRET) | {"tag": kind.tag, "v": 1, SECRET: SECRET}

        with pytest.raises(CorruptRecord) as caught:
            event_from_dict(data)

        assert shows(str(caught.value) + repr(caught.value) + repr(caught.value.faults)) == []
        assert caught.value.__cause__ is None

    def test_an_invalid_id_is_not_repeated(self) -> None:
        """An id that may be an identity number stays out of the error that refuses it."""
        with pytest.raises(InvalidValue) as caught:
            User(id=f"{SECRET} " + "1" * 11, birth_date=SECRET_DAY)

        assert shows(str(caught.value) + repr(caught.value)) == []
