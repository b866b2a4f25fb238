"""The records and the script under `examples/` are what they are said to be."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ansvar_core import (
    Attendance,
    Capacity,
    ConsentGiven,
    ConsentWithdrawn,
    CoordinatorAccepted,
    EndingReason,
    Group,
    GroupStatus,
    Language,
    Manner,
    MeetingCalled,
    MeetingOpened,
    MinutesAcknowledged,
    NorwegianTime,
    ObjectionAnswered,
    ObjectionRecorded,
    PlanEvaluated,
    Record,
    Report,
    Rulebook,
    Tie,
    record_from_json,
    record_to_json,
    replay,
)
from ansvar_core.dates import is_working_day

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "examples" / "records"
SCRIPT = ROOT / "examples" / "one_group.py"
GOLDEN = ROOT / "tests" / "golden" / "one_group_child_nb.txt"
NAMES = ("child", "adult", "went-wrong")
ZONE = NorwegianTime()
UNTIL = {
    "child": datetime(2026, 10, 15, 10, tzinfo=UTC),
    "adult": datetime(2026, 6, 30, 10, tzinfo=UTC),
    "went-wrong": datetime(2025, 9, 30, 10, tzinfo=UTC),
}
BOOK = Rulebook.standard()


@cache
def record(name: str) -> Record:
    return record_from_json((RECORDS / f"{name}.json").read_text(encoding="utf-8"))


@cache
def present(name: str) -> Group:
    group = replay(record(name))
    assert group is not None
    return group


@cache
def report(name: str) -> Report:
    return BOOK.audit(record(name), UNTIL[name])


def of_kind(name: str, kind: type[Any]) -> list[Any]:
    return [event for event in record(name) if isinstance(event, kind)]


def position_of(name: str, tag: str) -> int:
    """The first position of a kind of event."""
    return next(position for position, event in enumerate(record(name), 1) if event.tag == tag)


def seen_at(name: str, moment: datetime) -> Group:
    """The group as the record had it at an instant."""
    group = replay(event for event in record(name) if event.recorded_at <= moment)
    assert group is not None
    return group


def still(group: Group, moment: datetime) -> bool:
    """Whether nobody can be called together at an instant, for want of consent."""
    actor = group.coordinator.holder or group.user.id
    call = next(each for each in BOOK.options(group, moment, actor) if each.kind == MeetingCalled.tag)
    return any(finding.code == "consent.standing-still" for finding in call.findings)


def shown(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own script
        (sys.executable, "-X", "utf8", str(SCRIPT), str(RECORDS / f"{name}.json"), *arguments),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", NAMES)
class TestEveryRecord:
    def test_is_written_as_it_is_read(self, name: str) -> None:
        """A record that is read and written again is the same text."""
        text = (RECORDS / f"{name}.json").read_text(encoding="utf-8")
        assert text == record_to_json(record_from_json(text))

    def test_opens(self, name: str) -> None:
        """Every event can be placed, also in the group that went wrong."""
        assert len(record(name)) == present(name).version

    def test_meetings_are_held_when_people_are_at_work(self, name: str) -> None:
        """Meetings are held on working days and in office hours, and not in the summer holidays."""
        for opened in of_kind(name, MeetingOpened):
            moment = opened.at.astimezone(ZONE)
            assert is_working_day(moment.date()), opened.meeting
            assert time(8) <= moment.time() <= time(15), opened.meeting
            assert moment.month != 7, opened.meeting

    def test_times_are_norwegian(self, name: str) -> None:
        """Every time carries the offset that Norwegian clocks had on that day."""
        for event in record(name):
            for moment in (event.at, event.recorded_at):
                assert moment.utcoffset() == moment.astimezone(ZONE).utcoffset(), event.id

    def test_people_have_opaque_ids(self, name: str) -> None:
        """Whoever acts is known by an id that says no more than a role."""
        for event in record(name):
            assert event.actor.startswith("p-"), event.id
            assert event.recorded_by.startswith("p-"), event.id


class TestChild:
    """A child's group over more than two years, in order throughout."""

    def test_is_in_order(self) -> None:
        """Nothing was out of order, nothing owed was broken; the user was once away, with a voice arranged."""
        found = report("child")
        assert found.in_order
        assert [each.finding.code for each in found.warnings] == ["meeting.user-present"]
        opened = record("child").events[found.warnings[0].position - 1]
        assert isinstance(opened, MeetingOpened)
        assert present("child").meetings[opened.meeting].voice is not None

    def test_spans_more_than_two_years(self) -> None:
        """From the first need to the last entry is more than two years."""
        events = record("child").events
        assert events[-1].at - events[0].at > timedelta(days=2 * 365)

    def test_has_ten_meetings_with_rotating_minute_takers(self) -> None:
        """At least ten meetings were held, and nobody wrote the minutes of two running."""
        held = [each for each in present("child").meetings.values() if each.held]
        writers = [each.minutes[-1].writer for each in held]
        assert len(held) >= 10
        assert len(set(writers)) >= 3
        assert all(one != other for one, other in pairwise(writers))

    def test_minutes_are_shared_and_read(self) -> None:
        """The minutes of every meeting were read by others than their writer."""
        read = {each.meeting for each in of_kind("child", MinutesAcknowledged)}
        assert read == {each.id for each in present("child").meetings.values() if each.held}

    def test_has_the_services_of_a_child(self) -> None:
        """School, PPT, health station and a physiotherapist with operating agreement take part."""
        agencies = present("child").agencies.values()
        kinds = {each.kind: each.tie for each in agencies}
        assert {"school", "ppt", "health-station", "physiotherapy"} <= kinds.keys()
        assert kinds["physiotherapy"] is Tie.OPERATING_AGREEMENT
        assert any(each.member.attendance is Attendance.AS_NEEDED for each in present("child").members.values())

    def test_was_ended_and_started_again(self) -> None:
        """There are two periods, and the second is at work."""
        assert present("child").period == 2
        assert present("child").status is GroupStatus.ESTABLISHED

    def test_changed_coordinator_in_the_first_period(self) -> None:
        """Another coordinator took over while the group went on."""
        first = [
            each
            for each in record("child").events[: position_of("child", "group-ended")]
            if isinstance(each, CoordinatorAccepted)
        ]
        assert len({each.party for each in first}) == 2

    def test_the_young_person_consents_from_sixteen(self) -> None:
        """Both parents consented first; on the sixteenth birthday the young person did, and not before."""
        given = of_kind("child", ConsentGiven)
        parents = {each.grantor for each in given if each.capacity is Capacity.PARENT}
        own = [each for each in given if each.capacity is Capacity.SELF]
        born = present("child").user.birth_date
        assert len(parents) == 2
        assert own[0].first_day == born.replace(year=born.year + 16)

    @pytest.mark.heavy
    def test_consents_are_renewed_before_they_run_out(self) -> None:
        """On no day when something happened in the established group did it stand still."""
        for event in record("child").events[position_of("child", "group-established") :]:
            group = seen_at("child", event.recorded_at)
            if group.status is GroupStatus.ESTABLISHED:
                assert not still(group, event.recorded_at), event.id

    def test_plan_was_evaluated_in_both_periods(self) -> None:
        """The plan was evaluated again and again, on the day set the time before."""
        evaluated = of_kind("child", PlanEvaluated)
        days = [each.at.astimezone(ZONE).date() for each in evaluated]
        assert len(evaluated) >= 4
        for before, day in zip(evaluated, days[1:], strict=False):
            assert before.next_on is None or day <= before.next_on

    def test_objection_was_answered(self) -> None:
        """The one objection got its answer."""
        recorded = [each.objection for each in of_kind("child", ObjectionRecorded)]
        assert recorded == [each.objection for each in of_kind("child", ObjectionAnswered)] != []


