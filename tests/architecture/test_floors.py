"""A module imports only from a lower floor, or from its own folder."""

from __future__ import annotations

import ast
from collections.abc import Iterable

import pytest

from support.sources import imported, module_names, parsed

# From the ground up.  A folder stands for all that is in it.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("values",),
    ("errors",),
    ("dates", "dated"),
    ("entities",),
    ("events",),
    ("legal", "choices"),
    ("allowed",),
    ("policy",),
    ("lifecycle", "record"),
    ("moves",),
    ("fold",),
    ("evolve", "playing"),
    ("derive",),
    ("rules",),
    ("assess", "duties", "agenda", "audit", "horizon", "reassess", "registered"),
    ("options",),
    ("changes",),
    ("policies",),
    ("rulebook",),
    ("codec", "statements"),
    ("export",),
    ("__init__",),
    # For those who build on the library: it stands on the face, as they do, and nothing stands on it.
    ("testing",),
)
PACKAGE = "ansvar_core"


def floor_of(module: str) -> int:
    """The floor that a module stands on; raises LookupError for a module that has none."""
    top = module.split(".", maxsplit=1)[0]
    for number, names in enumerate(FLOORS):
        if top in names:
            return number
    raise LookupError(f"{module} has no floor")


def targets(tree: ast.Module, modules: Iterable[str]) -> set[str]:
    """The library's own modules that a module imports."""
    known = set(modules)
    found = set()
    for name, taken in imported(tree):
        if name.split(".")[0] != PACKAGE:
            continue
        inner = name.removeprefix(PACKAGE).lstrip(".")
        for each in taken or ("",):
            whole = f"{inner}.{each}".strip(".")
            found.add(whole if whole in known else inner or "__init__")
    return found


def wrong(trees: dict[str, ast.Module]) -> list[str]:
    """Every import that goes up, or sideways to another folder."""
    found = []
    for module, tree in trees.items():
        for target in sorted(targets(tree, trees)):
            own_folder = module.split(".")[0] == target.split(".")[0]
            if not own_folder and floor_of(target) >= floor_of(module):
                found.append(f"{module} -> {target}")
    return found


class TestFloors:
    """The floors of the library hold."""

    def test_every_module_stands_on_a_floor(self) -> None:
        """A new module must be given its floor before it can be imported from."""
        assert [floor_of(name) for name in module_names()]

    def test_no_import_goes_up_or_sideways(self) -> None:
        """There is one way through the library, from facts to answers."""
        assert wrong(parsed()) == []

    def test_there_is_no_circle_inside_a_folder(self) -> None:
        """Modules of one folder import each other in one direction only."""
        trees = parsed()
        # What is imported only for type checkers, or inside a function, is imported after all is loaded.
        graph = {name: targets(_at_load(tree), trees) - {name} for name, tree in trees.items()}
        left = dict(graph)
        while free := [name for name, needs in left.items() if not needs & left.keys()]:
            for name in free:
                del left[name]

        assert left == {}


def _at_load(tree: ast.Module) -> ast.Module:
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    return ast.Module(body=list[ast.stmt](top), type_ignores=[])


class TestTheTestItself:
    """What the test is for, it finds."""

    @pytest.mark.parametrize(
        ("module", "line", "found"),
        [
            ("values.ids", "from ansvar_core.rulebook import Rulebook", "values.ids -> rulebook"),
            ("entities.plan", "from ansvar_core.events.base import Event", "entities.plan -> events.base"),
            ("entities.plan", "from ansvar_core import evolve", "entities.plan -> evolve"),
            ("evolve", "import ansvar_core.derive.rota", "evolve -> derive.rota"),
            ("audit", "from ansvar_core.agenda import agenda", "audit -> agenda"),
            ("dates", "from ansvar_core import Event", "dates -> __init__"),
            ("rules.work", "def f():\n    from ansvar_core.codec import event_to_dict", "rules.work -> codec"),
            ("rulebook", "from ansvar_core.testing import witness", "rulebook -> testing.witness"),
            ("__init__", "from ansvar_core.testing.cast import CAST", "__init__ -> testing.cast"),
            ("export.prose", "def f():\n    import ansvar_core.testing.story", "export.prose -> testing.story"),
        ],
    )
    def test_a_planted_violation_is_found(self, module: str, line: str, found: str) -> None:
        """An import that goes up is named, at the top of a file and inside a function."""
        trees = parsed()
        planted = {**trees, module: ast.parse(f"{line}\n{ast.unparse(trees[module])}")}

        assert wrong(planted) == [found]

    def test_a_module_without_a_floor_is_found(self) -> None:
        """What nobody has placed has no floor."""
        with pytest.raises(LookupError, match="cellar has no floor"):
            floor_of("cellar")
