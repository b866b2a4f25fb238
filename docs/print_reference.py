"""Print the reference pages and the glossary from the code.

`python docs/print_reference.py` writes them, `python docs/print_reference.py --check` says which are not current.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import json
import re
import runpy
import sys
import tomllib
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs

import ansvar_core
import ansvar_core.testing
import ansvar_core.testing.machine
import ansvar_core.testing.strategies
from ansvar_core import (
    EVENT_TYPES,
    NORWAY,
    SCHEMAS,
    TABLES,
    Dated,
    Edition,
    Event,
    Language,
    LegalFrame,
    Policy,
    Profile,
    Rulebook,
    Source,
    json_schema,
    profile_from_dict,
    profile_in_words,
)
from ansvar_core.export.mermaid import state_diagram
from ansvar_core.lifecycle import Machine, Table
from ansvar_core.rules.base import Obligation, ReadingCheck
from ansvar_core.rules.edition import GATE_CODE
from ansvar_core.statements import STATEMENTS, CarriedAs, Statement
from ansvar_core.values.ledger import Ledger
from ansvar_core.values.parameter import parameters

DOCS: Final = Path(__file__).parent
PRINTED: Final = "<!-- Printed by docs/print_reference.py. Change the code, not this page. -->\n\n"
OURS: Final = "our decision"
RULES: Final = (
    ansvar_core.Term,
    ansvar_core.StandingCheck,
    ansvar_core.ContentCheck,
    ansvar_core.ReadingCheck,
    ansvar_core.Obligation,
)

_CONSTANTS: Final = {
    "CAST": ansvar_core.testing.CAST,
    "START": ansvar_core.testing.START,
    "UNSAID": ansvar_core.testing.UNSAID,
}

# --- words --------------------------------------------------------------------------------------------------------


def cell(text: object) -> str:
    """What can stand in a cell of a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    head = tuple(head)
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell(each) for each in line) + " |" for line in lines) + "\n"


def codes(names: Iterable[object]) -> str:
    """Names as code, with commas."""
    return ", ".join(f"`{name}`" for name in names)


def rests_on(source: Source) -> str:
    """A source in words: statements, provisions with their marks, and whether the decision is ours."""
    law = (f"{each} ({each.mark.value.replace('-', ' ')})" for each in source.law)
    return "; ".join((*source.statements, *law, *((OURS,) if source.design else ())))


def doc(thing: object) -> str:
    """A docstring without the source that stands apart."""
    return re.sub(r"\s*Source:.*", "", inspect.getdoc(thing) or "", flags=re.DOTALL)


