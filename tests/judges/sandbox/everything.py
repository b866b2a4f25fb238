"""The workflow that calls all of the library."""

from __future__ import annotations

import calls
import seen
from temporalio import workflow

from order.told import Digests

__all__ = ["Everything"]

calls.prepared()


@workflow.defn(name="everything")
class Everything:
    """Every public function of the library."""

    @workflow.run
    async def run(self) -> None:
        """Call everything twice: the first time finds every cache empty, the second finds them full."""
        for turn in ("first", "second"):
            digests = Digests()
            seen.watch(on=turn == "first")
            try:
                calls.everything(digests.put)
            finally:
                seen.watch(on=False)
            seen.ANSWERS[turn] = digests.lines()
