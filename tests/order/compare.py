"""Whether many runs of `answers.py` have printed the same: one file for each run, its name saying where it ran.

    python compare.py FOLDER

Files are compared with those of the same first word, as `all` or `planted`.  The planted ones must differ, or the
comparison itself is worth nothing.  Exits with 1 where something is not as it must be.
"""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["compared"]


def compared(files: dict[str, str]) -> list[str]:
    """The questions that some of the runs answer otherwise than the first."""
    lines = [dict(line.split("\t", 1) for line in text.splitlines()) for text in files.values()]
    return sorted({name for each in lines for name in {*each, *lines[0]} if each.get(name) != lines[0].get(name)})


def main(folder: Path) -> int:
    """Print the table."""
    runs: dict[str, dict[str, str]] = {}
    for place in sorted(folder.glob("*.txt")):
        runs.setdefault(place.stem.split("_")[0], {})[place.stem] = place.read_text(encoding="utf-8")
    out, wrong = [], []
    for word, files in runs.items():
        other = compared(files)
        first = next(iter(files.values())).splitlines()
        answers = sum(int(line.split("\t")[1]) for line in first)
        out.append(f"{word}: {len(files)} runs, {len(first)} questions, {answers} answers each")
        out += [
            f"    {name:<70} {'as the first' if not compared({word: first_text(files), name: text}) else 'OTHER'}"
            for name, text in files.items()
        ]
        if word == "planted" and not other:
            wrong.append("what was planted to differ was found the same")
        if word != "planted" and (other or not first):
            wrong.append(f"{word}: answered otherwise: {', '.join(other) or 'nothing was asked'}")
    if "planted" not in runs or len(runs) < 2:
        wrong.append("nothing was compared, or nothing planted")
    sys.stdout.write("\n".join((*out, *wrong, "")))
    return 1 if wrong else 0


def first_text(files: dict[str, str]) -> str:
    """What the first of the runs printed."""
    return next(iter(files.values()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
