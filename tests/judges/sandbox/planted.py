"""A workflow in which a municipality's own rule reaches for something: it must be refused, by its name."""

# ruff: noqa: DTZ005, DTZ011, PLW0108, PLW1510, PTH123, PTH208, S311, S607, SIM115  # what must be refused is done plainly

from __future__ import annotations

import os
import random
import socket
import subprocess
import threading
import time
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

import seen
from temporalio import workflow

from ansvar_core import (
    Breach,
    GoalSet,
    Profile,
    Reading,
    ReadingCheck,
    Rulebook,
    RuleText,
    Setting,
    Situation,
    StandingCheck,
    Text,
    said_by,
)
from support.samples import sample, world

__all__ = ["PLANTED", "PURE", "Planted"]


def _words(said: str) -> Text:
    return Text(nb=said, nn=said, en=said)


def _book(reach: Callable[[], Any], refused: list[Exception]) -> Rulebook:
    """A municipality whose own rules reach for something while they judge; `refused` is what the sandbox raised.

    The library tells of a rule that raises, and never what it raised, so the rule has to keep that itself.
    """

    def reached() -> Breach | None:
        try:
            return Breach() if reach() == "never" else None
        except Exception as refusal:
            refused.append(refusal)
            raise

    def judge(situation: Situation) -> Breach | None:
        return reached()

    def reading(setting: Setting, asked: Reading) -> Breach | None:
        return reached()

    text = RuleText(wrong=_words("wrong"), why=_words("why"), do=_words("do"))
    source = said_by(design=True)
    return Rulebook.of(
        Profile(
            name="planted",
            label=_words("planted"),
            checks=(StandingCheck(code="planted.rule", governs=(GoalSet,), source=source, judge=judge, text=text),),
            reading_checks=(ReadingCheck(code="planted.reading", source=source, judge=reading, text=text),),
        )
    )


PLANTED: Final[dict[str, tuple[Callable[[], Any], str]]] = {
    "datetime.now": (lambda: datetime.now(), "datetime.datetime.now"),
    "date.today": (lambda: date.today(), "datetime.date.today"),
    "time": (lambda: time.time(), "time.time"),
    "random": (lambda: random.random(), "random.random"),
    "uuid4": (lambda: uuid.uuid4(), "uuid.uuid4"),
    "open": (lambda: open(os.devnull), "__builtins__.open"),
    "os.environ": (lambda: os.environ.get("HOME"), "os.environ.get"),
    "os.listdir": (lambda: os.listdir("."), "os.listdir"),
    "socket": (lambda: socket.socket(), "socket.socket"),
    "subprocess": (lambda: subprocess.run(["true"]), "subprocess.run"),
    "thread": (lambda: threading.Thread(), "threading.Thread"),
}
"""What a rule reaches for, and the name by which it is to be refused."""

PURE: Final = "nothing"


@workflow.defn(name="planted")
class Planted:
    """The library asked under a municipality's own rules, one of which reaches for something."""

    @workflow.run
    async def run(self, name: str) -> None:
        """Assess and read under a rule that reaches for what is named, or for nothing."""
        refused: list[Exception] = []
        book = _book(PLANTED[name][0] if name != PURE else dict, refused)
        events, group = world()
        verdict = book.assess(group, sample(GoalSet, parent=None), explain=True)
        if refused:
            raise refused[0]
        assert "planted.rule" in {each.code for each in verdict.fulfilled}
        book.may_read(group, "p-mum", "m-1", events[-1].at)
        seen.ANSWERS[name] = ["asked"]
