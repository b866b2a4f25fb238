"""How deep a text or data is nested is found without going down into it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansvar_core.codec.nesting import DEEPEST, is_deeper, is_too_deep


def depth(value: Any) -> int:
    """Told by going down, which is what is not done."""
    if isinstance(value, dict | list):
        return 1 + max(map(depth, value.values() if isinstance(value, dict) else value), default=0)
    return 0


TEXTS = st.text(st.sampled_from('ab{}[]"\\å字\u2022')) | st.sampled_from(["[" * 300, "]" * 300, '\\"' * 150 + "["])
SHALLOW = st.recursive(TEXTS | st.none(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8)


@st.composite
def nested(draw: st.DrawFn) -> Any:
    """Data about as deep as is read, with brackets and quotation marks in its texts."""
    value = draw(SHALLOW)
    for _ in range(draw(st.integers(DEEPEST - 12, DEEPEST + 3))):
        match draw(st.integers(0, 3)):
            case 0:
                value = {draw(TEXTS): value}
            case 1:
                value = [draw(TEXTS), value]
            case _:
                value = [value]
    return value


class TestText:
    """Brackets that stand in texts are letters."""

    @pytest.mark.heavy
    @given(value=nested(), escaped=st.booleans(), apart=st.sampled_from([",", ",\n "]), many=st.booleans())
    def test_the_depth_of_any_text_is_that_of_its_data(self, value: Any, escaped: bool, apart: str, many: bool) -> None:
        """Whatever stands in its names and texts, and however it is written; also beside much that is shallow."""
        whole = [*[{"a": [{"b": "]"}]}] * 4_000, value] if many else value
        text = json.dumps(whole, ensure_ascii=escaped, separators=(apart, ": "))

        assert is_too_deep(text) is (depth(whole) > DEEPEST)

    @pytest.mark.parametrize(("opens", "closes", "each"), [("[", "]", 1), ('{"a":', "}", 1), ('{"å字": [', "]}", 2)])
    @pytest.mark.parametrize("levels", [DEEPEST, DEEPEST + 2, 100_000])
    def test_it_is_found_whether_or_not_it_is_closed(self, opens: str, closes: str, each: int, levels: int) -> None:
        """A reader would have gone down before it had seen."""
        begins, ends = opens * (levels // each), closes * (levels // each)

        for text in (begins, begins + "1" + ends, f"{begins}{ends}{begins}"):
            assert is_too_deep(text) is (levels > DEEPEST)

    @pytest.mark.parametrize("text", ['"' + "[" * 9_999, '["\\"' + "[" * 9_999 + '"]', "}" * 9_999, "]" * 9 + "[" * 9])
    def test_what_is_in_a_text_or_closed_too_often_is_not_deep(self, text: str) -> None:
        """Other faults are for others to tell."""
        assert not is_too_deep(text + " " * 10_000)


class Endless(Mapping[str, Any]):
    """A mapping that has itself in it, anew each time."""

    def __getitem__(self, name: str) -> Any:
        return Endless()

    def __iter__(self) -> Iterator[str]:
        return iter("a")

    def __len__(self) -> int:
        return 1


class TestData:
    """What is no text any more."""

    @pytest.mark.heavy
    @given(value=nested())
    def test_the_depth_of_data(self, value: Any) -> None:
        """A leaf inside so many lists and objects is that deep."""
        found = depth([[], *[value]])
        assert not is_deeper(value, found)
        assert is_deeper([[[value]]], 1)

    @pytest.mark.parametrize(("value", "levels"), [(1, 0), ([], 0), ([1], 1), ({"a": [1]}, 2), (((1,),), 2)])
    def test_a_leaf_is_as_deep_as_what_it_is_in(self, value: Any, levels: int) -> None:
        """Counted from nought."""
        assert not is_deeper(value, levels)
        assert is_deeper(value, levels - 1)

    def test_what_stands_in_itself_is_deeper_than_any(self) -> None:
        """And is told at once."""
        ring: list[Any] = [1]
        ring.append({"ring": ring})

        assert is_deeper(ring, 10_000)

    def test_what_stands_in_many_places_is_gone_through_once(self) -> None:
        """Of 2 to the power of 150 leaves there is one."""
        value: Any = [1]
        for _ in range(150):
            value = [value, value]

        assert not is_deeper(value, 151)
        assert is_deeper(value, 150)

    def test_a_callers_own_kind_of_mapping_is_not_asked(self) -> None:
        """It need have no end."""
        assert not is_deeper({"a": Endless()}, 1)
