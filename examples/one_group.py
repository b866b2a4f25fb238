"""What a coordinator wants to see of one group, on one screen.

    python examples/one_group.py examples/records/child.json --language nb

Reads a record, asks the rulebook, and prints the answers.  There is no clock in it: "now" is when the last event was
recorded, unless `--at` says otherwise, so the same record always gives the same screen.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from ansvar_core import (
    AnotherActor,
    Because,
    ChangeProposal,
    CorruptRecord,
    DoFirst,
    Duty,
    Event,
    Finding,
    Gap,
    Group,
    GroupEnded,
    GroupEstablished,
    Instead,
    Language,
    MeetingCalled,
    MeetingOpened,
    MinutesShared,
    NorwegianTime,
    Nothing,
    Option,
    Remedy,
    Rulebook,
    Step,
    Text,
    Wait,
    record_from_json,
    replay,
)

WIDTH: Final = 100
BREACHES_SHOWN: Final = 8
MAIN_KINDS: Final = (GroupEstablished, MeetingCalled, MeetingOpened, MinutesShared, GroupEnded)
"""What somebody most often wants to know why they cannot do."""

WORDS: Final = {
    "standing": Text(nb="Hvor gruppa står", nn="Kvar gruppa står", en="Where the group stands"),
    "possible": Text(nb="Mulig nå", nn="Mogleg no", en="Possible now"),
    "missing": Text(nb="Hva som mangler", nn="Kva som manglar", en="What is missing"),
    "owed": Text(nb="Hvem skal gjøre hva", nn="Kven skal gjere kva", en="Who owes what"),
    "agenda": Text(nb="Neste saksliste", nn="Neste sakliste", en="Next agenda"),
    "turns": Text(nb="Neste referenter", nn="Neste referentar", en="Next minute-takers"),
    "audit": Text(nb="Etterkontroll", nn="Etterkontroll", en="Audit"),
    "group": Text(nb="Ansvarsgruppe", nn="Ansvarsgruppe", en="Responsibility group"),
    "status": Text(nb="Status", nn="Status", en="Status"),
    "period": Text(nb="periode {}, fra {}", nn="periode {}, frå {}", en="period {}, from {}"),
    "coordinator": Text(nb="Koordinator", nn="Koordinator", en="Coordinator"),
    "vacant": Text(nb="ingen; {} svarer imens", nn="ingen; {} svarar så lenge", en="nobody; {} answers meanwhile"),
    "nobody": Text(nb="ingen", nn="ingen", en="nobody"),
    "consent": Text(nb="Samtykke", nn="Samtykke", en="Consent"),
    "covered": Text(nb="dekket", nn="dekt", en="covered"),
    "lacks": Text(nb="mangler", nn="manglar", en="missing"),
    "still": Text(nb="Står stille", nn="Står stille", en="Standing still"),
    "changes": Text(nb="Endrer seg av seg selv", nn="Endrar seg av seg sjølv", en="Changes by itself"),
    "never": Text(nb="aldri", nn="aldri", en="never"),
    "yes": Text(nb="ja", nn="ja", en="yes"),
    "no": Text(nb="nei", nn="nei", en="no"),
    "nothing": Text(nb="ingenting", nn="ingenting", en="nothing"),
    "first": Text(nb="Først: {}", nn="Først: {}", en="First: {}"),
    "instead": Text(nb="Heller: {}", nn="Heller: {}", en="Rather: {}"),
    "change": Text(nb="Endre: {}", nn="Endre: {}", en="Change: {}"),
    "another": Text(nb="Kan gjøres av: {}", nn="Kan gjerast av: {}", en="Can be done by: {}"),
    "wait": Text(nb="Vent til {}", nn="Vent til {}", en="Wait until {}"),
    "until": Text(nb="til {}", nn="til {}", en="until {}"),
    "next meeting": Text(nb="neste møte", nn="neste møte", en="next meeting"),
    "no day": Text(nb="uten dato", nn="utan dato", en="no day set"),
    "overdue": Text(nb="over fristen", nn="over fristen", en="overdue"),
    "events": Text(nb="Hendelser", nn="Hendingar", en="Events"),
    "in order": Text(nb="i orden", nn="i orden", en="in order"),
    "refused": Text(nb="i strid med reglene", nn="i strid med reglane", en="out of order"),
    "broken": Text(nb="brutte plikter", nn="brotne plikter", en="duties broken"),
    "warnings": Text(nb="varsler", nn="varsel", en="warnings"),
    "late": Text(nb="dekket av senere registrering", nn="dekt av seinare registrering", en="covered by late entry"),
    "more": Text(nb="og {} til", nn="og {} til", en="and {} more"),
}


@dataclass(frozen=True)
class View:
    """One group at one instant, as one person asks about it in one language."""

    book: Rulebook
    events: tuple[Event, ...]
    group: Group
    at: datetime
    actor: str
    language: Language

    def word(self, key: str, *values: object) -> str:
        """One of the screen's own words, with something filled in."""
        return WORDS[key][self.language].format(*values)

    def name(self, value: StrEnum | str) -> str:
        """What people call a value of the library, or a kind of event by its tag."""
        return self.book.label(value, self.language)

    def when(self, moment: datetime) -> str:
        """An instant as the clock on the wall shows it."""
        return f"{moment.astimezone(NorwegianTime()):%Y-%m-%d %H:%M}"


