"""Print the reference pages and the glossary from the code.

`python docs/print_reference.py` writes them, `python docs/print_reference.py --check` says which are not current.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from ansvar_core import SCHEMAS
from printing.answers import profile_page, questions, testing
from printing.glossary import glossary
from printing.municipal import guidelines, municipality, profiles
from printing.record import events, group, states
from printing.rules import choices, rules, statements
from printing.schemas import schema, schema_file, schemas
from printing.words import DOCS

PRINTED: Final = "<!-- Printed by docs/print_reference.py. Change the code, not this page. -->\n\n"

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "reference/questions.md": questions,
    "reference/events.md": events,
    "reference/group.md": group,
    "reference/states.md": states,
    "reference/rules.md": rules,
    "reference/parameters.md": choices,
    "reference/statements.md": statements,
    "reference/guidelines.md": guidelines,
    "reference/profiles.md": profile_page,
    "reference/schemas.md": schemas,
    "reference/testing.md": testing,
    **{schema_file(name): partial(schema, name) for name in SCHEMAS},
    **{f"municipalities/{name}.md": partial(municipality, profile) for name, profile in profiles().items()},
    "glossary.md": glossary,
}


def page(name: str) -> str:
    """One page as it should read."""
    text = PAGES[name]()
    if name.endswith(".json"):
        return text
    return PRINTED + re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def stale() -> list[str]:
    """The pages that are missing or not current."""
    return [
        name for name in PAGES if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != page(name)
    ]


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, say which pages are not current")
    if parser.parse_args().check:
        found = stale()
        for name in found:
            print(f"not current: docs/{name}")
        return 1 if found else 0
    for name in PAGES:
        target = DOCS / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(page(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
