"""Calls that must be errors.  Each wrong line is marked with the codes that mypy gives it."""

# ruff: noqa: B018, FBT003  # the lines are wrong on purpose

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from ansvar_core import (
    ConsentWithdrawn,
    Grant,
    Group,
    Member,
    NeedSeen,
    Policy,
    Record,
    Rulebook,
    Source,
    Topic,
    User,
    Verdict,
    WorkDone,
    replay,
)
from ansvar_core.rules.base import Breach, ContentCheck, Situation, StandingCheck

AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def wrong_values(group: Group, book: Rulebook, user: User, event: WorkDone) -> None:
    """Nothing is changed, built by position, or given as what it is not."""
    User("u-1", date(2015, 5, 1))  # E: call-arg
    User(id="u-1")  # E: call-arg
    User(id=1, birth_date=date(2015, 5, 1))  # E: arg-type
    User(id="u-1", birth_date=date(2015, 5, 1), name="somebody")  # E: call-arg
    user.id = "u-2"  # E: misc
    group.status = group.status  # E: misc
    Member(party="p-1", agency="a-1", attendance="every-meeting")  # E: arg-type
    Grant(object="cooperation", agency="a-1")  # E: arg-type
    WorkDone(id="e-1", group="g-1", at=AT, actor="p-1")  # E: call-arg
    WorkDone(id="e-1", group="g-1", at=date(2026, 1, 5), actor="p-1", work="w-1")  # E: arg-type
    ConsentWithdrawn(id="e-1", group="g-1", at=AT, actor="p-1", grantor="p-1", items=["a-1"])  # E: list-item
    NeedSeen(event)  # E: arg-type, call-arg
    Policy(youth_consents_from="16")  # E: arg-type
    Policy(unknown=True)  # E: call-arg
    Record("g-1")  # E: call-arg
    book.policies = book.policies  # E: misc


def wrong_questions(group: Group, book: Rulebook, event: WorkDone) -> None:
    """A question is asked about a group, at an instant."""
    book.assess(event, group)  # E: arg-type
    book.assess(group, event, True)  # E: call-arg
    book.advance_all(group, event)  # E: arg-type
    book.duties(None, AT)  # E: arg-type
    book.duties(group, date(2026, 1, 5))  # E: arg-type
    book.options(group, "p-1", AT)  # E: arg-type
    book.route("training", AT)  # E: arg-type
    book.may_read(group, "p-1", AT)  # E: arg-type, call-arg
    book.rota(group, 3)  # E: arg-type
    replay(event)  # E: arg-type
    replay([event]).status  # E: union-attr
    verdict: Verdict = book.advance(group, event)  # E: assignment
    str(verdict.reasons)  # E: attr-defined
    Record(group="g-1").append([event])  # E: call-arg
    topic: Topic = book.route(Topic.TRAINING, AT)  # E: assignment
    str(topic)


def _about_work(situation: Situation, event: WorkDone) -> Breach | None:
    if event.work:
        return Breach()
    return None


def _standing(situation: Situation) -> Breach | None:
    return Breach()


def _yields(situation: Situation) -> Iterator[Breach]:
    yield Breach()


OURS = Source(design=True)
NOT_ITS_EVENT = ContentCheck[NeedSeen](code="own.a", source=OURS, governs=(NeedSeen,), judge=_about_work)  # E: arg-type
NOT_AN_EVENT = StandingCheck(code="own.b", source=OURS, governs=(User,), judge=_standing)  # E: arg-type
NO_ANSWER = StandingCheck(code="own.c", source=OURS, governs=(WorkDone,), judge=_yields)  # E: arg-type
TWO_ARGUMENTS = StandingCheck(code="own.d", source=OURS, governs=(WorkDone,), judge=_about_work)  # E: arg-type
