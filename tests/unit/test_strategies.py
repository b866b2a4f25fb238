"""The strategies draw what they say they draw, everywhere they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from ansvar_core import (
    EVENT_TYPES,
    Act,
    Breach,
    ChairRule,
    ConsentObject,
    ContentCheck,
    Event,
    GroupStatus,
    InvalidPolicy,
    Member,
    Permission,
    Policy,
    Profile,
    Record,
    Role,
    RoutinePoint,
    Rulebook,
    RuleText,
    Text,
    When,
    event_from_json,
    event_to_json,
    record_from_json,
    record_to_json,
    replay,
)
from ansvar_core.events.base import NOT_WRITTEN
from ansvar_core.testing import START
from ansvar_core.testing import strategies as ours
from ansvar_core.testing.lives import ASKED_OF_A_PROPOSAL, Broken, broken_lives, continued, likely_codes
from ansvar_core.testing.scenes import SCENES
from ansvar_core.values.ids import check_id

BOOK = Rulebook.standard()
_NO = Text(nb="nei", nn="nei", en="no")
LATER = datetime(2060, 1, 1, tzinfo=UTC)
OWN = Rulebook.under(
    Policy(
        consent_last_day_required=True,
        chair_rule=ChairRule.RELAY_HOLDER,
        permissions=[
            Permission(act=Act.ESTABLISH, roles={Role.COORDINATOR}),
            Permission(act=Act.SHARE, roles={Role.CHAIR}),
        ],
        routine=[
            RoutinePoint(
                code="own.place-stated",
                what=Text(nb="det er gjort", nn="det er gjort", en="it has been done"),
                when=When.IN,
                event="meeting-called",
            )
        ],
    )
)


def drawn(examples: int) -> Callable[[Any], Any]:
    """The same examples every time, however long they take."""
    return settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=examples,
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
    )


def seen(strategy: st.SearchStrategy[Any], examples: int = 200) -> list[Any]:
    """What a strategy draws."""
    found: list[Any] = []

    @drawn(examples)
    @given(strategy)
    def look(value: Any) -> None:
        found.append(value)

    look()
    return found


class TestValues:
    """People, things and events are well formed, and of every sort."""

    def test_ids_are_taken_and_the_simplest_is_plain(self) -> None:
        """Every id is one the library takes, and a failing test shows the plainest."""
        for each in seen(ours.ids("a")):
            check_id(each, "id")
        assert find(ours.ids("a"), lambda each: True) == "a-1"

    def test_people_and_agencies(self) -> None:
        """Users, agencies and members are made, with and without what can be left out."""
        assert {each.birth_date.year < 2010 for each in seen(ours.users())} == {True, False}
        assert {each.counts for each in seen(ours.agencies())} == {True, False}
        functions = {each.function is None for each in seen(ours.members())}
        assert functions == {True, False}
        assert isinstance(find(ours.members(), lambda each: True), Member)

    @pytest.mark.heavy
    def test_consents_are_of_every_sort(self) -> None:
        """Forms for both objects are drawn, with and without a last day, and a field can be fixed."""
        forms = seen(ours.consents(grantor=st.just("p-x")))
        grants = [grant for each in forms for grant in each.grants]
        assert {each.grantor for each in forms} == {"p-x"}
        assert {each.object for each in grants} == set(ConsentObject)
        assert {each.last_day is None for each in grants} == {True, False}
        same = ours.consents(grants=st.just(forms[0].grants), first_day=st.just(date(2000, 1, 1)))
        assert find(same, lambda each: True).grants == forms[0].grants

    @pytest.mark.heavy
    @pytest.mark.parametrize("kind", [pytest.param(each, id=each.tag) for each in EVENT_TYPES])
    def test_every_kind_of_event_is_drawn(self, kind: type[Event]) -> None:
        """Events of every kind are well formed, written and read again, and vary in every field of their own."""
        found = seen(ours.events(kind), 40)
        assert {type(each) for each in found} == {kind}
        assert [event_from_json(event_to_json(each)) for each in found] == found
        # In which version it is written is no field on the wire; what is drawn is of the newest.
        for name in (field.name for field in attrs.fields(kind) if field.name != NOT_WRITTEN):
            assert any(getattr(each, name) != getattr(found[0], name) for each in found), name

    def test_any_event_can_be_asked_for(self) -> None:
        """Without a kind, many kinds are drawn."""
        assert len({type(each) for each in seen(ours.events(), 150)}) > 20


class TestRecordsInOrder:
    """What was permitted when it came, an audit finds in order."""

    @pytest.mark.heavy
    @drawn(60)
    @given(ours.records_in_order())
    def test_nothing_is_refused(self, record: Record) -> None:
        """An audit refuses nothing, and the record is read as it was written."""
        assert BOOK.audit(record, LATER).refused == ()
        assert record_from_json(record_to_json(record)) == record
        assert replay(record) is not None

    @pytest.mark.heavy
    @drawn(30)
    @given(ours.records_in_order(OWN))
    def test_a_municipalitys_own_rules_are_kept(self, record: Record) -> None:
        """Under a rulebook of one's own the records are in order by that rulebook."""
        assert OWN.audit(record, LATER).refused == ()

    @pytest.mark.heavy
    @drawn(30)
    @given(st.data())
    def test_under_any_profile(self, data: st.DataObject) -> None:
        """Whatever a municipality chooses, there are records in order."""
        book = Rulebook.of(data.draw(ours.profiles()))
        record = data.draw(ours.records_in_order(book, steps=3))
        assert book.audit(record, LATER).refused == ()

    @pytest.mark.heavy
    def test_they_come_far(self) -> None:
        """Minutes shared, withdrawals, the end and a new period are all reached, and most kinds of event."""
        records = seen(ours.records_in_order(), 350)
        groups = [replay(each) for each in records]
        kinds = {event.tag for each in records for event in each}

        early = {GroupStatus.NONE, GroupStatus.BEING_ASSESSED, GroupStatus.NOT_STARTED}
        assert {each.status for each in groups if each} >= set(GroupStatus) - early
        assert max(each.period for each in groups if each) > 1
        assert {"minutes-shared", "minutes-acknowledged", "consent-withdrawn", "group-ended"} <= kinds
        assert len(kinds) > 60

    @pytest.mark.heavy
    def test_the_simplest_is_a_need(self) -> None:
        """A failing test is shown a record with nothing in it that it can do without."""
        assert [each.tag for each in find(ours.records_in_order(), lambda each: True)] == ["need-seen"]
        ended = find(ours.records_in_order(), lambda each: any(event.tag == "group-ended" for event in each))
        assert [each.tag for each in ended] == ["need-seen", "ending-decided", "group-ended"]


