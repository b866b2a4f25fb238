"""An event in a CloudEvents envelope: another library reads it as what it is, and nothing is lost or made up."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_structured, to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

from ansvar_core import (
    EVENT_TYPES,
    Event,
    InvalidValue,
    NeedSeen,
    WorkDone,
    cloud_event,
    event_from_dict,
    event_to_dict,
    json_schema,
)
from support.samples import SECRET, sample, secret

KINDS = [pytest.param(kind, id=kind.tag) for kind in EVENT_TYPES]
SOURCE = "urn:example:municipality:system-4"
SCHEMAS = "https://schemas.example/ansvar"
FORMAT = JSONFormat()


def read(envelope: dict[str, Any]) -> CloudEvent:
    """The envelope as a library for them reads it."""
    event = FORMAT.read(CloudEvent, json.dumps(envelope))
    assert isinstance(event, CloudEvent)
    return event


class TestEnvelope:
    """What goes in comes out equal; acceptance alone would say little, because readers fill in what is missing."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_is_the_same_after_another_library_has_read_and_written_it(self, kind: type[Event]) -> None:
        """Every attribute and all data, none more and none less."""
        event = sample(kind)
        for envelope in (cloud_event(event, SOURCE), cloud_event(event, SOURCE, schemas=SCHEMAS)):
            again = json.loads(FORMAT.write(read(envelope)))
            assert again == envelope
            assert event_from_dict(again["data"]) == event

    @pytest.mark.parametrize("kind", KINDS)
    def test_another_library_reads_each_attribute_as_it_is_meant(self, kind: type[Event]) -> None:
        """The id is the event's, the time is when it was recorded, the subject is the group."""
        event = sample(kind)
        found = read(cloud_event(event, SOURCE))

        assert found.get_id() == event.id
        assert found.get_source() == SOURCE
        assert found.get_type() == f"ansvar.core.v{kind.version}.{kind.tag}"
        assert found.get_specversion() == "1.0"
        assert found.get_time() == event.recorded_at
        assert event.recorded_at != event.at
        assert found.get_subject() == event.group
        assert found.get_datacontenttype() == "application/json"
        assert found.get_dataschema() is None
        assert found.get_data() == event_to_dict(event)

    @pytest.mark.parametrize("folder", [SCHEMAS, f"{SCHEMAS}/"])
    def test_it_leads_to_the_schema_where_the_host_keeps_it(self, folder: str) -> None:
        """The name is the schema's own, in the host's folder."""
        found = read(cloud_event(sample(WorkDone), SOURCE, schemas=folder))

        assert found.get_dataschema() == f"{SCHEMAS}/{json_schema('event')['$id']}"

    def test_it_travels_over_http(self) -> None:
        """As it is meant to."""
        event = sample(NeedSeen)
        message = to_structured(read(cloud_event(event, SOURCE)), FORMAT)
        back = from_structured(HTTPMessage(headers=message.headers, body=message.body), FORMAT, CloudEvent)

        assert event_from_dict(back.get_data()) == event

    def test_the_type_follows_the_version(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A listener can tell the old from the new."""
        monkeypatch.setattr(WorkDone, "version", 2)

        assert cloud_event(sample(WorkDone), SOURCE)["type"] == "ansvar.core.v2.work-done"

    def test_the_time_is_one_that_everybody_can_read(self) -> None:
        """RFC 3339 has no seconds in an offset."""
        old = datetime(1890, 1, 1, 12, tzinfo=timezone(timedelta(seconds=3208)))
        envelope = cloud_event(sample(WorkDone, at=old, recorded_at=old), SOURCE)

        assert envelope["time"] == old.astimezone(UTC).isoformat()
        assert read(envelope).get_time() == old

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_personal_stands_outside_the_data(self, kind: type[Event]) -> None:
        """Envelopes are logged and routed; the data need not be."""
        envelope = cloud_event(secret(sample(kind)), SOURCE)
        del envelope["data"]

        assert SECRET not in str(envelope)
        assert set(envelope) == {
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
        }

    @pytest.mark.parametrize("folder", ["https://case.example.no/schemas", "https://case.example.no/schemas/"])
    def test_a_host_that_serves_the_schemas_says_where(self, folder: str) -> None:
        """The address is absolute, as the convention asks, and ends in the name of the schema."""
        found = read(cloud_event(sample(WorkDone), SOURCE, folder))

        assert found.get_dataschema() == f"https://case.example.no/schemas/{json_schema('event')['$id']}"

    @pytest.mark.parametrize("source", ["", "  ", None, 7, b"urn:x"])
    def test_a_source_is_needed(self, source: Any) -> None:
        """Only the host knows which system it was."""
        with pytest.raises(InvalidValue) as caught:
            cloud_event(sample(WorkDone), source)

        assert caught.value.field == "source"
