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
from ansvar_core.codec.seals import Seal, Tampered, Tampering, digest, is_text_of, seal, text_digest, verify
from ansvar_core.codec.snapshots import group_from_dict, group_from_json, group_to_dict, group_to_json

__all__ = [
    "Seal",
    "Tampered",
    "Tampering",
    "answer_to_dict",
    "answer_to_json",
    "digest",
    "event_from_dict",
    "event_from_json",
    "event_to_dict",
    "event_to_json",
    "group_from_dict",
    "group_from_json",
    "group_to_dict",
    "group_to_json",
    "is_text_of",
    "profile_from_dict",
    "profile_to_dict",
    "record_from_dict",
    "record_from_json",
    "record_to_dict",
    "record_to_json",
    "seal",
    "text_digest",
    "verify",
]
