"""Coverage-guided fuzzing of everything that is read.

    python tests/fuzz/fuzz_codec.py -max_total_time=600 tests/fuzz/corpus

An input is JSON text, read by every reader there is.  One that begins with NUL is instead a recipe for plain data that
JSON cannot say.  The mutator changes a node of the data far more often than a byte of the text.

The corpus is the inputs that between them cover the most, out of 1562 seconds on one core: 372 002 executions, 3711
edges of the library and of cattrs, at most 70 MB of memory, and nothing that ended otherwise than in a right value or
an error of our own.  To make a new one: `-set_cover_merge=1 NEW OLD`, with this file made executable.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any, Final

import atheris  # type: ignore[import-untyped]  # ships no types

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]

with atheris.instrument_imports(include=["ansvar_core", "cattrs"]):
    from ansvar_core import group_to_dict, record_from_dict, replay
    from fuzz import hostile

RECIPE: Final = b"\x00"
SNIPPETS: Final = tuple(each for each in hostile.NASTY if type(each) in (str, int, float, bool, type(None), list, dict))
# Node for node through a whole record is for the property tests; here it would leave no time for anything else.
SHORT: Final = tuple(hostile.short(text, 9) for text in hostile.RECORDS.values())
SEEDS: Final[tuple[Any, ...]] = (
    *hostile.EVENTS.values(),
    *hostile.PROFILES.values(),
    *SHORT,
    *(group_to_dict(group) for each in SHORT if (group := replay(record_from_dict(each))) is not None),
)
SMALL: Final = 6_000


def test_one_input(data: bytes) -> None:
    """Read by every reader, and judged by each."""
    if data[:1] == RECIPE:
        hostile.read_dict(_cooked(atheris.FuzzedDataProvider(data[1:])))
    else:
        hostile.read_text(data)


def _cooked(provider: atheris.FuzzedDataProvider) -> Any:
    """A golden file with nodes replaced by what JSON cannot say, or by what the provider says."""
    data = provider.PickValueInList(list(SEEDS[: len(hostile.EVENTS) + len(hostile.PROFILES)]))
    for _ in range(provider.ConsumeIntInRange(1, 4)):
        paths = list(hostile.nodes(data))
        path = paths[provider.ConsumeIntInRange(0, len(paths) - 1)]
        match provider.ConsumeIntInRange(0, 5):
            case 0:
                value: Any = provider.ConsumeUnicode(12)
            case 1:
                value = provider.ConsumeInt(9)
            case 2:
                value = provider.ConsumeFloat()
            case _:
                value = hostile.NASTY[provider.ConsumeIntInRange(0, len(hostile.NASTY) - 1)]
        data = hostile.placed(data, path, value)
        if not isinstance(data, dict):
            break
    return data


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Another input: a node changed, two files crossed, or the library's own change of bytes."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    if data[:1] == RECIPE or chance.random() < 0.1:
        return bytes(atheris.Mutate(data, max_size))
    if chance.random() < 0.01:
        return RECIPE + chance.randbytes(24)
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        whole = chance.choice(SEEDS[: len(hostile.EVENTS)])
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        whole = _step(whole, chance)
    try:
        text = json.dumps(whole).encode()
    except (TypeError, ValueError, RecursionError):
        return bytes(atheris.Mutate(data, max_size))
    return text if len(text) <= max_size else data


def _step(whole: Any, chance: random.Random) -> Any:
    paths = list(hostile.nodes(whole))
    path = chance.choice(paths)
    other = chance.choice(SEEDS[: len(hostile.EVENTS) + len(hostile.PROFILES)])
    match chance.randrange(7):
        case 0:
            return hostile.placed(whole, path, chance.choice(SNIPPETS))
        case 1:
            return hostile.changed(whole, path, "removed") if path else whole
        case 2:
            return hostile.changed(whole, path, "doubled") if path else whole
        case 3:
            return hostile.placed(whole, path, hostile.at(whole, chance.choice(paths)))
        case 4:
            return hostile.placed(whole, path, hostile.at(other, chance.choice(list(hostile.nodes(other)))))
        case 5 if isinstance(hostile.at(whole, path), dict):
            return hostile.placed(whole, path, {**hostile.at(whole, path), **_some(other, chance)})
        case _:
            return hostile.placed(whole, path, _near(hostile.at(whole, path), chance))


def _some(other: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    name = chance.choice(list(other))
    return {name: other[name]}


def _near(value: Any, chance: random.Random) -> Any:
    """Something like it."""
    match value:
        case bool():
            return not value
        case int():
            return value + chance.choice((-1, 1, 2**31, 2**53))
        case str() if value:
            place = chance.randrange(len(value))
            return value[:place] + chance.choice(("", "0", "9", "T", "-", "x", ":", "é")) + value[place + 1 :]
        case list() if value:
            return chance.sample(value, len(value)) if chance.random() < 0.5 else value * 2
        case _:
            return [value]


def main() -> None:
    atheris.Setup(
        [*sys.argv, f"-max_len={SMALL}"] if not any("-max_len" in each for each in sys.argv) else sys.argv,
        test_one_input,
        custom_mutator=mutate,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    folder = next((Path(each) for each in sys.argv[1:] if not each.startswith("-")), None)
    if folder is not None and folder.is_dir() and not any(folder.iterdir()):
        for place, each in enumerate(SEEDS):
            text = json.dumps(each)
            if len(text) <= SMALL:
                (folder / f"seed-{place}").write_text(text, "utf-8")
    main()
