"""Real guidelines, row by row: every row is classed, and what carries it exists."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

import ansvar_core
from ansvar_core import (
    CHECKS,
    OBLIGATIONS,
    READING_CHECKS,
    Act,
    Choice,
    Gate,
    Permission,
    Policy,
    Profile,
    RoutinePoint,
    Rulebook,
    TermName,
    Weight,
    profile_from_dict,
)
from ansvar_core.values.parameter import parameters

ROOT = Path(__file__).parents[2]
ROWS: list[dict[str, Any]] = tomllib.loads((ROOT / "docs" / "guidelines.toml").read_text(encoding="utf-8"))["row"]
SOFTWARE = [each for each in ROWS if each["software"]]
MUNICIPALITIES = ROOT / "examples" / "municipalities"


def profiles() -> dict[str, Profile]:
    """Every profile of the examples by its name."""
    found = [runpy.run_path(str(file))["PROFILE"] for file in sorted(MUNICIPALITIES.glob("*.py"))]
    texts = (file.read_text(encoding="utf-8") for file in sorted(MUNICIPALITIES.glob("*.toml")))
    found.extend(profile_from_dict(tomllib.loads(text)) for text in texts)
    return {each.name: each for each in found}


PROFILES = profiles()
KEYS = {each.key for each in parameters(Policy).values()}
CHECK_CODES = {each.code for each in (*CHECKS, *READING_CHECKS)}
DUTY_CODES = {each.code for each in OBLIGATIONS}
QUESTIONS = {name for name in vars(Rulebook) if not name.startswith("_")}


def exists(way: str, name: str) -> bool:
    """Whether what is said to carry a row is there."""
    owner, _, rest = name.partition(".")
    match way:
        case "check":
            return name in CHECK_CODES
        case "weight":
            return name in CHECK_CODES and chosen(Weight, lambda what: what.code == name)
        case "duty":
            return name in DUTY_CODES
        case "parameter":
            return name in KEYS
        case "permission":
            return name in list(Act) and chosen(Permission, lambda what: what.act == name)
        case "gate":
            return chosen(Gate, lambda what: what.duty == name)
        case "rename":
            return name in list(TermName) and any(each.terms for each in PROFILES.values())
        case "query":
            return name in QUESTIONS
        case "field":
            kind = getattr(ansvar_core, owner)
            return rest in attrs.fields_dict(kind) or hasattr(kind, rest)
        case "routine":
            return any(name == each.what.code for each in points(owner))
        case "own":
            mine = PROFILES[owner]
            return name in {each.code for each in (*mine.checks, *mine.reading_checks, *mine.obligations)}
        case _:
            return False


def chosen(kind: type[Any], fits: Any) -> bool:
    """Whether some profile makes such a difference."""
    differences = (each.what for profile in PROFILES.values() for each in profile.differences)
    return any(isinstance(what, kind) and fits(what) for what in differences)


def points(name: str) -> list[Any]:
    """The routine points of a municipality."""
    return [each for each in PROFILES[name].differences if isinstance(each.what, RoutinePoint)]


class TestTable:
    """The table is whole, and says why where software can do nothing."""

    def test_no_row_stands_twice(self) -> None:
        """A row has one id."""
        ids = [each["id"] for each in ROWS]
        assert (len(ids), len(set(ids))) == (201, 201)

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
    def test_a_row_is_classed(self, row: dict[str, Any]) -> None:
        """It is for software and says how, or it is not and says why."""
        assert row["force"] in {"must", "should", "may", "practice"}
        assert row["says"].strip()
        assert ("carried" in row) is row["software"]
        assert ("because" in row) is not row["software"]

    def test_nearly_all_that_binds_is_carried(self) -> None:
        """At least 95 in 100 of the must and should rows that are for software."""
        binding = [each for each in SOFTWARE if each["force"] in {"must", "should"}]
        carried = [each for each in binding if each["carried"]]
        assert len(carried) / len(binding) >= 0.95


@pytest.mark.parametrize(
    ("way", "name"),
    sorted({tuple(each.split(":", 1)) for row in SOFTWARE for each in row["carried"]}),
    ids=lambda part: part,
)
def test_what_carries_a_row_exists(way: str, name: str) -> None:
    """A code, a key, a field, a question, a point of a routine or a rule of its own, where the table says it is."""
    assert exists(way, name)


class TestProfiles:
    """The examples are profiles of municipalities in the table."""

    def test_there_are_at_least_twelve(self) -> None:
        """Each in a file of its own, under its own name."""
        files = {file.stem for file in MUNICIPALITIES.iterdir() if file.suffix in {".py", ".toml"}}
        assert files == set(PROFILES)
        assert len(files - {"viborg"}) >= 12

    @pytest.mark.parametrize("name", sorted(PROFILES))
    def test_a_profile_uses_the_face_alone(self, name: str) -> None:
        """What a municipality needs is on the public face."""
        file = MUNICIPALITIES / f"{name}.py"
        if file.is_file():
            assert re.findall(r"ansvar_core\.\w+", file.read_text(encoding="utf-8")) == []

    @pytest.mark.parametrize("name", sorted(PROFILES))
    def test_every_source_is_a_row_of_the_table(self, name: str) -> None:
        """A difference says which row it carries, or that it is the municipality's own choice."""
        ids = {each["id"] for each in ROWS}
        profile = PROFILES[name]
        rules = (*profile.differences, *profile.checks, *profile.reading_checks, *profile.obligations)
        assert {row for each in rules for row in each.source.local} - ids == set()

    @pytest.mark.parametrize("name", sorted(PROFILES))
    def test_a_choice_is_another_than_the_standard(self, name: str) -> None:
        """A difference that makes none would only confuse."""
        standard = Policy()
        fields = {each.key: field for field, each in parameters(Policy).items()}
        chosen = [each.what for each in PROFILES[name].differences if isinstance(each.what, Choice)]
        assert [each.key for each in chosen if each.value == getattr(standard, fields[each.key])] == []
