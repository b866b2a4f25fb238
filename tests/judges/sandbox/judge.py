"""Temporal's replay sandbox as a judge of purity: nothing that the library offers may be refused in it.

Needs no server: a history written by hand is replayed.  Every rule that was planted to be refused must be refused by
its name, and every public function must have been called, or this exits with 1.  Beside it an audit hook of the
interpreter watches the same calls.
"""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import platform
import socket
import sys
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import Any, Final

import calls
import seen
from everything import Everything
from planted import PLANTED, PURE, Planted
from temporalio.client import WorkflowHistory
from temporalio.runtime import LoggingConfig, Runtime, TelemetryConfig
from temporalio.worker import Replayer
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from order.told import Digests

# attrs' reprs and cattrs' first structuring keep a mark per thread, and orjson is no Python.
PASSED_THROUGH: Final = ("attr", "attrs", "cattr", "cattrs", "orjson", "seen")
LAZY: Final = "ansvar_core.rules.texts"
"""Texts are loaded when somebody first reads one, which a careful sandbox mentions and does not refuse."""


def history(name: str, *given: str) -> WorkflowHistory:
    """A workflow that was started and completed."""
    when, run = "2026-01-01T00:00:00Z", "11111111-1111-4111-8111-000000000001"
    payloads = [
        {
            "metadata": {"encoding": base64.b64encode(b"json/plain").decode()},
            "data": base64.b64encode(json.dumps(each).encode()).decode(),
        }
        for each in given
    ]
    started = {
        "workflowType": {"name": name},
        "taskQueue": {"name": "q"},
        "originalExecutionRunId": run,
        "firstExecutionRunId": run,
        "input": {"payloads": payloads},
    }
    told: list[tuple[str, dict[str, Any]]] = [
        ("WORKFLOW_EXECUTION_STARTED", started),
        ("WORKFLOW_TASK_SCHEDULED", {"taskQueue": {"name": "q"}}),
        ("WORKFLOW_TASK_STARTED", {"scheduledEventId": "2"}),
        ("WORKFLOW_TASK_COMPLETED", {"scheduledEventId": "2", "startedEventId": "3"}),
        ("WORKFLOW_EXECUTION_COMPLETED", {"workflowTaskCompletedEventId": "4"}),
    ]
    events = [
        {"eventId": str(number), "eventTime": when, "eventType": f"EVENT_TYPE_{kind}", _attributes(kind): fields}
        for number, (kind, fields) in enumerate(told, 1)
    ]
    return WorkflowHistory.from_json("w-1", {"events": events})


def _attributes(kind: str) -> str:
    first, *rest = kind.lower().split("_")
    return "".join((first, *(each.capitalize() for each in rest), "EventAttributes"))


QUIET: Final = Runtime(telemetry=TelemetryConfig(logging=LoggingConfig(filter="off")))
"""What is refused comes back as an answer; it need not be logged besides."""


async def replayed(workflow: type[Any], name: str, *given: str) -> str | None:
    """What the sandbox has against a workflow; None when it was replayed to its end."""
    restrictions = SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH)
    replayer = Replayer(
        workflows=[workflow],
        workflow_runner=SandboxedWorkflowRunner(restrictions=restrictions),
        runtime=QUIET,
        debug_mode=True,  # lets a workflow take more than two seconds
    )
    result = await replayer.replay_workflow(history(name, *given), raise_on_replay_failure=False)
    return None if result.replay_failure is None else str(result.replay_failure)


async def controls() -> list[str]:
    """What is wrong with the judge itself: a control that was let through, or refused for another reason."""
    wrong = []
    for name, (_, called) in PLANTED.items():
        against = await replayed(Planted, "planted", name)
        told = {f"Cannot access {each} from inside a workflow" for each in (called, f"{called}.__call__")}
        if against is None or not any(each in against for each in told):
            wrong.append(f"a rule that reaches for {called} was not refused by that name: {against}")
    against = await replayed(Planted, "planted", PURE)
    if against is not None or seen.ANSWERS.pop(PURE, None) is None:
        wrong.append(f"a rule that reaches for nothing was refused, or never asked: {against}")
    if seen.ANSWERS:
        wrong.append(f"went on after they were refused: {sorted(seen.ANSWERS)}")
    return wrong


