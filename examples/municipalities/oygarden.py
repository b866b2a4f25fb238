"""Øygarden: the log goes with the user, whoever is holder.

A group can start with one service alone, where that helps early; two or more is the rule, as in the standard.
The services write in the log instead of minutes of their own.
"""

from __future__ import annotations

from typing import Final

from ansvar_core import Difference, Effect, Forms, Profile, Source, Term, TermName, Text, Weight

HOLDER: Final = Term(
    name=TermName.COORDINATOR,
    nb=Forms(full="stafettholder", the_full="stafettholderen", article="en"),
    nn=Forms(full="stafetthaldar", the_full="stafetthaldaren", article="ein"),
    en=Forms(full="relay holder", the_full="the relay holder", article="a"),
)

PROFILE: Final = Profile(
    name="oygarden",
    label=Text(nb="Øygarden kommune", nn="Øygarden kommune", en="The municipality of Øygarden"),
    documents=("Stafettlogg, https://oygarden.betreinnsats.no/stafettlogg/",),
    terms=(HOLDER,),
    differences=(
        Difference(
            what=Weight(code="establish.min-agencies", effect=Effect.INFORMS),
            because=Text(
                nb="Regelen er at to eller flere tjenester trengs. Men hjelper det å begynne samarbeidet alt når én "
                "tjeneste er inne, skal ingen behøve å vente på at det blir flere.",
                nn="Regelen er at to eller fleire tenester trengst. Men hjelper det å ta til med samarbeidet alt når "
                "éi teneste er inne, skal ingen trenge å vente på at det blir fleire.",
                en="Two or more services are the rule. But where it helps to start while only one is in, nobody should "
                "have to wait for more.",
            ),
            source=Source(local=("OYG-03", "OYG-04")),
        ),
    ),
)
