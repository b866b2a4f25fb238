"""The need and its assessment with the user, and hearing the child."""

from __future__ import annotations

from typing import Final

from ansvar_core.derive.consent import requirement
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.people import HearingManner
from ansvar_core.events.coordination import GroupEstablished
from ansvar_core.events.meeting import MeetingOpened
from ansvar_core.events.need import AssessmentConcluded, AssessmentStarted, ChildHeard, NeedSeen
from ansvar_core.rules.base import Breach, Check, ContentCheck, Situation, StandingCheck, said_by
from ansvar_core.values.findings import ChangeProposal, DoFirst, Effect, Fact, Floor, Step
from ansvar_core.values.law import Ground

__all__ = ["CHECKS"]

_HEARD: Final = (Ground.CHILD_HEARD, Ground.CHILD_HEARD_AT_ANY_AGE)


def _long_lasting(situation: Situation, event: NeedSeen) -> Breach | None:
    if not event.long_lasting:
        change = ChangeProposal(fields={"long_lasting": True})
        return Breach(facts=(Fact(field="long_lasting"),), remedies=(change,))
    return None


def _coordinated(situation: Situation, event: NeedSeen) -> Breach | None:
    if not event.coordinated:
        return Breach(facts=(Fact(field="coordinated"),), remedies=(ChangeProposal(fields={"coordinated": True}),))
    return None


def _speaks_for_user(setting: Setting) -> frozenset[str]:
    """The user, and those who consent for the user."""
    family = {setting.group.user.id, *requirement(setting).parties}
    if setting.is_child:
        family |= {*setting.parents, *filter(None, (setting.in_care_of,))}
    return frozenset(family)


def _with_user(situation: Situation, event: AssessmentStarted | AssessmentConcluded) -> Breach | None:
    if event.together_with & _speaks_for_user(situation.setting):
        return None
    user = situation.group.user.id
    change = ChangeProposal(fields={"together_with": event.together_with | {user}})
    return Breach(facts=(Fact(field="together_with", subject=user),), remedies=(change,))


def _not_heard(situation: Situation) -> Breach:
    setting = situation.setting
    age = setting.policy.frame.heard_by_law_from.at(setting.day)
    by_law = age is not None and setting.has_reached(age)
    step = Step(kind=ChildHeard.tag, fields={"manner": HearingManner.TALKED_WITH}, asks=("by",))
    heard = situation.group.heard
    return Breach(
        facts=(Fact(position=heard[-1].position if heard else None, subject=situation.group.user.id),),
        remedies=(DoFirst(steps=(step,)),),
        floor=Floor.LAW if by_law else Floor.GUIDELINE,
    )


def _heard_in_period(situation: Situation) -> Breach | None:
    if situation.setting.is_child and not situation.group.heard:
        return _not_heard(situation)
    return None


def _heard_for_meeting(situation: Situation, event: MeetingOpened) -> Breach | None:
    group = situation.group
    if not situation.setting.is_child or group.user.id in event.present:
        return None
    last = group.meetings[group.last_held] if group.last_held else None
    since = last.ended_at if last else None
    if since is not None and since > event.at:
        # Written down late: what has been held after this meeting is not the last one before it.
        held = (each.ended_at for each in group.meetings.values() if each.held and each.period == group.period)
        since = max((ended for ended in held if ended is not None and ended <= event.at), default=None)
    if not any(each.at <= event.at and (since is None or each.at > since) for each in group.heard):
        return _not_heard(situation)
    return None


def _how_heard(situation: Situation, event: ChildHeard) -> Breach | None:
    if event.manner in (HearingManner.DECLINED, HearingManner.COULD_NOT):
        change = ChangeProposal(fields={"manner": HearingManner.TALKED_WITH})
        return Breach(facts=(Fact(field="manner"),), remedies=(change,))
    return None


def _heard_by_whom(situation: Situation, event: ChildHeard) -> Breach | None:
    missing = []
    if event.by is None and event.manner not in (HearingManner.TOOK_PART, HearingManner.DECLINED):
        missing.append("by")
    if event.manner is HearingManner.COULD_NOT and not (event.reason or "").strip():
        missing.append("reason")
    if missing:
        facts = tuple(Fact(field=field) for field in missing)
        return Breach(facts=facts, remedies=(ChangeProposal(asks=tuple(missing)),))
    return None


CHECKS: Final[tuple[Check, ...]] = (
    ContentCheck(
        code="need.long-lasting",
        governs=(NeedSeen,),
        effect=Effect.WARNS,
        source=said_by("B1", Ground.PLAN),
        judge=_long_lasting,
    ),
    ContentCheck(
        code="need.coordinated",
        governs=(NeedSeen,),
        effect=Effect.WARNS,
        source=said_by("B1", Ground.PLAN),
        judge=_coordinated,
    ),
    ContentCheck(
        code="assessment.user-takes-part",
        governs=(AssessmentStarted,),
        floor=Floor.LAW,
        source=said_by("A11", Ground.PARTICIPATION),
        judge=_with_user,
    ),
    ContentCheck(
        code="assessment.concluded-with-user",
        governs=(AssessmentConcluded,),
        source=said_by("B4"),
        judge=_with_user,
    ),
    StandingCheck(
        code="assessment.child-heard",
        governs=(AssessmentConcluded,),
        floor=Floor.LAW,
        source=said_by("B14", *_HEARD),
        judge=_heard_in_period,
    ),
    StandingCheck(
        code="establish.child-heard",
        governs=(GroupEstablished,),
        floor=Floor.LAW,
        source=said_by("B14", *_HEARD),
        judge=_heard_in_period,
    ),
    ContentCheck(
        code="meeting.child-heard",
        governs=(MeetingOpened,),
        floor=Floor.LAW,
        source=said_by("B14", *_HEARD),
        judge=_heard_for_meeting,
    ),
    ContentCheck(
        code="child.how-heard",
        governs=(ChildHeard,),
        effect=Effect.INFORMS,
        source=said_by("B14", design=True),
        judge=_how_heard,
    ),
    ContentCheck(
        code="child.heard-by-whom",
        governs=(ChildHeard,),
        source=said_by("B14", design=True),
        judge=_heard_by_whom,
    ),
)
"""The need, its assessment, and hearing the child (regler for behov, vurdering og høring)."""