def source_said(kind: type) -> str:
    """What the docstring of an event says it rests on."""
    found = re.search(r"Source: (.*?)\.?\s*$", inspect.getdoc(kind) or "", flags=re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def first_line(thing: object) -> str:
    """The summary of a docstring."""
    return " ".join(doc(thing).split("\n\n")[0].split())


_TERM: Final = re.compile(r" \(([^()]+)\)")
_ID: Final = re.compile(r",? ?\b[AB]\d+(-[AB]?\d+)?\b")


def norwegian(thing: object) -> str:
    """The Norwegian term in the summary of a docstring."""
    for found in _TERM.findall(first_line(thing)):
        term = _ID.sub("", found).strip()
        if term:
            return term
    return ""


def english(thing: object) -> str:
    """The summary of a docstring without the Norwegian term."""
    return _TERM.sub("", first_line(thing), count=1)


def value(default: object) -> str:
    """A default as a reader says it."""
    for name, named in _CONSTANTS.items():
        if default is named:
            return f"`{name}`"
    if isinstance(default, Enum):
        return f"`{default.value}`"
    if default is None:
        return "none"
    if isinstance(default, bool):
        return "yes" if default else "no"
    if isinstance(default, tuple) and default and isinstance(default[0], RULES):
        return f"the library's {len(default)}"
    if isinstance(default, Ledger):
        return f"{len(default)} entries" if default else "empty"
    if isinstance(default, frozenset) and default == frozenset(EVENT_TYPES):
        return "every kind"
    if isinstance(default, frozenset | tuple):
        return ", ".join(sorted(value(each) for each in default)) or "empty"
    if default == Rulebook():
        return "the standard rules"
    if isinstance(default, ansvar_core.Baseline):
        return f"the baseline `{default.name}`"
    if inspect.isfunction(default):
        return "a function of its own"
    if isinstance(default, str | int):
        return f"`{default}`"
    return f"`{default!r}`"


def fields(kind: Any, without: Iterable[str] = ()) -> str:
    """The fields of a class as a table: name, type, and what it is when it is not given."""
    rows = []
    for field in attrs.fields(kind):
        if field.name in without or field.name.startswith("_"):
            continue
        rows.append((f"`{field.name}`", f"`{_annotation(kind, field.name)}`", _default(field.default)))
    return table(("field", "type", "default"), rows) if rows else "No fields of its own.\n"


def _annotation(kind: type, name: str) -> str:
    # As written, with our own names for ids.  The type that attrs keeps is another once the codec has been used.
    return str(
        next(each.__annotations__[name] for each in kind.__mro__ if name in vars(each).get("__annotations__", ()))
    )


def _default(default: Any) -> str:
    if default is attrs.NOTHING:
        return "must be given"
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class, typed as a function
        return "from another field" if default.takes_self else value(default.factory())
    return value(default)


def members(kind: type[Enum]) -> str:
    """The words of a list, with what is said about each."""
    said: dict[str, str] = {}
    tree = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(tree, ast.ClassDef)  # noqa: S101
    name = None
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name is not None:
            said[name] = str(node.value.value)
    rows = ((f"`{kind.__name__}.{each.name}`", f"`{each.value}`", said.get(each.name, "")) for each in kind)
    return table(("name", "in JSON", "meaning"), rows)


def described(kind: type) -> str:
    """A class with its fields or its words."""
    text = f"### {kind.__name__}\n\n{doc(kind)}\n\n"
    return text + (members(kind) if issubclass(kind, Enum) else fields(kind)) + "\n"


# --- states -------------------------------------------------------------------------------------------------------

_MACHINES: Final = {
    Machine.GROUP: "The group (gruppa)",
    Machine.CONSENT: "One consent (ett samtykke)",
    Machine.MEETING: "One meeting and its minutes (ett møte med referat)",
    Machine.COORDINATOR: "One person as coordinator or relay holder (koordinator eller stafettholder)",
    Machine.WORK: "One measure or task (ett tiltak eller én oppgave)",
}


def states() -> str:
    """The five tables."""
    text = (
        "# States\n\nFive tables say what may follow what. An event moves a machine by its own table. The group's table"
        " also says which events each status of the group admits. Time moves nothing: that a consent has run out is"
        " derived when somebody asks.\n\nIn a diagram an arrow is an event. A status without an arrow out of it is an"
        " end. Events that a status admits without moving stand in the tables below the diagrams.\n\n"
    )
    return text + "".join(_machine(each) for each in TABLES)


def _machine(of: Table) -> str:
    order = {kind: index for index, kind in enumerate(EVENT_TYPES)}

    def tags(kinds: Iterable[type[Event]]) -> str:
        return codes(kind.tag for kind in sorted(kinds, key=order.__getitem__))

    admitting = [each for each in of.admits.values() if each]
    always = frozenset.intersection(*admitting) if len(admitting) > 1 else frozenset()
    rows = []
    for status in of.moves:
        leads = "; ".join(
            f"`{kind.tag}` to {' or '.join(f'`{each.value}`' for each in targets)}"
            for kind, targets in of.moves[status].items()
        )
        rows.append((f"`{status.value}`", leads, tags(of.admits[status] - always)))
    text = f"## {_MACHINES[of.machine]}\n\n```mermaid\n{state_diagram(of)}```\n\n"
    text += table(("status", "moved by", "also admits"), rows)
    if always:
        where = codes(status.value for status, each in of.admits.items() if each)
        text += f"\nAdmitted besides in each of {where}: {tags(always)}.\n"
    return text + "\n"


# --- events -------------------------------------------------------------------------------------------------------


def events() -> str:
    """Every event, then the values and the words that they are made of."""
    head = tuple(field.name for field in attrs.fields(Event))
    exchanging = codes(kind.tag for kind in EVENT_TYPES if kind.exchanges)
    text = (
        f"# Events\n\nThere are {len(EVENT_TYPES)} kinds. Each is a class in `ansvar_core` and has a permanent tag,"
        " which is its name in JSON. The order below is that of a group's life.\n\nThese exchange information or call"
        f" people together, and so need consent: {exchanging}.\n\n## The header\n\n{doc(Event)}\n\n{fields(Event)}\n"
        "In JSON an event is flat: `tag`, `v` (the version of its schema), the header and its own fields. What has its"
        " default is left out.\n\n## The events\n\n"
    )
    for kind in EVENT_TYPES:
        exchanges = "Exchanges information. " if kind.exchanges else ""
        text += f"### {kind.__name__}\n\n`{kind.tag}`, version {kind.version}. {exchanges}{doc(kind)}\n\n"
        text += f"Source: {source_said(kind)}.\n\n{fields(kind, head)}\n"
    used = sorted(_used(EVENT_TYPES), key=lambda kind: kind.__name__)
    text += "## Values\n\nWhat the fields above are made of.\n\n"
    text += "".join(described(kind) for kind in used if not issubclass(kind, Enum))
    text += "## Words\n\nWhere a field takes one of a list.\n\n"
    return text + "".join(described(kind) for kind in used if issubclass(kind, Enum))


def _used(kinds: Iterable[type]) -> set[type]:
    found: set[type] = set()
    waiting = list(kinds)
    while waiting:
        for hint in typing.get_type_hints(waiting.pop()).values():
            for each in _leaves(hint):
                own = inspect.isclass(each) and each.__module__.startswith("ansvar_core")
                if own and each not in found and not issubclass(each, Event):
                    found.add(each)
                    if attrs.has(each):
                        waiting.append(each)
    return found


def _leaves(hint: Any) -> Iterator[Any]:
    arguments = typing.get_args(hint)
    if not arguments:
        yield hint
    for each in arguments:
        yield from _leaves(each)


# --- rules --------------------------------------------------------------------------------------------------------

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


# --- parameters ---------------------------------------------------------------------------------------------------


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
    text += "".join(_choice(name, each, _default(by_name[name].default)) for name, each in names.items())
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


# --- statements ---------------------------------------------------------------------------------------------------


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


# --- questions ----------------------------------------------------------------------------------------------------

_ANSWERS: Final = (
    *("Verdict", "Finding", "Fulfilled", "Fact", "Step", "DoFirst", "ChangeProposal", "Instead", "AnotherActor"),
    *("Wait", "Nothing", "Because", "Effect", "Floor", "Option", "Duty", "AgendaPoint", "WhyOnAgenda", "NextTurn"),
    *("WhyNext", "Route", "Place", "Report", "Judged", "Owed", "RuleText", "Text", "Source", "LawReference", "Mark"),
    *("Reassessed", "Seal", "Tampered", "Tampering", "Unknown"),
)
_ERRORS: Final = (
    *("RuleViolation", "CorruptRecord", "InvalidValue", "InvalidPolicy", "NotInForce", "StaleVersion"),
    "StaleSnapshot",
)


def questions() -> str:
    """What can be asked, and what the answers are made of."""
    text = (
        "# Questions and answers\n\nEverything is asked of a `Rulebook`. It holds no group and remembers nothing"
        " between questions. Every question that turns on time takes the instant as an argument.\n\n## The rulebook\n\n"
    )
    text += "".join(_function(f"Rulebook.{name}", each) for name, each in _methods(Rulebook))
    text += f"## The record\n\n### Record\n\n{doc(ansvar_core.Record)}\n\n{fields(ansvar_core.Record)}\n"
    text += "".join(_function(f"Record.{name}", each) for name, each in _methods(ansvar_core.Record))
    text += "## Functions\n\n"
    for name in ansvar_core.__all__:
        thing = getattr(ansvar_core, name)
        if inspect.isfunction(thing) and name not in ("agenda", "audit", "options"):
            text += _function(name, thing)
    text += "## Answers\n\n"
    for name in _ANSWERS:
        text += _with_properties(getattr(ansvar_core, name))
    text += "## Errors\n\nA refusal is an answer, not an error. These are raised:\n\n"
    return text + "".join(f"### {name}\n\n{doc(getattr(ansvar_core, name))}\n\n" for name in _ERRORS)


def _with_properties(kind: type) -> str:
    known = [
        (f"`{name}{'' if isinstance(thing, property) else _arguments(thing)}`", doc(thing))
        for name, thing in vars(kind).items()
        if not name.startswith("_") and (isinstance(thing, property) or inspect.isfunction(thing))
    ]
    return described(kind) + (table(("also", "meaning"), known) + "\n" if known else "")


def _arguments(thing: Any) -> str:
    return _signature(thing).replace("(self, ", "(").replace("(self)", "()")


def _methods(kind: type) -> Iterator[tuple[str, Any]]:
    for name, thing in vars(kind).items():
        if not name.startswith("_") and (inspect.isfunction(thing) or isinstance(thing, classmethod)):
            yield name, getattr(kind, name)


def _function(name: str, thing: Any) -> str:
    return f"### {name}\n\n```text\n{name}{_signature(thing).replace('self, ', '')}\n```\n\n{doc(thing)}\n\n"


def _signature(thing: Any) -> str:
    """How something is called; what has a name of its own is called by it."""
    text = str(inspect.signature(thing))
    for name, named in _CONSTANTS.items():
        text = text.replace(repr(named), name)
    # How a forward reference is told differs between interpreters.
    text = re.sub(
        r"hypothesis\.strategies\.SearchStrategy\[ForwardRef\('(\w+)'[^)]*\)\]", r"st.SearchStrategy[\1]", text
    )
    return text.replace("'", "")


def group() -> str:
    """What a group is made of, as far as the events page has not said it."""
    text = (
        "# The group\n\nWhat `replay` and `Rulebook.advance` give. Only facts stand here. What follows from them"
        " on a day is asked of the rulebook.\n\n"
    )
    others = _used((ansvar_core.Group,)) - _used(EVENT_TYPES)
    listed = sorted(
        (kind for kind in others if attrs.has(kind) or issubclass(kind, Enum)), key=lambda kind: kind.__name__
    )
    return text + "".join(_with_properties(kind) for kind in (ansvar_core.Group, *listed))


# --- testing ------------------------------------------------------------------------------------------------------


def testing() -> str:
    """What there is for those who test a system of their own."""
    text = (
        "# Testing\n\nWhat `ansvar_core.testing` offers those who hold a system of their own against the rules."
        " [Validate your workflow](../how-to/validate-your-workflow.md) shows how it is used.\n\n"
    )
    for module, needs in _TESTING.items():
        text += f"## {module.__name__}\n\n{needs}\n\n"
        named = {name: getattr(module, name) for name in module.__all__}
        kinds = {name: each for name, each in named.items() if inspect.isclass(each)}
        calls = {name: each for name, each in named.items() if inspect.isfunction(each)}
        text += "".join(_function(name, each) for name, each in calls.items())
        text += "".join(_offered(each) for each in kinds.values())
        for name, each in named.items():
            if name not in kinds and name not in calls:
                text += f"### {name}\n\n{_constant(each)}\n\n"
    return text


_TESTING: Final = {
    ansvar_core.testing: "Needs nothing but the library.",
    ansvar_core.testing.strategies: "Needs Hypothesis: the extra `testing`.",
    ansvar_core.testing.machine: "Needs Hypothesis: the extra `testing`.",
}


def _constant(thing: Any) -> str:
    if isinstance(thing, datetime | types.GenericAlias):
        return f"`{thing.isoformat() if isinstance(thing, datetime) else thing}`"
    return f"The `{type(thing).__name__}` that is used unless another is given."


def _offered(kind: type) -> str:
    """A class, with its fields where it is one for values, and with its methods."""
    if issubclass(kind, Rulebook):
        return f"### {kind.__name__}\n\n{doc(kind)}\n\n"
    if attrs.has(kind) or issubclass(kind, Enum):
        return _with_properties(kind)
    calls = [(f"`{name}{_arguments(each)}`", first_line(each)) for name, each in _methods(kind)]
    return f"### {kind.__name__}\n\n{doc(kind)}\n\n" + (table(("also", "meaning"), calls) + "\n" if calls else "")


# --- glossary -----------------------------------------------------------------------------------------------------

_FIELD_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "responsibility group": (
        "ansvarsgruppe",
        "This form of work. Also plangruppe, IP-gruppe, tverrfaglig koordineringsgruppe; not oppfølgingsteam.",
    ),
    "service user, user": ("bruker, pasient, planeier", "The person the group is for. The plan is the person's own."),
    "parent": ("forelder med foreldreansvar", "Consent follows parental responsibility, not daily care."),
    "those responsible for the child": ("foresatte", "Those who consent for the child."),
    "legal guardian": ("verge", "Acts within a mandate, never wider."),
    "next of kin": ("pårørende", "Takes part as the user wishes."),
    "trusted person": (
        "tillitsperson",
        "It is agreed who this is. Child welfare law has another one of the same name.",
    ),
    "participant": ("deltaker", "Everybody who takes part."),
    "member": ("medlem", "Somebody who takes part for an agency."),
    "agency": ("instans", "A service that helps the user."),
    "coordinator": ("koordinator", "A statutory role. The contact person, who as a rule chairs."),
    "child coordinator": ("barnekoordinator", "A statutory role of its own since 1 August 2022. Not modelled."),
    "coordinating unit": ("koordinerende enhet (KE)", "The municipal unit that appoints and guides coordinators."),
    "individual plan": ("individuell plan (IP)", "Statutory, one per person. Referred to, not kept here."),
    "relay holder": ("stafettholder", "A role of the BTI model, who can take over after the group."),
    "relay log": ("stafettlogg", "The document of the BTI model. Not kept here."),
    "BTI model": ("Bedre tverrfaglig innsats", "A model with levels of effort. Level 2 is simple cooperation."),
    "chair": ("møteleder", "Leads a meeting."),
    "minute-taker": ("referent", "Writes the minutes. Another function than the chair."),
    "minutes": ("referat", "The binding list of tasks, and where the next agenda comes from."),
    "consent": ("samtykke", "To take part in the cooperation, or to exchange named kinds of information."),
    "competence to consent": ("samtykkekompetanse", "Whether the user can consent. Others decide; it is recorded."),
    "confidentiality": ("taushetsplikt", "What consent to exchange releases from."),
    "operating agreement": ("driftsavtale", "Ties a private practitioner to the municipality."),
    "sub-responsibility": ("delansvar", "What each member answers for."),
    "primary group": ("primærgruppe", "A small group close to the user between meetings."),
    "measure": ("tiltak", "What is done to reach a goal."),
    "task": ("oppgave", "Who does what until when."),
    "rotation": ("turnus, rullering", "Taking minutes in turn."),
    "call, invitation": ("innkalling, invitasjon", "Who is called has a duty to come; who is invited may."),
    "excused absence": ("forfall", "An absence with a reason noted by the chair."),
    "stand-in": ("vikar, stedfortreder", "Sent by the same agency in a member's place."),
    "need": ("behov", "Long-lasting, and of coordinated services."),
    "standing still": ("står stille", "No agency is covered by consent, so nothing may be exchanged."),
    "cover": ("dekning", "What consent reaches: an agency, an object, kinds of information, on a day."),
    "duty": ("plikt", "Something owed by somebody."),
    "refusal": ("avslag", "A verdict with something that blocks."),
    "finding": ("funn", "One thing a rule has to say."),
    "remedy": ("utvei", "What would take a finding away."),
    "gate": ("port", "An event that waits while a duty is overdue."),
}


