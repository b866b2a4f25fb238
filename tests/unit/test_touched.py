"""What a run never touched: nothing is called touched that was not, and everything that was is."""

from __future__ import annotations

import inspect
import json
from datetime import timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    TABLES,
    AssessmentStarted,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    Deadline,
    GoalSet,
    GroupEstablished,
    MeetingPlanned,
    Record,
    RecordedInError,
    Rulebook,
    TaskAgreed,
    VacancyReason,
    VacancyRecorded,
    Weight,
)
from ansvar_core.policies.profile import Profile
from ansvar_core.testing import Collector, Untouched, Watched, watched
from support.life import DAD, HEALTH, NURSE, TEACHER, USER, Life
from support.samples import world

BOOK = Rulebook.standard()


def seen(do: Any) -> set[tuple[str, ...]]:
    """What a life touches that is lived under a watched rulebook."""
    collector = Collector()
    do(Life(watched(BOOK, collector)))
    found = collector.untouched()
    return set(found.known - found.never)


def of(marks: set[tuple[str, ...]], *beginning: str) -> set[tuple[str, ...]]:
    """Those that begin with these words, without them."""
    return {mark[len(beginning) :] for mark in marks if mark[: len(beginning)] == beginning}


def says_overdue(owed: Any) -> bool:
    """Whether a duty, or a function of its module that it asks, ever says that it is overdue."""
    names = (vars(inspect.getmodule(owed)).get(name) for name in owed.__code__.co_names)
    return "overdue=" in inspect.getsource(owed) or any(
        says_overdue(each) for each in names if inspect.isfunction(each) and each.__module__ == owed.__module__
    )


class TestWhatThereIs:
    """Everything that can be touched is known as soon as a rulebook is watched."""

    def test_every_kind_step_and_rule_is_there(self) -> None:
        """All kinds of event, all steps of the five tables, and every rule both ways."""
        collector = Collector()
        watched(BOOK, collector)
        found = collector.untouched()

        assert found.never == found.known
        assert found.percent == 0
        assert of(set(found.known), "event") == {(kind.tag,) for kind in EVENT_TYPES}
        moves = sum(len(targets) for table in TABLES for row in table.moves.values() for targets in row.values())
        admits = sum(len(kinds) for table in TABLES for kinds in table.admits.values())
        assert len(found.of("step")) == moves + admits
        codes = {(each.code,) for each in (*BOOK.checks, *BOOK.reading_checks, *BOOK.obligations)}
        assert of(set(found.known), "kept") == codes
        never_overdue = {(each.code,) for each in BOOK.obligations if not says_overdue(each.owed)}
        assert len(never_overdue) == 5
        assert of(set(found.known), "broken") == codes - never_overdue

    def test_a_rule_that_a_municipality_does_not_ask_is_not_there(self) -> None:
        """What is switched off cannot be touched, and is not asked for."""
        policy = attrs.evolve(BOOK.policies.versions[0][1], weights=frozenset({Weight(code="group.size", effect=None)}))
        collector = Collector()
        watched(Rulebook.under(policy), collector)

        assert ("kept", "group.size") not in collector.untouched().known

    def test_nothing_watched_is_nothing_touched(self) -> None:
        """A run that watches nothing does not look like one that touched all."""
        assert Collector().untouched().percent == 0
        assert Collector().untouched().report() == "nothing was watched"


