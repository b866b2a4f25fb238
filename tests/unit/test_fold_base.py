"""A fold works on a draft, and nobody else ever sees it."""

from __future__ import annotations

import attrs
import pytest

from ansvar_core import Group, replay
from ansvar_core.evolve import evolve
from ansvar_core.fold.base import change, draft, settled
from support.life import Life


def _life() -> Life:
    return Life().established().met()


class TestDraft:
    """One copy for an event, however many things it changes."""

    def test_the_group_before_is_as_it_was(self) -> None:
        """At every event of a life, so that a group can be branched and asked about later."""
        events = tuple(_life().events)
        groups = [replay(events[:length]) for length in range(1, len(events) + 1)]
        kept = [attrs.asdict(group, recurse=False) for group in groups if group is not None]
        group = None
        for event, expected in zip(events, groups, strict=True):
            group = evolve(group, event)
            assert group == expected

        assert [attrs.asdict(group, recurse=False) for group in groups if group is not None] == kept

    def test_a_draft_is_changed_where_it_stands(self) -> None:
        """And what it was made from is not."""
        group = _life().state
        made = draft(group)
        version = group.version

        assert change(made, version=77) is made
        assert (group.version, made.version) == (version, 77)

    def test_what_is_settled_is_a_group_and_frozen(self) -> None:
        """Equal to the same group made by itself."""
        group = _life().state
        made = settled(change(draft(group), version=77))

        assert type(made) is Group
        assert made == attrs.evolve(group, version=77)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            made.version = 1  # type: ignore[misc]  # frozen is the claim


class TestChange:
    """The same value with some fields changed."""

    def test_it_is_what_attrs_would_have_made(self) -> None:
        """For every kind of value that a group is made of."""
        group = _life().state
        values = [group, group.user, group.need, *group.meetings.values(), *group.members.values(), group.coordinator]

        for value in values:
            name = attrs.fields(type(value))[0].name
            made = change(value, **{name: "other"})
            assert type(made) is type(value)
            assert getattr(made, name) == "other"
            assert change(made, **{name: getattr(value, name)}) == value
            assert value == attrs.evolve(value)
