"""The same answers in every process: under any hash seed, and in many threads that share one rulebook."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from ansvar_core import CHECKS, OBLIGATIONS, READING_CHECKS, Duty, Rulebook
from order.answers import AHEAD
from order.lives import ACTORS, Stage, books, cases, records
from order.told import told

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def asked(*words: str, seed: str = "0") -> list[str]:
    """What a process of its own answers."""
    paths = os.pathsep.join(str(ROOT / each) for each in ("tests", "examples"))
    done = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, str(HERE / "answers.py"), *words],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.heavy
class TestProcesses:
    """A question has one answer."""

    def test_any_hash_seed_gives_the_same_answers(self) -> None:
        """A set has no order, so nothing that is answered may take its order from one."""
        for words, seeds in (((), ("0", "random")), (("some", "rest"), ("0", "1", "42", "random"))):
            first, *others = (asked(*words, seed=seed) for seed in seeds)

            assert len(first) > 30
            assert [other for other in others if other != first] == []

    def test_threads_that_share_a_rulebook_give_the_same_answers(self) -> None:
        """Also where all of them ask first: what is worked out once is the same for whoever works it out."""
        assert asked("threads") == asked("some")

    def test_the_questions_touch_every_rule(self) -> None:
        """Every check is found broken and found kept, and every obligation is owed, so the claims here are of all."""
        broken: set[str] = set()
        kept: set[str] = set()
        owed: set[str] = set()
        for book, stage in touching():
            for event in stage.tries:
                verdict = book.assess(stage.group, event, explain=True)
                broken.update(verdict.codes)
                kept.update(each.code for each in verdict.fulfilled)
            for ahead in AHEAD:
                owed.update(each.code for each in book.duties(stage.group, stage.at + ahead))
            for party, meeting, ahead in product(ACTORS, (*stage.group.meetings, "m-none"), AHEAD[::2]):
                broken.update(book.may_read(stage.group, party, meeting, stage.at + ahead).codes)

        # What a proposal cannot be told of, an audit finds in a record.
        wronged = records()["wronged"]
        report = books()["standard"].audit(wronged, wronged.events[-1].recorded_at)
        broken.update(each.finding.code for each in report.judged)

        assert {each.code for each in (*CHECKS, *READING_CHECKS)} - broken == set()
        assert {each.code for each in CHECKS} - kept == set()
        assert {each.code for each in OBLIGATIONS} - owed == set()


def touching() -> Iterator[tuple[Rulebook, Stage]]:
    """The records under the books that ask for most, at several places each."""
    for case in cases():
        if case.book in ("standard", "strict", "changing"):
            for stage in case.stages(4, 148):
                yield books()[case.book], stage


class TestTelling:
    """What is compared shows an order where there is one."""

    def test_an_order_is_told_and_a_set_is_not_ordered(self) -> None:
        """Two tuples in different order differ, two mappings too; two sets with the same in them do not."""
        assert told(("a", "b")) != told(("b", "a"))
        assert told({"a": 1, "b": 2}) != told({"b": 2, "a": 1})
        assert told(frozenset("abc")) == told(frozenset("cba"))

    def test_an_answer_that_depends_on_a_set_is_seen(self) -> None:
        """The hash seed decides the order of a set's elements, and then the digest of what is made of it."""
        code = "from order.told import told; print(told(tuple({f'p-{each}' for each in range(50)})))"
        found = {
            subprocess.run(  # noqa: S603  # as above
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONPATH": str(ROOT / "tests"), "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("0", "1", "42")
        }

        assert len(found) == 3

    def test_a_duty_is_told_with_every_field(self) -> None:
        """Nothing that a caller sees is left out of what is compared."""
        fields = ("code", "who", "position", "subject", "about", "due", "overdue")

        assert all(f"{each}=" in told(_duty()) for each in fields)


def _duty() -> Duty:
    return Duty(code="work.done", source=OBLIGATIONS[0].source, who="p-1", position=1)
