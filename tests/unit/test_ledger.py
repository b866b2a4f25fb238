"""A ledger is a map that keeps its old versions."""

from __future__ import annotations

import itertools
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansvar_core.values.ledger import Ledger

ENTRIES = st.lists(st.tuples(st.integers(0, 200), st.integers()), max_size=400)


def filled(entries: list[tuple[int, int]]) -> Ledger[int, int]:
    ledger: Ledger[int, int] = Ledger()
    for key, value in entries:
        ledger = ledger.put(key, value)
    return ledger


class TestLedger:
    """It behaves as a dict that cannot be changed."""

    @given(ENTRIES)
    def test_it_says_what_a_dict_says(self, entries: list[tuple[int, int]]) -> None:
        """Whatever is put, in whatever order, look-ups, length and order of first insertion are a dict's."""
        expected = dict(entries)
        ledger = filled(entries)

        assert dict(ledger) == expected
        assert list(ledger) == list(expected)
        assert len(ledger) == len(expected)
        assert all((key in ledger) == (key in expected) for key in range(-1, 202))
        assert Ledger(entries) == ledger
        assert hash(Ledger(entries)) == hash(ledger)

    @given(ENTRIES, st.integers(0, 200), st.integers())
    def test_an_old_version_stays_as_it_was(self, entries: list[tuple[int, int]], key: int, value: int) -> None:
        """Putting makes a new map and leaves the old one alone, so a group can be branched."""
        before = filled(entries)
        remembered = dict(before)
        after = before.put(key, value)

        assert dict(before) == remembered
        assert dict(after) == {**remembered, key: value}

    @given(ENTRIES)
    def test_it_is_pickled(self, entries: list[tuple[int, int]]) -> None:
        """A ledger can be sent to another process."""
        ledger = filled(entries)

        assert pickle.loads(pickle.dumps(ledger)) == ledger  # noqa: S301  # made here

    @pytest.mark.parametrize("size", [0, 1, 16, 17, 64, 65, 300, 5000])
    def test_a_look_up_asks_a_handful_of_dicts(self, size: int) -> None:
        """However long the history, layers are few and grow fast downwards, with a small one on top."""
        layers = [len(layer) for layer in filled([(n, n) for n in range(size)])._layers]
        full = [layer for layer in layers if layer > 16]

        assert len(layers) <= 2 + size.bit_length() // 2
        assert layers[: len(full)] == full
        assert len(layers) - len(full) <= 1
        assert all(below > 4 * above for below, above in itertools.pairwise(full))

    def test_what_is_put_anew_keeps_its_place_and_is_there_once(self) -> None:
        """Also when the first of it stands in a layer far below."""
        ledger = filled([(n, n) for n in range(40)]).put(3, -3)

        assert len(ledger._layers) > 1
        assert list(ledger) == list(range(40))
        assert (len(ledger), ledger[3]) == (40, -3)

    def test_putting_copies_little(self) -> None:
        """Over a long history each entry is copied a few times on the whole, not once an event."""
        copied, ledger = 0, Ledger[int, int]()
        for n in range(4000):
            after = ledger.put(n, n)
            copied += sum(len(layer) for layer in after._layers if not any(layer is old for old in ledger._layers))
            ledger = after

        assert copied < 4000 * 40
        assert len(ledger._layers) > 1

    def test_a_missing_key_is_an_error(self) -> None:
        """A ledger invents nothing."""
        with pytest.raises(KeyError, match="gone"):
            Ledger([("here", 1)])["gone"]
        assert Ledger([("here", 1)]).get("gone") is None

    def test_it_cannot_be_changed(self) -> None:
        """There is no way to put something into the same map."""
        ledger: Any = Ledger([("a", 1)])

        with pytest.raises(AttributeError, match="frozen"):
            ledger._layers = ()
        with pytest.raises(TypeError):
            ledger["a"] = 2

    def test_it_is_equal_to_ledgers_alone(self) -> None:
        """A dict with the same content is another thing."""
        assert Ledger([("a", 1)]) != {"a": 1}
        assert Ledger([("a", 1)]) != Ledger([("a", 2)])

    def test_its_repr_gives_nobody_away(self) -> None:
        """Keys are people's ids and values are facts about them."""
        assert repr(Ledger([("p-mum", "secret")])) == "<Ledger of 1>"