class TestAdult:
    """An adult's group with an individual plan, ended at the user's wish, in order throughout."""

    def test_is_in_order(self) -> None:
        """Nothing was out of order, nothing owed was broken, and nothing needed a warning."""
        assert report("adult").in_order
        assert report("adult").warnings == ()

    def test_has_an_individual_plan(self) -> None:
        """The group refers to an individual plan, and its goals start from it."""
        group = present("adult")
        assert group.plan is not None
        assert [each.from_plan for each in group.goals.values()] == [True]

    def test_consents_by_word_of_mouth(self) -> None:
        """Every consent is the user's own, given orally, and noted in the journal."""
        given = of_kind("adult", ConsentGiven)
        assert {(each.grantor, each.capacity, each.manner) for each in given} == {
            (present("adult").user.id, Capacity.SELF, Manner.ORAL_IN_JOURNAL)
        }
        assert all(each.document is not None for each in given)

    def test_one_agency_was_withdrawn(self) -> None:
        """The user withdrew for one agency, and its member left."""
        (withdrawn,) = of_kind("adult", ConsentWithdrawn)
        (agency,) = {each.agency for each in withdrawn.items}
        assert agency in present("adult").agencies
        assert agency not in present("adult").member_agencies

    def test_stood_still_for_a_while(self) -> None:
        """The consent ran out in February, and was given anew in March."""
        february = datetime(2026, 2, 10, 10, tzinfo=UTC)
        march = datetime(2026, 3, 20, 10, tzinfo=UTC)
        assert still(seen_at("adult", february), february)
        assert not still(seen_at("adult", march), march)

    def test_ended_at_the_users_wish(self) -> None:
        """The user decided it, and the group has ended."""
        group = present("adult")
        assert group.status is GroupStatus.ENDED
        assert group.ending is not None
        assert group.ending.reason is EndingReason.USERS_WISH
        assert group.ending.decided_by == (group.user.id,)


