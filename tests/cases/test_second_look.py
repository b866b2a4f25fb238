"""What a second reader found, each with the others of its kind."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import attrs
import pytest

from ansvar_core import (
    EVENT_TYPES,
    AccessRestricted,
    Breach,
    ChangeProposal,
    ConsentRefused,
    ConsentWithdrawn,
    ContentCheck,
    CorruptRecord,
    Deadline,
    DoFirst,
    Effect,
    EndingDecided,
    EndingReason,
    Event,
    GoalSet,
    IdChanged,
    IdsJoined,
    IdSort,
    InvalidValue,
    MeetingCalled,
    Member,
    MemberJoined,
    MemberLeft,
    ObjectionRecorded,
    Obligation,
    OutsideMeetingHeld,
    ParticipantJoined,
    PeopleTakenOver,
    RecordedInError,
    RestrictionLifted,
    RoutinePoint,
    Rulebook,
    RuleText,
    Source,
    TaskAgreed,
    Text,
    Topic,
    User,
    UserRecorded,
    When,
    group_from_dict,
    group_to_dict,
)
from ansvar_core.events.catalogue import references
from ansvar_core.evolve import evolve
from ansvar_core.rules.catalogue import CHECKS
from support.life import DAD, GRAN, MUM, NURSE, PHYSIO, PRACTICE, SCHOOL, TEACHER, Life

SAME = Text(nb="x", nn="x", en="x")
WORDS = RuleText(wrong=SAME, why=SAME, do=SAME)


class TestJoinedMemberships:
    """Two ids that were members at once are one member, who is so once, and leaves once."""

    @staticmethod
    def _joined(kept: str, other: str, *, leaves: str | None = None) -> Life:
        life = Life().established(NURSE, TEACHER)
        life.do(MemberJoined, member=Member(party="p-twin", agency=SCHOOL))
        if leaves is not None:
            life.do(MemberLeft, party=leaves)
        life.do(IdsJoined, of=IdSort.PARTY, kept=kept, other=other)
        return life

    @pytest.mark.parametrize(("kept", "other"), [(TEACHER, "p-twin"), ("p-twin", TEACHER)])
    def test_who_leaves_has_left(self, kept: str, other: str) -> None:
        life = self._joined(kept, other)
        assert life.state.is_member(kept)
        life.do(MemberLeft, party=kept)
        assert not life.state.is_member(kept)
        assert not life.state.members[kept].during(life.now)

    @pytest.mark.parametrize("leaves", [TEACHER, "p-twin"])
    @pytest.mark.parametrize(("kept", "other"), [(TEACHER, "p-twin"), ("p-twin", TEACHER)])
    def test_who_left_under_one_is_there_under_the_other(self, kept: str, other: str, leaves: str) -> None:
        life = self._joined(kept, other, leaves=leaves)
        assert life.state.members[kept].current
        assert life.state.members[kept].during(life.now)
        assert SCHOOL in life.state.member_agencies

    @pytest.mark.parametrize(("kept", "other"), [(TEACHER, "p-twin"), ("p-twin", TEACHER)])
    def test_who_came_for_another_agency_for_a_while_is_there_for_the_first_again(self, kept: str, other: str) -> None:
        """What an agency hears turns on it."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(MemberJoined, member=Member(party="p-twin", agency=PRACTICE))
        between = life.now
        life.wait(days=1)
        life.do(MemberLeft, party="p-twin")
        life.do(IdsJoined, of=IdSort.PARTY, kept=kept, other=other)
        one = life.state.members[kept]
        assert [each.agency for each in one.stints] == [SCHOOL, PRACTICE, SCHOOL]
        assert (one.member.agency, one.current) == (SCHOOL, True)
        then = one.stint_at(between)
        assert then is not None
        assert then.agency == PRACTICE
        life.do(MemberLeft, party=kept)
        assert not life.state.is_member(kept)

    def test_stretches_that_do_not_meet_stay_as_they_are(self) -> None:
        life = Life().established(NURSE, TEACHER)
        life.do(MemberLeft, party=TEACHER)
        life.do(MemberJoined, member=Member(party="p-twin", agency=SCHOOL))
        before = (*life.state.members[TEACHER].stints, *life.state.members["p-twin"].stints)
        life.do(IdsJoined, of=IdSort.PARTY, kept=TEACHER, other="p-twin")
        assert life.state.members[TEACHER].stints == before


