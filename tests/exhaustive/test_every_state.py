"""Every state of the bounded worlds, with everything that can be told in each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansvar_core import EVENT_TYPES, Event, Rulebook
from ansvar_core.derive import consent, rota
from ansvar_core.events.consent import ConsentWithdrawn
from ansvar_core.fold import consent as fold
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from exhaustive import canonical
from exhaustive.account import Account, allowed_pairs, digest
from exhaustive.every import all_worlds
from exhaustive.figures import LARGE, SMALL
from exhaustive.invariants import Looks, on_the_way
from exhaustive.unreached import NEVER_OVERDUE
from exhaustive.walk import Walked, World, walk

pytestmark = pytest.mark.heavy

WORLDS = {world.name: world for world in all_worlds(large=False)}
WIDER = {world.name: world for world in all_worlds(large=True)}
PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "every-state.md"
ACCOUNTS: dict[str, Account] = {}


@cache
def walked(name: str) -> Walked:
    """A world walked once, and judged."""
    account = ACCOUNTS[name] = Account()
    looks = Looks(WORLDS[name], account)
    found = walk(WORLDS[name], looks, looks.merge, digest)
    on_the_way(looks, found)
    return found


@pytest.mark.parametrize("name", WORLDS)
def test_what_must_always_hold_holds_in_every_state(name: str) -> None:
    """In every state of a world, after every event that can be told there, all that must hold does."""
    found = walked(name)

    assert (len(found.states), found.depth) == SMALL[name]


def together() -> Account:
    """What all worlds have come past."""
    whole = Account()
    for name in WORLDS:
        walked(name)
        for field in attrs.fields(Account):
            getattr(whole, field.name).update(getattr(ACCOUNTS[name], field.name))
    return whole


def test_every_kind_of_event_comes_to_pass() -> None:
    """Each of the kinds of event is permitted somewhere."""
    assert {kind.tag for kind in EVENT_TYPES} == together().kinds


def test_every_step_that_the_tables_allow_is_taken() -> None:
    """Each status and kind of event that the tables allow is met."""
    met = together().pairs

    assert allowed_pairs() <= met


def test_every_rule_is_fulfilled_and_broken() -> None:
    """Each check finds an event in order, and one that is not."""
    account, codes = together(), {each.code for each in (*CHECKS, *READING_CHECKS)}

    assert codes - account.fulfilled == set()
    assert codes - account.broken == set()


def test_every_obligation_is_owed_settled_and_broken() -> None:
    """Each obligation is owed, and settled; and overdue, where it has a day."""
    account, codes = together(), {each.code for each in OBLIGATIONS}

    assert codes - account.owed == set()
    assert codes - account.settled == set()
    assert codes - account.overdue == set(NEVER_OVERDUE)


def test_the_same_state_answers_the_same_however_it_was_reached() -> None:
    """Nearly all states were reached twice, and asked everything again the second time."""
    compared = sum(walked(name).compared for name in WORLDS)
    states = sum(len(walked(name).states) for name in WORLDS)

    assert compared > 0.7 * states


def row(name: str) -> str:
    """What the page says of a world."""
    small, large = WORLDS[name], WIDER[name]
    (few, near), (many, far) = SMALL[name], LARGE[name]
    return f"| {name} | {small.focus} | {small.bounds} | {few} | {near} | {large.bounds} | {many} | {far} |"


def test_the_page_states_the_bounds_and_the_figures() -> None:
    """What the page says of each world is what is walked."""
    page = PAGE.read_text(encoding="utf-8")
    together = f"| together | | | {sum(n for n, _ in SMALL.values())} | | | {sum(n for n, _ in LARGE.values())} | |"

    assert [name for name in WORLDS if row(name) not in page] == []
    assert together in page


# --- planted faults -----------------------------------------------------------------------------------------------


def judged(world: World) -> None:
    looks = Looks(world, Account())
    found = walk(world, looks, looks.merge, digest)
    on_the_way(looks, found)


def without(code: str, world: World) -> World:
    """The world under a rulebook in which one rule says nothing."""
    checks = tuple(attrs.evolve(each, judge=lambda *asked: None) if each.code == code else each for each in CHECKS)
    return attrs.evolve(world, book=Rulebook(policies=world.book.policies, checks=checks))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("consent.standing-still", "work"),
        ("establish.consent-to-exchange", "consent"),
        ("minutes.recipient-may-read", "minutes"),
        ("coordinator.not-now", "offices"),
        ("handover.receiver-covered", "work"),
        ("consent.may-say-no", "consent"),
        ("work.not-now", "work"),
    ],
)
def test_a_rule_that_says_nothing_is_found(code: str, name: str) -> None:
    """A walk under a rulebook in which one rule is silent comes to a state that must not be."""
    with pytest.raises(AssertionError):
        judged(without(code, WORLDS[name]))


def test_a_consent_kept_after_a_no_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fold that does not hear a withdrawal is found."""
    heard = fold.answered

    def deaf(group: Any, event: Any, position: int, move: Any) -> Any:
        return group if isinstance(event, ConsentWithdrawn) else heard(group, event, position, move)

    monkeypatch.setattr(fold, "answered", deaf)
    with pytest.raises(AssertionError, match=r"a no works at once|covered"):
        judged(WORLDS["age"])


def test_an_authority_taken_from_what_was_refused_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fold that does not heed that an event was registered despite a rule is found."""
    monkeypatch.setattr(Event, "only_noted", False)
    with pytest.raises(AssertionError, match="that was refused for"):
        judged(WORLDS["offices"])


def test_a_rota_that_repeats_itself_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rotation that forgets who wrote last is found."""
    monkeypatch.setattr(rota, "last_writer", lambda setting: None)
    with pytest.raises(AssertionError, match=r"twice running|even"):
        judged(WORLDS["turns"])


def test_a_yes_that_outlives_its_last_day_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cover that does not look at the last day is found."""
    why_not = consent._why_not

    def blind(*asked: Any, **rest: Any) -> Any:
        why = why_not(*asked, **rest)
        return None if why is consent.Why.RUN_OUT else why

    monkeypatch.setattr(consent, "_why_not", blind)
    with pytest.raises(AssertionError):
        judged(WORLDS["consent"])


def test_a_state_that_forgets_too_much_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A canonical form that forgets the answers about consent is found by asking again."""
    monkeypatch.setattr(canonical, "_consent", lambda marks, known: known.key)
    with pytest.raises(AssertionError):
        judged(WORLDS["age"])
