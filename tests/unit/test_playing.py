"""A remedy's step becomes the event it speaks of, and a change the changed event."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ansvar_core import (
    AgendaItem,
    AssessmentStarted,
    ChangeProposal,
    ConsentGiven,
    DoFirst,
    GroupEstablished,
    InvalidValue,
    Manner,
    MeetingCalled,
    MemberChanged,
    MemberJoined,
    Rulebook,
    Step,
    Topic,
    event_from_step,
)
from support.found import way_out
from support.life import DAD, MUM, NURSE, SCHOOL, START, TEACHER, Life
from support.samples import sample

HEAD = {"id": "e-step", "group": "g-1", "at": START + timedelta(days=1), "actor": NURSE}


def test_a_step_gives_what_it_knows_and_people_the_rest() -> None:
    """The forms that would let the group be established come from the finding, signed by those who must."""
    life = Life().need().assessed().prepared(consents=False)
    verdict = life.ask(GroupEstablished)
    steps = way_out(verdict, "establish.consent-to-exchange", DoFirst).steps
    group = life.state
    for number, step in enumerate(steps):
        grantor = step.fields["grantor"]
        head = {"id": f"e-form-{number}", "group": "g-1", "at": life.now, "actor": grantor}
        form = event_from_step(step, group, **head, manner=Manner.WRITTEN, document="d-1", grants=step.fields["grants"])
        assert isinstance(form, ConsentGiven)
        group = life.book.advance(group, form)
    assert [step.fields["grantor"] for step in steps] == [MUM, DAD]
    assert "establish.consent-to-exchange" not in life.book.assess(group, life.make(GroupEstablished)).codes


def test_something_inside_a_known_member_is_changed_and_the_rest_kept() -> None:
    """A dotted answer changes that part of what the group knows."""
    life = Life().need().assessed()
    life.member(TEACHER, function=None, takes_turns=False, agency="a-health")
    step = Step(kind=MemberChanged.tag, fields={"member.party": TEACHER}, asks=("member.function",))
    made = event_from_step(step, life.state, **HEAD, **{"member.function": "teacher"})
    assert isinstance(made, MemberChanged)
    assert made.member.function == "teacher"
    assert not made.member.takes_turns


def test_a_new_member_is_made_of_the_parts_or_given_whole() -> None:
    """Somebody the group does not know is made of the answers."""
    step = Step(kind=MemberJoined.tag, fields={"member.party": "p-new"}, asks=("member",))
    life = Life().need()
    made = event_from_step(step, life.state, **HEAD, **{"member.agency": SCHOOL, "member": sample(MemberJoined).member})
    assert isinstance(made, MemberJoined)
    assert made.member == sample(MemberJoined).member
    parts = Step(kind=MemberJoined.tag, fields={"member.party": "p-new"}, asks=("member.agency",))
    built = event_from_step(parts, None, **HEAD, **{"member.agency": SCHOOL})
    assert isinstance(built, MemberJoined)
    assert (built.member.party, built.member.agency) == ("p-new", SCHOOL)


def test_a_question_without_an_answer_is_named() -> None:
    """Nothing is made of half the answers."""
    with pytest.raises(InvalidValue, match=r"member\.function"):
        event_from_step(Step(kind=MemberChanged.tag, asks=("member.function",)), None, **HEAD)
    with pytest.raises(InvalidValue, match="agency"):
        event_from_step(Step(kind="agency-recorded", fields={"agency.id": "a-1"}), None, **HEAD)


def test_a_change_is_made_of_values_answers_and_what_to_leave_out() -> None:
    """`changed` does what a remedy says, and names a question that nobody has answered."""
    agenda = (AgendaItem(id="i-1", topic=Topic.TRAINING), AgendaItem(id="i-2", topic=Topic.EVALUATION))
    call = sample(MeetingCalled).but(agenda=agenda)
    change = ChangeProposal(fields={"chair": MUM}, asks=("minute_taker",), without={"agenda": ("i-1",)})
    changed = call.changed(change, minute_taker=DAD)
    assert (changed.chair, changed.minute_taker, changed.agenda) == (MUM, DAD, agenda[1:])
    with pytest.raises(InvalidValue, match="minute_taker"):
        call.changed(change)


def test_what_was_written_down_at_once_moves_along() -> None:
    """Another time or actor takes the recording along, unless it was told apart from the start."""
    at_once = AssessmentStarted(**HEAD)
    later = at_once.but(at=START + timedelta(days=9), actor=MUM)
    assert (later.recorded_at, later.recorded_by) == (later.at, MUM)
    afterwards = at_once.but(recorded_at=START + timedelta(days=20), recorded_by=TEACHER)
    moved = afterwards.but(at=START + timedelta(days=9), actor=MUM)
    assert (moved.recorded_at, moved.recorded_by) == (START + timedelta(days=20), TEACHER)


def test_without_a_group_only_a_need_has_a_place() -> None:
    """A life begins with a need, and the finding says so."""
    verdict = Rulebook.standard().assess(None, AssessmentStarted(**HEAD))
    (step,) = way_out(verdict, "record.cannot-be-placed", DoFirst).steps
    assert step.kind == "need-seen"