class TestAnIdThatWasGivenUp:
    """It is nobody else's word that is taken back under it, and nobody else gets it."""

    def test_another_does_not_get_it(self) -> None:
        life = Life().established()
        life.do(IdChanged, of=IdSort.PARTY, old=DAD, new="p-new")
        finding = life.ask(IdChanged, of=IdSort.PARTY, old=MUM, new=DAD)
        assert finding.codes == ("record.cannot-be-placed",)
        assert life.ask(IdChanged, of=IdSort.PARTY, old=MUM, new="p-newer").permitted

    def test_ones_own_can_be_had_back(self) -> None:
        life = Life().established()
        life.do(IdChanged, of=IdSort.PARTY, old=DAD, new="p-new")
        life.do(IdChanged, of=IdSort.PARTY, old="p-new", new="p-newer")
        assert life.ask(IdChanged, of=IdSort.PARTY, old="p-newer", new=DAD).permitted

    def test_one_of_another_sort_says_nothing(self) -> None:
        life = Life().established()
        life.do(IdChanged, of=IdSort.AGENCY, old=SCHOOL, new="same")
        life.do(IdChanged, of=IdSort.AGENCY, old="same", new=SCHOOL)
        assert life.ask(IdChanged, of=IdSort.PARTY, old=MUM, new="same").permitted

    def _objected(self) -> Life:
        """Somebody new is known by an id that father gave up, and says no."""
        life = Life().established()
        life.do(IdChanged, of=IdSort.PARTY, old=DAD, new="p-new")
        life.do(ParticipantJoined, party=DAD, wish_of="u-1")
        life.do(ObjectionRecorded, DAD, objection="o-1", party=DAD)
        return life

    @pytest.mark.parametrize(("who", "may"), [(DAD, True), ("p-new", False), (MUM, False)])
    def test_the_no_is_of_the_one_who_said_it(self, who: str, may: bool) -> None:
        life = self._objected()
        error = {"event": life.events[-1].id, "reason": "r"}
        assert life.ask(RecordedInError, who, **error).permitted is may
        after = evolve(life.state, life.make(RecordedInError, who, **error))
        assert bool(after.objections) is not may

    @pytest.mark.parametrize("who", [DAD, "p-new"])
    def test_a_restriction_shuts_out_every_id_of_the_one(self, who: str) -> None:
        """The id that was given up does not open the door either."""
        life = Life().established().met()
        life.do(AccessRestricted, party=DAD, basis="d")
        life.do(IdChanged, of=IdSort.PARTY, old=DAD, new="p-new")
        error = life.make(RecordedInError, who, event=life.events[-2].id, reason="r")
        assert not life.book.assess(life.group, error).permitted
        assert evolve(life.state, error).restrictions == life.state.restrictions

    def test_a_lifting_is_not_taken_back_by_the_one_it_was_for_under_any_id(self) -> None:
        life = Life().established().met()
        life.do(AccessRestricted, party=DAD, basis="d")
        life.do(RestrictionLifted, party=DAD)
        life.do(RecordedInError, event=life.events[-1].id, reason="r")
        life.do(IdChanged, of=IdSort.PARTY, old=DAD, new="p-new")
        error = {"event": life.events[-2].id, "reason": "r"}
        assert [life.ask(RecordedInError, who, **error).permitted for who in (NURSE, "p-new")] == [True, False]


def _error(life: Life, kind: type[Event], actor: str = NURSE, **fields: Any) -> Any:
    """An event that says that the latest of a kind was recorded in error."""
    latest = [each.id for each in life.events if isinstance(each, kind)][-1]
    return life.make(RecordedInError, actor, event=latest, reason="another group's", **fields)


def _told(life: Life, event: Event) -> Life:
    """It is written down, whatever a rule says."""
    life._put(event)  # as it is done by `record`, of an event that was made
    return life


NOES: dict[str, tuple[type[Event], dict[str, Any]]] = {
    "withdrawal": (ConsentWithdrawn, {"grantor": MUM}),
    "refusal": (ConsentRefused, {"grantor": MUM}),
    "objection": (ObjectionRecorded, {"objection": "ob-1", "party": MUM}),
    "ending": (EndingDecided, {"reason": EndingReason.NO_CONSENT}),
}


