"""Answers as JSON-ready data and as JSON text: verdicts, duties, options, an agenda, a rota, a route or a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import attrs

from ansvar_core.audit import Report
from ansvar_core.codec.records import event_to_dict
from ansvar_core.codec.text import dumped
from ansvar_core.registered import Registered
from ansvar_core.values.duty import Duty
from ansvar_core.values.findings import Finding
from ansvar_core.values.terms import Language
from ansvar_core.values.verdict import Verdict

if TYPE_CHECKING:
    from ansvar_core.rulebook import Rulebook

__all__ = ["answer_to_dict", "answer_to_json"]


def answer_to_dict(answer: Any, book: Rulebook | None = None, language: Language | str = Language.EN) -> Any:
    """An answer as JSON-ready data (svar ut): a verdict, duties, options, an agenda, a rota, a route or a report.

    What was registered is written as the event to keep, the version it gives and the verdict.

    With a rulebook, findings and duties carry their texts in the language asked for.
    """
    return _plain(answer, book, Language(language))


def answer_to_json(answer: Any, book: Rulebook | None = None, language: Language | str = Language.EN) -> str:
    """An answer as JSON text (svar som JSON)."""
    return dumped(answer_to_dict(answer, book, language))


def _plain(value: Any, book: Rulebook | None, language: Language) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _plain(each, book, language) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each, book, language) for each in value]
    if isinstance(value, frozenset):
        return sorted(_plain(each, book, language) for each in value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Registered):
        return _registered(value, book, language)
    if attrs.has(type(value)):
        fields = {field.name: _plain(getattr(value, field.name), book, language) for field in attrs.fields(type(value))}
        return {
            **_more(value, book, language),
            **{name: each for name, each in fields.items() if each not in (None, [], {})},
        }
    return value


def _registered(value: Registered, book: Rulebook | None, language: Language) -> dict[str, Any]:
    """The event as the record keeps it, and the verdict; the group is written by `group_to_dict`."""
    return {
        "permitted": value.permitted,
        "version": value.group.version,
        "event": event_to_dict(value.event),
        "verdict": _plain(value.verdict, book, language),
    }


def _more(value: Any, book: Rulebook | None, language: Language) -> dict[str, Any]:
    """What a reader wants to see first, and what only the class knows."""
    if isinstance(value, Verdict):
        return {"permitted": value.permitted}
    if isinstance(value, Report):
        return {"in_order": value.in_order}
    if hasattr(value, "possible"):
        return {"possible": value.possible}
    if isinstance(value, Finding | Duty) and book is not None:
        text = book.text(value.code)
        return {"text": {"wrong": text.wrong[language], "why": text.why[language], "do": text.do[language]}}
    name = type(value).__name__
    return {"remedy": _REMEDIES[name]} if name in _REMEDIES else {}


_REMEDIES: Final = {
    "DoFirst": "do-first",
    "ChangeProposal": "change-proposal",
    "Instead": "instead",
    "AnotherActor": "another-actor",
    "Wait": "wait",
    "Nothing": "nothing",
}
