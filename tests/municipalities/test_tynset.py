from __future__ import annotations

from typing import Any

import pytest
from municipalities.tynset import PROFILE

from ansvar_core import (
    AgendaItem,
    Capacity,
    ChangeProposal,
    ConsentGiven,
    ConsentRefused,
    Effect,
    Event,
    Finding,
    Language,
    Manner,
    MeetingCalled,
    MeetingEnded,
    Rulebook,
    Topic,
)
from support.life import HEALTH, MUM, NURSE, Life, both

TYNSET = Rulebook.of(PROFILE)
STANDARD = Rulebook.standard()
TOLD, REFUSAL = "tynset.told-before-consent", "tynset.refusal-in-the-case-system"
PLACE, NEXT, ORDER = "tynset.place-stated", "tynset.told-and-next-caller", "tynset.agenda-order"
USUAL = {"consent-given": TOLD, "consent-refused": REFUSAL, "meeting-called": PLACE, "meeting-ended": NEXT}


class TynsetLife(Life):
    """A life in which the routine is followed."""

    def __init__(self) -> None:
        super().__init__(book=TYNSET)

    def make(self, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
        if kind.tag in USUAL:
            fields.setdefault("routine", {USUAL[kind.tag]})
        return super().make(kind, actor, **fields)

    def needing(self) -> TynsetLife:
        self.need()
        return self

    def form(self, **fields: Any) -> ConsentGiven:
        """The mother's form, as she might give it now."""
        form = {
            "grantor": MUM,
            "capacity": Capacity.PARENT,
            "grants": both(HEALTH),
            "first_day": self.now.date(),
            "manner": Manner.WRITTEN,
            "informed": True,
            "document": "d-form",
        }
        made: ConsentGiven = self.make(ConsentGiven, MUM, recorded_by=NURSE, **(form | fields))
        return made


def found(life: Life, code: str, event: Event) -> Finding | None:
    """The finding of one rule in Tynset."""
    return next((each for each in TYNSET.assess(life.group, event).findings if each.code == code), None)


def items(*topics: Topic) -> tuple[AgendaItem, ...]:
    """An agenda on some topics."""
    return tuple(AgendaItem(id=f"i-{topic}", topic=topic) for topic in topics)


class TestConsentCanBeShown:
    """TYN-04, TYN-06: consent can be shown, and an oral one when the talk is in the journal."""

    @pytest.mark.parametrize("manner", list(Manner))
    def test_a_consent_without_a_document_is_refused_here_and_warned_of_elsewhere(self, manner: Manner) -> None:
        life = TynsetLife().needing()
        form = life.form(manner=manner, document=None)
        elsewhere = STANDARD.assess(life.group, form.but(routine=()))
        assert elsewhere.permitted
        assert "consent.documented" in elsewhere.codes
        assert not TYNSET.assess(life.group, form).permitted

    def test_an_oral_consent_counts_when_the_journal_entry_is_named(self) -> None:
        life = TynsetLife().needing()
        assert TYNSET.assess(life.group, life.form(manner=Manner.ORAL_IN_JOURNAL, document="d-journal")).permitted


class TestToldBeforeConsent:
    """TYN-05: before consenting one is told the whole of it."""

    def test_a_form_that_does_not_say_so_is_refused_here_and_in_order_elsewhere(self) -> None:
        life = TynsetLife().needing()
        form = life.form(routine=())
        assert STANDARD.assess(life.group, form).permitted
        finding = found(life, TOLD, form)
        assert finding is not None
        assert finding.blocks
        (remedy,) = finding.remedies
        assert isinstance(remedy, ChangeProposal)
        assert TYNSET.assess(life.group, form.changed(remedy)).permitted


class TestANoIsRecorded:
    """TYN-08: a no is recorded in the case system."""

    def test_a_no_that_is_not_entered_there_warns_here_and_not_elsewhere(self) -> None:
        life = TynsetLife().needing()
        no = life.make(ConsentRefused, MUM, grantor=MUM, routine=())
        finding = found(life, REFUSAL, no)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        assert REFUSAL not in STANDARD.assess(life.group, no).codes
        assert REFUSAL not in TYNSET.assess(life.group, no.but(routine={REFUSAL})).codes

    def test_a_no_is_in_order_all_the_same(self) -> None:
        life = TynsetLife().needing()
        assert life.ask(ConsentRefused, MUM, grantor=MUM, routine=()).permitted


class TestTheCallAndTheEndOfTheMeeting:
    """TYN-11, TYN-12: the call states the place, and a meeting ends with who is told and who calls."""

    def test_a_call_without_a_place_warns_here_and_not_elsewhere(self) -> None:
        life = TynsetLife().established()
        call = life.make(MeetingCalled, routine=(), **life.calling())
        finding = found(life, PLACE, call)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        assert PLACE not in STANDARD.assess(life.group, call).codes
        assert PLACE not in life.call().codes

    def test_ending_a_meeting_without_settling_it_warns_here_and_not_elsewhere(self) -> None:
        life = TynsetLife().established()
        life.call()
        life.open()
        end = life.make(MeetingEnded, meeting="m-1", tasks_agreed=True, process_evaluated=True, routine=())
        finding = found(life, NEXT, end)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        assert NEXT not in STANDARD.assess(life.group, end).codes
        assert NEXT not in life.end().codes


class TestTheFixedOrder:
    """TYN-12: the last minutes, the family, who does what, the meeting itself."""

    def test_the_fixed_order_is_in_order_with_other_matters_between(self) -> None:
        life = TynsetLife().established()
        agenda = items(
            Topic.CONSENT,
            Topic.FOLLOW_UP,
            Topic.USERS_OWN,
            Topic.GOALS_AND_MEASURES,
            Topic.DIVISION_OF_WORK,
            Topic.SHARED_MATTER,
            Topic.EVALUATION,
        )
        assert ORDER not in life.call(agenda=agenda).codes

    @pytest.mark.parametrize(
        ("topics", "late"),
        [
            ((Topic.USERS_OWN, Topic.FOLLOW_UP), (Topic.FOLLOW_UP,)),
            ((Topic.DIVISION_OF_WORK, Topic.FOLLOW_UP, Topic.USERS_OWN), (Topic.FOLLOW_UP, Topic.USERS_OWN)),
            ((Topic.EVALUATION, Topic.CONSENT, Topic.DIVISION_OF_WORK), (Topic.DIVISION_OF_WORK,)),
        ],
    )
    def test_another_order_warns_here_naming_what_comes_too_late_and_not_elsewhere(
        self, topics: tuple[Topic, ...], late: tuple[Topic, ...]
    ) -> None:
        life = TynsetLife().established()
        call = life.make(MeetingCalled, **life.calling(agenda=items(*topics)))
        finding = found(life, ORDER, call)
        assert finding is not None
        assert finding.effect is Effect.WARNS
        assert tuple(f"i-{topic}" for topic in late) == tuple(fact.subject for fact in finding.facts)
        assert ORDER not in STANDARD.assess(life.group, call.but(routine=())).codes

    def test_putting_the_items_in_order_takes_the_warning_away(self) -> None:
        life = TynsetLife().established()
        call = life.make(MeetingCalled, **life.calling(agenda=items(Topic.EVALUATION, Topic.USERS_OWN)))
        finding = found(life, ORDER, call)
        assert finding is not None
        (remedy,) = finding.remedies
        assert isinstance(remedy, ChangeProposal)
        put_right = call.changed(remedy, agenda=items(Topic.USERS_OWN, Topic.EVALUATION))
        assert found(life, ORDER, put_right) is None


@pytest.mark.parametrize("code", [TOLD, PLACE, NEXT, ORDER, REFUSAL])
def test_every_rule_of_its_own_reads_in_three_languages(code: str) -> None:
    text = TYNSET.text(code)
    for part in (text.wrong, text.why, text.do):
        said = [part[language] for language in Language]
        assert len(said) == len(set(said))
        assert not any("{" in each for each in said)
