"""Stories: given, when, then, and what they say when they fail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from ansvar_core import (
    EVENT_TYPES,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    ChildHeard,
    ConsentObject,
    ConsentStatus,
    ConsentWithdrawn,
    CoordinatorStatus,
    CorruptRecord,
    Event,
    GroupEstablished,
    GroupStatus,
    HearingManner,
    MeetingCalled,
    MeetingStatus,
    NeedReviewed,
    ParentRecorded,
    Record,
    RelayOffered,
    Rulebook,
    WorkStatus,
)
from ansvar_core.entities.people import Parent
from ansvar_core.testing import Story, given
from support.life import DAD, GRAN, MUM, NURSE, SCHOOL, TEACHER, USER, Life
from support.samples import SECRET, SECRET_DAY, sample, secret, world


def said(do: Callable[[], object]) -> str:
    """The whole message of what fails."""
    with pytest.raises(AssertionError) as caught:
        do()
    return str(caught.value)


def needed() -> tuple[Story, Life]:
    """A story of a need that is seen, and the life to make further events with."""
    life = Life().need()
    return given(*life.events), life


def met() -> tuple[Story, Life]:
    """A story of a group that has met once."""
    life = Life().established().met()
    return given(life.log), life


class TestTelling:
    """A story goes on as the rulebook says, and a step that goes otherwise is never passed over."""

    def test_a_life_is_told_in_few_words(self) -> None:
        """What is permitted has happened, what is refused has not, and the story knows both."""
        story, life = needed()
        alone = life.make(AssessmentStarted)
        together = life.make(AssessmentStarted, together_with={USER})

        told = (
            story.then_status(GroupStatus.NEED_SEEN)
            .when(alone)
            .then_refused("assessment.user-takes-part")
            .then_status(GroupStatus.NEED_SEEN)
            .when(together)
            .then_permitted()
            .then_not_warned()
            .then_status("being-assessed")
        )

        assert told.record == Record(group="g-1", events=(*life.events, together))
        assert [each.verdict.permitted for each in told.asked] == [False, True]
        assert story.asked == ()

    def test_what_is_given_is_not_judged(self) -> None:
        """A story can begin with what should never have happened, in events and whole records."""
        _, life = needed()
        wrong = life.make(GroupEstablished)

        assert given(life.log, wrong).group == given(*life.events).and_given([wrong]).group

    def test_what_cannot_be_placed_is_no_story(self) -> None:
        """What is given must be a record."""
        with pytest.raises(CorruptRecord):
            given(sample(GroupEstablished))

    def test_warnings_are_told_apart_from_what_is_worth_knowing(self) -> None:
        """Each has its own step, with all its codes."""
        story, life = needed()
        need = life.events[0].but(long_lasting=False)
        heard = life.make(ChildHeard, manner=HearingManner.DECLINED)

        given().when(need).then_warned("need.long-lasting")
        story.when(heard).then_informed("child.how-heard").then_not_warned()

    def test_a_refusal_that_nobody_expects_stops_the_story(self) -> None:
        """Everything after it would be about another group than the one that was meant."""
        story, life = needed()
        refused = story.when(life.make(AssessmentStarted))
        ways: tuple[Callable[[], Any], ...] = (
            lambda: refused.when(life.make(AssessmentStarted, together_with={USER})),
            lambda: refused.and_given(life.make(AssessmentStarted)),
            lambda: refused.at(life.now),
            lambda: refused.then_status("need-seen"),
            lambda: refused.then_owed("minutes.read"),
            lambda: refused.then_not_owed("minutes.read"),
            lambda: refused.then_next_minute_taker(None),
            lambda: refused.then_may_read(USER, "m-1"),
            lambda: refused.then_may_not_read(USER, "m-1", "access.unknown-papers"),
            refused.then_standing_still,
        )

        for way in ways:
            assert "refused, and no `then_refused` expects it" in said(way)

    def test_a_step_out_of_place_says_so(self) -> None:
        """There is something to ask about before it is asked."""
        assert "`when(event)` comes before" in said(needed()[0].then_permitted)
        assert "no group yet" in said(lambda: given().then_status("none"))
        assert "nothing has happened yet" in said(lambda: given().moment)

    def test_a_first_event_can_be_refused(self) -> None:
        """There is no group before the first event, and the message says so."""
        story = given().when(sample(GroupEstablished))

        assert "(no group yet), refused" in said(story.then_permitted)
        story.then_refused("record.cannot-be-placed")

    def test_time_goes_by_with_nothing_done(self) -> None:
        """Questions are asked when the last event was recorded, or at the instant that is told."""
        story, life = met()
        later = life.now + timedelta(days=400)

        assert story.moment == life.events[-1].recorded_at
        assert story.at(later).moment == later
        assert story.at(later).when(life.make(NeedReviewed, long_lasting=True, coordinated=True)).moment == life.now


class TestWhereThingsStand:
    """Statuses, duties, turns and reading are asked of the rulebook, and each can fail."""

    def test_every_machine_has_a_status(self) -> None:
        """The group and each thing in it stand where the record says, and nowhere else."""
        story, life = met()
        story = story.when(life.make(RelayOffered, party=TEACHER))
        key = (MUM, ConsentObject.EXCHANGE, SCHOOL)

        (
            story.then_status(GroupStatus.ESTABLISHED)
            .then_status(MeetingStatus.MINUTES_SHARED, meeting="m-1")
            .then_status(MeetingStatus.NONE, meeting="m-2")
            .then_status(WorkStatus.NONE, work="w-1")
            .then_status(CoordinatorStatus.ACCEPTED, coordinator=NURSE)
            .then_status(CoordinatorStatus.OFFERED, relay_holder=TEACHER)
            .then_status(ConsentStatus.GIVEN, consent=key)
            .then_status(ConsentStatus.NONE, consent=(GRAN, ConsentObject.EXCHANGE, SCHOOL))
        )
        assert said(lambda: story.then_status("ended", meeting="m-1")).endswith(
            "meeting m-1\nexpected: ended\nfound:    minutes-shared"
        )
        assert said(lambda: story.then_status("none", coordinator=NURSE)).endswith("found:    accepted")
        assert said(lambda: story.then_status("none", relay_holder=TEACHER)).endswith("found:    offered")
        assert said(lambda: story.then_status("refused", consent=key)).endswith("found:    given")
        assert said(lambda: story.then_status("ended")).endswith("group g-1\nexpected: ended\nfound:    established")

    def test_work_has_a_status(self) -> None:
        """A task stands where it was left."""
        story = given(world()[0])

        story.then_status(WorkStatus.OPEN, work="w-letter")
        assert said(lambda: story.then_status(WorkStatus.DONE, work="w-letter")).endswith(
            "work w-letter\nexpected: done\nfound:    open"
        )

    def test_a_status_that_does_not_exist_is_no_expectation(self) -> None:
        """A misspelt status fails as one, and not as a group that stands elsewhere."""
        message = said(lambda: needed()[0].then_status("need-sen"))

        assert "group g-1 never has the status 'need-sen', only one of none, need-seen, " in message

    def test_standing_still_is_derived(self) -> None:
        """A withdrawal leaves the group standing still, and the story can say that it does not."""
        story, life = met()
        stopped = story.then_standing_still(still=False).when(
            life.make(ConsentWithdrawn, MUM, grantor=MUM, recorded_by=NURSE)
        )

        stopped.then_standing_still()
        assert said(lambda: stopped.then_standing_still(still=False)).endswith(
            "group g-1\nexpected: not standing still\nfound:    standing still"
        )

    def test_what_is_owed_is_told_by_who_and_when(self) -> None:
        """A duty is found by its code and any of its fields."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        life.write()
        life.share()
        story = given(life.log)

        story.then_owed("minutes.read", who=NURSE, subject="m-1").then_not_owed("minutes.read", who=GRAN)
        assert "expected: no minutes.read owed, who p-nurse" in said(
            lambda: story.then_not_owed("minutes.read", who=NURSE)
        )
        assert "a duty has no field 'whom'; it has code, source, who," in said(
            lambda: story.then_owed("minutes.read", whom=GRAN)
        )

    def test_who_is_next_is_asked_as_the_rulebook_answers(self) -> None:
        """The one who wrote last is not next while there is another; away, the other is; before a group, nobody is."""
        story, life = met()
        wrote = life.state.meetings["m-1"].minute_taker

        assert wrote == TEACHER
        needed()[0].then_next_minute_taker(None)
        story.then_next_minute_taker(TEACHER)
        story.then_next_minute_taker(NURSE, chair=TEACHER).then_next_minute_taker(None, absent={TEACHER})

    def test_reading_is_asked_as_the_rulebook_answers(self) -> None:
        """Members who are covered read, strangers do not, and the reasons are all of them."""
        story, _ = met()

        story.then_may_read(USER, "m-1").then_may_read(TEACHER, "m-1").then_may_read(TEACHER, "m-1", "i-1")
        story.then_may_not_read("p-stranger", "m-1", "access.no-part-in-the-group")
        assert "p-stranger reading m-1 at 2026-01-19 11:24" in said(lambda: story.then_may_read("p-stranger", "m-1"))
        assert "- access.no-consent: expected, not found" in said(
            lambda: story.then_may_not_read(TEACHER, "m-1", "access.no-consent")
        )


