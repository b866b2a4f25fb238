"""The walk within the larger bounds: prints its figures, and fails where one differs from those that are stated."""

from __future__ import annotations

import sys
import time

from exhaustive.account import Account, digest
from exhaustive.every import all_worlds
from exhaustive.figures import LARGE
from exhaustive.invariants import Looks, on_the_way
from exhaustive.walk import walk


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(names: list[str]) -> int:
    """Walk each world, or those that are named."""
    say(
        f"{'world':<14}{'states':>8}{'depth':>7}{'steps':>9}{'twice':>8}{'remedies':>10}{'options':>9}{'audits':>8}{'s':>6}"
    )
    wrong, total = [], [0] * 6
    for world in all_worlds(large=True):
        if names and world.name not in names:
            continue
        begun = time.process_time()
        looks = Looks(world, Account())
        found = walk(world, looks, looks.merge, digest)
        on_the_way(looks, found)
        told = [len(found.states), found.steps, found.compared]
        told += [found.asked.get(each, 0) for each in ("remedies", "options", "audits")]
        total = [one + other for one, other in zip(total, told, strict=True)]
        took = time.process_time() - begun
        say(
            f"{world.name:<14}{told[0]:>8}{found.depth:>7}{told[1]:>9}{told[2]:>8}{told[3]:>10}{told[4]:>9}{told[5]:>8}"
            f"{took:>6.0f}",
        )
        if (len(found.states), found.depth) != LARGE.get(world.name):
            wrong.append(world.name)
    say(f"{'together':<14}{total[0]:>8}{'':>7}{total[1]:>9}{total[2]:>8}{total[3]:>10}{total[4]:>9}{total[5]:>8}")
    for name in wrong:
        say(f"{name}: not the states that are stated")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
