"""What there is to know about one choice."""

from __future__ import annotations

from typing import Any

import attrs

from ansvar_core.values.checked import checked
from ansvar_core.values.findings import Floor
from ansvar_core.values.law import Source
from ansvar_core.values.terms import Text

__all__ = ["Parameter", "about", "parameters"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Parameter:
    """What there is to know about one choice (parameter).

    `key` is its permanent name.  `floor` says whether a municipality may choose at all; `source` what it rests on.
    `feeds` are the codes of the rules and duties that read it; none where it decides something that many rules ask
    about, such as who must consent.
    """

    key: str
    what: Text
    source: Source
    floor: Floor = Floor.GUIDELINE
    feeds: tuple[str, ...] = ()


def about(
    key: str, source: Source, feeds: str = "", *, nb: str, nn: str, en: str, floor: Floor = Floor.GUIDELINE
) -> dict[str, Parameter]:
    """Metadata for a field that is a parameter (om parameteren)."""
    what = Text(nb=nb, nn=nn, en=en)
    return {"parameter": Parameter(key=key, what=what, source=source, floor=floor, feeds=tuple(feeds.split()))}


def parameters(kind: type[Any]) -> dict[str, Parameter]:
    """The parameters of a policy or a frame by the name of their field (parametre)."""
    return {field.name: field.metadata["parameter"] for field in attrs.fields(kind) if "parameter" in field.metadata}
