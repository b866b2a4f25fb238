"""A record that went wrong still opens, and every question about it is answered."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansvar_core import CorruptRecord, Event, replay
from properties.test_walks import Walk, proof, walks
from support.breaking import WAYS
from support.life import NURSE, USER

BREAKING = st.tuples(st.sampled_from(tuple(WAYS)), st.integers(0, 2**32))


def broken(walk: Walk, breaks: list[tuple[str, int]]) -> tuple[Event, ...]:
    """A walk's record broken in some places, each as far as what comes out can be read."""
    for _ in walk.moments():
        pass
    events = tuple(walk.events)
    for way, seed in breaks if len(events) > 2 else ():
        try:
            made = WAYS[way](Random(seed), events)  # noqa: S311  # the same every time
            replay(made)
        except CorruptRecord:
            continue
        events = made
    return events


@pytest.mark.heavy
@proof(80)
@given(walks(length=20), st.lists(BREAKING, min_size=1, max_size=6))
def test_every_question_about_a_broken_record_is_answered(walk: Walk, breaks: list[tuple[str, int]]) -> None:
    """Wrong steps are findings, and never an error of another kind; the audit looks at every event."""
    events = broken(walk, breaks)
    group, at = replay(events), events[-1].recorded_at
    assert group is not None

    assert walk.book.audit(events, at).version == len(events)
    for actor in (NURSE, USER):
        assert walk.book.options(group, at, actor)
        for meeting in group.meetings:
            walk.book.may_read(group, actor, meeting, at)
    for answer in (walk.book.duties, walk.book.agenda, walk.book.next_change):
        answer(group, at)
    walk.book.rota(group, at, 3)


@pytest.mark.heavy
@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_breaking_breaks(way: str) -> None:
    """Of the records broken in one way, some are refused by the tables; otherwise the claim above would say little."""
    refused = 0

    @proof(25)
    @given(walks(length=20), st.integers(0, 2**32))
    def tried(walk: Walk, seed: int) -> None:
        nonlocal refused
        events = broken(walk, [(way, seed)])
        report = walk.book.audit(events, events[-1].recorded_at)
        refused += any(each.finding.code.endswith("not-now") for each in report.refused)

    tried()
    assert refused > 0
