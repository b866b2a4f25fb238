"""JSON text, in and out, as strictly as it can be read."""

from __future__ import annotations

import json
from typing import Any, Final

from ansvar_core.codec.faults import Fault
from ansvar_core.codec.nesting import TOO_DEEP, is_too_deep
from ansvar_core.errors import CorruptRecord

__all__ = ["dumped", "parsed"]


def parsed(text: str | bytes) -> Any:
    """The data in a JSON text (leses som JSON); raises `CorruptRecord` for what is none, or is nested too deep."""
    try:
        if isinstance(text, bytes | bytearray):
            # As `json` does itself; decoded here, because the depth is found in the text.
            text = text.decode(json.detect_encoding(text), "surrogatepass")
        deep = isinstance(text, str) and is_too_deep(text)
        data = None if deep else json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise CorruptRecord("$", "is not JSON that can be read") from None
    if deep:
        raise CorruptRecord("$", TOO_DEEP)
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise Fault("the same name twice")
    return made


def _no_constant(_: str) -> None:
    raise Fault("no number")


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def dumped(value: Any) -> str:
    """Data as JSON text (skrives som JSON)."""
    return _ENCODER.encode(value)
