"""Every question, asked about many records: prints one digest for each question.

    python answers.py            the digests
    python answers.py many       more places in each record, and more tries at each
    python answers.py some       those of a few cases; with `rest` also what is asked without a rulebook
    python answers.py threads    the same few, asked by four threads at once that share their rulebooks, unused before
    python answers.py planted    something that is not the same everywhere, for those who compare

Two runs that print the same have given the same answers, in the same order.
"""

from __future__ import annotations

import inspect
import itertools
import pkgutil
import sys
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from importlib import import_module
from threading import Barrier, Thread
from types import FunctionType, MappingProxyType
from typing import Any, Final, TypeAlias

import ansvar_core.export
from ansvar_core import (
    CHECKS,
    EVENT_TYPES,
    OBLIGATIONS,
    READING_CHECKS,
    SCHEMAS,
    TABLES,
    CorruptRecord,
    Event,
    InvalidPolicy,
    InvalidValue,
    Language,
    Profile,
    Record,
    Role,
    Rulebook,
    RuleViolation,
    Topic,
    answer_to_json,
    can_read,
    counted_agencies,
    covered,
    digest,
    event_from_json,
    event_to_json,
    group_from_json,
    group_to_json,
    holders,
    json_schema,
    live_meetings,
    next_meeting_day,
    profile_from_dict,
    profile_to_dict,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
    requirement,
    roles_of,
    seal,
    verify,
)
from ansvar_core.derive.setting import Setting
from ansvar_core.lifecycle import Table
from order.lives import ACTORS, Case, Stage, books, cases, profiles, records, stood
from order.told import Digests
from support.life import NURSE
from support.samples import sample

__all__ = ["ask_all", "ask_some", "exported", "of_books", "of_case", "of_group"]

AHEAD: Final = (timedelta(0), timedelta(days=30), timedelta(days=400))
PLACES: Final[dict[bool, tuple[int, int, int]]] = {False: (1, 20, 60), True: (2, 74, 20)}
"""Places in each record, random tries at each, and each how manieth answer is told in words."""

Put: TypeAlias = Callable[[str, Any], None]


# --- about a group ----------------------------------------------------------------------------------------------------


def of_group(put: Put, book: Rulebook, stage: Stage, sparsely: int) -> None:
    """Everything that is asked about one group at one place; answers are told in words now and then."""
    group = stage.group
    for place, event in enumerate(stage.tries):
        verdict = book.assess(group, event, explain=True)
        put("assess", verdict)
        if place % sparsely == 0:
            put("answers as json", answer_to_json(verdict, book, "nn"))
    put("group", group)
    put("snapshot", group_to_json(group))
    put("snapshot read", group_from_json(group_to_json(group)))
    for ahead in AHEAD:
        at = stage.at + ahead
        setting = Setting.of(group, at, book.policies)
        for name in ("duties", "agenda", "consent", "next_change"):
            answer = getattr(book, name)(group, at)
            put(name, answer)
            if name in ("duties", "agenda"):
                put("answers as json", answer_to_json(answer, book, "nb"))
        for absent in ((), (NURSE,)):
            put("rota", book.rota(group, at, 5, absent=absent, kinds=("health",)))
        for actor in ACTORS[:: 6 if sparsely > PLACES[True][-1] else 1]:
            options = book.options(group, at, actor)
            put("options", options)
            put("derived", (roles_of(setting, actor), can_read(setting, actor)))
            for meeting in (*itertools.islice(group.meetings, 3), "m-none"):
                put("may_read", book.may_read(group, actor, meeting, at))
        for agency in group.agencies:
            put("derived", covered(setting, agency, frozenset({"health"})))
        put("derived", (requirement(setting), counted_agencies(setting), next_meeting_day(setting)))
        put("derived", (live_meetings(setting), [holders(setting, frozenset({role})) for role in Role]))
    put("answers as json", answer_to_json(options[::sparsely], book, "en"))


