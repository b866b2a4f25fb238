"""A setting works a thing out once, and never for another setting than itself."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from ansvar_core import Dated, Policy, Rulebook
from ansvar_core.derive.consent import requirement
from ansvar_core.derive.setting import Setting, kept
from support.life import DAD, MUM, USER, Life

BOOK = Rulebook.standard()
YOUNG = Dated.always("policy", Policy(youth_consents_from=15, parents_consent_until=16))


def _fifteen() -> Setting:
    life = Life().need(born=date(2010, 6, 1)).assessed()
    return Setting.of(life.state, life.now, BOOK.policies)


class TestKept:
    """What is asked again is not worked out again."""

    def test_it_is_worked_out_once_for_the_same_question(self) -> None:
        """Another question, and another setting, are asked anew."""
        asked: list[tuple[Setting, int]] = []

        @kept
        def twice(setting: Setting, number: int = 1) -> int:
            asked.append((setting, number))
            return 2 * number

        one, other = _fifteen(), _fifteen()
        answers = [twice(one), twice(one), twice(one, 3), twice(one, number=3), twice(one, 3), twice(other)]

        assert answers == [2, 2, 6, 6, 6, 2]
        assert [(setting is one, number) for setting, number in asked] == [(True, 1), (True, 3), (True, 3), (False, 1)]

    def test_no_question_is_given_the_answer_to_another(self) -> None:
        """Neither another derivation's, nor its own with something else named."""

        @kept
        def one(setting: Setting, number: int = 1) -> int:
            return number

        @kept
        def another(setting: Setting) -> str:
            return "another"

        here = _fifteen()

        assert [one(here), another(here), one(here)] == [1, "another", 1]
        assert [one(here, 2), one(here, 3), one(here, number=4), one(here, number=5)] == [2, 3, 4, 5]

    def test_it_keeps_its_name_and_its_words(self) -> None:
        """Whoever reads the documentation sees the question itself."""
        assert requirement.__name__ == "requirement"
        assert (requirement.__doc__ or "").startswith("Whose consent is required")

    def test_a_setting_under_another_policy_answers_by_that(self) -> None:
        """Nothing that was kept, at this instant or another, comes along when a setting is changed."""
        here = _fifteen()
        later = here.at + timedelta(days=30)
        before = (requirement(here).parties, requirement(here.on(later)).parties)
        there = attrs.evolve(here, policy=YOUNG.versions[0][1], policies=YOUNG)

        assert before == ((MUM, DAD), (MUM, DAD))
        assert requirement(there).parties == (USER, MUM, DAD)
        assert requirement(there.on(later)).parties == (USER, MUM, DAD)

    def test_settings_are_equal_whatever_they_have_been_asked(self) -> None:
        """What is kept is no part of the value."""
        one, other = _fifteen(), _fifteen()
        requirement(one.on(one.at + timedelta(days=1)))

        assert one == other


class TestOn:
    """The same group at another instant."""

    def test_there_is_one_setting_for_an_instant(self) -> None:
        """From wherever it is asked for."""
        here = _fifteen()
        first, second = here.at + timedelta(days=1), here.at + timedelta(days=2)

        assert here.on(here.at) is here
        assert here.on(first) is here.on(first)
        assert here.on(first).on(second) is here.on(second)

    def test_it_is_what_the_group_would_be_asked_about_then(self) -> None:
        """Under what is in force then."""
        life = Life().need().assessed()
        here, later = Setting.of(life.state, life.now, BOOK.policies), life.now + timedelta(days=4000)

        assert here.on(later) == Setting.of(life.state, later, BOOK.policies)
