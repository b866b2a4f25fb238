"""What a caseworker is told about the municipality's own routine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ansvar_core.choices import RoutinePoint, When
from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import Language, RuleText, Text

__all__ = ["TEXTS", "of_point"]

TEXTS: Final[Mapping[str, RuleText]] = {
    "routine.has-points": said(
        wrong=(
            "Det blir registrert at rutinen er fulgt, men kommunens egne regler har ingen rutine.",
            "Det blir registrert at rutinen er følgd, men reglane til kommunen har ingen rutine.",
            "It is being recorded that the routine has been followed, but the municipality's own rules have none.",
        ),
        why=(
            "Uten punkter i rutinen er det ingenting å følge, og registreringen sier ingen hva som er gjort. "
            "Kontrollen er standardreglenes egen.",
            "Utan punkt i rutinen er det ingenting å følgje, og registreringa seier ingen kva som er gjort. "
            "Kontrollen er standardreglane sin eigen.",
            "Without points in the routine there is nothing to follow, and the entry tells nobody what was done. The "
            "check is the standard rules' own.",
        ),
        do=(
            "Registrer det som faktisk skjedde. Kommunen kan legge punkter inn i sine egne regler.",
            "Registrer det som faktisk hende. Kommunen kan leggje punkt inn i sine eigne reglar.",
            "Record what actually happened. The municipality can put points into its own rules.",
        ),
    ),
    "routine.known-point": said(
        wrong=(
            "Et punkt i rutinen er krysset av, men kommunens egne regler har ikke noe slikt punkt.",
            "Eit punkt i rutinen er kryssa av, men reglane til kommunen har ikkje noko slikt punkt.",
            "A point of the routine is ticked off that the municipality's own rules do not have.",
        ),
        why=(
            "Et punkt ingen kjenner, kan ingen etterprøve. Det kan være skrevet feil, eller ha gått ut av rutinen. "
            "Kontrollen er standardreglenes egen.",
            "Eit punkt ingen kjenner, kan ingen etterprøve. Det kan vere skrive feil, eller ha gått ut av rutinen. "
            "Kontrollen er standardreglane sin eigen.",
            "What nobody knows, nobody can check. It may be misspelt, or have gone out of the routine. The check is "
            "the standard rules' own.",
        ),
        do=(
            "Rett navnet på punktet, eller ta det bort.",
            "Rett namnet på punktet, eller ta det bort.",
            "Correct the name of the point, or leave it out.",
        ),
    ),
}
"""The routine (egen rutine)."""

_WRONG: Final = Text(
    nb="Dette punktet i rutinen er ikke krysset av: %",
    nn="Dette punktet i rutinen er ikkje kryssa av: %",
    en="This point of the routine has not been ticked off: %",
)
_WHY: Final = Text(
    nb="Kommunens egen rutine krever det.",
    nn="Rutinen til kommunen krev det.",
    en="The municipality's own routine asks for it.",
)
_DO: Final = {
    When.IN: Text(
        nb="Gjør det, og kryss det av i selve registreringen.",
        nn="Gjer det, og kryss det av i sjølve registreringa.",
        en="Do it, and tick it off in the registration itself.",
    ),
    When.BEFORE: Text(
        nb="Gjør det, og registrer at rutinen er fulgt. Fortsett så med det du holdt på med.",
        nn="Gjer det, og registrer at rutinen er følgd. Hald så fram med det du heldt på med.",
        en="Do it, and record that the routine has been followed. Then go on with what you were doing.",
    ),
    When.AFTER: Text(
        nb="Gjør det, og registrer at rutinen er fulgt.",
        nn="Gjer det, og registrer at rutinen er følgd.",
        en="Do it, and record that the routine has been followed.",
    ),
}


def of_point(point: RoutinePoint) -> RuleText:
    """What a caseworker is told when a point of the routine has not been met (tekst for punkt i rutinen)."""
    return RuleText(
        wrong=Text(**{each.value: _WRONG[each].replace("%", _sentence(point.what[each])) for each in Language}),
        why=point.because or _WHY,
        do=_DO[point.when],
    )


def _sentence(clause: str) -> str:
    return clause if clause.endswith((".", "!", "?")) else f"{clause}."
