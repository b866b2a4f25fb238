"""Values travel: pickled, copied, and worked with in another process, they are equal and answer the same."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from enum import Enum
from functools import cache
from multiprocessing import get_context
from typing import Any

import attrs
import pytest

import ansvar_core
from ansvar_core import (
    EVENT_TYPES,
    CorruptRecord,
    InvalidPolicy,
    InvalidValue,
    NorwegianTime,
    NotInForce,
    Record,
    Rulebook,
    RuleViolation,
    Setting,
    StaleSnapshot,
    StaleVersion,
    Topic,
    covered,
    roles_of,
    seal,
    verify,
)
from ansvar_core.values.parameter import parameters
from order.answers import SOME, ask_some, of_case
from order.lives import ACTORS, CHANGING, STRICT, Case, books, profiles, records, stood
from order.told import Digests, told
from support.finding import FINDING
from support.samples import sample, world

BOOKS = [pytest.param(name, id=name) for name in books()]


def pickled(value: Any) -> Any:
    """Through the newest protocol and back."""
    return pickle.loads(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))  # noqa: S301  # our own bytes


WAYS: dict[str, Callable[[Any], Any]] = {
    "pickled": pickled,
    "pickled long ago": lambda value: pickle.loads(pickle.dumps(value, protocol=2)),  # noqa: S301  # as above
    "copied": copy.copy,
    "copied deeply": copy.deepcopy,
}


# --- every public value ---------------------------------------------------------------------------------------------


def _inside(value: Any, found: dict[str, Any], seen: set[int]) -> None:
    """The values that a value is made of, one of each class."""
    if id(value) in seen:
        return
    seen.add(id(value))
    parts: Any = ()
    if attrs.has(type(value)) or isinstance(value, Enum):
        found.setdefault(type(value).__name__, value)
    if attrs.has(type(value)):
        parts = [getattr(value, each.name) for each in attrs.fields(type(value))]
    elif isinstance(value, tuple | frozenset):
        parts = value
    elif isinstance(value, Mapping):
        parts = [*value.keys(), *value.values()]
    for each in parts:
        _inside(each, found, seen)


def _answers() -> Iterator[Any]:
    for book in books().values():
        yield book
        yield book.changes()
    events, _ = world()
    book, at = books()["changing"], events[-1].at
    for name, record in records().items():
        group = stood(record)
        yield record
        yield group
        yield seal(record)
        yield verify(record, seal(record)[1:])
        for ahead in (timedelta(0), timedelta(days=60)):
            then = record.events[-1].recorded_at + ahead
            yield book.duties(group, then)
            yield book.agenda(group, then)
            yield book.consent(group, then)
            yield book.rota(group, then, 3)
            for actor in ACTORS[:2]:
                yield book.options(group, then, actor)
        if name in ("wronged", "in_trouble"):
            yield book.audit(record, then)
            yield tuple(book.touched((group,), then.date().replace(month=2, day=10)))
        yield book.at(then)
        for kind in EVENT_TYPES:
            yield book.assess(group, sample(kind, group=group.id), explain=True)
    yield book.reassess(records()["world"], (sample(EVENT_TYPES[0]),), seen=3)
    for topic in Topic:
        yield book.route(topic, at)
    yield from (sample(kind) for kind in EVENT_TYPES)
    yield from (ansvar_core.TABLES, ansvar_core.STATEMENTS, ansvar_core.NORWAY, ansvar_core.STANDARD, STRICT, FINDING)
    yield from (ansvar_core.CHECKS, ansvar_core.READING_CHECKS, ansvar_core.OBLIGATIONS, *profiles().values())


@cache
def values() -> dict[str, Any]:
    """One value of every class, as it comes out of the questions."""
    found: dict[str, Any] = {}
    seen: set[int] = set()
    kept = tuple(_answers())  # or an id would be used again
    for each in kept:
        _inside(each, found, seen)
    return found


def _situation(setting: Setting) -> Any:
    kind = EVENT_TYPES[0]
    return ansvar_core.Situation(setting=setting, known=setting.group, kind=kind, subject=None, actor="p-1")


def _more() -> dict[str, Any]:
    """What no answer holds."""
    group, at = world()[1], world()[0][-1].at
    setting = Setting.of(group, at, books()["standard"].policies)
    roles_of(setting, "p-mum")
    covered(setting, "a-school")
    return {
        "Setting": setting,
        "Situation": _situation(setting),
        "Reading": ansvar_core.Reading(party="p-1", meeting="m-1"),
        "Breach": ansvar_core.Breach(facts=FINDING.facts),
        "Owing": ansvar_core.Owing(who="p-1", position=1),
        "Unknown": ansvar_core.Unknown(path=("a", 1), value="1"),
        "Parameter": next(iter(parameters(type(STRICT)).values())),
        "Without": ansvar_core.Without(key="meeting.notice"),
        "Span": ansvar_core.Span(days=1),
        "Registered": books()["standard"].register(group, sample(ansvar_core.MeetingOpened)),
        "StandIn": ansvar_core.StandIn(party="p-1", member="p-2"),
        "NorwegianTime": NorwegianTime(),
    }


PUBLIC = sorted(
    name
    for name in ansvar_core.__all__
    if isinstance(getattr(ansvar_core, name), type) and not issubclass(getattr(ansvar_core, name), BaseException)
)
ABSTRACT = ("Event", "Remedy", "Check")


class TestValues:
    """Everything on the face is a value that can be sent and kept."""

    @pytest.mark.parametrize("name", [each for each in PUBLIC if each not in ABSTRACT])
    @pytest.mark.parametrize("way", WAYS)
    def test_a_value_comes_back_equal(self, name: str, way: str) -> None:
        """Of every public class, as the library itself makes it, with what it has derived meanwhile."""
        value = {**values(), **_more()}.get(name)
        if value is None:
            value = next(iter(getattr(ansvar_core, name)))  # an enum that no answer holds
        back = WAYS[way](value)

        assert back == value
        assert type(back) is type(value)
        assert told(back) == told(value)

    @pytest.mark.parametrize(
        "error",
        [
            CorruptRecord("events[3].group", "an event of another group"),
            InvalidPolicy("meeting.notice", "must be a Span"),
            InvalidValue("seen", "must be a version"),
            NotInForce("size", world()[0][0].at.date()),
            StaleSnapshot(1, 2),
            StaleVersion(1, 2),
            RuleViolation(books()["standard"].assess(world()[1], sample(EVENT_TYPES[0])), "e-1", 0),
        ],
        ids=lambda error: type(error).__name__,
    )
    def test_an_error_comes_back_with_what_it_says(self, error: Exception) -> None:
        """A refusal in a worker process reaches the one who asked."""
        back = pickled(error)

        assert type(back) is type(error)
        assert str(back) == str(error)
        assert vars(back) == vars(error)


# --- rulebooks ------------------------------------------------------------------------------------------------------


@cache
def _plainly() -> list[str]:
    digests = Digests()
    ask_some(digests.put)
    return digests.lines()


@pytest.mark.heavy
class TestRulebooks:
    """A rulebook goes along with the work."""

    @pytest.mark.parametrize("way", WAYS)
    @pytest.mark.parametrize("name", BOOKS)
    def test_a_rulebook_comes_back_equal(self, name: str, way: str) -> None:
        """The standard, another country's, and every municipality with rules of its own."""
        book = books()[name]
        back = WAYS[way](book)

        assert back == book
        assert hash(back) == hash(book)

    @pytest.mark.parametrize("name", profiles())
    def test_a_profile_comes_back_equal(self, name: str) -> None:
        """With its differences, its words and its own rules."""
        assert pickled(profiles()[name]) == profiles()[name]

    @pytest.mark.parametrize("way", ["pickled", "copied deeply"])
    def test_it_answers_the_same(self, way: str) -> None:
        """Every question about a few cases, with findings in the same order."""
        digests = Digests()
        ask_some(digests.put, {name: WAYS[way](books()[name]) for name in {"standard", *(book for _, book in SOME)}})

        assert digests.lines() == _plainly()

    def test_the_standard_is_small(self) -> None:
        """Rules of the library travel as their codes, so what is sent is the policy and little more."""
        assert len(pickle.dumps(Rulebook.standard())) < 20_000

    def test_a_rulebook_that_differs_comes_back_different(self) -> None:
        """What a policy has chosen, and what a municipality has added, is not lost on the way."""
        back = pickled(Rulebook.of(CHANGING))

        assert back != Rulebook.standard()
        assert {each.code for each in back.checks} - {each.code for each in Rulebook.standard().checks} == {
            "changing.first",
            "changing.second",
        }


# --- other processes ------------------------------------------------------------------------------------------------


def elsewhere(book: Rulebook, record: Record, name: str) -> list[str]:
    """The answers about one record, in whatever process this runs."""
    digests = Digests()
    of_case(digests.put, book, Case(name, "changing", record), many=False)
    return digests.lines()


@pytest.mark.heavy
class TestProcesses:
    """Many workers share one rulebook."""

    def test_workers_that_are_sent_everything_answer_the_same(self) -> None:
        """Book and record are sent to fresh processes, and the answers are those given here."""
        work = [(books()[book], records()[name], name) for name, book in SOME]
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            found = list(pool.map(elsewhere, *zip(*work, strict=True)))

        assert found == [elsewhere(*each) for each in work]