class TestWentWrong:
    """A group that went wrong, with its breaches listed beside it."""

    def listed(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((RECORDS / "went-wrong.breaches.json").read_text(encoding="utf-8"))
        return found

    def test_the_audit_finds_exactly_the_breaches_listed(self) -> None:
        """Every breach listed is found at its place, and nothing else is."""
        found = report("went-wrong")
        refused = [
            {"position": each.position, "code": each.finding.code, "effect": each.finding.effect.value}
            | ({"covered_by": each.covered_by} if each.covered_by else {})
            for each in found.refused
        ]
        owed = [
            {"position": each.position, "code": each.duty.code, "who": each.duty.who}
            | ({"covered_by": each.covered_by} if each.covered_by else {})
            for each in found.owed
        ]
        assert in_order(self.listed()) == in_order([*refused, *owed])

    def test_there_are_many_different_breaches(self) -> None:
        """At least twenty different rules and duties are broken, of both sorts."""
        assert len({each["code"] for each in self.listed()}) >= 20
        assert any("effect" in each for each in self.listed())
        assert any("who" in each for each in self.listed())

    def test_a_late_entry_covers_one(self) -> None:
        """What was registered late stands beside the breach, which stays."""
        covered = [each for each in self.listed() if "covered_by" in each]
        assert covered != []
        for each in covered:
            late = record("went-wrong").events[each["covered_by"] - 1]
            assert late.at < late.recorded_at
            assert each["covered_by"] > each["position"]


def in_order(breaches: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(each, sort_keys=True) for each in breaches)


HEADINGS = {
    Language.NB: (
        "HVOR GRUPPA STÅR",
        "MULIG NÅ",
        "HVA SOM MANGLER",
        "HVEM SKAL GJØRE HVA",
        "NESTE SAKSLISTE",
        "NESTE REFERENTER",
        "ETTERKONTROLL",
    ),
    Language.NN: (
        "KVAR GRUPPA STÅR",
        "MOGLEG NO",
        "KVA SOM MANGLAR",
        "KVEN SKAL GJERE KVA",
        "NESTE SAKLISTE",
        "NESTE REFERENTAR",
        "ETTERKONTROLL",
    ),
    Language.EN: (
        "WHERE THE GROUP STANDS",
        "POSSIBLE NOW",
        "WHAT IS MISSING",
        "WHO OWES WHAT",
        "NEXT AGENDA",
        "NEXT MINUTE-TAKERS",
        "AUDIT",
    ),
}


def possible(screen: str) -> str:
    """The section of the screen that says what is possible, on one line."""
    after = screen.split(HEADINGS[Language.NB][1])[1]
    return " ".join(after.split(HEADINGS[Language.NB][2])[0].split())


class TestOneGroup:
    """The screen that `examples/one_group.py` prints."""

    @pytest.mark.parametrize("language", Language)
    @pytest.mark.parametrize("name", NAMES)
    def test_shows_every_section_in_every_language(self, name: str, language: Language) -> None:
        """Every record fits one screen, with every section, in every language."""
        ran = shown(name, "--language", language)
        assert (ran.returncode, ran.stderr) == (0, "")
        lines = ran.stdout.splitlines()
        assert [line for line in lines if line.isupper() and not line.startswith(" ")] == list(HEADINGS[language])
        assert max(map(len, lines)) <= 100
        assert len(lines) <= 80

    def test_shows_the_child_as_written_down(self) -> None:
        """What is shown of the child's group in bokmål is the text kept beside the tests."""
        assert shown("child").stdout == GOLDEN.read_text(encoding="utf-8")

    def test_shows_an_earlier_day(self) -> None:
        """Asked about a day in February, it says that the adult's group stands still, and what would help."""
        ran = shown("adult", "--at", "2026-02-10T12:00+01:00", "--language", "en")
        assert "Standing still: yes" in ran.stdout
        assert "has run out 2026-01-31" in " ".join(ran.stdout.split())

    def test_answers_for_the_one_who_asks(self) -> None:
        """What is possible depends on who asks: a consent is the user's own to withdraw."""
        withdraw = BOOK.label("consent-withdrawn", Language.NB)
        assert withdraw in possible(shown("child", "--actor", "p-child-1a").stdout)
        assert withdraw not in possible(shown("child").stdout)

    @pytest.mark.parametrize("at", ["2026-02-10T12:00", "yesterday", "2020-01-01T12:00+01:00"])
    def test_says_what_is_wrong_with_an_instant(self, at: str) -> None:
        """An instant without offset, none at all, and one before the group are refused in words."""
        ran = shown("child", "--at", at)
        assert ran.returncode == 2
        assert "error:" in ran.stderr
        assert "Traceback" not in ran.stderr

    def test_says_what_is_wrong_with_a_record(self, tmp_path: Path) -> None:
        """What is no record is refused in words."""
        wrong = tmp_path / "record.json"
        wrong.write_text("{}", encoding="utf-8")
        ran = subprocess.run(  # noqa: S603  # our own script
            (sys.executable, str(SCRIPT), str(wrong)), capture_output=True, encoding="utf-8", check=False
        )
        assert ran.returncode == 2
        assert "format" in ran.stderr
        assert "Traceback" not in ran.stderr


def test_the_readme_shows_what_its_command_prints() -> None:
    """The README's first command prints what the README says it begins with."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    text = readme.partition("```text\n")[2].partition("\n```")[0]
    assert text
    assert shown("child", "--language", "en").stdout.startswith(text)


@pytest.mark.heavy
class TestTheirWorkflow:
    """The case system in `examples/their_workflow.py`, which is somebody else's."""

    def driven(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        script = ROOT / "examples" / "their_workflow.py"
        return subprocess.run(  # noqa: S603  # our own script
            (sys.executable, "-X", "utf8", str(script), *arguments), capture_output=True, encoding="utf-8", check=False
        )

    def test_agrees_with_the_rules(self) -> None:
        """Without a fault it agrees with the rules that it answers for."""
        ran = self.driven()
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "The case system and the rules agree.\n", "")

    @pytest.mark.parametrize(
        ("fault", "problem", "event", "said"),
        [
            (
                "closed-to-a-no",
                "refused what the rules permit",
                "consent-withdrawn",
                "refused, and said: saken er avsluttet",
            ),
            ("ends-too-soon", "accepted what the rules refuse", "group-ended", "accepted"),
            ("unread-forms", "accepted what the rules refuse", "consent-given", "accepted"),
        ],
    )
    def test_a_fault_is_found_and_named(self, fault: str, problem: str, event: str, said: str) -> None:
        """Each fault is told with the event, what the rules say, and what the system did."""
        ran = self.driven("--fault", fault)
        lines = ran.stdout.splitlines()
        assert (ran.returncode, ran.stderr, lines[0]) == (1, "", f"the system {problem}")
        assert f" {event} by " in lines[1]
        assert f"  the system: {said}" in lines
