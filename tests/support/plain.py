"""A made-up municipality's profile as plain data, in which everything that can be said is said once.

It rests on a profile that it shares with others, and has three rules of its own.
"""

from __future__ import annotations

from typing import Any, Final

from ansvar_core import (
    Breach,
    ContentCheck,
    Effect,
    Event,
    MeetingCalled,
    MeetingEnded,
    Obligation,
    Owing,
    Profile,
    Reading,
    ReadingCheck,
    RoutineFollowed,
    RuleText,
    Setting,
    Situation,
    Source,
    Text,
    profile_from_dict,
)

__all__ = ["RICH", "RULES", "SHARED", "rich"]

WHY: Final = {"nb": "fordi det er bedre", "nn": "fordi det er betre", "en": "because it is better"}
HEAD: Final = {"format": "ansvar-profile", "version": 1}
WORDS = RuleText(
    wrong=Text(nb="det mangler", nn="det manglar", en="it is missing"),
    why=Text(nb="vi vil det", nn="vi vil det", en="we want it"),
    do=Text(nb="gjør det", nn="gjer det", en="do it"),
)


def _said(situation: Situation, event: Event) -> Breach | None:
    return Breach()


def _reading(setting: Setting, reading: Reading) -> Breach | None:
    return Breach()


def _owed(setting: Setting) -> Owing | None:
    return Owing(who="p-leader", position=1)


RULES: Final = (
    ContentCheck(code="rich.content", source=Source(design=True), governs=(MeetingCalled,), judge=_said, text=WORDS),
    ReadingCheck(
        code="rich.reading", effect=Effect.INFORMS, source=Source(statements=("B3",)), judge=_reading, text=WORDS
    ),
    Obligation(
        code="rich.owed",
        source=Source(local=("Vedlegg 2",)),
        opened_by=(MeetingEnded,),
        settled_by=(RoutineFollowed,),
        owed=_owed,
        text=WORDS,
    ),
)
"""What its own rules do, which no data can say."""

SHARED: Final[Profile] = profile_from_dict(
    {
        **HEAD,
        "name": "shared",
        "label": {"nb": "Regionen", "nn": "Regionen", "en": "The region"},
        "choices": [
            {"key": "group.size_warning", "value": 9, "because": {**WHY}},
            {"key": "meeting.interval", "value": {"months": 3}, "because": {**WHY}},
        ],
    }
)


def _choice(key: str, value: Any, **rest: Any) -> dict[str, Any]:
    return {"key": key, "value": value, "because": {**WHY}, **rest}


def _point(name: str, when: str, event: str, **rest: Any) -> dict[str, Any]:
    what = {"nb": f"{name} er gjort", "nn": f"{name} er gjort", "en": f"{name} has been done"}
    return {"code": f"rich.{name}", "what": what, "when": when, "event": event, **rest, "because": {**WHY}}


_FORMS: Final = {"full": "plangruppe", "the_full": "plangruppa", "article": "en", "gender": "feminine"}
_GUIDE: Final = {**_FORMS, "full": "rettleiar", "the_full": "rettleiaren", "short": "guide", "the_short": "guiden"}

RICH: Final[dict[str, Any]] = {
    **HEAD,
    "name": "rich",
    "label": {"nb": "Rik kommune", "nn": "Rik kommune", "en": "The municipality of Rich"},
    "baseline": "shared",
    "documents": ["Rutine for ansvarsgrupper, 2024", "Vedlegg 2"],
    "terms": {
        "group": {each: {**_FORMS} for each in ("nb", "nn", "en")},
        "coordinator": {each: {**_GUIDE, "gender": "neuter"} for each in ("nb", "nn", "en")},
    },
    "choices": [
        _choice("record.zone", "utc"),
        _choice("record.late_registration", {"working_days": 1}),
        _choice("consent.youth_own_age", 15),
        _choice("consent.leap_birthday", "february-28"),
        _choice("consent.last_day_required", value=True),
        _choice("consent.forms_allowed", ["written"]),
        _choice("consent.information_kinds", ["coordination", "health"]),
        _choice("establish.min_agencies", "not-chosen"),
        _choice("establish.not_counted_agency_kinds", []),
        _choice("meeting.chair_rule", "relay-holder"),
        _choice("meeting.notice", {"days": 14}, source=["§ 4", "§ 5"], first_day="2027-01-01", last_day="2027-12-31"),
        _choice("meeting.notice", {"days": 1}, first_day="2028-01-01"),
        _choice("minutes.deadline", {"months": 1, "days": 2}),
        _choice("evaluation.process_each_meeting", value=False),
    ],
    "effects": [
        {"code": "meeting.process-evaluated", "effect": "off", "because": {**WHY}},
        {"code": "establish.min-agencies", "effect": "informs", "because": {**WHY}},
        {"code": "need.long-lasting", "effect": "blocks", "because": {**WHY}, "source": ["§ 2"]},
    ],
    "not_owed": [{"code": "minutes.read", "because": {**WHY}}],
    "permissions": [
        {"act": "call", "roles": ["coordinator", "relay-holder"], "because": {**WHY}},
        {"act": "end", "roles": ["coordinator"], "because": {**WHY}, "last_day": "2030-06-30"},
    ],
    "gates": [{"duty": "minutes.written", "event": "meeting-called", "because": {**WHY}}],
    "routine": [
        _point("place-stated", "in", "meeting-called"),
        _point("age-noted", "in", "member-joined", effect="warns", concerns="child"),
        _point("leader-informed", "before", "group-ended", concerns="adult"),
        _point("report-sent", "after", "meeting-ended", within={"days": 3}),
        _point("archive-told", "after", "need-seen", who="user"),
        _point("family-rung", "after", "group-established", by_next_meeting=True),
    ],
    "without": [{"key": "meeting.interval", "because": {**WHY}}],
    "own_rules": ["rich.content", "rich.reading", "rich.owed"],
}


def rich() -> Profile:
    """The profile itself."""
    return profile_from_dict(RICH, rules=RULES, baselines={"shared": SHARED})
