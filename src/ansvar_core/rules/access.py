"""Who may read what: the verdict on a reading (B25)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, assert_never

from ansvar_core.derive.access import Denial, Denied, denied, other_basis
from ansvar_core.derive.setting import Setting
from ansvar_core.entities.meeting import MeetingStatus
from ansvar_core.rules.base import Breach, Reading, ReadingCheck, said_by
from ansvar_core.rules.remedies import consent_facts, consent_remedies
from ansvar_core.values.findings import Because, DoFirst, Effect, Fact, Floor, Nothing, Remedy, Step
from ansvar_core.values.ids import InformationKind
from ansvar_core.values.law import Ground

__all__ = ["READING_CHECKS", "kinds_read"]

_SECRECY: Final = (Ground.RELEASE, Ground.SECRECY)


def kinds_read(setting: Setting, reading: Reading) -> frozenset[InformationKind]:
    """The kinds of information that a reading would show (opplysningstyper)."""
    meeting = setting.group.meetings.get(reading.meeting)
    if meeting is None:
        return frozenset()
    if reading.item is not None:
        return frozenset().union(*(item.kinds for item in meeting.agenda if item.id == reading.item))
    return meeting.kinds_written


def _denied(setting: Setting, reading: Reading) -> Denied | None:
    meeting = setting.group.meetings.get(reading.meeting)
    return denied(setting, reading.party, meeting, kinds_read(setting, reading))


def _because(why: Denial) -> Callable[[Setting, Reading], Breach | None]:
    def judge(setting: Setting, reading: Reading) -> Breach | None:
        no = _denied(setting, reading)
        if no is not None and no.why is why:
            kinds = kinds_read(setting, reading)
            facts = (Fact(position=no.position, subject=reading.party, about=reading.meeting), *consent_facts(no.gaps))
            return Breach(facts=facts, remedies=_ways(setting, reading, no, kinds))
        return None

    return judge


def _ways(setting: Setting, reading: Reading, no: Denied, kinds: frozenset[InformationKind]) -> tuple[Remedy, ...]:
    match no.why:
        case Denial.RESTRICTED:
            closed = next(each for each in setting.group.restrictions if each.position == no.position)
            fields = {"party": reading.party, "meeting": closed.meeting}
            return (DoFirst(steps=(Step(kind="restriction-lifted", fields=fields),)),)
        case Denial.NO_CONSENT:
            return consent_remedies(setting, no.gaps, kinds)
        case Denial.USER_HAS_NOT_AGREED:
            step = Step(kind="family-access-decided", fields={"party": reading.party, "allowed": True})
            return (DoFirst(steps=(step,)),)
        case Denial.NOT_MEMBER_THEN | Denial.NO_PART | Denial.RESERVED:
            return (Nothing(because=Because.NOT_YOURS),)
        case _ as never:
            assert_never(never)


def _unknown(setting: Setting, reading: Reading) -> Breach | None:
    meeting = setting.group.meetings.get(reading.meeting)
    # The papers of a meeting that never was may be another's, and are nobody's here.
    there = meeting is not None and meeting.status is not MeetingStatus.VOID
    item_known = meeting is not None and (
        reading.item is None or any(item.id == reading.item for item in meeting.agenda)
    )
    if not there or not item_known:
        fact = Fact(field="item" if there else "meeting", subject=reading.meeting)
        return Breach(facts=(fact,), remedies=(Nothing(because=Because.HAS_HAPPENED),))
    return None


def _basis(setting: Setting, reading: Reading) -> Breach | None:
    agency = setting.group.agency_of(reading.party)
    found = other_basis(setting, agency, kinds_read(setting, reading))
    if found is not None:
        fact = Fact(position=found.position, subject=reading.party, about=found.agency)
        return Breach(facts=(fact,), remedies=(Nothing(because=Because.OTHERS_DECIDE),))
    return None


def _check(code: str, why: Denial, floor: Floor = Floor.LAW) -> ReadingCheck:
    return ReadingCheck(code=code, floor=floor, source=said_by("B25", *_SECRECY, design=True), judge=_because(why))


READING_CHECKS: Final[tuple[ReadingCheck, ...]] = (
    ReadingCheck(
        code="access.unknown-papers", floor=Floor.SOUNDNESS, source=said_by("B25", design=True), judge=_unknown
    ),
    _check("access.restricted", Denial.RESTRICTED),
    _check("access.no-consent", Denial.NO_CONSENT),
    _check("access.not-a-member-then", Denial.NOT_MEMBER_THEN),
    _check("access.user-has-not-agreed", Denial.USER_HAS_NOT_AGREED),
    _check("access.no-part-in-the-group", Denial.NO_PART),
    ReadingCheck(
        code="access.other-basis",
        effect=Effect.INFORMS,
        floor=Floor.LAW,
        source=said_by("B25", Ground.COOPERATING_PERSONNEL, design=True),
        judge=_basis,
    ),
)
"""Reading (regler for innsyn)."""
