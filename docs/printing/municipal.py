"""The pages about municipalities: the example profiles in words, and the table of real guidelines."""

from __future__ import annotations

import runpy
import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from ansvar_core import Language, Profile, profile_from_dict, profile_in_words
from printing.words import DOCS, codes, table

EXAMPLES: Final = DOCS.parent / "examples" / "municipalities"
_WRITTEN: Final = {"kvinnherad": Language.NN, "lesja": Language.NN, "lindas": Language.NN, "oygarden": Language.NN}


def profiles() -> dict[str, Profile]:
    """The profiles of the examples by name, each from its one file."""
    found = {}
    for file in sorted(EXAMPLES.glob("*.*")):
        if file.suffix == ".py":
            found[file.stem] = runpy.run_path(str(file))["PROFILE"]
        elif file.suffix == ".toml":
            found[file.stem] = profile_from_dict(tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def municipality(profile: Profile) -> str:
    """A profile in words, in the language its municipality writes."""
    return profile_in_words(profile, _WRITTEN.get(profile.name, Language.NB))


_WAYS: Final = {
    "check": "a check of the library as it is",
    "duty": "an obligation of the library as it is",
    "field": "a place for the fact",
    "query": "a question that is answered",
    "parameter": "a parameter the municipality sets",
    "weight": "a rule made harder or softer",
    "permission": "an act reserved for some roles",
    "gate": "an event that waits",
    "rename": "a word of its own",
    "routine": "a point of its own routine",
    "own": "a rule of its own",
}
_FORCES: Final = ("must", "should", "may", "practice")


def guideline_rows() -> list[dict[str, Any]]:
    """The classed rows of real guidelines."""
    rows: list[dict[str, Any]] = tomllib.loads((DOCS / "guidelines.toml").read_text(encoding="utf-8"))["row"]
    return rows


def guidelines() -> str:
    """Real guidelines taken apart, and how each row is carried, with counts."""
    rows = guideline_rows()
    software = [each for each in rows if each["software"]]
    binding = [each for each in software if each["force"] in ("must", "should")]
    carried = [each for each in binding if each["carried"]]
    text = (
        f"# Real guidelines\n\nRules found on the pages of municipalities, agencies and organisations, one a row, in"
        f" our own words: {len(rows)} in all. Force is what the page says; *practice* only describes what is usual."
        " Each was classed before anything was coded: is it something that software can check, owe, represent or"
        f" answer, and how is it carried?\n\n{len(software)} rows are for software, {len(rows) - len(software)}"
        f" are not. Of the must and should rows for software, {len(carried)} of {len(binding)} are carried"
        f" ({100 * len(carried) / len(binding):.1f} %).\n\n"
    )
    counts = Counter((each["force"], each["software"]) for each in rows)
    text += table(
        ("force", "rows", "for software", "not for software"),
        (
            (force, counts[force, True] + counts[force, False], counts[force, True], counts[force, False])
            for force in _FORCES
        ),
    )
    ways = Counter(way for each in software for way in {one.partition(":")[0] for one in each["carried"]})
    text += "\nA row can be carried in several ways at once.\n\n"
    text += table(("way", "which", "rows"), ((way, said, ways[way]) for way, said in _WAYS.items()))
    for name in dict.fromkeys(each["municipality"] for each in rows):
        text += f"\n## {name}\n\n"
        of = [each for each in rows if each["municipality"] == name]
        text += table(("id", "force", "topic", "rule", "carried by, or why not"), map(_guideline, of))
    return text


def _guideline(row: Mapping[str, Any]) -> tuple[object, ...]:
    how = codes(row["carried"]) if row["software"] else f"Not for software: {row['because']}"
    return row["id"], row["force"], row["topic"], row["says"], how or "not carried"
