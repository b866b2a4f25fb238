"""The tables as SCXML say what the tables say, in the words of the standard."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest

from ansvar_core import EVENT_TYPES, TABLES, Event, InvalidValue
from ansvar_core.entities.consent import ConsentStatus
from ansvar_core.events.consent import ConsentGiven, ConsentRefused
from ansvar_core.events.need import AssessmentConcluded, AssessmentStarted
from ansvar_core.export.scxml import event_name, scxml
from ansvar_core.lifecycle import CONSENT, GROUP, WORK, Machine, Status, Table

GOLDEN = Path(__file__).parents[1] / "golden" / "scxml"
W3C = "{http://www.w3.org/2005/07/scxml}"
# What the standard lets each element of ours have: https://www.w3.org/TR/scxml/, chapter 3.
ATTRIBUTES = {
    "scxml": {"initial", "name", "version", "datamodel"},
    "state": {"id"},
    "final": {"id"},
    "transition": {"event", "target"},
}
CHILDREN = {"scxml": {"state", "final"}, "state": {"transition"}, "final": set(), "transition": set()}
NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.machine.value)


def document(table: Table) -> ET.Element:
    return ET.fromstring(scxml(table))  # noqa: S314  # our own text


def rows(table: Table) -> dict[str, list[tuple[str, str | None]]]:
    """Every transition of a document, by the state it leads from."""
    return {
        state.attrib["id"]: [(arrow.attrib["event"], arrow.get("target")) for arrow in state]
        for state in document(table)
    }


def in_order(table: Table, status: Status) -> set[tuple[str, str | None]]:
    """What the table takes in a status, asked of it event by event."""
    found: set[tuple[str, str | None]] = set()
    for kind in EVENT_TYPES:
        for target in table.moves:
            if not table.allows(status, kind, target):
                continue
            if kind in table.moves[status]:
                found.add((event_name(table, kind, target), target.value))
            elif not outcomes(table, kind) or target in outcomes(table, kind):
                found.add((event_name(table, kind, target), None))
    return found


def outcomes(table: Table, kind: type[Event]) -> set[Status]:
    return {target for row in table.moves.values() for target in row.get(kind, ())}


@every_table
class TestEveryTable:
    """Each of the five documents."""

    def test_it_has_the_arrows_of_its_table_and_no_others(self, table: Table) -> None:
        """Every move and every admission of every status can be read back, each once, and nothing else."""
        written = rows(table)

        assert {status.value: in_order(table, status) for status in table.moves} == {
            status: set(arrows) for status, arrows in written.items()
        }
        assert [status for status, arrows in written.items() if len(set(arrows)) != len(arrows)] == []

    def test_a_status_that_nothing_leads_on_from_is_final(self, table: Table) -> None:
        """A state is final when its status neither moves nor admits anything, and only then."""
        final = {state.attrib["id"] for state in document(table) if state.tag == f"{W3C}final"}

        assert final == {status.value for status in table.moves if not table.moves[status] and not table.admits[status]}

    def test_it_begins_where_the_machine_begins(self, table: Table) -> None:
        """The first state is the status of what does not exist yet."""
        root = document(table)

        assert (root.attrib["name"], root.attrib["initial"]) == (table.machine.value, "none")
        assert root[0].attrib["id"] == "none"

    def test_it_speaks_the_language_of_the_standard(self, table: Table) -> None:
        """No element, attribute or nesting that W3C SCXML does not have, no data model, and ids that are XML ids."""
        root = document(table)
        ids = [state.attrib["id"] for state in root]

        assert root.tag == f"{W3C}scxml"
        assert (root.attrib["version"], root.attrib["datamodel"]) == ("1.0", "null")
        for element in root.iter():
            word = element.tag.removeprefix(W3C)
            assert set(element.attrib) <= ATTRIBUTES[word]
            assert {each.tag.removeprefix(W3C) for each in element} <= CHILDREN[word]
        assert len(set(ids)) == len(ids)
        assert [name for name in (*ids, root.attrib["name"]) if not NCNAME.fullmatch(name)] == []
        assert {each.attrib.get("target", "none") for each in root.iter(f"{W3C}transition")} <= set(ids)

    def test_no_event_is_taken_for_another(self, table: Table) -> None:
        """By the prefix rule a name matches what begins with it and a full stop, so no name begins another so."""
        names = {event for arrows in rows(table).values() for event, _ in arrows}

        assert [(one, other) for one in names for other in names if other.startswith(f"{one}.")] == []
        assert [name for name in names if not NCNAME.fullmatch(name) or name.startswith(("error.", "done."))] == []

    def test_a_name_leads_from_a_state_to_one_place(self, table: Table) -> None:
        """Without guards, an event that could lead to two places would have its outcome decided by the order."""
        assert [(status, arrows) for status, arrows in rows(table).items() if len(dict(arrows)) != len(arrows)] == []

    def test_it_is_as_written_down(self, table: Table) -> None:
        """A change of what others are given is seen in a review."""
        assert scxml(table) == (GOLDEN / f"{table.machine}.scxml").read_text(encoding="utf-8")


def test_no_golden_document_is_stray() -> None:
    """There is one document for each table."""
    assert {path.stem for path in GOLDEN.iterdir()} == {table.machine.value for table in TABLES}


class TestNames:
    """What an event is called."""

    def test_an_event_with_one_outcome_is_called_by_its_tag(self) -> None:
        """Nobody has to know the outcome of an event that has but one, or none."""
        assert event_name(GROUP, AssessmentStarted) == "assessment-started"
        assert event_name(WORK, AssessmentStarted) == "assessment-started"
        assert event_name(CONSENT, ConsentRefused, ConsentStatus.REFUSED) == "consent-refused"

    def test_each_outcome_has_a_name_of_its_own(self) -> None:
        """An assessment leads to two places, and so it has two names."""
        names = {event_name(GROUP, AssessmentConcluded, target) for target in outcomes(GROUP, AssessmentConcluded)}

        assert names == {"assessment-concluded.being-prepared", "assessment-concluded.not-started"}

    @pytest.mark.parametrize("target", [None, next(iter(GROUP.moves))])
    def test_an_outcome_must_be_told(self, target: Status | None) -> None:
        """Of an event with outcomes, none is guessed."""
        with pytest.raises(InvalidValue, match="needs one of not-started, being-prepared") as refused:
            event_name(GROUP, AssessmentConcluded, target)
        assert refused.value.field == "target"


class Odd(StrEnum):
    """Statuses that no table of ours has."""

    NONE = "none"
    BOTH = 'a<b & "c"\'s'


ODD = Table(
    machine=Machine.WORK,
    moves={Odd.NONE: {ConsentGiven: (Odd.NONE, Odd.BOTH)}, Odd.BOTH: {}},
    admits={Odd.NONE: frozenset(), Odd.BOTH: frozenset({ConsentGiven})},
)


def test_what_means_something_in_xml_is_escaped() -> None:
    """A name with signs of the markup comes out of the document as it went in."""
    assert rows(ODD) == {
        "none": [("consent-given.none", "none"), (f"consent-given.{Odd.BOTH}", str(Odd.BOTH))],
        str(Odd.BOTH): [("consent-given.none", None), (f"consent-given.{Odd.BOTH}", None)],
    }


def test_an_event_that_moves_is_not_admitted_as_well() -> None:
    """Where a status both moves by an event and admits it, the move is what happens, as `Table.allows` has it."""
    both = attrs.evolve(ODD, admits={**ODD.admits, Odd.NONE: frozenset({ConsentGiven})})

    assert rows(both)["none"] == rows(ODD)["none"]


def test_a_status_that_only_admits_is_not_final() -> None:
    """What still takes something has not come to its end."""
    assert [state.tag for state in document(ODD)] == [f"{W3C}state", f"{W3C}state"]