def standing(view: View) -> Iterator[str]:
    """Status, coordinator, consent per agency, and whether the group stands still."""
    group, word = view.group, view.word
    status = view.name(group.status)
    if group.ending is not None:
        status += f" ({view.name(group.ending.reason)})"
    yield f"{word('status')}: {status}, {word('period', group.period, view.when(group.period_started))}"
    office = group.coordinator
    vacant = word("vacant", office.vacancy.agency) if office.vacancy else word("nobody")
    yield f"{word('coordinator')}: {office.holder or vacant}"
    consent = view.book.consent(group, view.at)
    for each in consent.agencies:
        lacks = "; ".join(lacking(view, gap) for gap in each.gaps)
        yield f"{word('consent')} {each.agency}: {word('lacks') + ' ' + lacks if lacks else word('covered')}"
    yield f"{word('still')}: {word('yes' if consent.stands_still else 'no')}"
    change = view.book.next_change(group, view.at)
    yield f"{word('changes')}: {view.when(change) if change else word('never')}"


def lacking(view: View, gap: Gap) -> str:
    """Whose consent does not cover an agency: to what, and why."""
    until = f" {gap.day}" if gap.day else ""
    return f"{gap.party or view.word('nobody')} ({view.name(gap.object)}: {view.name(gap.why)}{until})"


def possible(view: View) -> Iterator[str]:
    """What the one who asks may do now, with what; things that allow the same stand together."""
    kinds: dict[str, list[str]] = {}
    for option in view.book.options(view.group, view.at, view.actor):
        if option.possible:
            kinds.setdefault(option.subject or view.group.id, []).append(view.name(option.kind))
    subjects: dict[tuple[str, ...], list[str]] = {}
    for subject, names in kinds.items():
        subjects.setdefault(tuple(names), []).append(subject)
    for same, those in subjects.items():
        yield f"{', '.join(those)}: {', '.join(same)}"


def missing(view: View) -> Iterator[str]:
    """Why the main things cannot be done now, and what would help."""
    options = view.book.options(view.group, view.at, view.actor)
    for kind in MAIN_KINDS:
        for_kind = [option for option in options if option.kind == kind.tag]
        waiting = [option for option in for_kind if not settled(option)]
        if waiting and not any(option.possible for option in for_kind):
            yield from blocked(view, waiting[0])


def settled(option: Option) -> bool:
    """Whether it cannot be done because it has been done, or is over."""
    done = (Nothing(because=Because.ALREADY_DONE), Nothing(because=Because.IT_IS_OVER))
    return any(remedy in done for finding in option.findings if finding.blocks for remedy in finding.remedies)


def blocked(view: View, option: Option) -> Iterator[str]:
    """What blocks one kind of event; of a group that is not there yet, only that."""
    reasons = [finding for finding in option.findings if finding.blocks]
    for reason in reasons[:1] if reasons[0].code == "group.not-now" else reasons:
        yield f"{view.name(option.kind)}{' ' + option.subject if option.subject else ''}: {explained(view, reason)}"


def explained(view: View, finding: Finding) -> str:
    """What is wrong, and the first way out of it."""
    wrong = view.book.text(finding.code).wrong[view.language]
    return " ".join((wrong, *(in_words(view, remedy) for remedy in finding.remedies[:1])))


def in_words(view: View, remedy: Remedy) -> str:
    """A remedy as a person would say it."""
    match remedy:
        case DoFirst(steps=steps):
            return view.word("first", ", ".join(in_step(view, step) for step in steps)) + "."
        case Instead(steps=steps):
            return view.word("instead", ", ".join(in_step(view, step) for step in steps)) + "."
        case ChangeProposal(fields=fields, asks=asks, without=without):
            return view.word("change", ", ".join(dict.fromkeys((*fields, *asks, *without)))) + "."
        case AnotherActor(actors=actors):
            return view.word("another", ", ".join(actors)) + "."
        case Wait(until=until):
            return view.word("wait", view.when(until)) + "."
        case Nothing(because=because):
            return view.name(because)


