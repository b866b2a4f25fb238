"""What comes of registering: a value, what it says as data, and codes that look like codes."""

from __future__ import annotations

from typing import Any

import pytest

from ansvar_core import (
    ConsentConfirmed,
    GroupEstablished,
    InvalidValue,
    Registered,
    Rulebook,
    answer_to_dict,
    event_to_dict,
)
from ansvar_core.testing import Collector, watched
from support.life import MUM, NURSE, Life
from support.samples import DESPITE, sample

BOOK = Rulebook.standard()


def done() -> Registered:
    life = Life().established()
    return BOOK.register(life.state, life.make(GroupEstablished))


def test_as_data_it_is_the_event_to_keep_and_the_verdict() -> None:
    """The group is written by what writes groups."""
    answer = answer_to_dict(done(), BOOK, "nb")

    assert answer["permitted"] is False
    assert answer["version"] == done().group.version
    assert answer["event"] == event_to_dict(done().event)
    assert answer["event"]["despite"] == ["group.not-now"]
    assert [each["code"] for each in answer["verdict"]["findings"]] == ["group.not-now"]
    assert "text" in answer["verdict"]["findings"][0]
    assert set(answer) == {"permitted", "version", "event", "verdict"}


def test_it_shows_nothing() -> None:
    """Whoever prints it sees no content."""
    assert repr(done()) == "Registered()"


@pytest.mark.parametrize("wrong", [{"two words"}, {"tab\there"}, {""}, {" code.x"}, {7}, "code.x"])
def test_what_is_no_code_is_refused(wrong: Any) -> None:
    """No sentence about anybody stands where a code should."""
    with pytest.raises(InvalidValue):
        sample(GroupEstablished, despite=wrong)


def test_any_collection_of_codes_will_do() -> None:
    """It is kept as a set."""
    assert sample(GroupEstablished, despite=sorted(DESPITE)).despite == DESPITE


def test_a_watched_rulebook_notes_what_is_registered_and_audited() -> None:
    """What an audit alone says is touched too."""
    collector = Collector()
    book = watched(BOOK, collector)
    life = Life().established()
    first = book.register(life.state, life.make(GroupEstablished))
    assert not {("broken", "group.not-now")} & set(collector.untouched().never)
    book.audit([*life.events, first.event], life.now)
    assert ("broken", "record.should-say-despite") in collector.untouched().never
    quiet = life.make(ConsentConfirmed, NURSE, grantor=MUM)
    book.audit([*life.events, first.event, quiet], life.now)
    assert ("broken", "record.should-say-despite") not in collector.untouched().never
