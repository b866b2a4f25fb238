"""A duty is told from others by what, about what, who and since when."""

from __future__ import annotations

from datetime import date

from ansvar_core import Duty, Source


def test_whether_it_is_overdue_or_moved_makes_no_other_duty() -> None:
    """The same duty keeps its key while its day comes closer and passes."""
    owed = Duty(code="a.b", source=Source(design=True), who="p-1", position=4, subject="m-1")
    later = Duty(
        code="a.b",
        source=Source(design=True),
        who="p-1",
        position=4,
        subject="m-1",
        due=date(2026, 1, 1),
        overdue=True,
    )

    assert owed.key == later.key == ("a.b", "m-1", None, "p-1", 4)