class TestWhatIsTouched:
    """An event in order touches its kind and its steps; a rule is kept or broken."""

    def test_a_first_event(self) -> None:
        """It moves the group from nowhere, and no rule about it is broken."""
        marks = seen(lambda life: life.need(parents=()))

        assert of(marks, "event") == {("need-seen",)}
        assert of(marks, "step") == {("group", "none", "need-seen", "need-seen")}
        assert of(marks, "broken") == set()
        assert ("need.long-lasting",) in of(marks, "kept")

    def test_a_refused_event_moves_nothing(self) -> None:
        """It touches the rules that it broke and those that it kept, and neither a kind nor a step."""
        before = seen(lambda life: life.need())
        after = seen(lambda life: life.need().ask(AssessmentStarted))

        assert after - before == {
            ("broken", "assessment.user-takes-part"),
            *(("kept", code) for (code,) in of(after, "kept") - of(before, "kept")),
        }

    def test_what_cannot_be_placed_breaks_one_rule(self) -> None:
        """Nothing else is asked of it."""
        assert seen(lambda life: life.ask(GroupEstablished)) == {("broken", "record.cannot-be-placed")}

    def test_an_event_that_is_admitted_takes_a_step_without_an_end(self) -> None:
        """It stands in the table of the status, and moves nothing."""
        marks = seen(lambda life: life.need())

        assert ("step", "group", "need-seen", "parent-recorded") in marks

    def test_each_machine_takes_its_steps(self) -> None:
        """The consent of each, the meeting, the coordinator and the work move by their own tables."""
        marks = of(seen(lambda life: life.established().met()), "step")

        assert {mark[0] for mark in marks} == {"group", "consent", "meeting", "coordinator"}
        assert ("consent", "none", "consent-given", "given") in marks
        assert ("meeting", "called", "meeting-opened", "open") in marks
        assert ("meeting", "minutes-shared", "minutes-acknowledged") in marks
        assert ("coordinator", "offered", "coordinator-accepted", "accepted") in marks
        assert not any(mark[:2] == ("work", "open") for mark in marks)

    def test_an_acceptance_is_the_step_of_two(self) -> None:
        """Whoever was coordinator is so no longer, and the table has a step for it."""

        def life(life: Life) -> None:
            life.established().do(CoordinatorOffered, party=TEACHER)
            life.do(CoordinatorAccepted, TEACHER, party=TEACHER)
            life.do(VacancyRecorded, agency=HEALTH, party=TEACHER, reason=VacancyReason.LEFT)

        marks = of(seen(life), "step", "coordinator", "accepted")
        assert ("coordinator-accepted", "laid-down") in marks
        assert ("vacancy-recorded", "laid-down") in marks

    def test_a_meeting_that_never_was_takes_its_step(self) -> None:
        """What is recorded in error moves the meeting that the event made."""

        def life(life: Life) -> None:
            starts = life.established().now + timedelta(days=30)
            for meeting in ("m-1", "m-2"):
                life.do(MeetingPlanned, meeting=meeting, starts=starts)
            life.do(RecordedInError, event=life.events[-1].id, reason="wrong group")

        assert of(seen(life), "step", "meeting", "planned") >= {("recorded-in-error", "void")}

    def test_a_duty_is_kept_when_it_is_settled_and_broken_when_it_is_overdue(self) -> None:
        """It is neither as long as it is owed and there is time."""

        def written(life: Life) -> None:
            life.established().call()
            life.open()
            life.end()
            life.duties()

        def shared(life: Life) -> None:
            written(life)
            life.write()
            life.share()

        assert {("kept", "minutes.written"), ("broken", "minutes.written")} & seen(written) == set()
        assert ("kept", "minutes.written") in seen(shared)
        marks = seen(lambda life: life.established().met("m-1").met("m-2"))
        assert ("broken", "goals.set") in marks
        assert ("kept", "goals.set") not in marks
        assert ("kept", "goals.set") in seen(lambda life: life.established().met("m-1").do(GoalSet, goal="go-1"))

    def test_reading_touches_its_rules(self) -> None:
        """A reading that is refused breaks one rule and keeps others."""

        def life(life: Life) -> None:
            life.established().met()
            life.book.may_read(life.state, USER, "m-1", life.now)
            life.book.may_read(life.state, "p-stranger", "m-1", life.now)

        before = seen(lambda life: life.established().met())
        marks = seen(life) - before
        assert of(marks, "broken") == {("access.no-part-in-the-group",)}
        assert of(marks, "kept") == {(each.code,) for each in BOOK.reading_checks}

    def test_what_a_whole_record_touches_is_the_same(self) -> None:
        """A system that keeps records can have them noted afterwards."""
        life = Life().established().met("m-1").met("m-2")
        collector = Collector()
        collector.note(life.log, BOOK)
        other = Collector()
        for event in life.events:
            other.note(life.log.events[: life.events.index(event) + 1], BOOK, event.recorded_at)
        collector.note(Record(group="g-1"), BOOK)

        assert collector.untouched() == other.untouched()
        assert set(collector.untouched().known - collector.untouched().never) == seen(
            lambda life: life.established().met("m-1").met("m-2")
        )

    def test_a_duty_overdue_at_the_end_of_a_record_is_found(self) -> None:
        """`until` looks past the last event."""
        life = Life().established()
        life.do(TaskAgreed, work="w-1", responsible=NURSE, deadline=Deadline(day=life.now.date()))
        for until in (None, life.now + timedelta(days=2)):
            collector = Collector()
            collector.note(life.log, BOOK, until)
            assert (("broken", "work.done") in collector.untouched().never) is (until is None)


