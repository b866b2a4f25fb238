from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema_rs import meta

from ansvar_core import SCHEMAS, json_schema

DOCS = Path(__file__).resolve().parents[2] / "docs"


def printer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("print_reference", DOCS / "print_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # As when the file is run, which looks beside itself.
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        spec.loader.exec_module(module)
    return module


PRINTER = printer()


@pytest.mark.parametrize("name", PRINTER.PAGES)
def test_a_printed_page_is_current(name: str) -> None:
    """A reference page says what the code says; `python docs/print_reference.py` prints it anew."""
    assert (DOCS / name).read_text(encoding="utf-8") == PRINTER.page(name)


@pytest.mark.heavy
@pytest.mark.parametrize("name", PRINTER.PAGES)
def test_printing_twice_gives_the_same_page(name: str) -> None:
    """A page depends on nothing but the code, so that a difference is a change."""
    assert PRINTER.page(name) == PRINTER.page(name)


SCHEMA_FILES = sorted((DOCS / "reference" / "schemas").iterdir())


def test_every_schema_is_printed_and_no_other_file_lies_among_them() -> None:
    """The folder has one file for each schema, so that none that has lost its name is left behind."""
    printed = {Path(name).name for name in PRINTER.PAGES if name.endswith(".json")}
    assert printed == {json_schema(name)["$id"] for name in SCHEMAS}
    assert printed == {file.name for file in SCHEMA_FILES}


@pytest.mark.parametrize("file", SCHEMA_FILES, ids=lambda file: file.name)
def test_a_printed_schema_is_a_schema_under_its_own_name(file: Path) -> None:
    """Whoever takes the file alone has a valid JSON Schema, whose `$id` is the name of the file."""
    schema = json.loads(file.read_text(encoding="utf-8"))
    assert meta.is_valid(schema)
    assert file.name == schema["$id"]


def test_the_page_of_schemas_leads_to_every_one() -> None:
    """Each printed schema is linked from the page that lists them."""
    page = (DOCS / "reference" / "schemas.md").read_text(encoding="utf-8")
    assert [file.name for file in SCHEMA_FILES if f"(schemas/{file.name})" not in page] == []


@pytest.mark.heavy
def test_printing_does_not_depend_on_the_seed_of_hashes() -> None:
    """Another process, where sets come in another order, says that every printed file is current."""
    found = subprocess.run(  # noqa: S603  # our own script
        (sys.executable, "-X", "utf8", str(DOCS / "print_reference.py"), "--check"),
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (found.returncode, found.stdout) == (0, "")
