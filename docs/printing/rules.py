"""The pages about what is judged: rules, parameters, statements."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

import attrs

from ansvar_core import EVENT_TYPES, NORWAY, Dated, Edition, Language, LegalFrame, Policy, Rulebook
from ansvar_core.rules.base import Obligation, ReadingCheck
from ansvar_core.rules.edition import GATE_CODE
from ansvar_core.statements import STATEMENTS, CarriedAs, Statement
from ansvar_core.values.duty import RULE_FAILED
from ansvar_core.values.parameter import parameters
from printing.words import codes, default_of, first_line, rests_on, table, value

_EFFECTS: Final = {"blocks": "Blocks", "warns": "Warns", "informs": "Informs"}


def in_norway() -> Edition:
    """The standard rules, with the provisions of the Norwegian frame."""
    return Rulebook.standard().at(datetime(2026, 1, 1, tzinfo=UTC))


def rules() -> str:
    """Every check and obligation with its source and its texts."""
    book, here = Rulebook.standard(), in_norway()
    text = (
        f"# Rules\n\nThere are {len(here.checks)} checks about events, {len(here.reading_checks)} about reading, and"
        f" {len(here.obligations)} obligations. A code is for ever. The floor says who may soften a rule: law and"
        " soundness nobody, guideline a municipality with a reason that is kept.\n\nA *standing* check can be asked"
        " before there is an event, a *content* check needs the event. A provision is marked as confirmed by an"
        " official page, as general knowledge, or as used by analogy.\n\n"
    )
    listing: tuple[tuple[str, Iterable[Any]], ...] = (
        ("Checks", here.checks),
        ("Checks about reading", here.reading_checks),
        ("Obligations", here.obligations),
    )
    for title, listed in listing:
        text += f"## {title}\n\n"
        for module, group in _by_module(listed):
            text += f"### {title}: {first_line(sys.modules[module]).rstrip('.')}\n\n"
            text += "".join(_rule(book, rule) for rule in group)
    gate = "A policy can say that an event waits while a duty is overdue. The finding then has the floor of a guideline"
    text += f"## Gates\n\n#### `{GATE_CODE}`\n\nBlocks. {gate}, and names the duty.\n\n{_texts(book, GATE_CODE)}\n"
    own = "A municipality's own rule can raise, or say what is no answer. The finding then has the effect of that rule"
    own += ", informs on what nothing may hinder, blocks a reading that is not the user's own, and names the rule"
    text += f"\n## Rules of one's own\n\n#### `{RULE_FAILED}`\n\n{own}.\n\n{_texts(book, RULE_FAILED)}\n"
    return text


def _by_module(listed: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    found: dict[str, list[Any]] = {}
    for rule in listed:
        judge: Callable[..., object] = rule.owed if isinstance(rule, Obligation) else rule.judge
        found.setdefault(judge.__module__, []).append(rule)
    yield from found.items()


def _rule(book: Rulebook, rule: Any) -> str:
    facts = [f"Floor: {rule.floor.value}.", f"Source: {rests_on(rule.source)}."]
    if isinstance(rule, Obligation):
        facts.insert(0, "Owed.")
        facts.append(f"Opened by {codes(kind.tag for kind in rule.opened_by)}.")
        facts.append(f"Settled by {codes(kind.tag for kind in rule.settled_by)}.")
        facts += [f"Voided by {codes(kind.tag for kind in rule.voided_by)}."] if rule.voided_by else []
    else:
        sort = "" if isinstance(rule, ReadingCheck) else f" ({type(rule).__name__.removesuffix('Check').lower()})"
        facts.insert(0, f"{_EFFECTS[rule.effect.value]}{sort}.")
        if not isinstance(rule, ReadingCheck):
            every = len(rule.governs) == len(EVENT_TYPES)
            facts.append(f"Governs {'every event' if every else codes(kind.tag for kind in rule.governs)}.")
    return f"#### `{rule.code}`\n\n{' '.join(facts)}\n\n{_texts(book, rule.code)}\n"


def _texts(book: Rulebook, code: str) -> str:
    text = book.text(code)
    parts = (("what is wrong", text.wrong), ("why", text.why), ("what to do", text.do))
    rows = ((name, *(part[language] for language in Language)) for name, part in parts)
    return table(("", "bokmål", "nynorsk", "English"), rows)


def choices() -> str:
    """Every parameter of a policy, and the legal frame."""
    names = parameters(Policy)
    text = (
        f"# Parameters\n\nA policy has {len(names)} choices. The defaults are the standard policy. Where no source"
        " has a number the default is none, and nothing is demanded. A municipality says how it differs in a profile,"
        " with the reason and, where it matters, the day. Each names the rules that read it; where none is named, it"
        " decides something that many rules ask about.\n\n"
    )
    by_name = {field.name: field for field in attrs.fields(Policy)}
    text += "".join(_choice(name, each, default_of(by_name[name].default)) for name, each in names.items())
    frame = parameters(LegalFrame)
    text += (
        f"## The legal frame\n\n{len(frame)} values that a municipality cannot choose. This is the frame"
        f" `{NORWAY.name}`. A rule names a ground, and the frame says which provision that is.\n\n"
    )
    for name, each in frame.items():
        held = getattr(NORWAY, name)
        text += _choice(name, each, _dated(held) if isinstance(held, Dated) else value(held))
    rows = (
        (f"`{ground.value}`", "; ".join(f"{each} ({each.mark.value.replace('-', ' ')})" for each in law), day or "")
        for ground, dated in NORWAY.grounds.items()
        for day, law in dated.versions
    )
    return text + "### The grounds\n\n" + table(("ground", "provisions", "from"), rows)


def _choice(name: str, about: Any, default: str) -> str:
    head = f"### `{about.key}`\n\nField `{name}`. Default: {default}. Floor: {about.floor.value}."
    head += f" Read by {codes(about.feeds)}." if about.feeds else ""
    rows = ((about.what.nb, about.what.nn, about.what.en),)
    source = NORWAY.sourced(about.source, datetime(2026, 1, 1, tzinfo=UTC).date())
    return f"{head} Source: {rests_on(source)}.\n\n{table(('bokmål', 'nynorsk', 'English'), rows)}\n"


def _dated(dated: Dated[Any]) -> str:
    return "; ".join(
        f"{value(each)} {'always, because no page that supports it names a day' if day is None else f'from {day}'}"
        for day, each in dated.versions
    )


def statements() -> str:
    """The statement table."""
    counts = Counter(kind for each in STATEMENTS for kind in {carried.kind for carried in each.carried})
    places = Counter(carried.kind for each in STATEMENTS for carried in each.carried)
    text = (
        f"# Statements\n\nThe two sources taken apart, one statement a row, in our own words: {len(STATEMENTS)} in all."
        " Source A is the directorate's general page, source B the guideline. Force is what the source says, effect"
        " what it does here by default, floor who may soften it.\n\n"
    )
    rows = ((kind.value, members_said(kind), counts[kind], places[kind]) for kind in CarriedAs)
    text += table(("carried as", "which", "statements", "places"), rows) + "\n"
    for source in ("A", "B"):
        text += f"## Source {source}\n\n"
        listed = (each for each in STATEMENTS if each.id.startswith(source))
        text += table(("id", "force", "effect", "floor", "statement", "carried by"), map(_row, listed)) + "\n"
    return text


def members_said(kind: CarriedAs) -> str:
    """What is said about a way of carrying."""
    return {
        CarriedAs.CHECK: "judges an event or a reading",
        CarriedAs.OBLIGATION: "is owed by somebody",
        CarriedAs.PARAMETER: "is a municipality's choice",
        CarriedAs.FIELD: "is a place for a fact",
        CarriedAs.QUERY: "is answered when asked",
        CarriedAs.LABEL: "is named only, because software cannot check it",
    }[kind]


def _row(statement: Statement) -> tuple[object, ...]:
    by_kind: dict[CarriedAs, list[str]] = {}
    for each in statement.carried:
        by_kind.setdefault(each.kind, []).append(each.name)
    carried = "; ".join(
        f"{kind.value}: {names[0].rstrip('.') if kind is CarriedAs.LABEL else codes(names)}"
        for kind, names in by_kind.items()
    )
    forces = " / ".join(each.value for each in statement.forces)
    floors = ", ".join(each.value for each in statement.floors) or "none"
    return statement.id, forces, statement.effect, floors, statement.text, carried