class TestWatching:
    """A watched rulebook answers as the one it was made of."""

    def test_every_answer_is_the_same(self) -> None:
        """Verdicts, with and without explanation, refusals, audits and questions."""
        events, group = world()
        at = events[-1].recorded_at
        book = watched(BOOK, Collector())

        for event in (*events, *(each.but(id=f"{each.id}-anew") for each in events)):
            for explain in (False, True):
                assert book.assess(group, event, explain=explain) == BOOK.assess(group, event, explain=explain)
        assert book.audit(events, at) == BOOK.audit(events, at)
        assert book.duties(group, at) == BOOK.duties(group, at)
        assert book.options(group, at, NURSE) == BOOK.options(group, at, NURSE)
        assert book.agenda(group, at) == BOOK.agenda(group, at)
        assert book.next_change(group, at) == BOOK.next_change(group, at)
        assert book.may_read(group, DAD, "m-1", at, "i-1") == BOOK.may_read(group, DAD, "m-1", at, "i-1")

    def test_advancing_is_noted(self) -> None:
        """Whichever way an event is asked about, it is noted."""
        life = Life().need()
        ways: tuple[Any, ...] = (
            lambda book: book.assess(None, life.events[0]),
            lambda book: book.advance(None, life.events[0]),
            lambda book: book.advance_all(None, life.events[:1]),
            lambda book: book.audit(life.events[:1], life.now),
            lambda book: book.reassess(Record(group="g-1"), life.events[:1], seen=0),
        )
        for way in ways:
            collector = Collector()
            way(watched(BOOK, collector))
            assert ("event", "need-seen") not in collector.untouched().never

    def test_a_rulebook_of_a_municipality_can_be_watched(self) -> None:
        """Its own choices are kept, and it can stand on its own."""
        book = watched(BOOK, Collector())

        assert book.policies == BOOK.policies
        assert watched(book, Collector()).checks == BOOK.checks
        assert Watched().collector.untouched().known == frozenset()
        assert isinstance(Watched.standard(), Watched)
        assert isinstance(Watched.of(Profile(name="there", label=LABEL)), Watched)


LABEL: Any = BOOK.text("group.size").wrong


class TestSending:
    """What one process has collected can be added in another."""

    def test_two_halves_are_the_whole(self) -> None:
        """Sent as plain JSON and loaded, two collectors are as one that saw both."""
        one, other, both, far = Collector(), Collector(), Collector(), Collector()
        first, second = Life().need(), Life().established()
        one.note(first.log, BOOK)
        other.note(second.log, BOOK)
        both.note(first.log, BOOK)
        both.note(second.log, BOOK)
        for each in (one, other):
            far.load(json.loads(json.dumps(each.dump())))

        assert far.untouched() == both.untouched()
        assert far.dump() == both.dump()


REPORT = """\
touched 5 of 12 (41.6 %)

kinds of event never in order: 1 of 2
  need-seen

rules and duties never kept: 2 of 3
  group.size, need.long-lasting

rules and duties never broken: 1 of 2
  need.coordinated

steps of the tables never taken: 3 of 5
  consent, given:
    consent-confirmed
  group, none:
    need-reviewed, need-seen -> need-seen"""


class TestReport:
    """The report says how much was touched and names every thing that was not."""

    def test_the_report_names_what_is_missing(self) -> None:
        """By kind of thing, steps by machine and status, and only what is missing."""
        never = frozenset(
            {
                ("event", "need-seen"),
                ("kept", "group.size"),
                ("kept", "need.long-lasting"),
                ("broken", "need.coordinated"),
                ("step", "group", "none", "need-seen", "need-seen"),
                ("step", "group", "none", "need-reviewed"),
                ("step", "consent", "given", "consent-confirmed"),
            }
        )
        touched = {("event", "a"), ("kept", "b"), ("broken", "c"), ("step", "d"), ("step", "e")}

        assert Untouched(known=never | touched, never=never).report() == REPORT

    def test_all_is_said_only_of_all(self) -> None:
        """What is almost everything is not rounded up, and what is everything names nothing."""
        known = frozenset(("event", str(number)) for number in range(2000))

        assert (
            Untouched(known=known, never=frozenset({("event", "7")}))
            .report()
            .startswith("touched 1999 of 2000 (99.9 %)")
        )
        assert Untouched(known=known, never=frozenset()).report() == "touched 2000 of 2000 (100.0 %)"

    def test_long_lists_are_broken_into_lines(self) -> None:
        """Every name is there once, and no line is too wide to read."""
        collector = Collector()
        watched(BOOK, collector)
        report = collector.untouched().report()

        assert all(len(line) <= 112 for line in report.splitlines())
        listed = report.partition("kinds of event never in order: 87 of 87\n")[2].partition("\n\n")[0]
        assert sorted(listed.replace("\n", " ").replace(",", " ").split()) == sorted(kind.tag for kind in EVENT_TYPES)


@pytest.mark.parametrize("kind", [ConsentWithdrawn])
def test_a_withdrawal_is_noted_like_any_other(kind: Any) -> None:
    """Consent moves its own machine, and the group admits it."""
    marks = seen(lambda life: life.established().do(kind, DAD, grantor=DAD))

    assert ("step", "consent", "given", "consent-withdrawn", "withdrawn") in marks
    assert ("step", "group", "established", "consent-withdrawn") in marks