REFUSED = """\
given 3 events
when e-4-202601050904 assessment-started by p-nurse, 2026-01-05 10:04 (group g-1: need seen)
when e-4-202601050905 assessment-concluded by p-nurse, 2026-01-05 10:05 (group g-1: being assessed with the user), \
refused

expected: assessment.child-heard, meeting.chair
found:    assessment.child-heard, assessment.concluded-with-user

= assessment.child-heard: as expected
+ assessment.concluded-with-user: not expected
    The assessment has been concluded without the user, or anybody who speaks for the user.
    Go through the conclusion with the user, and record whom it was reached with.
    turned on: field together_with, u-1
    helps: change together_with
- meeting.chair: expected, not found
    The person put down as chair is not the one who is to chair this meeting."""


class TestReadableFailures:
    """A failing story says what was expected, what was found, what it means, and what would help."""

    def test_a_refusal_for_other_reasons(self) -> None:
        """Every code is there, marked as missing, unexpected or right."""
        story, life = needed()
        story = story.when(life.make(AssessmentStarted, together_with={USER}))
        refused = story.when(life.make(AssessmentConcluded, outcome=AssessmentOutcome.START))

        assert said(lambda: refused.then_refused("assessment.child-heard", "meeting.chair")) == REFUSED

    def test_what_was_refused_should_have_been_permitted(self) -> None:
        """Each reason is told as unexpected."""
        story, life = needed()

        assert said(story.when(life.make(AssessmentStarted)).then_permitted) == (
            "given 3 events\n"
            "when e-4-202601050904 assessment-started by p-nurse, 2026-01-05 10:04 (group g-1: need seen), refused\n"
            "\n"
            "expected: permitted\n"
            "found:    assessment.user-takes-part\n"
            "\n"
            "+ assessment.user-takes-part: not expected\n"
            "    The assessment has been started without the user, and without anybody who speaks for the user.\n"
            "    Bring the user into the assessment, or the parents or others who can speak for the user, "
            "and record who took part.\n"
            "    turned on: field together_with, u-1\n"
            "    helps: change together_with"
        )

    def test_what_was_permitted_should_have_been_refused(self) -> None:
        """What was expected is told with what it means."""
        story, life = needed()
        permitted = story.when(life.make(AssessmentStarted, together_with={USER}))

        assert said(lambda: permitted.then_refused("assessment.user-takes-part")) == (
            "given 3 events\n"
            "when e-4-202601050904 assessment-started by p-nurse, 2026-01-05 10:04 (group g-1: need seen)\n"
            "\n"
            "expected: assessment.user-takes-part\n"
            "found:    nothing\n"
            "\n"
            "- assessment.user-takes-part: expected, not found\n"
            "    The assessment has been started without the user, and without anybody who speaks for the user."
        )

    def test_a_finding_of_another_effect_is_pointed_out(self) -> None:
        """What warns where a refusal was expected is there, and does not block."""
        warned = given().when(Life().need().events[0].but(long_lasting=False))

        assert "- need.long-lasting: expected, not found; it warns" in said(
            lambda: warned.then_refused("need.long-lasting")
        )
        assert "expected: no warning\nfound:    need.long-lasting\n" in said(warned.then_not_warned)
        assert "+ need.long-lasting: not expected" in said(lambda: warned.then_warned("need.coordinated"))
        assert "found:    nothing" in said(lambda: warned.then_informed("need.coordinated"))

    def test_a_code_that_no_rule_has_is_no_expectation(self) -> None:
        """A misspelt code fails as one, with those near it."""
        story, life = needed()
        refused = story.when(life.make(AssessmentStarted))

        assert said(lambda: refused.then_refused("assessment.user-take-part")).endswith(
            "no rule has the code 'assessment.user-take-part'; near it: assessment.child-heard, "
            "assessment.concluded-with-user, assessment.user-takes-part"
        )
        assert said(lambda: refused.then_refused("zzz")).endswith("no rule has the code 'zzz'")

    def test_the_words_are_in_the_readers_language(self) -> None:
        """Bokmål, nynorsk or English, as the story was asked to speak."""
        _, life = needed()
        alone = life.make(AssessmentStarted)
        messages = {
            language: said(given(life.log, language=language).when(alone).then_permitted)
            for language in ("nb", "nn", "en")
        }
        text = Rulebook.standard().text("assessment.user-takes-part")

        for language, message in messages.items():
            assert text.wrong[language] in message
            assert text.do[language] in message
        assert len(set(messages.values())) == 3

    def test_a_duty_that_is_not_owed(self) -> None:
        """What is owed of that kind is shown, or what else is owed."""
        story, life = met()
        later = story.at(life.now + timedelta(days=400))

        assert said(lambda: later.then_owed("goals.set", who=TEACHER)) == (
            "given 25 events\n"
            "\n"
            "expected: goals.set owed, who p-teacher\n"
            "found, of 3 owed at 2027-02-23 11:24:\n"
            "  goals.set: owed by p-nurse, by the next meeting (since position 21)\n"
            "\n"
            "goals.set\n"
            "    The group has met but has set no goals; it is for the coordinator to see to it.\n"
            "    Set goals together with the user at the next meeting, and record them. If the user has an individual "
            "plan, start there."
        )
        assert "nothing of that kind; owed are consent.renewed, plan.evaluated, goals.set\n" in said(
            lambda: later.then_owed("work.done")
        )

    def test_another_is_next(self) -> None:
        """Who is next, why, and who takes turns at all."""
        story, _ = met()

        assert said(lambda: story.then_next_minute_taker(NURSE)) == (
            "given 25 events\n"
            "\n"
            "the next minute-taker\n"
            "expected: p-nurse\n"
            "found:    p-teacher (the only one eligible)\n"
            "members who take turns: p-nurse, p-teacher; chair: p-nurse"
        )
        assert said(lambda: needed()[0].then_next_minute_taker(NURSE)).endswith(
            "expected: p-nurse\nfound:    nobody\nmembers who take turns: none; chair: nobody"
        )

    def test_a_long_story_shows_its_latest_part(self) -> None:
        """Eight proposals are enough to see where one is."""
        story, life = needed()
        for number in range(9):
            story = story.when(life.make(ParentRecorded, parent=Parent(party=f"p-{number}")))
        message = said(lambda: story.then_status("ended"))

        assert message.startswith("given 3 events\n… and 1 proposed\nwhen ")
        assert message.count("when e-") == 8

    @pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES])
    def test_a_failure_repeats_nothing_of_the_event(self, kind: type[Event]) -> None:
        """Neither free text nor a birth date of a proposal gets into a log of a test run."""
        story = given(world()[0]).when(secret(sample(kind)))
        last = story.asked[-1].verdict
        message = said(lambda: story.then_refused("meeting.length") if last.permitted else story.then_permitted())

        assert kind.tag in message
        assert SECRET not in message
        assert SECRET_DAY.isoformat() not in message

    def test_a_call_without_consent_reads_as_a_whole(self) -> None:
        """A withdrawal stands in the way of the next call, and the message says whose and for whom."""
        story, life = met()
        withdrawn = story.when(life.make(ConsentWithdrawn, DAD, grantor=DAD, recorded_by=NURSE)).then_permitted()
        message = said(withdrawn.when(life.make(MeetingCalled, **life.calling("m-2"))).then_permitted)

        assert "consent.standing-still: not expected" in message
        assert (
            "helps: first consent-given (grantor=p-dad, capacity=…, first_day=…, informed=…; fill in grants," in message
        )
