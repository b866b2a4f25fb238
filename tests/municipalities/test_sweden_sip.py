"""A Swedish SIP on a frame of its own: what Norway allows is refused there, what Norway refuses is in order there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from frames.sweden_sip import BOOK, REASON, SIP

from ansvar_core import (
    NORWAY,
    AccessRestricted,
    AssessmentConcluded,
    AssessmentOutcome,
    AssessmentStarted,
    Capacity,
    CareTakenOver,
    CareTakenOverRecorded,
    ChangeProposal,
    ChildHeard,
    Choice,
    CompetenceDecided,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    Difference,
    EndingDecided,
    EndingReason,
    FinalEvaluationMade,
    Floor,
    FormScope,
    Grant,
    GroupEnded,
    GroupEstablished,
    GroupStatus,
    HearingManner,
    InvalidPolicy,
    Language,
    Manner,
    Mark,
    MeetingCalled,
    MeetingEnded,
    NorwegianTime,
    Profile,
    Rulebook,
    Text,
    Verdict,
    Weight,
)
from ansvar_core.rules.texts import TEXTS
from support.found import blocks, found, warns, way_out
from support.life import DAD, HEALTH, MUM, NURSE, SCHOOL, START, TEACHER, USER, Life, both

HERE, NORWEGIAN = BOOK, Rulebook.standard()
LAST = date(2026, 12, 31)
SIXTEEN = date(2009, 6, 1)
OURS = ("sip.refusal-reasoned", REASON)


def sign(life: Life, book: Rulebook, grantor: str, capacity: Capacity, grants: tuple[Grant, ...]) -> Verdict:
    """What a rulebook says to a form, in a life that was lived under any."""
    fields: dict[str, Any] = {
        "grantor": grantor,
        "capacity": capacity,
        "grants": grants,
        "first_day": START.date(),
        "manner": Manner.WRITTEN,
        "informed": True,
        "document": "d-form",
        "scope": FormScope.THESE_AGENCIES,
    }
    return book.assess(life.state, life.make(ConsentGiven, grantor, **fields))


def ready(book: Rulebook, *consenting: tuple[str, Capacity], born: date = SIXTEEN) -> Life:
    """A group that lacks nothing but perhaps consent, with a last day in every consent."""
    life = Life(book).need(born).assessed().prepared(consents=False)
    for grantor, capacity in consenting:
        life.consent(grantor, HEALTH, SCHOOL, capacity=capacity, last_day=LAST)
    return life


class TestWhoConsents:
    """Custodians consent until 18, and all of them."""

    def test_a_sixteen_year_old_s_own_consent_is_none_here_and_enough_in_norway(self) -> None:
        """The form of the young person is refused, and says who can sign."""
        life = Life().need(SIXTEEN)
        own = (life, USER, Capacity.SELF)
        here = sign(life, HERE, *own[1:], both(HEALTH, last_day=LAST))

        assert sign(life, NORWEGIAN, *own[1:], both(HEALTH, last_day=LAST))
        assert blocks(here, "consent.grantor-has-no-say")
        assert found(here, "consent.grantor-has-no-say").remedies == tuple(
            ChangeProposal(fields={"actor": each, "grantor": each, "capacity": Capacity.PARENT}) for each in (MUM, DAD)
        )

    def test_a_group_on_the_young_persons_consent_is_started_in_norway_and_not_here(self) -> None:
        """The same events, and the same day."""
        life = ready(NORWEGIAN, (USER, Capacity.SELF))
        event = life.make(GroupEstablished)

        assert NORWEGIAN.assess(life.state, event)
        assert {
            each.subject for each in found(HERE.assess(life.state, event), "establish.consent-to-exchange").facts
        } >= {MUM, DAD}

    def test_a_group_on_the_custodians_consent_is_started_here_and_not_in_norway(self) -> None:
        """There the young person is asked, here those who have custody."""
        life = ready(HERE, (MUM, Capacity.PARENT), (DAD, Capacity.PARENT))
        event = life.make(GroupEstablished)

        assert HERE.assess(life.state, event)
        assert blocks(NORWEGIAN.assess(life.state, event), "establish.consent-to-exchange")

    def test_one_custodian_of_two_is_not_enough_for_anything(self) -> None:
        """And no municipality can choose that one is."""
        life = ready(HERE, (MUM, Capacity.PARENT))
        verdict = life.ask(GroupEstablished)

        for code in ("establish.consent-to-cooperation", "establish.consent-to-exchange"):
            assert {each.subject for each in found(verdict, code).facts} == {DAD}
        with pytest.raises(InvalidPolicy, match="asks for every parent's consent: svensk praxis för SIP"):
            there(Choice(key="consent.one_parent_enough_for_cooperation", value=True))

    @pytest.mark.parametrize(
        ("at", "who"),
        [
            (datetime(2027, 5, 31, 21, 59, tzinfo=UTC), (MUM, DAD)),
            (datetime(2027, 5, 31, 22, 0, tzinfo=UTC), (USER,)),
        ],
    )
    def test_from_midnight_on_the_eighteenth_birthday_it_is_the_young_person(
        self, at: datetime, who: tuple[str, ...]
    ) -> None:
        """Midnight by the clock that Sweden and Norway share."""
        life = Life(HERE).need(SIXTEEN)

        assert HERE.consent(life.state, at).required.parties == who
        assert isinstance(HERE.at(at).policy.zone, NorwegianTime)

    def test_nobody_but_the_user_and_custodians_is_known_to_consent(self) -> None:
        """Of child welfare nothing is stated here, so custodians can still sign; in Norway they no longer can."""
        life = Life().need(date(2015, 5, 1))
        life.do(CareTakenOverRecorded, care=CareTakenOver(party="a-care", decision="d-1", first_day=START.date()))

        assert sign(life, HERE, MUM, Capacity.PARENT, both(HEALTH, last_day=LAST))
        assert blocks(sign(life, NORWEGIAN, MUM, Capacity.PARENT, both(HEALTH)), "consent.grantor-has-no-say")
        assert sign(life, NORWEGIAN, "a-care", Capacity.CHILD_WELFARE, both(HEALTH))
        assert HERE.consent(life.state, life.now).required.parties == (MUM, DAD)

    def test_for_a_grown_person_who_cannot_consent_nobody_is_known_to(self) -> None:
        """Unknown is not read as yes: it blocks, and says that others decide."""
        life = Life(HERE).need(date(1990, 5, 1), parents=())
        life.do(CompetenceDecided, competent=False, decision="d-1")

        assert HERE.consent(life.state, life.now).required.parties == ()
        assert HERE.consent(life.state, life.now).stands_still


class TestTimeLimit:
    """Consent is specific and time-limited."""

    def test_a_consent_without_a_last_day_is_refused_here_and_warns_in_norway(self) -> None:
        """With one, neither has anything to say about it."""
        life = Life().need()
        without = (MUM, Capacity.PARENT, both(HEALTH))

        assert blocks(sign(life, HERE, *without), "consent.last-day-required")
        assert warns(sign(life, NORWEGIAN, *without), "consent.last-day")
        assert sign(life, HERE, MUM, Capacity.PARENT, both(HEALTH, last_day=LAST)).codes == ()

    def test_no_municipality_can_let_it_be_without(self) -> None:
        """The frame asks for a last day, and the refusal says so."""
        with pytest.raises(InvalidPolicy, match="the legal frame 'sweden' asks for a last day") as caught:
            there(Choice(key="consent.last_day_required", value=False))

        assert caught.value.key == "consent.last_day_required"

    def test_the_day_after_the_last_the_group_stands_still(self) -> None:
        """The last day is inside."""
        life = ready(HERE, (MUM, Capacity.PARENT), (DAD, Capacity.PARENT))
        life.do(GroupEstablished)

        assert not HERE.consent(life.state, datetime(2026, 12, 31, 22, 59, tzinfo=UTC)).stands_still
        assert HERE.consent(life.state, datetime(2026, 12, 31, 23, 0, tzinfo=UTC)).stands_still

    def test_withdrawal_is_never_refused(self) -> None:
        """Neither to the custodian who gave it nor to the one who never answered."""
        life = ready(HERE, (MUM, Capacity.PARENT))

        assert life.ask(ConsentWithdrawn, MUM, grantor=MUM, items=())
        assert life.ask(ConsentRefused, DAD, grantor=DAD, items=())
        assert life.ask(EndingDecided, MUM, reason=EndingReason.USERS_WISH)


class TestSip:
    """What a SIP asks for besides."""

    def test_a_no_needs_a_documented_reason_here_and_none_in_norway(self) -> None:
        """The way out is to tick off that it is documented; a yes is asked for nothing."""
        life = Life(HERE).need()
        life.do(AssessmentStarted, together_with={USER})
        life.do(ChildHeard, manner=HearingManner.TALKED_WITH, by=NURSE)
        no = life.make(AssessmentConcluded, outcome=AssessmentOutcome.DO_NOT_START, together_with={USER})
        yes = life.make(AssessmentConcluded, outcome=AssessmentOutcome.START, together_with={USER})
        verdict = HERE.assess(life.state, no)

        assert HERE.assess(life.state, yes).codes == ()
        assert NORWEGIAN.assess(life.state, no).codes == ()
        assert verdict.codes == ("sip.refusal-reasoned",)
        change = way_out(verdict, "sip.refusal-reasoned", ChangeProposal)
        assert HERE.assess(life.state, no.changed(change)).codes == ()

    def test_a_meeting_cannot_end_without_a_follow_up_date_here_and_can_in_norway(self) -> None:
        """A missing date warns there and blocks here; the meeting where the end is decided needs none."""
        life = established()
        life.call()
        life.open()
        fields: dict[str, Any] = {
            "meeting": "m-1",
            "tasks_agreed": True,
            "process_evaluated": True,
            "next_minute_taker": TEACHER,
        }
        event = life.make(MeetingEnded, **fields)
        dated = life.make(MeetingEnded, **fields, next_meeting_on=date(2026, 4, 1))

        assert blocks(HERE.assess(life.state, event), "meeting.next-date")
        assert warns(NORWEGIAN.assess(life.state, event), "meeting.next-date")
        assert HERE.assess(life.state, dated)
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        assert life.ask(MeetingEnded, **fields)

    def test_who_chairs_follows_from_no_other_role(self) -> None:
        """Whoever is named in the call chairs; in Norway that is agreed beforehand, or it is the coordinator."""
        life = established()
        event = life.make(MeetingCalled, **life.calling(chair=TEACHER))

        assert life.state.coordinator.holder == NURSE
        assert HERE.assess(life.state, event)
        assert blocks(NORWEGIAN.assess(life.state, event), "meeting.chair")

    def test_who_is_called_owes_to_come_and_who_is_invited_does_not(self) -> None:
        """A call is another thing than an invitation."""
        life = established()
        life.call(called={NURSE}, invited={USER, TEACHER})

        assert [each.who for each in life.duties("meeting.attendance")] == [NURSE]

    def test_a_whole_life_is_in_order(self) -> None:
        """From the need to the end, without a breach on the way."""
        life = established()
        life.met()
        life.do(EndingDecided, MUM, reason=EndingReason.USERS_WISH)
        life.do(FinalEvaluationMade, document="d-end")
        life.do(GroupEnded)

        assert life.path == ["need-seen", "being-assessed", "being-prepared", "established", "ending", "ended"]
        assert life.state.status is GroupStatus.ENDED
        assert life.audit().in_order


class TestNoNorwegianLaw:
    """No text, rule or finding names a Norwegian provision."""

    def test_no_text_in_any_language_names_one(self) -> None:
        """Neither the texts of the library's codes nor the example's own."""
        said = [
            (code, language, part[language])
            for code in (*TEXTS, *OURS)
            for text in (HERE.text(code), HERE.text(code, START))
            for part in (text.wrong, text.why, text.do)
            for language in Language
        ]

        assert [each for each in said if "§" in each[2] or any(act in each[2] for act in norwegian_acts())] == []
        assert any("svensk praxis för SIP" in text for _, _, text in said)

    def test_no_rule_in_force_rests_on_one(self) -> None:
        """What is cited is what the frame names."""
        here = HERE.at(START)
        cited = {
            str(each) for rule in (*here.checks, *here.reading_checks, *here.obligations) for each in rule.source.law
        }

        assert cited == {"svensk praxis för SIP", "GDPR art. 7"}

    def test_no_finding_cites_one(self) -> None:
        """What is refused for want of consent names the practice it rests on."""
        life = ready(HERE)
        verdicts = [life.ask(GroupEstablished), life.ask(AccessRestricted, MUM, party=DAD, basis="b-1")]
        verdicts.append(sign(life, HERE, USER, Capacity.SELF, both(HEALTH)))
        cited = {each for verdict in verdicts for finding in verdict.findings for each in finding.source.law}

        assert {(str(each), each.mark) for each in cited} == {("svensk praxis för SIP", Mark.GENERAL_KNOWLEDGE)}

    def test_where_no_provision_is_known_a_municipality_may_choose(self) -> None:
        """Hearing the child is the guideline's here and the law's in Norway; consent is the law's in both."""
        assert there(Weight(code="meeting.child-heard", effect=None)).at(START)
        for baseline, code in ((SIP, "meeting.agency-in-room-covered"), (None, "meeting.child-heard")):
            with pytest.raises(InvalidPolicy, match="cannot be softened, because the law needs it"):
                there(Weight(code=code, effect=None), baseline=baseline)

    def test_a_child_not_heard_is_a_matter_for_the_guideline(self) -> None:
        """A ten-year-old's right to be heard is law in Norway; of Sweden that is not stated."""
        life = Life(HERE).need()
        life.do(AssessmentStarted, together_with={USER})
        event = life.make(AssessmentConcluded, outcome=AssessmentOutcome.START, together_with={USER})

        assert found(HERE.assess(life.state, event), "assessment.child-heard").floor is Floor.GUIDELINE
        assert found(NORWEGIAN.assess(life.state, event), "assessment.child-heard").floor is Floor.LAW

    @pytest.mark.parametrize("language", list(Language))
    def test_the_words_are_those_of_a_sip(self, language: Language) -> None:
        """The group and the coordinator are called what they are called there."""
        said = " ".join(HERE.text(code).why[language] for code in TEXTS)

        assert "SIP" in said
        for word in ("ansvarsgrupp", "responsibility group", "koordinator", "coordinator"):
            assert word not in said.lower()


def there(what: Any, *, baseline: Any = SIP) -> Rulebook:
    """A municipality with one difference from a baseline."""
    why = Text(nb="fordi", nn="fordi", en="because")
    rest = {"baseline": baseline} if baseline is not None else {}
    return Rulebook.of(Profile(name="there", label=why, differences=[Difference(what=what, because=why)], **rest))


def established() -> Life:
    return Life(HERE).need().assessed().established(last_day=LAST)


def norwegian_acts() -> Iterator[str]:
    for ground in NORWAY.grounds:
        for each in NORWAY.provisions(ground, START.date()):
            yield each.act
            yield each.act_nn or each.act