NEEDS_A_CHOICE = {"consent.manner", "consent.last-day-required"}
BREAKABLE = [code for code in likely_codes(BOOK, START) if code not in NEEDS_A_CHOICE | ASKED_OF_A_PROPOSAL]


class TestRecordsWithABreach:
    """Of such a record an audit says one thing, at one place."""

    @pytest.mark.heavy
    @pytest.mark.parametrize("code", BREAKABLE)
    def test_exactly_that_is_found_exactly_there(self, code: str) -> None:
        """For every check that blocks and can be broken alone, an audit finds that breach there and no other."""

        @drawn(3)
        @given(ours.records_with_a_breach(code))
        def once(broken: Broken) -> None:
            report = BOOK.audit(broken.record, LATER)
            assert {(each.position, each.finding.code) for each in report.refused} == {(broken.position, code)}
            assert broken.event.id == report.refused[0].event
            assert broken.code == code

        once()

    def test_every_check_that_blocks_is_broken_or_said_why_not(self) -> None:
        """What is not broken alone would be no record, always breaks another rule too, or needs a choice."""
        blocking = {check.code for check in BOOK.at(START).checks if check.effect.value == "blocks"}
        needs_a_choice = {*NEEDS_A_CHOICE, *(f"role.{act}" for act in Act)}
        never = {
            "record.cannot-be-placed",
            "record.says-despite",
            "record.old-version",
            "consent.nothing-to-narrow",
            "error.nothing-to-void",
            "establish.members",
            "meeting.minute-taker-may-read",
            "work.already-agreed",
        }
        assert blocking - set(BREAKABLE) - needs_a_choice == never
        assert set(SCENES) <= blocking

    @pytest.mark.parametrize("code", ["consent.last-day-required", "role.establish", "role.share", "own.place-stated"])
    def test_what_a_choice_brings_can_be_broken(self, code: str) -> None:
        """A check that only a municipality's choice makes blocking is broken under its rulebook."""

        @drawn(2)
        @given(ours.records_with_a_breach(code, OWN))
        def once(broken: Broken) -> None:
            refused = OWN.audit(broken.record, LATER).refused
            assert {(each.position, each.finding.code) for each in refused} == {(broken.position, code)}

        once()

    @pytest.mark.heavy
    def test_without_a_code_many_are_broken(self) -> None:
        """Any breach that can be found may be drawn."""
        assert len({each.code for each in seen(ours.records_with_a_breach(), 40)}) > 12

    @pytest.mark.parametrize(
        "code",
        [
            "role.end",
            "establish.members",
            "record.cannot-be-placed",
            "record.says-despite",
            "record.old-version",
            "no.such",
        ],
    )
    def test_what_cannot_be_broken_alone_is_said_at_once(self, code: str) -> None:
        """A code that does not block, does not exist or never stands alone is refused before anything is drawn."""
        with pytest.raises(InvalidPolicy, match=code):
            ours.records_with_a_breach(code)

    def test_a_scene_that_cannot_be_told_gives_no_life(self) -> None:
        """Where a rule of one's own stops everything, no breach is made up."""
        stop = ContentCheck(
            code="own.stop",
            source=BOOK.checks[0].source,
            governs=tuple(kind for kind in EVENT_TYPES if kind.tag == "group-established"),
            judge=lambda situation, event: iter((Breach(),)),
            text=RuleText(wrong=_NO, why=_NO, do=_NO),
        )
        book = Rulebook(checks=(*BOOK.checks, stop))
        assert list(broken_lives(book, "meeting.users-voice")) == []


