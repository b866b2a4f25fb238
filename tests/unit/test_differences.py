"""A difference is one named thing with a reason, and a policy with differences is the policy that they say."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from ansvar_core import (
    Act,
    Choice,
    Difference,
    Effect,
    Gate,
    InvalidPolicy,
    InvalidValue,
    NotOwed,
    Permission,
    Policy,
    Role,
    RoutinePoint,
    Source,
    Span,
    Text,
    Weight,
    When,
)
from ansvar_core.policies.differences import differing
from ansvar_core.values.parameter import parameters

WHY = Text(nb="fordi", nn="fordi", en="because")
ONE_DAY = date(2027, 1, 1)
POINT = RoutinePoint(code="there.leader", what=WHY, when=When.BEFORE, event="group-ended")
CALL = Permission(act=Act.CALL, roles={Role.COORDINATOR})
GATE = Gate(duty="minutes.written", event="goal-set")


def differ(what: Any, **fields: Any) -> Difference:
    return Difference(what=what, because=WHY, **fields)


def after(*what: Any, policy: Policy | None = None) -> Policy:
    """The standard policy with some differences."""
    return differing(policy or Policy(), [each if isinstance(each, Difference) else differ(each) for each in what])


class TestChoice:
    """A choice names a parameter by its permanent key."""

    @pytest.mark.parametrize("key", ["meeting.notise", "notice", "", "frame.full_age"])
    def test_an_unknown_key_is_refused_at_once(self, key: str) -> None:
        """What is misspelt would otherwise change nothing, and what the law fixes is not chosen."""
        with pytest.raises(InvalidPolicy, match="there is no such parameter") as caught:
            Choice(key=key, value=1)

        assert caught.value.key == key

    @pytest.mark.parametrize(
        ("key", "kind"),
        [
            ("roles.permissions", "Permission"),
            ("routine.points", "RoutinePoint"),
            ("rules.effects", "Weight"),
            ("duties.gates", "Gate"),
            ("duties.unowed", "NotOwed"),
        ],
    )
    def test_a_list_of_named_things_is_not_chosen_as_a_whole(self, key: str, kind: str) -> None:
        """Each entry has a reason of its own; the refusal says how to write it."""
        with pytest.raises(InvalidPolicy, match=f"is a list; give each entry as a {kind}") as caught:
            Choice(key=key, value=())

        assert caught.value.key == key

    def test_what_can_be_gone_through_once_only_is_kept(self) -> None:
        """The choice holds on every day on which it is applied, and not on the first alone."""
        choice = Choice(key="establish.not_counted_agency_kinds", value=(each for each in ["school", "ppt"]))
        difference = Difference(what=choice, because=WHY)
        kinds = [differing(Policy(), [difference]).uncounted_agency_kinds for _ in range(2)]

        assert kinds == [{"school", "ppt"}, {"school", "ppt"}]

    def test_every_parameter_that_is_one_value_can_be_chosen(self) -> None:
        """By its key, and what comes of it is that value in that field."""
        lists = {"roles.permissions", "routine.points", "rules.effects", "duties.gates", "duties.unowed"}
        chosen = [name for name, each in parameters(Policy).items() if each.key not in lists]
        standard = Policy()

        assert len(chosen) == len(parameters(Policy)) - len(lists)
        for name in chosen:
            value = getattr(standard, name)
            assert after(Choice(key=parameters(Policy)[name].key, value=value)) == standard


class TestDifference:
    """A difference says what it is about, why, and for how long."""

    @pytest.mark.parametrize(
        ("what", "key"),
        [
            (Choice(key="meeting.notice", value=None), "meeting.notice"),
            (Weight(code="group.size", effect=None), "rules.effects.group.size"),
            (NotOwed(code="goals.set"), "duties.unowed.goals.set"),
            (CALL, "roles.permissions.call"),
            (GATE, "duties.gates.minutes.written.goal-set"),
            (POINT, "routine.points.there.leader"),
        ],
    )
    def test_what_it_is_about_is_a_path(self, what: Any, key: str) -> None:
        """Two with one path are about the same thing."""
        assert differ(what).key == key

    def test_a_last_day_before_the_first_is_refused(self) -> None:
        """One day alone is a stretch of days."""
        with pytest.raises(InvalidValue, match="the last day is before the first"):
            differ(CALL, first_day=ONE_DAY, last_day=date(2026, 12, 31))
        assert differ(CALL, first_day=ONE_DAY, last_day=ONE_DAY).last_day == ONE_DAY

    def test_where_no_source_is_named_it_is_the_municipalitys_own_decision(self) -> None:
        """Every difference has a source."""
        assert differ(CALL).source == Source(design=True)


class TestDiffering:
    """What comes of differences."""

    @pytest.mark.parametrize(
        ("what", "expected"),
        [
            (Choice(key="meeting.notice", value=Span(days=10)), Policy(notice=Span(days=10))),
            (Choice(key="consent.youth_own_age", value=15), Policy(youth_consents_from=15)),
            (
                Weight(code="group.size", effect=Effect.BLOCKS),
                Policy(weights=[Weight(code="group.size", effect=Effect.BLOCKS)]),
            ),
            (NotOwed(code="goals.set"), Policy(unowed={"goals.set"})),
            (CALL, Policy(permissions=[CALL])),
            (GATE, Policy(gates=[GATE])),
        ],
    )
    def test_each_kind_changes_its_own_and_nothing_else(self, what: Any, expected: Policy) -> None:
        """The rest of the policy is the baseline's."""
        assert after(what) == expected

    def test_no_difference_is_the_same_policy(self) -> None:
        """A municipality that follows the standard has the standard policy."""
        assert after() == Policy()

    def test_a_point_brings_the_reason_and_the_source_of_the_difference(self) -> None:
        """So a finding of it can say why in the municipality's own words."""
        source = Source(local=("THERE-1",))
        [point] = after(differ(POINT, source=source)).routine

        assert point == attrs.evolve(POINT, because=WHY, source=source)

    def test_what_a_baseline_has_named_before_is_replaced_by_its_name(self) -> None:
        """A weight by its code, a permission by its act, a point by its code; what is not named stays."""
        lighter, heavier = (Weight(code="group.size", effect=each) for each in (Effect.INFORMS, Effect.BLOCKS))
        other = Weight(code="meeting.length", effect=Effect.BLOCKS)
        invite = Permission(act=Act.INVITE, roles={Role.USER})
        more = Permission(act=Act.CALL, roles={Role.COORDINATOR, Role.USER})
        before = Policy(weights=[lighter, other], permissions=[CALL, invite], routine=[POINT])
        policy = after(heavier, more, attrs.evolve(POINT, effect=Effect.WARNS), policy=before)

        assert policy.weights == (heavier, other)
        assert policy.permissions == (more, invite)
        assert [(each.code, each.effect) for each in policy.routine] == [("there.leader", Effect.WARNS)]

    def test_gates_and_duties_that_are_not_owed_are_added_to_the_baselines(self) -> None:
        """One that stands there already stands there once."""
        before = Policy(gates=[GATE], unowed={"goals.set"})
        other = Gate(duty="minutes.read", event="goal-set")
        policy = after(GATE, other, NotOwed(code="goals.set"), NotOwed(code="minutes.read"), policy=before)

        assert policy.gates == (other, GATE)
        assert policy.unowed == {"goals.set", "minutes.read"}

    def test_choices_that_do_not_go_together_are_refused_with_the_key(self) -> None:
        """Each is in order alone."""
        with pytest.raises(InvalidPolicy) as caught:
            after(Choice(key="consent.youth_own_age", value=18), Choice(key="consent.parents_until", value=17))

        assert caught.value.key == "consent.youth_own_age"
        assert after(Choice(key="consent.parents_until", value=17)).parents_consent_until == 17

    def test_a_value_of_the_wrong_kind_is_refused_with_the_key(self) -> None:
        """And says what it must be."""
        with pytest.raises(InvalidPolicy, match="must be a Span") as caught:
            after(Choice(key="meeting.notice", value=10))

        assert caught.value.key == "meeting.notice"
