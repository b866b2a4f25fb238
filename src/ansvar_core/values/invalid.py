"""What is wrong with a value in itself."""

from __future__ import annotations

__all__ = ["InvalidValue"]


class InvalidValue(ValueError):
    """A value that cannot be what it says it is (ugyldig verdi).

    Carries the `field` it was offered for and the `problem` in words.  The value itself is never
    repeated, because it may be personal.
    """

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(field, problem)
        self.field = field
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.field}: {self.problem}"
