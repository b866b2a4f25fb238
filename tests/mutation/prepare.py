"""Make the working copy that is mutated: the tree, with decorators applied after their functions.

mutmut passes decorated functions over, and half of what is derived from a group is decorated; `@kept def f` becomes
`def f` and `f = kept(f)`, which means the same.
"""

from __future__ import annotations

import ast
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# These mutmut takes as they are, or they are nothing at run time.
_LEFT = {"staticmethod", "classmethod", "overload"}


def bare(code: str) -> str:
    """The same module with every decorator of a function or a method applied after it."""
    lines = code.splitlines()
    found = [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef)
        and node.decorator_list
        and not any(ast.unparse(each) in _LEFT for each in node.decorator_list)
        and node.col_offset in (0, 4)
    ]
    for node in sorted(found, key=lambda each: -each.lineno):
        assert node.end_lineno is not None
        applied = node.name
        for each in reversed(node.decorator_list):
            applied = f"{ast.unparse(each)}({applied})"
        lines.insert(node.end_lineno, f"{' ' * node.col_offset}{node.name} = {applied}")
        lines[node.decorator_list[0].lineno - 1 : node.lineno - 1] = []
    return "\n".join(lines) + "\n"


def main(place: Path) -> None:
    """Copy what the tests need, and prepare the source."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name in ("src", "tests", "docs", "examples"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", "judges"))
    for name in ("README.md", "CHANGELOG.md", "LICENSE"):
        shutil.copy(ROOT / name, place)
    settings = (
        (ROOT / "pyproject.toml").read_text("utf-8") + "\n" + (ROOT / "tests/mutation/mutmut.toml").read_text("utf-8")
    )
    (place / "pyproject.toml").write_text(settings, "utf-8")
    for path in sorted((place / "src").rglob("*.py")):
        path.write_text(bare(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
