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
    ContentCheck,
    CorruptRecord,
    Deadline,
    DoFirst,
    Effect,
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