class TestPolicies:
    """What a municipality may choose."""

    def test_every_choice_is_made_by_somebody(self) -> None:
        """Policies differ from the standard in every plain parameter, and the simplest is the standard."""
        found = seen(ours.policies(), 250)
        plain = {field.name for field in attrs.fields(Policy)} - {
            "frame", "zone", "topics_excluded", "gates", "permissions", "routine", "weights", "unowed",
        }  # fmt: skip
        differing = {name for each in found for name in plain if getattr(each, name) != getattr(Policy(), name)}
        assert differing == plain
        assert find(ours.policies(), lambda each: True) == Policy()

    @drawn(40)
    @given(ours.profiles())
    def test_a_profile_says_why(self, profile: Profile) -> None:
        """A profile makes a rulebook, and has a reason for every difference."""
        assert Rulebook.of(profile).at(START).policy == profile.resolved.policies.at(START.date())
        assert all(each.because for each in profile.differences)


def test_a_life_goes_on_from_where_it_is() -> None:
    """Moves that lead nowhere are left out, and a life that has begun is not begun anew."""
    begun = continued(BOOK, (), ())
    assert continued(BOOK, begun, ()) == begun
    nowhere = next(kind for kind in EVENT_TYPES if kind.tag == "restriction-lifted")
    assert continued(BOOK, begun, [(nowhere, timedelta(0), 0, 0)]) == begun
