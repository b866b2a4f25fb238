"""Who may do what, where a municipality has reserved an act for some roles.

Without a permission nothing here has anything to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ansvar_core.choices import Act, Role
from ansvar_core.derive.consent import requirement
from ansvar_core.derive.roles import barred, holders, reserved, roles_of
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.group import EndingReason
from ansvar_core.events.base import Event
from ansvar_core.events.coordination import CoordinatorOffered, GroupEstablished
from ansvar_core.events.ending import EndingDecided
from ansvar_core.events.meeting import ChairAgreed, MeetingCalled, MeetingMoved, MeetingOpened
from ansvar_core.events.minutes import MinutesShared, MinutesWritten
from ansvar_core.events.people import MemberJoined, ParticipantJoined
from ansvar_core.rules.base import Breach, Check, ContentCheck, Reading, ReadingCheck, Situation, StandingCheck, said_by
from ansvar_core.values.findings import AnotherActor, Because, ChangeProposal, Fact, Nothing, Remedy
from ansvar_core.values.law import Source

__all__ = ["CHECKS", "READING_CHECKS"]


def _by_actor(act: Act) -> Callable[[Situation], Breach | None]:
    def judge(situation: Situation) -> Breach | None:
        meeting = situation.group.meetings.get(situation.subject or "")
        roles = barred(situation.setting, act, situation.actor, meeting)
        if roles is not None:
            others = holders(situation.setting, roles, meeting)
            remedy: Remedy = AnotherActor(actors=others) if others else Nothing(because=Because.OTHERS_DECIDE)
            return Breach(facts=(Fact(field="actor", subject=situation.actor),), remedies=(remedy,))
        return None

    return judge


def _by_function(act: Act, fields: dict[type[Event], str]) -> Callable[[Situation, Any], Breach | None]:
    def judge(situation: Situation, event: Any) -> Breach | None:
        field = fields[type(event)]
        party: str | None = getattr(event, field)
        meeting = situation.group.meetings.get(situation.subject or "")
        roles = barred(situation.setting, act, party, meeting) if party is not None else None
        if roles is not None:
            others = holders(situation.setting, roles, meeting)
            remedy: Remedy = (
                ChangeProposal(fields={field: others[0]}) if others else Nothing(because=Because.OTHERS_DECIDE)
            )
            return Breach(facts=(Fact(field=field, subject=party),), remedies=(remedy,))
        return None

    return judge


def _coordinate(situation: Situation) -> Breach | None:
    # Standing, because the one who is offered it is the subject: it is known before there is an event.
    party, setting = situation.subject, situation.setting
    roles = reserved(setting, Act.COORDINATE)
    if roles is None:
        return None
    others = holders(setting, roles)
    # Before anybody is named it is open while there is anybody it could be.
    fits = roles & roles_of(setting, party) if party is not None else others or Role.OTHER in roles
    if not fits:
        remedy: Remedy = (
            ChangeProposal(fields={"party": others[0]}) if others else Nothing(because=Because.OTHERS_DECIDE)
        )
        return Breach(facts=(Fact(field="party", subject=party),), remedies=(remedy,))
    return None


def _end(situation: Situation, event: EndingDecided) -> Breach | None:
    # Where those whose group it is cannot speak any more, whoever it is reserved for may not be there either.
    if event.reason is not EndingReason.DIED and requirement(situation.setting).consenters:
        return _by_actor(Act.END)(situation)
    return None


def _read(setting: Setting, reading: Reading) -> Breach | None:
    roles = barred(setting, Act.READ, reading.party, setting.group.meetings.get(reading.meeting))
    if roles is not None:
        facts = (Fact(field="party", subject=reading.party),)
        return Breach(facts=facts, remedies=(Nothing(because=Because.OTHERS_DECIDE),))
    return None


def _standing(act: Act, source: Source, *kinds: type[Event]) -> StandingCheck:
    return StandingCheck(code=f"role.{act}", governs=kinds, source=source, judge=_by_actor(act))


def _function(act: Act, source: Source, fields: dict[type[Event], str]) -> ContentCheck[Any]:
    return ContentCheck(code=f"role.{act}", governs=tuple(fields), source=source, judge=_by_function(act, fields))


CHECKS: Final[tuple[Check, ...]] = (
    _standing(Act.ESTABLISH, said_by("B4", design=True), GroupEstablished),
    _standing(Act.CALL, said_by("B10", "B11", design=True), MeetingCalled, MeetingMoved),
    _standing(Act.INVITE, said_by("A5", design=True), MemberJoined, ParticipantJoined),
    _standing(Act.SHARE, said_by("B25", design=True), MinutesShared),
    ContentCheck(code=f"role.{Act.END}", governs=(EndingDecided,), source=said_by("B36", design=True), judge=_end),
    _function(
        Act.CHAIR,
        said_by("A6", "B11", design=True),
        {MeetingCalled: "chair", ChairAgreed: "party", MeetingOpened: "chair"},
    ),
    _function(
        Act.TAKE_MINUTES,
        said_by("B26", design=True),
        {MeetingCalled: "minute_taker", MeetingOpened: "minute_taker", MinutesWritten: "writer"},
    ),
    StandingCheck(
        code=f"role.{Act.COORDINATE}",
        governs=(CoordinatorOffered,),
        source=said_by("A6", "B10", design=True),
        judge=_coordinate,
    ),
)
"""Who may do what (regler for roller)."""

READING_CHECKS: Final[tuple[ReadingCheck, ...]] = (
    ReadingCheck(code=f"role.{Act.READ}", source=said_by("B25", design=True), judge=_read),
)
"""Who may read, where it is reserved (innsyn for roller)."""