def glossary() -> str:
    """English and Norwegian."""
    text = "# Glossary\n\n## Words of the field\n\n"
    words = sorted((each, *said) for each, said in _FIELD_WORDS.items())
    text += table(("English", "norsk", "meaning"), words) + "\n## Names in the code\n\n"
    rows = []
    for name in sorted(ansvar_core.__all__, key=str.lower):
        thing = getattr(ansvar_core, name)
        if (inspect.isclass(thing) or inspect.isfunction(thing)) and norwegian(thing):
            rows.append((f"`{name}`", norwegian(thing), english(thing)))
    rows += [(f"`Rulebook.{name}`", norwegian(each), english(each)) for name, each in _methods(Rulebook)]
    return text + table(("name", "norsk", "meaning"), rows)


# --- pages --------------------------------------------------------------------------------------------------------

# --- profiles -----------------------------------------------------------------------------------------------------


def profile_page() -> str:
    """What a profile is made of."""
    own = (
        *(
            "Profile",
            "Baseline",
            "Difference",
            "Choice",
            "Weight",
            "NotOwed",
            "Without",
            "Permission",
            "Gate",
            "RoutinePoint",
        ),
        *("Act", "Role", "When", "Concerns", "ChairRule", "MinuteTakerRule", "Term", "Forms", "TermName", "Gender"),
        *("LegalFrame", "Ground", "Parameter", "Edition", "Change", "Changed", "Touched"),
        *("StandingCheck", "ContentCheck", "ReadingCheck", "Obligation", "Breach", "Owing"),
        *("Situation", "Setting", "Reading", "Span"),
    )
    text = (
        "# Profiles\n\nA profile says how one municipality differs from a baseline, and why. It is one value, made in"
        " Python or read from plain data.\n\n"
    )
    return text + "".join(_with_properties(getattr(ansvar_core, name)) for name in own)