def in_step(view: View, step: Step) -> str:
    """A step, and whom or what it is about."""
    about = [str(step.fields[field]) for field in ("grantor", "party", "meeting", "work") if field in step.fields]
    return " ".join((view.name(step.kind), *about))


def owed(view: View) -> Iterator[str]:
    """Who owes what by when, what is overdue first."""
    for duty in view.book.duties(view.group, view.at):
        about = ", ".join(each for each in (duty.who or view.word("nobody"), duty.subject, duty.about) if each)
        yield f"{due(view, duty)}  {about}: {view.book.text(duty.code).wrong[view.language]}"


def due(view: View, duty: Duty) -> str:
    """By when, in words."""
    day = duty.due.isoformat() if duty.due else view.word("next meeting" if duty.next_meeting else "no day")
    return f"{day} ({view.word('overdue')})" if duty.overdue else day


def agenda(view: View) -> Iterator[str]:
    """The agenda suggested for the next meeting."""
    for number, point in enumerate(view.book.agenda(view.group, view.at), 1):
        about = ", ".join(each for each in (point.subject, point.who) if each)
        yield f"{number}. {view.name(point.topic)}: {view.name(point.why)}" + (f" [{about}]" if about else "")


def turns(view: View) -> Iterator[str]:
    """The next three minute-takers, and why."""
    for number, turn in enumerate(view.book.rota(view.group, view.at, 3), 1):
        yield f"{number}. {turn.party}: {view.name(turn.why)}"


def audit(view: View) -> Iterator[str]:
    """Whether the record is in order, and the first breaches."""
    report, word = view.book.audit(view.events, view.at), view.word
    counts = (("refused", report.refused), ("broken", report.owed), ("warnings", report.warnings))
    yield "; ".join(
        (
            f"{word('events')}: {report.version}",
            f"{word('in order')}: {word('yes' if report.in_order else 'no')}",
            *(f"{word(key)}: {len(found)}" for key, found in counts),
        )
    )
    found = [(each.position, view.name(each.kind), each.finding.code, each.covered_by) for each in report.refused]
    found += [(each.position, each.duty.who or "", each.duty.code, each.covered_by) for each in report.owed]
    for position, who, code, late in sorted(found, key=lambda each: each[0])[:BREACHES_SHOWN]:
        cover = f" ({word('late')} {late})" if late else ""
        yield f"{position}. {who}: {view.book.text(code).wrong[view.language]}{cover}"
    if len(found) > BREACHES_SHOWN:
        yield word("more", len(found) - BREACHES_SHOWN)


SECTIONS: Final[dict[str, Callable[[View], Iterator[str]]]] = {
    "standing": standing,
    "possible": possible,
    "missing": missing,
    "owed": owed,
    "agenda": agenda,
    "turns": turns,
    "audit": audit,
}


def screen(view: View) -> Iterator[str]:
    """Every line of the screen."""
    yield f"{view.word('group')} {view.group.id}, {view.when(view.at)}, for {view.actor}"
    for heading, section in SECTIONS.items():
        yield f"\n{view.word(heading).upper()}"
        for line in tuple(section(view)) or (view.word("nothing"),):
            yield textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False)


def instant(text: str) -> datetime:
    """An instant as somebody types it."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("an instant needs its offset, as in 2026-09-23T09:00+02:00")
    return moment


def main() -> int:
    """Read what is asked for, and print it."""
    parser = argparse.ArgumentParser(description="One group on one screen.")
    parser.add_argument("record", type=Path, help="a record as JSON")
    parser.add_argument("--language", type=Language, choices=tuple(Language), default=Language.NB)
    parser.add_argument("--at", type=instant, help="an instant with its offset; when the last event was recorded")
    parser.add_argument("--actor", help="who asks what is possible; the coordinator unless said otherwise")
    asked = parser.parse_args()
    try:
        record = record_from_json(asked.record.read_text(encoding="utf-8"))
        at = asked.at or max(event.recorded_at for event in record)
        events = tuple(event for event in record if event.recorded_at <= at)
        group = replay(events)
    except (CorruptRecord, OSError) as error:
        parser.error(str(error))
    if group is None:
        parser.error("there is no group yet at that time")
    actor = asked.actor or group.coordinator.holder or group.user.id
    view = View(Rulebook.standard(), events, group, at, actor, asked.language)
    print("\n".join(screen(view)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
