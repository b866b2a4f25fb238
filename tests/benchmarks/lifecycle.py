"""The small lifecycle that the peers run, and what shows that each of them runs the same.

Seven states, ten transitions, one guard (nothing is established without consent), and a cycle of eleven steps that goes
through all seven and comes back to where it began.  Nothing else is asked of a peer: no history, no reasons, no rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib.metadata import version
from typing import Any, Final

import attrs

STATES: Final = ("seen", "assessing", "preparing", "established", "meeting", "ending", "ended")
TRANSITIONS: Final = (
    ("assess", "seen", "assessing"),
    ("plan", "assessing", "preparing"),
    ("stop", "preparing", "seen"),
    ("establish", "preparing", "established"),
    ("open", "established", "meeting"),
    ("close", "meeting", "established"),
    ("decide", "established", "ending"),
    ("regret", "ending", "established"),
    ("end", "ending", "ended"),
    ("reopen", "ended", "seen"),
)
GUARDED: Final = "establish"
CYCLE: Final = (
    "assess",
    "plan",
    "stop",
    "assess",
    "plan",
    "establish",
    "open",
    "close",
    "decide",
    "end",
    "reopen",
)
PATH: Final = tuple({name: target for name, _, target in TRANSITIONS}[step] for step in CYCLE)


class Status(StrEnum):
    """The seven states, where a peer wants an enumeration."""

    SEEN = "seen"
    ASSESSING = "assessing"
    PREPARING = "preparing"
    ESTABLISHED = "established"
    MEETING = "meeting"
    ENDING = "ending"
    ENDED = "ended"


@attrs.frozen(kw_only=True)
class Peer:
    """A peer's lifecycle behind a face that all share.

    `cycle` takes the eleven steps in the peer's own words, `step` one of them by name, and `state` tells where it
    stands after a step.  `allowed` asks the peer what may come next, guard and all.  `events` and `replay` are for one
    that keeps events.
    """

    name: str
    package: str
    fresh: Callable[[], Any]
    cycle: Callable[[Any], object]
    step: Callable[[Any, str], object]
    state: Callable[[Any], str]
    allowed: Callable[[Any], list[str]] | None = None
    events: Callable[[Any], tuple[Any, ...]] | None = None
    replay: Callable[[tuple[Any, ...]], Any] | None = None

    @property
    def label(self) -> str:
        return f"{self.name} {version(self.package)}"


def faults(peer: Peer) -> Iterator[str]:
    """Where a peer goes another way, takes what its guard forbids, or says that it may."""
    case = peer.fresh()
    went = []
    for name in CYCLE:
        peer.step(case, name)
        went.append(peer.state(case))
    if tuple(went) != PATH:
        yield f"went {went}"
    peer.cycle(case)
    if peer.state(case) != PATH[-1]:
        yield "the cycle does not end where it began"
    yield from _held_back(peer)
    if peer.replay is not None and peer.events is not None:
        case = peer.fresh()
        for name in CYCLE[:-2]:
            peer.step(case, name)
        if peer.state(peer.replay(peer.events(case))) != PATH[-3]:
            yield "what is replayed is not what was"


def _held_back(peer: Peer) -> Iterator[str]:
    case = peer.fresh()
    for name in CYCLE[:5]:
        peer.step(case, name)
    wanted = {"establish", "stop"}
    if peer.allowed is not None and set(peer.allowed(case)) != wanted:
        yield f"with consent it allows {peer.allowed(case)}"
    _withdraw(case)
    if peer.allowed is not None and set(peer.allowed(case)) != wanted - {GUARDED}:
        yield f"without consent it allows {peer.allowed(case)}"
    # One returns False, one drops the event, the others raise, each its own: what counts is that nothing moved.
    try:
        peer.step(case, GUARDED)
    except Exception as error:  # noqa: BLE001
        refusal = repr(error)
    else:
        refusal = "nothing raised"
    if peer.state(case) != "preparing":
        yield f"took what its guard forbids ({refusal})"


def _withdraw(case: Any) -> None:
    """Take the consent away, wherever the peer keeps it."""
    context = getattr(case, "context", None)
    if isinstance(context, dict) and "consented" in context:
        context["consented"] = False
    elif hasattr(case, "core"):
        case.core.consented = False
    else:
        case.consented = False
