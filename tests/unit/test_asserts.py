"""Assertions about verdicts, records, groups and the rotation: each can fail, and says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    ChangeProposal,
    ChildHeard,
    ConsentWithdrawn,
    Effect,
    Event,
    GroupEstablished,
    HearingManner,
    MeetingCalled,
    MinutesWritten,
    Record,
    Rulebook,
    Verdict,
    record_from_json,
    record_to_json,
    replay,
)
from ansvar_core.evolve import evolve
from ansvar_core.testing import (
    Teller,
    assert_breaches,
    assert_in_order,
    assert_permitted,
    assert_refused,
    assert_replays,
    assert_rota_fair,
    assert_same_group,
    assert_warned,
    differences,
)
from support.finding import EVERY_REMEDY, FINDING
from support.life import DAD, NURSE, PHYSIO, TEACHER, USER, Life
from support.samples import SECRET, SECRET_DAY, SECRET_KIND, sample, secret, world

BOOK = Rulebook.standard()


def said(do: Callable[[], object]) -> str:
    """The whole message of what fails."""
    with pytest.raises(AssertionError) as caught:
        do()
    return str(caught.value)


def refusal() -> Verdict:
    """An assessment that the user has no part in."""
    return Life().need().ask(AssessmentStarted)


class TestVerdicts:
    """One verdict is as expected, or the message has every reason."""

    def test_what_is_permitted_passes(self) -> None:
        """A verdict with nothing that blocks is permitted, whatever it warns of."""
        assert_permitted(Verdict())
        assert_permitted(Verdict(findings=(attrs.evolve(FINDING, effect=Effect.WARNS),)))

    def test_what_is_refused_fails_with_its_reasons(self) -> None:
        """The code, what it means, what it turned on and what helps, in the language asked for."""
        assert said(lambda: assert_permitted(refusal())) == (
            "expected: permitted\n"
            "found:    assessment.user-takes-part\n"
            "\n"
            "+ assessment.user-takes-part: not expected\n"
            "    The assessment has been started without the user, and without anybody who speaks for the user.\n"
            "    Bring the user into the assessment, or the parents or others who can speak for the user, "
            "and record who took part.\n"
            "    turned on: field together_with, u-1\n"
            "    helps: change together_with"
        )
        wrong = BOOK.text("assessment.user-takes-part").wrong
        assert wrong["nn"] in said(lambda: assert_permitted(refusal(), BOOK, language="nn"))

    def test_a_refusal_is_for_exactly_these_reasons(self) -> None:
        """One code or several, and neither more nor fewer than block."""
        assert_refused(refusal(), "assessment.user-takes-part")
        assert_refused(refusal(), {"assessment.user-takes-part"}, BOOK)
        both = ("assessment.user-takes-part", "group.not-now")
        assert "- group.not-now: expected, not found" in said(lambda: assert_refused(refusal(), both))
        assert "+ assessment.user-takes-part: not expected" in said(lambda: assert_refused(refusal(), "group.not-now"))
        assert "found:    nothing" in said(lambda: assert_refused(Verdict(), "group.not-now"))

    def test_a_warning_is_for_exactly_these_reasons(self) -> None:
        """A warning is no refusal, and a refusal no warning."""
        warned = BOOK.assess(None, Life().need().events[0].but(long_lasting=False))

        assert_warned(warned, "need.long-lasting")
        assert "expected, not found; it warns" in said(lambda: assert_refused(warned, "need.long-lasting"))
        assert "expected, not found; it blocks" in said(lambda: assert_warned(refusal(), "assessment.user-takes-part"))

    def test_an_expectation_without_a_rule_is_none(self) -> None:
        """No code, and a code that no rule has, fail as what they are."""
        assert said(lambda: assert_refused(refusal(), ())) == "no code was given: say which rule blocks"
        assert "no rule has the code 'assessment.user'" in said(lambda: assert_refused(refusal(), "assessment.user"))

    def test_a_rule_of_another_rulebook_is_told_by_its_code(self) -> None:
        """Where no words are at hand, the code and what helps are."""
        message = said(lambda: assert_permitted(Verdict(findings=(FINDING,))))

        assert message.startswith("expected: permitted\nfound:    own.rule\n\n+ own.rule: not expected\n    turned on:")


class TestWords:
    """Everything that can stand in a verdict or a duty has words."""

    def test_every_remedy_is_told_by_names_and_ids(self) -> None:
        """No value that somebody may have said is repeated."""
        told = [Teller(rulebook=BOOK).remedy(each) for each in EVERY_REMEDY]

        assert told == [
            "helps: first consent-given (grants=…; fill in manner)",
            "helps: change present, starts",
            "helps: instead objection-recorded",
            "helps: the same by p-mum",
            "helps: wait until 2026-02-01 01:00",
            "no way out: it is over",
        ]

    def test_what_is_to_be_taken_out_is_named_by_its_id(self) -> None:
        """A change can fill in and take out."""
        change = ChangeProposal(asks=("chair",), without={"present": ("p-mum", "p-dad")})

        assert Teller(rulebook=BOOK).remedy(change) == "helps: fill in chair; take p-mum, p-dad out of present"

    def test_a_whole_verdict_begins_with_what_blocks(self) -> None:
        """Every finding is told once for each code, with its effect."""
        warns = attrs.evolve(
            FINDING, code="own.other", effect=Effect.WARNS, facts=(attrs.evolve(FINDING.facts[0], day=None),)
        )
        bare = attrs.evolve(FINDING, code="own.third", facts=(), remedies=())
        lines = list(Teller(rulebook=BOOK).verdict(Verdict(findings=(warns, FINDING, bare))))

        assert [line for line in lines if not line.startswith(" ")] == [
            "own.rule: blocks",
            "own.third: blocks",
            "own.other: warns",
        ]
        assert "    turned on: position 4, p-mum, day 2026-01-01" in lines

    def test_an_empty_fact_says_that_it_is_the_group(self) -> None:
        """A finding may turn on how things are, and on nothing in particular."""
        empty = attrs.evolve(FINDING, facts=(type(FINDING.facts[0])(),), remedies=())

        assert list(Teller(rulebook=BOOK).findings([empty])) == ["    turned on: the group as it is"]

    def test_every_part_of_a_duty_is_told(self) -> None:
        """Who, for what, by when, how late, and whether it binds."""
        life = Life().established().met()
        duty = next(each for each in BOOK.duties(life.state, life.now) if each.code == "goals.set")
        whole = attrs.evolve(
            duty, who=None, subject="m-1", about=DAD, due=date(2026, 3, 1), overdue=True, binding=False
        )

        assert Teller(rulebook=BOOK).duty(whole) == (
            "goals.set: owed by nobody named, for m-1, about p-dad, by 2026-03-01, overdue, not binding "
            f"(since position {duty.position})"
        )

    def test_an_instant_before_any_policy_is_told_as_it_is(self) -> None:
        """A dated policy has no clock before its first day."""
        dated = Rulebook.under(attrs.evolve(BOOK.policies, versions=((date(2026, 1, 1), BOOK.policies.at(date.max)),)))

        assert Teller(rulebook=dated).when(datetime(2025, 7, 1, 12, tzinfo=UTC)) == "2025-07-01 12:00+0000"
        assert Teller(rulebook=dated).when(datetime(2026, 7, 1, 12, tzinfo=UTC)) == "2026-07-01 14:00"


def went_wrong() -> Life:
    """A life whose assessment was concluded too soon and without the user."""
    life = Life().need()
    life.do(AssessmentStarted, together_with={USER})
    life.record(AssessmentConcluded, outcome=AssessmentOutcome.START)
    return life


class TestRecords:
    """A record has exactly the breaches that are told, and replays."""

    def test_a_record_in_order_passes(self) -> None:
        """A life lived under all rules has no breach, and neither has an empty record."""
        assert_in_order(Life().established().met().log, BOOK)
        assert_in_order((), BOOK)

    def test_what_went_wrong_is_told_by_its_position(self) -> None:
        """Each event out of order is named with what it is and what was wrong."""
        assert said(lambda: assert_in_order(went_wrong().log, BOOK)).splitlines() == [
            "expected: no breaches",
            "found:    2",
            "",
            "position 5: e-5-202601050905 assessment-concluded, 2026-01-05 10:05",
            "+ assessment.child-heard: not expected",
            f"    {BOOK.text('assessment.child-heard').wrong['en']}",
            f"    {BOOK.text('assessment.child-heard').do['en']}",
            "    turned on: u-1",
            "    helps: first child-heard (manner=…; fill in by)",
            "+ assessment.concluded-with-user: not expected",
            f"    {BOOK.text('assessment.concluded-with-user').wrong['en']}",
            f"    {BOOK.text('assessment.concluded-with-user').do['en']}",
            "    turned on: field together_with, u-1",
            "    helps: change together_with",
        ]

    def test_breaches_are_exactly_these(self) -> None:
        """Position and code must both be right, and nothing may be missing or added."""
        record = went_wrong().log
        both = ("assessment.child-heard", "assessment.concluded-with-user")

        assert_breaches(record, BOOK, {5: both})
        message = said(lambda: assert_breaches(record, BOOK, {4: "group.not-now", 5: both[0]}))
        assert message.startswith(
            "expected: 2 breaches\nfound:    2\n\nposition 4: e-4-202601050904 assessment-started"
        )
        assert "- group.not-now: expected, not found\n" in message
        assert f"= {both[0]}: as expected\n+ {both[1]}: not expected\n" in message
        assert "found:    none" in said(lambda: assert_breaches(record.events[:4], BOOK, {1: "group.not-now"}))

    def test_a_place_or_a_code_that_does_not_exist_is_no_expectation(self) -> None:
        """A breach that cannot be found fails as one."""
        record = went_wrong().log

        assert said(lambda: assert_breaches(record, BOOK, {0: "group.not-now", 9: "group.no"})) == (
            "no rule has the code 'group.no'; near it: group.not-now, group.size\n"
            "the record has no position 0\n"
            "the record has no position 9"
        )

    def test_a_broken_duty_is_a_breach_where_it_was_opened(self) -> None:
        """What was owed until an instant and not kept is told with who owed it."""
        life = Life().established().met("m-1").met("m-2")

        assert_breaches(life.log, BOOK, {21: "goals.set"})
        assert_in_order(life.events[:25], BOOK)
        message = said(lambda: assert_in_order(life.log, BOOK))
        assert "position 21: e-21-202601191020 meeting-ended, 2026-01-19 11:20\n+ goals.set: not expected\n" in message
        assert "\n    goals.set: owed by p-nurse, by the next meeting, overdue (since position 21)" in message

    def test_what_a_late_entry_covers_is_said(self) -> None:
        """A breach stays, and the message tells what was written down too late."""
        life = went_wrong()
        life.record(
            ChildHeard,
            manner=HearingManner.TALKED_WITH,
            by=NURSE,
            at=life.now - timedelta(minutes=2),
            recorded_at=life.now + timedelta(minutes=1),
        )

        assert "    covered by a late entry at position 6" in said(lambda: assert_in_order(life.log, BOOK))

    def test_a_record_replays(self) -> None:
        """Written, read and replayed it gives the same group, and the one that was kept beside it."""
        life = Life().established().met()

        assert_replays(life.log)
        assert_replays(life.log, life.state)
        assert_replays(Record(group="g-1"))
        assert "version: 25 in the first, 24 in the second" in said(
            lambda: assert_replays(life.log, replay(life.events[:-1]))
        )

    def test_a_record_that_cannot_be_written_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where something is lost on the way to text and back, the place is named."""
        life = Life().need()

        def losing(text: str) -> Record:
            read = record_from_json(text)
            return attrs.evolve(read, events=(*read.events[:-1], read.events[-1].but(actor="p-other")))

        monkeypatch.setattr("ansvar_core.testing.asserts.record_from_json", losing)
        assert record_to_json(life.log)
        assert said(lambda: assert_replays(life.log)).endswith("than it was written, at position 3")


