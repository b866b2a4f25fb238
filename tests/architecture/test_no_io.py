"""The main job touches nothing: a whole record is judged while the interpreter reports every reach for the world."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

# Run in a process of its own, because an audit hook can never be taken away again.
JOB = """
import sys

sys.path.insert(0, {tests!r})

from ansvar_core import Rulebook, Topic, answer_to_json, record_from_json, record_to_json, replay
from support.life import NURSE, TEACHER
from support.samples import sample, world
from ansvar_core import EVENT_TYPES, Record

events, _ = world()
text = record_to_json(Record(group="g-1", events=events))
proposals = tuple(sample(kind) for kind in EVENT_TYPES)
at = events[-1].at


def job():
    book = Rulebook.standard()
    record = record_from_json(text)
    group = replay(record)
    answers = [
        book.advance_all(None, [each for each in record if each.tag != "relay-offered"]).status,
        book.audit(record, at),
        book.options(group, at, NURSE),
        book.duties(group, at),
        book.agenda(group, at),
        book.rota(group, at, 5, chair=NURSE, absent=(TEACHER,)),
        book.next_change(group, at),
        book.may_read(group, TEACHER, "m-1", at),
        book.route(Topic.TRAINING, at),
        *(book.assess(group, each, explain=True) for each in proposals),
    ]
    for each in answers:
        answer_to_json(each)
    return record_to_json(record)


first = job()
seen = []
watching = False


def hook(event, args):
    if watching and not event.startswith(HARMLESS):
        seen.append(event)


# What an interpreter says of itself, and of reading an attribute of an object it already has.
HARMLESS = ("object.__getattr__", "object.__setattr__", "object.__delattr__", "sys._getframe", "gc.")
sys.addaudithook(hook)
watching = True
{planted}
second = job()
watching = False
assert first == second, "the same record gives the same text"
print(*sorted(set(seen)))
"""


def run(planted: str = "") -> list[str]:
    """The names of everything the interpreter reported while the job ran."""
    script = JOB.format(tests=str(TESTS), planted=planted)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_main_job_touches_nothing() -> None:
    """Folding, judging, auditing, asking and writing out open, import, connect, start and read nothing."""
    assert run() == []


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ("open(sys.executable, 'rb').close()", "open"),
        ("import wave", "import"),
        ("import socket; socket.socket().close()", "socket.__new__"),
        ("import os; os.listdir('.')", "os.listdir"),
    ],
)
def test_a_reach_for_the_world_would_be_seen(planted: str, seen: str) -> None:
    """The hook that saw nothing does see a file opened, a module loaded, a socket made and a folder read."""
    assert seen in run(planted)
