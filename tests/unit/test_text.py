"""JSON text is read strictly, and written the same each time."""

from __future__ import annotations

import pytest

from ansvar_core.codec.text import dumped, parsed
from ansvar_core.errors import CorruptRecord


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a": 1, "a": 2}',
        '[{"b": {"a": 1, "a": 1}}]',
        "NaN",
        "[Infinity]",
        "[-Infinity]",
        b"\xff",
    ],
    ids=range(8),
)
def test_what_is_no_json_that_can_be_read_is_refused(text: str | bytes) -> None:
    """Also what other readers take: the same name twice, and numbers that are none."""
    with pytest.raises(CorruptRecord) as caught:
        parsed(text)
    assert caught.value.faults == (("$", "is not JSON that can be read"),)


def test_letters_are_written_as_they_are() -> None:
    """A record is read by people too."""
    assert dumped({"navn": "ærlig «ord»"}) == '{"navn": "ærlig «ord»"}'


def test_what_is_written_is_read() -> None:
    """Nothing is lost on the way."""
    data = {"a": [1, None, True, "x\u2028"], "b": {}}
    assert parsed(dumped(data)) == data


def test_a_number_that_is_none_is_not_written() -> None:
    """Nobody else could read it."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumped(float("nan"))
