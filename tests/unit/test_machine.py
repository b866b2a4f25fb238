"""A state machine that drives somebody else's system, and what it lets nobody get away with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import attrs
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from ansvar_core import (
    EVENT_TYPES,
    ConsentGiven,
    ConsentWithdrawn,
    Effect,
    EndingDecided,
    Event,
    Group,
    InvalidValue,
    MeetingCalled,
    MeetingOpened,
    MeetingPlanned,
    MinutesShared,
    NeedSeen,
    ParentRecorded,
    Policy,
    Rulebook,
    Verdict,
)
from ansvar_core.evolve import evolve
from ansvar_core.testing import CAST, START, Agreement, Disagreement, Reply, Seen, System, once_through
from ansvar_core.testing.lives import likely_codes
from ansvar_core.testing.machine import Workflow, drive, workflow
from ansvar_core.testing.rounds import rules_answered_for
from ansvar_core.testing.witness import header, way_to

BOOK = Rulebook.standard()


class Right:
    """A system that does as the rules say, because it asks them."""

    def begin(self) -> None:
        self.group: Group | None = None
        self.kept: tuple[Event, ...] = ()

    def judge(self, event: Event) -> Verdict:
        return BOOK.assess(self.group, event)

    def keep(self, event: Event) -> None:
        self.group = evolve(self.group, event)
        self.kept = (*self.kept, event)

    def propose(self, event: Event) -> bool | Reply:
        verdict = self.judge(event)
        if verdict:
            self.keep(event)
        return Reply(accepted=verdict.permitted, codes={each.code for each in verdict.blocking})

    def state(self, at: datetime) -> Seen | None:
        group = self.group
        if group is None:
            return None
        turn = BOOK.rota(group, at, 1)
        return Seen(
            status=group.status.value,
            version=len(self.kept),
            record=self.kept,
            members=frozenset(each.party for each in group.current_members),
            coordinator=group.coordinator.holder,
            next_minute_taker=turn[0].party if turn else None,
            stands_still=BOOK.consent(group, at).stands_still,
            open_work=frozenset(group.open_work),
            readers=frozenset(
                (each, held) for each in group.members for held in group.meetings if self.reads(each, held, at)
            ),
        )

    def reads(self, party: str, meeting: str, at: datetime) -> bool:
        return self.group is not None and BOOK.may_read(self.group, party, meeting, at).permitted


class ForgetsConsent(Right):
    """It never looks for consent."""

    def propose(self, event: Event) -> bool:
        blocking = {each.code for each in self.judge(event).blocking}
        accepted = all(code.startswith("consent.") or "-covered" in code for code in blocking)
        if accepted:
            self.keep(event)
        return accepted


class RefusesAWithdrawal(Right):
    """It takes no withdrawal once the group has been established."""

    def propose(self, event: Event) -> bool | Reply:
        established = self.group is not None and self.group.established_position is not None
        if isinstance(event, ConsentWithdrawn) and established:
            return Reply(accepted=False, said="not in this status")
        return super().propose(event)


class SuggestsTheSameTwice(Right):
    """It suggests whoever wrote last."""

    def state(self, at: datetime) -> Seen | None:
        seen = super().state(at)
        last = self.group.meetings[self.group.last_held] if self.group and self.group.last_held else None
        if seen is None or last is None or not last.minutes:
            return seen
        return attrs.evolve(seen, next_minute_taker=last.minutes[-1].writer)


class LosesAnEvent(Right):
    """It says yes to a child heard, and keeps nothing."""

    def propose(self, event: Event) -> bool | Reply:
        if event.tag == "child-heard" and self.judge(event):
            return True
        return super().propose(event)


class GivesOtherReasons(Right):
    """It refuses what should be refused, and says something else."""

    def propose(self, event: Event) -> bool | Reply:
        reply = super().propose(event)
        assert isinstance(reply, Reply)
        return reply if reply.accepted else Reply(accepted=False, codes={"group.not-now"})


def _driven(system: Callable[[], System], agreement: Agreement | None = None, examples: int = 60) -> None:
    drive(system, agreement, using=_using(examples))


def _using(examples: int) -> settings:
    """The same examples every time; not made shorter, because a test has no reader."""
    return settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=examples,
        stateful_step_count=14,
        phases=(Phase.generate,),
        suppress_health_check=tuple(HealthCheck),
    )


class TestDriven:
    """The machine finds what is wrong with a system, and nothing wrong with one that is right."""

    @pytest.mark.heavy
    def test_a_right_system_is_in_agreement(self) -> None:
        """A system that asks the rules agrees with them in every answer and in everything it shows."""
        _driven(Right, examples=12)

    @pytest.mark.heavy
    def test_after_a_withdrawal_it_asks_for_what_was_shared_before(self) -> None:
        """What was in order is proposed once more, and refused."""
        again: list[bool] = []

        class Watched(Right):
            def propose(self, event: Event) -> bool | Reply:
                if event.id.endswith("-again"):
                    again.append(self.judge(event).permitted)
                return super().propose(event)

            def state(self, at: datetime) -> Seen | None:
                return None

        run_state_machine_as_test(workflow(Watched), settings=_using(60))
        assert False in again

    @pytest.mark.parametrize(
        ("system", "said"),
        [
            (ForgetsConsent, "the system accepted what the rules refuse"),
            (RefusesAWithdrawal, "the system refused what the rules permit"),
            (SuggestsTheSameTwice, "next_minute_taker: the record says"),
            (LosesAnEvent, "the system shows another group than the record adds up to"),
            (GivesOtherReasons, "the system refused it for other reasons than the rules do"),
        ],
    )
    def test_a_wrong_system_is_caught(self, system: Callable[[], System], said: str) -> None:
        """Whatever a system gets wrong, the message says what, and which event it was."""
        with pytest.raises(Disagreement, match=said) as caught:
            _driven(system, examples=200)
        message = str(caught.value)
        assert "  proposed: e-" in message
        assert "  before it: " in message

    def test_what_a_system_does_not_know_is_never_proposed(self) -> None:
        """Only the kinds agreed on are proposed, and only what the rules agreed on have something to say about."""
        asked: list[Event] = []

        class Small(Right):
            def propose(self, event: Event) -> bool:
                asked.append(event)
                return bool(super().propose(event).accepted)  # type: ignore[union-attr]  # its own is always a Reply

        kinds = (NeedSeen, ParentRecorded, ConsentWithdrawn)
        _driven(Small, Agreement(kinds=kinds, codes={"group.not-now"}), examples=40)

        assert {type(each) for each in asked} == set(kinds)

    def test_it_is_a_test_case_for_pytest(self) -> None:
        """What `workflow` makes is run by pytest, with settings of its own."""
        made = workflow(Right)

        assert issubclass(made, Workflow)
        assert made.TestCase.settings.stateful_step_count == 12


def _life(kind: type[Event]) -> tuple[Event, ...]:
    return way_to(BOOK, None, START, CAST.worker, kind=kind)


@attrs.define
class Says:
    """A system that says what it is told to."""

    reply: bool | Reply
    seen: Seen | None = None

    def begin(self) -> None:
        return None

    def propose(self, event: Event) -> bool | Reply:
        return self.reply

    def state(self, at: datetime) -> Seen | None:
        return self.seen


class TestOnceThrough:
    """Every kind of event and every rule once, the same way every time."""

    @pytest.mark.heavy
    def test_a_right_system_is_taken_everywhere(self) -> None:
        """A right system comes to every kind of event, and refuses a breach of every rule that can be broken alone."""
        tags: set[str] = set()
        refused: set[str] = set()

        class Watched(Right):
            def propose(self, event: Event) -> bool | Reply:
                verdict = self.judge(event)
                (tags.add(event.tag) if verdict else refused.update(each.code for each in verdict.blocking))
                return super().propose(event)

            def state(self, at: datetime) -> Seen | None:
                return None

        found = once_through(Watched)

        assert found.in_order > found.refused > len(refused)
        assert {kind.tag for kind in EVENT_TYPES} - tags == set(found.never) == {"routine-followed"}
        blocking = {each.code for each in BOOK.checks if each.effect is Effect.BLOCKS}
        assert set(found.unbroken) == blocking - refused
        needs_a_choice = {"consent.manner", "consent.last-day-required"}
        assert set(likely_codes(BOOK, START)) - refused == needs_a_choice

    @pytest.mark.parametrize("system", [RefusesAWithdrawal, SuggestsTheSameTwice, LosesAnEvent, ForgetsConsent])
    def test_a_wrong_system_is_caught(self, system: Callable[[], System]) -> None:
        """What is wrong with a system is found without luck."""
        with pytest.raises(Disagreement):
            once_through(system)

    def test_only_what_is_agreed_on_is_asked(self) -> None:
        """A system that knows three kinds is told of them and of no other, and all of it is counted."""
        small = Agreement(
            kinds=(NeedSeen, ParentRecorded, ConsentWithdrawn), codes={"group.not-now", "consent.own-act"}
        )
        assert [code for code, _ in rules_answered_for(small)] == ["group.not-now"]
        told: list[tuple[str, bool]] = []

        class Watched(Right):
            def propose(self, event: Event) -> bool | Reply:
                told.append((event.tag, bool(self.judge(event))))
                return self.judge(event).permitted and super().propose(event)

        found = once_through(Watched, small)
        assert {tag for tag, _ in told} == {"need-seen", "parent-recorded", "consent-withdrawn"}
        assert found.in_order == sum(yes for _, yes in told)
        assert found.refused == sum(not yes for _, yes in told) > 0
        assert (found.never, found.unbroken) == ((), ("consent.own-act",))

    def test_what_was_shared_before_a_withdrawal_is_proposed_after_it(self) -> None:
        """A system that goes on sharing minutes when everybody has withdrawn is found by what it accepts alone."""

        class GoesOnSharing(Right):
            def propose(self, event: Event) -> bool:
                blocking = {each.code for each in self.judge(event).blocking}
                withdrawn = any(isinstance(each, ConsentWithdrawn) for each in self.kept)
                accepted = not blocking or (isinstance(event, MinutesShared) and withdrawn)
                if accepted:
                    self.keep(event)
                return accepted

            def state(self, at: datetime) -> Seen | None:
                return None

        with pytest.raises(Disagreement, match="accepted what the rules refuse") as caught:
            once_through(GoesOnSharing, Agreement(codes={"minutes.recipient-may-read"}))
        assert "proposed: " in str(caught.value)
        assert "-again minutes-shared by" in str(caught.value)

    @pytest.mark.heavy
    def test_what_a_system_does_not_know_is_left_out_on_the_way(self) -> None:
        """A system without plans for meetings still comes to the minutes, and everybody withdraws there."""
        kinds = [kind for kind in EVENT_TYPES if kind is not MeetingPlanned]
        came: set[str] = set()

        class Watched(Right):
            def propose(self, event: Event) -> bool | Reply:
                if isinstance(event, ConsentWithdrawn) and self.group is not None:
                    came.update(each.status.value for each in self.group.meetings.values())
                return super().propose(event)

            def state(self, at: datetime) -> Seen | None:
                return None

        found = once_through(Watched, Agreement(kinds=kinds, codes={"group.not-now"}))
        assert came >= {"called", "open", "ended", "minutes-written", "minutes-shared"}
        without_a_plan = ("parents-need-recorded", "meeting-cancelled", "chair-agreed", "voice-arranged")
        assert found.never == (*without_a_plan, "routine-followed")

    @pytest.mark.heavy
    def test_a_life_that_a_system_cannot_be_told_is_left_at_that(self) -> None:
        """A rule whose scene needs kinds that the system does not know is not asked about."""
        kinds = (NeedSeen, ParentRecorded, ConsentGiven, MeetingOpened)
        voiceless = Agreement(kinds=kinds, codes={"meeting.users-voice"})
        asked: set[type[Event]] = set()

        class Watched(Right):
            def propose(self, event: Event) -> bool | Reply:
                asked.add(type(event))
                return super().propose(event)

        once_through(Watched, voiceless)
        _driven(Watched, voiceless, examples=60)
        assert asked == set(kinds) - {MeetingOpened}


class TestAgreement:
    """What the two must agree about, and what is said when they do not."""

    def test_an_accepted_event_moves_the_group(self) -> None:
        """What both accept is a fact."""
        need = _life(NeedSeen)[0]
        assert Agreement().settle(Says(reply=True), (), None, need) == evolve(None, need)

    def test_a_refusal_that_both_agree_on_moves_nothing(self) -> None:
        """What both refuse never was."""
        need = _life(NeedSeen)[0]
        group = evolve(None, need)
        again = need.but(id="e-2")
        assert Agreement().settle(Says(reply=False), (need,), group, again) is group

    def test_the_message_tells_the_whole_disagreement(self) -> None:
        """The event, what the rules say with words and remedies, what the system did and said, and what came before."""
        need = _life(NeedSeen)[0]
        with pytest.raises(Disagreement) as caught:
            Agreement().settle(Says(Reply(accepted=True, said="OK")), (need,), evolve(None, need), need.but(id="e-2"))
        assert str(caught.value).splitlines() == [
            "the system accepted what the rules refuse",
            "  proposed: e-2 need-seen by p-nurse, 2026-01-05 10:00 (group g-1: need seen)",
            "  the rules: refused",
            "    group.not-now",
            f"      {BOOK.text('group.not-now').wrong['en']}",
            f"      {BOOK.text('group.not-now').do['en']}",
            "      turned on: position 1, field status",
            "      helps: first assessment-started, then assessment-concluded (outcome=…)",
            "  the system: accepted, and said: OK",
            "  before it: 1 need-seen",
        ]

    def test_the_words_are_in_the_readers_language(self) -> None:
        """Whoever reads Norwegian is told in Norwegian."""
        need = _life(NeedSeen)[0]
        with pytest.raises(Disagreement, match=BOOK.text("group.not-now").wrong["nb"]):
            Agreement(language="nb").settle(Says(reply=True), (need,), evolve(None, need), need.but(id="e-2"))

    def test_what_a_system_shows_is_compared(self) -> None:
        """Everything that a system shows and that differs is listed; what it leaves out is not."""
        need = _life(NeedSeen)[0]
        shown = Seen(
            status="ended",
            version=2,
            record=(),
            members=frozenset({"p-x"}),
            coordinator="p-x",
            next_minute_taker="p-x",
            stands_still=True,
            open_work=frozenset({"w-x"}),
            readers=frozenset({("p-x", "m-1")}),
        )
        with pytest.raises(Disagreement) as caught:
            Agreement().settle(Says(reply=True, seen=shown), (), None, need)
        assert str(caught.value).splitlines()[-8:] == [
            "  status: the record says 'need-seen', the system 'ended'",
            "  version: the record says 1, the system 2",
            "  record: the record says 1 need-seen, the system nothing",
            "  members: the record says nobody, the system p-x",
            "  coordinator: the record says None, the system 'p-x'",
            "  next_minute_taker: the record says None, the system 'p-x'",
            "  open_work: the record says nobody, the system w-x",
            "  readers: the record says nobody, the system ('p-x', 'm-1')",
        ]
        assert Agreement().settle(Says(reply=True, seen=Seen()), (), None, need) is not None

    def test_a_group_that_is_not_there_is_compared_too(self) -> None:
        """Before the first event a system that shows a group is wrong."""
        nobody = _life(ParentRecorded)[1]
        with pytest.raises(Disagreement, match="version: the record says 0, the system 1"):
            Agreement().settle(Says(reply=False, seen=Seen(version=1)), (), None, nobody)

    def test_reasons_are_compared_where_the_system_gives_them(self) -> None:
        """A system that has reasons has all of the rules' own, as far as it answers for them."""
        need = _life(NeedSeen)[0]
        group, again = evolve(None, need), need.but(id="e-2")
        right = Says(Reply(accepted=False, codes={"group.not-now"}))
        assert Agreement().settle(right, (need,), group, again) is group
        with pytest.raises(Disagreement, match="for other reasons") as caught:
            Agreement().settle(Says(Reply(accepted=False, codes={"x.y"})), (need,), group, again)
        assert "the system: refused because of x.y" in str(caught.value)
        with pytest.raises(Disagreement, match="refused because of nothing"):
            Agreement().settle(Says(Reply(accepted=False, codes=())), (need,), group, again)

    def test_a_system_may_refuse_for_reasons_of_its_own_where_that_is_agreed(self) -> None:
        """A kind that may be refused is refused without a word; others are not."""
        life = _life(MeetingCalled)
        group: Group | None = None
        for event in life[:-1]:
            group = evolve(group, event)
        careful = Agreement(may_refuse=(MeetingCalled,))
        assert careful.settle(Says(reply=False), life[:-1], group, life[-1]) is group
        with pytest.raises(Disagreement, match="refused what the rules permit"):
            Agreement().settle(Says(reply=False), life[:-1], group, life[-1])

    @pytest.mark.parametrize("kind", [ConsentWithdrawn, EndingDecided])
    def test_a_no_may_never_be_refused(self, kind: type[Event]) -> None:
        """No agreement lets a system refuse a withdrawal, or the decision to end."""
        with pytest.raises(InvalidValue, match=f"{kind.tag} is never refused"):
            Agreement(may_refuse=(kind,))

    def test_a_code_that_no_rule_has_is_refused(self) -> None:
        """A slip in a code does not make an agreement about nothing."""
        with pytest.raises(InvalidValue, match=r"no rule has the code 'group\.not-new'"):
            Agreement(codes={"group.not-new"})

    def test_an_agreement_about_nothing_is_refused(self) -> None:
        """Tags in place of classes, and kinds without the first of every life, would pass and test nothing."""
        with pytest.raises(InvalidValue, match="kinds: are kinds of event as classes"):
            Agreement(kinds=["need-seen"])  # type: ignore[list-item]  # a tag is no class
        with pytest.raises(InvalidValue, match="may_refuse: are kinds of event as classes"):
            Agreement(may_refuse=["meeting-called"])  # type: ignore[list-item]  # a tag is no class
        with pytest.raises(InvalidValue, match="kinds: need-seen is not among them"):
            Agreement(kinds=[ConsentGiven])

    def test_an_adapter_that_fails_says_what_it_was_asked(self) -> None:
        """Its own error comes through, with the proposal, what the rules say of it, and what came before."""
        need = _life(NeedSeen)[0]

        class Fails(Says):
            def propose(self, event: Event) -> bool | Reply:
                raise KeyError("no such table")

        with pytest.raises(KeyError, match="no such table") as caught:
            Agreement().settle(Fails(reply=True), (), None, need)
        (note,) = caught.value.__notes__
        assert note.splitlines() == [
            "the system was asked",
            "  proposed: e-1 need-seen by p-nurse, 2026-01-05 10:00 (no group yet)",
            "  the rules: permitted",
            "  before it: nothing",
        ]

    def test_no_answer_is_no_refusal(self) -> None:
        """An adapter that forgets to answer is told so."""
        with pytest.raises(InvalidValue, match="propose: says True, False or a Reply"):
            Agreement().settle(Says(reply=None), (), None, _life(NeedSeen)[0])  # type: ignore[arg-type]  # no reply is the claim

    def test_what_other_rules_refuse_is_not_asked_about(self) -> None:
        """A system that answers for some rules is not asked about what only others refuse."""
        need = _life(NeedSeen)[0]
        group, again = evolve(None, need), need.but(id="e-2")
        some = Agreement(codes={"consent.own-act"})
        assert some.settle(Says(reply=True), (need,), group, again) is group
        assert not some.concerns(again, BOOK.assess(group, again))
        parent = _life(ParentRecorded)[1]
        assert not Agreement(kinds=(NeedSeen,)).concerns(parent, BOOK.assess(evolve(None, need), parent))

    def test_it_is_judged_by_the_rulebook_agreed_on(self) -> None:
        """A municipality's own rules are the oracle where they are agreed on."""
        strict = Agreement(rulebook=Rulebook.under(Policy(consent_last_day_required=True)))
        assert strict.rulebook.assess(None, _life(NeedSeen)[0])
        assert header(None, START, CAST.worker)["group"] == CAST.group
