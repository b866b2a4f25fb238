"""Plain data and JSON, in and out."""

from ansvar_core.codec.answers import answer_to_dict, answer_to_json
from ansvar_core.codec.profiles import profile_from_dict, profile_to_dict
from ansvar_core.codec.records import (
    event_from_dict,
    event_from_json,
    event_to_dict,
    event_to_json,
    record_from_dict,
    record_from_json,
    record_to_dict,
    record_to_json,
)

__all__ = [
    "answer_to_dict",
    "answer_to_json",
    "event_from_dict",
    "event_from_json",
    "event_to_dict",
    "event_to_json",
    "profile_from_dict",
    "profile_to_dict",
    "record_from_dict",
    "record_from_json",
    "record_to_dict",
    "record_to_json",
]
