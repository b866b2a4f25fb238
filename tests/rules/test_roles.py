"""Who may do what, where a municipality has reserved an act for some roles."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ansvar_core import (
    Act,
    AnotherActor,
    Because,
    ChairAgreed,
    ChangeProposal,
    CoordinatorOffered,
    EndingDecided,
    EndingReason,
    Event,
    Floor,
    GroupEstablished,
    GuardianRecorded,
    LegalGuardian,
    MeetingCalled,
    MeetingCancelled,
    MeetingMoved,
    MeetingOpened,
    Member,
    MemberJoined,
    MinutesShared,
    MinutesWritten,
    NextOfKinRecorded,
    Nothing,
    ParticipantJoined,
    Permission,
    Policy,
    RelayAccepted,
    RelayOffered,
    Role,
    Rulebook,
    Verdict,
)
from support.found import blocks, found, way_out
from support.life import DAD, GRAN, MUM, NURSE, PHYSIO, SCHOOL, TEACHER, USER, Life

AUNT, GUARDIAN, LEADER = "p-aunt", "p-guardian", "p-leader"
EVERYBODY = {USER, MUM, DAD, GRAN, AUNT, GUARDIAN, LEADER, NURSE, TEACHER, PHYSIO}


def reserved(act: Act, *roles: Role) -> Rulebook:
    """The standard rules with one act reserved."""
    return Rulebook.under(Policy(permissions=[Permission(act=act, roles=roles)]))


def ask(book: Rulebook, life: Life, kind: type[Event], actor: str = NURSE, **fields: Any) -> Verdict:
    """What a rulebook says in a life that was lived under the standard."""
    return book.assess(life.state, life.make(kind, actor, **fields))


def moved(life: Life) -> dict[str, Any]:
    """The fields of a meeting that is moved to another day."""
    starts = life.now + timedelta(days=20)
    return {"meeting": "m-1", "starts": starts, "ends": starts + timedelta(hours=1)}


@pytest.fixture
def life() -> Life:
    """An established group with somebody in every role."""
    life = Life().established(NURSE, TEACHER, PHYSIO)
    life.do(NextOfKinRecorded, party=AUNT)
    life.do(GuardianRecorded, guardian=LegalGuardian(party=GUARDIAN, personal=True, decision="d-mandate"))
    life.do(RelayOffered, party=TEACHER)
    life.do(RelayAccepted, TEACHER, party=TEACHER)
    life.call()
    return life


class TestCall:
    """B10, B11: where calling and moving meetings is reserved, nobody else does it; calling off is open to all."""

    code = "role.call"

    @pytest.mark.parametrize(
        ("role", "holders"),
        [
            (Role.USER, {USER}),
            (Role.CONSENTER, {MUM, DAD}),
            (Role.PARENT, {MUM, DAD}),
            (Role.GUARDIAN, {GUARDIAN}),
            (Role.NEXT_OF_KIN, {AUNT}),
            (Role.TRUSTED_PERSON, {GRAN}),
            (Role.COORDINATOR, {NURSE}),
            (Role.RELAY_HOLDER, {TEACHER}),
            (Role.CHAIR, {NURSE}),
            (Role.MEMBER, {NURSE, TEACHER, PHYSIO}),
            (Role.MUNICIPAL_MEMBER, {NURSE, TEACHER}),
            (Role.OTHER, {LEADER}),
        ],
    )
    def test_each_role_is_held_by_its_own(self, life: Life, role: Role, holders: set[str]) -> None:
        """Whoever has the role may, everybody else is told who has it; and no role is left without its people."""
        book = reserved(Act.CALL, role)
        said = {who: ask(book, life, MeetingMoved, who, **moved(life)) for who in sorted(EVERYBODY)}

        assert {who for who, verdict in said.items() if self.code not in verdict.codes} == holders
        barred = said[next(iter(sorted(EVERYBODY - holders)))]
        assert blocks(barred, self.code)
        if role is Role.OTHER:
            assert way_out(barred, self.code, Nothing).because is Because.OTHERS_DECIDE
        else:
            assert set(way_out(barred, self.code, AnotherActor).actors) == holders

    def test_every_role_is_looked_at_above(self) -> None:
        """A role that is added gets its people here."""
        marks: Any = TestCall.test_each_role_is_held_by_its_own
        assert {role for role, _ in marks.pytestmark[0].args[1]} == set(Role)

    def test_moving_is_calling_and_calling_off_is_not(self, life: Life) -> None:
        """The two are one act; what tidies up is open to all, and where nothing is reserved so is the rest."""
        book = reserved(Act.CALL, Role.COORDINATOR)
        for kind, fields in ((MeetingCalled, life.calling("m-2")), (MeetingMoved, moved(life))):
            assert blocks(ask(book, life, kind, TEACHER, **fields), self.code)
            assert self.code not in ask(Rulebook.standard(), life, kind, TEACHER, **fields).codes
        assert ask(book, life, MeetingCancelled, TEACHER, meeting="m-1").permitted

    def test_a_meeting_that_is_not_called_has_no_chair_yet(self, life: Life) -> None:
        """What is reserved for the chair of the meeting nobody can begin, and the way out is not in the group."""
        verdict = ask(reserved(Act.CALL, Role.CHAIR), life, MeetingCalled, NURSE, **life.calling("m-2"))

        assert way_out(verdict, self.code, Nothing).because is Because.OTHERS_DECIDE

    def test_who_has_left_has_no_role(self, life: Life) -> None:
        """A role is held at the time of the act, and the day it is recorded does not matter."""
        book = reserved(Act.CALL, Role.CONSENTER)
        of_age = life.make(MeetingMoved, MUM, **moved(life)).but(at=life.now + timedelta(days=365 * 12))

        assert self.code in book.assess(life.state, of_age).codes
        assert self.code not in book.assess(life.state, of_age.but(actor=USER)).codes


class TestEstablish:
    """B4: where establishing the group is reserved, nobody else does it."""

    code = "role.establish"

    def test_only_by_those_it_is_reserved_for(self) -> None:
        """A member who is not the coordinator is told who is."""
        life = Life().need().assessed().prepared()
        book = reserved(Act.ESTABLISH, Role.COORDINATOR)
        verdict = ask(book, life, GroupEstablished, TEACHER)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (NURSE,)
        assert ask(book, life, GroupEstablished, NURSE).permitted
        assert ask(Rulebook.standard(), life, GroupEstablished, TEACHER).permitted


class TestInvite:
    """A5: where taking somebody into the group is reserved, nobody else does it."""

    code = "role.invite"

    def test_members_and_participants(self, life: Life) -> None:
        """A member of an agency the municipality does not run is no municipal member; a leader can be let do it."""
        joins: list[tuple[type[Event], dict[str, Any]]] = [
            (MemberJoined, {"member": Member(party="p-new", agency=SCHOOL)}),
            (ParticipantJoined, {"party": AUNT}),
        ]
        book = reserved(Act.INVITE, Role.MUNICIPAL_MEMBER, Role.OTHER)
        for kind, fields in joins:
            assert blocks(ask(book, life, kind, PHYSIO, **fields), self.code)
            assert self.code not in ask(book, life, kind, TEACHER, **fields).codes
            assert self.code not in ask(book, life, kind, LEADER, **fields).codes
            assert self.code not in ask(Rulebook.standard(), life, kind, PHYSIO, **fields).codes


class TestShare:
    """B25: where sharing the minutes is reserved, nobody else does it."""

    code = "role.share"

    def test_the_chair_of_the_meeting_in_question(self, life: Life) -> None:
        """Who chaired that meeting may share its minutes, and who did not is told who did."""
        life.open()
        life.end()
        life.write()
        book = reserved(Act.SHARE, Role.CHAIR)
        verdict = ask(book, life, MinutesShared, TEACHER, meeting="m-1", recipients={NURSE})

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, AnotherActor).actors == (NURSE,)
        assert ask(book, life, MinutesShared, NURSE, meeting="m-1", recipients={NURSE}).permitted


class TestEnd:
    """B36: the decision to end can be reserved, and is never barred to the user and those whose consent is required."""

    code = "role.end"

    @pytest.mark.parametrize("role", list(Role))
    def test_never_barred_to_the_user_and_those_who_consent(self, life: Life, role: Role) -> None:
        """Whatever role it is reserved for, the user and both parents decide to end."""
        for who in (USER, MUM, DAD):
            assert ask(reserved(Act.END, role), life, EndingDecided, who, reason=EndingReason.USERS_WISH).permitted

    def test_barred_to_others(self, life: Life) -> None:
        """A coordinator who may not decide it is told who may."""
        book = reserved(Act.END, Role.RELAY_HOLDER)
        verdict = ask(book, life, EndingDecided, NURSE, reason=EndingReason.NEED_CEASED)

        assert blocks(verdict, self.code)
        assert set(way_out(verdict, self.code, AnotherActor).actors) == {USER, MUM, DAD, TEACHER}
        assert ask(Rulebook.standard(), life, EndingDecided, NURSE, reason=EndingReason.NEED_CEASED).permitted

    def test_a_group_whose_user_is_dead_can_be_ended_by_somebody_else(self, life: Life) -> None:
        """It is reserved for one who cannot speak any more; the end stays within reach."""
        book = reserved(Act.END, Role.USER)

        assert ask(book, life, EndingDecided, NURSE, reason=EndingReason.DIED).permitted
        assert blocks(ask(book, life, EndingDecided, NURSE, reason=EndingReason.NEED_CEASED), self.code)

    def test_a_group_for_which_nobody_can_consent_can_be_ended(self) -> None:
        """Nobody is left whose group it is to end."""
        alone = Life().need(parents=()).assessed()
        verdict = ask(reserved(Act.END, Role.USER), alone, EndingDecided, NURSE, reason=EndingReason.NO_CONSENT)

        assert self.code not in verdict.codes

    def test_barred_to_a_parent_who_no_longer_consents(self) -> None:
        """From sixteen the young person's word is enough, and a parent has the act only if parents are named."""
        life = Life().need(born=date(2010, 2, 15)).assessed().established()
        life.wait(days=60)
        end = {"reason": EndingReason.USERS_WISH}

        assert blocks(ask(reserved(Act.END, Role.COORDINATOR), life, EndingDecided, MUM, **end), self.code)
        assert self.code not in ask(reserved(Act.END, Role.PARENT), life, EndingDecided, MUM, **end).codes
        assert ask(reserved(Act.END, Role.COORDINATOR), life, EndingDecided, USER, **end).permitted