# --- municipalities -----------------------------------------------------------------------------------------------

EXAMPLES: Final = DOCS.parent / "examples" / "municipalities"
_WRITTEN: Final = {"kvinnherad": Language.NN, "lesja": Language.NN, "lindas": Language.NN, "oygarden": Language.NN}


def profiles() -> dict[str, Profile]:
    """The profiles of the examples by name, each from its one file."""
    found = {}
    for file in sorted(EXAMPLES.glob("*.*")):
        if file.suffix == ".py":
            found[file.stem] = runpy.run_path(str(file))["PROFILE"]
        elif file.suffix == ".toml":
            found[file.stem] = profile_from_dict(tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def municipality(profile: Profile) -> str:
    """A profile in words, in the language its municipality writes."""
    return profile_in_words(profile, _WRITTEN.get(profile.name, Language.NB))


# --- guidelines ---------------------------------------------------------------------------------------------------

_WAYS: Final = {
    "check": "a check of the library as it is",
    "duty": "an obligation of the library as it is",
    "field": "a place for the fact",
    "query": "a question that is answered",
    "parameter": "a parameter the municipality sets",
    "weight": "a rule made harder or softer",
    "permission": "an act reserved for some roles",
    "gate": "an event that waits",
    "rename": "a word of its own",
    "routine": "a point of its own routine",
    "own": "a rule of its own",
}
_FORCES: Final = ("must", "should", "may", "practice")


def guideline_rows() -> list[dict[str, Any]]:
    """The classed rows of real guidelines."""
    rows: list[dict[str, Any]] = tomllib.loads((DOCS / "guidelines.toml").read_text(encoding="utf-8"))["row"]
    return rows


def guidelines() -> str:
    """Real guidelines taken apart, and how each row is carried, with counts."""
    rows = guideline_rows()
    software = [each for each in rows if each["software"]]
    binding = [each for each in software if each["force"] in ("must", "should")]
    carried = [each for each in binding if each["carried"]]
    text = (
        f"# Real guidelines\n\nRules found on the pages of municipalities, agencies and organisations, one a row, in"
        f" our own words: {len(rows)} in all. Force is what the page says; *practice* only describes what is usual."
        " Each was classed before anything was coded: is it something that software can check, owe, represent or"
        f" answer, and how is it carried?\n\n{len(software)} rows are for software, {len(rows) - len(software)}"
        f" are not. Of the must and should rows for software, {len(carried)} of {len(binding)} are carried"
        f" ({100 * len(carried) / len(binding):.1f} %).\n\n"
    )
    counts = Counter((each["force"], each["software"]) for each in rows)
    text += table(
        ("force", "rows", "for software", "not for software"),
        (
            (force, counts[force, True] + counts[force, False], counts[force, True], counts[force, False])
            for force in _FORCES
        ),
    )
    ways = Counter(way for each in software for way in {one.partition(":")[0] for one in each["carried"]})
    text += "\nA row can be carried in several ways at once.\n\n"
    text += table(("way", "which", "rows"), ((way, said, ways[way]) for way, said in _WAYS.items()))
    for name in dict.fromkeys(each["municipality"] for each in rows):
        text += f"\n## {name}\n\n"
        of = [each for each in rows if each["municipality"] == name]
        text += table(("id", "force", "topic", "rule", "carried by, or why not"), map(_guideline, of))
    return text


def _guideline(row: Mapping[str, Any]) -> tuple[object, ...]:
    how = codes(row["carried"]) if row["software"] else f"Not for software: {row['because']}"
    return row["id"], row["force"], row["topic"], row["says"], how or "not carried"


# --- schemas ------------------------------------------------------------------------------------------------------

_SCHEMA_OF: Final[Mapping[str, tuple[str, str]]] = {
    "event": ("one event, of any kind", "`event_to_dict`, `event_to_json`"),
    "record": ("one group's record, version 2 of the format", "`record_to_dict`, `record_to_json`"),
    "profile": ("a municipality's profile as plain data", "`profile_to_dict`"),
    "verdict": ("a verdict", "`answer_to_dict` of what `Rulebook.assess` gives"),
    "duties": ("who owes what by when", "`answer_to_dict` of what `Rulebook.duties` gives"),
    "options": ("what is possible now", "`answer_to_dict` of what `Rulebook.options` gives"),
}


def schema_file(name: str) -> str:
    """Where a schema is printed: in a file of the name that it has itself."""
    return f"reference/schemas/{json_schema(name)['$id']}"


def schema(name: str) -> str:
    """A schema as JSON text."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=1) + "\n"


def schemas() -> str:
    """The schemas, and what they cannot say."""
    text = (
        "# Schemas\n\nJSON Schema, draft 2020-12, of what is written and answered. Each is printed from the classes"
        " into a file that is named as its `$id`; `json_schema(name)` gives the same as a dict. The names are dotted,"
        " versioned and in lower case.\n\n"
    )
    rows = []
    for name in SCHEMAS:
        what, written_by = _SCHEMA_OF[name]
        file = schema_file(name)
        rows.append((f"`{name}`", f"[{Path(file).name}]({file.removeprefix('reference/')})", what, written_by))
    text += table(("name", "schema", "of", "written by"), rows)
    text += (
        "\nThe schemas of what is read are as strict as the reading: a field that is not listed, a missing one, another"
        " type, a word that is not in its list, a time without offset and an id shaped like a national identity number"
        " are refused. The formats `date` and `date-time` are given as patterns too, so a validator that does not look"
        " at formats refuses the same shapes. In the schemas of answers nearly every field may be missing, because"
        " what is empty is left out.\n\nWhat no schema can say, the reading says: that a day exists (so does a"
        " validator that looks at formats), that something is not recorded before it"
        " happened, that a text that must say something is not only blanks, that each id"
        " and each position stands once and none is missing, that every event is of the"
        " record's own group. Whether an event is in order is the rulebook's to judge.\n\n"
        "A schema describes the current version. What older versions wrote is read all the same.\n\n"
    )
    text += "In the schemas of events and records, each kind of event has a definition of its own, named"
    return text + f" `event.<tag>`: {len(EVENT_TYPES)} in all.\n"


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "reference/questions.md": questions,
    "reference/events.md": events,
    "reference/group.md": group,
    "reference/states.md": states,
    "reference/rules.md": rules,
    "reference/parameters.md": choices,
    "reference/statements.md": statements,
    "reference/guidelines.md": guidelines,
    "reference/profiles.md": profile_page,
    "reference/schemas.md": schemas,
    "reference/testing.md": testing,
    **{schema_file(name): partial(schema, name) for name in SCHEMAS},
    **{f"municipalities/{name}.md": partial(municipality, profile) for name, profile in profiles().items()},
    "glossary.md": glossary,
}


def page(name: str) -> str:
    """One page as it should read."""
    text = PAGES[name]()
    if name.endswith(".json"):
        return text
    return PRINTED + re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def stale() -> list[str]:
    """The pages that are missing or not current."""
    return [
        name for name in PAGES if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != page(name)
    ]


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, say which pages are not current")
    if parser.parse_args().check:
        found = stale()
        for name in found:
            print(f"not current: docs/{name}")
        return 1 if found else 0
    for name in PAGES:
        target = DOCS / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(page(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
