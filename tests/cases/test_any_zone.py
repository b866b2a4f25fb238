"""What others plug in: any time zone is a zone of ours, from whatever library and with or without a hash."""

from __future__ import annotations

import copy
import pickle
import zoneinfo
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

import pytest
import pytz
from dateutil import tz

from ansvar_core import (
    Choice,
    Dated,
    Difference,
    Group,
    InvalidPolicy,
    InvalidValue,
    NorwegianTime,
    Policy,
    Profile,
    Record,
    Rulebook,
    Text,
    Topic,
    profile_to_dict,
    record_from_json,
    replay,
)

RECORD = record_from_json((Path(__file__).parents[1] / "golden" / "records" / "child.v1.json").read_text("utf-8"))
NORWEGIAN = {
    "zoneinfo": zoneinfo.ZoneInfo("Europe/Oslo"),
    "dateutil": tz.gettz("Europe/Oslo"),
    "dateutil rule": tz.tzstr("CET-1CEST,M3.5.0,M10.5.0/3"),
    "pytz": pytz.timezone("Europe/Oslo"),
}
OTHERS = {"tzutc": tz.tzutc(), "tzlocal": tz.tzlocal(), "tzoffset": tz.tzoffset("office", 7200), "UTC": UTC}
ALL = {**NORWEGIAN, **OTHERS}
BECAUSE = Text(nb="fordi", nn="fordi", en="because")


def stood() -> Group:
    group = replay(RECORD.events[:40])
    assert group is not None
    return group


def asked(book: Rulebook) -> list[Any]:
    """Every question, at two instants that are on one day here and on two in UTC."""
    group, found = stood(), []
    event = RECORD.events[40]
    for at in (event.at, datetime(event.at.year, 12, 1, 22, 30, tzinfo=UTC), datetime(2026, 7, 1, 22, 30, tzinfo=UTC)):
        member = next(iter(group.members))
        found += [
            book.assess(group, event.but(at=at)),
            book.options(group, at, member),
            book.duties(group, at),
            book.agenda(group, at),
            book.rota(group, at, 3),
            book.next_change(group, at),
            book.consent(group, at),
            [book.may_read(group, member, meeting, at) for meeting in group.meetings],
            book.route(Topic.STAFF_COMPLAINT, at),
        ]
    found += [book.audit(RECORD, RECORD.events[-1].at), book.advance(group, event), book.changes()]
    return [*found, book.reassess(Record(group=group.id, events=RECORD.events[:40]), [event], seen=38)]


class TestEveryQuestion:
    """A zone without a hash is as good as one with."""

    @pytest.mark.parametrize("name", NORWEGIAN)
    def test_norwegian_time_is_one_whoever_tells_it(self, name: str) -> None:
        """The same answer to every question as by the default."""
        ours, theirs = asked(Rulebook.standard()), asked(Rulebook.under(Policy(zone=NORWEGIAN[name])))

        assert theirs == ours

    @pytest.mark.parametrize("name", OTHERS)
    def test_any_other_zone_answers(self, name: str) -> None:
        """As the same zone of the standard library does, where it is one that there is."""
        found = asked(Rulebook.under(Policy(zone=OTHERS[name])))

        if name in ("tzutc", "UTC"):
            assert found == asked(Rulebook.under(Policy(zone=zoneinfo.ZoneInfo("UTC"))))
        assert found[-1] is not None

    def test_a_zone_that_changes_from_a_day_is_a_change(self) -> None:
        """It is told, and the groups that it touches are found."""
        later = (date(2026, 3, 1), Policy(zone=OTHERS["tzoffset"]))
        policies = Dated("policy", ((None, Policy(zone=tz.tzutc())), later))
        book = Rulebook.under(policies)

        (change,) = book.changes()
        assert [each.key for each in change.parameters] == ["record.zone"]
        assert {change} == {*book.changes()}
        assert list(book.touched([stood()], date(2026, 3, 1))) == []