class TestChair:
    """A6, B11: where chairing is reserved, nobody else is named, agreed or let chair."""

    code = "role.chair"

    def test_named_agreed_and_opening(self, life: Life) -> None:
        """In all three the proposal is changed to somebody who has the role."""
        book = reserved(Act.CHAIR, Role.USER)
        life.until(life.now + timedelta(days=14))
        tries: list[tuple[type[Event], str, dict[str, Any]]] = [
            (MeetingCalled, "chair", life.calling("m-2")),
            (ChairAgreed, "party", {"meeting": "m-1", "party": NURSE}),
            (MeetingOpened, "chair", {"meeting": "m-1", "present": {NURSE, TEACHER, USER}, "chair": NURSE}),
        ]
        for kind, field, fields in tries:
            verdict = ask(book, life, kind, **fields)
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, ChangeProposal).fields == {field: USER}
            assert self.code not in ask(book, life, kind, **{**fields, field: USER}).codes
            assert self.code not in ask(Rulebook.standard(), life, kind, **fields).codes

    def test_a_call_that_names_nobody_bars_nobody(self, life: Life) -> None:
        """Who chairs can be settled later."""
        verdict = ask(reserved(Act.CHAIR, Role.USER), life, MeetingCalled, **life.calling("m-2", chair=None))

        assert self.code not in verdict.codes

    def test_when_nobody_has_the_role(self) -> None:
        """Without a relay holder the municipality has to say who it is to be."""
        life = Life().established()
        verdict = ask(reserved(Act.CHAIR, Role.RELAY_HOLDER), life, MeetingCalled, **life.calling())

        assert way_out(verdict, self.code, Nothing).because is Because.OTHERS_DECIDE


