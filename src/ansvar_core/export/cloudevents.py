"""An event in a CloudEvents 1.0 envelope, for hosts that publish what has been recorded."""

from __future__ import annotations

from typing import Any, Final

from ansvar_core.codec.converting import unstructured
from ansvar_core.codec.records import event_to_dict
from ansvar_core.events.base import Event
from ansvar_core.values.invalid import InvalidValue

__all__ = ["cloud_event"]

EVENT_SCHEMA: Final = "ansvar.core.v1.record.event.schema.json"


def cloud_event(event: Event, source: str, schemas: str | None = None) -> dict[str, Any]:
    """A JSON-ready CloudEvents 1.0 envelope around an event (konvolutt).

    `source` is the host's own URI for the system that recorded it, and `schemas` the URI of the folder where it keeps
    the schemas, if it does.  The subject is the group's opaque id, and the time is when it was recorded.  Raises
    `InvalidValue` for an empty source.
    """
    if not isinstance(source, str) or not source.strip():
        raise InvalidValue("source", "needs the URI of the system that recorded the event")
    where = {} if schemas is None else {"dataschema": f"{schemas.rstrip('/')}/{EVENT_SCHEMA}"}
    return {
        "specversion": "1.0",
        "id": event.id,
        "source": source,
        "type": f"ansvar.core.v{event.written_as}.{event.tag}",
        "subject": event.group,
        "time": unstructured(event.recorded_at),
        "datacontenttype": "application/json",
        **where,
        "data": event_to_dict(event),
    }
