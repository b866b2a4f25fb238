"""Event logs: what a reader of XES or OCEL gets is what the records say, and nothing that is not theirs to know."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from ansvar_core import (
    EVENT_TYPES,
    ConsentWithdrawn,
    CoordinatorAccepted,
    CoordinatorOffered,
    CorruptRecord,
    Deadline,
    EndingDecided,
    EndingReason,
    Event,
    FinalEvaluationMade,
    FormScope,
    GroupEnded,
    InvalidValue,
    MinutesCorrected,
    Record,
    RecordedInError,
    Task,
    TaskAgreed,
    WorkDone,
    replay,
)
from ansvar_core.evolve import evolve
from ansvar_core.export import logs
from ansvar_core.export.logs import Step, ocel, steps, xes
from ansvar_core.lifecycle import TABLES, Machine
from support.fields import id_fields, sets_of_ids
from support.life import DAD, HEALTH, MUM, SCHOOL, TEACHER, USER, Life
from support.samples import SECRET, SECRET_DAY, SECRET_KIND, sample, secret, world

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
MACHINES = pytest.mark.parametrize("machine", Machine)
NS = "{http://www.xes-standard.org/}"


def two_periods() -> Life:
    """A group that met, worked, ended, and is taken up again."""
    life = Life().established().met()
    life.do(TaskAgreed, work="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
    life.do(WorkDone, TEACHER, work="w-1")
    life.do(EndingDecided, reason=EndingReason.NEED_CEASED)
    life.do(FinalEvaluationMade, document="d-final")
    life.do(GroupEnded)
    return life.need()


@pytest.fixture(scope="module")
def lived() -> Record:
    return two_periods().log


@pytest.fixture(scope="module")
def everything() -> Record:
    """A record with one event of every kind in it, each as it comes, right or wrong."""
    told, _ = world()
    events = list(told)
    latest = max(event.recorded_at for event in events)
    for number, kind in enumerate(EVENT_TYPES, 1):
        at = latest + timedelta(minutes=number)
        events.append(sample(kind, id=f"e-sample-{number}", at=at, recorded_at=at))
    return Record(group="g-1", events=events)


# --- XES ----------------------------------------------------------------------------------------------------------


def parsed(*records: Record, machine: Machine = Machine.GROUP) -> ET.Element:
    return ET.fromstring("\n".join(xes(records, machine)))  # noqa: S314  # our own


def attributes(node: ET.Element) -> dict[str, Any]:
    """What a trace or an event says of itself, each value as its type reads it."""
    read: dict[str, Any] = {"string": str, "int": int, "date": datetime.fromisoformat}
    found = [
        (child.attrib["key"], child.tag.removeprefix(NS), child.attrib["value"])
        for child in node
        if "key" in child.attrib
    ]
    assert len({key for key, _, _ in found}) == len(found), "a key stands once"
    return {key: read[kind](value) for key, kind, value in found}


def cases(log: ET.Element) -> dict[str, list[dict[str, Any]]]:
    found = [
        (attributes(trace)["concept:name"], [attributes(event) for event in trace.findall(f"{NS}event")])
        for trace in log.findall(f"{NS}trace")
    ]
    assert len({name for name, _ in found}) == len(found), "a case stands once"
    return dict(found)


class TestXes:
    """IEEE 1849: one trace for each life of one machine."""

    def test_a_case_is_a_period_of_a_group(self, lived: Record) -> None:
        """A group that is taken up again starts a new case, and every event stands in one of them, in order."""
        found = cases(parsed(lived))
        periods = [getattr(replay(lived.events[:position]), "period", 0) for position in range(1, len(lived) + 1)]

        assert list(found) == ["g-1/1", "g-1/2"]
        assert [len(events) for events in found.values()] == [periods.count(1), periods.count(2)]
        said = [event["ansvar:position"] for events in found.values() for event in events]
        assert said == list(range(1, len(lived) + 1))

    @pytest.mark.heavy
    @pytest.mark.parametrize("kind", KINDS)
    def test_an_event_says_what_it_is_when_and_whose(self, kind: type[Event], everything: Record) -> None:
        """Its tag, its two times, its actor, its own id and its place; for every kind of event that there is."""
        by_id = {event.id: (position, event) for position, event in enumerate(everything, 1)}
        found = [each for events in cases(parsed(everything)).values() for each in events]
        mine = [each for each in found if each["concept:name"] == kind.tag]

        assert mine
        for each in mine:
            position, event = by_id[each.pop("ansvar:event")]
            each.pop("ansvar:to")
            assert each == {
                "concept:name": event.tag,
                "lifecycle:transition": "complete",
                "org:resource": event.actor,
                "time:timestamp": event.recorded_at,
                "ansvar:at": event.at,
                "ansvar:position": position,
            }

    @MACHINES
    def test_the_steps_of_a_life_in_order_are_those_of_the_table(self, machine: Machine, lived: Record) -> None:
        """From its beginning each case goes only where its table lets it."""
        table = next(each for each in TABLES if each.machine is machine)
        kinds = {kind.tag: kind for kind in EVENT_TYPES}
        stands = {str(status): status for status in table.moves}
        found = cases(parsed(lived, machine=machine))

        assert found
        for events in found.values():
            status = stands["none"]
            for event in events:
                to = stands.get(event["ansvar:to"])
                assert table.allows(status, kinds[event["concept:name"]], to)
                status = to or status

    def test_the_log_says_of_which_machine_it_is(self, lived: Record) -> None:
        """So that two logs of the same records are not taken for each other."""
        for machine in Machine:
            assert attributes(parsed(lived, machine=machine))["ansvar:machine"] == machine

    def test_the_parts_stand_in_the_order_of_the_standard(self, lived: Record) -> None:
        """Extensions, globals, classifiers, attributes, traces; and every key of a classifier is global."""
        log = parsed(lived)
        order = ["extension", "global", "classifier", "string", "trace"]
        places = [order.index(child.tag.removeprefix(NS)) for child in log]
        always = {each.attrib["key"] for each in log.findall(f"{NS}global[@scope='event']/*")}

        assert places == sorted(places)
        assert {key for each in log.findall(f"{NS}classifier") for key in each.attrib["keys"].split()} <= always
        for event in log.iter(f"{NS}event"):
            assert set(attributes(event)) == always

    def test_every_prefix_but_our_own_is_declared(self, lived: Record) -> None:
        """A reader knows a key by the extension that its prefix names."""
        log = parsed(lived)
        declared = {each.attrib["prefix"] for each in log.findall(f"{NS}extension")}

        assert {node.attrib["key"].split(":")[0] for node in log.iter() if "key" in node.attrib} == {
            *declared,
            "ansvar",
        }

    def test_an_id_may_hold_what_has_a_meaning_in_xml(self) -> None:
        """It comes out as it went in."""
        group = """<g> & "1" 'x' æ"""
        life = Life(group=group).need()
        found = parsed(life.log)

        assert {attributes(trace)["ansvar:group"] for trace in found.findall(f"{NS}trace")} == {group}

    def test_no_two_cases_share_a_name(self) -> None:
        """Ids are the caller's own, and may hold what the names of cases are put together with."""
        records = [Life(group=group).need().log for group in ("g", "g/1", "g%2F1", "g/1/1")]

        assert len(cases(parsed(*records))) == 4

    @MACHINES
    def test_an_empty_record_has_no_case(self, machine: Machine) -> None:
        """The log is there all the same."""
        assert cases(parsed(Record(group="g-1"), machine=machine)) == {}

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_personal_is_told(self, kind: type[Event]) -> None:
        """No free text, no day of birth, no kind of information."""
        told, _ = world()
        record = Record(group="g-1", events=(*told, secret(sample(kind))))
        text = json.dumps(ocel([record])) + "".join(line for machine in Machine for line in xes([record], machine))

        assert [each for each in (SECRET, SECRET_KIND, SECRET_DAY.isoformat()) if each in text] == []