class TestGroups:
    """Two groups are the same, or every difference is named and nothing personal shown."""

    def test_the_same_group_passes(self) -> None:
        """Equal is equal, also before there is one."""
        group = Life().established().state

        assert_same_group(group, replay(Life().established().events))
        assert_same_group(None, None)

    def test_a_difference_is_named_by_its_place(self) -> None:
        """Statuses, ids, positions and instants are shown on both sides."""
        life = Life().established()
        before = life.state
        life.do(MeetingCalled, **life.calling())
        life.open()

        called = replay(life.events[:-1])
        message = said(lambda: assert_same_group(called, life.state)).splitlines()
        assert message[0] == f"expected the same group, but {len(message) - 1} places differ:"
        assert "  meetings[m-1].status: called in the first, open in the second" in message
        assert "  meetings[m-1].opened_at: nothing in the first, 2026-01-19T09:19:00+00:00 in the second" in message
        assert (
            "  meetings[m-1].present: {} in the first, {p-dad, p-mum, p-nurse, p-teacher, u-1} in the second" in message
        )
        assert "  meetings[m-1]: only in the second" in said(lambda: assert_same_group(before, called))
        assert "  meetings[m-1]: only in the first" in said(lambda: assert_same_group(called, before))

    def test_one_that_is_missing_is_said(self) -> None:
        """There is a group on one side only."""
        assert said(lambda: assert_same_group(None, Life().need().state)) == (
            "expected the same group, but 1 place differs:\n  the whole: nothing in the first"
        )

    def test_many_differences_are_cut_short(self) -> None:
        """Twenty are enough to see what it is about."""
        one, other = Life().need().state, Life().established().met().state
        lines = said(lambda: assert_same_group(one, other)).splitlines()

        assert len(lines) == 22
        assert lines[-1] == f"  and {len(differences(one, other)) - 20} more"

    def test_entries_of_a_list_are_compared_one_by_one(self) -> None:
        """The step that differs is named, and that there is one more."""
        life = Life().established()
        before = life.state
        life.do(ConsentWithdrawn, DAD, grantor=DAD, recorded_by=NURSE)

        found = differences(before, life.state)
        assert "consents[p-dad, exchange, a-school].history: 1 entries in the first, 2 in the second" in found

    def test_a_set_of_ids_is_told_in_order(self) -> None:
        """The order of a set is nobody's business."""
        group = Life().established().state
        other = attrs.evolve(group, participants=frozenset({"p-z", "p-a"}), live_meetings=("m-1",))

        assert differences(group, other) == (
            "participants: {p-dad, p-mum, u-1} in the first, {p-a, p-z} in the second",
            "live_meetings: {} in the first, {m-1} in the second",
        )

    @pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
    def test_nothing_personal_is_shown(self, kind: type[Event]) -> None:
        """Whatever an event leaves in a group is said to differ, and not told."""
        plain, marked = (evolve(world()[1], event) for event in (sample(kind), secret(sample(kind))))
        told = "\n".join((*differences(plain, marked), *differences(world()[1], marked), *differences(marked, plain)))

        assert [each for each in (SECRET, SECRET_KIND, SECRET_DAY.isoformat()) if each in told] == []

    def test_what_is_hidden_is_said_to_differ(self) -> None:
        """A birth date that is another is a difference all the same."""
        group = Life().need().state
        other = attrs.evolve(group, user=attrs.evolve(group.user, birth_date=date(2014, 5, 1)))
        gone = attrs.evolve(group, trusted_person="p-1", plan=None)

        assert differences(group, other) == ("user.birth_date: not the same (not shown)",)
        assert differences(group, gone) == ("trusted_person: nothing in the first, p-1 in the second",)


