"""Answers as JSON-ready data: verdicts, duties, options and all the others, with their texts if asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ansvar_core import (
    Duty,
    MeetingEnded,
    Rulebook,
    RuleText,
    Source,
    Text,
    Topic,
    Verdict,
    WorkDone,
    answer_to_dict,
    answer_to_json,
)
from ansvar_core.rules.base import StandingCheck
from support.finding import FINDING
from support.life import NURSE, TEACHER
from support.samples import sample, world

WORDS = RuleText(
    wrong=Text(nb="galt", nn="gale", en="wrong"),
    why=Text(nb="hvorfor", nn="kvifor", en="why"),
    do=Text(nb="gjør", nn="gjer", en="do"),
)
OWN = StandingCheck(code="own.rule", source=Source(design=True), governs=(WorkDone,), judge=lambda _: None, text=WORDS)
BOOK = Rulebook(checks=(*Rulebook.standard().checks, OWN))


class TestAnswers:
    """An answer is JSON-ready, and can carry its texts."""

    def test_a_verdict_says_first_whether_it_is_permitted(self) -> None:
        """And then every finding with every sort of remedy."""
        answer = answer_to_dict(Verdict(findings=(FINDING,)))

        assert list(answer) == ["permitted", "findings"]
        assert answer["permitted"] is False
        [finding] = answer["findings"]
        assert finding["facts"] == [{"position": 4, "subject": "p-mum", "day": "2026-01-01"}]
        assert "text" not in finding
        assert [each["remedy"] for each in finding["remedies"]] == [
            "do-first",
            "change-proposal",
            "instead",
            "another-actor",
            "wait",
            "nothing",
        ]
        assert finding["remedies"][1]["fields"] == {"present": ["p-1", "p-2"], "starts": "2026-01-01T00:00:00+00:00"}
        assert finding["remedies"][4]["until"] == "2026-02-01T00:00:00+00:00"
        assert finding["remedies"][5]["because"] == "it-is-over"

    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("nb", {"wrong": "galt", "why": "hvorfor", "do": "gjør"}),
            ("nn", {"wrong": "gale", "why": "kvifor", "do": "gjer"}),
            ("en", {"wrong": "wrong", "why": "why", "do": "do"}),
        ],
    )
    def test_with_a_rulebook_findings_and_duties_carry_their_texts(
        self, language: str, expected: dict[str, str]
    ) -> None:
        """In the language asked for."""
        duty = Duty(code="own.rule", source=Source(design=True), who="p-1", position=4)

        assert answer_to_dict(Verdict(findings=(FINDING,)), BOOK, language)["findings"][0]["text"] == expected
        assert answer_to_dict((duty,), BOOK, language)[0]["text"] == expected

    def test_answers_that_a_host_has_put_together_carry_their_texts_too(self) -> None:
        """Under names of its own, in the language asked for."""
        answer = answer_to_dict({"now": Verdict(findings=(FINDING,))}, BOOK, "nn")

        assert answer["now"]["findings"][0]["text"] == {"wrong": "gale", "why": "kvifor", "do": "gjer"}

    def test_a_language_that_does_not_exist_is_an_error(self) -> None:
        """Also where there is nothing to say in it."""
        with pytest.raises(ValueError, match="is not a valid Language"):
            answer_to_dict((), None, "sv")

    def test_every_answer_is_json(self) -> None:
        """What comes out of each question can be sent."""
        events, group = world()
        book, at = Rulebook.standard(), events[-1].at
        answers: list[Any] = [
            book.assess(group, sample(MeetingEnded), explain=True),
            book.audit(events, at),
            book.options(group, at, NURSE),
            book.duties(group, at),
            book.agenda(group, at),
            book.rota(group, at, 4),
            book.may_read(group, TEACHER, "m-1", at),
            book.route(Topic.AGENCY_DISAGREEMENT, at),
            book.next_change(group, at),
        ]

        for answer in answers:
            assert json.loads(answer_to_json(answer)) == answer_to_dict(answer)

    def test_a_report_says_first_whether_all_is_in_order_and_an_option_whether_it_is_possible(self) -> None:
        """What a reader looks for first."""
        events, group = world()
        book, at = Rulebook.standard(), events[-1].at

        assert next(iter(answer_to_dict(book.audit(events, at)))) == "in_order"
        assert next(iter(answer_to_dict(book.options(group, at, NURSE))[0])) == "possible"
