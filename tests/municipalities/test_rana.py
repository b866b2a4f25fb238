from __future__ import annotations

from typing import Any

import pytest
from municipalities.rana import PROFILE

from ansvar_core import (
    ChangeProposal,
    CoordinatorOffered,
    Event,
    Finding,
    GroupEstablished,
    Language,
    RoutineFollowed,
    Rulebook,
)
from support.life import NURSE, TEACHER, Life

RANA = Rulebook.of(PROFILE)
STANDARD = Rulebook.standard()
WISH, JOURNAL, MEMBER = "rana.wish-weighed", "rana.journalled", "role.coordinate"
LEADER = "p-leader"


class RanaLife(Life):
    """A life in which the user's wish is weighed whenever somebody is asked to be coordinator."""

    def __init__(self) -> None:
        super().__init__(book=RANA)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind is CoordinatorOffered:
            fields.setdefault("routine", {WISH})
        return super().make(kind, actor, **fields)


def found(life: Life, code: str, event: Event) -> Finding:
    """The one finding of a rule in Rana."""
    (finding,) = (each for each in RANA.assess(life.group, event).findings if each.code == code)
    return finding


class TestAmongThoseWhoHelp:
    """RAN-01: the coordinator comes from among those who give services."""

    def test_one_who_is_no_member_is_not_asked_here_and_can_be_elsewhere(self) -> None:
        life = RanaLife().established()
        offer = life.make(CoordinatorOffered, party=LEADER)
        assert STANDARD.assess(life.group, offer.but(routine=())).permitted
        assert tuple(each.code for each in RANA.assess(life.group, offer).findings if each.blocks) == (MEMBER,)

    def test_any_member_can_be_asked(self) -> None:
        life = RanaLife().established()
        assert life.do(CoordinatorOffered, party=TEACHER).permitted

    def test_the_remedy_names_a_member(self) -> None:
        life = RanaLife().established()
        offer = life.make(CoordinatorOffered, party=LEADER)
        (remedy,) = found(life, MEMBER, offer).remedies
        assert isinstance(remedy, ChangeProposal)
        assert life.state.is_member(offer.changed(remedy).party)


class TestTheWishIsWeighed:
    """RAN-01: the user's wish is weighed before somebody is asked."""

    def test_an_offer_that_does_not_say_so_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = RanaLife().established()
        offer = life.make(CoordinatorOffered, party=TEACHER, routine=())
        assert STANDARD.assess(life.group, offer).permitted
        assert not RANA.assess(life.group, offer).permitted

    def test_saying_so_in_the_offer_takes_the_refusal_away(self) -> None:
        life = RanaLife().established()
        offer = life.make(CoordinatorOffered, party=TEACHER, routine=())
        (remedy,) = found(life, WISH, offer).remedies
        assert isinstance(remedy, ChangeProposal)
        assert RANA.assess(life.group, offer.changed(remedy)).permitted


class TestTheJournal:
    """RAN-02: what the coordinator does goes into the journal."""

    def test_it_is_owed_by_the_coordinator_after_a_meeting_here_and_not_elsewhere(self) -> None:
        life = RanaLife().established()
        assert life.duties(JOURNAL) == []
        life.met()
        (duty,) = life.duties(JOURNAL)
        assert (NURSE, life.state.meetings["m-1"].ended_position) == (duty.who, duty.position)
        assert JOURNAL not in {each.code for each in STANDARD.duties(life.state, life.now)}

    def test_the_entry_settles_it_until_the_next_meeting(self) -> None:
        life = RanaLife().established().met()
        life.do(RoutineFollowed, routine={JOURNAL}, document="d-entry")
        assert life.duties(JOURNAL) == []
        life.met("m-2")
        assert len(life.duties(JOURNAL)) == 1

    def test_it_has_no_day_and_is_never_a_breach(self) -> None:
        life = RanaLife().established().met().met("m-2").wait(days=1000)
        (duty,) = life.duties(JOURNAL)
        assert (duty.due, duty.overdue) == (None, False)
        assert JOURNAL not in {each.duty.code for each in life.audit().owed}


def test_a_whole_life_in_order_here_begins_with_a_group_that_is_established() -> None:
    """What Rana asks for stops nobody who does it."""
    life = RanaLife().need().assessed().prepared()
    assert life.do(GroupEstablished).permitted
    assert not life.audit().refused


@pytest.mark.parametrize("code", [WISH, JOURNAL])
def test_every_rule_of_its_own_reads_in_three_languages(code: str) -> None:
    """The words are there in each language, with every slot filled."""
    text = RANA.text(code)
    for part in (text.wrong, text.why, text.do):
        said = [part[language] for language in Language]
        assert len(Language) == len(set(said))
        assert not any("{" in each for each in said)
