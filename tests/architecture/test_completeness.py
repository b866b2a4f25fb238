"""Nothing in the permanent vocabulary is half done: every event, check and obligation has all that it needs."""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from ansvar_core import Event, Source
from ansvar_core.codec import event_from_dict, event_to_dict
from ansvar_core.events.base import Extent, Gives
from ansvar_core.events.catalogue import CONSENT_EVENTS, EVENT_TYPE_BY_TAG, EVENT_TYPES
from ansvar_core.evolve import evolve
from ansvar_core.rules.base import Obligation
from ansvar_core.rules.catalogue import CHECKS, OBLIGATIONS, READING_CHECKS
from support.samples import sample, world

GOLDEN = Path(__file__).parents[1] / "golden" / "events"
STATEMENTS = {f"A{number}" for number in range(1, 13)} | {f"B{number}" for number in range(1, 40)}
CODE = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*")
RULES = (*CHECKS, *READING_CHECKS, *OBLIGATIONS)


def leaves(kind: type[Event]) -> list[type[Event]]:
    """Every class under a class that has none under itself."""
    # Building a class with slots leaves the one without behind, until the collector takes it.
    below = [each for each in kind.__subclasses__() if getattr(sys.modules[each.__module__], each.__name__) is each]
    return [leaf for each in below for leaf in leaves(each)] if below else [kind]


def named(kinds: Any) -> Any:
    """Test parameters that are called by their tags or codes."""
    return [pytest.param(each, id=getattr(each, "tag", None) or each.code) for each in kinds]


class TestEvents:
    """An event changes a permanent record, so it is deliberately more than a class."""

    def test_the_catalogue_has_every_event(self) -> None:
        """No event class is left out of the catalogue, and none stands there twice."""
        assert set(leaves(Event)) == set(EVENT_TYPES)
        assert len(set(EVENT_TYPES)) == len(EVENT_TYPES)
        assert set(CONSENT_EVENTS) <= set(EVENT_TYPES)

    def test_no_two_events_have_the_same_tag(self) -> None:
        """A tag names one kind of event for ever."""
        assert {kind.tag: kind for kind in EVENT_TYPES} == dict(EVENT_TYPE_BY_TAG)
        assert len(EVENT_TYPE_BY_TAG) == len(EVENT_TYPES)

    @pytest.mark.parametrize("kind", named(EVENT_TYPES))
    def test_the_class_carries_its_permanent_facts(self, kind: type[Event]) -> None:
        """Tag, version, and what it exchanges and gives are said by the class itself, not by a parent."""
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", vars(kind)["tag"])
        assert type(kind.version) is int
        assert kind.version >= 1
        assert type(vars(kind)["exchanges"]) is bool
        assert type(vars(kind)["gives"]) is Gives
        assert type(kind.gives.extent) is Extent
        assert kind.gives.why.strip()
        assert "".join(word.title() for word in kind.tag.split("-")) == kind.__name__

    @pytest.mark.parametrize("kind", named(EVENT_TYPES))
    def test_the_docstring_says_what_and_where_from(self, kind: type[Event]) -> None:
        """A caseworker finds the Norwegian term, and a lawyer the source."""
        text = inspect.getdoc(kind) or ""
        first = text.split("\n\n")[0]

        assert re.search(r"\([a-zæøå ]+\)", first), "a Norwegian term in parentheses"
        assert re.search(r"Source: \S", text), "a source"

    @pytest.mark.parametrize("kind", named(EVENT_TYPES))
    def test_sources_in_the_docstring_are_known(self, kind: type[Event]) -> None:
        """A statement that an event points at is one that exists."""
        source = (inspect.getdoc(kind) or "").split("Source:")[1]
        pointed = re.findall(r"\b([AB]\d+)(?:-([AB]\d+))?", source)

        assert {each for pair in pointed for each in pair if each} <= STATEMENTS

    @pytest.mark.parametrize("kind", named(EVENT_TYPES))
    def test_it_is_folded_written_and_kept(self, kind: type[Event]) -> None:
        """An event has a place in the fold, in the codec and among the golden files."""
        event = sample(kind)

        assert evolve(world()[1], event).version == world()[1].version + 1
        assert event_from_dict(event_to_dict(event)) == event
        assert (GOLDEN / f"{kind.tag}.v{kind.version}.json").is_file()


class TestRules:
    """A rule is found by its code, and says where it comes from."""

    def test_no_two_rules_share_a_code(self) -> None:
        """A code is for ever, and means one thing."""
        codes = [each.code for each in (*CHECKS, *READING_CHECKS)]
        duties = [each.code for each in OBLIGATIONS]

        assert len(set(codes)) == len(codes)
        assert len(set(duties)) == len(duties)

    @pytest.mark.parametrize("rule", named(RULES))
    def test_a_code_has_the_form_of_one(self, rule: Any) -> None:
        """Codes are words with hyphens: an area, and what it is about."""
        assert CODE.fullmatch(rule.code)

    @pytest.mark.parametrize("rule", named(RULES))
    def test_its_sources_exist(self, rule: Any) -> None:
        """A rule rests on statements that exist, on the law, or is said to be the library's own decision."""
        source: Source = rule.source

        assert set(source.statements) <= STATEMENTS
        assert source.statements or source.grounds or source.design

    @pytest.mark.parametrize("check", named(CHECKS))
    def test_a_check_governs_events_that_exist(self, check: Any) -> None:
        """A check that governs nothing would never be asked, and one that governs a kind twice would say it twice."""
        assert check.governs
        assert set(check.governs) <= set(EVENT_TYPES)
        assert len(set(check.governs)) == len(check.governs)

    @pytest.mark.parametrize("obligation", named(OBLIGATIONS))
    def test_an_obligation_can_be_opened_and_settled(self, obligation: Obligation) -> None:
        """What is owed begins with an event, and can be done."""
        assert obligation.opened_by
        assert obligation.settled_by
        assert {*obligation.opened_by, *obligation.settled_by, *obligation.voided_by} <= set(EVENT_TYPES)
