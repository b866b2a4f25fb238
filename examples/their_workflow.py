"""Somebody else's case system, driven by the rules.

    python examples/their_workflow.py
    python examples/their_workflow.py --fault closed-to-a-no

`CaseSystem` knows nothing of ansvar_core: it has tables and statuses of its own, and takes a case from the first notice
to the end.  `Adapter` is what its owners write to have it driven.  Each fault is one that such a system can have; the
machine finds it, and prints what the system did and what the rules say.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from datetime import datetime
from typing import Final

from hypothesis import settings

from ansvar_core import (
    EVENT_TYPES,
    AssessmentConcluded,
    AssessmentOutcome,
    ConsentGiven,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorLaidDown,
    CoordinatorOffered,
    Event,
    MemberJoined,
)
from ansvar_core.testing import Agreement, Disagreement, Reply, Seen
from ansvar_core.testing.machine import drive, driving

FAULTS: Final = ("closed-to-a-no", "ends-too-soon", "unread-forms")

# --- their system -------------------------------------------------------------------------------------------------

TABLES: Final = """
create table sak (status text, etablert integer, sluttevaluert integer, tillitsperson integer, holder text);
create table spurt (ident text primary key, svar text);
create table medlem (ident text primary key);
insert into sak values (null, 0, 0, 0, null);
"""
ALWAYS: Final = {"forelder", "instans", "samtykke", "trukket"}
JOINING: Final = {"barn hørt", "medlem", "deltaker", "tillitsperson"}
OFFICE: Final = {"forespurt", "ja", "nei", "trer tilbake"}
MAY: Final[dict[str | None, set[str]]] = {
    None: {"melding"},
    "ny": {"utredning", "barn hørt", "avvikling"},
    "utredes": {"konklusjon", "avvikling", *JOINING},
    "henlagt": {"melding", "avvikling"},
    "klargjøres": {"oppstart", "henlegges", "avvikling", *JOINING, *OFFICE},
    "aktiv": {"avvikling", *JOINING, *OFFICE},
    "avvikles": {"avvikling", "angret", "sluttevaluering", "slutt", *JOINING, *OFFICE},
    "avsluttet": {"melding"},
}
LEADS_TO: Final = {
    "melding": "ny",
    "utredning": "utredes",
    "henlegges": "henlagt",
    "oppstart": "aktiv",
    "avvikling": "avvikles",
    "angret": "aktiv",
    "slutt": "avsluttet",
}


class Stopped(Exception):  # theirs
    """The case system says no."""


class CaseSystem:
    """A small municipal case system, with a fault if it is given one."""

    def __init__(self, fault: str | None = None) -> None:
        self.fault = fault
        self.base = sqlite3.connect(":memory:")
        self.base.executescript(TABLES)

    def one(self, column: str) -> str | None:
        """One column of the case."""
        found: str | None = self.base.execute(f"select {column} from sak").fetchone()[0]  # noqa: S608  # its own names
        return found

    def note(self, what: str) -> None:
        """Something happened in the case; raises `Stopped` when it may not."""
        status = self.one("status")
        if status is None and what != "melding":
            raise Stopped("det finnes ingen sak")
        if what == "trukket" and status == "avsluttet" and self.fault == "closed-to-a-no":
            raise Stopped("saken er avsluttet")
        if what not in ALWAYS and what not in MAY[status]:
            raise Stopped(f"ikke i status {status}")
        if what == "slutt" and self.one("etablert") and not self.one("sluttevaluert") and self.fault != "ends-too-soon":
            raise Stopped("sluttevaluering mangler")
        if what == "oppstart" and self.one("holder") is None:
            raise Stopped("koordinator mangler")
        if what == "oppstart" and not self.one("tillitsperson"):
            raise Stopped("tillitsperson mangler")
        if what == "melding" and status == "avsluttet":
            self.base.execute("update sak set etablert = 0, sluttevaluert = 0, tillitsperson = 0, holder = null")
            self.base.execute("delete from spurt")
            self.base.execute("delete from medlem")
        for column, when in (("etablert", "oppstart"), ("sluttevaluert", "sluttevaluering"), ("tillitsperson",) * 2):
            if what == when:
                self.base.execute(f"update sak set {column} = 1")  # noqa: S608  # its own names
        if what == "angret":
            self.base.execute("update sak set sluttevaluert = 0")
        self.base.execute("update sak set status = ?", (LEADS_TO.get(what, status),))

    def consent(self, *, informed: bool) -> None:
        """A form comes in."""
        if not informed and self.fault != "unread-forms":
            raise Stopped("skjemaet er ikke forklart")
        self.note("samtykke")

    def conclude(self, *, start: bool) -> None:
        """The assessment is finished."""
        self.note("konklusjon")
        self.base.execute("update sak set status = ?", ("klargjøres" if start else "henlagt",))

    def join(self, who: str) -> None:
        """Somebody is a member."""
        self.note("medlem")
        self.base.execute("insert or ignore into medlem values (?)", (who,))

    def office(self, what: str, who: str, by: str) -> None:
        """Somebody is asked to coordinate, answers, or lays it down."""
        row = self.base.execute("select svar from spurt where ident = ?", (who,)).fetchone()
        before = row[0] if row else None
        if before not in {"forespurt": (None, "nei", "trer tilbake"), "trer tilbake": ("ja",)}.get(
            what, ("forespurt",)
        ):
            raise Stopped(f"{what} etter {before}")
        if what == "ja" and by != who:
            raise Stopped("den forespurte må svare selv")
        self.note(what)
        if what == "ja":
            self.base.execute("update spurt set svar = 'trer tilbake' where svar = 'ja'")
            self.base.execute("update sak set holder = ?", (who,))
        self.base.execute("insert or replace into spurt values (?, ?)", (who, what))


# --- the adapter --------------------------------------------------------------------------------------------------

CALLED: Final = {
    "need-seen": "melding",
    "assessment-started": "utredning",
    "assessment-concluded": "konklusjon",
    "child-heard": "barn hørt",
    "preparation-stopped": "henlegges",
    "parent-recorded": "forelder",
    "agency-recorded": "instans",
    "consent-given": "samtykke",
    "consent-withdrawn": "trukket",
    "member-joined": "medlem",
    "participant-joined": "deltaker",
    "trusted-person-agreed": "tillitsperson",
    "coordinator-offered": "forespurt",
    "coordinator-accepted": "ja",
    "coordinator-declined": "nei",
    "coordinator-laid-down": "trer tilbake",
    "group-established": "oppstart",
    "ending-decided": "avvikling",
    "ending-regretted": "angret",
    "final-evaluation-made": "sluttevaluering",
    "group-ended": "slutt",
}
STATUS: Final = {
    None: "none",
    "ny": "need-seen",
    "utredes": "being-assessed",
    "henlagt": "not-started",
    "klargjøres": "being-prepared",
    "aktiv": "established",
    "avvikles": "ending",
    "avsluttet": "ended",
}
AGREEMENT: Final = Agreement(
    kinds=[kind for kind in EVENT_TYPES if kind.tag in CALLED],
    # What this system answers for; the rest of the rules are kept elsewhere in the municipality.
    codes={
        "group.not-now",
        "coordinator.not-now",
        "coordinator.accepts-in-person",
        "consent.informed",
        "establish.coordinator",
        "establish.trusted-person",
        "end.final-evaluation",
    },
)


class Adapter:
    """What the owners of the case system write: events in, their calls out."""

    def __init__(self, fault: str | None = None) -> None:
        self.fault = fault

    def begin(self) -> None:
        """An empty case system."""
        self.system = CaseSystem(self.fault)

    def propose(self, event: Event) -> Reply:
        """Do it, or say why not."""
        what = CALLED[event.tag]
        try:
            match event:
                case ConsentGiven():
                    self.system.consent(informed=event.informed)
                case AssessmentConcluded():
                    self.system.conclude(start=event.outcome is AssessmentOutcome.START)
                case MemberJoined():
                    self.system.join(event.member.party)
                case CoordinatorOffered() | CoordinatorAccepted() | CoordinatorDeclined() | CoordinatorLaidDown():
                    self.system.office(what, event.party, event.actor)
                case ConsentWithdrawn() | _:
                    self.system.note(what)
        except Stopped as no:
            return Reply(accepted=False, said=str(no))
        return Reply(accepted=True)

    def state(self, at: datetime) -> Seen:  # noqa: ARG002  # this system shows the same at any time
        """What the case shows, in the words of the rules."""
        members = self.system.base.execute("select ident from medlem").fetchall()
        return Seen(
            status=STATUS[self.system.one("status")],
            coordinator=self.system.one("holder"),
            members=frozenset(each for (each,) in members),
        )


def main() -> int:
    """Drive the system, and say what came of it."""
    parser = argparse.ArgumentParser(description="Drive a case system that is not ours.")
    parser.add_argument("--fault", choices=FAULTS)
    fault = parser.parse_args().fault
    try:
        # The same proposals every time, so that everybody sees the same; leave it out to search anew each time.
        drive(lambda: Adapter(fault), AGREEMENT, using=settings(driving(), derandomize=True, database=None))
    except Disagreement as found:
        print(found)
        return 1
    print("The case system and the rules agree.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
