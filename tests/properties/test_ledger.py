"""The ledger is a dict that remembers its earlier versions."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansvar_core.values.ledger import Ledger

thorough = settings(derandomize=True, deadline=None, max_examples=150)
puts = st.lists(st.tuples(st.integers(0, 120), st.integers()), max_size=300)


def told(items: Iterable[tuple[int, int]], first: Iterable[tuple[int, int]] = ()) -> Ledger[int, int]:
    ledger = Ledger(first)
    for key, value in items:
        ledger = ledger.put(key, value)
    return ledger


@thorough
@given(puts, puts)
def test_a_ledger_is_a_dict(first: list[tuple[int, int]], items: list[tuple[int, int]]) -> None:
    """Whatever is put into it, a ledger answers as a dict does, in the order of first insertion."""
    ledger, expected = told(items, first), dict(first) | dict(items)

    assert list(ledger.items()) == list(expected.items())
    assert len(ledger) == len(expected)
    for key in range(-1, 122):
        assert (key in ledger) == (key in expected)
        assert ledger.get(key) == expected.get(key)


@thorough
@given(puts)
def test_an_earlier_version_never_changes(items: list[tuple[int, int]]) -> None:
    """Each version keeps what it had, whatever is put into it afterwards, and however it branches."""
    versions = [told(items[:count]) for count in range(0, len(items) + 1, 7)]
    for version in versions:
        version.put(-1, 0).put(1, 1)

    assert [dict(each) for each in versions] == [dict(items[:count]) for count in range(0, len(items) + 1, 7)]


@thorough
@given(puts)
def test_two_ledgers_with_the_same_entries_are_equal(items: list[tuple[int, int]]) -> None:
    """How the entries came in does not matter for equality, hash or a pickled copy."""
    one, other = told(items), Ledger(dict(items).items())
    copy = pickle.loads(pickle.dumps(one))  # noqa: S301

    assert one == other == copy
    assert hash(one) == hash(other) == hash(copy)
    assert list(copy) == list(one)
    assert one != one.put(-1, 0)


@thorough
@given(st.integers(1, 3000))
def test_a_put_copies_little(size: int) -> None:
    """However long it gets, a ledger has few layers, so that looking up stays cheap."""
    ledger = told((each, each) for each in range(size))

    assert len(ledger._layers) <= 3 + size.bit_length()


def test_a_ledger_is_frozen() -> None:
    """Nothing in it can be set, and a missing key is a missing key."""
    ledger = told([(1, 1)])

    with pytest.raises(AttributeError):
        ledger._layers = ()
    with pytest.raises(KeyError):
        ledger[2]