class TestAnIdThatNeverWas:
    """A change of id, or a joining, that was recorded in error makes nobody's word somebody else's."""

    @staticmethod
    def _who(life: Life, kind: type[Event], *parties: str) -> dict[str, bool]:
        return {each: life.book.assess(life.group, _error(life, kind, each)).permitted for each in parties}

    @pytest.mark.parametrize(("kind", "fields"), NOES.values(), ids=NOES)
    def test_after_a_joining_in_error(self, kind: type[Event], fields: dict[str, Any]) -> None:
        """No stranger undoes a mother's withdrawal, and she can."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.do(kind, MUM, **fields)
        life.do(IdsJoined, of=IdSort.PARTY, kept=PHYSIO, other=MUM)
        _told(life, _error(life, IdsJoined))
        assert self._who(life, kind, MUM, PHYSIO, NURSE) == {MUM: True, PHYSIO: False, NURSE: False}
        stays = evolve(life.state, _error(life, kind, PHYSIO))
        assert (stays.consents, stays.objections) == (life.state.consents, life.state.objections)

    @pytest.mark.parametrize(("kind", "fields"), NOES.values(), ids=NOES)
    def test_after_a_change_in_error(self, kind: type[Event], fields: dict[str, Any]) -> None:
        life = Life().established()
        life.do(kind, MUM, **fields)
        life.do(IdChanged, of=IdSort.PARTY, old=MUM, new="p-mum2")
        assert self._who(life, kind, "p-mum2") == {"p-mum2": True}
        _told(life, _error(life, IdChanged))
        assert self._who(life, kind, MUM, "p-mum2") == {MUM: True, "p-mum2": False}

    def test_what_was_said_under_an_id_that_never_was(self) -> None:
        """It was said of whoever had the former."""
        life = Life().established()
        life.do(IdChanged, of=IdSort.PARTY, old=MUM, new="p-mum2")
        life.do(ConsentWithdrawn, "p-mum2", grantor="p-mum2")
        _told(life, _error(life, IdChanged))
        assert self._who(life, ConsentWithdrawn, MUM, "p-mum2") == {MUM: True, "p-mum2": False}

    def test_of_two_changes_the_one_that_stands_counts(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        life.do(IdChanged, of=IdSort.PARTY, old=MUM, new="p-mum2")
        life.do(IdChanged, of=IdSort.PARTY, old="p-mum2", new=MUM)
        _told(life, _error(life, IdChanged))
        assert self._who(life, ConsentWithdrawn, "p-mum2", DAD) == {"p-mum2": True, DAD: False}

    def test_a_change_that_is_brought_back_counts_again(self) -> None:
        life = Life().established()
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        life.do(IdChanged, of=IdSort.PARTY, old=MUM, new="p-mum2")
        _told(life, _error(life, IdChanged))
        _told(life, _error(life, RecordedInError))
        assert self._who(life, ConsentWithdrawn, "p-mum2", DAD) == {"p-mum2": True, DAD: False}


class TestWhoeverIsShutOut:
    """They do not open the door, under any id that they have had, and by whichever event."""

    @staticmethod
    def _shut() -> Life:
        life = Life().established(NURSE, TEACHER, PHYSIO).met()
        life.do(AccessRestricted, party=PHYSIO, basis="d")
        life.do(IdChanged, of=IdSort.PARTY, old=PHYSIO, new="p-new")
        return life

    @pytest.mark.parametrize(("who", "may"), [("p-new", False), (PHYSIO, False), (TEACHER, True)])
    def test_by_lifting(self, who: str, may: bool) -> None:
        life = self._shut()
        assert life.ask(RestrictionLifted, who, party="p-new").permitted is may
        options = life.book.options(life.state, life.now, who)
        (lifting,) = (each for each in options if each.kind == "restriction-lifted" and each.subject == "p-new")
        assert lifting.possible is may

    @pytest.mark.parametrize(("who", "may"), [("p-new", False), (PHYSIO, False), (TEACHER, True)])
    def test_by_bringing_a_lifting_back(self, who: str, may: bool) -> None:
        life = self._shut()
        life.do(RestrictionLifted, NURSE, party="p-new")
        _told(life, _error(life, RestrictionLifted))
        assert life.book.assess(life.group, _error(life, RecordedInError, who)).permitted is may

    @pytest.mark.parametrize(("who", "may"), [(TEACHER, False), (PHYSIO, False), (NURSE, True)])
    def test_by_calling_a_joining_an_error(self, who: str, may: bool) -> None:
        """The restriction is of the two together, and would be of one of them."""
        life = Life().established(NURSE, TEACHER, PHYSIO).met()
        life.do(AccessRestricted, party=PHYSIO, basis="d")
        life.do(IdsJoined, of=IdSort.PARTY, kept=TEACHER, other=PHYSIO)
        verdict = life.book.assess(life.group, _error(life, IdsJoined, who))
        assert verdict.permitted is may
        assert ("error.whose-word" in verdict.codes) is not may

    def test_where_nothing_is_shut_a_joining_is_anybodys_to_call_an_error(self) -> None:
        life = Life().established(NURSE, TEACHER, PHYSIO).met()
        life.do(IdsJoined, of=IdSort.PARTY, kept=TEACHER, other=PHYSIO)
        assert life.book.assess(life.group, _error(life, IdsJoined, TEACHER)).permitted

    def test_somebody_new_who_is_known_by_the_id_is_another(self) -> None:
        life = self._shut()
        life.do(MemberJoined, member=Member(party=PHYSIO, agency=PRACTICE))
        assert life.ask(RestrictionLifted, PHYSIO, party="p-new").permitted


class TestWhatARuleSaysOfItsEffect:
    """A breach that weighs less than its rule is told so, whoever made the rule."""

    def test_a_rule_of_ones_own_warns_where_it_says_so(self) -> None:
        def judge(situation: Any, event: Any) -> Breach:
            return Breach(effect=Effect.WARNS)

        check = ContentCheck(
            code="town.rule", source=Source(design=True), governs=(MeetingCalled,), judge=judge, text=WORDS
        )
        life = Life().established()
        book = Rulebook(checks=[*CHECKS, check])
        verdict = book.assess(life.group, life.make(MeetingCalled, **life.calling()))
        assert [each.effect for each in verdict.findings if each.code == "town.rule"] == [Effect.WARNS]
        assert verdict.permitted

    def test_a_rule_of_the_librarys_with_another_judge_stops_no_no(self) -> None:
        """As when a municipality watches when a rule is asked."""

        def watched(check: Any) -> Any:
            def judge(situation: Any, event: Any) -> Any:
                return check.judge(situation, event)

            return attrs.evolve(check, judge=judge)

        checks = [watched(each) if each.code == "record.goes-back" else each for each in CHECKS]
        life = Life().established()
        before = life.state.recorded_until - timedelta(minutes=5)
        no = life.make(ConsentRefused, DAD, grantor=DAD).but(at=before)
        verdict = Rulebook(checks=checks).assess(life.group, no)
        assert "record.goes-back" in verdict.codes
        assert verdict.permitted


class TestSnapshotsFromAnywhere:
    """What is read is judged before anything is made of it."""

    @pytest.mark.parametrize("version", [2**53 - 1, 10**9, 0, 1])
    def test_a_version_that_is_not_the_facts_own(self, version: int) -> None:
        data = group_to_dict(Life().established().state)
        data["group"]["version"] = version
        with pytest.raises(CorruptRecord) as caught:
            group_from_dict(data)
        assert [path for path, _ in caught.value.faults] == ["group.facts"]

    @pytest.mark.parametrize("ids", [[], ["x"]])
    def test_too_deep_is_told_before_ids_are_put_as_they_were_written(self, ids: list[str]) -> None:
        deep: list[Any] = []
        for _ in range(100_000):
            deep = [deep]
        data = {**group_to_dict(Life().established().state), "as_written": ids, "group": {"name": deep}}
        with pytest.raises(CorruptRecord, match="nested too deep") as caught:
            group_from_dict(data)
        assert caught.value.faults[0][0] == "group"


class TestRemediesThatCanBeFollowed:
    """A remedy asks for what is not known, by names that the event has."""

    def test_only_those_whom_nobody_knows_are_to_be_recorded(self) -> None:
        life = Life().established()
        life.do(ParticipantJoined, party=GRAN, wish_of="u-1")
        verdict = life.ask(PeopleTakenOver, participants={GRAN, "p-nobody"})
        (finding,) = verdict.findings
        steps = [step for each in finding.remedies if isinstance(each, DoFirst) for step in each.steps]
        assert [dict(step.fields) for step in steps] == [{"party": "p-nobody"}]

    def test_a_part_of_a_field_is_changed_with_the_whole(self) -> None:
        life = Life().established()
        unknown = life.make(MemberJoined, member=Member(party=PHYSIO, agency="a-nobody"))
        (finding,) = life.book.assess(life.group, unknown).findings
        (change,) = (each for each in finding.remedies if isinstance(each, ChangeProposal))
        changed = unknown.changed(change, member=Member(party=PHYSIO, agency=SCHOOL))
        assert "record.cannot-be-placed" not in life.book.assess(life.group, changed).codes
        assert unknown.changed(change, **{"member.agency": SCHOOL}) == changed
        with pytest.raises(InvalidValue, match="the remedy asks for it") as caught:
            unknown.changed(change)
        assert caught.value.field == "member.agency"

    def test_of_a_user_too(self) -> None:
        life = Life().established()
        user = life.state.user
        wrong = life.make(UserRecorded, user=User(id="u-other", birth_date=user.birth_date), reason="r")
        (finding,) = life.book.assess(life.group, wrong).findings
        (change,) = finding.remedies
        assert isinstance(change, ChangeProposal)
        assert life.book.assess(life.group, wrong.changed(change, user=user)).permitted
        assert wrong.changed(change, **{"user.id": user.id}) == wrong.changed(change, user=user)


BAD_CODES = ["town.a rule", "", "town." + "x" * 300, "town.12057012345", "town.\nrule"]


class TestCodes:
    """A code can stand wherever codes stand: also in what was written down despite a rule."""

    @pytest.mark.parametrize("code", BAD_CODES)
    def test_of_a_rule(self, code: str) -> None:
        def judge(situation: Any, event: Any) -> Breach:
            return Breach()

        with pytest.raises(InvalidValue, match="code"):
            ContentCheck(code=code, source=Source(design=True), governs=(MeetingCalled,), judge=judge, text=WORDS)

    @pytest.mark.parametrize("code", BAD_CODES)
    def test_of_a_duty(self, code: str) -> None:
        def owed(setting: Any) -> None:
            return None

        with pytest.raises(InvalidValue, match="code"):
            Obligation(
                code=code,
                source=Source(design=True),
                opened_by=(MeetingCalled,),
                settled_by=(MeetingCalled,),
                owed=owed,
                text=WORDS,
            )

    @pytest.mark.parametrize("code", BAD_CODES)
    def test_of_a_point_of_a_routine(self, code: str) -> None:
        with pytest.raises(InvalidValue, match="code"):
            RoutinePoint(code=code, what=SAME, when=When.IN, event="meeting-called")


class TestARulebookIsAValue:
    """Nobody can take a rule out of one that somebody else uses."""

    @pytest.mark.parametrize("name", ["standing", "content", "remaining"])
    def test_what_is_asked_of_which_event_stays(self, name: str) -> None:
        life = Life().established()
        table: Any = getattr(life.book.at(life.now), name)
        with pytest.raises(TypeError):
            table[MeetingCalled] = ()
        with pytest.raises(TypeError):
            del table[MeetingCalled]
        with pytest.raises(AttributeError):
            table.clear()


def test_every_change_that_a_misplaced_event_is_told_of_names_a_field_of_it() -> None:
    """For every kind of event and everything that it names, put to something that nobody knows."""
    from support.samples import sample  # noqa: PLC0415  # read where it is walked

    life = Life().established().met()
    life.do(ParticipantJoined, party=GRAN, wish_of="u-1")
    life.do(GoalSet, goal="go-1")
    life.do(TaskAgreed, work="w-1", responsible=NURSE, deadline=Deadline(day=life.now.date()))
    life.do(OutsideMeetingHeld, meeting="o-1", topic=Topic.GOALS_AND_MEASURES, by=(NURSE, TEACHER))
    life.do(ObjectionRecorded, DAD, objection="ob-1", party=DAD)
    asked = set()
    for kind in EVENT_TYPES:
        names = [path for path, _, _ in references(sample(kind)) if path in attrs.fields_dict(kind)]
        for name in names:
            said = getattr(sample(kind), name)
            unknown: Any = type(said)(["nobody"]) if isinstance(said, frozenset | tuple) else "nobody"
            event = sample(kind, group=life.state.id, at=life.now, recorded_at=life.now, **{name: unknown})
            for finding in life.book.assess(life.group, event).findings:
                for remedy in finding.remedies:
                    if finding.code == "record.cannot-be-placed" and isinstance(remedy, ChangeProposal):
                        asked.add(kind)
                        assert {each.partition(".")[0] for each in remedy.asks} <= set(attrs.fields_dict(kind)), (
                            kind.tag
                        )
    assert len(asked) > 20
