"""The errors, told apart by what a caller asks: was it me, the record, or the rules.

`RuleViolation`: a rule said no; nothing is wrong with the caller or the record.
`CorruptRecord`: the record cannot be what it says it is.
`InvalidPolicy`: what a municipality chose does not go together.
`InvalidValue`: a value cannot be what it says it is.
`StaleVersion`: somebody else wrote first.
`StaleSnapshot`: a copy of the state was made by another version of the library; replay the record.
"""

from __future__ import annotations

from ansvar_core.values.invalid import InvalidValue
from ansvar_core.values.verdict import Verdict

__all__ = [
    "CorruptRecord",
    "InvalidPolicy",
    "InvalidValue",
    "NotInForce",
    "RuleViolation",
    "StaleSnapshot",
    "StaleVersion",
]


class RuleViolation(Exception):
    """A rule said no (regelbrudd).

    `verdict` has every reason, not only the first; `event_id` says which event, and `index` its place among the events
    that were given together, counted from 0.
    """

    def __init__(self, verdict: Verdict, event_id: str, index: int = 0) -> None:
        super().__init__(verdict, event_id, index)
        self.verdict = verdict
        self.event_id = event_id
        self.index = index

    def __str__(self) -> str:
        codes = ", ".join(finding.code for finding in self.verdict.blocking)
        return f"event {self.event_id!r} (index {self.index}) is refused: {codes}"


class CorruptRecord(ValueError):
    """The record cannot be read as one group's life (ødelagt logg).

    `path` is the place (such as `events[17].grantor`) and `problem` says what is wrong with it, without its content.
    `faults` has every fault that was found, this one first.
    """

    def __init__(self, path: str, problem: str, faults: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(path, problem, faults)
        self.path = path
        self.problem = problem
        self.faults: tuple[tuple[str, str], ...] = faults or ((path, problem),)

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


class InvalidPolicy(ValueError):
    """A policy whose choices are unknown or do not go together (ugyldig regelsett).

    `key` names the parameter, or the place where the policy was read (such as `choices[2].value`), `problem` the
    reason.  `faults` has every fault that was found, this one first.
    """

    def __init__(self, key: str, problem: str, faults: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(key, problem, faults)
        self.key = key
        self.problem = problem
        self.faults: tuple[tuple[str, str], ...] = faults or ((key, problem),)

    def __str__(self) -> str:
        return f"{self.key}: {self.problem}"


class NotInForce(LookupError):
    """A dated value was asked for a day before its first (ikke i kraft)."""

    def __init__(self, name: str, day: object) -> None:
        super().__init__(name, day)
        self.name = name
        self.day = day

    def __str__(self) -> str:
        return f"{self.name!r} has no value in force on {self.day}"


class StaleVersion(Exception):
    """The record has moved on since the writer read it (utdatert versjon).

    `seen` is the version the writer saw, `current` the record's.  Read anew, assess anew, then write.
    """

    def __init__(self, seen: int, current: int) -> None:
        super().__init__(seen, current)
        self.seen = seen
        self.current = current

    def __str__(self) -> str:
        return f"written on version {self.seen}, but the record is at version {self.current}"


class StaleSnapshot(Exception):
    """A snapshot was made by another version of the fold (utdatert øyeblikksbilde).

    `made_by` is the version that made it, `current` this library's.  Replay the record, and make a new one.
    """

    def __init__(self, made_by: int, current: int) -> None:
        super().__init__(made_by, current)
        self.made_by = made_by
        self.current = current

    def __str__(self) -> str:
        return f"made by version {self.made_by} of the fold, this is version {self.current}; replay the record"