def test_a_group_stands_in_a_log_once(lived: Record) -> None:
    """Otherwise its lives would run into each other; the fault says which record came again."""
    for made in (lambda records: list(xes(records)), ocel):
        with pytest.raises(InvalidValue) as caught:
            made([Record(group="g-0"), lived, lived])
        assert caught.value.field == "records[2].group"


def test_what_cannot_be_placed_is_told(lived: Record) -> None:
    """As everywhere else: a log is made of records, and not of whatever is in a list."""
    twice = Record(group="g-1", events=(*lived.events, lived.events[-1]))
    for made in (lambda records: list(xes(records)), ocel):
        with pytest.raises(CorruptRecord):
            made([twice])


# --- steps --------------------------------------------------------------------------------------------------------


def of(record: Record, machine: Machine) -> list[tuple[str, str, str | None]]:
    return [(each.case, each.event.tag, each.to) for each in steps(record) if each.machine is machine]


class TestSteps:
    """Every machine that an event moves has a step of it."""

    def test_an_acceptance_is_also_a_step_of_the_one_relieved(self) -> None:
        """Whoever was coordinator is so no longer, by somebody else's event."""
        life = Life().established()
        life.do(CoordinatorOffered, party=TEACHER)
        life.do(CoordinatorAccepted, TEACHER, party=TEACHER)

        assert of(life.log, Machine.COORDINATOR)[-3:] == [
            ("g-1/1/coordinator/p-teacher", "coordinator-offered", "offered"),
            ("g-1/1/coordinator/p-teacher", "coordinator-accepted", "accepted"),
            ("g-1/1/coordinator/p-nurse", "coordinator-accepted", "laid-down"),
        ]

    def test_an_office_begins_anew_with_a_period(self) -> None:
        """The same person asked in the next period is another case."""
        life = two_periods().assessed().prepared()
        named = {case for case, _, _ in of(life.log, Machine.COORDINATOR)}

        assert named == {"g-1/1/coordinator/p-nurse", "g-1/2/coordinator/p-nurse"}

    def test_the_relay_holder_is_another_office(self, everything: Record) -> None:
        """Of the same person, too."""
        offices = {case.split("/")[2] for case, _, _ in of(everything, Machine.COORDINATOR)}
        assert offices == {"coordinator", "relay-holder"}

    def test_a_meeting_recorded_in_error_is_a_step_to_void(self) -> None:
        """The event names the one that recorded the meeting, and not the meeting."""
        life = Life().established()
        life.call()
        life.call("m-2")
        life.do(RecordedInError, event=life.events[-1].id, reason="another group")

        assert of(life.log, Machine.MEETING) == [
            ("g-1/m-1", "meeting-called", "called"),
            ("g-1/m-2", "meeting-called", "called"),
            ("g-1/m-2", "recorded-in-error", "void"),
        ]

    def test_a_task_in_the_minutes_is_a_step_of_the_work(self) -> None:
        """Also when corrected minutes bring it, or strike it out; a line that is repeated is none."""
        life = Life().established()
        life.call()
        life.open()
        life.end()
        task = Task(id="w-1", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        life.write(tasks=(task,))
        more = Task(id="w-2", responsible=TEACHER, deadline=Deadline(next_meeting=True))
        life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=(task, more), reason="again")
        life.do(MinutesCorrected, meeting="m-1", kinds={"health"}, tasks=(more,), reason="again")

        assert of(life.log, Machine.WORK) == [
            ("g-1/w-1", "minutes-written", "open"),
            ("g-1/w-2", "minutes-corrected", "open"),
            ("g-1/w-1", "minutes-corrected", "dropped"),
        ]

    def test_a_form_in_place_of_all_earlier_is_a_step_of_each_it_replaces(self) -> None:
        """Of the same grantor's, and of no other's."""
        life = Life().established()
        life.consent(MUM, HEALTH, scope=FormScope.IN_PLACE_OF_ALL)
        last = [each for each in steps(life.log) if each.position == len(life.log) and each.machine is Machine.CONSENT]

        assert {(each.case.removeprefix("g-1/p-mum/"), each.to) for each in last} == {
            ("cooperation/a-health", "given"),
            ("exchange/a-health", "given"),
            ("cooperation/a-school", "replaced"),
            ("exchange/a-school", "replaced"),
        }

    @MACHINES
    def test_the_last_step_is_where_a_machine_stands(self, machine: Machine, lived: Record) -> None:
        """What the steps lead to is what the record adds up to."""
        group = replay(lived)
        assert group is not None
        offices = {"coordinator": group.coordinator, "relay-holder": group.relay_holder}
        stands: dict[Machine, dict[str, str]] = {
            Machine.GROUP: {f"g-1/{group.period}": group.status},
            Machine.MEETING: {f"g-1/{each.id}": each.status for each in group.meetings.values()},
            Machine.WORK: {f"g-1/{each.id}": each.status for each in group.work.values()},
            Machine.CONSENT: {"/".join(("g-1", *each.key)): each.status for each in group.consents.values()},
            Machine.COORDINATOR: {
                f"g-1/{group.period}/{name}/{party}": status
                for name, office in offices.items()
                for party, status in office.asked.items()
            },
        }
        last = {case: to for case, _, to in of(lived, machine) if to is not None}

        assert {case: last[case] for case in stands[machine]} == stands[machine]