class TestAsAValue:
    """A policy with any zone is compared, kept in a set, copied and pickled as one with ours."""

    @pytest.mark.parametrize("name", ALL)
    def test_it_has_a_hash_and_is_equal_to_its_like(self, name: str) -> None:
        """And is not equal to one with another zone."""
        one, other = Policy(zone=ALL[name]), Policy(zone=ALL[name])

        assert {one} == {other}
        assert hash(Rulebook.under(one)) == hash(Rulebook.under(other))
        assert Rulebook.under(one) == Rulebook.under(other)
        assert one != Policy()
        assert hash(Dated.always("policy", one)) == hash(Dated.always("policy", other))

    @pytest.mark.heavy
    @pytest.mark.parametrize("name", ALL)
    def test_it_travels(self, name: str) -> None:
        """Pickled, and copied deeply."""
        book = Rulebook.under(Policy(zone=ALL[name]))

        for again in (pickle.loads(pickle.dumps(book)), copy.deepcopy(book)):  # noqa: S301  # made here
            assert again == book
            assert asked(again) == asked(book)

    @pytest.mark.parametrize("name", ALL)
    def test_a_profile_can_choose_it(self, name: str) -> None:
        """As a difference that has a hash; only what has a name can be written."""
        chosen = Difference(what=Choice(key="record.zone", value=ALL[name]), because=BECAUSE)
        profile = Profile(name="town", label=BECAUSE, differences=[chosen])

        assert len({chosen, Difference(what=Choice(key="record.zone", value=ALL[name]), because=BECAUSE)}) == 1
        assert Rulebook.of(profile).at(datetime(2026, 1, 1, tzinfo=UTC)).policy.zone == ALL[name]
        if ALL[name] is UTC:
            assert profile_to_dict(profile)["choices"][0]["value"] == "utc"
        else:
            with pytest.raises(InvalidPolicy, match="only a time zone with a name"):
                profile_to_dict(profile)


class Silent(tzinfo):
    """A zone that does not say its offset."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None


class Astray(tzinfo):
    """A zone that tells another day than there is."""

    def fromutc(self, moment: datetime) -> datetime:
        return moment + timedelta(days=2)


class Senseless(tzinfo):
    """A zone that answers with what is no time."""

    def fromutc(self, moment: datetime) -> Any:
        return "noon"


class TestWhatIsNoZone:
    """What cannot tell the time is refused when the policy is made, and not by the first question."""

    @pytest.mark.parametrize("zone", [Silent(), Astray(), Senseless(), tzinfo(), "Europe/Oslo", None, tz.gettz])
    def test_it_is_refused_where_it_is_chosen(self, zone: Any) -> None:
        """By the parameter's name; what is no zone at all, by the field's."""
        with pytest.raises(InvalidPolicy) as caught:
            Choice(key="record.zone", value=zone)
        assert (caught.value.key, caught.value.problem) == ("record.zone", "must be a time zone that can tell the time")
        with pytest.raises(InvalidPolicy if isinstance(zone, tzinfo) else InvalidValue, match="zone"):
            Policy(zone=zone)


@pytest.mark.parametrize("make", [zoneinfo.ZoneInfo, tz.gettz], ids=["zoneinfo", "dateutil"])
def test_an_instant_told_in_any_zone_is_the_same_instant(make: Any) -> None:
    """What is kept of it is the offset it had."""
    told = RECORD.events[0].but(at=datetime(2025, 7, 1, 9, tzinfo=make("Europe/Oslo")))

    assert told.at == datetime(2025, 7, 1, 7, tzinfo=UTC)
    assert told == RECORD.events[0].but(at=datetime(2025, 7, 1, 9, tzinfo=NorwegianTime()))
    assert told.at == RECORD.events[0].but(at=pytz.timezone("Europe/Oslo").localize(datetime(2025, 7, 1, 9))).at  # noqa: DTZ001  # made aware