class TestTakeMinutes:
    """B26: where taking the minutes is reserved, nobody else is named or writes."""

    code = "role.take-minutes"

    def test_named_and_opening(self, life: Life) -> None:
        """The one who is barred is changed for one who is not."""
        book = reserved(Act.TAKE_MINUTES, Role.COORDINATOR)
        life.until(life.now + timedelta(days=14))
        room = {"meeting": "m-1", "present": {NURSE, TEACHER, USER}, "chair": NURSE}
        tries: list[tuple[type[Event], dict[str, Any]]] = [
            (MeetingCalled, life.calling("m-2", minute_taker=TEACHER)),
            (MeetingOpened, {**room, "minute_taker": TEACHER}),
        ]
        for kind, fields in tries:
            verdict = ask(book, life, kind, **fields)
            assert blocks(verdict, self.code)
            assert way_out(verdict, self.code, ChangeProposal).fields == {"minute_taker": NURSE}
            assert self.code not in ask(book, life, kind, **{**fields, "minute_taker": NURSE}).codes
            assert self.code not in ask(book, life, kind, **{**fields, "minute_taker": None}).codes

    def test_writing(self, life: Life) -> None:
        """Who was not to write cannot have written them here either."""
        life.open()
        life.end()
        book = reserved(Act.TAKE_MINUTES, Role.COORDINATOR)
        written = {"meeting": "m-1", "kinds": {"health"}, "writer_reason": "swapped"}

        assert blocks(ask(book, life, MinutesWritten, TEACHER, writer=TEACHER, **written), self.code)
        assert self.code not in ask(book, life, MinutesWritten, NURSE, writer=NURSE, **written).codes
        assert self.code not in ask(Rulebook.standard(), life, MinutesWritten, TEACHER, writer=TEACHER, **written).codes

    def test_the_chair_of_the_meeting_in_question(self, life: Life) -> None:
        """Where it is reserved for the chair, whoever chaired that meeting writes, and who did not is told who did."""
        life.do(ChairAgreed, meeting="m-1", party=PHYSIO)
        life.open(chair=PHYSIO)
        life.end()
        book = reserved(Act.TAKE_MINUTES, Role.CHAIR)
        written = {"meeting": "m-1", "kinds": {"health"}, "writer_reason": "swapped"}
        verdict = ask(book, life, MinutesWritten, TEACHER, writer=TEACHER, **written)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"writer": PHYSIO}
        assert self.code not in ask(book, life, MinutesWritten, PHYSIO, writer=PHYSIO, **written).codes