def of_case(put: Put, book: Rulebook, case: Case, *, many: bool) -> None:
    """Everything that is asked about one record under one book."""
    record = case.record
    places, tries, sparsely = PLACES[many]
    for stage in case.stages(places, tries):
        of_group(put, book, stage, sparsely)
    until = record.events[-1].recorded_at + AHEAD[-1]
    report = book.audit(record, until)
    put("audit", report)
    put("answers as json", answer_to_json(report, book, "nb"))
    late = (sample(kind, group=record.group, at=until, recorded_at=until) for kind in EVENT_TYPES[::sparsely])
    for event in late:
        put("reassess", _or_error(book.reassess, record, (event,), seen=len(record) - 3))
    put("advance", _or_error(book.advance_all, None, record))
    at = record.events[-1].at
    for topic in Topic:
        put("route", book.route(topic, at))


def _or_error(ask: Callable[..., Any], *given: Any, **named: Any) -> Any:
    try:
        return ask(*given, **named)
    except RuleViolation as refused:
        return str(refused), refused.verdict
    except (CorruptRecord, InvalidValue, InvalidPolicy) as wrong:
        return type(wrong).__name__, str(wrong)


# --- about books ------------------------------------------------------------------------------------------------------


def of_books(put: Put, held: Mapping[str, Rulebook]) -> None:
    """Everything that is asked about rules and not about a group."""
    codes = [each.code for each in (*CHECKS, *READING_CHECKS, *OBLIGATIONS)]
    for name, book in held.items():
        own = [each.code for each in (*book.checks, *book.reading_checks, *book.obligations)]
        for code in sorted({*own} - {*codes} if name != "standard" else codes):
            put("texts", book.text(code))
        for kind in EVENT_TYPES[:: 1 if name == "standard" else 20]:
            put("labels", [book.label(kind.tag, language) for language in Language])
        put("changes", book.changes())
        for first, policy in book.policies.versions:
            put("policy", (first, policy))
        for day in book.policies.days:
            put("touched", [tuple(book.touched((stood(each),), day)) for each in records().values()])
        if name in profiles():
            _of_profile(put, profiles()[name])


def _of_profile(put: Put, profile: Profile) -> None:
    written = profile_to_dict(profile)
    put("profile", written)
    rules = (*profile.checks, *profile.reading_checks, *profile.obligations)
    known = {each.name: each for each in profiles().values()}
    put("profile", _or_error(profile_from_dict, written, rules=rules, baselines=known))
    wrong = {**written, "zebra": 1, "aardvark": 2, "differences": [{"key": "x"}], "terms": {"z": 1}}
    put("errors", _or_error(profile_from_dict, wrong, rules=rules, baselines=known))
    put("differences", [(each.key, each) for each in profile.effective])


def _of_records(put: Put) -> None:
    for record in records().values():
        text = record_to_json(record)
        put("codec", text)
        put("codec", record_from_json(text))
        put("codec", [(event_to_json(each), digest(each)) for each in record])
        seals = seal(record)
        put("seals", seals)
        put("seals", verify(record, seals[:-2][::-1]))
        put("errors", _or_error(record_from_dict, _spoilt(record)))
    for kind in EVENT_TYPES:
        text = event_to_json(sample(kind))
        put("codec", (text, event_from_json(text), repr(sample(kind))))
        put("errors", _or_error(sample, kind, actor=" "))


def _spoilt(record: Record) -> dict[str, Any]:
    """With faults in many places, all of which are to be told."""
    data = record_to_dict(record)
    for place, event in enumerate(data["events"]):
        event.update({f"{name}-{place}": 1 for name in ("zebra", "aardvark", "bee")} if place % 3 == 0 else {})
        if place % 5 == 1:
            event["tag"] = "no-such-tag"
        for name in [*event][5 : 5 + place % 4]:
            event[name] = {"odd": 1}
    return data


# --- other people's formats -------------------------------------------------------------------------------------------