async def judged() -> tuple[list[str], dict[str, int]]:
    """What is wrong, and the figures."""
    wrong = await controls()
    calls.handed_over()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        against = await replayed(Everything, "everything")
    if against is not None:
        wrong.append(f"refused: {against}")
    late = {str(each.message).split()[1] for each in said if "after initial workflow load" in str(each.message)}
    wrong.extend(f"imported when first asked: {each}" for each in sorted(late) if not each.startswith(LAZY))
    public, everything = seen.public(), seen.functions()
    wrong.extend(f"never called: {public[each]} ({each[1]})" for each in sorted(set(public) - seen.CALLED))
    first, second = (seen.ANSWERS.get(turn, []) for turn in ("first", "second"))
    if not first or first != second:
        wrong.append("the second time gave other answers than the first")
    other = [line.split("\t")[0] for line in set(first) ^ set(outside())]
    if other:
        wrong.append(f"other answers inside than outside: {sorted(set(other))}")
    return wrong, {
        "public functions and methods called": len(set(public) & seen.CALLED),
        "functions of the library reached": len(everything & seen.CALLED),
        "functions of the library in all": len(everything),
        "questions": len(first),
        "answers": sum(int(line.split("\t")[1]) for line in first),
        "modules imported late": len(late),
        "controls refused": len(PLANTED),
    }


def outside() -> list[str]:
    """The same answers, given outside the sandbox."""
    digests = Digests()
    calls.everything(digests.put)
    return digests.lines()


HARMLESS: Final = (
    "object.__getattr__",
    "object.__setattr__",
    "object.__delattr__",
    "sys._getframe",
    "builtins.id",
    "gc.",
)
"""What an interpreter says of itself, and of an attribute or the identity of an object that it already has."""
WATCH: Final[dict[str, Any]] = {"on": False, "seen": set()}


def reads_hints() -> bool:
    """Whether `typing` is reading an annotation: a schema is made of the library's own, which are text until then."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "get_type_hints" and frame.f_globals.get("__name__") == "typing":
            return True
        frame = frame.f_back
    return False


def reported() -> list[str]:
    """What the interpreter itself reports while everything is called once more, and what its controls did not show."""

    def hook(event: str, _: Any) -> None:
        if WATCH["on"] and not event.startswith(HARMLESS) and not (event in {"compile", "exec"} and reads_hints()):
            WATCH["seen"].add(event)

    def watched(call: Callable[[], Any]) -> set[str]:
        WATCH.update(on=True, seen=set())
        try:
            call()
        finally:
            WATCH["on"] = False
        return set(WATCH["seen"])

    sys.addaudithook(hook)
    wrong = [f"the interpreter reports {each!r}" for each in sorted(watched(outside))]
    shown = {
        "open": lambda: Path(__file__).read_bytes(),
        "socket.__new__": lambda: socket.socket().close(),
        "compile": lambda: compile("1", "<string>", "eval"),
        "exec": lambda: eval("1"),  # noqa: S307  # what must be seen
        "import": lambda: (sys.modules.pop("wave", None), __import__("wave")),
        "os.listdir": lambda: list(Path(__file__).parent.iterdir()),
    }
    wrong += [f"the interpreter did not report {name!r}" for name, call in shown.items() if name not in watched(call)]
    return wrong


def main() -> int:
    """Print the figures, and what is wrong."""
    logging.getLogger("temporalio").setLevel(logging.CRITICAL)
    wrong, figures = asyncio.run(judged())
    wrong += reported()
    tools = ", ".join(f"{each} {version(each)}" for each in ("temporalio", "attrs", "cattrs", "python-dateutil"))
    table = (f"{name:<40}{number:>8}" for name, number in figures.items())
    sys.stdout.write("\n".join((f"Python {platform.python_version()}, {tools}", *table, "")))
    sys.stderr.write("".join(f"{each}\n" for each in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main())