class TestCoordinate:
    """A6, B10: where the office of coordinator is reserved, nobody else is offered it."""

    code = "role.coordinate"

    def test_who_is_offered_it(self) -> None:
        """Whoever makes the offer, it is the one who is offered it that must have the role."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        book = reserved(Act.COORDINATE, Role.MUNICIPAL_MEMBER)
        verdict = ask(book, life, CoordinatorOffered, MUM, party=PHYSIO)

        assert blocks(verdict, self.code)
        assert way_out(verdict, self.code, ChangeProposal).fields == {"party": NURSE}
        assert self.code not in ask(book, life, CoordinatorOffered, MUM, party=TEACHER).codes
        assert self.code not in ask(Rulebook.standard(), life, CoordinatorOffered, MUM, party=PHYSIO).codes

    def barred(self, life: Life, *roles: Role) -> set[str | None]:
        book = reserved(Act.COORDINATE, *roles)
        options = [each for each in book.options(life.state, life.now, NURSE) if each.kind == CoordinatorOffered.tag]
        assert {each.subject for each in options} == {NURSE, TEACHER, PHYSIO, None}
        return {each.subject for each in options if self.code in {finding.code for finding in each.findings}}

    def test_is_known_before_there_is_an_offer(self) -> None:
        """A member without the role is called blocked, and so is somebody new where it could be nobody."""
        life = Life().established(NURSE, TEACHER, PHYSIO)

        assert self.barred(life, Role.MUNICIPAL_MEMBER) == {PHYSIO}
        assert self.barred(life, Role.RELAY_HOLDER) == {NURSE, TEACHER, PHYSIO, None}
        assert self.barred(life, Role.OTHER) == {NURSE, TEACHER, PHYSIO}

    def test_when_nobody_has_the_role(self) -> None:
        """Without a relay holder the municipality has to say who it is to be."""
        life = Life().established()
        verdict = ask(reserved(Act.COORDINATE, Role.RELAY_HOLDER), life, CoordinatorOffered, party=TEACHER)

        assert found(verdict, self.code).remedies == (Nothing(because=Because.OTHERS_DECIDE),)


class TestRead:
    """B25: reading can be reserved, and is never barred to the user and those whose consent is required."""

    code = "role.read"

    def shared(self) -> Life:
        return Life().established(NURSE, TEACHER, PHYSIO).met()

    @pytest.mark.parametrize("role", list(Role))
    def test_never_barred_to_the_user_and_those_who_consent(self, role: Role) -> None:
        """Whatever role it is reserved for, the user and both parents read."""
        life = self.shared()
        for who in (USER, MUM, DAD):
            assert reserved(Act.READ, role).may_read(life.state, who, "m-1", life.now).permitted

    def test_barred_to_a_member_without_the_role(self) -> None:
        """Consent opens, and the municipality can keep closed; the other way it cannot."""
        life = self.shared()
        book = reserved(Act.READ, Role.MUNICIPAL_MEMBER, Role.OTHER)

        assert Rulebook.standard().may_read(life.state, PHYSIO, "m-1", life.now).permitted
        assert book.may_read(life.state, PHYSIO, "m-1", life.now).codes == (self.code,)
        assert found(book.may_read(life.state, PHYSIO, "m-1", life.now), self.code).floor is Floor.GUIDELINE
        assert book.may_read(life.state, TEACHER, "m-1", life.now).permitted
        assert book.may_read(life.state, LEADER, "m-1", life.now).codes == ("access.no-part-in-the-group",)

    def test_who_may_not_read_is_not_shared_with_and_owes_no_reading(self) -> None:
        """Nobody is owed minutes that they may not see, and nobody is late in reading them."""
        life = Life().established(NURSE, TEACHER, PHYSIO)
        life.call()
        life.open()
        life.end()
        life.write()
        book = reserved(Act.READ, Role.MUNICIPAL_MEMBER)
        verdict = ask(book, life, MinutesShared, meeting="m-1", recipients={NURSE, PHYSIO})
        owed = {duty.about for duty in book.duties(life.state, life.now) if duty.code == "minutes.shared"}

        assert found(verdict, "minutes.recipient-may-read").floor is Floor.GUIDELINE
        assert way_out(verdict, "minutes.recipient-may-read", ChangeProposal).fields == {"recipients": {NURSE}}
        assert PHYSIO in {duty.about for duty in life.duties("minutes.shared")}
        assert PHYSIO not in owed
        life.share()
        assert PHYSIO in {duty.who for duty in life.duties("minutes.read")}
        assert PHYSIO not in {duty.who for duty in book.duties(life.state, life.now) if duty.code == "minutes.read"}

    def test_the_chair_of_the_meeting_in_question(self) -> None:
        """Where reading is reserved for the chair, it is whoever chaired that meeting who reads its papers."""
        life = self.shared()
        book = reserved(Act.READ, Role.CHAIR)

        assert book.may_read(life.state, NURSE, "m-1", life.now).permitted
        assert book.may_read(life.state, TEACHER, "m-1", life.now).codes == (self.code,)


class TestStandard:
    """Without permissions the rules about roles have nothing to say."""

    def test_everybody_may_be_asked_about(self, life: Life) -> None:
        """No finding of theirs comes up for a stranger, who is stopped by other rules or by none."""
        tries: list[tuple[type[Event], dict[str, Any]]] = [
            (MeetingCancelled, {"meeting": "m-1"}),
            (ParticipantJoined, {"party": AUNT}),
            (CoordinatorOffered, {"party": LEADER}),
            (EndingDecided, {"reason": EndingReason.NEED_CEASED}),
        ]
        codes = {code for kind, fields in tries for code in life.ask(kind, LEADER, **fields).codes}

        assert {code for code in codes if code.startswith("role.")} == set()