def written_by(*writers: str, members: tuple[str, ...] = (NURSE, TEACHER, PHYSIO)) -> Life:
    """A group that met as many times, with these taking the minutes and everybody there."""
    life = Life().established(*members)
    for number, writer in enumerate(writers, 1):
        name = f"m-{number}"
        life.call(name, minute_taker=writer)
        life.open(name, minute_taker=writer, minute_taker_reason="agreed")
        life.end(name, next_minute_taker=None)
        life.write(name, writer=writer)
        life.share(name)
        life.read(name)
    return life


def lived(*meetings: tuple[str, frozenset[str]]) -> Life:
    """A group of four that met as many times: who wrote, and who was away."""
    life = Life().established(NURSE, TEACHER, PHYSIO, "p-ppt")
    for number, (writer, absent) in enumerate(meetings, 1):
        name = f"m-{number}"
        life.call(name, minute_taker=writer)
        life.open(name, absent=absent, minute_taker=writer, minute_taker_reason="agreed")
        life.end(name, next_minute_taker=None)
        life.write(name, writer=writer)
    return life


class TestRotation:
    """The minutes were taken fairly, or the message shows who wrote when."""

    def test_the_suggested_rotation_is_fair(self) -> None:
        """Whoever follows the suggestion shares the turns, and so does whoever deviates and stays even."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        for number in range(6):
            life.met(f"m-{number}")

        assert_rota_fair(life.log, BOOK)
        assert_rota_fair(written_by(PHYSIO, TEACHER, PHYSIO, TEACHER).log, BOOK)
        assert_rota_fair((), BOOK)

    def test_twice_running_is_unfair(self) -> None:
        """Nobody writes again while another in the room could."""
        message = said(lambda: assert_rota_fair(written_by(PHYSIO, TEACHER, TEACHER).log, BOOK)).splitlines()

        assert message[0] == "p-teacher wrote twice running, and p-physio could have written:"
        assert len(message) == 4
        assert message[-1].endswith("m-3: p-teacher wrote; turns before: p-teacher 1, p-physio 1")

    def test_twice_running_is_fair_where_nobody_else_can(self) -> None:
        """With one member who takes turns beside the chair there is no choice."""
        assert_rota_fair(written_by(TEACHER, TEACHER, members=(NURSE, TEACHER)).log, BOOK)

    def test_turns_that_drift_apart_are_unfair(self) -> None:
        """With three who could, two who alternate leave the third behind."""
        members = (NURSE, TEACHER, PHYSIO, "p-ppt")
        message = said(lambda: assert_rota_fair(written_by(TEACHER, PHYSIO, TEACHER, members=members).log, BOOK))

        assert message.startswith("the turns differ by more than one after m-3:\n")
        assert "turns before: p-teacher 1, p-physio 1, p-ppt 0" in message

    def test_who_is_away_is_not_passed_over(self) -> None:
        """Turns may differ by more after an absence, and are not judged before they are even again."""
        away = frozenset({"p-ppt"})
        turns = [(TEACHER, away), (PHYSIO, away), (TEACHER, away), (PHYSIO, away)]

        assert_rota_fair(lived(*turns).log, BOOK)
        everybody = ("p-ppt", frozenset[str]()), (TEACHER, frozenset[str]())
        assert_rota_fair(lived(*turns, *everybody).log, BOOK)

    def test_a_difference_of_one_is_a_fair_start(self) -> None:
        """From there on the turns are judged, though somebody was away before."""
        life = lived((TEACHER, frozenset({"p-ppt"})), (PHYSIO, frozenset()), (TEACHER, frozenset()))

        assert "the turns differ by more than one after m-3:" in said(lambda: assert_rota_fair(life.log, BOOK))

    def test_another_than_those_due_may_write(self) -> None:
        """A chair who takes the minutes once is nobody's turn lost."""
        life = written_by(TEACHER, PHYSIO)
        life.call("m-3", minute_taker=TEACHER)
        life.open("m-3")
        life.end("m-3")
        life.record(MinutesWritten, NURSE, meeting="m-3", writer=NURSE, kinds={"health"}, writer_reason="agreed")

        assert_rota_fair(life.log, BOOK)


def test_every_message_is_an_assertion_error_alone() -> None:
    """No other error stands behind a failed assertion, so a test runner shows one message."""
    ways: tuple[Callable[[], Any], ...] = (
        lambda: assert_permitted(refusal()),
        lambda: assert_same_group(None, Life().need().state),
        lambda: assert_breaches((), BOOK, {1: "group.not-now"}),
        lambda: assert_in_order((*Life().need().log, Life().need().make(GroupEstablished)), BOOK),
    )
    for way in ways:
        with pytest.raises(AssertionError) as caught:
            way()
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