# --- OCEL ---------------------------------------------------------------------------------------------------------


def _things(**properties: Any) -> dict[str, Any]:
    """A list of things that have these properties and no others."""
    named = {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
    return {"type": "array", "items": named}


_TEXT = {"type": "string", "minLength": 1}
_WHEN = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
_DECLARED = _things(
    name=_TEXT,
    attributes=_things(name=_TEXT, type={"enum": ["string", "time", "integer", "float", "boolean"]}),
)
_RELATED = _things(objectId=_TEXT, qualifier=_TEXT)
# The standard's own demands, and that nothing else stands there.
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["objectTypes", "eventTypes", "objects", "events"],
    "properties": {
        "objectTypes": _DECLARED,
        "eventTypes": _DECLARED,
        "objects": _things(
            id=_TEXT, type=_TEXT, attributes=_things(name=_TEXT, value=_TEXT, time=_WHEN), relationships=_RELATED
        ),
        "events": _things(
            id=_TEXT, type=_TEXT, time=_WHEN, attributes=_things(name=_TEXT, value=_TEXT), relationships=_RELATED
        ),
    },
}


def faults(log: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a log in OCEL 2.0: its shape, then what no schema can see."""
    yield from (f"shape: {each.json_path}" for each in Draft202012Validator(SCHEMA).iter_errors(log))
    for name in ("objectTypes", "eventTypes"):
        yield from (f"declared twice: {each}" for each in _doubled(each["name"] for each in log[name]))
    known = {each["id"] for each in log["objects"]}
    for name, declared in (("objects", "objectTypes"), ("events", "eventTypes")):
        types = {each["name"]: {one["name"] for one in each["attributes"]} for each in log[declared]}
        yield from (f"doubled: {each}" for each in _doubled(each["id"] for each in log[name]))
        yield from (f"unused: {each}" for each in types.keys() - {each["type"] for each in log[name]})
        for thing in log[name]:
            said = {each["name"] for each in thing["attributes"]}
            if thing["type"] not in types:
                yield f"undeclared type: {thing['type']}"
            elif said - types[thing["type"]]:
                yield f"undeclared attribute: {thing['id']}"
            related = [(each["objectId"], each["qualifier"]) for each in thing["relationships"]]
            yield from (f"related twice: {thing['id']} {each}" for each in _doubled(related))
            yield from (f"dangling: {thing['id']} {each}" for each, _ in related if each not in known)


def _doubled(things: Any) -> list[Any]:
    return [each for each, times in Counter(things).items() if times > 1]


class TestOcel:
    """OCEL 2.0: an event is about several things at once."""

    def test_a_log_is_what_the_format_asks(self, lived: Record, everything: Record) -> None:
        """Nothing dangles, is doubled or undeclared; with every kind of event, and more records than one."""
        other = [event.but(group="g-2") for event in lived]
        for records in ([lived], [everything], [everything, Record(group="g-2", events=other)], []):
            assert list(faults(json.loads(json.dumps(ocel(records))))) == []

    @pytest.mark.parametrize(
        ("spoil", "told"),
        [
            (lambda log: log["events"].append(log["events"][0]), "doubled: g-1/1"),
            (lambda log: log["objects"].append(log["objects"][0]), "doubled: group/g-1"),
            (lambda log: log["objects"].pop(), "dangling: "),
            (lambda log: log["eventTypes"].pop(0), "undeclared type: agency-recorded"),
            (lambda log: log["objectTypes"].pop(0), "undeclared type: agency"),
            (lambda log: log["objectTypes"].append({"name": "ghost", "attributes": []}), "unused: ghost"),
            (lambda log: log["eventTypes"].append(log["eventTypes"][0]), "declared twice: agency-recorded"),
            (lambda log: log["events"][0]["attributes"].append({"name": "x", "value": "1"}), "undeclared attribute: "),
            (lambda log: log["events"][0].pop("time"), "shape: $.events[0]"),
            (lambda log: log["events"][0].update(time="2026-01-05"), "shape: $.events[0].time"),
            (lambda log: log["events"][0]["attributes"][0].update(value=1), "shape: $.events[0].attributes[0].value"),
            (
                lambda log: log["events"][0]["relationships"].extend(log["events"][0]["relationships"][:1]),
                "related twice: ",
            ),
        ],
    )
    def test_each_fault_would_be_seen(self, spoil: Any, told: str, lived: Record) -> None:
        """The check above refuses a log that is spoilt in one place."""
        log = json.loads(json.dumps(ocel([lived])))
        spoil(log)

        assert any(each.startswith(told) for each in faults(log)), list(faults(log))

    def test_an_event_says_when_and_where_it_stands(self, lived: Record) -> None:
        """Recorded is its time; when it happened, its own id and its position are beside."""
        for position, (event, said) in enumerate(zip(lived, ocel([lived])["events"], strict=True), 1):
            values = {each["name"]: each["value"] for each in said["attributes"]}
            assert said["type"] == event.tag
            assert datetime.fromisoformat(said["time"]) == event.recorded_at
            assert (values["event"], values["position"]) == (event.id, str(position))
            assert datetime.fromisoformat(values["at"]) == event.at

    @pytest.mark.heavy
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_id_in_an_event_is_told_or_left_out_on_purpose(self, kind: type[Event], everything: Record) -> None:
        """Left out are documents, kinds of information, agenda items, points of a routine and other events."""
        position, event = next(
            (n, each) for n, each in enumerate(everything, 1) if type(each) is kind and "sample" in each.id
        )
        said = ocel([everything])["events"][position - 1]["relationships"]
        told = {each["objectId"].rsplit("/", 1)[1] for each in said}

        assert {named for path, named in ids_in(event) if path not in LEFT_OUT} - told == set()
        assert {named for path, named in ids_in(event) if path in LEFT_OUT} & told == set()

    def test_things_of_a_group_are_its_own_and_people_are_not(self) -> None:
        """Two groups may call a meeting the same; a teacher is the same teacher in both."""
        one = Life().established().met().log
        other = Record(group="g-2", events=[event.but(group="g-2") for event in one])
        named = {each["id"] for each in ocel([one, other])["objects"]}

        assert {each for each in named if each.startswith("meeting/")} == {"meeting/g-1/m-1", "meeting/g-2/m-1"}
        assert {each for each in named if each.endswith(TEACHER)} == {f"party/{TEACHER}"}

    def test_no_two_things_share_a_name(self) -> None:
        """A person, an agency and a meeting may all have the same id."""
        life = Life(group=USER).established()
        life.call(meeting=USER)
        named = {each["id"]: each["type"] for each in ocel([life.log])["objects"]}

        assert {each: sort for each, sort in named.items() if each.endswith(USER)} == {
            f"group/{USER}": "group",
            f"party/{USER}": "party",
            f"meeting/{USER}/{USER}": "meeting",
        }

    def test_a_status_stands_from_the_instant_it_was_recorded(self, everything: Record) -> None:
        """The group's, each meeting's, each work item's and each consent's, whatever the event that changed it."""
        known: dict[str, list[tuple[str, str]]] = {}
        group = None
        for event in everything:
            group = evolve(group, event)
            stands = {
                "group/g-1": group.status,
                **{f"meeting/g-1/{each.id}": each.status for each in group.meetings.values()},
                **{f"work/g-1/{each.id}": each.status for each in group.work.values()},
                **{"/".join(("consent", "g-1", *each.key)): each.status for each in group.consents.values()},
            }
            for thing, status in stands.items():
                if not known.get(thing) or known[thing][-1][0] != status:
                    known.setdefault(thing, []).append((status, event.recorded_at.isoformat()))
        found = {
            each["id"]: [(one["value"], one["time"]) for one in each["attributes"]]
            for each in ocel([everything])["objects"]
            if each["type"] in ("group", "meeting", "work", "consent")
        }

        # What an event names without moving it is there, and has had no status.
        assert {thing: life for thing, life in found.items() if life} == known

    def test_a_consent_belongs_to_its_grantor_its_agency_and_its_group(self) -> None:
        """And a group to its user."""
        objects = {each["id"]: each for each in ocel([Life().established().log])["objects"]}

        def to(thing: str) -> dict[str, str]:
            return {each["qualifier"]: each["objectId"] for each in objects[thing]["relationships"]}

        assert to("group/g-1") == {"user": "party/u-1"}
        assert to(f"consent/g-1/{DAD}/exchange/{SCHOOL}") == {
            "group": "group/g-1",
            "grantor": f"party/{DAD}",
            "agency": f"agency/{SCHOOL}",
        }

    def test_what_an_event_moves_without_naming_it_is_related_too(self) -> None:
        """A whole "no" is about every consent of the grantor, and an error about what it makes void."""
        life = Life().established()
        life.call()
        life.do(RecordedInError, event=life.events[-1].id, reason="another group")
        life.do(ConsentWithdrawn, MUM, grantor=MUM)
        error, no = ocel([life.log])["events"][-2:]

        assert ("meeting/g-1/m-1", "meeting") in {
            (each["objectId"], each["qualifier"]) for each in error["relationships"]
        }
        assert {each["objectId"] for each in no["relationships"] if each["qualifier"] == "consent"} == {
            f"consent/g-1/{MUM}/{thing}/{agency}"
            for thing in ("cooperation", "exchange")
            for agency in (HEALTH, SCHOOL)
        }

    def test_changing_a_log_changes_no_other(self, lived: Record) -> None:
        """What is handed out is the caller's own."""
        first = ocel([lived])
        for each in (*first["objectTypes"], *first["eventTypes"]):
            each["attributes"].clear()

        assert list(faults(json.loads(json.dumps(ocel([lived]))))) == []


LEFT_OUT = frozenset(
    {
        "id",
        "agency.kind",
        "event",
        "routine",
        "plan",
        "document",
        "alone_ground",
        "decision",
        "parent.decision",
        "guardian.decision",
        "care.decision",
        "kinds",
        "grants.kinds",
        "agenda.id",
        "agenda.kinds",
        "old",
        "new",
        "kept",
        "other",
        "role",
        "mark",
        "provision",
    }
)


def ids_in(thing: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every id in a value at any depth, with the path to its field."""
    marked = {*id_fields(type(thing)), *sets_of_ids(type(thing))}
    for field in attrs.fields(type(thing)):
        value, name = getattr(thing, field.name), f"{path}{field.name}"
        for each in value if isinstance(value, tuple | frozenset) else (value,):
            if isinstance(each, str) and field.name in marked:
                yield name, each
            elif attrs.has(type(each)):
                yield from ids_in(each, f"{name}.")


def test_a_step_is_a_value() -> None:
    """It can be kept, compared and put in a set."""
    one, other = (next(steps(Life().need().log)) for _ in range(2))

    assert one == other
    assert len({one, other}) == 1
    assert attrs.fields_dict(Step).keys() == {"machine", "case", "position", "event", "to"}
    assert set(logs.__all__) == {"Step", "ocel", "steps", "xes"}
