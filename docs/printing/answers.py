"""The pages about what is asked: questions and answers, the testing tools, what a profile is made of."""

from __future__ import annotations

import inspect
import types
from datetime import datetime
from enum import Enum
from typing import Any, Final

import attrs

import ansvar_core
import ansvar_core.testing
import ansvar_core.testing.machine
import ansvar_core.testing.strategies
from ansvar_core import Rulebook
from printing.words import arguments, doc, fields, first_line, function, methods, table, with_properties

_ANSWERS: Final = (
    *("Verdict", "Finding", "Fulfilled", "Fact", "Step", "DoFirst", "ChangeProposal", "Instead", "AnotherActor"),
    *("Wait", "Nothing", "Because", "Effect", "Floor", "Option", "Duty", "AgendaPoint", "WhyOnAgenda", "NextTurn"),
    *("WhyNext", "Route", "Place", "Report", "Judged", "Owed", "RuleText", "Text", "Source", "LawReference", "Mark"),
    *("Reassessed", "Registered", "Seal", "Tampered", "Tampering", "Unknown"),
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
    text += "".join(function(f"Rulebook.{name}", each) for name, each in methods(Rulebook))
    text += f"## The record\n\n### Record\n\n{doc(ansvar_core.Record)}\n\n{fields(ansvar_core.Record)}\n"
    text += "".join(function(f"Record.{name}", each) for name, each in methods(ansvar_core.Record))
    text += "## Functions\n\n"
    for name in ansvar_core.__all__:
        thing = getattr(ansvar_core, name)
        if inspect.isfunction(thing) and name not in ("agenda", "audit", "options"):
            text += function(name, thing)
    text += "## Answers\n\n"
    for name in _ANSWERS:
        text += with_properties(getattr(ansvar_core, name))
    text += "## Errors\n\nA refusal is an answer, not an error. These are raised:\n\n"
    return text + "".join(f"### {name}\n\n{doc(getattr(ansvar_core, name))}\n\n" for name in _ERRORS)


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
        text += "".join(function(name, each) for name, each in calls.items())
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
        return with_properties(kind)
    calls = [(f"`{name}{arguments(each)}`", first_line(each)) for name, each in methods(kind)]
    return f"### {kind.__name__}\n\n{doc(kind)}\n\n" + (table(("also", "meaning"), calls) + "\n" if calls else "")


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
    return text + "".join(with_properties(getattr(ansvar_core, name)) for name in own)
