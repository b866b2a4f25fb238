"""What a caseworker is told where an act is reserved for some roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

_WHY = (
    "Kommunen har i sine egne regler bestemt hvem som gjør dette. De reglene kan ikke hindre at brukeren, eller de som "
    "må samtykke, leser referatene eller bestemmer at {group:the} skal avsluttes.",
    "Kommunen har i sine eigne reglar bestemt kven som gjer dette. Dei reglane kan ikkje hindre at brukaren, eller dei "
    "som må samtykkje, les referata eller bestemmer at {group:the} skal avsluttast.",
    "The municipality has decided in its own rules who does this. Those rules cannot keep the user, or those who must "
    "consent, from reading the minutes or deciding to end {group:the}.",
)
_DO = (
    "La en som har denne oppgaven etter kommunens regler, gjøre det.",
    "La ein som har denne oppgåva etter reglane til kommunen, gjere det.",
    "Let somebody whose task it is under the municipality's rules do it.",
)
_NAME = (
    "Velg en som kan etter kommunens regler, eller avklar med kommunen hvem det skal være.",
    "Vel ein som kan etter reglane til kommunen, eller avklar med kommunen kven det skal vere.",
    "Choose somebody who can under the municipality's rules, or settle with the municipality who it is to be.",
)

_READ = (
    "Gi heller opplysningene muntlig der samtykket åpner for det, eller avklar innsynet med kommunen.",
    "Gi heller opplysningane munnleg der samtykket opnar for det, eller avklar innsynet med kommunen.",
    "Give the information by word of mouth instead, where consent allows it, or settle access with the municipality.",
)

TEXTS: Final[Mapping[str, RuleText]] = {
    "role.establish": said(
        wrong=(
            "Etter kommunens regler kan denne personen ikke opprette {group:the}.",
            "Etter reglane til kommunen kan denne personen ikkje opprette {group:the}.",
            "This person cannot establish {group:the} under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.call": said(
        wrong=(
            "Etter kommunens regler kan denne personen ikke kalle inn til eller flytte møter.",
            "Etter reglane til kommunen kan denne personen ikkje kalle inn til eller flytte møte.",
            "This person cannot call or move meetings under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.invite": said(
        wrong=(
            "Etter kommunens regler kan denne personen ikke ta nye med i {group:the}.",
            "Etter reglane til kommunen kan denne personen ikkje ta nye med i {group:the}.",
            "This person cannot take anybody new into {group:the} under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.share": said(
        wrong=(
            "Etter kommunens regler kan denne personen ikke dele referatet.",
            "Etter reglane til kommunen kan denne personen ikkje dele referatet.",
            "This person cannot share the minutes under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.end": said(
        wrong=(
            "Etter kommunens regler kan denne personen ikke bestemme at {group:the} skal avsluttes.",
            "Etter reglane til kommunen kan denne personen ikkje bestemme at {group:the} skal avsluttast.",
            "This person cannot decide to end {group:the} under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.chair": said(
        wrong=(
            "Etter kommunens regler kan den som er satt opp som møteleder, ikke lede møtet.",
            "Etter reglane til kommunen kan den som er sett opp som møteleiar, ikkje leie møtet.",
            "The person named as chair cannot chair under the municipality's rules.",
        ),
        why=_WHY,
        do=_NAME,
    ),
    "role.take-minutes": said(
        wrong=(
            "Etter kommunens regler kan den som er satt opp som referent, ikke skrive referatet.",
            "Etter reglane til kommunen kan den som er sett opp som referent, ikkje skrive referatet.",
            "The person named as minute-taker cannot take the minutes under the municipality's rules.",
        ),
        why=_WHY,
        do=_NAME,
    ),
    "role.coordinate": said(
        wrong=(
            "Etter kommunens regler kan denne personen ikke være {coordinator}.",
            "Etter reglane til kommunen kan denne personen ikkje vere {coordinator}.",
            "This person cannot be {coordinator} under the municipality's rules.",
        ),
        why=_WHY,
        do=_NAME,
    ),
    "role.read": said(
        wrong=(
            "Etter kommunens regler kan denne personen ikke lese referatene.",
            "Etter reglane til kommunen kan denne personen ikkje lese referata.",
            "This person cannot read the minutes under the municipality's rules.",
        ),
        why=_WHY,
        do=_READ,
    ),
}
"""Roles (roller)."""
