"""What a caseworker is told where an act is reserved for some roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

_WHY = (
    "Kommunen har i sine egne regler bestemt hvem som gjør dette. Brukeren, og de som må samtykke, kan alltid lese "
    "referatene og avslutte.",
    "Kommunen har i sine eigne reglar bestemt kven som gjer dette. Brukaren, og dei som må samtykkje, kan alltid lese "
    "referata og avslutte.",
    "The municipality has decided in its own rules who does this. The user, and those who must consent, can always "
    "read the minutes and end it.",
)
_DO = (
    "La en som har rollen, gjøre det.",
    "La ein som har rolla, gjere det.",
    "Let somebody who has the role do it.",
)
_NAME = (
    "Velg en som har rollen, eller avklar med kommunen hvem det skal være.",
    "Vel ein som har rolla, eller avklar med kommunen kven det skal vere.",
    "Choose somebody who has the role, or settle with the municipality who it is to be.",
)

_READ = (
    "Gi heller opplysningene muntlig der samtykket åpner for det, eller avklar innsynet med kommunen.",
    "Gi heller opplysningane munnleg der samtykket opnar for det, eller avklar innsynet med kommunen.",
    "Tell what consent allows instead, or settle the access with the municipality.",
)

TEXTS: Final[Mapping[str, RuleText]] = {
    "role.establish": said(
        wrong=(
            "Denne personen kan ikke opprette {group:the} etter kommunens regler.",
            "Denne personen kan ikkje opprette {group:the} etter reglane til kommunen.",
            "This person cannot establish {group:the} under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.call": said(
        wrong=(
            "Denne personen kan ikke kalle inn til eller flytte møter etter kommunens regler.",
            "Denne personen kan ikkje kalle inn til eller flytte møte etter reglane til kommunen.",
            "This person cannot call or move meetings under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.invite": said(
        wrong=(
            "Denne personen kan ikke ta nye med i {group:the} etter kommunens regler.",
            "Denne personen kan ikkje ta nye med i {group:the} etter reglane til kommunen.",
            "This person cannot take anybody new into {group:the} under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.share": said(
        wrong=(
            "Denne personen kan ikke dele referatet etter kommunens regler.",
            "Denne personen kan ikkje dele referatet etter reglane til kommunen.",
            "This person cannot share the minutes under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.end": said(
        wrong=(
            "Denne personen kan ikke bestemme at {group:the} skal avsluttes, etter kommunens regler.",
            "Denne personen kan ikkje bestemme at {group:the} skal avsluttast, etter reglane til kommunen.",
            "This person cannot decide to end {group:the} under the municipality's rules.",
        ),
        why=_WHY,
        do=_DO,
    ),
    "role.chair": said(
        wrong=(
            "Den som er satt opp som møteleder, kan ikke lede møtet etter kommunens regler.",
            "Den som er sett opp som møteleiar, kan ikkje leie møtet etter reglane til kommunen.",
            "The person named as chair cannot chair under the municipality's rules.",
        ),
        why=_WHY,
        do=_NAME,
    ),
    "role.take-minutes": said(
        wrong=(
            "Den som er satt opp som referent, kan ikke skrive referat etter kommunens regler.",
            "Den som er sett opp som referent, kan ikkje skrive referat etter reglane til kommunen.",
            "The person named cannot take the minutes under the municipality's rules.",
        ),
        why=_WHY,
        do=_NAME,
    ),
    "role.coordinate": said(
        wrong=(
            "Denne personen kan ikke være {coordinator} etter kommunens regler.",
            "Denne personen kan ikkje vere {coordinator} etter reglane til kommunen.",
            "This person cannot be {coordinator} under the municipality's rules.",
        ),
        why=_WHY,
        do=_NAME,
    ),
    "role.read": said(
        wrong=(
            "Denne personen kan ikke lese referatene etter kommunens regler.",
            "Denne personen kan ikkje lese referata etter reglane til kommunen.",
            "This person cannot read the minutes under the municipality's rules.",
        ),
        why=_WHY,
        do=_READ,
    ),
}
"""Roles (roller)."""