def _given() -> Mapping[Any, tuple[Any, ...]]:
    held = records()
    return {
        Table: TABLES,
        Event: tuple(sample(kind) for kind in EVENT_TYPES),
        type[Event]: EVENT_TYPES,
        Record: tuple(held.values()),
        Iterable[Record]: (tuple({each.group: each for each in held.values()}.values()),),
        Profile: tuple(profiles().values()),
        Rulebook: tuple(books().values())[:3],
        Language | str: tuple(Language),
        "source": ("urn:example:cases",),
        "name": tuple(SCHEMAS),
    }


@cache
def exported() -> tuple[tuple[str, Callable[..., Any], tuple[Any, ...]], ...]:
    """Every function of every module of exports, with arguments found by the names and the types of its parameters.

    Raises `TypeError` for a function that nobody has found arguments for, so that none is left out unseen.
    """
    return tuple(_exported())


def _exported() -> Iterator[tuple[str, Callable[..., Any], tuple[Any, ...]]]:
    given = _given()
    for info in pkgutil.iter_modules(ansvar_core.export.__path__, "ansvar_core.export."):
        module = import_module(info.name)
        for name in module.__all__:
            function = getattr(module, name)
            if not isinstance(function, FunctionType):
                continue
            hints = typing.get_type_hints(function)
            lists = []
            for each in inspect.signature(function).parameters.values():
                found = given.get(each.name) or given.get(hints[each.name])
                if found is not None:
                    lists.append(found)
                elif each.default is inspect.Parameter.empty:
                    raise TypeError(f"{info.name}.{name}: nobody has said what {each.name!r} is to be")
                else:
                    break
            for arguments in itertools.product(*lists):
                yield f"{info.name.rpartition('.')[2]}.{name}", function, arguments


# --- all of it --------------------------------------------------------------------------------------------------------


def ask_all(put: Put, *, many: bool = False, held: Mapping[str, Rulebook] | None = None) -> None:
    """Every question about every case, with these books or with those of the examples."""
    held = books() if held is None else held
    for case in cases(many=many):
        of_case(put, held[case.book], case, many=many)
    of_books(put, held)
    ask_rest(put)


def ask_rest(put: Put) -> None:
    """What is asked without a rulebook: codec, seals, exports and schemas."""
    _of_records(put)
    for name, function, arguments in exported():
        put(f"export {name}", _or_error(function, *arguments))
    for name in SCHEMAS:
        put("schemas", json_schema(name))


SOME: Final = (("wronged", "changing"), ("in_trouble", "standard"), ("youth", "viborg"))


def ask_some(put: Put, held: Mapping[str, Rulebook] | None = None) -> None:
    """Every question about the group in a few cases, chosen to touch much."""
    held = books() if held is None else held
    for name, book in SOME:
        of_case(put, held[book], Case(name, book, records()[name]), many=False)
    for name in ("standard", "changing"):
        of_books(put, {name: held[name]})


def by_threads(number: int) -> list[str]:
    """The answers of many threads that all begin at once, in an interpreter in which nothing has been asked before."""
    sys.setswitchinterval(1e-5)
    held = MappingProxyType(books())
    start = Barrier(number)
    found: list[list[str]] = []

    def work() -> None:
        start.wait()
        digests = Digests()
        ask_some(digests.put, held)
        found.append(digests.lines())

    threads = [Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(found) != number or any(each != found[0] for each in found):
        raise AssertionError(f"of {number} threads {len(found)} answered, in {len({*map(tuple, found)})} ways")
    return found[0]


def main(words: list[str]) -> None:
    """Print the digests."""
    digests = Digests()
    match words:
        case ["threads"]:
            lines = by_threads(4)
        case ["some"] | ["some", "rest"]:
            ask_some(digests.put)
            if words[1:]:
                ask_rest(digests.put)
            lines = digests.lines()
        case ["planted"]:
            digests.put("planted", tuple({f"p-{each}" for each in range(50)}))
            lines = digests.lines()
        case _:
            ask_all(digests.put, many=words == ["many"])
            lines = digests.lines()
    sys.stdout.write("\n".join((*lines, "")))


if __name__ == "__main__":
    main(sys.argv[1:])
